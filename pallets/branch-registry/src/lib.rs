//! Branches, officers, institutions and the validators they run.
//!
//! # Overview
//!
//! A branch (分支机构) is one validator and its officers. Its life is `Candidate -> Observer -> Validator -> Suspended
//! -> Exited`; the head office moves it along. This pallet is the session manager: the validators of a session are the
//! branches in status `Validator` whose session keys are known, sorted by branch number. A plan that would fall below
//! the minimum of authorities, or change more than the churn cap, is refused and the set stays as it is.
//!
//! Roles are persons: a role key is bound to a filed member (level 2 at least), a role and a body,
//! and one person holds one role per body. Every pallet asks [`timebank_primitives::Roles`] who a key acts for.
//!
//! Session period and minimum of authorities are genesis parameters in storage, so that one wasm serves development
//! and production; the period is fixed at genesis.
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod functions;
mod impls;
pub mod plan;
mod sessions;
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
	use alloc::vec::Vec;
	use frame_support::{
		pallet_prelude::*,
		traits::{ChangeMembers, Time},
	};
	use frame_system::pallet_prelude::*;
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
		/// Session keys and the running validator set.
		type Consensus: Consensus<Self::AccountId>;
		/// The council of the branches; follows the branches in force.
		type Council: ChangeMembers<Self::AccountId>;
		/// Block time in milliseconds.
		type Time: Time<Moment = Moment>;
		/// The head office: admits, suspends and reinstates branches and institutions.
		type HeadOffice: EnsureOrigin<Self::RuntimeOrigin>;
		/// Validators that one session may add or remove together. GRANDPA hands over while two thirds of the old set
		/// are there: a set that changes slowly cannot lose them by a plan.
		#[pallet::constant]
		type MaxChurn: Get<u32>;
		/// Sessions of which proofs of key ownership are kept, for reports of offences.
		#[pallet::constant]
		type HistoryDepth: Get<u32>;
		/// Weights of the calls.
		type WeightInfo: WeightInfo;
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

	/// Institutions by number.
	#[pallet::storage]
	pub type Institutions<T: Config> = StorageMap<_, Twox64Concat, InstitutionId, Institution>;

	/// What a role key may do, and for whom.
	#[pallet::storage]
	pub type RoleKeys<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, RoleHolder>;

	/// The key of a person's role in a body: one person holds one role per body.
	#[pallet::storage]
	pub type RoleOf<T: Config> = StorageDoubleMap<_, Twox64Concat, Body, Twox64Concat, MemberId, T::AccountId>;

	/// Keys of branches that offended. They are disabled again in every session in which they still run: at the minimum
	/// until the head office has replaced and suspended them, otherwise until their suspension takes effect.
	#[pallet::storage]
	pub type Offenders<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, ()>;

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
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
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
		/// (the parent), `MaxBranchesExceeded`. Seed §4.1.
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

		/// Moves a branch to another status: `Candidate -> Observer -> Validator`, any of them to `Suspended` and back to
		/// `Observer`, and `Suspended` or `Candidate` to `Exited`. The validator set follows two sessions later.
		///
		/// Origin: the head office.
		/// Parameters: `branch`; `status`, the one to reach.
		/// Events: `BranchStatusChanged`.
		/// Errors: `BranchNotFound`, `IllegalStep`, `SessionKeysMissing` (to validate without keys), `TooFewAuthorities`
		/// (the set would fall below its minimum). Seed §4.1.
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
			let holder = RoleKeys::<T>::get(&key).ok_or(Error::<T>::RoleNotFound)?;
			Self::ensure_may_appoint(origin, &holder)?;
			Self::do_revoke(key, holder)
		}
	}
}
