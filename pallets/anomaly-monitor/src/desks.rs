//! What is remembered of those who confirm and countersign, of keys that branches keep, and of who has lately paid whom.
//! Rings and lists of a fixed length, read lazily as the windows are.

use crate::windows::{around, bucket, quarters, read, turn, DAY_MS, SLOTS, SLOT_MS};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::{sp_core::ConstU32, sp_runtime::BoundedVec};
use scale_info::TypeInfo;
use timebank_primitives::{Balance, MemberId, Moment, QUANTUM};

/// Counterparties that are remembered of one member. The smallest is forgotten for a new one, so that what is given back
/// and forth in amounts that matter stays.
pub const MAX_PARTNERS: u32 = 16;

/// Length of a period of counterparties: a month touches three of them.
pub const PERIOD_MS: Moment = 15 * DAY_MS;
/// Periods that are remembered.
pub const PERIODS: usize = 3;

/// What one person has confirmed and countersigned, by the claimed end of the services, so that a month that is reported
/// at once is a month. Cells are quarters of a coin.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Desk {
	/// Newest slot in both rings.
	slot: u32,
	/// Ring of what was confirmed and what was countersigned.
	acts: [[u16; 2]; SLOTS],
}

impl Default for Desk {
	fn default() -> Self {
		Self {
			slot: 0,
			acts: [[0; 2]; SLOTS],
		}
	}
}

impl Desk {
	/// The most coins confirmed within any 24 hours of claimed time that contain `claimed`.
	pub fn confirmed_around(&self, claimed: Moment) -> u128 {
		around(&self.acts, self.slot, claimed, |[confirmed, _]: [u16; 2]| {
			u32::from(confirmed)
		})
		.saturating_mul(QUANTUM) // 16 bits each
	}

	/// The most coins countersigned within any 24 hours of claimed time that contain `claimed`.
	pub fn signed_around(&self, claimed: Moment) -> u128 {
		around(&self.acts, self.slot, claimed, |[_, signed]: [u16; 2]| {
			u32::from(signed)
		})
		.saturating_mul(QUANTUM) // as above
	}

	/// Counts what was confirmed and what was countersigned of a service that ended at `claimed`.
	pub fn record(&mut self, confirmed: Balance, signed: Balance, claimed: Moment) {
		if let Some([of_confirmed, of_signed]) = turn(&mut self.acts, &mut self.slot, bucket(claimed, SLOT_MS)) {
			// At their end the cells are above every threshold.
			*of_confirmed = of_confirmed.saturating_add(quarters(confirmed));
			*of_signed = of_signed.saturating_add(quarters(signed));
		}
	}

	/// A desk in which every cell is in use.
	#[cfg(feature = "runtime-benchmarks")]
	pub fn full(now: Moment) -> Self {
		let mut full = Self::default();
		for age in 0..SLOTS as Moment {
			full.record(10_000, 10_000, now.saturating_sub(age.saturating_mul(SLOT_MS)));
		}
		full
	}
}

/// The members for whom keys that one branch keeps have acted today and yesterday.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug, Default)]
pub struct Custody {
	/// Newest day in the ring.
	day: u32,
	/// Ring of days: one bit for each member. Two may share a bit: the count is never too high.
	acted: [u128; 2],
}

/// The bit of a member among those of a branch, which numbers them nearly in order.
pub fn custody_bit(member: MemberId) -> u128 {
	1u128
		.checked_shl(u32::try_from(member.0.checked_rem(128).unwrap_or(0)).unwrap_or(0))
		.unwrap_or(1) // below 128
}

impl Custody {
	/// Different members within a day, `also` among them.
	pub fn acted_with(&self, now: Moment, also: u128) -> u128 {
		let today = bucket(now, DAY_MS);
		let day = |at| read(&self.acted, self.day, at);
		let all = also | day(today) | day(today.saturating_sub(1)); // the first day has none before it
		u128::from(all.count_ones())
	}

	/// A key that the branch keeps has acted for the member of this bit.
	pub fn record(&mut self, member: u128, now: Moment) {
		if let Some(acted) = turn(&mut self.acted, &mut self.day, bucket(now, DAY_MS)) {
			*acted |= member;
		}
	}
}

/// What one member has lately got from another.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Partner {
	/// Who gave, or was served.
	who: MemberId,
	/// Newest period.
	period: u32,
	/// Coins by period, newest first.
	cells: [u32; PERIODS],
}

impl Partner {
	/// As it stands in `period`.
	fn at(&self, period: u32) -> [u32; PERIODS] {
		let shift = period.saturating_sub(self.period) as usize; // time does not go back
		let mut now = [0; PERIODS];
		for (place, cell) in self.cells.iter().enumerate() {
			if let Some(target) = place.checked_add(shift).and_then(|place| now.get_mut(place)) {
				*target = *cell;
			}
		}
		now
	}

	fn sum(&self, period: u32) -> u128 {
		self.at(period).into_iter().map(u128::from).sum() // 3 cells of 32 bits
	}
}

