//! The ERC-20 face of the time coin.

use crate::common::*;
use alloc::{format, string::String, vec::Vec};
use core::marker::PhantomData;
use pallet_revive::precompiles::{
	alloy::{
		primitives::{Address, FixedBytes, U256},
		sol_types::SolCall,
	},
	AddressMatcher, Error, Ext, Precompile, H160, H256,
};
use pallet_time_coin::{
	Call, Config as CoinConfig, Pallet as Coin, Permit, PermitFault, PermitSignature, SigningDomain, WITHOUT_END,
};
use polkadot_sdk::{
	frame_support::{
		dispatch::GetDispatchInfo,
		storage::{with_transaction, TransactionOutcome},
		traits::Contains,
		weights::Weight,
	},
	*,
};
use timebank_primitives::{
	Balance, Controller, Execution, HoldState, MemberId, Members, MoveOutcome, Refusal, Signers,
};

/// Types made from the Solidity interface.
#[allow(missing_docs)]
pub mod interface {
	alloy_core::sol!("interfaces/ITimeCoin.sol");
}
use interface::ITimeCoin::{self, ITimeCoinCalls, ITimeCoinEvents};

/// The token's name; permits are signed with it.
const NAME: &str = "Time Coin";
/// Version of what permits say.
const PERMIT_VERSION: &str = "1";

/// `ITimeCoin` for a runtime.
pub struct TimeCoinErc20<T>(PhantomData<T>);

impl<T: Host> Precompile for TimeCoinErc20<T> {
	type T = T;
	type Interface = ITimeCoinCalls;
	const MATCHER: AddressMatcher = AddressMatcher::Fixed(address(0x0C01));
	const HAS_CONTRACT_INFO: bool = false;

	fn call(address: &[u8; 20], input: &Self::Interface, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
		enter(env)?;
		match input {
			ITimeCoinCalls::name(_) => Ok(ITimeCoin::nameCall::abi_encode_returns(&String::from(NAME))),
			ITimeCoinCalls::symbol(_) => Ok(ITimeCoin::symbolCall::abi_encode_returns(&String::from("TIME"))),
			ITimeCoinCalls::decimals(_) => Ok(ITimeCoin::decimalsCall::abi_encode_returns(&2)),
			ITimeCoinCalls::totalSupply(_) => Ok(ITimeCoin::totalSupplyCall::abi_encode_returns(&U256::from(
				Coin::<T>::total_supply(),
			))),
			ITimeCoinCalls::balanceOf(call) => {
				let free = match member(env, &call.account)? {
					Some(controller) => Coin::<T>::account(controller.member).free,
					None => 0,
				};
				Ok(ITimeCoin::balanceOfCall::abi_encode_returns(&U256::from(free)))
			}
			ITimeCoinCalls::lockedOf(call) => {
				let locked = match member(env, &call.account)? {
					Some(controller) => Coin::<T>::account(controller.member).locked,
					None => 0,
				};
				Ok(ITimeCoin::lockedOfCall::abi_encode_returns(&U256::from(locked)))
			}
			ITimeCoinCalls::historyOf(call) => {
				let (movements, head) = match member(env, &call.account)? {
					Some(controller) => Coin::<T>::head(controller.member),
					None => Default::default(),
				};
				Ok(ITimeCoin::historyOfCall::abi_encode_returns(
					&ITimeCoin::historyOfReturn {
						movements,
						head: head.0.into(),
					},
				))
			}
			ITimeCoinCalls::lotsOf(call) => lots(call, env),
			ITimeCoinCalls::holdOf(call) => hold(call, env),
			ITimeCoinCalls::allowance(call) => {
				charge(env, Coin::<T>::allowance_weight())?;
				let allowed = match member(env, &call.owner)? {
					Some(owner) => Coin::<T>::allowance(owner.member, &account_of::<T>(&call.spender)),
					None => 0,
				};
				Ok(ITimeCoin::allowanceCall::abi_encode_returns(&allowance(allowed)))
			}
			ITimeCoinCalls::previewTransfer(call) => preview(call, env),
			ITimeCoinCalls::nonces(call) => {
				charge_reads(env, 1)?;
				let nonce = Coin::<T>::permit_nonce(&account_of::<T>(&call.owner));
				Ok(ITimeCoin::noncesCall::abi_encode_returns(&U256::from(nonce)))
			}
			ITimeCoinCalls::DOMAIN_SEPARATOR(_) => Ok(ITimeCoin::DOMAIN_SEPARATORCall::abi_encode_returns(
				&domain(env, address).separator().0.into(),
			)),
			ITimeCoinCalls::eip712Domain(_) => {
				let domain = domain(env, address);
				Ok(ITimeCoin::eip712DomainCall::abi_encode_returns(
					&ITimeCoin::eip712DomainReturn {
						// Name, version, chain and contract; no salt.
						fields: FixedBytes([0x0f]),
						name: domain.name.into(),
						version: domain.version.into(),
						chainId: U256::from(domain.chain),
						verifyingContract: domain.contract.0.into(),
						salt: FixedBytes::ZERO,
						extensions: Vec::new(),
					},
				))
			}
			ITimeCoinCalls::transfer(call) => {
				writable(env)?;
				transfer(call, env)
			}
			ITimeCoinCalls::approve(call) => {
				writable(env)?;
				approve(call, env)
			}
			ITimeCoinCalls::transferFrom(call) => {
				writable(env)?;
				transfer_from(call, env)
			}
			ITimeCoinCalls::permit(call) => {
				writable(env)?;
				permit(call, domain(env, address), env)
			}
		}
	}
}

