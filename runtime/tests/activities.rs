//! The face of activities and services, on the real runtime: contracts that publish and confirm, members with Ethereum
//! keys that book and serve. What it refuses is told in `activity_refusals`.

use crate::{
	common::*,
	contracts::{address, face, file_contract, forwarder_to, limits, raw_as, to_alloy, By},
	freezes::link,
};
use alloy_core::{
	primitives::U256,
	sol_types::{SolCall, SolEvent, SolValue},
};
use frame_support::dispatch::GetDispatchInfo;
use pallet_anomaly_monitor::{params::default_params, rules::LARGE_SINGLE, Bands, RuleParams};
use pallet_time_coin::{Call, Error, EscrowState, Funding, Terms};
use polkadot_sdk::*;
use sp_core::H160;
use timebank_precompiles::{IActivities, ITimeCoin};
use timebank_primitives::*;
use timebank_runtime::{presets, AccountId, Runtime, RuntimeEvent, TimeCoin};

pub(crate) const FACE: H160 = face(0x05);

/// A contract filed with branch 1 that hands on what it is called with; a volunteer and an elder, each with an Ethereum
/// key besides the native one, and a friend.
pub(crate) struct Scene {
	pub(crate) contract: H160,
	pub(crate) organisation: MemberId,
	pub(crate) volunteer: MemberId,
	pub(crate) elder: MemberId,
	pub(crate) friend: MemberId,
	pub(crate) volunteers_key: AccountId,
	pub(crate) elders_key: AccountId,
}

pub(crate) fn scene() -> Scene {
	let [volunteer, elder, friend] = ["//Volunteer", "//Elder", "//Friend"].map(file);
	let [volunteers_key, elders_key] =
		[("//Volunteer", volunteer), ("//Elder", elder)].map(|(uri, member)| ethereum_account(link(uri, member)));
	let contract = forwarder_to(FACE, By::Call);
	Scene {
		contract,
		organisation: file_contract(contract),
		volunteer,
		elder,
		friend,
		volunteers_key,
		elders_key,
	}
}

/// Calls an address as a key. What is refused has changed nothing.
pub(crate) fn call_at(key: &AccountId, to: H160, data: Vec<u8>) -> Result<Vec<u8>, String> {
	let root = || sp_io::storage::root(sp_runtime::StateVersion::V1);
	let before = root();
	let answer = raw_as(key.clone(), to, data, 0);
	if let Err(reason) = &answer {
		assert_eq!(root(), before, "{reason}");
	}
	answer
}

/// Calls an address with a call of the face.
pub(crate) fn at_address<C: SolCall>(key: &AccountId, to: H160, call: C) -> Result<C::Return, String> {
	let data = call_at(key, to, call.abi_encode())?;
	Ok(C::abi_decode_returns(&data).expect("the return type of the interface"))
}

/// Calls the face itself.
pub(crate) fn ask<C: SolCall>(key: &AccountId, call: C) -> Result<C::Return, String> {
	at_address(key, FACE, call)
}

/// The name by which the face says an error of the ledger.
pub(crate) fn named<T>(error: Error<Runtime>) -> Result<T, String> {
	match sp_runtime::DispatchError::from(error) {
		sp_runtime::DispatchError::Module(module) => Err(module.message.expect("it has a name").into()),
		other => panic!("{other:?}"),
	}
}

/// The last log of the face.
pub(crate) fn logged<E: SolEvent>() -> E {
	last(|event| match event {
		RuntimeEvent::Revive(pallet_revive::Event::ContractEmitted { contract, data, topics }) if contract == FACE => {
			E::decode_raw_log(topics.iter().map(|topic| topic.0), &data).ok()
		}
		_ => None,
	})
}

