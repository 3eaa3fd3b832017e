//! Lots in storage.

use crate::{purse, Config, Error, Event, LotIndex, LotList, Lots, Pallet};
use polkadot_sdk::frame_support::pallet_prelude::*;
use timebank_primitives::*;

impl<T: Config> Pallet<T> {
	/// Coins of a lot; empty if there is no such lot.
	pub(crate) fn lot(member: MemberId, lot: u32) -> LotParts {
		Lots::<T>::get(member, lot).unwrap_or_default()
	}

	/// Takes coins out of a member's free lots, without writing.
	pub(crate) fn take_free(member: MemberId, amount: Balance, blocked: &[OriginId], base: &LotParts) -> purse::Taking {
		purse::take_lots(
			&LotIndex::<T>::get(member),
			|lot| Self::lot(member, lot),
			amount,
			blocked,
			base,
		)
	}

	/// Puts coins into a member's free lots, without writing.
	pub(crate) fn receive_free(
		member: MemberId,
		next_lot: u32,
		amount: Balance,
		parts: &LotParts,
		blocked: &[OriginId],
	) -> Result<purse::Receipt, Error<T>> {
		let index = LotIndex::<T>::get(member);
		purse::receive(&index, |lot| Self::lot(member, lot), next_lot, amount, parts, blocked).map_err(|fault| {
			match fault {
				purse::ReceiveFault::Full => Error::<T>::ReceiverFull,
				purse::ReceiveFault::Exhausted => Error::<T>::NumbersExhausted,
			}
		})
	}

	/// Writes what was taken.
	pub(crate) fn write_taking(member: MemberId, taking: &purse::Taking) {
		for (lot, parts) in &taking.changed {
			if parts.is_empty() {
				Lots::<T>::remove(member, lot);
			} else {
				Lots::<T>::insert(member, lot, parts);
			}
		}
		Self::write_index(member, &taking.index);
	}

	/// Writes what has arrived.
	pub(crate) fn write_receipt(member: MemberId, receipt: &purse::Receipt) {
		if let Some(merge) = &receipt.merge {
			Self::write_merge(member, merge);
		}
		Lots::<T>::insert(member, receipt.lot, &receipt.parts);
		Self::write_index(member, &receipt.index);
	}

	/// Merges the member's smallest lots.
	pub(crate) fn do_consolidate(key: &T::AccountId) -> DispatchResult {
		let member = T::Members::controller(key).ok_or(Error::<T>::NotController)?.member;
		let (index, merge) = purse::consolidate(&LotIndex::<T>::get(member), |lot| Self::lot(member, lot))
			.ok_or(Error::<T>::NothingToConsolidate)?;
		Self::write_merge(member, &merge);
		Self::write_index(member, &index);
		Ok(())
	}

	fn write_merge(member: MemberId, merge: &purse::Merge) {
		for lot in &merge.from {
			Lots::<T>::remove(member, lot);
		}
		Lots::<T>::insert(member, merge.into, &merge.parts);
		Self::deposit_event(Event::LotsMerged {
			member,
			into: merge.into,
			from: merge.from.clone(),
		});
	}

	fn write_index(member: MemberId, index: &LotList) {
		if index.is_empty() {
			LotIndex::<T>::remove(member);
		} else {
			LotIndex::<T>::insert(member, index);
		}
	}
}
