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
/// The request asks for more than a simulation may have.
pub const TOO_MANY: i32 = -38026;
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
				let message = failure.to_string();
				// The runtime's memory has a limit of its own, and a long trace reaches it.
				if message.contains("Failed to allocate memory") {
					return error(LIMIT, "the answer does not fit into memory: ask for less of it");
				}
				// What follows is where in the runtime it was: for the log.
				error(INTERNAL, message.lines().next().unwrap_or_default())
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
		EthTransactError::Message(message) => server(worded(&message)),
	}
}

/// There was gas to begin with, and too little of it.
const OUT_OF_GAS: &str = "out of gas";
/// There was not even gas to begin with.
const INTRINSIC_GAS: &str = "intrinsic gas too low";

/// Whether more gas would help.
pub fn is_of_gas(failure: &ErrorObjectOwned) -> bool {
	[OUT_OF_GAS, INTRINSIC_GAS].contains(&failure.message())
}

/// What the runtime says about a call, in Geth's words. What Geth has no words for is left without the runtime's frame.
fn worded(message: &str) -> String {
	if let Some(failure) = message.strip_prefix("failed to run contract: ") {
		return executed(failure);
	}
	if message.starts_with("Not enough gas supplied") {
		return OUT_OF_GAS.into();
	}
	if message.starts_with("The transaction consumes more than the allowed weight") {
		return "exceeds block gas limit".into();
	}
	match message.strip_prefix("Invalid call: ") {
		// The price was looked at before: it is the gas that does not cover the fixed part of the fee.
		Some("Payment") => return INTRINSIC_GAS.into(),
		Some("Call") => return FORM.into(),
		_ => {}
	}
	if let Some(prices) = message.strip_prefix("Effective gas price ") {
		if let Some((offered, base)) = prices.split_once(" lower than base fee ") {
			return format!("max fee per gas less than block base fee: maxFeePerGas: {offered}, baseFee: {base}");
		}
	}
	message.into()
}

/// Why an execution failed, of the text that the runtime makes of a `DispatchError`.
fn executed(failure: &str) -> String {
	// No more than this of such a text tells one error from another: `… message: Some("OutOfGas") })`, `Other("…")`.
	let name = failure
		.split_once("message: Some(\"")
		.or_else(|| failure.split_once("Other(\""))
		.and_then(|(_, rest)| rest.split_once('"'))
		.map(|(name, _)| name);
	match (name, failure) {
		(Some(name), _) => halted(name),
		(None, "BadOrigin") => "contract creation is not allowed: the sender is no listed deployer".into(),
		(None, "Token(FundsUnavailable)") => "insufficient balance for transfer".into(),
		(None, other) => format!("execution failed: {other}"),
	}
}

/// Why an execution ended, of what a trace says: words, a name, or the text of an error.
pub fn ended(failure: &str) -> String {
	match failure {
		"execution reverted" => failure.into(),
		"BadOrigin" => executed(failure),
		text if text.contains('(') => executed(text),
		name if !name.is_empty() && name.chars().all(char::is_alphanumeric) => halted(name),
		words => words.into(),
	}
}

