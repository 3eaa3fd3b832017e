//! Pure rules of terms, claims and pay.

use crate::types::{ActivityKind, Funding, Terms};
use timebank_primitives::{Balance, Level, Moment, QUANTUM, QUANTUM_MS};

/// Bounds of published terms, as the runtime sets them.
#[derive(Clone, Copy, Debug)]
pub struct Bounds {
	/// Block time.
	pub now: Moment,
	/// How far a service may lie in the past.
	pub reporting: Moment,
	/// How far it may lie in the future.
	pub planning: Moment,
	/// Longest service.
	pub longest: Moment,
	/// Highest rate.
	pub rate: Balance,
	/// Most places.
	pub capacity: u16,
}

/// What is wrong with published terms.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TermsFault {
	/// Region code without a province.
	Region,
	/// Ends before it starts, shorter than a quantum, longer than a day's limit, too far away.
	Time,
	/// Too long ago to be reported.
	TooOld,
	/// Zero, above the highest, or no multiple of a quantum.
	Rate,
	/// No place, or too many.
	Capacity,
	/// The recipient shall pay, but none is named.
	NoRecipient,
	/// A training that a recipient shall pay.
	Training,
}

/// Checks what does not need the chain.
pub fn check_terms(terms: &Terms, bounds: &Bounds) -> Result<(), TermsFault> {
	let length = terms.end.saturating_sub(terms.start);
	let earliest = bounds.now.saturating_sub(bounds.reporting);
	let latest = bounds.now.saturating_add(bounds.planning);
	if !terms.region.is_valid() {
		return Err(TermsFault::Region);
	}
	if length < QUANTUM_MS || length > bounds.longest || terms.start > latest {
		return Err(TermsFault::Time);
	}
	if terms.start < earliest {
		return Err(TermsFault::TooOld);
	}
	if terms.rate == 0 || terms.rate > bounds.rate || !is_whole(terms.rate) {
		return Err(TermsFault::Rate);
	}
	if terms.capacity == 0 || terms.capacity > bounds.capacity {
		return Err(TermsFault::Capacity);
	}
	match (terms.funding, terms.recipient, terms.kind) {
		(Funding::RecipientEscrow, _, ActivityKind::Training | ActivityKind::Teaching) => Err(TermsFault::Training),
		(Funding::RecipientEscrow, None, _) => Err(TermsFault::NoRecipient),
		_ => Ok(()),
	}
}

/// Level that volunteer and recipient need. New coins need an identity that public security has attested, whatever
/// the activity asks for.
pub fn needed_level(terms: &Terms) -> Level {
	match terms.funding {
		Funding::BranchPool => terms.level.max(Level::Identified),
		Funding::RecipientEscrow => terms.level,
	}
}

/// Whether a seed chooses: `share` thousandths of all seeds do.
pub fn is_chosen(seed: &[u8; 32], share: u16) -> bool {
	let [a, b, c, d, e, f, g, h, ..] = *seed;
	// The remainder of a number of 64 bits is even enough.
	u64::from_le_bytes([a, b, c, d, e, f, g, h]) % 1000 < u64::from(share)
}

/// Whether an amount can be moved: a multiple of the least amount. Anything else would leave dust that nobody can give.
pub const fn is_whole(amount: Balance) -> bool {
	amount.is_multiple_of(QUANTUM)
}

/// Pay of a service of this length, in whole quanta rounded down; `None` if it does not fit the range of amounts.
pub fn pay(length: Moment, rate: Balance) -> Option<Balance> {
	Balance::from(length / QUANTUM_MS).checked_mul(rate)
}

/// What is wrong with a claimed moment.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ClaimFault {
	/// It has not come yet.
	Future,
	/// It lies too far back.
	TooOld,
}

/// Checks a claimed moment against block time.
pub const fn check_claim(claim: Moment, now: Moment, window: Moment) -> Result<(), ClaimFault> {
	if claim > now {
		Err(ClaimFault::Future)
	} else if claim < now.saturating_sub(window) {
		Err(ClaimFault::TooOld)
	} else {
		Ok(())
	}
}

/// Whether a claim was reported too late to be taken without a reviewer.
pub const fn is_late(claim: Moment, now: Moment, tolerance: Moment) -> bool {
	now.abs_diff(claim) > tolerance
}

