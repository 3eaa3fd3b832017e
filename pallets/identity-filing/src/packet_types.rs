//! What is stored of sealed packets: viewers' keys, grants, headers, envelopes, the access log and erasures.

use crate::types::{Author, MaxSections, SectionKind};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::{
	frame_support::{traits::ConstU32, BoundedVec},
	sp_core::H256,
	sp_io::hashing::blake2_256,
};
use scale_info::TypeInfo;
use timebank_primitives::{Body, Digest, Envelope, MemberId, Moment, PacketHeader, RevealFault, Viewer};

/// Viewers of one packet: the member, the home branch, the branches and institutions that serve or examine the member.
/// The bound keeps the list in one small value; a new version of the packet starts with an empty one.
pub const MAX_VIEWERS: u32 = 16;
/// [`MAX_VIEWERS`] as a type.
pub type MaxViewers = ConstU32<MAX_VIEWERS>;

/// Grants of one member side by side: as many as a packet has viewers. One that has ended makes room for a new one.
pub const MAX_GRANTS: u32 = MAX_VIEWERS;
/// [`MAX_GRANTS`] as a type.
pub type MaxGrants = ConstU32<MAX_GRANTS>;

/// Bodies that have ever been given an envelope of one member, all of which must acknowledge an erasure. Twice the
/// viewers of a packet: half of them may have changed in a life.
pub const MAX_HOLDERS: u32 = 2 * MAX_VIEWERS;
/// [`MAX_HOLDERS`] as a type.
pub type MaxHolders = ConstU32<MAX_HOLDERS>;

/// A day in milliseconds.
const DAY: Moment = 24 * 60 * 60 * 1000;
/// Longest grant that a member gives: consent is asked again after a year.
pub const MAX_GRANT: Moment = 366 * DAY;
/// Longest grant that the home branch gives for a duty: a quarter, then the need is looked at again.
pub const MAX_DUTY_GRANT: Moment = 92 * DAY;

/// The key to which envelopes for a viewer are sealed. A key of its own: no account key opens anything.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct ViewerKey {
	/// Version of the viewer's key, from 1.
	pub version: u32,
	/// The X25519 public key.
	pub key: [u8; 32],
	/// The person who registered it.
	pub by: MemberId,
	/// When.
	pub since: Moment,
	/// When it was given up without another, if it was: nothing is sealed to it from then on.
	pub retired_at: Option<Moment>,
}

/// What a grant is for.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug,
)]
pub enum Purpose {
	/// Another branch takes the filing over or serves the member as its own.
	#[codec(index = 0)]
	Adoption,
	/// Another branch runs an activity in which the member takes part.
	#[codec(index = 1)]
	Service,
	/// A third party answers or asks a query that the member knows of.
	#[codec(index = 2)]
	Query,
	/// A guardian or a family member cares for the member.
	#[codec(index = 3)]
	Care,
	/// Public security or a partner attests a section: a duty of the home branch.
	#[codec(index = 4)]
	Attestation,
	/// A supervisor examines an alert or a case: a duty of the home branch.
	#[codec(index = 5)]
	Supervision,
	/// A mediator hears a dispute: a duty of the home branch.
	#[codec(index = 6)]
	Dispute,
}

impl Purpose {
	/// Whether the home branch may grant it in its own name. All may be granted by the member.
	pub const fn is_duty(self) -> bool {
		matches!(self, Self::Attestation | Self::Supervision | Self::Dispute)
	}

	/// Whether such a viewer can have this purpose.
	pub const fn admits(self, viewer: &Viewer) -> bool {
		match self {
			Self::Adoption | Self::Service => matches!(viewer, Viewer::Body(Body::Branch(_))),
			Self::Care => matches!(viewer, Viewer::Member(_)),
			Self::Query | Self::Attestation | Self::Supervision | Self::Dispute => {
				matches!(viewer, Viewer::Body(Body::Institution(_)))
			}
		}
	}
}

/// Sections that a grant names, each once.
pub type GrantedSections = BoundedVec<SectionKind, MaxSections>;

/// The right of a viewer to be given envelopes. The member and its home branch have it without a grant.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Grant {
	/// Who may read.
	pub viewer: Viewer,
	/// What.
	pub sections: GrantedSections,
	/// What for.
	pub purpose: Purpose,
	/// Until when.
	pub until: Moment,
	/// Who gave it: the member, an officer of the home branch for a duty, or the officer whose branch adopted the filing.
	pub by: Author,
	/// When.
	pub at: Moment,
}

