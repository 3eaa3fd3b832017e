//! What has stopped other networks, as tests: the defects 13 to 16 of the study of peers, and what else must go on.

use crate::{
	common::*,
	consortium::{
		double_vote, fifth, four, head_office, moved, next_block, next_session, reported, signed, status, two_sessions,
		Secrets, FOUR,
	},
	pool,
};
use codec::Encode;
use frame_support::{assert_noop, assert_ok, migrations::MultiStepMigrator, traits::Hooks};
use pallet_branch_registry::{BranchStatus, Operator, SuspensionReason, Term};
use pallet_upgrade_governance::ProposalId;
use polkadot_sdk::*;
use sp_core::H256;
use sp_keyring::{Ed25519Keyring, Sr25519Keyring};
use sp_runtime::{
	generic::DigestItem,
	traits::{Dispatchable, Header as _},
	transaction_validity::InvalidTransaction,
	ExtrinsicInclusionMode,
};
use timebank_primitives::{BranchId, MemberId, Members, RegionCode};
use timebank_runtime::{
	configs::origins::{AllowedRootCalls, HeadOfficeInstance},
	presets, AccountId, BranchRegistry, Executive, Grandpa, Header, IdentityFiling, Migrations, Runtime, RuntimeCall,
	RuntimeEvent, RuntimeOrigin, SafeMode, Session, System, UpgradeGovernance,
};

/// The start of a block that the validator of `slot` has made.
fn made_in(height: u32, slot: u64) {
	let mut header = Header::new(
		height,
		H256::zero(),
		H256::zero(),
		System::block_hash(0),
		Default::default(),
	);
	header
		.digest_mut()
		.push(DigestItem::PreRuntime(*b"aura", slot.encode()));
	Executive::initialize_block(&header);
	// The author is forgotten at the end of the block.
	<timebank_runtime::Authorship as Hooks<u32>>::on_finalize(height);
}

/// As block production and finality see it.
fn voters() -> Vec<sp_consensus_grandpa::AuthorityId> {
	Grandpa::grandpa_authorities().into_iter().map(|(key, _)| key).collect()
}

fn members(new_members: Vec<AccountId>) -> RuntimeCall {
	RuntimeCall::HeadOffice(pallet_collective::Call::set_members {
		new_members,
		prime: None,
		old_count: 32,
	})
}

fn allowed(call: &RuntimeCall) -> bool {
	use frame_support::traits::Contains;
	AllowedRootCalls::contains(call)
}

// neo #2695: blocking the account of a validator or of the committee stopped the chain.
#[test]
fn defect_13_freezing_whoever_validates_or_governs_stops_nothing() {
	network(presets::LOCAL_TESTNET).execute_with(|| {
		// The managers of two validating branches, their clerks and reviewers, and a person of the head office.
		for officer in [1, 2, 3, 5, 6, 7] {
			freeze(MemberId(officer));
		}
		let governor = file("//Governor");
		let mut office = vec![account("//Governor"), Sr25519Keyring::Ferdie.to_account_id()];
		office.sort();
		pallet_collective::Members::<Runtime, HeadOfficeInstance>::put(office);
		freeze(governor);

		let set = pallet_session::Validators::<Runtime>::get();
		two_sessions();
		assert_eq!(pallet_session::Validators::<Runtime>::get(), set);
		assert!(Session::disabled_validators().is_empty());
		assert_eq!(voters().len(), 4);
		// Its vote is let in and counts.
		let remark: RuntimeCall = frame_system::Call::remark { remark: vec![1] }.into();
		for (key, call) in [
			(
				"//Governor",
				RuntimeCall::HeadOffice(pallet_collective::Call::propose {
					threshold: 2,
					proposal: Box::new(pallet_upgrade_governance::Call::propose_root { call: Box::new(remark) }.into()),
					length_bound: 1_000,
				}),
			),
			(
				"//Alice",
				pallet_upgrade_governance::Call::object { id: ProposalId(0) }.into(),
			),
		] {
			assert_eq!(pool::validate(key, call), Ok(()), "{key}");
		}
		check();
	});
}

// Nothing in the registry can be restricted: a validator's key controls no member, and no key of a member becomes one.
#[test]
fn defect_13_keys_of_validators_are_nobodys_coins() {
	four(3, || {
		for who in FOUR {
			assert!(IdentityFiling::controller(&who.to_account_id()).is_none());
		}
		let person = presets::dev_keys::OFFICERS[0].person_account();
		assert_noop!(
			BranchRegistry::admit(head_office(1, 1), BranchId(9), person, RegionCode(440_103), None),
			pallet_branch_registry::Error::<Runtime>::KeyNotSeparate
		);
	});
}

