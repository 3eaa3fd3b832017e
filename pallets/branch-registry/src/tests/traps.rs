//! What goes wrong in other networks, each named after what is prevented. The ones that need the real session pallet are
//! in the runtime's tests.

use super::*;
use pallet_session::SessionManager;

// A validator set that changes by keys alone must be announced: the session pallet compares keys only up to the shorter
// of two lists, and the historical pallet copies the old root when nothing is announced.
#[test]
fn session_and_finality_sets_do_not_drift_apart_when_only_keys_change() {
	ExtBuilder::default().build_and_execute(|| {
		for (number, generation) in [(1, 1), (4, 1), (4, 2)] {
			with_keys(number, generation);
			assert_eq!(rotate(), Some((1..=4).map(key).collect()));
			assert_eq!(rotate(), None);
		}
	});
}

#[test]
fn session_and_finality_sets_do_not_drift_apart_when_the_last_validator_leaves() {
	ExtBuilder::default().validators(5).build_and_execute(|| {
		moved(5, Observer);
		assert_eq!(rotate(), Some((1..=4).map(key).collect()));
	});
}

#[test]
fn disabled_validators_are_not_forgotten_by_a_plan_that_changes_nothing() {
	ExtBuilder::default().validators(5).build_and_execute(|| {
		admitted(9, Observer);
		assert_eq!(rotate(), None);
	});
}

#[test]
fn history_does_not_grow_for_ever() {
	ExtBuilder::default().build_and_execute(|| {
		for _ in 0..DEPTH + 3 {
			rotate();
		}
		assert_eq!(Pruned::get(), Some(3));
	});
}

// The finality gadget would drop a change made while another one is pending, and block production would follow it.
#[test]
fn finality_does_not_lose_a_change_while_another_is_pending() {
	ExtBuilder::default().build_and_execute(|| {
		admitted(9, Validator);
		Pending::set(true);
		assert_eq!(rotate(), None);
		let own = secrets(key(1), 1);
		assert_noop!(
			Registry::set_session_keys(by(key(1)), own.keys(), own.proof(key(1))),
			Error::<Test>::ChangePending
		);
		Pending::set(false);
		assert!(rotate().is_some());
		with_keys(1, 1);
	});
}

#[test]
fn a_new_branch_can_sign_without_holding_fuel() {
	ExtBuilder::default().build_and_execute(|| {
		admitted(9, Candidate);
		assert_eq!(System::providers(&key(9)), 1);
		assert!(System::account_exists(&key(9)));
	});
}

// Handing over needs two thirds of the old set, and the first vote two thirds of the new one.
#[test]
fn finality_does_not_stall_when_validators_change() {
	ExtBuilder::default().validators(7).build_and_execute(|| {
		for number in 10..=16 {
			admitted(number, Validator);
		}
		for number in 1..=7 {
			moved(number, Observer);
		}
		let mut before = Running::get();
		for _ in 0..20 {
			rotate();
			let now = Running::get();
			let both = now.iter().filter(|account| before.contains(account)).count();
			assert!(3 * both > 2 * before.len(), "old set hands over");
			assert!(3 * both > 2 * now.len(), "new set votes");
			before = now;
		}
		assert_eq!(before, (10..=16).map(key).collect::<Vec<_>>());
	});
}

// Freezing or suspending validators stopped another chain: here no step of anybody empties the set.
#[test]
fn blocks_go_on_when_every_branch_is_suspended() {
	ExtBuilder::default().validators(6).build_and_execute(|| {
		for number in 1..=6 {
			assert_ok!(Registry::emergency_suspend(by(THIRD_OFFICE), branch(number)));
			rotate();
		}
		for _ in 0..4 {
			rotate();
		}
		assert_eq!(Running::get().len(), MINIMUM as usize);
		// And the head office can mend it.
		for number in 1..=6 {
			moved(number, Observer);
			moved(number, Validator);
		}
		for _ in 0..4 {
			rotate();
		}
		assert_eq!(Running::get(), (1..=6).map(key).collect::<Vec<_>>());
		assert!(Disabled::get().is_empty());
	});
}

#[test]
fn planning_asks_nothing_of_a_branch_that_has_gone() {
	ExtBuilder::default().validators(5).build_and_execute(|| {
		moved(5, Observer);
		runs_no_more();
		exited(5, 1);
		assert_eq!(<Registry as SessionManager<u64>>::new_session(9), None);
	});
}
