//! Changed files: by accident, and by somebody who makes everything fit that can be made to fit.

use crate::bank::story;
use codec::{Decode, Encode};
use polkadot_sdk::{
	sp_core::{Bytes, H256},
	sp_crypto_hashing::blake2_256,
	sp_runtime::{generic, traits::BlakeTwo256},
};
use proptest::prelude::*;
use timebank_clue::{export, verify, Body, ClueFile, Entry, Error, HeldLock, Limits, LotHop, Report, Units};
use timebank_primitives::*;

fn file() -> (Vec<u8>, H256) {
	let bank = story();
	(export(&bank, &bank.order(1, 7)).unwrap().0, bank.hash(7))
}

/// Changes what a file says and seals it again with a digest that fits.
fn forged(change: impl FnOnce(&mut Body)) -> Result<Report, Error> {
	let (bytes, hash) = file();
	let mut body = ClueFile::from_bytes(&bytes).unwrap().body;
	let before = body.clone();
	change(&mut body);
	assert!(body != before, "nothing was changed");
	verify(&body.seal().unwrap().to_bytes().unwrap(), hash)
}

#[test]
fn fails_when_any_single_byte_is_changed() {
	let (bytes, hash) = file();
	assert!(verify(&bytes, hash).is_ok());
	for place in 0..bytes.len() {
		let mut changed = bytes.clone();
		changed[place] ^= 1;
		assert!(verify(&changed, hash).is_err(), "byte {place}");
	}
}

proptest! {
	#![proptest_config(ProptestConfig { cases: 400, ..Default::default() })]

	#[test]
	fn fails_when_bytes_are_changed_cut_or_put_in(place: prop::sample::Index, with: u8, how in 0..3u8) {
		let (bytes, hash) = file();
		let mut changed = bytes.clone();
		let place = place.index(bytes.len());
		match how {
			0 => changed[place] = with,
			1 => changed.insert(place, with),
			_ => { changed.remove(place); },
		}
		prop_assume!(changed != bytes);
		prop_assert!(verify(&changed, hash).is_err());
	}
}

#[test]
fn fails_when_only_the_digest_is_another() {
	let (bytes, hash) = file();
	let mut file = ClueFile::from_bytes(&bytes).unwrap();
	file.digest = H256::zero();
	assert_eq!(verify(&file.to_bytes().unwrap(), hash), Err(Error::DigestMismatch));
}

#[test]
fn fails_when_the_header_is_another_or_of_another_block() {
	assert_eq!(forged(|body| body.header.0.push(0)), Err(Error::OtherHeader));
	assert_eq!(forged(|body| body.to = 8), Err(Error::BadHeader));
	// A header that cannot be read, with its own hash.
	let (bytes, _) = file();
	let mut body = ClueFile::from_bytes(&bytes).unwrap().body;
	body.header = Bytes(vec![1, 2, 3]);
	let hash = H256(blake2_256(&[1, 2, 3]));
	let bytes = body.seal().unwrap().to_bytes().unwrap();
	assert_eq!(verify(&bytes, hash), Err(Error::BadHeader));
}

#[test]
fn fails_when_the_header_promises_another_state() {
	let (bytes, _) = file();
	let mut body = ClueFile::from_bytes(&bytes).unwrap().body;
	let mut header = generic::Header::<u32, BlakeTwo256>::decode(&mut &body.header[..]).unwrap();
	header.state_root = H256::repeat_byte(3);
	body.header = Bytes(header.encode());
	let hash = H256(blake2_256(&body.header));
	let bytes = body.seal().unwrap().to_bytes().unwrap();
	assert_eq!(verify(&bytes, hash), Err(Error::ProofIncomplete));
}

#[test]
fn fails_when_the_range_or_the_limits_are_changed_to_what_does_not_follow() {
	assert_eq!(forged(|body| body.from = 0), Err(Error::BadRange { from: 0, to: 7 }));
	assert_eq!(forged(|body| body.from = 8), Err(Error::BadRange { from: 8, to: 7 }));
	assert_eq!(forged(|body| body.from = 2), Err(Error::MovementOrder(MovementId(0))));
	assert_eq!(forged(|body| body.limits.exact = 0), Err(Error::BadLimits));
	assert_eq!(
		forged(|body| body.limits = Limits { exact: 1, possible: 1 }),
		Err(Error::OtherMembers)
	);
}

