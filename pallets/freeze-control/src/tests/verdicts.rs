//! Opinions, verdicts, appeals, claims.

use crate::{
	mock::*, CaseStatus, Claim, Claims, DisputeState, Disputes, Error, Event, OpenDisputes, Ruling, Verdict, Vote,
};
use frame_support::{assert_noop, assert_ok};
use polkadot_sdk::*;
use sp_runtime::{traits::BadOrigin, DispatchError};
use timebank_primitives::{RestrictionScope::*, *};

const BACK: Verdict = Verdict::Return;
const EVIDENCE: Moment = 3 * DAY;
const VERDICT: Moment = 30 * DAY;
const ANSWER: Moment = 30 * DAY;

fn vote(by: u64, case: CaseId, verdict: Verdict) -> Result<(), DispatchError> {
	FreezeControl::vote_verdict(RuntimeOrigin::signed(by), case, verdict, digest(5))
}

fn execute(case: CaseId) -> Result<(), DispatchError> {
	FreezeControl::execute_verdict(RuntimeOrigin::signed(NOBODY), case)
}

fn expire(case: CaseId) -> Result<(), DispatchError> {
	FreezeControl::expire_dispute(RuntimeOrigin::signed(NOBODY), case)
}

fn collect(case: CaseId) -> Result<(), DispatchError> {
	FreezeControl::collect_claim(RuntimeOrigin::signed(NOBODY), case)
}

fn appeal(by: MemberId, case: CaseId) -> Result<(), DispatchError> {
	FreezeControl::appeal(key(by), case, digest(7))
}

fn answer(case: CaseId, ruling: Ruling) -> Result<(), DispatchError> {
	FreezeControl::decide_appeal(RuntimeOrigin::signed(HEAD), case, ruling, digest(6))
}

fn close(by: u64, case: CaseId) -> Result<(), DispatchError> {
	FreezeControl::close_case(RuntimeOrigin::signed(by), case, digest(9))
}

/// The suspect gives the friend coins and disputes it; the friend has spent some of them. Both sides are heard.
fn disputed(amount: Balance, spent: Balance) -> CaseId {
	fund(SUSPECT, amount);
	let movement = give(SUSPECT, FRIEND, amount);
	if spent > 0 {
		assert!(try_gift(FRIEND, STRANGER, spent));
	}
	let case = crate::NextCase::<Test>::get();
	assert_ok!(FreezeControl::file_dispute(key(SUSPECT), movement, digest(4)));
	assert_ok!(FreezeControl::give_evidence(key(FRIEND), case, digest(3)));
	case
}

fn decided(case: CaseId, verdict: Verdict) {
	assert_ok!(vote(BERTA, case, verdict));
	assert_ok!(vote(CARLA, case, verdict));
}

fn state(case: CaseId) -> DisputeState {
	FreezeControl::dispute(case).unwrap().state
}

#[test]
fn decides_when_two_supervisors_of_two_bodies_agree() {
	ExtBuilder::build_and_execute(|| {
		let case = disputed(400, 0);
		events();
		assert_ok!(vote(BERTA, case, BACK));
		assert_eq!(
			FreezeControl::case(case).unwrap().status,
			CaseStatus::Open,
			"one person is not enough"
		);
		assert_ok!(vote(CARLA, case, BACK));
		let body = |number| Body::Institution(InstitutionId(number));
		let voted = |by, body| Event::VerdictVoted {
			case,
			by: MemberId(by),
			body,
			verdict: BACK,
			reason: digest(5),
		};
		assert_eq!(
			events(),
			[
				voted(3, body(2)),
				voted(4, body(3)),
				Event::CaseDecided {
					case,
					ruling: Ruling::Verdict(BACK),
					by: MemberId(4),
					body: body(3),
					reason: digest(5),
					appeal_until: START + APPEAL
				},
			]
		);
		assert_eq!(coins(FRIEND), (0, 400), "nothing moves while an appeal is possible");
		assert_noop!(execute(case), Error::<Test>::VerdictNotFinal);
		wait(APPEAL);
		events();
		assert_ok!(execute(case));
		assert_eq!(
			events(),
			[Event::VerdictExecuted {
				case,
				verdict: BACK,
				paid: 400,
				returned: 0,
				shortfall: 0
			}]
		);
		assert_eq!((coins(SUSPECT), coins(FRIEND)), ((400, 0), (0, 0)));
		assert_eq!(state(case), DisputeState::Settled);
		assert_eq!(OpenDisputes::<Test>::get(SUSPECT), 0);
	});
}

