//! Attestations and the levels that they give.

use crate::{mock::*, *};
use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok, dispatch::DispatchResult},
	sp_core::H256,
	sp_keyring::Sr25519Keyring::Alice,
};
use timebank_primitives::*;

const CARE: SectionKind = SectionKind::Qualification(5);

/// Files Alice with the identity root 1 and the qualification 5 with root 5.
fn nurse() -> MemberId {
	let member = submitted_with(
		Alice,
		&sections(&[section(SectionKind::Identity, digest(1)), section(CARE, digest(5))]),
	);
	approve(member);
	member
}

fn has_care(member: MemberId) -> bool {
	<IdentityFiling as Members<AccountId>>::has_qualification(member, 5, Now::get())
}

fn attest(officer: Officer, member: MemberId, kind: SectionKind, root: H256, until: Moment) -> DispatchResult {
	IdentityFiling::attest(officer.origin(), member, kind, root, until)
}

#[test]
fn lifts_the_level_when_identity_and_qualification_are_attested() {
	ExtBuilder::build_and_execute(|| {
		let member = nurse();
		assert_ok!(attest(PARTNER, member, CARE, digest(5), START + 2 * DAY));
		// A qualification alone does not identify anybody.
		assert_eq!(level(member), Level::Reviewed);
		assert!(has_care(member));
		assert_ok!(attest(SECURITY, member, SectionKind::Identity, digest(1), START + DAY));
		let attestation = Attestation {
			class: AttestorClass::PublicSecurity,
			root: digest(1),
			by: SECURITY.member(),
			body: POLICE,
			at: START,
			expires_at: START + DAY,
			revoked_at: None,
		};
		assert_version(
			member,
			SECURITY.author(),
			Change::Attested {
				section: SectionKind::Identity,
				attestation,
			},
		);
		assert_eq!(
			IdentityFiling::attestations(member, SectionKind::Identity),
			vec![attestation]
		);
		assert_eq!(level(member), Level::Qualified);
	});
}

#[test]
fn lowers_the_level_without_a_call_when_an_attestation_expires() {
	ExtBuilder::build_and_execute(|| {
		let member = nurse();
		assert_ok!(attest(
			SECURITY,
			member,
			SectionKind::Identity,
			digest(1),
			START + 2 * DAY
		));
		assert_ok!(attest(PARTNER, member, CARE, digest(5), START + DAY));
		Now::set(START + DAY - 1);
		assert_eq!((level(member), has_care(member)), (Level::Qualified, true));
		Now::set(START + DAY);
		assert_eq!((level(member), has_care(member)), (Level::Identified, false));
		Now::set(START + 2 * DAY);
		assert_eq!(level(member), Level::Reviewed);
	});
}

#[test]
fn ends_with_the_section_when_that_expires_first() {
	ExtBuilder::build_and_execute(|| {
		let mut care = section(CARE, digest(5));
		care.section.expires_at = Some(START + 10);
		let member = submitted_with(Alice, &sections(&[section(SectionKind::Identity, digest(1)), care]));
		assert_ok!(attest(PARTNER, member, CARE, digest(5), START + DAY));
		Now::set(START + 9);
		assert!(has_care(member));
		Now::set(START + 10);
		assert!(!has_care(member));
	});
}

#[test]
fn counts_nothing_when_the_filing_is_not_reviewed() {
	ExtBuilder::build_and_execute(|| {
		let member = submitted(Alice, 1);
		assert_ok!(attest(SECURITY, member, SectionKind::Identity, digest(1), START + DAY));
		assert_eq!(level(member), Level::None);
		approve(member);
		assert_eq!(level(member), Level::Identified);
	});
}

