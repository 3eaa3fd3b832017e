//! Snoozed rules and expected gifts: false alarms that do not come back.

use crate::{
	lenience::{MAX_PAIR, MAX_PAIRS, MAX_PAIR_AMOUNT, MAX_SNOOZE},
	mock::*,
	rules::{AFTER_RECOVERY, LARGE_DAILY, LARGE_SINGLE, VELOCITY},
	Bands, Error, Event, Leniences, RuleParams,
};
use frame_support::{assert_noop, assert_ok};
use polkadot_sdk::*;
use timebank_primitives::*;

/// A flagged gift of 30 coins, closed with this finding.
fn closed(finding: Finding) -> AlertId {
	let Assessment::Flag(alert) = go(&gift(3_000)) else {
		panic!("it is flagged")
	};
	assert_ok!(AnomalyMonitor::assign(RuntimeOrigin::signed(ANNA), alert));
	let key = RuntimeOrigin::signed(ANNA);
	assert_ok!(AnomalyMonitor::close(key, alert, finding, digest(9)));
	events();
	alert
}

fn snooze(key: u64, alert: AlertId, rule: RuleId, until: Moment) -> Result<(), sp_runtime::DispatchError> {
	AnomalyMonitor::snooze(RuntimeOrigin::signed(key), alert, rule, until, digest(3))
}

fn allow(key: u64, most: Balance, until: Moment) -> Result<(), sp_runtime::DispatchError> {
	AnomalyMonitor::allow_pair(RuntimeOrigin::signed(key), GIVER, TAKER, most, until, digest(3))
}

#[test]
fn a_snoozed_rule_is_silent_for_its_member_until_it_ends() {
	ExtBuilder::build_and_execute(|| {
		let alert = closed(Finding::FalsePositive);
		let until = START + 10 * DAY;
		assert_ok!(snooze(BERTA, alert, LARGE_SINGLE, until));
		assert_eq!(
			events(),
			[Event::RuleSnoozed {
				member: GIVER,
				rule: LARGE_SINGLE,
				alert,
				until,
				by: MemberId(2),
				reason: digest(3)
			}]
		);
		wait(2 * DAY);
		assert_eq!(go(&gift(2_500)), Assessment::Allow);
		let other = MovementFacts {
			payer: Some(summary(TAKER)),
			receiver: Some(summary(GIVER)),
			..gift(2_500)
		};
		assert!(matches!(go(&other), Assessment::Flag(_)), "for nobody else");
		// Other rules look as before, and the gift has counted.
		assert!(matches!(go(&gift(4_000)), Assessment::Hold(_)));
		wait(8 * DAY);
		assert!(matches!(go(&gift(2_500)), Assessment::Flag(_)), "it has ended");
		assert!(AnomalyMonitor::lenience(GIVER).snoozes.is_empty());
	});
}

#[test]
fn a_snooze_never_silences_a_refusal() {
	let rule = RuleParams {
		rule: LARGE_SINGLE,
		bands: Bands {
			flag: Some(2_000),
			hold: None,
			refuse: Some(5_000),
		},
		weight: 10,
		floor: 0,
	};
	ExtBuilder {
		params: vec![(Stage::Gift, vec![rule])],
	}
	.execute(|| {
		let alert = closed(Finding::FalsePositive);
		assert_ok!(snooze(BERTA, alert, LARGE_SINGLE, START + 10 * DAY));
		wait(2 * DAY);
		assert!(matches!(go(&gift(5_001)), Assessment::Refuse(_)));
	});
}

