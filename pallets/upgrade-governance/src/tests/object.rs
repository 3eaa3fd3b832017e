//! Objecting and taking it back.

use super::*;

fn object(branch: u32, id: ProposalId) {
	assert_ok!(Governance::object(by(key(branch)), id));
}

#[test]
fn objection_is_counted_and_more_than_a_third_vetoes() {
	ExtBuilder::default().branches(6).build_and_execute(|| {
		let id = upgrade();
		object(5, id);
		System::assert_last_event(
			Event::Objected {
				id,
				branch: BranchId(5),
				objections: 1,
				electors: 6,
			}
			.into(),
		);
		object(1, id);
		assert_eq!(state(id), ProposalState::Open, "2 of 6 are a third, not more");
		assert_eq!(
			Governance::standing(id),
			Some(Standing {
				electors: 6,
				objections: 2,
				veto_at: Some(3),
				vetoed: false,
				supports: 0,
				supported: false
			})
		);
		object(3, id);
		System::assert_has_event(
			Event::Objected {
				id,
				branch: BranchId(3),
				objections: 3,
				electors: 6,
			}
			.into(),
		);
		System::assert_last_event(
			Event::Vetoed {
				id,
				objections: 3,
				electors: 6,
			}
			.into(),
		);
		assert_eq!(state(id), ProposalState::Vetoed);
		assert_eq!(
			Governance::proposal(id).unwrap().objections,
			list([5, 1, 3]),
			"the record stays"
		);
		assert_eq!(Governance::open_proposals(), vec![]);
		assert_eq!(Governance::standing(id), None);
	});
}

#[test]
fn veto_removes_the_kept_call() {
	ExtBuilder::default().branches(1).build_and_execute(|| {
		let id = root(remark(1));
		object(1, id);
		assert_eq!(Governance::root_call(id), None);
	});
}

#[test]
fn one_branch_vetoes_alone_when_it_is_the_only_one() {
	ExtBuilder::default().branches(1).build_and_execute(|| {
		let id = upgrade();
		object(1, id);
		assert_eq!(state(id), ProposalState::Vetoed);
	});
}

#[test]
fn nobody_vetoes_when_there_are_no_branches() {
	ExtBuilder::default().branches(0).build_and_execute(|| {
		let id = upgrade();
		assert_noop!(Governance::object(by(key(1)), id), Error::<Test>::NotInElectorate);
		at(OBJECTION_ENDS + 1);
		assert_ok!(Governance::enact(by(ANYBODY), id, Weight::zero()));
		assert_eq!(state(id), ProposalState::Enacted);
	});
}

#[test]
fn the_largest_electorate_vetoes_with_twenty_two() {
	ExtBuilder::default().branches(MAX_ELECTORS).build_and_execute(|| {
		let id = upgrade();
		for branch in 1..=21 {
			object(branch, id);
		}
		assert_eq!(state(id), ProposalState::Open);
		object(64, id);
		assert_eq!(state(id), ProposalState::Vetoed);
	});
}

#[test]
fn objection_is_refused_when_the_key_is_no_branch() {
	ExtBuilder::default().build_and_execute(|| {
		let id = upgrade();
		assert_noop!(Governance::object(by(ANYBODY), id), Error::<Test>::NotABranchKey);
		assert_noop!(
			Governance::withdraw_objection(by(ANYBODY), id),
			Error::<Test>::NotABranchKey
		);
	});
}

#[test]
fn objection_is_refused_when_the_branch_was_admitted_later() {
	ExtBuilder::default().build_and_execute(|| {
		let id = upgrade();
		InForce::set(vec![1, 2, 3, 4, 5]);
		assert_noop!(Governance::object(by(key(5)), id), Error::<Test>::NotInElectorate);
	});
}

#[test]
fn objection_counts_when_the_branch_is_no_longer_in_force_but_not_excluded() {
	ExtBuilder::default().build_and_execute(|| {
		let id = upgrade();
		object(1, id);
		InForce::set(vec![3, 4]);
		object(2, id);
		assert_eq!(state(id), ProposalState::Vetoed);
	});
}

#[test]
fn objection_is_refused_when_the_branch_is_excluded() {
	ExtBuilder::default().build_and_execute(|| {
		let id = upgrade();
		Excluded::set(vec![2]);
		assert_noop!(Governance::object(by(key(2)), id), Error::<Test>::BranchExcluded);
	});
}

#[test]
fn objection_of_an_excluded_branch_no_longer_counts() {
	ExtBuilder::default().build_and_execute(|| {
		let id = upgrade();
		object(1, id);
		Excluded::set(vec![1]);
		object(2, id);
		System::assert_last_event(
			Event::Objected {
				id,
				branch: BranchId(2),
				objections: 1,
				electors: 3,
			}
			.into(),
		);
		assert_eq!(state(id), ProposalState::Open, "1 of 3");
	});
}

#[test]
fn objection_is_refused_when_repeated() {
	ExtBuilder::default().build_and_execute(|| {
		let id = upgrade();
		object(1, id);
		assert_noop!(Governance::object(by(key(1)), id), Error::<Test>::AlreadyObjected);
	});
}

#[test]
fn objection_is_possible_in_the_last_block_and_refused_after_it() {
	ExtBuilder::default().build_and_execute(|| {
		let id = upgrade();
		at(OBJECTION_ENDS);
		object(1, id);
		at(OBJECTION_ENDS + 1);
		assert_noop!(Governance::object(by(key(2)), id), Error::<Test>::ObjectionPeriodOver);
		assert_noop!(
			Governance::withdraw_objection(by(key(1)), id),
			Error::<Test>::ObjectionPeriodOver
		);
	});
}

#[test]
fn withdrawn_objection_no_longer_counts_and_may_be_made_again() {
	ExtBuilder::default().build_and_execute(|| {
		let id = upgrade();
		object(1, id);
		assert_ok!(Governance::withdraw_objection(by(key(1)), id));
		System::assert_last_event(
			Event::ObjectionWithdrawn {
				id,
				branch: BranchId(1),
			}
			.into(),
		);
		assert_eq!(Governance::proposal(id).unwrap().objections, list([]));
		object(2, id);
		assert_eq!(state(id), ProposalState::Open);
		object(1, id);
		assert_eq!(state(id), ProposalState::Vetoed);
	});
}

#[test]
fn withdrawal_is_refused_when_the_branch_does_not_object() {
	ExtBuilder::default().build_and_execute(|| {
		let id = upgrade();
		object(1, id);
		assert_noop!(
			Governance::withdraw_objection(by(key(2)), id),
			Error::<Test>::NoObjection
		);
	});
}
