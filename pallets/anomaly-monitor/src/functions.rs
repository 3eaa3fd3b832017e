//! What the calls do.

use crate::{
	engine::Judgement, params, rules, Alert, AlertSource, AlertsStore, Config, Counts, Error, Event, Fired, FiredList,
	HoldDecision, ListedAlert, NextAlert, Outcome, Pallet, Params, Policy, Precision, RiskNode, RiskPolicy, RuleCounts,
	RuleParams, Shadow, Shadows, StageParams, Standing, Standings, TypologyHits, Window, Windows, MAX_OPEN, MAX_PAGE,
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
	AlertId, AlertStatus, Body, BranchId, Digest, Execution, Finding, Holds, MemberId, Members, MovementFacts,
	ReportKind, RequestFreeze, RiskGrading, Role, RoleHolder, Roles, RuleId, Signers, Stage,
};

impl<T: Config> Pallet<T> {
	// --- reads ---

	/// An alert in full.
	pub fn alert_record(alert: AlertId) -> Option<Alert> {
		AlertsStore::<T>::get(alert)
	}

	/// A page of alerts, newest first: the existing ones of at most [`MAX_PAGE`] numbers below `before`, or from the newest
	/// on.
	pub fn alerts(before: Option<AlertId>, limit: u32) -> Vec<ListedAlert> {
		let next = NextAlert::<T>::get();
		let end = before.map_or(next, |before| before.min(next)).0;
		(end.saturating_sub(limit.min(MAX_PAGE).into())..end) // numbers start at zero
			.rev()
			.map(AlertId)
			.filter_map(|id| AlertsStore::<T>::get(id).map(|alert| ListedAlert { id, alert }))
			.collect()
	}

	/// How often a rule fired, and what was found.
	pub fn rule_counts(rule: RuleId) -> Counts {
		RuleCounts::<T>::get().of(rule)
	}

	/// Every rule with its counts, and how often it is right.
	pub fn precisions() -> Vec<Precision> {
		let counts = RuleCounts::<T>::get();
		(1..=rules::LAST.0)
			.map(RuleId)
			.map(|rule| {
				let counts = counts.of(rule);
				Precision {
					rule,
					counts,
					permille: counts.precision(),
				}
			})
			.collect()
	}

	/// The windows of a member.
	pub fn window(member: MemberId) -> Window {
		Windows::<T>::get(member)
	}

	/// The parameters in force at a stage, of every rule that looks at it.
	pub fn params(stage: Stage) -> Vec<RuleParams> {
		params::resolve(stage, &Params::<T>::get(stage)).collect()
	}

	/// The policy in force: typologies, steps of grades, responses, risk nodes.
	pub fn policy() -> Policy {
		RiskPolicy::<T>::get()
	}

	/// How a member stands.
	pub fn standing(member: MemberId) -> Standing {
		Standings::<T>::get(member)
	}

	/// Score, trend, proposed grade and response of a member; `None` for somebody who is not filed.
	pub fn assessment(member: MemberId) -> Option<crate::RiskAssessment> {
		let summary = T::Members::summary(member)?;
		let standing = Standings::<T>::get(member);
		Some(standing.assess(member, summary.risk, &Self::policy(), T::Time::now()))
	}

