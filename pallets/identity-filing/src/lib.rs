#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod attestations;
mod functions;
mod impls;
mod keys;
#[cfg(any(feature = "try-runtime", feature = "std"))]
mod packet_state;
pub mod packet_types;
mod packets;
pub mod proofs;
mod relations;
mod reveals;
pub mod rules;
#[cfg(any(feature = "try-runtime", feature = "std"))]
mod try_state;
pub mod types;
mod views;
pub mod weights;

#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;

pub use packet_types::*;
pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

/// Storage, events, errors and calls.
#[polkadot_sdk::frame_support::pallet]
pub mod pallet {
	use crate::{packet_types::*, types::*, WeightInfo};
	use alloc::vec::Vec;
	use frame_support::pallet_prelude::*;
	use frame_system::pallet_prelude::*;
	use polkadot_sdk::{
		frame_support::traits::{EnsureOrigin, Time},
		sp_core::H256,
		sp_runtime::traits::{IdentifyAccount, Verify},
		*,
	};
	use timebank_primitives::{
		BranchId, Controller, Digest, Fuel, Level, MaxControllers, MemberId, MemberKind, Moment, OnFilingChange,
		PacketHeader, RiskGrade, Roles, Stage, Viewer, MAX_CONTROLLERS, MAX_QUALIFICATIONS,
	};

	/// Layout of the storage.
	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// The pallet.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What the pallet needs of the runtime.
	#[pallet::config]
	pub trait Config: polkadot_sdk::frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		/// Which role and body a key acts for.
		type Roles: Roles<Self::AccountId>;

		/// Learns in the same block that a filing has changed.
		type OnFilingChange: OnFilingChange;

		/// Gives the keys of filed members their first fuel.
		type Fuel: Fuel<Self::AccountId>;

		/// Block time in milliseconds.
		type Time: Time<Moment = Moment>;

		/// The head office (总部).
		type HeadOffice: EnsureOrigin<Self::RuntimeOrigin>;

		/// Signatures by which keys prove themselves.
		type Signature: Verify<Signer: IdentifyAccount<AccountId = Self::AccountId>> + Parameter;

		/// How long outgoing movements wait after a recovery, in milliseconds.
		#[pallet::constant]
		type RecoveryWait: Get<Moment>;

