//! Why a call was refused.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

/// Why a call was refused.
#[pallet_section]
mod errors {
	/// Why a call was refused.
	#[pallet::error]
	pub enum Error<T> {
		/// No branch has this number.
		BranchNotFound,
		/// A branch with this number exists.
		BranchAlreadyExists,
		/// The account is the key of a branch.
		AccountAlreadyBranch,
		/// The region code does not have six digits, or names no province.
		InvalidRegion,
		/// There are as many branches as there may be.
		MaxBranchesExceeded,
		/// A branch cannot go from its status to this one.
		IllegalStep,
		/// The branch is neither candidate, observer nor validator.
		BranchNotInForce,
		/// The step would leave fewer validators than the minimum.
		TooFewAuthorities,
		/// The branch has no session keys.
		SessionKeysMissing,
		/// No institution has this number.
		InstitutionNotFound,
		/// An institution with this number exists.
		InstitutionAlreadyExists,
		/// Institutions have no branch role as their kind.
		NotAnInstitutionRole,
		/// The institution is cut off.
		InstitutionNotInForce,
		/// The key holds a role.
		RoleKeyInUse,
		/// The key controls a member or a branch: a role key serves nothing else.
		KeyNotSeparate,
		/// The person holds a role in this body.
		RoleAlreadyHeld,
		/// Nobody is filed under this number.
		MemberNotFound,
		/// The person is not filed at level 2 (identity attested by public security).
		MemberNotIdentified,
		/// The key holds no role.
		RoleNotFound,
		/// The role does not belong to this kind of body.
		RoleNotOfBody,
		/// Only a manager of the branch, or the head office for a manager, may do this.
		NotAuthorized,
		/// Managers grant no role to themselves.
		OwnRole,
		/// A branch exits by naming who takes over its members.
		SuccessorNeeded,
		/// The branch that shall take over is unknown or not in force.
		SuccessorNotInForce,
		/// A branch cannot take over from itself.
		OwnSuccessor,
		/// The branch is in the running set or in the one that was planned.
		StillValidating,
		/// The head office suspends by order. Offences are proven, emergencies have their own call.
		ReasonNotChosen,
		/// The branch is suspended or gone already.
		AlreadyStopped,
		/// The parent's region does not contain the branch's region.
		ParentNotAbove,
		/// The signer is not the key of a branch.
		NotABranchKey,
		/// The keys' owner did not sign for this branch.
		InvalidKeyProof,
		/// Another branch uses or has used one of the keys.
		SessionKeyOfAnother,
		/// The branch uses or has used one of the keys: an old proof proves nothing.
		SessionKeyReused,
		/// A change of authorities waits in the finality gadget.
		ChangePending,
		/// These bytes name no node.
		InvalidPeerId,
		/// Another operator runs this node.
		PeerTaken,
		/// A node is named twice.
		PeerRepeated,
		/// Only a filed organisation runs an observer.
		NotAnOrganisation,
		/// There are as many observers as there may be.
		MaxObserversExceeded,
		/// No observer of this organisation is approved.
		ObserverNotFound,
		/// What shall be renewed would have lapsed already.
		DateNotInFuture,
		/// There are fewer validators, or the minimum is not one that a chain may have.
		MinimumOutOfBounds,
		/// The two headers are no two blocks of one slot sealed with the key.
		InvalidEquivocation,
		/// The slot lies in the future, or so far back that nobody can prove whose the key was.
		SlotOutOfRange,
		/// The key did not belong to a validator of the session.
		InvalidKeyOwnership,
		/// The offence has been reported before.
		AlreadyReported,
	}
}
