//! Errors of the pallet, as a section of it.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

/// Why a call was refused.
#[pallet_section]
mod errors {
	/// Why a call was refused; nothing has changed then.
	#[pallet::error]
	pub enum Error<T> {
		/// The key controls no member.
		NotController,
		/// A branch keeps the key for the member: it does not count as the member's own signature.
		CustodiedKey,
		/// The filing of the acting member is not in force.
		NotFiled,
		/// The key is no officer of this branch with a role that may do this.
		NotOfficer,
		/// The acting person is neither the recipient nor a guardian or proxy, nor an officer where one may act.
		NotParty,
		/// One person would act in two parts that must be two persons.
		SamePerson,
		/// The officer is guardian, proxy or ward of somebody who benefits.
		Related,
		/// Nobody is filed under this number.
		UnknownMember,
		/// There is no such activity.
		UnknownActivity,
		/// The volunteer has no service in this activity.
		UnknownService,
		/// The service is not in the state that this needs.
		WrongState,
		/// The activity takes no bookings or coins any more.
		ActivityNotOpen,
		/// The recipient's coins are not in escrow yet.
		NotFunded,
		/// The recipient's coins are in escrow or on the way.
		AlreadyFunded,
		/// The activity is paid by the branch: no escrow.
		NoEscrow,
		/// All places are taken.
		ActivityFull,
		/// The volunteer has or had a place in this activity.
		AlreadyBooked,
		/// Volunteer and recipient are one person.
		OwnService,
		/// The level is below what activity or funding asks for.
		LevelTooLow,
		/// A qualification that the activity asks for is missing.
		QualificationMissing,
		/// The volunteer does not meet the requirements of a booking.
		RequirementNotMet,
		/// A case stops the volunteer's bookings.
		BookingRestricted,
		/// The volunteer is somewhere else at that time.
		Overlap,
		/// More hours within 24 than a person may serve.
		TooManyHours,
		/// The volunteer has as many services on that day as the index can hold.
		DayFull,
		/// The volunteer has as many open services as can be.
		TooManyBookings,
		/// The claimed time has not come yet.
		ClaimInFuture,
		/// The claimed time is outside the reporting window.
		ClaimTooOld,
		/// The end is not after the start.
		EndBeforeStart,
		/// This side has already reported it.
		AlreadyReported,
		/// The record is late, and no reviewer has looked at it.
		LateReviewMissing,
		/// There is nothing late to review, or it was reviewed.
		NothingToReview,
		/// The service cannot be cancelled any more, or not yet by an officer.
		NotCancellable,
		/// The region code names no province.
		InvalidRegion,
		/// The planned time is empty, too short, too long or too far away.
		InvalidTime,
		/// The rate is zero, too high or no multiple of the least amount.
		InvalidRate,
		/// There are no places or too many.
		InvalidCapacity,
		/// The recipient shall pay, but none is named.
		RecipientMissing,
		/// Trainings are paid by the branch.
		TrainingNeedsPool,
		/// The amount is zero.
		ZeroAmount,
		/// The amount is no multiple of the least amount.
		NotWholeQuanta,
		/// Payer and receiver are one member.
		OwnGift,
		/// The payer has not so many free coins.
		InsufficientCoins,
		/// A restriction makes the payer keep that many coins.
		KeptByRestriction,
		/// Cases block the origins of so many of the payer's coins.
		CoinsBlocked,
		/// The coins lie in too many lots: merge them with `consolidate` first, or move less.
		TooManyLots,
		/// The coins have too many origins: move less.
		TooManyParts,
		/// The receiver has as many lots as can be, and the smallest do not fit together.
		ReceiverFull,
		/// No two of the smallest lots fit together.
		NothingToConsolidate,
		/// The branch may not issue so much in this period.
		QuotaExceeded,
		/// There is no such hold.
		UnknownHold,
		/// The hold is decided.
		HoldDecided,
		/// The lock has not so many coins.
		LockTooSmall,
		/// A sum does not fit the range of amounts.
		Overflow,
		/// A kind of numbers is used up.
		NumbersExhausted,
		/// The relation of guardian or proxy is not for this.
		OutOfScope,
		/// The guardian or proxy may not do so much at once.
		ActLimitExceeded,
		/// The guardian or proxy may not do so much in a day.
		DelegatedDayExceeded,
		/// An officer of the community must confirm besides.
		CoConfirmationMissing,
		/// No officer need confirm besides, or one has.
		NothingToCoConfirm,
		/// The volunteer does not meet any more what the activity or its stages ask for.
		VolunteerLapsed,
		/// The officer may not countersign so much in this period.
		OfficerQuotaExceeded,
		/// So much may not be issued for one recipient in this period.
		RecipientQuotaExceeded,
		/// The member may not be paid so much for trainings in this period.
		TrainingCapExceeded,
		/// The rules contradict themselves.
		InvalidRules,
		/// The service waits for nothing.
		NothingWaiting,
		/// The block that decides whether another branch must sign is not there yet.
		NotDrawnYet,
		/// An officer of another branch must sign.
		CosignatureMissing,
		/// The key is of no officer of another branch with a role that may do this.
		NotOtherBranch,
		/// From this amount on an officer countersigns: offer it, or submit an officer's statement.
		CountersignatureMissing,
		/// More than the payer may give within 24 hours.
		DayCapExceeded,
		/// More than the payer may give within 30 days.
		MonthCapExceeded,
		/// More than the payer may give to this member within 30 days.
		PairCapExceeded,
		/// The institution is not known, or cut off.
		InstitutionNotInForce,
		/// Coins were redeemed against this voucher, or are about to be.
		VoucherUsed,
		/// Coins are redeemed against a voucher only.
		VoucherMissing,
		/// The payer has as many offers as can be.
		TooManyOffers,
		/// There is no such offer.
		UnknownOffer,
		/// The offer can no longer be countersigned.
		OfferExpired,
		/// The key that has offered controls the payer no more.
		OfferVoid,
		/// The officer's statement is no longer good.
		StatementExpired,
		/// The officer's key has not signed this: another chain, trade, amount, expiry or number, or another key.
		InvalidStatement,
		/// The recipient's side may still confirm.
		ConfirmationOpen,
		/// The batch names nobody.
		NothingToSettle,
		/// The branch is not known, suspended, lapsed or gone.
		BranchNotInForce,
		/// The member has given as many allowances as can be.
		TooManyAllowances,
		/// The allowance is less than that.
		InsufficientAllowance,
	}
}
