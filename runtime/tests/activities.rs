//! The face of activities and services, on the real runtime: contracts that publish and confirm, members with Ethereum
//! keys that book and serve, and every refusal.

use crate::{
	common::*,
	contracts::{address, ethereum_account, face, file_contract, forwarder_to, frozen, raw_as, to_alloy, By},
	freezes::link,
	stops,
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
use timebank_runtime::{presets, AccountId, Runtime, RuntimeEvent, System, TimeCoin};

const FACE: H160 = face(0x05);

/// A contract filed with branch 1 that hands on what it is called with; a volunteer and an elder, each with an Ethereum
/// key besides the native one, and a friend.
struct Scene {
	contract: H160,
	organisation: MemberId,
	volunteer: MemberId,
	elder: MemberId,
	friend: MemberId,
	volunteers_key: AccountId,
	elders_key: AccountId,
}

fn scene() -> Scene {
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

/// Calls an address with a call of the face.
fn at_address<C: SolCall>(key: &AccountId, to: H160, call: C) -> Result<C::Return, String> {
	let data = raw_as(key.clone(), to, call.abi_encode(), 0)?;
	Ok(C::abi_decode_returns(&data).expect("the return type of the interface"))
}

/// Calls the face itself.
fn ask<C: SolCall>(key: &AccountId, call: C) -> Result<C::Return, String> {
	at_address(key, FACE, call)
}

/// The name by which the face says an error of the ledger.
fn named<T>(error: Error<Runtime>) -> Result<T, String> {
	match sp_runtime::DispatchError::from(error) {
		sp_runtime::DispatchError::Module(module) => Err(module.message.expect("it has a name").into()),
		other => panic!("{other:?}"),
	}
}

/// The last log of the face.
fn logged<E: SolEvent>() -> E {
	last(|event| match event {
		RuntimeEvent::Revive(pallet_revive::Event::ContractEmitted { contract, data, topics }) if contract == FACE => {
			E::decode_raw_log(topics.iter().map(|topic| topic.0), &data).ok()
		}
		_ => None,
	})
}

/// Terms as contracts write them.
fn written(terms: &Terms) -> IActivities::Terms {
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

fn publish_call(terms: &Terms) -> IActivities::publishCall {
	IActivities::publishCall { terms: written(terms) }
}

/// The contract publishes, asked by a key.
fn publish_by(scene: &Scene, terms: &Terms) -> u64 {
	at_address(&scene.elders_key, scene.contract, publish_call(terms)).unwrap()
}

fn check_in(activity: u64, volunteer: MemberId, start: Moment) -> IActivities::checkInCall {
	let volunteer = volunteer.0;
	IActivities::checkInCall {
		activity,
		volunteer,
		start,
	}
}

fn check_out(activity: u64, volunteer: MemberId, end: Moment) -> IActivities::checkOutCall {
	let volunteer = volunteer.0;
	IActivities::checkOutCall {
		activity,
		volunteer,
		end,
	}
}

fn confirm(activity: u64, volunteer: MemberId) -> IActivities::confirmCall {
	let volunteer = volunteer.0;
	IActivities::confirmCall { activity, volunteer }
}

fn cancel(activity: u64, volunteer: MemberId) -> IActivities::cancelCall {
	let volunteer = volunteer.0;
	IActivities::cancelCall { activity, volunteer }
}

fn status(activity: u64, volunteer: MemberId) -> u8 {
	let volunteer = volunteer.0;
	ask(
		&account("//Volunteer"),
		IActivities::statusOfCall { activity, volunteer },
	)
	.unwrap()
}

fn service(activity: u64, volunteer: MemberId) -> IActivities::Service {
	let volunteer = volunteer.0;
	ask(
		&account("//Volunteer"),
		IActivities::serviceOfCall { activity, volunteer },
	)
	.unwrap()
}

/// Has the contract own four coins that the volunteer has earned.
fn endow(scene: &Scene) {
	serve(("//Volunteer", scene.volunteer), ("//Elder", scene.elder), 11);
	pass(13 * HOUR);
	assert_eq!(gift("//Volunteer", scene.organisation, 4 * COIN), None);
}

/// An activity of an hour that the contract published and pays.
fn own_activity(scene: &Scene) -> u64 {
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
		let case = frozen(scene.friend);
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
		frozen(scene.friend);
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
fn writes(scene: &Scene, activity: u64) -> Vec<Vec<u8>> {
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
				pallet_revive::precompiles::TransactionLimits::WeightAndDeposit {
					weight_limit: timebank_runtime::constants::MAXIMUM_BLOCK_WEIGHT,
					deposit_limit: u128::MAX,
				},
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
