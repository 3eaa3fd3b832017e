//! The methods. Those that read the database or run the runtime are blocking: they do not run on the server's own
//! threads.

use super::{
	params::{Hash, Quantity, Slot},
	simulate::Payload,
	trace::TraceOptions,
};
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

	/// The base fee of the next block.
	#[method(name = "eth_baseFee", blocking)]
	fn base_fee(&self) -> RpcResult<U256>;

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
	#[method(name = "eth_call")]
	async fn call(
		&self,
		transaction: GenericTransactionV1,
		block: Option<BlockId>,
		state_overrides: Option<StateOverrideSetV1>,
		block_overrides: Option<Value>,
	) -> RpcResult<Bytes>;

	/// The gas that a transaction needs.
	#[method(name = "eth_estimateGas")]
	async fn estimate_gas(
		&self,
		transaction: GenericTransactionV1,
		block: Option<BlockId>,
		state_overrides: Option<StateOverrideSetV1>,
		block_overrides: Option<Value>,
	) -> RpcResult<U256>;

	/// What a transaction would touch: nothing that need be declared; and the gas that it needs.
	#[method(name = "eth_createAccessList")]
	async fn create_access_list(&self, transaction: GenericTransactionV1, block: Option<BlockId>) -> RpcResult<Value>;

	/// Runs calls in blocks that nobody makes, each in the state that the one before has left.
	#[method(name = "eth_simulateV1")]
	async fn simulate(&self, payload: Payload, block: Option<BlockId>) -> RpcResult<Vec<Value>>;

	/// Puts a signed transaction into the pool.
	#[method(name = "eth_sendRawTransaction")]
	async fn send_raw_transaction(&self, transaction: Bytes) -> RpcResult<H256>;

	/// A block by its hash.
	#[method(name = "eth_getBlockByHash", blocking)]
	fn block_by_hash(&self, hash: Hash, full: Option<bool>) -> RpcResult<Option<Value>>;

	/// A block by its number.
	#[method(name = "eth_getBlockByNumber", blocking)]
	fn block_by_number(&self, number: BlockNumberOrTag, full: Option<bool>) -> RpcResult<Option<Value>>;

	/// A block's header by its hash.
	#[method(name = "eth_getHeaderByHash", blocking)]
	fn header_by_hash(&self, hash: Hash) -> RpcResult<Option<Value>>;

	/// A block's header by its number.
	#[method(name = "eth_getHeaderByNumber", blocking)]
	fn header_by_number(&self, number: BlockNumberOrTag) -> RpcResult<Option<Value>>;

	/// How many transactions a block has.
	#[method(name = "eth_getBlockTransactionCountByHash", blocking)]
	fn block_transaction_count_by_hash(&self, hash: Hash) -> RpcResult<Option<U256>>;

	/// How many transactions a block has.
	#[method(name = "eth_getBlockTransactionCountByNumber", blocking)]
	fn block_transaction_count_by_number(&self, number: BlockNumberOrTag) -> RpcResult<Option<U256>>;

	/// All receipts of a block.
	#[method(name = "eth_getBlockReceipts", blocking)]
	fn block_receipts(&self, block: BlockId) -> RpcResult<Option<Vec<TransactionReceipt>>>;

	/// A transaction by its hash, also while it waits in the pool.
	#[method(name = "eth_getTransactionByHash", blocking)]
	fn transaction_by_hash(&self, hash: Hash) -> RpcResult<Option<Transaction>>;

	/// A transaction by its place.
	#[method(name = "eth_getTransactionByBlockHashAndIndex", blocking)]
	fn transaction_by_block_hash_and_index(&self, hash: Hash, index: Quantity) -> RpcResult<Option<Transaction>>;

	/// A transaction by its place.
	#[method(name = "eth_getTransactionByBlockNumberAndIndex", blocking)]
	fn transaction_by_block_number_and_index(
		&self,
		number: BlockNumberOrTag,
		index: Quantity,
	) -> RpcResult<Option<Transaction>>;

	/// The receipt of a transaction.
	#[method(name = "eth_getTransactionReceipt", blocking)]
	fn transaction_receipt(&self, hash: Hash) -> RpcResult<Option<TransactionReceipt>>;

	/// Logs that match a filter.
	#[method(name = "eth_getLogs", blocking)]
	fn logs(&self, filter: Option<Filter>) -> RpcResult<Vec<Log>>;

	/// Tells new heads, logs, pending transactions or the state of synchronisation as they come. What is wanted besides
	/// is a filter of logs, or whether pending transactions are told in full.
	#[subscription(
		name = "eth_subscribe" => "eth_subscription",
		unsubscribe = "eth_unsubscribe",
		item = Value
	)]
	async fn subscribe(&self, kind: String, wanted: Option<Value>);
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