/// The member behind an address; this also pays for one read of what it has.
fn member<T: pallet_revive::Config + CoinConfig>(
	env: &mut impl Ext<T = T>,
	address: &Address,
) -> Result<Option<Controller>, Error> {
	charge(env, <T as CoinConfig>::Members::weight())?;
	charge_reads(env, 1)?;
	Ok(<T as CoinConfig>::Members::controller(&account_of::<T>(address)))
}

/// A member whose coins move, or who moves those of another. A filed contract moves coins only while the code is there
/// that was filed: another contract can come to the same address.
fn moving<T: Host>(
	env: &mut impl Ext<T = T>,
	account: &T::AccountId,
	unfiled: &'static str,
) -> Result<Controller, Error> {
	charge(env, <T as CoinConfig>::Members::weight())?;
	let controller = <T as CoinConfig>::Members::controller(account).ok_or_else(|| revert(unfiled))?;
	unchanged(env, controller.member)?;
	Ok(controller)
}

/// A member who gives coins by its own key or as a contract.
fn sending<T: Host>(env: &mut impl Ext<T = T>, account: &T::AccountId) -> Result<Controller, Error> {
	let payer = moving(env, account, "the sender is not filed")?;
	if payer.custodied {
		return Err(revert("the sender's key is kept by a branch"));
	}
	Ok(payer)
}

fn lots<T: pallet_revive::Config + CoinConfig>(
	call: &ITimeCoin::lotsOfCall,
	env: &mut impl Ext<T = T>,
) -> Result<Vec<u8>, Error> {
	let found = member(env, &call.account)?;
	charge(env, Coin::<T>::lots_weight())?;
	let parts: Vec<_> = found
		.map(|controller| Coin::<T>::lots(controller.member))
		.unwrap_or_default()
		.into_iter()
		.flat_map(|lot| lot.parts)
		.collect();
	let found = ITimeCoin::lotsOfReturn {
		origins: list(&parts, |part| part.origin.0),
		amounts: list(&parts, |part| U256::from(part.amount)),
	};
	answer(env, ITimeCoin::lotsOfCall::abi_encode_returns(&found))
}

fn hold<T: pallet_revive::Config + CoinConfig>(
	call: &ITimeCoin::holdOfCall,
	env: &mut impl Ext<T = T>,
) -> Result<Vec<u8>, Error> {
	charge_reads(env, 1)?;
	let answer = match Coin::<T>::held(call.hold.into()) {
		Some(hold) => ITimeCoin::holdOfReturn {
			state: match hold.state {
				HoldState::Held => 1,
				HoldState::Released => 2,
				HoldState::Returned => 3,
			},
			alertId: hold.alert.0,
			value: U256::from(hold.facts.amount),
		},
		None => ITimeCoin::holdOfReturn {
			state: 0,
			alertId: 0,
			value: U256::ZERO,
		},
	};
	Ok(ITimeCoin::holdOfCall::abi_encode_returns(&answer))
}

