//! Defects of other systems, as tests that this one does not have them.

use super::*;
use timebank_primitives::Ledger;

const CASE: CaseId = CaseId(1);

fn verdict(from: u64, to: u64, amount: Balance) -> Balance {
	TimeCoin::move_by_verdict(id(from), id(to), amount, CASE).unwrap()
}

/// Coins that must stay by a case bind whatever is there, so nobody outruns them by moving coins first.
#[test]
fn defect_4_a_freeze_by_amount_does_not_race_with_the_owner() {
	ample().build_and_execute(|| {
		issue(VOLUNTEER, 100);
		// The owner is first; the restriction is above what is left then.
		gift(VOLUNTEER, FRIEND, 75);
		GateSays::set(Ok(Passage {
			payer_keeps: 60,
			..Passage::default()
		}));
		let give = |amount: Balance| TimeCoin::gift(signed(VOLUNTEER), id(FRIEND), amount, None);
		assert_noop!(give(25), TestError::KeptByRestriction);
		// What arrives is kept too.
		issue(VOLUNTEER, 50);
		assert_noop!(give(25), TestError::KeptByRestriction);
		issue(VOLUNTEER, 25);
		assert_ok!(give(25));
		assert_eq!(free(VOLUNTEER), 75);
	});
}

#[test]
fn defect_5_a_verdict_on_a_short_lock_creates_no_coins() {
	ample().build_and_execute(|| {
		issue(ELDER, 100);
		let supply = TimeCoin::total_supply();
		assert_eq!(TimeCoin::lock(id(ELDER), 250, &[], CASE), Ok(100));
		assert_eq!(verdict(ELDER, VOLUNTEER, 250), 100, "as much as there was");
		assert_eq!((free(ELDER), locked(ELDER), free(VOLUNTEER)), (0, 0, 100));
		assert_eq!(TimeCoin::unlock(id(ELDER), CASE), Ok(0), "nothing is refunded besides");
		assert_eq!(TimeCoin::total_supply(), supply);
	});
}

#[test]
fn defect_6_the_recipient_pays_out_of_escrow_whoever_confirms_last() {
	for confirmer in [ELDER, GUARDIAN] {
		ample().build_and_execute(|| {
			issue(ELDER, 250);
			issue(GUARDIAN, 1000);
			let activity = publish(escrow_terms());
			// No booking without coins put aside.
			assert_noop!(TimeCoin::book(signed(VOLUNTEER), activity), TestError::NotFunded);
			assert_ok!(TimeCoin::fund(signed(ELDER), activity));
			serve_by(activity, VOLUNTEER, NOON - 20 * MINUTE, NOON);
			assert_ok!(TimeCoin::confirm(signed(confirmer), activity, id(VOLUNTEER)));
			settle(activity, VOLUNTEER);
			assert_eq!((free(ELDER), free(GUARDIAN), free(VOLUNTEER)), (225, 1000, 25));
		});
	}
}

#[test]
fn defect_8_silence_is_no_payment() {
	ample().build_and_execute(|| {
		issue(ELDER, 250);
		let activity = publish(escrow_terms());
		assert_ok!(TimeCoin::fund(signed(ELDER), activity));
		serve_by(activity, VOLUNTEER, NOON - 2 * HOUR, NOON);
		for days in [1, 10, 100] {
			Now::set(NOON + days * 24 * HOUR);
			make_blocks(3, Some(OTHER_BRANCH));
			assert_noop!(
				TimeCoin::settle(signed(role(REVIEWER)), activity, id(VOLUNTEER), H256::zero()),
				TestError::WrongState
			);
			assert_eq!((free(VOLUNTEER), locked(ELDER)), (0, 250));
		}
		// A held movement is not executed by silence either.
		issue(FRIEND, 100);
		while_rules_say(Assessment::Hold(ALERT), || gift(FRIEND, VOLUNTEER, 100));
		Now::set(NOON + 1000 * 24 * HOUR);
		make_blocks(3, Some(OTHER_BRANCH));
		assert_eq!(free(VOLUNTEER), 0);
		assert_ok!(<TimeCoin as timebank_primitives::Holds>::give_back(HoldId(0)));
		assert_eq!(free(FRIEND), 100);
	});
}

#[test]
fn defect_9_a_limit_stops_and_not_only_flags() {
	let gifts = GiftRules {
		day: 100,
		month: 100,
		pair: 100,
		related: 100,
		countersigned_from: Balance::MAX,
	};
	ample().gifts(gifts).build_and_execute(|| {
		issue(VOLUNTEER, 500);
		assert_noop!(
			TimeCoin::gift(signed(VOLUNTEER), id(FRIEND), 125, None),
			TestError::DayCapExceeded
		);
		assert_eq!(free(FRIEND), 0);
		// What the rules hold is locked and not only marked.
		while_rules_say(Assessment::Hold(ALERT), || gift(VOLUNTEER, FRIEND, 100));
		assert_eq!((free(VOLUNTEER), locked(VOLUNTEER), free(FRIEND)), (400, 100, 0));
	});
}

