//! The calls: each checks its origin and hands on to a `do_*`.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

/// The calls: each checks its origin and hands on to a `do_*`.
#[pallet_section]
mod calls {
	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Takes an alert to work on.
		///
		/// Origin: a supervisor who had no part in the movement, is in no recorded relation to anybody who had, and does not
		/// act for the branch that handled it.
		///
		/// Parameters: `alert`, raised or escalated.
		///
		/// Events: `AlertAssigned`.
		///
		/// Errors: `NotSupervisor`, `UnknownAlert`, `AlreadyClosed`, `AlreadyAssigned`, `PartyToAlert`, `RelatedToParty`,
		/// `OfInvolvedBranch`.
		///
		/// Seed §4.3.2-3 ("平台监管系统根据异常提示核查账户情况").
		#[pallet::call_index(0)]
		#[pallet::weight(
			T::WeightInfo::assign()
				.saturating_add(T::Roles::weight())
				.saturating_add(T::Members::weight().saturating_mul(u64::from(MAX_PERSONS)))
		)]
		pub fn assign(origin: OriginFor<T>, alert: AlertId) -> DispatchResult {
			let by = Self::ensure_supervisor(origin)?;
			Self::do_assign(by, alert)
		}

		/// Closes an alert with a finding, and decides the movement that waits for it. Confirmed: the coins go back to the
		/// payer and a higher risk grade of the subject is proposed, one step. False positive: the movement is released.
		/// Inconclusive: the coins go back.
		///
		/// Origin: the supervisor to whom it is assigned, still as independent as when he took it.
		///
		/// Parameters: `alert`; `finding`; `reason`, salted digest.
		///
		/// Events: `RiskAssessed` where it is confirmed; `AlertClosed`, with what a release did.
		///
		/// Errors: `NotSupervisor`, `UnknownAlert`, `AlreadyClosed`, `NotAssigned`, `PartyToAlert`, `RelatedToParty`,
		/// `OfInvolvedBranch`, and those of the ledger.
		///
		/// Seed §4.3.2-3 ("将核查结果同步至区块链").
		#[pallet::call_index(1)]
		#[pallet::weight(
			T::WeightInfo::close()
				.saturating_add(T::Roles::weight())
				.saturating_add(T::Members::weight().saturating_mul(u64::from(MAX_PERSONS)))
				.saturating_add(T::Holds::weight())
				.saturating_add(Pallet::<T>::node_weight())
		)]
		pub fn close(origin: OriginFor<T>, alert: AlertId, finding: Finding, reason: Digest) -> DispatchResult {
			let by = Self::ensure_supervisor(origin)?;
			Self::do_close(by, alert, finding, reason)
		}

		/// Escalates an alert whose deadline has passed. Whoever worked on it loses it, and a supervisor may take it again.
		///
		/// Origin: anybody who may sign.
		///
		/// Parameters: `alert`.
		///
		/// Events: `AlertEscalated`.
		///
		/// Errors: `UnknownAlert`, `AlreadyClosed`, `AlreadyEscalated`, `TooEarly`.
		///
		/// Seed §4.3.2-3, §2.4.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::escalate())]
		pub fn escalate(origin: OriginFor<T>, alert: AlertId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_escalate(alert)
		}

		/// Gives the coins of a held movement back to their payer when nobody has decided in time. The movement is never
		/// executed by silence. The alert stays open.
		///
		/// Origin: anybody who may sign.
		///
		/// Parameters: `alert`.
		///
		/// Events: `HoldReturned`.
		///
		/// Errors: `UnknownAlert`, `AlreadyClosed`, `NoHold`, `TooEarly`, `RatifiedCase`, and those of the ledger.
		///
		/// Seed §4.3.2-3.
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::return_expired()
				.saturating_add(T::Holds::weight())
				.saturating_add(T::RequestFreeze::weight()))]
		pub fn return_expired(origin: OriginFor<T>, alert: AlertId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_return_expired(alert)
		}

		/// Asks for a short freeze of the subject because of an alert; once per alert.
		///
		/// Origin: the supervisor to whom it is assigned, still as independent as when he took it.
		///
		/// Parameters: `alert`.
		///
		/// Events: `FreezeRequested`.
		///
		/// Errors: `NotSupervisor`, `UnknownAlert`, `AlreadyClosed`, `NotAssigned`, `PartyToAlert`, `RelatedToParty`,
		/// `OfInvolvedBranch`, `FreezeAlreadyRequested`, and those of freeze control.
		///
		/// Seed §4.3.2-3, §4.3.2-4.
		#[pallet::call_index(4)]
		#[pallet::weight(
			T::WeightInfo::request_freeze()
				.saturating_add(T::Roles::weight())
				.saturating_add(T::Members::weight().saturating_mul(u64::from(MAX_PERSONS)))
				.saturating_add(T::RequestFreeze::weight())
		)]
		pub fn request_freeze(origin: OriginFor<T>, alert: AlertId) -> DispatchResult {
			let by = Self::ensure_supervisor(origin)?;
			Self::do_request_freeze(by, alert)
		}

		/// Sets the parameters of a stage, in place of those that were set before. A rule that is not named gets its compiled
		/// default; a rule without thresholds is off.
		///
		/// Origin: the head office.
		///
		/// Parameters: `stage`; `new`, thresholds in hundredths of a coin or as counts, weights from zero to a thousand,
		/// floors in hundredths of a coin.
		///
		/// Events: `ParamsSet`.
		///
		/// Errors: `BadOrigin`, `UnknownRule`, `RuleNotAtStage`, `DuplicateRule`, `BandsOutOfOrder`, `StopsEverything`,
		/// `TooHigh`.
		///
		/// Seed §4.3.2-3 ("制定合约规则").
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::set_params())]
		pub fn set_params(origin: OriginFor<T>, stage: Stage, new: StageParams) -> DispatchResult {
			T::HeadOffice::ensure_origin(origin)?;
			Self::do_set_params(stage, new)
		}
		/// Removes a closed alert whose time of retention is over. What was found stays in the events and counts.
		///
		/// Origin: anybody who may sign.
		///
		/// Parameters: `alert`, closed.
		///
		/// Events: `AlertRemoved`.
		///
		/// Errors: `UnknownAlert`, `NotClosed`, `TooEarly`.
		///
		/// Seed §4.3.2-3.
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::remove_alert())]
		pub fn remove_alert(origin: OriginFor<T>, alert: AlertId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_remove_alert(alert)
		}

		/// Has a rule look away from the subject of an alert for a time, because the alert was found false. A rule that refuses
		/// still refuses, and every movement counts in the windows as before.
		///
		/// Origin: a supervisor who had no part in the movement, is in no recorded relation to anybody who had, and does not
		/// act for the branch that handled it.
		///
		/// Parameters: `alert`, closed as false positive; `rule`, one that fired in it; `until`, milliseconds, at most 90 days
		/// ahead; `reason`, salted digest.
		///
		/// Events: `RuleSnoozed`.
		///
		/// Errors: `NotSupervisor`, `UnknownAlert`, `NotFalsePositive`, `RuleNotFired`, `NotExcusable`, `PartyToAlert`,
		/// `RelatedToParty`, `OfInvolvedBranch`, `EndNotAhead`, `EndTooFar`, `TooManyExcuses`.
		///
		/// Seed §4.3.2-3.
		#[pallet::call_index(7)]
		#[pallet::weight(
			T::WeightInfo::snooze()
				.saturating_add(T::Roles::weight())
				.saturating_add(T::Members::weight().saturating_mul(u64::from(MAX_PERSONS)))
		)]
		pub fn snooze(
			origin: OriginFor<T>,
			alert: AlertId,
			rule: RuleId,
			until: Moment,
			reason: Digest,
		) -> DispatchResult {
			let by = Self::ensure_supervisor(origin)?;
			Self::do_snooze(by, alert, rule, until, reason)
		}

		/// Has a rule look at a member again.
		///
		/// Origin: a supervisor who is not the member and in no recorded relation to it.
		///
		/// Parameters: `member`; `rule`.
		///
		/// Events: `SnoozeEnded`.
		///
		/// Errors: `NotSupervisor`, `PartyToAlert`, `RelatedToParty`, `NothingToEnd`.
		///
		/// Seed §4.3.2-3.
		#[pallet::call_index(8)]
		#[pallet::weight(
			T::WeightInfo::end_snooze()
				.saturating_add(T::Roles::weight())
				.saturating_add(T::Members::weight().saturating_mul(2))
		)]
		pub fn end_snooze(origin: OriginFor<T>, member: MemberId, rule: RuleId) -> DispatchResult {
			let by = Self::ensure_supervisor(origin)?;
			Self::do_end_snooze(by, member, rule)
		}

		/// Says that gifts of one member to another are expected for a time, as in a family: the rules look away from them up
		/// to an amount. A rule that refuses still refuses, and every gift counts in the windows as before.
		///
		/// Origin: a supervisor who is neither of them and in no recorded relation to one.
		///
		/// Parameters: `payer`; `receiver`; `most`, hundredths of a coin, at most 200 coins; `until`, milliseconds, at most 366
		/// days ahead; `reason`, salted digest.
		///
		/// Events: `PairAllowed`.
		///
		/// Errors: `NotSupervisor`, `SameMember`, `UnknownMember`, `PartyToAlert`, `RelatedToParty`, `TooHigh`, `EndNotAhead`,
		/// `EndTooFar`, `TooManyExcuses`.
		///
		/// Seed §4.3.2-3.
		#[pallet::call_index(9)]
		#[pallet::weight(
			T::WeightInfo::allow_pair()
				.saturating_add(T::Roles::weight())
				.saturating_add(T::Members::weight().saturating_mul(4))
		)]
		pub fn allow_pair(
			origin: OriginFor<T>,
			payer: MemberId,
			receiver: MemberId,
			most: Balance,
			until: Moment,
			reason: Digest,
		) -> DispatchResult {
			let by = Self::ensure_supervisor(origin)?;
			Self::do_allow_pair(by, payer, receiver, most, until, reason)
		}

		/// Says that gifts of one member to another are no longer expected.
		///
		/// Origin: a supervisor who is neither of them and in no recorded relation to one.
		///
		/// Parameters: `payer`; `receiver`.
		///
		/// Events: `PairEnded`.
		///
		/// Errors: `NotSupervisor`, `PartyToAlert`, `RelatedToParty`, `NothingToEnd`.
		///
		/// Seed §4.3.2-3.
		#[pallet::call_index(10)]
		#[pallet::weight(
			T::WeightInfo::end_pair()
				.saturating_add(T::Roles::weight())
				.saturating_add(T::Members::weight().saturating_mul(2))
		)]
		pub fn end_pair(origin: OriginFor<T>, payer: MemberId, receiver: MemberId) -> DispatchResult {
			let by = Self::ensure_supervisor(origin)?;
			Self::do_end_pair(by, payer, receiver)
		}

		/// Sets the thresholds of typologies, the scores that propose grades, what is done at each grade, and the risk nodes,
		/// all together.
		///
		/// Origin: the head office.
		///
		/// Parameters: `new`; scores are sums of weights, a typology that is not named has its compiled thresholds.
		///
		/// Events: `PolicySet`.
		///
		/// Errors: `BadOrigin`, `DuplicateRule`, `BandsOutOfOrder`, `StopsEverything`, `TooHigh`.
		///
		/// Seed §4.3.2-3, §4.3.1.
		#[pallet::call_index(11)]
		#[pallet::weight(T::WeightInfo::set_policy())]
		pub fn set_policy(origin: OriginFor<T>, new: Policy) -> DispatchResult {
			T::HeadOffice::ensure_origin(origin)?;
			Self::do_set_policy(new)
		}

		/// Warns the platform of a member. The warning raises an alert; a grave one may propose a higher risk grade, one step,
		/// and none while another has and is not decided.
		///
		/// Origin: a person of an institution in force, who is not the member and in no recorded relation to it.
		///
		/// Parameters: `text`: the member, the stage that it warns of, kind, severity, salted digest of the evidence, and its
		/// end in milliseconds, at most 183 days ahead.
		///
		/// Events: `WarningSent`, `ReportRaised`, `RiskAssessed`.
		///
		/// Errors: `NotInstitution`, `UnknownMember`, `PartyToAlert`, `RelatedToParty`, `EvidenceMissing`, `EndNotAhead`,
		/// `EndTooFar`, `AlreadyWarned`, `TooManyReports`.
		///
		/// Seed §4.3.1 ("双向风险预警").
		#[pallet::call_index(12)]
		#[pallet::weight(
			T::WeightInfo::send_warning()
				.saturating_add(T::Roles::weight())
				.saturating_add(T::Members::weight().saturating_mul(4))
				.saturating_add(Pallet::<T>::node_weight())
		)]
		pub fn send_warning(origin: OriginFor<T>, text: WarningText) -> DispatchResult {
			let (by, institution) = Self::ensure_institution(origin)?;
			Self::do_send_warning(by, institution, text)
		}

		/// Warns an institution of a member.
		///
		/// Origin: a supervisor who is not the member and in no recorded relation to it.
		///
		/// Parameters: `institution`, which gets it and is in force; `text`, as above.
		///
		/// Events: `WarningSent`.
		///
		/// Errors: `NotSupervisor`, `InstitutionNotInForce`, `UnknownMember`, `PartyToAlert`, `RelatedToParty`,
		/// `EvidenceMissing`, `EndNotAhead`, `EndTooFar`, `AlreadyWarned`, `TooManyReports`.
		///
		/// Seed §4.3.1 ("双向风险预警").
		#[pallet::call_index(13)]
		#[pallet::weight(
			T::WeightInfo::issue_warning()
				.saturating_add(T::Roles::weight().saturating_mul(2))
				.saturating_add(T::Members::weight().saturating_mul(4))
		)]
		pub fn issue_warning(origin: OriginFor<T>, institution: InstitutionId, text: WarningText) -> DispatchResult {
			let by = Self::ensure_supervisor(origin)?;
			Self::do_issue_warning(by, institution, text)
		}

		/// Acknowledges a warning.
		///
		/// Origin: a person to whom it goes: a supervisor, or a person of the institution; not the member, and in no recorded
		/// relation to it. An institution that is cut off neither acknowledges nor is acknowledged.
		///
		/// Parameters: `warning`.
		///
		/// Events: `WarningAcknowledged`.
		///
		/// Errors: `UnknownWarning`, `InstitutionNotInForce`, `NotAddressee`, `PartyToAlert`, `RelatedToParty`,
		/// `AlreadyAcknowledged`.
		///
		/// Seed §4.3.1.
		#[pallet::call_index(14)]
		#[pallet::weight(
			T::WeightInfo::acknowledge_warning()
				.saturating_add(T::Roles::weight().saturating_mul(2))
				.saturating_add(T::Members::weight().saturating_mul(2))
		)]
		pub fn acknowledge_warning(origin: OriginFor<T>, warning: WarningId) -> DispatchResult {
			Self::do_acknowledge(origin, warning)
		}

		/// Replies to a warning with what was found.
		///
		/// Origin: as above.
		///
		/// Parameters: `warning`, acknowledged; `finding`, for the platform that of the alert of the warning; `document`,
		/// salted digest of the reply.
		///
		/// Events: `WarningAnswered`.
		///
		/// Errors: `UnknownWarning`, `InstitutionNotInForce`, `NotAddressee`, `PartyToAlert`, `RelatedToParty`,
		/// `NotAcknowledged`, `AlreadyAnswered`, `OtherFinding`.
		///
		/// Seed §4.3.1.
		#[pallet::call_index(15)]
		#[pallet::weight(
			T::WeightInfo::answer_warning()
				.saturating_add(T::Roles::weight().saturating_mul(2))
				.saturating_add(T::Members::weight().saturating_mul(2))
		)]
		pub fn answer_warning(
			origin: OriginFor<T>,
			warning: WarningId,
			finding: Finding,
			document: Digest,
		) -> DispatchResult {
			Self::do_answer(origin, warning, finding, document)
		}

		/// Notes that nobody has acknowledged a warning in time.
		///
		/// Origin: anybody who may sign.
		///
		/// Parameters: `warning`.
		///
		/// Events: `WarningOverdue`.
		///
		/// Errors: `UnknownWarning`, `AlreadyAcknowledged`, `AlreadyNoted`, `TooEarly`.
		///
		/// Seed §4.3.1.
		#[pallet::call_index(16)]
		#[pallet::weight(T::WeightInfo::note_overdue())]
		pub fn note_overdue(origin: OriginFor<T>, warning: WarningId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_note_overdue(warning)
		}

		/// Removes a warning that has ended, and has been replied to or not, when its time of retention is over.
		///
		/// Origin: anybody who may sign.
		///
		/// Parameters: `warning`.
		///
		/// Events: `WarningRemoved`.
		///
		/// Errors: `UnknownWarning`, `TooEarly`.
		///
		/// Seed §4.3.1.
		#[pallet::call_index(17)]
		#[pallet::weight(T::WeightInfo::remove_warning())]
		pub fn remove_warning(origin: OriginFor<T>, warning: WarningId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_remove_warning(warning)
		}

		/// Reports what was found off the chain, in the graph of movements. It raises an alert, which another supervisor
		/// reviews, and stops nothing; a short freeze may be asked for, which the reporter cannot ratify.
		///
		/// Origin: a supervisor who is not the member, in no recorded relation to it, and does not act for its home.
		///
		/// Parameters: `member`; `stage`, where the coins moved; `kind`, the pattern; `evidence`, salted digest; `freeze`,
		/// whether a short freeze is asked for.
		///
		/// Events: `ReportRaised`, `FreezeRequested`, `RiskAssessed`.
		///
		/// Errors: `NotSupervisor`, `UnknownMember`, `PartyToAlert`, `RelatedToParty`, `OfInvolvedBranch`, `EvidenceMissing`,
		/// `TooManyReports`, and those of freeze control.
		///
		/// Seed §4.3.2-3.
		#[pallet::call_index(18)]
		#[pallet::weight(
			T::WeightInfo::report_finding()
				.saturating_add(T::Roles::weight())
				.saturating_add(T::Members::weight().saturating_mul(4))
				.saturating_add(T::RequestFreeze::weight())
				.saturating_add(Pallet::<T>::node_weight())
		)]
		pub fn report_finding(
			origin: OriginFor<T>,
			member: MemberId,
			stage: Stage,
			kind: FindingKind,
			evidence: Digest,
			freeze: bool,
		) -> DispatchResult {
			let by = Self::ensure_supervisor(origin)?;
			Self::do_report_finding(by, member, stage, kind, evidence, freeze)
		}

		/// Tries parameters of a stage beside the ones in force, or ends the trial. They decide nothing; what they would have
		/// done is counted.
		///
		/// Origin: the head office.
		///
		/// Parameters: `stage`; `new`, as in `set_params`; `None` ends the trial.
		///
		/// Events: `ShadowSet`.
		///
		/// Errors: `BadOrigin`, `NoShadow`, and those of `set_params`.
		///
		/// Seed §4.3.2-3.
		#[pallet::call_index(19)]
		#[pallet::weight(T::WeightInfo::set_shadow())]
		pub fn set_shadow(origin: OriginFor<T>, stage: Stage, new: Option<StageParams>) -> DispatchResult {
			T::HeadOffice::ensure_origin(origin)?;
			Self::do_set_shadow(stage, new)
		}

		/// Puts the parameters that are tried at a stage in force.
		///
		/// Origin: the head office.
		///
		/// Parameters: `stage`.
		///
		/// Events: `ShadowPromoted`, `ParamsSet`.
		///
		/// Errors: `BadOrigin`, `NoShadow`.
		///
		/// Seed §4.3.2-3.
		#[pallet::call_index(20)]
		#[pallet::weight(T::WeightInfo::promote_shadow())]
		pub fn promote_shadow(origin: OriginFor<T>, stage: Stage) -> DispatchResult {
			T::HeadOffice::ensure_origin(origin)?;
			Self::do_promote_shadow(stage)
		}
	}
}
