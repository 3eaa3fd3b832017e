use super::*;
use crate::index::LogRecord;
use pallet_revive::evm::{
	Account, Transaction1559Unsigned, Transaction2930Unsigned, TransactionLegacyUnsigned, TransactionUnsigned,
};

fn sign(tx: impl Into<TransactionUnsigned>) -> Vec<u8> {
	Account::default().sign_transaction(tx.into()).signed_payload()
}

fn transfer(nonce: u64) -> Vec<u8> {
	sign(Transaction1559Unsigned {
		chain_id: 7.into(),
		nonce: nonce.into(),
		to: Some(H160::repeat_byte(1)),
		max_fee_per_gas: 500.into(),
		..Default::default()
	})
}

fn native() -> OpaqueExtrinsic {
	let call = RuntimeCall::System(frame_system::Call::remark { remark: vec![1] });
	UncheckedExtrinsic::from(sp_runtime::generic::UncheckedExtrinsic::new_bare(call)).into()
}

fn receipt(gas: u64) -> ReceiptGasInfoV1 {
	ReceiptGasInfoV1 {
		gas_used: gas.into(),
		effective_gas_price: 100.into(),
	}
}

fn emitted(seed: u8) -> ReviveEvent {
	ReviveEvent::Log(LogRecord {
		address: H160::repeat_byte(seed),
		topics: vec![],
		data: vec![seed],
	})
}

/// A block that lists these transactions, with this body.
fn sources<'a>(listed: &[&[u8]], body: &'a [OpaqueExtrinsic], events: Vec<(u32, ReviveEvent)>) -> Sources<'a> {
	let block = BlockV1 {
		number: 9.into(),
		hash: H256::repeat_byte(5),
		transactions: HashesOrTransactionInfosV1::Hashes(listed.iter().map(|tx| transaction_hash(tx)).collect()),
		..Default::default()
	};
	let receipts = (1..).take(listed.len()).map(|at| receipt(at * 1_000)).collect();
	Sources {
		hash: H256::repeat_byte(1),
		parent: H256::repeat_byte(2),
		number: 9,
		block,
		body,
		receipts,
		events,
	}
}

#[test]
fn extrinsic_carries_the_payload_there_and_back() {
	for payload in [vec![], vec![1, 2, 3], transfer(0)] {
		assert_eq!(super::payload(&to_extrinsic(payload.clone())), Some(payload));
	}
}

#[test]
fn other_extrinsics_carry_no_payload() {
	assert_eq!(super::payload(&native()), None);
	assert_eq!(super::payload(&OpaqueExtrinsic::from_blob(vec![])), None);
	let bare = to_extrinsic(vec![1, 2, 3]).inner().to_vec();
	// Signed, of an unknown format, another pallet, another call, cut short.
	for (at, byte) in [(0, 0x84), (0, 0x06), (1, 0), (2, 1), (3, 0xff)] {
		let mut other = bare.clone();
		other[at] = byte;
		assert_eq!(super::payload(&OpaqueExtrinsic::from_blob(other)), None, "byte {at}");
	}
	// Format 4 was written by older tools.
	let mut old = bare;
	old[0] = 4;
	assert_eq!(super::payload(&OpaqueExtrinsic::from_blob(old)), Some(vec![1, 2, 3]));
}

#[test]
fn an_empty_block_has_no_transactions() {
	let body = [native()];
	let record = record(sources(&[], &body, vec![])).expect("made");
	assert_eq!(
		(record.number, record.hash, record.parent),
		(9, H256::repeat_byte(1), H256::repeat_byte(2))
	);
	assert_eq!(record.header.hash, H256::repeat_byte(5));
	assert!(record.transactions.is_empty());
}

