//! Subscriptions, and the methods as the server sees them.

use super::{
	api::EthServer,
	convert, logs,
	params::{Quantity, Slot},
	Rpc,
};
use crate::{
	chain::NodeClient,
	error::{error, INVALID_PARAMS},
	index::{BlockRecord, Change},
};
use alloy_rpc_types_eth::{BlockId, BlockNumberOrTag, FeeHistory, Filter, Log, Transaction, TransactionReceipt};
use jsonrpsee::{
	core::{async_trait, RpcResult},
	types::error::METHOD_NOT_FOUND_CODE,
	PendingSubscriptionSink, SubscriptionMessage,
};
use pallet_revive_types::{
	common::Bytes,
	runtime_api::{GenericTransactionV1, StateOverrideSetV1},
};
use polkadot_sdk::*;
use sc_transaction_pool_api::TransactionPool;
use serde_json::{json, Value};
use sp_core::{H160, H256, U256};
use std::sync::Arc;
use timebank_runtime::opaque::Block;
use tokio::sync::broadcast::error::RecvError;

/// What a subscriber wants.
enum Wanted {
	Heads,
	Logs(Filter),
}

impl Wanted {
	/// What it is told of a change.
	fn of(&self, change: &Change) -> Result<Vec<Value>, serde_json::Error> {
		match self {
			Self::Heads => change.enacted.iter().map(|record| convert::header(record)).collect(),
			Self::Logs(filter) => {
				let told = |records: &[Arc<BlockRecord>], removed: bool| -> Vec<Log> {
					let logs = records.iter().flat_map(|record| convert::block_logs(record, removed));
					logs.filter(|log| filter.matches(&log.inner)).collect()
				};
				let mut gone = told(&change.retracted, true);
				gone.extend(told(&change.enacted, false));
				gone.into_iter().map(serde_json::to_value).collect()
			}
		}
	}
}

