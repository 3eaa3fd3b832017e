//! Proposing.

use super::*;
use codec::Encode;
use sp_runtime::traits::{BlakeTwo256, Hash};

#[test]
fn upgrade_opens_with_fixed_calendar_and_electorate() {
	ExtBuilder::default().build_and_execute(|| {
		let artefact = H256::repeat_byte(9);
		assert_ok!(Governance::propose_upgrade(
			by(HEAD_OFFICE),
			CODE,
			VERSION + 1,
			artefact
		));
		let id = ProposalId(0);
		System::assert_last_event(
			Event::UpgradeProposed {
				id,
				code_hash: CODE,
				spec_version: VERSION + 1,
				artefact,
				objection_ends: OBJECTION_ENDS,
				expires: EXPIRES,
				electorate: list(1..=4),
			}
			.into(),
		);
		let proposal = Proposal {
			what: What::Upgrade {
				code_hash: CODE,
				spec_version: VERSION + 1,
				artefact,
			},
			proposed_at: START,
			objection_ends: OBJECTION_ENDS,
			expires: EXPIRES,
			electorate: list(1..=4),
			objections: list([]),
			attestations: list([]),
			supports: list([]),
			emergency: false,
			state: ProposalState::Open,
		};
		assert_eq!(Governance::proposal(id), Some(proposal.clone()));
		assert_eq!(Governance::open_proposals(), vec![(id, proposal)]);
		assert_eq!(NextProposal::<Test>::get(), ProposalId(1));

		// Branches admitted or gone later do not change it.
		InForce::set(vec![3, 4, 5, 6, 7, 8]);
		assert_eq!(Governance::proposal(id).unwrap().electorate, list(1..=4));
	});
}

#[test]
fn root_call_opens_and_keeps_its_bytes() {
	ExtBuilder::default().build_and_execute(|| {
		let call = RuntimeCall::from(new_timing(30, 40));
		let bytes = call.encode();
		assert_ok!(Governance::propose_root(by(HEAD_OFFICE), Box::new(call)));
		let id = ProposalId(0);
		let (call_hash, call_len) = (BlakeTwo256::hash(&bytes), bytes.len() as u32);
		System::assert_last_event(
			Event::RootProposed {
				id,
				call_hash,
				call_len,
				objection_ends: OBJECTION_ENDS,
				expires: EXPIRES,
				electorate: list(1..=4),
			}
			.into(),
		);
		assert_eq!(
			Governance::proposal(id).unwrap().what,
			What::Root {
				call_hash,
				call_len,
				transaction_version: 1
			}
		);
		assert_eq!(Governance::root_call(id).unwrap().into_inner(), bytes);
	});
}

#[test]
fn electorate_counts_a_branch_once_when_the_registry_lists_it_twice() {
	ExtBuilder::default().build_and_execute(|| {
		InForce::set(vec![5, 2, 5, 1]);
		let id = upgrade();
		assert_eq!(Governance::proposal(id).unwrap().electorate, list([1, 2, 5]));
	});
}

#[test]
fn upgrade_is_refused_when_its_version_is_not_higher() {
	ExtBuilder::default().build_and_execute(|| {
		for version in [0, VERSION - 1, VERSION] {
			assert_noop!(
				Governance::propose_upgrade(by(HEAD_OFFICE), CODE, version, H256::zero()),
				Error::<Test>::SpecVersionTooLow
			);
		}
	});
}

#[test]
fn root_call_is_refused_when_it_goes_round_the_timelock() {
	ExtBuilder::default().build_and_execute(|| {
		use frame_system::Call as System;
		let forbidden: [RuntimeCall; 8] = [
			System::<Test>::set_storage { items: vec![] }.into(),
			System::<Test>::kill_storage { keys: vec![] }.into(),
			System::<Test>::kill_prefix {
				prefix: vec![],
				subkeys: 0,
			}
			.into(),
			System::<Test>::set_code { code: vec![] }.into(),
			System::<Test>::set_code_without_checks { code: vec![] }.into(),
			System::<Test>::authorize_upgrade { code_hash: CODE }.into(),
			System::<Test>::authorize_upgrade_without_checks { code_hash: CODE }.into(),
			Call::propose_root {
				call: Box::new(remark(1).into()),
			}
			.into(),
		];
		for call in forbidden {
			assert_noop!(
				Governance::propose_root(by(HEAD_OFFICE), Box::new(call)),
				Error::<Test>::CallNotAllowed
			);
		}
	});
}

