//! Start, stop and what is refused.

mod common;

use common::{dev, free_port, node, run, stderr, Node};
use nix::sys::signal::Signal;
use std::{net::TcpListener, process::Stdio};

#[test]
fn makes_and_finalises_blocks_when_started_with_dev_alone() {
	let dir = tempfile::tempdir().unwrap();
	let mut node = Node::start(&["--dev"], dir.path());
	node.wait_finalised(3);
}

#[test]
fn ends_cleanly_when_interrupted() {
	let dir = tempfile::tempdir().unwrap();
	let mut node = Node::start_dev(dir.path());
	node.wait_finalised(1);
	assert_eq!(node.end(Signal::SIGINT).code(), Some(0));
}

#[test]
fn ends_cleanly_when_terminated() {
	let dir = tempfile::tempdir().unwrap();
	let mut node = Node::start_dev(dir.path());
	node.wait_finalised(1);
	assert_eq!(node.end(Signal::SIGTERM).code(), Some(0));
}

#[test]
fn keeps_its_chain_when_killed_and_started_again() {
	let dir = tempfile::tempdir().unwrap();
	let mut node = Node::start_dev(dir.path());
	node.wait_finalised(3);
	let height = node.finalised();
	let (hash, genesis) = (node.hash_at(height), node.hash_at(0));
	node.end(Signal::SIGKILL);

	let mut node = Node::start_dev(dir.path());
	assert_eq!(node.hash_at(0), genesis);
	assert_eq!(node.hash_at(height), hash);
	assert!(node.finalised() >= height);
	node.wait_finalised(height + 2);
}

#[test]
fn refuses_to_start_when_a_port_is_taken() {
	let taken = TcpListener::bind("127.0.0.1:0").unwrap();
	let port = taken.local_addr().unwrap().port().to_string();
	let p2p = format!("/ip4/127.0.0.1/tcp/{}", free_port());
	let p2p_taken = format!("/ip4/127.0.0.1/tcp/{port}");
	let free = free_port().to_string();
	for (flags, flag) in [
		(
			["--rpc-port", &port, "--listen-addr", &p2p, "--prometheus-port", &free],
			"--rpc-port",
		),
		(
			[
				"--rpc-port",
				&free,
				"--listen-addr",
				&p2p_taken,
				"--no-prometheus",
				"--no-mdns",
			],
			"--port",
		),
		(
			["--rpc-port", &free, "--listen-addr", &p2p, "--prometheus-port", &port],
			"--prometheus-port",
		),
	] {
		let dir = tempfile::tempdir().unwrap();
		let output = node()
			.args(dev(dir.path()))
			.args(flags)
			.stdin(Stdio::null())
			.output()
			.unwrap();
		let error = stderr(&output);
		assert_eq!(output.status.code(), Some(1), "{flag}: {error}");
		assert!(
			error.contains(&format!("cannot listen on 127.0.0.1:{port}")),
			"{flag}: {error}"
		);
		assert!(error.contains(&format!("choose another port with {flag}")), "{error}");
	}
}

#[test]
fn refuses_flags_that_it_does_not_know() {
	let output = run(&["--dev", "--no-such-flag"]);
	assert_eq!(output.status.code(), Some(2));
	assert!(stderr(&output).contains("--no-such-flag"));
}

#[test]
fn refuses_the_network_protocol_that_it_does_not_speak() {
	let dir = tempfile::tempdir().unwrap();
	let base = dir.path().to_str().unwrap();
	let output = run(&["--dev", "--network-backend", "libp2p", "--base-path", base]);
	assert_eq!(output.status.code(), Some(1));
	assert!(stderr(&output).contains("litep2p only"), "{}", stderr(&output));
}

#[test]
fn refuses_to_start_when_no_chain_is_named() {
	let dir = tempfile::tempdir().unwrap();
	let output = run(&["--base-path", dir.path().to_str().unwrap()]);
	assert_eq!(output.status.code(), Some(1));
	assert!(stderr(&output).contains("name a chain"), "{}", stderr(&output));
}

#[test]
fn refuses_a_chain_specification_that_is_missing_or_broken() {
	let dir = tempfile::tempdir().unwrap();
	let base = dir.path().to_str().unwrap();
	let broken = dir.path().join("broken.json");
	std::fs::write(&broken, "{ \"name\": 1 }").unwrap();
	for chain in ["/nowhere/spec.json", broken.to_str().unwrap()] {
		let output = run(&["--chain", chain, "--base-path", base]);
		assert_eq!(output.status.code(), Some(1));
		assert!(
			stderr(&output).contains(&format!("chain specification {chain:?} cannot be used")),
			"{}",
			stderr(&output)
		);
	}
}

#[test]
fn refuses_well_known_keys_when_the_chain_is_live() {
	let dir = tempfile::tempdir().unwrap();
	let spec = dir.path().join("live.json");
	let output = run(&[
		"export-chain-spec",
		"--chain",
		"local",
		"--raw",
		"--output",
		spec.to_str().unwrap(),
	]);
	assert!(output.status.success(), "{}", stderr(&output));
	let mut json: serde_json::Value = serde_json::from_slice(&std::fs::read(&spec).unwrap()).unwrap();
	json["chainType"] = "Live".into();
	std::fs::write(&spec, json.to_string()).unwrap();

	let rpc = free_port().to_string();
	let output = run(&[
		"--chain",
		spec.to_str().unwrap(),
		"--alice",
		"--base-path",
		dir.path().to_str().unwrap(),
		"--node-key",
		"0000000000000000000000000000000000000000000000000000000000000001",
		"--rpc-port",
		&rpc,
	]);
	assert_eq!(output.status.code(), Some(1));
	assert!(
		stderr(&output).contains("must not be used on a live chain"),
		"{}",
		stderr(&output)
	);
}
