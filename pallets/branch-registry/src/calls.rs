//! The calls: each checks its origin and hands on to a `do_*`.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

/// The calls: each checks its origin and hands on to a `do_*`.
#[pallet_section]
mod calls {
	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Admits a branch as candidate.
		///
		/// Origin: the head office.
		/// Parameters: `branch`, a number never used before; `account`, its key; `region`, a six-digit code
		/// (GB/T 2260); `parent`, the branch above it, if any.
		/// Events: `BranchAdmitted`.
		/// Errors: `BranchAlreadyExists`, `AccountAlreadyBranch`, `KeyNotSeparate`, `InvalidRegion`, `BranchNotFound`
		/// (the parent, unknown or not in force), `ParentNotAbove`, `MaxBranchesExceeded`. Seed §4.1.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::admit().saturating_add(T::Members::weight()))]
		pub fn admit(
			origin: OriginFor<T>,
			branch: BranchId,
			account: T::AccountId,
			region: RegionCode,
			parent: Option<BranchId>,
		) -> DispatchResult {
			T::HeadOffice::ensure_origin(origin)?;
			Self::do_admit(branch, account, region, parent)
		}

		/// Moves a branch to another status: `Candidate -> Observer -> Validator`, any of them to `Suspended(Ordered)` and
		/// back to `Observer`. The validator set follows two sessions later. A branch that has offended and waits for its
		/// replacement is suspended for the offence, whoever does it.
		///
		/// Origin: the head office.
		/// Parameters: `branch`; `status`, the one to reach.
		/// Events: `BranchStatusChanged`.
		/// Errors: `BranchNotFound`, `IllegalStep`, `SuccessorNeeded` (to exit: see [`Pallet::exit`]), `ReasonNotChosen`
		/// (to suspend otherwise than by order), `SessionKeysMissing` (to validate without keys), `TooFewAuthorities` (the
		/// set would fall below its minimum). Seed §4.1.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::set_branch_status())]
		pub fn set_branch_status(origin: OriginFor<T>, branch: BranchId, status: BranchStatus) -> DispatchResult {
			T::HeadOffice::ensure_origin(origin)?;
			Self::do_set_branch_status(branch, status)
		}

		/// Registers an institution: supervisor, public security, partner, mediator or third party.
		///
		/// Origin: the head office.
		/// Parameters: `institution`, a number never used before; `kind`, the role of its persons.
		/// Events: `InstitutionRegistered`.
		/// Errors: `InstitutionAlreadyExists`, `NotAnInstitutionRole`. Seed §4.3.1.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::register_institution())]
		pub fn register_institution(origin: OriginFor<T>, institution: InstitutionId, kind: Role) -> DispatchResult {
			T::HeadOffice::ensure_origin(origin)?;
			Self::do_register_institution(institution, kind)
		}

