//! Weights from the worst-case counts of reads and writes of each call, without the seams, whose own `weight()` the calls
//! add. A list (restrictions of a member, blocked origins) counts as one read or write: it is one storage value.

use crate::types::{MAX_ORIGINS_PER_ORDER, MAX_RESTRICTIONS, MAX_SUBJECTS};
use core::marker::PhantomData;
use polkadot_sdk::{
	frame_support::{traits::Get, weights::Weight},
	frame_system,
};

/// What every call costs before its storage.
const BASE: u64 = 50_000_000;

const SUBJECTS: u64 = MAX_SUBJECTS as u64;
const RESTRICTIONS: u64 = MAX_RESTRICTIONS as u64;
/// To carry a verdict out. Reads: restrictions, claims, free coins and blocked origins, claims again, open disputes.
const CARRY_OUT_READS: u64 = 6;
/// Writes: claims, open disputes, dispute.
const CARRY_OUT_WRITES: u64 = 3;
const ORIGINS: u64 = MAX_ORIGINS_PER_ORDER as u64;

/// The weight of each call and of the seams that this pallet offers.
pub trait WeightInfo {
	/// Weight of `open_case`.
	fn open_case() -> Weight;
	/// Weight of `add_evidence`.
	fn add_evidence() -> Weight;
	/// Weight of `take_up`.
	fn take_up() -> Weight;
	/// Weight of `restrict`.
	fn restrict() -> Weight;
	/// Weight of `block_origins`.
	fn block_origins() -> Weight;
	/// Weight of `ratify`.
	fn ratify() -> Weight;
	/// Weight of `lift`.
	fn lift() -> Weight;
	/// Weight of `close_case` with restrictions on as many members as a case can have.
	fn close_case() -> Weight;
	/// Weight of one check of the gate.
	fn check() -> Weight;
	/// Weight of one request for a freeze.
	fn request() -> Weight;
	/// Weight of `decide_case`.
	fn decide_case() -> Weight;
	/// Weight of `appeal`.
	fn appeal() -> Weight;
	/// Weight of `decide_appeal`.
	fn decide_appeal() -> Weight;
	/// Weight of `give_evidence`.
	fn give_evidence() -> Weight;
	/// Weight of `set_rights`.
	fn set_rights() -> Weight;
	/// Weight of hearing that a filing has changed.
	fn filing_change() -> Weight;
	/// Weight of the question whether a filing may be closed.
	fn settled() -> Weight;
	/// Weight of `file_dispute`.
	fn file_dispute() -> Weight;
	/// Weight of `dispute_service`.
	fn dispute_service() -> Weight;
	/// Weight of `vote_verdict`.
	fn vote_verdict() -> Weight;
	/// Weight of `execute_verdict`.
	fn execute_verdict() -> Weight;
	/// Weight of `expire_dispute`.
	fn expire_dispute() -> Weight;
	/// Weight of `collect_claim`.
	fn collect_claim() -> Weight;
	/// Weight of `waive_claim`.
	fn waive_claim() -> Weight;
	/// Weight of `grant_access`.
	fn grant_access() -> Weight;
	/// Weight of `revoke_access`.
	fn revoke_access() -> Weight;
	/// Weight of `file_request`.
	fn file_request() -> Weight;
	/// Weight of `answer_request`.
	fn answer_request() -> Weight;
	/// Weight of `report_overdue`.
	fn report_overdue() -> Weight;
}

