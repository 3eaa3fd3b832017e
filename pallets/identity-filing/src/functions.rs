//! The life of a filing: submission, review, suspension, risk grade; and the chain of versions.

use crate::{
	pallet::*,
	rules::{self, SectionFault, Step},
	types::*,
};
use alloc::vec::Vec;
use polkadot_sdk::{
	frame_support::{
		dispatch::DispatchResult,
		ensure,
		traits::{EnsureOrigin, Time},
	},
	frame_system::{self, ensure_signed, pallet_prelude::OriginFor},
	sp_core::H256,
	sp_runtime::{traits::UniqueSaturatedInto, DispatchError},
};
use timebank_primitives::{
	AlertId, Body, BranchId, Digest, FilingChange, FilingStatus, Fuel, Level, MemberId, MemberKind, Moment,
	OnFilingChange, RiskGrade, Role, RoleHolder, Roles,
};

impl<T: Config> Pallet<T> {
	/// Block time.
	pub(crate) fn now() -> Moment {
		T::Time::now()
	}

	/// The filing of a member.
	pub(crate) fn filing(member: MemberId) -> Result<Filing, DispatchError> {
		Filings::<T>::get(member).ok_or_else(|| Error::<T>::MemberNotFound.into())
	}

	/// The holder of `role` whose key this is.
	pub(crate) fn officer(key: &T::AccountId, role: Role) -> Result<RoleHolder, DispatchError> {
		T::Roles::holder(key)
			.filter(|holder| holder.role == role)
			.ok_or_else(|| Error::<T>::NotAuthorized.into())
	}

	/// The holder of `role` in the branch `home` whose key this is.
	pub(crate) fn officer_of(key: &T::AccountId, role: Role, home: BranchId) -> Result<RoleHolder, DispatchError> {
		let officer = Self::officer(key, role)?;
		ensure!(officer.body == Body::Branch(home), Error::<T>::OtherBranch);
		Ok(officer)
	}

	/// `None` for the head office, the key of anybody else.
	pub(crate) fn head_office_or_signed(origin: OriginFor<T>) -> Result<Option<T::AccountId>, DispatchError> {
		match T::HeadOffice::try_origin(origin) {
			Ok(_) => Ok(None),
			Err(origin) => Ok(Some(ensure_signed(origin)?)),
		}
	}

	/// Checks that a person is neither a member nor joined to it by a relation.
	pub(crate) fn ensure_independent(person: MemberId, member: MemberId) -> DispatchResult {
		ensure!(person != member, Error::<T>::SamePerson);
		ensure!(!Self::are_related(person, member), Error::<T>::RelatedPerson);
		Ok(())
	}

	/// Writes the next version of a filing: number, head and event.
	pub(crate) fn write_version(
		member: MemberId,
		mut filing: Filing,
		by: Author,
		change: Change<T::AccountId>,
	) -> DispatchResult {
		let previous = filing.head;
		let version = filing.version.checked_add(1).ok_or(Error::<T>::NumbersExhausted)?;
		let block = frame_system::Pallet::<T>::block_number().unique_saturated_into();
		let record = VersionRecord {
			member,
			version,
			by,
			change,
			at: Self::now(),
			block,
		};
		let head = record.head_after(previous);
		filing.version = version;
		filing.head = head;
		Filings::<T>::insert(member, filing);
		Self::deposit_event(Event::FilingVersion { record, previous, head });
		Ok(())
	}

	/// Takes a legal step; the status before and after it.
	fn step(filing: &mut Filing, step: Step) -> Result<FilingChange, DispatchError> {
		let old = filing.status;
		let new = rules::after(old, step).ok_or(Error::<T>::WrongStatus)?;
		filing.status = new;
		Ok(FilingChange::Status { old, new })
	}

	fn check_sections(sections: &FiledSections, now: Moment) -> DispatchResult {
		rules::check_sections(sections, now).map_err(|fault| match fault {
			SectionFault::Duplicate => Error::<T>::DuplicateSection.into(),
			SectionFault::EmptyRoot => Error::<T>::EmptyRoot.into(),
			SectionFault::Expired => Error::<T>::SectionExpired.into(),
			SectionFault::IssuedInFuture => Error::<T>::IssuedInFuture.into(),
		})
	}

