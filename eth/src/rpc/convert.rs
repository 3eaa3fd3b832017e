//! What the index keeps, in the form that Geth gives it.

use crate::index::{BlockRecord, LogRecord, TransactionRecord};
use alloy_consensus::{
	transaction::Recovered, Eip658Value, Receipt, ReceiptEnvelope, Transaction as TransactionTrait, TxEnvelope, TxType,
};
use alloy_eips::eip2718::Decodable2718;
use alloy_primitives::{Address, LogData, B256};
use alloy_rpc_types_eth::{Log, Transaction, TransactionReceipt};
use polkadot_sdk::sp_core::{H160, H256};
use serde_json::Value;

/// A hash.
pub fn b256(hash: H256) -> B256 {
	B256::from(hash.0)
}

/// A hash, the other way.
pub fn h256(hash: B256) -> H256 {
	H256(hash.0)
}

/// An address.
pub fn address(address: H160) -> Address {
	Address::from(address.0)
}

/// A position.
pub fn position(position: usize) -> u64 {
	u64::try_from(position).unwrap_or(u64::MAX)
}

/// The transactions in a block's JSON.
pub enum Listed {
	/// Their hashes.
	Hashes,
	/// All of them, in order.
	Full(Vec<Transaction>),
}

/// A block.
pub fn block(record: &BlockRecord, listed: Listed) -> Result<Value, serde_json::Error> {
	let mut block = serde_json::to_value(&record.header)?;
	let transactions = match listed {
		Listed::Hashes => serde_json::to_value(record.transactions.iter().map(|tx| tx.hash).collect::<Vec<_>>())?,
		Listed::Full(transactions) => serde_json::to_value(transactions)?,
	};
	if let Some(fields) = block.as_object_mut() {
		fields.insert("transactions".into(), transactions);
	}
	Ok(block)
}

/// A block's header, as `newHeads` gives it.
pub fn header(record: &BlockRecord) -> Result<Value, serde_json::Error> {
	let mut header = serde_json::to_value(&record.header)?;
	if let Some(fields) = header.as_object_mut() {
		for body in ["transactions", "uncles", "withdrawals", "size", "totalDifficulty"] {
			fields.remove(body);
		}
	}
	Ok(header)
}

/// A transaction with its place; `block` is none while it waits in the pool.
pub fn transaction(payload: &[u8], from: H160, block: Option<(&BlockRecord, usize)>) -> Option<Transaction> {
	let envelope = TxEnvelope::decode_2718(&mut &payload[..]).ok()?;
	let place = block.and_then(|(record, position)| Some((record, position, record.transactions.get(position)?)));
	Some(Transaction {
		inner: Recovered::new_unchecked(envelope, address(from)),
		block_hash: place.map(|(record, ..)| b256(record.header.hash)),
		block_number: place.map(|(record, ..)| record.number.into()),
		transaction_index: place.map(|(_, at, _)| position(at)),
		effective_gas_price: place.map(|(.., transaction)| transaction.gas_price),
	})
}

/// A transaction of the pool: it has no block, and its price is the most it would pay.
pub fn pending(payload: &[u8], from: H160) -> Option<Transaction> {
	let mut transaction = transaction(payload, from, None)?;
	transaction.effective_gas_price = Some(TransactionTrait::max_fee_per_gas(transaction.inner.inner()));
	Some(transaction)
}

/// A transaction's logs.
pub fn logs(record: &BlockRecord, at: usize, removed: bool) -> Vec<Log> {
	let Some(transaction) = record.transactions.get(at) else {
		return Vec::new();
	};
	let first = record.logs_before(at);
	let numbered = (first..).zip(&transaction.logs);
	numbered
		.map(|(index, emitted)| log(record, transaction, at, emitted, index, removed))
		.collect()
}

/// A block's logs.
pub fn block_logs(record: &BlockRecord, removed: bool) -> impl Iterator<Item = Log> + '_ {
	(0..record.transactions.len()).flat_map(move |at| logs(record, at, removed))
}

fn log(
	record: &BlockRecord,
	transaction: &TransactionRecord,
	at: usize,
	emitted: &LogRecord,
	index: usize,
	removed: bool,
) -> Log {
	let topics = emitted.topics.iter().copied().map(b256).collect();
	Log {
		inner: alloy_primitives::Log {
			address: address(emitted.address),
			data: LogData::new_unchecked(topics, emitted.data.clone().into()),
		},
		block_hash: Some(b256(record.header.hash)),
		block_number: Some(record.number.into()),
		block_timestamp: Some(record.timestamp()),
		transaction_hash: Some(b256(transaction.hash)),
		transaction_index: Some(position(at)),
		log_index: Some(position(index)),
		removed,
	}
}

/// The receipt of a transaction.
pub fn receipt(record: &BlockRecord, at: usize) -> Option<TransactionReceipt> {
	let transaction = record.transactions.get(at)?;
	let receipt = Receipt {
		status: Eip658Value::Eip658(transaction.success),
		cumulative_gas_used: record.cumulative_gas(at),
		logs: logs(record, at, false),
	};
	let kind = TxType::try_from(transaction.kind).unwrap_or(TxType::Legacy);
	Some(TransactionReceipt {
		inner: ReceiptEnvelope::from_typed(kind, receipt.with_bloom()),
		transaction_hash: b256(transaction.hash),
		transaction_index: Some(position(at)),
		block_hash: Some(b256(record.header.hash)),
		block_number: Some(record.number.into()),
		gas_used: transaction.gas_used,
		effective_gas_price: transaction.gas_price,
		blob_gas_used: None,
		blob_gas_price: None,
		from: address(transaction.from),
		to: transaction.to.map(address),
		contract_address: transaction.contract.map(address),
	})
}

#[cfg(test)]
mod tests;
