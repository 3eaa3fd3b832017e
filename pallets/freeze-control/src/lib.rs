//! # Freeze control (时间币查控)
//!
//! Cases, the restrictions that they place, and the gate that every movement of coins passes (seed §4.3.2-4).
//!
//! ## Overview
//!
//! * A **case** is opened by a supervisor on a legal basis, or provisionally by a rule. It names its subjects and keeps the
//!   head of a hash-linked chain of evidence; the pieces themselves are in events.
//! * An **order** restricts one subject of a case. One supervisor's order lasts at most [`Config::MaxTemporary`], and no
//!   member is restricted longer than that without ratification within any [`Config::UnratifiedWindow`], over all cases,
//!   supervisors and rules together. Two persons of two other bodies ratify an order; then it lasts until it is lifted or
//!   the case is closed. An order that nobody ratifies lapses by itself: it is read with its end, and nothing scans.
//! * The **gate** refuses a movement because of its payer, its receiver, the member whose key acts or the member whose
//!   transaction it is in, and says which coins the payer must keep and which origins may not move.
//! * **Closing** a case lifts exactly what the case had placed.
//!
//! Whoever orders neither ratifies nor lifts the order nor closes its case. "Another person" is always another member,
//! never another key. A restriction binds movements of coins only: a restricted member who runs a validator or votes does
//! so as before.
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

use polkadot_sdk::*;

mod evidence;
mod functions;
pub mod gate;
mod impls;
pub mod spans;
#[cfg(any(feature = "try-runtime", feature = "std"))]
mod try_state;
pub mod types;
pub mod weights;

#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;

pub use evidence::head_after;
pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

