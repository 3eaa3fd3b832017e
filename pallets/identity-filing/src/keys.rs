//! Keys: how they are proven, bound to a member and unbound.

use crate::{pallet::*, proofs, types::*};
use polkadot_sdk::{
	frame_support::{dispatch::DispatchResult, ensure},
	frame_system,
	sp_core::H256,
	sp_io::hashing::blake2_256,
	sp_runtime::{traits::Verify, DispatchError},
};
use timebank_primitives::{Controller, FilingChange, FilingStatus, Fuel, MemberId, OnFilingChange, Roles};

impl<T: Config> Pallet<T> {
	/// Checks that a key is free: it controls nobody and holds no role.
	pub(crate) fn ensure_bindable(key: &T::AccountId) -> DispatchResult {
		ensure!(!MemberOf::<T>::contains_key(key), Error::<T>::KeyTaken);
		ensure!(T::Roles::holder(key).is_none(), Error::<T>::KeyHoldsRole);
		Ok(())
	}

	/// Checks that `key` has signed `payload` and that this proof is new; returns what marks it as used. It is the
	/// payload's hash and not the signature's, because one payload has many valid signatures.
	pub(crate) fn check_proof(
		payload: &[u8],
		signature: &T::Signature,
		key: &T::AccountId,
	) -> Result<H256, DispatchError> {
		let proof = H256(blake2_256(payload));
		ensure!(!SpentProofs::<T>::contains_key(proof), Error::<T>::ProofSpent);
		let signed = proofs::forms(payload)
			.iter()
			.any(|form| signature.verify(form.as_slice(), key));
		ensure!(signed, Error::<T>::InvalidProof);
		Ok(proof)
	}

	/// Binds a key that is known to be free.
	pub(crate) fn bind(member: MemberId, key: T::AccountId, custodied: bool) -> DispatchResult {
		Controllers::<T>::try_mutate(member, |keys| keys.try_push(key.clone()))
			.map_err(|_| Error::<T>::MaxControllersExceeded)?;
		MemberOf::<T>::insert(&key, Controller { member, custodied });
		frame_system::Pallet::<T>::inc_providers(&key);
		Ok(())
	}

	pub(crate) fn do_link_controller(
		who: &T::AccountId,
		key: T::AccountId,
		custodied: bool,
		proof: T::Signature,
	) -> DispatchResult {
		let Controller {
			member,
			custodied: by_branch,
		} = MemberOf::<T>::get(who).ok_or(Error::<T>::NotAuthorized)?;
		ensure!(!by_branch, Error::<T>::CustodiedKey);
		let mut filing = Self::filing(member)?;
		ensure!(filing.status.may_send(), Error::<T>::WrongStatus);
		ensure!(
			!Controllers::<T>::get(member).is_full(),
			Error::<T>::MaxControllersExceeded
		);
		Self::ensure_bindable(&key)?;
		let proof = Self::check_proof(&Self::link_payload(member, &key), &proof, &key)?;

		let drip = filing.status == FilingStatus::Filed && Self::count_drip(&mut filing);
		Self::write_version(
			member,
			filing,
			Author::Member(member),
			Change::KeyLinked {
				key: key.clone(),
				custodied,
			},
		)?;
		SpentProofs::<T>::insert(proof, ());
		Self::bind(member, key.clone(), custodied)?;
		if drip {
			T::Fuel::drip(&key);
		}
		Ok(())
	}

	pub(crate) fn do_unlink_controller(who: &T::AccountId, key: T::AccountId) -> DispatchResult {
		let Controller { member, custodied } = MemberOf::<T>::get(who).ok_or(Error::<T>::NotAuthorized)?;
		let filing = Self::filing(member)?;
		ensure!(filing.status.may_send(), Error::<T>::WrongStatus);
		let mut keys = Controllers::<T>::get(member);
		ensure!(keys.contains(&key), Error::<T>::KeyNotFound);
		ensure!(!custodied || *who == key, Error::<T>::CustodiedKey);
		ensure!(keys.len() > 1, Error::<T>::LastKey);

		// The account keeps its reference: reaped, it would start again at nonce zero, and were the key bound once more,
		// its old transactions could be replayed.
		Self::write_version(
			member,
			filing,
			Author::Member(member),
			Change::KeyUnlinked { key: key.clone() },
		)?;
		keys.retain(|known| *known != key);
		Controllers::<T>::insert(member, keys);
		MemberOf::<T>::remove(&key);
		T::OnFilingChange::on_filing_change(member, &FilingChange::KeyRemoved);
		Ok(())
	}
}
