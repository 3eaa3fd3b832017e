//! The life of a branch, and what lies above and after it.

use crate::*;
use alloc::vec::Vec;
use frame_support::{
	pallet_prelude::*,
	traits::{ChangeMembers, Time},
};
use polkadot_sdk::*;
use timebank_primitives::{BranchId, Members, RegionCode, Roles};

/// Sessions that must end before a plan takes effect.
const ROTATIONS_TO_EFFECT: u8 = 2;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_admit(
		branch: BranchId,
		account: T::AccountId,
		region: RegionCode,
		parent: Option<BranchId>,
	) -> DispatchResult {
		Self::ensure_above(parent, region)?;
		ensure!(T::Members::controller(&account).is_none(), Error::<T>::KeyNotSeparate);
		ensure!(!RoleKeys::<T>::contains_key(&account), Error::<T>::KeyNotSeparate);
		Self::insert_branch(branch, account.clone(), region, parent, BranchStatus::Candidate)?;
		Self::sync_council(&account);
		Self::deposit_event(Event::BranchAdmitted {
			branch,
			account,
			region,
		});
		Ok(())
	}

	/// Writes a new branch. Genesis and admission share it.
	pub(crate) fn insert_branch(
		branch: BranchId,
		account: T::AccountId,
		region: RegionCode,
		parent: Option<BranchId>,
		status: BranchStatus,
	) -> DispatchResult {
		ensure!(!Branches::<T>::contains_key(branch), Error::<T>::BranchAlreadyExists);
		ensure!(!BranchOf::<T>::contains_key(&account), Error::<T>::AccountAlreadyBranch);
		ensure!(region.is_valid(), Error::<T>::InvalidRegion);
		let mut index = BranchIndex::<T>::get();
		let place = index.partition_point(|known| *known < branch);
		index
			.try_insert(place, branch)
			.map_err(|_| Error::<T>::MaxBranchesExceeded)?;

		// The branch signs transactions without holding any fuel.
		frame_system::Pallet::<T>::inc_providers(&account);
		BranchIndex::<T>::put(index);
		BranchOf::<T>::insert(&account, branch);
		Branches::<T>::insert(
			branch,
			Branch {
				account,
				region,
				parent,
				status,
				offended: false,
				admitted_at: T::Time::now(),
				valid_until: None,
			},
		);
		Ok(())
	}

	pub(crate) fn do_set_branch_status(branch: BranchId, mut new: BranchStatus) -> DispatchResult {
		let mut record = Branches::<T>::get(branch).ok_or(Error::<T>::BranchNotFound)?;
		let old = record.status;
		ensure!(old.may_become(new), Error::<T>::IllegalStep);
		match new {
			BranchStatus::Exited => return Err(Error::<T>::SuccessorNeeded.into()),
			// Who could call an order an offence could silence a branch that objects.
			BranchStatus::Suspended(reason) => {
				ensure!(reason == SuspensionReason::Ordered, Error::<T>::ReasonNotChosen);
				// It has been proven, and waited only for a replacement.
				new = BranchStatus::Suspended(Barred::<T>::get(&record.account).unwrap_or(reason));
			}
			BranchStatus::Validator => ensure!(
				T::Consensus::keys_fingerprint(&record.account).is_some(),
				Error::<T>::SessionKeysMissing
			),
			BranchStatus::Candidate | BranchStatus::Observer => (),
		}
		if old == BranchStatus::Validator {
			// Said now, not at the end of the session: the branch would go on validating against the head office's word.
			ensure!(
				Self::count_validators() > MinAuthorities::<T>::get(),
				Error::<T>::TooFewAuthorities
			);
		}
		record.status = new;
		Self::write_status(branch, record, old);
		Ok(())
	}

	pub(crate) fn do_emergency_suspend(branch: BranchId) -> DispatchResult {
		let mut record = Branches::<T>::get(branch).ok_or(Error::<T>::BranchNotFound)?;
		let old = record.status;
		ensure!(old.in_force(), Error::<T>::AlreadyStopped);
		if Self::in_running_sets(&record.account) {
			T::Consensus::disable(&record.account);
			if !Barred::<T>::contains_key(&record.account) {
				Barred::<T>::insert(&record.account, SuspensionReason::Emergency);
			}
			// The set that is planned when the first of them ends begins when the second ends.
			ForcedRotations::<T>::put(ROTATIONS_TO_EFFECT);
		}
		// A proven offence stays one, or an emergency would give a vote back.
		let reason = Barred::<T>::get(&record.account).unwrap_or(SuspensionReason::Emergency);
		record.status = BranchStatus::Suspended(reason);
		Self::write_status(branch, record, old);
		Ok(())
	}

	pub(crate) fn do_exit(branch: BranchId, successor: BranchId) -> DispatchResult {
		let mut record = Branches::<T>::get(branch).ok_or(Error::<T>::BranchNotFound)?;
		let old = record.status;
		ensure!(old.may_become(BranchStatus::Exited), Error::<T>::IllegalStep);
		ensure!(!Self::in_running_sets(&record.account), Error::<T>::StillValidating);
		ensure!(branch != successor, Error::<T>::OwnSuccessor);
		ensure!(
			<Self as Roles<T::AccountId>>::branch_in_force(successor),
			Error::<T>::SuccessorNotInForce
		);
		for other in BranchIndex::<T>::get() {
			if Successors::<T>::get(other) == Some(branch) {
				Successors::<T>::insert(other, successor);
			}
			let Some(mut child) = Branches::<T>::get(other).filter(|child| child.parent == Some(branch)) else {
				continue;
			};
			// Not under the successor, which may be one of them.
			child.parent = record.parent;
			Branches::<T>::insert(other, child);
			Self::deposit_event(Event::ParentChanged {
				branch: other,
				old: Some(branch),
				new: record.parent,
			});
		}
		Successors::<T>::insert(branch, successor);
		Self::forget_nodes(Operator::Branch(branch));
		Self::forget_validation(branch);
		record.status = BranchStatus::Exited;
		Self::write_status(branch, record, old);
		Self::deposit_event(Event::BranchExited { branch, successor });
		Ok(())
	}

	pub(crate) fn do_set_parent(branch: BranchId, parent: Option<BranchId>) -> DispatchResult {
		let mut record = Branches::<T>::get(branch).ok_or(Error::<T>::BranchNotFound)?;
		ensure!(record.status != BranchStatus::Exited, Error::<T>::BranchNotInForce);
		Self::ensure_above(parent, record.region)?;
		let old = record.parent;
		record.parent = parent;
		Branches::<T>::insert(branch, record);
		Self::deposit_event(Event::ParentChanged {
			branch,
			old,
			new: parent,
		});
		Ok(())
	}

	/// Refuses a parent that is not in force, or whose region does not contain `region`.
	fn ensure_above(parent: Option<BranchId>, region: RegionCode) -> DispatchResult {
		let Some(parent) = parent else { return Ok(()) };
		let above = Branches::<T>::get(parent)
			.filter(|above| above.status.in_force())
			.ok_or(Error::<T>::BranchNotFound)?;
		ensure!(above.region.contains(region), Error::<T>::ParentNotAbove);
		Ok(())
	}

	/// The branches above `branch`, nearest first: two at most, as no more regions lie inside each other.
	pub fn lineage(branch: BranchId) -> Vec<BranchId> {
		let above = |branch| Branches::<T>::get(branch).and_then(|record| record.parent);
		core::iter::successors(above(branch), |branch| above(*branch))
			.take(MAX_BRANCHES as usize)
			.collect()
	}

	pub(crate) fn do_set_min_authorities(minimum: u32) -> DispatchResult {
		// Those that run, those that are queued and those that shall: no plan that waits or is under way falls below it.
		let sets = T::Consensus::validators().len().min(T::Consensus::queued().len()) as u32;
		let most = Self::count_validators().min(sets);
		ensure!((1..=most).contains(&minimum), Error::<T>::MinimumOutOfBounds);
		let old = MinAuthorities::<T>::get();
		MinAuthorities::<T>::put(minimum);
		Self::deposit_event(Event::MinimumChanged { old, new: minimum });
		Ok(())
	}

	/// Whether `account` validates in the running session or in the one that is queued.
	fn in_running_sets(account: &T::AccountId) -> bool {
		T::Consensus::validators().contains(account) || T::Consensus::queued().contains(account)
	}

	/// Stores a status and tells everybody.
	pub(crate) fn write_status(branch: BranchId, mut record: Branch<T::AccountId>, old: BranchStatus) {
		let new = record.status;
		match new {
			BranchStatus::Suspended(SuspensionReason::Offence) => record.offended = true,
			BranchStatus::Candidate | BranchStatus::Observer | BranchStatus::Validator => record.offended = false,
			BranchStatus::Suspended(_) | BranchStatus::Exited => (),
		}
		let account = record.account.clone();
		if !old.in_force() && new.in_force() {
			// The head office has reinstated it: what barred it is settled.
			Barred::<T>::remove(&account);
		}
		Branches::<T>::insert(branch, record);
		if old.in_force() != new.in_force() {
			Self::sync_council(&account);
		}
		Self::deposit_event(Event::BranchStatusChanged { branch, old, new });
	}

	/// Branches in force, ascending. A lapsed admission does not take a branch out: its vote and its node stay.
	pub fn branches_in_force() -> Vec<(BranchId, Branch<T::AccountId>)> {
		BranchIndex::<T>::get()
			.into_iter()
			.filter_map(|id| Branches::<T>::get(id).map(|branch| (id, branch)))
			.filter(|(_, branch)| branch.status.in_force())
			.collect()
	}

	/// Whether a branch was suspended for an offence and not reinstated since, be it gone or not: its objections to a
	/// proposal do not count.
	pub fn suspended_for_offence(branch: BranchId) -> bool {
		Branches::<T>::get(branch).is_some_and(|record| record.offended)
	}

	pub(crate) fn count_validators() -> u32 {
		Self::branches_in_force()
			.iter()
			.filter(|(_, branch)| branch.status == BranchStatus::Validator)
			.count() as u32
	}

	/// Gives the council the keys of the branches in force, after the branch of `changed` has come or gone.
	fn sync_council(changed: &T::AccountId) {
		let mut now: Vec<_> = Self::branches_in_force()
			.into_iter()
			.map(|(_, branch)| branch.account)
			.collect();
		now.sort();
		let mut before = now.clone();
		match before.binary_search(changed) {
			Ok(place) => {
				before.remove(place);
			}
			Err(place) => before.insert(place, changed.clone()),
		}
		T::Council::set_members_sorted(&now, &before);
	}
}
