//! The machine that a node runs on, and the node's binary: listeners, clock, host functions.

use crate::{
	doctor::{
		finding::{Finding, Severity},
		rpc::Rpc,
	},
	service::HostFunctions,
};
use polkadot_sdk::*;
use sc_executor::{RuntimeVersionOf, WasmExecutor};
use serde_json::json;
use std::{net::IpAddr, path::Path, process::Command};

/// What the kernel tells of listening sockets.
const SOCKETS: [&str; 2] = ["/proc/net/tcp", "/proc/net/tcp6"];

/// Examines who reaches the node's RPC, and whether its binary has what the code on chain calls.
/// `compiled` is the folder in which the node keeps compiled code, if it is known.
pub fn examine(rpc: &Rpc, url: &str, compiled: Option<&Path>, node: &str) -> Vec<Finding> {
	let mut findings = Vec::new();
	let unsafe_answers = answers_unsafe(rpc);
	let exposed: Vec<IpAddr> = port_of(url)
		.map(|port| {
			SOCKETS
				.iter()
				.filter_map(|path| std::fs::read_to_string(path).ok())
				.flat_map(|table| listeners(&table, port))
				.filter(|address| !address.is_loopback())
				.collect()
		})
		.unwrap_or_default();
	findings.extend(exposure(&exposed, unsafe_answers, node));
	// That the code cannot be read is found where it is compared.
	if let Ok(Some(code)) = rpc.storage(sp_core::storage::well_known_keys::CODE) {
		findings.extend(host_functions(&code, compiled, node));
	}
	findings
}

/// Whether methods answer that only the operator may use. This one changes nothing.
fn answers_unsafe(rpc: &Rpc) -> bool {
	match rpc.request("author_hasKey", json!([format!("0x{}", "00".repeat(32)), "aura"])) {
		Ok(_) => true,
		Err(error) => !(error.contains("unsafe") || error.contains("not found") || error.contains("status code")),
	}
}

fn port_of(url: &str) -> Option<u16> {
	let host = url.split("://").nth(1)?.split('/').next()?;
	host.rsplit(':').next()?.parse().ok()
}

/// The addresses that listen on a port, from the kernel's table.
fn listeners(table: &str, port: u16) -> Vec<IpAddr> {
	const LISTEN: &str = "0A";
	table
		.lines()
		.skip(1)
		.filter_map(|line| {
			let mut fields = line.split_whitespace();
			let local = fields.nth(1)?;
			let state = fields.nth(1)?;
			let (address, found) = local.split_once(':')?;
			if state != LISTEN || u16::from_str_radix(found, 16).ok()? != port {
				return None;
			}
			// Words of four bytes in the order of the machine.
			let words: Option<Vec<u8>> = (0..address.len() / 8)
				.map(|word| {
					let hex = address.get(word * 8..word * 8 + 8)?;
					Some(u32::from_str_radix(hex, 16).ok()?.to_le_bytes())
				})
				.collect::<Option<Vec<[u8; 4]>>>()
				.map(|words| words.concat());
			let bytes = words?;
			if let Ok(v4) = <[u8; 4]>::try_from(&bytes[..]) {
				return Some(IpAddr::from(v4));
			}
			Some(IpAddr::from(<[u8; 16]>::try_from(&bytes[..]).ok()?))
		})
		.collect()
}

fn exposure(exposed: &[IpAddr], unsafe_answers: bool, node: &str) -> Option<Finding> {
	if exposed.is_empty() {
		// On loopback the operator's own tools use them.
		return None;
	}
	let (severity, what) = if unsafe_answers {
		(Severity::Critical, "and answers methods that only the operator may use")
	} else {
		(Severity::Medium, "with raw state, block bodies and events")
	};
	Some(
		Finding::new("rpc-exposed", severity, node)
			.says(format!("the full RPC listens on {exposed:?}, {what}"))
			.repair("start the node without --rpc-external and --unsafe-rpc-external: the full RPC listens on loopback")
			.repair("over a tunnel: --experimental-rpc-endpoint listen-addr=<tunnel address>:9945,methods=safe")
			.repair("for wallets: --gateway-port (docs/operators.md, \"The gateway\")"),
	)
}

