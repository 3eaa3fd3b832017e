//! Sliding windows of one member: rings of buckets that are read lazily and never scanned.
//!
//! A ring remembers the number of its newest bucket. Buckets that the ring has not reached yet read as empty, and are
//! emptied when it gets there. So time passes without a write.
//!
//! A window never shows less than what the last 24 hours hold: the bucket in which a window begins counts as a whole. It
//! shows at most one bucket more. Hence a limit cannot be spent twice around an edge; it may come back up to one bucket
//! late.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use timebank_primitives::{Balance, Moment};

/// Length of a bucket of block time.
pub const HOUR_MS: Moment = 60 * 60 * 1000;
/// Buckets of block time: 24 hours touch 25 of them.
pub const HOURS: usize = 25;

/// Length of a bucket of claimed time. Claims come in any order, so their ring must hold the whole time in which services
/// can be reported; a quarter of a day keeps that small.
pub const SLOT_MS: Moment = 6 * HOUR_MS;
/// Buckets of claimed time: 34 days, so that a service of 31 days ago still has a whole day before it.
pub const SLOTS: usize = 136;
/// Buckets of claimed time that 24 hours can touch.
const SLOTS_PER_DAY: u32 = 5;

/// What one hour of block time has seen. Amounts are in hundredths of a coin; the cells stop at their end, which is far
/// above every threshold that can be set.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug, Default,
)]
pub struct Bucket {
	/// Coins that arrived.
	pub incoming: u32,
	/// Coins that left.
	pub outgoing: u32,
	/// Movements by which coins arrived.
	pub received: u16,
	/// Movements by which coins left.
	pub sent: u16,
}

/// The windows of one member, about 0.9 KB.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Window {
	/// Newest hour of block time in the ring.
	hour: u32,
	/// Ring of hours of block time.
	hours: [Bucket; HOURS],
	/// Newest slot of claimed time in the ring.
	slot: u32,
	/// Ring of coins earned by services, by the claimed end of the service.
	earned: [u32; SLOTS],
}

impl Default for Window {
	fn default() -> Self {
		Self {
			hour: 0,
			hours: [Bucket::default(); HOURS],
			slot: 0,
			earned: [0; SLOTS],
		}
	}
}

/// Number of the bucket that a moment is in.
fn bucket(at: Moment, length: Moment) -> u32 {
	// In the last bucket that the number can name after some 490 000 years.
	at.checked_div(length)
		.and_then(|number| u32::try_from(number).ok())
		.unwrap_or(u32::MAX)
}

fn place(at: u32, len: usize) -> usize {
	(at as usize).checked_rem(len).unwrap_or(0) // rings are not empty
}

/// The bucket `at`; empty if the ring has not reached it or has left it behind.
fn read<C: Copy + Default>(ring: &[C], newest: u32, at: u32) -> C {
	match newest.checked_sub(at) {
		Some(age) if (age as usize) < ring.len() => ring.get(place(at, ring.len())).copied().unwrap_or_default(),
		_ => C::default(),
	}
}

/// The bucket `at` for writing; the ring is turned forward if needed. `None` if the ring has left the bucket behind.
fn turn<'a, C: Copy + Default>(ring: &'a mut [C], newest: &mut u32, at: u32) -> Option<&'a mut C> {
	let len = ring.len();
	if let Some(gap) = at.checked_sub(*newest).filter(|gap| *gap > 0) {
		if gap as usize >= len {
			ring.fill(C::default());
		} else {
			for ahead in 1..=gap {
				if let Some(cell) = ring.get_mut(place(newest.saturating_add(ahead), len)) {
					*cell = C::default();
				}
			}
		}
		*newest = at;
	}
	let age = newest.saturating_sub(at) as usize; // at <= newest
	if age < len {
		ring.get_mut(place(at, len))
	} else {
		None
	}
}

fn cell(amount: Balance) -> u32 {
	u32::try_from(amount).unwrap_or(u32::MAX)
}

