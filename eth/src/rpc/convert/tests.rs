use super::*;
use crate::{
	derive::transaction_hash,
	index::test::{block as record, native as native_record, transaction as tx},
};
use pallet_revive::evm::{Account, Transaction1559Unsigned, TransactionLegacyUnsigned, TransactionUnsigned};
use polkadot_sdk::*;
use serde_json::{json, to_value};

fn with_transactions() -> BlockRecord {
	let mut record = record(31, 0);
	record.transactions = vec![tx(1), tx(2)];
	record
}

fn sign(tx: impl Into<TransactionUnsigned>) -> Vec<u8> {
	Account::default().sign_transaction(tx.into()).signed_payload()
}

fn modern() -> Vec<u8> {
	sign(Transaction1559Unsigned {
		chain_id: 7.into(),
		max_fee_per_gas: 500.into(),
		to: Some(H160::repeat_byte(1)),
		value: 16.into(),
		..Default::default()
	})
}

#[test]
fn receipt_has_the_fields_of_geth() {
	let record = with_transactions();
	let receipt = to_value(receipt(&record, 1).expect("there")).expect("json");
	let fields: Vec<_> = receipt
		.as_object()
		.expect("an object")
		.keys()
		.map(String::as_str)
		.collect();
	for field in [
		"blockHash",
		"blockNumber",
		"contractAddress",
		"cumulativeGasUsed",
		"effectiveGasPrice",
		"from",
		"gasUsed",
		"logs",
		"logsBloom",
		"status",
		"to",
		"transactionHash",
		"transactionIndex",
		"type",
	] {
		assert!(fields.contains(&field), "{field} in {fields:?}");
	}
	assert_eq!(fields.len(), 14, "{fields:?}");
	assert_eq!(receipt["status"], json!("0x1"));
	assert_eq!(receipt["type"], json!("0x2"));
	assert_eq!(receipt["blockNumber"], json!("0x1f"));
	assert_eq!(receipt["transactionIndex"], json!("0x1"));
	assert_eq!(
		(&receipt["gasUsed"], &receipt["cumulativeGasUsed"]),
		(&json!("0x3e8"), &json!("0x7d0"))
	);
	assert_eq!(receipt["effectiveGasPrice"], json!("0x64"));
	assert_eq!(receipt["contractAddress"], Value::Null);
	assert_eq!(receipt["logs"][0]["logIndex"], json!("0x1"));
	assert_ne!(receipt["logsBloom"], json!(format!("0x{}", "00".repeat(256))));
}

#[test]
fn receipt_of_a_failed_creation_says_both() {
	let mut record = with_transactions();
	record.transactions[0].success = false;
	record.transactions[0].kind = 0;
	record.transactions[0].to = None;
	record.transactions[0].contract = Some(H160::repeat_byte(7));
	let receipt = to_value(receipt(&record, 0).expect("there")).expect("json");
	assert_eq!(
		(&receipt["status"], &receipt["type"], &receipt["to"]),
		(&json!("0x0"), &json!("0x0"), &Value::Null)
	);
	assert_eq!(receipt["contractAddress"], json!(format!("0x{}", "07".repeat(20))));
}

#[test]
fn log_has_the_fields_of_geth() {
	let logs = to_value(logs(&with_transactions(), 1, true)).expect("json");
	let log = &logs[0];
	assert_eq!(log["address"], json!(format!("0x{}", "02".repeat(20))));
	assert_eq!(log["topics"].as_array().map(Vec::len), Some(2));
	assert_eq!((&log["data"], &log["removed"]), (&json!("0x02"), &json!(true)));
	assert_eq!(
		(&log["logIndex"], &log["transactionIndex"]),
		(&json!("0x1"), &json!("0x1"))
	);
	assert_eq!(
		(&log["blockNumber"], &log["blockTimestamp"]),
		(&json!("0x1f"), &json!("0x6553f100"))
	);
	assert_eq!(log["transactionHash"], json!(tx(2).hash));
	assert_eq!(log["blockHash"], json!(record(31, 0).header.hash));
}

#[test]
fn logs_of_a_block_are_numbered_through() {
	let indices: Vec<_> = block_logs(&with_transactions(), false)
		.map(|log| log.log_index)
		.collect();
	assert_eq!(indices, vec![Some(0), Some(1)]);
	assert_eq!(logs(&with_transactions(), 2, false), vec![]);
}

