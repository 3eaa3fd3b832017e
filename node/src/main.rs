//! The node of the time-bank consortium chain.

// The SDK's errors are that large; they are made once, when a command fails.
#![allow(clippy::result_large_err)]

mod chain_spec;
mod cli;
mod clue;
mod command;
mod compile;
mod consortium;
mod doctor;
mod gateway;
mod guards;
mod permissioning;
mod rpc;
mod service;

use std::process::ExitCode;

fn main() -> ExitCode {
	match command::run() {
		Ok(()) => ExitCode::SUCCESS,
		Err(error) => {
			// As a sentence for people, not as the structure that a returned error would print.
			eprintln!("Error: {error}");
			ExitCode::FAILURE
		}
	}
}
