//! Allowances on the face of the coin, on the real runtime, and the contracts that give and use them.

use crate::{common::*, contracts::*};
use alloy_core::{primitives::U256, sol_types::SolCall};
use polkadot_sdk::*;
use sp_core::Pair;
use timebank_precompiles::ITimeCoin;
use timebank_primitives::*;
use timebank_runtime::{presets, IdentityFiling, Runtime, TimeCoin};

#[test]
fn lets_a_filed_spender_give_what_was_allowed_and_no_more() {
	network(presets::DEVELOPMENT).execute_with(|| {
		members();
		let (owner, spender, to) = (address("//Volunteer"), address("//Friend"), address("//Elder"));
		assert_eq!(
			transfer_from("//Friend", owner, to, COIN),
			Err("InsufficientAllowance".into())
		);
		assert_eq!(approve("//Volunteer", spender, U256::from(3 * COIN)), Ok(true));
		let log: ITimeCoin::Approval = logged();
		assert_eq!(
			(log.owner, log.spender, log.value),
			(owner, spender, U256::from(3 * COIN))
		);
		assert_eq!(transfer_from("//Friend", owner, to, 2 * COIN), Ok(true));
		let log: ITimeCoin::Transfer = logged();
		assert_eq!((log.from, log.to, log.value), (owner, to, U256::from(2 * COIN)));
		assert_eq!((balance("//Volunteer"), balance("//Elder")), (9 * COIN, 2 * COIN));
		assert_eq!(allowance(owner, spender), U256::from(COIN));
		assert_eq!(
			transfer_from("//Friend", owner, to, 2 * COIN),
			Err("InsufficientAllowance".into())
		);
		// Without an end, as wallets offer it.
		assert_eq!(approve("//Volunteer", spender, U256::MAX), Ok(true));
		assert_eq!(transfer_from("//Friend", owner, to, COIN), Ok(true));
		assert_eq!(allowance(owner, spender), U256::MAX);
		check();
	});
}

#[test]
fn refuses_allowances_of_strangers_and_spenders_that_are_not_filed() {
	network(presets::DEVELOPMENT).execute_with(|| {
		members();
		let (owner, to) = (address("//Volunteer"), address("//Elder"));
		assert_eq!(
			approve("//Branch1//Clerk", to, U256::from(COIN)),
			Err("NotController".into())
		);
		let huge = U256::from(u128::MAX) + U256::from(1);
		assert_eq!(approve("//Volunteer", to, huge), Err("more than there can be".into()));
		let stranger = address("//Branch1//Clerk");
		assert_eq!(approve("//Volunteer", stranger, U256::from(COIN)), Ok(true));
		assert_eq!(
			transfer_from("//Branch1//Clerk", owner, to, COIN),
			Err("the spender is not filed".into())
		);
		assert_eq!(
			transfer_from("//Elder", stranger, to, COIN),
			Err("the owner is not filed".into())
		);
		check();
	});
}

/// Defect 3 of other systems: whoever is frozen still moves the coins of others.
#[test]
fn stops_a_frozen_spender() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let (_, _, friend) = members();
		let (owner, to) = (address("//Volunteer"), address("//Elder"));
		assert_eq!(
			approve("//Volunteer", address("//Friend"), U256::from(5 * COIN)),
			Ok(true)
		);
		let case = freeze(friend);
		assert_eq!(transfer_from("//Friend", owner, to, COIN), Ok(false));
		assert_eq!(logged::<ITimeCoin::TransferRestricted>().caseId, case.0);
		assert_eq!(balance("//Volunteer"), 11 * COIN);
		assert_eq!(allowance(owner, address("//Friend")), U256::from(5 * COIN));
		check();
	});
}

#[test]
fn ends_allowances_with_the_key_that_gave_them() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let (volunteer, ..) = members();
		let new = account("//NewPhone");
		let proof = pair("//NewPhone")
			.sign(&IdentityFiling::link_payload(volunteer, &new))
			.into();
		ok(
			"//Volunteer",
			pallet_identity_filing::Call::link_controller {
				key: new,
				custodied: false,
				proof,
			},
		);
		let (friend, elder) = (address("//Friend"), address("//Elder"));
		assert_eq!(approve("//Volunteer", friend, U256::from(COIN)), Ok(true));
		assert_eq!(approve("//NewPhone", elder, U256::from(COIN)), Ok(true));
		// Both are allowances of the member, whichever of its addresses is asked for.
		for owner in [address("//Volunteer"), address("//NewPhone")] {
			assert_eq!(
				(allowance(owner, friend), allowance(owner, elder)),
				(U256::from(COIN), U256::from(COIN))
			);
		}
		ok(
			"//Volunteer",
			pallet_identity_filing::Call::unlink_controller {
				key: account("//Volunteer"),
			},
		);
		let owner = address("//NewPhone");
		assert_eq!(
			(allowance(owner, friend), allowance(owner, elder)),
			(U256::ZERO, U256::from(COIN))
		);
		assert_eq!(
			transfer_from("//Friend", owner, elder, COIN),
			Err("InsufficientAllowance".into())
		);
		check();
	});
}

