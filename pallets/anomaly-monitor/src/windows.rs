//! Sliding windows of one member: rings of buckets that are read lazily and never scanned.
//!
//! A ring remembers the number of its newest bucket. Buckets that the ring has not reached yet read as empty, and are
//! emptied when it gets there. So time passes without a write.
//!
//! A window never shows less than what its time holds: the bucket in which it begins counts as a whole. It shows at most
//! one bucket more. Hence a limit cannot be spent twice around an edge; it may come back up to one bucket late.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use timebank_primitives::{Balance, MemberId, Moment, QUANTUM, QUANTUM_MS};

/// Length of a bucket of block time.
pub const HOUR_MS: Moment = 60 * 60 * 1000;
/// Buckets of block time: 24 hours touch 25 of them.
pub const HOURS: usize = 25;

/// Length of a long bucket of block time.
pub const DAY_MS: Moment = 24 * HOUR_MS;
/// Long buckets: seven days touch eight of them.
pub const DAYS: usize = 8;

/// Length of a bucket of claimed time. Claims come in any order, so their ring must hold the whole time in which services
/// can be reported; a quarter of a day keeps that small.
pub const SLOT_MS: Moment = 6 * HOUR_MS;
/// Buckets of claimed time: 34 days, so that a service of 31 days ago still has a whole day before it.
pub const SLOTS: usize = 136;
/// Buckets of claimed time that 24 hours can touch.
const SLOTS_PER_DAY: u32 = 5;

/// Minutes of a quarter of an hour.
const QUARTER: u128 = 15;

/// Gifts that a member must have given before they are a habit.
pub const HABIT: u8 = 5;
/// The mean follows a new gift by an eighth.
const HABIT_SHIFT: u32 = 3;
/// Fixed point of the mean; the variance has twice as many bits.
const HABIT_SCALE: u32 = 8;
/// The least variance, a coin squared: who always gives the same amount may give a coin more.
const LEAST_VARIANCE: u128 = 10_000 << 16;

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

/// What one day of block time has seen of gifts and pay. Cells stop at their end, as above.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug, Default,
)]
pub struct Day {
	/// Coins that came as gifts.
	pub gifted_in: u32,
	/// Coins that were given away.
	pub gifted_out: u32,
	/// Coins that were earned; late records are not among them.
	pub earned: u32,
	/// Gifts and vouchers just under a threshold.
	pub under: u8,
	/// One bit for each giver. Two may share a bit: the count is never too high.
	pub payers: u64,
	/// One bit for each who was given something.
	pub payees: u64,
}

/// The windows of one member, about 1 KB.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Window {
	/// Newest hour of block time in the ring.
	hour: u32,
	/// Ring of hours of block time.
	hours: [Bucket; HOURS],
	/// Newest slot of claimed time in the ring.
	slot: u32,
	/// Ring of coins earned by services, by the claimed end of the service: quarters of a coin, rounded up.
	earned: [u16; SLOTS],
	/// Ring of quarters of an hour of service, by the claimed end; counted with the ring above.
	worked: [u8; SLOTS],
	/// Newest day of block time in the ring.
	day: u32,
	/// Ring of days of block time.
	days: [Day; DAYS],
	/// When coins last came or went; zero before.
	last: Moment,
	/// How many gifts were given, as far as it matters.
	gifts: u8,
	/// Mean of the gifts given, exponentially weighted, in fixed point.
	mean: u64,
	/// Their variance, in fixed point of twice as many bits.
	variance: u128,
}

impl Default for Window {
	fn default() -> Self {
		Self {
			hour: 0,
			hours: [Bucket::default(); HOURS],
			slot: 0,
			earned: [0; SLOTS],
			worked: [0; SLOTS],
			day: 0,
			days: [Day::default(); DAYS],
			last: 0,
			gifts: 0,
			mean: 0,
			variance: 0,
		}
	}
}

