//! What runtime APIs and precompiles read.

use crate::{
	Account, Accounts, Activities, Activity, Config, Hold, Holds, Locked, LotIndex, LotView, Offer, OfferId, Offers,
	OriginRecord, Origins, Pallet, Quota, Service, Services, Supply, Waiting, WaitingIssue, WeightInfo,
};
use alloc::vec::Vec;
use polkadot_sdk::{frame_support::weights::Weight, sp_core::H256};
use timebank_primitives::*;

impl<T: Config> Pallet<T> {
	/// What a member has.
	pub fn account(member: MemberId) -> Account {
		Accounts::<T>::get(member)
	}

	/// A member's free lots, first come first.
	pub fn lots(member: MemberId) -> Vec<LotView> {
		LotIndex::<T>::get(member)
			.into_iter()
			.map(|entry| LotView {
				lot: entry.lot,
				parts: Self::lot(member, entry.lot),
			})
			.collect()
	}

	/// Worst weight of [`Self::lots`].
	pub fn lots_weight() -> Weight {
		T::WeightInfo::lots()
	}

	/// The coins of one of a member's free lots, each with the settlement that issued them.
	pub fn lot_origins(member: MemberId, lot: u32) -> Vec<(LotPart, OriginRecord)> {
		Self::lot(member, lot)
			.into_iter()
			.filter_map(|part| Some((part, Origins::<T>::get(part.origin)?)))
			.collect()
	}

	/// A member's locked coins by reason. As long as there are open escrows, holds and cases of the member: for runtime APIs
	/// only, not for calls.
	pub fn locks(member: MemberId) -> Vec<(LockReason, LotParts)> {
		Locked::<T>::iter_prefix(member).collect()
	}

	/// The settlement that issued coins.
	pub fn origin(id: OriginId) -> Option<OriginRecord> {
		Origins::<T>::get(id)
	}

	/// Number of a member's movements, and the head of the history.
	pub fn head(member: MemberId) -> (u64, H256) {
		let account = Accounts::<T>::get(member);
		(account.seq, account.head)
	}

	/// All coins there are, in hundredths.
	pub fn total_supply() -> Balance {
		Supply::<T>::get().there().unwrap_or(0) // no more has left the ledger than was issued
	}

	/// An activity.
	pub fn activity(id: ActivityId) -> Option<Activity> {
		Activities::<T>::get(id)
	}

	/// A volunteer's service in an activity.
	pub fn service(id: ActivityId, volunteer: MemberId) -> Option<Service> {
		Services::<T>::get(id, volunteer)
	}

	/// A movement that waits or waited for a supervisor.
	pub fn held(id: HoldId) -> Option<Hold> {
		Holds::<T>::get(id)
	}

	/// New coins that wait for the draw or for another branch.
	pub fn waiting_issue(id: ActivityId, volunteer: MemberId) -> Option<WaitingIssue> {
		Waiting::<T>::get(id, volunteer)
	}

	/// A trade that waits for an officer.
	pub fn open_offer(id: OfferId) -> Option<Offer<T::AccountId>> {
		Offers::<T>::get(id)
	}

	/// A branch's quota as it stands now.
	pub fn quota_of(branch: BranchId) -> Quota {
		Self::quota(branch)
	}

	/// Free coins of the member that a key controls; zero if it controls none.
	pub fn free_of(key: &T::AccountId) -> Balance {
		T::Members::controller(key).map_or(0, |controller| Accounts::<T>::get(controller.member).free)
	}
}