/// Filters that a client polls.
#[rpc(server)]
pub trait Polling {
	/// A filter for logs of blocks that are still to come.
	#[method(name = "eth_newFilter", with_extensions)]
	fn new_filter(&self, filter: Option<Filter>) -> RpcResult<String>;

	/// A filter for new blocks.
	#[method(name = "eth_newBlockFilter", with_extensions)]
	fn new_block_filter(&self) -> RpcResult<String>;

	/// A filter for transactions that come into the pool.
	#[method(name = "eth_newPendingTransactionFilter", blocking, with_extensions)]
	fn new_pending_transaction_filter(&self) -> RpcResult<String>;

	/// What is new since the last question: hashes, or logs.
	#[method(name = "eth_getFilterChanges", blocking, with_extensions)]
	fn filter_changes(&self, id: String) -> RpcResult<Value>;

	/// All logs that a filter stands for.
	#[method(name = "eth_getFilterLogs", blocking, with_extensions)]
	fn filter_logs(&self, id: String) -> RpcResult<Vec<Log>>;

	/// Forgets a filter; whether it was there.
	#[method(name = "eth_uninstallFilter")]
	fn uninstall_filter(&self, id: String) -> RpcResult<bool>;
}

/// The namespace `txpool`: what Ethereum clients have sent and no block holds yet.
#[rpc(server)]
pub trait Pool {
	/// How many transactions wait.
	#[method(name = "txpool_status", blocking)]
	fn status(&self) -> RpcResult<Value>;

	/// What waits, by sender and nonce.
	#[method(name = "txpool_content", blocking)]
	fn content(&self) -> RpcResult<Value>;

	/// What waits of one sender, by nonce.
	#[method(name = "txpool_contentFrom", blocking)]
	fn content_from(&self, sender: H160) -> RpcResult<Value>;

	/// What waits, each in one line.
	#[method(name = "txpool_inspect", blocking)]
	fn inspect(&self) -> RpcResult<Value>;

	/// What can go into the next block.
	#[method(name = "eth_pendingTransactions", blocking)]
	fn pending(&self) -> RpcResult<Vec<Transaction>>;
}

/// The namespace `debug`.
#[rpc(server)]
pub trait Debug {
	/// How a transaction went.
	#[method(name = "debug_traceTransaction")]
	async fn trace_transaction(&self, hash: Hash, options: Option<TraceOptions>) -> RpcResult<Value>;

	/// How the transactions of a block went.
	#[method(name = "debug_traceBlockByNumber")]
	async fn trace_block_by_number(&self, number: BlockNumberOrTag, options: Option<TraceOptions>) -> RpcResult<Value>;

	/// How the transactions of a block went.
	#[method(name = "debug_traceBlockByHash")]
	async fn trace_block_by_hash(&self, hash: Hash, options: Option<TraceOptions>) -> RpcResult<Value>;

	/// How a call would go.
	#[method(name = "debug_traceCall")]
	async fn trace_call(
		&self,
		transaction: GenericTransactionV1,
		block: Option<BlockId>,
		options: Option<TraceOptions>,
	) -> RpcResult<Value>;

