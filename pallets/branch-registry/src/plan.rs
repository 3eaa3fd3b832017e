//! The plan of a validator set: pure, so that every edge is a plain test.
//!
//! A plan goes as far towards the wish as one session may: what does not fit waits for the next. So a wish that is too
//! large for one session can never keep the set from changing at all.

use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::{sp_core::H256, sp_io::hashing::blake2_256};
use scale_info::TypeInfo;

/// Why a plan is refused.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Refusal {
	/// Fewer authorities than the minimum.
	BelowMinimum {
		/// How many there would be.
		planned: u32,
		/// How many there must be.
		minimum: u32,
	},
	/// More validators have lost their keys than a session may lose.
	ChurnExceeded {
		/// How many there would be.
		planned: u32,
		/// How many there may be.
		maximum: u32,
	},
}

/// What is wished for a branch with session keys.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Wish {
	/// That it validates.
	In,
	/// That it does not.
	Out,
	/// That it does not, and before all others: it has offended, or its key is in wrong hands.
	Barred,
}

/// A branch that can be planned: it has session keys.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Candidate<AccountId> {
	/// Its key.
	pub account: AccountId,
	/// Fingerprint of its session keys.
	pub keys: H256,
	/// What is wished.
	pub wish: Wish,
}

/// What one session may do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limits {
	/// Fewest authorities.
	pub minimum: u32,
	/// Comings and goings together.
	pub max_churn: u32,
}

/// What to do with the next session.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Plan<AccountId> {
	/// Same accounts and same keys: saying "new set" would clear the disabled validators and raise the GRANDPA set id.
	Unchanged {
		/// Changes that wait for another session.
		waiting: u32,
	},
	/// The set stays as it is.
	Refused(Refusal),
	/// A new set, with its fingerprint.
	Changed {
		/// Accounts, in the order of their branches.
		members: Vec<AccountId>,
		/// What to compare the next plan with.
		fingerprint: H256,
		/// Changes that wait for another session.
		waiting: u32,
	},
}

/// How many of `authorities` may leave, or be new, at once: as many as finality does without. More than two thirds then
/// sit in both sets, so neither the old set's handing over nor the new set's first vote depends on who left or who came.
/// Sets of fewer than four do without nobody; they change by one.
pub const fn finality_margin(authorities: u32) -> u32 {
	let margin = authorities.saturating_sub(1) / 3;
	if margin == 0 {
		1
	} else {
		margin
	}
}

/// Plans the next set from the candidates, in the order of their branches, and the set before it.
pub fn plan<AccountId: Encode + PartialEq + Clone>(
	candidates: &[Candidate<AccountId>],
	current: &[AccountId],
	last: Option<H256>,
	limits: Limits,
) -> Plan<AccountId> {
	let runs = |candidate: &Candidate<AccountId>| current.contains(&candidate.account);
	let count =
		|wanted: &dyn Fn(&Candidate<AccountId>) -> bool| candidates.iter().filter(|one| wanted(one)).count() as u32;
	let running = current.len() as u32; // at most 64, as all counts here
	let barred = count(&|one| runs(one) && one.wish == Wish::Barred);
	let leaving = count(&|one| runs(one) && one.wish == Wish::Out).saturating_add(barred);
	let coming = count(&|one| !runs(one) && one.wish == Wish::In);
	// Without keys nobody can stay.
	let lost = running.saturating_sub(count(&runs));

	let mut best: Option<(u32, u32)> = None;
	let value = |(goes, comes): (u32, u32)| (goes.min(barred), goes.saturating_add(comes), comes);
	for goes in 0..=leaving.min(limits.max_churn) {
		for comes in 0..=coming.min(limits.max_churn) {
			let gone = goes.saturating_add(lost);
			let planned = running.saturating_sub(gone).saturating_add(comes);
			let fits = planned >= limits.minimum
				&& gone.saturating_add(comes) <= limits.max_churn
				&& (gone == 0 || gone <= finality_margin(running))
				&& (comes == 0 || comes <= finality_margin(planned));
			if fits && best.is_none_or(|known| value(known) < value((goes, comes))) {
				best = Some((goes, comes));
			}
		}
	}
	let Some((goes, comes)) = best else {
		let planned = running.saturating_sub(lost).saturating_add(coming);
		return Plan::Refused(if planned < limits.minimum {
			Refusal::BelowMinimum {
				planned,
				minimum: limits.minimum,
			}
		} else {
			Refusal::ChurnExceeded {
				planned: lost,
				maximum: limits.max_churn.min(finality_margin(running)),
			}
		});
	};

	let waiting = leaving
		.saturating_sub(goes)
		.saturating_add(coming.saturating_sub(comes));
	let mut barred_goes = goes.min(barred);
	let mut other_goes = goes.saturating_sub(barred_goes);
	let mut comes = comes;
	let take = |left: &mut u32| {
		let some = *left > 0;
		*left = left.saturating_sub(1);
		some
	};
	let planned: Vec<(AccountId, H256)> = candidates
		.iter()
		.filter(|one| match (runs(one), one.wish) {
			(true, Wish::In) => true,
			(true, Wish::Barred) => !take(&mut barred_goes),
			(true, Wish::Out) => !take(&mut other_goes),
			(false, Wish::In) => take(&mut comes),
			(false, _) => false,
		})
		.map(|one| (one.account.clone(), one.keys))
		.collect();
	let fingerprint = fingerprint(&planned);
	if last == Some(fingerprint) {
		return Plan::Unchanged { waiting };
	}
	Plan::Changed {
		members: planned.into_iter().map(|(account, _)| account).collect(),
		fingerprint,
		waiting,
	}
}

