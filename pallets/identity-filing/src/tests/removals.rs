//! Removal of another key.

use crate::{mock::*, *};
use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok, dispatch::DispatchResult},
	sp_keyring::Sr25519Keyring::{self, Alice, Bob, Charlie, Dave},
};
use timebank_primitives::*;

/// Alice with a second key Bob and a third one, Charlie, which a branch keeps.
fn with_three_keys() -> MemberId {
	let member = filed(Alice, 1);
	for (key, custodied) in [(Bob, false), (Charlie, true)] {
		assert_ok!(IdentityFiling::link_controller(
			signed(Alice),
			key.to_account_id(),
			custodied,
			proof(key, member)
		));
	}
	member
}

fn request(by: Sr25519Keyring, key: Sr25519Keyring) -> DispatchResult {
	IdentityFiling::request_removal(signed(by), key.to_account_id())
}

fn object(by: Sr25519Keyring, requester: Sr25519Keyring) -> DispatchResult {
	IdentityFiling::object_to_removal(signed(by), requester.to_account_id())
}

fn finish(member: MemberId, requester: Sr25519Keyring) -> DispatchResult {
	// Anybody, here a stranger's key.
	IdentityFiling::finish_removal(signed(Dave), member, requester.to_account_id())
}

fn cosign(officer: Officer, member: MemberId, requester: Sr25519Keyring) -> DispatchResult {
	IdentityFiling::cosign_removal(officer.origin(), member, requester.to_account_id())
}

#[test]
fn removes_another_key_when_nobody_objects_in_time() {
	ExtBuilder::build_and_execute(|| {
		let member = with_three_keys();
		assert_ok!(request(Alice, Bob));
		System::assert_last_event(
			Event::RemovalRequested {
				member,
				by: Alice.to_account_id(),
				key: Bob.to_account_id(),
			}
			.into(),
		);
		assert_eq!(IdentityFiling::removals(member).len(), 1);
		Now::set(START + 3 * DAY - 1);
		assert_noop!(finish(member, Alice), Error::<Test>::TooEarly);
		Now::set(START + 3 * DAY);
		assert_ok!(finish(member, Alice));
		let bob = Bob.to_account_id();
		assert_version(member, Author::Member(member), Change::KeyUnlinked { key: bob.clone() });
		assert_eq!(IdentityFiling::member_of(&bob), None);
		assert_eq!(RemovedKeys::get(), vec![bob]);
		assert!(IdentityFiling::removals(member).is_empty());
	});
}

#[test]
fn removes_another_key_at_once_when_the_home_branch_cosigns() {
	ExtBuilder::build_and_execute(|| {
		let member = with_three_keys();
		assert_ok!(request(Alice, Bob));
		// Even against an objection: the branch knows who is who.
		assert_ok!(object(Bob, Alice));
		assert_ok!(cosign(MANAGER, member, Alice));
		assert_version(
			member,
			MANAGER.author(),
			Change::KeyUnlinked {
				key: Bob.to_account_id(),
			},
		);
	});
}

#[test]
fn waits_for_a_branch_when_another_key_objects() {
	ExtBuilder::build_and_execute(|| {
		let member = with_three_keys();
		assert_ok!(request(Alice, Bob));
		assert_ok!(object(Charlie, Alice));
		System::assert_last_event(
			Event::RemovalObjected {
				member,
				requester: Alice.to_account_id(),
				by: Charlie.to_account_id(),
			}
			.into(),
		);
		assert_noop!(object(Bob, Alice), Error::<Test>::AlreadyObjected);
		Now::set(START + 30 * DAY);
		assert_noop!(finish(member, Alice), Error::<Test>::RemovalDisputed);
	});
}

/// A thief with one key of two asks first: that stands in nobody's way.
#[test]
fn lets_the_owner_ask_when_the_thief_has_asked_before() {
	ExtBuilder::build_and_execute(|| {
		let member = with_three_keys();
		assert_ok!(request(Bob, Alice));
		assert_ok!(object(Alice, Bob));
		assert_ok!(request(Alice, Bob));
		assert_ok!(cosign(REVIEWER, member, Alice));
		// With the thief's key went its request.
		assert!(IdentityFiling::removals(member).is_empty());
	});
}

#[test]
fn forgets_a_request_when_withdrawn_or_its_target_is_gone() {
	ExtBuilder::build_and_execute(|| {
		let member = with_three_keys();
		assert_ok!(request(Alice, Bob));
		assert_ok!(object(Alice, Alice));
		assert_noop!(cosign(MANAGER, member, Alice), Error::<Test>::RemovalNotFound);
		assert_ok!(request(Alice, Bob));
		assert_ok!(IdentityFiling::unlink_controller(signed(Bob), Bob.to_account_id()));
		assert_noop!(cosign(MANAGER, member, Alice), Error::<Test>::RemovalNotFound);
	});
}

#[test]
fn fails_to_ask_when_key_or_caller_is_wrong() {
	ExtBuilder::build_and_execute(|| {
		with_three_keys();
		filed(Dave, 2);
		assert_noop!(request(Sr25519Keyring::Eve, Bob), Error::<Test>::NotAuthorized);
		assert_noop!(request(Charlie, Bob), Error::<Test>::CustodiedKey);
		assert_noop!(request(Alice, Dave), Error::<Test>::KeyNotFound);
		assert_noop!(request(Alice, Alice), Error::<Test>::OwnKey);
		assert_noop!(object(Sr25519Keyring::Eve, Alice), Error::<Test>::NotAuthorized);
		assert_noop!(object(Bob, Alice), Error::<Test>::RemovalNotFound);
		// A key of another member objects to nothing.
		assert_ok!(request(Alice, Bob));
		assert_noop!(object(Dave, Alice), Error::<Test>::RemovalNotFound);
	});
}

#[test]
fn fails_to_cosign_when_officer_is_of_another_branch_or_no_officer_or_the_subject() {
	ExtBuilder::build_and_execute(|| {
		let member = with_three_keys();
		assert_ok!(request(Alice, Bob));
		assert_noop!(cosign(AWAY_MANAGER, member, Alice), Error::<Test>::OtherBranch);
		assert_noop!(cosign(CLERK, member, Alice), Error::<Test>::NotAuthorized);
		seat(REVIEWER, member);
		assert_noop!(cosign(REVIEWER, member, Alice), Error::<Test>::SamePerson);
		assert_noop!(cosign(MANAGER, MemberId(999), Alice), Error::<Test>::MemberNotFound);
		assert_noop!(finish(member, Bob), Error::<Test>::RemovalNotFound);
	});
}
