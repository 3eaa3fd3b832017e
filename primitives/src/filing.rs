//! Members: what the ledger and the supervisors ask of a filing (seed scenes 1 and 2).

use crate::{BranchId, MemberId, Moment, Stage};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::{
	frame_support::{dispatch::DispatchResult, weights::Weight},
	sp_core::{H160, H256},
};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// What is filed.
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
pub enum MemberKind {
	/// A natural person: volunteer, elder, officer.
	Person,
	/// A legal person.
	Organisation,
	/// A contract of the Ethereum layer, filed by the head office with its address and code hash.
	Contract,
}

/// A part of a filing (seed §4.3.2-1), known on chain by its salted root only.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug,
)]
pub enum SectionKind {
	/// Who the member is.
	Identity,
	/// How the member is reached.
	Contact,
	/// A qualification, by its code.
	Qualification(u16),
	/// Templates for checks of face or fingerprint.
	Biometric,
	/// Who cares for the member.
	Guardian,
}

impl SectionKind {
	/// Whether the section is worth nothing before somebody has attested it. Such a section may be changed on a filed
	/// filing without a new review, because a new root starts without attestations.
	pub const fn counts_by_attestation(self) -> bool {
		matches!(self, Self::Qualification(_) | Self::Biometric)
	}

	/// The code, if it is a qualification.
	pub const fn code(self) -> Option<u16> {
		match self {
			Self::Qualification(code) => Some(code),
			_ => None,
		}
	}
}

/// Where a filing (账户备案) is in its life.
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
pub enum FilingStatus {
	/// Entered, not yet taken up by a reviewer.
	Submitted,
	/// A reviewer has taken it up.
	InReview,
	/// Reviewed and attested as its level requires.
	Filed,
	/// Refused; may be submitted again.
	Rejected,
	/// Stopped by an authority; coins, filing and keys stay.
	Suspended,
	/// Ended for good.
	Closed,
}

impl FilingStatus {
	/// Whether a member of this status may take part in movements of coins.
	pub const fn may_move(self) -> bool {
		matches!(self, Self::Filed)
	}

	/// Whether a member of this status may send transactions at all (disputes and keys of suspended members included).
	pub const fn may_send(self) -> bool {
		!matches!(self, Self::Closed)
	}
}

/// How far a filing has been attested: 1 branch review, 2 public security on identity, 3 a partner on a qualification.
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
	Default,
	Debug,
	Serialize,
	Deserialize,
)]
pub enum Level {
	/// Nothing has been attested yet.
	#[default]
	None,
	/// The member's own statement, reviewed by a branch.
	Reviewed,
	/// Public security (公安) has attested the identity.
	Identified,
	/// A partner platform has attested a qualification as well.
	Qualified,
}

/// The risk assessment of a member (风险评估), from low to high.
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
	Default,
	Debug,
	Serialize,
	Deserialize,
)]
pub enum RiskGrade {
	/// No finding.
	#[default]
	Low,
	/// Watched.
	Moderate,
	/// Restricted at the stages that the head office names.
	Elevated,
	/// Nothing moves without a supervisor.
	High,
}

impl RiskGrade {
	/// The next higher grade; the highest stays.
	pub const fn raised(self) -> Self {
		match self {
			Self::Low => Self::Moderate,
			Self::Moderate => Self::Elevated,
			Self::Elevated | Self::High => Self::High,
		}
	}
}

/// What the ledger needs to know of a member, read once per movement and party.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct MemberSummary {
	/// Who.
	pub member: MemberId,
	/// Person, organisation or contract.
	pub kind: MemberKind,
	/// Status of the filing.
	pub status: FilingStatus,
	/// How far it has been attested.
	pub level: Level,
	/// Risk grade in force.
	pub risk: RiskGrade,
	/// Home branch.
	pub home: BranchId,
	/// When the filing was first approved; zero before.
	pub filed_at: Moment,
	/// When a recovery last replaced the member's keys; outgoing movements wait after one.
	pub recovered_at: Option<Moment>,
}

