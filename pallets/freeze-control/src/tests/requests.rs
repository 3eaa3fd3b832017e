//! Freezes that rules ask for.

use crate::{mock::*, CaseStatus, Error, Event, LegalBasis, NextCase};
use frame_support::{assert_noop, assert_ok, assert_storage_noop};
use polkadot_sdk::*;
use timebank_primitives::{RestrictionScope::*, *};

#[test]
fn stops_outgoing_coins_for_a_day_in_its_own_name_when_a_rule_asks() {
	ExtBuilder::build_and_execute(|| {
		let case = FreezeControl::request(SUSPECT, ALERT, None).unwrap();
		let until = START + DAY;
		assert_eq!(
			events(),
			[
				Event::CaseOpened {
					case,
					basis: LegalBasis::Alert(ALERT),
					by: None,
					body: None,
					subjects: vec![SUSPECT].try_into().unwrap(),
					at: START
				},
				Event::RestrictionPlaced {
					case,
					order: 0,
					member: SUSPECT,
					scope: Outgoing,
					amount: 0,
					from: START,
					until,
					by: None,
					body: None
				},
			]
		);
		let stored = FreezeControl::case(case).unwrap();
		assert_eq!(
			(stored.status, stored.opened_by, stored.lead),
			(CaseStatus::Provisional, None, None)
		);
		assert_eq!(FreezeControl::unratified_time(SUSPECT, START), DAY);
		assert!(
			FreezeControl::restrictions_in_force(SUSPECT, until).is_empty(),
			"nobody took it up: it lapses"
		);
	});
}

#[test]
fn refuses_a_request_when_alert_or_member_is_wrong() {
	ExtBuilder::build_and_execute(|| {
		for (member, alert, error) in [
			(SUSPECT, AlertId(99), Error::<Test>::UnknownAlert),
			(STRANGER, ALERT, Error::<Test>::AlertNotOfSubjects),
		] {
			assert_storage_noop!(assert_eq!(
				FreezeControl::request(member, alert, None),
				Err(error.into())
			));
		}
	});
}

#[test]
fn a_refused_request_leaves_no_case_and_no_event() {
	ExtBuilder::build_and_execute(|| {
		for _ in 0..3 {
			assert_ok!(FreezeControl::request(SUSPECT, ALERT, None));
			wait(DAY);
		}
		events();
		let next = NextCase::<Test>::get();
		assert_noop!(
			FreezeControl::request(SUSPECT, ALERT, None),
			Error::<Test>::UnratifiedLimitReached
		);
		assert_eq!(NextCase::<Test>::get(), next);
		assert_eq!(events(), []);
	});
}

#[test]
fn a_supervisor_may_close_a_provisional_case_when_nothing_is_behind_it() {
	ExtBuilder::build_and_execute(|| {
		let case = FreezeControl::request(SUSPECT, ALERT, None).unwrap();
		assert_ok!(FreezeControl::close_case(RuntimeOrigin::signed(ANNA), case, digest(9)));
		assert!(FreezeControl::restrictions_in_force(SUSPECT, START).is_empty());
		assert_eq!(FreezeControl::unratified_time(SUSPECT, START), 0);
	});
}

/// What the monitor asks before it gives back coins that wait: only a ratified restriction in force counts, of whatever case.
#[test]
fn says_that_a_member_is_bound_only_while_a_ratified_order_is_in_force() {
	ExtBuilder::build_and_execute(|| {
		let ratified = <FreezeControl as RequestFreeze>::ratified;
		assert!(!ratified(SUSPECT), "nothing binds");
		FreezeControl::request(SUSPECT, ALERT, None).unwrap();
		assert!(!ratified(SUSPECT), "a rule's request is nobody's decision");
		let case = open(&[SUSPECT, FRIEND]);
		let order = restrict(ANNA, case, SUSPECT, Amount, 500, HOUR);
		assert_ok!(FreezeControl::ratify(
			RuntimeOrigin::signed(BERTA),
			case,
			SUSPECT,
			order
		));
		assert!(!ratified(SUSPECT), "one person is not enough");
		assert_ok!(FreezeControl::ratify(
			RuntimeOrigin::signed(CARLA),
			case,
			SUSPECT,
			order
		));
		assert!(ratified(SUSPECT));
		assert!(!ratified(FRIEND), "it binds the other subject");
		wait(1_000 * DAY);
		assert!(ratified(SUSPECT), "it lasts");
		assert_ok!(FreezeControl::lift(RuntimeOrigin::signed(BERTA), case, SUSPECT, order));
		assert!(!ratified(SUSPECT), "lifted");
		let order = restrict(ANNA, case, SUSPECT, Outgoing, 0, HOUR);
		ratify(case, SUSPECT, order);
		assert!(ratified(SUSPECT));
		assert_ok!(FreezeControl::close_case(RuntimeOrigin::signed(BERTA), case, digest(9)));
		assert!(!ratified(SUSPECT), "closed");
	});
}

#[test]
fn a_request_publishes_more_weight_than_its_own() {
	let own = <() as crate::WeightInfo>::request();
	assert!(<FreezeControl as RequestFreeze>::weight().ref_time() > own.ref_time());
	assert!(<FreezeControl as Gate>::weight().ref_time() > 0);
}

/// Who asks for a freeze has ordered it: another must ratify, lift and decide.
#[test]
fn the_supervisor_behind_a_request_is_its_orderer() {
	ExtBuilder::build_and_execute(|| {
		let case = FreezeControl::request(SUSPECT, ALERT, FakeRoles::holder(&ANNA)).unwrap();
		let stored = FreezeControl::case(case).unwrap();
		assert_eq!(
			(stored.status, stored.opened_by),
			(CaseStatus::Provisional, Some(MemberId(1)))
		);
		let by_anna = events()
			.into_iter()
			.filter(|event| {
				matches!(
					event,
					Event::CaseOpened {
						by: Some(MemberId(1)),
						..
					} | Event::RestrictionPlaced {
						by: Some(MemberId(1)),
						..
					}
				)
			})
			.count();
		assert_eq!(by_anna, 2);
		assert_ok!(FreezeControl::take_up(RuntimeOrigin::signed(BERTA), case));
		for key in [ANNA, ANNA_ELSEWHERE] {
			let key = || RuntimeOrigin::signed(key);
			assert_noop!(FreezeControl::ratify(key(), case, SUSPECT, 0), Error::<Test>::OwnOrder);
			assert_noop!(FreezeControl::lift(key(), case, SUSPECT, 0), Error::<Test>::OwnOrder);
			let decided = FreezeControl::decide_case(key(), case, Finding::Confirmed, digest(9));
			assert_noop!(decided, Error::<Test>::OwnOrder);
		}
		let colleague = FreezeControl::ratify(RuntimeOrigin::signed(ARNO), case, SUSPECT, 0);
		assert_noop!(colleague, Error::<Test>::SameBody);
		ratify(case, SUSPECT, 0);
	});
}

#[test]
fn refuses_a_request_when_the_supervisor_behind_it_is_not_independent() {
	ExtBuilder::build_and_execute(|| {
		Relations::set(vec![(MemberId(1), SUSPECT)]);
		assert_noop!(
			FreezeControl::request(SUSPECT, ALERT, FakeRoles::holder(&ANNA)),
			Error::<Test>::RelatedToSubject
		);
	});
}
