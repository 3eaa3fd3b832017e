//! No member is restricted without ratification for longer than the limit in any window.

use crate::{mock::*, Error};
use frame_support::{assert_noop, assert_ok};
use polkadot_sdk::*;
use timebank_primitives::{RestrictionScope::*, *};

fn place(key: u64, case: CaseId, until: Moment) -> Result<(), sp_runtime::DispatchError> {
	FreezeControl::restrict(RuntimeOrigin::signed(key), case, SUSPECT, Outgoing, 0, until)
}

#[test]
fn refuses_a_new_case_when_it_would_extend_an_old_freeze() {
	ExtBuilder::build_and_execute(|| {
		let first = open(&[SUSPECT]);
		restrict(ANNA, first, SUSPECT, Outgoing, 0, LIMIT);
		wait(LIMIT);
		// Another supervisor of another body, another case, another basis: the same member.
		let second = open_as(BERTA, &[SUSPECT]);
		assert_noop!(
			place(BERTA, second, Now::get() + HOUR),
			Error::<Test>::UnratifiedLimitReached
		);
		assert_eq!(
			FreezeControl::request(SUSPECT, ALERT, None),
			Err(Error::<Test>::UnratifiedLimitReached.into())
		);
		// Another member is not affected.
		let third = open(&[FRIEND]);
		restrict(ANNA, third, FRIEND, Outgoing, 0, LIMIT);
	});
}

#[test]
fn admits_the_whole_limit_again_when_the_window_has_passed() {
	ExtBuilder::build_and_execute(|| {
		let case = open(&[SUSPECT]);
		restrict(ANNA, case, SUSPECT, Outgoing, 0, LIMIT);
		wait(30 * DAY);
		// The window that ends with the new order begins where the old order ended.
		assert_ok!(place(ANNA, case, Now::get() + LIMIT));
	});
}

#[test]
fn refuses_before_the_window_has_passed_when_the_limit_is_spent() {
	ExtBuilder::build_and_execute(|| {
		let case = open(&[SUSPECT]);
		restrict(ANNA, case, SUSPECT, Outgoing, 0, LIMIT);
		wait(30 * DAY - HOUR);
		assert_noop!(
			place(ANNA, case, Now::get() + HOUR),
			Error::<Test>::UnratifiedLimitReached
		);
	});
}

#[test]
fn time_of_orders_that_bind_together_counts_once() {
	ExtBuilder::build_and_execute(|| {
		let case = open(&[SUSPECT]);
		restrict(ANNA, case, SUSPECT, Outgoing, 0, LIMIT);
		let other = open_as(BERTA, &[SUSPECT]);
		restrict(BERTA, other, SUSPECT, Incoming, 0, LIMIT);
		assert_eq!(FreezeControl::unratified_time(SUSPECT, START), LIMIT);
	});
}

#[test]
fn refuses_many_tiny_orders_when_the_stretches_are_used_up() {
	ExtBuilder::build_and_execute(|| {
		let case = open(&[SUSPECT]);
		for _ in 0..crate::MAX_SPANS {
			restrict(ANNA, case, SUSPECT, Outgoing, 0, 1);
			wait(2);
		}
		assert_noop!(place(ANNA, case, Now::get() + 1), Error::<Test>::TooManyStretches);
	});
}
