//! How keys of a member are removed and recovered.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use timebank_primitives::{BranchId, MemberId, Moment};

const SECOND: Moment = 1_000;
const HOUR: Moment = 60 * 60 * SECOND;

/// Shortest of the [`KeyDelays`] that a chain can start with: one second, so that every delay is one.
pub const SHORTEST_DELAY: Moment = SECOND;
/// Longest of the [`KeyDelays`] at all: a month. Who has lost every key must not wait longer.
pub const LONGEST_DELAY: Moment = 30 * 24 * HOUR;
/// Shortest time to object that the head office can set: a night's sleep and a day's work.
pub const LEAST_OBJECTION: Moment = 24 * HOUR;
/// Shortest wait after a recovery that the head office can set.
pub const LEAST_WAIT: Moment = 12 * HOUR;

/// How long keys of a member have to speak up before others act on it, in milliseconds.
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
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct KeyDelays {
	/// How long the other keys of a member may object to the removal of one.
	pub removal: Moment,
	/// How long the keys of a member may object to a recovery after its approval.
	pub recovery: Moment,
	/// How long outgoing movements wait after a recovery.
	pub wait: Moment,
}

impl Default for KeyDelays {
	/// Three days to object, one day before anything leaves.
	fn default() -> Self {
		Self {
			removal: 72 * HOUR,
			recovery: 72 * HOUR,
			wait: 24 * HOUR,
		}
	}
}

/// A key asks that another key of the same member be removed.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Removal<AccountId> {
	/// The key to be removed.
	pub key: AccountId,
	/// When it was asked.
	pub at: Moment,
	/// From when on nobody but a branch is needed, by the delay that was in force when it was asked.
	pub due: Moment,
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
	/// From when on the recovery can be finished, by the delay that was in force when it was approved.
	pub due: Moment,
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