/// An allowance as contracts know it.
fn allowance(amount: Balance) -> U256 {
	if amount == WITHOUT_END {
		U256::MAX
	} else {
		U256::from(amount)
	}
}

/// What contracts mean by an allowance.
fn allowed(value: U256) -> Result<Balance, Error> {
	if value == U256::MAX {
		Ok(WITHOUT_END)
	} else {
		amount(value)
	}
}

/// Where permits are good: here, on this chain.
fn domain<T: pallet_revive::Config>(env: &impl Ext<T = T>, address: &[u8; 20]) -> SigningDomain<'static> {
	SigningDomain {
		name: NAME,
		version: PERMIT_VERSION,
		chain: env.chain_id(),
		contract: H160(*address),
	}
}

/// Does what `previewTransfer` asks about, and undoes it.
fn preview<T: Host>(call: &ITimeCoin::previewTransferCall, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
	begin_transfer(env)?;
	let payer = sending(env, &account_of::<T>(&call.from))?;
	let receiver = receiver(env, &call.to)?;
	let amount = amount(call.value)?;
	let signers = Signers {
		acting: Some(payer.member),
		custodied: payer.custodied,
		origin: Some(payer.member),
		..Default::default()
	};
	let outcome = with_transaction(|| {
		TransactionOutcome::Rollback(Coin::<T>::transfer(
			payer.member,
			signers,
			receiver,
			amount,
			Execution::Immediate,
			None,
		))
	})
	.map_err(failed)?;
	let (outcome, (reason, detail)) = match outcome {
		MoveOutcome::Moved(_) => (0, (0, 0)),
		// The alert is undone with the transfer: it has no number.
		MoveOutcome::Held { .. } => (1, (9, 0)),
		MoveOutcome::Refused(Refusal::Rules { .. }) => (2, (9, 0)),
		MoveOutcome::Refused(refusal) => (2, refusal_reason(refusal)),
	};
	Ok(ITimeCoin::previewTransferCall::abi_encode_returns(
		&ITimeCoin::previewTransferReturn {
			outcome,
			reason,
			detail,
		},
	))
}

fn receiver<T: pallet_revive::Config + CoinConfig>(env: &mut impl Ext<T = T>, to: &Address) -> Result<MemberId, Error> {
	let receiver = member(env, to)?.ok_or_else(|| revert("the receiver is not filed"))?;
	Ok(receiver.member)
}

fn approve<T: Host>(call: &ITimeCoin::approveCall, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
	charge(env, Coin::<T>::allowance_weight())?;
	let owner = caller(env)?;
	if let Some(controller) = <T as CoinConfig>::Members::controller(&owner) {
		unchanged(env, controller.member)?;
	}
	Coin::<T>::approve(&owner, &account_of::<T>(&call.spender), allowed(call.value)?).map_err(failed)?;
	let event = ITimeCoin::Approval {
		owner: address_of::<T>(&owner),
		spender: call.spender,
		value: call.value,
	};
	log(env, ITimeCoinEvents::Approval(event))?;
	Ok(ITimeCoin::approveCall::abi_encode_returns(&true))
}

