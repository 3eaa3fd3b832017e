//! The node of the time-bank consortium chain.

mod chain_spec;
mod cli;
mod command;
mod guards;
mod rpc;
mod service;

fn main() -> polkadot_sdk::sc_cli::Result<()> {
	command::run()
}