/// The pallet.
#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use crate::spans::Spans;
	use frame_support::{pallet_prelude::*, traits::Time};
	use frame_system::pallet_prelude::*;
	use polkadot_sdk::sp_core::H256;
	use timebank_primitives::{
		Alerts, Balance, Body, CaseId, Digest, Ledger, MemberId, Members, Moment, RestrictionScope, Roles,
	};

	/// Version of the storage.
	pub const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// The pallet.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What the pallet needs.
	#[pallet::config]
	pub trait Config: polkadot_sdk::frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		/// Which role a key holds.
		type Roles: Roles<Self::AccountId>;
		/// Status of members, and relations between them.
		type Members: Members<Self::AccountId>;
		/// The alerts that cases start from.
		type Alerts: Alerts;
		/// The coins that a case has locked.
		type Ledger: Ledger;
		/// Block time.
		type Time: Time<Moment = Moment>;
		/// The head office, which may close a case where no independent supervisor is left.
		type HeadOffice: EnsureOrigin<Self::RuntimeOrigin>;
		/// How long one order lasts without ratification, and how long one member may be restricted without ratification
		/// within [`Config::UnratifiedWindow`], over all orders. Milliseconds.
		#[pallet::constant]
		type MaxTemporary: Get<Moment>;
		/// The window in which unratified time is counted. Milliseconds.
		#[pallet::constant]
		type UnratifiedWindow: Get<Moment>;
		/// How long a freeze lasts that a rule asked for. Milliseconds; at most [`Config::MaxTemporary`].
		#[pallet::constant]
		type RequestDuration: Get<Moment>;
		/// Weights of the calls.
		type WeightInfo: WeightInfo;
	}

	/// The number that the next case gets.
	#[pallet::storage]
	pub type NextCase<T> = StorageValue<_, CaseId, ValueQuery>;

	/// All cases.
	// Numbers are given in order, so no caller chooses a key: the cheap hasher is safe here and below.
	#[pallet::storage]
	pub type Cases<T> = StorageMap<_, Twox64Concat, CaseId, Case>;

	/// What binds each member. Lapsed orders may still be here; they do not bind, and go with the next write.
	#[pallet::storage]
	pub type Restrictions<T> = StorageMap<_, Twox64Concat, MemberId, RestrictionList, ValueQuery>;

	/// The members on whom each open case has placed an order, so that closing need not search. Always some of its
	/// subjects.
	#[pallet::storage]
	pub type CaseRestrictions<T> = StorageMap<_, Twox64Concat, CaseId, Subjects, ValueQuery>;

	/// The origins whose coins may not move, of all cases. One value, because every movement reads it whole.
	#[pallet::storage]
	pub type BlockedOrigins<T> = StorageValue<_, BlockedEntries, ValueQuery>;

	/// How long each member has lately been restricted without ratification.
	#[pallet::storage]
	pub type UnratifiedTime<T> = StorageMap<_, Twox64Concat, MemberId, Spans, ValueQuery>;

	/// What happened.
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A case has been opened.
		CaseOpened {
			/// The case.
			case: CaseId,
			/// What it rests on.
			basis: LegalBasis,
			/// The supervisor; `None` when a rule asked for it.
			by: Option<MemberId>,
			/// The body that the supervisor acts for.
			body: Option<Body>,
			/// Whom it is about.
			subjects: Subjects,
			/// Block time.
			at: Moment,
		},
		/// A piece of evidence has been linked to a case.
		EvidenceAdded {
			/// The case.
			case: CaseId,
			/// Number of the piece within the case, from zero.
			number: u32,
			/// Salted digest of the evidence.
			digest: Digest,
			/// Who added it.
			by: MemberId,
			/// Block time.
			at: Moment,
			/// Head of the chain before it.
			previous: H256,
			/// Head of the chain after it; see [`head_after`].
			head: H256,
		},
		/// A supervisor leads a provisional case from now.
		CaseTakenUp {
			/// The case.
			case: CaseId,
			/// The supervisor.
			by: MemberId,
			/// The body that the supervisor acts for.
			body: Body,
		},
		/// An order restricts a member.
		RestrictionPlaced {
			/// The case.
			case: CaseId,
			/// Number of the order within the case.
			order: u32,
			/// Whom it restricts.
			member: MemberId,
			/// What it stops.
			scope: RestrictionScope,
			/// What must stay, in hundredths of a coin; zero unless the scope is an amount.
			amount: Balance,
			/// Since when.
			from: Moment,
			/// When it lapses unless it is ratified.
			until: Moment,
			/// The supervisor; `None` when a rule asked for it.
			by: Option<MemberId>,
			/// The body that the supervisor acts for.
			body: Option<Body>,
		},
		/// Coins of these origins may not move.
		OriginsBlocked {
			/// The case.
			case: CaseId,
			/// Number of the order within the case.
			order: u32,
			/// The settlements that issued the coins.
			origins: OrderOrigins,
		},
		/// A person has ratified an order.
		RestrictionRatified {
			/// The case.
			case: CaseId,
			/// Number of the order within the case.
			order: u32,
			/// Whom it restricts.
			member: MemberId,
			/// Who ratified it.
			by: MemberId,
			/// The body that this person acts for.
			body: Body,
			/// Whether the order lasts from now, as enough persons have ratified it.
			lasts: bool,
		},
		/// An order has been lifted before its end.
		RestrictionLifted {
			/// The case.
			case: CaseId,
			/// Number of the order within the case.
			order: u32,
			/// Whom it restricted.
			member: MemberId,
			/// What it stopped.
			scope: RestrictionScope,
			/// The supervisor; `None` for the head office.
			by: Option<MemberId>,
		},
		/// An order that had lapsed by itself has been cleared away. It had bound nobody since its end.
		RestrictionLapsed {
			/// The case.
			case: CaseId,
			/// Number of the order within the case.
			order: u32,
			/// Whom it restricted.
			member: MemberId,
			/// What it stopped.
			scope: RestrictionScope,
			/// When it had lapsed.
			at: Moment,
		},
		/// Coins that a case had locked are free again.
		CoinsUnlocked {
			/// The case.
			case: CaseId,
			/// Whose coins.
			member: MemberId,
			/// How many, in hundredths of a coin.
			amount: Balance,
		},
		/// A case has been closed, and everything that it had placed is lifted.
		CaseClosed {
			/// The case.
			case: CaseId,
			/// The supervisor; `None` for the head office.
			by: Option<MemberId>,
			/// Salted digest of the reason.
			reason: Digest,
			/// Orders that still bound and were lifted.
			lifted: u32,
			/// Entries of blocked origins that were removed.
			origins: u32,
			/// Block time.
			at: Moment,
		},
	}

	/// Why a call was refused.
	#[pallet::error]
	pub enum Error<T> {
		/// The key does not hold the role of a supervisor.
		NotSupervisor,
		/// There is no such case.
		UnknownCase,
		/// The case is closed.
		CaseClosed,
		/// The status of the case does not admit this.
		CaseNotOpen,
		/// A person has taken the case up already.
		CaseNotProvisional,
		/// A case needs at least one subject.
		NoSubjects,
		/// A subject is named twice.
		DuplicateSubject,
		/// Nobody is filed under this number.
		UnknownMember,
		/// The member's filing is closed.
		MemberClosed,
		/// There is no such alert.
		UnknownAlert,
		/// The alert names none of these members.
		AlertNotOfSubjects,
		/// The supervisor is a subject of the case.
		OwnCase,
		/// A recorded relation joins the supervisor and a subject of the case.
		RelatedToSubject,
		/// The case does not name this member.
		NotASubject,
		/// An amount restriction needs an amount above zero.
		AmountMissing,
		/// Only an amount restriction has an amount.
		AmountNotUsed,
		/// Lots are blocked by naming their origins.
		OriginsNeeded,
		/// No origin is named.
		NoOrigins,
		/// An origin is named twice.
		DuplicateOrigin,
		/// The end is not after now.
		EndNotAhead,
		/// The end is further away than one order may last without ratification.
		TooLong,
		/// The member would be restricted without ratification longer than any window admits.
		UnratifiedLimitReached,
		/// The member has had too many separate unratified restrictions within the window.
		TooManyStretches,
		/// The member has as many restrictions as there can be.
		TooManyRestrictions,
		/// As many origins are blocked as there can be.
		TooManyBlockedOrigins,
		/// There is no such order against this member.
		UnknownRestriction,
		/// The supervisor has ordered it himself.
		OwnOrder,
		/// The supervisor acts for the body of the orderer or of the other ratifier.
		SameBody,
		/// The order is ratified already, or by this person.
		AlreadyRatified,
		/// The order has lapsed.
		RestrictionLapsed,
		/// The numbers of cases, orders or evidence are used up.
		NumbersExhausted,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			assert!(T::RequestDuration::get() > 0, "a request must stop something");
			assert!(
				T::RequestDuration::get() <= T::MaxTemporary::get(),
				"a rule may not do more than a supervisor"
			);
			assert!(
				T::MaxTemporary::get() < T::UnratifiedWindow::get(),
				"the window must hold more than its limit"
			);
			const { assert!(RATIFIERS == 2, "the ratifying bodies are compared in pairs") };
			const {
				assert!(
					MAX_ORIGINS_PER_ORDER <= timebank_primitives::MAX_BLOCKED_ORIGINS,
					"one order must fit"
				)
			};
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Opens a case and links its first piece of evidence.
		///
		/// Origin: a supervisor who is none of the subjects and in no recorded relation to one.
		///
		/// Parameters: `basis`, what it rests on; an alert must exist and name one of the subjects. `subjects`, whom it is
		/// about; they cannot be changed later. `evidence`, salted digest.
		///
		/// Events: `CaseOpened`, `EvidenceAdded`.
		///
		/// Errors: `NotSupervisor`, `NoSubjects`, `DuplicateSubject`, `UnknownMember`, `OwnCase`, `RelatedToSubject`,
		/// `UnknownAlert`, `AlertNotOfSubjects`, `NumbersExhausted`.
		///
		/// Seed §4.3.2-4, §3.3.
		#[pallet::call_index(0)]
		#[pallet::weight(
			T::WeightInfo::open_case()
				.saturating_add(T::Roles::weight())
				.saturating_add(T::Alerts::weight())
				.saturating_add(Pallet::<T>::members_weight(1))
		)]
		pub fn open_case(
			origin: OriginFor<T>,
			basis: LegalBasis,
			subjects: Subjects,
			evidence: Digest,
		) -> DispatchResult {
			let by = Self::ensure_supervisor(origin)?;
			Self::do_open_case(by, basis, subjects, evidence)
		}

		/// Links a piece of evidence to a case.
		///
		/// Origin: a supervisor who is no subject and in no recorded relation to one.
		///
		/// Parameters: `case`; `digest`, salted.
		///
		/// Events: `EvidenceAdded`.
		///
		/// Errors: `NotSupervisor`, `UnknownCase`, `CaseClosed`, `OwnCase`, `RelatedToSubject`, `NumbersExhausted`.
		///
		/// Seed §4.3.2-4.
		#[pallet::call_index(1)]
		#[pallet::weight(
			T::WeightInfo::add_evidence()
				.saturating_add(T::Roles::weight())
				.saturating_add(Pallet::<T>::members_weight(0))
		)]
		pub fn add_evidence(origin: OriginFor<T>, case: CaseId, digest: Digest) -> DispatchResult {
			let by = Self::ensure_supervisor(origin)?;
			Self::do_add_evidence(by, case, digest)
		}

		/// Takes up a case that a rule has opened: from now a person leads it.
		///
		/// Origin: a supervisor who is no subject and in no recorded relation to one.
		///
		/// Parameters: `case`.
		///
		/// Events: `CaseTakenUp`.
		///
		/// Errors: `NotSupervisor`, `UnknownCase`, `CaseNotProvisional`, `OwnCase`, `RelatedToSubject`.
		///
		/// Seed §4.3.2-4.
		#[pallet::call_index(2)]
		#[pallet::weight(
			T::WeightInfo::take_up()
				.saturating_add(T::Roles::weight())
				.saturating_add(Pallet::<T>::members_weight(0))
		)]
		pub fn take_up(origin: OriginFor<T>, case: CaseId) -> DispatchResult {
			let by = Self::ensure_supervisor(origin)?;
			Self::do_take_up(by, case)
		}

		/// Restricts a subject of a case for a short time.
		///
		/// Origin: a supervisor who is no subject and in no recorded relation to one.
		///
		/// Parameters: `case`; `member`, one of its subjects; `scope`, any but lots; `amount`, in hundredths of a coin, what
		/// must stay of what is there or arrives, zero for all other scopes; `until`, when it lapses unless it is ratified,
		/// in milliseconds.
		///
		/// Events: `RestrictionPlaced`, `RestrictionLapsed` for what is cleared away.
		///
		/// Errors: `NotSupervisor`, `UnknownCase`, `CaseClosed`, `CaseNotOpen`, `NotASubject`, `OwnCase`,
		/// `RelatedToSubject`, `UnknownMember`, `MemberClosed`, `AmountMissing`, `AmountNotUsed`, `OriginsNeeded`,
		/// `EndNotAhead`, `TooLong`, `UnratifiedLimitReached`, `TooManyStretches`, `TooManyRestrictions`,
		/// `NumbersExhausted`.
		///
		/// Seed §4.3.2-4.
		#[pallet::call_index(3)]
		#[pallet::weight(
			T::WeightInfo::restrict()
				.saturating_add(T::Roles::weight())
				.saturating_add(Pallet::<T>::members_weight(1))
		)]
		pub fn restrict(
			origin: OriginFor<T>,
			case: CaseId,
			member: MemberId,
			scope: RestrictionScope,
			amount: Balance,
			until: Moment,
		) -> DispatchResult {
			let by = Self::ensure_supervisor(origin)?;
			Self::do_restrict(by, case, member, scope, amount, until)
		}

		/// Blocks coins by the settlements that issued them, wherever they have gone, for a short time. Other coins of
		/// their holders stay usable.
		///
		/// Origin: a supervisor who is no subject and in no recorded relation to one.
		///
		/// Parameters: `case`; `member`, the subject from whom the coins came, whose unratified time it counts toward;
		/// `origins`; `until`, when it lapses unless it is ratified, in milliseconds.
		///
		/// Events: `RestrictionPlaced`, `OriginsBlocked`, `RestrictionLapsed` for what is cleared away.
		///
		/// Errors: those of `restrict` but for amounts, `NoOrigins`, `DuplicateOrigin`, `TooManyBlockedOrigins`.
		///
		/// Seed §4.3.2-4.
		#[pallet::call_index(4)]
		#[pallet::weight(
			T::WeightInfo::block_origins()
				.saturating_add(T::Roles::weight())
				.saturating_add(Pallet::<T>::members_weight(1))
		)]
		pub fn block_origins(
			origin: OriginFor<T>,
			case: CaseId,
			member: MemberId,
			origins: OrderOrigins,
			until: Moment,
		) -> DispatchResult {
			let by = Self::ensure_supervisor(origin)?;
			Self::do_block_origins(by, case, member, origins, until)
		}

		/// Ratifies an order. With the second ratification it lasts until it is lifted or its case is closed.
		///
		/// Origin: a supervisor who did not order it, of a body that is neither the orderer's nor the other ratifier's, who
		/// is no subject and in no recorded relation to one.
		///
		/// Parameters: `case`; `member`, whom it restricts; `order`, its number within the case.
		///
		/// Events: `RestrictionRatified`, `RestrictionLapsed` for what is cleared away.
		///
		/// Errors: `NotSupervisor`, `UnknownCase`, `CaseClosed`, `CaseNotOpen`, `OwnCase`, `RelatedToSubject`,
		/// `UnknownRestriction`, `OwnOrder`, `AlreadyRatified`, `RestrictionLapsed`, `SameBody`.
		///
		/// Seed §4.3.2-4.
		#[pallet::call_index(5)]
		#[pallet::weight(
			T::WeightInfo::ratify()
				.saturating_add(T::Roles::weight())
				.saturating_add(Pallet::<T>::members_weight(0))
		)]
		pub fn ratify(origin: OriginFor<T>, case: CaseId, member: MemberId, order: u32) -> DispatchResult {
			let by = Self::ensure_supervisor(origin)?;
			Self::do_ratify(by, case, member, order)
		}

		/// Lifts one order before its end. The rest of the case stays.
		///
		/// Origin: a supervisor who did not order it, who is no subject and in no recorded relation to one.
		///
		/// Parameters: `case`; `member`, whom it restricts; `order`, its number within the case.
		///
		/// Events: `RestrictionLifted`, `RestrictionLapsed` for what is cleared away.
		///
		/// Errors: `NotSupervisor`, `UnknownCase`, `CaseClosed`, `OwnCase`, `RelatedToSubject`, `UnknownRestriction`,
		/// `OwnOrder`.
		///
		/// Seed §4.3.2-4 ("恢复账户的正常交易权限").
		#[pallet::call_index(6)]
		#[pallet::weight(
			T::WeightInfo::lift()
				.saturating_add(T::Roles::weight())
				.saturating_add(Pallet::<T>::members_weight(0))
		)]
		pub fn lift(origin: OriginFor<T>, case: CaseId, member: MemberId, order: u32) -> DispatchResult {
			let by = Self::ensure_supervisor(origin)?;
			Self::do_lift(by, case, member, order)
		}

		/// Closes a case and lifts exactly what it had placed: its orders, its blocked origins, the coins that it had
		/// locked. Nothing of another case changes.
		///
		/// Origin: the head office, or a supervisor who ordered nothing of what still binds under the case, who is no
		/// subject and in no recorded relation to one.
		///
		/// Parameters: `case`; `reason`, salted digest.
		///
		/// Events: `RestrictionLifted` and `CoinsUnlocked` for each, `RestrictionLapsed` for what is cleared away,
		/// `CaseClosed`.
		///
		/// Errors: `NotSupervisor`, `UnknownCase`, `CaseClosed`, `CaseNotOpen`, `OwnCase`, `RelatedToSubject`, `OwnOrder`,
		/// and those of the ledger.
		///
		/// Seed §4.3.2-4 ("恢复账户的正常交易权限").
		#[pallet::call_index(7)]
		#[pallet::weight(
			T::WeightInfo::close_case()
				.saturating_add(T::Roles::weight())
				.saturating_add(Pallet::<T>::members_weight(0))
				.saturating_add(T::Ledger::weight().saturating_mul(u64::from(MAX_SUBJECTS)))
		)]
		pub fn close_case(origin: OriginFor<T>, case: CaseId, reason: Digest) -> DispatchResult {
			let by = match T::HeadOffice::try_origin(origin) {
				Ok(_) => None,
				Err(origin) => Some(Self::ensure_supervisor(origin)?),
			};
			Self::do_close_case(by, case, reason)
		}
	}
}
