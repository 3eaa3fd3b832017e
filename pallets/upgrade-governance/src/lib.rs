//! # Upgrade governance
//!
//! The head office's timelock with the branches' veto.
//!
//! ## Overview
//!
//! The head office proposes a new runtime or a call to dispatch as Root. During an objection period every branch that
//! had a vote when it was proposed may object. More than a third of them is a veto. What is not vetoed may be
//! enacted by anybody, until it expires. There is no other way to Root on the chain and no sudo, so neither one body
//! nor one stolen key can change the rules alone (seed §2.1, §4.2).
//!
//! ```text
//! propose --(objection period)--> enactable --(enactment window)--> expired
//!    |  object: more than 1/3 -> vetoed    ^     |  enact -> enacted
//!    |  emergency and 2/3 support it ------+     |
//!    +------------- cancel (head office) --------+--> cancelled
//! ```
//!
//! ## Design
//!
//! 1. **The delay comes before the authorisation.** `frame_system` keeps one authorised upgrade without a delay and
//!    without a way back, so this pallet writes it only after the period has passed.
//! 2. **Electorate and calendar are fixed when proposed.** Admitting branches, suspending them or changing the timing
//!    does not touch a running proposal. Who has a vote is the registry's to say, and does not follow the head office's
//!    decisions at once, so that it cannot be changed right before proposing either. Only a branch excluded for a proven offence is left out, with its objection;
//!    the veto is counted anew whenever it is asked for, also when the proposal is enacted.
//! 3. **An electorate of no branch can veto nothing**: on a chain without branches, or when all electors are excluded,
//!    the head office decides alone. One branch vetoes alone.
//! 4. **Root bypasses every call filter**, so the calls that may be proposed have a filter of their own
//!    ([`Config::AllowedRootCalls`]), asked when proposed and again when enacted.
//! 5. **A proposed call keeps its meaning.** It is kept as bytes; after an upgrade that changes the encoding of calls
//!    it can no longer be enacted.
//! 6. **Branches attest the build**: a branch that rebuilt the code and found the proposed hash says so on chain.
//! 7. **Both bodies together do without the delay**: three quarters of the head office declare an emergency, and two
//!    thirds of the electorate support the proposal. The electorate counts, not the council of the day: suspending
//!    branches first would change who decides. Two thirds in favour leave too few for a veto.
//!
//! What is applied in the end is checked again by `frame_system`: same name, higher version, no migration under way.
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
mod electorate;
mod functions;
mod reads;
pub mod rules;
#[cfg(any(feature = "try-runtime", feature = "std"))]
mod try_state;
mod types;
pub mod weights;

#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;

pub use electorate::Electorate;
pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

use polkadot_sdk::*;

