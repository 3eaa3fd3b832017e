//! Roles: which person acts for which body with which key (DESIGN 2.1).

use crate::{BranchId, InstitutionId, MemberId};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::frame_support::weights::Weight;
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// What a person may do for a body.
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
pub enum Role {
	/// Enters filings and service records.
	Clerk,
	/// Reviews filings, countersigns settlements and gifts.
	Reviewer,
	/// Appoints the officers of a branch.
	Manager,
	/// Reviews alerts, opens cases, orders and ratifies freezes.
	Supervisor,
	/// Attests identities for public security (公安).
	PublicSecurity,
	/// Attests qualifications for a partner platform (合作平台).
	Partner,
	/// Hears disputes.
	Mediator,
	/// Reads within its grant, sends and receives risk warnings.
	ThirdParty,
}

impl Role {
	/// Whether the role belongs to a branch; the others belong to an institution.
	pub const fn of_branch(self) -> bool {
		matches!(self, Self::Clerk | Self::Reviewer | Self::Manager)
	}
}

/// The body that a role key acts for. Two persons of the same body are not independent of each other.
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
pub enum Body {
	/// A branch.
	Branch(BranchId),
	/// An institution.
	Institution(InstitutionId),
}

/// Who holds a role key. Checks of "another person" compare members, never keys.
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
pub struct RoleHolder {
	/// The person.
	pub member: MemberId,
	/// What the person may do.
	pub role: Role,
	/// For whom.
	pub body: Body,
}

impl RoleHolder {
	/// The branch that this role belongs to.
	pub const fn branch(&self) -> Option<BranchId> {
		match self.body {
			Body::Branch(branch) => Some(branch),
			Body::Institution(_) => None,
		}
	}
}

/// Which role a key holds. Offered by branch-registry to every pallet.
pub trait Roles<AccountId> {
	/// The role in force of `key`: neither revoked nor lapsed, nor of a body that is suspended, lapsed or gone.
	fn holder(key: &AccountId) -> Option<RoleHolder>;
	/// Whether `branch` is known and neither suspended nor exited, and its admission has not lapsed.
	fn branch_in_force(branch: BranchId) -> bool;
	/// Whether `institution` is known and not cut off. Who does not say so has none.
	fn institution_in_force(_institution: InstitutionId) -> bool {
		false
	}
	/// The branch that cares for the members of `branch` now: itself, or the one that took them over when it exited. A
	/// filing keeps the home that it was entered with and asks here, so that handing over a branch touches no member.
	fn home(branch: BranchId) -> BranchId {
		branch
	}
	/// Worst weight of one use of any of these.
	fn weight() -> Weight;
}

/// Hands out fuel, the native unit that only pays for Ethereum gas (DESIGN 2.2, 2.3). Offered by the fuel pallet.
pub trait Fuel<AccountId> {
	/// Gives a newly bound key of a filed member its first fuel. A dry pot stops no filing: it is an event.
	fn drip(key: &AccountId);
	/// Worst weight of one call.
	fn weight() -> Weight;
}
