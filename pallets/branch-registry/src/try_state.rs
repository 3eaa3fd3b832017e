//! What must hold after every block.

use crate::*;
use polkadot_sdk::{frame_support::ensure, *};

impl<T: Config> Pallet<T> {
	/// 1. The index lists every branch once, ascending.
	/// 2. Each branch's key leads back to it.
	/// 3. Each role key is the key of its person in its body, and the other way round.
	/// 4. Role keys are no branch keys.
	/// 5. The barred are branch keys.
	/// 6. A branch above another one has the region around it.
	/// 7. Exactly the branches that exited by the call have a successor, and it has not exited.
	/// 8. Each approved node leads to its operator, and organisations with nodes are in the list of observers.
	/// 9. A branch suspended for an offence, and no other one unless it has exited, is marked so.
	/// 10. Who validates is listed ascending, each branch once, none that has exited; none ended before it began.
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
		for (key, RoleGrant { holder, .. }) in RoleKeys::<T>::iter() {
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
			Barred::<T>::iter_keys().all(BranchOf::<T>::contains_key),
			"5: a barred key is no branch"
		);
		for (_, branch) in Branches::<T>::iter() {
			let for_offence = branch.status == BranchStatus::Suspended(SuspensionReason::Offence);
			ensure!(
				branch.offended == for_offence || branch.status == BranchStatus::Exited,
				"9: offence not in the status"
			);
			if let Some(parent) = branch.parent {
				let above = Branches::<T>::get(parent).ok_or("6: parent unknown")?;
				ensure!(above.region.contains(branch.region), "6: parent not above");
				ensure!(above.status != BranchStatus::Exited, "6: parent has exited");
			}
		}
		let exited = |id| Branches::<T>::get(id).is_some_and(|branch| branch.status == BranchStatus::Exited);
		for (branch, successor) in Successors::<T>::iter() {
			ensure!(exited(branch), "7: successor of a branch that has not exited");
			ensure!(
				Branches::<T>::contains_key(successor) && !exited(successor),
				"7: successor unknown or gone"
			);
		}
		let observers = Observers::<T>::get();
		ensure!(
			observers.windows(2).all(|pair| pair[0] < pair[1]),
			"8: observers not ascending"
		);
		let (mut nodes, mut organisations) = (0, 0);
		for (operator, approved) in ApprovedNodes::<T>::iter() {
			ensure!(!approved.peers.is_empty(), "8: operator without nodes");
			for peer in &approved.peers {
				ensure!(
					OperatorOf::<T>::get(peer) == Some(operator),
					"8: node leads to another operator"
				);
				nodes += 1;
			}
			if let Operator::Organisation(member) = operator {
				ensure!(observers.contains(&member), "8: organisation is no observer");
				organisations += 1;
			}
		}
		ensure!(OperatorOf::<T>::iter_keys().count() == nodes, "8: stray node");
		ensure!(observers.len() == organisations, "8: observer without nodes");
		let validations = Validations::<T>::get();
		ensure!(
			validations.windows(2).all(|pair| pair[0].branch < pair[1].branch),
			"10: validations not ascending"
		);
		for one in validations {
			ensure!(
				Branches::<T>::contains_key(one.branch) && !exited(one.branch),
				"10: validation of a branch that is unknown or gone"
			);
			ensure!(
				one.left.is_none_or(|left| one.since <= left),
				"10: validation that ended before it began"
			);
		}
		Ok(())
	}
}
