//! Allowances: how many of a member's free coins another key or contract may give away. They exist for the ERC-20 face of
//! the coin; a native call has guardians, proxies and batches in their place.
//!
//! An allowance belongs to the owner's member, whichever key gave it, and binds all its keys. It ends with the key that
//! gave it: what a lost key has promised must not outlive it (DESIGN 2.1).

use crate::{Allowances, Config, Error, Event, Pallet, WeightInfo};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::{frame_support::pallet_prelude::*, sp_runtime::DispatchError};
use scale_info::TypeInfo;
use timebank_primitives::*;

/// Allowances that a member may have given at a time. Each is read with every use of another one, so they are few: a
/// person trusts a handful of contracts.
pub const MAX_ALLOWANCES: u32 = 32;

/// An allowance that never grows less, as ERC-20 contracts have it.
pub const WITHOUT_END: Balance = Balance::MAX;

/// What a member allows a key or contract to give away.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Allowance<AccountId> {
	/// Who may spend.
	pub spender: AccountId,
	/// The owner's key that gave it; without that key it is void.
	pub giver: AccountId,
	/// How much is left, in hundredths of a coin; [`WITHOUT_END`] stays as it is. Never zero.
	pub amount: Balance,
}

/// The allowances that a member has given.
pub type AllowanceList<AccountId> = BoundedVec<Allowance<AccountId>, ConstU32<MAX_ALLOWANCES>>;

impl<T: Config> Pallet<T> {
	/// How much `spender` may give away of the coins of `owner`.
	pub fn allowance(owner: MemberId, spender: &T::AccountId) -> Balance {
		let all = Allowances::<T>::get(owner);
		all.iter()
			.find(|allowance| allowance.spender == *spender)
			.map_or(0, |allowance| allowance.amount)
	}

	/// Sets what `spender` may give away of the coins of the member that `key` controls; zero takes it back. The member.
	pub fn approve(key: &T::AccountId, spender: &T::AccountId, amount: Balance) -> Result<MemberId, DispatchError> {
		let controller = T::Members::controller(key).ok_or(Error::<T>::NotController)?;
		ensure!(!controller.custodied, Error::<T>::CustodiedKey);
		let owner = controller.member;
		let mut all = Allowances::<T>::get(owner);
		all.retain(|allowance| allowance.spender != *spender);
		if amount > 0 {
			let allowance = Allowance {
				spender: spender.clone(),
				giver: key.clone(),
				amount,
			};
			all.try_push(allowance).map_err(|_| Error::<T>::TooManyAllowances)?;
		}
		Self::write_allowances(owner, all);
		Self::deposit_event(Event::AllowanceSet {
			owner,
			giver: key.clone(),
			spender: spender.clone(),
			amount,
		});
		Ok(owner)
	}

	/// Gives coins of `owner` to `to` by the allowance of `spender`, who is `signers.acting`. Coins that are moved or held use
	/// the allowance up: held ones are out of the owner's hands, and would else be held without an end.
	pub fn transfer_from(
		owner: MemberId,
		spender: &T::AccountId,
		signers: Signers,
		to: MemberId,
		amount: Balance,
		execution: Execution,
	) -> Result<MoveOutcome, DispatchError> {
		let allowed = Self::allowance(owner, spender);
		let left = allowed.checked_sub(amount).ok_or(Error::<T>::InsufficientAllowance)?;
		let outcome = Self::transfer(owner, signers, to, amount, execution, None)?;
		if allowed != WITHOUT_END && !matches!(outcome, MoveOutcome::Refused(_)) {
			let mut all = Allowances::<T>::get(owner);
			for allowance in all.iter_mut().filter(|allowance| allowance.spender == *spender) {
				allowance.amount = left;
			}
			all.retain(|allowance| allowance.amount > 0);
			Self::write_allowances(owner, all);
		}
		Ok(outcome)
	}

	/// Ends what was given by keys that no longer control the owner.
	pub(crate) fn void_allowances(owner: MemberId) {
		let mut all = Allowances::<T>::get(owner);
		let is_own =
			|key: &T::AccountId| T::Members::controller(key).is_some_and(|controller| controller.member == owner);
		let before = all.len();
		all.retain(|allowance| {
			let stays = is_own(&allowance.giver);
			if !stays {
				Self::deposit_event(Event::AllowanceSet {
					owner,
					giver: allowance.giver.clone(),
					spender: allowance.spender.clone(),
					amount: 0,
				});
			}
			stays
		});
		if all.len() != before {
			Self::write_allowances(owner, all);
		}
	}

	/// Weight of [`Self::approve`], and of what [`Self::transfer_from`] does besides the transfer.
	pub fn allowance_weight() -> Weight {
		T::WeightInfo::approve().saturating_add(T::Members::weight())
	}

	/// Weight of voiding allowances: those of one list, given by no more keys than a member has had at a time.
	pub(crate) fn void_weight() -> Weight {
		T::WeightInfo::void_allowances().saturating_add(T::Members::weight().saturating_mul(u64::from(MAX_CONTROLLERS)))
	}

	fn write_allowances(owner: MemberId, all: AllowanceList<T::AccountId>) {
		if all.is_empty() {
			Allowances::<T>::remove(owner);
		} else {
			Allowances::<T>::insert(owner, all);
		}
	}

	/// Allowances are of something, one per spender; members without any have no entry.
	#[cfg(any(feature = "try-runtime", feature = "std"))]
	pub(crate) fn check_allowances() -> Result<(), polkadot_sdk::sp_runtime::TryRuntimeError> {
		for (_, all) in Allowances::<T>::iter() {
			ensure!(!all.is_empty(), "15: an empty list of allowances is stored");
			for (at, allowance) in all.iter().enumerate() {
				ensure!(allowance.amount > 0, "15: an allowance of nothing");
				let again = all
					.iter()
					.skip(at.saturating_add(1))
					.any(|other| other.spender == allowance.spender);
				ensure!(!again, "15: two allowances of one spender");
			}
		}
		Ok(())
	}
}
