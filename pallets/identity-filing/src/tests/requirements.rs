//! What a stage asks, and the answer that ledger and wallets get.

use crate::{mock::*, *};
use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok, BoundedVec},
	sp_keyring::Sr25519Keyring::Alice,
	sp_runtime::DispatchError::{self, BadOrigin},
};
use timebank_primitives::*;

const FACE: Freshness = Freshness {
	class: AttestorClass::PublicSecurity,
	section: SectionKind::Biometric,
	max_age: DAY,
};

/// Asks `party` of who receives at the end of an activity, and nothing more than the default of who pays.
fn ask(receiving: PartyRequirements) {
	let requirements = StageRequirements {
		receiving,
		..Default::default()
	};
	assert_ok!(IdentityFiling::set_requirements(
		RuntimeOrigin::root(),
		Stage::ActivityEnd,
		requirements
	));
}

fn check(member: MemberId, amount: Balance, paying: bool) -> Result<(), Requirement> {
	let summary = <IdentityFiling as Members<AccountId>>::summary(member).expect("a member");
	let first = <IdentityFiling as Members<AccountId>>::check(&summary, Stage::ActivityEnd, amount, paying, Now::get());
	// The full answer begins with the ledger's.
	let all = IdentityFiling::failing(member, Stage::ActivityEnd, amount, paying);
	assert_eq!(first.err(), all.first().copied());
	first
}

fn codes(list: &[u16]) -> BoundedVec<u16, MaxQualifications> {
	BoundedVec::try_from(list.to_vec()).expect("few codes")
}

/// A tier that asks for nothing more than the default.
fn plain(from: Balance) -> Tier {
	Tier {
		from,
		level: Level::Reviewed,
		max_risk: RiskGrade::Elevated,
		qualifications: codes(&[]),
		fresh: None,
	}
}

fn in_tier(tier: Tier) -> BoundedVec<Tier, MaxTiers> {
	BoundedVec::try_from(vec![tier]).expect("one tier")
}

fn tiers(list: &[(Balance, Level)]) -> BoundedVec<Tier, MaxTiers> {
	BoundedVec::try_from(
		list.iter()
			.map(|(from, level)| Tier {
				from: *from,
				level: *level,
				..plain(0)
			})
			.collect::<Vec<_>>(),
	)
	.expect("few tiers")
}

#[test]
fn sets_requirements_when_head_office_says_so() {
	ExtBuilder::build_and_execute(|| {
		let requirements = StageRequirements {
			receiving: PartyRequirements {
				qualifications: codes(&[5]),
				fresh: Some(FACE),
				..Default::default()
			},
			..Default::default()
		};
		assert_ok!(IdentityFiling::set_requirements(
			RuntimeOrigin::root(),
			Stage::Gift,
			requirements.clone()
		));
		System::assert_last_event(
			Event::RequirementsSet {
				stage: Stage::Gift,
				requirements: requirements.clone(),
			}
			.into(),
		);
		assert_eq!(Requirements::<Test>::get(Stage::Gift), requirements);
		assert_eq!(Requirements::<Test>::get(Stage::Booking), StageRequirements::default());
	});
}

#[test]
fn fails_to_set_when_caller_is_not_the_head_office() {
	ExtBuilder::build_and_execute(|| {
		assert_noop!(
			IdentityFiling::set_requirements(MANAGER.origin(), Stage::Gift, Default::default()),
			BadOrigin
		);
	});
}

