//! Attestations, and what stages ask for.

use crate::{
	pallet::*,
	rules::{self, RequirementsFault},
	types::*,
};
use polkadot_sdk::{
	frame_support::{dispatch::DispatchResult, ensure},
	sp_runtime::DispatchError,
};
use timebank_primitives::{Body, Digest, FilingChange, MemberId, Moment, OnFilingChange, RoleHolder, Roles, Stage};

impl<T: Config> Pallet<T> {
	/// Who attests with this key, and in which class.
	fn attestor(key: &T::AccountId) -> Result<(RoleHolder, AttestorClass), DispatchError> {
		let holder = T::Roles::holder(key).ok_or(Error::<T>::NotAuthorized)?;
		let class = AttestorClass::of(holder.role).ok_or(Error::<T>::NotAuthorized)?;
		Ok((holder, class))
	}

	pub(crate) fn do_attest(
		signer: &T::AccountId,
		member: MemberId,
		section: SectionKind,
		root: Digest,
		expires_at: Moment,
	) -> DispatchResult {
		let mut filing = Self::filing(member)?;
		let (holder, class) = Self::attestor(signer)?;
		Self::ensure_independent(holder.member, member)?;
		ensure!(rules::may_attest(filing.status), Error::<T>::WrongStatus);
		ensure!(class.attests(section), Error::<T>::NotAttestable);
		let filed = Sections::<T>::get(member, section).ok_or(Error::<T>::SectionNotFound)?;
		ensure!(!root.is_zero(), Error::<T>::EmptyRoot);
		ensure!(root == filed.root, Error::<T>::RootMismatch);
		let now = Self::now();
		ensure!(filed.in_force(now), Error::<T>::SectionExpired);
		ensure!(expires_at > now, Error::<T>::EndNotInFuture);
		let cut_off = AttestorCutOffs::<T>::get()
			.iter()
			.any(|cut| cut.voids(holder.body, now));
		ensure!(!cut_off, Error::<T>::AttestorCutOff);

		let attestation = Attestation {
			class,
			root,
			by: holder.member,
			body: holder.body,
			at: now,
			expires_at,
			revoked_at: None,
		};
		let mut attestations = AttestationsOf::<T>::get(member, section);
		// The body's own earlier one is replaced; one that no longer counts makes room only when room is needed, so that
		// a revocation stays readable.
		attestations.retain(|known| known.body != holder.body);
		if attestations.is_full() {
			attestations.retain(|known| known.in_force(now));
		}
		attestations
			.try_push(attestation)
			.map_err(|_| Error::<T>::MaxAttestationsExceeded)?;

		filing.set_attested(section, rules::evidence(&attestations, &filed));
		let by = Self::author(&holder);
		Self::write_version(member, filing, by, Change::Attested { section, attestation })?;
		AttestationsOf::<T>::insert(member, section, attestations);
		Ok(())
	}

	pub(crate) fn do_revoke_attestation(
		signer: &T::AccountId,
		member: MemberId,
		section: SectionKind,
		reason: Digest,
	) -> DispatchResult {
		let mut filing = Self::filing(member)?;
		let (holder, _) = Self::attestor(signer)?;
		let filed = Sections::<T>::get(member, section).ok_or(Error::<T>::AttestationNotFound)?;
		let mut attestations = AttestationsOf::<T>::get(member, section);
		let attestation = attestations
			.iter_mut()
			.find(|known| known.body == holder.body)
			.ok_or(Error::<T>::AttestationNotFound)?;
		ensure!(attestation.revoked_at.is_none(), Error::<T>::AlreadyRevoked);
		let now = Self::now();
		attestation.revoked_at = Some(now);

		let measures = Self::measures();
		let code = section.code();
		let held = code.is_some_and(|code| filing.holds(code, now, &measures.cut_offs));
		let old = filing.level_at(now, &measures);
		filing.set_attested(section, rules::evidence(&attestations, &filed));
		let lost = code.filter(|code| held && !filing.holds(*code, now, &measures.cut_offs));
		let new = filing.level_at(now, &measures);
		let by = Self::author(&holder);
		let change = Change::AttestationRevoked {
			section,
			body: holder.body,
			reason,
		};
		Self::write_version(member, filing, by, change)?;
		AttestationsOf::<T>::insert(member, section, attestations);
		if let Some(code) = lost {
			T::OnFilingChange::on_filing_change(member, &FilingChange::QualificationRevoked(code));
		}
		if new < old {
			T::OnFilingChange::on_filing_change(member, &FilingChange::Level { old, new });
		}
		Ok(())
	}

	pub(crate) fn do_cut_off_attestor(body: Body, from: Moment, reason: Digest) -> DispatchResult {
		ensure!(matches!(body, Body::Institution(_)), Error::<T>::NotAttestable);
		ensure!(from <= Self::now(), Error::<T>::StartInFuture);
		let mut cut_offs = AttestorCutOffs::<T>::get();
		match cut_offs.iter_mut().find(|cut| cut.body == body) {
			Some(cut) => {
				// What was void stays void: a second cut-off only takes in more.
				cut.from = cut.from.min(from);
				cut.until = None;
			}
			None => cut_offs
				.try_push(CutOff {
					body,
					from,
					until: None,
				})
				.map_err(|_| Error::<T>::MaxCutOffsExceeded)?,
		}
		AttestorCutOffs::<T>::put(cut_offs);
		Self::deposit_event(Event::AttestorCutOff { body, from, reason });
		Ok(())
	}

	pub(crate) fn do_readmit_attestor(body: Body) -> DispatchResult {
		let mut cut_offs = AttestorCutOffs::<T>::get();
		let cut = cut_offs
			.iter_mut()
			.find(|cut| cut.body == body && cut.until.is_none())
			.ok_or(Error::<T>::NotCutOff)?;
		cut.until = Some(Self::now());
		AttestorCutOffs::<T>::put(cut_offs);
		Self::deposit_event(Event::AttestorReadmitted { body });
		Ok(())
	}

	pub(crate) fn do_set_levels(levels: LevelRules) -> DispatchResult {
		ensure!(rules::check_levels(&levels), Error::<T>::LevelsOutOfRange);
		Levels::<T>::put(levels);
		Self::deposit_event(Event::LevelsSet { rules: levels });
		Ok(())
	}

	/// What filings are measured by.
	pub(crate) fn measures() -> Measures {
		Measures {
			levels: Levels::<T>::get(),
			cut_offs: AttestorCutOffs::<T>::get(),
		}
	}

	pub(crate) fn do_set_requirements(stage: Stage, requirements: StageRequirements) -> DispatchResult {
		rules::check_requirements(&requirements).map_err(|fault| match fault {
			RequirementsFault::Tiers => Error::<T>::TiersNotRising,
			RequirementsFault::DuplicateQualification => Error::<T>::DuplicateQualification,
			RequirementsFault::ZeroAge => Error::<T>::ZeroAge,
			RequirementsFault::NotAttestable => Error::<T>::NotAttestable,
		})?;
		Requirements::<T>::insert(stage, requirements.clone());
		Self::deposit_event(Event::RequirementsSet { stage, requirements });
		Ok(())
	}
}
