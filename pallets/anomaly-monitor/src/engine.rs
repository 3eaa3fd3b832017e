//! Facts, windows and parameters in; an outcome with its reasons out. Pure, and its cost does not depend on history.

use crate::{
	params,
	rules::{self, Sight},
	types::{
		Bands, Fired, FiredList, Outcome, Policy, Response, RuleParams, TypologyHit, TypologyHits, TypologyParams,
		TYPOLOGIES,
	},
};
use timebank_primitives::{ReportKind, RiskGrade, RuleId, Stage};

/// What the rules say of a movement, and why.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Judgement {
	/// The strictest of what the rules, the typologies and the response to the subject's grade ask for.
	pub outcome: Outcome,
	/// The rules that fired. Where only a typology did, the rules that brought it there.
	pub fired: FiredList,
	/// The typologies that have reached a threshold.
	pub typologies: TypologyHits,
	/// The sum of all scores: what the movement adds to the subject's.
	pub score: u32,
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

/// Judges a movement. What is seen is what was before it; a party that the movement does not have has no window. `grade` is
/// the subject's; `excused` says from which rules a supervisor has it look away: they may still refuse.
pub fn judge(
	sight: &Sight,
	params: &[RuleParams],
	policy: &Policy,
	grade: RiskGrade,
	excused: impl Fn(RuleId) -> bool,
) -> Judgement {
	let single = params
		.iter()
		.find(|params| params.rule == rules::LARGE_SINGLE)
		.map_or_else(Bands::default, |params| params.bands);
	let response = policy.response(grade);
	let mut outcome = Outcome::Allow;
	let mut fired = FiredList::new();
	let mut near = FiredList::new();
	for rule in params.iter().filter(|rule| sight.facts.amount >= rule.floor) {
		let Some(figure) = rules::figure(rule.rule, sight, &single) else {
			continue;
		};
		let asked = rule.bands.outcome(figure);
		if asked < Outcome::Refuse && excused(rule.rule) {
			continue;
		}
		let seen = Fired {
			rule: rule.rule,
			outcome: asked,
			score: score(rule, figure),
			figure,
		};
		// Each list has room for every rule that can exist.
		if asked > Outcome::Allow {
			outcome = outcome.max(asked);
			let _ = fired.try_push(seen);
		}
		if contribution(rule, figure) > 0 {
			let _ = near.try_push(seen);
		}
	}

	let mut typologies = TypologyHits::new();
	let mut sum = 0u32;
	for typology in TYPOLOGIES {
		let score = near
			.iter()
			.filter(|seen| rules::typology(seen.rule) == typology)
			.filter_map(|seen| {
				let rule = params.iter().find(|params| params.rule == seen.rule)?;
				Some(contribution(rule, seen.figure))
			})
			.fold(0u32, u32::saturating_add); // at most twice the weights, which have 16 bits
		let score = if response >= Response::Watch {
			score.saturating_add(score >> 1) // as above
		} else {
			score
		};
		sum = sum.saturating_add(score); // as above
		let asked = interdiction(params::typology_params(policy, typology), score, sight.facts.stage);
		if asked > Outcome::Allow {
			// The list has room for every typology.
			let _ = typologies.try_push(TypologyHit {
				typology,
				score,
				outcome: asked,
			});
		}
		if asked > outcome {
			outcome = asked;
			for seen in near.iter().filter(|seen| rules::typology(seen.rule) == typology) {
				if !fired.iter().any(|known| known.rule == seen.rule) {
					let _ = fired.try_push(*seen); // as above
				}
			}
		}
	}

	if response >= Response::HoldFlagged && outcome == Outcome::Flag
		|| response >= Response::HoldAll && outcome < Outcome::Hold
	{
		outcome = Outcome::Hold;
		let _ = fired.try_push(Fired {
			rule: rules::OWN_GRADE,
			outcome,
			score: 0,
			figure: rules::grade_number(grade),
		}); // as above
	}
	Judgement {
		outcome,
		fired,
		typologies,
		score: sum,
	}
}

/// What a typology's score asks for. A booking only puts coins aside, and its settlement is judged again.
fn interdiction(params: TypologyParams, score: u32, stage: Stage) -> Outcome {
	let reached = |threshold: Option<u32>| threshold.is_some_and(|threshold| score >= threshold);
	if reached(params.interdict) {
		if matches!(stage, Stage::Booking) {
			Outcome::Flag
		} else {
			Outcome::Hold
		}
	} else if reached(params.alert) {
		Outcome::Flag
	} else {
		Outcome::Allow
	}
}

/// The weight at the lowest threshold, in proportion above it, up to the end of the range.
fn score(rule: &RuleParams, figure: u128) -> u32 {
	let lowest = rule.bands.thresholds().next().unwrap_or(1);
	u128::from(rule.weight)
		.saturating_mul(figure)
		.checked_div(lowest.max(1))
		.and_then(|score| u32::try_from(score).ok())
		.unwrap_or(u32::MAX)
}

/// What a rule adds to its typology: its score from half of the lowest threshold on, at most twice the weight. A rule
/// without thresholds is off.
fn contribution(rule: &RuleParams, figure: u128) -> u32 {
	match rule.bands.thresholds().next() {
		Some(lowest) if figure.saturating_mul(2) >= lowest.max(1) => {
			score(rule, figure).min(u32::from(rule.weight).saturating_mul(2)) // 16 bits
		}
		_ => 0,
	}
}
