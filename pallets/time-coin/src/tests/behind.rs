//! Who is behind a contract that acts counts as a person too. The contract is the member `FRIEND` here.

use super::*;

const CONTRACT: u64 = FRIEND;

/// An activity that the contract pays.
fn of_contract() -> ActivityId {
	set_member(CONTRACT, |member| member.kind = MemberKind::Contract);
	issue(CONTRACT, 250);
	let activity = publish(Terms {
		recipient: Some(id(CONTRACT)),
		..escrow_terms()
	});
	assert_ok!(TimeCoin::fund(signed(CONTRACT), activity));
	activity
}

fn check_in(key: u64, signer: u64, activity: ActivityId, volunteer: u64) -> Result<Reported, DispatchError> {
	TimeCoin::do_check_in(&key, &signer, activity, id(volunteer), Now::get() - 2 * HOUR)
}

fn check_out(key: u64, signer: u64, activity: ActivityId, volunteer: u64) -> Result<Reported, DispatchError> {
	TimeCoin::do_check_out(&key, &signer, activity, id(volunteer), Now::get())
}

#[test]
fn takes_reports_and_confirmation_of_a_contract_when_a_third_person_is_behind_it() {
	ample().build_and_execute(|| {
		let activity = of_contract();
		assert_ok!(TimeCoin::book(signed(VOLUNTEER), activity));
		assert_ok!(TimeCoin::check_in(
			signed(VOLUNTEER),
			activity,
			id(VOLUNTEER),
			Now::get() - 2 * HOUR
		));
		let start = Reported {
			by: id(CONTRACT),
			agreed: Some(Now::get() - 2 * HOUR),
		};
		assert_eq!(check_in(CONTRACT, ELDER, activity, VOLUNTEER), Ok(start));
		// Nobody known may be behind it: the contract answers for whom it lets ask.
		let end = Reported {
			by: id(CONTRACT),
			agreed: None,
		};
		assert_eq!(check_out(CONTRACT, STRANGER, activity, VOLUNTEER), Ok(end));
		assert_ok!(TimeCoin::check_out(
			signed(VOLUNTEER),
			activity,
			id(VOLUNTEER),
			Now::get()
		));
		let confirmed = TimeCoin::do_confirm(&CONTRACT, &ELDER, activity, id(VOLUNTEER));
		assert_eq!(confirmed, Ok(id(CONTRACT)));
	});
}

#[test]
fn refuses_a_contract_when_the_volunteer_or_a_relation_is_behind_it() {
	ample().build_and_execute(|| {
		let activity = of_contract();
		Guardians::mutate(|all| all.insert((GUARDIAN, VOLUNTEER)));
		assert_ok!(TimeCoin::book(signed(VOLUNTEER), activity));
		// By a key of the volunteer, one that a branch keeps, and the volunteer's role key.
		let persons = || {
			[
				(VOLUNTEER, TestError::SamePerson),
				(custodied(VOLUNTEER), TestError::SamePerson),
				(role(VOLUNTEER), TestError::SamePerson),
				(GUARDIAN, TestError::Related),
			]
		};
		for (signer, error) in persons() {
			assert_noop!(check_in(CONTRACT, signer, activity, VOLUNTEER), error);
		}
		assert_ok!(check_in(VOLUNTEER, VOLUNTEER, activity, VOLUNTEER));
		assert_ok!(check_in(CONTRACT, ELDER, activity, VOLUNTEER));
		for (signer, error) in persons() {
			assert_noop!(check_out(CONTRACT, signer, activity, VOLUNTEER), error);
		}
		assert_ok!(check_out(VOLUNTEER, VOLUNTEER, activity, VOLUNTEER));
		assert_ok!(check_out(CONTRACT, ELDER, activity, VOLUNTEER));
		for (signer, error) in persons() {
			assert_noop!(TimeCoin::do_confirm(&CONTRACT, &signer, activity, id(VOLUNTEER)), error);
		}
	});
}

