//! Warnings, both ways.

use crate::{
	mock::*,
	rules,
	warnings::{MAX_REPORTS, MAX_WARNING},
	AlertSource, Error, Event, RiskNode, Severity, WarningId, WarningKind, WarningText, Warnings, Way,
};
use frame_support::{assert_noop, assert_ok};
use polkadot_sdk::*;
use timebank_primitives::*;

const BANK_ID: InstitutionId = InstitutionId(20);

fn about(member: MemberId, severity: Severity) -> WarningText {
	WarningText {
		member,
		stage: Stage::Gift,
		kind: WarningKind::Fraud,
		severity,
		evidence: digest(7),
		ends: Now::get() + 30 * DAY,
	}
}

fn send(key: u64, text: WarningText) -> Result<(), sp_runtime::DispatchError> {
	AnomalyMonitor::send_warning(RuntimeOrigin::signed(key), text)
}

fn issue(key: u64, text: WarningText) -> Result<(), sp_runtime::DispatchError> {
	AnomalyMonitor::issue_warning(RuntimeOrigin::signed(key), BANK_ID, text)
}

fn acknowledge(key: u64, warning: WarningId) -> Result<(), sp_runtime::DispatchError> {
	AnomalyMonitor::acknowledge_warning(RuntimeOrigin::signed(key), warning)
}

fn answer(key: u64, warning: WarningId, finding: Finding) -> Result<(), sp_runtime::DispatchError> {
	AnomalyMonitor::answer_warning(RuntimeOrigin::signed(key), warning, finding, digest(8))
}

/// Takes an alert and closes it.
fn decide(alert: AlertId, finding: Finding) {
	assert_ok!(AnomalyMonitor::assign(RuntimeOrigin::signed(ANNA), alert));
	let key = RuntimeOrigin::signed(ANNA);
	assert_ok!(AnomalyMonitor::close(key, alert, finding, digest(9)));
}

#[test]
fn an_institution_warns_and_the_platform_acknowledges_decides_and_replies() {
	ExtBuilder::build_and_execute(|| {
		let text = about(GIVER, Severity::Serious);
		assert_ok!(send(BANK, text));
		let (warning, alert) = (WarningId(0), AlertId(0));
		let due = START + ACKNOWLEDGE;
		assert_eq!(
			events(),
			[
				Event::WarningSent {
					warning,
					way: Way::ToPlatform,
					institution: BANK_ID,
					by: MemberId(8),
					text,
					due
				},
				Event::ReportRaised {
					alert,
					source: AlertSource::Warning(warning),
					stage: Stage::Gift,
					subject: GIVER,
					by: MemberId(8),
					body: Body::Institution(BANK_ID),
					evidence: digest(7),
					at: START
				},
			]
		);
		let stored = AnomalyMonitor::warning(warning).unwrap();
		assert_eq!(
			(stored.alert, stored.due, stored.acknowledged),
			(Some(alert), due, None)
		);
		let stored = AnomalyMonitor::alert_record(alert).unwrap();
		assert_eq!(
			(stored.source, stored.fired[0].rule),
			(AlertSource::Warning(warning), rules::WARNING)
		);
		assert!(
			Graded::get().is_empty(),
			"a serious one is looked at, a grave one moves the grade"
		);

		assert_noop!(
			answer(ANNA, warning, Finding::Confirmed),
			Error::<Test>::NotAcknowledged
		);
		assert_ok!(acknowledge(ANNA, warning));
		assert_eq!(
			events(),
			[Event::WarningAcknowledged {
				warning,
				by: MemberId(1),
				late: false
			}]
		);
		assert_noop!(acknowledge(BERTA, warning), Error::<Test>::AlreadyAcknowledged);
		assert_noop!(answer(ANNA, warning, Finding::Confirmed), Error::<Test>::OtherFinding);
		decide(alert, Finding::Confirmed);
		assert_noop!(
			answer(ANNA, warning, Finding::FalsePositive),
			Error::<Test>::OtherFinding
		);
		events();
		assert_ok!(answer(BERTA, warning, Finding::Confirmed));
		assert_eq!(
			events(),
			[Event::WarningAnswered {
				warning,
				by: MemberId(2),
				finding: Finding::Confirmed,
				document: digest(8)
			}]
		);
		assert_noop!(
			answer(BERTA, warning, Finding::Confirmed),
			Error::<Test>::AlreadyAnswered
		);
		// The next warning of the same may come.
		assert_ok!(send(BANK, about(GIVER, Severity::Notice)));
	});
}