#[test]
fn fails_to_set_when_requirements_are_malformed() {
	ExtBuilder::build_and_execute(|| {
		let asks = PartyRequirements::default;
		let contact = Freshness {
			section: SectionKind::Contact,
			..FACE
		};
		let malformed = [
			(
				PartyRequirements {
					tiers: tiers(&[(100, Level::Qualified), (200, Level::Identified)]),
					..asks()
				},
				Error::<Test>::TiersNotRising,
			),
			(
				// A tier that asks for nothing more.
				PartyRequirements {
					tiers: in_tier(plain(100)),
					..asks()
				},
				Error::<Test>::TiersNotRising,
			),
			(
				// A tier that admits more than the base.
				PartyRequirements {
					tiers: in_tier(Tier {
						max_risk: RiskGrade::High,
						..plain(100)
					}),
					..asks()
				},
				Error::<Test>::TiersNotRising,
			),
			(
				// A tier for any amount is no tier.
				PartyRequirements {
					tiers: tiers(&[(0, Level::Identified)]),
					..asks()
				},
				Error::<Test>::TiersNotRising,
			),
			(
				PartyRequirements {
					qualifications: codes(&[5]),
					tiers: in_tier(Tier {
						qualifications: codes(&[5]),
						..plain(100)
					}),
					..asks()
				},
				Error::<Test>::DuplicateQualification,
			),
			(
				PartyRequirements {
					tiers: in_tier(Tier {
						fresh: Some(contact),
						..plain(100)
					}),
					..asks()
				},
				Error::<Test>::NotAttestable,
			),
			(
				PartyRequirements {
					qualifications: codes(&[5, 6, 5]),
					..asks()
				},
				Error::<Test>::DuplicateQualification,
			),
			(
				PartyRequirements {
					fresh: Some(Freshness { max_age: 0, ..FACE }),
					..asks()
				},
				Error::<Test>::ZeroAge,
			),
			(
				PartyRequirements {
					fresh: Some(contact),
					..asks()
				},
				Error::<Test>::NotAttestable,
			),
		];
		for (party, error) in malformed {
			let error = DispatchError::from(error);
			for requirements in [
				StageRequirements {
					paying: party.clone(),
					receiving: asks(),
				},
				StageRequirements {
					paying: asks(),
					receiving: party,
				},
			] {
				assert_noop!(
					IdentityFiling::set_requirements(RuntimeOrigin::root(), Stage::Gift, requirements),
					error
				);
			}
		}
	});
}

#[test]
fn admits_a_filed_member_when_nothing_more_is_asked() {
	ExtBuilder::build_and_execute(|| {
		let member = submitted(Alice, 1);
		assert_eq!(
			check(member, 100, false),
			Err(Requirement::NotFiled(FilingStatus::Submitted))
		);
		approve(member);
		assert_eq!(check(member, 100, false), Ok(()));
		assert_ok!(IdentityFiling::suspend(RuntimeOrigin::root(), member, digest(9)));
		assert_eq!(
			check(member, 100, true),
			Err(Requirement::NotFiled(FilingStatus::Suspended))
		);
	});
}

#[test]
fn says_unknown_when_nobody_is_filed() {
	ExtBuilder::build_and_execute(|| {
		let failures = IdentityFiling::failing(MemberId(999), Stage::Gift, 100, true);
		assert_eq!(failures, vec![Requirement::Unknown]);
	});
}

#[test]
fn asks_a_higher_level_when_the_amount_is_higher() {
	ExtBuilder::build_and_execute(|| {
		let member = filed(Alice, 1);
		ask(PartyRequirements {
			tiers: tiers(&[(100, Level::Identified), (200, Level::Qualified)]),
			..Default::default()
		});
		let actual = Level::Reviewed;
		assert_eq!(check(member, 99, false), Ok(()));
		let identified = Requirement::LevelTooLow {
			required: Level::Identified,
			actual,
		};
		assert_eq!(check(member, 100, false), Err(identified));
		let qualified = Requirement::LevelTooLow {
			required: Level::Qualified,
			actual,
		};
		assert_eq!(check(member, 200, false), Err(qualified));
		// The other side is asked nothing of it.
		assert_eq!(check(member, 200, true), Ok(()));
	});
}

#[test]
fn refuses_when_the_risk_grade_is_too_high() {
	ExtBuilder::build_and_execute(|| {
		let member = filed(Alice, 1);
		let grade = |grade| IdentityFiling::set_risk(SUPERVISOR.origin(), member, grade, digest(8));
		assert_ok!(grade(RiskGrade::Elevated));
		assert_eq!(check(member, 100, false), Ok(()));
		assert_ok!(grade(RiskGrade::High));
		let too_high = Requirement::RiskTooHigh {
			admitted: RiskGrade::Elevated,
			actual: RiskGrade::High,
		};
		assert_eq!(check(member, 100, false), Err(too_high));
	});
}

#[test]
fn refuses_outgoing_coins_when_a_recovery_is_recent() {
	ExtBuilder::build_and_execute(|| {
		let member = filed(Alice, 1);
		change_filing(member, |filing| filing.recovered_at = Some(START));
		let until = START + DAY;
		assert_eq!(check(member, 100, true), Err(Requirement::RecoveryWait { until }));
		assert_eq!(check(member, 100, false), Ok(()));
		Now::set(until);
		assert_eq!(check(member, 100, true), Ok(()));
	});
}

