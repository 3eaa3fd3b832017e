//! What a restriction stops: pure rules of the gate (seed §4.3.2-4, "控制目标账户的时间币流向").

use crate::types::Restriction;
use timebank_primitives::{Balance, Moment, RestrictionScope, Stage};

/// As what a member takes part in a movement.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
	/// Whose coins move.
	Payer,
	/// Who gets them.
	Receiver,
	/// Whose key acts, or whose transaction a contract acts in: a restricted person cannot move other people's coins.
	Actor,
}

/// Whether a restriction of this scope stops a movement of this stage in which the member is `part`. Amounts and lots
/// never stop a movement: they bind some of the coins.
pub const fn stops(scope: RestrictionScope, part: Part, stage: Stage) -> bool {
	match scope {
		RestrictionScope::Everything => true,
		RestrictionScope::Outgoing => matches!(part, Part::Payer | Part::Actor),
		RestrictionScope::Incoming => matches!(part, Part::Receiver),
		RestrictionScope::Gift => matches!(part, Part::Payer) && matches!(stage, Stage::Gift),
		RestrictionScope::Booking => matches!(part, Part::Payer) && matches!(stage, Stage::Booking),
		RestrictionScope::Amount | RestrictionScope::Lots => false,
	}
}

/// The first restriction in force that stops the movement.
pub fn first_stop(list: &[Restriction], part: Part, stage: Stage, now: Moment) -> Option<&Restriction> {
	list.iter()
		.find(|restriction| restriction.in_force(now) && stops(restriction.scope, part, stage))
}

/// How many free coins the member must keep. Cases stack: each gets its amount.
pub fn must_keep(list: &[Restriction], now: Moment) -> Balance {
	list.iter()
		.filter(|restriction| matches!(restriction.scope, RestrictionScope::Amount) && restriction.in_force(now))
		// At the end of the range everything is kept, which is what such a sum asks for.
		.fold(0, |sum: Balance, restriction| sum.saturating_add(restriction.amount))
}

#[cfg(test)]
mod tests {
	use super::*;
	use timebank_primitives::{CaseId, MemberId};
	use RestrictionScope::*;

	fn order(scope: RestrictionScope, amount: Balance, until: Option<Moment>) -> Restriction {
		Restriction {
			case: CaseId(1),
			order: 0,
			scope,
			amount,
			from: 0,
			until,
			ordered_by: Some(MemberId(1)),
			body: None,
			ratifiers: Default::default(),
			ratified: until.is_none(),
		}
	}

	#[test]
	fn each_scope_stops_what_it_names_and_nothing_else() {
		let stages = [
			Stage::Booking,
			Stage::ActivityEnd,
			Stage::TrainingEnd,
			Stage::Gift,
			Stage::Redeem,
		];
		for stage in stages {
			for (scope, payer, receiver, actor) in [
				(Everything, true, true, true),
				(Outgoing, true, false, true),
				(Incoming, false, true, false),
				(Gift, stage == Stage::Gift, false, false),
				(Booking, stage == Stage::Booking, false, false),
				(Amount, false, false, false),
				(Lots, false, false, false),
			] {
				assert_eq!(stops(scope, Part::Payer, stage), payer, "{scope:?} {stage:?}");
				assert_eq!(stops(scope, Part::Receiver, stage), receiver, "{scope:?} {stage:?}");
				assert_eq!(stops(scope, Part::Actor, stage), actor, "{scope:?} {stage:?}");
			}
		}
	}

	#[test]
	fn a_lapsed_order_stops_nothing_and_keeps_nothing() {
		let list = [order(Outgoing, 0, Some(10)), order(Amount, 500, Some(10))];
		assert!(first_stop(&list, Part::Payer, Stage::Gift, 9).is_some());
		assert!(first_stop(&list, Part::Payer, Stage::Gift, 10).is_none());
		assert_eq!(must_keep(&list, 9), 500);
		assert_eq!(must_keep(&list, 10), 0);
	}

	#[test]
	fn amounts_of_several_cases_add_up_and_never_wrap() {
		assert_eq!(must_keep(&[order(Amount, 500, None), order(Amount, 300, None)], 0), 800);
		assert_eq!(
			must_keep(&[order(Amount, Balance::MAX, None), order(Amount, 1, None)], 0),
			Balance::MAX
		);
	}
}
