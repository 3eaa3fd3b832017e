//! Weights of the calls, from their worst-case counts of reads and writes. What a seam costs is added by the call.
//!
//! Every version of a filing writes the filing, the version and the event (its number and the list), and reads these, the time and
//! the height; that is counted in each call.

use crate::types::MAX_TIERS;
use core::marker::PhantomData;
use polkadot_sdk::{
	frame_support::{traits::Get, weights::Weight},
	frame_system,
};

/// Time of a call besides storage, in picoseconds.
const BASE: u64 = 50_000_000;

/// Time of checking one proof in all forms in which a wallet may have signed it.
const SIGNATURES: u64 = 3 * 60_000_000;

/// Time of checking one envelope against the grants and envelopes of a member, both short lists.
const ENVELOPE: u64 = 5_000_000;

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
}

/// Weights for a runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	// Reads own key, filing, viewer key, time; writes viewer key and event.
	fn register_viewer_key() -> Weight {
		Weight::from_parts(BASE, 0).saturating_add(T::DbWeight::get().reads_writes(6, 3))
	}
	// As `register_viewer_key`.
	fn retire_viewer_key() -> Weight {
		Weight::from_parts(BASE, 0).saturating_add(T::DbWeight::get().reads_writes(6, 3))
	}
	// Reads filing, own key, erasure, section, packet, grants, holders, time, and the key of each viewer; writes packet,
	// envelopes, holders and event.
	fn place_packet(envelopes: u32) -> Weight {
		Weight::from_parts(BASE.saturating_add(ENVELOPE.saturating_mul(u64::from(envelopes))), 0)
			.saturating_add(T::DbWeight::get().reads_writes(10, 5))
			.saturating_add(T::DbWeight::get().reads(u64::from(envelopes)))
	}
	// Reads as `place_packet`, the envelopes in place of the section.
	fn give_envelopes(envelopes: u32) -> Weight {
		Weight::from_parts(BASE.saturating_add(ENVELOPE.saturating_mul(u64::from(envelopes))), 0)
			.saturating_add(T::DbWeight::get().reads_writes(10, 4))
			.saturating_add(T::DbWeight::get().reads(u64::from(envelopes)))
	}
	// Reads filing, own key twice, relation both ways, erasure, viewer key, grants, time; writes grants and event.
	fn grant_access() -> Weight {
		Weight::from_parts(BASE, 0).saturating_add(T::DbWeight::get().reads_writes(11, 3))
	}
	// Reads filing, own key, relation both ways, grants.
	fn revoke_access() -> Weight {
		Weight::from_parts(BASE, 0).saturating_add(T::DbWeight::get().reads_writes(7, 3))
	}
	// Reads filing, own key, erasure, grants, packet, log, time, height.
	fn record_access() -> Weight {
		Weight::from_parts(BASE, 0).saturating_add(T::DbWeight::get().reads_writes(10, 3))
	}
	// Reads filing, own key, erasure, holders, time, and all lists of envelopes to remove them.
	fn order_erasure() -> Weight {
		Weight::from_parts(BASE, 0).saturating_add(T::DbWeight::get().reads_writes(19, 16))
	}
	// Reads erasure, own key, time.
	fn acknowledge_erasure() -> Weight {
		Weight::from_parts(BASE, 0).saturating_add(T::DbWeight::get().reads_writes(5, 3))
	}
	// Reads key, proof, next number, genesis hash, time, height, account; sections and their attestations replaced.
	fn submit() -> Weight {
		Weight::from_parts(BASE + SIGNATURES, 0).saturating_add(T::DbWeight::get().reads_writes(34, 33))
	}
	// Reads filing, key, time, height; sections and their attestations replaced.
	fn amend() -> Weight {
		Weight::from_parts(BASE, 0).saturating_add(T::DbWeight::get().reads_writes(32, 28))
	}
	// Reads filing, relation both ways, time, height.
	fn take_up() -> Weight {
		Weight::from_parts(BASE, 0).saturating_add(T::DbWeight::get().reads_writes(7, 4))
	}
	// Reads as `take_up`, and the keys, erasure, identity and its packet.
	fn review() -> Weight {
		Weight::from_parts(BASE, 0).saturating_add(T::DbWeight::get().reads_writes(12, 4))
	}
	// Reads filing, relation both ways, section, attestations, time, height.
	fn attest() -> Weight {
		Weight::from_parts(BASE, 0).saturating_add(T::DbWeight::get().reads_writes(10, 5))
	}
	// Reads filing, section, attestations, time, height.
	fn revoke_attestation() -> Weight {
		Weight::from_parts(BASE, 0).saturating_add(T::DbWeight::get().reads_writes(9, 5))
	}
	// Reads key, filing, keys, new key, genesis hash, time, height, account.
	fn link_controller() -> Weight {
		Weight::from_parts(BASE + SIGNATURES, 0).saturating_add(T::DbWeight::get().reads_writes(11, 8))
	}
	// Reads key, filing, keys, removals of three others, time, height.
	fn unlink_controller() -> Weight {
		Weight::from_parts(BASE, 0).saturating_add(T::DbWeight::get().reads_writes(11, 11))
	}
	// Reads filing, time, height; the head office's origin reads nothing.
	fn suspend() -> Weight {
		Weight::from_parts(BASE, 0).saturating_add(T::DbWeight::get().reads_writes(5, 4))
	}
	// Reads filing, time, height.
	fn reinstate() -> Weight {
		Weight::from_parts(BASE, 0).saturating_add(T::DbWeight::get().reads_writes(5, 4))
	}
	// Reads filing, relation both ways, time, height.
	fn set_risk() -> Weight {
		Weight::from_parts(BASE, 0).saturating_add(T::DbWeight::get().reads_writes(7, 4))
	}
	// Reads and writes the event besides.
	fn set_requirements() -> Weight {
		Weight::from_parts(BASE, 0).saturating_add(T::DbWeight::get().reads_writes(2, 3))
	}
	// Reads both filings, two relations both ways, all of the elder, time, height.
	fn set_relation() -> Weight {
		Weight::from_parts(BASE, 0).saturating_add(T::DbWeight::get().reads_writes(19, 5))
	}
	// Reads filing, key, relation, relation both ways, time, height.
	fn end_relation() -> Weight {
		Weight::from_parts(BASE, 0).saturating_add(T::DbWeight::get().reads_writes(9, 5))
	}
	// Reads key, next number, time, height, keys, account, twice the event.
	fn file_contract() -> Weight {
		Weight::from_parts(BASE, 0).saturating_add(T::DbWeight::get().reads_writes(9, 10))
	}
	// Reads filing, key, time, height.
	fn take_back() -> Weight {
		Weight::from_parts(BASE, 0).saturating_add(T::DbWeight::get().reads_writes(6, 4))
	}
	// Reads filing, key, time, height.
	fn close() -> Weight {
		Weight::from_parts(BASE, 0).saturating_add(T::DbWeight::get().reads_writes(6, 5))
	}
	// Reads filing, key, pending change, time, height, levels and cut-offs.
	fn propose_change() -> Weight {
		Weight::from_parts(BASE, 0).saturating_add(T::DbWeight::get().reads_writes(9, 5))
	}
	// Reads filing, pending change, relation both ways, time, height, levels and cut-offs; sections and attestations replaced.
	fn review_change() -> Weight {
		Weight::from_parts(BASE, 0).saturating_add(T::DbWeight::get().reads_writes(34, 29))
	}
	// Reads filing, key, pending change, time, height.
	fn withdraw_change() -> Weight {
		Weight::from_parts(BASE, 0).saturating_add(T::DbWeight::get().reads_writes(7, 5))
	}
	// Reads and writes the event besides.
	fn set_levels() -> Weight {
		Weight::from_parts(BASE, 0).saturating_add(T::DbWeight::get().reads_writes(2, 3))
	}
	// Reads time and cut-offs.
	fn cut_off_attestor() -> Weight {
		Weight::from_parts(BASE, 0).saturating_add(T::DbWeight::get().reads_writes(4, 3))
	}
	// Reads time and cut-offs.
	fn readmit_attestor() -> Weight {
		Weight::from_parts(BASE, 0).saturating_add(T::DbWeight::get().reads_writes(4, 3))
	}
	// Reads key, filing, keys, time, delays.
	fn request_removal() -> Weight {
		Weight::from_parts(BASE, 0).saturating_add(T::DbWeight::get().reads_writes(7, 3))
	}
	// Reads key and removal.
	fn object_to_removal() -> Weight {
		Weight::from_parts(BASE, 0).saturating_add(T::DbWeight::get().reads_writes(4, 3))
	}
	// Reads as unlink_controller, removal, relation both ways.
	fn cosign_removal() -> Weight {
		Weight::from_parts(BASE, 0).saturating_add(T::DbWeight::get().reads_writes(14, 11))
	}
	// Reads as unlink_controller, and removal.
	fn finish_removal() -> Weight {
		Weight::from_parts(BASE, 0).saturating_add(T::DbWeight::get().reads_writes(12, 11))
	}
	// Reads filing, relation both ways, recovery, new key, genesis hash, time, cut-offs, attestations.
	fn request_recovery() -> Weight {
		Weight::from_parts(BASE + SIGNATURES, 0).saturating_add(T::DbWeight::get().reads_writes(13, 4))
	}
	// Reads filing, recovery, relation both ways, time, cut-offs, attestations, delays.
	fn approve_recovery() -> Weight {
		Weight::from_parts(BASE, 0).saturating_add(T::DbWeight::get().reads_writes(10, 3))
	}
	// Reads key and recovery.
	fn object_to_recovery() -> Weight {
		Weight::from_parts(BASE, 0).saturating_add(T::DbWeight::get().reads_writes(4, 3))
	}
	// Reads recovery, relation both ways; two events.
	fn decide_recovery() -> Weight {
		Weight::from_parts(BASE, 0).saturating_add(T::DbWeight::get().reads_writes(5, 5))
	}
	// Reads recovery.
	fn cancel_recovery() -> Weight {
		Weight::from_parts(BASE, 0).saturating_add(T::DbWeight::get().reads_writes(3, 3))
	}
	// Reads filing, recovery, time, cut-offs, attestations, new key, keys, account, height; four former keys with their removals.
	fn finish_recovery() -> Weight {
		Weight::from_parts(BASE, 0).saturating_add(T::DbWeight::get().reads_writes(14, 17))
	}
	// Reads filing, key, relation, relation of the guardian, two relations both ways, time, height.
	fn confirm_relation() -> Weight {
		Weight::from_parts(BASE, 0).saturating_add(T::DbWeight::get().reads_writes(11, 5))
	}
	// Reads filing, relation both ways, adoption, time, height, grants, three sections; writes grants and their event besides.
	fn adopt() -> Weight {
		Weight::from_parts(BASE, 0).saturating_add(T::DbWeight::get().reads_writes(13, 6))
	}
	// Reads filing, relation both ways, adoption, time, height, grants; writes grants and their event besides.
	fn end_adoption() -> Weight {
		Weight::from_parts(BASE, 0).saturating_add(T::DbWeight::get().reads_writes(9, 6))
	}
	// Reads filing, relation both ways, adoption, section, mismatches, time, height.
	fn report_mismatch() -> Weight {
		Weight::from_parts(BASE, 0).saturating_add(T::DbWeight::get().reads_writes(10, 5))
	}
	// Reads filing, relation both ways, mismatches, section, time, height.
	fn resolve_mismatch() -> Weight {
		Weight::from_parts(BASE, 0).saturating_add(T::DbWeight::get().reads_writes(9, 5))
	}
	// Reads key, filing, recovery, move, time.
	fn request_home_move() -> Weight {
		Weight::from_parts(BASE, 0).saturating_add(T::DbWeight::get().reads_writes(7, 3))
	}
	// Reads filing, move, recovery, relation both ways, time, height, grants; writes grants and their event besides.
	fn sign_home_move() -> Weight {
		Weight::from_parts(BASE, 0).saturating_add(T::DbWeight::get().reads_writes(10, 7))
	}
	// Reads key and move.
	fn cancel_home_move() -> Weight {
		Weight::from_parts(BASE, 0).saturating_add(T::DbWeight::get().reads_writes(4, 3))
	}
	// Reads filing.
	fn record_lapse() -> Weight {
		Weight::from_parts(BASE, 0).saturating_add(T::DbWeight::get().reads_writes(1, 0))
	}
	// Reads delays; reads and writes the event besides.
	fn set_delays() -> Weight {
		Weight::from_parts(BASE, 0).saturating_add(T::DbWeight::get().reads_writes(3, 3))
	}
	// A check reads the requirements, the delays, the recovery, the filing, the cut-offs, and for each tier and the base a
	// section and its attestations; a summary reads the filing, the time, and what filings are measured by.
	fn members() -> Weight {
		Weight::from_parts(5_000_000, 0).saturating_add(T::DbWeight::get().reads(5 + 2 * (u64::from(MAX_TIERS) + 1)))
	}
	// Reads filing, time and height.
	fn risk_grading() -> Weight {
		Weight::from_parts(20_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(5, 4))
	}
	// Relation, day and month are read; day and month are read again and written.
	fn delegation() -> Weight {
		Weight::from_parts(5_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(5, 2))
	}
}

