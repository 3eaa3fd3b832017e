//! What a filing no longer has, and what is asked of each stage, on the real runtime: bookings are warned or stopped.

use crate::common::*;
use frame_support::assert_err_ignore_postinfo;
use pallet_identity_filing::{AttestorClass, Freshness, PartyRequirements, SectionKind, StageRequirements, Tier};
use pallet_time_coin::Event as CoinEvent;
use polkadot_sdk::*;
use timebank_primitives::*;
use timebank_runtime::{presets, IdentityFiling, Runtime, RuntimeEvent, System};

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
pub(crate) fn nurse(uri: &str, days: u64) -> MemberId {
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
