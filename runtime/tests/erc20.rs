//! The ERC-20 face of the time coin, on the real runtime: the same members, the same coins, the same checks.

use crate::common::*;
use alloy_core::{
	primitives::U256,
	sol_types::{SolCall, SolError, SolEvent},
};
use pallet_revive::{precompiles::TransactionLimits, ExecConfig};
use polkadot_sdk::*;
use sp_core::H160;
use timebank_precompiles::ITimeCoin;
use timebank_primitives::{Finding, HoldState, MemberId, COIN};
use timebank_runtime::{presets, Runtime, RuntimeEvent, RuntimeOrigin, System, TimeCoin};

/// Where the face is.
pub(crate) fn token() -> H160 {
	"0x000000000000000000000000000000000c010000".parse().unwrap()
}

/// The Ethereum address of a native key.
fn address(uri: &str) -> alloy_core::primitives::Address {
	<<Runtime as pallet_revive::Config>::AddressMapper as pallet_revive::AddressMapper<Runtime>>::to_address(&account(
		uri,
	))
	.0
	.into()
}

/// Calls the face: what it returned, or the reason of its revert.
pub(crate) fn ask<C: SolCall>(uri: &str, call: C, value: u32) -> Result<C::Return, String> {
	let outcome = pallet_revive::Pallet::<Runtime>::bare_call(
		RuntimeOrigin::signed(account(uri)),
		token(),
		value.into(),
		TransactionLimits::WeightAndDeposit {
			weight_limit: timebank_runtime::constants::MAXIMUM_BLOCK_WEIGHT,
			deposit_limit: u128::MAX,
		},
		call.abi_encode(),
		&ExecConfig::new_substrate_tx(),
	)
	.result
	.map_err(|error| format!("{error:?}"))?;
	if outcome.did_revert() {
		return Err(alloy_core::sol_types::Revert::abi_decode(&outcome.data)
			.expect("a reason")
			.reason);
	}
	Ok(C::abi_decode_returns(&outcome.data).expect("the return type of the interface"))
}

pub(crate) fn transfer(from: &str, to: &str, amount: u128) -> Result<bool, String> {
	ask(
		from,
		ITimeCoin::transferCall {
			to: address(to),
			value: U256::from(amount),
		},
		0,
	)
}

pub(crate) fn balance(uri: &str) -> u128 {
	ask(uri, ITimeCoin::balanceOfCall { account: address(uri) }, 0)
		.unwrap()
		.to()
}

/// The last event of the face.
fn logged<E: SolEvent>() -> E {
	last(|event| match event {
		RuntimeEvent::Revive(pallet_revive::Event::ContractEmitted { contract, data, topics })
			if contract == token() =>
		{
			E::decode_raw_log(topics.iter().map(|topic| topic.0), &data).ok()
		}
		_ => None,
	})
}

/// A volunteer with 44 coins and an elder.
pub(crate) fn members() -> (MemberId, MemberId) {
	let (volunteer, elder) = (file("//Volunteer"), file("//Elder"));
	for _ in 0..4 {
		serve(("//Volunteer", volunteer), ("//Elder", elder), 11);
		pass(13 * HOUR);
	}
	(volunteer, elder)
}

#[test]
fn tells_wallets_what_it_is_and_what_a_member_has() {
	network(presets::DEVELOPMENT).execute_with(|| {
		members();
		assert_eq!(ask("//Volunteer", ITimeCoin::nameCall {}, 0).unwrap(), "Time Coin");
		assert_eq!(ask("//Volunteer", ITimeCoin::symbolCall {}, 0).unwrap(), "TIME");
		assert_eq!(ask("//Volunteer", ITimeCoin::decimalsCall {}, 0).unwrap(), 2);
		assert_eq!(
			ask("//Volunteer", ITimeCoin::totalSupplyCall {}, 0).unwrap(),
			U256::from(44 * COIN)
		);
		assert_eq!((balance("//Volunteer"), balance("//Elder")), (44 * COIN, 0));
	});
}

#[test]
fn moves_coins_and_logs_the_transfer_when_nothing_stands_against_it() {
	network(presets::DEVELOPMENT).execute_with(|| {
		members();
		assert_eq!(transfer("//Volunteer", "//Elder", 3 * COIN), Ok(true));
		assert_eq!((balance("//Volunteer"), balance("//Elder")), (41 * COIN, 3 * COIN));
		let log: ITimeCoin::Transfer = logged();
		assert_eq!(
			(log.from, log.to, log.value),
			(address("//Volunteer"), address("//Elder"), U256::from(3 * COIN))
		);
		check();
	});
}

#[test]
fn returns_false_and_is_never_executed_later_when_the_rules_hold_the_transfer() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let (volunteer, _) = members();
		assert_eq!(transfer("//Volunteer", "//Elder", 41 * COIN), Ok(false));
		assert_eq!((balance("//Volunteer"), balance("//Elder")), (3 * COIN, 0));
		assert_eq!(TimeCoin::account(volunteer).locked, 41 * COIN);
		let log: ITimeCoin::TransferHeld = logged();
		let alert = timebank_primitives::AlertId(log.alertId);

		// The supervisor finds it honest: the coins are free again, and the member may try again.
		ok("//Supervisor1", pallet_anomaly_monitor::Call::assign { alert });
		let (finding, reason) = (Finding::FalsePositive, digest("family"));
		ok(
			"//Supervisor1",
			pallet_anomaly_monitor::Call::close { alert, finding, reason },
		);
		assert_eq!((balance("//Volunteer"), balance("//Elder")), (44 * COIN, 0));
		let hold = TimeCoin::held(timebank_primitives::HoldId(log.hold)).unwrap();
		assert_eq!(hold.state, HoldState::Released);
		check();
	});
}

#[test]
fn returns_false_with_the_number_of_the_case_when_the_member_is_frozen() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let (volunteer, _) = members();
		let case = freeze(volunteer);
		assert_eq!(transfer("//Volunteer", "//Elder", COIN), Ok(false));
		assert_eq!((balance("//Volunteer"), balance("//Elder")), (44 * COIN, 0));
		assert_eq!(logged::<ITimeCoin::TransferRestricted>().caseId, case.0);
		check();
	});
}

#[test]
fn reverts_with_a_reason_when_the_transfer_makes_no_sense() {
	network(presets::DEVELOPMENT).execute_with(|| {
		members();
		System::reset_events();
		for (from, to, amount, reason) in [
			("//Volunteer", "//Nobody", COIN, "the receiver is not filed"),
			("//Volunteer", "//Elder", COIN + 1, "NotWholeQuanta"),
			("//Volunteer", "//Elder", 0, "ZeroAmount"),
			("//Volunteer", "//Volunteer", COIN, "OwnGift"),
			("//Elder", "//Volunteer", COIN, "InsufficientCoins"),
			("//Branch1//Clerk", "//Elder", COIN, "the sender is not filed"),
		] {
			assert_eq!(transfer(from, to, amount), Err(reason.into()), "{from} -> {to}");
		}
		let huge = ITimeCoin::transferCall {
			to: address("//Elder"),
			value: U256::MAX,
		};
		assert_eq!(ask("//Volunteer", huge, 0), Err("more than there can be".into()));
		assert_eq!((balance("//Volunteer"), balance("//Elder")), (44 * COIN, 0));
		check();
	});
}
