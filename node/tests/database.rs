//! The database: export, import, revert, purge; foreign and damaged ones.

mod common;

use common::{dev, free_port, node, run, stderr, Node};
use nix::sys::signal::Signal;
use std::{path::Path, process::Stdio};

/// A stopped development chain of at least `height` final blocks; gives the hash of the block at that height.
fn chain(base: &Path, height: u64) -> serde_json::Value {
	let mut node = Node::start_dev(base);
	node.wait_finalised(height);
	let hash = node.hash_at(height);
	assert_eq!(node.end(Signal::SIGTERM).code(), Some(0));
	hash
}

/// Runs a sub-command on the development chain in `base`.
fn succeeds(command: &str, base: &Path, args: &[&str]) {
	let output = node()
		.arg(command)
		.args(dev(base))
		.args(args)
		.stdin(Stdio::null())
		.output()
		.unwrap();
	assert!(output.status.success(), "{command} {args:?}: {}", stderr(&output));
}

#[test]
fn has_the_same_blocks_when_exported_and_imported() {
	let (from, to) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
	let (from, to) = (from.path(), to.path());
	let hash = chain(from, 2);
	let blocks = from.join("blocks");
	let file = blocks.to_str().unwrap();
	succeeds("export-blocks", from, &["--to", "2", file]);
	succeeds("import-blocks", to, &[file]);
	succeeds("chain-info", to, &[]);
	succeeds("check-block", to, &["2"]);

	let node = Node::start_dev(to);
	assert_eq!(node.hash_at(2), hash);
}

#[test]
fn starts_from_genesis_when_purged() {
	let dir = tempfile::tempdir().unwrap();
	let hash = chain(dir.path(), 1);
	succeeds("purge-chain", dir.path(), &["-y"]);
	let mut node = Node::start_dev(dir.path());
	node.wait_finalised(1);
	assert_ne!(node.hash_at(1), hash, "a purged chain makes new blocks");
}

#[test]
fn keeps_final_blocks_when_reverted() {
	let dir = tempfile::tempdir().unwrap();
	let hash = chain(dir.path(), 2);
	succeeds("revert", dir.path(), &["10"]);
	let node = Node::start_dev(dir.path());
	assert_eq!(node.hash_at(2), hash);
}

// The database is found by the chain's id: without a check, a node would go on with another chain of the same id.
#[test]
fn refuses_a_database_of_another_chain() {
	let dir = tempfile::tempdir().unwrap();
	chain(dir.path(), 1);
	let spec = dir.path().join("other.json");
	let spec = spec.to_str().unwrap();
	let output = run(&["export-chain-spec", "--chain", "local", "--raw", "--output", spec]);
	assert!(output.status.success(), "{}", stderr(&output));
	let mut json: serde_json::Value = serde_json::from_slice(&std::fs::read(spec).unwrap()).unwrap();
	json["id"] = "timebank_dev".into();
	std::fs::write(spec, json.to_string()).unwrap();

	let rpc = free_port().to_string();
	let p2p = format!("/ip4/127.0.0.1/tcp/{}", free_port());
	let base = dir.path().to_str().unwrap();
	let output = run(&[
		"--chain",
		spec,
		"--base-path",
		base,
		"--rpc-port",
		&rpc,
		"--listen-addr",
		&p2p,
		"--no-prometheus",
	]);
	assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
	assert!(stderr(&output).contains("holds another chain"), "{}", stderr(&output));
}

#[test]
fn refuses_a_damaged_database() {
	let dir = tempfile::tempdir().unwrap();
	chain(dir.path(), 1);
	let metadata = dir.path().join("chains/timebank_dev/paritydb/full/metadata");
	assert!(metadata.exists(), "parity-db keeps its layout here");
	std::fs::write(metadata, "damaged").unwrap();

	let rpc = free_port().to_string();
	let p2p = format!("/ip4/127.0.0.1/tcp/{}", free_port());
	let output = node()
		.args(dev(dir.path()))
		.args(["--rpc-port", &rpc, "--listen-addr", &p2p, "--no-prometheus"])
		.stdin(Stdio::null())
		.output()
		.unwrap();
	assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
	assert!(stderr(&output).contains("Error"), "{}", stderr(&output));
}
