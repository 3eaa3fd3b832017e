use super::*;

fn settle_fails(key: u64, activity: ActivityId, error: TestError) {
	assert_noop!(
		TimeCoin::settle(signed(key), activity, id(VOLUNTEER), H256::zero()),
		error
	);
}

#[test]
fn issues_new_coins_when_a_pool_service_is_countersigned() {
	ample().build_and_execute(|| {
		let activity = publish(pool_terms());
		confirmed(activity, VOLUNTEER);
		let supply = TimeCoin::total_supply();
		settle(activity, VOLUNTEER);
		assert_eq!(
			last_event(),
			Event::ServiceSettled {
				activity,
				volunteer: id(VOLUNTEER),
				amount: 200
			}
		);
		assert_eq!(TimeCoin::total_supply(), supply + 200);
		let origin = OriginId(0);
		assert_eq!(lots(VOLUNTEER), vec![parts(&[(origin, 200)])]);
		let claimed = ClaimedTime {
			start: NOON - 2 * HOUR,
			end: NOON,
			late: true,
		};
		let expected = OriginRecord {
			activity,
			volunteer: id(VOLUNTEER),
			recipient: Some(id(ELDER)),
			branch: BRANCH,
			amount: 200,
			claimed,
			record: H256::repeat_byte(9),
			at: NOON,
		};
		assert_eq!(TimeCoin::origin(origin), Some(expected));
		assert_eq!(TimeCoin::quota_of(BRANCH).used, 200);
		let (movement, source, target) = movements().pop().unwrap();
		assert_eq!(
			(movement.kind, movement.stage),
			(MovementKind::Issue, Some(Stage::ActivityEnd))
		);
		assert_eq!((movement.payer, source, target), (None, None, None));
		assert_eq!(movement.signers.countersigner, Some(id(REVIEWER)));
		assert_eq!(movement.signers.confirmer, Some(id(ELDER)));
		assert_eq!(movement.claimed, Some(claimed));
		let service = TimeCoin::service(activity, id(VOLUNTEER)).unwrap();
		assert_eq!((service.state, service.paid), (ServiceState::Settled, 200));
		assert!(OpenBookings::<Test>::get(id(VOLUNTEER)).is_empty());
	});
}

#[test]
fn pays_a_training_at_its_own_stage_when_it_ends() {
	ample().build_and_execute(|| {
		let terms = Terms {
			kind: ActivityKind::Training,
			recipient: None,
			rate: 50,
			..pool_terms()
		};
		let activity = publish(terms);
		confirmed(activity, VOLUNTEER);
		settle(activity, VOLUNTEER);
		assert_eq!(free(VOLUNTEER), 400);
		let (facts, execution) = Assessed::get().pop().unwrap();
		assert_eq!((facts.stage, execution), (Stage::TrainingEnd, Execution::Deferrable));
	});
}

#[test]
fn pays_trainers_at_the_same_stage() {
	ample().build_and_execute(|| {
		let terms = Terms {
			kind: ActivityKind::Teaching,
			recipient: None,
			..pool_terms()
		};
		let activity = publish(terms);
		confirmed(activity, VOLUNTEER);
		settle(activity, VOLUNTEER);
		assert_eq!(free(VOLUNTEER), 200);
		assert_eq!(TrainingQuota::<Test>::get(id(VOLUNTEER)).used, 200);
		let (facts, _) = Assessed::get().pop().unwrap();
		assert_eq!(facts.stage, Stage::TrainingEnd);
	});
}

#[test]
fn pays_out_of_escrow_and_returns_the_rest_when_countersigned() {
	ample().build_and_execute(|| {
		let origin = issue(ELDER, 300);
		let activity = publish(escrow_terms());
		assert_ok!(TimeCoin::fund(signed(ELDER), activity));
		confirmed(activity, VOLUNTEER);
		let supply = TimeCoin::total_supply();
		settle(activity, VOLUNTEER);
		// The origin stays through escrow and payment; the tolerance that was not needed goes back.
		assert_eq!(lots(VOLUNTEER), vec![parts(&[(origin, 200)])]);
		assert_eq!((free(ELDER), locked(ELDER)), (100, 0));
		assert_eq!(TimeCoin::total_supply(), supply);
		assert_eq!(TimeCoin::quota_of(BRANCH).used, 0);
		let (movement, source, target) = movements()
			.into_iter()
			.rfind(|(m, ..)| m.kind == MovementKind::Pay)
			.unwrap();
		assert_eq!((source, target), (Some(LockReason::Escrow(activity)), None));
		assert_eq!(movement.payer.map(|leg| leg.member), Some(id(ELDER)));
		assert_eq!(movement.receiver.map(|leg| leg.member), Some(id(VOLUNTEER)));
	});
}

