//! Weights from the worst-case counts of reads and writes of each call, without the seams, whose own `weight()` the calls
//! add. A list (restrictions of a member, blocked origins) counts as one read or write: it is one storage value.

use core::marker::PhantomData;
use polkadot_sdk::{
	frame_support::{traits::Get, weights::Weight},
	frame_system,
};

/// What every call costs before its storage.
const BASE: u64 = 50_000_000;

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
	// Reads: case, time, spans, restrictions, restricted members of the case. Writes: all but the time.
	fn restrict() -> Weight {
		Self::of(5, 4)
	}
	// As `restrict`, and the blocked origins are read and written.
	fn block_origins() -> Weight {
		Self::of(6, 5)
	}
	// Reads: case, time, restrictions, blocked origins, spans. Writes: the last three.
	fn ratify() -> Weight {
		Self::of(5, 3)
	}
	// As `ratify`.
	fn lift() -> Weight {
		Self::of(5, 3)
	}
	// Reads: case, time, restricted members, blocked origins; restrictions and spans of eight members. Writes: case,
	// restricted members, blocked origins; restrictions and spans of eight members.
	fn close_case() -> Weight {
		Self::of(20, 19)
	}
	// Reads: time, blocked origins, restrictions of four members.
	fn check() -> Weight {
		Self::of(6, 0)
	}
	// Reads: time, next number, spans, restrictions, restricted members. Writes: all but the time, and the case.
	fn request() -> Weight {
		Self::of(5, 5)
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
}
