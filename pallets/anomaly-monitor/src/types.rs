//! Alerts, parameters and counts.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::sp_runtime::BoundedVec;
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use timebank_primitives::{
	AlertId, AlertStatus, AlertSummary, Balance, BranchId, CaseId, Digest, Execution, Finding, HoldId, MaxRules,
	MemberId, Moment, Released, ReportKind, RuleId, Signers, Stage,
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

/// An alert (预警). It is never removed: the finding is shared by all.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Alert {
	/// Large or suspicious.
	pub kind: ReportKind,
	/// Where it is in its life.
	pub status: AlertStatus,
	/// Stage of the movement.
	pub stage: Stage,
	/// Payer, or the receiver where coins are issued.
	pub subject: MemberId,
	/// The other party.
	pub counterparty: Option<MemberId>,
	/// Amount of the movement, in hundredths of a coin.
	pub amount: Balance,
	/// Who signed the movement; none of them may review it.
	pub signers: Signers,
	/// Branch that handled the movement.
	pub branch: BranchId,
	/// The rules that fired.
	pub fired: FiredList,
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
