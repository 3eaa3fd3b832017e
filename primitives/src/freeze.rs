//! Restrictions and who may ask for them (seed scene 4).

use crate::{AlertId, CaseId, MemberId, RoleHolder};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::{frame_support::weights::Weight, sp_runtime::DispatchError};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// What a restriction stops.
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
	PartialOrd,
	Ord,
	Debug,
	Serialize,
	Deserialize,
)]
pub enum RestrictionScope {
	/// Everything below.
	Everything,
	/// Coins that leave the member.
	Outgoing,
	/// Coins that reach the member.
	Incoming,
	/// Gifts of the member.
	Gift,
	/// Bookings of the member.
	Booking,
	/// An amount that must stay, of what is there or arrives.
	Amount,
	/// Coins of named origins, wherever they have gone.
	Lots,
}

/// Asks for a short freeze. Offered by freeze-control to the anomaly monitor: what a rule finds can stop somebody only for
/// a short time, and the request opens a case that a person must take up.
pub trait RequestFreeze {
	/// Stops outgoing coins of `member` because of `alert`; returns the provisional case. `behind` is the supervisor who
	/// asks, and counts as the orderer: who asks does not ratify; `None` when a rule asks alone.
	fn request(member: MemberId, alert: AlertId, behind: Option<RoleHolder>) -> Result<CaseId, DispatchError>;
	/// Whether a ratified restriction binds `member` now: coins that wait for a decision are not given back meanwhile.
	fn ratified(_member: MemberId) -> bool {
		false
	}
	/// Worst weight of one request.
	fn weight() -> Weight;
}
