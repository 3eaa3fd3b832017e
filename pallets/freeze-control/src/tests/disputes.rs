//! Filing a dispute, and what it holds.

use crate::{mock::*, CaseStatus, Claim, DisputeState, Disputed, Error, Event, LegalBasis, OpenDisputes};
use frame_support::{assert_noop, assert_ok};
use polkadot_sdk::*;
use sp_runtime::DispatchError;
use timebank_primitives::{RestrictionScope::*, *};

fn file(by: MemberId, movement: MovementId) -> Result<(), DispatchError> {
	FreezeControl::file_dispute(key(by), movement, digest(4))
}

#[test]
fn holds_the_coins_that_are_still_with_the_receiver_when_a_party_disputes() {
	ExtBuilder::build_and_execute(|| {
		fund(SUSPECT, 400);
		let movement = give(SUSPECT, FRIEND, 400);
		give(FRIEND, STRANGER, 150);
		events();
		assert_ok!(file(SUSPECT, movement));
		assert_eq!(coins(FRIEND), (0, 250));
		let case = CaseId(0);
		let stored = FreezeControl::case(case).unwrap();
		assert_eq!(stored.status, CaseStatus::Open);
		assert_eq!(stored.basis, LegalBasis::Dispute(digest(4)));
		assert_eq!(
			(stored.opened_by, stored.lead, stored.evidence_count),
			(Some(SUSPECT), None, 1)
		);
		let dispute = FreezeControl::dispute(case).unwrap();
		assert_eq!(
			(dispute.payer, dispute.receiver, dispute.amount),
			(SUSPECT.into(), FRIEND, 400)
		);
		assert_eq!((dispute.payer_heard, dispute.receiver_heard), (true, false));
		assert_eq!(dispute.state, DisputeState::Pending);
		assert_eq!(
			events().pop(),
			Some(Event::DisputeFiled {
				case,
				about: Disputed::Movement(movement),
				payer: SUSPECT.into(),
				receiver: FRIEND,
				amount: 400,
				party: SUSPECT,
				by: SUSPECT,
				held: 250,
				at: START
			})
		);
		// What arrives before the verdict is the receiver's own.
		fund(FRIEND, 100);
		assert!(try_gift(FRIEND, STRANGER, 100));
	});
}

#[test]
fn a_guardian_disputes_for_a_ward() {
	ExtBuilder::build_and_execute(|| {
		fund(SUSPECT, 100);
		let movement = give(SUSPECT, FRIEND, 100);
		assert_noop!(file(STRANGER, movement), Error::<Test>::NotParty);
		Guardians::set(vec![(STRANGER, SUSPECT)]);
		assert_ok!(file(STRANGER, movement));
		let dispute = FreezeControl::dispute(CaseId(0)).unwrap();
		assert_eq!((dispute.party, dispute.filed_by), (SUSPECT, STRANGER));
	});
}

#[test]
fn the_receiver_may_dispute_as_well() {
	ExtBuilder::build_and_execute(|| {
		fund(SUSPECT, 100);
		let movement = give(SUSPECT, FRIEND, 100);
		assert_ok!(file(FRIEND, movement));
		let dispute = FreezeControl::dispute(CaseId(0)).unwrap();
		assert_eq!(
			(dispute.party, dispute.payer_heard, dispute.receiver_heard),
			(FRIEND, false, true)
		);
		assert_eq!(coins(FRIEND), (0, 100));
	});
}

/// Coins in more lots than one lock takes stay with the receiver nonetheless.
#[test]
fn keeps_what_could_not_be_held_when_it_lies_in_too_many_lots() {
	ExtBuilder::build_and_execute(|| {
		fund(SUSPECT, 400);
		let movement = give(SUSPECT, FRIEND, 400);
		LockStep::set(150);
		assert_ok!(file(SUSPECT, movement));
		assert_eq!(coins(FRIEND), (250, 150));
		assert_eq!(
			FreezeControl::claims(FRIEND),
			[Claim {
				case: CaseId(0),
				creditor: SUSPECT.into(),
				amount: 250,
				awarded: false
			}]
		);
		assert!(!try_gift(FRIEND, STRANGER, 1));
		fund(FRIEND, 50);
		assert!(try_gift(FRIEND, STRANGER, 50));
		assert!(!try_gift(FRIEND, STRANGER, 1));
	});
}

