//! Weights of `pallet_branch_registry`, measured on the runtime by `make weights`: 2026-11-22, 50 steps, 20 repeats,
//! Intel(R) Xeon(R) Processor.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]
#![allow(missing_docs)]
#![allow(clippy::all)]

use polkadot_sdk::*;
use frame_support::{traits::Get, weights::Weight};
use core::marker::PhantomData;

/// Weight functions for `pallet_branch_registry`.
pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_branch_registry::WeightInfo for WeightInfo<T> {
	/// Storage: `BranchRegistry::Branches` (r:64 w:1)
	/// Proof: `BranchRegistry::Branches` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::MemberOf` (r:1 w:0)
	/// Proof: `IdentityFiling::MemberOf` (`max_values`: None, `max_size`: Some(57), added: 2532, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::RoleKeys` (r:1 w:0)
	/// Proof: `BranchRegistry::RoleKeys` (`max_values`: None, `max_size`: Some(71), added: 2546, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::BranchOf` (r:1 w:1)
	/// Proof: `BranchRegistry::BranchOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::BranchIndex` (r:1 w:1)
	/// Proof: `BranchRegistry::BranchIndex` (`max_values`: Some(1), `max_size`: Some(258), added: 753, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Revive::OriginalAccount` (r:1 w:1)
	/// Proof: `Revive::OriginalAccount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `BranchCouncil::Proposals` (r:1 w:0)
	/// Proof: `BranchCouncil::Proposals` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `BranchCouncil::Members` (r:0 w:1)
	/// Proof: `BranchCouncil::Members` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `BranchCouncil::Prime` (r:0 w:1)
	/// Proof: `BranchCouncil::Prime` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	fn admit() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `7548`
		//  Estimated: `164062`
		// Least time that was measured: 445_918_000 picoseconds.
		Weight::from_parts(527_268_000, 0)
			.saturating_add(Weight::from_parts(0, 164062))
			.saturating_add(T::DbWeight::get().reads(72))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	/// Storage: `BranchRegistry::Branches` (r:64 w:1)
	/// Proof: `BranchRegistry::Branches` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Barred` (r:1 w:0)
	/// Proof: `BranchRegistry::Barred` (`max_values`: None, `max_size`: Some(49), added: 2524, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::BranchIndex` (r:1 w:0)
	/// Proof: `BranchRegistry::BranchIndex` (`max_values`: Some(1), `max_size`: Some(258), added: 753, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::MinAuthorities` (r:1 w:0)
	/// Proof: `BranchRegistry::MinAuthorities` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `BranchCouncil::Proposals` (r:1 w:0)
	/// Proof: `BranchCouncil::Proposals` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `BranchCouncil::Members` (r:0 w:1)
	/// Proof: `BranchCouncil::Members` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `BranchCouncil::Prime` (r:0 w:1)
	/// Proof: `BranchCouncil::Prime` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	fn set_branch_status() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `4901`
		//  Estimated: `164062`
		// Least time that was measured: 509_211_000 picoseconds.
		Weight::from_parts(617_879_000, 0)
			.saturating_add(Weight::from_parts(0, 164062))
			.saturating_add(T::DbWeight::get().reads(68))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	/// Storage: `BranchRegistry::Institutions` (r:1 w:1)
	/// Proof: `BranchRegistry::Institutions` (`max_values`: None, `max_size`: Some(23), added: 2498, mode: `MaxEncodedLen`)
	fn register_institution() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `398`
		//  Estimated: `3488`
		// Least time that was measured: 22_580_000 picoseconds.
		Weight::from_parts(25_645_000, 0)
			.saturating_add(Weight::from_parts(0, 3488))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `BranchRegistry::Institutions` (r:1 w:1)
	/// Proof: `BranchRegistry::Institutions` (`max_values`: None, `max_size`: Some(23), added: 2498, mode: `MaxEncodedLen`)
	fn set_institution() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `416`
		//  Estimated: `3488`
		// Least time that was measured: 22_206_000 picoseconds.
		Weight::from_parts(25_380_000, 0)
			.saturating_add(Weight::from_parts(0, 3488))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `BranchRegistry::RoleKeys` (r:2 w:1)
	/// Proof: `BranchRegistry::RoleKeys` (`max_values`: None, `max_size`: Some(71), added: 2546, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Branches` (r:1 w:0)
	/// Proof: `BranchRegistry::Branches` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::BranchOf` (r:1 w:0)
	/// Proof: `BranchRegistry::BranchOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::MemberOf` (r:1 w:0)
	/// Proof: `IdentityFiling::MemberOf` (`max_values`: None, `max_size`: Some(57), added: 2532, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::RoleOf` (r:1 w:1)
	/// Proof: `BranchRegistry::RoleOf` (`max_values`: None, `max_size`: Some(61), added: 2536, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Filings` (r:1 w:0)
	/// Proof: `IdentityFiling::Filings` (`max_values`: None, `max_size`: Some(891), added: 3366, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Successors` (r:1 w:0)
	/// Proof: `BranchRegistry::Successors` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::Levels` (r:1 w:0)
	/// Proof: `IdentityFiling::Levels` (`max_values`: Some(1), `max_size`: Some(11), added: 506, mode: `MaxEncodedLen`)
	/// Storage: `IdentityFiling::AttestorCutOffs` (r:1 w:0)
	/// Proof: `IdentityFiling::AttestorCutOffs` (`max_values`: Some(1), `max_size`: Some(1410), added: 1905, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Revive::OriginalAccount` (r:1 w:1)
	/// Proof: `Revive::OriginalAccount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	fn grant_role() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `3051`
		//  Estimated: `6082`
		// Least time that was measured: 114_229_000 picoseconds.
		Weight::from_parts(129_743_000, 0)
			.saturating_add(Weight::from_parts(0, 6082))
			.saturating_add(T::DbWeight::get().reads(13))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	/// Storage: `BranchRegistry::RoleKeys` (r:2 w:1)
	/// Proof: `BranchRegistry::RoleKeys` (`max_values`: None, `max_size`: Some(71), added: 2546, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Branches` (r:1 w:0)
	/// Proof: `BranchRegistry::Branches` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::RoleOf` (r:0 w:1)
	/// Proof: `BranchRegistry::RoleOf` (`max_values`: None, `max_size`: Some(61), added: 2536, mode: `MaxEncodedLen`)
	fn revoke_role() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `986`
		//  Estimated: `6082`
		// Least time that was measured: 50_002_000 picoseconds.
		Weight::from_parts(57_727_000, 0)
			.saturating_add(Weight::from_parts(0, 6082))
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// Storage: `BranchRegistry::BranchOf` (r:1 w:0)
	/// Proof: `BranchRegistry::BranchOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Branches` (r:1 w:0)
	/// Proof: `BranchRegistry::Branches` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	/// Storage: `Grandpa::PendingChange` (r:1 w:0)
	/// Proof: `Grandpa::PendingChange` (`max_values`: Some(1), `max_size`: Some(2575), added: 3070, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::UsedKeys` (r:2 w:4)
	/// Proof: `BranchRegistry::UsedKeys` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	/// Storage: `Session::KeyOwner` (r:2 w:4)
	/// Proof: `Session::KeyOwner` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// Storage: `Session::NextKeys` (r:1 w:1)
	/// Proof: `Session::NextKeys` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// Storage: `Session::ExternallySetKeys` (r:1 w:1)
	/// Proof: `Session::ExternallySetKeys` (`max_values`: None, `max_size`: None, mode: `Measured`)
	fn set_session_keys() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1228`
		//  Estimated: `7168`
		// Least time that was measured: 246_817_000 picoseconds.
		Weight::from_parts(284_087_000, 0)
			.saturating_add(Weight::from_parts(0, 7168))
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(10))
	}
	/// Storage: `BranchRegistry::Branches` (r:64 w:1)
	/// Proof: `BranchRegistry::Branches` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	/// Storage: `Session::Validators` (r:1 w:0)
	/// Proof: `Session::Validators` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Session::DisabledValidators` (r:1 w:1)
	/// Proof: `Session::DisabledValidators` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `BranchRegistry::Barred` (r:1 w:1)
	/// Proof: `BranchRegistry::Barred` (`max_values`: None, `max_size`: Some(49), added: 2524, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::BranchIndex` (r:1 w:0)
	/// Proof: `BranchRegistry::BranchIndex` (`max_values`: Some(1), `max_size`: Some(258), added: 753, mode: `MaxEncodedLen`)
	/// Storage: `BranchCouncil::Proposals` (r:1 w:0)
	/// Proof: `BranchCouncil::Proposals` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `BranchRegistry::ForcedRotations` (r:0 w:1)
	/// Proof: `BranchRegistry::ForcedRotations` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
	/// Storage: `BranchCouncil::Members` (r:0 w:1)
	/// Proof: `BranchCouncil::Members` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `BranchCouncil::Prime` (r:0 w:1)
	/// Proof: `BranchCouncil::Prime` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	fn emergency_suspend() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `7035`
		//  Estimated: `164062`
		// Least time that was measured: 408_755_000 picoseconds.
		Weight::from_parts(446_584_000, 0)
			.saturating_add(Weight::from_parts(0, 164062))
			.saturating_add(T::DbWeight::get().reads(69))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	/// Storage: `BranchRegistry::Branches` (r:64 w:64)
	/// Proof: `BranchRegistry::Branches` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	/// Storage: `Session::Validators` (r:1 w:0)
	/// Proof: `Session::Validators` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Session::QueuedKeys` (r:1 w:0)
	/// Proof: `Session::QueuedKeys` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::BranchIndex` (r:1 w:0)
	/// Proof: `BranchRegistry::BranchIndex` (`max_values`: Some(1), `max_size`: Some(258), added: 753, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Successors` (r:64 w:63)
	/// Proof: `BranchRegistry::Successors` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::ApprovedNodes` (r:1 w:1)
	/// Proof: `BranchRegistry::ApprovedNodes` (`max_values`: None, `max_size`: Some(291), added: 2766, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Validations` (r:1 w:1)
	/// Proof: `BranchRegistry::Validations` (`max_values`: Some(1), `max_size`: Some(1346), added: 1841, mode: `MaxEncodedLen`)
	/// Storage: `BranchCouncil::Proposals` (r:1 w:0)
	/// Proof: `BranchCouncil::Proposals` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `BranchRegistry::OperatorOf` (r:0 w:4)
	/// Proof: `BranchRegistry::OperatorOf` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
	/// Storage: `BranchCouncil::Members` (r:0 w:1)
	/// Proof: `BranchCouncil::Members` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `BranchCouncil::Prime` (r:0 w:1)
	/// Proof: `BranchCouncil::Prime` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	fn exit() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `8122`
		//  Estimated: `164062`
		// Least time that was measured: 1_323_378_000 picoseconds.
		Weight::from_parts(1_396_878_000, 0)
			.saturating_add(Weight::from_parts(0, 164062))
			.saturating_add(T::DbWeight::get().reads(135))
			.saturating_add(T::DbWeight::get().writes(135))
	}
	/// Storage: `BranchRegistry::Branches` (r:2 w:1)
	/// Proof: `BranchRegistry::Branches` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	fn set_parent() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `511`
		//  Estimated: `6086`
		// Least time that was measured: 26_787_000 picoseconds.
		Weight::from_parts(34_649_000, 0)
			.saturating_add(Weight::from_parts(0, 6086))
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `BranchRegistry::RoleKeys` (r:2 w:1)
	/// Proof: `BranchRegistry::RoleKeys` (`max_values`: None, `max_size`: Some(71), added: 2546, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Branches` (r:1 w:0)
	/// Proof: `BranchRegistry::Branches` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	fn renew() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `986`
		//  Estimated: `6082`
		// Least time that was measured: 50_888_000 picoseconds.
		Weight::from_parts(60_027_000, 0)
			.saturating_add(Weight::from_parts(0, 6082))
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `BranchRegistry::OperatorOf` (r:4 w:8)
	/// Proof: `BranchRegistry::OperatorOf` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Observers` (r:1 w:1)
	/// Proof: `BranchRegistry::Observers` (`max_values`: Some(1), `max_size`: Some(514), added: 1009, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Branches` (r:1 w:0)
	/// Proof: `BranchRegistry::Branches` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::ApprovedNodes` (r:1 w:1)
	/// Proof: `BranchRegistry::ApprovedNodes` (`max_values`: None, `max_size`: Some(291), added: 2766, mode: `MaxEncodedLen`)
	fn approve_nodes() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1339`
		//  Estimated: `11254`
		// Least time that was measured: 84_233_000 picoseconds.
		Weight::from_parts(96_866_000, 0)
			.saturating_add(Weight::from_parts(0, 11254))
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(10))
	}
	/// Storage: `Session::Validators` (r:1 w:0)
	/// Proof: `Session::Validators` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Session::QueuedKeys` (r:1 w:0)
	/// Proof: `Session::QueuedKeys` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `BranchRegistry::BranchIndex` (r:1 w:0)
	/// Proof: `BranchRegistry::BranchIndex` (`max_values`: Some(1), `max_size`: Some(258), added: 753, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Branches` (r:64 w:0)
	/// Proof: `BranchRegistry::Branches` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::MinAuthorities` (r:1 w:1)
	/// Proof: `BranchRegistry::MinAuthorities` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn set_min_authorities() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `13189`
		//  Estimated: `164062`
		// Least time that was measured: 416_532_000 picoseconds.
		Weight::from_parts(447_708_000, 0)
			.saturating_add(Weight::from_parts(0, 164062))
			.saturating_add(T::DbWeight::get().reads(68))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `BranchRegistry::BranchOf` (r:2 w:0)
	/// Proof: `BranchRegistry::BranchOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Branches` (r:64 w:1)
	/// Proof: `BranchRegistry::Branches` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	/// Storage: `Aura::CurrentSlot` (r:1 w:0)
	/// Proof: `Aura::CurrentSlot` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::SessionPeriod` (r:1 w:0)
	/// Proof: `BranchRegistry::SessionPeriod` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Session::CurrentIndex` (r:1 w:0)
	/// Proof: `Session::CurrentIndex` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Session::Validators` (r:1 w:0)
	/// Proof: `Session::Validators` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Session::NextKeys` (r:64 w:0)
	/// Proof: `Session::NextKeys` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// Storage: `Offences::ConcurrentReportsIndex` (r:1 w:1)
	/// Proof: `Offences::ConcurrentReportsIndex` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// Storage: `Offences::Reports` (r:1 w:1)
	/// Proof: `Offences::Reports` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// Storage: `Session::DisabledValidators` (r:1 w:1)
	/// Proof: `Session::DisabledValidators` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `BranchRegistry::BranchIndex` (r:1 w:0)
	/// Proof: `BranchRegistry::BranchIndex` (`max_values`: Some(1), `max_size`: Some(258), added: 753, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::MinAuthorities` (r:1 w:0)
	/// Proof: `BranchRegistry::MinAuthorities` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `BranchCouncil::Proposals` (r:1 w:0)
	/// Proof: `BranchCouncil::Proposals` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `BranchRegistry::Barred` (r:0 w:1)
	/// Proof: `BranchRegistry::Barred` (`max_values`: None, `max_size`: Some(49), added: 2524, mode: `MaxEncodedLen`)
	/// Storage: `BranchCouncil::Members` (r:0 w:1)
	/// Proof: `BranchCouncil::Members` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `BranchCouncil::Prime` (r:0 w:1)
	/// Proof: `BranchCouncil::Prime` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	fn report_aura_equivocation() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `15775`
		//  Estimated: `175165`
		// Least time that was measured: 1_947_486_000 picoseconds.
		Weight::from_parts(2_541_186_000, 0)
			.saturating_add(Weight::from_parts(0, 175165))
			.saturating_add(T::DbWeight::get().reads(140))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	/// Storage: `BranchRegistry::BranchOf` (r:1 w:0)
	/// Proof: `BranchRegistry::BranchOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Livenesses` (r:1 w:1)
	/// Proof: `BranchRegistry::Livenesses` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::CurrentSession` (r:1 w:0)
	/// Proof: `BranchRegistry::CurrentSession` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn on_initialize() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `472`
		//  Estimated: `3517`
		// Least time that was measured: 18_777_000 picoseconds.
		Weight::from_parts(21_252_000, 0)
			.saturating_add(Weight::from_parts(0, 3517))
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Grandpa::PendingChange` (r:1 w:0)
	/// Proof: `Grandpa::PendingChange` (`max_values`: Some(1), `max_size`: Some(2575), added: 3070, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::BranchIndex` (r:1 w:0)
	/// Proof: `BranchRegistry::BranchIndex` (`max_values`: Some(1), `max_size`: Some(258), added: 753, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Branches` (r:64 w:0)
	/// Proof: `BranchRegistry::Branches` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	/// Storage: `Session::NextKeys` (r:64 w:0)
	/// Proof: `Session::NextKeys` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// Storage: `BranchRegistry::Barred` (r:64 w:0)
	/// Proof: `BranchRegistry::Barred` (`max_values`: None, `max_size`: Some(49), added: 2524, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::MinAuthorities` (r:1 w:0)
	/// Proof: `BranchRegistry::MinAuthorities` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Session::Validators` (r:1 w:0)
	/// Proof: `Session::Validators` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `BranchRegistry::LastPlan` (r:1 w:1)
	/// Proof: `BranchRegistry::LastPlan` (`max_values`: Some(1), `max_size`: Some(32), added: 527, mode: `MaxEncodedLen`)
	fn new_session() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `14510`
		//  Estimated: `173900`
		// Least time that was measured: 1_034_073_000 picoseconds.
		Weight::from_parts(1_076_368_000, 0)
			.saturating_add(Weight::from_parts(0, 173900))
			.saturating_add(T::DbWeight::get().reads(197))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `BranchRegistry::ForcedRotations` (r:1 w:1)
	/// Proof: `BranchRegistry::ForcedRotations` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Session::Validators` (r:1 w:0)
	/// Proof: `Session::Validators` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `BranchRegistry::BranchOf` (r:62 w:0)
	/// Proof: `BranchRegistry::BranchOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Validations` (r:1 w:1)
	/// Proof: `BranchRegistry::Validations` (`max_values`: Some(1), `max_size`: Some(1346), added: 1841, mode: `MaxEncodedLen`)
	/// Storage: `Session::QueuedKeys` (r:1 w:0)
	/// Proof: `Session::QueuedKeys` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `BranchRegistry::BranchIndex` (r:1 w:0)
	/// Proof: `BranchRegistry::BranchIndex` (`max_values`: Some(1), `max_size`: Some(258), added: 753, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Branches` (r:64 w:2)
	/// Proof: `BranchRegistry::Branches` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Barred` (r:64 w:2)
	/// Proof: `BranchRegistry::Barred` (`max_values`: None, `max_size`: Some(49), added: 2524, mode: `MaxEncodedLen`)
	/// Storage: `BranchCouncil::Proposals` (r:1 w:0)
	/// Proof: `BranchCouncil::Proposals` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Session::DisabledValidators` (r:1 w:1)
	/// Proof: `Session::DisabledValidators` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Historical::StoredRange` (r:1 w:1)
	/// Proof: `Historical::StoredRange` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::CurrentSession` (r:0 w:1)
	/// Proof: `BranchRegistry::CurrentSession` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `BranchCouncil::Members` (r:0 w:1)
	/// Proof: `BranchCouncil::Members` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `BranchCouncil::Prime` (r:0 w:1)
	/// Proof: `BranchCouncil::Prime` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	fn start_session() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `14291`
		//  Estimated: `164062`
		// Least time that was measured: 2_514_855_000 picoseconds.
		Weight::from_parts(2_663_998_000, 0)
			.saturating_add(Weight::from_parts(0, 164062))
			.saturating_add(T::DbWeight::get().reads(199))
			.saturating_add(T::DbWeight::get().writes(11))
	}
	/// Storage: `Session::DisabledValidators` (r:1 w:1)
	/// Proof: `Session::DisabledValidators` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Session::Validators` (r:1 w:0)
	/// Proof: `Session::Validators` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `BranchRegistry::BranchOf` (r:1 w:0)
	/// Proof: `BranchRegistry::BranchOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Branches` (r:64 w:1)
	/// Proof: `BranchRegistry::Branches` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::BranchIndex` (r:1 w:0)
	/// Proof: `BranchRegistry::BranchIndex` (`max_values`: Some(1), `max_size`: Some(258), added: 753, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::MinAuthorities` (r:1 w:0)
	/// Proof: `BranchRegistry::MinAuthorities` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `BranchCouncil::Proposals` (r:1 w:0)
	/// Proof: `BranchCouncil::Proposals` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `BranchRegistry::Barred` (r:0 w:1)
	/// Proof: `BranchRegistry::Barred` (`max_values`: None, `max_size`: Some(49), added: 2524, mode: `MaxEncodedLen`)
	/// Storage: `BranchCouncil::Members` (r:0 w:1)
	/// Proof: `BranchCouncil::Members` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `BranchCouncil::Prime` (r:0 w:1)
	/// Proof: `BranchCouncil::Prime` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	fn on_offence() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `7847`
		//  Estimated: `164062`
		// Least time that was measured: 538_544_000 picoseconds.
		Weight::from_parts(583_162_000, 0)
			.saturating_add(Weight::from_parts(0, 164062))
			.saturating_add(T::DbWeight::get().reads(70))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	/// Storage: `BranchRegistry::RoleKeys` (r:1 w:0)
	/// Proof: `BranchRegistry::RoleKeys` (`max_values`: None, `max_size`: Some(71), added: 2546, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Branches` (r:1 w:0)
	/// Proof: `BranchRegistry::Branches` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	/// Storage: `BranchRegistry::Successors` (r:1 w:0)
	/// Proof: `BranchRegistry::Successors` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	fn roles() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `947`
		//  Estimated: `3538`
		// Least time that was measured: 30_446_000 picoseconds.
		Weight::from_parts(34_039_000, 0)
			.saturating_add(Weight::from_parts(0, 3538))
			.saturating_add(T::DbWeight::get().reads(4))
	}
}
