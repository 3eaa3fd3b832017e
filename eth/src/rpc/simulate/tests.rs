use super::*;
use pallet_revive_types::runtime_api::CallLogV2;

fn parse(payload: Value) -> Payload {
	serde_json::from_value(payload).expect("the shape of a payload")
}

fn log(byte: u8, position: u32) -> CallLogV2 {
	CallLogV2 {
		address: H160::repeat_byte(byte),
		position,
		..Default::default()
	}
}

fn addresses(call: &CallTraceV2, transfers: bool) -> Vec<u8> {
	let mut logs = Vec::new();
	collect(call, transfers, &mut logs);
	logs.iter().map(|log| log.address.0[0]).collect()
}

#[test]
fn payloads_are_read_as_clients_send_them() {
	let all = parse(json!({
		"blockStateCalls": [
			{ "blockOverrides": { "number": "0x20", "time": "0x3c" }, "calls": [{ "from": H160::zero(), "input": "0x" }] },
			{ "stateOverrides": { format!("{:?}", H160::zero()): { "balance": "0x1" } }, "calls": null },
			{},
		],
		"validation": true, "traceTransfers": null,
	}));
	assert_eq!((all.validation, all.trace_transfers), (Some(true), None));
	let blocks = all.block_state_calls.take("blocks").expect("few");
	assert_eq!(blocks.len(), 3);
	let first = blocks[0].block_overrides.clone().expect("given");
	assert_eq!((first.number, first.time), (Some(32.into()), Some(60.into())));
	assert!(first.others.is_empty());
	let other = parse(json!({ "blockStateCalls": [{ "blockOverrides": { "feeRecipient": "0x" } }] }));
	let blocks = other.block_state_calls.take("blocks").expect("few");
	let overrides = blocks[0].block_overrides.clone().expect("given");
	assert_eq!(overrides.others.keys().collect::<Vec<_>>(), ["feeRecipient"]);
	assert!(serde_json::from_value::<Payload>(json!({ "blockStateCalls": 3 })).is_err());
}

#[test]
fn logs_stand_where_they_were_written() {
	let inner = |byte: u8, error: Option<&str>| CallTraceV2 {
		logs: vec![log(byte, 0)],
		error: error.map(Into::into),
		..Default::default()
	};
	let call = CallTraceV2 {
		logs: vec![log(1, 0), log(3, 1), log(5, 2), log(6, 2)],
		calls: vec![inner(2, None), inner(4, Some("execution reverted"))],
		..Default::default()
	};
	// What the second call has written is gone with it.
	assert_eq!(addresses(&call, false), [1, 2, 3, 5, 6]);
	let failed = CallTraceV2 {
		error: Some("OutOfGas".into()),
		..call
	};
	assert!(addresses(&failed, false).is_empty());
}

#[test]
fn movements_of_fuel_are_logs_when_they_are_asked_for() {
	let (from, to) = (H160::repeat_byte(1), H160::repeat_byte(2));
	let moving = |call_type| CallTraceV2 {
		from,
		to,
		value: Some(7.into()),
		call_type,
		..Default::default()
	};
	let call = CallTraceV2 {
		logs: vec![log(9, 1)],
		calls: vec![moving(CallTypeV1::DelegateCall), moving(CallTypeV1::Create)],
		..moving(CallTypeV1::Call)
	};
	assert_eq!(addresses(&call, true), [0xee, 9, 0xee]);
	assert_eq!(addresses(&call, false), [9]);
	let mut logs = Vec::new();
	collect(&call, true, &mut logs);
	assert_eq!(
		logs[0].topics[0],
		H256(sp_crypto_hashing::keccak_256(b"Transfer(address,address,uint256)"))
	);
	assert_eq!(logs[0].topics[1], H256::from(from));
	assert_eq!(logs[0].topics[2], H256::from(to));
	assert_eq!(U256::from_big_endian(&logs[0].data), 7.into());
	let nothing = CallTraceV2 {
		value: Some(U256::zero()),
		..Default::default()
	};
	assert!(addresses(&nothing, true).is_empty());
}

