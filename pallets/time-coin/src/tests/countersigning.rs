//! Two-way verification: the member's signature and an officer's, by a call or by a statement.

use super::*;
use polkadot_sdk::{frame_support::pallet_prelude::DispatchResult, frame_system, sp_runtime::testing::TestSignature};

const SHOP: InstitutionId = InstitutionId(7);
const MEMO: H256 = H256::repeat_byte(4);

/// Gifts of eight coins and more need an officer.
fn guarded() -> ExtBuilder {
	ample().gifts(GiftRules {
		countersigned_from: 8 * COIN,
		..OPEN_GIFTS
	})
}

fn run(test: impl FnOnce()) {
	guarded().build_and_execute(|| {
		issue(VOLUNTEER, 50 * COIN);
		test();
	});
}

const GIFT: Trade = Trade::Gift { to: MemberId(FRIEND) };
const REDEEM: Trade = Trade::Redeem { institution: SHOP };

fn offer(trade: Trade) -> OfferId {
	let offer = NextOffer::<Test>::get();
	assert_ok!(TimeCoin::offer(signed(VOLUNTEER), trade, 8 * COIN, Some(MEMO)));
	offer
}

fn countersign(key: u64, offer: OfferId) -> DispatchResult {
	TimeCoin::countersign(signed(key), offer)
}

#[test]
fn moves_a_large_gift_only_when_an_officer_countersigns() {
	run(|| {
		assert_noop!(
			TimeCoin::gift(signed(VOLUNTEER), id(FRIEND), 8 * COIN, None),
			TestError::CountersignatureMissing
		);
		gift(VOLUNTEER, FRIEND, 8 * COIN - QUANTUM);
		let before = free(FRIEND);
		let offer = offer(GIFT);
		let (payer, expires) = (id(VOLUNTEER), NOON + 7 * 24 * HOUR);
		assert_eq!(
			last_event(),
			Event::Offered {
				offer,
				payer,
				trade: GIFT,
				amount: 8 * COIN,
				record: Some(MEMO),
				expires
			}
		);
		assert_eq!(free(FRIEND), before, "nothing has moved");
		assert_ok!(countersign(role(REVIEWER), offer));
		let officer = id(REVIEWER);
		assert_eq!(last_event(), Event::OfferCountersigned { offer, officer });
		assert_eq!(free(FRIEND), before + 8 * COIN);
		let (movement, ..) = movements().pop().unwrap();
		assert_eq!((movement.kind, movement.record), (MovementKind::Gift, Some(MEMO)));
		assert_eq!(movement.signers.countersigner, Some(officer));
		assert_eq!(movement.signers.acting, Some(payer));
		assert_noop!(countersign(role(REVIEWER), offer), TestError::UnknownOffer);
	});
}

#[test]
fn refuses_a_countersignature_of_the_wrong_one() {
	run(|| {
		let offer = offer(GIFT);
		for key in [VOLUNTEER, REVIEWER, role(CLERK), role(FOREIGN_REVIEWER)] {
			assert_noop!(countersign(key, offer), TestError::NotOfficer);
		}
		assert_noop!(countersign(role(VOLUNTEER), offer), TestError::SamePerson);
		RoleHolders::mutate(|all| {
			let holder = RoleHolder {
				member: id(FRIEND),
				..all[&role(REVIEWER)]
			};
			all.insert(role(FRIEND), holder)
		});
		assert_noop!(countersign(role(FRIEND), offer), TestError::SamePerson);
		Guardians::mutate(|all| all.insert((REVIEWER, FRIEND)));
		assert_noop!(countersign(role(REVIEWER), offer), TestError::Related);
		assert_ok!(countersign(role(MANAGER), offer));
	});
}