impl Grant {
	/// Whether it counts at `now`.
	pub fn in_force(&self, now: Moment) -> bool {
		self.until > now
	}

	/// Whether it is the grant of a viewer for a purpose.
	pub fn is_for(&self, viewer: Viewer, purpose: Purpose) -> bool {
		self.viewer == viewer && self.purpose == purpose
	}
}

/// Grants of one member, each viewer and purpose once.
pub type GrantList = BoundedVec<Grant, MaxGrants>;

/// The packet of a section.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Packet {
	/// Its header.
	pub header: PacketHeader,
	/// Who placed it: the member, or a clerk of the home branch.
	pub by: Author,
	/// When.
	pub at: Moment,
}

/// An envelope for a viewer.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct ViewerEnvelope {
	/// For whom.
	pub viewer: Viewer,
	/// Version of the viewer's key to which it is sealed.
	pub key_version: u32,
	/// The sealed secret.
	pub envelope: Envelope,
}

/// An envelope that is still to be placed: its viewer has the right to it.
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct MissingEnvelope {
	/// For whom.
	pub viewer: Viewer,
	/// Of which section.
	pub section: SectionKind,
	/// Version of the packet; none while there is no packet of the section as it is filed now.
	pub packet: Option<u32>,
	/// Version of the viewer's key to seal to; none while the viewer has no key.
	pub key_version: Option<u32>,
}

/// Envelopes of one packet, each viewer once.
pub type EnvelopeList = BoundedVec<ViewerEnvelope, MaxViewers>;

/// Bodies that must acknowledge an erasure, each once.
pub type HolderList = BoundedVec<Body, MaxHolders>;

/// One reading of a packet, written by the viewer before a vault hands out what opens it. The chain keeps the head of
/// the hashes alone.
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct AccessEntry {
	/// Whose packet.
	pub member: MemberId,
	/// Number of the entry in the member's log, from 1.
	pub number: u64,
	/// Which section.
	pub section: SectionKind,
	/// Version of the packet.
	pub version: u32,
	/// Who reads.
	pub viewer: Viewer,
	/// The person who acts for the viewer.
	pub by: MemberId,
	/// The purpose of the grant; none for the member itself and its home branch.
	pub purpose: Option<Purpose>,
	/// Salted digest of the request.
	pub request: Digest,
	/// Block time.
	pub at: Moment,
	/// Block height.
	pub block: u32,
}

impl AccessEntry {
	/// The head after this entry: `blake2_256(previous ++ SCALE(entry))`; zero is before the first.
	pub fn head_after(&self, previous: H256) -> H256 {
		(previous, self).using_encoded(blake2_256).into()
	}
}

/// Where the access log of a member stands.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug, Default,
)]
pub struct AccessHead {
	/// Number of the last entry.
	pub number: u64,
	/// Head after it.
	pub head: H256,
}

/// A body says that it has destroyed what it held.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Acknowledgement {
	/// Which body.
	pub body: Body,
	/// The person who answers for it.
	pub by: MemberId,
	/// When.
	pub at: Moment,
}

/// The order to destroy a member's subject secret, and who has done so. It is final: no packet of the member is placed
/// after it.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Erasure {
	/// Who ordered it.
	pub by: Author,
	/// Why (salted digest).
	pub reason: Digest,
	/// When.
	pub at: Moment,
	/// Who must acknowledge it: every body that was ever given an envelope.
	pub holders: HolderList,
	/// Who has.
	pub acknowledged: BoundedVec<Acknowledgement, MaxHolders>,
}

impl Erasure {
	/// How many bodies have not acknowledged it.
	pub fn remaining(&self) -> u32 {
		// Acknowledgements come from holders only, each once.
		(self.holders.len() as u32).saturating_sub(self.acknowledged.len() as u32)
	}
}

/// What a reveal that holds is worth.
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Revealed {
	/// Schema by which the field's code and value are read.
	pub schema: u16,
	/// The field is public: calls accept it.
	pub public: bool,
	/// The member is filed and the section has not expired.
	pub in_force: bool,
	/// An attestation of the section's root is in force.
	pub attested: bool,
}

/// Why a reveal does not hold for a member.
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum RevealError {
	/// Nobody is filed under this number.
	MemberNotFound,
	/// The filing has no such section.
	SectionNotFound,
	/// The member is not filed, or the section has expired: no call accepts it.
	NotInForce,
	/// The reveal itself does not hold.
	Fault(RevealFault),
}

impl From<RevealFault> for RevealError {
	fn from(fault: RevealFault) -> Self {
		Self::Fault(fault)
	}
}