/// Whether this binary has what the code calls. It is the node's binary that must be asked, so run the doctor by it.
fn host_functions(code: &[u8], compiled: Option<&Path>, node: &str) -> Option<Finding> {
	let mut builder = WasmExecutor::<HostFunctions>::builder().with_allow_missing_host_functions(false);
	// To compile takes up to a minute; the node has done it.
	if let Some(path) = compiled {
		builder = builder.with_cache_path(path);
	}
	let executor = builder.build();
	// The version is what it is asked for; that all imports are there is checked before it can answer.
	let answer = RuntimeVersionOf::runtime_version(
		&executor,
		&mut sp_io::TestExternalities::default().ext(),
		&sp_core::traits::RuntimeCode {
			code_fetcher: &sp_core::traits::WrappedRuntimeCode(code.into()),
			heap_pages: None,
			hash: sp_io::hashing::blake2_256(code).to_vec(),
		},
	);
	let error = answer.err()?.to_string();
	Some(
		Finding::new("host-functions", Severity::High, node)
			.says(format!("this binary cannot run the code on chain: {error}"))
			.repair("install the node's release that came with this runtime, and restart")
			.repair("until then this node stops at the first block that calls what is missing"),
	)
}

/// Whether the machine sets its clock by the network, as far as systemd knows.
pub fn clock_is_set(node: &str) -> Option<Finding> {
	let output = Command::new("timedatectl")
		.args(["show", "-p", "NTPSynchronized", "--value"])
		.output()
		.ok()?;
	clock(String::from_utf8_lossy(&output.stdout).trim(), node)
}

fn clock(answer: &str, node: &str) -> Option<Finding> {
	(answer == "no").then(|| {
		Finding::new("clock-unsynchronised", Severity::Medium, node)
			.says("the system clock is not set by the network")
			.repair("systemctl enable --now systemd-timesyncd (or chrony), with the consortium's time servers")
	})
}

#[cfg(test)]
mod tests {
	use super::*;

	const TABLE: &str = "  sl  local_address rem_address   st tx_queue rx_queue\n\
		 0: 0100007F:26E8 00000000:0000 0A 00000000:00000000 00:00000000\n\
		 1: 00000000:26E8 00000000:0000 0A 00000000:00000000 00:00000000\n\
		 2: 0501000A:26E8 0601000A:1234 01 00000000:00000000 00:00000000\n\
		 3: 00000000:26E9 00000000:0000 0A 00000000:00000000 00:00000000\n";

	#[test]
	fn reads_the_listeners_of_a_port_and_no_others() {
		let found = listeners(TABLE, 9960);
		assert_eq!(
			found,
			["127.0.0.1".parse::<IpAddr>().unwrap(), "0.0.0.0".parse().unwrap()]
		);
		let six = "head\n 0: 00000000000000000000000001000000:26E8 00000000000000000000000000000000:0000 0A x\n";
		assert_eq!(listeners(six, 9960), ["::1".parse::<IpAddr>().unwrap()]);
		assert!(listeners("", 9960).is_empty());
	}

	#[test]
	fn finds_an_rpc_that_others_reach_and_is_louder_when_it_is_unsafe() {
		let all: IpAddr = "0.0.0.0".parse().unwrap();
		assert_eq!(exposure(&[], true, "n"), None);
		assert_eq!(exposure(&[all], false, "n").unwrap().severity, Severity::Medium);
		assert_eq!(exposure(&[all], true, "n").unwrap().severity, Severity::Critical);
	}

	#[test]
	fn reads_the_port_of_an_address() {
		assert_eq!(port_of("http://127.0.0.1:9944"), Some(9944));
		assert_eq!(port_of("http://localhost:9945/"), Some(9945));
		assert_eq!(port_of("nonsense"), None);
	}

	#[test]
	fn finds_a_clock_that_nobody_sets() {
		assert_eq!(clock("yes", "n"), None);
		assert_eq!(clock("", "n"), None);
		assert_eq!(clock("no", "n").unwrap().id, "clock-unsynchronised");
	}

	#[test]
	fn finds_code_that_this_binary_cannot_run() {
		let finding = host_functions(b"no wasm", None, "n").unwrap();
		assert_eq!((finding.id, finding.severity), ("host-functions", Severity::High));
	}
}
