//! Parameters of the rules: defaults, and the limits within which the head office sets them.

use crate::{
	rules::{self, Unit, *},
	types::{Bands, Policy, Response, RiskNode, RuleParams, StageParams, Typology, TypologyParams},
};
use timebank_primitives::{Balance, RuleId, Stage, COIN};

/// Largest threshold of an amount: far below the end of the windows' cells, so that no threshold is out of reach.
pub const MAX_AMOUNT: u128 = 10_000 * COIN;
/// Largest threshold of a count.
pub const MAX_COUNT: u128 = 10_000;
/// Largest weight of a rule.
pub const MAX_WEIGHT: u16 = 1_000;
/// Largest amount below which a rule may look away: half a day of service.
pub const MAX_FLOOR: Balance = 4 * COIN;
/// Lowest score at which a typology may raise an alert.
pub const MIN_SCORE: u32 = 40;
/// Highest score that a typology may ask for: what the heaviest rules of one can reach.
pub const MAX_SCORE: u32 = 10_000;

/// The lowest thresholds. Below them the ordinary trade of a time bank, an hour or an afternoon of service, would be
/// flagged, held or refused as a whole.
pub(crate) const fn lowest(unit: Unit) -> Bands {
	let (flag, hold, refuse) = match unit {
		Unit::Amount => (COIN, 4 * COIN, 8 * COIN),
		Unit::Count => (2, 5, 10),
		Unit::Minutes => (8 * 60, 16 * 60, 24 * 60),
		Unit::Days => (30, 90, 180),
		Unit::Percent => (50, 80, 95),
		Unit::Variances => (4, 9, 16),
		Unit::Grade => (0, 1, 2),
		Unit::Sign => (0, 0, 0),
	};
	Bands {
		flag: Some(flag),
		hold: Some(hold),
		refuse: Some(refuse),
	}
}

/// The highest thresholds. Above them a rule would be off without saying so.
const fn highest(unit: Unit) -> u128 {
	match unit {
		Unit::Amount => MAX_AMOUNT,
		Unit::Count | Unit::Variances => MAX_COUNT,
		Unit::Minutes => 2 * 24 * 60,
		Unit::Days => 3_650,
		Unit::Percent => 99,
		Unit::Grade => 3,
		Unit::Sign => 0,
	}
}

/// What is wrong with a set of parameters.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fault {
	/// A rule is not in the catalogue.
	UnknownRule,
	/// A rule does not look at this stage.
	NotAtStage,
	/// A rule, typology or node is named twice.
	Duplicate,
	/// A stricter threshold lies below a milder one.
	OutOfOrder,
	/// A threshold is so low that ordinary trade would stop.
	StopsEverything,
	/// A threshold, weight or floor is so high that the rule would be off without saying so.
	TooHigh,
}

/// Checks a set of parameters of one stage.
pub fn validate(stage: Stage, set: &[RuleParams]) -> Result<(), Fault> {
	for (index, params) in set.iter().enumerate() {
		let unit = rules::unit(params.rule).ok_or(Fault::UnknownRule)?;
		if !rules::applies(params.rule, stage) {
			return Err(Fault::NotAtStage);
		}
		if set.iter().take(index).any(|other| other.rule == params.rule) {
			return Err(Fault::Duplicate);
		}
		let Bands { flag, hold, refuse } = params.bands;
		let least = lowest(unit);
		let below = |threshold: Option<u128>, least: Option<u128>| threshold.is_some_and(|value| Some(value) < least);
		if below(flag, least.flag) || below(hold, least.hold) || below(refuse, least.refuse) {
			return Err(Fault::StopsEverything);
		}
		if !params.bands.thresholds().is_sorted() {
			return Err(Fault::OutOfOrder);
		}
		if params.bands.thresholds().any(|threshold| threshold > highest(unit))
			|| params.weight > MAX_WEIGHT
			|| params.floor > MAX_FLOOR
		{
			return Err(Fault::TooHigh);
		}
	}
	Ok(())
}