#[test]
fn fails_when_the_case_or_its_evidence_is_another() {
	assert_eq!(forged(|body| body.case = CaseId(9)), Err(Error::UnknownCase(CaseId(9))));
	assert_eq!(forged(|body| body.record.subjects.clear()), Err(Error::CaseMismatch));
	assert_eq!(forged(|body| body.record.evidence_count = 1), Err(Error::CaseMismatch));
	assert_eq!(
		forged(|body| body.evidence[0].digest = H256::zero()),
		Err(Error::EvidenceMismatch)
	);
	assert_eq!(forged(|body| body.evidence[1].at += 1), Err(Error::EvidenceMismatch));
	assert_eq!(forged(|body| body.evidence[1].by.0 += 1), Err(Error::EvidenceMismatch));
	assert_eq!(
		forged(|body| body.evidence[1].number += 1),
		Err(Error::EvidenceMismatch)
	);
	assert_eq!(forged(|body| body.evidence.swap(0, 1)), Err(Error::EvidenceMismatch));
	assert_eq!(
		forged(|body| {
			body.evidence.pop();
		}),
		Err(Error::EvidenceMismatch)
	);
}

#[test]
fn fails_when_a_movement_says_something_else() {
	assert_eq!(
		forged(|body| body.movements[0].amount = Units(1)),
		Err(Error::BadMovement(MovementId(0)))
	);
	assert_eq!(
		forged(|body| body.movements[3].kind = "Issue".into()),
		Err(Error::BadMovement(MovementId(3)))
	);
	assert_eq!(
		forged(|body| body.movements[3].scale.0.push(0)),
		Err(Error::BadMovement(MovementId(3)))
	);
	// In both forms: the head finds it.
	let rewritten = |change: fn(&mut Movement)| {
		forged(|body| {
			let mut movement = body.movements[3].movement().unwrap();
			change(&mut movement);
			body.movements[3] = Entry::from(&movement);
		})
	};
	assert_eq!(
		rewritten(|movement| movement.amount += 25),
		Err(Error::BrokenHead(MemberId(1)))
	);
	assert_eq!(
		rewritten(|movement| movement.at += 1),
		Err(Error::BrokenHead(MemberId(1)))
	);
	assert_eq!(
		rewritten(|movement| movement.receiver.as_mut().unwrap().member = MemberId(55)),
		Err(Error::BrokenHead(MemberId(1)))
	);
	assert_eq!(
		rewritten(|movement| movement.signers.acting = Some(MemberId(55))),
		Err(Error::BrokenHead(MemberId(1)))
	);
}

#[test]
fn fails_when_a_movement_is_left_out_put_in_or_moved() {
	assert_eq!(
		forged(|body| {
			body.movements.remove(3);
		}),
		Err(Error::StrayMovement(MovementId(3)))
	);
	// Left out of the histories of its members too: the numbers have a gap.
	assert_eq!(
		forged(|body| {
			body.movements.remove(3);
			for segment in &mut body.members {
				segment.movements.retain(|id| id.0 != 3);
			}
		}),
		Err(Error::BrokenHead(MemberId(1)))
	);
	assert_eq!(
		forged(|body| body.movements.swap(0, 1)),
		Err(Error::MovementOrder(MovementId(0)))
	);
	assert_eq!(
		forged(|body| {
			let mut movement = body.movements[0].movement().unwrap();
			movement.id = MovementId(1_000);
			body.movements.push(Entry::from(&movement));
		}),
		Err(Error::StrayMovement(MovementId(1_000)))
	);
	assert_eq!(
		forged(|body| body.members[0].movements.swap(0, 1)),
		Err(Error::MovementOrder(MovementId(2)))
	);
}

#[test]
fn fails_when_a_history_begins_later_than_the_range() {
	// Everything before the subject's third movement is left out, and the second is given as the one before the range.
	assert_eq!(
		forged(|body| {
			let second = body.movements[2].scale.clone();
			body.members[0].before = Some(second);
			body.members[0].movements = vec![MovementId(3)];
		}),
		Err(Error::BadStart(MemberId(1)))
	);
	assert_eq!(
		forged(|body| body.members[0].before = Some(Bytes(vec![1]))),
		Err(Error::BadStart(MemberId(1)))
	);
	assert_eq!(
		forged(|body| {
			body.members[0].movements.remove(0);
		}),
		Err(Error::BrokenHead(MemberId(1)))
	);
}

