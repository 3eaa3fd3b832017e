//! Members, coins, rules, restrictions: the four scenes of the seed.

use super::origins::HeadOfficeMajority;
use crate::{
	constants::*, AnomalyMonitor, BranchRegistry, FreezeControl, Fuel, IdentityFiling, Runtime, TimeCoin, Timestamp,
};
use frame_support::traits::{ConstU128, ConstU16, ConstU64};
use polkadot_sdk::*;
use timebank_primitives::{KeySignature, Moment, QUANTUM, QUANTUM_MS};

impl pallet_identity_filing::Config for Runtime {
	type Roles = BranchRegistry;
	// The ledger warns co-participants, the cases learn of it, the risk is assessed anew.
	type OnFilingChange = (TimeCoin, FreezeControl, AnomalyMonitor);
	type Fuel = Fuel;
	type Time = Timestamp;
	type HeadOffice = HeadOfficeMajority;
	type Signature = KeySignature;
	type Affairs = (TimeCoin, FreezeControl);
	type Contracts = crate::seams::FiledContracts;
	type OnControllerRemoved = (crate::seams::VoidProxies, crate::seams::VoidPermits);
	type FreshIdentity = ConstU64<{ 7 * DAY_MS }>;
	type WeightInfo = crate::weights::pallet_identity_filing::WeightInfo<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type World = crate::benchmarking::World;
}

impl pallet_time_coin::Config for Runtime {
	type Members = IdentityFiling;
	type Roles = BranchRegistry;
	type Gate = FreezeControl;
	type Assessor = AnomalyMonitor;
	type Time = Timestamp;
	type HeadOffice = HeadOfficeMajority;
	// A month's services are reported together.
	type ReportingWindow = ConstU64<{ 31 * DAY_MS }>;
	type PlanningWindow = ConstU64<{ 92 * DAY_MS }>;
	type LateTolerance = ConstU64<{ 2 * QUANTUM_MS }>;
	type PayTolerance = ConstU64<{ 2 * QUANTUM_MS }>;
	type DayLimit = ConstU64<{ 12 * HOUR_MS }>;
	type QuotaPeriod = ConstU64<{ 30 * DAY_MS }>;
	// Twice the hour for hard services.
	type MaxRate = ConstU128<{ 2 * QUANTUM }>;
	type ReceiptWindow = ConstU64<DISPUTE_WINDOW>;
	type MaxCapacity = ConstU16<200>;
	type Delegation = IdentityFiling;
	type Author = crate::seams::AuthorBranch;
	// A week of silence, then another branch may look at a service.
	type ConfirmationPeriod = ConstU64<{ 7 * DAY_MS }>;
	type Signature = KeySignature;
	// A week to see an officer.
	type OfferPeriod = ConstU64<{ 7 * DAY_MS }>;
	type WeightInfo = crate::weights::pallet_time_coin::WeightInfo<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type World = crate::benchmarking::World;
}

/// What one supervisor may do alone, and all together without ratification: 72 hours in 30 days.
const TEMPORARY: Moment = 72 * HOUR_MS;

/// How long a payment or gift can be disputed. The ledger keeps its receipt for as long.
const DISPUTE_WINDOW: Moment = 14 * DAY_MS;

impl pallet_freeze_control::Config for Runtime {
	type Roles = BranchRegistry;
	type Members = IdentityFiling;
	type Alerts = AnomalyMonitor;
	type Ledger = TimeCoin;
	type Time = Timestamp;
	type HeadOffice = HeadOfficeMajority;
	type MaxTemporary = ConstU64<TEMPORARY>;
	type UnratifiedWindow = ConstU64<{ 30 * DAY_MS }>;
	// A machine stops somebody for a working day at most.
	type RequestDuration = ConstU64<{ 24 * HOUR_MS }>;
	type AppealWindow = ConstU64<{ 7 * DAY_MS }>;
	type AppealPeriod = ConstU64<{ 30 * DAY_MS }>;
	type DisputeWindow = ConstU64<DISPUTE_WINDOW>;
	type EvidencePeriod = ConstU64<{ 3 * DAY_MS }>;
	type VerdictPeriod = ConstU64<{ 30 * DAY_MS }>;
	type AnswerPeriod = ConstU64<{ 10 * DAY_MS }>;
	type WeightInfo = crate::weights::pallet_freeze_control::WeightInfo<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type World = crate::benchmarking::World;
}

impl pallet_anomaly_monitor::Config for Runtime {
	type Roles = BranchRegistry;
	type Members = IdentityFiling;
	type Holds = TimeCoin;
	type RequestFreeze = FreezeControl;
	type RiskGrading = IdentityFiling;
	type Surround = crate::seams::AroundMovements;
	type Time = Timestamp;
	type HeadOffice = HeadOfficeMajority;
	// Three days to look at an alert, then others may; after ten the coins go back to the payer.
	type EscalateAfter = ConstU64<{ 3 * DAY_MS }>;
	type ReturnAfter = ConstU64<{ 10 * DAY_MS }>;
	// Longer than a case or a dispute lasts; the indexer keeps the events.
	type Retention = ConstU64<{ 366 * DAY_MS }>;
	type AcknowledgeWithin = ConstU64<{ 3 * DAY_MS }>;
	type WeightInfo = crate::weights::pallet_anomaly_monitor::WeightInfo<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type World = crate::benchmarking::World;
}
