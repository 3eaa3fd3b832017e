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
}

const BASE: Weight = Weight::from_parts(50_000_000, 0);

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
		Self::db(8, 3)
	}
	fn revoke_role() -> Weight {
		Self::db(3, 2)
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
}
