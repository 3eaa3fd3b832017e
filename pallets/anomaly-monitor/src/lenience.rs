//! What is known to be honest: rules that look away from a member for a time, and pairs between whom gifts are expected
//! (a grandmother and her grandchild). Both end by themselves, cite a reason, and still count in the windows.

use crate::{rules, Config, Error, Event, Leniences, Pallet};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{dispatch::DispatchResult, ensure, traits::Time};
use polkadot_sdk::{
	sp_core::ConstU32,
	sp_runtime::{BoundedVec, DispatchError},
	*,
};
use scale_info::TypeInfo;
use timebank_primitives::{
	AlertId, Balance, Digest, Finding, MaxRules, MemberId, Members, Moment, MovementFacts, RoleHolder, RuleId, Stage,
	COIN,
};

/// Longest time for which a rule may look away from a member: a season.
pub const MAX_SNOOZE: Moment = 90 * 24 * 60 * 60 * 1000;
/// Longest time for which gifts between a pair are expected: a year, then somebody looks again.
pub const MAX_PAIR: Moment = 366 * 24 * 60 * 60 * 1000;
/// Largest gift that may be expected.
pub const MAX_PAIR_AMOUNT: Balance = 200 * COIN;
/// Receivers of whom gifts of one member are expected: a family.
pub const MAX_PAIRS: u32 = 8;

/// A rule that looks away from a member.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Snooze {
	/// The rule.
	pub rule: RuleId,
	/// The alert that was found false.
	pub alert: AlertId,
	/// When it ends.
	pub until: Moment,
	/// The supervisor.
	pub by: MemberId,
	/// Salted digest of the reason.
	pub reason: Digest,
}

/// A receiver of whom gifts are expected.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct AllowedPair {
	/// The receiver.
	pub receiver: MemberId,
	/// Largest gift, in hundredths of a coin.
	pub most: Balance,
	/// When it ends.
	pub until: Moment,
	/// The supervisor.
	pub by: MemberId,
	/// Salted digest of the reason.
	pub reason: Digest,
}

/// What is known to be honest of one member. Entries that have ended may still be here; they do not count, and go with the
/// next write.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug, Default)]
pub struct Lenience {
	/// Rules that look away from the member, each once.
	pub snoozes: BoundedVec<Snooze, MaxRules>,
	/// Receivers of whom gifts are expected, each once.
	pub pairs: BoundedVec<AllowedPair, ConstU32<MAX_PAIRS>>,
}

impl Lenience {
	/// Whether `rule` looks away from this movement of the member.
	pub fn excuses(&self, rule: RuleId, facts: &MovementFacts) -> bool {
		if !rules::excusable(rule) {
			return false;
		}
		let snoozed = self
			.snoozes
			.iter()
			.any(|snooze| snooze.rule == rule && facts.now < snooze.until);
		let expected = matches!(facts.stage, Stage::Gift)
			&& facts.receiver.is_some_and(|receiver| {
				self.pairs
					.iter()
					.any(|pair| pair.receiver == receiver.member && facts.amount <= pair.most && facts.now < pair.until)
			});
		snoozed || expected
	}

	fn drop_ended(&mut self, now: Moment) {
		self.snoozes.retain(|snooze| now < snooze.until);
		self.pairs.retain(|pair| now < pair.until);
	}

	fn is_empty(&self) -> bool {
		self.snoozes.is_empty() && self.pairs.is_empty()
	}
}

impl<T: Config> Pallet<T> {
	/// What is known to be honest of a member now.
	pub fn lenience(member: MemberId) -> Lenience {
		let mut lenience = Leniences::<T>::get(member);
		lenience.drop_ended(T::Time::now());
		lenience
	}

	fn store_lenience(member: MemberId, lenience: Lenience) {
		if lenience.is_empty() {
			Leniences::<T>::remove(member);
		} else {
			Leniences::<T>::insert(member, lenience);
		}
	}

	/// Whether an end lies ahead, and not too far.
	pub(crate) fn ensure_end(until: Moment, now: Moment, longest: Moment) -> DispatchResult {
		ensure!(until > now, Error::<T>::EndNotAhead);
		// Near the end of time nothing is too far.
		ensure!(until <= now.saturating_add(longest), Error::<T>::EndTooFar);
		Ok(())
	}