		/// Weights of the calls without those of the seams.
		type WeightInfo: WeightInfo;
	}

	/// The key of each viewer to which envelopes are sealed. Earlier ones stand in events.
	// Numbers are given by the chain in order, as for all maps of members, branches and institutions below.
	#[pallet::storage]
	pub type ViewerKeys<T> = StorageMap<_, Twox64Concat, Viewer, ViewerKey>;

	/// Who may be given envelopes of a member's packets, besides the member and its home branch.
	#[pallet::storage]
	pub type Grants<T> = StorageMap<_, Twox64Concat, MemberId, GrantList, ValueQuery>;

	/// The packet of each section, at most [`MAX_SECTIONS`] of a member.
	#[pallet::storage]
	pub type Packets<T> = StorageDoubleMap<_, Twox64Concat, MemberId, Twox64Concat, SectionKind, Packet>;

	/// The envelopes of each packet. A new version starts with none.
	#[pallet::storage]
	pub type EnvelopesOf<T> =
		StorageDoubleMap<_, Twox64Concat, MemberId, Twox64Concat, SectionKind, EnvelopeList, ValueQuery>;

	/// The bodies that hold what opens a member's packets, or have held it.
	#[pallet::storage]
	pub type Holders<T> = StorageMap<_, Twox64Concat, MemberId, HolderList, ValueQuery>;

	/// The head of each member's access log; the entries stand in events.
	#[pallet::storage]
	pub type AccessHeads<T> = StorageMap<_, Twox64Concat, MemberId, AccessHead, ValueQuery>;

	/// Orders to destroy what opens a member's packets, and who has done so.
	#[pallet::storage]
	pub type Erasures<T> = StorageMap<_, Twox64Concat, MemberId, Erasure>;

	/// The first member's number. Zero is nobody.
	#[pallet::type_value]
	pub fn FirstMember() -> MemberId {
		MemberId(1)
	}

	/// The number that the next member gets.
	#[pallet::storage]
	pub type NextMember<T> = StorageValue<_, MemberId, ValueQuery, FirstMember>;

	/// The filing of each member. It holds all that a movement asks, so that a movement reads it once.
	// Numbers are given by the chain in order: nobody can choose a key that makes the trie deep.
	#[pallet::storage]
	pub type Filings<T> = StorageMap<_, Twox64Concat, MemberId, Filing>;

	/// The member that a key controls.
	#[pallet::storage]
	pub type MemberOf<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, Controller>;

	/// The keys that control a member: the inverse of [`MemberOf`].
	#[pallet::storage]
	pub type Controllers<T: Config> =
		StorageMap<_, Twox64Concat, MemberId, BoundedVec<T::AccountId, MaxControllers>, ValueQuery>;

	/// Proofs of keys that have been used, by the hash of what was signed. One per binding; kept for good, because a
	/// proof has no end of its own.
	#[pallet::storage]
	pub type SpentProofs<T> = StorageMap<_, Identity, H256, ()>;

	/// The sections of each filing, at most [`MAX_SECTIONS`] of them.
	#[pallet::storage]
	pub type Sections<T> = StorageDoubleMap<_, Twox64Concat, MemberId, Twox64Concat, SectionKind, Section>;

	/// The attestations of each section. Bodies stand side by side, so that one cannot speak for another.
	#[pallet::storage]
	pub type AttestationsOf<T> =
		StorageDoubleMap<_, Twox64Concat, MemberId, Twox64Concat, SectionKind, Attestations, ValueQuery>;

	/// What each stage asks of its parties.
	#[pallet::storage]
	pub type Requirements<T> = StorageMap<_, Twox64Concat, Stage, StageRequirements, ValueQuery>;

	/// Who may act for whom: first the elder, then the member who acts.
	#[pallet::storage]
	pub type Relations<T> = StorageDoubleMap<_, Twox64Concat, MemberId, Twox64Concat, MemberId, Relation>;

	/// What happened.
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A viewer has a new key. Envelopes to its earlier ones stay with it.
		ViewerKeyRegistered {
			/// Whose key.
			viewer: Viewer,
			/// Version of the key.
			version: u32,
			/// The X25519 public key.
			key: [u8; 32],
			/// The account that signed for it.
			account: T::AccountId,
			/// The person.
			by: MemberId,
		},
		/// A viewer has given up its key: nothing more is sealed to it.
		ViewerKeyRetired {
			/// Whose key.
			viewer: Viewer,
			/// Version of the key.
			version: u32,
			/// The person.
			by: MemberId,
		},
		/// A section has a new packet.
		PacketPlaced {
			/// Whose section.
			member: MemberId,
			/// Which section.
			section: SectionKind,
			/// The packet.
			packet: Packet,
			/// Its first envelopes.
			envelopes: EnvelopeList,
		},
		/// Further viewers have envelopes of a packet.
		EnvelopesGiven {
			/// Whose packet.
			member: MemberId,
			/// Which section.
			section: SectionKind,
			/// Version of the packet.
			version: u32,
			/// The envelopes.
			envelopes: EnvelopeList,
			/// Who gave them.
			by: Author,
		},
		/// A viewer may be given envelopes.
		AccessGranted {
			/// Whose packets.
			member: MemberId,
			/// The grant.
			grant: Grant,
		},
		/// A viewer is given no more envelopes. What it has it keeps.
		AccessRevoked {
			/// Whose packets.
			member: MemberId,
			/// Who loses the right.
			viewer: Viewer,
			/// Purpose of the grant.
			purpose: Purpose,
			/// Who took it back.
			by: Author,
		},
		/// A viewer reads a packet. `head` is `blake2_256(previous ++ SCALE(entry))`.
		AccessRecorded {
			/// Who reads what, and what for.
			entry: AccessEntry,
			/// Head of the member's log before.
			previous: H256,
			/// Head after.
			head: H256,
		},
		/// What opens a member's packets is to be destroyed.
		ErasureOrdered {
			/// Whose packets.
			member: MemberId,
			/// Who ordered it.
			by: Author,
			/// Why (salted digest).
			reason: Digest,
			/// Who must acknowledge it.
			holders: HolderList,
		},
		/// A body has destroyed what it held.
		ErasureAcknowledged {
			/// Whose packets.
			member: MemberId,
			/// Which body, and who answers for it.
			acknowledgement: Acknowledgement,
			/// How many bodies have not.
			remaining: u32,
		},
		/// A filing has a new version. `head` is `blake2_256(previous ++ SCALE(record))`.
		FilingVersion {
			/// What changed, by whom and when.
			record: VersionRecord<T::AccountId>,
			/// Head before.
			previous: H256,
			/// Head after.
			head: H256,
		},
		/// The head office has set what a stage asks.
		RequirementsSet {
			/// Stage.
			stage: Stage,
			/// What it asks from now on.
			requirements: StageRequirements,
		},
	}

	/// Why a call fails.
	#[pallet::error]
	pub enum Error<T> {
		/// The viewer's key is zero.
		ZeroViewerKey,
		/// The viewer's key is a point of small order: everybody could open what is sealed to it.
		SmallOrderViewerKey,
		/// The viewer's key is not written as its owner derives it: an envelope to it would open for nobody.
		NonCanonicalViewerKey,
		/// The viewer has this key already, or has given it up.
		ViewerKeyUnchanged,
		/// The viewer has no key.
		ViewerKeyNotFound,
		/// The viewer has given up its key.
		ViewerKeyRetired,
		/// The envelope is sealed to another version of the viewer's key.
		WrongKeyVersion,
		/// The schema is not the section's.
		SchemaMismatch,
		/// The packet has no body.
		EmptyBody,
		/// The body is larger than a packet's may be.
		BodyTooLarge,
		/// The packet's version is not the one after the last, or not the last.
		WrongPacketVersion,
		/// The body is that of the version before.
		BodyUnchanged,
		/// The section has no packet.
		PacketNotFound,
		/// The packet is of an earlier root of the section.
		PacketOutdated,
		/// No envelope is handed in.
		NoEnvelopes,
		/// A viewer is named twice.
		DuplicateEnvelope,
		/// The viewer has an envelope of this packet for this key.
		EnvelopeExists,
		/// The encapsulated key of an envelope is none.
		MalformedEnvelope,
		/// The packet has as many viewers as it may.
		MaxViewersExceeded,
		/// As many bodies as may have held what opens the member's packets.
		MaxHoldersExceeded,
		/// The viewer has no such grant.
		NoGrant,
		/// The viewer's grant has ended.
		GrantExpired,
		/// The viewer's grant does not name the section.
		SectionNotGranted,
		/// A grant of this viewer for this purpose is in force.
		GrantInForce,
		/// The member and its home branch need no grant.
		GrantNotNeeded,
		/// The purpose is none of such a viewer.
		WrongViewer,
		/// The purpose is no duty of the home branch: only the member grants it.
		NotADuty,
		/// The grant lasts longer than one may.
		GrantTooLong,
		/// The member has as many grants as it may.
		MaxGrantsExceeded,
		/// The branch is unknown, suspended or gone.
		BranchNotInForce,
		/// The member's packets are erased.
		Erased,
		/// The erasure has been ordered before.
		ErasureOrdered,
		/// No erasure is ordered.
		ErasureNotFound,
		/// The body has held nothing of the member.
		NotAHolder,
		/// The body has acknowledged the erasure before.
		AlreadyAcknowledged,
		/// Nobody is filed under this number.
		MemberNotFound,
		/// The key neither controls the member nor holds the role that the call asks for.
		NotAuthorized,
		/// The role belongs to another branch than the filing.
		OtherBranch,
		/// The person who acts is the subject, or handed in what is to be reviewed.
		SamePerson,
		/// A recorded relation joins the person who acts and the subject.
		RelatedPerson,
		/// The status of the filing does not admit the step.
		WrongStatus,
		/// A contract signs no consent and so is not filed by a clerk.
		ContractNotAdmitted,
		/// No section is handed in.
		NoSections,
		/// The first submission lacks the identity section.
		IdentityMissing,
		/// A section is handed in twice.
		DuplicateSection,
		/// A root is zero: no digest of anything.
		EmptyRoot,
		/// The section has expired.
		SectionExpired,
		/// A section is issued in the future.
		IssuedInFuture,
		/// The filing would carry more qualifications than it may.
		MaxQualificationsExceeded,
		/// A filed filing admits changes of qualifications and biometrics only; others need a review.
		NotAmendable,
		/// The filing has no such section.
		SectionNotFound,
		/// The attested root is not the section's.
		RootMismatch,
		/// The class of the attestor does not attest such a section.
		NotAttestable,
		/// The end lies not in the future.
		EndNotInFuture,
		/// The section has as many attestations that count as it may.
		MaxAttestationsExceeded,
		/// The body has not attested the section.
		AttestationNotFound,
		/// The attestation has been revoked before.
		AlreadyRevoked,
		/// The key controls a member already.
		KeyTaken,
		/// The key holds a role; roles and members have keys of their own.
		KeyHoldsRole,
		/// The member has as many keys as it may.
		MaxControllersExceeded,
		/// The signature does not prove the key.
		InvalidProof,
		/// The proof has been used before.
		ProofSpent,
		/// A branch keeps this key: it may not do this for the member.
		CustodiedKey,
		/// The key does not control the caller's member.
		KeyNotFound,
		/// The last key of a member cannot be removed.
		LastKey,
		/// Amounts and levels of the tiers must both rise.
		TiersNotRising,
		/// A qualification is required twice.
		DuplicateQualification,
		/// An age of zero could never be met.
		ZeroAge,
		/// Relations join two different persons.
		NotTwoPersons,
		/// A relation of these two is in force; end it first.
		RelationInForce,
		/// No relation of these two is recorded.
		RelationNotFound,
		/// The grade was last raised by a machine: the next step needs a person.
		RiskNeedsPerson,
		/// The grade is that already.
		RiskUnchanged,
		/// A range of numbers is used up.
		NumbersExhausted,
	}

	/// Members that are filed from the first block.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Key, kind, level and home branch of each; they are numbered from 1 in this order. The first officers and the
		/// signers of the first institutions must be filed before anybody can review them.
		pub members: Vec<(T::AccountId, MemberKind, Level, BranchId)>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			for (key, kind, level, home) in &self.members {
				Pallet::<T>::file_at_genesis(key, *kind, *level, *home);
			}
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Sets the key to which envelopes for the caller are sealed: of its own member, or of the body that it answers for.
		/// What was sealed to an earlier key stays with it, so the private half is kept until all is sealed anew.
		///
		/// That the caller holds the private half is shown off chain, before anybody seals to it: it opens a test envelope.
		///
		/// Origin: an own key of a member that no branch keeps; a branch's manager; a role key of an institution.
		///
		/// Parameters: `key`, an X25519 public key.
		///
		/// Events: [`Event::ViewerKeyRegistered`].
		///
		/// Errors: [`Error::NotAuthorized`], [`Error::CustodiedKey`], [`Error::WrongStatus`], [`Error::ZeroViewerKey`],
		/// [`Error::SmallOrderViewerKey`], [`Error::NonCanonicalViewerKey`], [`Error::ViewerKeyUnchanged`],
		/// [`Error::NumbersExhausted`].
		///
		/// Seed: §4.2.
		#[pallet::call_index(60)]
		#[pallet::weight(T::WeightInfo::register_viewer_key().saturating_add(T::Roles::weight()))]
		pub fn register_viewer_key(origin: OriginFor<T>, key: [u8; 32]) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_register_viewer_key(who, key)
		}

		/// Gives up the caller's viewer key, lost or in wrong hands: nothing more is sealed to it. Another one may follow.
		///
		/// Origin: as [`Pallet::register_viewer_key`].
		///
		/// Events: [`Event::ViewerKeyRetired`].
		///
		/// Errors: [`Error::NotAuthorized`], [`Error::CustodiedKey`], [`Error::WrongStatus`],
		/// [`Error::ViewerKeyNotFound`], [`Error::ViewerKeyRetired`].
		///
		/// Seed: §4.2.
		#[pallet::call_index(61)]
		#[pallet::weight(T::WeightInfo::retire_viewer_key().saturating_add(T::Roles::weight()))]
		pub fn retire_viewer_key(origin: OriginFor<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_retire_viewer_key(&who)
		}

		/// Places the packet of a section as it is filed now, with its first envelopes. Earlier envelopes open the earlier
		/// version only. A filing is approved when its identity has a packet.
		///
		/// Origin: an own key of the member that no branch keeps, or a clerk of the home branch.
		///
		/// Parameters: `member`; `section`; `header` with the section's own root and schema, the next version, and hash and
		/// length in bytes of the sealed body; `envelopes` for the member, the home branch and viewers with a grant.
		///
		/// Events: [`Event::PacketPlaced`].
		///
		/// Errors: [`Error::MemberNotFound`], [`Error::NotAuthorized`], [`Error::CustodiedKey`], [`Error::OtherBranch`],
		/// [`Error::Erased`], [`Error::WrongStatus`], [`Error::SectionNotFound`], [`Error::EmptyRoot`],
		/// [`Error::RootMismatch`], [`Error::SchemaMismatch`], [`Error::EmptyBody`], [`Error::BodyTooLarge`],
		/// [`Error::WrongPacketVersion`], [`Error::BodyUnchanged`], [`Error::DuplicateEnvelope`], [`Error::NoGrant`],
		/// [`Error::GrantExpired`], [`Error::SectionNotGranted`], [`Error::ViewerKeyNotFound`],
		/// [`Error::ViewerKeyRetired`], [`Error::WrongKeyVersion`], [`Error::MalformedEnvelope`],
		/// [`Error::MaxHoldersExceeded`], [`Error::NumbersExhausted`].
		///
		/// Seed: §4.1, §4.2.
		#[pallet::call_index(62)]
		#[pallet::weight(T::WeightInfo::place_packet(envelopes.len() as u32).saturating_add(T::Roles::weight()))]
		pub fn place_packet(
			origin: OriginFor<T>,
			member: MemberId,
			section: SectionKind,
			header: PacketHeader,
			envelopes: EnvelopeList,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_place_packet(&who, member, section, header, envelopes)
		}

		/// Gives further viewers envelopes of a packet, or one with a new key another envelope.
		///
		/// Origin: as [`Pallet::place_packet`].
		///
		/// Parameters: `member`; `section`; `version` of the packet that the envelopes open; `envelopes`.
		///
		/// Events: [`Event::EnvelopesGiven`].
		///
		/// Errors: [`Error::MemberNotFound`], [`Error::NotAuthorized`], [`Error::CustodiedKey`], [`Error::OtherBranch`],
		/// [`Error::Erased`], [`Error::NoEnvelopes`], [`Error::PacketNotFound`], [`Error::WrongPacketVersion`],
		/// [`Error::EnvelopeExists`], [`Error::MaxViewersExceeded`], those of envelopes as in [`Pallet::place_packet`].
		///
		/// Seed: §4.1, §4.2.
		#[pallet::call_index(63)]
		#[pallet::weight(T::WeightInfo::give_envelopes(envelopes.len() as u32).saturating_add(T::Roles::weight()))]
		pub fn give_envelopes(
			origin: OriginFor<T>,
			member: MemberId,
			section: SectionKind,
			version: u32,
			envelopes: EnvelopeList,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_give_envelopes(&who, member, section, version, envelopes)
		}

		/// Lets a viewer be given envelopes of some sections until a date.
		///
		/// Origin: an own key of the member that no branch keeps; or, for the duties among the purposes, a reviewer of the
		/// home branch who is neither the member nor related to it.
		///
		/// Parameters: `member`; `viewer`, who has registered a key; `sections`, each once; `purpose`; `until` in
		/// milliseconds, at most [`MAX_GRANT`] from now, and [`MAX_DUTY_GRANT`] for a duty.
		///
		/// Events: [`Event::AccessGranted`].
		///
		/// Errors: [`Error::MemberNotFound`], [`Error::NotAuthorized`], [`Error::OtherBranch`], [`Error::SamePerson`],
		/// [`Error::RelatedPerson`], [`Error::CustodiedKey`], [`Error::NotADuty`], [`Error::Erased`],
		/// [`Error::WrongStatus`], [`Error::GrantNotNeeded`], [`Error::WrongViewer`], [`Error::BranchNotInForce`],
		/// [`Error::ViewerKeyNotFound`], [`Error::NoSections`], [`Error::DuplicateSection`], [`Error::EndNotInFuture`],
		/// [`Error::GrantTooLong`], [`Error::GrantInForce`], [`Error::MaxGrantsExceeded`].
		///
		/// Seed: §4.1.
		#[pallet::call_index(64)]
		#[pallet::weight(T::WeightInfo::grant_access().saturating_add(T::Roles::weight().saturating_mul(2)))]
		pub fn grant_access(
			origin: OriginFor<T>,
			member: MemberId,
			viewer: Viewer,
			sections: GrantedSections,
			purpose: Purpose,
			until: Moment,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_grant_access(&who, member, viewer, sections, purpose, until)
		}

		/// Takes a grant back. It works forward only: the viewer keeps what it could open, and is given nothing more. To
		/// close a packet to it, a new version is placed.
		///
		/// Origin: any key of the member for what the member gave; a reviewer of the home branch for what a branch gave.
		///
		/// Parameters: `member`; `viewer`; `purpose`.
		///
		/// Events: [`Event::AccessRevoked`].
		///
		/// Errors: [`Error::MemberNotFound`], [`Error::NotAuthorized`], [`Error::OtherBranch`], [`Error::SamePerson`],
		/// [`Error::RelatedPerson`], [`Error::NoGrant`].
		///
		/// Seed: §4.1.
		#[pallet::call_index(65)]
		#[pallet::weight(T::WeightInfo::revoke_access().saturating_add(T::Roles::weight()))]
		pub fn revoke_access(
			origin: OriginFor<T>,
			member: MemberId,
			viewer: Viewer,
			purpose: Purpose,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_revoke_access(&who, member, viewer, purpose)
		}

		/// Writes in a member's access log that the caller's viewer reads a packet now. Vaults hand out the subject's secret
		/// against such an entry.
		///
		/// Origin: a key of a member, or a role key of a branch or institution; each reads for its own.
		///
		/// Parameters: `member`; `section`; `purpose` of the grant, none for the member itself and its home branch;
		/// `request`, a salted digest.
		///
		/// Events: [`Event::AccessRecorded`].
		///
		/// Errors: [`Error::MemberNotFound`], [`Error::NotAuthorized`], [`Error::Erased`], [`Error::NoGrant`],
		/// [`Error::GrantExpired`], [`Error::SectionNotGranted`], [`Error::PacketNotFound`], [`Error::NumbersExhausted`].
		///
		/// Seed: §4.1, §4.3.1.
		#[pallet::call_index(66)]
		#[pallet::weight(T::WeightInfo::record_access().saturating_add(T::Roles::weight()))]
		pub fn record_access(
			origin: OriginFor<T>,
			member: MemberId,
			section: SectionKind,
			purpose: Option<Purpose>,
			request: Digest,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_record_access(&who, member, section, purpose, request)
		}

		/// Orders that what opens a member's packets is destroyed in all vaults. Its grants and envelopes are removed, and no
		/// packet of it is placed after that. Only of a filing that was rejected or is closed.
		///
		/// Origin: an own key of the member that no branch keeps, the manager of the home branch, or the head office.
		///
		/// Parameters: `member`; `reason`, a salted digest.
		///
		/// Events: [`Event::ErasureOrdered`].
		///
		/// Errors: [`Error::MemberNotFound`], [`Error::NotAuthorized`], [`Error::CustodiedKey`], [`Error::OtherBranch`],
		/// [`Error::ErasureOrdered`], [`Error::WrongStatus`], [`Error::PacketNotFound`].
		///
		/// Seed: §4.1.
		#[pallet::call_index(67)]
		#[pallet::weight(T::WeightInfo::order_erasure().saturating_add(T::Roles::weight()))]
		pub fn order_erasure(origin: OriginFor<T>, member: MemberId, reason: Digest) -> DispatchResult {
			let who = Self::head_office_or_signed(origin)?;
			Self::do_order_erasure(who.as_ref(), member, reason)
		}

		/// States that the caller's body has destroyed what it held of a member's packets.
		///
		/// Origin: a branch's manager, or a role key of an institution.
		///
		/// Parameters: `member`.
		///
		/// Events: [`Event::ErasureAcknowledged`].
		///
		/// Errors: [`Error::ErasureNotFound`], [`Error::NotAuthorized`], [`Error::NotAHolder`],
		/// [`Error::AlreadyAcknowledged`].
		///
		/// Seed: §4.1.
		#[pallet::call_index(68)]
		#[pallet::weight(T::WeightInfo::acknowledge_erasure().saturating_add(T::Roles::weight()))]
		pub fn acknowledge_erasure(origin: OriginFor<T>, member: MemberId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_acknowledge_erasure(&who, member)
		}

		/// Files a new member at the clerk's branch, to be reviewed.
		///
		/// The person consents with the first key: `consent` signs [`crate::proofs::consent`] of this chain, the branch,
		/// the kind, the identity root and the key. It works once.
		///
		/// Origin: a clerk's role key.
		///
		/// Parameters: `kind`, person or organisation; `key`, the first key; `custodied`, whether the branch keeps that
		/// key for the member; `consent`; `sections` with salted roots and times in milliseconds, identity among them.
		///
		/// Events: [`Event::FilingVersion`] with [`Change::Submitted`].
		///
		/// Errors: [`Error::NotAuthorized`], [`Error::ContractNotAdmitted`], [`Error::IdentityMissing`],
		/// [`Error::DuplicateSection`], [`Error::EmptyRoot`], [`Error::SectionExpired`], [`Error::IssuedInFuture`],
		/// [`Error::MaxQualificationsExceeded`], [`Error::KeyTaken`], [`Error::KeyHoldsRole`], [`Error::ProofSpent`],
		/// [`Error::InvalidProof`], [`Error::NumbersExhausted`].
		///
		/// Seed: §4.3.2-2 (账户备案), §4.2.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::submit().saturating_add(T::Roles::weight().saturating_mul(2)))]
		pub fn submit(
			origin: OriginFor<T>,
			kind: MemberKind,
			key: T::AccountId,
			custodied: bool,
			consent: T::Signature,
			sections: FiledSections,
		) -> DispatchResult {
			let clerk = ensure_signed(origin)?;
			Self::do_submit(&clerk, kind, key, custodied, consent, sections)
		}

		/// Replaces or adds sections. Before approval any section, and the filing is handed in again; of a filed one
		/// only those that count by attestation, and a replaced root starts without attestations.
		///
		/// Origin: an own key of the member that no branch keeps, or a clerk of the home branch.
		///
		/// Parameters: `member`; `sections` with salted roots and times in milliseconds.
		///
		/// Events: [`Event::FilingVersion`] with [`Change::Amended`].
		///
		/// Errors: [`Error::MemberNotFound`], [`Error::NotAuthorized`], [`Error::CustodiedKey`], [`Error::OtherBranch`],
		/// [`Error::WrongStatus`], [`Error::NotAmendable`], [`Error::NoSections`], those of sections as in
		/// [`Pallet::submit`], [`Error::NumbersExhausted`].
		///
		/// Seed: §4.3.2-2.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::amend()
			.saturating_add(T::Roles::weight())
			.saturating_add(T::OnFilingChange::weight().saturating_mul(u64::from(MAX_QUALIFICATIONS) + 1)))]
		pub fn amend(origin: OriginFor<T>, member: MemberId, sections: FiledSections) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_amend(&who, member, sections)
		}

		/// Takes up a submitted filing: its sections stay as they are until the review ends.
		///
		/// Origin: a reviewer of the home branch, another person than the submitter and the subject.
		///
		/// Parameters: `member`.
		///
		/// Events: [`Event::FilingVersion`] with [`Change::TakenUp`].
		///
		/// Errors: [`Error::MemberNotFound`], [`Error::NotAuthorized`], [`Error::OtherBranch`], [`Error::SamePerson`],
		/// [`Error::RelatedPerson`], [`Error::WrongStatus`], [`Error::NumbersExhausted`].
		///
		/// Seed: §4.3.2-2.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::take_up()
			.saturating_add(T::Roles::weight())
			.saturating_add(T::OnFilingChange::weight()))]
		pub fn take_up(origin: OriginFor<T>, member: MemberId) -> DispatchResult {
			let reviewer = ensure_signed(origin)?;
			Self::do_take_up(&reviewer, member)
		}

		/// Ends a review. An approval needs the packet of the identity, files the member at the first level and gives its keys
		/// their first fuel.
		///
		/// Origin: a reviewer of the home branch, another person than the submitter and the subject.
		///
		/// Parameters: `member`; `verdict`, with a salted digest of the reason where it is no approval.
		///
		/// Events: [`Event::FilingVersion`] with [`Change::Approved`], [`Change::ChangesRequested`] or
		/// [`Change::Rejected`].
		///
		/// Errors: as [`Pallet::take_up`]; for an approval [`Error::PacketNotFound`], [`Error::PacketOutdated`],
		/// [`Error::Erased`].
		///
		/// Seed: §4.3.2-2.
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::review()
			.saturating_add(T::Roles::weight())
			.saturating_add(T::Fuel::weight().saturating_mul(u64::from(MAX_CONTROLLERS)))
			.saturating_add(T::OnFilingChange::weight()))]
		pub fn review(origin: OriginFor<T>, member: MemberId, verdict: Verdict) -> DispatchResult {
			let reviewer = ensure_signed(origin)?;
			Self::do_review(&reviewer, member, verdict)
		}

		/// Attests a section for the signer's body: public security identity and biometrics, a partner qualifications.
		/// A later attestation of the same body replaces its earlier one.
		///
		/// Origin: a role key of public security or of a partner; neither the subject nor related to it.
		///
		/// Parameters: `member`; `section`; `root`, which must be the section's; `expires_at` in milliseconds.
		///
		/// Events: [`Event::FilingVersion`] with [`Change::Attested`].
		///
		/// Errors: [`Error::MemberNotFound`], [`Error::NotAuthorized`], [`Error::SamePerson`], [`Error::RelatedPerson`],
		/// [`Error::WrongStatus`], [`Error::NotAttestable`], [`Error::SectionNotFound`], [`Error::EmptyRoot`],
		/// [`Error::RootMismatch`], [`Error::SectionExpired`], [`Error::EndNotInFuture`],
		/// [`Error::MaxAttestationsExceeded`], [`Error::NumbersExhausted`].
		///
		/// Seed: §4.3.2-1, §4.3.2-2 (公安、合作平台).
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::attest().saturating_add(T::Roles::weight()))]
		pub fn attest(
			origin: OriginFor<T>,
			member: MemberId,
			section: SectionKind,
			root: Digest,
			expires_at: Moment,
		) -> DispatchResult {
			let signer = ensure_signed(origin)?;
			Self::do_attest(&signer, member, section, root, expires_at)
		}

		/// Takes an attestation of the signer's body back, whoever signed it.
		///
		/// Origin: a role key of public security or of a partner.
		///
		/// Parameters: `member`; `section`; `reason`, a salted digest.
		///
		/// Events: [`Event::FilingVersion`] with [`Change::AttestationRevoked`].
		///
		/// Errors: [`Error::MemberNotFound`], [`Error::NotAuthorized`], [`Error::AttestationNotFound`],
		/// [`Error::AlreadyRevoked`], [`Error::NumbersExhausted`].
		///
		/// Seed: §4.3.2-1.
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::revoke_attestation()
			.saturating_add(T::Roles::weight())
			.saturating_add(T::OnFilingChange::weight()))]
		pub fn revoke_attestation(
			origin: OriginFor<T>,
			member: MemberId,
			section: SectionKind,
			reason: Digest,
		) -> DispatchResult {
			let signer = ensure_signed(origin)?;
			Self::do_revoke_attestation(&signer, member, section, reason)
		}

		/// Binds another key to the caller's member. Both sides prove it: the caller by signing, the key by `proof`, which
		/// signs [`crate::proofs::link`] of this chain, the member and the key. It works once.
		///
		/// Origin: a key of the member that no branch keeps.
		///
		/// Parameters: `key`; `custodied`, whether a branch keeps it for the member; `proof`.
		///
		/// Events: [`Event::FilingVersion`] with [`Change::KeyLinked`].
		///
		/// Errors: [`Error::NotAuthorized`], [`Error::CustodiedKey`], [`Error::MaxControllersExceeded`],
		/// [`Error::KeyTaken`], [`Error::KeyHoldsRole`], [`Error::ProofSpent`], [`Error::InvalidProof`],
		/// [`Error::WrongStatus`], [`Error::NumbersExhausted`].
		///
		/// Seed: §4.2.
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::link_controller()
			.saturating_add(T::Roles::weight())
			.saturating_add(T::Fuel::weight()))]
		pub fn link_controller(
			origin: OriginFor<T>,
			key: T::AccountId,
			custodied: bool,
			proof: T::Signature,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_link_controller(&who, key, custodied, proof)
		}

		/// Removes a key from the caller's member, itself or another; one must remain. What the key had given is void.
		///
		/// Origin: a key of the member. One that a branch keeps may only remove itself.
		///
		/// Parameters: `key`.
		///
		/// Events: [`Event::FilingVersion`] with [`Change::KeyUnlinked`].
		///
		/// Errors: [`Error::NotAuthorized`], [`Error::KeyNotFound`], [`Error::CustodiedKey`], [`Error::LastKey`],
		/// [`Error::WrongStatus`], [`Error::NumbersExhausted`].
		///
		/// Seed: §4.2.
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::unlink_controller().saturating_add(T::OnFilingChange::weight()))]
		pub fn unlink_controller(origin: OriginFor<T>, key: T::AccountId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_unlink_controller(&who, key)
		}

		/// Stops a filed member. Its coins, filing and keys stay.
		///
		/// Origin: the head office, or a manager of the home branch.
		///
		/// Parameters: `member`; `reason`, a salted digest.
		///
		/// Events: [`Event::FilingVersion`] with [`Change::Suspended`].
		///
		/// Errors: [`Error::MemberNotFound`], [`Error::NotAuthorized`], [`Error::OtherBranch`], [`Error::WrongStatus`],
		/// [`Error::NumbersExhausted`].
		///
		/// Seed: §2.3, §4.3.2-1.
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::suspend()
			.saturating_add(T::Roles::weight())
			.saturating_add(T::OnFilingChange::weight()))]
		pub fn suspend(origin: OriginFor<T>, member: MemberId, reason: Digest) -> DispatchResult {
			let manager = Self::head_office_or_signed(origin)?;
			Self::do_suspend(manager.as_ref(), member, reason)
		}

		/// Puts a suspended member in force again.
		///
		/// Origin: the head office.
		///
		/// Parameters: `member`; `reason`, a salted digest.
		///
		/// Events: [`Event::FilingVersion`] with [`Change::Reinstated`].
		///
		/// Errors: [`Error::MemberNotFound`], [`Error::WrongStatus`], [`Error::NumbersExhausted`].
		///
		/// Seed: §2.3.
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::reinstate().saturating_add(T::OnFilingChange::weight()))]
		pub fn reinstate(origin: OriginFor<T>, member: MemberId, reason: Digest) -> DispatchResult {
			T::HeadOffice::ensure_origin(origin)?;
			Self::do_reinstate(member, reason)
		}

		/// Sets the risk grade (风险评估) of a member. A machine may raise it by one step after that.
		///
		/// Origin: a supervisor; neither the subject nor related to it.
		///
		/// Parameters: `member`; `grade`; `reason`, a salted digest.
		///
		/// Events: [`Event::FilingVersion`] with [`Change::Graded`].
		///
		/// Errors: [`Error::MemberNotFound`], [`Error::NotAuthorized`], [`Error::SamePerson`], [`Error::RelatedPerson`],
		/// [`Error::RiskUnchanged`], [`Error::NumbersExhausted`].
		///
		/// Seed: §2.3, §4.3.2-3.
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::set_risk()
			.saturating_add(T::Roles::weight())
			.saturating_add(T::OnFilingChange::weight()))]
		pub fn set_risk(origin: OriginFor<T>, member: MemberId, grade: RiskGrade, reason: Digest) -> DispatchResult {
			let supervisor = ensure_signed(origin)?;
			Self::do_set_risk(&supervisor, member, grade, reason)
		}

		/// Sets what a stage asks of its parties.
		///
		/// Origin: the head office.
		///
		/// Parameters: `stage`; `requirements`, with amounts in hundredths of a coin and ages in milliseconds.
		///
		/// Events: [`Event::RequirementsSet`].
		///
		/// Errors: [`Error::TiersNotRising`], [`Error::DuplicateQualification`], [`Error::ZeroAge`],
		/// [`Error::NotAttestable`].
		///
		/// Seed: §4.3.2-1.
		#[pallet::call_index(11)]
		#[pallet::weight(T::WeightInfo::set_requirements())]
		pub fn set_requirements(origin: OriginFor<T>, stage: Stage, requirements: StageRequirements) -> DispatchResult {
			T::HeadOffice::ensure_origin(origin)?;
			Self::do_set_requirements(stage, requirements)
		}

		/// Records that one filed person may act for another until a date.
		///
		/// Origin: a reviewer of the elder's home branch, who is neither of the two nor related to one of them.
		///
		/// Parameters: `elder`; `acting`; `kind`, guardian or family proxy; `until` in milliseconds.
		///
		/// Events: [`Event::FilingVersion`] of the elder with [`Change::RelationSet`].
		///
		/// Errors: [`Error::MemberNotFound`], [`Error::NotAuthorized`], [`Error::OtherBranch`], [`Error::SamePerson`],
		/// [`Error::RelatedPerson`], [`Error::NotTwoPersons`], [`Error::WrongStatus`], [`Error::EndNotInFuture`],
		/// [`Error::RelationInForce`], [`Error::NumbersExhausted`].
		///
		/// Seed: §4.3.2-2 (亲情代理).
		#[pallet::call_index(12)]
		#[pallet::weight(T::WeightInfo::set_relation().saturating_add(T::Roles::weight()))]
		pub fn set_relation(
			origin: OriginFor<T>,
			elder: MemberId,
			acting: MemberId,
			kind: RelationKind,
			until: Moment,
		) -> DispatchResult {
			let reviewer = ensure_signed(origin)?;
			Self::do_set_relation(&reviewer, elder, acting, kind, until)
		}

		/// Ends a relation. The elder alone can do it, with any key.
		///
		/// Origin: a key of the elder, or the head office.
		///
		/// Parameters: `elder`; `acting`.
		///
		/// Events: [`Event::FilingVersion`] of the elder with [`Change::RelationEnded`].
		///
		/// Errors: [`Error::MemberNotFound`], [`Error::NotAuthorized`], [`Error::RelationNotFound`],
		/// [`Error::NumbersExhausted`].
		///
		/// Seed: §4.3.2-2.
		#[pallet::call_index(13)]
		#[pallet::weight(T::WeightInfo::end_relation())]
		pub fn end_relation(origin: OriginFor<T>, elder: MemberId, acting: MemberId) -> DispatchResult {
			let who = Self::head_office_or_signed(origin)?;
			Self::do_end_relation(who.as_ref(), elder, acting)
		}
	}
}
