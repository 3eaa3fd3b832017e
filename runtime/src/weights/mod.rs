//! What the calls and seams of our pallets weigh, as `make weights` has measured it (docs/decisions/0010).

pub mod pallet_anomaly_monitor;
pub mod pallet_branch_registry;
pub mod pallet_freeze_control;
pub mod pallet_fuel;
pub mod pallet_identity_filing;
pub mod pallet_time_coin;
pub mod pallet_upgrade_governance;
