//! Enacting.

use super::*;
use frame_support::dispatch::GetDispatchInfo;
use sp_runtime::traits::{BlakeTwo256, Hash};

/// The call's own part of what an enactment weighs.
fn own_weight() -> Weight {
	<Test as Config>::WeightInfo::enact() + Registry::weight() * 64
}

fn enact(id: ProposalId) -> frame_support::dispatch::DispatchResultWithPostInfo {
	Governance::enact(by(ANYBODY), id, Weight::MAX)
}

#[test]
fn upgrade_is_authorised_with_version_check_when_nobody_objected() {
	ExtBuilder::default().build_and_execute(|| {
		let id = upgrade();
		at(OBJECTION_ENDS + 1);
		assert!(System::authorized_upgrade().is_none());
		let post = Governance::enact(by(ANYBODY), id, Weight::zero()).expect("enacted");
		assert_eq!(post.actual_weight, Some(own_weight()));
		System::assert_has_event(
			frame_system::Event::UpgradeAuthorized {
				code_hash: CODE,
				check_version: true,
			}
			.into(),
		);
		System::assert_last_event(Event::Enacted { id, result: Ok(()) }.into());
		assert_eq!(
			System::authorized_upgrade().map(|upgrade| *upgrade.code_hash()),
			Some(CODE)
		);
		assert_eq!(state(id), ProposalState::Enacted);
		assert_eq!(Governance::open_proposals(), vec![]);
		assert_noop!(Governance::enact(by(ANYBODY), id, Weight::zero()), {
			frame_support::dispatch::DispatchErrorWithPostInfo {
				post_info: Some(own_weight()).into(),
				error: Error::<Test>::NotOpen.into(),
			}
		});
	});
}

#[test]
fn upgrade_is_authorised_when_no_more_than_a_third_objected() {
	ExtBuilder::default().branches(3).build_and_execute(|| {
		let id = upgrade();
		assert_ok!(Governance::object(by(key(1)), id));
		at(EXPIRES);
		assert_ok!(enact(id));
		assert_eq!(state(id), ProposalState::Enacted);
	});
}

#[test]
fn root_call_is_dispatched_as_root_and_its_bytes_removed() {
	ExtBuilder::default().build_and_execute(|| {
		let call = new_timing(30, 40);
		let inner = call.get_dispatch_info().call_weight;
		let id = root(call);
		at(OBJECTION_ENDS + 1);
		let post = enact(id).expect("enacted");
		assert_eq!(post.actual_weight, Some(own_weight() + inner));
		System::assert_last_event(Event::Enacted { id, result: Ok(()) }.into());
		assert_eq!(
			Governance::timing(),
			TimelockTiming {
				objection_period: 30,
				enactment_window: 40
			}
		);
		assert_eq!(Governance::root_call(id), None);
		assert_eq!(state(id), ProposalState::Enacted);
	});
}

#[test]
fn failing_root_call_closes_the_proposal_with_the_error_in_the_event() {
	ExtBuilder::default().build_and_execute(|| {
		let before = Timing::<Test>::get();
		let id = root(new_timing(1, 1));
		at(OBJECTION_ENDS + 1);
		assert_ok!(enact(id));
		let result = Err(Error::<Test>::TimingOutOfBounds.into());
		System::assert_last_event(Event::Enacted { id, result }.into());
		assert_eq!(Timing::<Test>::get(), before);
		assert_eq!(state(id), ProposalState::Enacted);
		assert_eq!(Governance::root_call(id), None);
	});
}

#[test]
fn enactment_is_refused_while_branches_may_object() {
	ExtBuilder::default().build_and_execute(|| {
		let id = upgrade();
		for block in [START, OBJECTION_ENDS] {
			at(block);
			assert_err_ignore_postinfo!(enact(id), Error::<Test>::ObjectionPeriodRunning);
		}
		assert!(System::authorized_upgrade().is_none());
	});
}

#[test]
fn enactment_is_refused_when_expired() {
	ExtBuilder::default().build_and_execute(|| {
		let id = upgrade();
		at(EXPIRES + 1);
		assert_err_ignore_postinfo!(enact(id), Error::<Test>::Expired);
		assert!(System::authorized_upgrade().is_none());
	});
}

