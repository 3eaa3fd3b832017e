//! Weights of `pallet_identity_filing`, measured on the runtime by `make weights`: 2026-11-22, 50 steps, 20 repeats,
//! Intel(R) Xeon(R) Processor.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]
#![allow(missing_docs)]
#![allow(clippy::all)]

use polkadot_sdk::*;
use frame_support::{traits::Get, weights::Weight};
use core::marker::PhantomData;

/// Weight functions for `pallet_identity_filing`.
pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_identity_filing::WeightInfo for WeightInfo<T> {
	/// Storage: `BranchRegistry::RoleKeys` (r:2 w:0)
	/// Proof: `BranchRegistry::RoleKeys` (`max_values`: None, `max_size`: Some(71), added: 2546, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Branches` (r:1 w:0)
	/// Proof: `BranchRegistry::Branches` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::MemberOf` (r:1 w:1)
	/// Proof: `IdentityFiling::MemberOf` (`max_values`: None, `max_size`: Some(57), added: 2532, mode: `MaxEncodedLen`)
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::SpentProofs` (r:1 w:1)
	/// Proof: `IdentityFiling::SpentProofs` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::NextMember` (r:1 w:1)
	/// Proof: `IdentityFiling::NextMember` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Controllers` (r:1 w:1)
	/// Proof: `IdentityFiling::Controllers` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Revive::OriginalAccount` (r:1 w:1)
	/// Proof: `Revive::OriginalAccount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::AttestationsOf` (r:0 w:12)
	/// Proof: `IdentityFiling::AttestationsOf` (`max_values`: None, `max_size`: Some(312), added: 2787, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Filings` (r:0 w:1)
	/// Proof: `IdentityFiling::Filings` (`max_values`: None, `max_size`: Some(891), added: 3366, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Versions` (r:0 w:1)
	/// Proof: `IdentityFiling::Versions` (`max_values`: None, `max_size`: Some(862), added: 3337, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Sections` (r:0 w:12)
	/// Proof: `IdentityFiling::Sections` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	fn submit() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `2810`
		//  Estimated: `6082`
		// Least time that was measured: 391_352_000 picoseconds.
		Weight::from_parts(457_660_000, 0)
			.saturating_add(Weight::from_parts(0, 6082))
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().writes(32))
	}
	/// Storage: `IdentityFiling::Filings` (r:1 w:1)
	/// Proof: `IdentityFiling::Filings` (`max_values`: None, `max_size`: Some(891), added: 3366, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::MemberOf` (r:1 w:0)
	/// Proof: `IdentityFiling::MemberOf` (`max_values`: None, `max_size`: Some(57), added: 2532, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::RoleKeys` (r:1 w:0)
	/// Proof: `BranchRegistry::RoleKeys` (`max_values`: None, `max_size`: Some(71), added: 2546, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Branches` (r:1 w:0)
	/// Proof: `BranchRegistry::Branches` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
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
	/// Storage: `AnomalyMonitor::RiskPolicy` (r:1 w:0)
	/// Proof: `AnomalyMonitor::RiskPolicy` (`max_values`: Some(1), `max_size`: Some(91), added: 586, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::AttestationsOf` (r:0 w:12)
	/// Proof: `IdentityFiling::AttestationsOf` (`max_values`: None, `max_size`: Some(312), added: 2787, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Versions` (r:0 w:1)
	/// Proof: `IdentityFiling::Versions` (`max_values`: None, `max_size`: Some(862), added: 3337, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Sections` (r:0 w:12)
	/// Proof: `IdentityFiling::Sections` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	fn amend() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `3713`
		//  Estimated: `4906`
		// Least time that was measured: 196_752_000 picoseconds.
		Weight::from_parts(212_827_000, 0)
			.saturating_add(Weight::from_parts(0, 4906))
			.saturating_add(T::DbWeight::get().reads(12))
			.saturating_add(T::DbWeight::get().writes(26))
	}
	/// Storage: `IdentityFiling::Filings` (r:1 w:1)
	/// Proof: `IdentityFiling::Filings` (`max_values`: None, `max_size`: Some(891), added: 3366, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::RoleKeys` (r:1 w:0)
	/// Proof: `BranchRegistry::RoleKeys` (`max_values`: None, `max_size`: Some(71), added: 2546, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Branches` (r:1 w:0)
	/// Proof: `BranchRegistry::Branches` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Successors` (r:1 w:0)
	/// Proof: `BranchRegistry::Successors` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Relations` (r:2 w:0)
	/// Proof: `IdentityFiling::Relations` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `TimeCoin::OpenBookings` (r:1 w:0)
	/// Proof: `TimeCoin::OpenBookings` (`max_values`: None, `max_size`: Some(273), added: 2748, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Restrictions` (r:1 w:0)
	/// Proof: `FreezeControl::Restrictions` (`max_values`: None, `max_size`: Some(1441), added: 3916, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Claims` (r:1 w:0)
	/// Proof: `FreezeControl::Claims` (`max_values`: None, `max_size`: Some(561), added: 3036, mode: `MaxEncodedLen`)
	/// Storage: `AnomalyMonitor::RiskPolicy` (r:1 w:0)
	/// Proof: `AnomalyMonitor::RiskPolicy` (`max_values`: Some(1), `max_size`: Some(91), added: 586, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Versions` (r:0 w:1)
	/// Proof: `IdentityFiling::Versions` (`max_values`: None, `max_size`: Some(862), added: 3337, mode: `MaxEncodedLen`)
	fn take_up() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `2861`
		//  Estimated: `6158`
		// Least time that was measured: 96_287_000 picoseconds.
		Weight::from_parts(111_592_000, 0)
			.saturating_add(Weight::from_parts(0, 6158))
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// Storage: `IdentityFiling::Filings` (r:1 w:1)
	/// Proof: `IdentityFiling::Filings` (`max_values`: None, `max_size`: Some(891), added: 3366, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::RoleKeys` (r:1 w:0)
	/// Proof: `BranchRegistry::RoleKeys` (`max_values`: None, `max_size`: Some(71), added: 2546, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Branches` (r:1 w:0)
	/// Proof: `BranchRegistry::Branches` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Successors` (r:1 w:0)
	/// Proof: `BranchRegistry::Successors` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Relations` (r:2 w:0)
	/// Proof: `IdentityFiling::Relations` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Erasures` (r:1 w:0)
	/// Proof: `IdentityFiling::Erasures` (`max_values`: None, `max_size`: Some(904), added: 3379, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Sections` (r:1 w:0)
	/// Proof: `IdentityFiling::Sections` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Packets` (r:1 w:0)
	/// Proof: `IdentityFiling::Packets` (`max_values`: None, `max_size`: Some(123), added: 2598, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Controllers` (r:1 w:0)
	/// Proof: `IdentityFiling::Controllers` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
	/// Storage: `Fuel::Drip` (r:1 w:0)
	/// Proof: `Fuel::Drip` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:5 w:5)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `TimeCoin::OpenBookings` (r:1 w:0)
	/// Proof: `TimeCoin::OpenBookings` (`max_values`: None, `max_size`: Some(273), added: 2748, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Restrictions` (r:1 w:0)
	/// Proof: `FreezeControl::Restrictions` (`max_values`: None, `max_size`: Some(1441), added: 3916, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Claims` (r:1 w:0)
	/// Proof: `FreezeControl::Claims` (`max_values`: None, `max_size`: Some(561), added: 3036, mode: `MaxEncodedLen`)
	/// Storage: `AnomalyMonitor::RiskPolicy` (r:1 w:0)
	/// Proof: `AnomalyMonitor::RiskPolicy` (`max_values`: Some(1), `max_size`: Some(91), added: 586, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Versions` (r:0 w:1)
	/// Proof: `IdentityFiling::Versions` (`max_values`: None, `max_size`: Some(862), added: 3337, mode: `MaxEncodedLen`)
	fn review() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `4911`
		//  Estimated: `14005`
		// Least time that was measured: 416_143_000 picoseconds.
		Weight::from_parts(450_598_000, 0)
			.saturating_add(Weight::from_parts(0, 14005))
			.saturating_add(T::DbWeight::get().reads(21))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	/// Storage: `IdentityFiling::Filings` (r:1 w:1)
	/// Proof: `IdentityFiling::Filings` (`max_values`: None, `max_size`: Some(891), added: 3366, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::RoleKeys` (r:1 w:0)
	/// Proof: `BranchRegistry::RoleKeys` (`max_values`: None, `max_size`: Some(71), added: 2546, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Institutions` (r:1 w:0)
	/// Proof: `BranchRegistry::Institutions` (`max_values`: None, `max_size`: Some(23), added: 2498, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Relations` (r:2 w:0)
	/// Proof: `IdentityFiling::Relations` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Sections` (r:1 w:0)
	/// Proof: `IdentityFiling::Sections` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::AttestorCutOffs` (r:1 w:0)
	/// Proof: `IdentityFiling::AttestorCutOffs` (`max_values`: Some(1), `max_size`: Some(1410), added: 1905, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::AttestationsOf` (r:1 w:1)
	/// Proof: `IdentityFiling::AttestationsOf` (`max_values`: None, `max_size`: Some(312), added: 2787, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Versions` (r:0 w:1)
	/// Proof: `IdentityFiling::Versions` (`max_values`: None, `max_size`: Some(862), added: 3337, mode: `MaxEncodedLen`)
	fn attest() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `4809`
		//  Estimated: `6158`
		// Least time that was measured: 112_169_000 picoseconds.
		Weight::from_parts(124_648_000, 0)
			.saturating_add(Weight::from_parts(0, 6158))
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	/// Storage: `IdentityFiling::Filings` (r:1 w:1)
	/// Proof: `IdentityFiling::Filings` (`max_values`: None, `max_size`: Some(891), added: 3366, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::RoleKeys` (r:1 w:0)
	/// Proof: `BranchRegistry::RoleKeys` (`max_values`: None, `max_size`: Some(71), added: 2546, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Institutions` (r:1 w:0)
	/// Proof: `BranchRegistry::Institutions` (`max_values`: None, `max_size`: Some(23), added: 2498, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Sections` (r:1 w:0)
	/// Proof: `IdentityFiling::Sections` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::AttestationsOf` (r:1 w:1)
	/// Proof: `IdentityFiling::AttestationsOf` (`max_values`: None, `max_size`: Some(312), added: 2787, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Levels` (r:1 w:0)
	/// Proof: `IdentityFiling::Levels` (`max_values`: Some(1), `max_size`: Some(11), added: 506, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::AttestorCutOffs` (r:1 w:0)
	/// Proof: `IdentityFiling::AttestorCutOffs` (`max_values`: Some(1), `max_size`: Some(1410), added: 1905, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Versions` (r:0 w:1)
	/// Proof: `IdentityFiling::Versions` (`max_values`: None, `max_size`: Some(862), added: 3337, mode: `MaxEncodedLen`)
	fn revoke_attestation() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `4457`
		//  Estimated: `4356`
		// Least time that was measured: 106_324_000 picoseconds.
		Weight::from_parts(118_168_000, 0)
			.saturating_add(Weight::from_parts(0, 4356))
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	/// Storage: `IdentityFiling::Filings` (r:1 w:1)
	/// Proof: `IdentityFiling::Filings` (`max_values`: None, `max_size`: Some(891), added: 3366, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::RoleKeys` (r:1 w:0)
	/// Proof: `BranchRegistry::RoleKeys` (`max_values`: None, `max_size`: Some(71), added: 2546, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Branches` (r:1 w:0)
	/// Proof: `BranchRegistry::Branches` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Successors` (r:1 w:0)
	/// Proof: `BranchRegistry::Successors` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `TimeCoin::OpenBookings` (r:1 w:0)
	/// Proof: `TimeCoin::OpenBookings` (`max_values`: None, `max_size`: Some(273), added: 2748, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Restrictions` (r:1 w:0)
	/// Proof: `FreezeControl::Restrictions` (`max_values`: None, `max_size`: Some(1441), added: 3916, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Claims` (r:1 w:0)
	/// Proof: `FreezeControl::Claims` (`max_values`: None, `max_size`: Some(561), added: 3036, mode: `MaxEncodedLen`)
	/// Storage: `AnomalyMonitor::RiskPolicy` (r:1 w:0)
	/// Proof: `AnomalyMonitor::RiskPolicy` (`max_values`: Some(1), `max_size`: Some(91), added: 586, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Versions` (r:0 w:1)
	/// Proof: `IdentityFiling::Versions` (`max_values`: None, `max_size`: Some(862), added: 3337, mode: `MaxEncodedLen`)
	fn suspend() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `2475`
		//  Estimated: `4906`
		// Least time that was measured: 89_724_000 picoseconds.
		Weight::from_parts(111_400_000, 0)
			.saturating_add(Weight::from_parts(0, 4906))
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// Storage: `IdentityFiling::Filings` (r:1 w:1)
	/// Proof: `IdentityFiling::Filings` (`max_values`: None, `max_size`: Some(891), added: 3366, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `TimeCoin::OpenBookings` (r:1 w:0)
	/// Proof: `TimeCoin::OpenBookings` (`max_values`: None, `max_size`: Some(273), added: 2748, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Restrictions` (r:1 w:0)
	/// Proof: `FreezeControl::Restrictions` (`max_values`: None, `max_size`: Some(1441), added: 3916, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Claims` (r:1 w:0)
	/// Proof: `FreezeControl::Claims` (`max_values`: None, `max_size`: Some(561), added: 3036, mode: `MaxEncodedLen`)
	/// Storage: `AnomalyMonitor::RiskPolicy` (r:1 w:0)
	/// Proof: `AnomalyMonitor::RiskPolicy` (`max_values`: Some(1), `max_size`: Some(91), added: 586, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Versions` (r:0 w:1)
	/// Proof: `IdentityFiling::Versions` (`max_values`: None, `max_size`: Some(862), added: 3337, mode: `MaxEncodedLen`)
	fn reinstate() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1605`
		//  Estimated: `4906`
		// Least time that was measured: 59_835_000 picoseconds.
		Weight::from_parts(69_634_000, 0)
			.saturating_add(Weight::from_parts(0, 4906))
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// Storage: `IdentityFiling::Filings` (r:1 w:1)
	/// Proof: `IdentityFiling::Filings` (`max_values`: None, `max_size`: Some(891), added: 3366, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::RoleKeys` (r:1 w:0)
	/// Proof: `BranchRegistry::RoleKeys` (`max_values`: None, `max_size`: Some(71), added: 2546, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Institutions` (r:1 w:0)
	/// Proof: `BranchRegistry::Institutions` (`max_values`: None, `max_size`: Some(23), added: 2498, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Relations` (r:2 w:0)
	/// Proof: `IdentityFiling::Relations` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `TimeCoin::OpenBookings` (r:1 w:0)
	/// Proof: `TimeCoin::OpenBookings` (`max_values`: None, `max_size`: Some(273), added: 2748, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Restrictions` (r:1 w:0)
	/// Proof: `FreezeControl::Restrictions` (`max_values`: None, `max_size`: Some(1441), added: 3916, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Claims` (r:1 w:0)
	/// Proof: `FreezeControl::Claims` (`max_values`: None, `max_size`: Some(561), added: 3036, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Versions` (r:0 w:1)
	/// Proof: `IdentityFiling::Versions` (`max_values`: None, `max_size`: Some(862), added: 3337, mode: `MaxEncodedLen`)
	fn set_risk() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `2778`
		//  Estimated: `6158`
		// Least time that was measured: 95_658_000 picoseconds.
		Weight::from_parts(122_531_000, 0)
			.saturating_add(Weight::from_parts(0, 6158))
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// Storage: `IdentityFiling::Requirements` (r:0 w:1)
	/// Proof: `IdentityFiling::Requirements` (`max_values`: None, `max_size`: Some(363), added: 2838, mode: `MaxEncodedLen`)
	fn set_requirements() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `0`
		//  Estimated: `0`
		// Least time that was measured: 17_436_000 picoseconds.
		Weight::from_parts(20_642_000, 0)
			.saturating_add(Weight::from_parts(0, 0))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `IdentityFiling::MemberOf` (r:1 w:1)
	/// Proof: `IdentityFiling::MemberOf` (`max_values`: None, `max_size`: Some(57), added: 2532, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::RoleKeys` (r:1 w:0)
	/// Proof: `BranchRegistry::RoleKeys` (`max_values`: None, `max_size`: Some(71), added: 2546, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::NextMember` (r:1 w:1)
	/// Proof: `IdentityFiling::NextMember` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Controllers` (r:1 w:1)
	/// Proof: `IdentityFiling::Controllers` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::ContractOf` (r:0 w:1)
	/// Proof: `IdentityFiling::ContractOf` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Filings` (r:0 w:1)
	/// Proof: `IdentityFiling::Filings` (`max_values`: None, `max_size`: Some(891), added: 3366, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Versions` (r:0 w:1)
	/// Proof: `IdentityFiling::Versions` (`max_values`: None, `max_size`: Some(862), added: 3337, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Sections` (r:0 w:1)
	/// Proof: `IdentityFiling::Sections` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	fn file_contract() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1599`
		//  Estimated: `3610`
		// Least time that was measured: 70_848_000 picoseconds.
		Weight::from_parts(82_831_000, 0)
			.saturating_add(Weight::from_parts(0, 3610))
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(8))
	}
	/// Storage: `IdentityFiling::Filings` (r:1 w:1)
	/// Proof: `IdentityFiling::Filings` (`max_values`: None, `max_size`: Some(891), added: 3366, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::MemberOf` (r:1 w:0)
	/// Proof: `IdentityFiling::MemberOf` (`max_values`: None, `max_size`: Some(57), added: 2532, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::RoleKeys` (r:1 w:0)
	/// Proof: `BranchRegistry::RoleKeys` (`max_values`: None, `max_size`: Some(71), added: 2546, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Branches` (r:1 w:0)
	/// Proof: `BranchRegistry::Branches` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Successors` (r:1 w:0)
	/// Proof: `BranchRegistry::Successors` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `TimeCoin::OpenBookings` (r:1 w:0)
	/// Proof: `TimeCoin::OpenBookings` (`max_values`: None, `max_size`: Some(273), added: 2748, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Restrictions` (r:1 w:0)
	/// Proof: `FreezeControl::Restrictions` (`max_values`: None, `max_size`: Some(1441), added: 3916, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Claims` (r:1 w:0)
	/// Proof: `FreezeControl::Claims` (`max_values`: None, `max_size`: Some(561), added: 3036, mode: `MaxEncodedLen`)
	/// Storage: `AnomalyMonitor::RiskPolicy` (r:1 w:0)
	/// Proof: `AnomalyMonitor::RiskPolicy` (`max_values`: Some(1), `max_size`: Some(91), added: 586, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Versions` (r:0 w:1)
	/// Proof: `IdentityFiling::Versions` (`max_values`: None, `max_size`: Some(862), added: 3337, mode: `MaxEncodedLen`)
	fn take_back() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `2795`
		//  Estimated: `4906`
		// Least time that was measured: 93_280_000 picoseconds.
		Weight::from_parts(117_977_000, 0)
			.saturating_add(Weight::from_parts(0, 4906))
			.saturating_add(T::DbWeight::get().reads(10))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// Storage: `IdentityFiling::Filings` (r:1 w:1)
	/// Proof: `IdentityFiling::Filings` (`max_values`: None, `max_size`: Some(891), added: 3366, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::MemberOf` (r:1 w:0)
	/// Proof: `IdentityFiling::MemberOf` (`max_values`: None, `max_size`: Some(57), added: 2532, mode: `MaxEncodedLen`)
	/// Storage: `TimeCoin::Accounts` (r:1 w:0)
	/// Proof: `TimeCoin::Accounts` (`max_values`: None, `max_size`: Some(92), added: 2567, mode: `MaxEncodedLen`)
	/// Storage: `TimeCoin::OpenBookings` (r:1 w:0)
	/// Proof: `TimeCoin::OpenBookings` (`max_values`: None, `max_size`: Some(273), added: 2748, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Restrictions` (r:1 w:0)
	/// Proof: `FreezeControl::Restrictions` (`max_values`: None, `max_size`: Some(1441), added: 3916, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Claims` (r:1 w:0)
	/// Proof: `FreezeControl::Claims` (`max_values`: None, `max_size`: Some(561), added: 3036, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::OpenDisputes` (r:1 w:0)
	/// Proof: `FreezeControl::OpenDisputes` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Recoveries` (r:1 w:0)
	/// Proof: `IdentityFiling::Recoveries` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `AnomalyMonitor::RiskPolicy` (r:1 w:0)
	/// Proof: `AnomalyMonitor::RiskPolicy` (`max_values`: Some(1), `max_size`: Some(91), added: 586, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Versions` (r:0 w:1)
	/// Proof: `IdentityFiling::Versions` (`max_values`: None, `max_size`: Some(862), added: 3337, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::HomeMoves` (r:0 w:1)
	/// Proof: `IdentityFiling::HomeMoves` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::PendingChanges` (r:0 w:1)
	/// Proof: `IdentityFiling::PendingChanges` (`max_values`: None, `max_size`: Some(753), added: 3228, mode: `MaxEncodedLen`)
	fn close() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `2409`
		//  Estimated: `4906`
		// Least time that was measured: 95_542_000 picoseconds.
		Weight::from_parts(122_649_000, 0)
			.saturating_add(Weight::from_parts(0, 4906))
			.saturating_add(T::DbWeight::get().reads(10))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	/// Storage: `IdentityFiling::Filings` (r:1 w:1)
	/// Proof: `IdentityFiling::Filings` (`max_values`: None, `max_size`: Some(891), added: 3366, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::MemberOf` (r:1 w:0)
	/// Proof: `IdentityFiling::MemberOf` (`max_values`: None, `max_size`: Some(57), added: 2532, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::RoleKeys` (r:1 w:0)
	/// Proof: `BranchRegistry::RoleKeys` (`max_values`: None, `max_size`: Some(71), added: 2546, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Branches` (r:1 w:0)
	/// Proof: `BranchRegistry::Branches` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Successors` (r:1 w:0)
	/// Proof: `BranchRegistry::Successors` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::PendingChanges` (r:1 w:1)
	/// Proof: `IdentityFiling::PendingChanges` (`max_values`: None, `max_size`: Some(753), added: 3228, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Levels` (r:1 w:0)
	/// Proof: `IdentityFiling::Levels` (`max_values`: Some(1), `max_size`: Some(11), added: 506, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::AttestorCutOffs` (r:1 w:0)
	/// Proof: `IdentityFiling::AttestorCutOffs` (`max_values`: Some(1), `max_size`: Some(1410), added: 1905, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Versions` (r:0 w:1)
	/// Proof: `IdentityFiling::Versions` (`max_values`: None, `max_size`: Some(862), added: 3337, mode: `MaxEncodedLen`)
	fn propose_change() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `3628`
		//  Estimated: `4356`
		// Least time that was measured: 108_492_000 picoseconds.
		Weight::from_parts(138_925_000, 0)
			.saturating_add(Weight::from_parts(0, 4356))
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	/// Storage: `IdentityFiling::Filings` (r:1 w:1)
	/// Proof: `IdentityFiling::Filings` (`max_values`: None, `max_size`: Some(891), added: 3366, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::PendingChanges` (r:1 w:1)
	/// Proof: `IdentityFiling::PendingChanges` (`max_values`: None, `max_size`: Some(753), added: 3228, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::RoleKeys` (r:1 w:0)
	/// Proof: `BranchRegistry::RoleKeys` (`max_values`: None, `max_size`: Some(71), added: 2546, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Branches` (r:1 w:0)
	/// Proof: `BranchRegistry::Branches` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Successors` (r:1 w:0)
	/// Proof: `BranchRegistry::Successors` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Relations` (r:2 w:0)
	/// Proof: `IdentityFiling::Relations` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
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
	/// Storage: `AnomalyMonitor::RiskPolicy` (r:1 w:0)
	/// Proof: `AnomalyMonitor::RiskPolicy` (`max_values`: Some(1), `max_size`: Some(91), added: 586, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::AttestationsOf` (r:0 w:12)
	/// Proof: `IdentityFiling::AttestationsOf` (`max_values`: None, `max_size`: Some(312), added: 2787, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Versions` (r:0 w:1)
	/// Proof: `IdentityFiling::Versions` (`max_values`: None, `max_size`: Some(862), added: 3337, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Sections` (r:0 w:12)
	/// Proof: `IdentityFiling::Sections` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	fn review_change() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `4516`
		//  Estimated: `6158`
		// Least time that was measured: 203_242_000 picoseconds.
		Weight::from_parts(231_175_000, 0)
			.saturating_add(Weight::from_parts(0, 6158))
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(27))
	}
	/// Storage: `IdentityFiling::Filings` (r:1 w:1)
	/// Proof: `IdentityFiling::Filings` (`max_values`: None, `max_size`: Some(891), added: 3366, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::MemberOf` (r:1 w:0)
	/// Proof: `IdentityFiling::MemberOf` (`max_values`: None, `max_size`: Some(57), added: 2532, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::RoleKeys` (r:1 w:0)
	/// Proof: `BranchRegistry::RoleKeys` (`max_values`: None, `max_size`: Some(71), added: 2546, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Branches` (r:1 w:0)
	/// Proof: `BranchRegistry::Branches` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Successors` (r:1 w:0)
	/// Proof: `BranchRegistry::Successors` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::PendingChanges` (r:1 w:1)
	/// Proof: `IdentityFiling::PendingChanges` (`max_values`: None, `max_size`: Some(753), added: 3228, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Versions` (r:0 w:1)
	/// Proof: `IdentityFiling::Versions` (`max_values`: None, `max_size`: Some(862), added: 3337, mode: `MaxEncodedLen`)
	fn withdraw_change() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `2779`
		//  Estimated: `4356`
		// Least time that was measured: 83_410_000 picoseconds.
		Weight::from_parts(94_265_000, 0)
			.saturating_add(Weight::from_parts(0, 4356))
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	/// Storage: `IdentityFiling::Levels` (r:0 w:1)
	/// Proof: `IdentityFiling::Levels` (`max_values`: Some(1), `max_size`: Some(11), added: 506, mode: `MaxEncodedLen`)
	fn set_levels() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `0`
		//  Estimated: `0`
		// Least time that was measured: 8_860_000 picoseconds.
		Weight::from_parts(10_176_000, 0)
			.saturating_add(Weight::from_parts(0, 0))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::AttestorCutOffs` (r:1 w:1)
	/// Proof: `IdentityFiling::AttestorCutOffs` (`max_values`: Some(1), `max_size`: Some(1410), added: 1905, mode: `MaxEncodedLen`)
	fn cut_off_attestor() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1256`
		//  Estimated: `2895`
		// Least time that was measured: 29_773_000 picoseconds.
		Weight::from_parts(35_300_000, 0)
			.saturating_add(Weight::from_parts(0, 2895))
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `IdentityFiling::AttestorCutOffs` (r:1 w:1)
	/// Proof: `IdentityFiling::AttestorCutOffs` (`max_values`: Some(1), `max_size`: Some(1410), added: 1905, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn readmit_attestor() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1271`
		//  Estimated: `2895`
		// Least time that was measured: 27_418_000 picoseconds.
		Weight::from_parts(32_962_000, 0)
			.saturating_add(Weight::from_parts(0, 2895))
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `IdentityFiling::MemberOf` (r:2 w:1)
	/// Proof: `IdentityFiling::MemberOf` (`max_values`: None, `max_size`: Some(57), added: 2532, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Filings` (r:1 w:1)
	/// Proof: `IdentityFiling::Filings` (`max_values`: None, `max_size`: Some(891), added: 3366, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Controllers` (r:1 w:1)
	/// Proof: `IdentityFiling::Controllers` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::RoleKeys` (r:1 w:0)
	/// Proof: `BranchRegistry::RoleKeys` (`max_values`: None, `max_size`: Some(71), added: 2546, mode: `MaxEncodedLen`)
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Revive::OriginalAccount` (r:1 w:1)
	/// Proof: `Revive::OriginalAccount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Fuel::Drip` (r:1 w:0)
	/// Proof: `Fuel::Drip` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Versions` (r:0 w:1)
	/// Proof: `IdentityFiling::Versions` (`max_values`: None, `max_size`: Some(862), added: 3337, mode: `MaxEncodedLen`)
	fn link_controller() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `4057`
		//  Estimated: `6196`
		// Least time that was measured: 369_562_000 picoseconds.
		Weight::from_parts(443_991_000, 0)
			.saturating_add(Weight::from_parts(0, 6196))
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	/// Storage: `IdentityFiling::MemberOf` (r:1 w:1)
	/// Proof: `IdentityFiling::MemberOf` (`max_values`: None, `max_size`: Some(57), added: 2532, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Filings` (r:1 w:1)
	/// Proof: `IdentityFiling::Filings` (`max_values`: None, `max_size`: Some(891), added: 3366, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Controllers` (r:1 w:1)
	/// Proof: `IdentityFiling::Controllers` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Removals` (r:3 w:4)
	/// Proof: `IdentityFiling::Removals` (`max_values`: None, `max_size`: Some(113), added: 2588, mode: `MaxEncodedLen`)
	/// Storage: `Proxy::Proxies` (r:1 w:0)
	/// Proof: `Proxy::Proxies` (`max_values`: None, `max_size`: Some(353), added: 2828, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Restrictions` (r:1 w:0)
	/// Proof: `FreezeControl::Restrictions` (`max_values`: None, `max_size`: Some(1441), added: 3916, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Claims` (r:1 w:0)
	/// Proof: `FreezeControl::Claims` (`max_values`: None, `max_size`: Some(561), added: 3036, mode: `MaxEncodedLen`)
	/// Storage: `AnomalyMonitor::RiskPolicy` (r:1 w:0)
	/// Proof: `AnomalyMonitor::RiskPolicy` (`max_values`: Some(1), `max_size`: Some(91), added: 586, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Versions` (r:0 w:1)
	/// Proof: `IdentityFiling::Versions` (`max_values`: None, `max_size`: Some(862), added: 3337, mode: `MaxEncodedLen`)
	fn unlink_controller() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `2707`
		//  Estimated: `8754`
		// Least time that was measured: 120_633_000 picoseconds.
		Weight::from_parts(134_522_000, 0)
			.saturating_add(Weight::from_parts(0, 8754))
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().writes(8))
	}
	/// Storage: `IdentityFiling::MemberOf` (r:1 w:0)
	/// Proof: `IdentityFiling::MemberOf` (`max_values`: None, `max_size`: Some(57), added: 2532, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Filings` (r:1 w:0)
	/// Proof: `IdentityFiling::Filings` (`max_values`: None, `max_size`: Some(891), added: 3366, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Controllers` (r:1 w:0)
	/// Proof: `IdentityFiling::Controllers` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Delays` (r:1 w:0)
	/// Proof: `IdentityFiling::Delays` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Removals` (r:0 w:1)
	/// Proof: `IdentityFiling::Removals` (`max_values`: None, `max_size`: Some(113), added: 2588, mode: `MaxEncodedLen`)
	fn request_removal() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `2388`
		//  Estimated: `4356`
		// Least time that was measured: 55_872_000 picoseconds.
		Weight::from_parts(63_475_000, 0)
			.saturating_add(Weight::from_parts(0, 4356))
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `IdentityFiling::MemberOf` (r:1 w:0)
	/// Proof: `IdentityFiling::MemberOf` (`max_values`: None, `max_size`: Some(57), added: 2532, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Removals` (r:1 w:1)
	/// Proof: `IdentityFiling::Removals` (`max_values`: None, `max_size`: Some(113), added: 2588, mode: `MaxEncodedLen`)
	fn object_to_removal() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `872`
		//  Estimated: `3578`
		// Least time that was measured: 37_805_000 picoseconds.
		Weight::from_parts(47_187_000, 0)
			.saturating_add(Weight::from_parts(0, 3578))
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `IdentityFiling::Filings` (r:1 w:1)
	/// Proof: `IdentityFiling::Filings` (`max_values`: None, `max_size`: Some(891), added: 3366, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::RoleKeys` (r:1 w:0)
	/// Proof: `BranchRegistry::RoleKeys` (`max_values`: None, `max_size`: Some(71), added: 2546, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Branches` (r:1 w:0)
	/// Proof: `BranchRegistry::Branches` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Successors` (r:1 w:0)
	/// Proof: `BranchRegistry::Successors` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Relations` (r:2 w:0)
	/// Proof: `IdentityFiling::Relations` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Removals` (r:3 w:4)
	/// Proof: `IdentityFiling::Removals` (`max_values`: None, `max_size`: Some(113), added: 2588, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Controllers` (r:1 w:1)
	/// Proof: `IdentityFiling::Controllers` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
	/// Storage: `Proxy::Proxies` (r:1 w:0)
	/// Proof: `Proxy::Proxies` (`max_values`: None, `max_size`: Some(353), added: 2828, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Restrictions` (r:1 w:0)
	/// Proof: `FreezeControl::Restrictions` (`max_values`: None, `max_size`: Some(1441), added: 3916, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Claims` (r:1 w:0)
	/// Proof: `FreezeControl::Claims` (`max_values`: None, `max_size`: Some(561), added: 3036, mode: `MaxEncodedLen`)
	/// Storage: `AnomalyMonitor::RiskPolicy` (r:1 w:0)
	/// Proof: `AnomalyMonitor::RiskPolicy` (`max_values`: Some(1), `max_size`: Some(91), added: 586, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Versions` (r:0 w:1)
	/// Proof: `IdentityFiling::Versions` (`max_values`: None, `max_size`: Some(862), added: 3337, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::MemberOf` (r:0 w:1)
	/// Proof: `IdentityFiling::MemberOf` (`max_values`: None, `max_size`: Some(57), added: 2532, mode: `MaxEncodedLen`)
	fn cosign_removal() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `3543`
		//  Estimated: `8754`
		// Least time that was measured: 149_545_000 picoseconds.
		Weight::from_parts(174_081_000, 0)
			.saturating_add(Weight::from_parts(0, 8754))
			.saturating_add(T::DbWeight::get().reads(15))
			.saturating_add(T::DbWeight::get().writes(8))
	}
	/// Storage: `IdentityFiling::Filings` (r:1 w:1)
	/// Proof: `IdentityFiling::Filings` (`max_values`: None, `max_size`: Some(891), added: 3366, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Removals` (r:3 w:4)
	/// Proof: `IdentityFiling::Removals` (`max_values`: None, `max_size`: Some(113), added: 2588, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Controllers` (r:1 w:1)
	/// Proof: `IdentityFiling::Controllers` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
	/// Storage: `Proxy::Proxies` (r:1 w:0)
	/// Proof: `Proxy::Proxies` (`max_values`: None, `max_size`: Some(353), added: 2828, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Restrictions` (r:1 w:0)
	/// Proof: `FreezeControl::Restrictions` (`max_values`: None, `max_size`: Some(1441), added: 3916, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Claims` (r:1 w:0)
	/// Proof: `FreezeControl::Claims` (`max_values`: None, `max_size`: Some(561), added: 3036, mode: `MaxEncodedLen`)
	/// Storage: `AnomalyMonitor::RiskPolicy` (r:1 w:0)
	/// Proof: `AnomalyMonitor::RiskPolicy` (`max_values`: Some(1), `max_size`: Some(91), added: 586, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Versions` (r:0 w:1)
	/// Proof: `IdentityFiling::Versions` (`max_values`: None, `max_size`: Some(862), added: 3337, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::MemberOf` (r:0 w:1)
	/// Proof: `IdentityFiling::MemberOf` (`max_values`: None, `max_size`: Some(57), added: 2532, mode: `MaxEncodedLen`)
	fn finish_removal() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `2288`
		//  Estimated: `8754`
		// Least time that was measured: 114_866_000 picoseconds.
		Weight::from_parts(129_404_000, 0)
			.saturating_add(Weight::from_parts(0, 8754))
			.saturating_add(T::DbWeight::get().reads(10))
			.saturating_add(T::DbWeight::get().writes(8))
	}
	/// Storage: `IdentityFiling::Filings` (r:1 w:1)
	/// Proof: `IdentityFiling::Filings` (`max_values`: None, `max_size`: Some(891), added: 3366, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::RoleKeys` (r:2 w:0)
	/// Proof: `BranchRegistry::RoleKeys` (`max_values`: None, `max_size`: Some(71), added: 2546, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Branches` (r:1 w:0)
	/// Proof: `BranchRegistry::Branches` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Relations` (r:2 w:0)
	/// Proof: `IdentityFiling::Relations` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Recoveries` (r:1 w:1)
	/// Proof: `IdentityFiling::Recoveries` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::MemberOf` (r:1 w:0)
	/// Proof: `IdentityFiling::MemberOf` (`max_values`: None, `max_size`: Some(57), added: 2532, mode: `MaxEncodedLen`)
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::AttestorCutOffs` (r:1 w:0)
	/// Proof: `IdentityFiling::AttestorCutOffs` (`max_values`: Some(1), `max_size`: Some(1410), added: 1905, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::AttestationsOf` (r:1 w:0)
	/// Proof: `IdentityFiling::AttestationsOf` (`max_values`: None, `max_size`: Some(312), added: 2787, mode: `MaxEncodedLen`)
	fn request_recovery() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `4959`
		//  Estimated: `6158`
		// Least time that was measured: 294_667_000 picoseconds.
		Weight::from_parts(351_043_000, 0)
			.saturating_add(Weight::from_parts(0, 6158))
			.saturating_add(T::DbWeight::get().reads(12))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// Storage: `IdentityFiling::Filings` (r:1 w:0)
	/// Proof: `IdentityFiling::Filings` (`max_values`: None, `max_size`: Some(891), added: 3366, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::RoleKeys` (r:1 w:0)
	/// Proof: `BranchRegistry::RoleKeys` (`max_values`: None, `max_size`: Some(71), added: 2546, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Branches` (r:1 w:0)
	/// Proof: `BranchRegistry::Branches` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Recoveries` (r:1 w:1)
	/// Proof: `IdentityFiling::Recoveries` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Successors` (r:1 w:0)
	/// Proof: `BranchRegistry::Successors` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Relations` (r:2 w:0)
	/// Proof: `IdentityFiling::Relations` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::AttestorCutOffs` (r:1 w:0)
	/// Proof: `IdentityFiling::AttestorCutOffs` (`max_values`: Some(1), `max_size`: Some(1410), added: 1905, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::AttestationsOf` (r:1 w:0)
	/// Proof: `IdentityFiling::AttestationsOf` (`max_values`: None, `max_size`: Some(312), added: 2787, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Delays` (r:1 w:0)
	/// Proof: `IdentityFiling::Delays` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
	fn approve_recovery() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `4386`
		//  Estimated: `6158`
		// Least time that was measured: 101_880_000 picoseconds.
		Weight::from_parts(112_955_000, 0)
			.saturating_add(Weight::from_parts(0, 6158))
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `IdentityFiling::MemberOf` (r:1 w:0)
	/// Proof: `IdentityFiling::MemberOf` (`max_values`: None, `max_size`: Some(57), added: 2532, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Recoveries` (r:1 w:1)
	/// Proof: `IdentityFiling::Recoveries` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn object_to_recovery() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `737`
		//  Estimated: `3593`
		// Least time that was measured: 32_209_000 picoseconds.
		Weight::from_parts(41_518_000, 0)
			.saturating_add(Weight::from_parts(0, 3593))
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `BranchRegistry::RoleKeys` (r:1 w:0)
	/// Proof: `BranchRegistry::RoleKeys` (`max_values`: None, `max_size`: Some(71), added: 2546, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Institutions` (r:1 w:0)
	/// Proof: `BranchRegistry::Institutions` (`max_values`: None, `max_size`: Some(23), added: 2498, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Recoveries` (r:1 w:1)
	/// Proof: `IdentityFiling::Recoveries` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Relations` (r:2 w:0)
	/// Proof: `IdentityFiling::Relations` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	fn decide_recovery() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1650`
		//  Estimated: `6158`
		// Least time that was measured: 70_606_000 picoseconds.
		Weight::from_parts(79_553_000, 0)
			.saturating_add(Weight::from_parts(0, 6158))
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `IdentityFiling::Recoveries` (r:1 w:1)
	/// Proof: `IdentityFiling::Recoveries` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::RoleKeys` (r:1 w:0)
	/// Proof: `BranchRegistry::RoleKeys` (`max_values`: None, `max_size`: Some(71), added: 2546, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Branches` (r:1 w:0)
	/// Proof: `BranchRegistry::Branches` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	fn cancel_recovery() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1262`
		//  Estimated: `3593`
		// Least time that was measured: 53_662_000 picoseconds.
		Weight::from_parts(68_441_000, 0)
			.saturating_add(Weight::from_parts(0, 3593))
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `IdentityFiling::Filings` (r:1 w:1)
	/// Proof: `IdentityFiling::Filings` (`max_values`: None, `max_size`: Some(891), added: 3366, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Recoveries` (r:1 w:1)
	/// Proof: `IdentityFiling::Recoveries` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::AttestorCutOffs` (r:1 w:0)
	/// Proof: `IdentityFiling::AttestorCutOffs` (`max_values`: Some(1), `max_size`: Some(1410), added: 1905, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::AttestationsOf` (r:1 w:0)
	/// Proof: `IdentityFiling::AttestationsOf` (`max_values`: None, `max_size`: Some(312), added: 2787, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::MemberOf` (r:1 w:5)
	/// Proof: `IdentityFiling::MemberOf` (`max_values`: None, `max_size`: Some(57), added: 2532, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::RoleKeys` (r:1 w:0)
	/// Proof: `BranchRegistry::RoleKeys` (`max_values`: None, `max_size`: Some(71), added: 2546, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Controllers` (r:1 w:1)
	/// Proof: `IdentityFiling::Controllers` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
	/// Storage: `Proxy::Proxies` (r:4 w:0)
	/// Proof: `Proxy::Proxies` (`max_values`: None, `max_size`: Some(353), added: 2828, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Revive::OriginalAccount` (r:1 w:1)
	/// Proof: `Revive::OriginalAccount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Fuel::Drip` (r:1 w:0)
	/// Proof: `Fuel::Drip` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Restrictions` (r:1 w:0)
	/// Proof: `FreezeControl::Restrictions` (`max_values`: None, `max_size`: Some(1441), added: 3916, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Claims` (r:1 w:0)
	/// Proof: `FreezeControl::Claims` (`max_values`: None, `max_size`: Some(561), added: 3036, mode: `MaxEncodedLen`)
	/// Storage: `AnomalyMonitor::RiskPolicy` (r:1 w:0)
	/// Proof: `AnomalyMonitor::RiskPolicy` (`max_values`: Some(1), `max_size`: Some(91), added: 586, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Versions` (r:0 w:1)
	/// Proof: `IdentityFiling::Versions` (`max_values`: None, `max_size`: Some(862), added: 3337, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Removals` (r:0 w:4)
	/// Proof: `IdentityFiling::Removals` (`max_values`: None, `max_size`: Some(113), added: 2588, mode: `MaxEncodedLen`)
	fn finish_recovery() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `5652`
		//  Estimated: `12302`
		// Least time that was measured: 276_486_000 picoseconds.
		Weight::from_parts(323_021_000, 0)
			.saturating_add(Weight::from_parts(0, 12302))
			.saturating_add(T::DbWeight::get().reads(19))
			.saturating_add(T::DbWeight::get().writes(16))
	}
	/// Storage: `IdentityFiling::Delays` (r:1 w:1)
	/// Proof: `IdentityFiling::Delays` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
	fn set_delays() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `219`
		//  Estimated: `1509`
		// Least time that was measured: 13_686_000 picoseconds.
		Weight::from_parts(17_419_000, 0)
			.saturating_add(Weight::from_parts(0, 1509))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `IdentityFiling::Filings` (r:2 w:1)
	/// Proof: `IdentityFiling::Filings` (`max_values`: None, `max_size`: Some(891), added: 3366, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::RoleKeys` (r:1 w:0)
	/// Proof: `BranchRegistry::RoleKeys` (`max_values`: None, `max_size`: Some(71), added: 2546, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Branches` (r:1 w:0)
	/// Proof: `BranchRegistry::Branches` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Successors` (r:1 w:0)
	/// Proof: `BranchRegistry::Successors` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Relations` (r:13 w:1)
	/// Proof: `IdentityFiling::Relations` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Versions` (r:0 w:1)
	/// Proof: `IdentityFiling::Versions` (`max_values`: None, `max_size`: Some(862), added: 3337, mode: `MaxEncodedLen`)
	fn set_relation() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `2990`
		//  Estimated: `34582`
		// Least time that was measured: 151_666_000 picoseconds.
		Weight::from_parts(184_239_000, 0)
			.saturating_add(Weight::from_parts(0, 34582))
			.saturating_add(T::DbWeight::get().reads(19))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	/// Storage: `IdentityFiling::Filings` (r:1 w:1)
	/// Proof: `IdentityFiling::Filings` (`max_values`: None, `max_size`: Some(891), added: 3366, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Relations` (r:4 w:1)
	/// Proof: `IdentityFiling::Relations` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::MemberOf` (r:1 w:0)
	/// Proof: `IdentityFiling::MemberOf` (`max_values`: None, `max_size`: Some(57), added: 2532, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Versions` (r:0 w:1)
	/// Proof: `IdentityFiling::Versions` (`max_values`: None, `max_size`: Some(862), added: 3337, mode: `MaxEncodedLen`)
	fn confirm_relation() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `2242`
		//  Estimated: `11326`
		// Least time that was measured: 79_712_000 picoseconds.
		Weight::from_parts(91_242_000, 0)
			.saturating_add(Weight::from_parts(0, 11326))
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	/// Storage: `IdentityFiling::Filings` (r:1 w:1)
	/// Proof: `IdentityFiling::Filings` (`max_values`: None, `max_size`: Some(891), added: 3366, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Relations` (r:3 w:1)
	/// Proof: `IdentityFiling::Relations` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::MemberOf` (r:1 w:0)
	/// Proof: `IdentityFiling::MemberOf` (`max_values`: None, `max_size`: Some(57), added: 2532, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::RoleKeys` (r:1 w:0)
	/// Proof: `BranchRegistry::RoleKeys` (`max_values`: None, `max_size`: Some(71), added: 2546, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Institutions` (r:1 w:0)
	/// Proof: `BranchRegistry::Institutions` (`max_values`: None, `max_size`: Some(23), added: 2498, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Versions` (r:0 w:1)
	/// Proof: `IdentityFiling::Versions` (`max_values`: None, `max_size`: Some(862), added: 3337, mode: `MaxEncodedLen`)
	fn end_relation() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `2888`
		//  Estimated: `8742`
		// Least time that was measured: 95_721_000 picoseconds.
		Weight::from_parts(111_736_000, 0)
			.saturating_add(Weight::from_parts(0, 8742))
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	/// Storage: `IdentityFiling::Filings` (r:1 w:1)
	/// Proof: `IdentityFiling::Filings` (`max_values`: None, `max_size`: Some(891), added: 3366, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::RoleKeys` (r:1 w:0)
	/// Proof: `BranchRegistry::RoleKeys` (`max_values`: None, `max_size`: Some(71), added: 2546, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Branches` (r:1 w:0)
	/// Proof: `BranchRegistry::Branches` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Successors` (r:1 w:0)
	/// Proof: `BranchRegistry::Successors` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Relations` (r:2 w:0)
	/// Proof: `IdentityFiling::Relations` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Adoptions` (r:1 w:1)
	/// Proof: `IdentityFiling::Adoptions` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Grants` (r:1 w:1)
	/// Proof: `IdentityFiling::Grants` (`max_values`: None, `max_size`: Some(1249), added: 3724, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Sections` (r:3 w:0)
	/// Proof: `IdentityFiling::Sections` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Versions` (r:0 w:1)
	/// Proof: `IdentityFiling::Versions` (`max_values`: None, `max_size`: Some(862), added: 3337, mode: `MaxEncodedLen`)
	fn adopt() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `4239`
		//  Estimated: `8667`
		// Least time that was measured: 133_647_000 picoseconds.
		Weight::from_parts(157_624_000, 0)
			.saturating_add(Weight::from_parts(0, 8667))
			.saturating_add(T::DbWeight::get().reads(12))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	/// Storage: `IdentityFiling::Filings` (r:1 w:1)
	/// Proof: `IdentityFiling::Filings` (`max_values`: None, `max_size`: Some(891), added: 3366, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::RoleKeys` (r:1 w:0)
	/// Proof: `BranchRegistry::RoleKeys` (`max_values`: None, `max_size`: Some(71), added: 2546, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Branches` (r:1 w:0)
	/// Proof: `BranchRegistry::Branches` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Successors` (r:1 w:0)
	/// Proof: `BranchRegistry::Successors` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Relations` (r:2 w:0)
	/// Proof: `IdentityFiling::Relations` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Adoptions` (r:1 w:1)
	/// Proof: `IdentityFiling::Adoptions` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Grants` (r:1 w:1)
	/// Proof: `IdentityFiling::Grants` (`max_values`: None, `max_size`: Some(1249), added: 3724, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Versions` (r:0 w:1)
	/// Proof: `IdentityFiling::Versions` (`max_values`: None, `max_size`: Some(862), added: 3337, mode: `MaxEncodedLen`)
	fn end_adoption() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `3638`
		//  Estimated: `6158`
		// Least time that was measured: 112_490_000 picoseconds.
		Weight::from_parts(124_563_000, 0)
			.saturating_add(Weight::from_parts(0, 6158))
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	/// Storage: `IdentityFiling::Filings` (r:1 w:1)
	/// Proof: `IdentityFiling::Filings` (`max_values`: None, `max_size`: Some(891), added: 3366, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::RoleKeys` (r:1 w:0)
	/// Proof: `BranchRegistry::RoleKeys` (`max_values`: None, `max_size`: Some(71), added: 2546, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Branches` (r:1 w:0)
	/// Proof: `BranchRegistry::Branches` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Successors` (r:1 w:0)
	/// Proof: `BranchRegistry::Successors` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Relations` (r:2 w:0)
	/// Proof: `IdentityFiling::Relations` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Adoptions` (r:1 w:0)
	/// Proof: `IdentityFiling::Adoptions` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Sections` (r:1 w:0)
	/// Proof: `IdentityFiling::Sections` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Mismatches` (r:1 w:1)
	/// Proof: `IdentityFiling::Mismatches` (`max_values`: None, `max_size`: Some(713), added: 3188, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Versions` (r:0 w:1)
	/// Proof: `IdentityFiling::Versions` (`max_values`: None, `max_size`: Some(862), added: 3337, mode: `MaxEncodedLen`)
	fn report_mismatch() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `3918`
		//  Estimated: `6158`
		// Least time that was measured: 116_661_000 picoseconds.
		Weight::from_parts(131_516_000, 0)
			.saturating_add(Weight::from_parts(0, 6158))
			.saturating_add(T::DbWeight::get().reads(10))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	/// Storage: `IdentityFiling::Filings` (r:1 w:1)
	/// Proof: `IdentityFiling::Filings` (`max_values`: None, `max_size`: Some(891), added: 3366, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::RoleKeys` (r:1 w:0)
	/// Proof: `BranchRegistry::RoleKeys` (`max_values`: None, `max_size`: Some(71), added: 2546, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Branches` (r:1 w:0)
	/// Proof: `BranchRegistry::Branches` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Successors` (r:1 w:0)
	/// Proof: `BranchRegistry::Successors` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Relations` (r:2 w:0)
	/// Proof: `IdentityFiling::Relations` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Mismatches` (r:1 w:1)
	/// Proof: `IdentityFiling::Mismatches` (`max_values`: None, `max_size`: Some(713), added: 3188, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Sections` (r:1 w:0)
	/// Proof: `IdentityFiling::Sections` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Versions` (r:0 w:1)
	/// Proof: `IdentityFiling::Versions` (`max_values`: None, `max_size`: Some(862), added: 3337, mode: `MaxEncodedLen`)
	fn resolve_mismatch() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `4169`
		//  Estimated: `6158`
		// Least time that was measured: 101_933_000 picoseconds.
		Weight::from_parts(118_163_000, 0)
			.saturating_add(Weight::from_parts(0, 6158))
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	/// Storage: `IdentityFiling::MemberOf` (r:1 w:0)
	/// Proof: `IdentityFiling::MemberOf` (`max_values`: None, `max_size`: Some(57), added: 2532, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Filings` (r:1 w:0)
	/// Proof: `IdentityFiling::Filings` (`max_values`: None, `max_size`: Some(891), added: 3366, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Successors` (r:1 w:0)
	/// Proof: `BranchRegistry::Successors` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Branches` (r:1 w:0)
	/// Proof: `BranchRegistry::Branches` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Recoveries` (r:1 w:0)
	/// Proof: `IdentityFiling::Recoveries` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::HomeMoves` (r:1 w:1)
	/// Proof: `IdentityFiling::HomeMoves` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	fn request_home_move() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `2703`
		//  Estimated: `4356`
		// Least time that was measured: 68_674_000 picoseconds.
		Weight::from_parts(76_428_000, 0)
			.saturating_add(Weight::from_parts(0, 4356))
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `IdentityFiling::Filings` (r:1 w:1)
	/// Proof: `IdentityFiling::Filings` (`max_values`: None, `max_size`: Some(891), added: 3366, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::HomeMoves` (r:1 w:1)
	/// Proof: `IdentityFiling::HomeMoves` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Successors` (r:1 w:0)
	/// Proof: `BranchRegistry::Successors` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Branches` (r:1 w:0)
	/// Proof: `BranchRegistry::Branches` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Recoveries` (r:1 w:0)
	/// Proof: `IdentityFiling::Recoveries` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::RoleKeys` (r:1 w:0)
	/// Proof: `BranchRegistry::RoleKeys` (`max_values`: None, `max_size`: Some(71), added: 2546, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Relations` (r:2 w:0)
	/// Proof: `IdentityFiling::Relations` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Grants` (r:1 w:1)
	/// Proof: `IdentityFiling::Grants` (`max_values`: None, `max_size`: Some(1249), added: 3724, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Restrictions` (r:1 w:0)
	/// Proof: `FreezeControl::Restrictions` (`max_values`: None, `max_size`: Some(1441), added: 3916, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Claims` (r:1 w:0)
	/// Proof: `FreezeControl::Claims` (`max_values`: None, `max_size`: Some(561), added: 3036, mode: `MaxEncodedLen`)
	/// Storage: `AnomalyMonitor::RiskPolicy` (r:1 w:0)
	/// Proof: `AnomalyMonitor::RiskPolicy` (`max_values`: Some(1), `max_size`: Some(91), added: 586, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Adoptions` (r:0 w:1)
	/// Proof: `IdentityFiling::Adoptions` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Versions` (r:0 w:1)
	/// Proof: `IdentityFiling::Versions` (`max_values`: None, `max_size`: Some(862), added: 3337, mode: `MaxEncodedLen`)
	fn sign_home_move() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `4035`
		//  Estimated: `6158`
		// Least time that was measured: 141_503_000 picoseconds.
		Weight::from_parts(171_973_000, 0)
			.saturating_add(Weight::from_parts(0, 6158))
			.saturating_add(T::DbWeight::get().reads(13))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	/// Storage: `IdentityFiling::MemberOf` (r:1 w:0)
	/// Proof: `IdentityFiling::MemberOf` (`max_values`: None, `max_size`: Some(57), added: 2532, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::HomeMoves` (r:1 w:1)
	/// Proof: `IdentityFiling::HomeMoves` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	fn cancel_home_move() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `678`
		//  Estimated: `3522`
		// Least time that was measured: 29_826_000 picoseconds.
		Weight::from_parts(36_415_000, 0)
			.saturating_add(Weight::from_parts(0, 3522))
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `IdentityFiling::Filings` (r:1 w:0)
	/// Proof: `IdentityFiling::Filings` (`max_values`: None, `max_size`: Some(891), added: 3366, mode: `MaxEncodedLen`)
	/// Storage: `TimeCoin::OpenBookings` (r:1 w:0)
	/// Proof: `TimeCoin::OpenBookings` (`max_values`: None, `max_size`: Some(273), added: 2748, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Restrictions` (r:1 w:0)
	/// Proof: `FreezeControl::Restrictions` (`max_values`: None, `max_size`: Some(1441), added: 3916, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Claims` (r:1 w:0)
	/// Proof: `FreezeControl::Claims` (`max_values`: None, `max_size`: Some(561), added: 3036, mode: `MaxEncodedLen`)
	fn record_lapse() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1599`
		//  Estimated: `4906`
		// Least time that was measured: 36_940_000 picoseconds.
		Weight::from_parts(44_028_000, 0)
			.saturating_add(Weight::from_parts(0, 4906))
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
	/// Storage: `IdentityFiling::ViewerKeys` (r:1 w:1)
	/// Proof: `IdentityFiling::ViewerKeys` (`max_values`: None, `max_size`: Some(78), added: 2553, mode: `MaxEncodedLen`)
	fn register_viewer_key() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1560`
		//  Estimated: `3543`
		// Least time that was measured: 62_716_000 picoseconds.
		Weight::from_parts(73_665_000, 0)
			.saturating_add(Weight::from_parts(0, 3543))
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `IdentityFiling::MemberOf` (r:1 w:0)
	/// Proof: `IdentityFiling::MemberOf` (`max_values`: None, `max_size`: Some(57), added: 2532, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::RoleKeys` (r:1 w:0)
	/// Proof: `BranchRegistry::RoleKeys` (`max_values`: None, `max_size`: Some(71), added: 2546, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Branches` (r:1 w:0)
	/// Proof: `BranchRegistry::Branches` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::ViewerKeys` (r:1 w:1)
	/// Proof: `IdentityFiling::ViewerKeys` (`max_values`: None, `max_size`: Some(78), added: 2553, mode: `MaxEncodedLen`)
	fn retire_viewer_key() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1560`
		//  Estimated: `3543`
		// Least time that was measured: 60_845_000 picoseconds.
		Weight::from_parts(72_872_000, 0)
			.saturating_add(Weight::from_parts(0, 3543))
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `IdentityFiling::Filings` (r:1 w:0)
	/// Proof: `IdentityFiling::Filings` (`max_values`: None, `max_size`: Some(891), added: 3366, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::MemberOf` (r:1 w:0)
	/// Proof: `IdentityFiling::MemberOf` (`max_values`: None, `max_size`: Some(57), added: 2532, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::RoleKeys` (r:1 w:0)
	/// Proof: `BranchRegistry::RoleKeys` (`max_values`: None, `max_size`: Some(71), added: 2546, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Branches` (r:1 w:0)
	/// Proof: `BranchRegistry::Branches` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Successors` (r:1 w:0)
	/// Proof: `BranchRegistry::Successors` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Erasures` (r:1 w:0)
	/// Proof: `IdentityFiling::Erasures` (`max_values`: None, `max_size`: Some(904), added: 3379, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Sections` (r:1 w:0)
	/// Proof: `IdentityFiling::Sections` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Packets` (r:1 w:1)
	/// Proof: `IdentityFiling::Packets` (`max_values`: None, `max_size`: Some(123), added: 2598, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Grants` (r:1 w:0)
	/// Proof: `IdentityFiling::Grants` (`max_values`: None, `max_size`: Some(1249), added: 3724, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Holders` (r:1 w:1)
	/// Proof: `IdentityFiling::Holders` (`max_values`: None, `max_size`: Some(177), added: 2652, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::ViewerKeys` (r:16 w:0)
	/// Proof: `IdentityFiling::ViewerKeys` (`max_values`: None, `max_size`: Some(78), added: 2553, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::EnvelopesOf` (r:0 w:1)
	/// Proof: `IdentityFiling::EnvelopesOf` (`max_values`: None, `max_size`: Some(1516), added: 3991, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[0, 16]`.
	fn place_packet(n: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `5182 + n * (32 ±0)`
		//  Estimated: `4714 + n * (2553 ±0)`
		// Least time that was measured: 128_045_000 picoseconds.
		Weight::from_parts(168_245_990, 0)
			.saturating_add(Weight::from_parts(0, 4714))
			// Standard Error: 245_073
			.saturating_add(Weight::from_parts(8_692_884, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(3))
			.saturating_add(Weight::from_parts(0, 2553).saturating_mul(n.into()))
	}
	/// Storage: `IdentityFiling::Filings` (r:1 w:0)
	/// Proof: `IdentityFiling::Filings` (`max_values`: None, `max_size`: Some(891), added: 3366, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::MemberOf` (r:1 w:0)
	/// Proof: `IdentityFiling::MemberOf` (`max_values`: None, `max_size`: Some(57), added: 2532, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::RoleKeys` (r:1 w:0)
	/// Proof: `BranchRegistry::RoleKeys` (`max_values`: None, `max_size`: Some(71), added: 2546, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Branches` (r:1 w:0)
	/// Proof: `BranchRegistry::Branches` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Successors` (r:1 w:0)
	/// Proof: `BranchRegistry::Successors` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Erasures` (r:1 w:0)
	/// Proof: `IdentityFiling::Erasures` (`max_values`: None, `max_size`: Some(904), added: 3379, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Packets` (r:1 w:0)
	/// Proof: `IdentityFiling::Packets` (`max_values`: None, `max_size`: Some(123), added: 2598, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::EnvelopesOf` (r:1 w:1)
	/// Proof: `IdentityFiling::EnvelopesOf` (`max_values`: None, `max_size`: Some(1516), added: 3991, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Grants` (r:1 w:0)
	/// Proof: `IdentityFiling::Grants` (`max_values`: None, `max_size`: Some(1249), added: 3724, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Holders` (r:1 w:1)
	/// Proof: `IdentityFiling::Holders` (`max_values`: None, `max_size`: Some(177), added: 2652, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::ViewerKeys` (r:16 w:0)
	/// Proof: `IdentityFiling::ViewerKeys` (`max_values`: None, `max_size`: Some(78), added: 2553, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[1, 16]`.
	fn give_envelopes(n: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `4494 + n * (30 ±0)`
		//  Estimated: `4981 + n * (2553 ±0)`
		// Least time that was measured: 126_572_000 picoseconds.
		Weight::from_parts(168_236_801, 0)
			.saturating_add(Weight::from_parts(0, 4981))
			// Standard Error: 236_134
			.saturating_add(Weight::from_parts(6_324_247, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(2))
			.saturating_add(Weight::from_parts(0, 2553).saturating_mul(n.into()))
	}
	/// Storage: `IdentityFiling::Filings` (r:1 w:0)
	/// Proof: `IdentityFiling::Filings` (`max_values`: None, `max_size`: Some(891), added: 3366, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::MemberOf` (r:1 w:0)
	/// Proof: `IdentityFiling::MemberOf` (`max_values`: None, `max_size`: Some(57), added: 2532, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::RoleKeys` (r:1 w:0)
	/// Proof: `BranchRegistry::RoleKeys` (`max_values`: None, `max_size`: Some(71), added: 2546, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Branches` (r:1 w:0)
	/// Proof: `BranchRegistry::Branches` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Successors` (r:1 w:0)
	/// Proof: `BranchRegistry::Successors` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Relations` (r:2 w:0)
	/// Proof: `IdentityFiling::Relations` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Erasures` (r:1 w:0)
	/// Proof: `IdentityFiling::Erasures` (`max_values`: None, `max_size`: Some(904), added: 3379, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::ViewerKeys` (r:1 w:0)
	/// Proof: `IdentityFiling::ViewerKeys` (`max_values`: None, `max_size`: Some(78), added: 2553, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Grants` (r:1 w:1)
	/// Proof: `IdentityFiling::Grants` (`max_values`: None, `max_size`: Some(1249), added: 3724, mode: `MaxEncodedLen`)
	fn grant_access() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `4191`
		//  Estimated: `6158`
		// Least time that was measured: 112_046_000 picoseconds.
		Weight::from_parts(140_542_000, 0)
			.saturating_add(Weight::from_parts(0, 6158))
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `IdentityFiling::Filings` (r:1 w:0)
	/// Proof: `IdentityFiling::Filings` (`max_values`: None, `max_size`: Some(891), added: 3366, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::MemberOf` (r:1 w:0)
	/// Proof: `IdentityFiling::MemberOf` (`max_values`: None, `max_size`: Some(57), added: 2532, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::RoleKeys` (r:1 w:0)
	/// Proof: `BranchRegistry::RoleKeys` (`max_values`: None, `max_size`: Some(71), added: 2546, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Branches` (r:1 w:0)
	/// Proof: `BranchRegistry::Branches` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Successors` (r:1 w:0)
	/// Proof: `BranchRegistry::Successors` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Relations` (r:2 w:0)
	/// Proof: `IdentityFiling::Relations` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Grants` (r:1 w:1)
	/// Proof: `IdentityFiling::Grants` (`max_values`: None, `max_size`: Some(1249), added: 3724, mode: `MaxEncodedLen`)
	fn revoke_access() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `3810`
		//  Estimated: `6158`
		// Least time that was measured: 89_735_000 picoseconds.
		Weight::from_parts(104_710_000, 0)
			.saturating_add(Weight::from_parts(0, 6158))
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `IdentityFiling::Filings` (r:1 w:0)
	/// Proof: `IdentityFiling::Filings` (`max_values`: None, `max_size`: Some(891), added: 3366, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::MemberOf` (r:1 w:0)
	/// Proof: `IdentityFiling::MemberOf` (`max_values`: None, `max_size`: Some(57), added: 2532, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::RoleKeys` (r:1 w:0)
	/// Proof: `BranchRegistry::RoleKeys` (`max_values`: None, `max_size`: Some(71), added: 2546, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Branches` (r:1 w:0)
	/// Proof: `BranchRegistry::Branches` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Erasures` (r:1 w:0)
	/// Proof: `IdentityFiling::Erasures` (`max_values`: None, `max_size`: Some(904), added: 3379, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Grants` (r:1 w:0)
	/// Proof: `IdentityFiling::Grants` (`max_values`: None, `max_size`: Some(1249), added: 3724, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Packets` (r:1 w:0)
	/// Proof: `IdentityFiling::Packets` (`max_values`: None, `max_size`: Some(123), added: 2598, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::AccessHeads` (r:1 w:1)
	/// Proof: `IdentityFiling::AccessHeads` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	fn record_access() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `4075`
		//  Estimated: `4714`
		// Least time that was measured: 93_653_000 picoseconds.
		Weight::from_parts(108_889_000, 0)
			.saturating_add(Weight::from_parts(0, 4714))
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `IdentityFiling::Filings` (r:1 w:0)
	/// Proof: `IdentityFiling::Filings` (`max_values`: None, `max_size`: Some(891), added: 3366, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::MemberOf` (r:1 w:0)
	/// Proof: `IdentityFiling::MemberOf` (`max_values`: None, `max_size`: Some(57), added: 2532, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::RoleKeys` (r:1 w:0)
	/// Proof: `BranchRegistry::RoleKeys` (`max_values`: None, `max_size`: Some(71), added: 2546, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Branches` (r:1 w:0)
	/// Proof: `BranchRegistry::Branches` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Successors` (r:1 w:0)
	/// Proof: `BranchRegistry::Successors` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Erasures` (r:1 w:1)
	/// Proof: `IdentityFiling::Erasures` (`max_values`: None, `max_size`: Some(904), added: 3379, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Holders` (r:1 w:0)
	/// Proof: `IdentityFiling::Holders` (`max_values`: None, `max_size`: Some(177), added: 2652, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::EnvelopesOf` (r:12 w:12)
	/// Proof: `IdentityFiling::EnvelopesOf` (`max_values`: None, `max_size`: Some(1516), added: 3991, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Grants` (r:0 w:1)
	/// Proof: `IdentityFiling::Grants` (`max_values`: None, `max_size`: Some(1249), added: 3724, mode: `MaxEncodedLen`)
	fn order_erasure() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `3536`
		//  Estimated: `48882`
		// Least time that was measured: 117_290_000 picoseconds.
		Weight::from_parts(142_652_000, 0)
			.saturating_add(Weight::from_parts(0, 48882))
			.saturating_add(T::DbWeight::get().reads(20))
			.saturating_add(T::DbWeight::get().writes(14))
	}
	/// Storage: `IdentityFiling::Erasures` (r:1 w:1)
	/// Proof: `IdentityFiling::Erasures` (`max_values`: None, `max_size`: Some(904), added: 3379, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::RoleKeys` (r:1 w:0)
	/// Proof: `BranchRegistry::RoleKeys` (`max_values`: None, `max_size`: Some(71), added: 2546, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Branches` (r:1 w:0)
	/// Proof: `BranchRegistry::Branches` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	fn acknowledge_erasure() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `2061`
		//  Estimated: `4369`
		// Least time that was measured: 56_222_000 picoseconds.
		Weight::from_parts(74_655_000, 0)
			.saturating_add(Weight::from_parts(0, 4369))
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `IdentityFiling::Requirements` (r:1 w:0)
	/// Proof: `IdentityFiling::Requirements` (`max_values`: None, `max_size`: Some(363), added: 2838, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Delays` (r:1 w:0)
	/// Proof: `IdentityFiling::Delays` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Recoveries` (r:1 w:0)
	/// Proof: `IdentityFiling::Recoveries` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::AttestorCutOffs` (r:1 w:0)
	/// Proof: `IdentityFiling::AttestorCutOffs` (`max_values`: Some(1), `max_size`: Some(1410), added: 1905, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Filings` (r:1 w:0)
	/// Proof: `IdentityFiling::Filings` (`max_values`: None, `max_size`: Some(891), added: 3366, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Sections` (r:4 w:0)
	/// Proof: `IdentityFiling::Sections` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::AttestationsOf` (r:4 w:0)
	/// Proof: `IdentityFiling::AttestationsOf` (`max_values`: None, `max_size`: Some(312), added: 2787, mode: `MaxEncodedLen`)
	fn members() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `4839`
		//  Estimated: `12138`
		// Least time that was measured: 97_397_000 picoseconds.
		Weight::from_parts(105_381_000, 0)
			.saturating_add(Weight::from_parts(0, 12138))
			.saturating_add(T::DbWeight::get().reads(13))
	}
	/// Storage: `IdentityFiling::Filings` (r:1 w:1)
	/// Proof: `IdentityFiling::Filings` (`max_values`: None, `max_size`: Some(891), added: 3366, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `TimeCoin::OpenBookings` (r:1 w:0)
	/// Proof: `TimeCoin::OpenBookings` (`max_values`: None, `max_size`: Some(273), added: 2748, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Restrictions` (r:1 w:0)
	/// Proof: `FreezeControl::Restrictions` (`max_values`: None, `max_size`: Some(1441), added: 3916, mode: `MaxEncodedLen`)
	/// Storage: `FreezeControl::Claims` (r:1 w:0)
	/// Proof: `FreezeControl::Claims` (`max_values`: None, `max_size`: Some(561), added: 3036, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Versions` (r:0 w:1)
	/// Proof: `IdentityFiling::Versions` (`max_values`: None, `max_size`: Some(862), added: 3337, mode: `MaxEncodedLen`)
	fn risk_grading() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1599`
		//  Estimated: `4906`
		// Least time that was measured: 48_405_000 picoseconds.
		Weight::from_parts(56_140_000, 0)
			.saturating_add(Weight::from_parts(0, 4906))
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// Storage: `IdentityFiling::Relations` (r:1 w:0)
	/// Proof: `IdentityFiling::Relations` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::DayUses` (r:1 w:1)
	/// Proof: `IdentityFiling::DayUses` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::MonthUses` (r:1 w:1)
	/// Proof: `IdentityFiling::MonthUses` (`max_values`: None, `max_size`: Some(40), added: 2515, mode: `MaxEncodedLen`)
	fn delegation() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `730`
		//  Estimated: `3574`
		// Least time that was measured: 26_902_000 picoseconds.
		Weight::from_parts(31_509_000, 0)
			.saturating_add(Weight::from_parts(0, 3574))
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(2))
	}
}
