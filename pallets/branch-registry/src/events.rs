//! What happened: the state can be rebuilt from these alone.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

/// What happened: the state can be rebuilt from these alone.
#[pallet_section]
mod events {
	/// Something happened to a branch, an institution or a role.
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A branch has been admitted as candidate.
		BranchAdmitted {
			/// The branch.
			branch: BranchId,
			/// Its key.
			account: T::AccountId,
			/// Its region.
			region: RegionCode,
		},
		/// A branch went from one status to another.
		BranchStatusChanged {
			/// The branch.
			branch: BranchId,
			/// Before.
			old: BranchStatus,
			/// After.
			new: BranchStatus,
		},
		/// A branch has exited, and another one cares for its members.
		BranchExited {
			/// The branch.
			branch: BranchId,
			/// Who has taken over.
			successor: BranchId,
		},
		/// A branch has another branch above it.
		ParentChanged {
			/// The branch.
			branch: BranchId,
			/// Before.
			old: Option<BranchId>,
			/// After.
			new: Option<BranchId>,
		},
		/// A branch has set its session keys. They count from the second session on.
		SessionKeysSet {
			/// The branch.
			branch: BranchId,
			/// Fingerprint of the keys.
			fingerprint: sp_core::H256,
		},
		/// An operator's nodes are these, and no others.
		NodesApproved {
			/// The operator.
			operator: Operator,
			/// The nodes.
			peers: PeerList,
		},
		/// Something is valid until another date.
		Renewed {
			/// What.
			term: Term<T::AccountId>,
			/// Until when; without end if none.
			valid_until: Option<Moment>,
		},
		/// Plans may have fewer or must have more authorities.
		MinimumChanged {
			/// Before.
			old: u32,
			/// After.
			new: u32,
		},
		/// An institution has been registered.
		InstitutionRegistered {
			/// The institution.
			institution: InstitutionId,
			/// What it does.
			kind: Role,
		},
		/// An institution has been cut off or admitted again.
		InstitutionChanged {
			/// The institution.
			institution: InstitutionId,
			/// Whether its roles count.
			in_force: bool,
		},
		/// A role key has been bound to a person.
		RoleGranted {
			/// The key.
			key: T::AccountId,
			/// The person, the role and the body.
			holder: RoleHolder,
		},
		/// A role key counts no more.
		RoleRevoked {
			/// The key.
			key: T::AccountId,
			/// The person, the role and the body.
			holder: RoleHolder,
		},
		/// A new validator set has been planned; it takes effect when the session begins.
		SetPlanned {
			/// The session for which it was planned.
			session: u32,
			/// How many validators.
			authorities: u32,
		},
		/// Changes of the validator set wait for another session: there may be no more now, or somebody who should leave is
		/// needed for the minimum.
		ChangesWait {
			/// The session for which it was planned.
			session: u32,
			/// How many.
			waiting: u32,
		},
		/// A plan was refused; the set stays as it is.
		PlanRefused {
			/// The session for which it was planned.
			session: u32,
			/// Why.
			reason: plan::Refusal,
		},
		/// A validator was reported for an offence.
		OffenceRecorded {
			/// The branch.
			branch: BranchId,
			/// Whether it was suspended; otherwise the set is at its minimum, and it stays disabled.
			suspended: bool,
		},
	}
}
