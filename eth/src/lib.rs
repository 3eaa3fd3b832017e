//! The Ethereum JSON-RPC of a node, in its process and on its port.
//!
//! The runtime executes Ethereum transactions with pallet-revive. This crate does for it what Frontier's client side
//! does for pallet-ethereum: it answers `eth_*`, `net_*`, `web3_*`, `txpool_*` and `debug_*` from the node's own client,
//! and keeps an index of what the chain itself cannot be asked for.
//!
//! - [`start`] gives the methods, to be merged into the node's RPC, and the task that keeps the index.
//! - A block's record is made of the runtime's Ethereum block, its receipts and the events that pallet-revive left in
//!   the block's state (`chain`, `derive`, `events`). Native transactions are not part of the Ethereum block; those that
//!   moved coins are told beside it, as transfers of the coin's ERC-20 face (docs/decisions/0025).
//! - The index (`index`) maps Ethereum block hashes and transaction hashes to blocks and positions, and holds what is
//!   answered about a block, so that old state is needed for calls only. It follows the chain (`follow`) through
//!   restarts, reorganisations and gaps, fills what is missing from the newest to the oldest block, and is made anew
//!   when it is missing, damaged or of another chain.
//! - `latest` and `pending` are the best block, `safe` and `finalized` the last that GRANDPA finalised, `earliest` is
//!   genesis.
//! - While the index is incomplete `eth_syncing` says so, and what is not found is answered by an error, not by null.
//!
//! Transactions count from 0 among a block's Ethereum transactions, logs from 0 within the block.

mod chain;
mod derive;
mod error;
mod events;
mod follow;
mod index;
mod rpc;

pub use chain::NodeClient;

use chain::{Chain, ChainError};
use follow::{FollowError, Follower};
use futures::StreamExt;
use index::{Index, Store, StoreError};
use jsonrpsee::{
	core::{traits::IdProvider, RegisterMethodError},
	types::SubscriptionId,
	RpcModule,
};
use polkadot_sdk::*;
use rpc::{DebugServer, EthServer, Filters, LegacyServer, NetServer, PollingServer, PoolServer, Rpc, Work};
use sc_network_sync::SyncingService;
use sc_transaction_pool_api::TransactionPool;
use std::{
	fmt,
	future::Future,
	path::PathBuf,
	sync::{
		atomic::{AtomicU64, Ordering},
		Arc,
	},
	time::Duration,
};
use timebank_runtime::opaque::Block;

/// Target of log lines.
const LOG: &str = "eth";

/// What the node gives.
pub struct Deps<C, P> {
	/// The client.
	pub client: Arc<C>,
	/// The transaction pool.
	pub pool: Arc<P>,
	/// The network's view of the chain.
	pub sync: Arc<SyncingService<Block>>,
	/// Directory of the index. It is made if it is missing.
	pub index: PathBuf,
	/// What `web3_clientVersion` answers, as `name/version/platform`.
	pub client_version: String,
	/// What a request may ask for.
	pub limits: Limits,
}

/// What a request may ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
	/// Blocks that `eth_getLogs` looks at.
	pub log_blocks: u32,
	/// Logs in one answer.
	pub log_results: usize,
	/// Bytes of data in the logs of one answer.
	pub log_bytes: usize,
	/// Waiting transactions that one answer about the pool may have.
	pub pool_results: usize,
	/// Filters that are kept for all clients together.
	pub filters: usize,
	/// Filters of one connection. Over HTTP every request, or batch of them, is one.
	pub filters_per_client: usize,
	/// How long a filter is kept that nobody asks for.
	pub filter_idle: Duration,
	/// Calls, estimates, simulations and traces at the same time.
	pub executions: usize,
	/// How many of them may be traces.
	pub traces: usize,
	/// Short reads out of the runtime at the same time, besides.
	pub reads: usize,
	/// How long a call, an estimate or a simulation may take.
	pub call_time: Duration,
	/// How long a trace may take.
	pub trace_time: Duration,
	/// Instructions that one answer tells of.
	pub trace_steps: u64,
}

impl Default for Limits {
	fn default() -> Self {
		// An answer takes twice its data as text, and the server's limit is 15 MiB.
		Self {
			log_blocks: 10_000,
			log_results: 10_000,
			log_bytes: 4 * 1024 * 1024,
			pool_results: 5_000,
			filters: 1_024,
			filters_per_client: 64,
			// As in Geth.
			filter_idle: Duration::from_secs(5 * 60),
			// The runtime's instances are shared with import and authoring, which must not wait: there are eight, and the
			// index needs one.
			executions: 4,
			traces: 2,
			reads: 2,
			call_time: Duration::from_secs(5),
			trace_time: Duration::from_secs(10),
			trace_steps: 10_000,
		}
	}
}

