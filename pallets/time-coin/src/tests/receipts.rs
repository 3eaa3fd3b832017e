//! Receipts of movements, for disputes.

use super::*;
use timebank_primitives::Ledger;

const WINDOW: Moment = 14 * 24 * HOUR;

fn receipt(movement: MovementId) -> Option<MovementReceipt> {
	<TimeCoin as Ledger>::receipt(movement)
}

fn last() -> MovementId {
	movements().pop().unwrap().0.id
}

#[test]
fn keeps_a_receipt_when_a_gift_has_moved() {
	ample().build_and_execute(|| {
		issue(VOLUNTEER, 200);
		gift(VOLUNTEER, FRIEND, 75);
		assert_eq!(
			receipt(last()),
			Some(MovementReceipt {
				kind: MovementKind::Gift,
				payer: id(VOLUNTEER),
				receiver: id(FRIEND),
				amount: 75,
				branch: BRANCH,
				at: NOON,
			})
		);
	});
}

#[test]
fn keeps_a_receipt_when_a_recipient_has_paid_a_service() {
	ample().build_and_execute(|| {
		issue(ELDER, 300);
		let activity = publish(escrow_terms());
		assert_ok!(TimeCoin::fund(signed(ELDER), activity));
		confirmed(activity, VOLUNTEER);
		settle(activity, VOLUNTEER);
		let paid = movements()
			.into_iter()
			.find(|(movement, ..)| movement.kind == MovementKind::Pay)
			.unwrap();
		let receipt = receipt(paid.0.id).unwrap();
		assert_eq!(
			(receipt.payer, receipt.receiver, receipt.amount),
			(id(ELDER), id(VOLUNTEER), 200)
		);
	});
}

#[test]
fn keeps_no_receipt_when_coins_are_issued_locked_or_moved_by_verdict() {
	ample().build_and_execute(|| {
		issue(VOLUNTEER, 200);
		assert_eq!(receipt(last()), None);
		<TimeCoin as Ledger>::lock(id(VOLUNTEER), 100, &[], CaseId(1)).unwrap();
		assert_eq!(receipt(last()), None);
		<TimeCoin as Ledger>::move_by_verdict(id(VOLUNTEER), id(FRIEND), 50, CaseId(1)).unwrap();
		assert_eq!(receipt(last()), None);
	});
}

#[test]
fn clears_receipts_when_their_time_has_passed() {
	ample().build_and_execute(|| {
		issue(VOLUNTEER, 1_000);
		gift(VOLUNTEER, FRIEND, 25);
		let first = last();
		Now::set(NOON + WINDOW);
		gift(VOLUNTEER, FRIEND, 25);
		let second = last();
		assert!(receipt(first).is_some(), "not yet");
		Now::set(NOON + WINDOW + 1);
		gift(VOLUNTEER, FRIEND, 25);
		assert_eq!((receipt(first), receipt(second).is_some()), (None, true));
		// Each movement looks at two numbers, so that what is left never grows.
		Now::set(NOON + 3 * WINDOW);
		for _ in 0..4 {
			issue(VOLUNTEER, 25);
		}
		assert_eq!(Receipts::<Test>::iter().count(), 0);
	});
}
