//! Time, money and size of the chain (DESIGN 6).

use crate::{Balance, BlockNumber};
use polkadot_sdk::{
	frame_support::weights::{constants::WEIGHT_REF_TIME_PER_SECOND, Weight},
	sp_runtime::Perbill,
};

/// Length of a slot in milliseconds. It cannot change on a running chain.
pub const SLOT_DURATION: u64 = 3_000;
/// Blocks in a minute.
pub const MINUTES: BlockNumber = (60_000 / SLOT_DURATION) as BlockNumber;
/// Blocks in an hour.
pub const HOURS: BlockNumber = MINUTES * 60;
/// Blocks in a day.
pub const DAYS: BlockNumber = HOURS * 24;

/// Milliseconds in an hour.
pub const HOUR_MS: u64 = 3_600_000;
/// Milliseconds in a day.
pub const DAY_MS: u64 = 24 * HOUR_MS;

/// One FUEL: 12 decimals.
pub const FUEL: Balance = 1_000_000_000_000;
/// Least that keeps an account with fuel alive. Small, so that 21,000 gas also pay for a new receiver.
pub const EXISTENTIAL_DEPOSIT: Balance = 1_000;

/// Compute of a block: a third of the slot, so that a slow validator keeps up.
pub const MAXIMUM_BLOCK_WEIGHT: Weight = Weight::from_parts(WEIGHT_REF_TIME_PER_SECOND, u64::MAX);
/// Length of a block in bytes.
pub const MAXIMUM_BLOCK_LENGTH: u32 = 2 * 1024 * 1024;
/// What everyday transactions may take of a block; the rest is for operational ones.
pub const NORMAL_DISPATCH_RATIO: Perbill = Perbill::from_percent(75);
/// What the start of a block is taken to cost.
pub const AVERAGE_ON_INITIALIZE_RATIO: Perbill = Perbill::from_percent(10);

/// EIP-155 chain id of the Ethereum layer.
pub const ETH_CHAIN_ID: u64 = 202_609;
/// Wei in one smallest unit of fuel.
pub const NATIVE_TO_ETH_RATIO: u32 = 1_000_000;
