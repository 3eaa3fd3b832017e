//! Two-way warnings (双向风险预警) between institutions and the platform's supervisors, and what supervisors find off the
//! chain. None of them moves coins; a warning alone moves a risk grade by one step at most.

use crate::{
	rules, AlertSource, AlertsStore, Config, Error, Event, FindingKind, Fired, NextWarning, OpenWarnings, Outcome,
	Pallet, ReportTimes, RiskNode, Warnings,
};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{
	dispatch::DispatchResult,
	ensure,
	traits::{Get, Time},
};
use frame_system::{ensure_signed, pallet_prelude::OriginFor};
use polkadot_sdk::{
	sp_core::ConstU32,
	sp_runtime::{BoundedVec, DispatchError},
	*,
};
use scale_info::TypeInfo;
use timebank_primitives::{
	AlertId, AlertStatus, Body, Digest, Finding, InstitutionId, MemberId, Moment, RequestFreeze, Role, RoleHolder,
	Roles, Stage, WarningId, WarningSummary,
};

/// Reports of one institution, or of one supervisor, within 24 hours: more than an institution investigates, and few enough
/// to be read.
pub const MAX_REPORTS: u32 = 20;
/// The time in which reports are counted.
pub const REPORT_WINDOW: Moment = 24 * 60 * 60 * 1000;
/// Longest time for which a warning holds: half a year.
pub const MAX_WARNING: Moment = 183 * 24 * 60 * 60 * 1000;

/// Which way a warning goes.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Way {
	/// From an institution to the platform.
	ToPlatform,
	/// From the platform to an institution.
	ToInstitution,
}

/// What a warning is about.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum WarningKind {
	/// Fraud or deception.
	Fraud,
	/// Keys or devices in wrong hands.
	Takeover,
	/// An identity or certificate that is not what it claims.
	Identity,
	/// A measure of a court or an authority.
	Authority,
	/// Something else, as the evidence says.
	Other,
}

/// How grave a warning is.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug,
)]
pub enum Severity {
	/// For information.
	Notice,
	/// Worth an investigation.
	Serious,
	/// Harm is likely. Only such a warning may move the risk grade.
	Grave,
}

impl Severity {
	/// What a warning of this severity adds to the member's score.
	pub const fn score(self) -> u32 {
		match self {
			Self::Notice => 20,
			Self::Serious => 60,
			Self::Grave => 150,
		}
	}
}

/// The reply to a warning.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct WarningAnswer {
	/// Who replied.
	pub by: MemberId,
	/// When.
	pub at: Moment,
	/// What was found.
	pub finding: Finding,
	/// Salted digest of the reply.
	pub document: Digest,
}

/// A warning.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Warning {
	/// Which way it goes.
	pub way: Way,
	/// The institution that sent it, or that gets it.
	pub institution: InstitutionId,
	/// The person who sent it.
	pub by: MemberId,
	/// Whom it is about.
	pub member: MemberId,
	/// The stage that it warns of.
	pub stage: Stage,
	/// What it is about.
	pub kind: WarningKind,
	/// How grave it is.
	pub severity: Severity,
	/// Salted digest of the evidence.
	pub evidence: Digest,
	/// When it was sent.
	pub sent_at: Moment,
	/// Until when it holds.
	pub ends: Moment,
	/// By when it must be acknowledged.
	pub due: Moment,
	/// Who has acknowledged it, and when.
	pub acknowledged: Option<(MemberId, Moment)>,
	/// Somebody has noted that nobody acknowledged it in time.
	pub overdue: bool,
	/// The reply.
	pub answer: Option<WarningAnswer>,
	/// The alert that it has raised.
	pub alert: Option<AlertId>,
}

/// A warning with its number.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct ListedWarning {
	/// The number.
	pub id: WarningId,
	/// The warning.
	pub warning: Warning,
}

/// Whose reports are counted together.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reporter {
	/// All persons of an institution.
	Institution(InstitutionId),
	/// A supervisor.
	Supervisor(MemberId),
}

