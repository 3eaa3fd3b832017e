//! The timing, at genesis and later.

use super::*;

fn timing(objection_period: u32, enactment_window: u32) -> TimelockTiming {
	TimelockTiming {
		objection_period,
		enactment_window,
	}
}

#[test]
fn genesis_sets_the_timing() {
	ExtBuilder::default()
		.timing(MIN_TIMELOCK_BLOCKS, MAX_TIMELOCK_BLOCKS)
		.build_and_execute(|| {
			assert_eq!(Governance::timing(), timing(MIN_TIMELOCK_BLOCKS, MAX_TIMELOCK_BLOCKS));
		});
}

#[test]
#[should_panic(expected = "objection period and enactment window must be")]
fn genesis_is_refused_when_the_timing_is_out_of_bounds() {
	ExtBuilder::default()
		.timing(MIN_TIMELOCK_BLOCKS - 1, WINDOW)
		.build_and_execute(|| {});
}

#[test]
fn timing_is_changed_by_root_and_running_proposals_keep_theirs() {
	ExtBuilder::default().build_and_execute(|| {
		let running = upgrade();
		let old = Governance::timing();
		assert_ok!(Governance::set_timing(RuntimeOrigin::root(), timing(5, 6)));
		System::assert_last_event(Event::TimingChanged { old, new: timing(5, 6) }.into());
		let kept = Governance::proposal(running).unwrap();
		assert_eq!((kept.objection_ends, kept.expires), (OBJECTION_ENDS, EXPIRES));
		at(START + 5 + 1);
		assert_err_ignore_postinfo!(
			Governance::enact(by(ANYBODY), running, Weight::zero()),
			Error::<Test>::ObjectionPeriodRunning
		);
		at(START);
		let next = Governance::proposal(upgrade()).unwrap();
		assert_eq!((next.objection_ends, next.expires), (START + 5, START + 5 + 6));
	});
}

#[test]
fn timing_is_refused_when_out_of_bounds() {
	ExtBuilder::default().build_and_execute(|| {
		for bad in [
			timing(MIN_TIMELOCK_BLOCKS - 1, WINDOW),
			timing(OBJECTION, MIN_TIMELOCK_BLOCKS - 1),
			timing(MAX_TIMELOCK_BLOCKS + 1, WINDOW),
			timing(OBJECTION, MAX_TIMELOCK_BLOCKS + 1),
			timing(0, 0),
		] {
			assert_noop!(
				Governance::set_timing(RuntimeOrigin::root(), bad),
				Error::<Test>::TimingOutOfBounds
			);
		}
	});
}

#[test]
fn default_timing_is_a_week_and_two() {
	assert_eq!(TimelockTiming::default(), timing(201_600, 403_200));
}