/// Gives an allowance that the owner's key has signed. Whoever calls has no part in it.
fn permit<T>(call: &ITimeCoin::permitCall, domain: SigningDomain, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error>
where
	T: pallet_revive::Config + CoinConfig,
{
	charge(env, Coin::<T>::permit_weight())?;
	let number = |value: U256| sp_core::U256::from_big_endian(&value.to_be_bytes::<32>());
	let signed = Permit {
		owner: H160(call.owner.into_array()),
		spender: H160(call.spender.into_array()),
		value: number(call.value),
		deadline: number(call.deadline),
	};
	let signature = PermitSignature {
		v: call.v,
		r: H256(call.r.0),
		s: H256(call.s.0),
	};
	let (owner, spender) = (account_of::<T>(&call.owner), account_of::<T>(&call.spender));
	let amount = allowed(call.value)?;
	Coin::<T>::do_permit(&owner, &spender, amount, &signed, &domain, &signature)
		.map_err(|fault| permit_failed(fault, call))?;
	let event = ITimeCoin::Approval {
		owner: call.owner,
		spender: call.spender,
		value: call.value,
	};
	log(env, ITimeCoinEvents::Approval(event))?;
	Ok(Vec::new())
}

/// OpenZeppelin's words, as a text: a precompile cannot revert with an error of its own (decision 0033).
fn permit_failed(fault: PermitFault, call: &ITimeCoin::permitCall) -> Error {
	match fault {
		PermitFault::Expired => revert(format!("ERC2612ExpiredSignature({})", call.deadline)),
		PermitFault::MalleableSignature => revert(format!("ECDSAInvalidSignatureS({})", call.s)),
		PermitFault::InvalidSignature => revert("ECDSAInvalidSignature()"),
		PermitFault::OtherSigner(signer) => {
			let signer = Address::from(signer.0);
			revert(format!("ERC2612InvalidSigner({signer}, {})", call.owner))
		}
		PermitFault::Ledger(error) => failed(error),
	}
}

/// Pays for a transfer, and refuses it where gifts are stopped. Calls of contracts pass no filter of transactions: whoever
/// stops gifts means the coins, by whatever face they move.
fn begin_transfer<T: Host>(env: &mut impl Ext<T = T>) -> Result<(), Error> {
	charge(env, gift_weight::<T>())?;
	// Safe mode, and whether gifts are paused.
	charge_reads(env, 2)?;
	if !T::BaseCallFilter::contains(&gift::<T>().into()) {
		return Err(revert("transfers are stopped"));
	}
	Ok(())
}

fn transfer<T: Host>(call: &ITimeCoin::transferCall, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
	begin_transfer(env)?;
	let caller = caller(env)?;
	let payer = sending(env, &caller)?;
	let receiver = receiver(env, &call.to)?;
	let signers = Signers {
		acting: Some(payer.member),
		custodied: payer.custodied,
		origin: origin_member::<T, <T as CoinConfig>::Members>(env),
		..Default::default()
	};
	// The precompile's answer is final for the contract that called it: a held transfer is never executed later.
	let outcome = Coin::<T>::transfer(
		payer.member,
		signers,
		receiver,
		amount(call.value)?,
		Execution::Immediate,
		None,
	)
	.map_err(failed)?;
	let moved = tell(env, outcome, address_of::<T>(&caller), call.to, call.value)?;
	Ok(ITimeCoin::transferCall::abi_encode_returns(&moved))
}

fn transfer_from<T: Host>(call: &ITimeCoin::transferFromCall, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
	begin_transfer(env)?;
	charge(env, Coin::<T>::allowance_weight())?;
	let spender = caller(env)?;
	// Who moves coins of others is known too: what restricts the spender stops the transfer.
	let acting = moving(env, &spender, "the spender is not filed")?;
	if acting.custodied {
		return Err(revert("the spender's key is kept by a branch"));
	}
	// An allowance that a contract gave is worth no more than the contract's code.
	let owner = moving(env, &account_of::<T>(&call.from), "the owner is not filed")?;
	let receiver = receiver(env, &call.to)?;
	let signers = Signers {
		acting: Some(acting.member),
		custodied: acting.custodied,
		origin: origin_member::<T, <T as CoinConfig>::Members>(env),
		..Default::default()
	};
	let outcome = Coin::<T>::transfer_from(
		owner.member,
		&spender,
		signers,
		receiver,
		amount(call.value)?,
		Execution::Immediate,
	)
	.map_err(failed)?;
	let moved = tell(env, outcome, call.from, call.to, call.value)?;
	Ok(ITimeCoin::transferFromCall::abi_encode_returns(&moved))
}

/// Says by an event what became of a transfer; whether it has moved.
fn tell<T: pallet_revive::Config>(
	env: &mut impl Ext<T = T>,
	outcome: MoveOutcome,
	from: Address,
	to: Address,
	value: U256,
) -> Result<bool, Error> {
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
		MoveOutcome::Refused(refusal) => {
			let (reason, detail) = refusal_reason(refusal);
			(
				false,
				ITimeCoinEvents::TransferRefused(ITimeCoin::TransferRefused {
					from,
					to,
					value,
					reason,
					detail,
				}),
			)
		}
	};
	log(env, event)?;
	Ok(moved)
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