/// When somebody has lately reported.
pub type Times = BoundedVec<Moment, ConstU32<MAX_REPORTS>>;

/// What a warning says.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct WarningText {
	/// Whom it is about.
	pub member: MemberId,
	/// The stage that it warns of.
	pub stage: Stage,
	/// What it is about.
	pub kind: WarningKind,
	/// How grave it is.
	pub severity: Severity,
	/// Salted digest of the evidence.
	pub evidence: Digest,
	/// Until when it holds.
	pub ends: Moment,
}

impl<T: Config> Pallet<T> {
	// --- reads ---

	/// A warning.
	pub fn warning(id: WarningId) -> Option<Warning> {
		Warnings::<T>::get(id)
	}

	/// A page of warnings, newest first: the existing ones of at most 64 numbers below `before`, or from the newest on.
	pub fn warnings(before: Option<WarningId>, limit: u32) -> Vec<ListedWarning> {
		let end = before
			.unwrap_or(NextWarning::<T>::get())
			.0
			.min(NextWarning::<T>::get().0);
		(end.saturating_sub(limit.min(crate::MAX_PAGE).into())..end) // numbers start at zero
			.rev()
			.map(WarningId)
			.filter_map(|id| Warnings::<T>::get(id).map(|warning| ListedWarning { id, warning }))
			.collect()
	}

	// --- checks ---

	/// What a case needs to know of a warning that it starts from.
	pub(crate) fn warning_summary(id: WarningId) -> Option<WarningSummary> {
		let warning = Warnings::<T>::get(id)?;
		let found_false = warning
			.answer
			.is_some_and(|answer| matches!(answer.finding, Finding::FalsePositive));
		Some(WarningSummary {
			warning: id,
			member: warning.member,
			institution: warning.institution,
			sent_at: warning.sent_at,
			ends: warning.ends,
			in_force: T::Time::now() < warning.ends
				&& !found_false
				&& T::Roles::institution_in_force(warning.institution),
		})
	}

	/// Neither warnings of an institution that is cut off nor warnings to it are taken further.
	fn ensure_in_force(institution: InstitutionId) -> DispatchResult {
		ensure!(
			T::Roles::institution_in_force(institution),
			Error::<T>::InstitutionNotInForce
		);
		Ok(())
	}

	/// The person of an institution who signed. A cut-off institution has no role keys in force: it is ignored.
	pub(crate) fn ensure_institution(origin: OriginFor<T>) -> Result<(RoleHolder, InstitutionId), DispatchError> {
		let key = ensure_signed(origin)?;
		match T::Roles::holder(&key) {
			Some(
				holder @ RoleHolder {
					role: Role::ThirdParty,
					body: Body::Institution(institution),
					..
				},
			) => Ok((holder, institution)),
			_ => Err(Error::<T>::NotInstitution.into()),
		}
	}

	/// The times of a reporter with one more, if there may be one.
	fn reported(reporter: Reporter, now: Moment) -> Result<Times, DispatchError> {
		let mut times = ReportTimes::<T>::get(reporter);
		times.retain(|at| now.saturating_sub(*at) < REPORT_WINDOW); // none lies ahead
		times.try_push(now).map_err(|_| Error::<T>::TooManyReports)?;
		Ok(times)
	}

	fn check_text(by: &RoleHolder, text: &WarningText, now: Moment) -> DispatchResult {
		Self::known(text.member)?;
		Self::ensure_no_party(by, &[text.member])?;
		ensure!(!text.evidence.is_zero(), Error::<T>::EvidenceMissing);
		Self::ensure_end(text.ends, now, MAX_WARNING)
	}

	/// The person to whom a warning goes.
	fn ensure_addressee(origin: OriginFor<T>, warning: &Warning) -> Result<RoleHolder, DispatchError> {
		let key = ensure_signed(origin)?;
		Self::ensure_in_force(warning.institution)?;
		let holder = T::Roles::holder(&key).ok_or(Error::<T>::NotAddressee)?;
		let addressed = match warning.way {
			Way::ToPlatform => matches!(holder.role, Role::Supervisor),
			Way::ToInstitution => {
				matches!(holder.role, Role::ThirdParty) && holder.body == Body::Institution(warning.institution)
			}
		};
		ensure!(addressed, Error::<T>::NotAddressee);
		Self::ensure_no_party(&holder, &[warning.member])?;
		Ok(holder)
	}

