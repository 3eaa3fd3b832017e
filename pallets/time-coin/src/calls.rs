//! The calls, as a section of the pallet: each checks its origin and hands on to a `do_*`.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

/// The calls.
#[pallet_section]
mod calls {
	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Publishes an activity or training (活动, 培训; seed §2.4).
		///
		/// Origin: officer (clerk, reviewer, manager) of the branch that runs it, or own key of an organisation or contract that
		/// is filed with that branch.
		///
		/// Parameters:
		/// - `terms`: what is offered; times in milliseconds, the rate in hundredths of a coin per quarter of an hour. The start
		///   may lie in the past inside the reporting window: such services become late records.
		///
		/// Events: `ActivityPublished`.
		///
		/// Errors: `NotOfficer`, `CustodiedKey`, `BranchNotInForce`, `InvalidRegion`, `InvalidTime`, `ClaimTooOld`, `InvalidRate`, `InvalidCapacity`, `RecipientMissing`,
		/// `TrainingNeedsPool`, `UnknownMember`, `NotFiled`, `LevelTooLow` (recipient), `Overflow`, `NumbersExhausted`.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::publish().saturating_add(Pallet::<T>::seams(5, 2, 0)))]
		pub fn publish(origin: OriginFor<T>, terms: Terms) -> DispatchResult {
			let key = ensure_signed(origin)?;
			Self::do_publish(&key, terms).map(|_| ())
		}