#[test]
fn settles_each_volunteer_when_there_are_several() {
	ample().build_and_execute(|| {
		issue(ELDER, 500);
		let activity = publish(Terms {
			capacity: 2,
			..escrow_terms()
		});
		assert_ok!(TimeCoin::fund(signed(ELDER), activity));
		confirmed(activity, VOLUNTEER);
		confirmed(activity, FRIEND);
		settle(activity, VOLUNTEER);
		assert_eq!((free(ELDER), locked(ELDER)), (50, 250));
		settle(activity, FRIEND);
		assert_eq!((free(ELDER), locked(ELDER)), (100, 0));
		assert_eq!((free(VOLUNTEER), free(FRIEND)), (200, 200));
	});
}

#[test]
fn leaves_the_rest_in_escrow_when_the_recipient_is_full_of_dust() {
	ample().build_and_execute(|| {
		let origin = issue(ELDER, 250);
		let activity = publish(escrow_terms());
		assert_ok!(TimeCoin::fund(signed(ELDER), activity));
		fill_up(ELDER);
		confirmed(activity, VOLUNTEER);
		settle(activity, VOLUNTEER);
		assert_eq!(lots(VOLUNTEER), vec![parts(&[(origin, 200)])]);
		assert_eq!(locked(ELDER), 50);
		assert_ok!(TimeCoin::close(signed(ELDER), activity));
		assert_noop!(TimeCoin::close(signed(ELDER), activity), TestError::ReceiverFull);
		// One lot less, and the coins come back.
		let (from, to) = (Source::Free(id(ELDER)), Target::Free(id(GUARDIAN)));
		assert_ok!(TimeCoin::do_decided_move(Order {
			kind: MovementKind::Gift,
			..plain(from, to, 16)
		}));
		assert_ok!(TimeCoin::close(signed(ELDER), activity));
		assert_eq!(locked(ELDER), 0);
	});
}

/// Gives a member as many lots as can be, of which no two fit together.
pub(super) fn fill_up(member: u64) {
	for _ in TimeCoin::lots(id(member)).len()..MAX_LOTS as usize {
		for _ in 0..MAX_PARTS {
			issue(FRIEND, 1);
		}
		// Sixteen lots of one unit become two of eight origins, which one movement can take.
		assert_ok!(TimeCoin::consolidate(signed(FRIEND)));
		assert_ok!(TimeCoin::consolidate(signed(FRIEND)));
		let from = Source::Free(id(FRIEND));
		let order = Order {
			kind: MovementKind::Gift,
			..plain(from, Target::Free(id(member)), 16)
		};
		assert_ok!(TimeCoin::do_decided_move(order));
	}
	assert_eq!(TimeCoin::lots(id(member)).len(), MAX_LOTS as usize);
}

#[test]
fn pays_no_more_than_planned_and_the_tolerance() {
	ample().build_and_execute(|| {
		let activity = publish(Terms {
			start: NOON - 5 * HOUR,
			end: NOON - 3 * HOUR,
			..pool_terms()
		});
		serve_by(activity, VOLUNTEER, NOON - 5 * HOUR, NOON);
		assert_ok!(TimeCoin::confirm(signed(ELDER), activity, id(VOLUNTEER)));
		assert_ok!(TimeCoin::review_late(
			signed(role(LATE_REVIEWER)),
			activity,
			id(VOLUNTEER)
		));
		settle(activity, VOLUNTEER);
		assert_eq!(free(VOLUNTEER), 250);
	});
}