	/// The shadow parameters of a stage, and what they would have done.
	pub fn shadow(stage: Stage) -> Option<Shadow> {
		Shadows::<T>::get(stage)
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
	pub(crate) fn ensure_independent(by: &RoleHolder, alert: &Alert) -> DispatchResult {
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

	/// Raises an alert about a movement and counts its rules. `subject` and `counterparty` are its parties. A subject with
	/// many open alerts gets no further one for what is not held: the newest counts it.
	pub(crate) fn raise(
		facts: &MovementFacts,
		execution: Execution,
		judgement: Judgement,
		subject: MemberId,
		counterparty: Option<MemberId>,
	) -> AlertId {
		let kind = judgement.kind();
		let Judgement {
			outcome,
			fired,
			typologies,
			score,
		} = judgement;
		let mut standing = Standings::<T>::get(subject);
		standing.add(score, facts.now);
		if standing.open >= MAX_OPEN && !matches!(outcome, Outcome::Hold) {
			if let Some(id) = standing.last {
				if let Some(mut alert) = AlertsStore::<T>::get(id).filter(|alert| alert.finding().is_none()) {
					alert.repeats = alert.repeats.saturating_add(1); // that it was often is what matters
					AlertsStore::<T>::insert(id, alert);
					Standings::<T>::insert(subject, standing);
					Self::deposit_event(Event::AlertRepeated {
						alert: id,
						subject,
						counterparty,
						amount: facts.amount,
						outcome,
						fired,
						record: facts.record,
						at: facts.now,
					});
					return id;
				}
			}
		}
		let alert = Alert {
			source: AlertSource::Movement,
			kind,
			status: AlertStatus::Raised,
			stage: facts.stage,
			subject,
			counterparty,
			amount: facts.amount,
			signers: facts.signers,
			branch: facts.branch,
			record: facts.record,
			fired: fired.clone(),
			typologies: typologies.clone(),
			repeats: 0,
			outcome,
			execution,
			hold: None,
			assigned: None,
			raised_at: facts.now,
			// At the end of time nothing is due any more.
			due: facts.now.saturating_add(T::EscalateAfter::get()),
			closed_at: None,
			reason: None,
			case: None,
		};
		let id = Self::enter(alert, standing);
		Self::deposit_event(Event::AlertRaised {
			alert: id,
			kind,
			stage: facts.stage,
			subject,
			counterparty,
			amount: facts.amount,
			outcome,
			fired,
			typologies,
			branch: facts.branch,
			record: facts.record,
			at: facts.now,
		});
		// The assessment is an event here. No grade moves within a movement: whoever learns of it would write what the ledger
		// has read already.
		let policy = Self::policy();
		if policy.nodes.contains(&RiskNode::AlertRaised) {
			let grade = facts
				.payer
				.or(facts.receiver)
				.map_or_else(Default::default, |party| party.risk);
			let assessment = Standings::<T>::get(subject).assess(subject, grade, &policy, facts.now);
			Self::deposit_event(Event::RiskAssessed {
				node: RiskNode::AlertRaised,
				alert: Some(id),
				assessment,
				raised: false,
			});
		}
		id
	}

	/// Raises an alert that rests on what a person reports. Whoever reports may not review it.
	pub(crate) fn raise_report(
		source: AlertSource,
		by: &RoleHolder,
		subject: MemberId,
		branch: BranchId,
		stage: Stage,
		evidence: Digest,
		seen: Fired,
	) -> AlertId {
		let now = T::Time::now();
		let mut standing = Standings::<T>::get(subject);
		standing.add(seen.score, now);
		let mut fired = FiredList::new();
		let _ = fired.try_push(seen); // an empty list has room for one
		let id = Self::enter(
			Alert {
				source,
				kind: ReportKind::Suspicious,
				status: AlertStatus::Raised,
				stage,
				subject,
				counterparty: None,
				amount: 0,
				signers: Signers {
					acting: Some(by.member),
					..Default::default()
				},
				branch,
				record: Some(evidence),
				fired,
				typologies: TypologyHits::new(),
				repeats: 0,
				outcome: Outcome::Flag,
				execution: Execution::Deferrable,
				hold: None,
				assigned: None,
				raised_at: now,
				// As above.
				due: now.saturating_add(T::EscalateAfter::get()),
				closed_at: None,
				reason: None,
				case: None,
			},
			standing,
		);
		Self::deposit_event(Event::ReportRaised {
			alert: id,
			source,
			stage,
			subject,
			by: by.member,
			body: by.body,
			evidence,
			at: now,
		});
		id
	}

	/// Stores a new alert, counts its rules, and writes how its subject stands.
	fn enter(alert: Alert, mut standing: Standing) -> AlertId {
		let id = NextAlert::<T>::get();
		// The numbers last for longer than the chain; a movement cannot fail for want of one.
		NextAlert::<T>::put(id.next().unwrap_or(id));
		RuleCounts::<T>::mutate(|counts| {
			for fired in &alert.fired {
				counts.change(fired.rule, |counts| {
					counts.raised = counts.raised.saturating_add(1); // as many as there are alerts, whose numbers fit
				});
			}
		});
		standing.open = standing.open.saturating_add(1); // as above
		standing.last = Some(id);
		Standings::<T>::insert(alert.subject, standing);
		AlertsStore::<T>::insert(id, alert);
		id
	}

	/// A risk node: assesses the member anew, if the head office wants it here, and proposes a higher grade, one step. A
	/// confirmed alert is a finding of its own; elsewhere the score must propose it. Says whether the grade was raised.
	pub(crate) fn node(node: RiskNode, member: MemberId, alert: AlertId) -> bool {
		let policy = Self::policy();
		if !policy.nodes.contains(&node) {
			return false;
		}
		let Some(summary) = T::Members::summary(member) else {
			return false;
		};
		let mut standing = Standings::<T>::get(member);
		let assessment = standing.assess(member, summary.risk, &policy, T::Time::now());
		let proposes = matches!(node, RiskNode::AlertConfirmed) || assessment.proposed > summary.risk;
		let free = !matches!(node, RiskNode::Warned) || standing.warned.is_none();
		// A filing that cannot be graded, because it is closed or a machine has raised it already, undoes nothing.
		let raised = proposes && free && with_storage_layer(|| T::RiskGrading::raise_by_one(member, alert)).is_ok();
		if raised && matches!(node, RiskNode::Warned) {
			standing.warned = Some(alert);
			Standings::<T>::insert(member, standing);
		}
		Self::deposit_event(Event::RiskAssessed {
			node,
			alert: Some(alert),
			assessment,
			raised,
		});
		raised
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
		alert.closed_at = Some(T::Time::now());
		alert.reason = Some(reason);
		RuleCounts::<T>::mutate(|counts| {
			for fired in &alert.fired {
				counts.change(fired.rule, |counts| counts.add(finding));
			}
		});
		Standings::<T>::mutate(subject, |standing| {
			standing.open = standing.open.saturating_sub(1); // this one was counted
			if standing.warned == Some(id) {
				standing.warned = None;
			}
		});
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
		let graded = matches!(finding, Finding::Confirmed) && Self::node(RiskNode::AlertConfirmed, subject, id);
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
		ensure!(!T::RequestFreeze::ratified(alert.subject), Error::<T>::RatifiedCase);
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

	pub(crate) fn do_remove_alert(id: AlertId) -> DispatchResult {
		let alert = AlertsStore::<T>::get(id).ok_or(Error::<T>::UnknownAlert)?;
		let closed_at = alert.closed_at.ok_or(Error::<T>::NotClosed)?;
		// Near the end of time nothing is removed.
		ensure!(
			T::Time::now() >= closed_at.saturating_add(T::Retention::get()),
			Error::<T>::TooEarly
		);
		AlertsStore::<T>::remove(id);
		Self::deposit_event(Event::AlertRemoved { alert: id });
		Ok(())
	}

	// --- parameters ---

	pub(crate) fn do_set_params(stage: Stage, new: StageParams) -> DispatchResult {
		params::validate(stage, &new).map_err(Error::<T>::from)?;
		Self::store_params(stage, new);
		Ok(())
	}

	fn store_params(stage: Stage, new: StageParams) {
		let old = Params::<T>::get(stage);
		Params::<T>::insert(stage, &new);
		Self::deposit_event(Event::ParamsSet { stage, old, new });
	}

	pub(crate) fn do_set_policy(new: Policy) -> DispatchResult {
		params::validate_policy(&new).map_err(Error::<T>::from)?;
		let old = RiskPolicy::<T>::get();
		RiskPolicy::<T>::put(&new);
		Self::deposit_event(Event::PolicySet { old, new });
		Ok(())
	}

	pub(crate) fn do_set_shadow(stage: Stage, new: Option<StageParams>) -> DispatchResult {
		match &new {
			Some(new) => {
				params::validate(stage, new).map_err(Error::<T>::from)?;
				let shadow = Shadow::new(new.clone(), T::Time::now());
				Shadows::<T>::insert(stage, shadow);
			}
			None => {
				ensure!(Shadows::<T>::contains_key(stage), Error::<T>::NoShadow);
				Shadows::<T>::remove(stage);
			}
		}
		Self::deposit_event(Event::ShadowSet { stage, new });
		Ok(())
	}

	pub(crate) fn do_promote_shadow(stage: Stage) -> DispatchResult {
		let shadow = Shadows::<T>::get(stage).ok_or(Error::<T>::NoShadow)?;
		Shadows::<T>::remove(stage);
		let params = shadow.params.clone();
		Self::deposit_event(Event::ShadowPromoted { stage, shadow });
		Self::store_params(stage, params);
		Ok(())
	}

	/// Whether a judged movement counts in the windows at once.
	pub(crate) const fn moves(outcome: Outcome) -> bool {
		matches!(outcome, Outcome::Allow | Outcome::Flag)
	}
}
