//! Reports of two blocks in one slot.

use super::*;
use crate::equivocation::{equivocation_slot, AuraId};
use frame_support::traits::KeyOwnerProofSystem;
use sp_consensus_aura::{digests::CompatibleDigestItem, sr25519::AuthoritySignature};
use sp_core::{sr25519, Pair, H256};
use sp_runtime::{
	testing::{Digest, DigestItem, Header},
	traits::Header as _,
};
use sp_session::MembershipProof;

const SLOT: u64 = 1_000;

fn unsealed(slot: u64, state: u8) -> Header {
	let digest = Digest {
		logs: vec![CompatibleDigestItem::<AuthoritySignature>::aura_pre_digest(slot.into())],
	};
	Header::new(7, H256::zero(), H256::repeat_byte(state), H256::zero(), digest)
}

fn sealed_by(author: &sr25519::Pair, slot: u64, state: u8) -> Header {
	let mut header = unsealed(slot, state);
	let signature: AuthoritySignature = author.sign(header.hash().as_ref()).into();
	header.digest_mut().push(DigestItem::aura_seal(signature));
	header
}

/// A block of branch `number`.
fn sealed(number: u32, slot: u64, state: u8) -> Header {
	sealed_by(&secrets(key(number), 0).aura, slot, state)
}

fn author(number: u32) -> AuraId {
	secrets(key(number), 0).aura.public().into()
}

fn proof(number: u32) -> MembershipProof {
	Ownership::prove((sp_core::crypto::key_types::AURA, author(number))).expect("validates")
}

fn report(first: Header, second: Header, number: u32) -> sp_runtime::DispatchResult {
	CurrentSlot::set(SLOT + 5);
	Registry::report_aura_equivocation(
		by(key(2)),
		Box::new(first),
		Box::new(second),
		author(number),
		proof(number),
	)
}

#[test]
fn suspends_a_validator_that_sealed_two_blocks_in_a_slot() {
	ExtBuilder::default().validators(5).build_and_execute(|| {
		assert_ok!(report(sealed(3, SLOT, 1), sealed(3, SLOT, 2), 3));
		System::assert_has_event(
			Event::OffenceRecorded {
				branch: branch(3),
				suspended: true,
			}
			.into(),
		);
		assert_eq!(status(3), Suspended(Offence));
		assert_eq!(Disabled::get(), [key(3)]);
		rotate();
		rotate();
		assert!(!Running::get().contains(&key(3)));
		for wrong in outsiders().into_iter().chain([by(key(3))]) {
			assert_noop!(
				Registry::set_branch_status(wrong, branch(3), Observer),
				DispatchError::BadOrigin
			);
		}
		moved(3, Observer);
	});
}

#[test]
fn disables_the_offender_and_keeps_it_when_four_are_the_minimum() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(report(sealed(3, SLOT, 1), sealed(3, SLOT, 2), 3));
		System::assert_has_event(
			Event::OffenceRecorded {
				branch: branch(3),
				suspended: false,
			}
			.into(),
		);
		for _ in 0..2 {
			rotate();
			assert_eq!((Running::get().len(), Disabled::get()), (4, vec![key(3)]));
		}
	});
}

#[test]
fn refuses_a_report_that_was_made_before() {
	ExtBuilder::default().validators(6).build_and_execute(|| {
		assert_ok!(report(sealed(3, SLOT, 1), sealed(3, SLOT, 2), 3));
		for (first, second) in [(1, 2), (2, 1), (3, 4)] {
			assert_noop!(
				report(sealed(3, SLOT, first), sealed(3, SLOT, second), 3),
				Error::<Test>::AlreadyReported
			);
		}
		// Somebody else, or another slot, is another offence.
		assert_ok!(report(sealed(4, SLOT, 1), sealed(4, SLOT, 2), 4));
		assert_ok!(report(sealed(3, SLOT + 1, 1), sealed(3, SLOT + 1, 2), 3));
	});
}