	// --- warnings ---

	fn store_warning(way: Way, institution: InstitutionId, by: MemberId, text: WarningText, now: Moment) -> WarningId {
		let id = NextWarning::<T>::get();
		NextWarning::<T>::put(WarningId(id.0.saturating_add(1))); // the numbers last for longer than the chain
															// Near the end of time nothing is due any more.
		let due = now.saturating_add(T::AcknowledgeWithin::get());
		Warnings::<T>::insert(
			id,
			Warning {
				way,
				institution,
				by,
				member: text.member,
				stage: text.stage,
				kind: text.kind,
				severity: text.severity,
				evidence: text.evidence,
				sent_at: now,
				ends: text.ends,
				due,
				acknowledged: None,
				overdue: false,
				answer: None,
				alert: None,
			},
		);
		OpenWarnings::<T>::insert((institution, way, text.member), id);
		Self::deposit_event(Event::WarningSent {
			warning: id,
			way,
			institution,
			by,
			text,
			due,
		});
		id
	}

	pub(crate) fn do_send_warning(by: RoleHolder, institution: InstitutionId, text: WarningText) -> DispatchResult {
		let now = T::Time::now();
		Self::check_text(&by, &text, now)?;
		let open = OpenWarnings::<T>::contains_key((institution, Way::ToPlatform, text.member));
		ensure!(!open, Error::<T>::AlreadyWarned);
		let reporter = Reporter::Institution(institution);
		let times = Self::reported(reporter, now)?;
		let home = Self::known(text.member)?.home;

		ReportTimes::<T>::insert(reporter, times);
		let id = Self::store_warning(Way::ToPlatform, institution, by.member, text, now);
		let fired = Fired {
			rule: rules::WARNING,
			outcome: Outcome::Flag,
			score: text.severity.score(),
			figure: text.severity as u128,
		};
		let alert = Self::raise_report(
			AlertSource::Warning(id),
			&by,
			text.member,
			home,
			text.stage,
			text.evidence,
			fired,
		);
		Warnings::<T>::mutate(id, |warning| {
			if let Some(warning) = warning {
				warning.alert = Some(alert);
			}
		});
		if text.severity >= Severity::Grave {
			Self::node(RiskNode::Warned, text.member, alert);
		}
		Ok(())
	}

	pub(crate) fn do_issue_warning(by: RoleHolder, institution: InstitutionId, text: WarningText) -> DispatchResult {
		let now = T::Time::now();
		Self::ensure_in_force(institution)?;
		Self::check_text(&by, &text, now)?;
		let open = OpenWarnings::<T>::contains_key((institution, Way::ToInstitution, text.member));
		ensure!(!open, Error::<T>::AlreadyWarned);
		let reporter = Reporter::Supervisor(by.member);
		let times = Self::reported(reporter, now)?;
		ReportTimes::<T>::insert(reporter, times);
		Self::store_warning(Way::ToInstitution, institution, by.member, text, now);
		Ok(())
	}

	pub(crate) fn do_acknowledge(origin: OriginFor<T>, id: WarningId) -> DispatchResult {
		let mut warning = Warnings::<T>::get(id).ok_or(Error::<T>::UnknownWarning)?;
		let by = Self::ensure_addressee(origin, &warning)?;
		ensure!(warning.acknowledged.is_none(), Error::<T>::AlreadyAcknowledged);
		let now = T::Time::now();
		let late = now > warning.due;
		warning.acknowledged = Some((by.member, now));
		Warnings::<T>::insert(id, warning);
		Self::deposit_event(Event::WarningAcknowledged {
			warning: id,
			by: by.member,
			late,
		});
		Ok(())
	}

