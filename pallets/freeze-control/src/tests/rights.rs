//! Rights of supervisors, and how many orders one person answers for alone.

use crate::{mock::*, Error, Event, OpenOrders, Rights, SupervisorRights};
use frame_support::{assert_noop, assert_ok};
use polkadot_sdk::*;
use sp_runtime::{traits::BadOrigin, DispatchError};
use timebank_primitives::{RestrictionScope::*, *};

const ANNAS: MemberId = MemberId(1);

fn place(by: u64, case: CaseId, time: Moment) -> Result<(), DispatchError> {
	FreezeControl::restrict(RuntimeOrigin::signed(by), case, SUSPECT, Outgoing, 0, Now::get() + time)
}

fn set(member: MemberId, rights: Rights) {
	assert_ok!(FreezeControl::set_rights(RuntimeOrigin::signed(HEAD), member, rights));
}

#[test]
fn a_supervisor_has_all_rights_when_the_head_office_has_said_nothing() {
	ExtBuilder::build_and_execute(|| {
		assert_eq!(FreezeControl::rights(ANNAS), Rights::ALL);
		let new = Rights {
			lift: false,
			..Rights::ALL
		};
		set(ANNAS, new);
		assert_eq!(
			events(),
			[Event::RightsSet {
				member: ANNAS,
				old: Rights::ALL,
				new
			}]
		);
		assert_eq!(FreezeControl::rights(ANNAS), new);
		set(ANNAS, Rights::ALL);
		assert!(
			!SupervisorRights::<Test>::contains_key(ANNAS),
			"nothing is kept of what is as it was"
		);
	});
}

#[test]
fn refuses_to_set_rights_when_caller_or_member_is_wrong() {
	ExtBuilder::build_and_execute(|| {
		assert_noop!(
			FreezeControl::set_rights(RuntimeOrigin::signed(ANNA), ANNAS, Rights::ALL),
			BadOrigin
		);
		assert_noop!(
			FreezeControl::set_rights(RuntimeOrigin::signed(HEAD), UNKNOWN, Rights::ALL),
			Error::<Test>::UnknownMember
		);
	});
}

/// Ordering, ratifying, deciding and lifting are four rights: each is asked for, and none stands in for another.
#[test]
fn refuses_each_act_when_its_right_is_withheld() {
	ExtBuilder::build_and_execute(|| {
		let case = open_as(BERTA, &[SUSPECT]);
		let order = restrict(BERTA, case, SUSPECT, Outgoing, 0, DAY);
		let without = |right: fn(&mut Rights)| {
			let mut rights = Rights::ALL;
			right(&mut rights);
			set(ANNAS, rights);
		};
		let anna = || RuntimeOrigin::signed(ANNA);

		without(|rights| rights.order = false);
		assert_noop!(place(ANNA, case, HOUR), Error::<Test>::RightWithheld);
		let origins = vec![OriginId(5)].try_into().unwrap();
		assert_noop!(
			FreezeControl::block_origins(anna(), case, SUSPECT, origins, START + HOUR),
			Error::<Test>::RightWithheld
		);
		let anna_holder = FakeRoles::holder(&ANNA);
		assert_noop!(
			FreezeControl::request(SUSPECT, ALERT, anna_holder),
			Error::<Test>::RightWithheld
		);

		without(|rights| rights.ratify = false);
		assert_noop!(
			FreezeControl::ratify(anna(), case, SUSPECT, order),
			Error::<Test>::RightWithheld
		);
		without(|rights| rights.decide = false);
		assert_noop!(
			FreezeControl::decide_case(anna(), case, Finding::Confirmed, digest(9)),
			Error::<Test>::RightWithheld
		);
		without(|rights| rights.lift = false);
		assert_noop!(
			FreezeControl::lift(anna(), case, SUSPECT, order),
			Error::<Test>::RightWithheld
		);
		assert_noop!(
			FreezeControl::close_case(anna(), case, digest(9)),
			Error::<Test>::RightWithheld
		);

		// The other three are left.
		assert_ok!(FreezeControl::ratify(anna(), case, SUSPECT, order));
		set(ANNAS, Rights::ALL);
		assert_ok!(FreezeControl::lift(anna(), case, SUSPECT, order));
	});
}

#[test]
fn refuses_an_order_when_the_person_answers_for_as_many_as_one_may() {
	ExtBuilder::build_and_execute(|| {
		let case = open(&[SUSPECT, FRIEND]);
		for index in 0..crate::MAX_OPEN_ORDERS {
			let member = if index % 2 == 0 { SUSPECT } else { FRIEND };
			restrict(ANNA, case, member, Outgoing, 0, DAY);
		}
		assert_noop!(place(ANNA, case, DAY), Error::<Test>::TooManyOpenOrders);
		// Another key of the person is the same person; another person is not.
		assert_noop!(place(ANNA_ELSEWHERE, case, DAY), Error::<Test>::TooManyOpenOrders);
		assert_ok!(place(BERTA, case, DAY));
		// What is lifted, ratified or lapsed makes room.
		assert_ok!(FreezeControl::lift(RuntimeOrigin::signed(BERTA), case, SUSPECT, 0));
		assert_ok!(place(ANNA, case, DAY));
		assert_noop!(place(ANNA, case, DAY), Error::<Test>::TooManyOpenOrders);
		ratify(case, SUSPECT, 2);
		assert_ok!(place(ANNA, case, DAY));
		assert_noop!(place(ANNA, case, DAY), Error::<Test>::TooManyOpenOrders);
		wait(DAY);
		assert_ok!(place(ANNA, case, HOUR));
		assert_eq!(OpenOrders::<Test>::get(ANNAS).len(), 1);
	});
}

#[test]
fn closing_a_case_frees_its_orderers() {
	ExtBuilder::build_and_execute(|| {
		let case = open(&[SUSPECT]);
		restrict(ANNA, case, SUSPECT, Outgoing, 0, DAY);
		let other = open_as(BERTA, &[FRIEND]);
		restrict(ANNA, other, FRIEND, Outgoing, 0, DAY);
		assert_ok!(FreezeControl::close_case(RuntimeOrigin::signed(CARLA), case, digest(9)));
		let left = OpenOrders::<Test>::get(ANNAS);
		assert_eq!(left.iter().map(|one| one.case).collect::<Vec<_>>(), [other]);
	});
}

#[test]
fn refuses_an_order_when_too_many_persons_have_ordered_under_the_case() {
	ExtBuilder::build_and_execute(|| {
		let case = open(&[SUSPECT]);
		crate::Cases::<Test>::mutate(case, |stored| {
			let others: Vec<_> = (60..60 + u64::from(crate::MAX_ORDERERS)).map(MemberId).collect();
			stored.as_mut().unwrap().orderers = others.try_into().unwrap();
		});
		assert_noop!(place(ANNA, case, HOUR), Error::<Test>::TooManyOrderers);
	});
}
