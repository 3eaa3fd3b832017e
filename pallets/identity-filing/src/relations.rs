//! Recorded relations between members (guardian, family proxy): who may act for whom, in what, and how much.

use crate::{pallet::*, rules, types::*, WeightInfo};
use polkadot_sdk::frame_support::{dispatch::DispatchResult, ensure, weights::Weight};
use timebank_primitives::{
	Act, ActFault, Balance, Delegation, FilingStatus, MemberId, MemberKind, Moment, Role, Sanction,
};

impl<T: Config> Pallet<T> {
	/// Whether a confirmed relation joins two members, in either direction. One that has lapsed but was never ended still
	/// does: a date alone makes nobody independent. One that nobody has confirmed does not: no single reviewer can make
	/// a person dependent.
	pub(crate) fn are_related(one: MemberId, other: MemberId) -> bool {
		let joined = |elder: MemberId, acting: MemberId| {
			Relations::<T>::get(elder, acting).is_some_and(|relation| relation.confirmed.is_some())
		};
		joined(one, other) || joined(other, one)
	}

	/// The relation by which `acting` may act for `elder` at `now`.
	pub(crate) fn relation_in_force(elder: MemberId, acting: MemberId, now: Moment) -> Option<Relation> {
		Relations::<T>::get(elder, acting).filter(|relation| relation.in_force(now))
	}

	pub(crate) fn do_set_relation(
		reviewer: &T::AccountId,
		elder: MemberId,
		acting: MemberId,
		terms: RelationTerms,
	) -> DispatchResult {
		let filing = Self::filing(elder)?;
		let other = Self::filing(acting)?;
		let reviewer = Self::officer_of(reviewer, Role::Reviewer, filing.home)?;
		Self::ensure_independent(reviewer.member, elder)?;
		Self::ensure_independent(reviewer.member, acting)?;
		ensure!(
			elder != acting && filing.kind == MemberKind::Person && other.kind == MemberKind::Person,
			Error::<T>::NotTwoPersons
		);
		ensure!(
			filing.status == FilingStatus::Filed && other.status == FilingStatus::Filed,
			Error::<T>::WrongStatus
		);
		let now = Self::now();
		ensure!(terms.until > now, Error::<T>::EndNotInFuture);
		ensure!(terms.scope.is_some(), Error::<T>::EmptyScope);
		ensure!(terms.limits.rise(), Error::<T>::LimitsNotRising);
		match Relations::<T>::get(elder, acting) {
			Some(known) => ensure!(!known.in_force(now), Error::<T>::RelationInForce),
			None => {
				let count = Relations::<T>::iter_prefix(elder).take(MAX_RELATIONS as usize).count();
				ensure!(count < MAX_RELATIONS as usize, Error::<T>::MaxRelationsExceeded);
			}
		}

		let relation = Relation {
			terms,
			by: reviewer.member,
			confirmed: None,
		};
		let by = Self::author(&reviewer);
		Self::write_version(elder, filing, by, Change::RelationSet { acting, relation })?;
		Relations::<T>::insert(elder, acting, relation);
		Ok(())
	}

	pub(crate) fn do_confirm_relation(who: &T::AccountId, elder: MemberId, acting: MemberId) -> DispatchResult {
		let filing = Self::filing(elder)?;
		let relation = Relations::<T>::get(elder, acting).ok_or(Error::<T>::RelationNotFound)?;
		ensure!(relation.confirmed.is_none(), Error::<T>::AlreadyConfirmed);
		let now = Self::now();
		ensure!(relation.terms.until > now, Error::<T>::EndNotInFuture);
		let (person, by) = match relation.terms.kind {
			RelationKind::Guardian => {
				let officer = Self::officer(who, Role::PublicSecurity)?;
				Self::ensure_independent(officer.member, elder)?;
				Self::ensure_independent(officer.member, acting)?;
				ensure!(officer.member != relation.by, Error::<T>::SamePerson);
				(officer.member, Self::author(&officer))
			}
			RelationKind::Proxy => {
				let controller = MemberOf::<T>::get(who).ok_or(Error::<T>::NotAuthorized)?;
				ensure!(!controller.custodied, Error::<T>::CustodiedKey);
				let person = controller.member;
				// Nobody approves himself, nor as a guardian a proxy who is another relation of his own.
				ensure!(person != acting, Error::<T>::SamePerson);
				if person != elder {
					let guardian = Self::relation_in_force(elder, person, now)
						.is_some_and(|relation| relation.terms.kind == RelationKind::Guardian);
					ensure!(guardian, Error::<T>::NotAuthorized);
					ensure!(!Self::are_related(person, acting), Error::<T>::RelatedPerson);
				}
				(person, Author::Member(person))
			}
		};
		Self::write_version(elder, filing, by, Change::RelationConfirmed { acting })?;
		let relation = Relation {
			confirmed: Some(person),
			..relation
		};
		Relations::<T>::insert(elder, acting, relation);
		Ok(())
	}

	pub(crate) fn do_end_relation(who: Option<&T::AccountId>, elder: MemberId, acting: MemberId) -> DispatchResult {
		let filing = Self::filing(elder)?;
		let relation = Relations::<T>::get(elder, acting);
		let by = match who {
			None => Author::HeadOffice,
			Some(key) => match MemberOf::<T>::get(key).map(|controller| controller.member) {
				Some(member) if member == elder => {
					// Whom a guardian is given to cannot send him away; a proxy the elder ends alone.
					let stays = relation
						.as_ref()
						.is_some_and(|known| known.terms.kind == RelationKind::Guardian && known.confirmed.is_some());
					ensure!(!stays, Error::<T>::GuardianStays);
					Author::Member(elder)
				}
				Some(member) => {
					ensure!(member == acting, Error::<T>::NotAuthorized);
					Author::Member(acting)
				}
				None => {
					let officer = Self::officer(key, Role::PublicSecurity)?;
					Self::ensure_independent(officer.member, elder)?;
					Self::author(&officer)
				}
			},
		};
		ensure!(relation.is_some(), Error::<T>::RelationNotFound);
		Self::write_version(elder, filing, by, Change::RelationEnded { acting })?;
		// What was used today stays: ended and set again, a relation is worth no more.
		Relations::<T>::remove(elder, acting);
		Ok(())
	}
}

impl<T: Config> Delegation for Pallet<T> {
	fn sanction(
		acting: MemberId,
		member: MemberId,
		act: Act,
		amount: Balance,
		now: Moment,
	) -> Result<Sanction, ActFault> {
		let relation = Self::relation_in_force(member, acting, now).ok_or(ActFault::NoRelation)?;
		let day = DayUses::<T>::get(member, acting).in_period(rules::day_of(now));
		let month = MonthUses::<T>::get(member).in_period(rules::month_of(now));
		rules::sanction(&relation.terms, act, amount, day.used, month.used)
	}

	fn acted(acting: MemberId, member: MemberId, act: Act, amount: Balance, now: Moment) {
		if amount == 0 {
			return;
		}
		DayUses::<T>::mutate(member, acting, |used| {
			*used = used.in_period(rules::day_of(now)).add(amount);
		});
		// What is put in escrow is confirmed later: a month counts it once.
		if act == Act::Confirm {
			MonthUses::<T>::mutate(member, |used| {
				*used = used.in_period(rules::month_of(now)).add(amount);
			});
		}
	}

	fn weight() -> Weight {
		T::WeightInfo::delegation()
	}
}
