//! The methods and what they share: which block is meant, and where its record is.

mod api;
mod blocks;
mod convert;
mod fees;
mod filters;
mod legacy;
mod logs;
mod net;
mod params;
mod polling;
mod pool;
mod raw;
mod send;
mod state;
mod subscribe;
mod trace;
mod work;

pub use api::{DebugServer, EthServer, LegacyServer, NetServer, PollingServer, PoolServer};
pub use filters::Filters;
pub use work::Work;

use crate::{
	chain::{Chain, NodeClient},
	error::{indexing, server},
	follow::View,
	index::{BlockRecord, Head, Index},
	Limits,
};
use alloy_rpc_types_eth::{BlockId, BlockNumberOrTag};
use jsonrpsee::core::RpcResult;
use polkadot_sdk::*;
use sc_network_sync::SyncingService;
use sp_core::H256;
use std::sync::Arc;
use timebank_runtime::opaque::Block;

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
			None if !self.index.is_complete() => Err(indexing()),
			aside => Ok(aside),
		}
	}

	/// The block that is meant; without one, the error that Geth gives when it needs its state.
	fn require(&self, block: Option<BlockId>) -> RpcResult<Head> {
		self.locate(block.unwrap_or_default())?
			.ok_or_else(|| server("header not found"))
	}

	/// What is known of a block: from the index, or else from its state.
	fn record(&self, hash: H256) -> RpcResult<BlockRecord> {
		match self.index.store.block(hash)? {
			Some(record) => Ok(record),
			None => Ok(self.chain.derive(hash)?),
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
