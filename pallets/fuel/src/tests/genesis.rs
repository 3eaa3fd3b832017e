//! What a chain starts with, and when it must not start.

use super::*;

#[test]
fn stores_what_the_genesis_says() {
	ExtBuilder::default().build_and_execute(|| {
		assert_eq!(Listed::<Test>::get(LISTED), Some(Purpose::Deployer));
		assert_eq!(Drip::<Test>::get(), DRIP);
		assert_eq!(Balances::free_balance(Fuel::pot()), POT);
	});
}

#[test]
fn keeps_the_account_of_the_pot_when_it_starts_empty() {
	ExtBuilder::genesis(|genesis| genesis.pot = 0).build_and_execute(|| {
		assert!(System::account_exists(&Fuel::pot()));
	});
}

#[test]
#[should_panic(expected = "genesis lists a key once")]
fn does_not_start_when_a_key_is_listed_twice() {
	ExtBuilder::genesis(|genesis| genesis.listed.push((LISTED, Purpose::Relayer))).build();
}

#[test]
#[should_panic(expected = "the pot of the genesis must hold the existential deposit")]
fn does_not_start_when_the_pot_is_too_small_for_an_account() {
	ExtBuilder::genesis(|genesis| genesis.pot = DEPOSIT - 1).build();
}
