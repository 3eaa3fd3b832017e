//! `clue export` and `clue verify`: what they refuse, with a reason and a non-zero exit. `e2e/tests/clue.test.mjs` shows
//! the way that succeeds.

mod common;

use common::{dev, node, run, stderr, Node};
use nix::sys::signal::Signal;
use std::{
	path::Path,
	process::{Output, Stdio},
};

/// A stopped development chain of at least `height` final blocks.
fn chain(base: &Path, height: u64, pruning: &str) {
	let flags = [
		&dev(base)[..],
		&["--state-pruning", pruning, "--blocks-pruning", "archive"].map(String::from)[..],
	]
	.concat();
	let mut node = Node::start(&flags, base);
	node.wait_finalised(height);
	assert_eq!(node.end(Signal::SIGTERM).code(), Some(0));
}

fn export(base: &Path, case: &str, from: &str, to: &str, file: &Path) -> Output {
	node()
		.args(["clue", "export"])
		.args(dev(base))
		.args(["--case", case, "--from", from, "--to", to, "--output"])
		.arg(file)
		.stdin(Stdio::null())
		.output()
		.unwrap()
}

/// Whether a command failed with this reason and wrote nothing to its output.
fn fails(output: Output, reason: &str) {
	assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
	assert!(stderr(&output).contains(reason), "{}", stderr(&output));
	assert!(output.stdout.is_empty());
}

#[test]
fn exports_nothing_when_the_case_or_the_range_is_wrong() {
	let dir = tempfile::tempdir().unwrap();
	let (base, file) = (dir.path(), dir.path().join("clue.json"));
	chain(base, 2, "archive");
	fails(export(base, "77", "1", "2", &file), "there is no case 77");
	fails(
		export(base, "77", "1", "4000000000", &file),
		"block 4000000000 is not final",
	);
	fails(export(base, "77", "2", "1", &file), "there are no blocks from 2 to 1");
	fails(export(base, "77", "0", "1", &file), "there are no blocks from 0 to 1");
	assert!(!file.exists());
	let bad = export(base, "seventy", "1", "2", &file);
	assert_eq!(bad.status.code(), Some(2), "{}", stderr(&bad));
	// A file that is there is never written over.
	std::fs::write(&file, "there").unwrap();
	fails(export(base, "77", "1", "2", &file), "is there already");
	assert_eq!(std::fs::read(&file).unwrap(), b"there");
}

#[test]
fn exports_nothing_when_the_state_is_pruned() {
	let dir = tempfile::tempdir().unwrap();
	let (base, file) = (dir.path(), dir.path().join("clue.json"));
	chain(base, 4, "1");
	fails(export(base, "0", "1", "1", &file), "the state of block 1 is pruned");
	assert!(!file.exists());
}

#[test]
fn verifies_nothing_when_the_file_is_foreign_or_not_there() {
	let dir = tempfile::tempdir().unwrap();
	let file = dir.path().join("clue.json");
	let path = file.to_str().unwrap();
	let header = format!("0x{}", "00".repeat(32));
	let verify = |header: &str| run(&["clue", "verify", path, "--header", header]);
	fails(verify(&header), "cannot be read");
	for foreign in ["", "{}", "{\"digest\":\"0x00\",\"body\":{}}", "no json"] {
		std::fs::write(&file, foreign).unwrap();
		fails(verify(&header), "this is no clue file");
	}
	let bad = verify("0x1234");
	assert_eq!(bad.status.code(), Some(2));
	assert!(
		stderr(&bad).contains("a hash is 0x and 64 hexadecimal digits"),
		"{}",
		stderr(&bad)
	);
}
