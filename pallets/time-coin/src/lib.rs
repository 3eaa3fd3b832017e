//! # Time coin
//!
//! The ledger of the bank: coins are earned by verified service, moved between members, and keep their origin.
//!
//! ## Overview
//!
//! - **Service** (seed §2.4): an officer publishes an activity or training, a volunteer books, volunteer and on-site person
//!   each report start and end, the recipient's side confirms, an officer countersigns. Nothing is paid by silence.
//! - **Lots**: coins lie in lots, flat lists of `(origin, amount)`; an origin is the settlement that issued them. It survives
//!   gifts, escrow, holds and verdicts. `issued - redeemed - withdrawn = free + locked`, always.
//! - **One way**: every change of a balance passes `commit` in `moves.rs`. Movements that members ask for are judged before, in
//!   this order: requirements of the parties, gate, choice of lots, rules. What is refused or held is an outcome and no
//!   error: the call succeeds, the alert stays, and the event says so.
//! - **History**: each member has a number and a head; [`Event::CoinsMoved`] carries the movement with both former heads, so
//!   that an indexer rebuilds every balance, lot and head, and proves it against the heads.
//!
//! ## Design
//!
//! A movement has two sides, except these: coins that are issued have no payer; a lock has only a payer and an unlock only a
//! receiver, as the coins stay with the member. `source` and `target` of the event say which lock, if any, the coins left or
//! entered.
//!
//! What a movement may cost is declared for the worst case on both sides: as many lots touched as may be, a receiver at the
//! bound, and all lots opened because cases block the rest. A gift declares less than three hundredths of what a block has for
//! calls, a settlement out of escrow less than six; `runtime/tests/coins.rs` compares it.
//!
//! Held movements: an issue reserves its quota and makes no coins; a payment out of escrow goes from the escrow to the hold;
//! a gift or an escrow to be funded locks the payer's coins.
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod activities;
mod allowances;
pub mod calendar;
mod calls;
mod clearing;
mod cosign;
mod errors;
mod events;
mod gifts;
mod holds;
mod impls;
mod lots;
mod moves;
mod offers;
mod permits;
pub mod purse;
mod quotas;
mod reads;
mod receipts;
mod reviewing;
pub mod rules;
mod services;
mod settle;
#[cfg(any(feature = "try-runtime", feature = "std"))]
mod try_state;
pub mod types;
pub mod weights;
pub mod window;

#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;

pub use allowances::{Allowance, AllowanceList, MAX_ALLOWANCES, WITHOUT_END};
pub use cosign::{SEED_BLOCKS, SEED_RING};
pub use gifts::{Days, GIFT_DAYS, GIFT_HOURS};
pub use moves::{Issue, Order, Source, Target};
pub use offers::COUNTERSIGN;
pub use pallet::*;
pub use permits::{Permit, PermitFault, PermitSignature, SigningDomain};
pub use services::Reported;
pub use types::*;
pub use weights::WeightInfo;

use polkadot_sdk::{frame_support::pallet_macros::import_section, *};

