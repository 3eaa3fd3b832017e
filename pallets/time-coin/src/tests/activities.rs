use super::*;

fn publish_fails(change: impl FnOnce(&mut Terms), error: TestError) {
	let mut terms = escrow_terms();
	change(&mut terms);
	assert_noop!(TimeCoin::publish(signed(role(CLERK)), terms), error);
}

#[test]
fn publishes_when_an_officer_of_the_branch_asks() {
	ample().build_and_execute(|| {
		let activity = publish(pool_terms());
		let stored = TimeCoin::activity(activity).unwrap();
		assert_eq!(stored.publisher, id(CLERK));
		// Two hours and the tolerance of half an hour.
		assert_eq!(stored.share, 250);
		assert_eq!(
			last_event(),
			Event::ActivityPublished {
				activity,
				branch: BRANCH,
				publisher: id(CLERK)
			}
		);
	});
}

#[test]
fn refuses_terms_when_they_are_bad() {
	ample().build_and_execute(|| {
		publish_fails(|t| t.region = RegionCode(1), TestError::InvalidRegion);
		publish_fails(|t| t.end = t.start, TestError::InvalidTime);
		publish_fails(|t| t.rate = 26, TestError::InvalidRate);
		publish_fails(|t| t.capacity = 0, TestError::InvalidCapacity);
		publish_fails(|t| t.recipient = None, TestError::RecipientMissing);
		publish_fails(|t| t.kind = ActivityKind::Training, TestError::TrainingNeedsPool);
		publish_fails(|t| t.recipient = Some(id(STRANGER)), TestError::UnknownMember);
		set_member(ELDER, |member| member.level = Level::Reviewed);
		publish_fails(|t| t.funding = Funding::BranchPool, TestError::LevelTooLow);
		set_member(ELDER, |member| member.status = FilingStatus::Suspended);
		publish_fails(|_| (), TestError::NotFiled);
	});
}

#[test]
fn refuses_to_publish_when_the_key_is_no_officer_of_the_branch() {
	ample().build_and_execute(|| {
		for key in [VOLUNTEER, role(FOREIGN_REVIEWER), STRANGER] {
			assert_noop!(TimeCoin::publish(signed(key), pool_terms()), TestError::NotOfficer);
		}
	});
}

#[test]
fn publishes_when_an_organisation_of_the_branch_asks() {
	ample().build_and_execute(|| {
		let publish = |key: u64| TimeCoin::publish(signed(key), pool_terms());
		set_member(FRIEND, |member| member.kind = MemberKind::Organisation);
		assert_ok!(publish(FRIEND));
		assert_eq!(TimeCoin::activity(ActivityId(0)).unwrap().publisher, id(FRIEND));
		assert_noop!(publish(custodied(FRIEND)), TestError::CustodiedKey);
		set_member(FRIEND, |member| member.status = FilingStatus::Suspended);
		assert_noop!(publish(FRIEND), TestError::NotFiled);
		set_member(FRIEND, |member| {
			member.status = FilingStatus::Filed;
			member.home = OTHER_BRANCH;
		});
		assert_noop!(publish(FRIEND), TestError::NotOfficer);
	});
}

#[test]
fn publishes_when_a_contract_of_the_branch_asks() {
	ample().build_and_execute(|| {
		let publish = |key: u64| TimeCoin::publish(signed(key), pool_terms());
		set_member(FRIEND, |member| {
			member.kind = MemberKind::Contract;
			member.home = OTHER_BRANCH;
		});
		assert_noop!(publish(FRIEND), TestError::NotOfficer);
		set_member(FRIEND, |member| member.home = BRANCH);
		assert_ok!(publish(FRIEND));
		assert_eq!(TimeCoin::activity(ActivityId(0)).unwrap().publisher, id(FRIEND));
	});
}

