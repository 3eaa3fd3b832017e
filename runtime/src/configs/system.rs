//! System, time, fuel and fees.

use crate::{
	constants::*, AccountId, Balance, Balances, Block, Fuel, Hash, Nonce, PalletInfo, Runtime, RuntimeCall,
	RuntimeEvent, RuntimeFreezeReason, RuntimeHoldReason, RuntimeOrigin, RuntimeTask, System, VERSION,
};
use frame_support::{
	derive_impl, parameter_types,
	traits::{ConstU32, ConstU64, VariantCountOf},
	weights::{
		constants::{BlockExecutionWeight, ExtrinsicBaseWeight, ParityDbWeight},
		ConstantMultiplier,
	},
	PalletId,
};
use frame_system::limits::{BlockLength, BlockWeights};
use pallet_revive::evm::fees::BlockRatioFee;
use pallet_transaction_payment::{ConstFeeMultiplier, Multiplier};
use polkadot_sdk::{
	frame_support::dispatch::DispatchClass,
	sp_runtime::traits::{AccountIdLookup, BlakeTwo256, One},
	sp_version::RuntimeVersion,
	*,
};

parameter_types! {
	pub const Version: RuntimeVersion = VERSION;
	/// Headers that transactions may refer to.
	pub const BlockHashCount: u32 = 4096;
	pub RuntimeBlockWeights: BlockWeights = BlockWeights::builder()
		.base_block(BlockExecutionWeight::get())
		.for_class(DispatchClass::all(), |weights| {
			weights.base_extrinsic = ExtrinsicBaseWeight::get();
		})
		.for_class(DispatchClass::Normal, |weights| {
			weights.max_total = Some(NORMAL_DISPATCH_RATIO * MAXIMUM_BLOCK_WEIGHT);
		})
		.for_class(DispatchClass::Operational, |weights| {
			weights.max_total = Some(MAXIMUM_BLOCK_WEIGHT);
			// Governance and freezes get in when a block is full of everyday transactions.
			weights.reserved = Some(MAXIMUM_BLOCK_WEIGHT - NORMAL_DISPATCH_RATIO * MAXIMUM_BLOCK_WEIGHT);
		})
		.avg_block_initialization(AVERAGE_ON_INITIALIZE_RATIO)
		.build_or_panic();
	pub RuntimeBlockLength: BlockLength =
		BlockLength::builder()
			.max_length(MAXIMUM_BLOCK_LENGTH)
			.modify_max_length_for_class(DispatchClass::Normal, |length| *length = NORMAL_DISPATCH_RATIO * *length)
			.build();
	/// The generic prefix: wallets show addresses of this chain without being told of it.
	pub const SS58Prefix: u8 = 42;
}

#[derive_impl(frame_system::config_preludes::SolochainDefaultConfig)]
impl frame_system::Config for Runtime {
	type Block = Block;
	type BlockHashCount = BlockHashCount;
	type BlockWeights = RuntimeBlockWeights;
	type BlockLength = RuntimeBlockLength;
	type AccountId = AccountId;
	type Lookup = AccountIdLookup<AccountId, ()>;
	type Nonce = Nonce;
	type Hash = Hash;
	type Hashing = BlakeTwo256;
	type BaseCallFilter = super::origins::CallFilter;
	// The node's database; revive's checks fail with the zero weights of the default.
	type DbWeight = ParityDbWeight;
	type Version = Version;
	type AccountData = pallet_balances::AccountData<Balance>;
	// Accounts of native keys get their Ethereum address when they appear.
	type OnNewAccount = pallet_revive::AutoMapper<Runtime>;
	type OnKilledAccount = pallet_revive::AutoMapper<Runtime>;
	type SystemWeightInfo = frame_system::weights::SubstrateWeight<Runtime>;
	type ExtensionsWeightInfo = frame_system::SubstrateExtensionsWeight<Runtime>;
	type SS58Prefix = SS58Prefix;
	type MultiBlockMigrator = crate::Migrations;
	type MaxConsumers = ConstU32<16>;
}

