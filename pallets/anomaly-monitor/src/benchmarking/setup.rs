//! What benchmarked calls find: alerts in which every rule has fired, windows and lists at their bounds, persons who are all
//! different. Storage is written directly; `World` gives persons and time.

use crate::{desks::custody_bit, lenience, params, rules, warnings, *};
use timebank_primitives::*;

/// The time at which benchmarks start.
pub(super) const NOW: Moment = 20_000 * windows::DAY_MS;

pub(super) fn start<T: Config>() -> BranchId {
	T::World::set_time(NOW);
	T::World::branch(0)
}

pub(super) fn supervisor<T: Config>() -> (RoleHolder, T::AccountId) {
	let body = Body::Institution(T::World::institution(0));
	let (member, key) = T::World::officer(Role::Supervisor, body, 0);
	let role = Role::Supervisor;
	(RoleHolder { member, role, body }, key)
}

pub(super) fn third_party<T: Config>() -> (RoleHolder, InstitutionId, T::AccountId) {
	let institution = T::World::institution(1);
	let body = Body::Institution(institution);
	let (member, key) = T::World::officer(Role::ThirdParty, body, 1);
	let role = Role::ThirdParty;
	(RoleHolder { member, role, body }, institution, key)
}

pub(super) fn members<T: Config>() -> [MemberId; MAX_PERSONS as usize] {
	let branch = T::World::branch(0);
	let mut number = 0u32;
	[(); MAX_PERSONS as usize].map(|()| {
		number = number.saturating_add(1);
		T::World::member(branch, number).0
	})
}

pub(super) fn digest(byte: u8) -> Digest {
	Digest::repeat_byte(byte)
}

/// An alert in which every rule has fired, and everybody is another person.
pub(super) fn raised<T: Config>() -> AlertId {
	let branch = T::World::branch(0);
	let [subject, counterparty, acting, origin, confirmer, countersigner] = members::<T>();
	let (reporter, _, _) = third_party::<T>();
	let fired = |rule| Fired {
		rule,
		outcome: Outcome::Flag,
		score: 100,
		figure: 1_000,
	};
	let source = AlertSource::Movement;
	let id = Pallet::<T>::raise_report(
		source,
		&reporter,
		subject,
		branch,
		Stage::Gift,
		digest(1),
		fired(RuleId(1)),
	);
	AlertsStore::<T>::mutate(id, |stored| {
		let stored = stored.as_mut().expect("it was raised");
		stored.fired = (1..=rules::LAST.0)
			.map(|rule| fired(RuleId(rule)))
			.collect::<alloc::vec::Vec<_>>()
			.try_into()
			.expect("there is room for every rule");
		stored.counterparty = Some(counterparty);
		stored.signers = Signers {
			acting: Some(acting),
			custodied: false,
			origin: Some(origin),
			confirmer: Some(confirmer),
			countersigner: Some(countersigner),
		};
	});
	id
}

pub(super) fn change<T: Config>(id: AlertId, with: impl FnOnce(&mut Alert)) {
	AlertsStore::<T>::mutate(id, |stored| with(stored.as_mut().expect("it was raised")));
}

pub(super) fn closed<T: Config>(finding: Finding) -> AlertId {
	let id = raised::<T>();
	let (by, _) = supervisor::<T>();
	change::<T>(id, |alert| {
		alert.status = AlertStatus::Closed(finding);
		alert.assigned = Some(by.member);
		alert.closed_at = Some(NOW);
		alert.reason = Some(digest(2));
	});
	Standings::<T>::mutate(members::<T>()[0], |standing| standing.open = 0);
	id
}

pub(super) fn assigned<T: Config>() -> (AlertId, T::AccountId) {
	let id = raised::<T>();
	let (by, key) = supervisor::<T>();
	change::<T>(id, |alert| {
		alert.status = AlertStatus::Assigned;
		alert.assigned = Some(by.member);
	});
	(id, key)
}

/// Parameters of every rule of a stage, that flag as early as possible.
pub(super) fn strictest(stage: Stage) -> StageParams {
	params::resolve(stage, &StageParams::new())
		.map(|params| RuleParams {
			bands: Bands {
				flag: rules::unit(params.rule).and_then(|unit| params::lowest(unit).flag),
				..Default::default()
			},
			weight: params::MAX_WEIGHT,
			floor: 0,
			..params
		})
		.collect::<alloc::vec::Vec<_>>()
		.try_into()
		.expect("there is room for every rule")
}

