//! What supervisors and institutions do about alerts, on the real runtime: snoozed rules, expected gifts, warnings both
//! ways, findings off the chain, and what the rules learn of ledger and cases.

use crate::common::*;
use frame_support::{assert_err_ignore_postinfo, assert_ok};
use pallet_anomaly_monitor::{
	rules, AlertSource, Call, Error, FindingKind, RiskNode, Severity, WarningKind, WarningText,
};
use pallet_freeze_control::LegalBasis;
use polkadot_sdk::*;
use timebank_primitives::{
	AlertId, Balance, Body, CaseId, Finding, InstitutionId, MemberId, Members, RiskGrade, Role, Roles, RuleId, Stage,
	WarningId, COIN,
};
use timebank_runtime::{
	configs, presets, AnomalyMonitor, BranchRegistry, FreezeControl, IdentityFiling, Runtime, RuntimeCall,
	RuntimeEvent, System, TimeCoin,
};

type CaseError = pallet_freeze_control::Error<Runtime>;

const BANK: InstitutionId = InstitutionId(7);

fn head_office(call: impl Into<RuntimeCall>) {
	ok(
		"//Ferdie",
		pallet_collective::Call::<Runtime, configs::origins::HeadOfficeInstance>::propose {
			threshold: 1,
			proposal: Box::new(call.into()),
			length_bound: 1_000,
		},
	);
	assert_ok!(last(|event| match event {
		RuntimeEvent::HeadOffice(pallet_collective::Event::Executed { result, .. }) => Some(result),
		_ => None,
	}));
}

/// Gives, and says which rules have fired.
fn gift(uri: &str, to: MemberId, amount: Balance) -> Vec<RuleId> {
	System::reset_events();
	ok(uri, pallet_time_coin::Call::gift { to, amount, memo: None });
	System::events()
		.into_iter()
		.filter_map(|record| match record.event {
			RuntimeEvent::AnomalyMonitor(pallet_anomaly_monitor::Event::AlertRaised { fired, .. }) => Some(fired),
			_ => None,
		})
		.flatten()
		.map(|fired| fired.rule)
		.collect()
}

fn newest() -> AlertId {
	AnomalyMonitor::alerts(None, 1)[0].id
}

fn decide(alert: AlertId, finding: Finding) {
	ok("//Supervisor1", Call::assign { alert });
	let reason = digest("looked into it");
	ok("//Supervisor1", Call::close { alert, finding, reason });
}

/// A volunteer with 88 coins and an elder, filed for a month.
fn members() -> (MemberId, MemberId) {
	let (volunteer, elder) = (file("//Volunteer"), file("//Elder"));
	for _ in 0..8 {
		serve(("//Volunteer", volunteer), ("//Elder", elder), 11);
		pass(13 * HOUR);
	}
	pass(4 * DAY);
	(volunteer, elder)
}

/// A person of an institution.
fn bank() -> MemberId {
	let teller = file("//Teller");
	head_office(pallet_branch_registry::Call::register_institution {
		institution: BANK,
		kind: Role::ThirdParty,
	});
	head_office(pallet_branch_registry::Call::grant_role {
		key: account("//Bank"),
		member: teller,
		role: Role::ThirdParty,
		body: Body::Institution(BANK),
	});
	teller
}

fn text(member: MemberId) -> WarningText {
	WarningText {
		member,
		stage: Stage::Gift,
		kind: WarningKind::Fraud,
		severity: Severity::Grave,
		evidence: digest("evidence"),
		ends: now() + 30 * DAY,
	}
}

#[test]
fn a_false_alarm_does_not_come_back_and_a_family_may_give() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let (volunteer, elder) = members();
		let fired = gift("//Volunteer", elder, 21 * COIN);
		assert!(fired.contains(&rules::LARGE_SINGLE), "{fired:?}");
		let alert = newest();
		decide(alert, Finding::FalsePositive);
		let until = now() + 60 * DAY;
		for rule in fired {
			let reason = digest("the same every month");
			ok(
				"//Supervisor2",
				Call::snooze {
					alert,
					rule,
					until,
					reason,
				},
			);
		}
		pass(5 * DAY);
		assert_eq!(gift("//Volunteer", elder, 21 * COIN), []);

		ok(
			"//Supervisor2",
			Call::allow_pair {
				payer: volunteer,
				receiver: elder,
				most: 45 * COIN,
				until,
				reason: digest("mother"),
			},
		);
		pass(5 * DAY);
		assert_eq!(gift("//Volunteer", elder, 45 * COIN), []);
		assert_eq!(TimeCoin::account(elder).free, 87 * COIN);
		assert_eq!(AnomalyMonitor::lenience(volunteer).pairs.len(), 1);
		check();
	});
}

