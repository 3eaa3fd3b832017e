//! What a file is made from.

use crate::Error;
use codec::Decode;
use polkadot_sdk::sp_core::H256;
use timebank_primitives::{BlockNumber, CaseId, Digest, MemberId, Moment, Movement};

/// A piece of evidence as the chain told of it.
#[derive(Decode, Clone, PartialEq, Eq, Debug)]
pub struct EvidenceEvent {
	/// The case.
	pub case: CaseId,
	/// Number within the case, from zero.
	pub number: u32,
	/// Salted digest.
	pub digest: Digest,
	/// Who added it.
	pub by: MemberId,
	/// Block time.
	pub at: Moment,
	/// Head of the chain before it.
	pub previous: H256,
	/// Head of the chain after it.
	pub head: H256,
}

/// What a block tells of the ledger and of cases.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum LedgerEvent {
	/// Coins have moved.
	Moved(Box<Movement>),
	/// A case has a further piece of evidence.
	Evidence(EvidenceEvent),
}

/// The blocks of one chain with their events and states. What it says is not believed but checked in the end.
pub trait Archive {
	/// The last final block.
	fn last_final(&self) -> Result<BlockNumber, Error>;
	/// The SCALE-encoded header of a block.
	fn header(&self, block: BlockNumber) -> Result<Vec<u8>, Error>;
	/// What a block tells, in order.
	fn events(&self, block: BlockNumber) -> Result<Vec<LedgerEvent>, Error>;
	/// A value in the state after a block.
	fn value(&self, block: BlockNumber, key: &[u8]) -> Result<Option<Vec<u8>>, Error>;
	/// The keys in the state after a block that begin so.
	fn keys(&self, block: BlockNumber, prefix: &[u8]) -> Result<Vec<Vec<u8>>, Error>;
	/// Nodes of the state after a block that prove these keys.
	fn proof(&self, block: BlockNumber, keys: &[Vec<u8>]) -> Result<Vec<Vec<u8>>, Error>;
}
