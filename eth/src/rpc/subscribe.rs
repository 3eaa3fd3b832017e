//! Subscriptions, and the methods as the server sees them.

use super::{
	api::EthServer,
	convert, logs,
	params::{Hash, Quantity, Slot},
	pool,
	refusals::own_block,
	simulate::Payload,
	Kind, Rpc,
};
use crate::{
	chain::NodeClient,
	derive::transaction_hash,
	error::{error, INVALID_PARAMS},
	index::{BlockRecord, Change},
};
use alloy_rpc_types_eth::{BlockId, BlockNumberOrTag, FeeHistory, Filter, Log, Transaction, TransactionReceipt};
use futures::StreamExt;
use jsonrpsee::{
	core::{async_trait, RpcResult},
	types::{error::METHOD_NOT_FOUND_CODE, ErrorObjectOwned},
	PendingSubscriptionSink, SubscriptionMessage, SubscriptionSink,
};
use pallet_revive_types::{
	common::Bytes,
	runtime_api::{GenericTransactionV1, StateOverrideSetV1},
};
use polkadot_sdk::*;
use sc_transaction_pool_api::TransactionPool;
use serde::de::DeserializeOwned;
use serde_json::{json, Value};
use sp_core::{H160, H256, U256};
use std::{sync::Arc, time::Duration};
use timebank_runtime::opaque::Block;
use tokio::sync::broadcast::{error::RecvError, Receiver};

/// How often somebody who wants to know of synchronisation is thought of.
const SYNC_PAUSE: Duration = Duration::from_secs(1);

/// What a subscriber wants of new blocks.
enum Wanted {
	Heads,
	Logs(Filter),
}

/// What a subscriber wants.
enum Subject {
	Blocks(Wanted),
	/// Transactions that come into the pool, by their hashes or in full.
	Pending {
		full: bool,
	},
	/// Whether the node is behind.
	Syncing,
}

impl Subject {
	fn read(kind: &str, wanted: Option<Value>) -> Result<Self, ErrorObjectOwned> {
		match kind {
			"newHeads" => Ok(Self::Blocks(Wanted::Heads)),
			"logs" => {
				let filter: Option<Filter> = read(wanted)?;
				let filter = filter.unwrap_or_default();
				logs::check(&filter)?;
				Ok(Self::Blocks(Wanted::Logs(filter)))
			}
			"newPendingTransactions" => Ok(Self::Pending {
				full: read(wanted)?.unwrap_or(false),
			}),
			"syncing" => Ok(Self::Syncing),
			"" => Err(error(INVALID_PARAMS, "missing subscription name")),
			other => Err(error(
				METHOD_NOT_FOUND_CODE,
				format!("no \"{other}\" subscription in eth namespace"),
			)),
		}
	}
}

fn read<T: DeserializeOwned>(wanted: Option<Value>) -> Result<Option<T>, ErrorObjectOwned> {
	wanted
		.filter(|wanted| !wanted.is_null())
		.map(serde_json::from_value)
		.transpose()
		.map_err(|failure| error(INVALID_PARAMS, failure.to_string()))
}

/// Sends one after the other; whether the subscriber is still there.
async fn send_all(sink: &SubscriptionSink, told: Result<Vec<Value>, serde_json::Error>) -> bool {
	let messages = told.and_then(|told| told.iter().map(SubscriptionMessage::from_json).collect());
	let messages: Vec<_> = match messages {
		Ok(messages) => messages,
		Err(failure) => {
			log::error!(target: crate::LOG, "a notification could not be written: {failure}");
			return false;
		}
	};
	for message in messages {
		if sink.send(message).await.is_err() {
			return false;
		}
	}
	true
}

impl Wanted {
	/// What it is told of a change.
	fn of(&self, change: &Change) -> Result<Vec<Value>, serde_json::Error> {
		match self {
			Self::Heads => change.enacted.iter().map(|record| convert::header(record)).collect(),
			Self::Logs(filter) => {
				let told = |record: &Arc<BlockRecord>, removed: bool| -> Vec<Log> {
					let logs = convert::block_logs(record, removed);
					logs.filter(|log| filter.matches(&log.inner)).collect()
				};
				// The last first, as in Geth.
				let gone = change
					.retracted
					.iter()
					.flat_map(|record| told(record, true).into_iter().rev());
				let new = change.enacted.iter().flat_map(|record| told(record, false));
				gone.chain(new).map(serde_json::to_value).collect()
			}
		}
	}
}

