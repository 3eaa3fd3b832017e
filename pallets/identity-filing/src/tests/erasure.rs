//! Erasure: ordered once, acknowledged by every body that held something.

use super::packets::*;
use crate::{mock::*, *};
use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_keyring::Sr25519Keyring::{Alice, Bob, Charlie},
};
use timebank_primitives::*;

/// A rejected member whose packet two branches and public security could open.
fn rejected() -> MemberId {
	registered();
	let member = submitted(Alice, 1);
	grant(Alice, AWAY_VIEWER, Purpose::Service, START + DAY);
	grant(Alice, POLICE_VIEWER, Purpose::Query, START + DAY);
	place(member, IDENTITY);
	let given = envelopes(&[
		envelope(HOME_VIEWER, 1),
		envelope(AWAY_VIEWER, 1),
		envelope(POLICE_VIEWER, 1),
	]);
	assert_ok!(IdentityFiling::give_envelopes(
		CLERK.origin(),
		member,
		IDENTITY,
		1,
		given
	));
	assert_ok!(IdentityFiling::take_up(REVIEWER.origin(), member));
	assert_ok!(IdentityFiling::review(
		REVIEWER.origin(),
		member,
		Verdict::Reject(digest(9).into())
	));
	member
}

fn order(member: MemberId) {
	assert_ok!(IdentityFiling::order_erasure(MANAGER.origin(), member, digest(4)));
}

#[test]
fn removes_grants_and_envelopes_and_names_all_holders_when_ordered() {
	ExtBuilder::build_and_execute(|| {
		let member = rejected();
		order(member);
		let holders = HolderList::try_from(vec![Body::Branch(HOME), Body::Branch(AWAY), POLICE]).unwrap();
		System::assert_last_event(
			Event::ErasureOrdered {
				member,
				by: MANAGER.author(),
				reason: digest(4),
				holders: holders.clone(),
			}
			.into(),
		);
		let erasure = IdentityFiling::erasure(member).unwrap();
		assert_eq!((erasure.holders.clone(), erasure.remaining()), (holders, 3));
		assert!(IdentityFiling::grants(member).is_empty());
		assert!(IdentityFiling::envelopes(member, IDENTITY).is_empty());
		// The header stays: whose body a store has left is found by it.
		assert!(IdentityFiling::packet(member, IDENTITY).is_some());
	});
}

#[test]
fn is_complete_when_every_holder_has_acknowledged() {
	ExtBuilder::build_and_execute(|| {
		let member = rejected();
		assert_noop!(
			IdentityFiling::acknowledge_erasure(MANAGER.origin(), member),
			Error::<Test>::ErasureNotFound
		);
		order(member);
		Now::set(START + 7);
		let ways = [
			(MANAGER, Body::Branch(HOME), 2),
			(SECURITY, POLICE, 1),
			(AWAY_MANAGER, Body::Branch(AWAY), 0),
		];
		for (officer, body, remaining) in ways {
			assert_ok!(IdentityFiling::acknowledge_erasure(officer.origin(), member));
			let acknowledgement = Acknowledgement {
				body,
				by: officer.member(),
				at: START + 7,
			};
			System::assert_last_event(
				Event::ErasureAcknowledged {
					member,
					acknowledgement,
					remaining,
				}
				.into(),
			);
			assert_noop!(
				IdentityFiling::acknowledge_erasure(officer.origin(), member),
				Error::<Test>::AlreadyAcknowledged
			);
		}
		assert_eq!(IdentityFiling::erasure(member).unwrap().remaining(), 0);
	});
}

#[test]
fn fails_to_acknowledge_when_the_caller_answers_for_no_holder() {
	ExtBuilder::build_and_execute(|| {
		let member = rejected();
		order(member);
		let acknowledge = |origin| IdentityFiling::acknowledge_erasure(origin, member);
		for origin in [signed(Charlie), signed(Alice), CLERK.origin(), REVIEWER.origin()] {
			assert_noop!(acknowledge(origin), Error::<Test>::NotAuthorized);
		}
		assert_noop!(acknowledge(PARTNER.origin()), Error::<Test>::NotAHolder);
	});
}

