//! Reads what the ledger and the cases said in a block's events.
//!
//! The events are those of the runtime that executed the block, which may be older or newer than the one this program was
//! built with. So they are read by that runtime's metadata: of all others it is only known how long they are.

use crate::{
	layout::{CASES, LEDGER},
	scale::{advance, LayoutError, Types},
	EvidenceEvent, LedgerEvent,
};
use codec::{Compact, Decode, Input};
use frame_metadata::{RuntimeMetadata, RuntimeMetadataPrefixed};
use timebank_primitives::Movement;

/// Indices of a pallet and of one of its events.
type Place = Option<(u8, u8)>;

/// How the events of a runtime are encoded.
pub struct EventLayout {
	types: Types,
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
				return Err(LayoutError::new(format!(
					"metadata of version {} cannot be read",
					other.version()
				)))
			}
		};
		let types = Types::new(types);
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
				_ => return Err(LayoutError::new("an event is of an unknown phase")),
			}
			found.extend(self.event(&mut input)?);
			let topics = Compact::<u32>::decode(&mut input)?.0;
			advance(&mut input, u64::from(topics).saturating_mul(32))?;
		}
		if !input.is_empty() {
			return Err(LayoutError::new("bytes are left behind the last event"));
		}
		Ok(found)
	}

	/// Goes over an event, and reads it if it is of those that count.
	fn event(&self, input: &mut &[u8]) -> Result<Option<LedgerEvent>, LayoutError> {
		let whole = *input;
		self.types.skip(self.event, input)?;
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
}

fn place(types: &Types, event: u32, pallet: &str, name: &str) -> Place {
	let pallet = types.variant(event, pallet)?;
	let event = types.variant(pallet.fields.first()?.ty.id, name)?;
	Some((pallet.index, event.index))
}
