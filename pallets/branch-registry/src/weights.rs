//! What is weighed. The figures are measured on the runtime that holds the pallet (docs/decisions/0010): each function has a
//! benchmark of the same name. What a seam costs is added by the call.

use polkadot_sdk::frame_support::weights::Weight;

/// Weight of each call.
pub trait WeightInfo {
	/// Weight of `admit`.
	fn admit() -> Weight;
	/// Weight of `set_branch_status`.
	fn set_branch_status() -> Weight;
	/// Weight of `register_institution`.
	fn register_institution() -> Weight;
	/// Weight of `set_institution`.
	fn set_institution() -> Weight;
	/// Weight of `grant_role`.
	fn grant_role() -> Weight;
	/// Weight of `revoke_role`.
	fn revoke_role() -> Weight;
	/// Weight of `set_session_keys`.
	fn set_session_keys() -> Weight;
	/// Weight of `emergency_suspend`.
	fn emergency_suspend() -> Weight;
	/// Weight of `exit`.
	fn exit() -> Weight;
	/// Weight of `set_parent`.
	fn set_parent() -> Weight;
	/// Weight of `renew`.
	fn renew() -> Weight;
	/// Weight of `approve_nodes`.
	fn approve_nodes() -> Weight;
	/// Weight of `set_min_authorities`.
	fn set_min_authorities() -> Weight;
	/// Weight of `report_aura_equivocation`.
	fn report_aura_equivocation() -> Weight;
	/// Weight of what every block does: its author is noted, and whether the session ends is asked.
	fn on_initialize() -> Weight;
	/// Weight of a plan at the most branches. The block of a rotation is taken for full, so nothing adds it.
	fn new_session() -> Weight;
	/// Weight of the start of a session at the most branches. The block of a rotation is taken for full, so nothing adds it.
	fn start_session() -> Weight;
	/// Weight of one offender in a report.
	fn on_offence() -> Weight;
	/// Worst weight of one use of the seam `Roles`.
	fn roles() -> Weight;
}

/// What anything weighs in the mocks of tests, whose databases cost nothing.
const BASE: Weight = Weight::from_parts(50_000_000, 0);

/// For tests.
impl WeightInfo for () {
	fn admit() -> Weight {
		BASE
	}
	fn set_branch_status() -> Weight {
		BASE
	}
	fn register_institution() -> Weight {
		BASE
	}
	fn set_institution() -> Weight {
		BASE
	}
	fn grant_role() -> Weight {
		BASE
	}
	fn revoke_role() -> Weight {
		BASE
	}
	fn set_session_keys() -> Weight {
		BASE
	}
	fn emergency_suspend() -> Weight {
		BASE
	}
	fn exit() -> Weight {
		BASE
	}
	fn set_parent() -> Weight {
		BASE
	}
	fn renew() -> Weight {
		BASE
	}
	fn approve_nodes() -> Weight {
		BASE
	}
	fn set_min_authorities() -> Weight {
		BASE
	}
	fn report_aura_equivocation() -> Weight {
		BASE
	}
	fn on_initialize() -> Weight {
		BASE
	}
	fn new_session() -> Weight {
		BASE
	}
	fn start_session() -> Weight {
		BASE
	}
	fn on_offence() -> Weight {
		BASE
	}
	fn roles() -> Weight {
		BASE
	}
}
