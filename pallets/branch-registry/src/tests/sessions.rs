//! The registry as session manager.

use super::*;
use frame_support::traits::EstimateNextSessionRotation;
use pallet_session::{historical, SessionManager, ShouldEndSession};
use plan::Refusal;
use sp_runtime::Permill;

type Manager = Registry;

fn keys(numbers: impl IntoIterator<Item = u32>) -> Vec<u64> {
	numbers.into_iter().map(key).collect()
}

fn plan_for(session: u32) -> Option<Vec<u64>> {
	<Manager as SessionManager<u64>>::new_session(session)
}

/// Sets a validator that did not leave by a plan back: what storage of another pallet may do.
fn loses_keys(number: u32) {
	SessionKeys::mutate(|known| known.remove(&key(number)));
}

#[test]
fn plans_all_validators_in_the_order_of_their_branches_at_genesis() {
	let branches = [(3, key(1)), (1, key(4)), (2, key(2)), (4, key(3))];
	ExtBuilder::genesis(|genesis| {
		genesis.branches = branches
			.iter()
			.map(|(number, key)| (branch(*number), *key, REGION, Validator))
			.collect();
		genesis.branches.push((branch(5), key(5), REGION, Observer));
		genesis.branches.push((branch(6), key(6), REGION, Candidate));
	})
	.build_and_execute(|| {
		let all = Some(vec![key(4), key(2), key(1), key(3)]);
		assert_eq!(<Manager as SessionManager<u64>>::new_session_genesis(0), all);
		assert_eq!(<Manager as SessionManager<u64>>::new_session_genesis(1), all);
		assert_eq!(plan_for(2), None);
	});
}

#[test]
fn plans_more_validators_at_genesis_than_may_come_in_a_session() {
	ExtBuilder::default().validators(20).build_and_execute(|| {
		assert_eq!(Running::get(), keys(1..=20));
	});
}

#[test]
fn plans_nothing_at_genesis_when_there_are_no_branches() {
	ExtBuilder::genesis(|genesis| {
		genesis.branches.clear();
		genesis.roles.clear();
	})
	.build_and_execute(|| {
		assert_eq!(<Manager as SessionManager<u64>>::new_session_genesis(0), None);
		assert!(System::events().is_empty());
		assert_eq!(LastPlan::<Test>::get(), None);
	});
}

#[test]
fn plans_nothing_at_genesis_when_too_few_have_session_keys() {
	let mut chain = ExtBuilder::default().build();
	chain.execute_with(|| {
		SessionKeys::mutate(|known| known.remove(&key(4)));
		assert_eq!(<Manager as SessionManager<u64>>::new_session_genesis(0), None);
		assert_eq!(LastPlan::<Test>::get(), None);
		Registry::do_try_state().expect("invariants hold");
	});
}

// "Some" would count as a change: the finality gadget would begin a new set and the disabled would be forgotten.
#[test]
fn plans_nothing_when_accounts_and_keys_are_the_same() {
	ExtBuilder::default().build_and_execute(|| {
		admitted(9, Observer);
		System::reset_events();
		assert_eq!(plan_for(2), None);
		assert!(System::events().is_empty());
	});
}

#[test]
fn plans_a_new_set_when_only_a_key_is_new() {
	ExtBuilder::default().build_and_execute(|| {
		with_keys(3, 1);
		System::reset_events();
		assert_eq!(plan_for(2), Some(keys(1..=4)));
		said(Event::SetPlanned {
			session: 2,
			authorities: 4,
		});
		assert_eq!(plan_for(3), None);
	});
}

#[test]
fn plans_who_came_and_who_went() {
	ExtBuilder::default().validators(5).build_and_execute(|| {
		admitted(9, Validator);
		moved(2, Observer);
		assert_eq!(plan_for(2), Some(keys([1, 3, 4, 5, 9])));
		said(Event::SetPlanned {
			session: 2,
			authorities: 5,
		});
	});
}

#[test]
fn refuses_a_plan_when_it_falls_below_the_minimum() {
	ExtBuilder::default().build_and_execute(|| {
		loses_keys(2);
		for session in [2, 3] {
			assert_eq!(plan_for(session), None);
			said(Event::PlanRefused {
				session,
				reason: Refusal::BelowMinimum {
					planned: 3,
					minimum: MINIMUM,
				},
			});
		}
		// A refused plan leaves no trace: the set that still runs is no change.
		SessionKeys::mutate(|known| known.insert(key(2), secrets(key(2), 0).keys()));
		assert_eq!(plan_for(4), None);
		assert_eq!(System::events().len(), 2);
	});
}

#[test]
fn refuses_a_plan_when_more_have_lost_their_keys_than_finality_does_without() {
	ExtBuilder::default().validators(6).build_and_execute(|| {
		loses_keys(5);
		loses_keys(6);
		assert_eq!(plan_for(2), None);
		said(Event::PlanRefused {
			session: 2,
			reason: Refusal::ChurnExceeded { planned: 2, maximum: 1 },
		});
	});
}

