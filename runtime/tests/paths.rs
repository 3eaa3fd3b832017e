//! One set of rules on every way that coins take through the Ethereum layer: a key, a contract, an allowance, an allowance
//! of a contract, and many calls in one. What is told of keys and contracts besides stands in `faces` and `freezes`.

use crate::{
	common::*,
	contracts::{deploy, file_contract, initial, logged, send, TOKEN},
	freezes::{bytes, link, many, moved, sign, transfer, wallet, MANY_CALLS},
};
use alloy_core::{primitives::U256, sol_types::SolCall};
use pallet_anomaly_monitor::{rules::LARGE_SINGLE, Bands, RuleParams};
use polkadot_sdk::*;
use sp_core::H160;
use timebank_precompiles::ITimeCoin;
use timebank_primitives::*;
use timebank_runtime::{presets, IdentityFiling, Runtime, RuntimeEvent, System, TimeCoin};

/// How coins are asked to move.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Way {
	/// By the payer's key.
	Key,
	/// By a contract, which pays.
	Contract,
	/// By the key of a spender.
	Allowance,
	/// By a contract that is the spender.
	ContractAllowance,
	/// By a contract, which pays, as the second of two calls.
	Many,
}

const WAYS: [Way; 5] = [
	Way::Key,
	Way::Contract,
	Way::Allowance,
	Way::ContractAllowance,
	Way::Many,
];

/// Ways on which somebody can undo what came of it.
const ENCLOSED: [Way; 3] = [Way::Contract, Way::ContractAllowance, Way::Many];

/// What was allowed, in all.
const ALLOWED: Balance = 10 * COIN;

/// Persons with Ethereum keys, and two contracts that are filed.
struct World {
	volunteer: (MemberId, H160),
	elder: (MemberId, H160),
	friend: (MemberId, H160),
	/// Gives its own coins.
	giver: (MemberId, H160),
	/// Spends those of others.
	taker: (MemberId, H160),
}

impl World {
	/// The volunteer has 14 coins and the giving contract eight; the friend and the taking contract may spend ten of the
	/// volunteer's.
	fn new() -> Self {
		let (volunteer, elder, friend) = (file("//Volunteer"), file("//Elder"), file("//Friend"));
		for _ in 0..2 {
			serve(("//Volunteer", volunteer), ("//Elder", elder), 11);
			pass(13 * HOUR);
		}
		let world = Self {
			volunteer: (volunteer, link("//Volunteer", volunteer)),
			elder: (elder, link("//Elder", elder)),
			friend: (friend, link("//Friend", friend)),
			giver: contract(MANY_CALLS),
			// Calls of `transferFrom` have 100 bytes.
			taker: contract(&MANY_CALLS.replace("6044", "6064")),
		};
		assert_eq!(gift("//Volunteer", world.giver.0, 8 * COIN), None);
		for spender in [world.friend.1, world.taker.1] {
			let allow = ITimeCoin::approveCall {
				spender: spender.0.into(),
				value: U256::from(ALLOWED),
			};
			assert!(moved(send(world.volunteer.1, TOKEN, allow.abi_encode())));
		}
		System::reset_events();
		world
	}

	/// Asks for coins to go to the elder. `undo`: who encloses the call reverts when it answers `false`.
	fn ask(&self, way: Way, amount: Balance, undo: bool) -> Result<Vec<u8>, Vec<u8>> {
		let give = transfer(self.elder.1, amount);
		let take = transfer_from(self.volunteer.1, self.elder.1, amount);
		match way {
			Way::Key => send(self.volunteer.1, TOKEN, give),
			Way::Contract => send(self.volunteer.1, self.giver.1, many(undo, &[give])),
			Way::Allowance => send(self.friend.1, TOKEN, take),
			Way::ContractAllowance => send(self.friend.1, self.taker.1, many(undo, &[take])),
			Way::Many => {
				let first = transfer(self.friend.1, COIN);
				send(self.volunteer.1, self.giver.1, many(undo, &[first, give]))
			}
		}
	}

	/// Whose coins move.
	fn payer(&self, way: Way) -> MemberId {
		match way {
			Way::Key | Way::Allowance | Way::ContractAllowance => self.volunteer.0,
			Way::Contract | Way::Many => self.giver.0,
		}
	}

	/// What is left of the allowance that a way uses, if it uses one.
	fn allowed(&self, way: Way) -> Option<Balance> {
		let spender = match way {
			Way::Allowance => self.friend.1,
			Way::ContractAllowance => self.taker.1,
			Way::Key | Way::Contract | Way::Many => return None,
		};
		Some(TimeCoin::allowance(self.volunteer.0, &ethereum_account(spender)))
	}

	/// Free and locked coins, and the end of the history, of everybody.
	fn state(&self) -> Vec<(Balance, Balance, (u64, sp_core::H256))> {
		let all = [self.volunteer, self.elder, self.friend, self.giver, self.taker];
		all.map(|(member, _)| {
			let account = TimeCoin::account(member);
			(account.free, account.locked, TimeCoin::head(member))
		})
		.to_vec()
	}
}