/// A policy that names everything.
pub(super) fn policy() -> Policy {
	let typologies = TYPOLOGIES.map(|typology| TypologyParams {
		typology,
		alert: Some(params::MIN_SCORE),
		interdict: None,
	});
	let nodes = [
		RiskNode::AlertRaised,
		RiskNode::AlertConfirmed,
		RiskNode::Warned,
		RiskNode::Reported,
		RiskNode::FilingChanged,
		RiskNode::KeyRemoved,
		RiskNode::HomeChanged,
	];
	Policy {
		typologies: typologies
			.to_vec()
			.try_into()
			.expect("there is room for every typology"),
		nodes: nodes.to_vec().try_into().expect("there is room for every node"),
		..Policy::default()
	}
}

/// As many exceptions as a member can have, but one of each kind.
pub(super) fn exceptions<T: Config>(member: MemberId) {
	let mut known = Lenience::default();
	for rule in (1..=rules::LAST.0)
		.map(RuleId)
		.filter(|rule| rules::excusable(*rule))
		.skip(1)
	{
		let snooze = Snooze {
			rule,
			alert: AlertId(0),
			until: NOW,
			by: member,
			reason: digest(1),
		};
		// They are over for whoever asks now, but were not when they were stored.
		known.snoozes.try_push(snooze).expect("there is room for every rule");
	}
	for number in 1..lenience::MAX_PAIRS {
		let pair = AllowedPair {
			receiver: MemberId(u64::MAX.saturating_sub(number.into())),
			most: 1,
			until: NOW.saturating_add(1),
			by: member,
			reason: digest(1),
		};
		known.pairs.try_push(pair).expect("below the bound");
	}
	Leniences::<T>::insert(member, known);
}

pub(super) fn reports<T: Config>(reporter: Reporter) {
	let times = alloc::vec![NOW; warnings::MAX_REPORTS.saturating_sub(1) as usize];
	ReportTimes::<T>::insert(reporter, Times::try_from(times).expect("below the bound"));
}

pub(super) fn text<T: Config>() -> WarningText {
	WarningText {
		member: members::<T>()[0],
		stage: Stage::Gift,
		kind: WarningKind::Fraud,
		severity: Severity::Grave,
		evidence: digest(3),
		ends: NOW.saturating_add(windows::DAY_MS),
	}
}

/// A warning of an institution, with its alert.
pub(super) fn warning<T: Config>() -> WarningId {
	let (by, institution, _) = third_party::<T>();
	let id = NextWarning::<T>::get();
	Pallet::<T>::do_send_warning(by, institution, text::<T>()).expect("it may be sent");
	id
}

/// Everything that is remembered of a movement's persons is full; the stage is tried by a shadow as well.
pub(super) fn remember<T: Config>(facts: &MovementFacts) {
	let persons = [
		facts.payer.map(|payer| payer.member),
		facts.receiver.map(|receiver| receiver.member),
		facts.signers.confirmer,
		facts.signers.countersigner,
	];
	for member in persons.into_iter().flatten() {
		Windows::<T>::insert(member, Window::full(facts.now));
		Desks::<T>::insert(member, Desk::full(facts.now));
		PartnersOf::<T>::insert(member, Partners::full(facts.now));
		exceptions::<T>(member);
	}
	let mut custody = Custody::default();
	custody.record(
		u128::MAX ^ custody_bit(facts.signers.acting.unwrap_or_default()),
		facts.now,
	);
	Custodies::<T>::insert(facts.branch, custody);
	Params::<T>::insert(facts.stage, strictest(facts.stage));
	Shadows::<T>::insert(facts.stage, Shadow::new(strictest(facts.stage), NOW));
	RiskPolicy::<T>::put(policy());
}

pub(super) fn facts<T: Config>(stage: Stage) -> MovementFacts {
	let [payer, receiver, acting, origin, confirmer, countersigner] = members::<T>();
	let party = |member| {
		T::Members::summary(member).map(|summary| MemberSummary {
			risk: RiskGrade::Moderate,
			recovered_at: Some(NOW),
			..summary
		})
	};
	MovementFacts {
		stage,
		payer: party(payer),
		receiver: party(receiver),
		amount: 1_900,
		signers: Signers {
			acting: Some(acting),
			custodied: true,
			origin: Some(origin),
			confirmer: Some(confirmer),
			countersigner: Some(countersigner),
		},
		branch: T::World::branch(0),
		activity: None,
		claimed: rules::settles(stage).then_some(ClaimedTime {
			start: NOW.saturating_sub(windows::DAY_MS),
			end: NOW,
			late: false,
		}),
		record: Some(digest(1)),
		now: NOW,
		block: 1,
	}
}