#[test]
fn asks_for_qualifications_and_a_fresh_attestation_when_set() {
	ExtBuilder::build_and_execute(|| {
		let member = submitted_with(
			Alice,
			&sections(&[
				section(SectionKind::Identity, digest(1)),
				section(SectionKind::Qualification(5), digest(5)),
				section(SectionKind::Biometric, digest(6)),
			]),
		);
		approve(member);
		ask(PartyRequirements {
			qualifications: codes(&[4, 5]),
			fresh: Some(FACE),
			..Default::default()
		});
		let failures = || IdentityFiling::failing(member, Stage::ActivityEnd, 100, false);
		let missing = Requirement::QualificationMissing;
		assert_eq!(failures(), vec![missing(4), missing(5), Requirement::AttestationStale]);
		assert_eq!(check(member, 100, false), Err(missing(4)));

		ask(PartyRequirements {
			qualifications: codes(&[5]),
			fresh: Some(FACE),
			..Default::default()
		});
		let until = START + 10 * DAY;
		let attest = |officer: Officer, kind, root| {
			assert_ok!(IdentityFiling::attest(officer.origin(), member, kind, root, until));
		};
		attest(PARTNER, SectionKind::Qualification(5), digest(5));
		assert_eq!(check(member, 100, false), Err(Requirement::AttestationStale));
		attest(SECURITY, SectionKind::Biometric, digest(6));
		assert_eq!(check(member, 100, false), Ok(()));

		// It is still in force when it is not fresh any more.
		Now::set(START + DAY);
		assert_eq!(check(member, 100, false), Ok(()));
		Now::set(START + DAY + 1);
		assert_eq!(check(member, 100, false), Err(Requirement::AttestationStale));
	});
}

#[test]
fn tells_all_reasons_when_several_fail() {
	ExtBuilder::build_and_execute(|| {
		let member = filed(Alice, 1);
		ask(PartyRequirements {
			level: Level::Identified,
			max_risk: RiskGrade::Low,
			qualifications: codes(&[5]),
			fresh: Some(FACE),
			..Default::default()
		});
		assert_ok!(IdentityFiling::set_risk(
			SUPERVISOR.origin(),
			member,
			RiskGrade::Moderate,
			digest(8)
		));
		assert_ok!(IdentityFiling::suspend(RuntimeOrigin::root(), member, digest(9)));
		assert_eq!(
			IdentityFiling::failing(member, Stage::ActivityEnd, 100, false),
			vec![
				Requirement::NotFiled(FilingStatus::Suspended),
				Requirement::LevelTooLow {
					required: Level::Identified,
					actual: Level::Reviewed
				},
				Requirement::RiskTooHigh {
					admitted: RiskGrade::Low,
					actual: RiskGrade::Moderate
				},
				Requirement::QualificationMissing(5),
				Requirement::AttestationStale,
			]
		);
	});
}

/// Level, grade, qualifications and freshness may all be stricter for higher amounts.
#[test]
fn asks_for_more_in_every_respect_when_the_amount_is_higher() {
	ExtBuilder::build_and_execute(|| {
		let member = filed(Alice, 1);
		ask(PartyRequirements {
			qualifications: codes(&[4]),
			tiers: in_tier(Tier {
				level: Level::Identified,
				max_risk: RiskGrade::Low,
				qualifications: codes(&[5]),
				fresh: Some(FACE),
				..plain(100)
			}),
			..Default::default()
		});
		assert_ok!(IdentityFiling::set_risk(
			SUPERVISOR.origin(),
			member,
			RiskGrade::Moderate,
			digest(8)
		));
		let failing = |amount| IdentityFiling::failing(member, Stage::ActivityEnd, amount, false);
		assert_eq!(failing(99), vec![Requirement::QualificationMissing(4)]);
		assert_eq!(
			failing(100),
			vec![
				Requirement::LevelTooLow {
					required: Level::Identified,
					actual: Level::Reviewed
				},
				Requirement::RiskTooHigh {
					admitted: RiskGrade::Low,
					actual: RiskGrade::Moderate
				},
				Requirement::QualificationMissing(4),
				Requirement::QualificationMissing(5),
				Requirement::AttestationStale,
			]
		);
	});
}
