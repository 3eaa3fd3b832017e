use super::*;
use crate::index::{
	test::{block, transaction},
	Head, LogRecord,
};
use alloy_primitives::{Address, B256};
use alloy_rpc_types_eth::BlockNumberOrTag::*;
use polkadot_sdk::sp_core::{H160, H256};
use serde_json::{from_value, json, Value};

fn limits() -> Limits {
	Limits {
		log_blocks: 100,
		log_results: 3,
		log_bytes: 100,
		..Default::default()
	}
}

fn heads(finalised: u32, best: u32) -> Heads {
	let head = |number| Head {
		number,
		hash: H256::zero(),
	};
	Heads {
		best: head(best),
		finalised: head(finalised),
	}
}

fn between(from: Option<BlockNumberOrTag>, to: Option<BlockNumberOrTag>) -> FilterBlockOption {
	FilterBlockOption::Range {
		from_block: from,
		to_block: to,
	}
}

fn filter(json: Value) -> Filter {
	from_value(json).expect("a filter")
}

/// A block with a log of address 1 and topics [1, 1], and one of address 2 and topics [1, 2].
fn record() -> BlockRecord {
	let mut record = block(5, 0);
	record.transactions = vec![transaction(1), transaction(2)];
	record
}

fn word(byte: u8) -> String {
	format!("0x{}", format!("{byte:02x}").repeat(32))
}

fn account(byte: u8) -> String {
	format!("0x{}", format!("{byte:02x}").repeat(20))
}

#[test]
fn range_understands_numbers_and_tags() {
	let heads = heads(40, 50);
	let cases = [
		(None, None, Some((50, 50))),
		(Some(Earliest), Some(Finalized), Some((0, 40))),
		(Some(Safe), Some(Latest), Some((40, 50))),
		(Some(Number(3)), None, Some((3, 50))),
		(Some(Number(3)), Some(Number(7)), Some((3, 7))),
		(Some(Number(3)), Some(Number(70)), Some((3, 50))),
		(Some(Number(50)), Some(Pending), Some((50, 50))),
		(Some(Number(51)), None, None),
		(Some(Number(60)), Some(Number(70)), None),
		(Some(Number(u64::MAX)), Some(Number(u64::MAX)), None),
		(Some(Latest), Some(Finalized), None),
	];
	for (from, to, expected) in cases {
		assert_eq!(
			range(&between(from, to), &heads, &limits()).expect("a range"),
			expected,
			"{from:?} {to:?}"
		);
	}
}

#[test]
fn range_is_refused_backwards_or_too_wide() {
	let heads = heads(400, 500);
	let backwards = range(&between(Some(Number(7)), Some(Number(3))), &heads, &limits()).expect_err("backwards");
	assert_eq!(
		(backwards.code(), backwards.message()),
		(-32602, "invalid block range params")
	);
	let wide = range(&between(Some(Number(0)), Some(Number(100))), &heads, &limits()).expect_err("too wide");
	assert_eq!(wide.code(), LIMIT);
	assert!(
		wide.message().contains("101 blocks are asked for, 100 at most"),
		"{}",
		wide.message()
	);
	assert!(range(&between(Some(Number(1)), Some(Number(100))), &heads, &limits()).is_ok());
}

#[test]
fn matches_by_address() {
	let record = record();
	assert_eq!(matching(&record, &filter(json!({}))).len(), 2);
	assert_eq!(matching(&record, &filter(json!({ "address": account(2) }))).len(), 1);
	assert_eq!(
		matching(&record, &filter(json!({ "address": [account(1), account(2)] }))).len(),
		2
	);
	assert_eq!(matching(&record, &filter(json!({ "address": account(3) }))).len(), 0);
	assert_eq!(matching(&record, &filter(json!({ "address": [] }))).len(), 2);
}

