//! Services that nobody confirms or that are contested: another branch decides. Silence pays nothing.

use crate::{CoConfirmation, Config, Error, Event, Pallet, Service, ServiceState, Services};
use polkadot_sdk::frame_support::{pallet_prelude::*, traits::Time};
use timebank_primitives::*;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_contest(
		key: &T::AccountId,
		id: ActivityId,
		volunteer: MemberId,
		reason: Digest,
	) -> DispatchResult {
		let activity = Self::known_activity(id)?;
		let service = Self::known_service(id, volunteer)?;
		ensure!(
			matches!(service.state, ServiceState::Ended | ServiceState::Confirmed),
			Error::<T>::WrongState
		);
		let recipient = activity.terms.recipient;
		let by = Self::acting(key, &activity, |member| Self::is_recipient_side(member, recipient))?;
		ensure!(by != volunteer, Error::<T>::SamePerson);
		Services::<T>::insert(
			id,
			volunteer,
			Service {
				state: ServiceState::Disputed,
				..service
			},
		);
		Self::deposit_event(Event::ServiceContested {
			activity: id,
			volunteer,
			by,
			reason,
		});
		Ok(())
	}

	pub(crate) fn do_review(key: &T::AccountId, id: ActivityId, volunteer: MemberId, pay: bool) -> DispatchResult {
		let activity = Self::known_activity(id)?;
		let service = Self::known_service(id, volunteer)?;
		match service.state {
			ServiceState::Disputed => {}
			ServiceState::Ended => {
				let ended = service.ended_at.unwrap_or(0);
				// At the end of time nobody is late.
				let until = ended.saturating_add(T::ConfirmationPeriod::get());
				ensure!(T::Time::now() > until, Error::<T>::ConfirmationOpen);
			}
			_ => return Err(Error::<T>::WrongState.into()),
		}
		let reviewer =
			Self::foreign_officer(key, activity.terms.branch, &[Role::Reviewer]).ok_or(Error::<T>::NotOtherBranch)?;
		Self::check_stranger(reviewer, volunteer, &activity, &service)?;

		if pay {
			// It is as if the recipient's side had confirmed it: late review and countersignature are still to come.
			Services::<T>::insert(
				id,
				volunteer,
				Service {
					state: ServiceState::Confirmed,
					confirmer: Some(reviewer),
					co_confirmation: CoConfirmation::NotNeeded,
					countersigner: None,
					record: None,
					..service
				},
			);
		} else {
			let since = service.start.latest().unwrap_or(activity.terms.start);
			Self::leave_calendar(volunteer, id, since);
			Self::finish_service(id, volunteer, ServiceState::Cancelled, 0);
		}
		Self::deposit_event(Event::ServiceReviewed {
			activity: id,
			volunteer,
			reviewer,
			pay,
		});
		Ok(())
	}
}
