//! Recovery of keys.

use crate::{mock::*, *};
use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok, dispatch::DispatchResult},
	sp_keyring::Sr25519Keyring::{self, Alice, Bob, Charlie, Dave},
};
use timebank_primitives::*;

/// Another officer of the home branch, and one of a third branch.
const HOME_MANAGER: Officer = MANAGER;

/// Files Alice with the second key Bob, and has public security attest her identity.
fn victim() -> MemberId {
	let member = filed(Alice, 1);
	assert_ok!(IdentityFiling::link_controller(
		signed(Alice),
		Bob.to_account_id(),
		false,
		proof(Bob, member)
	));
	assert_ok!(attest(member));
	member
}

fn attest(member: MemberId) -> DispatchResult {
	let until = Now::get() + 100 * DAY;
	IdentityFiling::attest(SECURITY.origin(), member, SectionKind::Identity, digest(1), until)
}

fn request(officer: Officer, member: MemberId, key: Sr25519Keyring) -> DispatchResult {
	let proof = recovery_proof(key, member);
	IdentityFiling::request_recovery(officer.origin(), member, key.to_account_id(), false, proof)
}

fn approve(officer: Officer, member: MemberId) -> DispatchResult {
	IdentityFiling::approve_recovery(officer.origin(), member)
}

fn finish(member: MemberId) -> DispatchResult {
	IdentityFiling::finish_recovery(signed(Dave), member)
}

fn decide(officer: Officer, member: MemberId, uphold: bool) -> DispatchResult {
	IdentityFiling::decide_recovery(officer.origin(), member, uphold)
}

/// A second person of public security.
fn other_security() -> Officer {
	let officer = Officer(40);
	let holder = RoleHolder {
		member: MemberId(40),
		role: Role::PublicSecurity,
		body: POLICE,
	};
	RoleKeys::mutate(|keys| keys.push((officer.key(), holder)));
	officer
}

fn outgoing(member: MemberId) -> Vec<Requirement> {
	IdentityFiling::failing(member, Stage::Gift, 100, true)
}

#[test]
fn replaces_all_keys_when_two_branches_and_public_security_agree_and_time_has_passed() {
	ExtBuilder::build_and_execute(|| {
		let member = victim();
		assert_ok!(request(REVIEWER, member, Charlie));
		System::assert_last_event(
			Event::RecoveryRequested {
				member,
				key: Charlie.to_account_id(),
				by: REVIEWER.member(),
				branch: HOME,
			}
			.into(),
		);
		assert_noop!(finish(member), Error::<Test>::NotApproved);
		Now::set(START + DAY);
		assert_ok!(approve(AWAY_REVIEWER, member));
		System::assert_last_event(
			Event::RecoveryApproved {
				member,
				by: AWAY_REVIEWER.member(),
				branch: AWAY,
			}
			.into(),
		);
		Now::set(START + 3 * DAY - 1);
		assert_noop!(finish(member), Error::<Test>::TooEarly);
		Now::set(START + 3 * DAY);
		Told::set(Vec::new());
		Dripped::set(Vec::new());
		assert_ok!(finish(member));

		let (alice, bob, charlie) = (Alice.to_account_id(), Bob.to_account_id(), Charlie.to_account_id());
		assert_version(
			member,
			AWAY_REVIEWER.author(),
			Change::Recovered {
				key: charlie.clone(),
				custodied: false,
				removed: vec![alice.clone(), bob.clone()].try_into().expect("two keys"),
			},
		);
		assert_eq!(RemovedKeys::get(), vec![alice.clone(), bob.clone()]);
		assert_eq!(Told::get(), vec![(member, FilingChange::KeyRemoved)]);
		assert_eq!(Dripped::get(), vec![charlie.clone()]);
		assert_eq!(IdentityFiling::member_of(&alice), None);
		assert_eq!(IdentityFiling::member_of(&bob), None);
		assert_eq!(IdentityFiling::member_of(&charlie), Some(member));
		assert_eq!(IdentityFiling::recovery(member), None);
		// Nothing else has changed, and nothing leaves for a day.
		assert_eq!(level(member), Level::Identified);
		let until = START + 4 * DAY;
		assert_eq!(outgoing(member), vec![Requirement::RecoveryWait { until }]);
		Now::set(until);
		assert_eq!(outgoing(member), vec![]);
	});
}

