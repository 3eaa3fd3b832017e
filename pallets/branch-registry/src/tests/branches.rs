//! Admission and life of a branch.

use super::*;

const STATUSES: [BranchStatus; 7] = [
	Candidate,
	Observer,
	Validator,
	Suspended(Ordered),
	Suspended(Offence),
	Suspended(Emergency),
	Exited,
];

const STEPS: [(BranchStatus, BranchStatus); 20] = [
	(Candidate, Observer),
	(Candidate, Suspended(Ordered)),
	(Candidate, Suspended(Offence)),
	(Candidate, Suspended(Emergency)),
	(Candidate, Exited),
	(Observer, Validator),
	(Observer, Suspended(Ordered)),
	(Observer, Suspended(Offence)),
	(Observer, Suspended(Emergency)),
	(Observer, Exited),
	(Validator, Observer),
	(Validator, Suspended(Ordered)),
	(Validator, Suspended(Offence)),
	(Validator, Suspended(Emergency)),
	(Suspended(Ordered), Observer),
	(Suspended(Ordered), Exited),
	(Suspended(Offence), Observer),
	(Suspended(Offence), Exited),
	(Suspended(Emergency), Observer),
	(Suspended(Emergency), Exited),
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
	assert!(![Suspended(Ordered), Suspended(Offence), Suspended(Emergency), Exited]
		.into_iter()
		.any(BranchStatus::in_force));
}

#[test]
fn admits_a_candidate_when_the_head_office_says_so() {
	ExtBuilder::default().build_and_execute(|| {
		Now::set(77);
		assert_ok!(Registry::admit(by(HEAD_OFFICE), branch(9), key(9), REGION, None));
		said(Event::BranchAdmitted {
			branch: branch(9),
			account: key(9),
			region: REGION,
		});
		let stored = Branch {
			account: key(9),
			region: REGION,
			parent: None,
			status: Candidate,
			offended: false,
			admitted_at: 77,
			valid_until: None,
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
		runs_no_more();
		exited(2, 1);
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
fn refuses_admission_when_the_number_was_used() {
	ExtBuilder::default().build_and_execute(|| {
		admitted(9, Candidate);
		exited(9, 1);
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
		exited(9, 1);
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
			(Validator, Suspended(Ordered)),
			(Suspended(Ordered), Observer),
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
		assert_eq!(refused, 49 - STEPS.len());
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
		for to in [Observer, Suspended(Ordered)] {
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

// Who could call an order an offence could silence a branch that objects to an upgrade.
#[test]
fn refuses_to_call_a_suspension_an_offence_or_an_emergency() {
	ExtBuilder::default().build_and_execute(|| {
		admitted(9, Candidate);
		for reason in [Offence, Emergency] {
			assert_noop!(
				Registry::set_branch_status(by(HEAD_OFFICE), branch(9), Suspended(reason)),
				Error::<Test>::ReasonNotChosen
			);
		}
		moved(9, Suspended(Ordered));
		assert!(!Registry::suspended_for_offence(branch(9)));
		assert!(!Registry::suspended_for_offence(branch(7)));
	});
}

#[test]
fn refuses_an_exit_without_a_successor() {
	ExtBuilder::default().build_and_execute(|| {
		admitted(9, Candidate);
		assert_noop!(
			Registry::set_branch_status(by(HEAD_OFFICE), branch(9), Exited),
			Error::<Test>::SuccessorNeeded
		);
	});
}

#[test]
fn sets_the_minimum_when_root_says_so() {
	ExtBuilder::default().validators(6).build_and_execute(|| {
		assert_ok!(Registry::set_min_authorities(RuntimeOrigin::root(), 6));
		said(Event::MinimumChanged { old: MINIMUM, new: 6 });
		assert_noop!(
			Registry::set_branch_status(by(HEAD_OFFICE), branch(1), Observer),
			Error::<Test>::TooFewAuthorities
		);
		assert_ok!(Registry::set_min_authorities(RuntimeOrigin::root(), 1));
		assert_eq!(MinAuthorities::<Test>::get(), 1);
	});
}

#[test]
fn refuses_a_minimum_that_the_set_does_not_have() {
	ExtBuilder::default().validators(5).build_and_execute(|| {
		let refused = |minimum| {
			assert_noop!(
				Registry::set_min_authorities(RuntimeOrigin::root(), minimum),
				Error::<Test>::MinimumOutOfBounds
			);
		};
		refused(0);
		refused(6);
		// One more is on its way, but does not run yet.
		admitted(9, Validator);
		refused(6);
		// It runs still, but is on its way out.
		moved(1, Observer);
		moved(2, Observer);
		refused(5);
		for wrong in [by(HEAD_OFFICE), by(THIRD_OFFICE), by(ANYBODY), RuntimeOrigin::none()] {
			assert_noop!(Registry::set_min_authorities(wrong, 4), DispatchError::BadOrigin);
		}
	});
}
