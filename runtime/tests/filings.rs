//! Filings across the pallets on the real runtime: keys, guardians, contracts, and what they mean for coins.

use crate::common::*;
use frame_support::{assert_err_ignore_postinfo, assert_ok};
use pallet_identity_filing::{
	versions::verify, AttestorClass, Change, Error, Freshness, Limits, PartyRequirements, Reason, RelationKind,
	RelationTerms, Resolution, Scope, SectionKind, StageRequirements, Tier,
};
use pallet_time_coin::Event as CoinEvent;
use polkadot_sdk::*;
use sp_core::{Pair, H160};
use timebank_primitives::*;
use timebank_runtime::{
	configs, presets, IdentityFiling, Proxy, Runtime, RuntimeCall, RuntimeEvent, RuntimeOrigin, System, TimeCoin,
};

fn free(member: MemberId) -> Balance {
	TimeCoin::account(member).free
}

/// Has the one-member head office dispatch a call.
fn head_office(call: impl Into<RuntimeCall>) {
	ok(
		"//Ferdie",
		pallet_collective::Call::<Runtime, configs::origins::HeadOfficeInstance>::propose {
			threshold: 1,
			proposal: Box::new(call.into()),
			length_bound: 1_000,
		},
	);
	assert_ok!(last(|event| match event {
		RuntimeEvent::HeadOffice(pallet_collective::Event::Executed { result, .. }) => Some(result),
		_ => None,
	}));
}

/// Tries a gift; why it was refused, if it was.
fn gift(uri: &str, to: MemberId, amount: Balance) -> Option<Refusal> {
	System::reset_events();
	ok(uri, pallet_time_coin::Call::gift { to, amount, memo: None });
	last(|event| match event {
		RuntimeEvent::TimeCoin(CoinEvent::CoinsMoved { movement, .. }) if movement.kind == MovementKind::Gift => {
			Some(None)
		}
		RuntimeEvent::TimeCoin(CoinEvent::MovementRefused { refusal, .. }) => Some(Some(refusal)),
		_ => None,
	})
}

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

/// Opens a case and stops what leaves a member for two days.
fn freeze(member: MemberId) -> CaseId {
	ok(
		"//Supervisor1",
		pallet_freeze_control::Call::open_case {
			basis: pallet_freeze_control::LegalBasis::CourtOrder(digest("order")),
			subjects: vec![member].try_into().unwrap(),
			evidence: digest("evidence"),
		},
	);
	let case = last(|event| match event {
		RuntimeEvent::FreezeControl(pallet_freeze_control::Event::CaseOpened { case, .. }) => Some(case),
		_ => None,
	});
	ok(
		"//Supervisor1",
		pallet_freeze_control::Call::restrict {
			case,
			member,
			scope: RestrictionScope::Outgoing,
			amount: 0,
			until: now() + 2 * DAY,
		},
	);
	case
}

/// Records that one may act for another, with limits in coins.
fn relate(elder: MemberId, acting: MemberId, kind: RelationKind, per_month: Balance) {
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

fn confirm_relation(uri: &str, elder: MemberId, acting: MemberId) {
	ok(uri, pallet_identity_filing::Call::confirm_relation { elder, acting });
}

/// Terms of an activity for an elder, an hour from now.
fn terms(elder: MemberId, hours: u64, funding: pallet_time_coin::Funding) -> pallet_time_coin::Terms {
	pallet_time_coin::Terms {
		kind: pallet_time_coin::ActivityKind::Activity,
		branch: BranchId(1),
		region: RegionCode(310_101),
		place: digest("place"),
		start: now() + HOUR,
		end: now() + (1 + hours) * HOUR,
		rate: QUANTUM,
		funding,
		recipient: Some(elder),
		capacity: 1,
		level: Level::Reviewed,
		qualifications: Default::default(),
	}
}

fn publish(terms: pallet_time_coin::Terms) -> ActivityId {
	ok("//Branch1//Clerk", pallet_time_coin::Call::publish { terms });
	last(|event| match event {
		RuntimeEvent::TimeCoin(CoinEvent::ActivityPublished { activity, .. }) => Some(activity),
		_ => None,
	})
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
		let case = freeze(suspect);
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
		let case = freeze(guardian);
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

fn lapses() -> Vec<(ActivityId, MemberId)> {
	System::events()
		.into_iter()
		.filter_map(|record| match record.event {
			RuntimeEvent::TimeCoin(CoinEvent::ParticipantLapsed { activity, member }) => Some((activity, member)),
			_ => None,
		})
		.collect()
}

/// Files a volunteer who has a qualification that a partner attests for some days.
fn nurse(uri: &str, days: u64) -> MemberId {
	let member = file(uri);
	let kind = SectionKind::Qualification(7);
	let section = pallet_identity_filing::FiledSection {
		kind,
		section: pallet_identity_filing::Section {
			root: digest("certificate"),
			schema: 1,
			issuer: None,
			issued_at: now(),
			expires_at: None,
		},
	};
	ok(
		uri,
		pallet_identity_filing::Call::amend {
			member,
			sections: vec![section].try_into().unwrap(),
		},
	);
	ok(
		"//Partner",
		pallet_identity_filing::Call::attest {
			member,
			section: kind,
			root: digest("certificate"),
			expires_at: now() + days * DAY,
		},
	);
	member
}

/// Books an activity ten days from now that needs the qualification.
fn book_care(uri: &str, elder: MemberId) -> ActivityId {
	let start = now() + 10 * DAY;
	let activity = publish(pallet_time_coin::Terms {
		start,
		end: start + HOUR,
		qualifications: vec![7].try_into().unwrap(),
		..terms(elder, 1, pallet_time_coin::Funding::BranchPool)
	});
	ok(uri, pallet_time_coin::Call::book { activity });
	activity
}

#[test]
fn warns_each_booking_in_the_same_block_when_qualification_or_grade_or_standing_changes() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let elder = file("//Elder");
		for (uri, cause) in [("//Nurse1", 0), ("//Nurse2", 1), ("//Nurse3", 2)] {
			let member = nurse(uri, 300);
			let activity = book_care(uri, elder);
			let free_of_care = publish(pallet_time_coin::Terms {
				start: now() + 20 * DAY,
				end: now() + 20 * DAY + HOUR,
				..terms(elder, 1, pallet_time_coin::Funding::BranchPool)
			});
			ok(uri, pallet_time_coin::Call::book { activity: free_of_care });
			System::reset_events();
			match cause {
				0 => {
					ok(
						"//Partner",
						pallet_identity_filing::Call::revoke_attestation {
							member,
							section: SectionKind::Qualification(7),
							reason: digest("reason"),
						},
					);
					// Only what needs it is affected.
					assert_eq!(lapses(), vec![(activity, member)]);
				}
				1 => {
					ok(
						"//Supervisor1",
						pallet_identity_filing::Call::set_risk {
							member,
							grade: RiskGrade::High,
							reason: digest("reason"),
						},
					);
					assert_eq!(lapses(), vec![(activity, member), (free_of_care, member)]);
				}
				_ => {
					ok(
						"//Branch1//Manager",
						pallet_identity_filing::Call::suspend {
							member,
							reason: digest("reason"),
						},
					);
					assert_eq!(lapses(), vec![(activity, member), (free_of_care, member)]);
				}
			}
		}
		check();
	});
}

