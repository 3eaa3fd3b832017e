//! One entry, all branches: adoption, mismatches, moves of the home; and lapses.

use crate::{mock::*, *};
use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok, dispatch::DispatchResult},
	sp_core::H256,
	sp_keyring::Sr25519Keyring::{self, Alice, Bob},
	sp_runtime::DispatchError::BadOrigin,
};
use timebank_primitives::*;

fn adopt(officer: Officer, member: MemberId) -> DispatchResult {
	IdentityFiling::adopt(officer.origin(), member)
}

fn report(officer: Officer, member: MemberId, root: H256) -> DispatchResult {
	IdentityFiling::report_mismatch(officer.origin(), member, SectionKind::Identity, root)
}

fn resolve(officer: Officer, member: MemberId, resolution: Resolution) -> DispatchResult {
	IdentityFiling::resolve_mismatch(officer.origin(), member, AWAY, SectionKind::Identity, resolution)
}

fn sign(officer: Officer, member: MemberId) -> DispatchResult {
	IdentityFiling::sign_home_move(officer.origin(), member)
}

fn ask(key: Sr25519Keyring, to: BranchId) -> DispatchResult {
	IdentityFiling::request_home_move(signed(key), to)
}

const UPHELD: Resolution = Resolution::Upheld(Reason::Code(4));

#[test]
fn adopts_without_entry_or_review_when_another_branch_takes_it_over() {
	ExtBuilder::build_and_execute(|| {
		let member = filed(Alice, 1);
		let version = filing(member).version;
		assert_ok!(adopt(AWAY_REVIEWER, member));
		assert_version(member, AWAY_REVIEWER.author(), Change::Adopted { branch: AWAY });
		let adoption = Adoption {
			by: AWAY_REVIEWER.member(),
			version,
			at: START,
		};
		assert_eq!(IdentityFiling::adoptions(member), vec![(AWAY, adoption)]);
		assert_ok!(IdentityFiling::end_adoption(AWAY_MANAGER.origin(), member));
		assert_version(member, AWAY_MANAGER.author(), Change::AdoptionEnded { branch: AWAY });
		assert!(IdentityFiling::adoptions(member).is_empty());
	});
}

#[test]
fn fails_to_adopt_when_branch_officer_or_status_is_wrong() {
	ExtBuilder::build_and_execute(|| {
		let member = submitted(Alice, 1);
		assert_noop!(adopt(AWAY_REVIEWER, member), Error::<Test>::WrongStatus);
		approve(member);
		assert_noop!(adopt(REVIEWER, member), Error::<Test>::OwnBranch);
		assert_noop!(adopt(AWAY_CLERK, member), Error::<Test>::NotAuthorized);
		assert_noop!(adopt(AWAY_REVIEWER, MemberId(999)), Error::<Test>::MemberNotFound);
		relate(member, AWAY_REVIEWER.member());
		assert_noop!(adopt(AWAY_REVIEWER, member), Error::<Test>::RelatedPerson);
		assert_noop!(
			IdentityFiling::end_adoption(AWAY_MANAGER.origin(), member),
			Error::<Test>::NotAdopted
		);
		assert_ok!(adopt(AWAY_MANAGER, member));
		assert_noop!(adopt(AWAY_MANAGER, member), Error::<Test>::AlreadyAdopted);
	});
}