/// Fingerprint of accounts and keys.
pub fn fingerprint<AccountId: Encode>(set: &[(AccountId, H256)]) -> H256 {
	H256(blake2_256(&set.encode()))
}

#[cfg(test)]
mod tests {
	use super::*;

	const LIMITS: Limits = Limits {
		minimum: 4,
		max_churn: 2,
	};

	fn one(account: u64, wish: Wish) -> Candidate<u64> {
		Candidate {
			account,
			keys: H256::from_low_u64_be(account),
			wish,
		}
	}

	fn set(accounts: impl IntoIterator<Item = u64>, wish: Wish) -> Vec<Candidate<u64>> {
		accounts.into_iter().map(|account| one(account, wish)).collect()
	}

	fn print(candidates: &[Candidate<u64>]) -> H256 {
		fingerprint(&candidates.iter().map(|one| (one.account, one.keys)).collect::<Vec<_>>())
	}

	fn planned(candidates: &[Candidate<u64>], current: &[u64], limits: Limits) -> (Vec<u64>, u32) {
		match plan(candidates, current, None, limits) {
			Plan::Changed { members, waiting, .. } => (members, waiting),
			other => panic!("{other:?}"),
		}
	}

	#[test]
	fn margin_is_what_finality_does_without() {
		let margins: Vec<_> = [1, 2, 3, 4, 6, 7, 9, 10, 13, 64]
			.map(|authorities| (authorities, finality_margin(authorities)))
			.into();
		assert_eq!(
			margins,
			[
				(1, 1),
				(2, 1),
				(3, 1),
				(4, 1),
				(6, 1),
				(7, 2),
				(9, 2),
				(10, 3),
				(13, 4),
				(64, 21)
			]
		);
		for authorities in 4..=64 {
			assert!(3 * (authorities - finality_margin(authorities)) > 2 * authorities);
		}
		assert_eq!(finality_margin(0), 1);
	}

	#[test]
	fn is_unchanged_when_accounts_and_keys_are_the_same() {
		let wishes = set(1..=4, Wish::In);
		assert_eq!(
			plan(&wishes, &[1, 2, 3, 4], Some(print(&wishes)), LIMITS),
			Plan::Unchanged { waiting: 0 }
		);
	}

	// A key rotation alone must be a change, or proofs of the new key fail (historical roots are copied).
	#[test]
	fn changes_when_only_a_key_is_new() {
		let mut wishes = set(1..=4, Wish::In);
		let last = print(&wishes);
		wishes[2].keys = H256::repeat_byte(9);
		assert!(
			matches!(plan(&wishes, &[1, 2, 3, 4], Some(last), LIMITS), Plan::Changed { members, .. } if members == [1, 2, 3, 4])
		);
	}

