//! What is weighed. The figures are measured on the runtime that holds the pallet (docs/decisions/0010): each function has a
//! benchmark of the same name. What a seam costs is added by the call.

use polkadot_sdk::frame_support::weights::Weight;

/// The weight of each call and of the seams that this pallet offers.
pub trait WeightInfo {
	/// Weight of `open_case`.
	fn open_case() -> Weight;
	/// Weight of `add_evidence`.
	fn add_evidence() -> Weight;
	/// Weight of `take_up`.
	fn take_up() -> Weight;
	/// Weight of `restrict`.
	fn restrict() -> Weight;
	/// Weight of `block_origins`.
	fn block_origins() -> Weight;
	/// Weight of `ratify`.
	fn ratify() -> Weight;
	/// Weight of `lift`.
	fn lift() -> Weight;
	/// Weight of `close_case` with restrictions on as many members as a case can have.
	fn close_case() -> Weight;
	/// Weight of one check of the gate.
	fn check() -> Weight;
	/// Weight of one request for a freeze.
	fn request() -> Weight;
	/// Weight of `decide_case`.
	fn decide_case() -> Weight;
	/// Weight of `appeal`.
	fn appeal() -> Weight;
	/// Weight of `decide_appeal`.
	fn decide_appeal() -> Weight;
	/// Weight of `give_evidence`.
	fn give_evidence() -> Weight;
	/// Weight of `set_rights`.
	fn set_rights() -> Weight;
	/// Weight of hearing that a filing has changed.
	fn filing_change() -> Weight;
	/// Weight of the question whether a filing may be closed.
	fn settled() -> Weight;
	/// Weight of `file_dispute`.
	fn file_dispute() -> Weight;
	/// Weight of `dispute_service`.
	fn dispute_service() -> Weight;
	/// Weight of `vote_verdict`.
	fn vote_verdict() -> Weight;
	/// Weight of `execute_verdict`.
	fn execute_verdict() -> Weight;
	/// Weight of `expire_dispute`.
	fn expire_dispute() -> Weight;
	/// Weight of `collect_claim`.
	fn collect_claim() -> Weight;
	/// Weight of `waive_claim`.
	fn waive_claim() -> Weight;
	/// Weight of `grant_access`.
	fn grant_access() -> Weight;
	/// Weight of `revoke_access`.
	fn revoke_access() -> Weight;
	/// Weight of `file_request`.
	fn file_request() -> Weight;
	/// Weight of `answer_request`.
	fn answer_request() -> Weight;
	/// Weight of `report_overdue`.
	fn report_overdue() -> Weight;
	/// Weight of reading what binds a member, and a case.
	fn look() -> Weight;
}

/// What anything weighs in the mocks of tests, whose databases cost nothing.
const BASE: Weight = Weight::from_parts(50_000_000, 0);

/// For tests.
impl WeightInfo for () {
	fn open_case() -> Weight {
		BASE
	}
	fn add_evidence() -> Weight {
		BASE
	}
	fn take_up() -> Weight {
		BASE
	}
	fn restrict() -> Weight {
		BASE
	}
	fn block_origins() -> Weight {
		BASE
	}
	fn ratify() -> Weight {
		BASE
	}
	fn lift() -> Weight {
		BASE
	}
	fn close_case() -> Weight {
		BASE
	}
	fn check() -> Weight {
		BASE
	}
	fn request() -> Weight {
		BASE
	}
	fn decide_case() -> Weight {
		BASE
	}
	fn appeal() -> Weight {
		BASE
	}
	fn decide_appeal() -> Weight {
		BASE
	}
	fn give_evidence() -> Weight {
		BASE
	}
	fn set_rights() -> Weight {
		BASE
	}
	fn filing_change() -> Weight {
		BASE
	}
	fn settled() -> Weight {
		BASE
	}
	fn file_dispute() -> Weight {
		BASE
	}
	fn dispute_service() -> Weight {
		BASE
	}
	fn vote_verdict() -> Weight {
		BASE
	}
	fn execute_verdict() -> Weight {
		BASE
	}
	fn expire_dispute() -> Weight {
		BASE
	}
	fn collect_claim() -> Weight {
		BASE
	}
	fn waive_claim() -> Weight {
		BASE
	}
	fn grant_access() -> Weight {
		BASE
	}
	fn revoke_access() -> Weight {
		BASE
	}
	fn file_request() -> Weight {
		BASE
	}
	fn answer_request() -> Weight {
		BASE
	}
	fn report_overdue() -> Weight {
		BASE
	}
	fn look() -> Weight {
		BASE
	}
}
