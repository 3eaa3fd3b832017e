//! The calls of the head office.

use super::*;
use crate::bucket::Quota;

const GROUP: Quota = Quota {
	capacity: 7 * CALL,
	per_block: 3,
};

fn outsiders() -> Vec<RuntimeOrigin> {
	let mut all = vec![RuntimeOrigin::root(), RuntimeOrigin::none()];
	all.extend([STRANGER, LISTED, PHONE, CLERK, BRANCH, GOVERNOR].map(by));
	all
}

#[test]
fn refuses_every_call_by_anybody_else() {
	ExtBuilder::default().build_and_execute(|| {
		let bad = DispatchError::BadOrigin;
		for wrong in outsiders() {
			assert_noop!(Fuel::set_quota(wrong.clone(), QuotaClass::Member, GROUP), bad);
			assert_noop!(Fuel::list_key(wrong.clone(), STRANGER, Purpose::Relayer), bad);
			assert_noop!(Fuel::unlist_key(wrong.clone(), LISTED), bad);
			assert_noop!(Fuel::grant(wrong.clone(), PHONE, DEPOSIT), bad);
			assert_noop!(Fuel::set_drip(wrong.clone(), 1), bad);
			assert_noop!(Fuel::admit_code(wrong.clone(), CODE), bad);
			assert_noop!(Fuel::withdraw_code(wrong, CODE), bad);
		}
	});
}

#[test]
fn sets_the_quota_of_one_class() {
	ExtBuilder::default().build_and_execute(|| {
		let class = QuotaClass::Member;
		assert_ok!(Fuel::set_quota(by(HEAD_OFFICE), class, GROUP));
		said(Event::QuotaSet {
			class,
			old: None,
			new: GROUP,
		});
		let more = Quota {
			capacity: 8 * CALL,
			..GROUP
		};
		assert_ok!(Fuel::set_quota(by(HEAD_OFFICE), class, more));
		said(Event::QuotaSet {
			class,
			old: Some(GROUP),
			new: more,
		});
		for other in QuotaClass::ALL {
			let expected = if other == class {
				more
			} else {
				bucket::default_quota(other)
			};
			assert_eq!(Fuel::quota(other), expected, "{other:?}");
		}
		assert_eq!(Fuel::left(&member(1), class), 8 * CALL);
	});
}

#[test]
fn refuses_a_quota_when_it_admits_no_call() {
	ExtBuilder::default().build_and_execute(|| {
		for quota in [
			Quota {
				capacity: CALL - 1,
				per_block: 1,
			},
			Quota {
				capacity: CALL,
				per_block: 0,
			},
		] {
			assert_noop!(
				Fuel::set_quota(by(HEAD_OFFICE), QuotaClass::Recovery, quota),
				Error::<Test>::QuotaTooSmall
			);
		}
		assert_ok!(Fuel::set_quota(
			by(HEAD_OFFICE),
			QuotaClass::Recovery,
			Quota {
				capacity: CALL,
				per_block: 1
			}
		));
	});
}

// Otherwise a stolen key of one clerk stops everybody in the branch.
#[test]
fn refuses_a_quota_when_one_officer_could_empty_the_bucket_of_the_body() {
	ExtBuilder::default().build_and_execute(|| {
		let (officer, body) = (
			bucket::default_quota(QuotaClass::Officer),
			bucket::default_quota(QuotaClass::Body),
		);
		let half = Quota {
			capacity: body.capacity / 2,
			per_block: body.per_block / 2,
		};
		for (class, quota) in [
			(
				QuotaClass::Officer,
				Quota {
					capacity: half.capacity + 1,
					..half
				},
			),
			(
				QuotaClass::Officer,
				Quota {
					per_block: half.per_block + 1,
					..half
				},
			),
			(
				QuotaClass::Body,
				Quota {
					capacity: 2 * officer.capacity - 1,
					..body
				},
			),
			(
				QuotaClass::Body,
				Quota {
					per_block: 2 * officer.per_block - 1,
					..body
				},
			),
		] {
			assert_noop!(
				Fuel::set_quota(by(HEAD_OFFICE), class, quota),
				Error::<Test>::OfficerCouldEmptyBody
			);
		}
		assert_ok!(Fuel::set_quota(by(HEAD_OFFICE), QuotaClass::Officer, half));
		// What is in force is compared, not the default.
		assert_noop!(
			Fuel::set_quota(
				by(HEAD_OFFICE),
				QuotaClass::Body,
				Quota {
					capacity: body.capacity - 2,
					..body
				}
			),
			Error::<Test>::OfficerCouldEmptyBody
		);
	});
}

