//! From the key ceremony to the first block: the commands that operators use.

mod common;

use common::{node, run, stderr, warm, Node};
use serde_json::json;
use std::{
	fs,
	os::unix::fs::PermissionsExt,
	path::{Path, PathBuf},
	process::{Output, Stdio},
};

/// What a command printed.
fn printed(output: &Output) -> String {
	assert!(output.status.success(), "{}", stderr(output));
	String::from_utf8_lossy(&output.stdout).trim().to_owned()
}

/// A new account: its public part, as a branch sends it.
fn account() -> String {
	let made: serde_json::Value =
		serde_json::from_str(&printed(&run(&["key", "generate", "--output-type", "json"]))).unwrap();
	made["ss58Address"].as_str().unwrap().to_owned()
}

/// A branch's part of the file; its keys stay in `folder`.
fn branch(number: u32, folder: &Path) -> String {
	fs::create_dir_all(folder).unwrap();
	let account = account();
	let keystore = folder.join("keystore");
	let keys = printed(&run(&[
		"session-keys",
		"--account",
		&account,
		"--keystore",
		keystore.to_str().unwrap(),
	]));
	let key_file = folder.join("node-key");
	let made = run(&[
		"key",
		"generate-node-key",
		"--chain",
		"local",
		"--file",
		key_file.to_str().unwrap(),
	]);
	assert!(made.status.success(), "{}", stderr(&made));
	let peer = printed(&run(&["key", "inspect-node-key", "--file", key_file.to_str().unwrap()]));
	format!(
		"[[branches]]\nnumber = {number}\nregion = {}\naccount = \"{account}\"\n{keys}\nnodes = [\"{peer}\"]\naddresses = [\"/ip4/10.1.0.{number}/tcp/30333/p2p/{peer}\"]\nmonthly_coins = 100\n\n\
		 [[officers]]\nperson = \"{}\"\nkey = \"{}\"\nrole = \"Manager\"\nbranch = {number}\n\n",
		310_100 + number,
		self::account(),
		self::account(),
	)
}

/// The file of four branches.
fn file(folder: &Path) -> PathBuf {
	let members: Vec<String> = (0..5).map(|_| format!("\"{}\"", account())).collect();
	let text = format!(
		"[network]\nname = \"Test\"\nid = \"timebank_test\"\nminimum_authorities = 4\nsession_blocks = 20\n\
		 objection_blocks = 10\nenactment_blocks = 100\n\n[head_office]\nmembers = [{}]\n\n{}",
		members.join(", "),
		(1..=4)
			.map(|number| branch(number, &folder.join(number.to_string())))
			.collect::<String>(),
	);
	let path = folder.join("consortium.toml");
	fs::write(&path, text).unwrap();
	path
}

fn make(file: &Path, output: &Path) -> Output {
	run(&[
		"consortium-spec",
		"--branches",
		file.to_str().unwrap(),
		"--output",
		output.to_str().unwrap(),
	])
}

#[test]
fn makes_a_live_network_of_approved_nodes_from_one_file() {
	let dir = tempfile::tempdir().unwrap();
	let file = file(dir.path());
	let spec = dir.path().join("consortium.json");
	printed(&make(&file, &spec));
	let json: serde_json::Value = serde_json::from_slice(&fs::read(&spec).unwrap()).unwrap();
	assert_eq!(
		json["bootNodes"].as_array().unwrap().len(),
		4,
		"nodes must know where the approved ones are"
	);

	// Secrets stay with their owner.
	let keystore = dir.path().join("1/keystore");
	for secret in fs::read_dir(&keystore).unwrap().flatten() {
		assert_eq!(
			secret.metadata().unwrap().permissions().mode() & 0o077,
			0,
			"{:?}",
			secret.path()
		);
	}
	assert_eq!(fs::read_dir(&keystore).unwrap().count(), 2);

	// Everybody who runs it on the same file has the same chain.
	let again = dir.path().join("again.json");
	printed(&make(&file, &again));
	assert_eq!(fs::read(&spec).unwrap(), fs::read(&again).unwrap());

	let base = dir.path().join("base");
	fs::create_dir(&base).unwrap();
	warm(&base);
	let text = |path: &Path| path.to_str().unwrap().to_owned();
	let mut node = Node::start(
		&[
			"--chain".into(),
			text(&spec),
			"--base-path".into(),
			text(&base),
			"--validator".into(),
			"--keystore-path".into(),
			text(&keystore),
			"--node-key-file".into(),
			text(&dir.path().join("1/node-key")),
		],
		dir.path(),
	);
	assert_eq!(node.rpc("system_chainType", json!([])).unwrap(), json!("Live"));
	let nodes = node
		.rpc("state_call", json!(["BranchRegistryApi_approved_nodes", "0x"]))
		.unwrap();
	// Four operators with a node each: counts, kind, number, length and the 38 bytes of an identity.
	assert_eq!(nodes.as_str().unwrap().len(), 2 + 2 * (1 + 4 * (1 + 4 + 1 + 1 + 38)));
	node.wait_until("the registry is read", |node| {
		node.log().contains("4 nodes are approved on chain; others get no slot")
	});
}

#[test]
fn refuses_an_unsafe_file_and_writes_nothing() {
	let dir = tempfile::tempdir().unwrap();
	let good = file(dir.path());
	let text = fs::read_to_string(&good).unwrap();
	let spec = dir.path().join("consortium.json");
	let alice = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
	let first = text.split("members = [\"").nth(1).unwrap().split('"').next().unwrap();
	for (changed, said) in [
		(text.replacen(first, alice, 1), "a key that everybody knows"),
		(
			text.replace("minimum_authorities = 4", "minimum_authorities = 2"),
			"a live network needs 4",
		),
		(
			text.replace("number = 2\nregion", "number = 1\nregion"),
			"branch 1 is named twice",
		),
		(text.replace("[network]", "[network]\nunknown = 1"), "unknown"),
		("nonsense".into(), "consortium.toml"),
	] {
		fs::write(&good, changed).unwrap();
		let output = make(&good, &spec);
		assert_eq!(output.status.code(), Some(1), "{said}");
		assert!(stderr(&output).contains(said), "{said}: {}", stderr(&output));
		assert!(!spec.exists(), "{said}");
	}
}

#[test]
fn refuses_session_keys_for_what_is_no_account() {
	let dir = tempfile::tempdir().unwrap();
	let keystore = dir.path().join("keystore");
	let output = node()
		.args(["session-keys", "--account", "nobody", "--keystore"])
		.arg(&keystore)
		.stdin(Stdio::null())
		.output()
		.unwrap();
	assert_eq!(output.status.code(), Some(1));
	assert!(stderr(&output).contains("SS58"), "{}", stderr(&output));
	assert!(!keystore.exists());
}
