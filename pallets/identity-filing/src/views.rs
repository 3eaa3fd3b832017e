//! What a runtime API, a branch's client or a wallet reads.

use crate::{pallet::*, proofs, types::*};
use alloc::vec::Vec;
use polkadot_sdk::{
	frame_system::{self, pallet_prelude::BlockNumberFor},
	sp_runtime::traits::Zero,
};
use timebank_primitives::{BranchId, Controller, Digest, MemberId, MemberKind};

impl<T: Config> Pallet<T> {
	/// The member that a key controls, whatever its status.
	pub fn member_of(key: &T::AccountId) -> Option<MemberId> {
		MemberOf::<T>::get(key).map(|controller| controller.member)
	}

	/// The keys of a member, and whether a branch keeps them.
	pub fn controllers(member: MemberId) -> Vec<(T::AccountId, Controller)> {
		Controllers::<T>::get(member)
			.into_iter()
			.filter_map(|key| MemberOf::<T>::get(&key).map(|controller| (key, controller)))
			.collect()
	}

	/// The sections of a member; at most [`MAX_SECTIONS`].
	pub fn sections(member: MemberId) -> Vec<FiledSection> {
		Sections::<T>::iter_prefix(member)
			.map(|(kind, section)| FiledSection { kind, section })
			.collect()
	}

	/// The attestations of a section, those that no longer count included.
	pub fn attestations(member: MemberId, section: SectionKind) -> Vec<Attestation> {
		AttestationsOf::<T>::get(member, section).into_inner()
	}

	/// Number and head of the last version.
	pub fn version_head(member: MemberId) -> Option<VersionHead> {
		Filings::<T>::get(member).map(|filing| VersionHead {
			version: filing.version,
			head: filing.head,
		})
	}

	/// The relation by which `acting` may act for `elder`, lapsed or not.
	pub fn relation(elder: MemberId, acting: MemberId) -> Option<Relation> {
		Relations::<T>::get(elder, acting)
	}

	/// What a person signs with its first key to be filed; see [`proofs::consent`].
	pub fn consent_payload(branch: BranchId, kind: MemberKind, identity: Digest, key: &T::AccountId) -> Vec<u8> {
		proofs::consent(&Self::genesis_hash(), branch, kind, identity, key)
	}

	/// What a key signs to control a member; see [`proofs::link`].
	pub fn link_payload(member: MemberId, key: &T::AccountId) -> Vec<u8> {
		proofs::link(&Self::genesis_hash(), member, key)
	}

	fn genesis_hash() -> T::Hash {
		frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::zero())
	}
}
