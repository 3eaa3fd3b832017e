//! Closing lifts exactly what the case had placed.

use crate::{
	mock::*, CaseRestrictions, CaseStatus, Cases, Error, Event, MemberState, RestoreLine, Restrictions, Ruling,
	UnratifiedTime,
};
use frame_support::{assert_noop, assert_ok};
use polkadot_sdk::*;
use timebank_primitives::{RestrictionScope::*, *};

fn close(key: u64, case: CaseId) -> Result<(), sp_runtime::DispatchError> {
	FreezeControl::close_case(RuntimeOrigin::signed(key), case, digest(9))
}

/// The suspect without coins had so many restrictions before, and none after.
fn restored(case: CaseId, restrictions: u32) -> Event<Test> {
	let state = |restrictions| MemberState {
		restrictions,
		keeps: 0,
		free: 0,
	};
	Event::MemberRestored {
		case,
		line: RestoreLine {
			member: SUSPECT,
			before: state(restrictions),
			after: state(0),
		},
	}
}

fn block(key: u64, case: CaseId, origin: u64) {
	let origins = vec![OriginId(origin)].try_into().unwrap();
	assert_ok!(FreezeControl::block_origins(
		RuntimeOrigin::signed(key),
		case,
		SUSPECT,
		origins,
		START + DAY
	));
}

#[test]
fn lifts_what_the_case_placed_and_nothing_else_when_it_is_closed() {
	ExtBuilder::build_and_execute(|| {
		// Another case that shares the member, an origin and locked coins.
		let other = open_as(BERTA, &[SUSPECT]);
		restrict(BERTA, other, SUSPECT, Gift, 0, HOUR);
		block(BERTA, other, 5);
		let case = open(&[SUSPECT, FRIEND]);
		let first = restrict(ANNA, case, SUSPECT, Outgoing, 0, DAY);
		let second = restrict(ANNA, case, FRIEND, Amount, 700, DAY);
		block(ANNA, case, 5);
		block(ANNA, case, 6);
		ratify(case, FRIEND, second);
		fund(SUSPECT, 200);
		FakeLedger::lock(SUSPECT, 40, &[], case).unwrap();
		FakeLedger::lock(SUSPECT, 70, &[], other).unwrap();
		let before = Restrictions::<Test>::get(SUSPECT)
			.into_iter()
			.filter(|one| one.case == other)
			.collect::<Vec<_>>();
		events();

		let report = FreezeControl::restore_report(case, START);
		assert_ok!(close(BERTA, case));
		let by = Some(MemberId(3));
		let state = |(restrictions, keeps, free)| MemberState {
			restrictions,
			keeps,
			free,
		};
		let restored = |member, before, after| Event::MemberRestored {
			case,
			line: RestoreLine {
				member,
				before: state(before),
				after: state(after),
			},
		};
		let lifted = |order, member, scope| Event::RestrictionLifted {
			case,
			order,
			member,
			scope,
			by,
		};
		assert_eq!(
			events(),
			[
				lifted(first, SUSPECT, Outgoing),
				lifted(2, SUSPECT, Lots),
				lifted(3, SUSPECT, Lots),
				lifted(second, FRIEND, Amount),
				Event::CoinsUnlocked {
					case,
					member: SUSPECT,
					amount: 40
				},
				restored(SUSPECT, (5, 0, 90), (2, 0, 130)),
				restored(FRIEND, (1, 700, 0), (0, 0, 0)),
				Event::CaseClosed {
					case,
					by,
					reason: digest(9),
					lifted: 4,
					origins: 2,
					at: START
				},
			]
		);
		// The report that could be read before is what has happened.
		assert_eq!(report.len(), 2);
		for line in report {
			assert_eq!(line.after.free, FakeLedger::free(line.member));
			let left = FreezeControl::restrictions_in_force(line.member, START);
			assert_eq!(line.after.restrictions as usize, left.len());
		}
		assert!(
			FreezeControl::restore_report(case, START).is_empty(),
			"nothing is left to restore"
		);
		assert_eq!(Cases::<Test>::get(case).unwrap().status, CaseStatus::Closed);
		assert!(CaseRestrictions::<Test>::get(case).is_empty());
		assert_eq!(Restrictions::<Test>::get(SUSPECT).to_vec(), before);
		assert!(!Restrictions::<Test>::contains_key(FRIEND));
		let blocked = FreezeControl::blocked_origins(START);
		assert_eq!(
			blocked
				.iter()
				.map(|entry| (entry.origin.0, entry.case))
				.collect::<Vec<_>>(),
			[(5, other)]
		);
		assert_eq!(FakeLedger::locked(SUSPECT, other), 70);
		assert_eq!(supply(), 200);
		assert_eq!(
			FreezeControl::unratified_time(SUSPECT, START),
			DAY,
			"the other case still restricts for a day"
		);
		assert!(!UnratifiedTime::<Test>::contains_key(FRIEND));
	});
}

