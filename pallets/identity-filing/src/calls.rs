//! The calls: each checks its origin and hands on to a `do_*`.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

/// The calls: each checks its origin and hands on to a `do_*`.
#[pallet_section]
mod calls {
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
		/// Origin: any key of the member for what is no duty; a reviewer of the home branch for what a branch gave.
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
			.saturating_add(T::OnFilingChange::weight().saturating_mul(2)))]
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
		/// [`Error::AttestorCutOff`], [`Error::MaxAttestationsExceeded`], [`Error::NumbersExhausted`].
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
			.saturating_add(T::OnFilingChange::weight().saturating_mul(2)))]
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
		/// signs [`crate::proofs::link`] of this chain, the member, its number of proofs used, and the key. It works once.
		///
		/// Origin: a key of the member that no branch keeps.
		///
		/// Parameters: `key`; `custodied`, whether a branch keeps it for the member; `proof`.
		///
		/// Events: [`Event::FilingVersion`] with [`Change::KeyLinked`].
		///
		/// Errors: [`Error::NotAuthorized`], [`Error::CustodiedKey`], [`Error::MaxControllersExceeded`],
		/// [`Error::KeyTaken`], [`Error::KeyHoldsRole`], [`Error::InvalidProof`], [`Error::WrongStatus`],
		/// [`Error::NumbersExhausted`].
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

		/// Takes the signing key from its member; another must remain. What the key had given is void. Another key is
		/// removed by [`Pallet::request_removal`].
		///
		/// Origin: a key of the member.
		///
		/// Parameters: `key`, the signing key itself.
		///
		/// Events: [`Event::FilingVersion`] with [`Change::KeyUnlinked`].
		///
		/// Errors: [`Error::NotAuthorized`], [`Error::KeyNotFound`], [`Error::NotOwnKey`], [`Error::LastKey`],
		/// [`Error::WrongStatus`], [`Error::NumbersExhausted`].
		///
		/// Seed: §4.2.
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::unlink_controller()
			.saturating_add(T::OnControllerRemoved::weight())
			.saturating_add(T::OnFilingChange::weight()))]
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

		/// Records that one filed person may act for another, in what, how much and until when. It gives nothing before it
		/// is confirmed; see [`Pallet::confirm_relation`].
		///
		/// Origin: a reviewer of the elder's home branch, who is neither of the two nor related to one of them.
		///
		/// Parameters: `elder`; `acting`; `terms`, with limits in hundredths of a coin and the end in milliseconds.
		///
		/// Events: [`Event::FilingVersion`] of the elder with [`Change::RelationSet`].
		///
		/// Errors: [`Error::MemberNotFound`], [`Error::NotAuthorized`], [`Error::OtherBranch`], [`Error::SamePerson`],
		/// [`Error::RelatedPerson`], [`Error::NotTwoPersons`], [`Error::WrongStatus`], [`Error::EndNotInFuture`],
		/// [`Error::EmptyScope`], [`Error::LimitsNotRising`], [`Error::RelationInForce`],
		/// [`Error::MaxRelationsExceeded`], [`Error::NumbersExhausted`].
		///
		/// Seed: §4.3.2-2 (亲情代理).
		#[pallet::call_index(12)]
		#[pallet::weight(T::WeightInfo::set_relation().saturating_add(T::Roles::weight()))]
		pub fn set_relation(
			origin: OriginFor<T>,
			elder: MemberId,
			acting: MemberId,
			terms: RelationTerms,
		) -> DispatchResult {
			let reviewer = ensure_signed(origin)?;
			Self::do_set_relation(&reviewer, elder, acting, terms)
		}

		/// Ends a relation. A proxy the elder ends alone, with any key.
		///
		/// Origin: a key of the elder, except for a guardian in force; a key of who acts; public security; or the head
		/// office.
		///
		/// Parameters: `elder`; `acting`.
		///
		/// Events: [`Event::FilingVersion`] of the elder with [`Change::RelationEnded`].
		///
		/// Errors: [`Error::MemberNotFound`], [`Error::NotAuthorized`], [`Error::GuardianStays`], [`Error::SamePerson`],
		/// [`Error::RelatedPerson`], [`Error::RelationNotFound`], [`Error::NumbersExhausted`].
		///
		/// Seed: §4.3.2-2.
		#[pallet::call_index(13)]
		#[pallet::weight(T::WeightInfo::end_relation().saturating_add(T::Roles::weight()))]
		pub fn end_relation(origin: OriginFor<T>, elder: MemberId, acting: MemberId) -> DispatchResult {
			let who = Self::head_office_or_signed(origin)?;
			Self::do_end_relation(who.as_ref(), elder, acting)
		}

		/// Files a contract of the Ethereum layer, so that it can hold coins. It signs no consent: the head office answers
		/// for the code that it has reviewed.
		///
		/// Origin: the head office.
		///
		/// Parameters: `home`, the branch that is asked about it; `address`; `code_hash`, which must be that of the code
		/// at the address.
		///
		/// Events: [`Event::FilingVersion`] with [`Change::ContractFiled`].
		///
		/// Errors: [`Error::BranchNotInForce`], [`Error::NoContract`], [`Error::CodeHashMismatch`], [`Error::KeyTaken`],
		/// [`Error::KeyHoldsRole`], [`Error::NumbersExhausted`].
		///
		/// Seed: §1.1, §4.3.2-2.
		#[pallet::call_index(30)]
		#[pallet::weight(T::WeightInfo::file_contract()
			.saturating_add(T::Roles::weight().saturating_mul(2))
			.saturating_add(T::Contracts::weight().saturating_mul(2)))]
		pub fn file_contract(origin: OriginFor<T>, home: BranchId, address: H160, code_hash: H256) -> DispatchResult {
			T::HeadOffice::ensure_origin(origin)?;
			Self::do_file_contract(home, address, code_hash)
		}

		/// Takes a filing back out of a review that does not end, or that must not end yet.
		///
		/// Origin: an own key of the member that no branch keeps, or a clerk of the home branch.
		///
		/// Parameters: `member`.
		///
		/// Events: [`Event::FilingVersion`] with [`Change::TakenBack`].
		///
		/// Errors: [`Error::MemberNotFound`], [`Error::NotAuthorized`], [`Error::CustodiedKey`], [`Error::OtherBranch`],
		/// [`Error::WrongStatus`], [`Error::NumbersExhausted`].
		///
		/// Seed: §4.3.2-2.
		#[pallet::call_index(31)]
		#[pallet::weight(T::WeightInfo::take_back()
			.saturating_add(T::Roles::weight())
			.saturating_add(T::OnFilingChange::weight()))]
		pub fn take_back(origin: OriginFor<T>, member: MemberId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_take_back(&who, member)
		}

		/// Ends a filing for good. Its versions and keys stay on record; the keys do nothing more.
		///
		/// Origin: an own key of the member that no branch keeps, unless it is suspended; or the head office.
		///
		/// Parameters: `member`; `reason`.
		///
		/// Events: [`Event::FilingVersion`] with [`Change::Closed`].
		///
		/// Errors: [`Error::MemberNotFound`], [`Error::NotAuthorized`], [`Error::CustodiedKey`], [`Error::WrongStatus`],
		/// [`Error::AffairsOpen`], [`Error::RecoveryPending`], [`Error::NumbersExhausted`].
		///
		/// Seed: §4.3.2-2.
		#[pallet::call_index(32)]
		#[pallet::weight(T::WeightInfo::close()
			.saturating_add(T::Affairs::weight())
			.saturating_add(T::OnFilingChange::weight()))]
		pub fn close(origin: OriginFor<T>, member: MemberId, reason: Reason) -> DispatchResult {
			let who = Self::head_office_or_signed(origin)?;
			Self::do_close(who.as_ref(), member, reason)
		}

		/// Hands in other sections of a filed filing. The filing stays in force as it is until they are approved.
		///
		/// Origin: an own key of the member that no branch keeps, or a clerk of the home branch.
		///
		/// Parameters: `member`; `sections` with salted roots and times in milliseconds.
		///
		/// Events: [`Event::FilingVersion`] with [`Change::ChangeProposed`].
		///
		/// Errors: [`Error::MemberNotFound`], [`Error::NotAuthorized`], [`Error::CustodiedKey`], [`Error::OtherBranch`],
		/// [`Error::WrongStatus`], [`Error::NoSections`], [`Error::ChangePending`], those of sections as in
		/// [`Pallet::submit`], [`Error::NumbersExhausted`].
		///
		/// Seed: §4.3.2-2.
		#[pallet::call_index(33)]
		#[pallet::weight(T::WeightInfo::propose_change().saturating_add(T::Roles::weight()))]
		pub fn propose_change(origin: OriginFor<T>, member: MemberId, sections: FiledSections) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_propose_change(&who, member, sections)
		}

		/// Decides on sections that wait. Approved ones replace the former ones, whose attestations are void then.
		///
		/// Origin: a reviewer of the home branch, another person than who handed them in and the subject.
		///
		/// Parameters: `member`; `verdict`, with the reason where it is no approval.
		///
		/// Events: [`Event::FilingVersion`] with [`Change::ChangeApproved`] or [`Change::ChangeRefused`].
		///
		/// Errors: [`Error::MemberNotFound`], [`Error::NoChangePending`], [`Error::NotAuthorized`],
		/// [`Error::OtherBranch`], [`Error::SamePerson`], [`Error::RelatedPerson`], [`Error::WrongStatus`],
		/// [`Error::SectionExpired`], [`Error::MaxQualificationsExceeded`], [`Error::NumbersExhausted`].
		///
		/// Seed: §4.3.2-2.
		#[pallet::call_index(34)]
		#[pallet::weight(T::WeightInfo::review_change()
			.saturating_add(T::Roles::weight())
			.saturating_add(T::OnFilingChange::weight()))]
		pub fn review_change(origin: OriginFor<T>, member: MemberId, verdict: Verdict) -> DispatchResult {
			let reviewer = ensure_signed(origin)?;
			Self::do_review_change(&reviewer, member, verdict)
		}

		/// Takes sections back that wait for a review.
		///
		/// Origin: an own key of the member that no branch keeps, or a clerk of the home branch.
		///
		/// Parameters: `member`.
		///
		/// Events: [`Event::FilingVersion`] with [`Change::ChangeWithdrawn`].
		///
		/// Errors: [`Error::MemberNotFound`], [`Error::NotAuthorized`], [`Error::CustodiedKey`], [`Error::OtherBranch`],
		/// [`Error::NoChangePending`], [`Error::NumbersExhausted`].
		///
		/// Seed: §4.3.2-2.
		#[pallet::call_index(35)]
		#[pallet::weight(T::WeightInfo::withdraw_change().saturating_add(T::Roles::weight()))]
		pub fn withdraw_change(origin: OriginFor<T>, member: MemberId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_withdraw_change(&who, member)
		}

		/// Sets what the levels above the first ask for. It takes effect on read, for all filings at once.
		///
		/// Origin: the head office.
		///
		/// Parameters: `rules`, with an age in milliseconds.
		///
		/// Events: [`Event::LevelsSet`].
		///
		/// Errors: [`Error::LevelsOutOfRange`].
		///
		/// Seed: §4.3.2-1.
		#[pallet::call_index(36)]
		#[pallet::weight(T::WeightInfo::set_levels())]
		pub fn set_levels(origin: OriginFor<T>, rules: LevelRules) -> DispatchResult {
			T::HeadOffice::ensure_origin(origin)?;
			Self::do_set_levels(rules)
		}

		/// Makes void what a compromised body has attested from a moment on; what it attested earlier stays. It takes
		/// effect on read, at once; [`Pallet::record_lapse`] warns of it.
		///
		/// Origin: the head office.
		///
		/// Parameters: `body`, an institution; `from` in milliseconds, not in the future; `reason`, a salted digest.
		///
		/// Events: [`Event::AttestorCutOff`].
		///
		/// Errors: [`Error::NotAttestable`], [`Error::StartInFuture`], [`Error::MaxCutOffsExceeded`].
		///
		/// Seed: §4.3.2-1.
		#[pallet::call_index(37)]
		#[pallet::weight(T::WeightInfo::cut_off_attestor())]
		pub fn cut_off_attestor(origin: OriginFor<T>, body: Body, from: Moment, reason: Digest) -> DispatchResult {
			T::HeadOffice::ensure_origin(origin)?;
			Self::do_cut_off_attestor(body, from, reason)
		}

		/// Lets a body attest again that was cut off. What it attested in between stays void.
		///
		/// Origin: the head office.
		///
		/// Parameters: `body`.
		///
		/// Events: [`Event::AttestorReadmitted`].
		///
		/// Errors: [`Error::NotCutOff`].
		///
		/// Seed: §4.3.2-1.
		#[pallet::call_index(38)]
		#[pallet::weight(T::WeightInfo::readmit_attestor())]
		pub fn readmit_attestor(origin: OriginFor<T>, body: Body) -> DispatchResult {
			T::HeadOffice::ensure_origin(origin)?;
			Self::do_readmit_attestor(body)
		}

		/// Asks that another key of the caller's member be removed. It is removed when a branch co-signs
		/// ([`Pallet::cosign_removal`]), or after [`KeyDelays::removal`] without objection ([`Pallet::finish_removal`]).
		/// A later request of the same key takes the place of its earlier one.
		///
		/// Origin: a key of the member that no branch keeps.
		///
		/// Parameters: `key`, to be removed.
		///
		/// Events: [`Event::RemovalRequested`].
		///
		/// Errors: [`Error::NotAuthorized`], [`Error::CustodiedKey`], [`Error::MemberNotFound`], [`Error::WrongStatus`],
		/// [`Error::KeyNotFound`], [`Error::OwnKey`].
		///
		/// Seed: §4.2.
		#[pallet::call_index(39)]
		#[pallet::weight(T::WeightInfo::request_removal())]
		pub fn request_removal(origin: OriginFor<T>, key: T::AccountId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_request_removal(&who, key)
		}

		/// Objects to a removal, so that time alone does not finish it; from the key that asked, withdraws it.
		///
		/// Origin: any key of the member.
		///
		/// Parameters: `requester`, the key that asked.
		///
		/// Events: [`Event::RemovalObjected`].
		///
		/// Errors: [`Error::NotAuthorized`], [`Error::RemovalNotFound`], [`Error::AlreadyObjected`].
		///
		/// Seed: §4.2.
		#[pallet::call_index(40)]
		#[pallet::weight(T::WeightInfo::object_to_removal())]
		pub fn object_to_removal(origin: OriginFor<T>, requester: T::AccountId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_object_to_removal(&who, requester)
		}

		/// Removes a key because a branch that knows the member says so too. What the key had given is void.
		///
		/// Origin: a reviewer or manager of the home branch; neither the subject nor related to it.
		///
		/// Parameters: `member`; `requester`, the key that asked.
		///
		/// Events: [`Event::FilingVersion`] with [`Change::KeyUnlinked`].
		///
		/// Errors: [`Error::MemberNotFound`], [`Error::NotAuthorized`], [`Error::OtherBranch`], [`Error::SamePerson`],
		/// [`Error::RelatedPerson`], [`Error::RemovalNotFound`], [`Error::KeyNotFound`], [`Error::LastKey`],
		/// [`Error::NumbersExhausted`].
		///
		/// Seed: §4.2.
		#[pallet::call_index(41)]
		#[pallet::weight(T::WeightInfo::cosign_removal()
			.saturating_add(T::Roles::weight())
			.saturating_add(T::OnControllerRemoved::weight())
			.saturating_add(T::OnFilingChange::weight()))]
		pub fn cosign_removal(origin: OriginFor<T>, member: MemberId, requester: T::AccountId) -> DispatchResult {
			let officer = ensure_signed(origin)?;
			Self::do_cosign_removal(&officer, member, requester)
		}

		/// Removes a key to whose removal nobody has objected in time. What the key had given is void.
		///
		/// Origin: anybody.
		///
		/// Parameters: `member`; `requester`, the key that asked.
		///
		/// Events: [`Event::FilingVersion`] with [`Change::KeyUnlinked`].
		///
		/// Errors: [`Error::MemberNotFound`], [`Error::RemovalNotFound`], [`Error::RemovalDisputed`], [`Error::TooEarly`],
		/// [`Error::KeyNotFound`], [`Error::LastKey`], [`Error::NumbersExhausted`].
		///
		/// Seed: §4.2.
		#[pallet::call_index(42)]
		#[pallet::weight(T::WeightInfo::finish_removal()
			.saturating_add(T::OnControllerRemoved::weight())
			.saturating_add(T::OnFilingChange::weight()))]
		pub fn finish_removal(origin: OriginFor<T>, member: MemberId, requester: T::AccountId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_finish_removal(member, requester)
		}

		/// Asks for a new key of a member who has lost the others. Public security must have attested the identity at most
		/// [`Config::FreshIdentity`] ago; the new key proves itself by `proof` of [`crate::proofs::recover`].
		///
		/// Origin: a reviewer or manager of any branch in force; neither the subject nor related to it, nor the person of
		/// public security who attested.
		///
		/// Parameters: `member`; `key`; `custodied`, whether a branch keeps it for the member; `proof`.
		///
		/// Events: [`Event::RecoveryRequested`].
		///
		/// Errors: [`Error::MemberNotFound`], [`Error::NotAuthorized`], [`Error::SamePerson`], [`Error::RelatedPerson`],
		/// [`Error::WrongStatus`], [`Error::RecoveryPending`], [`Error::KeyTaken`], [`Error::KeyHoldsRole`],
		/// [`Error::InvalidProof`], [`Error::IdentityNotFresh`], [`Error::NumbersExhausted`].
		///
		/// Seed: §4.2.
		#[pallet::call_index(43)]
		#[pallet::weight(T::WeightInfo::request_recovery()
			.saturating_add(T::Roles::weight().saturating_mul(2)))]
		pub fn request_recovery(
			origin: OriginFor<T>,
			member: MemberId,
			key: T::AccountId,
			custodied: bool,
			proof: T::Signature,
		) -> DispatchResult {
			let officer = ensure_signed(origin)?;
			Self::do_request_recovery(&officer, member, key, custodied, proof)
		}

		/// Approves a recovery; the delay begins.
		///
		/// Origin: a reviewer or manager of a branch that is neither the member's home nor the one that asked; another person
		/// than who asked or attested, neither the subject nor related to it.
		///
		/// Parameters: `member`.
		///
		/// Events: [`Event::RecoveryApproved`].
		///
		/// Errors: [`Error::MemberNotFound`], [`Error::NotAuthorized`], [`Error::RecoveryNotFound`], [`Error::SameBranch`],
		/// [`Error::SamePerson`], [`Error::RelatedPerson`], [`Error::AlreadyApproved`], [`Error::IdentityNotFresh`].
		///
		/// Seed: §4.2.
		#[pallet::call_index(44)]
		#[pallet::weight(T::WeightInfo::approve_recovery()
			.saturating_add(T::Roles::weight()))]
		pub fn approve_recovery(origin: OriginFor<T>, member: MemberId) -> DispatchResult {
			let officer = ensure_signed(origin)?;
			Self::do_approve_recovery(&officer, member)
		}

		/// Objects to a recovery: whoever holds a key of the member is still there. Nothing leaves the member until a
		/// supervisor and public security have decided.
		///
		/// Origin: any key of the member.
		///
		/// Events: [`Event::RecoveryObjected`].
		///
		/// Errors: [`Error::NotAuthorized`], [`Error::RecoveryNotFound`], [`Error::AlreadyDecided`],
		/// [`Error::AlreadyObjected`].
		///
		/// Seed: §4.2.
		#[pallet::call_index(45)]
		#[pallet::weight(T::WeightInfo::object_to_recovery())]
		pub fn object_to_recovery(origin: OriginFor<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_object_to_recovery(&who)
		}

		/// Says whether a disputed recovery shall go on. When a supervisor and public security say the same, it is decided.
		///
		/// Origin: a supervisor or public security; a person who has had no other part in it, neither the subject nor related
		/// to it.
		///
		/// Parameters: `member`; `uphold`, whether it shall go on.
		///
		/// Events: [`Event::RecoveryVoted`], and [`Event::RecoveryDecided`] when both agree.
		///
		/// Errors: [`Error::NotAuthorized`], [`Error::RecoveryNotFound`], [`Error::NotObjected`], [`Error::SamePerson`],
		/// [`Error::RelatedPerson`].
		///
		/// Seed: §4.2, §4.3.2-4.
		#[pallet::call_index(46)]
		#[pallet::weight(T::WeightInfo::decide_recovery()
			.saturating_add(T::Roles::weight()))]
		pub fn decide_recovery(origin: OriginFor<T>, member: MemberId, uphold: bool) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_decide_recovery(&who, member, uphold)
		}

		/// Gives a recovery up.
		///
		/// Origin: a reviewer or manager of the branch that asked, or the head office.
		///
		/// Parameters: `member`.
		///
		/// Events: [`Event::RecoveryCancelled`].
		///
		/// Errors: [`Error::RecoveryNotFound`], [`Error::NotAuthorized`], [`Error::OtherBranch`].
		///
		/// Seed: §4.2.
		#[pallet::call_index(47)]
		#[pallet::weight(T::WeightInfo::cancel_recovery()
			.saturating_add(T::Roles::weight()))]
		pub fn cancel_recovery(origin: OriginFor<T>, member: MemberId) -> DispatchResult {
			let who = Self::head_office_or_signed(origin)?;
			Self::do_cancel_recovery(who.as_ref(), member)
		}

		/// Replaces all keys of a member by the new one: after the delay without objection, or at once where an objection was
		/// decided for it. What the former keys had given is void, and outgoing movements wait [`KeyDelays::wait`].
		/// Nothing else moves: coins, filing, alerts and restrictions are the member's.
		///
		/// Origin: anybody.
		///
		/// Parameters: `member`.
		///
		/// Events: [`Event::FilingVersion`] with [`Change::Recovered`].
		///
		/// Errors: [`Error::MemberNotFound`], [`Error::RecoveryNotFound`], [`Error::NotApproved`],
		/// [`Error::RecoveryDisputed`], [`Error::TooEarly`], [`Error::IdentityNotFresh`], [`Error::KeyTaken`],
		/// [`Error::KeyHoldsRole`], [`Error::NumbersExhausted`].
		///
		/// Seed: §4.2.
		#[pallet::call_index(48)]
		#[pallet::weight(T::WeightInfo::finish_recovery()
			.saturating_add(T::Roles::weight())
			.saturating_add(T::Fuel::weight())
			.saturating_add(T::OnControllerRemoved::weight().saturating_mul(u64::from(MAX_CONTROLLERS)))
			.saturating_add(T::OnFilingChange::weight()))]
		pub fn finish_recovery(origin: OriginFor<T>, member: MemberId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_finish_recovery(member)
		}

		/// Puts a recorded relation in force: a guardian by public security, a proxy by the elder or a guardian.
		///
		/// Origin: for a guardian, public security, neither of the two nor related to one of them; for a proxy, a key of
		/// the elder that no branch keeps, or such a key of a guardian in force who is neither the proxy nor related to it.
		///
		/// Parameters: `elder`; `acting`.
		///
		/// Events: [`Event::FilingVersion`] of the elder with [`Change::RelationConfirmed`].
		///
		/// Errors: [`Error::MemberNotFound`], [`Error::RelationNotFound`], [`Error::AlreadyConfirmed`],
		/// [`Error::EndNotInFuture`], [`Error::NotAuthorized`], [`Error::CustodiedKey`], [`Error::SamePerson`],
		/// [`Error::RelatedPerson`], [`Error::NumbersExhausted`].
		///
		/// Seed: §4.3.2-2 (亲情代理).
		#[pallet::call_index(49)]
		#[pallet::weight(T::WeightInfo::confirm_relation().saturating_add(T::Roles::weight()))]
		pub fn confirm_relation(origin: OriginFor<T>, elder: MemberId, acting: MemberId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_confirm_relation(&who, elder, acting)
		}

		/// Takes a filing over for another branch as it is, without entering or reviewing it again. The branch may be given
		/// envelopes then, for a year and for all sections on file but biometrics: who keeps the packets seals them to its
		/// viewer key, and the runtime API `missing_envelopes` names those that are still to be placed, also while the branch
		/// has no key. What the member granted the branch for an adoption before stays as it is.
		///
		/// Origin: a reviewer or manager of a branch other than the home; neither the subject nor related to it.
		///
		/// Parameters: `member`.
		///
		/// Events: [`Event::FilingVersion`] with [`Change::Adopted`], and [`Event::AccessGranted`].
		///
		/// Errors: [`Error::MemberNotFound`], [`Error::NotAuthorized`], [`Error::OwnBranch`], [`Error::SamePerson`],
		/// [`Error::RelatedPerson`], [`Error::WrongStatus`], [`Error::AlreadyAdopted`], [`Error::MaxGrantsExceeded`],
		/// [`Error::NumbersExhausted`].
		///
		/// Seed: §2.1, §4.3.2-2.
		#[pallet::call_index(50)]
		#[pallet::weight(T::WeightInfo::adopt()
			.saturating_add(T::Roles::weight()))]
		pub fn adopt(origin: OriginFor<T>, member: MemberId) -> DispatchResult {
			let officer = ensure_signed(origin)?;
			Self::do_adopt(&officer, member)
		}

		/// Ends the adoption by the officer's branch, and with it the right to envelopes.
		///
		/// Origin: a reviewer or manager of the branch; neither the subject nor related to it.
		///
		/// Parameters: `member`.
		///
		/// Events: [`Event::FilingVersion`] with [`Change::AdoptionEnded`], and [`Event::AccessRevoked`].
		///
		/// Errors: [`Error::MemberNotFound`], [`Error::NotAuthorized`], [`Error::OwnBranch`], [`Error::SamePerson`],
		/// [`Error::RelatedPerson`], [`Error::NotAdopted`], [`Error::NumbersExhausted`].
		///
		/// Seed: §2.1.
		#[pallet::call_index(51)]
		#[pallet::weight(T::WeightInfo::end_adoption()
			.saturating_add(T::Roles::weight()))]
		pub fn end_adoption(origin: OriginFor<T>, member: MemberId) -> DispatchResult {
			let officer = ensure_signed(origin)?;
			Self::do_end_adoption(&officer, member)
		}

		/// Reports that a branch that has adopted the filing knows a section otherwise. It lowers nothing until the home
		/// branch resolves it, and everybody can see it.
		///
		/// Origin: a reviewer or manager of the branch; neither the subject nor related to it.
		///
		/// Parameters: `member`; `section`; `root`, the salted root as the branch knows it.
		///
		/// Events: [`Event::FilingVersion`] with [`Change::MismatchReported`].
		///
		/// Errors: [`Error::MemberNotFound`], [`Error::NotAuthorized`], [`Error::OwnBranch`], [`Error::SamePerson`],
		/// [`Error::RelatedPerson`], [`Error::NotAdopted`], [`Error::SectionNotFound`], [`Error::EmptyRoot`],
		/// [`Error::NoMismatch`], [`Error::MismatchPending`], [`Error::MaxMismatchesExceeded`], [`Error::NumbersExhausted`].
		///
		/// Seed: §4.3.1.
		#[pallet::call_index(52)]
		#[pallet::weight(T::WeightInfo::report_mismatch()
			.saturating_add(T::Roles::weight()))]
		pub fn report_mismatch(
			origin: OriginFor<T>,
			member: MemberId,
			section: SectionKind,
			root: Digest,
		) -> DispatchResult {
			let officer = ensure_signed(origin)?;
			Self::do_report_mismatch(&officer, member, section, root)
		}

		/// Resolves a mismatch: what is on file is right, or was replaced since it was reported.
		///
		/// Origin: a reviewer of the home branch, another person than who reported it; neither the subject nor related to it.
		///
		/// Parameters: `member`; `branch` that reported it; `section`; `resolution`.
		///
		/// Events: [`Event::FilingVersion`] with [`Change::MismatchResolved`].
		///
		/// Errors: [`Error::MemberNotFound`], [`Error::NotAuthorized`], [`Error::OtherBranch`], [`Error::SamePerson`],
		/// [`Error::RelatedPerson`], [`Error::MismatchNotFound`], [`Error::NotCorrected`], [`Error::NumbersExhausted`].
		///
		/// Seed: §4.3.1.
		#[pallet::call_index(53)]
		#[pallet::weight(T::WeightInfo::resolve_mismatch()
			.saturating_add(T::Roles::weight()))]
		pub fn resolve_mismatch(
			origin: OriginFor<T>,
			member: MemberId,
			branch: BranchId,
			section: SectionKind,
			resolution: Resolution,
		) -> DispatchResult {
			let reviewer = ensure_signed(origin)?;
			Self::do_resolve_mismatch(&reviewer, member, branch, section, resolution)
		}

		/// Asks to have the caller's home moved to another branch. It moves when both branches have signed.
		///
		/// Origin: a key of the member that no branch keeps.
		///
		/// Parameters: `to`, a branch in force.
		///
		/// Events: [`Event::HomeMoveRequested`].
		///
		/// Errors: [`Error::NotAuthorized`], [`Error::CustodiedKey`], [`Error::MemberNotFound`], [`Error::WrongStatus`],
		/// [`Error::OwnBranch`], [`Error::BranchNotInForce`], [`Error::RecoveryPending`], [`Error::MovePending`].
		///
		/// Seed: §2.1, §3.2.
		#[pallet::call_index(54)]
		#[pallet::weight(T::WeightInfo::request_home_move()
			.saturating_add(T::Roles::weight()))]
		pub fn request_home_move(origin: OriginFor<T>, to: BranchId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_request_home_move(&who, to)
		}

		/// Signs a move for the former or the new home; with the second signature it moves. The head office signs in place of
		/// a former home that is suspended or gone.
		///
		/// Origin: a reviewer or manager of one of the two branches, another person than who signed for the other, neither the
		/// subject nor related to it; or the head office.
		///
		/// Parameters: `member`.
		///
		/// Events: [`Event::HomeMoveSigned`], or [`Event::FilingVersion`] with [`Change::HomeMoved`] and, where the new home
		/// had adopted the filing, [`Event::AccessRevoked`] for a grant that it needs no more.
		///
		/// Errors: [`Error::MemberNotFound`], [`Error::MoveNotFound`], [`Error::WrongStatus`], [`Error::BranchNotInForce`],
		/// [`Error::RecoveryPending`], [`Error::BranchInForce`], [`Error::NotAuthorized`], [`Error::OtherBranch`],
		/// [`Error::SamePerson`], [`Error::RelatedPerson`], [`Error::NumbersExhausted`].
		///
		/// Seed: §2.1, §3.2.
		#[pallet::call_index(55)]
		#[pallet::weight(T::WeightInfo::sign_home_move()
			.saturating_add(T::Roles::weight().saturating_mul(3))
			.saturating_add(T::OnFilingChange::weight()))]
		pub fn sign_home_move(origin: OriginFor<T>, member: MemberId) -> DispatchResult {
			let who = Self::head_office_or_signed(origin)?;
			Self::do_sign_home_move(who.as_ref(), member)
		}

		/// Gives a move of the caller's home up.
		///
		/// Origin: a key of the member that no branch keeps.
		///
		/// Events: [`Event::HomeMoveCancelled`].
		///
		/// Errors: [`Error::NotAuthorized`], [`Error::CustodiedKey`], [`Error::MoveNotFound`].
		///
		/// Seed: §2.1.
		#[pallet::call_index(56)]
		#[pallet::weight(T::WeightInfo::cancel_home_move())]
		pub fn cancel_home_move(origin: OriginFor<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_cancel_home_move(&who)
		}

		/// Has everybody who relies on a member look at it again: expiry and cut-offs take effect on read, without an event,
		/// and this warns of them.
		///
		/// Origin: anybody.
		///
		/// Parameters: `member`.
		///
		/// Events: those of who relies on the member.
		///
		/// Errors: [`Error::MemberNotFound`].
		///
		/// Seed: §2.3, §3.1.
		#[pallet::call_index(57)]
		#[pallet::weight(T::WeightInfo::record_lapse()
			.saturating_add(T::OnFilingChange::weight()))]
		pub fn record_lapse(origin: OriginFor<T>, member: MemberId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_record_lapse(member)
		}

		/// Sets how long keys of a member have to speak up: against the removal of one, against a recovery, and before
		/// anything leaves after a recovery. What is under way keeps the time that it began with, but for the wait after a
		/// recovery, which holds at once.
		///
		/// Origin: the head office.
		///
		/// Parameters: `delays` in milliseconds: [`LEAST_OBJECTION`] and [`LEAST_WAIT`] at least, [`LONGEST_DELAY`] at most.
		///
		/// Events: [`Event::DelaysSet`].
		///
		/// Errors: [`Error::DelayTooShort`], [`Error::DelayTooLong`].
		///
		/// Seed: §4.2.
		#[pallet::call_index(58)]
		#[pallet::weight(T::WeightInfo::set_delays())]
		pub fn set_delays(origin: OriginFor<T>, delays: KeyDelays) -> DispatchResult {
			T::HeadOffice::ensure_origin(origin)?;
			Self::do_set_delays(delays)
		}
	}
}
