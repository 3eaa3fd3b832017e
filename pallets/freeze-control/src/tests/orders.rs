//! Placing and lifting orders.

use crate::{mock::*, BlockedOrigins, CaseRestrictions, CaseStatus, Cases, Error, Event, Restrictions, UnratifiedTime};
use frame_support::{assert_noop, assert_ok};
use polkadot_sdk::*;
use timebank_primitives::{RestrictionScope::*, *};

fn place(
	key: u64,
	case: CaseId,
	member: MemberId,
	scope: RestrictionScope,
	amount: Balance,
	until: Moment,
) -> Result<(), sp_runtime::DispatchError> {
	FreezeControl::restrict(RuntimeOrigin::signed(key), case, member, scope, amount, until)
}

fn block(key: u64, case: CaseId, origins: &[u64], until: Moment) -> Result<(), sp_runtime::DispatchError> {
	let origins = origins
		.iter()
		.map(|origin| OriginId(*origin))
		.collect::<Vec<_>>()
		.try_into()
		.unwrap();
	FreezeControl::block_origins(RuntimeOrigin::signed(key), case, SUSPECT, origins, until)
}

#[test]
fn restricts_a_subject_for_a_short_time_when_a_supervisor_orders_it() {
	ExtBuilder::build_and_execute(|| {
		let case = open(&[SUSPECT]);
		events();
		assert_ok!(place(ANNA, case, SUSPECT, Outgoing, 0, START + LIMIT));
		let body = Some(Body::Institution(InstitutionId(1)));
		assert_eq!(
			events(),
			[Event::RestrictionPlaced {
				case,
				order: 0,
				member: SUSPECT,
				scope: Outgoing,
				amount: 0,
				from: START,
				until: START + LIMIT,
				by: Some(MemberId(1)),
				body
			}]
		);
		let list = FreezeControl::restrictions_in_force(SUSPECT, START + LIMIT - 1);
		assert_eq!(list.len(), 1);
		assert_eq!(
			(list[0].case, list[0].scope, list[0].ordered_by),
			(case, Outgoing, Some(MemberId(1)))
		);
		assert!(FreezeControl::restrictions_in_force(SUSPECT, START + LIMIT).is_empty());
		assert_eq!(CaseRestrictions::<Test>::get(case).to_vec(), [SUSPECT]);
	});
}

#[test]
fn refuses_an_order_when_the_person_may_not_give_it() {
	ExtBuilder::build_and_execute(|| {
		let case = open(&[SUSPECT, MemberId(3)]);
		let until = START + HOUR;
		assert_noop!(
			place(CLERK, case, SUSPECT, Outgoing, 0, until),
			Error::<Test>::NotSupervisor
		);
		assert_noop!(place(BERTA, case, SUSPECT, Outgoing, 0, until), Error::<Test>::OwnCase);
		assert_noop!(
			place(BERTA, case, MemberId(3), Outgoing, 0, until),
			Error::<Test>::OwnCase
		);
		Relations::set(vec![(MemberId(4), SUSPECT)]);
		assert_noop!(
			place(CARLA, case, SUSPECT, Outgoing, 0, until),
			Error::<Test>::RelatedToSubject
		);
	});
}

#[test]
fn refuses_an_order_when_its_case_does_not_carry_it() {
	ExtBuilder::build_and_execute(|| {
		let until = START + HOUR;
		assert_noop!(
			place(ANNA, CaseId(0), SUSPECT, Outgoing, 0, until),
			Error::<Test>::UnknownCase
		);
		let case = open(&[SUSPECT]);
		assert_noop!(
			place(ANNA, case, FRIEND, Outgoing, 0, until),
			Error::<Test>::NotASubject
		);
		for status in [CaseStatus::Provisional, CaseStatus::Decided, CaseStatus::Appealed] {
			Cases::<Test>::mutate(case, |stored| stored.as_mut().unwrap().status = status);
			assert_noop!(
				place(ANNA, case, SUSPECT, Outgoing, 0, until),
				Error::<Test>::CaseNotOpen
			);
		}
		Cases::<Test>::mutate(case, |stored| stored.as_mut().unwrap().status = CaseStatus::Open);
		assert_ok!(FreezeControl::close_case(RuntimeOrigin::signed(ANNA), case, digest(9)));
		assert_noop!(
			place(ANNA, case, SUSPECT, Outgoing, 0, until),
			Error::<Test>::CaseClosed
		);
	});
}

#[test]
fn refuses_an_order_when_the_member_is_closed() {
	ExtBuilder::build_and_execute(|| {
		let case = open(&[GONE]);
		assert_noop!(
			place(ANNA, case, GONE, Outgoing, 0, START + HOUR),
			Error::<Test>::MemberClosed
		);
	});
}

