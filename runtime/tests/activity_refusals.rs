//! What the face of activities and services refuses, on the real runtime: what the native calls refuse, callers and calls
//! that must not reach the ledger, and what is undone.

use crate::{
	activities::*,
	common::*,
	contracts::{file_contract, forwarder_to, raw_as, By},
	stops,
};
use alloy_core::{primitives::U256, sol_types::SolCall};
use pallet_time_coin::{Error, Funding, Terms};
use polkadot_sdk::*;
use timebank_precompiles::IActivities;
use timebank_primitives::*;
use timebank_runtime::{presets, AccountId, Runtime, RuntimeEvent, System, TimeCoin};

#[test]
fn refuses_to_publish_what_the_native_call_refuses() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let scene = scene();
		let good = terms(scene.elder, 2, Funding::BranchPool);
		let next = pallet_time_coin::NextActivity::<Runtime>::get();
		// A person is no publisher, nor a contract that is not filed, nor one that is filed with another branch.
		let person = ask(&scene.elders_key, publish_call(&good));
		assert_eq!(person, named(Error::NotOfficer));
		let stranger = forwarder_to(FACE, By::Call);
		assert_eq!(
			at_address(&scene.elders_key, stranger, publish_call(&good)),
			named(Error::NotOfficer)
		);
		type Change = fn(&mut Terms);
		let changes: [(Change, Error<Runtime>); 10] = [
			(|terms| terms.branch = BranchId(2), Error::NotOfficer),
			(|terms| terms.region = RegionCode(1), Error::InvalidRegion),
			(|terms| terms.end = terms.start, Error::InvalidTime),
			(
				|terms| {
					terms.start -= 40 * DAY;
					terms.end -= 40 * DAY;
				},
				Error::ClaimTooOld,
			),
			(|terms| terms.rate = 26, Error::InvalidRate),
			(|terms| terms.capacity = 0, Error::InvalidCapacity),
			(|terms| terms.capacity = u16::MAX, Error::InvalidCapacity),
			(
				|terms| {
					terms.funding = Funding::RecipientEscrow;
					terms.recipient = None;
				},
				Error::RecipientMissing,
			),
			(
				|terms| {
					terms.funding = Funding::RecipientEscrow;
					terms.kind = pallet_time_coin::ActivityKind::Training;
				},
				Error::TrainingNeedsPool,
			),
			(|terms| terms.recipient = Some(MemberId(999_999)), Error::UnknownMember),
		];
		for (number, (change, error)) in changes.into_iter().enumerate() {
			let mut bad = good.clone();
			change(&mut bad);
			assert_eq!(
				at_address(&scene.elders_key, scene.contract, publish_call(&bad)),
				named(error),
				"{number}"
			);
		}
		// Nobody makes new coins for a contract.
		let for_contract = terms(scene.organisation, 2, Funding::BranchPool);
		assert_eq!(
			at_address(&scene.elders_key, scene.contract, publish_call(&for_contract)),
			named(Error::LevelTooLow)
		);
		// Numbers that mean nothing, and more than there can be.
		type Write = fn(&mut IActivities::Terms);
		let changes: [(Write, &str); 5] = [
			(|terms| terms.kind = 3, "there is no such kind"),
			(|terms| terms.funding = 2, "there is no such funding"),
			(|terms| terms.level = 4, "there is no such level"),
			(|terms| terms.rate = U256::MAX, "more than there can be"),
			(|terms| terms.qualifications = vec![1; 9], "too many qualifications"),
		];
		for (change, reason) in changes {
			let mut call = publish_call(&good);
			change(&mut call.terms);
			assert_eq!(at_address(&scene.elders_key, scene.contract, call), Err(reason.into()));
		}
		assert_eq!(pallet_time_coin::NextActivity::<Runtime>::get(), next);
		// Eight are not too many.
		let most = Terms {
			qualifications: vec![1; 8].try_into().unwrap(),
			kind: pallet_time_coin::ActivityKind::Teaching,
			level: Level::Qualified,
			..good
		};
		let activity = publish_by(&scene, &most);
		assert_eq!(TimeCoin::activity(ActivityId(activity)).unwrap().terms, most);
		check();
	});
}

