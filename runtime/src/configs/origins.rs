//! Who may do what, which calls are stopped, and what stays allowed when the chain is stopped.

use crate::{
	constants::{DAYS, HOURS},
	AccountId, BlockNumber, OriginCaller, Runtime, RuntimeCall, RuntimeOrigin, SafeMode, System, TxPause,
};
use core::marker::PhantomData;
use frame_support::{
	migrations::{FailedMigrationHandler, FailedMigrationHandling},
	traits::{Contains, EitherOf, EnsureOrigin, Get, InsideBoth, OriginTrait, SafeMode as PauseAll},
};
use frame_system::EnsureSigned;
use pallet_collective::{EnsureProportionAtLeast, EnsureProportionMoreThan, Instance1, Instance2};
use pallet_tx_pause::RuntimeCallNameOf;
use polkadot_sdk::*;

/// The head office's collective.
pub type HeadOfficeInstance = Instance1;
/// The branches' council.
pub type BranchCouncilInstance = Instance2;

/// More than half of the head office.
pub type HeadOfficeMajority = EnsureProportionMoreThan<AccountId, HeadOfficeInstance, 1, 2>;
/// Two thirds of the head office.
pub type HeadOfficeTwoThirds = EnsureProportionAtLeast<AccountId, HeadOfficeInstance, 2, 3>;
/// Three quarters of the head office.
pub type HeadOfficeThreeQuarters = EnsureProportionAtLeast<AccountId, HeadOfficeInstance, 3, 4>;
/// A third of the head office, and two persons at least unless it has one: enough to stop, not to start.
pub struct HeadOfficeThird;
impl EnsureOrigin<RuntimeOrigin> for HeadOfficeThird {
	type Success = ();

