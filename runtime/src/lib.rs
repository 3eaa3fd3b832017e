//! The runtime of the time-bank consortium chain: one wasm for development and production.
//!
//! `seams.rs` joins the pallets, `transaction.rs` says what a transaction passes, `configs/` holds every pallet's
//! configuration by domain, `presets.rs` the genesis of each kind of network.
#![cfg_attr(not(feature = "std"), no_std)]
// FRAME's macros expand to items that nobody can document.
#![allow(missing_docs)]
#![recursion_limit = "512"]

extern crate alloc;

#[cfg(feature = "std")]
include!(concat!(env!("OUT_DIR"), "/wasm_binary.rs"));

mod apis;
#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
pub mod configs;
pub mod constants;
pub mod presets;
pub mod reads;
pub mod seams;
pub mod transaction;
mod weights;

pub use apis::{api, RuntimeApi};
pub use transaction::{Address, EthExtraImpl, TxExtension, UncheckedExtrinsic};

use alloc::vec::Vec;
use polkadot_sdk::{
	pallet_aura::Pallet as AuraPallet,
	sp_runtime::{
		generic, impl_opaque_keys,
		traits::{BlakeTwo256, IdentifyAccount, Verify},
		MultiSignature,
	},
	sp_version::{runtime_version, RuntimeVersion},
	*,
};

/// Signatures of transactions: sr25519, ed25519, ecdsa and Ethereum keys alike.
pub type Signature = MultiSignature;
/// An account; an Ethereum address is the account that ends in twelve bytes 0xEE.
pub type AccountId = <<Signature as Verify>::Signer as IdentifyAccount>::AccountId;
/// Fuel in its smallest unit.
pub type Balance = u128;
/// Number of transactions of an account.
pub type Nonce = u32;
/// Hash of a block.
pub type Hash = sp_core::H256;
/// Height of a block.
pub type BlockNumber = u32;
/// Header.
pub type Header = generic::Header<BlockNumber, BlakeTwo256>;
/// Block as the runtime executes it.
pub type Block = generic::Block<Header, UncheckedExtrinsic>;

/// Block types for the node, which does not look into transactions.
pub mod opaque {
	use super::*;
	pub use polkadot_sdk::sp_runtime::OpaqueExtrinsic as UncheckedExtrinsic;

	/// Block as the node sees it.
	pub type Block = generic::Block<Header, UncheckedExtrinsic>;

	impl_opaque_keys! {
		/// Keys of a validator. Their order is the order of the session handlers.
		pub struct SessionKeys {
			pub aura: AuraPallet<Runtime>,
			pub grandpa: Grandpa,
		}
	}
}
pub use opaque::SessionKeys;

// The builder of the wasm reads the version from the source, so that it has to be a number there.
macro_rules! version {
	($spec_version:tt) => {
		/// What the node and the wallets know this runtime by.
		#[runtime_version]
		pub const VERSION: RuntimeVersion = RuntimeVersion {
			spec_name: alloc::borrow::Cow::Borrowed("timebank"),
			impl_name: alloc::borrow::Cow::Borrowed("timebank"),
			authoring_version: 1,
			spec_version: $spec_version,
			impl_version: 1,
			apis: apis::RUNTIME_API_VERSIONS,
			transaction_version: 1,
			system_version: 1,
		};
	};
}
#[cfg(not(feature = "next-version"))]
version!(1);
// One more than above: what a network of tests is upgraded to.
#[cfg(feature = "next-version")]
version!(2);

/// Executes blocks. Migrations hang on `frame_system::Config`.
pub type Executive =
	frame_executive::Executive<Runtime, Block, frame_system::ChainContext<Runtime>, Runtime, AllPalletsWithSystem>;

// The indices are final: clients and past transactions name pallets by them. A pallet that goes leaves its number
// unused. The order of the lines is the order of genesis and of hooks:
//   Aura and Authorship before Session: after a rotation the author's index would name somebody else.
//   IdentityFiling before BranchRegistry (officers are filed), BranchRegistry before Session (it names the validators).
//   Balances before Fuel and Revive (Balances' genesis sets the total issuance).
#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeFreezeReason,
		RuntimeHoldReason,
		RuntimeSlashReason,
		RuntimeLockId,
		RuntimeTask,
		RuntimeViewFunction
	)]
	pub struct Runtime;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type Timestamp = pallet_timestamp;
	#[runtime::pallet_index(2)]
	pub type Aura = pallet_aura;
	#[runtime::pallet_index(3)]
	pub type Authorship = pallet_authorship;
	#[runtime::pallet_index(4)]
	pub type Balances = pallet_balances;
	#[runtime::pallet_index(5)]
	pub type TransactionPayment = pallet_transaction_payment;
	#[runtime::pallet_index(6)]
	pub type Fuel = pallet_fuel;

	#[runtime::pallet_index(20)]
	pub type IdentityFiling = pallet_identity_filing;
	#[runtime::pallet_index(21)]
	pub type TimeCoin = pallet_time_coin;
	#[runtime::pallet_index(22)]
	pub type AnomalyMonitor = pallet_anomaly_monitor;
	#[runtime::pallet_index(23)]
	pub type FreezeControl = pallet_freeze_control;

	#[runtime::pallet_index(30)]
	pub type Offences = pallet_offences;
	#[runtime::pallet_index(31)]
	pub type Historical = pallet_session::historical;
	#[runtime::pallet_index(32)]
	pub type BranchRegistry = pallet_branch_registry;
	#[runtime::pallet_index(33)]
	pub type Session = pallet_session;
	#[runtime::pallet_index(34)]
	pub type Grandpa = pallet_grandpa;

	#[runtime::pallet_index(40)]
	pub type HeadOffice = pallet_collective<Instance1>;
	#[runtime::pallet_index(41)]
	pub type BranchCouncil = pallet_collective<Instance2>;
	#[runtime::pallet_index(42)]
	pub type UpgradeGovernance = pallet_upgrade_governance;
	#[runtime::pallet_index(43)]
	pub type Preimage = pallet_preimage;
	#[runtime::pallet_index(44)]
	pub type Scheduler = pallet_scheduler;
	#[runtime::pallet_index(45)]
	pub type SafeMode = pallet_safe_mode;
	#[runtime::pallet_index(46)]
	pub type TxPause = pallet_tx_pause;
	#[runtime::pallet_index(47)]
	pub type Migrations = pallet_migrations;

	#[runtime::pallet_index(50)]
	pub type Utility = pallet_utility;
	#[runtime::pallet_index(51)]
	pub type Multisig = pallet_multisig;
	#[runtime::pallet_index(52)]
	pub type Proxy = pallet_proxy;

	#[runtime::pallet_index(60)]
	pub type Revive = pallet_revive;
}
