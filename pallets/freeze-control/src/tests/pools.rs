//! Disputes of services that a branch's pool has paid: the branch is a party, and what it gets back leaves the ledger.

use crate::{mock::*, Claim, Claims, DisputeState, Disputed, Error, Event, OpenDisputes, Payer, Ruling, Verdict};
use frame_support::{assert_noop, assert_ok};
use polkadot_sdk::*;
use sp_runtime::DispatchError;
use timebank_primitives::*;

const VOLUNTEER: MemberId = SUSPECT;
const ELDER: MemberId = FRIEND;
const EVIDENCE: Moment = 3 * DAY;

fn file(by: u64, service: OriginId) -> Result<(), DispatchError> {
	FreezeControl::dispute_service(RuntimeOrigin::signed(by), service, digest(4))
}

fn own(member: MemberId) -> u64 {
	1000 + member.0
}

fn decided(case: CaseId, verdict: Verdict) {
	for by in [BERTA, CARLA] {
		let by = RuntimeOrigin::signed(by);
		assert_ok!(FreezeControl::vote_verdict(by, case, verdict, digest(5)));
	}
}

fn execute(case: CaseId) {
	wait(APPEAL);
	events();
	assert_ok!(FreezeControl::execute_verdict(RuntimeOrigin::signed(NOBODY), case));
}

/// The elder disputes a service of 400 of which the volunteer has spent some; both sides are heard.
fn disputed(spent: Balance) -> CaseId {
	let service = pay_service(VOLUNTEER, Some(ELDER), 400);
	if spent > 0 {
		assert!(try_gift(VOLUNTEER, STRANGER, spent));
	}
	assert_ok!(file(own(ELDER), service));
	assert_ok!(FreezeControl::give_evidence(key(VOLUNTEER), CaseId(0), digest(3)));
	CaseId(0)
}

#[test]
fn holds_the_volunteers_coins_when_the_recipient_disputes() {
	ExtBuilder::build_and_execute(|| {
		let service = pay_service(VOLUNTEER, Some(ELDER), 400);
		assert!(try_gift(VOLUNTEER, STRANGER, 150));
		assert_ok!(file(own(ELDER), service));
		assert_eq!(coins(VOLUNTEER), (0, 250));
		let dispute = FreezeControl::dispute(CaseId(0)).unwrap();
		assert_eq!(
			(dispute.about, dispute.payer, dispute.receiver),
			(Disputed::Service(service), Payer::Pool(POOL), VOLUNTEER)
		);
		assert_eq!((dispute.payer_heard, dispute.receiver_heard), (true, false));
		assert_eq!(
			events().pop(),
			Some(Event::DisputeFiled {
				case: CaseId(0),
				about: Disputed::Service(service),
				payer: Payer::Pool(POOL),
				receiver: VOLUNTEER,
				amount: 400,
				party: ELDER,
				by: ELDER,
				held: 250,
				at: START
			})
		);
		assert_eq!(
			FreezeControl::case(CaseId(0)).unwrap().subjects.to_vec(),
			[ELDER, VOLUNTEER]
		);
	});
}

/// The volunteer, a guardian of a side and a manager of the branch may dispute as well; the branch also where nobody is named
/// as served.
#[test]
fn each_party_may_dispute_a_service_of_a_pool() {
	for (by, party, acting, payer_heard) in [
		(own(VOLUNTEER), VOLUNTEER, VOLUNTEER, false),
		(own(STRANGER), ELDER, STRANGER, true),
		(MANAGER, MemberId(MANAGER), MemberId(MANAGER), true),
	] {
		ExtBuilder::build_and_execute(|| {
			let service = pay_service(VOLUNTEER, Some(ELDER), 100);
			Guardians::set(vec![(STRANGER, ELDER)]);
			assert_ok!(file(by, service));
			let dispute = FreezeControl::dispute(CaseId(0)).unwrap();
			assert_eq!((dispute.party, dispute.filed_by), (party, acting));
			assert_eq!(
				(dispute.payer_heard, dispute.receiver_heard),
				(payer_heard, !payer_heard)
			);
		});
	}
	ExtBuilder::build_and_execute(|| {
		let training = pay_service(VOLUNTEER, None, 100);
		assert_ok!(file(MANAGER, training));
		assert_eq!(FreezeControl::case(CaseId(0)).unwrap().subjects.to_vec(), [VOLUNTEER]);
		wait(EVIDENCE);
		decided(CaseId(0), Verdict::Return);
		execute(CaseId(0));
		assert_eq!((coins(VOLUNTEER), withdrawn()), ((0, 0), 100));
	});
}

