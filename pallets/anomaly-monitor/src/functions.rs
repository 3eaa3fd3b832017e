//! What the calls do.

use crate::{
	engine::Judgement, params, rules, Alert, AlertsStore, Config, Counts, Error, Event, HoldDecision, NextAlert,
	Outcome, Pallet, Params, RuleCounts, RuleParams, StageParams, Window, Windows,
};
use alloc::vec::Vec;
use frame_support::{
	dispatch::DispatchResult,
	ensure,
	storage::with_storage_layer,
	traits::{Get, Time},
};
use frame_system::{ensure_signed, pallet_prelude::OriginFor};
use polkadot_sdk::*;
use sp_runtime::DispatchError;
use timebank_primitives::{
	AlertId, AlertStatus, Body, Digest, Execution, Finding, Holds, MemberId, Members, MovementFacts, RequestFreeze,
	RiskGrading, Role, RoleHolder, Roles, RuleId, Stage,
};

impl<T: Config> Pallet<T> {
	// --- reads ---

	/// An alert in full.
	pub fn alert_record(alert: AlertId) -> Option<Alert> {
		AlertsStore::<T>::get(alert)
	}

	/// How often a rule fired, and what was found.
	pub fn rule_counts(rule: RuleId) -> Counts {
		RuleCounts::<T>::get(rule)
	}

	/// The windows of a member.
	pub fn window(member: MemberId) -> Window {
		Windows::<T>::get(member)
	}

	/// The parameters in force at a stage, of every rule in the catalogue.
	pub fn params(stage: Stage) -> Vec<RuleParams> {
		params::resolve(stage, &Params::<T>::get(stage)).collect()
	}

	// --- checks ---

	/// The supervisor who signed.
	pub(crate) fn ensure_supervisor(origin: OriginFor<T>) -> Result<RoleHolder, DispatchError> {
		let key = ensure_signed(origin)?;
		T::Roles::holder(&key)
			.filter(|holder| matches!(holder.role, Role::Supervisor))
			.ok_or(Error::<T>::NotSupervisor.into())
	}

	/// An alert that is not closed.
	fn live(id: AlertId) -> Result<Alert, DispatchError> {
		let alert = AlertsStore::<T>::get(id).ok_or(Error::<T>::UnknownAlert)?;
		ensure!(alert.finding().is_none(), Error::<T>::AlreadyClosed);
		Ok(alert)
	}

	/// Whether a supervisor may review the movement of an alert.
	fn ensure_independent(by: &RoleHolder, alert: &Alert) -> DispatchResult {
		ensure!(
			alert.persons().all(|person| person != by.member),
			Error::<T>::PartyToAlert
		);
		ensure!(
			alert.persons().all(|person| !T::Members::related(by.member, person)),
			Error::<T>::RelatedToParty
		);
		ensure!(by.body != Body::Branch(alert.branch), Error::<T>::OfInvolvedBranch);
		Ok(())
	}

	/// Whether this supervisor works on the alert, and still may: a relation can be recorded after it was taken.
	fn ensure_works_on(by: &RoleHolder, alert: &Alert) -> DispatchResult {
		let assigned = matches!(alert.status, AlertStatus::Assigned) && alert.assigned == Some(by.member);
		ensure!(assigned, Error::<T>::NotAssigned);
		Self::ensure_independent(by, alert)
	}

	// --- raising ---

	/// Raises an alert about a movement and counts its rules. `subject` and `counterparty` are its parties.
	pub(crate) fn raise(
		facts: &MovementFacts,
		execution: Execution,
		judgement: Judgement,
		subject: MemberId,
		counterparty: Option<MemberId>,
	) -> AlertId {
		let id = NextAlert::<T>::get();
		// The numbers last for longer than the chain; a movement cannot fail for want of one.
		NextAlert::<T>::put(id.next().unwrap_or(id));
		for fired in &judgement.fired {
			RuleCounts::<T>::mutate(fired.rule, |counts| {
				counts.raised = counts.raised.saturating_add(1); // as many as there are alerts, whose numbers fit
			});
		}
		let kind = judgement.kind();
		let Judgement { outcome, fired } = judgement;
		AlertsStore::<T>::insert(
			id,
			Alert {
				kind,
				status: AlertStatus::Raised,
				stage: facts.stage,
				subject,
				counterparty,
				amount: facts.amount,
				signers: facts.signers,
				branch: facts.branch,
				fired: fired.clone(),
				outcome,
				execution,
				hold: None,
				assigned: None,
				raised_at: facts.now,
				// At the end of time nothing is due any more.
				due: facts.now.saturating_add(T::EscalateAfter::get()),
				reason: None,
				case: None,
			},
		);
		Self::deposit_event(Event::AlertRaised {
			alert: id,
			kind,
			stage: facts.stage,
			subject,
			counterparty,
			amount: facts.amount,
			outcome,
			fired,
			branch: facts.branch,
			record: facts.record,
			at: facts.now,
		});
		id
	}

