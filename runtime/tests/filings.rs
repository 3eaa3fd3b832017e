//! Filings across the pallets on the real runtime: guardians, contracts, other branches, and what they mean for coins.

use crate::common::*;
use frame_support::{assert_err_ignore_postinfo, assert_ok};
use pallet_identity_filing::{
	versions::verify, Change, Error, Limits, Reason, RelationKind, RelationTerms, Resolution, Scope, SectionKind,
};
use pallet_time_coin::Event as CoinEvent;
use polkadot_sdk::*;
use sp_core::H160;
use timebank_primitives::*;
use timebank_runtime::{presets, IdentityFiling, Runtime, RuntimeEvent, RuntimeOrigin, System};

/// Records that one may act for another, with limits in coins.
pub(crate) fn relate(elder: MemberId, acting: MemberId, kind: RelationKind, per_month: Balance) {
	let scope = Scope {
		attend: true,
		confirm: true,
		fund: true,
	};
	let limits = Limits {
		per_act: per_month.min(20 * COIN),
		per_day: per_month.min(20 * COIN),
		per_month,
	};
	relate_within(elder, acting, kind, scope, limits);
}

/// The same in a scope and with limits.
pub(crate) fn relate_within(elder: MemberId, acting: MemberId, kind: RelationKind, scope: Scope, limits: Limits) {
	ok(
		"//Branch1//Reviewer",
		pallet_identity_filing::Call::set_relation {
			elder,
			acting,
			terms: RelationTerms {
				kind,
				scope,
				limits,
				until: now() + 300 * DAY,
			},
		},
	);
}

pub(crate) fn confirm_relation(uri: &str, elder: MemberId, acting: MemberId) {
	ok(uri, pallet_identity_filing::Call::confirm_relation { elder, acting });
}

/// Defect 3 of other systems: who is frozen still moves the coins of others.
#[test]
fn defect_3_a_frozen_guardian_moves_no_coins_of_the_elder() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let (elder, helper, guardian) = (file("//Elder"), file("//Helper"), file("//Guardian"));
		// The elder has earned coins herself.
		serve(("//Elder", elder), ("//Helper", helper), 6);
		relate(elder, guardian, RelationKind::Guardian, 100 * COIN);
		confirm_relation("//PublicSecurity", elder, guardian);
		let activity = publish(terms(elder, 2, pallet_time_coin::Funding::RecipientEscrow));
		let case = restrict(guardian, RestrictionScope::Outgoing, DAY);
		System::reset_events();
		ok("//Guardian", pallet_time_coin::Call::fund { activity });
		let refusal = last(|event| match event {
			RuntimeEvent::TimeCoin(CoinEvent::MovementRefused { refusal, .. }) => Some(refusal),
			_ => None,
		});
		assert_eq!(
			refusal,
			Refusal::Restricted {
				case,
				member: guardian,
				scope: RestrictionScope::Outgoing
			}
		);
		assert_eq!(free(elder), 6 * COIN);
		// The elder herself is not frozen.
		ok("//Elder", pallet_time_coin::Call::fund { activity });
		assert!(free(elder) < 6 * COIN);
		check();
	});
}

#[test]
fn pays_what_a_proxy_confirmed_above_the_month_only_when_an_officer_confirms_too() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let (elder, child, volunteer) = (file("//Elder"), file("//Child"), file("//Volunteer"));
		relate(elder, child, RelationKind::Proxy, 3 * COIN);
		confirm_relation("//Elder", elder, child);
		// The proxy confirms for the elder as if she did: two hours, then two more.
		serve(("//Volunteer", volunteer), ("//Child", elder), 2);
		assert_eq!(free(volunteer), 2 * COIN);
		pass(DAY);
		let activity = publish(terms(elder, 2, pallet_time_coin::Funding::BranchPool));
		ok("//Volunteer", pallet_time_coin::Call::book { activity });
		pass(HOUR);
		let start = now();
		for key in ["//Volunteer", "//Branch1//Clerk"] {
			ok(
				key,
				pallet_time_coin::Call::check_in {
					activity,
					volunteer,
					start,
				},
			);
		}
		pass(2 * HOUR);
		let end = now();
		for key in ["//Volunteer", "//Branch1//Clerk"] {
			ok(
				key,
				pallet_time_coin::Call::check_out {
					activity,
					volunteer,
					end,
				},
			);
		}
		ok("//Child", pallet_time_coin::Call::confirm { activity, volunteer });
		let settle = || {
			call(
				"//Branch1//Reviewer",
				pallet_time_coin::Call::settle {
					activity,
					volunteer,
					record: digest("record"),
				},
			)
		};
		assert_err_ignore_postinfo!(settle(), pallet_time_coin::Error::<Runtime>::CoConfirmationMissing);
		ok(
			"//Branch1//Manager",
			pallet_time_coin::Call::co_confirm { activity, volunteer },
		);
		assert_ok!(settle());
		assert_eq!(free(volunteer), 4 * COIN);
		check();
	});
}

