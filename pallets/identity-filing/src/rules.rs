//! Pure rules of a filing: legal steps, what attestations are worth, and what a stage asks.

use crate::types::{
	Attestation, Attestations, Attested, AttestorClass, CutOff, Evidence, FiledSection, Freshness, KeyDelays,
	LevelRules, PartyRequirements, Qualification, Qualifications, RelationTerms, Section, SectionKind,
	StageRequirements, LEAST_OBJECTION, LEAST_WAIT, LONGEST_DELAY, MAX_ATTESTATIONS, SHORTEST_DELAY,
};
use timebank_primitives::{
	Act, ActFault, Balance, FilingStatus, MemberSummary, Moment, Requirement, Sanction, MAX_QUALIFICATIONS,
};

/// A step in the life of a filing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
	/// Its sections are handed in again.
	Resubmit,
	/// A reviewer takes it up.
	TakeUp,
	/// The reviewer approves.
	Approve,
	/// The reviewer sends it back.
	RequestChanges,
	/// The reviewer refuses.
	Reject,
	/// An authority stops it.
	Suspend,
	/// The head office puts it in force again.
	Reinstate,
	/// Those who handed it in take it back out of the review.
	TakeBack,
	/// It ends for good. A review must end first.
	Close,
}

/// The status after a step; `None` where the step is not legal.
pub const fn after(status: FilingStatus, step: Step) -> Option<FilingStatus> {
	use FilingStatus::*;
	match (status, step) {
		(Submitted | Rejected, Step::Resubmit) => Some(Submitted),
		(Submitted, Step::TakeUp) => Some(InReview),
		(InReview, Step::Approve) => Some(Filed),
		(InReview, Step::RequestChanges) => Some(Submitted),
		(InReview, Step::Reject) => Some(Rejected),
		(Filed, Step::Suspend) => Some(Suspended),
		(Suspended, Step::Reinstate) => Some(Filed),
		(InReview, Step::TakeBack) => Some(Submitted),
		(Submitted | Rejected | Filed | Suspended, Step::Close) => Some(Closed),
		_ => None,
	}
}

/// Whether a section of a filing of this status may be attested. A suspended member can still be identified: a
/// recovery of its keys starts with that.
pub const fn may_attest(status: FilingStatus) -> bool {
	!matches!(status, FilingStatus::Rejected | FilingStatus::Closed)
}

/// What is wrong with sections that are handed in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SectionFault {
	/// A section is named twice.
	Duplicate,
	/// A root is zero: no digest of anything.
	EmptyRoot,
	/// A section has expired already.
	Expired,
	/// A section is issued in the future.
	IssuedInFuture,
}

/// Whether sections may be handed in together at `now`.
pub fn check_sections(sections: &[FiledSection], now: Moment) -> Result<(), SectionFault> {
	for (position, filed) in sections.iter().enumerate() {
		if sections.iter().take(position).any(|earlier| earlier.kind == filed.kind) {
			return Err(SectionFault::Duplicate);
		}
		if filed.section.root.is_zero() {
			return Err(SectionFault::EmptyRoot);
		}
		if !filed.section.in_force(now) {
			return Err(SectionFault::Expired);
		}
		if filed.section.issued_at > now {
			return Err(SectionFault::IssuedInFuture);
		}
	}
	Ok(())
}

/// The qualifications of a filing after `sections` have been handed in: new codes join, replaced ones lose what made
/// them count. `None` if there are too many.
pub fn merge_qualifications(held: &Qualifications, sections: &[FiledSection]) -> Option<Qualifications> {
	let mut merged = held.clone();
	for filed in sections {
		let SectionKind::Qualification(code) = filed.kind else {
			continue;
		};
		match merged.iter_mut().find(|known| known.code == code) {
			Some(known) => known.attested = Evidence::default(),
			None => {
				let attested = Evidence::default();
				merged.try_push(Qualification { code, attested }).ok()?
			}
		}
	}
	Some(merged)
}

/// What speaks for a section: the attestations of its root that were not revoked, with the section's own end.
pub fn evidence(attestations: &Attestations, section: &Section) -> Evidence {
	let mut evidence = Evidence::default();
	for attestation in attestations {
		if attestation.revoked_at.is_some() || attestation.root != section.root {
			continue;
		}
		let attested = Attested {
			body: attestation.body,
			at: attestation.at,
			until: section
				.expires_at
				.map_or(attestation.expires_at, |end| end.min(attestation.expires_at)),
		};
		if evidence.try_push(attested).is_err() {
			break; // Both lists have one bound: this is never reached.
		}
	}
	evidence
}

/// What a member fails by its summary alone, in the order in which it is told.
pub fn standing_failures(
	summary: &MemberSummary,
	party: &PartyRequirements,
	amount: Balance,
	paying: bool,
	recovery_wait: Moment,
	now: Moment,
) -> impl Iterator<Item = Requirement> {
	let required = party.least_level(amount);
	let admitted = party.greatest_risk(amount);
	let wait = summary
		.recovered_at
		.filter(|_| paying)
		// A wait beyond the range of times never ends, which is the safe side.
		.map(|recovered| recovered.saturating_add(recovery_wait))
		.filter(|until| *until > now)
		.map(|until| Requirement::RecoveryWait { until });
	[
		(!summary.status.may_move()).then_some(Requirement::NotFiled(summary.status)),
		(summary.level < required).then_some(Requirement::LevelTooLow {
			required,
			actual: summary.level,
		}),
		(summary.risk > admitted).then_some(Requirement::RiskTooHigh {
			admitted,
			actual: summary.risk,
		}),
		wait,
	]
	.into_iter()
	.flatten()
}

