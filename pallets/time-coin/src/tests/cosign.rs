//! New coins that one branch cannot issue alone.

use super::*;

/// Rules under which everything up to `above` may be drawn, and this share is.
fn rules(above: Balance, share: u16) -> IssueRules {
	IssueRules {
		cosign_above: above,
		cosign_share: share,
		..OPEN_RULES
	}
}

fn with(rules: IssueRules) -> ExtBuilder {
	ample().rules(rules)
}

/// Two hours of the pool, countersigned.
fn countersigned(volunteer: u64) -> ActivityId {
	let activity = publish(pool_terms());
	confirmed(activity, volunteer);
	settle(activity, volunteer);
	activity
}

fn release(key: u64, activity: ActivityId) -> polkadot_sdk::frame_support::pallet_prelude::DispatchResult {
	TimeCoin::release_settlement(signed(key), activity, id(VOLUNTEER))
}

fn cosign(key: u64, activity: ActivityId) -> polkadot_sdk::frame_support::pallet_prelude::DispatchResult {
	TimeCoin::cosign(signed(key), activity, id(VOLUNTEER), true)
}

fn state(activity: ActivityId) -> ServiceState {
	TimeCoin::service(activity, id(VOLUNTEER)).unwrap().state
}

#[test]
fn waits_for_another_branch_when_the_amount_is_large() {
	with(rules(199, 0)).build_and_execute(|| {
		let activity = countersigned(VOLUNTEER);
		assert_eq!(
			last_event(),
			Event::SettlementWaiting {
				activity,
				volunteer: id(VOLUNTEER),
				amount: 200,
				cosignature: true
			}
		);
		assert_eq!((state(activity), free(VOLUNTEER)), (ServiceState::Waiting, 0));
		assert_eq!(TimeCoin::total_supply(), 0);
		assert_eq!(TimeCoin::quota_of(BRANCH).used, 200, "reserved");
		make_blocks(9, Some(OTHER_BRANCH));
		assert_noop!(release(role(CLERK), activity), TestError::CosignatureMissing);
		for (key, error) in [
			(role(MANAGER), TestError::NotOtherBranch),
			(role(FOREIGN_CLERK), TestError::NotOtherBranch),
			(VOLUNTEER, TestError::NotOtherBranch),
		] {
			assert_noop!(cosign(key, activity), error);
		}
		TimeCoin::do_try_state().unwrap();
		assert_ok!(cosign(role(FOREIGN_REVIEWER), activity));
		assert_eq!((state(activity), free(VOLUNTEER)), (ServiceState::Settled, 200));
		assert_eq!(TimeCoin::quota_of(BRANCH).used, 200, "used once");
		let officer = id(FOREIGN_REVIEWER);
		assert!(events().contains(&Event::SettlementCosigned {
			activity,
			volunteer: id(VOLUNTEER),
			officer
		}));
		let service = TimeCoin::service(activity, id(VOLUNTEER)).unwrap();
		assert_eq!(service.cosigner, Some(officer));
		assert_noop!(cosign(role(FOREIGN_REVIEWER), activity), TestError::NothingWaiting);
		assert_noop!(release(role(CLERK), activity), TestError::NothingWaiting);
	});
}

#[test]
fn moves_no_coins_when_a_small_settlement_needs_none() {
	with(rules(200, 0)).build_and_execute(|| {
		let activity = countersigned(VOLUNTEER);
		assert_eq!((state(activity), free(VOLUNTEER)), (ServiceState::Settled, 200));
	});
}

#[test]
fn refuses_a_cosigner_who_has_a_part_in_another_role_or_is_related() {
	with(rules(0, 0)).build_and_execute(|| {
		let activity = countersigned(VOLUNTEER);
		// The persons of the service with roles at the other branch.
		for person in [VOLUNTEER, ELDER, CLERK, REVIEWER, LATE_REVIEWER] {
			let key = 5000 + person;
			let holder = RoleHolder {
				member: id(person),
				role: Role::Reviewer,
				body: Body::Branch(OTHER_BRANCH),
			};
			RoleHolders::mutate(|all| all.insert(key, holder));
			assert_noop!(cosign(key, activity), TestError::SamePerson);
		}
		Guardians::mutate(|all| all.insert((FOREIGN_REVIEWER, ELDER)));
		assert_noop!(cosign(role(FOREIGN_REVIEWER), activity), TestError::Related);
	});
}

