//! What is asked of the node's own client: blocks, state and the runtime's Ethereum API.

use crate::{
	derive::{self, DeriveError, Sources},
	events::{Layout, LayoutError},
	follow::{Info, View},
	index::{BlockRecord, Head},
};
use codec::Encode;
use pallet_revive::{EthTransactError, ReviveApi};
use pallet_revive_types::runtime_api::*;
use parking_lot::Mutex;
use polkadot_sdk::*;
use sc_client_api::{BlockBackend, BlockchainEvents, HeaderBackend};
use sp_api::{ApiError, CallApiAt, Metadata, ProvideRuntimeApi};
use sp_core::{traits::CallContext, H160, H256, U256};
use sp_crypto_hashing::twox_128;
use sp_runtime::traits::Header as _;
use sp_state_machine::Backend as _;
use std::{collections::HashMap, fmt, sync::Arc};
use timebank_runtime::{opaque::Block, AccountId, Balance, BlockNumber, Nonce};

/// Milliseconds since 1970, as the runtime counts time.
pub type Moment = u64;

/// A client of a node, as it is needed here.
pub trait NodeClient:
	ProvideRuntimeApi<Block, Api: ReviveApi<Block, AccountId, Balance, Nonce, BlockNumber, Moment> + Metadata<Block>>
	+ CallApiAt<Block>
	+ BlockBackend<Block>
	+ BlockchainEvents<Block>
	+ HeaderBackend<Block>
	+ Send
	+ Sync
	+ 'static
{
}

impl<C> NodeClient for C where
	C: ProvideRuntimeApi<
			Block,
			Api: ReviveApi<Block, AccountId, Balance, Nonce, BlockNumber, Moment> + Metadata<Block>,
		> + CallApiAt<Block>
		+ BlockBackend<Block>
		+ BlockchainEvents<Block>
		+ HeaderBackend<Block>
		+ Send
		+ Sync
		+ 'static
{
}

/// Why the chain did not answer.
#[derive(Debug)]
pub enum ChainError {
	/// The block's state or body is not on this node.
	Unavailable(H256),
	/// A block does not fit together.
	Derive(DeriveError),
	/// A runtime cannot be understood.
	Layout(LayoutError),
	/// Anything else.
	Other(String),
}

impl fmt::Display for ChainError {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		match self {
			Self::Unavailable(hash) => write!(f, "block {hash:?} is not available on this node: its state is pruned"),
			Self::Derive(error) => error.fmt(f),
			Self::Layout(error) => error.fmt(f),
			Self::Other(error) => f.write_str(error),
		}
	}
}

impl std::error::Error for ChainError {}

impl From<ApiError> for ChainError {
	fn from(error: ApiError) -> Self {
		Self::Other(error.to_string())
	}
}

impl From<sp_blockchain::Error> for ChainError {
	fn from(error: sp_blockchain::Error) -> Self {
		Self::Other(error.to_string())
	}
}

impl From<DeriveError> for ChainError {
	fn from(error: DeriveError) -> Self {
		Self::Derive(error)
	}
}

impl From<LayoutError> for ChainError {
	fn from(error: LayoutError) -> Self {
		Self::Layout(error)
	}
}

/// The client.
pub struct Chain<C> {
	client: Arc<C>,
	// By the version of the runtime. There are few.
	layouts: Mutex<HashMap<(u32, u32), Arc<Layout>>>,
}

impl<C: NodeClient> View for Chain<C> {
	fn info(&self) -> Info {
		let info = self.client.info();
		Info {
			best: Head {
				number: info.best_number,
				hash: info.best_hash,
			},
			finalised: Head {
				number: info.finalized_number,
				hash: info.finalized_hash,
			},
			genesis: Head {
				number: 0,
				hash: info.genesis_hash,
			},
		}
	}

	fn canonical(&self, number: u32) -> Result<Option<H256>, ChainError> {
		Ok(self.client.hash(number)?)
	}

	fn parent(&self, hash: H256) -> Result<Option<H256>, ChainError> {
		Ok(self.client.header(hash)?.map(|header| *header.parent_hash()))
	}

