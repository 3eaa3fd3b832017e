//! Services: book, check in, check out, confirm, cancel; and the volunteer's calendar.

use crate::{
	calendar, rules, Activities, Activity, ActivityState, BusyDays, BusyList, CoConfirmation, Config, DayEntry,
	DayIndex, DayList, Error, EscrowState, Event, Funding, OpenBookings, Pallet, Service, ServiceState, Services,
	Sighting,
};
use alloc::vec::Vec;
use polkadot_sdk::frame_support::{pallet_prelude::*, traits::Time};
use timebank_primitives::*;

/// Who reports a start or an end.
#[derive(Clone, Copy)]
enum Side {
	Volunteer,
	Onsite(MemberId),
}

/// What became of a report.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Reported {
	/// Who has reported.
	pub by: MemberId,
	/// The start or end that counts, when both sides have reported it.
	pub agreed: Option<Moment>,
}

/// A change of a volunteer's calendar that only has to be written.
struct CalendarPlan {
	without: Option<(u64, DayList)>,
	with: (u64, DayList),
	days: BusyList,
	/// Days that can no longer matter.
	over: Vec<u64>,
}

/// Days that one change of a calendar forgets. One would keep pace; two catch up.
const FORGOTTEN: usize = 2;

impl<T: Config> Pallet<T> {
	/// The service.
	pub(crate) fn known_service(id: ActivityId, volunteer: MemberId) -> Result<Service, Error<T>> {
		Services::<T>::get(id, volunteer).ok_or(Error::<T>::UnknownService)
	}

	/// Takes a place with a key, in a transaction that `signer` has signed: another one if the key is a contract's. The
	/// volunteer.
	pub fn do_book(key: &T::AccountId, signer: &T::AccountId, id: ActivityId) -> Result<MemberId, DispatchError> {
		let volunteer = Self::own_member(key)?;
		let member = volunteer.member;
		let mut activity = Self::known_activity(id)?;
		let terms = activity.terms.clone();
		ensure!(activity.state == ActivityState::Published, Error::<T>::ActivityNotOpen);
		Self::check_branch(terms.branch)?;
		if terms.funding == Funding::RecipientEscrow {
			ensure!(activity.escrow == EscrowState::Funded, Error::<T>::NotFunded);
		}
		ensure!(terms.recipient != Some(member), Error::<T>::OwnService);
		let former = Services::<T>::get(id, member);
		// Who gave the place back before the start may take it again.
		let gave_back =
			|service: &Service| service.state == ServiceState::Cancelled && service.start == Sighting::default();
		ensure!(former.as_ref().is_none_or(gave_back), Error::<T>::AlreadyBooked);
		ensure!(activity.booked < terms.capacity, Error::<T>::ActivityFull);
		ensure!(volunteer.level >= rules::needed_level(&terms), Error::<T>::LevelTooLow);
		let now = T::Time::now();
		let qualified = |code: &u16| T::Members::has_qualification(member, *code, now);
		ensure!(
			terms.qualifications.iter().all(qualified),
			Error::<T>::QualificationMissing
		);
		T::Members::check(&volunteer, Stage::Booking, activity.share, false, now)
			.map_err(|_| Error::<T>::RequirementNotMet)?;
		let facts = MovementFacts {
			stage: Stage::Booking,
			payer: None,
			receiver: Some(volunteer),
			amount: activity.share,
			signers: Signers {
				acting: Some(member),
				origin: Self::asking(key, signer, member),
				..Default::default()
			},
			branch: terms.branch,
			activity: Some(id),
			claimed: None,
			record: None,
			now,
			block: Self::height(),
		};
		T::Gate::check(&facts).map_err(|_| Error::<T>::BookingRestricted)?;
		let reportable = terms.end.saturating_add(T::ReportingWindow::get()) >= now;
		ensure!(reportable, Error::<T>::ClaimTooOld);
		let planned = ClaimedTime {
			start: terms.start,
			end: terms.end,
			late: false,
		};
		let calendar = Self::plan_calendar(member, id, None, planned)?;
		let mut open = OpenBookings::<T>::get(member);
		open.try_push(id).map_err(|_| Error::<T>::TooManyBookings)?;

		activity.booked = activity.booked.saturating_add(1); // below the capacity
		Activities::<T>::insert(id, activity);
		Services::<T>::insert(id, member, Service::booked());
		OpenBookings::<T>::insert(member, open);
		Self::write_calendar(member, calendar);
		Self::deposit_event(Event::ServiceBooked {
			activity: id,
			volunteer: member,
		});
		Ok(member)
	}