/// Number of the bucket that a moment is in.
pub(crate) fn bucket(at: Moment, length: Moment) -> u32 {
	// In the last bucket that the number can name after some 490 000 years.
	at.checked_div(length)
		.and_then(|number| u32::try_from(number).ok())
		.unwrap_or(u32::MAX)
}

fn place(at: u32, len: usize) -> usize {
	(at as usize).checked_rem(len).unwrap_or(0) // rings are not empty
}

/// The bucket `at`; empty if the ring has not reached it or has left it behind.
pub(crate) fn read<C: Copy + Default>(ring: &[C], newest: u32, at: u32) -> C {
	match newest.checked_sub(at) {
		Some(age) if (age as usize) < ring.len() => ring.get(place(at, ring.len())).copied().unwrap_or_default(),
		_ => C::default(),
	}
}

/// The bucket `at` for writing; the ring is turned forward if needed. `None` if the ring has left the bucket behind.
pub(crate) fn turn<'a, C: Copy + Default>(ring: &'a mut [C], newest: &mut u32, at: u32) -> Option<&'a mut C> {
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

/// The most that any 24 hours of claimed time hold which contain `claimed`. Claims come in any order, so the day before and
/// the day after both count.
pub(crate) fn around<C: Copy + Default>(ring: &[C], newest: u32, claimed: Moment, field: impl Fn(C) -> u32) -> u128 {
	let slot = bucket(claimed, SLOT_MS);
	(0..SLOTS_PER_DAY)
		.map(|shift| slot.saturating_sub(shift)) // before slot 4 some of the days are the same one
		.map(|first| {
			(first..first.saturating_add(SLOTS_PER_DAY))
				.map(|at| u128::from(field(read(ring, newest, at))))
				.sum::<u128>()
		})
		.max()
		.unwrap_or(0)
}

fn cell(amount: Balance) -> u32 {
	u32::try_from(amount).unwrap_or(u32::MAX)
}

/// Quarters of a coin, rounded up. At its end the cell is above every threshold.
pub(crate) fn quarters(amount: Balance) -> u16 {
	u16::try_from(amount.div_ceil(QUANTUM)).unwrap_or(u16::MAX)
}

