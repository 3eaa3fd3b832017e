use super::*;

#[test]
fn books_when_there_is_a_place() {
	ample().build_and_execute(|| {
		let activity = publish(pool_terms());
		assert_ok!(TimeCoin::book(signed(VOLUNTEER), activity));
		assert_eq!(
			last_event(),
			Event::ServiceBooked {
				activity,
				volunteer: id(VOLUNTEER)
			}
		);
		assert_eq!(TimeCoin::service(activity, id(VOLUNTEER)), Some(Service::booked()));
		assert_eq!(OpenBookings::<Test>::get(id(VOLUNTEER)).to_vec(), vec![activity]);
	});
}

#[test]
fn refuses_a_booking_when_the_key_does_not_count() {
	ample().build_and_execute(|| {
		let activity = publish(pool_terms());
		assert_noop!(TimeCoin::book(signed(STRANGER), activity), TestError::NotController);
		assert_noop!(
			TimeCoin::book(signed(custodied(VOLUNTEER)), activity),
			TestError::CustodiedKey
		);
		assert_noop!(
			TimeCoin::book(signed(VOLUNTEER), ActivityId(9)),
			TestError::UnknownActivity
		);
		set_member(VOLUNTEER, |member| member.status = FilingStatus::Suspended);
		assert_noop!(TimeCoin::book(signed(VOLUNTEER), activity), TestError::NotFiled);
	});
}

#[test]
fn refuses_a_booking_when_the_escrow_is_empty() {
	ample().build_and_execute(|| {
		let activity = publish(escrow_terms());
		assert_noop!(TimeCoin::book(signed(VOLUNTEER), activity), TestError::NotFunded);
	});
}

#[test]
fn refuses_a_booking_when_the_volunteer_is_not_fit() {
	ample().build_and_execute(|| {
		let qualifications = BoundedVec::try_from(vec![5]).unwrap();
		let activity = publish(Terms {
			qualifications,
			..pool_terms()
		});
		assert_noop!(TimeCoin::book(signed(ELDER), activity), TestError::OwnService);
		assert_noop!(
			TimeCoin::book(signed(VOLUNTEER), activity),
			TestError::QualificationMissing
		);
		Qualifications::mutate(|all| all.insert((VOLUNTEER, 5)));
		set_member(VOLUNTEER, |member| member.level = Level::Reviewed);
		assert_noop!(TimeCoin::book(signed(VOLUNTEER), activity), TestError::LevelTooLow);
		set_member(VOLUNTEER, |member| member.level = Level::Identified);
		Unmet::set(Some((VOLUNTEER, Stage::Booking, false)));
		assert_noop!(
			TimeCoin::book(signed(VOLUNTEER), activity),
			TestError::RequirementNotMet
		);
		Unmet::set(None);
		let refusal = Refusal::Restricted {
			case: CaseId(1),
			member: id(VOLUNTEER),
			scope: RestrictionScope::Booking,
		};
		GateSays::set(Err(refusal));
		assert_noop!(
			TimeCoin::book(signed(VOLUNTEER), activity),
			TestError::BookingRestricted
		);
		GateSays::set(Ok(Passage::default()));
		assert_ok!(TimeCoin::book(signed(VOLUNTEER), activity));
	});
}

#[test]
fn refuses_a_booking_when_places_are_taken() {
	ample().build_and_execute(|| {
		let activity = publish(pool_terms());
		assert_ok!(TimeCoin::book(signed(VOLUNTEER), activity));
		assert_noop!(TimeCoin::book(signed(VOLUNTEER), activity), TestError::AlreadyBooked);
		assert_noop!(TimeCoin::book(signed(FRIEND), activity), TestError::ActivityFull);
	});
}

#[test]
fn refuses_a_booking_when_times_overlap_across_branches() {
	ample().build_and_execute(|| {
		let here = publish(pool_terms());
		assert_ok!(TimeCoin::book(signed(VOLUNTEER), here));
		let there = NextActivity::<Test>::get();
		let terms = Terms {
			branch: OTHER_BRANCH,
			start: NOON - HOUR,
			end: NOON + HOUR,
			..pool_terms()
		};
		assert_ok!(TimeCoin::publish(signed(role(FOREIGN_REVIEWER)), terms));
		assert_noop!(TimeCoin::book(signed(VOLUNTEER), there), TestError::Overlap);
		assert_ok!(TimeCoin::book(signed(FRIEND), there));
		let after = publish(Terms {
			start: NOON,
			end: NOON + HOUR,
			..pool_terms()
		});
		assert_ok!(TimeCoin::book(signed(VOLUNTEER), after));
	});
}

