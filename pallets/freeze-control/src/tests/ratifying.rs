//! Ratification by persons of different bodies.

use crate::{mock::*, CaseStatus, Cases, Error, Event};
use frame_support::{assert_noop, assert_ok};
use polkadot_sdk::*;
use timebank_primitives::{RestrictionScope::*, *};

fn ratify_as(key: u64, case: CaseId, member: MemberId, order: u32) -> Result<(), sp_runtime::DispatchError> {
	FreezeControl::ratify(RuntimeOrigin::signed(key), case, member, order)
}

#[test]
fn an_order_lasts_when_two_other_bodies_have_ratified_it() {
	ExtBuilder::build_and_execute(|| {
		let case = open(&[SUSPECT]);
		let order = restrict(ANNA, case, SUSPECT, Outgoing, 0, DAY);
		wait(HOUR);
		events();
		assert_ok!(ratify_as(BERTA, case, SUSPECT, order));
		assert_eq!(
			FreezeControl::unratified_time(SUSPECT, Now::get()),
			DAY,
			"one person is not enough"
		);
		assert_ok!(ratify_as(CARLA, case, SUSPECT, order));
		let body = |number| Body::Institution(InstitutionId(number));
		let event = |by, body, lasts| Event::RestrictionRatified {
			case,
			order,
			member: SUSPECT,
			by: MemberId(by),
			body,
			lasts,
		};
		assert_eq!(events(), [event(3, body(2), false), event(4, body(3), true)]);
		assert_eq!(
			FreezeControl::unratified_time(SUSPECT, Now::get()),
			HOUR,
			"ratified time does not count"
		);
		assert_eq!(
			FreezeControl::restrictions_in_force(SUSPECT, START + 10_000 * DAY).len(),
			1
		);
	});
}

#[test]
fn an_order_lapses_when_only_one_person_has_ratified_it() {
	ExtBuilder::build_and_execute(|| {
		let case = open(&[SUSPECT]);
		let order = restrict(ANNA, case, SUSPECT, Outgoing, 0, DAY);
		assert_ok!(ratify_as(BERTA, case, SUSPECT, order));
		wait(DAY);
		assert!(FreezeControl::restrictions_in_force(SUSPECT, Now::get()).is_empty());
		assert_noop!(ratify_as(CARLA, case, SUSPECT, order), Error::<Test>::RestrictionLapsed);
	});
}

#[test]
fn blocked_origins_last_when_their_order_is_ratified() {
	ExtBuilder::build_and_execute(|| {
		let case = open(&[SUSPECT]);
		for origin in [5, 6] {
			let origins = vec![OriginId(origin)].try_into().unwrap();
			assert_ok!(FreezeControl::block_origins(
				RuntimeOrigin::signed(ANNA),
				case,
				SUSPECT,
				origins,
				START + DAY
			));
		}
		ratify(case, SUSPECT, 1);
		wait(DAY);
		let left = FreezeControl::blocked_origins(Now::get());
		assert_eq!(left.iter().map(|entry| entry.origin).collect::<Vec<_>>(), [OriginId(6)]);
	});
}

#[test]
fn refuses_to_ratify_when_the_person_is_not_independent() {
	ExtBuilder::build_and_execute(|| {
		let case = open(&[SUSPECT]);
		let order = restrict(ANNA, case, SUSPECT, Outgoing, 0, DAY);
		assert_noop!(ratify_as(CLERK, case, SUSPECT, order), Error::<Test>::NotSupervisor);
		assert_noop!(ratify_as(ANNA, case, SUSPECT, order), Error::<Test>::OwnOrder);
		assert_noop!(ratify_as(ANNA_ELSEWHERE, case, SUSPECT, order), Error::<Test>::OwnOrder);
		assert_noop!(ratify_as(ARNO, case, SUSPECT, order), Error::<Test>::SameBody);
		assert_ok!(ratify_as(BERTA, case, SUSPECT, order));
		assert_noop!(ratify_as(BERTA, case, SUSPECT, order), Error::<Test>::AlreadyRatified);
		Relations::set(vec![(MemberId(4), SUSPECT)]);
		assert_noop!(ratify_as(CARLA, case, SUSPECT, order), Error::<Test>::RelatedToSubject);
		let own = open(&[SUSPECT, MemberId(3)]);
		let order = restrict(ANNA, own, SUSPECT, Outgoing, 0, DAY);
		assert_noop!(ratify_as(BERTA, own, SUSPECT, order), Error::<Test>::OwnCase);
	});
}

#[test]
fn refuses_a_second_ratification_when_it_is_of_the_same_body() {
	ExtBuilder::build_and_execute(|| {
		let case = open_as(BERTA, &[SUSPECT]);
		let order = restrict(BERTA, case, SUSPECT, Outgoing, 0, DAY);
		assert_ok!(ratify_as(ANNA, case, SUSPECT, order));
		assert_noop!(ratify_as(ARNO, case, SUSPECT, order), Error::<Test>::SameBody);
		// The same person for another body is still the same person.
		assert_noop!(
			ratify_as(ANNA_ELSEWHERE, case, SUSPECT, order),
			Error::<Test>::AlreadyRatified
		);
	});
}

#[test]
fn refuses_to_ratify_when_there_is_nothing_to_ratify() {
	ExtBuilder::build_and_execute(|| {
		let case = open(&[SUSPECT]);
		let order = restrict(ANNA, case, SUSPECT, Outgoing, 0, DAY);
		assert_noop!(ratify_as(BERTA, CaseId(9), SUSPECT, order), Error::<Test>::UnknownCase);
		assert_noop!(ratify_as(BERTA, case, FRIEND, order), Error::<Test>::UnknownRestriction);
		assert_noop!(
			ratify_as(BERTA, case, SUSPECT, order + 1),
			Error::<Test>::UnknownRestriction
		);
		ratify(case, SUSPECT, order);
		assert_noop!(ratify_as(BERTA, case, SUSPECT, order), Error::<Test>::AlreadyRatified);
		assert_ok!(FreezeControl::close_case(RuntimeOrigin::signed(BERTA), case, digest(9)));
		assert_noop!(ratify_as(BERTA, case, SUSPECT, order), Error::<Test>::CaseClosed);
	});
}

#[test]
fn refuses_to_ratify_when_no_person_stands_behind_the_case() {
	ExtBuilder::build_and_execute(|| {
		let case = FreezeControl::request(SUSPECT, ALERT, None).unwrap();
		assert_eq!(Cases::<Test>::get(case).unwrap().status, CaseStatus::Provisional);
		assert_noop!(ratify_as(BERTA, case, SUSPECT, 0), Error::<Test>::CaseNotOpen);
		assert_ok!(FreezeControl::take_up(RuntimeOrigin::signed(BERTA), case));
		ratify(case, SUSPECT, 0);
		assert_eq!(
			FreezeControl::restrictions_in_force(SUSPECT, START + 1_000 * DAY).len(),
			1
		);
	});
}
