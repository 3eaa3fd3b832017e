//! What several rules together lead to: outcomes, typologies, grades, exceptions. Pure, without a chain.

use crate::{
	engine::{judge, Judgement},
	params::{self, resolve},
	rules::{self, *},
	types::{Bands, Fired, Outcome, Policy, RuleParams, StageParams, Typology, TypologyHit, TypologyParams},
	windows::{Window, DAY_MS, HOUR_MS, SLOT_MS},
};
use timebank_primitives::*;

pub(super) const START: Moment = 20_000 * DAY_MS;

pub(super) fn party(member: u64) -> Option<MemberSummary> {
	Some(MemberSummary {
		member: MemberId(member),
		kind: MemberKind::Person,
		status: FilingStatus::Filed,
		level: Level::Identified,
		risk: RiskGrade::Low,
		home: BranchId(1),
		filed_at: 0,
		recovered_at: None,
	})
}

pub(super) fn facts(stage: Stage, amount: Balance, now: Moment) -> MovementFacts {
	MovementFacts {
		stage,
		payer: party(1),
		receiver: party(2),
		amount,
		signers: Signers::default(),
		branch: BranchId(1),
		activity: None,
		claimed: None,
		record: None,
		now,
		block: 1,
	}
}

pub(super) fn service(amount: Balance, end: Moment, late: bool, now: Moment) -> MovementFacts {
	let claimed = Some(ClaimedTime {
		start: end - HOUR_MS,
		end,
		late,
	});
	MovementFacts {
		payer: None,
		claimed,
		..facts(Stage::ActivityEnd, amount, now)
	}
}

/// A sight of somebody who has no history.
pub(super) fn blind<'a>(facts: &'a MovementFacts, around: &'a Surroundings) -> Sight<'a> {
	Sight {
		facts,
		around,
		payer: None,
		receiver: None,
		confirmer: None,
		officer: None,
		custody: None,
		given: 0,
		returned: 0,
	}
}

fn defaults(stage: Stage) -> Vec<RuleParams> {
	resolve(stage, &StageParams::new()).collect()
}

fn by_default(sight: &Sight) -> Judgement {
	judge(
		sight,
		&defaults(sight.facts.stage),
		&Policy::default(),
		RiskGrade::Low,
		|_| false,
	)
}

pub(super) fn gift(amount: Balance) -> MovementFacts {
	facts(Stage::Gift, amount, START)
}

/// What one rule alone says, and what it saw.
pub(super) fn one(rule: RuleId, sight: &Sight) -> Option<(Outcome, u128)> {
	let params = defaults(sight.facts.stage);
	let single = params.iter().find(|params| params.rule == LARGE_SINGLE).unwrap().bands;
	let params = params.iter().find(|params| params.rule == rule)?;
	let figure = figure(rule, sight, &single)?;
	Some((params.bands.outcome(figure), figure))
}

/// Judges by the defaults, and counts what moves, as the pallet does.
struct Trade {
	payer: Window,
	receiver: Window,
}

impl Trade {
	fn new() -> Self {
		Self {
			payer: Window::default(),
			receiver: Window::default(),
		}
	}

	fn judge(&self, facts: &MovementFacts) -> Judgement {
		let around = Surroundings::default();
		let sight = Sight {
			payer: facts.payer.map(|_| &self.payer),
			receiver: facts.receiver.map(|_| &self.receiver),
			..blind(facts, &around)
		};
		by_default(&sight)
	}

	fn go(&mut self, facts: &MovementFacts) -> Outcome {
		let outcome = self.judge(facts).outcome;
		if outcome <= Outcome::Flag {
			if facts.payer.is_some() {
				let stored = StageParams::new();
				rules::record_payer(&mut self.payer, facts, &params::single(facts.stage, &stored));
			}
			if facts.receiver.is_some() {
				rules::record_receiver(&mut self.receiver, facts);
			}
		}
		outcome
	}
}

