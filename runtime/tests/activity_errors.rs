//! Errors of the ledger as the face of activities and services says them, on the real runtime: each by its name, and nothing
//! has changed. Those of terms and of the course of one service stand in `activity_refusals`, those of coins in
//! `activity_funds`.

use crate::{
	activities::*,
	activity_refusals::writes,
	common::*,
	contracts::{file_contract_in, forwarder_to, By},
	filings::{confirm_relation, relate, relate_within},
	freezes::{link, link_kept},
	lapses::nurse,
};
use alloy_core::sol_types::SolCall;
use pallet_branch_registry::{BranchStatus, SuspensionReason};
use pallet_identity_filing::{Limits, RelationKind, Scope};
use pallet_time_coin::{ActivityKind, Call, Error, Funding, Terms};
use polkadot_sdk::*;
use sp_core::H160;
use timebank_precompiles::IActivities;
use timebank_primitives::*;
use timebank_runtime::{presets, AccountId, Runtime};

/// What is called at an address is refused with the name of this error, and nothing has changed.
pub(crate) fn refuses_at(key: &AccountId, to: H160, data: Vec<u8>, error: Error<Runtime>) {
	assert_eq!(call_at(key, to, data), named(error));
}

/// The face refuses a call with the name of this error, and nothing has changed.
pub(crate) fn refuses(key: &AccountId, call: impl SolCall, error: Error<Runtime>) {
	refuses_at(key, FACE, call.abi_encode(), error);
}

pub(crate) fn book(activity: u64) -> IActivities::bookCall {
	IActivities::bookCall { activity }
}

pub(crate) fn fund(activity: u64) -> IActivities::fundCall {
	IActivities::fundCall { activity }
}

pub(crate) fn close(activity: u64) -> IActivities::closeCall {
	IActivities::closeCall { activity }
}

/// Branch 1 offers to serve the elder at this time, for new coins.
fn offer(scene: &Scene, start: Moment, length: Moment) -> u64 {
	let offered = Terms {
		start,
		end: start + length,
		..terms(scene.elder, 1, Funding::BranchPool)
	};
	publish(offered).0
}

/// An activity of so many hours that the elder is to pay.
pub(crate) fn owed(scene: &Scene, hours: u64, capacity: u16) -> u64 {
	let owed = Terms {
		capacity,
		..terms(scene.elder, hours, Funding::RecipientEscrow)
	};
	publish(owed).0
}

/// Volunteer and clerk say with their native keys that a service begins now.
fn begin(scene: &Scene, activity: u64) {
	for key in ["//Volunteer", "//Branch1//Clerk"] {
		let (activity, volunteer, start) = (ActivityId(activity), scene.volunteer, now());
		ok(
			key,
			Call::check_in {
				activity,
				volunteer,
				start,
			},
		);
	}
}

/// The same of its end.
fn end(scene: &Scene, activity: u64) {
	for key in ["//Volunteer", "//Branch1//Clerk"] {
		let (activity, volunteer, end) = (ActivityId(activity), scene.volunteer, now());
		ok(
			key,
			Call::check_out {
				activity,
				volunteer,
				end,
			},
		);
	}
}

/// A service of the volunteer for the elder in each state in which somebody may go on with it, and one that waits for coins.
struct Stages {
	open: u64,
	booked: u64,
	running: u64,
	ended: u64,
	unfunded: u64,
}

fn stages(scene: &Scene) -> Stages {
	let [ended, running, booked, open] = [1, 2, 3, 4].map(|hour| offer(scene, now() + hour * HOUR, HOUR));
	for activity in [ended, running, booked] {
		ask(&scene.volunteers_key, book(activity)).unwrap();
	}
	pass(HOUR);
	begin(scene, ended);
	pass(HOUR);
	end(scene, ended);
	begin(scene, running);
	pass(HOUR / 2);
	Stages {
		open,
		booked,
		running,
		ended,
		unfunded: owed(scene, 1, 1),
	}
}

/// What the recipient's side may ask for as a witness.
fn witnessing(scene: &Scene, stages: &Stages) -> [Vec<u8>; 3] {
	[
		check_in(stages.booked, scene.volunteer, now()).abi_encode(),
		check_out(stages.running, scene.volunteer, now()).abi_encode(),
		confirm(stages.ended, scene.volunteer).abi_encode(),
	]
}

/// What the elder may ask for besides.
fn elders_calls(scene: &Scene, stages: &Stages) -> [Vec<u8>; 3] {
	[
		fund(stages.unfunded).abi_encode(),
		close(stages.open).abi_encode(),
		cancel(stages.booked, scene.volunteer).abi_encode(),
	]
}