	/// A signed transaction as it was sent.
	#[method(name = "debug_getRawTransaction", aliases = ["eth_getRawTransactionByHash"], blocking)]
	fn raw_transaction(&self, hash: Hash) -> RpcResult<Option<Bytes>>;

	/// A signed transaction by its place.
	#[method(name = "eth_getRawTransactionByBlockHashAndIndex", blocking)]
	fn raw_transaction_by_block_hash_and_index(&self, hash: Hash, index: Quantity) -> RpcResult<Option<Bytes>>;

	/// A signed transaction by its place.
	#[method(name = "eth_getRawTransactionByBlockNumberAndIndex", blocking)]
	fn raw_transaction_by_block_number_and_index(
		&self,
		number: BlockNumberOrTag,
		index: Quantity,
	) -> RpcResult<Option<Bytes>>;

	/// The receipts of a block as they are hashed.
	#[method(name = "debug_getRawReceipts", blocking)]
	fn raw_receipts(&self, block: BlockId) -> RpcResult<Vec<Bytes>>;

	/// The header of a block as it is hashed.
	#[method(name = "debug_getRawHeader", blocking)]
	fn raw_header(&self, block: BlockId) -> RpcResult<Bytes>;

	/// A block as Ethereum's nodes hand it on.
	#[method(name = "debug_getRawBlock", blocking)]
	fn raw_block(&self, block: BlockId) -> RpcResult<Bytes>;

	/// Blocks that were found bad: a node keeps none.
	#[method(name = "debug_getBadBlocks")]
	fn bad_blocks(&self) -> RpcResult<Vec<Value>>;

	/// Whether blocks are made as transactions come: they are made by time.
	#[method(name = "debug_getAutomine")]
	fn automine(&self) -> RpcResult<bool>;
}

/// What other chains have and this one has not: the answers are those of a chain where there is none of it.
#[rpc(server)]
pub trait Legacy {
	/// Version of Ethereum's wire protocol, which is not spoken.
	#[method(name = "eth_protocolVersion")]
	fn protocol_version(&self) -> RpcResult<U256>;

	/// Who made the best block.
	#[method(name = "eth_coinbase", blocking)]
	fn coinbase(&self) -> RpcResult<H160>;

	/// Whether the node mines: blocks are not mined.
	#[method(name = "eth_mining")]
	fn mining(&self) -> RpcResult<bool>;

	/// Hashes per second of mining.
	#[method(name = "eth_hashrate")]
	fn hashrate(&self) -> RpcResult<U256>;

	/// Work for a miner.
	#[method(name = "eth_getWork")]
	fn work(&self) -> RpcResult<[H256; 3]>;

	/// Takes a miner's work.
	#[method(name = "eth_submitWork")]
	fn submit_work(&self, nonce: String, hash: Hash, mix: H256) -> RpcResult<bool>;

	/// Takes a miner's figure.
	#[method(name = "eth_submitHashrate")]
	fn submit_hashrate(&self, rate: String, id: H256) -> RpcResult<bool>;

	/// The price of blob gas, at its least: there are no blobs.
	#[method(name = "eth_blobBaseFee")]
	fn blob_base_fee(&self) -> RpcResult<U256>;

	/// How many uncles a block has.
	#[method(name = "eth_getUncleCountByBlockHash", blocking)]
	fn uncle_count_by_hash(&self, hash: Hash) -> RpcResult<Option<U256>>;

	/// How many uncles a block has.
	#[method(name = "eth_getUncleCountByBlockNumber", blocking)]
	fn uncle_count_by_number(&self, number: BlockNumberOrTag) -> RpcResult<Option<U256>>;

	/// An uncle.
	#[method(name = "eth_getUncleByBlockHashAndIndex")]
	fn uncle_by_hash(&self, hash: Hash, index: Quantity) -> RpcResult<Option<Value>>;

	/// An uncle.
	#[method(name = "eth_getUncleByBlockNumberAndIndex")]
	fn uncle_by_number(&self, number: BlockNumberOrTag, index: Quantity) -> RpcResult<Option<Value>>;
}
