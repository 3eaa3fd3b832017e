//! Pure rules of lots: which are taken, where coins arrive, which are merged. Nothing here writes; each function gives
//! what the lots are after it.

use crate::types::{LotList, LotRef, MergedLots};
use alloc::vec::Vec;
use timebank_primitives::{join, Balance, LotPart, LotParts, OriginId, MAX_LOTS_TOUCHED};

/// Why not all that was wanted can be taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TakeFault {
	/// There are not so many coins.
	Short,
	/// There are, but a case blocks them.
	Blocked,
	/// They lie in too many lots.
	TooManyLots,
	/// They have too many origins.
	TooManyParts,
}

/// Coins taken out of lots.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Taking {
	/// The index afterwards.
	pub index: LotList,
	/// Lots that have changed; an empty one is gone.
	pub changed: Vec<(u32, LotParts)>,
	/// What was taken, joined to what was there before.
	pub parts: LotParts,
	/// How many were taken.
	pub taken: Balance,
	/// Why it is less than was wanted.
	pub fault: Option<TakeFault>,
}

/// Takes up to `wanted` coins out of a member's lots, first lots and first parts first, leaving out blocked origins. They
/// are joined to `base`.
pub fn take_lots(
	index: &LotList,
	load: impl Fn(u32) -> LotParts,
	wanted: Balance,
	blocked: &[OriginId],
	base: &LotParts,
) -> Taking {
	let mut after = index.clone();
	let mut changed = Vec::new();
	let mut parts = base.clone();
	let mut missing = wanted;
	let mut skipped = false;
	let mut fault = None;
	let mut touched = 0u32;
	for entry in after.iter_mut() {
		if missing == 0 || fault.is_some() {
			break;
		}
		let mut lot = load(entry.lot);
		let mut here: Balance = 0;
		for part in lot.iter_mut() {
			if missing == 0 {
				break;
			}
			if blocked.contains(&part.origin) {
				skipped = true;
				continue;
			}
			if touched >= MAX_LOTS_TOUCHED {
				fault = Some(TakeFault::TooManyLots);
				break;
			}
			let amount = part.amount.min(missing);
			if join(
				&mut parts,
				&[LotPart {
					origin: part.origin,
					amount,
				}],
			)
			.is_err()
			{
				fault = Some(TakeFault::TooManyParts);
				break;
			}
			part.amount = part.amount.saturating_sub(amount); // amount <= part.amount
			missing = missing.saturating_sub(amount); // amount <= missing
			here = here.saturating_add(amount); // at most `wanted`
		}
		if here > 0 {
			touched = touched.saturating_add(1); // at most MAX_LOTS_TOUCHED
			entry.amount = entry.amount.saturating_sub(here); // the parts sum to the entry
			lot.retain(|part| part.amount > 0);
			changed.push((entry.lot, lot));
		}
	}
	after.retain(|entry| entry.amount > 0);
	if missing > 0 && fault.is_none() {
		fault = Some(if skipped { TakeFault::Blocked } else { TakeFault::Short });
	}
	Taking {
		index: after,
		changed,
		parts,
		taken: wanted.saturating_sub(missing),
		fault,
	}
}

/// Several lots that have become one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Merge {
	/// The lot that stays: the oldest.
	pub into: u32,
	/// The lots that are gone.
	pub from: MergedLots,
	/// Coins of the lot that stays.
	pub parts: LotParts,
}

/// Coins arrived as a new lot.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Receipt {
	/// The index afterwards.
	pub index: LotList,
	/// Number of the new lot.
	pub lot: u32,
	/// Number of the next one.
	pub next_lot: u32,
	/// Its coins.
	pub parts: LotParts,
	/// Lots that were merged to make room.
	pub merge: Option<Merge>,
}

/// Why coins cannot arrive.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ReceiveFault {
	/// The member has as many lots as can be, and none of the smallest fit together.
	Full,
	/// The member's lots have used up their numbers.
	Exhausted,
}

/// Puts coins into one new lot. A member at the bound has two of the smallest lots merged, of those that no case blocks.
pub fn receive(
	index: &LotList,
	load: impl Fn(u32) -> LotParts,
	lot: u32,
	amount: Balance,
	parts: &LotParts,
	blocked: &[OriginId],
) -> Result<Receipt, ReceiveFault> {
	let next_lot = lot.checked_add(1).ok_or(ReceiveFault::Exhausted)?;
	let mut after = index.clone();
	let mut merge = None;
	if after.is_full() {
		let (index, made) = make_room(index, load, blocked).ok_or(ReceiveFault::Full)?;
		after = index;
		merge = Some(made);
	}
	after.try_push(LotRef { lot, amount }).map_err(|_| ReceiveFault::Full)?;
	Ok(Receipt {
		index: after,
		lot,
		next_lot,
		parts: parts.clone(),
		merge,
	})
}

