//! The logs that a client of a filter is told: those on the way from what it knows to the best block.
//!
//! An answer has no more logs, and no more data in them, than the limits allow. What is left over is told with the next
//! one, also when it is of one block, and also when that block is taken away in between: so a client that has read all
//! answers has the logs of the best chain and no others.

use super::convert;
use crate::{
	index::{BlockRecord, Head},
	Limits,
};
use alloy_rpc_types_eth::{Filter, Log};
use jsonrpsee::core::RpcResult;
use polkadot_sdk::sp_core::H256;

/// What a client knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
	/// The last block of which it knows everything.
	pub head: Head,
	/// A child of that block, of which it knows the first logs.
	part: Option<Part>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Part {
	block: H256,
	logs: usize,
}

impl Told {
	/// Everything up to a block.
	pub fn until(head: Head) -> Self {
		Self { head, part: None }
	}

	/// The block of which only a part was told.
	pub fn begun(&self) -> Option<H256> {
		self.part.map(|part| part.block)
	}
}

/// Logs so far.
struct Answer<'a> {
	limits: &'a Limits,
	logs: Vec<Log>,
	bytes: usize,
}

impl Answer<'_> {
	/// Whether so many logs with so much data fit in.
	fn holds(&self, logs: usize, bytes: usize) -> bool {
		self.logs.len().saturating_add(logs) <= self.limits.log_results
			&& self.bytes.saturating_add(bytes) <= self.limits.log_bytes
	}

	/// Takes of a block's logs what fits in, and says how many that were. A block that fits into an answer of its own is
	/// not torn apart. The first log is always taken.
	fn take(&mut self, logs: Vec<Log>) -> usize {
		let all = logs.iter().fold(0usize, |sum, log| sum.saturating_add(data(log)));
		if !self.logs.is_empty() && !self.holds(logs.len(), all) {
			return 0;
		}
		let mut count = 0usize;
		for log in logs {
			let bytes = data(&log);
			if !self.logs.is_empty() && !self.holds(1, bytes) {
				break;
			}
			self.bytes = self.bytes.saturating_add(bytes);
			self.logs.push(log);
			count = count.saturating_add(1); // no more than there are
		}
		count
	}
}

fn data(log: &Log) -> usize {
	log.inner.data.data.len()
}

/// The logs of a filter that are new or gone, and what its client knows with them. `left` and `come_to` are the way from
/// the head that was told to the best block; `read` gives a block.
pub fn logs_on_the_way(
	told: &Told,
	left: &[H256],
	come_to: &[H256],
	filter: &Filter,
	limits: &Limits,
	mut read: impl FnMut(H256) -> RpcResult<BlockRecord>,
) -> RpcResult<(Vec<Log>, Told)> {
	let mut told = told.clone();
	let mut answer = Answer {
		limits,
		logs: Vec::new(),
		bytes: 0,
	};
	let goes_on = |part: &Part| left.is_empty() && come_to.first() == Some(&part.block);
	if let Some(part) = told.part.take_if(|part| !goes_on(&*part)) {
		told.part = take_back(&read(part.block)?, part.logs, filter, &mut answer);
	}
	for &hash in left {
		if told.part.is_some() {
			return Ok((answer.logs, told));
		}
		let record = read(hash)?;
		let known = within(&record, filter, true).len();
		let rest = take_back(&record, known, filter, &mut answer);
		if rest.is_some_and(|part| part.logs == known) && known > 0 {
			// Not begun.
			return Ok((answer.logs, told));
		}
		told = Told {
			head: record.parent_head(),
			part: rest,
		};
	}
	for &hash in come_to {
		// Of another block there is nothing left here, unless the answer is full.
		let known = match told.part.take_if(|part| part.block == hash) {
			Some(part) => part.logs,
			None if told.part.is_some() => break,
			None => 0,
		};
		let record = read(hash)?;
		let mut new = within(&record, filter, false);
		let new = new.split_off(known.min(new.len()));
		let count = new.len();
		let taken = answer.take(new);
		if taken < count {
			let logs = known.saturating_add(taken); // no more than the block has
			told.part = (logs > 0).then_some(Part { block: hash, logs });
			break;
		}
		told.head = record.head();
	}
	Ok((answer.logs, told))
}

/// Tells the first logs of a block as removed, the last of them first, as Geth does. What is left of them.
fn take_back(record: &BlockRecord, known: usize, filter: &Filter, answer: &mut Answer) -> Option<Part> {
	let gone: Vec<Log> = within(record, filter, true).into_iter().take(known).rev().collect();
	let logs = gone.len().saturating_sub(answer.take(gone)); // it takes no more than there are
	(logs > 0).then_some(Part {
		block: record.hash,
		logs,
	})
}

/// The logs of a block that match, if its number is in the range that the filter names.
fn within(record: &BlockRecord, filter: &Filter, removed: bool) -> Vec<Log> {
	if !filter.matches_block_range(record.number.into()) {
		return Vec::new();
	}
	convert::block_logs(record, removed)
		.filter(|log| filter.matches(&log.inner))
		.collect()
}

#[cfg(test)]
mod tests;
