//! Alerts, parameters and counts.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::{sp_core::ConstU32, sp_runtime::BoundedVec};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use timebank_primitives::{
	AlertId, AlertStatus, AlertSummary, Balance, BranchId, CaseId, Digest, Execution, Finding, HoldId, MaxRules,
	MemberId, Moment, Released, ReportKind, RiskGrade, RuleId, Signers, Stage, WarningId, MAX_RULES,
};

/// What the rules make of a movement, from mild to strict.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug,
)]
pub enum Outcome {
	/// Nothing to say.
	Allow,
	/// It moves, and an alert is raised.
	Flag,
	/// It waits for a supervisor.
	Hold,
	/// It does not move.
	Refuse,
}

/// A rule that fired, with what it saw.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Fired {
	/// The rule.
	pub rule: RuleId,
	/// What this rule alone asks for.
	pub outcome: Outcome,
	/// The rule's weight at its lowest threshold, and in proportion to the figure above it.
	pub score: u32,
	/// What the rule compared: hundredths of a coin, or a count.
	pub figure: u128,
}

/// The rules that fired on one movement.
pub type FiredList = BoundedVec<Fired, MaxRules>;

/// The figures above which a rule asks for something; `None` where it never does. The strictest that applies counts.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Default,
	Serialize,
	Deserialize,
)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Bands {
	/// Above this an alert is raised.
	pub flag: Option<u128>,
	/// Above this the movement is held.
	pub hold: Option<u128>,
	/// Above this the movement is refused.
	pub refuse: Option<u128>,
}

impl Bands {
	/// What this figure asks for.
	pub fn outcome(&self, figure: u128) -> Outcome {
		let above = |threshold: Option<u128>| threshold.is_some_and(|threshold| figure > threshold);
		if above(self.refuse) {
			Outcome::Refuse
		} else if above(self.hold) {
			Outcome::Hold
		} else if above(self.flag) {
			Outcome::Flag
		} else {
			Outcome::Allow
		}
	}

	/// The thresholds that there are, from mild to strict.
	pub fn thresholds(&self) -> impl Iterator<Item = u128> {
		[self.flag, self.hold, self.refuse].into_iter().flatten()
	}
}

/// Parameters of one rule at one stage.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Serialize,
	Deserialize,
)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RuleParams {
	/// The rule.
	pub rule: RuleId,
	/// Its thresholds, in hundredths of a coin or as counts. A rule without any is off at this stage.
	pub bands: Bands,
	/// Its score at the lowest threshold.
	pub weight: u16,
	/// Movements below this amount do not interest the rule, in hundredths of a coin; zero for all.
	pub floor: Balance,
}

/// Parameters of one stage. A rule that is not named here has its compiled default, so that a rule that comes with an
/// upgrade works at once.
pub type StageParams = BoundedVec<RuleParams, MaxRules>;

/// A pattern that several rules together are evidence of. Each rule belongs to one.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Debug,
	Serialize,
	Deserialize,
)]
pub enum Typology {
	/// Large movements.
	Large,
	/// A large amount in small pieces.
	Splitting,
	/// Coins that only pass through a member.
	PassingOn,
	/// Services that were not given.
	FakeService,
	/// Keys in wrong hands.
	Takeover,
	/// Trade with somebody who is restricted or of a high grade.
	Exposure,
}

/// All typologies.
pub const TYPOLOGIES: [Typology; 6] = [
	Typology::Large,
	Typology::Splitting,
	Typology::PassingOn,
	Typology::FakeService,
	Typology::Takeover,
	Typology::Exposure,
];

/// Thresholds of one typology: sums of the scores of its rules. A rule adds its score from half of its lowest threshold on,
/// and twice its weight at most.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Serialize,
	Deserialize,
)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TypologyParams {
	/// The typology.
	pub typology: Typology,
	/// From this score on an alert is raised.
	pub alert: Option<u32>,
	/// From this score on the movement is held (interdiction); a booking is flagged.
	pub interdict: Option<u32>,
}

/// A typology whose score has reached a threshold.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct TypologyHit {
	/// The typology.
	pub typology: Typology,
	/// Its score.
	pub score: u32,
	/// What the score asks for.
	pub outcome: Outcome,
}

/// The typologies that one movement has reached.
pub type TypologyHits = BoundedVec<TypologyHit, ConstU32<{ TYPOLOGIES.len() as u32 }>>;

/// What is done with movements of a member of a risk grade, from mild to strict (风险处置).
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Debug,
	Serialize,
	Deserialize,
)]
pub enum Response {
	/// Nothing beyond the rules.
	Nothing,
	/// Scores count half as much again.
	Watch,
	/// As before, and what would be flagged is held.
	HoldFlagged,
	/// Everything is held.
	HoldAll,
}

