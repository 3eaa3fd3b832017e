//! # Anomaly monitor (异常监测)
//!
//! Rules over movements of coins, the alerts that they raise, and what supervisors find (seed §4.3.2-3, §2.4).
//!
//! ## Overview
//!
//! * The ledger asks the **assessor** before it moves coins. A pure engine ([`engine`]) looks at the facts of the movement,
//!   the parties' sliding [`windows`] and the parameters of the stage, and answers allow, flag, hold or refuse. Its cost does
//!   not depend on how long a history is.
//! * Whatever is not simply allowed raises an **alert** (预警) with the rules that fired and the figures that they saw.
//! * A **supervisor** who has no part in the movement takes the alert, closes it with a finding and the digest of a reason,
//!   and so decides the movement that waits. The findings are counted per rule, so that everybody can read how often a rule
//!   is right.
//! * **Silence executes nothing.** Past a first deadline anybody may escalate an alert, which takes it from an idle
//!   supervisor. Past a second one anybody may have the coins given back to their payer.
//! * The **head office** sets the parameters, within compiled limits that keep ordinary trade running.
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

use polkadot_sdk::*;

pub mod engine;
mod functions;
mod impls;
pub mod params;
pub mod rules;
#[cfg(any(feature = "try-runtime", feature = "std"))]
mod try_state;
pub mod types;
pub mod weights;
pub mod windows;

#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;

pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;
pub use windows::Window;

