//! What the registry stores.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::frame_support::{traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use timebank_primitives::{BranchId, InstitutionId, MemberId, Moment, RegionCode, Role, RoleHolder};

/// Branches that can ever be admitted. One validator each: GRANDPA's messages grow with the square, and 64 is what
/// provinces and large cities need. Numbers are never used again.
pub const MAX_BRANCHES: u32 = 64;
/// [`MAX_BRANCHES`] as a type.
pub type MaxBranches = ConstU32<MAX_BRANCHES>;

/// Nodes of one branch or organisation: the validator, its standby, an archive and a gateway.
pub const MAX_PEERS: u32 = 4;
/// User organisations that run observers. Everybody's node keeps a connection for each, so they are few.
pub const MAX_OBSERVERS: u32 = 64;
/// Bytes of the proof that comes with session keys: one signature of at most 64 bytes for each of at most eight keys.
pub const MAX_KEY_PROOF: u32 = 512;

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
	/// A third of the head office stopped it at once, for a lost or stolen key. Its objections count.
	Emergency,
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
			Self::Observer => matches!(new, Self::Validator | Self::Suspended(_) | Self::Exited),
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
	/// Whether it was suspended for an offence and has not been reinstated since. It stays when the branch exits.
	pub offended: bool,
	/// When it was admitted.
	pub admitted_at: Moment,
	/// Until when it is admitted; without end if none. A lapse stops its officers. It stops neither its node nor its
	/// vote: a date that passes unnoticed must not take blocks or objections away.
	pub valid_until: Option<Moment>,
}

impl<AccountId> Branch<AccountId> {
	/// Whether its officers may act at `now`.
	pub const fn acts_at(&self, now: Moment) -> bool {
		self.status.in_force() && !has_lapsed(self.valid_until, now)
	}
}

/// Whether what is valid until `until` has lapsed at `now`. The last millisecond still counts.
pub const fn has_lapsed(until: Option<Moment>, now: Moment) -> bool {
	match until {
		Some(until) => until < now,
		None => false,
	}
}

/// One institution.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Institution {
	/// The role of its persons.
	pub kind: Role,
	/// Whether their roles count.
	pub in_force: bool,
	/// Until when they count; without end if none.
	pub valid_until: Option<Moment>,
}

impl Institution {
	/// Whether the roles of its persons count at `now`.
	pub const fn acts_at(&self, now: Moment) -> bool {
		self.in_force && !has_lapsed(self.valid_until, now)
	}
}

/// What a role key stands for, and until when.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct RoleGrant {
	/// The person, the role and the body.
	pub holder: RoleHolder,
	/// Until when it counts; without end if none.
	pub valid_until: Option<Moment>,
}

/// What has a date of renewal.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Term<AccountId> {
	/// The admission of a branch.
	Branch(BranchId),
	/// The registration of an institution.
	Institution(InstitutionId),
	/// A role, by its key.
	Role(AccountId),
	/// The observer of a user organisation.
	Observer(MemberId),
}

/// Who runs a node.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug,
)]
pub enum Operator {
	/// A branch.
	Branch(BranchId),
	/// A user organisation, by its filing: its nodes observe.
	Organisation(MemberId),
}

/// The identity of a node in the network, as the bytes of its multihash.
pub type PeerId = BoundedVec<u8, ConstU32<64>>;

/// The nodes of one operator.
pub type PeerList = BoundedVec<PeerId, ConstU32<MAX_PEERS>>;

/// Whether these bytes name a node: an Ed25519 key in an identity multihash, or the SHA-256 digest of another key.
pub fn is_peer_id(bytes: &[u8]) -> bool {
	match bytes {
		// identity, 36 bytes: protobuf of a key of type 1 (Ed25519) and 32 bytes
		[0x00, 0x24, 0x08, 0x01, 0x12, 0x20, key @ ..] => key.len() == 32,
		// SHA-256, 32 bytes
		[0x12, 0x20, digest @ ..] => digest.len() == 32,
		_ => false,
	}
}

/// The nodes of an operator, and until when they are approved.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug, Default)]
pub struct Nodes {
	/// Their identities.
	pub peers: PeerList,
	/// Until when an organisation's nodes are approved; without end if none. A branch's date is that of the branch.
	pub valid_until: Option<Moment>,
}

/// What a branch's validator has done.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug, Default,
)]
pub struct Liveness {
	/// The session that is counted.
	pub session: u32,
	/// Blocks authored in it.
	pub blocks: u32,
	/// Blocks authored in the session before it.
	pub before: u32,
	/// The last block that it authored.
	pub last_block: u32,
}

impl Liveness {
	/// The same in the terms of `session`: later sessions without a block are counted as such.
	pub const fn at(self, session: u32) -> Self {
		if session <= self.session {
			return self;
		}
		let before = if session == self.session.saturating_add(1) {
			self.blocks
		} else {
			0
		};
		Self {
			session,
			blocks: 0,
			before,
			last_block: self.last_block,
		}
	}

	/// After one more block.
	pub const fn authored(self, session: u32, block: u32) -> Self {
		let now = self.at(session);
		Self {
			// A session has at most as many blocks as a u32 counts.
			blocks: now.blocks.saturating_add(1),
			last_block: block,
			..now
		}
	}
}

/// Since when a branch has validated. In time, not in sessions: an emergency ends sessions early.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Validation {
	/// The branch.
	pub branch: BranchId,
	/// Since when: in its present time in the set, or in an earlier one that it has not lost by being away too long. Zero
	/// for those with whom the chain began.
	pub since: Moment,
	/// Since when it does no more; none while it validates.
	pub left: Option<Moment>,
}

impl Validation {
	/// Whether the branch has a vote at `now`, where `season` earns one and loses it. Those with whom the chain began have
	/// one from there: somebody must.
	pub const fn votes_at(&self, now: Moment, season: Moment) -> bool {
		let until = match self.left {
			Some(left) => left,
			None => now,
		};
		let earned = self.since == 0 || until.saturating_sub(self.since) >= season;
		earned && now.saturating_sub(until) < season
	}
}