#[test]
fn refuses_an_offer_when_it_is_bad() {
	run(|| {
		let offer = |key: u64, trade: Trade, amount: Balance| TimeCoin::offer(signed(key), trade, amount, Some(MEMO));
		assert_noop!(offer(STRANGER, GIFT, COIN), TestError::NotController);
		assert_noop!(offer(custodied(VOLUNTEER), GIFT, COIN), TestError::CustodiedKey);
		assert_noop!(offer(VOLUNTEER, GIFT, 0), TestError::ZeroAmount);
		assert_noop!(offer(VOLUNTEER, GIFT, 30), TestError::NotWholeQuanta);
		assert_noop!(offer(FRIEND, GIFT, COIN), TestError::OwnGift);
		let to_nobody = Trade::Gift { to: id(STRANGER) };
		assert_noop!(offer(VOLUNTEER, to_nobody, COIN), TestError::UnknownMember);
		let unknown = Trade::Redeem {
			institution: InstitutionId(100),
		};
		assert_noop!(offer(VOLUNTEER, unknown, COIN), TestError::InstitutionNotInForce);
		assert_noop!(
			TimeCoin::offer(signed(VOLUNTEER), REDEEM, COIN, None),
			TestError::VoucherMissing
		);
		set_member(VOLUNTEER, |member| member.status = FilingStatus::Suspended);
		assert_noop!(offer(VOLUNTEER, GIFT, COIN), TestError::NotFiled);
		set_member(VOLUNTEER, |member| member.status = FilingStatus::Filed);
		for _ in 0..MAX_OPEN_OFFERS {
			assert_ok!(offer(VOLUNTEER, GIFT, COIN));
		}
		assert_noop!(offer(VOLUNTEER, GIFT, COIN), TestError::TooManyOffers);
		NextOffer::<Test>::put(u64::MAX);
		assert_noop!(offer(GUARDIAN, GIFT, COIN), TestError::NumbersExhausted);
	});
}

#[test]
fn ends_an_offer_when_its_time_is_over_or_the_payer_withdraws_it() {
	run(|| {
		let (first, second) = (offer(GIFT), offer(GIFT));
		let withdraw = |key: u64, offer: OfferId| TimeCoin::withdraw(signed(key), offer);
		assert_noop!(withdraw(FRIEND, first), TestError::NotParty);
		assert_ok!(withdraw(custodied(VOLUNTEER), first));
		assert_eq!(
			last_event(),
			Event::OfferEnded {
				offer: first,
				expired: false
			}
		);
		assert_noop!(withdraw(VOLUNTEER, first), TestError::UnknownOffer);
		Now::set(NOON + 7 * 24 * HOUR + 1);
		assert_noop!(countersign(role(REVIEWER), second), TestError::OfferExpired);
		assert_ok!(withdraw(STRANGER, second));
		assert_eq!(
			last_event(),
			Event::OfferEnded {
				offer: second,
				expired: true
			}
		);
		assert_eq!(OpenOffers::<Test>::get(id(VOLUNTEER)), 0);
		assert_eq!(free(FRIEND), 0);
	});
}

#[test]
fn is_void_when_the_offering_key_controls_the_payer_no_more() {
	run(|| {
		let id = offer(GIFT);
		Offers::<Test>::mutate(id, |offer| offer.as_mut().unwrap().key = STRANGER);
		assert_noop!(countersign(role(REVIEWER), id), TestError::OfferVoid);
		Offers::<Test>::mutate(id, |offer| offer.as_mut().unwrap().key = custodied(VOLUNTEER));
		assert_noop!(countersign(role(REVIEWER), id), TestError::OfferVoid);
	});
}

#[test]
fn keeps_the_offer_when_the_movement_is_refused() {
	run(|| {
		let offer = offer(GIFT);
		while_rules_say(Assessment::Refuse(ALERT), || {
			assert_ok!(countersign(role(REVIEWER), offer));
		});
		assert!(matches!(last_event(), Event::MovementRefused { .. }));
		assert_ok!(countersign(role(REVIEWER), offer));
		assert_eq!(free(FRIEND), 8 * COIN);
	});
}

#[test]
fn burns_coins_against_a_voucher_once() {
	run(|| {
		let (supply, first, second) = (TimeCoin::total_supply(), offer(REDEEM), offer(REDEEM));
		assert_ok!(countersign(role(REVIEWER), first));
		let member = id(VOLUNTEER);
		assert!(events().contains(&Event::CoinsRedeemed {
			member,
			institution: SHOP,
			voucher: MEMO,
			amount: 8 * COIN
		}));
		assert_eq!(TimeCoin::total_supply(), supply - 8 * COIN);
		assert_eq!(free(VOLUNTEER), 42 * COIN);
		assert_eq!(Supply::<Test>::get().redeemed, 8 * COIN);
		let (movement, source, target) = movements().pop().unwrap();
		assert_eq!(
			(movement.kind, movement.stage),
			(MovementKind::Redeem, Some(Stage::Redeem))
		);
		assert_eq!((movement.receiver, source, target), (None, None, None));
		assert_noop!(countersign(role(REVIEWER), second), TestError::VoucherUsed);
		assert_noop!(
			TimeCoin::offer(signed(VOLUNTEER), REDEEM, COIN, Some(MEMO)),
			TestError::VoucherUsed
		);
	});
}