#[test]
fn enactment_is_refused_when_vetoed() {
	ExtBuilder::default().branches(1).build_and_execute(|| {
		let id = upgrade();
		assert_ok!(Governance::object(by(key(1)), id));
		at(OBJECTION_ENDS + 1);
		assert_err_ignore_postinfo!(enact(id), Error::<Test>::NotOpen);
		assert!(System::authorized_upgrade().is_none());
	});
}

#[test]
fn enactment_is_refused_when_exclusions_make_the_objections_more_than_a_third() {
	ExtBuilder::default().branches(3).build_and_execute(|| {
		let id = upgrade();
		assert_ok!(Governance::object(by(key(1)), id));
		at(OBJECTION_ENDS + 1);
		Excluded::set(vec![3]);
		assert!(Governance::standing(id).unwrap().vetoed, "1 of 2");
		assert_err_ignore_postinfo!(enact(id), Error::<Test>::VetoReached);
		assert!(System::authorized_upgrade().is_none());
	});
}

#[test]
fn upgrade_is_refused_when_another_has_overtaken_it() {
	ExtBuilder::default().build_and_execute(|| {
		let id = upgrade();
		at(OBJECTION_ENDS + 1);
		SpecVersion::set(VERSION + 1);
		assert_err_ignore_postinfo!(enact(id), Error::<Test>::SpecVersionTooLow);
		assert!(System::authorized_upgrade().is_none());
	});
}

#[test]
fn root_call_is_refused_when_the_encoding_of_calls_has_changed() {
	ExtBuilder::default().build_and_execute(|| {
		let id = root(new_timing(30, 40));
		at(OBJECTION_ENDS + 1);
		TransactionVersion::set(2);
		assert_err_ignore_postinfo!(enact(id), Error::<Test>::EncodingChanged);
		assert_eq!(state(id), ProposalState::Open);
	});
}

#[test]
fn root_call_is_refused_when_its_bytes_cannot_be_decoded() {
	ExtBuilder::default().build_and_execute(|| {
		let id = root(remark(1));
		let bytes: EncodedCall = BoundedVec::truncate_from(vec![255; 3]);
		Proposals::<Test>::mutate(id, |proposal| {
			let call_hash = BlakeTwo256::hash(&bytes);
			proposal.as_mut().unwrap().what = What::Root {
				call_hash,
				call_len: 3,
				transaction_version: 1,
			};
		});
		RootCalls::<Test>::insert(id, bytes);
		at(OBJECTION_ENDS + 1);
		assert_err_ignore_postinfo!(enact(id), Error::<Test>::CallUnavailable);
	});
}

#[test]
fn root_call_is_refused_when_it_is_no_longer_allowed() {
	ExtBuilder::default().build_and_execute(|| {
		let id = root(remark(1));
		at(OBJECTION_ENDS + 1);
		RemarksAllowed::set(false);
		assert_err_ignore_postinfo!(enact(id), Error::<Test>::CallNotAllowed);
	});
}

#[test]
fn root_call_is_refused_when_it_weighs_more_than_was_given() {
	ExtBuilder::default().build_and_execute(|| {
		let call = new_timing(30, 40);
		let weight = call.get_dispatch_info().call_weight;
		let id = root(call);
		at(OBJECTION_ENDS + 1);
		let too_little = weight - Weight::from_parts(1, 0);
		assert_err_ignore_postinfo!(
			Governance::enact(by(ANYBODY), id, too_little),
			Error::<Test>::WeightTooLow
		);
		assert_ok!(Governance::enact(by(ANYBODY), id, weight));
	});
}

#[test]
fn root_call_fails_when_it_cancels_in_the_name_of_the_head_office() {
	ExtBuilder::default().build_and_execute(|| {
		let target = upgrade();
		let id = root(Call::<Test>::cancel { id: target });
		at(OBJECTION_ENDS + 1);
		assert_ok!(enact(id));
		System::assert_last_event(
			Event::Enacted {
				id,
				result: Err(DispatchError::BadOrigin),
			}
			.into(),
		);
		assert_eq!(state(target), ProposalState::Open);
	});
}