#[test]
fn settles_without_coins_when_no_quantum_was_served() {
	ample().build_and_execute(|| {
		issue(ELDER, 250);
		let activity = publish(escrow_terms());
		assert_ok!(TimeCoin::fund(signed(ELDER), activity));
		serve_by(activity, VOLUNTEER, NOON - 14 * MINUTE, NOON);
		assert_ok!(TimeCoin::confirm(signed(ELDER), activity, id(VOLUNTEER)));
		settle(activity, VOLUNTEER);
		assert_eq!(
			last_event(),
			Event::ServiceSettled {
				activity,
				volunteer: id(VOLUNTEER),
				amount: 0
			}
		);
		assert_eq!((free(VOLUNTEER), free(ELDER), locked(ELDER)), (0, 250, 0));
	});
}

#[test]
fn reviews_a_late_record_when_a_reviewer_asks() {
	ample().build_and_execute(|| {
		let activity = publish(pool_terms());
		serve_by(activity, VOLUNTEER, NOON - 2 * HOUR, NOON);
		let review = |key: u64| TimeCoin::review_late(signed(key), activity, id(VOLUNTEER));
		assert_noop!(review(role(LATE_REVIEWER)), TestError::WrongState);
		assert_ok!(TimeCoin::confirm(signed(GUARDIAN), activity, id(VOLUNTEER)));
		settle_fails(role(REVIEWER), activity, TestError::LateReviewMissing);
		assert_noop!(review(role(MANAGER)), TestError::NotOfficer);
		assert_noop!(review(role(FOREIGN_REVIEWER)), TestError::NotOfficer);
		assert_noop!(review(role(VOLUNTEER)), TestError::SamePerson);
		assert_noop!(review(role(GUARDIAN)), TestError::SamePerson);
		assert_ok!(review(role(LATE_REVIEWER)));
		let reviewer = id(LATE_REVIEWER);
		assert_eq!(
			last_event(),
			Event::LateRecordReviewed {
				activity,
				volunteer: id(VOLUNTEER),
				reviewer
			}
		);
		assert_noop!(review(role(REVIEWER)), TestError::NothingToReview);
		// Who reviewed does not countersign.
		settle_fails(role(LATE_REVIEWER), activity, TestError::SamePerson);
		settle(activity, VOLUNTEER);
	});
}

#[test]
fn refuses_a_late_review_when_the_record_is_not_late() {
	ample().build_and_execute(|| {
		let activity = publish(Terms {
			start: NOON - 20 * MINUTE,
			end: NOON,
			..pool_terms()
		});
		confirmed(activity, VOLUNTEER);
		assert_noop!(
			TimeCoin::review_late(signed(role(LATE_REVIEWER)), activity, id(VOLUNTEER)),
			TestError::NothingToReview
		);
	});
}

#[test]
fn refuses_to_settle_when_the_countersigner_is_wrong() {
	ample().build_and_execute(|| {
		let activity = publish(pool_terms());
		assert_noop!(
			TimeCoin::settle(signed(role(REVIEWER)), ActivityId(9), id(VOLUNTEER), H256::zero()),
			TestError::UnknownActivity
		);
		settle_fails(role(REVIEWER), activity, TestError::UnknownService);
		serve_by(activity, VOLUNTEER, NOON - 2 * HOUR, NOON);
		settle_fails(role(REVIEWER), activity, TestError::WrongState);
		assert_ok!(TimeCoin::confirm(signed(ELDER), activity, id(VOLUNTEER)));
		settle_fails(REVIEWER, activity, TestError::NotOfficer);
		settle_fails(role(CLERK), activity, TestError::NotOfficer);
		settle_fails(role(FOREIGN_REVIEWER), activity, TestError::NotOfficer);
		settle_fails(role(VOLUNTEER), activity, TestError::SamePerson);
		settle_fails(role(ELDER), activity, TestError::SamePerson);
		// The recipient's guardian has had no part, but is no stranger to the benefit.
		settle_fails(role(GUARDIAN), activity, TestError::Related);
		Guardians::mutate(|all| all.insert((REVIEWER, VOLUNTEER)));
		settle_fails(role(REVIEWER), activity, TestError::Related);
	});
}

