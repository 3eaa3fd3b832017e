//! Chains of digests: movements of a member, and evidence of a case.

use crate::{file::Evidence, layout::Account, Error};
use codec::Encode;
use polkadot_sdk::{sp_core::H256, sp_crypto_hashing::blake2_256};
use timebank_primitives::{CaseId, Leg, MemberId, Movement};

/// The side that a member has in a movement.
pub fn leg(movement: &Movement, member: MemberId) -> Option<Leg> {
	[movement.payer, movement.receiver]
		.into_iter()
		.flatten()
		.find(|leg| leg.member == member)
}

/// Checks that `movements` of `member`, after `before`, lead to the account's head without a gap.
pub fn check_chain<'a>(
	member: MemberId,
	before: Option<&Movement>,
	movements: impl IntoIterator<Item = &'a Movement>,
	account: &Account,
) -> Result<(), Error> {
	let broken = || Error::BrokenHead(member);
	let (mut seq, mut head) = match before {
		None => (0, H256::zero()),
		Some(movement) => {
			let leg = leg(movement, member).ok_or_else(broken)?;
			(leg.seq, movement.head_after(leg.previous))
		}
	};
	for movement in movements {
		let leg = leg(movement, member).ok_or_else(broken)?;
		if Some(leg.seq) != seq.checked_add(1) || leg.previous != head {
			return Err(broken());
		}
		(seq, head) = (leg.seq, movement.head_after(leg.previous));
	}
	if (seq, head) == (account.seq, account.head) {
		Ok(())
	} else {
		Err(broken())
	}
}

/// The head of a case's evidence after these pieces from the first on. None if their numbers have a gap.
pub fn evidence_head(case: CaseId, evidence: &[Evidence]) -> Option<H256> {
	let mut head = H256::zero();
	for (number, piece) in (0u32..).zip(evidence) {
		if piece.number != number {
			return None;
		}
		head = (head, case, number, piece.digest, piece.by, piece.at)
			.using_encoded(blake2_256)
			.into();
	}
	Some(head)
}
