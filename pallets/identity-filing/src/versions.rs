//! The chain of versions: how a page of it is read, and how the whole of it is verified without a chain.

use crate::{pallet::*, types::*};
use alloc::vec::Vec;
use codec::Encode;
use polkadot_sdk::sp_core::H256;
use timebank_primitives::MemberId;

/// Versions that one question to the runtime API gets at most.
pub const MAX_PAGE: u32 = 64;

/// What is wrong with a chain of versions.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ChainFault {
	/// A version is missing, or they are not in order from the first.
	Number,
	/// A version is of another member.
	Member,
	/// The head before a version is not the head after the one before it.
	Link,
	/// The chain does not end in the head.
	Head,
}

/// Verifies all versions of one member, from the first to the last, against the head that the chain keeps. Whoever has
/// a finalised head needs to trust nobody about the versions.
pub fn verify<AccountId: Encode>(
	member: MemberId,
	versions: &[Version<AccountId>],
	head: VersionHead,
) -> Result<(), ChainFault> {
	let mut last = VersionHead {
		version: 0,
		head: H256::zero(),
	};
	for Version { record, previous } in versions {
		if record.member != member {
			return Err(ChainFault::Member);
		}
		if last.version.checked_add(1) != Some(record.version) {
			return Err(ChainFault::Number);
		}
		if *previous != last.head {
			return Err(ChainFault::Link);
		}
		last = VersionHead {
			version: record.version,
			head: record.head_after(*previous),
		};
	}
	if last == head {
		Ok(())
	} else {
		Err(ChainFault::Head)
	}
}

impl<T: Config> Pallet<T> {
	/// A page of a member's versions: from the number `from` on, or from the end where none is given; newest first or
	/// upwards; at most `limit` and [`MAX_PAGE`] of them.
	pub fn versions(member: MemberId, from: Option<u32>, newest_first: bool, limit: u32) -> Vec<Version<T::AccountId>> {
		let Some(filing) = Filings::<T>::get(member) else {
			return Vec::new();
		};
		let steps = 0..limit.min(MAX_PAGE);
		let read = |number: Option<u32>| number.and_then(|number| Versions::<T>::get(member, number));
		if newest_first {
			let from = from.unwrap_or(filing.version).min(filing.version);
			steps.map_while(|step| read(from.checked_sub(step))).collect()
		} else {
			let from = from.unwrap_or(1).max(1);
			steps.map_while(|step| read(from.checked_add(step))).collect()
		}
	}
}
