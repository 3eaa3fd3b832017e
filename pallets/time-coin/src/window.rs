//! Pure rules of amounts within a window that slides. A counter that is reset at a fixed moment lets twice the limit pass
//! around it.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::frame_support::{traits::Get, BoundedVec};
use scale_info::TypeInfo;
use timebank_primitives::{Balance, Moment};

/// What was counted within one slot of time.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Slot {
	/// Number of the slot: its start divided by its length.
	pub number: u64,
	/// How much.
	pub amount: Balance,
}

/// Number of the slot in which a moment lies.
pub const fn slot_of(at: Moment, length: Moment) -> u64 {
	match at.checked_div(length) {
		Some(number) => number,
		None => 0,
	}
}

/// Whether a slot still counts at `now`: it is one of the last `count`, the running one included. One slot more than the
/// window has makes the window whole at every moment.
const fn counts(slot: &Slot, now: u64, count: u32) -> bool {
	slot.number.saturating_add(count as u64) > now
}

/// Sum of the slots that count; `None` if it does not fit the range of amounts.
pub fn sum(slots: &[Slot], now: u64, count: u32) -> Option<Balance> {
	slots
		.iter()
		.filter(|slot| counts(slot, now, count))
		.try_fold(0, |sum: Balance, slot| sum.checked_add(slot.amount))
}

/// Counts an amount in the running slot, and forgets the slots that count no more. `N` is how many count. `None` if the sum
/// does not fit the range of amounts.
pub fn add<N: Get<u32>>(slots: &BoundedVec<Slot, N>, now: u64, amount: Balance) -> Option<BoundedVec<Slot, N>> {
	let mut after = slots.clone();
	after.retain(|slot| counts(slot, now, N::get()));
	match after.iter_mut().find(|slot| slot.number == now) {
		Some(slot) => slot.amount = slot.amount.checked_add(amount)?,
		// No more slots than `N` have different numbers among the last `N`.
		None => after.try_push(Slot { number: now, amount }).ok()?,
	}
	Some(after)
}

#[cfg(test)]
mod tests {
	use super::*;
	use polkadot_sdk::frame_support::traits::ConstU32;

	type Slots = BoundedVec<Slot, ConstU32<3>>;

	#[test]
	fn counts_what_lies_within_the_last_slots_and_forgets_the_rest() {
		let mut slots = Slots::default();
		for (now, amount) in [(10, 1), (11, 2), (11, 4), (12, 8)] {
			slots = add(&slots, now, amount).unwrap();
		}
		assert_eq!((sum(&slots, 12, 3), slots.len()), (Some(15), 3));
		assert_eq!(sum(&slots, 13, 3), Some(14));
		assert_eq!(sum(&slots, 15, 3), Some(0));
		let slots = add(&slots, 13, 16).unwrap();
		assert_eq!((slots.len(), sum(&slots, 13, 3)), (3, Some(30)));
	}

	#[test]
	fn gives_nothing_when_the_sum_does_not_fit() {
		let slots = add(&Slots::default(), 1, Balance::MAX).unwrap();
		assert_eq!(add(&slots, 1, 1), None);
		let slots = add(&slots, 2, 1).unwrap();
		assert_eq!(sum(&slots, 2, 3), None);
	}

	#[test]
	fn lets_no_edge_double_a_limit() {
		// A window of two slots needs three: what was counted at the end of slot 10 still counts at the start of slot 12.
		let slots = add(&Slots::default(), slot_of(109, 10), 5).unwrap();
		assert_eq!(sum(&slots, slot_of(120, 10), 3), Some(5));
		assert_eq!(slot_of(7, 0), 0);
	}
}
