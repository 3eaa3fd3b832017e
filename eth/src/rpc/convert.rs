//! What the index keeps, in the form that Geth gives it.

use crate::{
	derive::COIN,
	index::{BlockRecord, LogRecord, NativeRecord},
};
use alloy_consensus::{
	transaction::Recovered, Eip658Value, Receipt, ReceiptEnvelope, Signed, Transaction as TransactionTrait, TxEnvelope,
	TxLegacy, TxType,
};
use alloy_eips::eip2718::Decodable2718;
use alloy_primitives::{Address, LogData, Signature, TxKind, B256, U256};
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

/// A native extrinsic in the form of a transaction: of its signer to the coin, without a signature of its own.
pub fn native(record: &BlockRecord, at: usize, chain_id: u64) -> Option<Transaction> {
	let native = record.native_at(at)?;
	let inner = TxLegacy {
		chain_id: Some(chain_id),
		to: TxKind::Call(address(COIN)),
		..Default::default()
	};
	let signature = Signature::new(U256::ZERO, U256::ZERO, false);
	let signed = Signed::new_unchecked(inner, signature, b256(native.hash));
	Some(Transaction {
		inner: Recovered::new_unchecked(TxEnvelope::Legacy(signed), address(native.from)),
		block_hash: Some(b256(record.header.hash)),
		block_number: Some(record.number.into()),
		transaction_index: Some(position(at)),
		effective_gas_price: Some(0),
	})
}

/// The logs at a position.
pub fn logs(record: &BlockRecord, at: usize, removed: bool) -> Vec<Log> {
	let (Some(emitted), Some(hash)) = (record.all_logs().nth(at), record.all_hashes().nth(at)) else {
		return Vec::new();
	};
	let numbered = (record.logs_before(at)..).zip(emitted);
	numbered
		.map(|(index, emitted)| log(record, hash, at, emitted, index, removed))
		.collect()
}

/// A block's logs, those of native movements at the end.
pub fn block_logs(record: &BlockRecord, removed: bool) -> impl Iterator<Item = Log> + '_ {
	let positions = record.transactions.len().saturating_add(record.native.len());
	(0..positions).flat_map(move |at| logs(record, at, removed))
}

fn log(record: &BlockRecord, hash: H256, at: usize, emitted: &LogRecord, index: usize, removed: bool) -> Log {
	let topics = emitted.topics.iter().copied().map(b256).collect();
	Log {
		inner: alloy_primitives::Log {
			address: address(emitted.address),
			data: LogData::new_unchecked(topics, emitted.data.clone().into()),
		},
		block_hash: Some(b256(record.header.hash)),
		block_number: Some(record.number.into()),
		block_timestamp: Some(record.timestamp()),
		transaction_hash: Some(b256(hash)),
		transaction_index: Some(position(at)),
		log_index: Some(position(index)),
		removed,
	}
}

/// What a receipt says besides its place and logs.
struct Outcome {
	hash: H256,
	kind: TxType,
	success: bool,
	cumulative_gas: u64,
	gas_used: u64,
	gas_price: u128,
	from: H160,
	to: Option<H160>,
	contract: Option<H160>,
}

impl Outcome {
	fn of(record: &BlockRecord, at: usize) -> Option<Self> {
		let Some(transaction) = record.transactions.get(at) else {
			return Some(Self::native(record, record.native_at(at)?));
		};
		Some(Self {
			hash: transaction.hash,
			kind: TxType::try_from(transaction.kind).unwrap_or(TxType::Legacy),
			success: transaction.success,
			cumulative_gas: record.cumulative_gas(at),
			gas_used: transaction.gas_used,
			gas_price: transaction.gas_price,
			from: transaction.from,
			to: transaction.to,
			contract: transaction.contract,
		})
	}

	/// Coins have moved, so it was executed; it used no gas.
	fn native(record: &BlockRecord, native: &NativeRecord) -> Self {
		Self {
			hash: native.hash,
			kind: TxType::Legacy,
			success: true,
			cumulative_gas: record.cumulative_gas(record.transactions.len()),
			gas_used: 0,
			gas_price: 0,
			from: native.from,
			to: Some(COIN),
			contract: None,
		}
	}
}

/// The receipt at a position.
pub fn receipt(record: &BlockRecord, at: usize) -> Option<TransactionReceipt> {
	let outcome = Outcome::of(record, at)?;
	let receipt = Receipt {
		status: Eip658Value::Eip658(outcome.success),
		cumulative_gas_used: outcome.cumulative_gas,
		logs: logs(record, at, false),
	};
	Some(TransactionReceipt {
		inner: ReceiptEnvelope::from_typed(outcome.kind, receipt.with_bloom()),
		transaction_hash: b256(outcome.hash),
		transaction_index: Some(position(at)),
		block_hash: Some(b256(record.header.hash)),
		block_number: Some(record.number.into()),
		gas_used: outcome.gas_used,
		effective_gas_price: outcome.gas_price,
		blob_gas_used: None,
		blob_gas_price: None,
		from: address(outcome.from),
		to: outcome.to.map(address),
		contract_address: outcome.contract.map(address),
	})
}

#[cfg(test)]
mod tests;
