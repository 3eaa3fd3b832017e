//! Tests by behaviour. Each ends with the invariants.

mod adoption;
mod amend;
mod attest;
mod branches;
mod changes;
mod closing;
mod contracts;
mod delays;
mod erasure;
mod genesis;
mod grants;
mod keys;
mod levels;
mod packets;
mod properties;
mod recovery;
mod relations;
mod removals;
mod requirements;
mod reveal;
mod review;
mod rules;
mod standing;
mod submit;
mod versions;
