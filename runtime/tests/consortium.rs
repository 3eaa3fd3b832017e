//! Consensus held by the branches, on the real session, offences, Aura and GRANDPA pallets. Traps of the session pallet
//! have a test each, named after what it prevents.

use crate::common::*;
use codec::{Decode, Encode};
use configs::origins::{AllowedRootCalls, HeadOfficeInstance, HeadOfficeThird};
use frame_support::{
	assert_noop, assert_ok,
	storage::with_transaction_unchecked,
	traits::{Contains, EnsureOrigin, Hooks, KeyOwnerProofSystem, PalletsInfoAccess},
};
use pallet_branch_registry::{BranchStatus, SuspensionReason};
use polkadot_sdk::*;
use sp_core::{
	crypto::key_types::{AURA, GRANDPA},
	ed25519,
	proof_of_possession::ProofOfPossessionGenerator,
	sr25519, Pair, H256,
};
use sp_keyring::{Ed25519Keyring, Sr25519Keyring};
use sp_runtime::{
	generic::{self, DigestItem},
	traits::{Dispatchable, Header as _},
	transaction_validity::TransactionSource,
	DispatchError, TransactionOutcome,
};
use timebank_primitives::{BranchId, RegionCode, Roles};
use timebank_runtime::{
	configs, presets, AccountId, AllPalletsWithSystem, BlockNumber, BranchCouncil, BranchRegistry, Executive, Grandpa,
	Header, Historical, Runtime, RuntimeCall, RuntimeOrigin, Session, SessionKeys, System, UncheckedExtrinsic,
	UpgradeGovernance,
};

pub(crate) const FOUR: [Sr25519Keyring; 4] = [
	Sr25519Keyring::Alice,
	Sr25519Keyring::Bob,
	Sr25519Keyring::Charlie,
	Sr25519Keyring::Dave,
];

/// Four validators, of which `minimum` must stay.
pub(crate) fn four(minimum: u32, test: impl FnOnce()) {
	network(presets::LOCAL_TESTNET).execute_with(|| {
		pallet_branch_registry::MinAuthorities::<Runtime>::put(minimum);
		System::reset_events();
		test();
		check();
	});
}

/// So many of the head office agree.
pub(crate) fn head_office(yes: u32, all: u32) -> RuntimeOrigin {
	pallet_collective::RawOrigin::<AccountId, HeadOfficeInstance>::Members(yes, all).into()
}

pub(crate) fn signed(who: Sr25519Keyring) -> RuntimeOrigin {
	RuntimeOrigin::signed(who.to_account_id())
}

pub(crate) fn moved(branch: u32, status: BranchStatus) {
	assert_ok!(BranchRegistry::set_branch_status(
		head_office(1, 1),
		BranchId(branch),
		status
	));
}

pub(crate) fn status(branch: u32) -> BranchStatus {
	pallet_branch_registry::Branches::<Runtime>::get(BranchId(branch))
		.expect("admitted")
		.status
}

/// The parts of a block that move sessions and finality.
pub(crate) fn block(height: BlockNumber) {
	at(height, now() + timebank_runtime::constants::SLOT_DURATION);
	<Session as Hooks<BlockNumber>>::on_initialize(height);
	<Grandpa as Hooks<BlockNumber>>::on_finalize(height);
}

pub(crate) fn next_block() {
	block(System::block_number() + 1);
}

pub(crate) fn next_session() {
	let before = Session::current_index();
	while Session::current_index() == before {
		next_block();
	}
}

/// What a plan of now needs to be in effect.
pub(crate) fn two_sessions() {
	next_session();
	next_session();
}

/// Session keys of a branch, from a seed.
pub(crate) struct Secrets(sr25519::Pair, ed25519::Pair);

impl Secrets {
	pub(crate) fn new(uri: &str) -> Self {
		Self(
			sr25519::Pair::from_string(uri, None).expect("a seed"),
			ed25519::Pair::from_string(uri, None).expect("a seed"),
		)
	}

	fn keys(&self) -> SessionKeys {
		SessionKeys {
			aura: self.0.public().into(),
			grandpa: self.1.public().into(),
		}
	}