/// The pallet.
#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use alloc::vec::Vec;
	use frame_support::{pallet_prelude::*, traits::Time};
	use frame_system::pallet_prelude::*;
	use timebank_primitives::{
		AlertId, Balance, Body, BranchId, CaseId, Digest, Finding, HoldId, Holds, MemberId, Members, Moment,
		ReportKind, RequestFreeze, RiskGrading, Roles, RuleId, Stage, MAX_RULES,
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
		/// Relations between members.
		type Members: Members<Self::AccountId>;
		/// The movements that wait for a decision.
		type Holds: Holds;
		/// Where a short freeze is asked for.
		type RequestFreeze: RequestFreeze;
		/// Where a higher risk grade is proposed.
		type RiskGrading: RiskGrading;
		/// Block time.
		type Time: Time<Moment = Moment>;
		/// The head office, which sets the parameters of the rules.
		type HeadOffice: EnsureOrigin<Self::RuntimeOrigin>;
		/// How long an alert may lie, or a supervisor may work on it, before anybody may escalate it. Milliseconds.
		#[pallet::constant]
		type EscalateAfter: Get<Moment>;
		/// How long coins may be held after an alert before anybody may have them given back. Milliseconds; longer than
		/// [`Config::EscalateAfter`].
		#[pallet::constant]
		type ReturnAfter: Get<Moment>;
		/// Weights of the calls.
		type WeightInfo: WeightInfo;

		/// The surroundings of benchmarked calls.
		#[cfg(feature = "runtime-benchmarks")]
		type World: timebank_primitives::BenchmarkWorld<Self::AccountId>;
	}

	/// The number that the next alert gets.
	#[pallet::storage]
	pub type NextAlert<T> = StorageValue<_, AlertId, ValueQuery>;

	/// All alerts.
	// Numbers are given in order, so no caller chooses a key: the cheap hasher is safe here and below.
	#[pallet::storage]
	pub type AlertsStore<T> = StorageMap<_, Twox64Concat, AlertId, Alert>;

	/// The sliding windows of each member that has moved coins.
	#[pallet::storage]
	pub type Windows<T> = StorageMap<_, Twox64Concat, MemberId, Window, ValueQuery>;

	/// How often each rule fired, and what was found.
	#[pallet::storage]
	pub type RuleCounts<T> = StorageMap<_, Twox64Concat, RuleId, Counts, ValueQuery>;

	/// The parameters that the head office has set, by stage: one value per stage, because a movement reads them together.
	#[pallet::storage]
	pub type Params<T> = StorageMap<_, Twox64Concat, Stage, StageParams, ValueQuery>;

	/// Parameters at the start of the chain; where there are none, the compiled defaults hold.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Parameters of rules by stage, within the limits of `set_params`.
		pub params: Vec<(Stage, Vec<RuleParams>)>,
		/// The configuration needs nothing of the runtime.
		#[serde(skip)]
		pub _config: PhantomData<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			for (stage, set) in &self.params {
				assert!(
					params::validate(set).is_ok(),
					"parameters at {stage:?}: {:?}",
					params::validate(set)
				);
				let set = StageParams::try_from(set.clone()).expect("no rule is named twice, so all fit");
				Params::<T>::insert(stage, set);
			}
		}
	}

	/// What happened.
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// The rules have raised an alert.
		AlertRaised {
			/// The alert.
			alert: AlertId,
			/// Large or suspicious.
			kind: ReportKind,
			/// Stage of the movement.
			stage: Stage,
			/// Payer, or the receiver where coins are issued.
			subject: MemberId,
			/// The other party.
			counterparty: Option<MemberId>,
			/// Amount of the movement, in hundredths of a coin.
			amount: Balance,
			/// What was decided about the movement.
			outcome: Outcome,
			/// The rules that fired, with what they saw.
			fired: FiredList,
			/// Branch that handled the movement.
			branch: BranchId,
			/// Salted digest of the record, memo or voucher of the movement.
			record: Option<Digest>,
			/// Block time.
			at: Moment,
		},
		/// The movement of an alert waits as a hold.
		HoldLinked {
			/// The alert.
			alert: AlertId,
			/// The hold.
			hold: HoldId,
		},
		/// A supervisor works on an alert.
		AlertAssigned {
			/// The alert.
			alert: AlertId,
			/// The supervisor.
			by: MemberId,
			/// The body that the supervisor acts for.
			body: Body,
		},
		/// A deadline has passed; the alert waits for another supervisor.
		AlertEscalated {
			/// The alert.
			alert: AlertId,
			/// The supervisor from whom it was taken, if there was one.
			from: Option<MemberId>,
			/// From when it may be escalated again.
			due: Moment,
		},
		/// A supervisor has closed an alert.
		AlertClosed {
			/// The alert.
			alert: AlertId,
			/// The supervisor.
			by: MemberId,
			/// What was found.
			finding: Finding,
			/// Salted digest of the reason.
			reason: Digest,
			/// What became of the movement that waited.
			hold: HoldDecision,
			/// Whether a higher risk grade was proposed and taken. It is not where nothing was confirmed, or where the filing
			/// cannot be graded any more.
			graded: bool,
		},
		/// The second deadline has passed, and the coins of the movement that waited went back to their payer.
		HoldReturned {
			/// The alert, which stays open.
			alert: AlertId,
			/// The hold.
			hold: HoldId,
		},
		/// A short freeze of the subject has been ordered because of an alert.
		FreezeRequested {
			/// The alert.
			alert: AlertId,
			/// The provisional case that was opened.
			case: CaseId,
			/// The supervisor who asked.
			by: MemberId,
		},
		/// The head office has set the parameters of a stage.
		ParamsSet {
			/// The stage.
			stage: Stage,
			/// What was set before.
			old: StageParams,
			/// What is set now.
			new: StageParams,
		},
	}

	/// Why a call was refused.
	#[pallet::error]
	pub enum Error<T> {
		/// The key does not hold the role of a supervisor.
		NotSupervisor,
		/// There is no such alert.
		UnknownAlert,
		/// The alert is closed.
		AlreadyClosed,
		/// Another supervisor works on the alert.
		AlreadyAssigned,
		/// The supervisor took part in the movement.
		PartyToAlert,
		/// A recorded relation joins the supervisor and somebody who took part in the movement.
		RelatedToParty,
		/// The supervisor acts for the branch that handled the movement.
		OfInvolvedBranch,
		/// The alert is not assigned to this supervisor.
		NotAssigned,
		/// The alert is escalated and nobody has taken it since.
		AlreadyEscalated,
		/// The deadline has not passed.
		TooEarly,
		/// No movement waits for the decision of this alert.
		NoHold,
		/// A freeze was asked for because of this alert already.
		FreezeAlreadyRequested,
		/// A rule is not in the catalogue.
		UnknownRule,
		/// A rule is named twice.
		DuplicateRule,
		/// A stricter threshold lies below a milder one.
		BandsOutOfOrder,
		/// A threshold is so low that ordinary trade would be flagged, held or refused as a whole.
		StopsEverything,
		/// A threshold, weight or floor is above the highest that can be set.
		TooHigh,
	}

	impl<T> From<params::Fault> for Error<T> {
		fn from(fault: params::Fault) -> Self {
			match fault {
				params::Fault::UnknownRule => Self::UnknownRule,
				params::Fault::DuplicateRule => Self::DuplicateRule,
				params::Fault::OutOfOrder => Self::BandsOutOfOrder,
				params::Fault::StopsEverything => Self::StopsEverything,
				params::Fault::TooHigh => Self::TooHigh,
			}
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			assert!(T::EscalateAfter::get() > 0, "a supervisor needs time");
			assert!(
				T::EscalateAfter::get() < T::ReturnAfter::get(),
				"an alert is escalated before its coins go back"
			);
			assert!(
				rules::CATALOGUE.len() <= MAX_RULES as usize,
				"an alert must have room for every rule"
			);
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Takes an alert to work on.
		///
		/// Origin: a supervisor who had no part in the movement, is in no recorded relation to anybody who had, and does not
		/// act for the branch that handled it.
		///
		/// Parameters: `alert`, raised or escalated.
		///
		/// Events: `AlertAssigned`.
		///
		/// Errors: `NotSupervisor`, `UnknownAlert`, `AlreadyClosed`, `AlreadyAssigned`, `PartyToAlert`, `RelatedToParty`,
		/// `OfInvolvedBranch`.
		///
		/// Seed §4.3.2-3 ("平台监管系统根据异常提示核查账户情况").
		#[pallet::call_index(0)]
		#[pallet::weight(
			T::WeightInfo::assign()
				.saturating_add(T::Roles::weight())
				.saturating_add(T::Members::weight().saturating_mul(u64::from(MAX_PERSONS)))
		)]
		pub fn assign(origin: OriginFor<T>, alert: AlertId) -> DispatchResult {
			let by = Self::ensure_supervisor(origin)?;
			Self::do_assign(by, alert)
		}

		/// Closes an alert with a finding, and decides the movement that waits for it. Confirmed: the coins go back to the
		/// payer and a higher risk grade of the subject is proposed, one step. False positive: the movement is released.
		/// Inconclusive: the coins go back.
		///
		/// Origin: the supervisor to whom it is assigned, still as independent as when he took it.
		///
		/// Parameters: `alert`; `finding`; `reason`, salted digest.
		///
		/// Events: `AlertClosed`, with what a release did.
		///
		/// Errors: `NotSupervisor`, `UnknownAlert`, `AlreadyClosed`, `NotAssigned`, `PartyToAlert`, `RelatedToParty`,
		/// `OfInvolvedBranch`, and those of the ledger.
		///
		/// Seed §4.3.2-3 ("将核查结果同步至区块链").
		#[pallet::call_index(1)]
		#[pallet::weight(
			T::WeightInfo::close()
				.saturating_add(T::Roles::weight())
				.saturating_add(T::Members::weight().saturating_mul(u64::from(MAX_PERSONS)))
				.saturating_add(T::Holds::weight())
				.saturating_add(T::RiskGrading::weight())
		)]
		pub fn close(origin: OriginFor<T>, alert: AlertId, finding: Finding, reason: Digest) -> DispatchResult {
			let by = Self::ensure_supervisor(origin)?;
			Self::do_close(by, alert, finding, reason)
		}

		/// Escalates an alert whose deadline has passed. Whoever worked on it loses it, and a supervisor may take it again.
		///
		/// Origin: anybody who may sign.
		///
		/// Parameters: `alert`.
		///
		/// Events: `AlertEscalated`.
		///
		/// Errors: `UnknownAlert`, `AlreadyClosed`, `AlreadyEscalated`, `TooEarly`.
		///
		/// Seed §4.3.2-3, §2.4.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::escalate())]
		pub fn escalate(origin: OriginFor<T>, alert: AlertId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_escalate(alert)
		}

		/// Gives the coins of a held movement back to their payer when nobody has decided in time. The movement is never
		/// executed by silence. The alert stays open.
		///
		/// Origin: anybody who may sign.
		///
		/// Parameters: `alert`.
		///
		/// Events: `HoldReturned`.
		///
		/// Errors: `UnknownAlert`, `AlreadyClosed`, `NoHold`, `TooEarly`, and those of the ledger.
		///
		/// Seed §4.3.2-3.
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::return_expired().saturating_add(T::Holds::weight()))]
		pub fn return_expired(origin: OriginFor<T>, alert: AlertId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_return_expired(alert)
		}

		/// Asks for a short freeze of the subject because of an alert; once per alert.
		///
		/// Origin: the supervisor to whom it is assigned, still as independent as when he took it.
		///
		/// Parameters: `alert`.
		///
		/// Events: `FreezeRequested`.
		///
		/// Errors: `NotSupervisor`, `UnknownAlert`, `AlreadyClosed`, `NotAssigned`, `PartyToAlert`, `RelatedToParty`,
		/// `OfInvolvedBranch`, `FreezeAlreadyRequested`, and those of freeze control.
		///
		/// Seed §4.3.2-3, §4.3.2-4.
		#[pallet::call_index(4)]
		#[pallet::weight(
			T::WeightInfo::request_freeze()
				.saturating_add(T::Roles::weight())
				.saturating_add(T::Members::weight().saturating_mul(u64::from(MAX_PERSONS)))
				.saturating_add(T::RequestFreeze::weight())
		)]
		pub fn request_freeze(origin: OriginFor<T>, alert: AlertId) -> DispatchResult {
			let by = Self::ensure_supervisor(origin)?;
			Self::do_request_freeze(by, alert)
		}

		/// Sets the parameters of a stage, in place of those that were set before. A rule that is not named gets its compiled
		/// default; a rule without thresholds is off.
		///
		/// Origin: the head office.
		///
		/// Parameters: `stage`; `new`, thresholds in hundredths of a coin or as counts, weights from zero to a thousand,
		/// floors in hundredths of a coin.
		///
		/// Events: `ParamsSet`.
		///
		/// Errors: `BadOrigin`, `UnknownRule`, `DuplicateRule`, `BandsOutOfOrder`, `StopsEverything`, `TooHigh`.
		///
		/// Seed §4.3.2-3 ("制定合约规则").
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::set_params())]
		pub fn set_params(origin: OriginFor<T>, stage: Stage, new: StageParams) -> DispatchResult {
			T::HeadOffice::ensure_origin(origin)?;
			Self::do_set_params(stage, new)
		}
	}
}
