//! Enacting without delay, by both bodies.

use super::*;

fn support(branch: u32, id: ProposalId) {
	assert_ok!(Governance::support(by(key(branch)), id));
}

fn declare(id: ProposalId) {
	assert_ok!(Governance::declare_emergency(by(MOST_OFFICE), id));
}

fn enact(id: ProposalId) -> frame_support::dispatch::DispatchResultWithPostInfo {
	Governance::enact(by(ANYBODY), id, Weight::MAX)
}

fn too_early(id: ProposalId) {
	assert_err_ignore_postinfo!(enact(id), Error::<Test>::ObjectionPeriodRunning);
}

#[test]
fn proposal_is_enacted_at_once_when_both_bodies_want_it() {
	ExtBuilder::default().build_and_execute(|| {
		let id = upgrade();
		declare(id);
		System::assert_last_event(Event::EmergencyDeclared { id }.into());
		for branch in [1, 2, 3] {
			too_early(id);
			support(branch, id);
			System::assert_last_event(
				Event::Supported {
					id,
					branch: BranchId(branch),
					supports: branch,
					electors: 4,
				}
				.into(),
			);
		}
		assert_ok!(enact(id));
		assert!(System::authorized_upgrade().is_some());
		assert_eq!(state(id), ProposalState::Enacted);
		assert_eq!(
			Governance::proposal(id).unwrap().supports,
			list([1, 2, 3]),
			"the record stays"
		);
	});
}

#[test]
fn order_of_the_two_bodies_does_not_matter() {
	ExtBuilder::default().build_and_execute(|| {
		let id = root(new_timing(30, 40));
		for branch in [4, 2, 1] {
			support(branch, id);
			too_early(id);
		}
		declare(id);
		assert_ok!(enact(id));
		assert_eq!(Governance::timing().objection_period, 30);
	});
}

#[test]
fn neither_body_does_without_the_delay_alone() {
	ExtBuilder::default().build_and_execute(|| {
		let (by_office, by_branches) = (upgrade(), upgrade());
		declare(by_office);
		for branch in [1, 2, 3, 4] {
			support(branch, by_branches);
		}
		at(OBJECTION_ENDS);
		too_early(by_office);
		too_early(by_branches);
	});
}

#[test]
fn head_office_waits_when_there_are_no_branches() {
	ExtBuilder::default().branches(0).build_and_execute(|| {
		let id = upgrade();
		declare(id);
		too_early(id);
	});
}

// Who suspends branches does not change who decides.
#[test]
fn electorate_of_the_proposal_decides_when_branches_were_suspended_later() {
	ExtBuilder::default().branches(6).build_and_execute(|| {
		let id = upgrade();
		declare(id);
		InForce::set(vec![1, 2, 3]);
		for branch in [1, 2, 3] {
			support(branch, id);
		}
		too_early(id);
		// A suspended branch still counts, for it and against it.
		support(5, id);
		assert_ok!(enact(id));
	});
}

#[test]
fn support_of_an_excluded_branch_no_longer_counts() {
	ExtBuilder::default().build_and_execute(|| {
		let id = upgrade();
		declare(id);
		for branch in [1, 2] {
			support(branch, id);
		}
		Excluded::set(vec![1]);
		too_early(id);
		support(3, id);
		assert_eq!(Governance::standing(id).unwrap().supports, 2);
		assert_ok!(enact(id));
	});
}

#[test]
fn objection_takes_support_back() {
	ExtBuilder::default().build_and_execute(|| {
		let id = upgrade();
		declare(id);
		for branch in [1, 2, 3] {
			support(branch, id);
		}
		assert_ok!(Governance::object(by(key(3)), id));
		assert_eq!(Governance::proposal(id).unwrap().supports, list([1, 2]));
		too_early(id);
	});
}

#[test]
fn support_is_refused_when_the_branch_objects_or_supports_already() {
	ExtBuilder::default().build_and_execute(|| {
		let id = upgrade();
		assert_ok!(Governance::object(by(key(1)), id));
		assert_noop!(Governance::support(by(key(1)), id), Error::<Test>::AlreadyObjected);
		assert_ok!(Governance::withdraw_objection(by(key(1)), id));
		support(1, id);
		assert_noop!(Governance::support(by(key(1)), id), Error::<Test>::AlreadySupported);
	});
}

#[test]
fn support_is_refused_when_the_signer_is_no_elector_or_too_late() {
	ExtBuilder::default().build_and_execute(|| {
		let id = upgrade();
		assert_noop!(Governance::support(by(ANYBODY), id), Error::<Test>::NotABranchKey);
		assert_noop!(Governance::support(by(key(5)), id), Error::<Test>::NotInElectorate);
		Excluded::set(vec![2]);
		assert_noop!(Governance::support(by(key(2)), id), Error::<Test>::BranchExcluded);
		at(OBJECTION_ENDS + 1);
		assert_noop!(Governance::support(by(key(1)), id), Error::<Test>::ObjectionPeriodOver);
	});
}

#[test]
fn emergency_is_refused_when_declared_before() {
	ExtBuilder::default().build_and_execute(|| {
		let id = upgrade();
		declare(id);
		assert_noop!(
			Governance::declare_emergency(by(MOST_OFFICE), id),
			Error::<Test>::AlreadyDeclared
		);
	});
}
