//! Weights from counts of storage reads and writes, until they are measured.
//!
//! The branch registry's part and the weight of a root call are not in here: the calls add them.

use core::marker::PhantomData;
use polkadot_sdk::{
	frame_support::{
		traits::Get,
		weights::{constants::ParityDbWeight, RuntimeDbWeight, Weight},
	},
	frame_system,
};

/// Weights of the calls.
pub trait WeightInfo {
	/// Reads the next number, the open list and the timing; writes number, list and proposal.
	fn propose_upgrade() -> Weight;
	/// As `propose_upgrade`, and writes the call.
	fn propose_root() -> Weight;
	/// Reads and writes the proposal.
	fn attest_build() -> Weight;
	/// Reads proposal and open list; a veto writes both and removes the call.
	fn object() -> Weight;
	/// Reads and writes the proposal.
	fn withdraw_objection() -> Weight;
	/// Reads proposal and open list; writes both and removes the call.
	fn cancel() -> Weight;
	/// Reads proposal, open list and call; writes proposal, list and authorisation, removes the call.
	fn enact() -> Weight;
	/// Reads and writes the timing.
	fn set_timing() -> Weight;
	/// As `cancel`.
	fn close() -> Weight;
	/// Reads and writes the proposal.
	fn declare_emergency() -> Weight;
	/// Reads and writes the proposal.
	fn support() -> Weight;
}

/// Checks, hashing of at most 16 KiB and events.
fn cost(db: RuntimeDbWeight, reads: u64, writes: u64) -> Weight {
	Weight::from_parts(50_000_000, 0).saturating_add(db.reads_writes(reads, writes))
}

/// Weights for a runtime, with its own cost of the database.
pub struct SubstrateWeight<T>(PhantomData<T>);

macro_rules! counted {
	($($call:ident: $reads:literal reads, $writes:literal writes;)*) => {
		impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
			$(fn $call() -> Weight {
				cost(T::DbWeight::get(), $reads, $writes)
			})*
		}

		impl WeightInfo for () {
			$(fn $call() -> Weight {
				cost(ParityDbWeight::get(), $reads, $writes)
			})*
		}
	};
}

counted! {
	propose_upgrade: 3 reads, 3 writes;
	propose_root: 3 reads, 4 writes;
	attest_build: 1 reads, 1 writes;
	object: 2 reads, 3 writes;
	withdraw_objection: 1 reads, 1 writes;
	cancel: 2 reads, 3 writes;
	enact: 3 reads, 4 writes;
	set_timing: 1 reads, 1 writes;
	close: 2 reads, 3 writes;
	declare_emergency: 1 reads, 1 writes;
	support: 1 reads, 1 writes;
}
