//! Settlement: late review, countersignature, pay.

use crate::{
	rules, Activities, Activity, Batch, BatchResult, BatchResults, CoConfirmation, Config, Error, Event, Funding,
	HoldCause, Issue, Order, Pallet, Service, ServiceState, Services, Source, Target,
};
use polkadot_sdk::frame_support::{pallet_prelude::*, storage::with_storage_layer};
use timebank_primitives::*;

/// Officers who countersign.
pub(crate) const COUNTERSIGNERS: [Role; 2] = [Role::Reviewer, Role::Manager];

impl<T: Config> Pallet<T> {
	/// Whether `person` has had no other part in the service.
	pub(crate) fn is_independent(
		person: MemberId,
		volunteer: MemberId,
		activity: &Activity,
		service: &Service,
	) -> bool {
		let [at_start, at_end] = service.onsite();
		let parts = [
			Some(volunteer),
			activity.terms.recipient,
			at_start,
			at_end,
			service.confirmer,
			service.late_review,
			service.co_confirmation.officer(),
		];
		!parts.contains(&Some(person))
	}

	pub(crate) fn do_review_late(key: &T::AccountId, id: ActivityId, volunteer: MemberId) -> DispatchResult {
		let activity = Self::known_activity(id)?;
		let mut service = Self::known_service(id, volunteer)?;
		ensure!(service.state == ServiceState::Confirmed, Error::<T>::WrongState);
		let reviewer = Self::officer(key, activity.terms.branch, &[Role::Reviewer]).ok_or(Error::<T>::NotOfficer)?;
		ensure!(
			service.late && service.late_review.is_none(),
			Error::<T>::NothingToReview
		);
		ensure!(
			Self::is_independent(reviewer, volunteer, &activity, &service),
			Error::<T>::SamePerson
		);

		service.late_review = Some(reviewer);
		Services::<T>::insert(id, volunteer, service);
		Self::deposit_event(Event::LateRecordReviewed {
			activity: id,
			volunteer,
			reviewer,
		});
		Ok(())
	}

	pub(crate) fn do_settle(key: &T::AccountId, id: ActivityId, volunteer: MemberId, record: Digest) -> DispatchResult {
		let activity = Self::known_activity(id)?;
		let service = Self::known_service(id, volunteer)?;
		ensure!(service.state == ServiceState::Confirmed, Error::<T>::WrongState);
		let officer = Self::officer(key, activity.terms.branch, &COUNTERSIGNERS).ok_or(Error::<T>::NotOfficer)?;
		Self::settle_by(officer, id, volunteer, record)
	}

	/// Settles several participants of an activity. One that fails leaves the others as they are.
	pub(crate) fn do_settle_batch(key: &T::AccountId, id: ActivityId, batch: Batch) -> DispatchResult {
		let activity = Self::known_activity(id)?;
		ensure!(
			Self::officer(key, activity.terms.branch, &COUNTERSIGNERS).is_some(),
			Error::<T>::NotOfficer
		);
		ensure!(!batch.is_empty(), Error::<T>::NothingToSettle);
		let mut results = BatchResults::default();
		for (volunteer, record) in batch {
			let result = with_storage_layer(|| Self::do_settle(key, id, volunteer, record));
			// Both lists have the same bound.
			let _ = results.try_push(BatchResult { volunteer, result });
		}
		Self::deposit_event(Event::BatchSettled { activity: id, results });
		Ok(())
	}

	/// What a service is paid: whole quanta of the claimed time, no more than planned and the tolerance.
	pub(crate) fn pay_of(activity: &Activity, service: &Service) -> Result<Balance, Error<T>> {
		let claimed = service.claimed().ok_or(Error::<T>::WrongState)?;
		let pay = rules::pay(claimed.duration(), activity.terms.rate).ok_or(Error::<T>::Overflow)?;
		Ok(pay.min(activity.share))
	}

