//! The file of the branches.

use serde::Deserialize;
use std::collections::BTreeMap;

/// All that a network starts with.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Consortium {
	/// The network.
	pub network: Network,
	/// The head office.
	pub head_office: HeadOffice,
	/// The branches, each with one validator.
	pub branches: Vec<Branch>,
	/// Institutions.
	#[serde(default)]
	pub institutions: Vec<Institution>,
	/// The first officers.
	#[serde(default)]
	pub officers: Vec<Officer>,
}

/// Name and times.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Network {
	/// Name that people read.
	pub name: String,
	/// Name of folders and protocols: small letters, digits, underscores.
	pub id: String,
	/// Fewest authorities.
	pub minimum_authorities: u32,
	/// Length of a session in blocks of three seconds; never changed afterwards.
	pub session_blocks: u32,
	/// Blocks in which branches may object to an upgrade.
	pub objection_blocks: u32,
	/// Blocks after those in which it may be enacted.
	pub enactment_blocks: u32,
}

/// The head office.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HeadOffice {
	/// Accounts of its members, in SS58.
	pub members: Vec<String>,
}

/// A branch.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Branch {
	/// Its number.
	pub number: u32,
	/// Region by GB/T 2260.
	pub region: u32,
	/// The branch's account, in SS58.
	pub account: String,
	/// Public key of its blocks, in hexadecimal.
	pub aura: String,
	/// Public key of its votes, in hexadecimal.
	pub grandpa: String,
	/// Proof that the branch has both keys, for this account, in hexadecimal.
	pub proof: String,
	/// Identities of its nodes.
	pub nodes: Vec<String>,
	/// Where they are found: addresses that end in `/p2p/` and an identity.
	#[serde(default)]
	pub addresses: Vec<String>,
	/// Coins that it may issue in a month.
	pub monthly_coins: u64,
}

/// An institution.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Institution {
	/// Its number.
	pub number: u32,
	/// What it does: Supervisor, PublicSecurity, Partner, Mediator, ThirdParty.
	pub kind: timebank_primitives::Role,
}

/// A person with a role.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Officer {
	/// The person's own key, in SS58.
	pub person: String,
	/// The key of the role, in SS58.
	pub key: String,
	/// The role.
	pub role: timebank_primitives::Role,
	/// The branch that it is of.
	#[serde(default)]
	pub branch: Option<u32>,
	/// The institution that it is of.
	#[serde(default)]
	pub institution: Option<u32>,
}

impl Consortium {
	/// The persons in the order of their member numbers: each once, as often as it may hold a role.
	pub fn persons(&self) -> Vec<&str> {
		let mut seen = BTreeMap::new();
		for officer in &self.officers {
			let next = seen.len();
			seen.entry(officer.person.as_str()).or_insert(next);
		}
		let mut persons: Vec<_> = seen.into_iter().collect();
		persons.sort_by_key(|(_, place)| *place);
		persons.into_iter().map(|(person, _)| person).collect()
	}
}
