//! Tests by behaviour.

mod assessing;
mod closing;
mod deadlines;
mod freezing;
mod parameters;
mod working;
