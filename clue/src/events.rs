//! Reads what the ledger and the cases said in a block's events.
//!
//! The events are those of the runtime that executed the block, which may be older or newer than the one this program was
//! built with. So they are read by that runtime's metadata: of all others it is only known how long they are.

use crate::{
	layout::{CASES, LEDGER},
	EvidenceEvent, LedgerEvent,
};
use codec::{Compact, Decode, Input};
use frame_metadata::{RuntimeMetadata, RuntimeMetadataPrefixed};
use scale_info::{form::PortableForm, Field, PortableRegistry, TypeDef, TypeDefPrimitive, Variant};
use std::fmt;
use timebank_primitives::Movement;

/// Types are not nested deeper than this.
const MAX_DEPTH: u32 = 64;

/// Why metadata or events could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LayoutError(String);

impl fmt::Display for LayoutError {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		f.write_str(&self.0)
	}
}

impl std::error::Error for LayoutError {}

impl From<codec::Error> for LayoutError {
	fn from(error: codec::Error) -> Self {
		Self(format!("they do not fit the metadata: {error}"))
	}
}

fn missing(what: &str) -> LayoutError {
	LayoutError(format!("the runtime's metadata has no {what}"))
}

/// Indices of a pallet and of one of its events.
type Place = Option<(u8, u8)>;

/// How the events of a runtime are encoded.
pub struct EventLayout {
	types: PortableRegistry,
	event: u32,
	moved: Place,
	evidence: Place,
}

impl EventLayout {
	/// Takes it out of encoded metadata, of version 15 or 16.
	pub fn new(metadata: &[u8]) -> Result<Self, LayoutError> {
		let (event, types) = match RuntimeMetadataPrefixed::decode(&mut &metadata[..])?.1 {
			RuntimeMetadata::V15(metadata) => (metadata.outer_enums.event_enum_ty.id, metadata.types),
			RuntimeMetadata::V16(metadata) => (metadata.outer_enums.event_enum_ty.id, metadata.types),
			other => {
				return Err(LayoutError(format!(
					"metadata of version {} cannot be read",
					other.version()
				)))
			}
		};
		// A runtime that does not know the pallets yet tells nothing of them.
		let moved = place(&types, event, LEDGER, "CoinsMoved");
		let evidence = place(&types, event, CASES, "EvidenceAdded");
		Ok(Self {
			types,
			event,
			moved,
			evidence,
		})
	}

	/// What the ledger and the cases said. `events` is the value of `System::Events`.
	pub fn read(&self, events: &[u8]) -> Result<Vec<LedgerEvent>, LayoutError> {
		let mut input = events;
		if input.is_empty() {
			return Ok(Vec::new());
		}
		let count = Compact::<u32>::decode(&mut input)?.0;
		let mut found = Vec::new();
		for _ in 0..count {
			match input.read_byte()? {
				0 => advance(&mut input, 4)?,
				1 | 2 => {}
				_ => return Err(LayoutError("an event is of an unknown phase".into())),
			}
			found.extend(self.event(&mut input)?);
			let topics = Compact::<u32>::decode(&mut input)?.0;
			advance(&mut input, u64::from(topics).saturating_mul(32))?;
		}
		if !input.is_empty() {
			return Err(LayoutError("bytes are left behind the last event".into()));
		}
		Ok(found)
	}

	/// Goes over an event, and reads it if it is of those that count.
	fn event(&self, input: &mut &[u8]) -> Result<Option<LedgerEvent>, LayoutError> {
		let whole = *input;
		self.skip(self.event, input, 0)?;
		let length = whole.len().saturating_sub(input.len()); // what is left is a part of the whole
		let Some([pallet, index, fields @ ..]) = whole.get(..length) else {
			return Ok(None);
		};
		let place = Some((*pallet, *index));
		let mut fields = fields;
		// What an event says behind the fields that count is left: the heads cover a movement and nothing else.
		if place == self.moved {
			return Ok(Some(LedgerEvent::Moved(Box::new(Movement::decode(&mut fields)?))));
		}
		if place == self.evidence {
			return Ok(Some(LedgerEvent::Evidence(EvidenceEvent::decode(&mut fields)?)));
		}
		Ok(None)
	}

	/// Goes over an encoded value.
	fn skip(&self, id: u32, input: &mut &[u8], depth: u32) -> Result<(), LayoutError> {
		if depth > MAX_DEPTH {
			return Err(LayoutError("a type of the metadata is nested too deep".into()));
		}
		let next = depth.saturating_add(1);
		match &self.types.resolve(id).ok_or_else(|| missing("such type"))?.type_def {
			TypeDef::Composite(composite) => self.skip_fields(&composite.fields, input, next),
			TypeDef::Variant(variants) => {
				let index = input.read_byte()?;
				let variant = variants.variants.iter().find(|variant| variant.index == index);
				self.skip_fields(&variant.ok_or_else(|| missing("such variant"))?.fields, input, next)
			}
			TypeDef::Sequence(sequence) => {
				let length = Compact::<u32>::decode(input)?.0;
				self.skip_many(sequence.type_param.id, u64::from(length), input, next)
			}
			TypeDef::Array(array) => self.skip_many(array.type_param.id, u64::from(array.len), input, next),
			TypeDef::Tuple(tuple) => tuple
				.fields
				.iter()
				.try_for_each(|field| self.skip(field.id, input, next)),
			TypeDef::Primitive(primitive) => match primitive_length(primitive) {
				Some(length) => advance(input, length),
				None => {
					let length = Compact::<u32>::decode(input)?.0;
					advance(input, length.into())
				}
			},
			TypeDef::Compact(_) => {
				let first = *input.first().ok_or_else(|| LayoutError("they end early".into()))?;
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
				let store = match self.types.resolve(bits.bit_store_type.id).map(|ty| &ty.type_def) {
					Some(TypeDef::Primitive(primitive)) => primitive_length(primitive).filter(|length| *length > 0),
					_ => None,
				};
				let store = store.ok_or_else(|| missing("such bit store"))?;
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
		fields.iter().try_for_each(|field| self.skip(field.ty.id, input, depth))
	}

	fn skip_many(&self, id: u32, count: u64, input: &mut &[u8], depth: u32) -> Result<(), LayoutError> {
		if let Some(TypeDef::Primitive(primitive)) = self.types.resolve(id).map(|ty| &ty.type_def) {
			if let Some(length) = primitive_length(primitive) {
				return advance(input, count.saturating_mul(length));
			}
		}
		for _ in 0..count {
			let before = input.len();
			self.skip(id, input, depth)?;
			// Elements that take no bytes: the rest takes none either.
			if input.len() == before {
				break;
			}
		}
		Ok(())
	}
}

fn place(types: &PortableRegistry, event: u32, pallet: &str, name: &str) -> Place {
	let pallet = variant(types, event, pallet)?;
	let event = variant(types, pallet.fields.first()?.ty.id, name)?;
	Some((pallet.index, event.index))
}

fn variant<'a>(types: &'a PortableRegistry, id: u32, name: &str) -> Option<&'a Variant<PortableForm>> {
	match types.resolve(id).map(|ty| &ty.type_def) {
		Some(TypeDef::Variant(variants)) => variants.variants.iter().find(|variant| variant.name == name),
		_ => None,
	}
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

fn advance(input: &mut &[u8], by: u64) -> Result<(), LayoutError> {
	let whole = *input;
	let rest = usize::try_from(by).ok().and_then(|by| whole.get(by..));
	*input = rest.ok_or_else(|| LayoutError("they end early".into()))?;
	Ok(())
}
