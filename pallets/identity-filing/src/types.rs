//! What is stored of a member.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::{
	frame_support::{traits::ConstU32, BoundedVec},
	sp_core::{H160, H256},
};
use scale_info::TypeInfo;
use timebank_primitives::{
	Balance, Body, BranchId, Digest, FilingStatus, Level, MaxQualifications, MemberId, MemberKind, MemberSummary,
	Moment, RiskGrade, Role, MAX_QUALIFICATIONS,
};

// What a field of a section is revealed against is known outside the pallet as well.
pub use timebank_primitives::SectionKind;

mod branches;
mod keys;
mod relations;
mod versions;

pub use branches::*;
pub use keys::*;
pub use relations::*;
pub use versions::*;

/// Sections of one filing: identity, contact, biometric, guardian, and the qualifications.
pub const MAX_SECTIONS: u32 = MAX_QUALIFICATIONS + 4;
/// [`MAX_SECTIONS`] as a type.
pub type MaxSections = ConstU32<MAX_SECTIONS>;

/// Bodies whose attestations of one section are kept side by side. Public security and a partner of two regions each
/// are four; one that no longer counts makes room for a new one.
pub const MAX_ATTESTATIONS: u32 = 4;
/// [`MAX_ATTESTATIONS`] as a type.
pub type MaxAttestations = ConstU32<MAX_ATTESTATIONS>;

/// Amounts from which a stage asks for more: a small, a middle and a large one.
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

/// An attestation that was not revoked, kept in the filing: a movement reads no attestations.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Attested {
	/// Whose attestation.
	pub body: Body,
	/// When it was given.
	pub at: Moment,
	/// When it, or the section, ends.
	pub until: Moment,
}

impl Attested {
	/// Whether it counts at `now`: it has not ended, and its body was not cut off when it was given.
	pub fn counts(&self, now: Moment, cut_offs: &[CutOff]) -> bool {
		self.until > now && !cut_offs.iter().any(|cut| cut.voids(self.body, self.at))
	}
}

/// What speaks for a section, at most one per body.
pub type Evidence = BoundedVec<Attested, MaxAttestations>;

/// From a moment on, what a body attests is void: it is compromised. What it attested earlier stays.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct CutOff {
	/// The body.
	pub body: Body,
	/// From when on.
	pub from: Moment,
	/// When the body was admitted again, if it was. What it attested in between stays void.
	pub until: Option<Moment>,
}

impl CutOff {
	/// Whether an attestation of `body` given at `at` is void.
	pub fn voids(&self, body: Body, at: Moment) -> bool {
		self.body == body && at >= self.from && self.until.is_none_or(|until| at < until)
	}
}

/// Bodies that were ever cut off. An institution that fails twice as often as this chain has provinces is another
/// chain; all are read in every check of a member.
pub const MAX_CUT_OFFS: u32 = 64;

/// One entry for each body that was ever cut off.
pub type CutOffs = BoundedVec<CutOff, ConstU32<MAX_CUT_OFFS>>;

/// What the levels above the first ask for, as the head office has set it.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct LevelRules {
	/// Bodies of public security that must speak for the identity, for [`Level::Identified`].
	pub identity_bodies: u8,
	/// Greatest age of what they say, in milliseconds; none is as long as they say themselves.
	pub identity_max_age: Option<Moment>,
	/// Qualifications that partners must speak for, for [`Level::Qualified`].
	pub qualifications: u8,
}

impl Default for LevelRules {
	fn default() -> Self {
		Self {
			identity_bodies: 1,
			identity_max_age: None,
			qualifications: 1,
		}
	}
}

/// What a filing is measured by, read once for all questions about it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Measures {
	/// What the levels ask for.
	pub levels: LevelRules,
	/// Whose attestations are void from when on.
	pub cut_offs: CutOffs,
}

/// A qualification of a filing.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Qualification {
	/// Its code.
	pub code: u16,
	/// What speaks for it.
	pub attested: Evidence,
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
	pub identified: Evidence,
	/// Qualifications on file.
	pub qualifications: Qualifications,
	/// Keys that were given their first fuel; at most [`MAX_DRIPS`].
	pub drips: u8,
	/// Proofs of keys that were used for this member: each names the number that it is for, and works once.
	pub key_nonce: u32,
}

impl Filing {
	/// A filing as it is handed in: without a version, nothing reviewed or attested.
	pub fn submitted(kind: MemberKind, home: BranchId, by: MemberId, now: Moment) -> Self {
		Self {
			kind,
			status: FilingStatus::Submitted,
			level: Level::None,
			risk: RiskGrade::Low,
			risk_by_machine: false,
			home,
			submitted_by: by,
			reviewer: None,
			version: 0,
			head: H256::zero(),
			submitted_at: now,
			filed_at: None,
			recovered_at: None,
			identified: Evidence::default(),
			qualifications: Qualifications::default(),
			drips: 0,
			key_nonce: 0,
		}
	}

