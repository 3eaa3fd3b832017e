//! Keys across the pallets on the real runtime: recovery, removal, and what they leave as it was.

use crate::common::*;
use frame_support::assert_err_ignore_postinfo;
use pallet_identity_filing::Error;
use polkadot_sdk::*;
use sp_core::Pair;
use timebank_primitives::*;
use timebank_runtime::{configs, presets, IdentityFiling, Proxy, Runtime};

/// Asks for and approves a new key; it can be finished after three days.
fn recovery_under_way(member: MemberId, new: &str) {
	let key = account(new);
	let proof = pair(new).sign(&IdentityFiling::recovery_payload(member, &key)).into();
	ok(
		"//Branch1//Reviewer",
		pallet_identity_filing::Call::request_recovery {
			member,
			key,
			custodied: false,
			proof,
		},
	);
	ok(
		"//Branch2//Reviewer",
		pallet_identity_filing::Call::approve_recovery { member },
	);
}

fn finish_recovery(member: MemberId) {
	ok(
		"//Branch1//Clerk",
		pallet_identity_filing::Call::finish_recovery { member },
	);
}

#[test]
fn recovers_the_keys_and_nothing_else_and_lets_nothing_leave_for_a_day() {
	// With the delays of production.
	network(presets::LOCAL_TESTNET).execute_with(|| {
		let (volunteer, elder) = (file("//Volunteer"), file("//Elder"));
		serve(("//Volunteer", volunteer), ("//Elder", elder), 4);
		recovery_under_way(volunteer, "//NewPhone");
		pass(3 * DAY);
		let recovered_at = now();
		finish_recovery(volunteer);

		// The old key is a stranger's now; coins, filing and level are the member's.
		assert_eq!(IdentityFiling::member_of(&account("//Volunteer")), None);
		assert_eq!(IdentityFiling::member_of(&account("//NewPhone")), Some(volunteer));
		assert_eq!(free(volunteer), 4 * COIN);
		assert_eq!(IdentityFiling::summary(volunteer).unwrap().level, Level::Identified);
		let requirement = Requirement::RecoveryWait {
			until: recovered_at + DAY,
		};
		assert_eq!(
			gift("//NewPhone", elder, COIN),
			Some(Refusal::Requirement {
				member: volunteer,
				requirement
			})
		);
		// What comes in comes in.
		serve(("//NewPhone", volunteer), ("//Elder", elder), 1);
		assert_eq!(free(volunteer), 5 * COIN);
		pass(DAY);
		assert_eq!(gift("//NewPhone", elder, COIN), None);
		assert_eq!(free(volunteer), 4 * COIN);
		check();
	});
}

#[test]
fn lets_nothing_leave_when_somebody_objects_to_a_recovery() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let (volunteer, elder) = (file("//Volunteer"), file("//Elder"));
		serve(("//Volunteer", volunteer), ("//Elder", elder), 4);
		recovery_under_way(volunteer, "//Thief");
		assert_eq!(gift("//Volunteer", elder, COIN), None);
		ok("//Volunteer", pallet_identity_filing::Call::object_to_recovery {});
		assert_eq!(
			gift("//Volunteer", elder, COIN),
			Some(Refusal::Requirement {
				member: volunteer,
				requirement: Requirement::RecoveryDisputed
			})
		);
		pass(30 * DAY);
		assert_err_ignore_postinfo!(
			call(
				"//Thief",
				pallet_identity_filing::Call::finish_recovery { member: volunteer }
			),
			Error::<Runtime>::RecoveryDisputed
		);
		head_office(pallet_identity_filing::Call::cancel_recovery { member: volunteer });
		assert_eq!(gift("//Volunteer", elder, COIN), None);
		check();
	});
}