#[test]
fn refuses_a_dispute_of_a_service_when_the_person_or_the_time_is_wrong() {
	ExtBuilder::build_and_execute(|| {
		let service = pay_service(VOLUNTEER, Some(ELDER), 100);
		for (by, error) in [
			(own(STRANGER), Error::<Test>::NotParty),
			(NOBODY, Error::<Test>::NotController),
			// A manager of another branch, and another officer of this one: no parties.
			(OTHER_MANAGER, Error::<Test>::NotController),
			(CLERK, Error::<Test>::NotController),
		] {
			assert_noop!(file(by, service), error);
		}
		assert_noop!(file(own(ELDER), OriginId(9)), Error::<Test>::UnknownService);
		wait(14 * DAY + 1);
		assert_noop!(file(own(ELDER), service), Error::<Test>::DisputeTooLate);
		Now::set(START);
		assert_ok!(file(own(ELDER), service));
		assert_noop!(file(MANAGER, service), Error::<Test>::AlreadyDisputed);

		// The manager was served himself, or served: he does not act for the branch.
		for (volunteer, recipient) in [(VOLUNTEER, MemberId(MANAGER)), (MemberId(MANAGER), ELDER)] {
			let service = pay_service(volunteer, Some(recipient), 100);
			assert_noop!(file(MANAGER, service), Error::<Test>::OwnCase);
		}
		let alone = pay_service(VOLUNTEER, Some(VOLUNTEER), 100);
		assert_noop!(file(own(VOLUNTEER), alone), Error::<Test>::SelfTransfer);
	});
}

/// Who pays back is the volunteer; what comes back was never anybody else's, so the supply is less by as much.
#[test]
fn each_verdict_gives_the_pool_its_part_and_the_supply_says_so() {
	for (verdict, back) in [
		(Verdict::Pay, 0),
		(Verdict::Return, 400),
		(Verdict::Split { to_payer: 150 }, 150),
	] {
		ExtBuilder::build_and_execute(|| {
			let case = disputed(0);
			let before = supply();
			decided(case, verdict);
			assert_eq!(
				(supply(), withdrawn()),
				(before, 0),
				"nothing moves while an appeal is possible"
			);
			execute(case);
			assert_eq!(
				events(),
				[Event::VerdictExecuted {
					case,
					verdict,
					paid: back,
					returned: 400 - back,
					shortfall: 0
				}]
			);
			assert_eq!((coins(VOLUNTEER), coins(ELDER)), ((400 - back, 0), (0, 0)));
			assert_eq!((supply(), withdrawn()), (before - back, back));
			assert_eq!(OpenDisputes::<Test>::iter().count(), 0);
			assert_ok!(FreezeControl::close_case(RuntimeOrigin::signed(DORA), case, digest(9)));
		});
	}
}

