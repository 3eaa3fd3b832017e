//! Parameters of the rules: defaults, and the limits within which the head office sets them.

use crate::{
	rules::{self, Unit, CATALOGUE, LARGE_DAILY, LARGE_SINGLE},
	types::{Bands, RuleParams, StageParams},
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

/// The lowest thresholds. Below them the ordinary trade of a time bank, an hour or an afternoon of service, would be
/// flagged, held or refused as a whole.
const fn lowest(unit: Unit) -> Bands {
	match unit {
		Unit::Amount => Bands {
			flag: Some(COIN),
			hold: Some(4 * COIN),
			refuse: Some(8 * COIN),
		},
		Unit::Count => Bands {
			flag: Some(2),
			hold: Some(5),
			refuse: Some(10),
		},
	}
}

/// What is wrong with a set of parameters.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fault {
	/// A rule is not in the catalogue.
	UnknownRule,
	/// A rule is named twice.
	DuplicateRule,
	/// A stricter threshold lies below a milder one.
	OutOfOrder,
	/// A threshold is so low that ordinary trade would stop.
	StopsEverything,
	/// A threshold, weight or floor is so high that the rule would be off without saying so.
	TooHigh,
}

/// Checks a set of parameters of one stage.
pub fn validate(set: &[RuleParams]) -> Result<(), Fault> {
	for (index, params) in set.iter().enumerate() {
		let unit = rules::unit(params.rule).ok_or(Fault::UnknownRule)?;
		if set.iter().take(index).any(|other| other.rule == params.rule) {
			return Err(Fault::DuplicateRule);
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
		let most = match unit {
			Unit::Amount => MAX_AMOUNT,
			Unit::Count => MAX_COUNT,
		};
		if params.bands.thresholds().any(|threshold| threshold > most)
			|| params.weight > MAX_WEIGHT
			|| params.floor > MAX_FLOOR
		{
			return Err(Fault::TooHigh);
		}
	}
	Ok(())
}

/// The compiled parameters of a rule. Gifts and vouchers are held above 40 coins, or 60 within a day; a service above the
/// hours of a day. A booking only puts coins aside, and its settlement is judged again: it is flagged, never held.
pub fn default_params(stage: Stage, rule: RuleId) -> RuleParams {
	let coins = |flag: Option<u128>, hold: Option<u128>| Bands {
		// Compiled numbers of at most two digits.
		flag: flag.map(|coins| coins.saturating_mul(COIN)),
		hold: hold.map(|coins| coins.saturating_mul(COIN)),
		refuse: None,
	};
	let (bands, weight) = match (rule, stage) {
		(LARGE_SINGLE, Stage::Booking) => (coins(Some(40), None), 40),
		(LARGE_SINGLE, Stage::ActivityEnd | Stage::TrainingEnd) => (coins(Some(12), Some(24)), 60),
		(LARGE_SINGLE, Stage::Gift | Stage::Redeem) => (coins(Some(20), Some(40)), 60),
		(LARGE_DAILY, Stage::Booking) => (coins(Some(60), None), 40),
		(LARGE_DAILY, Stage::ActivityEnd | Stage::TrainingEnd) => (coins(Some(24), Some(60)), 60),
		(LARGE_DAILY, Stage::Gift | Stage::Redeem) => (coins(Some(40), Some(60)), 60),
		(_, Stage::Booking | Stage::ActivityEnd | Stage::TrainingEnd) => (
			Bands {
				flag: Some(16),
				hold: None,
				refuse: None,
			},
			30,
		),
		(_, Stage::Gift | Stage::Redeem) => (
			Bands {
				flag: Some(10),
				hold: Some(20),
				refuse: None,
			},
			40,
		),
	};
	RuleParams {
		rule,
		bands,
		weight,
		floor: 0,
	}
}

/// The parameters in force at a stage: what is stored, and the default for each rule that is not named there.
pub fn resolve(stage: Stage, stored: &StageParams) -> impl Iterator<Item = RuleParams> + '_ {
	CATALOGUE.into_iter().map(move |rule| {
		stored
			.iter()
			.find(|params| params.rule == rule)
			.copied()
			.unwrap_or_else(|| default_params(stage, rule))
	})
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::rules::VELOCITY;

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
			assert_eq!(set.len(), CATALOGUE.len());
			assert_eq!(validate(&set), Ok(()), "{stage:?}");
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
		] {
			assert_eq!(validate(&[params]), verdict, "{params:?}");
		}
	}

	#[test]
	fn a_rule_is_named_once() {
		let one = params(LARGE_SINGLE, None, None, None);
		assert_eq!(
			validate(&[one, params(VELOCITY, None, None, None), one]),
			Err(Fault::DuplicateRule)
		);
	}
}
