//! Weights of `pallet_anomaly_monitor`, measured on the runtime by `make weights`: 2026-11-22, 50 steps, 20 repeats,
//! Intel(R) Xeon(R) Processor.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]
#![allow(missing_docs)]
#![allow(clippy::all)]

use polkadot_sdk::*;
use frame_support::{traits::Get, weights::Weight};
use core::marker::PhantomData;

/// Weight functions for `pallet_anomaly_monitor`.
pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_anomaly_monitor::WeightInfo for WeightInfo<T> {
	/// Storage: `BranchRegistry::RoleKeys` (r:1 w:0)
	/// Proof: `BranchRegistry::RoleKeys` (`max_values`: None, `max_size`: Some(71), added: 2546, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Institutions` (r:1 w:0)
	/// Proof: `BranchRegistry::Institutions` (`max_values`: None, `max_size`: Some(23), added: 2498, mode: `MaxEncodedLen`)
	/// Storage: `AnomalyMonitor::AlertsStore` (r:1 w:1)
	/// Proof: `AnomalyMonitor::AlertsStore` (`max_values`: None, `max_size`: Some(793), added: 3268, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Relations` (r:12 w:0)
	/// Proof: `IdentityFiling::Relations` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	fn assign() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `2240`
		//  Estimated: `31998`
		// Least time that was measured: 105_160_000 picoseconds.
		Weight::from_parts(122_906_000, 0)
			.saturating_add(Weight::from_parts(0, 31998))
			.saturating_add(T::DbWeight::get().reads(16))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `BranchRegistry::RoleKeys` (r:1 w:0)
	/// Proof: `BranchRegistry::RoleKeys` (`max_values`: None, `max_size`: Some(71), added: 2546, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Institutions` (r:1 w:0)
	/// Proof: `BranchRegistry::Institutions` (`max_values`: None, `max_size`: Some(23), added: 2498, mode: `MaxEncodedLen`)
	/// Storage: `AnomalyMonitor::AlertsStore` (r:1 w:1)
	/// Proof: `AnomalyMonitor::AlertsStore` (`max_values`: None, `max_size`: Some(793), added: 3268, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Relations` (r:12 w:0)
	/// Proof: `IdentityFiling::Relations` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `AnomalyMonitor::RuleCounts` (r:1 w:1)
	/// Proof: `AnomalyMonitor::RuleCounts` (`max_values`: Some(1), `max_size`: Some(768), added: 1263, mode: `MaxEncodedLen`)
	/// Storage: `AnomalyMonitor::Standings` (r:1 w:1)
	/// Proof: `AnomalyMonitor::Standings` (`max_values`: None, `max_size`: Some(54), added: 2529, mode: `MaxEncodedLen`)
	/// Storage: `AnomalyMonitor::RiskPolicy` (r:1 w:0)
	/// Proof: `AnomalyMonitor::RiskPolicy` (`max_values`: Some(1), `max_size`: Some(91), added: 586, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Filings` (r:1 w:1)
	/// Proof: `IdentityFiling::Filings` (`max_values`: None, `max_size`: Some(891), added: 3366, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Successors` (r:1 w:0)
	/// Proof: `BranchRegistry::Successors` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Levels` (r:1 w:0)
	/// Proof: `IdentityFiling::Levels` (`max_values`: Some(1), `max_size`: Some(11), added: 506, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::AttestorCutOffs` (r:1 w:0)
	/// Proof: `IdentityFiling::AttestorCutOffs` (`max_values`: Some(1), `max_size`: Some(1410), added: 1905, mode: `MaxEncodedLen`)
	/// Storage: `TimeCoin::OpenBookings` (r:1 w:0)
	/// Proof: `TimeCoin::OpenBookings` (`max_values`: None, `max_size`: Some(273), added: 2748, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Restrictions` (r:1 w:0)
	/// Proof: `FreezeControl::Restrictions` (`max_values`: None, `max_size`: Some(1441), added: 3916, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Claims` (r:1 w:0)
	/// Proof: `FreezeControl::Claims` (`max_values`: None, `max_size`: Some(561), added: 3036, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Versions` (r:0 w:1)
	/// Proof: `IdentityFiling::Versions` (`max_values`: None, `max_size`: Some(862), added: 3337, mode: `MaxEncodedLen`)
	fn close() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `3660`
		//  Estimated: `31998`
		// Least time that was measured: 182_214_000 picoseconds.
		Weight::from_parts(207_776_000, 0)
			.saturating_add(Weight::from_parts(0, 31998))
			.saturating_add(T::DbWeight::get().reads(26))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	/// Storage: `AnomalyMonitor::AlertsStore` (r:1 w:1)
	/// Proof: `AnomalyMonitor::AlertsStore` (`max_values`: None, `max_size`: Some(793), added: 3268, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn escalate() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `828`
		//  Estimated: `4258`
		// Least time that was measured: 36_317_000 picoseconds.
		Weight::from_parts(54_927_000, 0)
			.saturating_add(Weight::from_parts(0, 4258))
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `AnomalyMonitor::AlertsStore` (r:1 w:1)
	/// Proof: `AnomalyMonitor::AlertsStore` (`max_values`: None, `max_size`: Some(793), added: 3268, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Restrictions` (r:1 w:0)
	/// Proof: `FreezeControl::Restrictions` (`max_values`: None, `max_size`: Some(1441), added: 3916, mode: `MaxEncodedLen`)
	/// Storage: `TimeCoin::Holds` (r:1 w:0)
	/// Proof: `TimeCoin::Holds` (`max_values`: None, `max_size`: Some(249), added: 2724, mode: `MaxEncodedLen`)
	fn return_expired() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `907`
		//  Estimated: `4906`
		// Least time that was measured: 32_578_000 picoseconds.
		Weight::from_parts(39_480_000, 0)
			.saturating_add(Weight::from_parts(0, 4906))
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `BranchRegistry::RoleKeys` (r:1 w:0)
	/// Proof: `BranchRegistry::RoleKeys` (`max_values`: None, `max_size`: Some(71), added: 2546, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Institutions` (r:1 w:0)
	/// Proof: `BranchRegistry::Institutions` (`max_values`: None, `max_size`: Some(23), added: 2498, mode: `MaxEncodedLen`)
	/// Storage: `AnomalyMonitor::AlertsStore` (r:1 w:1)
	/// Proof: `AnomalyMonitor::AlertsStore` (`max_values`: None, `max_size`: Some(793), added: 3268, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Relations` (r:12 w:0)
	/// Proof: `IdentityFiling::Relations` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::SupervisorRights` (r:1 w:0)
	/// Proof: `FreezeControl::SupervisorRights` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
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
	fn request_freeze() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `2768`
		//  Estimated: `31998`
		// Least time that was measured: 184_743_000 picoseconds.
		Weight::from_parts(224_389_000, 0)
			.saturating_add(Weight::from_parts(0, 31998))
			.saturating_add(T::DbWeight::get().reads(26))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	/// Storage: `AnomalyMonitor::Params` (r:1 w:1)
	/// Proof: `AnomalyMonitor::Params` (`max_values`: None, `max_size`: Some(1690), added: 4165, mode: `MaxEncodedLen`)
	fn set_params() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `612`
		//  Estimated: `5155`
		// Least time that was measured: 23_162_000 picoseconds.
		Weight::from_parts(28_040_000, 0)
			.saturating_add(Weight::from_parts(0, 5155))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `AnomalyMonitor::AlertsStore` (r:1 w:1)
	/// Proof: `AnomalyMonitor::AlertsStore` (`max_values`: None, `max_size`: Some(793), added: 3268, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn remove_alert() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `869`
		//  Estimated: `4258`
		// Least time that was measured: 34_701_000 picoseconds.
		Weight::from_parts(48_362_000, 0)
			.saturating_add(Weight::from_parts(0, 4258))
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `BranchRegistry::RoleKeys` (r:1 w:0)
	/// Proof: `BranchRegistry::RoleKeys` (`max_values`: None, `max_size`: Some(71), added: 2546, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Institutions` (r:1 w:0)
	/// Proof: `BranchRegistry::Institutions` (`max_values`: None, `max_size`: Some(23), added: 2498, mode: `MaxEncodedLen`)
	/// Storage: `AnomalyMonitor::AlertsStore` (r:1 w:0)
	/// Proof: `AnomalyMonitor::AlertsStore` (`max_values`: None, `max_size`: Some(793), added: 3268, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Relations` (r:12 w:0)
	/// Proof: `IdentityFiling::Relations` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `AnomalyMonitor::Leniences` (r:1 w:1)
	/// Proof: `AnomalyMonitor::Leniences` (`max_values`: None, `max_size`: Some(1962), added: 4437, mode: `MaxEncodedLen`)
	fn snooze() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `3633`
		//  Estimated: `31998`
		// Least time that was measured: 114_034_000 picoseconds.
		Weight::from_parts(138_264_000, 0)
			.saturating_add(Weight::from_parts(0, 31998))
			.saturating_add(T::DbWeight::get().reads(17))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `BranchRegistry::RoleKeys` (r:1 w:0)
	/// Proof: `BranchRegistry::RoleKeys` (`max_values`: None, `max_size`: Some(71), added: 2546, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Institutions` (r:1 w:0)
	/// Proof: `BranchRegistry::Institutions` (`max_values`: None, `max_size`: Some(23), added: 2498, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Relations` (r:2 w:0)
	/// Proof: `IdentityFiling::Relations` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `AnomalyMonitor::Leniences` (r:1 w:1)
	/// Proof: `AnomalyMonitor::Leniences` (`max_values`: None, `max_size`: Some(1962), added: 4437, mode: `MaxEncodedLen`)
	fn end_snooze() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `2829`
		//  Estimated: `6158`
		// Least time that was measured: 75_119_000 picoseconds.
		Weight::from_parts(95_803_000, 0)
			.saturating_add(Weight::from_parts(0, 6158))
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `BranchRegistry::RoleKeys` (r:1 w:0)
	/// Proof: `BranchRegistry::RoleKeys` (`max_values`: None, `max_size`: Some(71), added: 2546, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Institutions` (r:1 w:0)
	/// Proof: `BranchRegistry::Institutions` (`max_values`: None, `max_size`: Some(23), added: 2498, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Filings` (r:2 w:0)
	/// Proof: `IdentityFiling::Filings` (`max_values`: None, `max_size`: Some(891), added: 3366, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Successors` (r:1 w:0)
	/// Proof: `BranchRegistry::Successors` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Levels` (r:1 w:0)
	/// Proof: `IdentityFiling::Levels` (`max_values`: Some(1), `max_size`: Some(11), added: 506, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::AttestorCutOffs` (r:1 w:0)
	/// Proof: `IdentityFiling::AttestorCutOffs` (`max_values`: Some(1), `max_size`: Some(1410), added: 1905, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Relations` (r:4 w:0)
	/// Proof: `IdentityFiling::Relations` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `AnomalyMonitor::Leniences` (r:1 w:1)
	/// Proof: `AnomalyMonitor::Leniences` (`max_values`: None, `max_size`: Some(1962), added: 4437, mode: `MaxEncodedLen`)
	fn allow_pair() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `3452`
		//  Estimated: `11326`
		// Least time that was measured: 112_032_000 picoseconds.
		Weight::from_parts(130_554_000, 0)
			.saturating_add(Weight::from_parts(0, 11326))
			.saturating_add(T::DbWeight::get().reads(13))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `BranchRegistry::RoleKeys` (r:1 w:0)
	/// Proof: `BranchRegistry::RoleKeys` (`max_values`: None, `max_size`: Some(71), added: 2546, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Institutions` (r:1 w:0)
	/// Proof: `BranchRegistry::Institutions` (`max_values`: None, `max_size`: Some(23), added: 2498, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Relations` (r:4 w:0)
	/// Proof: `IdentityFiling::Relations` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `AnomalyMonitor::Leniences` (r:1 w:1)
	/// Proof: `AnomalyMonitor::Leniences` (`max_values`: None, `max_size`: Some(1962), added: 4437, mode: `MaxEncodedLen`)
	fn end_pair() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `2829`
		//  Estimated: `11326`
		// Least time that was measured: 79_595_000 picoseconds.
		Weight::from_parts(92_094_000, 0)
			.saturating_add(Weight::from_parts(0, 11326))
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `AnomalyMonitor::RiskPolicy` (r:1 w:1)
	/// Proof: `AnomalyMonitor::RiskPolicy` (`max_values`: Some(1), `max_size`: Some(91), added: 586, mode: `MaxEncodedLen`)
	fn set_policy() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `6`
		//  Estimated: `1576`
		// Least time that was measured: 13_042_000 picoseconds.
		Weight::from_parts(15_529_000, 0)
			.saturating_add(Weight::from_parts(0, 1576))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `BranchRegistry::RoleKeys` (r:1 w:0)
	/// Proof: `BranchRegistry::RoleKeys` (`max_values`: None, `max_size`: Some(71), added: 2546, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Institutions` (r:1 w:0)
	/// Proof: `BranchRegistry::Institutions` (`max_values`: None, `max_size`: Some(23), added: 2498, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Filings` (r:1 w:1)
	/// Proof: `IdentityFiling::Filings` (`max_values`: None, `max_size`: Some(891), added: 3366, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Successors` (r:1 w:0)
	/// Proof: `BranchRegistry::Successors` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Levels` (r:1 w:0)
	/// Proof: `IdentityFiling::Levels` (`max_values`: Some(1), `max_size`: Some(11), added: 506, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::AttestorCutOffs` (r:1 w:0)
	/// Proof: `IdentityFiling::AttestorCutOffs` (`max_values`: Some(1), `max_size`: Some(1410), added: 1905, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Relations` (r:2 w:0)
	/// Proof: `IdentityFiling::Relations` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `AnomalyMonitor::OpenWarnings` (r:1 w:1)
	/// Proof: `AnomalyMonitor::OpenWarnings` (`max_values`: None, `max_size`: Some(29), added: 2504, mode: `MaxEncodedLen`)
	/// Storage: `AnomalyMonitor::ReportTimes` (r:1 w:1)
	/// Proof: `AnomalyMonitor::ReportTimes` (`max_values`: None, `max_size`: Some(178), added: 2653, mode: `MaxEncodedLen`)
	/// Storage: `AnomalyMonitor::NextWarning` (r:1 w:1)
	/// Proof: `AnomalyMonitor::NextWarning` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `AnomalyMonitor::Standings` (r:1 w:1)
	/// Proof: `AnomalyMonitor::Standings` (`max_values`: None, `max_size`: Some(54), added: 2529, mode: `MaxEncodedLen`)
	/// Storage: `AnomalyMonitor::NextAlert` (r:1 w:1)
	/// Proof: `AnomalyMonitor::NextAlert` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `AnomalyMonitor::RuleCounts` (r:1 w:1)
	/// Proof: `AnomalyMonitor::RuleCounts` (`max_values`: Some(1), `max_size`: Some(768), added: 1263, mode: `MaxEncodedLen`)
	/// Storage: `AnomalyMonitor::RiskPolicy` (r:1 w:0)
	/// Proof: `AnomalyMonitor::RiskPolicy` (`max_values`: Some(1), `max_size`: Some(91), added: 586, mode: `MaxEncodedLen`)
	/// Storage: `TimeCoin::OpenBookings` (r:1 w:0)
	/// Proof: `TimeCoin::OpenBookings` (`max_values`: None, `max_size`: Some(273), added: 2748, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Restrictions` (r:1 w:0)
	/// Proof: `FreezeControl::Restrictions` (`max_values`: None, `max_size`: Some(1441), added: 3916, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Claims` (r:1 w:0)
	/// Proof: `FreezeControl::Claims` (`max_values`: None, `max_size`: Some(561), added: 3036, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Versions` (r:0 w:1)
	/// Proof: `IdentityFiling::Versions` (`max_values`: None, `max_size`: Some(862), added: 3337, mode: `MaxEncodedLen`)
	/// Storage: `AnomalyMonitor::AlertsStore` (r:0 w:1)
	/// Proof: `AnomalyMonitor::AlertsStore` (`max_values`: None, `max_size`: Some(793), added: 3268, mode: `MaxEncodedLen`)
	/// Storage: `AnomalyMonitor::Warnings` (r:0 w:1)
	/// Proof: `AnomalyMonitor::Warnings` (`max_values`: None, `max_size`: Some(173), added: 2648, mode: `MaxEncodedLen`)
	fn send_warning() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `2311`
		//  Estimated: `6158`
		// Least time that was measured: 192_462_000 picoseconds.
		Weight::from_parts(236_288_000, 0)
			.saturating_add(Weight::from_parts(0, 6158))
			.saturating_add(T::DbWeight::get().reads(19))
			.saturating_add(T::DbWeight::get().writes(10))
	}
	/// Storage: `BranchRegistry::RoleKeys` (r:1 w:0)
	/// Proof: `BranchRegistry::RoleKeys` (`max_values`: None, `max_size`: Some(71), added: 2546, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Institutions` (r:2 w:0)
	/// Proof: `BranchRegistry::Institutions` (`max_values`: None, `max_size`: Some(23), added: 2498, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Filings` (r:1 w:0)
	/// Proof: `IdentityFiling::Filings` (`max_values`: None, `max_size`: Some(891), added: 3366, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Successors` (r:1 w:0)
	/// Proof: `BranchRegistry::Successors` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Levels` (r:1 w:0)
	/// Proof: `IdentityFiling::Levels` (`max_values`: Some(1), `max_size`: Some(11), added: 506, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::AttestorCutOffs` (r:1 w:0)
	/// Proof: `IdentityFiling::AttestorCutOffs` (`max_values`: Some(1), `max_size`: Some(1410), added: 1905, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Relations` (r:2 w:0)
	/// Proof: `IdentityFiling::Relations` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `AnomalyMonitor::OpenWarnings` (r:1 w:1)
	/// Proof: `AnomalyMonitor::OpenWarnings` (`max_values`: None, `max_size`: Some(29), added: 2504, mode: `MaxEncodedLen`)
	/// Storage: `AnomalyMonitor::ReportTimes` (r:1 w:1)
	/// Proof: `AnomalyMonitor::ReportTimes` (`max_values`: None, `max_size`: Some(178), added: 2653, mode: `MaxEncodedLen`)
	/// Storage: `AnomalyMonitor::NextWarning` (r:1 w:1)
	/// Proof: `AnomalyMonitor::NextWarning` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `AnomalyMonitor::Warnings` (r:0 w:1)
	/// Proof: `AnomalyMonitor::Warnings` (`max_values`: None, `max_size`: Some(173), added: 2648, mode: `MaxEncodedLen`)
	fn issue_warning() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `2251`
		//  Estimated: `6158`
		// Least time that was measured: 108_679_000 picoseconds.
		Weight::from_parts(138_082_000, 0)
			.saturating_add(Weight::from_parts(0, 6158))
			.saturating_add(T::DbWeight::get().reads(13))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	/// Storage: `AnomalyMonitor::Warnings` (r:1 w:1)
	/// Proof: `AnomalyMonitor::Warnings` (`max_values`: None, `max_size`: Some(173), added: 2648, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Institutions` (r:2 w:0)
	/// Proof: `BranchRegistry::Institutions` (`max_values`: None, `max_size`: Some(23), added: 2498, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::RoleKeys` (r:1 w:0)
	/// Proof: `BranchRegistry::RoleKeys` (`max_values`: None, `max_size`: Some(71), added: 2546, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Relations` (r:2 w:0)
	/// Proof: `IdentityFiling::Relations` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	fn acknowledge_warning() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1810`
		//  Estimated: `6158`
		// Least time that was measured: 80_397_000 picoseconds.
		Weight::from_parts(114_506_000, 0)
			.saturating_add(Weight::from_parts(0, 6158))
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `AnomalyMonitor::Warnings` (r:1 w:1)
	/// Proof: `AnomalyMonitor::Warnings` (`max_values`: None, `max_size`: Some(173), added: 2648, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Institutions` (r:2 w:0)
	/// Proof: `BranchRegistry::Institutions` (`max_values`: None, `max_size`: Some(23), added: 2498, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::RoleKeys` (r:1 w:0)
	/// Proof: `BranchRegistry::RoleKeys` (`max_values`: None, `max_size`: Some(71), added: 2546, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Relations` (r:2 w:0)
	/// Proof: `IdentityFiling::Relations` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `AnomalyMonitor::AlertsStore` (r:1 w:0)
	/// Proof: `AnomalyMonitor::AlertsStore` (`max_values`: None, `max_size`: Some(793), added: 3268, mode: `MaxEncodedLen`)
	/// Storage: `AnomalyMonitor::OpenWarnings` (r:0 w:1)
	/// Proof: `AnomalyMonitor::OpenWarnings` (`max_values`: None, `max_size`: Some(29), added: 2504, mode: `MaxEncodedLen`)
	fn answer_warning() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `2020`
		//  Estimated: `6158`
		// Least time that was measured: 88_194_000 picoseconds.
		Weight::from_parts(109_129_000, 0)
			.saturating_add(Weight::from_parts(0, 6158))
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// Storage: `AnomalyMonitor::Warnings` (r:1 w:1)
	/// Proof: `AnomalyMonitor::Warnings` (`max_values`: None, `max_size`: Some(173), added: 2648, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn note_overdue() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `390`
		//  Estimated: `3638`
		// Least time that was measured: 33_762_000 picoseconds.
		Weight::from_parts(49_263_000, 0)
			.saturating_add(Weight::from_parts(0, 3638))
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `AnomalyMonitor::Warnings` (r:1 w:1)
	/// Proof: `AnomalyMonitor::Warnings` (`max_values`: None, `max_size`: Some(173), added: 2648, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `AnomalyMonitor::OpenWarnings` (r:1 w:1)
	/// Proof: `AnomalyMonitor::OpenWarnings` (`max_values`: None, `max_size`: Some(29), added: 2504, mode: `MaxEncodedLen`)
	fn remove_warning() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `406`
		//  Estimated: `3638`
		// Least time that was measured: 42_487_000 picoseconds.
		Weight::from_parts(75_549_000, 0)
			.saturating_add(Weight::from_parts(0, 3638))
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// Storage: `BranchRegistry::RoleKeys` (r:1 w:0)
	/// Proof: `BranchRegistry::RoleKeys` (`max_values`: None, `max_size`: Some(71), added: 2546, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Institutions` (r:1 w:0)
	/// Proof: `BranchRegistry::Institutions` (`max_values`: None, `max_size`: Some(23), added: 2498, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Filings` (r:1 w:0)
	/// Proof: `IdentityFiling::Filings` (`max_values`: None, `max_size`: Some(891), added: 3366, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Successors` (r:1 w:0)
	/// Proof: `BranchRegistry::Successors` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Levels` (r:1 w:0)
	/// Proof: `IdentityFiling::Levels` (`max_values`: Some(1), `max_size`: Some(11), added: 506, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::AttestorCutOffs` (r:1 w:0)
	/// Proof: `IdentityFiling::AttestorCutOffs` (`max_values`: Some(1), `max_size`: Some(1410), added: 1905, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Relations` (r:2 w:0)
	/// Proof: `IdentityFiling::Relations` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `AnomalyMonitor::ReportTimes` (r:1 w:1)
	/// Proof: `AnomalyMonitor::ReportTimes` (`max_values`: None, `max_size`: Some(178), added: 2653, mode: `MaxEncodedLen`)
	/// Storage: `AnomalyMonitor::Standings` (r:1 w:1)
	/// Proof: `AnomalyMonitor::Standings` (`max_values`: None, `max_size`: Some(54), added: 2529, mode: `MaxEncodedLen`)
	/// Storage: `AnomalyMonitor::NextAlert` (r:1 w:1)
	/// Proof: `AnomalyMonitor::NextAlert` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `AnomalyMonitor::RuleCounts` (r:1 w:1)
	/// Proof: `AnomalyMonitor::RuleCounts` (`max_values`: Some(1), `max_size`: Some(768), added: 1263, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::SupervisorRights` (r:1 w:0)
	/// Proof: `FreezeControl::SupervisorRights` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::NextCase` (r:1 w:1)
	/// Proof: `FreezeControl::NextCase` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::UnratifiedTime` (r:1 w:1)
	/// Proof: `FreezeControl::UnratifiedTime` (`max_values`: None, `max_size`: Some(529), added: 3004, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::OpenOrders` (r:1 w:1)
	/// Proof: `FreezeControl::OpenOrders` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Restrictions` (r:1 w:1)
	/// Proof: `FreezeControl::Restrictions` (`max_values`: None, `max_size`: Some(1441), added: 3916, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::CaseRestrictions` (r:1 w:1)
	/// Proof: `FreezeControl::CaseRestrictions` (`max_values`: None, `max_size`: Some(81), added: 2556, mode: `MaxEncodedLen`)
	/// Storage: `AnomalyMonitor::RiskPolicy` (r:1 w:0)
	/// Proof: `AnomalyMonitor::RiskPolicy` (`max_values`: Some(1), `max_size`: Some(91), added: 586, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Cases` (r:0 w:1)
	/// Proof: `FreezeControl::Cases` (`max_values`: None, `max_size`: Some(296), added: 2771, mode: `MaxEncodedLen`)
	/// Storage: `AnomalyMonitor::AlertsStore` (r:0 w:1)
	/// Proof: `AnomalyMonitor::AlertsStore` (`max_values`: None, `max_size`: Some(793), added: 3268, mode: `MaxEncodedLen`)
	fn report_finding() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `2326`
		//  Estimated: `6158`
		// Least time that was measured: 212_203_000 picoseconds.
		Weight::from_parts(355_065_000, 0)
			.saturating_add(Weight::from_parts(0, 6158))
			.saturating_add(T::DbWeight::get().reads(20))
			.saturating_add(T::DbWeight::get().writes(11))
	}
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `AnomalyMonitor::Shadows` (r:0 w:1)
	/// Proof: `AnomalyMonitor::Shadows` (`max_values`: None, `max_size`: Some(1746), added: 4221, mode: `MaxEncodedLen`)
	fn set_shadow() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `74`
		//  Estimated: `1493`
		// Least time that was measured: 21_612_000 picoseconds.
		Weight::from_parts(37_501_000, 0)
			.saturating_add(Weight::from_parts(0, 1493))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `AnomalyMonitor::Shadows` (r:1 w:1)
	/// Proof: `AnomalyMonitor::Shadows` (`max_values`: None, `max_size`: Some(1746), added: 4221, mode: `MaxEncodedLen`)
	/// Storage: `AnomalyMonitor::Params` (r:1 w:1)
	/// Proof: `AnomalyMonitor::Params` (`max_values`: None, `max_size`: Some(1690), added: 4165, mode: `MaxEncodedLen`)
	fn promote_shadow() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `668`
		//  Estimated: `5211`
		// Least time that was measured: 29_502_000 picoseconds.
		Weight::from_parts(35_763_000, 0)
			.saturating_add(Weight::from_parts(0, 5211))
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// Storage: `TimeCoin::Accounts` (r:1 w:0)
	/// Proof: `TimeCoin::Accounts` (`max_values`: None, `max_size`: Some(92), added: 2567, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Restrictions` (r:2 w:0)
	/// Proof: `FreezeControl::Restrictions` (`max_values`: None, `max_size`: Some(1441), added: 3916, mode: `MaxEncodedLen`)
	/// Storage: `AnomalyMonitor::PartnersOf` (r:2 w:1)
	/// Proof: `AnomalyMonitor::PartnersOf` (`max_values`: None, `max_size`: Some(401), added: 2876, mode: `MaxEncodedLen`)
	/// Storage: `AnomalyMonitor::Windows` (r:2 w:2)
	/// Proof: `AnomalyMonitor::Windows` (`max_values`: None, `max_size`: Some(1001), added: 3476, mode: `MaxEncodedLen`)
	/// Storage: `AnomalyMonitor::Custodies` (r:1 w:1)
	/// Proof: `AnomalyMonitor::Custodies` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	/// Storage: `AnomalyMonitor::Params` (r:1 w:0)
	/// Proof: `AnomalyMonitor::Params` (`max_values`: None, `max_size`: Some(1690), added: 4165, mode: `MaxEncodedLen`)
	/// Storage: `AnomalyMonitor::RiskPolicy` (r:1 w:0)
	/// Proof: `AnomalyMonitor::RiskPolicy` (`max_values`: Some(1), `max_size`: Some(91), added: 586, mode: `MaxEncodedLen`)
	/// Storage: `AnomalyMonitor::Leniences` (r:1 w:0)
	/// Proof: `AnomalyMonitor::Leniences` (`max_values`: None, `max_size`: Some(1962), added: 4437, mode: `MaxEncodedLen`)
	/// Storage: `AnomalyMonitor::Shadows` (r:1 w:1)
	/// Proof: `AnomalyMonitor::Shadows` (`max_values`: None, `max_size`: Some(1746), added: 4221, mode: `MaxEncodedLen`)
	/// Storage: `AnomalyMonitor::Standings` (r:1 w:1)
	/// Proof: `AnomalyMonitor::Standings` (`max_values`: None, `max_size`: Some(54), added: 2529, mode: `MaxEncodedLen`)
	/// Storage: `AnomalyMonitor::NextAlert` (r:1 w:1)
	/// Proof: `AnomalyMonitor::NextAlert` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `AnomalyMonitor::RuleCounts` (r:1 w:1)
	/// Proof: `AnomalyMonitor::RuleCounts` (`max_values`: Some(1), `max_size`: Some(768), added: 1263, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `AnomalyMonitor::AlertsStore` (r:0 w:1)
	/// Proof: `AnomalyMonitor::AlertsStore` (`max_values`: None, `max_size`: Some(793), added: 3268, mode: `MaxEncodedLen`)
	fn assess_gift() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `4735`
		//  Estimated: `8822`
		// Least time that was measured: 192_032_000 picoseconds.
		Weight::from_parts(335_234_000, 0)
			.saturating_add(Weight::from_parts(0, 8822))
			.saturating_add(T::DbWeight::get().reads(16))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	/// Storage: `TimeCoin::Accounts` (r:1 w:0)
	/// Proof: `TimeCoin::Accounts` (`max_values`: None, `max_size`: Some(92), added: 2567, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Restrictions` (r:2 w:0)
	/// Proof: `FreezeControl::Restrictions` (`max_values`: None, `max_size`: Some(1441), added: 3916, mode: `MaxEncodedLen`)
	/// Storage: `AnomalyMonitor::PartnersOf` (r:2 w:1)
	/// Proof: `AnomalyMonitor::PartnersOf` (`max_values`: None, `max_size`: Some(401), added: 2876, mode: `MaxEncodedLen`)
	/// Storage: `AnomalyMonitor::Windows` (r:2 w:1)
	/// Proof: `AnomalyMonitor::Windows` (`max_values`: None, `max_size`: Some(1001), added: 3476, mode: `MaxEncodedLen`)
	/// Storage: `AnomalyMonitor::Desks` (r:2 w:1)
	/// Proof: `AnomalyMonitor::Desks` (`max_values`: None, `max_size`: Some(564), added: 3039, mode: `MaxEncodedLen`)
	/// Storage: `AnomalyMonitor::Custodies` (r:1 w:1)
	/// Proof: `AnomalyMonitor::Custodies` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	/// Storage: `AnomalyMonitor::Params` (r:1 w:0)
	/// Proof: `AnomalyMonitor::Params` (`max_values`: None, `max_size`: Some(1690), added: 4165, mode: `MaxEncodedLen`)
	/// Storage: `AnomalyMonitor::RiskPolicy` (r:1 w:0)
	/// Proof: `AnomalyMonitor::RiskPolicy` (`max_values`: Some(1), `max_size`: Some(91), added: 586, mode: `MaxEncodedLen`)
	/// Storage: `AnomalyMonitor::Leniences` (r:1 w:0)
	/// Proof: `AnomalyMonitor::Leniences` (`max_values`: None, `max_size`: Some(1962), added: 4437, mode: `MaxEncodedLen`)
	/// Storage: `AnomalyMonitor::Shadows` (r:1 w:1)
	/// Proof: `AnomalyMonitor::Shadows` (`max_values`: None, `max_size`: Some(1746), added: 4221, mode: `MaxEncodedLen`)
	/// Storage: `AnomalyMonitor::Standings` (r:1 w:1)
	/// Proof: `AnomalyMonitor::Standings` (`max_values`: None, `max_size`: Some(54), added: 2529, mode: `MaxEncodedLen`)
	/// Storage: `AnomalyMonitor::NextAlert` (r:1 w:1)
	/// Proof: `AnomalyMonitor::NextAlert` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `AnomalyMonitor::RuleCounts` (r:1 w:1)
	/// Proof: `AnomalyMonitor::RuleCounts` (`max_values`: Some(1), `max_size`: Some(768), added: 1263, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `AnomalyMonitor::AlertsStore` (r:0 w:1)
	/// Proof: `AnomalyMonitor::AlertsStore` (`max_values`: None, `max_size`: Some(793), added: 3268, mode: `MaxEncodedLen`)
	fn assess_service() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `5035`
		//  Estimated: `8822`
		// Least time that was measured: 191_959_000 picoseconds.
		Weight::from_parts(256_327_000, 0)
			.saturating_add(Weight::from_parts(0, 8822))
			.saturating_add(T::DbWeight::get().reads(18))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	/// Storage: `AnomalyMonitor::AlertsStore` (r:1 w:0)
	/// Proof: `AnomalyMonitor::AlertsStore` (`max_values`: None, `max_size`: Some(793), added: 3268, mode: `MaxEncodedLen`)
	fn alert() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `746`
		//  Estimated: `4258`
		// Least time that was measured: 10_823_000 picoseconds.
		Weight::from_parts(19_224_000, 0)
			.saturating_add(Weight::from_parts(0, 4258))
			.saturating_add(T::DbWeight::get().reads(1))
	}
	/// Storage: `AnomalyMonitor::Warnings` (r:1 w:0)
	/// Proof: `AnomalyMonitor::Warnings` (`max_values`: None, `max_size`: Some(173), added: 2648, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Institutions` (r:1 w:0)
	/// Proof: `BranchRegistry::Institutions` (`max_values`: None, `max_size`: Some(23), added: 2498, mode: `MaxEncodedLen`)
	fn read_warning() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `811`
		//  Estimated: `3638`
		// Least time that was measured: 31_666_000 picoseconds.
		Weight::from_parts(38_194_000, 0)
			.saturating_add(Weight::from_parts(0, 3638))
			.saturating_add(T::DbWeight::get().reads(3))
	}
	/// Storage: `AnomalyMonitor::RiskPolicy` (r:1 w:0)
	/// Proof: `AnomalyMonitor::RiskPolicy` (`max_values`: Some(1), `max_size`: Some(91), added: 586, mode: `MaxEncodedLen`)
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
	/// Storage: `AnomalyMonitor::Standings` (r:1 w:0)
	/// Proof: `AnomalyMonitor::Standings` (`max_values`: None, `max_size`: Some(54), added: 2529, mode: `MaxEncodedLen`)
	fn filing_change() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1363`
		//  Estimated: `4356`
		// Least time that was measured: 52_599_000 picoseconds.
		Weight::from_parts(69_995_000, 0)
			.saturating_add(Weight::from_parts(0, 4356))
			.saturating_add(T::DbWeight::get().reads(7))
	}
}
