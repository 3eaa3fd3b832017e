//! What the registry stores.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::frame_support::traits::ConstU32;
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use timebank_primitives::{BranchId, Moment, RegionCode, Role};

/// Branches that can ever be admitted. One validator each: GRANDPA's messages grow with the square, and 64 is what
/// provinces and large cities need. Numbers are never used again.
pub const MAX_BRANCHES: u32 = 64;
/// [`MAX_BRANCHES`] as a type.
pub type MaxBranches = ConstU32<MAX_BRANCHES>;

/// Shortest session in blocks: shorter ones leave no room between planning and effect.
pub const MIN_SESSION_PERIOD: u32 = 5;
/// Longest session in blocks: a day of three-second blocks.
pub const MAX_SESSION_PERIOD: u32 = 28_800;

/// Where a branch is in its life.
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
pub enum BranchStatus {
	/// Admitted; enters filings, runs no node yet.
	Candidate,
	/// Runs a node that does not validate.
	Observer,
	/// Validates.
	Validator,
	/// Stopped by the head office.
	Suspended(SuspensionReason),
	/// Gone.
	Exited,
}

/// Why a branch is suspended.
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
pub enum SuspensionReason {
	/// The head office decided so.
	Ordered,
	/// It was reported for an offence against consensus; its objections do not count.
	Offence,
}

impl BranchStatus {
	/// Whether the branch's officers may act and its votes count.
	pub const fn in_force(self) -> bool {
		matches!(self, Self::Candidate | Self::Observer | Self::Validator)
	}

	/// Whether the head office may lead a branch from this status to `new`.
	pub const fn may_become(self, new: Self) -> bool {
		match self {
			Self::Candidate => matches!(new, Self::Observer | Self::Suspended(_) | Self::Exited),
			Self::Observer => matches!(new, Self::Validator | Self::Suspended(_)),
			Self::Validator => matches!(new, Self::Observer | Self::Suspended(_)),
			Self::Suspended(_) => matches!(new, Self::Observer | Self::Exited),
			Self::Exited => false,
		}
	}
}

/// One branch.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Branch<AccountId> {
	/// Its key: the validator's account, and the key that votes for the branch.
	pub account: AccountId,
	/// Its region.
	pub region: RegionCode,
	/// The branch above it.
	pub parent: Option<BranchId>,
	/// Status.
	pub status: BranchStatus,
	/// When it was admitted.
	pub admitted_at: Moment,
}

/// One institution.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Institution {
	/// The role of its persons.
	pub kind: Role,
	/// Whether their roles count.
	pub in_force: bool,
}
