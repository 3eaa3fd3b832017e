//! Activities: publish, fund, close.

use crate::{
	rules, Activities, Activity, ActivityState, Config, Error, EscrowState, Event, Funding, HoldCause, Locked,
	NextActivity, Order, Pallet, Source, Target, Terms,
};
use polkadot_sdk::frame_support::{pallet_prelude::*, traits::Time};
use timebank_primitives::*;

/// Officers of a branch.
pub(crate) const OFFICERS: [Role; 3] = [Role::Clerk, Role::Reviewer, Role::Manager];

impl<T: Config> Pallet<T> {
	/// The activity.
	pub(crate) fn known_activity(id: ActivityId) -> Result<Activity, Error<T>> {
		Activities::<T>::get(id).ok_or(Error::<T>::UnknownActivity)
	}

	/// The officer of `branch` who holds the key, if the role is one of these.
	pub(crate) fn officer(key: &T::AccountId, branch: BranchId, roles: &[Role]) -> Option<MemberId> {
		let holder = T::Roles::holder(key)?;
		(holder.branch() == Some(branch) && roles.contains(&holder.role)).then_some(holder.member)
	}

	/// The member whose own key this is, with a filing in force.
	pub(crate) fn own_member(key: &T::AccountId) -> Result<MemberSummary, Error<T>> {
		let controller = T::Members::controller(key).ok_or(Error::<T>::NotController)?;
		ensure!(!controller.custodied, Error::<T>::CustodiedKey);
		let summary = T::Members::summary(controller.member).ok_or(Error::<T>::UnknownMember)?;
		ensure!(summary.status.may_move(), Error::<T>::NotFiled);
		Ok(summary)
	}

	/// Whether a member may be on site for the recipient: as the recipient, a guardian or a proxy.
	pub(crate) fn is_recipient_side(member: MemberId, recipient: Option<MemberId>) -> bool {
		recipient.is_some_and(|recipient| Self::sanction(member, recipient, Act::Attend, 0).is_ok())
	}

	/// Checks that a member may act for the recipient: as the recipient, or as a guardian or proxy within scope and limits.
	pub(crate) fn sanction(
		member: MemberId,
		recipient: MemberId,
		act: Act,
		amount: Balance,
	) -> Result<Sanction, Error<T>> {
		if member == recipient {
			return Ok(Sanction::default());
		}
		T::Delegation::sanction(member, recipient, act, amount, T::Time::now()).map_err(|fault| match fault {
			ActFault::NoRelation => Error::<T>::NotParty,
			ActFault::OutOfScope => Error::<T>::OutOfScope,
			ActFault::ActLimit => Error::<T>::ActLimitExceeded,
			ActFault::DayLimit => Error::<T>::DelegatedDayExceeded,
		})
	}

	/// Counts what a member did for the recipient.
	pub(crate) fn acted(member: MemberId, recipient: MemberId, act: Act, amount: Balance) {
		if member != recipient {
			T::Delegation::acted(member, recipient, act, amount, T::Time::now());
		}
	}

	/// Who acts with the key in an activity: a member for whom `own` says yes, or an officer of the branch.
	pub(crate) fn acting(
		key: &T::AccountId,
		activity: &Activity,
		own: impl Fn(MemberId) -> bool,
	) -> Result<MemberId, Error<T>> {
		let mut fault = Error::<T>::NotParty;
		if let Some(controller) = T::Members::controller(key) {
			if own(controller.member) {
				match Self::own_member(key) {
					Ok(summary) => return Ok(summary.member),
					Err(why) => fault = why,
				}
			}
		}
		Self::officer(key, activity.terms.branch, &OFFICERS).ok_or(fault)
	}

	/// The person behind a contract: the member whose key has signed the transaction in which the contract acts, by a role
	/// key too. None if `key` has signed it itself, or the signer is nobody.
	pub(crate) fn behind(key: &T::AccountId, signer: &T::AccountId) -> Option<MemberId> {
		if key == signer {
			return None;
		}
		let own = T::Members::controller(signer).map(|controller| controller.member);
		own.or_else(|| T::Roles::holder(signer).map(|holder| holder.member))
	}