#[test]
fn reports_lapsed_orders_as_lapsed_when_it_clears_them_away() {
	ExtBuilder::build_and_execute(|| {
		let case = open(&[SUSPECT]);
		let order = restrict(ANNA, case, SUSPECT, Outgoing, 0, HOUR);
		wait(DAY);
		events();
		// Nothing binds any more, so who ordered it may close.
		assert_ok!(close(ANNA, case));
		let at = START + HOUR;
		assert_eq!(
			events(),
			[
				Event::RestrictionLapsed {
					case,
					order,
					member: SUSPECT,
					scope: Outgoing,
					at
				},
				restored(case, 0),
				Event::CaseClosed {
					case,
					by: Some(MemberId(1)),
					reason: digest(9),
					lifted: 0,
					origins: 0,
					at: START + DAY
				},
			]
		);
		assert_eq!(
			FreezeControl::unratified_time(SUSPECT, Now::get()),
			HOUR,
			"the time was spent"
		);
	});
}

#[test]
fn the_head_office_may_close_when_it_asks() {
	ExtBuilder::build_and_execute(|| {
		let case = open(&[SUSPECT]);
		let order = restrict(ANNA, case, SUSPECT, Outgoing, 0, HOUR);
		events();
		assert_ok!(close(HEAD, case));
		assert_eq!(
			events(),
			[
				Event::RestrictionLifted {
					case,
					order,
					member: SUSPECT,
					scope: Outgoing,
					by: None
				},
				restored(case, 1),
				Event::CaseClosed {
					case,
					by: None,
					reason: digest(9),
					lifted: 1,
					origins: 0,
					at: START
				},
			]
		);
	});
}

#[test]
fn refuses_to_close_when_the_person_is_not_independent() {
	ExtBuilder::build_and_execute(|| {
		let case = open(&[SUSPECT, MemberId(4)]);
		restrict(ANNA, case, SUSPECT, Outgoing, 0, HOUR);
		assert_noop!(close(CLERK, case), Error::<Test>::NotSupervisor);
		assert_noop!(close(ANNA, case), Error::<Test>::OwnOrder);
		assert_noop!(close(ANNA_ELSEWHERE, case), Error::<Test>::OwnOrder);
		assert_noop!(close(CARLA, case), Error::<Test>::OwnCase);
		Relations::set(vec![(SUSPECT, MemberId(3))]);
		assert_noop!(close(BERTA, case), Error::<Test>::RelatedToSubject);
	});
}

#[test]
fn refuses_to_close_when_the_case_cannot_be_closed() {
	ExtBuilder::build_and_execute(|| {
		assert_noop!(close(ANNA, CaseId(0)), Error::<Test>::UnknownCase);
		let case = open(&[SUSPECT]);
		assert_ok!(FreezeControl::decide_case(
			RuntimeOrigin::signed(ANNA),
			case,
			Finding::Confirmed,
			digest(8)
		));
		assert_ok!(FreezeControl::appeal(key(SUSPECT), case, digest(8)));
		// An appeal waits: not even the head office closes past it.
		for by in [ANNA, HEAD] {
			assert_noop!(close(by, case), Error::<Test>::CaseNotOpen);
		}
		assert_ok!(FreezeControl::decide_appeal(
			RuntimeOrigin::signed(HEAD),
			case,
			Ruling::Finding(Finding::FalsePositive),
			digest(8)
		));
		assert_ok!(close(ANNA, case));
		assert_noop!(close(ANNA, case), Error::<Test>::CaseClosed);
	});
}

#[test]
fn changes_nothing_when_the_ledger_refuses() {
	ExtBuilder::build_and_execute(|| {
		let case = open(&[SUSPECT]);
		restrict(ANNA, case, SUSPECT, Outgoing, 0, HOUR);
		LedgerRefuses::set(true);
		assert_noop!(
			close(BERTA, case),
			sp_runtime::DispatchError::Other("the ledger refuses")
		);
	});
}
