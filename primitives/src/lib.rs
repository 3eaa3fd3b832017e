//! Shared types and the seams between the pallets of the time-bank chain; no pallet, no storage.
//!
//! A type lives here when two crates must name it; a trait lives here when one pallet needs something that another
//! can give. No pallet crate depends on another: the runtime joins them in `seams.rs`, one page.
//!
//! One movement of coins passes the seams in one direction and never back:
//!
//! ```text
//! time-coin --Members--> identity-filing   who is this key; status, level, home, risk grade, requirements
//!           --Gate-->    freeze-control    may refuse a movement, and says which lots are blocked
//!           --Assessor-> anomaly-monitor   Allow | Flag | Hold | Refuse, and records
//! anomaly-monitor --Holds--> time-coin     execute or return a held movement
//!                 --RequestFreeze--> freeze-control     short and attributable
//!                 --RiskGrading--> identity-filing      proposes a grade, one step by itself
//! freeze-control  --Alerts--> anomaly-monitor           what a case starts from
//!                 --Ledger--> time-coin                 lock, release, move by verdict
//! identity-filing --OnFilingChange--> time-coin, freeze-control
//!                 --Affairs--> time-coin, freeze-control  what is open when a filing is to be closed
//!                 --OnControllerRemoved--> proxies, permits   what a removed key had given is void
//! time-coin --Delegation--> identity-filing             what guardians and proxies may do, and how much
//! all             --Roles--> branch-registry            which role and body is this key
//! ```
//!
//! Every seam publishes the worst weight of a use; the caller adds it to its own.
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
pub mod benchmark;
pub mod bounded;
pub mod filing;
pub mod freeze;
pub mod ids;
pub mod ledger;
pub mod movement;
pub mod packet;
pub mod reveal;
pub mod risk;
pub mod roles;
pub mod signature;

#[cfg(feature = "runtime-benchmarks")]
pub use benchmark::*;
pub use bounded::*;
pub use filing::*;
pub use freeze::*;
pub use ids::*;
pub use ledger::*;
pub use movement::*;
pub use packet::*;
pub use reveal::*;
pub use risk::*;
pub use roles::*;
pub use signature::*;

/// An amount of time coins in its smallest unit: a hundredth of a coin, and a coin is one hour of service.
pub type Balance = u128;

/// Milliseconds since the Unix epoch, as `pallet-timestamp` keeps them.
pub type Moment = u64;

/// Height of a block.
pub type BlockNumber = u32;

/// Fifteen minutes of service, the least amount that is paid or moved.
pub const QUANTUM: Balance = 25;

/// Units of one time coin.
pub const COIN: Balance = 100;

/// The length of one [`QUANTUM`] of service.
pub const QUANTUM_MS: Moment = 15 * 60 * 1000;