// The switch of permissions itself is tested in `stops`; this is who turns it.
#[test]
fn defect_14_no_head_office_is_proposed_that_could_not_act() {
	four(3, || {
		let ferdie = Sr25519Keyring::Ferdie.to_account_id();
		let nobody = account("//Nobody");
		assert!(allowed(&members(vec![ferdie.clone()])));
		for wrong in [
			vec![],
			vec![ferdie.clone(), ferdie.clone()],
			// It has no account, and cannot sign.
			vec![ferdie.clone(), nobody.clone()],
			(0..33).map(|one| AccountId::new([one; 32])).collect(),
		] {
			assert!(!allowed(&members(wrong.clone())), "{wrong:?}");
			assert_noop!(
				UpgradeGovernance::propose_root(head_office(2, 3), Box::new(members(wrong))),
				pallet_upgrade_governance::Error::<Runtime>::CallNotAllowed
			);
		}
		let with_prime = |prime| {
			RuntimeCall::HeadOffice(pallet_collective::Call::set_members {
				new_members: vec![ferdie.clone()],
				prime,
				old_count: 1,
			})
		};
		assert!(allowed(&with_prime(Some(ferdie.clone()))));
		assert!(!allowed(&with_prime(Some(nobody.clone()))));
		// It is looked at again when it is enacted.
		System::inc_providers(&nobody);
		assert!(allowed(&members(vec![ferdie.clone(), nobody])));
		// A network for production needs five.
		pallet_branch_registry::MinAuthorities::<Runtime>::put(4);
		let some: Vec<AccountId> = FOUR.iter().map(|who| who.to_account_id()).chain([ferdie]).collect();
		assert!(allowed(&members(some.clone())));
		assert!(!allowed(&members(some[1..].to_vec())));
		pallet_branch_registry::MinAuthorities::<Runtime>::put(3);
	});
}

// validator-set #5 and ledger_chain #1029: finality stopped when a validator was added, and never came back.
#[test]
fn defect_15_finality_hands_over_at_every_change_of_validators() {
	four(3, || {
		let newcomers = ["//Six", "//Seven", "//Eight"];
		for (number, uri) in (6u32..).zip(newcomers) {
			assert_ok!(BranchRegistry::admit(
				head_office(1, 1),
				BranchId(number),
				account(uri),
				RegionCode(440_103),
				None
			));
			let secrets = Secrets::new(&format!("{uri}//keys"));
			assert_ok!(secrets
				.call(&account(uri))
				.dispatch(RuntimeOrigin::signed(account(uri))));
			moved(number, BranchStatus::Observer);
			moved(number, BranchStatus::Validator);
		}
		fifth();
		// Half of the old ones go while the new ones come.
		moved(1, BranchStatus::Observer);
		moved(2, BranchStatus::Observer);
		let mut before = voters();
		let mut changes = 0;
		for _ in 0..12 {
			let set_id = pallet_grandpa::CurrentSetId::<Runtime>::get();
			next_session();
			let now = voters();
			let both = now.iter().filter(|key| before.contains(key)).count();
			assert!(
				3 * both > 2 * before.len(),
				"more than two thirds of the old set hand over"
			);
			assert!(
				3 * both > 2 * now.len(),
				"more than two thirds of the new set have voted before"
			);
			// Block production and finality have the same number, and finality hears of every change.
			assert_eq!(pallet_aura::Authorities::<Runtime>::get().len(), now.len());
			let changed = pallet_grandpa::CurrentSetId::<Runtime>::get() != set_id;
			assert_eq!(changed, now != before);
			changes += u32::from(changed);
			before = now;
		}
		assert!(changes >= 4);
		let validators = pallet_session::Validators::<Runtime>::get();
		assert_eq!(validators.len(), 6);
		for gone in &FOUR[..2] {
			assert!(!validators.contains(&gone.to_account_id()));
		}
	});
}