#[test]
fn each_verdict_gives_each_side_its_part() {
	for (verdict, payer, receiver) in [
		(Verdict::Pay, 0, 400),
		(Verdict::Return, 400, 0),
		(Verdict::Split { to_payer: 150 }, 150, 250),
	] {
		ExtBuilder::build_and_execute(|| {
			let case = disputed(400, 0);
			decided(case, verdict);
			wait(APPEAL);
			assert_ok!(execute(case));
			assert_eq!(
				(coins(SUSPECT), coins(FRIEND)),
				((payer, 0), (receiver, 0)),
				"{verdict:?}"
			);
			assert_eq!(supply(), 400);
			assert!(!Claims::<Test>::contains_key(FRIEND));
			assert_ok!(close(DORA, case));
		});
	}
}

/// Defect 5 of the study: elsewhere a verdict credits in full although the escrow is short. Here it takes what is there, and
/// the rest is a claim that future inflow pays.
#[test]
fn defect_5_a_short_verdict_creates_no_coins_but_a_claim() {
	ExtBuilder::build_and_execute(|| {
		let case = disputed(400, 300);
		let before = supply();
		decided(case, BACK);
		wait(APPEAL);
		events();
		assert_ok!(execute(case));
		assert_eq!(
			events(),
			[Event::VerdictExecuted {
				case,
				verdict: BACK,
				paid: 100,
				returned: 0,
				shortfall: 300
			}]
		);
		assert_eq!((coins(SUSPECT), coins(FRIEND), supply()), ((100, 0), (0, 0), before));
		assert_eq!(
			FreezeControl::claims(FRIEND),
			[Claim {
				case,
				creditor: SUSPECT.into(),
				amount: 300,
				awarded: true
			}]
		);

		// What arrives is bound at once, and anybody may have it paid.
		assert_noop!(collect(case), Error::<Test>::NothingToCollect);
		fund(FRIEND, 120);
		assert!(!try_gift(FRIEND, STRANGER, 1));
		events();
		assert_ok!(collect(case));
		let paid = |amount, left| Event::ClaimPaid {
			case,
			debtor: FRIEND,
			creditor: SUSPECT.into(),
			amount,
			left,
		};
		assert_eq!(events(), [paid(120, 180)]);
		fund(FRIEND, 200);
		assert!(try_gift(FRIEND, STRANGER, 20), "more than the claim is free");
		assert_ok!(collect(case));
		assert_eq!(events(), [paid(180, 0)]);
		assert_eq!((coins(SUSPECT), coins(FRIEND)), ((400, 0), (0, 0)));
		assert_noop!(collect(case), Error::<Test>::NoClaim);
		assert_ok!(close(DORA, case));
	});
}

#[test]
fn takes_what_has_arrived_since_when_less_is_held_than_awarded() {
	ExtBuilder::build_and_execute(|| {
		let case = disputed(400, 300);
		fund(FRIEND, 500);
		decided(case, BACK);
		wait(APPEAL);
		assert_ok!(execute(case));
		assert_eq!((coins(SUSPECT), coins(FRIEND)), ((400, 0), (200, 0)));
		assert!(!Claims::<Test>::contains_key(FRIEND));
	});
}

/// Another case's amount is not paid out by a verdict, nor by a claim.
#[test]
fn takes_nothing_that_another_case_binds() {
	ExtBuilder::build_and_execute(|| {
		let case = disputed(400, 400);
		let other = open_as(BERTA, &[FRIEND]);
		let order = restrict(BERTA, other, FRIEND, Amount, 250, DAY);
		ratify_by(&[ANNA, CARLA], other, FRIEND, order);
		fund(FRIEND, 300);
		decided_by(&[CARLA, DORA], case, BACK);
		wait(APPEAL);
		assert_ok!(execute(case));
		assert_eq!((coins(SUSPECT), coins(FRIEND)), ((50, 0), (250, 0)));
		assert_noop!(collect(case), Error::<Test>::NothingToCollect);
		assert_ok!(close(DORA, other));
		assert_ok!(collect(case));
		assert_eq!((coins(SUSPECT), coins(FRIEND)), ((300, 0), (0, 0)));
	});
}

