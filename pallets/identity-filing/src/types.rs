//! What is stored of a member, and what a version of a filing commits to.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::{
	frame_support::{traits::ConstU32, BoundedVec},
	sp_core::H256,
	sp_io::hashing::blake2_256,
};
use scale_info::TypeInfo;
use timebank_primitives::{
	AlertId, Balance, Body, BranchId, Digest, FilingStatus, Level, MaxQualifications, MemberId, MemberKind,
	MemberSummary, Moment, RiskGrade, Role, MAX_QUALIFICATIONS,
};

// What a field of a section is revealed against is known outside the pallet as well.
pub use timebank_primitives::SectionKind;

/// Sections of one filing: identity, contact, biometric, guardian, and the qualifications.
pub const MAX_SECTIONS: u32 = MAX_QUALIFICATIONS + 4;
/// [`MAX_SECTIONS`] as a type.
pub type MaxSections = ConstU32<MAX_SECTIONS>;

/// Bodies whose attestations of one section are kept side by side. Public security and a partner of two regions each
/// are four; one that no longer counts makes room for a new one.
pub const MAX_ATTESTATIONS: u32 = 4;
/// [`MAX_ATTESTATIONS`] as a type.
pub type MaxAttestations = ConstU32<MAX_ATTESTATIONS>;

/// Amounts from which a stage asks for a higher level. There are three levels above none, and one is the least.
pub const MAX_TIERS: u32 = 3;
/// [`MAX_TIERS`] as a type.
pub type MaxTiers = ConstU32<MAX_TIERS>;

/// Keys of one member that are given their first fuel: the four it may have, and each replaced once. Without a bound
/// a member could empty the pot by linking and unlinking fresh keys.
pub const MAX_DRIPS: u8 = 8;

/// A section as it is stored.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Section {
	/// Salted Merkle root of the fields.
	pub root: Digest,
	/// Number of the schema by which the fields are read.
	pub schema: u16,
	/// Who issued the document, as stated; `None` is the member itself. Only an attestation proves it.
	pub issuer: Option<Body>,
	/// When the document was issued.
	pub issued_at: Moment,
	/// When it expires, if it does.
	pub expires_at: Option<Moment>,
}

impl Section {
	/// Whether it has not expired at `now`.
	pub fn in_force(&self, now: Moment) -> bool {
		self.expires_at.is_none_or(|end| end > now)
	}
}

/// A section as it is handed in.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct FiledSection {
	/// Which section.
	pub kind: SectionKind,
	/// Its content.
	pub section: Section,
}

/// Sections that are handed in together.
pub type FiledSections = BoundedVec<FiledSection, MaxSections>;

/// The class of those who attest, which decides the level that an attestation gives (seed §4.3.2-2).
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug,
)]
pub enum AttestorClass {
	/// Public security (公安): identity and biometrics.
	PublicSecurity,
	/// A partner platform (合作平台): qualifications.
	Partner,
}

impl AttestorClass {
	/// The class that a role acts for, if it attests at all.
	pub const fn of(role: Role) -> Option<Self> {
		match role {
			Role::PublicSecurity => Some(Self::PublicSecurity),
			Role::Partner => Some(Self::Partner),
			_ => None,
		}
	}

	/// Whether this class may attest a section.
	pub const fn attests(self, section: SectionKind) -> bool {
		match self {
			Self::PublicSecurity => matches!(section, SectionKind::Identity | SectionKind::Biometric),
			Self::Partner => matches!(section, SectionKind::Qualification(_)),
		}
	}
}

/// The statement of one body that a section is true.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Attestation {
	/// Class of the body.
	pub class: AttestorClass,
	/// Root that was attested; always the section's.
	pub root: Digest,
	/// The person who signed.
	pub by: MemberId,
	/// The body for which the person signed.
	pub body: Body,
	/// When.
	pub at: Moment,
	/// When it ends.
	pub expires_at: Moment,
	/// When it was revoked, if it was.
	pub revoked_at: Option<Moment>,
}

impl Attestation {
	/// Whether it counts at `now`.
	pub fn in_force(&self, now: Moment) -> bool {
		self.revoked_at.is_none() && self.expires_at > now
	}
}

/// Attestations of one section, at most one per body.
pub type Attestations = BoundedVec<Attestation, MaxAttestations>;

/// The attestation of a section that lasts longest, kept in the filing: a movement reads the filing and no more.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Attested {
	/// Whose attestation.
	pub body: Body,
	/// When it was given.
	pub at: Moment,
	/// When it, or the section, ends.
	pub until: Moment,
}

/// A qualification of a filing.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Qualification {
	/// Its code.
	pub code: u16,
	/// What makes it count, if anything does.
	pub attested: Option<Attested>,
}

/// Qualifications of one filing, each code once.
pub type Qualifications = BoundedVec<Qualification, MaxQualifications>;