#[test]
fn stops_what_leaves_when_a_key_objects_and_goes_on_when_both_uphold() {
	ExtBuilder::build_and_execute(|| {
		let member = victim();
		let second = other_security();
		assert_ok!(request(REVIEWER, member, Charlie));
		assert_ok!(approve(AWAY_REVIEWER, member));
		assert_eq!(outgoing(member), vec![]);
		// The thief still holds a key.
		assert_ok!(IdentityFiling::object_to_recovery(signed(Bob)));
		System::assert_last_event(
			Event::RecoveryObjected {
				member,
				by: Bob.to_account_id(),
			}
			.into(),
		);
		assert_eq!(outgoing(member), vec![Requirement::RecoveryDisputed]);
		let summary = <IdentityFiling as Members<AccountId>>::summary(member).expect("a member");
		assert_eq!(
			<IdentityFiling as Members<AccountId>>::check(&summary, Stage::Gift, 100, true, START),
			Err(Requirement::RecoveryDisputed)
		);
		// What comes in still comes in.
		assert!(IdentityFiling::failing(member, Stage::Gift, 100, false).is_empty());
		Now::set(START + 3 * DAY);
		assert_noop!(finish(member), Error::<Test>::RecoveryDisputed);
		assert_noop!(
			IdentityFiling::object_to_recovery(signed(Alice)),
			Error::<Test>::AlreadyObjected
		);

		assert_ok!(decide(SUPERVISOR, member, true));
		System::assert_last_event(
			Event::RecoveryVoted {
				member,
				by: SUPERVISOR.member(),
				uphold: true,
			}
			.into(),
		);
		assert_noop!(finish(member), Error::<Test>::RecoveryDisputed);
		assert_ok!(decide(second, member, false));
		assert_noop!(finish(member), Error::<Test>::RecoveryDisputed);
		assert_ok!(decide(second, member, true));
		System::assert_last_event(Event::RecoveryDecided { member, upheld: true }.into());
		assert_noop!(
			IdentityFiling::object_to_recovery(signed(Bob)),
			Error::<Test>::AlreadyDecided
		);
		assert_ok!(finish(member));
	});
}

#[test]
fn ends_and_keeps_the_keys_when_both_refuse() {
	ExtBuilder::build_and_execute(|| {
		let member = victim();
		let second = other_security();
		assert_ok!(request(REVIEWER, member, Charlie));
		assert_ok!(IdentityFiling::object_to_recovery(signed(Alice)));
		assert_ok!(decide(second, member, false));
		assert_ok!(decide(SUPERVISOR, member, false));
		System::assert_last_event(Event::RecoveryDecided { member, upheld: false }.into());
		assert_eq!(IdentityFiling::recovery(member), None);
		assert_eq!(outgoing(member), vec![]);
		assert_eq!(IdentityFiling::controllers(member).len(), 2);
	});
}

/// The named proof of the issue: clerks, reviewers and managers of one branch together are one hand.
#[test]
fn two_officers_of_one_branch_cannot_take_over_a_member() {
	ExtBuilder::build_and_execute(|| {
		let member = victim();
		assert_ok!(request(REVIEWER, member, Charlie));
		for officer in [REVIEWER, SECOND_REVIEWER, HOME_MANAGER] {
			assert_noop!(approve(officer, member), Error::<Test>::SameBranch);
		}
		assert_ok!(IdentityFiling::cancel_recovery(HOME_MANAGER.origin(), member));
		System::assert_last_event(Event::RecoveryCancelled { member }.into());
		// Nor two officers of another branch.
		assert_ok!(request(AWAY_REVIEWER, member, Charlie));
		assert_noop!(approve(AWAY_MANAGER, member), Error::<Test>::SameBranch);
		assert_noop!(approve(HOME_MANAGER, member), Error::<Test>::SameBranch);
		Now::set(START + 100 * DAY);
		assert_noop!(finish(member), Error::<Test>::NotApproved);
		assert_eq!(IdentityFiling::member_of(&Alice.to_account_id()), Some(member));
	});
}

