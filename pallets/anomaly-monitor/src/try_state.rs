//! Invariants of the storage.

use crate::{
	params, AlertSource, AlertsStore, Config, Counts, Leniences, NextAlert, NextWarning, OpenWarnings, Outcome, Pallet,
	Params, RiskPolicy, RuleCounts, Shadows, Standings, Warnings,
};
use alloc::collections::BTreeMap;
use frame_support::ensure;
use polkadot_sdk::*;
use sp_runtime::TryRuntimeError;
use timebank_primitives::{AlertId, AlertStatus, MemberId, RuleId};

impl<T: Config> Pallet<T> {
	/// Checks every invariant below; reads the whole storage.
	///
	/// 1. Every alert has a number below the next one, and names at least one rule and no rule twice; its outcome is at
	///    least the strictest of its rules' and typologies'.
	/// 2. An alert has a supervisor if it is assigned, and none while it is raised or escalated; it has a reason and a time
	///    if and only if it is closed, and then a supervisor too.
	/// 3. A movement waits only for an alert that held it and is not closed. Nobody works on an alert of his own movement.
	/// 4. The counts of every rule are at least what the alerts say: removed alerts stay counted.
	/// 5. Parameters, shadows and policy are within the limits.
	/// 6. A member's standing counts its open alerts, and what it names lies below the next number.
	/// 7. Every open warning is the one between the same two about the same member, and not replied to; a warning's alert
	///    names it.
	/// 8. Exceptions name no rule and no receiver twice, and no rule that cannot be silenced.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let next = NextAlert::<T>::get();
		let mut counts: BTreeMap<RuleId, Counts> = BTreeMap::new();
		let mut open: BTreeMap<MemberId, u32> = BTreeMap::new();
		for (id, alert) in AlertsStore::<T>::iter() {
			ensure!(id < next, "1: an alert has a number that was not given out");
			ensure!(
				alert.outcome > Outcome::Allow,
				"1: an alert about what the rules simply allow"
			);
			ensure!(!alert.fired.is_empty(), "1: an alert without a rule");
			ensure!(
				alert.fired.iter().all(|fired| fired.outcome <= alert.outcome)
					&& alert.typologies.iter().all(|hit| hit.outcome <= alert.outcome),
				"1: the outcome is milder than a reason of it"
			);
			for (index, fired) in alert.fired.iter().enumerate() {
				ensure!(
					alert.fired.iter().take(index).all(|other| other.rule != fired.rule),
					"1: a rule fired twice"
				);
				let count = counts.entry(fired.rule).or_default();
				count.raised = count.raised.saturating_add(1); // as many as there are alerts
				if let Some(finding) = alert.finding() {
					count.add(finding);
				}
			}

			let worked_on = matches!(alert.status, AlertStatus::Assigned | AlertStatus::Closed(_));
			ensure!(
				alert.assigned.is_some() == worked_on,
				"2: supervisor and status disagree"
			);
			let closed = alert.finding().is_some();
			ensure!(
				alert.reason.is_some() == closed && alert.closed_at.is_some() == closed,
				"2: reason or time and status disagree"
			);
			if !closed {
				let count = open.entry(alert.subject).or_default();
				*count = count.saturating_add(1); // as many as there are alerts
			}

			if alert.hold.is_some() {
				ensure!(
					matches!(alert.outcome, Outcome::Hold),
					"3: a movement waits that was not held"
				);
				ensure!(!closed, "3: a movement waits for a closed alert");
			}
			ensure!(
				!alert
					.assigned
					.is_some_and(|by| alert.persons().any(|person| person == by)),
				"3: a supervisor reviews his own movement"
			);
		}

		let table = RuleCounts::<T>::get();
		for (rule, seen) in counts {
			let counted = table.of(rule);
			ensure!(
				counted.raised >= seen.raised
					&& counted.confirmed >= seen.confirmed
					&& counted.false_positive >= seen.false_positive
					&& counted.inconclusive >= seen.inconclusive,
				"4: counts and alerts disagree"
			);
		}

		for (stage, set) in Params::<T>::iter() {
			ensure!(
				params::validate(stage, &set).is_ok(),
				"5: parameters outside of their limits"
			);
		}
		for (stage, shadow) in Shadows::<T>::iter() {
			ensure!(
				params::validate(stage, &shadow.params).is_ok(),
				"5: a shadow outside of the limits"
			);
		}
		ensure!(
			params::validate_policy(&RiskPolicy::<T>::get()).is_ok(),
			"5: a policy outside of its limits"
		);

		for (member, standing) in Standings::<T>::iter() {
			ensure!(
				standing.open == open.remove(&member).unwrap_or_default(),
				"6: standing and alerts disagree"
			);
			let known = |alert: Option<AlertId>| alert.is_none_or(|alert| alert < next);
			ensure!(
				known(standing.last) && known(standing.warned),
				"6: a standing names an alert that was not given out"
			);
		}
		ensure!(open.is_empty(), "6: an open alert of nobody's standing");

		let next = NextWarning::<T>::get();
		for ((institution, way, member), id) in OpenWarnings::<T>::iter() {
			let warning = Warnings::<T>::get(id).ok_or("7: an open warning that does not exist")?;
			ensure!(
				warning.institution == institution && warning.way == way && warning.member == member,
				"7: an open warning of others"
			);
			ensure!(warning.answer.is_none(), "7: an open warning that was replied to");
		}
		for (id, warning) in Warnings::<T>::iter() {
			ensure!(id < next, "7: a warning has a number that was not given out");
			if let Some(alert) = warning.alert.and_then(AlertsStore::<T>::get) {
				ensure!(
					alert.source == AlertSource::Warning(id),
					"7: the alert of a warning names another"
				);
			}
		}

		for (_, lenience) in Leniences::<T>::iter() {
			for (index, snooze) in lenience.snoozes.iter().enumerate() {
				ensure!(
					lenience
						.snoozes
						.iter()
						.take(index)
						.all(|other| other.rule != snooze.rule)
						&& crate::rules::excusable(snooze.rule),
					"8: a rule that is silenced twice or cannot be"
				);
			}
			for (index, pair) in lenience.pairs.iter().enumerate() {
				ensure!(
					lenience
						.pairs
						.iter()
						.take(index)
						.all(|other| other.receiver != pair.receiver),
					"8: a pair that is named twice"
				);
			}
		}
		Ok(())
	}
}
