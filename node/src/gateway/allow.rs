//! Which of the node's methods the gateway offers. What is not named here is not there.

use jsonrpsee::{core::RegisterMethodError, RpcModule};

/// Of the chain: its name, headers, metadata, fees, and the way in for transactions. No state, no proofs, no block bodies,
/// no events, no receipts, no logs; nothing that only the operator may do.
pub const METHODS: [&str; 31] = [
	"author_submitAndWatchExtrinsic",
	"author_submitExtrinsic",
	"author_unwatchExtrinsic",
	"chain_getBlockHash",
	"chain_getFinalisedHead",
	"chain_getFinalizedHead",
	"chain_getHead",
	"chain_getHeader",
	"chain_subscribeFinalizedHeads",
	"chain_subscribeNewHeads",
	"chain_unsubscribeFinalizedHeads",
	"chain_unsubscribeNewHeads",
	"eth_blockNumber",
	"eth_chainId",
	"eth_gasPrice",
	"eth_sendRawTransaction",
	"net_version",
	"payment_queryFeeDetails",
	"payment_queryInfo",
	"state_getMetadata",
	"state_getRuntimeVersion",
	"state_subscribeRuntimeVersion",
	"state_unsubscribeRuntimeVersion",
	"system_accountNextIndex",
	"system_chain",
	"system_chainType",
	"system_health",
	"system_name",
	"system_properties",
	"system_version",
	"web3_clientVersion",
];

/// The methods of `all` that may be offered, and those of the gateway's own.
pub fn offer(all: &RpcModule<()>, own: RpcModule<()>) -> Result<RpcModule<()>, RegisterMethodError> {
	let mut offered = own;
	for name in METHODS {
		// Ethereum's are there only if the node answers Ethereum clients.
		if let Some((name, callback)) = all.method_with_name(name) {
			offered.verify_and_insert(name, callback.clone())?;
		}
	}
	// By this method clients learn what they may ask.
	let mut names: Vec<&str> = offered.method_names().chain(["rpc_methods"]).collect();
	names.sort_unstable();
	offered.register_method("rpc_methods", move |_, _, _| serde_json::json!({ "methods": names }))?;
	Ok(offered)
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn offers_what_is_named_and_nothing_else() {
		let mut all = RpcModule::new(());
		for name in ["system_chain", "state_getStorage", "chain_getBlock", "eth_getLogs"] {
			all.register_method(name, |_, _, _| 0).unwrap();
		}
		let mut own = RpcModule::new(());
		own.register_method("timebank_query", |_, _, _| 0).unwrap();
		let mut names: Vec<_> = offer(&all, own).unwrap().method_names().collect();
		names.sort_unstable();
		assert_eq!(names, ["rpc_methods", "system_chain", "timebank_query"]);
	}

	#[test]
	fn names_no_method_that_shows_state_bodies_or_events() {
		for name in METHODS {
			for forbidden in [
				"Storage",
				"Proof",
				"Keys",
				"getBlockBy",
				"getLogs",
				"Receipt",
				"eth_call",
				"simulate",
				"debug_",
				"chainHead",
			] {
				assert!(!name.contains(forbidden), "{name}");
			}
			assert!(!["chain_getBlock", "state_call", "state_traceBlock"].contains(&name));
		}
	}
}
