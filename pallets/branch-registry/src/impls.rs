//! What the registry offers to the other pallets.

use crate::*;
use frame_support::{traits::Time, weights::Weight};
use polkadot_sdk::*;
use timebank_primitives::{Body, BranchId, InstitutionId, RoleHolder, Roles};

impl<T: Config> Roles<T::AccountId> for Pallet<T> {
	fn holder(key: &T::AccountId) -> Option<RoleHolder> {
		let RoleGrant { holder, valid_until } = RoleKeys::<T>::get(key)?;
		let now = T::Time::now();
		let in_force = match holder.body {
			Body::Branch(branch) => Branches::<T>::get(branch).is_some_and(|record| record.acts_at(now)),
			Body::Institution(institution) => {
				Institutions::<T>::get(institution).is_some_and(|record| record.acts_at(now))
			}
		};
		(in_force && !has_lapsed(valid_until, now)).then_some(holder)
	}

	fn branch_in_force(branch: BranchId) -> bool {
		Branches::<T>::get(branch).is_some_and(|record| record.acts_at(T::Time::now()))
	}

	fn institution_in_force(institution: InstitutionId) -> bool {
		Institutions::<T>::get(institution).is_some_and(|record| record.acts_at(T::Time::now()))
	}

	fn home(branch: BranchId) -> BranchId {
		Successors::<T>::get(branch).unwrap_or(branch)
	}

	fn weight() -> Weight {
		T::WeightInfo::roles()
	}
}
