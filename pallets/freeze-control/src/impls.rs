//! The seams that this pallet offers: the gate of the ledger, and freezes that rules ask for.

use crate::{
	gate::{self, Part},
	orders::Order,
	BlockedOrigins, CaseStatus, Claims, Config, Error, Event, LegalBasis, OpenDisputes, OrderOrigins, Pallet,
	Restrictions, Right, Subjects, WeightInfo,
};
use alloc::vec::Vec;
use frame_support::{
	traits::{Get, Time},
	weights::Weight,
};
use polkadot_sdk::*;
use sp_runtime::DispatchError;
use timebank_primitives::{
	Affairs, AlertId, Alerts, CaseId, FilingChange, Gate, MemberId, Members, Moment, MovementFacts, OnFilingChange,
	Passage, Refusal, RequestFreeze, RestrictionScope, RoleHolder, Stage,
};

impl<T: Config> Pallet<T> {
	/// Refuses if a restriction of this member stops the movement.
	fn pass(member: Option<MemberId>, part: Part, stage: Stage, now: Moment) -> Result<(), Refusal> {
		let Some(member) = member else { return Ok(()) };
		match gate::first_stop(&Restrictions::<T>::get(member), part, stage, now) {
			Some(stop) => Err(Refusal::Restricted {
				case: stop.case,
				member,
				scope: stop.scope,
			}),
			None => Ok(()),
		}
	}
}

impl<T: Config> Pallet<T> {
	/// The cases that bind a member; a case is named once for each of its orders.
	fn cases_binding(member: MemberId, now: Moment) -> Vec<CaseId> {
		let restrictions = Self::restrictions_in_force(member, now);
		let claims = Self::claims(member);
		restrictions
			.iter()
			.map(|one| one.case)
			.chain(claims.iter().map(|claim| claim.case))
			.collect()
	}
}

impl<T: Config> Gate for Pallet<T> {
	fn check(facts: &MovementFacts) -> Result<Passage, Refusal> {
		// Not the time of the facts: a held movement is asked about again when it is released, and what binds then counts.
		let now = T::Time::now();
		let mut passage = Passage::default();
		let payer = facts.payer.map(|payer| payer.member);
		Self::pass(payer, Part::Payer, facts.stage, now)?;
		Self::pass(
			facts.receiver.map(|receiver| receiver.member),
			Part::Receiver,
			facts.stage,
			now,
		)?;
		Self::pass(facts.signers.acting, Part::Actor, facts.stage, now)?;
		Self::pass(facts.signers.origin, Part::Actor, facts.stage, now)?;
		if let Some(payer) = payer {
			passage.payer_keeps = Self::keeps(payer, now);
		}
		for entry in BlockedOrigins::<T>::get().iter().filter(|entry| entry.in_force(now)) {
			if !passage.blocked.contains(&entry.origin) {
				// Both lists have the same bound, so there is a place for each.
				let _ = passage.blocked.try_push(entry.origin);
			}
		}
		Ok(passage)
	}

	fn weight() -> Weight {
		T::WeightInfo::check()
	}
}

/// A restriction in force keeps a filing from being closed, and so does a claim against the member or a dispute that the
/// member has filed: what a verdict awards must find somebody who can have it.
impl<T: Config> Affairs for Pallet<T> {
	fn settled(member: MemberId) -> bool {
		let now = T::Time::now();
		let bound = Restrictions::<T>::get(member)
			.iter()
			.any(|restriction| restriction.in_force(now));
		!bound && !Claims::<T>::contains_key(member) && !OpenDisputes::<T>::contains_key(member)
	}

	fn weight() -> Weight {
		T::WeightInfo::settled()
	}
}

impl<T: Config> Pallet<T> {
	/// Opens the provisional case of a request, on a basis that was checked, and places its order.
	pub(crate) fn do_request(
		member: MemberId,
		basis: LegalBasis,
		behind: Option<RoleHolder>,
	) -> Result<CaseId, DispatchError> {
		let mut subjects = Subjects::new();
		subjects.try_push(member).map_err(|_| Error::<T>::NoSubjects)?; // an empty list has room for one
		if let Some(behind) = &behind {
			Self::ensure_right(behind.member, Right::Order)?;
			Self::ensure_independent(behind.member, &subjects)?;
		}
		let by = behind.map(|behind| (behind.member, behind.body));
		let now = T::Time::now();
		let mut case = Self::new_case(CaseStatus::Provisional, basis, by, subjects, now);
		// The number is taken before the order is checked: a layer, so that a refused request leaves nothing.
		frame_support::storage::with_storage_layer(|| {
			let id = Self::enter_case(&case)?;
			let order = Order {
				member,
				scope: RestrictionScope::Outgoing,
				amount: 0,
				origins: OrderOrigins::new(),
				// Beyond the end of time the request ends there.
				until: now.saturating_add(T::RequestDuration::get()),
				by,
			};
			Self::place(id, &mut case, order, now)?;
			Ok(id)
		})
	}
}

impl<T: Config> RequestFreeze for Pallet<T> {
	/// A request restricts outgoing coins for [`Config::RequestDuration`] and counts toward the member's unratified time
	/// like any order. A supervisor who stands behind it has ordered it: he needs the right, must be independent, and does
	/// not ratify it. The case waits for a supervisor to take it up.
	fn request(member: MemberId, alert: AlertId, behind: Option<RoleHolder>) -> Result<CaseId, DispatchError> {
		let basis = LegalBasis::Alert(alert);
		Self::ensure_basis(&basis, &[member])?;
		Self::do_request(member, basis, behind)
	}

	fn ratified(member: MemberId) -> bool {
		let now = T::Time::now();
		Restrictions::<T>::get(member)
			.iter()
			.any(|one| one.ratified && one.in_force(now))
	}

	fn weight() -> Weight {
		T::WeightInfo::request()
			.saturating_add(T::Members::weight().saturating_mul(2)) // summary and relation
			.saturating_add(T::Alerts::weight())
	}
}

/// Tells the cases that restrict a member that the filing has changed. What binds stays: coins of a suspended or closed
/// member are bound as before, and a moved home does not shake off a case.
impl<T: Config> OnFilingChange for Pallet<T> {
	fn on_filing_change(member: MemberId, change: &FilingChange) {
		let mut told: Vec<CaseId> = Vec::new();
		for case in Self::cases_binding(member, T::Time::now()) {
			if !told.contains(&case) {
				told.push(case);
				Self::deposit_event(Event::SubjectChanged {
					case,
					member,
					change: *change,
				});
			}
		}
	}

	fn weight() -> Weight {
		T::WeightInfo::filing_change()
	}
}
