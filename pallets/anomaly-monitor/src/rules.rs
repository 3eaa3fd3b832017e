//! The catalogue of rules: what each looks at. Pure; what a figure leads to is a matter of parameters.

use crate::{
	desks::{custody_bit, Custody, Desk},
	types::{Bands, Typology},
	windows::{bit, Window, DAY_MS},
};
use timebank_primitives::{
	Balance, MemberId, MemberKind, MemberSummary, Moment, MovementFacts, ReportKind, RiskGrade, RuleId, Stage,
	Surroundings, COIN,
};

/// R01, a large single movement (大额交易).
pub const LARGE_SINGLE: RuleId = RuleId(1);
/// R02, large movements of one person within a day, in or out, added up (大额交易).
pub const LARGE_DAILY: RuleId = RuleId(2);
/// R03, a large movement from one branch to another (大额交易).
pub const LARGE_ACROSS: RuleId = RuleId(3);
/// R04, more claimed service than a day has hours.
pub const IMPOSSIBLE_DAY: RuleId = RuleId(4);
/// R05, gifts just under a threshold of R01, again and again.
pub const STRUCTURING: RuleId = RuleId(5);
/// R06, many movements of one person within a day (可疑交易).
pub const VELOCITY: RuleId = RuleId(6);
/// R07, a gift far above what the member is used to give.
pub const DEVIATION: RuleId = RuleId(7);
/// R08, most of what a long idle member has leaves at once.
pub const DORMANT: RuleId = RuleId(8);
/// R09, gifts that go out again within two days.
pub const PASS_THROUGH: RuleId = RuleId(9);
/// R10, gifts of many to one person within a week.
pub const FAN_IN: RuleId = RuleId(10);
/// R11, gifts of one person to many within a week.
pub const FAN_OUT: RuleId = RuleId(11);
/// R12, coins that go back and forth between two members within a month, by gifts or services.
pub const RECIPROCITY: RuleId = RuleId(12);
/// R13, one person confirms too much service of one day.
pub const ONE_CONFIRMER: RuleId = RuleId(13);
/// R14, one officer countersigns too much service of one day.
pub const ONE_OFFICER: RuleId = RuleId(14);
/// R15, what was just earned is given away.
pub const GIFT_AFTER_PAY: RuleId = RuleId(15);
/// R16, the first movements after a recovery of the keys.
pub const AFTER_RECOVERY: RuleId = RuleId(16);
/// R17, a party is bound by a restriction or of a high risk grade.
pub const COUNTERPARTY: RuleId = RuleId(17);
/// R18, a service that needed a qualification which had lapsed.
pub const LAPSED: RuleId = RuleId(18);
/// R19, keys that one branch keeps act for too many members.
pub const CUSTODY: RuleId = RuleId(19);

/// R20, what a supervisor has found off the chain. It is no rule of movements: it names what an alert rests on.
pub const FINDING: RuleId = RuleId(20);
/// R21, the warning of an institution; as above.
pub const WARNING: RuleId = RuleId(21);
/// R22, the subject's own risk grade, by the table of responses; as above.
pub const OWN_GRADE: RuleId = RuleId(22);

/// All rules of movements, in the order in which they are asked.
pub const CATALOGUE: [RuleId; 19] = [
	LARGE_SINGLE,
	LARGE_DAILY,
	LARGE_ACROSS,
	IMPOSSIBLE_DAY,
	STRUCTURING,
	VELOCITY,
	DEVIATION,
	DORMANT,
	PASS_THROUGH,
	FAN_IN,
	FAN_OUT,
	RECIPROCITY,
	ONE_CONFIRMER,
	ONE_OFFICER,
	GIFT_AFTER_PAY,
	AFTER_RECOVERY,
	COUNTERPARTY,
	LAPSED,
	CUSTODY,
];

/// The highest number of a rule, the ones that are no rules of movements included.
pub const LAST: RuleId = OWN_GRADE;

/// Days in which gifts count as passed on, and pay as just earned.
const QUICKLY: u32 = 2;
/// How long movements after a recovery are looked at.
const RECOVERY_MS: Moment = DAY_MS * 7;
/// Least gifts that came in before what goes out is compared with them: more than a family gives in two days.
const LEAST_GIFTS: u128 = 8 * COIN;
/// Least pay, likewise: more than an afternoon of service.
const LEAST_PAY: u128 = 5 * COIN;

