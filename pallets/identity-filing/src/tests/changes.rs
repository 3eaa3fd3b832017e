//! Changes of reviewed sections of a filed filing.

use crate::{mock::*, *};
use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok, dispatch::DispatchResult},
	sp_keyring::Sr25519Keyring::{Alice, Bob},
};
use timebank_primitives::*;

fn contact(n: u8) -> FiledSections {
	sections(&[section(SectionKind::Contact, digest(n))])
}

fn propose(member: MemberId, sections: FiledSections) -> DispatchResult {
	IdentityFiling::propose_change(signed(Alice), member, sections)
}

fn decide(officer: Officer, member: MemberId, verdict: Verdict) -> DispatchResult {
	IdentityFiling::review_change(officer.origin(), member, verdict)
}

#[test]
fn counts_from_the_approval_on_when_another_person_approves() {
	ExtBuilder::build_and_execute(|| {
		let member = filed(Alice, 1);
		assert_ok!(propose(member, contact(2)));
		assert_version(
			member,
			Author::Member(member),
			Change::ChangeProposed { sections: contact(2) },
		);
		let pending = PendingChange {
			sections: contact(2),
			by: member,
			at: START,
		};
		assert_eq!(IdentityFiling::pending_change(member), Some(pending));
		// Until then the filing is in force as it was.
		assert_eq!(filing(member).status, FilingStatus::Filed);
		assert_eq!(IdentityFiling::sections(member).len(), 1);

		assert_ok!(decide(REVIEWER, member, Verdict::Approve));
		let change = Change::ChangeApproved {
			sections: contact(2),
			by: member,
		};
		assert_version(member, REVIEWER.author(), change);
		assert_eq!(
			Sections::<Test>::get(member, SectionKind::Contact).map(|section| section.root),
			Some(digest(2))
		);
		assert_eq!(IdentityFiling::pending_change(member), None);
	});
}

#[test]
fn lowers_the_level_and_tells_when_the_attested_identity_is_replaced() {
	ExtBuilder::build_and_execute(|| {
		let member = filed(Alice, 1);
		assert_ok!(IdentityFiling::attest(
			SECURITY.origin(),
			member,
			SectionKind::Identity,
			digest(1),
			START + DAY
		));
		assert_ok!(propose(member, identity(2)));
		Told::set(Vec::new());
		assert_ok!(decide(REVIEWER, member, Verdict::Approve));
		assert_eq!(Told::get(), vec![(member, FilingChange::Replaced)]);
		assert_eq!(level(member), Level::Reviewed);
		assert!(IdentityFiling::attestations(member, SectionKind::Identity).is_empty());
	});
}

#[test]
fn changes_nothing_when_refused_or_withdrawn() {
	ExtBuilder::build_and_execute(|| {
		let member = filed(Alice, 1);
		for verdict in [
			Verdict::Reject(Reason::Code(3)),
			Verdict::RequestChanges(Reason::Code(3)),
		] {
			assert_ok!(propose(member, contact(2)));
			assert_ok!(decide(REVIEWER, member, verdict));
			assert_version(
				member,
				REVIEWER.author(),
				Change::ChangeRefused {
					reason: Reason::Code(3),
				},
			);
		}
		assert_ok!(propose(member, contact(2)));
		assert_ok!(IdentityFiling::withdraw_change(CLERK.origin(), member));
		assert_version(member, CLERK.author(), Change::ChangeWithdrawn);
		assert_eq!(IdentityFiling::pending_change(member), None);
		assert_eq!(IdentityFiling::sections(member).len(), 1);
	});
}

#[test]
fn fails_when_the_reviewer_handed_it_in_or_is_the_subject_or_of_another_branch() {
	ExtBuilder::build_and_execute(|| {
		let member = filed(Alice, 1);
		assert_ok!(IdentityFiling::propose_change(CLERK.origin(), member, contact(2)));
		let approve = |officer| decide(officer, member, Verdict::Approve);
		assert_noop!(approve(CLERK), Error::<Test>::NotAuthorized);
		assert_noop!(approve(AWAY_REVIEWER), Error::<Test>::OtherBranch);
		for person in [CLERK.member(), member] {
			seat(REVIEWER, person);
			assert_noop!(approve(REVIEWER), Error::<Test>::SamePerson);
		}
		assert_ok!(approve(SECOND_REVIEWER));
	});
}

#[test]
fn fails_when_nothing_or_something_waits() {
	ExtBuilder::build_and_execute(|| {
		let member = filed(Alice, 1);
		assert_noop!(
			decide(REVIEWER, member, Verdict::Approve),
			Error::<Test>::NoChangePending
		);
		assert_noop!(
			IdentityFiling::withdraw_change(signed(Alice), member),
			Error::<Test>::NoChangePending
		);
		assert_ok!(propose(member, contact(2)));
		assert_noop!(propose(member, contact(3)), Error::<Test>::ChangePending);
	});
}

#[test]
fn fails_when_sections_or_status_or_caller_are_wrong() {
	ExtBuilder::build_and_execute(|| {
		let member = submitted(Alice, 1);
		assert_noop!(propose(member, contact(2)), Error::<Test>::WrongStatus);
		approve(member);
		assert_noop!(propose(member, sections(&[])), Error::<Test>::NoSections);
		assert_noop!(
			propose(member, sections(&[contact(2)[0], contact(3)[0]])),
			Error::<Test>::DuplicateSection
		);
		assert_noop!(propose(MemberId(999), contact(2)), Error::<Test>::MemberNotFound);
		filed(Bob, 2);
		let foreign = IdentityFiling::propose_change(signed(Bob), member, contact(2));
		assert_eq!(foreign, Err(Error::<Test>::NotAuthorized.into()));
		// It waits while the member is suspended.
		assert_ok!(propose(member, contact(2)));
		assert_ok!(IdentityFiling::suspend(RuntimeOrigin::root(), member, digest(9)));
		assert_noop!(decide(REVIEWER, member, Verdict::Approve), Error::<Test>::WrongStatus);
		assert_ok!(decide(REVIEWER, member, Verdict::Reject(Reason::Code(1))));
	});
}