/// Why an execution ended, of the name of pallet-revive's error.
pub fn halted(name: &str) -> String {
	let words = match name {
		// What is put down for storage is paid out of the gas.
		"OutOfGas" | "StorageDepositNotEnoughFunds" | "StorageDepositLimitExhausted" | "TxFeeOverdraw" => OUT_OF_GAS,
		"InvalidInstruction" => "invalid opcode: it is not defined",
		"InvalidJump" => "invalid jump destination",
		"StackUnderflow" => "stack underflow",
		"StackOverflow" => "stack limit reached 1024",
		"MaxCallDepthReached" => "max call depth exceeded",
		"StateChangeDenied" => "write protection",
		"TransferFailed" => "insufficient balance for transfer",
		"OutOfBounds" => "return data out of bounds",
		"DuplicateContract" => "contract address collision",
		"BlobTooLarge" => "max code size exceeded",
		"CodeRejected" => "invalid code: the chain does not run it",
		"ContractReverted" => "execution reverted",
		"UnsupportedPrecompileAddress" => "execution failed: this contract of Ethereum's own is not on this chain",
		other => return format!("execution failed: {other}"),
	};
	words.into()
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

/// The runtime does not take it, and says no more.
const FORM: &str = "transaction is not allowed: its form is not valid, or its call is paused";

/// Funds are looked at before a transaction goes to the pool; so what the pool misses is gas.
fn invalid_transaction(invalid: InvalidTransaction) -> String {
	match invalid {
		InvalidTransaction::Stale => "nonce too low".into(),
		InvalidTransaction::Future => "nonce too high".into(),
		InvalidTransaction::Payment => INTRINSIC_GAS.into(),
		InvalidTransaction::BadProof | InvalidTransaction::BadSigner => "invalid sender".into(),
		InvalidTransaction::ExhaustsResources => "exceeds block gas limit".into(),
		InvalidTransaction::Call => FORM.into(),
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
	fn traces_end_in_the_words_of_calls() {
		for (text, words) in [
			("execution reverted", "execution reverted"),
			("OutOfGas", "out of gas"),
			("Token(FundsUnavailable)", "insufficient balance for transfer"),
			(
				"BadOrigin",
				"contract creation is not allowed: the sender is no listed deployer",
			),
			(
				"Module(ModuleError { index: 1, error: [0], message: Some(\"OutOfGas\") })",
				"out of gas",
			),
			("max code size exceeded", "max code size exceeded"),
		] {
			assert_eq!(ended(text), words);
		}
	}

	#[test]
	fn failures_of_the_runtime_are_told_without_its_inside() {
		let told = |text: &str| ErrorObjectOwned::from(ChainError::Other(text.into()));
		let trap = told("Execution failed: unreachable\nWASM backtrace:\n 0: inside");
		assert_eq!(
			(trap.code(), trap.message()),
			(INTERNAL, "Execution failed: unreachable")
		);
		let memory =
			told("Execution failed: Failed to allocate memory: \"Allocator ran out of space\"\nWASM backtrace:");
		assert_eq!(memory.code(), LIMIT);
		assert!(memory.message().contains("does not fit into memory"));
	}

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
				"intrinsic gas too low",
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

	#[test]
	fn too_little_gas_is_not_too_little_money() {
		let found = pool(PoolError::InvalidTransaction(InvalidTransaction::Payment));
		// ethers makes INSUFFICIENT_FUNDS of these words, wherever they stand.
		assert!(!found.message().contains("insufficient funds"), "{}", found.message());
		let dry = call(EthTransactError::Message("Invalid call: Payment".into()));
		assert_eq!((dry.code(), dry.message()), (SERVER, "intrinsic gas too low"));
		assert!(is_of_gas(&found) && is_of_gas(&dry));
	}

	#[test]
	fn executions_end_in_the_words_of_geth() {
		use pallet_revive::Error;
		use sp_runtime::DispatchError;
		type Runtime = timebank_runtime::Runtime;
		// As the runtime writes it (pallet-revive, `dry_run_eth_transact`).
		let ran = |failure: DispatchError| format!("failed to run contract: {failure:?}");
		let cases = [
			(ran(Error::<Runtime>::OutOfGas.into()), "out of gas"),
			(ran(Error::<Runtime>::TxFeeOverdraw.into()), "out of gas"),
			(
				format!(
					"Not enough gas supplied: {:?}",
					DispatchError::from(Error::<Runtime>::StorageDepositNotEnoughFunds)
				),
				"out of gas",
			),
			("Not enough gas supplied: Off by: 7".into(), "out of gas"),
			(
				ran(Error::<Runtime>::InvalidInstruction.into()),
				"invalid opcode: it is not defined",
			),
			(ran(Error::<Runtime>::InvalidJump.into()), "invalid jump destination"),
			(ran(Error::<Runtime>::StackUnderflow.into()), "stack underflow"),
			(ran(Error::<Runtime>::StackOverflow.into()), "stack limit reached 1024"),
			(
				ran(Error::<Runtime>::MaxCallDepthReached.into()),
				"max call depth exceeded",
			),
			(ran(Error::<Runtime>::StateChangeDenied.into()), "write protection"),
			(
				ran(Error::<Runtime>::TransferFailed.into()),
				"insufficient balance for transfer",
			),
			(ran(Error::<Runtime>::OutOfBounds.into()), "return data out of bounds"),
			(
				ran(Error::<Runtime>::DuplicateContract.into()),
				"contract address collision",
			),
			(ran(Error::<Runtime>::BlobTooLarge.into()), "max code size exceeded"),
			(
				ran(Error::<Runtime>::UnsupportedPrecompileAddress.into()),
				"execution failed: this contract of Ethereum's own is not on this chain",
			),
			(
				ran(Error::<Runtime>::ContractTrapped.into()),
				"execution failed: ContractTrapped",
			),
			(
				ran(DispatchError::Other("invalid input length")),
				"execution failed: invalid input length",
			),
			(
				ran(DispatchError::BadOrigin),
				"contract creation is not allowed: the sender is no listed deployer",
			),
			(ran(DispatchError::CannotLookup), "execution failed: CannotLookup"),
			(
				"Effective gas price 1 lower than base fee 100".into(),
				"max fee per gas less than block base fee: maxFeePerGas: 1, baseFee: 100",
			),
			(
				"insufficient funds for gas * price + value (7): address 0x01".into(),
				"insufficient funds for gas * price + value (7): address 0x01",
			),
		];
		for (said, words) in cases {
			let found = call(EthTransactError::Message(said.clone()));
			assert_eq!((found.code(), found.message()), (SERVER, words), "{said}");
			assert_eq!(is_of_gas(&found), words == "out of gas", "{said}");
		}
		let heavy = "The transaction consumes more than the allowed weight. needed=2 allowed=1 overweight_by=1";
		let found = call(EthTransactError::Message(heavy.into()));
		assert_eq!(found.message(), "exceeds block gas limit");
	}

	#[test]
	fn what_is_not_there_yet_or_any_more_is_said() {
		let found = indexing();
		assert_eq!(
			(found.code(), found.message()),
			(SERVER, "transaction indexing is in progress")
		);
		let found = ErrorObjectOwned::from(ChainError::Unavailable(Some(7)));
		assert_eq!(
			(found.code(), found.message()),
			(SERVER, "block 7 is not available on this node: its state is pruned")
		);
		let found = ErrorObjectOwned::from(ChainError::Unavailable(None));
		assert_eq!(
			(found.code(), found.message()),
			(SERVER, "the block is not on this node")
		);
		let found = ErrorObjectOwned::from(ChainError::Other("no".into()));
		assert_eq!((found.code(), found.message()), (INTERNAL, "no"));
	}

	#[test]
	fn every_refusal_of_the_pool_says_why() {
		let invalid = PoolError::InvalidTransaction;
		let cases = [
			(invalid(InvalidTransaction::Future), "nonce too high"),
			(invalid(InvalidTransaction::BadSigner), "invalid sender"),
			(
				invalid(InvalidTransaction::ExhaustsResources),
				"exceeds block gas limit",
			),
			(invalid(InvalidTransaction::Call), "transaction is not allowed"),
			(
				invalid(InvalidTransaction::Custom(codes::QUOTA)),
				"sender has used up its quota",
			),
			(invalid(InvalidTransaction::AncientBirthBlock), "invalid transaction: "),
			(PoolError::ImmediatelyDropped, "txpool is full"),
			(PoolError::TemporarilyBanned, "transaction is banned for a while"),
		];
		for (failure, words) in cases {
			let found = pool(failure);
			assert_eq!(found.code(), SERVER);
			assert!(found.message().starts_with(words), "{}", found.message());
		}
	}
}
