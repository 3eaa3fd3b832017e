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
//! * What supervisors know to be honest is **excused**: a rule that was wrong about a member snoozes for a time, gifts
//!   within a family are expected up to an amount. Both end by themselves.
//! * **Warnings** go both ways between institutions and the platform, are acknowledged by a deadline and replied to. What
//!   is found **off the chain** enters by a supervisor's signed report. Neither holds coins; at most a short freeze is asked
//!   for, and a risk grade moves by one step.
//! * Every member of whom there was an alert has a **score** that fades, its trend, and the grade that it proposes. It is
//!   assessed at **risk nodes**; what is done at each grade is a table.
//! * The **head office** sets parameters and policy, within compiled limits that keep ordinary trade running, and tries new
//!   parameters as **shadows** beside the ones in force.
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

use polkadot_sdk::*;

#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
mod calls;
pub mod desks;
pub mod engine;
mod errors;
mod events;
mod functions;
mod impls;
pub mod lenience;
pub mod params;
pub mod rules;
pub mod standing;
#[cfg(any(feature = "try-runtime", feature = "std"))]
mod try_state;
pub mod types;
pub mod warnings;
pub mod weights;
pub mod windows;

#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;

pub use desks::{Custody, Desk, Partners};
pub use lenience::{AllowedPair, Lenience, Snooze};
pub use pallet::*;
pub use standing::{RiskAssessment, Standing, Trend, MAX_OPEN};
pub use timebank_primitives::WarningId;
pub use types::*;
pub use warnings::{ListedWarning, Reporter, Severity, Times, Warning, WarningAnswer, WarningKind, WarningText, Way};
pub use weights::WeightInfo;
pub use windows::Window;

use polkadot_sdk::frame_support::pallet_macros::import_section;

/// The pallet.
// Events, errors and calls are in files of their own.
#[import_section(events::events)]
#[import_section(errors::errors)]
#[import_section(calls::calls)]
#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use alloc::vec::Vec;
	use frame_support::{pallet_prelude::*, traits::Time};
	use frame_system::pallet_prelude::*;
	use timebank_primitives::{
		AlertId, Balance, Body, BranchId, CaseId, Digest, Finding, HoldId, Holds, InstitutionId, MemberId, Members,
		Moment, ReportKind, RequestFreeze, RiskGrading, Roles, RuleId, Stage, Surround, MAX_RULES,
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
		/// What is known around a movement beyond its facts.
		type Surround: Surround;
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
		/// How long a closed alert, or a warning that has ended, is kept before anybody may remove it. Milliseconds; the
		/// indexer keeps the events for ever.
		#[pallet::constant]
		type Retention: Get<Moment>;
		/// How long there is to acknowledge a warning. Milliseconds.
		#[pallet::constant]
		type AcknowledgeWithin: Get<Moment>;
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

	/// What each person has lately confirmed and countersigned.
	#[pallet::storage]
	pub type Desks<T> = StorageMap<_, Twox64Concat, MemberId, Desk, ValueQuery>;

	/// The members for whom keys that each branch keeps have lately acted.
	#[pallet::storage]
	pub type Custodies<T> = StorageMap<_, Twox64Concat, BranchId, Custody, ValueQuery>;

	/// From whom each member has lately got coins.
	#[pallet::storage]
	pub type PartnersOf<T> = StorageMap<_, Twox64Concat, MemberId, Partners, ValueQuery>;

	/// How each member of whom there was an alert stands: open alerts, score, trend.
	#[pallet::storage]
	pub type Standings<T> = StorageMap<_, Twox64Concat, MemberId, Standing, ValueQuery>;

	/// What is known to be honest of a member.
	#[pallet::storage]
	pub type Leniences<T> = StorageMap<_, Twox64Concat, MemberId, Lenience, ValueQuery>;

	/// How often each rule fired, and what was found. Removed alerts stay counted.
	#[pallet::storage]
	pub type RuleCounts<T> = StorageValue<_, CountsTable, ValueQuery>;

	/// Typologies, steps of grades, responses and risk nodes.
	#[pallet::storage]
	pub type RiskPolicy<T> = StorageValue<_, Policy, ValueQuery>;

	/// Parameters that are tried beside the ones in force, by stage.
	#[pallet::storage]
	pub type Shadows<T> = StorageMap<_, Twox64Concat, Stage, Shadow>;

	/// The number that the next warning gets.
	#[pallet::storage]
	pub type NextWarning<T> = StorageValue<_, WarningId, ValueQuery>;

	/// Warnings of institutions and of the platform.
	#[pallet::storage]
	pub type Warnings<T> = StorageMap<_, Twox64Concat, WarningId, Warning>;

	/// The warning about a member that is open between an institution and the platform, each way: one at a time.
	#[pallet::storage]
	pub type OpenWarnings<T> = StorageMap<_, Twox64Concat, (InstitutionId, Way, MemberId), WarningId>;

	/// When each institution and supervisor has lately reported.
	#[pallet::storage]
	pub type ReportTimes<T> = StorageMap<_, Twox64Concat, Reporter, Times, ValueQuery>;

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
					params::validate(*stage, set).is_ok(),
					"parameters at {stage:?}: {:?}",
					params::validate(*stage, set)
				);
				let set = StageParams::try_from(set.clone()).expect("no rule is named twice, so all fit");
				Params::<T>::insert(stage, set);
			}
		}
	}

	impl<T> From<params::Fault> for Error<T> {
		fn from(fault: params::Fault) -> Self {
			match fault {
				params::Fault::UnknownRule => Self::UnknownRule,
				params::Fault::NotAtStage => Self::RuleNotAtStage,
				params::Fault::Duplicate => Self::DuplicateRule,
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
			assert!(T::Retention::get() > 0, "what was found is kept for a time");
			assert!(T::AcknowledgeWithin::get() > 0, "to acknowledge takes time");
			assert!(
				u32::from(rules::LAST.0) < MAX_RULES,
				"an alert and the counts must have room for every rule"
			);
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}
}
