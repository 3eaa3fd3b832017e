//! Recovery: a new key for a member who has lost the others. It takes public security, two branches and time; an
//! objection takes it to a supervisor and public security together.

use crate::{pallet::*, types::*};
use polkadot_sdk::{
	frame_support::{dispatch::DispatchResult, ensure, traits::Get, BoundedVec},
	sp_runtime::DispatchError,
};
use timebank_primitives::{
	Body, BranchId, FilingChange, FilingStatus, Fuel, MemberId, Moment, OnFilingChange, Role, RoleHolder, Roles,
};

impl<T: Config> Pallet<T> {
	/// The person of public security who attested the identity at `since` or later, if that still counts.
	fn identity_attested_since(member: MemberId, since: Moment) -> Option<MemberId> {
		let now = Self::now();
		let cut_offs = AttestorCutOffs::<T>::get();
		AttestationsOf::<T>::get(member, SectionKind::Identity)
			.iter()
			.filter(|attestation| attestation.class == AttestorClass::PublicSecurity && attestation.in_force(now))
			.filter(|attestation| attestation.at >= since)
			.find(|attestation| !cut_offs.iter().any(|cut| cut.voids(attestation.body, attestation.at)))
			.map(|attestation| attestation.by)
	}

	/// Checks that what the recovery began with still counts.
	fn ensure_attested(member: MemberId, requested_at: Moment) -> Result<MemberId, DispatchError> {
		// Before the first moments of time everything is fresh.
		let since = requested_at.saturating_sub(T::FreshIdentity::get());
		Self::identity_attested_since(member, since).ok_or_else(|| Error::<T>::IdentityNotFresh.into())
	}

	fn pending(member: MemberId) -> Result<Recovery<T::AccountId>, DispatchError> {
		Recoveries::<T>::get(member).ok_or_else(|| Error::<T>::RecoveryNotFound.into())
	}

	/// The branch of a reviewer or manager.
	fn of_branch(key: &T::AccountId) -> Result<(RoleHolder, BranchId), DispatchError> {
		let officer = Self::branch_officer(key)?;
		let branch = officer.branch().ok_or(Error::<T>::NotAuthorized)?;
		Ok((officer, branch))
	}

	pub(crate) fn do_request_recovery(
		officer: &T::AccountId,
		member: MemberId,
		key: T::AccountId,
		custodied: bool,
		proof: T::Signature,
	) -> DispatchResult {
		let mut filing = Self::filing(member)?;
		let (officer, branch) = Self::of_branch(officer)?;
		Self::ensure_independent(officer.member, member)?;
		ensure!(
			matches!(filing.status, FilingStatus::Filed | FilingStatus::Suspended),
			Error::<T>::WrongStatus
		);
		ensure!(!Recoveries::<T>::contains_key(member), Error::<T>::RecoveryPending);
		Self::ensure_bindable(&key)?;
		Self::check_signature(&Self::recovery_payload(member, &key), &proof, &key)?;
		let now = Self::now();
		let attested_by = Self::ensure_attested(member, now)?;
		ensure!(attested_by != officer.member, Error::<T>::SamePerson);
		Self::use_nonce(&mut filing)?;

		Filings::<T>::insert(member, filing);
		let recovery = Recovery {
			key: key.clone(),
			custodied,
			by: officer.member,
			branch,
			requested_at: now,
			attested_by,
			approval: None,
			objected: false,
			supervisor: None,
			security: None,
			upheld: false,
		};
		Recoveries::<T>::insert(member, recovery);
		Self::deposit_event(Event::RecoveryRequested {
			member,
			key,
			by: officer.member,
			branch,
		});
		Ok(())
	}

	pub(crate) fn do_approve_recovery(officer: &T::AccountId, member: MemberId) -> DispatchResult {
		let filing = Self::filing(member)?;
		let (officer, branch) = Self::of_branch(officer)?;
		let mut recovery = Self::pending(member)?;
		// Two officers of one branch must not be able to take over a member.
		ensure!(
			branch != Self::home_of(&filing) && branch != recovery.branch,
			Error::<T>::SameBranch
		);
		Self::ensure_independent(officer.member, member)?;
		ensure!(
			officer.member != recovery.by && officer.member != recovery.attested_by,
			Error::<T>::SamePerson
		);
		ensure!(recovery.approval.is_none(), Error::<T>::AlreadyApproved);
		Self::ensure_attested(member, recovery.requested_at)?;
		let at = Self::now();
		recovery.approval = Some(Approval {
			by: officer.member,
			branch,
			at,
			// A delay beyond the range of times never ends, which is the safe side.
			due: at.saturating_add(Delays::<T>::get().recovery),
		});
		Recoveries::<T>::insert(member, recovery);
		Self::deposit_event(Event::RecoveryApproved {
			member,
			by: officer.member,
			branch,
		});
		Ok(())
	}

