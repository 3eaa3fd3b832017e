//! Clearing between branches: who owes whom, because coins of one branch paid a service in another (decision 0015).

use crate::{Clearing, ClearingPeriod, Config, Error, Event, Order, Origins, Pallet, Position, Positions};
use alloc::vec::Vec;
use polkadot_sdk::frame_support::{pallet_prelude::*, traits::Time};
use timebank_primitives::*;

impl<T: Config> Pallet<T> {
	/// What a payment moves between branches: the branches that issued the coins, other than the one of the service, with
	/// the amounts. At most as many as the payment has origins.
	pub(crate) fn debtors(order: &Order, parts: &LotParts) -> Vec<(BranchId, Balance)> {
		let mut all: Vec<(BranchId, Balance)> = Vec::new();
		if order.kind != MovementKind::Pay {
			return all;
		}
		for part in parts {
			// Every coin has an origin: an invariant.
			let Some(from) = Origins::<T>::get(part.origin).map(|origin| origin.branch) else {
				continue;
			};
			if from == order.branch {
				continue;
			}
			match all.iter_mut().find(|(branch, _)| *branch == from) {
				// Saturating: parts of one payment, whose sum was checked.
				Some((_, amount)) => *amount = amount.saturating_add(part.amount),
				None => all.push((from, part.amount)),
			}
		}
		all
	}

	/// Writes what a payment moves between branches.
	pub(crate) fn clear(to: BranchId, debtors: &[(BranchId, Balance)]) {
		let period = ClearingPeriod::<T>::get();
		for (from, amount) in debtors {
			// Saturating: a sum of 2^128 takes more payments than there can be.
			Clearing::<T>::mutate(period, (*from, to), |sum| *sum = sum.saturating_add(*amount));
			Positions::<T>::mutate(period, from, |position| {
				position.owes = position.owes.saturating_add(*amount)
			});
			Positions::<T>::mutate(period, to, |position| {
				position.due = position.due.saturating_add(*amount)
			});
			Self::deposit_event(Event::ClearingMoved {
				period,
				from: *from,
				to,
				amount: *amount,
			});
		}
	}

	/// Closes the running period: what is paid from now on counts in the next.
	pub(crate) fn do_close_clearing() -> DispatchResult {
		let period = ClearingPeriod::<T>::get();
		let next = period.checked_add(1).ok_or(Error::<T>::NumbersExhausted)?;
		ClearingPeriod::<T>::put(next);
		Self::deposit_event(Event::ClearingClosed {
			period,
			at: T::Time::now(),
		});
		Ok(())
	}

	/// The positions of all branches in a period, as long as the list of branches: for runtime APIs only.
	pub fn positions(period: u32) -> Vec<(BranchId, Position)> {
		Positions::<T>::iter_prefix(period).collect()
	}

	/// What each branch owes each other one in a period: debtor, creditor, amount. For runtime APIs only.
	pub fn clearing(period: u32) -> Vec<(BranchId, BranchId, Balance)> {
		Clearing::<T>::iter_prefix(period)
			.map(|((from, to), amount)| (from, to, amount))
			.collect()
	}
}
