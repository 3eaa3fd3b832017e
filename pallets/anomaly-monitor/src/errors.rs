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
		/// There is no such alert.
		UnknownAlert,
		/// The alert is closed.
		AlreadyClosed,
		/// Another supervisor works on the alert.
		AlreadyAssigned,
		/// The person took part in the movement, has reported it, or is whom it is about.
		PartyToAlert,
		/// A recorded relation joins the person and somebody who took part in it.
		RelatedToParty,
		/// The supervisor acts for the branch that handled the movement.
		OfInvolvedBranch,
		/// The alert is not assigned to this supervisor.
		NotAssigned,
		/// The alert is escalated and nobody has taken it since.
		AlreadyEscalated,
		/// The deadline has not passed.
		TooEarly,
		/// No movement waits for the decision of this alert.
		NoHold,
		/// A freeze was asked for because of this alert already.
		FreezeAlreadyRequested,
		/// A rule is not in the catalogue.
		UnknownRule,
		/// A rule, typology or node is named twice.
		DuplicateRule,
		/// A stricter threshold lies below a milder one.
		BandsOutOfOrder,
		/// A threshold is so low that ordinary trade would be flagged, held or refused as a whole.
		StopsEverything,
		/// A threshold, weight, floor or amount is above the highest that can be set.
		TooHigh,
		/// A rule does not look at this stage.
		RuleNotAtStage,
		/// The alert is not closed.
		NotClosed,
		/// A ratified restriction binds the payer: the coins wait for the case.
		RatifiedCase,
		/// The alert was not found false.
		NotFalsePositive,
		/// The rule did not fire in this alert.
		RuleNotFired,
		/// This rule cannot be silenced.
		NotExcusable,
		/// An end must lie ahead.
		EndNotAhead,
		/// An end lies further ahead than is possible.
		EndTooFar,
		/// The member has as many exceptions as there can be.
		TooManyExcuses,
		/// There is no such exception.
		NothingToEnd,
		/// A pair is two members.
		SameMember,
		/// Nobody is filed under this number, or the filing is closed.
		UnknownMember,
		/// The key does not act for an institution in force.
		NotInstitution,
		/// The institution of the warning is unknown or cut off.
		InstitutionNotInForce,
		/// No evidence is named.
		EvidenceMissing,
		/// The institution or supervisor has reported as often as is possible within a day.
		TooManyReports,
		/// A warning between the same two about this member is still open.
		AlreadyWarned,
		/// There is no such warning.
		UnknownWarning,
		/// The warning does not go to this person.
		NotAddressee,
		/// The warning has been acknowledged.
		AlreadyAcknowledged,
		/// The warning must be acknowledged first.
		NotAcknowledged,
		/// The warning has been replied to.
		AlreadyAnswered,
		/// It has been noted already.
		AlreadyNoted,
		/// The alert of this warning is not closed with this finding.
		OtherFinding,
		/// No parameters are tried at this stage.
		NoShadow,
	}
}
