//! Admission and life of a branch.

use super::*;

const STATUSES: [BranchStatus; 6] = [
	Candidate,
	Observer,
	Validator,
	Suspended(Ordered),
	Suspended(Offence),
	Exited,
];

const STEPS: [(BranchStatus, BranchStatus); 14] = [
	(Candidate, Observer),
	(Candidate, Suspended(Ordered)),
	(Candidate, Suspended(Offence)),
	(Candidate, Exited),
	(Observer, Validator),
	(Observer, Suspended(Ordered)),
	(Observer, Suspended(Offence)),
	(Validator, Observer),
	(Validator, Suspended(Ordered)),
	(Validator, Suspended(Offence)),
	(Suspended(Ordered), Observer),
	(Suspended(Ordered), Exited),
	(Suspended(Offence), Observer),
	(Suspended(Offence), Exited),
];

/// The life cycle, written out once more.
#[test]
fn steps_are_those_of_the_life_cycle() {
	for from in STATUSES {
		for to in STATUSES {
			assert_eq!(from.may_become(to), STEPS.contains(&(from, to)), "{from:?} -> {to:?}");
		}
	}
}

#[test]
fn is_in_force_until_suspended_or_gone() {
	assert!([Candidate, Observer, Validator].into_iter().all(BranchStatus::in_force));
	assert!(![Suspended(Ordered), Suspended(Offence), Exited]
		.into_iter()
		.any(BranchStatus::in_force));
}

#[test]
fn admits_a_candidate_when_the_head_office_says_so() {
	ExtBuilder::default().build_and_execute(|| {
		Now::set(77);
		assert_ok!(Registry::admit(
			by(HEAD_OFFICE),
			branch(9),
			key(9),
			REGION,
			Some(branch(2))
		));
		said(Event::BranchAdmitted {
			branch: branch(9),
			account: key(9),
			region: REGION,
		});
		let stored = Branch {
			account: key(9),
			region: REGION,
			parent: Some(branch(2)),
			status: Candidate,
			admitted_at: 77,
		};
		assert_eq!(Branches::<Test>::get(branch(9)), Some(stored));
		assert_eq!(BranchOf::<Test>::get(key(9)), Some(branch(9)));
		assert_eq!(System::providers(&key(9)), 1);
	});
}

#[test]
fn keeps_the_index_ascending_when_numbers_come_out_of_order() {
	ExtBuilder::default().build_and_execute(|| {
		for number in [9, 7, 8, 0] {
			admitted(number, Candidate);
		}
		assert_eq!(
			BranchIndex::<Test>::get().into_inner(),
			[0, 1, 2, 3, 4, 7, 8, 9].map(BranchId)
		);
		let in_force: Vec<_> = Registry::branches_in_force().into_iter().map(|(id, _)| id).collect();
		assert_eq!(in_force, [0, 1, 2, 3, 4, 7, 8, 9].map(BranchId));
	});
}

#[test]
fn tells_the_council_who_came_when_a_branch_is_admitted() {
	ExtBuilder::default().build_and_execute(|| {
		admitted(9, Candidate);
		admitted(8, Candidate);
		let before = vec![key(1), key(2), key(3), key(4)];
		let with_9 = [before.clone(), vec![key(9)]].concat();
		let with_8 = [before, vec![key(8), key(9)]].concat();
		assert_eq!(
			Council::get(),
			[(vec![key(9)], vec![], with_9), (vec![key(8)], vec![], with_8)]
		);
	});
}

#[test]
fn tells_the_council_who_went_and_who_came_back() {
	ExtBuilder::default().validators(5).build_and_execute(|| {
		let all: Vec<_> = (1..=5).map(key).collect();
		let rest = vec![key(1), key(2), key(4), key(5)];
		moved(3, Suspended(Ordered));
		moved(3, Observer);
		// Members stay who they are when a branch only stops or starts validating, or leaves after a suspension.
		moved(3, Validator);
		moved(2, Suspended(Ordered));
		moved(2, Exited);
		let without_2 = vec![key(1), key(3), key(4), key(5)];
		assert_eq!(
			Council::get(),
			[
				(vec![], vec![key(3)], rest),
				(vec![key(3)], vec![], all),
				(vec![], vec![key(2)], without_2),
			]
		);
	});
}

#[test]
fn refuses_admission_by_anybody_else() {
	ExtBuilder::default().build_and_execute(|| {
		for wrong in outsiders().into_iter().chain([by(MANAGER)]) {
			assert_noop!(
				Registry::admit(wrong, branch(9), key(9), REGION, None),
				DispatchError::BadOrigin
			);
		}
	});
}

#[test]
fn refuses_admission_when_the_parent_is_unknown_or_not_in_force() {
	ExtBuilder::default().validators(5).build_and_execute(|| {
		let admit = |parent| Registry::admit(by(HEAD_OFFICE), branch(9), key(9), REGION, Some(branch(parent)));
		assert_noop!(admit(8), Error::<Test>::BranchNotFound);
		assert_noop!(admit(9), Error::<Test>::BranchNotFound);
		moved(5, Suspended(Ordered));
		assert_noop!(admit(5), Error::<Test>::BranchNotFound);
		moved(5, Observer);
		assert_ok!(admit(5));
	});
}