#[test]
fn begins_nothing_when_the_branch_is_closed() {
	ample().build_and_execute(|| {
		issue(ELDER, 250);
		let (pool, escrow) = (publish(pool_terms()), publish(escrow_terms()));
		ClosedBranch::set(Some(BRANCH));
		publish_fails(|_| (), TestError::BranchNotInForce);
		assert_noop!(TimeCoin::fund(signed(ELDER), escrow), TestError::BranchNotInForce);
		assert_noop!(TimeCoin::book(signed(VOLUNTEER), pool), TestError::BranchNotInForce);
		ClosedBranch::set(None);
	});
}

#[test]
fn refuses_to_publish_when_numbers_are_used_up() {
	ample().build_and_execute(|| {
		NextActivity::<Test>::put(ActivityId(u64::MAX));
		assert_noop!(
			TimeCoin::publish(signed(role(CLERK)), pool_terms()),
			TestError::NumbersExhausted
		);
	});
}

#[test]
fn funds_when_the_recipient_asks() {
	ample().build_and_execute(|| {
		let origin = earn(ELDER, 20);
		let activity = publish(escrow_terms());
		assert_ok!(TimeCoin::fund(signed(ELDER), activity));
		assert_eq!((free(ELDER), locked(ELDER)), (250, 250));
		let escrow = LockReason::Escrow(activity);
		assert_eq!(TimeCoin::locks(id(ELDER)), vec![(escrow, parts(&[(origin, 250)]))]);
		assert_eq!(last_event(), Event::ActivityFunded { activity, amount: 250 });
		let (movement, source, target) = movements().pop().unwrap();
		assert_eq!(
			(movement.kind, movement.stage),
			(MovementKind::Lock, Some(Stage::Booking))
		);
		assert_eq!((source, target), (None, Some(escrow)));
		assert_eq!(movement.payer.map(|leg| leg.member), Some(id(ELDER)));
		assert_eq!(movement.receiver, None);
	});
}

#[test]
fn funds_for_all_places_when_a_guardian_asks() {
	ample().build_and_execute(|| {
		earn(ELDER, 20);
		let activity = publish(Terms {
			capacity: 2,
			..escrow_terms()
		});
		assert_ok!(TimeCoin::fund(signed(GUARDIAN), activity));
		assert_eq!(locked(ELDER), 500);
		let (facts, _) = Assessed::get().pop().unwrap();
		assert_eq!(facts.signers.acting, Some(id(GUARDIAN)));
		assert_eq!(facts.payer.map(|payer| payer.member), Some(id(ELDER)));
	});
}

#[test]
fn refuses_to_fund_when_the_wrong_one_asks_or_it_makes_no_sense() {
	ample().build_and_execute(|| {
		earn(ELDER, 20);
		let activity = publish(escrow_terms());
		assert_noop!(TimeCoin::fund(signed(STRANGER), activity), TestError::NotController);
		assert_noop!(
			TimeCoin::fund(signed(custodied(ELDER)), activity),
			TestError::CustodiedKey
		);
		assert_noop!(TimeCoin::fund(signed(FRIEND), activity), TestError::NotParty);
		assert_noop!(
			TimeCoin::fund(signed(ELDER), ActivityId(99)),
			TestError::UnknownActivity
		);
		set_member(GUARDIAN, |member| member.status = FilingStatus::Suspended);
		assert_noop!(TimeCoin::fund(signed(GUARDIAN), activity), TestError::NotFiled);
		let pool = publish(pool_terms());
		assert_noop!(TimeCoin::fund(signed(ELDER), pool), TestError::NoEscrow);
		assert_ok!(TimeCoin::fund(signed(ELDER), activity));
		assert_noop!(TimeCoin::fund(signed(ELDER), activity), TestError::AlreadyFunded);
		let dear = publish(Terms {
			rate: 100,
			..escrow_terms()
		});
		assert_noop!(TimeCoin::fund(signed(ELDER), dear), TestError::InsufficientCoins);
		assert_ok!(TimeCoin::close(signed(ELDER), dear));
		assert_noop!(TimeCoin::fund(signed(ELDER), dear), TestError::ActivityNotOpen);
	});
}

