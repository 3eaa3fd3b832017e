//! What a key signs to be bound to a member, and the forms in which wallets sign it.
//!
//! All payloads begin with sixteen or thirteen fixed bytes that no transaction begins with, and name the chain, so
//! that a signature is good for one purpose on one chain.

use alloc::{format, vec::Vec};
use codec::Encode;
use timebank_primitives::{BranchId, Digest, MemberId, MemberKind};

/// First bytes of a consent.
pub const CONSENT: &[u8; 16] = b"timebank/consent";
/// First bytes of a link.
pub const LINK: &[u8; 13] = b"timebank/link";

/// First bytes of a recovery.
pub const RECOVER: &[u8; 16] = b"timebank/recover";

/// What a member signs with its first key to be filed: SCALE of `(CONSENT, genesis hash, branch, kind, identity root,
/// key)`, where [`CONSENT`] is an array without a length.
pub fn consent<Hash: Encode, Key: Encode>(
	genesis: &Hash,
	branch: BranchId,
	kind: MemberKind,
	identity: Digest,
	key: &Key,
) -> Vec<u8> {
	(CONSENT, genesis, branch, kind, identity, key).encode()
}

/// What a further key signs to control a member: SCALE of `(LINK, genesis hash, member, nonce, key)`. The nonce is the
/// member's number of proofs used so far, so that a proof works once.
pub fn link<Hash: Encode, Key: Encode>(genesis: &Hash, member: MemberId, nonce: u32, key: &Key) -> Vec<u8> {
	(LINK, genesis, member, nonce, key).encode()
}

/// What the new key signs to take over a member whose keys are lost: SCALE of `(RECOVER, genesis hash, member, nonce,
/// key)`, with the nonce of [`link`].
pub fn recover<Hash: Encode, Key: Encode>(genesis: &Hash, member: MemberId, nonce: u32, key: &Key) -> Vec<u8> {
	(RECOVER, genesis, member, nonce, key).encode()
}

/// The forms in which a payload may have been signed: as it is, as browser extensions wrap it so that it can never be
/// a transaction, and as Ethereum wallets do (`personal_sign`).
pub fn forms(payload: &[u8]) -> [Vec<u8>; 3] {
	[
		payload.to_vec(),
		[&b"<Bytes>"[..], payload, &b"</Bytes>"[..]].concat(),
		[
			format!("\x19Ethereum Signed Message:\n{}", payload.len()).as_bytes(),
			payload,
		]
		.concat(),
	]
}
