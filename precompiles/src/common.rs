//! What all faces share: the guards at their doors, and how the pallets' words are said in numbers.

use alloc::{string::String, vec::Vec};
use core::num::NonZero;
use pallet_revive::precompiles::{
	alloy::{
		primitives::{Address, IntoLogData},
		sol_types::Revert,
	},
	AddressMapper, Error, Ext, RuntimeCosts, H160, H256,
};
use polkadot_sdk::{
	frame_support::{ensure, traits::Get, weights::Weight},
	sp_runtime::DispatchError,
	*,
};
use timebank_primitives::{
	Balance, Contracts, Controller, FilingStatus, Level, MemberId, Members, Refusal, Requirement, Stage,
};

/// The two bytes before the last two of a face's address.
pub const fn address(number: u16) -> NonZero<u16> {
	match NonZero::new(number) {
		Some(number) => number,
		None => panic!("no face is at zero"), // decided when this is compiled
	}
}

/// A runtime that has what the faces act on.
pub trait Host:
	pallet_revive::Config
	+ pallet_time_coin::Config
	+ pallet_identity_filing::Config
	+ frame_system::Config<RuntimeCall: From<pallet_time_coin::Call<Self>>>
{
}

impl<T> Host for T where
	T: pallet_revive::Config
		+ pallet_time_coin::Config
		+ pallet_identity_filing::Config
		+ frame_system::Config<RuntimeCall: From<pallet_time_coin::Call<T>>>
{
}

/// What must be true before a face looks at a call, whatever it asks for.
pub fn enter<T: pallet_revive::Config>(env: &mut impl Ext<T = T>) -> Result<(), Error> {
	// Precompiles are not metered: every path begins with its weight.
	env.charge(<T as frame_system::Config>::DbWeight::get().reads(1))?;
	// The code of this address must not run in the name of another one.
	ensure!(
		!env.is_delegate_call(),
		pallet_revive::Error::<T>::PrecompileDelegateDenied
	);
	// Value would be stuck here: nothing can send it on.
	if !env.value_transferred().is_zero() {
		return Err(revert("this takes no value"));
	}
	Ok(())
}

/// Only in a call that may change something.
pub fn writable<T: pallet_revive::Config>(env: &impl Ext<T = T>) -> Result<(), Error> {
	ensure!(!env.is_read_only(), pallet_revive::Error::<T>::StateChangeDenied);
	Ok(())
}

/// Charges what reads of so many entries cost.
pub fn charge_reads<T: pallet_revive::Config>(env: &mut impl Ext<T = T>, reads: u64) -> Result<(), Error> {
	charge(env, <T as frame_system::Config>::DbWeight::get().reads(reads))
}

/// An answer as long as a list, with what it costs to write it.
pub fn answer<T: pallet_revive::Config>(env: &mut impl Ext<T = T>, encoded: Vec<u8>) -> Result<Vec<u8>, Error> {
	let length = u32::try_from(encoded.len()).unwrap_or(u32::MAX); // no list is as long
	env.frame_meter_mut()
		.charge_weight_token(RuntimeCosts::CopyToContract(length))?;
	Ok(encoded)
}

/// Charges a weight.
pub fn charge<T: pallet_revive::Config>(env: &mut impl Ext<T = T>, weight: Weight) -> Result<(), Error> {
	env.charge(weight)?;
	Ok(())
}

/// A filed contract acts only while the code is there that was filed: another contract can come to the same address.
pub fn unchanged<T>(env: &mut impl Ext<T = T>, member: MemberId) -> Result<(), Error>
where
	T: pallet_revive::Config + pallet_identity_filing::Config,
{
	charge_reads(env, 1)?;
	if let Some(filed) = pallet_identity_filing::Pallet::<T>::contract(member) {
		charge(env, <T as pallet_identity_filing::Config>::Contracts::weight())?;
		let there = <T as pallet_identity_filing::Config>::Contracts::code_hash(filed.address);
		if there != Some(filed.code_hash) {
			return Err(revert("the contract's code is not the filed one"));
		}
	}
	Ok(())
}

/// Writes and charges a log.
pub fn log<T: pallet_revive::Config>(env: &mut impl Ext<T = T>, event: impl IntoLogData) -> Result<(), Error> {
	let (topics, data) = event.into_log_data().split();
	let topics: Vec<H256> = topics.into_iter().map(|topic| H256(topic.0)).collect();
	env.frame_meter_mut().charge_weight_token(RuntimeCosts::DepositEvent {
		num_topic: topics.len() as u32,
		len: data.len() as u32,
	})?;
	env.deposit_event(topics, data.to_vec());
	Ok(())
}