#[test]
fn closes_a_filing_only_when_no_coins_are_left() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let (volunteer, elder) = (file("//Volunteer"), file("//Elder"));
		serve(("//Volunteer", volunteer), ("//Elder", elder), 1);
		let close = || {
			call(
				"//Volunteer",
				pallet_identity_filing::Call::close {
					member: volunteer,
					reason: Reason::Code(1),
				},
			)
		};
		assert_err_ignore_postinfo!(close(), Error::<Runtime>::AffairsOpen);
		assert_eq!(gift("//Volunteer", elder, COIN), None);
		let case = freeze(volunteer);
		assert_err_ignore_postinfo!(close(), Error::<Runtime>::AffairsOpen);
		ok(
			"//Supervisor2",
			pallet_freeze_control::Call::close_case {
				case,
				reason: digest("handled"),
			},
		);
		assert_ok!(close());
		assert_eq!(IdentityFiling::controller(&account("//Volunteer")), None);
		check();
	});
}

#[test]
fn verifies_the_versions_of_a_member_page_by_page() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let member = file("//Volunteer");
		let head = IdentityFiling::version_head(member).unwrap();
		let mut chain = Vec::new();
		while (chain.len() as u32) < head.version {
			chain.extend(IdentityFiling::versions(member, Some(chain.len() as u32 + 1), false, 2));
		}
		assert_eq!(verify(member, &chain, head), Ok(()));
		let newest = IdentityFiling::versions(member, None, true, 1);
		assert!(matches!(newest[0].record.change, Change::Attested { .. }));
	});
}

/// Deploys a contract that does nothing: its code is one byte that stops.
fn deploy() -> (H160, sp_core::H256) {
	// Copies the last byte to memory and returns it.
	let init = hex_bytes("6001600c60003960016000f300");
	let deployer = ethereum_account(presets::dev_keys::ETHEREUM[0].into());
	let outcome = pallet_revive::Pallet::<Runtime>::bare_instantiate(
		RuntimeOrigin::signed(deployer),
		0u32.into(),
		pallet_revive::precompiles::TransactionLimits::WeightAndDeposit {
			weight_limit: timebank_runtime::constants::MAXIMUM_BLOCK_WEIGHT,
			deposit_limit: u128::MAX,
		},
		pallet_revive::Code::Upload(init),
		Vec::new(),
		None,
		&pallet_revive::ExecConfig::new_substrate_tx(),
	);
	let address = outcome.result.expect("it is deployed").addr;
	(address, sp_io::hashing::keccak_256(&[0]).into())
}

fn hex_bytes(text: &str) -> Vec<u8> {
	(0..text.len())
		.step_by(2)
		.map(|place| u8::from_str_radix(&text[place..place + 2], 16).unwrap())
		.collect()
}

#[test]
fn files_a_contract_that_is_there_so_that_it_can_hold_coins() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let (volunteer, elder) = (file("//Volunteer"), file("//Elder"));
		serve(("//Volunteer", volunteer), ("//Elder", elder), 2);
		let (address, code_hash) = deploy();
		head_office(pallet_identity_filing::Call::file_contract {
			home: BranchId(1),
			address,
			code_hash,
		});
		let contract = IdentityFiling::member_of(&ethereum_account(address)).unwrap();
		assert_eq!(
			IdentityFiling::contract(contract).map(|record| (record.address, record.code_hash)),
			Some((address, code_hash))
		);
		assert_eq!(gift("//Volunteer", contract, COIN), None);
		assert_eq!(free(contract), COIN);
		check();
	});
}

#[test]
fn serves_a_member_in_another_branch_without_entry_and_then_moves_the_home() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let (volunteer, elder) = (file("//Volunteer"), file("//Elder"));
		ok(
			"//Branch2//Manager",
			pallet_identity_filing::Call::adopt { member: volunteer },
		);
		let summary = IdentityFiling::summary(volunteer).unwrap();
		ok(
			"//Branch2//Reviewer",
			pallet_identity_filing::Call::report_mismatch {
				member: volunteer,
				section: SectionKind::Identity,
				root: digest("as branch 2 knows it"),
			},
		);
		// It lowers nothing: the member goes on.
		assert_eq!(IdentityFiling::summary(volunteer).unwrap(), summary);
		assert_eq!(IdentityFiling::mismatches(volunteer).len(), 1);
		serve(("//Volunteer", volunteer), ("//Elder", elder), 1);
		ok(
			"//Branch1//Reviewer",
			pallet_identity_filing::Call::resolve_mismatch {
				member: volunteer,
				branch: BranchId(2),
				section: SectionKind::Identity,
				resolution: Resolution::Upheld(Reason::Code(1)),
			},
		);
		assert!(IdentityFiling::mismatches(volunteer).is_empty());

		ok(
			"//Volunteer",
			pallet_identity_filing::Call::request_home_move { to: BranchId(2) },
		);
		for officer in ["//Branch1//Manager", "//Branch2//Manager"] {
			ok(
				officer,
				pallet_identity_filing::Call::sign_home_move { member: volunteer },
			);
		}
		assert_eq!(IdentityFiling::summary(volunteer).unwrap().home, BranchId(2));
		// Coins are where they were, and the new home handles what leaves.
		assert_eq!(free(volunteer), COIN);
		assert_eq!(gift("//Volunteer", elder, COIN), None);
		let branch = last(|event| match event {
			RuntimeEvent::TimeCoin(CoinEvent::CoinsMoved { movement, .. }) => Some(movement.branch),
			_ => None,
		});
		assert_eq!(branch, BranchId(2));
		check();
	});
}