#[test]
fn matches_by_topics() {
	let record = record();
	let count = |topics: Value| matching(&record, &filter(json!({ "topics": topics }))).len();
	assert_eq!(count(json!([])), 2);
	assert_eq!(count(json!([word(1)])), 2);
	assert_eq!(count(json!([null, word(2)])), 1);
	assert_eq!(count(json!([word(1), [word(1), word(2)]])), 2);
	assert_eq!(count(json!([[word(1)], null])), 2);
	assert_eq!(count(json!([word(2)])), 0);
	// A third topic that is asked for and not there.
	assert_eq!(count(json!([null, null, word(1)])), 0);
	assert_eq!(count(json!([null, null, null])), 2);
}

#[test]
fn matched_logs_keep_their_place_in_the_block() {
	let logs = matching(&record(), &filter(json!({ "address": account(2) })));
	assert_eq!((logs[0].log_index, logs[0].transaction_index), (Some(1), Some(1)));
}

#[test]
fn filters_of_block_hash_and_range_are_read() {
	let at = filter(json!({ "blockHash": word(5) }));
	assert_eq!(at.block_option, FilterBlockOption::AtBlockHash(B256::repeat_byte(5)));
	let range = filter(json!({ "fromBlock": "0x1", "toBlock": "latest" }));
	assert_eq!(range.block_option, between(Some(Number(1)), Some(Latest)));
	assert!(from_value::<Filter>(json!({ "blockHash": word(5), "fromBlock": "0x1" })).is_err());
}

#[test]
fn bloom_lets_only_possible_blocks_through() {
	let mut bloom = Bloom::default();
	let address = Address::repeat_byte(1);
	bloom.accrue_raw_log(address, &[B256::repeat_byte(4)]);
	assert!(may_match(bloom.as_slice(), &Filter::new()));
	assert!(may_match(bloom.as_slice(), &Filter::new().address(address)));
	assert!(!may_match(
		bloom.as_slice(),
		&Filter::new().address(Address::repeat_byte(2))
	));
	assert!(may_match(bloom.as_slice(), &filter(json!({ "topics": [word(4)] }))));
	assert!(!may_match(bloom.as_slice(), &filter(json!({ "topics": [word(5)] }))));
	// No logs at all.
	assert!(!may_match(&[], &Filter::new()));
}

#[test]
fn results_are_limited_with_a_range_that_works() {
	let two = || matching(&record(), &Filter::new());
	let mut found = Found::new(5, limits());
	found.add(5, two()).expect("within");
	let refused = found.add(6, two()).expect_err("too many");
	assert_eq!(refused.code(), LIMIT);
	assert_eq!(
		refused.message(),
		"query returned more than 2 results. Try with this block range [0x5, 0x5]."
	);
	// A block that alone has too many is answered.
	let mut found = Found::new(5, limits());
	found.add(5, [two(), two()].concat()).expect("one block");
	assert_eq!(found.logs.len(), 4);
}

#[test]
fn bytes_of_results_are_limited() {
	let mut record = record();
	record.transactions[0].logs = vec![LogRecord {
		address: H160::zero(),
		topics: vec![],
		data: vec![0; 60],
	}];
	let logs = || matching(&record, &Filter::new());
	let mut found = Found::new(
		5,
		Limits {
			log_results: 100,
			..limits()
		},
	);
	found.add(5, logs()).expect("within");
	assert!(found.add(6, logs()).is_err());
}

#[test]
fn filters_are_limited() {
	let address = |number: usize| Address::left_padding_from(&number.to_be_bytes());
	let topic = |number: usize| B256::left_padding_from(&number.to_be_bytes());
	let addresses = |count| Filter::new().address((0..count).map(address).collect::<Vec<_>>());
	assert!(check(&addresses(1000)).is_ok());
	assert!(check(&addresses(1001)).is_err_and(|error| error.message() == "exceed max addresses"));
	let mut topics = Filter::new();
	topics.topics[1] = (0..1001).map(topic).collect();
	assert!(check(&topics).is_err_and(|error| error.message() == "exceed max topics"));
	let five = json!({ "topics": [null, null, null, null, null] });
	assert!(from_value::<Filter>(five).is_err());
}