#[test]
fn is_disputed_and_frees_its_quotas_when_another_branch_does_not_sign() {
	with(rules(0, 0)).build_and_execute(|| {
		let activity = countersigned(VOLUNTEER);
		let refuse = |key| TimeCoin::cosign(signed(key), activity, id(VOLUNTEER), false);
		assert_ok!(refuse(role(FOREIGN_REVIEWER)));
		assert_eq!(
			last_event(),
			Event::CosignatureRefused {
				activity,
				volunteer: id(VOLUNTEER),
				officer: id(FOREIGN_REVIEWER)
			}
		);
		assert_eq!((state(activity), free(VOLUNTEER)), (ServiceState::Disputed, 0));
		assert_eq!(TimeCoin::quota_of(BRANCH).used, 0);
		assert_eq!(OfficerQuota::<Test>::get(id(REVIEWER)).used, 0);
		assert_eq!(RecipientQuota::<Test>::get(id(ELDER)).used, 0);
		settle_again_fails(activity);
	});
}

fn settle_again_fails(activity: ActivityId) {
	assert_noop!(
		TimeCoin::settle(signed(role(REVIEWER)), activity, id(VOLUNTEER), H256::zero()),
		TestError::WrongState
	);
}

#[test]
fn is_drawn_by_a_later_block_of_another_branch_and_by_no_own_one() {
	with(rules(AMPLE, 1000)).build_and_execute(|| {
		let activity = countersigned(VOLUNTEER);
		assert_eq!(
			last_event(),
			Event::SettlementWaiting {
				activity,
				volunteer: id(VOLUNTEER),
				amount: 200,
				cosignature: false
			}
		);
		assert_noop!(release(role(CLERK), activity), TestError::NotDrawnYet);
		make_blocks(3, Some(BRANCH));
		assert_noop!(release(role(CLERK), activity), TestError::NotDrawnYet);
		make_blocks(2, Some(OTHER_BRANCH));
		// The whole share is chosen.
		assert_noop!(release(role(CLERK), activity), TestError::CosignatureMissing);
		assert_noop!(release(STRANGER, activity), TestError::NotParty);
	});
}

#[test]
fn pays_without_a_cosignature_when_it_is_not_chosen() {
	with(rules(AMPLE, 1)).build_and_execute(|| {
		let activity = countersigned(VOLUNTEER);
		make_blocks(2, Some(OTHER_BRANCH));
		// One in a thousand is chosen; this one is not.
		assert_ok!(release(VOLUNTEER, activity));
		assert_eq!((state(activity), free(VOLUNTEER)), (ServiceState::Settled, 200));
		assert_eq!(TimeCoin::service(activity, id(VOLUNTEER)).unwrap().cosigner, None);
	});
}

#[test]
fn must_be_cosigned_when_nobody_else_makes_blocks_or_the_block_is_forgotten() {
	for (author, blocks) in [
		(Some(BRANCH), 20),
		(None, 20),
		(Some(OTHER_BRANCH), 2 + u64::from(SEED_RING)),
	] {
		with(rules(AMPLE, 1)).build_and_execute(|| {
			let activity = countersigned(VOLUNTEER);
			make_blocks(blocks, author);
			assert_noop!(release(role(CLERK), activity), TestError::CosignatureMissing);
		});
	}
	// The hash is gone before the author is.
	with(rules(AMPLE, 1)).build_and_execute(|| {
		let activity = countersigned(VOLUNTEER);
		make_blocks(3, Some(OTHER_BRANCH));
		polkadot_sdk::frame_system::BlockHash::<Test>::remove(2);
		assert_noop!(release(role(CLERK), activity), TestError::CosignatureMissing);
	});
}