	fn write_sections(member: MemberId, sections: &FiledSections) {
		for filed in sections {
			Sections::<T>::insert(member, filed.kind, filed.section);
			AttestationsOf::<T>::remove(member, filed.kind); // They were of another root.
		}
	}

	pub(crate) fn do_submit(
		clerk: &T::AccountId,
		kind: MemberKind,
		key: T::AccountId,
		custodied: bool,
		consent: T::Signature,
		sections: FiledSections,
	) -> DispatchResult {
		let clerk = Self::officer(clerk, Role::Clerk)?;
		let home = clerk.branch().ok_or(Error::<T>::NotAuthorized)?;
		ensure!(kind != MemberKind::Contract, Error::<T>::ContractNotAdmitted);

		let now = Self::now();
		let identity = sections
			.iter()
			.find(|filed| filed.kind == SectionKind::Identity)
			.ok_or(Error::<T>::IdentityMissing)?
			.section
			.root;
		Self::check_sections(&sections, now)?;
		let qualifications = rules::merge_qualifications(&Qualifications::default(), &sections)
			.ok_or(Error::<T>::MaxQualificationsExceeded)?;

		Self::ensure_bindable(&key)?;
		let proof = Self::check_proof(&Self::consent_payload(home, kind, identity, &key), &consent, &key)?;
		let member = NextMember::<T>::get();
		let next = member.next().ok_or(Error::<T>::NumbersExhausted)?;

		let filing = Filing {
			kind,
			status: FilingStatus::Submitted,
			level: Level::None,
			risk: RiskGrade::Low,
			risk_by_machine: false,
			home,
			submitted_by: clerk.member,
			reviewer: None,
			version: 0,
			head: H256::zero(),
			submitted_at: now,
			filed_at: None,
			recovered_at: None,
			identified: None,
			qualifications,
			drips: 0,
		};
		let by = Author::Officer {
			member: clerk.member,
			body: clerk.body,
		};
		let change = Change::Submitted {
			kind,
			home,
			key: key.clone(),
			custodied,
			sections: sections.clone(),
		};
		Self::write_version(member, filing, by, change)?;
		NextMember::<T>::put(next);
		SpentProofs::<T>::insert(proof, ());
		Self::write_sections(member, &sections);
		Self::bind(member, key, custodied)
	}

	pub(crate) fn do_amend(who: &T::AccountId, member: MemberId, sections: FiledSections) -> DispatchResult {
		let mut filing = Self::filing(member)?;
		let (person, by) = match MemberOf::<T>::get(who) {
			Some(controller) => {
				ensure!(controller.member == member, Error::<T>::NotAuthorized);
				ensure!(!controller.custodied, Error::<T>::CustodiedKey);
				(member, Author::Member(member))
			}
			None => {
				let clerk = Self::officer_of(who, Role::Clerk, filing.home)?;
				(
					clerk.member,
					Author::Officer {
						member: clerk.member,
						body: clerk.body,
					},
				)
			}
		};

		ensure!(!sections.is_empty(), Error::<T>::NoSections);
		let now = Self::now();
		let before = filing.status;
		if before == FilingStatus::Filed {
			ensure!(
				sections.iter().all(|filed| filed.kind.counts_by_attestation()),
				Error::<T>::NotAmendable
			);
		} else {
			Self::step(&mut filing, Step::Resubmit)?;
			filing.submitted_by = person;
		}
		Self::check_sections(&sections, now)?;
		let merged = rules::merge_qualifications(&filing.qualifications, &sections)
			.ok_or(Error::<T>::MaxQualificationsExceeded)?;
		let lost: Vec<u16> = filing
			.qualifications
			.iter()
			.map(|held| held.code)
			.filter(|code| filing.holds(*code, now) && sections.iter().any(|filed| filed.kind.code() == Some(*code)))
			.collect();
		filing.qualifications = merged;
		if sections.iter().any(|filed| filed.kind == SectionKind::Identity) {
			filing.identified = None;
		}

		let after = filing.status;
		Self::write_version(
			member,
			filing,
			by,
			Change::Amended {
				sections: sections.clone(),
			},
		)?;
		Self::write_sections(member, &sections);
		if before != after {
			T::OnFilingChange::on_filing_change(
				member,
				&FilingChange::Status {
					old: before,
					new: after,
				},
			);
		}
		for code in lost {
			T::OnFilingChange::on_filing_change(member, &FilingChange::QualificationRevoked(code));
		}
		Ok(())
	}

