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
	sp_runtime::{traits::UniqueSaturatedInto, DispatchError},
};
use timebank_primitives::{
	Affairs, AlertId, Body, BranchId, Digest, FilingChange, FilingStatus, Fuel, Level, MemberId, MemberKind, Moment,
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

	/// The branch that cares for a member now: its home, or the branch that took the home's members over. The filing keeps
	/// the home that it was entered with, so that handing over a branch touches no member.
	pub(crate) fn home_of(filing: &Filing) -> BranchId {
		T::Roles::home(filing.home)
	}

	/// The holder of `role` whose key this is, in the branch `home` or in the one that took its members over.
	pub(crate) fn officer_of(key: &T::AccountId, role: Role, home: BranchId) -> Result<RoleHolder, DispatchError> {
		let officer = Self::officer(key, role)?;
		ensure!(
			officer.body == Body::Branch(T::Roles::home(home)),
			Error::<T>::OtherBranch
		);
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
		filing: Filing,
		by: Author,
		change: Change<T::AccountId>,
	) -> DispatchResult {
		Self::write_version_of(filing.home, member, filing, by, change)
	}

	/// The same, for a filing whose home was `branch` before.
	pub(crate) fn write_version_of(
		branch: BranchId,
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
			branch,
			change,
			at: Self::now(),
			block,
		};
		let head = record.head_after(previous);
		filing.version = version;
		filing.head = head;
		Filings::<T>::insert(member, filing);
		let stored = Version {
			record: record.clone(),
			previous,
		};
		Versions::<T>::insert(member, version, stored);
		Self::deposit_event(Event::FilingVersion { record, previous, head });
		Ok(())
	}

	/// An officer as the author of a version.
	pub(crate) fn author(officer: &RoleHolder) -> Author {
		Author::Officer {
			member: officer.member,
			body: officer.body,
		}
	}

	/// Takes a legal step; the status before and after it.
	pub(crate) fn step(filing: &mut Filing, step: Step) -> Result<FilingChange, DispatchError> {
		let old = filing.status;
		let new = rules::after(old, step).ok_or(Error::<T>::WrongStatus)?;
		filing.status = new;
		Ok(FilingChange::Status { old, new })
	}

	pub(crate) fn check_sections(sections: &FiledSections, now: Moment) -> DispatchResult {
		rules::check_sections(sections, now).map_err(|fault| match fault {
			SectionFault::Duplicate => Error::<T>::DuplicateSection.into(),
			SectionFault::EmptyRoot => Error::<T>::EmptyRoot.into(),
			SectionFault::Expired => Error::<T>::SectionExpired.into(),
			SectionFault::IssuedInFuture => Error::<T>::IssuedInFuture.into(),
		})
	}

	pub(crate) fn write_sections(member: MemberId, sections: &FiledSections) {
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
			qualifications,
			..Filing::submitted(kind, home, clerk.member, now)
		};
		let by = Self::author(&clerk);
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

	/// Who hands in sections of `member` with this key: the member itself, or a clerk of its home branch.
	pub(crate) fn submitter_of(
		key: &T::AccountId,
		member: MemberId,
		home: BranchId,
	) -> Result<(MemberId, Author), DispatchError> {
		match MemberOf::<T>::get(key) {
			Some(controller) => {
				ensure!(controller.member == member, Error::<T>::NotAuthorized);
				ensure!(!controller.custodied, Error::<T>::CustodiedKey);
				Ok((member, Author::Member(member)))
			}
			None => {
				let clerk = Self::officer_of(key, Role::Clerk, home)?;
				Ok((clerk.member, Self::author(&clerk)))
			}
		}
	}

	/// Puts checked sections into a filing; says whether that lowers anything. The sections themselves are written later.
	pub(crate) fn put_sections(
		filing: &mut Filing,
		sections: &FiledSections,
		now: Moment,
	) -> Result<Option<FilingChange>, DispatchError> {
		Self::check_sections(sections, now)?;
		let measures = Self::measures();
		let old = filing.level_at(now, &measures);
		let merged = rules::merge_qualifications(&filing.qualifications, sections)
			.ok_or(Error::<T>::MaxQualificationsExceeded)?;
		let lost = sections
			.iter()
			.filter_map(|filed| filed.kind.code())
			.any(|code| filing.holds(code, now, &measures.cut_offs));
		filing.qualifications = merged;
		if sections.iter().any(|filed| filed.kind == SectionKind::Identity) {
			filing.identified = Default::default();
		}
		let lowered = lost || filing.level_at(now, &measures) < old;
		Ok(lowered.then_some(FilingChange::Replaced))
	}

	pub(crate) fn do_amend(who: &T::AccountId, member: MemberId, sections: FiledSections) -> DispatchResult {
		let mut filing = Self::filing(member)?;
		let (person, by) = Self::submitter_of(who, member, filing.home)?;
		ensure!(!sections.is_empty(), Error::<T>::NoSections);
		let mut told = Vec::new();
		if filing.status == FilingStatus::Filed {
			ensure!(
				sections.iter().all(|filed| filed.kind.counts_by_attestation()),
				Error::<T>::NotAmendable
			);
		} else {
			let moved = Self::step(&mut filing, Step::Resubmit)?;
			if let FilingChange::Status { old, new } = moved {
				if old != new {
					told.push(moved);
				}
			}
			filing.submitted_by = person;
		}
		told.extend(Self::put_sections(&mut filing, &sections, Self::now())?);
		let change = Change::Amended {
			sections: sections.clone(),
		};
		Self::write_version(member, filing, by, change)?;
		Self::write_sections(member, &sections);
		for change in &told {
			T::OnFilingChange::on_filing_change(member, change);
		}
		Ok(())
	}

	/// The reviewer of a filing: of its home branch, another person than its submitter and its subject.
	pub(crate) fn reviewer_of(
		key: &T::AccountId,
		member: MemberId,
		home: BranchId,
		submitter: MemberId,
	) -> Result<(MemberId, Author), DispatchError> {
		let officer = Self::officer_of(key, Role::Reviewer, home)?;
		ensure!(officer.member != submitter, Error::<T>::SamePerson);
		Self::ensure_independent(officer.member, member)?;
		Ok((officer.member, Self::author(&officer)))
	}

	pub(crate) fn do_take_up(reviewer: &T::AccountId, member: MemberId) -> DispatchResult {
		let mut filing = Self::filing(member)?;
		let (reviewer, by) = Self::reviewer_of(reviewer, member, filing.home, filing.submitted_by)?;
		let moved = Self::step(&mut filing, Step::TakeUp)?;
		filing.reviewer = Some(reviewer);
		Self::write_version(member, filing, by, Change::TakenUp)?;
		T::OnFilingChange::on_filing_change(member, &moved);
		Ok(())
	}

	pub(crate) fn do_review(reviewer: &T::AccountId, member: MemberId, verdict: Verdict) -> DispatchResult {
		let mut filing = Self::filing(member)?;
		let (reviewer, by) = Self::reviewer_of(reviewer, member, filing.home, filing.submitted_by)?;
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
				Self::author(&manager)
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

	pub(crate) fn do_take_back(who: &T::AccountId, member: MemberId) -> DispatchResult {
		let mut filing = Self::filing(member)?;
		let (_, by) = Self::submitter_of(who, member, filing.home)?;
		let moved = Self::step(&mut filing, Step::TakeBack)?;
		Self::write_version(member, filing, by, Change::TakenBack)?;
		T::OnFilingChange::on_filing_change(member, &moved);
		Ok(())
	}

	pub(crate) fn do_close(who: Option<&T::AccountId>, member: MemberId, reason: Reason) -> DispatchResult {
		let mut filing = Self::filing(member)?;
		let by = match who {
			None => Author::HeadOffice,
			Some(key) => {
				let controller = MemberOf::<T>::get(key).filter(|controller| controller.member == member);
				let controller = controller.ok_or(Error::<T>::NotAuthorized)?;
				ensure!(!controller.custodied, Error::<T>::CustodiedKey);
				// Who stopped a member decides what becomes of it.
				ensure!(filing.status != FilingStatus::Suspended, Error::<T>::WrongStatus);
				Author::Member(member)
			}
		};
		let moved = Self::step(&mut filing, Step::Close)?;
		ensure!(T::Affairs::settled(member), Error::<T>::AffairsOpen);
		ensure!(!Recoveries::<T>::contains_key(member), Error::<T>::RecoveryPending);
		Self::write_version(member, filing, by, Change::Closed { reason })?;
		PendingChanges::<T>::remove(member);
		HomeMoves::<T>::remove(member);
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
		let by = Self::author(&supervisor);
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
			status: FilingStatus::Filed,
			level,
			filed_at: Some(Self::now()),
			..Filing::submitted(kind, home, member, Self::now())
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