#[test]
fn refuses_to_snooze_what_was_not_found_false_or_cannot_be() {
	ExtBuilder::build_and_execute(|| {
		let until = START + DAY;
		assert_noop!(
			snooze(BERTA, AlertId(9), LARGE_SINGLE, until),
			Error::<Test>::UnknownAlert
		);
		let open = match go(&gift(3_000)) {
			Assessment::Flag(alert) => alert,
			other => panic!("{other:?}"),
		};
		assert_noop!(
			snooze(BERTA, open, LARGE_SINGLE, until),
			Error::<Test>::NotFalsePositive
		);
		wait(2 * DAY);
		let confirmed = closed(Finding::Confirmed);
		assert_noop!(
			snooze(BERTA, confirmed, LARGE_SINGLE, Now::get() + DAY),
			Error::<Test>::NotFalsePositive
		);
		Grades::set(Default::default());
		wait(2 * DAY);
		let alert = closed(Finding::FalsePositive);
		let until = Now::get() + DAY;
		assert_noop!(snooze(CLERK, alert, LARGE_SINGLE, until), Error::<Test>::NotSupervisor);
		assert_noop!(snooze(BERTA, alert, VELOCITY, until), Error::<Test>::RuleNotFired);
		assert_noop!(
			snooze(BRANCH_SUPERVISOR, alert, LARGE_SINGLE, until),
			Error::<Test>::OfInvolvedBranch
		);
		Relations::set(vec![(MemberId(2), TAKER)]);
		assert_noop!(snooze(BERTA, alert, LARGE_SINGLE, until), Error::<Test>::RelatedToParty);
		Relations::set(vec![]);
		assert_noop!(
			snooze(BERTA, alert, LARGE_SINGLE, Now::get()),
			Error::<Test>::EndNotAhead
		);
		let late = Now::get() + MAX_SNOOZE;
		assert_noop!(snooze(BERTA, alert, LARGE_SINGLE, late + 1), Error::<Test>::EndTooFar);
		assert_ok!(snooze(BERTA, alert, LARGE_SINGLE, late));
		// Once more changes the end.
		assert_ok!(snooze(BERTA, alert, LARGE_SINGLE, until));
		assert_eq!(AnomalyMonitor::lenience(GIVER).snoozes.len(), 1);
	});
}

#[test]
fn a_rule_that_protects_the_member_is_never_silenced() {
	ExtBuilder::build_and_execute(|| {
		let mut facts = gift(300);
		facts.payer.as_mut().unwrap().recovered_at = Some(START);
		let Assessment::Flag(alert) = go(&facts) else {
			panic!("it is flagged")
		};
		assert_ok!(AnomalyMonitor::assign(RuntimeOrigin::signed(ANNA), alert));
		let key = RuntimeOrigin::signed(ANNA);
		assert_ok!(AnomalyMonitor::close(key, alert, Finding::FalsePositive, digest(9)));
		assert_noop!(
			snooze(BERTA, alert, AFTER_RECOVERY, START + DAY),
			Error::<Test>::NotExcusable
		);
		// Nor by an expected gift.
		assert_ok!(allow(BERTA, 2_000, START + DAY));
		assert!(matches!(go(&facts), Assessment::Flag(_)));
	});
}

#[test]
fn a_supervisor_ends_a_snooze_before_its_time() {
	ExtBuilder::build_and_execute(|| {
		let alert = closed(Finding::FalsePositive);
		assert_ok!(snooze(BERTA, alert, LARGE_SINGLE, START + 10 * DAY));
		let end = |key: u64, rule| AnomalyMonitor::end_snooze(RuntimeOrigin::signed(key), GIVER, rule);
		assert_noop!(end(NOBODY, LARGE_SINGLE), Error::<Test>::NotSupervisor);
		assert_noop!(end(ANNA, LARGE_DAILY), Error::<Test>::NothingToEnd);
		Relations::set(vec![(MemberId(1), GIVER)]);
		assert_noop!(end(ANNA, LARGE_SINGLE), Error::<Test>::RelatedToParty);
		Relations::set(vec![]);
		events();
		assert_ok!(end(ANNA, LARGE_SINGLE));
		assert_eq!(
			events(),
			[Event::SnoozeEnded {
				member: GIVER,
				rule: LARGE_SINGLE,
				by: MemberId(1)
			}]
		);
		assert!(!Leniences::<Test>::contains_key(GIVER));
		wait(2 * DAY);
		assert!(matches!(go(&gift(2_500)), Assessment::Flag(_)));
	});
}