/// Checks a policy.
pub fn validate_policy(policy: &Policy) -> Result<(), Fault> {
	for (index, params) in policy.typologies.iter().enumerate() {
		if policy
			.typologies
			.iter()
			.take(index)
			.any(|other| other.typology == params.typology)
		{
			return Err(Fault::Duplicate);
		}
		let thresholds = || params.alert.into_iter().chain(params.interdict);
		if thresholds().any(|score| score < MIN_SCORE) {
			return Err(Fault::StopsEverything);
		}
		if !thresholds().is_sorted() {
			return Err(Fault::OutOfOrder);
		}
		if thresholds().any(|score| score > MAX_SCORE) {
			return Err(Fault::TooHigh);
		}
	}
	for (index, node) in policy.nodes.iter().enumerate() {
		if policy.nodes.iter().take(index).any(|other| other == node) {
			return Err(Fault::Duplicate);
		}
	}
	if !policy.steps.is_sorted() || !policy.responses.is_sorted() {
		return Err(Fault::OutOfOrder);
	}
	// Whoever has no finding is not held for being known.
	let lowest_response = policy.responses.first().copied().unwrap_or(Response::Nothing);
	if policy.steps.iter().any(|score| *score < MIN_SCORE) || lowest_response > Response::Watch {
		return Err(Fault::StopsEverything);
	}
	if policy.steps.iter().any(|score| *score > MAX_SCORE) {
		return Err(Fault::TooHigh);
	}
	Ok(())
}

/// The compiled thresholds of a typology. Large movements are held by their own bands only.
pub const fn default_typology(typology: Typology) -> TypologyParams {
	let (alert, interdict) = match typology {
		Typology::Large => (110, None),
		Typology::Splitting | Typology::PassingOn | Typology::FakeService | Typology::Takeover => (80, Some(220)),
		Typology::Exposure => (80, None),
	};
	TypologyParams {
		typology,
		alert: Some(alert),
		interdict,
	}
}

/// The thresholds of a typology that are in force.
pub fn typology_params(policy: &Policy, typology: Typology) -> TypologyParams {
	policy
		.typologies
		.iter()
		.find(|params| params.typology == typology)
		.copied()
		.unwrap_or(default_typology(typology))
}

/// The policy that holds until the head office sets one.
pub fn default_policy() -> Policy {
	let mut policy = Policy {
		typologies: Default::default(),
		steps: [150, 400, 800],
		responses: [
			Response::Nothing,
			Response::Watch,
			Response::HoldFlagged,
			Response::HoldAll,
		],
		nodes: Default::default(),
	};
	for node in [RiskNode::AlertConfirmed, RiskNode::Warned] {
		let _ = policy.nodes.try_push(node); // it has room for every node
	}
	policy
}

