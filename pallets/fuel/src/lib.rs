//! Who may use the chain, how much of it without a fee, and the fuel that Ethereum transactions burn.
//!
//! # Overview
//!
//! The native unit is fuel: it pays for Ethereum gas, buys nothing and gives no right. Elderly people need none of it:
//! calls of members and roles are *sponsored* within token buckets that are counted in the fee that the call would
//! cost. Strangers, that is keys which control no member and hold no role, are kept out of the transaction pool, with or
//! without fuel.
//!
//! Two transaction extensions do this; wallets see neither:
//!
//! * [`PoolGuard`] refuses strangers, and calls that the base call filter stops, in `validate` for every source: a
//!   filtered call must not enter a block, where a filtered Ethereum transaction makes the block unreadable.
//! * [`Sponsored`] wraps the payment extension. A native call that the runtime names sponsored is charged to the
//!   buckets of its sender; everything else, Ethereum transactions always, to the inner extension.
//!
//! An officer's calls are charged to the officer and to the body, and one officer may use up half of the body's bucket at
//! most: a stolen key of a clerk does not stop its branch. Who has used the smaller share of a bucket comes first.
//!
//! A bucket fills by a fixed amount per block up to its capacity and is computed when it is read; nothing scans.
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
pub mod bucket;
mod extensions;
mod functions;
mod impls;
#[cfg(any(feature = "try-runtime", feature = "std"))]
mod try_state;
mod types;
pub mod weights;

#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;

pub use extensions::{codes, Payment, PoolGuard, Sponsored};
pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

use polkadot_sdk::{sp_core::H256, *};
use timebank_primitives::Body;

