//! Institutions, officers and who appoints them.

use crate::*;
use frame_support::{pallet_prelude::*, traits::Time};
use frame_system::{ensure_signed, pallet_prelude::OriginFor};
use polkadot_sdk::*;
use timebank_primitives::{Body, FilingStatus, InstitutionId, Level, MemberKind, Members, Role, RoleHolder, Roles};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_register_institution(institution: InstitutionId, kind: Role) -> DispatchResult {
		ensure!(
			!Institutions::<T>::contains_key(institution),
			Error::<T>::InstitutionAlreadyExists
		);
		ensure!(!kind.of_branch(), Error::<T>::NotAnInstitutionRole);
		Institutions::<T>::insert(
			institution,
			Institution {
				kind,
				in_force: true,
				valid_until: None,
			},
		);
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
				ensure!(record.acts_at(T::Time::now()), Error::<T>::BranchNotInForce);
				ensure!(holder.role.of_branch(), Error::<T>::RoleNotOfBody);
			}
			Body::Institution(institution) => {
				let record = Institutions::<T>::get(institution).ok_or(Error::<T>::InstitutionNotFound)?;
				ensure!(record.acts_at(T::Time::now()), Error::<T>::InstitutionNotInForce);
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
		RoleKeys::<T>::insert(
			&key,
			RoleGrant {
				holder,
				valid_until: None,
			},
		);
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
}
