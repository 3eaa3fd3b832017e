//! What a running node answers, and to whom.

mod common;

use common::{dev, free_port, Node};
use serde_json::json;
use std::time::Duration;

#[test]
fn answers_about_fees_and_finality() {
	let dir = tempfile::tempdir().unwrap();
	let mut node = Node::start_dev(dir.path());
	node.wait_finalised(1);
	let round = node.rpc("grandpa_roundState", json!([])).unwrap();
	assert_eq!(round["best"]["totalWeight"], json!(1));
	for method in [
		"payment_queryInfo",
		"payment_queryFeeDetails",
		"system_accountNextIndex",
	] {
		assert!(node.knows(method), "{method}");
	}
}

#[test]
fn shows_metrics_when_they_are_asked_for() {
	let dir = tempfile::tempdir().unwrap();
	let port = free_port().to_string();
	let mut flags = dev(dir.path()).to_vec();
	flags.extend(["--prometheus-port".into(), port.clone()]);
	let mut node = Node::start(&flags, dir.path());
	node.wait_finalised(1);
	let text = ureq::get(&format!("http://127.0.0.1:{port}/metrics"))
		.timeout(Duration::from_secs(10))
		.call()
		.unwrap()
		.into_string()
		.unwrap();
	assert!(text.contains("substrate_block_height"), "{text}");
}

#[test]
fn answers_ethereum_clients_when_it_is_a_development_node() {
	let dir = tempfile::tempdir().unwrap();
	let node = Node::start_dev(dir.path());
	assert!(node.rpc("eth_chainId", json!([])).is_ok());
	assert_eq!(node.rpc("net_listening", json!([])).unwrap(), json!(true));
}

// A validator's RPC is nobody's gateway.
#[test]
fn keeps_ethereum_methods_off_when_it_validates_unless_they_are_asked_for() {
	let start = |flags: &[&str]| {
		let dir = tempfile::tempdir().unwrap();
		let base = dir.path().to_str().unwrap().to_owned();
		let mut all = vec![
			"--chain",
			"local",
			"--base-path",
			&base,
			"--unsafe-force-node-key-generation",
		];
		all.extend(flags);
		let node = Node::start(&all, dir.path());
		node.knows("eth_chainId")
	};
	assert!(start(&[]));
	assert!(!start(&["--eth=false"]));
	assert!(!start(&["--validator"]));
	assert!(start(&["--validator", "--eth"]));
}
