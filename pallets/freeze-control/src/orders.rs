//! Orders: placing, ratifying, lifting.

use crate::{
	spans::{self, SpanFault},
	BlockedOrigin, BlockedOrigins, Case, CaseRestrictions, Cases, Config, Error, Event, OpenOrder, OpenOrders,
	OrderOrigins, Pallet, Ratifier, Restriction, Restrictions, Right, UnratifiedTime, RATIFIERS,
};
use frame_support::{
	dispatch::DispatchResult,
	ensure,
	traits::{Get, Time},
};
use polkadot_sdk::*;
use timebank_primitives::{Balance, Body, CaseId, Ledger, MemberId, Moment, RestrictionScope, RoleHolder};

/// An order before it is placed.
pub(crate) struct Order {
	/// Whom it restricts.
	pub member: MemberId,
	/// What it stops.
	pub scope: RestrictionScope,
	/// What must stay.
	pub amount: Balance,
	/// What it blocks; empty unless the scope is lots.
	pub origins: OrderOrigins,
	/// When it lapses.
	pub until: Moment,
	/// Who orders it, and for whom.
	pub by: Option<(MemberId, Body)>,
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_restrict(
		by: RoleHolder,
		id: CaseId,
		member: MemberId,
		scope: RestrictionScope,
		amount: Balance,
		until: Moment,
	) -> DispatchResult {
		match scope {
			RestrictionScope::Lots => return Err(Error::<T>::OriginsNeeded.into()),
			RestrictionScope::Amount => ensure!(amount > 0, Error::<T>::AmountMissing),
			_ => ensure!(amount == 0, Error::<T>::AmountNotUsed),
		}
		Self::order(
			by,
			id,
			Order {
				member,
				scope,
				amount,
				origins: OrderOrigins::new(),
				until,
				by: Some((by.member, by.body)),
			},
		)
	}

	pub(crate) fn do_block_origins(
		by: RoleHolder,
		id: CaseId,
		member: MemberId,
		origins: OrderOrigins,
		until: Moment,
	) -> DispatchResult {
		ensure!(!origins.is_empty(), Error::<T>::NoOrigins);
		for (index, origin) in origins.iter().enumerate() {
			ensure!(
				!origins
					.iter()
					.skip(index.saturating_add(1))
					.any(|other| other == origin),
				Error::<T>::DuplicateOrigin
			);
			ensure!(T::Ledger::origin_exists(*origin), Error::<T>::UnknownOrigin);
		}
		let scope = RestrictionScope::Lots;
		Self::order(
			by,
			id,
			Order {
				member,
				scope,
				amount: 0,
				origins,
				until,
				by: Some((by.member, by.body)),
			},
		)
	}

	/// A supervisor's order.
	fn order(by: RoleHolder, id: CaseId, order: Order) -> DispatchResult {
		let mut case = Self::live_case(id)?;
		ensure!(case.status.may_order(), Error::<T>::CaseNotOpen);
		ensure!(case.subjects.contains(&order.member), Error::<T>::NotASubject);
		Self::ensure_right(by.member, Right::Order)?;
		Self::ensure_independent(by.member, &case.subjects)?;
		ensure!(!Self::has_voted(id, by.member), Error::<T>::OwnOpinion);
		Self::place(id, &mut case, order, T::Time::now())
	}

	/// Places an order and stores its case. Everything that applies to persons and rules alike is checked here.
	pub(crate) fn place(id: CaseId, case: &mut Case, order: Order, now: Moment) -> DispatchResult {
		let Order {
			member,
			scope,
			amount,
			origins,
			until,
			by,
		} = order;
		Self::ensure_not_closed(member)?;
		ensure!(until > now, Error::<T>::EndNotAhead);
		// Beyond the end of time nothing is longer than the limit.
		ensure!(until <= now.saturating_add(T::MaxTemporary::get()), Error::<T>::TooLong);

		let mut time = UnratifiedTime::<T>::get(member);
		spans::add(
			&mut time,
			now,
			until,
			T::UnratifiedWindow::get(),
			T::MaxTemporary::get(),
		)
		.map_err(|fault| match fault {
			SpanFault::LimitReached => Error::<T>::UnratifiedLimitReached,
			SpanFault::Full => Error::<T>::TooManyStretches,
		})?;

		let number = case.orders;
		case.orders = number.checked_add(1).ok_or(Error::<T>::NumbersExhausted)?;

		let mut open = None;
		if let Some((person, _)) = by {
			if !case.orderers.contains(&person) {
				case.orderers
					.try_push(person)
					.map_err(|_| Error::<T>::TooManyOrderers)?;
			}
			let mut list = OpenOrders::<T>::get(person);
			list.retain(|one| now < one.until);
			list.try_push(OpenOrder {
				case: id,
				order: number,
				until,
			})
			.map_err(|_| Error::<T>::TooManyOpenOrders)?;
			open = Some((person, list));
		}

		let mut restrictions = Restrictions::<T>::get(member);
		let lapsed = Self::prune(&mut restrictions, now);
		restrictions
			.try_push(Restriction {
				case: id,
				order: number,
				scope,
				amount,
				from: now,
				until: Some(until),
				ordered_by: by.map(|(person, _)| person),
				body: by.map(|(_, body)| body),
				ratifiers: Default::default(),
				ratified: false,
			})
			.map_err(|_| Error::<T>::TooManyRestrictions)?;

		let mut blocked = None;
		if !origins.is_empty() {
			let mut entries = BlockedOrigins::<T>::get();
			entries.retain(|entry| entry.in_force(now));
			for origin in origins.iter() {
				entries
					.try_push(BlockedOrigin {
						origin: *origin,
						case: id,
						order: number,
						until: Some(until),
					})
					.map_err(|_| Error::<T>::TooManyBlockedOrigins)?;
			}
			blocked = Some(entries);
		}

		let mut placed = CaseRestrictions::<T>::get(id);
		if !placed.contains(&member) {
			// Only subjects are restricted, and both lists have the same bound.
			placed.try_push(member).map_err(|_| Error::<T>::NotASubject)?;
		}

		Cases::<T>::insert(id, &*case);
		UnratifiedTime::<T>::insert(member, time);
		Restrictions::<T>::insert(member, restrictions);
		CaseRestrictions::<T>::insert(id, placed);
		if let Some((person, list)) = open {
			OpenOrders::<T>::insert(person, list);
		}
		if let Some(entries) = blocked {
			BlockedOrigins::<T>::put(entries);
		}
		Self::say_lapsed(member, lapsed);
		Self::deposit_event(Event::RestrictionPlaced {
			case: id,
			order: number,
			member,
			scope,
			amount,
			from: now,
			until,
			by: by.map(|(person, _)| person),
			body: by.map(|(_, body)| body),
		});
		if !origins.is_empty() {
			Self::deposit_event(Event::OriginsBlocked {
				case: id,
				order: number,
				origins,
			});
		}
		Ok(())
	}

