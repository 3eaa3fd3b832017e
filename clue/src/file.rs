//! The file and its one form.

use crate::{
	layout::{CaseRecord, Lock, OriginRecord},
	trace::{Limits, Trace},
	Error,
};
use codec::{DecodeAll, Encode};
use polkadot_sdk::{
	sp_core::{Bytes, H256},
	sp_crypto_hashing::blake2_256,
};
use serde::{de::Error as _, Deserialize, Deserializer, Serialize, Serializer};
use timebank_primitives::{
	ActivityId, Balance, BlockNumber, BranchId, ClaimedTime, Digest, LotPart, MemberId, Moment, Movement, MovementId,
	OriginId,
};

/// The form of file that this program writes and reads.
pub const FORMAT: &str = "timebank-clue-1";
/// Largest file in bytes: what a desk computer reads at once.
pub const MAX_FILE: usize = 256 * 1024 * 1024;
/// Members whose histories one file may hold: more is no trace but the whole bank.
pub const MAX_MEMBERS: usize = 4_096;
/// Movements that one file may hold. They take about a kilobyte each, less than half of [`MAX_FILE`] together.
pub const MAX_MOVEMENTS: usize = 100_000;
/// Pieces of evidence that one file may hold: more than people can read.
pub const MAX_EVIDENCE: usize = 65_536;

/// Coins in hundredths, as a text of decimal digits: numbers of JSON lose digits in many programs.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub struct Units(pub Balance);

impl Serialize for Units {
	fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
		serializer.collect_str(&self.0)
	}
}

impl<'de> Deserialize<'de> for Units {
	fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
		let text = String::deserialize(deserializer)?;
		text.parse().map(Self).map_err(D::Error::custom)
	}
}

/// Coins of one origin.
#[derive(Serialize, Deserialize, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(deny_unknown_fields)]
pub struct Part {
	/// The settlement that issued them.
	pub origin: OriginId,
	/// How many.
	pub amount: Units,
}

impl From<&LotPart> for Part {
	fn from(part: &LotPart) -> Self {
		Self {
			origin: part.origin,
			amount: Units(part.amount),
		}
	}
}

pub(crate) fn plain(parts: &[LotPart]) -> Vec<Part> {
	parts.iter().map(Part::from).collect()
}

/// One side of a movement.
#[derive(Serialize, Deserialize, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(deny_unknown_fields)]
pub struct Side {
	/// The member.
	pub member: MemberId,
	/// Number of the movement in the member's history.
	pub seq: u64,
}

/// A movement: what people read, and the bytes that the heads cover. Both say the same, or the file is refused.
#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Debug)]
#[serde(deny_unknown_fields)]
pub struct Entry {
	/// Number of the movement.
	pub id: MovementId,
	/// Block.
	pub block: BlockNumber,
	/// Block time in milliseconds.
	pub at: Moment,
	/// What it did.
	pub kind: String,
	/// Whose coins.
	pub payer: Option<Side>,
	/// Who got them.
	pub receiver: Option<Side>,
	/// How many.
	pub amount: Units,
	/// Their origins.
	pub parts: Vec<Part>,
	/// The whole movement, SCALE-encoded.
	pub scale: Bytes,
}

impl From<&Movement> for Entry {
	fn from(movement: &Movement) -> Self {
		let side = |leg: timebank_primitives::Leg| Side {
			member: leg.member,
			seq: leg.seq,
		};
		Self {
			id: movement.id,
			block: movement.block,
			at: movement.at,
			kind: format!("{:?}", movement.kind),
			payer: movement.payer.map(side),
			receiver: movement.receiver.map(side),
			amount: Units(movement.amount),
			parts: plain(&movement.lots),
			scale: Bytes(movement.encode()),
		}
	}
}

impl Entry {
	/// The movement, if both parts say the same.
	pub fn movement(&self) -> Result<Movement, Error> {
		let fault = || Error::BadMovement(self.id);
		let movement = Movement::decode_all(&mut &self.scale.0[..]).map_err(|_| fault())?;
		if Self::from(&movement) != *self {
			return Err(fault());
		}
		Ok(movement)
	}
}

/// A piece of evidence.
#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Debug)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
	/// Number within the case, from zero.
	pub number: u32,
	/// Salted digest.
	pub digest: Digest,
	/// Who added it.
	pub by: MemberId,
	/// Block time in milliseconds.
	pub at: Moment,
}

/// A member's movements within the range, up to the head in the state.
#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Debug)]
#[serde(deny_unknown_fields)]
pub struct Segment {
	/// The member.
	pub member: MemberId,
	/// Movements in all.
	pub seq: u64,
	/// Head of the history.
	pub head: H256,
	/// The last movement before the range, SCALE-encoded: it proves that none within is left out. None if there was none.
	pub before: Option<Bytes>,
	/// Movements within the range.
	pub movements: Vec<MovementId>,
}

