//! The catalogue of rules: what each looks at. Pure; what a figure leads to is a matter of parameters.

use crate::windows::Window;
use timebank_primitives::{MovementFacts, ReportKind, RuleId, Stage};

/// R01, a large single movement (大额交易).
pub const LARGE_SINGLE: RuleId = RuleId(1);
/// R02, large movements of one person within a day, in or out, added up (大额交易).
pub const LARGE_DAILY: RuleId = RuleId(2);
/// R06, many movements of one person within a day (可疑交易).
pub const VELOCITY: RuleId = RuleId(6);

/// All rules, in the order in which they are asked.
pub const CATALOGUE: [RuleId; 3] = [LARGE_SINGLE, LARGE_DAILY, VELOCITY];

/// What the figure of a rule counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unit {
	/// Hundredths of a coin.
	Amount,
	/// A number of movements.
	Count,
}

/// The unit of a rule's figure; `None` for a number that is not in the catalogue.
pub const fn unit(rule: RuleId) -> Option<Unit> {
	match rule {
		LARGE_SINGLE | LARGE_DAILY => Some(Unit::Amount),
		VELOCITY => Some(Unit::Count),
		_ => None,
	}
}

/// The family of a rule.
pub const fn family(rule: RuleId) -> ReportKind {
	match rule {
		LARGE_SINGLE | LARGE_DAILY => ReportKind::Large,
		_ => ReportKind::Suspicious,
	}
}

/// Whether coins leave the payer at this stage. What a settlement pays has left its payer already, at the booking:
/// it is not counted twice.
pub const fn leaves(stage: Stage) -> bool {
	matches!(stage, Stage::Booking | Stage::Gift | Stage::Redeem)
}

/// Whether the receiver has earned the coins by a service.
pub const fn settles(stage: Stage) -> bool {
	matches!(stage, Stage::ActivityEnd | Stage::TrainingEnd)
}

/// Whether coins reach the receiver at this stage.
pub const fn arrives(stage: Stage) -> bool {
	settles(stage) || matches!(stage, Stage::Gift)
}

/// Whether this is a record of a service that came late: it counts on its claimed day, not by its arrival.
pub fn is_late(facts: &MovementFacts) -> bool {
	facts.claimed.is_some_and(|claimed| claimed.late)
}

/// When the service ended, as claimed; now, where nothing is claimed. Never later than now.
pub fn served_at(facts: &MovementFacts) -> u64 {
	facts.claimed.map_or(facts.now, |claimed| claimed.end.min(facts.now))
}

/// What `rule` sees of a movement, this one included; `None` if the movement does not concern it.
pub fn figure(rule: RuleId, facts: &MovementFacts, payer: Option<&Window>, receiver: Option<&Window>) -> Option<u128> {
	match rule {
		LARGE_SINGLE => Some(facts.amount),
		LARGE_DAILY => large_daily(facts, payer, receiver),
		VELOCITY => velocity(facts, payer, receiver),
		_ => None,
	}
}

/// One-sided per person: what leaves the payer, or what reaches the receiver, whichever is more. Services count by claimed
/// time, so that a month that is reported at once is a month; everything else by block time.
fn large_daily(facts: &MovementFacts, payer: Option<&Window>, receiver: Option<&Window>) -> Option<u128> {
	let out = payer
		.filter(|_| leaves(facts.stage))
		.map(|window| window.outgoing(facts.now));
	let incoming = match facts.stage {
		Stage::ActivityEnd | Stage::TrainingEnd => receiver.map(|window| window.earned_around(served_at(facts))),
		Stage::Gift => receiver.map(|window| window.incoming(facts.now)),
		Stage::Booking | Stage::Redeem => None,
	};
	// The windows' sums have far fewer bits; an amount at the end of the range stays there, above every threshold.
	out.max(incoming).map(|before| before.saturating_add(facts.amount))
}

/// How often the person who drives the movement has done so within a day: who earns at a settlement, who pays elsewhere.
/// An organisation that pays many volunteers is not fast. Late records arrive together without having happened together.
fn velocity(facts: &MovementFacts, payer: Option<&Window>, receiver: Option<&Window>) -> Option<u128> {
	if is_late(facts) {
		return None;
	}
	let before = if settles(facts.stage) {
		receiver.map(|window| window.received(facts.now))
	} else {
		payer.map(|window| window.sent(facts.now))
	};
	before.map(|before| before.saturating_add(1)) // 25 cells of 16 bits
}

/// Counts a movement in the payer's window, where coins leave at this stage.
pub fn record_payer(window: &mut Window, facts: &MovementFacts) {
	if leaves(facts.stage) {
		window.record_sent(facts.amount, facts.now);
	}
}

/// Counts a movement in the receiver's window, where coins arrive at this stage.
pub fn record_receiver(window: &mut Window, facts: &MovementFacts) {
	if settles(facts.stage) {
		window.record_earned(facts.amount, served_at(facts));
	}
	if arrives(facts.stage) && !is_late(facts) {
		window.record_received(facts.amount, facts.now);
	}
}
