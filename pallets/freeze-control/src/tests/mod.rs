//! Tests by behaviour.

mod cases;
mod closing;
mod deciding;
mod defects;
mod dispute_properties;
mod disputes;
mod filings;
mod gate;
mod orders;
mod pools;
mod properties;
mod ratifying;
mod requests;
mod rights;
mod third_parties;
mod time_limit;
mod verdicts;
