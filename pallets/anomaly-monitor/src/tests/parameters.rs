//! Parameters, set by the head office within limits.

use crate::{
	mock::*,
	params::{default_params, MAX_AMOUNT},
	rules::{LAPSED, LARGE_DAILY, LARGE_SINGLE, VELOCITY},
	Bands, Error, Event, RuleParams, StageParams,
};
use frame_support::{assert_noop, assert_ok};
use polkadot_sdk::*;
use timebank_primitives::*;

fn single(flag: Option<u128>, hold: Option<u128>, refuse: Option<u128>) -> RuleParams {
	RuleParams {
		rule: LARGE_SINGLE,
		bands: Bands { flag, hold, refuse },
		weight: 10,
		floor: 0,
	}
}

fn set(key: u64, stage: Stage, list: &[RuleParams]) -> Result<(), sp_runtime::DispatchError> {
	AnomalyMonitor::set_params(RuntimeOrigin::signed(key), stage, list.to_vec().try_into().unwrap())
}

#[test]
fn the_head_office_sets_the_parameters_of_one_stage() {
	ExtBuilder::build_and_execute(|| {
		let first = single(None, Some(1_000), None);
		assert_ok!(set(HEAD, Stage::Gift, &[first]));
		let second = single(Some(500), None, None);
		assert_ok!(set(HEAD, Stage::Gift, &[second]));
		let list = |params: &[RuleParams]| StageParams::try_from(params.to_vec()).unwrap();
		assert_eq!(
			events(),
			[
				Event::ParamsSet {
					stage: Stage::Gift,
					old: list(&[]),
					new: list(&[first])
				},
				Event::ParamsSet {
					stage: Stage::Gift,
					old: list(&[first]),
					new: list(&[second])
				},
			]
		);
		let all = AnomalyMonitor::params(Stage::Gift);
		assert_eq!(all[..2], [second, default_params(Stage::Gift, LARGE_DAILY)]);
		assert!(all.contains(&default_params(Stage::Gift, VELOCITY)));
		assert_eq!(
			AnomalyMonitor::params(Stage::Redeem)[0],
			default_params(Stage::Redeem, LARGE_SINGLE)
		);
		assert!(matches!(go(&gift(501)), Assessment::Flag(_)));
	});
}

#[test]
fn a_rule_without_thresholds_is_off() {
	ExtBuilder::build_and_execute(|| {
		assert!(matches!(go(&gift(2_001)), Assessment::Flag(_)));
		assert_ok!(set(HEAD, Stage::Gift, &[single(None, None, None)]));
		wait(2 * DAY);
		assert_eq!(go(&gift(2_001)), Assessment::Allow);
	});
}

#[test]
fn refuses_parameters_when_somebody_else_sets_them() {
	ExtBuilder::build_and_execute(|| {
		for key in [ANNA, CLERK, NOBODY] {
			assert_noop!(set(key, Stage::Gift, &[]), sp_runtime::DispatchError::BadOrigin);
		}
	});
}

#[test]
fn refuses_parameters_when_they_are_outside_of_their_limits() {
	ExtBuilder::build_and_execute(|| {
		let unknown = RuleParams {
			rule: RuleId(99),
			..single(None, None, None)
		};
		for (list, error) in [
			(vec![unknown], Error::<Test>::UnknownRule),
			(
				vec![RuleParams {
					rule: LAPSED,
					..single(None, None, None)
				}],
				Error::<Test>::RuleNotAtStage,
			),
			(vec![single(None, None, None); 2], Error::<Test>::DuplicateRule),
			(vec![single(Some(900), Some(800), None)], Error::<Test>::BandsOutOfOrder),
			(vec![single(None, None, Some(0))], Error::<Test>::StopsEverything),
			(vec![single(None, Some(25), None)], Error::<Test>::StopsEverything),
			(vec![single(None, None, Some(MAX_AMOUNT + 1))], Error::<Test>::TooHigh),
		] {
			assert_noop!(set(HEAD, Stage::Gift, &list), error);
		}
	});
}

#[test]
fn the_chain_starts_with_what_genesis_says() {
	let rule = single(Some(700), None, None);
	ExtBuilder {
		params: vec![(Stage::Redeem, vec![rule])],
	}
	.execute(|| {
		assert_eq!(AnomalyMonitor::params(Stage::Redeem)[0], rule);
		assert_eq!(
			AnomalyMonitor::params(Stage::Gift)[0],
			default_params(Stage::Gift, LARGE_SINGLE)
		);
	});
}

#[test]
#[should_panic(expected = "StopsEverything")]
fn refuses_a_genesis_that_would_stop_everything() {
	ExtBuilder {
		params: vec![(Stage::Gift, vec![single(None, None, Some(1))])],
	}
	.execute(|| ());
}
