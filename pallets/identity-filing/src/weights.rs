//! What is weighed. The figures are measured on the runtime that holds the pallet (docs/decisions/0010): each function has a
//! benchmark of the same name. What a seam costs is added by the call.

use polkadot_sdk::frame_support::weights::Weight;

/// Weight of each call.
pub trait WeightInfo {
	/// Weight of `register_viewer_key`.
	fn register_viewer_key() -> Weight;
	/// Weight of `retire_viewer_key`.
	fn retire_viewer_key() -> Weight;
	/// Weight of `place_packet` with so many envelopes.
	fn place_packet(envelopes: u32) -> Weight;
	/// Weight of `give_envelopes` with so many envelopes.
	fn give_envelopes(envelopes: u32) -> Weight;
	/// Weight of `grant_access`.
	fn grant_access() -> Weight;
	/// Weight of `revoke_access`.
	fn revoke_access() -> Weight;
	/// Weight of `record_access`.
	fn record_access() -> Weight;
	/// Weight of `order_erasure`.
	fn order_erasure() -> Weight;
	/// Weight of `acknowledge_erasure`.
	fn acknowledge_erasure() -> Weight;
	/// Weight of `submit`.
	fn submit() -> Weight;
	/// Weight of `amend`.
	fn amend() -> Weight;
	/// Weight of `take_up`.
	fn take_up() -> Weight;
	/// Weight of `review`.
	fn review() -> Weight;
	/// Weight of `attest`.
	fn attest() -> Weight;
	/// Weight of `revoke_attestation`.
	fn revoke_attestation() -> Weight;
	/// Weight of `link_controller`.
	fn link_controller() -> Weight;
	/// Weight of `unlink_controller`.
	fn unlink_controller() -> Weight;
	/// Weight of `suspend`.
	fn suspend() -> Weight;
	/// Weight of `reinstate`.
	fn reinstate() -> Weight;
	/// Weight of `set_risk`.
	fn set_risk() -> Weight;
	/// Weight of `set_requirements`.
	fn set_requirements() -> Weight;
	/// Weight of `set_relation`.
	fn set_relation() -> Weight;
	/// Weight of `end_relation`.
	fn end_relation() -> Weight;
	/// Weight of `file_contract`.
	fn file_contract() -> Weight;
	/// Weight of `take_back`.
	fn take_back() -> Weight;
	/// Weight of `close`.
	fn close() -> Weight;
	/// Weight of `propose_change`.
	fn propose_change() -> Weight;
	/// Weight of `review_change`.
	fn review_change() -> Weight;
	/// Weight of `withdraw_change`.
	fn withdraw_change() -> Weight;
	/// Weight of `set_levels`.
	fn set_levels() -> Weight;
	/// Weight of `cut_off_attestor`.
	fn cut_off_attestor() -> Weight;
	/// Weight of `readmit_attestor`.
	fn readmit_attestor() -> Weight;
	/// Weight of `request_removal`.
	fn request_removal() -> Weight;
	/// Weight of `object_to_removal`.
	fn object_to_removal() -> Weight;
	/// Weight of `cosign_removal`.
	fn cosign_removal() -> Weight;
	/// Weight of `finish_removal`.
	fn finish_removal() -> Weight;
	/// Weight of `request_recovery`.
	fn request_recovery() -> Weight;
	/// Weight of `approve_recovery`.
	fn approve_recovery() -> Weight;
	/// Weight of `object_to_recovery`.
	fn object_to_recovery() -> Weight;
	/// Weight of `decide_recovery`.
	fn decide_recovery() -> Weight;
	/// Weight of `cancel_recovery`.
	fn cancel_recovery() -> Weight;
	/// Weight of `finish_recovery`.
	fn finish_recovery() -> Weight;
	/// Weight of `confirm_relation`.
	fn confirm_relation() -> Weight;
	/// Weight of `adopt`.
	fn adopt() -> Weight;
	/// Weight of `end_adoption`.
	fn end_adoption() -> Weight;
	/// Weight of `report_mismatch`.
	fn report_mismatch() -> Weight;
	/// Weight of `resolve_mismatch`.
	fn resolve_mismatch() -> Weight;
	/// Weight of `request_home_move`.
	fn request_home_move() -> Weight;
	/// Weight of `sign_home_move`.
	fn sign_home_move() -> Weight;
	/// Weight of `cancel_home_move`.
	fn cancel_home_move() -> Weight;
	/// Weight of `record_lapse`.
	fn record_lapse() -> Weight;
	/// Weight of `set_delays`.
	fn set_delays() -> Weight;
	/// Weight of one question by the seam `Members`: the check of a party at the largest amount, with all that can be asked.
	fn members() -> Weight;
	/// Weight of one grade raised by the seam `RiskGrading`.
	fn risk_grading() -> Weight;
	/// Weight of one act asked for and counted by the seam `Delegation`.
	fn delegation() -> Weight;
	/// Weight of verifying a public field that is shown.
	fn reveal() -> Weight;
}