fn ratify_by(keys: &[u64], case: CaseId, member: MemberId, order: u32) {
	for key in keys {
		assert_ok!(FreezeControl::ratify(RuntimeOrigin::signed(*key), case, member, order));
	}
}

fn decided_by(keys: &[u64], case: CaseId, verdict: Verdict) {
	for key in keys {
		assert_ok!(vote(*key, case, verdict));
	}
}

/// Defect 1 of the study: a forced transfer elsewhere lifts the freeze of its owner. Here a verdict moves coins and lifts nothing.
#[test]
fn defect_1_a_verdict_lifts_no_restriction() {
	ExtBuilder::build_and_execute(|| {
		let case = disputed(400, 0);
		let order = restrict(ANNA, case, FRIEND, Everything, 0, DAY);
		ratify(case, FRIEND, order);
		let other = open_as(BERTA, &[SUSPECT, FRIEND]);
		let order = restrict(BERTA, other, FRIEND, Outgoing, 0, DAY);
		ratify_by(&[ANNA, CARLA], other, FRIEND, order);
		let before = FreezeControl::restrictions_in_force(FRIEND, START);
		assert_eq!(before.len(), 2);
		decided(case, BACK);
		wait(APPEAL);
		assert_ok!(execute(case));
		assert_eq!(FreezeControl::restrictions_in_force(FRIEND, Now::get()), before);
		assert_eq!(coins(SUSPECT), (400, 0));
	});
}

/// Defect 7 of the study: elsewhere anybody makes himself an arbitrator.
#[test]
fn defect_7_refuses_an_opinion_when_the_person_is_not_independent() {
	ExtBuilder::build_and_execute(|| {
		let case = disputed(400, 0);
		for key in [CLERK, HEAD, NOBODY, 1000 + SUSPECT.0] {
			assert_noop!(vote(key, case, BACK), Error::<Test>::NotSupervisor);
		}
		Relations::set(vec![(FRIEND, MemberId(4))]);
		assert_noop!(vote(CARLA, case, BACK), Error::<Test>::RelatedToSubject);
		Relations::set(vec![]);
		restrict(ANNA, case, FRIEND, Outgoing, 0, HOUR);
		assert_noop!(vote(ANNA, case, BACK), Error::<Test>::OwnOrder);
		assert_ok!(vote(BERTA, case, BACK));
		let order = FreezeControl::restrict(RuntimeOrigin::signed(BERTA), case, FRIEND, Outgoing, 0, START + HOUR);
		assert_noop!(order, Error::<Test>::OwnOpinion);
		assert_noop!(vote(LOCAL, case, BACK), Error::<Test>::OfPartyBranch);

		// A party who is a supervisor, and one who has filed for a ward.
		fund(MemberId(3), 100);
		let movement = give(MemberId(3), FRIEND, 100);
		Guardians::set(vec![(MemberId(9), MemberId(3))]);
		let own = crate::NextCase::<Test>::get();
		assert_ok!(FreezeControl::file_dispute(key(MemberId(9)), movement, digest(4)));
		assert_noop!(vote(BERTA, own, BACK), Error::<Test>::OwnCase);
		assert_noop!(vote(DORA, own, BACK), Error::<Test>::OwnCase);
		Relations::set(vec![(MemberId(9), MemberId(4))]);
		assert_noop!(vote(CARLA, own, BACK), Error::<Test>::RelatedToSubject);
	});
}

