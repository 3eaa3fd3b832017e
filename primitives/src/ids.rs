//! The numbers by which things are named. Each has a type of its own, so that one cannot be given for another.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::sp_core::H256;
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

macro_rules! id {
	($(#[$doc:meta])* $name:ident($inner:ty)) => {
		$(#[$doc])*
		#[derive(
			Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, PartialOrd,
			Ord, Default, Debug, Serialize, Deserialize,
		)]
		pub struct $name(pub $inner);

		impl $name {
			/// The number after this one; `None` at the end of the range.
			pub fn next(self) -> Option<Self> {
				self.0.checked_add(1).map(Self)
			}
		}

		impl From<$inner> for $name {
			fn from(inner: $inner) -> Self {
				Self(inner)
			}
		}
	};
}

id!(
	/// A filed person, organisation or contract: what owns coins, filings, alerts and restrictions. Keys only control it.
	MemberId(u64)
);
id!(
	/// A branch (分支机构): one validator and its officers.
	BranchId(u32)
);
id!(
	/// A body outside the branches: head office, supervisor, public security, partner platform, third party.
	InstitutionId(u32)
);
id!(
	/// An activity (活动) or training (培训) that earns coins.
	ActivityId(u64)
);
id!(
	/// The settlement that issued coins: the origin that a coin keeps through every later movement.
	OriginId(u64)
);
id!(
	/// One movement of the ledger.
	MovementId(u64)
);
id!(
	/// A movement that waits for a supervisor, with the coins that it locks.
	HoldId(u64)
);
id!(
	/// An alert of the anomaly monitor.
	AlertId(u64)
);
id!(
	/// A risk warning (双向风险预警) between an institution and the platform.
	WarningId(u64)
);
id!(
	/// An investigation (查控) that every restriction cites.
	CaseId(u64)
);
id!(
	/// A question of a court, of the police or of another third party that a supervisor must answer.
	RequestId(u64)
);
id!(
	/// An administrative region by its six-digit code (GB/T 2260).
	RegionCode(u32)
);

impl RegionCode {
	/// Whether the code has six digits and names a province (its first digit is 1 to 8).
	pub const fn is_valid(self) -> bool {
		self.0 >= 100_000 && self.0 <= 899_999
	}

	/// How large the numbers below this region's are: a province's code ends in four zeros, a city's in two.
	const fn span(self) -> u32 {
		if self.0.is_multiple_of(10_000) {
			10_000
		} else if self.0.is_multiple_of(100) {
			100
		} else {
			1
		}
	}

	/// Whether `other` is a region inside this one: a city or county of this province, a county of this city. No region
	/// is inside itself, so regions of which each is inside the next are three at most.
	pub const fn contains(self, other: Self) -> bool {
		self.span() > other.span() && self.0 / self.span() == other.0 / self.span()
	}
}

/// A digest of a text or document, always salted with at least 16 bytes that stay off chain, so that short texts
/// cannot be found by trying.
pub type Digest = H256;

#[cfg(test)]
mod tests {
	use super::RegionCode;

	#[test]
	fn region_contains_what_lies_inside_it_and_nothing_else() {
		let (province, city, county) = (RegionCode(320_000), RegionCode(320_100), RegionCode(320_102));
		assert!(province.contains(city) && province.contains(county) && city.contains(county));
		for (outer, inner) in [
			(city, province),
			(county, city),
			(county, province),
			(province, province),
			(city, city),
			(county, county),
			(RegionCode(330_000), city),
			(RegionCode(320_200), county),
			(RegionCode(320_101), county),
		] {
			assert!(!outer.contains(inner), "{outer:?} {inner:?}");
		}
	}
}