/// Two bodies may attest one section: what one takes back, the other still says.
#[test]
fn keeps_the_qualification_when_one_of_two_partners_revokes() {
	ExtBuilder::build_and_execute(|| {
		let member = nurse();
		assert_ok!(attest(PARTNER, member, CARE, digest(5), START + 2 * DAY));
		assert_ok!(attest(OTHER_PARTNER, member, CARE, digest(5), START + DAY));
		Told::set(Vec::new());
		assert_ok!(IdentityFiling::revoke_attestation(
			PARTNER.origin(),
			member,
			CARE,
			digest(9)
		));
		assert_version(
			member,
			PARTNER.author(),
			Change::AttestationRevoked {
				section: CARE,
				body: PLATFORM,
				reason: digest(9),
			},
		);
		assert!(has_care(member));
		assert!(Told::get().is_empty());
		assert_ok!(IdentityFiling::revoke_attestation(
			OTHER_PARTNER.origin(),
			member,
			CARE,
			digest(9)
		));
		assert!(!has_care(member));
		assert_eq!(Told::get(), vec![(member, FilingChange::QualificationRevoked(5))]);
	});
}

#[test]
fn tells_that_the_level_is_lower_when_the_identity_is_revoked() {
	ExtBuilder::build_and_execute(|| {
		let member = nurse();
		assert_ok!(attest(SECURITY, member, SectionKind::Identity, digest(1), START + DAY));
		Told::set(Vec::new());
		assert_ok!(IdentityFiling::revoke_attestation(
			SECURITY.origin(),
			member,
			SectionKind::Identity,
			digest(9)
		));
		let (old, new) = (Level::Identified, Level::Reviewed);
		assert_eq!(Told::get(), vec![(member, FilingChange::Level { old, new })]);
	});
}

#[test]
fn tells_nobody_when_an_expired_qualification_is_revoked() {
	ExtBuilder::build_and_execute(|| {
		let member = nurse();
		assert_ok!(attest(PARTNER, member, CARE, digest(5), START + DAY));
		Told::set(Vec::new());
		Now::set(START + DAY);
		assert_ok!(IdentityFiling::revoke_attestation(
			PARTNER.origin(),
			member,
			CARE,
			digest(9)
		));
		assert!(Told::get().is_empty());
	});
}

#[test]
fn replaces_its_own_when_a_body_attests_again() {
	ExtBuilder::build_and_execute(|| {
		let member = nurse();
		assert_ok!(attest(PARTNER, member, CARE, digest(5), START + DAY));
		assert_ok!(IdentityFiling::revoke_attestation(
			PARTNER.origin(),
			member,
			CARE,
			digest(9)
		));
		assert_ok!(attest(PARTNER, member, CARE, digest(5), START + DAY));
		assert_eq!(IdentityFiling::attestations(member, CARE).len(), 1);
		assert!(has_care(member));
	});
}

#[test]
fn attests_when_the_member_is_suspended() {
	ExtBuilder::build_and_execute(|| {
		let member = nurse();
		assert_ok!(IdentityFiling::suspend(RuntimeOrigin::root(), member, digest(9)));
		assert_ok!(attest(SECURITY, member, SectionKind::Identity, digest(1), START + DAY));
		assert!(!filing(member).identified.is_empty());
	});
}

#[test]
fn fails_when_caller_does_not_attest() {
	ExtBuilder::build_and_execute(|| {
		let member = nurse();
		assert_noop!(
			attest(REVIEWER, member, SectionKind::Identity, digest(1), START + DAY),
			Error::<Test>::NotAuthorized
		);
		assert_noop!(
			IdentityFiling::revoke_attestation(REVIEWER.origin(), member, CARE, digest(9)),
			Error::<Test>::NotAuthorized
		);
	});
}

#[test]
fn fails_when_the_class_does_not_attest_the_section() {
	ExtBuilder::build_and_execute(|| {
		let member = nurse();
		for (officer, kind) in [
			(SECURITY, CARE),
			(PARTNER, SectionKind::Identity),
			(PARTNER, SectionKind::Biometric),
			(SECURITY, SectionKind::Contact),
			(SECURITY, SectionKind::Guardian),
		] {
			assert_noop!(
				attest(officer, member, kind, digest(1), START + DAY),
				Error::<Test>::NotAttestable
			);
		}
	});
}

