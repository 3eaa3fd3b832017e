//! Makes a block's record from what the chain says about it. No access to the chain here.

use crate::{
	events::ReviveEvent,
	index::{BlockRecord, TransactionRecord},
};
use codec::{Decode, Encode};
use pallet_revive::evm::{GenericTransaction, TransactionSigned};
use pallet_revive_types::runtime_api::{BlockV1, HashesOrTransactionInfosV1, ReceiptGasInfoV1};
use polkadot_sdk::*;
use sp_core::{H160, H256, U256};
use sp_crypto_hashing::keccak_256;
use sp_runtime::OpaqueExtrinsic;
use std::{collections::BTreeMap, fmt};
use timebank_runtime::{RuntimeCall, UncheckedExtrinsic};

/// Why a block's record could not be made.
#[derive(Debug, PartialEq, Eq)]
pub enum DeriveError {
	/// A transaction of the Ethereum block is not in the body.
	NoExtrinsic(H256),
	/// The runtime gave another number of receipts than of transactions.
	Receipts(usize, usize),
	/// A transaction of the block cannot be decoded, or its signer not recovered.
	Transaction(H256),
	/// The runtime gave a block with full transactions.
	Block,
}

impl fmt::Display for DeriveError {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		match self {
			Self::NoExtrinsic(hash) => write!(f, "transaction {hash:?} is not in the body"),
			Self::Receipts(receipts, transactions) => write!(f, "{receipts} receipts for {transactions} transactions"),
			Self::Transaction(hash) => write!(f, "transaction {hash:?} cannot be decoded"),
			Self::Block => f.write_str("the runtime's Ethereum block has another form"),
		}
	}
}

/// The extrinsic that carries a signed Ethereum transaction.
pub fn to_extrinsic(payload: Vec<u8>) -> OpaqueExtrinsic {
	let call = RuntimeCall::Revive(pallet_revive::Call::eth_transact { payload });
	UncheckedExtrinsic::from(sp_runtime::generic::UncheckedExtrinsic::new_bare(call)).into()
}

/// The signed Ethereum transaction that an extrinsic carries, if it does.
pub fn payload(extrinsic: &OpaqueExtrinsic) -> Option<Vec<u8>> {
	// A bare extrinsic of format 4 or 5; pallet and call are those of `eth_transact`, whose indices are final.
	let (version, call) = extrinsic.inner().split_first()?;
	if !matches!(version, 4 | 5) {
		return None;
	}
	let known = RuntimeCall::Revive(pallet_revive::Call::eth_transact { payload: Vec::new() }).encode();
	let payload = call.strip_prefix(known.get(..2)?)?;
	Vec::decode(&mut &payload[..]).ok()
}

/// Hash of a signed Ethereum transaction.
pub fn transaction_hash(payload: &[u8]) -> H256 {
	keccak_256(payload).into()
}

/// The Ethereum transactions that a runtime's block lists.
pub fn hashes(block: &BlockV1) -> Result<&[H256], DeriveError> {
	match &block.transactions {
		HashesOrTransactionInfosV1::Hashes(hashes) => Ok(hashes),
		HashesOrTransactionInfosV1::TransactionInfos(_) => Err(DeriveError::Block),
	}
}

/// What the chain says about a block.
pub struct Sources<'a> {
	/// Hash of the Substrate block.
	pub hash: H256,
	/// Hash of its parent.
	pub parent: H256,
	/// Its number.
	pub number: u32,
	/// The Ethereum block as the runtime built it.
	pub block: BlockV1,
	/// The body.
	pub body: &'a [OpaqueExtrinsic],
	/// Gas and price of the transactions.
	pub receipts: Vec<ReceiptGasInfoV1>,
	/// What pallet-revive said.
	pub events: Vec<(u32, ReviveEvent)>,
}

/// The record of a block.
///
/// The runtime's list of transactions decides which extrinsics are Ethereum transactions: one that failed before it
/// came to pallet-revive has no receipt, and must not make the block unreadable.
pub fn record(sources: Sources) -> Result<BlockRecord, DeriveError> {
	let Sources {
		hash,
		parent,
		number,
		mut block,
		body,
		receipts,
		events,
	} = sources;
	let wanted = hashes(&block)?.to_vec();
	if receipts.len() != wanted.len() {
		return Err(DeriveError::Receipts(receipts.len(), wanted.len()));
	}
	let mut said: BTreeMap<u32, Vec<ReviveEvent>> = BTreeMap::new();
	for (extrinsic, event) in events {
		said.entry(extrinsic).or_default().push(event);
	}
	let mut carriers = (0u32..)
		.zip(body)
		.filter_map(|(position, extrinsic)| Some((position, payload(extrinsic)?)));
	let mut transactions = Vec::with_capacity(wanted.len());
	for (wanted, receipt) in wanted.into_iter().zip(receipts) {
		let (extrinsic, payload) = carriers
			.find(|(_, payload)| transaction_hash(payload) == wanted)
			.ok_or(DeriveError::NoExtrinsic(wanted))?;
		let events = said.remove(&extrinsic).unwrap_or_default();
		let transaction = transaction(wanted, extrinsic, &payload, receipt, events);
		transactions.push(transaction.ok_or(DeriveError::Transaction(wanted))?);
	}
	block.transactions = Default::default();
	Ok(BlockRecord {
		hash,
		parent,
		number,
		header: block,
		transactions,
	})
}

fn transaction(
	hash: H256,
	extrinsic: u32,
	payload: &[u8],
	receipt: ReceiptGasInfoV1,
	events: Vec<ReviveEvent>,
) -> Option<TransactionRecord> {
	let signed = TransactionSigned::decode(payload).ok()?;
	let from = signed.recover_eth_address().ok()?;
	let generic = GenericTransaction::from_signed(signed, receipt.effective_gas_price, Some(from));
	let contract = match generic.to {
		Some(_) => None,
		None => Some(created(&from, generic.nonce.unwrap_or_default())?),
	};
	let success = !events.contains(&ReviveEvent::Reverted);
	let logs = events.into_iter().filter_map(|event| match event {
		ReviveEvent::Log(log) => Some(log),
		ReviveEvent::Reverted => None,
	});
	Some(TransactionRecord {
		hash,
		extrinsic,
		kind: generic.r#type.unwrap_or_default().0,
		from,
		to: generic.to,
		contract,
		success,
		gas_used: saturated(receipt.gas_used),
		gas_price: receipt.effective_gas_price.try_into().unwrap_or(u128::MAX),
		logs: logs.collect(),
	})
}

fn created(from: &H160, nonce: U256) -> Option<H160> {
	Some(pallet_revive::create1(from, u64::try_from(nonce).ok()?))
}

/// Gas as Ethereum clients count it. The runtime keeps a block's gas below this bound.
fn saturated(gas: U256) -> u64 {
	gas.try_into().unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests;