/// What the figure of a rule counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unit {
	/// Hundredths of a coin.
	Amount,
	/// A number of movements or members.
	Count,
	/// Minutes.
	Minutes,
	/// Days.
	Days,
	/// Hundredths of a whole.
	Percent,
	/// Squared distances in variances.
	Variances,
	/// 0 to 3 for a risk grade, 4 for a restriction.
	Grade,
	/// 1 where it is so.
	Sign,
}

/// The unit of a rule's figure; `None` for a number that is not in the catalogue.
pub const fn unit(rule: RuleId) -> Option<Unit> {
	match rule {
		LARGE_SINGLE | LARGE_DAILY | LARGE_ACROSS | RECIPROCITY | ONE_CONFIRMER | ONE_OFFICER | AFTER_RECOVERY => {
			Some(Unit::Amount)
		}
		STRUCTURING | VELOCITY | FAN_IN | FAN_OUT | CUSTODY => Some(Unit::Count),
		IMPOSSIBLE_DAY => Some(Unit::Minutes),
		DORMANT => Some(Unit::Days),
		PASS_THROUGH | GIFT_AFTER_PAY => Some(Unit::Percent),
		DEVIATION => Some(Unit::Variances),
		COUNTERPARTY => Some(Unit::Grade),
		LAPSED => Some(Unit::Sign),
		_ => None,
	}
}

/// The family of a rule.
pub const fn family(rule: RuleId) -> ReportKind {
	match rule {
		LARGE_SINGLE | LARGE_DAILY | LARGE_ACROSS => ReportKind::Large,
		_ => ReportKind::Suspicious,
	}
}

/// The typology that a rule is evidence of.
pub const fn typology(rule: RuleId) -> Typology {
	match rule {
		LARGE_SINGLE | LARGE_DAILY | LARGE_ACROSS => Typology::Large,
		STRUCTURING | VELOCITY | FAN_OUT => Typology::Splitting,
		DORMANT | PASS_THROUGH | FAN_IN | GIFT_AFTER_PAY => Typology::PassingOn,
		IMPOSSIBLE_DAY | RECIPROCITY | ONE_CONFIRMER | ONE_OFFICER | LAPSED => Typology::FakeService,
		DEVIATION | AFTER_RECOVERY | CUSTODY => Typology::Takeover,
		_ => Typology::Exposure,
	}
}

/// Whether a rule looks at movements of a stage.
pub const fn applies(rule: RuleId, stage: Stage) -> bool {
	match rule {
		LARGE_SINGLE | LARGE_DAILY | VELOCITY => true,
		LARGE_ACROSS | RECIPROCITY | COUNTERPARTY => settles(stage) || matches!(stage, Stage::Gift),
		IMPOSSIBLE_DAY | ONE_CONFIRMER | ONE_OFFICER | LAPSED => settles(stage),
		STRUCTURING | DEVIATION | DORMANT | PASS_THROUGH => matches!(stage, Stage::Gift | Stage::Redeem),
		FAN_IN | FAN_OUT | GIFT_AFTER_PAY => matches!(stage, Stage::Gift),
		AFTER_RECOVERY => leaves(stage),
		CUSTODY => matches!(stage, Stage::Booking | Stage::Gift),
		_ => false,
	}
}

/// Whether a supervisor may have a rule look away from a member or a pair. What protects a person whose keys may be in
/// wrong hands, and what concerns a restriction or a certificate, cannot be silenced.
pub const fn excusable(rule: RuleId) -> bool {
	!matches!(
		rule,
		AFTER_RECOVERY | COUNTERPARTY | LAPSED | IMPOSSIBLE_DAY | FINDING | WARNING | OWN_GRADE
	) && rule.0 > 0
		&& rule.0 <= LAST.0
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
pub fn served_at(facts: &MovementFacts) -> Moment {
	facts.claimed.map_or(facts.now, |claimed| claimed.end.min(facts.now))
}

/// How long the service took, as claimed.
fn worked(facts: &MovementFacts) -> Moment {
	facts.claimed.map_or(0, |claimed| claimed.duration())
}

/// Who stands behind the coins: the payer, or who was served where they are issued.
pub fn source(facts: &MovementFacts, around: &Surroundings) -> Option<MemberId> {
	facts.payer.map(|payer| payer.member).or(around.recipient)
}

/// Whether an amount is above four fifths of a threshold and not above it.
fn just_under(amount: Balance, threshold: u128) -> bool {
	// Amounts of coins have far fewer bits; at the end of the range nothing is under a threshold.
	amount <= threshold && amount.saturating_mul(5) > threshold.saturating_mul(4)
}

/// Whether a gift or voucher is just under one of the thresholds of R01.
pub fn is_under(facts: &MovementFacts, single: &Bands) -> bool {
	matches!(facts.stage, Stage::Gift | Stage::Redeem)
		&& single.thresholds().any(|threshold| just_under(facts.amount, threshold))
}

/// Everything that the rules see of a movement, before it is counted.
#[derive(Clone, Copy, Debug)]
pub struct Sight<'a> {
	/// The facts of the ledger.
	pub facts: &'a MovementFacts,
	/// What else is known.
	pub around: &'a Surroundings,
	/// Windows of the payer.
	pub payer: Option<&'a Window>,
	/// Windows of the receiver.
	pub receiver: Option<&'a Window>,
	/// What the confirmer has confirmed.
	pub confirmer: Option<&'a Desk>,
	/// What the officer has countersigned.
	pub officer: Option<&'a Desk>,
	/// What the branch's kept keys have done, where one of them acts.
	pub custody: Option<&'a Custody>,
	/// Coins that the source has lately given the receiver, or was served for.
	pub given: u128,
	/// Coins that the receiver has lately given the source, or was served for.
	pub returned: u128,
}

