//! What must hold after every block.

use crate::*;
use polkadot_sdk::{frame_support::ensure, *};

impl<T: Config> Pallet<T> {
	/// 1. Every stored quota admits a call.
	/// 2. No bucket was written in the future.
	/// 3. One officer leaves half of the body's bucket to the others.
	pub fn do_try_state() -> Result<(), sp_runtime::TryRuntimeError> {
		use sp_runtime::traits::UniqueSaturatedInto;
		let now: u32 = frame_system::Pallet::<T>::block_number().unique_saturated_into();
		ensure!(
			Quotas::<T>::iter_values().all(|quota| quota.is_usable()),
			"1: a quota admits nothing"
		);
		ensure!(
			Buckets::<T>::iter_values().all(|bucket| bucket.at <= now),
			"2: a bucket from the future"
		);
		ensure!(
			bucket::leaves_half(Self::quota(QuotaClass::Officer), Self::quota(QuotaClass::Body)),
			"3: one officer could empty the body's bucket"
		);
		Ok(())
	}
}