	/// Settles a service that an officer of the branch has countersigned.
	pub(crate) fn settle_by(officer: MemberId, id: ActivityId, volunteer: MemberId, record: Digest) -> DispatchResult {
		let activity = Self::known_activity(id)?;
		let mut service = Self::known_service(id, volunteer)?;
		let terms = &activity.terms;
		ensure!(service.state == ServiceState::Confirmed, Error::<T>::WrongState);
		ensure!(
			Self::is_independent(officer, volunteer, &activity, &service),
			Error::<T>::SamePerson
		);
		let benefits = [Some(volunteer), terms.recipient];
		let related = |member: MemberId| T::Members::related(officer, member);
		ensure!(!benefits.into_iter().flatten().any(related), Error::<T>::Related);
		ensure!(
			!service.late || service.late_review.is_some(),
			Error::<T>::LateReviewMissing
		);
		ensure!(
			service.co_confirmation != CoConfirmation::Needed,
			Error::<T>::CoConfirmationMissing
		);
		if terms.funding == Funding::BranchPool {
			for member in benefits.into_iter().flatten() {
				let summary = T::Members::summary(member).ok_or(Error::<T>::UnknownMember)?;
				ensure!(summary.level >= Level::Identified, Error::<T>::LevelTooLow);
			}
		}
		let amount = Self::pay_of(&activity, &service)?;

		service.countersigner = Some(officer);
		service.record = Some(record);
		if amount == 0 {
			Services::<T>::insert(id, volunteer, service);
			Self::settled(id, volunteer, 0);
			return Ok(());
		}
		if terms.funding == Funding::BranchPool && Self::must_wait(amount) {
			let users = Self::users_of(&activity, volunteer, &service);
			return Self::wait(id, volunteer, service, users, amount);
		}
		let (order, cause) = Self::settlement(id, &activity, volunteer, &service, amount, None)?;
		match Self::do_move(order, terms.kind.stage(), Execution::Deferrable, cause)? {
			MoveOutcome::Moved(_) => {
				Services::<T>::insert(id, volunteer, service);
				Self::settled(id, volunteer, amount);
			}
			MoveOutcome::Held { .. } => {
				service.state = ServiceState::Held;
				Services::<T>::insert(id, volunteer, service);
			}
			MoveOutcome::Refused(_) => {}
		}
		Ok(())
	}

	/// The movement that pays a service, and what a hold of it would belong to. `reserved` is the period in which quotas
	/// were reserved for it, if they were.
	pub(crate) fn settlement(
		id: ActivityId,
		activity: &Activity,
		volunteer: MemberId,
		service: &Service,
		amount: Balance,
		reserved: Option<u64>,
	) -> Result<(Order, HoldCause), Error<T>> {
		let terms = &activity.terms;
		let claimed = service.claimed().ok_or(Error::<T>::WrongState)?;
		let record = service.record.ok_or(Error::<T>::WrongState)?;
		let (kind, source, cause) = match (terms.funding, terms.recipient) {
			(Funding::BranchPool, recipient) => {
				let issue = Issue {
					activity: id,
					recipient,
					claimed,
					record,
					reserved: reserved.is_some(),
				};
				let period = reserved.unwrap_or_else(Self::quota_period);
				(
					MovementKind::Issue,
					Source::Issue(issue),
					HoldCause::Issue {
						activity: id,
						volunteer,
						period,
					},
				)
			}
			(Funding::RecipientEscrow, Some(recipient)) => {
				let escrow = Source::Locked(recipient, LockReason::Escrow(id));
				(
					MovementKind::Pay,
					escrow,
					HoldCause::Payment {
						activity: id,
						volunteer,
					},
				)
			}
			(Funding::RecipientEscrow, None) => return Err(Error::<T>::RecipientMissing),
		};
		let signers = Signers {
			acting: service.countersigner,
			custodied: false,
			origin: service.countersigner,
			confirmer: service.confirmer,
			countersigner: service.countersigner,
		};
		let order = Order {
			kind,
			stage: None,
			source,
			target: Target::Free(volunteer),
			amount,
			signers,
			branch: terms.branch,
			activity: Some(id),
			claimed: Some(claimed),
			record: Some(record),
		};
		Ok((order, cause))
	}

	pub(crate) fn settled(id: ActivityId, volunteer: MemberId, amount: Balance) {
		Self::finish_service(id, volunteer, ServiceState::Settled, amount);
		Self::deposit_event(Event::ServiceSettled {
			activity: id,
			volunteer,
			amount,
		});
	}

	/// Ends a service that has used its place, and returns what the escrow no longer needs.
	pub(crate) fn finish_service(id: ActivityId, volunteer: MemberId, state: ServiceState, paid: Balance) {
		Services::<T>::mutate(id, volunteer, |service| {
			if let Some(service) = service {
				service.state = state;
				service.paid = paid;
			}
		});
		Activities::<T>::mutate(id, |activity| {
			if let Some(activity) = activity {
				activity.done = activity.done.saturating_add(1); // at most `booked`
			}
		});
		Self::forget_booking(volunteer, id);
		Self::return_surplus(id);
	}
}
