//! How lists are stored: without what has lapsed.

use crate::{
	spans::{self, Spans},
	BlockedEntries, BlockedOrigins, Config, Event, OpenOrders, Pallet, Restriction, RestrictionList, Restrictions,
	UnratifiedTime,
};
use alloc::vec::Vec;
use timebank_primitives::{CaseId, MemberId, Moment};

impl<T: Config> Pallet<T> {
	/// Takes lapsed orders out of a list and returns them.
	pub(crate) fn prune(restrictions: &mut RestrictionList, now: Moment) -> Vec<Restriction> {
		let lapsed = restrictions.iter().filter(|one| !one.in_force(now)).cloned().collect();
		restrictions.retain(|one| one.in_force(now));
		lapsed
	}

	pub(crate) fn say_lapsed(member: MemberId, lapsed: Vec<Restriction>) {
		for one in lapsed {
			Self::deposit_event(Event::RestrictionLapsed {
				case: one.case,
				order: one.order,
				member,
				scope: one.scope,
				at: one.until.unwrap_or(one.from), // what has no end does not lapse
			});
		}
	}

	/// Stores the list of a member after an order was ratified or lifted: without what has lapsed, and with the unratified
	/// time given back that will not be spent.
	pub(crate) fn store(member: MemberId, mut restrictions: RestrictionList, now: Moment) {
		let lapsed = Self::prune(&mut restrictions, now);
		let still = restrictions.iter().filter_map(|one| one.until).max();
		UnratifiedTime::<T>::mutate_exists(member, |stored| {
			let mut time: Spans = stored.take().unwrap_or_default();
			spans::give_back(&mut time, now, still);
			*stored = (!time.is_empty()).then_some(time);
		});
		if restrictions.is_empty() {
			Restrictions::<T>::remove(member);
		} else {
			Restrictions::<T>::insert(member, restrictions);
		}
		Self::say_lapsed(member, lapsed);
	}

	pub(crate) fn store_blocked(mut entries: BlockedEntries, now: Moment) {
		entries.retain(|entry| entry.in_force(now));
		BlockedOrigins::<T>::put(entries);
	}

	/// The orderer no longer answers for this order alone.
	pub(crate) fn forget_open(orderer: Option<MemberId>, case: CaseId, order: u32, now: Moment) {
		let Some(orderer) = orderer else { return };
		OpenOrders::<T>::mutate_exists(orderer, |stored| {
			let mut list = stored.take().unwrap_or_default();
			list.retain(|one| now < one.until && !(one.case == case && one.order == order));
			*stored = (!list.is_empty()).then_some(list);
		});
	}
}
