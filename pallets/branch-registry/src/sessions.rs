//! The registry as session manager: who validates, for how long, and what an offence does.

use crate::{
	plan::{Candidate, Limits, Plan, Wish},
	*,
};
use alloc::vec::Vec;
use frame_support::{pallet_prelude::*, weights::Weight};
use frame_system::pallet_prelude::BlockNumberFor;
use polkadot_sdk::*;
use sp_runtime::{traits::UniqueSaturatedInto, Perbill, Permill, Saturating};
use sp_staking::{
	offence::{OffenceDetails, OnOffenceHandler},
	SessionIndex,
};
use timebank_primitives::BranchId;

/// Session keys and the running set, as the session pallet keeps them.
pub trait Consensus<AccountId, Keys> {
	/// A digest of the session keys that `account` has set.
	fn keys_fingerprint(account: &AccountId) -> Option<sp_core::H256>;
	/// The session keys that `account` has set.
	fn keys(account: &AccountId) -> Option<Keys>;
	/// Who has set this key of this type.
	fn key_owner(id: sp_core::crypto::KeyTypeId, key: &[u8]) -> Option<AccountId>;
	/// Sets the session keys of `account`, from the second session on. Whoever calls has checked the proof.
	fn set_keys(account: &AccountId, keys: Keys) -> DispatchResult;
	/// The validators of the running session.
	fn validators() -> Vec<AccountId>;
	/// The validators of the session after it.
	fn queued() -> Vec<AccountId>;
	/// Stops `account` from authoring for the rest of the running set. The session pallet disables no more than a third of
	/// a set: blocks go on when more have offended.
	fn disable(account: &AccountId);
	/// Forgets proofs of sessions before `session`.
	fn prune_up_to(session: SessionIndex);
	/// Whether a change of authorities waits in the finality gadget. While one does, planning rests: the gadget would
	/// drop the second change while block production follows it.
	fn change_pending() -> bool;
	/// The slot of the running block.
	fn slot() -> u64;

	/// New session keys, whose secrets are in the keystore of the benchmark, and the proof that they are of `owner`.
	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_keys(owner: &AccountId, seed: u32) -> (Keys, Vec<u8>);
	/// Makes these the validators of the running session and of the one after it.
	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_validators(accounts: Vec<AccountId>);
}

impl<T: Config> Pallet<T> {
	/// Every branch with session keys, in the order of their numbers, and whether it should validate.
	fn candidates() -> Vec<Candidate<T::AccountId>> {
		BranchIndex::<T>::get()
			.into_iter()
			.filter_map(Branches::<T>::get)
			.filter_map(|branch| {
				let keys = T::Consensus::keys_fingerprint(&branch.account)?;
				let wish = if Barred::<T>::contains_key(&branch.account) {
					Wish::Barred
				} else if branch.status == BranchStatus::Validator {
					Wish::In
				} else {
					Wish::Out
				};
				Some(Candidate {
					account: branch.account,
					keys,
					wish,
				})
			})
			.collect()
	}

	fn plan_session(session: SessionIndex, genesis: bool) -> Option<Vec<T::AccountId>> {
		if !genesis && T::Consensus::change_pending() {
			return None;
		}
		let candidates = Self::candidates();
		let minimum = MinAuthorities::<T>::get();
		let (current, last, minimum) = if genesis {
			// Nobody comes or goes at genesis.
			let start: Vec<_> = candidates
				.iter()
				.filter(|candidate| candidate.wish == Wish::In)
				.map(|candidate| candidate.account.clone())
				.collect();
			(start, None, minimum)
		} else {
			let running = T::Consensus::validators();
			// A set that never had the minimum may grow towards it.
			let minimum = minimum.min(running.len() as u32);
			(running, LastPlan::<T>::get(), minimum)
		};
		if genesis && current.is_empty() {
			// Tests of other pallets start without branches; the session pallet then takes its own genesis keys.
			return None;
		}
		let limits = Limits {
			minimum,
			max_churn: T::MaxChurn::get(),
		};
		let (set, waiting) = match plan::plan(&candidates, &current, last, limits) {
			Plan::Refused(reason) => {
				Self::deposit_event(Event::PlanRefused { session, reason });
				(None, 0)
			}
			Plan::Unchanged { waiting } => (None, waiting),
			Plan::Changed {
				members,
				fingerprint,
				waiting,
			} => {
				LastPlan::<T>::put(fingerprint);
				Self::deposit_event(Event::SetPlanned {
					session,
					authorities: members.len() as u32,
				});
				(Some(members), waiting)
			}
		};
		if waiting > 0 {
			Self::deposit_event(Event::ChangesWait { session, waiting });
		}
		set
	}

	/// Disables the barred again: a changed set has forgotten them, and they run on until their suspension takes effect
	/// or somebody replaces them. Whoever has been replaced is suspended here, whoever runs no more is forgotten here.
	fn disable_barred() {
		let running = T::Consensus::validators();
		let queued = T::Consensus::queued();
		for id in BranchIndex::<T>::get() {
			let Some(mut branch) = Branches::<T>::get(id) else {
				continue;
			};
			let Some(reason) = Barred::<T>::get(&branch.account) else {
				continue;
			};
			if running.contains(&branch.account) {
				T::Consensus::disable(&branch.account);
				continue;
			}
			if queued.contains(&branch.account) {
				continue;
			}
			if branch.status.in_force() {
				let old = branch.status;
				branch.status = BranchStatus::Suspended(reason);
				Barred::<T>::remove(&branch.account);
				Self::write_status(id, branch, old);
			} else {
				Barred::<T>::remove(&branch.account);
			}
		}
	}

	/// What the validator of `branch` has done, up to the running session.
	pub fn liveness(branch: BranchId) -> Liveness {
		Livenesses::<T>::get(branch).at(CurrentSession::<T>::get())
	}
}

impl<T: Config> pallet_authorship::EventHandler<T::AccountId, BlockNumberFor<T>> for Pallet<T> {
	// Two reads and a write in every block.
	fn note_author(author: T::AccountId) {
		let Some(branch) = BranchOf::<T>::get(&author) else {
			return;
		};
		let block = frame_system::Pallet::<T>::block_number().unique_saturated_into();
		Livenesses::<T>::mutate(branch, |liveness| {
			*liveness = liveness.authored(CurrentSession::<T>::get(), block);
		});
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
		CurrentSession::<T>::put(session);
		ForcedRotations::<T>::mutate_exists(|left| {
			*left = left.and_then(|left| left.checked_sub(1)).filter(|left| *left > 0);
		});
		Self::note_validations(session);
		Self::disable_barred();
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
		now > 0 && (now.checked_rem(SessionPeriod::<T>::get()) == Some(0) || ForcedRotations::<T>::get() > 0)
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
			Barred::<T>::insert(account, SuspensionReason::Offence);
			let old = record.status;
			if let BranchStatus::Suspended(reason) = old {
				// What it did is proven now, whatever it was suspended for.
				if reason != SuspensionReason::Offence {
					record.status = BranchStatus::Suspended(SuspensionReason::Offence);
					Self::write_status(branch, record, old);
					Self::deposit_event(Event::OffenceRecorded {
						branch,
						suspended: true,
					});
				}
				continue;
			}
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
		T::WeightInfo::on_offence().saturating_mul(offenders.len() as u64)
	}
}
