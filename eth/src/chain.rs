//! What is asked of the node's own client: blocks, state and the runtime's Ethereum API.

mod simulation;

pub use simulation::Simulation;

use crate::{
	derive::{self, DeriveError, Sources},
	events::{Layout, LayoutError},
	follow::{Info, View},
	index::{BlockRecord, Head},
};
use codec::{Decode, Encode};
use pallet_revive::{EthTransactError, ReviveApi};
use pallet_revive_types::runtime_api::*;
use parking_lot::Mutex;
use polkadot_sdk::*;
use sc_client_api::{BlockBackend, BlockchainEvents, HeaderBackend};
use sp_api::{ApiError, CallApiAt, Metadata, ProvideRuntimeApi};
use sp_block_builder::BlockBuilder;
use sp_core::{traits::CallContext, H160, H256, U256};
use sp_crypto_hashing::{twox_128, twox_64};
use sp_runtime::traits::Header as _;
use sp_state_machine::Backend as _;
use std::{
	collections::{BTreeMap, BTreeSet, HashMap},
	fmt,
	sync::Arc,
};
use timebank_runtime::{opaque::Block, reads::SimulationApi, AccountId, Balance, BlockNumber, Nonce};

/// Milliseconds since 1970, as the runtime counts time.
pub type Moment = u64;

/// A client of a node, as it is needed here.
pub trait NodeClient:
	ProvideRuntimeApi<
		Block,
		Api: ReviveApi<Block, AccountId, Balance, Nonce, BlockNumber, Moment>
		         + Metadata<Block>
		         + BlockBuilder<Block>
		         + SimulationApi<Block>,
	> + CallApiAt<Block>
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
			Api: ReviveApi<Block, AccountId, Balance, Nonce, BlockNumber, Moment>
			         + Metadata<Block>
			         + BlockBuilder<Block>
			         + SimulationApi<Block>,
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
	/// The block of a number has no state or body on this node; of no number, it is not on this node at all.
	Unavailable(Option<u32>),
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
			Self::Unavailable(Some(number)) => {
				write!(f, "block {number} is not available on this node: its state is pruned")
			}
			Self::Unavailable(None) => f.write_str("the block is not on this node"),
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

