//! Reviews and who may make them.

use crate::{mock::*, *};
use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_keyring::Sr25519Keyring::{Alice, Bob},
};
use timebank_primitives::*;

fn status(member: MemberId, old: FilingStatus, new: FilingStatus) -> (MemberId, FilingChange) {
	(member, FilingChange::Status { old, new })
}

#[test]
fn takes_up_when_submitted() {
	ExtBuilder::build_and_execute(|| {
		let member = submitted(Alice, 1);
		assert_ok!(IdentityFiling::take_up(REVIEWER.origin(), member));
		assert_version(member, REVIEWER.author(), Change::TakenUp);
		assert_eq!(filing(member).status, FilingStatus::InReview);
		assert_eq!(filing(member).reviewer, Some(REVIEWER.member()));
		assert_eq!(
			Told::get(),
			vec![status(member, FilingStatus::Submitted, FilingStatus::InReview)]
		);
	});
}

#[test]
fn files_and_fuels_keys_when_approved() {
	ExtBuilder::build_and_execute(|| {
		let member = submitted(Alice, 1);
		let bob = Bob.to_account_id();
		assert_ok!(IdentityFiling::link_controller(
			signed(Alice),
			bob.clone(),
			false,
			proof(Bob, member)
		));
		assert!(Dripped::get().is_empty());
		assert_ok!(IdentityFiling::take_up(REVIEWER.origin(), member));
		place(member, SectionKind::Identity);
		Now::set(START + 5);
		assert_ok!(IdentityFiling::review(REVIEWER.origin(), member, Verdict::Approve));
		assert_version(member, REVIEWER.author(), Change::Approved);
		let summary = <IdentityFiling as Members<AccountId>>::summary(member);
		let expected = MemberSummary {
			member,
			kind: MemberKind::Person,
			status: FilingStatus::Filed,
			level: Level::Reviewed,
			risk: RiskGrade::Low,
			home: HOME,
			filed_at: START + 5,
			recovered_at: None,
		};
		assert_eq!(summary, Some(expected));
		assert_eq!(Dripped::get(), vec![Alice.to_account_id(), bob]);
		assert_eq!(
			Told::get().pop(),
			Some(status(member, FilingStatus::InReview, FilingStatus::Filed))
		);
	});
}

#[test]
fn goes_back_when_changes_are_requested() {
	ExtBuilder::build_and_execute(|| {
		let member = submitted(Alice, 1);
		assert_ok!(IdentityFiling::take_up(REVIEWER.origin(), member));
		assert_ok!(IdentityFiling::review(
			REVIEWER.origin(),
			member,
			Verdict::RequestChanges(digest(9).into())
		));
		assert_version(
			member,
			REVIEWER.author(),
			Change::ChangesRequested {
				reason: digest(9).into(),
			},
		);
		assert_eq!(filing(member).status, FilingStatus::Submitted);
		assert!(Dripped::get().is_empty());
	});
}

#[test]
fn ends_when_rejected() {
	ExtBuilder::build_and_execute(|| {
		let member = submitted(Alice, 1);
		assert_ok!(IdentityFiling::take_up(REVIEWER.origin(), member));
		assert_ok!(IdentityFiling::review(
			REVIEWER.origin(),
			member,
			Verdict::Reject(Reason::Code(9))
		));
		assert_version(
			member,
			REVIEWER.author(),
			Change::Rejected {
				reason: Reason::Code(9),
			},
		);
		assert_eq!(filing(member).status, FilingStatus::Rejected);
		assert_eq!(level(member), Level::None);
	});
}

#[test]
fn fails_when_nobody_is_filed() {
	ExtBuilder::build_and_execute(|| {
		let nobody = MemberId(999);
		assert_noop!(
			IdentityFiling::take_up(REVIEWER.origin(), nobody),
			Error::<Test>::MemberNotFound
		);
		assert_noop!(
			IdentityFiling::review(REVIEWER.origin(), nobody, Verdict::Approve),
			Error::<Test>::MemberNotFound
		);
	});
}

