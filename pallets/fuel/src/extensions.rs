//! The transaction extensions.

use crate::*;
use codec::{Decode, DecodeWithMemTracking, Encode};
use core::marker::PhantomData;
use frame_support::{
	pallet_prelude::{
		DispatchResult, InvalidTransaction, TransactionSource, TransactionValidityError, ValidTransaction,
	},
	traits::OriginTrait,
	weights::Weight,
	CloneNoBound, DebugNoBound, DefaultNoBound, EqNoBound, PartialEqNoBound,
};
use frame_system::pallet_prelude::OriginFor;
use polkadot_sdk::*;
use scale_info::{StaticTypeInfo, TypeInfo};
use sp_runtime::{
	impl_tx_ext_default,
	traits::{
		DispatchInfoOf, DispatchOriginOf, Dispatchable, Implication, PostDispatchInfoOf, TransactionExtension,
		TransactionExtensionMetadata, ValidateResult,
	},
	SaturatedConversion,
};

/// Codes of `InvalidTransaction::Custom`, so that a client can say why a transaction was kept out.
pub mod codes {
	/// The signer controls no member, holds no role and is not listed.
	pub const STRANGER: u8 = 1;
	/// The buckets of the signer do not hold what the call costs; they refill with every block.
	pub const QUOTA: u8 = 2;
	/// The code that would be deployed is not admitted.
	pub const CODE: u8 = 3;
}

/// Keeps strangers, filtered calls and code that is not admitted out, whatever the source.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	CloneNoBound,
	EqNoBound,
	PartialEqNoBound,
	DefaultNoBound,
	DebugNoBound,
	TypeInfo,
)]
#[scale_info(skip_type_params(T))]
pub struct PoolGuard<T: Config + Send + Sync>(PhantomData<T>);

impl<T: Config + Send + Sync> PoolGuard<T> {
	/// The extension; it carries nothing.
	pub fn new() -> Self {
		Self(PhantomData)
	}
}

impl<T: Config + Send + Sync> TransactionExtension<T::RuntimeCall> for PoolGuard<T> {
	const IDENTIFIER: &'static str = "PoolGuard";
	type Implicit = ();
	type Val = ();
	type Pre = ();

	fn weight(&self, call: &T::RuntimeCall) -> Weight {
		Pallet::<T>::guard_weight(call)
	}

	fn validate(
		&self,
		origin: DispatchOriginOf<T::RuntimeCall>,
		call: &T::RuntimeCall,
		_info: &DispatchInfoOf<T::RuntimeCall>,
		_len: usize,
		_implicit: Self::Implicit,
		_implication: &impl Implication,
		_source: TransactionSource,
	) -> ValidateResult<Self::Val, T::RuntimeCall> {
		Pallet::<T>::guard(origin.as_signer(), call)?;
		Ok((ValidTransaction::default(), (), origin))
	}

	impl_tx_ext_default!(T::RuntimeCall; prepare);
}

/// Wraps the payment extension: sponsored calls are charged to buckets, all others to it.
///
/// Wallets see the wrapped extension. A tip on a sponsored call is not charged.
#[derive(Encode, Decode, DecodeWithMemTracking, Clone, Eq, PartialEq)]
pub struct Sponsored<T, S>(pub S, PhantomData<T>);

impl<T, S: StaticTypeInfo> TypeInfo for Sponsored<T, S> {
	type Identity = S;
	fn type_info() -> scale_info::Type {
		S::type_info()
	}
}

impl<T, S: core::fmt::Debug> core::fmt::Debug for Sponsored<T, S> {
	fn fmt(&self, f: &mut core::fmt::Formatter) -> core::fmt::Result {
		write!(f, "Sponsored<{:?}>", self.0)
	}
}

impl<T, S> From<S> for Sponsored<T, S> {
	fn from(inner: S) -> Self {
		Self(inner, PhantomData)
	}
}

/// What `validate` found, or `prepare` did.
pub enum Payment<Inner, AccountId> {
	/// The wrapped extension charges fuel.
	Fuel(Inner),
	/// These buckets are charged.
	Buckets {
		/// Which.
		payers: Payers<AccountId>,
		/// How much, in units of fuel.
		fee: u128,
		/// Weight of the wrapped extension, which did nothing.
		unused: Weight,
	},
}

