//! Any sequence of orders, ratifications, lifts, lapses, disputes, verdicts, appeals, claims and closes.

use crate::{
	mock::*, BlockedOrigins, CaseRestrictions, CaseStatus, Cases, Claims, DisputeState, NextCase, OpenDisputes,
	OpenOrders, Restrictions, Ruling, Verdict,
};
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
const KEYS: [u64; 6] = [ANNA, ARNO, BERTA, CARLA, ANNA_ELSEWHERE, DORA];
const SUBJECTS: [MemberId; 3] = [SUSPECT, FRIEND, STRANGER];

/// One thing that somebody tries; numbers are taken modulo what there is.
#[derive(Clone, Copy, Debug)]
struct Step {
	kind: u8,
	who: usize,
	whom: usize,
	case: u64,
	order: u32,
	hours: u64,
	amount: Balance,
}

fn any_step() -> impl Strategy<Value = Step> {
	(0u8..22, 0usize..6, 0usize..6, 0u64..8, 0u32..6, 1u64..80, 1u128..600).prop_map(
		|(kind, who, whom, case, order, hours, amount)| Step {
			kind,
			who,
			whom,
			case,
			order,
			hours,
			amount,
		},
	)
}

fn verdict(step: &Step) -> Verdict {
	match step.order % 3 {
		0 => Verdict::Pay,
		1 => Verdict::Return,
		_ => Verdict::Split { to_payer: step.amount },
	}
}

/// What is refused changes nothing, and whether it is refused is not the point here.
fn act(step: Step) {
	let by = RuntimeOrigin::signed(KEYS[step.who % KEYS.len()]);
	let member = SUBJECTS[step.whom % SUBJECTS.len()];
	let other = SUBJECTS[step.who % SUBJECTS.len()];
	let case = CaseId(step.case % NextCase::<Test>::get().0.max(1));
	let until = Now::get() + step.hours * HOUR;
	let head = RuntimeOrigin::signed(HEAD);
	LockStep::set(step.amount * 2);
	let _ = match step.kind {
		0 => {
			let subjects = vec![SUSPECT, FRIEND].try_into().unwrap();
			FreezeControl::open_case(by, crate::LegalBasis::CourtOrder(digest(1)), subjects, digest(2))
		}
		1 | 2 => {
			let scope = SCOPES[step.order as usize % SCOPES.len()];
			let amount = if scope == RestrictionScope::Amount {
				step.amount
			} else {
				0
			};
			FreezeControl::restrict(by, case, member, scope, amount, until)
		}
		3 => {
			let origins = vec![OriginId(u64::from(step.order)), OriginId(99)].try_into().unwrap();
			FreezeControl::block_origins(by, case, member, origins, until)
		}
		4 | 5 => FreezeControl::ratify(by, case, member, step.order),
		6 => FreezeControl::lift(by, case, member, step.order),
		7 => {
			let behind = FakeRoles::holder(&KEYS[step.whom % KEYS.len()]).filter(|_| step.order.is_multiple_of(2));
			let _ = <FreezeControl as RequestFreeze>::request(member, ALERT, behind);
			FreezeControl::take_up(by, case)
		}
		8 => FreezeControl::close_case(by, case, digest(9)),
		9 => FreezeControl::decide_case(by, case, Finding::Confirmed, digest(9)),
		10 => FreezeControl::appeal(key(member), case, digest(9)),
		11 => {
			let _ = FreezeControl::decide_appeal(head, case, Ruling::Finding(Finding::FalsePositive), digest(9));
			let ruling = Ruling::Verdict(verdict(&step));
			FreezeControl::decide_appeal(RuntimeOrigin::signed(HEAD), case, ruling, digest(9))
		}
		12 | 13 => {
			if member != other && try_gift(member, other, step.amount) {
				receipt(MovementId(receipts()), member, other, step.amount);
			}
			Ok(())
		}
		14 => FreezeControl::file_dispute(key(member), MovementId(step.case % receipts().max(1)), digest(4)),
		15 => FreezeControl::give_evidence(key(member), case, digest(4)),
		16 | 17 => FreezeControl::vote_verdict(by, case, verdict(&step), digest(5)),
		18 => FreezeControl::execute_verdict(by, case),
		19 => FreezeControl::expire_dispute(by, case),
		20 => FreezeControl::collect_claim(by, case),
		_ => {
			wait(step.hours * HOUR);
			Ok(())
		}
	};
}

/// Brings every case to its end by those who may.
fn end_all() {
	let head = || RuntimeOrigin::signed(HEAD);
	wait(60 * DAY);
	for case in (0..NextCase::<Test>::get().0).map(CaseId) {
		let stored = Cases::<Test>::get(case).unwrap();
		if stored.status.is_closed() {
			continue;
		}
		let pending = FreezeControl::dispute(case).is_some_and(|dispute| dispute.state == DisputeState::Pending);
		if pending && stored.decision.is_some() {
			assert_ok!(FreezeControl::execute_verdict(head(), case));
		} else if pending {
			assert_ok!(FreezeControl::expire_dispute(head(), case));
		} else if stored.status == CaseStatus::Appealed {
			let ruling = Ruling::Finding(Finding::Inconclusive);
			assert_ok!(FreezeControl::decide_appeal(head(), case, ruling, digest(9)));
		}
		let _ = FreezeControl::waive_claim(head(), case);
		assert_ok!(FreezeControl::close_case(head(), case, digest(9)));
		FreezeControl::do_try_state().unwrap();
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(128))]

	/// After every step the invariants hold and all coins, free and held, are the supply. When all cases have ended, no member
	/// has a restriction, a claim or a held coin.
	#[test]
	fn conserves_the_supply_and_restores_everything(
		steps in proptest::collection::vec(any_step(), 1..120),
	) {
		ExtBuilder::build_and_execute(|| {
			for member in SUBJECTS {
				fund(member, 1_000);
			}
			let all = supply();
			open(&[SUSPECT, FRIEND]);
			for step in steps {
				act(step);
				FreezeControl::do_try_state().unwrap();
				assert_eq!(supply(), all, "{step:?}");
			}
			end_all();
			assert_eq!(supply(), all);
			assert_eq!(Restrictions::<Test>::iter().count(), 0);
			assert_eq!(CaseRestrictions::<Test>::iter().count(), 0);
			assert_eq!(OpenOrders::<Test>::iter().filter(|(_, open)| open.iter().any(|one| Now::get() < one.until)).count(), 0);
			assert_eq!(Claims::<Test>::iter().count(), 0);
			assert_eq!(OpenDisputes::<Test>::iter().count(), 0);
			assert!(BlockedOrigins::<Test>::get().is_empty());
			for member in SUBJECTS {
				assert_eq!(coins(member).1, 0, "nothing is held");
				assert!(<FreezeControl as Gate>::check(&gift(member, SUSPECT)).is_ok());
			}
		});
	}
}
