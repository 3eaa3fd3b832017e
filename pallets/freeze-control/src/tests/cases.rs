//! Opening cases, taking them up, and their evidence.

use crate::{head_after, mock::*, CaseStatus, Cases, Error, Event, LegalBasis, NextCase};
use frame_support::{assert_noop, assert_ok};
use polkadot_sdk::*;
use sp_core::H256;
use timebank_primitives::*;

fn subjects(list: &[MemberId]) -> crate::Subjects {
	list.to_vec().try_into().unwrap()
}

fn court() -> LegalBasis {
	LegalBasis::CourtOrder(digest(1))
}

#[test]
fn opens_a_case_with_its_first_evidence_when_a_supervisor_asks() {
	ExtBuilder::build_and_execute(|| {
		let list = subjects(&[SUSPECT, FRIEND]);
		assert_ok!(FreezeControl::open_case(
			RuntimeOrigin::signed(ANNA),
			court(),
			list.clone(),
			digest(2)
		));

		let head = head_after(H256::zero(), CaseId(0), 0, digest(2), MemberId(1), START);
		let body = Some(Body::Institution(InstitutionId(1)));
		let case = FreezeControl::case(CaseId(0)).unwrap();
		assert_eq!(case.status, CaseStatus::Open);
		assert_eq!(
			(case.opened_by, case.lead, case.body),
			(Some(MemberId(1)), Some(MemberId(1)), body)
		);
		assert_eq!((case.evidence_count, case.evidence_head), (1, head));
		assert_eq!(NextCase::<Test>::get(), CaseId(1));
		assert_eq!(
			events(),
			[
				Event::CaseOpened {
					case: CaseId(0),
					basis: court(),
					by: Some(MemberId(1)),
					body,
					subjects: list,
					at: START
				},
				Event::EvidenceAdded {
					case: CaseId(0),
					number: 0,
					digest: digest(2),
					by: MemberId(1),
					at: START,
					previous: H256::zero(),
					head
				},
			]
		);
	});
}

#[test]
fn opens_a_case_on_an_alert_when_it_names_a_subject() {
	ExtBuilder::build_and_execute(|| {
		let basis = LegalBasis::Alert(ALERT);
		for list in [&[SUSPECT], &[FRIEND]] {
			assert_ok!(FreezeControl::open_case(
				RuntimeOrigin::signed(ANNA),
				basis,
				subjects(list),
				digest(2)
			));
		}
		assert_noop!(
			FreezeControl::open_case(RuntimeOrigin::signed(ANNA), basis, subjects(&[STRANGER]), digest(2)),
			Error::<Test>::AlertNotOfSubjects
		);
		let unknown = LegalBasis::Alert(AlertId(99));
		assert_noop!(
			FreezeControl::open_case(RuntimeOrigin::signed(ANNA), unknown, subjects(&[SUSPECT]), digest(2)),
			Error::<Test>::UnknownAlert
		);
	});
}

#[test]
fn opens_a_case_on_a_warning_when_it_is_about_a_subject_and_in_force() {
	ExtBuilder::build_and_execute(|| {
		let open = |basis, list: &[MemberId]| {
			FreezeControl::open_case(RuntimeOrigin::signed(ANNA), basis, subjects(list), digest(2))
		};
		let basis = LegalBasis::Warning(WARNING);
		wait(DAY - 1);
		assert_ok!(open(basis, &[FRIEND, SUSPECT]));
		assert_eq!(FreezeControl::case(CaseId(0)).unwrap().basis, basis);
		assert!(matches!(
			events()[0],
			Event::CaseOpened {
				basis: LegalBasis::Warning(WARNING),
				by: Some(MemberId(1)),
				..
			}
		));
		let unknown = LegalBasis::Warning(WarningId(99));
		assert_noop!(open(unknown, &[SUSPECT]), Error::<Test>::UnknownWarning);
		assert_noop!(open(basis, &[FRIEND]), Error::<Test>::WarningNotOfSubjects);
		wait(1);
		assert_noop!(open(basis, &[SUSPECT]), Error::<Test>::WarningNotInForce);
	});
}

/// A court order and a complaint are known by their digests; what they say is off the chain.
#[test]
fn opens_a_case_on_each_basis_that_is_off_the_chain() {
	ExtBuilder::build_and_execute(|| {
		for basis in [LegalBasis::CourtOrder(digest(7)), LegalBasis::Dispute(digest(7))] {
			let case = NextCase::<Test>::get();
			assert_ok!(FreezeControl::open_case(
				RuntimeOrigin::signed(ANNA),
				basis,
				subjects(&[STRANGER]),
				digest(2)
			));
			assert_eq!(FreezeControl::case(case).unwrap().basis, basis);
			assert_eq!(FreezeControl::dispute(case), None, "only a party makes a dispute of it");
		}
	});
}

#[test]
fn refuses_to_open_when_the_key_is_no_supervisor() {
	ExtBuilder::build_and_execute(|| {
		for key in [CLERK, HEAD, NOBODY] {
			assert_noop!(
				FreezeControl::open_case(RuntimeOrigin::signed(key), court(), subjects(&[SUSPECT]), digest(2)),
				Error::<Test>::NotSupervisor
			);
		}
	});
}

#[test]
fn refuses_to_open_when_the_subjects_are_wrong() {
	ExtBuilder::build_and_execute(|| {
		for (list, error) in [
			(subjects(&[]), Error::<Test>::NoSubjects),
			(subjects(&[SUSPECT, FRIEND, SUSPECT]), Error::<Test>::DuplicateSubject),
			(subjects(&[SUSPECT, UNKNOWN]), Error::<Test>::UnknownMember),
		] {
			assert_noop!(
				FreezeControl::open_case(RuntimeOrigin::signed(ANNA), court(), list, digest(2)),
				error
			);
		}
	});
}

