//! Invariants of the storage.

use crate::{
	spans, BlockedOrigins, CaseRestrictions, CaseStatus, Cases, Claims, Config, DisputeOf, DisputeState, Disputed,
	Disputes, NextCase, NextRequest, OpenDisputes, OpenOrders, OpenRequests, Pallet, Requests, Restrictions,
	UnratifiedTime, MAX_OPEN_REQUESTS, RATIFIERS,
};
use alloc::collections::BTreeMap;
use frame_support::{
	ensure,
	traits::{Get, Time},
};
use polkadot_sdk::*;
use sp_core::H256;
use sp_runtime::TryRuntimeError;
use timebank_primitives::{InstitutionId, MemberId, Moment, RestrictionScope};

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
	/// 8. Every unratified restriction in force that a person has ordered is among that person's open orders, and the case
	///    has recorded the person as an orderer.
	/// 9. A case has a decision if and only if it is decided, appealed or was closed after that; an appeal waits if and only
	///    if the case says so.
	/// 10. A dispute has a case about its two parties (one, where a pool has paid and nobody is named as served), is the one
	///     of its movement or service, and is not pending when that is closed.
	/// 11. A pending dispute has a place among the claims against its receiver and counts as open for its party; a claim is
	///     of a pending dispute, or has been awarded, and is no more than the dispute is about.
	/// 12. Requests have numbers that were given out; each institution waits for as many answers as are counted, and no more
	///     than it may.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::check_cases()?;
		Self::check_restrictions()?;
		Self::check_blocked()?;
		Self::check_time()?;
		Self::check_open_orders()?;
		Self::check_disputes()?;
		Self::check_claims()?;
		Self::check_requests()
	}

	fn check_requests() -> Result<(), TryRuntimeError> {
		let next = NextRequest::<T>::get();
		let mut waiting: BTreeMap<InstitutionId, u32> = BTreeMap::new();
		for (id, request) in Requests::<T>::iter() {
			ensure!(id < next, "12: a request has a number that was not given out");
			if request.answer.is_none() {
				let count = waiting.entry(request.institution).or_default();
				*count = count.saturating_add(1);
			}
		}
		for (institution, count) in OpenRequests::<T>::iter() {
			ensure!(count <= MAX_OPEN_REQUESTS, "12: too many open requests");
			ensure!(
				waiting.remove(&institution) == Some(count),
				"12: open requests are miscounted"
			);
		}
		ensure!(waiting.is_empty(), "12: an open request is not counted");
		Ok(())
	}

	fn check_disputes() -> Result<(), TryRuntimeError> {
		let mut open: BTreeMap<MemberId, u32> = BTreeMap::new();
		for (id, dispute) in Disputes::<T>::iter() {
			let case = Cases::<T>::get(id).ok_or("10: a dispute without a case")?;
			let parties = case.subjects.as_slice();
			ensure!(
				parties.last() == Some(&dispute.receiver)
					&& parties.iter().filter(|party| **party == dispute.receiver).count() == 1
					&& parties.len() <= 2
					&& dispute
						.payer
						.member()
						.is_none_or(|payer| parties.first() == Some(&payer)),
				"10: a dispute of others than its parties"
			);
			ensure!(
				dispute.payer.pool().is_some() == matches!(dispute.about, Disputed::Service(_)),
				"10: a pool and a member have paid, or neither"
			);
			ensure!(
				DisputeOf::<T>::get(dispute.about) == Some(id),
				"10: what is disputed has another dispute"
			);
			if matches!(dispute.state, DisputeState::Pending) {
				ensure!(!case.status.is_closed(), "10: a closed case has a pending dispute");
				ensure!(
					Claims::<T>::get(dispute.receiver)
						.iter()
						.any(|claim| claim.case == id && !claim.awarded),
					"11: a pending dispute has no place"
				);
				let count = open.entry(dispute.party).or_default();
				*count = count.saturating_add(1);
			}
		}
		for (member, count) in OpenDisputes::<T>::iter() {
			ensure!(open.remove(&member) == Some(count), "11: open disputes are miscounted");
		}
		ensure!(open.is_empty(), "11: an open dispute is not counted");
		Ok(())
	}

	fn check_claims() -> Result<(), TryRuntimeError> {
		for (debtor, claims) in Claims::<T>::iter() {
			ensure!(!claims.is_empty(), "11: an empty list of claims is stored");
			for claim in claims.iter() {
				let dispute = Disputes::<T>::get(claim.case).ok_or("11: a claim without a dispute")?;
				ensure!(
					(dispute.receiver, dispute.payer) == (debtor, claim.creditor),
					"11: a claim between others"
				);
				ensure!(claim.amount <= dispute.amount, "11: a claim of more than there was");
				ensure!(
					claim.awarded == matches!(dispute.state, DisputeState::Settled),
					"11: a claim without a verdict"
				);
				let case = Cases::<T>::get(claim.case).ok_or("11: a claim without a case")?;
				ensure!(!case.status.is_closed(), "11: a closed case has a claim");
			}
		}
		Ok(())
	}

	fn check_open_orders() -> Result<(), TryRuntimeError> {
		let now = T::Time::now();
		for (member, restrictions) in Restrictions::<T>::iter() {
			for one in restrictions.iter() {
				let Some(orderer) = one.ordered_by else { continue };
				let case = Cases::<T>::get(one.case).ok_or("8: an order of an unknown case")?;
				ensure!(case.orderers.contains(&orderer), "8: an orderer is not recorded");
				ensure!(case.subjects.contains(&member), "8: an order against no subject");
				if one.ratified || !one.in_force(now) {
					continue;
				}
				let counted = OpenOrders::<T>::get(orderer)
					.iter()
					.any(|open| open.case == one.case && open.order == one.order && Some(open.until) == one.until);
				ensure!(counted, "8: an open order is not counted");
			}
		}
		Ok(())
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
			let decided = match case.status {
				CaseStatus::Provisional | CaseStatus::Open => case.decision.is_none(),
				CaseStatus::Decided => case.decision.is_some(),
				CaseStatus::Appealed => case.decision.is_some_and(|decision| decision.appealed_at.is_some()),
				CaseStatus::Closed => true,
			};
			ensure!(decided, "9: status and decision disagree");
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