		/// Puts the recipient's coins for all places of an activity in escrow (seed §4.3.2-3, booking).
		///
		/// Origin: own key of the recipient, or of a guardian or proxy.
		///
		/// Parameters:
		/// - `activity`: an activity that the recipient pays.
		///
		/// Events: `CoinsMoved` and `ActivityFunded`, or `MovementHeld`, or `MovementRefused`.
		///
		/// Errors: `UnknownActivity`, `NoEscrow`, `ActivityNotOpen`, `AlreadyFunded`, `BranchNotInForce`, `NotController`, `CustodiedKey`, `NotFiled`,
		/// `NotParty`, of a proxy `OutOfScope`, `ActLimitExceeded`, `DelegatedDayExceeded`; and those of a gift about coins and lots.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::fund().saturating_add(Pallet::<T>::seams(5, 1, 1))
			.saturating_add(T::Delegation::weight()))]
		pub fn fund(origin: OriginFor<T>, activity: ActivityId) -> DispatchResult {
			let key = ensure_signed(origin)?;
			Self::do_fund(&key, &key, activity, Execution::Deferrable).map(|_| ())
		}

		/// Ends the bookings of an activity and returns the coins in escrow that no open service needs. If the recipient's
		/// lots have no room for them, they stay in escrow; a repeated call fetches them.
		///
		/// Origin: officer of the branch; or own key of the recipient, or of a guardian or proxy.
		///
		/// Parameters:
		/// - `activity`: the activity.
		///
		/// Events: `ActivityClosed`; `CoinsMoved` if coins were returned.
		///
		/// Errors: `UnknownActivity`, `CustodiedKey`, `NotFiled`, `NotParty`; when closed before, `ActivityNotOpen` (nothing is
		/// left to fetch) and `ReceiverFull`.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::close().saturating_add(Pallet::<T>::seams(4, 1, 0))
			.saturating_add(T::Delegation::weight()))]
		pub fn close(origin: OriginFor<T>, activity: ActivityId) -> DispatchResult {
			let key = ensure_signed(origin)?;
			Self::do_close(&key, activity).map(|_| ())
		}

		/// Takes a place in an activity.
		///
		/// Origin: own key of the volunteer.
		///
		/// Parameters:
		/// - `activity`: the activity.
		///
		/// Events: `ServiceBooked`.
		///
		/// Errors: `NotController`, `CustodiedKey`, `NotFiled`, `UnknownActivity`, `ActivityNotOpen`, `BranchNotInForce`, `NotFunded`, `ActivityFull`,
		/// `AlreadyBooked`, `OwnService`, `LevelTooLow`, `QualificationMissing`, `RequirementNotMet`, `BookingRestricted`, `Overlap`,
		/// `TooManyHours`, `DayFull`, `TooManyBookings`, `ClaimTooOld`.
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::book().saturating_add(Pallet::<T>::seams(3 + u64::from(MAX_QUALIFICATIONS), 1, 1)))]
		pub fn book(origin: OriginFor<T>, activity: ActivityId) -> DispatchResult {
			let key = ensure_signed(origin)?;
			Self::do_book(&key, &key, activity).map(|_| ())
		}

		/// Reports the start of a service. It has started when both sides have reported; the later claim counts.
		///
		/// Origin: own key of the volunteer; and, as the on-site person, own key of the recipient, a guardian or proxy, or an
		/// officer of the branch.
		///
		/// Parameters:
		/// - `activity`, `volunteer`: the service.
		/// - `start`: claimed start, in milliseconds; not in the future, inside the reporting window.
		///
		/// Events: `CheckedIn`.
		///
		/// Errors: `UnknownActivity`, `UnknownService`, `WrongState`, `VolunteerLapsed`, `ClaimInFuture`, `ClaimTooOld`,
		/// `CustodiedKey`, `NotFiled`, `NotParty`, `SamePerson`, `Related`, `AlreadyReported`, `Overlap`, `TooManyHours`, `DayFull`.
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::check_in().saturating_add(Pallet::<T>::seams(9 + u64::from(MAX_QUALIFICATIONS), 1, 0))
			.saturating_add(T::Delegation::weight()))]
		pub fn check_in(
			origin: OriginFor<T>,
			activity: ActivityId,
			volunteer: MemberId,
			start: Moment,
		) -> DispatchResult {
			let key = ensure_signed(origin)?;
			Self::do_check_in(&key, &key, activity, volunteer, start).map(|_| ())
		}

		/// Reports the end of a service. It has ended when both sides have reported; the earlier claim counts.
		///
		/// Origin: as for `check_in`; the on-site person may be another than at the start.
		///
		/// Parameters:
		/// - `activity`, `volunteer`: the service.
		/// - `end`: claimed end, in milliseconds; after the start, not in the future.
		///
		/// Events: `CheckedOut`.
		///
		/// Errors: as for `check_in`, and `EndBeforeStart`.
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::check_out().saturating_add(Pallet::<T>::seams(6, 1, 0))
			.saturating_add(T::Delegation::weight()))]
		pub fn check_out(
			origin: OriginFor<T>,
			activity: ActivityId,
			volunteer: MemberId,
			end: Moment,
		) -> DispatchResult {
			let key = ensure_signed(origin)?;
			Self::do_check_out(&key, &key, activity, volunteer, end).map(|_| ())
		}

		/// Confirms a service that has ended. Silence confirms nothing.
		///
		/// Origin: own key of the recipient, or of a guardian or proxy; an officer of the branch where no recipient is named. Not the
		/// volunteer, and for new coins nobody who was on site.
		///
		/// Parameters:
		/// - `activity`, `volunteer`: the service.
		///
		/// Events: `ServiceConfirmed`.
		///
		/// Errors: `UnknownActivity`, `UnknownService`, `WrongState`, `NotController`, `CustodiedKey`, `NotFiled`, `NotOfficer`,
		/// `NotParty`, `SamePerson`, `Related`, of a proxy `OutOfScope`, `ActLimitExceeded`, `DelegatedDayExceeded`.
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::confirm().saturating_add(Pallet::<T>::seams(3, 1, 0))
			.saturating_add(T::Delegation::weight()))]
		pub fn confirm(origin: OriginFor<T>, activity: ActivityId, volunteer: MemberId) -> DispatchResult {
			let key = ensure_signed(origin)?;
			Self::do_confirm(&key, &key, activity, volunteer).map(|_| ())
		}

		/// Accepts a late record, which needs a reviewer besides the countersigner.
		///
		/// Origin: reviewer of the branch; another person than volunteer, recipient, on-site persons and confirmer.
		///
		/// Parameters:
		/// - `activity`, `volunteer`: a confirmed service with a late report.
		///
		/// Events: `LateRecordReviewed`.
		///
		/// Errors: `UnknownActivity`, `UnknownService`, `WrongState`, `NotOfficer`, `NothingToReview`, `SamePerson`.
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::review_late().saturating_add(Pallet::<T>::seams(0, 1, 0)))]
		pub fn review_late(origin: OriginFor<T>, activity: ActivityId, volunteer: MemberId) -> DispatchResult {
			let key = ensure_signed(origin)?;
			Self::do_review_late(&key, activity, volunteer)
		}

		/// Countersigns a confirmed service and pays it (seed §4.2, §4.3.2-3): whole quarters of an hour of the claimed time, no
		/// more than planned and a tolerance.
		///
		/// Origin: reviewer or manager of the branch; another person than volunteer, recipient, on-site persons, confirmer and
		/// late reviewer, and no relation of volunteer or recipient.
		///
		/// Parameters:
		/// - `activity`, `volunteer`: a confirmed service.
		/// - `record`: salted digest of the service record.
		///
		/// Events: `CoinsMoved` and `ServiceSettled`, or `MovementHeld`, or `MovementRefused` (the service stays confirmed), or
		/// `SettlementWaiting`.
		///
		/// Errors: `UnknownActivity`, `UnknownService`, `WrongState`, `NotOfficer`, `SamePerson`, `Related`, `LateReviewMissing`,
		/// `UnknownMember`, `LevelTooLow`, `QuotaExceeded`, `OfficerQuotaExceeded`, `RecipientQuotaExceeded`, `TrainingCapExceeded`, `ReceiverFull`, `CoinsBlocked`, `Overflow`, `NumbersExhausted`.
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::settle().saturating_add(Pallet::<T>::seams(10, 1, 1)))]
		pub fn settle(
			origin: OriginFor<T>,
			activity: ActivityId,
			volunteer: MemberId,
			record: Digest,
		) -> DispatchResult {
			let key = ensure_signed(origin)?;
			Self::do_settle(&key, activity, volunteer, record)
		}

		/// Ends a service without pay.
		///
		/// Origin: before the start by own key of the volunteer, of the recipient, a guardian or proxy, or by an officer of the
		/// branch; later only by an officer, when the service can no longer be reported.
		///
		/// Parameters:
		/// - `activity`, `volunteer`: the service.
		///
		/// Events: `ServiceCancelled`; `CoinsMoved` if the activity is closed and coins went back to the recipient.
		///
		/// Errors: `UnknownActivity`, `UnknownService`, `CustodiedKey`, `NotFiled`, `NotParty`, `NotCancellable`.
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::cancel().saturating_add(Pallet::<T>::seams(4, 1, 0))
			.saturating_add(T::Delegation::weight()))]
		pub fn cancel(origin: OriginFor<T>, activity: ActivityId, volunteer: MemberId) -> DispatchResult {
			let key = ensure_signed(origin)?;
			Self::do_cancel(&key, activity, volunteer).map(|_| ())
		}

		/// Gives coins to another member (转赠; seed §4.3.2-3).
		///
		/// Origin: own key of the payer.
		///
		/// Parameters:
		/// - `to`: the receiver.
		/// - `amount`: in hundredths of a coin; a multiple of 25.
		/// - `memo`: salted digest of a message, if there is one.
		///
		/// Events: `CoinsMoved`, or `MovementHeld`, or `MovementRefused`; `LotsMerged` if the receiver was at the bound of lots.
		///
		/// Errors: `NotController`, `CustodiedKey`, `ZeroAmount`, `NotWholeQuanta`, `OwnGift`, `UnknownMember`, `InsufficientCoins`,
		/// `KeptByRestriction`, `CoinsBlocked`, `TooManyLots`, `TooManyParts`, `ReceiverFull`, `NumbersExhausted`,
		/// `CountersignatureMissing` (see `offer`), `DayCapExceeded`, `MonthCapExceeded`, `PairCapExceeded`.
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::gift().saturating_add(Pallet::<T>::seams(8, 0, 1)))]
		pub fn gift(origin: OriginFor<T>, to: MemberId, amount: Balance, memo: Option<Digest>) -> DispatchResult {
			let key = ensure_signed(origin)?;
			Self::do_gift(&key, to, amount, memo)
		}

		/// Merges the caller's smallest lots into one, as far as their origins fit. No coins move.
		///
		/// Origin: a key of the member.
		///
		/// Events: `LotsMerged`.
		///
		/// Errors: `NotController`, `NothingToConsolidate`.
		#[pallet::call_index(11)]
		#[pallet::weight(T::WeightInfo::consolidate().saturating_add(Pallet::<T>::seams(1, 0, 0)))]
		pub fn consolidate(origin: OriginFor<T>) -> DispatchResult {
			let key = ensure_signed(origin)?;
			Self::do_consolidate(&key)
		}

		/// Sets what a branch may issue from its pool in each period. What is used in the running period stays counted.
		///
		/// Origin: `HeadOffice`.
		///
		/// Parameters:
		/// - `branch`: the branch.
		/// - `limit`: in hundredths of a coin per period; zero stops the pool.
		///
		/// Events: `BranchQuotaSet`.
		#[pallet::call_index(12)]
		#[pallet::weight(T::WeightInfo::set_branch_quota())]
		pub fn set_branch_quota(origin: OriginFor<T>, branch: BranchId, limit: Balance) -> DispatchResult {
			T::HeadOffice::ensure_origin(origin)?;
			Self::do_set_branch_quota(branch, limit)
		}

		/// Confirms a service besides the guardian or proxy who did, because the month's amount is above what the relation
		/// admits alone (seed §4.3.2-2, 亲情代理).
		///
		/// Origin: officer of the branch; another person than volunteer, recipient, on-site persons and confirmer, and not
		/// related to volunteer, recipient or confirmer.
		///
		/// Parameters:
		/// - `activity`, `volunteer`: a confirmed service that needs it.
		///
		/// Events: `ServiceCoConfirmed`.
		///
		/// Errors: `UnknownActivity`, `UnknownService`, `WrongState`, `NothingToCoConfirm`, `NotOfficer`, `SamePerson`, `Related`.
		#[pallet::call_index(13)]
		#[pallet::weight(T::WeightInfo::co_confirm().saturating_add(Pallet::<T>::seams(3, 1, 0)))]
		pub fn co_confirm(origin: OriginFor<T>, activity: ActivityId, volunteer: MemberId) -> DispatchResult {
			let key = ensure_signed(origin)?;
			Self::do_co_confirm(&key, activity, volunteer)
		}

		/// Issues the coins of a service that waited and was not chosen for a cosignature. The hash of the first later block
		/// that another branch has made decides (decision 0013).
		///
		/// Origin: officer of the branch, or own key of the volunteer.
		///
		/// Parameters:
		/// - `activity`, `volunteer`: a service that waits.
		///
		/// Events: `CoinsMoved` and `ServiceSettled`, or `MovementHeld`, or `MovementRefused` (the service is confirmed again).
		///
		/// Errors: `UnknownActivity`, `NothingWaiting`, `NotParty`, `NotFiled`, `CustodiedKey`, `NotDrawnYet`,
		/// `CosignatureMissing`, and those of `settle` about coins and lots.
		///
		/// Seed §4.2, §4.3.2-3.
		#[pallet::call_index(14)]
		#[pallet::weight(T::WeightInfo::release_settlement().saturating_add(Pallet::<T>::seams(8, 1, 1)))]
		pub fn release_settlement(origin: OriginFor<T>, activity: ActivityId, volunteer: MemberId) -> DispatchResult {
			let key = ensure_signed(origin)?;
			Self::do_release_settlement(&key, activity, volunteer)
		}

		/// Signs, or refuses to sign, new coins of another branch that wait.
		///
		/// Origin: reviewer or manager of another branch; another person than all who have a part in the service, and no
		/// relation of volunteer or recipient.
		///
		/// Parameters:
		/// - `activity`, `volunteer`: a service that waits, whether it was chosen or not.
		/// - `approve`: yes pays it; no makes it disputed and frees its quotas.
		///
		/// Events: `SettlementCosigned`, and those of `release_settlement`; or `CosignatureRefused`.
		///
		/// Errors: `UnknownActivity`, `UnknownService`, `NothingWaiting`, `NotOtherBranch`, `SamePerson`, `Related`, and those of
		/// `settle` about coins and lots.
		///
		/// Seed §4.2, §4.3.1.
		#[pallet::call_index(15)]
		#[pallet::weight(T::WeightInfo::cosign().saturating_add(Pallet::<T>::seams(8, 1, 1)))]
		pub fn cosign(
			origin: OriginFor<T>,
			activity: ActivityId,
			volunteer: MemberId,
			approve: bool,
		) -> DispatchResult {
			let key = ensure_signed(origin)?;
			Self::do_cosign(&key, activity, volunteer, approve)
		}

		/// Sets what bounds new coins besides the branches' quotas. What waits already keeps the rules under which it was
		/// countersigned.
		///
		/// Origin: `HeadOffice`.
		///
		/// Parameters:
		/// - `rules`: amounts in hundredths of a coin per period, the share in thousandths.
		///
		/// Events: `IssueRulesSet`.
		///
		/// Errors: `InvalidRules`.
		///
		/// Seed §4.3.2-3.
		#[pallet::call_index(16)]
		#[pallet::weight(T::WeightInfo::set_issue_rules())]
		pub fn set_issue_rules(origin: OriginFor<T>, rules: IssueRules) -> DispatchResult {
			T::HeadOffice::ensure_origin(origin)?;
			Self::do_set_issue_rules(rules)
		}

		/// Offers a trade that an officer must countersign: a gift from the threshold on, or a redemption. No coins are locked.
		///
		/// Origin: own key of the payer.
		///
		/// Parameters:
		/// - `trade`: a gift and its receiver, or a redemption and the institution.
		/// - `amount`: in hundredths of a coin; a multiple of 25.
		/// - `record`: salted digest of the memo, or of the voucher.
		///
		/// Events: `Offered`.
		///
		/// Errors: `NotController`, `CustodiedKey`, `NotFiled`, `UnknownMember`, `ZeroAmount`, `NotWholeQuanta`, `OwnGift`,
		/// `VoucherMissing`, `InstitutionNotInForce`, `VoucherUsed`, `TooManyOffers`, `NumbersExhausted`.
		///
		/// Seed §4.2, §4.3.2-3.
		#[pallet::call_index(17)]
		#[pallet::weight(T::WeightInfo::offer().saturating_add(Pallet::<T>::seams(3, 1, 0)))]
		pub fn offer(origin: OriginFor<T>, trade: Trade, amount: Balance, record: Option<Digest>) -> DispatchResult {
			let key = ensure_signed(origin)?;
			Self::do_offer(&key, trade, amount, record)
		}

		/// Countersigns an offer, which moves the coins (seed §4.2).
		///
		/// Origin: reviewer or manager of the payer's home branch; another person than payer and receiver, and no relation of
		/// either.
		///
		/// Parameters:
		/// - `offer`: the offer.
		///
		/// Events: those of `gift`, with `OfferCountersigned` if it was not refused; `CoinsRedeemed` for a redemption.
		///
		/// Errors: `UnknownOffer`, `OfferExpired`, `OfferVoid`, `NotOfficer`, `SamePerson`, `Related`, those of `gift`, and of
		/// `offer` about vouchers.
		#[pallet::call_index(18)]
		#[pallet::weight(T::WeightInfo::countersign().saturating_add(Pallet::<T>::seams(11, 2, 1)))]
		pub fn countersign(origin: OriginFor<T>, offer: OfferId) -> DispatchResult {
			let key = ensure_signed(origin)?;
			Self::do_countersign(&key, offer)
		}

		/// Withdraws an offer.
		///
		/// Origin: a key of the payer; anyone when its time is over.
		///
		/// Parameters:
		/// - `offer`: the offer.
		///
		/// Events: `OfferEnded`.
		///
		/// Errors: `UnknownOffer`, `NotParty`.
		#[pallet::call_index(19)]
		#[pallet::weight(T::WeightInfo::withdraw().saturating_add(Pallet::<T>::seams(1, 0, 0)))]
		pub fn withdraw(origin: OriginFor<T>, offer: OfferId) -> DispatchResult {
			let key = ensure_signed(origin)?;
			Self::do_withdraw(&key, offer)
		}

		/// Makes a trade that an officer has countersigned by a statement: what `countersign_payload` gives, signed by the
		/// officer's key. A statement works once, for this trade on this chain, until it expires.
		///
		/// Origin: own key of the payer.
		///
		/// Parameters:
		/// - `trade`, `amount`, `record`: as for `offer`.
		/// - `expires`: until when the statement is good, in milliseconds.
		/// - `officer`: key of a reviewer or manager of the payer's home branch; the person as for `countersign`.
		/// - `signature`: of the statement, by that key.
		///
		/// Events: those of `gift`; `CoinsRedeemed` for a redemption.
		///
		/// Errors: `NotController`, `CustodiedKey`, `NotFiled`, `UnknownMember`, `StatementExpired`, `InvalidStatement`,
		/// `NotOfficer`, `SamePerson`, `Related`, those of `gift`, and of `offer` about vouchers.
		///
		/// Seed §4.2.
		#[pallet::call_index(20)]
		#[pallet::weight(T::WeightInfo::countersign().saturating_add(T::WeightInfo::statement())
			.saturating_add(Pallet::<T>::seams(11, 2, 1)))]
		pub fn submit(
			origin: OriginFor<T>,
			trade: Trade,
			amount: Balance,
			record: Option<Digest>,
			expires: Moment,
			officer: T::AccountId,
			signature: T::Signature,
		) -> DispatchResult {
			let key = ensure_signed(origin)?;
			Self::do_submit(&key, trade, amount, record, expires, &officer, &signature)
		}

		/// Settles the caller's own service that an officer has countersigned by a statement.
		///
		/// Origin: own key of the volunteer.
		///
		/// Parameters:
		/// - `activity`: a confirmed service of the caller.
		/// - `record`: salted digest of the service record.
		/// - `expires`, `officer`, `signature`: as for `submit`; the officer as for `settle`.
		///
		/// Events: those of `settle`.
		///
		/// Errors: `NotController`, `CustodiedKey`, `NotFiled`, `StatementExpired`, `InvalidStatement`, and those of `settle`.
		///
		/// Seed §4.2.
		#[pallet::call_index(21)]
		#[pallet::weight(T::WeightInfo::settle().saturating_add(T::WeightInfo::statement())
			.saturating_add(Pallet::<T>::seams(12, 1, 1)))]
		pub fn submit_settlement(
			origin: OriginFor<T>,
			activity: ActivityId,
			record: Digest,
			expires: Moment,
			officer: T::AccountId,
			signature: T::Signature,
		) -> DispatchResult {
			let key = ensure_signed(origin)?;
			Self::do_submit_settlement(&key, activity, record, expires, &officer, &signature)
		}

		/// Sets what gifts may be.
		///
		/// Origin: `HeadOffice`.
		///
		/// Parameters:
		/// - `rules`: amounts in hundredths of a coin; no cap above one that holds it.
		///
		/// Events: `GiftRulesSet`.
		///
		/// Errors: `InvalidRules`.
		///
		/// Seed §4.3.2-3.
		#[pallet::call_index(22)]
		#[pallet::weight(T::WeightInfo::set_gift_rules())]
		pub fn set_gift_rules(origin: OriginFor<T>, rules: GiftRules) -> DispatchResult {
			T::HeadOffice::ensure_origin(origin)?;
			Self::do_set_gift_rules(rules)
		}

		/// Contests a service before it is paid: a reviewer of another branch decides.
		///
		/// Origin: own key of the recipient, or of a guardian or proxy; an officer of the branch. Not the volunteer.
		///
		/// Parameters:
		/// - `activity`, `volunteer`: a service that has ended or was confirmed.
		/// - `reason`: salted digest of the reason.
		///
		/// Events: `ServiceContested`.
		///
		/// Errors: `UnknownActivity`, `UnknownService`, `WrongState`, `NotParty`, `NotFiled`, `CustodiedKey`, `SamePerson`.
		///
		/// Seed §4.3.2-4.
		#[pallet::call_index(23)]
		#[pallet::weight(T::WeightInfo::contest().saturating_add(Pallet::<T>::seams(3, 1, 0))
			.saturating_add(T::Delegation::weight()))]
		pub fn contest(
			origin: OriginFor<T>,
			activity: ActivityId,
			volunteer: MemberId,
			reason: Digest,
		) -> DispatchResult {
			let key = ensure_signed(origin)?;
			Self::do_contest(&key, activity, volunteer, reason)
		}

		/// Decides about a service that is disputed, or that nobody confirmed in time.
		///
		/// Origin: reviewer of another branch; another person than all who have a part in the service, and no relation of
		/// volunteer or recipient.
		///
		/// Parameters:
		/// - `activity`, `volunteer`: the service.
		/// - `pay`: yes counts as the recipient's confirmation, and the countersignature is still needed; no ends it without
		///   pay.
		///
		/// Events: `ServiceReviewed`; `CoinsMoved` if coins went back to the recipient.
		///
		/// Errors: `UnknownActivity`, `UnknownService`, `WrongState`, `ConfirmationOpen`, `NotOtherBranch`, `SamePerson`,
		/// `Related`.
		///
		/// Seed §4.3.2-4.
		#[pallet::call_index(24)]
		#[pallet::weight(T::WeightInfo::review().saturating_add(Pallet::<T>::seams(2, 1, 0)))]
		pub fn review(origin: OriginFor<T>, activity: ActivityId, volunteer: MemberId, pay: bool) -> DispatchResult {
			let key = ensure_signed(origin)?;
			Self::do_review(&key, activity, volunteer, pay)
		}

		/// Countersigns several participants of one activity, as `settle` does for one. One that fails does not undo the others.
		///
		/// Origin: reviewer or manager of the branch.
		///
		/// Parameters:
		/// - `activity`: the activity.
		/// - `batch`: volunteers, each with the salted digest of the service record.
		///
		/// Events: those of `settle` for each, and `BatchSettled` with a result for each.
		///
		/// Errors: `UnknownActivity`, `NotOfficer`, `NothingToSettle`. The errors of `settle` are results.
		///
		/// Seed §4.3.2-3.
		#[pallet::call_index(25)]
		#[pallet::weight(T::WeightInfo::settle_batch(batch.len() as u32)
			.saturating_add(Pallet::<T>::seams(10, 1, 1).saturating_mul(batch.len() as u64))
			.saturating_add(T::Roles::weight()))]
		pub fn settle_batch(origin: OriginFor<T>, activity: ActivityId, batch: Batch) -> DispatchResult {
			let key = ensure_signed(origin)?;
			Self::do_settle_batch(&key, activity, batch)
		}

		/// Closes the running period of clearing between branches. Its positions stay as they are; they sum to zero.
		///
		/// Origin: `HeadOffice`.
		///
		/// Events: `ClearingClosed`.
		///
		/// Errors: `NumbersExhausted`.
		///
		/// Seed §2.1.
		#[pallet::call_index(26)]
		#[pallet::weight(T::WeightInfo::close_clearing())]
		pub fn close_clearing(origin: OriginFor<T>) -> DispatchResult {
			T::HeadOffice::ensure_origin(origin)?;
			Self::do_close_clearing()
		}
	}
}
