//! Pure rules of a volunteer's time: no two places at once, no more than a set number of hours in any 24.

use core::ops::RangeInclusive;
use timebank_primitives::{ClaimedTime, Moment};

/// A day; also the longest service that the index can hold, since only the days around a service are searched.
pub const DAY: Moment = 24 * 60 * 60 * 1000;

/// Number of the day (UTC) on which a moment lies. It only orders the index: no rule depends on where a day begins.
pub const fn day_of(at: Moment) -> u64 {
	at / DAY
}

/// Days on which services start that can lie within 24 hours of a service that starts at `start`: none is longer than a
/// day, so two days to each side are enough.
pub const fn days_around(start: Moment) -> RangeInclusive<u64> {
	let day = day_of(start);
	day.saturating_sub(2)..=day.saturating_add(2)
}

/// Whether one of the others is at the same time.
pub fn clashes(new: &ClaimedTime, others: &[ClaimedTime]) -> bool {
	others.iter().any(|other| other.overlaps(new))
}

/// Most time of service within any 24 hours that touch `new`. A window that slides, because a day that begins at a fixed
/// hour lets twice the limit be served around it.
pub fn busiest_day(new: &ClaimedTime, others: &[ClaimedTime]) -> Moment {
	let all = || core::iter::once(new).chain(others);
	// The time within a sliding window is greatest where the window begins or ends together with a service.
	all()
		.flat_map(|service| [service.start, service.end.saturating_sub(DAY)])
		.filter(|begin| *begin < new.end && begin.saturating_add(DAY) > new.start)
		.map(|begin| {
			all().fold(0, |sum: Moment, service| {
				let from = service.start.max(begin);
				let to = service.end.min(begin.saturating_add(DAY));
				sum.saturating_add(to.saturating_sub(from)) // at most a day per service
			})
		})
		.max()
		.unwrap_or(0)
}

#[cfg(test)]
mod tests {
	use super::*;

	const HOUR: Moment = 3_600_000;

	fn time(start: Moment, end: Moment) -> ClaimedTime {
		ClaimedTime {
			start: start * HOUR,
			end: end * HOUR,
			late: false,
		}
	}

	#[test]
	fn sees_a_clash_when_intervals_share_time() {
		assert!(clashes(&time(10, 12), &[time(1, 2), time(11, 13)]));
		assert!(clashes(&time(10, 12), &[time(9, 20)]));
		assert!(
			!clashes(&time(10, 12), &[time(8, 10), time(12, 14)]),
			"touching ends are no clash"
		);
	}

	#[test]
	fn counts_across_midnight_when_hours_are_summed() {
		// 14 to 24 and 0 to 10 of the next day: 10 hours on each calendar day, 20 within 24 hours.
		assert_eq!(busiest_day(&time(24, 34), &[time(14, 24)]), 20 * HOUR);
	}

	#[test]
	fn leaves_out_hours_when_they_are_more_than_a_day_away() {
		assert_eq!(busiest_day(&time(48, 50), &[time(10, 20), time(80, 90)]), 2 * HOUR);
		// Half of the earlier service lies within 24 hours of the end.
		assert_eq!(busiest_day(&time(48, 50), &[time(25, 27)]), 3 * HOUR);
	}

	#[test]
	fn looks_at_two_days_to_each_side() {
		assert_eq!(days_around(5 * DAY + 1), 3..=7);
		assert_eq!(days_around(0), 0..=2);
	}
}
