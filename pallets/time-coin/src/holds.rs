//! Decisions on movements that wait for a supervisor. Silence decides nothing.

use crate::{
	quotas::Users, Activities, Config, Error, EscrowState, Event, Hold, HoldCause, Holds, Issue, Order, Pallet,
	ServiceState, Services, Source, Target, Vouchers,
};
use polkadot_sdk::frame_support::pallet_prelude::*;
use timebank_primitives::*;

impl<T: Config> Pallet<T> {
	/// Executes a held movement, or unlocks its coins if nobody waits for it any more.
	pub(crate) fn do_release(id: HoldId) -> Result<Released, DispatchError> {
		let hold = Self::open_hold(id)?;
		let released = match hold.execution {
			Execution::Immediate => {
				Self::put_back(id, &hold)?;
				Released::Unlocked
			}
			Execution::Deferrable => match Self::do_released_move(Self::held_order(id, &hold)?, hold.facts.stage)? {
				Ok(movement) => {
					Self::after_execution(&hold);
					Released::Executed(movement)
				}
				Err(refusal) => {
					Self::put_back(id, &hold)?;
					Released::Returned(refusal)
				}
			},
		};
		let state = match released {
			Released::Returned(_) => HoldState::Returned,
			_ => HoldState::Released,
		};
		Holds::<T>::insert(id, Hold { state, ..hold });
		Self::deposit_event(Event::HoldReleased { hold: id, released });
		Ok(released)
	}

	/// Gives the coins of a held movement back to the payer; what it belonged to ends without pay.
	pub(crate) fn do_give_back(id: HoldId) -> DispatchResult {
		let hold = Self::open_hold(id)?;
		match hold.cause {
			HoldCause::Gift => Self::unlock_held(id, &hold)?,
			HoldCause::Redeem { institution } => Self::unlock_voucher(id, &hold, institution)?,
			HoldCause::Funding(activity) => {
				Self::unlock_held(id, &hold)?;
				Self::set_escrow(activity, EscrowState::Empty);
			}
			HoldCause::Payment { activity, volunteer } => {
				Self::unlock_held(id, &hold)?;
				Self::finish_service(activity, volunteer, ServiceState::Cancelled, 0);
			}
			HoldCause::Issue {
				activity,
				volunteer,
				period,
			} => {
				Self::free_held_quota(&hold, period);
				Self::finish_service(activity, volunteer, ServiceState::Cancelled, 0);
			}
		}
		if let HoldCause::Payment { activity, volunteer }
		| HoldCause::Issue {
			activity, volunteer, ..
		} = hold.cause
		{
			Self::deposit_event(Event::ServiceCancelled {
				activity,
				volunteer,
				by: None,
			});
		}
		Holds::<T>::insert(
			id,
			Hold {
				state: HoldState::Returned,
				..hold
			},
		);
		Self::deposit_event(Event::HoldReturned { hold: id });
		Ok(())
	}

	fn open_hold(id: HoldId) -> Result<Hold, DispatchError> {
		let hold = Holds::<T>::get(id).ok_or(Error::<T>::UnknownHold)?;
		ensure!(hold.state == HoldState::Held, Error::<T>::HoldDecided);
		Ok(hold)
	}

	/// The member whose coins are locked under a hold.
	fn holder(hold: &Hold) -> Result<MemberId, DispatchError> {
		Ok(hold.facts.payer.ok_or(Error::<T>::LockTooSmall)?.member)
	}

	/// The movement as it was asked for, out of the lock or with the reserved quota.
	fn held_order(id: HoldId, hold: &Hold) -> Result<Order, DispatchError> {
		let facts = &hold.facts;
		let receiver = || {
			facts
				.receiver
				.map(|receiver| receiver.member)
				.ok_or(Error::<T>::UnknownMember)
		};
		let (kind, source, target) = match hold.cause {
			HoldCause::Gift => {
				let lock = Source::Locked(Self::holder(hold)?, LockReason::Hold(id));
				(MovementKind::Gift, lock, Target::Free(receiver()?))
			}
			HoldCause::Redeem { .. } => {
				let lock = Source::Locked(Self::holder(hold)?, LockReason::Hold(id));
				(MovementKind::Redeem, lock, Target::Burn)
			}
			HoldCause::Funding(activity) => {
				let payer = Self::holder(hold)?;
				let target = Target::Locked(payer, LockReason::Escrow(activity));
				(MovementKind::Lock, Source::Locked(payer, LockReason::Hold(id)), target)
			}
			HoldCause::Payment { .. } => {
				let lock = Source::Locked(Self::holder(hold)?, LockReason::Hold(id));
				(MovementKind::Pay, lock, Target::Free(receiver()?))
			}
			HoldCause::Issue { activity, .. } => {
				let issue = Issue {
					activity,
					recipient: Activities::<T>::get(activity).and_then(|activity| activity.terms.recipient),
					claimed: facts.claimed.ok_or(Error::<T>::WrongState)?,
					record: facts.record.ok_or(Error::<T>::WrongState)?,
					reserved: true,
				};
				(MovementKind::Issue, Source::Issue(issue), Target::Free(receiver()?))
			}
		};
		Ok(Order {
			kind,
			stage: None,
			source,
			target,
			amount: facts.amount,
			signers: facts.signers,
			branch: facts.branch,
			activity: facts.activity,
			claimed: facts.claimed,
			record: facts.record,
		})
	}