/// The bit of one member in another's set. Mixed with the owner, so that two members that share a bit in one set share it in
/// few others.
pub(crate) fn bit(owner: MemberId, other: MemberId) -> u64 {
	let mixed = (other.0 ^ owner.0.rotate_left(32)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
	let mixed = (mixed ^ (mixed >> 29)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
	1u64.checked_shl((mixed >> 58) as u32).unwrap_or(1) // six bits
}

impl Window {
	/// Sum of one field over the last 24 hours and the rest of the bucket in which they begin.
	fn last_day(&self, now: Moment, field: impl Fn(&Bucket) -> u32) -> u128 {
		let hour = bucket(now, HOUR_MS);
		(0..HOURS as u32)
			.filter_map(|age| hour.checked_sub(age))
			.map(|at| u128::from(field(&read(&self.hours, self.hour, at))))
			.sum() // 25 cells of 32 bits
	}

	/// Coins that arrived within 24 hours.
	pub fn incoming(&self, now: Moment) -> u128 {
		self.last_day(now, |bucket| bucket.incoming)
	}

	/// Coins that left within 24 hours.
	pub fn outgoing(&self, now: Moment) -> u128 {
		self.last_day(now, |bucket| bucket.outgoing)
	}

	/// Movements by which coins arrived within 24 hours.
	pub fn received(&self, now: Moment) -> u128 {
		self.last_day(now, |bucket| u32::from(bucket.received))
	}

	/// Movements by which coins left within 24 hours.
	pub fn sent(&self, now: Moment) -> u128 {
		self.last_day(now, |bucket| u32::from(bucket.sent))
	}

	/// The buckets of the last `days` days and of the day in which they begin; seven at most.
	fn last_days(&self, now: Moment, days: u32) -> impl Iterator<Item = Day> + '_ {
		let day = bucket(now, DAY_MS);
		(0..=days)
			.filter_map(move |age| day.checked_sub(age))
			.map(move |at| read(&self.days, self.day, at))
	}

	/// Coins that came as gifts within so many days.
	pub fn gifted_in(&self, now: Moment, days: u32) -> u128 {
		self.last_days(now, days).map(|day| u128::from(day.gifted_in)).sum() // 8 cells of 32 bits
	}

	/// Coins that were given away within so many days.
	pub fn gifted_out(&self, now: Moment, days: u32) -> u128 {
		self.last_days(now, days).map(|day| u128::from(day.gifted_out)).sum() // as above
	}

	/// Coins that were earned within so many days, without late records.
	pub fn earned_lately(&self, now: Moment, days: u32) -> u128 {
		self.last_days(now, days).map(|day| u128::from(day.earned)).sum() // as above
	}

	/// Movements just under a threshold within seven days.
	pub fn under(&self, now: Moment) -> u128 {
		self.last_days(now, 7).map(|day| u128::from(day.under)).sum() // 8 cells of 8 bits
	}

	/// Different givers within seven days, `also` among them. Never more than there were.
	pub fn payers_with(&self, now: Moment, also: u64) -> u128 {
		u128::from(
			self.last_days(now, 7)
				.fold(also, |all, day| all | day.payers)
				.count_ones(),
		)
	}

	/// Different members who were given something within seven days, `also` among them. Never more than there were.
	pub fn payees_with(&self, now: Moment, also: u64) -> u128 {
		u128::from(
			self.last_days(now, 7)
				.fold(also, |all, day| all | day.payees)
				.count_ones(),
		)
	}

	/// The most coins earned within any 24 hours of claimed time that contain `claimed`.
	pub fn earned_around(&self, claimed: Moment) -> u128 {
		around(&self.earned, self.slot, claimed, u32::from).saturating_mul(QUANTUM) // 5 cells of 16 bits
	}

	/// The most minutes of service within any 24 hours of claimed time that contain `claimed`. A service counts at its end.
	pub fn worked_around(&self, claimed: Moment) -> u128 {
		around(&self.worked, self.slot, claimed, u32::from).saturating_mul(QUARTER) // 5 cells of 8 bits
	}

	/// Whole days since coins last came or went; `None` if they never did.
	pub fn idle_days(&self, now: Moment) -> Option<u128> {
		(self.last > 0).then(|| u128::from(bucket(now.saturating_sub(self.last), DAY_MS)))
		// none since the last
	}

	/// How far a gift is above what the member is used to give: the square of its distance from the mean, in variances.
	/// `None` without a habit, and for what is not above it.
	pub fn deviation(&self, amount: Balance) -> Option<u128> {
		if self.gifts < HABIT {
			return None;
		}
		let above = scaled(amount).checked_sub(self.mean).map(u128::from)?;
		above.checked_mul(above)?.checked_div(self.variance.max(LEAST_VARIANCE))
	}

	/// Coins have left.
	pub fn record_sent(&mut self, amount: Balance, now: Moment) {
		self.last = now.max(self.last);
		if let Some(bucket) = turn(&mut self.hours, &mut self.hour, bucket(now, HOUR_MS)) {
			// At their end the cells are above every threshold.
			bucket.outgoing = bucket.outgoing.saturating_add(cell(amount));
			bucket.sent = bucket.sent.saturating_add(1);
		}
	}

	/// Coins have arrived.
	pub fn record_received(&mut self, amount: Balance, now: Moment) {
		self.last = now.max(self.last);
		if let Some(bucket) = turn(&mut self.hours, &mut self.hour, bucket(now, HOUR_MS)) {
			// As above.
			bucket.incoming = bucket.incoming.saturating_add(cell(amount));
			bucket.received = bucket.received.saturating_add(1);
		}
	}

	fn on_day(&mut self, now: Moment, change: impl FnOnce(&mut Day)) {
		if let Some(day) = turn(&mut self.days, &mut self.day, bucket(now, DAY_MS)) {
			change(day);
		}
	}

	/// A gift has left to the member of this bit; `under` where it was just under a threshold.
	pub fn record_gift_out(&mut self, amount: Balance, payee: u64, under: bool, now: Moment) {
		self.on_day(now, |day| {
			// As above.
			day.gifted_out = day.gifted_out.saturating_add(cell(amount));
			day.payees |= payee;
			day.under = day.under.saturating_add(u8::from(under));
		});
		// Signed, and far from its ends: amounts have 32 bits, their squares 80 with the fixed point.
		let away = i128::from(scaled(amount)).saturating_sub(i128::from(self.mean));
		let square = away.unsigned_abs().saturating_mul(away.unsigned_abs());
		if self.gifts == 0 {
			self.mean = scaled(amount);
		} else {
			let mean = i128::from(self.mean).saturating_add(away >> HABIT_SHIFT);
			self.mean = u64::try_from(mean).unwrap_or(0); // between the mean and the amount
			let part = |value: u128| value >> HABIT_SHIFT;
			// What goes is an eighth of what is there.
			self.variance = self
				.variance
				.saturating_sub(part(self.variance))
				.saturating_add(part(square));
		}
		self.gifts = self.gifts.saturating_add(1); // only whether there are a few matters
	}

	/// A gift of the member of this bit has arrived.
	pub fn record_gift_in(&mut self, amount: Balance, payer: u64, now: Moment) {
		self.on_day(now, |day| {
			// As above.
			day.gifted_in = day.gifted_in.saturating_add(cell(amount));
			day.payers |= payer;
		});
	}

	/// Pay has arrived by a record that came in time.
	pub fn record_pay(&mut self, amount: Balance, now: Moment) {
		self.on_day(now, |day| day.earned = day.earned.saturating_add(cell(amount))); // as above
	}

	/// Coins have been earned by a service of this length that ended at `claimed`. A service older than the ring is not
	/// counted: none such can be reported.
	pub fn record_earned(&mut self, amount: Balance, length: Moment, claimed: Moment) {
		self.last = claimed.max(self.last);
		let at = bucket(claimed, SLOT_MS);
		let mut newest = self.slot;
		if let Some(worked) = turn(&mut self.worked, &mut newest, at) {
			let length = u8::try_from(length.div_ceil(QUANTUM_MS)).unwrap_or(u8::MAX);
			*worked = worked.saturating_add(length); // at its end above every threshold
		}
		// Both rings turn together.
		if let Some(earned) = turn(&mut self.earned, &mut self.slot, at) {
			*earned = earned.saturating_add(quarters(amount)); // as above
		}
	}

	/// Windows in which every cell is in use.
	#[cfg(feature = "runtime-benchmarks")]
	pub fn full(now: Moment) -> Self {
		let mut full = Self::default();
		for age in 0..SLOTS as Moment {
			full.record_earned(QUANTUM, QUANTUM_MS, now.saturating_sub(age.saturating_mul(SLOT_MS)));
		}
		for age in (0..DAYS as Moment).rev() {
			let at = now.saturating_sub(age.saturating_mul(DAY_MS));
			full.record_gift_in(10_000, u64::MAX, at);
			full.record_gift_out(10_000, u64::MAX, true, at);
			full.record_pay(10_000, at);
		}
		for age in (0..HOURS as Moment).rev() {
			let at = now.saturating_sub(age.saturating_mul(HOUR_MS));
			full.record_sent(10_000, at);
			full.record_received(10_000, at);
		}
		full
	}
}

fn scaled(amount: Balance) -> u64 {
	u64::from(cell(amount)).checked_shl(HABIT_SCALE).unwrap_or(u64::MAX) // 40 bits
}