#[test]
fn refuses_an_order_when_amount_and_scope_disagree() {
	ExtBuilder::build_and_execute(|| {
		let case = open(&[SUSPECT]);
		let until = START + HOUR;
		assert_noop!(
			place(ANNA, case, SUSPECT, Amount, 0, until),
			Error::<Test>::AmountMissing
		);
		for scope in [Everything, Outgoing, Incoming, Gift, Booking] {
			assert_noop!(
				place(ANNA, case, SUSPECT, scope, 1, until),
				Error::<Test>::AmountNotUsed
			);
		}
		assert_noop!(place(ANNA, case, SUSPECT, Lots, 0, until), Error::<Test>::OriginsNeeded);
	});
}

#[test]
fn refuses_an_order_when_its_end_is_wrong() {
	ExtBuilder::build_and_execute(|| {
		let case = open(&[SUSPECT]);
		assert_noop!(
			place(ANNA, case, SUSPECT, Outgoing, 0, START),
			Error::<Test>::EndNotAhead
		);
		assert_noop!(
			place(ANNA, case, SUSPECT, Outgoing, 0, START - 1),
			Error::<Test>::EndNotAhead
		);
		assert_noop!(
			place(ANNA, case, SUSPECT, Outgoing, 0, START + LIMIT + 1),
			Error::<Test>::TooLong
		);
	});
}

#[test]
fn refuses_an_order_when_the_member_has_as_many_as_there_can_be() {
	ExtBuilder::build_and_execute(|| {
		let case = open(&[SUSPECT]);
		for _ in 0..crate::MAX_RESTRICTIONS {
			restrict(ANNA, case, SUSPECT, Amount, 100, DAY);
		}
		assert_noop!(
			place(BERTA, case, SUSPECT, Amount, 100, START + DAY),
			Error::<Test>::TooManyRestrictions
		);
		// Lapsed orders make room, and are reported as they go.
		wait(DAY);
		events();
		assert_ok!(place(ANNA, case, SUSPECT, Amount, 100, START + 2 * DAY));
		assert_eq!(Restrictions::<Test>::get(SUSPECT).len(), 1);
		let lapsed = events()
			.into_iter()
			.filter(|event| matches!(event, Event::RestrictionLapsed { at, .. } if *at == START + DAY))
			.count();
		assert_eq!(lapsed, crate::MAX_RESTRICTIONS as usize);
	});
}

#[test]
fn refuses_an_order_when_the_numbers_are_used_up() {
	ExtBuilder::build_and_execute(|| {
		let case = open(&[SUSPECT]);
		Cases::<Test>::mutate(case, |stored| stored.as_mut().unwrap().orders = u32::MAX);
		assert_noop!(
			place(ANNA, case, SUSPECT, Outgoing, 0, START + HOUR),
			Error::<Test>::NumbersExhausted
		);
	});
}

#[test]
fn blocks_origins_until_the_order_lapses_when_a_supervisor_orders_it() {
	ExtBuilder::build_and_execute(|| {
		let case = open(&[SUSPECT]);
		events();
		assert_ok!(block(ANNA, case, &[5, 6], START + HOUR));
		let events = events();
		assert!(matches!(
			events[0],
			Event::RestrictionPlaced {
				scope: Lots,
				order: 0,
				member: SUSPECT,
				..
			}
		));
		let origins = vec![OriginId(5), OriginId(6)].try_into().unwrap();
		assert_eq!(
			events[1],
			Event::OriginsBlocked {
				case,
				order: 0,
				origins
			}
		);
		let blocked = FreezeControl::blocked_origins(START + HOUR - 1);
		assert_eq!(blocked.iter().map(|entry| entry.origin.0).collect::<Vec<_>>(), [5, 6]);
		assert!(FreezeControl::blocked_origins(START + HOUR).is_empty());
		assert!(
			FreezeControl::unratified_time(SUSPECT, START) == HOUR,
			"it counts as any order"
		);
	});
}

#[test]
fn refuses_to_block_when_the_origins_are_wrong() {
	ExtBuilder::build_and_execute(|| {
		let case = open(&[SUSPECT]);
		assert_noop!(block(ANNA, case, &[], START + HOUR), Error::<Test>::NoOrigins);
		assert_noop!(
			block(ANNA, case, &[5, 6, 5], START + HOUR),
			Error::<Test>::DuplicateOrigin
		);
		assert_noop!(
			block(ANNA, case, &[5, UNKNOWN_ORIGIN], START + HOUR),
			Error::<Test>::UnknownOrigin
		);
		assert_noop!(block(CLERK, case, &[5], START + HOUR), Error::<Test>::NotSupervisor);
	});
}

