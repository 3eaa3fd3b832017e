//! Who has a vote on proposals.

use super::*;
use timebank_primitives::Moment;

fn voters() -> Vec<u32> {
	Registry::electors().into_iter().map(|branch| branch.0).collect()
}

fn pass(time: Moment) {
	Now::mutate(|now| *now += time);
}

/// Two sessions: what is wished now is in effect.
fn effective() {
	rotate();
	rotate();
}

#[test]
fn has_a_vote_from_the_start_when_the_chain_began_with_it() {
	ExtBuilder::default().build_and_execute(|| {
		assert_eq!(voters(), [1, 2, 3, 4]);
	});
}

// The head office could admit branches of its own just before proposing, so that a third of the others is no third.
#[test]
fn does_not_dilute_the_veto_when_branches_are_admitted_before_a_proposal() {
	ExtBuilder::default().build_and_execute(|| {
		for number in 10..30 {
			admitted(number, Candidate);
		}
		admitted(30, Observer);
		admitted(31, Validator);
		assert_eq!(voters(), [1, 2, 3, 4]);
		effective();
		assert!(Running::get().contains(&key(31)));
		pass(SEASON - 1);
		assert_eq!(voters(), [1, 2, 3, 4]);
		pass(1);
		assert_eq!(voters(), [1, 2, 3, 4, 31]);
	});
}

// Emergencies end sessions early: a vote that was counted in sessions could be had within minutes.
#[test]
fn earns_a_vote_by_time_and_not_by_sessions() {
	ExtBuilder::default().build_and_execute(|| {
		admitted(9, Validator);
		for _ in 0..1_000 {
			rotate();
		}
		assert_eq!(voters(), [1, 2, 3, 4]);
	});
}

// The other way to change who decides: to stop those that would object.
#[test]
fn keeps_the_vote_for_a_season_when_the_head_office_stops_a_branch() {
	ExtBuilder::default().validators(6).build_and_execute(|| {
		moved(6, Observer);
		assert_ok!(Registry::emergency_suspend(by(THIRD_OFFICE), branch(5)));
		effective();
		effective();
		assert!(!Running::get().contains(&key(5)) && !Running::get().contains(&key(6)));
		pass(SEASON - 1);
		assert_eq!(voters(), [1, 2, 3, 4, 5, 6]);
		pass(1);
		assert_eq!(voters(), [1, 2, 3, 4]);
	});
}

#[test]
fn goes_on_with_its_vote_when_it_comes_back_in_time_and_begins_anew_when_it_does_not() {
	ExtBuilder::default().validators(6).build_and_execute(|| {
		moved(6, Observer);
		effective();
		pass(SEASON - 1);
		moved(6, Validator);
		effective();
		assert_eq!(voters(), [1, 2, 3, 4, 5, 6]);

		moved(6, Observer);
		effective();
		pass(SEASON);
		moved(6, Validator);
		effective();
		assert_eq!(voters(), [1, 2, 3, 4, 5]);
		pass(SEASON);
		assert_eq!(voters(), [1, 2, 3, 4, 5, 6]);
	});
}

#[test]
fn has_no_vote_to_keep_when_it_stops_before_it_has_earned_one() {
	ExtBuilder::default().build_and_execute(|| {
		admitted(9, Validator);
		effective();
		pass(SEASON / 2);
		moved(9, Observer);
		effective();
		pass(SEASON / 2);
		assert_eq!(voters(), [1, 2, 3, 4]);
		moved(9, Validator);
		effective();
		// The first half counts no more.
		pass(SEASON / 2);
		assert_eq!(voters(), [1, 2, 3, 4]);
	});
}

#[test]
fn loses_the_vote_at_once_when_it_offends_or_exits() {
	ExtBuilder::default().validators(6).build_and_execute(|| {
		moved(6, Observer);
		effective();
		exited(6, 1);
		assert_eq!(voters(), [1, 2, 3, 4, 5]);
		let details = sp_staking::offence::OffenceDetails {
			offender: (key(5), ()),
			reporters: Vec::<u64>::new(),
		};
		<Registry as sp_staking::offence::OnOffenceHandler<u64, (u64, ()), frame_support::weights::Weight>>::on_offence(
			&[details],
			&[sp_runtime::Perbill::one()],
			0,
		);
		assert_eq!(status(5), Suspended(Offence));
		assert_eq!(voters(), [1, 2, 3, 4]);
	});
}

#[test]
fn keeps_the_vote_of_an_offender_that_is_reinstated() {
	ExtBuilder::default().validators(5).build_and_execute(|| {
		let details = sp_staking::offence::OffenceDetails {
			offender: (key(5), ()),
			reporters: Vec::<u64>::new(),
		};
		<Registry as sp_staking::offence::OnOffenceHandler<u64, (u64, ()), frame_support::weights::Weight>>::on_offence(
			&[details],
			&[sp_runtime::Perbill::one()],
			0,
		);
		assert_eq!(voters(), [1, 2, 3, 4]);
		moved(5, Observer);
		assert_eq!(voters(), [1, 2, 3, 4, 5]);
	});
}

#[test]
fn writes_who_validates_only_when_it_has_changed() {
	ExtBuilder::default().build_and_execute(|| {
		let before = Validations::<Test>::get();
		assert_eq!(before.len(), 4);
		pass(SEASON);
		rotate();
		assert_eq!(Validations::<Test>::get(), before);
	});
}
