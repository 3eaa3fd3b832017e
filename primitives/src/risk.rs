//! Alerts of the anomaly monitor (seed scene 3).

use crate::{AlertId, HoldId, InstitutionId, MaxRules, MemberId, Moment, Stage, WarningId};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::{frame_support::weights::Weight, sp_core::bounded::BoundedVec};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// The two families of rules of the seed.
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
pub enum ReportKind {
	/// Large trade (大额交易).
	Large,
	/// Suspicious trade (可疑交易).
	Suspicious,
}

/// A rule by its number; R01 is the first of the catalogue.
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
pub struct RuleId(pub u8);

/// The rules that fired.
pub type FiredRules = BoundedVec<RuleId, MaxRules>;

/// What a supervisor found.
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
pub enum Finding {
	/// The suspicion is confirmed.
	Confirmed,
	/// It was honest trade.
	FalsePositive,
	/// Neither could be shown.
	Inconclusive,
}

/// Where an alert is in its life.
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
pub enum AlertStatus {
	/// Nobody has taken it.
	Raised,
	/// A supervisor works on it.
	Assigned,
	/// A deadline has passed, or a second supervisor is needed.
	Escalated,
	/// Decided.
	Closed(Finding),
}

/// What a case needs to know of the alert that it starts from.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct AlertSummary {
	/// The alert.
	pub alert: AlertId,
	/// Family.
	pub kind: ReportKind,
	/// Status.
	pub status: AlertStatus,
	/// Stage at which it was raised.
	pub stage: Stage,
	/// Payer, or the receiver where coins are issued.
	pub subject: MemberId,
	/// The other party.
	pub counterparty: Option<MemberId>,
	/// Movement that waits for the decision.
	pub hold: Option<HoldId>,
	/// When it was raised.
	pub raised_at: Moment,
}

/// What a case needs to know of the warning that it starts from.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct WarningSummary {
	/// The warning.
	pub warning: WarningId,
	/// Whom it is about.
	pub member: MemberId,
	/// The institution that sent it, or that got it.
	pub institution: InstitutionId,
	/// When it was sent.
	pub sent_at: Moment,
	/// Until when it holds.
	pub ends: Moment,
	/// Whether it counts now: it has not ended, was not found false, and its institution is not cut off.
	pub in_force: bool,
}

/// Reads alerts and warnings. Offered by anomaly-monitor to freeze-control.
pub trait Alerts {
	/// The alert, if it exists.
	fn alert(alert: AlertId) -> Option<AlertSummary>;
	/// The warning, if it exists. Who does not say so keeps none.
	fn warning(_warning: WarningId) -> Option<WarningSummary> {
		None
	}
	/// Worst weight of one read, of either.
	fn weight() -> Weight;
}

/// What the ledger and the filings know around a movement beyond its facts: some rules need it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Surroundings {
	/// Who was served, where a service is paid.
	pub recipient: Option<MemberId>,
	/// Free coins of the payer before the movement.
	pub payer_free: Option<crate::Balance>,
	/// A restriction of a case binds the payer or the receiver, though it does not stop this movement.
	pub restricted: bool,
	/// The service needed a qualification that the volunteer did not hold when it ended.
	pub lapsed: bool,
}

/// Looks around a movement before anything is written. Offered by the runtime to the anomaly monitor, so that facts stay
/// what the ledger itself needs to know.
pub trait Surround {
	/// What is known around the movement.
	fn around(facts: &crate::MovementFacts) -> Surroundings;
	/// Worst weight of one look.
	fn weight() -> Weight;
}

/// Nobody looks: the rules that need it stay silent.
impl Surround for () {
	fn around(_: &crate::MovementFacts) -> Surroundings {
		Surroundings::default()
	}

	fn weight() -> Weight {
		Weight::zero()
	}
}