/// A key's relation to the member that it controls.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Controller {
	/// The member.
	pub member: MemberId,
	/// Kept by a branch for the member: it does not count as the member's own signature for issuance or gifts.
	pub custodied: bool,
}

/// The first requirement that a member fails for a stage and amount.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Requirement {
	/// Nobody is filed under this number.
	Unknown,
	/// The filing is not in force.
	NotFiled(FilingStatus),
	/// The stage and amount ask for a higher level.
	LevelTooLow {
		/// Level asked for.
		required: Level,
		/// Level of the filing.
		actual: Level,
	},
	/// The risk grade is above what the stage admits.
	RiskTooHigh {
		/// Highest grade admitted.
		admitted: RiskGrade,
		/// Grade in force.
		actual: RiskGrade,
	},
	/// A required qualification is missing or has expired.
	QualificationMissing(u16),
	/// A fresh attestation (for example a face check) is missing or too old.
	AttestationStale,
	/// Outgoing movements still wait after a recovery.
	RecoveryWait {
		/// When the wait ends.
		until: Moment,
	},
	/// Somebody objects to a recovery of the keys: nothing leaves until it is decided.
	RecoveryDisputed,
}

/// Who controls what, and whether a member meets the requirements of a stage. Offered by identity-filing.
pub trait Members<AccountId> {
	/// The member that `key` controls, of any status but closed.
	fn controller(key: &AccountId) -> Option<Controller>;
	/// The summary of a member.
	fn summary(member: MemberId) -> Option<MemberSummary>;
	/// Whether a member may take part in `stage` with `amount` at `now` (seed §4.3.2-1). `paying` says on which side.
	fn check(
		summary: &MemberSummary,
		stage: Stage,
		amount: crate::Balance,
		paying: bool,
		now: Moment,
	) -> Result<(), Requirement>;
	/// Whether a valid qualification with this code is on file at `now`.
	fn has_qualification(member: MemberId, code: u16, now: Moment) -> bool;
	/// Whether a recorded relation (guardian, family proxy) joins two members, in either direction.
	fn related(one: MemberId, other: MemberId) -> bool;
	/// Whether `acting` may confirm for `member`: as guardian or proxy whose relation is in force at `now`.
	fn may_act_for(acting: MemberId, member: MemberId, now: Moment) -> bool;
	/// Worst weight of one use of any of these.
	fn weight() -> Weight;
}

/// What has changed in a filing.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum FilingChange {
	/// The status went from one to the other.
	Status {
		/// Before.
		old: FilingStatus,
		/// After.
		new: FilingStatus,
	},
	/// The risk grade went from one to the other.
	Risk {
		/// Before.
		old: RiskGrade,
		/// After.
		new: RiskGrade,
	},
	/// A qualification has been revoked.
	QualificationRevoked(u16),
	/// A key no longer controls the member; what it had given (allowances, offers) is void.
	KeyRemoved,
	/// Sections were replaced, and with them what was attested: the level, or some qualifications, count no more.
	Replaced,
	/// The level went from one to the other, because what had been attested was taken back.
	Level {
		/// Before.
		old: Level,
		/// After.
		new: Level,
	},
	/// Time, or a cut-off of an attestor, may have taken something away: somebody asks to look again.
	Elapsed,
	/// The home went from one branch to the other.
	Home {
		/// Before.
		from: BranchId,
		/// After.
		to: BranchId,
	},
}

/// Learns in the same block that a filing has changed (seed §2.3, §3.1). Cannot fail, and its work has a bound.
pub trait OnFilingChange {
	/// `member` has changed.
	fn on_filing_change(member: MemberId, change: &FilingChange);
	/// Worst weight of one call.
	fn weight() -> Weight;
}

