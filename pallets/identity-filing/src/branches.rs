//! One entry, all branches: adoption without re-entry, mismatches, and moves of the home.

use crate::{packet_types::*, pallet::*, types::*};
use alloc::vec::Vec;
use polkadot_sdk::{
	frame_support::{dispatch::DispatchResult, ensure},
	sp_runtime::DispatchError,
};
use timebank_primitives::{
	Body, BranchId, Digest, FilingChange, FilingStatus, MemberId, Moment, OnFilingChange, Role, RoleHolder, Roles,
	Viewer,
};

impl<T: Config> Pallet<T> {
	/// An officer of a branch other than the home, independent of the member.
	fn away_officer(
		key: &T::AccountId,
		member: MemberId,
		home: BranchId,
	) -> Result<(RoleHolder, BranchId), DispatchError> {
		let officer = Self::branch_officer(key)?;
		let branch = officer.branch().ok_or(Error::<T>::NotAuthorized)?;
		ensure!(branch != T::Roles::home(home), Error::<T>::OwnBranch);
		Self::ensure_independent(officer.member, member)?;
		Ok((officer, branch))
	}

	pub(crate) fn do_adopt(officer: &T::AccountId, member: MemberId) -> DispatchResult {
		let filing = Self::filing(member)?;
		let (officer, branch) = Self::away_officer(officer, member, filing.home)?;
		ensure!(filing.status == FilingStatus::Filed, Error::<T>::WrongStatus);
		ensure!(
			!Adoptions::<T>::contains_key(member, branch),
			Error::<T>::AlreadyAdopted
		);
		let now = Self::now();
		let adoption = Adoption {
			by: officer.member,
			version: filing.version,
			at: now,
		};
		let by = Self::author(&officer);
		let granted = Self::adoption_grant(member, &filing, branch, by, now)?;
		Self::write_version(member, filing, by, Change::Adopted { branch })?;
		Adoptions::<T>::insert(member, branch, adoption);
		if let Some((grants, grant)) = granted {
			Grants::<T>::insert(member, grants);
			Self::deposit_event(Event::AccessGranted { member, grant });
		}
		Ok(())
	}

	/// The right to be given envelopes that comes with an adoption, and all grants with it; none where the member gave one
	/// before, which stays as it is. It is for all sections on file but biometrics, which are not needed to serve anybody.
	/// Whether the branch has registered a key already does not matter: who seals sees what is missing.
	fn adoption_grant(
		member: MemberId,
		filing: &Filing,
		branch: BranchId,
		by: Author,
		now: Moment,
	) -> Result<Option<(GrantList, Grant)>, DispatchError> {
		let grants = Grants::<T>::get(member);
		let viewer = Viewer::Body(Body::Branch(branch));
		let given = |grant: &Grant| grant.is_for(viewer, Purpose::Adoption) && grant.in_force(now);
		if grants.iter().any(given) {
			return Ok(None);
		}
		let kinds: Vec<_> = [SectionKind::Identity, SectionKind::Contact, SectionKind::Guardian]
			.into_iter()
			.filter(|kind| Sections::<T>::contains_key(member, kind))
			.chain(
				filing
					.qualifications
					.iter()
					.map(|held| SectionKind::Qualification(held.code)),
			)
			.collect();
		let grant = Grant {
			viewer,
			sections: kinds.try_into().map_err(|_| Error::<T>::MaxQualificationsExceeded)?,
			purpose: Purpose::Adoption,
			// At the end of the range of times it ends there: after everything.
			until: now.saturating_add(MAX_GRANT),
			by,
			at: now,
		};
		Ok(Some((Self::with_grant(grants, grant.clone(), now)?, grant)))
	}

