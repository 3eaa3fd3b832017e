//! The face of activities and services, for members that act from Ethereum: the same paths as the native calls.

use crate::common::*;
use alloc::vec::Vec;
use core::marker::PhantomData;
use pallet_revive::precompiles::{
	alloy::{primitives::U256, sol_types::SolCall},
	AddressMatcher, Error, Ext, Precompile,
};
use pallet_time_coin::{
	Activity, ActivityKind, ActivityState, Call, CoConfirmation, Config as CoinConfig, EscrowState, Funding,
	Pallet as Coin, Reported, Service, ServiceState, Sighting, Terms,
};
use polkadot_sdk::{
	frame_support::{dispatch::GetDispatchInfo, traits::Contains},
	*,
};
use timebank_primitives::{
	ActivityId, BranchId, Controller, Digest, Execution, Level, MemberId, Members, MoveOutcome, RegionCode,
};

/// Types made from the Solidity interface.
#[allow(missing_docs)]
pub mod interface {
	alloy_core::sol!("interfaces/IActivities.sol");
}
use interface::IActivities::{self, IActivitiesCalls, IActivitiesEvents};

/// `IActivities` for a runtime.
pub struct ActivitiesFace<T>(PhantomData<T>);

impl<T: Host> Precompile for ActivitiesFace<T> {
	type T = T;
	type Interface = IActivitiesCalls;
	const MATCHER: AddressMatcher = AddressMatcher::Fixed(address(0x0C05));
	const HAS_CONTRACT_INFO: bool = false;

	fn call(_: &[u8; 20], input: &Self::Interface, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
		enter(env)?;
		match input {
			IActivitiesCalls::activityOf(call) => {
				charge_reads(env, 1)?;
				let found = Coin::<T>::activity(ActivityId(call.activity));
				Ok(IActivities::activityOfCall::abi_encode_returns(
					&IActivities::activityOfReturn {
						known: found.is_some(),
						found: found.map_or_else(no_activity, show_activity),
					},
				))
			}
			IActivitiesCalls::serviceOf(call) => {
				let found = service(env, call.activity, call.volunteer)?;
				Ok(IActivities::serviceOfCall::abi_encode_returns(&show_service(found)))
			}
			IActivitiesCalls::statusOf(call) => {
				let found = service(env, call.activity, call.volunteer)?;
				Ok(IActivities::statusOfCall::abi_encode_returns(&status_of(found)))
			}
			IActivitiesCalls::publish(call) => publish(call, env),
			IActivitiesCalls::fund(call) => fund(call, env),
			IActivitiesCalls::close(call) => close(call, env),
			IActivitiesCalls::book(call) => book(call, env),
			IActivitiesCalls::checkIn(call) => check_in(call, env),
			IActivitiesCalls::checkOut(call) => check_out(call, env),
			IActivitiesCalls::confirm(call) => confirm(call, env),
			IActivitiesCalls::cancel(call) => cancel(call, env),
		}
	}
}

/// Who acts: the caller's key, and the key that has signed the transaction. They differ when a contract calls.
struct Actors<AccountId> {
	key: AccountId,
	signer: AccountId,
}

/// Pays for what a native call does, and refuses it where that call is stopped: calls of contracts pass no filter of
/// transactions.
fn begin<T: Host>(env: &mut impl Ext<T = T>, native: Call<T>) -> Result<Actors<T::AccountId>, Error> {
	writable(env)?;
	charge(env, native.get_dispatch_info().call_weight)?;
	charge(env, Coin::<T>::face_weight())?;
	// Safe mode, and whether the call is paused.
	charge_reads(env, 2)?;
	if !T::BaseCallFilter::contains(&native.into()) {
		return Err(revert("activities are stopped"));
	}
	let key = caller(env)?;
	let signer = env
		.origin()
		.account_id()
		.map_err(|_| revert("nobody has signed this"))?;
	let signer = signer.clone();
	charge(env, <T as CoinConfig>::Members::weight())?;
	if let Some(Controller { member, .. }) = <T as CoinConfig>::Members::controller(&key) {
		unchanged(env, member)?;
	}
	Coin::<T>::admit_behind(&key, &signer).map_err(failed)?;
	Ok(Actors { key, signer })
}

fn publish<T: Host>(call: &IActivities::publishCall, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
	let terms = read_terms(&call.terms)?;
	let branch = terms.branch;
	let by = begin(env, Call::publish { terms: terms.clone() })?;
	let activity = Coin::<T>::do_publish(&by.key, terms).map_err(failed)?;
	let event = IActivities::ActivityPublished {
		activity: activity.0,
		branch: branch.0,
		publisher: Coin::<T>::activity(activity).map_or(0, |activity| activity.publisher.0),
	};
	log(env, IActivitiesEvents::ActivityPublished(event))?;
	Ok(IActivities::publishCall::abi_encode_returns(&activity.0))
}