/// The compiled parameters of a rule. Gifts and vouchers are held above 40 coins, or 60 within a day; a service above the
/// hours of a day. A booking only puts coins aside, and its settlement is judged again: it is flagged, never held.
/// docs/evaluation.md says what they were measured by.
pub fn default_params(stage: Stage, rule: RuleId) -> RuleParams {
	let bands = |flag: Option<u128>, hold: Option<u128>| Bands {
		flag,
		hold,
		refuse: None,
	};
	let coins = |flag: Option<u128>, hold: Option<u128>| Bands {
		// Compiled numbers of at most three digits.
		flag: flag.map(|coins| coins.saturating_mul(COIN)),
		hold: hold.map(|coins| coins.saturating_mul(COIN)),
		refuse: None,
	};
	let (bands, weight, floor) = match (rule, stage) {
		(LARGE_SINGLE, Stage::Booking) => (coins(Some(40), None), 40, 0),
		(LARGE_SINGLE, Stage::ActivityEnd | Stage::TrainingEnd) => (coins(Some(12), Some(24)), 60, 0),
		(LARGE_SINGLE, Stage::Gift | Stage::Redeem) => (coins(Some(20), Some(40)), 60, 0),
		(LARGE_DAILY, Stage::Booking) => (coins(Some(60), None), 40, 0),
		(LARGE_DAILY, Stage::ActivityEnd | Stage::TrainingEnd) => (coins(Some(24), Some(60)), 60, 0),
		(LARGE_DAILY, Stage::Gift | Stage::Redeem) => (coins(Some(40), Some(60)), 60, 0),
		(LARGE_ACROSS, Stage::Gift) => (coins(Some(10), None), 40, 0),
		(LARGE_ACROSS, _) => (coins(Some(12), None), 40, 0),
		(IMPOSSIBLE_DAY, _) => (bands(Some(24 * 60), Some(26 * 60)), 60, 0),
		(STRUCTURING, _) => (bands(Some(2), Some(5)), 60, 0),
		(VELOCITY, Stage::Booking | Stage::ActivityEnd | Stage::TrainingEnd) => (bands(Some(16), None), 30, 0),
		(VELOCITY, Stage::Gift | Stage::Redeem) => (bands(Some(10), Some(20)), 40, 0),
		(DEVIATION, _) => (bands(Some(25), None), 40, MAX_FLOOR),
		(DORMANT, _) => (bands(Some(180), None), 50, MAX_FLOOR),
		(PASS_THROUGH, _) => (bands(Some(65), None), 60, MAX_FLOOR),
		(FAN_IN, _) => (bands(Some(4), None), 60, COIN),
		(FAN_OUT, _) => (bands(Some(5), None), 50, 0),
		(RECIPROCITY, _) => (coins(Some(36), None), 60, COIN),
		(ONE_CONFIRMER, _) => (coins(Some(18), Some(60)), 60, 0),
		(ONE_OFFICER, _) => (coins(Some(240), None), 40, 0),
		(GIFT_AFTER_PAY, _) => (bands(Some(99), None), 40, MAX_FLOOR),
		(AFTER_RECOVERY, _) => (coins(Some(2), Some(10)), 60, 0),
		(COUNTERPARTY, _) => (bands(Some(1), None), 60, MAX_FLOOR),
		(LAPSED, _) => (bands(Some(0), None), 60, 0),
		(CUSTODY, _) => (bands(Some(30), None), 50, 0),
		_ => (bands(None, None), 0, 0),
	};
	RuleParams {
		rule,
		bands,
		weight,
		floor,
	}
}

/// The parameters in force at a stage: what is stored, and the default for each rule of the stage that is not named there.
pub fn resolve(stage: Stage, stored: &StageParams) -> impl Iterator<Item = RuleParams> + '_ {
	CATALOGUE
		.into_iter()
		.filter(move |rule| rules::applies(*rule, stage))
		.map(move |rule| {
			stored
				.iter()
				.find(|params| params.rule == rule)
				.copied()
				.unwrap_or_else(|| default_params(stage, rule))
		})
}

/// The thresholds of R01 in force at a stage.
pub fn single(stage: Stage, stored: &StageParams) -> Bands {
	stored
		.iter()
		.find(|params| params.rule == LARGE_SINGLE)
		.copied()
		.unwrap_or_else(|| default_params(stage, LARGE_SINGLE))
		.bands
}

#[cfg(test)]
mod tests {
	use super::*;

	const STAGES: [Stage; 5] = [
		Stage::Booking,
		Stage::ActivityEnd,
		Stage::TrainingEnd,
		Stage::Gift,
		Stage::Redeem,
	];

	fn params(rule: RuleId, flag: Option<u128>, hold: Option<u128>, refuse: Option<u128>) -> RuleParams {
		RuleParams {
			rule,
			bands: Bands { flag, hold, refuse },
			weight: 10,
			floor: 0,
		}
	}

