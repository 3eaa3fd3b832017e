//! Why a call fails.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

/// Why a call fails.
#[pallet_section]
mod errors {
	/// Why a call fails.
	#[pallet::error]
	pub enum Error<T> {
		/// The viewer's key is zero.
		ZeroViewerKey,
		/// The viewer's key is a point of small order: everybody could open what is sealed to it.
		SmallOrderViewerKey,
		/// The viewer's key is not written as its owner derives it: an envelope to it would open for nobody.
		NonCanonicalViewerKey,
		/// The viewer has this key already, or has given it up.
		ViewerKeyUnchanged,
		/// The viewer has no key.
		ViewerKeyNotFound,
		/// The viewer has given up its key.
		ViewerKeyRetired,
		/// The envelope is sealed to another version of the viewer's key.
		WrongKeyVersion,
		/// The schema is not the section's.
		SchemaMismatch,
		/// The packet has no body.
		EmptyBody,
		/// The body is larger than a packet's may be.
		BodyTooLarge,
		/// The packet's version is not the one after the last, or not the last.
		WrongPacketVersion,
		/// The body is that of the version before.
		BodyUnchanged,
		/// The section has no packet.
		PacketNotFound,
		/// The packet is of an earlier root of the section.
		PacketOutdated,
		/// No envelope is handed in.
		NoEnvelopes,
		/// A viewer is named twice.
		DuplicateEnvelope,
		/// The viewer has an envelope of this packet for this key.
		EnvelopeExists,
		/// The encapsulated key of an envelope is none.
		MalformedEnvelope,
		/// The packet has as many viewers as it may.
		MaxViewersExceeded,
		/// As many bodies as may have held what opens the member's packets.
		MaxHoldersExceeded,
		/// The viewer has no such grant.
		NoGrant,
		/// The viewer's grant has ended.
		GrantExpired,
		/// The viewer's grant does not name the section.
		SectionNotGranted,
		/// A grant of this viewer for this purpose is in force.
		GrantInForce,
		/// The member and its home branch need no grant.
		GrantNotNeeded,
		/// The purpose is none of such a viewer.
		WrongViewer,
		/// The purpose is no duty of the home branch: only the member grants it.
		NotADuty,
		/// The grant lasts longer than one may.
		GrantTooLong,
		/// The member has as many grants as it may.
		MaxGrantsExceeded,
		/// The branch is unknown, suspended or gone.
		BranchNotInForce,
		/// The member's packets are erased.
		Erased,
		/// The erasure has been ordered before.
		ErasureOrdered,
		/// No erasure is ordered.
		ErasureNotFound,
		/// The body has held nothing of the member.
		NotAHolder,
		/// The body has acknowledged the erasure before.
		AlreadyAcknowledged,
		/// Nobody is filed under this number.
		MemberNotFound,
		/// The key neither controls the member nor holds the role that the call asks for.
		NotAuthorized,
		/// The role belongs to another branch than the filing.
		OtherBranch,
		/// The person who acts is the subject, or handed in what is to be reviewed.
		SamePerson,
		/// A recorded relation joins the person who acts and the subject.
		RelatedPerson,
		/// The status of the filing does not admit the step.
		WrongStatus,
		/// A contract signs no consent and so is not filed by a clerk.
		ContractNotAdmitted,
		/// No section is handed in.
		NoSections,
		/// The first submission lacks the identity section.
		IdentityMissing,
		/// A section is handed in twice.
		DuplicateSection,
		/// A root is zero: no digest of anything.
		EmptyRoot,
		/// The section has expired.
		SectionExpired,
		/// A section is issued in the future.
		IssuedInFuture,
		/// The filing would carry more qualifications than it may.
		MaxQualificationsExceeded,
		/// A filed filing admits changes of qualifications and biometrics only; others need a review.
		NotAmendable,
		/// The filing has no such section.
		SectionNotFound,
		/// The attested root is not the section's.
		RootMismatch,
		/// The class of the attestor does not attest such a section.
		NotAttestable,
		/// The end lies not in the future.
		EndNotInFuture,
		/// The section has as many attestations that count as it may.
		MaxAttestationsExceeded,
		/// The body has not attested the section.
		AttestationNotFound,
		/// The attestation has been revoked before.
		AlreadyRevoked,
		/// The key controls a member already.
		KeyTaken,
		/// The key holds a role; roles and members have keys of their own.
		KeyHoldsRole,
		/// The member has as many keys as it may.
		MaxControllersExceeded,
		/// The signature does not prove the key.
		InvalidProof,
		/// The proof has been used before.
		ProofSpent,
		/// A branch keeps this key: it may not do this for the member.
		CustodiedKey,
		/// The key does not control the caller's member.
		KeyNotFound,
		/// The last key of a member cannot be removed.
		LastKey,
		/// Amounts and levels of the tiers must both rise.
		TiersNotRising,
		/// A qualification is required twice.
		DuplicateQualification,
		/// An age of zero could never be met.
		ZeroAge,
		/// Relations join two different persons.
		NotTwoPersons,
		/// A relation of these two is in force; end it first.
		RelationInForce,
		/// No relation of these two is recorded.
		RelationNotFound,
		/// The grade was last raised by a machine: the next step needs a person.
		RiskNeedsPerson,
		/// The grade is that already.
		RiskUnchanged,
		/// A range of numbers is used up.
		NumbersExhausted,
		/// No contract is at this address.
		NoContract,
		/// Another code runs at this address than was reviewed.
		CodeHashMismatch,
		/// Sections of this filing wait for a review already.
		ChangePending,
		/// No sections of this filing wait for a review.
		NoChangePending,
		/// The member still has coins, bookings or restrictions.
		AffairsOpen,
		/// The attestor's body is cut off.
		AttestorCutOff,
		/// As many bodies were cut off as can be.
		MaxCutOffsExceeded,
		/// The body is not cut off.
		NotCutOff,
		/// A cut-off begins in the future: whoever is compromised is so by now.
		StartInFuture,
		/// The levels would ask for nothing, or for more than there can be.
		LevelsOutOfRange,
		/// Another key of the member is removed by request, with a branch or after a delay.
		NotOwnKey,
		/// A key removes itself at once, without a request.
		OwnKey,
		/// This key has asked for no removal.
		RemovalNotFound,
		/// There was an objection before.
		AlreadyObjected,
		/// Another key objects to the removal: only a branch can co-sign it.
		RemovalDisputed,
		/// The delay runs still.
		TooEarly,
		/// A recovery of this member is on its way.
		RecoveryPending,
		/// No recovery of this member is on its way.
		RecoveryNotFound,
		/// Public security has not attested the identity lately, or has taken that back.
		IdentityNotFresh,
		/// The approver is of the home branch, or of the branch that asked.
		SameBranch,
		/// The recovery has been approved before.
		AlreadyApproved,
		/// No officer of another branch has approved the recovery.
		NotApproved,
		/// Nobody objects to the recovery.
		NotObjected,
		/// The objection was decided.
		AlreadyDecided,
		/// A key objects to the recovery, and that is not decided.
		RecoveryDisputed,
		/// The relation would be for nothing.
		EmptyScope,
		/// A limit for a longer time is below one for a shorter.
		LimitsNotRising,
		/// The elder has as many relations as can be.
		MaxRelationsExceeded,
		/// The relation was confirmed before.
		AlreadyConfirmed,
		/// A guardian is ended by public security, by the head office or by himself.
		GuardianStays,
		/// The branch is the member's home.
		OwnBranch,
		/// The branch has adopted the filing before.
		AlreadyAdopted,
		/// The branch has not adopted the filing.
		NotAdopted,
		/// The root is what is on file.
		NoMismatch,
		/// The branch has reported this section before, and that waits.
		MismatchPending,
		/// The branch has reported no such mismatch.
		MismatchNotFound,
		/// As many mismatches wait as can be.
		MaxMismatchesExceeded,
		/// What is on file is what was there when the mismatch was reported.
		NotCorrected,
		/// A move of this member waits.
		MovePending,
		/// No move of this member waits.
		MoveNotFound,
		/// The branch can sign itself.
		BranchInForce,
		/// A delay would leave the owner of a key too little time to notice.
		DelayTooShort,
		/// A delay would keep the owner of a key out for too long.
		DelayTooLong,
	}
}