impl Window {
	/// Sum of one field over the last 24 hours and the rest of the bucket in which they begin.
	fn day(&self, now: Moment, field: impl Fn(&Bucket) -> u32) -> u128 {
		let hour = bucket(now, HOUR_MS);
		(0..HOURS as u32)
			.filter_map(|age| hour.checked_sub(age))
			.map(|at| u128::from(field(&read(&self.hours, self.hour, at))))
			.sum() // 25 cells of 32 bits
	}

	/// Coins that arrived within 24 hours.
	pub fn incoming(&self, now: Moment) -> u128 {
		self.day(now, |bucket| bucket.incoming)
	}

	/// Coins that left within 24 hours.
	pub fn outgoing(&self, now: Moment) -> u128 {
		self.day(now, |bucket| bucket.outgoing)
	}

	/// Movements by which coins arrived within 24 hours.
	pub fn received(&self, now: Moment) -> u128 {
		self.day(now, |bucket| u32::from(bucket.received))
	}

	/// Movements by which coins left within 24 hours.
	pub fn sent(&self, now: Moment) -> u128 {
		self.day(now, |bucket| u32::from(bucket.sent))
	}

	/// The most coins earned within any 24 hours of claimed time that contain `claimed`. Claims come in any order, so the
	/// day before and the day after both count.
	pub fn earned_around(&self, claimed: Moment) -> u128 {
		let slot = bucket(claimed, SLOT_MS);
		(0..SLOTS_PER_DAY)
			.map(|shift| slot.saturating_sub(shift)) // before slot 4 some of the days are the same one
			.map(|first| {
				(first..first.saturating_add(SLOTS_PER_DAY))
					.map(|at| u128::from(read(&self.earned, self.slot, at)))
					.sum::<u128>()
			})
			.max()
			.unwrap_or(0)
	}

	/// Coins have left.
	pub fn record_sent(&mut self, amount: Balance, now: Moment) {
		if let Some(bucket) = turn(&mut self.hours, &mut self.hour, bucket(now, HOUR_MS)) {
			// At their end the cells are above every threshold.
			bucket.outgoing = bucket.outgoing.saturating_add(cell(amount));
			bucket.sent = bucket.sent.saturating_add(1);
		}
	}

	/// Coins have arrived.
	pub fn record_received(&mut self, amount: Balance, now: Moment) {
		if let Some(bucket) = turn(&mut self.hours, &mut self.hour, bucket(now, HOUR_MS)) {
			// As above.
			bucket.incoming = bucket.incoming.saturating_add(cell(amount));
			bucket.received = bucket.received.saturating_add(1);
		}
	}

