//! Grants, requests of third parties, answers, deadlines.

use crate::{mock::*, Answer, CaseStatus, Error, Event, Grants, OpenRequests, PublicCase, RequestAbout, RequestKind};
use frame_support::{assert_noop, assert_ok};
use polkadot_sdk::*;
use sp_runtime::DispatchError;
use timebank_primitives::*;

const ANSWER: Moment = 10 * DAY;
const FIRST: RequestId = RequestId(0);

fn grant(by: u64, case: CaseId, until: Moment) -> Result<(), DispatchError> {
	FreezeControl::grant_access(RuntimeOrigin::signed(by), case, COURT, until)
}

fn ask(by: u64, about: RequestAbout) -> Result<(), DispatchError> {
	FreezeControl::file_request(RuntimeOrigin::signed(by), RequestKind::Court, about, digest(1))
}

fn members(list: &[MemberId]) -> RequestAbout {
	RequestAbout::Members(list.to_vec().try_into().unwrap())
}

fn answer(by: u64, request: RequestId) -> Result<(), DispatchError> {
	FreezeControl::answer_request(RuntimeOrigin::signed(by), request, true, digest(2))
}

fn overdue(request: RequestId) -> Result<(), DispatchError> {
	FreezeControl::report_overdue(RuntimeOrigin::signed(NOBODY), request)
}

#[test]
fn an_institution_reads_the_public_part_while_its_grant_lasts() {
	ExtBuilder::build_and_execute(|| {
		let case = open(&[SUSPECT, FRIEND]);
		assert_eq!(FreezeControl::public_part(case, COURT, START), None);
		events();
		assert_ok!(grant(BERTA, case, START + DAY));
		let granted = Event::AccessGranted {
			case,
			institution: COURT,
			until: START + DAY,
			by: MemberId(3),
		};
		assert_eq!(events(), [granted]);
		let stored = FreezeControl::case(case).unwrap();
		assert_eq!(
			FreezeControl::public_part(case, COURT, START + DAY - 1),
			Some(PublicCase {
				status: CaseStatus::Open,
				opened_at: START,
				subjects: 2,
				orders: 0,
				evidence_count: 1,
				evidence_head: stored.evidence_head,
				decided_at: None
			})
		);
		assert_eq!(
			FreezeControl::public_part(case, COURT, START + DAY),
			None,
			"it has ended"
		);
		assert_eq!(
			FreezeControl::public_part(case, InstitutionId(21), START),
			None,
			"it is of another"
		);
		assert_ok!(FreezeControl::revoke_access(RuntimeOrigin::signed(CARLA), case, COURT));
		let revoked = Event::AccessRevoked {
			case,
			institution: COURT,
			by: MemberId(4),
		};
		assert_eq!(events(), [revoked]);
		assert!(!Grants::<Test>::contains_key(case, COURT));
	});
}

#[test]
fn refuses_a_grant_when_case_person_or_time_is_wrong() {
	ExtBuilder::build_and_execute(|| {
		let case = open(&[SUSPECT, MemberId(3)]);
		assert_noop!(grant(CLERK, case, START + DAY), Error::<Test>::NotSupervisor);
		assert_noop!(grant(ANNA, CaseId(9), START + DAY), Error::<Test>::UnknownCase);
		assert_noop!(grant(BERTA, case, START + DAY), Error::<Test>::OwnCase);
		assert_noop!(grant(ANNA, case, START), Error::<Test>::EndNotAhead);
		let revoke = |by, case| FreezeControl::revoke_access(RuntimeOrigin::signed(by), case, COURT);
		assert_noop!(revoke(ANNA, case), Error::<Test>::NoGrant);
		assert_noop!(revoke(BERTA, case), Error::<Test>::OwnCase);
		assert_noop!(revoke(CLERK, case), Error::<Test>::NotSupervisor);
		assert_noop!(revoke(ANNA, CaseId(9)), Error::<Test>::UnknownCase);
		Relations::set(vec![(MemberId(4), SUSPECT)]);
		assert_noop!(grant(CARLA, case, START + DAY), Error::<Test>::RelatedToSubject);
	});
}

#[test]
fn a_supervisor_answers_a_request_in_time() {
	ExtBuilder::build_and_execute(|| {
		let case = open(&[SUSPECT]);
		assert_ok!(grant(BERTA, case, START + DAY));
		events();
		assert_ok!(ask(COURT_CLERK, RequestAbout::Case(case)));
		assert_eq!(OpenRequests::<Test>::get(COURT), 1);
		wait(ANSWER);
		assert_ok!(answer(BERTA, FIRST));
		assert_eq!(
			events(),
			[
				Event::RequestFiled {
					request: FIRST,
					kind: RequestKind::Court,
					institution: COURT,
					by: MemberId(14),
					about: RequestAbout::Case(case),
					document: digest(1),
					due: START + ANSWER
				},
				Event::RequestAnswered {
					request: FIRST,
					by: MemberId(3),
					body: Body::Institution(InstitutionId(2)),
					granted: true,
					document: digest(2),
					late: false
				},
			]
		);
		assert_eq!(
			FreezeControl::request_of(FIRST).unwrap().answer,
			Some(Answer {
				by: MemberId(3),
				at: START + ANSWER,
				granted: true,
				document: digest(2),
				late: false
			})
		);
		assert_eq!(OpenRequests::<Test>::get(COURT), 0);
		assert_noop!(answer(BERTA, FIRST), Error::<Test>::AlreadyAnswered);
		assert_noop!(overdue(FIRST), Error::<Test>::AlreadyAnswered);
	});
}

