//! The methods and what they share: which block is meant, and where its record is.

mod api;
mod blocks;
mod changes;
mod convert;
mod fees;
mod filters;
mod legacy;
mod logs;
mod net;
mod opcodes;
mod params;
mod polling;
mod pool;
mod raw;
mod refusals;
mod send;
mod simulate;
mod state;
mod subscribe;
mod trace;
mod work;

pub use api::{DebugServer, EthServer, LegacyServer, NetServer, PollingServer, PoolServer};
pub use filters::Filters;
use work::Kind;
pub use work::Work;

use crate::{
	chain::{Chain, ChainError, NodeClient},
	error::{indexing, server},
	follow::View,
	index::{BlockRecord, Head, Index},
	Limits,
};
use alloy_rpc_types_eth::{BlockId, BlockNumberOrTag};
use jsonrpsee::{core::RpcResult, types::ErrorObjectOwned};
use polkadot_sdk::*;
use sc_network_sync::SyncingService;
use sp_core::H256;
use std::sync::Arc;
use timebank_runtime::opaque::Block;

/// How many more blocks are made out of their states for a request. In the index they are read from then on; without it
/// they need as much as executing a few transactions.
struct Spare(u32);

impl Spare {
	/// Few: what is not indexed soon will be.
	const MOST: u32 = 16;

	fn new() -> Self {
		Self(Self::MOST)
	}

	fn take(&mut self) -> Result<(), ErrorObjectOwned> {
		self.0 = self.0.checked_sub(1).ok_or_else(indexing)?;
		Ok(())
	}
}

/// What answers.
pub struct Rpc<C, P> {
	/// The chain.
	pub chain: Arc<Chain<C>>,
	/// The index.
	pub index: Arc<Index>,
	/// The transaction pool.
	pub pool: Arc<P>,
	/// The network's view of the chain.
	pub sync: Arc<SyncingService<Block>>,
	/// The filters that are polled.
	pub filters: Arc<Filters>,
	/// Where the runtime is run for requests.
	pub work: Work,
	/// What a request may ask for.
	pub limits: Limits,
	/// The EIP-155 chain id.
	pub chain_id: u64,
	/// The best block when the node started.
	pub started_at: u32,
	/// Name and version of the node.
	pub client_version: String,
}

impl<C, P> Clone for Rpc<C, P> {
	fn clone(&self) -> Self {
		Self {
			chain: self.chain.clone(),
			index: self.index.clone(),
			pool: self.pool.clone(),
			sync: self.sync.clone(),
			filters: self.filters.clone(),
			work: self.work.clone(),
			limits: self.limits,
			chain_id: self.chain_id,
			started_at: self.started_at,
			client_version: self.client_version.clone(),
		}
	}
}

impl<C: NodeClient, P> Rpc<C, P> {
	/// The block that is meant; none if there is no such block.
	fn locate(&self, block: BlockId) -> RpcResult<Option<Head>> {
		match block {
			BlockId::Number(tag) => self.locate_number(tag),
			BlockId::Hash(wanted) => {
				let found = self.locate_hash(convert::h256(wanted.block_hash))?;
				match found {
					Some(head)
						if wanted.require_canonical == Some(true)
							&& !self.chain.is_canonical(head.number, head.hash)? =>
					{
						Err(server("hash is not currently canonical"))
					}
					found => Ok(found),
				}
			}
		}
	}

	fn locate_number(&self, tag: BlockNumberOrTag) -> RpcResult<Option<Head>> {
		let heads = self.index.heads();
		let number = match tag {
			BlockNumberOrTag::Latest | BlockNumberOrTag::Pending => return Ok(Some(heads.best)),
			BlockNumberOrTag::Safe | BlockNumberOrTag::Finalized => return Ok(Some(heads.finalised)),
			BlockNumberOrTag::Earliest => 0,
			BlockNumberOrTag::Number(number) => match u32::try_from(number) {
				Ok(number) if number <= heads.best.number => number,
				_ => return Ok(None),
			},
		};
		Ok(self.chain.canonical(number)?.map(|hash| Head { number, hash }))
	}

	fn locate_hash(&self, hash: H256) -> RpcResult<Option<Head>> {
		let mut aside = None;
		for candidate in self.index.store.by_ethereum_hash(hash)? {
			// Of another chain that was here before, or gone with a fork.
			let Some(number) = self.chain.number(candidate)? else {
				continue;
			};
			let head = Head {
				number,
				hash: candidate,
			};
			if self.chain.is_canonical(head.number, head.hash)? {
				return Ok(Some(head));
			}
			aside = Some(head);
		}
		match aside {
			None => self.index.absent(),
			aside => Ok(aside),
		}
	}

	/// The block that is meant; without one, the error that Geth gives when it needs its state.
	fn require(&self, block: Option<BlockId>) -> RpcResult<Head> {
		self.locate(block.unwrap_or_default())?
			.ok_or_else(|| server("header not found"))
	}

	/// Runs the runtime for an answer that is short: nobody else's code is run.
	fn reading<T>(&self, task: impl FnOnce() -> Result<T, ChainError>) -> RpcResult<T> {
		Ok(self.work.read(task)??)
	}

	/// What is known of a block: from the index, or else from its state.
	fn record(&self, hash: H256) -> RpcResult<BlockRecord> {
		self.record_of_many(hash, &mut Spare(1))
	}

	/// The same for requests of many blocks, which all share what is spare.
	fn record_of_many(&self, hash: H256, spare: &mut Spare) -> RpcResult<BlockRecord> {
		match self.index.store.block(hash)? {
			Some(record) => Ok(record),
			None => {
				spare.take()?;
				self.reading(|| self.chain.derive(hash))
			}
		}
	}

	/// Where a transaction of the best chain is.
	fn place(&self, transaction: H256) -> RpcResult<Option<(BlockRecord, usize)>> {
		for place in self.index.store.places(transaction)? {
			if self.chain.is_canonical(place.number, place.block)? {
				let position = usize::try_from(place.position).unwrap_or(usize::MAX);
				return Ok(Some((self.record(place.block)?, position)));
			}
		}
		Ok(None)
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn few_blocks_are_made_for_a_request_and_then_it_waits_for_the_index() {
		let mut spare = Spare::new();
		assert!((0..Spare::MOST).all(|_| spare.take().is_ok()));
		for _ in 0..2 {
			let refused = spare.take().expect_err("no more");
			assert_eq!(refused.message(), "transaction indexing is in progress");
		}
	}
}