	/// Checks that whoever has a contract act is filed as who acts for itself: a suspended member does nothing through a
	/// contract either. A signer who is nobody needs no filing: what is done is the contract's.
	pub fn admit_behind(key: &T::AccountId, signer: &T::AccountId) -> DispatchResult {
		let Some(member) = Self::behind(key, signer) else {
			return Ok(());
		};
		let filed = T::Members::summary(member).is_some_and(|summary| summary.status.may_move());
		ensure!(filed, Error::<T>::NotFiled);
		Ok(())
	}

	/// Who has asked for what `acting` does with `key`, for the gate.
	pub(crate) fn asking(key: &T::AccountId, signer: &T::AccountId, acting: MemberId) -> Option<MemberId> {
		if key == signer {
			Some(acting)
		} else {
			Self::behind(key, signer)
		}
	}

	/// Checks that a branch can settle what it begins.
	pub(crate) fn check_branch(branch: BranchId) -> Result<(), Error<T>> {
		ensure!(T::Roles::branch_in_force(branch), Error::<T>::BranchNotInForce);
		Ok(())
	}

	/// Who may publish for a branch: its officers, and the organisations and contracts that are filed with it.
	fn publisher(key: &T::AccountId, branch: BranchId) -> Result<MemberId, Error<T>> {
		if let Some(officer) = Self::officer(key, branch, &OFFICERS) {
			return Ok(officer);
		}
		let controller = T::Members::controller(key).ok_or(Error::<T>::NotOfficer)?;
		let summary = T::Members::summary(controller.member).ok_or(Error::<T>::UnknownMember)?;
		let is_body = matches!(summary.kind, MemberKind::Organisation | MemberKind::Contract);
		ensure!(is_body && summary.home == branch, Error::<T>::NotOfficer);
		Self::own_member(key).map(|summary| summary.member)
	}

	/// Publishes an activity with a key, as the call does; its number.
	pub fn do_publish(key: &T::AccountId, terms: Terms) -> Result<ActivityId, DispatchError> {
		let publisher = Self::publisher(key, terms.branch)?;
		Self::check_branch(terms.branch)?;
		let now = T::Time::now();
		let bounds = rules::Bounds {
			now,
			reporting: T::ReportingWindow::get(),
			planning: T::PlanningWindow::get(),
			longest: T::DayLimit::get(),
			rate: T::MaxRate::get(),
			capacity: T::MaxCapacity::get(),
		};
		rules::check_terms(&terms, &bounds).map_err(|fault| match fault {
			rules::TermsFault::Region => Error::<T>::InvalidRegion,
			rules::TermsFault::Time => Error::<T>::InvalidTime,
			rules::TermsFault::TooOld => Error::<T>::ClaimTooOld,
			rules::TermsFault::Rate => Error::<T>::InvalidRate,
			rules::TermsFault::Capacity => Error::<T>::InvalidCapacity,
			rules::TermsFault::NoRecipient => Error::<T>::RecipientMissing,
			rules::TermsFault::Training => Error::<T>::TrainingNeedsPool,
		})?;
		if let Some(recipient) = terms.recipient {
			let recipient = T::Members::summary(recipient).ok_or(Error::<T>::UnknownMember)?;
			ensure!(recipient.status.may_move(), Error::<T>::NotFiled);
			if terms.funding == Funding::BranchPool {
				ensure!(recipient.level >= Level::Identified, Error::<T>::LevelTooLow);
			}
		}
		let longest = terms
			.end
			.saturating_sub(terms.start)
			.saturating_add(T::PayTolerance::get());
		let share = rules::pay(longest, terms.rate).ok_or(Error::<T>::Overflow)?;
		share
			.checked_mul(Balance::from(terms.capacity))
			.ok_or(Error::<T>::Overflow)?;
		let id = NextActivity::<T>::get();
		let next = id.next().ok_or(Error::<T>::NumbersExhausted)?;

		let branch = terms.branch;
		NextActivity::<T>::put(next);
		Activities::<T>::insert(
			id,
			Activity {
				terms,
				share,
				publisher,
				published_at: now,
				state: ActivityState::Published,
				escrow: EscrowState::Empty,
				booked: 0,
				done: 0,
			},
		);
		Self::deposit_event(Event::ActivityPublished {
			activity: id,
			branch,
			publisher,
		});
		Ok(id)
	}