/// What the volunteer may ask for, but a start.
fn volunteers_calls(scene: &Scene, stages: &Stages) -> [Vec<u8>; 3] {
	[
		book(stages.open).abi_encode(),
		check_out(stages.running, scene.volunteer, now()).abi_encode(),
		cancel(stages.booked, scene.volunteer).abi_encode(),
	]
}

#[test]
fn refuses_every_call_when_a_branch_keeps_the_key() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let scene = scene();
		let stages = stages(&scene);
		let organisation = submit_as("//Organisation", MemberKind::Organisation, digest("organisation"));
		let kept = |uri, member| ethereum_account(link_kept(uri, member));
		let elders_key = kept("//Elder", scene.elder);
		for data in witnessing(&scene, &stages)
			.into_iter()
			.chain(elders_calls(&scene, &stages))
		{
			refuses_at(&elders_key, FACE, data, Error::CustodiedKey);
		}
		let volunteers_key = kept("//Volunteer", scene.volunteer);
		for data in volunteers_calls(&scene, &stages) {
			refuses_at(&volunteers_key, FACE, data, Error::CustodiedKey);
		}
		let begins = check_in(stages.booked, scene.volunteer, now());
		refuses(&volunteers_key, begins, Error::CustodiedKey);
		let publishes = publish_call(&terms(scene.elder, 1, Funding::BranchPool));
		refuses(
			&kept("//Organisation", organisation),
			publishes.clone(),
			Error::CustodiedKey,
		);
		// With its own key it is told that it waits for its filing.
		let own = ethereum_account(link("//Organisation", organisation));
		refuses(&own, publishes, Error::NotFiled);
		check();
	});
}

#[test]
fn refuses_every_call_when_the_filing_is_not_in_force() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let scene = scene();
		let stages = stages(&scene);
		let suspend = |member| pallet_identity_filing::Call::suspend {
			member,
			reason: digest("reason"),
		};
		ok("//Branch1//Manager", suspend(scene.elder));
		for data in witnessing(&scene, &stages)
			.into_iter()
			.chain(elders_calls(&scene, &stages))
		{
			refuses_at(&scene.elders_key, FACE, data, Error::NotFiled);
		}
		let publishes = |recipient| publish_call(&terms(recipient, 1, Funding::BranchPool)).abi_encode();
		let publisher = &scene.volunteers_key;
		refuses_at(publisher, scene.contract, publishes(scene.elder), Error::NotFiled);

		ok("//Branch1//Manager", suspend(scene.volunteer));
		for data in volunteers_calls(&scene, &stages) {
			refuses_at(&scene.volunteers_key, FACE, data, Error::NotFiled);
		}
		let begins = check_in(stages.booked, scene.volunteer, now());
		refuses(&scene.volunteers_key, begins, Error::VolunteerLapsed);

		head_office(suspend(scene.organisation));
		let friend = account("//Friend");
		refuses_at(&friend, scene.contract, publishes(scene.friend), Error::NotFiled);
		check();
	});
}

/// Once only coins were asked about: a suspended member was a witness through a contract.
#[test]
fn refuses_every_call_of_a_contract_when_who_has_it_act_is_suspended() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let scene = scene();
		let activity = publish_by(&scene, &terms(scene.elder, 1, Funding::BranchPool));
		let suspend = pallet_identity_filing::Call::suspend {
			member: scene.friend,
			reason: digest("reason"),
		};
		ok("//Branch1//Manager", suspend);
		let friend = account("//Friend");
		for data in writes(&scene, activity) {
			refuses_at(&friend, scene.contract, data, Error::NotFiled);
		}
		// For others it acts as before, and it tells everybody.
		publish_by(&scene, &terms(scene.elder, 1, Funding::BranchPool));
		let known = IActivities::activityOfCall { activity };
		assert!(at_address(&friend, scene.contract, known).unwrap().known);
		check();
	});
}

#[test]
fn asks_for_qualifications_at_booking_and_again_at_the_start() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let scene = scene();
		let volunteer = nurse("//Nurse", 5);
		let key = ethereum_account(link("//Nurse", volunteer));
		let care = |days: u64| {
			let start = now() + days * DAY;
			let terms = Terms {
				start,
				end: start + HOUR,
				qualifications: vec![7].try_into().unwrap(),
				..terms(scene.elder, 1, Funding::BranchPool)
			};
			publish(terms).0
		};
		let (soon, later) = (care(1), care(6));
		refuses(&scene.volunteers_key, book(soon), Error::QualificationMissing);
		ask(&key, book(later)).unwrap();
		pass(6 * DAY);
		// Nobody has recorded that the attestation has run out.
		for reporter in [&key, &scene.elders_key] {
			refuses(reporter, check_in(later, volunteer, now()), Error::VolunteerLapsed);
		}
		refuses(&key, book(care(1)), Error::QualificationMissing);
		check();
	});
}