#[test]
fn fails_when_member_section_or_root_is_not_there() {
	ExtBuilder::build_and_execute(|| {
		let member = nurse();
		let until = START + DAY;
		assert_noop!(
			attest(PARTNER, MemberId(999), CARE, digest(5), until),
			Error::<Test>::MemberNotFound
		);
		assert_noop!(
			attest(PARTNER, member, SectionKind::Qualification(6), digest(5), until),
			Error::<Test>::SectionNotFound
		);
		assert_noop!(
			attest(PARTNER, member, CARE, digest(6), until),
			Error::<Test>::RootMismatch
		);
		// A member of the first block has no documents on file yet.
		assert_noop!(
			attest(SECURITY, CLERK.member(), SectionKind::Identity, H256::zero(), until),
			Error::<Test>::EmptyRoot
		);
	});
}

#[test]
fn fails_when_it_or_the_section_has_ended() {
	ExtBuilder::build_and_execute(|| {
		let mut care = section(CARE, digest(5));
		care.section.expires_at = Some(START + 10);
		let member = submitted_with(Alice, &sections(&[section(SectionKind::Identity, digest(1)), care]));
		assert_noop!(
			attest(PARTNER, member, CARE, digest(5), START),
			Error::<Test>::EndNotInFuture
		);
		Now::set(START + 10);
		assert_noop!(
			attest(PARTNER, member, CARE, digest(5), START + DAY),
			Error::<Test>::SectionExpired
		);
	});
}

#[test]
fn fails_when_the_filing_is_rejected() {
	ExtBuilder::build_and_execute(|| {
		let member = submitted(Alice, 1);
		assert_ok!(IdentityFiling::take_up(REVIEWER.origin(), member));
		assert_ok!(IdentityFiling::review(
			REVIEWER.origin(),
			member,
			Verdict::Reject(digest(9).into())
		));
		assert_noop!(
			attest(SECURITY, member, SectionKind::Identity, digest(1), START + DAY),
			Error::<Test>::WrongStatus
		);
	});
}

#[test]
fn fails_when_signer_is_the_subject_or_related() {
	ExtBuilder::build_and_execute(|| {
		let own = SECURITY.member();
		assert_noop!(
			attest(SECURITY, own, SectionKind::Identity, digest(1), START + DAY),
			Error::<Test>::SamePerson
		);
		let member = nurse();
		relate(member, own);
		assert_noop!(
			attest(SECURITY, member, SectionKind::Identity, digest(1), START + DAY),
			Error::<Test>::RelatedPerson
		);
	});
}

#[test]
fn fails_when_four_bodies_attest_already() {
	ExtBuilder::build_and_execute(|| {
		let member = nurse();
		let as_body = |number| {
			RoleKeys::mutate(|keys| {
				for (key, holder) in keys.iter_mut() {
					if *key == PARTNER.key() {
						holder.body = Body::Institution(InstitutionId(number));
					}
				}
			})
		};
		for number in 20..24 {
			as_body(number);
			assert_ok!(attest(PARTNER, member, CARE, digest(5), START + Moment::from(number)));
		}
		as_body(24);
		let fifth = || attest(PARTNER, member, CARE, digest(5), START + DAY);
		assert_noop!(fifth(), Error::<Test>::MaxAttestationsExceeded);
		// The first one ends and makes room.
		Now::set(START + 20);
		assert_ok!(fifth());
		assert_eq!(IdentityFiling::attestations(member, CARE).len(), 4);
	});
}

#[test]
fn fails_to_revoke_when_there_is_nothing_to_revoke() {
	ExtBuilder::build_and_execute(|| {
		let member = nurse();
		let revoke = |member, kind| IdentityFiling::revoke_attestation(PARTNER.origin(), member, kind, digest(9));
		assert_noop!(revoke(MemberId(999), CARE), Error::<Test>::MemberNotFound);
		assert_noop!(
			revoke(member, SectionKind::Qualification(6)),
			Error::<Test>::AttestationNotFound
		);
		// Another body's attestation is not one's own.
		assert_ok!(attest(OTHER_PARTNER, member, CARE, digest(5), START + DAY));
		assert_noop!(revoke(member, CARE), Error::<Test>::AttestationNotFound);
		assert_ok!(attest(PARTNER, member, CARE, digest(5), START + DAY));
		assert_ok!(revoke(member, CARE));
		assert_noop!(revoke(member, CARE), Error::<Test>::AlreadyRevoked);
	});
}
