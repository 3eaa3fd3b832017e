//! Takes signed transactions into the pool.
//!
//! The runtime is the judge. What it would refuse without saying why is checked here first, so that a client gets the
//! answer that it knows from Geth.

use super::Rpc;
use crate::{
	chain::NodeClient,
	derive,
	error::{self, server},
};
use jsonrpsee::{core::RpcResult, types::ErrorObjectOwned};
use pallet_revive::evm::{GenericTransaction, TransactionSigned};
use polkadot_sdk::*;
use sc_transaction_pool_api::{
	error::{Error as PoolError, IntoPoolError},
	TransactionPool, TransactionSource,
};
use sp_core::{H160, H256, U256};
use sp_runtime::transaction_validity::InvalidTransaction;
use timebank_runtime::opaque::Block;

/// Bytes of a transaction, as in Geth.
const MAX_LENGTH: usize = 128 * 1024;
/// Bytes of a contract's code before it is run, arguments included (EIP-3860).
const MAX_INIT_CODE: usize = 2 * 24_576;

impl<C: NodeClient, P: TransactionPool<Block = Block> + 'static> Rpc<C, P> {
	/// Puts a signed transaction into the pool.
	pub(super) async fn send(&self, payload: Vec<u8>) -> RpcResult<H256> {
		let hash = derive::transaction_hash(&payload);
		let best = self.checked(payload.clone()).await?;
		let extrinsic = derive::to_extrinsic(payload.clone());
		let sent = self.pool.submit_one(best, TransactionSource::External, extrinsic).await;
		let Err(failure) = sent else { return Ok(hash) };
		let failure = match failure.into_pool_error() {
			Ok(failure) => failure,
			Err(failure) => return Err(server(failure.to_string())),
		};
		if matches!(failure, PoolError::InvalidTransaction(InvalidTransaction::Payment)) {
			// Too little gas, because there were funds. Unless they are gone in a block that came in between.
			self.checked(payload).await?;
		}
		Err(error::pool(failure))
	}

	/// Looks at a transaction in the state of the best block, which is given.
	async fn checked(&self, payload: Vec<u8>) -> RpcResult<H256> {
		let best = self.index.heads().best.hash;
		let rpc = self.clone();
		// Recovers a key and runs the runtime: not on the server's own threads.
		tokio::task::spawn_blocking(move || rpc.check(best, &payload))
			.await
			.map_err(|failure| error::error(error::INTERNAL, failure.to_string()))??;
		Ok(best)
	}

	fn check(&self, best: H256, payload: &[u8]) -> RpcResult<()> {
		let (signed, address) = recover(payload, self.chain_id)?;
		let (base_fee, account) = self.reading(|| {
			let account = Account {
				address,
				nonce: self.chain.nonce(best, address)?.into(),
				balance: self.chain.balance(best, address)?,
			};
			Ok((self.chain.gas_price(best)?, account))
		})?;
		affordable(signed, &account, base_fee)
	}
}

/// The signer of a transaction that is of a form and for the chain that is accepted.
fn recover(payload: &[u8], chain_id: u64) -> Result<(TransactionSigned, H160), ErrorObjectOwned> {
	// Blobs and delegations; legacy transactions start with the header of a list.
	if payload
		.first()
		.is_some_and(|first| *first < 0xc0 && !matches!(first, 1 | 2))
	{
		return Err(server("transaction type not supported"));
	}
	if payload.len() > MAX_LENGTH {
		return Err(server(format!(
			"oversized data: transaction size {}, limit {MAX_LENGTH}",
			payload.len()
		)));
	}
	let signed = TransactionSigned::decode(payload).map_err(|failure| server(format!("rlp: {failure:?}")))?;
	let signed_for = match &signed {
		TransactionSigned::TransactionLegacySigned(tx) => tx.transaction_legacy_unsigned.chain_id,
		TransactionSigned::Transaction2930Signed(tx) => Some(tx.transaction_2930_unsigned.chain_id),
		TransactionSigned::Transaction1559Signed(tx) => Some(tx.transaction_1559_unsigned.chain_id),
		TransactionSigned::Transaction4844Signed(_) | TransactionSigned::Transaction7702Signed(_) => {
			return Err(server("transaction type not supported"))
		}
	};
	match signed_for {
		None => return Err(server("only replay-protected (EIP-155) transactions allowed over RPC")),
		Some(have) if have != U256::from(chain_id) => {
			return Err(server(format!(
				"invalid sender: invalid chain id for signer: have {have} want {chain_id}"
			)))
		}
		Some(_) => {}
	}
	let from = signed.recover_eth_address().map_err(|_| server("invalid sender"))?;
	Ok((signed, from))
}

