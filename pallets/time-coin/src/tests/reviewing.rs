//! Services that are contested or that nobody confirms: another branch decides.

use super::*;
use polkadot_sdk::frame_support::pallet_prelude::DispatchResult;

const REASON: H256 = H256::repeat_byte(5);
/// Time to confirm in this runtime.
const PERIOD: Moment = 3 * 24 * HOUR;

fn ended() -> ActivityId {
	let activity = publish(pool_terms());
	serve_by(activity, VOLUNTEER, NOON - 2 * HOUR, NOON);
	activity
}

fn contest(key: u64, activity: ActivityId) -> DispatchResult {
	TimeCoin::contest(signed(key), activity, id(VOLUNTEER), REASON)
}

fn review(key: u64, activity: ActivityId, pay: bool) -> DispatchResult {
	TimeCoin::review(signed(key), activity, id(VOLUNTEER), pay)
}

fn state(activity: ActivityId) -> ServiceState {
	TimeCoin::service(activity, id(VOLUNTEER)).unwrap().state
}

#[test]
fn goes_to_another_branch_when_nobody_confirms_in_time() {
	ample().build_and_execute(|| {
		let activity = ended();
		Now::set(NOON + PERIOD);
		assert_noop!(
			review(role(FOREIGN_REVIEWER), activity, true),
			TestError::ConfirmationOpen
		);
		Now::set(NOON + PERIOD + 1);
		for key in [role(REVIEWER), role(FOREIGN_CLERK), VOLUNTEER] {
			assert_noop!(review(key, activity, true), TestError::NotOtherBranch);
		}
		assert_ok!(review(role(FOREIGN_REVIEWER), activity, true));
		let reviewer = id(FOREIGN_REVIEWER);
		assert_eq!(
			last_event(),
			Event::ServiceReviewed {
				activity,
				volunteer: id(VOLUNTEER),
				reviewer,
				pay: true
			}
		);
		assert_eq!(state(activity), ServiceState::Confirmed);
		assert_eq!(free(VOLUNTEER), 0, "a review is no payment");
		assert_ok!(TimeCoin::review_late(
			signed(role(LATE_REVIEWER)),
			activity,
			id(VOLUNTEER)
		));
		settle(activity, VOLUNTEER);
		let (movement, ..) = movements().pop().unwrap();
		assert_eq!(movement.signers.confirmer, Some(reviewer));
	});
}

#[test]
fn can_still_be_confirmed_when_the_time_is_over_and_nobody_has_reviewed() {
	ample().build_and_execute(|| {
		let activity = ended();
		Now::set(NOON + PERIOD + 1);
		assert_ok!(TimeCoin::confirm(signed(ELDER), activity, id(VOLUNTEER)));
		assert_noop!(review(role(FOREIGN_REVIEWER), activity, true), TestError::WrongState);
	});
}

#[test]
fn is_decided_by_another_branch_when_the_recipients_side_contests() {
	for (contester, confirmed_before) in [(ELDER, false), (GUARDIAN, true), (role(MANAGER), true)] {
		ample().build_and_execute(|| {
			let activity = ended();
			if confirmed_before {
				assert_ok!(TimeCoin::confirm(signed(ELDER), activity, id(VOLUNTEER)));
			}
			assert_noop!(contest(VOLUNTEER, activity), TestError::NotParty);
			assert_noop!(contest(role(VOLUNTEER), activity), TestError::SamePerson);
			assert_ok!(contest(contester, activity));
			let by = id(contester % 2000);
			assert_eq!(
				last_event(),
				Event::ServiceContested {
					activity,
					volunteer: id(VOLUNTEER),
					by,
					reason: REASON
				}
			);
			assert_eq!(state(activity), ServiceState::Disputed);
			assert_noop!(contest(contester, activity), TestError::WrongState);
			assert_noop!(
				TimeCoin::confirm(signed(ELDER), activity, id(VOLUNTEER)),
				TestError::WrongState
			);
			assert_noop!(
				TimeCoin::cancel(signed(role(CLERK)), activity, id(VOLUNTEER)),
				TestError::NotCancellable
			);
			// No, and the volunteer's time is free again.
			assert_ok!(review(role(FOREIGN_REVIEWER), activity, false));
			assert_eq!(state(activity), ServiceState::Cancelled);
			assert_noop!(review(role(FOREIGN_REVIEWER), activity, true), TestError::WrongState);
			ended();
		});
	}
}

#[test]
fn returns_the_escrow_when_a_review_ends_the_service() {
	ample().build_and_execute(|| {
		issue(ELDER, 250);
		let activity = publish(escrow_terms());
		assert_ok!(TimeCoin::fund(signed(ELDER), activity));
		serve_by(activity, VOLUNTEER, NOON - 2 * HOUR, NOON);
		assert_ok!(contest(ELDER, activity));
		assert_ok!(review(role(FOREIGN_REVIEWER), activity, false));
		assert_eq!((free(ELDER), locked(ELDER), free(VOLUNTEER)), (250, 0, 0));
	});
}

#[test]
fn refuses_a_reviewer_who_has_a_part_or_is_related() {
	ample().build_and_execute(|| {
		let activity = ended();
		assert_ok!(contest(ELDER, activity));
		for person in [VOLUNTEER, ELDER, CLERK] {
			let key = 5000 + person;
			let holder = RoleHolder {
				member: id(person),
				role: Role::Reviewer,
				body: Body::Branch(OTHER_BRANCH),
			};
			RoleHolders::mutate(|all| all.insert(key, holder));
			assert_noop!(review(key, activity, true), TestError::SamePerson);
		}
		Guardians::mutate(|all| all.insert((VOLUNTEER, FOREIGN_REVIEWER)));
		assert_noop!(review(role(FOREIGN_REVIEWER), activity, true), TestError::Related);
	});
}

#[test]
fn can_be_settled_again_when_another_branch_did_not_sign_and_a_third_one_reviewed() {
	let rules = IssueRules {
		cosign_above: 0,
		..OPEN_RULES
	};
	ample().rules(rules).build_and_execute(|| {
		let activity = publish(pool_terms());
		confirmed(activity, VOLUNTEER);
		settle(activity, VOLUNTEER);
		assert_ok!(TimeCoin::cosign(
			signed(role(FOREIGN_REVIEWER)),
			activity,
			id(VOLUNTEER),
			false
		));
		let third = 5000 + 30;
		let holder = RoleHolder {
			member: id(30),
			role: Role::Reviewer,
			body: Body::Branch(BranchId(3)),
		};
		RoleHolders::mutate(|all| all.insert(third, holder));
		assert_ok!(review(third, activity, true));
		settle(activity, VOLUNTEER);
		assert_eq!(state(activity), ServiceState::Waiting);
		assert_noop!(
			TimeCoin::cosign(signed(third), activity, id(VOLUNTEER), true),
			TestError::SamePerson
		);
		assert_ok!(TimeCoin::cosign(
			signed(role(FOREIGN_REVIEWER)),
			activity,
			id(VOLUNTEER),
			true
		));
		assert_eq!(free(VOLUNTEER), 200);
	});
}