#[test]
fn transaction_has_the_fields_of_geth() {
	let payload = modern();
	let mut record = with_transactions();
	record.transactions[1].hash = transaction_hash(&payload);
	let from = Account::default().address();
	let found = to_value(transaction(&payload, from, Some((&record, 1))).expect("decoded")).expect("json");
	assert_eq!(found["hash"], json!(transaction_hash(&payload)));
	assert_eq!(found["from"], json!(from));
	assert_eq!(
		(&found["type"], &found["chainId"], &found["value"]),
		(&json!("0x2"), &json!("0x7"), &json!("0x10"))
	);
	// What was paid, not what was offered.
	assert_eq!(
		(&found["gasPrice"], &found["maxFeePerGas"]),
		(&json!("0x64"), &json!("0x1f4"))
	);
	assert_eq!(
		(&found["blockNumber"], &found["transactionIndex"]),
		(&json!("0x1f"), &json!("0x1"))
	);
	for field in [
		"v",
		"r",
		"s",
		"yParity",
		"accessList",
		"input",
		"nonce",
		"gas",
		"maxPriorityFeePerGas",
	] {
		assert!(!found[field].is_null(), "{field}");
	}
}

#[test]
fn legacy_transaction_has_the_fields_of_geth() {
	let payload = sign(TransactionLegacyUnsigned {
		chain_id: Some(7.into()),
		gas_price: 9.into(),
		to: Some(H160::repeat_byte(1)),
		..Default::default()
	});
	let record = with_transactions();
	let found = transaction(&payload, H160::zero(), Some((&record, 0))).expect("decoded");
	let found = to_value(found).expect("json");
	assert_eq!(
		(&found["type"], &found["gasPrice"], &found["chainId"]),
		(&json!("0x0"), &json!("0x9"), &json!("0x7"))
	);
	assert!(found.get("yParity").is_none() && found.get("maxFeePerGas").is_none());
}

#[test]
fn a_waiting_transaction_has_no_block() {
	let found = to_value(pending(&modern(), H160::zero()).expect("decoded")).expect("json");
	for field in ["blockHash", "blockNumber", "transactionIndex"] {
		assert_eq!(found.get(field), Some(&Value::Null), "{field}");
	}
	assert_eq!(found["gasPrice"], json!("0x1f4"));
}

#[test]
fn block_lists_hashes_or_transactions() {
	let record = with_transactions();
	let short = block(&record, Listed::Hashes).expect("json");
	assert_eq!(short["transactions"], json!([tx(1).hash, tx(2).hash]));
	assert_eq!(
		(&short["number"], &short["hash"]),
		(&json!("0x1f"), &json!(record.header.hash))
	);
	assert_eq!((&short["uncles"], &short["withdrawals"]), (&json!([]), &json!([])));
	let payload = modern();
	let transaction = transaction(&payload, H160::zero(), Some((&record, 0))).expect("decoded");
	let full = block(&record, Listed::Full(vec![transaction])).expect("json");
	assert_eq!(full["transactions"][0]["hash"], json!(transaction_hash(&payload)));
	for field in [
		"parentHash",
		"stateRoot",
		"receiptsRoot",
		"logsBloom",
		"gasLimit",
		"gasUsed",
		"timestamp",
		"miner",
	] {
		assert!(full[field].is_string(), "{field}");
	}
}

mod native_movements {
	use super::*;

	fn with_native() -> BlockRecord {
		let mut record = with_transactions();
		record.native = vec![native_record(8), native_record(9)];
		record
	}

	#[test]
	fn stand_behind_the_transactions_and_count_on() {
		let record = with_native();
		let told: Vec<_> = block_logs(&record, false)
			.map(|log| (log.transaction_index, log.log_index, log.transaction_hash))
			.collect();
		let hash = |hash| Some(b256(hash));
		assert_eq!(
			told,
			vec![
				(Some(0), Some(0), hash(tx(1).hash)),
				(Some(1), Some(1), hash(tx(2).hash)),
				(Some(2), Some(2), hash(native_record(8).hash)),
				(Some(3), Some(3), hash(native_record(9).hash)),
			]
		);
	}

	#[test]
	fn have_a_receipt_without_gas_and_a_transaction_without_signature() {
		let record = with_native();
		let found = receipt(&record, 3).expect("there");
		assert_eq!(found.transaction_hash, b256(native_record(9).hash));
		assert_eq!((found.gas_used, found.effective_gas_price), (0, 0));
		assert_eq!(found.inner.cumulative_gas_used(), 2_000);
		assert_eq!(
			(found.from, found.to),
			(address(native_record(9).from), Some(address(COIN)))
		);
		assert!(found.status());
		let shown = to_value(native(&record, 3, 7).expect("there")).expect("json");
		assert_eq!(shown["hash"], json!(native_record(9).hash));
		assert_eq!(shown["transactionIndex"], json!("0x3"));
		assert_eq!((&shown["r"], &shown["s"]), (&json!("0x0"), &json!("0x0")));
		assert!(receipt(&record, 4).is_none() && native(&record, 1, 7).is_none());
	}

	#[test]
	fn are_not_in_the_block() {
		let shown = block(&with_native(), Listed::Hashes).expect("json");
		assert_eq!(shown["transactions"], json!([tx(1).hash, tx(2).hash]));
	}
}