#[test]
fn fails_when_the_identity_was_not_attested_within_a_week() {
	ExtBuilder::build_and_execute(|| {
		let member = filed(Alice, 1);
		assert_noop!(request(REVIEWER, member, Charlie), Error::<Test>::IdentityNotFresh);
		assert_ok!(attest(member));
		Now::set(START + 7 * DAY + 1);
		assert_noop!(request(REVIEWER, member, Charlie), Error::<Test>::IdentityNotFresh);
		Now::set(START + 7 * DAY);
		assert_ok!(request(REVIEWER, member, Charlie));
		// What was attested is taken back: nobody approves, nobody finishes.
		assert_ok!(IdentityFiling::revoke_attestation(
			SECURITY.origin(),
			member,
			SectionKind::Identity,
			digest(9)
		));
		assert_noop!(approve(AWAY_REVIEWER, member), Error::<Test>::IdentityNotFresh);
		assert_ok!(attest(member));
		assert_ok!(approve(AWAY_REVIEWER, member));
		assert_ok!(IdentityFiling::cut_off_attestor(
			RuntimeOrigin::root(),
			POLICE,
			START,
			digest(9)
		));
		Now::set(START + 9 * DAY);
		assert_noop!(finish(member), Error::<Test>::IdentityNotFresh);
	});
}

#[test]
fn fails_when_a_person_acts_in_two_parts() {
	ExtBuilder::build_and_execute(|| {
		let member = victim();
		// The subject asks, or who attested asks.
		seat(REVIEWER, member);
		assert_noop!(request(REVIEWER, member, Charlie), Error::<Test>::SamePerson);
		seat(REVIEWER, SECURITY.member());
		assert_noop!(request(REVIEWER, member, Charlie), Error::<Test>::SamePerson);
		seat(REVIEWER, REVIEWER.member());
		assert_ok!(request(REVIEWER, member, Charlie));
		// The subject, who asked or who attested approves with a key of another branch.
		for person in [member, REVIEWER.member(), SECURITY.member()] {
			seat(AWAY_REVIEWER, person);
			assert_noop!(approve(AWAY_REVIEWER, member), Error::<Test>::SamePerson);
		}
		seat(AWAY_REVIEWER, AWAY_REVIEWER.member());
		assert_ok!(approve(AWAY_REVIEWER, member));
		assert_ok!(IdentityFiling::object_to_recovery(signed(Alice)));
		// Who had a part decides nothing.
		for person in [member, REVIEWER.member(), AWAY_REVIEWER.member(), SECURITY.member()] {
			seat(SUPERVISOR, person);
			assert_noop!(decide(SUPERVISOR, member, true), Error::<Test>::SamePerson);
		}
		assert_noop!(decide(SECURITY, member, true), Error::<Test>::SamePerson);
		// Nor does one person decide as supervisor and as public security.
		let second = other_security();
		assert_ok!(decide(second, member, true));
		seat(SUPERVISOR, MemberId(40));
		assert_noop!(decide(SUPERVISOR, member, true), Error::<Test>::SamePerson);
		assert!(IdentityFiling::recovery(member).expect("a recovery").objected);
	});
}

#[test]
fn fails_when_key_or_proof_is_wrong() {
	ExtBuilder::build_and_execute(|| {
		let member = victim();
		let other = filed(Charlie, 2);
		assert_noop!(request(REVIEWER, member, Bob), Error::<Test>::KeyTaken);
		assert_noop!(request(REVIEWER, member, Charlie), Error::<Test>::KeyTaken);
		let dave = Dave.to_account_id();
		let by = |proof: KeySignature| {
			IdentityFiling::request_recovery(REVIEWER.origin(), member, dave.clone(), false, proof)
		};
		assert_noop!(by(recovery_proof(Dave, other)), Error::<Test>::InvalidProof);
		assert_noop!(by(proof(Dave, member)), Error::<Test>::InvalidProof);
		let foreign = proofs::recover(&digest(99), member, 1, &dave);
		assert_noop!(by(Dave.sign(&foreign).into()), Error::<Test>::InvalidProof);
		// A proof works once.
		let proof = recovery_proof(Dave, member);
		assert_ok!(by(proof.clone()));
		assert_ok!(IdentityFiling::cancel_recovery(RuntimeOrigin::root(), member));
		assert_noop!(by(proof), Error::<Test>::InvalidProof);
		RoleKeys::mutate(|keys| keys.push((dave.clone(), CLERK.holder())));
		assert_noop!(request(REVIEWER, member, Dave), Error::<Test>::KeyHoldsRole);
	});
}

