//! What the calls do.

use crate::{
	evidence,
	spans::{self, SpanFault, Spans},
	BlockedEntries, BlockedOrigin, BlockedOrigins, Case, CaseRestrictions, CaseStatus, Cases, Config, Error, Event,
	LegalBasis, NextCase, OrderOrigins, Pallet, Ratifier, Restriction, RestrictionList, Restrictions, Subjects,
	UnratifiedTime, MAX_SUBJECTS, RATIFIERS,
};
use alloc::vec::Vec;
use frame_support::{
	dispatch::DispatchResult,
	ensure,
	traits::{Get, Time},
	weights::Weight,
};
use frame_system::{ensure_signed, pallet_prelude::OriginFor};
use polkadot_sdk::*;
use sp_core::H256;
use sp_runtime::DispatchError;
use timebank_primitives::{
	Alerts, Balance, Body, CaseId, Digest, FilingStatus, Ledger, MemberId, Members, Moment, RestrictionScope, Role,
	RoleHolder, Roles,
};

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
	// --- reads ---

	/// A case.
	pub fn case(case: CaseId) -> Option<Case> {
		Cases::<T>::get(case)
	}

	/// What binds a member at `now`, over all cases.
	pub fn restrictions_in_force(member: MemberId, now: Moment) -> Vec<Restriction> {
		Restrictions::<T>::get(member)
			.into_iter()
			.filter(|restriction| restriction.in_force(now))
			.collect()
	}

	/// The origins that are blocked at `now`, each with its case.
	pub fn blocked_origins(now: Moment) -> Vec<BlockedOrigin> {
		BlockedOrigins::<T>::get()
			.into_iter()
			.filter(|entry| entry.in_force(now))
			.collect()
	}

	/// How much unratified time of a member counts at `now`, what is ordered but not yet spent included. Milliseconds.
	pub fn unratified_time(member: MemberId, now: Moment) -> Moment {
		let start = now.saturating_sub(T::UnratifiedWindow::get()); // before the first window began: all counts
		spans::covered(&UnratifiedTime::<T>::get(member), start, Moment::MAX)
	}

	// --- checks ---

	/// The supervisor who signed.
	pub(crate) fn ensure_supervisor(origin: OriginFor<T>) -> Result<RoleHolder, DispatchError> {
		let key = ensure_signed(origin)?;
		T::Roles::holder(&key)
			.filter(|holder| matches!(holder.role, Role::Supervisor))
			.ok_or(Error::<T>::NotSupervisor.into())
	}

	/// Whether a person may act in a case about these subjects.
	fn ensure_independent(by: MemberId, subjects: &[MemberId]) -> DispatchResult {
		ensure!(!subjects.contains(&by), Error::<T>::OwnCase);
		ensure!(
			!subjects.iter().any(|subject| T::Members::related(by, *subject)),
			Error::<T>::RelatedToSubject
		);
		Ok(())
	}

	fn ensure_not_closed(member: MemberId) -> DispatchResult {
		let summary = T::Members::summary(member).ok_or(Error::<T>::UnknownMember)?;
		ensure!(
			!matches!(summary.status, FilingStatus::Closed),
			Error::<T>::MemberClosed
		);
		Ok(())
	}

	/// Weight of a check against all subjects of a case, and of `summaries` summaries per subject.
	pub(crate) fn members_weight(summaries: u64) -> Weight {
		let uses = summaries.saturating_add(1).saturating_mul(u64::from(MAX_SUBJECTS)); // far below the range
		T::Members::weight().saturating_mul(uses)
	}

	/// A case that is not closed.
	fn live_case(case: CaseId) -> Result<Case, DispatchError> {
		let found = Cases::<T>::get(case).ok_or(Error::<T>::UnknownCase)?;
		ensure!(!found.status.is_closed(), Error::<T>::CaseClosed);
		Ok(found)
	}

	// --- cases ---

	pub(crate) fn do_open_case(
		by: RoleHolder,
		basis: LegalBasis,
		subjects: Subjects,
		evidence: Digest,
	) -> DispatchResult {
		ensure!(!subjects.is_empty(), Error::<T>::NoSubjects);
		for (index, subject) in subjects.iter().enumerate() {
			ensure!(
				!subjects
					.iter()
					.skip(index.saturating_add(1))
					.any(|other| other == subject),
				Error::<T>::DuplicateSubject
			);
			ensure!(T::Members::summary(*subject).is_some(), Error::<T>::UnknownMember);
		}
		Self::ensure_independent(by.member, &subjects)?;
		Self::ensure_basis(&basis, &subjects)?;

		let now = T::Time::now();
		let mut case = Case {
			status: CaseStatus::Open,
			basis,
			opened_by: Some(by.member),
			lead: Some(by.member),
			body: Some(by.body),
			opened_at: now,
			subjects,
			orders: 0,
			evidence_count: 0,
			evidence_head: H256::zero(),
		};
		let id = Self::enter_case(&case)?;
		Self::link_evidence(id, &mut case, evidence, by.member, now)?;
		Cases::<T>::insert(id, case);
		Ok(())
	}

	/// An alert that a case rests on must exist and be about one of the subjects.
	pub(crate) fn ensure_basis(basis: &LegalBasis, subjects: &[MemberId]) -> DispatchResult {
		if let LegalBasis::Alert(alert) = basis {
			let alert = T::Alerts::alert(*alert).ok_or(Error::<T>::UnknownAlert)?;
			ensure!(
				subjects.contains(&alert.subject)
					|| alert.counterparty.is_some_and(|member| subjects.contains(&member)),
				Error::<T>::AlertNotOfSubjects
			);
		}
		Ok(())
	}

	/// Gives a new case its number and says so; the caller stores the case.
	pub(crate) fn enter_case(case: &Case) -> Result<CaseId, DispatchError> {
		let id = NextCase::<T>::get();
		NextCase::<T>::put(id.next().ok_or(Error::<T>::NumbersExhausted)?);
		Self::deposit_event(Event::CaseOpened {
			case: id,
			basis: case.basis,
			by: case.opened_by,
			body: case.body,
			subjects: case.subjects.clone(),
			at: case.opened_at,
		});
		Ok(id)
	}

	/// Links a piece of evidence; the caller stores the case.
	fn link_evidence(id: CaseId, case: &mut Case, digest: Digest, by: MemberId, at: Moment) -> DispatchResult {
		let number = case.evidence_count;
		let previous = case.evidence_head;
		let head = evidence::head_after(previous, id, number, digest, by, at);
		case.evidence_count = number.checked_add(1).ok_or(Error::<T>::NumbersExhausted)?;
		case.evidence_head = head;
		Self::deposit_event(Event::EvidenceAdded {
			case: id,
			number,
			digest,
			by,
			at,
			previous,
			head,
		});
		Ok(())
	}

	pub(crate) fn do_add_evidence(by: RoleHolder, id: CaseId, digest: Digest) -> DispatchResult {
		let mut case = Self::live_case(id)?;
		Self::ensure_independent(by.member, &case.subjects)?;
		Self::link_evidence(id, &mut case, digest, by.member, T::Time::now())?;
		Cases::<T>::insert(id, case);
		Ok(())
	}

	pub(crate) fn do_take_up(by: RoleHolder, id: CaseId) -> DispatchResult {
		let mut case = Cases::<T>::get(id).ok_or(Error::<T>::UnknownCase)?;
		ensure!(
			matches!(case.status, CaseStatus::Provisional),
			Error::<T>::CaseNotProvisional
		);
		Self::ensure_independent(by.member, &case.subjects)?;
		case.status = CaseStatus::Open;
		case.lead = Some(by.member);
		case.body = Some(by.body);
		Cases::<T>::insert(id, case);
		Self::deposit_event(Event::CaseTakenUp {
			case: id,
			by: by.member,
			body: by.body,
		});
		Ok(())
	}

	// --- orders ---

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
		Self::ensure_independent(by.member, &case.subjects)?;
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
		Self::ensure_independent(by.member, &case.subjects)?;
		let mut restrictions = Restrictions::<T>::get(member);
		let found = restrictions
			.iter()
			.find(|one| one.is(id, order))
			.ok_or(Error::<T>::UnknownRestriction)?;
		ensure!(found.ordered_by != Some(by.member), Error::<T>::OwnOrder);
		let scope = found.scope;

		let now = T::Time::now();
		if matches!(scope, RestrictionScope::Lots) {
			let mut entries = BlockedOrigins::<T>::get();
			entries.retain(|entry| !entry.is(id, order));
			Self::store_blocked(entries, now);
		}
		restrictions.retain(|one| !one.is(id, order));
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

	pub(crate) fn do_close_case(by: Option<RoleHolder>, id: CaseId, reason: Digest) -> DispatchResult {
		let mut case = Self::live_case(id)?;
		ensure!(case.status.may_close(), Error::<T>::CaseNotOpen);
		let by = by.map(|holder| holder.member);
		let now = T::Time::now();
		let placed: Vec<(MemberId, RestrictionList)> = CaseRestrictions::<T>::get(id)
			.into_iter()
			.map(|member| (member, Restrictions::<T>::get(member)))
			.collect();
		if let Some(by) = by {
			Self::ensure_independent(by, &case.subjects)?;
			// Closing lifts, and who orders does not lift.
			let own = |one: &Restriction| one.case == id && one.in_force(now) && one.ordered_by == Some(by);
			ensure!(
				!placed.iter().any(|(_, restrictions)| restrictions.iter().any(own)),
				Error::<T>::OwnOrder
			);
		}

		let mut lifted = 0u32;
		for (member, mut restrictions) in placed {
			let lapsed = Self::prune(&mut restrictions, now);
			for one in restrictions.iter().filter(|one| one.case == id) {
				lifted = lifted.saturating_add(1); // at most MAX_SUBJECTS * MAX_RESTRICTIONS
				let (order, scope) = (one.order, one.scope);
				Self::deposit_event(Event::RestrictionLifted {
					case: id,
					order,
					member,
					scope,
					by,
				});
			}
			restrictions.retain(|one| one.case != id);
			Self::say_lapsed(member, lapsed);
			Self::store(member, restrictions, now);
		}
		let mut entries = BlockedOrigins::<T>::get();
		let before = entries.len();
		entries.retain(|entry| entry.case != id);
		let origins = before.saturating_sub(entries.len()) as u32; // entries were only removed, and are few
		if origins > 0 {
			Self::store_blocked(entries, now);
		}
		for subject in case.subjects.iter() {
			let amount = T::Ledger::unlock(*subject, id)?;
			if amount > 0 {
				Self::deposit_event(Event::CoinsUnlocked {
					case: id,
					member: *subject,
					amount,
				});
			}
		}
		CaseRestrictions::<T>::remove(id);
		case.status = CaseStatus::Closed;
		Cases::<T>::insert(id, case);
		Self::deposit_event(Event::CaseClosed {
			case: id,
			by,
			reason,
			lifted,
			origins,
			at: now,
		});
		Ok(())
	}

	// --- storing ---

	/// Takes lapsed orders out of a list and returns them.
	fn prune(restrictions: &mut RestrictionList, now: Moment) -> Vec<Restriction> {
		let lapsed = restrictions.iter().filter(|one| !one.in_force(now)).cloned().collect();
		restrictions.retain(|one| one.in_force(now));
		lapsed
	}

	fn say_lapsed(member: MemberId, lapsed: Vec<Restriction>) {
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
	fn store(member: MemberId, mut restrictions: RestrictionList, now: Moment) {
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

	fn store_blocked(mut entries: BlockedEntries, now: Moment) {
		entries.retain(|entry| entry.in_force(now));
		BlockedOrigins::<T>::put(entries);
	}
}
