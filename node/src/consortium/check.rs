//! What a file must not say. All that is wrong is told at once.

use crate::consortium::file::{Branch, Consortium, Officer};
use codec::{Decode, Encode};
use polkadot_sdk::*;
use sc_network::{config::MultiaddrWithPeerId, PeerId};
use sp_core::{bytes::from_hex, crypto::Ss58Codec};
use sp_keyring::{Ed25519Keyring, Sr25519Keyring};
use sp_runtime::traits::OpaqueKeys;
use std::collections::{BTreeMap, BTreeSet};
use timebank_primitives::{RegionCode, Role};
use timebank_runtime::{
	presets::{dev_keys::OFFICERS, PRODUCTION_AUTHORITIES, PRODUCTION_HEAD_OFFICE},
	AccountId, SessionKeys,
};

/// Collects what is wrong.
struct Report {
	wrong: Vec<String>,
	/// Accounts and keys that were named, and as what.
	named: BTreeMap<[u8; 32], String>,
}

impl Report {
	fn say(&mut self, what: impl Into<String>) {
		self.wrong.push(what.into());
	}

	/// Notes a key that must be nobody else's and not one that everybody knows.
	fn key(&mut self, key: [u8; 32], what: String) {
		if is_well_known(&key) {
			self.say(format!("{what} is a key that everybody knows"));
		}
		if let Some(before) = self.named.insert(key, what.clone()) {
			self.say(format!("{what} is also {before}"));
		}
	}

	fn account(&mut self, text: &str, what: String) {
		match account(text) {
			Some(account) => self.key(account.into(), what),
			None => self.say(format!("{what} is no account in SS58: {text:?}")),
		}
	}
}

/// All that is wrong with a file.
pub fn check(consortium: &Consortium, exercise: bool) -> Vec<String> {
	let mut report = Report {
		wrong: Vec::new(),
		named: BTreeMap::new(),
	};
	network(consortium, exercise, &mut report);
	for (number, member) in (1..).zip(&consortium.head_office.members) {
		report.account(member, format!("member {number} of the head office"));
	}
	let mut numbers = BTreeSet::new();
	let mut peers = BTreeMap::new();
	for branch in &consortium.branches {
		if !numbers.insert(branch.number) {
			report.say(format!("branch {} is named twice", branch.number));
		}
		self::branch(branch, &mut peers, &mut report);
		let managed = consortium
			.officers
			.iter()
			.any(|officer| officer.branch == Some(branch.number) && officer.role == Role::Manager);
		if !managed {
			report.say(format!(
				"branch {} has no manager, who appoints its officers",
				branch.number
			));
		}
	}
	let mut institutions = BTreeMap::new();
	for institution in &consortium.institutions {
		if institution.kind.of_branch() {
			report.say(format!(
				"institution {} has the kind of a branch's officer",
				institution.number
			));
		}
		if institutions.insert(institution.number, institution.kind).is_some() {
			report.say(format!("institution {} is named twice", institution.number));
		}
	}
	for person in consortium.persons() {
		report.account(person, format!("the person {person}"));
	}
	let mut roles = BTreeSet::new();
	for officer in &consortium.officers {
		report.account(&officer.key, format!("the role key {}", officer.key));
		self::officer(officer, &numbers, &institutions, &mut roles, &mut report);
	}
	report.wrong
}

fn network(consortium: &Consortium, exercise: bool, report: &mut Report) {
	let network = &consortium.network;
	let plain = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_';
	if network.id.is_empty() || !network.id.chars().all(plain) {
		report.say("network.id must be of small letters, digits and underscores");
	}
	if ["timebank_dev", "timebank_local"].contains(&network.id.as_str()) {
		report.say("network.id is that of a network of tests");
	}
	if network.name.trim().is_empty() {
		report.say("network.name is empty");
	}
	if !exercise && network.minimum_authorities < PRODUCTION_AUTHORITIES {
		report.say(format!(
			"network.minimum_authorities is {}: a live network needs {PRODUCTION_AUTHORITIES}, so that one may be lost",
			network.minimum_authorities
		));
	}
	if (consortium.branches.len() as u64) < u64::from(network.minimum_authorities) {
		report.say(format!(
			"{} branches are named; network.minimum_authorities is {}",
			consortium.branches.len(),
			network.minimum_authorities
		));
	}
	let members = consortium.head_office.members.len();
	let needed = if network.minimum_authorities >= PRODUCTION_AUTHORITIES {
		PRODUCTION_HEAD_OFFICE
	} else {
		1
	};
	if members < needed {
		report.say(format!(
			"the head office has {members} members; this network needs {needed}"
		));
	}
	if network.objection_blocks == 0 || network.enactment_blocks == 0 {
		report.say("branches need time to object, and the head office time to enact");
	}
}

