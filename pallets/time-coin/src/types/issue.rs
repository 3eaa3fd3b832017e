//! What bounds new coins, and what waits for another branch.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use timebank_primitives::*;

/// What bounds new coins besides the branches' quotas, in hundredths of a coin. Set by the head office.
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
pub struct IssueRules {
	/// Most that one officer may countersign in a period.
	pub officer: Balance,
	/// Most that may be issued for the service of one recipient in a period.
	pub recipient: Balance,
	/// Most that one member is paid for trainings in a period.
	pub participant: Balance,
	/// An officer of another branch signs every settlement above this amount.
	pub cosign_above: Balance,
	/// And this share of the others, in thousandths.
	pub cosign_share: u16,
}

impl IssueRules {
	/// Whether the share is one.
	pub const fn is_sound(&self) -> bool {
		self.cosign_share <= 1000
	}
}

impl Default for IssueRules {
	/// For production: an officer countersigns two hundred hours a period, a recipient is served two hours a day, a
	/// training week is paid; another branch looks at whole days and at every twentieth other service.
	fn default() -> Self {
		Self {
			officer: 200 * COIN,
			recipient: 60 * COIN,
			participant: 40 * COIN,
			cosign_above: 8 * COIN,
			cosign_share: 50,
		}
	}
}

/// New coins that wait for the draw or for another branch: their quotas are reserved, nothing is issued.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct WaitingIssue {
	/// How many coins.
	pub amount: Balance,
	/// Quota period in which they are reserved.
	pub period: u64,
	/// Block in which the service was countersigned; a later one decides.
	pub block: BlockNumber,
	/// The rules as they were: changing them changes no settlement that waits.
	pub cosign_above: Balance,
	/// The same.
	pub cosign_share: u16,
}