#[test]
fn warnings_go_both_ways_and_a_cut_off_institution_is_ignored() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let (volunteer, elder) = (file("//Volunteer"), file("//Elder"));
		bank();
		ok("//Bank", Call::send_warning { text: text(volunteer) });
		assert_eq!(IdentityFiling::summary(volunteer).unwrap().risk, RiskGrade::Moderate);
		let alert = newest();
		let stored = AnomalyMonitor::alert_record(alert).unwrap();
		assert_eq!(
			(stored.source, stored.subject),
			(AlertSource::Warning(WarningId(0)), volunteer)
		);

		let warning = WarningId(0);
		ok("//Supervisor1", Call::acknowledge_warning { warning });
		decide(alert, Finding::FalsePositive);
		let (finding, document) = (Finding::FalsePositive, digest("reply"));
		ok(
			"//Supervisor2",
			Call::answer_warning {
				warning,
				finding,
				document,
			},
		);

		let institution = BANK;
		ok(
			"//Supervisor1",
			Call::issue_warning {
				institution,
				text: text(elder),
			},
		);
		let warning = WarningId(1);
		ok("//Bank", Call::acknowledge_warning { warning });
		ok(
			"//Bank",
			Call::answer_warning {
				warning,
				finding,
				document,
			},
		);
		assert!(AnomalyMonitor::warnings(None, 9)
			.iter()
			.all(|one| one.warning.answer.is_some()));

		ok(
			"//Supervisor1",
			Call::issue_warning {
				institution,
				text: text(volunteer),
			},
		);

		head_office(pallet_branch_registry::Call::set_institution {
			institution,
			in_force: false,
		});
		assert_err_ignore_postinfo!(
			call("//Bank", Call::send_warning { text: text(elder) }),
			Error::<Runtime>::NotInstitution
		);
		let text = text(elder);
		for (uri, refused) in [
			("//Bank", Call::acknowledge_warning { warning: WarningId(2) }),
			("//Supervisor1", Call::issue_warning { institution, text }),
			(
				"//Supervisor1",
				Call::issue_warning {
					institution: InstitutionId(99),
					text,
				},
			),
		] {
			assert_err_ignore_postinfo!(call(uri, refused), Error::<Runtime>::InstitutionNotInForce);
		}
		check();
	});
}

#[test]
fn a_case_starts_from_a_warning_that_is_in_force_and_about_its_subject() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let (volunteer, elder) = (file("//Volunteer"), file("//Elder"));
		bank();
		ok("//Bank", Call::send_warning { text: text(volunteer) });
		let open = |warning, subject| pallet_freeze_control::Call::open_case {
			basis: LegalBasis::Warning(WarningId(warning)),
			subjects: vec![subject].try_into().unwrap(),
			evidence: digest("evidence"),
		};
		ok("//Supervisor1", open(0, volunteer));
		let case = FreezeControl::case(CaseId(0)).unwrap();
		assert_eq!(case.basis, LegalBasis::Warning(WarningId(0)));
		let refused = |uri, what, error: CaseError| {
			assert_err_ignore_postinfo!(call(uri, what), error);
		};
		refused("//Supervisor1", open(1, volunteer), CaseError::UnknownWarning);
		refused("//Supervisor1", open(0, elder), CaseError::WarningNotOfSubjects);
		let institution = BANK;
		let in_force = |in_force| pallet_branch_registry::Call::set_institution { institution, in_force };
		head_office(in_force(false));
		refused("//Supervisor1", open(0, volunteer), CaseError::WarningNotInForce);
		head_office(in_force(true));
		ok("//Supervisor1", open(0, volunteer));
		pass(30 * DAY);
		refused("//Supervisor1", open(0, volunteer), CaseError::WarningNotInForce);
		check();
	});
}

