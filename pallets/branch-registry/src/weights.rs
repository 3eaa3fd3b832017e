//! Weights of the calls, from their worst-case reads and writes.

use core::marker::PhantomData;
use polkadot_sdk::{frame_support::traits::Get, frame_support::weights::Weight, frame_system};

/// Weight of each call.
pub trait WeightInfo {
	/// Weight of `admit`.
	fn admit() -> Weight;
	/// Weight of `set_branch_status`.
	fn set_branch_status() -> Weight;
	/// Weight of `register_institution`.
	fn register_institution() -> Weight;
	/// Weight of `set_institution`.
	fn set_institution() -> Weight;
	/// Weight of `grant_role`.
	fn grant_role() -> Weight;
	/// Weight of `revoke_role`.
	fn revoke_role() -> Weight;
	/// Weight of `set_session_keys`.
	fn set_session_keys() -> Weight;
	/// Weight of `emergency_suspend`.
	fn emergency_suspend() -> Weight;
	/// Weight of `exit`.
	fn exit() -> Weight;
	/// Weight of `set_parent`.
	fn set_parent() -> Weight;
	/// Weight of `renew`.
	fn renew() -> Weight;
	/// Weight of `approve_nodes`.
	fn approve_nodes() -> Weight;
	/// Weight of `set_min_authorities`.
	fn set_min_authorities() -> Weight;
	/// Weight of `report_aura_equivocation`.
	fn report_aura_equivocation() -> Weight;
	/// Weight of what every block does: its author is noted, and whether the session ends is asked.
	fn on_initialize() -> Weight;
	/// Weight of a plan at the most branches. The block of a rotation is taken for full, so nothing adds it.
	fn new_session() -> Weight;
	/// Weight of the start of a session at the most branches. The block of a rotation is taken for full, so nothing adds it.
	fn start_session() -> Weight;
	/// Weight of one offender in a report.
	fn on_offence() -> Weight;
	/// Worst weight of one use of the seam `Roles`.
	fn roles() -> Weight;
}

const BASE: Weight = Weight::from_parts(50_000_000, 0);
/// To verify one signature.
const SIGNATURE: Weight = Weight::from_parts(60_000_000, 0);

/// Weights for a runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> SubstrateWeight<T> {
	fn db(reads: u64, writes: u64) -> Weight {
		BASE.saturating_add(T::DbWeight::get().reads_writes(reads, writes))
	}
}

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	// The index and every branch (64) for the council, the council's own members, votes of its open motions (16).
	fn admit() -> Weight {
		Self::db(64 + 8 + 18, 6 + 18)
	}
	fn set_branch_status() -> Weight {
		Self::db(64 * 2 + 5 + 18, 2 + 18)
	}
	fn register_institution() -> Weight {
		Self::db(1, 1)
	}
	fn set_institution() -> Weight {
		Self::db(1, 1)
	}
	fn grant_role() -> Weight {
		Self::db(10, 3)
	}
	fn revoke_role() -> Weight {
		Self::db(3, 2)
	}
	// Branch, pending change, two keys in use and two of the session pallet, old keys; four used keys, the session pallet's
	// keys, four owners and its marks. Two signatures.
	fn set_session_keys() -> Weight {
		SIGNATURE.saturating_mul(2).saturating_add(Self::db(14, 12))
	}
	// As a change of status, and the sets, the disabled and the forced rotations.
	fn emergency_suspend() -> Weight {
		Self::set_branch_status().saturating_add(T::DbWeight::get().reads_writes(6, 3))
	}
	// Successor and record of every branch (64), its nodes, its vote, and a change of status.
	fn exit() -> Weight {
		Self::set_branch_status().saturating_add(T::DbWeight::get().reads_writes(64 * 2 + 6, 64 * 2 + 8))
	}
	fn set_parent() -> Weight {
		Self::db(2, 1)
	}
	// A manager's own role, body and the clock, and what is renewed.
	fn renew() -> Weight {
		Self::db(5, 1)
	}
	// Operator of four nodes, observers, branch, old nodes; both lists, four nodes out and in.
	fn approve_nodes() -> Weight {
		Self::db(4 + 4, 2 + 4 + 4)
	}
	fn set_min_authorities() -> Weight {
		Self::db(64 + 3, 1)
	}
	// Branch, slot, period, session's root, the reports of the slot; the report, and what an offence does. Two signatures,
	// and the nodes of a proof in a trie of at most 128 keys.
	fn report_aura_equivocation() -> Weight {
		SIGNATURE
			.saturating_mul(4)
			.saturating_add(Self::set_branch_status())
			.saturating_add(T::DbWeight::get().reads_writes(14, 8))
	}
	// The author's branch, the session, the branch's liveness; the period and the forced rotations.
	fn on_initialize() -> Weight {
		T::DbWeight::get().reads_writes(5, 1)
	}
	// The pending change, the index, minimum, running set and last plan; record, keys and bar of every branch (64).
	fn new_session() -> Weight {
		Self::db(5 + 64 * 3, 1)
	}
	// The session, the forced rotations, both sets, who validates, the proofs that are forgotten; record and bar of every
	// branch (64), of which two have been replaced and are suspended.
	fn start_session() -> Weight {
		Self::set_branch_status()
			.saturating_mul(2)
			.saturating_add(T::DbWeight::get().reads_writes(10 + 64 * 3, 10))
	}
	// Branch, its key, disabling; the validators are counted, and the council follows.
	fn on_offence() -> Weight {
		Self::set_branch_status().saturating_add(T::DbWeight::get().reads_writes(4, 2))
	}
	// Role key, its body, who took a branch over, the clock.
	fn roles() -> Weight {
		T::DbWeight::get().reads(4)
	}
}

impl WeightInfo for () {
	fn admit() -> Weight {
		BASE
	}
	fn set_branch_status() -> Weight {
		BASE
	}
	fn register_institution() -> Weight {
		BASE
	}
	fn set_institution() -> Weight {
		BASE
	}
	fn grant_role() -> Weight {
		BASE
	}
	fn revoke_role() -> Weight {
		BASE
	}
	fn set_session_keys() -> Weight {
		BASE
	}
	fn emergency_suspend() -> Weight {
		BASE
	}
	fn exit() -> Weight {
		BASE
	}
	fn set_parent() -> Weight {
		BASE
	}
	fn renew() -> Weight {
		BASE
	}
	fn approve_nodes() -> Weight {
		BASE
	}
	fn set_min_authorities() -> Weight {
		BASE
	}
	fn report_aura_equivocation() -> Weight {
		BASE
	}
	fn on_initialize() -> Weight {
		BASE
	}
	fn new_session() -> Weight {
		BASE
	}
	fn start_session() -> Weight {
		BASE
	}
	fn on_offence() -> Weight {
		BASE
	}
	fn roles() -> Weight {
		BASE
	}
}