		/// Cuts an institution off, or admits it again. The roles of its persons count only while it is in force.
		///
		/// Origin: the head office.
		/// Parameters: `institution`; `in_force`.
		/// Events: `InstitutionChanged`.
		/// Errors: `InstitutionNotFound`.
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::set_institution())]
		pub fn set_institution(origin: OriginFor<T>, institution: InstitutionId, in_force: bool) -> DispatchResult {
			T::HeadOffice::ensure_origin(origin)?;
			Self::do_set_institution(institution, in_force)
		}

		/// Binds a role key to a person.
		///
		/// Origin: the head office for institutions and for managers of a branch; a manager of the branch for its clerks
		/// and reviewers.
		/// Parameters: `key`, a key that serves nothing else; `member`, a person filed at level 2; `role`; `body`.
		/// Events: `RoleGranted`.
		/// Errors: `NotAuthorized`, `OwnRole`, `RoleKeyInUse`, `KeyNotSeparate`, `RoleAlreadyHeld`, `MemberNotFound`,
		/// `MemberNotIdentified`, `RoleNotOfBody`, `BranchNotFound`, `BranchNotInForce`, `InstitutionNotFound`,
		/// `InstitutionNotInForce`. Seed §4.1.
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::grant_role().saturating_add(T::Members::weight().saturating_mul(2)))]
		pub fn grant_role(
			origin: OriginFor<T>,
			key: T::AccountId,
			member: MemberId,
			role: Role,
			body: Body,
		) -> DispatchResult {
			let holder = RoleHolder { member, role, body };
			Self::ensure_may_appoint(origin, &holder)?;
			Self::do_grant(key, holder)
		}

		/// Ends a role.
		///
		/// Origin: as for [`Pallet::grant_role`].
		/// Parameters: `key`, the role key.
		/// Events: `RoleRevoked`.
		/// Errors: `RoleNotFound`, `NotAuthorized`.
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::revoke_role())]
		pub fn revoke_role(origin: OriginFor<T>, key: T::AccountId) -> DispatchResult {
			let holder = RoleKeys::<T>::get(&key).ok_or(Error::<T>::RoleNotFound)?.holder;
			Self::ensure_may_appoint(origin, &holder)?;
			Self::do_revoke(key, holder)
		}

		/// Sets the session keys of a branch. They count from the second session on; the old keys sign until then.
		///
		/// Origin: signed by the branch's key, or a proxy of it.
		/// Parameters: `keys`, none of which was ever used; `proof`, the signatures of all keys in their order over
		/// `POP_` and the branch's account, as `author_rotateKeysWithOwner` gives them.
		/// Events: `SessionKeysSet`.
		/// Errors: `NotABranchKey`, `BranchNotInForce`, `ChangePending`, `InvalidKeyProof`, `SessionKeyReused`,
		/// `SessionKeyOfAnother`. Seed §4.1.
		#[pallet::call_index(6)]
		#[pallet::weight((T::WeightInfo::set_session_keys(), DispatchClass::Operational))]
		pub fn set_session_keys(
			origin: OriginFor<T>,
			keys: T::Keys,
			proof: BoundedVec<u8, ConstU32<MAX_KEY_PROOF>>,
		) -> DispatchResult {
			let key = ensure_signed(origin)?;
			Self::do_set_session_keys(&key, keys, &proof)
		}

		/// Stops a branch at once, for a lost or stolen key: its officers act no more, its validator authors no more, and
		/// the two running sessions end early, so that it leaves the validator set. At the minimum of authorities it stays
		/// in the set, disabled, until it is replaced. Only [`Pallet::set_branch_status`] starts it again.
		///
		/// Origin: a third of the head office, two persons at least.
		/// Parameters: `branch`.
		/// Events: `BranchStatusChanged`.
		/// Errors: `BranchNotFound`, `AlreadyStopped`. Seed §4.1.
		#[pallet::call_index(7)]
		#[pallet::weight((T::WeightInfo::emergency_suspend(), DispatchClass::Operational))]
		pub fn emergency_suspend(origin: OriginFor<T>, branch: BranchId) -> DispatchResult {
			T::Emergency::ensure_origin(origin)?;
			Self::do_emergency_suspend(branch)
		}

		/// Ends a branch. Its members have the successor as home from now on, those that it had taken over too; the branches
		/// under it come under the branch above it; its nodes are approved no more.
		///
		/// Origin: the head office.
		/// Parameters: `branch`, a candidate, observer or suspended; `successor`, another branch in force.
		/// Events: `BranchStatusChanged`, `BranchExited`.
		/// Errors: `BranchNotFound`, `IllegalStep`, `StillValidating`, `OwnSuccessor`, `SuccessorNotInForce`. Seed §2.1.
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::exit())]
		pub fn exit(origin: OriginFor<T>, branch: BranchId, successor: BranchId) -> DispatchResult {
			T::HeadOffice::ensure_origin(origin)?;
			Self::do_exit(branch, successor)
		}

		/// Puts a branch under another one, or under none.
		///
		/// Origin: the head office.
		/// Parameters: `branch`; `parent`, a branch in force whose region contains the branch's: a province's above a
		/// city's above a county's. So there are no circles, and no more than two branches above one.
		/// Events: `ParentChanged`.
		/// Errors: `BranchNotFound`, `BranchNotInForce`, `ParentNotAbove`.
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::set_parent())]
		pub fn set_parent(origin: OriginFor<T>, branch: BranchId, parent: Option<BranchId>) -> DispatchResult {
			T::HeadOffice::ensure_origin(origin)?;
			Self::do_set_parent(branch, parent)
		}

		/// Sets the date until which a branch, an institution, a role or an observer is valid.
		///
		/// Origin: the head office; for a role as for [`Pallet::grant_role`].
		/// Parameters: `term`; `valid_until`, in milliseconds, not past, or none for without end.
		/// Events: `Renewed`.
		/// Errors: `DateNotInFuture`, `BranchNotFound`, `BranchNotInForce` (it is suspended or gone),
		/// `InstitutionNotFound`, `RoleNotFound`, `ObserverNotFound`, `NotAuthorized`, `OwnRole`.
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::renew())]
		pub fn renew(origin: OriginFor<T>, term: Term<T::AccountId>, valid_until: Option<Moment>) -> DispatchResult {
			match &term {
				Term::Role(key) => {
					let grant = RoleKeys::<T>::get(key).ok_or(Error::<T>::RoleNotFound)?;
					Self::ensure_may_appoint(origin, &grant.holder)?;
				}
				_ => {
					T::HeadOffice::ensure_origin(origin)?;
				}
			}
			Self::do_renew(term, valid_until)
		}

		/// Approves the nodes of a branch, or of a user organisation that observes. The list replaces the one before it; an
		/// empty list approves none.
		///
		/// Origin: the head office.
		/// Parameters: `operator`, a branch in force or a filed organisation; `peers`, the nodes' identities.
		/// Events: `NodesApproved`.
		/// Errors: `InvalidPeerId`, `PeerRepeated`, `PeerTaken`, `BranchNotFound`, `BranchNotInForce`,
		/// `NotAnOrganisation`, `MaxObserversExceeded`. Seed §4.1.
		#[pallet::call_index(11)]
		#[pallet::weight(T::WeightInfo::approve_nodes().saturating_add(T::Members::weight()))]
		pub fn approve_nodes(origin: OriginFor<T>, operator: Operator, peers: PeerList) -> DispatchResult {
			T::HeadOffice::ensure_origin(origin)?;
			Self::do_approve_nodes(operator, peers)
		}

		/// Sets the fewest authorities that a plan may have.
		///
		/// Origin: Root, that is the timelock.
		/// Parameters: `minimum`, at least one and not more than validate now.
		/// Events: `MinimumChanged`.
		/// Errors: `MinimumOutOfBounds`.
		#[pallet::call_index(12)]
		#[pallet::weight(T::WeightInfo::set_min_authorities())]
		pub fn set_min_authorities(origin: OriginFor<T>, minimum: u32) -> DispatchResult {
			ensure_root(origin)?;
			Self::do_set_min_authorities(minimum)
		}

		/// Reports that a validator has authored two blocks in one slot. It authors no more at once, and is suspended until
		/// the head office reinstates it.
		///
		/// Origin: signed by the key of a branch in force.
		/// Parameters: `first` and `second`, the sealed headers; `author`, the key that sealed both; `ownership`, the proof
		/// that the key belonged to a validator of a session.
		/// Events: `OffenceRecorded`.
		/// Errors: `NotABranchKey`, `BranchNotInForce`, `InvalidEquivocation`, `SlotOutOfRange`, `InvalidKeyOwnership`,
		/// `AlreadyReported`. Seed §4.2.
		#[pallet::call_index(13)]
		#[pallet::weight((T::WeightInfo::report_aura_equivocation(), DispatchClass::Operational))]
		pub fn report_aura_equivocation(
			origin: OriginFor<T>,
			first: Box<HeaderFor<T>>,
			second: Box<HeaderFor<T>>,
			author: AuraId,
			ownership: MembershipProof,
		) -> DispatchResult {
			let reporter = ensure_signed(origin)?;
			Self::do_report_aura_equivocation(reporter, *first, *second, author, ownership)
		}
	}
}