#[test]
fn stops_at_once_and_warns_when_anybody_records_it_when_an_attestation_expires_or_its_body_is_cut_off() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let elder = file("//Elder");
		let (one, two) = (nurse("//Nurse1", 5), nurse("//Nurse2", 300));
		let (first, second) = (book_care("//Nurse1", elder), book_care("//Nurse2", elder));
		pass(6 * DAY);
		System::reset_events();
		assert!(!IdentityFiling::has_qualification(one, 7, now()));
		ok("//Elder", pallet_identity_filing::Call::record_lapse { member: one });
		assert_eq!(lapses(), vec![(first, one)]);

		System::reset_events();
		head_office(pallet_identity_filing::Call::cut_off_attestor {
			body: Body::Institution(InstitutionId(4)),
			from: now() - 30 * DAY,
			reason: digest("compromised"),
		});
		assert!(!IdentityFiling::has_qualification(two, 7, now()));
		ok("//Elder", pallet_identity_filing::Call::record_lapse { member: two });
		assert_eq!(lapses(), vec![(second, two)]);
		// Recorded once, warned once.
		ok("//Elder", pallet_identity_filing::Call::record_lapse { member: two });
		assert_eq!(lapses().len(), 1);

		// Without any record, the volunteer cannot begin.
		pass(4 * DAY);
		assert_err_ignore_postinfo!(
			call(
				"//Nurse2",
				pallet_time_coin::Call::check_in {
					activity: second,
					volunteer: two,
					start: now(),
				}
			),
			pallet_time_coin::Error::<Runtime>::VolunteerLapsed
		);
		check();
	});
}

#[test]
fn asks_each_party_what_the_head_office_has_set_for_stage_and_amount() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let (volunteer, elder) = (file("//Volunteer"), file("//Elder"));
		serve(("//Volunteer", volunteer), ("//Elder", elder), 8);
		let face = Freshness {
			class: AttestorClass::PublicSecurity,
			section: SectionKind::Biometric,
			max_age: DAY,
		};
		let paying = PartyRequirements {
			tiers: vec![Tier {
				from: 3 * COIN,
				level: Level::Reviewed,
				max_risk: RiskGrade::Low,
				qualifications: Default::default(),
				fresh: Some(face),
			}]
			.try_into()
			.unwrap(),
			..Default::default()
		};
		head_office(pallet_identity_filing::Call::set_requirements {
			stage: Stage::Gift,
			requirements: StageRequirements {
				paying,
				receiving: Default::default(),
			},
		});
		assert_eq!(gift("//Volunteer", elder, 2 * COIN), None);
		assert_eq!(
			gift("//Volunteer", elder, 3 * COIN),
			Some(Refusal::Requirement {
				member: volunteer,
				requirement: Requirement::AttestationStale
			})
		);
		// A wallet gets the same answer before, with all reasons.
		ok(
			"//Supervisor1",
			pallet_identity_filing::Call::set_risk {
				member: volunteer,
				grade: RiskGrade::Moderate,
				reason: digest("reason"),
			},
		);
		assert_eq!(
			IdentityFiling::failing(volunteer, Stage::Gift, 3 * COIN, true),
			vec![
				Requirement::RiskTooHigh {
					admitted: RiskGrade::Low,
					actual: RiskGrade::Moderate
				},
				Requirement::AttestationStale
			]
		);
		assert!(IdentityFiling::failing(volunteer, Stage::Gift, 2 * COIN, true).is_empty());
		check();
	});
}
