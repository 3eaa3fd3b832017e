//! The Ethereum layer.

use super::origins::EnsureDeployer;
use crate::{
	constants::*, transaction::EthExtraImpl, Address, Balance, Balances, Runtime, RuntimeCall, RuntimeEvent,
	RuntimeHoldReason, RuntimeOrigin, Signature, Timestamp,
};
use frame_support::{
	parameter_types,
	traits::{ConstBool, ConstU32, ConstU64, Get},
};
use pallet_revive::{evm::fees::Info as FeeInfo, AccountId32Mapper};
use polkadot_sdk::*;
use sp_runtime::{FixedU128, Perbill};

parameter_types! {
	// Deposits are refunded pro rata; they are the brake on state growth. In the smallest unit of fuel.
	pub const DepositPerByte: Balance = 1_000;
	pub const DepositPerItem: Balance = 100_000;
	pub const DepositPerChildTrieItem: Balance = 10_000;
	// Code is uploaded by listed deployers only.
	pub const CodeHashLockupDepositPercent: Perbill = Perbill::from_percent(0);
	// Gas that is meant for deposits counts as weight until dispatch is over: more than half a block would get stuck.
	pub MaxEthExtrinsicWeight: FixedU128 = FixedU128::from_rational(1, 2);
}

impl pallet_revive::Config for Runtime {
	type Time = Timestamp;
	type Balance = Balance;
	type Currency = Balances;
	type OnBurn = super::system::ToFuelPot;
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type RuntimeOrigin = RuntimeOrigin;
	type RuntimeHoldReason = RuntimeHoldReason;
	type WeightInfo = pallet_revive::weights::SubstrateWeight<Runtime>;
	type Precompiles = (
		timebank_precompiles::TimeCoinErc20<Self>,
		timebank_precompiles::IdentityFilingView<Self>,
		timebank_precompiles::FreezeControlView<Self>,
		timebank_precompiles::AnomalyMonitorView<Self>,
		timebank_precompiles::ActivitiesFace<Self>,
	);
	type FindAuthor = BlockAuthor;
	type DepositPerByte = DepositPerByte;
	type DepositPerItem = DepositPerItem;
	type DepositPerChildTrieItem = DepositPerChildTrieItem;
	type CodeHashLockupDepositPercent = CodeHashLockupDepositPercent;
	type AddressMapper = AccountId32Mapper<Runtime>;
	type AllowEVMBytecode = ConstBool<true>;
	type UploadOrigin = EnsureDeployer;
	type InstantiateOrigin = EnsureDeployer;
	// The executor's default of 2,048 heap pages.
	type RuntimeMemory = ConstU32<{ 128 * 1024 * 1024 }>;
	type PVFMemory = ConstU32<{ 512 * 1024 * 1024 }>;
	type ChainId = ConstU64<ETH_CHAIN_ID>;
	type NativeToEthRatio = ConstU32<NATIVE_TO_ETH_RATIO>;
	type FeeInfo = FeeInfo<Address, Signature, EthExtraImpl>;
	type Deposit = ();
	type MaxEthExtrinsicWeight = MaxEthExtrinsicWeight;
	type DebugEnabled = OutsideBlocks;
	// Needs the two account hooks of `frame_system::Config`.
	type AutoMap = ConstBool<true>;
	// Gas price 0.1 gwei; a plain transfer fits MetaMask's fixed 21,000 gas (a test says so).
	type GasScale = ConstU32<100>;
}

/// Whether no block is being made: the runtime is asked something, such as how each instruction of a call goes
/// (docs/decisions/0037). In blocks nothing is ever debugged.
pub struct OutsideBlocks;
impl Get<bool> for OutsideBlocks {
	fn get() -> bool {
		crate::System::execution_phase().is_none()
	}
}

/// The author of a block as contracts and Ethereum clients see it: the branch's account.
pub type BlockAuthor = pallet_session::FindAccountFromAuthorIndex<Runtime, crate::Aura>;
