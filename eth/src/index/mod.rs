//! The index: what a node keeps beside its database to answer Ethereum clients.
//!
//! Everything in it is derived from the chain, so it may be deleted at any time. Each block's entries are written in
//! one commit. Blocks that may still be reorganised away are in it too; what is asked of it is compared with the chain
//! that the node holds to be the best.

mod manifest;
mod ranges;
mod record;
mod store;

pub use ranges::Ranges;
pub use record::{BlockRecord, LogRecord, NativeRecord, TransactionRecord};
pub use store::{Store, StoreError};

use crate::error::indexing;
use jsonrpsee::types::ErrorObjectOwned;
use parking_lot::RwLock;
use polkadot_sdk::sp_core::H256;
use std::sync::Arc;
use tokio::sync::broadcast;

/// Changes that a slow subscriber may be behind before it is dropped.
const BEHIND: usize = 128;

/// A block by both its names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Head {
	/// Number.
	pub number: u32,
	/// Substrate hash.
	pub hash: H256,
}

/// The heads that are indexed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Heads {
	/// The best block.
	pub best: Head,
	/// The last final block.
	pub finalised: Head,
}

/// A new best block.
#[derive(Clone, Debug)]
pub struct Change {
	/// Blocks that are no more on the best chain, the highest first.
	pub retracted: Vec<Arc<BlockRecord>>,
	/// Blocks that are now, the lowest first.
	pub enacted: Vec<Arc<BlockRecord>>,
}

/// How far the index is.
#[derive(Clone, Debug, Default)]
pub struct Progress {
	/// Numbers whose final block is indexed.
	pub covered: Ranges,
	/// Numbers that cannot be indexed on this node: their state or body is gone.
	pub unavailable: Ranges,
}

impl Progress {
	/// The highest range of final blocks that is still to be indexed.
	pub fn gap(&self, finalised: u32) -> Option<(u32, u32)> {
		self.covered.highest_gap(&self.unavailable, finalised)
	}
}

/// The index with what is known about it.
pub struct Index {
	/// On disk.
	pub store: Store,
	heads: RwLock<Heads>,
	progress: RwLock<Progress>,
	changes: broadcast::Sender<Arc<Change>>,
}

impl Index {
	/// Around an opened store.
	pub fn new(store: Store) -> Self {
		let (changes, _) = broadcast::channel(BEHIND);
		Self {
			store,
			heads: Default::default(),
			progress: Default::default(),
			changes,
		}
	}

	/// The heads.
	pub fn heads(&self) -> Heads {
		*self.heads.read()
	}

	/// Sets the heads.
	pub fn set_heads(&self, change: impl FnOnce(&mut Heads)) {
		change(&mut self.heads.write());
	}

	/// Reads how far the index is.
	pub fn progress<R>(&self, read: impl FnOnce(&Progress) -> R) -> R {
		read(&self.progress.read())
	}

	/// Says how far the index is.
	pub fn set_progress<R>(&self, change: impl FnOnce(&mut Progress) -> R) -> R {
		change(&mut self.progress.write())
	}

	/// Whether everything up to the last final block is indexed that can be.
	pub fn is_complete(&self) -> bool {
		let finalised = self.heads().finalised.number;
		self.progress(|progress| progress.gap(finalised).is_none())
	}

	/// What is answered when something is not found: nothing, or that it may still be found when the index is done.
	pub fn absent<T>(&self) -> Result<Option<T>, ErrorObjectOwned> {
		if self.is_complete() {
			Ok(None)
		} else {
			Err(indexing())
		}
	}

	/// Changes of the best block from now on.
	pub fn changes(&self) -> broadcast::Receiver<Arc<Change>> {
		self.changes.subscribe()
	}

	/// Whether anybody listens to changes.
	pub fn is_heard(&self) -> bool {
		self.changes.receiver_count() > 0
	}

	/// Tells a change to those that listen.
	pub fn tell(&self, change: Change) {
		// Nobody listens: nothing is lost.
		let _ = self.changes.send(Arc::new(change));
	}
}

#[cfg(test)]
pub(crate) mod test {
	//! Records to test with.

	use super::*;
	use polkadot_sdk::{sp_core::H160, sp_crypto_hashing::keccak_256};

	/// A hash that is another one for each input.
	pub fn hash(of: (u32, u8, u8)) -> H256 {
		keccak_256(format!("{of:?}").as_bytes()).into()
	}

	/// An empty block of a number on a fork.
	pub fn block(number: u32, fork: u8) -> BlockRecord {
		let mut record = BlockRecord {
			hash: hash((number, fork, 0)),
			parent: hash((number.wrapping_sub(1), fork, 0)),
			number,
			header: Default::default(),
			transactions: Vec::new(),
			native: Vec::new(),
		};
		record.header.number = number.into();
		record.header.hash = hash((number, fork, 1));
		record.header.timestamp = 1_700_000_000u64.into();
		record
	}

	/// A transaction that emitted one log from the address of its seed.
	pub fn transaction(seed: u8) -> TransactionRecord {
		TransactionRecord {
			hash: hash((0, seed, 2)),
			extrinsic: 2,
			kind: 2,
			from: H160::repeat_byte(0xaa),
			to: Some(H160::repeat_byte(seed)),
			contract: None,
			success: true,
			gas_used: 1_000,
			gas_price: 100,
			logs: vec![LogRecord {
				address: H160::repeat_byte(seed),
				topics: vec![H256::repeat_byte(1), H256::repeat_byte(seed)],
				data: vec![seed],
			}],
		}
	}

	/// A native extrinsic that moved coins, with one log.
	pub fn native(seed: u8) -> NativeRecord {
		NativeRecord {
			hash: hash((0, seed, 3)),
			extrinsic: 1,
			from: H160::repeat_byte(0xbb),
			logs: transaction(seed).logs,
		}
	}
}
