//! What is stored, and the bounds that are compiled in.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::{
	frame_support::{traits::ConstU32, BoundedVec},
	sp_core::H256,
};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use timebank_primitives::{BlockNumber, BranchId, Digest};

/// Branches that one proposal can have as electors: all that can ever be admitted.
pub const MAX_ELECTORS: u32 = 64;

/// Bytes of one encoded root call. Code never travels in one, and no other call of the runtime is near this size.
pub const MAX_CALL_BYTES: u32 = 16 * 1024;

/// Fewest blocks of an objection period or enactment window. A network for development uses it.
pub const MIN_TIMELOCK_BLOCKS: BlockNumber = 5;

/// Most blocks of an objection period or enactment window: 365 days of blocks of three seconds.
pub const MAX_TIMELOCK_BLOCKS: BlockNumber = 365 * BLOCKS_PER_DAY;

/// Blocks of three seconds in one day.
const BLOCKS_PER_DAY: BlockNumber = 24 * 60 * 60 / 3;

/// A list of different branches.
pub type ElectorateList = BoundedVec<BranchId, ConstU32<MAX_ELECTORS>>;

/// A root call as it is kept until it is enacted.
pub type EncodedCall = BoundedVec<u8, ConstU32<MAX_CALL_BYTES>>;

/// The number of a proposal.
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
pub struct ProposalId(pub u32);

impl ProposalId {
	/// The number after this one; `None` at the end of the range.
	pub fn next(self) -> Option<Self> {
		self.0.checked_add(1).map(Self)
	}
}

/// How long the branches may object, and how long an unopposed proposal may then be enacted.
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
pub struct TimelockTiming {
	/// Blocks after the proposal's own in which branches may object.
	pub objection_period: BlockNumber,
	/// Blocks after those in which the proposal may be enacted.
	pub enactment_window: BlockNumber,
}

impl Default for TimelockTiming {
	/// A week to object, two weeks to enact.
	fn default() -> Self {
		Self {
			objection_period: 7 * BLOCKS_PER_DAY,
			enactment_window: 14 * BLOCKS_PER_DAY,
		}
	}
}

/// What a proposal does when it is enacted.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum What<Hash = H256> {
	/// Authorises a new runtime; anybody may then supply the code.
	Upgrade {
		/// Hash of the code as it is stored on chain: compact and compressed.
		code_hash: Hash,
		/// Version that the proposer says the code has. The chain reads the true one when the code is applied.
		spec_version: u32,
		/// Digest of the release: source commit, toolchain, metadata difference.
		artefact: Digest,
	},
	/// Dispatches a call as Root. Its bytes are in `RootCalls` until the proposal is closed.
	Root {
		/// Hash of the encoded call.
		call_hash: Hash,
		/// Length of the encoded call in bytes.
		call_len: u32,
		/// Version of the call encoding when it was proposed: under another the same bytes may mean another call.
		transaction_version: u32,
	},
}

/// Where a proposal is in its life. Only an open one can change.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum ProposalState {
	/// Waits for objections, or to be enacted.
	Open,
	/// More than a third of the electorate objected.
	Vetoed,
	/// Executed, whether the root call succeeded or not.
	Enacted,
	/// Withdrawn by the head office.
	Cancelled,
	/// Nobody enacted it in time.
	Expired,
}

impl ProposalState {
	/// Whether the proposal can still change.
	pub const fn is_open(self) -> bool {
		matches!(self, Self::Open)
	}
}

/// One proposal of the head office. It stays after it is closed, as the record of who objected.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Proposal<Hash = H256> {
	/// What it does.
	pub what: What<Hash>,
	/// Block in which it was proposed.
	pub proposed_at: BlockNumber,
	/// Last block in which a branch may object.
	pub objection_ends: BlockNumber,
	/// Last block in which it may be enacted.
	pub expires: BlockNumber,
	/// Branches that had a vote when it was proposed, in ascending order. Fixed.
	pub electorate: ElectorateList,
	/// Branches of the electorate that object, in order of arrival.
	pub objections: ElectorateList,
	/// Branches of the electorate that built the code from source and found its hash, in order of arrival.
	pub attestations: ElectorateList,
	/// Branches of the electorate that want it enacted without delay, in order of arrival. None of them objects.
	pub supports: ElectorateList,
	/// Whether the head office has declared it an emergency.
	pub emergency: bool,
	/// Where it is in its life.
	pub state: ProposalState,
}

/// How the branches stand to a proposal, excluded branches and their objections left out.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Standing {
	/// Branches that count.
	pub electors: u32,
	/// Objections that count.
	pub objections: u32,
	/// Objections that are a veto; `None` without electors, where no veto is possible.
	pub veto_at: Option<u32>,
	/// Whether it is vetoed.
	pub vetoed: bool,
	/// Support that counts.
	pub supports: u32,
	/// Whether two thirds of those that count want it enacted without delay.
	pub supported: bool,
}
