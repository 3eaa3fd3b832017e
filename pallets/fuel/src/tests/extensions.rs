//! A transaction's way through the extensions, into the block or not.

use super::*;
use codec::Encode;
use frame_support::{dispatch::GetDispatchInfo, traits::Contains};
use scale_info::TypeInfo;
use sp_runtime::{
	traits::TransactionExtension,
	transaction_validity::{InvalidTransaction, TransactionValidityError},
};

/// A lane that nobody sponsors.
const FUELED: u8 = 9;

fn invalid(why: InvalidTransaction) -> TransactionValidityError {
	why.into()
}

/// Every source refuses it with `why`, and so does the block.
fn refused_everywhere(who: u64, call: RuntimeCall, why: InvalidTransaction) {
	for source in SOURCES {
		let transaction = signed(who, call.clone());
		assert_storage_noop!(assert_eq!(
			validate(&transaction, source),
			Err(invalid(why)),
			"{source:?}"
		));
	}
	assert_storage_noop!(assert_eq!(kept_out(who, call), invalid(why)));
}

fn fuel_was_paid(who: u64, amount: u128) -> bool {
	let paid = pallet_transaction_payment::Event::TransactionFeePaid {
		who,
		actual_fee: amount,
		tip: 0,
	};
	System::events()
		.iter()
		.any(|record| record.event == RuntimeEvent::TransactionPayment(paid.clone()))
}

fn fuel_was_touched() -> bool {
	System::events().iter().any(|record| {
		matches!(
			record.event,
			RuntimeEvent::TransactionPayment(_) | RuntimeEvent::Balances(_)
		)
	})
}

fn members_bucket() -> u128 {
	Fuel::left(&member(1), QuotaClass::Member)
}

#[test]
fn keeps_strangers_out_when_they_have_fuel() {
	ExtBuilder::default().build_and_execute(|| {
		assert_eq!(Balances::free_balance(STRANGER), PURSE);
		for lane in [0, 1, 2, 3, FUELED] {
			refused_everywhere(STRANGER, act(lane, CALL), InvalidTransaction::Custom(codes::STRANGER));
		}
		let system = frame_system::Call::<Test>::remark { remark: vec![] };
		refused_everywhere(STRANGER, system.into(), InvalidTransaction::Custom(1));
	});
}

#[test]
fn keeps_a_key_out_when_it_is_off_the_list() {
	ExtBuilder::default().build_and_execute(|| {
		send(LISTED, act(0, CALL));
		assert_ok!(Fuel::unlist_key(by(HEAD_OFFICE), LISTED));
		refused_everywhere(LISTED, act(0, CALL), InvalidTransaction::Custom(codes::STRANGER));
	});
}

#[test]
fn keeps_a_filtered_call_out_whoever_sends_it() {
	ExtBuilder::default().build_and_execute(|| {
		for who in [PHONE, FROZEN, CLERK, BRANCH, GOVERNOR, LISTED] {
			for lane in [0, FUELED] {
				refused_everywhere(who, act(lane, FORBIDDEN.into()), InvalidTransaction::Call);
			}
		}
		// The same call of another size is none.
		send(PHONE, act(0, u128::from(FORBIDDEN) + 1));
	});
}

#[test]
fn keeps_a_filtered_call_out_when_it_is_inside_another() {
	ExtBuilder::default().build_and_execute(|| {
		let forbidden = act(0, FORBIDDEN.into());
		assert!(
			Filter::contains(&wrap(forbidden.clone())),
			"the outer call alone is allowed"
		);
		refused_everywhere(PHONE, wrap(forbidden.clone()), InvalidTransaction::Call);
		refused_everywhere(PHONE, wrap(wrap(forbidden)), InvalidTransaction::Call);
		send(PHONE, wrap(wrap(act(0, CALL))));
	});
}

#[test]
fn keeps_a_call_out_when_it_is_nested_too_deep_to_be_seen() {
	ExtBuilder::default().build_and_execute(|| {
		refused_everywhere(PHONE, wrap(wrap(wrap(act(0, CALL)))), InvalidTransaction::Call);
	});
}

// Who is nobody learns nothing about the filter.
#[test]
fn says_stranger_before_it_says_filtered() {
	ExtBuilder::default().build_and_execute(|| {
		refused_everywhere(
			STRANGER,
			act(0, FORBIDDEN.into()),
			InvalidTransaction::Custom(codes::STRANGER),
		);
	});
}