fn fund<T: Host>(call: &IActivities::fundCall, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
	let activity = ActivityId(call.activity);
	let by = begin(env, Call::fund { activity })?;
	// What is to be put aside does not change by the movement.
	let amount = Coin::<T>::activity(activity).map_or(0, |activity| activity.escrow_needed());
	let amount = U256::from(amount);
	let activity = activity.0;
	// The answer is final for a contract: a held funding is never executed later.
	let outcome =
		Coin::<T>::do_fund(&by.key, &by.signer, ActivityId(activity), Execution::Immediate).map_err(failed)?;
	let (funded, event) = match outcome {
		MoveOutcome::Moved(_) => (
			true,
			IActivitiesEvents::ActivityFunded(IActivities::ActivityFunded { activity, amount }),
		),
		MoveOutcome::Held { hold, alert } => (
			false,
			IActivitiesEvents::FundingHeld(IActivities::FundingHeld {
				activity,
				amount,
				hold: hold.0,
				alertId: alert.0,
			}),
		),
		MoveOutcome::Refused(refusal) => {
			let (reason, detail) = refusal_reason(refusal);
			(
				false,
				IActivitiesEvents::FundingRefused(IActivities::FundingRefused {
					activity,
					amount,
					reason,
					detail,
				}),
			)
		}
	};
	log(env, event)?;
	Ok(IActivities::fundCall::abi_encode_returns(&funded))
}

fn close<T: Host>(call: &IActivities::closeCall, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
	let activity = ActivityId(call.activity);
	let by = begin(env, Call::close { activity })?;
	let open = |activity: &Activity| activity.state == ActivityState::Published;
	let closes = Coin::<T>::activity(activity).as_ref().is_some_and(open);
	let by = Coin::<T>::do_close(&by.key, activity).map_err(failed)?.0;
	if closes {
		// Who only fetches what was left closes nothing.
		let activity = call.activity;
		let event = IActivities::ActivityClosed { activity, by };
		log(env, IActivitiesEvents::ActivityClosed(event))?;
	}
	Ok(Vec::new())
}

fn book<T: Host>(call: &IActivities::bookCall, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
	let activity = ActivityId(call.activity);
	let by = begin(env, Call::book { activity })?;
	let volunteer = Coin::<T>::do_book(&by.key, &by.signer, activity).map_err(failed)?.0;
	let activity = call.activity;
	log(
		env,
		IActivitiesEvents::ServiceBooked(IActivities::ServiceBooked { activity, volunteer }),
	)?;
	Ok(Vec::new())
}

fn check_in<T: Host>(call: &IActivities::checkInCall, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
	let (activity, volunteer, start) = (ActivityId(call.activity), MemberId(call.volunteer), call.start);
	let native = Call::check_in {
		activity,
		volunteer,
		start,
	};
	let (by, agreed) = report(env, native, |by| {
		Coin::<T>::do_check_in(&by.key, &by.signer, activity, volunteer, start)
	})?;
	let event = IActivities::CheckedIn {
		activity: activity.0,
		volunteer: volunteer.0,
		by,
		claim: start,
		agreed,
	};
	log(env, IActivitiesEvents::CheckedIn(event))?;
	Ok(Vec::new())
}

fn check_out<T: Host>(call: &IActivities::checkOutCall, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
	let (activity, volunteer, end) = (ActivityId(call.activity), MemberId(call.volunteer), call.end);
	let native = Call::check_out {
		activity,
		volunteer,
		end,
	};
	let (by, agreed) = report(env, native, |by| {
		Coin::<T>::do_check_out(&by.key, &by.signer, activity, volunteer, end)
	})?;
	let event = IActivities::CheckedOut {
		activity: activity.0,
		volunteer: volunteer.0,
		by,
		claim: end,
		agreed,
	};
	log(env, IActivitiesEvents::CheckedOut(event))?;
	Ok(Vec::new())
}

/// Reports a start or an end; who has, and the moment that both sides agree on, zero if one has not reported yet.
fn report<T: Host>(
	env: &mut impl Ext<T = T>,
	native: Call<T>,
	write: impl FnOnce(&Actors<T::AccountId>) -> Result<Reported, sp_runtime::DispatchError>,
) -> Result<(u64, u64), Error> {
	let actors = begin(env, native)?;
	let Reported { by, agreed } = write(&actors).map_err(failed)?;
	Ok((by.0, agreed.unwrap_or(0)))
}

fn confirm<T: Host>(call: &IActivities::confirmCall, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
	let (activity, volunteer) = (ActivityId(call.activity), MemberId(call.volunteer));
	let by = begin(env, Call::confirm { activity, volunteer })?;
	let confirmer = Coin::<T>::do_confirm(&by.key, &by.signer, activity, volunteer).map_err(failed)?;
	let event = IActivities::ServiceConfirmed {
		activity: activity.0,
		volunteer: volunteer.0,
		confirmer: confirmer.0,
	};
	log(env, IActivitiesEvents::ServiceConfirmed(event))?;
	Ok(Vec::new())
}

fn cancel<T: Host>(call: &IActivities::cancelCall, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
	let (activity, volunteer) = (ActivityId(call.activity), MemberId(call.volunteer));
	let by = begin(env, Call::cancel { activity, volunteer })?;
	let by = Coin::<T>::do_cancel(&by.key, activity, volunteer).map_err(failed)?;
	let event = IActivities::ServiceCancelled {
		activity: activity.0,
		volunteer: volunteer.0,
		by: by.0,
	};
	log(env, IActivitiesEvents::ServiceCancelled(event))?;
	Ok(Vec::new())
}