#[test]
fn says_so_when_funding_is_refused() {
	ample().build_and_execute(|| {
		earn(ELDER, 20);
		let activity = publish(escrow_terms());
		Unmet::set(Some((ELDER, Stage::Booking, true)));
		assert_ok!(TimeCoin::fund(signed(ELDER), activity));
		let refusal = Refusal::Requirement {
			member: id(ELDER),
			requirement: Requirement::AttestationStale,
		};
		let (payer, receiver) = (Some(id(ELDER)), None);
		let expected = Event::MovementRefused {
			refusal,
			stage: Stage::Booking,
			payer,
			receiver,
			amount: 250,
		};
		assert_eq!(last_event(), expected);
		assert_eq!((free(ELDER), locked(ELDER)), (500, 0));
		assert_eq!(TimeCoin::activity(activity).unwrap().escrow, EscrowState::Empty);
	});
}

#[test]
fn returns_unbooked_places_when_closed() {
	ample().build_and_execute(|| {
		let origin = earn(ELDER, 20);
		let activity = publish(Terms {
			capacity: 2,
			..escrow_terms()
		});
		assert_ok!(TimeCoin::fund(signed(ELDER), activity));
		assert_ok!(TimeCoin::book(signed(VOLUNTEER), activity));
		assert_ok!(TimeCoin::close(signed(role(CLERK)), activity));
		assert_eq!(
			last_event(),
			Event::ActivityClosed {
				activity,
				by: id(CLERK)
			}
		);
		assert_eq!((free(ELDER), locked(ELDER)), (250, 250));
		assert_eq!(lots(ELDER), vec![parts(&[(origin, 250)])]);
		let (movement, source, target) = movements().pop().unwrap();
		assert_eq!((movement.kind, movement.payer), (MovementKind::Unlock, None));
		assert_eq!((source, target), (Some(LockReason::Escrow(activity)), None));
		assert_noop!(TimeCoin::book(signed(FRIEND), activity), TestError::ActivityNotOpen);
		// The booked place goes back with its cancellation.
		assert_ok!(TimeCoin::cancel(signed(VOLUNTEER), activity, id(VOLUNTEER)));
		assert_eq!((free(ELDER), locked(ELDER)), (500, 0));
		assert_noop!(TimeCoin::close(signed(ELDER), activity), TestError::ActivityNotOpen);
	});
}

#[test]
fn refuses_to_close_when_a_stranger_asks() {
	ample().build_and_execute(|| {
		let activity = publish(escrow_terms());
		assert_noop!(TimeCoin::close(signed(FRIEND), activity), TestError::NotParty);
		assert_noop!(
			TimeCoin::close(signed(custodied(ELDER)), activity),
			TestError::CustodiedKey
		);
		assert_noop!(
			TimeCoin::close(signed(role(FOREIGN_REVIEWER)), activity),
			TestError::NotParty
		);
	});
}

#[test]
fn sets_a_quota_when_the_head_office_asks() {
	ExtBuilder::default().quota(BRANCH, 100).build_and_execute(|| {
		assert_ok!(TimeCoin::set_branch_quota(RuntimeOrigin::root(), BRANCH, 300));
		assert_eq!(
			last_event(),
			Event::BranchQuotaSet {
				branch: BRANCH,
				old: 100,
				new: 300
			}
		);
		assert_eq!(TimeCoin::quota_of(BRANCH).limit, 300);
		assert_noop!(
			TimeCoin::set_branch_quota(signed(MANAGER), BRANCH, 1),
			polkadot_sdk::sp_runtime::DispatchError::BadOrigin
		);
	});
}

#[test]
fn checks_constants_when_the_runtime_is_built() {
	use polkadot_sdk::frame_support::traits::Hooks;
	<TimeCoin as Hooks<u64>>::integrity_test();
}
