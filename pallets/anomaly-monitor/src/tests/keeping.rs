//! How long alerts are kept, how they are listed, and that nobody can fill the storage with them.

use crate::{mock::*, AlertsStore, Error, Event, MAX_OPEN};
use frame_support::{assert_noop, assert_ok};
use polkadot_sdk::*;
use timebank_primitives::*;

fn remove(alert: AlertId) -> Result<(), sp_runtime::DispatchError> {
	AnomalyMonitor::remove_alert(RuntimeOrigin::signed(NOBODY), alert)
}

#[test]
fn a_closed_alert_is_removed_after_its_retention_and_stays_counted() {
	ExtBuilder::build_and_execute(|| {
		assert_noop!(remove(AlertId(9)), Error::<Test>::UnknownAlert);
		let (alert, _) = assigned_gift();
		wait(2 * RETENTION);
		assert_noop!(remove(alert), Error::<Test>::NotClosed);
		let key = RuntimeOrigin::signed(ANNA);
		assert_ok!(AnomalyMonitor::close(key, alert, Finding::Confirmed, digest(9)));
		wait(RETENTION - 1);
		assert_noop!(remove(alert), Error::<Test>::TooEarly);
		wait(1);
		events();
		assert_noop!(
			AnomalyMonitor::remove_alert(RuntimeOrigin::none(), alert),
			sp_runtime::DispatchError::BadOrigin
		);
		assert_ok!(remove(alert));
		assert_eq!(events(), [Event::AlertRemoved { alert }]);
		assert!(!AlertsStore::<Test>::contains_key(alert));
		assert_eq!(AnomalyMonitor::rule_counts(crate::rules::LARGE_SINGLE).confirmed, 1);
		assert_noop!(remove(alert), Error::<Test>::UnknownAlert);
	});
}

#[test]
fn alerts_are_listed_by_pages_newest_first() {
	ExtBuilder::build_and_execute(|| {
		for number in 0..5 {
			go(&MovementFacts {
				payer: Some(summary(MemberId(100 + number))),
				..gift(3_000)
			});
			wait(2 * DAY);
		}
		let ids = |before: Option<u64>, limit| {
			AnomalyMonitor::alerts(before.map(AlertId), limit)
				.into_iter()
				.map(|listed| {
					assert_eq!(Some(listed.alert), AnomalyMonitor::alert_record(listed.id));
					listed.id.0
				})
				.collect::<Vec<_>>()
		};
		assert_eq!(ids(None, 2), [4, 3]);
		assert_eq!(ids(Some(3), 2), [2, 1]);
		assert_eq!(ids(Some(1), 9), [0]);
		assert_eq!(ids(Some(0), 9), Vec::<u64>::new());
		assert_eq!(ids(Some(u64::MAX), u32::MAX), [4, 3, 2, 1, 0]);
	});
}

/// Whoever makes small suspicious movements again and again fills one alert, not the storage.
#[test]
fn a_subject_with_many_open_alerts_gets_no_more_of_what_is_not_held() {
	ExtBuilder::build_and_execute(|| {
		for number in 0..u64::from(MAX_OPEN) {
			assert_eq!(go(&gift(2_500)), Assessment::Flag(AlertId(number)));
			wait(2 * DAY);
		}
		let last = AlertId(u64::from(MAX_OPEN) - 1);
		events();
		assert_eq!(go(&gift(2_500)), Assessment::Flag(last));
		let repeated = events();
		assert!(
			matches!(&repeated[..], [Event::AlertRepeated { alert, subject, amount: 2_500, .. }] if *alert == last && *subject == GIVER),
			"{repeated:?}"
		);
		assert_eq!(AnomalyMonitor::alert_record(last).unwrap().repeats, 1);
		assert_eq!(AnomalyMonitor::standing(GIVER).open, MAX_OPEN);
		assert_eq!(
			AnomalyMonitor::window(GIVER).outgoing(Now::get()),
			2_500,
			"the movement counts"
		);

		// What is held gets an alert of its own, by which it is decided.
		wait(2 * DAY);
		let held = go(&gift(5_000));
		assert_eq!(held, Assessment::Hold(AlertId(last.0 + 1)));

		// A closed one makes place.
		wait(2 * DAY);
		for alert in [last, AlertId(0)] {
			assert_ok!(AnomalyMonitor::assign(RuntimeOrigin::signed(ANNA), alert));
			let key = RuntimeOrigin::signed(ANNA);
			assert_ok!(AnomalyMonitor::close(key, alert, Finding::FalsePositive, digest(9)));
		}
		assert_eq!(go(&gift(2_500)), Assessment::Flag(AlertId(last.0 + 2)));
	});
}
