//! Any sequence of orders, ratifications, lifts, lapses and closes.

use crate::{mock::*, BlockedOrigins, CaseRestrictions, NextCase, Restrictions};
use frame_support::assert_ok;
use polkadot_sdk::*;
use proptest::prelude::*;
use timebank_primitives::*;

const SCOPES: [RestrictionScope; 6] = [
	RestrictionScope::Everything,
	RestrictionScope::Outgoing,
	RestrictionScope::Incoming,
	RestrictionScope::Gift,
	RestrictionScope::Booking,
	RestrictionScope::Amount,
];
const KEYS: [u64; 5] = [ANNA, ARNO, BERTA, CARLA, ANNA_ELSEWHERE];
const SUBJECTS: [MemberId; 2] = [SUSPECT, FRIEND];

/// One step; what is refused changes nothing, and whether it is refused is not the point here.
fn step(kind: u8, who: usize, whom: usize, case: u64, order: u32, hours: u64) {
	let key = RuntimeOrigin::signed(KEYS[who % KEYS.len()]);
	let member = SUBJECTS[whom % SUBJECTS.len()];
	let case = CaseId(case % NextCase::<Test>::get().0.max(1));
	let until = Now::get() + hours * HOUR;
	let _ = match kind % 9 {
		0 => {
			let subjects = SUBJECTS.to_vec().try_into().unwrap();
			FreezeControl::open_case(key, crate::LegalBasis::Dispute(digest(1)), subjects, digest(2))
		}
		1 | 2 => {
			let scope = SCOPES[order as usize % SCOPES.len()];
			let amount = if scope == RestrictionScope::Amount { 100 } else { 0 };
			FreezeControl::restrict(key, case, member, scope, amount, until)
		}
		3 => {
			let origins = vec![OriginId(u64::from(order)), OriginId(99)].try_into().unwrap();
			FreezeControl::block_origins(key, case, member, origins, until)
		}
		4 | 5 => FreezeControl::ratify(key, case, member, order),
		6 => FreezeControl::lift(key, case, member, order),
		7 => {
			let _ = <FreezeControl as RequestFreeze>::request(member, ALERT);
			FreezeControl::take_up(key, case)
		}
		_ => {
			wait(hours * HOUR / 4);
			Ok(())
		}
	};
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(64))]

	/// The invariants hold after every step, and closing all cases leaves every member with no restriction.
	#[test]
	fn closing_all_cases_restores_everything(
		steps in proptest::collection::vec(
			(any::<u8>(), any::<usize>(), any::<usize>(), 0u64..4, 0u32..6, 1u64..80),
			1..80,
		),
	) {
		ExtBuilder::build_and_execute(|| {
			open(&SUBJECTS);
			for (kind, who, whom, case, order, hours) in steps {
				step(kind, who, whom, case, order, hours);
				FreezeControl::do_try_state().unwrap();
			}
			for case in 0..NextCase::<Test>::get().0 {
				assert_ok!(FreezeControl::close_case(RuntimeOrigin::signed(HEAD), CaseId(case), digest(9)));
				FreezeControl::do_try_state().unwrap();
			}
			assert_eq!(Restrictions::<Test>::iter().count(), 0);
			assert_eq!(CaseRestrictions::<Test>::iter().count(), 0);
			assert!(BlockedOrigins::<Test>::get().is_empty());
		});
	}
}
