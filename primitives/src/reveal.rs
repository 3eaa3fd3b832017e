//! Reveal of one field of a filed section, without its other fields (seed §4.1, §4.2).
//!
//! A section is known on chain by the root of a Merkle tree over its fields. Whoever holds a field with its salt and
//! the path from its leaf to the root can show that this very field was filed; nothing else becomes known, because
//! each leaf is salted: without the salt, which stays off chain, a short value cannot be found by trying.
//!
//! ```text
//! leaf    = blake2_256("timebank/leaf/v1" ++ SCALE(section, schema, field, salt, value))   only for who is shown it
//!         | blake2_256("timebank/open/v1" ++ SCALE(section, schema, field, salt, value))   public: calls accept it
//! padding = blake2_256("timebank/fill/v1" ++ SCALE(salt))      fills the tree up to a power of two
//! node    = blake2_256("timebank/node/v1" ++ left ++ right)
//! ```
//!
//! Salt and value carry their lengths, so no two leaves have the same bytes under the hash; the four first words differ
//! and are of one length, so neither a node can be given out for a leaf, nor a private leaf for a public one, nor padding
//! for anything. The tree is full: the bits of the position say on which side each sibling stands.

use crate::SectionKind;
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode};
use polkadot_sdk::{sp_core::H256, sp_io::hashing::blake2_256};
use scale_info::TypeInfo;

/// Least length of a salt in bytes: 128 bits cannot be tried.
pub const MIN_SALT: usize = 16;
/// Greatest length of a salt in bytes: more than a hash holds adds nothing.
pub const MAX_SALT: usize = 32;
/// Greatest length of a value in bytes: an address in full. What is longer is filed by its digest.
pub const MAX_VALUE: usize = 256;
/// Greatest number of siblings on a path: 256 fields in one section.
pub const MAX_PATH: usize = 8;

/// First bytes under the hash of a leaf that is only for who is shown it.
pub const LEAF: &[u8; 16] = b"timebank/leaf/v1";
/// First bytes under the hash of a public leaf.
pub const PUBLIC_LEAF: &[u8; 16] = b"timebank/open/v1";
/// First bytes under the hash of padding.
pub const PADDING: &[u8; 16] = b"timebank/fill/v1";
/// First bytes under the hash of a node.
pub const NODE: &[u8; 16] = b"timebank/node/v1";

/// Why a reveal does not hold. Each malformed form has its own.
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum RevealFault {
	/// The salt is shorter than [`MIN_SALT`].
	SaltTooShort,
	/// The salt is longer than [`MAX_SALT`].
	SaltTooLong,
	/// The value is longer than [`MAX_VALUE`].
	ValueTooLong,
	/// The path has more than [`MAX_PATH`] siblings.
	PathTooLong,
	/// A tree of this depth has no leaf at this position.
	PositionOutOfRange,
	/// The root is zero: nothing was filed that could be revealed.
	EmptyRoot,
	/// The leaf and its path do not lead to the root.
	RootMismatch,
	/// The leaf is not public, and here only public ones are accepted.
	NotPublic,
}

/// One field of a section with all that its leaf binds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Leaf<'a> {
	/// Section that the field belongs to.
	pub section: SectionKind,
	/// Schema by which the section is read.
	pub schema: u16,
	/// Code of the field's name in that schema.
	pub field: u16,
	/// Salt, at least [`MIN_SALT`] bytes.
	pub salt: &'a [u8],
	/// Value, at most [`MAX_VALUE`] bytes.
	pub value: &'a [u8],
	/// Calls may be given it: it tells nothing that everybody may not know, such as "sixty or older".
	pub public: bool,
}

impl Leaf<'_> {
	/// The hash of the leaf, if salt and value have a length that is admitted.
	pub fn hash(&self) -> Result<H256, RevealFault> {
		if self.salt.len() < MIN_SALT {
			return Err(RevealFault::SaltTooShort);
		}
		if self.salt.len() > MAX_SALT {
			return Err(RevealFault::SaltTooLong);
		}
		if self.value.len() > MAX_VALUE {
			return Err(RevealFault::ValueTooLong);
		}
		let word = if self.public { PUBLIC_LEAF } else { LEAF };
		let fields = (self.section, self.schema, self.field, self.salt, self.value);
		Ok((word, fields).using_encoded(blake2_256).into())
	}
}

