//! Keeps the index level with the chain: the best and the final head first, then what is missing below.
//!
//! It compares what is indexed with what the client says, whenever something may have changed. So it does not matter
//! which notifications were missed: after a restart, a gap or a reorganisation it does the same as always.

use crate::{
	chain::ChainError,
	index::{BlockRecord, Change, Head, Heads, Index, StoreError},
};
use futures::{FutureExt, Stream, StreamExt};
use polkadot_sdk::sp_core::H256;
use std::{
	fmt,
	sync::Arc,
	time::{Duration, Instant},
};

/// Blocks below the best one, or behind the last final one, that are indexed at once. What is deeper waits for the
/// back-fill.
const AT_ONCE: u32 = 256;
/// Blocks that are looked at in one step of the back-fill, between which new blocks are followed.
const STEP: u32 = 32;
/// Blocks that are looked at in one step of the check of what is there.
const CHECK_STEP: u32 = 256;
/// Pause between such steps: there is no hurry.
const CHECK_PAUSE: Duration = Duration::from_millis(20);
/// How long to wait for a notification. None come while a node catches up.
const PATIENCE: Duration = Duration::from_secs(3);
/// How often the lengths of the files are written down.
const CHECKPOINT: Duration = Duration::from_secs(1);

/// The chain as it is followed.
pub trait View {
	/// Its ends.
	fn info(&self) -> Info;

	/// The hash of the best chain's block of a number.
	fn canonical(&self, number: u32) -> Result<Option<H256>, ChainError>;

	/// The parent of a block, if it is known.
	fn parent(&self, hash: H256) -> Result<Option<H256>, ChainError>;

	/// The record of a block, out of its state and body.
	fn derive(&self, hash: H256) -> Result<BlockRecord, ChainError>;
}

/// The ends of a chain.
#[derive(Clone, Copy, Debug)]
pub struct Info {
	/// The best block.
	pub best: Head,
	/// The last final block.
	pub finalised: Head,
	/// The first block.
	pub genesis: Head,
}

/// Why a step failed.
#[derive(Debug)]
pub enum FollowError {
	/// The chain.
	Chain(ChainError),
	/// The index.
	Store(StoreError),
}

impl fmt::Display for FollowError {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		match self {
			Self::Chain(error) => error.fmt(f),
			Self::Store(error) => error.fmt(f),
		}
	}
}

impl std::error::Error for FollowError {}

impl From<ChainError> for FollowError {
	fn from(error: ChainError) -> Self {
		Self::Chain(error)
	}
}

impl From<StoreError> for FollowError {
	fn from(error: StoreError) -> Self {
		Self::Store(error)
	}
}

/// The blocks that are left on the way from one head to another, the highest first, and those that are come to, the
/// lowest first. None if it is too far, or a block on the way is gone.
pub fn route<V: View>(chain: &V, mut from: Head, mut to: Head) -> Result<Option<(Vec<H256>, Vec<H256>)>, ChainError> {
	let (mut left, mut come_to) = (Vec::new(), Vec::new());
	for _ in 0..AT_ONCE.saturating_mul(2) {
		if from == to {
			come_to.reverse();
			return Ok(Some((left, come_to)));
		}
		let (step, list) = if to.number > from.number {
			(&mut to, &mut come_to)
		} else {
			(&mut from, &mut left)
		};
		list.push(step.hash);
		let (Some(parent), Some(number)) = (chain.parent(step.hash)?, step.number.checked_sub(1)) else {
			break;
		};
		*step = Head { number, hash: parent };
	}
	Ok(None)
}

/// Writes the index. There is one.
pub struct Follower<V> {
	chain: Arc<V>,
	index: Arc<Index>,
	// Blocks from here on were checked since the start.
	checked: u32,
	checkpoint: Instant,
	told_complete: bool,
}

impl<V: View> Follower<V> {
	/// Compares the opened index with the chain, and indexes the heads, so that requests can be answered at once.
	pub fn new(chain: Arc<V>, index: Arc<Index>) -> Result<Self, FollowError> {
		let mut follower = Self {
			chain,
			index,
			checked: u32::MAX,
			checkpoint: Instant::now(),
			told_complete: false,
		};
		follower.compare()?;
		let Info {
			best,
			finalised,
			genesis,
		} = follower.chain.info();
		// The state of the best block may be missing after a fast sync that was not finished.
		let mut usable = None;
		for head in [best, finalised, genesis] {
			if follower.reach(head, finalised.number, 0)? {
				usable = Some(head);
				break;
			}
		}
		let best = usable.ok_or(ChainError::Unavailable(Some(best.number)))?;
		let finalised = if finalised.number <= best.number {
			finalised
		} else {
			best
		};
		if follower.ensure(finalised.hash).is_ok() {
			follower.cover(finalised, None)?;
		}
		follower.index.set_heads(|heads| {
			heads.best = best;
			heads.finalised = finalised;
		});
		Ok(follower)
	}

