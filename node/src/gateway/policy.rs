//! What each runtime API is about, and who may read that by the gateway. What is not named here cannot be read.

use crate::gateway::facts::Facts;
use codec::{Decode, DecodeAll};
use timebank_primitives::{Body, InstitutionId, MemberId, Role, RoleHolder, Viewer};
use timebank_runtime::AccountId;

/// Whom or what a method is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum About {
	/// Nobody: rules, counts, branches, what is signed.
	Public,
	/// The filing of the member that the first argument names.
	Filing,
	/// The coins and restrictions of the member that the first argument names.
	Account,
	/// The same of the member that the second argument names.
	AccountOfSecond,
	/// The key that the first argument names.
	Key,
	/// A record of the ledger that names members: an activity, an origin, a held movement.
	Record,
	/// Alerts, cases and disputes.
	Case,
	/// What an institution may read of a case; the second argument names the institution.
	PublicCase,
}

/// All methods that can be read by the gateway.
const METHODS: [(&str, About); 90] = [
	("AccountNonceApi_account_nonce", About::Public),
	("AnomalyMonitorApi_alert", About::Case),
	("AnomalyMonitorApi_alerts", About::Case),
	("AnomalyMonitorApi_assessment", About::Case),
	("AnomalyMonitorApi_lenience", About::Case),
	("AnomalyMonitorApi_params", About::Public),
	("AnomalyMonitorApi_policy", About::Public),
	("AnomalyMonitorApi_precisions", About::Public),
	("AnomalyMonitorApi_rule_counts", About::Public),
	("AnomalyMonitorApi_shadow", About::Public),
	("AnomalyMonitorApi_warning", About::Case),
	("AnomalyMonitorApi_warnings", About::Case),
	("AuraApi_slot_duration", About::Public),
	("BranchRegistryApi_branches", About::Public),
	("BranchRegistryApi_electors", About::Public),
	("BranchRegistryApi_home", About::Public),
	("BranchRegistryApi_lineage", About::Public),
	("BranchRegistryApi_liveness", About::Public),
	("BranchRegistryApi_role_of", About::Key),
	("Core_version", About::Public),
	("FreezeControlApi_blocked_origins", About::Case),
	("FreezeControlApi_captured", About::Account),
	("FreezeControlApi_case", About::Case),
	("FreezeControlApi_claims", About::Account),
	("FreezeControlApi_dispute", About::Case),
	("FreezeControlApi_public_part", About::PublicCase),
	("FreezeControlApi_request", About::Case),
	("FreezeControlApi_restore_report", About::Case),
	("FreezeControlApi_restrictions", About::Account),
	("FreezeControlApi_rights", About::Account),
	("FreezeControlApi_unratified_time", About::Account),
	("FuelApi_left", About::Key),
	("FuelApi_standing", About::Key),
	("GrandpaApi_current_set_id", About::Public),
	("GrandpaApi_grandpa_authorities", About::Public),
	("IdentityFilingApi_adoptions", About::Filing),
	("IdentityFilingApi_consent_payload", About::Public),
	("IdentityFilingApi_contract", About::Public),
	("IdentityFilingApi_controllers", About::Filing),
	("IdentityFilingApi_failing_requirements", About::Account),
	("IdentityFilingApi_home_move", About::Filing),
	("IdentityFilingApi_key_delays", About::Public),
	("IdentityFilingApi_level_rules", About::Public),
	("IdentityFilingApi_link_payload", About::Public),
	("IdentityFilingApi_member_of", About::Key),
	("IdentityFilingApi_mismatches", About::Filing),
	("IdentityFilingApi_pending_change", About::Filing),
	("IdentityFilingApi_recovery", About::Filing),
	("IdentityFilingApi_recovery_payload", About::Public),
	("IdentityFilingApi_removals", About::Filing),
	("IdentityFilingApi_sections", About::Filing),
	("IdentityFilingApi_summary", About::Filing),
	("IdentityFilingApi_version_head", About::Filing),
	("IdentityFilingApi_versions", About::Filing),
	("Metadata_metadata", About::Public),
	("Metadata_metadata_at_version", About::Public),
	("Metadata_metadata_versions", About::Public),
	("PacketApi_access_head", About::Filing),
	("PacketApi_envelopes", About::Filing),
	("PacketApi_erasure", About::Filing),
	("PacketApi_grants", About::Filing),
	("PacketApi_missing_envelopes", About::Filing),
	("PacketApi_packet", About::Filing),
	("PacketApi_viewer_key", About::Public),
	("TimeCoinApi_account", About::Account),
	("TimeCoinApi_activity", About::Record),
	("TimeCoinApi_clearing", About::Public),
	("TimeCoinApi_countersign_payload", About::Public),
	("TimeCoinApi_free_of", About::Key),
	("TimeCoinApi_head", About::Account),
	("TimeCoinApi_hold", About::Record),
	("TimeCoinApi_locks", About::Account),
	("TimeCoinApi_lot_origins", About::Account),
	("TimeCoinApi_lots", About::Account),
	("TimeCoinApi_offer", About::Record),
	("TimeCoinApi_origin", About::Record),
	("TimeCoinApi_positions", About::Public),
	("TimeCoinApi_quota", About::Public),
	("TimeCoinApi_service", About::AccountOfSecond),
	("TimeCoinApi_total_supply", About::Public),
	("TimeCoinApi_waiting_issue", About::AccountOfSecond),
	("TransactionPaymentApi_query_fee_details", About::Public),
	("TransactionPaymentApi_query_info", About::Public),
	("TransactionPaymentApi_query_length_to_fee", About::Public),
	("TransactionPaymentApi_query_weight_to_fee", About::Public),
	("UpgradeGovernanceApi_open_proposals", About::Public),
	("UpgradeGovernanceApi_proposal", About::Public),
	("UpgradeGovernanceApi_proposal_standing", About::Public),
	("UpgradeGovernanceApi_root_call", About::Public),
	("UpgradeGovernanceApi_timing", About::Public),
];

