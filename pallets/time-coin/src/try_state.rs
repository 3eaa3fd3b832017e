//! Invariants of the storage.

use crate::{
	Accounts, Activities, Activity, BusyDays, Clearing, Config, DayIndex, EscrowState, HoldCause, Holds, Locked,
	LotIndex, Lots, NextMovement, Offers, OldestReceipt, OpenBookings, OpenOffers, Origins, Pallet, Positions,
	Receipts, ServiceState, Services, Supply, Waiting,
};
use alloc::{collections::BTreeMap, vec::Vec};
use polkadot_sdk::{frame_support::ensure, sp_runtime::TryRuntimeError};
use timebank_primitives::*;

impl<T: Config> Pallet<T> {
	/// Checks all invariants:
	///
	/// 1. Free and locked coins of all members together are what was issued and neither redeemed nor withdrawn.
	/// 2. Lots have parts that are not zero and of different origins; they sum to the index, and the index to the free coins.
	/// 3. Locks have parts that are not zero; they sum to the locked coins.
	/// 4. Coins of each origin together are no more than it issued.
	/// 5. A hold that waits has its coins locked, and a lock of a hold belongs to one that waits.
	/// 6. An escrow has what open and bookable places need; an unfunded one has nothing.
	/// 7. Places taken and done are as many as the services say, and no more than there are.
	/// 8. Open services are those that the volunteers' lists have.
	/// 9. No volunteer is at two places at once; entries lie under the day of their start.
	/// 10. Receipts are of movements that were made and are not behind the oldest; they join two members.
	/// 11. New coins that wait belong to a service that waits, and the other way round.
	/// 12. Offers are as many as the payers' counts say.
	/// 13. Days in the index are those that the volunteers' lists have.
	/// 14. Positions of branches sum to zero in each period, and are the sums of what is owed between pairs.
	/// 15. Allowances are of something, one per spender.
	/// 16. Numbers of permits are of keys that have used one or were removed.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let mut origins = BTreeMap::new();
		Self::check_lots(&mut origins)?;
		Self::check_locks(&mut origins)?;
		let mut coins: Balance = 0;
		for (_, account) in Accounts::<T>::iter() {
			coins = coins.saturating_add(account.free).saturating_add(account.locked);
		}
		let supply = Supply::<T>::get();
		ensure!(Some(coins) == supply.there(), "1: coins are not the supply");
		for (origin, amount) in origins {
			let issued = Origins::<T>::get(origin).map_or(0, |record| record.amount);
			ensure!(amount <= issued, "4: more coins of an origin than it issued");
		}
		Self::check_holds()?;
		Self::check_services()?;
		Self::check_receipts()?;
		Self::check_allowances()?;
		Self::check_permits()?;
		Self::check_offers()?;
		Self::check_clearing()?;
		Self::check_calendar()
	}

	fn check_clearing() -> Result<(), TryRuntimeError> {
		let mut sums: BTreeMap<(u32, BranchId), (Balance, Balance)> = BTreeMap::new();
		for (period, (from, to), amount) in Clearing::<T>::iter() {
			ensure!(from != to, "14: a branch owes itself");
			let debtor = sums.entry((period, from)).or_default();
			debtor.0 = debtor.0.saturating_add(amount);
			let creditor = sums.entry((period, to)).or_default();
			creditor.1 = creditor.1.saturating_add(amount);
		}
		let mut totals: BTreeMap<u32, (Balance, Balance)> = BTreeMap::new();
		for (period, branch, position) in Positions::<T>::iter() {
			let known = sums.remove(&(period, branch)).unwrap_or_default();
			ensure!(
				known == (position.owes, position.due),
				"14: a position is not the sum of its pairs"
			);
			let total = totals.entry(period).or_default();
			total.0 = total.0.saturating_add(position.owes);
			total.1 = total.1.saturating_add(position.due);
		}
		ensure!(sums.is_empty(), "14: a pair without positions");
		let zero = totals.values().all(|(owes, due)| owes == due);
		ensure!(zero, "14: positions do not sum to zero");
		Ok(())
	}

	fn check_offers() -> Result<(), TryRuntimeError> {
		let mut counts: BTreeMap<MemberId, u32> = BTreeMap::new();
		for offer in Offers::<T>::iter_values() {
			let count = counts.entry(offer.payer).or_default();
			*count = count.saturating_add(1);
		}
		let known: BTreeMap<MemberId, u32> = OpenOffers::<T>::iter().collect();
		ensure!(counts == known, "12: offers are not as many as counted");
		Ok(())
	}

	fn check_receipts() -> Result<(), TryRuntimeError> {
		let (oldest, next) = (OldestReceipt::<T>::get(), NextMovement::<T>::get());
		for (id, receipt) in Receipts::<T>::iter() {
			ensure!(id >= oldest && id < next, "10: a receipt with a wrong number");
			ensure!(receipt.payer != receipt.receiver, "10: a receipt of one member");
			ensure!(receipt.amount > 0, "10: a receipt of nothing");
		}
		Ok(())
	}

	fn add_parts(parts: &[LotPart], origins: &mut BTreeMap<OriginId, Balance>) -> Result<Balance, TryRuntimeError> {
		ensure!(!parts.is_empty(), "2/3: an empty lot or lock is stored");
		for (at, part) in parts.iter().enumerate() {
			ensure!(part.amount > 0, "2/3: a part is zero");
			ensure!(
				parts
					.iter()
					.skip(at.saturating_add(1))
					.all(|other| other.origin != part.origin),
				"2/3: an origin is there twice"
			);
			let sum = origins.entry(part.origin).or_default();
			*sum = sum.saturating_add(part.amount);
		}
		total(parts).ok_or("2/3: the parts overflow".into())
	}

	fn check_lots(origins: &mut BTreeMap<OriginId, Balance>) -> Result<(), TryRuntimeError> {
		let mut lots = BTreeMap::new();
		for (member, lot, parts) in Lots::<T>::iter() {
			lots.insert((member, lot), Self::add_parts(&parts, origins)?);
		}
		for (member, index) in LotIndex::<T>::iter() {
			let account = Accounts::<T>::get(member);
			let mut free: Balance = 0;
			for entry in index {
				ensure!(
					lots.remove(&(member, entry.lot)) == Some(entry.amount),
					"2: a lot is not as its index says"
				);
				ensure!(entry.lot < account.next_lot, "2: a lot has a number from the future");
				free = free.saturating_add(entry.amount);
			}
			ensure!(free == account.free, "2: lots do not sum to the free coins");
		}
		ensure!(lots.is_empty(), "2: a lot is in no index");
		for (member, account) in Accounts::<T>::iter() {
			ensure!(
				account.free == 0 || LotIndex::<T>::contains_key(member),
				"2: free coins without a lot"
			);
		}
		Ok(())
	}

	fn check_locks(origins: &mut BTreeMap<OriginId, Balance>) -> Result<(), TryRuntimeError> {
		let mut sums: BTreeMap<MemberId, Balance> = BTreeMap::new();
		for (member, reason, parts) in Locked::<T>::iter() {
			let amount = Self::add_parts(&parts, origins)?;
			let sum = sums.entry(member).or_default();
			*sum = sum.saturating_add(amount);
			match reason {
				LockReason::Hold(id) => {
					let hold = Holds::<T>::get(id).ok_or("5: a lock of an unknown hold")?;
					ensure!(hold.state == HoldState::Held, "5: a lock of a decided hold");
				}
				LockReason::Escrow(id) => {
					let activity = Activities::<T>::get(id).ok_or("6: an escrow of an unknown activity")?;
					ensure!(activity.escrow == EscrowState::Funded, "6: coins in an unfunded escrow");
					ensure!(
						activity.terms.recipient == Some(member),
						"6: an escrow of another member"
					);
				}
				LockReason::Case(_) => {}
			}
		}
		for (member, account) in Accounts::<T>::iter() {
			let sum = sums.remove(&member).unwrap_or(0);
			ensure!(sum == account.locked, "3: locks do not sum to the locked coins");
		}
		ensure!(sums.is_empty(), "3: a lock without an account");
		Ok(())
	}

	fn check_holds() -> Result<(), TryRuntimeError> {
		for (id, hold) in Holds::<T>::iter() {
			if hold.state != HoldState::Held || matches!(hold.cause, HoldCause::Issue { .. }) {
				continue;
			}
			let payer = hold.facts.payer.ok_or("5: a hold of coins without a payer")?.member;
			let parts = Locked::<T>::get(payer, LockReason::Hold(id)).unwrap_or_default();
			ensure!(total(&parts) == Some(hold.facts.amount), "5: a hold without its coins");
		}
		Ok(())
	}

	/// Coins of an activity that wait under holds.
	fn held_of(id: ActivityId) -> Balance {
		Holds::<T>::iter_values()
			.filter(|hold| hold.state == HoldState::Held)
			.filter(|hold| matches!(hold.cause, HoldCause::Payment { activity, .. } if activity == id))
			.fold(0, |sum: Balance, hold| sum.saturating_add(hold.facts.amount))
	}

	fn check_services() -> Result<(), TryRuntimeError> {
		for (id, activity) in Activities::<T>::iter() {
			Self::check_places(id, &activity)?;
			let recipient = activity
				.terms
				.recipient
				.filter(|_| activity.escrow == EscrowState::Funded);
			if let Some(recipient) = recipient {
				let parts = Locked::<T>::get(recipient, LockReason::Escrow(id)).unwrap_or_default();
				let there = total(&parts).unwrap_or(0).saturating_add(Self::held_of(id));
				ensure!(there >= activity.escrow_needed(), "6: an escrow is short");
			}
		}
		for (volunteer, open) in OpenBookings::<T>::iter() {
			for id in open {
				let service = Services::<T>::get(id, volunteer).ok_or("8: a booking without a service")?;
				ensure!(service.state.is_open(), "8: a booking of a service that is over");
			}
		}
		for (id, volunteer, _) in Waiting::<T>::iter() {
			ensure!(
				Services::<T>::contains_key(id, volunteer),
				"11: coins wait for no service"
			);
		}
		for (id, volunteer, service) in Services::<T>::iter() {
			ensure!(Activities::<T>::contains_key(id), "7: a service without an activity");
			ensure!(
				(service.state == ServiceState::Waiting) == Waiting::<T>::contains_key(id, volunteer),
				"11: a service waits for nothing, or coins for no service"
			);
			let listed = OpenBookings::<T>::get(volunteer).contains(&id);
			ensure!(listed == service.state.is_open(), "8: an open service is not listed");
		}
		Ok(())
	}

	fn check_places(id: ActivityId, activity: &Activity) -> Result<(), TryRuntimeError> {
		let services: Vec<_> = Services::<T>::iter_prefix_values(id).collect();
		let open = services.iter().filter(|service| service.state.is_open()).count();
		ensure!(
			usize::from(activity.booked.saturating_sub(activity.done)) == open,
			"7: open places are not as many as open services"
		);
		ensure!(activity.done <= activity.booked, "7: more places done than taken");
		ensure!(
			activity.booked <= activity.terms.capacity,
			"7: more places taken than there are"
		);
		Ok(())
	}

	fn check_calendar() -> Result<(), TryRuntimeError> {
		let mut times: BTreeMap<MemberId, Vec<ClaimedTime>> = BTreeMap::new();
		for (volunteer, day, list) in DayIndex::<T>::iter() {
			for entry in list {
				ensure!(
					crate::calendar::day_of(entry.time.start) == day,
					"9: an entry under another day"
				);
				ensure!(entry.time.start < entry.time.end, "9: an entry without time");
				times.entry(volunteer).or_default().push(entry.time);
			}
			ensure!(
				BusyDays::<T>::get(volunteer).contains(&day),
				"13: a day that no list has"
			);
		}
		for (volunteer, days) in BusyDays::<T>::iter() {
			let all = days.iter().all(|day| DayIndex::<T>::contains_key(volunteer, day));
			ensure!(all, "13: a listed day has no services");
		}
		for times in times.values_mut() {
			times.sort_by_key(|time| time.start);
			let clash = times
				.windows(2)
				.any(|pair| matches!(pair, [one, other] if one.overlaps(other)));
			ensure!(!clash, "9: a volunteer is at two places at once");
		}
		Ok(())
	}
}
