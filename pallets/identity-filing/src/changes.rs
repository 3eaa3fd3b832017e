//! Changes of reviewed sections of a filed filing: handed in, then reviewed by another person. The filing stays in
//! force as it was until then.

use crate::{pallet::*, types::*};
use polkadot_sdk::frame_support::{dispatch::DispatchResult, ensure};
use timebank_primitives::{FilingStatus, MemberId, OnFilingChange};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_propose_change(who: &T::AccountId, member: MemberId, sections: FiledSections) -> DispatchResult {
		let filing = Self::filing(member)?;
		let (person, by) = Self::submitter_of(who, member, filing.home)?;
		ensure!(filing.status == FilingStatus::Filed, Error::<T>::WrongStatus);
		ensure!(!sections.is_empty(), Error::<T>::NoSections);
		ensure!(!PendingChanges::<T>::contains_key(member), Error::<T>::ChangePending);
		let now = Self::now();
		// Whether they fit is checked now, so that a reviewer need not refuse what could never count.
		Self::put_sections(&mut filing.clone(), &sections, now)?;

		let change = Change::ChangeProposed {
			sections: sections.clone(),
		};
		Self::write_version(member, filing, by, change)?;
		let pending = PendingChange {
			sections,
			by: person,
			at: now,
		};
		PendingChanges::<T>::insert(member, pending);
		Ok(())
	}

	pub(crate) fn do_review_change(reviewer: &T::AccountId, member: MemberId, verdict: Verdict) -> DispatchResult {
		let mut filing = Self::filing(member)?;
		let pending = PendingChanges::<T>::get(member).ok_or(Error::<T>::NoChangePending)?;
		let (_, by) = Self::reviewer_of(reviewer, member, filing.home, pending.by)?;
		match verdict {
			Verdict::RequestChanges(reason) | Verdict::Reject(reason) => {
				Self::write_version(member, filing, by, Change::ChangeRefused { reason })?;
			}
			Verdict::Approve => {
				ensure!(filing.status == FilingStatus::Filed, Error::<T>::WrongStatus);
				let told = Self::put_sections(&mut filing, &pending.sections, Self::now())?;
				let change = Change::ChangeApproved {
					sections: pending.sections.clone(),
					by: pending.by,
				};
				Self::write_version(member, filing, by, change)?;
				Self::write_sections(member, &pending.sections);
				if let Some(change) = &told {
					T::OnFilingChange::on_filing_change(member, change);
				}
			}
		}
		PendingChanges::<T>::remove(member);
		Ok(())
	}

	pub(crate) fn do_withdraw_change(who: &T::AccountId, member: MemberId) -> DispatchResult {
		let filing = Self::filing(member)?;
		let (_, by) = Self::submitter_of(who, member, filing.home)?;
		ensure!(PendingChanges::<T>::contains_key(member), Error::<T>::NoChangePending);
		Self::write_version(member, filing, by, Change::ChangeWithdrawn)?;
		PendingChanges::<T>::remove(member);
		Ok(())
	}
}
