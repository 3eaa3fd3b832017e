//! Risk nodes, scores, trend, assessment and response; the policy of the head office.

use crate::{
	mock::*, params::default_policy, Error, Event, Policy, Response, RiskNode, Trend, Typology, TypologyParams,
};
use frame_support::{assert_noop, assert_ok};
use polkadot_sdk::*;
use timebank_primitives::*;

fn set(key: u64, policy: Policy) -> Result<(), sp_runtime::DispatchError> {
	AnomalyMonitor::set_policy(RuntimeOrigin::signed(key), policy)
}

fn at(nodes: &[RiskNode]) -> Policy {
	Policy {
		nodes: nodes.to_vec().try_into().unwrap(),
		..default_policy()
	}
}

#[test]
fn the_head_office_sets_the_policy() {
	ExtBuilder::build_and_execute(|| {
		assert_eq!(AnomalyMonitor::policy(), default_policy());
		let new = at(&[RiskNode::KeyRemoved]);
		for key in [ANNA, CLERK, NOBODY] {
			assert_noop!(set(key, new.clone()), sp_runtime::DispatchError::BadOrigin);
		}
		assert_ok!(set(HEAD, new.clone()));
		assert_eq!(
			events(),
			[Event::PolicySet {
				old: default_policy(),
				new: new.clone()
			}]
		);
		assert_eq!(AnomalyMonitor::policy(), new);
	});
}

#[test]
fn refuses_a_policy_outside_of_the_limits() {
	ExtBuilder::build_and_execute(|| {
		let large = |alert, interdict| TypologyParams {
			typology: Typology::Large,
			alert,
			interdict,
		};
		let with = |list: Vec<TypologyParams>| Policy {
			typologies: list.try_into().unwrap(),
			..default_policy()
		};
		for (policy, error) in [
			(with(vec![large(None, None); 2]), Error::<Test>::DuplicateRule),
			(with(vec![large(Some(1), None)]), Error::<Test>::StopsEverything),
			(with(vec![large(Some(90), Some(80))]), Error::<Test>::BandsOutOfOrder),
			(with(vec![large(None, Some(u32::MAX))]), Error::<Test>::TooHigh),
			(
				Policy {
					responses: [Response::HoldAll; 4],
					..default_policy()
				},
				Error::<Test>::StopsEverything,
			),
		] {
			assert_noop!(set(HEAD, policy), error);
		}
	});
}

#[test]
fn score_trend_grade_and_response_are_read_together() {
	ExtBuilder::build_and_execute(|| {
		let clean = AnomalyMonitor::assessment(GIVER).unwrap();
		assert_eq!((clean.score, clean.trend), (0, Trend::Steady));
		assert_eq!(
			(clean.grade, clean.proposed, clean.response),
			(RiskGrade::Low, RiskGrade::Low, Response::Nothing)
		);
		go(&gift(3_000));
		wait(2 * DAY);
		go(&gift(3_000));
		let seen = AnomalyMonitor::assessment(GIVER).unwrap();
		assert!(seen.score > 150 && seen.score <= 270, "{seen:?}");
		assert_eq!((seen.trend, seen.proposed), (Trend::Rising, RiskGrade::Moderate));
		wait(120 * DAY);
		let faded = AnomalyMonitor::assessment(GIVER).unwrap();
		assert_eq!((faded.trend, faded.proposed), (Trend::Falling, RiskGrade::Low));
		assert_eq!(AnomalyMonitor::assessment(STRANGER), None);
	});
}

#[test]
fn a_confirmed_alert_raises_the_grade_only_at_its_node() {
	ExtBuilder::build_and_execute(|| {
		let (alert, _) = assigned_gift();
		assert_ok!(set(HEAD, at(&[])));
		let key = RuntimeOrigin::signed(ANNA);
		assert_ok!(AnomalyMonitor::close(key, alert, Finding::Confirmed, digest(9)));
		assert!(Graded::get().is_empty());
		assert_eq!(assessments(), []);
	});
}

/// Whoever learns of a new grade may write what the ledger has read for the movement already.
#[test]
fn a_raised_alert_is_assessed_when_it_is_a_node_and_grades_nobody() {
	ExtBuilder::build_and_execute(|| {
		assert_ok!(set(HEAD, at(&[RiskNode::AlertRaised])));
		go(&gift(3_000));
		wait(2 * DAY);
		go(&gift(3_000));
		assert_eq!(AnomalyMonitor::assessment(GIVER).unwrap().proposed, RiskGrade::Moderate);
		assert!(Graded::get().is_empty());
		assert_eq!(
			assessments(),
			[
				(RiskNode::AlertRaised, Some(AlertId(0)), false),
				(RiskNode::AlertRaised, Some(AlertId(1)), false)
			]
		);
	});
}

#[test]
fn the_alert_stands_when_the_filing_cannot_be_graded() {
	ExtBuilder::build_and_execute(|| {
		assert_ok!(set(HEAD, at(&[RiskNode::Reported])));
		GradingRefuses::set(true);
		for evidence in [1, 2] {
			assert_ok!(AnomalyMonitor::report_finding(
				RuntimeOrigin::signed(ANNA),
				GIVER,
				Stage::Gift,
				crate::FindingKind::Smurfing,
				digest(evidence),
				false
			));
		}
		assert_eq!(
			assessments(),
			[
				(RiskNode::Reported, Some(AlertId(0)), false),
				(RiskNode::Reported, Some(AlertId(1)), false)
			]
		);
	});
}

#[test]
fn changes_of_a_filing_are_nodes_that_propose_nothing_by_themselves() {
	ExtBuilder::build_and_execute(|| {
		let tell = |change: FilingChange| <AnomalyMonitor as OnFilingChange>::on_filing_change(GIVER, &change);
		let status = FilingChange::Status {
			old: FilingStatus::Filed,
			new: FilingStatus::Suspended,
		};
		let home = FilingChange::Home {
			from: BranchId(1),
			to: BranchId(2),
		};
		let risk = FilingChange::Risk {
			old: RiskGrade::Low,
			new: RiskGrade::Moderate,
		};
		tell(status);
		assert_eq!(assessments(), [], "the head office has not named these");
		assert_ok!(set(
			HEAD,
			at(&[RiskNode::FilingChanged, RiskNode::KeyRemoved, RiskNode::HomeChanged])
		));
		assessments();
		for change in [status, FilingChange::KeyRemoved, home, risk, FilingChange::Elapsed] {
			tell(change);
		}
		assert_eq!(
			assessments(),
			[
				(RiskNode::FilingChanged, None, false),
				(RiskNode::KeyRemoved, None, false),
				(RiskNode::HomeChanged, None, false)
			]
		);
		assert!(<AnomalyMonitor as OnFilingChange>::weight().ref_time() > 0);
	});
}

#[test]
fn the_table_of_responses_decides_what_is_done_at_a_grade() {
	ExtBuilder::build_and_execute(|| {
		let grade = |grade| Grades::set([(GIVER, grade)].into_iter().collect());
		grade(RiskGrade::Elevated);
		assert!(
			matches!(go(&gift(2_500)), Assessment::Hold(_)),
			"what would be flagged is held"
		);
		assert_eq!(go(&gift(100)), Assessment::Allow);
		grade(RiskGrade::High);
		assert!(
			matches!(go(&gift(100)), Assessment::Hold(_)),
			"nothing moves without a supervisor"
		);
		let milder = Policy {
			responses: [Response::Nothing; 4],
			..default_policy()
		};
		assert_ok!(set(HEAD, milder));
		assert_eq!(go(&gift(100)), Assessment::Allow);
	});
}