#[test]
fn refuses_headers_that_are_no_equivocation() {
	ExtBuilder::default().build_and_execute(|| {
		let mut garbled = sealed(3, SLOT, 2);
		garbled.state_root = H256::repeat_byte(9);
		let mut not_last = sealed(3, SLOT, 2);
		not_last.digest_mut().push(DigestItem::Other(vec![1]));
		let without_slot = {
			let pair = secrets(key(3), 0).aura;
			let mut header = unsealed(SLOT, 2);
			header.digest = Digest::default();
			let signature: AuthoritySignature = pair.sign(header.hash().as_ref()).into();
			header.digest_mut().push(DigestItem::aura_seal(signature));
			header
		};
		for second in [
			// the same block, another slot, another's seal, no seal, a changed block
			sealed(3, SLOT, 1),
			sealed(3, SLOT + 1, 2),
			sealed(4, SLOT, 2),
			unsealed(SLOT, 2),
			garbled,
			not_last,
			without_slot,
			Header::new_from_number(7),
		] {
			assert_noop!(
				report(sealed(3, SLOT, 1), second.clone(), 3),
				Error::<Test>::InvalidEquivocation
			);
			assert_noop!(
				report(second, sealed(3, SLOT, 1), 3),
				Error::<Test>::InvalidEquivocation
			);
		}
		// Nor does it count against another one.
		assert_noop!(
			report(sealed(3, SLOT, 1), sealed(3, SLOT, 2), 4),
			Error::<Test>::InvalidEquivocation
		);
	});
}

// Signatures of sr25519 are random: the same block sealed twice has two hashes, but is one block.
#[test]
fn refuses_one_block_that_was_sealed_twice() {
	ExtBuilder::default().build_and_execute(|| {
		let (first, second) = (sealed(3, SLOT, 1), sealed(3, SLOT, 1));
		assert_ne!(first.hash(), second.hash());
		assert_noop!(report(first, second, 3), Error::<Test>::InvalidEquivocation);
	});
}

// Whoever has seen a block can put bytes behind its seal.
#[test]
fn refuses_one_block_whose_seal_has_been_made_longer() {
	ExtBuilder::default().build_and_execute(|| {
		let first = sealed(3, SLOT, 1);
		let mut second = first.clone();
		if let Some(DigestItem::Seal(_, seal)) = second.digest_mut().logs.last_mut() {
			seal.push(0);
		}
		assert_ne!(first.hash(), second.hash());
		assert_noop!(report(first, second, 3), Error::<Test>::InvalidEquivocation);
	});
}

#[test]
fn refuses_a_slot_of_the_future_or_beyond_what_is_kept() {
	ExtBuilder::default().build_and_execute(|| {
		let reach = u64::from(PERIOD * DEPTH);
		let refused = |now: u64| {
			CurrentSlot::set(now);
			assert_noop!(
				Registry::report_aura_equivocation(
					by(key(2)),
					Box::new(sealed(3, SLOT, 1)),
					Box::new(sealed(3, SLOT, 2)),
					author(3),
					proof(3),
				),
				Error::<Test>::SlotOutOfRange
			);
		};
		refused(SLOT - 1);
		refused(SLOT + reach + 1);
		for at_the_edge in [SLOT, SLOT + reach] {
			CurrentSlot::set(at_the_edge);
			let first = sealed(3, SLOT, 1);
			assert_eq!(equivocation_slot(&first, &sealed(3, SLOT, 2), &author(3)), Some(SLOT));
		}
		CurrentSlot::set(SLOT + reach);
		assert_ok!(Registry::report_aura_equivocation(
			by(key(2)),
			Box::new(sealed(3, SLOT, 1)),
			Box::new(sealed(3, SLOT, 2)),
			author(3),
			proof(3),
		));
	});
}

#[test]
fn refuses_a_proof_of_another_key() {
	ExtBuilder::default().build_and_execute(|| {
		CurrentSlot::set(SLOT);
		let empty = MembershipProof {
			session: 0,
			trie_nodes: vec![],
			validator_count: 4,
		};
		for wrong in [proof(4), empty] {
			assert_noop!(
				Registry::report_aura_equivocation(
					by(key(2)),
					Box::new(sealed(3, SLOT, 1)),
					Box::new(sealed(3, SLOT, 2)),
					author(3),
					wrong,
				),
				Error::<Test>::InvalidKeyOwnership
			);
		}
	});
}

#[test]
fn refuses_a_report_by_whoever_is_no_branch_in_force() {
	ExtBuilder::default().validators(5).build_and_execute(|| {
		CurrentSlot::set(SLOT);
		moved(5, Suspended(Ordered));
		let report = |who: RuntimeOrigin| {
			Registry::report_aura_equivocation(
				who,
				Box::new(sealed(3, SLOT, 1)),
				Box::new(sealed(3, SLOT, 2)),
				author(3),
				proof(3),
			)
		};
		for wrong in [ANYBODY, HEAD_OFFICE, MANAGER] {
			assert_noop!(report(by(wrong)), Error::<Test>::NotABranchKey);
		}
		assert_noop!(report(by(key(5))), Error::<Test>::BranchNotInForce);
		for wrong in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(report(wrong), DispatchError::BadOrigin);
		}
	});
}
