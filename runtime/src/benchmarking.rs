//! Benchmarks of our pallets in the real runtime, and the world that they are set up in (docs/decisions/0010).
//!
//! The SDK's pallets keep the SDK's weights. `make weights` measures ours and writes `weights/`.

use crate::*;
use alloc::{string::String, vec::Vec};
use frame_benchmarking::{account, define_benchmarks, BenchmarkBatch, BenchmarkConfig, BenchmarkList};
use frame_support::traits::{StorageInfo, StorageInfoTrait, WhitelistedStorageKeys};
use timebank_primitives::{BenchmarkWorld, Body, BranchId, InstitutionId, MemberId, Moment, Role};

define_benchmarks!(
	[pallet_identity_filing, IdentityFiling]
	[pallet_time_coin, TimeCoin]
	[pallet_anomaly_monitor, AnomalyMonitor]
	[pallet_freeze_control, FreezeControl]
	[pallet_branch_registry, BranchRegistry]
	[pallet_upgrade_governance, UpgradeGovernance]
	[pallet_fuel, Fuel]
);

/// What can be measured, and what is known of the storage.
pub fn list(extra: bool) -> (Vec<BenchmarkList>, Vec<StorageInfo>) {
	let mut list = Vec::new();
	list_benchmarks!(list, extra);
	(list, AllPalletsWithSystem::storage_info())
}

/// Measures what is asked for.
pub fn run(config: BenchmarkConfig) -> Result<Vec<BenchmarkBatch>, String> {
	let whitelist = AllPalletsWithSystem::whitelisted_storage_keys();
	let mut batches = Vec::new();
	let params = (&config, &whitelist);
	add_benchmarks!(params, batches);
	Ok(batches)
}

/// The world made of the pallets themselves.
pub struct World;

/// Home of all officers: a branch that no benchmark asks for.
const OFFICERS: u32 = 90;

impl BenchmarkWorld<AccountId> for World {
	fn branch(seed: u32) -> BranchId {
		pallet_branch_registry::benchmarking::branch::<Runtime>(seed)
	}

	fn institution(seed: u32) -> InstitutionId {
		pallet_branch_registry::benchmarking::institution::<Runtime>(seed)
	}

	fn member(branch: BranchId, seed: u32) -> (MemberId, AccountId) {
		let key: AccountId = account("member", branch.0, seed);
		(
			pallet_identity_filing::benchmarking::member::<Runtime>(branch, key.clone()),
			key,
		)
	}

	fn officer(role: Role, body: Body, seed: u32) -> (MemberId, AccountId) {
		let person = account("officer", 0, seed);
		let member = pallet_identity_filing::benchmarking::member::<Runtime>(Self::branch(OFFICERS), person);
		let place = match body {
			Body::Branch(branch) => branch.0,
			Body::Institution(institution) => u32::MAX - institution.0,
		};
		let name = match role {
			Role::Clerk => "clerk",
			Role::Reviewer => "reviewer",
			Role::Manager => "manager",
			Role::Supervisor => "supervisor",
			Role::PublicSecurity => "public security",
			Role::Partner => "partner",
			Role::Mediator => "mediator",
			Role::ThirdParty => "third party",
		};
		let key: AccountId = account(name, place, seed);
		pallet_branch_registry::benchmarking::officer::<Runtime>(member, key.clone(), role, body);
		(member, key)
	}

	fn coins(member: MemberId, lots: u32, amount: Balance) {
		pallet_time_coin::benchmarking::coins::<Runtime>(member, lots, amount)
	}

	fn set_time(now: Moment) {
		// Not through the pallet's setter: the slot of the consensus does not move with it.
		pallet_timestamp::Now::<Runtime>::put(now);
	}
}