#[test]
fn transactions_count_without_native_ones_and_logs_within_the_block() {
	let (one, two) = (transfer(0), transfer(1));
	let body = [native(), to_extrinsic(one.clone()), native(), to_extrinsic(two.clone())];
	let events = vec![(1, emitted(1)), (1, emitted(2)), (2, emitted(9)), (3, emitted(3))];
	let record = record(sources(&[&one, &two], &body, events)).expect("made");
	assert_eq!(record.transactions.len(), 2);
	let [first, second] = &record.transactions[..] else {
		panic!("two")
	};
	assert_eq!((first.extrinsic, second.extrinsic), (1, 3));
	assert_eq!(
		(first.hash, second.hash),
		(transaction_hash(&one), transaction_hash(&two))
	);
	assert_eq!((first.logs.len(), second.logs.len()), (2, 1));
	assert_eq!((record.logs_before(0), record.logs_before(1)), (0, 2));
	assert_eq!(
		(first.gas_used, record.cumulative_gas(0), record.cumulative_gas(1)),
		(1_000, 1_000, 3_000)
	);
	assert_eq!(
		(first.from, first.to, first.kind),
		(Account::default().address(), Some(H160::repeat_byte(1)), 2)
	);
	assert!(first.success && first.contract.is_none());
	assert_eq!(first.gas_price, 100);
}

#[test]
fn a_revert_is_a_failed_transaction() {
	let one = transfer(0);
	let body = [to_extrinsic(one.clone())];
	let record = record(sources(&[&one], &body, vec![(0, ReviveEvent::Reverted)])).expect("made");
	assert!(!record.transactions[0].success && record.transactions[0].logs.is_empty());
}

#[test]
fn an_extrinsic_without_receipt_does_not_make_the_block_unreadable() {
	let (failed, fine) = (transfer(0), transfer(1));
	let body = [to_extrinsic(failed), to_extrinsic(fine.clone())];
	let record = record(sources(&[&fine], &body, vec![(1, emitted(4))])).expect("made");
	assert_eq!(record.transactions.len(), 1);
	assert_eq!(
		(record.transactions[0].extrinsic, record.transactions[0].logs.len()),
		(1, 1)
	);
}

#[test]
fn a_creation_names_the_contract() {
	let deploy = sign(TransactionLegacyUnsigned {
		chain_id: Some(7.into()),
		nonce: 3.into(),
		..Default::default()
	});
	let body = [to_extrinsic(deploy.clone())];
	let record = record(sources(&[&deploy], &body, vec![])).expect("made");
	let transaction = &record.transactions[0];
	assert_eq!((transaction.to, transaction.kind), (None, 0));
	assert_eq!(
		transaction.contract,
		Some(pallet_revive::create1(&Account::default().address(), 3))
	);
}

#[test]
fn access_list_transactions_keep_their_type() {
	let tx = sign(Transaction2930Unsigned {
		chain_id: 7.into(),
		to: Some(H160::zero()),
		..Default::default()
	});
	let body = [to_extrinsic(tx.clone())];
	assert_eq!(
		record(sources(&[&tx], &body, vec![])).expect("made").transactions[0].kind,
		1
	);
}

#[test]
fn a_block_that_does_not_fit_together_is_refused() {
	let (one, two) = (transfer(0), transfer(1));
	let body = [to_extrinsic(one.clone())];
	assert_eq!(
		record(sources(&[&two], &body, vec![])),
		Err(DeriveError::NoExtrinsic(transaction_hash(&two)))
	);
	let mut short = sources(&[&one], &body, vec![]);
	short.receipts.clear();
	assert_eq!(record(short), Err(DeriveError::Receipts(0, 1)));
	let broken = vec![1, 2, 3];
	let body = [to_extrinsic(broken.clone())];
	assert_eq!(
		record(sources(&[&broken], &body, vec![])),
		Err(DeriveError::Transaction(transaction_hash(&broken)))
	);
	let mut full = sources(&[], &[], vec![]);
	full.block.transactions = HashesOrTransactionInfosV1::TransactionInfos(vec![]);
	assert_eq!(record(full), Err(DeriveError::Block));
}
