//! `timebank-node doctor` on a real node.

mod common;

use common::{dev, free_port, run, stderr, Node};
use serde_json::Value;
use std::{fs, os::unix::fs::PermissionsExt, path::Path};

/// What the doctor finds, and whether it says that something is urgent.
fn examine(flags: &[String]) -> (Vec<Value>, bool) {
	let mut all = vec!["doctor".to_owned(), "--json".to_owned()];
	all.extend_from_slice(flags);
	let output = run(&all);
	let said: Value =
		serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {}", stderr(&output)));
	(
		said["findings"].as_array().unwrap().clone(),
		output.status.code() == Some(1),
	)
}

fn ids(findings: &[Value]) -> Vec<&str> {
	findings.iter().map(|finding| finding["id"].as_str().unwrap()).collect()
}

/// The flags that show the doctor a development node.
fn of(node: &Node, base: &Path) -> Vec<String> {
	let [_, chain, spec, base_path, path] = dev(base);
	vec!["--url".into(), node.url(), chain, spec, base_path, path, "--dev".into()]
}

#[test]
fn finds_nothing_urgent_in_a_development_node_and_looks_at_its_accounts() {
	let dir = tempfile::tempdir().unwrap();
	fs::set_permissions(dir.path(), fs::Permissions::from_mode(0o700)).unwrap();
	let mut node = Node::start_dev(dir.path());
	node.wait_finalised(2);
	let mut flags = of(&node, dir.path());
	flags.push("--accounts".into());
	let (findings, urgent) = examine(&flags);
	assert!(!urgent, "{findings:?}");
	// All that was to be read could be read.
	assert!(!ids(&findings).contains(&"not-examined"), "{findings:?}");
	assert!(!ids(&findings).contains(&"code-unknown"), "{findings:?}");
	for finding in &findings {
		assert!(
			finding["evidence"].as_str().is_some_and(|text| !text.is_empty()),
			"{finding}"
		);
		assert!(finding["node"].as_str().unwrap().contains(&node.url()), "{finding}");
		assert!(!finding["repair"].as_array().unwrap().is_empty(), "{finding}");
	}
}

#[test]
fn finds_secrets_that_others_may_read_and_says_so_by_its_exit() {
	let dir = tempfile::tempdir().unwrap();
	let mut node = Node::start_dev(dir.path());
	node.wait_finalised(1);
	let keystore = dir.path().join("chains/timebank_dev/keystore");
	fs::create_dir_all(&keystore).unwrap();
	let secret = keystore.join("61757261aa");
	fs::write(&secret, "\"secret\"").unwrap();
	fs::set_permissions(&secret, fs::Permissions::from_mode(0o644)).unwrap();
	let (findings, urgent) = examine(&of(&node, dir.path()));
	assert!(urgent);
	assert!(ids(&findings).contains(&"secrets-readable"), "{findings:?}");
}

#[test]
fn finds_a_node_that_does_not_answer_and_prints_text() {
	let url = format!("http://127.0.0.1:{}", free_port());
	let output = run(&["doctor", "--url", &url]);
	assert_eq!(output.status.code(), Some(1));
	let text = String::from_utf8_lossy(&output.stdout);
	for part in ["HIGH node-silent", "evidence:", "repair 1:"] {
		assert!(text.contains(part), "{part}: {text}");
	}
}

#[test]
fn compares_what_it_is_built_of_with_a_database_by_path() {
	let dir = tempfile::tempdir().unwrap();
	let url = format!("http://127.0.0.1:{}", free_port());
	let path = dir.path().to_str().unwrap().to_owned();
	let empty = run(&["doctor", "--url", &url, "--advisories", &path]);
	assert!(stderr(&empty).contains("holds no advisory"), "{}", stderr(&empty));
	fs::create_dir_all(dir.path().join("crates/tokio")).unwrap();
	fs::write(
		dir.path().join("crates/tokio/RUSTSEC-0000-0002.md"),
		"```toml\n[advisory]\nid = \"RUSTSEC-0000-0002\"\npackage = \"tokio\"\ndate = \"2026-01-01\"\n[versions]\npatched = []\n```\n\n# Test\n",
	)
	.unwrap();
	let (findings, urgent) = examine(&["--url".into(), url, "--advisories".into(), path]);
	assert!(urgent);
	let found = findings.iter().find(|finding| finding["id"] == "advisory").unwrap();
	assert!(
		found["evidence"].as_str().unwrap().contains("RUSTSEC-0000-0002"),
		"{found}"
	);
}
