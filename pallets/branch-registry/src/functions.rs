//! The state changes behind the calls.

use crate::*;
use alloc::vec::Vec;
use frame_support::{
	pallet_prelude::*,
	traits::{ChangeMembers, Time},
};
use frame_system::{ensure_signed, pallet_prelude::OriginFor};
use polkadot_sdk::*;
use timebank_primitives::{
	Body, BranchId, FilingStatus, InstitutionId, Level, MemberKind, Members, RegionCode, Role, RoleHolder, Roles,
};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_admit(
		branch: BranchId,
		account: T::AccountId,
		region: RegionCode,
		parent: Option<BranchId>,
	) -> DispatchResult {
		if let Some(parent) = parent {
			ensure!(Self::branch_in_force(parent), Error::<T>::BranchNotFound);
		}
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
				admitted_at: T::Time::now(),
			},
		);
		Ok(())
	}

	pub(crate) fn do_set_branch_status(branch: BranchId, new: BranchStatus) -> DispatchResult {
		let mut record = Branches::<T>::get(branch).ok_or(Error::<T>::BranchNotFound)?;
		let old = record.status;
		ensure!(old.may_become(new), Error::<T>::IllegalStep);
		if new == BranchStatus::Validator {
			ensure!(
				T::Consensus::keys_fingerprint(&record.account).is_some(),
				Error::<T>::SessionKeysMissing
			);
		}
		if old == BranchStatus::Validator {
			// Said now, not at the end of the session: a plan below the minimum would be refused and the branch would go
			// on validating against the head office's word.
			ensure!(
				Self::count_validators() > MinAuthorities::<T>::get(),
				Error::<T>::TooFewAuthorities
			);
		}
		record.status = new;
		Self::write_status(branch, record, old);
		Ok(())
	}

	/// Stores a status and tells everybody.
	pub(crate) fn write_status(branch: BranchId, record: Branch<T::AccountId>, old: BranchStatus) {
		let new = record.status;
		let account = record.account.clone();
		if !old.in_force() && new.in_force() {
			// The head office has reinstated it: the offence is settled.
			Offenders::<T>::remove(&account);
		}
		Branches::<T>::insert(branch, record);
		if old.in_force() != new.in_force() {
			Self::sync_council(&account);
		}
		Self::deposit_event(Event::BranchStatusChanged { branch, old, new });
	}

	pub(crate) fn do_register_institution(institution: InstitutionId, kind: Role) -> DispatchResult {
		ensure!(
			!Institutions::<T>::contains_key(institution),
			Error::<T>::InstitutionAlreadyExists
		);
		ensure!(!kind.of_branch(), Error::<T>::NotAnInstitutionRole);
		Institutions::<T>::insert(institution, Institution { kind, in_force: true });
		Self::deposit_event(Event::InstitutionRegistered { institution, kind });
		Ok(())
	}

	pub(crate) fn do_set_institution(institution: InstitutionId, in_force: bool) -> DispatchResult {
		Institutions::<T>::try_mutate(institution, |record| {
			record.as_mut().ok_or(Error::<T>::InstitutionNotFound)?.in_force = in_force;
			Ok::<(), DispatchError>(())
		})?;
		Self::deposit_event(Event::InstitutionChanged { institution, in_force });
		Ok(())
	}

	/// Whether `origin` may appoint or dismiss `holder`: the head office for institutions and managers, a manager of the
	/// branch for its clerks and reviewers.
	pub(crate) fn ensure_may_appoint(origin: OriginFor<T>, holder: &RoleHolder) -> DispatchResult {
		let by_head_office = matches!(holder.body, Body::Institution(_)) || holder.role == Role::Manager;
		if T::HeadOffice::try_origin(origin.clone()).is_ok() {
			// The head office does not run a branch: it appoints the manager, the manager appoints the others.
			ensure!(by_head_office, Error::<T>::NotAuthorized);
			return Ok(());
		}
		let key = ensure_signed(origin)?;
		let acting = <Self as Roles<T::AccountId>>::holder(&key).ok_or(Error::<T>::NotAuthorized)?;
		ensure!(
			!by_head_office && acting.role == Role::Manager && acting.body == holder.body,
			Error::<T>::NotAuthorized
		);
		ensure!(acting.member != holder.member, Error::<T>::OwnRole);
		Ok(())
	}

	pub(crate) fn do_grant(key: T::AccountId, holder: RoleHolder) -> DispatchResult {
		match holder.body {
			Body::Branch(branch) => {
				let record = Branches::<T>::get(branch).ok_or(Error::<T>::BranchNotFound)?;
				ensure!(record.status.in_force(), Error::<T>::BranchNotInForce);
				ensure!(holder.role.of_branch(), Error::<T>::RoleNotOfBody);
			}
			Body::Institution(institution) => {
				let record = Institutions::<T>::get(institution).ok_or(Error::<T>::InstitutionNotFound)?;
				ensure!(record.in_force, Error::<T>::InstitutionNotInForce);
				ensure!(holder.role == record.kind, Error::<T>::RoleNotOfBody);
			}
		}
		ensure!(!RoleKeys::<T>::contains_key(&key), Error::<T>::RoleKeyInUse);
		ensure!(
			!BranchOf::<T>::contains_key(&key) && T::Members::controller(&key).is_none(),
			Error::<T>::KeyNotSeparate
		);
		ensure!(
			!RoleOf::<T>::contains_key(holder.body, holder.member),
			Error::<T>::RoleAlreadyHeld
		);
		let person = T::Members::summary(holder.member).ok_or(Error::<T>::MemberNotFound)?;
		ensure!(
			person.kind == MemberKind::Person
				&& person.status == FilingStatus::Filed
				&& person.level >= Level::Identified,
			Error::<T>::MemberNotIdentified
		);

		// Officers sign without holding any fuel.
		frame_system::Pallet::<T>::inc_providers(&key);
		RoleOf::<T>::insert(holder.body, holder.member, &key);
		RoleKeys::<T>::insert(&key, holder);
		Self::deposit_event(Event::RoleGranted { key, holder });
		Ok(())
	}

	pub(crate) fn do_revoke(key: T::AccountId, holder: RoleHolder) -> DispatchResult {
		// The reference to the account stays: without it the nonce would be forgotten, and whoever has seen old
		// transactions of the key could send them again once it holds a role anew.
		RoleOf::<T>::remove(holder.body, holder.member);
		RoleKeys::<T>::remove(&key);
		Self::deposit_event(Event::RoleRevoked { key, holder });
		Ok(())
	}

	/// Branches in force, ascending.
	pub fn branches_in_force() -> Vec<(BranchId, Branch<T::AccountId>)> {
		BranchIndex::<T>::get()
			.into_iter()
			.filter_map(|id| Branches::<T>::get(id).map(|branch| (id, branch)))
			.filter(|(_, branch)| branch.status.in_force())
			.collect()
	}

	/// Whether a branch was suspended for an offence: its objections to a proposal do not count.
	pub fn suspended_for_offence(branch: BranchId) -> bool {
		Branches::<T>::get(branch)
			.is_some_and(|record| record.status == BranchStatus::Suspended(SuspensionReason::Offence))
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
