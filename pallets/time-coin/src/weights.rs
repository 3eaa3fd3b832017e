//! Weights: counts of worst-case reads and writes, until they are measured.
//!
//! A movement reads on each side an account, an index and as many lots as it may touch; it writes on the payer's side an
//! account, an index and the lots that may be touched, on the receiver's side an account, an index, the new lot and two
//! merged ones. The lots that cases block come on top, see `blocked`.

use crate::{MAX_ALLOWANCES, MAX_OPEN_BOOKINGS};
use core::marker::PhantomData;
use polkadot_sdk::{
	frame_support::{traits::Get, weights::Weight},
	frame_system,
};
use timebank_primitives::{MAX_LOTS, MAX_LOTS_TOUCHED, MAX_PARTS};

/// Weights of the calls, without those of the seams.
pub trait WeightInfo {
	/// Publish an activity.
	fn publish() -> Weight;
	/// Fund an escrow.
	fn fund() -> Weight;
	/// Close an activity, with coins going back.
	fn close() -> Weight;
	/// Book, with a full calendar around.
	fn book() -> Weight;
	/// Check in, by the second side.
	fn check_in() -> Weight;
	/// Check out, by the second side.
	fn check_out() -> Weight;
	/// Confirm.
	fn confirm() -> Weight;
	/// Review a late record.
	fn review_late() -> Weight;
	/// Settle out of escrow, with coins going back.
	fn settle() -> Weight;
	/// Cancel a service of a closed activity.
	fn cancel() -> Weight;
	/// Gift to a member at the bound of lots; also the weight of `transfer`.
	fn gift() -> Weight;
	/// Merge as many lots as can be.
	fn consolidate() -> Weight;
	/// Set a quota.
	fn set_branch_quota() -> Weight;
	/// Confirm besides a guardian or proxy.
	fn co_confirm() -> Weight;
	/// Release a hold or give it back.
	fn decide_hold() -> Weight;
	/// Lock, unlock or move for a case.
	fn case_move() -> Weight;
	/// Warn of all open services of a member.
	fn filing_change() -> Weight;
	/// Look at the lots that cases block, on both sides of a movement.
	fn blocked() -> Weight;
	/// Issue what waited and was not chosen.
	fn release_settlement() -> Weight;
	/// Sign for another branch, with the issue.
	fn cosign() -> Weight;
	/// Set what bounds new coins.
	fn set_issue_rules() -> Weight;
	/// Remember who makes a block.
	fn note_author() -> Weight;
	/// Offer a trade.
	fn offer() -> Weight;
	/// Countersign a gift to a member at the bound of lots.
	fn countersign() -> Weight;
	/// Withdraw an offer.
	fn withdraw() -> Weight;
	/// Set what gifts may be.
	fn set_gift_rules() -> Weight;
	/// Check an officer's statement: both forms in which it may be signed.
	fn statement() -> Weight;
	/// Contest a service.
	fn contest() -> Weight;
	/// End a service without pay, with coins going back.
	fn review() -> Weight;
	/// Settle so many out of escrow.
	fn settle_batch(n: u32) -> Weight;
	/// Close a period of clearing.
	fn close_clearing() -> Weight;
	/// Give an allowance beside as many as can be; also what using one costs besides the movement.
	fn approve() -> Weight;
	/// End all allowances of a member.
	fn void_allowances() -> Weight;
}

/// Time of a call besides the database.
const BASE: u64 = 50_000_000;

const LOTS: u64 = MAX_LOTS as u64;
const TOUCHED: u64 = MAX_LOTS_TOUCHED as u64;
const OPEN: u64 = MAX_OPEN_BOOKINGS as u64;
const RECEIPTS: u64 = crate::receipts::CLEARED as u64;

/// Reads of one movement: both sides, and the counters of movements, holds and origins, supply, rules and quotas, time, lock;
/// the oldest receipt's number and the receipts that are looked at.
const MOVE_READS: u64 = 2 * (2 + TOUCHED) + 11 + 1 + RECEIPTS;
/// Writes of one movement: payer's account twice (balance, head), index, touched lots; receiver's account twice, index,
/// new lot, two merged ones; counter, hold, its counter, lock, quotas, supply, origin and its counter; the new receipt,
/// those that are cleared, the oldest one's number.
const MOVE_WRITES: u64 = (3 + TOUCHED) + 6 + 11 + 2 + RECEIPTS;
/// Reads and writes of a payment with coins of as many branches as it can have origins: each origin, and for each pair the
/// sum and both positions.
const CLEARED: (u64, u64) = (1 + 4 * MAX_PARTS as u64, 3 * MAX_PARTS as u64);

