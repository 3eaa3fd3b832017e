//! Errors of the ledger about coins as the face of activities and services says them, on the real runtime: each by its name,
//! and nothing has changed.

use crate::{
	activities::*,
	activity_errors::{book, close, fund, owed, refuses, refuses_at},
	common::*,
};
use alloy_core::sol_types::SolCall;
use pallet_time_coin::{Accounts, Call, Error, Funding, LotIndex, LotList, LotRef, Lots};
use polkadot_sdk::*;
use timebank_primitives::*;
use timebank_runtime::{presets, Runtime, RuntimeEvent, System, TimeCoin};

#[test]
fn refuses_to_fund_twice_or_when_closed() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let scene = scene();
		endow(&scene);
		let own = own_activity(&scene);
		let again = fund(own).abi_encode();
		refuses_at(&scene.elders_key, scene.contract, again, Error::AlreadyFunded);
		let closed = owed(&scene, 1, 1);
		ask(&scene.elders_key, close(closed)).unwrap();
		refuses(&scene.elders_key, fund(closed), Error::ActivityNotOpen);
		refuses(&scene.volunteers_key, book(closed), Error::ActivityNotOpen);
		check();
	});
}

#[test]
fn refuses_to_fund_with_coins_that_a_case_keeps_or_blocks() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let scene = scene();
		endow(&scene);
		assert_eq!(gift("//Volunteer", scene.elder, 3 * COIN), None);
		let activity = owed(&scene, 1, 1);
		order("//Supervisor1", scene.elder, RestrictionScope::Amount, 2 * COIN, HOUR);
		refuses(&scene.elders_key, fund(activity), Error::KeptByRestriction);
		pass(2 * HOUR);
		let origins = vec![TimeCoin::lots(scene.volunteer)[0].parts[0].origin];
		let case = open_case("//Supervisor1", &[scene.volunteer]);
		ok(
			"//Supervisor1",
			pallet_freeze_control::Call::block_origins {
				case,
				member: scene.volunteer,
				origins: origins.try_into().unwrap(),
				until: now() + HOUR,
			},
		);
		refuses(&scene.elders_key, fund(activity), Error::CoinsBlocked);
		pass(2 * HOUR);
		assert_eq!(ask(&scene.elders_key, fund(activity)), Ok(true));
		check();
	});
}

#[test]
fn refuses_to_fund_with_coins_in_too_many_lots() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let scene = scene();
		serve(("//Volunteer", scene.volunteer), ("//Elder", scene.elder), 11);
		for _ in 0..9 {
			assert_eq!(gift("//Volunteer", scene.elder, COIN), None);
		}
		let activity = owed(&scene, 1, 6);
		refuses(&scene.elders_key, fund(activity), Error::TooManyLots);
		ok("//Elder", Call::consolidate {});
		assert_eq!(ask(&scene.elders_key, fund(activity)), Ok(true));
		check();
	});
}

#[test]
fn refuses_to_fund_with_coins_of_too_many_services() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let scene = scene();
		for _ in 0..17 {
			serve(("//Elder", scene.elder), ("//Volunteer", scene.volunteer), 1);
		}
		for _ in 0..2 {
			ok("//Elder", Call::consolidate {});
		}
		assert_eq!(free(scene.elder), 17 * COIN);
		refuses(&scene.elders_key, fund(owed(&scene, 1, 11)), Error::TooManyParts);
		assert_eq!(ask(&scene.elders_key, fund(owed(&scene, 1, 10))), Ok(true));
		check();
	});
}

/// Gives a member as many lots as there can be, of which no two fit together. It would take a thousand services, so it is
/// written as it would stand then.
fn fill_up(member: MemberId) {
	let origin = |lot: u32, part: u32| OriginId(u64::from(1_000 + lot * MAX_PARTS + part));
	let amount = QUANTUM * Balance::from(MAX_PARTS);
	let index: Vec<LotRef> = (0..MAX_LOTS).map(|lot| LotRef { lot, amount }).collect();
	for lot in 0..MAX_LOTS {
		let parts: Vec<LotPart> = (0..MAX_PARTS)
			.map(|part| LotPart {
				origin: origin(lot, part),
				amount: QUANTUM,
			})
			.collect();
		Lots::<Runtime>::insert(member, lot, LotParts::try_from(parts).unwrap());
	}
	LotIndex::<Runtime>::insert(member, LotList::try_from(index).unwrap());
	Accounts::<Runtime>::mutate(member, |account| {
		account.free = amount * Balance::from(MAX_LOTS);
		account.next_lot = MAX_LOTS;
	});
}

#[test]
fn leaves_the_coins_of_a_closed_activity_in_escrow_while_the_recipient_has_no_room() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let scene = scene();
		endow(&scene);
		assert_eq!(gift("//Volunteer", scene.elder, 3 * COIN), None);
		let activity = owed(&scene, 1, 1);
		assert_eq!(ask(&scene.elders_key, fund(activity)), Ok(true));
		fill_up(scene.elder);
		ask(&scene.elders_key, close(activity)).unwrap();
		assert_eq!(TimeCoin::account(scene.elder).locked, 150);
		refuses(&scene.elders_key, close(activity), Error::ReceiverFull);
		// One lot less, and the coins come back.
		LotIndex::<Runtime>::mutate(scene.elder, |index| index.pop());
		Lots::<Runtime>::remove(scene.elder, MAX_LOTS - 1);
		System::reset_events();
		ask(&scene.elders_key, close(activity)).unwrap();
		// It was closed before.
		let told = |record: &frame_system::EventRecord<_, _>| {
			matches!(
				record.event,
				RuntimeEvent::Revive(pallet_revive::Event::ContractEmitted { .. })
			)
		};
		assert!(!System::events().iter().any(told));
		assert_eq!(TimeCoin::account(scene.elder).locked, 0);
		refuses(&scene.elders_key, close(activity), Error::ActivityNotOpen);
	});
}

/// No network comes that far: the last numbers are written.
#[test]
fn refuses_what_needs_a_number_when_there_is_none_left() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let scene = scene();
		endow(&scene);
		assert_eq!(gift("//Volunteer", scene.elder, 3 * COIN), None);
		let activity = owed(&scene, 1, 1);
		pallet_time_coin::NextActivity::<Runtime>::put(ActivityId(u64::MAX));
		let publishes = publish_call(&terms(scene.elder, 1, Funding::BranchPool)).abi_encode();
		refuses_at(&scene.elders_key, scene.contract, publishes, Error::NumbersExhausted);
		pallet_time_coin::NextMovement::<Runtime>::put(MovementId(u64::MAX));
		refuses(&scene.elders_key, fund(activity), Error::NumbersExhausted);
	});
}
