//! What an offence against consensus does.

use super::*;
use frame_support::weights::Weight;
use sp_runtime::Perbill;
use sp_staking::offence::{OffenceDetails, OnOffenceHandler};

fn report(accounts: &[u64]) -> Weight {
	let details: Vec<_> = accounts
		.iter()
		.map(|account| OffenceDetails {
			offender: (*account, ()),
			reporters: Vec::<u64>::new(),
		})
		.collect();
	let fractions = vec![Perbill::from_percent(10); accounts.len()];
	<Registry as OnOffenceHandler<u64, (u64, ()), Weight>>::on_offence(&details, &fractions, Session::get())
}

fn marked() -> Vec<u64> {
	Barred::<Test>::iter_keys().collect()
}

#[test]
fn suspends_and_tells_the_council_when_above_the_minimum() {
	ExtBuilder::default().validators(5).build_and_execute(|| {
		report(&[key(3)]);
		System::assert_has_event(
			Event::BranchStatusChanged {
				branch: branch(3),
				old: Validator,
				new: Suspended(Offence),
			}
			.into(),
		);
		said(Event::OffenceRecorded {
			branch: branch(3),
			suspended: true,
		});
		assert_eq!(status(3), Suspended(Offence));
		assert!(Registry::suspended_for_offence(branch(3)));
		assert_eq!(Disabled::get(), [key(3)]);
		let rest = vec![key(1), key(2), key(4), key(5)];
		assert_eq!(Council::get(), [(vec![], vec![key(3)], rest.clone())]);
		assert_eq!(rotate(), Some(rest.clone()));
		assert_eq!(rotate(), None);
		assert_eq!(Running::get(), rest);
	});
}

#[test]
fn disables_and_keeps_when_at_the_minimum() {
	ExtBuilder::default().build_and_execute(|| {
		report(&[key(3)]);
		said(Event::OffenceRecorded {
			branch: branch(3),
			suspended: false,
		});
		assert_eq!(status(3), Validator);
		assert!(!Registry::suspended_for_offence(branch(3)));
		assert_eq!(Disabled::get(), [key(3)]);
		assert!(Council::get().is_empty());
		// It is still planned: leaving it out would be refused and nothing would change.
		assert_eq!(rotate(), None);
		assert_eq!(Running::get(), (1..=4).map(key).collect::<Vec<_>>());
	});
}

#[test]
fn disables_again_in_every_session_when_kept_at_the_minimum() {
	ExtBuilder::default().build_and_execute(|| {
		report(&[key(3)]);
		for new_key in [7, 8, 9] {
			// A rotation of keys makes a changed set, which forgets who was disabled.
			with_keys(1, new_key);
			assert!(rotate().is_some());
			assert_eq!(rotate(), None);
			assert_eq!(Disabled::get(), [key(3)]);
		}
		assert_eq!(marked(), [key(3)]);
	});
}

#[test]
fn suspends_an_offender_at_the_minimum_when_its_replacement_is_effective() {
	ExtBuilder::default().build_and_execute(|| {
		report(&[key(3)]);
		admitted(9, Validator);
		let replaced = vec![key(1), key(2), key(4), key(9)];
		// Nobody has to think of the offender: it leaves as soon as it may.
		assert_eq!(rotate(), Some(replaced.clone()));
		assert_eq!(status(3), Validator);
		// It runs for one more session, disabled.
		assert_eq!((Disabled::get(), marked()), (vec![key(3)], vec![key(3)]));
		assert_eq!(rotate(), None);
		assert_eq!(Running::get(), replaced);
		assert_eq!((Disabled::get(), marked()), (vec![], vec![]));
		assert_eq!(status(3), Suspended(Offence));
		assert!(Registry::suspended_for_offence(branch(3)));
	});
}

#[test]
fn keeps_the_offence_when_the_head_office_suspends_a_waiting_offender_by_order() {
	ExtBuilder::default().build_and_execute(|| {
		report(&[key(3)]);
		assert_noop!(
			Registry::set_branch_status(by(HEAD_OFFICE), branch(3), Suspended(Ordered)),
			Error::<Test>::TooFewAuthorities
		);
		admitted(9, Validator);
		moved(3, Suspended(Ordered));
		assert_eq!(status(3), Suspended(Offence));
	});
}

