//! Goes over encoded values by the types of a runtime's metadata.
//!
//! What a program knows nothing of it can still go past, if it is told how the value is built. The readers of events here
//! and in the Ethereum RPC rest on it.

use codec::{Compact, Decode, Input};
use scale_info::{form::PortableForm, Field, PortableRegistry, TypeDef, TypeDefPrimitive, Variant};
use std::fmt;

/// Types are not nested deeper than this.
pub const MAX_DEPTH: u32 = 64;

/// Why metadata, or values that are encoded by it, could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LayoutError(String);

impl LayoutError {
	/// In words.
	pub fn new(why: impl Into<String>) -> Self {
		Self(why.into())
	}

	/// The metadata does not say something.
	pub fn missing(what: &str) -> Self {
		Self(format!("the runtime's metadata has no {what}"))
	}

	/// A type is in itself, or close to it.
	pub fn too_deep() -> Self {
		Self::new("a type of the metadata is nested too deep")
	}
}

impl fmt::Display for LayoutError {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		f.write_str(&self.0)
	}
}

impl std::error::Error for LayoutError {}

impl From<codec::Error> for LayoutError {
	fn from(error: codec::Error) -> Self {
		Self(format!("events do not fit the metadata: {error}"))
	}
}

/// The types of a runtime.
pub struct Types(PortableRegistry);

impl Types {
	/// As the metadata has them.
	pub fn new(types: PortableRegistry) -> Self {
		Self(types)
	}

	/// How a type is built.
	pub fn get(&self, id: u32) -> Result<&TypeDef<PortableForm>, LayoutError> {
		let ty = self.0.resolve(id).ok_or_else(|| LayoutError::missing("such type"))?;
		Ok(&ty.type_def)
	}

	/// A variant of an enumeration by its name.
	pub fn variant(&self, id: u32, name: &str) -> Option<&Variant<PortableForm>> {
		match self.get(id) {
			Ok(TypeDef::Variant(variants)) => variants.variants.iter().find(|variant| variant.name == name),
			_ => None,
		}
	}

	/// Goes over an encoded value.
	pub fn skip(&self, id: u32, input: &mut &[u8]) -> Result<(), LayoutError> {
		self.skip_at(id, input, 0)
	}

	fn skip_at(&self, id: u32, input: &mut &[u8], depth: u32) -> Result<(), LayoutError> {
		if depth > MAX_DEPTH {
			return Err(LayoutError::too_deep());
		}
		let next = depth.saturating_add(1); // no more than MAX_DEPTH and one
		match self.get(id)? {
			TypeDef::Composite(composite) => self.skip_fields(&composite.fields, input, next),
			TypeDef::Variant(variants) => {
				let index = input.read_byte()?;
				let variant = variants.variants.iter().find(|variant| variant.index == index);
				let variant = variant.ok_or_else(|| LayoutError::missing("such variant"))?;
				self.skip_fields(&variant.fields, input, next)
			}
			TypeDef::Sequence(sequence) => {
				let length = Compact::<u32>::decode(input)?.0;
				self.skip_many(sequence.type_param.id, u64::from(length), input, next)
			}
			TypeDef::Array(array) => self.skip_many(array.type_param.id, u64::from(array.len), input, next),
			TypeDef::Tuple(tuple) => tuple
				.fields
				.iter()
				.try_for_each(|field| self.skip_at(field.id, input, next)),
			TypeDef::Primitive(primitive) => match primitive_length(primitive) {
				Some(length) => advance(input, length),
				None => {
					let length = Compact::<u32>::decode(input)?.0;
					advance(input, length.into())
				}
			},
			TypeDef::Compact(_) => {
				let first = *input.first().ok_or_else(|| LayoutError::new("events end early"))?;
				advance(
					input,
					match first & 0b11 {
						0 => 1,
						1 => 2,
						2 => 4,
						_ => u64::from(first >> 2).saturating_add(5),
					},
				)
			}
			TypeDef::BitSequence(bits) => {
				let store = match self.get(bits.bit_store_type.id) {
					Ok(TypeDef::Primitive(primitive)) => primitive_length(primitive).filter(|length| *length > 0),
					_ => None,
				};
				let store = store.ok_or_else(|| LayoutError::missing("such bit store"))?;
				let length = Compact::<u32>::decode(input)?.0;
				advance(
					input,
					u64::from(length)
						.div_ceil(store.saturating_mul(8))
						.saturating_mul(store),
				)
			}
		}
	}

	fn skip_fields(&self, fields: &[Field<PortableForm>], input: &mut &[u8], depth: u32) -> Result<(), LayoutError> {
		fields
			.iter()
			.try_for_each(|field| self.skip_at(field.ty.id, input, depth))
	}

	fn skip_many(&self, id: u32, count: u64, input: &mut &[u8], depth: u32) -> Result<(), LayoutError> {
		if let Ok(TypeDef::Primitive(primitive)) = self.get(id) {
			if let Some(length) = primitive_length(primitive) {
				return advance(input, count.saturating_mul(length));
			}
		}
		for _ in 0..count {
			let before = input.len();
			self.skip_at(id, input, depth)?;
			// Elements that take no bytes: the rest takes none either.
			if input.len() == before {
				break;
			}
		}
		Ok(())
	}
}

/// Goes over bytes.
pub fn advance(input: &mut &[u8], by: u64) -> Result<(), LayoutError> {
	let whole = *input;
	let rest = usize::try_from(by).ok().and_then(|by| whole.get(by..));
	*input = rest.ok_or_else(|| LayoutError::new("events end early"))?;
	Ok(())
}

/// Bytes of a primitive; strings have none that is fixed.
fn primitive_length(primitive: &TypeDefPrimitive) -> Option<u64> {
	match primitive {
		TypeDefPrimitive::Bool | TypeDefPrimitive::U8 | TypeDefPrimitive::I8 => Some(1),
		TypeDefPrimitive::U16 | TypeDefPrimitive::I16 => Some(2),
		TypeDefPrimitive::Char | TypeDefPrimitive::U32 | TypeDefPrimitive::I32 => Some(4),
		TypeDefPrimitive::U64 | TypeDefPrimitive::I64 => Some(8),
		TypeDefPrimitive::U128 | TypeDefPrimitive::I128 => Some(16),
		TypeDefPrimitive::U256 | TypeDefPrimitive::I256 => Some(32),
		TypeDefPrimitive::Str => None,
	}
}
