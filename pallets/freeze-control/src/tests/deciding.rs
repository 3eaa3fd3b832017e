//! Deciding a case, and the one appeal.

use crate::{mock::*, CaseStatus, Decision, Error, Event, Ruling};
use frame_support::{assert_noop, assert_ok};
use polkadot_sdk::*;
use sp_runtime::{traits::BadOrigin, DispatchError};
use timebank_primitives::{RestrictionScope::*, *};

fn decide(by: u64, case: CaseId) -> Result<(), DispatchError> {
	FreezeControl::decide_case(RuntimeOrigin::signed(by), case, Finding::Confirmed, digest(9))
}

fn appeal(by: MemberId, case: CaseId) -> Result<(), DispatchError> {
	FreezeControl::appeal(key(by), case, digest(7))
}

fn answer(by: u64, case: CaseId, finding: Finding) -> Result<(), DispatchError> {
	FreezeControl::decide_appeal(RuntimeOrigin::signed(by), case, Ruling::Finding(finding), digest(6))
}

#[test]
fn decides_a_case_and_leaves_what_it_placed_when_another_supervisor_asks() {
	ExtBuilder::build_and_execute(|| {
		let case = open(&[SUSPECT]);
		restrict(ANNA, case, SUSPECT, Outgoing, 0, DAY);
		events();
		assert_ok!(decide(BERTA, case));
		let ruling = Ruling::Finding(Finding::Confirmed);
		assert_eq!(
			events(),
			[Event::CaseDecided {
				case,
				ruling,
				by: MemberId(3),
				body: Body::Institution(InstitutionId(2)),
				reason: digest(9),
				appeal_until: START + APPEAL
			}]
		);
		let stored = FreezeControl::case(case).unwrap();
		assert_eq!(stored.status, CaseStatus::Decided);
		assert_eq!(
			stored.decision,
			Some(Decision {
				ruling,
				by: MemberId(3),
				at: START,
				appealed_at: None
			})
		);
		assert_eq!(
			FreezeControl::restrictions_in_force(SUSPECT, START).len(),
			1,
			"a lift is its own right"
		);
	});
}

/// Who freezes does not decide, even when the order has lapsed or was lifted long ago.
#[test]
fn refuses_to_decide_when_the_person_has_ordered_under_the_case() {
	ExtBuilder::build_and_execute(|| {
		let case = open(&[SUSPECT]);
		let order = restrict(ANNA, case, SUSPECT, Outgoing, 0, HOUR);
		assert_noop!(decide(ANNA, case), Error::<Test>::OwnOrder);
		assert_noop!(decide(ANNA_ELSEWHERE, case), Error::<Test>::OwnOrder);
		assert_ok!(FreezeControl::lift(RuntimeOrigin::signed(BERTA), case, SUSPECT, order));
		assert_noop!(decide(ANNA, case), Error::<Test>::OwnOrder);
		wait(DAY);
		assert_noop!(decide(ANNA, case), Error::<Test>::OwnOrder);
	});
}

#[test]
fn refuses_to_decide_when_case_or_person_is_wrong() {
	ExtBuilder::build_and_execute(|| {
		assert_noop!(decide(ANNA, CaseId(9)), Error::<Test>::UnknownCase);
		let provisional = FreezeControl::request(SUSPECT, ALERT, None).unwrap();
		assert_noop!(decide(ANNA, provisional), Error::<Test>::CaseNotOpen);
		let case = open(&[SUSPECT, MemberId(3)]);
		assert_noop!(decide(CLERK, case), Error::<Test>::NotSupervisor);
		assert_noop!(decide(BERTA, case), Error::<Test>::OwnCase);
		Relations::set(vec![(SUSPECT, MemberId(4))]);
		assert_noop!(decide(CARLA, case), Error::<Test>::RelatedToSubject);
		assert_ok!(decide(ANNA, case));
		assert_noop!(decide(DORA, case), Error::<Test>::AlreadyDecided);
		assert_ok!(FreezeControl::close_case(RuntimeOrigin::signed(ANNA), case, digest(9)));
		assert_noop!(decide(DORA, case), Error::<Test>::CaseClosed);
	});
}

#[test]
fn orders_nothing_further_when_the_case_is_decided() {
	ExtBuilder::build_and_execute(|| {
		let case = open(&[SUSPECT]);
		let order = restrict(ANNA, case, SUSPECT, Outgoing, 0, DAY);
		assert_ok!(decide(BERTA, case));
		let again = FreezeControl::restrict(RuntimeOrigin::signed(ANNA), case, SUSPECT, Incoming, 0, START + DAY);
		assert_noop!(again, Error::<Test>::CaseNotOpen);
		// What was ordered before can still be ratified.
		ratify(case, SUSPECT, order);
	});
}