/// A party that moves away does not take the branch out of the matter, and a new home is a party's branch, too.
#[test]
fn keeps_branches_out_when_a_party_has_moved_home() {
	ExtBuilder::build_and_execute(|| {
		Homes::set([(SUSPECT.0, BranchId(2))].into());
		let case = disputed(400, 0);
		Homes::set([(SUSPECT.0, BranchId(3)), (13, BranchId(2))].into());
		assert_noop!(vote(LOCAL, case, BACK), Error::<Test>::OfPartyBranch);
		Homes::set([(SUSPECT.0, BranchId(3)), (13, BranchId(3))].into());
		assert_noop!(vote(LOCAL, case, BACK), Error::<Test>::OfPartyBranch);
		Homes::set([(SUSPECT.0, BranchId(3)), (13, BranchId(4))].into());
		assert_ok!(vote(LOCAL, case, BACK));
	});
}

#[test]
fn refuses_an_opinion_when_it_is_given_twice_or_by_the_same_body() {
	ExtBuilder::build_and_execute(|| {
		let case = disputed(400, 0);
		assert_ok!(vote(ANNA, case, BACK));
		assert_noop!(vote(ANNA, case, BACK), Error::<Test>::AlreadyVoted);
		assert_noop!(vote(ANNA_ELSEWHERE, case, Verdict::Pay), Error::<Test>::AlreadyVoted);
		assert_noop!(vote(ARNO, case, BACK), Error::<Test>::SameBody);
		// A change of mind replaces the opinion.
		assert_ok!(vote(ANNA, case, Verdict::Pay));
		assert_ok!(vote(BERTA, case, BACK));
		assert_eq!(
			FreezeControl::case(case).unwrap().status,
			CaseStatus::Open,
			"they do not agree"
		);
		assert_ok!(vote(CARLA, case, Verdict::Pay));
		let decision = FreezeControl::case(case).unwrap().decision.unwrap();
		assert_eq!(decision.ruling, Ruling::Verdict(Verdict::Pay));
		assert_noop!(vote(DORA, case, BACK), Error::<Test>::AlreadyDecided);
	});
}

#[test]
fn refuses_an_opinion_when_the_list_is_full() {
	ExtBuilder::build_and_execute(|| {
		let case = disputed(400, 0);
		Disputes::<Test>::mutate(case, |stored| {
			let votes: Vec<_> = (0..crate::MAX_VOTES)
				.map(|index| Vote {
					member: MemberId(u64::from(60 + index)),
					body: Body::Institution(InstitutionId(60 + index)),
					verdict: Verdict::Split {
						to_payer: Balance::from(1 + index),
					},
					reason: digest(5),
				})
				.collect();
			stored.as_mut().unwrap().votes = votes.try_into().unwrap();
		});
		assert_noop!(vote(BERTA, case, BACK), Error::<Test>::TooManyVotes);
	});
}

#[test]
fn refuses_an_opinion_when_dispute_or_verdict_is_wrong() {
	ExtBuilder::build_and_execute(|| {
		assert_noop!(vote(BERTA, CaseId(9), BACK), Error::<Test>::UnknownCase);
		let plain = open(&[SUSPECT]);
		assert_noop!(vote(BERTA, plain, BACK), Error::<Test>::NotADispute);
		let case = disputed(400, 0);
		for to_payer in [0, 400, 401] {
			assert_noop!(
				vote(BERTA, case, Verdict::Split { to_payer }),
				Error::<Test>::InvalidSplit
			);
		}
		// A dispute ends with a verdict, any other case with a finding.
		let finding = FreezeControl::decide_case(RuntimeOrigin::signed(BERTA), case, Finding::Confirmed, digest(9));
		assert_noop!(finding, Error::<Test>::RulingMismatch);
	});
}

#[test]
fn hears_both_sides_or_waits_before_a_verdict() {
	ExtBuilder::build_and_execute(|| {
		fund(SUSPECT, 100);
		let movement = give(SUSPECT, FRIEND, 100);
		assert_ok!(FreezeControl::file_dispute(key(SUSPECT), movement, digest(4)));
		let case = CaseId(0);
		assert_noop!(vote(BERTA, case, BACK), Error::<Test>::PartyNotHeard);
		wait(EVIDENCE);
		assert_ok!(vote(BERTA, case, BACK));
		Now::set(START);
		assert_noop!(vote(CARLA, case, BACK), Error::<Test>::PartyNotHeard);
		assert_ok!(FreezeControl::give_evidence(key(FRIEND), case, digest(3)));
		assert_ok!(vote(CARLA, case, BACK));
		assert_noop!(
			FreezeControl::give_evidence(key(FRIEND), case, digest(3)),
			Error::<Test>::AlreadyDecided
		);
	});
}