#[test]
fn takes_the_voucher_when_a_redemption_is_held_and_frees_it_when_it_is_returned() {
	run(|| {
		let redeem = || {
			let offer = offer(REDEEM);
			while_rules_say(Assessment::Hold(ALERT), || {
				assert_ok!(countersign(role(REVIEWER), offer));
			});
		};
		redeem();
		assert_eq!((free(VOLUNTEER), locked(VOLUNTEER)), (42 * COIN, 8 * COIN));
		assert_noop!(
			TimeCoin::offer(signed(VOLUNTEER), REDEEM, COIN, Some(MEMO)),
			TestError::VoucherUsed
		);
		assert_ok!(<TimeCoin as timebank_primitives::Holds>::give_back(HoldId(0)));
		assert_eq!((free(VOLUNTEER), locked(VOLUNTEER)), (50 * COIN, 0));
		redeem();
		GateSays::set(Err(Refusal::Rules { alert: ALERT }));
		assert_ok!(<TimeCoin as timebank_primitives::Holds>::release(HoldId(1)));
		GateSays::set(Ok(Passage::default()));
		assert_eq!(free(VOLUNTEER), 50 * COIN);
		redeem();
		assert_ok!(<TimeCoin as timebank_primitives::Holds>::release(HoldId(2)));
		assert_eq!((free(VOLUNTEER), locked(VOLUNTEER)), (42 * COIN, 0));
		assert_eq!(TimeCoin::total_supply(), 42 * COIN);
		assert!(Vouchers::<Test>::contains_key(SHOP, MEMO));
	});
}

/// A statement about an eight-coin gift to the friend.
fn what() -> Countersigned {
	Countersigned {
		stage: Stage::Gift,
		payer: Some(id(VOLUNTEER)),
		receiver: Some(id(FRIEND)),
		institution: None,
		activity: None,
		amount: 8 * COIN,
		record: Some(MEMO),
		expires: NOON + HOUR,
	}
}

fn statement(key: u64, what: &Countersigned) -> TestSignature {
	TestSignature(key, TimeCoin::countersign_payload(id(VOLUNTEER), what))
}

fn submit(officer: u64, signature: &TestSignature) -> DispatchResult {
	TimeCoin::submit(
		signed(VOLUNTEER),
		GIFT,
		8 * COIN,
		Some(MEMO),
		NOON + HOUR,
		officer,
		signature.clone(),
	)
}

#[test]
fn moves_a_gift_when_the_member_submits_an_officers_statement() {
	run(|| {
		let signature = statement(role(REVIEWER), &what());
		assert_ok!(submit(role(REVIEWER), &signature));
		assert_eq!(free(FRIEND), 8 * COIN);
		let (movement, ..) = movements().pop().unwrap();
		assert_eq!(movement.signers.countersigner, Some(id(REVIEWER)));
		assert_eq!(movement.signers.origin, Some(id(VOLUNTEER)));
		// It works once.
		assert_noop!(submit(role(REVIEWER), &signature), TestError::InvalidStatement);
		// As a browser extension signs it.
		let payload = TimeCoin::countersign_payload(id(VOLUNTEER), &what());
		let wrapped = [&b"<Bytes>"[..], &payload, &b"</Bytes>"[..]].concat();
		assert_ok!(submit(role(REVIEWER), &TestSignature(role(REVIEWER), wrapped)));
	});
}

#[test]
fn is_good_for_this_trade_on_this_chain_only() {
	run(|| {
		let refused = |signature: TestSignature| {
			assert_noop!(submit(role(REVIEWER), &signature), TestError::InvalidStatement);
		};
		let moved: [fn(&mut Countersigned); 8] = [
			|what| what.stage = Stage::Redeem,
			|what| what.payer = Some(MemberId(GUARDIAN)),
			|what| what.receiver = Some(MemberId(ELDER)),
			|what| what.institution = Some(SHOP),
			|what| what.activity = Some(ActivityId(0)),
			|what| what.amount += QUANTUM,
			|what| what.record = None,
			|what| what.expires += 1,
		];
		for change in moved {
			let mut other = what();
			change(&mut other);
			refused(statement(role(REVIEWER), &other));
		}
		// For another member.
		refused(TestSignature(
			role(REVIEWER),
			TimeCoin::countersign_payload(id(GUARDIAN), &what()),
		));
		// With another number.
		let later = statement(role(REVIEWER), &what());
		Nonces::<Test>::insert(id(VOLUNTEER), 1);
		refused(later);
		// Of another chain.
		let elsewhere = statement(role(REVIEWER), &what());
		frame_system::BlockHash::<Test>::insert(0, H256::repeat_byte(9));
		refused(elsewhere);
		let good = statement(role(REVIEWER), &what());
		Now::set(NOON + HOUR + 1);
		assert_noop!(submit(role(REVIEWER), &good), TestError::StatementExpired);
		Now::set(NOON + HOUR);
		assert_ok!(submit(role(REVIEWER), &good));
	});
}