/// Terms as contracts write them.
pub(crate) fn written(terms: &Terms) -> IActivities::Terms {
	IActivities::Terms {
		kind: match terms.kind {
			pallet_time_coin::ActivityKind::Activity => 0,
			pallet_time_coin::ActivityKind::Training => 1,
			pallet_time_coin::ActivityKind::Teaching => 2,
		},
		branch: terms.branch.0,
		region: terms.region.0,
		place: terms.place.0.into(),
		start: terms.start,
		end: terms.end,
		rate: U256::from(terms.rate),
		funding: u8::from(terms.funding == Funding::RecipientEscrow),
		recipient: terms.recipient.map_or(0, |member| member.0),
		capacity: terms.capacity,
		level: match terms.level {
			Level::None => 0,
			Level::Reviewed => 1,
			Level::Identified => 2,
			Level::Qualified => 3,
		},
		qualifications: terms.qualifications.to_vec(),
	}
}

pub(crate) fn publish_call(terms: &Terms) -> IActivities::publishCall {
	IActivities::publishCall { terms: written(terms) }
}

/// The contract publishes, asked by a key.
pub(crate) fn publish_by(scene: &Scene, terms: &Terms) -> u64 {
	at_address(&scene.elders_key, scene.contract, publish_call(terms)).unwrap()
}

pub(crate) fn check_in(activity: u64, volunteer: MemberId, start: Moment) -> IActivities::checkInCall {
	let volunteer = volunteer.0;
	IActivities::checkInCall {
		activity,
		volunteer,
		start,
	}
}

pub(crate) fn check_out(activity: u64, volunteer: MemberId, end: Moment) -> IActivities::checkOutCall {
	let volunteer = volunteer.0;
	IActivities::checkOutCall {
		activity,
		volunteer,
		end,
	}
}

pub(crate) fn confirm(activity: u64, volunteer: MemberId) -> IActivities::confirmCall {
	let volunteer = volunteer.0;
	IActivities::confirmCall { activity, volunteer }
}

pub(crate) fn cancel(activity: u64, volunteer: MemberId) -> IActivities::cancelCall {
	let volunteer = volunteer.0;
	IActivities::cancelCall { activity, volunteer }
}

pub(crate) fn status(activity: u64, volunteer: MemberId) -> u8 {
	let volunteer = volunteer.0;
	ask(
		&account("//Volunteer"),
		IActivities::statusOfCall { activity, volunteer },
	)
	.unwrap()
}

pub(crate) fn service(activity: u64, volunteer: MemberId) -> IActivities::Service {
	let volunteer = volunteer.0;
	ask(
		&account("//Volunteer"),
		IActivities::serviceOfCall { activity, volunteer },
	)
	.unwrap()
}

/// Has the contract own four coins that the volunteer has earned.
pub(crate) fn endow(scene: &Scene) {
	serve(("//Volunteer", scene.volunteer), ("//Elder", scene.elder), 11);
	pass(13 * HOUR);
	assert_eq!(gift("//Volunteer", scene.organisation, 4 * COIN), None);
}

/// An activity of an hour that the contract published and pays.
pub(crate) fn own_activity(scene: &Scene) -> u64 {
	let activity = publish_by(scene, &terms(scene.organisation, 1, Funding::RecipientEscrow));
	let fund = IActivities::fundCall { activity };
	assert_eq!(at_address(&account("//Friend"), scene.contract, fund), Ok(true));
	activity
}

