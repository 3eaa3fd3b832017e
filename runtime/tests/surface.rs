//! The public face of the runtime. Clients, wallets and past transactions rely on these names and numbers: a change
//! here is a change of the contract with them.

use frame_support::traits::PalletInfoAccess;
use polkadot_sdk::*;
use sp_runtime::traits::TransactionExtension;
use timebank_runtime::*;

macro_rules! index {
	($($pallet:ident),* $(,)?) => { vec![$((stringify!($pallet), <$pallet as PalletInfoAccess>::index())),*] };
}

#[test]
fn keeps_the_index_of_every_pallet() {
	assert_eq!(
		index!(
			System,
			Timestamp,
			Aura,
			Authorship,
			Balances,
			TransactionPayment,
			Fuel,
			IdentityFiling,
			TimeCoin,
			AnomalyMonitor,
			FreezeControl,
			Offences,
			Historical,
			BranchRegistry,
			Session,
			Grandpa,
			HeadOffice,
			BranchCouncil,
			UpgradeGovernance,
			Preimage,
			Scheduler,
			SafeMode,
			TxPause,
			Migrations,
			Utility,
			Multisig,
			Proxy,
			Revive,
		),
		[
			("System", 0),
			("Timestamp", 1),
			("Aura", 2),
			("Authorship", 3),
			("Balances", 4),
			("TransactionPayment", 5),
			("Fuel", 6),
			("IdentityFiling", 20),
			("TimeCoin", 21),
			("AnomalyMonitor", 22),
			("FreezeControl", 23),
			("Offences", 30),
			("Historical", 31),
			("BranchRegistry", 32),
			("Session", 33),
			("Grandpa", 34),
			("HeadOffice", 40),
			("BranchCouncil", 41),
			("UpgradeGovernance", 42),
			("Preimage", 43),
			("Scheduler", 44),
			("SafeMode", 45),
			("TxPause", 46),
			("Migrations", 47),
			("Utility", 50),
			("Multisig", 51),
			("Proxy", 52),
			("Revive", 60),
		]
	);
}

#[test]
fn keeps_the_extensions_that_every_signature_covers() {
	let names: Vec<_> = <TxExtension as TransactionExtension<RuntimeCall>>::metadata()
		.into_iter()
		.map(|extension| extension.identifier)
		.collect();
	assert_eq!(
		names,
		[
			"AuthorizeCall",
			"CheckNonZeroSender",
			"CheckSpecVersion",
			"CheckTxVersion",
			"CheckGenesis",
			"CheckMortality",
			"CheckNonce",
			"CheckWeight",
			"PoolGuard",
			"ChargeTransactionPayment",
			"CheckMetadataHash",
			"EthSetOrigin",
			"WeightReclaim",
		]
	);
}

#[test]
fn has_one_bound_for_branches_wherever_they_are_counted() {
	fn of<T: frame_support::traits::Get<u32>>() -> u32 {
		T::get()
	}
	let branches = pallet_branch_registry::MAX_BRANCHES;
	assert_eq!(of::<<Runtime as pallet_aura::Config>::MaxAuthorities>(), branches);
	assert_eq!(of::<<Runtime as pallet_grandpa::Config>::MaxAuthorities>(), branches);
	assert_eq!(
		of::<<Runtime as pallet_collective::Config<configs::origins::BranchCouncilInstance>>::MaxMembers>(),
		branches
	);
	assert_eq!(pallet_upgrade_governance::ElectorateList::bound() as u32, branches);
}

#[test]
fn serves_the_metadata_versions_that_clients_ask_for() {
	assert_eq!(Runtime::metadata_versions(), [14, 15, 16]);
}
