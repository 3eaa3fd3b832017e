//! Signatures by which keys prove that they belong to somebody.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::{
	sp_core::{ecdsa, ed25519, sr25519, H160},
	sp_io::{crypto::secp256k1_ecdsa_recover, hashing::keccak_256},
	sp_runtime::{
		traits::{Lazy, Verify},
		AccountId32, MultiSignature, MultiSigner,
	},
};
use scale_info::TypeInfo;

/// A signature by any kind of key that may control a member.
///
/// It differs from [`MultiSignature`] in Ethereum keys: that one derives the account from the hash of the *compressed*
/// public key, which is nobody's Ethereum address. Here it is the address that wallets show.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub enum KeySignature {
	/// Of an ed25519 key.
	Ed25519(ed25519::Signature),
	/// Of an sr25519 key.
	Sr25519(sr25519::Signature),
	/// Of a secp256k1 key over the Blake2b hash; the account is the hash of the compressed key.
	Ecdsa(ecdsa::Signature),
	/// Of a secp256k1 key over the Keccak hash; the account is that of the key's Ethereum address.
	Ethereum(ecdsa::Signature),
}

impl KeySignature {
	/// The Ethereum address that has signed `message`, if it is a signature of that kind.
	pub fn ethereum_signer(&self, message: &[u8]) -> Option<H160> {
		let Self::Ethereum(signature) = self else { return None };
		let key = secp256k1_ecdsa_recover(signature.as_ref(), &keccak_256(message)).ok()?;
		Some(H160::from_slice(keccak_256(&key).get(12..)?))
	}
}

impl Verify for KeySignature {
	type Signer = MultiSigner;

	fn verify<L: Lazy<[u8]>>(&self, mut message: L, signer: &AccountId32) -> bool {
		match self {
			Self::Ed25519(signature) => MultiSignature::Ed25519(*signature).verify(message, signer),
			Self::Sr25519(signature) => MultiSignature::Sr25519(*signature).verify(message, signer),
			Self::Ecdsa(signature) => MultiSignature::Ecdsa(*signature).verify(message, signer),
			Self::Ethereum(_) => self
				.ethereum_signer(message.get())
				.is_some_and(|address| ethereum_account(address) == *signer),
		}
	}
}

impl From<sr25519::Signature> for KeySignature {
	fn from(signature: sr25519::Signature) -> Self {
		Self::Sr25519(signature)
	}
}

/// The account of an Ethereum address that no native key is mapped to, as pallet-revive derives it.
pub fn ethereum_account(address: H160) -> AccountId32 {
	let mut bytes = [0xEE; 32];
	for (byte, of_address) in bytes.iter_mut().zip(address.as_bytes()) {
		*byte = *of_address;
	}
	bytes.into()
}

#[cfg(test)]
mod tests {
	use super::*;
	use polkadot_sdk::sp_core::{Pair, H256};

	// Hardhat's and Foundry's first development account: its key and address are published together.
	const KEY: &str = "ac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80";
	const ADDRESS: &str = "f39fd6e51aad88f6f4ce6ab8827279cfffb92266";

	fn pair() -> ecdsa::Pair {
		let seed: H256 = KEY.parse().expect("hex");
		ecdsa::Pair::from_seed(&seed.0)
	}

	fn address() -> H160 {
		ADDRESS.parse().expect("hex")
	}

	// The SDK's own signature type derives another account from the same key.
	#[test]
	fn is_valid_for_the_address_that_wallets_show() {
		let signature = pair().sign_prehashed(&keccak_256(b"words"));
		let signed = KeySignature::Ethereum(signature);
		assert_eq!(signed.ethereum_signer(b"words"), Some(address()));
		assert!(signed.verify(&b"words"[..], &ethereum_account(address())));
		assert!(!signed.verify(&b"other"[..], &ethereum_account(address())));
		assert!(!signed.verify(&b"words"[..], &ethereum_account(H160::repeat_byte(1))));
		assert!(!KeySignature::Ecdsa(signature).verify(&b"words"[..], &ethereum_account(address())));
	}

	#[test]
	fn takes_both_ways_of_writing_the_recovery_byte() {
		let mut signature = pair().sign_prehashed(&keccak_256(b"words"));
		signature.0[64] += 27;
		let signed = KeySignature::Ethereum(signature);
		assert_eq!(signed.ethereum_signer(b"words"), Some(address()));
		signature.0[64] = 9;
		assert_eq!(KeySignature::Ethereum(signature).ethereum_signer(b"words"), None);
	}

	#[test]
	fn verifies_native_keys_as_the_sdk_does() {
		let one = sr25519::Pair::from_seed(&[1; 32]);
		let two = ed25519::Pair::from_seed(&[2; 32]);
		let three = ecdsa::Pair::from_seed(&[3; 32]);
		let account = |signer: MultiSigner| {
			use polkadot_sdk::sp_runtime::traits::IdentifyAccount;
			signer.into_account()
		};
		let message = &b"words"[..];
		for (signed, signer) in [
			(KeySignature::from(one.sign(message)), account(one.public().into())),
			(KeySignature::Ed25519(two.sign(message)), account(two.public().into())),
			(KeySignature::Ecdsa(three.sign(message)), account(three.public().into())),
		] {
			assert!(signed.verify(message, &signer));
			assert!(!signed.verify(&b"other"[..], &signer));
			assert!(!signed.verify(message, &AccountId32::new([9; 32])));
		}
	}
}