/// A point of a member's life at which its risk is assessed anew (账户风险节点).
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Debug,
	Serialize,
	Deserialize,
)]
pub enum RiskNode {
	/// A movement has raised an alert about the member. It is only said: no grade moves within a movement.
	AlertRaised,
	/// An alert about the member was confirmed.
	AlertConfirmed,
	/// An institution has warned of the member.
	Warned,
	/// A supervisor has reported a finding.
	Reported,
	/// The status or the level of the filing has changed, or a qualification was revoked.
	FilingChanged,
	/// A key of the member was removed.
	KeyRemoved,
	/// The member has moved to another branch.
	HomeChanged,
}

/// Risk nodes there are.
pub const MAX_NODES: u32 = 7;

/// What the head office has decided about scores, grades and responses. One value, because a movement reads it whole.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Policy {
	/// Thresholds of typologies; a typology that is not named has its compiled ones.
	pub typologies: BoundedVec<TypologyParams, ConstU32<{ TYPOLOGIES.len() as u32 }>>,
	/// Scores from which on the grades moderate, elevated and high are proposed.
	pub steps: [u32; 3],
	/// What is done at each grade, from low to high.
	pub responses: [Response; 4],
	/// Where the risk is assessed anew. A grade is proposed at these points only.
	pub nodes: BoundedVec<RiskNode, ConstU32<MAX_NODES>>,
}

impl Default for Policy {
	fn default() -> Self {
		crate::params::default_policy()
	}
}

impl Policy {
	/// What is done at a grade.
	pub fn response(&self, grade: RiskGrade) -> Response {
		let [low, moderate, elevated, high] = self.responses;
		match grade {
			RiskGrade::Low => low,
			RiskGrade::Moderate => moderate,
			RiskGrade::Elevated => elevated,
			RiskGrade::High => high,
		}
	}

	/// The grade that a score proposes.
	pub fn proposed(&self, score: u32) -> RiskGrade {
		let [moderate, elevated, high] = self.steps;
		if score >= high {
			RiskGrade::High
		} else if score >= elevated {
			RiskGrade::Elevated
		} else if score >= moderate {
			RiskGrade::Moderate
		} else {
			RiskGrade::Low
		}
	}
}

/// Parameters that are tried beside the ones in force: they decide nothing, and what they would have done is counted.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Shadow {
	/// The parameters.
	pub params: StageParams,
	/// Since when they are tried.
	pub since: Moment,
	/// Movements that were judged.
	pub judged: u64,
	/// Of these, judged more strictly than by the parameters in force.
	pub stricter: u64,
	/// Of these, judged more mildly.
	pub milder: u64,
	/// Movements that they would have flagged, held, and refused.
	pub asked: [u64; 3],
}

impl Shadow {
	/// Parameters that nothing has been judged by yet.
	pub const fn new(params: StageParams, since: Moment) -> Self {
		Self {
			params,
			since,
			judged: 0,
			stricter: 0,
			milder: 0,
			asked: [0; 3],
		}
	}

	/// Counts a movement.
	pub fn count(&mut self, live: Outcome, own: Outcome) {
		// Counts of movements, whose numbers fit.
		self.judged = self.judged.saturating_add(1);
		self.stricter = self.stricter.saturating_add(u64::from(own > live));
		self.milder = self.milder.saturating_add(u64::from(own < live));
		let [flagged, held, refused] = &mut self.asked;
		let asked = match own {
			Outcome::Allow => return,
			Outcome::Flag => flagged,
			Outcome::Hold => held,
			Outcome::Refuse => refused,
		};
		*asked = asked.saturating_add(1);
	}
}

/// What an alert rests on.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum AlertSource {
	/// A movement that the rules judged.
	Movement,
	/// What a supervisor has found off the chain.
	Finding(FindingKind),
	/// The warning of an institution.
	Warning(WarningId),
}

/// Patterns of several hops that are found off the chain, in the graph of all movements.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum FindingKind {
	/// Coins that come back to where they started.
	Cycle,
	/// One source, several between, one sink.
	Smurfing,
	/// A long chain in a short time.
	Layering,
	/// A closed group that confirms itself.
	Cluster,
	/// Accounts with a device, address or guardian in common.
	SharedControl,
	/// Something else, as the evidence says.
	Other,
}

