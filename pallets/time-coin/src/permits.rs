//! Allowances by signature (EIP-2612): the owner's Ethereum key signs what `approve` would do, and anybody submits it
//! (decision 0033).
//!
//! What is signed names the contract, the chain, and a number that counts up with every permit of the key, so that it is
//! good for one use at one place. The number belongs to the key and stays when the key is removed: bound again, here or to
//! another member, it must not revive what it has signed before.

use crate::{Config, Error, Pallet, PermitNonces, WeightInfo};
use alloc::vec::Vec;
use polkadot_sdk::{
	frame_support::{pallet_prelude::*, traits::Time},
	sp_core::{ecdsa, H160, H256, U256},
	sp_io::hashing::keccak_256,
	sp_runtime::DispatchError,
};
use timebank_primitives::*;

/// Half of the order of secp256k1. Of the two forms of a signature the one with the smaller `s` counts, as in
/// OpenZeppelin's ECDSA.
const HALF_ORDER: U256 = U256([
	0xDFE9_2F46_681B_20A0,
	0x5D57_6E73_57A4_501D,
	0xFFFF_FFFF_FFFF_FFFF,
	0x7FFF_FFFF_FFFF_FFFF,
]);

const DOMAIN_TYPE: &[u8] = b"EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)";
const PERMIT_TYPE: &[u8] = b"Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)";

/// Where a signature is good (EIP-712): at one contract of one chain.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SigningDomain<'a> {
	/// The token's name, as wallets show it.
	pub name: &'a str,
	/// Version of what is signed.
	pub version: &'a str,
	/// The chain's number.
	pub chain: u64,
	/// The contract's address.
	pub contract: H160,
}

impl SigningDomain<'_> {
	/// The hash that stands for the domain in everything that is signed.
	pub fn separator(&self) -> H256 {
		hash_words(&[
			keccak_256(DOMAIN_TYPE),
			keccak_256(self.name.as_bytes()),
			keccak_256(self.version.as_bytes()),
			U256::from(self.chain).to_big_endian(),
			H256::from(self.contract).0,
		])
	}
}

/// What an owner signs, without the number of the permit.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Permit {
	/// The owner's address, whose key signs.
	pub owner: H160,
	/// Who may spend.
	pub spender: H160,
	/// How much, as contracts know it.
	pub value: U256,
	/// The last second of block time at which it is good.
	pub deadline: U256,
}

impl Permit {
	/// The bytes whose Keccak hash is signed.
	pub fn payload(&self, nonce: u64, domain: &SigningDomain) -> Vec<u8> {
		let permit = hash_words(&[
			keccak_256(PERMIT_TYPE),
			H256::from(self.owner).0,
			H256::from(self.spender).0,
			self.value.to_big_endian(),
			U256::from(nonce).to_big_endian(),
			self.deadline.to_big_endian(),
		]);
		[&b"\x19\x01"[..], domain.separator().as_bytes(), permit.as_bytes()].concat()
	}
}

fn hash_words(words: &[[u8; 32]]) -> H256 {
	keccak_256(&words.concat()).into()
}

/// A signature as Ethereum's contracts take it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PermitSignature {
	/// 27 or 28.
	pub v: u8,
	/// First half.
	pub r: H256,
	/// Second half.
	pub s: H256,
}

impl PermitSignature {
	/// Whose key has signed.
	fn signer(&self, payload: &[u8]) -> Result<H160, PermitFault> {
		ensure!(
			U256::from_big_endian(self.s.as_bytes()) <= HALF_ORDER,
			PermitFault::MalleableSignature
		);
		// The recovery itself takes other ways of writing it too.
		ensure!(matches!(self.v, 27 | 28), PermitFault::InvalidSignature);
		let bytes = [self.r.as_bytes(), self.s.as_bytes(), &[self.v]].concat();
		let signature = ecdsa::Signature::try_from(bytes.as_slice()).map_err(|()| PermitFault::InvalidSignature)?;
		KeySignature::Ethereum(signature)
			.ethereum_signer(payload)
			.ok_or(PermitFault::InvalidSignature)
	}
}

/// Why a permit is refused.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PermitFault {
	/// Its deadline is over.
	Expired,
	/// The second half of the signature is the larger one of two.
	MalleableSignature,
	/// The signature is none of any key.
	InvalidSignature,
	/// Another key has signed, or the owner's has signed something else: another number, amount, spender, chain.
	OtherSigner(H160),
	/// What the ledger says.
	Ledger(DispatchError),
}

impl From<DispatchError> for PermitFault {
	fn from(error: DispatchError) -> Self {
		Self::Ledger(error)
	}
}

impl<T: Config> Pallet<T> {
	/// Does what [`Self::approve`] would do for the key of `owner`, if that key has signed it. `owner` and `spender` are the
	/// accounts of the addresses in `permit`, and `amount` is what its value means. The member.
	pub fn do_permit(
		owner: &T::AccountId,
		spender: &T::AccountId,
		amount: Balance,
		permit: &Permit,
		domain: &SigningDomain,
		signature: &PermitSignature,
	) -> Result<MemberId, PermitFault> {
		let now = T::Time::now() / 1000;
		ensure!(U256::from(now) <= permit.deadline, PermitFault::Expired);
		let nonce = PermitNonces::<T>::get(owner);
		let signer = signature.signer(&permit.payload(nonce, domain))?;
		ensure!(signer == permit.owner, PermitFault::OtherSigner(signer));
		let next = nonce
			.checked_add(1)
			.ok_or_else(|| DispatchError::from(Error::<T>::NumbersExhausted))?;
		let member = Self::approve(owner, spender, amount)?;
		PermitNonces::<T>::insert(owner, next);
		Ok(member)
	}

	/// The number that the next permit of a key must have.
	pub fn permit_nonce(owner: &T::AccountId) -> u64 {
		PermitNonces::<T>::get(owner)
	}

	/// Makes void what a key has signed and nobody has submitted: the key is no longer its member's.
	pub fn void_permits(key: &T::AccountId) {
		// At the end of numbers no permit is good anyway.
		PermitNonces::<T>::mutate(key, |nonce| *nonce = nonce.saturating_add(1));
	}

	/// Weight of [`Self::do_permit`].
	pub fn permit_weight() -> Weight {
		T::WeightInfo::permit().saturating_add(T::Members::weight())
	}

	/// Weight of [`Self::void_permits`].
	pub fn void_permits_weight() -> Weight {
		T::WeightInfo::void_permits()
	}

	/// Keys without a permit have no entry.
	#[cfg(any(feature = "try-runtime", feature = "std"))]
	pub(crate) fn check_permits() -> Result<(), polkadot_sdk::sp_runtime::TryRuntimeError> {
		let counted = PermitNonces::<T>::iter_values().all(|nonce| nonce > 0);
		ensure!(counted, "16: a key without permits has a number");
		Ok(())
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn knows_half_of_the_order() {
		let order = "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141";
		assert_eq!(
			HALF_ORDER + HALF_ORDER + U256::one(),
			U256::from_str_radix(order, 16).unwrap()
		);
	}
}
