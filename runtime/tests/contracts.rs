//! Contracts and the faces of the pallets, for the tests that call them.

use crate::common::*;
use alloy_core::{
	primitives::{Address, U256},
	sol_types::{Revert, SolCall, SolError, SolEvent},
};
use pallet_revive::{precompiles::TransactionLimits, Code, ExecConfig, ExecReturnValue};
use polkadot_sdk::*;
use sp_core::H160;
use timebank_precompiles::ITimeCoin;
use timebank_primitives::*;
use timebank_runtime::{
	constants::MAXIMUM_BLOCK_WEIGHT, presets, AccountId, IdentityFiling, Runtime, RuntimeEvent, RuntimeOrigin, System,
};

pub(crate) const TOKEN: H160 = face(0x01);
pub(crate) const FILINGS: H160 = face(0x02);
pub(crate) const CASES: H160 = face(0x03);
pub(crate) const ALERTS: H160 = face(0x04);

pub(crate) const fn face(number: u8) -> H160 {
	H160([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x0c, number, 0, 0])
}

pub(crate) fn to_alloy(address: H160) -> Address {
	address.0.into()
}

/// The Ethereum address of a native key.
pub(crate) fn address(uri: &str) -> Address {
	<<Runtime as pallet_revive::Config>::AddressMapper as pallet_revive::AddressMapper<Runtime>>::to_address(&account(
		uri,
	))
	.0
	.into()
}

pub(crate) fn limits() -> TransactionLimits<Runtime> {
	TransactionLimits::WeightAndDeposit {
		weight_limit: MAXIMUM_BLOCK_WEIGHT,
		deposit_limit: u128::MAX,
	}
}

/// Calls an address as a native key: the returned bytes, the reason of a revert, or the error.
pub(crate) fn raw(uri: &str, to: H160, data: Vec<u8>, value: u32) -> Result<Vec<u8>, String> {
	raw_as(account(uri), to, data, value)
}

/// The same as any account.
pub(crate) fn raw_as(key: AccountId, to: H160, data: Vec<u8>, value: u32) -> Result<Vec<u8>, String> {
	let outcome = execute(key, to, data, value).map_err(|error| format!("{error:?}"))?;
	if outcome.did_revert() {
		return Err(Revert::abi_decode(&outcome.data).map_or("no reason".into(), |revert| revert.reason));
	}
	Ok(outcome.data)
}

/// Calls an address as an Ethereum key: what it returned, or what it reverted with. Nothing else may stop it.
pub(crate) fn send(from: H160, to: H160, data: Vec<u8>) -> Result<Vec<u8>, Vec<u8>> {
	let outcome = execute(ethereum_account(from), to, data, 0).expect("the call is executed");
	if outcome.did_revert() {
		Err(outcome.data)
	} else {
		Ok(outcome.data)
	}
}

fn execute(key: AccountId, to: H160, data: Vec<u8>, value: u32) -> Result<ExecReturnValue, sp_runtime::DispatchError> {
	pallet_revive::Pallet::<Runtime>::bare_call(
		RuntimeOrigin::signed(key),
		to,
		value.into(),
		limits(),
		data,
		&ExecConfig::new_substrate_tx(),
	)
	.result
}

pub(crate) fn ask<C: SolCall>(uri: &str, to: H160, call: C) -> Result<C::Return, String> {
	let data = raw(uri, to, call.abi_encode(), 0)?;
	Ok(C::abi_decode_returns(&data).expect("the return type of the interface"))
}

/// The last event of the coin's face.
pub(crate) fn logged<E: SolEvent>() -> E {
	last(|event| match event {
		RuntimeEvent::Revive(pallet_revive::Event::ContractEmitted { contract, data, topics }) if contract == TOKEN => {
			E::decode_raw_log(topics.iter().map(|topic| topic.0), &data).ok()
		}
		_ => None,
	})
}

pub(crate) fn balance(uri: &str) -> u128 {
	let account = address(uri);
	ask(uri, TOKEN, ITimeCoin::balanceOfCall { account }).unwrap().to()
}

pub(crate) fn approve(uri: &str, spender: Address, value: U256) -> Result<bool, String> {
	ask(uri, TOKEN, ITimeCoin::approveCall { spender, value })
}

