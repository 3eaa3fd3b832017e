//! Blocks, transactions and receipts.

use super::{
	convert::{self, Listed},
	params::Quantity,
	pool, Rpc,
};
use crate::{
	chain::NodeClient,
	error::{error, INTERNAL},
	index::{BlockRecord, Head},
};
use alloy_rpc_types_eth::{Transaction, TransactionReceipt};
use jsonrpsee::core::RpcResult;
use polkadot_sdk::*;
use sc_transaction_pool_api::TransactionPool;
use serde_json::Value;
use sp_core::H256;
use timebank_runtime::opaque::Block;

impl<C: NodeClient, P> Rpc<C, P> {
	/// A block's JSON.
	pub(super) fn block(&self, head: Option<Head>, full: bool) -> RpcResult<Option<Value>> {
		let Some(head) = head else { return Ok(None) };
		let record = self.record(head.hash)?;
		let listed = if full {
			let all = (0..record.transactions.len()).map(|at| self.transaction_at(&record, at));
			Listed::Full(all.collect::<RpcResult<Vec<_>>>()?.into_iter().flatten().collect())
		} else {
			Listed::Hashes
		};
		convert::block(&record, listed)
			.map(Some)
			.map_err(|failure| error(INTERNAL, failure.to_string()))
	}

	/// What stands at a position of a block, native extrinsics included.
	fn shown_at(&self, record: &BlockRecord, at: usize) -> RpcResult<Option<Transaction>> {
		match convert::native(record, at, self.chain_id) {
			Some(native) => Ok(Some(native)),
			None => self.transaction_at(record, at),
		}
	}

	/// A transaction by its place in a block.
	pub(super) fn transaction_at(&self, record: &BlockRecord, at: usize) -> RpcResult<Option<Transaction>> {
		let Some(transaction) = record.transactions.get(at) else {
			return Ok(None);
		};
		let payload = self.chain.payload(record.hash, transaction.extrinsic)?;
		Ok(payload.and_then(|payload| convert::transaction(&payload, transaction.from, Some((record, at)))))
	}

	/// A block's header.
	pub(super) fn header(&self, head: Option<Head>) -> RpcResult<Option<Value>> {
		let Some(head) = head else { return Ok(None) };
		convert::header(&self.record(head.hash)?)
			.map(Some)
			.map_err(|failure| error(INTERNAL, failure.to_string()))
	}

	/// A transaction by its place, as it is asked for.
	pub(super) fn transaction_in(&self, head: Option<Head>, index: Quantity) -> RpcResult<Option<Transaction>> {
		let Some(head) = head else { return Ok(None) };
		self.transaction_at(&self.record(head.hash)?, usize::try_from(index.0).unwrap_or(usize::MAX))
	}

	/// How many transactions a block has.
	pub(super) fn count(&self, head: Option<Head>) -> RpcResult<Option<usize>> {
		head.map(|head| Ok(self.record(head.hash)?.transactions.len()))
			.transpose()
	}

	/// All receipts of a block.
	pub(super) fn receipts(&self, head: Option<Head>) -> RpcResult<Option<Vec<TransactionReceipt>>> {
		let Some(head) = head else { return Ok(None) };
		let record = self.record(head.hash)?;
		Ok(Some(
			(0..record.transactions.len())
				.filter_map(|at| convert::receipt(&record, at))
				.collect(),
		))
	}

	/// The receipt of a transaction of the best chain.
	pub(super) fn receipt(&self, hash: H256) -> RpcResult<Option<TransactionReceipt>> {
		match self.place(hash)? {
			Some((record, at)) => Ok(convert::receipt(&record, at)),
			None => self.index.absent(),
		}
	}
}

impl<C: NodeClient, P: TransactionPool<Block = Block> + 'static> Rpc<C, P> {
	/// A transaction of the best chain or of the pool.
	pub(super) fn transaction(&self, hash: H256) -> RpcResult<Option<Transaction>> {
		if let Some((record, at)) = self.place(hash)? {
			return self.shown_at(&record, at);
		}
		match self.waiting(hash).and_then(|payload| pool::shown(&payload)) {
			Some(transaction) => Ok(Some(transaction)),
			None => self.index.absent(),
		}
	}
}
