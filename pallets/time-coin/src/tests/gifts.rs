use super::*;

fn gift_fails(from: u64, to: u64, amount: Balance, error: TestError) {
	assert_noop!(TimeCoin::gift(signed(from), id(to), amount, None), error);
}

#[test]
fn gives_the_oldest_coins_first_when_a_member_gives() {
	ample().build_and_execute(|| {
		let first = issue(VOLUNTEER, 50);
		let second = issue(VOLUNTEER, 100);
		let memo = Some(H256::repeat_byte(3));
		assert_ok!(TimeCoin::gift(signed(VOLUNTEER), id(FRIEND), 75, memo));
		assert_eq!(lots(FRIEND), vec![parts(&[(first, 50), (second, 25)])]);
		assert_eq!(lots(VOLUNTEER), vec![parts(&[(second, 75)])]);
		let Event::CoinsMoved {
			movement,
			source: None,
			target: None,
		} = last_event()
		else {
			panic!("not moved")
		};
		assert_eq!(movement.lots, parts(&[(first, 50), (second, 25)]));
		assert_eq!((movement.kind, movement.stage), (MovementKind::Gift, Some(Stage::Gift)));
		assert_eq!((movement.record, movement.branch), (memo, BRANCH));
		assert_eq!(movement.signers.acting, Some(id(VOLUNTEER)));
		assert_eq!(TimeCoin::free_of(&FRIEND), 75);
		assert_eq!(TimeCoin::free_of(&STRANGER), 0);
	});
}

#[test]
fn joins_heads_of_both_sides_when_coins_move() {
	ample().build_and_execute(|| {
		issue(VOLUNTEER, 100);
		let (seq, before) = TimeCoin::head(id(VOLUNTEER));
		gift(VOLUNTEER, FRIEND, 25);
		let (movement, ..) = movements().pop().unwrap();
		let payer = movement.payer.unwrap();
		assert_eq!((payer.seq, payer.previous), (seq + 1, before));
		assert_eq!(
			movement.receiver.map(|leg| (leg.seq, leg.previous)),
			Some((1, H256::zero()))
		);
		assert_eq!(TimeCoin::head(id(VOLUNTEER)), (seq + 1, movement.head_after(before)));
		assert_eq!(TimeCoin::head(id(FRIEND)), (1, movement.head_after(H256::zero())));
	});
}

#[test]
fn refuses_a_gift_when_it_is_bad() {
	ample().build_and_execute(|| {
		issue(VOLUNTEER, 100);
		gift_fails(STRANGER, FRIEND, 25, TestError::NotController);
		gift_fails(custodied(VOLUNTEER), FRIEND, 25, TestError::CustodiedKey);
		gift_fails(VOLUNTEER, FRIEND, 0, TestError::ZeroAmount);
		gift_fails(VOLUNTEER, FRIEND, 30, TestError::NotWholeQuanta);
		gift_fails(VOLUNTEER, VOLUNTEER, 25, TestError::OwnGift);
		gift_fails(VOLUNTEER, STRANGER, 25, TestError::UnknownMember);
		gift_fails(VOLUNTEER, FRIEND, 125, TestError::InsufficientCoins);
		NextMovement::<Test>::put(MovementId(u64::MAX));
		gift_fails(VOLUNTEER, FRIEND, 25, TestError::NumbersExhausted);
	});
}

#[test]
fn asks_requirements_then_gate_then_rules() {
	ample().build_and_execute(|| {
		issue(VOLUNTEER, 100);
		let restricted = Refusal::Restricted {
			case: CaseId(4),
			member: id(FRIEND),
			scope: RestrictionScope::Incoming,
		};
		GateSays::set(Err(restricted));
		RulesSay::set(Assessment::Refuse(ALERT));
		let refused = |refusal| {
			let before = (free(VOLUNTEER), TimeCoin::head(id(VOLUNTEER)));
			gift(VOLUNTEER, FRIEND, 25);
			let (payer, receiver) = (Some(id(VOLUNTEER)), Some(id(FRIEND)));
			let expected = Event::MovementRefused {
				refusal,
				stage: Stage::Gift,
				payer,
				receiver,
				amount: 25,
			};
			assert_eq!(last_event(), expected);
			assert_eq!((free(VOLUNTEER), TimeCoin::head(id(VOLUNTEER))), before);
		};
		let requirement = Requirement::AttestationStale;
		for (member, paying) in [(VOLUNTEER, true), (FRIEND, false)] {
			Unmet::set(Some((member, Stage::Gift, paying)));
			refused(Refusal::Requirement {
				member: id(member),
				requirement,
			});
		}
		Unmet::set(None);
		refused(restricted);
		assert!(
			Assessed::get().is_empty(),
			"the rules hear of nothing that the gate stops"
		);
		GateSays::set(Ok(Passage::default()));
		refused(Refusal::Rules { alert: ALERT });
		RulesSay::set(Assessment::Flag(ALERT));
		gift(VOLUNTEER, FRIEND, 25);
		assert_eq!(free(FRIEND), 25, "a flag stops nothing");
	});
}

#[test]
fn leaves_what_a_restriction_keeps() {
	ample().build_and_execute(|| {
		issue(VOLUNTEER, 100);
		GateSays::set(Ok(Passage {
			payer_keeps: 60,
			..Passage::default()
		}));
		gift_fails(VOLUNTEER, FRIEND, 50, TestError::KeptByRestriction);
		gift(VOLUNTEER, FRIEND, 25);
		gift_fails(VOLUNTEER, FRIEND, 25, TestError::KeptByRestriction);
		// What arrives may go, down to the same amount.
		issue(VOLUNTEER, 25);
		gift(VOLUNTEER, FRIEND, 25);
	});
}