#[test]
fn refuses_a_booking_when_24_hours_have_too_many() {
	ample().build_and_execute(|| {
		// Eight hours up to midnight, eight from midnight: no calendar day has more than eight.
		let midnight = NOON + 12 * HOUR;
		let evening = publish(Terms {
			start: midnight - 8 * HOUR,
			end: midnight,
			..pool_terms()
		});
		let night = publish(Terms {
			start: midnight,
			end: midnight + 8 * HOUR,
			..pool_terms()
		});
		assert_ok!(TimeCoin::book(signed(VOLUNTEER), evening));
		assert_noop!(TimeCoin::book(signed(VOLUNTEER), night), TestError::TooManyHours);
		let shorter = publish(Terms {
			start: midnight,
			end: midnight + 4 * HOUR,
			..pool_terms()
		});
		assert_ok!(TimeCoin::book(signed(VOLUNTEER), shorter));
	});
}

#[test]
fn refuses_a_booking_when_the_day_or_the_list_is_full() {
	ample().build_and_execute(|| {
		let slot = |n: u64| Terms {
			start: NOON + n * QUANTUM_MS,
			end: NOON + (n + 1) * QUANTUM_MS,
			..pool_terms()
		};
		for n in 0..16 {
			let activity = publish(slot(n));
			assert_ok!(TimeCoin::book(signed(VOLUNTEER), activity));
		}
		let more = publish(slot(16));
		assert_noop!(TimeCoin::book(signed(VOLUNTEER), more), TestError::DayFull);
		for n in 0..16 {
			let activity = publish(slot(96 + n));
			assert_ok!(TimeCoin::book(signed(VOLUNTEER), activity));
		}
		let more = publish(slot(200));
		assert_noop!(TimeCoin::book(signed(VOLUNTEER), more), TestError::TooManyBookings);
	});
}

#[test]
fn starts_and_ends_when_both_sides_report() {
	ample().build_and_execute(|| {
		let activity = publish(pool_terms());
		let (start, end) = (NOON - 2 * HOUR, NOON);
		assert_ok!(TimeCoin::book(signed(VOLUNTEER), activity));
		Now::set(start + 5 * MINUTE);
		assert_ok!(TimeCoin::check_in(signed(VOLUNTEER), activity, id(VOLUNTEER), start));
		let (volunteer, by) = (id(VOLUNTEER), id(VOLUNTEER));
		assert_eq!(
			last_event(),
			Event::CheckedIn {
				activity,
				volunteer,
				by,
				claim: start,
				agreed: None
			}
		);
		let later = start + MINUTE;
		assert_ok!(TimeCoin::check_in(signed(GUARDIAN), activity, id(VOLUNTEER), later));
		let by = id(GUARDIAN);
		assert_eq!(
			last_event(),
			Event::CheckedIn {
				activity,
				volunteer,
				by,
				claim: later,
				agreed: Some(later)
			}
		);
		Now::set(end + MINUTE);
		assert_ok!(TimeCoin::check_out(
			signed(ELDER),
			activity,
			id(VOLUNTEER),
			end - MINUTE
		));
		assert_ok!(TimeCoin::check_out(signed(VOLUNTEER), activity, id(VOLUNTEER), end));
		let (by, agreed) = (id(VOLUNTEER), Some(end - MINUTE));
		assert_eq!(
			last_event(),
			Event::CheckedOut {
				activity,
				volunteer,
				by,
				claim: end,
				agreed
			}
		);
		let service = TimeCoin::service(activity, id(VOLUNTEER)).unwrap();
		assert_eq!(service.state, ServiceState::Ended);
		let claimed = ClaimedTime {
			start: later,
			end: end - MINUTE,
			late: false,
		};
		assert_eq!(service.claimed(), Some(claimed));
		assert_eq!(service.onsite(), [Some(id(GUARDIAN)), Some(id(ELDER))]);
		let day = DayIndex::<Test>::get(id(VOLUNTEER), crate::calendar::day_of(start));
		assert_eq!(
			day.to_vec(),
			vec![DayEntry {
				time: claimed,
				activity
			}]
		);
	});
}