	/// Counts a movement in the windows of its parties.
	pub(crate) fn record(facts: &MovementFacts) {
		if let Some(payer) = facts.payer.filter(|_| rules::leaves(facts.stage)) {
			Windows::<T>::mutate(payer.member, |window| rules::record_payer(window, facts));
		}
		if let Some(receiver) = facts.receiver.filter(|_| rules::arrives(facts.stage)) {
			Windows::<T>::mutate(receiver.member, |window| rules::record_receiver(window, facts));
		}
	}

	// --- working on alerts ---

	pub(crate) fn do_assign(by: RoleHolder, id: AlertId) -> DispatchResult {
		let mut alert = Self::live(id)?;
		ensure!(
			!matches!(alert.status, AlertStatus::Assigned),
			Error::<T>::AlreadyAssigned
		);
		Self::ensure_independent(&by, &alert)?;
		alert.status = AlertStatus::Assigned;
		alert.assigned = Some(by.member);
		AlertsStore::<T>::insert(id, alert);
		Self::deposit_event(Event::AlertAssigned {
			alert: id,
			by: by.member,
			body: by.body,
		});
		Ok(())
	}

	pub(crate) fn do_close(by: RoleHolder, id: AlertId, finding: Finding, reason: Digest) -> DispatchResult {
		let mut alert = Self::live(id)?;
		Self::ensure_works_on(&by, &alert)?;
		let subject = alert.subject;
		let hold = alert.hold.take();
		alert.status = AlertStatus::Closed(finding);
		alert.reason = Some(reason);
		for fired in &alert.fired {
			RuleCounts::<T>::mutate(fired.rule, |counts| counts.add(finding));
		}
		// Closed before the ledger is asked, so that nothing that a release leads to finds the alert open.
		AlertsStore::<T>::insert(id, alert);
		let hold = match (hold, finding) {
			(None, _) => HoldDecision::Nothing,
			(Some(hold), Finding::FalsePositive) => HoldDecision::Released(hold, T::Holds::release(hold)?),
			(Some(hold), Finding::Confirmed | Finding::Inconclusive) => {
				T::Holds::give_back(hold)?;
				HoldDecision::GivenBack(hold)
			}
		};
		// A filing that cannot be graded, because it is closed by now, does not undo the finding.
		let graded = matches!(finding, Finding::Confirmed)
			&& with_storage_layer(|| T::RiskGrading::raise_by_one(subject, id)).is_ok();
		Self::deposit_event(Event::AlertClosed {
			alert: id,
			by: by.member,
			finding,
			reason,
			hold,
			graded,
		});
		Ok(())
	}

	pub(crate) fn do_escalate(id: AlertId) -> DispatchResult {
		let mut alert = Self::live(id)?;
		ensure!(
			!matches!(alert.status, AlertStatus::Escalated),
			Error::<T>::AlreadyEscalated
		);
		let now = T::Time::now();
		ensure!(now >= alert.due, Error::<T>::TooEarly);
		let from = alert.assigned.take();
		alert.status = AlertStatus::Escalated;
		// Whoever takes it next has as long. At the end of time nothing is due any more.
		let due = now.saturating_add(T::EscalateAfter::get());
		alert.due = due;
		AlertsStore::<T>::insert(id, alert);
		Self::deposit_event(Event::AlertEscalated { alert: id, from, due });
		Ok(())
	}

	pub(crate) fn do_return_expired(id: AlertId) -> DispatchResult {
		let mut alert = Self::live(id)?;
		let hold = alert.hold.take().ok_or(Error::<T>::NoHold)?;
		// Past the end of time nothing expires.
		ensure!(
			T::Time::now() >= alert.raised_at.saturating_add(T::ReturnAfter::get()),
			Error::<T>::TooEarly
		);
		AlertsStore::<T>::insert(id, alert);
		T::Holds::give_back(hold)?;
		Self::deposit_event(Event::HoldReturned { alert: id, hold });
		Ok(())
	}

	pub(crate) fn do_request_freeze(by: RoleHolder, id: AlertId) -> DispatchResult {
		let mut alert = Self::live(id)?;
		Self::ensure_works_on(&by, &alert)?;
		ensure!(alert.case.is_none(), Error::<T>::FreezeAlreadyRequested);
		let case = T::RequestFreeze::request(alert.subject, id, Some(by))?;
		alert.case = Some(case);
		AlertsStore::<T>::insert(id, alert);
		Self::deposit_event(Event::FreezeRequested {
			alert: id,
			case,
			by: by.member,
		});
		Ok(())
	}

	// --- parameters ---

	pub(crate) fn do_set_params(stage: Stage, new: StageParams) -> DispatchResult {
		params::validate(&new).map_err(Error::<T>::from)?;
		let old = Params::<T>::get(stage);
		Params::<T>::insert(stage, &new);
		Self::deposit_event(Event::ParamsSet { stage, old, new });
		Ok(())
	}

	/// Whether a judged movement counts in the windows at once.
	pub(crate) const fn moves(outcome: Outcome) -> bool {
		matches!(outcome, Outcome::Allow | Outcome::Flag)
	}
}