#[test]
fn takes_the_fee_from_the_bucket_and_leaves_the_fuel_alone() {
	ExtBuilder::default().build_and_execute(|| {
		let cost = fee(&signed(PHONE, act(0, CALL)));
		assert!(cost > CALL, "compute, the extensions and the length are counted");
		for sent in 1..=3 {
			send(PHONE, act(0, CALL));
			assert_eq!(members_bucket(), full(QuotaClass::Member) - sent * cost);
		}
		assert_eq!(Balances::free_balance(PHONE), PURSE);
		assert_eq!(Balances::free_balance(Fuel::pot()), POT);
		assert!(!fuel_was_touched());
	});
}

#[test]
fn sponsors_those_who_have_no_account_at_all() {
	ExtBuilder::default().build_and_execute(|| {
		assert!(!System::account_exists(&CARD));
		send(CARD, act(0, CALL));
		assert!(!System::account_exists(&CARD));
	});
}

#[test]
fn takes_the_fee_from_the_bucket_when_the_call_fails() {
	ExtBuilder::default().build_and_execute(|| {
		let failing = || -> RuntimeCall {
			work::Call::act {
				lane: 0,
				units: CALL as u64,
				fails: true,
			}
			.into()
		};
		let transaction = signed(PHONE, failing());
		let cost = fee(&transaction);
		let failed = apply(transaction).expect("gets into the block").expect_err("and fails");
		assert_eq!(failed.error, work::Error::<Test>::Failed.into());
		assert_eq!(members_bucket(), full(QuotaClass::Member) - cost);
		assert_eq!(Balances::free_balance(PHONE), PURSE);
		assert!(!fuel_was_touched());
	});
}

#[test]
fn charges_the_lane_of_the_call() {
	ExtBuilder::default().build_and_execute(|| {
		let cost = fee(&signed(GOVERNOR, act(1, CALL)));
		send(GOVERNOR, act(1, CALL));
		let class = QuotaClass::Governance;
		assert_eq!(Fuel::left(&Holder::Key(GOVERNOR), class), full(class) - cost);
	});
}

#[test]
fn keeps_a_call_out_when_the_bucket_has_not_enough() {
	ExtBuilder::default().build_and_execute(|| {
		drain(PHONE, member(1), QuotaClass::Member);
		refused_everywhere(PHONE, act(0, CALL), InvalidTransaction::Custom(codes::QUOTA));
		// Block authors take this for a full block and stop.
		assert_ne!(
			kept_out(PHONE, act(0, CALL)),
			invalid(InvalidTransaction::ExhaustsResources)
		);
		assert_eq!(kept_out(CARD, act(0, CALL)), invalid(InvalidTransaction::Custom(2)));
		// Own fuel does not buy sponsored calls, and calls that pay with fuel need no bucket.
		assert_eq!(Balances::free_balance(PHONE), PURSE);
		send(PHONE, act(FUELED, CALL));
	});
}

// Two transactions were valid on their own; the block has room for one.
#[test]
fn keeps_the_second_of_two_out_when_the_bucket_has_enough_for_one() {
	ExtBuilder::default().build_and_execute(|| {
		let size = full(QuotaClass::Member) - CALL;
		let (one, two) = (signed(PHONE, act(0, size)), signed(CARD, act(0, size)));
		for source in SOURCES {
			assert!(validate(&one, source).is_ok() && validate(&two, source).is_ok());
		}
		assert_ok!(apply(one).expect("valid"));
		assert_eq!(
			apply(two).expect_err("not any more"),
			invalid(InvalidTransaction::Custom(codes::QUOTA))
		);
	});
}

#[test]
fn changes_nothing_when_it_validates() {
	ExtBuilder::default().build_and_execute(|| {
		for (who, call) in [(PHONE, act(0, CALL)), (CLERK, act(0, CALL)), (LISTED, act(0, CALL))] {
			for source in SOURCES {
				assert_storage_noop!(assert!(validate(&signed(who, call.clone()), source).is_ok()));
			}
		}
	});
}

fn priority(who: u64, call: RuntimeCall) -> u64 {
	validate(&signed(who, call), SOURCES[0]).expect("valid").priority
}

/// The share of a full bucket that is left.
fn share(left: u128, class: QuotaClass) -> u64 {
	(left * u128::from(bucket::PRIORITIES) / full(class)) as u64
}

