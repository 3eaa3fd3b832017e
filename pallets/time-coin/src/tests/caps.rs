//! Caps of gifts, per day, month and relationship.

use super::*;

const DAY: Moment = 24 * HOUR;

fn caps() -> GiftRules {
	GiftRules {
		day: 10 * COIN,
		month: 30 * COIN,
		pair: 12 * COIN,
		related: 20 * COIN,
		countersigned_from: 8 * COIN,
	}
}

fn capped() -> ExtBuilder {
	ample().gifts(caps())
}

fn gift_fails(from: u64, to: u64, coins: Balance, error: TestError) {
	assert_noop!(TimeCoin::gift(signed(from), id(to), coins * COIN, None), error);
}

fn give(from: u64, to: u64, coins: Balance) {
	let before = free(to);
	gift(from, to, coins * COIN);
	assert_eq!(free(to), before + coins * COIN);
}

#[test]
fn stops_gifts_above_a_days_cap_and_counts_any_24_hours() {
	capped().build_and_execute(|| {
		issue(VOLUNTEER, 100 * COIN);
		give(VOLUNTEER, FRIEND, 6);
		give(VOLUNTEER, 20, 4);
		gift_fails(VOLUNTEER, 21, 1, TestError::DayCapExceeded);
		// Midnight begins nothing anew.
		Now::set(NOON + 13 * HOUR);
		gift_fails(VOLUNTEER, 21, 1, TestError::DayCapExceeded);
		Now::set(NOON + 24 * HOUR - 1);
		gift_fails(VOLUNTEER, 21, 1, TestError::DayCapExceeded);
		Now::set(NOON + 25 * HOUR);
		give(VOLUNTEER, 21, 7);
	});
}

#[test]
fn stops_gifts_above_a_months_cap() {
	capped().build_and_execute(|| {
		issue(VOLUNTEER, 100 * COIN);
		for day in 0..5 {
			Now::set(NOON + day * 2 * DAY);
			give(VOLUNTEER, 20 + day, 6);
		}
		Now::set(NOON + 20 * DAY);
		gift_fails(VOLUNTEER, 30, 1, TestError::MonthCapExceeded);
		Now::set(NOON + 30 * DAY);
		gift_fails(VOLUNTEER, 30, 1, TestError::MonthCapExceeded);
		Now::set(NOON + 31 * DAY);
		give(VOLUNTEER, 30, 6);
		gift_fails(VOLUNTEER, 30, 1, TestError::MonthCapExceeded);
	});
}

#[test]
fn stops_gifts_to_one_member_sooner_when_no_relation_is_recorded() {
	capped().build_and_execute(|| {
		issue(ELDER, 100 * COIN);
		let days = |count: u64| Now::set(NOON + count * 2 * DAY);
		give(ELDER, FRIEND, 7);
		days(1);
		give(ELDER, FRIEND, 5);
		days(2);
		gift_fails(ELDER, FRIEND, 1, TestError::PairCapExceeded);
		// To the guardian more.
		give(ELDER, GUARDIAN, 7);
		days(3);
		give(ELDER, GUARDIAN, 7);
		days(17);
		give(ELDER, GUARDIAN, 4);
	});
}

#[test]
fn counts_a_held_gift_and_not_a_refused_one() {
	capped().build_and_execute(|| {
		issue(VOLUNTEER, 100 * COIN);
		while_rules_say(Assessment::Refuse(ALERT), || gift(VOLUNTEER, FRIEND, 7 * COIN));
		assert_eq!(Given::<Test>::get(id(VOLUNTEER)), GivenBy::default());
		while_rules_say(Assessment::Hold(ALERT), || gift(VOLUNTEER, FRIEND, 7 * COIN));
		gift_fails(VOLUNTEER, 20, 4, TestError::DayCapExceeded);
		give(VOLUNTEER, 20, 3);
	});
}

#[test]
fn does_not_let_a_contract_pass_the_caps() {
	capped().build_and_execute(|| {
		issue(VOLUNTEER, 100 * COIN);
		let transfer = |amount: Balance| {
			TimeCoin::transfer(
				id(VOLUNTEER),
				Signers::default(),
				id(FRIEND),
				amount,
				Execution::Immediate,
				None,
			)
		};
		assert_eq!(transfer(8 * COIN), Err(TestError::CountersignatureMissing.into()));
		assert!(transfer(7 * COIN).is_ok());
		assert_eq!(transfer(4 * COIN), Err(TestError::DayCapExceeded.into()));
	});
}

#[test]
fn sets_what_gifts_may_be_when_the_head_office_asks() {
	ample().build_and_execute(|| {
		let rules = caps();
		assert_ok!(TimeCoin::set_gift_rules(RuntimeOrigin::root(), rules));
		assert_eq!(last_event(), Event::GiftRulesSet { rules });
		let wrong = [
			GiftRules {
				day: 31 * COIN,
				..rules
			},
			GiftRules {
				pair: 21 * COIN,
				..rules
			},
			GiftRules {
				related: 31 * COIN,
				..rules
			},
		];
		for rules in wrong {
			assert_noop!(
				TimeCoin::set_gift_rules(RuntimeOrigin::root(), rules),
				TestError::InvalidRules
			);
		}
		assert_noop!(
			TimeCoin::set_gift_rules(signed(role(MANAGER)), rules),
			polkadot_sdk::sp_runtime::DispatchError::BadOrigin
		);
		assert!(GiftRules::default().is_sound());
	});
}
