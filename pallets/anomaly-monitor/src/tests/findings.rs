//! What supervisors find off the chain.

use crate::{mock::*, rules, warnings::MAX_REPORTS, AlertSource, Error, Event, FindingKind, NextAlert};
use frame_support::{assert_noop, assert_ok};
use polkadot_sdk::*;
use timebank_primitives::*;

fn report(key: u64, member: MemberId, evidence: Digest, freeze: bool) -> Result<(), sp_runtime::DispatchError> {
	let kind = FindingKind::Cycle;
	AnomalyMonitor::report_finding(RuntimeOrigin::signed(key), member, Stage::Gift, kind, evidence, freeze)
}

#[test]
fn a_finding_raises_an_alert_and_stops_nothing() {
	ExtBuilder::build_and_execute(|| {
		assert_ok!(report(ANNA, GIVER, digest(4), false));
		assert_eq!(
			events(),
			[Event::ReportRaised {
				alert: AlertId(0),
				source: AlertSource::Finding(FindingKind::Cycle),
				stage: Stage::Gift,
				subject: GIVER,
				by: MemberId(1),
				body: Body::Institution(InstitutionId(1)),
				evidence: digest(4),
				at: START
			}]
		);
		let alert = AnomalyMonitor::alert_record(AlertId(0)).unwrap();
		assert_eq!(
			(alert.fired[0].rule, alert.record, alert.case),
			(rules::FINDING, Some(digest(4)), None)
		);
		assert_eq!(AnomalyMonitor::rule_counts(rules::FINDING).raised, 1);
		assert!(Frozen::get().is_empty());
		assert_eq!(go(&gift(400)), Assessment::Allow);
	});
}

#[test]
fn a_finding_may_ask_for_a_short_freeze_and_its_reporter_stands_behind_it() {
	ExtBuilder::build_and_execute(|| {
		assert_ok!(report(ANNA, GIVER, digest(4), true));
		assert_eq!(Frozen::get(), [(GIVER, AlertId(0), Some(MemberId(1)))]);
		assert!(matches!(events()[1], Event::FreezeRequested { alert: AlertId(0), .. }));
		assert_eq!(AnomalyMonitor::alert_record(AlertId(0)).unwrap().case, Some(CaseId(77)));
	});
}

#[test]
fn whoever_reports_does_not_review() {
	ExtBuilder::build_and_execute(|| {
		assert_ok!(report(ANNA, GIVER, digest(4), false));
		for key in [ANNA, ANNA_ELSEWHERE] {
			assert_noop!(
				AnomalyMonitor::assign(RuntimeOrigin::signed(key), AlertId(0)),
				Error::<Test>::PartyToAlert
			);
		}
		assert_ok!(AnomalyMonitor::assign(RuntimeOrigin::signed(BERTA), AlertId(0)));
		let key = RuntimeOrigin::signed(BERTA);
		assert_ok!(AnomalyMonitor::close(key, AlertId(0), Finding::Confirmed, digest(9)));
		assert_eq!(AnomalyMonitor::rule_counts(rules::FINDING).confirmed, 1);
	});
}

#[test]
fn refuses_a_finding_that_is_forged_or_makes_no_sense() {
	ExtBuilder::build_and_execute(|| {
		for key in [CLERK, BANK, NOBODY] {
			assert_noop!(report(key, GIVER, digest(4), false), Error::<Test>::NotSupervisor);
		}
		assert_noop!(report(ANNA, STRANGER, digest(4), false), Error::<Test>::UnknownMember);
		assert_noop!(
			report(ANNA, GIVER, Digest::zero(), false),
			Error::<Test>::EvidenceMissing
		);
		assert_noop!(report(ANNA, MemberId(1), digest(4), false), Error::<Test>::PartyToAlert);
		assert_noop!(
			report(BRANCH_SUPERVISOR, GIVER, digest(4), false),
			Error::<Test>::OfInvolvedBranch
		);
		Relations::set(vec![(MemberId(1), GIVER)]);
		assert_noop!(report(ANNA, GIVER, digest(4), false), Error::<Test>::RelatedToParty);
	});
}

#[test]
fn leaves_nothing_when_freeze_control_refuses() {
	ExtBuilder::build_and_execute(|| {
		FreezeRefuses::set(true);
		assert_noop!(
			report(ANNA, GIVER, digest(4), true),
			sp_runtime::DispatchError::Other("freeze control refuses")
		);
		assert_eq!(NextAlert::<Test>::get(), AlertId(0));
	});
}

#[test]
fn who_reports_too_often_must_wait() {
	ExtBuilder::build_and_execute(|| {
		for number in 0..u64::from(MAX_REPORTS) {
			assert_ok!(report(ANNA, MemberId(100 + number), digest(4), false));
		}
		assert_noop!(report(ANNA, GIVER, digest(4), false), Error::<Test>::TooManyReports);
		assert_ok!(report(BERTA, GIVER, digest(4), false));
		wait(DAY);
		assert_ok!(report(ANNA, GIVER, digest(4), false));
	});
}