#[test]
fn the_head_office_decides_last_when_a_subject_appeals() {
	ExtBuilder::build_and_execute(|| {
		let case = open(&[SUSPECT]);
		assert_ok!(decide(BERTA, case));
		wait(HOUR);
		events();
		assert_ok!(appeal(SUSPECT, case));
		assert_eq!(FreezeControl::case(case).unwrap().status, CaseStatus::Appealed);
		assert_ok!(answer(HEAD, case, Finding::FalsePositive));
		let (old, new) = (
			Ruling::Finding(Finding::Confirmed),
			Ruling::Finding(Finding::FalsePositive),
		);
		assert_eq!(
			events(),
			[
				Event::CaseAppealed {
					case,
					party: SUSPECT,
					by: SUSPECT,
					reason: digest(7),
					at: START + HOUR
				},
				Event::AppealDecided {
					case,
					old,
					new,
					reason: digest(6)
				},
			]
		);
		let stored = FreezeControl::case(case).unwrap();
		assert_eq!(stored.status, CaseStatus::Decided);
		assert_eq!(stored.decision.unwrap().ruling, new);
		// One appeal, one answer.
		assert_noop!(appeal(SUSPECT, case), Error::<Test>::AlreadyAppealed);
		assert_noop!(answer(HEAD, case, Finding::Confirmed), Error::<Test>::NotAppealed);
	});
}

#[test]
fn a_guardian_appeals_for_a_ward() {
	ExtBuilder::build_and_execute(|| {
		let case = open(&[SUSPECT]);
		assert_ok!(decide(BERTA, case));
		assert_noop!(appeal(STRANGER, case), Error::<Test>::NotParty);
		Guardians::set(vec![(STRANGER, SUSPECT)]);
		events();
		assert_ok!(appeal(STRANGER, case));
		assert!(matches!(
			events()[0],
			Event::CaseAppealed {
				party: SUSPECT,
				by: STRANGER,
				..
			}
		));
	});
}

#[test]
fn refuses_an_appeal_when_it_is_too_late_or_nothing_is_decided() {
	ExtBuilder::build_and_execute(|| {
		assert_noop!(appeal(SUSPECT, CaseId(9)), Error::<Test>::UnknownCase);
		let case = open(&[SUSPECT]);
		assert_noop!(appeal(SUSPECT, case), Error::<Test>::NotDecided);
		assert_ok!(decide(BERTA, case));
		assert_noop!(
			FreezeControl::appeal(RuntimeOrigin::signed(NOBODY), case, digest(7)),
			Error::<Test>::NotController
		);
		wait(APPEAL);
		assert_noop!(appeal(SUSPECT, case), Error::<Test>::AppealTooLate);
		Now::set(START + APPEAL - 1);
		assert_ok!(appeal(SUSPECT, case));
		assert_noop!(appeal(SUSPECT, case), Error::<Test>::AlreadyAppealed);
		assert_ok!(answer(HEAD, case, Finding::Confirmed));
		assert_ok!(FreezeControl::close_case(RuntimeOrigin::signed(ANNA), case, digest(9)));
		assert_noop!(appeal(SUSPECT, case), Error::<Test>::CaseClosed);
	});
}

#[test]
fn refuses_to_decide_an_appeal_when_it_is_not_the_head_office() {
	ExtBuilder::build_and_execute(|| {
		let case = open(&[SUSPECT]);
		assert_noop!(answer(HEAD, case, Finding::Confirmed), Error::<Test>::NotAppealed);
		assert_ok!(decide(BERTA, case));
		assert_ok!(appeal(SUSPECT, case));
		assert_noop!(answer(CARLA, case, Finding::Confirmed), BadOrigin);
		assert_noop!(answer(HEAD, CaseId(9), Finding::Confirmed), Error::<Test>::UnknownCase);
	});
}

#[test]
fn hears_a_subject_until_the_case_is_decided() {
	ExtBuilder::build_and_execute(|| {
		let case = open(&[SUSPECT]);
		let say = |by, case| FreezeControl::give_evidence(key(by), case, digest(3));
		let previous = FreezeControl::case(case).unwrap().evidence_head;
		events();
		assert_ok!(say(SUSPECT, case));
		let head = crate::head_after(previous, case, 1, digest(3), SUSPECT, START);
		assert_eq!(
			events(),
			[Event::EvidenceAdded {
				case,
				number: 1,
				digest: digest(3),
				by: SUSPECT,
				at: START,
				previous,
				head
			}]
		);
		assert_noop!(say(FRIEND, case), Error::<Test>::NotParty);
		assert_noop!(say(SUSPECT, CaseId(9)), Error::<Test>::UnknownCase);
		assert_noop!(
			FreezeControl::give_evidence(RuntimeOrigin::signed(NOBODY), case, digest(3)),
			Error::<Test>::NotController
		);
		assert_ok!(decide(BERTA, case));
		assert_noop!(say(SUSPECT, case), Error::<Test>::AlreadyDecided);
	});
}