/// What anything weighs in the mocks of tests, whose databases cost nothing.
const BASE: Weight = Weight::from_parts(50_000_000, 0);

/// For tests.
impl WeightInfo for () {
	fn register_viewer_key() -> Weight {
		BASE
	}
	fn retire_viewer_key() -> Weight {
		BASE
	}
	fn place_packet(_: u32) -> Weight {
		BASE
	}
	fn give_envelopes(_: u32) -> Weight {
		BASE
	}
	fn grant_access() -> Weight {
		BASE
	}
	fn revoke_access() -> Weight {
		BASE
	}
	fn record_access() -> Weight {
		BASE
	}
	fn order_erasure() -> Weight {
		BASE
	}
	fn acknowledge_erasure() -> Weight {
		BASE
	}
	fn submit() -> Weight {
		BASE
	}
	fn amend() -> Weight {
		BASE
	}
	fn take_up() -> Weight {
		BASE
	}
	fn review() -> Weight {
		BASE
	}
	fn attest() -> Weight {
		BASE
	}
	fn revoke_attestation() -> Weight {
		BASE
	}
	fn link_controller() -> Weight {
		BASE
	}
	fn unlink_controller() -> Weight {
		BASE
	}
	fn suspend() -> Weight {
		BASE
	}
	fn reinstate() -> Weight {
		BASE
	}
	fn set_risk() -> Weight {
		BASE
	}
	fn set_requirements() -> Weight {
		BASE
	}
	fn set_relation() -> Weight {
		BASE
	}
	fn end_relation() -> Weight {
		BASE
	}
	fn file_contract() -> Weight {
		BASE
	}
	fn take_back() -> Weight {
		BASE
	}
	fn close() -> Weight {
		BASE
	}
	fn propose_change() -> Weight {
		BASE
	}
	fn review_change() -> Weight {
		BASE
	}
	fn withdraw_change() -> Weight {
		BASE
	}
	fn set_levels() -> Weight {
		BASE
	}
	fn cut_off_attestor() -> Weight {
		BASE
	}
	fn readmit_attestor() -> Weight {
		BASE
	}
	fn request_removal() -> Weight {
		BASE
	}
	fn object_to_removal() -> Weight {
		BASE
	}
	fn cosign_removal() -> Weight {
		BASE
	}
	fn finish_removal() -> Weight {
		BASE
	}
	fn request_recovery() -> Weight {
		BASE
	}
	fn approve_recovery() -> Weight {
		BASE
	}
	fn object_to_recovery() -> Weight {
		BASE
	}
	fn decide_recovery() -> Weight {
		BASE
	}
	fn cancel_recovery() -> Weight {
		BASE
	}
	fn finish_recovery() -> Weight {
		BASE
	}
	fn confirm_relation() -> Weight {
		BASE
	}
	fn adopt() -> Weight {
		BASE
	}
	fn end_adoption() -> Weight {
		BASE
	}
	fn report_mismatch() -> Weight {
		BASE
	}
	fn resolve_mismatch() -> Weight {
		BASE
	}
	fn request_home_move() -> Weight {
		BASE
	}
	fn sign_home_move() -> Weight {
		BASE
	}
	fn cancel_home_move() -> Weight {
		BASE
	}
	fn record_lapse() -> Weight {
		BASE
	}
	fn set_delays() -> Weight {
		BASE
	}
	fn members() -> Weight {
		BASE
	}
	fn risk_grading() -> Weight {
		BASE
	}
	fn delegation() -> Weight {
		BASE
	}
	fn reveal() -> Weight {
		BASE
	}
}
