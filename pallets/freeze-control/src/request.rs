//! Requests of third parties, and what they may read: types.

use crate::types::{CaseStatus, Subjects};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::sp_core::H256;
use scale_info::TypeInfo;
use timebank_primitives::{CaseId, Digest, InstitutionId, MemberId, Moment};

/// Requests of one institution that can wait for an answer at a time, so that the answers keep pace.
pub const MAX_OPEN_REQUESTS: u32 = 16;

/// On whose behalf a request is made.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum RequestKind {
	/// A court.
	Court,
	/// The police.
	Police,
	/// Another third party.
	Other,
}

/// What a request is about.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub enum RequestAbout {
	/// A case that the institution has a grant for.
	Case(CaseId),
	/// Members, whether or not there is a case.
	Members(Subjects),
}

/// The answer to a request.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Answer {
	/// The supervisor.
	pub by: MemberId,
	/// When.
	pub at: Moment,
	/// Whether what was asked for is done.
	pub granted: bool,
	/// Salted digest of the answer.
	pub document: Digest,
	/// The deadline had passed.
	pub late: bool,
}

/// A question of a court, of the police or of another third party that a supervisor must answer.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Request {
	/// On whose behalf.
	pub kind: RequestKind,
	/// The institution that asks.
	pub institution: InstitutionId,
	/// Its person.
	pub by: MemberId,
	/// What it is about.
	pub about: RequestAbout,
	/// Salted digest of the document.
	pub document: Digest,
	/// When it was filed.
	pub filed_at: Moment,
	/// By when it must be answered.
	pub due: Moment,
	/// Somebody has noted that nobody answered in time.
	pub overdue: bool,
	/// The answer.
	pub answer: Option<Answer>,
}

/// What an institution with a grant reads of a case: how it stands, and nothing of whom it is about.
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct PublicCase {
	/// Where it is in its life.
	pub status: CaseStatus,
	/// When it was opened.
	pub opened_at: Moment,
	/// How many members it is about.
	pub subjects: u32,
	/// Orders placed so far.
	pub orders: u32,
	/// Pieces of evidence so far.
	pub evidence_count: u32,
	/// Head of the chain of evidence.
	pub evidence_head: H256,
	/// When it was decided.
	pub decided_at: Option<Moment>,
}