#[test]
fn keeps_the_rules_of_its_day_when_they_change() {
	with(rules(AMPLE, 1)).build_and_execute(|| {
		let activity = countersigned(VOLUNTEER);
		assert_ok!(TimeCoin::set_issue_rules(RuntimeOrigin::root(), rules(0, 1000)));
		make_blocks(2, Some(OTHER_BRANCH));
		assert_ok!(release(role(CLERK), activity));
	});
}

#[test]
fn is_held_or_confirmed_again_when_the_rules_stop_what_waited() {
	with(rules(0, 0)).build_and_execute(|| {
		let activity = countersigned(VOLUNTEER);
		while_rules_say(Assessment::Refuse(ALERT), || {
			assert_ok!(cosign(role(FOREIGN_REVIEWER), activity));
		});
		assert_eq!(state(activity), ServiceState::Confirmed);
		assert_eq!(TimeCoin::quota_of(BRANCH).used, 0);
		settle(activity, VOLUNTEER);
		while_rules_say(Assessment::Hold(ALERT), || {
			assert_ok!(cosign(role(FOREIGN_REVIEWER), activity));
		});
		assert_eq!(state(activity), ServiceState::Held);
		assert_eq!(TimeCoin::quota_of(BRANCH).used, 200, "still reserved");
		TimeCoin::do_try_state().unwrap();
		assert_ok!(<TimeCoin as timebank_primitives::Holds>::give_back(HoldId(0)));
		assert_eq!(TimeCoin::quota_of(BRANCH).used, 0);
		assert_eq!(OfficerQuota::<Test>::get(id(REVIEWER)).used, 0);
	});
}

#[test]
fn cannot_be_paid_by_all_officers_of_one_branch_together() {
	// The stated amount: what the draw leaves of settlements up to a coin, within the quota of twelve coins.
	let stated = IssueRules {
		cosign_above: COIN,
		cosign_share: 250,
		..OPEN_RULES
	};
	ExtBuilder::default()
		.quota(BRANCH, 12 * COIN)
		.rules(stated)
		.build_and_execute(|| {
			let officers = [
				role(CLERK),
				role(REVIEWER),
				role(MANAGER),
				role(LATE_REVIEWER),
				role(ELDER),
				role(GUARDIAN),
			];
			let mut waiting = Vec::new();
			for day in 1..30u64 {
				let start = NOON - day * 24 * HOUR;
				// Every tenth service is above what the branch may pay without another one.
				let length = if day % 10 == 0 { 2 * HOUR } else { HOUR };
				let activity = publish(Terms {
					start,
					end: start + length,
					..pool_terms()
				});
				confirmed(activity, VOLUNTEER);
				let settled = TimeCoin::settle(signed(role(REVIEWER)), activity, id(VOLUNTEER), H256::zero());
				match settled {
					Ok(()) => waiting.push(activity),
					Err(error) => assert_eq!(error, TestError::QuotaExceeded.into()),
				}
				make_blocks(4, Some(OTHER_BRANCH));
			}
			assert_eq!(free(VOLUNTEER), 0, "nothing is paid by countersignature alone");
			let before = TimeCoin::quota_of(BRANCH).used;
			let mut locked = 0;
			for activity in waiting {
				let amount = Waiting::<Test>::get(activity, id(VOLUNTEER)).unwrap().amount;
				// Whatever they call, with whatever key.
				let mut paid = false;
				for officer in officers {
					paid |= release(officer, activity).is_ok();
					assert!(cosign(officer, activity).is_err());
					let _ = TimeCoin::settle(signed(officer), activity, id(VOLUNTEER), H256::zero());
					let _ = TimeCoin::cancel(signed(officer), activity, id(VOLUNTEER));
					let _ = TimeCoin::confirm(signed(officer), activity, id(VOLUNTEER));
				}
				assert!(!paid || amount <= COIN, "nothing above the amount is paid");
				if !paid {
					locked += amount;
				}
			}
			assert!(locked > 2 * COIN, "some were chosen besides the large ones: {locked}");
			assert_eq!(free(VOLUNTEER) + locked, before);
			assert!(free(VOLUNTEER) <= 12 * COIN - locked);
			assert_eq!(TimeCoin::total_supply(), free(VOLUNTEER));
		});
}