#[impl_trait_for_tuples::impl_for_tuples(4)]
impl OnFilingChange for Tuple {
	fn on_filing_change(member: MemberId, change: &FilingChange) {
		for_tuples!( #( Tuple::on_filing_change(member, change); )* );
	}

	fn weight() -> Weight {
		let mut weight = Weight::zero();
		for_tuples!( #( weight = weight.saturating_add(Tuple::weight()); )* );
		weight
	}
}

/// Takes proposals of a risk grade. Offered by identity-filing to the anomaly monitor.
pub trait RiskGrading {
	/// Raises the grade of `member` by one step because of `alert`. A machine moves it no further than that: each
	/// further step needs a person.
	fn raise_by_one(member: MemberId, alert: crate::AlertId) -> DispatchResult;
	/// Worst weight of one call.
	fn weight() -> Weight;
}

/// What a member must settle before its filing can be closed. Offered by whoever keeps something of members.
pub trait Affairs {
	/// Whether nothing of `member` is open here: no coins, no bookings, no restrictions.
	fn settled(member: MemberId) -> bool;
	/// Worst weight of one question.
	fn weight() -> Weight;
}

#[impl_trait_for_tuples::impl_for_tuples(4)]
impl Affairs for Tuple {
	fn settled(member: MemberId) -> bool {
		for_tuples!( #( if !Tuple::settled(member) { return false; } )* );
		true
	}

	fn weight() -> Weight {
		let mut weight = Weight::zero();
		for_tuples!( #( weight = weight.saturating_add(Tuple::weight()); )* );
		weight
	}
}

/// The contracts of the Ethereum layer, as far as a filing of one must know them.
pub trait Contracts<AccountId> {
	/// The account of a contract, which is the key of its member.
	fn account(address: H160) -> AccountId;
	/// Hash of the code that runs at `address`; `None` if no contract is there.
	fn code_hash(address: H160) -> Option<H256>;
	/// Worst weight of one question.
	fn weight() -> Weight;
}

/// Learns in the same block that a key no longer controls its member: what the key had given is void. Cannot fail, and
/// its work has a bound.
pub trait OnControllerRemoved<AccountId> {
	/// `key` is removed.
	fn on_controller_removed(key: &AccountId);
	/// Worst weight of one call.
	fn weight() -> Weight;
}

#[impl_trait_for_tuples::impl_for_tuples(4)]
impl<AccountId> OnControllerRemoved<AccountId> for Tuple {
	fn on_controller_removed(key: &AccountId) {
		for_tuples!( #( Tuple::on_controller_removed(key); )* );
	}

	fn weight() -> Weight {
		let mut weight = Weight::zero();
		for_tuples!( #( weight = weight.saturating_add(Tuple::weight()); )* );
		weight
	}
}

/// What a guardian or family proxy may do in a member's place.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Act {
	/// Be on site: report start and end of a service, cancel it, close the activity.
	Attend,
	/// Confirm a service, which is paid then.
	Confirm,
	/// Put the member's coins in escrow.
	Fund,
}

/// Why somebody may not act in a member's place.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum ActFault {
	/// No relation is in force.
	NoRelation,
	/// The relation is not for this.
	OutOfScope,
	/// More than the relation admits at once.
	ActLimit,
	/// More than the relation admits in a day.
	DayLimit,
}

/// What is asked besides of who may act.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug, Default,
)]
pub struct Sanction {
	/// The month's amount is above what the relation admits alone: an officer of the community confirms too.
	pub needs_officer: bool,
}

/// What guardians and family proxies may do, and how much. Offered by identity-filing to time-coin.
pub trait Delegation {
	/// Whether `acting` may do `act` with `amount` in the place of `member` at `now`. It writes nothing.
	fn sanction(
		acting: MemberId,
		member: MemberId,
		act: Act,
		amount: crate::Balance,
		now: Moment,
	) -> Result<Sanction, ActFault>;
	/// It was done: counts it toward the limits.
	fn acted(acting: MemberId, member: MemberId, act: Act, amount: crate::Balance, now: Moment);
	/// Worst weight of asking and counting once.
	fn weight() -> Weight;
}