/// From whom one member has lately got how much, by gifts and for services.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug, Default)]
pub struct Partners(BoundedVec<Partner, ConstU32<MAX_PARTNERS>>);

impl Partners {
	/// What `who` has given within a month, and within half a month more at most.
	pub fn given_by(&self, who: MemberId, now: Moment) -> u128 {
		let period = bucket(now, PERIOD_MS);
		self.0
			.iter()
			.find(|partner| partner.who == who)
			.map_or(0, |partner| partner.sum(period))
	}

	/// `who` has given something.
	pub fn record(&mut self, who: MemberId, amount: Balance, now: Moment) {
		let period = bucket(now, PERIOD_MS);
		let amount = u32::try_from(amount).unwrap_or(u32::MAX);
		if let Some(partner) = self.0.iter_mut().find(|partner| partner.who == who) {
			partner.cells = partner.at(period);
			partner.period = period.max(partner.period);
			if let Some(newest) = partner.cells.first_mut() {
				*newest = newest.saturating_add(amount); // at its end above every threshold
			}
			return;
		}
		let new = Partner {
			who,
			period,
			cells: [amount, 0, 0],
		};
		if self.0.try_push(new).is_err() {
			if let Some(least) = self.0.iter_mut().min_by_key(|partner| partner.sum(period)) {
				*least = new;
			}
		}
	}

	/// Partners to the bound, none of them `who`.
	#[cfg(feature = "runtime-benchmarks")]
	pub fn full(now: Moment) -> Self {
		let mut full = Self::default();
		for number in 0..MAX_PARTNERS {
			full.record(MemberId(u64::MAX.saturating_sub(number.into())), 10_000, now);
		}
		full
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	const START: Moment = 20_000 * DAY_MS;
	const HOUR: Moment = 60 * 60 * 1000;

	#[test]
	fn everything_is_small() {
		assert!(Desk::max_encoded_len() <= 600, "{}", Desk::max_encoded_len());
		assert!(Custody::max_encoded_len() <= 40);
		assert!(Partners::max_encoded_len() <= 400, "{}", Partners::max_encoded_len());
	}

	#[test]
	fn a_desk_counts_by_claimed_day_in_any_order() {
		let mut desk = Desk::default();
		for day in [20, 3, 31] {
			desk.record(800, 400, START + day * DAY_MS);
		}
		for day in [3, 20, 31] {
			assert_eq!(desk.confirmed_around(START + day * DAY_MS), 800);
			assert_eq!(desk.signed_around(START + day * DAY_MS), 400);
			assert_eq!(desk.signed_around(START + day * DAY_MS + 2 * DAY_MS), 0);
		}
		desk.record(0, 100, START + 20 * DAY_MS + 5 * HOUR);
		assert_eq!(desk.signed_around(START + 20 * DAY_MS), 500);
	}

	#[test]
	fn custody_counts_members_of_two_days() {
		let mut custody = Custody::default();
		custody.record(custody_bit(MemberId(1)), START);
		custody.record(custody_bit(MemberId(2)), START);
		custody.record(custody_bit(MemberId(2)), START + DAY_MS);
		assert_eq!(custody.acted_with(START + DAY_MS, custody_bit(MemberId(3))), 3);
		assert_eq!(custody.acted_with(START + 2 * DAY_MS, 0), 1);
		assert_eq!(custody.acted_with(START + 3 * DAY_MS, 0), 0);
	}

	#[test]
	fn the_smallest_partner_makes_place() {
		let mut partners = Partners::default();
		for number in 0..u64::from(MAX_PARTNERS) {
			partners.record(MemberId(number), 100 + Balance::from(number), START);
		}
		partners.record(MemberId(50), 25, START);
		assert_eq!(partners.given_by(MemberId(0), START), 0);
		assert_eq!(partners.given_by(MemberId(50), START), 25);
		assert_eq!(partners.given_by(MemberId(15), START), 115);
		// Once more, the new one is the smallest.
		partners.record(MemberId(51), 300, START);
		assert_eq!(partners.given_by(MemberId(50), START), 0);
		assert_eq!(partners.given_by(MemberId(1), START), 101);
	}

	proptest! {
		/// A partner's month against a model that keeps everything.
		#[test]
		fn a_month_is_never_less_than_was_given(steps in proptest::collection::vec((0u64..10 * DAY_MS, 1u32..9000, 0u64..3), 1..60)) {
			let (mut now, mut partners, mut model) = (START, Partners::default(), Vec::new());
			for (pause, amount, who) in steps {
				now += pause;
				partners.record(MemberId(who), amount.into(), now);
				model.push((now, u128::from(amount), who));
				for who in 0..3 {
					let sum = |time: Moment| model.iter().filter(|(at, _, other)| *at + time >= now && *other == who).map(|(_, amount, _)| amount).sum::<u128>();
					let shown = partners.given_by(MemberId(who), now);
					prop_assert!(shown >= sum(30 * DAY_MS) && shown <= sum(45 * DAY_MS), "{shown}");
				}
			}
		}
	}
}
