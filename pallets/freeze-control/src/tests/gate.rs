//! The gate, as the ledger asks it.

use crate::mock::*;
use frame_support::assert_ok;
use polkadot_sdk::*;
use timebank_primitives::{RestrictionScope::*, *};

fn refused(case: CaseId, member: MemberId, scope: RestrictionScope) -> Result<Passage, Refusal> {
	Err(Refusal::Restricted { case, member, scope })
}

fn check(facts: &MovementFacts) -> Result<Passage, Refusal> {
	<FreezeControl as Gate>::check(facts)
}

#[test]
fn lets_a_movement_pass_when_nobody_is_restricted() {
	ExtBuilder::build_and_execute(|| {
		assert_eq!(check(&gift(SUSPECT, FRIEND)), Ok(Passage::default()));
	});
}

#[test]
fn refuses_by_the_payer_until_the_order_lapses() {
	ExtBuilder::build_and_execute(|| {
		let case = open(&[SUSPECT]);
		restrict(ANNA, case, SUSPECT, Outgoing, 0, HOUR);
		assert_eq!(check(&gift(SUSPECT, FRIEND)), refused(case, SUSPECT, Outgoing));
		assert_eq!(
			check(&gift(FRIEND, SUSPECT)),
			Ok(Passage::default()),
			"coins may still arrive"
		);
		wait(HOUR);
		assert_eq!(check(&gift(SUSPECT, FRIEND)), Ok(Passage::default()));
	});
}

#[test]
fn refuses_by_the_receiver_when_incoming_is_stopped() {
	ExtBuilder::build_and_execute(|| {
		let case = open(&[SUSPECT]);
		restrict(ANNA, case, SUSPECT, Incoming, 0, HOUR);
		assert_eq!(check(&gift(FRIEND, SUSPECT)), refused(case, SUSPECT, Incoming));
		assert_eq!(check(&gift(SUSPECT, FRIEND)), Ok(Passage::default()));
	});
}

#[test]
fn refuses_by_stage_when_only_gifts_or_bookings_are_stopped() {
	ExtBuilder::build_and_execute(|| {
		let case = open(&[SUSPECT]);
		let order = restrict(ANNA, case, SUSPECT, Gift, 0, HOUR);
		let booking = MovementFacts {
			stage: Stage::Booking,
			receiver: None,
			..gift(SUSPECT, FRIEND)
		};
		assert_eq!(check(&gift(SUSPECT, FRIEND)), refused(case, SUSPECT, Gift));
		assert_eq!(
			check(&booking),
			Ok(Passage::default()),
			"an elder who may not give may still be cared for"
		);
		assert_ok!(FreezeControl::lift(RuntimeOrigin::signed(BERTA), case, SUSPECT, order));
		restrict(ANNA, case, SUSPECT, Booking, 0, HOUR);
		assert_eq!(check(&gift(SUSPECT, FRIEND)), Ok(Passage::default()));
		assert_eq!(check(&booking), refused(case, SUSPECT, Booking));
	});
}

/// A restricted spender cannot move other people's coins (defect 3).
#[test]
fn refuses_by_the_acting_member_when_it_moves_coins_of_another() {
	ExtBuilder::build_and_execute(|| {
		let case = open(&[SUSPECT]);
		restrict(ANNA, case, SUSPECT, Outgoing, 0, HOUR);
		let mut facts = gift(FRIEND, STRANGER);
		facts.signers.acting = Some(SUSPECT);
		assert_eq!(check(&facts), refused(case, SUSPECT, Outgoing));
	});
}

/// A restricted person cannot act through a contract (defect 3).
#[test]
fn refuses_by_the_origin_when_a_contract_acts() {
	ExtBuilder::build_and_execute(|| {
		let case = open(&[SUSPECT]);
		restrict(ANNA, case, SUSPECT, Everything, 0, HOUR);
		let mut facts = gift(FRIEND, STRANGER);
		facts.signers.origin = Some(SUSPECT);
		assert_eq!(check(&facts), refused(case, SUSPECT, Everything));
	});
}

#[test]
fn refuses_an_issuance_when_the_receiver_is_wholly_restricted() {
	ExtBuilder::build_and_execute(|| {
		let case = open(&[SUSPECT]);
		restrict(ANNA, case, SUSPECT, Everything, 0, HOUR);
		let facts = MovementFacts {
			stage: Stage::ActivityEnd,
			payer: None,
			signers: Signers::default(),
			..gift(FRIEND, SUSPECT)
		};
		assert_eq!(check(&facts), refused(case, SUSPECT, Everything));
	});
}

/// An amount restriction cannot be outrun: it binds whatever is there or arrives (defect 4).
#[test]
fn the_payer_keeps_the_sum_of_all_cases_when_amounts_are_restricted() {
	ExtBuilder::build_and_execute(|| {
		let first = open(&[SUSPECT]);
		restrict(ANNA, first, SUSPECT, Amount, 500, DAY);
		let second = open_as(BERTA, &[SUSPECT]);
		restrict(BERTA, second, SUSPECT, Amount, 300, HOUR);
		assert_eq!(check(&gift(SUSPECT, FRIEND)).unwrap().payer_keeps, 800);
		assert_eq!(
			check(&gift(FRIEND, SUSPECT)).unwrap().payer_keeps,
			0,
			"the payer is somebody else"
		);
		wait(HOUR);
		assert_eq!(check(&gift(SUSPECT, FRIEND)).unwrap().payer_keeps, 500);
	});
}

#[test]
fn names_each_blocked_origin_once_for_everybody_when_lots_are_restricted() {
	ExtBuilder::build_and_execute(|| {
		let case = open(&[SUSPECT]);
		for (origins, time) in [(vec![5, 6], HOUR), (vec![6, 7], DAY)] {
			let origins = origins
				.into_iter()
				.map(OriginId)
				.collect::<Vec<_>>()
				.try_into()
				.unwrap();
			let key = RuntimeOrigin::signed(ANNA);
			assert_ok!(FreezeControl::block_origins(key, case, SUSPECT, origins, START + time));
		}
		let blocked = |facts| {
			check(&facts)
				.unwrap()
				.blocked
				.iter()
				.map(|origin| origin.0)
				.collect::<Vec<_>>()
		};
		assert_eq!(blocked(gift(FRIEND, STRANGER)), [5, 6, 7], "wherever they have gone");
		wait(HOUR);
		assert_eq!(blocked(gift(FRIEND, STRANGER)), [6, 7]);
	});
}

/// A movement that was held while nothing bound is stopped when something binds at its release.
#[test]
fn asks_by_the_present_time_when_the_facts_are_old() {
	ExtBuilder::build_and_execute(|| {
		let old = gift(SUSPECT, FRIEND);
		wait(DAY);
		let case = open(&[SUSPECT]);
		restrict(ANNA, case, SUSPECT, Outgoing, 0, HOUR);
		assert_eq!(check(&old), refused(case, SUSPECT, Outgoing));
		wait(HOUR);
		assert_eq!(check(&old), Ok(Passage::default()));
	});
}
