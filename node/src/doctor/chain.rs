//! Blocks, finality, peers, code and authorities of the chain that a node follows.

use crate::doctor::{
	finding::{Finding, Severity},
	rpc::Rpc,
};
use codec::Encode;
use polkadot_sdk::*;
use serde_json::json;
use sp_core::H256;
use sp_io::hashing::blake2_256;
use sp_keyring::{Ed25519Keyring, Sr25519Keyring};
use std::time::{SystemTime, UNIX_EPOCH};
use timebank_primitives::{BranchId, RoleHolder};
use timebank_runtime::{presets::dev_keys::OFFICERS, AccountId};

/// Blocks that finality may lag behind; a round takes two to three.
const LAG: u64 = 20;
/// Blocks from which a lag is a stop: ten minutes.
const STOP: u64 = 200;
/// Milliseconds that a block may lie in the future: two slots.
const SLOTS: u64 = 6_000;
/// Milliseconds without a block from which the chain stands still.
const SILENCE: u64 = 60_000;
/// Archive nodes that a network needs: an indexer rebuilds history from them.
const ARCHIVES: usize = 2;

/// Examines the chain of a node that answers.
pub fn examine(rpc: &Rpc, genesis_code: Option<&[u8]>, live: bool, node: &str) -> Vec<Finding> {
	let mut findings = Vec::new();
	match (rpc.height(None), rpc.finalised()) {
		(Ok(best), Ok(finalised)) => findings.extend(lag(best, finalised, node)),
		(Err(error), _) | (_, Err(error)) => findings.push(unreadable(error, node)),
	}
	match rpc.request("system_health", json!([])) {
		Ok(health) => {
			let approved = approved_peers(rpc);
			findings.extend(peers(
				health["peers"].as_u64().unwrap_or_default(),
				health["shouldHavePeers"].as_bool().unwrap_or(true),
				approved.as_ref().map_or(0, Vec::len),
				node,
			));
			if let (Ok(approved), Some(own)) = (approved, rpc.peer_id()) {
				findings.extend(own_approval(&approved, &own, node));
			}
			if !health["isSyncing"].as_bool().unwrap_or_default() {
				match rpc.value::<u64>("Timestamp", "Now") {
					Ok(Some(block)) => findings.extend(time(block, now(), node)),
					Ok(None) => {}
					Err(error) => findings.push(unreadable(error, node)),
				}
			}
		}
		Err(error) => findings.push(unreadable(error, node)),
	}
	match code_facts(rpc, genesis_code) {
		Ok((code, known)) => findings.extend(code_is_known(code, &known, node)),
		Err(error) => findings.push(unreadable(error, node)),
	}
	if live {
		match dev_authorities(rpc) {
			Ok(found) => findings.extend(dev_keys(&found, node)),
			Err(error) => findings.push(unreadable(error, node)),
		}
	}
	findings
}

fn unreadable(error: String, node: &str) -> Finding {
	Finding::new("not-examined", Severity::Medium, node)
		.says(error)
		.repair("run the doctor of the version that the node has, on the node's own machine, against its full RPC")
}

fn now() -> u64 {
	SystemTime::now()
		.duration_since(UNIX_EPOCH)
		.map_or(0, |since| since.as_millis() as u64)
}

fn lag(best: u64, finalised: u64, node: &str) -> Option<Finding> {
	let lag = best.saturating_sub(finalised);
	(lag > LAG).then(|| {
		Finding::new("finality-lag", if lag > STOP { Severity::High } else { Severity::Medium }, node)
			.says(format!("best block {best}, final block {finalised}: {lag} behind"))
			.repair("ask on the other nodes: if all lag, more than a third of the validators are away; bring them back")
			.repair("if only this one lags: check its peers and its clock, then restart it")
			.repair("if validators are lost for good: the head office replaces them (docs/operators.md, \"Finality stands still\")")
	})
}

fn peers(connected: u64, needed: bool, approved: usize, node: &str) -> Option<Finding> {
	if !needed {
		return None;
	}
	if connected == 0 {
		return Some(
			Finding::new("no-peers", Severity::High, node)
				.says("connected to no node")
				.repair("check the tunnel or firewall between the branches, and --reserved-nodes")
				.repair("check that the registry approves this node's identity (finding not-approved)"),
		);
	}
	let others = approved.saturating_sub(1) as u64;
	(connected < others.div_ceil(2)).then(|| {
		Finding::new("few-peers", Severity::Medium, node)
			.says(format!("connected to {connected} of {others} other approved nodes"))
			.repair("ask the branches whose nodes are missing; check routes to them")
	})
}

fn approved_peers(rpc: &Rpc) -> Result<Vec<String>, String> {
	let nodes: Vec<(pallet_branch_registry::Operator, Vec<pallet_branch_registry::PeerId>)> =
		rpc.runtime("BranchRegistryApi_approved_nodes", &[])?;
	Ok(nodes
		.iter()
		.flat_map(|(_, peers)| peers)
		.filter_map(|peer| sc_network::PeerId::from_bytes(peer).ok())
		.map(|peer| peer.to_base58())
		.collect())
}