/// Why a question is not answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
	/// The gateway does not offer the method.
	Unknown,
	/// It concerns persons: ask by a signed query.
	MustBeSigned,
	/// The arguments cannot be read.
	Arguments,
	/// The asker has no right to it.
	NoRight,
}

impl std::fmt::Display for Refusal {
	fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
		f.write_str(match self {
			Self::Unknown => "the gateway does not offer this method",
			Self::MustBeSigned => "this method concerns persons: ask by timebank_query, signed",
			Self::Arguments => "the arguments cannot be read",
			Self::NoRight => "the account may not read this",
		})
	}
}

/// Who asks.
#[derive(Debug, Clone)]
pub struct Asker {
	/// The account that has signed.
	pub account: AccountId,
	/// The member that it controls.
	pub member: Option<MemberId>,
	/// The role that it holds.
	pub role: Option<RoleHolder>,
}

fn about(method: &str) -> Result<About, Refusal> {
	METHODS
		.iter()
		.find(|(name, _)| *name == method)
		.map(|(_, about)| *about)
		.ok_or(Refusal::Unknown)
}

/// Whether everybody may read by this method.
pub fn check_public(method: &str) -> Result<(), Refusal> {
	match about(method)? {
		About::Public => Ok(()),
		_ => Err(Refusal::MustBeSigned),
	}
}

/// Whether this asker may read by this method with these arguments.
pub fn check(method: &str, arguments: &[u8], asker: &Asker, facts: &impl Facts) -> Result<(), Refusal> {
	let allowed = match about(method)? {
		About::Public => true,
		About::Filing => may_read_member(first(arguments)?, true, asker, facts),
		About::Account => may_read_member(first(arguments)?, false, asker, facts),
		About::AccountOfSecond => {
			let (_, member): (u64, MemberId) = first(arguments)?;
			may_read_member(member, false, asker, facts)
		}
		About::Key => {
			let key: AccountId = first(arguments)?;
			key == asker.account
				|| match facts.member_of(&key) {
					Some(member) => may_read_member(member, false, asker, facts),
					// Nobody's key, or the key of a role: that is told to those who hold one.
					None => asker.role.is_some(),
				}
		}
		About::Record => asker
			.role
			.is_some_and(|holder| holder.role.of_branch() || sees_all(holder.role)),
		About::Case => asker
			.role
			.is_some_and(|holder| matches!(holder.role, Role::Supervisor | Role::Mediator)),
		About::PublicCase => {
			let (_, institution): (u64, InstitutionId) =
				DecodeAll::decode_all(&mut &arguments[..]).map_err(|_| Refusal::Arguments)?;
			asker
				.role
				.is_some_and(|holder| holder.body == Body::Institution(institution) || holder.role == Role::Supervisor)
		}
	};
	if allowed {
		Ok(())
	} else {
		Err(Refusal::NoRight)
	}
}

