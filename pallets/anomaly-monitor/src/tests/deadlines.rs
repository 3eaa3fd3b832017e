//! What happens when nobody decides: never an execution.

use crate::{mock::*, Error, Event, Windows};
use frame_support::{assert_noop, assert_ok};
use polkadot_sdk::*;
use timebank_primitives::*;

fn escalate(alert: AlertId) -> Result<(), sp_runtime::DispatchError> {
	AnomalyMonitor::escalate(RuntimeOrigin::signed(NOBODY), alert)
}

fn return_expired(alert: AlertId) -> Result<(), sp_runtime::DispatchError> {
	AnomalyMonitor::return_expired(RuntimeOrigin::signed(NOBODY), alert)
}

#[test]
fn anybody_escalates_an_alert_when_its_deadline_has_passed() {
	ExtBuilder::build_and_execute(|| {
		let (alert, hold) = held_gift();
		wait(ESCALATE - 1);
		assert_noop!(escalate(alert), Error::<Test>::TooEarly);
		wait(1);
		events();
		assert_ok!(escalate(alert));
		assert_eq!(
			events(),
			[Event::AlertEscalated {
				alert,
				from: None,
				due: START + 2 * ESCALATE
			}]
		);
		let stored = AnomalyMonitor::alert_record(alert).unwrap();
		assert_eq!((stored.status, stored.hold), (AlertStatus::Escalated, Some(hold)));
		assert_noop!(escalate(alert), Error::<Test>::AlreadyEscalated);
	});
}

#[test]
fn an_idle_supervisor_loses_the_alert_and_the_next_has_as_long() {
	ExtBuilder::build_and_execute(|| {
		let (alert, _) = assigned_gift();
		wait(ESCALATE);
		assert_ok!(escalate(alert));
		let due = START + 2 * ESCALATE;
		assert_eq!(
			events(),
			[Event::AlertEscalated {
				alert,
				from: Some(MemberId(1)),
				due
			}]
		);
		let key = RuntimeOrigin::signed(ANNA);
		assert_noop!(
			AnomalyMonitor::close(key, alert, Finding::FalsePositive, digest(9)),
			Error::<Test>::NotAssigned
		);
		assert_ok!(AnomalyMonitor::assign(RuntimeOrigin::signed(BERTA), alert));
		assert_noop!(escalate(alert), Error::<Test>::TooEarly);
		wait(ESCALATE);
		assert_ok!(escalate(alert));
	});
}

#[test]
fn refuses_to_escalate_when_the_alert_is_unknown_or_closed() {
	ExtBuilder::build_and_execute(|| {
		assert_noop!(escalate(AlertId(9)), Error::<Test>::UnknownAlert);
		let (alert, _) = assigned_gift();
		let key = RuntimeOrigin::signed(ANNA);
		assert_ok!(AnomalyMonitor::close(key, alert, Finding::Confirmed, digest(9)));
		wait(ESCALATE);
		assert_noop!(escalate(alert), Error::<Test>::AlreadyClosed);
		assert_noop!(
			AnomalyMonitor::escalate(RuntimeOrigin::none(), alert),
			sp_runtime::DispatchError::BadOrigin
		);
	});
}

/// Defect 8: silence pays nobody.
#[test]
fn the_coins_go_back_to_the_payer_when_nobody_decides() {
	ExtBuilder::build_and_execute(|| {
		let (alert, hold) = held_gift();
		wait(RETURN - 1);
		assert_noop!(return_expired(alert), Error::<Test>::TooEarly);
		wait(1);
		events();
		assert_ok!(return_expired(alert));
		assert_eq!(events(), [Event::HoldReturned { alert, hold }]);
		assert_eq!(GivenBack::get(), [hold]);
		assert!(!Windows::<Test>::contains_key(GIVER), "nothing has moved");
		assert_noop!(return_expired(alert), Error::<Test>::NoHold);

		// The alert stays open: the finding is still due.
		assert_ok!(AnomalyMonitor::assign(RuntimeOrigin::signed(ANNA), alert));
		let key = RuntimeOrigin::signed(ANNA);
		assert_ok!(AnomalyMonitor::close(key, alert, Finding::FalsePositive, digest(9)));
		assert!(
			!Windows::<Test>::contains_key(GIVER),
			"there is nothing left to release"
		);
	});
}

#[test]
fn the_coins_wait_while_a_ratified_case_binds_the_payer() {
	ExtBuilder::build_and_execute(|| {
		let (alert, hold) = held_gift();
		wait(RETURN);
		Ratified::set(true);
		assert_noop!(return_expired(alert), Error::<Test>::RatifiedCase);
		Ratified::set(false);
		assert_ok!(return_expired(alert));
		assert_eq!(GivenBack::get(), [hold]);
	});
}

#[test]
fn escalating_does_not_put_off_the_return() {
	ExtBuilder::build_and_execute(|| {
		let (alert, _) = assigned_gift();
		wait(RETURN);
		assert_ok!(escalate(alert));
		assert_ok!(AnomalyMonitor::assign(RuntimeOrigin::signed(BERTA), alert));
		assert_ok!(return_expired(alert));
	});
}

#[test]
fn refuses_to_return_when_nothing_waits() {
	ExtBuilder::build_and_execute(|| {
		assert_noop!(return_expired(AlertId(9)), Error::<Test>::UnknownAlert);
		go(&gift(3_000));
		wait(RETURN);
		assert_noop!(return_expired(AlertId(0)), Error::<Test>::NoHold);
		let (alert, _) = assigned_gift();
		let key = RuntimeOrigin::signed(ANNA);
		assert_ok!(AnomalyMonitor::close(key, alert, Finding::Confirmed, digest(9)));
		wait(RETURN);
		assert_noop!(return_expired(alert), Error::<Test>::AlreadyClosed);
		let nobody = RuntimeOrigin::none();
		assert_noop!(
			AnomalyMonitor::return_expired(nobody, alert),
			sp_runtime::DispatchError::BadOrigin
		);
	});
}
