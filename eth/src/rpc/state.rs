//! Accounts, calls and estimates.

use super::{params::Slot, refusals::check_overrides, Rpc};
use crate::{
	chain::{nonce_tag, signer_account, ChainError, Moment, NodeClient},
	error::{self, server},
};
use alloy_rpc_types_eth::{BlockId, BlockNumberOrTag};
use jsonrpsee::core::RpcResult;
use pallet_revive::RUNTIME_PALLETS_ADDR;
use pallet_revive_types::{
	common::Bytes,
	runtime_api::{GenericTransactionV1, StateOverrideSetV1},
};
use polkadot_sdk::*;
use sc_transaction_pool_api::{InPoolTransaction, TransactionPool};
use serde_json::{json, Value};
use sp_core::{H160, H256, U256};
use std::{
	collections::BTreeSet,
	time::{SystemTime, UNIX_EPOCH},
};
use timebank_runtime::opaque::Block;

impl<C: NodeClient, P> Rpc<C, P> {
	pub(super) fn balance_of(&self, address: H160, block: Option<BlockId>) -> RpcResult<U256> {
		let at = self.require(block)?;
		self.reading(|| self.chain.balance(at.hash, address))
	}

	pub(super) fn code_of(&self, address: H160, block: Option<BlockId>) -> RpcResult<Bytes> {
		let at = self.require(block)?;
		Ok(self.reading(|| self.chain.code(at.hash, address))?.into())
	}

	pub(super) fn slot_of(&self, address: H160, slot: Slot, block: Option<BlockId>) -> RpcResult<H256> {
		let at = self.require(block)?;
		let value = self.reading(|| self.chain.slot(at.hash, address, slot.0))?;
		Ok(word(&value.unwrap_or_default()))
	}

	pub(super) fn run_call(
		&self,
		mut transaction: GenericTransactionV1,
		block: Option<BlockId>,
		overrides: Option<StateOverrideSetV1>,
	) -> RpcResult<Bytes> {
		check_overrides(overrides.as_ref())?;
		let at = self.require(block)?;
		// As in Geth, a caller pays for gas only where a price is named: reading needs no fuel.
		let paid = has_price(&mut transaction);
		self.bound_native(at.hash, &mut transaction)?;
		let ran = self
			.chain
			.dry_run(at.hash, transaction, timestamp(block), paid, overrides)?;
		Ok(ran.map_err(error::call)?.data.into())
	}

	pub(super) fn estimate(
		&self,
		mut transaction: GenericTransactionV1,
		block: Option<BlockId>,
		overrides: Option<StateOverrideSetV1>,
	) -> RpcResult<U256> {
		check_overrides(overrides.as_ref())?;
		let at = self.require(block)?;
		let limit = transaction.gas;
		let paid = has_price(&mut transaction);
		// A limit without a price is one of gas, not of funds: wallets send the block's limit.
		if !paid {
			transaction.gas = None;
		}
		if transaction.to == Some(RUNTIME_PALLETS_ADDR) {
			// Once within its bound; it weighs the same each time.
			let mut bound = transaction.clone();
			self.bound_native(at.hash, &mut bound)?;
			let ran = self
				.chain
				.dry_run(at.hash, bound, timestamp(block), false, overrides.clone())?;
			ran.map_err(error::call)?;
		}
		let exceeds = |limit: U256| server(format!("gas required exceeds allowance ({limit})"));
		let estimated = self
			.chain
			.estimate_gas(at.hash, transaction.clone(), timestamp(block), overrides.clone())?
			.map_err(error::call);
		match (estimated, limit) {
			(Ok(gas), Some(limit)) if gas > limit => {
				// Estimates are a little above the need: only running it tells whether the limit is below.
				transaction.gas = Some(limit);
				let ran = self
					.chain
					.dry_run(at.hash, transaction, timestamp(block), paid, overrides)?;
				ran.map(|_| limit).map_err(|_| exceeds(limit))
			}
			(Err(failure), Some(limit)) if error::is_of_gas(&failure) => Err(exceeds(limit)),
			(estimated, _) => estimated,
		}
	}
}

