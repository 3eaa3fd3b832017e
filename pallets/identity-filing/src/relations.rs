//! Recorded relations between members (guardian, family proxy).

use crate::{pallet::*, types::*};
use polkadot_sdk::frame_support::{dispatch::DispatchResult, ensure};
use timebank_primitives::{FilingStatus, MemberId, MemberKind, Moment, Role};

impl<T: Config> Pallet<T> {
	/// Whether a relation joins two members, in either direction. One that has lapsed but was never ended still does:
	/// a date alone makes nobody independent.
	pub(crate) fn are_related(one: MemberId, other: MemberId) -> bool {
		Relations::<T>::contains_key(one, other) || Relations::<T>::contains_key(other, one)
	}

	pub(crate) fn do_set_relation(
		reviewer: &T::AccountId,
		elder: MemberId,
		acting: MemberId,
		kind: RelationKind,
		until: Moment,
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
		ensure!(until > now, Error::<T>::EndNotInFuture);
		let in_force = Relations::<T>::get(elder, acting).is_some_and(|known| known.until > now);
		ensure!(!in_force, Error::<T>::RelationInForce);

		let relation = Relation {
			kind,
			until,
			by: reviewer.member,
		};
		let by = Author::Officer {
			member: reviewer.member,
			body: reviewer.body,
		};
		Self::write_version(elder, filing, by, Change::RelationSet { acting, relation })?;
		Relations::<T>::insert(elder, acting, relation);
		Ok(())
	}

	pub(crate) fn do_end_relation(who: Option<&T::AccountId>, elder: MemberId, acting: MemberId) -> DispatchResult {
		let filing = Self::filing(elder)?;
		let by = match who {
			None => Author::HeadOffice,
			Some(key) => {
				let controls = MemberOf::<T>::get(key).is_some_and(|controller| controller.member == elder);
				ensure!(controls, Error::<T>::NotAuthorized);
				Author::Member(elder)
			}
		};
		ensure!(
			Relations::<T>::contains_key(elder, acting),
			Error::<T>::RelationNotFound
		);
		Self::write_version(elder, filing, by, Change::RelationEnded { acting })?;
		Relations::<T>::remove(elder, acting);
		Ok(())
	}
}
