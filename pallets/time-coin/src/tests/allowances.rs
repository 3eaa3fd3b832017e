use super::*;

const SPENDER: u64 = FRIEND;

fn approve(key: u64, spender: u64, amount: Balance) {
	assert_eq!(TimeCoin::approve(&key, &spender, amount), Ok(id(key % 1000)));
}

fn allowed(owner: u64, spender: u64) -> Balance {
	TimeCoin::allowance(id(owner), &spender)
}

fn spend(owner: u64, spender: u64, to: u64, amount: Balance) -> Result<MoveOutcome, DispatchError> {
	let signers = Signers {
		acting: Some(id(spender)),
		origin: Some(id(spender)),
		..Default::default()
	};
	TimeCoin::transfer_from(id(owner), &spender, signers, id(to), amount, Execution::Immediate)
}

#[test]
fn sets_replaces_and_takes_back_an_allowance() {
	ample().build_and_execute(|| {
		approve(VOLUNTEER, SPENDER, 100);
		assert_eq!(
			last_event(),
			Event::AllowanceSet {
				owner: id(VOLUNTEER),
				giver: VOLUNTEER,
				spender: SPENDER,
				amount: 100
			}
		);
		assert_eq!((allowed(VOLUNTEER, SPENDER), allowed(SPENDER, VOLUNTEER)), (100, 0));
		approve(VOLUNTEER, SPENDER, 25);
		assert_eq!(allowed(VOLUNTEER, SPENDER), 25);
		approve(VOLUNTEER, SPENDER, 0);
		assert_eq!(allowed(VOLUNTEER, SPENDER), 0);
		assert!(!Allowances::<Test>::contains_key(id(VOLUNTEER)));
	});
}

#[test]
fn refuses_an_allowance_when_the_key_may_not_give_it_or_there_are_too_many() {
	ample().build_and_execute(|| {
		assert_noop!(TimeCoin::approve(&STRANGER, &SPENDER, 25), TestError::NotController);
		assert_noop!(
			TimeCoin::approve(&custodied(VOLUNTEER), &SPENDER, 25),
			TestError::CustodiedKey
		);
		for spender in 0..u64::from(MAX_ALLOWANCES) {
			approve(VOLUNTEER, 500 + spender, 25);
		}
		assert_noop!(
			TimeCoin::approve(&VOLUNTEER, &SPENDER, 25),
			TestError::TooManyAllowances
		);
		// One that is there can still be changed.
		approve(VOLUNTEER, 500, 50);
		approve(VOLUNTEER, 500, 0);
		approve(VOLUNTEER, SPENDER, 25);
	});
}

#[test]
fn uses_an_allowance_up_when_coins_move() {
	ample().build_and_execute(|| {
		issue(VOLUNTEER, 200);
		approve(VOLUNTEER, SPENDER, 100);
		assert_noop!(spend(VOLUNTEER, SPENDER, ELDER, 125), TestError::InsufficientAllowance);
		assert_noop!(spend(VOLUNTEER, STRANGER, ELDER, 25), TestError::InsufficientAllowance);
		assert!(matches!(
			spend(VOLUNTEER, SPENDER, ELDER, 75),
			Ok(MoveOutcome::Moved(_))
		));
		assert_eq!(
			(allowed(VOLUNTEER, SPENDER), free(ELDER), free(VOLUNTEER)),
			(25, 75, 125)
		);
		let (movement, ..) = movements().pop().unwrap();
		assert_eq!(movement.signers.acting, Some(id(SPENDER)));
		assert!(matches!(
			spend(VOLUNTEER, SPENDER, ELDER, 25),
			Ok(MoveOutcome::Moved(_))
		));
		assert!(!Allowances::<Test>::contains_key(id(VOLUNTEER)));
		// More is allowed than there is: the ledger says so, and nothing is used up.
		approve(VOLUNTEER, SPENDER, 1_000);
		assert_noop!(spend(VOLUNTEER, SPENDER, ELDER, 500), TestError::InsufficientCoins);
		assert_eq!(allowed(VOLUNTEER, SPENDER), 1_000);
	});
}

#[test]
fn keeps_an_allowance_without_end() {
	ample().build_and_execute(|| {
		issue(VOLUNTEER, 200);
		approve(VOLUNTEER, SPENDER, WITHOUT_END);
		assert!(spend(VOLUNTEER, SPENDER, ELDER, 75).is_ok());
		assert_eq!(allowed(VOLUNTEER, SPENDER), WITHOUT_END);
	});
}

/// Else a spender could have all coins held, one allowance after the other.
#[test]
fn uses_an_allowance_up_when_coins_are_held_but_not_when_they_are_refused() {
	ample().build_and_execute(|| {
		issue(VOLUNTEER, 200);
		approve(VOLUNTEER, SPENDER, 100);
		while_rules_say(Assessment::Hold(ALERT), || {
			assert!(matches!(
				spend(VOLUNTEER, SPENDER, ELDER, 75),
				Ok(MoveOutcome::Held { .. })
			));
		});
		assert_eq!((allowed(VOLUNTEER, SPENDER), locked(VOLUNTEER)), (25, 75));
		while_rules_say(Assessment::Refuse(ALERT), || {
			assert!(matches!(
				spend(VOLUNTEER, SPENDER, ELDER, 25),
				Ok(MoveOutcome::Refused(_))
			));
		});
		assert_eq!(allowed(VOLUNTEER, SPENDER), 25);
	});
}

#[test]
fn ends_allowances_when_their_key_is_removed_and_no_others() {
	ample().build_and_execute(|| {
		approve(VOLUNTEER, SPENDER, 100);
		approve(ELDER, SPENDER, 50);
		// A key of the same member that is gone.
		Allowances::<Test>::mutate(id(VOLUNTEER), |all| {
			let old = Allowance {
				spender: ELDER,
				giver: STRANGER,
				amount: 75,
			};
			all.try_push(old).unwrap();
		});
		TimeCoin::on_filing_change(id(VOLUNTEER), &FilingChange::KeyRemoved);
		assert_eq!(
			last_event(),
			Event::AllowanceSet {
				owner: id(VOLUNTEER),
				giver: STRANGER,
				spender: ELDER,
				amount: 0
			}
		);
		assert_eq!((allowed(VOLUNTEER, ELDER), allowed(VOLUNTEER, SPENDER)), (0, 100));
		assert_eq!(allowed(ELDER, SPENDER), 50);
	});
}

#[test]
fn adds_the_weight_of_allowances_to_that_of_a_change_of_filing() {
	let weight = <TimeCoin as OnFilingChange>::weight();
	assert!(weight.all_gte(TimeCoin::void_weight()));
}
