//! The registry as session manager: who validates, for how long, and what an offence does.

use crate::{plan::Plan, *};
use alloc::vec::Vec;
use frame_support::{pallet_prelude::*, weights::Weight};
use frame_system::pallet_prelude::BlockNumberFor;
use polkadot_sdk::*;
use sp_runtime::{traits::UniqueSaturatedInto, Perbill, Permill, Saturating};
use sp_staking::{
	offence::{OffenceDetails, OnOffenceHandler},
	SessionIndex,
};

/// Session keys and the running set, as the session pallet keeps them.
pub trait Consensus<AccountId> {
	/// A digest of the session keys that `account` has set.
	fn keys_fingerprint(account: &AccountId) -> Option<sp_core::H256>;
	/// The validators of the running session.
	fn validators() -> Vec<AccountId>;
	/// Stops `account` from authoring for the rest of the running set.
	fn disable(account: &AccountId);
	/// Forgets proofs of sessions before `session`.
	fn prune_up_to(session: SessionIndex);
	/// Whether a change of authorities waits in the finality gadget. While one does, planning rests: the gadget would
	/// drop the second change while block production follows it.
	fn change_pending() -> bool;
}

impl<T: Config> Pallet<T> {
	/// Accounts that should validate next, in the order of their branches, with their keys' fingerprints. An offender
	/// at the minimum is among them: it cannot leave before somebody replaces it.
	fn eligible() -> Vec<(T::AccountId, sp_core::H256)> {
		Self::branches_in_force()
			.into_iter()
			.filter(|(_, branch)| branch.status == BranchStatus::Validator)
			.filter_map(|(_, branch)| {
				T::Consensus::keys_fingerprint(&branch.account).map(|fingerprint| (branch.account, fingerprint))
			})
			.collect()
	}

	fn plan_session(session: SessionIndex, genesis: bool) -> Option<Vec<T::AccountId>> {
		if !genesis && T::Consensus::change_pending() {
			return None;
		}
		let eligible = Self::eligible();
		if genesis && eligible.is_empty() {
			// Tests of other pallets start without branches; the session pallet then takes its own genesis keys.
			return None;
		}
		let (current, last) = if genesis {
			// Nobody comes or goes at genesis.
			(eligible.iter().map(|(account, _)| account.clone()).collect(), None)
		} else {
			(T::Consensus::validators(), LastPlan::<T>::get())
		};
		match plan::plan(
			&eligible,
			&current,
			last,
			MinAuthorities::<T>::get(),
			T::MaxChurn::get(),
		) {
			Plan::Unchanged => None,
			Plan::Refused(reason) => {
				Self::deposit_event(Event::PlanRefused { session, reason });
				None
			}
			Plan::Changed { members, fingerprint } => {
				LastPlan::<T>::put(fingerprint);
				Self::deposit_event(Event::SetPlanned {
					session,
					authorities: members.len() as u32,
				});
				Some(members)
			}
		}
	}

	/// Disables offenders again: a changed set has forgotten them, and an offender runs on at the minimum, or until its
	/// suspension takes effect. One that was suspended and runs no more is forgotten here.
	fn disable_offenders() {
		let running = T::Consensus::validators();
		for branch in BranchIndex::<T>::get().into_iter().filter_map(Branches::<T>::get) {
			if !Offenders::<T>::contains_key(&branch.account) {
				continue;
			}
			if running.contains(&branch.account) {
				T::Consensus::disable(&branch.account);
			} else if !branch.status.in_force() {
				Offenders::<T>::remove(&branch.account);
			}
		}
	}
}

impl<T: Config> pallet_session::SessionManager<T::AccountId> for Pallet<T> {
	fn new_session(session: SessionIndex) -> Option<Vec<T::AccountId>> {
		Self::plan_session(session, false)
	}

	fn new_session_genesis(session: SessionIndex) -> Option<Vec<T::AccountId>> {
		Self::plan_session(session, true)
	}

