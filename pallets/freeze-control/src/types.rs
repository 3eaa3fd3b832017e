//! Cases, restrictions and their bounds.

use crate::dispute::Verdict;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::{frame_support::traits::ConstU32, sp_core::H256, sp_runtime::BoundedVec};
use scale_info::TypeInfo;
use timebank_primitives::{
	AlertId, Balance, Body, CaseId, Digest, Finding, MaxBlockedOrigins, MemberId, Moment, OriginId, RestrictionScope,
	WarningId,
};

/// Subjects of one case. Closing visits each of them, so the number bounds the cost of a close; a larger ring is
/// several cases on the same legal basis.
pub const MAX_SUBJECTS: u32 = 8;
/// [`MAX_SUBJECTS`] as a type.
pub type MaxSubjects = ConstU32<MAX_SUBJECTS>;

/// Restrictions on one member, over all cases. Up to four parties' lists are read in every movement.
pub const MAX_RESTRICTIONS: u32 = 16;
/// [`MAX_RESTRICTIONS`] as a type.
pub type MaxRestrictions = ConstU32<MAX_RESTRICTIONS>;

/// Origins that one order can block: a quarter of all that can be blocked at a time, so that no single order takes
/// the whole room.
pub const MAX_ORIGINS_PER_ORDER: u32 = 16;
/// [`MAX_ORIGINS_PER_ORDER`] as a type.
pub type MaxOriginsPerOrder = ConstU32<MAX_ORIGINS_PER_ORDER>;

/// Separate stretches of unratified restriction that one member can have within the window: about one a day.
pub const MAX_SPANS: u32 = 32;
/// [`MAX_SPANS`] as a type.
pub type MaxSpans = ConstU32<MAX_SPANS>;

/// Unratified orders that one supervisor can have in force at a time, over all cases: more than one person can answer for
/// in three days.
pub const MAX_OPEN_ORDERS: u32 = 16;
/// [`MAX_OPEN_ORDERS`] as a type.
pub type MaxOpenOrders = ConstU32<MAX_OPEN_ORDERS>;

/// Persons who can have given orders under one case, since each of them is kept from deciding it. A case that more persons
/// work on is several cases.
pub const MAX_ORDERERS: u32 = 8;
/// [`MAX_ORDERERS`] as a type.
pub type MaxOrderers = ConstU32<MAX_ORDERERS>;

/// Persons of different bodies that must ratify an order before it lasts.
pub const RATIFIERS: u32 = 2;
/// [`RATIFIERS`] as a type.
pub type MaxRatifiers = ConstU32<RATIFIERS>;

/// The members that a case names.
pub type Subjects = BoundedVec<MemberId, MaxSubjects>;
/// What binds one member.
pub type RestrictionList = BoundedVec<Restriction, MaxRestrictions>;
/// The unratified orders of one supervisor.
pub type OpenOrderList = BoundedVec<OpenOrder, MaxOpenOrders>;
/// The persons who have given orders under one case.
pub type Orderers = BoundedVec<MemberId, MaxOrderers>;
/// The blocked origins of all cases.
pub type BlockedEntries = BoundedVec<BlockedOrigin, MaxBlockedOrigins>;
/// The origins that one order blocks.
pub type OrderOrigins = BoundedVec<OriginId, MaxOriginsPerOrder>;

/// Where a case is in its life.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum CaseStatus {
	/// Opened by a rule; no person has taken it up.
	Provisional,
	/// A supervisor leads it.
	Open,
	/// Decided; one appeal is possible for a time.
	Decided,
	/// Ended: everything that it had placed is lifted.
	Closed,
	/// A party has appealed: the decision waits for the head office.
	Appealed,
}

impl CaseStatus {
	/// Whether new orders may be placed for a case of this status.
	pub const fn may_order(self) -> bool {
		matches!(self, Self::Open)
	}

	/// Whether orders of a case of this status may be ratified: a person must stand behind the case.
	pub const fn may_ratify(self) -> bool {
		matches!(self, Self::Open | Self::Decided | Self::Appealed)
	}

	/// Whether a case of this status may be closed: not while an appeal waits.
	pub const fn may_close(self) -> bool {
		matches!(self, Self::Provisional | Self::Open | Self::Decided)
	}

	/// Whether the case has ended.
	pub const fn is_closed(self) -> bool {
		matches!(self, Self::Closed)
	}
}

/// What a case rests on.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum LegalBasis {
	/// An alert of the anomaly monitor.
	Alert(AlertId),
	/// A risk warning between an institution and the platform, as the anomaly monitor keeps it.
	Warning(WarningId),
	/// An order of a court or of the police, by its salted digest.
	CourtOrder(Digest),
	/// A dispute between the parties of a movement, by the salted digest of the complaint.
	Dispute(Digest),
}

/// What a supervisor may do besides opening cases and linking evidence. A right that is withheld cannot come in by another.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Right {
	/// Orders restrictions.
	Order,
	/// Ratifies orders of others.
	Ratify,
	/// Decides cases.
	Decide,
	/// Lifts orders and closes cases.
	Lift,
}

/// The rights of one supervisor.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Rights {
	/// May order restrictions.
	pub order: bool,
	/// May ratify orders of others.
	pub ratify: bool,
	/// May decide cases.
	pub decide: bool,
	/// May lift orders and close cases.
	pub lift: bool,
}