	/// The reviewer of a filing: of its home branch, another person than its submitter and its subject.
	fn reviewer_of(key: &T::AccountId, member: MemberId, filing: &Filing) -> Result<(MemberId, Author), DispatchError> {
		let officer = Self::officer_of(key, Role::Reviewer, filing.home)?;
		ensure!(officer.member != filing.submitted_by, Error::<T>::SamePerson);
		Self::ensure_independent(officer.member, member)?;
		Ok((
			officer.member,
			Author::Officer {
				member: officer.member,
				body: officer.body,
			},
		))
	}

	pub(crate) fn do_take_up(reviewer: &T::AccountId, member: MemberId) -> DispatchResult {
		let mut filing = Self::filing(member)?;
		let (reviewer, by) = Self::reviewer_of(reviewer, member, &filing)?;
		let moved = Self::step(&mut filing, Step::TakeUp)?;
		filing.reviewer = Some(reviewer);
		Self::write_version(member, filing, by, Change::TakenUp)?;
		T::OnFilingChange::on_filing_change(member, &moved);
		Ok(())
	}

	pub(crate) fn do_review(reviewer: &T::AccountId, member: MemberId, verdict: Verdict) -> DispatchResult {
		let mut filing = Self::filing(member)?;
		let (reviewer, by) = Self::reviewer_of(reviewer, member, &filing)?;
		let (step, change) = match verdict {
			Verdict::Approve => (Step::Approve, Change::Approved),
			Verdict::RequestChanges(reason) => (Step::RequestChanges, Change::ChangesRequested { reason }),
			Verdict::Reject(reason) => (Step::Reject, Change::Rejected { reason }),
		};
		let moved = Self::step(&mut filing, step)?;
		filing.reviewer = Some(reviewer);
		let mut fuelled = Vec::new();
		if verdict == Verdict::Approve {
			Self::ensure_packet(member)?;
			filing.level = filing.level.max(Level::Reviewed);
			filing.filed_at = Some(filing.filed_at.unwrap_or_else(Self::now));
			for key in Controllers::<T>::get(member) {
				if Self::count_drip(&mut filing) {
					fuelled.push(key);
				}
			}
		}
		Self::write_version(member, filing, by, change)?;
		for key in &fuelled {
			T::Fuel::drip(key);
		}
		T::OnFilingChange::on_filing_change(member, &moved);
		Ok(())
	}

	/// Counts a key that is to get its first fuel; whether it may.
	pub(crate) fn count_drip(filing: &mut Filing) -> bool {
		let admitted = filing.drips < MAX_DRIPS;
		if admitted {
			filing.drips = filing.drips.saturating_add(1); // Below the bound, so it cannot overflow.
		}
		admitted
	}

	pub(crate) fn do_suspend(manager: Option<&T::AccountId>, member: MemberId, reason: Digest) -> DispatchResult {
		let mut filing = Self::filing(member)?;
		let by = match manager {
			None => Author::HeadOffice,
			Some(key) => {
				let manager = Self::officer_of(key, Role::Manager, filing.home)?;
				Author::Officer {
					member: manager.member,
					body: manager.body,
				}
			}
		};
		let moved = Self::step(&mut filing, Step::Suspend)?;
		Self::write_version(member, filing, by, Change::Suspended { reason })?;
		T::OnFilingChange::on_filing_change(member, &moved);
		Ok(())
	}