	/// The call that sets them, with the proof for `owner`.
	pub(crate) fn call(&self, owner: &AccountId) -> RuntimeCall {
		let (mut aura, mut grandpa) = (self.0.clone(), self.1);
		let proof = owner.using_encoded(|owner| {
			(
				aura.generate_proof_of_possession(owner),
				grandpa.generate_proof_of_possession(owner),
			)
				.encode()
		});
		pallet_branch_registry::Call::set_session_keys {
			keys: self.keys(),
			proof: proof.try_into().expect("two signatures"),
		}
		.into()
	}
}

/// The keys with which a network starts.
pub(crate) fn genesis_keys(who: Sr25519Keyring) -> Secrets {
	Secrets::new(&format!("//{}", <&'static str>::from(who)))
}

/// Session, block production and finality have the same validators with these keys, in this order.
fn validate(expected: &[(Sr25519Keyring, &Secrets)]) {
	let accounts: Vec<_> = expected.iter().map(|(who, _)| who.to_account_id()).collect();
	let aura: Vec<_> = expected.iter().map(|(_, secrets)| secrets.keys().aura).collect();
	let grandpa: Vec<_> = expected.iter().map(|(_, secrets)| secrets.keys().grandpa).collect();
	assert_eq!(pallet_session::Validators::<Runtime>::get(), accounts);
	assert_eq!(pallet_aura::Authorities::<Runtime>::get().into_inner(), aura);
	let voters: Vec<_> = Grandpa::grandpa_authorities().into_iter().map(|(key, _)| key).collect();
	assert_eq!(voters, grandpa);
}

/// As [`validate`], with the keys of the genesis.
fn validate_as_at_start(expected: &[Sr25519Keyring]) {
	let secrets: Vec<_> = expected.iter().map(|who| genesis_keys(*who)).collect();
	validate(&expected.iter().copied().zip(&secrets).collect::<Vec<_>>());
}

/// Two votes of `who` for different blocks in one round, as a report of the node carries them.
pub(crate) fn double_vote(who: Ed25519Keyring, round: u64) -> pallet_grandpa::Call<Runtime> {
	let set_id = pallet_grandpa::CurrentSetId::<Runtime>::get();
	let vote = |target: u8| {
		let vote = (H256::repeat_byte(target), 7u32);
		// A prevote is the first kind of message.
		let signature = who.sign(&(0u8, vote, round, set_id).encode());
		(vote, signature)
	};
	let proof = (set_id, 0u8, round, who.public(), vote(1), vote(2)).encode();
	pallet_grandpa::Call::report_equivocation_unsigned {
		equivocation_proof: Decode::decode(&mut &proof[..]).expect("a proof"),
		key_owner_proof: Historical::prove((GRANDPA, who.public())).expect("votes"),
	}
}

pub(crate) fn reported(call: pallet_grandpa::Call<Runtime>) -> Result<(), DispatchError> {
	RuntimeCall::from(call)
		.dispatch(RuntimeOrigin::none())
		.map(|_| ())
		.map_err(|failed| failed.error)
}

/// Two sealed blocks of `who` in one slot, and the report of them by Alice.
fn double_block(who: Sr25519Keyring, slot: u64) -> RuntimeCall {
	let sealed = |state: u8| {
		let mut header = Header::new(
			7,
			H256::zero(),
			H256::repeat_byte(state),
			H256::zero(),
			Default::default(),
		);
		header
			.digest_mut()
			.push(DigestItem::PreRuntime(*b"aura", slot.encode()));
		let signature = who.sign(header.hash().as_ref());
		header.digest_mut().push(DigestItem::Seal(*b"aura", signature.encode()));
		Box::new(header)
	};
	pallet_branch_registry::Call::report_aura_equivocation {
		first: sealed(1),
		second: sealed(2),
		author: who.public().into(),
		ownership: Historical::prove((AURA, who.public())).expect("validates"),
	}
	.into()
}

/// Admits a fifth branch, with keys of its own, and makes it a validator.
pub(crate) fn fifth() -> Secrets {
	let eve = Sr25519Keyring::Eve;
	let secrets = genesis_keys(eve);
	assert_ok!(BranchRegistry::admit(
		head_office(1, 1),
		BranchId(5),
		eve.to_account_id(),
		RegionCode(440_103),
		None
	));
	assert_ok!(secrets.call(&eve.to_account_id()).dispatch(signed(eve)));
	moved(5, BranchStatus::Observer);
	moved(5, BranchStatus::Validator);
	secrets
}

#[test]
fn suspends_a_branch_that_voted_twice_until_the_head_office_reinstates_it() {
	four(3, || {
		let bob = Sr25519Keyring::Bob;
		let report = double_vote(Ed25519Keyring::Bob, 9);
		// The node itself brings it in; nobody else's transaction of this kind enters the pool.
		for (source, enters) in [(TransactionSource::Local, true), (TransactionSource::External, false)] {
			let transaction: UncheckedExtrinsic = generic::UncheckedExtrinsic::new_bare(report.clone().into()).into();
			// What the pool asks leaves no trace.
			let valid = with_transaction_unchecked(|| {
				let answer = Executive::validate_transaction(source, transaction, System::block_hash(0));
				TransactionOutcome::Rollback(answer.is_ok())
			});
			assert_eq!(valid, enters, "{source:?}");
		}
		assert_ok!(reported(report.clone()));
		assert_eq!(status(2), BranchStatus::Suspended(SuspensionReason::Offence));
		assert_eq!(Session::disabled_validators(), [1]);
		assert!(!BranchCouncil::is_member(&bob.to_account_id()));
		assert_eq!(
			reported(report),
			Err(pallet_grandpa::Error::<Runtime>::DuplicateOffenceReport.into())
		);
		two_sessions();
		validate_as_at_start(&[FOUR[0], FOUR[2], FOUR[3]]);

		moved(2, BranchStatus::Observer);
		moved(2, BranchStatus::Validator);
		two_sessions();
		validate_as_at_start(&FOUR);
		assert!(Session::disabled_validators().is_empty());
		assert!(BranchCouncil::is_member(&bob.to_account_id()));
	});
}

#[test]
fn disables_an_offender_in_every_session_when_four_are_the_minimum() {
	four(4, || {
		assert_ok!(reported(double_vote(Ed25519Keyring::Bob, 9)));
		assert_eq!(status(2), BranchStatus::Validator);
		for generation in 0..3 {
			// A changed set forgets who was disabled.
			let alice = Sr25519Keyring::Alice.to_account_id();
			let secrets = Secrets::new(&format!("//Alice//{generation}"));
			assert_ok!(secrets.call(&alice).dispatch(RuntimeOrigin::signed(alice.clone())));
			two_sessions();
			assert_eq!(Session::disabled_validators(), [1]);
			assert_eq!(pallet_session::Validators::<Runtime>::get().len(), 4);
		}
		fifth();
		two_sessions();
		let validators = pallet_session::Validators::<Runtime>::get();
		assert_eq!(validators.len(), 4);
		assert!(!validators.contains(&Sr25519Keyring::Bob.to_account_id()));
		assert_eq!(status(2), BranchStatus::Suspended(SuspensionReason::Offence));
		assert!(Session::disabled_validators().is_empty());
	});
}

#[test]
fn suspends_a_branch_that_sealed_two_blocks_in_a_slot() {
	four(3, || {
		pallet_aura::CurrentSlot::<Runtime>::put(sp_consensus_aura::Slot::from(1_005));
		let report = double_block(Sr25519Keyring::Charlie, 1_000);
		assert_noop!(
			report
				.clone()
				.dispatch(signed(Sr25519Keyring::Eve))
				.map_err(|e| e.error),
			pallet_branch_registry::Error::<Runtime>::NotABranchKey
		);
		assert_ok!(report.clone().dispatch(signed(Sr25519Keyring::Alice)));
		assert_eq!(status(3), BranchStatus::Suspended(SuspensionReason::Offence));
		assert_eq!(Session::disabled_validators(), [2]);
		assert_noop!(
			report.dispatch(signed(Sr25519Keyring::Bob)).map_err(|e| e.error),
			pallet_branch_registry::Error::<Runtime>::AlreadyReported
		);
		two_sessions();
		validate_as_at_start(&[FOUR[0], FOUR[1], FOUR[3]]);
	});
}

#[test]
fn a_stopped_branch_leaves_session_aura_and_grandpa_within_three_blocks() {
	four(3, || {
		// In the middle of a session.
		(2..=7).for_each(block);
		let set = pallet_grandpa::CurrentSetId::<Runtime>::get();
		assert_ok!(BranchRegistry::emergency_suspend(head_office(2, 5), BranchId(4)));
		assert_eq!(Session::disabled_validators(), [3]);
		next_block();
		next_block();
		validate_as_at_start(&FOUR[..3]);
		assert_eq!(pallet_grandpa::CurrentSetId::<Runtime>::get(), set + 1);
		let session = Session::current_index();
		next_block();
		assert_eq!(Session::current_index(), session);
	});
}

#[test]
fn session_and_finality_sets_do_not_drift_apart_when_keys_are_set_or_purged_past_the_registry() {
	four(3, || {
		let dave = Sr25519Keyring::Dave;
		let filtered: DispatchError = frame_system::Error::<Runtime>::CallFiltered.into();
		for call in [
			pallet_session::Call::purge_keys {},
			pallet_session::Call::set_keys {
				keys: Secrets::new("//Dave//new").keys(),
				proof: vec![],
			},
		] {
			assert_noop!(
				RuntimeCall::from(call).dispatch(signed(dave)).map_err(|e| e.error),
				filtered
			);
		}
	});
}

#[test]
fn session_and_finality_sets_do_not_drift_apart_when_the_last_validator_changes_its_keys() {
	four(4, || {
		let dave = Sr25519Keyring::Dave;
		let new = Secrets::new("//Dave//new");
		assert_ok!(new.call(&dave.to_account_id()).dispatch(signed(dave)));
		let start: Vec<_> = FOUR.iter().map(|who| genesis_keys(*who)).collect();
		next_session();
		validate_as_at_start(&FOUR);
		next_session();
		validate(&[
			(FOUR[0], &start[0]),
			(FOUR[1], &start[1]),
			(FOUR[2], &start[2]),
			(dave, &new),
		]);
		// And it stays so: nothing more changes.
		let set = pallet_grandpa::CurrentSetId::<Runtime>::get();
		two_sessions();
		assert_eq!(pallet_grandpa::CurrentSetId::<Runtime>::get(), set);
	});
}

#[test]
fn history_proves_new_keys_when_only_keys_changed() {
	four(4, || {
		let dave = Sr25519Keyring::Dave;
		let new = Secrets::new("//Dave//new");
		assert_ok!(new.call(&dave.to_account_id()).dispatch(signed(dave)));
		two_sessions();
		let proof = Historical::prove((GRANDPA, new.1.public())).expect("votes");
		next_session();
		assert_eq!(
			Historical::check_proof((GRANDPA, new.1.public()), proof),
			Some((dave.to_account_id(), ()))
		);
	});
}

#[test]
fn history_proves_a_branch_that_has_left() {
	four(3, || {
		let dave = Sr25519Keyring::Dave;
		let key = Ed25519Keyring::Dave.public();
		let proof = Historical::prove((GRANDPA, key)).expect("votes");
		let report = double_vote(Ed25519Keyring::Dave, 3);
		moved(4, BranchStatus::Observer);
		two_sessions();
		validate_as_at_start(&FOUR[..3]);
		assert_eq!(
			Historical::check_proof((GRANDPA, key), proof),
			Some((dave.to_account_id(), ()))
		);
		// Who leaves in time is suspended all the same.
		assert_ok!(reported(report));
		assert_eq!(status(4), BranchStatus::Suspended(SuspensionReason::Offence));
	});
}

#[test]
fn history_of_sessions_does_not_grow_for_ever() {
	four(3, || {
		for _ in 0..configs::consensus::OFFENCE_DEPTH + 4 {
			next_session();
		}
		let kept = pallet_session::historical::StoredRange::<Runtime>::get().expect("some are kept");
		assert!(kept.1 - kept.0 <= configs::consensus::OFFENCE_DEPTH + 2, "{kept:?}");
	});
}

#[test]
fn author_is_named_before_the_session_changes() {
	let order: Vec<_> = AllPalletsWithSystem::infos()
		.into_iter()
		.map(|info| info.name)
		.collect();
	let place = |name| {
		order
			.iter()
			.position(|other| *other == name)
			.expect("is in the runtime")
	};
	for (before, after) in [
		("Timestamp", "Aura"),
		("Aura", "Authorship"),
		("Authorship", "Session"),
		// Their genesis stands when the session's is built.
		("IdentityFiling", "BranchRegistry"),
		("BranchRegistry", "Session"),
		("Session", "Grandpa"),
	] {
		assert!(place(before) < place(after), "{before} before {after}");
	}
}

#[test]
fn a_new_branch_sets_keys_and_validates_without_fuel() {
	four(3, || {
		let eve = Sr25519Keyring::Eve.to_account_id();
		assert_eq!(System::providers(&eve), 0);
		let secrets = fifth();
		assert_eq!(System::providers(&eve), 1);
		two_sessions();
		let start: Vec<_> = FOUR.iter().map(|who| genesis_keys(*who)).collect();
		let mut all: Vec<_> = FOUR.iter().copied().zip(&start).collect();
		all.push((Sr25519Keyring::Eve, &secrets));
		validate(&all);
	});
}

#[test]
fn keys_of_another_branch_and_old_keys_are_refused() {
	type Error = pallet_branch_registry::Error<Runtime>;
	four(3, || {
		let (alice, bob) = (Sr25519Keyring::Alice, Sr25519Keyring::Bob);
		let refused = |secrets: &Secrets, owner: Sr25519Keyring, signer: Sr25519Keyring, error: Error| {
			assert_noop!(
				secrets
					.call(&owner.to_account_id())
					.dispatch(signed(signer))
					.map_err(|e| e.error),
				error
			);
		};
		refused(&genesis_keys(bob), alice, alice, Error::SessionKeyOfAnother);
		refused(&genesis_keys(alice), alice, alice, Error::SessionKeyReused);
		let new = Secrets::new("//Alice//new");
		// The proof is for Alice.
		refused(&new, alice, bob, Error::InvalidKeyProof);
		assert_ok!(new.call(&alice.to_account_id()).dispatch(signed(alice)));
		refused(&genesis_keys(alice), alice, alice, Error::SessionKeyReused);
		refused(&new, bob, bob, Error::SessionKeyOfAnother);
		two_sessions();
		refused(&genesis_keys(alice), bob, bob, Error::SessionKeyOfAnother);
	});
}

#[test]
fn members_have_the_successor_as_home_when_their_branch_exits() {
	four(3, || {
		moved(4, BranchStatus::Observer);
		assert_noop!(
			BranchRegistry::exit(head_office(1, 1), BranchId(4), BranchId(1)),
			pallet_branch_registry::Error::<Runtime>::StillValidating
		);
		two_sessions();
		assert_ok!(BranchRegistry::exit(head_office(1, 1), BranchId(4), BranchId(1)));
		assert_eq!(<BranchRegistry as Roles<AccountId>>::home(BranchId(4)), BranchId(1));
		assert!(!BranchCouncil::is_member(&Sr25519Keyring::Dave.to_account_id()));
	});
}

#[test]
fn a_third_of_the_head_office_is_two_persons_at_least() {
	for (yes, all, enough) in [
		(1, 1, true),
		(1, 2, false),
		(2, 2, true),
		(1, 3, false),
		(2, 3, true),
		(1, 5, false),
		(2, 5, true),
		(2, 6, true),
		(2, 7, false),
		(3, 7, true),
		(0, 0, false),
	] {
		assert_eq!(
			HeadOfficeThird::try_origin(head_office(yes, all)).is_ok(),
			enough,
			"{yes} of {all}"
		);
	}
	for other in [
		RuntimeOrigin::root(),
		RuntimeOrigin::none(),
		signed(Sr25519Keyring::Alice),
		pallet_collective::RawOrigin::<AccountId, configs::origins::BranchCouncilInstance>::Members(4, 4).into(),
	] {
		assert!(HeadOfficeThird::try_origin(other).is_err());
	}
}

#[test]
fn root_calls_that_go_round_the_timelock_are_refused_bare_and_nested() {
	four(3, || {
		let fine: RuntimeCall = frame_system::Call::remark { remark: vec![] }.into();
		let timing: RuntimeCall = pallet_upgrade_governance::Call::set_timing {
			timing: Default::default(),
		}
		.into();
		let alice = Sr25519Keyring::Alice.to_account_id();
		let forbidden: Vec<RuntimeCall> = vec![
			frame_system::Call::set_storage { items: vec![] }.into(),
			frame_system::Call::kill_storage { keys: vec![] }.into(),
			frame_system::Call::kill_prefix {
				prefix: vec![],
				subkeys: 0,
			}
			.into(),
			frame_system::Call::set_heap_pages { pages: 1 }.into(),
			frame_system::Call::set_code { code: vec![] }.into(),
			frame_system::Call::set_code_without_checks { code: vec![] }.into(),
			frame_system::Call::authorize_upgrade {
				code_hash: H256::zero(),
			}
			.into(),
			frame_system::Call::authorize_upgrade_without_checks {
				code_hash: H256::zero(),
			}
			.into(),
			pallet_balances::Call::force_set_balance {
				who: alice.clone().into(),
				new_free: 1,
			}
			.into(),
			RuntimeCall::BranchCouncil(pallet_collective::Call::set_members {
				new_members: vec![],
				prime: None,
				old_count: 4,
			}),
			RuntimeCall::HeadOffice(pallet_collective::Call::execute {
				proposal: Box::new(fine.clone()),
				length_bound: 100,
			}),
			RuntimeCall::HeadOffice(pallet_collective::Call::propose {
				threshold: 1,
				proposal: Box::new(fine.clone()),
				length_bound: 100,
			}),
			pallet_utility::Call::batch {
				calls: vec![fine.clone()],
			}
			.into(),
			pallet_utility::Call::batch_all {
				calls: vec![timing.clone()],
			}
			.into(),
			pallet_utility::Call::force_batch {
				calls: vec![fine.clone()],
			}
			.into(),
			pallet_utility::Call::as_derivative {
				index: 0,
				call: Box::new(fine.clone()),
			}
			.into(),
			pallet_utility::Call::with_weight {
				call: Box::new(fine.clone()),
				weight: Default::default(),
			}
			.into(),
			pallet_utility::Call::if_else {
				main: Box::new(fine.clone()),
				fallback: Box::new(fine.clone()),
			}
			.into(),
			pallet_proxy::Call::proxy {
				real: alice.clone().into(),
				force_proxy_type: None,
				call: Box::new(fine.clone()),
			}
			.into(),
			pallet_multisig::Call::as_multi_threshold_1 {
				other_signatories: vec![alice],
				call: Box::new(fine.clone()),
			}
			.into(),
			pallet_scheduler::Call::schedule {
				when: 100,
				maybe_periodic: None,
				priority: 0,
				call: Box::new(fine.clone()),
			}
			.into(),
			pallet_upgrade_governance::Call::propose_root {
				call: Box::new(fine.clone()),
			}
			.into(),
			pallet_upgrade_governance::Call::propose_upgrade {
				code_hash: H256::zero(),
				spec_version: 9,
				artefact: H256::zero(),
			}
			.into(),
			pallet_session::Call::purge_keys {}.into(),
		];
		for call in forbidden {
			assert!(!AllowedRootCalls::contains(&call), "{call:?}");
			assert_noop!(
				UpgradeGovernance::propose_root(head_office(2, 3), Box::new(call)),
				pallet_upgrade_governance::Error::<Runtime>::CallNotAllowed
			);
		}
		for call in [
			fine,
			timing,
			pallet_branch_registry::Call::set_min_authorities { minimum: 4 }.into(),
			pallet_grandpa::Call::note_stalled {
				delay: 10,
				best_finalized_block_number: 1,
			}
			.into(),
			RuntimeCall::HeadOffice(pallet_collective::Call::set_members {
				new_members: vec![Sr25519Keyring::Ferdie.to_account_id()],
				prime: None,
				old_count: 1,
			}),
		] {
			assert_ok!(UpgradeGovernance::propose_root(head_office(2, 3), Box::new(call)));
		}
	});
}
