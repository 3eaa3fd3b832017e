//! Guardians and family proxies who act for a recipient.

use super::*;

/// A service that has ended, with the clerk on site.
fn ended(terms: Terms) -> ActivityId {
	let activity = publish(terms);
	let terms = TimeCoin::activity(activity).unwrap().terms;
	serve_by(activity, VOLUNTEER, terms.start, terms.end);
	activity
}

fn confirm(key: u64, activity: ActivityId) -> DispatchResult {
	TimeCoin::confirm(signed(key), activity, id(VOLUNTEER))
}

fn co_confirm(key: u64, activity: ActivityId) -> DispatchResult {
	TimeCoin::co_confirm(signed(key), activity, id(VOLUNTEER))
}

fn review_late(activity: ActivityId) {
	assert_ok!(TimeCoin::review_late(
		signed(role(LATE_REVIEWER)),
		activity,
		id(VOLUNTEER)
	));
}

use polkadot_sdk::frame_support::dispatch::DispatchResult;

const OFFICER: Sanction = Sanction { needs_officer: true };

#[test]
fn counts_what_a_guardian_confirms_and_funds_and_not_what_the_recipient_does() {
	ample().build_and_execute(|| {
		let activity = ended(pool_terms());
		assert_ok!(confirm(GUARDIAN, activity));
		assert_eq!(Sanctioned::get().pop(), Some((Act::Confirm, 200)));
		assert_eq!(Acted::get(), vec![(GUARDIAN, ELDER, Act::Confirm, 200)]);

		issue(ELDER, 1_000);
		let paid = publish(escrow_terms());
		let share = TimeCoin::activity(paid).unwrap().share;
		assert_ok!(TimeCoin::fund(signed(GUARDIAN), paid));
		assert_eq!(Acted::get().pop(), Some((GUARDIAN, ELDER, Act::Fund, share)));
		let count = Acted::get().len();
		let own = publish(escrow_terms());
		assert_ok!(TimeCoin::fund(signed(ELDER), own));
		assert_eq!(Acted::get().len(), count);
	});
}

#[test]
fn counts_nothing_when_the_movement_is_refused() {
	ample().build_and_execute(|| {
		issue(ELDER, 1_000);
		let activity = publish(escrow_terms());
		while_rules_say(Assessment::Refuse(ALERT), || {
			assert_ok!(TimeCoin::fund(signed(GUARDIAN), activity));
		});
		assert!(Acted::get().is_empty());
	});
}

#[test]
fn fails_when_the_relation_is_for_something_else_or_for_less() {
	ample().build_and_execute(|| {
		issue(ELDER, 1_000);
		let paid = publish(escrow_terms());
		let activity = ended(pool_terms());
		for (fault, error) in [
			(ActFault::OutOfScope, TestError::OutOfScope),
			(ActFault::ActLimit, TestError::ActLimitExceeded),
			(ActFault::DayLimit, TestError::DelegatedDayExceeded),
			(ActFault::NoRelation, TestError::NotParty),
		] {
			DelegationSays::set(Err(fault));
			assert_noop!(confirm(GUARDIAN, activity), error);
			let error = match fault {
				ActFault::OutOfScope => TestError::OutOfScope,
				ActFault::ActLimit => TestError::ActLimitExceeded,
				ActFault::DayLimit => TestError::DelegatedDayExceeded,
				ActFault::NoRelation => TestError::NotParty,
			};
			assert_noop!(TimeCoin::fund(signed(GUARDIAN), paid), error);
			// The recipient himself needs nobody's leave.
			assert_noop!(TimeCoin::close(signed(GUARDIAN), paid), TestError::NotParty);
		}
		assert_ok!(confirm(ELDER, activity));
	});
}

/// A guardian never confirms what benefits himself or his recorded relations, nor vouches for it on site.
#[test]
fn fails_when_a_guardian_confirms_for_his_own_family() {
	ample().build_and_execute(|| {
		let activity = ended(pool_terms());
		Guardians::mutate(|all| {
			all.insert((GUARDIAN, VOLUNTEER));
			all.insert((CLERK, VOLUNTEER));
		});
		assert_noop!(confirm(GUARDIAN, activity), TestError::Related);
		let booked = publish(Terms {
			start: NOON,
			end: NOON + HOUR,
			..pool_terms()
		});
		assert_ok!(TimeCoin::book(signed(VOLUNTEER), booked));
		for key in [GUARDIAN, role(CLERK)] {
			assert_noop!(
				TimeCoin::check_in(signed(key), booked, id(VOLUNTEER), NOON),
				TestError::Related
			);
		}
		// The elder herself may be served by her own family.
		Guardians::mutate(|all| all.insert((VOLUNTEER, ELDER)));
		assert_ok!(TimeCoin::check_in(signed(ELDER), booked, id(VOLUNTEER), NOON));
		assert_ok!(confirm(ELDER, activity));
	});
}

#[test]
fn pays_only_when_an_officer_has_confirmed_too_above_the_monthly_amount() {
	ample().build_and_execute(|| {
		let activity = ended(pool_terms());
		assert_noop!(co_confirm(role(MANAGER), activity), TestError::WrongState);
		DelegationSays::set(Ok(OFFICER));
		assert_ok!(confirm(GUARDIAN, activity));
		review_late(activity);
		let settle_by = |key: u64| TimeCoin::settle(signed(key), activity, id(VOLUNTEER), H256::repeat_byte(9));
		assert_noop!(settle_by(role(REVIEWER)), TestError::CoConfirmationMissing);
		assert_ok!(co_confirm(role(MANAGER), activity));
		assert_eq!(
			last_event(),
			Event::ServiceCoConfirmed {
				activity,
				volunteer: id(VOLUNTEER),
				officer: id(MANAGER),
			}
		);
		assert_noop!(co_confirm(role(MANAGER), activity), TestError::NothingToCoConfirm);
		// Who confirmed does not countersign.
		assert_noop!(settle_by(role(MANAGER)), TestError::SamePerson);
		assert_ok!(settle_by(role(REVIEWER)));
		assert_eq!(free(VOLUNTEER), 200);
	});
}

#[test]
fn fails_to_co_confirm_when_the_officer_has_a_part_or_is_related_or_none_is_needed() {
	ample().build_and_execute(|| {
		let activity = ended(pool_terms());
		DelegationSays::set(Ok(OFFICER));
		assert_ok!(confirm(GUARDIAN, activity));
		for officer in [CLERK, GUARDIAN, ELDER, VOLUNTEER] {
			assert_noop!(co_confirm(role(officer), activity), TestError::SamePerson);
		}
		assert_noop!(co_confirm(MANAGER, activity), TestError::NotOfficer);
		assert_noop!(co_confirm(role(FOREIGN_REVIEWER), activity), TestError::NotOfficer);
		for party in [GUARDIAN, ELDER, VOLUNTEER] {
			Guardians::mutate(|all| all.insert((MANAGER, party)));
			assert_noop!(co_confirm(role(MANAGER), activity), TestError::Related);
			Guardians::mutate(|all| all.remove(&(MANAGER, party)));
		}
		assert_noop!(co_confirm(role(MANAGER), ActivityId(99)), TestError::UnknownActivity);
		assert_noop!(
			TimeCoin::co_confirm(signed(role(MANAGER)), activity, id(FRIEND)),
			TestError::UnknownService
		);
		assert_ok!(co_confirm(role(MANAGER), activity));
	});
}