#[test]
fn asks_at_booking_and_again_at_the_start_for_what_the_stage_requires() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let scene = scene();
		let [booked, open] = [1, 3].map(|hour| offer(&scene, now() + hour * HOUR, HOUR));
		ask(&scene.volunteers_key, book(booked)).unwrap();
		let grade = |grade| pallet_identity_filing::Call::set_risk {
			member: scene.volunteer,
			grade,
			reason: digest("reason"),
		};
		ok("//Supervisor1", grade(RiskGrade::High));
		refuses(&scene.volunteers_key, book(open), Error::RequirementNotMet);
		for reporter in [&scene.volunteers_key, &scene.elders_key] {
			let begins = check_in(booked, scene.volunteer, now());
			refuses(reporter, begins, Error::VolunteerLapsed);
		}
		ok("//Supervisor1", grade(RiskGrade::Low));
		ask(&scene.volunteers_key, book(open)).unwrap();
		check();
	});
}

#[test]
fn refuses_relations_of_the_volunteer_as_witnesses() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let scene = scene();
		let stages = stages(&scene);
		for (uri, member) in [("//Volunteer", scene.volunteer), ("//Elder", scene.elder)] {
			relate(member, scene.friend, RelationKind::Proxy, 20 * COIN);
			confirm_relation(uri, member, scene.friend);
		}
		let friends_key = ethereum_account(link("//Friend", scene.friend));
		for data in witnessing(&scene, &stages) {
			refuses_at(&friends_key, FACE, data, Error::Related);
		}
		// For the elder the friend may do what is no witness.
		ask(&friends_key, close(stages.open)).unwrap();
		check();
	});
}

#[test]
fn refuses_relations_of_the_volunteer_as_witnesses_behind_a_contract() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let scene = scene();
		endow(&scene);
		let volunteer = scene.volunteer;
		relate(volunteer, scene.friend, RelationKind::Proxy, 20 * COIN);
		confirm_relation("//Volunteer", volunteer, scene.friend);
		let friends_key = ethereum_account(link("//Friend", scene.friend));
		let refused = |data| refuses_at(&friends_key, scene.contract, data, Error::Related);
		let activity = own_activity(&scene);
		ask(&scene.volunteers_key, book(activity)).unwrap();
		pass(HOUR);
		let (start, begins) = (now(), || check_in(activity, volunteer, now()));
		refused(begins().abi_encode());
		ask(&scene.volunteers_key, begins()).unwrap();
		at_address(&scene.elders_key, scene.contract, begins()).unwrap();
		pass(HOUR);
		let ends = || check_out(activity, volunteer, start + HOUR);
		refused(ends().abi_encode());
		ask(&scene.volunteers_key, ends()).unwrap();
		at_address(&scene.elders_key, scene.contract, ends()).unwrap();
		refused(confirm(activity, volunteer).abi_encode());
		at_address(&scene.elders_key, scene.contract, confirm(activity, volunteer)).unwrap();
		check();
	});
}

#[test]
fn refuses_a_proxy_what_the_relation_does_not_give() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let scene = scene();
		serve(("//Elder", scene.elder), ("//Volunteer", scene.volunteer), 6);
		pass(13 * HOUR);
		let child = file("//Child");
		let [friends_key, childs_key] =
			[("//Friend", scene.friend), ("//Child", child)].map(|(uri, member)| ethereum_account(link(uri, member)));
		let limits = |per_act, per_day| Limits {
			per_act,
			per_day,
			per_month: 20 * COIN,
		};
		let (visits, all) = (
			Scope {
				attend: true,
				confirm: false,
				fund: false,
			},
			Scope {
				attend: true,
				confirm: true,
				fund: true,
			},
		);
		for (proxy, scope, limits) in [
			(scene.friend, visits, limits(20 * COIN, 20 * COIN)),
			(child, all, limits(150, 200)),
		] {
			relate_within(scene.elder, proxy, RelationKind::Proxy, scope, limits);
			confirm_relation("//Elder", scene.elder, proxy);
		}
		let stages = stages(&scene);
		refuses(&friends_key, fund(stages.unfunded), Error::OutOfScope);
		let confirms = || confirm(stages.ended, scene.volunteer);
		refuses(&friends_key, confirms(), Error::OutOfScope);

		refuses(&childs_key, fund(owed(&scene, 2, 1)), Error::ActLimitExceeded);
		assert_eq!(ask(&childs_key, fund(stages.unfunded)), Ok(true));
		refuses(&childs_key, fund(owed(&scene, 1, 1)), Error::DelegatedDayExceeded);
		// The hour that was served is of the same day.
		refuses(&childs_key, confirms(), Error::DelegatedDayExceeded);
		ask(&scene.elders_key, confirms()).unwrap();
		check();
	});
}

