//! Weights from the worst-case counts of reads and writes of each call, without the seams, whose own `weight()` the calls
//! add.

use crate::rules::CATALOGUE;
use core::marker::PhantomData;
use polkadot_sdk::{
	frame_support::{traits::Get, weights::Weight},
	frame_system,
};

/// What every call costs before its storage.
const BASE: u64 = 50_000_000;

/// The counts of the rules that one alert can touch.
const RULES: u64 = CATALOGUE.len() as u64;

/// The weight of each call and of the seams that this pallet offers.
pub trait WeightInfo {
	/// Weight of `assign`.
	fn assign() -> Weight;
	/// Weight of `close`.
	fn close() -> Weight;
	/// Weight of `escalate`.
	fn escalate() -> Weight;
	/// Weight of `return_expired`.
	fn return_expired() -> Weight;
	/// Weight of `request_freeze`.
	fn request_freeze() -> Weight;
	/// Weight of `set_params`.
	fn set_params() -> Weight;
	/// Weight of all that one movement asks of the assessor.
	fn assess() -> Weight;
	/// Weight of one read of an alert.
	fn alert() -> Weight;
}

/// Weights on the database of `T`.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> SubstrateWeight<T> {
	fn of(reads: u64, writes: u64) -> Weight {
		Weight::from_parts(BASE, 0).saturating_add(T::DbWeight::get().reads_writes(reads, writes))
	}
}

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	// Reads: alert. Writes: alert.
	fn assign() -> Weight {
		Self::of(1, 1)
	}
	// Reads: alert, counts of its rules. Writes: the same.
	fn close() -> Weight {
		Self::of(1 + RULES, 1 + RULES)
	}
	// Reads: alert, time. Writes: alert.
	fn escalate() -> Weight {
		Self::of(2, 1)
	}
	// Reads: alert, time. Writes: alert.
	fn return_expired() -> Weight {
		Self::of(2, 1)
	}
	// Reads: alert. Writes: alert.
	fn request_freeze() -> Weight {
		Self::of(1, 1)
	}
	// Reads: parameters of the stage. Writes: the same.
	fn set_params() -> Weight {
		Self::of(1, 1)
	}
	// Reads: time, parameters, two windows, next number, counts of the rules, and the alert again for its hold. Writes: two
	// windows, next number, counts, and the alert twice.
	fn assess() -> Weight {
		Self::of(6 + RULES, 5 + RULES)
	}
	// Reads: alert.
	fn alert() -> Weight {
		Self::of(1, 0)
	}
}

/// Weights without a database, for tests.
impl WeightInfo for () {
	fn assign() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn close() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn escalate() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn return_expired() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn request_freeze() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn set_params() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn assess() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn alert() -> Weight {
		Weight::from_parts(BASE, 0)
	}
}
