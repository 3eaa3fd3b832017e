//! Faces of the pallets for contracts and Ethereum wallets. The Solidity files in `interfaces/` are the interface: the
//! Rust types are made from them.
//!
//! | address | interface |
//! |---|---|
//! | `0x000000000000000000000000000000000c010000` | `ITimeCoin`: the ERC-20 face of the time coin |
//! | `0x000000000000000000000000000000000c020000` | `IIdentityFiling`: who is filed, and who meets what |
//! | `0x000000000000000000000000000000000c030000` | `IFreezeControl`: cases and restrictions |
//! | `0x000000000000000000000000000000000c040000` | `IAnomalyMonitor`: alerts |
//! | `0x000000000000000000000000000000000c050000` | `IActivities`: activities and services |
//!
//! None takes value or runs in another contract's name; those of filings, cases and alerts change nothing. None calls a contract: there is no
//! way back into it before it is done.
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod activities;
mod common;
mod time_coin;
mod views;

pub use activities::{interface::IActivities, ActivitiesFace};
pub use time_coin::{interface::ITimeCoin, TimeCoinErc20};
pub use views::{
	interface::{IAnomalyMonitor, IFreezeControl, IIdentityFiling},
	AnomalyMonitorView, FreezeControlView, IdentityFilingView,
};
