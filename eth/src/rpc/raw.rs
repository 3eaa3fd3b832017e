//! Blocks and what is in them as the bytes that are hashed.

use super::{convert, params::Quantity, Rpc};
use crate::{
	chain::NodeClient,
	error::{error, server, LIMIT},
	index::{BlockRecord, Head},
};
use alloy_consensus::{Block as Body, BlockBody, Header, TxEnvelope};
use alloy_eips::eip2718::{Decodable2718, Encodable2718};
use alloy_primitives::{Bloom, B64};
use alloy_rlp::Encodable;
use jsonrpsee::core::RpcResult;
use pallet_revive_types::common::Bytes;
use polkadot_sdk::*;
use sc_transaction_pool_api::TransactionPool;
use sp_core::{H256, U256};
use timebank_runtime::opaque::Block;

impl<C: NodeClient, P: TransactionPool<Block = Block> + 'static> Rpc<C, P> {
	/// A signed transaction of the best chain or of the pool.
	pub(super) fn raw_transaction(&self, hash: H256) -> RpcResult<Option<Bytes>> {
		if let Some((record, at)) = self.place(hash)? {
			return self.raw_at(&record, at);
		}
		match self.waiting(hash) {
			Some(payload) => Ok(Some(payload.into())),
			None => self.index.absent(),
		}
	}

	/// A signed transaction by its place, as it is asked for.
	pub(super) fn raw_transaction_in(&self, head: Option<Head>, index: Quantity) -> RpcResult<Option<Bytes>> {
		let Some(head) = head else { return Ok(None) };
		self.raw_at(&self.record(head.hash)?, usize::try_from(index.0).unwrap_or(usize::MAX))
	}

	fn raw_at(&self, record: &BlockRecord, at: usize) -> RpcResult<Option<Bytes>> {
		match record.transactions.get(at) {
			Some(transaction) => Ok(self.chain.payload(record.hash, transaction.extrinsic)?.map(Into::into)),
			None => Ok(None),
		}
	}

	/// The receipts of a block.
	pub(super) fn raw_receipts(&self, head: Option<Head>) -> RpcResult<Vec<Bytes>> {
		let head = head.ok_or_else(|| server("block not found"))?;
		let receipts = self.receipts(Some(head))?.unwrap_or_default();
		if receipts.len() > self.limits.log_results {
			return Err(error(LIMIT, "the block has too many receipts"));
		}
		let encoded = receipts
			.into_iter()
			.map(|receipt| receipt.into_primitives_receipt().inner.encoded_2718().into());
		Ok(encoded.collect())
	}

	/// A block's header.
	pub(super) fn raw_header(&self, head: Option<Head>) -> RpcResult<Bytes> {
		let head = head.ok_or_else(|| server("block not found"))?;
		Ok(encoded(&header(&self.record(head.hash)?)))
	}

	/// A block.
	pub(super) fn raw_block(&self, head: Option<Head>) -> RpcResult<Bytes> {
		let head = head.ok_or_else(|| server("block not found"))?;
		let record = self.record(head.hash)?;
		let mut transactions = Vec::new();
		for transaction in &record.transactions {
			let payload = self.chain.payload(record.hash, transaction.extrinsic)?;
			let envelope = payload.and_then(|payload| TxEnvelope::decode_2718(&mut &payload[..]).ok());
			transactions.push(envelope.ok_or_else(|| server("a transaction of the block cannot be read"))?);
		}
		let body = BlockBody {
			transactions,
			ommers: Vec::new(),
			withdrawals: Some(Default::default()),
		};
		Ok(encoded(&Body::new(header(&record), body)))
	}
}

fn encoded(thing: &impl Encodable) -> Bytes {
	let mut bytes = Vec::new();
	thing.encode(&mut bytes);
	bytes.into()
}

/// The header as the runtime hashes it.
pub(super) fn header(record: &BlockRecord) -> Header {
	let header = &record.header;
	let number = |number: U256| u64::try_from(number).unwrap_or(u64::MAX);
	Header {
		parent_hash: convert::b256(header.parent_hash),
		ommers_hash: convert::b256(header.sha_3_uncles),
		beneficiary: convert::address(header.miner),
		state_root: convert::b256(header.state_root),
		transactions_root: convert::b256(header.transactions_root),
		receipts_root: convert::b256(header.receipts_root),
		logs_bloom: Bloom::from(header.logs_bloom.0),
		number: number(header.number),
		gas_limit: number(header.gas_limit),
		gas_used: number(header.gas_used),
		timestamp: number(header.timestamp),
		extra_data: header.extra_data.0.clone().into(),
		mix_hash: convert::b256(header.mix_hash),
		nonce: B64::from(header.nonce.0),
		base_fee_per_gas: Some(number(header.base_fee_per_gas)),
		withdrawals_root: Some(convert::b256(header.withdrawals_root)),
		blob_gas_used: Some(number(header.blob_gas_used)),
		excess_blob_gas: Some(number(header.excess_blob_gas)),
		parent_beacon_block_root: header.parent_beacon_block_root.map(convert::b256),
		requests_hash: header.requests_hash.map(convert::b256),
		..Default::default()
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{derive::transaction_hash, index::test::block};
	use alloy_rlp::Decodable;

	#[test]
	fn header_is_what_the_runtime_hashes() {
		let mut record = block(31, 0);
		record.header.extra_data = vec![1, 2].into();
		record.header.base_fee_per_gas = 100.into();
		record.header.gas_limit = U256::MAX;
		record.header.state_root = H256::repeat_byte(5);
		let bytes = encoded(&header(&record));
		let read = Header::decode(&mut &bytes.0[..]).expect("a header");
		assert_eq!(
			(read.number, read.gas_limit, read.base_fee_per_gas),
			(31, u64::MAX, Some(100))
		);
		assert_eq!(convert::h256(read.hash_slow()), transaction_hash(&bytes.0));
	}
}
