//! Suspension and risk grades.

use crate::{mock::*, *};
use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_keyring::Sr25519Keyring::Alice,
	sp_runtime::DispatchError::BadOrigin,
};
use timebank_primitives::*;

#[test]
fn suspends_and_reinstates_when_head_office_says_so() {
	ExtBuilder::build_and_execute(|| {
		let member = filed(Alice, 1);
		Told::set(Vec::new());
		assert_ok!(IdentityFiling::suspend(RuntimeOrigin::root(), member, digest(8)));
		assert_version(member, Author::HeadOffice, Change::Suspended { reason: digest(8) });
		assert_eq!(filing(member).status, FilingStatus::Suspended);
		assert_ok!(IdentityFiling::reinstate(RuntimeOrigin::root(), member, digest(9)));
		assert_version(member, Author::HeadOffice, Change::Reinstated { reason: digest(9) });
		assert_eq!(filing(member).status, FilingStatus::Filed);
		let (filed, suspended) = (FilingStatus::Filed, FilingStatus::Suspended);
		assert_eq!(
			Told::get(),
			vec![
				(
					member,
					FilingChange::Status {
						old: filed,
						new: suspended
					}
				),
				(
					member,
					FilingChange::Status {
						old: suspended,
						new: filed
					}
				),
			]
		);
	});
}

#[test]
fn suspends_when_manager_of_home_says_so() {
	ExtBuilder::build_and_execute(|| {
		let member = filed(Alice, 1);
		assert_ok!(IdentityFiling::suspend(MANAGER.origin(), member, digest(8)));
		assert_version(member, MANAGER.author(), Change::Suspended { reason: digest(8) });
	});
}

#[test]
fn fails_to_suspend_when_caller_or_status_is_wrong() {
	ExtBuilder::build_and_execute(|| {
		let member = submitted(Alice, 1);
		let suspend = |origin| IdentityFiling::suspend(origin, member, digest(8));
		assert_noop!(suspend(MANAGER.origin()), Error::<Test>::WrongStatus);
		approve(member);
		assert_noop!(suspend(REVIEWER.origin()), Error::<Test>::NotAuthorized);
		assert_noop!(suspend(AWAY_MANAGER.origin()), Error::<Test>::OtherBranch);
		assert_noop!(suspend(RuntimeOrigin::none()), BadOrigin);
		assert_noop!(
			IdentityFiling::suspend(RuntimeOrigin::root(), MemberId(999), digest(8)),
			Error::<Test>::MemberNotFound
		);
	});
}

#[test]
fn fails_to_reinstate_when_caller_or_status_is_wrong() {
	ExtBuilder::build_and_execute(|| {
		let member = filed(Alice, 1);
		let reinstate = |origin| IdentityFiling::reinstate(origin, member, digest(8));
		assert_noop!(reinstate(MANAGER.origin()), BadOrigin);
		assert_noop!(reinstate(RuntimeOrigin::root()), Error::<Test>::WrongStatus);
		assert_noop!(
			IdentityFiling::reinstate(RuntimeOrigin::root(), MemberId(999), digest(8)),
			Error::<Test>::MemberNotFound
		);
	});
}

#[test]
fn sets_any_grade_when_a_supervisor_decides() {
	ExtBuilder::build_and_execute(|| {
		let member = filed(Alice, 1);
		Told::set(Vec::new());
		assert_ok!(IdentityFiling::set_risk(
			SUPERVISOR.origin(),
			member,
			RiskGrade::High,
			digest(8)
		));
		let (old, new) = (RiskGrade::Low, RiskGrade::High);
		assert_version(
			member,
			SUPERVISOR.author(),
			Change::Graded {
				old,
				new,
				reason: GradeReason::Finding(digest(8)),
			},
		);
		assert_eq!(filing(member).risk, RiskGrade::High);
		assert_eq!(Told::get(), vec![(member, FilingChange::Risk { old, new })]);
	});
}

#[test]
fn raises_by_one_step_only_when_a_machine_asks() {
	ExtBuilder::build_and_execute(|| {
		let member = filed(Alice, 1);
		let raise = || <IdentityFiling as RiskGrading>::raise_by_one(member, AlertId(3));
		assert_ok!(raise());
		let (old, new) = (RiskGrade::Low, RiskGrade::Moderate);
		assert_version(
			member,
			Author::Monitor,
			Change::Graded {
				old,
				new,
				reason: GradeReason::Alert(AlertId(3)),
			},
		);
		assert_noop!(raise(), Error::<Test>::RiskNeedsPerson);
		assert_eq!(filing(member).risk, RiskGrade::Moderate);

		// A person who confirms the grade admits the next step, and nobody is told of a grade that stays.
		Told::set(Vec::new());
		assert_ok!(IdentityFiling::set_risk(
			SUPERVISOR.origin(),
			member,
			RiskGrade::Moderate,
			digest(8)
		));
		assert!(Told::get().is_empty());
		assert_ok!(raise());
		assert_eq!(filing(member).risk, RiskGrade::Elevated);
	});
}

#[test]
fn fails_to_raise_when_member_is_unknown_or_grade_is_highest() {
	ExtBuilder::build_and_execute(|| {
		let member = filed(Alice, 1);
		let raise = |member| <IdentityFiling as RiskGrading>::raise_by_one(member, AlertId(3));
		assert_noop!(raise(MemberId(999)), Error::<Test>::MemberNotFound);
		assert_ok!(IdentityFiling::set_risk(
			SUPERVISOR.origin(),
			member,
			RiskGrade::High,
			digest(8)
		));
		assert_noop!(raise(member), Error::<Test>::RiskUnchanged);
	});
}

#[test]
fn fails_to_grade_when_caller_or_grade_is_wrong() {
	ExtBuilder::build_and_execute(|| {
		let member = filed(Alice, 1);
		let grade =
			|officer: Officer, member, grade| IdentityFiling::set_risk(officer.origin(), member, grade, digest(8));
		assert_noop!(grade(MANAGER, member, RiskGrade::High), Error::<Test>::NotAuthorized);
		assert_noop!(grade(SUPERVISOR, member, RiskGrade::Low), Error::<Test>::RiskUnchanged);
		assert_noop!(
			grade(SUPERVISOR, MemberId(999), RiskGrade::High),
			Error::<Test>::MemberNotFound
		);
		assert_noop!(
			grade(SUPERVISOR, SUPERVISOR.member(), RiskGrade::High),
			Error::<Test>::SamePerson
		);
		relate(member, SUPERVISOR.member());
		assert_noop!(grade(SUPERVISOR, member, RiskGrade::High), Error::<Test>::RelatedPerson);
	});
}
