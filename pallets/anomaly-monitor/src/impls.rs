//! The seams that this pallet offers: the assessor of the ledger, reads of alerts, and risk nodes of filings.

use crate::{
	desks::{custody_bit, Custody, Desk, Partners},
	engine, params,
	rules::{self, Sight},
	AlertsStore, Bands, Config, Custodies, Desks, Event, Leniences, Outcome, Pallet, Params, PartnersOf, RiskNode,
	RiskPolicy, RuleParams, Shadows, StageParams, Standings, WeightInfo, Window, Windows,
};
use alloc::vec::Vec;
use frame_support::{traits::Time, weights::Weight};
use polkadot_sdk::*;
use timebank_primitives::{
	AlertId, AlertSummary, Alerts, Assessment, Assessor, Execution, FilingChange, HoldId, MemberId, Members,
	MovementFacts, OnFilingChange, RiskGrade, Roles, Surround, Surroundings, WarningId, WarningSummary,
};

/// What is remembered of everybody who has part in a movement.
struct Memory {
	payer: Option<Window>,
	receiver: Option<Window>,
	confirmer: Option<Desk>,
	officer: Option<Desk>,
	custody: Option<Custody>,
	given: u128,
	returned: u128,
}

/// The source and the receiver of coins, where both are known and differ.
fn ends(facts: &MovementFacts, around: &Surroundings) -> Option<(MemberId, MemberId)> {
	let (source, receiver) = (rules::source(facts, around)?, facts.receiver?.member);
	(source != receiver && rules::applies(rules::RECIPROCITY, facts.stage)).then_some((source, receiver))
}

impl Memory {
	fn of<T: Config>(facts: &MovementFacts, around: &Surroundings) -> Self {
		let settles = rules::settles(facts.stage);
		let (given, returned) = ends(facts, around).map_or((0, 0), |(source, receiver)| {
			(
				PartnersOf::<T>::get(receiver).given_by(source, facts.now),
				PartnersOf::<T>::get(source).given_by(receiver, facts.now),
			)
		});
		Self {
			payer: facts.payer.map(|payer| Windows::<T>::get(payer.member)),
			receiver: facts.receiver.map(|receiver| Windows::<T>::get(receiver.member)),
			confirmer: facts.signers.confirmer.filter(|_| settles).map(Desks::<T>::get),
			officer: facts.signers.countersigner.filter(|_| settles).map(Desks::<T>::get),
			custody: facts.signers.custodied.then(|| Custodies::<T>::get(facts.branch)),
			given,
			returned,
		}
	}

	fn sight<'a>(&'a self, facts: &'a MovementFacts, around: &'a Surroundings) -> Sight<'a> {
		Sight {
			facts,
			around,
			payer: self.payer.as_ref(),
			receiver: self.receiver.as_ref(),
			confirmer: self.confirmer.as_ref(),
			officer: self.officer.as_ref(),
			custody: self.custody.as_ref(),
			given: self.given,
			returned: self.returned,
		}
	}
}

impl<T: Config> Pallet<T> {
	/// Counts a movement in everything that is remembered of its parties.
	fn record(facts: &MovementFacts, around: &Surroundings, single: &Bands) {
		if let Some(payer) = facts.payer.filter(|_| rules::leaves(facts.stage)) {
			Windows::<T>::mutate(payer.member, |window| rules::record_payer(window, facts, single));
		}
		if let Some(receiver) = facts.receiver.filter(|_| rules::arrives(facts.stage)) {
			Windows::<T>::mutate(receiver.member, |window| rules::record_receiver(window, facts));
		}
		if let Some((source, receiver)) = ends(facts, around) {
			PartnersOf::<T>::mutate(receiver, |partners: &mut Partners| {
				partners.record(source, facts.amount, facts.now);
			});
		}
		if rules::settles(facts.stage) {
			let at = rules::served_at(facts);
			// For a whole group an officer confirms: that is no sign of anything.
			if let Some(confirmer) = facts.signers.confirmer.filter(|_| around.recipient.is_some()) {
				Desks::<T>::mutate(confirmer, |desk| desk.record(facts.amount, 0, at));
			}
			if let Some(officer) = facts.signers.countersigner {
				Desks::<T>::mutate(officer, |desk| desk.record(0, facts.amount, at));
			}
		}
		if let Some(acting) = facts.signers.acting.filter(|_| facts.signers.custodied) {
			Custodies::<T>::mutate(facts.branch, |custody| custody.record(custody_bit(acting), facts.now));
		}
	}

