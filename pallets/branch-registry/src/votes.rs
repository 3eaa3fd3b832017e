//! Who has a vote on proposals. The head office admits branches and stops them, so neither may count at once: it could
//! admit branches of its own, or stop those that would object, and propose right after (decision 0019).

use crate::*;
use alloc::vec::Vec;
use frame_support::{pallet_prelude::*, traits::Time};
use polkadot_sdk::*;
use timebank_primitives::BranchId;

impl<T: Config> Pallet<T> {
	/// The branches that have a vote on what is proposed now, ascending: those that have validated for a season, and those
	/// that had when they stopped less than a season ago. Not who has offended or exited.
	pub fn electors() -> Vec<BranchId> {
		let (now, season) = (T::Time::now(), T::VoteSeason::get());
		Validations::<T>::get()
			.into_iter()
			.filter(|known| known.votes_at(now, season) && !Self::suspended_for_offence(known.branch))
			.map(|known| known.branch)
			.collect()
	}

	/// Writes down who has begun and who has stopped to validate with `session`.
	pub(crate) fn note_validations(session: u32) {
		let (now, season) = (T::Time::now(), T::VoteSeason::get());
		let since = if session == 0 { 0 } else { now };
		let running: Vec<_> = T::Consensus::validators()
			.iter()
			.filter_map(BranchOf::<T>::get)
			.collect();
		let mut known = Validations::<T>::get();
		let before = known.clone();
		for one in known.iter_mut() {
			match (one.left, running.contains(&one.branch)) {
				(None, false) => one.left = Some(now),
				(Some(_), true) => {
					// Who comes back in time goes on where it stopped, if it had a vote to lose.
					if !one.votes_at(now, season) {
						one.since = since;
					}
					one.left = None;
				}
				_ => (),
			}
		}
		for branch in running {
			if let Err(place) = known.binary_search_by_key(&branch, |one| one.branch) {
				let new = Validation {
					branch,
					since,
					left: None,
				};
				// There are as many places as branches that can ever be admitted.
				if known.try_insert(place, new).is_err() {
					break;
				}
			}
		}
		if known != before {
			Validations::<T>::put(known);
		}
	}

	/// A branch that exits has no vote any more.
	pub(crate) fn forget_validation(branch: BranchId) {
		let mut known = Validations::<T>::get();
		let before = known.len();
		known.retain(|one| one.branch != branch);
		if known.len() < before {
			Validations::<T>::put(known);
		}
	}
}
