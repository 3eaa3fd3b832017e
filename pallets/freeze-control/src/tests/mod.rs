//! Tests by behaviour.

mod cases;
mod closing;
mod gate;
mod orders;
mod properties;
mod ratifying;
mod requests;
mod time_limit;
