//! One filing in several branches.

use super::{Reason, SectionKind};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::frame_support::{traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;
use timebank_primitives::{BranchId, Digest, MemberId, Moment};

/// Another branch uses a filing without entering it again.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Adoption {
	/// The officer.
	pub by: MemberId,
	/// The version that was adopted. Later ones hold as well.
	pub version: u32,
	/// When.
	pub at: Moment,
}

/// A branch that has adopted a filing knows a section otherwise.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Mismatch {
	/// The branch.
	pub branch: BranchId,
	/// The section.
	pub section: SectionKind,
	/// Salted root of the section as the branch knows it.
	pub root: Digest,
	/// Root on file when it was reported.
	pub filed: Digest,
	/// The officer.
	pub by: MemberId,
	/// When.
	pub at: Moment,
}

/// Mismatches of one filing that wait for its home branch. More than this many are one question, not several.
pub const MAX_MISMATCHES: u32 = 8;

/// Those of one filing, each branch and section once.
pub type MismatchList = BoundedVec<Mismatch, ConstU32<MAX_MISMATCHES>>;

/// How a home branch resolves a mismatch.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Resolution {
	/// What is on file is right, for a reason.
	Upheld(Reason),
	/// What is on file was replaced since.
	Corrected,
}

/// Who signs a move of the home for a branch.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Signer {
	/// An officer of the branch.
	Officer(MemberId),
	/// The head office, in place of a branch that is suspended or gone.
	HeadOffice,
}

/// A move of the home that waits for signatures. The member has signed it.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct HomeMove {
	/// The new home.
	pub to: BranchId,
	/// When the member asked.
	pub at: Moment,
	/// Who has signed for the former home.
	pub from_by: Option<Signer>,
	/// Who has signed for the new one.
	pub to_by: Option<Signer>,
}
