//! The methods. Those that read the database or run the runtime are blocking: they do not run on the server's own
//! threads.

use super::params::{Quantity, Slot};
use alloy_rpc_types_eth::{BlockId, BlockNumberOrTag, FeeHistory, Filter, Log, Transaction, TransactionReceipt};
use jsonrpsee::{core::RpcResult, proc_macros::rpc};
use pallet_revive_types::{
	common::Bytes,
	runtime_api::{GenericTransactionV1, StateOverrideSetV1},
};
use polkadot_sdk::*;
use serde_json::Value;
use sp_core::{H160, H256, U256};

/// The namespace `eth`.
#[rpc(server)]
pub trait Eth {
	/// The EIP-155 chain id.
	#[method(name = "eth_chainId")]
	fn chain_id(&self) -> RpcResult<U256>;

	/// The number of the best block.
	#[method(name = "eth_blockNumber")]
	fn block_number(&self) -> RpcResult<U256>;

	/// Accounts whose keys the node holds: none.
	#[method(name = "eth_accounts")]
	fn accounts(&self) -> RpcResult<Vec<H160>>;

	/// `false`, or how far the node or its index is.
	#[method(name = "eth_syncing")]
	async fn syncing(&self) -> RpcResult<Value>;

	/// The price of gas in wei.
	#[method(name = "eth_gasPrice", blocking)]
	fn gas_price(&self) -> RpcResult<U256>;

	/// The tip that is advised: tips are not used, so none.
	#[method(name = "eth_maxPriorityFeePerGas")]
	fn max_priority_fee_per_gas(&self) -> RpcResult<U256>;

	/// Base fees, use of gas and tips of past blocks.
	#[method(name = "eth_feeHistory", blocking)]
	fn fee_history(
		&self,
		block_count: Quantity,
		newest_block: BlockNumberOrTag,
		reward_percentiles: Option<Vec<f64>>,
	) -> RpcResult<FeeHistory>;

	/// What an address can spend, in wei.
	#[method(name = "eth_getBalance", blocking)]
	fn balance(&self, address: H160, block: Option<BlockId>) -> RpcResult<U256>;

	/// The code of an address.
	#[method(name = "eth_getCode", blocking)]
	fn code(&self, address: H160, block: Option<BlockId>) -> RpcResult<Bytes>;

	/// A slot of a contract's storage.
	#[method(name = "eth_getStorageAt", blocking)]
	fn storage_at(&self, address: H160, slot: Slot, block: Option<BlockId>) -> RpcResult<H256>;

	/// The next nonce of an address; `pending` counts what waits in the pool.
	#[method(name = "eth_getTransactionCount", blocking)]
	fn transaction_count(&self, address: H160, block: Option<BlockId>) -> RpcResult<U256>;

	/// Runs a call without keeping what it does.
	#[method(name = "eth_call", blocking)]
	fn call(
		&self,
		transaction: GenericTransactionV1,
		block: Option<BlockId>,
		state_overrides: Option<StateOverrideSetV1>,
	) -> RpcResult<Bytes>;

	/// The gas that a transaction needs.
	#[method(name = "eth_estimateGas", blocking)]
	fn estimate_gas(
		&self,
		transaction: GenericTransactionV1,
		block: Option<BlockId>,
		state_overrides: Option<StateOverrideSetV1>,
	) -> RpcResult<U256>;

	/// Puts a signed transaction into the pool.
	#[method(name = "eth_sendRawTransaction")]
	async fn send_raw_transaction(&self, transaction: Bytes) -> RpcResult<H256>;

	/// A block by its hash.
	#[method(name = "eth_getBlockByHash", blocking)]
	fn block_by_hash(&self, hash: H256, full: Option<bool>) -> RpcResult<Option<Value>>;

	/// A block by its number.
	#[method(name = "eth_getBlockByNumber", blocking)]
	fn block_by_number(&self, number: BlockNumberOrTag, full: Option<bool>) -> RpcResult<Option<Value>>;

	/// How many transactions a block has.
	#[method(name = "eth_getBlockTransactionCountByHash", blocking)]
	fn block_transaction_count_by_hash(&self, hash: H256) -> RpcResult<Option<U256>>;

	/// How many transactions a block has.
	#[method(name = "eth_getBlockTransactionCountByNumber", blocking)]
	fn block_transaction_count_by_number(&self, number: BlockNumberOrTag) -> RpcResult<Option<U256>>;

	/// All receipts of a block.
	#[method(name = "eth_getBlockReceipts", blocking)]
	fn block_receipts(&self, block: BlockId) -> RpcResult<Option<Vec<TransactionReceipt>>>;

	/// A transaction by its hash, also while it waits in the pool.
	#[method(name = "eth_getTransactionByHash", blocking)]
	fn transaction_by_hash(&self, hash: H256) -> RpcResult<Option<Transaction>>;

	/// A transaction by its place.
	#[method(name = "eth_getTransactionByBlockHashAndIndex", blocking)]
	fn transaction_by_block_hash_and_index(&self, hash: H256, index: Quantity) -> RpcResult<Option<Transaction>>;

	/// A transaction by its place.
	#[method(name = "eth_getTransactionByBlockNumberAndIndex", blocking)]
	fn transaction_by_block_number_and_index(
		&self,
		number: BlockNumberOrTag,
		index: Quantity,
	) -> RpcResult<Option<Transaction>>;

	/// The receipt of a transaction.
	#[method(name = "eth_getTransactionReceipt", blocking)]
	fn transaction_receipt(&self, hash: H256) -> RpcResult<Option<TransactionReceipt>>;

	/// Logs that match a filter.
	#[method(name = "eth_getLogs", blocking)]
	fn logs(&self, filter: Option<Filter>) -> RpcResult<Vec<Log>>;

	/// Tells new heads or logs as they come.
	#[subscription(
		name = "eth_subscribe" => "eth_subscription",
		unsubscribe = "eth_unsubscribe",
		item = Value
	)]
	async fn subscribe(&self, kind: String, filter: Option<Filter>);
}

/// The namespaces `net` and `web3`.
#[rpc(server)]
pub trait Net {
	/// The chain id, in decimal.
	#[method(name = "net_version")]
	fn version(&self) -> RpcResult<String>;

	/// Whether the node listens for others.
	#[method(name = "net_listening")]
	fn listening(&self) -> RpcResult<bool>;

	/// How many nodes are connected.
	#[method(name = "net_peerCount")]
	fn peer_count(&self) -> RpcResult<U256>;

	/// Name and version of the node.
	#[method(name = "web3_clientVersion")]
	fn client_version(&self) -> RpcResult<String>;

	/// Keccak-256 of bytes.
	#[method(name = "web3_sha3")]
	fn sha3(&self, data: Bytes) -> RpcResult<H256>;
}