#[test]
fn decides_on_an_objection_by_a_supervisor_and_another_person_of_public_security() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let (volunteer, elder) = (file("//Volunteer"), file("//Elder"));
		serve(("//Volunteer", volunteer), ("//Elder", elder), 2);
		recovery_under_way(volunteer, "//NewPhone");
		ok("//Volunteer", pallet_identity_filing::Call::object_to_recovery {});
		let uphold = pallet_identity_filing::Call::<Runtime>::decide_recovery {
			member: volunteer,
			uphold: true,
		};
		assert_err_ignore_postinfo!(call("//PublicSecurity", uphold.clone()), Error::<Runtime>::SamePerson);
		ok("//PublicSecurity2", uphold.clone());
		assert!(gift("//Volunteer", elder, COIN).is_some());
		ok("//Supervisor2", uphold);
		// Both say that it shall go on: no delay any more. The thief's key is void, the coins are all there.
		finish_recovery(volunteer);
		assert_eq!(IdentityFiling::member_of(&account("//Volunteer")), None);
		assert_eq!(free(volunteer), 2 * COIN);
		pass(20_000);
		assert_eq!(gift("//NewPhone", elder, COIN), None);
		check();
	});
}

#[test]
fn sets_how_long_keys_may_speak_up_when_the_head_office_says_so() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let member = file("//Volunteer");
		assert_eq!(IdentityFiling::key_delays().recovery, 20_000);
		head_office(pallet_identity_filing::Call::set_delays {
			delays: Default::default(),
		});
		recovery_under_way(member, "//NewPhone");
		let due = IdentityFiling::recovery(member).unwrap().approval.unwrap().due;
		assert_eq!(due, now() + 3 * DAY);
		check();
	});
}

/// Defect 2 of other systems: the recovery of an empty wallet loses or refuses the freeze.
#[test]
fn defect_2_recovery_of_a_member_without_coins_keeps_the_freeze() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let (suspect, elder) = (file("//Suspect"), file("//Elder"));
		assert_eq!(free(suspect), 0);
		recovery_under_way(suspect, "//NewPhone");
		pass(3 * DAY);
		let case = restrict(suspect, RestrictionScope::Outgoing, 2 * DAY);
		finish_recovery(suspect);
		pass(DAY + 1);
		assert_eq!(
			gift("//NewPhone", elder, COIN),
			Some(Refusal::Restricted {
				case,
				member: suspect,
				scope: RestrictionScope::Outgoing
			})
		);
		check();
	});
}

#[test]
fn voids_the_proxies_that_a_removed_key_had_given() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let member = file("//Volunteer");
		let (old, new) = (account("//Volunteer"), account("//NewPhone"));
		let proof = pair("//NewPhone")
			.sign(&IdentityFiling::link_payload(member, &new))
			.into();
		ok(
			"//Volunteer",
			pallet_identity_filing::Call::link_controller {
				key: new,
				custodied: false,
				proof,
			},
		);
		ok(
			"//Volunteer",
			pallet_proxy::Call::add_proxy {
				delegate: account("//Thief").into(),
				proxy_type: configs::governance::ProxyType::Governance,
				delay: 0,
			},
		);
		assert_eq!(pallet_proxy::Proxies::<Runtime>::get(&old).0.len(), 1);
		ok(
			"//NewPhone",
			pallet_identity_filing::Call::request_removal { key: old.clone() },
		);
		assert_eq!(pallet_proxy::Proxies::<Runtime>::get(&old).0.len(), 1);
		ok(
			"//Branch1//Manager",
			pallet_identity_filing::Call::cosign_removal {
				member,
				requester: account("//NewPhone"),
			},
		);
		assert!(pallet_proxy::Proxies::<Runtime>::get(&old).0.is_empty());
		assert_err_ignore_postinfo!(
			call(
				"//Thief",
				pallet_proxy::Call::proxy {
					real: old.clone().into(),
					force_proxy_type: None,
					call: Box::new(frame_system::Call::remark { remark: Vec::new() }.into()),
				}
			),
			pallet_proxy::Error::<Runtime>::NotProxy
		);
		assert_eq!(Proxy::proxies(old).0.len(), 0);
		check();
	});
}
