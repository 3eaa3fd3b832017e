//! The state changes behind the calls, and the charging of buckets.

use crate::*;
use alloc::{vec, vec::Vec};
use bucket::{Quota, PRIORITIES};
use core::cell::Cell;
use frame_support::{
	pallet_prelude::*,
	traits::{
		fungible::{Inspect, Mutate},
		tokens::{Fortitude, Preservation},
		Contains,
	},
};
use polkadot_sdk::*;
use sp_runtime::traits::{AccountIdConversion, UniqueSaturatedInto};
use timebank_primitives::{BlockNumber, Body};

impl<T: Config> Pallet<T> {
	/// The account that fees flow into and fuel is granted from.
	pub fn pot() -> T::AccountId {
		T::PotId::get().into_account_truncating()
	}

	/// The quota in force of a class.
	pub fn quota(class: QuotaClass) -> Quota {
		Quotas::<T>::get(class).unwrap_or(bucket::default_quota(class))
	}

	/// The standing of a key.
	pub fn standing(key: &T::AccountId) -> Standing {
		match T::Standings::standing(key) {
			Standing::Stranger if Listed::<T>::contains_key(key) => Standing::Listed,
			known => known,
		}
	}

	fn now() -> BlockNumber {
		frame_system::Pallet::<T>::block_number().unique_saturated_into()
	}

	/// The buckets that a sponsored call of `key` is charged to; empty if nobody sponsors it.
	pub fn payers(key: &T::AccountId, standing: Standing, lane: Lane) -> Payers<T::AccountId> {
		let class = match lane {
			Lane::Ordinary => None,
			Lane::Governance => Some(QuotaClass::Governance),
			Lane::Freeze => Some(QuotaClass::Freeze),
			Lane::Recovery => Some(QuotaClass::Recovery),
		};
		match standing {
			Standing::Stranger | Standing::Listed => Vec::new(),
			Standing::Member { member, restricted } => {
				let class = match (lane, restricted) {
					// Keys can be replaced when everything else is used up.
					(Lane::Recovery, _) => QuotaClass::Recovery,
					// The buckets of governance and cases are made for those who hold office.
					(_, true) => QuotaClass::Restricted,
					(_, false) => QuotaClass::Member,
				};
				vec![(Holder::Member(member), class)]
			}
			Standing::Officer { member, body } => match class {
				Some(class) => vec![(Holder::Officer(body, member), class)],
				// An officer spends of the body's bucket and cannot empty it alone.
				None => vec![
					(Holder::Officer(body, member), QuotaClass::Officer),
					(Holder::Body(body), QuotaClass::Body),
				],
			},
			Standing::Branch(body) => vec![(Holder::Body(body), class.unwrap_or(QuotaClass::Body))],
			// The head office acts by motions; its everyday calls count as governance.
			Standing::Governor => vec![(Holder::Key(key.clone()), QuotaClass::Governance)],
		}
	}

	/// What is left in a bucket, in units of fuel.
	pub fn left(holder: &Holder<T::AccountId>, class: QuotaClass) -> u128 {
		bucket::level(Buckets::<T>::get((holder, class)), Self::quota(class), Self::now())
	}

	/// How soon a call comes that costs `fee`: what it leaves of the emptiest bucket, in [`PRIORITIES`] parts of a full one;
	/// `None` if one of them has not enough. Who has used little comes first, and a share is compared, not an amount: the
	/// calls of an officer, whose bucket is large, do not push those of all members out of the pool.
	pub(crate) fn priority_after(payers: &Payers<T::AccountId>, fee: u128) -> Option<u64> {
		payers
			.iter()
			.map(|(holder, class)| {
				let left = Self::left(holder, *class).checked_sub(fee)?;
				let full = Self::quota(*class).capacity;
				// A capacity beyond all reason gives the lowest priority, and does not keep the call out.
				let parts = left.checked_mul(u128::from(PRIORITIES));
				let share = parts.and_then(|parts| parts.checked_div(full)).unwrap_or(0);
				Some(share.unique_saturated_into())
			})
			.try_fold(PRIORITIES, |least, share| share.map(|share: u64| least.min(share)))
	}

	/// Refuses strangers, and calls that the filter stops or that deploy what is not admitted, by themselves or inside others.
	pub(crate) fn guard(who: Option<&T::AccountId>, call: &T::RuntimeCall) -> Result<(), InvalidTransaction> {
		if who.is_some_and(|who| Self::standing(who) == Standing::Stranger) {
			return Err(InvalidTransaction::Custom(codes::STRANGER));
		}
		let allowed = |call: &T::RuntimeCall| T::BaseCallFilter::contains(call);
		if !T::Inner::all(call, &allowed) {
			return Err(InvalidTransaction::Call);
		}
		if !T::Inner::all(call, &Self::may_deploy) {
			return Err(InvalidTransaction::Custom(codes::CODE));
		}
		Ok(())
	}