fn transfer_from(from: H160, to: H160, amount: Balance) -> Vec<u8> {
	ITimeCoin::transferFromCall {
		from: from.0.into(),
		to: to.0.into(),
		value: U256::from(amount),
	}
	.abi_encode()
}

/// Deploys a contract of this code, and has the head office file it.
fn contract(code: &str) -> (MemberId, H160) {
	let address = deploy(initial(bytes(code)));
	(file_contract(address), address)
}

/// What ledger, rules and faces have said.
fn said() -> usize {
	let all = System::events().into_iter().filter(|record| {
		matches!(
			record.event,
			RuntimeEvent::TimeCoin(_)
				| RuntimeEvent::AnomalyMonitor(_)
				| RuntimeEvent::Revive(pallet_revive::Event::ContractEmitted { .. })
		)
	});
	all.count()
}

/// Nothing comes to a member for an hour.
fn stop_incoming(member: MemberId) -> CaseId {
	let case = restrict(member, RestrictionScope::Incoming, HOUR);
	System::reset_events();
	case
}

fn suspend(member: MemberId) {
	ok(
		"//Branch1//Manager",
		pallet_identity_filing::Call::suspend {
			member,
			reason: digest("reason"),
		},
	);
	System::reset_events();
}

/// Gifts above four coins are held.
fn hold_gifts() {
	let params = RuleParams {
		rule: LARGE_SINGLE,
		bands: Bands {
			flag: None,
			hold: Some(4 * COIN),
			refuse: None,
		},
		weight: 60,
		floor: 0,
	};
	head_office(pallet_anomaly_monitor::Call::set_params {
		stage: Stage::Gift,
		new: vec![params].try_into().unwrap(),
	});
	System::reset_events();
}

/// In a network of its own for each way.
fn on(ways: &[Way], test: impl Fn(&World, Way)) {
	for way in ways {
		network(presets::DEVELOPMENT).execute_with(|| {
			let world = World::new();
			test(&world, *way);
			check();
		});
	}
}

/// What `Many` gives away before, which stays.
fn before(way: Way) -> Balance {
	if way == Way::Many {
		COIN
	} else {
		0
	}
}

#[test]
fn moves_coins_on_every_way_when_nothing_stands_against_it() {
	on(&WAYS, |world, way| {
		let payer = world.payer(way);
		let had = free(payer);
		assert!(moved(world.ask(way, 2 * COIN, true)), "{way:?}");
		assert_eq!(free(world.elder.0), 2 * COIN, "{way:?}");
		assert_eq!(free(payer), had - 2 * COIN - before(way), "{way:?}");
		assert_eq!(logged::<ITimeCoin::Transfer>().value, U256::from(2 * COIN));
		if let Some(left) = world.allowed(way) {
			assert_eq!(left, ALLOWED - 2 * COIN, "{way:?}");
		}
	});
}

#[test]
fn stops_on_every_way_what_a_case_restricts() {
	on(&WAYS, |world, way| {
		let case = stop_incoming(world.elder.0);
		let payer = world.payer(way);
		let had = free(payer);
		assert!(!moved(world.ask(way, 2 * COIN, false)), "{way:?}");
		assert_eq!(logged::<ITimeCoin::TransferRestricted>().caseId, case.0, "{way:?}");
		assert_eq!((free(payer), free(world.elder.0)), (had - before(way), 0), "{way:?}");
		assert_eq!(world.allowed(way).unwrap_or(ALLOWED), ALLOWED, "{way:?}");
	});
}

#[test]
fn refuses_on_every_way_who_is_not_filed_any_more() {
	on(&WAYS, |world, way| {
		suspend(world.elder.0);
		let payer = world.payer(way);
		let had = free(payer);
		assert!(!moved(world.ask(way, 2 * COIN, false)), "{way:?}");
		let log: ITimeCoin::TransferRefused = logged();
		// Not in force, because suspended.
		assert_eq!((log.reason, log.detail), (2, 4), "{way:?}");
		assert_eq!((free(payer), free(world.elder.0)), (had - before(way), 0), "{way:?}");
		assert_eq!(world.allowed(way).unwrap_or(ALLOWED), ALLOWED, "{way:?}");
	});
}

#[test]
fn refuses_on_every_way_the_coins_of_who_is_not_filed_any_more() {
	on(&WAYS, |world, way| {
		let payer = world.payer(way);
		if payer == world.giver.0 {
			head_office(pallet_identity_filing::Call::suspend {
				member: payer,
				reason: digest("reason"),
			});
			System::reset_events();
		} else {
			suspend(payer);
		}
		let had = free(payer);
		assert!(!moved(world.ask(way, 2 * COIN, false)), "{way:?}");
		let log: ITimeCoin::TransferRefused = logged();
		assert_eq!((log.reason, log.detail), (2, 4), "{way:?}");
		assert_eq!((free(payer), free(world.elder.0)), (had, 0), "{way:?}");
	});
}