#[test]
fn what_cannot_be_executed_has_the_code_of_the_specification() {
	let code = |message: &str| ran_at_all(EthTransactError::Message(message.into())).map_err(|error| error.code());
	assert_eq!(
		code("insufficient funds for gas * price + value (1): address have 0 (supplied gas None)"),
		Err(codes::FUNDS)
	);
	assert_eq!(code("Invalid call: Payment"), Err(codes::INTRINSIC_GAS));
	assert_eq!(
		code("The transaction consumes more than the allowed weight. needed=1 allowed=0"),
		Err(codes::BLOCK_GAS)
	);
	assert_eq!(
		code("Effective gas price 1 lower than base fee 2"),
		Err(codes::BASE_FEE)
	);
	assert_eq!(code("anything else"), Err(error::SERVER));
	// This one was begun.
	assert_eq!(
		code("failed to run contract: Module(ModuleError { index: 1, error: [0], message: Some(\"OutOfGas\") })"),
		Ok("out of gas".into())
	);
}

#[test]
fn nonces_follow_each_other_when_they_are_validated() {
	assert!(check_nonce(None, 3).is_ok());
	assert!(check_nonce(Some(3.into()), 3).is_ok());
	let code = |nonce: u64| check_nonce(Some(nonce.into()), 3).map_err(|error| error.code());
	assert_eq!(code(2), Err(codes::NONCE_TOO_LOW));
	assert_eq!(code(4), Err(codes::NONCE_TOO_HIGH));
}

#[test]
fn nonces_are_those_that_an_address_is_given() {
	let (known, other) = (H160::repeat_byte(1), H160::repeat_byte(2));
	let overrides =
		serde_json::from_value(json!({ format!("{known:?}"): { "nonce": "0x7" }, format!("{other:?}"): {} }));
	let overrides: StateOverrideSetV1 = overrides.expect("overrides");
	assert_eq!(own_nonce(Some(&overrides), known), Some(7));
	assert_eq!(own_nonce(Some(&overrides), other), None);
	assert_eq!(own_nonce(None, known), None);
}

#[test]
fn prices_reach_that_of_the_block_when_they_are_validated() {
	assert!(check_price(7.into(), 7.into()).is_ok());
	let refused = check_price(6.into(), 7.into()).expect_err("too little");
	assert_eq!(refused.code(), codes::BASE_FEE);
	assert!(refused.message().ends_with("maxFeePerGas: 6, baseFee: 7"));
}

#[test]
fn nothing_is_left_when_more_is_used_than_there_is() {
	assert_eq!(left(3, 3, "calls").ok(), Some(0));
	let refused = left(3, 4, "calls").expect_err("too many");
	assert_eq!((refused.code(), refused.message()), (codes::TOO_MANY, "too many calls"));
}

#[test]
fn blocks_are_sealed_over_what_is_in_them() {
	let call = GenericTransactionV1 {
		to: Some(H160::repeat_byte(2)),
		value: Some(5.into()),
		..Default::default()
	};
	let envelope = envelope(&call, 420, 7);
	let transaction = TransactionRecord {
		hash: convert::h256(*envelope.hash()),
		extrinsic: 0,
		kind: envelope.tx_type().into(),
		success: true,
		gas_used: 21_000,
		gas_price: 0,
		from: H160::repeat_byte(1),
		to: call.to,
		contract: None,
		logs: vec![LogRecord {
			address: FUEL,
			topics: vec![TRANSFER],
			data: Vec::new(),
		}],
	};
	let sealed = |transactions: Vec<TransactionRecord>, parent| {
		let envelopes = vec![envelope.clone(); transactions.len()];
		seal(9, BlockV1::default(), None, parent, transactions, &envelopes).expect("sealed")
	};
	let (empty, full) = (sealed(Vec::new(), None), sealed(vec![transaction.clone()], None));
	assert_eq!(full.header.gas_used, 21_000.into());
	assert_ne!(full.header.logs_bloom, empty.header.logs_bloom);
	assert_ne!(full.header.transactions_root, empty.header.transactions_root);
	assert_ne!(full.header.receipts_root, empty.header.receipts_root);
	assert_eq!(full.header.hash, convert::h256(raw::header(&full).hash_slow()));
	assert_ne!(full.header.hash, empty.header.hash);
	let next = sealed(Vec::new(), Some(full.header.hash));
	assert_eq!(next.header.parent_hash, full.header.hash);
}
