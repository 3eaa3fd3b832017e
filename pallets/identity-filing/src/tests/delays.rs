//! How long keys have to speak up: set at genesis, changed by the head office within limits.

use crate::{
	mock::*,
	rules::{check_delays, check_genesis_delays, DelayFault},
	*,
};
use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok, dispatch::DispatchResult},
	sp_keyring::Sr25519Keyring::{Alice, Bob, Charlie, Dave},
	sp_runtime::DispatchError::BadOrigin,
};
use timebank_primitives::*;

const HOUR: Moment = DAY / 24;

fn delays(removal: Moment, recovery: Moment, wait: Moment) -> KeyDelays {
	KeyDelays {
		removal,
		recovery,
		wait,
	}
}

fn set(delays: KeyDelays) -> DispatchResult {
	IdentityFiling::set_delays(RuntimeOrigin::root(), delays)
}

/// Alice with a second key, Bob, whose identity was attested.
fn victim() -> MemberId {
	let member = filed(Alice, 1);
	let bob = Bob.to_account_id();
	assert_ok!(IdentityFiling::link_controller(
		signed(Alice),
		bob,
		false,
		proof(Bob, member)
	));
	assert_ok!(IdentityFiling::attest(
		SECURITY.origin(),
		member,
		SectionKind::Identity,
		digest(1),
		START + 100 * DAY
	));
	member
}

fn ask_for_removal() {
	assert_ok!(IdentityFiling::request_removal(signed(Alice), Bob.to_account_id()));
}

fn finish_removal(member: MemberId) -> DispatchResult {
	IdentityFiling::finish_removal(signed(Dave), member, Alice.to_account_id())
}

fn approved_recovery(member: MemberId) {
	assert_ok!(IdentityFiling::request_recovery(
		REVIEWER.origin(),
		member,
		Charlie.to_account_id(),
		false,
		recovery_proof(Charlie, member)
	));
	assert_ok!(IdentityFiling::approve_recovery(AWAY_REVIEWER.origin(), member));
}

fn finish_recovery(member: MemberId) -> DispatchResult {
	IdentityFiling::finish_recovery(signed(Dave), member)
}

#[test]
fn starts_with_those_of_the_genesis_and_takes_others_when_the_head_office_says_so() {
	ExtBuilder::build_and_execute(|| {
		assert_eq!(IdentityFiling::key_delays(), DELAYS);
		let new = delays(5 * DAY, 4 * DAY, 2 * DAY);
		assert_ok!(set(new));
		System::assert_last_event(Event::DelaysSet { old: DELAYS, new }.into());
		assert_eq!(IdentityFiling::key_delays(), new);

		let member = victim();
		ask_for_removal();
		assert_eq!(IdentityFiling::removals(member)[0].1.due, START + 5 * DAY);
		Now::set(START + 5 * DAY - 1);
		assert_noop!(finish_removal(member), Error::<Test>::TooEarly);
		Now::set(START + 5 * DAY);
		assert_ok!(finish_removal(member));

		approved_recovery(member);
		Now::set(START + 9 * DAY - 1);
		assert_noop!(finish_recovery(member), Error::<Test>::TooEarly);
		Now::set(START + 9 * DAY);
		assert_ok!(finish_recovery(member));
		let until = START + 11 * DAY;
		assert_eq!(
			IdentityFiling::failing(member, Stage::Gift, 100, true),
			vec![Requirement::RecoveryWait { until }]
		);
		// The wait is read, not kept: a change holds at once.
		assert_ok!(set(delays(5 * DAY, 4 * DAY, DAY)));
		let until = START + 10 * DAY;
		assert_eq!(
			IdentityFiling::failing(member, Stage::Gift, 100, true),
			vec![Requirement::RecoveryWait { until }]
		);
	});
}

/// Whoever could shorten the time of a running request could take an owner by surprise.
#[test]
fn keeps_the_time_of_what_is_under_way_when_the_head_office_sets_another() {
	ExtBuilder::build_and_execute(|| {
		let member = victim();
		ask_for_removal();
		approved_recovery(member);
		assert_ok!(set(delays(DAY, DAY, DAY)));
		Now::set(START + 2 * DAY - 1);
		assert_noop!(finish_removal(member), Error::<Test>::TooEarly);
		assert_noop!(finish_recovery(member), Error::<Test>::TooEarly);
		Now::set(START + 3 * DAY - 1);
		assert_noop!(finish_removal(member), Error::<Test>::TooEarly);
		Now::set(START + 3 * DAY);
		assert_ok!(finish_removal(member));
		assert_ok!(finish_recovery(member));
	});
}

#[test]
fn fails_to_set_delays_when_one_is_too_short_or_too_long_or_caller_is_not_the_head_office() {
	ExtBuilder::build_and_execute(|| {
		for short in [
			delays(LEAST_OBJECTION - 1, 3 * DAY, DAY),
			delays(3 * DAY, LEAST_OBJECTION - 1, DAY),
			delays(3 * DAY, 3 * DAY, LEAST_WAIT - 1),
			delays(0, 0, 0),
		] {
			assert_noop!(set(short), Error::<Test>::DelayTooShort);
		}
		for long in [
			delays(LONGEST_DELAY + 1, 3 * DAY, DAY),
			delays(3 * DAY, LONGEST_DELAY + 1, DAY),
			delays(3 * DAY, 3 * DAY, Moment::MAX),
		] {
			assert_noop!(set(long), Error::<Test>::DelayTooLong);
		}
		for origin in [MANAGER.origin(), signed(Alice), RuntimeOrigin::none()] {
			assert_noop!(IdentityFiling::set_delays(origin, KeyDelays::default()), BadOrigin);
		}
		assert_ok!(set(delays(LEAST_OBJECTION, LEAST_OBJECTION, LEAST_WAIT)));
		assert_ok!(set(delays(LONGEST_DELAY, LONGEST_DELAY, LONGEST_DELAY)));
	});
}

#[test]
fn admits_short_delays_at_genesis_only() {
	let default = KeyDelays::default();
	assert_eq!(default, delays(72 * HOUR, 72 * HOUR, 24 * HOUR));
	for (given, at_genesis, later) in [
		(default, Ok(()), Ok(())),
		(delays(20_000, 20_000, 20_000), Ok(()), Err(DelayFault::TooShort)),
		(
			delays(SHORTEST_DELAY, SHORTEST_DELAY, SHORTEST_DELAY),
			Ok(()),
			Err(DelayFault::TooShort),
		),
		(
			delays(SHORTEST_DELAY - 1, DAY, DAY),
			Err(DelayFault::TooShort),
			Err(DelayFault::TooShort),
		),
		(
			delays(DAY, SHORTEST_DELAY - 1, DAY),
			Err(DelayFault::TooShort),
			Err(DelayFault::TooShort),
		),
		(
			delays(DAY, DAY, SHORTEST_DELAY - 1),
			Err(DelayFault::TooShort),
			Err(DelayFault::TooShort),
		),
		(
			delays(DAY, LONGEST_DELAY + 1, DAY),
			Err(DelayFault::TooLong),
			Err(DelayFault::TooLong),
		),
	] {
		assert_eq!(check_genesis_delays(&given), at_genesis, "{given:?}");
		assert_eq!(check_delays(&given), later, "{given:?}");
	}
}
