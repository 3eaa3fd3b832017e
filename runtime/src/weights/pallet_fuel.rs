//! Weights of `pallet_fuel`, measured on the runtime by `make weights`: 2026-11-23, 50 steps, 20 repeats,
//! Intel(R) Xeon(R) Processor. Nobody is shown proofs of this chain's storage: their size weighs nothing.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]
#![allow(missing_docs)]
#![allow(clippy::all)]

use polkadot_sdk::*;
use frame_support::{traits::Get, weights::Weight};
use core::marker::PhantomData;

/// Weight functions for `pallet_fuel`.
pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_fuel::WeightInfo for WeightInfo<T> {
	/// Storage: `Fuel::Quotas` (r:2 w:1)
	/// Proof: `Fuel::Quotas` (`max_values`: None, `max_size`: Some(41), added: 2516, mode: `MaxEncodedLen`)
	fn set_quota() -> Weight {
		// Least time that was measured: 21_363_000 picoseconds.
		Weight::from_parts(34_631_000, 0)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Fuel::Listed` (r:1 w:1)
	/// Proof: `Fuel::Listed` (`max_values`: None, `max_size`: Some(49), added: 2524, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Revive::OriginalAccount` (r:1 w:1)
	/// Proof: `Revive::OriginalAccount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	fn list_key() -> Weight {
		// Least time that was measured: 40_362_000 picoseconds.
		Weight::from_parts(66_546_000, 0)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	/// Storage: `Fuel::Listed` (r:1 w:1)
	/// Proof: `Fuel::Listed` (`max_values`: None, `max_size`: Some(49), added: 2524, mode: `MaxEncodedLen`)
	fn unlist_key() -> Weight {
		// Least time that was measured: 17_467_000 picoseconds.
		Weight::from_parts(30_400_000, 0)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Revive::OriginalAccount` (r:1 w:1)
	/// Proof: `Revive::OriginalAccount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	fn grant() -> Weight {
		// Least time that was measured: 92_897_000 picoseconds.
		Weight::from_parts(152_321_000, 0)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	/// Storage: `Fuel::Drip` (r:1 w:1)
	/// Proof: `Fuel::Drip` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	fn set_drip() -> Weight {
		// Least time that was measured: 13_096_000 picoseconds.
		Weight::from_parts(15_691_000, 0)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Fuel::AdmittedCode` (r:1 w:1)
	/// Proof: `Fuel::AdmittedCode` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	fn admit_code() -> Weight {
		// Least time that was measured: 13_992_000 picoseconds.
		Weight::from_parts(27_411_000, 0)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Fuel::AdmittedCode` (r:1 w:1)
	/// Proof: `Fuel::AdmittedCode` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	fn withdraw_code() -> Weight {
		// Least time that was measured: 14_877_000 picoseconds.
		Weight::from_parts(28_524_000, 0)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `IdentityFiling::MemberOf` (r:2 w:0)
	/// Proof: `IdentityFiling::MemberOf` (`max_values`: None, `max_size`: Some(57), added: 2532, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::RoleKeys` (r:1 w:0)
	/// Proof: `BranchRegistry::RoleKeys` (`max_values`: None, `max_size`: Some(71), added: 2546, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Branches` (r:1 w:0)
	/// Proof: `BranchRegistry::Branches` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Filings` (r:1 w:0)
	/// Proof: `IdentityFiling::Filings` (`max_values`: None, `max_size`: Some(891), added: 3366, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Successors` (r:1 w:0)
	/// Proof: `BranchRegistry::Successors` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Levels` (r:1 w:0)
	/// Proof: `IdentityFiling::Levels` (`max_values`: Some(1), `max_size`: Some(11), added: 506, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::AttestorCutOffs` (r:1 w:0)
	/// Proof: `IdentityFiling::AttestorCutOffs` (`max_values`: Some(1), `max_size`: Some(1410), added: 1905, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Restrictions` (r:1 w:0)
	/// Proof: `FreezeControl::Restrictions` (`max_values`: None, `max_size`: Some(1441), added: 3916, mode: `MaxEncodedLen`)
	/// Storage: `Fuel::Buckets` (r:1 w:1)
	/// Proof: `Fuel::Buckets` (`max_values`: None, `max_size`: Some(70), added: 2545, mode: `MaxEncodedLen`)
	/// Storage: `Fuel::Quotas` (r:1 w:0)
	/// Proof: `Fuel::Quotas` (`max_values`: None, `max_size`: Some(41), added: 2516, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn top_up() -> Weight {
		// Least time that was measured: 156_462_000 picoseconds.
		Weight::from_parts(175_599_000, 0)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	/// Storage: `IdentityFiling::MemberOf` (r:1 w:0)
	/// Proof: `IdentityFiling::MemberOf` (`max_values`: None, `max_size`: Some(57), added: 2532, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::RoleKeys` (r:1 w:0)
	/// Proof: `BranchRegistry::RoleKeys` (`max_values`: None, `max_size`: Some(71), added: 2546, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Branches` (r:1 w:0)
	/// Proof: `BranchRegistry::Branches` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	/// Storage: `SafeMode::EnteredUntil` (r:1 w:0)
	/// Proof: `SafeMode::EnteredUntil` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn guard() -> Weight {
		// Least time that was measured: 34_487_000 picoseconds.
		Weight::from_parts(56_800_000, 0)
			.saturating_add(T::DbWeight::get().reads(5))
	}
	/// Storage: `IdentityFiling::MemberOf` (r:1 w:0)
	/// Proof: `IdentityFiling::MemberOf` (`max_values`: None, `max_size`: Some(57), added: 2532, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::RoleKeys` (r:1 w:0)
	/// Proof: `BranchRegistry::RoleKeys` (`max_values`: None, `max_size`: Some(71), added: 2546, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Branches` (r:1 w:0)
	/// Proof: `BranchRegistry::Branches` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	/// Storage: `Fuel::Buckets` (r:2 w:2)
	/// Proof: `Fuel::Buckets` (`max_values`: None, `max_size`: Some(70), added: 2545, mode: `MaxEncodedLen`)
	/// Storage: `Fuel::Quotas` (r:2 w:0)
	/// Proof: `Fuel::Quotas` (`max_values`: None, `max_size`: Some(41), added: 2516, mode: `MaxEncodedLen`)
	fn charge() -> Weight {
		// Least time that was measured: 79_590_000 picoseconds.
		Weight::from_parts(134_916_000, 0)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// Storage: `Fuel::Drip` (r:1 w:0)
	/// Proof: `Fuel::Drip` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Revive::OriginalAccount` (r:1 w:1)
	/// Proof: `Revive::OriginalAccount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	fn drip() -> Weight {
		// Least time that was measured: 102_607_000 picoseconds.
		Weight::from_parts(168_034_000, 0)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(3))
	}
}