/// What `rule` sees of a movement, this one included; `None` if the movement does not concern it. `single` are the
/// thresholds of R01 at this stage.
pub fn figure(rule: RuleId, sight: &Sight, single: &Bands) -> Option<u128> {
	let facts = sight.facts;
	if !applies(rule, facts.stage) {
		return None;
	}
	match rule {
		LARGE_SINGLE => Some(facts.amount),
		LARGE_DAILY => large_daily(sight),
		LARGE_ACROSS => crosses(facts).then_some(facts.amount),
		IMPOSSIBLE_DAY => sight.receiver.map(|window| {
			let minutes = u128::from(worked(facts)).div_ceil(60_000);
			window.worked_around(served_at(facts)).saturating_add(minutes) // cells of 8 bits and a moment
		}),
		STRUCTURING => sight
			.payer
			.filter(|_| is_under(facts, single))
			.map(|window| window.under(facts.now).saturating_add(1)), // 8 cells of 8 bits
		VELOCITY => velocity(sight),
		DEVIATION => sight.payer.and_then(|window| window.deviation(facts.amount)),
		DORMANT => dormant(sight),
		PASS_THROUGH => sight.payer.and_then(|window| {
			let came = window.gifted_in(facts.now, QUICKLY);
			share_that_leaves(window, facts, came, LEAST_GIFTS)
		}),
		FAN_IN => {
			let (payer, receiver) = (facts.payer?, person(facts.receiver)?);
			let also = bit(receiver.member, payer.member);
			sight.receiver.map(|window| window.payers_with(facts.now, also))
		}
		FAN_OUT => {
			let (payer, receiver) = (person(facts.payer)?, facts.receiver?);
			let also = bit(payer.member, receiver.member);
			sight.payer.map(|window| window.payees_with(facts.now, also))
		}
		RECIPROCITY => {
			let there = sight.given.saturating_add(facts.amount); // 3 cells of 32 bits and an amount
			(sight.returned > 0).then(|| there.min(sight.returned).saturating_mul(2)) // as above
		}
		ONE_CONFIRMER => sight
			.confirmer
			.filter(|_| sight.around.recipient.is_some())
			.map(|desk| desk.confirmed_around(served_at(facts)).saturating_add(facts.amount)), // as above
		ONE_OFFICER => sight
			.officer
			.map(|desk| desk.signed_around(served_at(facts)).saturating_add(facts.amount)), // as above
		GIFT_AFTER_PAY => sight.payer.and_then(|window| {
			let came = window.earned_lately(facts.now, QUICKLY);
			share_that_leaves(window, facts, came, LEAST_PAY)
		}),
		AFTER_RECOVERY => {
			let recovered = facts.payer?.recovered_at?;
			(facts.now.saturating_sub(recovered) < RECOVERY_MS).then_some(facts.amount) // none in the future
		}
		COUNTERPARTY => {
			let parties = [facts.payer, facts.receiver];
			let graded = parties
				.into_iter()
				.flatten()
				.map(|party| grade_number(party.risk))
				.max()?;
			Some(if sight.around.restricted { 4 } else { graded })
		}
		LAPSED => sight.around.lapsed.then_some(1),
		CUSTODY => {
			let acting = facts.signers.acting.filter(|_| facts.signers.custodied)?;
			sight
				.custody
				.map(|custody| custody.acted_with(facts.now, custody_bit(acting)))
		}
		_ => None,
	}
}

