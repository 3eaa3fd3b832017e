//! A runtime is compiled before the chain changes to it.

mod common;

use common::{run, stderr};
use std::{fs, path::Path};

/// How many compiled runtimes a base path keeps.
fn kept(base: &Path) -> usize {
	fn files(folder: &Path) -> usize {
		fs::read_dir(folder).map_or(0, |entries| {
			entries
				.map(|entry| entry.unwrap().path())
				.map(|path| match path.is_dir() {
					true => files(&path),
					// Others are the library's own accounts of use.
					false => (path.metadata().unwrap().len() > 1_000_000) as usize,
				})
				.sum()
		})
	}
	files(&base.join("compiled-runtimes/modules"))
}

fn code_of_development(folder: &Path) -> Vec<u8> {
	let spec = folder.join("dev.json");
	let output = run(&[
		"export-chain-spec",
		"--chain",
		"dev",
		"--raw",
		"--output",
		spec.to_str().unwrap(),
	]);
	assert!(output.status.success(), "{}", stderr(&output));
	let spec: serde_json::Value = serde_json::from_slice(&fs::read(spec).unwrap()).unwrap();
	let code = spec["genesis"]["raw"]["top"]["0x3a636f6465"].as_str().unwrap();
	(2..code.len())
		.step_by(2)
		.map(|at| u8::from_str_radix(&code[at..at + 2], 16).unwrap())
		.collect()
}

#[test]
fn compiles_ahead_what_the_node_then_finds_and_refuses_what_it_cannot_run() {
	let dir = tempfile::tempdir().unwrap();
	let base = dir.path().join("base");
	let compile = |file: &Path| {
		run(&[
			"compile-runtime",
			"--chain",
			"dev",
			"--base-path",
			base.to_str().unwrap(),
			file.to_str().unwrap(),
		])
	};

	let bad = dir.path().join("bad.wasm");
	let output = compile(&bad);
	assert!(!output.status.success());
	assert!(
		stderr(&output).contains("bad.wasm: No such file"),
		"{}",
		stderr(&output)
	);
	fs::write(&bad, b"no runtime").unwrap();
	let output = compile(&bad);
	assert!(!output.status.success());
	assert!(stderr(&output).contains("this node cannot run"), "{}", stderr(&output));
	assert_eq!(kept(&base), 0);

	let code = dir.path().join("runtime.wasm");
	fs::write(&code, code_of_development(dir.path())).unwrap();
	let output = compile(&code);
	assert!(output.status.success(), "{}", stderr(&output));
	let said = String::from_utf8_lossy(&output.stdout);
	assert!(said.contains("spec_version  1"), "{said}");
	assert_eq!(kept(&base), 1);

	// A node that starts on this base path has nothing left to compile.
	let mut node = common::Node::start(&["--dev", "--base-path", base.to_str().unwrap()], dir.path());
	node.wait_finalised(1);
	drop(node);
	assert_eq!(kept(&base), 1);
}
