//! What a transaction passes before it is dispatched (DESIGN 2.14). Native and Ethereum transactions pass the same
//! tuple; `get_eth_extension` right below it shows both forms on one screen. The tuple is final: its shape is part of
//! every signature.

use crate::{AccountId, Balance, Nonce, Runtime};
use pallet_revive::evm::runtime::EthExtra;
use polkadot_sdk::*;
use sp_runtime::{generic::Era, MultiAddress};

/// How a transaction names its sender.
pub type Address = MultiAddress<AccountId, ()>;

/// The SDK's own checks.
pub type SystemChecks = (
	// Lets calls that authorise themselves in, and does nothing for all others.
	frame_system::AuthorizeCall<Runtime>,
	frame_system::CheckNonZeroSender<Runtime>,
	frame_system::CheckSpecVersion<Runtime>,
	frame_system::CheckTxVersion<Runtime>,
	frame_system::CheckGenesis<Runtime>,
	frame_system::CheckMortality<Runtime>,
	frame_system::CheckNonce<Runtime>,
	frame_system::CheckWeight<Runtime>,
);

/// Everything a transaction passes. Nested, because a tuple of extensions has at most twelve.
pub type TxExtension = (
	SystemChecks,
	// Strangers and filtered calls stay out, for every source.
	pallet_fuel::PoolGuard<Runtime>,
	// Native calls of members and roles are charged to their buckets, all others pay with fuel.
	pallet_fuel::Sponsored<Runtime, pallet_transaction_payment::ChargeTransactionPayment<Runtime>>,
	frame_metadata_hash_extension::CheckMetadataHash<Runtime>,
	// After everything that relies on a signed origin.
	pallet_revive::evm::tx_extension::SetOrigin<Runtime>,
	// Last, to see what all others gave back.
	frame_system::WeightReclaim<Runtime>,
);

/// Builds the tuple for an Ethereum transaction.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct EthExtraImpl;

impl EthExtra for EthExtraImpl {
	type Config = Runtime;
	type ExtensionV0 = TxExtension;
	type ExtensionOtherVersions = sp_runtime::traits::InvalidVersion;

	fn get_eth_extension(nonce: Nonce, tip: Balance) -> Self::ExtensionV0 {
		(
			(
				frame_system::AuthorizeCall::<Runtime>::new(),
				frame_system::CheckNonZeroSender::<Runtime>::new(),
				frame_system::CheckSpecVersion::<Runtime>::new(),
				frame_system::CheckTxVersion::<Runtime>::new(),
				frame_system::CheckGenesis::<Runtime>::new(),
				frame_system::CheckMortality::from(Era::Immortal),
				frame_system::CheckNonce::<Runtime>::from(nonce),
				frame_system::CheckWeight::<Runtime>::new(),
			),
			pallet_fuel::PoolGuard::<Runtime>::new(),
			pallet_transaction_payment::ChargeTransactionPayment::<Runtime>::from(tip).into(),
			frame_metadata_hash_extension::CheckMetadataHash::<Runtime>::new(false),
			pallet_revive::evm::tx_extension::SetOrigin::<Runtime>::new_from_eth_transaction(),
			frame_system::WeightReclaim::<Runtime>::new(),
		)
	}
}

/// A transaction as it comes in: signed natively, or carrying a signed Ethereum transaction.
pub type UncheckedExtrinsic = pallet_revive::evm::runtime::UncheckedExtrinsic<Address, crate::Signature, EthExtraImpl>;

// Reports of equivocations are made by the node itself and carry no signature.
impl<C> frame_system::offchain::CreateTransactionBase<C> for Runtime
where
	crate::RuntimeCall: From<C>,
{
	type RuntimeCall = crate::RuntimeCall;
	type Extrinsic = UncheckedExtrinsic;
}

impl<C> frame_system::offchain::CreateBare<C> for Runtime
where
	crate::RuntimeCall: From<C>,
{
	fn create_bare(call: crate::RuntimeCall) -> UncheckedExtrinsic {
		sp_runtime::generic::UncheckedExtrinsic::new_bare(call).into()
	}
}