	/// Whether a volunteer may give a service of an activity now: what the activity asks for, and what the stages of
	/// booking and pay do.
	pub(crate) fn is_fit(volunteer: &MemberSummary, activity: &Activity) -> bool {
		let (terms, now) = (&activity.terms, T::Time::now());
		let qualified = |code: &u16| T::Members::has_qualification(volunteer.member, *code, now);
		let admitted = |stage: Stage| T::Members::check(volunteer, stage, activity.share, false, now).is_ok();
		volunteer.status.may_move()
			&& volunteer.level >= rules::needed_level(terms)
			&& terms.qualifications.iter().all(qualified)
			&& admitted(Stage::Booking)
			&& admitted(terms.kind.stage())
	}

	/// Who reports with this key: the volunteer, or somebody on site for the recipient, who is another person. The person
	/// behind a contract must not be of the other side.
	fn side(
		key: &T::AccountId,
		signer: &T::AccountId,
		activity: &Activity,
		volunteer: MemberId,
	) -> Result<Side, Error<T>> {
		let recipient = activity.terms.recipient;
		let behind = Self::behind(key, signer);
		if T::Members::controller(key).is_some_and(|controller| controller.member == volunteer) {
			ensure!(
				!behind.is_some_and(|person| Self::is_recipient_side(person, recipient)),
				Error::<T>::SamePerson
			);
			return Self::own_member(key).map(|_| Side::Volunteer);
		}
		let member = Self::acting(key, activity, |member| Self::is_recipient_side(member, recipient))?;
		for person in [Some(member), behind].into_iter().flatten() {
			Self::check_witness(person, recipient, volunteer)?;
		}
		Ok(Side::Onsite(member))
	}

	/// Checks that a person may speak for the recipient of a service: not the volunteer, and of the volunteer's relations
	/// nobody but the recipient himself.
	fn check_witness(person: MemberId, recipient: Option<MemberId>, volunteer: MemberId) -> Result<(), Error<T>> {
		ensure!(person != volunteer, Error::<T>::SamePerson);
		ensure!(
			recipient == Some(person) || !T::Members::related(person, volunteer),
			Error::<T>::Related
		);
		Ok(())
	}

	/// Enters one side's claim.
	fn report(sighting: &mut Sighting, side: Side, volunteer: MemberId, claim: Moment) -> Result<MemberId, Error<T>> {
		match side {
			Side::Volunteer => {
				ensure!(sighting.volunteer.is_none(), Error::<T>::AlreadyReported);
				sighting.volunteer = Some(claim);
				Ok(volunteer)
			}
			Side::Onsite(member) => {
				ensure!(sighting.onsite.is_none(), Error::<T>::AlreadyReported);
				sighting.onsite = Some(claim);
				sighting.onsite_by = Some(member);
				Ok(member)
			}
		}
	}

	/// Checks a claim against block time; says whether it is late.
	fn check_claim(claim: Moment) -> Result<bool, Error<T>> {
		let now = T::Time::now();
		rules::check_claim(claim, now, T::ReportingWindow::get()).map_err(|fault| match fault {
			rules::ClaimFault::Future => Error::<T>::ClaimInFuture,
			rules::ClaimFault::TooOld => Error::<T>::ClaimTooOld,
		})?;
		Ok(rules::is_late(claim, now, T::LateTolerance::get()))
	}