// A wish that is too large for one session would otherwise keep the set as it is for ever.
#[test]
fn lets_changes_wait_when_more_come_than_may() {
	ExtBuilder::default().build_and_execute(|| {
		for number in [7, 8, 9] {
			admitted(number, Validator);
		}
		assert_eq!(rotate(), Some(keys([1, 2, 3, 4, 7])));
		said(Event::ChangesWait { session: 2, waiting: 2 });
		moved(9, Observer);
		assert_eq!(rotate(), Some(keys([1, 2, 3, 4, 7, 8])));
		said(Event::SetPlanned {
			session: 3,
			authorities: 6,
		});
		assert_eq!(rotate(), None);
	});
}

#[test]
fn lets_changes_wait_when_more_leave_than_may() {
	ExtBuilder::default().validators(7).build_and_execute(|| {
		for number in [1, 2, 3] {
			moved(number, Observer);
		}
		assert_eq!(rotate(), Some(keys(3..=7)));
		said(Event::ChangesWait { session: 2, waiting: 1 });
		assert_eq!(rotate(), Some(keys(4..=7)));
		assert_eq!(rotate(), None);
		assert_eq!(Running::get(), keys(4..=7));
	});
}

#[test]
fn plans_back_when_a_change_is_taken_back_before_its_effect() {
	ExtBuilder::default().build_and_execute(|| {
		admitted(9, Validator);
		assert_eq!(rotate(), Some(keys([1, 2, 3, 4, 9])));
		moved(9, Observer);
		assert_eq!(rotate(), Some(keys(1..=4)));
		assert_eq!(rotate(), None);
		assert_eq!(Running::get(), keys(1..=4));
	});
}

#[test]
fn rests_while_a_change_is_pending_and_plans_it_afterwards() {
	ExtBuilder::default().build_and_execute(|| {
		admitted(9, Validator);
		System::reset_events();
		Pending::set(true);
		assert_eq!(plan_for(2), None);
		assert!(System::events().is_empty());
		Pending::set(false);
		assert_eq!(plan_for(3), Some(keys([1, 2, 3, 4, 9])));
	});
}

#[test]
fn says_the_same_to_the_historical_session_pallet() {
	ExtBuilder::default().build_and_execute(|| {
		let with_unit = |set: Vec<u64>| set.into_iter().map(|account| (account, ())).collect::<Vec<_>>();
		assert_eq!(
			<Manager as historical::SessionManager<u64, ()>>::new_session_genesis(0),
			Some(with_unit(keys(1..=4)))
		);
		assert_eq!(<Manager as historical::SessionManager<u64, ()>>::new_session(2), None);
		admitted(9, Validator);
		assert_eq!(
			<Manager as historical::SessionManager<u64, ()>>::new_session(2),
			Some(with_unit(keys([1, 2, 3, 4, 9])))
		);
		<Manager as historical::SessionManager<u64, ()>>::start_session(DEPTH + 1);
		<Manager as historical::SessionManager<u64, ()>>::end_session(DEPTH + 1);
		assert_eq!(Pruned::get(), Some(1));
	});
}

#[test]
fn forgets_proofs_beyond_the_depth_when_a_session_starts() {
	ExtBuilder::default().build_and_execute(|| {
		for (session, pruned) in [(0, 0), (DEPTH, 0), (DEPTH + 5, 5)] {
			<Manager as SessionManager<u64>>::start_session(session);
			assert_eq!(Pruned::get(), Some(pruned));
		}
	});
}

#[test]
fn ends_a_session_after_each_period() {
	ExtBuilder::default().build_and_execute(|| {
		let ends: Vec<u64> = (0..=35).filter(|now| Manager::should_end_session(*now)).collect();
		assert_eq!(ends, [10, 20, 30]);
	});
}

#[test]
fn estimates_progress_and_the_next_rotation_from_the_period() {
	ExtBuilder::default().build_and_execute(|| {
		assert_eq!(Manager::average_session_length(), u64::from(PERIOD));
		for (now, percent, next) in [(0, 0, 10), (5, 50, 10), (9, 90, 10), (10, 0, 20), (23, 30, 30)] {
			let progress = Manager::estimate_current_session_progress(now).0;
			assert_eq!(progress, Some(Permill::from_percent(percent)), "at {now}");
			assert_eq!(Manager::estimate_next_session_rotation(now).0, Some(next), "at {now}");
		}
	});
}

#[test]
fn ends_no_session_when_the_stored_period_is_none() {
	ExtBuilder::default().build_and_execute(|| {
		SessionPeriod::<Test>::put(0);
		assert!(!Manager::should_end_session(10));
		assert_eq!(Manager::estimate_current_session_progress(10).0, None);
		assert_eq!(Manager::estimate_next_session_rotation(10).0, None);
	});
}