#[test]
fn refuses_a_report_when_the_reporter_is_wrong() {
	ample().build_and_execute(|| {
		let activity = publish(pool_terms());
		assert_ok!(TimeCoin::book(signed(VOLUNTEER), activity));
		let check_in = |key: u64| TimeCoin::check_in(signed(key), activity, id(VOLUNTEER), NOON);
		assert_noop!(check_in(FRIEND), TestError::NotParty);
		assert_noop!(check_in(role(FOREIGN_REVIEWER)), TestError::NotParty);
		assert_noop!(check_in(custodied(VOLUNTEER)), TestError::CustodiedKey);
		assert_noop!(check_in(custodied(ELDER)), TestError::CustodiedKey);
		// The volunteer's role key does not make the volunteer another person.
		assert_noop!(check_in(role(VOLUNTEER)), TestError::SamePerson);
		assert_ok!(check_in(VOLUNTEER));
		assert_noop!(check_in(VOLUNTEER), TestError::AlreadyReported);
		assert_ok!(check_in(role(CLERK)));
		assert_noop!(check_in(ELDER), TestError::WrongState);
	});
}

#[test]
fn refuses_a_report_when_the_claim_is_impossible() {
	ample().build_and_execute(|| {
		let activity = publish(pool_terms());
		let in_at = |at| TimeCoin::check_in(signed(VOLUNTEER), activity, id(VOLUNTEER), at);
		assert_noop!(in_at(NOON), TestError::UnknownService);
		assert_ok!(TimeCoin::book(signed(VOLUNTEER), activity));
		assert_noop!(in_at(NOON + 1), TestError::ClaimInFuture);
		assert_noop!(in_at(NOON - 31 * 24 * HOUR - 1), TestError::ClaimTooOld);
		let out_at = |at| TimeCoin::check_out(signed(VOLUNTEER), activity, id(VOLUNTEER), at);
		assert_noop!(out_at(NOON), TestError::WrongState);
		assert_ok!(in_at(NOON - HOUR));
		assert_ok!(TimeCoin::check_in(signed(ELDER), activity, id(VOLUNTEER), NOON - HOUR));
		assert_noop!(out_at(NOON - HOUR), TestError::EndBeforeStart);
	});
}

#[test]
fn refuses_a_report_when_the_claims_overlap() {
	ample().build_and_execute(|| {
		let first = publish(pool_terms());
		let second = publish(Terms {
			start: NOON,
			end: NOON + HOUR,
			..pool_terms()
		});
		serve_by(first, VOLUNTEER, NOON - 2 * HOUR, NOON);
		assert_ok!(TimeCoin::book(signed(VOLUNTEER), second));
		let early = NOON - HOUR;
		assert_ok!(TimeCoin::check_in(signed(VOLUNTEER), second, id(VOLUNTEER), early));
		assert_noop!(
			TimeCoin::check_in(signed(ELDER), second, id(VOLUNTEER), early),
			TestError::Overlap
		);
		// The later claim counts, so that the on-site person can still put it right.
		assert_ok!(TimeCoin::check_in(signed(ELDER), second, id(VOLUNTEER), NOON));
	});
}

#[test]
fn moves_the_calendar_when_the_claimed_day_is_another() {
	ample().build_and_execute(|| {
		let planned = NOON - 24 * HOUR;
		let activity = publish(Terms {
			start: planned,
			end: planned + HOUR,
			..pool_terms()
		});
		serve_by(activity, VOLUNTEER, NOON - HOUR, NOON);
		assert!(DayIndex::<Test>::get(id(VOLUNTEER), crate::calendar::day_of(planned)).is_empty());
		assert_eq!(
			DayIndex::<Test>::get(id(VOLUNTEER), crate::calendar::day_of(NOON)).len(),
			1
		);
		let free_again = publish(Terms {
			start: planned,
			end: planned + HOUR,
			..pool_terms()
		});
		assert_ok!(TimeCoin::book(signed(VOLUNTEER), free_again));
	});
}

#[test]
fn confirms_when_the_recipient_side_asks() {
	for confirmer in [ELDER, GUARDIAN] {
		ample().build_and_execute(|| {
			let activity = publish(pool_terms());
			serve_by(activity, VOLUNTEER, NOON - 2 * HOUR, NOON);
			assert_ok!(TimeCoin::confirm(signed(confirmer), activity, id(VOLUNTEER)));
			let confirmer = id(confirmer);
			assert_eq!(
				last_event(),
				Event::ServiceConfirmed {
					activity,
					volunteer: id(VOLUNTEER),
					confirmer
				}
			);
			let service = TimeCoin::service(activity, id(VOLUNTEER)).unwrap();
			assert_eq!(
				(service.state, service.confirmer),
				(ServiceState::Confirmed, Some(confirmer))
			);
		});
	}
}