#[test]
fn refuses_to_open_when_the_supervisor_is_a_party() {
	ExtBuilder::build_and_execute(|| {
		let own = subjects(&[SUSPECT, MemberId(1)]);
		assert_noop!(
			FreezeControl::open_case(RuntimeOrigin::signed(ANNA), court(), own.clone(), digest(2)),
			Error::<Test>::OwnCase
		);
		// Another key of the same person is the same person.
		assert_noop!(
			FreezeControl::open_case(RuntimeOrigin::signed(ANNA_ELSEWHERE), court(), own, digest(2)),
			Error::<Test>::OwnCase
		);
		Relations::set(vec![(FRIEND, MemberId(1))]);
		assert_noop!(
			FreezeControl::open_case(
				RuntimeOrigin::signed(ANNA),
				court(),
				subjects(&[SUSPECT, FRIEND]),
				digest(2)
			),
			Error::<Test>::RelatedToSubject
		);
	});
}

#[test]
fn refuses_to_open_when_the_numbers_are_used_up() {
	ExtBuilder::build_and_execute(|| {
		NextCase::<Test>::put(CaseId(u64::MAX));
		assert_noop!(
			FreezeControl::open_case(RuntimeOrigin::signed(ANNA), court(), subjects(&[SUSPECT]), digest(2)),
			Error::<Test>::NumbersExhausted
		);
	});
}

#[test]
fn links_each_piece_of_evidence_to_the_one_before() {
	ExtBuilder::build_and_execute(|| {
		let case = open(&[SUSPECT]);
		let previous = FreezeControl::case(case).unwrap().evidence_head;
		wait(HOUR);
		events();
		assert_ok!(FreezeControl::add_evidence(
			RuntimeOrigin::signed(BERTA),
			case,
			digest(3)
		));
		let head = head_after(previous, case, 1, digest(3), MemberId(3), START + HOUR);
		assert_eq!(
			events(),
			[Event::EvidenceAdded {
				case,
				number: 1,
				digest: digest(3),
				by: MemberId(3),
				at: START + HOUR,
				previous,
				head
			}]
		);
		let case = FreezeControl::case(case).unwrap();
		assert_eq!((case.evidence_count, case.evidence_head), (2, head));
	});
}

#[test]
fn refuses_evidence_when_the_case_or_the_person_is_wrong() {
	ExtBuilder::build_and_execute(|| {
		let case = open(&[SUSPECT, MemberId(3)]);
		let add = |key, case| FreezeControl::add_evidence(RuntimeOrigin::signed(key), case, digest(3));
		assert_noop!(add(CLERK, case), Error::<Test>::NotSupervisor);
		assert_noop!(add(ANNA, CaseId(9)), Error::<Test>::UnknownCase);
		assert_noop!(add(BERTA, case), Error::<Test>::OwnCase);
		Relations::set(vec![(MemberId(4), SUSPECT)]);
		assert_noop!(add(CARLA, case), Error::<Test>::RelatedToSubject);
		assert_ok!(FreezeControl::close_case(RuntimeOrigin::signed(ANNA), case, digest(9)));
		assert_noop!(add(ANNA, case), Error::<Test>::CaseClosed);
	});
}

#[test]
fn refuses_evidence_when_the_numbers_are_used_up() {
	ExtBuilder::build_and_execute(|| {
		let case = open(&[SUSPECT]);
		Cases::<Test>::mutate(case, |stored| stored.as_mut().unwrap().evidence_count = u32::MAX);
		assert_noop!(
			FreezeControl::add_evidence(RuntimeOrigin::signed(ANNA), case, digest(3)),
			Error::<Test>::NumbersExhausted
		);
	});
}

#[test]
fn a_supervisor_leads_a_provisional_case_when_it_is_taken_up() {
	ExtBuilder::build_and_execute(|| {
		let case = FreezeControl::request(SUSPECT, ALERT, None).unwrap();
		events();
		assert_ok!(FreezeControl::take_up(RuntimeOrigin::signed(BERTA), case));
		let body = Body::Institution(InstitutionId(2));
		assert_eq!(
			events(),
			[Event::CaseTakenUp {
				case,
				by: MemberId(3),
				body
			}]
		);
		let case = FreezeControl::case(case).unwrap();
		assert_eq!(case.status, CaseStatus::Open);
		assert_eq!(
			(case.opened_by, case.lead, case.body),
			(None, Some(MemberId(3)), Some(body))
		);
	});
}

#[test]
fn refuses_to_take_up_when_the_case_or_the_person_is_wrong() {
	ExtBuilder::build_and_execute(|| {
		let case = FreezeControl::request(SUSPECT, ALERT, None).unwrap();
		let take = |key, case| FreezeControl::take_up(RuntimeOrigin::signed(key), case);
		assert_noop!(take(CLERK, case), Error::<Test>::NotSupervisor);
		assert_noop!(take(ANNA, CaseId(9)), Error::<Test>::UnknownCase);
		Relations::set(vec![(MemberId(1), SUSPECT)]);
		assert_noop!(take(ANNA, case), Error::<Test>::RelatedToSubject);
		assert_ok!(take(BERTA, case));
		assert_noop!(take(CARLA, case), Error::<Test>::CaseNotProvisional);
	});
}