/// Merges two of the smallest unblocked lots: the first pair whose parts fit.
fn make_room(index: &LotList, load: impl Fn(u32) -> LotParts, blocked: &[OriginId]) -> Option<(LotList, Merge)> {
	let mut seen: Vec<(usize, LotParts)> = Vec::new();
	for position in by_size(index) {
		if seen.len() >= MAX_LOTS_TOUCHED as usize {
			break;
		}
		let parts = load(index.get(position)?.lot);
		if parts.iter().any(|part| blocked.contains(&part.origin)) {
			continue;
		}
		seen.push((position, parts));
		let (newest, earlier) = seen.split_last()?;
		for other in earlier {
			if let Some(merged) = merge(index, &[other.clone(), newest.clone()]) {
				return Some(merged);
			}
		}
	}
	None
}

/// Merges as many of the smallest lots as fit into one; `None` if no two do.
pub fn consolidate(index: &LotList, load: impl Fn(u32) -> LotParts) -> Option<(LotList, Merge)> {
	let mut candidates: Vec<(usize, LotParts)> = by_size(index)
		.into_iter()
		.take(MAX_LOTS_TOUCHED as usize)
		.filter_map(|position| Some((position, load(index.get(position)?.lot))))
		.collect();
	// Lots of few origins first: more of them fit together.
	candidates.sort_by_key(|(position, parts)| (parts.len(), *position));
	let mut joined = LotParts::default();
	let mut chosen = Vec::new();
	for (position, parts) in candidates {
		let mut with = joined.clone();
		if join(&mut with, &parts).is_ok() {
			joined = with;
			chosen.push((position, parts));
		}
	}
	(chosen.len() > 1).then(|| merge(index, &chosen)).flatten()
}

/// Positions in the index, smallest lot first, older first among equals.
fn by_size(index: &LotList) -> Vec<usize> {
	let mut positions: Vec<(Balance, usize)> = index.iter().enumerate().map(|(at, entry)| (entry.amount, at)).collect();
	positions.sort_unstable();
	positions.into_iter().map(|(_, at)| at).collect()
}

/// Joins the lots at these positions into the oldest of them; `None` if the parts do not fit.
fn merge(index: &LotList, lots: &[(usize, LotParts)]) -> Option<(LotList, Merge)> {
	let mut sorted: Vec<&(usize, LotParts)> = lots.iter().collect();
	sorted.sort_by_key(|(position, _)| *position);
	let (oldest, younger) = sorted.split_first()?;
	let kept = index.get(oldest.0)?;
	let mut parts = oldest.1.clone();
	let mut amount = kept.amount;
	let mut from = MergedLots::default();
	for (position, lot) in younger.iter() {
		let entry = index.get(*position)?;
		join(&mut parts, lot).ok()?;
		amount = amount.checked_add(entry.amount)?;
		from.try_push(entry.lot).ok()?;
	}
	let mut after = index.clone();
	after.retain(|entry| !from.contains(&entry.lot));
	after.iter_mut().find(|entry| entry.lot == kept.lot)?.amount = amount;
	Some((
		after,
		Merge {
			into: kept.lot,
			from,
			parts,
		},
	))
}

#[cfg(test)]
mod tests {
	use super::*;
	use alloc::collections::BTreeMap;
	use timebank_primitives::{MAX_LOTS, MAX_PARTS};

	/// Lots as `(number, [(origin, amount)])`.
	fn purse(lots: &[(u32, &[(u64, Balance)])]) -> (LotList, BTreeMap<u32, LotParts>) {
		let mut index = LotList::default();
		let mut map = BTreeMap::new();
		for (lot, parts) in lots {
			let parts = parts_of(parts);
			let amount = parts.iter().map(|part| part.amount).sum();
			index.try_push(LotRef { lot: *lot, amount }).unwrap();
			map.insert(*lot, parts);
		}
		(index, map)
	}

	fn parts_of(parts: &[(u64, Balance)]) -> LotParts {
		let parts: Vec<_> = parts
			.iter()
			.map(|(origin, amount)| LotPart {
				origin: OriginId(*origin),
				amount: *amount,
			})
			.collect();
		LotParts::try_from(parts).unwrap()
	}

	fn take(lots: &[(u32, &[(u64, Balance)])], wanted: Balance, blocked: &[u64]) -> Taking {
		let (index, map) = purse(lots);
		let blocked: Vec<_> = blocked.iter().map(|origin| OriginId(*origin)).collect();
		take_lots(&index, |lot| map[&lot].clone(), wanted, &blocked, &LotParts::default())
	}

	#[test]
	fn takes_oldest_lots_and_first_parts_first() {
		let taking = take(&[(4, &[(1, 30), (2, 20)]), (5, &[(1, 10), (3, 40)])], 75, &[]);
		assert_eq!(taking.parts, parts_of(&[(1, 40), (2, 20), (3, 15)]));
		assert_eq!(taking.changed, vec![(4, parts_of(&[])), (5, parts_of(&[(3, 25)]))]);
		assert_eq!(taking.index.to_vec(), vec![LotRef { lot: 5, amount: 25 }]);
		assert_eq!((taking.taken, taking.fault), (75, None));
	}

