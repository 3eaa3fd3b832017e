//! Cases: opening, evidence, taking up, deciding, appeal.

use crate::{
	evidence, Case, CaseStatus, Cases, Config, Decision, Error, Event, LegalBasis, NextCase, Pallet, Right, Rights,
	Ruling, Subjects, SupervisorRights,
};
use frame_support::{
	dispatch::DispatchResult,
	ensure,
	traits::{Get, Time},
};
use polkadot_sdk::*;
use sp_core::H256;
use sp_runtime::DispatchError;
use timebank_primitives::{Alerts, Body, CaseId, Digest, Finding, MemberId, Members, Moment, RoleHolder};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_open_case(
		by: RoleHolder,
		basis: LegalBasis,
		subjects: Subjects,
		evidence: Digest,
	) -> DispatchResult {
		Self::ensure_members(&subjects)?;
		Self::ensure_independent(by.member, &subjects)?;
		Self::ensure_basis(&basis, &subjects)?;

		let now = T::Time::now();
		let mut case = Case {
			lead: Some(by.member),
			..Self::new_case(CaseStatus::Open, basis, Some((by.member, by.body)), subjects, now)
		};
		let id = Self::enter_case(&case)?;
		Self::link_evidence(id, &mut case, evidence, by.member, now)?;
		Cases::<T>::insert(id, case);
		Ok(())
	}

	/// A case with nothing in it.
	pub(crate) fn new_case(
		status: CaseStatus,
		basis: LegalBasis,
		by: Option<(MemberId, Body)>,
		subjects: Subjects,
		now: Moment,
	) -> Case {
		Case {
			status,
			basis,
			opened_by: by.map(|(person, _)| person),
			lead: None,
			body: by.map(|(_, body)| body),
			opened_at: now,
			subjects,
			orders: 0,
			orderers: Default::default(),
			evidence_count: 0,
			evidence_head: H256::zero(),
			decision: None,
		}
	}

	/// An alert or warning that a case rests on must exist and be about one of the subjects; a warning must be in force.
	/// What courts order and parties complain of is off the chain, and known by its digest.
	pub(crate) fn ensure_basis(basis: &LegalBasis, subjects: &[MemberId]) -> DispatchResult {
		match basis {
			LegalBasis::Alert(alert) => {
				let alert = T::Alerts::alert(*alert).ok_or(Error::<T>::UnknownAlert)?;
				ensure!(
					subjects.contains(&alert.subject)
						|| alert.counterparty.is_some_and(|member| subjects.contains(&member)),
					Error::<T>::AlertNotOfSubjects
				);
			}
			LegalBasis::Warning(warning) => {
				let warning = T::Alerts::warning(*warning).ok_or(Error::<T>::UnknownWarning)?;
				ensure!(subjects.contains(&warning.member), Error::<T>::WarningNotOfSubjects);
				ensure!(warning.in_force, Error::<T>::WarningNotInForce);
			}
			LegalBasis::CourtOrder(_) | LegalBasis::Dispute(_) => {}
		}
		Ok(())
	}

	/// Gives a new case its number and says so; the caller stores the case.
	pub(crate) fn enter_case(case: &Case) -> Result<CaseId, DispatchError> {
		let id = NextCase::<T>::get();
		NextCase::<T>::put(id.next().ok_or(Error::<T>::NumbersExhausted)?);
		Self::deposit_event(Event::CaseOpened {
			case: id,
			basis: case.basis,
			by: case.opened_by,
			body: case.body,
			subjects: case.subjects.clone(),
			at: case.opened_at,
		});
		Ok(id)
	}

	/// Links a piece of evidence; the caller stores the case.
	pub(crate) fn link_evidence(
		id: CaseId,
		case: &mut Case,
		digest: Digest,
		by: MemberId,
		at: Moment,
	) -> DispatchResult {
		let number = case.evidence_count;
		let previous = case.evidence_head;
		let head = evidence::head_after(previous, id, number, digest, by, at);
		case.evidence_count = number.checked_add(1).ok_or(Error::<T>::NumbersExhausted)?;
		case.evidence_head = head;
		Self::deposit_event(Event::EvidenceAdded {
			case: id,
			number,
			digest,
			by,
			at,
			previous,
			head,
		});
		Ok(())
	}

	pub(crate) fn do_add_evidence(by: RoleHolder, id: CaseId, digest: Digest) -> DispatchResult {
		let mut case = Self::live_case(id)?;
		Self::ensure_independent(by.member, &case.subjects)?;
		Self::link_evidence(id, &mut case, digest, by.member, T::Time::now())?;
		Cases::<T>::insert(id, case);
		Ok(())
	}

	pub(crate) fn do_take_up(by: RoleHolder, id: CaseId) -> DispatchResult {
		let mut case = Cases::<T>::get(id).ok_or(Error::<T>::UnknownCase)?;
		ensure!(
			matches!(case.status, CaseStatus::Provisional),
			Error::<T>::CaseNotProvisional
		);
		Self::ensure_independent(by.member, &case.subjects)?;
		case.status = CaseStatus::Open;
		case.lead = Some(by.member);
		case.body = Some(by.body);
		Cases::<T>::insert(id, case);
		Self::deposit_event(Event::CaseTakenUp {
			case: id,
			by: by.member,
			body: by.body,
		});
		Ok(())
	}

	/// Evidence of a party. It is heard until the case is decided.
	pub(crate) fn do_give_evidence(key: T::AccountId, id: CaseId, digest: Digest) -> DispatchResult {
		let mut case = Self::live_case(id)?;
		ensure!(case.decision.is_none(), Error::<T>::AlreadyDecided);
		let (acting, party) = Self::side(&key, id, &case.subjects)?;
		Self::link_evidence(id, &mut case, digest, acting, T::Time::now())?;
		Cases::<T>::insert(id, case);
		Self::note_heard(id, party);
		Ok(())
	}

	// --- deciding ---

	/// Whether a supervisor may decide a case: independent, and no orderer.
	pub(crate) fn ensure_may_decide(by: &RoleHolder, case: &Case) -> DispatchResult {
		Self::ensure_right(by.member, Right::Decide)?;
		Self::ensure_independent(by.member, &case.subjects)?;
		ensure!(!case.orderers.contains(&by.member), Error::<T>::OwnOrder);
		ensure!(case.decision.is_none(), Error::<T>::AlreadyDecided);
		ensure!(matches!(case.status, CaseStatus::Open), Error::<T>::CaseNotOpen);
		Ok(())
	}

	pub(crate) fn do_decide_case(by: RoleHolder, id: CaseId, finding: Finding, reason: Digest) -> DispatchResult {
		let mut case = Self::live_case(id)?;
		let ruling = Ruling::Finding(finding);
		Self::ensure_ruling_fits(id, ruling)?;
		Self::ensure_may_decide(&by, &case)?;
		Self::decide(id, &mut case, &by, ruling, reason);
		Cases::<T>::insert(id, case);
		Ok(())
	}

	/// Enters a decision; the caller stores the case.
	pub(crate) fn decide(id: CaseId, case: &mut Case, by: &RoleHolder, ruling: Ruling, reason: Digest) {
		let at = T::Time::now();
		case.status = CaseStatus::Decided;
		case.decision = Some(Decision {
			ruling,
			by: by.member,
			at,
			appealed_at: None,
		});
		Self::deposit_event(Event::CaseDecided {
			case: id,
			ruling,
			by: by.member,
			body: by.body,
			reason,
			// At the end of time there is nobody left to appeal.
			appeal_until: at.saturating_add(T::AppealWindow::get()),
		});
	}

	pub(crate) fn do_appeal(key: T::AccountId, id: CaseId, reason: Digest) -> DispatchResult {
		let mut case = Self::live_case(id)?;
		let mut decision = case.decision.ok_or(Error::<T>::NotDecided)?;
		ensure!(decision.appealed_at.is_none(), Error::<T>::AlreadyAppealed);
		let now = T::Time::now();
		ensure!(
			now < decision.at.saturating_add(T::AppealWindow::get()),
			Error::<T>::AppealTooLate
		);
		let (acting, party) = Self::side(&key, id, &case.subjects)?;
		decision.appealed_at = Some(now);
		case.decision = Some(decision);
		case.status = CaseStatus::Appealed;
		Cases::<T>::insert(id, case);
		Self::deposit_event(Event::CaseAppealed {
			case: id,
			party,
			by: acting,
			reason,
			at: now,
		});
		Ok(())
	}

	pub(crate) fn do_decide_appeal(id: CaseId, ruling: Ruling, reason: Digest) -> DispatchResult {
		let mut case = Self::live_case(id)?;
		ensure!(matches!(case.status, CaseStatus::Appealed), Error::<T>::NotAppealed);
		Self::ensure_ruling_fits(id, ruling)?;
		let mut decision = case.decision.ok_or(Error::<T>::NotDecided)?;
		let old = decision.ruling;
		decision.ruling = ruling;
		case.decision = Some(decision);
		case.status = CaseStatus::Decided;
		Cases::<T>::insert(id, case);
		Self::deposit_event(Event::AppealDecided {
			case: id,
			old,
			new: ruling,
			reason,
		});
		Self::carry_out_on_appeal(id, ruling)
	}

	// --- rights ---

	pub(crate) fn do_set_rights(member: MemberId, new: Rights) -> DispatchResult {
		ensure!(T::Members::summary(member).is_some(), Error::<T>::UnknownMember);
		let old = Self::rights(member);
		if new == Rights::ALL {
			SupervisorRights::<T>::remove(member);
		} else {
			SupervisorRights::<T>::insert(member, new);
		}
		Self::deposit_event(Event::RightsSet { member, old, new });
		Ok(())
	}
}