#[test]
fn is_ordered_by_the_member_the_manager_or_the_head_office() {
	for (origin, author) in [
		(signed(Alice), Author::Member(NEXT)),
		(MANAGER.origin(), MANAGER.author()),
		(RuntimeOrigin::root(), Author::HeadOffice),
	] {
		ExtBuilder::build_and_execute(|| {
			let member = rejected();
			assert_eq!(member, NEXT);
			assert_ok!(IdentityFiling::order_erasure(origin.clone(), member, digest(4)));
			assert_eq!(IdentityFiling::erasure(member).unwrap().by, author);
			assert_noop!(
				IdentityFiling::order_erasure(origin.clone(), member, digest(4)),
				Error::<Test>::ErasureOrdered
			);
		});
	}
}

#[test]
fn fails_to_order_when_the_caller_may_not() {
	ExtBuilder::build_and_execute(|| {
		let member = rejected();
		submitted(Bob, 2);
		let order = |origin| IdentityFiling::order_erasure(origin, member, digest(4));
		for origin in [signed(Bob), signed(Charlie), CLERK.origin(), REVIEWER.origin()] {
			assert_noop!(order(origin), Error::<Test>::NotAuthorized);
		}
		assert_noop!(order(AWAY_MANAGER.origin()), Error::<Test>::OtherBranch);
		MemberOf::<Test>::insert(
			Alice.to_account_id(),
			Controller {
				member,
				custodied: true,
			},
		);
		assert_noop!(order(signed(Alice)), Error::<Test>::CustodiedKey);
		assert_noop!(
			IdentityFiling::order_erasure(RuntimeOrigin::root(), MemberId(999), digest(4)),
			Error::<Test>::MemberNotFound
		);
	});
}

#[test]
fn fails_to_order_when_the_filing_is_in_force_or_has_no_packet() {
	ExtBuilder::build_and_execute(|| {
		let member = filed(Alice, 1);
		let order = |member| IdentityFiling::order_erasure(RuntimeOrigin::root(), member, digest(4));
		assert_noop!(order(member), Error::<Test>::WrongStatus);
		assert_ok!(IdentityFiling::suspend(RuntimeOrigin::root(), member, digest(9)));
		assert_noop!(order(member), Error::<Test>::WrongStatus);
		change_filing(member, |filing| filing.status = FilingStatus::Closed);
		assert_ok!(order(member));

		let other = submitted(Bob, 2);
		assert_noop!(order(other), Error::<Test>::WrongStatus);
		assert_ok!(IdentityFiling::take_up(REVIEWER.origin(), other));
		assert_ok!(IdentityFiling::review(
			REVIEWER.origin(),
			other,
			Verdict::Reject(digest(9).into())
		));
		assert_noop!(order(other), Error::<Test>::PacketNotFound);
	});
}

/// It is final: no packet, envelope, grant or access afterwards, and so no approval.
#[test]
fn closes_every_way_to_the_packets_when_ordered() {
	ExtBuilder::build_and_execute(|| {
		let member = rejected();
		order(member);
		assert_ok!(IdentityFiling::amend(signed(Alice), member, identity(1)));
		assert_noop!(
			IdentityFiling::place_packet(
				CLERK.origin(),
				member,
				IDENTITY,
				header(member, IDENTITY),
				Default::default()
			),
			Error::<Test>::Erased
		);
		assert_noop!(
			IdentityFiling::give_envelopes(
				CLERK.origin(),
				member,
				IDENTITY,
				1,
				envelopes(&[envelope(HOME_VIEWER, 1)])
			),
			Error::<Test>::Erased
		);
		assert_noop!(
			IdentityFiling::grant_access(
				signed(Alice),
				member,
				AWAY_VIEWER,
				GrantedSections::try_from(vec![IDENTITY]).unwrap(),
				Purpose::Service,
				START + DAY
			),
			Error::<Test>::Erased
		);
		assert_noop!(
			IdentityFiling::record_access(CLERK.origin(), member, IDENTITY, None, digest(5)),
			Error::<Test>::Erased
		);
		assert_ok!(IdentityFiling::take_up(REVIEWER.origin(), member));
		assert_noop!(
			IdentityFiling::review(REVIEWER.origin(), member, Verdict::Approve),
			Error::<Test>::Erased
		);
	});
}

#[test]
fn finds_a_broken_state_of_erasures_when_there_is_one() {
	ExtBuilder::build().execute_with(|| {
		let member = rejected();
		order(member);
		Erasures::<Test>::mutate(member, |erasure| {
			let stranger = Acknowledgement {
				body: PLATFORM,
				by: PARTNER.member(),
				at: START,
			};
			erasure.as_mut().unwrap().acknowledged.try_push(stranger).unwrap();
		});
		assert_eq!(IdentityFiling::do_try_state(), Err("packets 7: acknowledgement".into()));
	});
}