impl Rights {
	/// What a supervisor may do of whom the head office has said nothing.
	pub const ALL: Self = Self {
		order: true,
		ratify: true,
		decide: true,
		lift: true,
	};

	/// Whether this right is among them.
	pub const fn has(&self, right: Right) -> bool {
		match right {
			Right::Order => self.order,
			Right::Ratify => self.ratify,
			Right::Decide => self.decide,
			Right::Lift => self.lift,
		}
	}
}

/// What was decided.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ruling {
	/// What an investigation has found.
	Finding(Finding),
	/// Who gets the coins of a dispute.
	Verdict(Verdict),
}

/// A decision and what has become of it.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Decision {
	/// What was decided.
	pub ruling: Ruling,
	/// The supervisor who decided, or whose vote was the last that was needed.
	pub by: MemberId,
	/// When.
	pub at: Moment,
	/// When a party has appealed; there is one appeal.
	pub appealed_at: Option<Moment>,
}

/// An investigation (查控).
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Case {
	/// Where it is in its life.
	pub status: CaseStatus,
	/// What it rests on.
	pub basis: LegalBasis,
	/// Who opened it; `None` when a rule asked for it.
	pub opened_by: Option<MemberId>,
	/// The supervisor who leads it: the opener, or who took it up.
	pub lead: Option<MemberId>,
	/// The body that the lead acts for, or the opener while nobody leads it.
	pub body: Option<Body>,
	/// When it was opened.
	pub opened_at: Moment,
	/// Whom it is about; only they can be restricted under it.
	pub subjects: Subjects,
	/// Orders placed so far; the next order gets this number.
	pub orders: u32,
	/// Who has ordered under it, lapsed and lifted orders included: who freezes does not decide.
	pub orderers: Orderers,
	/// Pieces of evidence so far.
	pub evidence_count: u32,
	/// Head of the chain of evidence; zero while there is none.
	pub evidence_head: H256,
	/// What was decided, and when.
	pub decision: Option<Decision>,
}

/// Who ratified an order.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Ratifier {
	/// The person.
	pub member: MemberId,
	/// The body that the person acts for.
	pub body: Body,
}

/// One order against one member. Orders are never changed, only ratified, lifted or left to lapse, so that who ratifies
/// knows exactly what.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Restriction {
	/// The case that it cites.
	pub case: CaseId,
	/// Its number within the case.
	pub order: u32,
	/// What it stops.
	pub scope: RestrictionScope,
	/// What must stay, in hundredths of a coin; zero unless the scope is an amount.
	pub amount: Balance,
	/// Since when it binds.
	pub from: Moment,
	/// When it lapses by itself; `None` once it is ratified.
	pub until: Option<Moment>,
	/// Who ordered it; `None` when a rule asked for it.
	pub ordered_by: Option<MemberId>,
	/// The body that the orderer acted for.
	pub body: Option<Body>,
	/// Who has ratified it so far; two persons of two bodies, neither the orderer's.
	pub ratifiers: BoundedVec<Ratifier, MaxRatifiers>,
	/// Whether it has been ratified and lasts until it is lifted or its case is closed.
	pub ratified: bool,
}

impl Restriction {
	/// Whether it binds at `now`. A lapsed order does not, whether or not it is still in storage.
	pub fn in_force(&self, now: Moment) -> bool {
		match self.until {
			Some(until) => now < until,
			None => self.ratified,
		}
	}

	/// Whether it is the order of this number of this case.
	pub fn is(&self, case: CaseId, order: u32) -> bool {
		self.case == case && self.order == order
	}
}

/// An order that its supervisor answers for alone. It repeats the end of the order, so that counting reads nothing else.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct OpenOrder {
	/// The case.
	pub case: CaseId,
	/// The order within the case.
	pub order: u32,
	/// When it lapses.
	pub until: Moment,
}

/// What binds one member at a time, as a report of a close compares it.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct MemberState {
	/// Restrictions in force, of all cases.
	pub restrictions: u32,
	/// Free coins that the member must keep for restrictions and claims, in hundredths of a coin.
	pub keeps: Balance,
	/// Free coins, in hundredths of a coin.
	pub free: Balance,
}

/// One line of the report of a close: what bound a member before and what binds after it.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct RestoreLine {
	/// The member.
	pub member: MemberId,
	/// Before.
	pub before: MemberState,
	/// After.
	pub after: MemberState,
}

/// How much of what amount restrictions and claims ask for is there.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Captured {
	/// What must stay, over all cases.
	pub asked: Balance,
	/// What of it is there; the rest is taken from what arrives.
	pub bound: Balance,
}

/// One origin that one order blocks. It repeats the end of its order, so that a movement needs to read nothing else.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct BlockedOrigin {
	/// The settlement whose coins may not move.
	pub origin: OriginId,
	/// The case.
	pub case: CaseId,
	/// The order within the case.
	pub order: u32,
	/// When it lapses by itself; `None` once the order is ratified.
	pub until: Option<Moment>,
}

impl BlockedOrigin {
	/// Whether it binds at `now`.
	pub fn in_force(&self, now: Moment) -> bool {
		self.until.is_none_or(|until| now < until)
	}

	/// Whether it belongs to this order of this case.
	pub fn is(&self, case: CaseId, order: u32) -> bool {
		self.case == case && self.order == order
	}
}
