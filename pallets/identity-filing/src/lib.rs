#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod attestations;
#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
mod branches;
mod calls;
mod changes;
mod contracts;
mod errors;
mod events;
mod functions;
mod impls;
mod keys;
#[cfg(any(feature = "try-runtime", feature = "std"))]
mod packet_state;
pub mod packet_types;
mod packets;
pub mod proofs;
mod recovery;
mod relations;
mod reveals;
pub mod rules;
#[cfg(any(feature = "try-runtime", feature = "std"))]
mod try_state;
pub mod types;
pub mod versions;
mod views;
pub mod weights;

#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;

pub use packet_types::*;
pub use pallet::*;
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
	use crate::{packet_types::*, rules, types::*, WeightInfo};
	use alloc::vec::Vec;
	use frame_support::pallet_prelude::*;
	use frame_system::pallet_prelude::*;
	use polkadot_sdk::{
		frame_support::traits::{EnsureOrigin, Time},
		sp_core::{H160, H256},
		sp_runtime::traits::{IdentifyAccount, Verify},
		*,
	};
	use timebank_primitives::{
		Affairs, Body, BranchId, Contracts, Controller, Digest, Fuel, Level, MaxControllers, MemberId, MemberKind,
		Moment, OnControllerRemoved, OnFilingChange, PacketHeader, RiskGrade, Roles, Stage, Viewer, MAX_CONTROLLERS,
	};

	/// Layout of the storage.
	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// The pallet.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What the pallet needs of the runtime.
	#[pallet::config]
	pub trait Config: polkadot_sdk::frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		/// Which role and body a key acts for.
		type Roles: Roles<Self::AccountId>;

		/// Learns in the same block that a filing has changed.
		type OnFilingChange: OnFilingChange;

		/// Gives the keys of filed members their first fuel.
		type Fuel: Fuel<Self::AccountId>;

		/// Block time in milliseconds.
		type Time: Time<Moment = Moment>;

		/// The head office (总部).
		type HeadOffice: EnsureOrigin<Self::RuntimeOrigin>;

		/// Signatures by which keys prove themselves.
		type Signature: Verify<Signer: IdentifyAccount<AccountId = Self::AccountId>> + Parameter;

		/// What a member must settle before its filing is closed.
		type Affairs: Affairs;

		/// The contracts of the Ethereum layer.
		type Contracts: Contracts<Self::AccountId>;

		/// Voids what a removed key had given.
		type OnControllerRemoved: OnControllerRemoved<Self::AccountId>;

		/// How old an attestation of identity may be when a recovery is asked for, in milliseconds.
		#[pallet::constant]
		type FreshIdentity: Get<Moment>;

		/// Weights of the calls without those of the seams.
		type WeightInfo: WeightInfo;

		/// The surroundings of benchmarked calls.
		#[cfg(feature = "runtime-benchmarks")]
		type World: timebank_primitives::BenchmarkWorld<Self::AccountId>;
	}

	/// The key of each viewer to which envelopes are sealed. Earlier ones stand in events.
	// Numbers are given by the chain in order, as for all maps of members, branches and institutions below.
	#[pallet::storage]
	pub type ViewerKeys<T> = StorageMap<_, Twox64Concat, Viewer, ViewerKey>;

	/// Who may be given envelopes of a member's packets, besides the member and its home branch.
	#[pallet::storage]
	pub type Grants<T> = StorageMap<_, Twox64Concat, MemberId, GrantList, ValueQuery>;

	/// The packet of each section, at most [`MAX_SECTIONS`] of a member.
	#[pallet::storage]
	pub type Packets<T> = StorageDoubleMap<_, Twox64Concat, MemberId, Twox64Concat, SectionKind, Packet>;

	/// The envelopes of each packet. A new version starts with none.
	#[pallet::storage]
	pub type EnvelopesOf<T> =
		StorageDoubleMap<_, Twox64Concat, MemberId, Twox64Concat, SectionKind, EnvelopeList, ValueQuery>;

	/// The bodies that hold what opens a member's packets, or have held it.
	#[pallet::storage]
	pub type Holders<T> = StorageMap<_, Twox64Concat, MemberId, HolderList, ValueQuery>;

	/// The head of each member's access log; the entries stand in events.
	#[pallet::storage]
	pub type AccessHeads<T> = StorageMap<_, Twox64Concat, MemberId, AccessHead, ValueQuery>;

	/// Orders to destroy what opens a member's packets, and who has done so.
	#[pallet::storage]
	pub type Erasures<T> = StorageMap<_, Twox64Concat, MemberId, Erasure>;

	/// The first member's number. Zero is nobody.
	#[pallet::type_value]
	pub fn FirstMember() -> MemberId {
		MemberId(1)
	}

	/// The number that the next member gets.
	#[pallet::storage]
	pub type NextMember<T> = StorageValue<_, MemberId, ValueQuery, FirstMember>;

	/// The filing of each member. It holds all that a movement asks, so that a movement reads it once.
	// Numbers are given by the chain in order: nobody can choose a key that makes the trie deep.
	#[pallet::storage]
	pub type Filings<T> = StorageMap<_, Twox64Concat, MemberId, Filing>;

	/// The member that a key controls.
	#[pallet::storage]
	pub type MemberOf<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, Controller>;

	/// The keys that control a member: the inverse of [`MemberOf`].
	#[pallet::storage]
	pub type Controllers<T: Config> =
		StorageMap<_, Twox64Concat, MemberId, BoundedVec<T::AccountId, MaxControllers>, ValueQuery>;

	/// Proofs of keys that have been used, by the hash of what was signed. One per binding; kept for good, because a
	/// proof has no end of its own.
	#[pallet::storage]
	pub type SpentProofs<T> = StorageMap<_, Identity, H256, ()>;

	/// The sections of each filing, at most [`MAX_SECTIONS`] of them.
	#[pallet::storage]
	pub type Sections<T> = StorageDoubleMap<_, Twox64Concat, MemberId, Twox64Concat, SectionKind, Section>;

	/// The attestations of each section. Bodies stand side by side, so that one cannot speak for another.
	#[pallet::storage]
	pub type AttestationsOf<T> =
		StorageDoubleMap<_, Twox64Concat, MemberId, Twox64Concat, SectionKind, Attestations, ValueQuery>;

	/// What each stage asks of its parties.
	#[pallet::storage]
	pub type Requirements<T> = StorageMap<_, Twox64Concat, Stage, StageRequirements, ValueQuery>;

	/// Who may act for whom: first the elder, then the member who acts.
	#[pallet::storage]
	pub type Relations<T> = StorageDoubleMap<_, Twox64Concat, MemberId, Twox64Concat, MemberId, Relation>;

	/// All versions of each filing by number, so that everybody can verify a filing's history from its head.
	#[pallet::storage]
	pub type Versions<T: Config> =
		StorageDoubleMap<_, Twox64Concat, MemberId, Twox64Concat, u32, Version<T::AccountId>>;

	/// Sections of filed filings that wait for a review.
	#[pallet::storage]
	pub type PendingChanges<T> = StorageMap<_, Twox64Concat, MemberId, PendingChange>;

	/// The contract that a member is.
	#[pallet::storage]
	pub type ContractOf<T> = StorageMap<_, Twox64Concat, MemberId, ContractRecord>;

	/// What the levels ask for.
	#[pallet::storage]
	pub type Levels<T> = StorageValue<_, LevelRules, ValueQuery>;

	/// Bodies whose attestations are void from a moment on.
	#[pallet::storage]
	pub type AttestorCutOffs<T> = StorageValue<_, CutOffs, ValueQuery>;

	/// How long keys of a member have to speak up. What is under way keeps the time that it began with.
	#[pallet::storage]
	pub type Delays<T> = StorageValue<_, KeyDelays, ValueQuery>;

	/// What a key asks to be removed: first the member, then the asking key. Each key asks for one, so that a thief's
	/// request does not stand in the way of the owner's.
	#[pallet::storage]
	pub type Removals<T: Config> =
		StorageDoubleMap<_, Twox64Concat, MemberId, Blake2_128Concat, T::AccountId, Removal<T::AccountId>>;

	/// Recoveries on their way, one per member.
	#[pallet::storage]
	pub type Recoveries<T: Config> = StorageMap<_, Twox64Concat, MemberId, Recovery<T::AccountId>>;

	/// What each who acts for an elder has used of the day: first the elder, then the member who acts. It outlives the
	/// relation, so that to end it and set it again gives nothing.
	#[pallet::storage]
	pub type DayUses<T> = StorageDoubleMap<_, Twox64Concat, MemberId, Twox64Concat, MemberId, Used, ValueQuery>;

	/// What all who act for an elder have confirmed in the month.
	#[pallet::storage]
	pub type MonthUses<T> = StorageMap<_, Twox64Concat, MemberId, Used, ValueQuery>;

	/// Branches that use a filing without entering it again. At most as many as there are branches.
	#[pallet::storage]
	pub type Adoptions<T> = StorageDoubleMap<_, Twox64Concat, MemberId, Twox64Concat, BranchId, Adoption>;

	/// What branches know otherwise than it is filed, until the home branch resolves it.
	#[pallet::storage]
	pub type Mismatches<T> = StorageMap<_, Twox64Concat, MemberId, MismatchList, ValueQuery>;

	/// Moves of the home that wait for signatures.
	#[pallet::storage]
	pub type HomeMoves<T> = StorageMap<_, Twox64Concat, MemberId, HomeMove>;

	/// Members that are filed from the first block, and the delays that the chain starts with.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Key, kind, level and home branch of each; they are numbered from 1 in this order. The first officers and the
		/// signers of the first institutions must be filed before anybody can review them.
		pub members: Vec<(T::AccountId, MemberKind, Level, BranchId)>,
		/// How long keys of a member have to speak up, from [`SHORTEST_DELAY`] to [`LONGEST_DELAY`].
		pub delays: KeyDelays,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			assert!(
				rules::check_genesis_delays(&self.delays).is_ok(),
				"delays must be {SHORTEST_DELAY} to {LONGEST_DELAY} milliseconds"
			);
			Delays::<T>::put(self.delays);
			for (key, kind, level, home) in &self.members {
				Pallet::<T>::file_at_genesis(key, *kind, *level, *home);
			}
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			assert!(
				rules::check_delays(&KeyDelays::default()).is_ok(),
				"the default delays must be such as the head office may set"
			);
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}
}
