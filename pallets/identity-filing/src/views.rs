//! What a runtime API, a branch's client or a wallet reads.

use crate::{packet_types::*, pallet::*, proofs, types::*};
use alloc::vec::Vec;
use polkadot_sdk::{
	frame_system::{self, pallet_prelude::BlockNumberFor},
	sp_runtime::traits::Zero,
};
use timebank_primitives::{Body, BranchId, Controller, Digest, MemberId, MemberKind, Viewer};

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

	/// The contract that a member is.
	pub fn contract(member: MemberId) -> Option<ContractRecord> {
		ContractOf::<T>::get(member)
	}

	/// The branches that have adopted a filing; no more than there are branches.
	pub fn adoptions(member: MemberId) -> Vec<(BranchId, Adoption)> {
		Adoptions::<T>::iter_prefix(member).collect()
	}

	/// The mismatches of a filing that wait for its home branch.
	pub fn mismatches(member: MemberId) -> Vec<Mismatch> {
		Mismatches::<T>::get(member).into_inner()
	}

	/// A move of the home that waits for signatures.
	pub fn home_move(member: MemberId) -> Option<HomeMove> {
		HomeMoves::<T>::get(member)
	}

	/// The envelopes that are still to be placed, in the order of viewers within a section: for the home branch, for the
	/// member if it has a key, and for everybody with a grant in force, as a branch that has adopted the filing.
	pub fn missing_envelopes(member: MemberId) -> Vec<MissingEnvelope> {
		let mut missing = Vec::new();
		let Some(filing) = Filings::<T>::get(member).filter(|_| !Erasures::<T>::contains_key(member)) else {
			return missing;
		};
		let (own, home) = (
			Viewer::Member(member),
			Viewer::Body(Body::Branch(Self::home_of(&filing))),
		);
		let now = Self::now();
		let grants = Grants::<T>::get(member);
		for FiledSection { kind, section } in Self::sections(member) {
			let packet = Packets::<T>::get(member, kind)
				.filter(|packet| packet.header.root == section.root)
				.map(|packet| packet.header.version);
			let held = EnvelopesOf::<T>::get(member, kind);
			let granted = grants
				.iter()
				.filter(|grant| grant.in_force(now) && grant.sections.contains(&kind))
				.map(|grant| grant.viewer);
			let mut viewers: Vec<_> = granted.chain([own, home]).collect();
			viewers.sort();
			viewers.dedup();
			for viewer in viewers {
				let key_version = ViewerKeys::<T>::get(viewer)
					.filter(|key| key.retired_at.is_none())
					.map(|key| key.version);
				let wanted = viewer != own || key_version.is_some();
				let placed = packet.is_some()
					&& held
						.iter()
						.any(|given| given.viewer == viewer && Some(given.key_version) == key_version);
				if wanted && !placed {
					missing.push(MissingEnvelope {
						viewer,
						section: kind,
						packet,
						key_version,
					});
				}
			}
		}
		missing
	}

	/// What the levels ask for.
	pub fn level_rules() -> LevelRules {
		Levels::<T>::get()
	}

	/// Sections that wait for a review.
	pub fn pending_change(member: MemberId) -> Option<PendingChange> {
		PendingChanges::<T>::get(member)
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
		proofs::link(&Self::genesis_hash(), member, Self::key_nonce(member), key)
	}

	/// What a new key signs to take over a member whose keys are lost; see [`proofs::recover`].
	pub fn recovery_payload(member: MemberId, key: &T::AccountId) -> Vec<u8> {
		proofs::recover(&Self::genesis_hash(), member, Self::key_nonce(member), key)
	}

	/// Proofs of keys that were used for a member.
	fn key_nonce(member: MemberId) -> u32 {
		Filings::<T>::get(member).map_or(0, |filing| filing.key_nonce)
	}

	/// The recovery of a member that is on its way.
	pub fn recovery(member: MemberId) -> Option<Recovery<T::AccountId>> {
		Recoveries::<T>::get(member)
	}

	/// How long keys of a member have to speak up.
	pub fn key_delays() -> KeyDelays {
		Delays::<T>::get()
	}

	/// The removals that keys of a member ask for, with the asking key; at most one per key.
	pub fn removals(member: MemberId) -> Vec<(T::AccountId, Removal<T::AccountId>)> {
		Removals::<T>::iter_prefix(member).collect()
	}

	fn genesis_hash() -> T::Hash {
		frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::zero())
	}
}
