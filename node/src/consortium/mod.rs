//! The genesis of a consortium: keys made at each branch, one file that names them all, one chain specification from it
//! (docs/decisions/0023).

mod check;
mod file;
mod genesis;
mod keys;

pub use file::Network;
pub use keys::SessionKeysCmd;

use crate::chain_spec;
use file::Consortium;
use polkadot_sdk::*;
use sc_network::config::MultiaddrWithPeerId;
use std::path::PathBuf;

/// Flags of `consortium-spec`.
#[derive(Debug, Clone, clap::Args)]
pub struct ConsortiumSpecCmd {
	/// The file of the branches; chain-specs/consortium.example.toml explains it.
	#[arg(long, value_name = "FILE")]
	pub branches: PathBuf,

	/// Where the specification is written to.
	#[arg(long, value_name = "FILE")]
	pub output: PathBuf,

	/// Allows what an exercise on one machine needs and a live network must not have: fewer authorities, addresses of
	/// this machine. The chain is then no live one.
	#[arg(long)]
	pub exercise: bool,
}

impl ConsortiumSpecCmd {
	/// Writes the specification, or says all that is wrong with the file.
	pub fn run(&self) -> sc_cli::Result<()> {
		let path = self.branches.display();
		let text = std::fs::read_to_string(&self.branches).map_err(|error| format!("{path}: {error}"))?;
		let consortium: Consortium = toml::from_str(&text).map_err(|error| format!("{path}: {error}"))?;
		let wrong = check::check(&consortium, self.exercise);
		if !wrong.is_empty() {
			return Err(format!("{path} cannot be used:\n  - {}", wrong.join("\n  - ")).into());
		}
		// Approved nodes are let in; where they are, a node must be told.
		let addresses = consortium
			.branches
			.iter()
			.flat_map(|branch| &branch.addresses)
			.map(|address| {
				address
					.parse::<MultiaddrWithPeerId>()
					.map_err(|error| format!("{address}: {error}"))
			})
			.collect::<Result<Vec<_>, String>>()?;
		let genesis = genesis::patch(&consortium)?;
		let spec = chain_spec::consortium(&consortium.network, addresses, genesis, self.exercise)?;
		// Raw: it holds the state itself, so that every later version of the node starts the same chain from it.
		let json = spec.as_json(true)?;
		std::fs::write(&self.output, json).map_err(|error| format!("{}: {error}", self.output.display()))?;
		println!("{}", self.output.display());
		Ok(())
	}
}