// More than a third has gone for good: finality is started again from the last block that was final, by the timelock.
#[test]
fn defect_15_finality_is_started_again_by_governance_when_a_third_is_lost() {
	four(3, || {
		let stalled: RuntimeCall = pallet_grandpa::Call::note_stalled {
			delay: 5,
			best_finalized_block_number: 1,
		}
		.into();
		assert!(allowed(&stalled));
		assert_ok!(stalled.dispatch(RuntimeOrigin::root()));
		let set_id = pallet_grandpa::CurrentSetId::<Runtime>::get();
		next_session();
		assert_eq!(pallet_grandpa::CurrentSetId::<Runtime>::get(), set_id + 1);
		let pending = Grandpa::pending_change().expect("waits for its delay");
		assert_eq!((pending.delay, pending.forced), (5, Some(1)));
		// A second change would reach block production and not finality: nobody makes one meanwhile.
		let alice = Sr25519Keyring::Alice;
		let keys = || Secrets::new("//Alice//new").call(&alice.to_account_id());
		assert_noop!(
			keys().dispatch(signed(alice)).map_err(|failed| failed.error),
			pallet_branch_registry::Error::<Runtime>::ChangePending
		);
		for _ in 0..6 {
			next_block();
		}
		assert!(Grandpa::pending_change().is_none());
		assert_eq!(voters().len(), 4);
		assert_ok!(keys().dispatch(signed(alice)));
	});
}

// lacchain #34 and besu #528: after an outage of more than a third, a network with permissions did not start again.
#[test]
fn defect_16_a_network_starts_again_after_a_year_of_silence() {
	four(4, || {
		let peer: pallet_branch_registry::PeerId = [vec![0, 0x24, 8, 1, 0x12, 0x20], vec![7; 32]]
			.concat()
			.try_into()
			.unwrap();
		assert_ok!(BranchRegistry::approve_nodes(
			head_office(1, 1),
			Operator::Branch(BranchId(1)),
			vec![peer.clone()].try_into().unwrap()
		));
		// Every date there is passes meanwhile.
		for branch in 1..=4 {
			assert_ok!(BranchRegistry::renew(
				head_office(1, 1),
				Term::Branch(BranchId(branch)),
				Some(now() + HOUR)
			));
		}
		let session = Session::current_index();
		let slot = START / timebank_runtime::constants::SLOT_DURATION;
		made_in(2, slot);
		let year = 365 * DAY;
		let later = slot + year / timebank_runtime::constants::SLOT_DURATION;
		// Whoever comes back makes the next block: the slots without one are skipped.
		for (height, slot) in (3u32..).zip(later..later + 45) {
			made_in(height, slot);
			pallet_timestamp::Now::<Runtime>::put(START + year);
		}
		assert!(Session::current_index() >= session + 2);
		assert_eq!(pallet_session::Validators::<Runtime>::get().len(), 4);
		assert_eq!(voters().len(), 4);
		// Nodes find each other by the list, branches have their votes, and keys that were lost are replaced.
		let nodes = BranchRegistry::approved_nodes();
		assert_eq!(nodes, [(Operator::Branch(BranchId(1)), vec![peer])]);
		assert_eq!(BranchRegistry::electors().len(), 4);
		let alice = Sr25519Keyring::Alice;
		let keys = Secrets::new("//Alice//new").call(&alice.to_account_id());
		assert_eq!(pool::validate("//Alice", keys.clone()), Ok(()));
		assert_ok!(keys.dispatch(signed(alice)));
		assert_ok!(BranchRegistry::renew(
			head_office(1, 1),
			Term::Branch(BranchId(1)),
			None
		));
	});
}

#[test]
fn counts_the_blocks_of_each_branch_as_the_chain_makes_them() {
	four(3, || {
		let slot = START / timebank_runtime::constants::SLOT_DURATION;
		let first = slot - slot % 4;
		// Slots 0 and 1 of four go to branches 1 and 2; branch 4 is silent.
		for (height, place) in (2u32..).zip([0, 1, 2, 4, 5, 8]) {
			made_in(height, first + place);
		}
		let blocks = |branch| BranchRegistry::liveness(BranchId(branch)).blocks;
		assert_eq!([1, 2, 3, 4].map(blocks), [3, 2, 1, 0]);
		assert_eq!(BranchRegistry::liveness(BranchId(1)).last_block, 7);
	});
}

// The head office could admit branches of its own, or stop those that would object, right before it proposes.
#[test]
fn the_electorate_does_not_follow_the_head_office_at_once() {
	four(3, || {
		for number in 10..30u8 {
			assert_ok!(BranchRegistry::admit(
				head_office(1, 1),
				BranchId(number.into()),
				AccountId::new([number; 32]),
				RegionCode(440_103),
				None
			));
		}
		fifth();
		moved(4, BranchStatus::Suspended(SuspensionReason::Ordered));
		two_sessions();
		assert_eq!(pallet_session::Validators::<Runtime>::get().len(), 4);
		assert_eq!(propose_after(ProposalId(0)), [1, 2, 3, 4].map(BranchId));
		// Two of four object: a veto, whoever was admitted.
		assert_ok!(UpgradeGovernance::object(signed(Sr25519Keyring::Alice), ProposalId(0)));
		assert_ok!(UpgradeGovernance::object(signed(Sr25519Keyring::Dave), ProposalId(0)));
		assert_eq!(
			UpgradeGovernance::proposal(ProposalId(0)).expect("kept").state,
			pallet_upgrade_governance::ProposalState::Vetoed
		);
		// A week later it has become so, in the open.
		pass(7 * DAY);
		assert_eq!(propose_after(ProposalId(1)), [1, 2, 3, 5].map(BranchId));
	});
}