#[test]
fn refuses_a_confirmation_when_the_wrong_one_asks() {
	ample().build_and_execute(|| {
		let activity = publish(pool_terms());
		let confirm = |key: u64| TimeCoin::confirm(signed(key), activity, id(VOLUNTEER));
		assert_ok!(TimeCoin::book(signed(VOLUNTEER), activity));
		assert_noop!(confirm(ELDER), TestError::WrongState);
		let (start, end) = (NOON - 2 * HOUR, NOON);
		for key in [VOLUNTEER, ELDER] {
			assert_ok!(TimeCoin::check_in(signed(key), activity, id(VOLUNTEER), start));
		}
		for key in [VOLUNTEER, role(CLERK)] {
			assert_ok!(TimeCoin::check_out(signed(key), activity, id(VOLUNTEER), end));
		}
		assert_noop!(confirm(VOLUNTEER), TestError::SamePerson);
		assert_noop!(confirm(FRIEND), TestError::NotParty);
		assert_noop!(confirm(custodied(ELDER)), TestError::CustodiedKey);
		assert_noop!(confirm(role(CLERK)), TestError::NotController);
		// New coins: who was on site does not confirm.
		assert_noop!(confirm(ELDER), TestError::SamePerson);
		// A volunteer who guards the recipient is still the volunteer.
		Guardians::mutate(|all| all.insert((VOLUNTEER, ELDER)));
		assert_noop!(confirm(VOLUNTEER), TestError::SamePerson);
		assert_ok!(confirm(GUARDIAN));
	});
}

#[test]
fn asks_an_officer_to_confirm_when_nobody_is_the_recipient() {
	ample().build_and_execute(|| {
		let activity = publish(Terms {
			recipient: None,
			kind: ActivityKind::Training,
			..pool_terms()
		});
		serve_by(activity, VOLUNTEER, NOON - 2 * HOUR, NOON);
		let confirm = |key: u64| TimeCoin::confirm(signed(key), activity, id(VOLUNTEER));
		assert_noop!(confirm(ELDER), TestError::NotOfficer);
		assert_noop!(confirm(role(VOLUNTEER)), TestError::SamePerson);
		assert_noop!(confirm(role(CLERK)), TestError::SamePerson);
		assert_ok!(confirm(role(MANAGER)));
	});
}

#[test]
fn cancels_when_a_party_asks_before_the_start() {
	for key in [VOLUNTEER, ELDER, GUARDIAN, role(CLERK)] {
		ample().build_and_execute(|| {
			let activity = publish(pool_terms());
			assert_ok!(TimeCoin::book(signed(VOLUNTEER), activity));
			assert_noop!(
				TimeCoin::cancel(signed(FRIEND), activity, id(VOLUNTEER)),
				TestError::NotParty
			);
			assert_ok!(TimeCoin::cancel(signed(key), activity, id(VOLUNTEER)));
			let by = Some(id(key % 1000));
			assert_eq!(
				last_event(),
				Event::ServiceCancelled {
					activity,
					volunteer: id(VOLUNTEER),
					by
				}
			);
			assert!(OpenBookings::<Test>::get(id(VOLUNTEER)).is_empty());
			assert!(DayIndex::<Test>::get(id(VOLUNTEER), crate::calendar::day_of(NOON)).is_empty());
			assert_noop!(
				TimeCoin::cancel(signed(key), activity, id(VOLUNTEER)),
				TestError::NotCancellable
			);
			// The place can be taken again, by the same volunteer too.
			assert_ok!(TimeCoin::book(signed(VOLUNTEER), activity));
		});
	}
}

#[test]
fn cancels_a_running_service_only_when_it_cannot_be_reported() {
	ample().build_and_execute(|| {
		let activity = publish(pool_terms());
		serve_by(activity, VOLUNTEER, NOON - 2 * HOUR, NOON);
		let cancel = |key: u64| TimeCoin::cancel(signed(key), activity, id(VOLUNTEER));
		assert_noop!(cancel(role(CLERK)), TestError::NotCancellable);
		Now::set(NOON + 31 * 24 * HOUR + 1);
		assert_noop!(cancel(ELDER), TestError::NotCancellable);
		assert_ok!(cancel(role(CLERK)));
		assert_noop!(TimeCoin::book(signed(VOLUNTEER), activity), TestError::AlreadyBooked);
		assert_eq!(TimeCoin::total_supply(), 0, "silence has paid nothing");
	});
}