/// What another case binds, by amount or by origin, is that case's.
#[test]
fn leaves_what_another_case_binds_when_it_holds() {
	ExtBuilder::build_and_execute(|| {
		fund(SUSPECT, 400);
		let movement = give(SUSPECT, FRIEND, 400);
		let other = open_as(BERTA, &[FRIEND]);
		restrict(BERTA, other, FRIEND, Amount, 300, DAY);
		let origins: crate::OrderOrigins = vec![OriginId(5)].try_into().unwrap();
		let berta = RuntimeOrigin::signed(BERTA);
		assert_ok!(FreezeControl::block_origins(berta, other, FRIEND, origins, START + DAY));
		assert_ok!(file(SUSPECT, movement));
		assert_eq!(coins(FRIEND), (300, 100));
		assert_eq!(Left::get(), [[OriginId(5)]]);
	});
}

#[test]
fn refuses_a_dispute_when_the_movement_is_wrong() {
	ExtBuilder::build_and_execute(|| {
		assert_noop!(file(SUSPECT, MovementId(7)), Error::<Test>::UnknownMovement);
		fund(SUSPECT, 400);
		let movement = give(SUSPECT, FRIEND, 400);
		assert_noop!(file(STRANGER, movement), Error::<Test>::NotParty);
		assert_noop!(
			FreezeControl::file_dispute(RuntimeOrigin::signed(NOBODY), movement, digest(4)),
			Error::<Test>::NotController
		);
		wait(14 * DAY + 1);
		assert_noop!(file(SUSPECT, movement), Error::<Test>::DisputeTooLate);
		Now::set(START + 14 * DAY);
		assert_ok!(file(SUSPECT, movement));
		assert_noop!(file(SUSPECT, movement), Error::<Test>::AlreadyDisputed);
		assert_noop!(file(FRIEND, movement), Error::<Test>::AlreadyDisputed);
		receipt(MovementId(50), SUSPECT, UNKNOWN, 10);
		assert_noop!(file(SUSPECT, MovementId(50)), Error::<Test>::UnknownMember);
	});
}

/// Defect 1 of the study: a movement of a member to itself cannot even be disputed here.
#[test]
fn defect_1_refuses_a_dispute_when_payer_and_receiver_are_one() {
	ExtBuilder::build_and_execute(|| {
		receipt(MovementId(1), SUSPECT, SUSPECT, 100);
		assert_noop!(file(SUSPECT, MovementId(1)), Error::<Test>::SelfTransfer);
	});
}

#[test]
fn refuses_a_dispute_when_the_party_has_as_many_as_one_may() {
	ExtBuilder::build_and_execute(|| {
		fund(SUSPECT, 1_000);
		let movements: Vec<_> = (0..=crate::MAX_OPEN_DISPUTES)
			.map(|_| give(SUSPECT, FRIEND, 100))
			.collect();
		for movement in &movements[1..] {
			assert_ok!(file(SUSPECT, *movement));
		}
		assert_noop!(file(SUSPECT, movements[0]), Error::<Test>::TooManyDisputes);
		assert_eq!(OpenDisputes::<Test>::get(SUSPECT), crate::MAX_OPEN_DISPUTES);
		assert_ok!(file(FRIEND, movements[0]));
	});
}

#[test]
fn refuses_a_dispute_when_as_many_stand_against_the_receiver_as_can_be() {
	ExtBuilder::build_and_execute(|| {
		let mut movements = Vec::new();
		for index in 0..=u64::from(crate::MAX_CLAIMS) {
			let payer = MemberId(60 + index);
			fund(payer, 100);
			movements.push((payer, give(payer, FRIEND, 100)));
		}
		let (last, others) = movements.split_last().unwrap();
		for (payer, movement) in others {
			assert_ok!(file(*payer, *movement));
		}
		assert_noop!(file(last.0, last.1), Error::<Test>::TooManyClaims);
	});
}

#[test]
fn refuses_a_dispute_when_the_numbers_are_used_up() {
	ExtBuilder::build_and_execute(|| {
		fund(SUSPECT, 100);
		let movement = give(SUSPECT, FRIEND, 100);
		crate::NextCase::<Test>::put(CaseId(u64::MAX));
		assert_noop!(file(SUSPECT, movement), Error::<Test>::NumbersExhausted);
	});
}

#[test]
fn tells_the_case_when_the_filing_of_a_receiver_changes() {
	ExtBuilder::build_and_execute(|| {
		fund(SUSPECT, 100);
		let movement = give(SUSPECT, FRIEND, 100);
		assert_ok!(file(SUSPECT, movement));
		events();
		FreezeControl::on_filing_change(FRIEND, &FilingChange::KeyRemoved);
		let change = FilingChange::KeyRemoved;
		assert_eq!(
			events(),
			[Event::SubjectChanged {
				case: CaseId(0),
				member: FRIEND,
				change
			}]
		);
	});
}
