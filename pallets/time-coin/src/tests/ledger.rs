//! What a case may do to coins.

use super::*;
use timebank_primitives::Ledger;

const CASE: CaseId = CaseId(3);

fn lock(member: u64, amount: Balance) -> Balance {
	<TimeCoin as Ledger>::lock(id(member), amount, &[], CASE).unwrap()
}

fn verdict(from: u64, to: u64, amount: Balance) -> Result<Balance, polkadot_sdk::sp_runtime::DispatchError> {
	<TimeCoin as Ledger>::move_by_verdict(id(from), id(to), amount, CASE)
}

#[test]
fn locks_what_is_there_when_a_case_asks_for_more() {
	ample().build_and_execute(|| {
		let origin = issue(VOLUNTEER, 100);
		assert_eq!(lock(VOLUNTEER, 500), 100);
		assert_eq!(<TimeCoin as Ledger>::free(id(VOLUNTEER)), 0);
		assert_eq!(
			TimeCoin::locks(id(VOLUNTEER)),
			vec![(LockReason::Case(CASE), parts(&[(origin, 100)]))]
		);
		assert_eq!(lock(VOLUNTEER, 500), 0);
		let (movement, source, target) = movements().pop().unwrap();
		assert_eq!((movement.kind, movement.stage), (MovementKind::Lock, None));
		assert_eq!((source, target), (None, Some(LockReason::Case(CASE))));
		let unknown = <TimeCoin as Ledger>::lock(id(STRANGER), 1, &[], CASE);
		assert_eq!(unknown, Err(TestError::UnknownMember.into()));
	});
}

#[test]
fn locks_no_more_origins_than_a_movement_carries() {
	ample().build_and_execute(|| {
		for _ in 0..20 {
			issue(VOLUNTEER, 25);
		}
		// Eight lots at a time, sixteen origins in all.
		assert_eq!(
			(lock(VOLUNTEER, 500), lock(VOLUNTEER, 500), lock(VOLUNTEER, 500)),
			(200, 200, 0)
		);
		assert_eq!(verdict(VOLUNTEER, FRIEND, 500), Ok(400));
		assert_eq!(lock(VOLUNTEER, 500), 100);
	});
}

/// What another case blocks stays where it is.
#[test]
fn leaves_coins_of_named_origins_when_it_locks() {
	ample().build_and_execute(|| {
		let first = issue(VOLUNTEER, 100);
		let second = issue(VOLUNTEER, 50);
		assert_eq!(<TimeCoin as Ledger>::lock(id(VOLUNTEER), 120, &[first], CASE), Ok(50));
		assert_eq!(
			TimeCoin::locks(id(VOLUNTEER)),
			vec![(LockReason::Case(CASE), parts(&[(second, 50)]))]
		);
		assert_eq!(free(VOLUNTEER), 100);
	});
}

#[test]
fn knows_an_origin_when_a_settlement_has_issued_it() {
	ample().build_and_execute(|| {
		let origin = issue(VOLUNTEER, 100);
		assert!(<TimeCoin as Ledger>::origin_exists(origin));
		assert!(!<TimeCoin as Ledger>::origin_exists(OriginId(origin.0 + 1)));
	});
}

#[test]
fn restores_the_same_coins_when_a_case_unlocks() {
	ample().build_and_execute(|| {
		let origin = issue(VOLUNTEER, 100);
		lock(VOLUNTEER, 60);
		assert_eq!(<TimeCoin as Ledger>::locked(id(VOLUNTEER), CASE), 60);
		assert_eq!(<TimeCoin as Ledger>::locked(id(VOLUNTEER), CaseId(4)), 0);
		assert_eq!(<TimeCoin as Ledger>::unlock(id(VOLUNTEER), CASE), Ok(60));
		assert_eq!(lots(VOLUNTEER), vec![parts(&[(origin, 40)]), parts(&[(origin, 60)])]);
		assert_eq!(<TimeCoin as Ledger>::unlock(id(VOLUNTEER), CASE), Ok(0));
	});
}

/// Defect 5 of the study: a verdict never credits more than was taken.
#[test]
fn credits_only_what_is_locked_when_a_verdict_asks_for_more() {
	ample().build_and_execute(|| {
		let origin = issue(VOLUNTEER, 100);
		lock(VOLUNTEER, 60);
		let supply = TimeCoin::total_supply();
		assert_eq!(verdict(VOLUNTEER, FRIEND, 1_000), Ok(60));
		assert_eq!(lots(FRIEND), vec![parts(&[(origin, 60)])]);
		assert_eq!((free(VOLUNTEER), locked(VOLUNTEER)), (40, 0));
		assert_eq!(TimeCoin::total_supply(), supply);
		let (movement, source, target) = movements().pop().unwrap();
		assert_eq!(movement.kind, MovementKind::Verdict);
		assert_eq!((source, target), (Some(LockReason::Case(CASE)), None));
		assert_eq!(verdict(VOLUNTEER, FRIEND, 1), Ok(0));
	});
}