#[test]
fn lowers_nothing_and_is_seen_by_all_when_a_mismatch_is_reported() {
	ExtBuilder::build_and_execute(|| {
		let member = filed(Alice, 1);
		assert_ok!(adopt(AWAY_REVIEWER, member));
		let before = <IdentityFiling as Members<AccountId>>::summary(member);
		assert_ok!(report(AWAY_REVIEWER, member, digest(2)));
		let mismatch = Mismatch {
			branch: AWAY,
			section: SectionKind::Identity,
			root: digest(2),
			filed: digest(1),
			by: AWAY_REVIEWER.member(),
			at: START,
		};
		assert_version(member, AWAY_REVIEWER.author(), Change::MismatchReported { mismatch });
		assert_eq!(IdentityFiling::mismatches(member), vec![mismatch]);
		assert_eq!(<IdentityFiling as Members<AccountId>>::summary(member), before);

		assert_ok!(resolve(REVIEWER, member, UPHELD));
		let change = Change::MismatchResolved {
			branch: AWAY,
			section: SectionKind::Identity,
			resolution: UPHELD,
		};
		assert_version(member, REVIEWER.author(), change);
		assert!(IdentityFiling::mismatches(member).is_empty());
	});
}

#[test]
fn says_corrected_only_when_the_section_was_replaced() {
	ExtBuilder::build_and_execute(|| {
		let member = filed(Alice, 1);
		assert_ok!(adopt(AWAY_REVIEWER, member));
		assert_ok!(report(AWAY_REVIEWER, member, digest(2)));
		assert_noop!(
			resolve(REVIEWER, member, Resolution::Corrected),
			Error::<Test>::NotCorrected
		);
		assert_ok!(IdentityFiling::propose_change(CLERK.origin(), member, identity(2)));
		assert_ok!(IdentityFiling::review_change(
			REVIEWER.origin(),
			member,
			Verdict::Approve
		));
		assert_ok!(resolve(REVIEWER, member, Resolution::Corrected));
	});
}

#[test]
fn fails_to_report_when_branch_section_or_root_is_wrong() {
	ExtBuilder::build_and_execute(|| {
		let member = filed(Alice, 1);
		assert_noop!(report(AWAY_REVIEWER, member, digest(2)), Error::<Test>::NotAdopted);
		assert_noop!(report(REVIEWER, member, digest(2)), Error::<Test>::OwnBranch);
		assert_ok!(adopt(AWAY_REVIEWER, member));
		assert_noop!(report(AWAY_REVIEWER, member, H256::zero()), Error::<Test>::EmptyRoot);
		assert_noop!(report(AWAY_REVIEWER, member, digest(1)), Error::<Test>::NoMismatch);
		let contact = SectionKind::Contact;
		assert_noop!(
			IdentityFiling::report_mismatch(AWAY_REVIEWER.origin(), member, contact, digest(2)),
			Error::<Test>::SectionNotFound
		);
		assert_ok!(report(AWAY_REVIEWER, member, digest(2)));
		assert_noop!(report(AWAY_MANAGER, member, digest(3)), Error::<Test>::MismatchPending);
	});
}

#[test]
fn fails_to_report_when_as_many_wait_as_can_be() {
	ExtBuilder::build_and_execute(|| {
		let member = filed(Alice, 1);
		assert_ok!(adopt(AWAY_REVIEWER, member));
		let full: Vec<_> = (0..MAX_MISMATCHES)
			.map(|number| Mismatch {
				branch: BranchId(100 + number),
				section: SectionKind::Identity,
				root: digest(2),
				filed: digest(1),
				by: MemberId(1),
				at: START,
			})
			.collect();
		Mismatches::<Test>::insert(member, MismatchList::try_from(full).expect("as many as can be"));
		assert_noop!(
			report(AWAY_REVIEWER, member, digest(2)),
			Error::<Test>::MaxMismatchesExceeded
		);
	});
}

#[test]
fn fails_to_resolve_when_nothing_waits_or_the_reviewer_is_not_independent() {
	ExtBuilder::build_and_execute(|| {
		let member = filed(Alice, 1);
		assert_noop!(resolve(REVIEWER, member, UPHELD), Error::<Test>::MismatchNotFound);
		assert_ok!(adopt(AWAY_REVIEWER, member));
		assert_ok!(report(AWAY_REVIEWER, member, digest(2)));
		assert_noop!(resolve(AWAY_REVIEWER, member, UPHELD), Error::<Test>::OtherBranch);
		assert_noop!(resolve(MANAGER, member, UPHELD), Error::<Test>::NotAuthorized);
		for person in [member, AWAY_REVIEWER.member()] {
			seat(REVIEWER, person);
			assert_noop!(resolve(REVIEWER, member, UPHELD), Error::<Test>::SamePerson);
		}
	});
}

