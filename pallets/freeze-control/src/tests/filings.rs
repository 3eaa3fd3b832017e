//! What a case hears of its subjects' filings.

use crate::{mock::*, Error, Event};
use frame_support::{assert_noop, assert_ok};
use polkadot_sdk::*;
use timebank_primitives::{RestrictionScope::*, *};

const SUSPENDED: FilingChange = FilingChange::Status {
	old: FilingStatus::Filed,
	new: FilingStatus::Suspended,
};

#[test]
fn tells_each_case_once_when_the_filing_of_a_restricted_member_changes() {
	ExtBuilder::build_and_execute(|| {
		let first = open(&[SUSPECT]);
		restrict(ANNA, first, SUSPECT, Outgoing, 0, DAY);
		restrict(ANNA, first, SUSPECT, Incoming, 0, DAY);
		let second = open_as(BERTA, &[SUSPECT]);
		restrict(BERTA, second, SUSPECT, Gift, 0, DAY);
		events();
		let before = crate::Restrictions::<Test>::get(SUSPECT);
		FreezeControl::on_filing_change(SUSPECT, &SUSPENDED);
		assert_eq!(crate::Restrictions::<Test>::get(SUSPECT), before);
		let changed = |case| Event::SubjectChanged {
			case,
			member: SUSPECT,
			change: SUSPENDED,
		};
		assert_eq!(events(), [changed(first), changed(second)]);
	});
}

#[test]
fn says_nothing_when_nothing_binds_the_member() {
	ExtBuilder::build_and_execute(|| {
		let case = open(&[SUSPECT]);
		restrict(ANNA, case, SUSPECT, Outgoing, 0, HOUR);
		wait(HOUR);
		events();
		FreezeControl::on_filing_change(SUSPECT, &SUSPENDED);
		FreezeControl::on_filing_change(FRIEND, &SUSPENDED);
		assert_eq!(events(), []);
	});
}

/// A filing is not closed while something of it is open here.
#[test]
fn keeps_a_filing_from_being_closed_while_a_restriction_claim_or_dispute_is_open() {
	ExtBuilder::build_and_execute(|| {
		let settled = <FreezeControl as Affairs>::settled;
		let case = open(&[SUSPECT]);
		assert!(settled(SUSPECT), "a case alone binds nobody");
		restrict(ANNA, case, SUSPECT, Incoming, 0, HOUR);
		assert!(!settled(SUSPECT));
		wait(HOUR);
		assert!(settled(SUSPECT), "it has lapsed");

		fund(SUSPECT, 100);
		let movement = give(SUSPECT, FRIEND, 100);
		assert_ok!(FreezeControl::file_dispute(key(SUSPECT), movement, digest(4)));
		assert!(!settled(SUSPECT), "who disputes");
		assert!(!settled(FRIEND), "who is disputed with");
		let dispute = CaseId(1);
		wait(30 * DAY);
		assert_ok!(FreezeControl::expire_dispute(RuntimeOrigin::signed(NOBODY), dispute));
		assert!(settled(SUSPECT) && settled(FRIEND));
		assert!(<FreezeControl as Affairs>::weight() == <() as crate::WeightInfo>::settled());
	});
}

#[test]
fn a_closed_member_stays_bound_but_gets_no_new_order() {
	ExtBuilder::build_and_execute(|| {
		let case = open(&[GONE]);
		assert_noop!(
			FreezeControl::restrict(RuntimeOrigin::signed(ANNA), case, GONE, Outgoing, 0, START + HOUR),
			Error::<Test>::MemberClosed
		);
		let case = open(&[SUSPECT]);
		restrict(ANNA, case, SUSPECT, Everything, 0, HOUR);
		let closed = FilingChange::Status {
			old: FilingStatus::Filed,
			new: FilingStatus::Closed,
		};
		FreezeControl::on_filing_change(SUSPECT, &closed);
		assert!(<FreezeControl as Gate>::check(&gift(SUSPECT, FRIEND)).is_err());
		assert!(<FreezeControl as OnFilingChange>::weight().ref_time() > 0);
	});
}