/// End of the time that a running service keeps for itself: as long as planned, but not into what follows the plan.
pub fn expected_end(start: Moment, planned_start: Moment, planned_end: Moment) -> Moment {
	let length = planned_end.saturating_sub(planned_start);
	start
		.saturating_add(length)
		.min(planned_end.max(start.saturating_add(QUANTUM_MS)))
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::types::{ActivityKind, Funding};
	use timebank_primitives::{BranchId, Digest, MemberId, RegionCode};

	const HOUR: Moment = 3_600_000;
	const NOW: Moment = 10_000 * HOUR;

	fn bounds() -> Bounds {
		Bounds {
			now: NOW,
			reporting: 100 * HOUR,
			planning: 200 * HOUR,
			longest: 12 * HOUR,
			rate: 100,
			capacity: 10,
		}
	}

	fn terms() -> Terms {
		Terms {
			kind: ActivityKind::Activity,
			branch: BranchId(1),
			region: RegionCode(320_100),
			place: Digest::zero(),
			start: NOW,
			end: NOW + 2 * HOUR,
			rate: QUANTUM,
			funding: Funding::RecipientEscrow,
			recipient: Some(MemberId(1)),
			capacity: 1,
			level: Level::Reviewed,
			qualifications: Default::default(),
		}
	}

	fn fault(change: impl FnOnce(&mut Terms)) -> Result<(), TermsFault> {
		let mut terms = terms();
		change(&mut terms);
		check_terms(&terms, &bounds())
	}

	#[test]
	fn takes_terms_when_all_is_in_bounds() {
		assert_eq!(fault(|_| ()), Ok(()));
		assert_eq!(
			fault(|t| t.start = NOW - 100 * HOUR),
			Err(TermsFault::Time),
			"too long now"
		);
		assert_eq!(
			fault(|t| (t.start, t.end) = (NOW - 100 * HOUR, NOW - 99 * HOUR)),
			Ok(())
		);
		assert_eq!(
			fault(|t| (t.start, t.end) = (NOW + 200 * HOUR, NOW + 212 * HOUR)),
			Ok(())
		);
	}

	#[test]
	fn refuses_terms_when_a_bound_is_passed() {
		assert_eq!(fault(|t| t.region = RegionCode(99_999)), Err(TermsFault::Region));
		assert_eq!(fault(|t| t.end = t.start), Err(TermsFault::Time));
		assert_eq!(fault(|t| t.end = t.start + QUANTUM_MS - 1), Err(TermsFault::Time));
		assert_eq!(fault(|t| t.end = t.start + 12 * HOUR + 1), Err(TermsFault::Time));
		assert_eq!(
			fault(|t| (t.start, t.end) = (NOW + 200 * HOUR + 1, NOW + 201 * HOUR)),
			Err(TermsFault::Time)
		);
		assert_eq!(
			fault(|t| (t.start, t.end) = (NOW - 100 * HOUR - 1, NOW - 99 * HOUR)),
			Err(TermsFault::TooOld)
		);
		assert_eq!(fault(|t| t.kind = ActivityKind::Teaching), Err(TermsFault::Training));
		assert_eq!(fault(|t| t.rate = 0), Err(TermsFault::Rate));
		assert_eq!(fault(|t| t.rate = 30), Err(TermsFault::Rate));
		assert_eq!(fault(|t| t.rate = 125), Err(TermsFault::Rate));
		assert_eq!(fault(|t| t.capacity = 0), Err(TermsFault::Capacity));
		assert_eq!(fault(|t| t.capacity = 11), Err(TermsFault::Capacity));
		assert_eq!(fault(|t| t.recipient = None), Err(TermsFault::NoRecipient));
		assert_eq!(fault(|t| t.kind = ActivityKind::Training), Err(TermsFault::Training));
	}

	#[test]
	fn asks_for_an_attested_identity_when_coins_are_new() {
		let mut terms = terms();
		assert_eq!(needed_level(&terms), Level::Reviewed);
		terms.funding = Funding::BranchPool;
		assert_eq!(needed_level(&terms), Level::Identified);
		terms.level = Level::Qualified;
		assert_eq!(needed_level(&terms), Level::Qualified);
	}

	#[test]
	fn rounds_pay_down_when_a_quantum_is_not_full() {
		assert_eq!(pay(QUANTUM_MS - 1, 25), Some(0));
		assert_eq!(pay(QUANTUM_MS, 25), Some(25));
		assert_eq!(pay(HOUR + QUANTUM_MS - 1, 25), Some(100));
		assert_eq!(pay(2 * HOUR, 50), Some(400));
		assert_eq!(pay(2 * HOUR, Balance::MAX), None);
	}

	#[test]
	fn chooses_the_share_of_seeds_that_is_asked_for() {
		use polkadot_sdk::sp_io::hashing::blake2_256;
		let chosen = |share: u16| {
			(0u32..2000)
				.filter(|n| is_chosen(&blake2_256(&n.to_le_bytes()), share))
				.count()
		};
		assert_eq!((chosen(0), chosen(1000)), (0, 2000));
		let quarter = chosen(250);
		assert!((400..600).contains(&quarter), "{quarter}");
	}

	#[test]
	fn judges_a_claim_by_block_time() {
		assert_eq!(check_claim(NOW, NOW, HOUR), Ok(()));
		assert_eq!(check_claim(NOW + 1, NOW, HOUR), Err(ClaimFault::Future));
		assert_eq!(check_claim(NOW - HOUR, NOW, HOUR), Ok(()));
		assert_eq!(check_claim(NOW - HOUR - 1, NOW, HOUR), Err(ClaimFault::TooOld));
		assert!(!is_late(NOW - HOUR, NOW, HOUR));
		assert!(is_late(NOW - HOUR - 1, NOW, HOUR));
	}

	#[test]
	fn keeps_the_planned_length_but_not_the_next_booking_when_running() {
		// Planned 10 to 12.
		assert_eq!(expected_end(10 * HOUR, 10 * HOUR, 12 * HOUR), 12 * HOUR);
		assert_eq!(expected_end(9 * HOUR, 10 * HOUR, 12 * HOUR), 11 * HOUR, "early");
		assert_eq!(expected_end(11 * HOUR, 10 * HOUR, 12 * HOUR), 12 * HOUR, "late");
		assert_eq!(
			expected_end(13 * HOUR, 10 * HOUR, 12 * HOUR),
			13 * HOUR + QUANTUM_MS,
			"after the plan"
		);
	}
}