fn branch(branch: &Branch, peers: &mut BTreeMap<PeerId, u32>, report: &mut Report) {
	let number = branch.number;
	if !RegionCode(branch.region).is_valid() {
		report.say(format!("branch {number}: {} is no region code", branch.region));
	}
	report.account(&branch.account, format!("the account of branch {number}"));
	let keys: Option<Vec<[u8; 32]>> = [&branch.aura, &branch.grandpa]
		.into_iter()
		.map(|key| from_hex(key).ok()?.try_into().ok())
		.collect();
	match keys {
		Some(keys) => {
			for (key, what) in keys.iter().zip(["aura", "grandpa"]) {
				report.key(*key, format!("the {what} key of branch {number}"));
			}
			let proven = SessionKeys::decode(&mut &keys.concat()[..]).is_ok_and(|keys| {
				let owner = account(&branch.account).map(|account| account.encode());
				let proof = from_hex(&branch.proof).ok();
				owner
					.zip(proof)
					.is_some_and(|(owner, proof)| keys.ownership_proof_is_valid(&owner, &proof))
			});
			if !proven {
				report.say(format!(
					"branch {number}: the proof does not show that the branch has its session keys"
				));
			}
		}
		None => report.say(format!("branch {number}: aura and grandpa are 32 bytes in hexadecimal")),
	}
	if branch.nodes.is_empty() {
		report.say(format!(
			"branch {number} names no node: it could not join its own network"
		));
	}
	for node in &branch.nodes {
		match node.parse::<PeerId>() {
			Ok(peer) => {
				if let Some(other) = peers.insert(peer, number) {
					report.say(format!("branch {number}: node {node} is also of branch {other}"));
				}
			}
			Err(_) => report.say(format!("branch {number}: {node:?} is no identity of a node")),
		}
	}
	for address in &branch.addresses {
		match address.parse::<MultiaddrWithPeerId>() {
			Ok(at) if branch.nodes.contains(&at.peer_id.to_base58()) => {}
			Ok(_) => report.say(format!(
				"branch {number}: {address} is the address of a node that it does not name"
			)),
			Err(_) => report.say(format!("branch {number}: {address:?} is no address with an identity")),
		}
	}
}

fn officer(
	officer: &Officer,
	branches: &BTreeSet<u32>,
	institutions: &BTreeMap<u32, Role>,
	roles: &mut BTreeSet<(String, Option<u32>, Option<u32>)>,
	report: &mut Report,
) {
	let key = &officer.key;
	match (officer.branch, officer.institution) {
		(Some(branch), None) => {
			if !branches.contains(&branch) {
				report.say(format!("the officer {key} is of branch {branch}, which is not named"));
			}
			if !officer.role.of_branch() {
				report.say(format!("the officer {key}: {:?} is no role of a branch", officer.role));
			}
		}
		(None, Some(institution)) => match institutions.get(&institution) {
			None => report.say(format!(
				"the officer {key} is of institution {institution}, which is not named"
			)),
			Some(kind) if *kind != officer.role => {
				report.say(format!("the officer {key}: institution {institution} is for {kind:?}"));
			}
			Some(_) => {}
		},
		_ => report.say(format!("the officer {key} is of one branch or of one institution")),
	}
	if !roles.insert((officer.person.clone(), officer.branch, officer.institution)) {
		report.say(format!("the person {} has two roles in one body", officer.person));
	}
}