	/// What follows from a movement that a release has executed.
	fn after_execution(hold: &Hold) {
		match hold.cause {
			HoldCause::Gift => {}
			HoldCause::Redeem { institution } => {
				if let (Some(payer), Some(voucher)) = (hold.facts.payer, hold.facts.record) {
					Self::redeemed(payer.member, institution, voucher, hold.facts.amount);
				}
			}
			HoldCause::Funding(activity) => {
				Self::set_escrow(activity, EscrowState::Funded);
				Self::deposit_event(Event::ActivityFunded {
					activity,
					amount: hold.facts.amount,
				});
				// It may have been closed meanwhile.
				Self::return_surplus(activity);
			}
			HoldCause::Payment { activity, volunteer }
			| HoldCause::Issue {
				activity, volunteer, ..
			} => {
				let amount = hold.facts.amount;
				Self::finish_service(activity, volunteer, ServiceState::Settled, amount);
				Self::deposit_event(Event::ServiceSettled {
					activity,
					volunteer,
					amount,
				});
			}
		}
	}

	/// Puts everything where it was before the movement, because requirements or gate refuse it now: the service can be
	/// settled again when they no longer do.
	fn put_back(id: HoldId, hold: &Hold) -> DispatchResult {
		match hold.cause {
			HoldCause::Gift => Self::unlock_held(id, hold)?,
			HoldCause::Redeem { institution } => Self::unlock_voucher(id, hold, institution)?,
			HoldCause::Funding(activity) => {
				Self::unlock_held(id, hold)?;
				Self::set_escrow(activity, EscrowState::Empty);
			}
			HoldCause::Payment { activity, volunteer } => {
				let payer = Self::holder(hold)?;
				let target = Target::Locked(payer, LockReason::Escrow(activity));
				Self::do_decided_move(Self::return_order(id, hold, payer, MovementKind::Lock, target))?;
				Self::reopen(activity, volunteer);
			}
			HoldCause::Issue {
				activity,
				volunteer,
				period,
			} => {
				Self::free_held_quota(hold, period);
				Self::reopen(activity, volunteer);
			}
		}
		Ok(())
	}

	fn return_order(id: HoldId, hold: &Hold, payer: MemberId, kind: MovementKind, target: Target) -> Order {
		Order {
			kind,
			stage: None,
			source: Source::Locked(payer, LockReason::Hold(id)),
			target,
			amount: hold.facts.amount,
			signers: Signers::default(),
			branch: hold.facts.branch,
			activity: hold.facts.activity,
			claimed: None,
			record: None,
		}
	}

	fn unlock_held(id: HoldId, hold: &Hold) -> DispatchResult {
		let payer = Self::holder(hold)?;
		let order = Self::return_order(id, hold, payer, MovementKind::Unlock, Target::Free(payer));
		Self::do_decided_move(order).map(|_| ())
	}

	/// Coins that were to be redeemed go back, and the voucher is unused again.
	fn unlock_voucher(id: HoldId, hold: &Hold, institution: InstitutionId) -> DispatchResult {
		Self::unlock_held(id, hold)?;
		if let Some(voucher) = hold.facts.record {
			Vouchers::<T>::remove(institution, voucher);
		}
		Ok(())
	}

	/// The reserved amount may be issued by others again, if its period still runs.
	fn free_held_quota(hold: &Hold, period: u64) {
		let HoldCause::Issue {
			activity, volunteer, ..
		} = hold.cause
		else {
			return;
		};
		let users = Users {
			branch: hold.facts.branch,
			officer: hold.facts.signers.countersigner,
			recipient: Activities::<T>::get(activity).and_then(|activity| activity.terms.recipient),
			participant: (hold.facts.stage == Stage::TrainingEnd).then_some(volunteer),
		};
		Self::free_reserved(users, hold.facts.amount, period);
	}

	fn reopen(activity: ActivityId, volunteer: MemberId) {
		Services::<T>::mutate(activity, volunteer, |service| {
			if let Some(service) = service {
				service.state = ServiceState::Confirmed;
			}
		});
	}

	pub(crate) fn set_escrow(activity: ActivityId, state: EscrowState) {
		Activities::<T>::mutate(activity, |activity| {
			if let Some(activity) = activity {
				activity.escrow = state;
			}
		});
	}
}
