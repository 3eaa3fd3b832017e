//! The ERC-20 face of the time coin.

use alloc::{string::String, vec::Vec};
use core::{marker::PhantomData, num::NonZero};
use pallet_revive::precompiles::{
	alloy::{
		primitives::{Address, IntoLogData, U256},
		sol_types::{Revert, SolCall},
	},
	AddressMapper, AddressMatcher, Error, Ext, Precompile, RuntimeCosts, H160, H256,
};
use pallet_time_coin::{Call, Config as CoinConfig, Pallet as Coin};
use polkadot_sdk::{
	frame_support::{
		dispatch::GetDispatchInfo,
		ensure,
		traits::{Contains, Get},
		weights::Weight,
	},
	sp_runtime::DispatchError,
	*,
};
use timebank_primitives::{Balance, Controller, Execution, MemberId, Members, MoveOutcome, Refusal, Signers};

/// Types made from the Solidity interface.
#[allow(missing_docs)]
pub mod interface {
	alloy_core::sol!("interfaces/ITimeCoin.sol");
}
use interface::ITimeCoin::{self, ITimeCoinCalls, ITimeCoinEvents};

/// Where the coin is: the two bytes before the last two of its address.
const ADDRESS: NonZero<u16> = match NonZero::new(0x0C01) {
	Some(address) => address,
	None => panic!("the address is not zero"), // decided when this is compiled
};

/// `ITimeCoin` for a runtime.
pub struct TimeCoinErc20<T>(PhantomData<T>);

impl<T> Precompile for TimeCoinErc20<T>
where
	T: pallet_revive::Config + CoinConfig + frame_system::Config<RuntimeCall: From<Call<T>>>,
	Call<T>: GetDispatchInfo,
{
	type T = T;
	type Interface = ITimeCoinCalls;
	const MATCHER: AddressMatcher = AddressMatcher::Fixed(ADDRESS);
	const HAS_CONTRACT_INFO: bool = false;

	fn call(_: &[u8; 20], input: &Self::Interface, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
		// Precompiles are not metered: every path begins with its weight.
		env.charge(T::DbWeight::get().reads(1))?;
		// The code of this address must not run in the name of another one.
		ensure!(
			!env.is_delegate_call(),
			pallet_revive::Error::<T>::PrecompileDelegateDenied
		);
		// Value would be stuck here: nothing can send it on.
		if !env.value_transferred().is_zero() {
			return Err(revert("the time coin takes no value"));
		}
		match input {
			ITimeCoinCalls::name(_) => Ok(ITimeCoin::nameCall::abi_encode_returns(&String::from("Time Coin"))),
			ITimeCoinCalls::symbol(_) => Ok(ITimeCoin::symbolCall::abi_encode_returns(&String::from("TIME"))),
			ITimeCoinCalls::decimals(_) => Ok(ITimeCoin::decimalsCall::abi_encode_returns(&2)),
			ITimeCoinCalls::totalSupply(_) => Ok(ITimeCoin::totalSupplyCall::abi_encode_returns(&U256::from(
				Coin::<T>::total_supply(),
			))),
			ITimeCoinCalls::balanceOf(call) => {
				env.charge(T::Members::weight())?;
				let account = account_of::<T>(&call.account);
				Ok(ITimeCoin::balanceOfCall::abi_encode_returns(&U256::from(
					Coin::<T>::free_of(&account),
				)))
			}
			ITimeCoinCalls::transfer(call) => {
				ensure!(!env.is_read_only(), pallet_revive::Error::<T>::StateChangeDenied);
				transfer(call, env)
			}
		}
	}
}