	/// Puts the coins for an activity in escrow with a key, in a transaction that `signer` has signed: another one if the
	/// key is a contract's. With [`Execution::Immediate`] a hold is never executed later.
	pub fn do_fund(
		key: &T::AccountId,
		signer: &T::AccountId,
		id: ActivityId,
		execution: Execution,
	) -> Result<MoveOutcome, DispatchError> {
		let activity = Self::known_activity(id)?;
		let terms = &activity.terms;
		let recipient = match (terms.funding, terms.recipient) {
			(Funding::RecipientEscrow, Some(recipient)) => recipient,
			_ => return Err(Error::<T>::NoEscrow.into()),
		};
		ensure!(activity.state == ActivityState::Published, Error::<T>::ActivityNotOpen);
		ensure!(activity.escrow == EscrowState::Empty, Error::<T>::AlreadyFunded);
		Self::check_branch(terms.branch)?;
		let acting = Self::own_member(key)?.member;
		let amount = activity.escrow_needed();
		Self::sanction(acting, recipient, Act::Fund, amount)?;

		let order = Order {
			kind: MovementKind::Lock,
			stage: None,
			source: Source::Free(recipient),
			target: Target::Locked(recipient, LockReason::Escrow(id)),
			amount,
			signers: Signers {
				acting: Some(acting),
				origin: Self::asking(key, signer, acting),
				..Default::default()
			},
			branch: terms.branch,
			activity: Some(id),
			claimed: None,
			record: None,
		};
		let outcome = Self::do_move(order, Stage::Booking, execution, HoldCause::Funding(id))?;
		if !matches!(outcome, MoveOutcome::Refused(_)) {
			Self::acted(acting, recipient, Act::Fund, amount);
		}
		match outcome {
			MoveOutcome::Moved(_) => {
				Self::set_escrow(id, EscrowState::Funded);
				Self::deposit_event(Event::ActivityFunded { activity: id, amount });
			}
			MoveOutcome::Held { .. } => Self::set_escrow(id, EscrowState::Held),
			MoveOutcome::Refused(_) => {}
		}
		Ok(outcome)
	}

	/// Ends the bookings of an activity with a key, as the call does; who has closed it.
	pub fn do_close(key: &T::AccountId, id: ActivityId) -> Result<MemberId, DispatchError> {
		let activity = Self::known_activity(id)?;
		let recipient = activity.terms.recipient;
		let by = Self::acting(key, &activity, |member| Self::is_recipient_side(member, recipient))?;
		if activity.state == ActivityState::Closed {
			let order = Self::surplus_order(id, &activity).ok_or(Error::<T>::ActivityNotOpen)?;
			return Self::do_decided_move(order).map(|_| by);
		}
		Activities::<T>::insert(
			id,
			Activity {
				state: ActivityState::Closed,
				..activity
			},
		);
		Self::return_surplus(id);
		Self::deposit_event(Event::ActivityClosed { activity: id, by });
		Ok(by)
	}

	/// Returns what the escrow has beyond the need of open services. If the recipient's lots have no room now, the coins
	/// stay in escrow for a later `close`: a recipient full of dust stops no settlement.
	pub(crate) fn return_surplus(id: ActivityId) {
		let order = Activities::<T>::get(id).and_then(|activity| Self::surplus_order(id, &activity));
		if let Some(order) = order {
			if let Err(error) = Self::do_decided_move(order) {
				log::debug!(target: "time-coin", "surplus of activity {id:?} stays in escrow: {error:?}");
			}
		}
	}

	/// The unlock of what the escrow has too much.
	fn surplus_order(id: ActivityId, activity: &Activity) -> Option<Order> {
		let recipient = activity.terms.recipient?;
		let there = total(&Locked::<T>::get(recipient, LockReason::Escrow(id))?)?;
		let amount = there.saturating_sub(activity.escrow_needed());
		(amount > 0).then_some(Order {
			kind: MovementKind::Unlock,
			stage: None,
			source: Source::Locked(recipient, LockReason::Escrow(id)),
			target: Target::Free(recipient),
			amount,
			signers: Signers::default(),
			branch: activity.terms.branch,
			activity: Some(id),
			claimed: None,
			record: None,
		})
	}
}
