//! What must hold after every block.

use crate::*;
use polkadot_sdk::{frame_support::ensure, *};

impl<T: Config> Pallet<T> {
	/// 1. The index lists every branch once, ascending.
	/// 2. Each branch's key leads back to it.
	/// 3. Each role key is the key of its person in its body, and the other way round.
	/// 4. Role keys are no branch keys.
	/// 5. Offenders are branch keys.
	pub fn do_try_state() -> Result<(), sp_runtime::TryRuntimeError> {
		let index = BranchIndex::<T>::get();
		ensure!(index.windows(2).all(|pair| pair[0] < pair[1]), "1: index not ascending");
		ensure!(Branches::<T>::iter_keys().count() == index.len(), "1: index incomplete");
		for id in index {
			let branch = Branches::<T>::get(id).ok_or("1: index names no branch")?;
			ensure!(
				BranchOf::<T>::get(&branch.account) == Some(id),
				"2: branch key leads elsewhere"
			);
		}
		ensure!(
			BranchOf::<T>::iter_keys().count() == BranchIndex::<T>::get().len(),
			"2: stray branch key"
		);
		for (key, holder) in RoleKeys::<T>::iter() {
			ensure!(
				RoleOf::<T>::get(holder.body, holder.member).as_ref() == Some(&key),
				"3: role key not of its person"
			);
			ensure!(!BranchOf::<T>::contains_key(&key), "4: role key is a branch key");
		}
		ensure!(
			RoleOf::<T>::iter().count() == RoleKeys::<T>::iter_keys().count(),
			"3: stray role"
		);
		ensure!(
			Offenders::<T>::iter_keys().all(BranchOf::<T>::contains_key),
			"5: an offender is no branch"
		);
		Ok(())
	}
}