pub(crate) fn allowance(owner: Address, spender: Address) -> U256 {
	ask("//Elder", TOKEN, ITimeCoin::allowanceCall { owner, spender }).unwrap()
}

pub(crate) fn transfer_from(uri: &str, from: Address, to: Address, value: u128) -> Result<bool, String> {
	let value = U256::from(value);
	ask(uri, TOKEN, ITimeCoin::transferFromCall { from, to, value })
}

/// A volunteer with 11 coins, an elder and a friend.
pub(crate) fn members() -> (MemberId, MemberId, MemberId) {
	let (volunteer, elder, friend) = (file("//Volunteer"), file("//Elder"), file("//Friend"));
	serve(("//Volunteer", volunteer), ("//Elder", elder), 11);
	(volunteer, elder, friend)
}

/// How a forwarder hands a call on.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum By {
	Call,
	Static,
	Delegate,
	/// A call that is undone whatever came of it, as an enclosing revert does; with its answer.
	CallAndRevert,
}

/// What a contract is made from that hands what it is called with, value included, to an address, and returns what came
/// back.
pub(crate) fn forwarding(by: By, to: H160) -> Vec<u8> {
	let mut code = vec![0x36, 0x5f, 0x5f, 0x37]; // the call's data into memory
	code.extend([0x5f, 0x5f, 0x36, 0x5f]); // where the answer goes, and where the data is
	if matches!(by, By::Call | By::CallAndRevert) {
		code.push(0x34); // the value
	}
	code.push(0x73);
	code.extend(to.as_bytes());
	code.push(0x5a); // all gas
	code.push(match by {
		By::Call | By::CallAndRevert => 0xf1,
		By::Static => 0xfa,
		By::Delegate => 0xf4,
	});
	code.extend([0x3d, 0x5f, 0x5f, 0x3e]); // the answer into memory
	if by == By::CallAndRevert {
		code.extend([0x3d, 0x5f, 0xfd]);
	} else {
		let target = code.len() as u8 + 6;
		code.extend([0x60, target, 0x57]); // went well?
		code.extend([0x3d, 0x5f, 0xfd]); // revert with the answer
		code.extend([0x5b, 0x3d, 0x5f, 0xf3]); // return the answer
	}
	initial(code)
}

/// What makes a contract of this code.
pub(crate) fn initial(code: Vec<u8>) -> Vec<u8> {
	let length = code.len() as u8;
	let mut init = vec![0x60, length, 0x60, 10, 0x5f, 0x39, 0x60, length, 0x5f, 0xf3];
	init.extend(code);
	init
}

/// Deploys a contract that hands what it is called with to a face.
pub(crate) fn forwarder_to(face: H160, by: By) -> H160 {
	deploy(forwarding(by, face))
}

/// Deploys a contract that hands what it is called with to the coin's face.
pub(crate) fn forwarder(by: By) -> H160 {
	forwarder_to(TOKEN, by)
}

pub(crate) fn deploy(init: Vec<u8>) -> H160 {
	let deployer = ethereum_account(presets::dev_keys::ETHEREUM[0].into());
	// A transaction does that before: the address of the contract is made of it.
	System::inc_account_nonce(&deployer);
	pallet_revive::Pallet::<Runtime>::bare_instantiate(
		RuntimeOrigin::signed(deployer),
		0u32.into(),
		limits(),
		Code::Upload(init),
		Vec::new(),
		None,
		&ExecConfig::new_substrate_tx(),
	)
	.result
	.expect("it is deployed")
	.addr
}

/// Files a contract as a member, with branch 1.
pub(crate) fn file_contract(address: H160) -> MemberId {
	file_contract_in(BranchId(1), address)
}

/// The same with any branch.
pub(crate) fn file_contract_in(home: BranchId, address: H160) -> MemberId {
	let code_hash = sp_io::hashing::keccak_256(&pallet_revive::Pallet::<Runtime>::code(&address)).into();
	head_office(pallet_identity_filing::Call::file_contract {
		home,
		address,
		code_hash,
	});
	IdentityFiling::member_of(&ethereum_account(address)).expect("it is filed")
}