/// An alert (预警). A closed one can be removed when its time of retention is over; the events remain.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Alert {
	/// What it rests on.
	pub source: AlertSource,
	/// Large or suspicious.
	pub kind: ReportKind,
	/// Where it is in its life.
	pub status: AlertStatus,
	/// Stage of the movement, or the one that a finding or warning names.
	pub stage: Stage,
	/// Payer, or the receiver where coins are issued.
	pub subject: MemberId,
	/// The other party.
	pub counterparty: Option<MemberId>,
	/// Amount of the movement, in hundredths of a coin.
	pub amount: Balance,
	/// Who signed the movement, or who reported; none of them may review it.
	pub signers: Signers,
	/// Branch that handled the movement, or the subject's home.
	pub branch: BranchId,
	/// Salted digest of the record, memo or voucher of the movement, or of the evidence.
	pub record: Option<Digest>,
	/// The rules that fired.
	pub fired: FiredList,
	/// The typologies that were reached.
	pub typologies: TypologyHits,
	/// How often the same was seen again while it was open and the subject had its most open alerts.
	pub repeats: u32,
	/// What was decided about the movement.
	pub outcome: Outcome,
	/// Whether the movement can be executed later.
	pub execution: Execution,
	/// The movement that waits for the decision; `None` when nothing waits, or no longer.
	pub hold: Option<HoldId>,
	/// The supervisor who works on it, or who closed it.
	pub assigned: Option<MemberId>,
	/// When it was raised.
	pub raised_at: Moment,
	/// From when anybody may escalate it.
	pub due: Moment,
	/// When it was closed.
	pub closed_at: Option<Moment>,
	/// Salted digest of the reason of the finding.
	pub reason: Option<Digest>,
	/// The case that a freeze because of it has opened.
	pub case: Option<CaseId>,
}

impl Alert {
	/// What a case needs to know of it.
	pub fn summary(&self, alert: AlertId) -> AlertSummary {
		AlertSummary {
			alert,
			kind: self.kind,
			status: self.status,
			stage: self.stage,
			subject: self.subject,
			counterparty: self.counterparty,
			hold: self.hold,
			raised_at: self.raised_at,
		}
	}

	/// Everybody who took part in the movement; a person may come more than once.
	pub fn persons(&self) -> impl Iterator<Item = MemberId> {
		let Signers {
			acting,
			origin,
			confirmer,
			countersigner,
			..
		} = self.signers;
		[
			Some(self.subject),
			self.counterparty,
			acting,
			origin,
			confirmer,
			countersigner,
		]
		.into_iter()
		.flatten()
	}

	/// The finding, once there is one.
	pub const fn finding(&self) -> Option<Finding> {
		match self.status {
			AlertStatus::Closed(finding) => Some(finding),
			_ => None,
		}
	}
}

/// Alerts, or warnings, that one page of a list looks at.
pub const MAX_PAGE: u32 = 64;

/// What a finding off the chain adds to the subject's score: a person has looked at it.
pub const FINDING_SCORE: u32 = 100;

/// Most persons that [`Alert::persons`] names.
pub const MAX_PERSONS: u32 = 6;

/// How often a rule fired, and what supervisors found: the rule's precision can be read from it.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug, Default,
)]
pub struct Counts {
	/// Alerts in which the rule fired.
	pub raised: u64,
	/// Of these, closed as confirmed.
	pub confirmed: u64,
	/// Of these, closed as false positive.
	pub false_positive: u64,
	/// Of these, closed as inconclusive.
	pub inconclusive: u64,
}

impl Counts {
	/// Counts a finding.
	pub fn add(&mut self, finding: Finding) {
		let count = match finding {
			Finding::Confirmed => &mut self.confirmed,
			Finding::FalsePositive => &mut self.false_positive,
			Finding::Inconclusive => &mut self.inconclusive,
		};
		*count = count.saturating_add(1); // as many as there are alerts, whose numbers fit
	}
}

impl Counts {
	/// Confirmed alerts in a thousand of those that were confirmed or false; `None` before there is one.
	pub fn precision(&self) -> Option<u32> {
		let decided = self.confirmed.saturating_add(self.false_positive); // as above
		let permille = u128::from(self.confirmed)
			.saturating_mul(1_000) // 64 bits and ten
			.checked_div(decided.into())?;
		u32::try_from(permille).ok()
	}
}

/// The counts of all rules, by number. One value, because an alert touches many.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug, Default)]
pub struct CountsTable([Counts; MAX_RULES as usize]);

impl CountsTable {
	/// The counts of a rule; nothing for a number that no rule has.
	pub fn of(&self, rule: RuleId) -> Counts {
		self.0.get(usize::from(rule.0)).copied().unwrap_or_default()
	}

	/// Changes the counts of a rule.
	pub fn change(&mut self, rule: RuleId, change: impl FnOnce(&mut Counts)) {
		if let Some(counts) = self.0.get_mut(usize::from(rule.0)) {
			change(counts);
		}
	}
}

/// A rule with its counts, and how often it is right.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Precision {
	/// The rule.
	pub rule: RuleId,
	/// Its counts.
	pub counts: Counts,
	/// Confirmed alerts in a thousand of those that were confirmed or false.
	pub permille: Option<u32>,
}

/// An alert with its number.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct ListedAlert {
	/// The number.
	pub id: AlertId,
	/// The alert.
	pub alert: Alert,
}

/// What closing an alert did with the movement that waited.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum HoldDecision {
	/// Nothing waited.
	Nothing,
	/// It was released, with this result.
	Released(HoldId, Released),
	/// The coins went back to the payer.
	GivenBack(HoldId),
}
