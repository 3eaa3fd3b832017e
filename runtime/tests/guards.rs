//! What the faces let in, on the real runtime: every way by which a call can come, and what is left of it.

use crate::{common::*, contracts::*};
use alloy_core::{primitives::U256, sol_types::SolCall};
use polkadot_sdk::*;
use sp_core::H160;
use timebank_precompiles::{IAnomalyMonitor, IFreezeControl, IIdentityFiling, ITimeCoin};
use timebank_primitives::*;
use timebank_runtime::{presets, Runtime, RuntimeEvent, System, TimeCoin};

#[test]
fn refuses_delegate_calls_writes_in_static_calls_and_value() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let (volunteer, ..) = members();
		let spender = address("//Friend");
		let writes = [
			ITimeCoin::transferCall {
				to: address("//Elder"),
				value: U256::from(COIN),
			}
			.abi_encode(),
			ITimeCoin::approveCall {
				spender,
				value: U256::from(COIN),
			}
			.abi_encode(),
			ITimeCoin::transferFromCall {
				from: address("//Volunteer"),
				to: address("//Elder"),
				value: U256::from(COIN),
			}
			.abi_encode(),
		];
		let account = address("//Volunteer");
		let read = ITimeCoin::balanceOfCall { account }.abi_encode();
		let (fixed, delegate) = (forwarder(By::Static), forwarder(By::Delegate));
		file_contract(fixed);
		// Reads work in a static call, writes do not; nothing works in another contract's name.
		let answer = raw("//Volunteer", fixed, read.clone(), 0).unwrap();
		assert_eq!(
			ITimeCoin::balanceOfCall::abi_decode_returns(&answer),
			Ok(U256::from(11 * COIN))
		);
		for data in writes.iter().chain([&read]) {
			assert!(raw("//Volunteer", delegate, data.clone(), 0).is_err());
		}
		for data in &writes {
			assert!(raw("//Volunteer", fixed, data.clone(), 0).is_err());
		}
		// Value would be stuck.
		head_office(pallet_fuel::Call::<Runtime>::grant {
			key: super::common::account("//Volunteer"),
			amount: 10_000_000,
		});
		let calls = [
			(TOKEN, read),
			(FILINGS, IIdentityFiling::isFiledCall { account }.abi_encode()),
			(CASES, IFreezeControl::caseOfCall { caseId: 1 }.abi_encode()),
			(ALERTS, IAnomalyMonitor::alertOfCall { alertId: 1 }.abi_encode()),
		];
		for (to, data) in calls {
			let before = pallet_revive::Pallet::<Runtime>::evm_balance(&to);
			assert_eq!(
				raw("//Volunteer", to, data, 1_000_000_000),
				Err("this takes no value".into()),
				"{to:?}"
			);
			assert_eq!(pallet_revive::Pallet::<Runtime>::evm_balance(&to), before);
		}
		assert_eq!(TimeCoin::account(volunteer).free, 11 * COIN);
		assert_eq!(allowance(address("//Volunteer"), spender), U256::ZERO);
		check();
	});
}

#[test]
fn answers_static_calls_by_every_face_and_delegate_calls_by_none() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let (volunteer, ..) = members();
		let account = address("//Volunteer");
		let member = volunteer.0;
		for (to, data) in [
			(TOKEN, ITimeCoin::totalSupplyCall {}.abi_encode()),
			(FILINGS, IIdentityFiling::isFiledCall { account }.abi_encode()),
			(CASES, IFreezeControl::restrictionsOfCall { member }.abi_encode()),
			(ALERTS, IAnomalyMonitor::alertOfCall { alertId: 1 }.abi_encode()),
		] {
			let answer = raw("//Elder", to, data.clone(), 0);
			assert!(answer.is_ok(), "{to:?}");
			let fixed = deploy(forwarding(By::Static, to));
			assert_eq!(raw("//Elder", fixed, data.clone(), 0), answer, "{to:?}");
			let delegate = deploy(forwarding(By::Delegate, to));
			assert!(raw("//Elder", delegate, data, 0).is_err(), "{to:?}");
		}
	});
}

#[test]
fn refuses_what_no_face_can_read() {
	network(presets::DEVELOPMENT).execute_with(|| {
		members();
		for to in [TOKEN, FILINGS, CASES, ALERTS] {
			// Nothing, a part of a selector, a selector of nobody, and arguments that end early.
			let short = ITimeCoin::balanceOfCall::SELECTOR.to_vec();
			for data in [vec![], vec![1, 2, 3], vec![0xde, 0xad, 0xbe, 0xef], short] {
				assert!(raw("//Elder", to, data.clone(), 0).is_err(), "{to:?} {data:?}");
			}
		}
	});
}

/// A list that is longer than any that can be filed is answered, not worked through.
#[test]
fn accepts_no_reveal_that_is_larger_than_what_can_be_filed() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let member = file("//Elder").0;
		for (salt, value, path) in [
			(MAX_SALT + 1, 1, 1),
			(16, MAX_VALUE + 1, 1),
			(16, 1, MAX_PATH + 1),
			(16, 1, 2_000),
		] {
			let call = IIdentityFiling::acceptsRevealCall {
				member,
				section: 0,
				code: 0,
				field: 12,
				salt: vec![7; salt].into(),
				value: vec![7; value].into(),
				position: 0,
				path: vec![[7u8; 32].into(); path],
			};
			let answer = ask("//Elder", FILINGS, call).unwrap();
			assert!(!answer.accepted && !answer.attested);
		}
	});
}

