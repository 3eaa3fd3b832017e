//! `compile-runtime`: compiles a runtime before the chain changes to it (docs/upgrades.md).

use crate::service;
use polkadot_sdk::*;
use sc_cli::{CliConfiguration, SharedParams};
use sc_service::Configuration;
use sp_core::bytes::to_hex;
use std::{fs, path::PathBuf, time::Instant};

/// Compiles a runtime's wasm into the folder of a node, which may be running. Without it every node compiles when the chain
/// changes to the new runtime, all at once, and makes no blocks meanwhile. Run it as the user that the node runs as.
#[derive(Debug, Clone, clap::Parser)]
pub struct CompileRuntimeCmd {
	/// The wasm as it is proposed, compressed or not.
	#[arg(value_name = "FILE")]
	pub wasm: PathBuf,

	/// Chain and folder of the node.
	#[clap(flatten)]
	pub shared_params: SharedParams,
}

impl CliConfiguration for CompileRuntimeCmd {
	fn shared_params(&self) -> &SharedParams {
		&self.shared_params
	}
}

impl CompileRuntimeCmd {
	/// Compiles, and says what it was. Fails when this binary cannot run the code.
	pub fn run(&self, config: &Configuration) -> sc_cli::Result<()> {
		let file = self.wasm.display();
		let code = fs::read(&self.wasm).map_err(|error| format!("{file}: {error}"))?;
		let start = Instant::now();
		let version =
			service::compile(config, &code).map_err(|error| format!("this node cannot run {file}: {error}"))?;
		println!("name          {}", version.spec_name);
		println!("spec_version  {}", version.spec_version);
		println!("code hash     {}", to_hex(&sp_io::hashing::blake2_256(&code), false));
		println!("compiled in   {:.1} s", start.elapsed().as_secs_f32());
		Ok(())
	}
}
