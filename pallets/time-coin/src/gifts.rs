//! Gifts (转赠) and their caps; coins that are redeemed.

use crate::{
	rules, window, Config, Error, Event, GiftLimits, GiftRules, Given, GivenTo, HoldCause, Order, Pallet, Source,
	Target, Vouchers,
};
use polkadot_sdk::frame_support::{pallet_prelude::*, traits::Time, BoundedVec};
use timebank_primitives::*;

/// Hours in which a day's gifts are counted: any 24 hours lie in 25.
pub const GIFT_HOURS: u32 = 25;

/// Days in which a month's gifts are counted: any 30 days lie in 31.
pub const GIFT_DAYS: u32 = 31;

const HOUR: Moment = 60 * 60 * 1000;

/// Amounts of the last days.
pub type Days = BoundedVec<window::Slot, ConstU32<GIFT_DAYS>>;

/// Counters after a gift, that only have to be written.
struct Counted {
	payer: crate::GivenBy,
	pair: Days,
}

impl<T: Config> Pallet<T> {
	/// Gives coins of the key's member to another.
	pub(crate) fn do_gift(key: &T::AccountId, to: MemberId, amount: Balance, memo: Option<Digest>) -> DispatchResult {
		let controller = T::Members::controller(key).ok_or(Error::<T>::NotController)?;
		ensure!(!controller.custodied, Error::<T>::CustodiedKey);
		let from = controller.member;
		let signers = Signers {
			acting: Some(from),
			origin: Some(from),
			..Default::default()
		};
		Self::transfer(from, signers, to, amount, Execution::Deferrable, memo).map(|_| ())
	}

	/// Gives coins of one member to another: what the gift call and the ERC-20 face share. The caller has checked that the
	/// signers may act for the payer. With `Execution::Immediate` a hold is never executed later. A gift that is held counts
	/// toward the caps like one that has moved.
	pub fn transfer(
		from: MemberId,
		signers: Signers,
		to: MemberId,
		amount: Balance,
		execution: Execution,
		record: Option<Digest>,
	) -> Result<MoveOutcome, DispatchError> {
		Self::check_amount(amount)?;
		ensure!(from != to, Error::<T>::OwnGift);
		let branch = T::Members::summary(from).ok_or(Error::<T>::UnknownMember)?.home;
		ensure!(T::Members::summary(to).is_some(), Error::<T>::UnknownMember);
		let limits = GiftLimits::<T>::get();
		ensure!(
			amount < limits.countersigned_from || signers.countersigner.is_some(),
			Error::<T>::CountersignatureMissing
		);
		let counted = Self::count_gift(from, to, amount, &limits)?;
		let order = Order {
			kind: MovementKind::Gift,
			stage: None,
			source: Source::Free(from),
			target: Target::Free(to),
			amount,
			signers,
			branch,
			activity: None,
			claimed: None,
			record,
		};
		let outcome = Self::do_move(order, Stage::Gift, execution, HoldCause::Gift)?;
		if !matches!(outcome, MoveOutcome::Refused(_)) {
			Given::<T>::insert(from, counted.payer);
			GivenTo::<T>::insert(from, to, counted.pair);
		}
		Ok(outcome)
	}

	/// What can be moved: whole quanta.
	pub(crate) fn check_amount(amount: Balance) -> Result<(), Error<T>> {
		ensure!(amount > 0, Error::<T>::ZeroAmount);
		ensure!(rules::is_whole(amount), Error::<T>::NotWholeQuanta);
		Ok(())
	}

	/// Checks the caps of a gift, without writing. They slide: no hour and no day begins them anew.
	fn count_gift(from: MemberId, to: MemberId, amount: Balance, limits: &GiftRules) -> Result<Counted, Error<T>> {
		let now = T::Time::now();
		let (hour, day) = (window::slot_of(now, HOUR), window::slot_of(now, crate::calendar::DAY));
		let mut payer = Given::<T>::get(from);
		payer.hours = window::add(&payer.hours, hour, amount).ok_or(Error::<T>::DayCapExceeded)?;
		payer.days = window::add(&payer.days, day, amount).ok_or(Error::<T>::MonthCapExceeded)?;
		let pair = window::add(&GivenTo::<T>::get(from, to), day, amount).ok_or(Error::<T>::PairCapExceeded)?;
		let within = |slots: &[window::Slot], now: u64, count: u32, limit: Balance| {
			window::sum(slots, now, count).is_some_and(|sum| sum <= limit)
		};
		ensure!(
			within(&payer.hours, hour, GIFT_HOURS, limits.day),
			Error::<T>::DayCapExceeded
		);
		ensure!(
			within(&payer.days, day, GIFT_DAYS, limits.month),
			Error::<T>::MonthCapExceeded
		);
		let most = if T::Members::related(from, to) {
			limits.related
		} else {
			limits.pair
		};
		ensure!(within(&pair, day, GIFT_DAYS, most), Error::<T>::PairCapExceeded);
		Ok(Counted { payer, pair })
	}

	/// Burns a member's coins against a voucher of an institution. The caller has checked the signers.
	pub(crate) fn redeem(
		from: MemberId,
		signers: Signers,
		institution: InstitutionId,
		amount: Balance,
		voucher: Digest,
	) -> Result<MoveOutcome, DispatchError> {
		Self::check_redemption(institution, amount, voucher)?;
		let branch = T::Members::summary(from).ok_or(Error::<T>::UnknownMember)?.home;
		let order = Order {
			kind: MovementKind::Redeem,
			stage: None,
			source: Source::Free(from),
			target: Target::Burn,
			amount,
			signers,
			branch,
			activity: None,
			claimed: None,
			record: Some(voucher),
		};
		let outcome = Self::do_move(
			order,
			Stage::Redeem,
			Execution::Deferrable,
			HoldCause::Redeem { institution },
		)?;
		if !matches!(outcome, MoveOutcome::Refused(_)) {
			Vouchers::<T>::insert(institution, voucher, from);
		}
		if let MoveOutcome::Moved(_) = outcome {
			Self::redeemed(from, institution, voucher, amount);
		}
		Ok(outcome)
	}

	/// What can be asked of a redemption before it is signed.
	pub(crate) fn check_redemption(
		institution: InstitutionId,
		amount: Balance,
		voucher: Digest,
	) -> Result<(), Error<T>> {
		Self::check_amount(amount)?;
		ensure!(
			T::Roles::institution_in_force(institution),
			Error::<T>::InstitutionNotInForce
		);
		ensure!(
			!Vouchers::<T>::contains_key(institution, voucher),
			Error::<T>::VoucherUsed
		);
		Ok(())
	}

	pub(crate) fn redeemed(member: MemberId, institution: InstitutionId, voucher: Digest, amount: Balance) {
		Self::deposit_event(Event::CoinsRedeemed {
			member,
			institution,
			voucher,
			amount,
		});
	}

	/// Sets what gifts may be.
	pub(crate) fn do_set_gift_rules(rules: GiftRules) -> DispatchResult {
		ensure!(rules.is_sound(), Error::<T>::InvalidRules);
		GiftLimits::<T>::put(rules);
		Self::deposit_event(Event::GiftRulesSet { rules });
		Ok(())
	}
}
