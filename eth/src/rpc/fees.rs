//! Fees of past blocks.

use super::{Rpc, Spare};
use crate::{
	chain::NodeClient,
	error::{error, server, INVALID_PARAMS},
	index::BlockRecord,
};
use alloy_rpc_types_eth::{BlockNumberOrTag, FeeHistory};
use jsonrpsee::{core::RpcResult, types::ErrorObjectOwned};
use polkadot_sdk::sp_core::U256;

/// Blocks that one request may ask for; more are cut off, as in Geth.
const MAX_BLOCKS: u64 = 1024;
/// Percentiles that one request may ask for.
const MAX_PERCENTILES: usize = 100;

impl<C: NodeClient, P> Rpc<C, P> {
	/// Fees of up to `count` blocks that end with `newest`.
	pub(super) fn fees(
		&self,
		count: u64,
		newest: BlockNumberOrTag,
		percentiles: Option<Vec<f64>>,
	) -> RpcResult<FeeHistory> {
		if count == 0 {
			return Ok(FeeHistory::default());
		}
		let percentiles = percentiles.unwrap_or_default();
		check_percentiles(&percentiles)?;
		let newest = self
			.locate_number(newest)?
			.ok_or_else(|| server("request beyond head block"))?;
		let newest_number = u64::from(newest.number);
		let oldest = newest_number.saturating_sub(count.min(MAX_BLOCKS).saturating_sub(1));
		let mut history = FeeHistory {
			oldest_block: oldest,
			..Default::default()
		};
		let (mut rewards, mut spare) = (Vec::new(), Spare::new());
		for number in oldest..=newest_number {
			let Some(head) = self.locate_number(BlockNumberOrTag::Number(number))? else {
				break;
			};
			let record = self.record_of_many(head.hash, &mut spare)?;
			history.base_fee_per_gas.push(wei(record.header.base_fee_per_gas));
			history
				.gas_used_ratio
				.push(ratio(record.header.gas_used, record.header.gas_limit));
			rewards.push(self::rewards(&record, &percentiles));
		}
		// The price after a block is the base fee of the next.
		let next = self
			.reading(|| self.chain.gas_price(newest.hash))
			.map(wei)
			.ok()
			.or(history.base_fee_per_gas.last().copied());
		history.base_fee_per_gas.extend(next);
		history.reward = (!percentiles.is_empty()).then_some(rewards);
		Ok(history)
	}
}

fn check_percentiles(percentiles: &[f64]) -> Result<(), ErrorObjectOwned> {
	let invalid = |why: String| error(INVALID_PARAMS, format!("invalid reward percentile: {why}"));
	if percentiles.len() > MAX_PERCENTILES {
		return Err(invalid(format!("over the query limit {MAX_PERCENTILES}")));
	}
	let mut last = None;
	for &percentile in percentiles {
		if !(0.0..=100.0).contains(&percentile) {
			return Err(invalid(percentile.to_string()));
		}
		if last.is_some_and(|last| percentile <= last) {
			return Err(invalid(format!("{percentile} does not follow in ascending order")));
		}
		last = Some(percentile);
	}
	Ok(())
}

fn wei(amount: U256) -> u128 {
	amount.try_into().unwrap_or(u128::MAX)
}

fn ratio(used: U256, limit: U256) -> f64 {
	let (used, limit) = (wei(used) as f64, wei(limit) as f64);
	if limit > 0.0 {
		used / limit
	} else {
		0.0
	}
}

/// The tips of a block's transactions at percentiles of its gas. They are zero: nobody pays more than the base fee.
fn rewards(record: &BlockRecord, percentiles: &[f64]) -> Vec<u128> {
	let base = wei(record.header.base_fee_per_gas);
	let mut tips: Vec<(u128, u64)> = record
		.transactions
		.iter()
		.map(|transaction| (transaction.gas_price.saturating_sub(base), transaction.gas_used))
		.collect();
	tips.sort_unstable();
	let total: u64 = tips.iter().fold(0, |sum, (_, gas)| sum.saturating_add(*gas));
	percentiles
		.iter()
		.map(|percentile| {
			let threshold = total as f64 * percentile / 100.0;
			let mut sum = 0u64;
			let at = tips.iter().find(|(_, gas)| {
				sum = sum.saturating_add(*gas);
				sum as f64 >= threshold
			});
			at.or(tips.last()).map(|(tip, _)| *tip).unwrap_or_default()
		})
		.collect()
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::index::test::{block, transaction};

	#[test]
	fn percentiles_are_checked_as_in_geth() {
		assert!(check_percentiles(&[0.0, 50.0, 100.0]).is_ok());
		for wrong in [
			vec![-1.0],
			vec![100.1],
			vec![f64::NAN],
			vec![2.0, 1.0],
			vec![1.0, 1.0],
			vec![0.5; 101],
		] {
			assert!(
				check_percentiles(&wrong).is_err_and(|error| error.code() == INVALID_PARAMS),
				"{wrong:?}"
			);
		}
	}

	#[test]
	fn rewards_weigh_tips_by_gas() {
		let mut record = block(7, 0);
		record.header.base_fee_per_gas = 100.into();
		for (tip, gas) in [(30, 10), (10, 80), (20, 10)] {
			let mut transaction = transaction(1);
			transaction.gas_price = 100 + tip;
			transaction.gas_used = gas;
			record.transactions.push(transaction);
		}
		assert_eq!(
			rewards(&record, &[0.0, 50.0, 80.0, 90.0, 100.0]),
			vec![10, 10, 10, 20, 30]
		);
		assert_eq!(rewards(&block(7, 0), &[50.0]), vec![0]);
	}

	#[test]
	fn ratio_of_no_limit_is_none() {
		assert_eq!(ratio(5.into(), 0.into()), 0.0);
		assert_eq!(ratio(5.into(), 10.into()), 0.5);
	}
}
