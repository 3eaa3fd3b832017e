//! Why a call was refused.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

/// Why a call was refused.
#[pallet_section]
mod errors {
	/// Why a call was refused.
	#[pallet::error]
	pub enum Error<T> {
		/// The key does not hold the role of a supervisor.
		NotSupervisor,
		/// There is no such case.
		UnknownCase,
		/// The case is closed.
		CaseClosed,
		/// The status of the case does not admit this.
		CaseNotOpen,
		/// A person has taken the case up already.
		CaseNotProvisional,
		/// A case needs at least one subject.
		NoSubjects,
		/// A subject is named twice.
		DuplicateSubject,
		/// Nobody is filed under this number.
		UnknownMember,
		/// The member's filing is closed.
		MemberClosed,
		/// There is no such alert.
		UnknownAlert,
		/// The alert names none of these members.
		AlertNotOfSubjects,
		/// There is no such warning.
		UnknownWarning,
		/// The warning is about none of these members.
		WarningNotOfSubjects,
		/// The warning has ended, was found false, or its institution is cut off.
		WarningNotInForce,
		/// The supervisor is a subject of the case.
		OwnCase,
		/// A recorded relation joins the supervisor and a subject of the case.
		RelatedToSubject,
		/// The case does not name this member.
		NotASubject,
		/// An amount restriction needs an amount above zero.
		AmountMissing,
		/// Only an amount restriction has an amount.
		AmountNotUsed,
		/// Lots are blocked by naming their origins.
		OriginsNeeded,
		/// No origin is named.
		NoOrigins,
		/// An origin is named twice.
		DuplicateOrigin,
		/// The end is not after now.
		EndNotAhead,
		/// The end is further away than one order may last without ratification.
		TooLong,
		/// The member would be restricted without ratification longer than any window admits.
		UnratifiedLimitReached,
		/// The member has had too many separate unratified restrictions within the window.
		TooManyStretches,
		/// The member has as many restrictions as there can be.
		TooManyRestrictions,
		/// As many origins are blocked as there can be.
		TooManyBlockedOrigins,
		/// There is no such order against this member.
		UnknownRestriction,
		/// The supervisor has ordered it himself.
		OwnOrder,
		/// The supervisor acts for the body of the orderer or of the other ratifier.
		SameBody,
		/// The order is ratified already, or by this person.
		AlreadyRatified,
		/// The order has lapsed.
		RestrictionLapsed,
		/// The supervisor has as many unratified orders in force as one person may.
		TooManyOpenOrders,
		/// As many persons have ordered under the case as there can be.
		TooManyOrderers,
		/// The head office has withheld the right to do this.
		RightWithheld,
		/// No settlement of this number has issued coins.
		UnknownOrigin,
		/// The key controls no member.
		NotController,
		/// The acting person is neither a party of the case nor a guardian or proxy of one.
		NotParty,
		/// The case is decided.
		AlreadyDecided,
		/// Nothing was decided yet.
		NotDecided,
		/// There was an appeal already.
		AlreadyAppealed,
		/// The time for an appeal has passed.
		AppealTooLate,
		/// No appeal waits.
		NotAppealed,
		/// There is no such movement between two members, or it is too old.
		UnknownMovement,
		/// No pool has paid a settlement of this number.
		UnknownService,
		/// Payer and receiver are one member.
		SelfTransfer,
		/// The time to dispute the movement has passed.
		DisputeTooLate,
		/// There is or was a dispute about the movement.
		AlreadyDisputed,
		/// The party has as many disputes open as one may.
		TooManyDisputes,
		/// As many disputes and claims stand against the receiver as there can be.
		TooManyClaims,
		/// The case is no dispute.
		NotADispute,
		/// The dispute has ended.
		DisputeEnded,
		/// The time to decide the dispute has passed.
		DisputeExpired,
		/// The time to decide the dispute has not passed.
		NotExpired,
		/// A dispute must be decided or expire before its case is closed.
		DisputePending,
		/// A claim must be paid or given up before its case is closed.
		ClaimOutstanding,
		/// The supervisor acts for the branch of a party or of the movement.
		OfPartyBranch,
		/// One side of the dispute has given no evidence, and its time has not passed.
		PartyNotHeard,
		/// A split gives each side something, and no more than there was.
		InvalidSplit,
		/// The supervisor has given this opinion, or one for another body.
		AlreadyVoted,
		/// The supervisor has given an opinion on the dispute: who decides does not freeze.
		OwnOpinion,
		/// As many opinions are there as there can be.
		TooManyVotes,
		/// An appeal is possible, or one waits for the head office.
		VerdictNotFinal,
		/// A dispute ends with a verdict, and any other case with a finding.
		RulingMismatch,
		/// No claim is left of this case.
		NoClaim,
		/// The debtor has no coins for the claim that nothing else binds.
		NothingToCollect,
		/// A branch keeps the key for the member: it gives nothing away.
		CustodiedKey,
		/// The key is not of a third party or of public security.
		NotThirdParty,
		/// The institution has no grant for the case, or it has ended.
		NoGrant,
		/// The institution waits for as many answers as one may.
		TooManyRequests,
		/// There is no such request.
		UnknownRequest,
		/// The request is answered.
		AlreadyAnswered,
		/// The supervisor is of the institution that asks.
		OwnRequest,
		/// The time for an answer has not passed.
		NotOverdue,
		/// It is noted already that nobody answered in time.
		AlreadyReported,
		/// The numbers of cases, orders, evidence or requests are used up.
		NumbersExhausted,
	}
}
