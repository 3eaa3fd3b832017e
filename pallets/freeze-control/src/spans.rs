//! How long a member has been restricted without ratification: a pure account of time, so that a new case or another
//! supervisor cannot extend what one supervisor may do (seed §4.3.2-4).
//!
//! Every order starts when it is placed. Hence the stretches are in order and apart from each other, and only the last
//! one can reach past the present.

use crate::types::MaxSpans;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::sp_runtime::BoundedVec;
use scale_info::TypeInfo;
use timebank_primitives::Moment;

/// A stretch of time in which at least one unratified restriction binds: `from <= t < until`.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Span {
	/// Its start.
	pub from: Moment,
	/// Its end.
	pub until: Moment,
}

/// The stretches of one member, oldest first, none touching another.
pub type Spans = BoundedVec<Span, MaxSpans>;

/// Why a stretch cannot be added.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SpanFault {
	/// Some window would hold more time than the limit.
	LimitReached,
	/// There are too many separate stretches.
	Full,
}

/// How much of `[start, end)` the stretches cover.
pub fn covered(spans: &[Span], start: Moment, end: Moment) -> Moment {
	spans
		.iter()
		// Both subtractions give zero for a stretch outside. The sum cannot pass `end - start`, as stretches are apart.
		.map(|span| span.until.min(end).saturating_sub(span.from.max(start)))
		.fold(0, Moment::saturating_add)
}

/// Adds `[now, until)`. On a fault the stretches are to be thrown away by the caller.
///
/// The window that ends with the new stretch is the fullest of all that the stretch changes: while the end of a window
/// moves through it, time enters at full rate and leaves at most as fast. So one sum proves every window.
pub fn add(spans: &mut Spans, now: Moment, until: Moment, window: Moment, limit: Moment) -> Result<(), SpanFault> {
	let oldest = now.saturating_sub(window); // before the first window began: nothing to forget
	spans.retain(|span| span.until > oldest);
	let end = match spans.last_mut() {
		Some(last) if last.until >= now => {
			last.until = last.until.max(until);
			last.until
		}
		_ => {
			spans.try_push(Span { from: now, until }).map_err(|_| SpanFault::Full)?;
			until
		}
	};
	if covered(spans, end.saturating_sub(window), end) > limit {
		return Err(SpanFault::LimitReached);
	}
	Ok(())
}

/// Gives back the time that will not be spent, after an order was ratified or lifted at `now`. `still` is the latest end of
/// the unratified orders that are left.
pub fn give_back(spans: &mut Spans, now: Moment, still: Option<Moment>) {
	let end = still.unwrap_or(now).max(now);
	if let Some(last) = spans.last_mut() {
		last.until = last.until.min(end.max(last.from));
	}
	spans.retain(|span| span.from < span.until);
}

#[cfg(test)]
mod tests {
	use super::*;

	const WINDOW: Moment = 300;
	const LIMIT: Moment = 72;

	fn spans(list: &[(Moment, Moment)]) -> Spans {
		list.iter()
			.map(|(from, until)| Span {
				from: *from,
				until: *until,
			})
			.collect::<Vec<_>>()
			.try_into()
			.unwrap()
	}

	#[test]
	fn counts_only_the_covered_part() {
		let list = spans(&[(10, 20), (30, 40)]);
		assert_eq!(covered(&list, 0, 100), 20);
		assert_eq!(covered(&list, 15, 35), 10);
		assert_eq!(covered(&list, 20, 30), 0);
	}

	#[test]
	fn overlapping_orders_count_once() {
		let mut list = Spans::new();
		add(&mut list, 100, 150, WINDOW, LIMIT).unwrap();
		add(&mut list, 120, 160, WINDOW, LIMIT).unwrap();
		add(&mut list, 130, 140, WINDOW, LIMIT).unwrap();
		assert_eq!(list, spans(&[(100, 160)]));
	}

	#[test]
	fn the_limit_holds_to_the_last_unit() {
		let mut list = spans(&[(100, 150)]);
		assert_eq!(
			add(&mut list.clone(), 200, 223, WINDOW, LIMIT),
			Err(SpanFault::LimitReached)
		);
		add(&mut list, 200, 222, WINDOW, LIMIT).unwrap();
		assert_eq!(covered(&list, 0, 1000), LIMIT);
	}

	#[test]
	fn time_comes_back_when_the_window_has_passed_it() {
		let mut list = spans(&[(100, 172)]);
		assert_eq!(
			add(&mut list.clone(), 400, 401, WINDOW, LIMIT),
			Ok(()),
			"window 101..401 holds 71 of it"
		);
		assert_eq!(
			add(&mut list.clone(), 399, 400, WINDOW, LIMIT),
			Err(SpanFault::LimitReached)
		);
		add(&mut list, 472, 544, WINDOW, LIMIT).unwrap();
		assert_eq!(list, spans(&[(472, 544)]), "what no window can see is forgotten");
	}

	#[test]
	fn too_many_stretches_are_a_fault() {
		let mut list = Spans::new();
		for i in 0..u64::from(crate::types::MAX_SPANS) {
			add(&mut list, 2 * i, 2 * i + 1, WINDOW, LIMIT).unwrap();
		}
		assert_eq!(add(&mut list, 100, 101, WINDOW, LIMIT), Err(SpanFault::Full));
	}

	#[test]
	fn lifting_gives_back_what_was_not_spent() {
		let mut list = spans(&[(10, 20), (100, 150)]);
		give_back(&mut list, 120, Some(130));
		assert_eq!(list, spans(&[(10, 20), (100, 130)]));
		give_back(&mut list, 125, None);
		assert_eq!(list, spans(&[(10, 20), (100, 125)]));
		give_back(&mut list, 140, None);
		assert_eq!(list, spans(&[(10, 20), (100, 125)]), "nothing is given back twice");
	}

	#[test]
	fn lifting_in_the_same_moment_leaves_nothing() {
		let mut list = spans(&[(10, 20), (100, 150)]);
		give_back(&mut list, 100, None);
		assert_eq!(list, spans(&[(10, 20)]));
	}

	proptest::proptest! {
		/// Whatever is asked, and whatever of it is given back, no window of any position ever holds more than the limit.
		#[test]
		fn no_window_holds_more_than_the_limit(
			asks in proptest::collection::vec((0u64..60, 1u64..80, proptest::bool::ANY), 1..60),
		) {
			let (mut now, mut list, mut spent) = (0u64, Spans::new(), std::collections::BTreeSet::new());
			for (pause, length, lift) in asks {
				now += pause;
				let mut next = list.clone();
				if add(&mut next, now, now + length, WINDOW, LIMIT).is_ok() {
					list = next;
				}
				if lift {
					now += length / 2;
					give_back(&mut list, now, None);
				}
				// The naive model keeps every unit of time that was ever covered, for good.
				spent.retain(|t| *t < now);
				spent.extend(list.iter().flat_map(|span| span.from..span.until));
				for end in now.saturating_sub(WINDOW)..now + 160 {
					let count = spent.range(end.saturating_sub(WINDOW)..end).count() as u64;
					proptest::prop_assert!(count <= LIMIT, "{count} in the window that ends at {end}");
				}
			}
		}
	}
}
