//! Branches, officers, institutions and the validators they run.
//!
//! # Overview
//!
//! A branch (分支机构) is one validator and its officers. Its life is `Candidate -> Observer -> Validator -> Suspended
//! -> Exited`; the head office moves it along. A branch that exits names who takes over its members.
//!
//! This pallet is the session manager: the validators of a session are the branches in status `Validator` whose session
//! keys are known, sorted by branch number. Each session goes as far towards that set as it may ([`plan`]): never below
//! the minimum of authorities, never more changes than the churn cap, never more leavers or newcomers than finality does
//! without. What does not fit waits. A branch that should leave but is needed for the minimum runs on; if it has
//! offended or its key is in wrong hands, it is disabled in every session until somebody replaces it.
//!
//! Branches set their session keys here, with a proof of possession. The session pallet's own calls are closed in the
//! runtime, so that no key enters or leaves a running set behind the registry's back.
//!
//! Roles are persons: a role key is bound to a filed member (level 2 at least), a role and a body,
//! and one person holds one role per body. Every pallet asks [`timebank_primitives::Roles`] who a key acts for.
//! Branches, institutions, roles and observers may have a date of renewal; what has lapsed counts no more, without
//! anybody writing it down.
//!
//! Session period and minimum of authorities are genesis parameters in storage, so that one wasm serves development
//! and production; the period is fixed at genesis.
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod branches;
pub mod equivocation;
mod impls;
mod keys;
mod nodes;
pub mod plan;
mod roles;
mod sessions;
mod terms;
#[cfg(any(feature = "try-runtime", feature = "std"))]
mod try_state;
mod types;
pub mod weights;

#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;

pub use pallet::*;
pub use sessions::Consensus;
pub use types::*;
pub use weights::WeightInfo;

use polkadot_sdk::*;

