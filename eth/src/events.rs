//! Reads what pallet-revive said in a block's events.
//!
//! The events are those of the runtime that executed the block, which may be older or newer than the one this node was
//! built with. So they are read by that runtime's metadata: of all others than pallet-revive's it is only known how
//! long they are.

use crate::index::LogRecord;
use codec::{Compact, Decode, Input};
use frame_metadata::{RuntimeMetadata, RuntimeMetadataPrefixed};
use polkadot_sdk::sp_core::{H160, H256};
use scale_info::{form::PortableForm, Field, PortableRegistry, TypeDef, TypeDefPrimitive, Variant};
use std::fmt;

/// The pallet's name in the runtime.
const PALLET: &str = "Revive";
/// Types are not nested deeper than this.
const MAX_DEPTH: u32 = 64;

/// Why metadata or events could not be read.
#[derive(Debug, PartialEq, Eq)]
pub struct LayoutError(String);

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

fn missing(what: &str) -> LayoutError {
	LayoutError(format!("the runtime's metadata has no {what}"))
}

/// What pallet-revive said about a transaction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReviveEvent {
	/// A contract emitted a log.
	Log(LogRecord),
	/// The transaction was reverted.
	Reverted,
}

/// How the events of a runtime are encoded.
pub struct Layout {
	types: PortableRegistry,
	event: u32,
	pallet: u8,
	emitted: u8,
	emitted_fields: Vec<EmittedField>,
	reverted: u8,
	chain_id: u64,
}

#[derive(Clone, Copy)]
enum EmittedField {
	Contract,
	Data,
	Topics,
}

impl Layout {
	/// Takes it out of encoded metadata, of version 15 or 16.
	pub fn new(metadata: &[u8]) -> Result<Self, LayoutError> {
		macro_rules! parts {
			($metadata:ident) => {{
				let constants = $metadata
					.pallets
					.iter()
					.find(|pallet| pallet.name == PALLET)
					.map(|pallet| &pallet.constants);
				let chain_id = constants
					.and_then(|constants| constants.iter().find(|constant| constant.name == "ChainId"))
					.map(|constant| constant.value.clone());
				(chain_id, $metadata.outer_enums.event_enum_ty.id, $metadata.types)
			}};
		}
		let (chain_id, event, types) = match RuntimeMetadataPrefixed::decode(&mut &metadata[..])?.1 {
			RuntimeMetadata::V15(metadata) => parts!(metadata),
			RuntimeMetadata::V16(metadata) => parts!(metadata),
			other => {
				return Err(LayoutError(format!(
					"metadata of version {} cannot be read",
					other.version()
				)))
			}
		};
		let chain_id = u64::decode(&mut &chain_id.ok_or_else(|| missing("constant Revive.ChainId"))?[..])?;
		let revive = variant(&types, event, PALLET)?;
		let pallet = revive.index;
		let events = revive.fields.first().ok_or_else(|| missing("events of Revive"))?.ty.id;
		let emitted = variant(&types, events, "ContractEmitted")?;
		let emitted_fields = emitted.fields.iter().map(emitted_field).collect::<Result<_, _>>()?;
		let emitted = emitted.index;
		let reverted = variant(&types, events, "EthExtrinsicRevert")?.index;
		Ok(Self {
			event,
			pallet,
			emitted,
			emitted_fields,
			reverted,
			chain_id,
			types,
		})
	}

	/// The EIP-155 chain id.
	pub fn chain_id(&self) -> u64 {
		self.chain_id
	}

	/// What pallet-revive said, with the position of the extrinsic. `events` is the value of `System::Events`.
	pub fn revive_events(&self, events: &[u8]) -> Result<Vec<(u32, ReviveEvent)>, LayoutError> {
		let mut input = events;
		let count = Compact::<u32>::decode(&mut input)?.0;
		let mut found = Vec::new();
		for _ in 0..count {
			let extrinsic = match input.read_byte()? {
				0 => Some(u32::decode(&mut input)?),
				1 | 2 => None,
				_ => return Err(LayoutError("an event is of an unknown phase".into())),
			};
			let event = self.event(&mut input)?;
			// Topics of the record, which are not those of a log.
			let topics = Compact::<u32>::decode(&mut input)?.0;
			advance(&mut input, u64::from(topics).saturating_mul(32))?;
			found.extend(extrinsic.zip(event));
		}
		if !input.is_empty() {
			return Err(LayoutError("bytes are left behind the last event".into()));
		}
		Ok(found)
	}

	fn event(&self, input: &mut &[u8]) -> Result<Option<ReviveEvent>, LayoutError> {
		let mut ahead = *input;
		if ahead.read_byte()? == self.pallet {
			let index = ahead.read_byte()?;
			if index == self.emitted {
				*input = ahead;
				return Ok(Some(ReviveEvent::Log(self.log(input)?)));
			}
			self.skip(self.event, input, 0)?;
			return Ok((index == self.reverted).then_some(ReviveEvent::Reverted));
		}
		self.skip(self.event, input, 0)?;
		Ok(None)
	}

	fn log(&self, input: &mut &[u8]) -> Result<LogRecord, LayoutError> {
		let mut log = LogRecord {
			address: H160::zero(),
			topics: Vec::new(),
			data: Vec::new(),
		};
		for field in &self.emitted_fields {
			match field {
				EmittedField::Contract => log.address = H160::decode(input)?,
				EmittedField::Data => log.data = Vec::decode(input)?,
				EmittedField::Topics => log.topics = Vec::<H256>::decode(input)?,
			}
		}
		Ok(log)
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
				let first = *input.first().ok_or_else(|| LayoutError("events end early".into()))?;
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

fn emitted_field(field: &Field<PortableForm>) -> Result<EmittedField, LayoutError> {
	match field.name.as_deref() {
		Some("contract") => Ok(EmittedField::Contract),
		Some("data") => Ok(EmittedField::Data),
		Some("topics") => Ok(EmittedField::Topics),
		other => Err(LayoutError(format!("logs have a field that is not known: {other:?}"))),
	}
}

fn variant<'a>(types: &'a PortableRegistry, id: u32, name: &str) -> Result<&'a Variant<PortableForm>, LayoutError> {
	match types.resolve(id).map(|ty| &ty.type_def) {
		Some(TypeDef::Variant(variants)) => variants.variants.iter().find(|variant| variant.name == name),
		_ => None,
	}
	.ok_or_else(|| missing(name))
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
	*input = rest.ok_or_else(|| LayoutError("events end early".into()))?;
	Ok(())
}

#[cfg(test)]
mod tests;