#[test]
fn fails_when_the_movement_before_is_not_the_members_own() {
	let bank = story();
	let (bytes, _) = export(&bank, &bank.order(1, 7)).unwrap();
	let mut body = ClueFile::from_bytes(&bytes).unwrap().body;
	let mut foreign = body.movements[1].movement().unwrap();
	foreign.block = 0;
	body.members[0].before = Some(Bytes(foreign.encode()));
	let bytes = body.seal().unwrap().to_bytes().unwrap();
	assert_eq!(verify(&bytes, bank.hash(7)), Err(Error::BrokenHead(MemberId(1))));
}

#[test]
fn fails_when_members_are_left_out_or_out_of_order() {
	assert_eq!(
		forged(|body| body.members.swap(0, 1)),
		Err(Error::MemberOrder(MemberId(1)))
	);
	assert_eq!(
		forged(|body| body.members[0].seq += 1),
		Err(Error::BrokenHead(MemberId(1)))
	);
	assert_eq!(
		forged(|body| body.members[0].head = H256::zero()),
		Err(Error::BrokenHead(MemberId(1)))
	);
	// 6 has got coins by a verdict and not moved them: only its history would be missing.
	assert_eq!(
		forged(|body| {
			body.members.pop();
		}),
		Err(Error::OtherMembers)
	);
}

#[test]
fn fails_when_the_trace_is_shorter_longer_or_another() {
	assert_eq!(
		forged(|body| {
			body.trace.exact.forward.pop();
		}),
		Err(Error::TraceMismatch)
	);
	assert_eq!(
		forged(|body| body.trace.exact.backward.push(LotHop {
			movement: MovementId(9),
			origin: OriginId(0),
			amount: Units(1),
			hop: 1
		})),
		Err(Error::TraceMismatch)
	);
	assert_eq!(
		forged(|body| body.trace.possible.forward[0].hop = 2),
		Err(Error::TraceMismatch)
	);
	assert_eq!(
		forged(|body| body.trace.possible.backward.clear()),
		Err(Error::TraceMismatch)
	);
}

#[test]
fn fails_when_origins_or_holdings_are_others() {
	assert_eq!(
		forged(|body| body.origins[1].volunteer = MemberId(1)),
		Err(Error::OriginMismatch(OriginId(1)))
	);
	assert_eq!(
		forged(|body| {
			body.origins.pop();
		}),
		Err(Error::OriginMismatch(OriginId(0)))
	);
	assert_eq!(
		forged(|body| {
			let again = body.origins[1].clone();
			body.origins.push(again);
		}),
		Err(Error::OriginMismatch(OriginId(1)))
	);
	assert_eq!(
		forged(|body| body.holdings[0].free = Units(1)),
		Err(Error::HoldingsMismatch(MemberId(1)))
	);
	assert_eq!(
		forged(|body| {
			body.holdings.remove(1);
		}),
		Err(Error::HoldingsMismatch(MemberId(2)))
	);
	// A lock that is not told of, told of twice, or not there.
	assert_eq!(
		forged(|body| {
			body.holdings[3].locks.pop();
		}),
		Err(Error::HoldingsIncomplete(MemberId(4)))
	);
	assert_eq!(
		forged(|body| {
			let again = body.holdings[3].locks[0].clone();
			body.holdings[3].locks[1] = again;
		}),
		Err(Error::HoldingsIncomplete(MemberId(4)))
	);
	assert_eq!(
		forged(|body| body.holdings[3].locks.push(HeldLock {
			lock: timebank_clue::Lock::Case(CaseId(50)),
			parts: Vec::new()
		})),
		Err(Error::HoldingsIncomplete(MemberId(4)))
	);
}

#[test]
fn fails_when_nodes_are_left_out_put_in_changed_or_out_of_order() {
	assert_eq!(
		forged(|body| {
			body.proof.pop();
		}),
		Err(Error::ProofIncomplete)
	);
	assert_eq!(
		forged(|body| body.proof.push(Bytes(vec![0xff; 40]))),
		Err(Error::ProofSurplus)
	);
	assert_eq!(forged(|body| body.proof.reverse()), Err(Error::ProofOrder));
	assert_eq!(
		forged(|body| {
			let again = body.proof.last().unwrap().clone();
			body.proof.push(again);
		}),
		Err(Error::ProofOrder)
	);
	assert_eq!(
		forged(|body| body.proof.last_mut().unwrap().0.push(0)),
		Err(Error::ProofIncomplete)
	);
}

// The salt says nothing of the chain: another one makes another true file, with another digest.
#[test]
fn is_another_true_file_when_the_salt_is_another() {
	let (bytes, _) = file();
	let digest = ClueFile::from_bytes(&bytes).unwrap().digest;
	assert_ne!(forged(|body| body.salt = H256::zero()).unwrap().digest, digest);
}
