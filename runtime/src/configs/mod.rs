//! Configuration of every pallet, one file per domain.

pub mod consensus;
pub mod ethereum;
pub mod governance;
pub mod ledger;
pub mod origins;
pub mod system;