#[test]
fn asks_for_an_officer_when_nobody_is_the_recipient() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let scene = scene();
		let training = publish(Terms {
			kind: ActivityKind::Training,
			recipient: None,
			..terms(scene.elder, 1, Funding::BranchPool)
		})
		.0;
		ask(&scene.volunteers_key, book(training)).unwrap();
		pass(HOUR);
		begin(&scene, training);
		pass(HOUR);
		end(&scene, training);
		let confirms = confirm(training, scene.volunteer).abi_encode();
		refuses_at(&scene.elders_key, FACE, confirms.clone(), Error::NotOfficer);
		refuses_at(&scene.elders_key, scene.contract, confirms, Error::NotOfficer);
		check();
	});
}

/// Midnight, so many days from now.
fn midnight(days: u64) -> Moment {
	(now() / DAY + days) * DAY
}

/// The volunteer books quarters of an hour, one after the other.
fn book_quarters(scene: &Scene, start: Moment, count: u64) {
	for number in 0..count {
		let quarter = offer(scene, start + number * QUANTUM_MS, QUANTUM_MS);
		ask(&scene.volunteers_key, book(quarter)).unwrap();
	}
}

#[test]
fn refuses_more_than_twelve_hours_of_any_day() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let scene = scene();
		let key = &scene.volunteers_key;
		// Eight hours up to midnight, and then no more than four.
		ask(key, book(offer(&scene, midnight(2) - 8 * HOUR, 8 * HOUR))).unwrap();
		refuses(
			key,
			book(offer(&scene, midnight(2), 4 * HOUR + QUANTUM_MS)),
			Error::TooManyHours,
		);
		ask(key, book(offer(&scene, midnight(2), 4 * HOUR))).unwrap();
		// Who begins earlier than planned comes to the same day.
		let planned = offer(&scene, midnight(4), HOUR);
		ask(key, book(planned)).unwrap();
		pass(midnight(2) - 10 * HOUR - now());
		let begins = || check_in(planned, scene.volunteer, now());
		ask(key, begins()).unwrap();
		refuses(&scene.elders_key, begins(), Error::TooManyHours);
		check();
	});
}

#[test]
fn refuses_more_services_than_a_day_and_a_member_can_have() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let scene = scene();
		let key = &scene.volunteers_key;
		let quarter = |start| offer(&scene, start, QUANTUM_MS);
		let noon = |days| midnight(days) + 12 * HOUR;
		book_quarters(&scene, noon(1), 16);
		refuses(key, book(quarter(noon(1) + 8 * HOUR)), Error::DayFull);
		// Who begins earlier than planned comes to the full day.
		let planned = quarter(noon(2) + 8 * HOUR);
		ask(key, book(planned)).unwrap();
		book_quarters(&scene, noon(2), 15);
		refuses(key, book(quarter(noon(3))), Error::TooManyBookings);
		pass(noon(1) - HOUR - now());
		let begins = || check_in(planned, scene.volunteer, now());
		ask(key, begins()).unwrap();
		refuses(&scene.elders_key, begins(), Error::DayFull);
		check();
	});
}

#[test]
fn begins_nothing_in_a_branch_that_is_not_in_force() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let scene = scene();
		let publisher = forwarder_to(FACE, By::Call);
		file_contract_in(BranchId(2), publisher);
		let publishes = |funding, hour| {
			let start = now() + hour * HOUR;
			publish_call(&Terms {
				branch: BranchId(2),
				start,
				end: start + HOUR,
				..terms(scene.elder, 1, funding)
			})
		};
		let published = |funding, hour| at_address(&scene.elders_key, publisher, publishes(funding, hour)).unwrap();
		let (booked, open) = (published(Funding::BranchPool, 1), published(Funding::BranchPool, 2));
		let unfunded = published(Funding::RecipientEscrow, 3);
		ask(&scene.volunteers_key, book(booked)).unwrap();
		head_office(pallet_branch_registry::Call::set_branch_status {
			branch: BranchId(2),
			status: BranchStatus::Suspended(SuspensionReason::Ordered),
		});
		refuses(&scene.volunteers_key, book(open), Error::BranchNotInForce);
		refuses(&scene.elders_key, fund(unfunded), Error::BranchNotInForce);
		let more = publishes(Funding::BranchPool, 4).abi_encode();
		refuses_at(&scene.elders_key, publisher, more, Error::BranchNotInForce);
		// What was begun can go on, and be given up.
		ask(&scene.elders_key, check_in(booked, scene.volunteer, now())).unwrap();
		ask(&scene.volunteers_key, cancel(booked, scene.volunteer)).unwrap();
		check();
	});
}
