//! Invariants of the storage.

use crate::{params, AlertsStore, Config, Counts, NextAlert, Outcome, Pallet, Params, RuleCounts};
use alloc::collections::BTreeMap;
use frame_support::ensure;
use polkadot_sdk::*;
use sp_runtime::TryRuntimeError;
use timebank_primitives::{AlertStatus, RuleId};

impl<T: Config> Pallet<T> {
	/// Checks every invariant below; reads the whole storage.
	///
	/// 1. Every alert has a number below the next one, and names at least one rule and no rule twice; its outcome is the
	///    strictest of its rules'.
	/// 2. An alert has a supervisor if it is assigned, and none while it is raised or escalated; it has a reason if and only
	///    if it is closed, and then a supervisor too.
	/// 3. A movement waits only for an alert that held it and is not closed. Nobody works on an alert of his own movement.
	/// 4. The counts of every rule are what the alerts say.
	/// 5. The parameters that are set are within the limits.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let next = NextAlert::<T>::get();
		let mut counts: BTreeMap<RuleId, Counts> = BTreeMap::new();
		for (id, alert) in AlertsStore::<T>::iter() {
			ensure!(id < next, "1: an alert has a number that was not given out");
			ensure!(
				alert.outcome > Outcome::Allow,
				"1: an alert about what the rules simply allow"
			);
			ensure!(
				alert.fired.iter().map(|fired| fired.outcome).max() == Some(alert.outcome),
				"1: the outcome is not the strictest of the rules'"
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
			ensure!(
				alert.reason.is_some() == alert.finding().is_some(),
				"2: reason and status disagree"
			);

			if alert.hold.is_some() {
				ensure!(
					matches!(alert.outcome, Outcome::Hold),
					"3: a movement waits that was not held"
				);
				ensure!(alert.finding().is_none(), "3: a movement waits for a closed alert");
			}
			ensure!(
				!alert
					.assigned
					.is_some_and(|by| alert.persons().any(|person| person == by)),
				"3: a supervisor reviews his own movement"
			);
		}
		ensure!(
			RuleCounts::<T>::iter().collect::<BTreeMap<_, _>>() == counts,
			"4: counts and alerts disagree"
		);
		for (_, set) in Params::<T>::iter() {
			ensure!(params::validate(&set).is_ok(), "5: parameters outside of their limits");
		}
		Ok(())
	}
}