/// What is known of a sender.
struct Account {
	address: H160,
	nonce: U256,
	balance: U256,
}

fn affordable(signed: TransactionSigned, account: &Account, base_fee: U256) -> Result<(), ErrorObjectOwned> {
	let tx = GenericTransaction::from_signed(signed, base_fee, None);
	let nonce = tx.nonce.unwrap_or_default();
	if nonce < account.nonce {
		return Err(server(format!(
			"nonce too low: next nonce {}, tx nonce {nonce}",
			account.nonce
		)));
	}
	if let (Some(tip), Some(cap)) = (tx.max_priority_fee_per_gas, tx.max_fee_per_gas) {
		if tip > cap {
			return Err(server(format!(
				"max priority fee per gas higher than max fee per gas: address {:?}, maxPriorityFeePerGas: {tip}, \
				 maxFeePerGas: {cap}",
				account.address,
			)));
		}
	}
	// The lower of what is offered and the base fee: tips are not used.
	let price = tx.gas_price.unwrap_or_default();
	if price < base_fee {
		return Err(server(format!(
			"max fee per gas less than block base fee: address {:?}, maxFeePerGas: {price}, baseFee: {base_fee}",
			account.address,
		)));
	}
	let code = tx.input.to_vec().len();
	if tx.to.is_none() && code > MAX_INIT_CODE {
		return Err(server(format!(
			"max initcode size exceeded: code size {code}, limit {MAX_INIT_CODE}"
		)));
	}
	let gas = tx.gas.unwrap_or_default();
	let cost = gas.saturating_mul(price).saturating_add(tx.value.unwrap_or_default());
	if account.balance < cost {
		return Err(server(format!(
			"insufficient funds for gas * price + value: balance {}, tx cost {cost}, overshot {}",
			account.balance,
			cost.saturating_sub(account.balance),
		)));
	}
	Ok(())
}

#[cfg(test)]
mod tests {
	use super::*;
	use pallet_revive::evm::{
		Account as Key, Transaction1559Unsigned, Transaction2930Unsigned, TransactionLegacyUnsigned,
		TransactionUnsigned,
	};

	const CHAIN: u64 = 7;

	fn sign(tx: impl Into<TransactionUnsigned>) -> Vec<u8> {
		Key::default().sign_transaction(tx.into()).signed_payload()
	}

	fn legacy(chain_id: Option<u64>) -> TransactionLegacyUnsigned {
		TransactionLegacyUnsigned {
			chain_id: chain_id.map(Into::into),
			gas: 21_000.into(),
			gas_price: 10.into(),
			nonce: 4.into(),
			to: Some(H160::repeat_byte(1)),
			value: 5.into(),
			..Default::default()
		}
	}

	fn refused<T>(result: Result<T, ErrorObjectOwned>) -> String {
		let error = result.err().expect("refused");
		assert_eq!(error.code(), error::SERVER);
		error.message().to_string()
	}

	fn try_with(nonce: u64, balance: u64, base_fee: u64) -> Result<(), ErrorObjectOwned> {
		let (signed, address) = recover(&sign(legacy(Some(CHAIN))), CHAIN)?;
		affordable(
			signed,
			&Account {
				address,
				nonce: nonce.into(),
				balance: balance.into(),
			},
			base_fee.into(),
		)
	}

	#[test]
	fn recovers_the_signer() {
		let (_, from) = recover(&sign(legacy(Some(CHAIN))), CHAIN).expect("valid");
		assert_eq!(from, Key::default().address());
		let tx = Transaction1559Unsigned {
			chain_id: CHAIN.into(),
			..Default::default()
		};
		let (_, from) = recover(&sign(tx), CHAIN).expect("valid");
		assert_eq!(from, Key::default().address());
	}

	#[test]
	fn refuses_other_chains_and_unprotected_transactions() {
		let other = refused(recover(&sign(legacy(Some(8))), CHAIN));
		assert_eq!(other, "invalid sender: invalid chain id for signer: have 8 want 7");
		let unprotected = refused(recover(&sign(legacy(None)), CHAIN));
		assert_eq!(
			unprotected,
			"only replay-protected (EIP-155) transactions allowed over RPC"
		);
	}

	#[test]
	fn refuses_other_chains_in_every_type() {
		let list = Transaction2930Unsigned {
			chain_id: 8.into(),
			to: Some(H160::zero()),
			..Default::default()
		};
		let modern = Transaction1559Unsigned {
			chain_id: 8.into(),
			..Default::default()
		};
		for payload in [sign(list), sign(modern)] {
			assert_eq!(
				refused(recover(&payload, CHAIN)),
				"invalid sender: invalid chain id for signer: have 8 want 7"
			);
		}
	}

