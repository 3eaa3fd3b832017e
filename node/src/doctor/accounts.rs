//! Accounts of the chain: roles of persons who are gone, proxies without limit, viewers whose right has ended, old keys.

use crate::doctor::{
	finding::{Finding, Severity},
	rpc::Rpc,
};
use codec::{Decode, Encode};
use pallet_branch_registry::RoleGrant;
use pallet_identity_filing::{Grant, ViewerKey};
use polkadot_sdk::*;
use sp_core::crypto::Ss58Codec;
use std::{
	collections::BTreeMap,
	time::{SystemTime, UNIX_EPOCH},
};
use timebank_primitives::{FilingStatus, MemberId, MemberSummary, Viewer};
use timebank_runtime::{configs::governance::ProxyType, AccountId};

const DAY: u64 = 24 * 60 * 60 * 1_000;
/// How many are named in a finding.
const NAMED: usize = 10;

/// One right to act for an account, as pallet-proxy stores it.
type Proxy = (AccountId, ProxyType, u32);

/// Examines the accounts of the chain.
pub fn examine(rpc: &Rpc, stale_after: u64, node: &str) -> Result<Vec<Finding>, String> {
	let now = SystemTime::now()
		.duration_since(UNIX_EPOCH)
		.map_or(0, |since| since.as_millis() as u64);
	let roles: Vec<(AccountId, RoleGrant)> = rpc
		.map("BranchRegistry", "RoleKeys")?
		.into_iter()
		.filter_map(|(key, grant)| Some((last(&key)?, grant)))
		.collect();
	let mut members: BTreeMap<MemberId, Option<MemberSummary>> = BTreeMap::new();
	for (_, grant) in &roles {
		let member = grant.holder.member;
		if let std::collections::btree_map::Entry::Vacant(entry) = members.entry(member) {
			entry.insert(rpc.runtime("IdentityFilingApi_summary", &member.encode())?);
		}
	}
	let proxies: Vec<(AccountId, Vec<Proxy>)> = rpc
		.map::<(Vec<Proxy>, u128)>("Proxy", "Proxies")?
		.into_iter()
		.filter_map(|(key, (proxies, _))| Some((last(&key)?, proxies)))
		.collect();
	let grants: Vec<(MemberId, Vec<Grant>)> = rpc
		.map("IdentityFiling", "Grants")?
		.into_iter()
		.filter_map(|(key, grants)| Some((last(&key)?, grants)))
		.collect();
	let viewers: Vec<(Viewer, ViewerKey)> = rpc
		.map("IdentityFiling", "ViewerKeys")?
		.into_iter()
		// Twox64Concat: eight bytes of hash, then the key.
		.filter_map(|(key, viewer): (Vec<u8>, ViewerKey)| Some((Viewer::decode(&mut key.get(8..)?).ok()?, viewer)))
		.collect();
	Ok([
		closed_members(&roles, &members, node),
		lapsed_roles(&roles, now, node),
		unlimited_proxies(&proxies, node),
		expired_viewers(&grants, now, node),
		stale_viewer_keys(&viewers, now, stale_after, node),
	]
	.into_iter()
	.flatten()
	.collect())
}

/// A key of a map from the end of its encoded form: after the hash stands the key itself.
fn last<T: Decode + codec::MaxEncodedLen>(key: &[u8]) -> Option<T> {
	let start = key.len().checked_sub(T::max_encoded_len())?;
	T::decode(&mut key.get(start..)?).ok()
}

/// The first few of many, for a person to begin with.
fn name(items: Vec<String>) -> String {
	let more = items.len().saturating_sub(NAMED);
	let mut text = items.into_iter().take(NAMED).collect::<Vec<_>>().join(", ");
	if more > 0 {
		text.push_str(&format!(" and {more} more"));
	}
	text
}