// Events, errors and calls are in files of their own.
#[import_section(events::events)]
#[import_section(errors::errors)]
#[import_section(calls::calls)]
#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use frame_support::{pallet_prelude::*, traits::Time};
	use frame_system::pallet_prelude::*;
	use sp_runtime::traits::{IdentifyAccount, Verify};
	use timebank_primitives::*;

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: polkadot_sdk::frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		/// Who controls what, and who meets which requirements.
		type Members: Members<Self::AccountId>;
		/// Which key is an officer's.
		type Roles: Roles<Self::AccountId>;
		/// May stop a movement.
		type Gate: Gate;
		/// Judges a movement.
		type Assessor: Assessor;
		/// Block time.
		type Time: Time<Moment = Moment>;
		/// May set the quotas of branches.
		type HeadOffice: EnsureOrigin<Self::RuntimeOrigin>;
		/// How long after a service it may be reported, in milliseconds.
		#[pallet::constant]
		type ReportingWindow: Get<Moment>;
		/// How long before its start an activity may be published, in milliseconds.
		#[pallet::constant]
		type PlanningWindow: Get<Moment>;
		/// How far a claim may differ from the block time of its report without being a late record, in milliseconds.
		#[pallet::constant]
		type LateTolerance: Get<Moment>;
		/// How much longer than planned a service is paid, in milliseconds.
		#[pallet::constant]
		type PayTolerance: Get<Moment>;
		/// Most time of service within any 24 hours, and of one service, in milliseconds; no more than a day.
		#[pallet::constant]
		type DayLimit: Get<Moment>;
		/// Length of a quota period, in milliseconds; not zero.
		#[pallet::constant]
		type QuotaPeriod: Get<Moment>;
		/// How long the receipt of a movement is kept, in milliseconds: as long as it can be disputed.
		#[pallet::constant]
		type ReceiptWindow: Get<Moment>;
		/// Highest rate, in units per quarter of an hour.
		#[pallet::constant]
		type MaxRate: Get<Balance>;
		/// Most places of one activity.
		#[pallet::constant]
		type MaxCapacity: Get<u16>;
		/// What guardians and proxies may do, and how much.
		type Delegation: Delegation;
		/// The branch whose validator makes the running block, if that is known.
		type Author: Get<Option<BranchId>>;
		/// Signatures of officers' statements.
		type Signature: Verify<Signer: IdentifyAccount<AccountId = Self::AccountId>> + Parameter;
		/// How long the recipient's side has to confirm an ended service before another branch may review it, in
		/// milliseconds.
		#[pallet::constant]
		type ConfirmationPeriod: Get<Moment>;
		/// How long an offer can be countersigned, in milliseconds; not zero.
		#[pallet::constant]
		type OfferPeriod: Get<Moment>;
		/// Weights of the calls.
		type WeightInfo: WeightInfo;

		/// The surroundings of benchmarked calls.
		#[cfg(feature = "runtime-benchmarks")]
		type World: timebank_primitives::BenchmarkWorld<Self::AccountId>;
	}

	// Hashers: all numbers are given by the runtime one after another, so that nobody can choose keys that collide; the
	// fast hasher is safe for them.

	/// What each member has, and the head of its history.
	#[pallet::storage]
	pub type Accounts<T> = StorageMap<_, Twox64Concat, MemberId, Account, ValueQuery>;

	/// Each member's free lots, first come first.
	#[pallet::storage]
	pub type LotIndex<T> = StorageMap<_, Twox64Concat, MemberId, LotList, ValueQuery>;

	/// Coins of each free lot.
	#[pallet::storage]
	pub type Lots<T> = StorageDoubleMap<_, Twox64Concat, MemberId, Twox64Concat, u32, LotParts, OptionQuery>;

	/// Locked coins of each member by reason, with their origins. At most as many origins as one movement can carry.
	#[pallet::storage]
	pub type Locked<T> =
		StorageDoubleMap<_, Twox64Concat, MemberId, Blake2_128Concat, LockReason, LotParts, OptionQuery>;

	/// Coins issued, redeemed, and withdrawn by verdict.
	#[pallet::storage]
	pub type Supply<T> = StorageValue<_, SupplyTotals, ValueQuery>;

	/// Settlements that issued coins.
	#[pallet::storage]
	pub type Origins<T> = StorageMap<_, Twox64Concat, OriginId, OriginRecord, OptionQuery>;

	/// Number of the next origin.
	#[pallet::storage]
	pub type NextOrigin<T> = StorageValue<_, OriginId, ValueQuery>;

	/// Number of the next movement.
	#[pallet::storage]
	pub type NextMovement<T> = StorageValue<_, MovementId, ValueQuery>;

	/// Number of the next hold.
	#[pallet::storage]
	pub type NextHold<T> = StorageValue<_, HoldId, ValueQuery>;

	/// Number of the next activity.
	#[pallet::storage]
	pub type NextActivity<T> = StorageValue<_, ActivityId, ValueQuery>;

	/// Activities and trainings.
	#[pallet::storage]
	pub type Activities<T> = StorageMap<_, Twox64Concat, ActivityId, Activity, OptionQuery>;

	/// Services by activity and volunteer.
	#[pallet::storage]
	pub type Services<T> = StorageDoubleMap<_, Twox64Concat, ActivityId, Twox64Concat, MemberId, Service, OptionQuery>;

	/// Each volunteer's taken time by the day on which it starts.
	#[pallet::storage]
	pub type DayIndex<T> = StorageDoubleMap<_, Twox64Concat, MemberId, Twox64Concat, u64, DayList, ValueQuery>;

	/// The days under which the index has services of a volunteer, so that old ones can be forgotten.
	#[pallet::storage]
	pub type BusyDays<T> = StorageMap<_, Twox64Concat, MemberId, BusyList, ValueQuery>;

	/// Activities in which a volunteer has an open service.
	#[pallet::storage]
	pub type OpenBookings<T> =
		StorageMap<_, Twox64Concat, MemberId, BoundedVec<ActivityId, ConstU32<MAX_OPEN_BOOKINGS>>, ValueQuery>;

	/// Movements that wait or waited for a supervisor.
	#[pallet::storage]
	pub type Holds<T> = StorageMap<_, Twox64Concat, HoldId, Hold, OptionQuery>;

	/// Receipts of the movements between two members that can still be disputed.
	#[pallet::storage]
	pub type Receipts<T> = StorageMap<_, Twox64Concat, MovementId, MovementReceipt, OptionQuery>;

	/// No movement below this one has a receipt.
	#[pallet::storage]
	pub type OldestReceipt<T> = StorageValue<_, MovementId, ValueQuery>;

	/// What each branch may issue, read lazily: see [`Quota::in_period`].
	#[pallet::storage]
	pub type BranchQuota<T> = StorageMap<_, Twox64Concat, BranchId, Quota, ValueQuery>;

	/// What members allow others to give away of their coins, by the ERC-20 face.
	#[pallet::storage]
	pub type Allowances<T: Config> = StorageMap<_, Twox64Concat, MemberId, AllowanceList<T::AccountId>, ValueQuery>;

	/// How many permits each key has used, and removals of the key that made others void. Never removed: a number must not come
	/// again. Keys are chosen by their owners: the hasher is safe for them.
	#[pallet::storage]
	pub type PermitNonces<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, u64, ValueQuery>;

	/// What bounds new coins besides the branches' quotas.
	#[pallet::storage]
	pub type IssueLimits<T> = StorageValue<_, IssueRules, ValueQuery>;

	/// What each officer has countersigned of new coins.
	#[pallet::storage]
	pub type OfficerQuota<T> = StorageMap<_, Twox64Concat, MemberId, Quota, ValueQuery>;

	/// What was issued for services to each recipient.
	#[pallet::storage]
	pub type RecipientQuota<T> = StorageMap<_, Twox64Concat, MemberId, Quota, ValueQuery>;

	/// What each member was paid for trainings.
	#[pallet::storage]
	pub type TrainingQuota<T> = StorageMap<_, Twox64Concat, MemberId, Quota, ValueQuery>;

	/// New coins that wait for the draw or for another branch, by activity and volunteer.
	#[pallet::storage]
	pub type Waiting<T> =
		StorageDoubleMap<_, Twox64Concat, ActivityId, Twox64Concat, MemberId, WaitingIssue, OptionQuery>;

	/// Block and the branch that made it, in a ring of [`SEED_RING`] places.
	#[pallet::storage]
	pub type Authors<T> = StorageMap<_, Twox64Concat, BlockNumber, (BlockNumber, Option<BranchId>), ValueQuery>;

	/// What gifts may be.
	#[pallet::storage]
	pub type GiftLimits<T> = StorageValue<_, GiftRules, ValueQuery>;

	/// What each member has given lately.
	#[pallet::storage]
	pub type Given<T> = StorageMap<_, Twox64Concat, MemberId, GivenBy, ValueQuery>;

	/// What each member has lately given to each other one.
	#[pallet::storage]
	pub type GivenTo<T> = StorageDoubleMap<_, Twox64Concat, MemberId, Twox64Concat, MemberId, Days, ValueQuery>;

	/// Number of the next offer.
	#[pallet::storage]
	pub type NextOffer<T> = StorageValue<_, OfferId, ValueQuery>;

	/// Trades that wait for an officer.
	#[pallet::storage]
	pub type Offers<T: Config> = StorageMap<_, Twox64Concat, OfferId, Offer<T::AccountId>, OptionQuery>;

	/// How many offers of each member wait.
	#[pallet::storage]
	pub type OpenOffers<T> = StorageMap<_, Twox64Concat, MemberId, u32, ValueQuery>;

	/// How many officers' statements each member has used.
	#[pallet::storage]
	pub type Nonces<T> = StorageMap<_, Twox64Concat, MemberId, u64, ValueQuery>;

	/// Vouchers against which coins were redeemed, and by whom. Digests are chosen by callers: the hasher is safe for them.
	#[pallet::storage]
	pub type Vouchers<T> =
		StorageDoubleMap<_, Twox64Concat, InstitutionId, Blake2_128Concat, Digest, MemberId, OptionQuery>;

	/// Number of the running period of clearing.
	#[pallet::storage]
	pub type ClearingPeriod<T> = StorageValue<_, u32, ValueQuery>;

	/// Coins that one branch issued and that paid services of another, by period, debtor and creditor.
	#[pallet::storage]
	pub type Clearing<T> =
		StorageDoubleMap<_, Twox64Concat, u32, Twox64Concat, (BranchId, BranchId), Balance, ValueQuery>;

	/// What each branch owes and is owed, by period.
	#[pallet::storage]
	pub type Positions<T> = StorageDoubleMap<_, Twox64Concat, u32, Twox64Concat, BranchId, Position, ValueQuery>;

	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Quotas of branches, in hundredths of a coin per period.
		pub quotas: alloc::vec::Vec<(BranchId, Balance)>,
		/// What bounds new coins besides; the strict default if none is given.
		pub issue_rules: Option<IssueRules>,
		/// What gifts may be; the default if nothing is given.
		pub gift_rules: Option<GiftRules>,
		/// Nothing.
		#[serde(skip)]
		pub marker: PhantomData<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			for (branch, limit) in &self.quotas {
				BranchQuota::<T>::insert(
					branch,
					Quota {
						limit: *limit,
						used: 0,
						period: 0,
					},
				);
			}
			if let Some(rules) = self.issue_rules {
				assert!(rules.is_sound(), "the share of cosigned settlements is no share");
				IssueLimits::<T>::put(rules);
			}
			if let Some(rules) = self.gift_rules {
				assert!(rules.is_sound(), "a cap of gifts is above one that holds it");
				GiftLimits::<T>::put(rules);
			}
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_initialize(_: BlockNumberFor<T>) -> Weight {
			Self::note_author()
		}

		fn integrity_test() {
			assert!(
				T::DayLimit::get() <= calendar::DAY,
				"the index searches only the days around a service"
			);
			assert!(T::DayLimit::get() >= QUANTUM_MS, "no service would be possible");
			assert!(T::QuotaPeriod::get() > 0, "quota periods must have a length");
			let days = T::ReportingWindow::get().saturating_add(T::PlanningWindow::get()) / calendar::DAY;
			assert!(
				days + 10 <= u64::from(MAX_BUSY_DAYS),
				"the list of days must hold all that can be used"
			);
			assert!(T::OfferPeriod::get() > 0, "no offer could be countersigned");
			assert!(T::MaxRate::get() >= QUANTUM, "no rate would be possible");
			assert!(T::MaxCapacity::get() > 0, "no activity would be possible");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}
}
