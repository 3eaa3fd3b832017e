//! Tests by behaviour. Each ends with the invariants.

mod amend;
mod attest;
mod genesis;
mod keys;
mod relations;
mod requirements;
mod review;
mod rules;
mod standing;
mod submit;
mod versions;
