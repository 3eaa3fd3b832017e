//! What an asker signs, so that a query is worth something on this chain, for these arguments, for some minutes.

use codec::Encode;
use polkadot_sdk::*;
use sp_core::H256;
use sp_runtime::traits::Verify;
use timebank_primitives::KeySignature;
use timebank_runtime::AccountId;

/// Begins every statement, so that it can never be a signature for something else.
pub const PREFIX: &[u8; 17] = b"timebank/query/v1";

/// How long a statement may be good for, in milliseconds. Who overhears one can repeat the question for that long.
pub const MAX_LIFE: u64 = 5 * 60 * 1_000;

/// A signed question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
	/// Hash of the chain's first block.
	pub genesis: H256,
	/// Runtime API and method, as `TimeCoinApi_account`.
	pub method: String,
	/// The encoded arguments.
	pub arguments: Vec<u8>,
	/// Who asks.
	pub account: AccountId,
	/// Until when it counts, in milliseconds since 1970.
	pub expires: u64,
}

/// Why a statement does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Invalid {
	/// It has expired.
	Expired,
	/// It would be good for too long.
	TooLong,
	/// The signature is not the account's over this statement.
	Signature,
}

impl std::fmt::Display for Invalid {
	fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
		f.write_str(match self {
			Self::Expired => "the query has expired",
			Self::TooLong => "the query is good for too long: five minutes at most",
			Self::Signature => "the signature is not the account's over this query",
		})
	}
}

impl Statement {
	/// The bytes that are signed.
	pub fn bytes(&self) -> Vec<u8> {
		(
			PREFIX,
			self.genesis,
			&self.method,
			&self.arguments,
			&self.account,
			self.expires,
		)
			.encode()
	}

	/// Whether it counts at `now`, signed so.
	pub fn check(&self, signature: &KeySignature, now: u64) -> Result<(), Invalid> {
		if self.expires <= now {
			return Err(Invalid::Expired);
		}
		if self.expires - now > MAX_LIFE {
			return Err(Invalid::TooLong);
		}
		// As it is, as browser extensions wrap it, and as Ethereum wallets do.
		pallet_identity_filing::proofs::forms(&self.bytes())
			.iter()
			.any(|form| signature.verify(&form[..], &self.account))
			.then_some(())
			.ok_or(Invalid::Signature)
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use sp_core::Pair;
	use sp_keyring::Sr25519Keyring::{Alice, Bob};

	const NOW: u64 = 1_000_000;

	fn statement() -> Statement {
		Statement {
			genesis: H256::repeat_byte(1),
			method: "TimeCoinApi_account".into(),
			arguments: vec![1, 2],
			account: Alice.to_account_id(),
			expires: NOW + 1_000,
		}
	}

	fn signed(bytes: &[u8]) -> KeySignature {
		Alice.pair().sign(bytes).into()
	}

	#[test]
	fn counts_when_its_account_has_signed_it() {
		let statement = statement();
		assert_eq!(statement.check(&signed(&statement.bytes()), NOW), Ok(()));
		let wrapped = [&b"<Bytes>"[..], &statement.bytes(), b"</Bytes>"].concat();
		assert_eq!(statement.check(&signed(&wrapped), NOW), Ok(()));
	}

	#[test]
	fn does_not_count_when_anything_was_changed() {
		let good = statement();
		let signature = signed(&good.bytes());
		for changed in [
			Statement {
				genesis: H256::zero(),
				..good.clone()
			},
			Statement {
				method: "TimeCoinApi_locks".into(),
				..good.clone()
			},
			Statement {
				arguments: vec![1],
				..good.clone()
			},
			Statement {
				account: Bob.to_account_id(),
				..good.clone()
			},
			Statement {
				expires: NOW + 999,
				..good.clone()
			},
		] {
			assert_eq!(changed.check(&signature, NOW), Err(Invalid::Signature), "{changed:?}");
		}
	}

	#[test]
	fn does_not_count_when_expired_or_good_for_too_long() {
		let good = statement();
		let signature = signed(&good.bytes());
		assert_eq!(good.check(&signature, good.expires), Err(Invalid::Expired));
		let long = Statement {
			expires: NOW + MAX_LIFE + 1,
			..good
		};
		assert_eq!(long.check(&signed(&long.bytes()), NOW), Err(Invalid::TooLong));
	}
}