#[test]
fn refuses_to_block_when_all_places_are_taken() {
	ExtBuilder::build_and_execute(|| {
		let case = open(&[SUSPECT]);
		let per_order = u64::from(crate::MAX_ORIGINS_PER_ORDER);
		for round in 0..u64::from(MAX_BLOCKED_ORIGINS) / per_order {
			let origins: Vec<u64> = (round * per_order..(round + 1) * per_order).collect();
			assert_ok!(block(ANNA, case, &origins, START + HOUR));
		}
		assert_noop!(
			block(ANNA, case, &[999], START + HOUR),
			Error::<Test>::TooManyBlockedOrigins
		);
		// Lapsed entries make room.
		wait(HOUR);
		assert_ok!(block(ANNA, case, &[999], START + 2 * HOUR));
		assert_eq!(BlockedOrigins::<Test>::get().len(), 1);
	});
}

#[test]
fn lifts_one_order_and_leaves_the_others_when_another_supervisor_lifts_it() {
	ExtBuilder::build_and_execute(|| {
		let case = open(&[SUSPECT]);
		let first = restrict(ANNA, case, SUSPECT, Outgoing, 0, DAY);
		let second = restrict(ANNA, case, SUSPECT, Incoming, 0, 2 * HOUR);
		wait(HOUR);
		events();
		// A colleague of the same body may lift: it takes nothing from anybody.
		assert_ok!(FreezeControl::lift(RuntimeOrigin::signed(ARNO), case, SUSPECT, first));
		assert_eq!(
			events(),
			[Event::RestrictionLifted {
				case,
				order: first,
				member: SUSPECT,
				scope: Outgoing,
				by: Some(MemberId(2))
			}]
		);
		let left = FreezeControl::restrictions_in_force(SUSPECT, Now::get());
		assert_eq!(left.iter().map(|one| one.order).collect::<Vec<_>>(), [second]);
		assert_eq!(
			FreezeControl::unratified_time(SUSPECT, Now::get()),
			2 * HOUR,
			"the rest of the day comes back"
		);

		assert_ok!(FreezeControl::lift(RuntimeOrigin::signed(ARNO), case, SUSPECT, second));
		assert!(!Restrictions::<Test>::contains_key(SUSPECT));
		assert_eq!(
			FreezeControl::unratified_time(SUSPECT, Now::get()),
			HOUR,
			"what was spent stays counted"
		);
	});
}

#[test]
fn lifting_a_block_frees_its_origins_and_no_others() {
	ExtBuilder::build_and_execute(|| {
		let case = open(&[SUSPECT]);
		assert_ok!(block(ANNA, case, &[5, 6], START + HOUR));
		assert_ok!(block(ANNA, case, &[6, 7], START + HOUR));
		assert_ok!(FreezeControl::lift(RuntimeOrigin::signed(BERTA), case, SUSPECT, 0));
		let left = FreezeControl::blocked_origins(START);
		assert_eq!(left.iter().map(|entry| entry.origin.0).collect::<Vec<_>>(), [6, 7]);
	});
}

#[test]
fn lifting_at_once_leaves_no_trace_of_time() {
	ExtBuilder::build_and_execute(|| {
		let case = open(&[SUSPECT]);
		let order = restrict(ANNA, case, SUSPECT, Outgoing, 0, DAY);
		assert_ok!(FreezeControl::lift(RuntimeOrigin::signed(BERTA), case, SUSPECT, order));
		assert!(!UnratifiedTime::<Test>::contains_key(SUSPECT));
	});
}

#[test]
fn refuses_to_lift_when_the_order_or_the_person_is_wrong() {
	ExtBuilder::build_and_execute(|| {
		let case = open(&[SUSPECT, MemberId(4)]);
		let order = restrict(ANNA, case, SUSPECT, Outgoing, 0, DAY);
		let lift = |key, case, member, order| FreezeControl::lift(RuntimeOrigin::signed(key), case, member, order);
		assert_noop!(lift(CLERK, case, SUSPECT, order), Error::<Test>::NotSupervisor);
		assert_noop!(lift(BERTA, CaseId(9), SUSPECT, order), Error::<Test>::UnknownCase);
		assert_noop!(lift(BERTA, case, FRIEND, order), Error::<Test>::UnknownRestriction);
		assert_noop!(lift(BERTA, case, SUSPECT, order + 1), Error::<Test>::UnknownRestriction);
		assert_noop!(lift(ANNA, case, SUSPECT, order), Error::<Test>::OwnOrder);
		assert_noop!(lift(ANNA_ELSEWHERE, case, SUSPECT, order), Error::<Test>::OwnOrder);
		assert_noop!(lift(CARLA, case, SUSPECT, order), Error::<Test>::OwnCase);
		wait(DAY);
		assert_noop!(lift(BERTA, case, SUSPECT, order), Error::<Test>::RestrictionLapsed);
		Now::set(START);
		Relations::set(vec![(MemberId(3), SUSPECT)]);
		assert_noop!(lift(BERTA, case, SUSPECT, order), Error::<Test>::RelatedToSubject);
		Relations::set(vec![]);
		assert_ok!(FreezeControl::close_case(RuntimeOrigin::signed(BERTA), case, digest(9)));
		assert_noop!(lift(BERTA, case, SUSPECT, order), Error::<Test>::CaseClosed);
	});
}