#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use alloc::vec::Vec;
	use frame_support::{
		pallet_prelude::*,
		traits::fungible::{Inspect, Mutate},
		PalletId,
	};
	use frame_system::pallet_prelude::*;

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// Fuel in its smallest unit; one FUEL has 12 decimals.
	pub type FuelOf<T> = <<T as Config>::Currency as Inspect<<T as frame_system::Config>::AccountId>>::Balance;

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What the pallet needs of the runtime.
	#[pallet::config]
	pub trait Config: polkadot_sdk::frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		/// The native unit.
		type Currency: Mutate<Self::AccountId, Balance = u128>;
		/// Who a key is.
		type Standings: Standings<Self::AccountId>;
		/// Which calls are sponsored, and from which bucket.
		type Lanes: Lanes<Self::RuntimeCall>;
		/// Calls that a guarded call carries inside and that would be dispatched with the same origin, so that the guard
		/// sees them too.
		type Inner: InnerCalls<Self::RuntimeCall>;
		/// Which code a call would deploy.
		type Deployments: Deployments<Self::RuntimeCall>;
		/// What a call offers for its place in the pool.
		type Bids: Bids<Self::RuntimeCall>;
		/// The head office: sets quotas, lists keys, grants fuel.
		type HeadOffice: EnsureOrigin<Self::RuntimeOrigin>;
		/// From which the account of the pot is derived.
		#[pallet::constant]
		type PotId: Get<PalletId>;
		/// Weights of the calls.
		type WeightInfo: WeightInfo;

		/// The surroundings of benchmarked calls.
		#[cfg(feature = "runtime-benchmarks")]
		type World: timebank_primitives::BenchmarkWorld<Self::AccountId>;
	}

	/// The buckets that have been used; a missing one is full.
	// Blake2: keys of governors are chosen by people.
	#[pallet::storage]
	pub type Buckets<T: Config> = StorageMap<_, Blake2_128Concat, (Holder<T::AccountId>, QuotaClass), bucket::Bucket>;

	/// Capacity and refill of each class of buckets.
	#[pallet::storage]
	pub type Quotas<T: Config> = StorageMap<_, Twox64Concat, QuotaClass, bucket::Quota>;

	/// Keys that belong to no person and may use the chain for fuel: deployers and relayers.
	#[pallet::storage]
	pub type Listed<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, Purpose>;

	/// Code that may be deployed: hashes of what contracts are made from, arguments included.
	// Hashes are even already.
	#[pallet::storage]
	pub type AdmittedCode<T: Config> = StorageMap<_, Identity, H256, ()>;

	/// Fuel that a newly bound key of a member gets.
	#[pallet::storage]
	pub type Drip<T: Config> = StorageValue<_, u128, ValueQuery>;

	/// What happened.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A quota has been set.
		QuotaSet {
			/// Which class of buckets.
			class: QuotaClass,
			/// Before; none means the default.
			old: Option<bucket::Quota>,
			/// After.
			new: bucket::Quota,
		},
		/// A key has been listed.
		KeyListed {
			/// The key.
			key: T::AccountId,
			/// What for.
			purpose: Purpose,
		},
		/// A key is listed no more.
		KeyUnlisted {
			/// The key.
			key: T::AccountId,
		},
		/// A key got fuel from the pot.
		FuelGranted {
			/// The key.
			key: T::AccountId,
			/// How much, in the smallest unit.
			amount: u128,
		},
		/// A key of a member got fuel from the pot, within the quota of a branch.
		ToppedUp {
			/// The branch.
			body: Body,
			/// The key.
			key: T::AccountId,
			/// How much, in the smallest unit.
			amount: u128,
		},
		/// The pot could not give a key its first fuel.
		PotDry {
			/// The key.
			key: T::AccountId,
			/// What was asked for.
			amount: u128,
		},
		/// Code may be deployed by listed deployers.
		CodeAdmitted {
			/// Hash of the code with its arguments.
			hash: H256,
		},
		/// Code may be deployed no more; what runs already is not touched.
		CodeWithdrawn {
			/// Hash of the code with its arguments.
			hash: H256,
		},
		/// The first fuel of a new key has been set.
		DripSet {
			/// Before.
			old: u128,
			/// After.
			new: u128,
		},
	}

	/// Why a call was refused.
	#[pallet::error]
	pub enum Error<T> {
		/// A quota must admit at least one ordinary call and refill.
		QuotaTooSmall,
		/// The key is listed already.
		AlreadyListed,
		/// The key is not listed.
		NotListed,
		/// The amount is zero.
		ZeroAmount,
		/// The pot does not hold that much.
		PotTooLow,
		/// The code is admitted already.
		AlreadyAdmitted,
		/// The code is not admitted.
		NotAdmitted,
		/// One officer could use up more than half of what the body has: a stolen key would stop a branch.
		OfficerCouldEmptyBody,
		/// The sender is neither an officer of a branch nor its key.
		NotOfBranch,
		/// The key controls no member.
		NotAMember,
		/// The branch has not so much left to give; its quota refills with every block.
		QuotaUsedUp,
	}

	/// Quotas, listed keys and the first fuel.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Listed keys.
		pub listed: Vec<(T::AccountId, Purpose)>,
		/// Fuel that a newly bound key gets, in the smallest unit.
		pub drip: u128,
		/// Fuel in the pot at the start, in the smallest unit.
		pub pot: u128,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			Drip::<T>::put(self.drip);
			// The pot is nobody's key: a reference of its own keeps it alive when it is dry.
			let pot = Pallet::<T>::pot();
			frame_system::Pallet::<T>::inc_providers(&pot);
			if self.pot > 0 {
				T::Currency::mint_into(&pot, self.pot)
					.expect("the pot of the genesis must hold the existential deposit");
			}
			for (key, purpose) in &self.listed {
				Pallet::<T>::do_list(key.clone(), *purpose).expect("genesis lists a key once");
			}
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			for class in QuotaClass::ALL {
				assert!(
					bucket::default_quota(class).is_usable(),
					"default quota must admit a call"
				);
			}
			assert!(
				bucket::leaves_half(
					bucket::default_quota(QuotaClass::Officer),
					bucket::default_quota(QuotaClass::Body)
				),
				"one officer must not empty the bucket of all"
			);
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Sets capacity and refill of a class of buckets, in units of fuel.
		///
		/// Origin: the head office.
		/// Parameters: `class`; `quota`.
		/// Events: `QuotaSet`.
		/// Errors: `QuotaTooSmall`, `OfficerCouldEmptyBody` (the quota of an officer is at most half of a body's).
		#[pallet::call_index(0)]
		#[pallet::weight(<T as Config>::WeightInfo::set_quota())]
		pub fn set_quota(origin: OriginFor<T>, class: QuotaClass, quota: bucket::Quota) -> DispatchResult {
			T::HeadOffice::ensure_origin(origin)?;
			Self::do_set_quota(class, quota)
		}

		/// Lists a key that belongs to no person: it may use the chain and pays with fuel.
		///
		/// Origin: the head office.
		/// Parameters: `key`; `purpose`.
		/// Events: `KeyListed`.
		/// Errors: `AlreadyListed`.
		#[pallet::call_index(1)]
		#[pallet::weight(<T as Config>::WeightInfo::list_key())]
		pub fn list_key(origin: OriginFor<T>, key: T::AccountId, purpose: Purpose) -> DispatchResult {
			T::HeadOffice::ensure_origin(origin)?;
			Self::do_list(key, purpose)
		}

		/// Takes a key off the list.
		///
		/// Origin: the head office.
		/// Parameters: `key`.
		/// Events: `KeyUnlisted`.
		/// Errors: `NotListed`.
		#[pallet::call_index(2)]
		#[pallet::weight(<T as Config>::WeightInfo::unlist_key())]
		pub fn unlist_key(origin: OriginFor<T>, key: T::AccountId) -> DispatchResult {
			T::HeadOffice::ensure_origin(origin)?;
			Self::do_unlist(key)
		}

		/// Gives fuel from the pot.
		///
		/// Origin: the head office.
		/// Parameters: `key`, who gets it; `amount`, in the smallest unit of fuel.
		/// Events: `FuelGranted`.
		/// Errors: `ZeroAmount`, `PotTooLow`.
		#[pallet::call_index(3)]
		#[pallet::weight(<T as Config>::WeightInfo::grant())]
		pub fn grant(origin: OriginFor<T>, key: T::AccountId, amount: u128) -> DispatchResult {
			T::HeadOffice::ensure_origin(origin)?;
			Self::do_grant(key, amount)
		}

		/// Sets the fuel that a newly bound key of a member gets; zero gives none.
		///
		/// Origin: the head office.
		/// Parameters: `amount`, in the smallest unit of fuel.
		/// Events: `DripSet`.
		#[pallet::call_index(4)]
		#[pallet::weight(<T as Config>::WeightInfo::set_drip())]
		pub fn set_drip(origin: OriginFor<T>, amount: u128) -> DispatchResult {
			T::HeadOffice::ensure_origin(origin)?;
			let old = Drip::<T>::mutate(|drip| core::mem::replace(drip, amount));
			Self::deposit_event(Event::DripSet { old, new: amount });
			Ok(())
		}

		/// Admits code: a listed deployer may deploy it, as often as wanted.
		///
		/// Origin: the head office.
		/// Parameters: `hash`, Keccak-256 of all that the contract is made from: the code before it is run, with the arguments
		/// of the constructor.
		/// Events: `CodeAdmitted`.
		/// Errors: `AlreadyAdmitted`.
		#[pallet::call_index(5)]
		#[pallet::weight(<T as Config>::WeightInfo::admit_code())]
		pub fn admit_code(origin: OriginFor<T>, hash: H256) -> DispatchResult {
			T::HeadOffice::ensure_origin(origin)?;
			Self::do_admit(hash)
		}

		/// Withdraws the admission of code. Contracts that were made from it stay.
		///
		/// Origin: the head office.
		/// Parameters: `hash`, as it was admitted.
		/// Events: `CodeWithdrawn`.
		/// Errors: `NotAdmitted`.
		#[pallet::call_index(6)]
		#[pallet::weight(<T as Config>::WeightInfo::withdraw_code())]
		pub fn withdraw_code(origin: OriginFor<T>, hash: H256) -> DispatchResult {
			T::HeadOffice::ensure_origin(origin)?;
			Self::do_withdraw(hash)
		}

		/// Gives a member's key fuel from the pot, within the quota of the branch ([`QuotaClass::TopUp`]). A first fuel comes by
		/// itself when a key is bound; this is for who has used it up.
		///
		/// Origin: an officer of a branch, or the branch's key.
		/// Parameters: `key`, who gets it; `amount`, in the smallest unit of fuel.
		/// Events: `ToppedUp`.
		/// Errors: `NotOfBranch`, `NotAMember`, `ZeroAmount`, `QuotaUsedUp`, `PotTooLow`.
		#[pallet::call_index(7)]
		#[pallet::weight(<T as Config>::WeightInfo::top_up().saturating_add(T::Standings::weight().saturating_mul(2)))]
		pub fn top_up(origin: OriginFor<T>, key: T::AccountId, amount: u128) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_top_up(&who, key, amount)
		}
	}
}