impl<C: NodeClient, P: TransactionPool<Block = Block> + 'static> Rpc<C, P> {
	/// `false`, or how far the node or its index is.
	async fn progress(&self) -> Value {
		let best = self.index.heads().best.number;
		let status = self.sync.status().await.ok();
		let behind = status.filter(|status| status.state.is_major_syncing());
		if behind.is_none() && self.index.is_complete() {
			return json!(false);
		}
		let highest = behind
			.and_then(|status| status.best_seen_block)
			.unwrap_or(best)
			.max(best);
		// The index counts too: until it is there, not everything can be answered.
		let indexed = self.index.progress(|progress| progress.covered.count());
		json!({
			"startingBlock": U256::from(self.started_at),
			"currentBlock": U256::from(best),
			"highestBlock": U256::from(highest),
			"txIndexFinishedBlocks": U256::from(indexed),
			"txIndexRemainingBlocks": U256::from((u64::from(best).saturating_add(1)).saturating_sub(indexed)),
		})
	}

	/// Tells changes of the best chain. A gap nobody is told of would be worse than an end: who is too slow is dropped.
	async fn tell_blocks(&self, sink: SubscriptionSink, wanted: Wanted, mut changes: Receiver<Arc<Change>>) {
		loop {
			let change = tokio::select! {
				_ = sink.closed() => return,
				change = changes.recv() => change,
			};
			let told = match change {
				Ok(change) => wanted.of(&change),
				Err(RecvError::Closed) => return,
				Err(RecvError::Lagged(missed)) => {
					log::debug!(target: crate::LOG, "a subscriber missed {missed} changes and is dropped");
					return;
				}
			};
			if !send_all(&sink, told).await {
				return;
			}
		}
	}

	/// Tells Ethereum transactions that come into the pool.
	async fn tell_pending(&self, sink: SubscriptionSink, full: bool) {
		let mut imported = self.pool.import_notification_stream();
		loop {
			let imported = tokio::select! {
				_ = sink.closed() => return,
				imported = imported.next() => imported,
			};
			let Some(imported) = imported else { return };
			// Gone again, or a native transaction.
			let Some(payload) = self.ready_payload(&imported) else {
				continue;
			};
			let told = if full {
				pool::shown(&payload).map(serde_json::to_value)
			} else {
				Some(serde_json::to_value(transaction_hash(&payload)))
			};
			let told = told.into_iter().collect();
			if !send_all(&sink, told).await {
				return;
			}
		}
	}

	/// Tells at once, and then whenever it changes, whether the node is behind.
	async fn tell_syncing(&self, sink: SubscriptionSink) {
		let mut known = None;
		loop {
			let status = self.progress().await;
			let behind = status != json!(false);
			if known.replace(behind) != Some(behind) {
				let told = if behind {
					json!({ "syncing": true, "status": status })
				} else {
					json!(false)
				};
				if !send_all(&sink, Ok(vec![told])).await {
					return;
				}
			}
			tokio::select! {
				_ = sink.closed() => return,
				_ = tokio::time::sleep(SYNC_PAUSE) => {},
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
		Ok(self.progress().await)
	}

	fn gas_price(&self) -> RpcResult<U256> {
		self.reading(|| self.chain.gas_price(self.index.heads().best.hash))
	}

	fn base_fee(&self) -> RpcResult<U256> {
		self.gas_price()
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

	async fn call(
		&self,
		transaction: GenericTransactionV1,
		block: Option<BlockId>,
		state_overrides: Option<StateOverrideSetV1>,
		block_overrides: Option<Value>,
	) -> RpcResult<Bytes> {
		own_block(block_overrides)?;
		let rpc = self.clone();
		self.work
			.run(Kind::Call, self.limits.call_time, move || {
				rpc.run_call(transaction, block, state_overrides)
			})
			.await
	}

	async fn estimate_gas(
		&self,
		transaction: GenericTransactionV1,
		block: Option<BlockId>,
		state_overrides: Option<StateOverrideSetV1>,
		block_overrides: Option<Value>,
	) -> RpcResult<U256> {
		own_block(block_overrides)?;
		let rpc = self.clone();
		self.work
			.run(Kind::Call, self.limits.call_time, move || {
				rpc.estimate(transaction, block, state_overrides)
			})
			.await
	}

	async fn create_access_list(&self, transaction: GenericTransactionV1, block: Option<BlockId>) -> RpcResult<Value> {
		let rpc = self.clone();
		self.work
			.run(Kind::Call, self.limits.call_time, move || {
				rpc.access_list(transaction, block)
			})
			.await
	}

	async fn simulate(&self, payload: Payload, block: Option<BlockId>) -> RpcResult<Vec<Value>> {
		let rpc = self.clone();
		self.work
			.run(Kind::Call, self.limits.call_time, move || rpc.simulate(payload, block))
			.await
	}

	async fn send_raw_transaction(&self, transaction: Bytes) -> RpcResult<H256> {
		self.send(transaction.0).await
	}

	fn block_by_hash(&self, Hash(hash): Hash, full: Option<bool>) -> RpcResult<Option<Value>> {
		self.block(self.locate_hash(hash)?, full.unwrap_or(false))
	}

	fn block_by_number(&self, number: BlockNumberOrTag, full: Option<bool>) -> RpcResult<Option<Value>> {
		self.block(self.locate_number(number)?, full.unwrap_or(false))
	}

	fn header_by_hash(&self, Hash(hash): Hash) -> RpcResult<Option<Value>> {
		self.header(self.locate_hash(hash)?)
	}

	fn header_by_number(&self, number: BlockNumberOrTag) -> RpcResult<Option<Value>> {
		self.header(self.locate_number(number)?)
	}

	fn block_transaction_count_by_hash(&self, Hash(hash): Hash) -> RpcResult<Option<U256>> {
		Ok(self.count(self.locate_hash(hash)?)?.map(Into::into))
	}

	fn block_transaction_count_by_number(&self, number: BlockNumberOrTag) -> RpcResult<Option<U256>> {
		Ok(self.count(self.locate_number(number)?)?.map(Into::into))
	}

	fn block_receipts(&self, block: BlockId) -> RpcResult<Option<Vec<TransactionReceipt>>> {
		self.receipts(self.locate(block)?)
	}

	fn transaction_by_hash(&self, Hash(hash): Hash) -> RpcResult<Option<Transaction>> {
		self.transaction(hash)
	}

	fn transaction_by_block_hash_and_index(&self, Hash(hash): Hash, index: Quantity) -> RpcResult<Option<Transaction>> {
		self.transaction_in(self.locate_hash(hash)?, index)
	}

	fn transaction_by_block_number_and_index(
		&self,
		number: BlockNumberOrTag,
		index: Quantity,
	) -> RpcResult<Option<Transaction>> {
		self.transaction_in(self.locate_number(number)?, index)
	}

	fn transaction_receipt(&self, Hash(hash): Hash) -> RpcResult<Option<TransactionReceipt>> {
		self.receipt(hash)
	}

	fn logs(&self, filter: Option<Filter>) -> RpcResult<Vec<Log>> {
		self.matching(filter.unwrap_or_default())
	}

	async fn subscribe(&self, pending: PendingSubscriptionSink, kind: String, wanted: Option<Value>) {
		let subject = match Subject::read(&kind, wanted) {
			Ok(subject) => subject,
			Err(refusal) => return pending.reject(refusal).await,
		};
		// Before the client knows that it is heard, so that nothing is missed in between.
		let changes = self.index.changes();
		let Ok(sink) = pending.accept().await else { return };
		match subject {
			Subject::Blocks(wanted) => self.tell_blocks(sink, wanted, changes).await,
			Subject::Pending { full } => {
				drop(changes);
				self.tell_pending(sink, full).await
			}
			Subject::Syncing => {
				drop(changes);
				self.tell_syncing(sink).await
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
		old.transactions.extend([transaction(4), transaction(1)]);
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
			vec![
				(json!(true), hash(1)),
				(json!(true), hash(4)),
				(json!(false), hash(2)),
				(json!(false), hash(3))
			]
		);
	}

	#[test]
	fn logs_are_filtered() {
		let filter = Filter::new().address(Address::repeat_byte(3));
		let told = Wanted::Logs(filter).of(&change()).expect("told");
		assert_eq!(told.len(), 1);
		assert_eq!(told[0]["logIndex"], json!("0x1"));
	}

	#[test]
	fn subjects_are_read_with_what_is_wanted_of_them() {
		assert!(matches!(
			Subject::read("newHeads", None),
			Ok(Subject::Blocks(Wanted::Heads))
		));
		let filter = json!({ "address": Address::repeat_byte(3) });
		assert!(matches!(
			Subject::read("logs", Some(filter)),
			Ok(Subject::Blocks(Wanted::Logs(filter))) if !filter.address.is_empty()
		));
		for (wanted, expected) in [(None, false), (Some(json!(null)), false), (Some(json!(true)), true)] {
			assert!(matches!(
				Subject::read("newPendingTransactions", wanted),
				Ok(Subject::Pending { full }) if full == expected
			));
		}
		assert!(matches!(Subject::read("syncing", None), Ok(Subject::Syncing)));
	}

	#[test]
	fn subjects_that_make_no_sense_are_refused() {
		let code = |kind: &str, wanted| Subject::read(kind, wanted).err().map(|error| error.code());
		assert_eq!(code("", None), Some(INVALID_PARAMS));
		assert_eq!(code("logs", Some(json!("x"))), Some(INVALID_PARAMS));
		assert_eq!(code("newPendingTransactions", Some(json!({}))), Some(INVALID_PARAMS));
		assert_eq!(code("newBlocks", None), Some(METHOD_NOT_FOUND_CODE));
	}
}
