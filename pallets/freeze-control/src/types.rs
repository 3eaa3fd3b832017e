//! Cases, restrictions and their bounds.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::{frame_support::traits::ConstU32, sp_core::H256, sp_runtime::BoundedVec};
use scale_info::TypeInfo;
use timebank_primitives::{
	AlertId, Balance, Body, CaseId, Digest, MaxBlockedOrigins, MemberId, Moment, OriginId, RestrictionScope,
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

/// Persons of different bodies that must ratify an order before it lasts.
pub const RATIFIERS: u32 = 2;
/// [`RATIFIERS`] as a type.
pub type MaxRatifiers = ConstU32<RATIFIERS>;

/// The members that a case names.
pub type Subjects = BoundedVec<MemberId, MaxSubjects>;
/// What binds one member.
pub type RestrictionList = BoundedVec<Restriction, MaxRestrictions>;
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
	/// A verdict has been given; an appeal is still possible.
	Decided,
	/// Ended: everything that it had placed is lifted.
	Closed,
	/// The verdict waits for the head office.
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
	/// A risk warning of an institution, by its salted digest.
	Warning(Digest),
	/// An order of a court or of the police, by its salted digest.
	CourtOrder(Digest),
	/// A dispute between the parties of a movement, by the salted digest of the complaint.
	Dispute(Digest),
}

/// An investigation (查控).
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Case {
	/// Where it is in its life.
	pub status: CaseStatus,
	/// What it rests on.
	pub basis: LegalBasis,
	/// The supervisor who opened it; `None` when a rule asked for it.
	pub opened_by: Option<MemberId>,
	/// The supervisor who leads it: the opener, or who took it up.
	pub lead: Option<MemberId>,
	/// The body that the lead acts for.
	pub body: Option<Body>,
	/// When it was opened.
	pub opened_at: Moment,
	/// Whom it is about; only they can be restricted under it.
	pub subjects: Subjects,
	/// Orders placed so far; the next order gets this number.
	pub orders: u32,
	/// Pieces of evidence so far.
	pub evidence_count: u32,
	/// Head of the chain of evidence; zero while there is none.
	pub evidence_head: H256,
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