#[test]
fn moves_home_when_member_and_both_branches_sign() {
	ExtBuilder::build_and_execute(|| {
		let member = filed(Alice, 1);
		assert_ok!(adopt(AWAY_REVIEWER, member));
		assert_ok!(ask(Alice, AWAY));
		System::assert_last_event(
			Event::HomeMoveRequested {
				member,
				from: HOME,
				to: AWAY,
			}
			.into(),
		);
		assert_ok!(sign(AWAY_MANAGER, member));
		System::assert_last_event(
			Event::HomeMoveSigned {
				member,
				by: AWAY_MANAGER.author(),
			}
			.into(),
		);
		assert_eq!(filing(member).home, HOME);
		Told::set(Vec::new());
		assert_ok!(sign(MANAGER, member));
		let change = Change::HomeMoved {
			to: AWAY,
			from_by: Signer::Officer(MANAGER.member()),
			to_by: Signer::Officer(AWAY_MANAGER.member()),
		};
		assert_version(member, MANAGER.author(), change);
		// The record names the branch that it was made in.
		assert_eq!(versions(member).last().expect("a version").0.branch, HOME);
		assert_eq!(filing(member).home, AWAY);
		assert!(IdentityFiling::adoptions(member).is_empty());
		assert_eq!(IdentityFiling::home_move(member), None);
		assert_eq!(Told::get(), vec![(member, FilingChange::Home { from: HOME, to: AWAY })]);
		// The new home reviews now.
		let change = sections(&[section(SectionKind::Contact, digest(3))]);
		assert_ok!(IdentityFiling::propose_change(signed(Alice), member, change));
		assert_ok!(IdentityFiling::review_change(
			AWAY_REVIEWER.origin(),
			member,
			Verdict::Approve
		));
	});
}

#[test]
fn moves_home_when_the_head_office_stands_in_for_a_suspended_branch() {
	ExtBuilder::build_and_execute(|| {
		let member = filed(Alice, 1);
		assert_ok!(ask(Alice, AWAY));
		let stand_in = || IdentityFiling::sign_home_move(RuntimeOrigin::root(), member);
		assert_noop!(stand_in(), Error::<Test>::BranchInForce);
		HomeSuspended::set(true);
		assert_ok!(stand_in());
		assert_ok!(sign(AWAY_REVIEWER, member));
		let change = Change::HomeMoved {
			to: AWAY,
			from_by: Signer::HeadOffice,
			to_by: Signer::Officer(AWAY_REVIEWER.member()),
		};
		assert_version(member, AWAY_REVIEWER.author(), change);
		assert_eq!(filing(member).home, AWAY);
	});
}

#[test]
fn stays_when_the_member_gives_the_move_up() {
	ExtBuilder::build_and_execute(|| {
		let member = filed(Alice, 1);
		assert_ok!(ask(Alice, AWAY));
		assert_noop!(ask(Alice, AWAY), Error::<Test>::MovePending);
		assert_ok!(IdentityFiling::cancel_home_move(signed(Alice)));
		System::assert_last_event(Event::HomeMoveCancelled { member }.into());
		assert_noop!(sign(MANAGER, member), Error::<Test>::MoveNotFound);
		assert_noop!(
			IdentityFiling::cancel_home_move(signed(Alice)),
			Error::<Test>::MoveNotFound
		);
	});
}

