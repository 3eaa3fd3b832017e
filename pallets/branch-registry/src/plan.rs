//! The plan of a validator set: pure, so that every edge is a plain test.

use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::{sp_core::H256, sp_io::hashing::blake2_256};
use scale_info::TypeInfo;

/// Why a plan is refused.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Refusal {
	/// Fewer authorities than the minimum.
	BelowMinimum {
		/// How many there would be.
		planned: u32,
		/// How many there must be.
		minimum: u32,
	},
	/// More comings and goings than a session may have.
	ChurnExceeded {
		/// How many there would be.
		planned: u32,
		/// How many there may be.
		maximum: u32,
	},
}

/// What to do with the next session.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Plan<AccountId> {
	/// Same accounts and same keys: saying "new set" would clear the disabled validators and raise the GRANDPA set id.
	Unchanged,
	/// The set stays as it is.
	Refused(Refusal),
	/// A new set, with its fingerprint.
	Changed {
		/// Accounts, in the order of their branches.
		members: Vec<AccountId>,
		/// What to compare the next plan with.
		fingerprint: H256,
	},
}

/// Plans the next set from the eligible accounts (in order) with the fingerprints of their session keys.
pub fn plan<AccountId: Encode + PartialEq + Clone>(
	eligible: &[(AccountId, H256)],
	current: &[AccountId],
	last: Option<H256>,
	minimum: u32,
	max_churn: u32,
) -> Plan<AccountId> {
	let fingerprint = H256(blake2_256(&eligible.encode()));
	if last == Some(fingerprint) {
		return Plan::Unchanged;
	}
	let planned = eligible.len() as u32;
	if planned < minimum {
		return Plan::Refused(Refusal::BelowMinimum { planned, minimum });
	}
	let coming = eligible
		.iter()
		.filter(|(account, _)| !current.contains(account))
		.count();
	let going = current
		.iter()
		.filter(|account| !eligible.iter().any(|(known, _)| known == *account))
		.count();
	let churn = coming.saturating_add(going) as u32; // two counts of at most 64
	if churn > max_churn {
		return Plan::Refused(Refusal::ChurnExceeded {
			planned: churn,
			maximum: max_churn,
		});
	}
	Plan::Changed {
		members: eligible.iter().map(|(account, _)| account.clone()).collect(),
		fingerprint,
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn keys(n: u64) -> Vec<(u64, H256)> {
		(1..=n).map(|i| (i, H256::from_low_u64_be(i))).collect()
	}

	fn fingerprint(set: &[(u64, H256)]) -> H256 {
		H256(blake2_256(&set.encode()))
	}

	#[test]
	fn is_unchanged_when_accounts_and_keys_are_the_same() {
		let set = keys(4);
		assert_eq!(
			plan(&set, &[1, 2, 3, 4], Some(fingerprint(&set)), 4, 2),
			Plan::Unchanged
		);
	}

	// A key rotation alone must be a change, or proofs of the new key fail (historical roots are copied).
	#[test]
	fn changes_when_only_a_key_is_new() {
		let mut set = keys(4);
		let last = fingerprint(&set);
		set[2].1 = H256::repeat_byte(9);
		assert!(
			matches!(plan(&set, &[1, 2, 3, 4], Some(last), 4, 2), Plan::Changed { members, .. } if members == [1, 2, 3, 4])
		);
	}

	#[test]
	fn refuses_when_below_the_minimum() {
		assert_eq!(
			plan(&keys(3), &[1, 2, 3, 4], None, 4, 2),
			Plan::Refused(Refusal::BelowMinimum { planned: 3, minimum: 4 })
		);
		assert!(matches!(
			plan(&keys(4), &[1, 2, 3, 4], None, 4, 2),
			Plan::Changed { .. }
		));
	}

	#[test]
	fn counts_comings_and_goings_together_when_bounding_churn() {
		assert!(matches!(
			plan(&keys(6), &[1, 2, 3, 4], None, 4, 2),
			Plan::Changed { .. }
		));
		assert_eq!(
			plan(&keys(7), &[1, 2, 3, 4], None, 4, 2),
			Plan::Refused(Refusal::ChurnExceeded { planned: 3, maximum: 2 })
		);
		assert_eq!(
			plan(&keys(4), &[1, 2, 3, 5, 6], None, 4, 2),
			Plan::Refused(Refusal::ChurnExceeded { planned: 3, maximum: 2 })
		);
	}
}