#[test]
fn refuses_services_that_the_native_calls_refuse() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let scene = scene();
		let (volunteer, friend) = (scene.volunteer, account("//Friend"));
		let book = |key: &AccountId, activity| ask(key, IActivities::bookCall { activity }).map(|_| ());
		assert_eq!(book(&scene.volunteers_key, 99), named(Error::UnknownActivity));
		let activity = publish_by(&scene, &terms(scene.elder, 2, Funding::BranchPool));
		let start = TimeCoin::activity(ActivityId(activity)).unwrap().terms.start;
		assert_eq!(
			book(&account("//Branch1//Clerk"), activity),
			named(Error::NotController)
		);
		assert_eq!(book(&scene.elders_key, activity), named(Error::OwnService));
		// A contract has no identity that public security could attest: it serves for no new coins.
		assert_eq!(
			at_address(&friend, scene.contract, IActivities::bookCall { activity }).map(|_| ()),
			named(Error::LevelTooLow)
		);
		let paid_by_elder = publish_by(&scene, &terms(scene.elder, 2, Funding::RecipientEscrow));
		assert_eq!(book(&scene.volunteers_key, paid_by_elder), named(Error::NotFunded));
		let fund = |key: &AccountId, activity| ask(key, IActivities::fundCall { activity });
		assert_eq!(fund(&scene.elders_key, paid_by_elder), named(Error::InsufficientCoins));
		assert_eq!(fund(&friend, paid_by_elder), named(Error::NotParty));
		assert_eq!(fund(&scene.elders_key, activity), named(Error::NoEscrow));

		assert_eq!(
			ask(&scene.volunteers_key, check_in(activity, volunteer, start)).map(|_| ()),
			named(Error::UnknownService)
		);
		assert_eq!(book(&scene.volunteers_key, activity), Ok(()));
		assert_eq!(book(&scene.volunteers_key, activity), named(Error::AlreadyBooked));
		assert_eq!(book(&friend, activity), named(Error::ActivityFull));
		let again = publish_by(&scene, &terms(scene.elder, 2, Funding::BranchPool));
		assert_eq!(book(&scene.volunteers_key, again), named(Error::Overlap));

		let enter = |key: &AccountId, claim| ask(key, check_in(activity, volunteer, claim)).map(|_| ());
		let leave = |key: &AccountId, claim| ask(key, check_out(activity, volunteer, claim)).map(|_| ());
		assert_eq!(enter(&scene.volunteers_key, now() + 1), named(Error::ClaimInFuture));
		assert_eq!(
			enter(&scene.volunteers_key, now() - 32 * DAY),
			named(Error::ClaimTooOld)
		);
		assert_eq!(enter(&friend, now()), named(Error::NotParty));
		assert_eq!(leave(&scene.volunteers_key, now()), named(Error::WrongState));
		pass(HOUR);
		assert_eq!(enter(&scene.volunteers_key, start), Ok(()));
		assert_eq!(enter(&scene.volunteers_key, start), named(Error::AlreadyReported));
		assert_eq!(enter(&scene.elders_key, start), Ok(()));
		assert_eq!(leave(&scene.volunteers_key, start), named(Error::EndBeforeStart));
		let end = ask(&scene.elders_key, confirm(activity, volunteer)).map(|_| ());
		assert_eq!(end, named(Error::WrongState));
		assert_eq!(
			ask(&scene.volunteers_key, cancel(activity, volunteer)).map(|_| ()),
			named(Error::NotCancellable)
		);
		pass(2 * HOUR);
		assert_eq!(leave(&scene.volunteers_key, now()), Ok(()));
		assert_eq!(leave(&scene.elders_key, now()), Ok(()));
		let confirm = |key: &AccountId| ask(key, confirm(activity, volunteer)).map(|_| ());
		assert_eq!(confirm(&account("//Branch1//Clerk")), named(Error::NotController));
		assert_eq!(confirm(&scene.volunteers_key), named(Error::SamePerson));
		assert_eq!(confirm(&friend), named(Error::NotParty));
		// For new coins who was on site does not confirm.
		assert_eq!(confirm(&scene.elders_key), named(Error::SamePerson));
		check();
	});
}

#[test]
fn stops_bookings_of_a_contract_when_who_asks_it_is_restricted() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let scene = scene();
		endow(&scene);
		// The contract offers and another one serves.
		let activity = own_activity(&scene);
		let servant = forwarder_to(FACE, By::Call);
		let member = file_contract(servant);
		let book = |uri: &str| at_address(&account(uri), servant, IActivities::bookCall { activity }).map(|_| ());
		freeze(scene.friend);
		assert_eq!(book("//Friend"), named(Error::BookingRestricted));
		assert_eq!(status(activity, member), 0);
		assert_eq!(book("//Elder"), Ok(()));
		assert_eq!(status(activity, member), 1);
		check();
	});
}

#[test]
fn acts_for_a_filed_contract_only_while_its_code_is_the_filed_one() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let scene = scene();
		endow(&scene);
		let activity = own_activity(&scene);
		pallet_identity_filing::ContractOf::<Runtime>::mutate(scene.organisation, |record| {
			record.as_mut().unwrap().code_hash = digest("another code");
		});
		let friend = account("//Friend");
		let another = Err("the contract's code is not the filed one".to_string());
		let terms = terms(scene.elder, 1, Funding::BranchPool);
		assert_eq!(at_address(&friend, scene.contract, publish_call(&terms)), another);
		let close = IActivities::closeCall { activity };
		assert_eq!(at_address(&friend, scene.contract, close).map(|_| 0), another);
		// Others go on.
		ask(&scene.volunteers_key, IActivities::bookCall { activity }).unwrap();
	});
}

/// Every function that changes something.
pub(crate) fn writes(scene: &Scene, activity: u64) -> Vec<Vec<u8>> {
	let volunteer = scene.volunteer;
	vec![
		publish_call(&terms(scene.elder, 1, Funding::BranchPool)).abi_encode(),
		IActivities::fundCall { activity }.abi_encode(),
		IActivities::closeCall { activity }.abi_encode(),
		IActivities::bookCall { activity }.abi_encode(),
		check_in(activity, volunteer, now()).abi_encode(),
		check_out(activity, volunteer, now()).abi_encode(),
		confirm(activity, volunteer).abi_encode(),
		cancel(activity, volunteer).abi_encode(),
	]
}