#[test]
fn bounds_an_officer_a_recipient_and_a_participant_when_coins_are_issued() {
	let tight = |change: fn(&mut IssueRules)| {
		let mut rules = OPEN_RULES;
		change(&mut rules);
		ample().rules(rules)
	};
	let second_fails = |error: TestError| {
		countersigned(VOLUNTEER);
		let activity = publish(pool_terms());
		confirmed(activity, FRIEND);
		let again = |key: u64| TimeCoin::settle(signed(key), activity, id(FRIEND), H256::zero());
		assert_noop!(again(role(REVIEWER)), error);
		activity
	};
	tight(|rules| rules.officer = 300).build_and_execute(|| {
		let activity = second_fails(TestError::OfficerQuotaExceeded);
		assert_ok!(TimeCoin::settle(
			signed(role(MANAGER)),
			activity,
			id(FRIEND),
			H256::zero()
		));
	});
	tight(|rules| rules.recipient = 300).build_and_execute(|| {
		let activity = second_fails(TestError::RecipientQuotaExceeded);
		assert_eq!(RecipientQuota::<Test>::get(id(ELDER)).used, 200);
		// The next period has its own.
		Now::set(NOON + 30 * 24 * HOUR);
		settle(activity, FRIEND);
	});
	tight(|rules| rules.participant = 300).build_and_execute(|| {
		let training = |days: u64| {
			let start = NOON - days * 24 * HOUR;
			let activity = publish(Terms {
				kind: ActivityKind::Training,
				recipient: None,
				start,
				end: start + 2 * HOUR,
				..pool_terms()
			});
			confirmed(activity, VOLUNTEER);
			activity
		};
		settle(training(1), VOLUNTEER);
		let second = training(2);
		assert_noop!(
			TimeCoin::settle(signed(role(REVIEWER)), second, id(VOLUNTEER), H256::zero()),
			TestError::TrainingCapExceeded
		);
		// Services do not count against it.
		earn(VOLUNTEER, 8);
	});
}

#[test]
fn asks_who_was_served_when_coins_are_issued() {
	ample().build_and_execute(|| {
		let activity = publish(pool_terms());
		confirmed(activity, VOLUNTEER);
		Unmet::set(Some((ELDER, Stage::ActivityEnd, true)));
		settle(activity, VOLUNTEER);
		let refusal = Refusal::Requirement {
			member: id(ELDER),
			requirement: Requirement::AttestationStale,
		};
		assert_eq!(
			last_event(),
			Event::MovementRefused {
				refusal,
				stage: Stage::ActivityEnd,
				payer: None,
				receiver: Some(id(VOLUNTEER)),
				amount: 200
			}
		);
		assert_eq!((free(VOLUNTEER), TimeCoin::quota_of(BRANCH).used), (0, 0));
		Unmet::set(None);
		settle(activity, VOLUNTEER);
		assert_eq!(free(VOLUNTEER), 200);
	});
}

#[test]
fn sets_the_rules_when_the_head_office_asks() {
	ample().build_and_execute(|| {
		let rules = IssueRules::default();
		assert_ok!(TimeCoin::set_issue_rules(RuntimeOrigin::root(), rules));
		assert_eq!(last_event(), Event::IssueRulesSet { rules });
		assert_eq!(IssueLimits::<Test>::get(), rules);
		let wrong = IssueRules {
			cosign_share: 1001,
			..rules
		};
		assert_noop!(
			TimeCoin::set_issue_rules(RuntimeOrigin::root(), wrong),
			TestError::InvalidRules
		);
		assert_noop!(
			TimeCoin::set_issue_rules(signed(role(MANAGER)), rules),
			polkadot_sdk::sp_runtime::DispatchError::BadOrigin
		);
	});
}