/// An auditor is a supervisor from whom the head office withholds the rights of cases.
#[test]
fn an_auditor_reports_findings_and_cannot_ask_for_a_freeze() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let volunteer = file("//Volunteer");
		let auditor = <BranchRegistry as Roles<_>>::holder(&account("//Supervisor3"))
			.unwrap()
			.member;
		let rights = pallet_freeze_control::Rights {
			order: false,
			ratify: false,
			decide: false,
			lift: false,
		};
		head_office(pallet_freeze_control::Call::set_rights {
			member: auditor,
			rights,
		});
		let report = |freeze| Call::report_finding {
			member: volunteer,
			stage: Stage::Gift,
			kind: FindingKind::Cycle,
			evidence: digest("graph"),
			freeze,
		};
		assert_err_ignore_postinfo!(call("//Supervisor3", report(true)), CaseError::RightWithheld);
		ok("//Supervisor3", report(false));
		let alert = AnomalyMonitor::alert_record(newest()).unwrap();
		assert_eq!(
			(alert.source, alert.subject, alert.case),
			(AlertSource::Finding(FindingKind::Cycle), volunteer, None)
		);
		check();
	});
}

#[test]
fn a_finding_opens_a_short_freeze_that_its_reporter_cannot_ratify() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let (volunteer, elder) = members();
		gift("//Volunteer", elder, 5 * COIN);
		ok(
			"//Supervisor1",
			Call::report_finding {
				member: volunteer,
				stage: Stage::Gift,
				kind: FindingKind::Cycle,
				evidence: digest("graph"),
				freeze: true,
			},
		);
		let case = AnomalyMonitor::alert_record(newest()).unwrap().case.unwrap();
		System::reset_events();
		assert_eq!(gift("//Volunteer", elder, COIN), []);
		assert_eq!(TimeCoin::account(elder).free, 5 * COIN, "frozen");
		ok("//Supervisor2", pallet_freeze_control::Call::take_up { case });
		assert_err_ignore_postinfo!(
			call(
				"//Supervisor1",
				pallet_freeze_control::Call::ratify {
					case,
					member: volunteer,
					order: 0
				}
			),
			pallet_freeze_control::Error::<Runtime>::OwnOrder
		);
		// Somebody whom a case binds is a counterparty to look at, though the case stops only what leaves.
		let fired = gift("//Elder", volunteer, 4 * COIN);
		assert!(fired.contains(&rules::COUNTERPARTY), "{fired:?}");
		assert_eq!(TimeCoin::account(elder).free, COIN, "it arrives");
		check();
	});
}

#[test]
fn services_back_and_forth_are_seen_by_whom_they_were_for() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let (volunteer, elder) = (file("//Volunteer"), file("//Elder"));
		for _ in 0..3 {
			serve(("//Volunteer", volunteer), ("//Elder", elder), 8);
			pass(13 * HOUR);
			serve(("//Elder", elder), ("//Volunteer", volunteer), 8);
			pass(13 * HOUR);
		}
		assert!(AnomalyMonitor::rule_counts(rules::RECIPROCITY).raised > 0);
		check();
	});
}

#[test]
fn a_changed_home_or_status_is_a_risk_node_when_the_head_office_says_so() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let volunteer = file("//Volunteer");
		let mut new = AnomalyMonitor::policy();
		new.nodes = vec![RiskNode::FilingChanged].try_into().unwrap();
		head_office(Call::set_policy { new });
		System::reset_events();
		let reason = digest("reason");
		head_office(pallet_identity_filing::Call::suspend {
			member: volunteer,
			reason,
		});
		let node = last(|event| match event {
			RuntimeEvent::AnomalyMonitor(pallet_anomaly_monitor::Event::RiskAssessed { node, assessment, .. }) => {
				Some((node, assessment.member))
			}
			_ => None,
		});
		assert_eq!(node, (RiskNode::FilingChanged, volunteer));
		check();
	});
}