/// A service, with what it costs to look.
fn service<T: pallet_revive::Config + CoinConfig>(
	env: &mut impl Ext<T = T>,
	activity: u64,
	volunteer: u64,
) -> Result<Option<Service>, Error> {
	charge_reads(env, 1)?;
	Ok(Coin::<T>::service(ActivityId(activity), MemberId(volunteer)))
}

/// Terms as the ledger knows them. What they must be is the ledger's to check; here only that each number means something.
fn read_terms(terms: &IActivities::Terms) -> Result<Terms, Error> {
	Ok(Terms {
		kind: match terms.kind {
			0 => ActivityKind::Activity,
			1 => ActivityKind::Training,
			2 => ActivityKind::Teaching,
			_ => return Err(revert("there is no such kind")),
		},
		branch: BranchId(terms.branch),
		region: RegionCode(terms.region),
		place: Digest::from(terms.place.0),
		start: terms.start,
		end: terms.end,
		rate: amount(terms.rate)?,
		funding: match terms.funding {
			0 => Funding::BranchPool,
			1 => Funding::RecipientEscrow,
			_ => return Err(revert("there is no such funding")),
		},
		recipient: (terms.recipient > 0).then_some(MemberId(terms.recipient)),
		capacity: terms.capacity,
		level: match terms.level {
			0 => Level::None,
			1 => Level::Reviewed,
			2 => Level::Identified,
			3 => Level::Qualified,
			_ => return Err(revert("there is no such level")),
		},
		qualifications: terms
			.qualifications
			.clone()
			.try_into()
			.map_err(|_| revert("too many qualifications"))?,
	})
}

fn show_activity(activity: Activity) -> IActivities::Activity {
	let terms = activity.terms;
	IActivities::Activity {
		terms: IActivities::Terms {
			kind: match terms.kind {
				ActivityKind::Activity => 0,
				ActivityKind::Training => 1,
				ActivityKind::Teaching => 2,
			},
			branch: terms.branch.0,
			region: terms.region.0,
			place: terms.place.0.into(),
			start: terms.start,
			end: terms.end,
			rate: U256::from(terms.rate),
			funding: match terms.funding {
				Funding::BranchPool => 0,
				Funding::RecipientEscrow => 1,
			},
			recipient: number(terms.recipient),
			capacity: terms.capacity,
			level: level_number(terms.level),
			qualifications: terms.qualifications.into_inner(),
		},
		share: U256::from(activity.share),
		publisher: activity.publisher.0,
		publishedAt: activity.published_at,
		state: match activity.state {
			ActivityState::Published => 0,
			ActivityState::Closed => 1,
		},
		escrow: match activity.escrow {
			EscrowState::Empty => 0,
			EscrowState::Held => 1,
			EscrowState::Funded => 2,
		},
		booked: activity.booked,
		done: activity.done,
	}
}

/// Nothing but zeros.
fn no_activity() -> IActivities::Activity {
	IActivities::Activity {
		terms: IActivities::Terms {
			kind: 0,
			branch: 0,
			region: 0,
			place: Default::default(),
			start: 0,
			end: 0,
			rate: U256::ZERO,
			funding: 0,
			recipient: 0,
			capacity: 0,
			level: 0,
			qualifications: Vec::new(),
		},
		share: U256::ZERO,
		publisher: 0,
		publishedAt: 0,
		state: 0,
		escrow: 0,
		booked: 0,
		done: 0,
	}
}

fn show_service(service: Option<Service>) -> IActivities::Service {
	let status = status_of(service);
	let found = service.unwrap_or_else(Service::booked);
	IActivities::Service {
		status,
		start: show_report(found.start),
		end: show_report(found.end),
		late: found.late,
		lapsed: found.lapsed,
		needsOfficer: found.co_confirmation == CoConfirmation::Needed,
		confirmer: number(found.confirmer),
		countersigner: number(found.countersigner),
		paid: U256::from(found.paid),
	}
}

fn show_report(sighting: Sighting) -> IActivities::Report {
	IActivities::Report {
		volunteer: sighting.volunteer.unwrap_or(0),
		onsite: sighting.onsite.unwrap_or(0),
		onsiteBy: number(sighting.onsite_by),
	}
}

/// A member's number; zero for nobody, as members are counted from one.
fn number(member: Option<MemberId>) -> u64 {
	member.map_or(0, |member| member.0)
}

/// A status as a number; zero if there is no service.
const fn status_of(service: Option<Service>) -> u8 {
	let Some(service) = service else { return 0 };
	match service.state {
		ServiceState::Booked => 1,
		ServiceState::Running => 2,
		ServiceState::Ended => 3,
		ServiceState::Confirmed => 4,
		ServiceState::Held => 5,
		ServiceState::Settled => 6,
		ServiceState::Cancelled => 7,
		ServiceState::Waiting => 8,
		ServiceState::Disputed => 9,
	}
}
