//! Invariants of the storage.

use crate::{
	spans, BlockedOrigins, CaseRestrictions, Cases, Config, NextCase, Pallet, Restrictions, UnratifiedTime, RATIFIERS,
};
use frame_support::{
	ensure,
	traits::{Get, Time},
};
use polkadot_sdk::*;
use sp_core::H256;
use sp_runtime::TryRuntimeError;
use timebank_primitives::{Moment, RestrictionScope};

impl<T: Config> Pallet<T> {
	/// Checks every invariant below; reads the whole storage.
	///
	/// 1. Every case has a number below the next one, at least one subject, and a head of evidence if and only if it has
	///    evidence.
	/// 2. Every restriction cites a case that is not closed, has one of its order numbers and binds one of its subjects
	///    whom the case has recorded as restricted.
	/// 3. A restriction has no end if and only if it is ratified, by two persons of two bodies, neither of them the
	///    orderer's; an amount if and only if its scope is an amount.
	/// 4. Nobody has ordered a restriction of himself.
	/// 5. Every blocked origin in force belongs to an order for lots in force, with the same end.
	/// 6. The members whom a case has restricted are subjects of that case, which is not closed.
	/// 7. Stretches of unratified time are in order and apart, hold no more than the limit, and reach as far as every
	///    unratified restriction in force.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::check_cases()?;
		Self::check_restrictions()?;
		Self::check_blocked()?;
		Self::check_time()
	}

	fn check_cases() -> Result<(), TryRuntimeError> {
		let next = NextCase::<T>::get();
		for (id, case) in Cases::<T>::iter() {
			ensure!(id < next, "1: a case has a number that was not given out");
			ensure!(!case.subjects.is_empty(), "1: a case has no subject");
			ensure!(
				(case.evidence_count == 0) == (case.evidence_head == H256::zero()),
				"1: head and count of evidence disagree"
			);
		}
		for (id, members) in CaseRestrictions::<T>::iter() {
			let case = Cases::<T>::get(id).ok_or("6: an unknown case has restricted members")?;
			ensure!(!case.status.is_closed(), "6: a closed case has restricted members");
			ensure!(
				members.iter().all(|member| case.subjects.contains(member)),
				"6: a restricted member is no subject"
			);
		}
		Ok(())
	}

	fn check_restrictions() -> Result<(), TryRuntimeError> {
		for (member, restrictions) in Restrictions::<T>::iter() {
			ensure!(!restrictions.is_empty(), "2: an empty list is stored");
			for one in restrictions.iter() {
				let case = Cases::<T>::get(one.case).ok_or("2: a restriction cites an unknown case")?;
				ensure!(!case.status.is_closed(), "2: a restriction cites a closed case");
				ensure!(
					one.order < case.orders,
					"2: an order has a number that was not given out"
				);
				ensure!(
					case.subjects.contains(&member),
					"2: a restriction binds a member that is no subject"
				);
				ensure!(
					CaseRestrictions::<T>::get(one.case).contains(&member),
					"2: a restriction would outlive its case"
				);

				ensure!(
					one.until.is_none() == one.ratified,
					"3: a restriction has an end and is ratified, or neither"
				);
				ensure!(
					one.ratified == (one.ratifiers.len() as u32 == RATIFIERS),
					"3: a ratified restriction lacks ratifiers, or an unratified one has them"
				);
				for (index, ratifier) in one.ratifiers.iter().enumerate() {
					ensure!(one.ordered_by != Some(ratifier.member), "3: the orderer has ratified");
					ensure!(one.body != Some(ratifier.body), "3: the orderer's body has ratified");
					ensure!(
						one.ratifiers
							.iter()
							.take(index)
							.all(|other| other.member != ratifier.member && other.body != ratifier.body),
						"3: one person or body has ratified twice"
					);
				}
				ensure!(
					matches!(one.scope, RestrictionScope::Amount) == (one.amount > 0),
					"3: amount and scope disagree"
				);
				ensure!(one.ordered_by != Some(member), "4: a supervisor has restricted himself");
			}
		}
		Ok(())
	}

	fn check_blocked() -> Result<(), TryRuntimeError> {
		let now = T::Time::now();
		for entry in BlockedOrigins::<T>::get().iter().filter(|entry| entry.in_force(now)) {
			let owned = CaseRestrictions::<T>::get(entry.case).iter().any(|member| {
				Restrictions::<T>::get(member).iter().any(|one| {
					one.is(entry.case, entry.order)
						&& matches!(one.scope, RestrictionScope::Lots)
						&& one.until == entry.until
				})
			});
			ensure!(owned, "5: an origin is blocked without an order in force");
		}
		Ok(())
	}

	fn check_time() -> Result<(), TryRuntimeError> {
		let now = T::Time::now();
		for (_, time) in UnratifiedTime::<T>::iter() {
			ensure!(!time.is_empty(), "7: an empty account of time is stored");
			let mut previous: Option<Moment> = None;
			for span in time.iter() {
				ensure!(span.from < span.until, "7: an empty stretch");
				ensure!(
					previous.is_none_or(|end| end < span.from),
					"7: stretches touch or are out of order"
				);
				previous = Some(span.until);
			}
			let end = previous.unwrap_or(0);
			let start = end.saturating_sub(T::UnratifiedWindow::get());
			ensure!(
				spans::covered(&time, start, end) <= T::MaxTemporary::get(),
				"7: more time than the limit"
			);
		}
		for (member, restrictions) in Restrictions::<T>::iter() {
			let end = UnratifiedTime::<T>::get(member).last().map(|span| span.until);
			for until in restrictions
				.iter()
				.filter(|one| one.in_force(now))
				.filter_map(|one| one.until)
			{
				ensure!(
					end.is_some_and(|end| until <= end),
					"7: an unratified restriction is not counted"
				);
			}
		}
		Ok(())
	}
}