#[test]
fn gives_the_coins_back_to_the_receiver_when_nobody_decides_in_time() {
	ExtBuilder::build_and_execute(|| {
		LockStep::set(300);
		let case = disputed(400, 0);
		assert_ok!(vote(BERTA, case, BACK));
		assert_noop!(expire(case), Error::<Test>::NotExpired);
		assert_noop!(execute(case), Error::<Test>::NotDecided);
		wait(VERDICT);
		assert_noop!(vote(CARLA, case, BACK), Error::<Test>::DisputeExpired);
		events();
		assert_ok!(expire(case));
		assert_eq!(events(), [Event::DisputeExpired { case, returned: 300 }]);
		assert_eq!((coins(FRIEND), state(case)), ((400, 0), DisputeState::Expired));
		assert!(!Claims::<Test>::contains_key(FRIEND));
		assert_eq!(OpenDisputes::<Test>::get(SUSPECT), 0);
		for ended in [expire(case), execute(case), vote(CARLA, case, BACK)] {
			assert_eq!(ended, Err(Error::<Test>::DisputeEnded.into()));
		}
		assert_ok!(close(DORA, case));
	});
}

#[test]
fn refuses_to_expire_when_it_is_decided_or_no_dispute() {
	ExtBuilder::build_and_execute(|| {
		assert_noop!(expire(CaseId(9)), Error::<Test>::UnknownCase);
		let plain = open(&[SUSPECT]);
		assert_noop!(expire(plain), Error::<Test>::NotADispute);
		assert_noop!(execute(plain), Error::<Test>::NotADispute);
		let case = disputed(400, 0);
		decided(case, BACK);
		wait(VERDICT);
		assert_noop!(expire(case), Error::<Test>::AlreadyDecided);
		assert_ok!(execute(case));
	});
}

#[test]
fn the_head_office_rules_at_once_when_a_party_appeals() {
	ExtBuilder::build_and_execute(|| {
		let case = disputed(400, 0);
		decided(case, BACK);
		assert_ok!(appeal(FRIEND, case));
		assert_noop!(appeal(SUSPECT, case), Error::<Test>::AlreadyAppealed);
		wait(APPEAL);
		assert_noop!(execute(case), Error::<Test>::VerdictNotFinal);
		let not_head = FreezeControl::decide_appeal(
			RuntimeOrigin::signed(CARLA),
			case,
			Ruling::Verdict(Verdict::Pay),
			digest(6),
		);
		assert_noop!(not_head, BadOrigin);
		assert_noop!(
			answer(case, Ruling::Finding(Finding::Confirmed)),
			Error::<Test>::RulingMismatch
		);
		assert_noop!(
			answer(case, Ruling::Verdict(Verdict::Split { to_payer: 400 })),
			Error::<Test>::InvalidSplit
		);
		events();
		let new = Ruling::Verdict(Verdict::Split { to_payer: 100 });
		assert_ok!(answer(case, new));
		assert_eq!(
			events(),
			[
				Event::AppealDecided {
					case,
					old: Ruling::Verdict(BACK),
					new,
					reason: digest(6)
				},
				Event::VerdictExecuted {
					case,
					verdict: Verdict::Split { to_payer: 100 },
					paid: 100,
					returned: 300,
					shortfall: 0
				},
			]
		);
		assert_eq!((coins(SUSPECT), coins(FRIEND)), ((100, 0), (300, 0)));
		assert_noop!(execute(case), Error::<Test>::DisputeEnded);
		assert_noop!(answer(case, new), Error::<Test>::NotAppealed);
	});
}