/// The first argument. What follows is the runtime's to read.
fn first<T: Decode>(arguments: &[u8]) -> Result<T, Refusal> {
	T::decode(&mut &arguments[..]).map_err(|_| Refusal::Arguments)
}

/// Roles whose duty is every member.
fn sees_all(role: Role) -> bool {
	matches!(role, Role::Supervisor | Role::PublicSecurity)
}

/// The member itself; whose duty is every member; officers of the home branch and of branches that have adopted the
/// filing. The filing also who has a grant of the member.
fn may_read_member(member: MemberId, filing: bool, asker: &Asker, facts: &impl Facts) -> bool {
	if asker.member == Some(member) {
		return true;
	}
	if let Some(holder) = asker.role {
		if sees_all(holder.role) {
			return true;
		}
		if let Body::Branch(branch) = holder.body {
			if facts.home_of(member) == Some(branch) || facts.adopted_by(member).contains(&branch) {
				return true;
			}
		}
	}
	filing
		&& facts.viewers(member).iter().any(|viewer| match viewer {
			Viewer::Member(member) => asker.member == Some(*member),
			Viewer::Body(body) => asker.role.is_some_and(|holder| holder.body == *body),
		})
}

#[cfg(test)]
mod tests {
	use super::*;
	use codec::Encode;
	use std::collections::BTreeMap;
	use timebank_primitives::BranchId;

	const MEMBER: MemberId = MemberId(7);

	#[derive(Default)]
	struct Known {
		keys: BTreeMap<AccountId, MemberId>,
		home: Option<BranchId>,
		adopted: Vec<BranchId>,
		viewers: Vec<Viewer>,
	}

	impl Facts for Known {
		fn member_of(&self, key: &AccountId) -> Option<MemberId> {
			self.keys.get(key).copied()
		}
		fn role_of(&self, _: &AccountId) -> Option<RoleHolder> {
			None
		}
		fn home_of(&self, member: MemberId) -> Option<BranchId> {
			self.home.filter(|_| member == MEMBER)
		}
		fn adopted_by(&self, _: MemberId) -> Vec<BranchId> {
			self.adopted.clone()
		}
		fn viewers(&self, member: MemberId) -> Vec<Viewer> {
			if member == MEMBER {
				self.viewers.clone()
			} else {
				Vec::new()
			}
		}
	}

	fn known() -> Known {
		Known {
			home: Some(BranchId(1)),
			..Default::default()
		}
	}

	fn key(byte: u8) -> AccountId {
		AccountId::new([byte; 32])
	}

	fn asker(member: Option<u64>, role: Option<(Role, Body)>) -> Asker {
		Asker {
			account: key(1),
			member: member.map(MemberId),
			role: role.map(|(role, body)| RoleHolder {
				member: MemberId(99),
				role,
				body,
			}),
		}
	}

	fn officer(branch: u32) -> Asker {
		asker(None, Some((Role::Clerk, Body::Branch(BranchId(branch)))))
	}

	fn of_institution(role: Role, institution: u32) -> Asker {
		asker(None, Some((role, Body::Institution(InstitutionId(institution)))))
	}

	fn may(method: &str, arguments: Vec<u8>, asker: &Asker, facts: &Known) -> bool {
		match check(method, &arguments, asker, facts) {
			Ok(()) => true,
			Err(Refusal::NoRight) => false,
			Err(other) => panic!("{method}: {other:?}"),
		}
	}

	#[test]
	fn names_each_method_once_in_order() {
		assert!(METHODS.windows(2).all(|pair| pair[0].0 < pair[1].0));
	}

	#[test]
	fn answers_everybody_what_concerns_nobody_and_nothing_else() {
		assert_eq!(check_public("TimeCoinApi_total_supply"), Ok(()));
		assert_eq!(check_public("TimeCoinApi_account"), Err(Refusal::MustBeSigned));
		for unknown in [
			"GenesisBuilder_get_preset",
			"TaggedTransactionQueue_validate_transaction",
			"PacketApi_verify_reveal",
		] {
			assert_eq!(check_public(unknown), Err(Refusal::Unknown), "{unknown}");
			assert_eq!(
				check(unknown, &[], &of_institution(Role::Supervisor, 1), &known()),
				Err(Refusal::Unknown)
			);
		}
	}

