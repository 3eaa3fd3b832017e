//! Approved nodes of branches and of user organisations.

use super::*;
use timebank_primitives::{FilingStatus, MemberKind};

/// The identity of a node with an Ed25519 key.
pub(crate) fn peer(number: u8) -> PeerId {
	let head = [0x00, 0x24, 0x08, 0x01, 0x12, 0x20];
	[&head[..], &[number; 32]].concat().try_into().expect("38 bytes")
}

fn list(numbers: impl IntoIterator<Item = u8>) -> PeerList {
	numbers
		.into_iter()
		.map(peer)
		.collect::<Vec<_>>()
		.try_into()
		.expect("few")
}

fn of(number: u32) -> Operator {
	Operator::Branch(branch(number))
}

fn organisation() -> Operator {
	Operator::Organisation(ORGANISATION)
}

fn approve(operator: Operator, peers: PeerList) -> sp_runtime::DispatchResult {
	Registry::approve_nodes(by(HEAD_OFFICE), operator, peers)
}

fn approved() -> Vec<(Operator, Vec<PeerId>)> {
	Registry::approved_nodes()
}

#[test]
fn knows_identities_of_nodes_by_their_form() {
	assert!(is_peer_id(&peer(7)));
	assert!(is_peer_id(&[&[0x12, 0x20][..], &[9; 32]].concat()));
	for wrong in [
		vec![],
		vec![0; 38],
		[&[0x12, 0x20][..], &[9; 31]].concat(),
		peer(7)[..37].to_vec(),
		[&peer(7)[..], &[0]].concat(),
		[&[0x00, 0x24, 0x08, 0x02, 0x12, 0x20][..], &[7; 32]].concat(),
	] {
		assert!(!is_peer_id(&wrong), "{wrong:?}");
	}
}

#[test]
fn approves_and_replaces_the_nodes_of_a_branch() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(approve(of(1), list([1, 2])));
		said(Event::NodesApproved {
			operator: of(1),
			peers: list([1, 2]),
		});
		assert_eq!(approved(), [(of(1), vec![peer(1), peer(2)])]);
		assert_eq!(OperatorOf::<Test>::get(peer(2)), Some(of(1)));
		assert_ok!(approve(of(1), list([2, 3])));
		assert_eq!(approved(), [(of(1), vec![peer(2), peer(3)])]);
		assert_eq!(OperatorOf::<Test>::get(peer(1)), None);
		// What one gives up another may run.
		assert_ok!(approve(of(2), list([1])));
		assert_ok!(approve(of(1), list([])));
		assert_eq!(approved(), [(of(2), vec![peer(1)])]);
	});
}

#[test]
fn approves_an_observer_of_a_filed_organisation() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(approve(organisation(), list([1])));
		assert_eq!(approved(), [(organisation(), vec![peer(1)])]);
		assert_eq!(Observers::<Test>::get().into_inner(), [ORGANISATION]);
		assert_ok!(approve(organisation(), list([2])));
		assert_eq!(approved(), [(organisation(), vec![peer(2)])]);
		assert_ok!(approve(organisation(), list([])));
		assert_eq!(approved(), []);
		assert!(Observers::<Test>::get().is_empty());
		// None again is none.
		assert_ok!(approve(organisation(), list([])));
	});
}

#[test]
fn drops_an_observer_when_its_organisation_is_no_longer_filed() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(approve(organisation(), list([1])));
		file(ORGANISATION.0, |filed| {
			filed.kind = MemberKind::Organisation;
			filed.status = FilingStatus::Suspended;
		});
		assert_eq!(approved(), []);
	});
}

#[test]
fn drops_the_nodes_of_a_stopped_branch_when_it_runs_no_more() {
	ExtBuilder::default().validators(5).build_and_execute(|| {
		assert_ok!(approve(of(1), list([1])));
		moved(1, Suspended(Ordered));
		// Finality may still need its vote.
		assert_eq!(approved().len(), 1);
		runs_no_more();
		assert_eq!(approved(), []);
		moved(1, Observer);
		assert_eq!(approved().len(), 1);
	});
}

#[test]
fn refuses_a_node_of_another_operator() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(approve(of(1), list([1])));
		assert_noop!(approve(of(2), list([2, 1])), Error::<Test>::PeerTaken);
		assert_noop!(approve(organisation(), list([1])), Error::<Test>::PeerTaken);
	});
}

#[test]
fn refuses_a_node_that_is_named_twice_or_is_none() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(approve(of(1), list([1, 2, 1])), Error::<Test>::PeerRepeated);
		let none: PeerList = vec![vec![1; 38].try_into().expect("short")].try_into().expect("one");
		assert_noop!(approve(of(1), none), Error::<Test>::InvalidPeerId);
	});
}

#[test]
fn refuses_nodes_of_a_branch_that_is_unknown_or_stopped() {
	ExtBuilder::default().validators(5).build_and_execute(|| {
		assert_noop!(approve(of(9), list([1])), Error::<Test>::BranchNotFound);
		assert_ok!(approve(of(1), list([1])));
		moved(1, Suspended(Ordered));
		assert_noop!(approve(of(1), list([2])), Error::<Test>::BranchNotInForce);
		assert_ok!(approve(of(1), list([])));
		assert_eq!(approved(), []);
	});
}

#[test]
fn refuses_an_observer_of_whoever_is_no_filed_organisation() {
	ExtBuilder::default().build_and_execute(|| {
		let refused = |member| {
			assert_noop!(
				approve(Operator::Organisation(member), list([1])),
				Error::<Test>::NotAnOrganisation
			);
		};
		refused(MemberId(1));
		refused(MemberId(99));
		file(ORGANISATION.0, |filed| {
			filed.kind = MemberKind::Organisation;
			filed.status = FilingStatus::InReview;
		});
		refused(ORGANISATION);
	});
}

#[test]
fn refuses_an_observer_when_there_are_as_many_as_there_may_be() {
	ExtBuilder::default().build_and_execute(|| {
		for number in 0..=MAX_OBSERVERS {
			let member = 100 + u64::from(number);
			file(member, |filed| filed.kind = MemberKind::Organisation);
			let done = approve(Operator::Organisation(MemberId(member)), list([number as u8]));
			if number < MAX_OBSERVERS {
				assert_ok!(done);
			} else {
				assert_eq!(done, Err(Error::<Test>::MaxObserversExceeded.into()));
			}
		}
		assert_noop!(
			approve(organisation(), list([200])),
			Error::<Test>::MaxObserversExceeded
		);
	});
}

#[test]
fn refuses_approval_by_anybody_else() {
	ExtBuilder::default().build_and_execute(|| {
		for wrong in outsiders().into_iter().chain([by(MANAGER)]) {
			assert_noop!(
				Registry::approve_nodes(wrong, of(1), list([1])),
				DispatchError::BadOrigin
			);
		}
	});
}
