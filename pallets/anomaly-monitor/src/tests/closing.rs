//! Findings, and what they do to the movement, the subject and the counts.

use crate::{
	mock::*,
	rules::{LARGE_DAILY, LARGE_SINGLE},
	Counts, Error, Event, HoldDecision, Precision, Windows,
};
use frame_support::{assert_noop, assert_ok};
use polkadot_sdk::*;
use timebank_primitives::*;

fn close(key: u64, alert: AlertId, finding: Finding) -> Result<(), sp_runtime::DispatchError> {
	AnomalyMonitor::close(RuntimeOrigin::signed(key), alert, finding, digest(9))
}

fn closed(alert: AlertId, finding: Finding, hold: HoldDecision, graded: bool) -> Vec<Event<Test>> {
	vec![Event::AlertClosed {
		alert,
		by: MemberId(1),
		finding,
		reason: digest(9),
		hold,
		graded,
	}]
}

#[test]
fn gives_the_coins_back_and_raises_the_grade_when_the_suspicion_is_confirmed() {
	ExtBuilder::build_and_execute(|| {
		let (alert, hold) = assigned_gift();
		assert_ok!(close(ANNA, alert, Finding::Confirmed));
		assert_eq!(
			events(),
			closed(alert, Finding::Confirmed, HoldDecision::GivenBack(hold), true)
		);
		assert_eq!(GivenBack::get(), [hold]);
		assert_eq!(Graded::get(), [(GIVER, alert)]);
		assert!(!Windows::<Test>::contains_key(GIVER), "nothing has moved");
		let stored = AnomalyMonitor::alert_record(alert).unwrap();
		assert_eq!(
			(stored.status, stored.hold),
			(AlertStatus::Closed(Finding::Confirmed), None)
		);
		assert_eq!((stored.reason, stored.assigned), (Some(digest(9)), Some(MemberId(1))));
	});
}

#[test]
fn releases_the_movement_when_it_was_honest() {
	ExtBuilder::build_and_execute(|| {
		let (alert, hold) = assigned_gift();
		wait(DAY);
		assert_ok!(close(ANNA, alert, Finding::FalsePositive));
		let released = HoldDecision::Released(hold, Released::Executed(MovementId(hold.0)));
		assert_eq!(events(), closed(alert, Finding::FalsePositive, released, false));
		assert!(Graded::get().is_empty());
		assert_eq!(
			AnomalyMonitor::window(GIVER).outgoing(START + DAY),
			5_000,
			"it counts from its release"
		);
	});
}

#[test]
fn says_so_when_the_gate_stops_what_was_released() {
	ExtBuilder::build_and_execute(|| {
		let (alert, hold) = assigned_gift();
		GateStops::set(true);
		assert_ok!(close(ANNA, alert, Finding::FalsePositive));
		let refusal = Refusal::Restricted {
			case: CaseId(1),
			member: GIVER,
			scope: RestrictionScope::Outgoing,
		};
		let released = HoldDecision::Released(hold, Released::Returned(refusal));
		assert_eq!(events(), closed(alert, Finding::FalsePositive, released, false));
	});
}

#[test]
fn gives_the_coins_back_and_grades_nobody_when_nothing_could_be_shown() {
	ExtBuilder::build_and_execute(|| {
		let (alert, hold) = assigned_gift();
		assert_ok!(close(ANNA, alert, Finding::Inconclusive));
		assert_eq!(
			events(),
			closed(alert, Finding::Inconclusive, HoldDecision::GivenBack(hold), false)
		);
		assert!(Graded::get().is_empty());
	});
}

#[test]
fn decides_nothing_about_coins_when_none_wait() {
	ExtBuilder::build_and_execute(|| {
		assert_eq!(go(&gift(3_000)), Assessment::Flag(AlertId(0)));
		assert_ok!(AnomalyMonitor::assign(RuntimeOrigin::signed(ANNA), AlertId(0)));
		events();
		assert_ok!(close(ANNA, AlertId(0), Finding::Confirmed));
		assert_eq!(
			events(),
			closed(AlertId(0), Finding::Confirmed, HoldDecision::Nothing, true)
		);
		assert!(GivenBack::get().is_empty());
	});
}