/// An account in SS58.
pub fn account(text: &str) -> Option<AccountId> {
	AccountId::from_ss58check(text).ok()
}

fn is_well_known(key: &[u8; 32]) -> bool {
	Sr25519Keyring::iter().any(|known| known.public().0 == *key)
		|| Ed25519Keyring::iter().any(|known| known.public().0 == *key)
		|| OFFICERS
			.iter()
			.any(|officer| officer.role == *key || officer.person == *key)
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::consortium::{file::Institution, genesis, keys};

	fn ss58(seed: u8) -> String {
		AccountId::new([seed; 32]).to_ss58check()
	}

	/// A file that says nothing wrong.
	pub fn good() -> Consortium {
		let branches: Vec<Branch> = (1..=4u8)
			.map(|number| {
				let account = AccountId::new([number; 32]);
				let folder = tempfile::tempdir().unwrap();
				let made = keys::make(folder.path(), &account).unwrap();
				Branch {
					number: number.into(),
					region: 310_100 + u32::from(number),
					account: account.to_ss58check(),
					aura: made.aura,
					grandpa: made.grandpa,
					proof: made.proof,
					nodes: vec![PeerId::random().to_base58()],
					addresses: Vec::new(),
					monthly_coins: 1_000,
				}
			})
			.collect();
		Consortium {
			network: crate::consortium::file::Network {
				name: "Exercise".into(),
				id: "timebank_exercise".into(),
				minimum_authorities: 4,
				session_blocks: 1_200,
				objection_blocks: 100,
				enactment_blocks: 200,
			},
			head_office: crate::consortium::file::HeadOffice {
				members: (11..=15).map(ss58).collect(),
			},
			branches,
			institutions: vec![Institution {
				number: 1,
				kind: Role::Supervisor,
			}],
			officers: (1..=4u8)
				.map(|number| Officer {
					person: ss58(20 + number),
					key: ss58(30 + number),
					role: Role::Manager,
					branch: Some(number.into()),
					institution: None,
				})
				.collect(),
		}
	}

	/// What is said of a file that was changed.
	fn said(change: impl FnOnce(&mut Consortium)) -> String {
		let mut consortium = good();
		change(&mut consortium);
		check(&consortium, false).join("; ")
	}

	#[test]
	fn says_nothing_of_a_file_that_is_right() {
		let mut file = good();
		assert_eq!(check(&file, false), Vec::<String>::new());
		let node = file.branches[0].nodes[0].clone();
		file.branches[0].addresses = vec![format!("/ip4/10.1.0.1/tcp/30333/p2p/{node}")];
		assert_eq!(check(&file, false), Vec::<String>::new());
		assert!(genesis::patch(&file).is_ok());
	}

	#[test]
	fn reads_the_example_and_refuses_it_for_what_nobody_has() {
		let example: Consortium = toml::from_str(include_str!("../../../chain-specs/consortium.example.toml")).unwrap();
		let wrong = check(&example, false);
		assert!(
			wrong.iter().any(|line| line.contains("branch 1: the proof")),
			"{wrong:?}"
		);
		assert!(
			wrong.iter().any(|line| line.contains("1 branches are named")),
			"{wrong:?}"
		);
		assert!(
			!wrong
				.iter()
				.any(|line| line.contains("SS58") || line.contains("identity") || line.contains("address")),
			"{wrong:?}"
		);
	}

	#[test]
	fn refuses_keys_that_everybody_knows() {
		let alice = || Sr25519Keyring::Alice.to_account_id().to_ss58check();
		assert!(said(|file| file.branches[0].account = alice())
			.contains("the account of branch 1 is a key that everybody knows"));
		assert!(said(|file| file.head_office.members[0] = alice()).contains("everybody knows"));
		assert!(
			said(|file| file.officers[0].key = OFFICERS[0].role_account().to_ss58check()).contains("everybody knows")
		);
		let aura = sp_core::bytes::to_hex(&Sr25519Keyring::Bob.public().0, false);
		assert!(said(|file| file.branches[1].aura = aura)
			.contains("the aura key of branch 2 is a key that everybody knows"));
	}

	#[test]
	fn refuses_what_is_named_twice() {
		assert!(said(|file| file.branches[1].number = 1).contains("branch 1 is named twice"));
		assert!(said(|file| file.branches[1].account = file.branches[0].account.clone())
			.contains("is also the account of branch 1"));
		assert!(said(|file| file.branches[1].aura = file.branches[0].aura.clone())
			.contains("is also the aura key of branch 1"));
		assert!(said(|file| file.branches[1].nodes = file.branches[0].nodes.clone()).contains("is also of branch 1"));
		assert!(
			said(|file| file.head_office.members[1] = file.head_office.members[0].clone()).contains("is also member 1")
		);
		assert!(said(|file| file.officers[0].key = file.officers[0].person.clone()).contains("is also the person"));
		assert!(said(|file| {
			let again = Officer {
				key: ss58(99),
				..file.officers[0].clone()
			};
			file.officers.push(again);
		})
		.contains("has two roles in one body"));
	}

	#[test]
	fn refuses_too_few() {
		assert!(said(|file| file.network.minimum_authorities = 3).contains("a live network needs 4"));
		assert!(
			said(|file| drop(file.branches.pop())).contains("3 branches are named; network.minimum_authorities is 4")
		);
		assert!(said(|file| drop(file.head_office.members.pop())).contains("the head office has 4 members"));
		assert!(said(|file| drop(file.officers.pop())).contains("branch 4 has no manager"));
		assert!(said(|file| file.branches[0].nodes.clear()).contains("branch 1 names no node"));
		assert!(said(|file| file.network.objection_blocks = 0).contains("time to object"));
	}

	#[test]
	fn refuses_proofs_of_other_accounts_and_what_cannot_be_read() {
		let swapped = said(|file| {
			let proof = file.branches[0].proof.clone();
			file.branches[1].proof = proof;
		});
		assert!(swapped.contains("branch 2: the proof does not show"), "{swapped}");
		assert!(said(|file| file.branches[0].account = ss58(77)).contains("branch 1: the proof does not show"));
		assert!(said(|file| file.branches[0].aura = "0x12".into()).contains("32 bytes in hexadecimal"));
		assert!(said(|file| file.branches[0].region = 12).contains("no region code"));
		assert!(said(|file| file.branches[0].nodes = vec!["node".into()]).contains("no identity of a node"));
		assert!(
			said(|file| file.branches[0].addresses = vec!["/ip4/1.2.3.4/tcp/1".into()])
				.contains("no address with an identity")
		);
		assert!(said(|file| {
			file.branches[0].addresses = vec![format!("/ip4/1.2.3.4/tcp/1/p2p/{}", PeerId::random())];
		})
		.contains("does not name"));
		assert!(said(|file| file.head_office.members[0] = "5Nonsense".into()).contains("no account in SS58"));
		assert!(said(|file| file.network.id = "Time Bank".into()).contains("network.id"));
		assert!(said(|file| file.network.id = "timebank_dev".into()).contains("network of tests"));
	}

	#[test]
	fn refuses_roles_that_fit_no_body() {
		assert!(said(|file| file.officers[0].branch = None).contains("of one branch or of one institution"));
		assert!(said(|file| file.officers[0].branch = Some(9)).contains("branch 9, which is not named"));
		assert!(said(|file| file.officers[0].role = Role::Supervisor).contains("no role of a branch"));
		assert!(said(|file| file.institutions[0].kind = Role::Clerk).contains("the kind of a branch's officer"));
		let of_institution = |role, institution| {
			said(move |file| {
				file.officers.push(Officer {
					person: ss58(50),
					key: ss58(51),
					role,
					branch: None,
					institution: Some(institution),
				})
			})
		};
		assert_eq!(of_institution(Role::Supervisor, 1), "");
		assert!(of_institution(Role::Partner, 1).contains("institution 1 is for Supervisor"));
		assert!(of_institution(Role::Supervisor, 2).contains("institution 2, which is not named"));
	}
}