#[test]
fn publishes_by_a_contract_and_pays_what_was_served_with_ethereum_keys() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let scene = scene();
		let terms = terms(scene.elder, 2, Funding::BranchPool);
		let (start, end, volunteer) = (terms.start, terms.end, scene.volunteer);
		let id = publish_by(&scene, &terms);
		let activity = ActivityId(id);
		let log: IActivities::ActivityPublished = logged();
		assert_eq!((log.activity, log.branch, log.publisher), (id, 1, scene.organisation.0));
		let stored = TimeCoin::activity(activity).unwrap();
		assert_eq!((&stored.terms, stored.publisher), (&terms, scene.organisation));
		let shown = ask(&scene.elders_key, IActivities::activityOfCall { activity: id }).unwrap();
		assert!(shown.known);
		assert_eq!(
			(shown.found.publisher, shown.found.share, shown.found.publishedAt),
			(scene.organisation.0, U256::from(stored.share), now())
		);
		assert_eq!(shown.found.terms.abi_encode(), written(&terms).abi_encode());
		assert_eq!(status(id, volunteer), 0);

		ask(&scene.volunteers_key, IActivities::bookCall { activity: id }).unwrap();
		let log: IActivities::ServiceBooked = logged();
		assert_eq!((log.activity, log.volunteer), (id, volunteer.0));
		assert_eq!(status(id, volunteer), 1);
		assert_eq!(
			ask(&scene.elders_key, IActivities::activityOfCall { activity: id })
				.unwrap()
				.found
				.booked,
			1
		);

		pass(HOUR);
		ask(&scene.volunteers_key, check_in(id, volunteer, start)).unwrap();
		let log: IActivities::CheckedIn = logged();
		assert_eq!(
			(log.activity, log.volunteer, log.by, log.claim, log.agreed),
			(id, volunteer.0, volunteer.0, start, 0)
		);
		assert_eq!(status(id, volunteer), 1);
		ok(
			"//Branch1//Clerk",
			Call::check_in {
				activity,
				volunteer,
				start,
			},
		);
		assert_eq!(status(id, volunteer), 2);

		pass(2 * HOUR);
		ok(
			"//Branch1//Clerk",
			Call::check_out {
				activity,
				volunteer,
				end,
			},
		);
		ask(&scene.volunteers_key, check_out(id, volunteer, end)).unwrap();
		let log: IActivities::CheckedOut = logged();
		assert_eq!(
			(log.activity, log.volunteer, log.by, log.claim, log.agreed),
			(id, volunteer.0, volunteer.0, end, end)
		);
		assert_eq!(status(id, volunteer), 3);

		ask(&scene.elders_key, confirm(id, volunteer)).unwrap();
		let log: IActivities::ServiceConfirmed = logged();
		assert_eq!(
			(log.activity, log.volunteer, log.confirmer),
			(id, volunteer.0, scene.elder.0)
		);
		assert_eq!(status(id, volunteer), 4);
		assert_eq!(free(volunteer), 0);

		ok(
			"//Branch1//Reviewer",
			Call::settle {
				activity,
				volunteer,
				record: digest("record"),
			},
		);
		assert_eq!(status(id, volunteer), 6);
		assert_eq!(free(volunteer), 2 * COIN);
		let shown = service(id, volunteer);
		assert_eq!((shown.start.volunteer, shown.start.onsite), (start, start));
		assert_eq!((shown.end.volunteer, shown.end.onsite), (end, end));
		assert_eq!(
			(shown.status, shown.confirmer, shown.paid, shown.late),
			(6, scene.elder.0, U256::from(2 * COIN), false)
		);
		let stored = TimeCoin::service(activity, volunteer).unwrap();
		assert_eq!(Some(MemberId(shown.countersigner)), stored.countersigner);
		assert_eq!(Some(MemberId(shown.start.onsiteBy)), stored.start.onsite_by);
		check();
	});
}

