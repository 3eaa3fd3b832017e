//! Changes of sections.

use crate::{mock::*, *};
use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_core::H256,
	sp_keyring::Sr25519Keyring::{Alice, Bob},
};
use timebank_primitives::*;

#[test]
fn is_handed_in_again_when_amended_after_rejection() {
	ExtBuilder::build_and_execute(|| {
		let member = submitted(Alice, 1);
		assert_ok!(IdentityFiling::take_up(REVIEWER.origin(), member));
		assert_ok!(IdentityFiling::review(
			REVIEWER.origin(),
			member,
			Verdict::Reject(digest(9).into())
		));
		Told::set(Vec::new());
		assert_ok!(IdentityFiling::amend(signed(Alice), member, identity(2)));
		assert_version(
			member,
			Author::Member(member),
			Change::Amended { sections: identity(2) },
		);
		assert_eq!(filing(member).status, FilingStatus::Submitted);
		assert_eq!(filing(member).submitted_by, member);
		assert_eq!(
			Told::get(),
			vec![(
				member,
				FilingChange::Status {
					old: FilingStatus::Rejected,
					new: FilingStatus::Submitted
				}
			)]
		);
		assert_eq!(IdentityFiling::sections(member)[0].section.root, digest(2));
	});
}

#[test]
fn voids_attestation_of_identity_when_root_is_replaced() {
	ExtBuilder::build_and_execute(|| {
		let member = submitted(Alice, 1);
		assert_ok!(IdentityFiling::attest(
			SECURITY.origin(),
			member,
			SectionKind::Identity,
			digest(1),
			START + DAY
		));
		assert!(!filing(member).identified.is_empty());
		assert_ok!(IdentityFiling::amend(CLERK.origin(), member, identity(2)));
		assert!(filing(member).identified.is_empty());
		assert!(IdentityFiling::attestations(member, SectionKind::Identity).is_empty());
	});
}

#[test]
fn adds_a_qualification_when_filed() {
	ExtBuilder::build_and_execute(|| {
		let member = filed(Alice, 1);
		let added = sections(&[section(SectionKind::Qualification(5), digest(5))]);
		assert_ok!(IdentityFiling::amend(CLERK.origin(), member, added.clone()));
		assert_version(member, CLERK.author(), Change::Amended { sections: added });
		assert_eq!(filing(member).status, FilingStatus::Filed);
		assert!(!<IdentityFiling as Members<AccountId>>::has_qualification(
			member, 5, START
		));
	});
}

#[test]
fn warns_when_an_attested_qualification_is_replaced() {
	ExtBuilder::build_and_execute(|| {
		let member = filed(Alice, 1);
		let kind = SectionKind::Qualification(5);
		assert_ok!(IdentityFiling::amend(
			signed(Alice),
			member,
			sections(&[section(kind, digest(5))])
		));
		assert_ok!(IdentityFiling::attest(
			PARTNER.origin(),
			member,
			kind,
			digest(5),
			START + DAY
		));
		Told::set(Vec::new());
		assert_ok!(IdentityFiling::amend(
			signed(Alice),
			member,
			sections(&[section(kind, digest(6))])
		));
		assert_eq!(Told::get(), vec![(member, FilingChange::Replaced)]);
		assert!(!<IdentityFiling as Members<AccountId>>::has_qualification(
			member, 5, START
		));
	});
}

#[test]
fn fails_when_a_reviewed_section_of_a_filed_filing_is_changed() {
	ExtBuilder::build_and_execute(|| {
		let member = filed(Alice, 1);
		for kind in [SectionKind::Identity, SectionKind::Contact, SectionKind::Guardian] {
			let changed = sections(&[section(SectionKind::Biometric, digest(4)), section(kind, digest(2))]);
			assert_noop!(
				IdentityFiling::amend(signed(Alice), member, changed),
				Error::<Test>::NotAmendable
			);
		}
	});
}

#[test]
fn fails_when_caller_may_not_amend() {
	ExtBuilder::build_and_execute(|| {
		let member = submitted(Alice, 1);
		let other = submitted(Bob, 2);
		let amend = |origin| IdentityFiling::amend(origin, member, identity(3));
		assert_noop!(amend(signed(Bob)), Error::<Test>::NotAuthorized);
		assert_noop!(amend(REVIEWER.origin()), Error::<Test>::NotAuthorized);
		assert_noop!(amend(AWAY_CLERK.origin()), Error::<Test>::OtherBranch);
		assert_noop!(
			IdentityFiling::amend(signed(Alice), MemberId(999), identity(3)),
			Error::<Test>::MemberNotFound
		);
		MemberOf::<Test>::insert(
			Bob.to_account_id(),
			Controller {
				member: other,
				custodied: true,
			},
		);
		assert_noop!(
			IdentityFiling::amend(signed(Bob), other, identity(3)),
			Error::<Test>::CustodiedKey
		);
	});
}

#[test]
fn fails_when_filing_is_in_review_or_suspended() {
	ExtBuilder::build_and_execute(|| {
		let member = submitted(Alice, 1);
		assert_ok!(IdentityFiling::take_up(REVIEWER.origin(), member));
		let amend = || IdentityFiling::amend(signed(Alice), member, identity(3));
		assert_noop!(amend(), Error::<Test>::WrongStatus);
		place(member, SectionKind::Identity);
		assert_ok!(IdentityFiling::review(REVIEWER.origin(), member, Verdict::Approve));
		assert_ok!(IdentityFiling::suspend(RuntimeOrigin::root(), member, digest(9)));
		assert_noop!(amend(), Error::<Test>::WrongStatus);
	});
}

#[test]
fn fails_when_sections_are_none_or_malformed_or_too_many() {
	ExtBuilder::build_and_execute(|| {
		let member = submitted(Alice, 1);
		let amend = |list: &[FiledSection]| IdentityFiling::amend(signed(Alice), member, sections(list));
		assert_noop!(amend(&[]), Error::<Test>::NoSections);
		assert_noop!(
			amend(&[section(SectionKind::Contact, H256::zero())]),
			Error::<Test>::EmptyRoot
		);
		let nine: Vec<_> = (0..9)
			.map(|code| section(SectionKind::Qualification(code), digest(2)))
			.collect();
		assert_ok!(amend(&nine[..8]));
		assert_noop!(amend(&nine[8..]), Error::<Test>::MaxQualificationsExceeded);
	});
}
