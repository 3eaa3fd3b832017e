//! The seams that this pallet offers.

use crate::{pallet::*, rules, types::*, WeightInfo};
use alloc::vec::Vec;
use polkadot_sdk::frame_support::{dispatch::DispatchResult, weights::Weight};
use timebank_primitives::{
	AlertId, Balance, Controller, MemberId, MemberSummary, Members, Moment, OnFilingChange, Requirement, RiskGrading,
	Stage,
};

impl<T: Config> Pallet<T> {
	/// What a member fails by its evidence, in the order in which it is told.
	fn evidence_failures(
		member: MemberId,
		party: &PartyRequirements,
		amount: Balance,
		now: Moment,
	) -> Vec<Requirement> {
		let mut failures = Vec::new();
		let (mut codes, mut fresh) = (party.codes(amount).peekable(), party.fresh(amount).peekable());
		if codes.peek().is_none() && fresh.peek().is_none() {
			return failures;
		}
		let cut_offs = AttestorCutOffs::<T>::get();
		if codes.peek().is_some() {
			let filing = Filings::<T>::get(member);
			let holds = |code: u16| filing.as_ref().is_some_and(|filing| filing.holds(code, now, &cut_offs));
			failures.extend(
				codes
					.filter(|code| !holds(*code))
					.map(Requirement::QualificationMissing),
			);
		}
		for demand in fresh {
			let filed = Sections::<T>::get(member, demand.section).is_some_and(|section| section.in_force(now));
			let attestations = AttestationsOf::<T>::get(member, demand.section);
			if !filed || !rules::is_fresh(&demand, &attestations, &cut_offs, now) {
				failures.push(Requirement::AttestationStale);
				break; // The reason does not say which: once is enough.
			}
		}
		failures
	}

	/// How long outgoing movements wait after a recovery; read only of a member whose keys were ever recovered.
	fn wait_after_recovery(summary: &MemberSummary) -> Moment {
		summary.recovered_at.map_or(0, |_| Delays::<T>::get().wait)
	}

	/// What a dispute about the keys stops: coins that leave.
	fn dispute(member: MemberId, paying: bool) -> Option<Requirement> {
		(paying && Self::is_disputed(member)).then_some(Requirement::RecoveryDisputed)
	}

	/// Everything that a member fails for `stage` with `amount` now; empty if it may take part. The same answer as the
	/// ledger's, with all reasons.
	pub fn failing(member: MemberId, stage: Stage, amount: Balance, paying: bool) -> Vec<Requirement> {
		let now = Self::now();
		let Some(summary) = <Self as Members<T::AccountId>>::summary(member) else {
			return [Requirement::Unknown].to_vec();
		};
		let party = Requirements::<T>::get(stage).side(paying);
		let wait = Self::wait_after_recovery(&summary);
		let mut failures: Vec<_> = rules::standing_failures(&summary, &party, amount, paying, wait, now).collect();
		failures.extend(Self::dispute(member, paying));
		failures.extend(Self::evidence_failures(member, &party, amount, now));
		failures
	}
}

impl<T: Config> Members<T::AccountId> for Pallet<T> {
	fn controller(key: &T::AccountId) -> Option<Controller> {
		let controller = MemberOf::<T>::get(key)?;
		let filing = Filings::<T>::get(controller.member)?;
		filing.status.may_send().then_some(controller)
	}

	fn summary(member: MemberId) -> Option<MemberSummary> {
		let filing = Filings::<T>::get(member)?;
		let home = Self::home_of(&filing);
		Some(MemberSummary {
			home,
			..filing.summary(member, Self::now(), &Self::measures())
		})
	}

	fn check(
		summary: &MemberSummary,
		stage: Stage,
		amount: Balance,
		paying: bool,
		now: Moment,
	) -> Result<(), Requirement> {
		let party = Requirements::<T>::get(stage).side(paying);
		let wait = Self::wait_after_recovery(summary);
		let standing = rules::standing_failures(summary, &party, amount, paying, wait, now).next();
		// Evidence is read only when the standing is good.
		let standing = standing.or_else(|| Self::dispute(summary.member, paying));
		match standing.or_else(|| {
			Self::evidence_failures(summary.member, &party, amount, now)
				.into_iter()
				.next()
		}) {
			Some(failure) => Err(failure),
			None => Ok(()),
		}
	}

	fn has_qualification(member: MemberId, code: u16, now: Moment) -> bool {
		Filings::<T>::get(member).is_some_and(|filing| filing.holds(code, now, &AttestorCutOffs::<T>::get()))
	}

	fn related(one: MemberId, other: MemberId) -> bool {
		Self::are_related(one, other)
	}

	fn may_act_for(acting: MemberId, member: MemberId, now: Moment) -> bool {
		Self::relation_in_force(member, acting, now).is_some()
	}

	fn weight() -> Weight {
		// A check costs the most; a summary, which asks which branch cares for the member now, reads less than half of that.
		T::WeightInfo::members()
	}
}

impl<T: Config> RiskGrading for Pallet<T> {
	fn raise_by_one(member: MemberId, alert: AlertId) -> DispatchResult {
		Self::do_raise_by_one(member, alert)
	}

	fn weight() -> Weight {
		T::WeightInfo::risk_grading().saturating_add(T::OnFilingChange::weight())
	}
}
