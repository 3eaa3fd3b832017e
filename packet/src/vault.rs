//! The secrets of subjects, and their destruction.

use crate::{CryptoRng, Error};
use std::collections::BTreeMap;
use timebank_primitives::MemberId;
use zeroize::{Zeroize, ZeroizeOnDrop};

/// The secret of one member, half of what opens each of its packets. It never goes on chain, and there is no copy of it
/// besides those that the vaults hold.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct SubjectSecret([u8; 32]);

impl SubjectSecret {
	/// A new secret.
	pub fn generate(random: &mut impl CryptoRng) -> Self {
		let mut bytes = [0; 32];
		random.fill_bytes(&mut bytes);
		Self(bytes)
	}

	/// From its bytes, as another vault handed them over.
	pub fn from_bytes(bytes: [u8; 32]) -> Self {
		Self(bytes)
	}

	/// Its bytes, to hand them to a viewer with a grant or to another vault.
	pub fn expose(&self) -> &[u8; 32] {
		&self.0
	}
}

/// What a branch keeps of its members. How it is stored is the server's matter: only this state counts. A destroyed
/// secret leaves a mark, so that no late copy from another vault brings it back.
#[derive(Default)]
pub struct Vault {
	// `None` is the mark.
	secrets: BTreeMap<MemberId, Option<SubjectSecret>>,
}

impl Vault {
	/// Makes the secret of a new member.
	pub fn create(&mut self, member: MemberId, random: &mut impl CryptoRng) -> Result<&SubjectSecret, Error> {
		self.keep(member, SubjectSecret::generate(random))
	}

	/// Keeps a secret that another vault handed over.
	pub fn keep(&mut self, member: MemberId, secret: SubjectSecret) -> Result<&SubjectSecret, Error> {
		match self.secrets.get(&member) {
			Some(Some(_)) => return Err(Error::SubjectSecretExists),
			Some(None) => return Err(Error::Erased),
			None => {}
		}
		self.secrets
			.entry(member)
			.or_insert(Some(secret))
			.as_ref()
			.ok_or(Error::Erased)
	}

	/// The secret of a member.
	pub fn get(&self, member: MemberId) -> Result<&SubjectSecret, Error> {
		match self.secrets.get(&member) {
			Some(Some(secret)) => Ok(secret),
			Some(None) => Err(Error::Erased),
			None => Err(Error::NoSubjectSecret),
		}
	}

	/// Destroys the secret of a member. From here on nothing in this vault opens a packet of the member; the branch
	/// acknowledges it on chain. A vault without the secret marks it all the same.
	pub fn erase(&mut self, member: MemberId) {
		// The bytes are overwritten when the secret is dropped.
		self.secrets.insert(member, None);
	}
}
