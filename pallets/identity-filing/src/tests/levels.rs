//! What the levels ask for, and attestors that are cut off.

use crate::{mock::*, *};
use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok, dispatch::DispatchResult},
	sp_keyring::Sr25519Keyring::Alice,
	sp_runtime::DispatchError::BadOrigin,
};
use timebank_primitives::*;

const CARE: SectionKind = SectionKind::Qualification(5);
const COOKING: SectionKind = SectionKind::Qualification(6);

/// Files Alice with an identity and two qualifications, the roots of which are their numbers.
fn nurse() -> MemberId {
	let filed = sections(&[
		section(SectionKind::Identity, digest(1)),
		section(CARE, digest(5)),
		section(COOKING, digest(6)),
	]);
	let member = submitted_with(Alice, &filed);
	approve(member);
	member
}

fn attest(officer: Officer, member: MemberId, kind: SectionKind) -> DispatchResult {
	let root = Sections::<Test>::get(member, kind).expect("a section").root;
	IdentityFiling::attest(officer.origin(), member, kind, root, START + 100 * DAY)
}

fn set(levels: LevelRules) {
	assert_ok!(IdentityFiling::set_levels(RuntimeOrigin::root(), levels));
}

fn cut_off(body: Body, from: Moment) -> DispatchResult {
	IdentityFiling::cut_off_attestor(RuntimeOrigin::root(), body, from, digest(9))
}

fn has_care(member: MemberId) -> bool {
	<IdentityFiling as Members<AccountId>>::has_qualification(member, 5, Now::get())
}

#[test]
fn asks_for_more_bodies_and_qualifications_when_the_head_office_says_so() {
	ExtBuilder::build_and_execute(|| {
		let member = nurse();
		assert_ok!(attest(SECURITY, member, SectionKind::Identity));
		assert_ok!(attest(PARTNER, member, CARE));
		assert_eq!(level(member), Level::Qualified);

		let levels = LevelRules {
			qualifications: 2,
			..Default::default()
		};
		set(levels);
		System::assert_last_event(Event::LevelsSet { rules: levels }.into());
		assert_eq!(IdentityFiling::level_rules(), levels);
		assert_eq!(level(member), Level::Identified);
		assert_ok!(attest(OTHER_PARTNER, member, COOKING));
		assert_eq!(level(member), Level::Qualified);

		set(LevelRules {
			identity_bodies: 2,
			..Default::default()
		});
		assert_eq!(level(member), Level::Reviewed);
		RoleKeys::mutate(|keys| {
			for (_, holder) in keys.iter_mut() {
				if holder.body == POLICE {
					holder.body = Body::Institution(InstitutionId(9));
				}
			}
		});
		assert_ok!(attest(SECURITY, member, SectionKind::Identity));
		assert_eq!(level(member), Level::Qualified);
	});
}

#[test]
fn lowers_the_level_when_the_identity_was_attested_too_long_ago() {
	ExtBuilder::build_and_execute(|| {
		let member = nurse();
		assert_ok!(attest(SECURITY, member, SectionKind::Identity));
		set(LevelRules {
			identity_max_age: Some(DAY),
			..Default::default()
		});
		Now::set(START + DAY);
		assert_eq!(level(member), Level::Identified);
		Now::set(START + DAY + 1);
		assert_eq!(level(member), Level::Reviewed);
	});
}

#[test]
fn fails_to_set_levels_when_they_cannot_be_reached_or_caller_is_not_the_head_office() {
	ExtBuilder::build_and_execute(|| {
		let levels = LevelRules {
			qualifications: 0,
			..Default::default()
		};
		assert_noop!(
			IdentityFiling::set_levels(RuntimeOrigin::root(), levels),
			Error::<Test>::LevelsOutOfRange
		);
		assert_noop!(
			IdentityFiling::set_levels(MANAGER.origin(), LevelRules::default()),
			BadOrigin
		);
	});
}