#[test]
fn root_call_is_refused_when_one_byte_longer_than_the_bound() {
	ExtBuilder::default().build_and_execute(|| {
		// Two bytes of indices and four of length go before the content.
		let most = MAX_CALL_BYTES as usize - 4;
		let longest = RuntimeCall::from(remark(most));
		assert_eq!(longest.encoded_size(), MAX_CALL_BYTES as usize);
		assert_noop!(
			Governance::propose_root(by(HEAD_OFFICE), Box::new(remark(most + 1).into())),
			Error::<Test>::CallTooLarge
		);
		assert_ok!(Governance::propose_root(by(HEAD_OFFICE), Box::new(longest)));
	});
}

#[test]
fn proposing_is_refused_when_too_many_are_open_and_possible_again_when_one_is_closed() {
	ExtBuilder::default().build_and_execute(|| {
		let first = upgrade();
		for _ in 1..4 {
			root(remark(1));
		}
		assert_noop!(
			Governance::propose_upgrade(by(HEAD_OFFICE), CODE, VERSION + 1, H256::zero()),
			Error::<Test>::MaxOpenExceeded
		);
		assert_noop!(
			Governance::propose_root(by(HEAD_OFFICE), Box::new(remark(1).into())),
			Error::<Test>::MaxOpenExceeded
		);
		assert_ok!(Governance::cancel(by(HALF_OFFICE), first));
		assert_eq!(upgrade(), ProposalId(4));
	});
}

#[test]
fn proposing_is_refused_when_numbers_run_out() {
	ExtBuilder::default().build_and_execute(|| {
		let propose = || Governance::propose_upgrade(by(HEAD_OFFICE), CODE, VERSION + 1, H256::zero());
		at(u32::MAX - OBJECTION - WINDOW + 1);
		assert_noop!(propose(), Error::<Test>::Overflow);
		at(START);
		NextProposal::<Test>::put(ProposalId(u32::MAX));
		assert_noop!(propose(), Error::<Test>::Overflow);
		NextProposal::<Test>::put(ProposalId(u32::MAX - 1));
		assert_ok!(propose());
	});
}

#[test]
fn calls_are_operational_and_declare_the_registrys_weight() {
	ExtBuilder::default().build_and_execute(|| {
		use frame_support::dispatch::{DispatchClass, GetDispatchInfo};
		let id = ProposalId(0);
		let one = Registry::weight();
		let list = Registry::electorate_weight();
		type W = <Test as Config>::WeightInfo;
		let max_weight = Weight::from_parts(77, 5);
		let expected: [(Call<Test>, Weight); 11] = [
			(
				Call::propose_upgrade {
					code_hash: CODE,
					spec_version: 1,
					artefact: CODE,
				},
				W::propose_upgrade() + list,
			),
			(
				Call::propose_root {
					call: Box::new(remark(1).into()),
				},
				W::propose_root() + list,
			),
			(Call::attest_build { id, code_hash: CODE }, W::attest_build() + one * 2),
			(Call::object { id }, W::object() + one * 66),
			(Call::withdraw_objection { id }, W::withdraw_objection() + one),
			(Call::cancel { id }, W::cancel()),
			(Call::enact { id, max_weight }, W::enact() + one * 64 + max_weight),
			(new_timing(5, 5), W::set_timing()),
			(Call::close { id }, W::close() + one * 64),
			(Call::declare_emergency { id }, W::declare_emergency()),
			(Call::support { id }, W::support() + one * 66),
		];
		for (call, weight) in expected {
			let info = call.get_dispatch_info();
			assert_eq!(
				(info.call_weight, info.class),
				(weight, DispatchClass::Operational),
				"{call:?}"
			);
		}
	});
}
