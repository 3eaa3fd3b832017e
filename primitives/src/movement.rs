//! What is known of one movement of coins, and what may become of it (DESIGN 2.5, 2.6, 2.9).

use crate::{
	ActivityId, AlertId, Balance, BlockNumber, BranchId, CaseId, Digest, HoldId, LotParts, MemberId, MemberSummary,
	Moment, MovementId, Requirement, RestrictionScope,
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::{frame_support::weights::Weight, sp_core::H256};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// The stage at which coins move (seed §4.3.2-3): rules and requirements are set per stage.
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
pub enum Stage {
	/// A recipient's coins are put in escrow for a booked service.
	Booking,
	/// An activity has ended and is paid (活动结束).
	ActivityEnd,
	/// A training has ended and is paid (培训结束).
	TrainingEnd,
	/// A member gives coins to another (转赠).
	Gift,
	/// Coins are burned against a voucher.
	Redeem,
}

/// What a movement does to the ledger.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum MovementKind {
	/// New coins for a settled service.
	Issue,
	/// Existing coins for a settled service.
	Pay,
	/// A gift.
	Gift,
	/// Coins leave the ledger against a voucher.
	Redeem,
	/// Free coins of a member become locked: escrow, hold, freeze.
	Lock,
	/// Locked coins of a member become free.
	Unlock,
	/// Coins move because a case was decided.
	Verdict,
	/// Coins leave the ledger because a pool should not have issued them, by verdict.
	Withdraw,
}

/// A claimed interval of service, signed by the volunteer and the on-site party. Claimed times decide pay, overlap
/// and hours per day; block times decide the windows of gifts and velocity.
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
pub struct ClaimedTime {
	/// Start of the service.
	pub start: Moment,
	/// End of the service; after the start.
	pub end: Moment,
	/// The claim differs from its own block times by more than the tolerance: a reviewer has looked at it.
	pub late: bool,
}

impl ClaimedTime {
	/// How long the service took.
	pub const fn duration(&self) -> Moment {
		self.end.saturating_sub(self.start)
	}

	/// Whether two services cannot both have been given by one person.
	pub const fn overlaps(&self, other: &Self) -> bool {
		self.start < other.end && other.start < self.end
	}
}

/// Who signed what for a movement.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug, Default,
)]
pub struct Signers {
	/// Member whose key acts: the payer, a proxy, an approved spender, an officer.
	pub acting: Option<MemberId>,
	/// The acting key is kept by a branch.
	pub custodied: bool,
	/// Member whose key signed the transaction; differs from `acting` when a contract acts.
	pub origin: Option<MemberId>,
	/// Who confirmed the service for the recipient.
	pub confirmer: Option<MemberId>,
	/// Officer who countersigned.
	pub countersigner: Option<MemberId>,
}

/// Everything that the gate and the rules learn of one movement. Built once, in one place, and passed down.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct MovementFacts {
	/// Stage.
	pub stage: Stage,
	/// Whose coins; `None` when they are issued.
	pub payer: Option<MemberSummary>,
	/// Who gets them; `None` when they are redeemed.
	pub receiver: Option<MemberSummary>,
	/// How many, in units of a hundredth of a coin.
	pub amount: Balance,
	/// Who signed.
	pub signers: Signers,
	/// Branch that handles it: of the activity, or the payer's home.
	pub branch: BranchId,
	/// Activity that is settled.
	pub activity: Option<ActivityId>,
	/// Claimed time of the service.
	pub claimed: Option<ClaimedTime>,
	/// Salted digest of the service record, memo or voucher.
	pub record: Option<Digest>,
	/// Block time.
	pub now: Moment,
	/// Block height.
	pub block: BlockNumber,
}

impl MovementFacts {
	/// The members that a restriction can stop: payer, receiver, the acting key's and the transaction's origin.
	pub fn parties(&self) -> impl Iterator<Item = MemberId> + '_ {
		[
			self.payer.map(|p| p.member),
			self.receiver.map(|p| p.member),
			self.signers.acting,
			self.signers.origin,
		]
		.into_iter()
		.flatten()
	}
}