	#[test]
	fn leaves_blocked_parts_when_taking() {
		let taking = take(&[(0, &[(1, 30), (2, 20)]), (1, &[(3, 10)])], 30, &[1]);
		assert_eq!(taking.parts, parts_of(&[(2, 20), (3, 10)]));
		assert_eq!(taking.changed, vec![(0, parts_of(&[(1, 30)])), (1, parts_of(&[]))]);
		assert_eq!(
			take(&[(0, &[(1, 30), (2, 20)])], 25, &[1]).fault,
			Some(TakeFault::Blocked)
		);
		assert_eq!(take(&[(0, &[(1, 30), (2, 20)])], 51, &[]).fault, Some(TakeFault::Short));
	}

	#[test]
	fn stops_when_too_many_lots_are_touched() {
		let lots: Vec<(u32, &[(u64, Balance)])> = (0..9).map(|lot| (lot, &[(1, 10)][..])).collect();
		let taking = take(&lots, 90, &[]);
		assert_eq!((taking.taken, taking.fault), (80, Some(TakeFault::TooManyLots)));
		assert_eq!(take(&lots, 80, &[]).fault, None);
	}

	#[test]
	fn stops_when_too_many_origins_are_joined() {
		let one: Vec<(u64, Balance)> = (0..u64::from(MAX_PARTS)).map(|origin| (origin, 1)).collect();
		let taking = take(&[(0, &one), (1, &[(99, 5)])], 17, &[]);
		assert_eq!((taking.taken, taking.fault), (16, Some(TakeFault::TooManyParts)));
		assert_eq!(taking.changed, vec![(0, parts_of(&[]))]);
		assert_eq!(
			take(&[(0, &one), (1, &[(3, 5)])], 17, &[]).fault,
			None,
			"a known origin joins"
		);
	}

	/// As many lots as can be; lot `n` has `n + 10` coins of the origins that `origins` gives.
	fn full(origins: impl Fn(u32) -> Vec<u64>) -> (LotList, BTreeMap<u32, LotParts>) {
		let lots: Vec<(u32, Vec<(u64, Balance)>)> = (0..MAX_LOTS)
			.map(|lot| {
				(
					lot,
					origins(lot)
						.into_iter()
						.map(|origin| (origin, Balance::from(lot + 10)))
						.collect(),
				)
			})
			.collect();
		let borrowed: Vec<(u32, &[(u64, Balance)])> = lots.iter().map(|(lot, parts)| (*lot, &parts[..])).collect();
		purse(&borrowed)
	}

	#[test]
	fn merges_the_two_smallest_when_the_receiver_is_at_the_bound() {
		let (index, map) = full(|_| vec![7]);
		let receipt = receive(&index, |lot| map[&lot].clone(), 64, 25, &parts_of(&[(8, 25)]), &[]).unwrap();
		let merge = receipt.merge.unwrap();
		assert_eq!((merge.into, merge.from.to_vec()), (0, vec![1]));
		assert_eq!(merge.parts, parts_of(&[(7, 21)]));
		assert_eq!(receipt.index.len() as u32, MAX_LOTS);
		assert_eq!(receipt.index.first(), Some(&LotRef { lot: 0, amount: 21 }));
		assert_eq!(receipt.index.last(), Some(&LotRef { lot: 64, amount: 25 }));
		assert_eq!(receipt.next_lot, 65);
	}

	#[test]
	fn leaves_blocked_lots_when_making_room() {
		let (index, map) = full(|lot| vec![if lot < 2 { 1 } else { 7 }]);
		let receipt = receive(
			&index,
			|lot| map[&lot].clone(),
			64,
			25,
			&parts_of(&[(8, 25)]),
			&[OriginId(1)],
		)
		.unwrap();
		assert_eq!(
			receipt.merge.map(|merge| (merge.into, merge.from.to_vec())),
			Some((2, vec![3]))
		);
	}

	#[test]
	fn refuses_coins_when_no_small_lots_fit_together() {
		let (index, map) = full(|lot| (0..16).map(|n| u64::from(lot * 16 + n)).collect());
		let parts = parts_of(&[(8, 25)]);
		assert_eq!(
			receive(&index, |lot| map[&lot].clone(), 64, 25, &parts, &[]),
			Err(ReceiveFault::Full)
		);
		let (index, map) = purse(&[]);
		assert_eq!(
			receive(&index, |lot| map[&lot].clone(), u32::MAX, 25, &parts, &[]),
			Err(ReceiveFault::Exhausted)
		);
	}

	#[test]
	fn consolidates_the_smallest_lots_when_they_fit() {
		let (index, map) = full(|_| vec![7]);
		let (after, merge) = consolidate(&index, |lot| map[&lot].clone()).unwrap();
		assert_eq!((merge.into, merge.from.to_vec()), (0, (1..8).collect()));
		assert_eq!(merge.parts, parts_of(&[(7, (10..18).sum())]));
		assert_eq!(after.len(), 57);
		assert_eq!(
			after.first(),
			Some(&LotRef {
				lot: 0,
				amount: (10..18).sum()
			})
		);
	}

	#[test]
	fn consolidates_nothing_when_there_is_one_lot() {
		let (index, map) = purse(&[(0, &[(1, 10)])]);
		assert_eq!(consolidate(&index, |lot| map[&lot].clone()), None);
	}
}