#[test]
fn the_platform_warns_and_the_institution_acknowledges_and_replies() {
	ExtBuilder::build_and_execute(|| {
		let text = about(GIVER, Severity::Grave);
		assert_ok!(issue(ANNA, text));
		let warning = WarningId(0);
		assert!(matches!(
			events()[..],
			[Event::WarningSent {
				way: Way::ToInstitution,
				institution: BANK_ID,
				..
			}]
		));
		assert!(
			AnomalyMonitor::alert_record(AlertId(0)).is_none(),
			"the platform knows already"
		);
		assert_noop!(acknowledge(ANNA, warning), Error::<Test>::NotAddressee);
		assert_noop!(acknowledge(POLICE, warning), Error::<Test>::NotAddressee);
		assert_noop!(acknowledge(NOBODY, warning), Error::<Test>::NotAddressee);
		wait(ACKNOWLEDGE + 1);
		assert_ok!(acknowledge(BANK, warning));
		assert_eq!(
			events(),
			[Event::WarningAcknowledged {
				warning,
				by: MemberId(8),
				late: true
			}]
		);
		assert_ok!(answer(BANK, warning, Finding::Inconclusive));
		let stored = AnomalyMonitor::warning(warning).unwrap();
		assert_eq!(stored.answer.map(|answer| answer.finding), Some(Finding::Inconclusive));
	});
}

#[test]
fn warnings_alone_move_the_grade_by_one_step_at_most() {
	ExtBuilder::build_and_execute(|| {
		assert_ok!(send(BANK, about(GIVER, Severity::Grave)));
		assert_eq!(Graded::get(), [(GIVER, AlertId(0))]);
		assert_ok!(send(POLICE, about(GIVER, Severity::Grave)));
		assert_eq!(
			Graded::get().len(),
			1,
			"another one moves nothing while the first is not decided"
		);
		// When a person has decided, the next one may.
		Grades::set(Default::default());
		decide(AlertId(0), Finding::FalsePositive);
		assert_ok!(acknowledge(ANNA, WarningId(0)));
		assert_ok!(answer(ANNA, WarningId(0), Finding::FalsePositive));
		assert_ok!(send(BANK, about(GIVER, Severity::Grave)));
		assert_eq!(Graded::get(), [(GIVER, AlertId(0)), (GIVER, AlertId(2))]);
	});
}

#[test]
fn an_institution_that_is_cut_off_is_ignored() {
	ExtBuilder::build_and_execute(|| {
		let cut_off = || Error::<Test>::InstitutionNotInForce;
		let text = about(GIVER, Severity::Notice);
		let (to_bank, from_bank, acknowledged) = (WarningId(0), WarningId(1), WarningId(2));
		assert_ok!(issue(ANNA, text));
		assert_ok!(send(BANK, text));
		assert_ok!(issue(ANNA, about(TAKER, Severity::Notice)));
		assert_ok!(acknowledge(BANK, acknowledged));
		CutOff::set(true);
		// It says nothing more, neither by itself nor in reply.
		assert_noop!(send(BANK, about(TAKER, Severity::Grave)), Error::<Test>::NotInstitution);
		assert_noop!(acknowledge(BANK, to_bank), cut_off());
		assert_noop!(answer(BANK, acknowledged, Finding::Confirmed), cut_off());
		// It is told nothing more.
		assert_noop!(issue(ANNA, about(MemberId(12), Severity::Notice)), cut_off());
		assert_noop!(acknowledge(ANNA, from_bank), cut_off());
		// Others go on, and so does the institution when it is back.
		assert_ok!(send(POLICE, text));
		CutOff::set(false);
		assert_ok!(acknowledge(BANK, to_bank));
		assert_ok!(acknowledge(ANNA, from_bank));
		assert_ok!(answer(BANK, acknowledged, Finding::Confirmed));
	});
}

#[test]
fn refuses_to_warn_an_institution_that_nobody_has_registered() {
	ExtBuilder::build_and_execute(|| {
		let (key, text) = (RuntimeOrigin::signed(ANNA), about(GIVER, Severity::Notice));
		assert_noop!(
			AnomalyMonitor::issue_warning(key, UNKNOWN_INSTITUTION, text),
			Error::<Test>::InstitutionNotInForce
		);
	});
}