/// One call of the runtime's Ethereum API: the input goes in as this version's, and the output must be of it.
macro_rules! ask {
	($chain:ident, $at:expr, $method:ident, $input:expr => $output:ident) => {{
		$chain.require_state($at)?;
		let output = $chain.client.runtime_api().$method($at, $input.into())?;
		expected($output::try_from(output))?
	}};
	// The same for calls that may fail themselves: the inner error is the call's.
	($chain:ident, $at:expr, $method:ident, $input:expr => Result<$output:ident>) => {{
		$chain.require_state($at)?;
		match $chain.client.runtime_api().$method($at, $input.into())? {
			Ok(output) => Ok(expected($output::try_from(output))?),
			Err(failure) => Err(failure),
		}
	}};
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
		let header = self.client.header(hash)?.ok_or(ChainError::Unavailable(None))?;
		let number = *header.number();
		let parent = *header.parent_hash();
		let block = ask!(self, hash, eth_block_versioned, BlockInputPayloadV1 => BlockOutputPayloadV1).block;
		let events = self.storage(hash, &item("System", "Events"))?.unwrap_or_default();
		// The runtime that executed the block is the one in its parent's state.
		let layout = self.layout(parent).or_else(|_| self.layout(hash))?;
		let events = if events.is_empty() {
			Vec::new()
		} else {
			layout.block_events(&events)?
		};
		let receipts = if derive::hashes(&block)?.is_empty() {
			Vec::new()
		} else {
			ask!(self, hash, eth_receipt_data_versioned, ReceiptDataInputPayloadV1 => ReceiptDataOutputPayloadV1)
				.receipt_data
		};
		let members = self.addresses(hash, derive::members(&events).collect())?;
		let body = if receipts.is_empty() && members.is_empty() {
			Vec::new()
		} else {
			self.client.block_body(hash)?.ok_or_else(|| self.unavailable(hash))?
		};
		Ok(derive::record(Sources {
			hash,
			parent,
			number,
			block,
			body: &body,
			receipts,
			events,
			members,
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

	/// Whether a block is known and of the best chain.
	pub fn is_best(&self, hash: H256) -> Result<bool, ChainError> {
		match self.number(hash)? {
			Some(number) => self.is_canonical(number, hash),
			None => Ok(false),
		}
	}

	/// The number of a block, if it is known.
	pub fn number(&self, hash: H256) -> Result<Option<u32>, ChainError> {
		Ok(self.client.number(hash)?)
	}

	/// The signed transaction in an extrinsic of a block.
	pub fn payload(&self, hash: H256, extrinsic: u32) -> Result<Option<Vec<u8>>, ChainError> {
		let body = self.client.block_body(hash)?.ok_or_else(|| self.unavailable(hash))?;
		let position = usize::try_from(extrinsic).unwrap_or(usize::MAX);
		Ok(body.get(position).and_then(derive::payload))
	}

	/// The EIP-155 chain id.
	pub fn chain_id(&self, at: H256) -> Result<u64, ChainError> {
		Ok(self.layout(at)?.chain_id())
	}

	/// The price of gas in the block after this one.
	pub fn gas_price(&self, at: H256) -> Result<U256, ChainError> {
		Ok(ask!(self, at, gas_price_versioned, GasPriceInputPayloadV1 => GasPriceOutputPayloadV1).gas_price)
	}

	/// The gas that the greatest transaction can use, at the price of the block after this one.
	pub fn most_gas(&self, at: H256) -> Result<U256, ChainError> {
		let output = ask!(
			self,
			at,
			max_extrinsic_weight_in_gas_versioned,
			MaxExtrinsicWeightInGasInputPayloadV1 => MaxExtrinsicWeightInGasOutputPayloadV1
		);
		Ok(output.max_extrinsic_weight_in_gas)
	}

	/// Who made a block, by its state.
	pub fn author(&self, at: H256) -> Result<H160, ChainError> {
		Ok(
			ask!(self, at, block_author_versioned, BlockAuthorInputPayloadV1 => BlockAuthorOutputPayloadV1)
				.block_author,
		)
	}

	/// What an address can spend, in wei.
	pub fn balance(&self, at: H256, address: H160) -> Result<U256, ChainError> {
		Ok(ask!(self, at, balance_versioned, BalanceInputPayloadV1 { address } => BalanceOutputPayloadV1).balance)
	}

	/// The next nonce of an address.
	pub fn nonce(&self, at: H256, address: H160) -> Result<Nonce, ChainError> {
		Ok(ask!(self, at, nonce_versioned, NonceInputPayloadV1 { address } => NonceOutputPayloadV1).nonce)
	}

	/// The code of an address.
	pub fn code(&self, at: H256, address: H160) -> Result<Vec<u8>, ChainError> {
		Ok(ask!(self, at, code_versioned, CodeInputPayloadV1 { address } => CodeOutputPayloadV1).code)
	}

	/// A slot of a contract. None if there is no such contract or nothing in the slot.
	pub fn slot(&self, at: H256, address: H160, slot: [u8; 32]) -> Result<Option<Vec<u8>>, ChainError> {
		let input = GetStorageInputPayloadV1 {
			address,
			key: StorageKeyV1::Fixed(slot),
		};
		let found = ask!(self, at, get_storage_versioned, input => Result<GetStorageOutputPayloadV1>);
		// The error is that there is no contract at the address.
		Ok(found.ok().and_then(|output: GetStorageOutputPayloadV1| output.storage))
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
		let input = TransactInputPayloadV1 {
			tx,
			timestamp_override,
			perform_balance_checks,
			state_overrides,
		};
		let output = ask!(self, at, eth_transact_versioned, input => Result<TransactOutputPayloadV1>);
		Ok(output.map(|output| output.transact_info))
	}

	/// The gas that a transaction needs. The inner error is the transaction's.
	pub fn estimate_gas(
		&self,
		at: H256,
		tx: GenericTransactionV1,
		timestamp_override: Option<Moment>,
		state_overrides: Option<StateOverrideSetV1>,
	) -> Result<Result<U256, EthTransactError>, ChainError> {
		let input = EstimateGasInputPayloadV1 {
			tx,
			timestamp_override,
			state_overrides,
		};
		let output = ask!(self, at, eth_estimate_gas_versioned, input => Result<EstimateGasOutputPayloadV1>);
		Ok(output.map(|output| output.gas_estimate))
	}

	/// Runs a call and tells how it went. The inner error is the call's.
	pub fn trace_call(
		&self,
		at: H256,
		tx: GenericTransactionV1,
		config: TracerTypeV1,
		state_overrides: Option<StateOverrideSetV1>,
	) -> Result<Result<TraceV2, EthTransactError>, ChainError> {
		let input = TraceCallInputPayloadV2 {
			tx,
			config,
			state_overrides,
		};
		let output = ask!(self, at, trace_call_versioned, input => Result<TraceCallOutputPayloadV2>);
		Ok(output.map(|output| output.trace))
	}

	/// Executes a block again up to an extrinsic, and tells how that went. None if there was nothing to trace.
	pub fn trace_extrinsic(
		&self,
		hash: H256,
		tx_index: u32,
		config: TracerTypeV1,
	) -> Result<Option<TraceEntryV1>, ChainError> {
		let (parent, block) = self.replayed(hash)?;
		let input = TraceTxInputPayloadV2 {
			block,
			tx_index,
			config,
		};
		Ok(ask!(self, parent, trace_tx_versioned, input => TraceTxOutputPayloadV2).entry)
	}

	/// Executes a block again, and tells of each extrinsic how it went.
	pub fn trace_block(&self, hash: H256, config: TracerTypeV1) -> Result<Vec<(u32, TraceEntryV1)>, ChainError> {
		let (parent, block) = self.replayed(hash)?;
		let input = TraceBlockInputPayloadV2 { block, config };
		Ok(ask!(self, parent, trace_block_versioned, input => TraceBlockOutputPayloadV2).entries)
	}

	/// A block, and its parent, in whose state it is executed again.
	fn replayed(&self, hash: H256) -> Result<(H256, Block), ChainError> {
		let signed = self.client.block(hash)?.ok_or_else(|| self.unavailable(hash))?;
		Ok((signed.block.header.parent_hash, signed.block))
	}

	/// The addresses by which members are shown.
	fn addresses(&self, at: H256, members: BTreeSet<u64>) -> Result<BTreeMap<u64, H160>, ChainError> {
		let address = |member: u64| -> Result<(u64, H160), ChainError> {
			let mut key = item("IdentityFiling", "Controllers");
			key.extend(twox_64(&member.to_le_bytes()));
			key.extend(member.to_le_bytes());
			let keys = self.storage(at, &key)?.unwrap_or_default();
			// Of another form in another runtime: shown as a member without keys.
			let keys = Vec::<[u8; 32]>::decode(&mut &keys[..]).unwrap_or_default();
			Ok((member, derive::member_address(member, &keys)))
		};
		members.into_iter().map(address).collect()
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
			Err(ApiError::UnknownBlock(_)) => Err(self.unavailable(at)),
			Err(error) => Err(error.into()),
		}
	}

	/// A block is named to clients by its number: its Substrate hash says nothing to them.
	fn unavailable(&self, hash: H256) -> ChainError {
		ChainError::Unavailable(self.client.number(hash).ok().flatten())
	}

	fn storage(&self, at: H256, key: &[u8]) -> Result<Option<Vec<u8>>, ChainError> {
		let state = self.client.state_at(at)?;
		state.storage(key).map_err(|error| ChainError::Other(error.to_string()))
	}
}

/// The key of a storage item, or of all its entries.
fn item(pallet: &str, item: &str) -> Vec<u8> {
	[twox_128(pallet.as_bytes()), twox_128(item.as_bytes())].concat()
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
