//! Veto arithmetic and the calendar of a proposal. Pure: no storage, no runtime.

use crate::types::{ElectorateList, Standing, TimelockTiming, MAX_TIMELOCK_BLOCKS, MIN_TIMELOCK_BLOCKS};
use timebank_primitives::{BlockNumber, BranchId};

/// The part of its life that an open proposal is in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Phase {
	/// Branches may object.
	Objection,
	/// Anybody may enact it.
	Enactable,
	/// Too late for everything.
	Expired,
}

/// Whether both numbers are inside the compiled bounds.
pub fn within_bounds(timing: &TimelockTiming) -> bool {
	let bounds = MIN_TIMELOCK_BLOCKS..=MAX_TIMELOCK_BLOCKS;
	bounds.contains(&timing.objection_period) && bounds.contains(&timing.enactment_window)
}

/// Last block to object and last block to enact of what is proposed at `now`; `None` beyond the range of blocks.
pub fn schedule(now: BlockNumber, timing: &TimelockTiming) -> Option<(BlockNumber, BlockNumber)> {
	let objection_ends = now.checked_add(timing.objection_period)?;
	let expires = objection_ends.checked_add(timing.enactment_window)?;
	Some((objection_ends, expires))
}

/// The phase at `now`. Both ends belong to the phase that they end.
pub fn phase(now: BlockNumber, objection_ends: BlockNumber, expires: BlockNumber) -> Phase {
	if now <= objection_ends {
		Phase::Objection
	} else if now <= expires {
		Phase::Enactable
	} else {
		Phase::Expired
	}
}

/// Whether `objections` are MORE than a third of `electors`. Nobody of nobody is no veto.
pub fn is_vetoed(electors: u32, objections: u32) -> bool {
	// In u64, three times a u32 cannot overflow.
	u64::from(objections).saturating_mul(3) > u64::from(electors)
}

/// The least number of objections that is a veto; `None` without electors.
pub fn veto_at(electors: u32) -> Option<u32> {
	// A third of a u32, plus one, is inside the range.
	(electors > 0).then(|| (electors / 3).saturating_add(1))
}

/// Whether `supports` are at least two thirds of `electors`. Nobody of nobody supports nothing: without branches there
/// is no second body, and the head office waits.
pub fn is_supported(electors: u32, supports: u32) -> bool {
	electors > 0 && u64::from(supports).saturating_mul(3) >= u64::from(electors).saturating_mul(2)
}

/// Counts a proposal's branches, leaving out the excluded ones with their objections and their support.
pub fn standing(
	electorate: &[BranchId],
	objections: &[BranchId],
	supports: &[BranchId],
	excluded: impl Fn(BranchId) -> bool,
) -> Standing {
	let (electors, objecting, supporting) = electorate.iter().filter(|branch| !excluded(**branch)).fold(
		(0u32, 0u32, 0u32),
		|(all, against, for_it), branch| {
			// At most MAX_ELECTORS are counted.
			(
				all.saturating_add(1),
				against.saturating_add(u32::from(objections.contains(branch))),
				for_it.saturating_add(u32::from(supports.contains(branch))),
			)
		},
	);
	Standing {
		electors,
		objections: objecting,
		veto_at: veto_at(electors),
		vetoed: is_vetoed(electors, objecting),
		supports: supporting,
		supported: is_supported(electors, supporting),
	}
}

