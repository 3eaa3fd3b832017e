//! What happened: the state can be rebuilt from these alone.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

/// What happened: the state can be rebuilt from these alone.
#[pallet_section]
mod events {
	/// What happened.
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// The rules have raised an alert.
		AlertRaised {
			/// The alert.
			alert: AlertId,
			/// Large or suspicious.
			kind: ReportKind,
			/// Stage of the movement.
			stage: Stage,
			/// Payer, or the receiver where coins are issued.
			subject: MemberId,
			/// The other party.
			counterparty: Option<MemberId>,
			/// Amount of the movement, in hundredths of a coin.
			amount: Balance,
			/// What was decided about the movement.
			outcome: Outcome,
			/// The rules that fired, with what they saw.
			fired: FiredList,
			/// The typologies that were reached.
			typologies: TypologyHits,
			/// Branch that handled the movement.
			branch: BranchId,
			/// Salted digest of the record, memo or voucher of the movement.
			record: Option<Digest>,
			/// Block time.
			at: Moment,
		},
		/// The movement of an alert waits as a hold.
		HoldLinked {
			/// The alert.
			alert: AlertId,
			/// The hold.
			hold: HoldId,
		},
		/// A supervisor works on an alert.
		AlertAssigned {
			/// The alert.
			alert: AlertId,
			/// The supervisor.
			by: MemberId,
			/// The body that the supervisor acts for.
			body: Body,
		},
		/// A deadline has passed; the alert waits for another supervisor.
		AlertEscalated {
			/// The alert.
			alert: AlertId,
			/// The supervisor from whom it was taken, if there was one.
			from: Option<MemberId>,
			/// From when it may be escalated again.
			due: Moment,
		},
		/// A supervisor has closed an alert.
		AlertClosed {
			/// The alert.
			alert: AlertId,
			/// The supervisor.
			by: MemberId,
			/// What was found.
			finding: Finding,
			/// Salted digest of the reason.
			reason: Digest,
			/// What became of the movement that waited.
			hold: HoldDecision,
			/// Whether a higher risk grade was proposed and taken. It is not where nothing was confirmed, or where the filing
			/// cannot be graded any more.
			graded: bool,
		},
		/// The second deadline has passed, and the coins of the movement that waited went back to their payer.
		HoldReturned {
			/// The alert, which stays open.
			alert: AlertId,
			/// The hold.
			hold: HoldId,
		},
		/// A short freeze of the subject has been ordered because of an alert.
		FreezeRequested {
			/// The alert.
			alert: AlertId,
			/// The provisional case that was opened.
			case: CaseId,
			/// The supervisor who asked.
			by: MemberId,
		},
		/// The head office has set the parameters of a stage.
		ParamsSet {
			/// The stage.
			stage: Stage,
			/// What was set before.
			old: StageParams,
			/// What is set now.
			new: StageParams,
		},
		/// A movement was flagged or refused while its subject had its most open alerts: the newest one counts it.
		AlertRepeated {
			/// The newest alert.
			alert: AlertId,
			/// Payer, or the receiver where coins are issued.
			subject: MemberId,
			/// The other party.
			counterparty: Option<MemberId>,
			/// Amount of the movement, in hundredths of a coin.
			amount: Balance,
			/// What was decided about the movement.
			outcome: Outcome,
			/// The rules that fired, with what they saw.
			fired: FiredList,
			/// Salted digest of the record, memo or voucher of the movement.
			record: Option<Digest>,
			/// Block time.
			at: Moment,
		},
		/// A person's report has raised an alert.
		ReportRaised {
			/// The alert.
			alert: AlertId,
			/// A finding off the chain, or the warning of an institution.
			source: AlertSource,
			/// The stage that it names.
			stage: Stage,
			/// Whom it is about.
			subject: MemberId,
			/// Who reports.
			by: MemberId,
			/// For whom.
			body: Body,
			/// Salted digest of the evidence.
			evidence: Digest,
			/// Block time.
			at: Moment,
		},
		/// A closed alert was removed after its time of retention.
		AlertRemoved {
			/// The alert.
			alert: AlertId,
		},
		/// A member's risk was assessed at a risk node.
		RiskAssessed {
			/// The node.
			node: RiskNode,
			/// The alert that led there.
			alert: Option<AlertId>,
			/// Score, trend, grade in force and grade proposed.
			assessment: RiskAssessment,
			/// Whether the grade was raised by one step.
			raised: bool,
		},
		/// A rule looks away from a member for a time.
		RuleSnoozed {
			/// The member.
			member: MemberId,
			/// The rule.
			rule: RuleId,
			/// The alert that was found false.
			alert: AlertId,
			/// When it ends.
			until: Moment,
			/// The supervisor.
			by: MemberId,
			/// Salted digest of the reason.
			reason: Digest,
		},
		/// A rule looks at a member again before the time.
		SnoozeEnded {
			/// The member.
			member: MemberId,
			/// The rule.
			rule: RuleId,
			/// The supervisor.
			by: MemberId,
		},
		/// Gifts between a pair are expected for a time.
		PairAllowed {
			/// Who gives.
			payer: MemberId,
			/// Who gets.
			receiver: MemberId,
			/// Largest gift, in hundredths of a coin.
			most: Balance,
			/// When it ends.
			until: Moment,
			/// The supervisor.
			by: MemberId,
			/// Salted digest of the reason.
			reason: Digest,
		},
		/// Gifts between a pair are no longer expected.
		PairEnded {
			/// Who gives.
			payer: MemberId,
			/// Who gets.
			receiver: MemberId,
			/// The supervisor.
			by: MemberId,
		},
		/// A warning was sent.
		WarningSent {
			/// The warning.
			warning: WarningId,
			/// Which way it goes.
			way: Way,
			/// The institution that sent it, or that gets it.
			institution: InstitutionId,
			/// The person who sent it.
			by: MemberId,
			/// What it says.
			text: WarningText,
			/// By when it must be acknowledged.
			due: Moment,
		},
		/// Somebody to whom a warning went has acknowledged it.
		WarningAcknowledged {
			/// The warning.
			warning: WarningId,
			/// Who.
			by: MemberId,
			/// The deadline had passed.
			late: bool,
		},
		/// Nobody has acknowledged a warning in time.
		WarningOverdue {
			/// The warning.
			warning: WarningId,
			/// Which way it goes.
			way: Way,
			/// The institution that sent it, or that should have acknowledged it.
			institution: InstitutionId,
		},
		/// A warning was replied to.
		WarningAnswered {
			/// The warning.
			warning: WarningId,
			/// Who replied.
			by: MemberId,
			/// What was found.
			finding: Finding,
			/// Salted digest of the reply.
			document: Digest,
		},
		/// A warning was removed after its time of retention.
		WarningRemoved {
			/// The warning.
			warning: WarningId,
		},
		/// The head office has set the policy.
		PolicySet {
			/// What held before.
			old: Policy,
			/// What holds now.
			new: Policy,
		},
		/// The head office tries parameters of a stage beside the ones in force, or no longer does.
		ShadowSet {
			/// The stage.
			stage: Stage,
			/// The parameters; `None` when the trial has ended.
			new: Option<StageParams>,
		},
		/// Parameters that were tried are now in force.
		ShadowPromoted {
			/// The stage.
			stage: Stage,
			/// The parameters, and what they did in the trial.
			shadow: Shadow,
		},
	}
}
