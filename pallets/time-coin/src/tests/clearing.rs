//! Who owes whom between branches.

use super::*;

/// Coins that another branch has issued.
fn issue_elsewhere(member: u64, amount: Balance) {
	let origin = issue(member, amount);
	Origins::<Test>::mutate(origin, |record| record.as_mut().unwrap().branch = OTHER_BRANCH);
}

/// The elder pays two hours.
fn pay() {
	let activity = publish(escrow_terms());
	assert_ok!(TimeCoin::fund(signed(ELDER), activity));
	confirmed(activity, VOLUNTEER);
	settle(activity, VOLUNTEER);
}

#[test]
fn moves_the_position_when_coins_of_one_branch_pay_a_service_of_another() {
	ample().build_and_execute(|| {
		issue_elsewhere(ELDER, 125);
		issue(ELDER, 25);
		issue_elsewhere(ELDER, 100);
		pay();
		// Fifty of two hundred lay in the second and third lots: 125 + 25 + 50.
		let moved = Event::ClearingMoved {
			period: 0,
			from: OTHER_BRANCH,
			to: BRANCH,
			amount: 175,
		};
		assert!(events().contains(&moved));
		assert_eq!(TimeCoin::clearing(0), vec![(OTHER_BRANCH, BRANCH, 175)]);
		let mut positions = TimeCoin::positions(0);
		positions.sort_by_key(|(branch, _)| branch.0);
		assert_eq!(
			positions,
			vec![
				(BRANCH, Position { owes: 0, due: 175 }),
				(OTHER_BRANCH, Position { owes: 175, due: 0 })
			]
		);
	});
}

#[test]
fn moves_no_position_when_own_coins_pay_or_coins_are_given_or_a_payment_is_held() {
	ample().build_and_execute(|| {
		issue(ELDER, 250);
		pay();
		issue_elsewhere(FRIEND, 100);
		gift(FRIEND, ELDER, 100);
		issue_elsewhere(ELDER, 250);
		gift(ELDER, GUARDIAN, 50);
		assert!(TimeCoin::positions(0).is_empty());
		Now::set(NOON + 3 * HOUR);
		while_rules_say(Assessment::Allow, || {
			let activity = publish(escrow_terms());
			assert_ok!(TimeCoin::fund(signed(ELDER), activity));
			confirmed(activity, VOLUNTEER);
			while_rules_say(Assessment::Hold(ALERT), || settle(activity, VOLUNTEER));
		});
		assert!(TimeCoin::positions(0).is_empty());
		assert_ok!(<TimeCoin as timebank_primitives::Holds>::release(HoldId(0)));
		assert!(!TimeCoin::positions(0).is_empty());
	});
}

#[test]
fn counts_in_the_next_period_when_the_head_office_has_closed_one() {
	ample().build_and_execute(|| {
		issue_elsewhere(ELDER, 500);
		pay();
		assert_noop!(
			TimeCoin::close_clearing(signed(role(MANAGER))),
			polkadot_sdk::sp_runtime::DispatchError::BadOrigin
		);
		assert_ok!(TimeCoin::close_clearing(RuntimeOrigin::root()));
		assert_eq!(last_event(), Event::ClearingClosed { period: 0, at: NOON });
		let closed = TimeCoin::positions(0);
		Now::set(NOON + 3 * HOUR);
		pay();
		assert_eq!(TimeCoin::positions(0), closed);
		assert_eq!(TimeCoin::clearing(1), vec![(OTHER_BRANCH, BRANCH, 200)]);
		ClearingPeriod::<Test>::put(u32::MAX);
		assert_noop!(
			TimeCoin::close_clearing(RuntimeOrigin::root()),
			TestError::NumbersExhausted
		);
		ClearingPeriod::<Test>::put(1);
	});
}
