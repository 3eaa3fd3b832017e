//! How keys of a member are removed and recovered.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use timebank_primitives::{BranchId, MemberId, Moment};

/// A key asks that another key of the same member be removed.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Removal<AccountId> {
	/// The key to be removed.
	pub key: AccountId,
	/// When it was asked.
	pub at: Moment,
	/// Another key objects: time alone does nothing any more, a branch may still co-sign.
	pub objected: bool,
}

/// An officer of another branch who approved a recovery.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Approval {
	/// The officer.
	pub by: MemberId,
	/// The officer's branch.
	pub branch: BranchId,
	/// When; the delay counts from here.
	pub at: Moment,
}

/// What a supervisor or public security says of a disputed recovery.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Vote {
	/// The person.
	pub by: MemberId,
	/// Whether the recovery shall go on.
	pub uphold: bool,
}

/// A recovery: a new key for a member who has lost the others, or had them stolen.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Recovery<AccountId> {
	/// The new key.
	pub key: AccountId,
	/// A branch keeps it for the member.
	pub custodied: bool,
	/// The officer who asked.
	pub by: MemberId,
	/// The officer's branch.
	pub branch: BranchId,
	/// When.
	pub requested_at: Moment,
	/// The person of public security who had attested the identity.
	pub attested_by: MemberId,
	/// The officer of another branch who approved.
	pub approval: Option<Approval>,
	/// A key of the member objects.
	pub objected: bool,
	/// What a supervisor says of the objection.
	pub supervisor: Option<Vote>,
	/// What public security says of the objection.
	pub security: Option<Vote>,
	/// The objection was decided for the recovery: there is no further one, and no delay.
	pub upheld: bool,
}
