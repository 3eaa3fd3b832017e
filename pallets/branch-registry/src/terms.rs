//! Dates of renewal. Nothing runs when a date passes: whoever reads compares it with the clock.

use crate::*;
use frame_support::{pallet_prelude::*, traits::Time};
use polkadot_sdk::*;
use timebank_primitives::Moment;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_renew(term: Term<T::AccountId>, valid_until: Option<Moment>) -> DispatchResult {
		ensure!(!has_lapsed(valid_until, T::Time::now()), Error::<T>::DateNotInFuture);
		match &term {
			Term::Branch(branch) => {
				let mut record = Branches::<T>::get(branch).ok_or(Error::<T>::BranchNotFound)?;
				ensure!(record.status.in_force(), Error::<T>::BranchNotInForce);
				record.valid_until = valid_until;
				Branches::<T>::insert(branch, record);
			}
			Term::Institution(institution) => {
				let mut record = Institutions::<T>::get(institution).ok_or(Error::<T>::InstitutionNotFound)?;
				record.valid_until = valid_until;
				Institutions::<T>::insert(institution, record);
			}
			Term::Role(key) => {
				let mut grant = RoleKeys::<T>::get(key).ok_or(Error::<T>::RoleNotFound)?;
				grant.valid_until = valid_until;
				RoleKeys::<T>::insert(key, grant);
			}
			Term::Observer(member) => {
				let operator = Operator::Organisation(*member);
				let mut nodes = ApprovedNodes::<T>::get(operator).ok_or(Error::<T>::ObserverNotFound)?;
				nodes.valid_until = valid_until;
				ApprovedNodes::<T>::insert(operator, nodes);
			}
		}
		Self::deposit_event(Event::Renewed { term, valid_until });
		Ok(())
	}
}
