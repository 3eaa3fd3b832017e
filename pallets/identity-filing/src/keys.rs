//! Keys: how they are proven, bound to a member and unbound.

use crate::{
	pallet::*,
	proofs,
	rules::{self, DelayFault},
	types::*,
};
use polkadot_sdk::{
	frame_support::{dispatch::DispatchResult, ensure},
	frame_system,
	sp_core::H256,
	sp_io::hashing::blake2_256,
	sp_runtime::{traits::Verify, DispatchError},
};
use timebank_primitives::{
	Body, Controller, FilingChange, FilingStatus, Fuel, MemberId, OnControllerRemoved, OnFilingChange, Role,
	RoleHolder, Roles,
};

impl<T: Config> Pallet<T> {
	/// Checks that a key is free: it controls nobody and holds no role.
	pub(crate) fn ensure_bindable(key: &T::AccountId) -> DispatchResult {
		ensure!(!MemberOf::<T>::contains_key(key), Error::<T>::KeyTaken);
		ensure!(T::Roles::holder(key).is_none(), Error::<T>::KeyHoldsRole);
		Ok(())
	}

	/// Checks that `key` has signed `payload`.
	pub(crate) fn check_signature(payload: &[u8], signature: &T::Signature, key: &T::AccountId) -> DispatchResult {
		let signed = proofs::forms(payload)
			.iter()
			.any(|form| signature.verify(form.as_slice(), key));
		ensure!(signed, Error::<T>::InvalidProof);
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
		Self::check_signature(payload, signature, key)?;
		Ok(proof)
	}

	/// Counts a proof as used.
	pub(crate) fn use_nonce(filing: &mut Filing) -> DispatchResult {
		filing.key_nonce = filing.key_nonce.checked_add(1).ok_or(Error::<T>::NumbersExhausted)?;
		Ok(())
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
		Self::check_signature(&Self::link_payload(member, &key), &proof, &key)?;
		Self::use_nonce(&mut filing)?;

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
		Self::bind(member, key.clone(), custodied)?;
		if drip {
			T::Fuel::drip(&key);
		}
		Ok(())
	}

	pub(crate) fn do_unlink_controller(who: &T::AccountId, key: T::AccountId) -> DispatchResult {
		let Controller { member, .. } = MemberOf::<T>::get(who).ok_or(Error::<T>::NotAuthorized)?;
		let filing = Self::filing(member)?;
		ensure!(filing.status.may_send(), Error::<T>::WrongStatus);
		ensure!(Controllers::<T>::get(member).contains(&key), Error::<T>::KeyNotFound);
		ensure!(*who == key, Error::<T>::NotOwnKey);
		Self::remove_key(member, filing, Author::Member(member), key)
	}

	/// Takes a key from a member that has another one. What the key had given is void.
	fn remove_key(member: MemberId, filing: Filing, by: Author, key: T::AccountId) -> DispatchResult {
		let mut keys = Controllers::<T>::get(member);
		ensure!(keys.contains(&key), Error::<T>::KeyNotFound);
		ensure!(keys.len() > 1, Error::<T>::LastKey);
		Self::write_version(member, filing, by, Change::KeyUnlinked { key: key.clone() })?;
		keys.retain(|known| *known != key);
		for other in &keys {
			let same = |removal: &Removal<T::AccountId>| removal.key == key;
			if Removals::<T>::get(member, other).as_ref().is_some_and(same) {
				Removals::<T>::remove(member, other);
			}
		}
		Controllers::<T>::insert(member, keys);
		Self::release_key(member, &key);
		T::OnFilingChange::on_filing_change(member, &FilingChange::KeyRemoved);
		Ok(())
	}

	/// Ends the binding of a key.
	pub(crate) fn release_key(member: MemberId, key: &T::AccountId) {
		// The account keeps its reference: reaped, it would start again at nonce zero, and were the key bound once more,
		// its old transactions could be replayed.
		MemberOf::<T>::remove(key);
		Removals::<T>::remove(member, key);
		T::OnControllerRemoved::on_controller_removed(key);
	}

