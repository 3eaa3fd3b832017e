//! A section with all its fields and salts: its root, and reveals of single fields.

use crate::{CryptoRng, Error};
use codec::{Decode, Encode};
use timebank_primitives::{node, padding, Digest, Leaf, Reveal, SectionKind, MAX_PATH};
use zeroize::Zeroize;

/// Length of the salts that are made here.
const SALT: usize = 32;

/// Fewest places of a tree, so that a small section does not tell how few fields it has.
pub const MIN_PLACES: usize = 8;

/// A field as it is filled in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FieldValue {
	/// Code of its name in the schema.
	pub code: u16,
	/// Its value.
	pub value: Vec<u8>,
	/// Calls may be given it: everybody may know it.
	pub public: bool,
}

/// One place of the tree.
#[derive(Encode, Decode, Clone, PartialEq, Eq, Zeroize)]
pub enum Place {
	/// A field.
	Field {
		/// Code of its name.
		code: u16,
		/// Salt.
		salt: Vec<u8>,
		/// Value.
		value: Vec<u8>,
		/// Whether it is public.
		public: bool,
	},
	/// Nothing, with a salt that shows it.
	Padding {
		/// Salt.
		salt: Vec<u8>,
	},
}

impl Place {
	fn salt(&self) -> &[u8] {
		match self {
			Self::Field { salt, .. } | Self::Padding { salt } => salt,
		}
	}
}

/// A section in full: what a packet seals, as SCALE. Kept off chain; it holds personal data.
#[derive(Encode, Decode, Clone, PartialEq, Eq)]
pub struct Section {
	kind: SectionKind,
	schema: u16,
	places: Vec<Place>,
}

// No field is ever written to a log.
impl core::fmt::Debug for Section {
	fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
		f.debug_struct("Section")
			.field("kind", &self.kind)
			.field("schema", &self.schema)
			.finish_non_exhaustive()
	}
}

impl Drop for Section {
	fn drop(&mut self) {
		self.places.zeroize();
	}
}

impl Section {
	/// Salts the fields and places them at random in a tree that is padded to a power of two.
	pub fn build(
		kind: SectionKind,
		schema: u16,
		fields: &[FieldValue],
		random: &mut impl CryptoRng,
	) -> Result<Self, Error> {
		if fields.len() > 1 << MAX_PATH {
			return Err(Error::TooManyFields);
		}
		let mut salt = || {
			let mut salt = vec![0; SALT];
			random.fill_bytes(&mut salt);
			salt
		};
		let mut places: Vec<_> = fields
			.iter()
			.map(|field| Place::Field {
				code: field.code,
				salt: salt(),
				value: field.value.clone(),
				public: field.public,
			})
			.collect();
		places.resize_with(fields.len().next_power_of_two().max(MIN_PLACES), || Place::Padding {
			salt: salt(),
		});
		// Shuffled, so that a position tells nothing of the other fields.
		for last in (1..places.len()).rev() {
			places.swap(last, below(last + 1, random));
		}
		let section = Self { kind, schema, places };
		section.check()?;
		Ok(section)
	}

	/// A section that was sealed, checked as it was when it was built.
	pub(crate) fn from_bytes(mut bytes: &[u8]) -> Result<Self, Error> {
		let section = Self::decode(&mut bytes).map_err(|_| Error::NoSection)?;
		if !bytes.is_empty() {
			return Err(Error::NoSection);
		}
		section.check()?;
		Ok(section)
	}

	fn check(&self) -> Result<(), Error> {
		if self.places.len() > 1 << MAX_PATH {
			return Err(Error::TooManyFields);
		}
		if !self.places.len().is_power_of_two() || self.places.len() < MIN_PLACES {
			return Err(Error::NotFull);
		}
		let mut codes: Vec<_> = self.fields().map(|(code, _, _)| code).collect();
		if codes.is_empty() {
			return Err(Error::NoFields);
		}
		let named = codes.len();
		codes.sort_unstable();
		codes.dedup();
		if codes.len() != named {
			return Err(Error::FieldTwice);
		}
		let mut salts: Vec<_> = self.places.iter().map(Place::salt).collect();
		salts.sort_unstable();
		salts.dedup();
		if salts.len() != self.places.len() {
			return Err(Error::SaltTwice);
		}
		self.leaves().map(drop)
	}

	/// Which section it is.
	pub fn kind(&self) -> SectionKind {
		self.kind
	}

	/// Schema by which its fields are read.
	pub fn schema(&self) -> u16 {
		self.schema
	}

	/// Code, value and publicity of each field.
	pub fn fields(&self) -> impl Iterator<Item = (u16, &[u8], bool)> {
		self.places.iter().filter_map(|place| match place {
			Place::Field {
				code, value, public, ..
			} => Some((*code, value.as_slice(), *public)),
			Place::Padding { .. } => None,
		})
	}

	/// The places of the tree in order, padding included.
	pub fn places(&self) -> &[Place] {
		&self.places
	}

	fn leaves(&self) -> Result<Vec<Digest>, Error> {
		self.places
			.iter()
			.map(|place| match place {
				Place::Field {
					code,
					salt,
					value,
					public,
				} => Leaf {
					section: self.kind,
					schema: self.schema,
					field: *code,
					salt,
					value,
					public: *public,
				}
				.hash(),
				Place::Padding { salt } => padding(salt),
			})
			.collect::<Result<_, _>>()
			.map_err(Error::from)
	}

	/// The levels of the tree, from the leaves to the root.
	fn levels(&self) -> Result<Vec<Vec<Digest>>, Error> {
		let mut levels = vec![self.leaves()?];
		while let Some(below) = levels.last().filter(|level| level.len() > 1) {
			// The tree is full: every pair has two.
			let above = below.chunks_exact(2).map(|pair| node(pair[0], pair[1])).collect();
			levels.push(above);
		}
		Ok(levels)
	}

	/// The root under which the section is filed.
	pub fn root(&self) -> Result<Digest, Error> {
		let top = self.levels()?.pop().unwrap_or_default();
		top.first().copied().ok_or(Error::NotFull)
	}

	/// What shows one field to somebody, and nothing of the others.
	pub fn reveal(&self, field: u16) -> Result<Reveal, Error> {
		let levels = self.levels()?;
		let found = self
			.places
			.iter()
			.enumerate()
			.find_map(|(position, place)| match place {
				Place::Field {
					code,
					salt,
					value,
					public,
				} if *code == field => Some((position, salt, value, *public)),
				_ => None,
			});
		let (position, salt, value, public) = found.ok_or(Error::NoSuchField)?;
		let path = levels[..levels.len() - 1]
			.iter()
			.enumerate()
			.map(|(height, level)| level[(position >> height) ^ 1])
			.collect();
		Ok(Reveal {
			section: self.kind,
			field,
			salt: salt.clone(),
			value: value.clone(),
			public,
			position: position as u32,
			path,
		})
	}
}

/// A number below `bound`, each as likely as the others.
fn below(bound: usize, random: &mut impl CryptoRng) -> usize {
	let bound = bound as u32;
	// The part of the range that does not divide evenly is drawn again.
	let admitted = u32::MAX - u32::MAX % bound;
	loop {
		let drawn = random.next_u32();
		if drawn < admitted {
			return (drawn % bound) as usize;
		}
	}
}
