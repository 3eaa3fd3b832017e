//! Worst cases of this pallet: an officer, who is charged to two buckets that have been used, and a pot that is nearly dry.

use crate::{bucket::Bucket, *};
use frame_benchmarking::v2::*;
use frame_support::traits::{
	fungible::{Inspect, Mutate},
	EnsureOrigin,
};
use polkadot_sdk::{sp_core::H256, *};
use timebank_primitives::{BenchmarkWorld, Body, Fuel, Role};

/// What is given away.
const AMOUNT: u128 = 1_000_000_000;

/// The hash of some code.
const CODE: H256 = H256::repeat_byte(7);

/// The head office.
fn head_office<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::HeadOffice::try_successful_origin().map_err(|_| BenchmarkError::Weightless)
}

/// A pot that can give [`AMOUNT`] once.
fn pot<T: Config>() {
	let left = T::Currency::minimum_balance().saturating_add(AMOUNT);
	T::Currency::set_balance(&Pallet::<T>::pot(), left);
}

/// An officer's key.
fn officer<T: Config>() -> T::AccountId {
	T::World::officer(Role::Clerk, Body::Branch(T::World::branch(0)), 1).1
}

/// A new key.
fn key<T: Config>() -> T::AccountId {
	account("key", 0, 0)
}

#[benchmarks]
mod benches {
	use super::*;

	#[benchmark]
	fn set_quota() -> Result<(), BenchmarkError> {
		let class = QuotaClass::Officer;
		let quota = bucket::default_quota(class);
		Quotas::<T>::insert(class, quota);
		Quotas::<T>::insert(QuotaClass::Body, bucket::default_quota(QuotaClass::Body));
		let new = bucket::Quota {
			capacity: bucket::CALL,
			..quota
		};
		let origin = head_office::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, class, new);

		assert_eq!(Quotas::<T>::get(class), Some(new));
		Ok(())
	}

	#[benchmark]
	fn list_key() -> Result<(), BenchmarkError> {
		let origin = head_office::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, key::<T>(), Purpose::Deployer);

		assert_eq!(Listed::<T>::get(key::<T>()), Some(Purpose::Deployer));
		Ok(())
	}

	#[benchmark]
	fn unlist_key() -> Result<(), BenchmarkError> {
		Pallet::<T>::do_list(key::<T>(), Purpose::Relayer)?;
		let origin = head_office::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, key::<T>());

		assert!(!Listed::<T>::contains_key(key::<T>()));
		Ok(())
	}

	// The key has no account yet.
	#[benchmark]
	fn grant() -> Result<(), BenchmarkError> {
		pot::<T>();
		let origin = head_office::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, key::<T>(), AMOUNT);

		assert_eq!(T::Currency::balance(&key::<T>()), AMOUNT);
		Ok(())
	}

	#[benchmark]
	fn set_drip() -> Result<(), BenchmarkError> {
		let origin = head_office::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, AMOUNT);

		assert_eq!(Drip::<T>::get(), AMOUNT);
		Ok(())
	}

	#[benchmark]
	fn admit_code() -> Result<(), BenchmarkError> {
		let origin = head_office::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, CODE);

		assert!(AdmittedCode::<T>::contains_key(CODE));
		Ok(())
	}

	#[benchmark]
	fn withdraw_code() -> Result<(), BenchmarkError> {
		Pallet::<T>::do_admit(CODE)?;
		let origin = head_office::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, CODE);

		assert!(!AdmittedCode::<T>::contains_key(CODE));
		Ok(())
	}

	// The key has no fuel left, and the branch has given before.
	#[benchmark]
	fn top_up() -> Result<(), BenchmarkError> {
		frame_system::Pallet::<T>::set_block_number(1u32.into());
		pot::<T>();
		let who = officer::<T>();
		let Standing::Officer { body, .. } = Pallet::<T>::standing(&who) else {
			return Err(BenchmarkError::Stop("the officer holds a role"));
		};
		let key = T::World::member(T::World::branch(0), 2).1;
		let quota = bucket::default_quota(QuotaClass::TopUp);
		Quotas::<T>::insert(QuotaClass::TopUp, quota);
		let used = Bucket {
			left: quota.capacity,
			at: 1,
		};
		Buckets::<T>::insert((Holder::Body(body), QuotaClass::TopUp), used);
		let had = T::Currency::balance(&key);

		#[extrinsic_call]
		_(frame_system::RawOrigin::Signed(who), key.clone(), AMOUNT);

		assert_eq!(T::Currency::balance(&key), had.saturating_add(AMOUNT));
		assert_eq!(
			Pallet::<T>::left(&Holder::Body(body), QuotaClass::TopUp),
			quota.capacity - AMOUNT
		);
		Ok(())
	}

	// The extension that guards the pool, for one call.
	#[benchmark]
	fn guard() {
		let who = officer::<T>();
		let call: T::RuntimeCall = frame_system::Call::<T>::remark {
			remark: Default::default(),
		}
		.into();
		let admitted;

		#[block]
		{
			admitted = Pallet::<T>::guard(Some(&who), &call);
		}

		assert!(admitted.is_ok());
	}

	// What the payment extension does for a sponsored call: once to validate, once to prepare.
	#[benchmark]
	fn charge() {
		// What the harness measures in: nothing is refilled meanwhile.
		frame_system::Pallet::<T>::set_block_number(1u32.into());
		let who = officer::<T>();
		let payers = Pallet::<T>::payers(&who, Pallet::<T>::standing(&who), Lane::Ordinary);
		assert_eq!(payers.len(), 2, "the officer and the body");
		for (holder, class) in &payers {
			let quota = bucket::default_quota(*class);
			Quotas::<T>::insert(class, quota);
			let used = Bucket {
				left: quota.capacity / 2,
				at: 1,
			};
			Buckets::<T>::insert((holder.clone(), *class), used);
		}
		let before = Pallet::<T>::left(&payers[0].0, payers[0].1);
		let charged;

		#[block]
		{
			let payers = Pallet::<T>::payers(&who, Pallet::<T>::standing(&who), Lane::Ordinary);
			let priority = Pallet::<T>::priority_after(&payers, bucket::CALL);
			charged = priority.and_then(|_| Pallet::<T>::charge(&payers, bucket::CALL));
		}

		assert!(charged.is_some());
		for (holder, class) in &payers {
			assert!(Buckets::<T>::contains_key((holder.clone(), *class)));
		}
		assert_eq!(Pallet::<T>::left(&payers[0].0, payers[0].1), before - bucket::CALL);
	}

	// The seam: a new key gets its first fuel.
	#[benchmark]
	fn drip() {
		pot::<T>();
		Drip::<T>::put(AMOUNT);
		let key = key::<T>();

		#[block]
		{
			<Pallet<T> as Fuel<T::AccountId>>::drip(&key);
		}

		assert_eq!(T::Currency::balance(&key), AMOUNT);
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