/// Whether a movement that is held can be executed later.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Execution {
	/// A native call: a hold keeps the movement, and release executes it.
	Deferrable,
	/// A contract or precompile was told that nothing moved: release only unlocks the coins.
	Immediate,
}

/// Why a movement was refused. An outcome, not an error: the alert and the event stay.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Refusal {
	/// A restriction of an open case stops it.
	Restricted {
		/// The case to ask about.
		case: CaseId,
		/// Whom the restriction names.
		member: MemberId,
		/// What it stops.
		scope: RestrictionScope,
	},
	/// A party does not meet the requirements of the stage.
	Requirement {
		/// Which party.
		member: MemberId,
		/// What is missing.
		requirement: Requirement,
	},
	/// The rules refuse it.
	Rules {
		/// The alert that says why.
		alert: AlertId,
	},
}

/// What became of a movement.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum MoveOutcome {
	/// The coins have moved.
	Moved(MovementId),
	/// The coins are locked until a supervisor decides.
	Held {
		/// The hold.
		hold: HoldId,
		/// Why.
		alert: AlertId,
	},
	/// Nothing has moved.
	Refused(Refusal),
}

/// One side of a movement, with the head of its history before it.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Leg {
	/// The member.
	pub member: MemberId,
	/// Number of this movement in the member's history, from 1.
	pub seq: u64,
	/// Head of the member's history before it.
	pub previous: H256,
}

/// One entry of the ledger: what the event carries and the heads commit to (DESIGN 2.8).
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Movement {
	/// Number of the movement.
	pub id: MovementId,
	/// What it does.
	pub kind: MovementKind,
	/// Stage, where it has one.
	pub stage: Option<Stage>,
	/// Whose coins.
	pub payer: Option<Leg>,
	/// Who gets them.
	pub receiver: Option<Leg>,
	/// How many.
	pub amount: Balance,
	/// Which coins: their origins, in the order in which they were taken.
	pub lots: LotParts,
	/// Branch that handled it.
	pub branch: BranchId,
	/// Activity that was settled.
	pub activity: Option<ActivityId>,
	/// Salted digest of record, memo or voucher.
	pub record: Option<Digest>,
	/// Who signed.
	pub signers: Signers,
	/// Claimed time of the service.
	pub claimed: Option<ClaimedTime>,
	/// Block time.
	pub at: Moment,
	/// Block height.
	pub block: BlockNumber,
}

impl Movement {
	/// The head of a history that ended in `previous`, after this movement: `blake2_256(previous ++ movement)`.
	pub fn head_after(&self, previous: H256) -> H256 {
		(previous, self).using_encoded(|bytes| polkadot_sdk::sp_io::hashing::blake2_256(bytes).into())
	}
}

/// What the gate says of a movement that it lets pass.
#[derive(Encode, Decode, Clone, PartialEq, Eq, Debug, Default)]
pub struct Passage {
	/// Free coins that the payer must keep: an amount restriction binds whatever is there or arrives.
	pub payer_keeps: Balance,
	/// Origins whose coins may not move, wherever they are.
	pub blocked: crate::BlockedOrigins,
}

/// Asked in the ledger before anything is written. Offered by freeze-control.
pub trait Gate {
	/// Refuses the movement, or says what of the payer's coins it may take.
	fn check(facts: &MovementFacts) -> Result<Passage, Refusal>;
	/// Worst weight of one check.
	fn weight() -> Weight;
}

/// What the rules say of a movement.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Assessment {
	/// Nothing to say.
	Allow,
	/// It moves, and an alert is raised.
	Flag(AlertId),
	/// It waits for a supervisor.
	Hold(AlertId),
	/// It does not move.
	Refuse(AlertId),
}

/// Judges movements. Offered by anomaly-monitor. Its cost does not depend on how long a history is.
pub trait Assessor {
	/// Judges a movement; counts it in the windows when it is allowed or flagged.
	fn assess(facts: &MovementFacts, execution: Execution) -> Assessment;
	/// The movement that `alert` held is now `hold`.
	fn held(alert: AlertId, hold: HoldId);
	/// A held movement has been executed: it counts in the windows from now.
	fn executed(facts: &MovementFacts);
	/// Worst weight of one movement's calls together.
	fn weight() -> Weight;
}