	#[test]
	fn the_defaults_are_within_the_limits() {
		for stage in STAGES {
			let set: Vec<_> = resolve(stage, &StageParams::new()).collect();
			let applying = CATALOGUE
				.into_iter()
				.filter(|rule| rules::applies(*rule, stage))
				.count();
			assert_eq!(set.len(), applying);
			assert_eq!(validate(stage, &set), Ok(()), "{stage:?}");
			assert!(
				set.iter().all(|params| params.bands.thresholds().count() > 0),
				"{stage:?}"
			);
		}
	}

	#[test]
	fn what_is_stored_goes_before_the_default() {
		let own = params(LARGE_SINGLE, None, None, None);
		let stored = vec![own].try_into().unwrap();
		let set: Vec<_> = resolve(Stage::Gift, &stored).collect();
		assert_eq!(set[0], own);
		assert_eq!(set[1], default_params(Stage::Gift, LARGE_DAILY));
	}

	#[test]
	fn every_limit_holds_at_its_edge() {
		for (params, verdict) in [
			(params(LARGE_SINGLE, Some(100), Some(400), Some(800)), Ok(())),
			(params(LARGE_SINGLE, Some(99), None, None), Err(Fault::StopsEverything)),
			(params(LARGE_SINGLE, None, Some(399), None), Err(Fault::StopsEverything)),
			(params(LARGE_SINGLE, None, None, Some(799)), Err(Fault::StopsEverything)),
			(params(LARGE_SINGLE, None, None, Some(0)), Err(Fault::StopsEverything)),
			(params(VELOCITY, Some(2), Some(5), Some(10)), Ok(())),
			(params(VELOCITY, Some(1), None, None), Err(Fault::StopsEverything)),
			(params(VELOCITY, None, Some(4), None), Err(Fault::StopsEverything)),
			(params(VELOCITY, None, None, Some(9)), Err(Fault::StopsEverything)),
			(params(LARGE_DAILY, Some(500), Some(499), None), Err(Fault::OutOfOrder)),
			(params(LARGE_DAILY, Some(1000), None, Some(999)), Err(Fault::OutOfOrder)),
			(params(LARGE_DAILY, None, Some(900), Some(899)), Err(Fault::OutOfOrder)),
			(params(LARGE_DAILY, None, None, Some(MAX_AMOUNT)), Ok(())),
			(
				params(LARGE_DAILY, None, None, Some(MAX_AMOUNT + 1)),
				Err(Fault::TooHigh),
			),
			(params(VELOCITY, Some(MAX_COUNT), None, None), Ok(())),
			(params(VELOCITY, Some(MAX_COUNT + 1), None, None), Err(Fault::TooHigh)),
			(
				RuleParams {
					weight: MAX_WEIGHT + 1,
					..params(VELOCITY, None, None, None)
				},
				Err(Fault::TooHigh),
			),
			(
				RuleParams {
					floor: MAX_FLOOR,
					..params(VELOCITY, None, None, None)
				},
				Ok(()),
			),
			(
				RuleParams {
					floor: MAX_FLOOR + 1,
					..params(VELOCITY, None, None, None)
				},
				Err(Fault::TooHigh),
			),
			(params(RuleId(99), None, None, None), Err(Fault::UnknownRule)),
			(params(FINDING, None, None, None), Err(Fault::UnknownRule)),
			(params(LAPSED, None, None, None), Err(Fault::NotAtStage)),
			(params(DORMANT, Some(30), Some(90), Some(180)), Ok(())),
			(params(DORMANT, Some(29), None, None), Err(Fault::StopsEverything)),
			(params(DORMANT, Some(3_651), None, None), Err(Fault::TooHigh)),
			(params(PASS_THROUGH, Some(50), Some(80), Some(95)), Ok(())),
			(params(PASS_THROUGH, Some(49), None, None), Err(Fault::StopsEverything)),
			(params(PASS_THROUGH, Some(100), None, None), Err(Fault::TooHigh)),
			(params(DEVIATION, Some(3), None, None), Err(Fault::StopsEverything)),
			(params(COUNTERPARTY, Some(0), Some(1), Some(2)), Ok(())),
			(params(COUNTERPARTY, None, Some(0), None), Err(Fault::StopsEverything)),
			(params(COUNTERPARTY, Some(4), None, None), Err(Fault::TooHigh)),
		] {
			assert_eq!(validate(Stage::Gift, &[params]), verdict, "{params:?}");
		}
	}