fn filing_changed() {
	<TimeCoin as OnFilingChange>::on_filing_change(id(VOLUNTEER), &FilingChange::Elapsed);
}

fn lapsed(activity: ActivityId) -> Event<Test> {
	Event::ParticipantLapsed {
		activity,
		member: id(VOLUNTEER),
	}
}

#[test]
fn warns_of_each_open_service_once_when_a_filing_lapses_and_tells_when_it_is_restored() {
	ample().build_and_execute(|| {
		let early = publish(pool_terms());
		let late = publish(Terms {
			start: NOON + HOUR,
			end: NOON + 2 * HOUR,
			..pool_terms()
		});
		for activity in [early, late] {
			assert_ok!(TimeCoin::book(signed(VOLUNTEER), activity));
		}
		let count = events().len();
		filing_changed();
		assert_eq!(events().len(), count, "nothing has lapsed");
		set_member(VOLUNTEER, |member| member.status = FilingStatus::Suspended);
		<TimeCoin as OnFilingChange>::on_filing_change(id(VOLUNTEER), &FilingChange::KeyRemoved);
		assert_eq!(events().len(), count);
		filing_changed();
		assert_eq!(events()[count..], [lapsed(early), lapsed(late)]);
		assert!(TimeCoin::service(early, id(VOLUNTEER)).unwrap().lapsed);
		// One event for each: what has lapsed does not lapse again.
		set_member(VOLUNTEER, |member| member.level = Level::None);
		filing_changed();
		assert_eq!(events().len(), count + 2);

		set_member(VOLUNTEER, |member| {
			member.status = FilingStatus::Filed;
			member.level = Level::Identified;
		});
		filing_changed();
		assert_eq!(events().len(), count + 4);
		assert_eq!(
			last_event(),
			Event::ParticipantRestored {
				activity: late,
				member: id(VOLUNTEER)
			}
		);
	});
}

#[test]
fn warns_when_the_level_a_qualification_or_a_stages_requirement_is_lost() {
	ample().build_and_execute(|| {
		Qualifications::mutate(|all| all.insert((VOLUNTEER, 5)));
		let activity = publish(Terms {
			qualifications: vec![5].try_into().unwrap(),
			..pool_terms()
		});
		assert_ok!(TimeCoin::book(signed(VOLUNTEER), activity));
		let lapses = |lose: &dyn Fn(), restore: &dyn Fn()| {
			lose();
			filing_changed();
			assert_eq!(last_event(), lapsed(activity));
			restore();
			filing_changed();
			assert_ne!(last_event(), lapsed(activity));
		};
		lapses(&|| Qualifications::mutate(|all| all.clear()), &|| {
			Qualifications::mutate(|all| {
				all.insert((VOLUNTEER, 5));
			})
		});
		lapses(
			&|| set_member(VOLUNTEER, |member| member.level = Level::Reviewed),
			&|| set_member(VOLUNTEER, |member| member.level = Level::Identified),
		);
		for stage in [Stage::Booking, Stage::ActivityEnd] {
			lapses(&|| Unmet::set(Some((VOLUNTEER, stage, false))), &|| Unmet::set(None));
		}
	});
}

/// A lapse by time needs no event to take effect.
#[test]
fn does_not_begin_when_the_volunteer_has_lapsed_since_the_booking() {
	ample().build_and_execute(|| {
		let activity = publish(pool_terms());
		assert_ok!(TimeCoin::book(signed(VOLUNTEER), activity));
		set_member(VOLUNTEER, |member| member.level = Level::Reviewed);
		for key in [VOLUNTEER, role(CLERK)] {
			assert_noop!(
				TimeCoin::check_in(signed(key), activity, id(VOLUNTEER), NOON - HOUR),
				TestError::VolunteerLapsed
			);
		}
		set_member(VOLUNTEER, |member| member.level = Level::Identified);
		assert_ok!(TimeCoin::check_in(
			signed(VOLUNTEER),
			activity,
			id(VOLUNTEER),
			NOON - HOUR
		));
	});
}
