//! The calls: each checks its origin and hands on to a `do_*`.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

/// The calls: each checks its origin and hands on to a `do_*`.
#[pallet_section]
mod calls {
	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Opens a case and links its first piece of evidence.
		///
		/// Origin: a supervisor who is none of the subjects and in no recorded relation to one.
		///
		/// Parameters: `basis`, what it rests on; an alert or warning must exist and name one of the subjects, and a warning
		/// must be in force. `subjects`, whom it is about; they cannot be changed later. `evidence`, salted digest.
		///
		/// Events: `CaseOpened`, `EvidenceAdded`.
		///
		/// Errors: `NotSupervisor`, `NoSubjects`, `DuplicateSubject`, `UnknownMember`, `OwnCase`, `RelatedToSubject`,
		/// `UnknownAlert`, `AlertNotOfSubjects`, `UnknownWarning`, `WarningNotOfSubjects`, `WarningNotInForce`,
		/// `NumbersExhausted`.
		///
		/// Seed §4.3.2-4, §3.3.
		#[pallet::call_index(0)]
		#[pallet::weight(
			T::WeightInfo::open_case()
				.saturating_add(T::Roles::weight())
				.saturating_add(T::Alerts::weight())
				.saturating_add(Pallet::<T>::members_weight(1))
		)]
		pub fn open_case(
			origin: OriginFor<T>,
			basis: LegalBasis,
			subjects: Subjects,
			evidence: Digest,
		) -> DispatchResult {
			let by = Self::ensure_supervisor(origin)?;
			Self::do_open_case(by, basis, subjects, evidence)
		}

		/// Links a piece of evidence to a case.
		///
		/// Origin: a supervisor who is no subject and in no recorded relation to one.
		///
		/// Parameters: `case`; `digest`, salted.
		///
		/// Events: `EvidenceAdded`.
		///
		/// Errors: `NotSupervisor`, `UnknownCase`, `CaseClosed`, `OwnCase`, `RelatedToSubject`, `NumbersExhausted`.
		///
		/// Seed §4.3.2-4.
		#[pallet::call_index(1)]
		#[pallet::weight(
			T::WeightInfo::add_evidence()
				.saturating_add(T::Roles::weight())
				.saturating_add(Pallet::<T>::members_weight(0))
		)]
		pub fn add_evidence(origin: OriginFor<T>, case: CaseId, digest: Digest) -> DispatchResult {
			let by = Self::ensure_supervisor(origin)?;
			Self::do_add_evidence(by, case, digest)
		}

		/// Takes up a case that a rule has opened: from now a person leads it.
		///
		/// Origin: a supervisor who is no subject and in no recorded relation to one.
		///
		/// Parameters: `case`.
		///
		/// Events: `CaseTakenUp`.
		///
		/// Errors: `NotSupervisor`, `UnknownCase`, `CaseNotProvisional`, `OwnCase`, `RelatedToSubject`.
		///
		/// Seed §4.3.2-4.
		#[pallet::call_index(2)]
		#[pallet::weight(
			T::WeightInfo::take_up()
				.saturating_add(T::Roles::weight())
				.saturating_add(Pallet::<T>::members_weight(0))
		)]
		pub fn take_up(origin: OriginFor<T>, case: CaseId) -> DispatchResult {
			let by = Self::ensure_supervisor(origin)?;
			Self::do_take_up(by, case)
		}

		/// Restricts a subject of a case for a short time.
		///
		/// Origin: a supervisor who is no subject and in no recorded relation to one.
		///
		/// Parameters: `case`; `member`, one of its subjects; `scope`, any but lots; `amount`, in hundredths of a coin, what
		/// must stay of what is there or arrives, zero for all other scopes; `until`, when it lapses unless it is ratified,
		/// in milliseconds.
		///
		/// Events: `RestrictionPlaced`, `RestrictionLapsed` for what is cleared away.
		///
		/// Errors: `NotSupervisor`, `UnknownCase`, `CaseClosed`, `CaseNotOpen`, `NotASubject`, `OwnCase`,
		/// `RelatedToSubject`, `UnknownMember`, `MemberClosed`, `AmountMissing`, `AmountNotUsed`, `OriginsNeeded`,
		/// `EndNotAhead`, `TooLong`, `UnratifiedLimitReached`, `TooManyStretches`, `TooManyRestrictions`,
		/// `TooManyOrderers`, `TooManyOpenOrders`, `RightWithheld`, `OwnOpinion`, `NumbersExhausted`.
		///
		/// Seed §4.3.2-4.
		#[pallet::call_index(3)]
		#[pallet::weight(
			T::WeightInfo::restrict()
				.saturating_add(T::Roles::weight())
				.saturating_add(Pallet::<T>::members_weight(1))
		)]
		pub fn restrict(
			origin: OriginFor<T>,
			case: CaseId,
			member: MemberId,
			scope: RestrictionScope,
			amount: Balance,
			until: Moment,
		) -> DispatchResult {
			let by = Self::ensure_supervisor(origin)?;
			Self::do_restrict(by, case, member, scope, amount, until)
		}

		/// Blocks coins by the settlements that issued them, wherever they have gone, for a short time. Other coins of
		/// their holders stay usable.
		///
		/// Origin: a supervisor who is no subject and in no recorded relation to one.
		///
		/// Parameters: `case`; `member`, the subject from whom the coins came, whose unratified time it counts toward;
		/// `origins`; `until`, when it lapses unless it is ratified, in milliseconds.
		///
		/// Events: `RestrictionPlaced`, `OriginsBlocked`, `RestrictionLapsed` for what is cleared away.
		///
		/// Errors: those of `restrict` but for amounts, `NoOrigins`, `DuplicateOrigin`, `UnknownOrigin`,
		/// `TooManyBlockedOrigins`.
		///
		/// Seed §4.3.2-4.
		#[pallet::call_index(4)]
		#[pallet::weight(
			T::WeightInfo::block_origins()
				.saturating_add(T::Roles::weight())
				.saturating_add(Pallet::<T>::members_weight(1))
		)]
		pub fn block_origins(
			origin: OriginFor<T>,
			case: CaseId,
			member: MemberId,
			origins: OrderOrigins,
			until: Moment,
		) -> DispatchResult {
			let by = Self::ensure_supervisor(origin)?;
			Self::do_block_origins(by, case, member, origins, until)
		}

		/// Ratifies an order. With the second ratification it lasts until it is lifted or its case is closed.
		///
		/// Origin: a supervisor who did not order it, of a body that is neither the orderer's nor the other ratifier's, who
		/// is no subject and in no recorded relation to one.
		///
		/// Parameters: `case`; `member`, whom it restricts; `order`, its number within the case.
		///
		/// Events: `RestrictionRatified`, `RestrictionLapsed` for what is cleared away.
		///
		/// Errors: `NotSupervisor`, `UnknownCase`, `CaseClosed`, `CaseNotOpen`, `OwnCase`, `RelatedToSubject`,
		/// `UnknownRestriction`, `OwnOrder`, `AlreadyRatified`, `RestrictionLapsed`, `SameBody`, `RightWithheld`.
		///
		/// Seed §4.3.2-4.
		#[pallet::call_index(5)]
		#[pallet::weight(
			T::WeightInfo::ratify()
				.saturating_add(T::Roles::weight())
				.saturating_add(Pallet::<T>::members_weight(0))
		)]
		pub fn ratify(origin: OriginFor<T>, case: CaseId, member: MemberId, order: u32) -> DispatchResult {
			let by = Self::ensure_supervisor(origin)?;
			Self::do_ratify(by, case, member, order)
		}

		/// Lifts one order before its end. The rest of the case stays.
		///
		/// Origin: a supervisor who did not order it, who is no subject and in no recorded relation to one.
		///
		/// Parameters: `case`; `member`, whom it restricts; `order`, its number within the case.
		///
		/// Events: `RestrictionLifted`, `RestrictionLapsed` for what is cleared away.
		///
		/// Errors: `NotSupervisor`, `UnknownCase`, `CaseClosed`, `RightWithheld`, `OwnCase`, `RelatedToSubject`,
		/// `UnknownRestriction`, `OwnOrder`, `RestrictionLapsed`.
		///
		/// Seed §4.3.2-4 ("恢复账户的正常交易权限").
		#[pallet::call_index(6)]
		#[pallet::weight(
			T::WeightInfo::lift()
				.saturating_add(T::Roles::weight())
				.saturating_add(Pallet::<T>::members_weight(0))
		)]
		pub fn lift(origin: OriginFor<T>, case: CaseId, member: MemberId, order: u32) -> DispatchResult {
			let by = Self::ensure_supervisor(origin)?;
			Self::do_lift(by, case, member, order)
		}

		/// Closes a case and lifts exactly what it had placed: its orders, its blocked origins, the coins that it had
		/// locked. Nothing of another case changes.
		///
		/// Origin: the head office, or a supervisor who ordered nothing of what still binds under the case, who is no
		/// subject and in no recorded relation to one.
		///
		/// Parameters: `case`; `reason`, salted digest.
		///
		/// Events: `RestrictionLifted` and `CoinsUnlocked` for each, `RestrictionLapsed` for what is cleared away,
		/// `MemberRestored` for each subject, `CaseClosed`.
		///
		/// Errors: `NotSupervisor`, `UnknownCase`, `CaseClosed`, `CaseNotOpen`, `DisputePending`,
		/// `ClaimOutstanding`, `RightWithheld`, `OwnCase`, `RelatedToSubject`, `OwnOrder`,
		/// and those of the ledger.
		///
		/// Seed §4.3.2-4 ("恢复账户的正常交易权限").
		#[pallet::call_index(7)]
		#[pallet::weight(
			T::WeightInfo::close_case()
				.saturating_add(T::Roles::weight())
				.saturating_add(Pallet::<T>::members_weight(0))
				.saturating_add(T::Ledger::weight().saturating_mul(u64::from(MAX_SUBJECTS)))
		)]
		pub fn close_case(origin: OriginFor<T>, case: CaseId, reason: Digest) -> DispatchResult {
			let by = match T::HeadOffice::try_origin(origin) {
				Ok(_) => None,
				Err(origin) => Some(Self::ensure_supervisor(origin)?),
			};
			Self::do_close_case(by, case, reason)
		}

		/// Decides a case. What it had placed stays until it is lifted or the case is closed; nothing further can be ordered.
		///
		/// Origin: a supervisor with the right to decide, who has ordered nothing under the case, who is no subject and in no
		/// recorded relation to one.
		///
		/// Parameters: `case`; `finding`; `reason`, salted digest.
		///
		/// Events: `CaseDecided`.
		///
		/// Errors: `NotSupervisor`, `UnknownCase`, `CaseClosed`, `RightWithheld`, `OwnCase`, `RelatedToSubject`, `OwnOrder`,
		/// `AlreadyDecided`, `CaseNotOpen`, `RulingMismatch` (a dispute needs a verdict).
		///
		/// Seed §4.3.2-4.
		#[pallet::call_index(8)]
		#[pallet::weight(
			T::WeightInfo::decide_case()
				.saturating_add(T::Roles::weight())
				.saturating_add(Pallet::<T>::members_weight(0))
		)]
		pub fn decide_case(origin: OriginFor<T>, case: CaseId, finding: Finding, reason: Digest) -> DispatchResult {
			let by = Self::ensure_supervisor(origin)?;
			Self::do_decide_case(by, case, finding, reason)
		}

		/// Appeals to the head office, once, within [`Config::AppealWindow`] of the decision.
		///
		/// Origin: a key of a subject of the case, or of a guardian or proxy of one; for a pool, a manager of its branch.
		///
		/// Parameters: `case`; `reason`, salted digest.
		///
		/// Events: `CaseAppealed`.
		///
		/// Errors: `UnknownCase`, `CaseClosed`, `NotDecided`, `AlreadyAppealed`, `AppealTooLate`, `NotController`, `NotParty`,
		/// `OwnCase`.
		///
		/// Seed §4.3.2-4.
		#[pallet::call_index(9)]
		#[pallet::weight(
			T::WeightInfo::appeal()
				.saturating_add(T::Roles::weight().saturating_mul(2))
				.saturating_add(Pallet::<T>::members_weight(0))
		)]
		pub fn appeal(origin: OriginFor<T>, case: CaseId, reason: Digest) -> DispatchResult {
			let key = ensure_signed(origin)?;
			Self::do_appeal(key, case, reason)
		}

		/// Decides an appeal. It is the last decision.
		///
		/// Origin: the head office.
		///
		/// Parameters: `case`; `ruling`, what holds from now; `reason`, salted digest.
		///
		/// Events: `AppealDecided`; `VerdictExecuted` for a dispute, whose verdict is carried out at once.
		///
		/// Errors: `UnknownCase`, `CaseClosed`, `NotAppealed`, `RulingMismatch`, `InvalidSplit`, and those of the ledger.
		///
		/// Seed §4.3.2-4.
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::decide_appeal().saturating_add(T::Ledger::weight().saturating_mul(4)))]
		pub fn decide_appeal(origin: OriginFor<T>, case: CaseId, ruling: Ruling, reason: Digest) -> DispatchResult {
			T::HeadOffice::ensure_origin(origin)?;
			Self::do_decide_appeal(case, ruling, reason)
		}

		/// Links evidence of a party to a case that is not decided.
		///
		/// Origin: a key of a subject of the case, or of a guardian or proxy of one; for a pool, a manager of its branch.
		///
		/// Parameters: `case`; `digest`, salted.
		///
		/// Events: `EvidenceAdded`.
		///
		/// Errors: `UnknownCase`, `CaseClosed`, `AlreadyDecided`, `NotController`, `NotParty`, `OwnCase`, `NumbersExhausted`.
		///
		/// Seed §4.3.2-4.
		#[pallet::call_index(11)]
		#[pallet::weight(
			T::WeightInfo::give_evidence()
				.saturating_add(T::Roles::weight().saturating_mul(2))
				.saturating_add(Pallet::<T>::members_weight(0))
		)]
		pub fn give_evidence(origin: OriginFor<T>, case: CaseId, digest: Digest) -> DispatchResult {
			let key = ensure_signed(origin)?;
			Self::do_give_evidence(key, case, digest)
		}

		/// Sets what a supervisor may do: order, ratify, decide, lift. Nothing that the supervisor has done before changes.
		///
		/// Origin: the head office.
		///
		/// Parameters: `member`, the supervisor's person; `rights`.
		///
		/// Events: `RightsSet`.
		///
		/// Errors: `UnknownMember`.
		///
		/// Seed §3.3.
		#[pallet::call_index(12)]
		#[pallet::weight(T::WeightInfo::set_rights().saturating_add(T::Members::weight()))]
		pub fn set_rights(origin: OriginFor<T>, member: MemberId, rights: Rights) -> DispatchResult {
			T::HeadOffice::ensure_origin(origin)?;
			Self::do_set_rights(member, rights)
		}

		/// Disputes a payment for a service, or a gift. Coins that are still with the receiver are held, up to the amount; coins
		/// that another case binds are left alone. One dispute a movement.
		///
		/// Origin: a key of payer or receiver, or of a guardian or proxy of one.
		///
		/// Parameters: `movement`, its number; `complaint`, salted digest: the first piece of evidence.
		///
		/// Events: `CaseOpened`, `EvidenceAdded`, `DisputeFiled`.
		///
		/// Errors: `UnknownMovement`, `SelfTransfer`, `NotController`, `NotParty`, `DisputeTooLate`, `AlreadyDisputed`,
		/// `TooManyDisputes`, `UnknownMember`, `TooManyClaims`, `NumbersExhausted`, and those of the ledger.
		///
		/// Seed §4.3.2-4 ("交易纠纷").
		#[pallet::call_index(13)]
		#[pallet::weight(
			T::WeightInfo::file_dispute()
				.saturating_add(T::Ledger::weight())
				.saturating_add(T::Members::weight().saturating_mul(5))
		)]
		pub fn file_dispute(origin: OriginFor<T>, movement: MovementId, complaint: Digest) -> DispatchResult {
			let key = ensure_signed(origin)?;
			Self::do_file_dispute(key, movement, complaint)
		}

		/// Disputes a service that a branch's pool has paid. As `file_dispute`; what a verdict awards leaves the ledger, since the
		/// pool has nothing to get back but what it should not have issued.
		///
		/// Origin: a key of the volunteer or the recipient, or of a guardian or proxy of one; or the role key of a manager of the
		/// branch whose pool paid, who is neither of them.
		///
		/// Parameters: `settlement`, its number, which is the origin of its coins; `complaint`, salted digest: the first piece of evidence.
		///
		/// Events: `CaseOpened`, `EvidenceAdded`, `DisputeFiled`.
		///
		/// Errors: `UnknownService`, `SelfTransfer`, `OwnCase`, `NotController`, `NotParty`, `DisputeTooLate`, `AlreadyDisputed`,
		/// `TooManyDisputes`, `UnknownMember`, `TooManyClaims`, `NumbersExhausted`, and those of the ledger.
		///
		/// Seed §4.3.2-4 ("交易纠纷").
		#[pallet::call_index(24)]
		#[pallet::weight(
			T::WeightInfo::dispute_service()
				.saturating_add(T::Ledger::weight())
				.saturating_add(T::Roles::weight().saturating_mul(2))
				.saturating_add(T::Members::weight().saturating_mul(5))
		)]
		pub fn dispute_service(origin: OriginFor<T>, settlement: OriginId, complaint: Digest) -> DispatchResult {
			let key = ensure_signed(origin)?;
			Self::do_dispute_service(key, settlement, complaint)
		}

		/// Gives an opinion on a dispute. When two supervisors of two bodies agree, it is decided; the verdict is carried out
		/// when no appeal is possible any more. Who has given one may give another until then.
		///
		/// Origin: a supervisor with the right to decide, who has ordered nothing under the case, who is no party and in no
		/// recorded relation to one, and whose body is no branch of a party or of the movement.
		///
		/// Parameters: `case`; `verdict`, amounts in hundredths of a coin; `reason`, salted digest.
		///
		/// Events: `VerdictVoted`; `CaseDecided` with the opinion that decides.
		///
		/// Errors: `NotSupervisor`, `UnknownCase`, `CaseClosed`, `NotADispute`, `DisputeEnded`, `RightWithheld`, `OwnCase`,
		/// `RelatedToSubject`, `OwnOrder`, `AlreadyDecided`, `CaseNotOpen`, `OfPartyBranch`, `InvalidSplit`,
		/// `DisputeExpired`, `PartyNotHeard`, `AlreadyVoted`, `SameBody`, `TooManyVotes`.
		///
		/// Seed §4.3.2-4.
		#[pallet::call_index(14)]
		#[pallet::weight(
			T::WeightInfo::vote_verdict()
				.saturating_add(T::Roles::weight())
				.saturating_add(Pallet::<T>::members_weight(1))
		)]
		pub fn vote_verdict(origin: OriginFor<T>, case: CaseId, verdict: Verdict, reason: Digest) -> DispatchResult {
			let by = Self::ensure_supervisor(origin)?;
			Self::do_vote_verdict(by, case, verdict, reason)
		}

		/// Carries a verdict out once it is final: [`Config::AppealWindow`] after the decision, or [`Config::AppealPeriod`] after
		/// an appeal that nobody has answered. Never takes more than is there; what is missing becomes a claim.
		///
		/// Origin: any signed account.
		///
		/// Parameters: `case`.
		///
		/// Events: `VerdictExecuted`.
		///
		/// Errors: `UnknownCase`, `CaseClosed`, `NotADispute`, `DisputeEnded`, `NotDecided`, `VerdictNotFinal`, and those of
		/// the ledger.
		///
		/// Seed §4.3.2-4.
		#[pallet::call_index(15)]
		#[pallet::weight(T::WeightInfo::execute_verdict().saturating_add(T::Ledger::weight().saturating_mul(4)))]
		pub fn execute_verdict(origin: OriginFor<T>, case: CaseId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_execute_verdict(case)
		}

		/// Ends a dispute that nobody has decided within [`Config::VerdictPeriod`]: the coins go back to the receiver.
		///
		/// Origin: any signed account.
		///
		/// Parameters: `case`.
		///
		/// Events: `DisputeExpired`.
		///
		/// Errors: `UnknownCase`, `CaseClosed`, `NotADispute`, `DisputeEnded`, `AlreadyDecided`, `NotExpired`, and those of the
		/// ledger.
		///
		/// Seed §4.3.2-4.
		#[pallet::call_index(16)]
		#[pallet::weight(T::WeightInfo::expire_dispute().saturating_add(T::Ledger::weight()))]
		pub fn expire_dispute(origin: OriginFor<T>, case: CaseId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_expire_dispute(case)
		}

		/// Pays a claim, or a part of it, out of what the debtor has by now.
		///
		/// Origin: any signed account.
		///
		/// Parameters: `case`, of the dispute.
		///
		/// Events: `ClaimPaid`.
		///
		/// Errors: `NotADispute`, `NoClaim`, `NothingToCollect`, and those of the ledger.
		///
		/// Seed §4.3.2-4.
		#[pallet::call_index(17)]
		#[pallet::weight(T::WeightInfo::collect_claim().saturating_add(T::Ledger::weight().saturating_mul(2)))]
		pub fn collect_claim(origin: OriginFor<T>, case: CaseId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_collect_claim(case)
		}

		/// Gives up what is still claimed.
		///
		/// Origin: an own key of the creditor, or the head office.
		///
		/// Parameters: `case`, of the dispute.
		///
		/// Events: `ClaimWaived`.
		///
		/// Errors: `NotADispute`, `NoClaim`, `NotController`, `NotParty`, `CustodiedKey`.
		///
		/// Seed §4.3.2-4.
		#[pallet::call_index(18)]
		#[pallet::weight(T::WeightInfo::waive_claim().saturating_add(T::Members::weight()))]
		pub fn waive_claim(origin: OriginFor<T>, case: CaseId) -> DispatchResult {
			let key = match T::HeadOffice::try_origin(origin) {
				Ok(_) => None,
				Err(origin) => Some(ensure_signed(origin)?),
			};
			Self::do_waive_claim(key, case)
		}

		/// Lets an institution read the public part of a case and ask about it. A new grant takes the place of the old.
		///
		/// Origin: a supervisor who is no subject and in no recorded relation to one.
		///
		/// Parameters: `case`; `institution`; `until`, in milliseconds.
		///
		/// Events: `AccessGranted`.
		///
		/// Errors: `NotSupervisor`, `UnknownCase`, `OwnCase`, `RelatedToSubject`, `EndNotAhead`.
		///
		/// Seed §4.3.2-4 ("第三方机构").
		#[pallet::call_index(19)]
		#[pallet::weight(
			T::WeightInfo::grant_access()
				.saturating_add(T::Roles::weight())
				.saturating_add(Pallet::<T>::members_weight(0))
		)]
		pub fn grant_access(
			origin: OriginFor<T>,
			case: CaseId,
			institution: InstitutionId,
			until: Moment,
		) -> DispatchResult {
			let by = Self::ensure_supervisor(origin)?;
			Self::do_grant_access(by, case, institution, until)
		}

		/// Ends a grant before its time.
		///
		/// Origin: a supervisor who is no subject and in no recorded relation to one.
		///
		/// Parameters: `case`; `institution`.
		///
		/// Events: `AccessRevoked`.
		///
		/// Errors: `NotSupervisor`, `UnknownCase`, `OwnCase`, `RelatedToSubject`, `NoGrant`.
		///
		/// Seed §4.3.2-4.
		#[pallet::call_index(20)]
		#[pallet::weight(
			T::WeightInfo::revoke_access()
				.saturating_add(T::Roles::weight())
				.saturating_add(Pallet::<T>::members_weight(0))
		)]
		pub fn revoke_access(origin: OriginFor<T>, case: CaseId, institution: InstitutionId) -> DispatchResult {
			let by = Self::ensure_supervisor(origin)?;
			Self::do_revoke_access(by, case, institution)
		}

		/// Files a request of a court, of the police or of another third party. A supervisor must answer it within
		/// [`Config::AnswerPeriod`].
		///
		/// Origin: a key of a third party or of public security; about a case only with a grant for it.
		///
		/// Parameters: `kind`; `about`, a case, or members whether or not there is a case; `document`, salted digest.
		///
		/// Events: `RequestFiled`.
		///
		/// Errors: `NotThirdParty`, `NoGrant`, `NoSubjects`, `DuplicateSubject`, `UnknownMember`, `TooManyRequests`,
		/// `NumbersExhausted`.
		///
		/// Seed §4.3.2-4.
		#[pallet::call_index(21)]
		#[pallet::weight(
			T::WeightInfo::file_request()
				.saturating_add(T::Roles::weight())
				.saturating_add(Pallet::<T>::members_weight(0))
		)]
		pub fn file_request(
			origin: OriginFor<T>,
			kind: RequestKind,
			about: RequestAbout,
			document: Digest,
		) -> DispatchResult {
			let (by, institution) = Self::ensure_third_party(origin)?;
			Self::do_file_request(by, institution, kind, about, document)
		}

		/// Answers a request. An answer that comes late is marked so.
		///
		/// Origin: a supervisor of another institution, who is none of the members in question and in no recorded relation to
		/// one.
		///
		/// Parameters: `request`; `granted`, whether what was asked for is done; `document`, salted digest of the answer.
		///
		/// Events: `RequestAnswered`.
		///
		/// Errors: `NotSupervisor`, `UnknownRequest`, `AlreadyAnswered`, `UnknownCase`, `OwnCase`, `RelatedToSubject`,
		/// `OwnRequest`.
		///
		/// Seed §4.3.2-4.
		#[pallet::call_index(22)]
		#[pallet::weight(
			T::WeightInfo::answer_request()
				.saturating_add(T::Roles::weight())
				.saturating_add(Pallet::<T>::members_weight(0))
		)]
		pub fn answer_request(
			origin: OriginFor<T>,
			request: RequestId,
			granted: bool,
			document: Digest,
		) -> DispatchResult {
			let by = Self::ensure_supervisor(origin)?;
			Self::do_answer_request(by, request, granted, document)
		}

		/// Notes that nobody has answered a request in time.
		///
		/// Origin: any signed account.
		///
		/// Parameters: `request`.
		///
		/// Events: `RequestOverdue`.
		///
		/// Errors: `UnknownRequest`, `AlreadyAnswered`, `NotOverdue`, `AlreadyReported`.
		///
		/// Seed §4.3.2-4.
		#[pallet::call_index(23)]
		#[pallet::weight(T::WeightInfo::report_overdue())]
		pub fn report_overdue(origin: OriginFor<T>, request: RequestId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_report_overdue(request)
		}
	}
}