/// What a case that starts from a warning reads of it.
#[test]
fn a_warning_is_in_force_until_it_ends_or_is_found_false_or_its_institution_is_cut_off() {
	ExtBuilder::build_and_execute(|| {
		let read = <AnomalyMonitor as Alerts>::warning;
		assert_eq!(read(WarningId(0)), None);
		assert_ok!(send(BANK, about(GIVER, Severity::Notice)));
		let (sent_at, ends) = (START, START + 30 * DAY);
		assert_eq!(
			read(WarningId(0)),
			Some(WarningSummary {
				warning: WarningId(0),
				member: GIVER,
				institution: BANK_ID,
				sent_at,
				ends,
				in_force: true
			})
		);
		let in_force = |number| read(WarningId(number)).unwrap().in_force;
		CutOff::set(true);
		assert!(!in_force(0));
		CutOff::set(false);
		Now::set(ends - 1);
		assert!(in_force(0));
		Now::set(ends);
		assert!(!in_force(0));

		// One that is confirmed goes on, one that was found false does not.
		for (number, finding, holds) in [(1, Finding::Confirmed, true), (2, Finding::FalsePositive, false)] {
			assert_ok!(issue(ANNA, about(GIVER, Severity::Notice)));
			assert_ok!(acknowledge(BANK, WarningId(number)));
			assert_ok!(answer(BANK, WarningId(number), finding));
			assert_eq!(in_force(number), holds);
		}
	});
}

#[test]
fn refuses_a_warning_when_somebody_else_sends_it_or_it_makes_no_sense() {
	ExtBuilder::build_and_execute(|| {
		let text = about(GIVER, Severity::Notice);
		for key in [ANNA, CLERK, NOBODY] {
			assert_noop!(send(key, text), Error::<Test>::NotInstitution);
		}
		for key in [BANK, CLERK, NOBODY] {
			assert_noop!(issue(key, text), Error::<Test>::NotSupervisor);
		}
		for (bad, error) in [
			(
				WarningText {
					member: STRANGER,
					..text
				},
				Error::<Test>::UnknownMember,
			),
			(
				WarningText {
					evidence: Digest::zero(),
					..text
				},
				Error::<Test>::EvidenceMissing,
			),
			(WarningText { ends: START, ..text }, Error::<Test>::EndNotAhead),
			(
				WarningText {
					ends: START + MAX_WARNING + 1,
					..text
				},
				Error::<Test>::EndTooFar,
			),
		] {
			assert_noop!(send(BANK, bad), error);
			let again = match bad {
				bad if bad.member == STRANGER => Error::<Test>::UnknownMember,
				bad if bad.evidence.is_zero() => Error::<Test>::EvidenceMissing,
				bad if bad.ends == START => Error::<Test>::EndNotAhead,
				_ => Error::<Test>::EndTooFar,
			};
			assert_noop!(issue(ANNA, bad), again);
		}
		assert_noop!(
			send(BANK, about(MemberId(8), Severity::Notice)),
			Error::<Test>::PartyToAlert
		);
		Relations::set(vec![(MemberId(8), GIVER), (MemberId(1), GIVER)]);
		assert_noop!(send(BANK, text), Error::<Test>::RelatedToParty);
		assert_noop!(issue(ANNA, text), Error::<Test>::RelatedToParty);
		Relations::set(vec![]);
		assert_ok!(send(BANK, text));
		assert_noop!(send(BANK, text), Error::<Test>::AlreadyWarned);
		assert_ok!(issue(ANNA, text));
		assert_noop!(issue(BERTA, text), Error::<Test>::AlreadyWarned);
		Relations::set(vec![(MemberId(2), GIVER)]);
		assert_noop!(acknowledge(BERTA, WarningId(0)), Error::<Test>::RelatedToParty);
		assert_noop!(acknowledge(ANNA, WarningId(9)), Error::<Test>::UnknownWarning);
		assert_noop!(
			answer(ANNA, WarningId(9), Finding::Confirmed),
			Error::<Test>::UnknownWarning
		);
	});
}