#[test]
fn leaves_blocked_origins_wherever_they_are() {
	ample().build_and_execute(|| {
		let bad = issue(VOLUNTEER, 50);
		let good = issue(VOLUNTEER, 50);
		gift(VOLUNTEER, FRIEND, 75);
		let blocked = BlockedOrigins::try_from(vec![bad]).unwrap();
		GateSays::set(Ok(Passage {
			payer_keeps: 0,
			blocked,
		}));
		gift_fails(FRIEND, ELDER, 50, TestError::CoinsBlocked);
		gift(FRIEND, ELDER, 25);
		assert_eq!(lots(ELDER), vec![parts(&[(good, 25)])]);
		assert_eq!(lots(FRIEND), vec![parts(&[(bad, 50)])]);
	});
}

#[test]
fn asks_to_consolidate_when_coins_lie_in_too_many_lots() {
	ample().build_and_execute(|| {
		issue(VOLUNTEER, 225);
		for _ in 0..9 {
			gift(VOLUNTEER, FRIEND, 25);
		}
		gift_fails(FRIEND, ELDER, 225, TestError::TooManyLots);
		assert_ok!(TimeCoin::consolidate(signed(FRIEND)));
		let from = MergedLots::try_from((1..8).collect::<Vec<_>>()).unwrap();
		assert_eq!(
			last_event(),
			Event::LotsMerged {
				member: id(FRIEND),
				into: 0,
				from
			}
		);
		gift(FRIEND, ELDER, 225);
		assert!(lots(FRIEND).is_empty());
	});
}

#[test]
fn refuses_to_consolidate_when_there_is_nothing_to_merge() {
	ample().build_and_execute(|| {
		assert_noop!(TimeCoin::consolidate(signed(STRANGER)), TestError::NotController);
		issue(VOLUNTEER, 25);
		assert_noop!(
			TimeCoin::consolidate(signed(VOLUNTEER)),
			TestError::NothingToConsolidate
		);
	});
}

#[test]
fn tells_the_sender_when_parts_do_not_fit() {
	ample().build_and_execute(|| {
		for _ in 0..2 {
			for _ in 0..16 {
				issue(VOLUNTEER, 25);
			}
			assert_ok!(TimeCoin::consolidate(signed(VOLUNTEER)));
			assert_ok!(TimeCoin::consolidate(signed(VOLUNTEER)));
		}
		gift_fails(VOLUNTEER, FRIEND, 425, TestError::TooManyParts);
		gift(VOLUNTEER, FRIEND, 400);
	});
}

#[test]
fn merges_the_receivers_smallest_lots_when_at_the_bound() {
	ample().build_and_execute(|| {
		let origin = issue(VOLUNTEER, 5_000);
		for _ in 0..MAX_LOTS + 6 {
			gift(VOLUNTEER, FRIEND, 25);
		}
		assert_eq!(lots(FRIEND).len(), MAX_LOTS as usize);
		assert_eq!(free(FRIEND), 70 * 25);
		assert!(lots(FRIEND)
			.iter()
			.all(|lot| lot.iter().all(|part| part.origin == origin)));
	});
}

#[test]
fn tells_the_sender_when_the_receiver_is_full() {
	ample().build_and_execute(|| {
		issue(VOLUNTEER, 100);
		settlement::fill_up(ELDER);
		gift_fails(VOLUNTEER, ELDER, 25, TestError::ReceiverFull);
	});
}

#[test]
fn refuses_coins_when_the_receivers_lot_numbers_are_used_up() {
	ample().build_and_execute(|| {
		issue(VOLUNTEER, 100);
		Accounts::<Test>::mutate(id(FRIEND), |account| account.next_lot = u32::MAX);
		gift_fails(VOLUNTEER, FRIEND, 25, TestError::NumbersExhausted);
	});
}

#[test]
fn transfers_for_a_contract_with_its_signers() {
	ample().build_and_execute(|| {
		issue(VOLUNTEER, 100);
		let signers = Signers {
			acting: Some(id(FRIEND)),
			origin: Some(id(GUARDIAN)),
			..Signers::default()
		};
		let outcome = TimeCoin::transfer(id(VOLUNTEER), signers, id(ELDER), 50, Execution::Immediate, None);
		let (movement, ..) = movements().pop().unwrap();
		assert_eq!(outcome, Ok(MoveOutcome::Moved(movement.id)));
		assert_eq!(movement.signers, signers);
		assert_eq!(
			Assessed::get()
				.pop()
				.map(|(facts, execution)| (facts.signers, execution)),
			Some((signers, Execution::Immediate))
		);
		let unknown = TimeCoin::transfer(id(STRANGER), signers, id(ELDER), 50, Execution::Immediate, None);
		assert_eq!(unknown, Err(TestError::UnknownMember.into()));
	});
}

#[test]
fn adds_the_weight_of_the_seams() {
	// Six uses of members and one for those who act for others, one of gate and rules, with the lots that cases block.
	let blocked = <() as WeightInfo>::blocked().ref_time();
	assert_eq!(TimeCoin::seams(6, 0, 1).ref_time(), 7 + 100 + 1000 + blocked);
	assert_eq!(TimeCoin::seams(1, 2, 0).ref_time(), 1 + 20);
}
