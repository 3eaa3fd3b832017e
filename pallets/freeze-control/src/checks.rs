//! Who may act: roles, independence, and cases that still live.

use crate::{Case, Cases, Config, Disputes, Error, Pallet, Right, MAX_SUBJECTS};
use frame_support::{dispatch::DispatchResult, ensure, traits::Time, weights::Weight};
use frame_system::{ensure_signed, pallet_prelude::OriginFor};
use polkadot_sdk::*;
use sp_runtime::DispatchError;
use timebank_primitives::{Body, BranchId, CaseId, FilingStatus, MemberId, Members, Role, RoleHolder, Roles};

impl<T: Config> Pallet<T> {
	/// The supervisor who signed.
	pub(crate) fn ensure_supervisor(origin: OriginFor<T>) -> Result<RoleHolder, DispatchError> {
		let key = ensure_signed(origin)?;
		T::Roles::holder(&key)
			.filter(|holder| matches!(holder.role, Role::Supervisor))
			.ok_or(Error::<T>::NotSupervisor.into())
	}

	/// Whether a person may act in a case about these subjects.
	pub(crate) fn ensure_independent(by: MemberId, subjects: &[MemberId]) -> DispatchResult {
		ensure!(!subjects.contains(&by), Error::<T>::OwnCase);
		ensure!(
			!subjects.iter().any(|subject| T::Members::related(by, *subject)),
			Error::<T>::RelatedToSubject
		);
		Ok(())
	}

	pub(crate) fn ensure_not_closed(member: MemberId) -> DispatchResult {
		let summary = T::Members::summary(member).ok_or(Error::<T>::UnknownMember)?;
		ensure!(
			!matches!(summary.status, FilingStatus::Closed),
			Error::<T>::MemberClosed
		);
		Ok(())
	}

	/// Whether the head office leaves a supervisor this right.
	pub(crate) fn ensure_right(by: MemberId, right: Right) -> DispatchResult {
		ensure!(Self::rights(by).has(right), Error::<T>::RightWithheld);
		Ok(())
	}

	/// The person whose key this is, and for whom of `parties` this person acts: for himself, or as guardian or proxy.
	/// Suspended members and keys that a branch keeps count as well: what can be done with them only asks for a hearing.
	pub(crate) fn party(key: &T::AccountId, parties: &[MemberId]) -> Result<(MemberId, MemberId), DispatchError> {
		let acting = T::Members::controller(key).ok_or(Error::<T>::NotController)?.member;
		if parties.contains(&acting) {
			return Ok((acting, acting));
		}
		let now = T::Time::now();
		let party = parties
			.iter()
			.find(|party| T::Members::may_act_for(acting, **party, now))
			.ok_or(Error::<T>::NotParty)?;
		Ok((acting, *party))
	}

	/// As [`Self::party`]; besides, a manager of the branch whose pool has paid what is disputed under the case.
	pub(crate) fn side(
		key: &T::AccountId,
		case: CaseId,
		parties: &[MemberId],
	) -> Result<(MemberId, MemberId), DispatchError> {
		match Disputes::<T>::get(case).and_then(|dispute| dispute.payer.pool()) {
			Some(branch) => Self::party_or_branch(key, parties, branch),
			None => Self::party(key, parties),
		}
	}

	/// As [`Self::party`]; besides, a manager of `branch`, who acts for it in his own name and is none of the parties.
	pub(crate) fn party_or_branch(
		key: &T::AccountId,
		parties: &[MemberId],
		branch: BranchId,
	) -> Result<(MemberId, MemberId), DispatchError> {
		let in_charge = [branch, T::Roles::home(branch)].map(Body::Branch);
		let manager = T::Roles::holder(key)
			.filter(|holder| matches!(holder.role, Role::Manager) && in_charge.contains(&holder.body));
		let Some(manager) = manager else {
			return Self::party(key, parties);
		};
		ensure!(!parties.contains(&manager.member), Error::<T>::OwnCase);
		Ok((manager.member, manager.member))
	}

	/// Weight of a check against all subjects of a case, and of `summaries` summaries per subject.
	pub(crate) fn members_weight(summaries: u64) -> Weight {
		let uses = summaries.saturating_add(1).saturating_mul(u64::from(MAX_SUBJECTS)); // far below the range
		T::Members::weight().saturating_mul(uses)
	}

	/// A case that is not closed.
	pub(crate) fn live_case(case: CaseId) -> Result<Case, DispatchError> {
		let found = Cases::<T>::get(case).ok_or(Error::<T>::UnknownCase)?;
		ensure!(!found.status.is_closed(), Error::<T>::CaseClosed);
		Ok(found)
	}
}