	fn derive(&self, hash: H256) -> Result<BlockRecord, ChainError> {
		let header = self.client.header(hash)?.ok_or(ChainError::Unavailable(hash))?;
		self.require_state(hash)?;
		let number = *header.number();
		let parent = *header.parent_hash();
		let api = self.client.runtime_api();
		let block = api.eth_block_versioned(hash, BlockInputPayloadV1.into())?;
		let block = expected(BlockOutputPayloadV1::try_from(block))?.block;
		let (body, receipts, events) = if derive::hashes(&block)?.is_empty() {
			Default::default()
		} else {
			let body = self.client.block_body(hash)?.ok_or(ChainError::Unavailable(hash))?;
			let receipts = api.eth_receipt_data_versioned(hash, ReceiptDataInputPayloadV1.into())?;
			let receipts = expected(ReceiptDataOutputPayloadV1::try_from(receipts))?.receipt_data;
			let events = self.storage(hash, "System", "Events")?.unwrap_or_default();
			// The runtime that executed the block is the one in its parent's state.
			let layout = self.layout(parent).or_else(|_| self.layout(hash))?;
			(body, receipts, layout.revive_events(&events)?)
		};
		Ok(derive::record(Sources {
			hash,
			parent,
			number,
			block,
			body: &body,
			receipts,
			events,
		})?)
	}
}

impl<C: NodeClient> Chain<C> {
	/// Around a client.
	pub fn new(client: Arc<C>) -> Self {
		Self {
			client,
			layouts: Default::default(),
		}
	}

	/// Whether a block is of the best chain.
	pub fn is_canonical(&self, number: u32, hash: H256) -> Result<bool, ChainError> {
		Ok(self.canonical(number)? == Some(hash))
	}

	/// The number of a block, if it is known.
	pub fn number(&self, hash: H256) -> Result<Option<u32>, ChainError> {
		Ok(self.client.number(hash)?)
	}

	/// The signed transaction in an extrinsic of a block.
	pub fn payload(&self, hash: H256, extrinsic: u32) -> Result<Option<Vec<u8>>, ChainError> {
		let body = self.client.block_body(hash)?.ok_or(ChainError::Unavailable(hash))?;
		let position = usize::try_from(extrinsic).unwrap_or(usize::MAX);
		Ok(body.get(position).and_then(derive::payload))
	}

	/// The EIP-155 chain id.
	pub fn chain_id(&self, at: H256) -> Result<u64, ChainError> {
		Ok(self.layout(at)?.chain_id())
	}

	/// The price of gas in the block after this one.
	pub fn gas_price(&self, at: H256) -> Result<U256, ChainError> {
		self.require_state(at)?;
		let output = self
			.client
			.runtime_api()
			.gas_price_versioned(at, GasPriceInputPayloadV1.into())?;
		Ok(expected(GasPriceOutputPayloadV1::try_from(output))?.gas_price)
	}

	/// What an address can spend, in wei.
	pub fn balance(&self, at: H256, address: H160) -> Result<U256, ChainError> {
		self.require_state(at)?;
		let output = self
			.client
			.runtime_api()
			.balance_versioned(at, BalanceInputPayloadV1 { address }.into())?;
		Ok(expected(BalanceOutputPayloadV1::try_from(output))?.balance)
	}

	/// The next nonce of an address.
	pub fn nonce(&self, at: H256, address: H160) -> Result<Nonce, ChainError> {
		self.require_state(at)?;
		let output = self
			.client
			.runtime_api()
			.nonce_versioned(at, NonceInputPayloadV1 { address }.into())?;
		Ok(expected(NonceOutputPayloadV1::try_from(output))?.nonce)
	}

	/// The code of an address.
	pub fn code(&self, at: H256, address: H160) -> Result<Vec<u8>, ChainError> {
		self.require_state(at)?;
		let output = self
			.client
			.runtime_api()
			.code_versioned(at, CodeInputPayloadV1 { address }.into())?;
		Ok(expected(CodeOutputPayloadV1::try_from(output))?.code)
	}