#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use crate::equivocation::{AuraEquivocation, AuraId};
	use alloc::{boxed::Box, vec::Vec};
	use frame_support::{
		pallet_prelude::*,
		traits::{ChangeMembers, KeyOwnerProofSystem, Time},
	};
	use frame_system::pallet_prelude::*;
	use sp_core::crypto::KeyTypeId;
	use sp_runtime::traits::OpaqueKeys;
	use sp_session::MembershipProof;
	use sp_staking::offence::ReportOffence;
	use timebank_primitives::{Body, BranchId, InstitutionId, MemberId, Members, Moment, RegionCode, Role, RoleHolder};

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What the registry needs of the runtime.
	#[pallet::config]
	pub trait Config: polkadot_sdk::frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		/// Who is filed: officers are members.
		type Members: Members<Self::AccountId>;
		/// Session keys of a validator.
		type Keys: OpaqueKeys + Parameter;
		/// Session keys and the running validator set.
		type Consensus: Consensus<Self::AccountId, Self::Keys>;
		/// Proofs that a key belonged to a validator of a session.
		type KeyOwners: KeyOwnerProofSystem<
			(KeyTypeId, AuraId),
			Proof = MembershipProof,
			IdentificationTuple = (Self::AccountId, ()),
		>;
		/// Takes reports of offences, and refuses to take one twice. It comes back to this pallet's `on_offence`.
		type Offences: ReportOffence<Self::AccountId, (Self::AccountId, ()), AuraEquivocation<(Self::AccountId, ())>>;
		/// The council of the branches; follows the branches in force.
		type Council: ChangeMembers<Self::AccountId>;
		/// Block time in milliseconds.
		type Time: Time<Moment = Moment>;
		/// The head office: admits, suspends and reinstates branches and institutions.
		type HeadOffice: EnsureOrigin<Self::RuntimeOrigin>;
		/// Stops a branch at once: a third of the head office, two persons at least. It can stop, not start.
		type Emergency: EnsureOrigin<Self::RuntimeOrigin>;
		/// Validators that one session may add or remove together. GRANDPA hands over while two thirds of the old set
		/// are there: a set that changes slowly cannot lose them by a plan.
		#[pallet::constant]
		type MaxChurn: Get<u32>;
		/// Sessions of which proofs of key ownership are kept, for reports of offences.
		#[pallet::constant]
		type HistoryDepth: Get<u32>;
		/// Weights of the calls.
		type WeightInfo: WeightInfo;

		/// The surroundings of benchmarked calls.
		#[cfg(feature = "runtime-benchmarks")]
		type World: timebank_primitives::BenchmarkWorld<Self::AccountId>;
	}

	/// The branches by number.
	// Twox: the number is given by the head office, nobody can choose one to unbalance the trie.
	#[pallet::storage]
	pub type Branches<T: Config> = StorageMap<_, Twox64Concat, BranchId, Branch<T::AccountId>>;

	/// Numbers of all branches that were ever admitted, in ascending order. Bounds every loop over branches.
	#[pallet::storage]
	pub type BranchIndex<T: Config> = StorageValue<_, BoundedVec<BranchId, MaxBranches>, ValueQuery>;

	/// The branch of a branch key.
	#[pallet::storage]
	pub type BranchOf<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, BranchId>;

	/// Who has taken over the members of a branch that has exited. Never a branch that has exited itself: when one does,
	/// those that it had taken over go on to its own successor. So one read finds a member's home.
	#[pallet::storage]
	pub type Successors<T: Config> = StorageMap<_, Twox64Concat, BranchId, BranchId>;

	/// Session keys that were ever used, by type and digest, with the branch that used them. A key serves one branch, and
	/// once: an old proof of possession is worth nothing, and an offence leads to one branch for ever. It grows by two
	/// small entries a rotation.
	#[pallet::storage]
	pub type UsedKeys<T: Config> = StorageMap<_, Twox64Concat, ([u8; 4], sp_core::H256), BranchId>;

	/// Approved nodes by operator.
	#[pallet::storage]
	pub type ApprovedNodes<T: Config> = StorageMap<_, Twox64Concat, Operator, Nodes>;

	/// Who runs a node: a node has one operator.
	#[pallet::storage]
	pub type OperatorOf<T: Config> = StorageMap<_, Blake2_128Concat, PeerId, Operator>;

	/// Organisations with approved nodes, in ascending order. Bounds the list that nodes connect to.
	#[pallet::storage]
	pub type Observers<T: Config> = StorageValue<_, BoundedVec<MemberId, ConstU32<MAX_OBSERVERS>>, ValueQuery>;

	/// What each branch's validator has done lately.
	#[pallet::storage]
	pub type Livenesses<T: Config> = StorageMap<_, Twox64Concat, BranchId, Liveness, ValueQuery>;

	/// The session that runs.
	#[pallet::storage]
	pub type CurrentSession<T: Config> = StorageValue<_, u32, ValueQuery>;

	/// Sessions that end with their first block, so that an emergency takes effect: the planned set begins two sessions
	/// after the plan.
	#[pallet::storage]
	pub type ForcedRotations<T: Config> = StorageValue<_, u8, ValueQuery>;

	/// Institutions by number.
	#[pallet::storage]
	pub type Institutions<T: Config> = StorageMap<_, Twox64Concat, InstitutionId, Institution>;

	/// What a role key may do, and for whom.
	#[pallet::storage]
	pub type RoleKeys<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, RoleGrant>;

	/// The key of a person's role in a body: one person holds one role per body.
	#[pallet::storage]
	pub type RoleOf<T: Config> = StorageDoubleMap<_, Twox64Concat, Body, Twox64Concat, MemberId, T::AccountId>;

	/// Keys of branches that offended or were stopped at once, and why. They are disabled again in every session in which
	/// they still run: until their suspension takes effect, at the minimum until somebody has replaced them.
	#[pallet::storage]
	pub type Barred<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, SuspensionReason>;

	/// Fingerprint of the last plan: accounts and session keys. A plan that equals it is no change.
	#[pallet::storage]
	pub type LastPlan<T: Config> = StorageValue<_, sp_core::H256, OptionQuery>;

	/// Length of a session in blocks; fixed at genesis.
	#[pallet::storage]
	pub type SessionPeriod<T: Config> = StorageValue<_, u32, ValueQuery, DefaultSessionPeriod>;

	/// Fewest authorities that a plan may have.
	#[pallet::storage]
	pub type MinAuthorities<T: Config> = StorageValue<_, u32, ValueQuery, DefaultMinAuthorities>;

	/// One hour of three-second blocks.
	#[pallet::type_value]
	pub fn DefaultSessionPeriod() -> u32 {
		1_200
	}

	/// Fewer than four validators tolerate no fault.
	#[pallet::type_value]
	pub fn DefaultMinAuthorities() -> u32 {
		4
	}

	/// Something happened to a branch, an institution or a role.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
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

	/// Branches, institutions and roles from the start.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Branches from the first block: number, branch key, region, status.
		pub branches: Vec<(BranchId, T::AccountId, RegionCode, BranchStatus)>,
		/// Institutions: number and kind.
		pub institutions: Vec<(InstitutionId, Role)>,
		/// Role keys: key, person, role and body.
		pub roles: Vec<(T::AccountId, RoleHolder)>,
		/// Nodes that are approved from the first block: branch, identities as the bytes of their multihashes.
		pub nodes: Vec<(BranchId, Vec<Vec<u8>>)>,
		/// Length of a session in blocks; none takes one hour.
		pub session_period: Option<u32>,
		/// Fewest authorities; none takes four.
		pub min_authorities: Option<u32>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		// Genesis is checked by refusing to build: a chain that starts wrong cannot be mended.
		fn build(&self) {
			let period = self.session_period.unwrap_or_else(DefaultSessionPeriod::get);
			assert!(
				(MIN_SESSION_PERIOD..=MAX_SESSION_PERIOD).contains(&period),
				"session period out of bounds"
			);
			SessionPeriod::<T>::put(period);
			let min = self.min_authorities.unwrap_or_else(DefaultMinAuthorities::get);
			assert!(
				(1..=MAX_BRANCHES).contains(&min),
				"minimum of authorities out of bounds"
			);
			let validators = self
				.branches
				.iter()
				.filter(|branch| branch.3 == BranchStatus::Validator)
				.count();
			assert!(
				self.branches.is_empty() || validators >= min as usize,
				"fewer validators than the minimum"
			);
			MinAuthorities::<T>::put(min);
			for (branch, account, region, status) in &self.branches {
				Pallet::<T>::insert_branch(*branch, account.clone(), *region, None, *status)
					.expect("genesis branches must be distinct and valid");
			}
			for (institution, kind) in &self.institutions {
				Pallet::<T>::do_register_institution(*institution, *kind)
					.expect("genesis institutions must be distinct and of an institution's kind");
			}
			for (key, holder) in &self.roles {
				Pallet::<T>::do_grant(key.clone(), *holder).expect("genesis roles must be of filed persons");
			}
			for (branch, peers) in &self.nodes {
				let peers: Vec<PeerId> = peers.iter().filter_map(|peer| peer.clone().try_into().ok()).collect();
				let peers = PeerList::try_from(peers).expect("genesis nodes of a branch must be few");
				Pallet::<T>::do_approve_nodes(Operator::Branch(*branch), peers)
					.expect("genesis nodes must be distinct and of a genesis branch");
			}
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		// The authorship pallet, which has told of the author, weighs nothing by itself: the author's branch, the session
		// and the branch's liveness. The session pallet asks for the period and the forced rotations.
		fn on_initialize(_: BlockNumberFor<T>) -> Weight {
			T::DbWeight::get().reads_writes(5, 1)
		}

		fn integrity_test() {
			assert!(
				T::MaxChurn::get() >= 1,
				"a set that may never change cannot replace a lost validator"
			);
			assert!(
				T::HistoryDepth::get() >= 2,
				"a report of the previous session must be provable"
			);
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

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
