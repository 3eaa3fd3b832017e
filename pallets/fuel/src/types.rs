//! Standings, lanes and classes.

use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::{frame_support::weights::Weight, sp_core::H256};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use timebank_primitives::{Body, MemberId};

/// What a listed key is for.
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
pub enum Purpose {
	/// Deploys contracts.
	Deployer,
	/// Sends transactions of a service.
	Relayer,
}

/// Who a key is, as far as the pool is concerned.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
	/// Nobody known here.
	Stranger,
	/// Controls a member.
	Member {
		/// The member.
		member: MemberId,
		/// Suspended or frozen: a small bucket for disputes, appeals, objections and keys.
		restricted: bool,
	},
	/// Holds a role.
	Officer {
		/// The person.
		member: MemberId,
		/// For whom.
		body: Body,
	},
	/// The key of a branch.
	Branch(Body),
	/// Sits in the head office's collective.
	Governor,
	/// Listed by the head office; pays with fuel.
	Listed,
}

/// Which bucket a sponsored call is charged to.
#[derive(Encode, Decode, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Lane {
	/// Everyday calls.
	Ordinary,
	/// Motions, votes, objections. A member without office has no bucket for them: they count as everyday.
	Governance,
	/// Cases and restrictions: must get through when a branch's bucket is empty. Those of a member without office
	/// count as everyday.
	Freeze,
	/// Keys, recovery, disputes.
	Recovery,
}

/// Class of buckets, each with its own capacity and refill.
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
pub enum QuotaClass {
	/// A member's everyday calls.
	Member,
	/// Calls of a suspended or frozen member.
	Restricted,
	/// One officer's calls, within the body's.
	Officer,
	/// All officers of a body together.
	Body,
	/// Governance, per holder of an office.
	Governance,
	/// Cases and restrictions, per holder of an office.
	Freeze,
	/// Keys, recovery and disputes, per holder.
	Recovery,
	/// Fuel that a branch gives to members, per branch: not calls but the fuel itself is counted.
	TopUp,
}

impl QuotaClass {
	/// All classes.
	pub const ALL: [Self; 8] = [
		Self::Member,
		Self::Restricted,
		Self::Officer,
		Self::Body,
		Self::Governance,
		Self::Freeze,
		Self::Recovery,
		Self::TopUp,
	];
}

/// Whose bucket.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub enum Holder<AccountId> {
	/// A member, whatever key is used: more keys give no more calls.
	Member(MemberId),
	/// A person in a role.
	Officer(Body, MemberId),
	/// A body.
	Body(Body),
	/// A key of the head office's collective.
	Key(AccountId),
}

/// Says who a key is. Wired in the runtime from filings, roles, restrictions and the collectives.
pub trait Standings<AccountId> {
	/// The standing of `key`, listed keys aside.
	fn standing(key: &AccountId) -> Standing;
	/// Worst weight of one use.
	fn weight() -> Weight;
}

/// Says which calls are sponsored. Wired in the runtime.
pub trait Lanes<Call> {
	/// The lane of a sponsored call; `None` for a call that pays with fuel.
	fn lane(call: &Call) -> Option<Lane>;
}

/// Tells what a call that pays with fuel offers for its place in the pool.
pub trait Bids<Call> {
	/// By how many tenths the price that it offers at most is above the one in force; none for a call that names no price.
	/// It decides which of two transactions of one key and nonce stays, and which of different keys comes first; what is paid
	/// is the price in force.
	fn tenths(call: &Call) -> Option<u64>;
	/// Weight of the question about `call`, beyond what every call costs.
	fn weight(call: &Call) -> Weight;
}

/// Opens calls that carry calls.
pub trait InnerCalls<Call> {
	/// Whether `allowed` holds for the call and for everything in it, to a bounded depth; deeper nesting is refused.
	fn all(call: &Call, allowed: &dyn Fn(&Call) -> bool) -> bool;
}

/// Tells which code a call would deploy at the top level. What contracts create is not seen here: coins are safe from it,
/// since only filed contracts hold them.
pub trait Deployments<Call> {
	/// The hash by which the head office admits what `call` would deploy; none if it deploys nothing.
	fn code(call: &Call) -> Option<H256>;
	/// Weight of the question about `call`, beyond what every call costs: nothing for one that deploys nothing, so that a
	/// plain transfer stays within the gas that wallets fix for it.
	fn weight(call: &Call) -> Weight;
}

/// The buckets that a call is charged to: all must have enough.
pub type Payers<AccountId> = Vec<(Holder<AccountId>, QuotaClass)>;