	pub(crate) fn do_ratify(by: RoleHolder, id: CaseId, member: MemberId, order: u32) -> DispatchResult {
		let case = Self::live_case(id)?;
		ensure!(case.status.may_ratify(), Error::<T>::CaseNotOpen);
		Self::ensure_right(by.member, Right::Ratify)?;
		Self::ensure_independent(by.member, &case.subjects)?;
		let now = T::Time::now();
		let mut restrictions = Restrictions::<T>::get(member);
		let found = restrictions
			.iter_mut()
			.find(|one| one.is(id, order))
			.ok_or(Error::<T>::UnknownRestriction)?;
		ensure!(found.ordered_by != Some(by.member), Error::<T>::OwnOrder);
		ensure!(!found.ratified, Error::<T>::AlreadyRatified);
		ensure!(found.in_force(now), Error::<T>::RestrictionLapsed);
		ensure!(
			!found.ratifiers.iter().any(|other| other.member == by.member),
			Error::<T>::AlreadyRatified
		);
		ensure!(
			found.body != Some(by.body) && !found.ratifiers.iter().any(|other| other.body == by.body),
			Error::<T>::SameBody
		);
		found
			.ratifiers
			.try_push(Ratifier {
				member: by.member,
				body: by.body,
			})
			.map_err(|_| Error::<T>::AlreadyRatified)?;
		let lasts = found.ratifiers.len() as u32 >= RATIFIERS;
		let orderer = found.ordered_by;
		if lasts {
			found.ratified = true;
			found.until = None;
			if matches!(found.scope, RestrictionScope::Lots) {
				let mut entries = BlockedOrigins::<T>::get();
				entries
					.iter_mut()
					.filter(|entry| entry.is(id, order))
					.for_each(|entry| entry.until = None);
				Self::store_blocked(entries, now);
			}
			// From now three persons answer for it.
			Self::forget_open(orderer, id, order, now);
		}
		Self::store(member, restrictions, now);
		Self::deposit_event(Event::RestrictionRatified {
			case: id,
			order,
			member,
			by: by.member,
			body: by.body,
			lasts,
		});
		Ok(())
	}

	pub(crate) fn do_lift(by: RoleHolder, id: CaseId, member: MemberId, order: u32) -> DispatchResult {
		let case = Self::live_case(id)?;
		Self::ensure_right(by.member, Right::Lift)?;
		Self::ensure_independent(by.member, &case.subjects)?;
		let mut restrictions = Restrictions::<T>::get(member);
		let found = restrictions
			.iter()
			.find(|one| one.is(id, order))
			.ok_or(Error::<T>::UnknownRestriction)?;
		ensure!(found.ordered_by != Some(by.member), Error::<T>::OwnOrder);
		let now = T::Time::now();
		ensure!(found.in_force(now), Error::<T>::RestrictionLapsed);
		let (scope, orderer) = (found.scope, found.ordered_by);

		if matches!(scope, RestrictionScope::Lots) {
			let mut entries = BlockedOrigins::<T>::get();
			entries.retain(|entry| !entry.is(id, order));
			Self::store_blocked(entries, now);
		}
		restrictions.retain(|one| !one.is(id, order));
		Self::forget_open(orderer, id, order, now);
		Self::store(member, restrictions, now);
		Self::deposit_event(Event::RestrictionLifted {
			case: id,
			order,
			member,
			scope,
			by: Some(by.member),
		});
		Ok(())
	}
}
