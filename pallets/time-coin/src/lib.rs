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
//! Held movements: an issue reserves its quota and makes no coins; a payment out of escrow goes from the escrow to the hold;
//! a gift or an escrow to be funded locks the payer's coins.
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod activities;
pub mod calendar;
mod events;
mod holds;
mod impls;
mod lots;
mod moves;
pub mod purse;
mod reads;
mod receipts;
pub mod rules;
mod services;
mod settle;
#[cfg(any(feature = "try-runtime", feature = "std"))]
mod try_state;
pub mod types;
pub mod weights;

#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;

pub use moves::{Issue, Order, Source, Target};
pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

use polkadot_sdk::{frame_support::pallet_macros::import_section, *};

// The events are in a file of their own.
#[import_section(events::events)]
#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use frame_support::{pallet_prelude::*, traits::Time};
	use frame_system::pallet_prelude::*;
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

	#[pallet::error]
	pub enum Error<T> {
		/// The key controls no member.
		NotController,
		/// A branch keeps the key for the member: it does not count as the member's own signature.
		CustodiedKey,
		/// The filing of the acting member is not in force.
		NotFiled,
		/// The key is no officer of this branch with a role that may do this.
		NotOfficer,
		/// The acting person is neither the recipient nor a guardian or proxy, nor an officer where one may act.
		NotParty,
		/// One person would act in two parts that must be two persons.
		SamePerson,
		/// The officer is guardian, proxy or ward of somebody who benefits.
		Related,
		/// Nobody is filed under this number.
		UnknownMember,
		/// There is no such activity.
		UnknownActivity,
		/// The volunteer has no service in this activity.
		UnknownService,
		/// The service is not in the state that this needs.
		WrongState,
		/// The activity takes no bookings or coins any more.
		ActivityNotOpen,
		/// The recipient's coins are not in escrow yet.
		NotFunded,
		/// The recipient's coins are in escrow or on the way.
		AlreadyFunded,
		/// The activity is paid by the branch: no escrow.
		NoEscrow,
		/// All places are taken.
		ActivityFull,
		/// The volunteer has or had a place in this activity.
		AlreadyBooked,
		/// Volunteer and recipient are one person.
		OwnService,
		/// The level is below what activity or funding asks for.
		LevelTooLow,
		/// A qualification that the activity asks for is missing.
		QualificationMissing,
		/// The volunteer does not meet the requirements of a booking.
		RequirementNotMet,
		/// A case stops the volunteer's bookings.
		BookingRestricted,
		/// The volunteer is somewhere else at that time.
		Overlap,
		/// More hours within 24 than a person may serve.
		TooManyHours,
		/// The volunteer has as many services on that day as the index can hold.
		DayFull,
		/// The volunteer has as many open services as can be.
		TooManyBookings,
		/// The claimed time has not come yet.
		ClaimInFuture,
		/// The claimed time is outside the reporting window.
		ClaimTooOld,
		/// The end is not after the start.
		EndBeforeStart,
		/// This side has already reported it.
		AlreadyReported,
		/// The record is late, and no reviewer has looked at it.
		LateReviewMissing,
		/// There is nothing late to review, or it was reviewed.
		NothingToReview,
		/// The service cannot be cancelled any more, or not yet by an officer.
		NotCancellable,
		/// The region code names no province.
		InvalidRegion,
		/// The planned time is empty, too short, too long or too far away.
		InvalidTime,
		/// The rate is zero, too high or no multiple of the least amount.
		InvalidRate,
		/// There are no places or too many.
		InvalidCapacity,
		/// The recipient shall pay, but none is named.
		RecipientMissing,
		/// Trainings are paid by the branch.
		TrainingNeedsPool,
		/// The amount is zero.
		ZeroAmount,
		/// The amount is no multiple of the least amount.
		NotWholeQuanta,
		/// Payer and receiver are one member.
		OwnGift,
		/// The payer has not so many free coins.
		InsufficientCoins,
		/// A restriction makes the payer keep that many coins.
		KeptByRestriction,
		/// Cases block the origins of so many of the payer's coins.
		CoinsBlocked,
		/// The coins lie in too many lots: merge them with `consolidate` first, or move less.
		TooManyLots,
		/// The coins have too many origins: move less.
		TooManyParts,
		/// The receiver has as many lots as can be, and the smallest do not fit together.
		ReceiverFull,
		/// No two of the smallest lots fit together.
		NothingToConsolidate,
		/// The branch may not issue so much in this period.
		QuotaExceeded,
		/// There is no such hold.
		UnknownHold,
		/// The hold is decided.
		HoldDecided,
		/// The lock has not so many coins.
		LockTooSmall,
		/// A sum does not fit the range of amounts.
		Overflow,
		/// A kind of numbers is used up.
		NumbersExhausted,
		/// The relation of guardian or proxy is not for this.
		OutOfScope,
		/// The guardian or proxy may not do so much at once.
		ActLimitExceeded,
		/// The guardian or proxy may not do so much in a day.
		DelegatedDayExceeded,
		/// An officer of the community must confirm besides.
		CoConfirmationMissing,
		/// No officer need confirm besides, or one has.
		NothingToCoConfirm,
		/// The volunteer does not meet any more what the activity or its stages ask for.
		VolunteerLapsed,
	}

	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Quotas of branches, in hundredths of a coin per period.
		pub quotas: alloc::vec::Vec<(BranchId, Balance)>,
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
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			assert!(
				T::DayLimit::get() <= calendar::DAY,
				"the index searches only the days around a service"
			);
			assert!(T::DayLimit::get() >= QUANTUM_MS, "no service would be possible");
			assert!(T::QuotaPeriod::get() > 0, "quota periods must have a length");
			assert!(T::MaxRate::get() >= QUANTUM, "no rate would be possible");
			assert!(T::MaxCapacity::get() > 0, "no activity would be possible");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Publishes an activity or training (活动, 培训; seed §2.4).
		///
		/// Origin: officer (clerk, reviewer, manager) of the branch that runs it.
		///
		/// Parameters:
		/// - `terms`: what is offered; times in milliseconds, the rate in hundredths of a coin per quarter of an hour. The start
		///   may lie in the past inside the reporting window: such services become late records.
		///
		/// Events: `ActivityPublished`.
		///
		/// Errors: `NotOfficer`, `InvalidRegion`, `InvalidTime`, `InvalidRate`, `InvalidCapacity`, `RecipientMissing`,
		/// `TrainingNeedsPool`, `UnknownMember`, `NotFiled`, `LevelTooLow` (recipient), `Overflow`, `NumbersExhausted`.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::publish().saturating_add(Pallet::<T>::seams(1, 1, 0)))]
		pub fn publish(origin: OriginFor<T>, terms: Terms) -> DispatchResult {
			let key = ensure_signed(origin)?;
			Self::do_publish(&key, terms)
		}

		/// Puts the recipient's coins for all places of an activity in escrow (seed §4.3.2-3, booking).
		///
		/// Origin: own key of the recipient, or of a guardian or proxy.
		///
		/// Parameters:
		/// - `activity`: an activity that the recipient pays.
		///
		/// Events: `CoinsMoved` and `ActivityFunded`, or `MovementHeld`, or `MovementRefused`.
		///
		/// Errors: `UnknownActivity`, `NoEscrow`, `ActivityNotOpen`, `AlreadyFunded`, `NotController`, `CustodiedKey`, `NotFiled`,
		/// `NotParty`, and those of a gift about coins and lots.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::fund().saturating_add(Pallet::<T>::seams(5, 0, 1))
			.saturating_add(T::Delegation::weight()))]
		pub fn fund(origin: OriginFor<T>, activity: ActivityId) -> DispatchResult {
			let key = ensure_signed(origin)?;
			Self::do_fund(&key, activity)
		}

		/// Ends the bookings of an activity and returns the coins in escrow that no open service needs. If the recipient's
		/// lots have no room for them, they stay in escrow; a repeated call fetches them.
		///
		/// Origin: officer of the branch; or own key of the recipient, or of a guardian or proxy.
		///
		/// Parameters:
		/// - `activity`: the activity.
		///
		/// Events: `ActivityClosed`; `CoinsMoved` if coins were returned.
		///
		/// Errors: `UnknownActivity`, `CustodiedKey`, `NotFiled`, `NotParty`; when closed before, `ActivityNotOpen` (nothing is
		/// left to fetch) and `ReceiverFull`.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::close().saturating_add(Pallet::<T>::seams(4, 1, 0))
			.saturating_add(T::Delegation::weight()))]
		pub fn close(origin: OriginFor<T>, activity: ActivityId) -> DispatchResult {
			let key = ensure_signed(origin)?;
			Self::do_close(&key, activity)
		}

		/// Takes a place in an activity.
		///
		/// Origin: own key of the volunteer.
		///
		/// Parameters:
		/// - `activity`: the activity.
		///
		/// Events: `ServiceBooked`.
		///
		/// Errors: `NotController`, `CustodiedKey`, `NotFiled`, `UnknownActivity`, `ActivityNotOpen`, `NotFunded`, `ActivityFull`,
		/// `AlreadyBooked`, `OwnService`, `LevelTooLow`, `QualificationMissing`, `RequirementNotMet`, `BookingRestricted`, `Overlap`,
		/// `TooManyHours`, `DayFull`, `TooManyBookings`.
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::book().saturating_add(Pallet::<T>::seams(3 + u64::from(MAX_QUALIFICATIONS), 0, 1)))]
		pub fn book(origin: OriginFor<T>, activity: ActivityId) -> DispatchResult {
			let key = ensure_signed(origin)?;
			Self::do_book(&key, activity)
		}

		/// Reports the start of a service. It has started when both sides have reported; the later claim counts.
		///
		/// Origin: own key of the volunteer; and, as the on-site person, own key of the recipient, a guardian or proxy, or an
		/// officer of the branch.
		///
		/// Parameters:
		/// - `activity`, `volunteer`: the service.
		/// - `start`: claimed start, in milliseconds; not in the future, inside the reporting window.
		///
		/// Events: `CheckedIn`.
		///
		/// Errors: `UnknownActivity`, `UnknownService`, `WrongState`, `VolunteerLapsed`, `ClaimInFuture`, `ClaimTooOld`,
		/// `CustodiedKey`, `NotFiled`, `NotParty`, `SamePerson`, `Related`, `AlreadyReported`, `Overlap`, `TooManyHours`, `DayFull`.
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::check().saturating_add(Pallet::<T>::seams(9 + u64::from(MAX_QUALIFICATIONS), 1, 0))
			.saturating_add(T::Delegation::weight()))]
		pub fn check_in(
			origin: OriginFor<T>,
			activity: ActivityId,
			volunteer: MemberId,
			start: Moment,
		) -> DispatchResult {
			let key = ensure_signed(origin)?;
			Self::do_check_in(&key, activity, volunteer, start)
		}

		/// Reports the end of a service. It has ended when both sides have reported; the earlier claim counts.
		///
		/// Origin: as for `check_in`; the on-site person may be another than at the start.
		///
		/// Parameters:
		/// - `activity`, `volunteer`: the service.
		/// - `end`: claimed end, in milliseconds; after the start, not in the future.
		///
		/// Events: `CheckedOut`.
		///
		/// Errors: as for `check_in`, and `EndBeforeStart`.
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::check().saturating_add(Pallet::<T>::seams(6, 1, 0))
			.saturating_add(T::Delegation::weight()))]
		pub fn check_out(
			origin: OriginFor<T>,
			activity: ActivityId,
			volunteer: MemberId,
			end: Moment,
		) -> DispatchResult {
			let key = ensure_signed(origin)?;
			Self::do_check_out(&key, activity, volunteer, end)
		}

		/// Confirms a service that has ended. Silence confirms nothing.
		///
		/// Origin: own key of the recipient, or of a guardian or proxy; an officer of the branch where no recipient is named. Not the
		/// volunteer, and for new coins nobody who was on site.
		///
		/// Parameters:
		/// - `activity`, `volunteer`: the service.
		///
		/// Events: `ServiceConfirmed`.
		///
		/// Errors: `UnknownActivity`, `UnknownService`, `WrongState`, `NotController`, `CustodiedKey`, `NotFiled`, `NotOfficer`,
		/// `NotParty`, `SamePerson`.
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::confirm().saturating_add(Pallet::<T>::seams(3, 1, 0))
			.saturating_add(T::Delegation::weight()))]
		pub fn confirm(origin: OriginFor<T>, activity: ActivityId, volunteer: MemberId) -> DispatchResult {
			let key = ensure_signed(origin)?;
			Self::do_confirm(&key, activity, volunteer)
		}

		/// Accepts a late record, which needs a reviewer besides the countersigner.
		///
		/// Origin: reviewer of the branch; another person than volunteer, recipient, on-site persons and confirmer.
		///
		/// Parameters:
		/// - `activity`, `volunteer`: a confirmed service with a late report.
		///
		/// Events: `LateRecordReviewed`.
		///
		/// Errors: `UnknownActivity`, `UnknownService`, `WrongState`, `NotOfficer`, `NothingToReview`, `SamePerson`.
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::review_late().saturating_add(Pallet::<T>::seams(0, 1, 0)))]
		pub fn review_late(origin: OriginFor<T>, activity: ActivityId, volunteer: MemberId) -> DispatchResult {
			let key = ensure_signed(origin)?;
			Self::do_review_late(&key, activity, volunteer)
		}

		/// Countersigns a confirmed service and pays it (seed §4.2, §4.3.2-3): whole quarters of an hour of the claimed time, no
		/// more than planned and a tolerance.
		///
		/// Origin: reviewer or manager of the branch; another person than volunteer, recipient, on-site persons, confirmer and
		/// late reviewer, and no relation of volunteer or recipient.
		///
		/// Parameters:
		/// - `activity`, `volunteer`: a confirmed service.
		/// - `record`: salted digest of the service record.
		///
		/// Events: `CoinsMoved` and `ServiceSettled`, or `MovementHeld`, or `MovementRefused` (the service stays confirmed).
		///
		/// Errors: `UnknownActivity`, `UnknownService`, `WrongState`, `NotOfficer`, `SamePerson`, `Related`, `LateReviewMissing`,
		/// `UnknownMember`, `LevelTooLow`, `QuotaExceeded`, `ReceiverFull`, `CoinsBlocked`, `Overflow`, `NumbersExhausted`.
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::settle().saturating_add(Pallet::<T>::seams(8, 1, 1)))]
		pub fn settle(
			origin: OriginFor<T>,
			activity: ActivityId,
			volunteer: MemberId,
			record: Digest,
		) -> DispatchResult {
			let key = ensure_signed(origin)?;
			Self::do_settle(&key, activity, volunteer, record)
		}

		/// Ends a service without pay.
		///
		/// Origin: before the start by own key of the volunteer, of the recipient, a guardian or proxy, or by an officer of the
		/// branch; later only by an officer, when the service can no longer be reported.
		///
		/// Parameters:
		/// - `activity`, `volunteer`: the service.
		///
		/// Events: `ServiceCancelled`; `CoinsMoved` if the activity is closed and coins went back to the recipient.
		///
		/// Errors: `UnknownActivity`, `UnknownService`, `CustodiedKey`, `NotFiled`, `NotParty`, `NotCancellable`.
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::cancel().saturating_add(Pallet::<T>::seams(4, 1, 0))
			.saturating_add(T::Delegation::weight()))]
		pub fn cancel(origin: OriginFor<T>, activity: ActivityId, volunteer: MemberId) -> DispatchResult {
			let key = ensure_signed(origin)?;
			Self::do_cancel(&key, activity, volunteer)
		}

		/// Gives coins to another member (转赠; seed §4.3.2-3).
		///
		/// Origin: own key of the payer.
		///
		/// Parameters:
		/// - `to`: the receiver.
		/// - `amount`: in hundredths of a coin; a multiple of 25.
		/// - `memo`: salted digest of a message, if there is one.
		///
		/// Events: `CoinsMoved`, or `MovementHeld`, or `MovementRefused`; `LotsMerged` if the receiver was at the bound of lots.
		///
		/// Errors: `NotController`, `CustodiedKey`, `ZeroAmount`, `NotWholeQuanta`, `OwnGift`, `UnknownMember`, `InsufficientCoins`,
		/// `KeptByRestriction`, `CoinsBlocked`, `TooManyLots`, `TooManyParts`, `ReceiverFull`, `NumbersExhausted`.
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::gift().saturating_add(Pallet::<T>::seams(6, 0, 1)))]
		pub fn gift(origin: OriginFor<T>, to: MemberId, amount: Balance, memo: Option<Digest>) -> DispatchResult {
			let key = ensure_signed(origin)?;
			Self::do_gift(&key, to, amount, memo)
		}

		/// Merges the caller's smallest lots into one, as far as their origins fit. No coins move.
		///
		/// Origin: a key of the member.
		///
		/// Events: `LotsMerged`.
		///
		/// Errors: `NotController`, `NothingToConsolidate`.
		#[pallet::call_index(11)]
		#[pallet::weight(T::WeightInfo::consolidate().saturating_add(Pallet::<T>::seams(1, 0, 0)))]
		pub fn consolidate(origin: OriginFor<T>) -> DispatchResult {
			let key = ensure_signed(origin)?;
			Self::do_consolidate(&key)
		}

		/// Sets what a branch may issue from its pool in each period. What is used in the running period stays counted.
		///
		/// Origin: `HeadOffice`.
		///
		/// Parameters:
		/// - `branch`: the branch.
		/// - `limit`: in hundredths of a coin per period; zero stops the pool.
		///
		/// Events: `BranchQuotaSet`.
		#[pallet::call_index(12)]
		#[pallet::weight(T::WeightInfo::set_branch_quota())]
		pub fn set_branch_quota(origin: OriginFor<T>, branch: BranchId, limit: Balance) -> DispatchResult {
			T::HeadOffice::ensure_origin(origin)?;
			Self::do_set_branch_quota(branch, limit)
		}

		/// Confirms a service besides the guardian or proxy who did, because the month's amount is above what the relation
		/// admits alone (seed §4.3.2-2, 亲情代理).
		///
		/// Origin: officer of the branch; another person than volunteer, recipient, on-site persons and confirmer, and not
		/// related to volunteer, recipient or confirmer.
		///
		/// Parameters:
		/// - `activity`, `volunteer`: a confirmed service that needs it.
		///
		/// Events: `ServiceCoConfirmed`.
		///
		/// Errors: `UnknownActivity`, `UnknownService`, `WrongState`, `NothingToCoConfirm`, `NotOfficer`, `SamePerson`, `Related`.
		#[pallet::call_index(13)]
		#[pallet::weight(T::WeightInfo::co_confirm().saturating_add(Pallet::<T>::seams(3, 1, 0)))]
		pub fn co_confirm(origin: OriginFor<T>, activity: ActivityId, volunteer: MemberId) -> DispatchResult {
			let key = ensure_signed(origin)?;
			Self::do_co_confirm(&key, activity, volunteer)
		}
	}
}