#[test]
fn fails_to_ask_for_a_move_when_caller_or_branch_or_status_is_wrong() {
	ExtBuilder::build_and_execute(|| {
		let member = submitted(Alice, 1);
		assert_noop!(ask(Bob, AWAY), Error::<Test>::NotAuthorized);
		assert_noop!(
			IdentityFiling::cancel_home_move(signed(Bob)),
			Error::<Test>::NotAuthorized
		);
		assert_noop!(ask(Alice, AWAY), Error::<Test>::WrongStatus);
		approve(member);
		assert_noop!(ask(Alice, HOME), Error::<Test>::OwnBranch);
		assert_noop!(ask(Alice, BranchId(99)), Error::<Test>::BranchNotInForce);
		assert_ok!(IdentityFiling::link_controller(
			signed(Alice),
			Bob.to_account_id(),
			true,
			proof(Bob, member)
		));
		assert_noop!(ask(Bob, AWAY), Error::<Test>::CustodiedKey);
		assert_noop!(
			IdentityFiling::cancel_home_move(signed(Bob)),
			Error::<Test>::CustodiedKey
		);
	});
}

#[test]
fn fails_to_sign_a_move_when_the_officer_is_of_neither_branch_or_one_person_is_both() {
	ExtBuilder::build_and_execute(|| {
		let member = filed(Alice, 1);
		assert_ok!(ask(Alice, AWAY));
		assert_noop!(sign(CLERK, member), Error::<Test>::NotAuthorized);
		assert_noop!(IdentityFiling::sign_home_move(RuntimeOrigin::none(), member), BadOrigin);
		assert_noop!(sign(MANAGER, MemberId(999)), Error::<Test>::MemberNotFound);
		seat(MANAGER, member);
		assert_noop!(sign(MANAGER, member), Error::<Test>::SamePerson);
		seat(MANAGER, MANAGER.member());
		assert_ok!(sign(MANAGER, member));
		// The same person, with a key of the other branch.
		seat(AWAY_MANAGER, MANAGER.member());
		assert_noop!(sign(AWAY_MANAGER, member), Error::<Test>::SamePerson);
		RoleKeys::mutate(|keys| {
			for (key, holder) in keys.iter_mut() {
				if *key == AWAY_REVIEWER.key() {
					holder.body = Body::Branch(BranchId(99));
				}
			}
		});
		assert_noop!(sign(AWAY_REVIEWER, member), Error::<Test>::OtherBranch);
	});
}

#[test]
fn fails_to_move_home_while_a_recovery_is_on_its_way() {
	ExtBuilder::build_and_execute(|| {
		let member = filed(Alice, 1);
		assert_ok!(ask(Alice, AWAY));
		assert_ok!(IdentityFiling::attest(
			SECURITY.origin(),
			member,
			SectionKind::Identity,
			digest(1),
			START + DAY
		));
		assert_ok!(IdentityFiling::request_recovery(
			REVIEWER.origin(),
			member,
			Bob.to_account_id(),
			false,
			recovery_proof(Bob, member)
		));
		assert_noop!(sign(MANAGER, member), Error::<Test>::RecoveryPending);
	});
}

#[test]
fn has_everybody_look_again_when_anybody_records_a_lapse() {
	ExtBuilder::build_and_execute(|| {
		let member = filed(Alice, 1);
		Told::set(Vec::new());
		assert_ok!(IdentityFiling::record_lapse(signed(Sr25519Keyring::Eve), member));
		assert_eq!(Told::get(), vec![(member, FilingChange::Elapsed)]);
		assert_noop!(
			IdentityFiling::record_lapse(signed(Alice), MemberId(999)),
			Error::<Test>::MemberNotFound
		);
	});
}

