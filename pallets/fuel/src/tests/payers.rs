//! Whose bucket a call is charged to.

use super::*;
use crate::{Lane::*, QuotaClass as Class};

fn payers(key: u64, lane: Lane) -> Payers<u64> {
	Fuel::payers(&key, Fuel::standing(&key), lane)
}

#[test]
fn sponsors_nobody_when_stranger_or_listed() {
	ExtBuilder::default().build_and_execute(|| {
		for key in [STRANGER, LISTED] {
			for lane in [Ordinary, Governance, Freeze, Recovery] {
				assert!(payers(key, lane).is_empty(), "{key} {lane:?}");
			}
		}
	});
}

#[test]
fn charges_an_officer_and_the_body_together() {
	ExtBuilder::default().build_and_execute(|| {
		let both = |number| vec![(officer(number), Class::Officer), (Holder::Body(BODY), Class::Body)];
		assert_eq!(payers(CLERK, Ordinary), both(4));
		assert_eq!(payers(REVIEWER, Ordinary), both(5));
	});
}

#[test]
fn charges_each_lane_of_an_office_to_its_own_class() {
	ExtBuilder::default().build_and_execute(|| {
		let own = [
			(Governance, Class::Governance),
			(Freeze, Class::Freeze),
			(Recovery, Class::Recovery),
		];
		for (lane, class) in own {
			assert_eq!(payers(CLERK, lane), vec![(officer(4), class)]);
			assert_eq!(payers(REVIEWER, lane), vec![(officer(5), class)]);
			assert_eq!(payers(BRANCH, lane), vec![(Holder::Body(BODY), class)]);
		}
		assert_eq!(payers(BRANCH, Ordinary), vec![(Holder::Body(BODY), Class::Body)]);
	});
}

#[test]
fn charges_everything_of_the_head_office_as_governance() {
	ExtBuilder::default().build_and_execute(|| {
		for lane in [Ordinary, Governance, Freeze, Recovery] {
			assert_eq!(payers(GOVERNOR, lane), vec![(Holder::Key(GOVERNOR), Class::Governance)]);
		}
	});
}

// Buckets of governance and cases are as large as an office needs them; a member has only his own.
#[test]
fn gives_a_member_no_bucket_of_an_office() {
	ExtBuilder::default().build_and_execute(|| {
		for lane in [Ordinary, Governance, Freeze] {
			assert_eq!(payers(PHONE, lane), vec![(member(1), Class::Member)]);
			assert_eq!(payers(FROZEN, lane), vec![(member(3), Class::Restricted)]);
		}
		for (key, number) in [(PHONE, 1), (CARD, 1), (FROZEN, 3)] {
			assert_eq!(payers(key, Recovery), vec![(member(number), Class::Recovery)]);
		}
	});
}