	#[test]
	fn a_rule_is_named_once() {
		let one = params(LARGE_SINGLE, None, None, None);
		assert_eq!(
			validate(Stage::Gift, &[one, params(VELOCITY, None, None, None), one]),
			Err(Fault::Duplicate)
		);
	}

	#[test]
	fn the_limits_of_services_hold_at_their_edges() {
		for (params, verdict) in [
			(params(IMPOSSIBLE_DAY, Some(480), Some(960), Some(1_440)), Ok(())),
			(
				params(IMPOSSIBLE_DAY, Some(479), None, None),
				Err(Fault::StopsEverything),
			),
			(params(IMPOSSIBLE_DAY, Some(2_881), None, None), Err(Fault::TooHigh)),
			(params(LAPSED, Some(0), Some(0), Some(0)), Ok(())),
			(params(LAPSED, Some(1), None, None), Err(Fault::TooHigh)),
			(params(DORMANT, Some(30), None, None), Err(Fault::NotAtStage)),
		] {
			assert_eq!(validate(Stage::ActivityEnd, &[params]), verdict, "{params:?}");
		}
	}

	#[test]
	fn a_policy_is_within_its_limits() {
		let policy = default_policy();
		assert_eq!(validate_policy(&policy), Ok(()));
		let with = |change: fn(&mut Policy)| {
			let mut policy = default_policy();
			change(&mut policy);
			validate_policy(&policy)
		};
		let typology = |alert, interdict| TypologyParams {
			typology: Typology::Large,
			alert,
			interdict,
		};
		let list = |params: &[TypologyParams]| {
			let mut policy = default_policy();
			policy.typologies = params.to_vec().try_into().unwrap();
			validate_policy(&policy)
		};
		assert_eq!(list(&[typology(Some(MIN_SCORE), Some(MAX_SCORE))]), Ok(()));
		assert_eq!(list(&[typology(None, None)]), Ok(()));
		assert_eq!(list(&[typology(None, None); 2]), Err(Fault::Duplicate));
		assert_eq!(
			list(&[typology(Some(MIN_SCORE - 1), None)]),
			Err(Fault::StopsEverything)
		);
		assert_eq!(list(&[typology(Some(100), Some(99))]), Err(Fault::OutOfOrder));
		assert_eq!(list(&[typology(None, Some(MAX_SCORE + 1))]), Err(Fault::TooHigh));
		assert_eq!(with(|policy| policy.steps = [200, 100, 300]), Err(Fault::OutOfOrder));
		assert_eq!(with(|policy| policy.steps = [1, 100, 300]), Err(Fault::StopsEverything));
		assert_eq!(
			with(|policy| policy.steps = [100, 100, MAX_SCORE + 1]),
			Err(Fault::TooHigh)
		);
		assert_eq!(
			with(|policy| policy.responses = [Response::HoldAll; 4]),
			Err(Fault::StopsEverything)
		);
		assert_eq!(
			with(|policy| policy.responses = [Response::Nothing, Response::HoldAll, Response::Watch, Response::HoldAll]),
			Err(Fault::OutOfOrder)
		);
		assert_eq!(
			with(|policy| policy.nodes = vec![RiskNode::Warned; 2].try_into().unwrap()),
			Err(Fault::Duplicate)
		);
	}
}
