//! The first fuel of a new key.

use super::*;

fn drip(key: u64) {
	<Fuel as timebank_primitives::Fuel<u64>>::drip(&key);
}

#[test]
fn gives_a_new_key_its_first_fuel() {
	ExtBuilder::default().build_and_execute(|| {
		drip(CARD);
		said(Event::FuelGranted {
			key: CARD,
			amount: DRIP,
		});
		assert_eq!(Balances::free_balance(CARD), DRIP);
		assert_eq!(Balances::free_balance(Fuel::pot()), POT - DRIP);
	});
}

#[test]
fn gives_nothing_when_the_first_fuel_is_none() {
	ExtBuilder::genesis(|genesis| genesis.drip = 0).build_and_execute(|| {
		assert_storage_noop!(drip(CARD));
		assert!(System::events().is_empty());
	});
}

#[test]
fn says_so_and_leaves_nothing_half_done_when_the_pot_is_dry() {
	for pot in [0, DRIP, DRIP + DEPOSIT - 1] {
		ExtBuilder::genesis(|genesis| genesis.pot = pot).build_and_execute(|| {
			drip(CARD);
			assert_eq!(System::events().len(), 1);
			said(Event::PotDry {
				key: CARD,
				amount: DRIP,
			});
			assert!(!System::account_exists(&CARD));
			assert_eq!(Balances::free_balance(Fuel::pot()), pot);
		});
	}
}

#[test]
fn gives_the_last_drop_when_the_pot_keeps_its_deposit() {
	ExtBuilder::genesis(|genesis| genesis.pot = DRIP + DEPOSIT).build_and_execute(|| {
		drip(CARD);
		said(Event::FuelGranted {
			key: CARD,
			amount: DRIP,
		});
		assert_eq!(Balances::free_balance(Fuel::pot()), DEPOSIT);
	});
}

// Less than an account must hold cannot reach a new one.
#[test]
fn leaves_nothing_half_done_when_the_transfer_itself_fails() {
	ExtBuilder::genesis(|genesis| genesis.drip = DEPOSIT - 1).build_and_execute(|| {
		drip(CARD);
		assert_eq!(System::events().len(), 1);
		said(Event::PotDry {
			key: CARD,
			amount: DEPOSIT - 1,
		});
		assert!(!System::account_exists(&CARD));
		assert_eq!(Balances::free_balance(Fuel::pot()), POT);
	});
}
