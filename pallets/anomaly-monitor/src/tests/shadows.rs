//! Parameters that are tried beside the ones in force.

use crate::{mock::*, rules::LARGE_SINGLE, Bands, Error, Event, RuleParams, StageParams};
use frame_support::{assert_noop, assert_ok};
use polkadot_sdk::*;
use timebank_primitives::*;

fn holding_above(amount: u128) -> StageParams {
	let rule = RuleParams {
		rule: LARGE_SINGLE,
		bands: Bands {
			flag: None,
			hold: Some(amount),
			refuse: None,
		},
		weight: 10,
		floor: 0,
	};
	vec![rule].try_into().unwrap()
}

fn set(key: u64, new: Option<StageParams>) -> Result<(), sp_runtime::DispatchError> {
	AnomalyMonitor::set_shadow(RuntimeOrigin::signed(key), Stage::Gift, new)
}

fn promote(key: u64) -> Result<(), sp_runtime::DispatchError> {
	AnomalyMonitor::promote_shadow(RuntimeOrigin::signed(key), Stage::Gift)
}

#[test]
fn a_shadow_decides_nothing_and_counts_what_it_would_have_done() {
	ExtBuilder::build_and_execute(|| {
		assert_ok!(set(HEAD, Some(holding_above(1_000))));
		assert_eq!(
			events(),
			[Event::ShadowSet {
				stage: Stage::Gift,
				new: Some(holding_above(1_000))
			}]
		);
		assert_eq!(go(&gift(500)), Assessment::Allow);
		assert_eq!(go(&gift(1_500)), Assessment::Allow, "it decides nothing");
		wait(2 * DAY);
		assert!(matches!(go(&gift(3_000)), Assessment::Flag(_)));
		let shadow = AnomalyMonitor::shadow(Stage::Gift).unwrap();
		assert_eq!((shadow.judged, shadow.stricter, shadow.milder), (3, 2, 0));
		assert_eq!((shadow.asked, shadow.since), ([0, 2, 0], START));
		assert_eq!(AnomalyMonitor::shadow(Stage::Redeem), None);
	});
}

#[test]
fn the_head_office_puts_a_shadow_in_force() {
	ExtBuilder::build_and_execute(|| {
		assert_ok!(set(HEAD, Some(holding_above(1_000))));
		go(&gift(500));
		events();
		assert_ok!(promote(HEAD));
		let events = events();
		assert!(
			matches!(&events[0], Event::ShadowPromoted { stage: Stage::Gift, shadow } if shadow.judged == 1),
			"{events:?}"
		);
		assert_eq!(
			events[1],
			Event::ParamsSet {
				stage: Stage::Gift,
				old: StageParams::new(),
				new: holding_above(1_000)
			}
		);
		assert_eq!(AnomalyMonitor::shadow(Stage::Gift), None);
		assert!(matches!(go(&gift(1_500)), Assessment::Hold(_)));
	});
}

#[test]
fn the_head_office_ends_a_trial() {
	ExtBuilder::build_and_execute(|| {
		assert_noop!(set(HEAD, None), Error::<Test>::NoShadow);
		assert_noop!(promote(HEAD), Error::<Test>::NoShadow);
		assert_ok!(set(HEAD, Some(holding_above(1_000))));
		assert_ok!(set(HEAD, None));
		assert_noop!(promote(HEAD), Error::<Test>::NoShadow);
	});
}

#[test]
fn refuses_a_shadow_of_others_or_outside_of_the_limits() {
	ExtBuilder::build_and_execute(|| {
		for key in [ANNA, NOBODY] {
			assert_noop!(
				set(key, Some(holding_above(1_000))),
				sp_runtime::DispatchError::BadOrigin
			);
			assert_noop!(promote(key), sp_runtime::DispatchError::BadOrigin);
		}
		assert_noop!(set(HEAD, Some(holding_above(1))), Error::<Test>::StopsEverything);
	});
}