	/// The level at `now`: expiry, cut-offs and changed rules take effect on read.
	pub fn level_at(&self, now: Moment, measures: &Measures) -> Level {
		if self.level == Level::None {
			return Level::None; // No review, no level, whatever has been attested.
		}
		let LevelRules {
			identity_bodies,
			identity_max_age,
			qualifications,
		} = measures.levels;
		let counts = |attested: &&Attested| attested.counts(now, &measures.cut_offs);
		let young = |attested: &&Attested| {
			// An attestation is never younger than now; zero is its least age.
			identity_max_age.is_none_or(|most| now.saturating_sub(attested.at) <= most)
		};
		let bodies = self.identified.iter().filter(counts).filter(young).count();
		let held = self
			.qualifications
			.iter()
			.filter(|q| q.attested.iter().any(|a| counts(&a)))
			.count();
		let identified = self.level >= Level::Identified || bodies >= usize::from(identity_bodies);
		match (identified, held >= usize::from(qualifications)) {
			(true, true) => Level::Qualified,
			(true, false) => self.level.max(Level::Identified),
			(false, _) => self.level,
		}
	}

	/// Whether an attested qualification with this code is in force at `now`.
	pub fn holds(&self, code: u16, now: Moment, cut_offs: &[CutOff]) -> bool {
		self.qualifications
			.iter()
			.any(|q| q.code == code && q.attested.iter().any(|attested| attested.counts(now, cut_offs)))
	}

	/// Whether something that was attested counts no more at `now`, because it has ended or its body was cut off.
	pub fn has_lapsed(&self, now: Moment, cut_offs: &[CutOff]) -> bool {
		let lapsed = |attested: &Attested| !attested.counts(now, cut_offs);
		self.identified.iter().any(lapsed) || self.qualifications.iter().any(|q| q.attested.iter().any(lapsed))
	}

	/// Keeps what speaks for a section, where a movement asks for it.
	pub fn set_attested(&mut self, section: SectionKind, attested: Evidence) {
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
	pub fn summary(&self, member: MemberId, now: Moment, measures: &Measures) -> MemberSummary {
		MemberSummary {
			member,
			kind: self.kind,
			status: self.status,
			level: self.level_at(now, measures),
			risk: self.risk,
			home: self.home,
			filed_at: self.filed_at.unwrap_or_default(),
			recovered_at: self.recovered_at,
		}
	}
}

/// Why something was refused: a code of the catalogue that the head office publishes, or a salted digest of a text.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reason {
	/// A code.
	Code(u16),
	/// A salted digest.
	Digest(Digest),
}

impl From<Digest> for Reason {
	fn from(digest: Digest) -> Self {
		Self::Digest(digest)
	}
}

/// What a review ends in.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
	/// The filing is in force.
	Approve,
	/// Something must be corrected first, for a reason.
	RequestChanges(Reason),
	/// Refused, for a reason; may be handed in again.
	Reject(Reason),
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

/// From an amount on, a stage asks for more. What lower tiers ask for is asked as well.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Tier {
	/// Least amount, in units of a hundredth of a coin.
	pub from: Balance,
	/// Least level.
	pub level: Level,
	/// Greatest risk grade.
	pub max_risk: RiskGrade,
	/// Qualifications that must be in force besides.
	pub qualifications: BoundedVec<u16, MaxQualifications>,
	/// An attestation that must be fresh besides.
	pub fresh: Option<Freshness>,
}

/// What is asked of one side of a movement.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct PartyRequirements {
	/// Least level for any amount.
	pub level: Level,
	/// What is asked besides for higher amounts; each tier asks for more than the one before.
	pub tiers: BoundedVec<Tier, MaxTiers>,
	/// Greatest risk grade.
	pub max_risk: RiskGrade,
	/// Qualifications that must be in force, each code once.
	pub qualifications: BoundedVec<u16, MaxQualifications>,
	/// An attestation that must be fresh.
	pub fresh: Option<Freshness>,
}

impl PartyRequirements {
	/// The tiers that an amount reaches.
	fn reached(&self, amount: Balance) -> impl Iterator<Item = &Tier> {
		self.tiers.iter().filter(move |tier| tier.from <= amount)
	}

	/// The least level for an amount.
	pub fn least_level(&self, amount: Balance) -> Level {
		self.reached(amount).map(|tier| tier.level).fold(self.level, Level::max)
	}

	/// The greatest risk grade for an amount.
	pub fn greatest_risk(&self, amount: Balance) -> RiskGrade {
		self.reached(amount)
			.map(|tier| tier.max_risk)
			.fold(self.max_risk, RiskGrade::min)
	}

	/// The qualifications for an amount, each code once.
	pub fn codes(&self, amount: Balance) -> impl Iterator<Item = u16> + '_ {
		let more = self.reached(amount).flat_map(|tier| tier.qualifications.iter());
		self.qualifications.iter().chain(more).copied()
	}

	/// The attestations that must be fresh for an amount.
	pub fn fresh(&self, amount: Balance) -> impl Iterator<Item = Freshness> + '_ {
		let more = self.reached(amount).filter_map(|tier| tier.fresh);
		self.fresh.into_iter().chain(more)
	}
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

/// A contract of the Ethereum layer that the head office has filed.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct ContractRecord {
	/// Its address.
	pub address: H160,
	/// Hash of the code that was reviewed.
	pub code_hash: H256,
}

/// Sections of a filed filing that wait for a review.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct PendingChange {
	/// The sections.
	pub sections: FiledSections,
	/// Who handed them in.
	pub by: MemberId,
	/// When.
	pub at: Moment,
}