#[test]
fn what_is_short_is_a_claim_of_the_pool_that_future_inflow_pays() {
	ExtBuilder::build_and_execute(|| {
		let case = disputed(300);
		decided(case, Verdict::Return);
		execute(case);
		let claim = Claim {
			case,
			creditor: Payer::Pool(POOL),
			amount: 300,
			awarded: true,
		};
		assert_eq!(FreezeControl::claims(VOLUNTEER), [claim]);
		assert_eq!((supply(), withdrawn()), (300, 100));
		fund(VOLUNTEER, 120);
		assert!(!try_gift(VOLUNTEER, STRANGER, 1));
		events();
		assert_ok!(FreezeControl::collect_claim(RuntimeOrigin::signed(NOBODY), case));
		assert_eq!(
			events(),
			[Event::ClaimPaid {
				case,
				debtor: VOLUNTEER,
				creditor: Payer::Pool(POOL),
				amount: 120,
				left: 180
			}]
		);
		assert_eq!((supply(), withdrawn()), (300, 220));

		// A branch does not forgive what its pool should not have issued.
		for by in [own(ELDER), own(VOLUNTEER)] {
			let waived = FreezeControl::waive_claim(RuntimeOrigin::signed(by), case);
			assert_noop!(waived, Error::<Test>::NotParty);
		}
		let waived = FreezeControl::waive_claim(RuntimeOrigin::signed(MANAGER), case);
		assert_noop!(waived, Error::<Test>::NotController);
		assert_ok!(FreezeControl::waive_claim(RuntimeOrigin::signed(HEAD), case));
		assert!(!Claims::<Test>::contains_key(VOLUNTEER));
	});
}

#[test]
fn the_branch_is_heard_and_may_appeal_by_its_manager() {
	ExtBuilder::build_and_execute(|| {
		let service = pay_service(VOLUNTEER, Some(ELDER), 400);
		assert_ok!(file(own(VOLUNTEER), service));
		let case = CaseId(0);
		let give = |by| FreezeControl::give_evidence(RuntimeOrigin::signed(by), case, digest(3));
		assert_noop!(give(OTHER_MANAGER), Error::<Test>::NotController);
		assert_ok!(give(MANAGER));
		assert!(FreezeControl::dispute(case).unwrap().payer_heard);
		decided(case, Verdict::Pay);
		let appeal = |by| FreezeControl::appeal(RuntimeOrigin::signed(by), case, digest(7));
		assert_noop!(appeal(OTHER_MANAGER), Error::<Test>::NotController);
		events();
		assert_ok!(appeal(MANAGER));
		assert_eq!(
			events(),
			[Event::CaseAppealed {
				case,
				party: MemberId(MANAGER),
				by: MemberId(MANAGER),
				reason: digest(7),
				at: START
			}]
		);
		let ruling = Ruling::Verdict(Verdict::Return);
		assert_ok!(FreezeControl::decide_appeal(
			RuntimeOrigin::signed(HEAD),
			case,
			ruling,
			digest(6)
		));
		assert_eq!((coins(VOLUNTEER), withdrawn()), ((0, 0), 400));
	});
}

/// A manager is no party of a dispute between members, nor of a case.
#[test]
fn a_manager_acts_for_no_branch_where_no_pool_has_paid() {
	ExtBuilder::build_and_execute(|| {
		fund(SUSPECT, 100);
		let movement = give(SUSPECT, FRIEND, 100);
		let filed = FreezeControl::file_dispute(RuntimeOrigin::signed(MANAGER), movement, digest(4));
		assert_noop!(filed, Error::<Test>::NotController);
		assert_ok!(FreezeControl::file_dispute(key(SUSPECT), movement, digest(4)));
		let given = FreezeControl::give_evidence(RuntimeOrigin::signed(MANAGER), CaseId(0), digest(3));
		assert_noop!(given, Error::<Test>::NotController);
	});
}

#[test]
fn gives_the_coins_back_to_the_volunteer_when_nobody_decides_in_time() {
	ExtBuilder::build_and_execute(|| {
		let case = disputed(0);
		wait(30 * DAY);
		assert_ok!(FreezeControl::expire_dispute(RuntimeOrigin::signed(NOBODY), case));
		assert_eq!((coins(VOLUNTEER), withdrawn()), ((400, 0), 0));
		assert_eq!(FreezeControl::dispute(case).unwrap().state, DisputeState::Expired);
	});
}

#[test]
fn changes_nothing_when_the_ledger_refuses_to_withdraw() {
	ExtBuilder::build_and_execute(|| {
		let case = disputed(0);
		decided(case, Verdict::Return);
		wait(APPEAL);
		LedgerRefuses::set(true);
		let executed = FreezeControl::execute_verdict(RuntimeOrigin::signed(NOBODY), case);
		assert_noop!(executed, DispatchError::Other("the ledger refuses"));
	});
}
