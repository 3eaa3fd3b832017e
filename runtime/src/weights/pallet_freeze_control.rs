//! Weights of `pallet_freeze_control`, measured on the runtime by `make weights`: 2026-11-22, 50 steps, 20 repeats,
//! Intel(R) Xeon(R) Processor.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]
#![allow(missing_docs)]
#![allow(clippy::all)]

use polkadot_sdk::*;
use frame_support::{traits::Get, weights::Weight};
use core::marker::PhantomData;

/// Weight functions for `pallet_freeze_control`.
pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_freeze_control::WeightInfo for WeightInfo<T> {
	/// Storage: `BranchRegistry::RoleKeys` (r:1 w:0)
	/// Proof: `BranchRegistry::RoleKeys` (`max_values`: None, `max_size`: Some(71), added: 2546, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Institutions` (r:1 w:0)
	/// Proof: `BranchRegistry::Institutions` (`max_values`: None, `max_size`: Some(23), added: 2498, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Filings` (r:8 w:0)
	/// Proof: `IdentityFiling::Filings` (`max_values`: None, `max_size`: Some(891), added: 3366, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Successors` (r:1 w:0)
	/// Proof: `BranchRegistry::Successors` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Levels` (r:1 w:0)
	/// Proof: `IdentityFiling::Levels` (`max_values`: Some(1), `max_size`: Some(11), added: 506, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::AttestorCutOffs` (r:1 w:0)
	/// Proof: `IdentityFiling::AttestorCutOffs` (`max_values`: Some(1), `max_size`: Some(1410), added: 1905, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Relations` (r:16 w:0)
	/// Proof: `IdentityFiling::Relations` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::NextCase` (r:1 w:1)
	/// Proof: `FreezeControl::NextCase` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Cases` (r:0 w:1)
	/// Proof: `FreezeControl::Cases` (`max_values`: None, `max_size`: Some(296), added: 2771, mode: `MaxEncodedLen`)
	fn open_case() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `2664`
		//  Estimated: `42334`
		// Least time that was measured: 204_653_000 picoseconds.
		Weight::from_parts(255_793_000, 0)
			.saturating_add(Weight::from_parts(0, 42334))
			.saturating_add(T::DbWeight::get().reads(31))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// Storage: `BranchRegistry::RoleKeys` (r:1 w:0)
	/// Proof: `BranchRegistry::RoleKeys` (`max_values`: None, `max_size`: Some(71), added: 2546, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Institutions` (r:1 w:0)
	/// Proof: `BranchRegistry::Institutions` (`max_values`: None, `max_size`: Some(23), added: 2498, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Cases` (r:1 w:1)
	/// Proof: `FreezeControl::Cases` (`max_values`: None, `max_size`: Some(296), added: 2771, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Relations` (r:16 w:0)
	/// Proof: `IdentityFiling::Relations` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	fn add_evidence() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1850`
		//  Estimated: `42334`
		// Least time that was measured: 122_166_000 picoseconds.
		Weight::from_parts(150_545_000, 0)
			.saturating_add(Weight::from_parts(0, 42334))
			.saturating_add(T::DbWeight::get().reads(20))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `BranchRegistry::RoleKeys` (r:1 w:0)
	/// Proof: `BranchRegistry::RoleKeys` (`max_values`: None, `max_size`: Some(71), added: 2546, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Institutions` (r:1 w:0)
	/// Proof: `BranchRegistry::Institutions` (`max_values`: None, `max_size`: Some(23), added: 2498, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Cases` (r:1 w:1)
	/// Proof: `FreezeControl::Cases` (`max_values`: None, `max_size`: Some(296), added: 2771, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Relations` (r:16 w:0)
	/// Proof: `IdentityFiling::Relations` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	fn take_up() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1823`
		//  Estimated: `42334`
		// Least time that was measured: 119_488_000 picoseconds.
		Weight::from_parts(153_785_000, 0)
			.saturating_add(Weight::from_parts(0, 42334))
			.saturating_add(T::DbWeight::get().reads(20))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `BranchRegistry::RoleKeys` (r:1 w:0)
	/// Proof: `BranchRegistry::RoleKeys` (`max_values`: None, `max_size`: Some(71), added: 2546, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Institutions` (r:1 w:0)
	/// Proof: `BranchRegistry::Institutions` (`max_values`: None, `max_size`: Some(23), added: 2498, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Cases` (r:1 w:1)
	/// Proof: `FreezeControl::Cases` (`max_values`: None, `max_size`: Some(296), added: 2771, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::SupervisorRights` (r:1 w:0)
	/// Proof: `FreezeControl::SupervisorRights` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Relations` (r:16 w:0)
	/// Proof: `IdentityFiling::Relations` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Disputes` (r:1 w:0)
	/// Proof: `FreezeControl::Disputes` (`max_values`: None, `max_size`: Some(594), added: 3069, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Filings` (r:1 w:0)
	/// Proof: `IdentityFiling::Filings` (`max_values`: None, `max_size`: Some(891), added: 3366, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Successors` (r:1 w:0)
	/// Proof: `BranchRegistry::Successors` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Levels` (r:1 w:0)
	/// Proof: `IdentityFiling::Levels` (`max_values`: Some(1), `max_size`: Some(11), added: 506, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::AttestorCutOffs` (r:1 w:0)
	/// Proof: `IdentityFiling::AttestorCutOffs` (`max_values`: Some(1), `max_size`: Some(1410), added: 1905, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::UnratifiedTime` (r:1 w:1)
	/// Proof: `FreezeControl::UnratifiedTime` (`max_values`: None, `max_size`: Some(529), added: 3004, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::OpenOrders` (r:1 w:1)
	/// Proof: `FreezeControl::OpenOrders` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Restrictions` (r:1 w:1)
	/// Proof: `FreezeControl::Restrictions` (`max_values`: None, `max_size`: Some(1441), added: 3916, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::CaseRestrictions` (r:1 w:1)
	/// Proof: `FreezeControl::CaseRestrictions` (`max_values`: None, `max_size`: Some(81), added: 2556, mode: `MaxEncodedLen`)
	fn restrict() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `5030`
		//  Estimated: `42334`
		// Least time that was measured: 244_011_000 picoseconds.
		Weight::from_parts(346_815_000, 0)
			.saturating_add(Weight::from_parts(0, 42334))
			.saturating_add(T::DbWeight::get().reads(30))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	/// Storage: `BranchRegistry::RoleKeys` (r:1 w:0)
	/// Proof: `BranchRegistry::RoleKeys` (`max_values`: None, `max_size`: Some(71), added: 2546, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Institutions` (r:1 w:0)
	/// Proof: `BranchRegistry::Institutions` (`max_values`: None, `max_size`: Some(23), added: 2498, mode: `MaxEncodedLen`)
	/// Storage: `TimeCoin::Origins` (r:16 w:0)
	/// Proof: `TimeCoin::Origins` (`max_values`: None, `max_size`: Some(118), added: 2593, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Cases` (r:1 w:1)
	/// Proof: `FreezeControl::Cases` (`max_values`: None, `max_size`: Some(296), added: 2771, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::SupervisorRights` (r:1 w:0)
	/// Proof: `FreezeControl::SupervisorRights` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Relations` (r:16 w:0)
	/// Proof: `IdentityFiling::Relations` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Disputes` (r:1 w:0)
	/// Proof: `FreezeControl::Disputes` (`max_values`: None, `max_size`: Some(594), added: 3069, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Filings` (r:1 w:0)
	/// Proof: `IdentityFiling::Filings` (`max_values`: None, `max_size`: Some(891), added: 3366, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Successors` (r:1 w:0)
	/// Proof: `BranchRegistry::Successors` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Levels` (r:1 w:0)
	/// Proof: `IdentityFiling::Levels` (`max_values`: Some(1), `max_size`: Some(11), added: 506, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::AttestorCutOffs` (r:1 w:0)
	/// Proof: `IdentityFiling::AttestorCutOffs` (`max_values`: Some(1), `max_size`: Some(1410), added: 1905, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::UnratifiedTime` (r:1 w:1)
	/// Proof: `FreezeControl::UnratifiedTime` (`max_values`: None, `max_size`: Some(529), added: 3004, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::OpenOrders` (r:1 w:1)
	/// Proof: `FreezeControl::OpenOrders` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Restrictions` (r:1 w:1)
	/// Proof: `FreezeControl::Restrictions` (`max_values`: None, `max_size`: Some(1441), added: 3916, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::BlockedOrigins` (r:1 w:1)
	/// Proof: `FreezeControl::BlockedOrigins` (`max_values`: Some(1), `max_size`: Some(1858), added: 2353, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::CaseRestrictions` (r:1 w:1)
	/// Proof: `FreezeControl::CaseRestrictions` (`max_values`: None, `max_size`: Some(81), added: 2556, mode: `MaxEncodedLen`)
	fn block_origins() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `7845`
		//  Estimated: `42478`
		// Least time that was measured: 327_840_000 picoseconds.
		Weight::from_parts(374_897_000, 0)
			.saturating_add(Weight::from_parts(0, 42478))
			.saturating_add(T::DbWeight::get().reads(47))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	/// Storage: `BranchRegistry::RoleKeys` (r:1 w:0)
	/// Proof: `BranchRegistry::RoleKeys` (`max_values`: None, `max_size`: Some(71), added: 2546, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Institutions` (r:1 w:0)
	/// Proof: `BranchRegistry::Institutions` (`max_values`: None, `max_size`: Some(23), added: 2498, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Cases` (r:1 w:0)
	/// Proof: `FreezeControl::Cases` (`max_values`: None, `max_size`: Some(296), added: 2771, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::SupervisorRights` (r:1 w:0)
	/// Proof: `FreezeControl::SupervisorRights` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Relations` (r:16 w:0)
	/// Proof: `IdentityFiling::Relations` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Restrictions` (r:1 w:1)
	/// Proof: `FreezeControl::Restrictions` (`max_values`: None, `max_size`: Some(1441), added: 3916, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::BlockedOrigins` (r:1 w:1)
	/// Proof: `FreezeControl::BlockedOrigins` (`max_values`: Some(1), `max_size`: Some(1858), added: 2353, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::OpenOrders` (r:1 w:1)
	/// Proof: `FreezeControl::OpenOrders` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::UnratifiedTime` (r:1 w:1)
	/// Proof: `FreezeControl::UnratifiedTime` (`max_values`: None, `max_size`: Some(529), added: 3004, mode: `MaxEncodedLen`)
	fn ratify() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `5837`
		//  Estimated: `42334`
		// Least time that was measured: 213_791_000 picoseconds.
		Weight::from_parts(250_002_000, 0)
			.saturating_add(Weight::from_parts(0, 42334))
			.saturating_add(T::DbWeight::get().reads(25))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	/// Storage: `BranchRegistry::RoleKeys` (r:1 w:0)
	/// Proof: `BranchRegistry::RoleKeys` (`max_values`: None, `max_size`: Some(71), added: 2546, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Institutions` (r:1 w:0)
	/// Proof: `BranchRegistry::Institutions` (`max_values`: None, `max_size`: Some(23), added: 2498, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Cases` (r:1 w:0)
	/// Proof: `FreezeControl::Cases` (`max_values`: None, `max_size`: Some(296), added: 2771, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::SupervisorRights` (r:1 w:0)
	/// Proof: `FreezeControl::SupervisorRights` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Relations` (r:16 w:0)
	/// Proof: `IdentityFiling::Relations` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Restrictions` (r:1 w:1)
	/// Proof: `FreezeControl::Restrictions` (`max_values`: None, `max_size`: Some(1441), added: 3916, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::BlockedOrigins` (r:1 w:1)
	/// Proof: `FreezeControl::BlockedOrigins` (`max_values`: Some(1), `max_size`: Some(1858), added: 2353, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::OpenOrders` (r:1 w:1)
	/// Proof: `FreezeControl::OpenOrders` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::UnratifiedTime` (r:1 w:1)
	/// Proof: `FreezeControl::UnratifiedTime` (`max_values`: None, `max_size`: Some(529), added: 3004, mode: `MaxEncodedLen`)
	fn lift() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `5783`
		//  Estimated: `42334`
		// Least time that was measured: 203_115_000 picoseconds.
		Weight::from_parts(244_212_000, 0)
			.saturating_add(Weight::from_parts(0, 42334))
			.saturating_add(T::DbWeight::get().reads(25))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	/// Storage: `BranchRegistry::RoleKeys` (r:1 w:0)
	/// Proof: `BranchRegistry::RoleKeys` (`max_values`: None, `max_size`: Some(71), added: 2546, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Institutions` (r:1 w:0)
	/// Proof: `BranchRegistry::Institutions` (`max_values`: None, `max_size`: Some(23), added: 2498, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Cases` (r:1 w:1)
	/// Proof: `FreezeControl::Cases` (`max_values`: None, `max_size`: Some(296), added: 2771, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Disputes` (r:1 w:0)
	/// Proof: `FreezeControl::Disputes` (`max_values`: None, `max_size`: Some(594), added: 3069, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Claims` (r:8 w:0)
	/// Proof: `FreezeControl::Claims` (`max_values`: None, `max_size`: Some(561), added: 3036, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::CaseRestrictions` (r:1 w:1)
	/// Proof: `FreezeControl::CaseRestrictions` (`max_values`: None, `max_size`: Some(81), added: 2556, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Restrictions` (r:8 w:8)
	/// Proof: `FreezeControl::Restrictions` (`max_values`: None, `max_size`: Some(1441), added: 3916, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::SupervisorRights` (r:1 w:0)
	/// Proof: `FreezeControl::SupervisorRights` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Relations` (r:16 w:0)
	/// Proof: `IdentityFiling::Relations` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `TimeCoin::Accounts` (r:8 w:8)
	/// Proof: `TimeCoin::Accounts` (`max_values`: None, `max_size`: Some(92), added: 2567, mode: `MaxEncodedLen`)
	/// Storage: `TimeCoin::Locked` (r:8 w:8)
	/// Proof: `TimeCoin::Locked` (`max_values`: None, `max_size`: Some(426), added: 2901, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::OpenOrders` (r:8 w:8)
	/// Proof: `FreezeControl::OpenOrders` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::UnratifiedTime` (r:8 w:8)
	/// Proof: `FreezeControl::UnratifiedTime` (`max_values`: None, `max_size`: Some(529), added: 3004, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::BlockedOrigins` (r:1 w:1)
	/// Proof: `FreezeControl::BlockedOrigins` (`max_values`: Some(1), `max_size`: Some(1858), added: 2353, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Filings` (r:8 w:0)
	/// Proof: `IdentityFiling::Filings` (`max_values`: None, `max_size`: Some(891), added: 3366, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Successors` (r:1 w:0)
	/// Proof: `BranchRegistry::Successors` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Levels` (r:1 w:0)
	/// Proof: `IdentityFiling::Levels` (`max_values`: Some(1), `max_size`: Some(11), added: 506, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::AttestorCutOffs` (r:1 w:0)
	/// Proof: `IdentityFiling::AttestorCutOffs` (`max_values`: Some(1), `max_size`: Some(1410), added: 1905, mode: `MaxEncodedLen`)
	/// Storage: `TimeCoin::NextMovement` (r:1 w:1)
	/// Proof: `TimeCoin::NextMovement` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `TimeCoin::NextHold` (r:1 w:0)
	/// Proof: `TimeCoin::NextHold` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `TimeCoin::LotIndex` (r:8 w:8)
	/// Proof: `TimeCoin::LotIndex` (`max_values`: None, `max_size`: Some(1298), added: 3773, mode: `MaxEncodedLen`)
	/// Storage: `TimeCoin::ClearingPeriod` (r:1 w:0)
	/// Proof: `TimeCoin::ClearingPeriod` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `TimeCoin::OldestReceipt` (r:1 w:1)
	/// Proof: `TimeCoin::OldestReceipt` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `TimeCoin::Receipts` (r:8 w:0)
	/// Proof: `TimeCoin::Receipts` (`max_values`: None, `max_size`: Some(61), added: 2536, mode: `MaxEncodedLen`)
	/// Storage: `TimeCoin::Lots` (r:0 w:8)
	/// Proof: `TimeCoin::Lots` (`max_values`: None, `max_size`: Some(413), added: 2888, mode: `MaxEncodedLen`)
	fn close_case() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `23770`
		//  Estimated: `42334`
		// Least time that was measured: 1_893_255_000 picoseconds.
		Weight::from_parts(6_212_483_000, 0)
			.saturating_add(Weight::from_parts(0, 42334))
			.saturating_add(T::DbWeight::get().reads(103))
			.saturating_add(T::DbWeight::get().writes(61))
	}
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Restrictions` (r:4 w:0)
	/// Proof: `FreezeControl::Restrictions` (`max_values`: None, `max_size`: Some(1441), added: 3916, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Claims` (r:1 w:0)
	/// Proof: `FreezeControl::Claims` (`max_values`: None, `max_size`: Some(561), added: 3036, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::BlockedOrigins` (r:1 w:0)
	/// Proof: `FreezeControl::BlockedOrigins` (`max_values`: Some(1), `max_size`: Some(1858), added: 2353, mode: `MaxEncodedLen`)
	fn check() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `3756`
		//  Estimated: `16654`
		// Least time that was measured: 56_106_000 picoseconds.
		Weight::from_parts(63_487_000, 0)
			.saturating_add(Weight::from_parts(0, 16654))
			.saturating_add(T::DbWeight::get().reads(7))
	}
	/// Storage: `FreezeControl::SupervisorRights` (r:1 w:0)
	/// Proof: `FreezeControl::SupervisorRights` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Relations` (r:2 w:0)
	/// Proof: `IdentityFiling::Relations` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::NextCase` (r:1 w:1)
	/// Proof: `FreezeControl::NextCase` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Filings` (r:1 w:0)
	/// Proof: `IdentityFiling::Filings` (`max_values`: None, `max_size`: Some(891), added: 3366, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Successors` (r:1 w:0)
	/// Proof: `BranchRegistry::Successors` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Levels` (r:1 w:0)
	/// Proof: `IdentityFiling::Levels` (`max_values`: Some(1), `max_size`: Some(11), added: 506, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::AttestorCutOffs` (r:1 w:0)
	/// Proof: `IdentityFiling::AttestorCutOffs` (`max_values`: Some(1), `max_size`: Some(1410), added: 1905, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::UnratifiedTime` (r:1 w:1)
	/// Proof: `FreezeControl::UnratifiedTime` (`max_values`: None, `max_size`: Some(529), added: 3004, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::OpenOrders` (r:1 w:1)
	/// Proof: `FreezeControl::OpenOrders` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Restrictions` (r:1 w:1)
	/// Proof: `FreezeControl::Restrictions` (`max_values`: None, `max_size`: Some(1441), added: 3916, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::CaseRestrictions` (r:1 w:1)
	/// Proof: `FreezeControl::CaseRestrictions` (`max_values`: None, `max_size`: Some(81), added: 2556, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Cases` (r:0 w:1)
	/// Proof: `FreezeControl::Cases` (`max_values`: None, `max_size`: Some(296), added: 2771, mode: `MaxEncodedLen`)
	fn request() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `3516`
		//  Estimated: `6158`
		// Least time that was measured: 165_509_000 picoseconds.
		Weight::from_parts(202_124_000, 0)
			.saturating_add(Weight::from_parts(0, 6158))
			.saturating_add(T::DbWeight::get().reads(13))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	/// Storage: `BranchRegistry::RoleKeys` (r:1 w:0)
	/// Proof: `BranchRegistry::RoleKeys` (`max_values`: None, `max_size`: Some(71), added: 2546, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Institutions` (r:1 w:0)
	/// Proof: `BranchRegistry::Institutions` (`max_values`: None, `max_size`: Some(23), added: 2498, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Cases` (r:1 w:1)
	/// Proof: `FreezeControl::Cases` (`max_values`: None, `max_size`: Some(296), added: 2771, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Disputes` (r:1 w:0)
	/// Proof: `FreezeControl::Disputes` (`max_values`: None, `max_size`: Some(594), added: 3069, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::SupervisorRights` (r:1 w:0)
	/// Proof: `FreezeControl::SupervisorRights` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Relations` (r:16 w:0)
	/// Proof: `IdentityFiling::Relations` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	fn decide_case() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1830`
		//  Estimated: `42334`
		// Least time that was measured: 124_646_000 picoseconds.
		Weight::from_parts(158_434_000, 0)
			.saturating_add(Weight::from_parts(0, 42334))
			.saturating_add(T::DbWeight::get().reads(22))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `FreezeControl::Cases` (r:1 w:1)
	/// Proof: `FreezeControl::Cases` (`max_values`: None, `max_size`: Some(296), added: 2771, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Disputes` (r:1 w:0)
	/// Proof: `FreezeControl::Disputes` (`max_values`: None, `max_size`: Some(594), added: 3069, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Successors` (r:1 w:0)
	/// Proof: `BranchRegistry::Successors` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::RoleKeys` (r:1 w:0)
	/// Proof: `BranchRegistry::RoleKeys` (`max_values`: None, `max_size`: Some(71), added: 2546, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::MemberOf` (r:1 w:0)
	/// Proof: `IdentityFiling::MemberOf` (`max_values`: None, `max_size`: Some(57), added: 2532, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Filings` (r:1 w:0)
	/// Proof: `IdentityFiling::Filings` (`max_values`: None, `max_size`: Some(891), added: 3366, mode: `MaxEncodedLen`)
	fn appeal() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `2896`
		//  Estimated: `4356`
		// Least time that was measured: 85_064_000 picoseconds.
		Weight::from_parts(109_405_000, 0)
			.saturating_add(Weight::from_parts(0, 4356))
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `FreezeControl::Cases` (r:1 w:1)
	/// Proof: `FreezeControl::Cases` (`max_values`: None, `max_size`: Some(296), added: 2771, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Disputes` (r:1 w:1)
	/// Proof: `FreezeControl::Disputes` (`max_values`: None, `max_size`: Some(594), added: 3069, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Filings` (r:2 w:0)
	/// Proof: `IdentityFiling::Filings` (`max_values`: None, `max_size`: Some(891), added: 3366, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Successors` (r:1 w:0)
	/// Proof: `BranchRegistry::Successors` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Levels` (r:1 w:0)
	/// Proof: `IdentityFiling::Levels` (`max_values`: Some(1), `max_size`: Some(11), added: 506, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::AttestorCutOffs` (r:1 w:0)
	/// Proof: `IdentityFiling::AttestorCutOffs` (`max_values`: Some(1), `max_size`: Some(1410), added: 1905, mode: `MaxEncodedLen`)
	/// Storage: `TimeCoin::Locked` (r:1 w:1)
	/// Proof: `TimeCoin::Locked` (`max_values`: None, `max_size`: Some(426), added: 2901, mode: `MaxEncodedLen`)
	/// Storage: `TimeCoin::NextMovement` (r:1 w:1)
	/// Proof: `TimeCoin::NextMovement` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `TimeCoin::NextHold` (r:1 w:0)
	/// Proof: `TimeCoin::NextHold` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `TimeCoin::Accounts` (r:2 w:2)
	/// Proof: `TimeCoin::Accounts` (`max_values`: None, `max_size`: Some(92), added: 2567, mode: `MaxEncodedLen`)
	/// Storage: `TimeCoin::LotIndex` (r:2 w:2)
	/// Proof: `TimeCoin::LotIndex` (`max_values`: None, `max_size`: Some(1298), added: 3773, mode: `MaxEncodedLen`)
	/// Storage: `TimeCoin::ClearingPeriod` (r:1 w:0)
	/// Proof: `TimeCoin::ClearingPeriod` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `TimeCoin::OldestReceipt` (r:1 w:1)
	/// Proof: `TimeCoin::OldestReceipt` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `TimeCoin::Receipts` (r:3 w:0)
	/// Proof: `TimeCoin::Receipts` (`max_values`: None, `max_size`: Some(61), added: 2536, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Restrictions` (r:1 w:0)
	/// Proof: `FreezeControl::Restrictions` (`max_values`: None, `max_size`: Some(1441), added: 3916, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Claims` (r:1 w:1)
	/// Proof: `FreezeControl::Claims` (`max_values`: None, `max_size`: Some(561), added: 3036, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::BlockedOrigins` (r:1 w:0)
	/// Proof: `FreezeControl::BlockedOrigins` (`max_values`: Some(1), `max_size`: Some(1858), added: 2353, mode: `MaxEncodedLen`)
	/// Storage: `TimeCoin::Lots` (r:1 w:3)
	/// Proof: `TimeCoin::Lots` (`max_values`: None, `max_size`: Some(413), added: 2888, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::OpenDisputes` (r:1 w:1)
	/// Proof: `FreezeControl::OpenDisputes` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	fn decide_appeal() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `6649`
		//  Estimated: `8598`
		// Least time that was measured: 372_080_000 picoseconds.
		Weight::from_parts(440_855_000, 0)
			.saturating_add(Weight::from_parts(0, 8598))
			.saturating_add(T::DbWeight::get().reads(25))
			.saturating_add(T::DbWeight::get().writes(14))
	}
	/// Storage: `FreezeControl::Cases` (r:1 w:1)
	/// Proof: `FreezeControl::Cases` (`max_values`: None, `max_size`: Some(296), added: 2771, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Disputes` (r:1 w:1)
	/// Proof: `FreezeControl::Disputes` (`max_values`: None, `max_size`: Some(594), added: 3069, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Successors` (r:1 w:0)
	/// Proof: `BranchRegistry::Successors` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::RoleKeys` (r:1 w:0)
	/// Proof: `BranchRegistry::RoleKeys` (`max_values`: None, `max_size`: Some(71), added: 2546, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::MemberOf` (r:1 w:0)
	/// Proof: `IdentityFiling::MemberOf` (`max_values`: None, `max_size`: Some(57), added: 2532, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Filings` (r:1 w:0)
	/// Proof: `IdentityFiling::Filings` (`max_values`: None, `max_size`: Some(891), added: 3366, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn give_evidence() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `2877`
		//  Estimated: `4356`
		// Least time that was measured: 90_899_000 picoseconds.
		Weight::from_parts(113_104_000, 0)
			.saturating_add(Weight::from_parts(0, 4356))
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// Storage: `IdentityFiling::Filings` (r:1 w:0)
	/// Proof: `IdentityFiling::Filings` (`max_values`: None, `max_size`: Some(891), added: 3366, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Successors` (r:1 w:0)
	/// Proof: `BranchRegistry::Successors` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Levels` (r:1 w:0)
	/// Proof: `IdentityFiling::Levels` (`max_values`: Some(1), `max_size`: Some(11), added: 506, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::AttestorCutOffs` (r:1 w:0)
	/// Proof: `IdentityFiling::AttestorCutOffs` (`max_values`: Some(1), `max_size`: Some(1410), added: 1905, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::SupervisorRights` (r:1 w:1)
	/// Proof: `FreezeControl::SupervisorRights` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	fn set_rights() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1071`
		//  Estimated: `4356`
		// Least time that was measured: 49_710_000 picoseconds.
		Weight::from_parts(59_226_000, 0)
			.saturating_add(Weight::from_parts(0, 4356))
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Restrictions` (r:1 w:0)
	/// Proof: `FreezeControl::Restrictions` (`max_values`: None, `max_size`: Some(1441), added: 3916, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Claims` (r:1 w:0)
	/// Proof: `FreezeControl::Claims` (`max_values`: None, `max_size`: Some(561), added: 3036, mode: `MaxEncodedLen`)
	fn filing_change() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1715`
		//  Estimated: `4906`
		// Least time that was measured: 117_018_000 picoseconds.
		Weight::from_parts(136_093_000, 0)
			.saturating_add(Weight::from_parts(0, 4906))
			.saturating_add(T::DbWeight::get().reads(3))
	}
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Restrictions` (r:1 w:0)
	/// Proof: `FreezeControl::Restrictions` (`max_values`: None, `max_size`: Some(1441), added: 3916, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Claims` (r:1 w:0)
	/// Proof: `FreezeControl::Claims` (`max_values`: None, `max_size`: Some(561), added: 3036, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::OpenDisputes` (r:1 w:0)
	/// Proof: `FreezeControl::OpenDisputes` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	fn settled() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1130`
		//  Estimated: `4906`
		// Least time that was measured: 21_024_000 picoseconds.
		Weight::from_parts(26_779_000, 0)
			.saturating_add(Weight::from_parts(0, 4906))
			.saturating_add(T::DbWeight::get().reads(4))
	}
	/// Storage: `TimeCoin::Receipts` (r:2 w:0)
	/// Proof: `TimeCoin::Receipts` (`max_values`: None, `max_size`: Some(61), added: 2536, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::MemberOf` (r:1 w:0)
	/// Proof: `IdentityFiling::MemberOf` (`max_values`: None, `max_size`: Some(57), added: 2532, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Filings` (r:2 w:0)
	/// Proof: `IdentityFiling::Filings` (`max_values`: None, `max_size`: Some(891), added: 3366, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::DisputeOf` (r:1 w:1)
	/// Proof: `FreezeControl::DisputeOf` (`max_values`: None, `max_size`: Some(25), added: 2500, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::OpenDisputes` (r:1 w:1)
	/// Proof: `FreezeControl::OpenDisputes` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Successors` (r:1 w:0)
	/// Proof: `BranchRegistry::Successors` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Levels` (r:1 w:0)
	/// Proof: `IdentityFiling::Levels` (`max_values`: Some(1), `max_size`: Some(11), added: 506, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::AttestorCutOffs` (r:1 w:0)
	/// Proof: `IdentityFiling::AttestorCutOffs` (`max_values`: Some(1), `max_size`: Some(1410), added: 1905, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Claims` (r:1 w:1)
	/// Proof: `FreezeControl::Claims` (`max_values`: None, `max_size`: Some(561), added: 3036, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::NextCase` (r:1 w:1)
	/// Proof: `FreezeControl::NextCase` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Restrictions` (r:1 w:0)
	/// Proof: `FreezeControl::Restrictions` (`max_values`: None, `max_size`: Some(1441), added: 3916, mode: `MaxEncodedLen`)
	/// Storage: `TimeCoin::Accounts` (r:1 w:1)
	/// Proof: `TimeCoin::Accounts` (`max_values`: None, `max_size`: Some(92), added: 2567, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::BlockedOrigins` (r:1 w:0)
	/// Proof: `FreezeControl::BlockedOrigins` (`max_values`: Some(1), `max_size`: Some(1858), added: 2353, mode: `MaxEncodedLen`)
	/// Storage: `TimeCoin::Locked` (r:1 w:1)
	/// Proof: `TimeCoin::Locked` (`max_values`: None, `max_size`: Some(426), added: 2901, mode: `MaxEncodedLen`)
	/// Storage: `TimeCoin::LotIndex` (r:1 w:1)
	/// Proof: `TimeCoin::LotIndex` (`max_values`: None, `max_size`: Some(1298), added: 3773, mode: `MaxEncodedLen`)
	/// Storage: `TimeCoin::Lots` (r:1 w:1)
	/// Proof: `TimeCoin::Lots` (`max_values`: None, `max_size`: Some(413), added: 2888, mode: `MaxEncodedLen`)
	/// Storage: `TimeCoin::NextMovement` (r:1 w:1)
	/// Proof: `TimeCoin::NextMovement` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `TimeCoin::NextHold` (r:1 w:0)
	/// Proof: `TimeCoin::NextHold` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `TimeCoin::ClearingPeriod` (r:1 w:0)
	/// Proof: `TimeCoin::ClearingPeriod` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `TimeCoin::OldestReceipt` (r:1 w:1)
	/// Proof: `TimeCoin::OldestReceipt` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Cases` (r:0 w:1)
	/// Proof: `FreezeControl::Cases` (`max_values`: None, `max_size`: Some(296), added: 2771, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Disputes` (r:0 w:1)
	/// Proof: `FreezeControl::Disputes` (`max_values`: None, `max_size`: Some(594), added: 3069, mode: `MaxEncodedLen`)
	fn file_dispute() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `6079`
		//  Estimated: `7722`
		// Least time that was measured: 238_333_000 picoseconds.
		Weight::from_parts(273_772_000, 0)
			.saturating_add(Weight::from_parts(0, 7722))
			.saturating_add(T::DbWeight::get().reads(23))
			.saturating_add(T::DbWeight::get().writes(12))
	}
	/// Storage: `TimeCoin::Origins` (r:1 w:0)
	/// Proof: `TimeCoin::Origins` (`max_values`: None, `max_size`: Some(118), added: 2593, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Successors` (r:1 w:0)
	/// Proof: `BranchRegistry::Successors` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::RoleKeys` (r:1 w:0)
	/// Proof: `BranchRegistry::RoleKeys` (`max_values`: None, `max_size`: Some(71), added: 2546, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::MemberOf` (r:1 w:0)
	/// Proof: `IdentityFiling::MemberOf` (`max_values`: None, `max_size`: Some(57), added: 2532, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Filings` (r:2 w:0)
	/// Proof: `IdentityFiling::Filings` (`max_values`: None, `max_size`: Some(891), added: 3366, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::DisputeOf` (r:1 w:1)
	/// Proof: `FreezeControl::DisputeOf` (`max_values`: None, `max_size`: Some(25), added: 2500, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::OpenDisputes` (r:1 w:1)
	/// Proof: `FreezeControl::OpenDisputes` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Levels` (r:1 w:0)
	/// Proof: `IdentityFiling::Levels` (`max_values`: Some(1), `max_size`: Some(11), added: 506, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::AttestorCutOffs` (r:1 w:0)
	/// Proof: `IdentityFiling::AttestorCutOffs` (`max_values`: Some(1), `max_size`: Some(1410), added: 1905, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Claims` (r:1 w:1)
	/// Proof: `FreezeControl::Claims` (`max_values`: None, `max_size`: Some(561), added: 3036, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::NextCase` (r:1 w:1)
	/// Proof: `FreezeControl::NextCase` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Restrictions` (r:1 w:0)
	/// Proof: `FreezeControl::Restrictions` (`max_values`: None, `max_size`: Some(1441), added: 3916, mode: `MaxEncodedLen`)
	/// Storage: `TimeCoin::Accounts` (r:1 w:1)
	/// Proof: `TimeCoin::Accounts` (`max_values`: None, `max_size`: Some(92), added: 2567, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::BlockedOrigins` (r:1 w:0)
	/// Proof: `FreezeControl::BlockedOrigins` (`max_values`: Some(1), `max_size`: Some(1858), added: 2353, mode: `MaxEncodedLen`)
	/// Storage: `TimeCoin::Locked` (r:1 w:1)
	/// Proof: `TimeCoin::Locked` (`max_values`: None, `max_size`: Some(426), added: 2901, mode: `MaxEncodedLen`)
	/// Storage: `TimeCoin::LotIndex` (r:1 w:1)
	/// Proof: `TimeCoin::LotIndex` (`max_values`: None, `max_size`: Some(1298), added: 3773, mode: `MaxEncodedLen`)
	/// Storage: `TimeCoin::Lots` (r:1 w:1)
	/// Proof: `TimeCoin::Lots` (`max_values`: None, `max_size`: Some(413), added: 2888, mode: `MaxEncodedLen`)
	/// Storage: `TimeCoin::NextMovement` (r:1 w:1)
	/// Proof: `TimeCoin::NextMovement` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `TimeCoin::NextHold` (r:1 w:0)
	/// Proof: `TimeCoin::NextHold` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `TimeCoin::ClearingPeriod` (r:1 w:0)
	/// Proof: `TimeCoin::ClearingPeriod` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `TimeCoin::OldestReceipt` (r:1 w:1)
	/// Proof: `TimeCoin::OldestReceipt` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `TimeCoin::Receipts` (r:1 w:0)
	/// Proof: `TimeCoin::Receipts` (`max_values`: None, `max_size`: Some(61), added: 2536, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Cases` (r:0 w:1)
	/// Proof: `FreezeControl::Cases` (`max_values`: None, `max_size`: Some(296), added: 2771, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Disputes` (r:0 w:1)
	/// Proof: `FreezeControl::Disputes` (`max_values`: None, `max_size`: Some(594), added: 3069, mode: `MaxEncodedLen`)
	fn dispute_service() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `6722`
		//  Estimated: `7722`
		// Least time that was measured: 251_122_000 picoseconds.
		Weight::from_parts(326_213_000, 0)
			.saturating_add(Weight::from_parts(0, 7722))
			.saturating_add(T::DbWeight::get().reads(24))
			.saturating_add(T::DbWeight::get().writes(12))
	}
	/// Storage: `BranchRegistry::RoleKeys` (r:1 w:0)
	/// Proof: `BranchRegistry::RoleKeys` (`max_values`: None, `max_size`: Some(71), added: 2546, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Institutions` (r:1 w:0)
	/// Proof: `BranchRegistry::Institutions` (`max_values`: None, `max_size`: Some(23), added: 2498, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Cases` (r:1 w:1)
	/// Proof: `FreezeControl::Cases` (`max_values`: None, `max_size`: Some(296), added: 2771, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Disputes` (r:1 w:1)
	/// Proof: `FreezeControl::Disputes` (`max_values`: None, `max_size`: Some(594), added: 3069, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::SupervisorRights` (r:1 w:0)
	/// Proof: `FreezeControl::SupervisorRights` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Relations` (r:16 w:0)
	/// Proof: `IdentityFiling::Relations` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Filings` (r:8 w:0)
	/// Proof: `IdentityFiling::Filings` (`max_values`: None, `max_size`: Some(891), added: 3366, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Successors` (r:1 w:0)
	/// Proof: `BranchRegistry::Successors` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Levels` (r:1 w:0)
	/// Proof: `IdentityFiling::Levels` (`max_values`: Some(1), `max_size`: Some(11), added: 506, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::AttestorCutOffs` (r:1 w:0)
	/// Proof: `IdentityFiling::AttestorCutOffs` (`max_values`: Some(1), `max_size`: Some(1410), added: 1905, mode: `MaxEncodedLen`)
	fn vote_verdict() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `3584`
		//  Estimated: `42334`
		// Least time that was measured: 225_356_000 picoseconds.
		Weight::from_parts(264_358_000, 0)
			.saturating_add(Weight::from_parts(0, 42334))
			.saturating_add(T::DbWeight::get().reads(33))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// Storage: `FreezeControl::Cases` (r:1 w:1)
	/// Proof: `FreezeControl::Cases` (`max_values`: None, `max_size`: Some(296), added: 2771, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Disputes` (r:1 w:1)
	/// Proof: `FreezeControl::Disputes` (`max_values`: None, `max_size`: Some(594), added: 3069, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Filings` (r:2 w:0)
	/// Proof: `IdentityFiling::Filings` (`max_values`: None, `max_size`: Some(891), added: 3366, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Successors` (r:1 w:0)
	/// Proof: `BranchRegistry::Successors` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Levels` (r:1 w:0)
	/// Proof: `IdentityFiling::Levels` (`max_values`: Some(1), `max_size`: Some(11), added: 506, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::AttestorCutOffs` (r:1 w:0)
	/// Proof: `IdentityFiling::AttestorCutOffs` (`max_values`: Some(1), `max_size`: Some(1410), added: 1905, mode: `MaxEncodedLen`)
	/// Storage: `TimeCoin::Locked` (r:1 w:1)
	/// Proof: `TimeCoin::Locked` (`max_values`: None, `max_size`: Some(426), added: 2901, mode: `MaxEncodedLen`)
	/// Storage: `TimeCoin::NextMovement` (r:1 w:1)
	/// Proof: `TimeCoin::NextMovement` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `TimeCoin::NextHold` (r:1 w:0)
	/// Proof: `TimeCoin::NextHold` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `TimeCoin::Accounts` (r:2 w:2)
	/// Proof: `TimeCoin::Accounts` (`max_values`: None, `max_size`: Some(92), added: 2567, mode: `MaxEncodedLen`)
	/// Storage: `TimeCoin::LotIndex` (r:2 w:2)
	/// Proof: `TimeCoin::LotIndex` (`max_values`: None, `max_size`: Some(1298), added: 3773, mode: `MaxEncodedLen`)
	/// Storage: `TimeCoin::ClearingPeriod` (r:1 w:0)
	/// Proof: `TimeCoin::ClearingPeriod` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `TimeCoin::OldestReceipt` (r:1 w:1)
	/// Proof: `TimeCoin::OldestReceipt` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `TimeCoin::Receipts` (r:3 w:0)
	/// Proof: `TimeCoin::Receipts` (`max_values`: None, `max_size`: Some(61), added: 2536, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Restrictions` (r:1 w:0)
	/// Proof: `FreezeControl::Restrictions` (`max_values`: None, `max_size`: Some(1441), added: 3916, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Claims` (r:1 w:1)
	/// Proof: `FreezeControl::Claims` (`max_values`: None, `max_size`: Some(561), added: 3036, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::BlockedOrigins` (r:1 w:0)
	/// Proof: `FreezeControl::BlockedOrigins` (`max_values`: Some(1), `max_size`: Some(1858), added: 2353, mode: `MaxEncodedLen`)
	/// Storage: `TimeCoin::Lots` (r:1 w:3)
	/// Proof: `TimeCoin::Lots` (`max_values`: None, `max_size`: Some(413), added: 2888, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::OpenDisputes` (r:1 w:1)
	/// Proof: `FreezeControl::OpenDisputes` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	fn execute_verdict() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `6649`
		//  Estimated: `8598`
		// Least time that was measured: 361_259_000 picoseconds.
		Weight::from_parts(428_763_000, 0)
			.saturating_add(Weight::from_parts(0, 8598))
			.saturating_add(T::DbWeight::get().reads(25))
			.saturating_add(T::DbWeight::get().writes(14))
	}
	/// Storage: `FreezeControl::Cases` (r:1 w:0)
	/// Proof: `FreezeControl::Cases` (`max_values`: None, `max_size`: Some(296), added: 2771, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Disputes` (r:1 w:1)
	/// Proof: `FreezeControl::Disputes` (`max_values`: None, `max_size`: Some(594), added: 3069, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Filings` (r:1 w:0)
	/// Proof: `IdentityFiling::Filings` (`max_values`: None, `max_size`: Some(891), added: 3366, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Successors` (r:1 w:0)
	/// Proof: `BranchRegistry::Successors` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Levels` (r:1 w:0)
	/// Proof: `IdentityFiling::Levels` (`max_values`: Some(1), `max_size`: Some(11), added: 506, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::AttestorCutOffs` (r:1 w:0)
	/// Proof: `IdentityFiling::AttestorCutOffs` (`max_values`: Some(1), `max_size`: Some(1410), added: 1905, mode: `MaxEncodedLen`)
	/// Storage: `TimeCoin::Locked` (r:1 w:1)
	/// Proof: `TimeCoin::Locked` (`max_values`: None, `max_size`: Some(426), added: 2901, mode: `MaxEncodedLen`)
	/// Storage: `TimeCoin::NextMovement` (r:1 w:1)
	/// Proof: `TimeCoin::NextMovement` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `TimeCoin::NextHold` (r:1 w:0)
	/// Proof: `TimeCoin::NextHold` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `TimeCoin::Accounts` (r:1 w:1)
	/// Proof: `TimeCoin::Accounts` (`max_values`: None, `max_size`: Some(92), added: 2567, mode: `MaxEncodedLen`)
	/// Storage: `TimeCoin::LotIndex` (r:1 w:1)
	/// Proof: `TimeCoin::LotIndex` (`max_values`: None, `max_size`: Some(1298), added: 3773, mode: `MaxEncodedLen`)
	/// Storage: `TimeCoin::ClearingPeriod` (r:1 w:0)
	/// Proof: `TimeCoin::ClearingPeriod` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `TimeCoin::OldestReceipt` (r:1 w:1)
	/// Proof: `TimeCoin::OldestReceipt` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `TimeCoin::Receipts` (r:1 w:0)
	/// Proof: `TimeCoin::Receipts` (`max_values`: None, `max_size`: Some(61), added: 2536, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Claims` (r:1 w:1)
	/// Proof: `FreezeControl::Claims` (`max_values`: None, `max_size`: Some(561), added: 3036, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::OpenDisputes` (r:1 w:1)
	/// Proof: `FreezeControl::OpenDisputes` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	/// Storage: `TimeCoin::Lots` (r:0 w:1)
	/// Proof: `TimeCoin::Lots` (`max_values`: None, `max_size`: Some(413), added: 2888, mode: `MaxEncodedLen`)
	fn expire_dispute() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `3553`
		//  Estimated: `4763`
		// Least time that was measured: 178_617_000 picoseconds.
		Weight::from_parts(320_424_000, 0)
			.saturating_add(Weight::from_parts(0, 4763))
			.saturating_add(T::DbWeight::get().reads(17))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	/// Storage: `FreezeControl::Disputes` (r:1 w:0)
	/// Proof: `FreezeControl::Disputes` (`max_values`: None, `max_size`: Some(594), added: 3069, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Claims` (r:1 w:1)
	/// Proof: `FreezeControl::Claims` (`max_values`: None, `max_size`: Some(561), added: 3036, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Restrictions` (r:1 w:0)
	/// Proof: `FreezeControl::Restrictions` (`max_values`: None, `max_size`: Some(1441), added: 3916, mode: `MaxEncodedLen`)
	/// Storage: `TimeCoin::Accounts` (r:2 w:2)
	/// Proof: `TimeCoin::Accounts` (`max_values`: None, `max_size`: Some(92), added: 2567, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::BlockedOrigins` (r:1 w:0)
	/// Proof: `FreezeControl::BlockedOrigins` (`max_values`: Some(1), `max_size`: Some(1858), added: 2353, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Filings` (r:2 w:0)
	/// Proof: `IdentityFiling::Filings` (`max_values`: None, `max_size`: Some(891), added: 3366, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Successors` (r:1 w:0)
	/// Proof: `BranchRegistry::Successors` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Levels` (r:1 w:0)
	/// Proof: `IdentityFiling::Levels` (`max_values`: Some(1), `max_size`: Some(11), added: 506, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::AttestorCutOffs` (r:1 w:0)
	/// Proof: `IdentityFiling::AttestorCutOffs` (`max_values`: Some(1), `max_size`: Some(1410), added: 1905, mode: `MaxEncodedLen`)
	/// Storage: `TimeCoin::Locked` (r:1 w:1)
	/// Proof: `TimeCoin::Locked` (`max_values`: None, `max_size`: Some(426), added: 2901, mode: `MaxEncodedLen`)
	/// Storage: `TimeCoin::LotIndex` (r:2 w:2)
	/// Proof: `TimeCoin::LotIndex` (`max_values`: None, `max_size`: Some(1298), added: 3773, mode: `MaxEncodedLen`)
	/// Storage: `TimeCoin::Lots` (r:1 w:2)
	/// Proof: `TimeCoin::Lots` (`max_values`: None, `max_size`: Some(413), added: 2888, mode: `MaxEncodedLen`)
	/// Storage: `TimeCoin::NextMovement` (r:1 w:1)
	/// Proof: `TimeCoin::NextMovement` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `TimeCoin::NextHold` (r:1 w:0)
	/// Proof: `TimeCoin::NextHold` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `TimeCoin::ClearingPeriod` (r:1 w:0)
	/// Proof: `TimeCoin::ClearingPeriod` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `TimeCoin::OldestReceipt` (r:1 w:1)
	/// Proof: `TimeCoin::OldestReceipt` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `TimeCoin::Receipts` (r:2 w:0)
	/// Proof: `TimeCoin::Receipts` (`max_values`: None, `max_size`: Some(61), added: 2536, mode: `MaxEncodedLen`)
	fn collect_claim() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `6208`
		//  Estimated: `8536`
		// Least time that was measured: 276_274_000 picoseconds.
		Weight::from_parts(374_928_000, 0)
			.saturating_add(Weight::from_parts(0, 8536))
			.saturating_add(T::DbWeight::get().reads(22))
			.saturating_add(T::DbWeight::get().writes(10))
	}
	/// Storage: `FreezeControl::Disputes` (r:1 w:0)
	/// Proof: `FreezeControl::Disputes` (`max_values`: None, `max_size`: Some(594), added: 3069, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Claims` (r:1 w:1)
	/// Proof: `FreezeControl::Claims` (`max_values`: None, `max_size`: Some(561), added: 3036, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::MemberOf` (r:1 w:0)
	/// Proof: `IdentityFiling::MemberOf` (`max_values`: None, `max_size`: Some(57), added: 2532, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Filings` (r:1 w:0)
	/// Proof: `IdentityFiling::Filings` (`max_values`: None, `max_size`: Some(891), added: 3366, mode: `MaxEncodedLen`)
	fn waive_claim() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `2474`
		//  Estimated: `4356`
		// Least time that was measured: 62_388_000 picoseconds.
		Weight::from_parts(87_676_000, 0)
			.saturating_add(Weight::from_parts(0, 4356))
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `BranchRegistry::RoleKeys` (r:1 w:0)
	/// Proof: `BranchRegistry::RoleKeys` (`max_values`: None, `max_size`: Some(71), added: 2546, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Institutions` (r:1 w:0)
	/// Proof: `BranchRegistry::Institutions` (`max_values`: None, `max_size`: Some(23), added: 2498, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Cases` (r:1 w:0)
	/// Proof: `FreezeControl::Cases` (`max_values`: None, `max_size`: Some(296), added: 2771, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Relations` (r:16 w:0)
	/// Proof: `IdentityFiling::Relations` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Grants` (r:0 w:1)
	/// Proof: `FreezeControl::Grants` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	fn grant_access() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1868`
		//  Estimated: `42334`
		// Least time that was measured: 115_416_000 picoseconds.
		Weight::from_parts(145_334_000, 0)
			.saturating_add(Weight::from_parts(0, 42334))
			.saturating_add(T::DbWeight::get().reads(20))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `BranchRegistry::RoleKeys` (r:1 w:0)
	/// Proof: `BranchRegistry::RoleKeys` (`max_values`: None, `max_size`: Some(71), added: 2546, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Institutions` (r:1 w:0)
	/// Proof: `BranchRegistry::Institutions` (`max_values`: None, `max_size`: Some(23), added: 2498, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Cases` (r:1 w:0)
	/// Proof: `FreezeControl::Cases` (`max_values`: None, `max_size`: Some(296), added: 2771, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Relations` (r:16 w:0)
	/// Proof: `IdentityFiling::Relations` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Grants` (r:1 w:1)
	/// Proof: `FreezeControl::Grants` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	fn revoke_access() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1927`
		//  Estimated: `42334`
		// Least time that was measured: 127_154_000 picoseconds.
		Weight::from_parts(153_095_000, 0)
			.saturating_add(Weight::from_parts(0, 42334))
			.saturating_add(T::DbWeight::get().reads(21))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `BranchRegistry::RoleKeys` (r:1 w:0)
	/// Proof: `BranchRegistry::RoleKeys` (`max_values`: None, `max_size`: Some(71), added: 2546, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Institutions` (r:1 w:0)
	/// Proof: `BranchRegistry::Institutions` (`max_values`: None, `max_size`: Some(23), added: 2498, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Filings` (r:8 w:0)
	/// Proof: `IdentityFiling::Filings` (`max_values`: None, `max_size`: Some(891), added: 3366, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Successors` (r:1 w:0)
	/// Proof: `BranchRegistry::Successors` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Levels` (r:1 w:0)
	/// Proof: `IdentityFiling::Levels` (`max_values`: Some(1), `max_size`: Some(11), added: 506, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::AttestorCutOffs` (r:1 w:0)
	/// Proof: `IdentityFiling::AttestorCutOffs` (`max_values`: Some(1), `max_size`: Some(1410), added: 1905, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::OpenRequests` (r:1 w:1)
	/// Proof: `FreezeControl::OpenRequests` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::NextRequest` (r:1 w:1)
	/// Proof: `FreezeControl::NextRequest` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Requests` (r:0 w:1)
	/// Proof: `FreezeControl::Requests` (`max_values`: None, `max_size`: Some(195), added: 2670, mode: `MaxEncodedLen`)
	fn file_request() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `2248`
		//  Estimated: `27918`
		// Least time that was measured: 149_178_000 picoseconds.
		Weight::from_parts(169_473_000, 0)
			.saturating_add(Weight::from_parts(0, 27918))
			.saturating_add(T::DbWeight::get().reads(16))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	/// Storage: `BranchRegistry::RoleKeys` (r:1 w:0)
	/// Proof: `BranchRegistry::RoleKeys` (`max_values`: None, `max_size`: Some(71), added: 2546, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Institutions` (r:1 w:0)
	/// Proof: `BranchRegistry::Institutions` (`max_values`: None, `max_size`: Some(23), added: 2498, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Requests` (r:1 w:1)
	/// Proof: `FreezeControl::Requests` (`max_values`: None, `max_size`: Some(195), added: 2670, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Relations` (r:16 w:0)
	/// Proof: `IdentityFiling::Relations` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::OpenRequests` (r:1 w:1)
	/// Proof: `FreezeControl::OpenRequests` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	fn answer_request() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1800`
		//  Estimated: `42334`
		// Least time that was measured: 125_208_000 picoseconds.
		Weight::from_parts(159_167_000, 0)
			.saturating_add(Weight::from_parts(0, 42334))
			.saturating_add(T::DbWeight::get().reads(21))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// Storage: `FreezeControl::Requests` (r:1 w:1)
	/// Proof: `FreezeControl::Requests` (`max_values`: None, `max_size`: Some(195), added: 2670, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn report_overdue() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `311`
		//  Estimated: `3660`
		// Least time that was measured: 35_680_000 picoseconds.
		Weight::from_parts(52_256_000, 0)
			.saturating_add(Weight::from_parts(0, 3660))
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
}