/// Whether some attestation satisfies a demand for freshness at `now`.
pub fn is_fresh(fresh: &Freshness, attestations: &[Attestation], cut_offs: &[CutOff], now: Moment) -> bool {
	attestations.iter().any(|attestation| {
		attestation.class == fresh.class
			&& attestation.in_force(now)
			&& !cut_offs.iter().any(|cut| cut.voids(attestation.body, attestation.at))
			// An attestation is never younger than now; zero is its least age.
			&& now.saturating_sub(attestation.at) <= fresh.max_age
	})
}

/// What is wrong with requirements.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RequirementsFault {
	/// Amounts of the tiers do not rise, or a tier asks for no more than the one before.
	Tiers,
	/// A qualification is named twice.
	DuplicateQualification,
	/// A greatest age of zero: nobody could ever meet it in a later block.
	ZeroAge,
	/// The class does not attest the section: nobody could ever meet it.
	NotAttestable,
}

/// Whether requirements can be met at all and say each thing once.
pub fn check_requirements(requirements: &StageRequirements) -> Result<(), RequirementsFault> {
	for party in [&requirements.paying, &requirements.receiving] {
		let mut last = (Balance::MIN, party.level, party.max_risk);
		for tier in &party.tiers {
			let stricter = tier.level > last.1
				|| tier.max_risk < last.2
				|| !tier.qualifications.is_empty()
				|| tier.fresh.is_some();
			if tier.from <= last.0 || tier.level < last.1 || tier.max_risk > last.2 || !stricter {
				return Err(RequirementsFault::Tiers);
			}
			last = (tier.from, tier.level, tier.max_risk);
		}
		for (position, code) in party.codes(Balance::MAX).enumerate() {
			if party.codes(Balance::MAX).take(position).any(|earlier| earlier == code) {
				return Err(RequirementsFault::DuplicateQualification);
			}
		}
		for Freshness {
			class,
			section,
			max_age,
		} in party.fresh(Balance::MAX)
		{
			if max_age == 0 {
				return Err(RequirementsFault::ZeroAge);
			}
			if !AttestorClass::attests(class, section) {
				return Err(RequirementsFault::NotAttestable);
			}
		}
	}
	Ok(())
}

/// Whether the levels can be reached at all, and ask for something.
pub fn check_levels(rules: &LevelRules) -> bool {
	(1..=MAX_ATTESTATIONS).contains(&u32::from(rules.identity_bodies))
		&& (1..=MAX_QUALIFICATIONS).contains(&u32::from(rules.qualifications))
		&& rules.identity_max_age != Some(0)
}

/// What is wrong with delays.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DelayFault {
	/// One leaves its owner too little time.
	TooShort,
	/// One keeps its owner out for too long.
	TooLong,
}

/// Whether a chain can start with these delays. Networks for development start with short ones.
pub fn check_genesis_delays(delays: &KeyDelays) -> Result<(), DelayFault> {
	within(delays, SHORTEST_DELAY, SHORTEST_DELAY)
}

/// Whether the head office may set these delays on a running chain: none below what an owner needs to notice.
pub fn check_delays(delays: &KeyDelays) -> Result<(), DelayFault> {
	within(delays, LEAST_OBJECTION, LEAST_WAIT)
}

fn within(delays: &KeyDelays, objection: Moment, wait: Moment) -> Result<(), DelayFault> {
	let KeyDelays {
		removal,
		recovery,
		wait: waits,
	} = *delays;
	if removal < objection || recovery < objection || waits < wait {
		return Err(DelayFault::TooShort);
	}
	if [removal, recovery, waits].iter().any(|delay| *delay > LONGEST_DELAY) {
		return Err(DelayFault::TooLong);
	}
	Ok(())
}

/// A day in milliseconds.
const DAY: Moment = 24 * 60 * 60 * 1000;

/// Number of the day of UTC.
pub const fn day_of(now: Moment) -> u64 {
	now / DAY
}

/// Number of the thirty days by which months are counted: longer months would be worth more.
pub const fn month_of(now: Moment) -> u64 {
	now / (30 * DAY)
}

/// Whether a relation in force admits an act, when so much has been used of the day by the one who acts, and of the
/// month by all who act for the same elder.
pub fn sanction(
	terms: &RelationTerms,
	act: Act,
	amount: Balance,
	day: Balance,
	month: Balance,
) -> Result<Sanction, ActFault> {
	if !terms.scope.has(act) {
		return Err(ActFault::OutOfScope);
	}
	if amount > terms.limits.per_act {
		return Err(ActFault::ActLimit);
	}
	// Saturating: a sum beyond the range is above every limit but the greatest, which admits everything.
	if day.saturating_add(amount) > terms.limits.per_day {
		return Err(ActFault::DayLimit);
	}
	let needs_officer = act == Act::Confirm && month.saturating_add(amount) > terms.limits.per_month;
	Ok(Sanction { needs_officer })
}