#[test]
fn fails_when_the_key_is_taken_meanwhile() {
	ExtBuilder::build_and_execute(|| {
		let member = victim();
		assert_ok!(request(REVIEWER, member, Charlie));
		assert_ok!(approve(AWAY_REVIEWER, member));
		filed(Charlie, 2);
		Now::set(START + 2 * DAY);
		assert_noop!(finish(member), Error::<Test>::KeyTaken);
	});
}

#[test]
fn fails_when_caller_or_order_or_status_is_wrong() {
	ExtBuilder::build_and_execute(|| {
		let member = submitted(Alice, 1);
		assert_ok!(attest(member));
		assert_noop!(request(REVIEWER, member, Charlie), Error::<Test>::WrongStatus);
		crate::mock::approve(member);
		assert_noop!(request(CLERK, member, Charlie), Error::<Test>::NotAuthorized);
		assert_noop!(request(SECURITY, member, Charlie), Error::<Test>::NotAuthorized);
		assert_noop!(request(REVIEWER, MemberId(999), Charlie), Error::<Test>::MemberNotFound);
		assert_noop!(approve(AWAY_REVIEWER, member), Error::<Test>::RecoveryNotFound);
		assert_noop!(finish(member), Error::<Test>::RecoveryNotFound);
		assert_noop!(decide(SUPERVISOR, member, true), Error::<Test>::RecoveryNotFound);
		assert_noop!(
			IdentityFiling::object_to_recovery(signed(Alice)),
			Error::<Test>::RecoveryNotFound
		);
		assert_noop!(
			IdentityFiling::object_to_recovery(signed(Dave)),
			Error::<Test>::NotAuthorized
		);
		assert_noop!(
			IdentityFiling::cancel_recovery(REVIEWER.origin(), member),
			Error::<Test>::RecoveryNotFound
		);
		assert_ok!(request(REVIEWER, member, Charlie));
		assert_noop!(request(REVIEWER, member, Dave), Error::<Test>::RecoveryPending);
		assert_noop!(
			IdentityFiling::close(signed(Alice), member, Reason::Code(1)),
			Error::<Test>::RecoveryPending
		);
		assert_noop!(decide(SUPERVISOR, member, true), Error::<Test>::NotObjected);
		assert_noop!(approve(AWAY_CLERK, member), Error::<Test>::NotAuthorized);
		assert_noop!(
			IdentityFiling::cancel_recovery(AWAY_MANAGER.origin(), member),
			Error::<Test>::OtherBranch
		);
		assert_ok!(approve(AWAY_REVIEWER, member));
		assert_noop!(approve(AWAY_MANAGER, member), Error::<Test>::AlreadyApproved);
		assert_ok!(IdentityFiling::object_to_recovery(signed(Alice)));
		assert_noop!(decide(REVIEWER, member, true), Error::<Test>::NotAuthorized);
	});
}

#[test]
fn fails_when_an_officer_is_related_to_the_subject() {
	ExtBuilder::build_and_execute(|| {
		let member = victim();
		let join = |officer: Officer| relate(member, officer.member());
		join(REVIEWER);
		assert_noop!(request(REVIEWER, member, Charlie), Error::<Test>::RelatedPerson);
		assert_ok!(request(SECOND_REVIEWER, member, Charlie));
		join(AWAY_REVIEWER);
		assert_noop!(approve(AWAY_REVIEWER, member), Error::<Test>::RelatedPerson);
		assert_ok!(approve(AWAY_MANAGER, member));
		assert_ok!(IdentityFiling::object_to_recovery(signed(Alice)));
		join(SUPERVISOR);
		assert_noop!(decide(SUPERVISOR, member, true), Error::<Test>::RelatedPerson);
	});
}

#[test]
fn recovers_a_suspended_member_without_putting_it_in_force() {
	ExtBuilder::build_and_execute(|| {
		let member = victim();
		assert_ok!(IdentityFiling::suspend(RuntimeOrigin::root(), member, digest(9)));
		assert_ok!(request(REVIEWER, member, Charlie));
		assert_ok!(approve(AWAY_REVIEWER, member));
		Now::set(START + 2 * DAY);
		Dripped::set(Vec::new());
		assert_ok!(finish(member));
		assert_eq!(filing(member).status, FilingStatus::Suspended);
		assert!(Dripped::get().is_empty());
	});
}