	/// Takes away what an adoption gave, or the member for it: the branch uses the filing no more, or is the home.
	fn drop_adoption_grant(member: MemberId, branch: BranchId, by: Author) {
		let viewer = Viewer::Body(Body::Branch(branch));
		let mut grants = Grants::<T>::get(member);
		let before = grants.len();
		grants.retain(|grant| !grant.is_for(viewer, Purpose::Adoption));
		if grants.len() < before {
			Grants::<T>::insert(member, grants);
			Self::deposit_event(Event::AccessRevoked {
				member,
				viewer,
				purpose: Purpose::Adoption,
				by,
			});
		}
	}

	pub(crate) fn do_end_adoption(officer: &T::AccountId, member: MemberId) -> DispatchResult {
		let filing = Self::filing(member)?;
		let (officer, branch) = Self::away_officer(officer, member, filing.home)?;
		ensure!(Adoptions::<T>::contains_key(member, branch), Error::<T>::NotAdopted);
		let by = Self::author(&officer);
		Self::write_version(member, filing, by, Change::AdoptionEnded { branch })?;
		Adoptions::<T>::remove(member, branch);
		Self::drop_adoption_grant(member, branch, by);
		Ok(())
	}

	pub(crate) fn do_report_mismatch(
		officer: &T::AccountId,
		member: MemberId,
		section: SectionKind,
		root: Digest,
	) -> DispatchResult {
		let filing = Self::filing(member)?;
		let (officer, branch) = Self::away_officer(officer, member, filing.home)?;
		ensure!(Adoptions::<T>::contains_key(member, branch), Error::<T>::NotAdopted);
		let filed = Sections::<T>::get(member, section)
			.ok_or(Error::<T>::SectionNotFound)?
			.root;
		ensure!(!root.is_zero(), Error::<T>::EmptyRoot);
		ensure!(root != filed, Error::<T>::NoMismatch);
		let mut mismatches = Mismatches::<T>::get(member);
		let known = mismatches
			.iter()
			.any(|known| known.branch == branch && known.section == section);
		ensure!(!known, Error::<T>::MismatchPending);
		let mismatch = Mismatch {
			branch,
			section,
			root,
			filed,
			by: officer.member,
			at: Self::now(),
		};
		mismatches
			.try_push(mismatch)
			.map_err(|_| Error::<T>::MaxMismatchesExceeded)?;
		// It lowers nothing until the home branch has spoken; everybody can see it.
		let change = Change::MismatchReported { mismatch };
		Self::write_version(member, filing, Self::author(&officer), change)?;
		Mismatches::<T>::insert(member, mismatches);
		Ok(())
	}

	pub(crate) fn do_resolve_mismatch(
		reviewer: &T::AccountId,
		member: MemberId,
		branch: BranchId,
		section: SectionKind,
		resolution: Resolution,
	) -> DispatchResult {
		let filing = Self::filing(member)?;
		let reviewer = Self::officer_of(reviewer, Role::Reviewer, filing.home)?;
		Self::ensure_independent(reviewer.member, member)?;
		let mut mismatches = Mismatches::<T>::get(member);
		let place = mismatches
			.iter()
			.position(|known| known.branch == branch && known.section == section)
			.ok_or(Error::<T>::MismatchNotFound)?;
		let mismatch = mismatches.remove(place);
		ensure!(reviewer.member != mismatch.by, Error::<T>::SamePerson);
		if resolution == Resolution::Corrected {
			let now_filed = Sections::<T>::get(member, section).map(|filed| filed.root);
			ensure!(now_filed != Some(mismatch.filed), Error::<T>::NotCorrected);
		}
		let change = Change::MismatchResolved {
			branch,
			section,
			resolution,
		};
		Self::write_version(member, filing, Self::author(&reviewer), change)?;
		if mismatches.is_empty() {
			Mismatches::<T>::remove(member);
		} else {
			Mismatches::<T>::insert(member, mismatches);
		}
		Ok(())
	}