/// The filing (账户备案) of a member.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Filing {
	/// Person, organisation or contract.
	pub kind: MemberKind,
	/// Status.
	pub status: FilingStatus,
	/// Level that holds without an attestor: what the review gave, or genesis. Attestations lift it on read.
	pub level: Level,
	/// Risk grade.
	pub risk: RiskGrade,
	/// The grade was last raised by a machine, so that the next step needs a person.
	pub risk_by_machine: bool,
	/// Home branch.
	pub home: BranchId,
	/// Who handed in what is to be reviewed; the member itself at genesis.
	pub submitted_by: MemberId,
	/// Who took it up or reviewed it last.
	pub reviewer: Option<MemberId>,
	/// Number of the last version, from 1.
	pub version: u32,
	/// Head of the chain of versions; see [`VersionRecord::head_after`].
	pub head: H256,
	/// When it was first handed in.
	pub submitted_at: Moment,
	/// When it was first approved.
	pub filed_at: Option<Moment>,
	/// When a recovery last replaced the keys.
	pub recovered_at: Option<Moment>,
	/// What public security says of the identity.
	pub identified: Option<Attested>,
	/// Qualifications on file.
	pub qualifications: Qualifications,
	/// Keys that were given their first fuel; at most [`MAX_DRIPS`].
	pub drips: u8,
}

impl Filing {
	/// The level at `now`: expiry takes effect on read.
	pub fn level_at(&self, now: Moment) -> Level {
		let holds = |attested: &Attested| attested.until > now;
		if self.level == Level::None {
			return Level::None; // No review, no level, whatever has been attested.
		}
		let identified = self.level >= Level::Identified || self.identified.as_ref().is_some_and(holds);
		let qualified = self
			.qualifications
			.iter()
			.any(|q| q.attested.as_ref().is_some_and(holds));
		match (identified, qualified) {
			(true, true) => Level::Qualified,
			(true, false) => self.level.max(Level::Identified),
			(false, _) => self.level,
		}
	}

	/// Whether an attested qualification with this code is in force at `now`.
	pub fn holds(&self, code: u16, now: Moment) -> bool {
		self.qualifications
			.iter()
			.any(|q| q.code == code && q.attested.is_some_and(|attested| attested.until > now))
	}

	/// Keeps what makes a section count, where a movement asks for it.
	pub fn set_attested(&mut self, section: SectionKind, attested: Option<Attested>) {
		match section {
			SectionKind::Identity => self.identified = attested,
			SectionKind::Qualification(code) => {
				if let Some(held) = self.qualifications.iter_mut().find(|held| held.code == code) {
					held.attested = attested;
				}
			}
			SectionKind::Contact | SectionKind::Biometric | SectionKind::Guardian => {}
		}
	}

	/// What the ledger needs to know of it at `now`.
	pub fn summary(&self, member: MemberId, now: Moment) -> MemberSummary {
		MemberSummary {
			member,
			kind: self.kind,
			status: self.status,
			level: self.level_at(now),
			risk: self.risk,
			home: self.home,
			filed_at: self.filed_at.unwrap_or_default(),
			recovered_at: self.recovered_at,
		}
	}
}

/// What a review ends in.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
	/// The filing is in force.
	Approve,
	/// Something must be corrected first, for a reason (salted digest).
	RequestChanges(Digest),
	/// Refused, for a reason (salted digest); may be handed in again.
	Reject(Digest),
}

/// What joins two members.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum RelationKind {
	/// A guardian (监护人).
	Guardian,
	/// A family proxy (亲情代理).
	Proxy,
}

/// A recorded relation: one member may act for an elder.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Relation {
	/// As what.
	pub kind: RelationKind,
	/// Until when.
	pub until: Moment,
	/// The reviewer who recorded it.
	pub by: MemberId,
}

/// From an amount on, a stage asks for a level.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Tier {
	/// Least amount, in units of a hundredth of a coin.
	pub from: Balance,
	/// Level asked for.
	pub level: Level,
}

/// An attestation that must not be too old (for example a face check).
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Freshness {
	/// Who must have attested.
	pub class: AttestorClass,
	/// What.
	pub section: SectionKind,
	/// Greatest age in milliseconds.
	pub max_age: Moment,
}

/// What is asked of one side of a movement.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct PartyRequirements {
	/// Least level for any amount.
	pub level: Level,
	/// Higher levels for higher amounts, both strictly rising.
	pub tiers: BoundedVec<Tier, MaxTiers>,
	/// Greatest risk grade.
	pub max_risk: RiskGrade,
	/// Qualifications that must be in force, each code once.
	pub qualifications: BoundedVec<u16, MaxQualifications>,
	/// An attestation that must be fresh.
	pub fresh: Option<Freshness>,
}

impl Default for PartyRequirements {
	/// A reviewed filing, and no risk grade at which nothing moves without a supervisor.
	fn default() -> Self {
		Self {
			level: Level::Reviewed,
			tiers: Default::default(),
			max_risk: RiskGrade::Elevated,
			qualifications: Default::default(),
			fresh: None,
		}
	}
}

/// What a stage asks of both sides. They differ: a nurse needs a qualification, the elder whom she helps does not.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug, Default)]
pub struct StageRequirements {
	/// Of the member whose coins move.
	pub paying: PartyRequirements,
	/// Of the member who gets coins.
	pub receiving: PartyRequirements,
}

impl StageRequirements {
	/// One side.
	pub fn side(self, paying: bool) -> PartyRequirements {
		if paying {
			self.paying
		} else {
			self.receiving
		}
	}
}

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
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, Clone, PartialEq, Eq, Debug)]
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
		/// Why (salted digest).
		reason: Digest,
	},
	/// Refused.
	Rejected {
		/// Why (salted digest).
		reason: Digest,
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
}

/// One version of a filing. The chain keeps number and head; the event carries this record, and whoever has the
/// events of a member in order rebuilds the head and so proves that none is missing or changed.
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct VersionRecord<AccountId> {
	/// Whose filing.
	pub member: MemberId,
	/// Number, from 1.
	pub version: u32,
	/// Who made it.
	pub by: Author,
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