	pub(crate) fn do_snooze(
		by: RoleHolder,
		id: AlertId,
		rule: RuleId,
		until: Moment,
		reason: Digest,
	) -> DispatchResult {
		let alert = crate::AlertsStore::<T>::get(id).ok_or(Error::<T>::UnknownAlert)?;
		ensure!(
			alert.finding() == Some(Finding::FalsePositive),
			Error::<T>::NotFalsePositive
		);
		ensure!(
			alert.fired.iter().any(|fired| fired.rule == rule),
			Error::<T>::RuleNotFired
		);
		ensure!(rules::excusable(rule), Error::<T>::NotExcusable);
		Self::ensure_independent(&by, &alert)?;
		let now = T::Time::now();
		Self::ensure_end(until, now, MAX_SNOOZE)?;
		let member = alert.subject;
		let mut lenience = Self::lenience(member);
		lenience.snoozes.retain(|snooze| snooze.rule != rule);
		let snooze = Snooze {
			rule,
			alert: id,
			until,
			by: by.member,
			reason,
		};
		lenience
			.snoozes
			.try_push(snooze)
			.map_err(|_| Error::<T>::TooManyExcuses)?;
		Self::store_lenience(member, lenience);
		Self::deposit_event(Event::RuleSnoozed {
			member,
			rule,
			alert: id,
			until,
			by: by.member,
			reason,
		});
		Ok(())
	}

	pub(crate) fn do_end_snooze(by: RoleHolder, member: MemberId, rule: RuleId) -> DispatchResult {
		Self::ensure_no_party(&by, &[member])?;
		let mut lenience = Self::lenience(member);
		let before = lenience.snoozes.len();
		lenience.snoozes.retain(|snooze| snooze.rule != rule);
		ensure!(lenience.snoozes.len() < before, Error::<T>::NothingToEnd);
		Self::store_lenience(member, lenience);
		Self::deposit_event(Event::SnoozeEnded {
			member,
			rule,
			by: by.member,
		});
		Ok(())
	}

	pub(crate) fn do_allow_pair(
		by: RoleHolder,
		payer: MemberId,
		receiver: MemberId,
		most: Balance,
		until: Moment,
		reason: Digest,
	) -> DispatchResult {
		ensure!(payer != receiver, Error::<T>::SameMember);
		for member in [payer, receiver] {
			Self::known(member)?;
		}
		Self::ensure_no_party(&by, &[payer, receiver])?;
		ensure!(most > 0 && most <= MAX_PAIR_AMOUNT, Error::<T>::TooHigh);
		let now = T::Time::now();
		Self::ensure_end(until, now, MAX_PAIR)?;
		let mut lenience = Self::lenience(payer);
		lenience.pairs.retain(|pair| pair.receiver != receiver);
		let pair = AllowedPair {
			receiver,
			most,
			until,
			by: by.member,
			reason,
		};
		lenience.pairs.try_push(pair).map_err(|_| Error::<T>::TooManyExcuses)?;
		Self::store_lenience(payer, lenience);
		Self::deposit_event(Event::PairAllowed {
			payer,
			receiver,
			most,
			until,
			by: by.member,
			reason,
		});
		Ok(())
	}

	pub(crate) fn do_end_pair(by: RoleHolder, payer: MemberId, receiver: MemberId) -> DispatchResult {
		Self::ensure_no_party(&by, &[payer, receiver])?;
		let mut lenience = Self::lenience(payer);
		let before = lenience.pairs.len();
		lenience.pairs.retain(|pair| pair.receiver != receiver);
		ensure!(lenience.pairs.len() < before, Error::<T>::NothingToEnd);
		Self::store_lenience(payer, lenience);
		Self::deposit_event(Event::PairEnded {
			payer,
			receiver,
			by: by.member,
		});
		Ok(())
	}

	/// A supervisor decides nothing about himself or somebody he is related to.
	pub(crate) fn ensure_no_party(by: &RoleHolder, members: &[MemberId]) -> DispatchResult {
		ensure!(!members.contains(&by.member), Error::<T>::PartyToAlert);
		ensure!(
			!members.iter().any(|member| T::Members::related(by.member, *member)),
			Error::<T>::RelatedToParty
		);
		Ok(())
	}

	/// The summary of a member that is filed and not closed.
	pub(crate) fn known(member: MemberId) -> Result<timebank_primitives::MemberSummary, DispatchError> {
		T::Members::summary(member)
			.filter(|summary| !matches!(summary.status, timebank_primitives::FilingStatus::Closed))
			.ok_or(Error::<T>::UnknownMember.into())
	}
}
