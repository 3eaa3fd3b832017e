//! The gateway of a real node: what it offers, and to whom.

mod common;

use codec::Encode;
use common::{dev, free_port, node, stderr, Node};
use polkadot_sdk::{
	sp_core::{
		bytes::{from_hex, to_hex},
		crypto::Ss58Codec,
		sr25519, Pair, H256,
	},
	sp_runtime::AccountId32,
};
use serde_json::{json, Value};
use std::{
	process::Stdio,
	time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};
use timebank_primitives::{KeySignature, MemberId};

/// A development node with a gateway that allows so many requests a minute.
fn start(base: &std::path::Path, rate: &str) -> (Node, String) {
	let port = free_port().to_string();
	let mut flags = dev(base).to_vec();
	flags.extend(["--gateway-port", &port, "--gateway-rate", rate].map(String::from));
	let mut node = Node::start(&flags, base);
	node.wait_finalised(1);
	(node, format!("http://127.0.0.1:{port}"))
}

/// The answer of the gateway, or the code of its error.
fn ask(url: &str, method: &str, params: Value) -> Result<Value, i64> {
	let answer: Value = ureq::post(url)
		.timeout(Duration::from_secs(30))
		.send_json(json!({ "jsonrpc": "2.0", "id": 1, "method": method, "params": params }))
		.unwrap()
		.into_json()
		.unwrap();
	match answer.get("error") {
		Some(error) => Err(error["code"].as_i64().unwrap()),
		None => Ok(answer["result"].clone()),
	}
}

/// Milliseconds since 1970, some minutes from now.
fn soon() -> u64 {
	let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_millis() as u64;
	now + 60_000
}

/// A question signed by the key of a URI.
fn signed(genesis: H256, uri: &str, method: &str, arguments: Vec<u8>, expires: u64) -> Value {
	let pair = sr25519::Pair::from_string(uri, None).unwrap();
	let account = AccountId32::from(pair.public());
	let bytes = (b"timebank/query/v1", genesis, method, &arguments, &account, expires).encode();
	let signature = KeySignature::Sr25519(pair.sign(&bytes));
	json!([{
		"method": method,
		"arguments": to_hex(&arguments, false),
		"account": account.to_ss58check(),
		"expires": expires,
		"signature": to_hex(&signature.encode(), false),
	}])
}

#[test]
fn offers_public_reads_and_no_state_bodies_or_events() {
	let dir = tempfile::tempdir().unwrap();
	let (_node, url) = start(dir.path(), "1000");
	let mut methods: Vec<String> =
		serde_json::from_value(ask(&url, "rpc_methods", json!([])).unwrap()["methods"].clone()).unwrap();
	methods.sort();
	for there in [
		"timebank_query",
		"state_call",
		"chain_getHeader",
		"author_submitExtrinsic",
		"eth_sendRawTransaction",
	] {
		assert!(methods.iter().any(|method| method == there), "{there}");
	}
	for absent in [
		"state_getStorage",
		"state_getReadProof",
		"state_queryStorageAt",
		"state_getKeysPaged",
		"chain_getBlock",
		"archive_v1_storage",
		"chainHead_v1_follow",
		"author_pendingExtrinsics",
		"author_rotateKeys",
		"system_peers",
		"eth_getLogs",
		"eth_call",
		"eth_getBlockByNumber",
	] {
		assert!(!methods.iter().any(|method| method == absent), "{absent}");
		assert_eq!(ask(&url, absent, json!([])), Err(-32601), "{absent}");
	}
	assert!(ask(&url, "chain_getHeader", json!([])).unwrap()["number"].is_string());
	let supply = ask(&url, "state_call", json!(["TimeCoinApi_total_supply", "0x"])).unwrap();
	assert_eq!(from_hex(supply.as_str().unwrap()).unwrap().len(), 16);
	let account = to_hex(&MemberId(1).encode(), false);
	assert_eq!(
		ask(&url, "state_call", json!(["TimeCoinApi_account", account])),
		Err(-32010)
	);
	assert_eq!(
		ask(&url, "state_call", json!(["GenesisBuilder_preset_names", "0x"])),
		Err(-32601)
	);
}