	pub(crate) fn do_request_home_move(who: &T::AccountId, to: BranchId) -> DispatchResult {
		let controller = MemberOf::<T>::get(who).ok_or(Error::<T>::NotAuthorized)?;
		ensure!(!controller.custodied, Error::<T>::CustodiedKey);
		let member = controller.member;
		let filing = Self::filing(member)?;
		Self::ensure_may_move_home(member, &filing, to)?;
		ensure!(!HomeMoves::<T>::contains_key(member), Error::<T>::MovePending);
		let home_move = HomeMove {
			to,
			at: Self::now(),
			from_by: None,
			to_by: None,
		};
		HomeMoves::<T>::insert(member, home_move);
		Self::deposit_event(Event::HomeMoveRequested {
			member,
			from: Self::home_of(&filing),
			to,
		});
		Ok(())
	}

	fn ensure_may_move_home(member: MemberId, filing: &Filing, to: BranchId) -> DispatchResult {
		ensure!(filing.status == FilingStatus::Filed, Error::<T>::WrongStatus);
		ensure!(to != Self::home_of(filing), Error::<T>::OwnBranch);
		ensure!(T::Roles::branch_in_force(to), Error::<T>::BranchNotInForce);
		// Who may approve a recovery depends on the home.
		ensure!(!Recoveries::<T>::contains_key(member), Error::<T>::RecoveryPending);
		Ok(())
	}

	pub(crate) fn do_sign_home_move(who: Option<&T::AccountId>, member: MemberId) -> DispatchResult {
		let mut filing = Self::filing(member)?;
		let mut home_move = HomeMoves::<T>::get(member).ok_or(Error::<T>::MoveNotFound)?;
		let from = Self::home_of(&filing);
		Self::ensure_may_move_home(member, &filing, home_move.to)?;
		let by = match who {
			None => {
				// The head office stands in for a branch that cannot sign, and for no other.
				ensure!(!T::Roles::branch_in_force(from), Error::<T>::BranchInForce);
				home_move.from_by = Some(Signer::HeadOffice);
				Author::HeadOffice
			}
			Some(key) => {
				let officer = Self::branch_officer(key)?;
				Self::ensure_independent(officer.member, member)?;
				let signer = Signer::Officer(officer.member);
				let branch = officer.branch();
				let other = if branch == Some(from) {
					home_move.from_by = Some(signer);
					home_move.to_by
				} else {
					ensure!(branch == Some(home_move.to), Error::<T>::OtherBranch);
					home_move.to_by = Some(signer);
					home_move.from_by
				};
				ensure!(other != Some(signer), Error::<T>::SamePerson);
				Self::author(&officer)
			}
		};
		let HomeMove { to, from_by, to_by, .. } = home_move;
		let (Some(from_by), Some(to_by)) = (from_by, to_by) else {
			HomeMoves::<T>::insert(member, home_move);
			Self::deposit_event(Event::HomeMoveSigned { member, by });
			return Ok(());
		};
		// The version is still the old home's: it says where the member came from.
		let change = Change::HomeMoved { to, from_by, to_by };
		filing.home = to;
		Self::write_version_of(from, member, filing, by, change)?;
		HomeMoves::<T>::remove(member);
		Adoptions::<T>::remove(member, to);
		Self::drop_adoption_grant(member, to, by);
		T::OnFilingChange::on_filing_change(member, &FilingChange::Home { from, to });
		Ok(())
	}

	pub(crate) fn do_cancel_home_move(who: &T::AccountId) -> DispatchResult {
		let controller = MemberOf::<T>::get(who).ok_or(Error::<T>::NotAuthorized)?;
		ensure!(!controller.custodied, Error::<T>::CustodiedKey);
		let member = controller.member;
		ensure!(HomeMoves::<T>::contains_key(member), Error::<T>::MoveNotFound);
		HomeMoves::<T>::remove(member);
		Self::deposit_event(Event::HomeMoveCancelled { member });
		Ok(())
	}

	pub(crate) fn do_record_lapse(member: MemberId) -> DispatchResult {
		Self::filing(member)?;
		T::OnFilingChange::on_filing_change(member, &FilingChange::Elapsed);
		Ok(())
	}
}
