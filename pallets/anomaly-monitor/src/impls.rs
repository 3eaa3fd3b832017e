//! The seams that this pallet offers: the assessor of the ledger, and reads of alerts.

use crate::{engine, params, AlertsStore, Config, Event, Outcome, Pallet, Params, WeightInfo, Windows};
use frame_support::{traits::Time, weights::Weight};
use polkadot_sdk::*;
use timebank_primitives::{AlertId, AlertSummary, Alerts, Assessment, Assessor, Execution, HoldId, MovementFacts};

impl<T: Config> Assessor for Pallet<T> {
	fn assess(facts: &MovementFacts, execution: Execution) -> Assessment {
		let payer = facts.payer.map(|payer| payer.member);
		let receiver = facts.receiver.map(|receiver| receiver.member);
		// Coins that belong to nobody and go to nobody do not move.
		let Some(subject) = payer.or(receiver) else {
			return Assessment::Allow;
		};
		let counterparty = payer.and(receiver);

		let stored = Params::<T>::get(facts.stage);
		let judgement = engine::judge(
			facts,
			payer.map(Windows::<T>::get).as_ref(),
			receiver.map(Windows::<T>::get).as_ref(),
			params::resolve(facts.stage, &stored),
		);
		let outcome = judgement.outcome;
		if Self::moves(outcome) {
			Self::record(facts);
		}
		if matches!(outcome, Outcome::Allow) {
			return Assessment::Allow;
		}
		let alert = Self::raise(facts, execution, judgement, subject, counterparty);
		match outcome {
			Outcome::Allow | Outcome::Flag => Assessment::Flag(alert),
			Outcome::Hold => Assessment::Hold(alert),
			Outcome::Refuse => Assessment::Refuse(alert),
		}
	}

	fn held(alert: AlertId, hold: HoldId) {
		AlertsStore::<T>::mutate(alert, |stored| {
			// Only what is open can wait; the ledger tells this in the same call in which the alert was raised.
			if let Some(stored) = stored.as_mut().filter(|stored| stored.finding().is_none()) {
				stored.hold = Some(hold);
				Self::deposit_event(Event::HoldLinked { alert, hold });
			}
		});
	}

	fn executed(facts: &MovementFacts) {
		// It counts from now, and not from when it was held.
		Self::record(&MovementFacts {
			now: T::Time::now(),
			..*facts
		});
	}

	fn weight() -> Weight {
		T::WeightInfo::assess()
	}
}

impl<T: Config> Alerts for Pallet<T> {
	fn alert(alert: AlertId) -> Option<AlertSummary> {
		AlertsStore::<T>::get(alert).map(|stored| stored.summary(alert))
	}

	fn weight() -> Weight {
		T::WeightInfo::alert()
	}
}
