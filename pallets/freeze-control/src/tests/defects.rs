//! Each test is a defect of another system that this one must not have.

use crate::{mock::*, Claim, Event, Verdict};
use frame_support::{assert_noop, assert_ok};
use polkadot_sdk::*;
use timebank_primitives::{RestrictionScope::*, *};

/// Defect 2 of the study: recovery of an empty purse loses the freeze elsewhere. Here a restriction names the member: keys come and go, and a
/// member without coins is bound like any other.
#[test]
fn defect_2_keeps_the_restriction_when_an_empty_member_gets_new_keys() {
	ExtBuilder::build_and_execute(|| {
		let case = open(&[SUSPECT]);
		restrict(ANNA, case, SUSPECT, Everything, 0, DAY);
		let before = FreezeControl::restrictions_in_force(SUSPECT, START);
		assert_eq!(coins(SUSPECT), (0, 0));
		FreezeControl::on_filing_change(SUSPECT, &FilingChange::KeyRemoved);
		assert_eq!(FreezeControl::restrictions_in_force(SUSPECT, START), before);
		fund(SUSPECT, 500);
		assert!(!try_gift(SUSPECT, FRIEND, 100), "whichever key signs");
	});
}

/// Defect 3 of the study: a frozen spender moves other people's coins elsewhere.
#[test]
fn defect_3_stops_a_frozen_spender_when_the_coins_are_of_another() {
	ExtBuilder::build_and_execute(|| {
		let case = open(&[SUSPECT]);
		restrict(ANNA, case, SUSPECT, Outgoing, 0, HOUR);
		for signers in [
			Signers {
				acting: Some(SUSPECT),
				..Default::default()
			},
			Signers {
				acting: Some(FRIEND),
				origin: Some(SUSPECT),
				..Default::default()
			},
		] {
			let facts = MovementFacts {
				signers,
				..gift(FRIEND, STRANGER)
			};
			let refusal = Refusal::Restricted {
				case,
				member: SUSPECT,
				scope: Outgoing,
			};
			assert_eq!(<FreezeControl as Gate>::check(&facts), Err(refusal));
		}
	});
}

/// Defect 4 of the study: a freeze by amount races with its owner elsewhere: who moves coins first makes the order fail, or empties it.
#[test]
fn defect_4_binds_the_amount_when_the_owner_moves_coins_before_the_order() {
	ExtBuilder::build_and_execute(|| {
		fund(SUSPECT, 500);
		let case = open(&[SUSPECT]);
		assert!(try_gift(SUSPECT, FRIEND, 400), "the owner is faster");
		restrict(ANNA, case, SUSPECT, Amount, 500, DAY);
		assert_eq!(
			FreezeControl::captured(SUSPECT, START),
			crate::Captured { asked: 500, bound: 100 }
		);
		assert!(!try_gift(SUSPECT, FRIEND, 1), "what remains is bound");
		fund(SUSPECT, 350);
		assert!(
			!try_gift(SUSPECT, FRIEND, 1),
			"what arrives is bound until the amount is full"
		);
		fund(SUSPECT, 100);
		assert_eq!(FreezeControl::captured(SUSPECT, START).bound, 500);
		assert!(!try_gift(SUSPECT, FRIEND, 51));
		assert!(try_gift(SUSPECT, FRIEND, 50), "the rest stays usable");
	});
}

/// Defect 13 of the study: elsewhere a frozen validator or committee member stops the chain. Here a restriction is asked about by the ledger alone:
/// who holds a role goes on holding it.
#[test]
fn defect_13_leaves_the_role_when_its_holder_is_frozen() {
	ExtBuilder::build_and_execute(|| {
		let arno = MemberId(2);
		let case = open(&[arno]);
		let order = restrict(ANNA, case, arno, Everything, 0, DAY);
		ratify(case, arno, order);
		fund(arno, 100);
		assert!(!try_gift(arno, FRIEND, 100));
		assert_ok!(FreezeControl::open_case(
			RuntimeOrigin::signed(ARNO),
			crate::LegalBasis::CourtOrder(digest(1)),
			vec![SUSPECT].try_into().unwrap(),
			digest(2)
		));
		assert_eq!(FakeRoles::holder(&ARNO).map(|holder| holder.member), Some(arno));
		let own = FreezeControl::lift(RuntimeOrigin::signed(ARNO), case, arno, order);
		assert_noop!(own, crate::Error::<Test>::OwnCase);
	});
}

/// Defect 10 of the study: elsewhere a reversal pushes a member past a limit, and nobody sees it. Here it stops at what is
/// there and at what another case keeps, and what is missing is recorded.
#[test]
fn defect_10_a_reversal_breaks_no_limit_silently() {
	ExtBuilder::build_and_execute(|| {
		fund(SUSPECT, 400);
		let movement = give(SUSPECT, FRIEND, 400);
		assert!(try_gift(FRIEND, STRANGER, 300));
		let other = open(&[FRIEND]);
		let order = restrict(ANNA, other, FRIEND, Amount, 80, DAY);
		ratify(other, FRIEND, order);
		let case = crate::NextCase::<Test>::get();
		assert_ok!(FreezeControl::file_dispute(key(SUSPECT), movement, digest(4)));
		wait(3 * DAY);
		for by in [BERTA, CARLA] {
			let by = RuntimeOrigin::signed(by);
			assert_ok!(FreezeControl::vote_verdict(by, case, Verdict::Return, digest(5)));
		}
		wait(APPEAL);
		events();
		assert_ok!(FreezeControl::execute_verdict(RuntimeOrigin::signed(NOBODY), case));
		assert_eq!(coins(FRIEND), (80, 0));
		assert_eq!(
			events(),
			[Event::VerdictExecuted {
				case,
				verdict: Verdict::Return,
				paid: 20,
				returned: 0,
				shortfall: 380
			}]
		);
		let claim = Claim {
			case,
			creditor: SUSPECT.into(),
			amount: 380,
			awarded: true,
		};
		assert_eq!(FreezeControl::claims(FRIEND), [claim]);
	});
}
