//! What is weighed. The figures are measured on the runtime that holds the pallet (docs/decisions/0010): each function has a
//! benchmark of the same name. What a seam costs is added by the call.

use polkadot_sdk::frame_support::weights::Weight;

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

/// What anything weighs in the mocks of tests, whose databases cost nothing.
const BASE: Weight = Weight::from_parts(50_000_000, 0);

/// For tests.
impl WeightInfo for () {
	fn propose_upgrade() -> Weight {
		BASE
	}
	fn propose_root() -> Weight {
		BASE
	}
	fn attest_build() -> Weight {
		BASE
	}
	fn object() -> Weight {
		BASE
	}
	fn withdraw_objection() -> Weight {
		BASE
	}
	fn cancel() -> Weight {
		BASE
	}
	fn enact() -> Weight {
		BASE
	}
	fn set_timing() -> Weight {
		BASE
	}
	fn close() -> Weight {
		BASE
	}
	fn declare_emergency() -> Weight {
		BASE
	}
	fn support() -> Weight {
		BASE
	}
}
