//! The index of a volunteer's days stays bounded.

use super::*;

const DAY: Moment = 24 * HOUR;

#[test]
fn forgets_days_that_no_report_can_reach() {
	ample().build_and_execute(|| {
		// A year of a service every other day.
		for step in 0..180u64 {
			Now::set(NOON + step * 2 * DAY);
			let activity = publish(Terms {
				recipient: None,
				..pool_terms()
			});
			confirmed(activity, VOLUNTEER);
			settle(activity, VOLUNTEER);
		}
		let days = BusyDays::<Test>::get(id(VOLUNTEER));
		assert_eq!(days.len(), DayIndex::<Test>::iter_prefix(id(VOLUNTEER)).count());
		// Half of the reporting window and what one looks back from it.
		assert!(days.len() <= 20, "{}", days.len());
		TimeCoin::do_try_state().unwrap();
	});
}

#[test]
fn still_sees_every_overlap_that_can_be_reported() {
	ample().build_and_execute(|| {
		let old = NOON - 31 * DAY + HOUR;
		let at = |start: Moment| Terms {
			start,
			end: start + 2 * HOUR,
			recipient: None,
			..pool_terms()
		};
		confirmed(publish(at(old)), VOLUNTEER);
		for day in 1..20u64 {
			confirmed(publish(at(NOON - day * DAY)), VOLUNTEER);
		}
		let again = publish(at(old + HOUR));
		assert_noop!(TimeCoin::book(signed(VOLUNTEER), again), TestError::Overlap);
	});
}

#[test]
fn refuses_a_booking_of_what_can_no_longer_be_reported() {
	ample().build_and_execute(|| {
		let activity = publish(pool_terms());
		Now::set(NOON + 31 * DAY + 1);
		assert_noop!(TimeCoin::book(signed(VOLUNTEER), activity), TestError::ClaimTooOld);
		assert_noop!(
			TimeCoin::publish(
				signed(role(CLERK)),
				Terms {
					start: NOON - HOUR,
					end: NOON,
					..pool_terms()
				}
			),
			TestError::ClaimTooOld
		);
	});
}

#[test]
fn says_that_the_list_is_full_when_it_is() {
	ample().build_and_execute(|| {
		let activity = publish(pool_terms());
		let far: Vec<u64> = (0..u64::from(MAX_BUSY_DAYS)).map(|day| 30_000 + day).collect();
		BusyDays::<Test>::insert(id(VOLUNTEER), BusyList::try_from(far).unwrap());
		assert_noop!(TimeCoin::book(signed(VOLUNTEER), activity), TestError::DayFull);
		BusyDays::<Test>::remove(id(VOLUNTEER));
	});
}
