//! Events of the pallet, as a section of it.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

/// What has changed; the state can be rebuilt from these alone.
#[pallet_section]
mod events {
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// Coins have moved, were issued, locked or unlocked.
		CoinsMoved {
			/// The movement with the former heads of its sides.
			movement: Movement,
			/// Lock that the coins left; none if they were free or are new.
			source: Option<LockReason>,
			/// Lock that the coins entered; none if they are free now.
			target: Option<LockReason>,
		},
		/// Lots of a member were merged; the coins have not moved.
		LotsMerged {
			/// Whose lots.
			member: MemberId,
			/// The lot that stays.
			into: u32,
			/// The lots that are gone.
			from: MergedLots,
		},
		/// A movement waits for a supervisor.
		MovementHeld {
			/// The hold.
			hold: HoldId,
			/// Why.
			alert: AlertId,
			/// Stage.
			stage: Stage,
			/// Whose coins; none if they are to be issued.
			payer: Option<MemberId>,
			/// Who would get them.
			receiver: Option<MemberId>,
			/// How many, in hundredths of a coin.
			amount: Balance,
		},
		/// A movement was refused; nothing has moved.
		MovementRefused {
			/// Why.
			refusal: Refusal,
			/// Stage.
			stage: Stage,
			/// Whose coins; none if they were to be issued.
			payer: Option<MemberId>,
			/// Who would have got them.
			receiver: Option<MemberId>,
			/// How many, in hundredths of a coin.
			amount: Balance,
		},
		/// A supervisor released a hold.
		HoldReleased {
			/// The hold.
			hold: HoldId,
			/// What the release did.
			released: Released,
		},
		/// A hold was rejected or has expired; the coins are with the payer.
		HoldReturned {
			/// The hold.
			hold: HoldId,
		},
		/// An activity was published.
		ActivityPublished {
			/// The activity.
			activity: ActivityId,
			/// Branch that runs it.
			branch: BranchId,
			/// Officer, organisation or contract that published it.
			publisher: MemberId,
		},
		/// The recipient's coins are in escrow.
		ActivityFunded {
			/// The activity.
			activity: ActivityId,
			/// How many coins, in hundredths.
			amount: Balance,
		},
		/// An activity takes no more bookings.
		ActivityClosed {
			/// The activity.
			activity: ActivityId,
			/// Who closed it.
			by: MemberId,
		},
		/// A volunteer has a place.
		ServiceBooked {
			/// The activity.
			activity: ActivityId,
			/// The volunteer.
			volunteer: MemberId,
		},
		/// A start was reported.
		CheckedIn {
			/// The activity.
			activity: ActivityId,
			/// The volunteer.
			volunteer: MemberId,
			/// Who reported it.
			by: MemberId,
			/// Claimed start, in milliseconds.
			claim: Moment,
			/// The start that counts, when both sides have reported it.
			agreed: Option<Moment>,
		},
		/// An end was reported.
		CheckedOut {
			/// The activity.
			activity: ActivityId,
			/// The volunteer.
			volunteer: MemberId,
			/// Who reported it.
			by: MemberId,
			/// Claimed end, in milliseconds.
			claim: Moment,
			/// The end that counts, when both sides have reported it.
			agreed: Option<Moment>,
		},
		/// The recipient's side has confirmed a service.
		ServiceConfirmed {
			/// The activity.
			activity: ActivityId,
			/// The volunteer.
			volunteer: MemberId,
			/// Who confirmed.
			confirmer: MemberId,
		},
		/// A reviewer has looked at a late record.
		LateRecordReviewed {
			/// The activity.
			activity: ActivityId,
			/// The volunteer.
			volunteer: MemberId,
			/// The reviewer.
			reviewer: MemberId,
		},
		/// A service is settled.
		ServiceSettled {
			/// The activity.
			activity: ActivityId,
			/// The volunteer.
			volunteer: MemberId,
			/// What was paid, in hundredths of a coin; zero if no full quarter of an hour was served.
			amount: Balance,
		},
		/// A service has ended without pay.
		ServiceCancelled {
			/// The activity.
			activity: ActivityId,
			/// The volunteer.
			volunteer: MemberId,
			/// Who cancelled; none if a supervisor rejected the payment.
			by: Option<MemberId>,
		},
		/// A volunteer may not give an open service any more: recipient and branch are warned (seed §2.3, §3.1).
		ParticipantLapsed {
			/// The activity.
			activity: ActivityId,
			/// The member.
			member: MemberId,
		},
		/// The head office has set a branch's quota.
		BranchQuotaSet {
			/// The branch.
			branch: BranchId,
			/// Limit before, in hundredths of a coin per period.
			old: Balance,
			/// Limit from now.
			new: Balance,
		},
		/// A volunteer may give an open service again.
		ParticipantRestored {
			/// The activity.
			activity: ActivityId,
			/// The member.
			member: MemberId,
		},
		/// An officer of the community has confirmed a service besides a guardian or proxy.
		ServiceCoConfirmed {
			/// The activity.
			activity: ActivityId,
			/// The volunteer.
			volunteer: MemberId,
			/// The officer.
			officer: MemberId,
		},
		/// A member allows somebody to give away coins; zero when it is taken back or void.
		AllowanceSet {
			/// Whose coins.
			owner: MemberId,
			/// The owner's key that gave it.
			giver: T::AccountId,
			/// Who may spend.
			spender: T::AccountId,
			/// How much, in hundredths of a coin.
			amount: Balance,
		},
		/// A service is countersigned; its new coins wait, and their quotas are reserved.
		SettlementWaiting {
			/// The activity.
			activity: ActivityId,
			/// The volunteer.
			volunteer: MemberId,
			/// How many, in hundredths of a coin.
			amount: Balance,
			/// Another branch must sign; otherwise a later block decides whether it must.
			cosignature: bool,
		},
		/// An officer of another branch has signed besides.
		SettlementCosigned {
			/// The activity.
			activity: ActivityId,
			/// The volunteer.
			volunteer: MemberId,
			/// The officer.
			officer: MemberId,
		},
		/// An officer of another branch does not sign: the service is disputed.
		CosignatureRefused {
			/// The activity.
			activity: ActivityId,
			/// The volunteer.
			volunteer: MemberId,
			/// The officer.
			officer: MemberId,
		},
		/// The head office has set what bounds new coins besides the branches' quotas.
		IssueRulesSet {
			/// The rules from now on.
			rules: IssueRules,
		},
		/// A member has offered a trade that an officer must countersign.
		Offered {
			/// The offer.
			offer: OfferId,
			/// Whose coins.
			payer: MemberId,
			/// What is to be done.
			trade: Trade,
			/// How many, in hundredths of a coin.
			amount: Balance,
			/// Salted digest of the memo or voucher.
			record: Option<Digest>,
			/// Until when it can be countersigned.
			expires: Moment,
		},
		/// An officer has countersigned an offer; the movement is told of by events of its own.
		OfferCountersigned {
			/// The offer.
			offer: OfferId,
			/// The officer.
			officer: MemberId,
		},
		/// An offer was withdrawn, or removed after its end.
		OfferEnded {
			/// The offer.
			offer: OfferId,
			/// Its time was over.
			expired: bool,
		},
		/// Coins have left the ledger against a voucher.
		CoinsRedeemed {
			/// Whose coins.
			member: MemberId,
			/// Whose voucher.
			institution: InstitutionId,
			/// Salted digest of the voucher.
			voucher: Digest,
			/// How many, in hundredths of a coin.
			amount: Balance,
		},
		/// The head office has set what gifts may be.
		GiftRulesSet {
			/// The rules from now on.
			rules: GiftRules,
		},
		/// The recipient's side contests a service: another branch decides.
		ServiceContested {
			/// The activity.
			activity: ActivityId,
			/// The volunteer.
			volunteer: MemberId,
			/// Who contests it.
			by: MemberId,
			/// Salted digest of the reason.
			reason: Digest,
		},
		/// A reviewer of another branch has decided about a service that was contested or that nobody confirmed.
		ServiceReviewed {
			/// The activity.
			activity: ActivityId,
			/// The volunteer.
			volunteer: MemberId,
			/// The reviewer.
			reviewer: MemberId,
			/// It counts as confirmed; otherwise it has ended without pay.
			pay: bool,
		},
		/// Coins that one branch issued have paid a service of another.
		ClearingMoved {
			/// Period of clearing.
			period: u32,
			/// Debtor: it issued the coins.
			from: BranchId,
			/// Creditor: it gave the service.
			to: BranchId,
			/// How many, in hundredths of a coin.
			amount: Balance,
		},
		/// The head office has closed a period of clearing.
		ClearingClosed {
			/// The period.
			period: u32,
			/// Block time.
			at: Moment,
		},
		/// Several participants of an activity were settled, or not, one by one.
		BatchSettled {
			/// The activity.
			activity: ActivityId,
			/// What became of each.
			results: BatchResults,
		},
	}
}
