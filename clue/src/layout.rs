//! Where the state keeps what a file proves, and in which form.
//!
//! The forms are written down here and not taken from the pallets: a file is checked years after it was made, by whatever
//! program there is then. A test compares them with the pallets of today. What a pallet adds at the end of a value is not
//! read.

use crate::Error;
use codec::{Decode, Encode};
use polkadot_sdk::{
	sp_core::H256,
	sp_crypto_hashing::{blake2_128, twox_128, twox_64},
};
use serde::{Deserialize, Serialize};
use timebank_primitives::{
	ActivityId, AlertId, Balance, Body, BranchId, CaseId, ClaimedTime, Digest, HoldId, LotPart, MemberId, Moment,
	OriginId, WarningId,
};

/// The ledger's pallet.
pub const LEDGER: &str = "TimeCoin";
/// The pallet of cases.
pub const CASES: &str = "FreezeControl";

fn item(pallet: &str, item: &str) -> Vec<u8> {
	[twox_128(pallet.as_bytes()), twox_128(item.as_bytes())].concat()
}

fn twox(prefix: Vec<u8>, key: impl Encode) -> Vec<u8> {
	let key = key.encode();
	[prefix, twox_64(&key).to_vec(), key].concat()
}

/// The events of a block.
pub fn events_key() -> Vec<u8> {
	item("System", "Events")
}

/// A case.
pub fn case_key(case: CaseId) -> Vec<u8> {
	twox(item(CASES, "Cases"), case)
}

/// A member's account.
pub fn account_key(member: MemberId) -> Vec<u8> {
	twox(item(LEDGER, "Accounts"), member)
}

/// The list of a member's lots.
pub fn lot_index_key(member: MemberId) -> Vec<u8> {
	twox(item(LEDGER, "LotIndex"), member)
}

/// The coins of a lot.
pub fn lot_key(member: MemberId, lot: u32) -> Vec<u8> {
	twox(twox(item(LEDGER, "Lots"), member), lot)
}

/// What the keys of all locks of a member begin with.
pub fn locks_prefix(member: MemberId) -> Vec<u8> {
	twox(item(LEDGER, "Locked"), member)
}

/// The coins under a lock.
pub fn lock_key(member: MemberId, lock: Lock) -> Vec<u8> {
	let lock = lock.encode();
	[locks_prefix(member), blake2_128(&lock).to_vec(), lock].concat()
}

/// The lock of a key that [`lock_key`] could have made.
pub fn lock_of_key(member: MemberId, key: &[u8]) -> Result<Lock, Error> {
	let fault = Error::Layout("a lock");
	let rest = key
		.get(locks_prefix(member).len().saturating_add(16)..)
		.ok_or(fault.clone())?;
	let lock = Lock::decode(&mut &rest[..]).map_err(|_| fault.clone())?;
	if lock_key(member, lock) != key {
		return Err(fault);
	}
	Ok(lock)
}

/// The settlement that issued coins.
pub fn origin_key(origin: OriginId) -> Vec<u8> {
	twox(item(LEDGER, "Origins"), origin)
}

/// A value of the state. What stands behind what is known is left.
pub fn read<T: Decode>(value: &[u8], what: &'static str) -> Result<T, Error> {
	T::decode(&mut &value[..]).map_err(|_| Error::Layout(what))
}

/// What a member has, and where the member's history stands.
#[derive(Encode, Decode, Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Account {
	/// Free coins.
	pub free: Balance,
	/// Locked coins.
	pub locked: Balance,
	/// Movements so far.
	pub seq: u64,
	/// Head of the history.
	pub head: H256,
}

/// A lot in the list of a member's lots.
#[derive(Encode, Decode, Clone, Copy, PartialEq, Eq, Debug)]
pub struct LotRef {
	/// Number of the lot.
	pub lot: u32,
	/// How many coins it has.
	pub amount: Balance,
}

/// Coins of a lot or a lock.
pub type Parts = Vec<LotPart>;

/// Why coins are locked.
#[derive(Encode, Decode, Serialize, Deserialize, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Lock {
	/// Put aside for a booked service.
	Escrow(ActivityId),
	/// A movement waits for a supervisor.
	Hold(HoldId),
	/// A case has taken them.
	Case(CaseId),
}

/// The settlement that issued coins.
#[derive(Encode, Decode, Clone, PartialEq, Eq, Debug)]
pub struct OriginRecord {
	/// Activity that was settled.
	pub activity: ActivityId,
	/// Who served.
	pub volunteer: MemberId,
	/// Who was served, where it was one person.
	pub recipient: Option<MemberId>,
	/// Branch whose pool issued.
	pub branch: BranchId,
	/// How many coins.
	pub amount: Balance,
	/// When the service was given.
	pub claimed: ClaimedTime,
	/// Salted digest of the service record.
	pub record: Digest,
	/// Block time of the issue.
	pub at: Moment,
}

/// Where a case is in its life.
#[derive(Encode, Decode, Serialize, Deserialize, Clone, Copy, PartialEq, Eq, Debug)]
pub enum CaseStatus {
	/// Opened by a rule; no person has taken it up.
	Provisional,
	/// A supervisor leads it.
	Open,
	/// Decided.
	Decided,
	/// Ended.
	Closed,
	/// The decision waits for the head office.
	Appealed,
}

/// What a case rests on.
#[derive(Encode, Decode, Serialize, Deserialize, Clone, Copy, PartialEq, Eq, Debug)]
pub enum LegalBasis {
	/// An alert of the anomaly monitor.
	Alert(AlertId),
	/// A risk warning between an institution and the platform.
	Warning(WarningId),
	/// An order of a court or of the police, by its salted digest.
	CourtOrder(Digest),
	/// A dispute, by the salted digest of the complaint.
	Dispute(Digest),
}

/// A case at the end of the range.
#[derive(Encode, Decode, Serialize, Deserialize, Clone, PartialEq, Eq, Debug)]
#[serde(deny_unknown_fields)]
pub struct CaseRecord {
	/// Where it is in its life.
	pub status: CaseStatus,
	/// What it rests on.
	pub basis: LegalBasis,
	/// Who opened it; none when a rule asked for it.
	pub opened_by: Option<MemberId>,
	/// The supervisor who leads it.
	pub lead: Option<MemberId>,
	/// The body that the lead acts for.
	pub body: Option<Body>,
	/// When it was opened, in milliseconds.
	pub opened_at: Moment,
	/// Whom it is about.
	pub subjects: Vec<MemberId>,
	/// Orders placed so far.
	pub orders: u32,
	/// Who has ordered under it.
	pub orderers: Vec<MemberId>,
	/// Pieces of evidence so far.
	pub evidence_count: u32,
	/// Head of the chain of evidence.
	pub evidence_head: H256,
}
