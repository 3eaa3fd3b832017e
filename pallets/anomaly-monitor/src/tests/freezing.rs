//! Short freezes that a supervisor asks for because of an alert.

use crate::{mock::*, Error, Event};
use frame_support::{assert_noop, assert_ok};
use polkadot_sdk::*;
use timebank_primitives::*;

fn request(key: u64, alert: AlertId) -> Result<(), sp_runtime::DispatchError> {
	AnomalyMonitor::request_freeze(RuntimeOrigin::signed(key), alert)
}

#[test]
fn the_assigned_supervisor_asks_for_a_freeze_of_the_subject() {
	ExtBuilder::build_and_execute(|| {
		let (alert, _) = assigned_gift();
		assert_ok!(request(ANNA, alert));
		assert_eq!(
			events(),
			[Event::FreezeRequested {
				alert,
				case: CaseId(77),
				by: MemberId(1)
			}]
		);
		assert_eq!(
			Frozen::get(),
			[(GIVER, alert, Some(MemberId(1)))],
			"who asks is told, and cannot ratify it later"
		);
		assert_eq!(AnomalyMonitor::alert_record(alert).unwrap().case, Some(CaseId(77)));
	});
}

#[test]
fn refuses_a_second_freeze_because_of_the_same_alert() {
	ExtBuilder::build_and_execute(|| {
		let (alert, _) = assigned_gift();
		assert_ok!(request(ANNA, alert));
		assert_noop!(request(ANNA, alert), Error::<Test>::FreezeAlreadyRequested);
	});
}

#[test]
fn refuses_a_freeze_when_the_alert_is_not_the_supervisors() {
	ExtBuilder::build_and_execute(|| {
		assert_noop!(request(ANNA, AlertId(9)), Error::<Test>::UnknownAlert);
		let (alert, _) = held_gift();
		assert_noop!(request(ANNA, alert), Error::<Test>::NotAssigned);
		assert_ok!(AnomalyMonitor::assign(RuntimeOrigin::signed(ANNA), alert));
		assert_noop!(request(CLERK, alert), Error::<Test>::NotSupervisor);
		assert_noop!(request(BERTA, alert), Error::<Test>::NotAssigned);
		Relations::set(vec![(GIVER, MemberId(1))]);
		assert_noop!(request(ANNA, alert), Error::<Test>::RelatedToParty);
		Relations::set(vec![]);
		let key = RuntimeOrigin::signed(ANNA);
		assert_ok!(AnomalyMonitor::close(key, alert, Finding::Confirmed, digest(9)));
		assert_noop!(request(ANNA, alert), Error::<Test>::AlreadyClosed);
	});
}

#[test]
fn changes_nothing_when_freeze_control_refuses() {
	ExtBuilder::build_and_execute(|| {
		let (alert, _) = assigned_gift();
		FreezeRefuses::set(true);
		assert_noop!(
			request(ANNA, alert),
			sp_runtime::DispatchError::Other("freeze control refuses")
		);
	});
}