	pub(crate) fn do_reinstate(member: MemberId, reason: Digest) -> DispatchResult {
		let mut filing = Self::filing(member)?;
		let moved = Self::step(&mut filing, Step::Reinstate)?;
		Self::write_version(member, filing, Author::HeadOffice, Change::Reinstated { reason })?;
		T::OnFilingChange::on_filing_change(member, &moved);
		Ok(())
	}

	pub(crate) fn do_set_risk(
		supervisor: &T::AccountId,
		member: MemberId,
		grade: RiskGrade,
		reason: Digest,
	) -> DispatchResult {
		let mut filing = Self::filing(member)?;
		let supervisor = Self::officer(supervisor, Role::Supervisor)?;
		Self::ensure_independent(supervisor.member, member)?;
		// To confirm what a machine raised is a decision too: it admits the machine's next step.
		ensure!(
			filing.risk != grade || filing.risk_by_machine,
			Error::<T>::RiskUnchanged
		);
		filing.risk_by_machine = false;
		let by = Author::Officer {
			member: supervisor.member,
			body: supervisor.body,
		};
		Self::write_grade(member, filing, by, grade, GradeReason::Finding(reason))
	}

	pub(crate) fn do_raise_by_one(member: MemberId, alert: AlertId) -> DispatchResult {
		let mut filing = Self::filing(member)?;
		ensure!(!filing.risk_by_machine, Error::<T>::RiskNeedsPerson);
		let grade = filing.risk.raised();
		ensure!(grade != filing.risk, Error::<T>::RiskUnchanged);
		filing.risk_by_machine = true;
		Self::write_grade(member, filing, Author::Monitor, grade, GradeReason::Alert(alert))
	}

	fn write_grade(
		member: MemberId,
		mut filing: Filing,
		by: Author,
		new: RiskGrade,
		reason: GradeReason,
	) -> DispatchResult {
		let old = filing.risk;
		filing.risk = new;
		Self::write_version(member, filing, by, Change::Graded { old, new, reason })?;
		if old != new {
			T::OnFilingChange::on_filing_change(member, &FilingChange::Risk { old, new });
		}
		Ok(())
	}

	/// Files a member of the first block. There is nobody yet to review or attest it: genesis stands for that.
	///
	/// # Panics
	///
	/// If a key is given twice, or a level that is not filed: such a genesis must not start a chain.
	pub(crate) fn file_at_genesis(key: &T::AccountId, kind: MemberKind, level: Level, home: BranchId) {
		assert!(!MemberOf::<T>::contains_key(key), "a key controls one member");
		assert!(level >= Level::Reviewed, "a member of the first block is filed");
		let member = NextMember::<T>::get();
		let filing = Filing {
			kind,
			status: FilingStatus::Filed,
			level,
			risk: RiskGrade::Low,
			risk_by_machine: false,
			home,
			submitted_by: member,
			reviewer: None,
			version: 0,
			head: H256::zero(),
			submitted_at: Self::now(),
			filed_at: Some(Self::now()),
			recovered_at: None,
			identified: None,
			qualifications: Default::default(),
			drips: 0,
		};
		// A zero root: a chain spec is public, and the member's documents are not filed with it. Nobody can attest a
		// zero root, so it never counts as more than what genesis says.
		let section = Section {
			root: Digest::zero(),
			schema: 0,
			issuer: None,
			issued_at: Self::now(),
			expires_at: None,
		};
		Sections::<T>::insert(member, SectionKind::Identity, section);
		let change = Change::Genesis {
			kind,
			level,
			home,
			key: key.clone(),
		};
		let written = Self::write_version(member, filing, Author::Genesis, change)
			.and_then(|()| Self::bind(member, key.clone(), false));
		assert!(written.is_ok(), "the first version and key of a member fit");
		let next = member.next();
		assert!(next.is_some(), "numbers of members suffice");
		NextMember::<T>::put(next.unwrap_or(member));
	}
}
