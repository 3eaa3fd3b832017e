//! Token buckets: pure, computed when read.

use crate::QuotaClass;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use timebank_primitives::BlockNumber;

/// The fee of an ordinary call, in units of fuel: eight milliseconds of compute (a thousand picoseconds a unit), a little more
/// than a gift declares. Defaults are multiples of it; a quota below it would admit nothing.
pub const CALL: u128 = 8_000_000;

/// Steps of priority in the pool: a full bucket has the highest.
pub const PRIORITIES: u64 = 1_000_000;

/// Steps of priority that a tenth of the price is worth: more than what transactions differ by for their size and weight.
pub const TENTH: u64 = 1_000;

/// Tenths that count: what pays with fuel stays behind the calls of those who have used less than half of their buckets.
pub const MOST_TENTHS: u64 = PRIORITIES / TENTH / 2 - 1;

/// Priority of a transaction that names a price; `base` is what it would have for its size and weight.
pub fn priority_of_bid(base: u64, tenths: u64) -> u64 {
	tenths
		.min(MOST_TENTHS)
		.saturating_mul(TENTH) // at most half of all steps
		.saturating_add(base.min(TENTH - 1))
}

/// Capacity and refill of a bucket, in units of fuel.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Serialize,
	Deserialize,
)]
pub struct Quota {
	/// What a full bucket holds.
	pub capacity: u128,
	/// What each block adds.
	pub per_block: u128,
}

impl Quota {
	/// Whether the quota admits an ordinary call now and then.
	pub const fn is_usable(&self) -> bool {
		self.capacity >= CALL && self.per_block > 0
	}
}

/// Whether an officer who spends all there is to spend leaves half of the body's bucket, and half of what refills it, to
/// the others: a stolen key must not stop a branch.
pub const fn leaves_half(officer: Quota, body: Quota) -> bool {
	officer.capacity <= body.capacity / 2 && officer.per_block <= body.per_block / 2
}

/// What is left in a bucket, as it was last written.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Bucket {
	/// Left at that block.
	pub left: u128,
	/// Block of the last write.
	pub at: BlockNumber,
}

/// What a class of buckets holds until the head office says otherwise. A block is three seconds.
pub const fn default_quota(class: QuotaClass) -> Quota {
	match class {
		// Forty calls at once, then one in five minutes.
		QuotaClass::Member => Quota {
			capacity: 40 * CALL,
			per_block: CALL / 100,
		},
		// Ten calls at once, then one in half an hour.
		QuotaClass::Restricted => Quota {
			capacity: 10 * CALL,
			per_block: CALL / 600,
		},
		// A month's import at once (2,000 calls), then one call in six seconds.
		QuotaClass::Officer => Quota {
			capacity: 2_000 * CALL,
			per_block: CALL / 2,
		},
		// Four officers who do the same.
		QuotaClass::Body => Quota {
			capacity: 8_000 * CALL,
			per_block: 2 * CALL,
		},
		QuotaClass::Governance => Quota {
			capacity: 200 * CALL,
			per_block: CALL / 10,
		},
		QuotaClass::Freeze => Quota {
			capacity: 200 * CALL,
			per_block: CALL / 10,
		},
		QuotaClass::Recovery => Quota {
			capacity: 20 * CALL,
			per_block: CALL / 100,
		},
		// A tenth of a FUEL at once: the first fuel of a hundred keys; then that of one key in ten minutes.
		QuotaClass::TopUp => Quota {
			capacity: 12_500 * CALL,
			per_block: CALL / 8 * 5,
		},
	}
}

/// What is in a bucket now; one that was never used is full.
pub fn level(bucket: Option<Bucket>, quota: Quota, now: BlockNumber) -> u128 {
	match bucket {
		None => quota.capacity,
		Some(bucket) => {
			let blocks = u128::from(now.saturating_sub(bucket.at)); // a clock that stands still refills nothing
														   // Saturating: more than the capacity is the capacity.
			bucket
				.left
				.saturating_add(quota.per_block.saturating_mul(blocks))
				.min(quota.capacity)
		}
	}
}

/// The bucket after `fee` was taken; `None` if there is not enough.
pub fn taken(bucket: Option<Bucket>, quota: Quota, now: BlockNumber, fee: u128) -> Option<Bucket> {
	level(bucket, quota, now)
		.checked_sub(fee)
		.map(|left| Bucket { left, at: now })
}

#[cfg(test)]
mod tests {
	use super::*;

	const QUOTA: Quota = Quota {
		capacity: 100,
		per_block: 3,
	};

	#[test]
	fn leaves_half_of_the_body_at_every_edge() {
		let officer = Quota {
			capacity: 50,
			per_block: 1,
		};
		assert!(leaves_half(officer, QUOTA));
		for (capacity, per_block) in [(51, 1), (50, 2)] {
			assert!(!leaves_half(Quota { capacity, per_block }, QUOTA));
		}
		assert!(leaves_half(
			default_quota(QuotaClass::Officer),
			default_quota(QuotaClass::Body)
		));
	}

	#[test]
	fn is_full_when_never_used() {
		assert_eq!(level(None, QUOTA, 7), 100);
	}

	#[test]
	fn refills_by_block_up_to_its_capacity_when_read_later() {
		let bucket = taken(None, QUOTA, 10, 100).unwrap();
		assert_eq!(level(Some(bucket), QUOTA, 10), 0);
		assert_eq!(level(Some(bucket), QUOTA, 11), 3);
		assert_eq!(level(Some(bucket), QUOTA, 43), 99);
		assert_eq!(level(Some(bucket), QUOTA, 44), 100);
		assert_eq!(level(Some(bucket), QUOTA, u32::MAX), 100);
	}

	#[test]
	fn refuses_when_one_unit_is_missing() {
		assert_eq!(taken(None, QUOTA, 0, 101), None);
		assert_eq!(taken(None, QUOTA, 0, 100), Some(Bucket { left: 0, at: 0 }));
	}

	#[test]
	fn holds_no_more_than_a_lowered_capacity() {
		let bucket = Bucket { left: 90, at: 1 };
		assert_eq!(
			level(
				Some(bucket),
				Quota {
					capacity: 50,
					per_block: 1
				},
				1
			),
			50
		);
	}
}
