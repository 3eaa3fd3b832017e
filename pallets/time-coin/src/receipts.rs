//! Receipts of the last movements between two members, so that a party can dispute one without proving its history. They
//! are kept for as long as a dispute can begin and cleared by the movements that follow; nothing scans.

use crate::{Config, NextMovement, OldestReceipt, Order, Pallet, Receipts};
use polkadot_sdk::frame_support::{pallet_prelude::*, traits::Time};
use timebank_primitives::*;

/// Numbers of movements that one movement looks at to clear receipts. One would keep pace; two catch up.
pub(crate) const CLEARED: u32 = 2;

impl<T: Config> Pallet<T> {
	/// Keeps the receipt of a movement that joins two members, and clears what is too old.
	pub(crate) fn keep_receipt(order: &Order, id: MovementId) {
		let now = T::Time::now();
		if let (MovementKind::Pay | MovementKind::Gift, (Some(payer), Some(receiver))) = (order.kind, order.parties()) {
			Receipts::<T>::insert(
				id,
				MovementReceipt {
					kind: order.kind,
					payer,
					receiver,
					amount: order.amount,
					branch: order.branch,
					at: now,
				},
			);
		}
		Self::clear_receipts(now);
	}

	fn clear_receipts(now: Moment) {
		let end = NextMovement::<T>::get();
		let mut oldest = OldestReceipt::<T>::get();
		for _ in 0..CLEARED {
			if oldest >= end {
				break;
			}
			if let Some(receipt) = Receipts::<T>::get(oldest) {
				// At the end of time nothing grows old.
				if receipt.at.saturating_add(T::ReceiptWindow::get()) >= now {
					break;
				}
				Receipts::<T>::remove(oldest);
			}
			oldest = oldest.next().unwrap_or(oldest); // below `end`, so there is a next
		}
		OldestReceipt::<T>::put(oldest);
	}
}
