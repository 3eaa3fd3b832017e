//! Flows on the real runtime.

mod coins;
mod common;
mod consortium;
mod disputes;
mod erc20;
mod faces;
mod filings;
mod flows;
mod freezes;
mod genesis;
mod histories;
mod packets;
mod pool;
mod release;
mod reliability;
mod stops;
mod supervision;
mod surface;