/// Weights on the database of `T`.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> SubstrateWeight<T> {
	fn of(reads: u64, writes: u64) -> Weight {
		Weight::from_parts(BASE, 0).saturating_add(T::DbWeight::get().reads_writes(reads, writes))
	}
}

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	// Reads: time, next number. Writes: next number, case; and the case again for its first evidence.
	fn open_case() -> Weight {
		Self::of(2, 3)
	}
	// Reads: case, time. Writes: case.
	fn add_evidence() -> Weight {
		Self::of(2, 1)
	}
	// Reads: case. Writes: case.
	fn take_up() -> Weight {
		Self::of(1, 1)
	}
	// Reads: case, dispute, time, rights, spans, restrictions, restricted members of the case, open orders. Writes: case,
	// spans, restrictions, restricted members, open orders.
	fn restrict() -> Weight {
		Self::of(8, 5)
	}
	// As `restrict`; the blocked origins are read and written, and the ledger looks each origin up.
	fn block_origins() -> Weight {
		Self::of(9 + ORIGINS, 6)
	}
	// Reads: case, time, rights, restrictions, blocked origins, spans, open orders. Writes: the last four.
	fn ratify() -> Weight {
		Self::of(7, 4)
	}
	// As `ratify`.
	fn lift() -> Weight {
		Self::of(7, 4)
	}
	// Reads: case, dispute, claims of its receiver, time, rights, restricted members, blocked origins; restrictions twice,
	// spans, claims, free and locked coins of eight members; the open orders of as many orderers as eight members can have restrictions. Writes: case, restricted members,
	// blocked origins; restrictions and spans of eight members; the open orders.
	fn close_case() -> Weight {
		Self::of(
			7 + 6 * SUBJECTS + SUBJECTS * RESTRICTIONS,
			3 + 2 * SUBJECTS + SUBJECTS * RESTRICTIONS,
		)
	}
	// Reads: time, blocked origins, restrictions of four members, claims against the payer.
	fn check() -> Weight {
		Self::of(7, 0)
	}
	// Reads: time, next number, rights, spans, restrictions, restricted members, open orders. Writes: all but time and
	// rights, and the case.
	fn request() -> Weight {
		Self::of(7, 6)
	}
	// Reads: case, dispute, rights, time. Writes: case.
	fn decide_case() -> Weight {
		Self::of(4, 1)
	}
	// Reads: case, dispute, time, and the time again for relations. Writes: case.
	fn appeal() -> Weight {
		Self::of(4, 1)
	}
	// Reads: case, dispute twice, time, and what carrying it out reads. Writes: case, and what carrying it out writes.
	fn decide_appeal() -> Weight {
		Self::of(4 + CARRY_OUT_READS, 1 + CARRY_OUT_WRITES)
	}
	// Reads: case, time, and the time again for relations; dispute twice. Writes: case, dispute.
	fn give_evidence() -> Weight {
		Self::of(5, 2)
	}
	// Reads: rights. Writes: rights.
	fn set_rights() -> Weight {
		Self::of(1, 1)
	}
	// Reads: time, restrictions, claims.
	fn filing_change() -> Weight {
		Self::of(3, 0)
	}
	// Reads: time, restrictions, claims, open disputes.
	fn settled() -> Weight {
		Self::of(4, 0)
	}
	// Reads: receipt, time twice, dispute of the movement, open disputes, claims twice, next number, restrictions, free coins,
	// blocked origins. Writes: next number, case, claims, dispute of the movement, open disputes, dispute.
	fn file_dispute() -> Weight {
		Self::of(11, 6)
	}
	// As `file_dispute`; a settlement is read in the place of a receipt.
	fn dispute_service() -> Weight {
		Self::of(11, 6)
	}
	// Reads: case, dispute, rights, time twice. Writes: case, dispute.
	fn vote_verdict() -> Weight {
		Self::of(5, 2)
	}
	// Reads: case, dispute, time, and what carrying it out reads. Writes: case, and what carrying it out writes.
	fn execute_verdict() -> Weight {
		Self::of(3 + CARRY_OUT_READS, 1 + CARRY_OUT_WRITES)
	}
	// Reads: case, dispute, time, claims, open disputes. Writes: claims, open disputes, dispute.
	fn expire_dispute() -> Weight {
		Self::of(5, 3)
	}
	// Reads: dispute, claims three times, time, restrictions, free coins, blocked origins. Writes: claims.
	fn collect_claim() -> Weight {
		Self::of(8, 1)
	}
	// Reads: dispute, claims twice. Writes: claims.
	fn waive_claim() -> Weight {
		Self::of(3, 1)
	}
	// Reads: case, time. Writes: grant.
	fn grant_access() -> Weight {
		Self::of(2, 1)
	}
	// Reads: case, grant. Writes: grant.
	fn revoke_access() -> Weight {
		Self::of(2, 1)
	}
	// Reads: time, grant, open requests, next number. Writes: next number, open requests, request.
	fn file_request() -> Weight {
		Self::of(4, 3)
	}
	// Reads: request, case, time, open requests. Writes: request, open requests.
	fn answer_request() -> Weight {
		Self::of(4, 2)
	}
	// Reads: request, time. Writes: request.
	fn report_overdue() -> Weight {
		Self::of(2, 1)
	}
}

/// Weights without a database, for tests.
impl WeightInfo for () {
	fn open_case() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn add_evidence() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn take_up() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn restrict() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn block_origins() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn ratify() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn lift() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn close_case() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn check() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn request() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn decide_case() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn appeal() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn decide_appeal() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn give_evidence() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn set_rights() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn filing_change() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn settled() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn file_dispute() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn dispute_service() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn vote_verdict() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn execute_verdict() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn expire_dispute() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn collect_claim() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn waive_claim() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn grant_access() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn revoke_access() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn file_request() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn answer_request() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn report_overdue() -> Weight {
		Weight::from_parts(BASE, 0)
	}
}
