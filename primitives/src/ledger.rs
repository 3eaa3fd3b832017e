//! Coins and their origins (DESIGN 5, time-coin), and what supervisors may do to them.

use crate::{
	Balance, BranchId, CaseId, HoldId, MaxBlockedOrigins, MaxParts, MemberId, Moment, MovementFacts, MovementId,
	MovementKind, OriginId,
};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::{
	frame_support::{dispatch::DispatchResult, weights::Weight},
	sp_core::bounded::BoundedVec,
	sp_runtime::DispatchError,
};
use scale_info::TypeInfo;

/// Coins of one origin.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct LotPart {
	/// The settlement that issued them.
	pub origin: OriginId,
	/// How many; never zero.
	pub amount: Balance,
}

/// A flat list of parts: a lot as it is stored, or the coins of one movement. Lots are never nested; equal origins join.
pub type LotParts = BoundedVec<LotPart, MaxParts>;

/// The origins that no movement may take.
pub type BlockedOrigins = BoundedVec<OriginId, MaxBlockedOrigins>;

/// The parts do not fit into one lot.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TooManyParts;

/// Sum of the parts; `None` if it does not fit the range of amounts.
pub fn total(parts: &[LotPart]) -> Option<Balance> {
	parts.iter().try_fold(0u128, |sum, part| sum.checked_add(part.amount))
}

/// Adds parts to a lot. Equal origins join; the order of first arrival stays.
pub fn join(into: &mut LotParts, parts: &[LotPart]) -> Result<(), TooManyParts> {
	for part in parts {
		match into.iter_mut().find(|known| known.origin == part.origin) {
			Some(known) => known.amount = known.amount.checked_add(part.amount).ok_or(TooManyParts)?,
			None => into.try_push(*part).map_err(|_| TooManyParts)?,
		}
	}
	Ok(())
}

/// Takes up to `wanted` units from a lot, first parts first, leaving out blocked origins. What was taken is returned;
/// the lot keeps the rest, in order.
pub fn take(from: &mut LotParts, wanted: Balance, blocked: &[OriginId]) -> Vec<LotPart> {
	let mut taken = Vec::new();
	let mut missing = wanted;
	for part in from.iter_mut() {
		if missing == 0 {
			break;
		}
		if blocked.contains(&part.origin) {
			continue;
		}
		let amount = part.amount.min(missing);
		part.amount = part.amount.saturating_sub(amount); // amount <= part.amount
		missing = missing.saturating_sub(amount); // amount <= missing
		taken.push(LotPart {
			origin: part.origin,
			amount,
		});
	}
	from.retain(|part| part.amount > 0);
	taken
}

/// Why coins are locked.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum LockReason {
	/// Put aside for a booked service.
	Escrow(crate::ActivityId),
	/// A movement waits for a supervisor.
	Hold(HoldId),
	/// A case has taken them.
	Case(CaseId),
}

/// Where a held movement is in its life. It starts at `Held`; both others are final. Silence never executes.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum HoldState {
	/// Waits for a supervisor.
	Held,
	/// Released: executed (native), or the coins unlocked (precompile).
	Released,
	/// Rejected or expired: the coins went back to the payer.
	Returned,
}

/// What a release did.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Released {
	/// The movement was executed.
	Executed(MovementId),
	/// The coins are free again, and the payer may try again.
	Unlocked,
	/// Gate or requirements refused it now: the coins went back to the payer.
	Returned(crate::Refusal),
}

/// Decides held movements. Offered by time-coin to the anomaly monitor.
pub trait Holds {
	/// Executes or unlocks; the gate and the requirements are asked again.
	fn release(hold: HoldId) -> Result<Released, DispatchError>;
	/// Gives the coins back to the payer with their lots.
	fn give_back(hold: HoldId) -> DispatchResult;
	/// What was to move.
	fn facts(hold: HoldId) -> Option<MovementFacts>;
	/// Worst weight of one call.
	fn weight() -> Weight;
}

/// What can still be asked of a movement between two members: who paid whom how much, and when.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct MovementReceipt {
	/// What it did: a payment for a service, or a gift.
	pub kind: MovementKind,
	/// Who paid.
	pub payer: MemberId,
	/// Who received.
	pub receiver: MemberId,
	/// How many coins.
	pub amount: Balance,
	/// Branch that handled it.
	pub branch: BranchId,
	/// Block time.
	pub at: Moment,
}

/// What can be asked of a settlement that a branch's pool has paid: nobody's coins were taken for it, they were new.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct IssueReceipt {
	/// Branch whose pool issued the coins.
	pub branch: BranchId,
	/// Who served, and got the coins.
	pub volunteer: MemberId,
	/// Who was served, where it was one person.
	pub recipient: Option<MemberId>,
	/// How many coins.
	pub amount: Balance,
	/// Block time.
	pub at: Moment,
}

/// What cases and disputes may do to coins. Offered by time-coin to freeze-control; every call conserves the supply.
pub trait Ledger {
	/// Free coins of a member.
	fn free(member: MemberId) -> Balance;
	/// Coins of a member that `case` has locked.
	fn locked(member: MemberId, case: CaseId) -> Balance;
	/// Whether a settlement of this number has issued coins.
	fn origin_exists(origin: OriginId) -> bool;
	/// The movement, if it joined two members and is young enough to be disputed.
	fn receipt(movement: MovementId) -> Option<MovementReceipt>;
	/// Locks up to `amount` free coins of `member` for `case`, none of the origins in `leave`; returns how many were
	/// there.
	fn lock(member: MemberId, amount: Balance, leave: &[OriginId], case: CaseId) -> Result<Balance, DispatchError>;
	/// Frees what `case` had locked of `member`, with its lots; returns how much.
	fn unlock(member: MemberId, case: CaseId) -> Result<Balance, DispatchError>;
	/// Moves up to `amount` of what `case` has locked of `from` to `to`; never more than is there; returns how much.
	fn move_by_verdict(from: MemberId, to: MemberId, amount: Balance, case: CaseId) -> Result<Balance, DispatchError>;
	/// The settlement of this number, if a pool has paid it.
	fn issue(origin: OriginId) -> Option<IssueReceipt>;
	/// Takes up to `amount` of what `case` has locked of `from` off the ledger, because the pool of `branch` should not have
	/// issued it; never more than is there; returns how much. The supply is less by as much.
	fn return_to_pool(
		from: MemberId,
		branch: BranchId,
		amount: Balance,
		case: CaseId,
	) -> Result<Balance, DispatchError>;
	/// Worst weight of one call.
	fn weight() -> Weight;
	/// Enters a receipt, for benchmarks of disputes.
	#[cfg(feature = "runtime-benchmarks")]
	fn note_receipt(movement: MovementId, receipt: MovementReceipt);
	/// Enters a settlement that a pool has paid, for benchmarks of disputes.
	#[cfg(feature = "runtime-benchmarks")]
	fn note_issue(origin: OriginId, receipt: IssueReceipt);
}
