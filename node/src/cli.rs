//! Command line.

use crate::{
	clue::ClueCmd,
	compile::CompileRuntimeCmd,
	consortium::{ConsortiumSpecCmd, SessionKeysCmd},
	doctor::DoctorCmd,
	gateway::GatewayArgs,
};
use polkadot_sdk::sc_cli;

/// The node of the time-bank consortium chain.
#[derive(Debug, clap::Parser)]
pub struct Cli {
	/// What to do; without a sub-command the node runs.
	#[command(subcommand)]
	pub subcommand: Option<Subcommand>,

	/// Flags of a running node.
	#[clap(flatten)]
	pub run: sc_cli::RunCmd,

	/// Answers Ethereum clients (`eth_*`, `net_*`, `web3_*`) on the RPC port. On by default, except for validators;
	/// always on with --dev. `--eth=false` turns it off.
	#[arg(long, value_name = "ON", num_args = 0..=1, require_equals = true, default_missing_value = "true")]
	pub eth: Option<bool>,

	/// The gateway.
	#[clap(flatten)]
	pub gateway: GatewayArgs,
}

impl Cli {
	/// Whether Ethereum clients are answered: a validator's RPC is nobody's gateway, unless that is asked for.
	pub fn answers_ethereum(&self) -> bool {
		self.eth.unwrap_or(!self.run.validator || self.run.shared_params.dev)
	}
}

/// Sub-commands.
#[derive(Debug, clap::Subcommand)]
#[allow(clippy::large_enum_variant)]
pub enum Subcommand {
	/// Makes, inspects and inserts keys.
	#[command(subcommand)]
	Key(sc_cli::KeySubcommand),
	/// Examines a node, its machine and the accounts of its chain, and says how what it finds is put right.
	Doctor(DoctorCmd),
	/// Writes the chain specification of a consortium from one file that names its branches.
	ConsortiumSpec(ConsortiumSpecCmd),
	/// Makes session keys in a keystore, and proves them for a branch's account. For the key ceremony.
	SessionKeys(SessionKeysCmd),
	/// Writes a chain specification.
	#[command(alias = "build-spec")]
	ExportChainSpec(sc_cli::ExportChainSpecCmd),
	/// Checks a block again.
	CheckBlock(sc_cli::CheckBlockCmd),
	/// Exports blocks.
	ExportBlocks(sc_cli::ExportBlocksCmd),
	/// Exports the state of a block as a chain specification.
	ExportState(sc_cli::ExportStateCmd),
	/// Imports blocks.
	ImportBlocks(sc_cli::ImportBlocksCmd),
	/// Removes the chain's database.
	PurgeChain(sc_cli::PurgeChainCmd),
	/// Takes back unfinalised blocks.
	Revert(sc_cli::RevertCmd),
	/// Shows what the database holds.
	ChainInfo(sc_cli::ChainInfoCmd),
	/// Compiles a runtime before the chain changes to it.
	CompileRuntime(CompileRuntimeCmd),
	/// Writes and checks the clue chains of cases.
	#[command(subcommand)]
	Clue(ClueCmd),
	/// Measures weights and machines.
	#[cfg(feature = "runtime-benchmarks")]
	#[command(subcommand)]
	Benchmark(polkadot_sdk::frame_benchmarking_cli::BenchmarkCmd),
}
