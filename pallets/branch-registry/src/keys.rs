//! Session keys of the branches.

use crate::*;
use alloc::vec::Vec;
use codec::Encode;
use frame_support::pallet_prelude::*;
use polkadot_sdk::*;
use sp_core::{crypto::KeyTypeId, H256};
use sp_io::hashing::blake2_256;
use sp_runtime::traits::OpaqueKeys;
use timebank_primitives::BranchId;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_set_session_keys(key: &T::AccountId, keys: T::Keys, proof: &[u8]) -> DispatchResult {
		let branch = Self::acting_branch(key)?;
		// The finality gadget would drop the change while block production follows it.
		ensure!(!T::Consensus::change_pending(), Error::<T>::ChangePending);
		ensure!(
			key.using_encoded(|owner| keys.ownership_proof_is_valid(owner, proof)),
			Error::<T>::InvalidKeyProof
		);
		for (id, raw, digest) in raw_keys(&keys) {
			let used_by = match UsedKeys::<T>::get((id.0, digest)) {
				Some(used_by) => Some(used_by),
				// Keys from the genesis are known to the session pallet only.
				None => T::Consensus::key_owner(id, raw).and_then(BranchOf::<T>::get),
			};
			match used_by {
				Some(used_by) if used_by == branch => return Err(Error::<T>::SessionKeyReused.into()),
				Some(_) => return Err(Error::<T>::SessionKeyOfAnother.into()),
				None => (),
			}
		}
		let old = T::Consensus::keys(key);
		T::Consensus::set_keys(key, keys.clone())?;
		for keys in old.iter().chain([&keys]) {
			for (id, _, digest) in raw_keys(keys) {
				UsedKeys::<T>::insert((id.0, digest), branch);
			}
		}
		Self::deposit_event(Event::SessionKeysSet {
			branch,
			fingerprint: H256(blake2_256(&keys.encode())),
		});
		Ok(())
	}

	/// The branch in force whose key signs.
	pub(crate) fn acting_branch(key: &T::AccountId) -> Result<BranchId, DispatchError> {
		let branch = BranchOf::<T>::get(key).ok_or(Error::<T>::NotABranchKey)?;
		let record = Branches::<T>::get(branch).ok_or(Error::<T>::BranchNotFound)?;
		ensure!(record.status.in_force(), Error::<T>::BranchNotInForce);
		Ok(branch)
	}
}

/// Type, bytes and digest of each key.
fn raw_keys<Keys: OpaqueKeys>(keys: &Keys) -> Vec<(KeyTypeId, &[u8], H256)> {
	Keys::key_ids()
		.iter()
		.map(|id| {
			let raw = keys.get_raw(*id);
			(*id, raw, H256(blake2_256(raw)))
		})
		.collect()
}