#[test]
fn fails_when_reviewer_has_no_role_or_is_of_another_branch() {
	ExtBuilder::build_and_execute(|| {
		let member = submitted(Alice, 1);
		assert_noop!(
			IdentityFiling::take_up(CLERK.origin(), member),
			Error::<Test>::NotAuthorized
		);
		assert_noop!(
			IdentityFiling::take_up(AWAY_REVIEWER.origin(), member),
			Error::<Test>::OtherBranch
		);
		assert_ok!(IdentityFiling::take_up(REVIEWER.origin(), member));
		assert_noop!(
			IdentityFiling::review(AWAY_REVIEWER.origin(), member, Verdict::Approve),
			Error::<Test>::OtherBranch
		);
	});
}

/// Four eyes are two persons: a second key of the submitter, or of the subject, does not make another person.
#[test]
fn fails_when_reviewer_is_submitter_or_subject_with_another_key() {
	ExtBuilder::build_and_execute(|| {
		let member = submitted(Alice, 1);
		for person in [CLERK.member(), member] {
			RoleKeys::mutate(|keys| {
				for (key, holder) in keys.iter_mut() {
					if *key == REVIEWER.key() {
						holder.member = person;
					}
				}
			});
			assert_noop!(
				IdentityFiling::take_up(REVIEWER.origin(), member),
				Error::<Test>::SamePerson
			);
		}
	});
}

#[test]
fn fails_when_reviewer_is_related_to_the_subject() {
	ExtBuilder::build_and_execute(|| {
		let member = submitted(Alice, 1);
		// A relation in either direction counts, lapsed or not.
		Now::set(START + DAY);
		for (elder, acting) in [(member, REVIEWER.member()), (REVIEWER.member(), member)] {
			relate(elder, acting);
			assert_noop!(
				IdentityFiling::take_up(REVIEWER.origin(), member),
				Error::<Test>::RelatedPerson
			);
			Relations::<Test>::remove(elder, acting);
		}
		assert_ok!(IdentityFiling::take_up(SECOND_REVIEWER.origin(), member));
	});
}

/// What is approved can be read: the identity has a packet, and it is the packet of what is filed now.
#[test]
fn fails_when_identity_has_no_packet_or_an_outdated_one() {
	ExtBuilder::build_and_execute(|| {
		let member = submitted(Alice, 1);
		assert_ok!(IdentityFiling::take_up(REVIEWER.origin(), member));
		let review = |verdict| IdentityFiling::review(REVIEWER.origin(), member, verdict);
		assert_noop!(review(Verdict::Approve), Error::<Test>::PacketNotFound);
		place(member, SectionKind::Identity);
		assert_ok!(review(Verdict::RequestChanges(digest(9).into())));
		assert_ok!(IdentityFiling::amend(signed(Alice), member, identity(2)));
		assert_ok!(IdentityFiling::take_up(REVIEWER.origin(), member));
		assert_noop!(review(Verdict::Approve), Error::<Test>::PacketOutdated);
		place(member, SectionKind::Identity);
		assert_ok!(review(Verdict::Approve));
	});
}

/// A packet of another section is none of the identity; what is refused needs none.
#[test]
fn needs_the_packet_of_the_identity_for_approval_only() {
	ExtBuilder::build_and_execute(|| {
		let filed = [
			section(SectionKind::Identity, digest(1)),
			section(SectionKind::Contact, digest(2)),
		];
		let member = submitted_with(Alice, &sections(&filed));
		place(member, SectionKind::Contact);
		assert_ok!(IdentityFiling::take_up(REVIEWER.origin(), member));
		let review = |verdict| IdentityFiling::review(REVIEWER.origin(), member, verdict);
		assert_noop!(review(Verdict::Approve), Error::<Test>::PacketNotFound);
		assert_ok!(review(Verdict::Reject(digest(9).into())));
	});
}

#[test]
fn fails_when_steps_come_in_a_wrong_order() {
	ExtBuilder::build_and_execute(|| {
		let member = submitted(Alice, 1);
		let review = |verdict| IdentityFiling::review(REVIEWER.origin(), member, verdict);
		assert_noop!(review(Verdict::Approve), Error::<Test>::WrongStatus);
		approve(member);
		assert_noop!(
			IdentityFiling::take_up(REVIEWER.origin(), member),
			Error::<Test>::WrongStatus
		);
		assert_noop!(review(Verdict::Approve), Error::<Test>::WrongStatus);
		assert_noop!(review(Verdict::Reject(Reason::Code(9))), Error::<Test>::WrongStatus);
	});
}