fn closed_members(
	roles: &[(AccountId, RoleGrant)],
	members: &BTreeMap<MemberId, Option<MemberSummary>>,
	node: &str,
) -> Option<Finding> {
	let found: Vec<String> = roles
		.iter()
		.filter(|(_, grant)| {
			!members
				.get(&grant.holder.member)
				.and_then(Option::as_ref)
				.is_some_and(|member| member.status == FilingStatus::Filed)
		})
		.map(|(key, grant)| {
			format!(
				"{:?} of {:?} (member {}, key {})",
				grant.holder.role,
				grant.holder.body,
				grant.holder.member.0,
				key.to_ss58check()
			)
		})
		.collect();
	(!found.is_empty()).then(|| {
		Finding::new("role-of-closed-member", Severity::High, node)
			.says(format!(
				"roles of persons whose filing is not in force: {}",
				name(found)
			))
			.repair("a manager of the branch, or the head office for an institution: BranchRegistry.revoke_role")
	})
}

fn lapsed_roles(roles: &[(AccountId, RoleGrant)], now: u64, node: &str) -> Option<Finding> {
	let found: Vec<String> = roles
		.iter()
		.filter(|(_, grant)| grant.valid_until.is_some_and(|until| until < now))
		.map(|(key, grant)| {
			format!(
				"{:?} of {:?} ({})",
				grant.holder.role,
				grant.holder.body,
				key.to_ss58check()
			)
		})
		.collect();
	(!found.is_empty()).then(|| {
		Finding::new("role-lapsed", Severity::Low, node)
			.says(format!("roles whose date has passed: {}", name(found)))
			.repair("renew those that go on (BranchRegistry.renew), revoke the others")
	})
}

fn unlimited_proxies(proxies: &[(AccountId, Vec<Proxy>)], node: &str) -> Option<Finding> {
	let found: Vec<String> = proxies
		.iter()
		.flat_map(|(account, proxies)| proxies.iter().map(move |proxy| (account, proxy)))
		// A rotation of session keys must not wait, and does nothing else.
		.filter(|(_, (_, kind, delay))| *delay == 0 && *kind != ProxyType::SessionKeys)
		.map(|(account, (delegate, kind, _))| {
			format!(
				"{} acts for {} ({kind:?})",
				delegate.to_ss58check(),
				account.to_ss58check()
			)
		})
		.collect();
	(!found.is_empty()).then(|| {
		Finding::new("proxy-unlimited", Severity::Medium, node)
			.says(format!(
				"proxies that act at once, without announcement: {}",
				name(found)
			))
			.repair(
				"add the proxy again with a delay (Proxy.add_proxy), so that the owner can reject an announced call",
			)
			.repair("then remove the one without: Proxy.remove_proxy")
	})
}

fn expired_viewers(grants: &[(MemberId, Vec<Grant>)], now: u64, node: &str) -> Option<Finding> {
	let found: Vec<String> = grants
		.iter()
		.filter_map(|(member, grants)| {
			let ended = grants.iter().filter(|grant| !grant.in_force(now)).count();
			(ended > 0).then(|| format!("member {} ({ended})", member.0))
		})
		.collect();
	(!found.is_empty()).then(|| {
		Finding::new("viewer-expired", Severity::Low, node)
			.says(format!("grants that have ended and are still listed: {}", name(found)))
			.repair(
				"the home branch makes a new version of the packet, so that the viewer's envelope opens nothing new",
			)
			.repair("and takes the grant away: IdentityFiling.revoke_access")
	})
}

fn stale_viewer_keys(viewers: &[(Viewer, ViewerKey)], now: u64, stale_after: u64, node: &str) -> Option<Finding> {
	let found: Vec<String> = viewers
		.iter()
		.filter(|(_, key)| key.retired_at.is_none() && now.saturating_sub(key.since) > stale_after.saturating_mul(DAY))
		.map(|(viewer, _)| format!("{viewer:?}"))
		.collect();
	(!found.is_empty()).then(|| {
		Finding::new("viewer-key-stale", Severity::Low, node)
			.says(format!(
				"keys to which envelopes are sealed, older than {stale_after} days: {}",
				name(found)
			))
			.repair("the viewer registers a new key; envelopes are sealed to it from then on")
	})
}

