//! The genesis that a file describes: the runtime's template for consortia, filled in.

use crate::consortium::{
	check::account,
	file::{Consortium, Officer},
};
use pallet_branch_registry::BranchStatus;
use polkadot_sdk::*;
use sc_network::PeerId;
use serde_json::{json, Value};
use timebank_primitives::{Body, BranchId, InstitutionId, Level, MemberId, MemberKind, RegionCode, RoleHolder, COIN};
use timebank_runtime::{constants::FUEL, presets, AccountId};

/// Fuel that a member of the head office starts with: its key belongs to no filed person, and an account must exist to
/// sign.
const HEAD_OFFICE_FUEL: u128 = FUEL;

/// The patch of the runtime's default genesis. The file has been checked.
pub fn patch(consortium: &Consortium) -> Result<Value, String> {
	let template =
		presets::get_preset(&presets::CONSORTIUM.into()).ok_or("the runtime has no template for consortia")?;
	let mut genesis: Value = serde_json::from_slice(&template).map_err(|error| error.to_string())?;
	merge(&mut genesis, filled(consortium)?);
	Ok(genesis)
}

fn filled(consortium: &Consortium) -> Result<Value, String> {
	let head_office = consortium
		.head_office
		.members
		.iter()
		.map(|member| read(member))
		.collect::<Result<Vec<AccountId>, String>>()?;
	let mut branches = Vec::new();
	let mut council = Vec::new();
	let mut keys = Vec::new();
	let mut nodes = Vec::new();
	let mut quotas = Vec::new();
	for branch in &consortium.branches {
		let number = BranchId(branch.number);
		let account = read(&branch.account)?;
		branches.push((
			number,
			account.clone(),
			RegionCode(branch.region),
			BranchStatus::Validator,
		));
		council.push(account.clone());
		// Session keys are written as their own SS58, as the runtime's presets write them.
		keys.push(json!([
			account,
			account,
			{ "aura": key(&branch.aura)?, "grandpa": key(&branch.grandpa)? }
		]));
		let peers = branch
			.nodes
			.iter()
			.map(|node| {
				node.parse::<PeerId>()
					.map(|peer| peer.to_bytes())
					.map_err(|error| error.to_string())
			})
			.collect::<Result<Vec<_>, String>>()?;
		nodes.push((number, peers));
		quotas.push((number, number_of(COIN.saturating_mul(branch.monthly_coins.into()))?));
	}
	council.sort();
	let persons = consortium.persons();
	let mut members = Vec::new();
	for person in &persons {
		// Filed at the branch that they are of; those of institutions at the first one.
		let home = consortium
			.officers
			.iter()
			.filter(|officer| officer.person == *person)
			.find_map(|officer| officer.branch)
			.or(consortium.branches.first().map(|branch| branch.number))
			.ok_or("no branch is named")?;
		members.push((read(person)?, MemberKind::Person, Level::Identified, BranchId(home)));
	}
	let roles = consortium
		.officers
		.iter()
		.map(|officer| role(officer, &persons))
		.collect::<Result<Vec<_>, String>>()?;
	let institutions: Vec<_> = consortium
		.institutions
		.iter()
		.map(|institution| (InstitutionId(institution.number), institution.kind))
		.collect();
	let balances = head_office
		.iter()
		.map(|member| Ok((member.clone(), number_of(HEAD_OFFICE_FUEL)?)))
		.collect::<Result<Vec<_>, String>>()?;
	let network = &consortium.network;
	Ok(json!({
		"balances": { "balances": balances },
		"identityFiling": { "members": members },
		"timeCoin": { "quotas": quotas },
		"branchRegistry": {
			"branches": branches,
			"institutions": institutions,
			"roles": roles,
			"nodes": nodes,
			"sessionPeriod": network.session_blocks,
			"minAuthorities": network.minimum_authorities,
		},
		"session": { "keys": keys },
		"headOffice": { "members": head_office },
		"branchCouncil": { "members": council },
		"upgradeGovernance": {
			"timing": {
				"objectionPeriod": network.objection_blocks,
				"enactmentWindow": network.enactment_blocks,
			},
		},
	}))
}

fn read(text: &str) -> Result<AccountId, String> {
	account(text).ok_or_else(|| format!("{text:?} is no account"))
}

/// A public key as JSON shows it: SS58 of its bytes.
fn key(hex: &str) -> Result<AccountId, String> {
	let bytes = sp_core::bytes::from_hex(hex).map_err(|error| format!("{error:?}"))?;
	let bytes: [u8; 32] = bytes.try_into().map_err(|_| "a key has 32 bytes")?;
	Ok(AccountId::new(bytes))
}

/// Genesis numbers are JSON numbers, which have 64 bits here.
fn number_of(amount: u128) -> Result<u64, String> {
	u64::try_from(amount).map_err(|_| format!("{amount} is too much"))
}

fn role(officer: &Officer, persons: &[&str]) -> Result<(AccountId, RoleHolder), String> {
	let place = persons
		.iter()
		.position(|person| *person == officer.person)
		.ok_or("a person is missing")?;
	let body = match (officer.branch, officer.institution) {
		(Some(branch), None) => Body::Branch(BranchId(branch)),
		(None, Some(institution)) => Body::Institution(InstitutionId(institution)),
		_ => return Err("an officer is of one body".into()),
	};
	let holder = RoleHolder {
		// Members are numbered from one.
		member: MemberId(place as u64 + 1),
		role: officer.role,
		body,
	};
	Ok((read(&officer.key)?, holder))
}

fn merge(into: &mut Value, patch: Value) {
	match (into, patch) {
		(Value::Object(into), Value::Object(patch)) => {
			for (key, value) in patch {
				merge(into.entry(key).or_insert(Value::Null), value);
			}
		}
		(into, patch) => *into = patch,
	}
}