#[test]
fn refuses_delegate_calls_writes_in_static_calls_and_value() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let scene = scene();
		let activity = publish_by(&scene, &terms(scene.elder, 2, Funding::BranchPool));
		let (fixed, delegate) = (forwarder_to(FACE, By::Static), forwarder_to(FACE, By::Delegate));
		file_contract(fixed);
		let key = || scene.volunteers_key.clone();
		let read = IActivities::activityOfCall { activity }.abi_encode();
		let answer = raw_as(key(), fixed, read.clone(), 0).unwrap();
		assert!(IActivities::activityOfCall::abi_decode_returns(&answer).unwrap().known);
		let writes = writes(&scene, activity);
		System::reset_events();
		for data in writes.iter().chain([&read]) {
			assert!(raw_as(key(), delegate, data.clone(), 0).is_err());
		}
		for data in &writes {
			assert!(raw_as(key(), fixed, data.clone(), 0).is_err());
		}
		head_office(pallet_fuel::Call::<Runtime>::grant {
			key: key(),
			amount: 10_000_000,
		});
		for data in writes.iter().chain([&read]) {
			assert_eq!(
				raw_as(key(), FACE, data.clone(), 1_000_000_000),
				Err("this takes no value".into())
			);
		}
		let changed = System::events()
			.into_iter()
			.filter(|record| matches!(record.event, RuntimeEvent::TimeCoin(_)));
		assert_eq!(changed.count(), 0);
		assert_eq!(status(activity, scene.volunteer), 0);
		check();
	});
}

#[test]
fn leaves_nothing_behind_when_an_enclosing_call_reverts() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let scene = scene();
		serve(("//Volunteer", scene.volunteer), ("//Elder", scene.elder), 11);
		pass(13 * HOUR);
		let contract = forwarder_to(FACE, By::CallAndRevert);
		let member = file_contract(contract);
		assert_eq!(gift("//Volunteer", member, 4 * COIN), None);
		// One that it would pay, one in which it would serve, one that it has booked.
		let own = publish(terms(member, 1, Funding::RecipientEscrow));
		let other = own_funded(&scene);
		let state = || {
			(
				pallet_time_coin::NextActivity::<Runtime>::get(),
				TimeCoin::activity(own),
				TimeCoin::activity(ActivityId(other)),
				TimeCoin::service(ActivityId(other), member),
				TimeCoin::account(member),
				pallet_anomaly_monitor::NextAlert::<Runtime>::get(),
			)
		};
		let before = state();
		System::reset_events();
		let (publish, fund, close, book) = (
			publish_call(&terms(scene.elder, 1, Funding::BranchPool)).abi_encode(),
			IActivities::fundCall { activity: own.0 }.abi_encode(),
			IActivities::closeCall { activity: own.0 }.abi_encode(),
			IActivities::bookCall { activity: other }.abi_encode(),
		);
		for data in [publish, fund, close, book] {
			// No reason: the face itself has refused nothing.
			assert_eq!(raw_as(account("//Friend"), contract, data, 0), Err("no reason".into()));
			assert_eq!(state(), before);
		}
		let left = System::events().into_iter().filter(|record| {
			matches!(
				record.event,
				RuntimeEvent::TimeCoin(_)
					| RuntimeEvent::AnomalyMonitor(_)
					| RuntimeEvent::Revive(pallet_revive::Event::ContractEmitted { .. })
			)
		});
		assert_eq!(left.count(), 0);
		check();
	});
}

/// An activity that the elder pays with coins of the volunteer's gift.
fn own_funded(scene: &Scene) -> u64 {
	assert_eq!(gift("//Volunteer", scene.elder, 4 * COIN), None);
	let activity = publish(terms(scene.elder, 1, Funding::RecipientEscrow));
	let fund = IActivities::fundCall { activity: activity.0 };
	assert_eq!(ask(&scene.elders_key, fund), Ok(true));
	activity.0
}

#[test]
fn stops_what_the_native_calls_are_stopped_from() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let scene = scene();
		let activity = publish_by(&scene, &terms(scene.elder, 2, Funding::BranchPool));
		let stopped = Err("activities are stopped".to_string());
		let key = || scene.volunteers_key.clone();
		let book = || IActivities::bookCall { activity }.abi_encode();
		stops::pause("TimeCoin", "book");
		assert_eq!(raw_as(key(), FACE, book(), 0), stopped);
		// Only that one.
		publish_by(&scene, &terms(scene.elder, 2, Funding::BranchPool));
		stops::enter();
		for data in writes(&scene, activity) {
			assert_eq!(raw_as(key(), FACE, data, 0), stopped);
		}
		assert_eq!(status(activity, scene.volunteer), 0);
		assert!(ask(&key(), IActivities::activityOfCall { activity }).unwrap().known);
		check();
	});
}
