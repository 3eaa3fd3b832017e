//! What is weighed. The figures are measured on the runtime that holds the pallet (docs/decisions/0010): each function has a
//! benchmark of the same name. What a seam costs is added by the call.

use polkadot_sdk::frame_support::weights::Weight;

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
	/// Weight of `top_up`; who the two keys are comes on top.
	fn top_up() -> Weight;
	/// Weight of the guard of the pool for one call; who the key is comes on top, and calls inside the call.
	fn guard() -> Weight;
	/// Weight of charging an officer's call to two buckets; who the key is comes on top.
	fn charge() -> Weight;
	/// Worst weight of one use of the seam `Fuel`.
	fn drip() -> Weight;
}

/// What anything weighs in the mocks of tests, whose databases cost nothing.
const BASE: Weight = Weight::from_parts(50_000_000, 0);

/// For tests.
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
	fn top_up() -> Weight {
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