	pub(crate) fn do_request_removal(who: &T::AccountId, key: T::AccountId) -> DispatchResult {
		let Controller { member, custodied } = MemberOf::<T>::get(who).ok_or(Error::<T>::NotAuthorized)?;
		ensure!(!custodied, Error::<T>::CustodiedKey);
		ensure!(Self::filing(member)?.status.may_send(), Error::<T>::WrongStatus);
		ensure!(Controllers::<T>::get(member).contains(&key), Error::<T>::KeyNotFound);
		ensure!(*who != key, Error::<T>::OwnKey);
		let now = Self::now();
		let removal = Removal {
			key: key.clone(),
			at: now,
			// A delay beyond the range of times never ends, which is the safe side.
			due: now.saturating_add(Delays::<T>::get().removal),
			objected: false,
		};
		Removals::<T>::insert(member, who, removal);
		Self::deposit_event(Event::RemovalRequested {
			member,
			by: who.clone(),
			key,
		});
		Ok(())
	}

	pub(crate) fn do_object_to_removal(who: &T::AccountId, requester: T::AccountId) -> DispatchResult {
		let member = MemberOf::<T>::get(who).ok_or(Error::<T>::NotAuthorized)?.member;
		let mut removal = Self::removal(member, &requester)?;
		if *who == requester {
			Removals::<T>::remove(member, &requester);
		} else {
			ensure!(!removal.objected, Error::<T>::AlreadyObjected);
			removal.objected = true;
			Removals::<T>::insert(member, &requester, removal);
		}
		Self::deposit_event(Event::RemovalObjected {
			member,
			requester,
			by: who.clone(),
		});
		Ok(())
	}

	fn removal(member: MemberId, requester: &T::AccountId) -> Result<Removal<T::AccountId>, DispatchError> {
		Removals::<T>::get(member, requester).ok_or_else(|| Error::<T>::RemovalNotFound.into())
	}

	pub(crate) fn do_cosign_removal(
		officer: &T::AccountId,
		member: MemberId,
		requester: T::AccountId,
	) -> DispatchResult {
		let filing = Self::filing(member)?;
		let officer = Self::branch_officer(officer)?;
		ensure!(
			officer.body == Body::Branch(Self::home_of(&filing)),
			Error::<T>::OtherBranch
		);
		Self::ensure_independent(officer.member, member)?;
		let removal = Self::removal(member, &requester)?;
		Self::remove_key(member, filing, Self::author(&officer), removal.key)
	}

	pub(crate) fn do_finish_removal(member: MemberId, requester: T::AccountId) -> DispatchResult {
		let filing = Self::filing(member)?;
		let removal = Self::removal(member, &requester)?;
		ensure!(!removal.objected, Error::<T>::RemovalDisputed);
		ensure!(Self::now() >= removal.due, Error::<T>::TooEarly);
		Self::remove_key(member, filing, Author::Member(member), removal.key)
	}

	pub(crate) fn do_set_delays(new: KeyDelays) -> DispatchResult {
		rules::check_delays(&new).map_err(|fault| match fault {
			DelayFault::TooShort => Error::<T>::DelayTooShort,
			DelayFault::TooLong => Error::<T>::DelayTooLong,
		})?;
		let old = Delays::<T>::get();
		Delays::<T>::put(new);
		Self::deposit_event(Event::DelaysSet { old, new });
		Ok(())
	}

	/// A reviewer or manager of some branch.
	pub(crate) fn branch_officer(key: &T::AccountId) -> Result<RoleHolder, DispatchError> {
		T::Roles::holder(key)
			.filter(|holder| matches!(holder.role, Role::Reviewer | Role::Manager))
			.ok_or_else(|| Error::<T>::NotAuthorized.into())
	}
}
