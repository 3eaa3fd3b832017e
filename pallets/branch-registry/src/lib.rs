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
//! A branch has a vote on proposals once it has validated for a season, and keeps it for as long after it
//! stopped ([`Pallet::electors`]): neither admitting branches nor stopping them just before proposing changes who decides.
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

#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
mod branches;
mod calls;
pub mod equivocation;
mod errors;
mod events;
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
mod votes;
pub mod weights;

#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;

pub use pallet::*;
pub use sessions::Consensus;
pub use types::*;
pub use weights::WeightInfo;

use polkadot_sdk::{frame_support::pallet_macros::import_section, *};

/// The pallet.
// Events, errors and calls are in files of their own.
#[import_section(events::events)]
#[import_section(errors::errors)]
#[import_section(calls::calls)]
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
		/// How long a branch must have validated before it has a vote on proposals, and how long it keeps its vote after it
		/// stopped, in milliseconds. Long enough that nobody gives or takes votes just before proposing.
		#[pallet::constant]
		type VoteSeason: Get<Moment>;
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

	/// Since when each branch has validated, and since when it does no more; ascending by branch. It says who has a vote on
	/// proposals. Written once a session at most, and only if somebody has begun or stopped.
	#[pallet::storage]
	pub type Validations<T: Config> = StorageValue<_, BoundedVec<Validation, MaxBranches>, ValueQuery>;

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
		// The authorship pallet, which has told of the author, weighs nothing by itself, and the session pallet asks
		// whether the session ends. A block in which one does is taken for full.
		fn on_initialize(_: BlockNumberFor<T>) -> Weight {
			T::WeightInfo::on_initialize()
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
			assert!(T::VoteSeason::get() > 0, "a vote must not come or go with one decision");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}
}