#[test]
fn single_amounts_are_judged_at_the_edge_of_each_band_and_stage() {
	use Outcome::*;
	for (stage, amount, outcome) in [
		(Stage::Gift, 2_000, Allow),
		(Stage::Gift, 2_001, Flag),
		(Stage::Gift, 4_000, Flag),
		(Stage::Gift, 4_001, Hold),
		(Stage::Redeem, 2_000, Allow),
		(Stage::Redeem, 4_001, Hold),
		(Stage::ActivityEnd, 1_200, Allow),
		(Stage::ActivityEnd, 1_201, Flag),
		(Stage::ActivityEnd, 2_400, Flag),
		(Stage::ActivityEnd, 2_401, Hold),
		(Stage::TrainingEnd, 1_200, Allow),
		(Stage::TrainingEnd, 2_401, Hold),
		(Stage::Booking, 4_000, Allow),
		(Stage::Booking, 4_001, Flag),
		(Stage::Booking, 1_000_000, Flag),
	] {
		assert_eq!(
			Trade::new().judge(&facts(stage, amount, START)).outcome,
			outcome,
			"{stage:?} {amount}"
		);
	}
}

#[test]
fn a_judgement_names_each_rule_with_the_figure_that_it_saw() {
	let judgement = Trade::new().judge(&facts(Stage::Gift, 6_001, START));
	assert_eq!(judgement.outcome, Outcome::Hold);
	assert_eq!(
		judgement.fired.to_vec(),
		[
			Fired {
				rule: LARGE_SINGLE,
				outcome: Outcome::Hold,
				score: 60 * 6_001 / 2_000,
				figure: 6_001
			},
			Fired {
				rule: LARGE_DAILY,
				outcome: Outcome::Hold,
				score: 60 * 6_001 / 4_000,
				figure: 6_001
			},
		]
	);
	assert_eq!(judgement.kind(), ReportKind::Large);
}

/// Defect 18: a limit cannot be spent just before and just after an edge.
#[test]
fn defect_18_a_daily_limit_cannot_be_spent_twice_around_midnight() {
	let mut trade = Trade::new();
	let midnight = START;
	for _ in 0..3 {
		assert!(trade.go(&facts(Stage::Gift, 2_000, midnight - 1)) <= Outcome::Flag);
	}
	assert_eq!(trade.go(&facts(Stage::Gift, 25, midnight)), Outcome::Hold);
	assert_eq!(trade.go(&facts(Stage::Gift, 25, midnight - 1 + DAY_MS)), Outcome::Hold);
	assert_eq!(trade.go(&facts(Stage::Gift, 25, midnight + DAY_MS)), Outcome::Allow);
}

#[test]
fn what_was_held_does_not_count_until_it_is_executed() {
	let mut trade = Trade::new();
	assert_eq!(trade.go(&facts(Stage::Gift, 5_000, START)), Outcome::Hold);
	assert_eq!(trade.go(&facts(Stage::Gift, 2_000, START)), Outcome::Allow);
}

#[test]
fn a_person_who_receives_from_many_is_seen_one_sided() {
	let mut trade = Trade::new();
	for _ in 0..3 {
		trade.payer = Window::default();
		assert!(trade.go(&facts(Stage::Gift, 2_000, START)) <= Outcome::Flag);
	}
	trade.payer = Window::default();
	let judgement = trade.judge(&facts(Stage::Gift, 100, START));
	assert_eq!((judgement.outcome, judgement.fired[0].figure), (Outcome::Hold, 6_100));
}

#[test]
fn a_service_is_not_counted_as_spent_when_its_booking_was() {
	let mut trade = Trade::new();
	for _ in 0..5 {
		assert_eq!(trade.go(&facts(Stage::Booking, 800, START)), Outcome::Allow);
	}
	for day in 0..5 {
		let claimed = ClaimedTime {
			start: START - day * DAY_MS - 8 * HOUR_MS,
			end: START - day * DAY_MS,
			late: true,
		};
		let settle = MovementFacts {
			claimed: Some(claimed),
			..facts(Stage::ActivityEnd, 800, START)
		};
		assert_eq!(trade.go(&settle), Outcome::Allow);
	}
	assert_eq!(trade.payer.outgoing(START), 4_000);
}

/// A branch that reports a month of honest services at once raises nothing.
#[test]
fn late_records_count_on_their_day_and_do_not_trip_velocity() {
	let mut trade = Trade::new();
	for day in 1..=30 {
		for part in 0..2 {
			let end = START - day * DAY_MS + part * 4 * HOUR_MS;
			assert_eq!(trade.go(&service(400, end, true, START)), Outcome::Allow, "day {day}");
		}
	}
	assert_eq!(trade.receiver.received(START), 0);
}