#[test]
fn the_finding_stands_when_the_filing_cannot_be_graded() {
	ExtBuilder::build_and_execute(|| {
		let (alert, hold) = assigned_gift();
		GradingRefuses::set(true);
		assert_ok!(close(ANNA, alert, Finding::Confirmed));
		assert_eq!(
			events(),
			closed(alert, Finding::Confirmed, HoldDecision::GivenBack(hold), false)
		);
	});
}

#[test]
fn counts_findings_per_rule_so_that_precision_can_be_read() {
	ExtBuilder::build_and_execute(|| {
		// Each of these trips two rules.
		for finding in [
			Finding::Confirmed,
			Finding::FalsePositive,
			Finding::Inconclusive,
			Finding::Confirmed,
		] {
			let Assessment::Hold(alert) = go(&gift(7_000)) else {
				panic!("it is held")
			};
			assert_ok!(AnomalyMonitor::assign(RuntimeOrigin::signed(ANNA), alert));
			assert_ok!(close(ANNA, alert, finding));
			wait(2 * DAY);
		}
		go(&gift(3_000));
		let two_each = Counts {
			raised: 4,
			confirmed: 2,
			false_positive: 1,
			inconclusive: 1,
		};
		assert_eq!(AnomalyMonitor::rule_counts(LARGE_DAILY), two_each);
		assert_eq!(
			AnomalyMonitor::rule_counts(LARGE_SINGLE),
			Counts { raised: 5, ..two_each }
		);
		let all = AnomalyMonitor::precisions();
		assert_eq!(all.len(), crate::rules::LAST.0 as usize);
		let of = |rule| *all.iter().find(|one| one.rule == rule).unwrap();
		assert_eq!(
			of(LARGE_DAILY),
			Precision {
				rule: LARGE_DAILY,
				counts: two_each,
				permille: Some(666)
			}
		);
		assert_eq!(of(crate::rules::DORMANT).permille, None);
	});
}

#[test]
fn refuses_to_close_when_the_alert_is_not_the_supervisors() {
	ExtBuilder::build_and_execute(|| {
		assert_noop!(close(ANNA, AlertId(9), Finding::Confirmed), Error::<Test>::UnknownAlert);
		let (alert, _) = held_gift();
		assert_noop!(close(ANNA, alert, Finding::Confirmed), Error::<Test>::NotAssigned);
		assert_ok!(AnomalyMonitor::assign(RuntimeOrigin::signed(ANNA), alert));
		assert_noop!(close(CLERK, alert, Finding::Confirmed), Error::<Test>::NotSupervisor);
		assert_noop!(close(BERTA, alert, Finding::Confirmed), Error::<Test>::NotAssigned);
		assert_ok!(close(ANNA, alert, Finding::Confirmed));
		assert_noop!(close(ANNA, alert, Finding::FalsePositive), Error::<Test>::AlreadyClosed);
	});
}

#[test]
fn refuses_to_close_when_a_relation_was_recorded_after_the_alert_was_taken() {
	ExtBuilder::build_and_execute(|| {
		let (alert, _) = assigned_gift();
		Relations::set(vec![(MemberId(1), TAKER)]);
		assert_noop!(
			close(ANNA, alert, Finding::FalsePositive),
			Error::<Test>::RelatedToParty
		);
	});
}

#[test]
fn changes_nothing_when_the_ledger_refuses() {
	ExtBuilder::build_and_execute(|| {
		let (alert, _) = assigned_gift();
		Held::set(Default::default());
		for finding in [Finding::Confirmed, Finding::FalsePositive, Finding::Inconclusive] {
			assert_noop!(
				close(ANNA, alert, finding),
				sp_runtime::DispatchError::Other("no such hold")
			);
		}
	});
}
