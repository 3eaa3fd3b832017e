//! What a call asks for and does not get. Each is refused with a word: an answer that takes no notice would be wrong.

use crate::error::{error, INVALID_PARAMS};
use jsonrpsee::core::RpcResult;
use pallet_revive::RUNTIME_PALLETS_ADDR;
use pallet_revive_types::runtime_api::{GenericTransactionV1, StateOverrideSetV1};
use polkadot_sdk::*;
use serde_json::Value;

/// Refuses what a call would change of its block: it is run in that block as it is.
pub fn own_block(overrides: Option<Value>) -> RpcResult<()> {
	match overrides {
		None | Some(Value::Null) => Ok(()),
		Some(Value::Object(fields)) if fields.values().all(Value::is_null) => Ok(()),
		Some(_) => Err(error(
			INVALID_PARAMS,
			"block overrides are not supported here: eth_simulateV1 takes them",
		)),
	}
}

/// Native calls in the form of a transaction have a weight that they state themselves, and here nobody pays for it.
pub fn not_native(call: &GenericTransactionV1) -> RpcResult<()> {
	if call.to == Some(RUNTIME_PALLETS_ADDR) {
		return Err(error(
			INVALID_PARAMS,
			"native calls are neither simulated nor traced before they are made: eth_estimateGas says whether they pass",
		));
	}
	Ok(())
}

/// Refuses what is asked of a state and not done.
pub fn check_overrides(overrides: Option<&StateOverrideSetV1>) -> RpcResult<()> {
	let moves = |set: &StateOverrideSetV1| set.0.values().any(|one| one.move_precompile_to_address.is_some());
	if overrides.is_some_and(moves) {
		return Err(error(
			INVALID_PARAMS,
			"movePrecompileToAddress is not supported: precompiles stay where they are",
		));
	}
	Ok(())
}

#[cfg(test)]
mod tests {
	use super::*;
	use serde_json::json;
	use sp_core::H160;

	#[test]
	fn native_calls_and_precompiles_that_move_are_refused() {
		let code = |refused: RpcResult<()>| refused.map_err(|error| error.code());
		let mut call = GenericTransactionV1 {
			to: Some(RUNTIME_PALLETS_ADDR),
			..Default::default()
		};
		assert_eq!(code(not_native(&call)), Err(INVALID_PARAMS));
		call.to = None;
		assert_eq!(code(not_native(&call)), Ok(()));
		let (one, two) = (H160::repeat_byte(1), H160::repeat_byte(2));
		let set =
			|one_of: Value| serde_json::from_value::<StateOverrideSetV1>(json!({ format!("{one:?}"): one_of })).ok();
		let moved = set(json!({ "movePrecompileToAddress": two }));
		assert_eq!(code(check_overrides(moved.as_ref())), Err(INVALID_PARAMS));
		let funded = set(json!({ "balance": "0x1" }));
		assert!(funded.is_some() && check_overrides(funded.as_ref()).is_ok() && check_overrides(None).is_ok());
	}

	#[test]
	fn overrides_of_blocks_are_not_passed_over() {
		for none in [None, Some(json!(null)), Some(json!({})), Some(json!({ "time": null }))] {
			assert!(own_block(none).is_ok());
		}
		for some in [json!({ "time": "0x1" }), json!("0x1")] {
			assert_eq!(own_block(Some(some)).map_err(|error| error.code()), Err(INVALID_PARAMS));
		}
	}
}
