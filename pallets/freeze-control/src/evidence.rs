//! The chain of evidence of a case: each piece commits to all before it (seed §4.3.2-4, "完整的线索链").

use codec::Encode;
use polkadot_sdk::{sp_core::H256, sp_io::hashing::blake2_256};
use timebank_primitives::{CaseId, Digest, MemberId, Moment};

/// The head after one more piece: `blake2_256(previous ++ case ++ number ++ digest ++ by ++ at)`, SCALE-encoded. `number`
/// counts from zero.
pub fn head_after(previous: H256, case: CaseId, number: u32, digest: Digest, by: MemberId, at: Moment) -> H256 {
	(previous, case, number, digest, by, at)
		.using_encoded(blake2_256)
		.into()
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn every_field_changes_the_head() {
		let zero = H256::zero();
		let one = H256::repeat_byte(1);
		let heads = [
			head_after(zero, CaseId(0), 0, zero, MemberId(0), 0),
			head_after(one, CaseId(0), 0, zero, MemberId(0), 0),
			head_after(zero, CaseId(1), 0, zero, MemberId(0), 0),
			head_after(zero, CaseId(0), 1, zero, MemberId(0), 0),
			head_after(zero, CaseId(0), 0, one, MemberId(0), 0),
			head_after(zero, CaseId(0), 0, zero, MemberId(1), 0),
			head_after(zero, CaseId(0), 0, zero, MemberId(0), 1),
		];
		for (i, head) in heads.iter().enumerate() {
			assert!(!heads[..i].contains(head), "{i}");
		}
	}
}