/// The account of whoever calls: a key or a contract.
pub fn caller<T: pallet_revive::Config>(env: &impl Ext<T = T>) -> Result<T::AccountId, Error> {
	let caller = env.caller();
	let account = caller.account_id().map_err(|_| revert("the caller has no account"))?;
	Ok(account.clone())
}

/// The member whose key signed the transaction; it differs from the caller's when a contract calls.
pub fn origin_member<T, M>(env: &impl Ext<T = T>) -> Option<MemberId>
where
	T: pallet_revive::Config,
	M: Members<T::AccountId>,
{
	let account = env.origin().account_id().ok()?;
	M::controller(account).map(|Controller { member, .. }| member)
}

/// The account that an address stands for.
pub fn account_of<T: pallet_revive::Config>(address: &Address) -> T::AccountId {
	<T as pallet_revive::Config>::AddressMapper::to_account_id(&H160(address.into_array()))
}

/// The address by which an account is known.
pub fn address_of<T: pallet_revive::Config>(account: &T::AccountId) -> Address {
	<T as pallet_revive::Config>::AddressMapper::to_address(account)
		.0
		.into()
}

/// Ends the frame, and undoes what it did, with a reason that a wallet can show.
pub fn revert(reason: impl Into<String>) -> Error {
	Error::Revert(Revert { reason: reason.into() })
}

/// The name of a pallet's error, so that a wallet can show it.
pub fn failed(error: DispatchError) -> Error {
	revert(match error {
		DispatchError::Module(module) => module.message.unwrap_or("the ledger refuses this"),
		_ => "the ledger refuses this",
	})
}

/// An amount of the ledger.
pub fn amount(value: pallet_revive::precompiles::alloy::primitives::U256) -> Result<Balance, Error> {
	value.try_into().map_err(|_| revert("more than there can be"))
}

/// The number of a stage.
pub fn stage(number: u8) -> Result<Stage, Error> {
	Ok(match number {
		0 => Stage::Booking,
		1 => Stage::ActivityEnd,
		2 => Stage::TrainingEnd,
		3 => Stage::Gift,
		4 => Stage::Redeem,
		_ => return Err(revert("there is no such stage")),
	})
}

/// A stage as a number.
pub const fn stage_number(stage: Stage) -> u8 {
	match stage {
		Stage::Booking => 0,
		Stage::ActivityEnd => 1,
		Stage::TrainingEnd => 2,
		Stage::Gift => 3,
		Stage::Redeem => 4,
	}
}

/// A status as a number.
pub const fn status_number(status: FilingStatus) -> u8 {
	match status {
		FilingStatus::Submitted => 0,
		FilingStatus::InReview => 1,
		FilingStatus::Filed => 2,
		FilingStatus::Rejected => 3,
		FilingStatus::Suspended => 4,
		FilingStatus::Closed => 5,
	}
}

/// A level as a number.
pub const fn level_number(level: Level) -> u8 {
	match level {
		Level::None => 0,
		Level::Reviewed => 1,
		Level::Identified => 2,
		Level::Qualified => 3,
	}
}

/// Why something is refused: a number, and what there is to say besides.
pub type Reason = (u8, u64);

/// A requirement that is not met, as a reason.
pub fn requirement_reason(requirement: Requirement) -> Reason {
	match requirement {
		Requirement::Unknown => (1, 0),
		Requirement::NotFiled(status) => (2, status_number(status).into()),
		Requirement::LevelTooLow { required, .. } => (3, level_number(required).into()),
		Requirement::RiskTooHigh { .. } => (4, 0),
		Requirement::QualificationMissing(code) => (5, code.into()),
		Requirement::AttestationStale => (6, 0),
		Requirement::RecoveryWait { until } => (7, until),
		Requirement::RecoveryDisputed => (8, 0),
	}
}

/// A refusal as a reason.
pub fn refusal_reason(refusal: Refusal) -> Reason {
	match refusal {
		Refusal::Requirement { requirement, .. } => requirement_reason(requirement),
		Refusal::Rules { alert } => (9, alert.0),
		Refusal::Restricted { case, .. } => (10, case.0),
	}
}

/// Joins a list for an answer.
pub fn list<I, O>(items: impl IntoIterator<Item = I>, show: impl Fn(I) -> O) -> Vec<O> {
	items.into_iter().map(show).collect()
}
