//! Errors in the codes and words that Ethereum clients know from Geth.

use crate::{chain::ChainError, index::StoreError};
use jsonrpsee::types::ErrorObjectOwned;
use pallet_fuel::codes;
use pallet_revive::{evm::decode_revert_reason, EthTransactError};
use polkadot_sdk::*;
use sc_transaction_pool_api::error::Error as PoolError;
use sp_runtime::transaction_validity::InvalidTransaction;

/// The call was executed and reverted.
pub const REVERTED: i32 = 3;
/// The request was understood and cannot be answered.
pub const SERVER: i32 = -32000;
/// The request asks for too much.
pub const LIMIT: i32 = -32005;
/// The parameters have no meaning.
pub const INVALID_PARAMS: i32 = -32602;
/// The fault is the node's.
pub const INTERNAL: i32 = -32603;

/// An error with a message only.
pub fn error(code: i32, message: impl Into<String>) -> ErrorObjectOwned {
	ErrorObjectOwned::owned(code, message, None::<()>)
}

/// The request was understood and cannot be answered.
pub fn server(message: impl Into<String>) -> ErrorObjectOwned {
	error(SERVER, message)
}

impl From<ChainError> for ErrorObjectOwned {
	fn from(failure: ChainError) -> Self {
		match failure {
			ChainError::Unavailable(_) => server(failure.to_string()),
			_ => {
				log::warn!(target: crate::LOG, "a request failed: {failure}");
				error(INTERNAL, failure.to_string())
			}
		}
	}
}

impl From<StoreError> for ErrorObjectOwned {
	fn from(failure: StoreError) -> Self {
		log::warn!(target: crate::LOG, "a request failed: {failure}");
		error(INTERNAL, failure.to_string())
	}
}

/// What is asked for may still be found when the index is done.
pub fn indexing() -> ErrorObjectOwned {
	server("transaction indexing is in progress")
}

/// The error of a call.
pub fn call(failure: EthTransactError) -> ErrorObjectOwned {
	match failure {
		EthTransactError::Data(data) => {
			let message = match reason(&data) {
				Some(reason) => format!("execution reverted: {reason}"),
				None => "execution reverted".into(),
			};
			ErrorObjectOwned::owned(REVERTED, message, Some(alloy_primitives::hex::encode_prefixed(data)))
		}
		EthTransactError::Message(message) => server(message),
	}
}

/// What `Error(string)` or `Panic(uint256)` says. Errors of a contract's own are data only.
fn reason(data: &[u8]) -> Option<String> {
	let reason = decode_revert_reason(data)?;
	["revert: ", "panic: "]
		.into_iter()
		.find_map(|kind| reason.strip_prefix(kind))
		.map(str::to_string)
}

/// Why the pool did not take a transaction.
pub fn pool(failure: PoolError) -> ErrorObjectOwned {
	server(match failure {
		PoolError::AlreadyImported(_) => "already known".into(),
		PoolError::TooLowPriority { .. } => "replacement transaction underpriced".into(),
		PoolError::ImmediatelyDropped => "txpool is full".into(),
		PoolError::TemporarilyBanned => "transaction is banned for a while, because it was invalid before".into(),
		PoolError::InvalidTransaction(invalid) => invalid_transaction(invalid),
		other => other.to_string(),
	})
}

fn invalid_transaction(invalid: InvalidTransaction) -> String {
	match invalid {
		InvalidTransaction::Stale => "nonce too low".into(),
		InvalidTransaction::Future => "nonce too high".into(),
		InvalidTransaction::Payment => "insufficient funds for gas * price + value, or intrinsic gas too low".into(),
		InvalidTransaction::BadProof | InvalidTransaction::BadSigner => "invalid sender".into(),
		InvalidTransaction::ExhaustsResources => "exceeds block gas limit".into(),
		InvalidTransaction::Call => "transaction is not allowed: its form is not valid, or its call is paused".into(),
		InvalidTransaction::Custom(codes::STRANGER) => {
			"sender is unknown: the address controls no filed member and holds no role".into()
		}
		InvalidTransaction::Custom(codes::QUOTA) => {
			"sender has used up its quota, which refills with every block".into()
		}
		InvalidTransaction::Custom(codes::CODE) => {
			"contract is not admitted: the head office has not admitted this code with these arguments".into()
		}
		other => format!("invalid transaction: {}", Into::<&'static str>::into(other)),
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn revert_has_code_3_reason_and_data() {
		// Error("no")
		let mut data = vec![0x08, 0xc3, 0x79, 0xa0];
		data.extend_from_slice(&[0; 31]);
		data.push(32);
		data.extend_from_slice(&[0; 31]);
		data.push(2);
		data.extend_from_slice(b"no");
		data.extend_from_slice(&[0; 30]);
		let found = call(EthTransactError::Data(data.clone()));
		assert_eq!((found.code(), found.message()), (3, "execution reverted: no"));
		let expected = format!("\"0x{}\"", alloy_primitives::hex::encode(&data));
		assert_eq!(found.data().map(|data| data.get()), Some(expected.as_str()));
	}

	#[test]
	fn revert_without_reason_keeps_its_data() {
		let found = call(EthTransactError::Data(vec![]));
		assert_eq!((found.code(), found.message()), (3, "execution reverted"));
		assert_eq!(found.data().map(|data| data.get()), Some("\"0x\""));
		// An error of the contract's own, that happens to be text.
		let found = call(EthTransactError::Data(vec![0x12, 0x34, 0x56, 0x78]));
		assert_eq!((found.code(), found.message()), (3, "execution reverted"));
		assert_eq!(found.data().map(|data| data.get()), Some("\"0x12345678\""));
	}

	#[test]
	fn pool_errors_are_worded_as_in_geth() {
		let cases = [
			(
				PoolError::InvalidTransaction(InvalidTransaction::Stale),
				"nonce too low",
			),
			(
				PoolError::TooLowPriority { old: 1, new: 1 },
				"replacement transaction underpriced",
			),
			(PoolError::AlreadyImported(Box::new(())), "already known"),
			(
				PoolError::InvalidTransaction(InvalidTransaction::BadProof),
				"invalid sender",
			),
			(
				PoolError::InvalidTransaction(InvalidTransaction::Payment),
				"insufficient funds for gas * price + value",
			),
			(
				PoolError::InvalidTransaction(InvalidTransaction::Custom(codes::STRANGER)),
				"sender is unknown",
			),
			(
				PoolError::InvalidTransaction(InvalidTransaction::Custom(codes::CODE)),
				"contract is not admitted",
			),
		];
		for (failure, words) in cases {
			let found = pool(failure);
			assert_eq!(found.code(), SERVER);
			assert!(found.message().starts_with(words), "{}", found.message());
		}
	}
}