/// The electorate of one more proposal, with this number.
fn propose_after(id: ProposalId) -> Vec<BranchId> {
	let call: RuntimeCall = frame_system::Call::remark { remark: vec![] }.into();
	assert_ok!(UpgradeGovernance::propose_root(head_office(2, 3), Box::new(call)));
	UpgradeGovernance::proposal(id)
		.expect("was made")
		.electorate
		.into_inner()
}

#[test]
fn an_offender_has_no_vote_on_what_is_proposed_next() {
	four(3, || {
		assert_ok!(reported(double_vote(Ed25519Keyring::Bob, 9)));
		assert_eq!(status(2), BranchStatus::Suspended(SuspensionReason::Offence));
		assert_eq!(propose_after(ProposalId(0)), [1, 3, 4].map(BranchId));
	});
}

// The handlers of the SDK keep a chain with a failed migration at inherents only: no transaction could mend it.
#[test]
fn a_failed_migration_stops_everyday_calls_and_leaves_governance() {
	network(presets::LOCAL_TESTNET).execute_with(|| {
		let volunteer = file("//Volunteer");
		let gift = pallet_time_coin::Call::gift {
			to: volunteer,
			amount: timebank_primitives::COIN,
			memo: None,
		};
		// A migration that runs over many blocks lets no transaction in.
		let running = || {
			pallet_migrations::Cursor::<Runtime>::put(pallet_migrations::MigrationCursor::Active(
				pallet_migrations::ActiveCursor {
					index: 0,
					inner_cursor: None,
					started_at: System::block_number(),
				},
			));
		};
		running();
		assert!(<Migrations as MultiStepMigrator>::ongoing());
		// An upgrade in the middle of it is a failure.
		<Migrations as Hooks<u32>>::on_runtime_upgrade();
		assert!(!<Migrations as MultiStepMigrator>::ongoing(), "not stuck");
		assert!(System::events()
			.iter()
			.any(|record| record.event == RuntimeEvent::Migrations(pallet_migrations::Event::UpgradeFailed)));
		assert!(SafeMode::is_entered());
		assert_eq!(
			pool::validate("//Volunteer", gift.clone()),
			Err(InvalidTransaction::Call.into())
		);
		// Blocks take transactions, and a second failure changes nothing about it.
		running();
		<Migrations as Hooks<u32>>::on_runtime_upgrade();
		assert!(SafeMode::is_entered());
		let mode = Executive::initialize_block(&{
			let next = System::block_number() + 1;
			let mut header = Header::new(
				next,
				H256::zero(),
				H256::zero(),
				System::block_hash(0),
				Default::default(),
			);
			let slot: u64 = START / timebank_runtime::constants::SLOT_DURATION + u64::from(next);
			header
				.digest_mut()
				.push(DigestItem::PreRuntime(*b"aura", slot.encode()));
			header
		});
		assert_eq!(mode, ExtrinsicInclusionMode::AllExtrinsics);
		// It does not end by itself: somebody must have looked.
		<SafeMode as Hooks<u32>>::on_initialize(u32::MAX - 1);
		assert!(SafeMode::is_entered());

		let repair: RuntimeCall = pallet_migrations::Call::force_onboard_mbms {}.into();
		assert!(allowed(&repair));
		for (key, call) in [
			(
				"//Ferdie",
				RuntimeCall::HeadOffice(pallet_collective::Call::propose {
					threshold: 1,
					proposal: Box::new(pallet_upgrade_governance::Call::propose_root { call: Box::new(repair) }.into()),
					length_bound: 1_000,
				}),
			),
			(
				"//Alice",
				pallet_upgrade_governance::Call::object { id: ProposalId(0) }.into(),
			),
		] {
			assert_eq!(pool::validate(key, call), Ok(()), "{key}");
		}
		assert_ok!(SafeMode::force_exit(head_office(3, 5)));
		assert_ne!(
			pool::validate("//Volunteer", gift),
			Err(InvalidTransaction::Call.into())
		);
	});
}
