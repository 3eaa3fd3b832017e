//! Closing: exactly what a case had placed goes, and the report that says so.

use crate::{
	dispute, gate, BlockedOrigins, CaseRestrictions, CaseStatus, Cases, Claims, Config, Error, Event, MemberState,
	Pallet, RestoreLine, Restriction, RestrictionList, Restrictions, Right,
};
use alloc::vec::Vec;
use frame_support::{dispatch::DispatchResult, ensure, traits::Time};
use polkadot_sdk::*;
use timebank_primitives::{Balance, CaseId, Digest, Ledger, MemberId, Moment, RoleHolder};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_close_case(by: Option<RoleHolder>, id: CaseId, reason: Digest) -> DispatchResult {
		let mut case = Self::live_case(id)?;
		ensure!(case.status.may_close(), Error::<T>::CaseNotOpen);
		Self::ensure_dispute_over(id)?;
		let by = by.map(|holder| holder.member);
		let now = T::Time::now();
		let placed: Vec<(MemberId, RestrictionList)> = CaseRestrictions::<T>::get(id)
			.into_iter()
			.map(|member| (member, Restrictions::<T>::get(member)))
			.collect();
		if let Some(by) = by {
			Self::ensure_right(by, Right::Lift)?;
			Self::ensure_independent(by, &case.subjects)?;
			// Closing lifts, and who orders does not lift.
			let own = |one: &Restriction| one.case == id && one.in_force(now) && one.ordered_by == Some(by);
			ensure!(
				!placed.iter().any(|(_, restrictions)| restrictions.iter().any(own)),
				Error::<T>::OwnOrder
			);
		}

		let report = Self::report(id, &case.subjects, now);

		let mut lifted = 0u32;
		for (member, mut restrictions) in placed {
			let lapsed = Self::prune(&mut restrictions, now);
			for one in restrictions.iter().filter(|one| one.case == id) {
				lifted = lifted.saturating_add(1); // at most MAX_SUBJECTS * MAX_RESTRICTIONS
				let (order, scope) = (one.order, one.scope);
				Self::forget_open(one.ordered_by, id, order, now);
				Self::deposit_event(Event::RestrictionLifted {
					case: id,
					order,
					member,
					scope,
					by,
				});
			}
			restrictions.retain(|one| one.case != id);
			Self::say_lapsed(member, lapsed);
			Self::store(member, restrictions, now);
		}
		let mut entries = BlockedOrigins::<T>::get();
		let before = entries.len();
		entries.retain(|entry| entry.case != id);
		let origins = before.saturating_sub(entries.len()) as u32; // entries were only removed, and are few
		if origins > 0 {
			Self::store_blocked(entries, now);
		}
		for subject in case.subjects.iter() {
			let amount = T::Ledger::unlock(*subject, id)?;
			if amount > 0 {
				Self::deposit_event(Event::CoinsUnlocked {
					case: id,
					member: *subject,
					amount,
				});
			}
		}
		for line in report {
			Self::deposit_event(Event::MemberRestored { case: id, line });
		}
		CaseRestrictions::<T>::remove(id);
		case.status = CaseStatus::Closed;
		Cases::<T>::insert(id, case);
		Self::deposit_event(Event::CaseClosed {
			case: id,
			by,
			reason,
			lifted,
			origins,
			at: now,
		});
		Ok(())
	}

	/// What closing a case now would change: a line for each of its subjects, before and after.
	pub fn restore_report(id: CaseId, now: Moment) -> Vec<RestoreLine> {
		Cases::<T>::get(id)
			.filter(|case| !case.status.is_closed())
			.map(|case| Self::report(id, &case.subjects, now))
			.unwrap_or_default()
	}

	fn report(id: CaseId, subjects: &[MemberId], now: Moment) -> Vec<RestoreLine> {
		let line = |member: &MemberId| {
			let mut restrictions = Restrictions::<T>::get(member);
			let free = T::Ledger::free(*member);
			let claims = dispute::claimed(&Claims::<T>::get(*member), None);
			let before = Self::state(&restrictions, claims, free, now);
			restrictions.retain(|one| one.case != id);
			// No member has more than the supply, whose sum is checked where coins are issued.
			let after = Self::state(
				&restrictions,
				claims,
				free.saturating_add(T::Ledger::locked(*member, id)),
				now,
			);
			RestoreLine {
				member: *member,
				before,
				after,
			}
		};
		subjects.iter().map(line).collect()
	}

	fn state(restrictions: &[Restriction], claims: Balance, free: Balance, now: Moment) -> MemberState {
		MemberState {
			restrictions: restrictions.iter().filter(|one| one.in_force(now)).count() as u32, // at most MAX_RESTRICTIONS
			// At the end of the range everything is kept.
			keeps: gate::must_keep(restrictions, now).saturating_add(claims),
			free,
		}
	}
}