#[async_trait]
impl<C: NodeClient, P: TransactionPool<Block = Block> + 'static> EthServer for Rpc<C, P> {
	fn chain_id(&self) -> RpcResult<U256> {
		Ok(self.chain_id.into())
	}

	fn block_number(&self) -> RpcResult<U256> {
		Ok(self.index.heads().best.number.into())
	}

	fn accounts(&self) -> RpcResult<Vec<H160>> {
		Ok(Vec::new())
	}

	async fn syncing(&self) -> RpcResult<Value> {
		let best = self.index.heads().best.number;
		let status = self.sync.status().await.ok();
		let behind = status.filter(|status| status.state.is_major_syncing());
		if behind.is_none() && self.index.is_complete() {
			return Ok(json!(false));
		}
		let highest = behind
			.and_then(|status| status.best_seen_block)
			.unwrap_or(best)
			.max(best);
		// The index counts too: until it is there, not everything can be answered.
		let indexed = self.index.progress(|progress| progress.covered.count());
		Ok(json!({
			"startingBlock": U256::from(self.started_at),
			"currentBlock": U256::from(best),
			"highestBlock": U256::from(highest),
			"txIndexFinishedBlocks": U256::from(indexed),
			"txIndexRemainingBlocks": U256::from((u64::from(best).saturating_add(1)).saturating_sub(indexed)),
		}))
	}

	fn gas_price(&self) -> RpcResult<U256> {
		Ok(self.chain.gas_price(self.index.heads().best.hash)?)
	}

	fn max_priority_fee_per_gas(&self) -> RpcResult<U256> {
		Ok(U256::zero())
	}

	fn fee_history(
		&self,
		block_count: Quantity,
		newest_block: BlockNumberOrTag,
		reward_percentiles: Option<Vec<f64>>,
	) -> RpcResult<FeeHistory> {
		self.fees(block_count.0, newest_block, reward_percentiles)
	}

	fn balance(&self, address: H160, block: Option<BlockId>) -> RpcResult<U256> {
		self.balance_of(address, block)
	}

	fn code(&self, address: H160, block: Option<BlockId>) -> RpcResult<Bytes> {
		self.code_of(address, block)
	}

	fn storage_at(&self, address: H160, slot: Slot, block: Option<BlockId>) -> RpcResult<H256> {
		self.slot_of(address, slot, block)
	}

	fn transaction_count(&self, address: H160, block: Option<BlockId>) -> RpcResult<U256> {
		self.next_nonce(address, block)
	}

	fn call(
		&self,
		transaction: GenericTransactionV1,
		block: Option<BlockId>,
		state_overrides: Option<StateOverrideSetV1>,
	) -> RpcResult<Bytes> {
		self.run_call(transaction, block, state_overrides)
	}

	fn estimate_gas(
		&self,
		transaction: GenericTransactionV1,
		block: Option<BlockId>,
		state_overrides: Option<StateOverrideSetV1>,
	) -> RpcResult<U256> {
		self.estimate(transaction, block, state_overrides)
	}

	async fn send_raw_transaction(&self, transaction: Bytes) -> RpcResult<H256> {
		self.send(transaction.0).await
	}

	fn block_by_hash(&self, hash: H256, full: Option<bool>) -> RpcResult<Option<Value>> {
		self.block(self.locate_hash(hash)?, full.unwrap_or(false))
	}

	fn block_by_number(&self, number: BlockNumberOrTag, full: Option<bool>) -> RpcResult<Option<Value>> {
		self.block(self.locate_number(number)?, full.unwrap_or(false))
	}

	fn block_transaction_count_by_hash(&self, hash: H256) -> RpcResult<Option<U256>> {
		Ok(self.count(self.locate_hash(hash)?)?.map(Into::into))
	}

	fn block_transaction_count_by_number(&self, number: BlockNumberOrTag) -> RpcResult<Option<U256>> {
		Ok(self.count(self.locate_number(number)?)?.map(Into::into))
	}

	fn block_receipts(&self, block: BlockId) -> RpcResult<Option<Vec<TransactionReceipt>>> {
		self.receipts(self.locate(block)?)
	}

	fn transaction_by_hash(&self, hash: H256) -> RpcResult<Option<Transaction>> {
		self.transaction(hash)
	}

	fn transaction_by_block_hash_and_index(&self, hash: H256, index: Quantity) -> RpcResult<Option<Transaction>> {
		self.transaction_in(self.locate_hash(hash)?, index)
	}

	fn transaction_by_block_number_and_index(
		&self,
		number: BlockNumberOrTag,
		index: Quantity,
	) -> RpcResult<Option<Transaction>> {
		self.transaction_in(self.locate_number(number)?, index)
	}

	fn transaction_receipt(&self, hash: H256) -> RpcResult<Option<TransactionReceipt>> {
		self.receipt(hash)
	}

	fn logs(&self, filter: Option<Filter>) -> RpcResult<Vec<Log>> {
		self.matching(filter.unwrap_or_default())
	}

	async fn subscribe(&self, pending: PendingSubscriptionSink, kind: String, filter: Option<Filter>) {
		let wanted = match kind.as_str() {
			"newHeads" => Ok(Wanted::Heads),
			"logs" => {
				let filter = filter.unwrap_or_default();
				logs::check(&filter).map(|()| Wanted::Logs(filter))
			}
			"" => Err(error(INVALID_PARAMS, "missing subscription name")),
			other => Err(error(
				METHOD_NOT_FOUND_CODE,
				format!("no \"{other}\" subscription in eth namespace"),
			)),
		};
		let wanted = match wanted {
			Ok(wanted) => wanted,
			Err(refusal) => return pending.reject(refusal).await,
		};
		let mut changes = self.index.changes();
		let Ok(sink) = pending.accept().await else { return };
		loop {
			let change = tokio::select! {
				_ = sink.closed() => return,
				change = changes.recv() => change,
			};
			let told = match change {
				Ok(change) => wanted.of(&change),
				Err(RecvError::Closed) => return,
				Err(RecvError::Lagged(missed)) => {
					// A gap nobody is told of would be worse than an end.
					log::debug!(target: crate::LOG, "a subscriber missed {missed} changes and is dropped");
					return;
				}
			};
			let messages = told.and_then(|told| told.iter().map(SubscriptionMessage::from_json).collect());
			let messages: Vec<_> = match messages {
				Ok(messages) => messages,
				Err(failure) => {
					log::error!(target: crate::LOG, "a notification could not be written: {failure}");
					return;
				}
			};
			for message in messages {
				if sink.send(message).await.is_err() {
					return;
				}
			}
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::index::test::{block, transaction};
	use alloy_primitives::Address;

	fn change() -> Change {
		let (mut old, mut new) = (block(7, 1), block(7, 2));
		old.transactions.push(transaction(1));
		new.transactions.extend([transaction(2), transaction(3)]);
		Change {
			retracted: vec![Arc::new(old)],
			enacted: vec![Arc::new(new)],
		}
	}

	#[test]
	fn heads_are_those_of_the_new_chain() {
		let told = Wanted::Heads.of(&change()).expect("told");
		assert_eq!(told.len(), 1);
		assert_eq!(told[0]["number"], json!("0x7"));
		assert_eq!(told[0]["hash"], json!(block(7, 2).header.hash));
		assert!(told[0].get("transactions").is_none() && told[0].get("parentHash").is_some());
	}

	#[test]
	fn logs_of_the_old_chain_are_told_as_removed_first() {
		let told = Wanted::Logs(Filter::new()).of(&change()).expect("told");
		let seen: Vec<_> = told
			.iter()
			.map(|log| (log["removed"].clone(), log["transactionHash"].clone()))
			.collect();
		let hash = |seed| json!(transaction(seed).hash);
		assert_eq!(
			seen,
			vec![(json!(true), hash(1)), (json!(false), hash(2)), (json!(false), hash(3)),]
		);
	}

	#[test]
	fn logs_are_filtered() {
		let filter = Filter::new().address(Address::repeat_byte(3));
		let told = Wanted::Logs(filter).of(&change()).expect("told");
		assert_eq!(told.len(), 1);
		assert_eq!(told[0]["logIndex"], json!("0x1"));
	}
}
