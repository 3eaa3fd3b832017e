//! Facts, windows and parameters in; an outcome with its reasons out. Pure, and its cost does not depend on history.

use crate::{
	rules,
	types::{Fired, FiredList, Outcome, RuleParams},
	windows::Window,
};
use timebank_primitives::{MovementFacts, ReportKind};

/// What the rules say of a movement, and why.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Judgement {
	/// The strictest of what the rules ask for.
	pub outcome: Outcome,
	/// The rules that fired.
	pub fired: FiredList,
}

impl Judgement {
	/// The family of the report: suspicious as soon as one suspicious rule has fired.
	pub fn kind(&self) -> ReportKind {
		if self
			.fired
			.iter()
			.any(|fired| matches!(rules::family(fired.rule), ReportKind::Suspicious))
		{
			ReportKind::Suspicious
		} else {
			ReportKind::Large
		}
	}
}

/// Judges a movement. The windows are those before it; a party that the movement does not have has none.
pub fn judge(
	facts: &MovementFacts,
	payer: Option<&Window>,
	receiver: Option<&Window>,
	params: impl Iterator<Item = RuleParams>,
) -> Judgement {
	let mut judgement = Judgement {
		outcome: Outcome::Allow,
		fired: FiredList::new(),
	};
	for rule in params.filter(|rule| facts.amount >= rule.floor) {
		let Some(figure) = rules::figure(rule.rule, facts, payer, receiver) else {
			continue;
		};
		let outcome = rule.bands.outcome(figure);
		if outcome > Outcome::Allow {
			judgement.outcome = judgement.outcome.max(outcome);
			let score = score(&rule, figure);
			// The list has room for every rule that can exist.
			let _ = judgement.fired.try_push(Fired {
				rule: rule.rule,
				outcome,
				score,
				figure,
			});
		}
	}
	judgement
}

/// The weight at the lowest threshold, in proportion above it, up to the end of the range.
fn score(rule: &RuleParams, figure: u128) -> u32 {
	let lowest = rule.bands.thresholds().next().unwrap_or(1);
	u128::from(rule.weight)
		.saturating_mul(figure)
		.checked_div(lowest)
		.and_then(|score| u32::try_from(score).ok())
		.unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{
		params,
		rules::{LARGE_DAILY, LARGE_SINGLE, VELOCITY},
		types::{Bands, StageParams},
		windows::{HOUR_MS, SLOT_MS},
	};
	use timebank_primitives::*;

	const DAY_MS: Moment = 24 * HOUR_MS;
	const START: Moment = 20_000 * DAY_MS;

	fn party(member: u64) -> Option<MemberSummary> {
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

	fn facts(stage: Stage, amount: Balance, now: Moment) -> MovementFacts {
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

	fn service(amount: Balance, end: Moment, late: bool, now: Moment) -> MovementFacts {
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
			let stored = StageParams::new();
			let payer = facts.payer.map(|_| &self.payer);
			let receiver = facts.receiver.map(|_| &self.receiver);
			judge(facts, payer, receiver, params::resolve(facts.stage, &stored))
		}

		fn go(&mut self, facts: &MovementFacts) -> Outcome {
			let outcome = self.judge(facts).outcome;
			if outcome <= Outcome::Flag {
				if facts.payer.is_some() {
					rules::record_payer(&mut self.payer, facts);
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
	fn a_daily_limit_cannot_be_spent_twice_around_midnight() {
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
				start: 0,
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
			judge(
				&facts(Stage::Gift, amount, START),
				Some(&payer),
				None,
				[rule].into_iter(),
			)
			.outcome
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
		let fired = |amount| judge(&facts(Stage::Gift, amount, START), None, None, [rule].into_iter()).fired[0];
		assert_eq!(
			(fired(800).outcome, fired(801).outcome),
			(Outcome::Hold, Outcome::Refuse)
		);
		assert_eq!(fired(Balance::MAX).score, u32::MAX);
	}
}