#[test]
fn everybody_learns_of_a_request_that_nobody_has_answered_in_time() {
	ExtBuilder::build_and_execute(|| {
		// The police may ask about members of whom there is no case.
		assert_ok!(ask(POLICE, members(&[SUSPECT, FRIEND])));
		wait(ANSWER);
		assert_noop!(overdue(FIRST), Error::<Test>::NotOverdue);
		wait(1);
		events();
		assert_ok!(overdue(FIRST));
		let event = Event::RequestOverdue {
			request: FIRST,
			institution: InstitutionId(21),
			due: START + ANSWER,
		};
		assert_eq!(events(), [event]);
		assert_noop!(overdue(FIRST), Error::<Test>::AlreadyReported);
		assert_ok!(answer(BERTA, FIRST));
		assert!(FreezeControl::request_of(FIRST).unwrap().answer.unwrap().late);
	});
}

#[test]
fn refuses_a_request_when_institution_or_subject_is_wrong() {
	ExtBuilder::build_and_execute(|| {
		let case = open(&[SUSPECT]);
		for key in [ANNA, CLERK, NOBODY] {
			assert_noop!(ask(key, members(&[SUSPECT])), Error::<Test>::NotThirdParty);
		}
		assert_noop!(ask(COURT_CLERK, RequestAbout::Case(case)), Error::<Test>::NoGrant);
		assert_ok!(grant(BERTA, case, START + DAY));
		assert_noop!(ask(POLICE, RequestAbout::Case(case)), Error::<Test>::NoGrant);
		wait(DAY);
		assert_noop!(ask(COURT_CLERK, RequestAbout::Case(case)), Error::<Test>::NoGrant);
		assert_noop!(ask(POLICE, members(&[])), Error::<Test>::NoSubjects);
		assert_noop!(
			ask(POLICE, members(&[SUSPECT, SUSPECT])),
			Error::<Test>::DuplicateSubject
		);
		assert_noop!(ask(POLICE, members(&[UNKNOWN])), Error::<Test>::UnknownMember);
		crate::NextRequest::<Test>::put(RequestId(u64::MAX));
		assert_noop!(ask(POLICE, members(&[SUSPECT])), Error::<Test>::NumbersExhausted);
	});
}

#[test]
fn refuses_a_request_when_the_institution_waits_for_as_many_as_one_may() {
	ExtBuilder::build_and_execute(|| {
		for _ in 0..crate::MAX_OPEN_REQUESTS {
			assert_ok!(ask(POLICE, members(&[SUSPECT])));
		}
		assert_noop!(ask(POLICE, members(&[SUSPECT])), Error::<Test>::TooManyRequests);
		assert_ok!(ask(COURT_CLERK, members(&[SUSPECT])));
		assert_ok!(answer(BERTA, FIRST));
		assert_ok!(ask(POLICE, members(&[SUSPECT])));
	});
}

#[test]
fn refuses_an_answer_when_the_person_is_not_independent() {
	ExtBuilder::build_and_execute(|| {
		assert_noop!(answer(ANNA, FIRST), Error::<Test>::UnknownRequest);
		assert_noop!(overdue(FIRST), Error::<Test>::UnknownRequest);
		let case = open(&[SUSPECT, MemberId(3)]);
		assert_ok!(grant(ANNA, case, START + DAY));
		assert_ok!(ask(COURT_CLERK, RequestAbout::Case(case)));
		assert_ok!(ask(COURT_CLERK, members(&[SUSPECT, MemberId(3)])));
		for request in [FIRST, RequestId(1)] {
			assert_noop!(answer(CLERK, request), Error::<Test>::NotSupervisor);
			assert_noop!(answer(BERTA, request), Error::<Test>::OwnCase);
			assert_noop!(answer(COURT_SUPERVISOR, request), Error::<Test>::OwnRequest);
			assert_noop!(answer(COURT_CLERK_AS_SUPERVISOR, request), Error::<Test>::OwnRequest);
		}
		Relations::set(vec![(MemberId(4), SUSPECT)]);
		assert_noop!(answer(CARLA, FIRST), Error::<Test>::RelatedToSubject);
		assert_ok!(answer(ANNA, FIRST));
	});
}
