//! Any sequence of gifts, disputes, verdicts, appeals, claims, orders and closes, each step one that can go on with what is
//! there: the ways of a dispute are long, and steps at random would hardly ever reach their ends.

use crate::{
	mock::*, CaseStatus, Cases, Claims, DisputeOf, DisputeState, Disputed, Disputes, Event, NextCase, OpenDisputes,
	Restrictions, Ruling, Verdict,
};
use frame_support::assert_ok;
use polkadot_sdk::*;
use proptest::{
	prelude::*,
	test_runner::{RngAlgorithm, TestRng, TestRunner},
};
use std::cell::RefCell;
use timebank_primitives::*;

const MEMBERS: [MemberId; 3] = [SUSPECT, FRIEND, STRANGER];

/// What is tried, of whom, with which of those that there are, and how much.
type Step = (u8, usize, usize, Balance);

fn any_step() -> impl Strategy<Value = Step> {
	(0u8..17, 0usize..12, 0usize..12, 1u128..500)
}

fn signed(key: u64) -> RuntimeOrigin {
	RuntimeOrigin::signed(key)
}

/// One of the cases of which `pick` says yes.
fn one(index: usize, pick: impl Fn(CaseId) -> bool) -> Option<CaseId> {
	let all: Vec<_> = (0..NextCase::<Test>::get().0)
		.map(CaseId)
		.filter(|case| pick(*case))
		.collect();
	all.get(index % all.len().max(1)).copied()
}

fn status(case: CaseId) -> CaseStatus {
	Cases::<Test>::get(case).unwrap().status
}

fn pending(case: CaseId) -> bool {
	Disputes::<Test>::get(case).is_some_and(|dispute| dispute.state == DisputeState::Pending)
}

fn claimed(case: CaseId) -> bool {
	Disputes::<Test>::get(case).is_some_and(|dispute| {
		Claims::<Test>::get(dispute.receiver)
			.iter()
			.any(|claim| claim.case == case && claim.awarded)
	})
}

/// A verdict that fits the amount of a dispute.
fn verdict(case: CaseId, index: usize, amount: Balance) -> Verdict {
	let most = Disputes::<Test>::get(case).map_or(1, |dispute| dispute.amount);
	match index % 4 {
		0 => Verdict::Pay,
		1 | 2 => Verdict::Return,
		_ if most > 1 => Verdict::Split {
			to_payer: 1 + amount % (most - 1),
		},
		_ => Verdict::Return,
	}
}

/// Does a step, and returns how many coins it has added.
fn act((kind, whom, index, amount): Step) -> Balance {
	let member = MEMBERS[whom % MEMBERS.len()];
	let other = MEMBERS[(whom + 1 + index % 2) % MEMBERS.len()];
	LockStep::set(amount * 3);
	let open = |case: CaseId| pending(case) && status(case) == CaseStatus::Open;
	match kind {
		0..=3 => {
			if try_gift(member, other, amount) {
				receipt(MovementId(receipts()), member, other, amount);
			}
		}
		4 | 5 => {
			let young = (0..receipts())
				.rev()
				.map(MovementId)
				.filter(|movement| !DisputeOf::<Test>::contains_key(Disputed::Movement(*movement)))
				.nth(index);
			if let Some(movement) = young {
				let payer = FakeLedger::receipt(movement).unwrap().payer;
				let _ = FreezeControl::file_dispute(key(payer), movement, digest(4));
			}
		}
		6 | 7 => {
			if let Some(case) = one(index, open) {
				let verdict = verdict(case, whom, amount);
				let receiver = Disputes::<Test>::get(case).unwrap().receiver;
				let _ = FreezeControl::give_evidence(key(receiver), case, digest(3));
				for by in [BERTA, CARLA] {
					let _ = FreezeControl::vote_verdict(signed(by), case, verdict, digest(5));
				}
			}
		}
		8 => {
			if let Some(case) = one(index, |case| pending(case) && status(case) == CaseStatus::Decided) {
				let _ = FreezeControl::appeal(key(member), case, digest(7));
			}
		}
		9 => {
			if let Some(case) = one(index, |case| status(case) == CaseStatus::Appealed) {
				let ruling = Ruling::Verdict(verdict(case, whom, amount));
				let _ = FreezeControl::decide_appeal(signed(HEAD), case, ruling, digest(6));
			}
		}
		10 => wait((1 + amount as Moment % 12) * DAY),
		11 => {
			if let Some(case) = one(index, pending) {
				let _ = FreezeControl::execute_verdict(signed(NOBODY), case);
				let _ = FreezeControl::expire_dispute(signed(NOBODY), case);
			}
		}
		12 => {
			if let Some(case) = one(index, claimed) {
				let _ = FreezeControl::collect_claim(signed(NOBODY), case);
			}
		}
		13 => {
			// Another case keeps some of what a member has, or no longer does.
			if index.is_multiple_of(3) {
				if let Some(case) = one(whom, |case| Disputes::<Test>::get(case).is_none()) {
					let _ = FreezeControl::close_case(signed(DORA), case, digest(9));
				}
			} else {
				let case = open_as(ANNA, &[member]);
				let until = Now::get() + DAY;
				let scope = RestrictionScope::Amount;
				let _ = FreezeControl::restrict(signed(ANNA), case, member, scope, amount, until);
				for by in [BERTA, CARLA] {
					let _ = FreezeControl::ratify(signed(by), case, member, 0);
				}
			}
		}
		15 => {
			// The pool pays a service; another one is disputed by its recipient or the branch.
			pay_service(member, Some(other), amount);
			let service = OriginId(index as u64 % services());
			let recipient = FakeLedger::issue(service).and_then(|issue| issue.recipient).unwrap();
			let by = if index.is_multiple_of(3) {
				MANAGER
			} else {
				1000 + recipient.0
			};
			let _ = FreezeControl::dispute_service(signed(by), service, digest(4));
			return amount;
		}
		14 => {
			if let Some(case) = one(index, |case| !status(case).is_closed()) {
				let _ = FreezeControl::close_case(signed(DORA), case, digest(9));
			}
		}
		_ => {
			fund(member, amount);
			return amount;
		}
	}
	0
}