	/// Reports a start with a key, in a transaction that `signer` has signed: another one if the key is a contract's.
	pub fn do_check_in(
		key: &T::AccountId,
		signer: &T::AccountId,
		id: ActivityId,
		volunteer: MemberId,
		claim: Moment,
	) -> Result<Reported, DispatchError> {
		let activity = Self::known_activity(id)?;
		let mut service = Self::known_service(id, volunteer)?;
		ensure!(service.state == ServiceState::Booked, Error::<T>::WrongState);
		// Whoever has lapsed since the booking, by time too, does not begin.
		let summary = T::Members::summary(volunteer).ok_or(Error::<T>::UnknownMember)?;
		ensure!(Self::is_fit(&summary, &activity), Error::<T>::VolunteerLapsed);
		service.late |= Self::check_claim(claim)?;
		let side = Self::side(key, signer, &activity, volunteer)?;
		let by = Self::report(&mut service.start, side, volunteer, claim)?;
		let agreed = service.start.latest();
		let calendar = match agreed {
			Some(start) => {
				service.state = ServiceState::Running;
				let end = rules::expected_end(start, activity.terms.start, activity.terms.end);
				let time = ClaimedTime {
					start,
					end,
					late: service.late,
				};
				Some(Self::plan_calendar(volunteer, id, Some(activity.terms.start), time)?)
			}
			None => None,
		};

		if let Some(calendar) = calendar {
			Self::write_calendar(volunteer, calendar);
		}
		Services::<T>::insert(id, volunteer, service);
		Self::deposit_event(Event::CheckedIn {
			activity: id,
			volunteer,
			by,
			claim,
			agreed,
		});
		Ok(Reported { by, agreed })
	}

	/// Reports an end, as [`Self::do_check_in`] a start.
	pub fn do_check_out(
		key: &T::AccountId,
		signer: &T::AccountId,
		id: ActivityId,
		volunteer: MemberId,
		claim: Moment,
	) -> Result<Reported, DispatchError> {
		let activity = Self::known_activity(id)?;
		let mut service = Self::known_service(id, volunteer)?;
		ensure!(service.state == ServiceState::Running, Error::<T>::WrongState);
		let start = service.start.latest().ok_or(Error::<T>::WrongState)?;
		service.late |= Self::check_claim(claim)?;
		ensure!(claim > start, Error::<T>::EndBeforeStart);
		let side = Self::side(key, signer, &activity, volunteer)?;
		let by = Self::report(&mut service.end, side, volunteer, claim)?;
		let claimed = service.claimed();
		let calendar = match claimed {
			Some(time) => {
				service.state = ServiceState::Ended;
				service.ended_at = Some(T::Time::now());
				Some(Self::plan_calendar(volunteer, id, Some(start), time)?)
			}
			None => None,
		};

		if let Some(calendar) = calendar {
			Self::write_calendar(volunteer, calendar);
		}
		Services::<T>::insert(id, volunteer, service);
		let agreed = claimed.map(|time| time.end);
		Self::deposit_event(Event::CheckedOut {
			activity: id,
			volunteer,
			by,
			claim,
			agreed,
		});
		Ok(Reported { by, agreed })
	}

	/// Confirms a service with a key, in a transaction that `signer` has signed: another one if the key is a contract's.
	/// Who has confirmed.
	pub fn do_confirm(
		key: &T::AccountId,
		signer: &T::AccountId,
		id: ActivityId,
		volunteer: MemberId,
	) -> Result<MemberId, DispatchError> {
		let activity = Self::known_activity(id)?;
		let mut service = Self::known_service(id, volunteer)?;
		ensure!(service.state == ServiceState::Ended, Error::<T>::WrongState);
		let terms = &activity.terms;
		let confirmer = match terms.recipient {
			Some(_) => Self::own_member(key)?.member,
			None => Self::officer(key, terms.branch, &crate::activities::OFFICERS).ok_or(Error::<T>::NotOfficer)?,
		};
		ensure!(confirmer != volunteer, Error::<T>::SamePerson);
		let time = service.claimed().ok_or(Error::<T>::WrongState)?;
		let amount = rules::pay(time.duration(), terms.rate)
			.ok_or(Error::<T>::Overflow)?
			.min(activity.share);
		let sanction = match terms.recipient {
			Some(recipient) => Self::sanction(confirmer, recipient, Act::Confirm, amount)?,
			None => Sanction::default(),
		};
		let persons = [Some(confirmer), Self::behind(key, signer)];
		for person in persons.into_iter().flatten() {
			Self::check_witness(person, terms.recipient, volunteer)?;
			// New coins need three persons besides the volunteer: on site, confirming, countersigning.
			if terms.funding == Funding::BranchPool {
				ensure!(!service.onsite().contains(&Some(person)), Error::<T>::SamePerson);
			}
		}

		service.state = ServiceState::Confirmed;
		service.confirmer = Some(confirmer);
		if sanction.needs_officer {
			service.co_confirmation = CoConfirmation::Needed;
		}
		Services::<T>::insert(id, volunteer, service);
		if let Some(recipient) = terms.recipient {
			Self::acted(confirmer, recipient, Act::Confirm, amount);
		}
		Self::deposit_event(Event::ServiceConfirmed {
			activity: id,
			volunteer,
			confirmer,
		});
		Ok(confirmer)
	}