	#[test]
	fn shows_a_member_to_itself_and_to_no_other_member() {
		for method in [
			"TimeCoinApi_account",
			"IdentityFilingApi_sections",
			"FreezeControlApi_restrictions",
		] {
			assert!(
				may(method, MEMBER.encode(), &asker(Some(7), None), &known()),
				"{method}"
			);
			assert!(
				!may(method, MEMBER.encode(), &asker(Some(8), None), &known()),
				"{method}"
			);
			assert!(!may(method, MEMBER.encode(), &asker(None, None), &known()), "{method}");
		}
	}

	#[test]
	fn shows_a_member_to_its_home_and_to_branches_that_adopted_it() {
		let mut facts = known();
		assert!(may("TimeCoinApi_account", MEMBER.encode(), &officer(1), &facts));
		assert!(!may("TimeCoinApi_account", MEMBER.encode(), &officer(2), &facts));
		facts.adopted.push(BranchId(2));
		assert!(may("TimeCoinApi_account", MEMBER.encode(), &officer(2), &facts));
	}

	#[test]
	fn shows_a_filing_but_no_coins_to_a_viewer_with_a_grant() {
		let mut facts = known();
		facts.viewers = vec![
			Viewer::Body(Body::Institution(InstitutionId(5))),
			Viewer::Member(MemberId(8)),
		];
		for asker in [of_institution(Role::ThirdParty, 5), asker(Some(8), None)] {
			assert!(may("PacketApi_envelopes", MEMBER.encode(), &asker, &facts));
			assert!(!may("TimeCoinApi_account", MEMBER.encode(), &asker, &facts));
		}
		assert!(!may(
			"PacketApi_envelopes",
			MEMBER.encode(),
			&of_institution(Role::ThirdParty, 6),
			&facts
		));
		assert!(!may(
			"PacketApi_envelopes",
			MemberId(9).encode(),
			&of_institution(Role::ThirdParty, 5),
			&facts
		));
	}

	#[test]
	fn shows_every_member_to_supervisors_and_public_security_and_cases_to_supervisors() {
		for (role, all, cases) in [
			(Role::Supervisor, true, true),
			(Role::PublicSecurity, true, false),
			(Role::Mediator, false, true),
			(Role::Partner, false, false),
			(Role::ThirdParty, false, false),
		] {
			let asker = of_institution(role, 1);
			assert_eq!(
				may("TimeCoinApi_account", MEMBER.encode(), &asker, &known()),
				all,
				"{role:?}"
			);
			assert_eq!(
				may("FreezeControlApi_case", 1u64.encode(), &asker, &known()),
				cases,
				"{role:?}"
			);
		}
	}

	#[test]
	fn shows_a_key_to_itself_and_to_those_who_may_read_its_member() {
		let mut facts = known();
		facts.keys.insert(key(2), MEMBER);
		let method = "TimeCoinApi_free_of";
		assert!(may(method, key(1).encode(), &asker(None, None), &facts));
		assert!(!may(method, key(2).encode(), &asker(None, None), &facts));
		assert!(may(method, key(2).encode(), &asker(Some(7), None), &facts));
		assert!(may(method, key(2).encode(), &officer(1), &facts));
		assert!(!may(method, key(2).encode(), &officer(2), &facts));
	}

	#[test]
	fn shows_a_service_by_its_volunteer_and_the_public_part_to_its_institution() {
		let service = (3u64, MEMBER).encode();
		assert!(may(
			"TimeCoinApi_service",
			service.clone(),
			&asker(Some(7), None),
			&known()
		));
		assert!(!may("TimeCoinApi_service", service, &asker(Some(3), None), &known()));
		let case = (1u64, InstitutionId(5)).encode();
		assert!(may(
			"FreezeControlApi_public_part",
			case.clone(),
			&of_institution(Role::ThirdParty, 5),
			&known()
		));
		assert!(!may(
			"FreezeControlApi_public_part",
			case,
			&of_institution(Role::ThirdParty, 6),
			&known()
		));
	}

	#[test]
	fn refuses_arguments_that_it_cannot_read() {
		let supervisor = of_institution(Role::Supervisor, 1);
		for (method, arguments) in [
			("TimeCoinApi_account", vec![1, 2]),
			("TimeCoinApi_service", 3u64.encode()),
			("TimeCoinApi_free_of", vec![0; 31]),
			("FreezeControlApi_public_part", (1u64, 2u32, 3u8).encode()),
		] {
			assert_eq!(
				check(method, &arguments, &supervisor, &known()),
				Err(Refusal::Arguments),
				"{method}"
			);
		}
	}
}
