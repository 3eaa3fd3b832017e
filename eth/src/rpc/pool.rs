//! The transaction pool as Ethereum clients see it: only what they have sent.

use super::{convert, Rpc};
use crate::{
	chain::NodeClient,
	derive,
	error::{error, LIMIT},
};
use alloy_consensus::Transaction as _;
use alloy_rpc_types_eth::Transaction;
use jsonrpsee::core::RpcResult;
use pallet_revive::evm::TransactionSigned;
use polkadot_sdk::*;
use sc_transaction_pool_api::{InPoolTransaction, TransactionPool};
use serde_json::{json, Map, Value};
use sp_core::{H160, H256, U256};
use sp_runtime::OpaqueExtrinsic;
use timebank_runtime::opaque::Block;

/// Signed transactions that wait.
#[derive(Default)]
struct Waiting {
	/// They can go into the next block.
	pending: Vec<Vec<u8>>,
	/// They wait for others of their senders.
	queued: Vec<Vec<u8>>,
}

impl<C: NodeClient, P: TransactionPool<Block = Block> + 'static> Rpc<C, P> {
	fn pooled(&self) -> Waiting {
		let pending = self.pool.ready().filter_map(|tx| derive::payload(tx.data()));
		let queued = self.pool.futures();
		let queued = queued.iter().filter_map(|tx| derive::payload(tx.data()));
		Waiting {
			pending: pending.collect(),
			queued: queued.collect(),
		}
	}

	/// The same, if it is no more than an answer may have.
	fn pooled_within(&self) -> RpcResult<Waiting> {
		let waiting = self.pooled();
		let count = waiting.pending.len().saturating_add(waiting.queued.len());
		let most = self.limits.pool_results;
		if count > most {
			return Err(error(
				LIMIT,
				format!("{count} transactions wait, and no more than {most} are told at a time"),
			));
		}
		Ok(waiting)
	}

	/// Hashes of what can go into the next block.
	pub(super) fn pending_hashes(&self) -> RpcResult<Vec<H256>> {
		let waiting = self.pooled_within()?;
		Ok(waiting
			.pending
			.iter()
			.map(|payload| derive::transaction_hash(payload))
			.collect())
	}

	/// What can go into the next block.
	pub(super) fn pending_transactions(&self) -> RpcResult<Vec<Transaction>> {
		let waiting = self.pooled_within()?;
		Ok(waiting.pending.iter().filter_map(|payload| shown(payload)).collect())
	}

	/// A transaction of the pool by the pool's own hash for it.
	pub(super) fn ready_payload(&self, hash: &P::Hash) -> Option<Vec<u8>> {
		derive::payload(self.pool.ready_transaction(hash)?.data())
	}

	/// A signed transaction that waits.
	pub(super) fn waiting(&self, hash: H256) -> Option<Vec<u8>> {
		let carried = |extrinsic: &OpaqueExtrinsic| {
			derive::payload(extrinsic).filter(|payload| derive::transaction_hash(payload) == hash)
		};
		let ready = self.pool.ready().find_map(|tx| carried(tx.data()));
		ready.or_else(|| self.pool.futures().iter().find_map(|tx| carried(tx.data())))
	}

	/// How many wait.
	pub(super) fn pool_status(&self) -> Value {
		let waiting = self.pooled();
		json!({ "pending": U256::from(waiting.pending.len()), "queued": U256::from(waiting.queued.len()) })
	}

	/// What waits, by sender and nonce, each as `show` gives it.
	pub(super) fn pool_content(&self, show: fn(&Transaction) -> Value) -> RpcResult<Value> {
		let waiting = self.pooled_within()?;
		Ok(json!({
			"pending": by_sender(&waiting.pending, None, show),
			"queued": by_sender(&waiting.queued, None, show),
		}))
	}

	/// What waits of one sender, by nonce.
	pub(super) fn pool_content_from(&self, sender: H160) -> RpcResult<Value> {
		let waiting = self.pooled_within()?;
		let of = |payloads: &[Vec<u8>]| {
			let mut senders = by_sender(payloads, Some(sender), full);
			senders
				.remove(&convert::address(sender).to_checksum(None))
				.unwrap_or_else(|| json!({}))
		};
		Ok(json!({ "pending": of(&waiting.pending), "queued": of(&waiting.queued) }))
	}
}

/// A transaction that waits.
pub(super) fn shown(payload: &[u8]) -> Option<Transaction> {
	let from = TransactionSigned::decode(payload).ok()?.recover_eth_address().ok()?;
	convert::pending(payload, from)
}

fn by_sender(payloads: &[Vec<u8>], only: Option<H160>, show: fn(&Transaction) -> Value) -> Map<String, Value> {
	let mut transactions: Vec<Transaction> = payloads
		.iter()
		.filter_map(|payload| shown(payload))
		.filter(|tx| only.is_none_or(|sender| tx.inner.signer() == convert::address(sender)))
		.collect();
	transactions.sort_unstable_by_key(|tx| (tx.inner.signer(), tx.inner.inner().nonce()));
	let mut senders = Map::new();
	for tx in transactions {
		let nonces = senders
			.entry(tx.inner.signer().to_checksum(None))
			.or_insert_with(|| json!({}));
		if let Some(nonces) = nonces.as_object_mut() {
			nonces.insert(tx.inner.inner().nonce().to_string(), show(&tx));
		}
	}
	senders
}

/// A transaction with all its fields.
pub(super) fn full(tx: &Transaction) -> Value {
	json!(tx)
}

/// A transaction in one line, as Geth writes it.
pub(super) fn line(tx: &Transaction) -> Value {
	let to = match tx.inner.inner().to() {
		Some(to) => to.to_checksum(None),
		None => "contract creation".into(),
	};
	json!(format!(
		"{to}: {} wei + {} gas × {} wei",
		tx.inner.inner().value(),
		tx.inner.inner().gas_limit(),
		tx.inner.inner().max_fee_per_gas()
	))
}

#[cfg(test)]
mod tests {
	use super::*;
	use pallet_revive::evm::{Account, TransactionLegacyUnsigned};

	fn legacy(key: &Account, nonce: u64, to: Option<H160>) -> Vec<u8> {
		let tx = TransactionLegacyUnsigned {
			chain_id: Some(7.into()),
			gas: 21_000.into(),
			gas_price: 10.into(),
			nonce: nonce.into(),
			value: 5.into(),
			to,
			..Default::default()
		};
		key.sign_transaction(tx.into()).signed_payload()
	}

	#[test]
	fn content_is_by_sender_and_nonce() {
		let (one, two) = (Account::default(), Account::from_secret_key([7; 32]));
		let to = Some(H160::repeat_byte(1));
		let payloads = [
			legacy(&one, 9, to),
			legacy(&two, 0, None),
			legacy(&one, 10, to),
			vec![1, 2],
		];
		let content = by_sender(&payloads, None, line);
		assert_eq!(content.len(), 2);
		let of = |key: &Account| content[&convert::address(key.address()).to_checksum(None)].clone();
		let nonces = of(&one);
		let nonces: Vec<_> = nonces.as_object().expect("an object").keys().collect();
		assert_eq!(nonces.len(), 2);
		assert!(of(&one)["9"]
			.as_str()
			.expect("a line")
			.ends_with(": 5 wei + 21000 gas × 10 wei"));
		assert_eq!(of(&two)["0"], json!("contract creation: 5 wei + 21000 gas × 10 wei"));
		assert_eq!(by_sender(&payloads, Some(two.address()), full).len(), 1);
	}
}