	pub(crate) fn do_co_confirm(key: &T::AccountId, id: ActivityId, volunteer: MemberId) -> DispatchResult {
		let activity = Self::known_activity(id)?;
		let mut service = Self::known_service(id, volunteer)?;
		ensure!(service.state == ServiceState::Confirmed, Error::<T>::WrongState);
		ensure!(
			service.co_confirmation == CoConfirmation::Needed,
			Error::<T>::NothingToCoConfirm
		);
		let officer =
			Self::officer(key, activity.terms.branch, &crate::activities::OFFICERS).ok_or(Error::<T>::NotOfficer)?;
		ensure!(
			Self::is_independent(officer, volunteer, &activity, &service),
			Error::<T>::SamePerson
		);
		let parties = [Some(volunteer), activity.terms.recipient, service.confirmer];
		let related = |member: MemberId| T::Members::related(officer, member);
		ensure!(!parties.into_iter().flatten().any(related), Error::<T>::Related);

		service.co_confirmation = CoConfirmation::By(officer);
		Services::<T>::insert(id, volunteer, service);
		Self::deposit_event(Event::ServiceCoConfirmed {
			activity: id,
			volunteer,
			officer,
		});
		Ok(())
	}

	/// Ends a service without pay with a key, as the call does; who has cancelled it.
	pub fn do_cancel(key: &T::AccountId, id: ActivityId, volunteer: MemberId) -> Result<MemberId, DispatchError> {
		let mut activity = Self::known_activity(id)?;
		let mut service = Self::known_service(id, volunteer)?;
		let recipient = activity.terms.recipient;
		let by = Self::acting(key, &activity, |member| {
			member == volunteer || Self::is_recipient_side(member, recipient)
		})?;
		let is_officer = Self::officer(key, activity.terms.branch, &crate::activities::OFFICERS) == Some(by);
		let cancellable = match service.state {
			ServiceState::Booked => true,
			ServiceState::Running | ServiceState::Ended => is_officer && Self::is_past_reporting(&activity, &service),
			_ => false,
		};
		ensure!(cancellable, Error::<T>::NotCancellable);

		let since = service.start.latest().unwrap_or(activity.terms.start);
		Self::leave_calendar(volunteer, id, since);
		activity.booked = activity.booked.saturating_sub(1); // this one was counted
		Activities::<T>::insert(id, activity);
		service.state = ServiceState::Cancelled;
		Services::<T>::insert(id, volunteer, service);
		Self::forget_booking(volunteer, id);
		Self::return_surplus(id);
		Self::deposit_event(Event::ServiceCancelled {
			activity: id,
			volunteer,
			by: Some(by),
		});
		Ok(by)
	}

	/// Whether neither start, end nor plan of a service can be reported any more.
	fn is_past_reporting(activity: &Activity, service: &Service) -> bool {
		let last = [
			Some(activity.terms.end),
			service.start.latest(),
			service.end.volunteer,
			service.end.onsite,
		];
		let last = last.into_iter().flatten().max().unwrap_or(0);
		T::Time::now() > last.saturating_add(T::ReportingWindow::get())
	}

