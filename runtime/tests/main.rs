//! Flows on the real runtime.

#[cfg(feature = "try-runtime")]
mod checks;
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
mod keys;
mod lapses;
mod packets;
mod permits;
mod pool;
mod release;
mod reliability;
mod stops;
mod supervision;
mod surface;