#[test]
fn refuses_admission_when_the_number_was_used() {
	ExtBuilder::default().build_and_execute(|| {
		admitted(9, Candidate);
		moved(9, Exited);
		for number in [1, 9] {
			assert_noop!(
				Registry::admit(by(HEAD_OFFICE), branch(number), key(8), REGION, None),
				Error::<Test>::BranchAlreadyExists
			);
		}
	});
}

#[test]
fn refuses_admission_when_the_key_was_a_branch() {
	ExtBuilder::default().build_and_execute(|| {
		admitted(9, Candidate);
		moved(9, Exited);
		for number in [1, 9] {
			assert_noop!(
				Registry::admit(by(HEAD_OFFICE), branch(8), key(number), REGION, None),
				Error::<Test>::AccountAlreadyBranch
			);
		}
	});
}

#[test]
fn refuses_admission_when_the_key_serves_a_member_or_a_role() {
	ExtBuilder::default().build_and_execute(|| {
		for taken in [MEMBER_KEY, MANAGER] {
			assert_noop!(
				Registry::admit(by(HEAD_OFFICE), branch(9), taken, REGION, None),
				Error::<Test>::KeyNotSeparate
			);
		}
	});
}

#[test]
fn refuses_admission_when_the_region_is_none() {
	ExtBuilder::default().build_and_execute(|| {
		for code in [0, 99_999, 900_000] {
			assert_noop!(
				Registry::admit(by(HEAD_OFFICE), branch(9), key(9), RegionCode(code), None),
				Error::<Test>::InvalidRegion
			);
		}
	});
}

#[test]
fn refuses_admission_when_there_are_as_many_branches_as_there_may_be() {
	ExtBuilder::default().build_and_execute(|| {
		for number in 5..=MAX_BRANCHES {
			admitted(number, Candidate);
		}
		assert_noop!(
			Registry::admit(by(HEAD_OFFICE), branch(99), key(99), REGION, None),
			Error::<Test>::MaxBranchesExceeded
		);
	});
}

#[test]
fn changes_the_status_when_the_step_is_legal() {
	ExtBuilder::default().build_and_execute(|| {
		admitted(9, Candidate);
		for (old, new) in [
			(Candidate, Observer),
			(Observer, Validator),
			(Validator, Suspended(Offence)),
			(Suspended(Offence), Exited),
		] {
			assert_ok!(Registry::set_branch_status(by(HEAD_OFFICE), branch(9), new));
			said(Event::BranchStatusChanged {
				branch: branch(9),
				old,
				new,
			});
			assert_eq!(status(9), new);
		}
	});
}

#[test]
fn refuses_every_step_that_the_life_cycle_does_not_have() {
	ExtBuilder::default().build_and_execute(|| {
		admitted(9, Observer);
		let mut refused = 0;
		for from in STATUSES {
			Branches::<Test>::mutate(branch(9), |record| record.as_mut().expect("exists").status = from);
			for to in STATUSES.into_iter().filter(|to| !STEPS.contains(&(from, *to))) {
				assert_noop!(
					Registry::set_branch_status(by(HEAD_OFFICE), branch(9), to),
					Error::<Test>::IllegalStep
				);
				refused += 1;
			}
		}
		assert_eq!(refused, 36 - STEPS.len());
	});
}

#[test]
fn refuses_a_step_by_anybody_else() {
	ExtBuilder::default().build_and_execute(|| {
		admitted(9, Candidate);
		for wrong in outsiders().into_iter().chain([by(MANAGER), by(key(9))]) {
			assert_noop!(
				Registry::set_branch_status(wrong, branch(9), Observer),
				DispatchError::BadOrigin
			);
		}
	});
}

#[test]
fn refuses_a_step_when_the_branch_is_unknown() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(
			Registry::set_branch_status(by(HEAD_OFFICE), branch(9), Observer),
			Error::<Test>::BranchNotFound
		);
	});
}

#[test]
fn refuses_to_validate_when_session_keys_are_missing() {
	ExtBuilder::default().build_and_execute(|| {
		admitted(9, Observer);
		SessionKeys::mutate(|keys| keys.remove(&key(9)));
		assert_noop!(
			Registry::set_branch_status(by(HEAD_OFFICE), branch(9), Validator),
			Error::<Test>::SessionKeysMissing
		);
	});
}

#[test]
fn refuses_to_stop_a_validator_when_the_set_is_at_its_minimum() {
	ExtBuilder::default().build_and_execute(|| {
		for to in [Observer, Suspended(Ordered), Suspended(Offence)] {
			assert_noop!(
				Registry::set_branch_status(by(HEAD_OFFICE), branch(1), to),
				Error::<Test>::TooFewAuthorities
			);
		}
		admitted(9, Observer);
		assert_noop!(
			Registry::set_branch_status(by(HEAD_OFFICE), branch(1), Observer),
			Error::<Test>::TooFewAuthorities
		);
		moved(9, Validator);
		assert_ok!(Registry::set_branch_status(by(HEAD_OFFICE), branch(1), Observer));
	});
}

#[test]
fn tells_an_offence_from_an_order_when_a_branch_is_suspended() {
	ExtBuilder::default().build_and_execute(|| {
		admitted(8, Candidate);
		admitted(9, Candidate);
		moved(8, Suspended(Ordered));
		moved(9, Suspended(Offence));
		let seen = [1, 7, 8, 9].map(|number| Registry::suspended_for_offence(branch(number)));
		assert_eq!(seen, [false, false, false, true]);
	});
}