/// A grandmother's large gift to her grandchild.
#[test]
fn expected_gifts_pass_up_to_their_amount_and_until_their_end() {
	ExtBuilder::build_and_execute(|| {
		let until = START + 100 * DAY;
		assert_ok!(allow(BERTA, 4_500, until));
		assert_eq!(
			events(),
			[Event::PairAllowed {
				payer: GIVER,
				receiver: TAKER,
				most: 4_500,
				until,
				by: MemberId(2),
				reason: digest(3)
			}]
		);
		assert_eq!(go(&gift(4_500)), Assessment::Allow);
		assert_eq!(AnomalyMonitor::window(GIVER).outgoing(START), 4_500, "it counts");
		wait(2 * DAY);
		assert!(matches!(go(&gift(4_501)), Assessment::Hold(_)));
		let back = MovementFacts {
			payer: Some(summary(TAKER)),
			receiver: Some(summary(GIVER)),
			..gift(4_500)
		};
		assert!(matches!(go(&back), Assessment::Hold(_)), "not the other way");
		let voucher = MovementFacts {
			stage: Stage::Redeem,
			receiver: None,
			..gift(4_500)
		};
		assert!(matches!(go(&voucher), Assessment::Hold(_)), "gifts only");
		wait(98 * DAY);
		assert!(matches!(go(&gift(4_500)), Assessment::Hold(_)), "it has ended");
	});
}

#[test]
fn refuses_a_pair_that_makes_no_sense_or_is_the_supervisors_own() {
	ExtBuilder::build_and_execute(|| {
		let until = START + DAY;
		let pair = |payer, receiver, most, until| {
			AnomalyMonitor::allow_pair(RuntimeOrigin::signed(BERTA), payer, receiver, most, until, digest(3))
		};
		assert_noop!(allow(NOBODY, 100, until), Error::<Test>::NotSupervisor);
		assert_noop!(pair(GIVER, GIVER, 100, until), Error::<Test>::SameMember);
		assert_noop!(pair(GIVER, STRANGER, 100, until), Error::<Test>::UnknownMember);
		ClosedFilings::set(vec![TAKER]);
		assert_noop!(pair(GIVER, TAKER, 100, until), Error::<Test>::UnknownMember);
		ClosedFilings::set(vec![]);
		assert_noop!(pair(MemberId(2), TAKER, 100, until), Error::<Test>::PartyToAlert);
		assert_noop!(pair(GIVER, MemberId(2), 100, until), Error::<Test>::PartyToAlert);
		Relations::set(vec![(MemberId(2), TAKER)]);
		assert_noop!(pair(GIVER, TAKER, 100, until), Error::<Test>::RelatedToParty);
		Relations::set(vec![]);
		assert_noop!(pair(GIVER, TAKER, 0, until), Error::<Test>::TooHigh);
		assert_noop!(pair(GIVER, TAKER, MAX_PAIR_AMOUNT + 1, until), Error::<Test>::TooHigh);
		assert_noop!(pair(GIVER, TAKER, 100, START), Error::<Test>::EndNotAhead);
		assert_noop!(pair(GIVER, TAKER, 100, START + MAX_PAIR + 1), Error::<Test>::EndTooFar);
		for number in 0..u64::from(MAX_PAIRS) {
			assert_ok!(pair(GIVER, MemberId(50 + number), MAX_PAIR_AMOUNT, START + MAX_PAIR));
		}
		assert_noop!(pair(GIVER, TAKER, 100, until), Error::<Test>::TooManyExcuses);
		// A known pair is changed, and what has ended makes place.
		assert_ok!(pair(GIVER, MemberId(50), 100, until));
		wait(DAY);
		assert_ok!(pair(GIVER, TAKER, 100, START + 2 * DAY));
	});
}

#[test]
fn a_supervisor_ends_an_expected_pair() {
	ExtBuilder::build_and_execute(|| {
		assert_ok!(allow(BERTA, 4_500, START + 100 * DAY));
		let end = |key: u64| AnomalyMonitor::end_pair(RuntimeOrigin::signed(key), GIVER, TAKER);
		assert_noop!(end(CLERK), Error::<Test>::NotSupervisor);
		Relations::set(vec![(MemberId(1), TAKER)]);
		assert_noop!(end(ANNA), Error::<Test>::RelatedToParty);
		Relations::set(vec![]);
		events();
		assert_ok!(end(ANNA));
		assert_eq!(
			events(),
			[Event::PairEnded {
				payer: GIVER,
				receiver: TAKER,
				by: MemberId(1)
			}]
		);
		assert_noop!(end(ANNA), Error::<Test>::NothingToEnd);
		assert!(matches!(go(&gift(4_500)), Assessment::Hold(_)));
	});
}