	#[test]
	fn takes_the_largest_transaction_and_none_that_is_a_byte_larger() {
		let with = |length: usize| {
			let mut tx = legacy(Some(CHAIN));
			tx.input = vec![1; length].into();
			sign(tx)
		};
		// All but the input is as long as ever.
		let around = with(MAX_LENGTH).len() - MAX_LENGTH;
		let of = |length: usize| {
			let payload = with(length - around);
			assert_eq!(payload.len(), length);
			payload
		};
		assert!(recover(&of(MAX_LENGTH), CHAIN).is_ok());
		assert_eq!(
			refused(recover(&of(MAX_LENGTH + 1), CHAIN)),
			"oversized data: transaction size 131073, limit 131072"
		);
	}

	#[test]
	fn weighs_the_code_of_creations_only() {
		let mut tx = legacy(Some(CHAIN));
		tx.gas = 0.into();
		tx.input = vec![1; MAX_INIT_CODE + 1].into();
		let (signed, address) = recover(&sign(tx), CHAIN).expect("valid");
		let account = Account {
			address,
			nonce: 0.into(),
			balance: U256::MAX,
		};
		assert!(affordable(signed, &account, 10.into()).is_ok());
	}

	#[test]
	fn asks_for_no_more_than_there_can_be() {
		let mut tx = legacy(Some(CHAIN));
		tx.gas = U256::MAX;
		tx.value = U256::MAX;
		let (signed, address) = recover(&sign(tx), CHAIN).expect("valid");
		let account = Account {
			address,
			nonce: 0.into(),
			balance: 5.into(),
		};
		let words = refused(affordable(signed, &account, 10.into()));
		assert!(
			words.starts_with("insufficient funds for gas * price + value"),
			"{words}"
		);
	}

	#[test]
	fn refuses_types_that_are_not_supported() {
		for kind in [0, 3, 4, 5, 0x7f] {
			assert_eq!(refused(recover(&[kind, 0xc0], CHAIN)), "transaction type not supported");
		}
		assert!(refused(recover(&[], CHAIN)).starts_with("rlp:"));
		assert!(refused(recover(&[2, 0xc0], CHAIN)).starts_with("rlp:"));
		assert!(refused(recover(&[0xc1, 0x80], CHAIN)).starts_with("rlp:"));
	}

	#[test]
	fn accepts_what_can_be_paid() {
		assert!(try_with(4, 210_005, 10).is_ok());
		// A gap of nonces waits in the pool.
		assert!(try_with(3, 210_005, 9).is_ok());
	}

	#[test]
	fn refuses_a_used_nonce() {
		assert_eq!(
			refused(try_with(5, 210_005, 10)),
			"nonce too low: next nonce 5, tx nonce 4"
		);
	}

	#[test]
	fn refuses_a_price_below_the_base_fee() {
		assert!(refused(try_with(4, 210_005, 11)).starts_with("max fee per gas less than block base fee"));
	}

	#[test]
	fn refuses_what_cannot_be_paid() {
		let words = refused(try_with(4, 210_004, 10));
		assert_eq!(
			words,
			"insufficient funds for gas * price + value: balance 210004, tx cost 210005, overshot 1"
		);
	}

	#[test]
	fn refuses_a_tip_above_the_fee() {
		let tx = Transaction1559Unsigned {
			chain_id: CHAIN.into(),
			max_fee_per_gas: 10.into(),
			max_priority_fee_per_gas: 11.into(),
			..Default::default()
		};
		let (signed, address) = recover(&sign(tx), CHAIN).expect("valid");
		let account = Account {
			address,
			nonce: 0.into(),
			balance: U256::MAX,
		};
		assert!(refused(affordable(signed, &account, 10.into())).starts_with("max priority fee per gas higher"));
	}

	#[test]
	fn refuses_what_is_too_large() {
		let mut tx = legacy(Some(CHAIN));
		tx.input = vec![1; MAX_LENGTH].into();
		assert!(refused(recover(&sign(tx), CHAIN)).starts_with("oversized data: transaction size"));

		let mut tx = legacy(Some(CHAIN));
		tx.to = None;
		tx.gas = 0.into();
		let mut try_code = |length: usize| {
			tx.input = vec![1; length].into();
			let (signed, address) = recover(&sign(tx.clone()), CHAIN)?;
			let account = Account {
				address,
				nonce: 0.into(),
				balance: U256::MAX,
			};
			affordable(signed, &account, 10.into())
		};
		assert_eq!(
			refused(try_code(MAX_INIT_CODE + 1)),
			"max initcode size exceeded: code size 49153, limit 49152"
		);
		assert!(try_code(MAX_INIT_CODE).is_ok());
	}
}
