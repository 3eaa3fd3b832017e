//! Pure rules of a filing: legal steps, what attestations are worth, and what a stage asks.

use crate::types::{
	Attestation, Attested, AttestorClass, FiledSection, Freshness, PartyRequirements, Qualification, Qualifications,
	Section, SectionKind, StageRequirements,
};
use timebank_primitives::{Balance, FilingStatus, Level, MemberSummary, Moment, Requirement};

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
			Some(known) => known.attested = None,
			None => merged.try_push(Qualification { code, attested: None }).ok()?,
		}
	}
	Some(merged)
}

/// The attestation that makes a section count longest, of those not revoked.
pub fn strongest(attestations: &[Attestation], section: &Section) -> Option<Attested> {
	attestations
		.iter()
		.filter(|attestation| attestation.revoked_at.is_none() && attestation.root == section.root)
		.map(|attestation| Attested {
			body: attestation.body,
			at: attestation.at,
			until: section
				.expires_at
				.map_or(attestation.expires_at, |end| end.min(attestation.expires_at)),
		})
		.max_by_key(|attested| attested.until)
}

/// The level that one side must have for an amount.
pub fn least_level(party: &PartyRequirements, amount: Balance) -> Level {
	party
		.tiers
		.iter()
		.filter(|tier| tier.from <= amount)
		.map(|tier| tier.level)
		.fold(party.level, Level::max)
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
	let required = least_level(party, amount);
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
		(summary.risk > party.max_risk).then_some(Requirement::RiskTooHigh {
			admitted: party.max_risk,
			actual: summary.risk,
		}),
		wait,
	]
	.into_iter()
	.flatten()
}

/// Whether some attestation satisfies a demand for freshness at `now`.
pub fn is_fresh(fresh: &Freshness, attestations: &[Attestation], now: Moment) -> bool {
	attestations.iter().any(|attestation| {
		attestation.class == fresh.class
			&& attestation.in_force(now)
			// An attestation is never younger than now; zero is its least age.
			&& now.saturating_sub(attestation.at) <= fresh.max_age
	})
}

/// What is wrong with requirements.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RequirementsFault {
	/// Amounts or levels of the tiers do not rise.
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
		let mut last = (Balance::MIN, party.level);
		for tier in &party.tiers {
			if tier.from <= last.0 || tier.level <= last.1 {
				return Err(RequirementsFault::Tiers);
			}
			last = (tier.from, tier.level);
		}
		for (position, code) in party.qualifications.iter().enumerate() {
			if party
				.qualifications
				.iter()
				.take(position)
				.any(|earlier| earlier == code)
			{
				return Err(RequirementsFault::DuplicateQualification);
			}
		}
		if let Some(Freshness {
			class,
			section,
			max_age,
		}) = party.fresh
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
