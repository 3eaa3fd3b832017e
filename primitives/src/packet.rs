//! Sealed packets: what the chain and the library that seals them must agree on (DESIGN 2.7).
//!
//! A packet is one section in full, sealed off chain. The chain holds its header, and for each viewer an envelope: the
//! packet's secret, sealed to the viewer's X25519 key by HPKE (RFC 9180) in base mode with
//! DHKEM(X25519, HKDF-SHA256), HKDF-SHA256 and ChaCha20-Poly1305.

use crate::{Body, Digest, MemberId, SectionKind};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::{sp_core::H256, sp_io::hashing::blake2_256};
use scale_info::TypeInfo;

/// Greatest length of a sealed body in bytes. A section with as many fields as it can have, each with the longest value,
/// takes half of it after it was padded.
pub const MAX_BODY: u32 = 256 * 1024;

/// First bytes of what a packet is bound to.
pub const PACKET: &[u8; 18] = b"timebank/packet/v1";
/// First bytes of what an envelope is bound to besides.
pub const ENVELOPE: &[u8; 20] = b"timebank/envelope/v1";

/// Who can be given an envelope.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug,
)]
pub enum Viewer {
	/// A member, with the key of its own wallet.
	Member(MemberId),
	/// A branch or an institution, with the key of its server.
	Body(Body),
}

/// A packet's secret, sealed to one viewer: 80 bytes, never more or less.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Envelope {
	/// The encapsulated key of HPKE.
	pub enc: [u8; 32],
	/// The sealed secret of 32 bytes with its tag of 16.
	pub sealed: [u8; 48],
}

/// What the chain holds of a packet. The body is off chain, found by its hash.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct PacketHeader {
	/// Version of the section's packet, from 1. Each has a secret of its own.
	pub version: u32,
	/// Schema by which the fields are read.
	pub schema: u16,
	/// The section's root that the fields in the body lead to.
	pub root: Digest,
	/// Hash of the sealed body; see [`body_hash`].
	pub body: Digest,
	/// Length of the sealed body in bytes, at most [`MAX_BODY`].
	pub length: u32,
}

impl PacketHeader {
	/// What the packet with this header is bound to.
	pub fn context(&self, genesis: H256, member: MemberId, section: SectionKind) -> PacketContext {
		PacketContext {
			genesis,
			member,
			section,
			root: self.root,
			schema: self.schema,
			version: self.version,
		}
	}
}

/// The hash by which a sealed body is found.
pub fn body_hash(body: &[u8]) -> Digest {
	blake2_256(body).into()
}

/// What a packet is bound to: it opens as nothing else.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PacketContext {
	/// Genesis hash of the chain.
	pub genesis: H256,
	/// Whose section.
	pub member: MemberId,
	/// Which section.
	pub section: SectionKind,
	/// The section's root as it is filed.
	pub root: Digest,
	/// Schema by which its fields are read.
	pub schema: u16,
	/// Version of the packet, from 1.
	pub version: u32,
}

impl PacketContext {
	/// The bytes that the body's key and the body are bound to: SCALE of `(PACKET, genesis, member, section, root,
	/// schema, version)`, where [`PACKET`] is an array without a length.
	pub fn bytes(&self) -> Vec<u8> {
		(
			PACKET,
			self.genesis,
			self.member,
			self.section,
			self.root,
			self.schema,
			self.version,
		)
			.encode()
	}

	/// The associated data of an envelope: these bytes, then the hash of the body.
	pub fn envelope_aad(&self, body: Digest) -> Vec<u8> {
		let mut bytes = self.bytes();
		bytes.extend_from_slice(body.as_bytes());
		bytes
	}
}

/// The `info` of an envelope's HPKE: SCALE of `(ENVELOPE, viewer, version of the viewer's key)`.
pub fn envelope_info(viewer: Viewer, key_version: u32) -> Vec<u8> {
	(ENVELOPE, viewer, key_version).encode()
}

/// Why bytes are no X25519 key that anything may be sealed to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum KeyFault {
	/// All bytes are zero: the key of nobody.
	Zero,
	/// A point of small order: whatever is sealed to it, everybody can open.
	SmallOrder,
	/// Another writing of a key: with it HPKE makes an envelope that the owner cannot open.
	NotCanonical,
}

/// The u-coordinates of all points whose order divides 8, on the curve and its twist, in every writing of 255 bits, least
/// byte first. The bit above is ignored by X25519, so it is cleared before the comparison.
const SMALL_ORDER: [[u8; 32]; 7] = [
	// 0, order 2
	[0; 32],
	// 1, order 4
	{
		let mut one = [0; 32];
		one[0] = 1;
		one
	},
	// 325606250916557431795983626356110631294008115727848805560023387167927233504, order 8
	[
		0xe0, 0xeb, 0x7a, 0x7c, 0x3b, 0x41, 0xb8, 0xae, 0x16, 0x56, 0xe3, 0xfa, 0xf1, 0x9f, 0xc4, 0x6a, 0xda, 0x09,
		0x8d, 0xeb, 0x9c, 0x32, 0xb1, 0xfd, 0x86, 0x62, 0x05, 0x16, 0x5f, 0x49, 0xb8, 0x00,
	],
	// 39382357235489614581723060781553021112529911719440698176882885853963445705823, order 8
	[
		0x5f, 0x9c, 0x95, 0xbc, 0xa3, 0x50, 0x8c, 0x24, 0xb1, 0xd0, 0xb1, 0x55, 0x9c, 0x83, 0xef, 0x5b, 0x04, 0x44,
		0x5c, 0xc4, 0x58, 0x1c, 0x8e, 0x86, 0xd8, 0x22, 0x4e, 0xdd, 0xd0, 0x9f, 0x11, 0x57,
	],
	// p - 1, order 4
	with_ends(0xec, 0x7f),
	// p, which is 0
	with_ends(0xed, 0x7f),
	// p + 1, which is 1
	with_ends(0xee, 0x7f),
];

