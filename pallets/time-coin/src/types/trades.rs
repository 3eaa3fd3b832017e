//! Gifts, redemptions, and what officers countersign of them.

use crate::{
	gifts::{Days, GIFT_HOURS},
	window::Slot,
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::frame_support::{traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use timebank_primitives::*;

/// Offers of one member that may wait for an officer.
pub const MAX_OPEN_OFFERS: u32 = 8;

/// Number of an offer.
pub type OfferId = u64;

/// What gifts may be, in hundredths of a coin. Set by the head office. All caps slide.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Serialize,
	Deserialize,
)]
pub struct GiftRules {
	/// Most that a member may give within any 24 hours.
	pub day: Balance,
	/// Most within any 30 days.
	pub month: Balance,
	/// Most within any 30 days from one member to another one who is in no recorded relation.
	pub pair: Balance,
	/// Most within any 30 days from one member to its guardian, proxy or ward.
	pub related: Balance,
	/// From this amount on an officer countersigns.
	pub countersigned_from: Balance,
}

impl GiftRules {
	/// Whether no cap is above one that holds it.
	pub const fn is_sound(&self) -> bool {
		self.day <= self.month && self.pair <= self.month && self.related <= self.month && self.pair <= self.related
	}
}

impl Default for GiftRules {
	/// For production: a hundred hours a day and three hundred a month, a third of that to a stranger; an officer looks at
	/// fifty hours and more.
	fn default() -> Self {
		Self {
			day: 100 * COIN,
			month: 300 * COIN,
			pair: 100 * COIN,
			related: 300 * COIN,
			countersigned_from: 50 * COIN,
		}
	}
}

/// What a member has given lately.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug, Default)]
pub struct GivenBy {
	/// By hours, for the cap of a day.
	pub hours: BoundedVec<Slot, ConstU32<GIFT_HOURS>>,
	/// By days, for the cap of a month.
	pub days: Days,
}

/// What a member wants done with coins of its own, and an officer countersigns.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Trade {
	/// A gift.
	Gift {
		/// The receiver.
		to: MemberId,
	},
	/// Coins are burned against a voucher.
	Redeem {
		/// Whose voucher.
		institution: InstitutionId,
	},
}

impl Trade {
	/// Who gets the coins, if somebody does.
	pub const fn receiver(&self) -> Option<MemberId> {
		match self {
			Self::Gift { to } => Some(*to),
			Self::Redeem { .. } => None,
		}
	}
}

/// A trade that waits for an officer. No coins are locked.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Offer<AccountId> {
	/// Whose coins.
	pub payer: MemberId,
	/// The key that has offered: when it no longer controls the payer, the offer is void.
	pub key: AccountId,
	/// What is to be done.
	pub trade: Trade,
	/// How many, in hundredths of a coin.
	pub amount: Balance,
	/// Salted digest of the memo or voucher.
	pub record: Option<Digest>,
	/// Until when it can be countersigned.
	pub expires: Moment,
}

/// What a countersignature covers, besides the chain, the submitter and the number of the statement.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Countersigned {
	/// Stage.
	pub stage: Stage,
	/// Whose coins; none if they are issued.
	pub payer: Option<MemberId>,
	/// Who gets them; none if they are redeemed.
	pub receiver: Option<MemberId>,
	/// Whose voucher, if they are redeemed.
	pub institution: Option<InstitutionId>,
	/// What is settled, if it is a service.
	pub activity: Option<ActivityId>,
	/// How many, in hundredths of a coin.
	pub amount: Balance,
	/// Salted digest of the service record, memo or voucher.
	pub record: Option<Digest>,
	/// Until when the signature is good, in milliseconds; that moment included.
	pub expires: Moment,
}