#[test]
fn puts_first_whose_bucket_is_fuller() {
	ExtBuilder::default().build_and_execute(|| {
		let cost = fee(&signed(PHONE, act(0, CALL)));
		let expected = |before: u128, class| share(before - cost, class);
		let (one, officer, body) = (QuotaClass::Member, QuotaClass::Officer, QuotaClass::Body);
		assert_eq!(priority(PHONE, act(0, CALL)), expected(full(one), one));
		send(PHONE, act(0, 20 * CALL));
		assert_eq!(priority(PHONE, act(0, CALL)), expected(members_bucket(), one));
		assert!(priority(PHONE, act(0, CALL)) < priority(NEIGHBOUR, act(0, CALL)));
		// Of two buckets, the one of which less is left counts.
		assert_eq!(priority(CLERK, act(0, CALL)), expected(full(officer), officer));
		for _ in 0..50 {
			send(BRANCH, act(0, 150 * CALL));
		}
		let left = Fuel::left(&Holder::Body(BODY), body);
		assert_eq!(priority(CLERK, act(0, CALL)), expected(left, body));
		assert!(priority(CLERK, act(0, CALL)) < bucket::PRIORITIES / 2);
	});
}

// An officer's bucket holds fifty times a member's. Amounts would put every call of a stolen key before every member's.
#[test]
fn puts_a_member_before_an_officer_who_has_used_more_of_his_share() {
	ExtBuilder::default().build_and_execute(|| {
		for _ in 0..4 {
			send(CLERK, act(0, 150 * CALL));
		}
		let clerk = Fuel::left(&officer(4), QuotaClass::Officer);
		assert!(clerk > 10 * members_bucket());
		assert!(priority(PHONE, act(0, CALL)) > priority(CLERK, act(0, CALL)));
	});
}

#[test]
fn lets_a_call_in_when_the_capacity_is_beyond_all_reason() {
	ExtBuilder::default().build_and_execute(|| {
		let capacity = u128::MAX;
		let quota = bucket::Quota { capacity, per_block: 1 };
		assert_ok!(Fuel::set_quota(by(HEAD_OFFICE), QuotaClass::Member, quota));
		assert_eq!(priority(PHONE, act(0, CALL)), 0);
		send(PHONE, act(0, CALL));
	});
}

// The filter looks up every call inside a call.
#[test]
fn weighs_every_call_that_the_guard_looks_at() {
	ExtBuilder::default().build_and_execute(|| {
		let weight = |call: RuntimeCall| PoolGuard::<Test>::new().weight(&call);
		let read = <Test as frame_system::Config>::DbWeight::get().reads(1);
		let one = <Test as Config>::WeightInfo::guard().saturating_add(Directory::weight());
		assert_eq!(weight(act(0, CALL)), one);
		assert_eq!(
			weight(wrap(wrap(act(0, CALL)))),
			one.saturating_add(read.saturating_mul(2))
		);
	});
}

#[test]
fn charges_no_tip_on_a_sponsored_call() {
	ExtBuilder::default().build_and_execute(|| {
		let transaction = tipped(PHONE, act(0, CALL), 5 * PURSE);
		let cost = fee(&transaction);
		assert_ok!(apply(transaction).expect("valid"));
		assert_eq!(Balances::free_balance(PHONE), PURSE);
		assert_eq!(members_bucket(), full(QuotaClass::Member) - cost);
	});
}

// The payment extension did nothing: its weight is free for others. The fee was fixed before.
#[test]
fn gives_back_the_weight_of_the_payment_when_sponsored() {
	ExtBuilder::default().build_and_execute(|| {
		let transaction = signed(PHONE, act(0, CALL));
		let info = transaction.get_dispatch_info();
		let payment = Charge::from(0).weight(&act(0, CALL));
		assert!(payment.ref_time() > 0);
		let done = apply(transaction).expect("valid").expect("dispatched");
		assert_eq!(done.actual_weight, Some(info.total_weight().saturating_sub(payment)));
	});
}

#[test]
fn pays_with_fuel_when_nobody_sponsors_the_call() {
	ExtBuilder::default().build_and_execute(|| {
		let transaction = signed(PHONE, act(FUELED, CALL));
		let cost = fee(&transaction);
		assert_ok!(apply(transaction).expect("valid"));
		assert!(fuel_was_paid(PHONE, cost));
		assert_eq!(Balances::free_balance(PHONE), PURSE - cost);
		assert_eq!(Balances::free_balance(Fuel::pot()), POT + cost);
		assert_eq!(Buckets::<Test>::iter().count(), 0);
	});
}

#[test]
fn keeps_a_call_out_when_nobody_sponsors_it_and_there_is_no_fuel() {
	ExtBuilder::default().build_and_execute(|| {
		for who in [CARD, CLERK, GOVERNOR] {
			refused_everywhere(who, act(FUELED, CALL), InvalidTransaction::Payment);
		}
	});
}

