//! Settlement of an activity's participants in one call.

use super::*;

fn batch(members: &[u64]) -> Batch {
	let all: Vec<_> = members
		.iter()
		.map(|member| (id(*member), H256::repeat_byte(9)))
		.collect();
	Batch::try_from(all).unwrap()
}

fn class() -> ActivityId {
	let activity = publish(Terms {
		capacity: 3,
		..pool_terms()
	});
	for member in [VOLUNTEER, FRIEND, 20] {
		confirmed(activity, member);
	}
	activity
}

#[test]
fn settles_the_others_when_one_fails() {
	// The quota is enough for two of them.
	ExtBuilder::default().quota(BRANCH, 400).build_and_execute(|| {
		let activity = class();
		let all = batch(&[VOLUNTEER, 21, FRIEND, VOLUNTEER, 20]);
		assert_ok!(TimeCoin::settle_batch(signed(role(REVIEWER)), activity, all));
		let results = [
			(VOLUNTEER, Ok(())),
			(21, Err(TestError::UnknownService.into())),
			(FRIEND, Ok(())),
			(VOLUNTEER, Err(TestError::WrongState.into())),
			(20, Err(TestError::QuotaExceeded.into())),
		];
		let results: Vec<_> = results
			.into_iter()
			.map(|(member, result)| BatchResult {
				volunteer: id(member),
				result,
			})
			.collect();
		assert_eq!(
			last_event(),
			Event::BatchSettled {
				activity,
				results: BatchResults::try_from(results).unwrap()
			}
		);
		assert_eq!((free(VOLUNTEER), free(FRIEND), free(20)), (200, 200, 0));
		assert_eq!(TimeCoin::quota_of(BRANCH).used, 400);
	});
}

#[test]
fn refuses_the_whole_batch_when_the_caller_or_the_call_is_wrong() {
	ample().build_and_execute(|| {
		let activity = class();
		for key in [VOLUNTEER, role(CLERK), role(FOREIGN_REVIEWER)] {
			assert_noop!(
				TimeCoin::settle_batch(signed(key), activity, batch(&[VOLUNTEER])),
				TestError::NotOfficer
			);
		}
		assert_noop!(
			TimeCoin::settle_batch(signed(role(REVIEWER)), activity, batch(&[])),
			TestError::NothingToSettle
		);
		assert_noop!(
			TimeCoin::settle_batch(signed(role(REVIEWER)), ActivityId(9), batch(&[VOLUNTEER])),
			TestError::UnknownActivity
		);
	});
}

#[test]
fn tells_of_each_who_waits_or_is_held() {
	ample().build_and_execute(|| {
		let activity = class();
		while_rules_say(Assessment::Hold(ALERT), || {
			assert_ok!(TimeCoin::settle_batch(
				signed(role(REVIEWER)),
				activity,
				batch(&[VOLUNTEER, FRIEND])
			));
		});
		let held = events()
			.into_iter()
			.filter(|event| matches!(event, Event::MovementHeld { .. }))
			.count();
		assert_eq!(held, 2);
		for member in [VOLUNTEER, FRIEND] {
			let service = TimeCoin::service(activity, id(member)).unwrap();
			assert_eq!(service.state, ServiceState::Held);
		}
	});
}