fn end_all() {
	wait(60 * DAY);
	while let Some(case) = one(0, |case| !status(case).is_closed()) {
		if pending(case) {
			let result = if Cases::<Test>::get(case).unwrap().decision.is_some() {
				FreezeControl::execute_verdict(signed(NOBODY), case)
			} else {
				FreezeControl::expire_dispute(signed(NOBODY), case)
			};
			assert_ok!(result);
		}
		if claimed(case) {
			assert_ok!(FreezeControl::waive_claim(signed(HEAD), case));
		}
		assert_ok!(FreezeControl::close_case(signed(HEAD), case, digest(9)));
	}
}

/// How often each end was reached.
#[derive(Default, Debug)]
struct Reached {
	paid: u32,
	short: u32,
	returned: u32,
	expired: u32,
	appealed: u32,
	collected: u32,
	withdrawn: u32,
}

impl Reached {
	fn note(&mut self) {
		for event in events() {
			match event {
				Event::VerdictExecuted {
					case,
					paid,
					returned,
					shortfall,
					..
				} => {
					let by_pool = Disputes::<Test>::get(case).is_some_and(|dispute| dispute.payer.pool().is_some());
					self.withdrawn += u32::from(paid > 0 && by_pool);
					self.paid += u32::from(paid > 0);
					self.returned += u32::from(returned > 0);
					self.short += u32::from(shortfall > 0);
				}
				Event::DisputeExpired { .. } => self.expired += 1,
				Event::AppealDecided { .. } => self.appealed += 1,
				Event::ClaimPaid { .. } => self.collected += 1,
				_ => {}
			}
		}
	}
}

/// After every step all coins, free and held, are the supply, less what verdicts have withdrawn for pools, and the invariants hold. When all has ended, nothing binds
/// anybody. Every end of a dispute is reached on the way.
#[test]
fn conserves_the_supply_through_every_end_of_a_dispute() {
	let reached = RefCell::new(Reached::default());
	// The same histories each time: whether rare ends are reached must not depend on luck.
	let random = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
	let mut runner = TestRunner::new_with_rng(ProptestConfig::with_cases(192), random);
	let steps = proptest::collection::vec(any_step(), 20..160);
	let run = runner.run(&steps, |steps| {
		ExtBuilder::build_and_execute(|| {
			for member in MEMBERS {
				fund(member, 1_000);
			}
			let mut all = supply();
			for step in steps {
				all += act(step);
				reached.borrow_mut().note();
				FreezeControl::do_try_state().unwrap();
				assert_eq!(supply() + withdrawn(), all, "{step:?}");
			}
			end_all();
			assert_eq!(supply() + withdrawn(), all, "what is gone was withdrawn by verdict");
			assert_eq!(Restrictions::<Test>::iter().count(), 0);
			assert_eq!(Claims::<Test>::iter().count(), 0);
			assert_eq!(OpenDisputes::<Test>::iter().count(), 0);
			for member in MEMBERS {
				assert_eq!(coins(member).1, 0, "nothing is held");
				assert_eq!(FreezeControl::captured(member, Now::get()).asked, 0, "nothing is kept");
			}
		});
		Ok(())
	});
	assert_eq!(run, Ok(()));
	let reached = reached.into_inner();
	let each = [
		reached.paid,
		reached.short,
		reached.returned,
		reached.expired,
		reached.appealed,
		reached.collected,
		reached.withdrawn,
	];
	assert!(each.iter().all(|count| *count > 0), "{reached:?}");
}