#[test]
fn pays_with_fuel_when_the_key_is_listed() {
	ExtBuilder::default().build_and_execute(|| {
		let mut purse = PURSE;
		for lane in [0, 1, 2, 3, FUELED] {
			let transaction = signed(LISTED, act(lane, CALL));
			let cost = fee(&transaction);
			assert_ok!(apply(transaction).expect("valid"));
			purse -= cost;
			assert_eq!(Balances::free_balance(LISTED), purse);
			assert!(fuel_was_paid(LISTED, cost));
		}
		assert_eq!(Buckets::<Test>::iter().count(), 0);
	});
}

#[test]
fn pays_tip_and_fee_with_fuel_when_the_key_is_listed() {
	ExtBuilder::default().build_and_execute(|| {
		let transaction = tipped(LISTED, act(0, CALL), 77);
		let cost = fee(&transaction);
		assert_ok!(apply(transaction).expect("valid"));
		assert_eq!(Balances::free_balance(LISTED), PURSE - cost - 77);
	});
}

#[test]
fn adds_no_byte_to_a_transaction() {
	assert_eq!(PoolGuard::<Test>::new().encoded_size(), 0);
	for tip in [0, 1, u128::MAX] {
		assert_eq!(
			Sponsored::<Test, Charge>::from(Charge::from(tip)).encode(),
			Charge::from(tip).encode()
		);
	}
}

#[test]
fn looks_like_the_payment_extension_to_wallets() {
	type Wrapped = Sponsored<Test, Charge>;
	assert_eq!(Wrapped::type_info(), Charge::type_info());
	assert_eq!(
		<Wrapped as TransactionExtension<RuntimeCall>>::IDENTIFIER,
		"ChargeTransactionPayment"
	);
	let seen = <Wrapped as TransactionExtension<RuntimeCall>>::metadata();
	let inner = <Charge as TransactionExtension<RuntimeCall>>::metadata();
	assert_eq!((seen.len(), inner.len()), (1, 1));
	assert_eq!(seen[0].identifier, inner[0].identifier);
	assert_eq!(seen[0].ty, inner[0].ty);
	assert_eq!(seen[0].implicit, inner[0].implicit);
}

#[test]
fn keeps_code_out_until_it_is_admitted_and_when_it_is_withdrawn() {
	ExtBuilder::default().build_and_execute(|| {
		let deploy = act(0, DEPLOYING.into());
		let wrapped = wrap(deploy.clone());
		for call in [&deploy, &wrapped] {
			refused_everywhere(LISTED, call.clone(), InvalidTransaction::Custom(codes::CODE));
		}
		assert_ok!(Fuel::admit_code(by(HEAD_OFFICE), CODE));
		for call in [&deploy, &wrapped] {
			assert!(validate(&signed(LISTED, call.clone()), SOURCES[0]).is_ok());
		}
		// A stranger still has no place.
		refused_everywhere(STRANGER, deploy.clone(), InvalidTransaction::Custom(codes::STRANGER));
		assert_ok!(Fuel::withdraw_code(by(HEAD_OFFICE), CODE));
		refused_everywhere(LISTED, deploy, InvalidTransaction::Custom(codes::CODE));
	});
}

// Wallets speed a transaction up by sending it again at a tenth more.
#[test]
fn puts_what_offers_a_tenth_more_before_anything_lighter_at_the_old_price() {
	ExtBuilder::default().build_and_execute(|| {
		let of = |tenths, size: u8| {
			Tenths::set(tenths);
			let call = if size == 0 {
				act(FUELED, PRICED.into())
			} else {
				RuntimeCall::Work(work::Call::act {
					lane: FUELED,
					units: PRICED,
					fails: true,
				})
			};
			priority(LISTED, call)
		};
		let base = of(0, 0);
		assert!(base < bucket::TENTH);
		assert_eq!(of(1, 1), bucket::TENTH + of(0, 1));
		assert!(of(1, 0) > of(0, 1));
		// However much is offered, a full bucket comes first.
		assert!(of(u64::MAX, 0) < bucket::PRIORITIES / 2);
		assert!(of(u64::MAX, 0) < priority(PHONE, act(0, CALL)));
		assert_eq!(of(u64::MAX, 0), of(bucket::MOST_TENTHS, 0));
		// What names no price is as it was.
		Tenths::set(7);
		assert!(priority(LISTED, act(FUELED, CALL)) < bucket::TENTH);
	});
}