/// A settlement that issued traced coins.
#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Debug)]
#[serde(deny_unknown_fields)]
pub struct Origin {
	/// The origin.
	pub origin: OriginId,
	/// Activity that was settled.
	pub activity: ActivityId,
	/// Who served.
	pub volunteer: MemberId,
	/// Who was served, where it was one person.
	pub recipient: Option<MemberId>,
	/// Branch whose pool issued.
	pub branch: BranchId,
	/// How many coins.
	pub amount: Units,
	/// When the service was given.
	pub claimed: ClaimedTime,
	/// Salted digest of the service record.
	pub record: Digest,
	/// Block time of the issue in milliseconds.
	pub at: Moment,
}

impl Origin {
	/// A settlement as the state has it.
	pub(crate) fn new(origin: OriginId, record: &OriginRecord) -> Self {
		Self {
			origin,
			activity: record.activity,
			volunteer: record.volunteer,
			recipient: record.recipient,
			branch: record.branch,
			amount: Units(record.amount),
			claimed: record.claimed,
			record: record.record,
			at: record.at,
		}
	}
}

/// Free coins of one lot.
#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Debug)]
#[serde(deny_unknown_fields)]
pub struct HeldLot {
	/// Number of the lot.
	pub lot: u32,
	/// Its coins.
	pub parts: Vec<Part>,
}

impl HeldLot {
	/// A lot as the state has it.
	pub(crate) fn new(lot: u32, parts: &[LotPart]) -> Self {
		Self {
			lot,
			parts: plain(parts),
		}
	}
}

/// Locked coins of one reason.
#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Debug)]
#[serde(deny_unknown_fields)]
pub struct HeldLock {
	/// The reason.
	pub lock: Lock,
	/// The coins.
	pub parts: Vec<Part>,
}

impl HeldLock {
	/// A lock as the state has it.
	pub(crate) fn new(lock: Lock, parts: &[LotPart]) -> Self {
		Self {
			lock,
			parts: plain(parts),
		}
	}
}

/// All coins of a member at the end of the range.
#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Debug)]
#[serde(deny_unknown_fields)]
pub struct Holdings {
	/// The member.
	pub member: MemberId,
	/// Free coins.
	pub free: Units,
	/// Locked coins.
	pub locked: Units,
	/// The free coins, lot by lot.
	pub lots: Vec<HeldLot>,
	/// The locked coins, in the order of their reasons.
	pub locks: Vec<HeldLock>,
}

/// What a file says.
#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Debug)]
#[serde(deny_unknown_fields)]
pub struct Body {
	/// [`FORMAT`].
	pub format: String,
	/// Random, so that nobody finds the contents by trying digests.
	pub salt: H256,
	/// Header of the last block of the range, SCALE-encoded.
	pub header: Bytes,
	/// First block of the range.
	pub from: BlockNumber,
	/// Last block of the range.
	pub to: BlockNumber,
	/// How far coins were followed.
	pub limits: Limits,
	/// Number of the case.
	pub case: timebank_primitives::CaseId,
	/// The case.
	pub record: CaseRecord,
	/// All its evidence.
	pub evidence: Vec<Evidence>,
	/// Where the subjects' coins came from and went.
	pub trace: Trace,
	/// The settlements that issued coins which were followed by lots, by number.
	pub origins: Vec<Origin>,
	/// Where coins are that were followed forwards by lots, and all of the subjects; by member.
	pub holdings: Vec<Holdings>,
	/// Histories of the members that the trace passes, by member.
	pub members: Vec<Segment>,
	/// The movements of these histories within the range, by number.
	pub movements: Vec<Entry>,
	/// Nodes of the state, in the order of their bytes.
	pub proof: Vec<Bytes>,
}

/// A clue file.
#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Debug)]
#[serde(deny_unknown_fields)]
pub struct ClueFile {
	/// Digest of the body: what goes on chain as evidence.
	pub digest: Digest,
	/// What the file says.
	pub body: Body,
}

impl Body {
	fn digest(&self) -> Result<Digest, Error> {
		Ok(blake2_256(&json(self)?).into())
	}

	/// The file of this body.
	pub fn seal(self) -> Result<ClueFile, Error> {
		Ok(ClueFile {
			digest: self.digest()?,
			body: self,
		})
	}
}

impl ClueFile {
	/// The one text of this file.
	pub fn to_bytes(&self) -> Result<Vec<u8>, Error> {
		let mut bytes = json(self)?;
		bytes.push(b'\n');
		if bytes.len() > MAX_FILE {
			return Err(Error::TooMuch("bytes"));
		}
		Ok(bytes)
	}

	/// Reads a file. Any other text than the one of [`Self::to_bytes`] and any other digest is refused.
	pub fn from_bytes(bytes: &[u8]) -> Result<Self, Error> {
		if bytes.len() > MAX_FILE {
			return Err(Error::TooMuch("bytes"));
		}
		let file: Self = serde_json::from_slice(bytes).map_err(|error| Error::NotAFile(error.to_string()))?;
		if file.body.format != FORMAT {
			return Err(Error::OtherFormat(file.body.format));
		}
		if file.to_bytes()? != bytes {
			return Err(Error::NotCanonical);
		}
		if file.body.digest()? != file.digest {
			return Err(Error::DigestMismatch);
		}
		Ok(file)
	}
}

fn json(value: &impl Serialize) -> Result<Vec<u8>, Error> {
	serde_json::to_vec(value).map_err(|error| Error::NotAFile(error.to_string()))
}
