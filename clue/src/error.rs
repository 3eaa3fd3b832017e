//! Why a file cannot be made, or is not believed.

use crate::scale::LayoutError;
use std::fmt;
use timebank_primitives::{BlockNumber, CaseId, MemberId, MovementId, OriginId};

/// Why a file cannot be made, or is not believed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Error {
	/// The range is empty, or begins before the first block.
	BadRange {
		/// First block asked for.
		from: BlockNumber,
		/// Last block asked for.
		to: BlockNumber,
	},
	/// The range ends after the last final block.
	BeyondChain {
		/// Last block asked for.
		to: BlockNumber,
		/// Last final block.
		last: BlockNumber,
	},
	/// The limit of hops is zero or too high.
	BadLimits,
	/// The archive has no such block.
	NoBlock(BlockNumber),
	/// The archive has not kept the state of a block.
	Pruned(BlockNumber),
	/// The archive could not be read.
	Archive(String),
	/// The events of a block could not be read.
	Events {
		/// The block.
		block: BlockNumber,
		/// Why.
		why: LayoutError,
	},
	/// There is no such case at the end of the range.
	UnknownCase(CaseId),
	/// Evidence was added to the case before the range.
	EvidenceBefore {
		/// First piece within the range.
		first: u32,
	},
	/// More than a file may hold.
	TooMuch(&'static str),
	/// The movement that a member made before the range was not found.
	NoMovementBefore(MemberId),
	/// The bytes are no clue file.
	NotAFile(String),
	/// The bytes say something in another form than the one that counts.
	NotCanonical,
	/// The file has another form than this program knows.
	OtherFormat(String),
	/// The contents do not have the file's digest.
	DigestMismatch,
	/// The file's header has another hash.
	OtherHeader,
	/// The header cannot be read, or is not that of the last block of the range.
	BadHeader,
	/// The state's nodes are not in order, or one is there twice.
	ProofOrder,
	/// A node of the state is missing.
	ProofIncomplete,
	/// A node of the state is there that nothing needs.
	ProofSurplus,
	/// A value in the state has another form than this program knows.
	Layout(&'static str),
	/// The case in the state says something else.
	CaseMismatch,
	/// The chain of evidence does not end in the head that the case has in the state.
	EvidenceMismatch,
	/// A movement cannot be read, or its plain part says something else than the bytes that the heads cover.
	BadMovement(MovementId),
	/// The movements are not in order, or one is outside the range.
	MovementOrder(MovementId),
	/// The members are not in order.
	MemberOrder(MemberId),
	/// A member's movements are not one chain that ends in the head in the state.
	BrokenHead(MemberId),
	/// The movement before a member's first one is missing, or lies within the range.
	BadStart(MemberId),
	/// A movement belongs to no member of the file, or a member names one that is not there.
	StrayMovement(MovementId),
	/// The members are not those whom the trace needs.
	OtherMembers,
	/// The trace does not follow from the movements.
	TraceMismatch,
	/// The origins are not those of the trace, or the state says something else of this one.
	OriginMismatch(OriginId),
	/// The holdings are not those of the members whom coins have reached, or the state says something else.
	HoldingsMismatch(MemberId),
	/// The lots and locks of a member are not all that the member has.
	HoldingsIncomplete(MemberId),
}

impl fmt::Display for Error {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::BadRange { from, to } => write!(f, "there are no blocks from {from} to {to}; the first is 1"),
			Self::BeyondChain { to, last } => {
				write!(
					f,
					"block {to} is not final in this database; the last final block is {last}"
				)
			}
			Self::BadLimits => f.write_str("the limit of hops must be from 1 to 64"),
			Self::NoBlock(block) => write!(f, "block {block} is not in this database"),
			Self::Pruned(block) => write!(
				f,
				"the state of block {block} is pruned: use the database of an archive node (--state-pruning archive)"
			),
			Self::Archive(why) => write!(f, "the database cannot be read: {why}"),
			Self::Events { block, why } => write!(f, "the events of block {block} cannot be read: {why}"),
			Self::UnknownCase(case) => write!(f, "there is no case {} at the end of the range", case.0),
			Self::EvidenceBefore { first } => write!(
				f,
				"the case has evidence from before the range (number {first} is the first within): begin earlier"
			),
			Self::TooMuch(what) => write!(f, "more {what} than one file may hold: narrow the range or the hops"),
			Self::NoMovementBefore(member) => {
				write!(f, "the movement of member {} before the range was not found", member.0)
			}
			Self::NotAFile(why) => write!(f, "this is no clue file: {why}"),
			Self::NotCanonical => f.write_str("the file was changed: it is not in the one form that counts"),
			Self::OtherFormat(format) => {
				write!(f, "the file has the form {format:?}, which this program does not know")
			}
			Self::DigestMismatch => f.write_str("the file was changed: its contents do not have its digest"),
			Self::OtherHeader => f.write_str("the file's header has another hash than the one given"),
			Self::BadHeader => {
				f.write_str("the file's header cannot be read, or is not that of the last block of the range")
			}
			Self::ProofOrder => f.write_str("the nodes of the state are not in order"),
			Self::ProofIncomplete => f.write_str("a node of the state is missing"),
			Self::ProofSurplus => f.write_str("the file has nodes of the state that nothing needs"),
			Self::Layout(what) => write!(f, "{what} has a form in the state that this program does not know"),
			Self::CaseMismatch => f.write_str("the case in the state says something else"),
			Self::EvidenceMismatch => f.write_str("the evidence does not lead to the head of the case"),
			Self::BadMovement(id) => write!(f, "movement {} cannot be read or says two different things", id.0),
			Self::MovementOrder(id) => write!(f, "movement {} is out of order or outside the range", id.0),
			Self::MemberOrder(member) => write!(f, "member {} is out of order", member.0),
			Self::BrokenHead(member) => {
				write!(
					f,
					"the movements of member {} do not lead to the head in the state",
					member.0
				)
			}
			Self::BadStart(member) => {
				write!(
					f,
					"it is not proven that the movements of member {} begin here",
					member.0
				)
			}
			Self::StrayMovement(id) => write!(f, "movement {} is named but not there, or there but not named", id.0),
			Self::OtherMembers => f.write_str("the members are not those whom the trace needs"),
			Self::TraceMismatch => f.write_str("the trace does not follow from the movements"),
			Self::OriginMismatch(origin) => write!(f, "the state says something else of origin {}", origin.0),
			Self::HoldingsMismatch(member) => {
				write!(f, "the state says something else of the coins of member {}", member.0)
			}
			Self::HoldingsIncomplete(member) => write!(f, "these are not all coins of member {}", member.0),
		}
	}
}

impl std::error::Error for Error {}
