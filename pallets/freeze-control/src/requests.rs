//! Third parties: who may read a case, and what they ask.

use crate::{
	request::{Answer, PublicCase, Request, RequestAbout, RequestKind, MAX_OPEN_REQUESTS},
	Cases, Config, Error, Event, Grants, NextRequest, OpenRequests, Pallet, Requests,
};
use frame_support::{
	dispatch::DispatchResult,
	ensure,
	traits::{Get, Time},
};
use frame_system::{ensure_signed, pallet_prelude::OriginFor};
use polkadot_sdk::*;
use sp_runtime::DispatchError;
use timebank_primitives::{
	Body, CaseId, Digest, InstitutionId, MemberId, Members, Moment, RequestId, Role, RoleHolder, Roles,
};

impl<T: Config> Pallet<T> {
	/// A request.
	pub fn request_of(request: RequestId) -> Option<Request> {
		Requests::<T>::get(request)
	}

	/// What an institution with a grant may read of a case at `now`.
	pub fn public_part(id: CaseId, institution: InstitutionId, now: Moment) -> Option<PublicCase> {
		if !Self::has_grant(id, institution, now) {
			return None;
		}
		let case = Cases::<T>::get(id)?;
		Some(PublicCase {
			status: case.status,
			opened_at: case.opened_at,
			subjects: case.subjects.len() as u32, // at most MAX_SUBJECTS
			orders: case.orders,
			evidence_count: case.evidence_count,
			evidence_head: case.evidence_head,
			decided_at: case.decision.map(|decision| decision.at),
		})
	}

	fn has_grant(case: CaseId, institution: InstitutionId, now: Moment) -> bool {
		Grants::<T>::get(case, institution).is_some_and(|until| now < until)
	}

	/// The person who signed for a third party or public security, and the institution.
	pub(crate) fn ensure_third_party(origin: OriginFor<T>) -> Result<(RoleHolder, InstitutionId), DispatchError> {
		let key = ensure_signed(origin)?;
		let holder = T::Roles::holder(&key).ok_or(Error::<T>::NotThirdParty)?;
		match (holder.role, holder.body) {
			(Role::ThirdParty | Role::PublicSecurity, Body::Institution(institution)) => Ok((holder, institution)),
			_ => Err(Error::<T>::NotThirdParty.into()),
		}
	}

	pub(crate) fn do_grant_access(
		by: RoleHolder,
		id: CaseId,
		institution: InstitutionId,
		until: Moment,
	) -> DispatchResult {
		let case = Cases::<T>::get(id).ok_or(Error::<T>::UnknownCase)?;
		Self::ensure_independent(by.member, &case.subjects)?;
		ensure!(until > T::Time::now(), Error::<T>::EndNotAhead);
		Grants::<T>::insert(id, institution, until);
		Self::deposit_event(Event::AccessGranted {
			case: id,
			institution,
			until,
			by: by.member,
		});
		Ok(())
	}

	pub(crate) fn do_revoke_access(by: RoleHolder, id: CaseId, institution: InstitutionId) -> DispatchResult {
		let case = Cases::<T>::get(id).ok_or(Error::<T>::UnknownCase)?;
		Self::ensure_independent(by.member, &case.subjects)?;
		ensure!(Grants::<T>::contains_key(id, institution), Error::<T>::NoGrant);
		Grants::<T>::remove(id, institution);
		Self::deposit_event(Event::AccessRevoked {
			case: id,
			institution,
			by: by.member,
		});
		Ok(())
	}

	pub(crate) fn do_file_request(
		by: RoleHolder,
		institution: InstitutionId,
		kind: RequestKind,
		about: RequestAbout,
		document: Digest,
	) -> DispatchResult {
		let now = T::Time::now();
		match &about {
			RequestAbout::Case(case) => {
				ensure!(Self::has_grant(*case, institution, now), Error::<T>::NoGrant);
			}
			RequestAbout::Members(members) => Self::ensure_members(members)?,
		}
		let open = OpenRequests::<T>::get(institution);
		ensure!(open < MAX_OPEN_REQUESTS, Error::<T>::TooManyRequests);
		let id = NextRequest::<T>::get();
		NextRequest::<T>::put(id.next().ok_or(Error::<T>::NumbersExhausted)?);
		OpenRequests::<T>::insert(institution, open.saturating_add(1)); // below the limit
																  // At the end of time nothing is due any more.
		let due = now.saturating_add(T::AnswerPeriod::get());
		Requests::<T>::insert(
			id,
			Request {
				kind,
				institution,
				by: by.member,
				about: about.clone(),
				document,
				filed_at: now,
				due,
				overdue: false,
				answer: None,
			},
		);
		Self::deposit_event(Event::RequestFiled {
			request: id,
			kind,
			institution,
			by: by.member,
			about,
			document,
			due,
		});
		Ok(())
	}

	/// A request that nobody has answered.
	fn open_request(id: RequestId) -> Result<Request, DispatchError> {
		let request = Requests::<T>::get(id).ok_or(Error::<T>::UnknownRequest)?;
		ensure!(request.answer.is_none(), Error::<T>::AlreadyAnswered);
		Ok(request)
	}

	pub(crate) fn do_answer_request(by: RoleHolder, id: RequestId, granted: bool, document: Digest) -> DispatchResult {
		let mut request = Self::open_request(id)?;
		match &request.about {
			RequestAbout::Case(case) => {
				let case = Cases::<T>::get(case).ok_or(Error::<T>::UnknownCase)?;
				Self::ensure_independent(by.member, &case.subjects)?;
			}
			RequestAbout::Members(members) => Self::ensure_independent(by.member, members)?,
		}
		ensure!(by.member != request.by, Error::<T>::OwnRequest);
		ensure!(
			by.body != Body::Institution(request.institution),
			Error::<T>::OwnRequest
		);
		let now = T::Time::now();
		let late = now > request.due;
		request.answer = Some(Answer {
			by: by.member,
			at: now,
			granted,
			document,
			late,
		});
		let institution = request.institution;
		Requests::<T>::insert(id, request);
		OpenRequests::<T>::mutate_exists(institution, |open| {
			*open = open.and_then(|open| open.checked_sub(1)).filter(|open| *open > 0);
		});
		Self::deposit_event(Event::RequestAnswered {
			request: id,
			by: by.member,
			body: by.body,
			granted,
			document,
			late,
		});
		Ok(())
	}

	/// Notes that nobody has answered in time: the head office and everybody else learns of it.
	pub(crate) fn do_report_overdue(id: RequestId) -> DispatchResult {
		let mut request = Self::open_request(id)?;
		ensure!(T::Time::now() > request.due, Error::<T>::NotOverdue);
		ensure!(!request.overdue, Error::<T>::AlreadyReported);
		request.overdue = true;
		let (institution, due) = (request.institution, request.due);
		Requests::<T>::insert(id, request);
		Self::deposit_event(Event::RequestOverdue {
			request: id,
			institution,
			due,
		});
		Ok(())
	}

	/// Members that can be named together: some, each once, each filed.
	pub(crate) fn ensure_members(members: &[MemberId]) -> DispatchResult {
		ensure!(!members.is_empty(), Error::<T>::NoSubjects);
		for (index, member) in members.iter().enumerate() {
			ensure!(
				!members
					.iter()
					.skip(index.saturating_add(1))
					.any(|other| other == member),
				Error::<T>::DuplicateSubject
			);
			ensure!(T::Members::summary(*member).is_some(), Error::<T>::UnknownMember);
		}
		Ok(())
	}
}
