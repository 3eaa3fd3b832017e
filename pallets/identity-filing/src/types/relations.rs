//! Who may act for whom, in what, and how much.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use timebank_primitives::{Act, Balance, MemberId, Moment};

/// What joins two members.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum RelationKind {
	/// A guardian (监护人).
	Guardian,
	/// A family proxy (亲情代理).
	Proxy,
}

/// In what a relation lets one act for the other.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Scope {
	/// Be on site; see [`Act::Attend`].
	pub attend: bool,
	/// Confirm services.
	pub confirm: bool,
	/// Put coins in escrow.
	pub fund: bool,
}

impl Scope {
	/// Whether it has anything.
	pub const fn is_some(&self) -> bool {
		self.attend || self.confirm || self.fund
	}

	/// Whether it has this.
	pub const fn has(&self, act: Act) -> bool {
		match act {
			Act::Attend => self.attend,
			Act::Confirm => self.confirm,
			Act::Fund => self.fund,
		}
	}
}

/// How much one may do for the other, in hundredths of a coin.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limits {
	/// At once.
	pub per_act: Balance,
	/// In a day of UTC.
	pub per_day: Balance,
	/// What all who act for the elder may confirm in 30 days before an officer of the community confirms too.
	pub per_month: Balance,
}

impl Limits {
	/// Whether a longer time admits no less.
	pub const fn rise(&self) -> bool {
		self.per_act <= self.per_day && self.per_day <= self.per_month
	}
}

/// What a relation is about.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct RelationTerms {
	/// As what one acts for the other.
	pub kind: RelationKind,
	/// In what.
	pub scope: Scope,
	/// How much.
	pub limits: Limits,
	/// Until when.
	pub until: Moment,
}

/// A recorded relation: one member may act for an elder.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Relation {
	/// What it is about.
	pub terms: RelationTerms,
	/// The reviewer who recorded it.
	pub by: MemberId,
	/// Who confirmed it: public security a guardian, the elder or a guardian a proxy. Before that it gives nothing.
	pub confirmed: Option<MemberId>,
}

impl Relation {
	/// Whether one may act for the other at `now`.
	pub fn in_force(&self, now: Moment) -> bool {
		self.confirmed.is_some() && self.terms.until > now
	}
}

/// Relations of one elder. A guardian and the children of a family; the bound keeps the question for it cheap.
pub const MAX_RELATIONS: u32 = 8;

/// What was used of a limit in one period, read lazily: a later period begins at zero.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug, Default,
)]
pub struct Used {
	/// Number of the period.
	pub period: u64,
	/// How much, in hundredths of a coin.
	pub used: Balance,
}

impl Used {
	/// As it stands in `period`.
	pub const fn in_period(self, period: u64) -> Self {
		if self.period == period {
			self
		} else {
			Self { period, used: 0 }
		}
	}

	/// With `amount` more. At the end of the range it stays there, which is above every limit that anybody sets.
	pub const fn add(self, amount: Balance) -> Self {
		Self {
			used: self.used.saturating_add(amount),
			..self
		}
	}
}