/// A revert inside, which somebody outside goes on after: nothing of the inner call is left, all of the outer one.
#[test]
fn leaves_nothing_of_an_inner_call_that_reverts_while_the_outer_one_goes_on() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let (_, elder, _) = members();
		let inner = forwarder(By::CallAndRevert);
		// Calls the inner contract, whatever comes of it, then the coin's face, both with what it is called with.
		let mut code = vec![0x36, 0x5f, 0x5f, 0x37];
		for to in [inner, TOKEN] {
			code.extend([0x5f, 0x5f, 0x36, 0x5f, 0x5f, 0x73]);
			code.extend(to.as_bytes());
			code.extend([0x5a, 0xf1, 0x50]);
		}
		code.extend([0x3d, 0x5f, 0x5f, 0x3e, 0x3d, 0x5f, 0xf3]);
		let outer = deploy(initial(code));
		let pots = [inner, outer].map(|contract| {
			let member = file_contract(contract);
			let (to, value) = (to_alloy(contract), U256::from(2 * COIN));
			assert_eq!(
				ask("//Volunteer", TOKEN, ITimeCoin::transferCall { to, value }),
				Ok(true)
			);
			member
		});
		let head = TimeCoin::head(pots[0]);
		System::reset_events();
		let give = ITimeCoin::transferCall {
			to: address("//Elder"),
			value: U256::from(COIN),
		};
		let answer = raw("//Friend", outer, give.abi_encode(), 0).unwrap();
		assert_eq!(ITimeCoin::transferCall::abi_decode_returns(&answer), Ok(true));
		assert_eq!(pots.map(|pot| TimeCoin::account(pot).free), [2 * COIN, COIN]);
		assert_eq!(TimeCoin::account(elder).free, COIN);
		assert_eq!(TimeCoin::head(pots[0]), head);
		let logs = System::events().into_iter().filter(|record| {
			matches!(
				&record.event,
				RuntimeEvent::Revive(pallet_revive::Event::ContractEmitted { contract, .. }) if *contract == TOKEN
			)
		});
		assert_eq!(logs.count(), 1);
		assert_eq!(logged::<ITimeCoin::Transfer>().from, to_alloy(outer));
		check();
	});
}

/// Who deploys within a contract is not asked: a contract that nobody has filed moves and gets no coins.
#[test]
fn gives_no_coins_to_a_contract_that_another_contract_has_made() {
	network(presets::DEVELOPMENT).execute_with(|| {
		members();
		// Makes a contract of what it is called with, and returns its address.
		let factory = deploy(initial(vec![
			0x36, 0x5f, 0x5f, 0x37, 0x36, 0x5f, 0x5f, 0xf0, 0x5f, 0x52, 0x60, 0x20, 0x5f, 0xf3,
		]));
		let answer = raw("//Volunteer", factory, forwarding(By::Call, TOKEN), 0).unwrap();
		let made = H160::from_slice(&answer[12..]);
		assert!(!pallet_revive::Pallet::<Runtime>::code(&made).is_empty());
		let give = ITimeCoin::transferCall {
			to: address("//Elder"),
			value: U256::from(COIN),
		};
		assert_eq!(
			raw("//Volunteer", made, give.abi_encode(), 0),
			Err("the sender is not filed".into())
		);
		let (to, value) = (to_alloy(made), U256::from(COIN));
		assert_eq!(
			ask("//Volunteer", TOKEN, ITimeCoin::transferCall { to, value }),
			Err("the receiver is not filed".into())
		);
		// Neither by an allowance.
		assert_eq!(approve("//Volunteer", to, value), Ok(true));
		let take = ITimeCoin::transferFromCall {
			from: address("//Volunteer"),
			to: address("//Elder"),
			value,
		};
		assert_eq!(
			raw("//Volunteer", made, take.abi_encode(), 0),
			Err("the spender is not filed".into())
		);
		assert_eq!((balance("//Volunteer"), balance("//Elder")), (11 * COIN, 0));
		check();
	});
}

#[test]
fn leaves_nothing_behind_when_an_enclosing_call_reverts() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let (volunteer, elder, _) = members();
		// Enough for the rules to hold it.
		for _ in 0..3 {
			pass(13 * HOUR);
			serve(("//Volunteer", volunteer), ("//Elder", elder), 11);
		}
		let contract = forwarder(By::CallAndRevert);
		let member = file_contract(contract);
		let (to, value) = (to_alloy(contract), U256::from(4 * COIN));
		assert_eq!(approve("//Volunteer", to, U256::MAX), Ok(true));
		assert_eq!(
			ask("//Volunteer", TOKEN, ITimeCoin::transferCall { to, value }),
			Ok(true)
		);
		let coins = |member| (TimeCoin::account(member).free, TimeCoin::account(member).locked);
		let before = (coins(volunteer), coins(elder), coins(member));
		let (head, alerts) = (
			TimeCoin::head(volunteer),
			pallet_anomaly_monitor::NextAlert::<Runtime>::get(),
		);
		System::reset_events();
		for value in [COIN, 38 * COIN] {
			let data = ITimeCoin::transferFromCall {
				from: address("//Volunteer"),
				to: address("//Elder"),
				value: U256::from(value),
			}
			.abi_encode();
			assert!(raw("//Friend", contract, data, 0).is_err());
		}
		assert_eq!((coins(volunteer), coins(elder), coins(member)), before);
		assert_eq!(TimeCoin::head(volunteer), head);
		assert_eq!(pallet_anomaly_monitor::NextAlert::<Runtime>::get(), alerts);
		let ledger = System::events().into_iter().filter(|record| {
			matches!(
				record.event,
				RuntimeEvent::TimeCoin(_) | RuntimeEvent::AnomalyMonitor(_)
			)
		});
		assert_eq!(ledger.count(), 0);
		check();
	});
}
