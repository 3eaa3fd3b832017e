#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod attestations;
mod functions;
mod impls;
mod keys;
pub mod proofs;
mod relations;
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

pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

/// Storage, events, errors and calls.
#[polkadot_sdk::frame_support::pallet]
pub mod pallet {
	use crate::{types::*, WeightInfo};
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
		RiskGrade, Roles, Stage, MAX_CONTROLLERS, MAX_QUALIFICATIONS,
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

		/// Ends a review. An approval files the member at the first level and gives its keys their first fuel.
		///
		/// Origin: a reviewer of the home branch, another person than the submitter and the subject.
		///
		/// Parameters: `member`; `verdict`, with a salted digest of the reason where it is no approval.
		///
		/// Events: [`Event::FilingVersion`] with [`Change::Approved`], [`Change::ChangesRequested`] or
		/// [`Change::Rejected`].
		///
		/// Errors: as [`Pallet::take_up`].
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
