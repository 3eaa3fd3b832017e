//! Fuel that a branch gives to its members.

use super::*;
use crate::bucket::Quota;
use timebank_primitives::{Body, InstitutionId};

const AMOUNT: u128 = 3 * DRIP;

fn left() -> u128 {
	Fuel::left(&Holder::Body(BODY), QuotaClass::TopUp)
}

#[test]
fn gives_a_members_key_fuel_within_the_quota_of_the_branch() {
	ExtBuilder::default().build_and_execute(|| {
		for (at, (who, key)) in [(CLERK, CARD), (REVIEWER, NEIGHBOUR), (BRANCH, FROZEN), (CLERK, CLERK)]
			.into_iter()
			.enumerate()
		{
			assert_ok!(Fuel::top_up(by(who), key, AMOUNT));
			said(Event::ToppedUp {
				body: BODY,
				key,
				amount: AMOUNT,
			});
			let given = AMOUNT * (at as u128 + 1);
			assert_eq!(Balances::free_balance(key), AMOUNT);
			assert_eq!(Balances::free_balance(Fuel::pot()), POT - given);
			assert_eq!(left(), full(QuotaClass::TopUp) - given);
		}
		// Calls are not paid from it.
		assert_eq!(
			Fuel::left(&Holder::Body(BODY), QuotaClass::Body),
			full(QuotaClass::Body)
		);
	});
}

#[test]
fn gives_no_more_than_the_quota_until_it_has_filled_again() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Fuel::set_quota(
			by(HEAD_OFFICE),
			QuotaClass::TopUp,
			Quota {
				capacity: 2 * AMOUNT,
				per_block: AMOUNT / 10
			}
		));
		assert_ok!(Fuel::top_up(by(CLERK), PHONE, 2 * AMOUNT));
		// Another officer has no quota of its own.
		assert_noop!(Fuel::top_up(by(REVIEWER), PHONE, 1), Error::<Test>::QuotaUsedUp);
		System::set_block_number(System::block_number() + 9);
		assert_noop!(Fuel::top_up(by(CLERK), PHONE, AMOUNT), Error::<Test>::QuotaUsedUp);
		System::set_block_number(System::block_number() + 1);
		assert_ok!(Fuel::top_up(by(CLERK), PHONE, AMOUNT));
		assert_eq!(left(), 0);
		// Never more than the capacity, however long nobody asks.
		System::set_block_number(System::block_number() + 1_000);
		assert_noop!(
			Fuel::top_up(by(CLERK), PHONE, 2 * AMOUNT + 1),
			Error::<Test>::QuotaUsedUp
		);
	});
}

#[test]
fn refuses_who_does_not_act_for_a_branch() {
	ExtBuilder::default().build_and_execute(|| {
		for who in [HEAD_OFFICE, STRANGER, LISTED, PHONE, FROZEN, GOVERNOR] {
			assert_noop!(Fuel::top_up(by(who), CARD, AMOUNT), Error::<Test>::NotOfBranch);
		}
		Known::mutate(|known| {
			let body = Body::Institution(InstitutionId(1));
			known.insert(
				CLERK,
				Standing::Officer {
					member: MemberId(4),
					body,
				},
			)
		});
		assert_noop!(Fuel::top_up(by(CLERK), CARD, AMOUNT), Error::<Test>::NotOfBranch);
		assert_noop!(
			Fuel::top_up(RuntimeOrigin::root(), CARD, AMOUNT),
			DispatchError::BadOrigin
		);
	});
}

#[test]
fn refuses_keys_of_no_member_nothing_and_what_the_pot_has_not() {
	ExtBuilder::genesis(|genesis| genesis.pot = AMOUNT + DEPOSIT - 1).build_and_execute(|| {
		for key in [STRANGER, LISTED, BRANCH, GOVERNOR] {
			assert_noop!(Fuel::top_up(by(CLERK), key, AMOUNT), Error::<Test>::NotAMember);
		}
		assert_noop!(Fuel::top_up(by(CLERK), CARD, 0), Error::<Test>::ZeroAmount);
		assert_noop!(Fuel::top_up(by(CLERK), CARD, AMOUNT), Error::<Test>::PotTooLow);
		assert_ok!(Fuel::top_up(by(CLERK), CARD, AMOUNT - 1));
	});
}