/// The hash of a place that no field takes. It is salted too, so that the number of fields stays unknown; who holds the
/// whole section holds these salts as well and sees that nothing hides there.
pub fn padding(salt: &[u8]) -> Result<H256, RevealFault> {
	if salt.len() < MIN_SALT {
		return Err(RevealFault::SaltTooShort);
	}
	if salt.len() > MAX_SALT {
		return Err(RevealFault::SaltTooLong);
	}
	Ok((PADDING, salt).using_encoded(blake2_256).into())
}

/// The hash over two hashes.
pub fn node(left: H256, right: H256) -> H256 {
	(NODE, left, right).using_encoded(blake2_256).into()
}

/// The root of the tree in which `leaf` stands at `position`, with the siblings of its way up from below.
pub fn root_of(leaf: H256, position: u32, path: &[H256]) -> Result<H256, RevealFault> {
	if path.len() > MAX_PATH {
		return Err(RevealFault::PathTooLong);
	}
	let mut rest = position;
	let mut hash = leaf;
	for sibling in path {
		hash = if rest & 1 == 0 {
			node(hash, *sibling)
		} else {
			node(*sibling, hash)
		};
		rest >>= 1;
	}
	// What is left of the position lies outside a tree of this depth: one leaf has one position, no other.
	if rest != 0 {
		return Err(RevealFault::PositionOutOfRange);
	}
	Ok(hash)
}

/// A field as it is shown to somebody. The schema and the root are not in it: who verifies takes them from the chain.
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Reveal {
	/// Section that the field belongs to.
	pub section: SectionKind,
	/// Code of the field's name.
	pub field: u16,
	/// Salt.
	pub salt: Vec<u8>,
	/// Value.
	pub value: Vec<u8>,
	/// Whether the leaf is a public one.
	pub public: bool,
	/// Position of the leaf, from 0.
	pub position: u32,
	/// Siblings on the way to the root, from below.
	pub path: Vec<H256>,
}

impl Reveal {
	/// Checks that this field stands under `root` of a section with `schema`.
	pub fn verify(&self, schema: u16, root: H256) -> Result<(), RevealFault> {
		// Before any hash is made: the time of a check has a bound whatever is handed in.
		if self.path.len() > MAX_PATH {
			return Err(RevealFault::PathTooLong);
		}
		if root.is_zero() {
			return Err(RevealFault::EmptyRoot);
		}
		let leaf = Leaf {
			section: self.section,
			schema,
			field: self.field,
			salt: &self.salt,
			value: &self.value,
			public: self.public,
		};
		if root_of(leaf.hash()?, self.position, &self.path)? != root {
			return Err(RevealFault::RootMismatch);
		}
		Ok(())
	}

