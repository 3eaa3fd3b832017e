//! Chain specifications. They only name the runtime's genesis presets: one wasm, one place for genesis.

use polkadot_sdk::*;
use sc_service::{ChainType, Properties};
use timebank_runtime::{presets, WASM_BINARY};

/// The chain specification of this node.
pub type ChainSpec = sc_service::GenericChainSpec;

fn properties() -> Properties {
	let mut properties = Properties::new();
	properties.insert("tokenSymbol".into(), "FUEL".into());
	properties.insert("tokenDecimals".into(), 12.into());
	properties.insert("ss58Format".into(), 42.into());
	properties
}

fn from_preset(name: &str, id: &str, kind: ChainType, preset: &str) -> Result<ChainSpec, String> {
	let wasm = WASM_BINARY.ok_or("this node was built without the runtime's wasm (SKIP_WASM_BUILD was set)")?;
	Ok(ChainSpec::builder(wasm, None)
		.with_name(name)
		.with_id(id)
		.with_chain_type(kind)
		.with_protocol_id(id)
		.with_properties(properties())
		.with_genesis_config_preset_name(preset)
		.build())
}

/// The specification of a name, or of a file.
pub fn load(id: &str) -> Result<Box<dyn sc_service::ChainSpec>, String> {
	let spec = match id {
		"dev" => from_preset(
			"Time Bank Development",
			"timebank_dev",
			ChainType::Development,
			presets::DEVELOPMENT,
		)?,
		"local" => from_preset(
			"Time Bank Local",
			"timebank_local",
			ChainType::Local,
			presets::LOCAL_TESTNET,
		)?,
		"" => return Err("name a chain: --dev, --chain local, or --chain <file>".into()),
		path => ChainSpec::from_json_file(path.into())
			.map_err(|error| format!("chain specification {path:?} cannot be used: {error}"))?,
	};
	Ok(Box::new(spec))
}

/// The specification of a consortium. An exercise is no live chain.
pub fn consortium(
	network: &crate::consortium::Network,
	boot_nodes: Vec<sc_network::config::MultiaddrWithPeerId>,
	patch: serde_json::Value,
	exercise: bool,
) -> Result<ChainSpec, String> {
	let wasm = WASM_BINARY.ok_or("this node was built without the runtime's wasm (SKIP_WASM_BUILD was set)")?;
	Ok(ChainSpec::builder(wasm, None)
		.with_name(&network.name)
		.with_id(&network.id)
		.with_chain_type(if exercise { ChainType::Local } else { ChainType::Live })
		.with_protocol_id(&network.id)
		.with_boot_nodes(boot_nodes)
		.with_properties(properties())
		.with_genesis_config_patch(patch)
		.build())
}