#[test]
fn holds_on_every_way_what_the_rules_hold_and_gives_it_back_to_the_payer() {
	on(&WAYS, |world, way| {
		hold_gifts();
		let payer = world.payer(way);
		let had = free(payer);
		assert!(!moved(world.ask(way, 5 * COIN, false)), "{way:?}");
		let log: ITimeCoin::TransferHeld = logged();
		assert_eq!(log.value, U256::from(5 * COIN), "{way:?}");
		assert_eq!(free(payer), had - 5 * COIN - before(way), "{way:?}");
		assert_eq!(TimeCoin::account(payer).locked, 5 * COIN, "{way:?}");
		// A hold uses the allowance up.
		if let Some(left) = world.allowed(way) {
			assert_eq!(left, ALLOWED - 5 * COIN, "{way:?}");
		}

		// It is never executed later.
		let alert = AlertId(log.alertId);
		ok("//Supervisor1", pallet_anomaly_monitor::Call::assign { alert });
		ok(
			"//Supervisor1",
			pallet_anomaly_monitor::Call::close {
				alert,
				finding: Finding::FalsePositive,
				reason: digest("family"),
			},
		);
		assert_eq!(TimeCoin::account(payer).locked, 0, "{way:?}");
		assert_eq!((free(payer), free(world.elder.0)), (had - before(way), 0), "{way:?}");
	});
}

/// What SafeERC20 does of `false`.
#[test]
fn leaves_nothing_behind_on_any_way_when_who_asked_reverts() {
	let troubles: [fn(&World); 3] = [
		|_| hold_gifts(),
		|world| {
			stop_incoming(world.elder.0);
		},
		|world| suspend(world.elder.0),
	];
	for trouble in troubles {
		on(&ENCLOSED, |world, way| {
			trouble(world);
			let (state, alert) = (world.state(), pallet_anomaly_monitor::NextAlert::<Runtime>::get());
			assert!(world.ask(way, 5 * COIN, true).is_err(), "{way:?}");
			assert_eq!(world.state(), state, "{way:?}");
			assert_eq!(pallet_anomaly_monitor::NextAlert::<Runtime>::get(), alert, "{way:?}");
			assert_eq!(world.allowed(way).unwrap_or(ALLOWED), ALLOWED, "{way:?}");
			assert_eq!(said(), 0, "neither log, refusal nor alert is left: {way:?}");
		});
	}
}

/// A lost wallet: its allowances end with it, and the new one waits as a native key would.
#[test]
fn ends_allowances_and_waits_when_a_lost_wallet_is_replaced_by_another() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let world = World::new();
		let (member, lost) = world.volunteer;
		let (pair, found) = wallet("//Volunteer//new");
		let key = ethereum_account(found);
		ok(
			"//Branch1//Reviewer",
			pallet_identity_filing::Call::request_recovery {
				member,
				key: key.clone(),
				custodied: false,
				proof: sign(&pair, &IdentityFiling::recovery_payload(member, &key)),
			},
		);
		ok(
			"//Branch2//Reviewer",
			pallet_identity_filing::Call::approve_recovery { member },
		);
		assert_eq!(world.allowed(Way::Allowance), Some(ALLOWED));
		pass(3 * DAY);
		let until = now() + IdentityFiling::key_delays().wait;
		ok(
			"//Branch1//Clerk",
			pallet_identity_filing::Call::finish_recovery { member },
		);
		for way in [Way::Allowance, Way::ContractAllowance] {
			assert_eq!(world.allowed(way), Some(0), "{way:?}");
			assert!(world.ask(way, COIN, false).is_err(), "{way:?}");
		}
		assert_eq!(IdentityFiling::member_of(&ethereum_account(lost)), None);
		assert!(send(lost, TOKEN, transfer(world.elder.1, COIN)).is_err());

		// The coins are there, and stay for a while.
		let balance = ITimeCoin::balanceOfCall {
			account: found.0.into(),
		}
		.abi_encode();
		let balance = ITimeCoin::balanceOfCall::abi_decode_returns(&send(found, TOKEN, balance).unwrap()).unwrap();
		assert_eq!(balance, U256::from(14 * COIN));
		assert!(!moved(send(found, TOKEN, transfer(world.elder.1, COIN))));
		let log: ITimeCoin::TransferRefused = logged();
		assert_eq!((log.reason, log.detail), (7, until));
		pass(HOUR);
		assert!(moved(send(found, TOKEN, transfer(world.elder.1, COIN))));
		assert_eq!(free(world.elder.0), COIN);
		check();
	});
}

/// The interface says that the spender is a filed member.
#[test]
fn stops_a_spender_whose_filing_is_not_in_force() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let world = World::new();
		suspend(world.friend.0);
		let answer = world.ask(Way::Allowance, 2 * COIN, false);
		// Whether it answers `false` or reverts.
		assert!(answer.is_err() || !moved(answer));
		assert_eq!((free(world.volunteer.0), free(world.elder.0)), (14 * COIN, 0));
		assert_eq!(world.allowed(Way::Allowance), Some(ALLOWED));
		check();
	});
}
