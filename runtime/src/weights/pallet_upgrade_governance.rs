//! Weights of `pallet_upgrade_governance`, measured on the runtime by `make weights`: 2026-11-23, 50 steps, 20 repeats,
//! Intel(R) Xeon(R) Processor. Nobody is shown proofs of this chain's storage: their size weighs nothing.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]
#![allow(missing_docs)]
#![allow(clippy::all)]

use polkadot_sdk::*;
use frame_support::{traits::Get, weights::Weight};
use core::marker::PhantomData;

/// Weight functions for `pallet_upgrade_governance`.
pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_upgrade_governance::WeightInfo for WeightInfo<T> {
	/// Storage: `UpgradeGovernance::NextProposal` (r:1 w:1)
	/// Proof: `UpgradeGovernance::NextProposal` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `UpgradeGovernance::OpenProposals` (r:1 w:1)
	/// Proof: `UpgradeGovernance::OpenProposals` (`max_values`: Some(1), `max_size`: Some(65), added: 560, mode: `MaxEncodedLen`)
	/// Storage: `UpgradeGovernance::Timing` (r:1 w:0)
	/// Proof: `UpgradeGovernance::Timing` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Validations` (r:1 w:0)
	/// Proof: `BranchRegistry::Validations` (`max_values`: Some(1), `max_size`: Some(1346), added: 1841, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Branches` (r:1 w:0)
	/// Proof: `BranchRegistry::Branches` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	/// Storage: `UpgradeGovernance::Proposals` (r:0 w:1)
	/// Proof: `UpgradeGovernance::Proposals` (`max_values`: None, `max_size`: Some(1127), added: 3602, mode: `MaxEncodedLen`)
	fn propose_upgrade() -> Weight {
		// Least time that was measured: 49_750_000 picoseconds.
		Weight::from_parts(58_157_000, 0)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	/// Storage: `UpgradeGovernance::NextProposal` (r:1 w:1)
	/// Proof: `UpgradeGovernance::NextProposal` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `UpgradeGovernance::OpenProposals` (r:1 w:1)
	/// Proof: `UpgradeGovernance::OpenProposals` (`max_values`: Some(1), `max_size`: Some(65), added: 560, mode: `MaxEncodedLen`)
	/// Storage: `UpgradeGovernance::Timing` (r:1 w:0)
	/// Proof: `UpgradeGovernance::Timing` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Validations` (r:1 w:0)
	/// Proof: `BranchRegistry::Validations` (`max_values`: Some(1), `max_size`: Some(1346), added: 1841, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Branches` (r:1 w:0)
	/// Proof: `BranchRegistry::Branches` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	/// Storage: `UpgradeGovernance::Proposals` (r:0 w:1)
	/// Proof: `UpgradeGovernance::Proposals` (`max_values`: None, `max_size`: Some(1127), added: 3602, mode: `MaxEncodedLen`)
	/// Storage: `UpgradeGovernance::RootCalls` (r:0 w:1)
	/// Proof: `UpgradeGovernance::RootCalls` (`max_values`: None, `max_size`: Some(16400), added: 18875, mode: `MaxEncodedLen`)
	fn propose_root() -> Weight {
		// Least time that was measured: 80_399_000 picoseconds.
		Weight::from_parts(94_700_000, 0)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	/// Storage: `BranchRegistry::BranchOf` (r:1 w:0)
	/// Proof: `BranchRegistry::BranchOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `UpgradeGovernance::Proposals` (r:1 w:1)
	/// Proof: `UpgradeGovernance::Proposals` (`max_values`: None, `max_size`: Some(1127), added: 3602, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Branches` (r:1 w:0)
	/// Proof: `BranchRegistry::Branches` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	fn attest_build() -> Weight {
		// Least time that was measured: 48_325_000 picoseconds.
		Weight::from_parts(55_773_000, 0)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `BranchRegistry::BranchOf` (r:1 w:0)
	/// Proof: `BranchRegistry::BranchOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `UpgradeGovernance::Proposals` (r:1 w:1)
	/// Proof: `UpgradeGovernance::Proposals` (`max_values`: None, `max_size`: Some(1127), added: 3602, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Branches` (r:64 w:0)
	/// Proof: `BranchRegistry::Branches` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	/// Storage: `UpgradeGovernance::OpenProposals` (r:1 w:1)
	/// Proof: `UpgradeGovernance::OpenProposals` (`max_values`: Some(1), `max_size`: Some(65), added: 560, mode: `MaxEncodedLen`)
	/// Storage: `UpgradeGovernance::RootCalls` (r:0 w:1)
	/// Proof: `UpgradeGovernance::RootCalls` (`max_values`: None, `max_size`: Some(16400), added: 18875, mode: `MaxEncodedLen`)
	fn object() -> Weight {
		// Least time that was measured: 219_517_000 picoseconds.
		Weight::from_parts(253_936_000, 0)
			.saturating_add(T::DbWeight::get().reads(67))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	/// Storage: `BranchRegistry::BranchOf` (r:1 w:0)
	/// Proof: `BranchRegistry::BranchOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `UpgradeGovernance::Proposals` (r:1 w:1)
	/// Proof: `UpgradeGovernance::Proposals` (`max_values`: None, `max_size`: Some(1127), added: 3602, mode: `MaxEncodedLen`)
	fn withdraw_objection() -> Weight {
		// Least time that was measured: 38_739_000 picoseconds.
		Weight::from_parts(43_554_000, 0)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `UpgradeGovernance::Proposals` (r:1 w:1)
	/// Proof: `UpgradeGovernance::Proposals` (`max_values`: None, `max_size`: Some(1127), added: 3602, mode: `MaxEncodedLen`)
	/// Storage: `UpgradeGovernance::OpenProposals` (r:1 w:1)
	/// Proof: `UpgradeGovernance::OpenProposals` (`max_values`: Some(1), `max_size`: Some(65), added: 560, mode: `MaxEncodedLen`)
	/// Storage: `UpgradeGovernance::RootCalls` (r:0 w:1)
	/// Proof: `UpgradeGovernance::RootCalls` (`max_values`: None, `max_size`: Some(16400), added: 18875, mode: `MaxEncodedLen`)
	fn cancel() -> Weight {
		// Least time that was measured: 32_545_000 picoseconds.
		Weight::from_parts(59_445_000, 0)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	/// Storage: `UpgradeGovernance::Proposals` (r:1 w:1)
	/// Proof: `UpgradeGovernance::Proposals` (`max_values`: None, `max_size`: Some(1127), added: 3602, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Branches` (r:64 w:0)
	/// Proof: `BranchRegistry::Branches` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	/// Storage: `UpgradeGovernance::RootCalls` (r:1 w:1)
	/// Proof: `UpgradeGovernance::RootCalls` (`max_values`: None, `max_size`: Some(16400), added: 18875, mode: `MaxEncodedLen`)
	/// Storage: `UpgradeGovernance::OpenProposals` (r:1 w:1)
	/// Proof: `UpgradeGovernance::OpenProposals` (`max_values`: Some(1), `max_size`: Some(65), added: 560, mode: `MaxEncodedLen`)
	fn enact() -> Weight {
		// Least time that was measured: 228_129_000 picoseconds.
		Weight::from_parts(312_112_000, 0)
			.saturating_add(T::DbWeight::get().reads(67))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	/// Storage: `UpgradeGovernance::Timing` (r:1 w:1)
	/// Proof: `UpgradeGovernance::Timing` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn set_timing() -> Weight {
		// Least time that was measured: 13_048_000 picoseconds.
		Weight::from_parts(28_474_000, 0)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `UpgradeGovernance::Proposals` (r:1 w:1)
	/// Proof: `UpgradeGovernance::Proposals` (`max_values`: None, `max_size`: Some(1127), added: 3602, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Branches` (r:64 w:0)
	/// Proof: `BranchRegistry::Branches` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	/// Storage: `UpgradeGovernance::OpenProposals` (r:1 w:1)
	/// Proof: `UpgradeGovernance::OpenProposals` (`max_values`: Some(1), `max_size`: Some(65), added: 560, mode: `MaxEncodedLen`)
	/// Storage: `UpgradeGovernance::RootCalls` (r:0 w:1)
	/// Proof: `UpgradeGovernance::RootCalls` (`max_values`: None, `max_size`: Some(16400), added: 18875, mode: `MaxEncodedLen`)
	fn close() -> Weight {
		// Least time that was measured: 210_987_000 picoseconds.
		Weight::from_parts(323_291_000, 0)
			.saturating_add(T::DbWeight::get().reads(66))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	/// Storage: `UpgradeGovernance::Proposals` (r:1 w:1)
	/// Proof: `UpgradeGovernance::Proposals` (`max_values`: None, `max_size`: Some(1127), added: 3602, mode: `MaxEncodedLen`)
	fn declare_emergency() -> Weight {
		// Least time that was measured: 26_467_000 picoseconds.
		Weight::from_parts(37_216_000, 0)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `BranchRegistry::BranchOf` (r:1 w:0)
	/// Proof: `BranchRegistry::BranchOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `UpgradeGovernance::Proposals` (r:1 w:1)
	/// Proof: `UpgradeGovernance::Proposals` (`max_values`: None, `max_size`: Some(1127), added: 3602, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Branches` (r:64 w:0)
	/// Proof: `BranchRegistry::Branches` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	fn support() -> Weight {
		// Least time that was measured: 218_079_000 picoseconds.
		Weight::from_parts(375_086_000, 0)
			.saturating_add(T::DbWeight::get().reads(66))
			.saturating_add(T::DbWeight::get().writes(1))
	}
}