#[test]
fn takes_an_offender_back_into_no_plan_when_it_waits_as_observer() {
	ExtBuilder::default().validators(5).build_and_execute(|| {
		report(&[key(3)]);
		moved(3, Observer);
		assert_eq!(rotate(), Some(vec![key(1), key(2), key(4), key(5)]));
		assert_eq!(rotate(), None);
		assert!(!Running::get().contains(&key(3)));
	});
}

// A set that was planned before the offence still has the offender, and begins without anybody disabled.
#[test]
fn disables_a_suspended_offender_again_when_an_earlier_plan_takes_effect() {
	ExtBuilder::default().validators(5).build_and_execute(|| {
		admitted(9, Validator);
		assert!(rotate().is_some());
		report(&[key(3)]);
		assert!(rotate().is_some());
		assert!(Running::get().contains(&key(3)));
		assert_eq!(Disabled::get(), [key(3)]);
		assert_eq!(rotate(), None);
		assert!(!Running::get().contains(&key(3)));
		assert_eq!((Disabled::get(), marked()), (vec![], vec![]));
	});
}

#[test]
fn forgets_an_offender_when_the_head_office_reinstates_it() {
	ExtBuilder::default().validators(5).build_and_execute(|| {
		report(&[key(3)]);
		assert_eq!(marked(), [key(3)]);
		moved(3, Observer);
		assert!(marked().is_empty());
		moved(3, Validator);
		assert!(!Registry::suspended_for_offence(branch(3)));
		Disabled::set(Vec::new());
		rotate();
		assert!(Disabled::get().is_empty());
	});
}

#[test]
fn suspends_down_to_the_minimum_when_several_offend_at_once() {
	ExtBuilder::default().validators(5).build_and_execute(|| {
		report(&[key(3), key(1)]);
		assert_eq!([status(3), status(1)], [Suspended(Offence), Validator]);
		said(Event::OffenceRecorded {
			branch: branch(1),
			suspended: false,
		});
		assert_eq!(Disabled::get(), [key(3), key(1)]);
		assert_eq!(Registry::count_validators(), MINIMUM);
	});
}

#[test]
fn suspends_a_branch_that_stopped_validating_before_the_report() {
	ExtBuilder::default().validators(5).build_and_execute(|| {
		moved(3, Observer);
		// The others are at the minimum; it is not one of them any more.
		report(&[key(3)]);
		said(Event::OffenceRecorded {
			branch: branch(3),
			suspended: true,
		});
		assert_eq!(status(3), Suspended(Offence));
		assert_eq!(Disabled::get(), [key(3)]);
	});
}

#[test]
fn calls_it_an_offence_when_the_branch_was_suspended_for_something_else() {
	ExtBuilder::default().validators(5).build_and_execute(|| {
		moved(3, Suspended(Ordered));
		report(&[key(3)]);
		said(Event::OffenceRecorded {
			branch: branch(3),
			suspended: true,
		});
		assert_eq!(status(3), Suspended(Offence));
		assert_eq!(Disabled::get(), [key(3)]);
		System::reset_events();
		report(&[key(3)]);
		assert!(System::events().is_empty());
	});
}

#[test]
fn disables_without_a_record_when_the_validator_is_no_branch() {
	ExtBuilder::default().build_and_execute(|| {
		Running::mutate(|running| running.push(ANYBODY));
		report(&[ANYBODY]);
		assert!(System::events().is_empty());
		assert_eq!((Disabled::get(), marked()), (vec![ANYBODY], vec![]));
	});
}

#[test]
fn weighs_each_offender() {
	ExtBuilder::default().validators(6).build_and_execute(|| {
		assert_eq!(report(&[]), Weight::zero());
		let one = report(&[key(1)]);
		assert_eq!(one, <<Test as Config>::WeightInfo as WeightInfo>::on_offence());
		assert_eq!(report(&[key(2), key(3)]), one.saturating_mul(2));
	});
}
