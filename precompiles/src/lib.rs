//! Faces of the pallets for contracts and Ethereum wallets. The Solidity files in `interfaces/` are the interface: the
//! Rust types are made from them.
//!
//! | address | interface |
//! |---|---|
//! | `0x000000000000000000000000000000000c010000` | `ITimeCoin`: the ERC-20 face of the time coin |
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod time_coin;

pub use time_coin::{interface::ITimeCoin, TimeCoinErc20};