	/// Coins have been earned by a service that ended at `claimed`. A service older than the ring is not counted: none such
	/// can be reported.
	pub fn record_earned(&mut self, amount: Balance, claimed: Moment) {
		if let Some(earned) = turn(&mut self.earned, &mut self.slot, bucket(claimed, SLOT_MS)) {
			*earned = earned.saturating_add(cell(amount)); // as above
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	const DAY_MS: Moment = 24 * HOUR_MS;
	const START: Moment = 20_000 * DAY_MS;

	#[test]
	fn a_window_has_a_bound_of_about_a_kilobyte() {
		assert!(Window::max_encoded_len() <= 1024, "{}", Window::max_encoded_len());
		assert_eq!(Window::default().encode().len(), Window::max_encoded_len());
	}

	#[test]
	fn what_was_recorded_leaves_the_window_by_itself() {
		let mut window = Window::default();
		window.record_sent(300, START);
		window.record_received(500, START + HOUR_MS);
		assert_eq!((window.outgoing(START + DAY_MS), window.sent(START + DAY_MS)), (300, 1));
		assert_eq!(
			(
				window.outgoing(START + DAY_MS + HOUR_MS),
				window.sent(START + DAY_MS + HOUR_MS)
			),
			(0, 0)
		);
		assert_eq!(
			(
				window.incoming(START + DAY_MS + HOUR_MS),
				window.received(START + DAY_MS + HOUR_MS)
			),
			(500, 1)
		);
		assert_eq!(window.incoming(START + 400 * DAY_MS), 0);
	}

	#[test]
	fn a_ring_that_turns_once_round_forgets_what_was_in_its_place() {
		let mut window = Window::default();
		window.record_sent(300, START);
		window.record_sent(20, START + HOURS as Moment * HOUR_MS);
		assert_eq!(window.outgoing(START + HOURS as Moment * HOUR_MS), 20);
		window.record_sent(7, START + 1000 * DAY_MS);
		assert_eq!(window.outgoing(START + 1000 * DAY_MS), 7);
	}

	#[test]
	fn cells_stop_at_their_end() {
		let mut window = Window::default();
		window.record_sent(Balance::MAX, START);
		window.record_sent(1, START);
		assert_eq!(window.outgoing(START), u128::from(u32::MAX));
	}

	#[test]
	fn claims_count_on_their_day_in_any_order() {
		let mut window = Window::default();
		for day in [20, 3, 31, 10] {
			window.record_earned(800, START + day * DAY_MS);
		}
		for day in [3, 10, 20, 31] {
			assert_eq!(window.earned_around(START + day * DAY_MS), 800, "{day}");
			assert_eq!(window.earned_around(START + day * DAY_MS + 2 * DAY_MS), 0, "{day}");
		}
		assert_eq!(
			window.incoming(START + 31 * DAY_MS),
			0,
			"they are not counted by arrival"
		);
	}

	#[test]
	fn a_claim_older_than_the_ring_is_not_counted() {
		let mut window = Window::default();
		window.record_earned(100, START + 40 * DAY_MS);
		let before = window.clone();
		window.record_earned(800, START);
		assert_eq!(window, before);
	}

	proptest! {
		/// Defect 18: whatever is recorded whenever, the ring shows at least what a model that keeps everything finds in the
		/// last 24 hours, and at most what it finds in the last 25.
		#[test]
		fn a_day_never_shows_less_than_was_spent(
			steps in proptest::collection::vec((0u64..10 * HOUR_MS, 1u32..5000, any::<bool>()), 1..80),
		) {
			let (mut now, mut window, mut model) = (START, Window::default(), Vec::new());
			for (pause, amount, sent) in steps {
				now += pause;
				if sent {
					window.record_sent(amount.into(), now);
					model.push((now, u128::from(amount)));
				} else {
					window.record_received(amount.into(), now);
				}
				let within = |time: Moment| model.iter().filter(move |(at, _)| *at + time >= now);
				let sum = |time| within(time).map(|(_, amount)| amount).sum::<u128>();
				prop_assert!(window.outgoing(now) >= sum(DAY_MS));
				prop_assert!(window.outgoing(now) <= sum(DAY_MS + HOUR_MS));
				prop_assert!(window.sent(now) >= within(DAY_MS).count() as u128);
				prop_assert!(window.sent(now) <= within(DAY_MS + HOUR_MS).count() as u128);
			}
		}

		/// The same for claims, which come in any order within the time in which services can be reported.
		#[test]
		fn a_claimed_day_never_shows_less_than_was_earned(
			claims in proptest::collection::vec((0u64..31 * DAY_MS, 1u32..2400), 1..120),
		) {
			let (mut window, mut model) = (Window::default(), Vec::new());
			for (claimed, amount) in claims {
				let claimed = START + claimed;
				window.record_earned(amount.into(), claimed);
				model.push((claimed, u128::from(amount)));
				// The fullest stretch of this length that contains the claim begins with an entry.
				let fullest = |length: Moment| {
					model
						.iter()
						.map(|(first, _)| *first)
						.filter(|first| *first <= claimed && claimed < *first + length)
						.map(|first| {
							let inside = |at: Moment| first <= at && at < first + length;
							model.iter().filter(|(at, _)| inside(*at)).map(|(_, amount)| amount).sum::<u128>()
						})
						.max()
						.unwrap()
				};
				prop_assert!(window.earned_around(claimed) >= fullest(DAY_MS));
				prop_assert!(window.earned_around(claimed) <= fullest(DAY_MS + SLOT_MS));
			}
		}
	}
}