#[test]
fn refuses_to_settle_when_the_countersigner_was_on_site() {
	ample().build_and_execute(|| {
		let activity = publish(pool_terms());
		assert_ok!(TimeCoin::book(signed(VOLUNTEER), activity));
		for key in [VOLUNTEER, role(REVIEWER)] {
			assert_ok!(TimeCoin::check_in(
				signed(key),
				activity,
				id(VOLUNTEER),
				NOON - 20 * MINUTE
			));
			// The start was reported by the reviewer, the end by another.
		}
		for key in [VOLUNTEER, role(CLERK)] {
			assert_ok!(TimeCoin::check_out(signed(key), activity, id(VOLUNTEER), NOON));
		}
		assert_ok!(TimeCoin::confirm(signed(ELDER), activity, id(VOLUNTEER)));
		settle_fails(role(REVIEWER), activity, TestError::SamePerson);
		assert_ok!(TimeCoin::settle(
			signed(role(MANAGER)),
			activity,
			id(VOLUNTEER),
			H256::zero()
		));
	});
}

#[test]
fn refuses_to_settle_when_a_level_is_too_low_for_new_coins() {
	for member in [VOLUNTEER, ELDER] {
		ample().build_and_execute(|| {
			let activity = publish(pool_terms());
			confirmed(activity, VOLUNTEER);
			set_member(member, |member| member.level = Level::Reviewed);
			settle_fails(role(REVIEWER), activity, TestError::LevelTooLow);
		});
	}
}

#[test]
fn refuses_to_settle_twice() {
	ample().build_and_execute(|| {
		let activity = publish(pool_terms());
		confirmed(activity, VOLUNTEER);
		settle(activity, VOLUNTEER);
		settle_fails(role(REVIEWER), activity, TestError::WrongState);
		assert_noop!(
			TimeCoin::cancel(signed(role(CLERK)), activity, id(VOLUNTEER)),
			TestError::NotCancellable
		);
	});
}

#[test]
fn refuses_to_issue_when_the_quota_is_used_up() {
	ExtBuilder::default().quota(BRANCH, 300).build_and_execute(|| {
		let first = publish(pool_terms());
		confirmed(first, VOLUNTEER);
		let second = publish(pool_terms());
		confirmed(second, FRIEND);
		settle(first, VOLUNTEER);
		let again = || TimeCoin::settle(signed(role(REVIEWER)), second, id(FRIEND), H256::zero());
		assert_noop!(again(), TestError::QuotaExceeded);
		// The next period has its own quota, and what the last one left does not add to it.
		Now::set(NOON + 30 * 24 * HOUR);
		assert_eq!(TimeCoin::quota_of(BRANCH).used, 0);
		assert_ok!(again());
		assert_eq!(TimeCoin::quota_of(BRANCH).used, 200);
		assert_eq!(TimeCoin::quota_of(BRANCH).spend(101), None);
	});
}

#[test]
fn keeps_the_service_confirmed_when_a_settlement_is_refused() {
	ample().build_and_execute(|| {
		let activity = publish(pool_terms());
		confirmed(activity, VOLUNTEER);
		while_rules_say(Assessment::Refuse(ALERT), || settle(activity, VOLUNTEER));
		let refusal = Refusal::Rules { alert: ALERT };
		let (payer, receiver) = (None, Some(id(VOLUNTEER)));
		let expected = Event::MovementRefused {
			refusal,
			stage: Stage::ActivityEnd,
			payer,
			receiver,
			amount: 200,
		};
		assert_eq!(last_event(), expected);
		assert_eq!(TimeCoin::quota_of(BRANCH).used, 0);
		assert_eq!(
			TimeCoin::service(activity, id(VOLUNTEER)).unwrap().state,
			ServiceState::Confirmed
		);
		settle(activity, VOLUNTEER);
		assert_eq!(free(VOLUNTEER), 200);
	});
}

#[test]
fn refuses_to_issue_when_sums_or_numbers_are_used_up() {
	ample().build_and_execute(|| {
		let activity = publish(pool_terms());
		confirmed(activity, VOLUNTEER);
		Supply::<Test>::put(SupplyTotals {
			issued: Balance::MAX,
			redeemed: Balance::MAX,
			withdrawn: 0,
		});
		settle_fails(role(REVIEWER), activity, TestError::Overflow);
		Supply::<Test>::kill();
		NextOrigin::<Test>::put(OriginId(u64::MAX));
		settle_fails(role(REVIEWER), activity, TestError::NumbersExhausted);
		NextOrigin::<Test>::kill();
		NextHold::<Test>::put(HoldId(u64::MAX));
		settle_fails(role(REVIEWER), activity, TestError::NumbersExhausted);
		NextHold::<Test>::kill();
		settle(activity, VOLUNTEER);
	});
}
