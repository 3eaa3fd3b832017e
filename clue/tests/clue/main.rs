//! Clue files: made from a bank in memory, checked, changed and forged.

mod bank;
mod events;
mod files;
mod layouts;
mod ranges;
mod tampering;
mod tracing;