	fn start_session(session: SessionIndex) {
		Self::disable_offenders();
		T::Consensus::prune_up_to(session.saturating_sub(T::HistoryDepth::get()));
	}

	fn end_session(_: SessionIndex) {}
}

impl<T: Config> pallet_session::historical::SessionManager<T::AccountId, ()> for Pallet<T> {
	fn new_session(session: SessionIndex) -> Option<Vec<(T::AccountId, ())>> {
		Self::plan_session(session, false).map(|set| set.into_iter().map(|account| (account, ())).collect())
	}

	fn new_session_genesis(session: SessionIndex) -> Option<Vec<(T::AccountId, ())>> {
		Self::plan_session(session, true).map(|set| set.into_iter().map(|account| (account, ())).collect())
	}

	fn start_session(session: SessionIndex) {
		<Self as pallet_session::SessionManager<T::AccountId>>::start_session(session)
	}

	fn end_session(session: SessionIndex) {
		<Self as pallet_session::SessionManager<T::AccountId>>::end_session(session)
	}
}

impl<T: Config> pallet_session::ShouldEndSession<BlockNumberFor<T>> for Pallet<T> {
	fn should_end_session(now: BlockNumberFor<T>) -> bool {
		let now: u32 = now.unique_saturated_into();
		now > 0 && now.checked_rem(SessionPeriod::<T>::get()) == Some(0)
	}
}

impl<T: Config> frame_support::traits::EstimateNextSessionRotation<BlockNumberFor<T>> for Pallet<T> {
	fn average_session_length() -> BlockNumberFor<T> {
		SessionPeriod::<T>::get().into()
	}

	fn estimate_current_session_progress(now: BlockNumberFor<T>) -> (Option<Permill>, Weight) {
		let period = SessionPeriod::<T>::get();
		let now: u32 = now.unique_saturated_into();
		let done = now
			.checked_rem(period)
			.map(|elapsed| Permill::from_rational(elapsed, period));
		(done, T::DbWeight::get().reads(1))
	}

	fn estimate_next_session_rotation(now: BlockNumberFor<T>) -> (Option<BlockNumberFor<T>>, Weight) {
		let period = SessionPeriod::<T>::get();
		let height: u32 = now.unique_saturated_into();
		let next = height
			.checked_rem(period)
			.map(|elapsed| now.saturating_add(period.saturating_sub(elapsed).into()));
		(next, T::DbWeight::get().reads(1))
	}
}

impl<T: Config, Reporter> OnOffenceHandler<Reporter, (T::AccountId, ()), Weight> for Pallet<T> {
	fn on_offence(
		offenders: &[OffenceDetails<Reporter, (T::AccountId, ())>],
		_slash_fraction: &[Perbill],
		_session: SessionIndex,
	) -> Weight {
		for details in offenders {
			let account = &details.offender.0;
			// It authors no more at once, whatever becomes of its membership.
			T::Consensus::disable(account);
			let Some(branch) = BranchOf::<T>::get(account) else {
				continue;
			};
			let Some(mut record) = Branches::<T>::get(branch) else {
				continue;
			};
			Offenders::<T>::insert(account, ());
			let old = record.status;
			if !old.in_force() {
				continue;
			}
			// A report may come after the branch has stopped validating: then nothing is at the minimum.
			let suspended = old != BranchStatus::Validator || Self::count_validators() > MinAuthorities::<T>::get();
			if suspended {
				record.status = BranchStatus::Suspended(SuspensionReason::Offence);
				Self::write_status(branch, record, old);
			}
			Self::deposit_event(Event::OffenceRecorded { branch, suspended });
		}
		// branch, its key, disabling; the validators are counted, and the council follows
		let each = T::WeightInfo::set_branch_status().saturating_add(T::DbWeight::get().reads_writes(4, 2));
		each.saturating_mul(offenders.len() as u64)
	}
}