impl<C: NodeClient, P> Rpc<C, P> {
	/// A native call in the form of a transaction may weigh what it says itself, and runs for as long: no more than the gas
	/// of the greatest transaction pays for.
	fn bound_native(&self, at: H256, transaction: &mut GenericTransactionV1) -> RpcResult<()> {
		if transaction.to == Some(RUNTIME_PALLETS_ADDR) {
			let most = self.chain.most_gas(at)?;
			transaction.gas = Some(transaction.gas.map_or(most, |gas| gas.min(most)));
		}
		Ok(())
	}

	/// What a transaction touches need not be declared here: all access costs the same. So the list is empty.
	pub(super) fn access_list(&self, transaction: GenericTransactionV1, block: Option<BlockId>) -> RpcResult<Value> {
		let gas = self.estimate(transaction, block, None)?;
		Ok(json!({ "accessList": [], "gasUsed": gas }))
	}
}

impl<C: NodeClient, P: TransactionPool<Block = Block>> Rpc<C, P> {
	pub(super) fn next_nonce(&self, address: H160, block: Option<BlockId>) -> RpcResult<U256> {
		let at = self.require(block)?;
		let mut nonce = self.reading(|| self.chain.nonce(at.hash, address))?;
		if is_pending(block) {
			let account = signer_account(address);
			let waiting: BTreeSet<Vec<u8>> = self
				.pool
				.ready()
				.flat_map(|transaction| transaction.provides().to_vec())
				.collect();
			while waiting.contains(&nonce_tag(&account, nonce)) {
				nonce = nonce
					.checked_add(1)
					.ok_or_else(|| ChainError::Other("the nonces of an account are used up".into()))?;
			}
		}
		Ok(nonce.into())
	}
}

fn is_pending(block: Option<BlockId>) -> bool {
	matches!(block, Some(BlockId::Number(BlockNumberOrTag::Pending)))
}

/// The pending block is now, all others are when they were made.
fn timestamp(block: Option<BlockId>) -> Option<Moment> {
	let now = SystemTime::now()
		.duration_since(UNIX_EPOCH)
		.ok()
		.filter(|_| is_pending(block))?;
	Moment::try_from(now.as_millis()).ok()
}

/// Whether a price of gas is named. One of zero is none.
pub(super) fn has_price(transaction: &mut GenericTransactionV1) -> bool {
	let GenericTransactionV1 {
		gas_price,
		max_fee_per_gas,
		..
	} = transaction;
	for price in [gas_price, max_fee_per_gas] {
		price.take_if(|price| price.is_zero());
	}
	if transaction.max_fee_per_gas.is_none() {
		// A tip without a fee would leave no price at all.
		transaction.max_priority_fee_per_gas = None;
	}
	transaction.gas_price.is_some() || transaction.max_fee_per_gas.is_some()
}

/// A value of storage as a word: numbers are aligned to the right.
fn word(value: &[u8]) -> H256 {
	let mut word = [0; 32];
	for (to, from) in word.iter_mut().rev().zip(value.iter().take(32).rev()) {
		*to = *from;
	}
	word.into()
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_price_of_zero_is_none() {
		let mut transaction = GenericTransactionV1 {
			gas_price: Some(0.into()),
			max_fee_per_gas: Some(0.into()),
			max_priority_fee_per_gas: Some(5.into()),
			..Default::default()
		};
		assert!(!has_price(&mut transaction));
		assert_eq!(transaction, GenericTransactionV1::default());
		let mut transaction = GenericTransactionV1 {
			max_fee_per_gas: Some(7.into()),
			..Default::default()
		};
		assert!(has_price(&mut transaction));
		let mut transaction = GenericTransactionV1 {
			gas_price: Some(7.into()),
			..Default::default()
		};
		assert!(has_price(&mut transaction));
	}

	#[test]
	fn word_is_aligned_to_the_right() {
		assert_eq!(word(&[]), H256::zero());
		assert_eq!(word(&[1, 2]), H256::from_low_u64_be(0x0102));
		assert_eq!(word(&[7; 32]), H256::repeat_byte(7));
	}

	#[test]
	fn only_the_pending_block_is_now() {
		assert!(timestamp(Some(BlockId::pending())).is_some());
		assert_eq!(timestamp(Some(BlockId::latest())), None);
		assert_eq!(timestamp(None), None);
	}
}