#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use alloc::boxed::Box;
	use frame_support::{
		dispatch::{GetDispatchInfo, PostDispatchInfo},
		pallet_prelude::*,
		traits::Contains,
	};
	use frame_system::pallet_prelude::*;
	use sp_runtime::traits::Dispatchable;
	use timebank_primitives::{BlockNumber, BranchId, Digest};

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// The pallet.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What the pallet needs.
	#[pallet::config]
	pub trait Config: polkadot_sdk::frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		/// Calls that can be proposed for Root.
		type RuntimeCall: Parameter
			+ Dispatchable<RuntimeOrigin = <Self as frame_system::Config>::RuntimeOrigin, PostInfo = PostDispatchInfo>
			+ GetDispatchInfo
			+ From<frame_system::Call<Self>>;

		/// Who proposes: two thirds of the head office.
		type ProposeOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Who withdraws a proposal: half of the head office.
		type CancelOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Who declares an emergency: three quarters of the head office.
		type EmergencyOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// The branches, from the registry.
		type Branches: Electorate<Self::AccountId>;

		/// Root calls that may be proposed at all. It must refuse everything that goes round the timelock: writing
		/// storage or code directly, authorising upgrades, and calls that carry other calls.
		type AllowedRootCalls: Contains<<Self as Config>::RuntimeCall>;

		/// Proposals that may be open at once. Each keeps at most one call of [`MAX_CALL_BYTES`].
		#[pallet::constant]
		type MaxOpen: Get<u32>;

		/// Weights.
		type WeightInfo: WeightInfo;

		/// The surroundings of benchmarked calls.
		#[cfg(feature = "runtime-benchmarks")]
		type World: timebank_primitives::BenchmarkWorld<Self::AccountId>;
	}

	/// Timing of the proposals to come. Running proposals keep what was in force when they were proposed.
	#[pallet::storage]
	pub type Timing<T: Config> = StorageValue<_, TimelockTiming, ValueQuery>;

	/// The number of the next proposal.
	#[pallet::storage]
	pub type NextProposal<T: Config> = StorageValue<_, ProposalId, ValueQuery>;

	/// All proposals, closed ones too.
	// Twox64: the chain itself gives the numbers, one after the other.
	#[pallet::storage]
	pub type Proposals<T: Config> = StorageMap<_, Twox64Concat, ProposalId, Proposal<T::Hash>, OptionQuery>;

	/// The proposals that are open, oldest first.
	#[pallet::storage]
	pub type OpenProposals<T: Config> = StorageValue<_, BoundedVec<ProposalId, T::MaxOpen>, ValueQuery>;

	/// The encoded calls of open root proposals.
	// Apart from the proposals, so that objections do not read and write up to 16 KiB; removed when they close.
	#[pallet::storage]
	pub type RootCalls<T: Config> = StorageMap<_, Twox64Concat, ProposalId, EncodedCall, OptionQuery>;

	/// The timing that a chain starts with.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Objection period and enactment window, inside the compiled bounds.
		pub timing: TimelockTiming,
		/// Ties the configuration to its runtime.
		#[serde(skip)]
		pub _config: core::marker::PhantomData<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			assert!(
				rules::within_bounds(&self.timing),
				"objection period and enactment window must be {MIN_TIMELOCK_BLOCKS} to {MAX_TIMELOCK_BLOCKS} blocks"
			);
			Timing::<T>::put(self.timing);
		}
	}

	/// What has happened.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A new runtime has been proposed.
		UpgradeProposed {
			/// The proposal.
			id: ProposalId,
			/// Hash of the code.
			code_hash: T::Hash,
			/// Version that the code is said to have.
			spec_version: u32,
			/// Digest of the release.
			artefact: Digest,
			/// Last block to object.
			objection_ends: BlockNumber,
			/// Last block to enact.
			expires: BlockNumber,
			/// Branches that may object.
			electorate: ElectorateList,
		},
		/// A root call has been proposed.
		RootProposed {
			/// The proposal.
			id: ProposalId,
			/// Hash of the encoded call.
			call_hash: T::Hash,
			/// Length of the encoded call in bytes.
			call_len: u32,
			/// Last block to object.
			objection_ends: BlockNumber,
			/// Last block to enact.
			expires: BlockNumber,
			/// Branches that may object.
			electorate: ElectorateList,
		},
		/// A branch has built the code from source and found the proposed hash.
		BuildAttested {
			/// The proposal.
			id: ProposalId,
			/// The branch.
			branch: BranchId,
		},
		/// A branch has objected.
		Objected {
			/// The proposal.
			id: ProposalId,
			/// The branch.
			branch: BranchId,
			/// Objections that count now.
			objections: u32,
			/// Branches that count now.
			electors: u32,
		},
		/// A branch no longer objects.
		ObjectionWithdrawn {
			/// The proposal.
			id: ProposalId,
			/// The branch.
			branch: BranchId,
		},
		/// The head office has declared a proposal an emergency: with the support of two thirds of the branches it is
		/// enacted without delay.
		EmergencyDeclared {
			/// The proposal.
			id: ProposalId,
		},
		/// A branch wants a proposal enacted without delay.
		Supported {
			/// The proposal.
			id: ProposalId,
			/// The branch.
			branch: BranchId,
			/// Support that counts now.
			supports: u32,
			/// Branches that count now.
			electors: u32,
		},
		/// More than a third of the electorate objects: the proposal is closed.
		Vetoed {
			/// The proposal.
			id: ProposalId,
			/// Objections that counted.
			objections: u32,
			/// Branches that counted.
			electors: u32,
		},
		/// The head office has withdrawn a proposal.
		Cancelled {
			/// The proposal.
			id: ProposalId,
		},
		/// A proposal has been executed and closed.
		Enacted {
			/// The proposal.
			id: ProposalId,
			/// What became of the root call; an upgrade is only authorised and cannot fail here.
			result: DispatchResult,
		},
		/// Nobody had enacted a proposal in time: it is closed.
		Expired {
			/// The proposal.
			id: ProposalId,
		},
		/// Proposals to come have another timing.
		TimingChanged {
			/// Before.
			old: TimelockTiming,
			/// After.
			new: TimelockTiming,
		},
	}

	/// Why a call was refused.
	#[pallet::error]
	pub enum Error<T> {
		/// There is no proposal with this number.
		NotFound,
		/// The proposal is closed: vetoed, enacted, cancelled or expired.
		NotOpen,
		/// The last block to enact the proposal has passed.
		Expired,
		/// Branches may still object: too early to enact.
		ObjectionPeriodRunning,
		/// The last block to object has passed.
		ObjectionPeriodOver,
		/// More than a third of the branches that still count objects.
		VetoReached,
		/// The proposal can still be enacted and must not be closed.
		StillOpen,
		/// As many proposals are open as may be.
		MaxOpenExceeded,
		/// The numbers of proposals or of blocks have run out.
		Overflow,
		/// The proposed version is not higher than that of the running runtime.
		SpecVersionTooLow,
		/// The encoded call is longer than [`MAX_CALL_BYTES`].
		CallTooLarge,
		/// This call may not be dispatched as Root.
		CallNotAllowed,
		/// The stored call is missing or cannot be decoded.
		CallUnavailable,
		/// The encoding of calls has changed since the call was proposed.
		EncodingChanged,
		/// The root call weighs more than the weight that was given for it.
		WeightTooLow,
		/// The key is not a branch's own key.
		NotABranchKey,
		/// The branch had no vote when the proposal was made.
		NotInElectorate,
		/// The branch has lost its vote by an offence.
		BranchExcluded,
		/// The branch objects already.
		AlreadyObjected,
		/// The branch does not object.
		NoObjection,
		/// The branch supports the proposal already.
		AlreadySupported,
		/// The proposal is an emergency already.
		AlreadyDeclared,
		/// The branch has attested the build already.
		AlreadyAttested,
		/// Only a proposed runtime has a build to attest.
		NotAnUpgrade,
		/// The branch built code with another hash than the proposed one.
		CodeHashMismatch,
		/// Objection period or enactment window is outside the compiled bounds.
		TimingOutOfBounds,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			assert!(
				T::MaxOpen::get() > 0,
				"without room for one proposal the chain cannot be governed"
			);
			assert!(
				rules::within_bounds(&TimelockTiming::default()),
				"the default timing must be inside its bounds"
			);
			let limits = T::BlockWeights::get();
			if let Some(most) = limits.get(DispatchClass::Operational).max_extrinsic {
				assert!(
					Self::object_weight().all_lte(most),
					"an objection that fits no block would void the veto"
				);
				assert!(Self::enact_weight().all_lte(most), "an enactment must fit into a block");
			}
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Proposes a new runtime by the hash of its code.
		///
		/// Origin: [`Config::ProposeOrigin`].
		///
		/// Parameters: `code_hash` of the compact and compressed code; `spec_version` that it has; `artefact`, digest of
		/// the release (source commit, toolchain, metadata difference).
		///
		/// Events: [`Event::UpgradeProposed`].
		///
		/// Errors: [`Error::SpecVersionTooLow`], [`Error::MaxOpenExceeded`], [`Error::Overflow`].
		///
		/// Seed: §2.1, §4.2.
		#[pallet::call_index(0)]
		#[pallet::weight((Pallet::<T>::propose_upgrade_weight(), DispatchClass::Operational))]
		pub fn propose_upgrade(
			origin: OriginFor<T>,
			code_hash: T::Hash,
			spec_version: u32,
			artefact: Digest,
		) -> DispatchResult {
			T::ProposeOrigin::ensure_origin(origin)?;
			Self::do_propose_upgrade(code_hash, spec_version, artefact)
		}

		/// Proposes a call to dispatch as Root.
		///
		/// Origin: [`Config::ProposeOrigin`].
		///
		/// Parameters: `call`, at most [`MAX_CALL_BYTES`] when encoded.
		///
		/// Events: [`Event::RootProposed`].
		///
		/// Errors: [`Error::CallNotAllowed`], [`Error::CallTooLarge`], [`Error::MaxOpenExceeded`], [`Error::Overflow`].
		///
		/// Seed: §2.1, §4.2.
		#[pallet::call_index(1)]
		#[pallet::weight((Pallet::<T>::propose_root_weight(), DispatchClass::Operational))]
		pub fn propose_root(origin: OriginFor<T>, call: Box<<T as Config>::RuntimeCall>) -> DispatchResult {
			T::ProposeOrigin::ensure_origin(origin)?;
			Self::do_propose_root(*call)
		}

		/// Says that the branch has built the proposed code from source and found the proposed hash. Possible until the
		/// proposal is closed or expires.
		///
		/// Origin: signed by the own key of a branch of the electorate.
		///
		/// Parameters: `id` of the proposal; `code_hash` that the branch's build has.
		///
		/// Events: [`Event::BuildAttested`].
		///
		/// Errors: [`Error::NotABranchKey`], [`Error::NotFound`], [`Error::NotOpen`], [`Error::Expired`],
		/// [`Error::NotAnUpgrade`], [`Error::CodeHashMismatch`], [`Error::NotInElectorate`], [`Error::BranchExcluded`],
		/// [`Error::AlreadyAttested`].
		///
		/// Seed: §4.2.
		#[pallet::call_index(2)]
		#[pallet::weight((Pallet::<T>::attest_build_weight(), DispatchClass::Operational))]
		pub fn attest_build(origin: OriginFor<T>, id: ProposalId, code_hash: T::Hash) -> DispatchResult {
			let key = ensure_signed(origin)?;
			Self::do_attest_build(&key, id, code_hash)
		}

		/// Objects to a proposal, which takes the branch's support back. When more than a third of the electorate objects,
		/// the proposal is vetoed and closed.
		///
		/// Origin: signed by the own key of a branch of the electorate, suspended or not, unless for an offence.
		///
		/// Parameters: `id` of the proposal.
		///
		/// Events: [`Event::Objected`]; [`Event::Vetoed`] when it was the deciding one.
		///
		/// Errors: [`Error::NotABranchKey`], [`Error::NotFound`], [`Error::NotOpen`], [`Error::Expired`],
		/// [`Error::ObjectionPeriodOver`], [`Error::NotInElectorate`], [`Error::BranchExcluded`],
		/// [`Error::AlreadyObjected`].
		///
		/// Seed: §4.2.
		#[pallet::call_index(3)]
		#[pallet::weight((Pallet::<T>::object_weight(), DispatchClass::Operational))]
		pub fn object(origin: OriginFor<T>, id: ProposalId) -> DispatchResult {
			let key = ensure_signed(origin)?;
			Self::do_object(&key, id)
		}

		/// Takes an objection back, while branches may still object.
		///
		/// Origin: signed by the own key of the branch that objected.
		///
		/// Parameters: `id` of the proposal.
		///
		/// Events: [`Event::ObjectionWithdrawn`].
		///
		/// Errors: [`Error::NotABranchKey`], [`Error::NotFound`], [`Error::NotOpen`], [`Error::Expired`],
		/// [`Error::ObjectionPeriodOver`], [`Error::NoObjection`].
		///
		/// Seed: §4.2.
		#[pallet::call_index(4)]
		#[pallet::weight((Pallet::<T>::withdraw_objection_weight(), DispatchClass::Operational))]
		pub fn withdraw_objection(origin: OriginFor<T>, id: ProposalId) -> DispatchResult {
			let key = ensure_signed(origin)?;
			Self::do_withdraw_objection(&key, id)
		}

		/// Withdraws a proposal that has not been enacted.
		///
		/// Origin: [`Config::CancelOrigin`].
		///
		/// Parameters: `id` of the proposal.
		///
		/// Events: [`Event::Cancelled`].
		///
		/// Errors: [`Error::NotFound`], [`Error::NotOpen`], [`Error::Expired`].
		///
		/// Seed: §2.1.
		#[pallet::call_index(5)]
		#[pallet::weight((<T as Config>::WeightInfo::cancel(), DispatchClass::Operational))]
		pub fn cancel(origin: OriginFor<T>, id: ProposalId) -> DispatchResult {
			T::CancelOrigin::ensure_origin(origin)?;
			Self::do_cancel(id)
		}

		/// Executes an unopposed proposal, after the objection period or when both bodies want it without delay: authorises
		/// the code, which anybody may then supply with `System::apply_authorized_upgrade`, or dispatches the root call. A
		/// root call that fails changes nothing, and the proposal is closed all the same, with the error in the event.
		///
		/// An authorised runtime does not expire. A later enacted one replaces it.
		///
		/// Origin: any signed.
		///
		/// Parameters: `id` of the proposal; `max_weight` that the root call may weigh, zero for an upgrade.
		///
		/// Events: [`Event::Enacted`].
		///
		/// Errors: [`Error::NotFound`], [`Error::NotOpen`], [`Error::ObjectionPeriodRunning`], [`Error::Expired`],
		/// [`Error::VetoReached`], [`Error::SpecVersionTooLow`], [`Error::EncodingChanged`],
		/// [`Error::CallUnavailable`], [`Error::CallNotAllowed`], [`Error::WeightTooLow`].
		///
		/// Seed: §2.1, §4.2.
		#[pallet::call_index(6)]
		#[pallet::weight((Pallet::<T>::enact_weight().saturating_add(*max_weight), DispatchClass::Operational))]
		pub fn enact(origin: OriginFor<T>, id: ProposalId, max_weight: Weight) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			Self::do_enact(id, max_weight)
		}

		/// Sets the timing of the proposals to come. As the only way to Root is this timelock, a change has itself waited
		/// under the old timing.
		///
		/// Origin: Root.
		///
		/// Parameters: `timing` in blocks, each number from [`MIN_TIMELOCK_BLOCKS`] to [`MAX_TIMELOCK_BLOCKS`].
		///
		/// Events: [`Event::TimingChanged`].
		///
		/// Errors: [`Error::TimingOutOfBounds`].
		///
		/// Seed: §2.1.
		#[pallet::call_index(7)]
		#[pallet::weight((<T as Config>::WeightInfo::set_timing(), DispatchClass::Operational))]
		pub fn set_timing(origin: OriginFor<T>, timing: TimelockTiming) -> DispatchResult {
			ensure_root(origin)?;
			Self::do_set_timing(timing)
		}

		/// Closes an open proposal that can no longer be enacted: it has expired, or the exclusion of branches has
		/// turned the objections into more than a third. Frees its place among the open ones.
		///
		/// Origin: any signed.
		///
		/// Parameters: `id` of the proposal.
		///
		/// Events: [`Event::Expired`] or [`Event::Vetoed`].
		///
		/// Errors: [`Error::NotFound`], [`Error::NotOpen`], [`Error::StillOpen`].
		///
		/// Seed: §4.2.
		#[pallet::call_index(8)]
		#[pallet::weight((Pallet::<T>::close_weight(), DispatchClass::Operational))]
		pub fn close(origin: OriginFor<T>, id: ProposalId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_close(id)
		}

		/// Declares a proposal an emergency. Once two thirds of the electorate support it, it may be enacted at once.
		///
		/// Origin: [`Config::EmergencyOrigin`].
		///
		/// Parameters: `id` of the proposal.
		///
		/// Events: [`Event::EmergencyDeclared`].
		///
		/// Errors: [`Error::NotFound`], [`Error::NotOpen`], [`Error::Expired`], [`Error::AlreadyDeclared`].
		///
		/// Seed: §4.3.
		#[pallet::call_index(9)]
		#[pallet::weight((<T as Config>::WeightInfo::declare_emergency(), DispatchClass::Operational))]
		pub fn declare_emergency(origin: OriginFor<T>, id: ProposalId) -> DispatchResult {
			T::EmergencyOrigin::ensure_origin(origin)?;
			Self::do_declare_emergency(id)
		}

		/// Says that the branch wants the proposal enacted without delay. It counts when the head office has declared an
		/// emergency, before or after.
		///
		/// Origin: signed by the own key of a branch of the electorate, suspended or not, unless for an offence.
		///
		/// Parameters: `id` of the proposal.
		///
		/// Events: [`Event::Supported`].
		///
		/// Errors: [`Error::NotABranchKey`], [`Error::NotFound`], [`Error::NotOpen`], [`Error::Expired`],
		/// [`Error::ObjectionPeriodOver`], [`Error::NotInElectorate`], [`Error::BranchExcluded`],
		/// [`Error::AlreadyObjected`] (the objection is withdrawn first), [`Error::AlreadySupported`].
		///
		/// Seed: §4.3.
		#[pallet::call_index(10)]
		#[pallet::weight((Pallet::<T>::support_weight(), DispatchClass::Operational))]
		pub fn support(origin: OriginFor<T>, id: ProposalId) -> DispatchResult {
			let key = ensure_signed(origin)?;
			Self::do_support(&key, id)
		}
	}
}