#[test]
fn refuses_a_contract_that_serves_when_the_recipients_side_is_behind_it() {
	ample().build_and_execute(|| {
		set_member(CONTRACT, |member| member.kind = MemberKind::Contract);
		let activity = publish(pool_terms());
		assert_eq!(TimeCoin::do_book(&CONTRACT, &VOLUNTEER, activity), Ok(id(CONTRACT)));
		for signer in [ELDER, GUARDIAN] {
			assert_noop!(check_in(CONTRACT, signer, activity, CONTRACT), TestError::SamePerson);
		}
		assert_ok!(check_in(CONTRACT, VOLUNTEER, activity, CONTRACT));
		assert_ok!(check_in(ELDER, ELDER, activity, CONTRACT));
		for signer in [ELDER, GUARDIAN] {
			assert_noop!(check_out(CONTRACT, signer, activity, CONTRACT), TestError::SamePerson);
		}
		assert_ok!(check_out(CONTRACT, VOLUNTEER, activity, CONTRACT));
	});
}

#[test]
fn refuses_new_coins_when_who_was_on_site_confirms_through_a_contract() {
	ample().build_and_execute(|| {
		set_member(CONTRACT, |member| member.kind = MemberKind::Contract);
		let activity = publish(Terms {
			recipient: Some(id(CONTRACT)),
			..pool_terms()
		});
		serve_by(activity, VOLUNTEER, Now::get() - 2 * HOUR, Now::get());
		// The clerk has been on site.
		for signer in [role(CLERK), CLERK] {
			assert_noop!(
				TimeCoin::do_confirm(&CONTRACT, &signer, activity, id(VOLUNTEER)),
				TestError::SamePerson
			);
		}
		assert_ok!(TimeCoin::do_confirm(&CONTRACT, &ELDER, activity, id(VOLUNTEER)));
	});
}

#[test]
fn shows_the_rules_who_is_behind_a_contract_when_it_funds() {
	ample().build_and_execute(|| {
		set_member(CONTRACT, |member| member.kind = MemberKind::Contract);
		issue(CONTRACT, 500);
		let terms = || Terms {
			recipient: Some(id(CONTRACT)),
			..escrow_terms()
		};
		for (signer, origin) in [(ELDER, Some(ELDER)), (STRANGER, None)] {
			let activity = publish(terms());
			assert_ok!(TimeCoin::do_fund(&CONTRACT, &signer, activity, Execution::Immediate));
			let (facts, execution) = Assessed::get().pop().unwrap();
			assert_eq!(
				(facts.signers.acting, facts.signers.origin),
				(Some(id(CONTRACT)), origin.map(id))
			);
			assert_eq!(execution, Execution::Immediate);
		}
	});
}

#[test]
fn empties_the_escrow_when_a_funding_that_is_not_executed_later_is_released() {
	ample().build_and_execute(|| {
		let activity = {
			set_member(CONTRACT, |member| member.kind = MemberKind::Contract);
			issue(CONTRACT, 250);
			publish(Terms {
				recipient: Some(id(CONTRACT)),
				..escrow_terms()
			})
		};
		let fund = || TimeCoin::do_fund(&CONTRACT, &ELDER, activity, Execution::Immediate);
		while_rules_say(Assessment::Hold(ALERT), || {
			let (hold, alert) = (HoldId(0), ALERT);
			assert_eq!(fund(), Ok(MoveOutcome::Held { hold, alert }));
		});
		let escrow = || TimeCoin::activity(activity).unwrap().escrow;
		assert_eq!((escrow(), free(CONTRACT)), (EscrowState::Held, 0));
		assert_noop!(fund(), TestError::AlreadyFunded);
		let released = <TimeCoin as timebank_primitives::Holds>::release(HoldId(0));
		assert_eq!(released, Ok(Released::Unlocked));
		assert_eq!(
			(escrow(), free(CONTRACT), locked(CONTRACT)),
			(EscrowState::Empty, 250, 0)
		);
		assert!(matches!(fund(), Ok(MoveOutcome::Moved(_))));
		assert_eq!((escrow(), locked(CONTRACT)), (EscrowState::Funded, 250));
	});
}