/// What the body attested before the moment stays, what it attested later is void, at once and without a scan.
#[test]
fn voids_only_what_was_attested_later_when_an_attestor_is_cut_off() {
	ExtBuilder::build_and_execute(|| {
		let member = nurse();
		assert_ok!(attest(PARTNER, member, CARE));
		Now::set(START + DAY);
		assert_ok!(attest(PARTNER, member, COOKING));
		assert_ok!(attest(SECURITY, member, SectionKind::Identity));
		assert_ok!(cut_off(PLATFORM, START + DAY));
		System::assert_last_event(
			Event::AttestorCutOff {
				body: PLATFORM,
				from: START + DAY,
				reason: digest(9),
			}
			.into(),
		);
		assert!(has_care(member));
		assert!(!<IdentityFiling as Members<AccountId>>::has_qualification(
			member,
			6,
			Now::get()
		));
		// Another body's word counts on.
		assert_ok!(attest(OTHER_PARTNER, member, COOKING));
		assert!(<IdentityFiling as Members<AccountId>>::has_qualification(
			member,
			6,
			Now::get()
		));
		assert_noop!(attest(PARTNER, member, CARE), Error::<Test>::AttestorCutOff);
		// An earlier moment takes in more.
		assert_ok!(cut_off(PLATFORM, START));
		assert!(!has_care(member));
		assert_eq!(AttestorCutOffs::<Test>::get().len(), 1);
	});
}

#[test]
fn lowers_the_level_at_once_when_public_security_is_cut_off() {
	ExtBuilder::build_and_execute(|| {
		let member = nurse();
		assert_ok!(attest(SECURITY, member, SectionKind::Identity));
		assert_eq!(level(member), Level::Identified);
		assert_ok!(cut_off(POLICE, START));
		assert_eq!(level(member), Level::Reviewed);
		// Who was filed at genesis stands on nobody's attestation.
		assert_eq!(level(CLERK.member()), Level::Identified);
	});
}

#[test]
fn attests_again_when_admitted_again_and_leaves_void_what_was_between() {
	ExtBuilder::build_and_execute(|| {
		let member = nurse();
		assert_ok!(attest(PARTNER, member, CARE));
		assert_ok!(cut_off(PLATFORM, START));
		Now::set(START + DAY);
		assert_ok!(IdentityFiling::readmit_attestor(RuntimeOrigin::root(), PLATFORM));
		System::assert_last_event(Event::AttestorReadmitted { body: PLATFORM }.into());
		assert!(!has_care(member));
		assert_ok!(attest(PARTNER, member, CARE));
		assert!(has_care(member));
		assert_noop!(
			IdentityFiling::readmit_attestor(RuntimeOrigin::root(), PLATFORM),
			Error::<Test>::NotCutOff
		);
	});
}

#[test]
fn fails_to_cut_off_when_body_or_moment_or_caller_is_wrong() {
	ExtBuilder::build_and_execute(|| {
		assert_noop!(
			IdentityFiling::cut_off_attestor(MANAGER.origin(), PLATFORM, START, digest(9)),
			BadOrigin
		);
		assert_noop!(IdentityFiling::readmit_attestor(MANAGER.origin(), PLATFORM), BadOrigin);
		assert_noop!(cut_off(Body::Branch(HOME), START), Error::<Test>::NotAttestable);
		assert_noop!(cut_off(PLATFORM, START + 1), Error::<Test>::StartInFuture);
		for number in 0..MAX_CUT_OFFS {
			assert_ok!(cut_off(Body::Institution(InstitutionId(100 + number)), START));
		}
		assert_noop!(cut_off(PLATFORM, START), Error::<Test>::MaxCutOffsExceeded);
	});
}

/// Defect 17 of other systems: one attester per claim, so that one body's revocation takes away what others vouch for.
#[test]
fn defect_17_two_bodies_attest_one_section_and_one_of_them_is_enough() {
	ExtBuilder::build_and_execute(|| {
		let member = nurse();
		assert_ok!(attest(PARTNER, member, CARE));
		assert_ok!(attest(OTHER_PARTNER, member, CARE));
		assert_eq!(IdentityFiling::attestations(member, CARE).len(), 2);
		assert_ok!(IdentityFiling::revoke_attestation(
			PARTNER.origin(),
			member,
			CARE,
			digest(9)
		));
		assert!(has_care(member));
		assert_ok!(cut_off(OTHER_PLATFORM, START));
		assert!(!has_care(member));
	});
}