#[test]
fn who_warns_too_often_must_wait() {
	ExtBuilder::build_and_execute(|| {
		for number in 0..u64::from(MAX_REPORTS) {
			assert_ok!(send(BANK, about(MemberId(100 + number), Severity::Notice)));
			wait(1);
		}
		assert_noop!(
			send(BANK, about(GIVER, Severity::Notice)),
			Error::<Test>::TooManyReports
		);
		assert_ok!(send(POLICE, about(GIVER, Severity::Notice)));
		// The limit slides: no second lot right after an edge.
		Now::set(START + DAY);
		assert_ok!(send(BANK, about(GIVER, Severity::Notice)));
		assert_noop!(
			send(BANK, about(TAKER, Severity::Notice)),
			Error::<Test>::TooManyReports
		);
	});
}

#[test]
fn anybody_notes_that_nobody_acknowledged_in_time() {
	ExtBuilder::build_and_execute(|| {
		let note = |warning| AnomalyMonitor::note_overdue(RuntimeOrigin::signed(NOBODY), warning);
		assert_noop!(note(WarningId(0)), Error::<Test>::UnknownWarning);
		assert_ok!(send(BANK, about(GIVER, Severity::Notice)));
		wait(ACKNOWLEDGE);
		assert_noop!(note(WarningId(0)), Error::<Test>::TooEarly);
		wait(1);
		events();
		assert_ok!(note(WarningId(0)));
		assert_eq!(
			events(),
			[Event::WarningOverdue {
				warning: WarningId(0),
				way: Way::ToPlatform,
				institution: BANK_ID
			}]
		);
		assert_noop!(note(WarningId(0)), Error::<Test>::AlreadyNoted);
		assert_ok!(acknowledge(ANNA, WarningId(0)));
		assert_noop!(note(WarningId(0)), Error::<Test>::AlreadyAcknowledged);
		let nobody = RuntimeOrigin::none();
		assert_noop!(
			AnomalyMonitor::note_overdue(nobody, WarningId(0)),
			sp_runtime::DispatchError::BadOrigin
		);
	});
}

#[test]
fn a_warning_is_removed_after_its_end_and_retention() {
	ExtBuilder::build_and_execute(|| {
		let remove = |warning| AnomalyMonitor::remove_warning(RuntimeOrigin::signed(NOBODY), warning);
		assert_noop!(remove(WarningId(0)), Error::<Test>::UnknownWarning);
		assert_ok!(send(BANK, about(GIVER, Severity::Notice)));
		assert_ok!(issue(ANNA, about(GIVER, Severity::Notice)));
		wait(30 * DAY + RETENTION - 1);
		assert_noop!(remove(WarningId(0)), Error::<Test>::TooEarly);
		wait(1);
		events();
		assert_ok!(remove(WarningId(0)));
		assert_eq!(events(), [Event::WarningRemoved { warning: WarningId(0) }]);
		assert!(!Warnings::<Test>::contains_key(WarningId(0)));
		assert_ok!(send(BANK, about(GIVER, Severity::Notice)));
		let listed = AnomalyMonitor::warnings(None, 64);
		assert_eq!(listed.iter().map(|one| one.id.0).collect::<Vec<_>>(), [2, 1]);
		assert_eq!(AnomalyMonitor::warnings(Some(WarningId(2)), 1).len(), 1);
		assert_eq!(AnomalyMonitor::warnings(Some(WarningId(1)), 1), []);
	});
}

#[test]
fn who_has_warned_does_not_review_the_warning() {
	ExtBuilder::build_and_execute(|| {
		assert_ok!(send(BANK, about(GIVER, Severity::Notice)));
		// The same person as supervisor, with another key.
		Given::mutate(|given| {
			given.insert(
				77,
				RoleHolder {
					member: MemberId(8),
					role: Role::Supervisor,
					body: Body::Institution(InstitutionId(1)),
				},
			)
		});
		assert_noop!(
			AnomalyMonitor::assign(RuntimeOrigin::signed(77), AlertId(0)),
			Error::<Test>::PartyToAlert
		);
		Given::set(Default::default());
		assert_ok!(AnomalyMonitor::assign(RuntimeOrigin::signed(ANNA), AlertId(0)));
	});
}

#[test]
fn a_grave_warning_is_a_risk_node() {
	ExtBuilder::build_and_execute(|| {
		assert_ok!(send(BANK, about(GIVER, Severity::Grave)));
		assert_eq!(assessments(), [(RiskNode::Warned, Some(AlertId(0)), true)]);
		assert_ok!(send(BANK, about(TAKER, Severity::Serious)));
		assert_eq!(assessments(), []);
	});
}
