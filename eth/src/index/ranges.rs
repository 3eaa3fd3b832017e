//! Sets of block numbers, kept as ranges: an index with few holes stays a few bytes.

use codec::{Decode, Encode};

/// A set of block numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct Ranges(
	// Ascending, and neither overlapping nor touching.
	Vec<(u32, u32)>,
);

impl Ranges {
	/// Adds all numbers of `from..=to`.
	pub fn insert(&mut self, from: u32, to: u32) {
		if from > to {
			return;
		}
		let (mut from, mut to) = (from, to);
		let mut merged = Vec::with_capacity(self.0.len().saturating_add(1));
		let mut placed = false;
		for &(first, last) in &self.0 {
			if last.saturating_add(1) < from {
				merged.push((first, last));
			} else if first > to.saturating_add(1) {
				if !placed {
					merged.push((from, to));
					placed = true;
				}
				merged.push((first, last));
			} else {
				from = from.min(first);
				to = to.max(last);
			}
		}
		if !placed {
			merged.push((from, to));
		}
		self.0 = merged;
	}

	/// Takes one number out.
	pub fn remove(&mut self, number: u32) {
		let mut left = Vec::with_capacity(self.0.len().saturating_add(1));
		for &(first, last) in &self.0 {
			if number < first || number > last {
				left.push((first, last));
				continue;
			}
			if first < number {
				left.push((first, number.saturating_sub(1)));
			}
			if number < last {
				left.push((number.saturating_add(1), last));
			}
		}
		self.0 = left;
	}

	/// Takes out all numbers above `last`.
	pub fn truncate(&mut self, last: u32) {
		self.0.retain(|range| range.0 <= last);
		if let Some(range) = self.0.last_mut() {
			range.1 = range.1.min(last);
		}
	}

	/// Whether a number is in the set.
	#[cfg(test)]
	pub fn contains(&self, number: u32) -> bool {
		self.0.iter().any(|&(first, last)| first <= number && number <= last)
	}

	/// The greatest number.
	pub fn last(&self) -> Option<u32> {
		self.0.last().map(|range| range.1)
	}

	/// How many numbers are in the set.
	pub fn count(&self) -> u64 {
		self.0
			.iter()
			.map(|&(first, last)| u64::from(last.saturating_sub(first)).saturating_add(1))
			.sum()
	}

	/// The highest range of `0..=top` that neither this set nor `other` has.
	pub fn highest_gap(&self, other: &Ranges, top: u32) -> Option<(u32, u32)> {
		let mut union = self.clone();
		for &(first, last) in &other.0 {
			union.insert(first, last);
		}
		let mut end = top;
		for &(first, last) in union.0.iter().rev() {
			if first > end {
				continue;
			}
			if last < end {
				return Some((last.saturating_add(1), end));
			}
			end = first.checked_sub(1)?;
		}
		Some((0, end))
	}

	/// The greatest member that is below `bound`.
	pub fn below(&self, bound: u32) -> Option<u32> {
		let top = bound.checked_sub(1)?;
		self.0
			.iter()
			.rev()
			.find(|range| range.0 <= top)
			.map(|range| range.1.min(top))
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn ranges(list: &[(u32, u32)]) -> Ranges {
		let mut ranges = Ranges::default();
		for &(from, to) in list {
			ranges.insert(from, to);
		}
		ranges
	}

	#[test]
	fn insert_merges_what_touches_or_overlaps() {
		assert_eq!(ranges(&[(5, 7), (1, 2), (10, 12)]).0, vec![(1, 2), (5, 7), (10, 12)]);
		assert_eq!(ranges(&[(1, 2), (3, 4)]).0, vec![(1, 4)]);
		assert_eq!(ranges(&[(5, 7), (1, 2), (10, 12), (2, 10)]).0, vec![(1, 12)]);
		assert_eq!(ranges(&[(0, u32::MAX), (3, 4)]).0, vec![(0, u32::MAX)]);
		assert_eq!(ranges(&[(4, 3)]), Ranges::default());
	}

	#[test]
	fn remove_splits_a_range() {
		let mut set = ranges(&[(1, 5)]);
		set.remove(3);
		assert_eq!(set.0, vec![(1, 2), (4, 5)]);
		set.remove(1);
		set.remove(5);
		set.remove(9);
		assert_eq!(set.0, vec![(2, 2), (4, 4)]);
		assert_eq!(set.count(), 2);
	}

	#[test]
	fn truncate_cuts_within_a_range() {
		let mut set = ranges(&[(1, 5), (8, 9)]);
		set.truncate(8);
		assert_eq!(set.0, vec![(1, 5), (8, 8)]);
		set.truncate(3);
		assert_eq!(set.0, vec![(1, 3)]);
		set.truncate(0);
		assert_eq!(set, Ranges::default());
	}

	#[test]
	fn highest_gap_sees_both_sets() {
		assert_eq!(ranges(&[]).highest_gap(&ranges(&[]), 7), Some((0, 7)));
		assert_eq!(ranges(&[(0, 7)]).highest_gap(&ranges(&[]), 7), None);
		assert_eq!(ranges(&[(0, 9)]).highest_gap(&ranges(&[]), 7), None);
		assert_eq!(ranges(&[(3, 4)]).highest_gap(&ranges(&[]), 7), Some((5, 7)));
		assert_eq!(ranges(&[(3, 7)]).highest_gap(&ranges(&[]), 7), Some((0, 2)));
		assert_eq!(ranges(&[(3, 7)]).highest_gap(&ranges(&[(0, 1)]), 7), Some((2, 2)));
		assert_eq!(ranges(&[(3, 7)]).highest_gap(&ranges(&[(0, 2)]), 7), None);
		assert_eq!(ranges(&[(20, 30)]).highest_gap(&ranges(&[]), 7), Some((0, 7)));
	}

	#[test]
	fn below_walks_down_the_members() {
		let set = ranges(&[(1, 2), (5, 6)]);
		let mut seen = Vec::new();
		let mut bound = u32::MAX;
		while let Some(number) = set.below(bound) {
			seen.push(number);
			bound = number;
		}
		assert_eq!(seen, vec![6, 5, 2, 1]);
	}

	#[test]
	fn contains_and_last_follow_the_ranges() {
		let set = ranges(&[(1, 2), (5, 6)]);
		assert!(set.contains(1) && set.contains(6) && !set.contains(3) && !set.contains(0));
		assert_eq!(set.last(), Some(6));
		assert_eq!(Ranges::default().last(), None);
	}
}
