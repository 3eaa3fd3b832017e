//! Reads what pallet-revive and the ledger said in a block's events.
//!
//! The events are those of the runtime that executed the block, which may be older or newer than the one this node was
//! built with. So they are read by that runtime's metadata: of all others it is only known how long they are.

use crate::index::LogRecord;
use codec::{Compact, Decode, Input};
use frame_metadata::{RuntimeMetadata, RuntimeMetadataPrefixed};
use polkadot_sdk::sp_core::{H160, H256};
use scale_info::{form::PortableForm, Field, TypeDef, TypeDefPrimitive, Variant};
use timebank_clue::scale::{advance, Types, MAX_DEPTH};
pub use timebank_clue::LayoutError;

/// The pallet's name in the runtime.
const PALLET: &str = "Revive";
/// The ledger's name in the runtime, and its event for a movement.
const LEDGER: (&str, &str) = ("TimeCoin", "CoinsMoved");
/// Stands for the extrinsic of what the runtime did by itself, at the beginning or the end of a block.
pub const OUTSIDE: u32 = u32::MAX;

/// What was said about an extrinsic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BlockEvent {
	/// A contract emitted a log.
	Log(LogRecord),
	/// The transaction was reverted.
	Reverted,
	/// The ledger has moved coins.
	Moved(Moved),
}

/// Free coins have come or gone. Locked coins are in nobody's balance: they lie in the vault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moved {
	/// Whose free coins they were.
	pub from: Party,
	/// Whose free coins they are.
	pub to: Party,
	/// How many, in hundredths of a coin.
	pub amount: u128,
}

/// A side of a movement, as the balances of Ethereum clients know it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Party {
	/// The coins are new, or gone for good.
	Nobody,
	/// The coins are put aside.
	Vault,
	/// Free coins of a member.
	Member(u64),
}

/// Name and type of a field.
type NamedType = (Option<String>, u32);

/// A decoded value, as far as somebody looks at it.
#[derive(Debug)]
enum Value {
	Number(u128),
	Fields(Vec<(Option<String>, Value)>),
	Variant(String, Vec<(Option<String>, Value)>),
	Other,
}

impl Value {
	fn field(&self, name: &str) -> Option<&Self> {
		match self {
			Self::Fields(fields) | Self::Variant(_, fields) => {
				fields.iter().find(|(known, _)| known.as_deref() == Some(name))
			}
			_ => None,
		}
		.map(|(_, value)| value)
	}

	/// A number, also in types around one.
	fn number(&self) -> Option<u128> {
		match self {
			Self::Number(number) => Some(*number),
			Self::Fields(fields) => match &fields[..] {
				[(_, value)] => value.number(),
				_ => None,
			},
			_ => None,
		}
	}

	/// What is in an option.
	fn some(&self) -> Option<&Self> {
		match self {
			Self::Variant(name, fields) if name == "Some" => fields.first().map(|(_, value)| value),
			_ => None,
		}
	}
}

/// What an event of the ledger says; none if it has another form, or no balance changes.
fn moved(event: &Value) -> Option<Moved> {
	let movement = event.field("movement")?;
	let side = |lock: &str, name: &str| -> Option<Party> {
		if event.field(lock)?.some().is_some() {
			return Some(Party::Vault);
		}
		match movement.field(name)?.some() {
			Some(leg) => u64::try_from(leg.field("member")?.number()?).ok().map(Party::Member),
			None => Some(Party::Nobody),
		}
	};
	let moved = Moved {
		from: side("source", "payer")?,
		to: side("target", "receiver")?,
		amount: movement.field("amount")?.number()?,
	};
	(moved.from != moved.to).then_some(moved)
}