/// Why the methods could not be started.
#[derive(Debug)]
pub enum Error {
	/// The index.
	Store(StoreError),
	/// The chain.
	Chain(ChainError),
	/// The heads could not be indexed.
	Follow(FollowError),
	/// Two methods have one name.
	Rpc(RegisterMethodError),
}

impl fmt::Display for Error {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		f.write_str("Ethereum RPC: ")?;
		match self {
			Self::Store(error) => error.fmt(f),
			Self::Chain(error) => error.fmt(f),
			Self::Follow(error) => error.fmt(f),
			Self::Rpc(error) => error.fmt(f),
		}
	}
}

impl std::error::Error for Error {}

impl From<StoreError> for Error {
	fn from(error: StoreError) -> Self {
		Self::Store(error)
	}
}

impl From<ChainError> for Error {
	fn from(error: ChainError) -> Self {
		Self::Chain(error)
	}
}

impl From<FollowError> for Error {
	fn from(error: FollowError) -> Self {
		Self::Follow(error)
	}
}

impl From<RegisterMethodError> for Error {
	fn from(error: RegisterMethodError) -> Self {
		Self::Rpc(error)
	}
}

/// Opens the index and indexes the heads. Gives the methods, and the task that keeps the index: it reads state and
/// writes files, so it is to be run where that may block, and ends when the node does.
pub fn start<C, P>(deps: Deps<C, P>) -> Result<(RpcModule<()>, impl Future<Output = ()> + Send + 'static), Error>
where
	C: NodeClient,
	P: TransactionPool<Block = Block> + 'static,
{
	let Deps {
		client,
		pool,
		sync,
		index,
		client_version,
		limits,
	} = deps;
	let store = Store::open(&index, client.info().genesis_hash)?;
	let index = Arc::new(Index::new(store));
	// Before the heads are read, so that nothing is missed in between.
	let imported = client.import_notification_stream().map(|_| ());
	let finalised = client.finality_notification_stream().map(|_| ());
	let chain = Arc::new(Chain::new(client));
	let follower = Follower::new(chain.clone(), index.clone())?;
	let heads = index.heads();
	let chain_id = chain.chain_id(heads.best.hash)?;
	log::info!(target: LOG, "Ethereum RPC: chain id {chain_id}, best block {}", heads.best.number);
	let rpc = Rpc {
		chain,
		index,
		pool,
		sync,
		filters: Arc::new(Filters::new(limits)),
		work: Work::new(&limits),
		limits,
		chain_id,
		started_at: heads.best.number,
		client_version,
	};
	let mut module = RpcModule::new(());
	module.merge(EthServer::into_rpc(rpc.clone()))?;
	module.merge(PollingServer::into_rpc(rpc.clone()))?;
	module.merge(PoolServer::into_rpc(rpc.clone()))?;
	module.merge(DebugServer::into_rpc(rpc.clone()))?;
	module.merge(LegacyServer::into_rpc(rpc.clone()))?;
	module.merge(NetServer::into_rpc(rpc))?;
	Ok((module, follower.run(imported, finalised)))
}

/// Gives subscriptions hexadecimal ids, as Ethereum clients expect. Substrate clients take any.
#[derive(Clone, Debug)]
pub struct SubscriptionIds {
	next: Arc<AtomicU64>,
	salt: u64,
}

impl Default for SubscriptionIds {
	fn default() -> Self {
		// Ids are private to a connection: they need to be different, not secret.
		let salt = std::time::SystemTime::now()
			.duration_since(std::time::UNIX_EPOCH)
			.unwrap_or_default();
		Self {
			next: Arc::new(AtomicU64::new(1)),
			salt: salt.as_nanos() as u64,
		}
	}
}

impl IdProvider for SubscriptionIds {
	fn next_id(&self) -> SubscriptionId<'static> {
		let next = self.next.fetch_add(1, Ordering::Relaxed);
		SubscriptionId::Str(format!("0x{:016x}{next:016x}", self.salt).into())
	}
}

impl sc_rpc_server::SubscriptionIdProvider for SubscriptionIds {}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn subscription_ids_are_different_and_hexadecimal() {
		let ids = SubscriptionIds::default();
		let (one, two) = (ids.next_id(), ids.next_id());
		assert_ne!(one, two);
		let SubscriptionId::Str(text) = one else {
			panic!("a text")
		};
		assert_eq!(text.len(), 34);
		assert!(text
			.strip_prefix("0x")
			.is_some_and(|hex| u128::from_str_radix(hex, 16).is_ok()));
	}
}