/// Weights for tests.
impl WeightInfo for () {
	fn register_viewer_key() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn retire_viewer_key() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn place_packet(envelopes: u32) -> Weight {
		Weight::from_parts(BASE.saturating_add(ENVELOPE.saturating_mul(u64::from(envelopes))), 0)
	}
	fn give_envelopes(envelopes: u32) -> Weight {
		Weight::from_parts(BASE.saturating_add(ENVELOPE.saturating_mul(u64::from(envelopes))), 0)
	}
	fn grant_access() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn revoke_access() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn record_access() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn order_erasure() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn acknowledge_erasure() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn submit() -> Weight {
		Weight::from_parts(BASE + SIGNATURES, 0)
	}
	fn amend() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn take_up() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn review() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn attest() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn revoke_attestation() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn link_controller() -> Weight {
		Weight::from_parts(BASE + SIGNATURES, 0)
	}
	fn unlink_controller() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn suspend() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn reinstate() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn set_risk() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn set_requirements() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn set_relation() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn end_relation() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn file_contract() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn take_back() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn close() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn propose_change() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn review_change() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn withdraw_change() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn set_levels() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn cut_off_attestor() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn readmit_attestor() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn request_removal() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn object_to_removal() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn cosign_removal() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn finish_removal() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn request_recovery() -> Weight {
		Weight::from_parts(BASE + SIGNATURES, 0)
	}
	fn approve_recovery() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn object_to_recovery() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn decide_recovery() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn cancel_recovery() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn finish_recovery() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn confirm_relation() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn adopt() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn end_adoption() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn report_mismatch() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn resolve_mismatch() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn request_home_move() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn sign_home_move() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn cancel_home_move() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn record_lapse() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn set_delays() -> Weight {
		Weight::from_parts(BASE, 0)
	}
	fn members() -> Weight {
		Weight::from_parts(5_000_000, 0)
	}
	fn risk_grading() -> Weight {
		Weight::from_parts(20_000_000, 0)
	}
	fn delegation() -> Weight {
		Weight::from_parts(5_000_000, 0)
	}
}