/// A list of branches in ascending order, each once: a branch listed twice would weigh double in the veto.
pub fn normalised(mut branches: ElectorateList) -> ElectorateList {
	branches.sort();
	let mut previous = None;
	branches.retain(|branch| previous.replace(*branch) != Some(*branch));
	branches
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::types::MAX_ELECTORS;

	fn branches(ids: impl IntoIterator<Item = u32>) -> Vec<BranchId> {
		ids.into_iter().map(BranchId).collect()
	}

	#[test]
	fn veto_needs_more_than_a_third_at_every_edge() {
		for (electors, needed) in [
			(1, 1),
			(2, 1),
			(3, 2),
			(4, 2),
			(5, 2),
			(6, 3),
			(7, 3),
			(8, 3),
			(9, 4),
			(10, 4),
			(32, 11),
			(33, 12),
			(62, 21),
			(63, 22),
			(64, 22),
		] {
			assert_eq!(veto_at(electors), Some(needed), "{electors} electors");
			assert!(is_vetoed(electors, needed), "{needed} of {electors}");
			assert!(!is_vetoed(electors, needed - 1), "{} of {electors}", needed - 1);
		}
	}

	#[test]
	fn the_two_ways_to_say_a_third_agree_for_every_electorate() {
		for electors in 1..=MAX_ELECTORS {
			for objections in 0..=electors {
				let rest_is_less_than_double = electors - objections < 2 * objections;
				assert_eq!(
					is_vetoed(electors, objections),
					rest_is_less_than_double,
					"{objections} of {electors}"
				);
				assert_eq!(
					is_vetoed(electors, objections),
					veto_at(electors).is_some_and(|needed| objections >= needed),
					"{objections} of {electors}"
				);
			}
		}
	}

	#[test]
	fn nobody_vetoes_when_there_are_no_electors() {
		assert!(!is_vetoed(0, 0));
		assert_eq!(veto_at(0), None);
		let none = standing(&[], &[], &[], |_| false);
		assert_eq!(
			none,
			Standing {
				electors: 0,
				objections: 0,
				veto_at: None,
				vetoed: false,
				supports: 0,
				supported: false
			}
		);
	}

	#[test]
	fn arithmetic_holds_at_the_end_of_the_range() {
		assert!(is_vetoed(u32::MAX, u32::MAX));
		assert_eq!(veto_at(u32::MAX), Some(u32::MAX / 3 + 1));
		assert!(!is_vetoed(u32::MAX, u32::MAX / 3));
	}

	#[test]
	fn excluded_branches_count_neither_as_electors_nor_as_objectors() {
		let electorate = branches(1..=6);
		let objections = branches([1, 2]);
		assert!(!standing(&electorate, &objections, &[], |_| false).vetoed, "2 of 6");
		let fewer_electors = standing(&electorate, &objections, &[], |branch| branch == BranchId(6));
		assert_eq!((fewer_electors.electors, fewer_electors.objections), (5, 2));
		assert!(fewer_electors.vetoed, "2 of 5");
		let fewer_objections = standing(&electorate, &objections, &[], |branch| branch.0 == 1 || branch.0 == 6);
		assert_eq!((fewer_objections.electors, fewer_objections.objections), (4, 1));
		assert!(!fewer_objections.vetoed, "1 of 4");
		let nobody_left = standing(&electorate, &objections, &[], |_| true);
		assert_eq!((nobody_left.electors, nobody_left.vetoed), (0, false));
	}

	#[test]
	fn support_needs_two_thirds_at_every_edge_and_never_meets_a_veto() {
		let needed = |electors| (0..=electors).find(|supports| is_supported(electors, *supports));
		let edges: Vec<_> = (0..=9).map(needed).collect();
		assert_eq!(
			edges,
			[
				None,
				Some(1),
				Some(2),
				Some(2),
				Some(3),
				Some(4),
				Some(4),
				Some(5),
				Some(6),
				Some(6)
			]
		);
		for electors in 0..=MAX_ELECTORS {
			for supports in 0..=electors {
				// Nobody both supports and objects.
				let most_objections = electors - supports;
				assert!(!(is_supported(electors, supports) && is_vetoed(electors, most_objections)));
			}
		}
	}

	#[test]
	fn excluded_branches_do_not_support() {
		let electorate = branches(1..=4);
		let supports = branches([1, 2, 3]);
		let all = standing(&electorate, &[], &supports, |_| false);
		assert_eq!((all.supports, all.supported), (3, true));
		let without = standing(&electorate, &[], &supports, |branch| branch.0 < 3);
		assert_eq!((without.electors, without.supports, without.supported), (2, 1, false));
	}

	#[test]
	fn phases_change_after_their_last_block() {
		assert_eq!(phase(0, 10, 30), Phase::Objection);
		assert_eq!(phase(10, 10, 30), Phase::Objection);
		assert_eq!(phase(11, 10, 30), Phase::Enactable);
		assert_eq!(phase(30, 10, 30), Phase::Enactable);
		assert_eq!(phase(31, 10, 30), Phase::Expired);
	}

	#[test]
	fn schedule_adds_both_periods_and_ends_with_the_range() {
		let timing = TimelockTiming {
			objection_period: 10,
			enactment_window: 20,
		};
		assert_eq!(schedule(1, &timing), Some((11, 31)));
		assert_eq!(schedule(u32::MAX - 30, &timing), Some((u32::MAX - 20, u32::MAX)));
		assert_eq!(schedule(u32::MAX - 29, &timing), None);
		assert_eq!(schedule(u32::MAX - 9, &timing), None);
	}

	#[test]
	fn bounds_hold_for_each_number_alone() {
		let timing = |objection_period, enactment_window| TimelockTiming {
			objection_period,
			enactment_window,
		};
		assert!(within_bounds(&timing(MIN_TIMELOCK_BLOCKS, MIN_TIMELOCK_BLOCKS)));
		assert!(within_bounds(&timing(MAX_TIMELOCK_BLOCKS, MAX_TIMELOCK_BLOCKS)));
		assert!(!within_bounds(&timing(MIN_TIMELOCK_BLOCKS - 1, MIN_TIMELOCK_BLOCKS)));
		assert!(!within_bounds(&timing(MIN_TIMELOCK_BLOCKS, MIN_TIMELOCK_BLOCKS - 1)));
		assert!(!within_bounds(&timing(MAX_TIMELOCK_BLOCKS + 1, MAX_TIMELOCK_BLOCKS)));
		assert!(!within_bounds(&timing(MAX_TIMELOCK_BLOCKS, MAX_TIMELOCK_BLOCKS + 1)));
		assert!(within_bounds(&TimelockTiming::default()));
	}

	#[test]
	fn normalised_sorts_and_drops_doubles() {
		let list = ElectorateList::truncate_from(branches([3, 1, 3, 2, 1]));
		assert_eq!(normalised(list).into_inner(), branches([1, 2, 3]));
	}
}