#[test]
fn pays_out_of_a_contracts_escrow_what_the_contract_has_confirmed() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let scene = scene();
		endow(&scene);
		let (volunteer, organisation) = (scene.volunteer, scene.organisation);
		let id = own_activity(&scene);
		let activity = ActivityId(id);
		let log: IActivities::ActivityFunded = logged();
		assert_eq!((log.activity, log.amount), (id, U256::from(150)));
		let account_of = |member| (TimeCoin::account(member).free, TimeCoin::account(member).locked);
		assert_eq!(account_of(organisation), (250, 150));
		assert_eq!(
			ask(&scene.elders_key, IActivities::activityOfCall { activity: id })
				.unwrap()
				.found
				.escrow,
			2
		);
		let (start, end) = {
			let terms = TimeCoin::activity(activity).unwrap().terms;
			(terms.start, terms.end)
		};
		ask(&scene.volunteers_key, IActivities::bookCall { activity: id }).unwrap();

		// The contract is the recipient. Anybody may have it act here, but the volunteer vouches for nobody's own work.
		let friend = account("//Friend");
		pass(HOUR);
		ask(&scene.volunteers_key, check_in(id, volunteer, start)).unwrap();
		for key in [&scene.volunteers_key, &account("//Volunteer")] {
			assert_eq!(
				at_address(key, scene.contract, check_in(id, volunteer, start)).map(|_| ()),
				named(Error::SamePerson)
			);
		}
		at_address(&friend, scene.contract, check_in(id, volunteer, start)).unwrap();
		let log: IActivities::CheckedIn = logged();
		assert_eq!((log.by, log.agreed), (organisation.0, start));
		pass(HOUR);
		ask(&scene.volunteers_key, check_out(id, volunteer, end)).unwrap();
		assert_eq!(
			at_address(&scene.volunteers_key, scene.contract, check_out(id, volunteer, end)).map(|_| ()),
			named(Error::SamePerson)
		);
		at_address(&friend, scene.contract, check_out(id, volunteer, end)).unwrap();
		assert_eq!(
			at_address(&scene.volunteers_key, scene.contract, confirm(id, volunteer)).map(|_| ()),
			named(Error::SamePerson)
		);
		at_address(&friend, scene.contract, confirm(id, volunteer)).unwrap();
		assert_eq!(logged::<IActivities::ServiceConfirmed>().confirmer, organisation.0);
		ok(
			"//Branch1//Reviewer",
			Call::settle {
				activity,
				volunteer,
				record: digest("record"),
			},
		);
		// Half an hour of tolerance goes back.
		assert_eq!(account_of(organisation), (3 * COIN, 0));
		assert_eq!(account_of(volunteer), (8 * COIN, 0));
		check();
	});
}

#[test]
fn gives_places_and_coins_back_when_a_service_is_cancelled_and_its_activity_closed() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let scene = scene();
		endow(&scene);
		let (volunteer, organisation) = (scene.volunteer, scene.organisation);
		let activity = own_activity(&scene);
		ask(&scene.volunteers_key, IActivities::bookCall { activity }).unwrap();
		ask(&scene.volunteers_key, cancel(activity, volunteer)).unwrap();
		let log: IActivities::ServiceCancelled = logged();
		assert_eq!(
			(log.activity, log.volunteer, log.by),
			(activity, volunteer.0, volunteer.0)
		);
		assert_eq!(status(activity, volunteer), 7);
		// Who gave the place back may take it again; the recipient's side may cancel too.
		ask(&scene.volunteers_key, IActivities::bookCall { activity }).unwrap();
		let friend = account("//Friend");
		at_address(&friend, scene.contract, cancel(activity, volunteer)).unwrap();
		assert_eq!(logged::<IActivities::ServiceCancelled>().by, organisation.0);
		let close = || IActivities::closeCall { activity };
		assert_eq!(ask(&friend, close()).map(|_| ()), named(Error::NotParty));
		at_address(&friend, scene.contract, close()).unwrap();
		let log: IActivities::ActivityClosed = logged();
		assert_eq!((log.activity, log.by), (activity, organisation.0));
		assert_eq!(
			ask(&friend, IActivities::activityOfCall { activity })
				.unwrap()
				.found
				.state,
			1
		);
		assert_eq!(TimeCoin::account(organisation).free, 4 * COIN);
		assert_eq!(TimeCoin::account(organisation).locked, 0);
		assert_eq!(
			at_address(&friend, scene.contract, close()).map(|_| ()),
			named(Error::ActivityNotOpen)
		);
		check();
	});
}