fn own_approval(approved: &[String], own: &str, node: &str) -> Option<Finding> {
	(!approved.is_empty() && !approved.iter().any(|peer| peer == own)).then(|| {
		Finding::new("not-approved", Severity::High, node)
			.says(format!("the registry approves {} nodes, and not {own}", approved.len()))
			.repair("start the node with the key that was approved (--node-key-file)")
			.repair("or ask the head office to approve this identity: BranchRegistry.approve_nodes")
	})
}

fn time(block: u64, now: u64, node: &str) -> Option<Finding> {
	if block > now.saturating_add(SLOTS) {
		return Some(
			Finding::new("clock-behind", Severity::High, node)
				.says(format!("the best block is {} ms in this machine's future", block - now))
				.repair("set the clock by the network: systemctl enable --now systemd-timesyncd (or chrony)"),
		);
	}
	(now.saturating_sub(block) > SILENCE).then(|| {
		Finding::new("no-blocks", Severity::High, node)
			.says(format!("the best block is {} seconds old", (now - block) / 1_000))
			.repair("compare this machine's clock with another's; set it by the network")
			.repair("check peers; if all nodes stand still, the validators are away")
	})
}

/// The hash of the code that runs, and those that governance knows, the newest first; the last is the genesis's.
fn code_facts(rpc: &Rpc, genesis_code: Option<&[u8]>) -> Result<(H256, Vec<H256>), String> {
	use pallet_upgrade_governance::{Proposal, ProposalState, What};
	let code = rpc
		.storage(sp_core::storage::well_known_keys::CODE)?
		.ok_or("the state has no code")?;
	let mut enacted: Vec<(u32, H256)> = rpc
		.map::<Proposal<H256>>("UpgradeGovernance", "Proposals")?
		.into_iter()
		.filter(|(_, proposal)| proposal.state == ProposalState::Enacted)
		.filter_map(|(key, proposal)| match proposal.what {
			// Twox64Concat of the number: eight bytes of hash, four of number.
			What::Upgrade { code_hash, .. } => Some((u32::from_le_bytes(key.get(8..12)?.try_into().ok()?), code_hash)),
			What::Root { .. } => None,
		})
		.collect();
	enacted.sort_unstable_by_key(|(id, _)| std::cmp::Reverse(*id));
	let genesis = genesis_code.map(|code| H256(blake2_256(code)));
	Ok((
		H256(blake2_256(&code)),
		enacted.into_iter().map(|(_, hash)| hash).chain(genesis).collect(),
	))
}

fn code_is_known(code: H256, known: &[H256], node: &str) -> Option<Finding> {
	match known.iter().position(|hash| *hash == code) {
		Some(0) => None,
		Some(_) => Some(
			Finding::new("upgrade-waiting", Severity::Low, node)
				.says(format!(
					"{:?} is authorised, {code:?} runs",
					known.first().unwrap_or(&code)
				))
				.repair("supply the code: System.apply_authorized_upgrade; anybody may"),
		),
		None if known.is_empty() => Some(
			Finding::new("code-not-compared", Severity::Info, node)
				.says(format!(
					"the code is {code:?}; nothing was enacted, and no chain specification was given"
				))
				.repair("name the chain specification with --chain"),
		),
		None => Some(
			Finding::new("code-unknown", Severity::Critical, node)
				.says(format!("the code on chain is {code:?}; governance enacted {known:?}"))
				.repair(
					"compare the hash on the other branches' nodes: if theirs differs, this node follows another chain",
				)
				.repair(
					"if all have it: an upgrade went past the timelock; the head office must convene (safe mode first)",
				),
		),
	}
}

fn dev_authorities(rpc: &Rpc) -> Result<Vec<String>, String> {
	let mut found = Vec::new();
	let aura: Vec<[u8; 32]> = rpc.runtime("AuraApi_authorities", &[])?;
	for key in Sr25519Keyring::iter() {
		if aura.contains(&key.public().0) {
			found.push(format!("the block authority //{key:?}"));
		}
	}
	let grandpa: Vec<([u8; 32], u64)> = rpc.runtime("GrandpaApi_grandpa_authorities", &[])?;
	for key in Ed25519Keyring::iter() {
		if grandpa.iter().any(|(authority, _)| *authority == key.public().0) {
			found.push(format!("the finality authority //{key:?}"));
		}
	}
	let branches: Vec<(BranchId, pallet_branch_registry::Branch<AccountId>)> =
		rpc.runtime("BranchRegistryApi_branches", &[])?;
	for key in Sr25519Keyring::iter() {
		if branches.iter().any(|(_, branch)| branch.account == key.to_account_id()) {
			found.push(format!("the branch key //{key:?}"));
		}
	}
	for officer in &OFFICERS {
		let holder: Option<RoleHolder> = rpc.runtime("BranchRegistryApi_role_of", &officer.role_account().encode())?;
		if holder.is_some() {
			found.push(format!("the role key {}", officer.uri));
		}
	}
	Ok(found)
}

