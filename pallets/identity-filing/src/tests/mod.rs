//! Tests by behaviour. Each ends with the invariants.

mod amend;
mod attest;
mod erasure;
mod genesis;
mod grants;
mod keys;
mod packets;
mod relations;
mod requirements;
mod reveal;
mod review;
mod rules;
mod standing;
mod submit;
mod versions;
