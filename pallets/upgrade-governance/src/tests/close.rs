//! Cancelling, expiring and closing.

use super::*;

#[test]
fn cancelled_proposal_stays_as_record_without_its_call() {
	ExtBuilder::default().build_and_execute(|| {
		let id = root(remark(1));
		assert_ok!(Governance::object(by(key(1)), id));
		at(EXPIRES);
		assert_ok!(Governance::cancel(by(HALF_OFFICE), id));
		System::assert_last_event(Event::Cancelled { id }.into());
		assert_eq!(state(id), ProposalState::Cancelled);
		assert_eq!(Governance::proposal(id).unwrap().objections, list([1]));
		assert_eq!(Governance::root_call(id), None);
		assert_eq!(Governance::open_proposals(), vec![]);
	});
}

#[test]
fn only_the_named_proposal_is_closed() {
	ExtBuilder::default().build_and_execute(|| {
		let (one, two, three) = (root(remark(1)), root(remark(2)), upgrade());
		assert_ok!(Governance::cancel(by(HALF_OFFICE), two));
		let open = Governance::open_proposals()
			.into_iter()
			.map(|(id, _)| id)
			.collect::<Vec<_>>();
		assert_eq!(open, vec![one, three]);
		assert!(Governance::root_call(one).is_some());
	});
}

#[test]
fn expired_proposal_reads_as_expired_and_is_closed_by_anybody() {
	ExtBuilder::default().build_and_execute(|| {
		let id = root(remark(1));
		at(EXPIRES);
		assert_eq!(Governance::proposal(id).unwrap().state, ProposalState::Open);
		at(EXPIRES + 1);
		assert_eq!(Governance::proposal(id).unwrap().state, ProposalState::Expired);
		assert_eq!(state(id), ProposalState::Open, "nobody has written it yet");
		assert_ok!(Governance::close(by(ANYBODY), id));
		System::assert_last_event(Event::Expired { id }.into());
		assert_eq!(state(id), ProposalState::Expired);
		assert_eq!(Governance::root_call(id), None);
		assert_eq!(Governance::open_proposals(), vec![]);
	});
}

#[test]
fn proposal_is_closed_as_vetoed_when_exclusions_reach_the_veto() {
	ExtBuilder::default().branches(3).build_and_execute(|| {
		let id = upgrade();
		assert_ok!(Governance::object(by(key(1)), id));
		assert_noop!(Governance::close(by(ANYBODY), id), Error::<Test>::StillOpen);
		Excluded::set(vec![2]);
		assert_ok!(Governance::close(by(ANYBODY), id));
		System::assert_last_event(
			Event::Vetoed {
				id,
				objections: 1,
				electors: 2,
			}
			.into(),
		);
		assert_eq!(state(id), ProposalState::Vetoed);
		// A branch that is reinstated later does not revive it.
		Excluded::set(vec![]);
		assert_noop!(Governance::close(by(ANYBODY), id), Error::<Test>::NotOpen);
	});
}

#[test]
fn closing_is_refused_when_the_proposal_can_still_be_enacted() {
	ExtBuilder::default().build_and_execute(|| {
		let id = upgrade();
		for block in [START, OBJECTION_ENDS, OBJECTION_ENDS + 1, EXPIRES] {
			at(block);
			assert_noop!(Governance::close(by(ANYBODY), id), Error::<Test>::StillOpen);
		}
	});
}
