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

fn emitted(seed: u8) -> BlockEvent {
	BlockEvent::Log(LogRecord {
		address: H160::repeat_byte(seed),
		topics: vec![],
		data: vec![seed],
	})
}

/// A block that lists these transactions, with this body.
fn sources<'a>(listed: &[&[u8]], body: &'a [OpaqueExtrinsic], events: Vec<(u32, BlockEvent)>) -> Sources<'a> {
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
		members: BTreeMap::from([(1, H160::repeat_byte(0xa1)), (2, H160::repeat_byte(0xa2))]),
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
	let record = record(sources(&[&one], &body, vec![(0, BlockEvent::Reverted)])).expect("made");
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

mod native {
	use super::*;

	fn gift(amount: u128) -> BlockEvent {
		BlockEvent::Moved(Moved {
			from: Party::Member(1),
			to: Party::Member(2),
			amount,
		})
	}

	fn logged(amount: u128) -> BlockEvent {
		let moved = Moved {
			from: Party::Member(2),
			to: Party::Member(1),
			amount,
		};
		BlockEvent::Log(crate::derive::transfer(&moved, &BTreeMap::new()))
	}

	fn signed(key: [u8; 32]) -> OpaqueExtrinsic {
		OpaqueExtrinsic::from_blob([&[0x84, 0x00][..], &key, &[1; 70]].concat())
	}

	#[test]
	fn movement_of_a_native_extrinsic_is_a_transfer_under_its_hash() {
		let body = [native(), signed([7; 32])];
		let record = record(sources(&[], &body, vec![(1, gift(250))])).expect("made");
		assert!(record.transactions.is_empty());
		let [moved] = &record.native[..] else {
			panic!("one extrinsic moved coins")
		};
		assert_eq!(moved.hash, H256(blake2_256(&body[1].encode())));
		assert_eq!((moved.extrinsic, moved.from), (1, key_address(&[7; 32])));
		let [log] = &moved.logs[..] else { panic!("one log") };
		assert_eq!(log.address, COIN);
		assert_eq!(log.topics[0], H256(keccak_256(b"Transfer(address,address,uint256)")));
		assert_eq!(log.topics[1], H160::repeat_byte(0xa1).into());
		assert_eq!(log.topics[2], H160::repeat_byte(0xa2).into());
		assert_eq!(U256::from_big_endian(&log.data), 250.into());
	}

	#[test]
	fn movement_that_the_face_has_logged_is_not_told_twice() {
		let one = transfer_payload();
		let body = [native(), to_extrinsic(one.clone())];
		// Two transfers of a contract, then one by a native call in the same transaction.
		let events = [gift(1), logged(1), gift(2), emitted(3), logged(2), gift(5)];
		let events = events.into_iter().map(|event| (1, event)).collect();
		let record = record(sources(&[&one], &body, events)).expect("made");
		assert_eq!(record.transactions[0].logs.len(), 3);
		let [moved] = &record.native[..] else { panic!("one") };
		assert_eq!(moved.logs.len(), 1);
		assert_eq!(U256::from_big_endian(&moved.logs[0].data), 5.into());
		assert_ne!(moved.hash, record.transactions[0].hash);
	}

	#[test]
	fn movement_is_told_when_another_amount_was_logged() {
		let events = vec![(0, gift(2)), (0, logged(3)), (1, gift(4)), (1, gift(5)), (1, logged(5))];
		let body = [native(), signed([1; 32])];
		let record = record(sources(&[], &body, events)).expect("made");
		let amounts: Vec<_> = record
			.native
			.iter()
			.flat_map(|native| native.logs.iter().map(|log| U256::from_big_endian(&log.data).low_u64()))
			.collect();
		assert_eq!(amounts, vec![2, 4]);
	}

	#[test]
	fn coins_that_are_new_or_put_aside_have_addresses_of_their_own() {
		let issue = Moved {
			from: Party::Nobody,
			to: Party::Vault,
			amount: 1,
		};
		let log = crate::derive::transfer(&issue, &BTreeMap::new());
		assert_eq!(log.topics[1..], [H256::zero(), COIN.into()]);
	}

	#[test]
	fn what_the_runtime_did_by_itself_has_a_hash_of_the_block() {
		let made = |block: u8| {
			let mut sources = sources(&[], &[], vec![(OUTSIDE, gift(1))]);
			sources.hash = H256::repeat_byte(block);
			record(sources).expect("made").native.remove(0)
		};
		assert_ne!(made(1).hash, made(2).hash);
		assert_eq!((made(1).from, made(1).extrinsic), (H160::zero(), OUTSIDE));
	}

	#[test]
	fn member_is_shown_by_its_first_ethereum_key() {
		let mut ethereum = [0xEE; 32];
		ethereum[..20].copy_from_slice(&[5; 20]);
		let native = [3; 32];
		assert_eq!(member_address(1, &[native, ethereum]), H160::repeat_byte(5));
		assert_eq!(member_address(1, &[native]), key_address(&native));
		// As pallet-revive maps it.
		assert_eq!(key_address(&native).as_bytes(), &keccak_256(&native)[12..]);
		assert_ne!(member_address(1, &[]), member_address(2, &[]));
	}

	fn transfer_payload() -> Vec<u8> {
		super::transfer(0)
	}
}