#[cfg(test)]
mod tests {
	use super::*;
	use timebank_primitives::{Body, BranchId, Level, MemberKind, RiskGrade, Role, RoleHolder};

	const NOW: u64 = 1_000 * DAY;

	fn key(byte: u8) -> AccountId {
		AccountId::new([byte; 32])
	}

	fn role(member: u64, valid_until: Option<u64>) -> (AccountId, RoleGrant) {
		let holder = RoleHolder {
			member: MemberId(member),
			role: Role::Clerk,
			body: Body::Branch(BranchId(1)),
		};
		(key(member as u8), RoleGrant { holder, valid_until })
	}

	fn member(number: u64, status: FilingStatus) -> (MemberId, Option<MemberSummary>) {
		let summary = MemberSummary {
			member: MemberId(number),
			kind: MemberKind::Person,
			status,
			level: Level::Identified,
			risk: RiskGrade::default(),
			home: BranchId(1),
			filed_at: 1,
			recovered_at: None,
		};
		(summary.member, Some(summary))
	}

	#[test]
	fn finds_roles_of_members_that_are_closed_or_unknown() {
		let members = BTreeMap::from([
			member(1, FilingStatus::Filed),
			member(2, FilingStatus::Closed),
			(MemberId(3), None),
		]);
		assert_eq!(closed_members(&[role(1, None)], &members, "n"), None);
		let finding = closed_members(&[role(1, None), role(2, None), role(3, None)], &members, "n").unwrap();
		assert_eq!(finding.severity, Severity::High);
		assert!(finding.evidence.contains("member 2") && finding.evidence.contains("member 3"));
		assert!(!finding.evidence.contains("member 1,"));
	}

	#[test]
	fn finds_roles_whose_date_has_passed() {
		assert_eq!(lapsed_roles(&[role(1, None), role(2, Some(NOW))], NOW, "n"), None);
		assert_eq!(
			lapsed_roles(&[role(2, Some(NOW - 1))], NOW, "n").unwrap().id,
			"role-lapsed"
		);
	}

	#[test]
	fn finds_proxies_that_act_at_once() {
		let proxies = |kind, delay| [(key(1), vec![(key(2), kind, delay)])];
		assert_eq!(unlimited_proxies(&proxies(ProxyType::Governance, 10), "n"), None);
		assert_eq!(unlimited_proxies(&proxies(ProxyType::SessionKeys, 0), "n"), None);
		assert_eq!(
			unlimited_proxies(&proxies(ProxyType::Governance, 0), "n").unwrap().id,
			"proxy-unlimited"
		);
	}

	#[test]
	fn finds_viewer_keys_of_more_than_the_age() {
		let with = |since, retired_at| {
			let key = ViewerKey {
				version: 1,
				key: [1; 32],
				by: MemberId(1),
				since,
				retired_at,
			};
			[(Viewer::Member(MemberId(1)), key)]
		};
		assert_eq!(stale_viewer_keys(&with(NOW - 365 * DAY, None), NOW, 365, "n"), None);
		assert_eq!(stale_viewer_keys(&with(0, Some(1)), NOW, 365, "n"), None);
		assert_eq!(
			stale_viewer_keys(&with(NOW - 366 * DAY, None), NOW, 365, "n")
				.unwrap()
				.id,
			"viewer-key-stale"
		);
	}

	#[test]
	fn names_ten_and_counts_the_rest() {
		let text = name((0..12).map(|number| number.to_string()).collect());
		assert!(text.ends_with("9 and 2 more"), "{text}");
	}

	#[test]
	fn reads_keys_of_maps_behind_their_hashes() {
		assert_eq!(last::<AccountId>(&[&[9; 16][..], &[7; 32]].concat()), Some(key(7)));
		assert_eq!(
			last::<MemberId>(&[&[9; 8][..], &MemberId(5).encode()].concat()),
			Some(MemberId(5))
		);
		assert_eq!(last::<AccountId>(&[7; 31]), None);
	}
}
