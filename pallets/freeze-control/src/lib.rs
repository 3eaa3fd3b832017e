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
//! * A **decision** is given by somebody who has ordered nothing under the case. A party may appeal once; the head office
//!   decides it.
//! * A **dispute** is a case that a party of a payment or gift opens. Coins that are still with the receiver are held, both
//!   sides are heard, two supervisors of two bodies agree on a verdict. It is carried out when no appeal is possible any
//!   more; what is missing becomes a claim, and the gate keeps for it whatever arrives. A service that a branch's pool has
//!   paid is disputed by its recipient, its volunteer or the branch; what a verdict gives back leaves the ledger.
//! * A **third party** with a grant reads how a case stands, and files requests of courts and police that a supervisor must
//!   answer by a deadline.
//! * **Closing** a case lifts exactly what the case had placed, and reports what bound each member before and after.
//!
//! Whoever orders neither ratifies nor lifts the order nor closes nor decides its case. Ordering, ratifying, deciding and
//! lifting are separate rights that the head office can withhold. "Another person" is always another member, never another
//! key. A restriction binds movements of coins only: a restricted member who runs a validator or votes does so as before.
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

use polkadot_sdk::*;

#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
mod calls;
mod cases;
mod checks;
mod closing;
pub mod dispute;
mod disputes;
mod errors;
mod events;
mod evidence;
pub mod gate;
mod impls;
mod orders;
mod reads;
pub mod request;
mod requests;
pub mod spans;
mod storing;
#[cfg(any(feature = "try-runtime", feature = "std"))]
mod try_state;
pub mod types;
pub mod weights;

#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;

pub use dispute::{
	Claim, Dispute, DisputeState, Disputed, Payer, Verdict, Vote, MAX_CLAIMS, MAX_OPEN_DISPUTES, MAX_VOTES,
};
pub use evidence::head_after;
pub use pallet::*;
pub use request::{Answer, PublicCase, Request, RequestAbout, RequestKind, MAX_OPEN_REQUESTS};
pub use types::*;
pub use weights::WeightInfo;

use polkadot_sdk::frame_support::pallet_macros::import_section;

/// The pallet.
// Events, errors and calls are in files of their own.
#[import_section(events::events)]
#[import_section(errors::errors)]
#[import_section(calls::calls)]
#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use crate::spans::Spans;
	use frame_support::{pallet_prelude::*, traits::Time};
	use frame_system::pallet_prelude::*;
	use polkadot_sdk::sp_core::H256;
	use timebank_primitives::{
		Alerts, Balance, Body, CaseId, Digest, FilingChange, Finding, InstitutionId, Ledger, MemberId, Members, Moment,
		MovementId, OriginId, RequestId, RestrictionScope, Roles,
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
		/// The head office: decides appeals, sets the rights of supervisors, and may close a case where no independent
		/// supervisor is left.
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
		/// How long after a decision a party may appeal. Milliseconds.
		#[pallet::constant]
		type AppealWindow: Get<Moment>;
		/// How long the head office has to answer an appeal about a dispute; then the verdict holds as it was given.
		/// Milliseconds.
		#[pallet::constant]
		type AppealPeriod: Get<Moment>;
		/// How long after a payment or gift a party may dispute it. Milliseconds; no longer than the ledger keeps receipts.
		#[pallet::constant]
		type DisputeWindow: Get<Moment>;
		/// How long both sides of a dispute may wait with their evidence: a verdict before needs that both have given some.
		/// Milliseconds; less than [`Config::VerdictPeriod`].
		#[pallet::constant]
		type EvidencePeriod: Get<Moment>;
		/// How long after it was filed a dispute can be decided. Milliseconds.
		#[pallet::constant]
		type VerdictPeriod: Get<Moment>;
		/// How long a supervisor has to answer a request of a third party. Milliseconds.
		#[pallet::constant]
		type AnswerPeriod: Get<Moment>;
		/// Weights of the calls.
		type WeightInfo: WeightInfo;

		/// The surroundings of benchmarked calls.
		#[cfg(feature = "runtime-benchmarks")]
		type World: timebank_primitives::BenchmarkWorld<Self::AccountId>;
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

	/// The unratified orders of each supervisor. Lapsed ones may still be here; they do not count, and go with the next
	/// write.
	#[pallet::storage]
	pub type OpenOrders<T> = StorageMap<_, Twox64Concat, MemberId, OpenOrderList, ValueQuery>;

	/// The rights of supervisors of whom the head office has said something; the others have all.
	#[pallet::storage]
	pub type SupervisorRights<T> = StorageMap<_, Twox64Concat, MemberId, Rights>;

	/// Disputes by their cases.
	#[pallet::storage]
	pub type Disputes<T> = StorageMap<_, Twox64Concat, CaseId, Dispute>;

	/// The case of each disputed movement or service: one dispute each.
	#[pallet::storage]
	pub type DisputeOf<T> = StorageMap<_, Twox64Concat, Disputed, CaseId>;

	/// How many disputes each party has open.
	#[pallet::storage]
	pub type OpenDisputes<T> = StorageMap<_, Twox64Concat, MemberId, u32, ValueQuery>;

	/// What disputes claim of each member. The gate makes the member keep it, of what is there or arrives.
	#[pallet::storage]
	pub type Claims<T> = StorageMap<_, Twox64Concat, MemberId, dispute::Claims, ValueQuery>;

	/// Until when each institution may read the public part of a case and ask about it.
	#[pallet::storage]
	pub type Grants<T> = StorageDoubleMap<_, Twox64Concat, CaseId, Twox64Concat, InstitutionId, Moment>;

	/// The number that the next request gets.
	#[pallet::storage]
	pub type NextRequest<T> = StorageValue<_, RequestId, ValueQuery>;

	/// Requests of third parties.
	#[pallet::storage]
	pub type Requests<T> = StorageMap<_, Twox64Concat, RequestId, Request>;

	/// How many requests of each institution wait for an answer.
	#[pallet::storage]
	pub type OpenRequests<T> = StorageMap<_, Twox64Concat, InstitutionId, u32, ValueQuery>;

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
			assert!(T::AppealWindow::get() > 0, "an appeal must be possible");
			assert!(
				T::EvidencePeriod::get() < T::VerdictPeriod::get(),
				"a verdict must be possible when one side is silent"
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
}