#[test]
fn late_records_of_one_day_add_up_across_its_edges() {
	let mut trade = Trade::new();
	let day = START - 10 * DAY_MS;
	for end in [day - 1, day, day + SLOT_MS] {
		assert_eq!(trade.go(&service(800, end, true, START)), Outcome::Allow);
	}
	let judgement = trade.judge(&service(800, day + 2 * HOUR_MS, true, START));
	assert_eq!((judgement.outcome, judgement.fired[0].figure), (Outcome::Flag, 3_200));
	let other_day = trade.judge(&service(800, day + 5 * DAY_MS, true, START));
	assert_eq!(other_day.outcome, Outcome::Allow);
}

#[test]
fn the_count_of_movements_is_judged_at_its_edge() {
	let mut trade = Trade::new();
	for number in 1..=21 {
		let outcome = trade.go(&facts(Stage::Gift, 25, START));
		let expected = match number {
			1..=10 => Outcome::Allow,
			11..=20 => Outcome::Flag,
			_ => Outcome::Hold,
		};
		assert_eq!(outcome, expected, "{number}");
	}
	let judgement = trade.judge(&facts(Stage::Gift, 25, START));
	assert_eq!(
		judgement.fired.to_vec(),
		[Fired {
			rule: VELOCITY,
			outcome: Outcome::Hold,
			score: 40 * 21 / 10,
			figure: 21
		}]
	);
	assert_eq!(judgement.kind(), ReportKind::Suspicious);
}

#[test]
fn an_organisation_that_pays_many_is_not_fast_but_who_earns_too_often_is() {
	let mut trade = Trade::new();
	for _ in 0..30 {
		trade.receiver = Window::default();
		assert_eq!(trade.go(&facts(Stage::ActivityEnd, 100, START)), Outcome::Allow);
	}
	trade = Trade::new();
	for _ in 0..16 {
		assert_eq!(trade.go(&service(25, START, false, START)), Outcome::Allow);
	}
	assert_eq!(trade.go(&service(25, START, false, START)), Outcome::Flag);
}

#[test]
fn a_rule_looks_away_below_its_floor() {
	let rule = RuleParams {
		rule: VELOCITY,
		bands: Bands {
			flag: Some(2),
			hold: None,
			refuse: None,
		},
		weight: 1,
		floor: 100,
	};
	let mut payer = Window::default();
	payer.record_sent(25, START);
	payer.record_sent(25, START);
	let outcome = |amount| {
		let (facts, around) = (facts(Stage::Gift, amount, START), Surroundings::default());
		let sight = Sight {
			payer: Some(&payer),
			..blind(&facts, &around)
		};
		judge(&sight, &[rule], &Policy::default(), RiskGrade::Low, |_| false).outcome
	};
	assert_eq!((outcome(99), outcome(100)), (Outcome::Allow, Outcome::Flag));
}

#[test]
fn a_refusal_goes_before_a_hold_and_scores_never_wrap() {
	let rule = RuleParams {
		rule: LARGE_SINGLE,
		bands: Bands {
			flag: None,
			hold: Some(400),
			refuse: Some(800),
		},
		weight: 1_000,
		floor: 0,
	};
	let fired = |amount| {
		let (facts, around) = (facts(Stage::Gift, amount, START), Surroundings::default());
		judge(
			&blind(&facts, &around),
			&[rule],
			&Policy::default(),
			RiskGrade::Low,
			|_| false,
		)
		.fired[0]
	};
	assert_eq!(
		(fired(800).outcome, fired(801).outcome),
		(Outcome::Hold, Outcome::Refuse)
	);
	assert_eq!(fired(Balance::MAX).score, u32::MAX);
}

fn two(flag: [u128; 2]) -> Vec<RuleParams> {
	[LARGE_SINGLE, LARGE_DAILY]
		.into_iter()
		.zip(flag)
		.map(|(rule, flag)| RuleParams {
			rule,
			bands: Bands {
				flag: Some(flag),
				..Default::default()
			},
			weight: 50,
			floor: 0,
		})
		.collect()
}

fn policy(alert: Option<u32>, interdict: Option<u32>) -> Policy {
	Policy {
		typologies: vec![TypologyParams {
			typology: Typology::Large,
			alert,
			interdict,
		}]
		.try_into()
		.unwrap(),
		..Default::default()
	}
}

