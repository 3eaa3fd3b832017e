//! Flows on the real runtime.

mod common;
mod consortium;
mod disputes;
mod erc20;
mod filings;
mod flows;
mod genesis;
mod packets;
mod pool;
mod supervision;
mod surface;
