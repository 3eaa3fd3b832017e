//! Clue chains (线索链, seed §4.3.2-4): what a case rests on and where its coins came from and went, in one file that
//! anybody checks with nothing but the hash of a finalised header.
//!
//! - [`export`] reads an [`Archive`] and writes the file of a case for a range of blocks.
//! - [`verify`] checks a file. It needs no node, no database and no trust in whoever made the file.
//!
//! # What a file says, and what proves it
//!
//! The header's hash gives the state's root; the file carries the nodes of the state that it needs, and none besides.
//!
//! | part | proven by |
//! |---|---|
//! | the case, its subjects | the case in the state |
//! | the evidence, complete from the first piece | the chain of digests ends in the head that the case has in the state |
//! | movements of a member | the chain of movements ends in the head that the member's account has in the state |
//! | that none is left out | the numbers have no gap, and the movement before the first one lies before the range |
//! | where coins came from and went | follows from the movements; the verifier follows them again |
//! | the services that issued them | the origins in the state |
//! | where they are now | the lots and locks in the state, whose sums are the member's balances |
//!
//! # Following coins
//!
//! **By lots** (exact): a coin keeps the settlement that issued it as its origin. A hop is a movement that carries an origin
//! from a member whom coins of that origin have reached before; from a subject every origin counts. Coins of one origin are
//! not told apart from each other. **By accounts** (possible): the same, whatever the origin. Locks and unlocks of a
//! member's own coins are no hops. Time is respected: coins that arrive later cannot have left before. Both go forwards
//! (whom have the subjects' coins reached) and backwards (from whom have the subjects' coins come), at most so many hops.
//!
//! # Every byte counts
//!
//! A file is the one JSON text that [`ClueFile::to_bytes`] gives for what it says: other spaces, orders, forms of numbers or
//! repeated names are refused. Its `digest` is the BLAKE2 hash of the text of `body`, which has a salt; it is what goes on
//! chain as evidence. So a changed byte anywhere is found, by the form or by the digest. Who makes a new digest for changed
//! contents is found by the proofs.

mod archive;
mod error;
mod events;
mod export;
mod file;
mod heads;
pub mod layout;
pub mod scale;
mod state;
mod trace;
mod verify;

pub use archive::{Archive, EvidenceEvent, LedgerEvent};
pub use error::Error;
pub use events::EventLayout;
pub use export::{export, Order};
pub use file::{
	Body, ClueFile, Entry, Evidence, HeldLock, HeldLot, Holdings, Origin, Part, Segment, Side, Units, FORMAT,
	MAX_EVIDENCE, MAX_FILE, MAX_MEMBERS, MAX_MOVEMENTS,
};
pub use layout::{CaseRecord, CaseStatus, LegalBasis, Lock};
pub use scale::LayoutError;
pub use trace::{Direction, Flow, Hop, Limits, LotHop, Trace, Walk, MAX_HOPS, MAX_REACHED};
pub use verify::{verify, Report};