#[test]
fn lists_a_key_that_may_then_use_the_chain() {
	ExtBuilder::default().build_and_execute(|| {
		assert_eq!(Fuel::standing(&77), Standing::Stranger);
		assert_ok!(Fuel::list_key(by(HEAD_OFFICE), 77, Purpose::Relayer));
		said(Event::KeyListed {
			key: 77,
			purpose: Purpose::Relayer,
		});
		assert_eq!(Listed::<Test>::get(77), Some(Purpose::Relayer));
		assert_eq!(Fuel::standing(&77), Standing::Listed);
		assert_eq!(System::providers(&77), 1);
	});
}

#[test]
fn keeps_the_standing_of_somebody_known_when_the_key_is_listed() {
	ExtBuilder::default().build_and_execute(|| {
		let known = Fuel::standing(&PHONE);
		assert_ok!(Fuel::list_key(by(HEAD_OFFICE), PHONE, Purpose::Relayer));
		assert_eq!(Fuel::standing(&PHONE), known);
		assert_eq!(
			known,
			Standing::Member {
				member: MemberId(1),
				restricted: false
			}
		);
	});
}

#[test]
fn refuses_to_list_a_key_twice() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(
			Fuel::list_key(by(HEAD_OFFICE), LISTED, Purpose::Relayer),
			Error::<Test>::AlreadyListed
		);
	});
}

#[test]
fn takes_a_key_off_the_list() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Fuel::unlist_key(by(HEAD_OFFICE), LISTED));
		said(Event::KeyUnlisted { key: LISTED });
		assert_eq!(Fuel::standing(&LISTED), Standing::Stranger);
		assert_eq!(Balances::free_balance(LISTED), PURSE);
	});
}

#[test]
fn refuses_to_take_off_a_key_that_is_not_listed() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(Fuel::unlist_key(by(HEAD_OFFICE), STRANGER), Error::<Test>::NotListed);
	});
}

// Otherwise old transactions of the key could be sent again by whoever has seen them.
#[test]
fn keeps_the_nonce_of_a_key_when_it_is_unlisted_and_listed_anew() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Fuel::list_key(by(HEAD_OFFICE), 77, Purpose::Relayer));
		System::inc_account_nonce(77);
		assert_ok!(Fuel::unlist_key(by(HEAD_OFFICE), 77));
		assert_eq!(System::account_nonce(77), 1);
		assert_ok!(Fuel::list_key(by(HEAD_OFFICE), 77, Purpose::Relayer));
		assert_eq!(System::account_nonce(77), 1);
	});
}

#[test]
fn grants_fuel_from_the_pot() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Fuel::grant(by(HEAD_OFFICE), PHONE, 5 * FUEL));
		said(Event::FuelGranted {
			key: PHONE,
			amount: 5 * FUEL,
		});
		assert_eq!(Balances::free_balance(PHONE), PURSE + 5 * FUEL);
		assert_eq!(Balances::free_balance(Fuel::pot()), POT - 5 * FUEL);
	});
}

#[test]
fn refuses_a_grant_of_nothing() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(Fuel::grant(by(HEAD_OFFICE), PHONE, 0), Error::<Test>::ZeroAmount);
	});
}

// The pot itself stays.
#[test]
fn refuses_a_grant_when_the_pot_holds_less() {
	ExtBuilder::default().build_and_execute(|| {
		let most = POT - DEPOSIT;
		assert_noop!(Fuel::grant(by(HEAD_OFFICE), PHONE, most + 1), Error::<Test>::PotTooLow);
		assert_ok!(Fuel::grant(by(HEAD_OFFICE), PHONE, most));
		assert_noop!(Fuel::grant(by(HEAD_OFFICE), PHONE, 1), Error::<Test>::PotTooLow);
	});
}

#[test]
fn sets_the_first_fuel_of_new_keys() {
	ExtBuilder::default().build_and_execute(|| {
		for (old, new) in [(DRIP, 5), (5, 0)] {
			assert_ok!(Fuel::set_drip(by(HEAD_OFFICE), new));
			said(Event::DripSet { old, new });
			assert_eq!(Drip::<Test>::get(), new);
		}
	});
}

#[test]
fn admits_and_withdraws_code_once() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(Fuel::withdraw_code(by(HEAD_OFFICE), CODE), Error::<Test>::NotAdmitted);
		assert_ok!(Fuel::admit_code(by(HEAD_OFFICE), CODE));
		said(Event::CodeAdmitted { hash: CODE });
		assert_noop!(Fuel::admit_code(by(HEAD_OFFICE), CODE), Error::<Test>::AlreadyAdmitted);
		assert_ok!(Fuel::withdraw_code(by(HEAD_OFFICE), CODE));
		said(Event::CodeWithdrawn { hash: CODE });
		assert!(!AdmittedCode::<Test>::contains_key(CODE));
	});
}
