//! Filters, the pool and traces, as the server sees them.

use super::{
	api::{DebugServer, PollingServer, PoolServer},
	params::{Hash, Quantity},
	pool,
	trace::TraceOptions,
	Kind, Rpc,
};
use crate::chain::NodeClient;
use alloy_rpc_types_eth::{BlockId, BlockNumberOrTag, Filter, Log, Transaction};
use jsonrpsee::{
	core::{async_trait, RpcResult},
	Extensions,
};
use pallet_revive_types::{common::Bytes, runtime_api::GenericTransactionV1};
use polkadot_sdk::*;
use sc_transaction_pool_api::TransactionPool;
use serde_json::Value;
use sp_core::H160;
use timebank_runtime::opaque::Block;

impl<C: NodeClient, P: TransactionPool<Block = Block> + 'static> PollingServer for Rpc<C, P> {
	fn new_filter(&self, client: &Extensions, filter: Option<Filter>) -> RpcResult<String> {
		self.new_log_filter(client, filter.unwrap_or_default())
	}

	fn new_block_filter(&self, client: &Extensions) -> RpcResult<String> {
		Self::new_block_filter(self, client)
	}

	fn new_pending_transaction_filter(&self, client: &Extensions) -> RpcResult<String> {
		self.new_pending_filter(client)
	}

	fn filter_changes(&self, client: &Extensions, id: String) -> RpcResult<Value> {
		self.changes(client, &id)
	}

	fn filter_logs(&self, client: &Extensions, id: String) -> RpcResult<Vec<Log>> {
		Self::filter_logs(self, client, &id)
	}

	fn uninstall_filter(&self, id: String) -> RpcResult<bool> {
		Ok(self.filters.remove(&id))
	}
}

impl<C: NodeClient, P: TransactionPool<Block = Block> + 'static> PoolServer for Rpc<C, P> {
	fn status(&self) -> RpcResult<Value> {
		Ok(self.pool_status())
	}

	fn content(&self) -> RpcResult<Value> {
		self.pool_content(pool::full)
	}

	fn content_from(&self, sender: H160) -> RpcResult<Value> {
		self.pool_content_from(sender)
	}

	fn inspect(&self) -> RpcResult<Value> {
		self.pool_content(pool::line)
	}

	fn pending(&self) -> RpcResult<Vec<Transaction>> {
		self.pending_transactions()
	}
}

#[async_trait]
impl<C: NodeClient, P: TransactionPool<Block = Block> + 'static> DebugServer for Rpc<C, P> {
	async fn trace_transaction(&self, Hash(hash): Hash, options: Option<TraceOptions>) -> RpcResult<Value> {
		let tracing = options.unwrap_or_default().read(&self.limits)?;
		let rpc = self.clone();
		self.work
			.run(Kind::Trace, tracing.patience, move || rpc.trace(hash, tracing))
			.await
	}

	async fn trace_block_by_number(&self, number: BlockNumberOrTag, options: Option<TraceOptions>) -> RpcResult<Value> {
		let tracing = options.unwrap_or_default().read(&self.limits)?;
		let rpc = self.clone();
		self.work
			.run(Kind::Trace, tracing.patience, move || {
				rpc.trace_all(rpc.locate_number(number)?, tracing)
			})
			.await
	}

	async fn trace_block_by_hash(&self, Hash(hash): Hash, options: Option<TraceOptions>) -> RpcResult<Value> {
		let tracing = options.unwrap_or_default().read(&self.limits)?;
		let rpc = self.clone();
		self.work
			.run(Kind::Trace, tracing.patience, move || {
				rpc.trace_all(rpc.locate_hash(hash)?, tracing)
			})
			.await
	}

	async fn trace_call(
		&self,
		transaction: GenericTransactionV1,
		block: Option<BlockId>,
		options: Option<TraceOptions>,
	) -> RpcResult<Value> {
		let tracing = options.unwrap_or_default().read(&self.limits)?;
		let rpc = self.clone();
		self.work
			.run(Kind::Trace, tracing.patience, move || {
				rpc.trace_one_call(transaction, block, tracing)
			})
			.await
	}

	fn raw_transaction(&self, Hash(hash): Hash) -> RpcResult<Option<Bytes>> {
		Self::raw_transaction(self, hash)
	}

	fn raw_transaction_by_block_hash_and_index(&self, Hash(hash): Hash, index: Quantity) -> RpcResult<Option<Bytes>> {
		self.raw_transaction_in(self.locate_hash(hash)?, index)
	}

	fn raw_transaction_by_block_number_and_index(
		&self,
		number: BlockNumberOrTag,
		index: Quantity,
	) -> RpcResult<Option<Bytes>> {
		self.raw_transaction_in(self.locate_number(number)?, index)
	}

	fn raw_receipts(&self, block: BlockId) -> RpcResult<Vec<Bytes>> {
		Self::raw_receipts(self, self.locate(block)?)
	}

	fn raw_header(&self, block: BlockId) -> RpcResult<Bytes> {
		Self::raw_header(self, self.locate(block)?)
	}

	fn raw_block(&self, block: BlockId) -> RpcResult<Bytes> {
		Self::raw_block(self, self.locate(block)?)
	}

	fn bad_blocks(&self) -> RpcResult<Vec<Value>> {
		Ok(Vec::new())
	}

	fn automine(&self) -> RpcResult<bool> {
		Ok(false)
	}
}
