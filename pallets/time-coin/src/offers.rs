//! Trades that need an officer's countersignature (decision 0014): a member offers and the officer signs by a call, or the
//! officer signs a statement and the member submits it.

use crate::{
	settle::COUNTERSIGNERS, Config, Countersigned, Error, Event, NextOffer, Nonces, Offer, OfferId, Offers, OpenOffers,
	Pallet, Trade, MAX_OPEN_OFFERS,
};
use alloc::vec::Vec;
use codec::Encode;
use polkadot_sdk::{
	frame_support::{pallet_prelude::*, traits::Time},
	frame_system::{self, pallet_prelude::BlockNumberFor},
	sp_runtime::traits::{Verify, Zero},
};
use timebank_primitives::*;

/// First bytes of what an officer signs. No transaction begins with them.
pub const COUNTERSIGN: &[u8; 20] = b"timebank/countersign";

impl<T: Config> Pallet<T> {
	/// The bytes that an officer signs for `submitter`: SCALE of `(COUNTERSIGN, genesis hash, what is countersigned,
	/// submitter, nonce)`, where [`COUNTERSIGN`] is an array without a length. The nonce is the number of statements that
	/// the submitter has used so far, so that a statement works once; the genesis hash makes it good for one chain, and what
	/// is countersigned makes it good for one trade.
	pub fn countersign_payload(submitter: MemberId, what: &Countersigned) -> Vec<u8> {
		let genesis = frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::zero());
		(COUNTERSIGN, genesis, what, submitter, Nonces::<T>::get(submitter)).encode()
	}

	/// Checks an officer's statement: not expired, signed by a key that holds a role that may countersign for this branch.
	pub(crate) fn check_statement(
		submitter: MemberId,
		branch: BranchId,
		what: &Countersigned,
		key: &T::AccountId,
		signature: &T::Signature,
	) -> Result<MemberId, Error<T>> {
		ensure!(T::Time::now() <= what.expires, Error::<T>::StatementExpired);
		let payload = Self::countersign_payload(submitter, what);
		// As it is, or as browser extensions wrap it so that it can never be a transaction.
		let wrapped = [&b"<Bytes>"[..], &payload, &b"</Bytes>"[..]].concat();
		ensure!(
			signature.verify(payload.as_slice(), key) || signature.verify(wrapped.as_slice(), key),
			Error::<T>::InvalidStatement
		);
		Self::officer(key, branch, &COUNTERSIGNERS).ok_or(Error::<T>::NotOfficer)
	}

	/// Counts a statement as used.
	pub(crate) fn use_statement(submitter: MemberId) -> Result<u64, Error<T>> {
		Nonces::<T>::get(submitter)
			.checked_add(1)
			.ok_or(Error::<T>::NumbersExhausted)
	}

	/// What an officer signs of a trade.
	pub(crate) fn of_trade(
		payer: MemberId,
		trade: Trade,
		amount: Balance,
		record: Option<Digest>,
		expires: Moment,
	) -> Countersigned {
		let (stage, receiver, institution) = match trade {
			Trade::Gift { to } => (Stage::Gift, Some(to), None),
			Trade::Redeem { institution } => (Stage::Redeem, None, Some(institution)),
		};
		Countersigned {
			stage,
			payer: Some(payer),
			receiver,
			institution,
			activity: None,
			amount,
			record,
			expires,
		}
	}

	/// Checks that an officer may countersign a trade: a third person, no relation of either side.
	fn check_third(officer: MemberId, payer: MemberId, trade: Trade) -> Result<(), Error<T>> {
		let sides = [Some(payer), trade.receiver()];
		ensure!(!sides.contains(&Some(officer)), Error::<T>::SamePerson);
		let related = |member: MemberId| T::Members::related(officer, member);
		ensure!(!sides.into_iter().flatten().any(related), Error::<T>::Related);
		Ok(())
	}

	/// Makes a countersigned trade.
	fn trade(
		payer: MemberId,
		acting: MemberId,
		officer: MemberId,
		trade: Trade,
		amount: Balance,
		record: Option<Digest>,
	) -> Result<MoveOutcome, DispatchError> {
		let signers = Signers {
			acting: Some(payer),
			origin: Some(acting),
			countersigner: Some(officer),
			..Default::default()
		};
		match trade {
			Trade::Gift { to } => Self::transfer(payer, signers, to, amount, Execution::Deferrable, record),
			Trade::Redeem { institution } => {
				let voucher = record.ok_or(Error::<T>::VoucherMissing)?;
				Self::redeem(payer, signers, institution, amount, voucher)
			}
		}
	}

	pub(crate) fn do_offer(
		key: &T::AccountId,
		trade: Trade,
		amount: Balance,
		record: Option<Digest>,
	) -> DispatchResult {
		let payer = Self::own_member(key)?.member;
		match trade {
			Trade::Gift { to } => {
				Self::check_amount(amount)?;
				ensure!(to != payer, Error::<T>::OwnGift);
				ensure!(T::Members::summary(to).is_some(), Error::<T>::UnknownMember);
			}
			Trade::Redeem { institution } => {
				Self::check_redemption(institution, amount, record.ok_or(Error::<T>::VoucherMissing)?)?;
			}
		}
		let open = OpenOffers::<T>::get(payer);
		ensure!(open < MAX_OPEN_OFFERS, Error::<T>::TooManyOffers);
		let id = NextOffer::<T>::get();
		let next = id.checked_add(1).ok_or(Error::<T>::NumbersExhausted)?;
		let expires = T::Time::now().saturating_add(T::OfferPeriod::get()); // at the end of time nothing expires

		NextOffer::<T>::put(next);
		OpenOffers::<T>::insert(payer, open.saturating_add(1)); // below the bound
		Offers::<T>::insert(
			id,
			Offer {
				payer,
				key: key.clone(),
				trade,
				amount,
				record,
				expires,
			},
		);
		Self::deposit_event(Event::Offered {
			offer: id,
			payer,
			trade,
			amount,
			record,
			expires,
		});
		Ok(())
	}

	pub(crate) fn do_countersign(key: &T::AccountId, id: OfferId) -> DispatchResult {
		let offer = Offers::<T>::get(id).ok_or(Error::<T>::UnknownOffer)?;
		ensure!(T::Time::now() <= offer.expires, Error::<T>::OfferExpired);
		// What a key had given is void when it no longer controls the member.
		ensure!(
			T::Members::controller(&offer.key).is_some_and(|now| now.member == offer.payer && !now.custodied),
			Error::<T>::OfferVoid
		);
		let home = T::Members::summary(offer.payer).ok_or(Error::<T>::UnknownMember)?.home;
		let officer = Self::officer(key, home, &COUNTERSIGNERS).ok_or(Error::<T>::NotOfficer)?;
		Self::check_third(officer, offer.payer, offer.trade)?;
		let outcome = Self::trade(offer.payer, officer, officer, offer.trade, offer.amount, offer.record)?;
		if !matches!(outcome, MoveOutcome::Refused(_)) {
			Self::forget_offer(id, offer.payer);
			Self::deposit_event(Event::OfferCountersigned { offer: id, officer });
		}
		Ok(())
	}

	pub(crate) fn do_withdraw(key: &T::AccountId, id: OfferId) -> DispatchResult {
		let offer = Offers::<T>::get(id).ok_or(Error::<T>::UnknownOffer)?;
		let expired = T::Time::now() > offer.expires;
		let own = T::Members::controller(key).is_some_and(|controller| controller.member == offer.payer);
		ensure!(own || expired, Error::<T>::NotParty);
		Self::forget_offer(id, offer.payer);
		Self::deposit_event(Event::OfferEnded { offer: id, expired });
		Ok(())
	}

	fn forget_offer(id: OfferId, payer: MemberId) {
		Offers::<T>::remove(id);
		OpenOffers::<T>::mutate_exists(payer, |open| {
			*open = open.and_then(|open| open.checked_sub(1)).filter(|left| *left > 0);
		});
	}

	pub(crate) fn do_submit(
		key: &T::AccountId,
		trade: Trade,
		amount: Balance,
		record: Option<Digest>,
		expires: Moment,
		officer: &T::AccountId,
		signature: &T::Signature,
	) -> DispatchResult {
		let payer = Self::own_member(key)?;
		let what = Self::of_trade(payer.member, trade, amount, record, expires);
		let officer = Self::check_statement(payer.member, payer.home, &what, officer, signature)?;
		Self::check_third(officer, payer.member, trade)?;
		let nonce = Self::use_statement(payer.member)?;
		let outcome = Self::trade(payer.member, payer.member, officer, trade, amount, record)?;
		if !matches!(outcome, MoveOutcome::Refused(_)) {
			Nonces::<T>::insert(payer.member, nonce);
		}
		Ok(())
	}

	/// Countersigns the volunteer's own service by an officer's statement.
	pub(crate) fn do_submit_settlement(
		key: &T::AccountId,
		id: ActivityId,
		record: Digest,
		expires: Moment,
		officer: &T::AccountId,
		signature: &T::Signature,
	) -> DispatchResult {
		let volunteer = Self::own_member(key)?.member;
		let activity = Self::known_activity(id)?;
		let service = Self::known_service(id, volunteer)?;
		let what = Countersigned {
			stage: activity.terms.kind.stage(),
			payer: activity
				.terms
				.recipient
				.filter(|_| activity.terms.funding == crate::Funding::RecipientEscrow),
			receiver: Some(volunteer),
			institution: None,
			activity: Some(id),
			amount: Self::pay_of(&activity, &service)?,
			record: Some(record),
			expires,
		};
		let officer = Self::check_statement(volunteer, activity.terms.branch, &what, officer, signature)?;
		let nonce = Self::use_statement(volunteer)?;
		Self::settle_by(officer, id, volunteer, record)?;
		Nonces::<T>::insert(volunteer, nonce);
		Ok(())
	}
}
