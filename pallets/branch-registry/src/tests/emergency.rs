//! Stopping a branch at once.

use super::*;
use pallet_session::ShouldEndSession;

fn stop(number: u32) -> sp_runtime::DispatchResult {
	Registry::emergency_suspend(by(THIRD_OFFICE), branch(number))
}

#[test]
fn stops_officers_and_authoring_at_once() {
	ExtBuilder::default().validators(5).build_and_execute(|| {
		assert!(<Registry as Roles<u64>>::holder(&MANAGER).is_some());
		assert_ok!(stop(1));
		said(Event::BranchStatusChanged {
			branch: branch(1),
			old: Validator,
			new: Suspended(Emergency),
		});
		assert_eq!(status(1), Suspended(Emergency));
		assert_eq!(Disabled::get(), [key(1)]);
		assert_eq!(<Registry as Roles<u64>>::holder(&MANAGER), None);
		// It keeps its objection: a third of the head office must not be able to silence a branch.
		assert!(!Registry::suspended_for_offence(branch(1)));
	});
}

#[test]
fn ends_two_sessions_early_so_that_the_branch_leaves_the_set() {
	ExtBuilder::default().validators(5).build_and_execute(|| {
		let early = u64::from(PERIOD) / 2;
		assert!(!Registry::should_end_session(early));
		assert_ok!(stop(1));
		assert!(Registry::should_end_session(early));
		assert_eq!(rotate(), Some((2..=5).map(key).collect()));
		assert!(Registry::should_end_session(early + 1));
		rotate();
		assert!(!Registry::should_end_session(early + 2));
		assert_eq!(Running::get(), (2..=5).map(key).collect::<Vec<_>>());
		assert!(Disabled::get().is_empty());
		assert_eq!(Barred::<Test>::iter().count(), 0);
	});
}

#[test]
fn ends_no_session_early_when_the_branch_does_not_validate() {
	ExtBuilder::default().build_and_execute(|| {
		admitted(9, Observer);
		assert_ok!(stop(9));
		assert_eq!(status(9), Suspended(Emergency));
		assert!(!Registry::should_end_session(5));
		assert_eq!(Barred::<Test>::iter().count(), 0);
	});
}

// The officers are stopped, the set is not: with three of four the chain would have no margin left at all.
#[test]
fn keeps_the_validator_disabled_when_the_set_is_at_its_minimum() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(stop(1));
		assert_eq!(status(1), Suspended(Emergency));
		for _ in 0..3 {
			assert_eq!(rotate(), None);
			assert_eq!(Running::get(), (1..=4).map(key).collect::<Vec<_>>());
			assert_eq!(Disabled::get(), [key(1)]);
		}
		admitted(9, Validator);
		assert_eq!(rotate(), Some(vec![key(2), key(3), key(4), key(9)]));
		rotate();
		assert_eq!((status(1), Barred::<Test>::iter().count()), (Suspended(Emergency), 0));
	});
}

#[test]
fn lets_a_branch_leave_that_was_only_queued() {
	ExtBuilder::default().build_and_execute(|| {
		admitted(9, Validator);
		assert!(rotate().is_some());
		assert!(!Running::get().contains(&key(9)));
		assert_ok!(stop(9));
		assert_eq!(rotate(), Some((1..=4).map(key).collect()));
		assert_eq!(Disabled::get(), [key(9)]);
		rotate();
		assert_eq!(Running::get(), (1..=4).map(key).collect::<Vec<_>>());
	});
}

#[test]
fn does_not_give_an_offender_its_vote_back() {
	ExtBuilder::default().build_and_execute(|| {
		Barred::<Test>::insert(key(3), Offence);
		assert_ok!(stop(3));
		assert_eq!(status(3), Suspended(Offence));
	});
}

#[test]
fn is_undone_by_the_head_office_only() {
	ExtBuilder::default().validators(5).build_and_execute(|| {
		assert_ok!(stop(1));
		for wrong in outsiders().into_iter().chain([by(MANAGER)]) {
			assert_noop!(
				Registry::set_branch_status(wrong, branch(1), Observer),
				DispatchError::BadOrigin
			);
		}
		moved(1, Observer);
		assert!(<Registry as Roles<u64>>::holder(&MANAGER).is_some());
	});
}

#[test]
fn is_refused_when_the_branch_is_unknown_or_stopped_or_the_origin_wrong() {
	ExtBuilder::default().validators(5).build_and_execute(|| {
		assert_noop!(stop(9), Error::<Test>::BranchNotFound);
		assert_ok!(stop(1));
		assert_noop!(stop(1), Error::<Test>::AlreadyStopped);
		admitted(9, Candidate);
		exited(9, 2);
		assert_noop!(stop(9), Error::<Test>::AlreadyStopped);
		for wrong in [
			by(HEAD_OFFICE),
			by(ANYBODY),
			by(key(2)),
			by(MANAGER),
			RuntimeOrigin::root(),
		] {
			assert_noop!(Registry::emergency_suspend(wrong, branch(2)), DispatchError::BadOrigin);
		}
	});
}
