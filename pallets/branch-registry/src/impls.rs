//! What the registry offers to the other pallets.

use crate::*;
use frame_support::{traits::Get, weights::Weight};
use polkadot_sdk::*;
use timebank_primitives::{Body, BranchId, RoleHolder, Roles};

impl<T: Config> Roles<T::AccountId> for Pallet<T> {
	fn holder(key: &T::AccountId) -> Option<RoleHolder> {
		let holder = RoleKeys::<T>::get(key)?;
		let in_force = match holder.body {
			Body::Branch(branch) => Self::branch_in_force(branch),
			Body::Institution(institution) => Institutions::<T>::get(institution).is_some_and(|record| record.in_force),
		};
		in_force.then_some(holder)
	}

	fn branch_in_force(branch: BranchId) -> bool {
		Branches::<T>::get(branch).is_some_and(|record| record.status.in_force())
	}

	fn weight() -> Weight {
		// role key and its body
		T::DbWeight::get().reads(2)
	}
}