	/// Follows the chain until the node stops, which ends the streams of notifications.
	pub async fn run<I, F>(mut self, imported: I, finalised: F)
	where
		I: Stream<Item = ()> + Unpin,
		F: Stream<Item = ()> + Unpin,
	{
		let (mut imported, mut finalised) = (imported.fuse(), finalised.fuse());
		loop {
			let wait = self.step().unwrap_or_else(|error| {
				self.recover(error);
				PATIENCE
			});
			let timer = tokio::time::sleep(wait).fuse();
			futures::pin_mut!(timer);
			futures::select! {
				event = imported.next() => if event.is_none() { break },
				event = finalised.next() => if event.is_none() { break },
				_ = timer => {},
			}
			// Those that came together are one change.
			while let Some(Some(_)) = imported.next().now_or_never() {}
			while let Some(Some(_)) = finalised.next().now_or_never() {}
		}
	}

	/// One round. How long to wait for the next if nothing happens.
	fn step(&mut self) -> Result<Duration, FollowError> {
		if self.index.store.is_damaged() {
			self.restart("something in it was damaged")?;
		}
		self.follow_best()?;
		self.follow_final()?;
		let wait = if self.back_fill()? {
			Duration::ZERO
		} else if self.check()? {
			CHECK_PAUSE
		} else {
			PATIENCE
		};
		if self.checkpoint.elapsed() > CHECKPOINT {
			self.index.store.checkpoint()?;
			self.checkpoint = Instant::now();
		}
		Ok(wait)
	}

	fn recover(&mut self, error: FollowError) {
		log::warn!(target: crate::LOG, "the Ethereum index could not follow the chain: {error}");
		if let FollowError::Store(_) = error {
			if let Err(error) = self.restart("it could not be read or written") {
				log::error!(target: crate::LOG, "the Ethereum index could not be rebuilt: {error}");
			}
		}
	}

	/// Starts the index anew.
	fn restart(&mut self, why: &str) -> Result<(), FollowError> {
		log::warn!(target: crate::LOG, "the Ethereum index is rebuilt: {why}");
		// First, so that nobody takes what is not found any more for what is not there.
		self.index.set_progress(|progress| *progress = Default::default());
		self.index.store.rebuild()?;
		self.checked = u32::MAX;
		self.told_complete = false;
		let heads = self.index.heads();
		// There are none yet while the index is opened.
		if heads != Heads::default() {
			self.reach(heads.best, heads.finalised.number, 0)?;
		}
		Ok(())
	}

	/// What the index had covered when it was closed, compared with the chain. It may be ahead after a revert or a
	/// crash, and of another chain with the same genesis after a purge.
	fn compare(&mut self) -> Result<(), FollowError> {
		let mut covered = self.index.store.covered()?;
		covered.truncate(self.chain.info().finalised.number);
		if let Some(top) = covered.last() {
			let canonical = self.chain.canonical(top)?;
			let there = self.index.store.height(top)?;
			if !there.iter().any(|entry| Some(entry.hash) == canonical) {
				return self.restart("it belongs to another chain");
			}
		}
		self.index.set_progress(|progress| progress.covered = covered);
		Ok(())
	}

	/// The record of a block; it is indexed if it is not yet.
	fn ensure(&self, hash: H256) -> Result<BlockRecord, FollowError> {
		if let Some(record) = self.index.store.block(hash)? {
			return Ok(record);
		}
		let record = self.chain.derive(hash)?;
		self.index.store.insert(&record)?;
		Ok(record)
	}

	/// Marks a final block as indexed. A record is given if it is not yet.
	fn cover(&self, head: Head, record: Option<&BlockRecord>) -> Result<(), FollowError> {
		let mut covered = self.index.progress(|progress| progress.covered.clone());
		covered.insert(head.number, head.number);
		self.index.store.finalise(head.number, head.hash, record, &covered)?;
		self.index.set_progress(|progress| progress.covered = covered);
		Ok(())
	}

	/// Indexes a head and what is missing below it: all that is not final, and `at_least` so many blocks. Whether the
	/// head is there; it is not if it has no state, because it is still being synced.
	fn reach(&self, head: Head, finalised: u32, at_least: u32) -> Result<bool, FollowError> {
		let mut missing = Vec::new();
		let mut at = head;
		while !self.index.store.has_block(at.hash)? {
			missing.push(at.hash);
			let (Some(parent), Some(number)) = (self.chain.parent(at.hash)?, at.number.checked_sub(1)) else {
				break;
			};
			at = Head { number, hash: parent };
			if number <= finalised && head.number.saturating_sub(number) >= at_least {
				break;
			}
		}
		for hash in missing.into_iter().rev() {
			match self.ensure(hash) {
				Ok(_) => {}
				Err(FollowError::Chain(ChainError::Unavailable(_))) if hash == head.hash => return Ok(false),
				// Below the head a block may be missing: answers say so.
				Err(FollowError::Chain(error)) if hash != head.hash => {
					log::debug!(target: crate::LOG, "block {hash:?} is not indexed: {error}")
				}
				Err(error) => return Err(error),
			}
		}
		Ok(true)
	}