#[test]
fn a_typology_adds_what_no_rule_alone_would_say() {
	let (facts, around, payer) = (gift(900), Surroundings::default(), Window::default());
	let sight = Sight {
		payer: Some(&payer),
		..blind(&facts, &around)
	};
	let judged = |policy: &Policy| judge(&sight, &two([1_000, 1_000]), policy, RiskGrade::Low, |_| false);
	assert_eq!(judged(&policy(Some(91), None)).outcome, Outcome::Allow);
	let flagged = judged(&policy(Some(90), None));
	assert_eq!((flagged.outcome, flagged.score), (Outcome::Flag, 90));
	assert_eq!(
		flagged.fired.iter().map(|fired| fired.outcome).collect::<Vec<_>>(),
		[Outcome::Allow; 2]
	);
	assert_eq!(
		flagged.typologies.to_vec(),
		[TypologyHit {
			typology: Typology::Large,
			score: 90,
			outcome: Outcome::Flag
		}]
	);
	assert_eq!(judged(&policy(Some(80), Some(90))).outcome, Outcome::Hold);
	assert_eq!(judged(&policy(Some(80), Some(91))).outcome, Outcome::Flag);
	assert_eq!(judged(&policy(None, None)).outcome, Outcome::Allow);
	// Below half of its threshold a rule adds nothing, and never more than twice its weight.
	let judged = |flag| {
		judge(&sight, &two(flag), &policy(Some(1_000), None), RiskGrade::Low, |_| {
			false
		})
		.score
	};
	assert_eq!(
		(judged([1_800, 1_800]), judged([1_801, 1_801]), judged([100, 100])),
		(50, 0, 200)
	);
}

#[test]
fn a_typology_never_holds_a_booking() {
	let (facts, around) = (facts(Stage::Booking, 900, START), Surroundings::default());
	let judgement = judge(
		&blind(&facts, &around),
		&two([1_000, 1_000]),
		&policy(Some(40), Some(40)),
		RiskGrade::Low,
		|_| false,
	);
	assert_eq!(judgement.outcome, Outcome::Flag);
}

#[test]
fn the_response_to_a_grade_is_carried_out() {
	let around = Surroundings::default();
	let look = |amount, grade| {
		let facts = gift(amount);
		judge(
			&blind(&facts, &around),
			&two([1_000, 5_000]),
			&policy(Some(75), None),
			grade,
			|_| false,
		)
	};
	assert_eq!(look(100, RiskGrade::Low).outcome, Outcome::Allow);
	assert_eq!(look(1_001, RiskGrade::Low).outcome, Outcome::Flag);
	// Watched: scores count half as much again.
	assert_eq!(
		(
			look(1_000, RiskGrade::Low).score,
			look(1_000, RiskGrade::Moderate).score
		),
		(50, 75)
	);
	assert_eq!(look(1_000, RiskGrade::Moderate).outcome, Outcome::Flag);
	assert_eq!(look(100, RiskGrade::Elevated).outcome, Outcome::Allow);
	let held = look(1_001, RiskGrade::Elevated);
	assert_eq!(
		(held.outcome, held.fired.last().unwrap().rule),
		(Outcome::Hold, OWN_GRADE)
	);
	let held = look(100, RiskGrade::High);
	assert_eq!(
		(held.outcome, held.fired.len(), held.fired[0].figure),
		(Outcome::Hold, 1, 3)
	);
}

#[test]
fn an_excused_rule_is_silent_unless_it_refuses() {
	let around = Surroundings::default();
	let mut params = two([1_000, 1_000]);
	params[0].bands.refuse = Some(2_000);
	let look = |amount, excused: RuleId| {
		let facts = gift(amount);
		judge(
			&blind(&facts, &around),
			&params,
			&Policy::default(),
			RiskGrade::Low,
			|rule| rule == excused,
		)
	};
	assert_eq!(look(1_500, LARGE_DAILY).outcome, Outcome::Flag);
	assert_eq!(look(1_500, LARGE_SINGLE).outcome, Outcome::Allow);
	assert_eq!(look(1_500, LARGE_SINGLE).score, 0);
	assert_eq!(look(2_001, LARGE_SINGLE).outcome, Outcome::Refuse);
}
