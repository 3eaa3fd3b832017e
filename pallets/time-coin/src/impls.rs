//! The seams that this pallet offers.

use crate::{Accounts, Config, Error, Event, Holds, Locked, OpenBookings, Order, Pallet, Source, Target, WeightInfo};
use polkadot_sdk::frame_support::pallet_prelude::*;
use timebank_primitives::*;

impl<T: Config> timebank_primitives::Holds for Pallet<T> {
	fn release(hold: HoldId) -> Result<Released, DispatchError> {
		Self::do_release(hold)
	}

	fn give_back(hold: HoldId) -> DispatchResult {
		Self::do_give_back(hold)
	}

	fn facts(hold: HoldId) -> Option<MovementFacts> {
		Holds::<T>::get(hold).map(|hold| hold.facts)
	}

	fn weight() -> Weight {
		T::WeightInfo::decide_hold().saturating_add(Self::seams(4, 0, 1))
	}
}

impl<T: Config> Pallet<T> {
	/// Worst weight of so many uses of the seams that this pallet needs; a move asks gate and rules once.
	pub(crate) fn seams(members: u64, roles: u64, moves: u64) -> Weight {
		let judged = T::Gate::weight().saturating_add(T::Assessor::weight());
		T::Members::weight()
			.saturating_mul(members)
			.saturating_add(T::Roles::weight().saturating_mul(roles))
			.saturating_add(judged.saturating_mul(moves))
	}

	fn case_order(kind: MovementKind, source: Source, target: Target, amount: Balance, branch: BranchId) -> Order {
		Order {
			kind,
			stage: None,
			source,
			target,
			amount,
			signers: Signers::default(),
			branch,
			activity: None,
			claimed: None,
			record: None,
		}
	}

	fn home(member: MemberId) -> Result<BranchId, Error<T>> {
		T::Members::summary(member)
			.map(|summary| summary.home)
			.ok_or(Error::<T>::UnknownMember)
	}

	fn locked_for(member: MemberId, case: CaseId) -> LotParts {
		Locked::<T>::get(member, LockReason::Case(case)).unwrap_or_default()
	}
}

/// A case has locked at most as many origins of one member at a time as one movement can carry, out of as many lots as one
/// movement may touch. What is over stays free: a restriction keeps it in place until the case has moved what it has and
/// locks more.
impl<T: Config> Ledger for Pallet<T> {
	fn free(member: MemberId) -> Balance {
		Accounts::<T>::get(member).free
	}

	fn lock(member: MemberId, amount: Balance, case: CaseId) -> Result<Balance, DispatchError> {
		let branch = Self::home(member)?;
		// Blocked coins are taken as well: a case is why they are blocked.
		let amount = Self::take_free(member, amount, &[], &Self::locked_for(member, case)).taken;
		if amount > 0 {
			let target = Target::Locked(member, LockReason::Case(case));
			Self::do_decided_move(Self::case_order(
				MovementKind::Lock,
				Source::Free(member),
				target,
				amount,
				branch,
			))?;
		}
		Ok(amount)
	}

	fn unlock(member: MemberId, case: CaseId) -> Result<Balance, DispatchError> {
		let branch = Self::home(member)?;
		let amount = total(&Self::locked_for(member, case)).ok_or(Error::<T>::Overflow)?;
		if amount > 0 {
			let source = Source::Locked(member, LockReason::Case(case));
			let target = Target::Free(member);
			Self::do_decided_move(Self::case_order(MovementKind::Unlock, source, target, amount, branch))?;
		}
		Ok(amount)
	}

	fn move_by_verdict(from: MemberId, to: MemberId, amount: Balance, case: CaseId) -> Result<Balance, DispatchError> {
		ensure!(from != to, Error::<T>::OwnGift);
		let branch = Self::home(from)?;
		Self::home(to)?;
		let amount = total(&Self::locked_for(from, case))
			.ok_or(Error::<T>::Overflow)?
			.min(amount);
		if amount > 0 {
			let source = Source::Locked(from, LockReason::Case(case));
			let target = Target::Free(to);
			Self::do_decided_move(Self::case_order(MovementKind::Verdict, source, target, amount, branch))?;
		}
		Ok(amount)
	}

	fn weight() -> Weight {
		T::WeightInfo::case_move().saturating_add(Self::seams(2, 0, 0))
	}
}

/// Warns of each open service when a volunteer's filing is no longer in force.
impl<T: Config> OnFilingChange for Pallet<T> {
	fn on_filing_change(member: MemberId, change: &FilingChange) {
		if let FilingChange::Status {
			old: FilingStatus::Filed,
			new,
		} = change
		{
			if *new != FilingStatus::Filed {
				for activity in OpenBookings::<T>::get(member) {
					Self::deposit_event(Event::ParticipantLapsed { activity, member });
				}
			}
		}
	}

	fn weight() -> Weight {
		T::WeightInfo::filing_change()
	}
}
