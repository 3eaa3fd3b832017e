//! Command line.

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
}

/// Sub-commands.
#[derive(Debug, clap::Subcommand)]
#[allow(clippy::large_enum_variant)]
pub enum Subcommand {
	/// Makes, inspects and inserts keys.
	#[command(subcommand)]
	Key(sc_cli::KeySubcommand),
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
	/// Measures weights and machines.
	#[cfg(feature = "runtime-benchmarks")]
	#[command(subcommand)]
	Benchmark(polkadot_sdk::frame_benchmarking_cli::BenchmarkCmd),
}