/// A reversal is a verdict with a kind and a case of its own: it moves what is locked, and no limit of gifts or issues is
/// used or passed by it unseen.
#[test]
fn defect_10_a_reversal_breaks_no_limit_silently() {
	let gifts = GiftRules {
		day: 100,
		month: 100,
		pair: 100,
		related: 100,
		countersigned_from: Balance::MAX,
	};
	ample().gifts(gifts).build_and_execute(|| {
		issue(VOLUNTEER, 500);
		gift(VOLUNTEER, FRIEND, 100);
		assert_eq!(TimeCoin::lock(id(FRIEND), 100, &[], CASE), Ok(100));
		let (given, quota) = (Given::<Test>::get(id(FRIEND)), TimeCoin::quota_of(BRANCH));
		assert_eq!(verdict(FRIEND, VOLUNTEER, 100), 100);
		let (movement, source, _) = movements().pop().unwrap();
		assert_eq!(
			(movement.kind, source),
			(MovementKind::Verdict, Some(LockReason::Case(CASE)))
		);
		assert_eq!(
			(Given::<Test>::get(id(FRIEND)), TimeCoin::quota_of(BRANCH)),
			(given, quota)
		);
		assert_noop!(
			TimeCoin::gift(signed(VOLUNTEER), id(FRIEND), 25, None),
			TestError::DayCapExceeded
		);
		// A bound of lots is told, not broken: the verdict waits for room.
		super::settlement::fill_up(ELDER);
		issue(FRIEND, 100);
		assert_eq!(TimeCoin::lock(id(FRIEND), 100, &[], CASE), Ok(100));
		assert_noop!(
			TimeCoin::move_by_verdict(id(FRIEND), id(ELDER), 100, CASE),
			TestError::ReceiverFull
		);
	});
}

/// No key can make coins: every coin has an origin with a service, its persons and the digest of its record.
#[test]
fn defect_11_coins_come_from_verified_services_only() {
	ample().build_and_execute(|| {
		for origin in [signed(role(MANAGER)), RuntimeOrigin::root()] {
			assert!(TimeCoin::settle(origin, ActivityId(0), id(VOLUNTEER), H256::zero()).is_err());
		}
		let activity = publish(pool_terms());
		confirmed(activity, VOLUNTEER);
		settle(activity, VOLUNTEER);
		for part in lots(VOLUNTEER).into_iter().flatten() {
			let record = TimeCoin::origin(part.origin).unwrap();
			assert_eq!((record.activity, record.volunteer), (activity, id(VOLUNTEER)));
			assert_ne!(record.record, H256::zero());
			let lot = TimeCoin::lots(id(VOLUNTEER))[0].lot;
			assert_eq!(TimeCoin::lot_origins(id(VOLUNTEER), lot), vec![(part, record)]);
		}
		assert_eq!(TimeCoin::total_supply(), 200);
	});
}

#[test]
fn defect_18_no_edge_of_a_window_lets_a_limit_pass_twice() {
	let gifts = GiftRules {
		day: 100,
		month: 100,
		pair: 100,
		related: 100,
		countersigned_from: Balance::MAX,
	};
	ample().gifts(gifts).build_and_execute(|| {
		issue(VOLUNTEER, 500);
		let midnight = NOON + 12 * HOUR;
		Now::set(midnight - 1);
		gift(VOLUNTEER, FRIEND, 100);
		for after in [midnight, midnight + 1, midnight + HOUR, midnight + 24 * HOUR - 2] {
			Now::set(after);
			assert_noop!(
				TimeCoin::gift(signed(VOLUNTEER), id(20), 25, None),
				TestError::DayCapExceeded
			);
		}
		Now::set(midnight + 30 * 24 * HOUR - 2);
		assert_noop!(
			TimeCoin::gift(signed(VOLUNTEER), id(20), 25, None),
			TestError::MonthCapExceeded
		);
		Now::set(midnight + 31 * 24 * HOUR);
		gift(VOLUNTEER, FRIEND, 100);
	});
	// Hours of service slide as well: ten before midnight and ten after are too many.
	ample().build_and_execute(|| {
		let midnight = NOON - 12 * HOUR;
		let at = |start: Moment, end: Moment| {
			publish(Terms {
				start,
				end,
				recipient: None,
				..pool_terms()
			})
		};
		confirmed(at(midnight - 10 * HOUR, midnight), VOLUNTEER);
		let next = at(midnight, midnight + 10 * HOUR);
		assert_noop!(TimeCoin::book(signed(VOLUNTEER), next), TestError::TooManyHours);
	});
}
