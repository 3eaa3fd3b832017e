//! What a version of a filing commits to.

use super::{Attestation, ContractRecord, FiledSections, Mismatch, Reason, Relation, Resolution, SectionKind, Signer};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::{frame_support::BoundedVec, sp_core::H256, sp_io::hashing::blake2_256};
use scale_info::TypeInfo;
use timebank_primitives::{
	AlertId, Body, BranchId, Digest, Level, MaxControllers, MemberId, MemberKind, Moment, RiskGrade,
};

/// Who made a version.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Author {
	/// The first block.
	Genesis,
	/// The member itself, with one of its keys.
	Member(MemberId),
	/// A person with a role, for a body.
	Officer {
		/// The person.
		member: MemberId,
		/// The branch or institution.
		body: Body,
	},
	/// The head office (总部).
	HeadOffice,
	/// The anomaly monitor, in its own name.
	Monitor,
}

/// Why a risk grade was changed.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum GradeReason {
	/// An alert raised it.
	Alert(AlertId),
	/// A supervisor set it, for a reason (salted digest).
	Finding(Digest),
}

/// What a version changes. Together the versions rebuild the filing.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub enum Change<AccountId> {
	/// Filed from the start of the chain.
	Genesis {
		/// Person, organisation or contract.
		kind: MemberKind,
		/// Level.
		level: Level,
		/// Home branch.
		home: BranchId,
		/// First key.
		key: AccountId,
	},
	/// Handed in for the first time.
	Submitted {
		/// Person or organisation.
		kind: MemberKind,
		/// Home branch.
		home: BranchId,
		/// First key.
		key: AccountId,
		/// A branch keeps the key for the member.
		custodied: bool,
		/// Sections.
		sections: FiledSections,
	},
	/// Sections were replaced or added; attestations of replaced ones are void.
	Amended {
		/// The new sections.
		sections: FiledSections,
	},
	/// A reviewer has taken it up.
	TakenUp,
	/// Approved.
	Approved,
	/// Sent back.
	ChangesRequested {
		/// Why.
		reason: Reason,
	},
	/// Refused.
	Rejected {
		/// Why.
		reason: Reason,
	},
	/// A body has attested a section.
	Attested {
		/// Which section.
		section: SectionKind,
		/// The attestation.
		attestation: Attestation,
	},
	/// A body has taken its attestation back.
	AttestationRevoked {
		/// Which section.
		section: SectionKind,
		/// Whose attestation.
		body: Body,
		/// Why (salted digest).
		reason: Digest,
	},
	/// A key was bound to the member.
	KeyLinked {
		/// The key.
		key: AccountId,
		/// A branch keeps it for the member.
		custodied: bool,
	},
	/// A key no longer controls the member.
	KeyUnlinked {
		/// The key.
		key: AccountId,
	},
	/// Stopped by an authority.
	Suspended {
		/// Why (salted digest).
		reason: Digest,
	},
	/// In force again.
	Reinstated {
		/// Why (salted digest).
		reason: Digest,
	},
	/// The risk grade changed.
	Graded {
		/// Before.
		old: RiskGrade,
		/// After.
		new: RiskGrade,
		/// Why.
		reason: GradeReason,
	},
	/// Somebody may act for this member.
	RelationSet {
		/// Who.
		acting: MemberId,
		/// How.
		relation: Relation,
	},
	/// Somebody may no longer act for this member.
	RelationEnded {
		/// Who.
		acting: MemberId,
	},
	/// The head office has filed a contract.
	ContractFiled {
		/// Home branch.
		home: BranchId,
		/// Which contract.
		contract: ContractRecord,
	},
	/// A filing that was being reviewed is with those again who handed it in.
	TakenBack,
	/// Ended for good.
	Closed {
		/// Why.
		reason: Reason,
	},
	/// Other sections are handed in for a filed filing; they wait for a review.
	ChangeProposed {
		/// The new sections.
		sections: FiledSections,
	},
	/// They count from now on; attestations of replaced ones are void.
	ChangeApproved {
		/// The new sections.
		sections: FiledSections,
		/// Who handed them in.
		by: MemberId,
	},
	/// They were refused, or sent back.
	ChangeRefused {
		/// Why.
		reason: Reason,
	},
	/// Those who handed them in took them back.
	ChangeWithdrawn,
	/// A recorded relation is in force from now on.
	RelationConfirmed {
		/// Who may act for this member.
		acting: MemberId,
	},
	/// All keys were replaced.
	Recovered {
		/// The key that controls the member from now on.
		key: AccountId,
		/// A branch keeps it for the member.
		custodied: bool,
		/// The keys that did before.
		removed: BoundedVec<AccountId, MaxControllers>,
	},
	/// Another branch has taken the filing over as it is.
	Adopted {
		/// The branch.
		branch: BranchId,
	},
	/// Another branch uses the filing no more.
	AdoptionEnded {
		/// The branch.
		branch: BranchId,
	},
	/// A branch that has adopted the filing has another root of a section.
	MismatchReported {
		/// What differs.
		mismatch: Mismatch,
	},
	/// The home branch has resolved it.
	MismatchResolved {
		/// The branch that had reported it.
		branch: BranchId,
		/// The section.
		section: SectionKind,
		/// How.
		resolution: Resolution,
	},
	/// The member has another home branch; the record's own is the former one.
	HomeMoved {
		/// The new home.
		to: BranchId,
		/// Who signed for the former one.
		from_by: Signer,
		/// Who signed for the new one.
		to_by: Signer,
	},
}

/// One version of a filing. Whoever has the records of a member in order, from events or from the chain, rebuilds the
/// head and so proves that none is missing or changed.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct VersionRecord<AccountId> {
	/// Whose filing.
	pub member: MemberId,
	/// Number, from 1.
	pub version: u32,
	/// Who made it.
	pub by: Author,
	/// Home branch of the member before it.
	pub branch: BranchId,
	/// What changed.
	pub change: Change<AccountId>,
	/// Block time.
	pub at: Moment,
	/// Block height.
	pub block: u32,
}

impl<AccountId: Encode> VersionRecord<AccountId> {
	/// The head after this version: `blake2_256(previous ++ SCALE(record))`; zero is before the first.
	pub fn head_after(&self, previous: H256) -> H256 {
		(previous, self).using_encoded(blake2_256).into()
	}
}

/// Where the chain of versions of a member stands.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct VersionHead {
	/// Number of the last version.
	pub version: u32,
	/// Head after it.
	pub head: H256,
}

/// A version as it is stored.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Version<AccountId> {
	/// What changed, by whom and when.
	pub record: VersionRecord<AccountId>,
	/// Head before it.
	pub previous: H256,
}