/// What a pool should not have issued leaves the ledger, no more of it than is there, and the supply says so.
#[test]
fn withdraws_only_what_is_locked_when_a_verdict_gives_it_back_to_the_pool() {
	ample().build_and_execute(|| {
		let origin = issue(VOLUNTEER, 100);
		lock(VOLUNTEER, 60);
		let quota = TimeCoin::quota_of(BRANCH);
		let withdraw = |amount| <TimeCoin as Ledger>::return_to_pool(id(VOLUNTEER), BRANCH, amount, CASE);
		assert_eq!(withdraw(25), Ok(25));
		assert_eq!(
			(free(VOLUNTEER), locked(VOLUNTEER), TimeCoin::total_supply()),
			(40, 35, 75)
		);
		let (movement, source, target) = movements().pop().unwrap();
		assert_eq!((movement.kind, movement.branch), (MovementKind::Withdraw, BRANCH));
		assert_eq!(
			(movement.payer.map(|leg| leg.member), movement.receiver),
			(Some(id(VOLUNTEER)), None)
		);
		assert_eq!((source, target), (Some(LockReason::Case(CASE)), None));
		assert_eq!(withdraw(1_000), Ok(35));
		assert_eq!(withdraw(1_000), Ok(0));
		assert_eq!(Supply::<Test>::get().withdrawn, 60);
		assert_eq!(lots(VOLUNTEER), vec![parts(&[(origin, 40)])]);
		assert_eq!(
			TimeCoin::quota_of(BRANCH),
			quota,
			"the branch may not issue as much again"
		);
	});
}

#[test]
fn withdraws_nothing_when_the_sum_is_used_up() {
	ample().build_and_execute(|| {
		issue(VOLUNTEER, 100);
		lock(VOLUNTEER, 60);
		let before = Supply::<Test>::get();
		Supply::<Test>::put(SupplyTotals {
			withdrawn: Balance::MAX,
			..before
		});
		let withdrawn = <TimeCoin as Ledger>::return_to_pool(id(VOLUNTEER), BRANCH, 1, CASE);
		assert_eq!(withdrawn, Err(TestError::Overflow.into()));
		Supply::<Test>::put(before);
	});
}

#[test]
fn tells_of_a_settlement_when_its_pool_has_paid_it() {
	ample().build_and_execute(|| {
		let origin = issue(VOLUNTEER, 100);
		let known = <TimeCoin as Ledger>::issue(origin).unwrap();
		assert_eq!(
			(known.branch, known.volunteer, known.amount),
			(BRANCH, id(VOLUNTEER), 100)
		);
		assert_eq!(known.at, TimeCoin::origin(origin).unwrap().at);
		assert_eq!(known.recipient, TimeCoin::origin(origin).unwrap().recipient);
		assert_eq!(<TimeCoin as Ledger>::issue(OriginId(origin.0 + 1)), None);
	});
}

#[test]
fn refuses_a_verdict_when_the_parties_are_wrong() {
	ample().build_and_execute(|| {
		issue(VOLUNTEER, 100);
		lock(VOLUNTEER, 60);
		assert_eq!(verdict(VOLUNTEER, VOLUNTEER, 1), Err(TestError::OwnGift.into()));
		assert_eq!(verdict(VOLUNTEER, STRANGER, 1), Err(TestError::UnknownMember.into()));
	});
}

#[test]
fn moves_nothing_when_a_lock_is_too_small() {
	ample().build_and_execute(|| {
		issue(VOLUNTEER, 100);
		lock(VOLUNTEER, 60);
		let source = Source::Locked(id(VOLUNTEER), LockReason::Case(CASE));
		let order = Order {
			kind: MovementKind::Verdict,
			..plain(source, Target::Free(id(FRIEND)), 61)
		};
		assert_noop!(TimeCoin::do_decided_move(order), TestError::LockTooSmall);
	});
}

#[test]
fn moves_locked_coins_of_a_suspended_member_by_verdict() {
	ample().build_and_execute(|| {
		issue(VOLUNTEER, 100);
		set_member(VOLUNTEER, |member| member.status = FilingStatus::Suspended);
		GateSays::set(Err(Refusal::Rules { alert: ALERT }));
		assert_eq!(lock(VOLUNTEER, 100), 100);
		assert_eq!(verdict(VOLUNTEER, FRIEND, 100), Ok(100));
	});
}

#[test]
fn finds_broken_invariants() {
	let breaks: [(&str, fn()); 8] = [
		("1:", || Supply::<Test>::mutate(|supply| supply.issued += 1)),
		("2:", || LotIndex::<Test>::mutate(id(VOLUNTEER), |index| index.clear())),
		("3:", || {
			Locked::<Test>::insert(id(FRIEND), LockReason::Case(CASE), parts(&[(OriginId(0), 5)]));
		}),
		("4:", || Origins::<Test>::remove(OriginId(0))),
		("11:", || {
			let waiting = WaitingIssue {
				amount: 25,
				period: 0,
				block: 1,
				cosign_above: 0,
				cosign_share: 0,
			};
			Waiting::<Test>::insert(ActivityId(0), id(VOLUNTEER), waiting);
		}),
		("12:", || OpenOffers::<Test>::insert(id(FRIEND), 1)),
		("13:", || {
			BusyDays::<Test>::insert(id(FRIEND), BusyList::try_from(vec![5]).unwrap());
		}),
		("14:", || {
			Positions::<Test>::insert(0, BRANCH, Position { owes: 25, due: 0 })
		}),
	];
	for (number, spoil) in breaks {
		ample().build().execute_with(|| {
			issue(VOLUNTEER, 100);
			lock(VOLUNTEER, 50);
			assert_eq!(TimeCoin::do_try_state(), Ok(()));
			spoil();
			let Err(polkadot_sdk::sp_runtime::DispatchError::Other(message)) = TimeCoin::do_try_state() else {
				panic!("{number} was not found")
			};
			assert!(message.starts_with(number), "{message}");
		});
	}
}