impl pallet_timestamp::Config for Runtime {
	type Moment = u64;
	type OnTimestampSet = crate::Aura;
	type MinimumPeriod = ConstU64<{ SLOT_DURATION / 2 }>;
	type WeightInfo = pallet_timestamp::weights::SubstrateWeight<Runtime>;
}

parameter_types! {
	pub const ExistentialDeposit: Balance = EXISTENTIAL_DEPOSIT;
}

impl pallet_balances::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeHoldReason = RuntimeHoldReason;
	type RuntimeFreezeReason = RuntimeFreezeReason;
	type WeightInfo = pallet_balances::weights::SubstrateWeight<Runtime>;
	type Balance = Balance;
	type DustRemoval = ();
	type ExistentialDeposit = ExistentialDeposit;
	type AccountStore = System;
	type ReserveIdentifier = [u8; 8];
	type FreezeIdentifier = RuntimeFreezeReason;
	type MaxLocks = ConstU32<16>;
	type MaxReserves = ConstU32<16>;
	type MaxFreezes = VariantCountOf<RuntimeFreezeReason>;
	type DoneSlashHandler = ();
}

parameter_types! {
	/// One unit of fuel a byte.
	pub const TransactionByteFee: Balance = 1;
	/// The gas price is stable: fuel is granted, not traded.
	pub FeeMultiplier: Multiplier = Multiplier::one();
	pub const FuelPotId: PalletId = PalletId(*b"tb/fuel_");
	pub FuelPot: AccountId = Fuel::pot();
}

/// Fees and gas remainders flow back to the pot that fuel is granted from.
pub type ToFuelPot = frame_support::traits::tokens::imbalance::ResolveTo<FuelPot, Balances>;

impl pallet_transaction_payment::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type OnChargeTransaction = pallet_transaction_payment::FungibleAdapter<Balances, ToFuelPot>;
	// A thousand picoseconds a unit; the type is what the Ethereum layer asks for.
	type WeightToFee = BlockRatioFee<1, 1000, Runtime, Balance>;
	type LengthToFee = ConstantMultiplier<Balance, TransactionByteFee>;
	type FeeMultiplierUpdate = ConstFeeMultiplier<FeeMultiplier>;
	type OperationalFeeMultiplier = frame_support::traits::ConstU8<5>;
	type WeightInfo = pallet_transaction_payment::weights::SubstrateWeight<Runtime>;
}

impl pallet_fuel::Config for Runtime {
	type Currency = Balances;
	type Standings = crate::seams::Standings;
	type Lanes = crate::seams::Lanes;
	type Inner = crate::seams::Nested;
	type Deployments = crate::seams::Deployed;
	type Bids = crate::seams::Offers;
	type HeadOffice = super::origins::HeadOfficeMajority;
	type PotId = FuelPotId;
	type WeightInfo = crate::weights::pallet_fuel::WeightInfo<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type World = crate::benchmarking::World;
}

impl pallet_migrations::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	#[cfg(not(feature = "runtime-benchmarks"))]
	type Migrations = ();
	#[cfg(feature = "runtime-benchmarks")]
	type Migrations = pallet_migrations::mock_helpers::MockedMigrations;
	type CursorMaxLen = ConstU32<65_536>;
	type IdentifierMaxLen = ConstU32<256>;
	type MigrationStatusHandler = ();
	type FailedMigrationHandler = super::origins::RepairableMigrations;
	type MaxServiceWeight = MaxServiceWeight;
	type WeightInfo = pallet_migrations::weights::SubstrateWeight<Runtime>;
}

parameter_types! {
	/// What a migration may take of a block.
	pub MaxServiceWeight: frame_support::weights::Weight =
		sp_runtime::Perbill::from_percent(80) * RuntimeBlockWeights::get().max_block;
}