#[test]
fn says_why_when_a_funding_is_refused_or_held() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let scene = scene();
		serve(("//Volunteer", scene.volunteer), ("//Elder", scene.elder), 11);
		pass(13 * HOUR);
		assert_eq!(gift("//Volunteer", scene.organisation, 8 * COIN), None);
		let activity = publish_by(
			&scene,
			&Terms {
				capacity: 4,
				..terms(scene.organisation, 1, Funding::RecipientEscrow)
			},
		);
		let fund = |uri: &str| at_address(&account(uri), scene.contract, IActivities::fundCall { activity });
		let amount = U256::from(6 * COIN);
		let escrow = || TimeCoin::activity(ActivityId(activity)).unwrap().escrow;

		// Whoever is restricted has no contract act either.
		let case = freeze(scene.friend);
		assert_eq!(fund("//Friend"), Ok(false));
		let log: IActivities::FundingRefused = logged();
		assert_eq!(
			(log.activity, log.amount, log.reason, log.detail),
			(activity, amount, 10, case.0)
		);
		assert_eq!((escrow(), free(scene.organisation)), (EscrowState::Empty, 8 * COIN));

		// Bookings are held only where the head office says so.
		let strict = RuleParams {
			bands: Bands {
				flag: Some(4 * COIN),
				hold: Some(5 * COIN),
				refuse: None,
			},
			..default_params(Stage::Booking, LARGE_SINGLE)
		};
		head_office(pallet_anomaly_monitor::Call::set_params {
			stage: Stage::Booking,
			new: vec![strict].try_into().unwrap(),
		});
		assert_eq!(fund("//Elder"), Ok(false));
		let log: IActivities::FundingHeld = logged();
		assert_eq!((log.activity, log.amount), (activity, amount));
		assert_eq!((escrow(), free(scene.organisation)), (EscrowState::Held, 2 * COIN));
		check();

		// It is never executed later: released, the coins are free and the escrow is empty.
		let alert = AlertId(log.alertId);
		ok("//Supervisor1", pallet_anomaly_monitor::Call::assign { alert });
		ok(
			"//Supervisor1",
			pallet_anomaly_monitor::Call::close {
				alert,
				finding: Finding::FalsePositive,
				reason: digest("a large activity"),
			},
		);
		assert_eq!(TimeCoin::held(HoldId(log.hold)).unwrap().state, HoldState::Released);
		assert_eq!((escrow(), free(scene.organisation)), (EscrowState::Empty, 8 * COIN));
		check();
	});
}

#[test]
fn charges_at_least_what_the_native_call_declares() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let scene = scene();
		let activity = publish_by(&scene, &terms(scene.elder, 2, Funding::BranchPool));
		let consumed = |data: Vec<u8>| {
			let result = pallet_revive::Pallet::<Runtime>::bare_call(
				timebank_runtime::RuntimeOrigin::signed(scene.volunteers_key.clone()),
				FACE,
				0u32.into(),
				limits(),
				data,
				&pallet_revive::ExecConfig::new_substrate_tx(),
			);
			assert!(!result.result.unwrap().did_revert());
			result.weight_consumed
		};
		let book = consumed(IActivities::bookCall { activity }.abi_encode());
		let id = ActivityId(activity);
		let declared = Call::<Runtime>::book { activity: id }.get_dispatch_info().call_weight;
		assert!(book.all_gte(declared), "{book:?} {declared:?}");
		let volunteer = scene.volunteer;
		let cancelled = consumed(cancel(activity, volunteer).abi_encode());
		let native = Call::<Runtime>::cancel {
			activity: id,
			volunteer,
		};
		let declared = native.get_dispatch_info().call_weight;
		assert!(cancelled.all_gte(declared), "{cancelled:?} {declared:?}");
	});
}

#[test]
fn tells_nothing_of_activities_and_services_that_are_not_there() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let volunteer = file("//Volunteer");
		let found = ask(&account("//Volunteer"), IActivities::activityOfCall { activity: 7 }).unwrap();
		assert!(!found.known);
		assert_eq!((found.found.publisher, found.found.terms.branch), (0, 0));
		assert_eq!(status(7, volunteer), 0);
		assert_eq!(
			(service(7, volunteer).status, service(7, volunteer).paid),
			(0, U256::ZERO)
		);
	});
}

#[test]
fn shows_the_coins_of_an_escrow_to_wallets() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let scene = scene();
		endow(&scene);
		own_activity(&scene);
		let of = |account| {
			let token = face(0x01);
			let locked = ITimeCoin::lockedOfCall { account };
			let free = ITimeCoin::balanceOfCall { account };
			(
				at_address(&scene.elders_key, token, free).unwrap(),
				at_address(&scene.elders_key, token, locked).unwrap(),
			)
		};
		assert_eq!(of(to_alloy(scene.contract)), (U256::from(250), U256::from(150)));
		assert_eq!(of(address("//Elder")), (U256::ZERO, U256::ZERO));
	});
}
