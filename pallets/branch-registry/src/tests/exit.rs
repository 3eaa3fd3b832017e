//! Ending a branch, and who cares for its members.

use super::*;

fn exit(number: u32, successor: u32) -> sp_runtime::DispatchResult {
	Registry::exit(by(HEAD_OFFICE), branch(number), branch(successor))
}

fn home(number: u32) -> BranchId {
	<Registry as Roles<u64>>::home(branch(number))
}

#[test]
fn hands_members_to_the_successor_when_a_branch_exits() {
	ExtBuilder::default().validators(5).build_and_execute(|| {
		assert_eq!(home(5), branch(5));
		moved(5, Observer);
		runs_no_more();
		assert_ok!(exit(5, 2));
		System::assert_has_event(
			Event::BranchStatusChanged {
				branch: branch(5),
				old: Observer,
				new: Exited,
			}
			.into(),
		);
		said(Event::BranchExited {
			branch: branch(5),
			successor: branch(2),
		});
		assert_eq!(status(5), Exited);
		assert_eq!(home(5), branch(2));
		assert_eq!(home(2), branch(2));
	});
}

// One read finds the home, however many branches have come and gone.
#[test]
fn hands_on_what_was_taken_over_when_the_successor_exits_too() {
	ExtBuilder::default().build_and_execute(|| {
		for number in 10..=20 {
			admitted(number, Candidate);
		}
		for number in 10..20 {
			exited(number, number + 1);
		}
		for number in 10..=20 {
			assert_eq!(home(number), branch(20), "{number}");
		}
		exited(20, 1);
		for number in 10..=20 {
			assert_eq!(home(number), branch(1), "{number}");
		}
	});
}

#[test]
fn puts_the_branches_under_it_under_the_branch_above_it() {
	ExtBuilder::default().build_and_execute(|| {
		let office = || by(HEAD_OFFICE);
		let admit = |number, code, parent: Option<u32>| {
			assert_ok!(Registry::admit(
				office(),
				branch(number),
				key(number),
				RegionCode(code),
				parent.map(branch)
			));
		};
		admit(10, 320_000, None);
		admit(11, 320_100, Some(10));
		admit(12, 320_102, Some(11));
		// The successor lies below: it must not come under itself.
		assert_ok!(exit(11, 12));
		System::assert_has_event(
			Event::ParentChanged {
				branch: branch(12),
				old: Some(branch(11)),
				new: Some(branch(10)),
			}
			.into(),
		);
		assert_eq!(Registry::lineage(branch(12)), [branch(10)]);
		assert_ok!(exit(10, 1));
		assert_eq!(Registry::lineage(branch(12)), []);
	});
}

// Otherwise an offender would get its vote on a running proposal back by leaving.
#[test]
fn keeps_an_offence_when_the_branch_exits() {
	use sp_runtime::Perbill;
	use sp_staking::offence::{OffenceDetails, OnOffenceHandler};
	ExtBuilder::default().validators(6).build_and_execute(|| {
		let details = OffenceDetails {
			offender: (key(5), ()),
			reporters: Vec::<u64>::new(),
		};
		<Registry as OnOffenceHandler<u64, (u64, ()), _>>::on_offence(&[details], &[Perbill::one()], 0);
		moved(6, Suspended(Ordered));
		for _ in 0..3 {
			rotate();
		}
		exited(5, 1);
		exited(6, 1);
		assert!(Registry::suspended_for_offence(branch(5)));
		assert!(!Registry::suspended_for_offence(branch(6)));
	});
}

#[test]
fn forgets_the_nodes_of_a_branch_that_exits() {
	ExtBuilder::default().build_and_execute(|| {
		admitted(9, Candidate);
		let peers: PeerList = vec![super::nodes::peer(1)].try_into().expect("one");
		let operator = Operator::Branch(branch(9));
		assert_ok!(Registry::approve_nodes(by(HEAD_OFFICE), operator, peers));
		assert_ok!(exit(9, 1));
		assert_eq!(ApprovedNodes::<Test>::get(operator), None);
		assert_eq!(OperatorOf::<Test>::iter().count(), 0);
	});
}

#[test]
fn refuses_an_exit_while_the_branch_validates() {
	ExtBuilder::default().validators(5).build_and_execute(|| {
		assert_noop!(exit(1, 2), Error::<Test>::IllegalStep);
		moved(1, Suspended(Ordered));
		assert_noop!(exit(1, 2), Error::<Test>::StillValidating);
		rotate();
		assert_noop!(exit(1, 2), Error::<Test>::StillValidating);
		rotate();
		assert_ok!(exit(1, 2));
	});
}

#[test]
fn refuses_an_exit_while_the_branch_is_queued() {
	ExtBuilder::default().build_and_execute(|| {
		admitted(9, Validator);
		rotate();
		moved(9, Observer);
		assert!(!Running::get().contains(&key(9)));
		assert_noop!(exit(9, 2), Error::<Test>::StillValidating);
	});
}

#[test]
fn refuses_an_exit_when_the_successor_cannot_take_over() {
	ExtBuilder::default().validators(5).build_and_execute(|| {
		admitted(9, Candidate);
		assert_noop!(exit(9, 9), Error::<Test>::OwnSuccessor);
		assert_noop!(exit(9, 8), Error::<Test>::SuccessorNotInForce);
		moved(5, Suspended(Ordered));
		assert_noop!(exit(9, 5), Error::<Test>::SuccessorNotInForce);
		admitted(8, Candidate);
		exited(8, 1);
		assert_noop!(exit(9, 8), Error::<Test>::SuccessorNotInForce);
		assert_ok!(Registry::renew(by(HEAD_OFFICE), Term::Branch(branch(2)), Some(2_000)));
		Now::set(2_001);
		assert_noop!(exit(9, 2), Error::<Test>::SuccessorNotInForce);
	});
}

#[test]
fn refuses_an_exit_when_the_branch_is_unknown_or_gone_or_the_origin_wrong() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(exit(9, 1), Error::<Test>::BranchNotFound);
		admitted(9, Candidate);
		for wrong in outsiders().into_iter().chain([by(MANAGER), by(key(9))]) {
			assert_noop!(Registry::exit(wrong, branch(9), branch(1)), DispatchError::BadOrigin);
		}
		assert_ok!(exit(9, 1));
		assert_noop!(exit(9, 2), Error::<Test>::IllegalStep);
	});
}
