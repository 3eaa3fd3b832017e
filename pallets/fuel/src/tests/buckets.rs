//! How far the buckets reach, through whole transactions.

use super::*;
use crate::bucket::{default_quota, level, taken};
use sp_runtime::transaction_validity::{InvalidTransaction, TransactionValidityError};

fn dry() -> TransactionValidityError {
	InvalidTransaction::Custom(codes::QUOTA).into()
}

fn left(holder: Holder<u64>, class: QuotaClass) -> u128 {
	Fuel::left(&holder, class)
}

#[test]
fn is_full_until_used() {
	ExtBuilder::default().build_and_execute(|| {
		for class in QuotaClass::ALL {
			assert_eq!(left(member(1), class), full(class));
		}
		assert_eq!(Buckets::<Test>::iter().count(), 0);
	});
}

#[test]
fn is_one_bucket_for_all_keys_of_a_member() {
	ExtBuilder::default().build_and_execute(|| {
		let cost = fee(&signed(PHONE, act(0, CALL)));
		send(PHONE, act(0, CALL));
		send(CARD, act(0, CALL));
		assert_eq!(left(member(1), QuotaClass::Member), full(QuotaClass::Member) - 2 * cost);
		drain(PHONE, member(1), QuotaClass::Member);
		for key in [PHONE, CARD] {
			assert_eq!(kept_out(key, act(0, CALL)), dry());
		}
		// Others have their own.
		send(NEIGHBOUR, act(0, CALL));
		assert_eq!(left(member(2), QuotaClass::Member), full(QuotaClass::Member) - cost);
	});
}

#[test]
fn bounds_an_officer_by_the_own_bucket() {
	ExtBuilder::default().build_and_execute(|| {
		drain(CLERK, officer(4), QuotaClass::Officer);
		assert_eq!(kept_out(CLERK, act(0, CALL)), dry());
		let spent = full(QuotaClass::Officer) - left(officer(4), QuotaClass::Officer);
		assert_eq!(
			left(Holder::Body(BODY), QuotaClass::Body),
			full(QuotaClass::Body) - spent
		);
		// The body still works.
		send(REVIEWER, act(0, CALL));
		send(BRANCH, act(0, CALL));
	});
}

#[test]
fn bounds_an_officer_by_the_bucket_of_the_body() {
	ExtBuilder::default().build_and_execute(|| {
		drain(BRANCH, Holder::Body(BODY), QuotaClass::Body);
		let before = left(officer(4), QuotaClass::Officer);
		assert_eq!(before, full(QuotaClass::Officer));
		assert_eq!(kept_out(CLERK, act(0, CALL)), dry());
		// What is refused costs nothing.
		assert_eq!(left(officer(4), QuotaClass::Officer), before);
		// Governance, cases and keys do not wait for it.
		for lane in [1, 2, 3] {
			send(CLERK, act(lane, CALL));
		}
	});
}

#[test]
fn takes_from_all_buckets_or_from_none() {
	ExtBuilder::default().build_and_execute(|| {
		let payers: Payers<u64> = vec![(officer(4), QuotaClass::Officer), (officer(4), QuotaClass::Governance)];
		let too_much = full(QuotaClass::Governance) + 1;
		assert!(too_much < full(QuotaClass::Officer));
		assert_storage_noop!(assert_eq!(Fuel::charge(&payers, too_much), None));
		assert_eq!(Fuel::priority_after(&payers, too_much), None);
		assert_eq!(Fuel::priority_after(&payers, too_much - 1), Some(0));
		assert_eq!(Fuel::charge(&payers, too_much - 1), Some(()));
		assert_eq!(left(officer(4), QuotaClass::Governance), 0);
		assert_eq!(
			left(officer(4), QuotaClass::Officer),
			full(QuotaClass::Officer) - too_much + 1
		);
	});
}

// A stolen clerk key must not stop the branch: neither at once nor by spending every refill for a day.
#[test]
fn leaves_most_of_the_body_when_one_officer_spends_all_for_a_day() {
	let (own, body) = (default_quota(QuotaClass::Officer), default_quota(QuotaClass::Body));
	let (mut officers, mut bodies) = (None, None);
	for now in 0..28_800 {
		let spent = level(officers, own, now);
		officers = Some(taken(officers, own, now, spent).expect("all that is there"));
		bodies = Some(taken(bodies, body, now, spent).expect("the body has more than an officer"));
		assert!(level(bodies, body, now) >= body.capacity - own.capacity, "block {now}");
	}
	assert_eq!(level(bodies, body, 28_800), body.capacity);
	assert!(body.capacity >= 4 * own.capacity && body.per_block >= 4 * own.per_block);
}

#[test]
fn keeps_the_lanes_apart() {
	ExtBuilder::default().build_and_execute(|| {
		let classes = [
			(1, QuotaClass::Governance),
			(2, QuotaClass::Freeze),
			(3, QuotaClass::Recovery),
			(0, QuotaClass::Officer),
		];
		let mut costs = Vec::new();
		for (lane, class) in classes {
			costs.push((class, fee(&signed(CLERK, act(lane, CALL)))));
			send(CLERK, act(lane, CALL));
			for (class, cost) in &costs {
				assert_eq!(left(officer(4), *class), full(*class) - cost);
			}
			assert!(Buckets::<Test>::contains_key((officer(4), class)));
		}
		assert_eq!(Buckets::<Test>::iter().count(), 5, "four of the officer and the body's");
	});
}

#[test]
fn keeps_a_small_bucket_for_the_restricted() {
	ExtBuilder::default().build_and_execute(|| {
		let mut sent = 0;
		while apply(signed(FROZEN, act(2, CALL))).is_ok() {
			sent += 1;
		}
		let cost = fee(&signed(FROZEN, act(2, CALL)));
		assert_eq!(sent, full(QuotaClass::Restricted) / cost);
		assert!((8..=10).contains(&sent), "{sent} calls");
		assert_eq!(kept_out(FROZEN, act(0, CALL)), dry());
		assert_eq!(kept_out(FROZEN, act(1, CALL)), dry());
		// A stolen key can still be replaced.
		send(FROZEN, act(3, CALL));
		assert_eq!(left(member(3), QuotaClass::Member), full(QuotaClass::Member));
	});
}

#[test]
fn refills_with_every_block() {
	ExtBuilder::default().build_and_execute(|| {
		let quota = default_quota(QuotaClass::Member);
		drain(PHONE, member(1), QuotaClass::Member);
		let rest = left(member(1), QuotaClass::Member);
		let cost = fee(&signed(PHONE, act(0, CALL)));
		let blocks = (cost - rest).div_ceil(quota.per_block) as u32;
		at(blocks);
		assert_eq!(
			left(member(1), QuotaClass::Member),
			rest + quota.per_block * u128::from(blocks - 1)
		);
		assert_eq!(kept_out(PHONE, act(0, CALL)), dry());
		at(1 + blocks);
		send(PHONE, act(0, CALL));
		assert!(left(member(1), QuotaClass::Member) < quota.per_block);
		at(1_000_000);
		assert_eq!(left(member(1), QuotaClass::Member), quota.capacity);
	});
}

#[test]
fn obeys_a_new_quota_at_once() {
	ExtBuilder::default().build_and_execute(|| {
		let quota = bucket::Quota {
			capacity: CALL,
			per_block: 1,
		};
		send(PHONE, act(0, CALL));
		assert_ok!(Fuel::set_quota(by(HEAD_OFFICE), QuotaClass::Member, quota));
		assert_eq!(kept_out(PHONE, act(0, CALL)), dry());
		send(PHONE, act(0, 1));
	});
}