	/// Removes a service that is not open any more from the volunteer's open ones.
	pub(crate) fn forget_booking(volunteer: MemberId, id: ActivityId) {
		OpenBookings::<T>::mutate_exists(volunteer, |open| {
			if let Some(list) = open {
				list.retain(|known| *known != id);
				if list.is_empty() {
					*open = None;
				}
			}
		});
	}

	/// Checks that a volunteer is free at `time` and not over the hours, and gives the calendar with it. `old` is the start
	/// under which the activity is there already.
	fn plan_calendar(
		volunteer: MemberId,
		id: ActivityId,
		old: Option<Moment>,
		time: ClaimedTime,
	) -> Result<CalendarPlan, Error<T>> {
		let others: Vec<ClaimedTime> = calendar::days_around(time.start)
			.flat_map(|day| DayIndex::<T>::get(volunteer, day))
			.filter(|entry| entry.activity != id)
			.map(|entry| entry.time)
			.collect();
		ensure!(!calendar::clashes(&time, &others), Error::<T>::Overlap);
		ensure!(
			calendar::busiest_day(&time, &others) <= T::DayLimit::get(),
			Error::<T>::TooManyHours
		);

		let day = calendar::day_of(time.start);
		let list = |day: u64| {
			let mut list = DayIndex::<T>::get(volunteer, day);
			list.retain(|entry| entry.activity != id);
			list
		};
		let mut with = list(day);
		with.try_push(DayEntry { time, activity: id })
			.map_err(|_| Error::<T>::DayFull)?;
		let without = old
			.map(calendar::day_of)
			.filter(|former| *former != day)
			.map(|former| (former, list(former)));
		let mut days = BusyDays::<T>::get(volunteer);
		if let Some((former, _)) = without.as_ref().filter(|(_, left)| left.is_empty()) {
			days.retain(|known| known != former);
		}
		let oldest = Self::oldest_day();
		let over: Vec<u64> = days
			.iter()
			.copied()
			.filter(|known| *known < oldest && *known != day)
			.take(FORGOTTEN)
			.collect();
		days.retain(|known| !over.contains(known));
		if !days.contains(&day) {
			days.try_push(day).map_err(|_| Error::<T>::DayFull)?;
		}
		Ok(CalendarPlan {
			without,
			with: (day, with),
			days,
			over,
		})
	}

	/// Days before this one cannot matter to any service that can still be reported: its start lies inside the reporting
	/// window, or was reported then and its end, half a day later at most, is inside; and one looks two days back from it.
	fn oldest_day() -> u64 {
		calendar::day_of(T::Time::now().saturating_sub(T::ReportingWindow::get())).saturating_sub(4)
	}

	/// Takes a service out of the volunteer's calendar. `since` is the start under which it is there.
	pub(crate) fn leave_calendar(volunteer: MemberId, id: ActivityId, since: Moment) {
		let day = calendar::day_of(since);
		let mut list = DayIndex::<T>::get(volunteer, day);
		list.retain(|entry| entry.activity != id);
		if !list.is_empty() {
			DayIndex::<T>::insert(volunteer, day, list);
			return;
		}
		DayIndex::<T>::remove(volunteer, day);
		let mut days = BusyDays::<T>::get(volunteer);
		days.retain(|known| *known != day);
		Self::write_days(volunteer, days);
	}

	fn write_days(volunteer: MemberId, days: BusyList) {
		if days.is_empty() {
			BusyDays::<T>::remove(volunteer);
		} else {
			BusyDays::<T>::insert(volunteer, days);
		}
	}

	fn write_calendar(volunteer: MemberId, plan: CalendarPlan) {
		if let Some((day, list)) = plan.without {
			if list.is_empty() {
				DayIndex::<T>::remove(volunteer, day);
			} else {
				DayIndex::<T>::insert(volunteer, day, list);
			}
		}
		for day in plan.over {
			DayIndex::<T>::remove(volunteer, day);
		}
		let (day, list) = plan.with;
		DayIndex::<T>::insert(volunteer, day, list);
		Self::write_days(volunteer, plan.days);
	}
}
