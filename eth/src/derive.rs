//! Makes a block's record from what the chain says about it. No access to the chain here.

use crate::{
	events::{BlockEvent, Moved, Party, OUTSIDE},
	index::{BlockRecord, LogRecord, NativeRecord, TransactionRecord},
};
use codec::{Decode, Encode};
use pallet_revive::evm::{GenericTransaction, TransactionSigned};
use pallet_revive_types::runtime_api::{BlockV1, HashesOrTransactionInfosV1, ReceiptGasInfoV1};
use polkadot_sdk::*;
use sp_core::{H160, H256, U256};
use sp_crypto_hashing::{blake2_256, keccak_256};
use sp_runtime::OpaqueExtrinsic;
use std::{collections::BTreeMap, fmt};
use timebank_runtime::{RuntimeCall, UncheckedExtrinsic};

/// Where the ERC-20 face of the time coin is; as a holder it is the vault, where locked coins lie.
pub const COIN: H160 = H160([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x0c, 0x01, 0, 0]);
/// The event of an ERC-20 transfer.
const TRANSFER: &[u8] = b"Transfer(address,address,uint256)";
/// First bytes under the hash that stands for what the runtime did by itself.
const BY_ITSELF: &[u8; 18] = b"timebank/native/v1";
/// How an account of an Ethereum key ends.
const ETHEREUM_KEY: [u8; 12] = [0xEE; 12];

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
	/// What pallet-revive and the ledger said.
	pub events: Vec<(u32, BlockEvent)>,
	/// Addresses of the members that the ledger named.
	pub members: BTreeMap<u64, H160>,
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
		members,
	} = sources;
	let wanted = hashes(&block)?.to_vec();
	if receipts.len() != wanted.len() {
		return Err(DeriveError::Receipts(receipts.len(), wanted.len()));
	}
	let mut said: BTreeMap<u32, Vec<BlockEvent>> = BTreeMap::new();
	for (extrinsic, event) in events {
		said.entry(extrinsic).or_default().push(event);
	}
	let native = said
		.iter()
		.filter_map(|(extrinsic, events)| native(hash, *extrinsic, body, events, &members))
		.collect();
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
		native,
	})
}

/// The members that the ledger named.
pub fn members(events: &[(u32, BlockEvent)]) -> impl Iterator<Item = u64> + '_ {
	let moves = events.iter().filter_map(|(_, event)| match event {
		BlockEvent::Moved(moved) => Some([moved.from, moved.to]),
		_ => None,
	});
	moves.flatten().filter_map(|party| match party {
		Party::Member(member) => Some(member),
		Party::Nobody | Party::Vault => None,
	})
}

/// The address by which a member is shown: of its first Ethereum key, or else of its first key.
pub fn member_address(member: u64, keys: &[[u8; 32]]) -> H160 {
	let first = keys
		.iter()
		.find(|key| key.ends_with(&ETHEREUM_KEY))
		.or_else(|| keys.first());
	match first {
		Some(key) => key_address(key),
		// All keys are gone.
		None => tail(keccak_256(format!("timebank/member/{member}").as_bytes())),
	}
}

/// The address of an account, as pallet-revive gives it.
pub fn key_address(key: &[u8; 32]) -> H160 {
	match key.strip_suffix(&ETHEREUM_KEY) {
		Some(address) => H160::from_slice(address),
		None => tail(keccak_256(key)),
	}
}

fn tail(hash: [u8; 32]) -> H160 {
	H256(hash).into()
}

/// What an extrinsic moved without a log of the coin's ERC-20 face.
fn native(
	block: H256,
	extrinsic: u32,
	body: &[OpaqueExtrinsic],
	events: &[BlockEvent],
	members: &BTreeMap<u64, H160>,
) -> Option<NativeRecord> {
	let logs: Vec<_> = unlogged(events).map(|moved| transfer(moved, members)).collect();
	if logs.is_empty() {
		return None;
	}
	let carrier = (extrinsic != OUTSIDE)
		.then(|| body.get(usize::try_from(extrinsic).ok()?))
		.flatten();
	let hash = match carrier {
		Some(extrinsic) => extrinsic.using_encoded(blake2_256),
		None => (BY_ITSELF, block, extrinsic).using_encoded(blake2_256),
	};
	Some(NativeRecord {
		hash: hash.into(),
		extrinsic,
		from: carrier.and_then(signer).unwrap_or_default(),
		logs,
	})
}

/// The movements that the face did not log: it logs a transfer right after the ledger has moved it.
fn unlogged(events: &[BlockEvent]) -> impl Iterator<Item = &Moved> + '_ {
	let topic = H256(keccak_256(TRANSFER));
	events.iter().enumerate().filter_map(move |(at, event)| {
		let BlockEvent::Moved(moved) = event else { return None };
		let next = events.iter().skip(at.saturating_add(1)).find_map(|event| match event {
			BlockEvent::Moved(_) => Some(None),
			BlockEvent::Log(log) if log.address == COIN && log.topics.first() == Some(&topic) => Some(Some(log)),
			_ => None,
		});
		let logged = next.flatten().is_some_and(|log| log.data == amount(moved.amount));
		(!logged).then_some(moved)
	})
}

fn transfer(moved: &Moved, members: &BTreeMap<u64, H160>) -> LogRecord {
	let topic = |party: Party| {
		H256::from(match party {
			Party::Nobody => H160::zero(),
			Party::Vault => COIN,
			Party::Member(member) => members.get(&member).copied().unwrap_or_default(),
		})
	};
	LogRecord {
		address: COIN,
		topics: vec![H256(keccak_256(TRANSFER)), topic(moved.from), topic(moved.to)],
		data: amount(moved.amount),
	}
}

fn amount(amount: u128) -> Vec<u8> {
	U256::from(amount).to_big_endian().to_vec()
}

/// The address of who signed a native extrinsic; all formats that are signed begin alike.
fn signer(extrinsic: &OpaqueExtrinsic) -> Option<H160> {
	// Signed, of format 4; an account, by its id.
	let rest = extrinsic.inner().strip_prefix(&[0x84, 0x00])?;
	rest.first_chunk::<32>().map(key_address)
}

fn transaction(
	hash: H256,
	extrinsic: u32,
	payload: &[u8],
	receipt: ReceiptGasInfoV1,
	events: Vec<BlockEvent>,
) -> Option<TransactionRecord> {
	let signed = TransactionSigned::decode(payload).ok()?;
	let from = signed.recover_eth_address().ok()?;
	let generic = GenericTransaction::from_signed(signed, receipt.effective_gas_price, Some(from));
	let contract = match generic.to {
		Some(_) => None,
		None => Some(created(&from, generic.nonce.unwrap_or_default())?),
	};
	let success = !events.contains(&BlockEvent::Reverted);
	let logs = events.into_iter().filter_map(|event| match event {
		BlockEvent::Log(log) => Some(log),
		BlockEvent::Reverted | BlockEvent::Moved(_) => None,
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
