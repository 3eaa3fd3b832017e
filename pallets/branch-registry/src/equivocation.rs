//! Two blocks of one validator in one slot. The SDK reports votes of finality, but not blocks: this is its own call.

use crate::*;
use alloc::{vec, vec::Vec};
use frame_support::{pallet_prelude::*, traits::KeyOwnerProofSystem};
use frame_system::pallet_prelude::HeaderFor;
use polkadot_sdk::*;
use sp_consensus_aura::{digests::CompatibleDigestItem, sr25519::AuthoritySignature};
use sp_runtime::{traits::Header as HeaderT, Perbill, RuntimeAppPublic};
use sp_session::MembershipProof;
use sp_staking::{
	offence::{Kind, Offence, OffenceError, ReportOffence},
	SessionIndex,
};

/// The key that seals a block.
pub type AuraId = sp_consensus_aura::sr25519::AuthorityId;

/// The offence of sealing two blocks of one slot.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AuraEquivocation<Offender> {
	/// The slot.
	pub slot: u64,
	/// The session in which the key belonged to the offender.
	pub session: SessionIndex,
	/// Validators of that session.
	pub validators: u32,
	/// Who.
	pub offender: Offender,
}

impl<Offender: Clone> Offence<Offender> for AuraEquivocation<Offender> {
	const ID: Kind = *b"aura:equivocatio";
	type Slot = u64;

	fn offenders(&self) -> Vec<Offender> {
		vec![self.offender.clone()]
	}

	fn session_index(&self) -> SessionIndex {
		self.session
	}

	fn validator_set_count(&self) -> u32 {
		self.validators
	}

	fn slot(&self) -> u64 {
		self.slot
	}

	// Nothing is at stake that could be cut; the registry suspends whatever the fraction.
	fn slash_fraction(&self, _: u32) -> Perbill {
		Perbill::one()
	}
}

/// The slot of two different headers that `author` has both sealed in it; `None` if they are anything else.
pub fn equivocation_slot<H: HeaderT>(first: &H, second: &H, author: &AuraId) -> Option<u64> {
	let slot = slot_of(first)?;
	// Compared without their seals: bytes behind a seal's signature change the hash of the block, and anybody adds them.
	let differ = unsealed(first, author)? != unsealed(second, author)?;
	(slot_of(second) == Some(slot) && differ).then_some(slot)
}

fn slot_of<H: HeaderT>(header: &H) -> Option<u64> {
	header
		.digest()
		.logs()
		.iter()
		.find_map(CompatibleDigestItem::<AuthoritySignature>::as_aura_pre_digest)
		.map(u64::from)
}

/// The hash that `author` has sealed: the seal is the last log, over the header without it.
fn unsealed<H: HeaderT>(header: &H, author: &AuraId) -> Option<H::Hash> {
	let mut header = header.clone();
	let signature: AuthoritySignature = header.digest_mut().pop()?.as_aura_seal()?;
	let hash = header.hash();
	author.verify(&hash, &signature).then_some(hash)
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_report_aura_equivocation(
		reporter: T::AccountId,
		first: HeaderFor<T>,
		second: HeaderFor<T>,
		author: AuraId,
		ownership: MembershipProof,
	) -> DispatchResult {
		Self::acting_branch(&reporter)?;
		let slot = equivocation_slot(&first, &second, &author).ok_or(Error::<T>::InvalidEquivocation)?;
		let now = T::Consensus::slot();
		// One slot is one block at most, so sessions are at least as long in slots as they are in blocks.
		let reach = u64::from(SessionPeriod::<T>::get()).saturating_mul(u64::from(T::HistoryDepth::get()));
		ensure!(
			slot <= now && now.saturating_sub(slot) <= reach,
			Error::<T>::SlotOutOfRange
		);
		let (session, validators) = (ownership.session, ownership.validator_count);
		let offender =
			T::KeyOwners::check_proof((AuraId::ID, author), ownership).ok_or(Error::<T>::InvalidKeyOwnership)?;
		let offence = AuraEquivocation {
			slot,
			session,
			validators,
			offender,
		};
		T::Offences::report_offence(vec![reporter], offence).map_err(|error| match error {
			OffenceError::DuplicateReport | OffenceError::Other(_) => Error::<T>::AlreadyReported,
		})?;
		Ok(())
	}
}