	/// A slot of a contract. None if there is no such contract or nothing in the slot.
	pub fn slot(&self, at: H256, address: H160, slot: [u8; 32]) -> Result<Option<Vec<u8>>, ChainError> {
		self.require_state(at)?;
		let input = GetStorageInputPayloadV1 {
			address,
			key: StorageKeyV1::Fixed(slot),
		};
		match self.client.runtime_api().get_storage_versioned(at, input.into())? {
			Ok(output) => Ok(expected(GetStorageOutputPayloadV1::try_from(output))?.storage),
			// No contract at the address.
			Err(_) => Ok(None),
		}
	}

	/// Runs a call without keeping what it does. The inner error is the call's.
	pub fn dry_run(
		&self,
		at: H256,
		tx: GenericTransactionV1,
		timestamp_override: Option<Moment>,
		perform_balance_checks: bool,
		state_overrides: Option<StateOverrideSetV1>,
	) -> Result<Result<EthTransactInfoV1<Balance>, EthTransactError>, ChainError> {
		self.require_state(at)?;
		let input = TransactInputPayloadV1 {
			tx,
			timestamp_override,
			perform_balance_checks,
			state_overrides,
		};
		match self.client.runtime_api().eth_transact_versioned(at, input.into())? {
			Ok(output) => Ok(Ok(expected(TransactOutputPayloadV1::try_from(output))?.transact_info)),
			Err(error) => Ok(Err(error)),
		}
	}

	/// The gas that a transaction needs. The inner error is the transaction's.
	pub fn estimate_gas(
		&self,
		at: H256,
		tx: GenericTransactionV1,
		timestamp_override: Option<Moment>,
		state_overrides: Option<StateOverrideSetV1>,
	) -> Result<Result<U256, EthTransactError>, ChainError> {
		self.require_state(at)?;
		let input = EstimateGasInputPayloadV1 {
			tx,
			timestamp_override,
			state_overrides,
		};
		match self.client.runtime_api().eth_estimate_gas_versioned(at, input.into())? {
			Ok(output) => Ok(Ok(expected(EstimateGasOutputPayloadV1::try_from(output))?.gas_estimate)),
			Err(error) => Ok(Err(error)),
		}
	}

	/// How the events are encoded that the runtime in a block's state makes.
	fn layout(&self, at: H256) -> Result<Arc<Layout>, ChainError> {
		self.require_state(at)?;
		let version = self.client.runtime_version_at(at, CallContext::Offchain)?;
		let key = (version.spec_version, version.impl_version);
		if let Some(layout) = self.layouts.lock().get(&key) {
			return Ok(layout.clone());
		}
		let api = self.client.runtime_api();
		let metadata = match api.metadata_at_version(at, 15)? {
			Some(metadata) => Some(metadata),
			None => api.metadata_at_version(at, 16)?,
		};
		let metadata =
			metadata.ok_or_else(|| ChainError::Other("the runtime offers no metadata that is known".into()))?;
		let layout = Arc::new(Layout::new(&metadata)?);
		self.layouts.lock().insert(key, layout.clone());
		Ok(layout)
	}

	/// Tells a state that is gone from other failures, which the runtime API does not.
	fn require_state(&self, at: H256) -> Result<(), ChainError> {
		match self.client.state_at(at) {
			Ok(_) => Ok(()),
			Err(ApiError::UnknownBlock(_)) => Err(ChainError::Unavailable(at)),
			Err(error) => Err(error.into()),
		}
	}

	fn storage(&self, at: H256, pallet: &str, item: &str) -> Result<Option<Vec<u8>>, ChainError> {
		let key = [twox_128(pallet.as_bytes()), twox_128(item.as_bytes())].concat();
		let state = self.client.state_at(at)?;
		state
			.storage(&key)
			.map_err(|error| ChainError::Other(error.to_string()))
	}
}

fn expected<T, E>(output: Result<T, E>) -> Result<T, ChainError> {
	output.map_err(|_| ChainError::Other("the runtime answered in a version that was not asked for".into()))
}

/// The account that an Ethereum key signs for.
pub fn signer_account(address: H160) -> AccountId {
	let mut account = [0xEE; 32];
	for (to, from) in account.iter_mut().zip(address.as_bytes()) {
		*to = *from;
	}
	account.into()
}

/// The tag that a transaction of a signer and nonce gives in the pool.
pub fn nonce_tag(account: &AccountId, nonce: Nonce) -> Vec<u8> {
	(account, nonce).encode()
}