/// The named proof of the issue: two keys of one person are one pair of eyes, in every step that asks for two.
#[test]
fn one_person_with_two_keys_fails_each_four_eyes_step() {
	ExtBuilder::build_and_execute(|| {
		// Review of a first submission: submitter and reviewer.
		let member = submitted(Alice, 1);
		seat(REVIEWER, CLERK.member());
		assert_noop!(
			IdentityFiling::take_up(REVIEWER.origin(), member),
			Error::<Test>::SamePerson
		);
		// Review by the subject.
		seat(REVIEWER, member);
		assert_noop!(
			IdentityFiling::take_up(REVIEWER.origin(), member),
			Error::<Test>::SamePerson
		);
		seat(REVIEWER, REVIEWER.member());
		approve(member);
		// Attestation of oneself.
		seat(SECURITY, member);
		assert_noop!(
			IdentityFiling::attest(SECURITY.origin(), member, SectionKind::Identity, digest(1), START + DAY),
			Error::<Test>::SamePerson
		);
		seat(SECURITY, SECURITY.member());
		// Change of a section: who hands it in and who approves.
		let change = sections(&[section(SectionKind::Contact, digest(3))]);
		assert_ok!(IdentityFiling::propose_change(CLERK.origin(), member, change));
		seat(REVIEWER, CLERK.member());
		assert_noop!(
			IdentityFiling::review_change(REVIEWER.origin(), member, Verdict::Approve),
			Error::<Test>::SamePerson
		);
		seat(REVIEWER, REVIEWER.member());
		// Risk grade of oneself.
		seat(SUPERVISOR, member);
		assert_noop!(
			IdentityFiling::set_risk(SUPERVISOR.origin(), member, RiskGrade::High, digest(9)),
			Error::<Test>::SamePerson
		);
		seat(SUPERVISOR, SUPERVISOR.member());
		// Guardian: who records and who confirms.
		let guardian = filed(Bob, 2);
		let terms = terms(RelationKind::Guardian, START + DAY);
		assert_ok!(IdentityFiling::set_relation(REVIEWER.origin(), member, guardian, terms));
		seat(SECURITY, REVIEWER.member());
		assert_noop!(
			IdentityFiling::confirm_relation(SECURITY.origin(), member, guardian),
			Error::<Test>::SamePerson
		);
		seat(SECURITY, SECURITY.member());
		// Removal of a key: the member as its own branch.
		seat(MANAGER, member);
		assert_noop!(
			IdentityFiling::cosign_removal(MANAGER.origin(), member, Alice.to_account_id()),
			Error::<Test>::SamePerson
		);
		seat(MANAGER, MANAGER.member());
		// Adoption of oneself; mismatch and its resolution.
		seat(AWAY_REVIEWER, member);
		assert_noop!(adopt(AWAY_REVIEWER, member), Error::<Test>::SamePerson);
		seat(AWAY_REVIEWER, AWAY_REVIEWER.member());
		assert_ok!(adopt(AWAY_REVIEWER, member));
		assert_ok!(report(AWAY_REVIEWER, member, digest(2)));
		seat(REVIEWER, AWAY_REVIEWER.member());
		assert_noop!(resolve(REVIEWER, member, UPHELD), Error::<Test>::SamePerson);
		seat(REVIEWER, REVIEWER.member());
		// Move of the home: both branches.
		assert_ok!(ask(Alice, AWAY));
		assert_ok!(sign(MANAGER, member));
		seat(AWAY_MANAGER, MANAGER.member());
		assert_noop!(sign(AWAY_MANAGER, member), Error::<Test>::SamePerson);
		// The steps of a recovery are in the tests of recovery.
	});
}

#[test]
fn cares_for_the_members_of_a_branch_that_handed_them_over() {
	ExtBuilder::build_and_execute(|| {
		let member = filed(Alice, 1);
		HandedOver::set(true);
		assert_eq!(IdentityFiling::summary(member).map(|summary| summary.home), Some(AWAY));
		// The successor has the rights of the home, and the former home has them no more.
		assert_noop!(adopt(AWAY_REVIEWER, member), Error::<Test>::OwnBranch);
		assert_noop!(ask(Alice, AWAY), Error::<Test>::OwnBranch);
		let suspend = |officer: Officer| IdentityFiling::suspend(officer.origin(), member, digest(9));
		assert_noop!(suspend(MANAGER), Error::<Test>::OtherBranch);
		assert_ok!(suspend(AWAY_MANAGER));
	});
}
