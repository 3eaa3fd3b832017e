//! Following coins: examples, and random histories against a search that tries every path.

use crate::bank::{story, Bank};
use proptest::prelude::*;
use std::collections::BTreeSet;
use timebank_clue::{export, verify, ClueFile, Direction, Limits, Order, Trace, Walk};
use timebank_primitives::*;

const LIMITS: Limits = Limits {
	exact: 32,
	possible: 32,
};

fn walk(movements: &[Movement], direction: Direction, limits: Limits, subject: u64) -> Walk {
	let mut walk = Walk::new(direction, limits, [MemberId(subject)]);
	let mut take = |movement: &Movement| walk.take(movement).unwrap();
	match direction {
		Direction::Forward => movements.iter().for_each(&mut take),
		Direction::Backward => movements.iter().rev().for_each(&mut take),
	}
	walk
}

#[test]
fn coins_that_arrive_later_have_not_left_before() {
	let mut bank = Bank::new(&[1]);
	bank.issue(2, 100);
	bank.issue(1, 100);
	bank.gift(2, 3, 100);
	bank.gift(1, 2, 100);
	bank.end_block();
	let movements = bank.movements(1, 1);
	let forward = walk(&movements, Direction::Forward, LIMITS, 1);
	assert_eq!(forward.hops_by_account(MemberId(2)), Some(1));
	assert_eq!(forward.hops_by_account(MemberId(3)), None, "2 had paid before");
	let backward = walk(&movements, Direction::Backward, LIMITS, 3);
	assert_eq!(backward.hops_by_account(MemberId(1)), None);
}

#[test]
fn lots_tell_coins_apart_that_accounts_cannot() {
	let mut bank = Bank::new(&[1]);
	let own = bank.issue(2, 100);
	let subjects = bank.issue(1, 100);
	bank.gift(1, 2, 100);
	bank.gift(2, 3, 100); // the first lot: coins that 2 earned
	bank.end_block();
	let forward = walk(&bank.movements(1, 1), Direction::Forward, LIMITS, 1);
	assert_eq!(forward.hops_by_account(MemberId(3)), Some(2), "possible");
	assert_eq!(forward.hops_by_lot(MemberId(3), own), None, "but not so");
	assert_eq!(forward.hops_by_lot(MemberId(3), subjects), None);
	assert_eq!(forward.hops_by_lot(MemberId(2), subjects), Some(1));
}

#[test]
fn coins_are_not_followed_beyond_the_limit() {
	let mut bank = Bank::new(&[1]);
	let origin = bank.issue(1, 100);
	for from in 1..6 {
		bank.gift(from, from + 1, 100);
	}
	bank.end_block();
	let limits = Limits { exact: 3, possible: 2 };
	let movements = bank.movements(1, 1);
	let forward = walk(&movements, Direction::Forward, limits, 1);
	assert_eq!(forward.hops_by_lot(MemberId(4), origin), Some(3));
	assert_eq!(forward.hops_by_lot(MemberId(5), origin), None);
	assert_eq!(forward.hops_by_account(MemberId(3)), Some(2));
	assert_eq!(forward.hops_by_account(MemberId(4)), None);
	// Who was reached at the limit is not passed: the movements of 4 are not needed.
	let passed: BTreeSet<_> = forward.passed().map(|member| member.0).collect();
	assert_eq!(passed, [1, 2, 3].into());
	let holders: BTreeSet<_> = forward.holders().into_iter().map(|member| member.0).collect();
	assert_eq!(holders, [1, 2, 3, 4].into());
}

#[test]
fn locks_of_own_coins_are_no_hops_and_verdicts_are() {
	let bank = story();
	let forward = walk(&bank.movements(1, 7), Direction::Forward, LIMITS, 1);
	let trace = Trace::new(&forward, &walk(&[], Direction::Backward, LIMITS, 1));
	let moved: BTreeSet<_> = trace.exact.forward.iter().map(|hop| hop.movement.0).collect();
	assert!(!moved.contains(&6), "a lock");
	assert!(moved.contains(&8), "the verdict");
}

#[test]
fn a_shorter_way_that_comes_later_counts() {
	let mut bank = Bank::new(&[1]);
	bank.issue(1, 300);
	bank.gift(1, 2, 100);
	bank.gift(2, 3, 100);
	bank.gift(1, 3, 100);
	bank.gift(3, 4, 100);
	bank.end_block();
	let forward = walk(&bank.movements(1, 1), Direction::Forward, LIMITS, 1);
	assert_eq!(forward.hops_by_account(MemberId(3)), Some(1));
	assert_eq!(forward.hops_by_account(MemberId(4)), Some(2));
}

/// One step of a random history: who, to whom, how much, and what.
type Step = (u64, u64, u8, u8);

/// A history of few members, so that ways cross; about one block for three steps. What cannot be done is evidence instead,
/// if there shall be any.
fn history(steps: &[Step], evidence: bool) -> Bank {
	let mut bank = Bank::new(&[1, 2]);
	for (number, (from, to, amount, what)) in steps.iter().enumerate() {
		let (from, to, amount) = (*from, *to, Balance::from(*amount) + 1);
		match what {
			0 => {
				bank.issue(from, amount);
			}
			1 if bank.free(from) >= amount => bank.redeem(from, amount),
			2 if bank.free(from) >= amount => {
				let lock = timebank_clue::Lock::Hold(HoldId(number as u64));
				bank.lock(from, amount, lock);
				match amount % 3 {
					0 => bank.unlock(from, lock),
					1 if from != to => bank.verdict(from, to, lock),
					_ => {}
				}
			}
			_ if from != to && bank.free(from) >= amount => bank.gift(from, to, amount),
			_ if evidence => bank.evidence(*what),
			_ => {}
		}
		if number % 3 == 2 {
			bank.end_block();
		}
	}
	bank.end_block();
	bank
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
	prop::collection::vec((1..7u64, 1..7u64, 0..60u8, 0..8u8), 1..40)
}

