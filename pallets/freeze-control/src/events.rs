//! What happened: the state can be rebuilt from these alone.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

/// What happened: the state can be rebuilt from these alone.
#[pallet_section]
mod events {
	/// What happened.
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A case has been opened.
		CaseOpened {
			/// The case.
			case: CaseId,
			/// What it rests on.
			basis: LegalBasis,
			/// Who opened it; `None` when a rule asked for it.
			by: Option<MemberId>,
			/// The body that this person acts for.
			body: Option<Body>,
			/// Whom it is about.
			subjects: Subjects,
			/// Block time.
			at: Moment,
		},
		/// A piece of evidence has been linked to a case.
		EvidenceAdded {
			/// The case.
			case: CaseId,
			/// Number of the piece within the case, from zero.
			number: u32,
			/// Salted digest of the evidence.
			digest: Digest,
			/// Who added it.
			by: MemberId,
			/// Block time.
			at: Moment,
			/// Head of the chain before it.
			previous: H256,
			/// Head of the chain after it; see [`head_after`].
			head: H256,
		},
		/// A supervisor leads a provisional case from now.
		CaseTakenUp {
			/// The case.
			case: CaseId,
			/// The supervisor.
			by: MemberId,
			/// The body that the supervisor acts for.
			body: Body,
		},
		/// An order restricts a member.
		RestrictionPlaced {
			/// The case.
			case: CaseId,
			/// Number of the order within the case.
			order: u32,
			/// Whom it restricts.
			member: MemberId,
			/// What it stops.
			scope: RestrictionScope,
			/// What must stay, in hundredths of a coin; zero unless the scope is an amount.
			amount: Balance,
			/// Since when.
			from: Moment,
			/// When it lapses unless it is ratified.
			until: Moment,
			/// The supervisor; `None` when a rule asked for it.
			by: Option<MemberId>,
			/// The body that the supervisor acts for.
			body: Option<Body>,
		},
		/// Coins of these origins may not move.
		OriginsBlocked {
			/// The case.
			case: CaseId,
			/// Number of the order within the case.
			order: u32,
			/// The settlements that issued the coins.
			origins: OrderOrigins,
		},
		/// A person has ratified an order.
		RestrictionRatified {
			/// The case.
			case: CaseId,
			/// Number of the order within the case.
			order: u32,
			/// Whom it restricts.
			member: MemberId,
			/// Who ratified it.
			by: MemberId,
			/// The body that this person acts for.
			body: Body,
			/// Whether the order lasts from now, as enough persons have ratified it.
			lasts: bool,
		},
		/// An order has been lifted before its end.
		RestrictionLifted {
			/// The case.
			case: CaseId,
			/// Number of the order within the case.
			order: u32,
			/// Whom it restricted.
			member: MemberId,
			/// What it stopped.
			scope: RestrictionScope,
			/// The supervisor; `None` for the head office.
			by: Option<MemberId>,
		},
		/// An order that had lapsed by itself has been cleared away. It had bound nobody since its end.
		RestrictionLapsed {
			/// The case.
			case: CaseId,
			/// Number of the order within the case.
			order: u32,
			/// Whom it restricted.
			member: MemberId,
			/// What it stopped.
			scope: RestrictionScope,
			/// When it had lapsed.
			at: Moment,
		},
		/// Coins that a case had locked are free again.
		CoinsUnlocked {
			/// The case.
			case: CaseId,
			/// Whose coins.
			member: MemberId,
			/// How many, in hundredths of a coin.
			amount: Balance,
		},
		/// What bound a member before and what binds after a close: the notice to the member, too.
		MemberRestored {
			/// The case.
			case: CaseId,
			/// The member's line of the report.
			line: RestoreLine,
		},
		/// The filing of a member has changed whom a case restricts.
		SubjectChanged {
			/// The case.
			case: CaseId,
			/// The member.
			member: MemberId,
			/// What has changed.
			change: FilingChange,
		},
		/// A case has been decided.
		CaseDecided {
			/// The case.
			case: CaseId,
			/// What was decided.
			ruling: Ruling,
			/// The supervisor who decided, or whose vote was the last that was needed.
			by: MemberId,
			/// The body that this person acts for.
			body: Body,
			/// Salted digest of the reason.
			reason: Digest,
			/// Until when a party may appeal.
			appeal_until: Moment,
		},
		/// A party has appealed to the head office.
		CaseAppealed {
			/// The case.
			case: CaseId,
			/// The party.
			party: MemberId,
			/// Who acted for the party; the same unless a guardian or proxy did.
			by: MemberId,
			/// Salted digest of the reason.
			reason: Digest,
			/// Block time.
			at: Moment,
		},
		/// The head office has decided an appeal; there is no other.
		AppealDecided {
			/// The case.
			case: CaseId,
			/// What had been decided before.
			old: Ruling,
			/// What is decided now.
			new: Ruling,
			/// Salted digest of the reason.
			reason: Digest,
		},
		/// The head office has set the rights of a supervisor.
		RightsSet {
			/// The supervisor.
			member: MemberId,
			/// Before.
			old: Rights,
			/// From now.
			new: Rights,
		},
		/// A party disputes a payment or gift.
		DisputeFiled {
			/// The case.
			case: CaseId,
			/// What is disputed.
			about: Disputed,
			/// Who paid.
			payer: Payer,
			/// Who received.
			receiver: MemberId,
			/// How many coins, in hundredths.
			amount: Balance,
			/// The party that disputes.
			party: MemberId,
			/// Who acted for the party; the same unless a guardian or proxy did.
			by: MemberId,
			/// Coins of the receiver that are held, in hundredths.
			held: Balance,
			/// Block time.
			at: Moment,
		},
		/// A supervisor has given an opinion on a dispute.
		VerdictVoted {
			/// The case.
			case: CaseId,
			/// The supervisor.
			by: MemberId,
			/// The body that the supervisor acts for.
			body: Body,
			/// The opinion.
			verdict: Verdict,
			/// Salted digest of the reason.
			reason: Digest,
		},
		/// A verdict has been carried out.
		VerdictExecuted {
			/// The case.
			case: CaseId,
			/// The verdict.
			verdict: Verdict,
			/// Coins that went to the payer, in hundredths; those of a pool have left the ledger.
			paid: Balance,
			/// Held coins that went back to the receiver, in hundredths.
			returned: Balance,
			/// What the payer is still owed, in hundredths.
			shortfall: Balance,
		},
		/// Nobody has decided a dispute in time.
		DisputeExpired {
			/// The case.
			case: CaseId,
			/// Held coins that went back to the receiver, in hundredths.
			returned: Balance,
		},
		/// A claim has been paid, or a part of it.
		ClaimPaid {
			/// The case.
			case: CaseId,
			/// Who paid.
			debtor: MemberId,
			/// Who received; what a pool is owed leaves the ledger.
			creditor: Payer,
			/// How many coins, in hundredths.
			amount: Balance,
			/// What is still owed, in hundredths.
			left: Balance,
		},
		/// A claim has been given up.
		ClaimWaived {
			/// The case.
			case: CaseId,
			/// Who owed.
			debtor: MemberId,
			/// Who was owed.
			creditor: Payer,
			/// What was still owed, in hundredths of a coin.
			amount: Balance,
			/// The creditor; `None` for the head office.
			by: Option<MemberId>,
		},
		/// An institution may read the public part of a case and ask about it.
		AccessGranted {
			/// The case.
			case: CaseId,
			/// The institution.
			institution: InstitutionId,
			/// Until when.
			until: Moment,
			/// The supervisor who granted it.
			by: MemberId,
		},
		/// An institution may no longer read a case.
		AccessRevoked {
			/// The case.
			case: CaseId,
			/// The institution.
			institution: InstitutionId,
			/// The supervisor who revoked it.
			by: MemberId,
		},
		/// A third party asks, and waits for an answer.
		RequestFiled {
			/// The request.
			request: RequestId,
			/// On whose behalf.
			kind: RequestKind,
			/// The institution.
			institution: InstitutionId,
			/// Its person.
			by: MemberId,
			/// What it is about.
			about: RequestAbout,
			/// Salted digest of the document.
			document: Digest,
			/// By when it must be answered.
			due: Moment,
		},
		/// A supervisor has answered a request.
		RequestAnswered {
			/// The request.
			request: RequestId,
			/// The supervisor.
			by: MemberId,
			/// The body that the supervisor acts for.
			body: Body,
			/// Whether what was asked for is done.
			granted: bool,
			/// Salted digest of the answer.
			document: Digest,
			/// The deadline had passed.
			late: bool,
		},
		/// Nobody has answered a request in time.
		RequestOverdue {
			/// The request.
			request: RequestId,
			/// The institution that waits.
			institution: InstitutionId,
			/// By when it should have been answered.
			due: Moment,
		},
		/// A case has been closed, and everything that it had placed is lifted.
		CaseClosed {
			/// The case.
			case: CaseId,
			/// The supervisor; `None` for the head office.
			by: Option<MemberId>,
			/// Salted digest of the reason.
			reason: Digest,
			/// Orders that still bound and were lifted.
			lifted: u32,
			/// Entries of blocked origins that were removed.
			origins: u32,
			/// Block time.
			at: Moment,
		},
	}
}