	#[test]
	fn refuses_when_lost_keys_would_leave_fewer_than_the_minimum() {
		assert_eq!(
			plan(&set(1..=3, Wish::In), &[1, 2, 3, 4], None, LIMITS),
			Plan::Refused(Refusal::BelowMinimum { planned: 3, minimum: 4 })
		);
	}

	#[test]
	fn refuses_when_more_have_lost_their_keys_than_may_leave() {
		let current: Vec<u64> = (1..=9).collect();
		let limits = Limits { max_churn: 9, ..LIMITS };
		assert_eq!(
			plan(&set(1..=6, Wish::In), &current, None, limits),
			Plan::Refused(Refusal::ChurnExceeded { planned: 3, maximum: 2 })
		);
		assert_eq!(
			planned(&set(1..=7, Wish::In), &current, limits).0,
			[1, 2, 3, 4, 5, 6, 7]
		);
	}

	#[test]
	fn keeps_who_should_leave_when_the_set_is_at_its_minimum() {
		for wish in [Wish::Out, Wish::Barred] {
			let mut wishes = set(1..=4, Wish::In);
			wishes[1].wish = wish;
			assert_eq!(planned(&wishes, &[1, 2, 3, 4], LIMITS), (vec![1, 2, 3, 4], 1));
		}
	}

	#[test]
	fn swaps_in_one_session_when_a_replacement_is_there() {
		for wish in [Wish::Out, Wish::Barred] {
			let mut wishes = set(1..=5, Wish::In);
			wishes[1].wish = wish;
			assert_eq!(planned(&wishes, &[1, 2, 3, 4], LIMITS), (vec![1, 3, 4, 5], 0));
		}
	}

	#[test]
	fn lets_the_barred_leave_first() {
		let mut wishes = set(1..=5, Wish::In);
		wishes[0].wish = Wish::Out;
		wishes[3].wish = Wish::Barred;
		assert_eq!(planned(&wishes, &[1, 2, 3, 4, 5], LIMITS), (vec![1, 2, 3, 5], 1));
	}

	#[test]
	fn lets_changes_wait_when_they_are_beyond_the_finality_margin() {
		let wide = Limits {
			max_churn: 64,
			..LIMITS
		};
		// One of five may be new.
		assert_eq!(
			planned(&set(1..=7, Wish::In), &[1, 2, 3, 4], wide),
			(vec![1, 2, 3, 4, 5], 2)
		);
		// Two of seven may leave.
		let mut wishes = set(1..=7, Wish::In);
		for place in [0, 1, 2] {
			wishes[place].wish = Wish::Out;
		}
		let current: Vec<u64> = (1..=7).collect();
		assert_eq!(planned(&wishes, &current, wide), (vec![3, 4, 5, 6, 7], 1));
	}

	#[test]
	fn counts_comings_and_goings_together_when_bounding_churn() {
		let current: Vec<u64> = (1..=20).collect();
		let mut wishes = set(1..=23, Wish::In);
		wishes[0].wish = Wish::Out;
		let (members, waiting) = planned(&wishes, &current, LIMITS);
		assert_eq!(
			(members.len(), waiting),
			(22, 2),
			"two came, one waits to leave, one to come"
		);
		wishes[0].wish = Wish::Barred;
		let (members, waiting) = planned(&wishes, &current, LIMITS);
		assert!(!members.contains(&1) && members.contains(&21));
		assert_eq!((members.len(), waiting), (20, 2));
	}

	#[test]
	fn grows_from_one_to_four_one_by_one() {
		let limits = Limits { minimum: 1, ..LIMITS };
		let wishes = set(1..=4, Wish::In);
		let mut current = vec![1];
		for size in 2..=4 {
			current = planned(&wishes, &current, limits).0;
			assert_eq!(current.len(), size);
		}
	}

	#[test]
	fn names_nobody_who_neither_runs_nor_shall() {
		let mut wishes = set(1..=6, Wish::In);
		wishes[4].wish = Wish::Out;
		wishes[5].wish = Wish::Barred;
		assert_eq!(planned(&wishes, &[1, 2, 3, 4], LIMITS), (vec![1, 2, 3, 4], 0));
	}
}