	/// Judges by the shadow parameters of the stage, if there are some, and counts what they would have done.
	fn try_shadow(
		sight: &Sight,
		policy: &crate::Policy,
		grade: RiskGrade,
		excused: impl Fn(timebank_primitives::RuleId) -> bool,
		live: Outcome,
	) {
		let stage = sight.facts.stage;
		if let Some(mut shadow) = Shadows::<T>::get(stage) {
			let set: Vec<RuleParams> = params::resolve(stage, &shadow.params).collect();
			let own = engine::judge(sight, &set, policy, grade, excused).outcome;
			shadow.count(live, own);
			Shadows::<T>::insert(stage, shadow);
		}
	}
}

impl<T: Config> Assessor for Pallet<T> {
	fn assess(facts: &MovementFacts, execution: Execution) -> Assessment {
		// Coins that belong to nobody and go to nobody do not move.
		let Some(party) = facts.payer.or(facts.receiver) else {
			return Assessment::Allow;
		};
		let subject = party.member;
		let counterparty = facts.payer.and(facts.receiver).map(|receiver| receiver.member);

		let around = T::Surround::around(facts);
		let memory = Memory::of::<T>(facts, &around);
		let sight = memory.sight(facts, &around);
		let stored: StageParams = Params::<T>::get(facts.stage);
		let set: Vec<RuleParams> = params::resolve(facts.stage, &stored).collect();
		let policy = RiskPolicy::<T>::get();
		let lenience = Leniences::<T>::get(subject);
		let excused = |rule| lenience.excuses(rule, facts);
		let judgement = engine::judge(&sight, &set, &policy, party.risk, excused);
		let outcome = judgement.outcome;
		Self::try_shadow(&sight, &policy, party.risk, excused, outcome);
		if Self::moves(outcome) {
			Self::record(facts, &around, &params::single(facts.stage, &stored));
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
		let facts = MovementFacts {
			now: T::Time::now(),
			..*facts
		};
		let around = T::Surround::around(&facts);
		let single = params::single(facts.stage, &Params::<T>::get(facts.stage));
		Self::record(&facts, &around, &single);
	}

	fn weight() -> Weight {
		// A movement is judged, or executed after it was held: one look around.
		T::WeightInfo::assess_gift()
			.max(T::WeightInfo::assess_service())
			.saturating_add(T::Surround::weight())
	}
}

impl<T: Config> Pallet<T> {
	/// What a risk node asks of the filings.
	pub(crate) fn node_weight() -> Weight {
		use timebank_primitives::RiskGrading;
		T::Members::weight().saturating_add(T::RiskGrading::weight())
	}
}

impl<T: Config> Alerts for Pallet<T> {
	fn alert(alert: AlertId) -> Option<AlertSummary> {
		AlertsStore::<T>::get(alert).map(|stored| stored.summary(alert))
	}

	fn warning(warning: WarningId) -> Option<WarningSummary> {
		Self::warning_summary(warning)
	}

	fn weight() -> Weight {
		// Of a warning, whether its institution is in force is asked as well.
		T::WeightInfo::alert().max(T::WeightInfo::read_warning().saturating_add(T::Roles::weight()))
	}
}

/// Changes of a filing are risk nodes: the member is assessed anew. Nothing is proposed from here, because the filing is
/// being written.
impl<T: Config> OnFilingChange for Pallet<T> {
	fn on_filing_change(member: MemberId, change: &FilingChange) {
		let node = match change {
			FilingChange::Status { .. }
			| FilingChange::Level { .. }
			| FilingChange::Replaced
			| FilingChange::QualificationRevoked(_) => RiskNode::FilingChanged,
			FilingChange::KeyRemoved => RiskNode::KeyRemoved,
			FilingChange::Home { .. } => RiskNode::HomeChanged,
			FilingChange::Risk { .. } | FilingChange::Elapsed => return,
		};
		let policy = RiskPolicy::<T>::get();
		if !policy.nodes.contains(&node) {
			return;
		}
		let Some(summary) = T::Members::summary(member) else {
			return;
		};
		let assessment = Standings::<T>::get(member).assess(member, summary.risk, &policy, T::Time::now());
		Self::deposit_event(Event::RiskAssessed {
			node,
			alert: None,
			assessment,
			raised: false,
		});
	}

	fn weight() -> Weight {
		T::WeightInfo::filing_change().saturating_add(T::Members::weight())
	}
}