fn transfer<T>(call: &ITimeCoin::transferCall, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error>
where
	T: pallet_revive::Config + CoinConfig + frame_system::Config<RuntimeCall: From<Call<T>>>,
	Call<T>: GetDispatchInfo,
{
	env.charge(gift_weight::<T>())?;
	// Safe mode, and whether gifts are paused.
	env.charge(T::DbWeight::get().reads(2))?;
	// Calls of contracts pass no filter of transactions. Whoever stops gifts means the coins, by whatever face they move.
	if !T::BaseCallFilter::contains(&gift::<T>().into()) {
		return Err(revert("transfers are stopped"));
	}
	let caller = env
		.caller()
		.account_id()
		.map_err(|_| revert("the caller has no account"))?
		.clone();
	let payer = T::Members::controller(&caller).ok_or_else(|| revert("the sender is not filed"))?;
	if payer.custodied {
		return Err(revert("the sender's key is kept by a branch"));
	}
	let receiver = T::Members::controller(&account_of::<T>(&call.to))
		.ok_or_else(|| revert("the receiver is not filed"))?
		.member;
	let amount: Balance = call.value.try_into().map_err(|_| revert("more than there can be"))?;
	let signers = Signers {
		acting: Some(payer.member),
		custodied: payer.custodied,
		origin: origin_member::<T>(env),
		..Default::default()
	};
	// The precompile's answer is final for the contract that called it: a held transfer is never executed later.
	let outcome = Coin::<T>::transfer(payer.member, signers, receiver, amount, Execution::Immediate, None)
		.map_err(|error| revert(reason(error)))?;

	let (from, to, value) = (address_of::<T>(&caller), call.to, call.value);
	let (moved, event) = match outcome {
		MoveOutcome::Moved(_) => (true, ITimeCoinEvents::Transfer(ITimeCoin::Transfer { from, to, value })),
		MoveOutcome::Held { hold, alert } => (
			false,
			ITimeCoinEvents::TransferHeld(ITimeCoin::TransferHeld {
				from,
				to,
				value,
				hold: hold.0,
				alertId: alert.0,
			}),
		),
		MoveOutcome::Refused(Refusal::Restricted { case, .. }) => (
			false,
			ITimeCoinEvents::TransferRestricted(ITimeCoin::TransferRestricted {
				from,
				to,
				value,
				caseId: case.0,
			}),
		),
		MoveOutcome::Refused(_) => (
			false,
			ITimeCoinEvents::TransferRefused(ITimeCoin::TransferRefused { from, to, value }),
		),
	};
	deposit_event(env, event)?;
	Ok(ITimeCoin::transferCall::abi_encode_returns(&moved))
}

/// The weight of a native gift: the same work is done.
fn gift_weight<T: CoinConfig>() -> Weight
where
	Call<T>: GetDispatchInfo,
{
	gift::<T>().get_dispatch_info().call_weight
}

/// The native call that does the same.
fn gift<T: CoinConfig>() -> Call<T> {
	Call::gift {
		to: MemberId(0),
		amount: 0,
		memo: None,
	}
}

/// The member whose key signed the transaction; it differs from the caller's when a contract calls.
fn origin_member<T: pallet_revive::Config + CoinConfig>(env: &mut impl Ext<T = T>) -> Option<MemberId> {
	let account = env.origin().account_id().ok()?;
	T::Members::controller(account).map(|Controller { member, .. }| member)
}

fn account_of<T: pallet_revive::Config>(address: &Address) -> T::AccountId {
	<T as pallet_revive::Config>::AddressMapper::to_account_id(&H160(address.into_array()))
}

fn address_of<T: pallet_revive::Config>(account: &T::AccountId) -> Address {
	<T as pallet_revive::Config>::AddressMapper::to_address(account)
		.0
		.into()
}

fn deposit_event<T: pallet_revive::Config>(env: &mut impl Ext<T = T>, event: ITimeCoinEvents) -> Result<(), Error> {
	let (topics, data) = event.into_log_data().split();
	let topics: Vec<H256> = topics.into_iter().map(|topic| H256(topic.0)).collect();
	env.frame_meter_mut().charge_weight_token(RuntimeCosts::DepositEvent {
		num_topic: topics.len() as u32,
		len: data.len() as u32,
	})?;
	env.deposit_event(topics, data.to_vec());
	Ok(())
}

fn revert(reason: impl Into<String>) -> Error {
	Error::Revert(Revert { reason: reason.into() })
}

/// The name of a pallet's error, so that a wallet can show it.
fn reason(error: DispatchError) -> String {
	match error {
		DispatchError::Module(module) => module.message.unwrap_or("the ledger refused the transfer").into(),
		_ => "the ledger refused the transfer".into(),
	}
}