/// An allowance that a contract gave is worth no more than the contract's code.
#[test]
fn spends_no_coins_of_a_filed_contract_when_its_code_is_another() {
	network(presets::DEVELOPMENT).execute_with(|| {
		members();
		let contract = forwarder(By::Call);
		let member = file_contract(contract);
		let (to, value) = (to_alloy(contract), U256::from(4 * COIN));
		assert_eq!(
			ask("//Volunteer", TOKEN, ITimeCoin::transferCall { to, value }),
			Ok(true)
		);
		let allow = ITimeCoin::approveCall {
			spender: address("//Friend"),
			value,
		};
		assert!(raw("//Volunteer", contract, allow.abi_encode(), 0).is_ok());
		assert_eq!(transfer_from("//Friend", to, address("//Elder"), COIN), Ok(true));
		pallet_identity_filing::ContractOf::<Runtime>::mutate(member, |record| {
			record.as_mut().unwrap().code_hash = digest("another code");
		});
		assert_eq!(
			transfer_from("//Friend", to, address("//Elder"), COIN),
			Err("the contract's code is not the filed one".into())
		);
		assert_eq!(TimeCoin::account(member).free, 3 * COIN);
	});
}

#[test]
fn takes_an_allowance_back_and_replaces_it() {
	network(presets::DEVELOPMENT).execute_with(|| {
		members();
		let (owner, spender, to) = (address("//Volunteer"), address("//Friend"), address("//Elder"));
		for value in [3 * COIN, COIN] {
			assert_eq!(approve("//Volunteer", spender, U256::from(value)), Ok(true));
			assert_eq!(allowance(owner, spender), U256::from(value));
		}
		assert_eq!(approve("//Volunteer", spender, U256::ZERO), Ok(true));
		assert_eq!(logged::<ITimeCoin::Approval>().value, U256::ZERO);
		assert_eq!(allowance(owner, spender), U256::ZERO);
		assert_eq!(
			transfer_from("//Friend", owner, to, COIN),
			Err("InsufficientAllowance".into())
		);
		check();
	});
}

#[test]
fn moves_coins_of_a_filed_contract_while_its_code_is_the_filed_one() {
	network(presets::DEVELOPMENT).execute_with(|| {
		members();
		let contract = forwarder(By::Call);
		let give = |value: u128| {
			ITimeCoin::transferCall {
				to: address("//Elder"),
				value: U256::from(value),
			}
			.abi_encode()
		};
		// The contract asks in its own name, and it is nobody yet.
		assert_eq!(
			raw("//Volunteer", contract, give(COIN), 0),
			Err("the sender is not filed".into())
		);
		let member = file_contract(contract);
		let to = to_alloy(contract);
		let value = U256::from(4 * COIN);
		assert_eq!(
			ask("//Volunteer", TOKEN, ITimeCoin::transferCall { to, value }),
			Ok(true)
		);
		assert!(raw("//Volunteer", contract, give(COIN), 0).is_ok());
		assert_eq!(TimeCoin::account(member).free, 3 * COIN);
		// The caller of the contract is a party: nobody hides behind one.
		let case = freeze(IdentityFiling::member_of(&account("//Volunteer")).unwrap());
		let answer = raw("//Volunteer", contract, give(COIN), 0).unwrap();
		assert_eq!(ITimeCoin::transferCall::abi_decode_returns(&answer), Ok(false));
		assert_eq!(logged::<ITimeCoin::TransferRestricted>().caseId, case.0);
		assert!(raw("//Friend", contract, give(COIN), 0).is_ok());
		assert_eq!(TimeCoin::account(member).free, 2 * COIN);
		// Another code at the filed address moves nothing.
		pallet_identity_filing::ContractOf::<Runtime>::mutate(member, |record| {
			record.as_mut().unwrap().code_hash = digest("another code");
		});
		assert_eq!(
			raw("//Friend", contract, give(COIN), 0),
			Err("the contract's code is not the filed one".into())
		);
		assert_eq!(TimeCoin::account(member).free, 2 * COIN);
	});
}