#[test]
fn answers_signed_queries_of_members_and_roles_and_of_nobody_else() {
	let dir = tempfile::tempdir().unwrap();
	let (node, url) = start(dir.path(), "1000");
	let genesis: H256 = serde_json::from_value(node.hash_at(0)).unwrap();
	let ask_as = |uri: &str, method: &str, arguments: Vec<u8>| {
		ask(&url, "timebank_query", signed(genesis, uri, method, arguments, soon()))
	};
	// Member 2 is the clerk of branch 1; member 6 the clerk of branch 2.
	let (two, six) = (MemberId(2).encode(), MemberId(6).encode());
	for (who, member, allowed) in [
		("//Branch1//Clerk//person", &two, true),
		("//Branch1//Clerk//person", &six, false),
		("//Branch1//Manager", &two, true),
		("//Branch1//Manager", &six, false),
		("//Supervisor1", &two, true),
		("//Supervisor1", &six, true),
		("//Partner", &two, false),
		("//Alice", &two, false),
		("//Stranger", &two, false),
	] {
		let answer = ask_as(who, "TimeCoinApi_account", member.clone());
		if allowed {
			let answer = answer.unwrap_or_else(|code| panic!("{who}: {code}"));
			assert!(answer["answer"].as_str().unwrap().len() > 2, "{who}");
			assert!(answer["block"].is_string() && answer["number"].is_u64(), "{who}");
		} else {
			assert_eq!(answer, Err(-32012), "{who}");
		}
	}
	assert_eq!(
		ask_as("//Supervisor1", "Core_initialize_block", Vec::new()),
		Err(-32601)
	);

	// The same question, signed for something else.
	let good = signed(genesis, "//Supervisor1", "TimeCoinApi_account", two.clone(), soon());
	for (field, value) in [
		("method", json!("TimeCoinApi_locks")),
		("arguments", json!(to_hex(&six, false))),
		("expires", json!(soon() + 1)),
	] {
		let mut changed = good.clone();
		changed[0][field] = value;
		assert_eq!(ask(&url, "timebank_query", changed), Err(-32011), "{field}");
	}
	let foreign = signed(
		H256::zero(),
		"//Supervisor1",
		"TimeCoinApi_account",
		two.clone(),
		soon(),
	);
	assert_eq!(ask(&url, "timebank_query", foreign), Err(-32011));
	let expired = signed(genesis, "//Supervisor1", "TimeCoinApi_account", two, 1);
	assert_eq!(ask(&url, "timebank_query", expired), Err(-32011));
	assert_eq!(ask(&url, "timebank_query", json!([{}])), Err(-32602));
}

#[test]
fn slows_a_connection_that_asks_too_much_and_no_other() {
	let dir = tempfile::tempdir().unwrap();
	// Thirty at once, then one every two seconds.
	let (_node, url) = start(dir.path(), "30");
	let chain = |agent: &ureq::Agent| {
		let question = json!({ "jsonrpc": "2.0", "id": 1, "method": "system_chain", "params": [] });
		let answer: Value = agent.post(&url).send_json(question).unwrap().into_json().unwrap();
		assert!(answer["result"].is_string(), "{answer}");
	};
	// An agent keeps its connection.
	let busy = ureq::AgentBuilder::new().timeout(Duration::from_secs(60)).build();
	let begin = Instant::now();
	for _ in 0..33 {
		chain(&busy);
	}
	assert!(begin.elapsed() > Duration::from_secs(3), "{:?}", begin.elapsed());
	let other = ureq::AgentBuilder::new().timeout(Duration::from_secs(60)).build();
	let begin = Instant::now();
	for _ in 0..3 {
		chain(&other);
	}
	assert!(begin.elapsed() < Duration::from_secs(2), "{:?}", begin.elapsed());
}

#[test]
fn is_off_unless_asked_for_and_refuses_a_port_that_is_taken() {
	let dir = tempfile::tempdir().unwrap();
	let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
	let port = taken.local_addr().unwrap().port().to_string();
	let output = node()
		.args(dev(dir.path()))
		.args([
			"--rpc-port",
			&free_port().to_string(),
			"--no-prometheus",
			"--gateway-port",
			&port,
		])
		.args(["--listen-addr", &format!("/ip4/127.0.0.1/tcp/{}", free_port())])
		.stdin(Stdio::null())
		.output()
		.unwrap();
	assert_eq!(output.status.code(), Some(1));
	assert!(stderr(&output).contains("--gateway-port"), "{}", stderr(&output));
	assert!(!Node::start_dev(dir.path()).knows("timebank_query"));
}