	/// Weight of [`Self::guard`]: the filter looks up every call that is inside.
	pub(crate) fn guard_weight(call: &T::RuntimeCall) -> Weight {
		let calls = Cell::new(0u64);
		// What is nested too deep is refused, and not looked at any further.
		let _ = T::Inner::all(call, &|_: &T::RuntimeCall| {
			// A transaction has no more calls than bytes.
			calls.set(calls.get().saturating_add(1));
			true
		});
		let inside = calls.get().saturating_sub(1);
		T::WeightInfo::guard()
			.saturating_add(T::Standings::weight())
			.saturating_add(T::Deployments::weight(call))
			.saturating_add(T::DbWeight::get().reads(inside))
	}

	/// Takes `fee` from every bucket, or from none.
	pub(crate) fn charge(payers: &Payers<T::AccountId>, fee: u128) -> Option<()> {
		let now = Self::now();
		let mut taken = Vec::new();
		for payer in payers {
			taken.push(bucket::taken(Buckets::<T>::get(payer), Self::quota(payer.1), now, fee)?);
		}
		for (payer, bucket) in payers.iter().zip(taken) {
			Buckets::<T>::insert(payer, bucket);
		}
		Some(())
	}

	pub(crate) fn do_set_quota(class: QuotaClass, new: Quota) -> DispatchResult {
		ensure!(new.is_usable(), Error::<T>::QuotaTooSmall);
		let (officer, body) = match class {
			QuotaClass::Officer => (new, Self::quota(QuotaClass::Body)),
			QuotaClass::Body => (Self::quota(QuotaClass::Officer), new),
			_ => (Self::quota(QuotaClass::Officer), Self::quota(QuotaClass::Body)),
		};
		ensure!(bucket::leaves_half(officer, body), Error::<T>::OfficerCouldEmptyBody);
		let old = Quotas::<T>::get(class);
		Quotas::<T>::insert(class, new);
		Self::deposit_event(Event::QuotaSet { class, old, new });
		Ok(())
	}

	pub(crate) fn do_list(key: T::AccountId, purpose: Purpose) -> DispatchResult {
		ensure!(!Listed::<T>::contains_key(&key), Error::<T>::AlreadyListed);
		frame_system::Pallet::<T>::inc_providers(&key);
		Listed::<T>::insert(&key, purpose);
		Self::deposit_event(Event::KeyListed { key, purpose });
		Ok(())
	}

	pub(crate) fn do_unlist(key: T::AccountId) -> DispatchResult {
		Listed::<T>::take(&key).ok_or(Error::<T>::NotListed)?;
		// The reference to the account stays: without it the nonce would be forgotten, and whoever has seen old
		// transactions of the key could send them again once it is listed anew.
		Self::deposit_event(Event::KeyUnlisted { key });
		Ok(())
	}

	pub(crate) fn do_grant(key: T::AccountId, amount: u128) -> DispatchResult {
		Self::give(&key, amount)?;
		Self::deposit_event(Event::FuelGranted { key, amount });
		Ok(())
	}

	pub(crate) fn do_top_up(who: &T::AccountId, key: T::AccountId, amount: u128) -> DispatchResult {
		let (Standing::Officer { body, .. } | Standing::Branch(body)) = Self::standing(who) else {
			return Err(Error::<T>::NotOfBranch.into());
		};
		ensure!(matches!(body, Body::Branch(_)), Error::<T>::NotOfBranch);
		// A member with an office is one too.
		let known = matches!(Self::standing(&key), Standing::Member { .. } | Standing::Officer { .. });
		ensure!(known, Error::<T>::NotAMember);
		let payer = (Holder::Body(body), QuotaClass::TopUp);
		let bucket = bucket::taken(Buckets::<T>::get(&payer), Self::quota(payer.1), Self::now(), amount)
			.ok_or(Error::<T>::QuotaUsedUp)?;
		Self::give(&key, amount)?;
		Buckets::<T>::insert(&payer, bucket);
		Self::deposit_event(Event::ToppedUp { body, key, amount });
		Ok(())
	}

	/// Moves fuel from the pot to a key.
	fn give(key: &T::AccountId, amount: u128) -> DispatchResult {
		ensure!(amount > 0, Error::<T>::ZeroAmount);
		let pot = Self::pot();
		let there = T::Currency::reducible_balance(&pot, Preservation::Preserve, Fortitude::Polite);
		ensure!(there >= amount, Error::<T>::PotTooLow);
		T::Currency::transfer(&pot, key, amount, Preservation::Preserve)?;
		Ok(())
	}

	/// Whether a call deploys nothing, or only what is admitted.
	pub fn may_deploy(call: &T::RuntimeCall) -> bool {
		T::Deployments::code(call).is_none_or(AdmittedCode::<T>::contains_key)
	}

	pub(crate) fn do_admit(hash: H256) -> DispatchResult {
		ensure!(!AdmittedCode::<T>::contains_key(hash), Error::<T>::AlreadyAdmitted);
		AdmittedCode::<T>::insert(hash, ());
		Self::deposit_event(Event::CodeAdmitted { hash });
		Ok(())
	}

	pub(crate) fn do_withdraw(hash: H256) -> DispatchResult {
		AdmittedCode::<T>::take(hash).ok_or(Error::<T>::NotAdmitted)?;
		Self::deposit_event(Event::CodeWithdrawn { hash });
		Ok(())
	}
}