fn dev_keys(found: &[String], node: &str) -> Option<Finding> {
	(!found.is_empty()).then(|| {
		Finding::new("dev-keys-on-chain", Severity::Critical, node)
			.says(format!(
				"keys that everybody knows act on a live chain: {}",
				found.join(", ")
			))
			.repair("the head office suspends the branch at once: BranchRegistry.emergency_suspend")
			.repair("make new keys (docs/key-ceremony.md) and set them: BranchRegistry.set_session_keys, grant_role")
	})
}

/// Counts the nodes that keep all states.
pub fn archives(own: &str, others: &[String], node: &str) -> Option<Finding> {
	let keeps_all = |url: &str| {
		let rpc = Rpc::new(url);
		let first = rpc.request("chain_getBlockHash", json!([1])).ok()?;
		rpc.request("state_getRuntimeVersion", json!([first])).ok()
	};
	// On a young chain every node has the first state; that says nothing about what it will keep.
	let asked: Vec<&str> = std::iter::once(own).chain(others.iter().map(String::as_str)).collect();
	let found = asked.iter().filter(|url| keeps_all(url).is_some()).count();
	(found < ARCHIVES).then(|| few_archives(found, asked.len(), node))
}

fn few_archives(found: usize, asked: usize, node: &str) -> Finding {
	// Who was not asked may be one.
	let severity = if asked > 1 { Severity::Medium } else { Severity::Info };
	Finding::new("few-archives", severity, node)
		.says(format!(
			"{found} of {asked} nodes asked keep all states; a network needs {ARCHIVES}"
		))
		.repair("name the archive nodes with --nodes")
		.repair("run the head office's and the auditor's node with --state-pruning archive --blocks-pruning archive")
}

#[cfg(test)]
mod tests {
	use super::*;

	fn id(finding: Option<Finding>) -> Option<(&'static str, Severity)> {
		finding.map(|finding| (finding.id, finding.severity))
	}

	#[test]
	fn finds_a_lag_of_finality_from_twenty_blocks_on() {
		assert_eq!(id(lag(120, 100, "n")), None);
		assert_eq!(id(lag(121, 100, "n")), Some(("finality-lag", Severity::Medium)));
		assert_eq!(id(lag(301, 100, "n")), Some(("finality-lag", Severity::High)));
	}

	#[test]
	fn finds_missing_peers_unless_the_chain_needs_none() {
		assert_eq!(id(peers(0, false, 0, "n")), None);
		assert_eq!(id(peers(0, true, 4, "n")), Some(("no-peers", Severity::High)));
		assert_eq!(id(peers(1, true, 4, "n")), Some(("few-peers", Severity::Medium)));
		assert_eq!(id(peers(2, true, 4, "n")), None);
	}

	#[test]
	fn finds_a_node_that_is_not_approved_when_others_are() {
		assert_eq!(id(own_approval(&[], "own", "n")), None);
		assert_eq!(id(own_approval(&["own".into()], "own", "n")), None);
		assert_eq!(
			id(own_approval(&["other".into()], "own", "n")),
			Some(("not-approved", Severity::High))
		);
	}

	#[test]
	fn finds_a_clock_that_is_behind_and_a_chain_that_stands_still() {
		assert_eq!(id(time(106_000, 100_000, "n")), None);
		assert_eq!(id(time(106_001, 100_000, "n")), Some(("clock-behind", Severity::High)));
		assert_eq!(id(time(100_000, 160_000, "n")), None);
		assert_eq!(id(time(100_000, 160_001, "n")), Some(("no-blocks", Severity::High)));
	}

	#[test]
	fn finds_code_that_governance_does_not_know() {
		let hash = H256::repeat_byte;
		assert_eq!(id(code_is_known(hash(1), &[hash(1)], "n")), None);
		assert_eq!(
			id(code_is_known(hash(1), &[hash(2), hash(1)], "n")),
			Some(("upgrade-waiting", Severity::Low))
		);
		assert_eq!(
			id(code_is_known(hash(1), &[hash(2)], "n")),
			Some(("code-unknown", Severity::Critical))
		);
		assert_eq!(
			id(code_is_known(hash(1), &[], "n")),
			Some(("code-not-compared", Severity::Info))
		);
	}

	#[test]
	fn finds_keys_that_everybody_knows() {
		assert_eq!(id(dev_keys(&[], "n")), None);
		assert_eq!(
			id(dev_keys(&["the branch key //Alice".into()], "n")),
			Some(("dev-keys-on-chain", Severity::Critical))
		);
	}
}