/// Counts of reads and writes with the weights of the runtime's database.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> SubstrateWeight<T> {
	fn of(reads: u64, writes: u64) -> Weight {
		Weight::from_parts(BASE, 0).saturating_add(T::DbWeight::get().reads_writes(reads, writes))
	}
}

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn publish() -> Weight {
		// Time, counter; counter, activity.
		Self::of(2, 2)
	}
	fn fund() -> Weight {
		Self::of(1 + MOVE_READS, 1 + MOVE_WRITES)
	}
	fn close() -> Weight {
		Self::of(2 + MOVE_READS, 1 + MOVE_WRITES)
	}
	fn book() -> Weight {
		// Activity, service, time, five days, both lists; activity, service, both lists, day, a day that is over.
		Self::of(10, 5)
	}
	fn check_in() -> Weight {
		// Activity, service, time, five days, list of days; service, list, two days, two that are over.
		Self::of(9, 6)
	}
	fn check_out() -> Weight {
		// As for check in.
		Self::of(9, 6)
	}
	fn confirm() -> Weight {
		Self::of(3, 1)
	}
	fn review_late() -> Weight {
		Self::of(2, 1)
	}
	fn settle() -> Weight {
		// The payment, and the return of what the escrow no longer needs; activity, service, list.
		Self::of(4 + 2 * MOVE_READS + CLEARED.0, 4 + 2 * MOVE_WRITES + CLEARED.1)
	}
	fn cancel() -> Weight {
		Self::of(7 + MOVE_READS, 5 + MOVE_WRITES)
	}
	fn gift() -> Weight {
		// Rules and counters of the caps besides.
		Self::of(3 + MOVE_READS, 2 + MOVE_WRITES)
	}
	fn consolidate() -> Weight {
		Self::of(1 + TOUCHED, 1 + TOUCHED)
	}
	fn set_branch_quota() -> Weight {
		Self::of(2, 1)
	}
	fn co_confirm() -> Weight {
		Self::of(2, 1)
	}
	fn decide_hold() -> Weight {
		// The movement and the return of what an escrow no longer needs; hold, activity, service, list.
		Self::of(5 + 2 * MOVE_READS + CLEARED.0, 5 + 2 * MOVE_WRITES + CLEARED.1)
	}
	fn case_move() -> Weight {
		// The coins are chosen twice: how many there are, then which; what must be left lies before them.
		Self::of(2 * (MOVE_READS + LOTS - TOUCHED), MOVE_WRITES)
	}
	fn filing_change() -> Weight {
		// The list, and each service with its activity and event; each is asked about some ten times.
		Self::of(1 + 2 * OPEN, 2 * OPEN + 2).saturating_add(Weight::from_parts(OPEN * 50_000_000, 0))
	}
	fn blocked() -> Weight {
		// All lots of both sides but those that a movement opens anyway.
		Self::of(2 * (LOTS - TOUCHED), 0)
	}
	fn release_settlement() -> Weight {
		// Activity, waiting, rules, eight authors, hash, service, list; activity, service, list, waiting.
		Self::of(14 + MOVE_READS, 4 + MOVE_WRITES)
	}
	fn cosign() -> Weight {
		// Activity, service, waiting, list; activity, service, list, waiting.
		Self::of(6 + MOVE_READS, 4 + MOVE_WRITES)
	}
	fn set_issue_rules() -> Weight {
		Self::of(0, 1)
	}
	fn note_author() -> Weight {
		Self::of(2, 1)
	}
	fn offer() -> Weight {
		Self::of(5, 3)
	}
	fn countersign() -> Weight {
		// Offer, its count, time and the counters of the caps besides.
		Self::of(6 + MOVE_READS, 4 + MOVE_WRITES)
	}
	fn withdraw() -> Weight {
		Self::of(3, 2)
	}
	fn set_gift_rules() -> Weight {
		Self::of(0, 1)
	}
	fn statement() -> Weight {
		// Genesis hash, time, number; number. Two signatures of a tenth of a millisecond.
		Self::of(3, 1).saturating_add(Weight::from_parts(2 * 100_000_000, 0))
	}
	fn contest() -> Weight {
		Self::of(2, 1)
	}
	fn review() -> Weight {
		// As for a cancellation.
		Self::of(7 + MOVE_READS, 6 + MOVE_WRITES)
	}
	fn settle_batch(n: u32) -> Weight {
		Self::settle().saturating_mul(n.max(1).into())
	}
	fn close_clearing() -> Weight {
		Self::of(2, 1)
	}
	fn approve() -> Weight {
		Self::of(1, 1)
	}
	// The event of each.
	fn void_allowances() -> Weight {
		Self::of(1, 1).saturating_add(Weight::from_parts(1_000_000, 0).saturating_mul(u64::from(MAX_ALLOWANCES)))
	}
}

/// Only the base, for tests: their database has no weight.
impl WeightInfo for () {
	fn publish() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn fund() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn close() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn book() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn check_in() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn check_out() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn confirm() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn review_late() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn settle() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn cancel() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn gift() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn consolidate() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn set_branch_quota() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn co_confirm() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn decide_hold() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn case_move() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn filing_change() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn blocked() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn release_settlement() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn cosign() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn set_issue_rules() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn note_author() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn offer() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn countersign() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn withdraw() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn set_gift_rules() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn statement() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn contest() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn review() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn settle_batch(_: u32) -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn close_clearing() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn approve() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn void_allowances() -> Weight {
		Weight::from_parts(BASE, 0)
	}
}