impl<T, S> TransactionExtension<T::RuntimeCall> for Sponsored<T, S>
where
	T: Config + pallet_transaction_payment::Config + Send + Sync,
	S: TransactionExtension<T::RuntimeCall>,
	T::RuntimeCall: Dispatchable<
		Info = frame_support::dispatch::DispatchInfo,
		PostInfo = frame_support::dispatch::PostDispatchInfo,
	>,
	OriginFor<T>: OriginTrait<AccountId = T::AccountId>,
{
	const IDENTIFIER: &'static str = S::IDENTIFIER;
	type Implicit = S::Implicit;
	type Val = Payment<S::Val, T::AccountId>;
	type Pre = Payment<S::Pre, T::AccountId>;

	fn metadata() -> alloc::vec::Vec<TransactionExtensionMetadata> {
		S::metadata()
	}

	fn implicit(&self) -> Result<Self::Implicit, TransactionValidityError> {
		self.0.implicit()
	}

	fn weight(&self, call: &T::RuntimeCall) -> Weight {
		let buckets = <T as Config>::WeightInfo::charge().saturating_add(T::Standings::weight());
		self.0
			.weight(call)
			.saturating_add(buckets)
			.saturating_add(T::Bids::weight(call))
	}

	fn validate(
		&self,
		origin: DispatchOriginOf<T::RuntimeCall>,
		call: &T::RuntimeCall,
		info: &DispatchInfoOf<T::RuntimeCall>,
		len: usize,
		self_implicit: S::Implicit,
		inherited_implication: &impl Implication,
		source: TransactionSource,
	) -> ValidateResult<Self::Val, T::RuntimeCall> {
		let payers = match (origin.as_signer(), T::Lanes::lane(call)) {
			(Some(who), Some(lane)) => Pallet::<T>::payers(who, Pallet::<T>::standing(who), lane),
			_ => Payers::new(),
		};
		if payers.is_empty() {
			let (mut valid, val, origin) =
				self.0
					.validate(origin, call, info, len, self_implicit, inherited_implication, source)?;
			// The wrapped extension knows no tips of Ethereum transactions: without this, a dearer one could not replace
			// another of the same nonce, as wallets do to speed up.
			if let Some(tenths) = T::Bids::tenths(call) {
				valid.priority = bucket::priority_of_bid(valid.priority, tenths);
			}
			return Ok((valid, Payment::Fuel(val), origin));
		}
		let fee: u128 =
			pallet_transaction_payment::Pallet::<T>::compute_fee(len as u32, info, 0u32.into()).saturated_into();
		// Never `ExhaustsResources`: block authors take that for a full block.
		let priority = Pallet::<T>::priority_after(&payers, fee).ok_or(InvalidTransaction::Custom(codes::QUOTA))?;
		let valid = ValidTransaction {
			priority,
			..Default::default()
		};
		Ok((
			valid,
			Payment::Buckets {
				payers,
				fee,
				unused: self.0.weight(call),
			},
			origin,
		))
	}

	fn prepare(
		self,
		val: Self::Val,
		origin: &DispatchOriginOf<T::RuntimeCall>,
		call: &T::RuntimeCall,
		info: &DispatchInfoOf<T::RuntimeCall>,
		len: usize,
	) -> Result<Self::Pre, TransactionValidityError> {
		match val {
			Payment::Fuel(val) => self.0.prepare(val, origin, call, info, len).map(Payment::Fuel),
			Payment::Buckets { payers, fee, unused } => {
				// Charged before dispatch and kept: a call that fails costs the same.
				Pallet::<T>::charge(&payers, fee).ok_or(InvalidTransaction::Custom(codes::QUOTA))?;
				Ok(Payment::Buckets { payers, fee, unused })
			}
		}
	}

	fn post_dispatch_details(
		pre: Self::Pre,
		info: &DispatchInfoOf<T::RuntimeCall>,
		post_info: &PostDispatchInfoOf<T::RuntimeCall>,
		len: usize,
		result: &DispatchResult,
	) -> Result<Weight, TransactionValidityError> {
		match pre {
			Payment::Fuel(pre) => S::post_dispatch_details(pre, info, post_info, len, result),
			Payment::Buckets { unused, .. } => Ok(unused),
		}
	}
}