	fn follow_best(&mut self) -> Result<(), FollowError> {
		let old = self.index.heads().best;
		let new = self.chain.info().best;
		if old == new {
			return Ok(());
		}
		if !self.reach(new, self.chain.info().finalised.number, AT_ONCE)? {
			return Ok(());
		}
		let change = self.index.is_heard().then(|| self.change(old, new));
		self.index.set_heads(|heads| heads.best = new);
		match change {
			Some(Ok(change)) => self.index.tell(change),
			Some(Err(error)) => log::warn!(target: crate::LOG, "subscribers were not told of {new:?}: {error}"),
			None => {}
		}
		Ok(())
	}

	/// What is different for those that listen.
	fn change(&self, old: Head, new: Head) -> Result<Change, FollowError> {
		let Some((retracted, enacted)) = route(&*self.chain, old, new)? else {
			// Too far away, or the old head is gone: no more than the new one is told.
			let record = self.ensure(new.hash)?;
			return Ok(Change {
				retracted: Vec::new(),
				enacted: vec![Arc::new(record)],
			});
		};
		let records = |hashes: Vec<H256>| -> Result<Vec<_>, FollowError> {
			let records = hashes
				.into_iter()
				.filter_map(|hash| self.index.store.block(hash).transpose());
			Ok(records.map(|record| record.map(Arc::new)).collect::<Result<_, _>>()?)
		};
		Ok(Change {
			retracted: records(retracted)?,
			enacted: records(enacted)?,
		})
	}

	fn follow_final(&mut self) -> Result<(), FollowError> {
		let old = self.index.heads().finalised;
		let best = self.index.heads().best;
		let new = self.chain.info().finalised;
		// Never ahead of the best block that is indexed.
		if old == new || new.number > best.number {
			return Ok(());
		}
		let deepest = new.number.saturating_sub(AT_ONCE);
		for number in old.number.saturating_add(1).max(deepest)..=new.number {
			let Some(hash) = self.chain.canonical(number)? else {
				break;
			};
			if self.index.store.has_block(hash)? {
				self.cover(Head { number, hash }, None)?;
			}
		}
		self.index.set_heads(|heads| heads.finalised = new);
		Ok(())
	}

	/// Indexes some of what is missing, the newest first.
	fn back_fill(&mut self) -> Result<bool, FollowError> {
		let finalised = self.index.heads().finalised.number;
		let Some((low, high)) = self.index.progress(|progress| progress.gap(finalised)) else {
			if !self.told_complete {
				self.told_complete = true;
				let blocks = self.index.progress(|progress| progress.covered.count());
				log::info!(target: crate::LOG, "the Ethereum index is complete: {blocks} final blocks");
			}
			return Ok(false);
		};
		self.told_complete = false;
		for number in (low.max(high.saturating_sub(STEP.saturating_sub(1)))..=high).rev() {
			let Some(hash) = self.chain.canonical(number)? else {
				// The blocks between a warp-synced head and what is still downloaded.
				self.give_up(number, number);
				continue;
			};
			if self.index.store.has_block(hash)? {
				self.cover(Head { number, hash }, None)?;
				continue;
			}
			match self.chain.derive(hash) {
				Ok(record) => self.cover(Head { number, hash }, Some(&record))?,
				Err(ChainError::Unavailable(_)) => {
					log::info!(target: crate::LOG, "blocks up to {number} cannot be indexed: their state is pruned");
					self.give_up(0, number);
					return Ok(true);
				}
				Err(error) => {
					log::error!(target: crate::LOG, "block {number} ({hash:?}) cannot be indexed: {error}");
					self.give_up(number, number);
				}
			}
		}
		Ok(true)
	}

	/// Until the next start.
	fn give_up(&self, from: u32, to: u32) {
		self.index
			.set_progress(|progress| progress.unavailable.insert(from, to));
	}

	/// Looks once after each start whether everything is there that should be; what is not is indexed again.
	fn check(&mut self) -> Result<bool, FollowError> {
		for _ in 0..CHECK_STEP {
			let Some(number) = self.index.progress(|progress| progress.covered.below(self.checked)) else {
				return Ok(false);
			};
			self.checked = number;
			let whole = match self.chain.canonical(number)? {
				Some(hash) => self.index.store.is_whole(number, hash)?,
				None => false,
			};
			if !whole {
				log::warn!(target: crate::LOG, "block {number} is missing in the Ethereum index: it is indexed again");
				self.index.set_progress(|progress| progress.covered.remove(number));
				if let Some(hash) = self.chain.canonical(number)? {
					let record = match self.index.store.block(hash)? {
						Some(record) => Some(record),
						None => self.chain.derive(hash).ok(),
					};
					if let Some(record) = record.filter(|record| record.number == number) {
						self.cover(Head { number, hash }, Some(&record))?;
					}
				}
			}
		}
		Ok(true)
	}
}

#[cfg(test)]
mod tests;