/// How the events of a runtime are encoded.
pub struct Layout {
	types: Types,
	event: u32,
	pallet: u8,
	emitted: u8,
	emitted_fields: Vec<EmittedField>,
	reverted: u8,
	// Pallet, event and fields; none in a runtime without the ledger.
	moved: Option<(u8, u8, Vec<NamedType>)>,
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
				return Err(LayoutError::new(format!(
					"metadata of version {} cannot be read",
					other.version()
				)))
			}
		};
		let types = Types::new(types);
		let chain_id = u64::decode(&mut &chain_id.ok_or_else(|| LayoutError::missing("constant Revive.ChainId"))?[..])?;
		let revive = variant(&types, event, PALLET)?;
		let pallet = revive.index;
		let events = revive
			.fields
			.first()
			.ok_or_else(|| LayoutError::missing("events of Revive"))?
			.ty
			.id;
		let emitted = variant(&types, events, "ContractEmitted")?;
		let emitted_fields = emitted.fields.iter().map(emitted_field).collect::<Result<_, _>>()?;
		let emitted = emitted.index;
		let reverted = variant(&types, events, "EthExtrinsicRevert")?.index;
		let moved = variant(&types, event, LEDGER.0).ok().and_then(|ledger| {
			let moved = variant(&types, ledger.fields.first()?.ty.id, LEDGER.1).ok()?;
			Some((ledger.index, moved.index, named(&moved.fields)))
		});
		Ok(Self {
			event,
			pallet,
			emitted,
			emitted_fields,
			reverted,
			moved,
			chain_id,
			types,
		})
	}

	/// The EIP-155 chain id.
	pub fn chain_id(&self) -> u64 {
		self.chain_id
	}

	/// What was said, with the position of the extrinsic or [`OUTSIDE`]. `events` is the value of `System::Events`.
	pub fn block_events(&self, events: &[u8]) -> Result<Vec<(u32, BlockEvent)>, LayoutError> {
		let mut input = events;
		let count = Compact::<u32>::decode(&mut input)?.0;
		let mut found = Vec::new();
		for _ in 0..count {
			let extrinsic = match input.read_byte()? {
				0 => Some(u32::decode(&mut input)?),
				1 | 2 => None,
				_ => return Err(LayoutError::new("an event is of an unknown phase")),
			};
			let event = self.event(&mut input)?;
			// Topics of the record, which are not those of a log.
			let topics = Compact::<u32>::decode(&mut input)?.0;
			advance(&mut input, u64::from(topics).saturating_mul(32))?;
			found.extend(match (extrinsic, event) {
				(Some(extrinsic), Some(event)) => Some((extrinsic, event)),
				(None, Some(event @ BlockEvent::Moved(_))) => Some((OUTSIDE, event)),
				_ => None,
			});
		}
		if !input.is_empty() {
			return Err(LayoutError::new("bytes are left behind the last event"));
		}
		Ok(found)
	}

	fn event(&self, input: &mut &[u8]) -> Result<Option<BlockEvent>, LayoutError> {
		let mut ahead = *input;
		let pallet = ahead.read_byte()?;
		if pallet == self.pallet {
			let index = ahead.read_byte()?;
			if index == self.emitted {
				*input = ahead;
				return Ok(Some(BlockEvent::Log(self.log(input)?)));
			}
			self.types.skip(self.event, input)?;
			return Ok((index == self.reverted).then_some(BlockEvent::Reverted));
		}
		if let Some((ledger, index, fields)) = &self.moved {
			if pallet == *ledger && ahead.read_byte()? == *index {
				*input = ahead;
				let event = Value::Fields(self.values(fields, input, 0)?);
				return Ok(moved(&event).map(BlockEvent::Moved));
			}
		}
		self.types.skip(self.event, input)?;
		Ok(None)
	}

	fn values(
		&self,
		fields: &[NamedType],
		input: &mut &[u8],
		depth: u32,
	) -> Result<Vec<(Option<String>, Value)>, LayoutError> {
		let read =
			|(name, id): &NamedType| -> Result<_, LayoutError> { Ok((name.clone(), self.value(*id, input, depth)?)) };
		fields.iter().map(read).collect()
	}

	/// Decodes numbers, structures and enumerations; goes over everything else.
	fn value(&self, id: u32, input: &mut &[u8], depth: u32) -> Result<Value, LayoutError> {
		if depth > MAX_DEPTH {
			return Err(LayoutError::too_deep());
		}
		let next = depth.saturating_add(1);
		match self.types.get(id)? {
			TypeDef::Composite(composite) => Ok(Value::Fields(self.values(&named(&composite.fields), input, next)?)),
			TypeDef::Variant(variants) => {
				let index = input.read_byte()?;
				let variant = variants.variants.iter().find(|variant| variant.index == index);
				let variant = variant.ok_or_else(|| LayoutError::missing("such variant"))?;
				let fields = self.values(&named(&variant.fields), input, next)?;
				Ok(Value::Variant(variant.name.clone(), fields))
			}
			TypeDef::Primitive(primitive) => Ok(match primitive {
				TypeDefPrimitive::U8 => Value::Number(u8::decode(input)?.into()),
				TypeDefPrimitive::U16 => Value::Number(u16::decode(input)?.into()),
				TypeDefPrimitive::U32 => Value::Number(u32::decode(input)?.into()),
				TypeDefPrimitive::U64 => Value::Number(u64::decode(input)?.into()),
				TypeDefPrimitive::U128 => Value::Number(u128::decode(input)?),
				_ => {
					self.types.skip(id, input)?;
					Value::Other
				}
			}),
			_ => {
				self.types.skip(id, input)?;
				Ok(Value::Other)
			}
		}
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
}

fn named(fields: &[Field<PortableForm>]) -> Vec<NamedType> {
	let one = |field: &Field<PortableForm>| (field.name.clone(), field.ty.id);
	fields.iter().map(one).collect()
}

fn emitted_field(field: &Field<PortableForm>) -> Result<EmittedField, LayoutError> {
	match field.name.as_deref() {
		Some("contract") => Ok(EmittedField::Contract),
		Some("data") => Ok(EmittedField::Data),
		Some("topics") => Ok(EmittedField::Topics),
		other => Err(LayoutError::new(format!(
			"logs have a field that is not known: {other:?}"
		))),
	}
}

fn variant<'a>(types: &'a Types, id: u32, name: &str) -> Result<&'a Variant<PortableForm>, LayoutError> {
	types.variant(id, name).ok_or_else(|| LayoutError::missing(name))
}

#[cfg(test)]
mod tests;
