//! Logs that match a filter.

use super::{convert, Rpc, Spare};
use crate::{
	chain::NodeClient,
	error::{error, server, INVALID_PARAMS, LIMIT},
	follow::View,
	index::{BlockRecord, Heads},
	Limits,
};
use alloy_primitives::Bloom;
use alloy_rpc_types_eth::{BlockNumberOrTag, Filter, FilterBlockOption, Log};
use jsonrpsee::{core::RpcResult, types::ErrorObjectOwned};

/// Addresses, and values for one topic, that a filter may name.
const MAX_VALUES: usize = 1000;

impl<C: NodeClient, P> Rpc<C, P> {
	/// The logs of the best chain that match.
	pub(super) fn matching(&self, filter: Filter) -> RpcResult<Vec<Log>> {
		check(&filter)?;
		if let FilterBlockOption::AtBlockHash(hash) = filter.block_option {
			let head = self
				.locate_hash(convert::h256(hash))?
				.ok_or_else(|| server("unknown block"))?;
			return Ok(matching(&self.record(head.hash)?, &filter));
		}
		let heads = self.index.heads();
		let Some((from, to)) = range(&filter.block_option, &heads, &self.limits)? else {
			return Ok(Vec::new());
		};
		let (mut found, mut spare) = (Found::new(from, self.limits), Spare::new());
		for number in from..=to {
			let Some(hash) = self.chain.canonical(number)? else {
				break;
			};
			// The index says at once which blocks cannot have such logs.
			let known = self
				.index
				.store
				.height(number)?
				.into_iter()
				.find(|entry| entry.hash == hash);
			if known.is_some_and(|entry| !may_match(&entry.bloom, &filter)) {
				continue;
			}
			found.add(number, matching(&self.record_of_many(hash, &mut spare)?, &filter))?;
		}
		Ok(found.logs)
	}
}

/// Logs so far, within the limits.
struct Found {
	from: u32,
	limits: Limits,
	bytes: usize,
	logs: Vec<Log>,
}

impl Found {
	fn new(from: u32, limits: Limits) -> Self {
		Self {
			from,
			limits,
			bytes: 0,
			logs: Vec::new(),
		}
	}

	fn add(&mut self, number: u32, logs: Vec<Log>) -> Result<(), ErrorObjectOwned> {
		let bytes = logs
			.iter()
			.fold(0usize, |sum, log| sum.saturating_add(log.inner.data.data.len()));
		self.bytes = self.bytes.saturating_add(bytes);
		let count = self.logs.len().saturating_add(logs.len());
		// One block is always answered whole.
		if number > self.from && (count > self.limits.log_results || self.bytes > self.limits.log_bytes) {
			return Err(error(
				LIMIT,
				format!(
					"query returned more than {} results. Try with this block range [{:#x}, {:#x}].",
					self.logs.len(),
					self.from,
					number.saturating_sub(1),
				),
			));
		}
		self.logs.extend(logs);
		Ok(())
	}
}

/// The logs of a block that match.
pub(super) fn matching(record: &BlockRecord, filter: &Filter) -> Vec<Log> {
	convert::block_logs(record, false)
		.filter(|log| filter.matches(&log.inner))
		.collect()
}

/// Whether a bloom filter lets a filter's logs through; an empty one stands for no logs.
fn may_match(bloom: &[u8], filter: &Filter) -> bool {
	Bloom::try_from(bloom).is_ok_and(|bloom| filter.matches_bloom(bloom))
}

/// Refuses filters that are too large.
pub(super) fn check(filter: &Filter) -> Result<(), ErrorObjectOwned> {
	if filter.address.len() > MAX_VALUES {
		return Err(error(INVALID_PARAMS, "exceed max addresses"));
	}
	if filter.topics.iter().any(|topic| topic.len() > MAX_VALUES) {
		return Err(error(INVALID_PARAMS, "exceed max topics"));
	}
	Ok(())
}

/// The numbers that are meant, cut at the best block. None if all are beyond it.
fn range(blocks: &FilterBlockOption, heads: &Heads, limits: &Limits) -> Result<Option<(u32, u32)>, ErrorObjectOwned> {
	let number = |tag: Option<&BlockNumberOrTag>| match tag.copied().unwrap_or_default() {
		BlockNumberOrTag::Latest | BlockNumberOrTag::Pending => u64::from(heads.best.number),
		BlockNumberOrTag::Safe | BlockNumberOrTag::Finalized => u64::from(heads.finalised.number),
		BlockNumberOrTag::Earliest => 0,
		BlockNumberOrTag::Number(number) => number,
	};
	let (from, to) = (number(blocks.get_from_block()), number(blocks.get_to_block()));
	// A range that starts beyond the head and ends with it is empty, not wrong: that is how clients poll.
	if from > to && blocks.get_to_block().is_some_and(BlockNumberOrTag::is_number) {
		return Err(error(INVALID_PARAMS, "invalid block range params"));
	}
	let to = to.min(heads.best.number.into());
	let (Ok(from), Ok(to)) = (u32::try_from(from), u32::try_from(to)) else {
		return Ok(None);
	};
	if from > to {
		return Ok(None);
	}
	let blocks = to.saturating_sub(from).saturating_add(1);
	if blocks > limits.log_blocks {
		return Err(error(
			LIMIT,
			format!(
				"exceed maximum block range: {blocks} blocks are asked for, {} at most",
				limits.log_blocks
			),
		));
	}
	Ok(Some((from, to)))
}

#[cfg(test)]
mod tests;