	pub(crate) fn do_answer(origin: OriginFor<T>, id: WarningId, finding: Finding, document: Digest) -> DispatchResult {
		let mut warning = Warnings::<T>::get(id).ok_or(Error::<T>::UnknownWarning)?;
		let by = Self::ensure_addressee(origin, &warning)?;
		ensure!(warning.acknowledged.is_some(), Error::<T>::NotAcknowledged);
		ensure!(warning.answer.is_none(), Error::<T>::AlreadyAnswered);
		// The platform replies with what its alert was closed with. An alert may be removed before its warning.
		if let Some(alert) = warning.alert.and_then(AlertsStore::<T>::get) {
			ensure!(alert.status == AlertStatus::Closed(finding), Error::<T>::OtherFinding);
		}
		warning.answer = Some(WarningAnswer {
			by: by.member,
			at: T::Time::now(),
			finding,
			document,
		});
		OpenWarnings::<T>::remove((warning.institution, warning.way, warning.member));
		Warnings::<T>::insert(id, warning);
		Self::deposit_event(Event::WarningAnswered {
			warning: id,
			by: by.member,
			finding,
			document,
		});
		Ok(())
	}

	pub(crate) fn do_note_overdue(id: WarningId) -> DispatchResult {
		let mut warning = Warnings::<T>::get(id).ok_or(Error::<T>::UnknownWarning)?;
		ensure!(warning.acknowledged.is_none(), Error::<T>::AlreadyAcknowledged);
		ensure!(!warning.overdue, Error::<T>::AlreadyNoted);
		ensure!(T::Time::now() > warning.due, Error::<T>::TooEarly);
		let (way, institution) = (warning.way, warning.institution);
		warning.overdue = true;
		Warnings::<T>::insert(id, warning);
		Self::deposit_event(Event::WarningOverdue {
			warning: id,
			way,
			institution,
		});
		Ok(())
	}

	pub(crate) fn do_remove_warning(id: WarningId) -> DispatchResult {
		let warning = Warnings::<T>::get(id).ok_or(Error::<T>::UnknownWarning)?;
		let over = warning
			.answer
			.map_or(warning.ends, |answer| answer.at.max(warning.ends));
		// Near the end of time nothing is removed.
		ensure!(
			T::Time::now() >= over.saturating_add(T::Retention::get()),
			Error::<T>::TooEarly
		);
		Warnings::<T>::remove(id);
		let open = (warning.institution, warning.way, warning.member);
		if OpenWarnings::<T>::get(open) == Some(id) {
			OpenWarnings::<T>::remove(open);
		}
		Self::deposit_event(Event::WarningRemoved { warning: id });
		Ok(())
	}

	// --- findings off the chain ---

	pub(crate) fn do_report_finding(
		by: RoleHolder,
		member: MemberId,
		stage: Stage,
		kind: FindingKind,
		evidence: Digest,
		freeze: bool,
	) -> DispatchResult {
		let home = Self::known(member)?.home;
		Self::ensure_no_party(&by, &[member])?;
		ensure!(by.body != Body::Branch(home), Error::<T>::OfInvolvedBranch);
		ensure!(!evidence.is_zero(), Error::<T>::EvidenceMissing);
		let now = T::Time::now();
		let reporter = Reporter::Supervisor(by.member);
		let times = Self::reported(reporter, now)?;
		ReportTimes::<T>::insert(reporter, times);
		let fired = Fired {
			rule: rules::FINDING,
			outcome: Outcome::Flag,
			score: crate::FINDING_SCORE,
			figure: 1,
		};
		let alert = Self::raise_report(AlertSource::Finding(kind), &by, member, home, stage, evidence, fired);
		if freeze {
			// Freeze control has checks of its own; a call that fails leaves nothing.
			let case = T::RequestFreeze::request(member, alert, Some(by))?;
			AlertsStore::<T>::mutate(alert, |stored| {
				if let Some(stored) = stored {
					stored.case = Some(case);
				}
			});
			Self::deposit_event(Event::FreezeRequested {
				alert,
				case,
				by: by.member,
			});
		}
		Self::node(RiskNode::Reported, member, alert);
		Ok(())
	}
}
