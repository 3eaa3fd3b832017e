//! Flows on the real runtime.

mod activities;
mod activity_errors;
mod activity_funds;
mod activity_refusals;
mod allowances;
#[cfg(feature = "try-runtime")]
mod checks;
mod coins;
mod common;
mod consortium;
mod contracts;
mod disputes;
mod erc20;
mod faces;
mod filings;
mod flows;
mod freezes;
mod gas;
mod genesis;
mod guards;
mod histories;
mod keys;
mod lapses;
mod packets;
mod paths;
mod permits;
mod pool;
mod release;
mod reliability;
mod stops;
mod supervision;
mod surface;
