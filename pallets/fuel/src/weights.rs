//! Weights of the calls, from their worst-case reads and writes.

use core::marker::PhantomData;
use polkadot_sdk::{frame_support::traits::Get, frame_support::weights::Weight, frame_system};

/// Weight of each call.
pub trait WeightInfo {
	/// Weight of `set_quota`.
	fn set_quota() -> Weight;
	/// Weight of `list_key`.
	fn list_key() -> Weight;
	/// Weight of `unlist_key`.
	fn unlist_key() -> Weight;
	/// Weight of `grant`.
	fn grant() -> Weight;
	/// Weight of `set_drip`.
	fn set_drip() -> Weight;
	/// Weight of `admit_code`.
	fn admit_code() -> Weight;
	/// Weight of `withdraw_code`.
	fn withdraw_code() -> Weight;
	/// Weight of the guard of the pool for one call; who the key is comes on top, and calls inside the call.
	fn guard() -> Weight;
	/// Weight of charging an officer's call to two buckets; who the key is comes on top.
	fn charge() -> Weight;
	/// Worst weight of one use of the seam `Fuel`.
	fn drip() -> Weight;
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
	// The quotas of officers and bodies are compared.
	fn set_quota() -> Weight {
		Self::db(3, 1)
	}
	// A new account is mapped for the Ethereum layer as well.
	fn list_key() -> Weight {
		Self::db(3, 3)
	}
	fn unlist_key() -> Weight {
		Self::db(1, 1)
	}
	fn grant() -> Weight {
		Self::db(4, 4)
	}
	fn set_drip() -> Weight {
		Self::db(1, 1)
	}
	fn admit_code() -> Weight {
		Self::db(1, 1)
	}
	fn withdraw_code() -> Weight {
		Self::db(1, 1)
	}
	// The list; the filter reads safe mode and the pause.
	fn guard() -> Weight {
		T::DbWeight::get().reads(3)
	}
	// Two buckets with their quotas, and the list.
	fn charge() -> Weight {
		T::DbWeight::get().reads_writes(5, 2)
	}
	// The drip, two accounts, issuance.
	fn drip() -> Weight {
		T::DbWeight::get().reads_writes(4, 3)
	}
}

impl WeightInfo for () {
	fn set_quota() -> Weight {
		BASE
	}
	fn list_key() -> Weight {
		BASE
	}
	fn unlist_key() -> Weight {
		BASE
	}
	fn grant() -> Weight {
		BASE
	}
	fn set_drip() -> Weight {
		BASE
	}
	fn admit_code() -> Weight {
		BASE
	}
	fn withdraw_code() -> Weight {
		BASE
	}
	fn guard() -> Weight {
		BASE
	}
	fn charge() -> Weight {
		BASE
	}
	fn drip() -> Weight {
		BASE
	}
}