/// Least hops of any chain of movements in time from `from` to `to`, at most `limit`, found by trying all. With an origin,
/// only of coins of it.
fn least(movements: &[Movement], from: u64, to: u64, origin: Option<OriginId>, limit: u8) -> Option<u8> {
	let mut best = None;
	// (member, next place, hops)
	let mut open = vec![(MemberId(from), 0usize, 0u8)];
	let mut seen = BTreeSet::new();
	while let Some((at, start, hops)) = open.pop() {
		if hops >= limit || !seen.insert((at, start, hops)) {
			continue;
		}
		for (place, movement) in movements.iter().enumerate().skip(start) {
			let (Some(payer), Some(receiver)) = (movement.payer, movement.receiver) else {
				continue;
			};
			let carries = origin.is_none_or(|origin| movement.lots.iter().any(|part| part.origin == origin));
			if payer.member != at || !carries {
				continue;
			}
			if receiver.member == MemberId(to) {
				best = Some(best.map_or(hops + 1, |best: u8| best.min(hops + 1)));
			}
			open.push((receiver.member, place + 1, hops + 1));
		}
	}
	best
}

proptest! {
	#![proptest_config(ProptestConfig { cases: 256, ..Default::default() })]

	#[test]
	fn forwards_and_backwards_agree_with_every_path(steps in steps(), exact in 1..6u8, possible in 1..6u8) {
		let bank = history(&steps, true);
		let movements = bank.movements(1, bank.height() - 1);
		let limits = Limits { exact, possible };
		let origins: BTreeSet<_> = movements.iter().flat_map(|m| m.lots.iter().map(|part| part.origin)).collect();
		for from in 1..7 {
			let forward = walk(&movements, Direction::Forward, limits, from);
			for to in (1..7).filter(|to| *to != from) {
				let backward = walk(&movements, Direction::Backward, limits, to);
				let hops = least(&movements, from, to, None, possible);
				prop_assert_eq!(forward.hops_by_account(MemberId(to)), hops);
				prop_assert_eq!(backward.hops_by_account(MemberId(from)), hops);
				for origin in &origins {
					let hops = least(&movements, from, to, Some(*origin), exact);
					prop_assert_eq!(forward.hops_by_lot(MemberId(to), *origin), hops);
					prop_assert_eq!(backward.hops_by_lot(MemberId(from), *origin), hops);
				}
			}
		}
	}

	#[test]
	fn files_of_random_histories_are_believed_and_follow_all_movements(
		steps in steps(),
		exact in 1..6u8,
		possible in 1..4u8,
		last: prop::sample::Index,
	) {
		let bank = history(&steps, true);
		let to = last.index(bank.height() as usize - 1) as u32 + 1;
		let order = Order { limits: Limits { exact, possible }, ..bank.order(1, to) };
		let (bytes, report) = export(&bank, &order).unwrap();
		prop_assert_eq!(verify(&bytes, bank.hash(to)), Ok(report));
		// The trace of the file's movements is the trace of all.
		let movements = bank.movements(1, to);
		let subjects = || [MemberId(1), MemberId(2)];
		let mut forward = Walk::new(Direction::Forward, order.limits, subjects());
		movements.iter().try_for_each(|movement| forward.take(movement)).unwrap();
		let mut backward = Walk::new(Direction::Backward, order.limits, subjects());
		movements.iter().rev().try_for_each(|movement| backward.take(movement)).unwrap();
		let body = ClueFile::from_bytes(&bytes).unwrap().body;
		prop_assert_eq!(body.trace, Trace::new(&forward, &backward));
		// Every movement of a member in the file is there.
		for segment in &body.members {
			let own: Vec<_> = movements
				.iter()
				.filter(|m| [m.payer, m.receiver].into_iter().flatten().any(|leg| leg.member == segment.member))
				.map(|m| m.id)
				.collect();
			prop_assert_eq!(&segment.movements, &own);
		}
	}

	#[test]
	fn files_of_late_ranges_prove_where_they_begin(steps in steps(), first: prop::sample::Index) {
		let bank = history(&steps, false);
		let to = bank.height() - 1;
		let from = first.index(to as usize) as u32 + 1;
		let (bytes, report) = export(&bank, &bank.order(from, to)).unwrap();
		prop_assert_eq!(verify(&bytes, bank.hash(to)), Ok(report));
		let body = ClueFile::from_bytes(&bytes).unwrap().body;
		for segment in &body.members {
			let own = bank.movements(1, to).into_iter().filter(|m| {
				[m.payer, m.receiver].into_iter().flatten().any(|leg| leg.member == segment.member)
			});
			let (before, within): (Vec<_>, Vec<_>) = own.partition(|m| m.block < from);
			prop_assert_eq!(&segment.movements, &within.iter().map(|m| m.id).collect::<Vec<_>>());
			let before = before.last().map(codec::Encode::encode);
			prop_assert_eq!(segment.before.as_ref().map(|bytes| bytes.0.clone()), before);
		}
	}
}