	pub(crate) fn do_object_to_recovery(who: &T::AccountId) -> DispatchResult {
		let member = MemberOf::<T>::get(who).ok_or(Error::<T>::NotAuthorized)?.member;
		let mut recovery = Self::pending(member)?;
		ensure!(!recovery.upheld, Error::<T>::AlreadyDecided);
		ensure!(!recovery.objected, Error::<T>::AlreadyObjected);
		recovery.objected = true;
		Recoveries::<T>::insert(member, recovery);
		Self::deposit_event(Event::RecoveryObjected {
			member,
			by: who.clone(),
		});
		Ok(())
	}

	pub(crate) fn do_decide_recovery(key: &T::AccountId, member: MemberId, uphold: bool) -> DispatchResult {
		let holder = T::Roles::holder(key).ok_or(Error::<T>::NotAuthorized)?;
		let mut recovery = Self::pending(member)?;
		ensure!(recovery.objected, Error::<T>::NotObjected);
		Self::ensure_independent(holder.member, member)?;
		let vote = Vote {
			by: holder.member,
			uphold,
		};
		let other = match holder.role {
			Role::Supervisor => {
				recovery.supervisor = Some(vote);
				recovery.security
			}
			Role::PublicSecurity => {
				recovery.security = Some(vote);
				recovery.supervisor
			}
			_ => return Err(Error::<T>::NotAuthorized.into()),
		};
		// Nobody decides on what he has had a part in, nor twice.
		let parts = [
			Some(recovery.by),
			Some(recovery.attested_by),
			recovery.approval.map(|approval| approval.by),
			other.map(|vote| vote.by),
		];
		ensure!(!parts.contains(&Some(holder.member)), Error::<T>::SamePerson);

		Self::deposit_event(Event::RecoveryVoted {
			member,
			by: holder.member,
			uphold,
		});
		match other {
			Some(other) if other.uphold == uphold => {
				if uphold {
					recovery.objected = false;
					recovery.upheld = true;
					Recoveries::<T>::insert(member, recovery);
				} else {
					Recoveries::<T>::remove(member);
				}
				Self::deposit_event(Event::RecoveryDecided { member, upheld: uphold });
			}
			// They disagree, or the other has not spoken yet: nothing leaves meanwhile.
			_ => Recoveries::<T>::insert(member, recovery),
		}
		Ok(())
	}

	pub(crate) fn do_cancel_recovery(who: Option<&T::AccountId>, member: MemberId) -> DispatchResult {
		let recovery = Self::pending(member)?;
		if let Some(key) = who {
			let officer = Self::branch_officer(key)?;
			ensure!(officer.body == Body::Branch(recovery.branch), Error::<T>::OtherBranch);
		}
		Recoveries::<T>::remove(member);
		Self::deposit_event(Event::RecoveryCancelled { member });
		Ok(())
	}

	pub(crate) fn do_finish_recovery(member: MemberId) -> DispatchResult {
		let mut filing = Self::filing(member)?;
		let recovery = Self::pending(member)?;
		let approval = recovery.approval.ok_or(Error::<T>::NotApproved)?;
		ensure!(!recovery.objected, Error::<T>::RecoveryDisputed);
		let now = Self::now();
		ensure!(recovery.upheld || now >= approval.due, Error::<T>::TooEarly);
		Self::ensure_attested(member, recovery.requested_at)?;
		let Recovery { key, custodied, .. } = recovery;
		Self::ensure_bindable(&key)?;

		filing.recovered_at = Some(now);
		let removed = Controllers::<T>::get(member);
		let drip = filing.status == FilingStatus::Filed && Self::count_drip(&mut filing);
		let change = Change::Recovered {
			key: key.clone(),
			custodied,
			removed: removed.clone(),
		};
		// The last person who acted; finishing is anybody's.
		let by = Author::Officer {
			member: approval.by,
			body: Body::Branch(approval.branch),
		};
		Self::write_version(member, filing, by, change)?;
		for former in &removed {
			Self::release_key(member, former);
		}
		Controllers::<T>::insert(member, BoundedVec::default());
		Self::bind(member, key.clone(), custodied)?;
		Recoveries::<T>::remove(member);
		if drip {
			T::Fuel::drip(&key);
		}
		T::OnFilingChange::on_filing_change(member, &FilingChange::KeyRemoved);
		Ok(())
	}

	/// Whether a key of the member objects to a recovery that is not decided.
	pub(crate) fn is_disputed(member: MemberId) -> bool {
		Recoveries::<T>::get(member).is_some_and(|recovery| recovery.objected)
	}
}
