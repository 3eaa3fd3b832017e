//! What may be issued: quotas of branches, officers, recipients and participants of trainings, per period.
//!
//! A period's quota is used by what is issued and by what is reserved for an issue that waits. What a period leaves unused
//! does not add to the next.

use crate::{
	BranchQuota, Config, Error, Event, IssueLimits, IssueRules, OfficerQuota, Pallet, Quota, RecipientQuota,
	TrainingQuota,
};
use polkadot_sdk::frame_support::{pallet_prelude::*, traits::Time};
use timebank_primitives::*;

/// Whose quotas an issue uses.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Users {
	/// Whose pool issues.
	pub branch: BranchId,
	/// Who countersigned.
	pub officer: Option<MemberId>,
	/// Who was served.
	pub recipient: Option<MemberId>,
	/// Who is paid for a training.
	pub participant: Option<MemberId>,
}

/// Quotas after an issue, that only have to be written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Reserved {
	users: Users,
	branch: Quota,
	officer: Quota,
	recipient: Quota,
	participant: Quota,
}

impl<T: Config> Pallet<T> {
	/// A branch's quota in the running period.
	pub(crate) fn quota(branch: BranchId) -> Quota {
		BranchQuota::<T>::get(branch).in_period(Self::quota_period())
	}

	/// Number of the running quota period.
	pub(crate) fn quota_period() -> u64 {
		T::Time::now().checked_div(T::QuotaPeriod::get()).unwrap_or(0) // the length is not zero: `integrity_test`
	}

	/// A member's quota under the limit that all members have, in the running period.
	fn member_quota(stored: Option<Quota>, limit: Balance) -> Quota {
		Quota {
			limit,
			..stored.unwrap_or_default().in_period(Self::quota_period())
		}
	}

	/// Checks all quotas of an issue, without writing.
	pub(crate) fn reserve(users: Users, amount: Balance) -> Result<Reserved, Error<T>> {
		let rules = IssueLimits::<T>::get();
		let spend = |member: Option<MemberId>, quota: Quota| match member {
			Some(_) => quota.spend(amount),
			None => Some(quota),
		};
		let officer = Self::member_quota(users.officer.map(OfficerQuota::<T>::get), rules.officer);
		let recipient = Self::member_quota(users.recipient.map(RecipientQuota::<T>::get), rules.recipient);
		let participant = Self::member_quota(users.participant.map(TrainingQuota::<T>::get), rules.participant);
		Ok(Reserved {
			users,
			branch: Self::quota(users.branch)
				.spend(amount)
				.ok_or(Error::<T>::QuotaExceeded)?,
			officer: spend(users.officer, officer).ok_or(Error::<T>::OfficerQuotaExceeded)?,
			recipient: spend(users.recipient, recipient).ok_or(Error::<T>::RecipientQuotaExceeded)?,
			participant: spend(users.participant, participant).ok_or(Error::<T>::TrainingCapExceeded)?,
		})
	}

	/// Writes quotas that were checked.
	pub(crate) fn write_reserved(reserved: &Reserved) {
		BranchQuota::<T>::insert(reserved.users.branch, reserved.branch);
		if let Some(officer) = reserved.users.officer {
			OfficerQuota::<T>::insert(officer, reserved.officer);
		}
		if let Some(recipient) = reserved.users.recipient {
			RecipientQuota::<T>::insert(recipient, reserved.recipient);
		}
		if let Some(participant) = reserved.users.participant {
			TrainingQuota::<T>::insert(participant, reserved.participant);
		}
	}

	/// An amount that was reserved in `period` may be issued by others again, if that period still runs.
	pub(crate) fn free_reserved(users: Users, amount: Balance, period: u64) {
		let free = |quota: &mut Quota| {
			if quota.period == period {
				// Saturating: it was reserved in this period.
				quota.used = quota.used.saturating_sub(amount);
			}
		};
		BranchQuota::<T>::mutate(users.branch, free);
		if let Some(officer) = users.officer {
			OfficerQuota::<T>::mutate(officer, free);
		}
		if let Some(recipient) = users.recipient {
			RecipientQuota::<T>::mutate(recipient, free);
		}
		if let Some(participant) = users.participant {
			TrainingQuota::<T>::mutate(participant, free);
		}
	}

	/// Sets a branch's quota.
	pub(crate) fn do_set_branch_quota(branch: BranchId, limit: Balance) -> DispatchResult {
		let quota = Self::quota(branch);
		BranchQuota::<T>::insert(branch, Quota { limit, ..quota });
		Self::deposit_event(Event::BranchQuotaSet {
			branch,
			old: quota.limit,
			new: limit,
		});
		Ok(())
	}

	/// Sets what bounds new coins besides the branches' quotas.
	pub(crate) fn do_set_issue_rules(rules: IssueRules) -> DispatchResult {
		ensure!(rules.is_sound(), Error::<T>::InvalidRules);
		IssueLimits::<T>::put(rules);
		Self::deposit_event(Event::IssueRulesSet { rules });
		Ok(())
	}
}
