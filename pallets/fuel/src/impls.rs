//! What the pallet offers to the others.

use crate::*;
use frame_support::{storage::with_storage_layer, weights::Weight};
use polkadot_sdk::*;
use timebank_primitives::Fuel;

impl<T: Config> Fuel<T::AccountId> for Pallet<T> {
	fn drip(key: &T::AccountId) {
		let amount = Drip::<T>::get();
		if amount == 0 {
			return;
		}
		// A layer of its own: a transfer that fails half way leaves nothing behind, and the filing goes on.
		if with_storage_layer(|| Self::do_grant(key.clone(), amount)).is_err() {
			Self::deposit_event(Event::PotDry {
				key: key.clone(),
				amount,
			});
		}
	}

	fn weight() -> Weight {
		T::WeightInfo::drip()
	}
}
