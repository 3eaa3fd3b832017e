//! What runtime APIs and interfaces read.

use crate::{
	dispute, gate, spans, BlockedOrigin, BlockedOrigins, Captured, Case, Cases, Claims, Config, Pallet, Restriction,
};
use crate::{Restrictions, Rights, SupervisorRights, UnratifiedTime, WeightInfo};
use alloc::vec::Vec;
use frame_support::{traits::Get, weights::Weight};
use polkadot_sdk::*;
use timebank_primitives::{Balance, CaseId, Ledger, MemberId, Moment};

impl<T: Config> Pallet<T> {
	/// A case.
	pub fn case(case: CaseId) -> Option<Case> {
		Cases::<T>::get(case)
	}

	/// What binds a member at `now`, over all cases.
	pub fn restrictions_in_force(member: MemberId, now: Moment) -> Vec<Restriction> {
		Restrictions::<T>::get(member)
			.into_iter()
			.filter(|restriction| restriction.in_force(now))
			.collect()
	}

	/// The origins that are blocked at `now`, each with its case.
	pub fn blocked_origins(now: Moment) -> Vec<BlockedOrigin> {
		BlockedOrigins::<T>::get()
			.into_iter()
			.filter(|entry| entry.in_force(now))
			.collect()
	}

	/// How much unratified time of a member counts at `now`, what is ordered but not yet spent included. Milliseconds.
	pub fn unratified_time(member: MemberId, now: Moment) -> Moment {
		let start = now.saturating_sub(T::UnratifiedWindow::get()); // before the first window began: all counts
		spans::covered(&UnratifiedTime::<T>::get(member), start, Moment::MAX)
	}

	/// Free coins that a member must keep at `now`: what amount restrictions and claims bind of what is there or arrives.
	pub(crate) fn keeps(member: MemberId, now: Moment) -> Balance {
		// At the end of the range everything is kept.
		gate::must_keep(&Restrictions::<T>::get(member), now)
			.saturating_add(dispute::claimed(&Claims::<T>::get(member), None))
	}

	/// How much a member must keep at `now`, and how much of it is there.
	pub fn captured(member: MemberId, now: Moment) -> Captured {
		let asked = Self::keeps(member, now);
		Captured {
			asked,
			bound: asked.min(T::Ledger::free(member)),
		}
	}

	/// Worst weight of [`Self::restrictions_in_force`], [`Self::captured`] and [`Self::case`] together.
	pub fn look_weight() -> Weight {
		T::WeightInfo::look()
	}

	/// What a supervisor may do.
	pub fn rights(supervisor: MemberId) -> Rights {
		SupervisorRights::<T>::get(supervisor).unwrap_or(Rights::ALL)
	}
}