/// A risk grade as a figure.
pub const fn grade_number(grade: RiskGrade) -> u128 {
	match grade {
		RiskGrade::Low => 0,
		RiskGrade::Moderate => 1,
		RiskGrade::Elevated => 2,
		RiskGrade::High => 3,
	}
}

/// Organisations give to many and get from many by their nature.
fn person(party: Option<MemberSummary>) -> Option<MemberSummary> {
	party.filter(|party| matches!(party.kind, MemberKind::Person))
}

/// Whether coins go from one branch to another: at a gift by the homes, at a settlement to a volunteer from elsewhere.
fn crosses(facts: &MovementFacts) -> bool {
	let from = facts
		.payer
		.filter(|_| matches!(facts.stage, Stage::Gift))
		.map_or(facts.branch, |payer| payer.home);
	facts.receiver.is_some_and(|receiver| receiver.home != from)
}

/// One-sided per person: what leaves the payer, or what reaches the receiver, whichever is more. Services count by claimed
/// time, so that a month that is reported at once is a month; everything else by block time.
fn large_daily(sight: &Sight) -> Option<u128> {
	let facts = sight.facts;
	let out = sight
		.payer
		.filter(|_| leaves(facts.stage))
		.map(|window| window.outgoing(facts.now));
	let incoming = match facts.stage {
		Stage::ActivityEnd | Stage::TrainingEnd => sight.receiver.map(|window| window.earned_around(served_at(facts))),
		Stage::Gift => sight.receiver.map(|window| window.incoming(facts.now)),
		Stage::Booking | Stage::Redeem => None,
	};
	// The windows' sums have far fewer bits; an amount at the end of the range stays there, above every threshold.
	out.max(incoming).map(|before| before.saturating_add(facts.amount))
}

/// How often the person who drives the movement has done so within a day: who earns at a settlement, who pays elsewhere.
/// An organisation that pays or thanks many is not fast. Late records arrive together without having happened together.
fn velocity(sight: &Sight) -> Option<u128> {
	let facts = sight.facts;
	if is_late(facts) {
		return None;
	}
	let before = if settles(facts.stage) {
		sight.receiver.map(|window| window.received(facts.now))
	} else {
		person(facts.payer)?;
		sight.payer.map(|window| window.sent(facts.now))
	};
	before.map(|before| before.saturating_add(1)) // 25 cells of 16 bits
}

/// Days without any movement, where more than half of what the payer has leaves now.
fn dormant(sight: &Sight) -> Option<u128> {
	let much = sight
		.around
		.payer_free
		.is_none_or(|free| sight.facts.amount.saturating_mul(2) > free); // amounts of coins have far fewer bits
	sight
		.payer
		.filter(|_| much)
		.and_then(|window| window.idle_days(sight.facts.now))
}

/// How much of what has lately come leaves again, this movement included, in hundredths.
fn share_that_leaves(window: &Window, facts: &MovementFacts, came: u128, least: u128) -> Option<u128> {
	if came < least {
		return None;
	}
	let out = window
		.gifted_out(facts.now, QUICKLY)
		.saturating_add(facts.amount)
		.min(came); // cells of 32 bits
	out.saturating_mul(100).checked_div(came) // as above
}

/// Counts a movement in the payer's window, where coins leave at this stage.
pub fn record_payer(window: &mut Window, facts: &MovementFacts, single: &Bands) {
	if leaves(facts.stage) {
		window.record_sent(facts.amount, facts.now);
	}
	if matches!(facts.stage, Stage::Gift | Stage::Redeem) {
		let payee = match (facts.payer, facts.receiver) {
			(Some(payer), Some(receiver)) => bit(payer.member, receiver.member),
			_ => 0,
		};
		window.record_gift_out(facts.amount, payee, is_under(facts, single), facts.now);
	}
}

/// Counts a movement in the receiver's window, where coins arrive at this stage.
pub fn record_receiver(window: &mut Window, facts: &MovementFacts) {
	if settles(facts.stage) {
		window.record_earned(facts.amount, worked(facts), served_at(facts));
	}
	if arrives(facts.stage) && !is_late(facts) {
		window.record_received(facts.amount, facts.now);
		match (facts.stage, facts.payer, facts.receiver) {
			(Stage::Gift, Some(payer), Some(receiver)) => {
				window.record_gift_in(facts.amount, bit(receiver.member, payer.member), facts.now);
			}
			(Stage::Gift, ..) => {}
			_ => window.record_pay(facts.amount, facts.now),
		}
	}
}