#[test]
fn refuses_a_statement_of_a_false_key() {
	run(|| {
		// Signed by somebody else than it says.
		let forged = statement(VOLUNTEER, &what());
		assert_noop!(submit(role(REVIEWER), &forged), TestError::InvalidStatement);
		// A key that is registered for nobody, for no officer who may, for another branch.
		for key in [9_999, role(CLERK), role(FOREIGN_REVIEWER)] {
			assert_noop!(submit(key, &statement(key, &what())), TestError::NotOfficer);
		}
		assert_noop!(
			submit(role(VOLUNTEER), &statement(role(VOLUNTEER), &what())),
			TestError::SamePerson
		);
		Guardians::mutate(|all| all.insert((REVIEWER, VOLUNTEER)));
		assert_noop!(
			submit(role(REVIEWER), &statement(role(REVIEWER), &what())),
			TestError::Related
		);
	});
}

#[test]
fn can_be_submitted_again_when_the_movement_was_refused() {
	run(|| {
		let signature = statement(role(REVIEWER), &what());
		while_rules_say(Assessment::Refuse(ALERT), || {
			assert_ok!(submit(role(REVIEWER), &signature));
		});
		assert_eq!(free(FRIEND), 0);
		assert_ok!(submit(role(REVIEWER), &signature));
		assert_eq!(free(FRIEND), 8 * COIN);
	});
}

#[test]
fn redeems_by_a_statement() {
	run(|| {
		let what = Countersigned {
			stage: Stage::Redeem,
			receiver: None,
			institution: Some(SHOP),
			..what()
		};
		let submit = |record: Option<H256>, signature: TestSignature| {
			TimeCoin::submit(
				signed(VOLUNTEER),
				REDEEM,
				8 * COIN,
				record,
				NOON + HOUR,
				role(MANAGER),
				signature,
			)
		};
		let without = Countersigned { record: None, ..what };
		assert_noop!(
			submit(None, statement(role(MANAGER), &without)),
			TestError::VoucherMissing
		);
		assert_ok!(submit(Some(MEMO), statement(role(MANAGER), &what)));
		assert_eq!(Supply::<Test>::get().redeemed, 8 * COIN);
	});
}

#[test]
fn settles_when_the_volunteer_submits_an_officers_statement() {
	ample().build_and_execute(|| {
		let activity = publish(pool_terms());
		confirmed(activity, VOLUNTEER);
		let record = H256::repeat_byte(9);
		let what = Countersigned {
			stage: Stage::ActivityEnd,
			payer: None,
			receiver: Some(id(VOLUNTEER)),
			institution: None,
			activity: Some(activity),
			amount: 200,
			record: Some(record),
			expires: NOON,
		};
		let submit = |key: u64, officer: u64, signature: TestSignature| {
			TimeCoin::submit_settlement(signed(key), activity, record, NOON, officer, signature)
		};
		let good = statement(role(REVIEWER), &what);
		assert_noop!(submit(FRIEND, role(REVIEWER), good.clone()), TestError::UnknownService);
		let more = statement(role(REVIEWER), &Countersigned { amount: 225, ..what });
		assert_noop!(submit(VOLUNTEER, role(REVIEWER), more), TestError::InvalidStatement);
		let own = statement(role(VOLUNTEER), &what);
		assert_noop!(submit(VOLUNTEER, role(VOLUNTEER), own), TestError::SamePerson);
		assert_ok!(submit(VOLUNTEER, role(REVIEWER), good.clone()));
		assert_eq!(free(VOLUNTEER), 200);
		assert_eq!(
			TimeCoin::service(activity, id(VOLUNTEER)).unwrap().countersigner,
			Some(id(REVIEWER))
		);
		assert_noop!(submit(VOLUNTEER, role(REVIEWER), good), TestError::InvalidStatement);
	});
}