#[test]
fn the_first_verdict_holds_when_the_head_office_does_not_answer() {
	ExtBuilder::build_and_execute(|| {
		let case = disputed(400, 0);
		decided(case, BACK);
		wait(HOUR);
		assert_ok!(appeal(FRIEND, case));
		wait(ANSWER - 1);
		assert_noop!(execute(case), Error::<Test>::VerdictNotFinal);
		wait(1);
		assert_ok!(execute(case));
		assert_eq!(coins(SUSPECT), (400, 0));
		assert_eq!(FreezeControl::case(case).unwrap().status, CaseStatus::Decided);
		assert_noop!(answer(case, Ruling::Verdict(Verdict::Pay)), Error::<Test>::NotAppealed);
	});
}

#[test]
fn refuses_an_appeal_when_it_is_too_late_for_a_verdict() {
	ExtBuilder::build_and_execute(|| {
		let case = disputed(400, 0);
		decided(case, BACK);
		wait(APPEAL);
		assert_noop!(appeal(FRIEND, case), Error::<Test>::AppealTooLate);
	});
}

#[test]
fn closes_a_dispute_only_when_its_coins_have_found_their_owner() {
	ExtBuilder::build_and_execute(|| {
		let case = disputed(400, 300);
		for by in [DORA, HEAD] {
			assert_noop!(close(by, case), Error::<Test>::DisputePending);
		}
		decided(case, BACK);
		assert_noop!(close(DORA, case), Error::<Test>::DisputePending);
		wait(APPEAL);
		assert_ok!(execute(case));
		for by in [DORA, HEAD] {
			assert_noop!(close(by, case), Error::<Test>::ClaimOutstanding);
		}
		let report = FreezeControl::restore_report(case, Now::get());
		assert_eq!(report[1].before.keeps, 300);
		assert_ok!(FreezeControl::waive_claim(key(SUSPECT), case));
		assert_ok!(close(DORA, case));
	});
}

#[test]
fn the_creditor_or_the_head_office_may_give_a_claim_up() {
	for (key, by) in [(key(SUSPECT), Some(SUSPECT)), (RuntimeOrigin::signed(HEAD), None)] {
		ExtBuilder::build_and_execute(|| {
			let case = disputed(400, 300);
			assert_noop!(FreezeControl::waive_claim(key.clone(), case), Error::<Test>::NoClaim);
			decided(case, BACK);
			wait(APPEAL);
			assert_ok!(execute(case));
			events();
			assert_ok!(FreezeControl::waive_claim(key, case));
			assert_eq!(
				events(),
				[Event::ClaimWaived {
					case,
					debtor: FRIEND,
					creditor: SUSPECT.into(),
					amount: 300,
					by
				}]
			);
			assert!(!Claims::<Test>::contains_key(FRIEND));
			fund(FRIEND, 10);
			assert!(try_gift(FRIEND, STRANGER, 10));
		});
	}
}

#[test]
fn refuses_to_give_a_claim_up_when_it_is_not_the_creditors_own_key() {
	ExtBuilder::build_and_execute(|| {
		let plain = open(&[SUSPECT]);
		assert_noop!(
			FreezeControl::waive_claim(key(SUSPECT), plain),
			Error::<Test>::NotADispute
		);
		assert_noop!(collect(plain), Error::<Test>::NotADispute);
		let case = disputed(400, 300);
		decided(case, BACK);
		wait(APPEAL);
		assert_ok!(execute(case));
		for (key, error) in [
			(key(FRIEND), Error::<Test>::NotParty),
			(RuntimeOrigin::signed(2000 + SUSPECT.0), Error::<Test>::CustodiedKey),
			(RuntimeOrigin::signed(NOBODY), Error::<Test>::NotController),
		] {
			assert_noop!(FreezeControl::waive_claim(key, case), error);
		}
	});
}

#[test]
fn changes_nothing_when_the_ledger_refuses_a_verdict() {
	ExtBuilder::build_and_execute(|| {
		let case = disputed(400, 0);
		decided(case, BACK);
		wait(APPEAL);
		LedgerRefuses::set(true);
		assert_noop!(execute(case), DispatchError::Other("the ledger refuses"));
		LedgerRefuses::set(false);
		assert_ok!(execute(case));
	});
}