	/// As [`Self::verify`], for calls: what they are given everybody sees, so it must have been filed as public.
	pub fn verify_public(&self, schema: u16, root: H256) -> Result<(), RevealFault> {
		if !self.public {
			return Err(RevealFault::NotPublic);
		}
		self.verify(schema, root)
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	const SCHEMA: u16 = 1;

	fn leaf<'a>(field: u16, salt: &'a [u8], value: &'a [u8], public: bool) -> Leaf<'a> {
		Leaf {
			section: SectionKind::Identity,
			schema: SCHEMA,
			field,
			salt,
			value,
			public,
		}
	}

	/// The levels of a full tree from its leaves up.
	fn levels(leaves: Vec<H256>) -> Vec<Vec<H256>> {
		let mut levels = vec![leaves];
		while levels.last().unwrap().len() > 1 {
			let above = levels
				.last()
				.unwrap()
				.chunks(2)
				.map(|pair| node(pair[0], pair[1]))
				.collect();
			levels.push(above);
		}
		levels
	}

	fn path(levels: &[Vec<H256>], position: usize) -> Vec<H256> {
		levels[..levels.len() - 1]
			.iter()
			.enumerate()
			.map(|(height, level)| level[(position >> height) ^ 1])
			.collect()
	}

	/// A tree of `2^depth` leaves, and the reveal of each. Every third one is public.
	fn tree(depth: u32) -> (H256, Vec<Reveal>) {
		let count = 1usize << depth;
		let salt = |place: usize| vec![(place as u8).wrapping_add(1); MIN_SALT];
		let value = |place: usize| vec![place as u8; place % 5];
		let leaves = (0..count)
			.map(|place| {
				leaf(place as u16, &salt(place), &value(place), place % 3 == 0)
					.hash()
					.unwrap()
			})
			.collect();
		let levels = levels(leaves);
		let reveals = (0..count)
			.map(|place| Reveal {
				section: SectionKind::Identity,
				field: place as u16,
				salt: salt(place),
				value: value(place),
				public: place % 3 == 0,
				position: place as u32,
				path: path(&levels, place),
			})
			.collect();
		(levels.last().unwrap()[0], reveals)
	}

	#[test]
	fn holds_for_every_leaf_when_the_path_is_right() {
		for depth in 0..=MAX_PATH as u32 {
			let (root, reveals) = tree(depth);
			assert_eq!(reveals.len(), 1 << depth);
			for reveal in reveals {
				assert_eq!(reveal.verify(SCHEMA, root), Ok(()), "{reveal:?}");
			}
		}
	}

	#[test]
	fn hashes_the_bytes_that_the_format_names() {
		let salt = [7u8; 16];
		let hash = leaf(0x0102, &salt, b"yes", true).hash().unwrap();
		// As a client in another language does it.
		let mut bytes = b"timebank/open/v1".to_vec();
		bytes.push(0); // identity
		bytes.extend([1, 0]); // schema
		bytes.extend([2, 1]); // field
		bytes.push(16 << 2); // length of the salt
		bytes.extend(salt);
		bytes.push(3 << 2); // length of the value
		bytes.extend(b"yes");
		assert_eq!(hash, blake2_256(&bytes).into());

		let other = padding(&salt).unwrap();
		let mut bytes = b"timebank/fill/v1".to_vec();
		bytes.push(16 << 2);
		bytes.extend(salt);
		assert_eq!(other, blake2_256(&bytes).into());

		let bytes = [&b"timebank/node/v1"[..], hash.as_bytes(), other.as_bytes()].concat();
		assert_eq!(node(hash, other), blake2_256(&bytes).into());
	}

	#[test]
	fn fails_when_salt_or_value_has_a_wrong_length() {
		let (root, reveals) = tree(2);
		let with = |salt: usize, value: usize| Reveal {
			salt: vec![1; salt],
			value: vec![1; value],
			..reveals[0].clone()
		};
		assert_eq!(
			with(MIN_SALT - 1, 0).verify(SCHEMA, root),
			Err(RevealFault::SaltTooShort)
		);
		assert_eq!(with(0, 0).verify(SCHEMA, root), Err(RevealFault::SaltTooShort));
		assert_eq!(
			with(MAX_SALT + 1, 0).verify(SCHEMA, root),
			Err(RevealFault::SaltTooLong)
		);
		assert_eq!(
			with(MIN_SALT, MAX_VALUE + 1).verify(SCHEMA, root),
			Err(RevealFault::ValueTooLong)
		);
		assert_eq!(padding(&[1; MIN_SALT - 1]), Err(RevealFault::SaltTooShort));
		assert_eq!(padding(&[1; MAX_SALT + 1]), Err(RevealFault::SaltTooLong));
		// The lengths at the bounds are admitted.
		for (salt, value) in [(MIN_SALT, MAX_VALUE), (MAX_SALT, 0)] {
			let (salt, value) = (vec![1; salt], vec![1; value]);
			assert!(leaf(1, &salt, &value, false).hash().is_ok());
		}
	}

	#[test]
	fn fails_when_the_path_is_too_long_or_the_position_outside() {
		let (root, reveals) = tree(MAX_PATH as u32);
		let mut long = reveals[5].clone();
		long.path.push(H256::repeat_byte(1));
		assert_eq!(long.verify(SCHEMA, root), Err(RevealFault::PathTooLong));
		assert_eq!(
			root_of(H256::zero(), 0, &[H256::zero(); MAX_PATH + 1]),
			Err(RevealFault::PathTooLong)
		);
		// The same way up under another number would make two positions of one leaf.
		let mut outside = reveals[5].clone();
		outside.position += 1 << MAX_PATH;
		assert_eq!(outside.verify(SCHEMA, root), Err(RevealFault::PositionOutOfRange));
	}

	#[test]
	fn fails_when_the_root_is_zero() {
		let (_, reveals) = tree(1);
		assert_eq!(reveals[0].verify(SCHEMA, H256::zero()), Err(RevealFault::EmptyRoot));
	}

	#[test]
	fn fails_when_anything_that_the_leaf_binds_is_changed() {
		let (root, reveals) = tree(3);
		let good = reveals[3].clone();
		assert!(good.public);
		let changes: [(&str, fn(&mut Reveal)); 8] = [
			("section", |r| r.section = SectionKind::Contact),
			("field", |r| r.field += 1),
			("salt", |r| r.salt[0] ^= 1),
			("length of the salt", |r| r.salt.push(0)),
			("value", |r| r.value[0] ^= 1),
			("public", |r| r.public = false),
			("position", |r| r.position ^= 1),
			("path", |r| {
				r.path.pop();
			}),
		];
		for (what, change) in changes {
			let mut bad = good.clone();
			change(&mut bad);
			assert_eq!(bad.verify(SCHEMA, root), Err(RevealFault::RootMismatch), "{what}");
		}
		assert_eq!(good.verify(SCHEMA + 1, root), Err(RevealFault::RootMismatch));
	}

	/// The boundary of salt and value is bound: bytes cannot go from one to the other.
	#[test]
	fn fails_when_bytes_move_between_salt_and_value() {
		let one = leaf(1, &[1; 17], &[2; 3], false).hash().unwrap();
		let mut value = vec![1u8];
		value.extend([2; 3]);
		let other = leaf(1, &[1; 16], &value, false).hash().unwrap();
		assert_ne!(one, other);
	}

	#[test]
	fn refuses_private_leaves_when_a_call_asks() {
		let (root, reveals) = tree(2);
		assert_eq!(reveals[0].verify_public(SCHEMA, root), Ok(()));
		assert_eq!(reveals[1].verify(SCHEMA, root), Ok(()));
		assert_eq!(reveals[1].verify_public(SCHEMA, root), Err(RevealFault::NotPublic));
		// To call it public is to name another leaf.
		let mut claimed = reveals[1].clone();
		claimed.public = true;
		assert_eq!(claimed.verify_public(SCHEMA, root), Err(RevealFault::RootMismatch));
	}

	/// A node is never taken for a leaf, nor padding for one: their first words differ.
	#[test]
	fn parts_the_domains_of_leaf_public_leaf_padding_and_node() {
		let words = [LEAF, PUBLIC_LEAF, PADDING, NODE];
		for (place, one) in words.iter().enumerate() {
			for other in &words[place + 1..] {
				assert_ne!(one, other);
			}
		}
	}

	proptest! {
		#[test]
		fn holds_for_any_field_of_any_tree(
			depth in 0u32..=MAX_PATH as u32,
			place in any::<prop::sample::Index>(),
			siblings in prop::collection::vec(any::<[u8; 32]>(), MAX_PATH),
			salt in prop::collection::vec(any::<u8>(), MIN_SALT..=MAX_SALT),
			value in prop::collection::vec(any::<u8>(), 0..=MAX_VALUE),
			field: u16,
			schema: u16,
			public: bool,
		) {
			let position = place.index(1 << depth) as u32;
			let path: Vec<H256> = siblings.iter().take(depth as usize).map(|bytes| H256(*bytes)).collect();
			let leaf = Leaf { section: SectionKind::Qualification(field), schema, field, salt: &salt, value: &value, public };
			let root = root_of(leaf.hash().unwrap(), position, &path).unwrap();
			let reveal = Reveal { section: leaf.section, field, salt: salt.clone(), value: value.clone(), public, position, path };
			prop_assert_eq!(reveal.verify(schema, root), Ok(()));
			prop_assert_eq!(reveal.verify_public(schema, root).is_ok(), public);

			// The same reveal in another language's bytes.
			let coded = Reveal::decode(&mut &reveal.encode()[..]);
			prop_assert_eq!(coded, Ok(reveal));
		}

		#[test]
		fn fails_when_one_bit_is_changed(
			depth in 1u32..=MAX_PATH as u32,
			place in any::<prop::sample::Index>(),
			bit in any::<prop::sample::Index>(),
			part in 0u8..4,
		) {
			let (root, reveals) = tree(depth);
			let mut reveal = reveals[place.index(reveals.len())].clone();
			let flip = |bytes: &mut [u8]| {
				let bit = bit.index(bytes.len() * 8);
				bytes[bit / 8] ^= 1 << (bit % 8);
			};
			match part {
				0 => flip(&mut reveal.salt),
				1 if !reveal.value.is_empty() => flip(&mut reveal.value),
				2 => reveal.position ^= 1 << bit.index(depth as usize),
				_ => {
					let sibling = bit.index(reveal.path.len());
					flip(reveal.path[sibling].as_bytes_mut());
				}
			}
			prop_assert_eq!(reveal.verify(SCHEMA, root), Err(RevealFault::RootMismatch));
		}

		/// Whatever is handed in: an answer, no panic, and never a yes for a root that was not built.
		#[test]
		fn answers_any_bytes(
			bytes in prop::collection::vec(any::<u8>(), 0..600),
			schema: u16,
			root: [u8; 32],
		) {
			if let Ok(reveal) = Reveal::decode(&mut &bytes[..]) {
				prop_assert!(reveal.verify(schema, H256(root)).is_err());
			}
		}
	}
}