const fn with_ends(first: u8, last: u8) -> [u8; 32] {
	let mut bytes = [0xff; 32];
	bytes[0] = first;
	bytes[31] = last;
	bytes
}

/// Checks that a viewer's key can be sealed to. X25519 itself takes any 32 bytes.
pub fn check_viewer_key(key: &[u8; 32]) -> Result<(), KeyFault> {
	if *key == [0; 32] {
		return Err(KeyFault::Zero);
	}
	let mut masked = *key;
	let [.., last] = &mut masked;
	*last &= 0x7f;
	if SMALL_ORDER.contains(&masked) {
		return Err(KeyFault::SmallOrder);
	}
	// 2^255 - 19 and above: the lowest byte from 0xed on, all others full.
	let [first, middle @ .., last] = masked;
	let above = first >= 0xed && middle == [0xff; 30] && last == 0x7f;
	if above || masked != *key {
		return Err(KeyFault::NotCanonical);
	}
	Ok(())
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{BranchId, InstitutionId};

	#[test]
	fn has_eighty_bytes_when_an_envelope_is_encoded() {
		assert_eq!(Envelope::max_encoded_len(), 80);
		let envelope = Envelope {
			enc: [1; 32],
			sealed: [2; 48],
		};
		assert_eq!(envelope.encode(), [&[1u8; 32][..], &[2; 48]].concat());
	}

	#[test]
	fn refuses_keys_of_small_order_in_every_writing() {
		assert_eq!(check_viewer_key(&[0; 32]), Err(KeyFault::Zero));
		for point in SMALL_ORDER {
			let mut high = point;
			high[31] |= 0x80;
			assert_eq!(check_viewer_key(&high), Err(KeyFault::SmallOrder), "{point:?}");
			if point != [0; 32] {
				assert_eq!(check_viewer_key(&point), Err(KeyFault::SmallOrder), "{point:?}");
			}
		}
	}

	#[test]
	fn refuses_other_writings_of_a_good_key() {
		// Nine, the base point: as it is, with the ignored bit, and plus p.
		let mut nine = [0; 32];
		nine[0] = 9;
		assert_eq!(check_viewer_key(&nine), Ok(()));
		let mut high = nine;
		high[31] = 0x80;
		assert_eq!(check_viewer_key(&high), Err(KeyFault::NotCanonical));
		assert_eq!(
			check_viewer_key(&with_ends(0xed + 9, 0x7f)),
			Err(KeyFault::NotCanonical)
		);
		assert_eq!(check_viewer_key(&with_ends(0xff, 0x7f)), Err(KeyFault::NotCanonical));
		// The greatest that is one: p - 2.
		assert_eq!(check_viewer_key(&with_ends(0xeb, 0x7f)), Ok(()));
	}

	#[test]
	fn binds_everything_that_tells_packets_apart() {
		let context = PacketContext {
			genesis: H256::repeat_byte(1),
			member: MemberId(2),
			section: SectionKind::Qualification(3),
			root: H256::repeat_byte(4),
			schema: 5,
			version: 6,
		};
		// As a client in another language writes it.
		let mut bytes = b"timebank/packet/v1".to_vec();
		bytes.extend([1; 32]);
		bytes.extend(2u64.to_le_bytes());
		bytes.push(2);
		bytes.extend(3u16.to_le_bytes());
		bytes.extend([4; 32]);
		bytes.extend(5u16.to_le_bytes());
		bytes.extend(6u32.to_le_bytes());
		assert_eq!(context.bytes(), bytes);
		bytes.extend([7; 32]);
		assert_eq!(context.envelope_aad(H256::repeat_byte(7)), bytes);

		let viewers = [
			Viewer::Member(MemberId(1)),
			Viewer::Body(Body::Branch(BranchId(1))),
			Viewer::Body(Body::Institution(InstitutionId(1))),
		];
		let mut infos: Vec<_> = viewers
			.iter()
			.flat_map(|viewer| [1, 2].map(|version| envelope_info(*viewer, version)))
			.collect();
		infos.sort();
		infos.dedup();
		assert_eq!(infos.len(), 6);
		let mut bytes = b"timebank/envelope/v1".to_vec();
		bytes.extend([1, 0, 1, 0, 0, 0, 2, 0, 0, 0]);
		assert!(infos.contains(&bytes));
	}
}