	fn try_origin(origin: RuntimeOrigin) -> Result<(), RuntimeOrigin> {
		let enough = match origin.caller() {
			OriginCaller::HeadOffice(pallet_collective::RawOrigin::Members(yes, all)) => {
				*yes > 0 && yes.saturating_mul(3) >= *all && *yes >= (*all).min(2)
			}
			_ => false,
		};
		if enough {
			Ok(())
		} else {
			Err(origin)
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin() -> Result<RuntimeOrigin, ()> {
		Ok(pallet_collective::RawOrigin::<AccountId, HeadOfficeInstance>::Members(2, 3).into())
	}
}
/// Two thirds of the branches.
pub type CouncilTwoThirds = EnsureProportionAtLeast<AccountId, BranchCouncilInstance, 2, 3>;

/// Nobody's vote counts unless it was cast.
pub struct DefaultNo;
impl pallet_collective::DefaultVote for DefaultNo {
	fn default_vote(_: Option<bool>, _: u32, _: u32, _: u32) -> bool {
		false
	}
}

/// Calls that are never dispatched from outside. Root bypasses filters; what the timelock may do as root is limited by
/// [`AllowedRootCalls`].
pub struct StaticFilter;
impl Contains<RuntimeCall> for StaticFilter {
	fn contains(call: &RuntimeCall) -> bool {
		match call {
			// Fuel is granted, not passed on. (Ethereum value transfers are fuel too; they pay gas for it.)
			RuntimeCall::Balances(_) => false,
			// Keys are set through the registry. Purging the last validator's keys would let the session's and the finality's
			// sets drift apart.
			RuntimeCall::Session(_) => false,
			// Accounts are mapped when they appear; unmapping one would part a member from its Ethereum address.
			RuntimeCall::Revive(pallet_revive::Call::unmap_account { .. }) => false,
			_ => true,
		}
	}
}

/// The base call filter: safe mode, pauses, and what is always closed.
pub type CallFilter = InsideBoth<InsideBoth<SafeMode, TxPause>, StaticFilter>;

/// What still works in safe mode: governance, freezes, sessions, time. Without it a stopped chain could not be repaired.
pub struct SafeModeAllowed;
impl Contains<RuntimeCall> for SafeModeAllowed {
	fn contains(call: &RuntimeCall) -> bool {
		match call {
			RuntimeCall::System(_)
			| RuntimeCall::Timestamp(_)
			| RuntimeCall::Session(_)
			| RuntimeCall::Grandpa(_)
			| RuntimeCall::BranchRegistry(_)
			| RuntimeCall::HeadOffice(_)
			| RuntimeCall::BranchCouncil(_)
			| RuntimeCall::UpgradeGovernance(_)
			| RuntimeCall::Preimage(_)
			| RuntimeCall::SafeMode(_)
			| RuntimeCall::TxPause(_)
			| RuntimeCall::Migrations(_)
			| RuntimeCall::FreezeControl(_) => true,
			// The calls inside are filtered one by one. Keys of the head office and of branches may be proxied or shared by
			// several persons.
			RuntimeCall::Utility(_) | RuntimeCall::Proxy(_) | RuntimeCall::Multisig(_) => true,
			_ => false,
		}
	}
}

/// Calls that cannot be paused, by the names of their pallets, so that nobody locks everybody out: those that lift a
/// pause, those that decide about it, and those that carry a call for a key that is proxied or shared. Calls inside others
/// are looked up one by one, so that a carrier which is open opens nothing else.
pub struct NeverPaused;
impl Contains<RuntimeCallNameOf<Runtime>> for NeverPaused {
	fn contains(name: &RuntimeCallNameOf<Runtime>) -> bool {
		const PALLETS: [&[u8]; 12] = [
			b"System",
			b"Timestamp",
			b"Session",
			b"Grandpa",
			b"BranchRegistry",
			b"HeadOffice",
			b"BranchCouncil",
			b"UpgradeGovernance",
			b"SafeMode",
			b"TxPause",
			b"Multisig",
			b"Proxy",
		];
		PALLETS.contains(&name.0.as_slice())
	}
}

/// What the timelock may dispatch as root, named one by one: no raw storage, no code without the objection period, no
/// fuel from nothing, no call that carries another one, no proposal that another proposal makes.
pub struct AllowedRootCalls;
impl Contains<RuntimeCall> for AllowedRootCalls {
	fn contains(call: &RuntimeCall) -> bool {
		match call {
			RuntimeCall::System(call) => matches!(
				call,
				frame_system::Call::remark { .. } | frame_system::Call::remark_with_event { .. }
			),
			// The branches' council follows the registry; nobody else says who sits in it.
			RuntimeCall::HeadOffice(pallet_collective::Call::set_members { new_members, prime, .. }) => {
				can_govern(new_members) && prime.as_ref().is_none_or(|prime| new_members.contains(prime))
			}
			RuntimeCall::UpgradeGovernance(call) => {
				matches!(call, pallet_upgrade_governance::Call::set_timing { .. })
			}
			// Finality that has lost more than a third of its voters for good is started again from the last block that was
			// final.
			RuntimeCall::Grandpa(call) => matches!(call, pallet_grandpa::Call::note_stalled { .. }),
			// Repairs of a migration.
			RuntimeCall::Migrations(_) => true,
			// Their calls carry no calls; those for Root are for the timelock.
			RuntimeCall::BranchRegistry(_)
			| RuntimeCall::IdentityFiling(_)
			| RuntimeCall::TimeCoin(_)
			| RuntimeCall::AnomalyMonitor(_)
			| RuntimeCall::FreezeControl(_)
			| RuntimeCall::Fuel(_) => true,
			_ => false,
		}
	}
}

/// Whether a head office of these keys could do its work: as many persons as the network needs, no more than fit, and
/// every key with an account, because others cannot sign. A head office that cannot act could not be replaced either.
fn can_govern(members: &[AccountId]) -> bool {
	let most = <<Runtime as pallet_collective::Config<HeadOfficeInstance>>::MaxMembers as Get<u32>>::get() as usize;
	let distinct = members
		.iter()
		.enumerate()
		.all(|(place, key)| !members.iter().take(place).any(|other| other == key));
	members.len() <= most
		&& members.len() >= crate::presets::fewest_governors()
		&& distinct
		&& members.iter().all(System::account_exists)
}

/// Deployers that the head office has listed.
pub struct EnsureDeployer;
impl EnsureOrigin<RuntimeOrigin> for EnsureDeployer {
	type Success = AccountId;

	fn try_origin(origin: RuntimeOrigin) -> Result<AccountId, RuntimeOrigin> {
		let who = EnsureSigned::<AccountId>::try_origin(origin)?;
		match pallet_fuel::Listed::<Runtime>::get(&who) {
			Some(pallet_fuel::Purpose::Deployer) => Ok(who),
			_ => Err(frame_system::RawOrigin::Signed(who).into()),
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin() -> Result<RuntimeOrigin, ()> {
		let who = AccountId::new([1; 32]);
		pallet_fuel::Listed::<Runtime>::insert(&who, pallet_fuel::Purpose::Deployer);
		Ok(frame_system::RawOrigin::Signed(who).into())
	}
}

/// A failed migration stops everyday calls and leaves governance to repair it. The SDK's own handler keeps the chain
/// stuck with inherents only, where no transaction could mend it.
pub struct RepairableMigrations;
impl FailedMigrationHandler for RepairableMigrations {
	fn failed(_: Option<u32>) -> FailedMigrationHandling {
		let entered = if <SafeMode as PauseAll>::is_entered() {
			<SafeMode as PauseAll>::extend(BlockNumber::MAX)
		} else {
			<SafeMode as PauseAll>::enter(BlockNumber::MAX)
		};
		if entered.is_err() {
			log::error!(target: "runtime::migrations", "safe mode not entered after a failed migration");
		}
		FailedMigrationHandling::ForceUnstuck
	}
}

/// Maps an origin to a number of blocks.
pub struct For<Origin, const N: BlockNumber>(PhantomData<Origin>);
impl<Origin: EnsureOrigin<RuntimeOrigin>, const N: BlockNumber> EnsureOrigin<RuntimeOrigin> for For<Origin, N> {
	type Success = BlockNumber;

	fn try_origin(origin: RuntimeOrigin) -> Result<BlockNumber, RuntimeOrigin> {
		Origin::try_origin(origin).map(|_| N)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin() -> Result<RuntimeOrigin, ()> {
		Origin::try_successful_origin()
	}
}

/// A majority of the head office stops the chain for a day, a third of it for an hour.
pub type StopChain = EitherOf<For<HeadOfficeMajority, DAYS>, For<HeadOfficeThird, HOURS>>;
