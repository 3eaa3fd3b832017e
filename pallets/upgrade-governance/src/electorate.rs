//! The seam to the branches: what this pallet asks of the registry.

use crate::ElectorateList;
use polkadot_sdk::frame_support::weights::Weight;
use timebank_primitives::BranchId;

/// Who the branches are that may object. Implemented in the runtime from the branch registry.
pub trait Electorate<AccountId> {
	/// The branch whose own key this is, in whatever state the branch is.
	///
	/// It answers for suspended branches too: otherwise a suspension during the objection period would silence a
	/// branch. [`Self::excluded`] alone decides who has lost the vote.
	fn branch_of(key: &AccountId) -> Option<BranchId>;

	/// The branches that have a vote now. A proposal keeps this list for its whole life.
	///
	/// It must not follow a decision of the head office at once: who admits branches or stops them right before proposing
	/// would choose who decides.
	fn electorate() -> ElectorateList;

	/// Whether `branch` has been suspended for a proven offence. Any other suspension leaves the vote as it is.
	fn excluded(branch: BranchId) -> bool;

	/// Worst weight of one [`Self::branch_of`] or one [`Self::excluded`].
	fn weight() -> Weight;

	/// Worst weight of one [`Self::electorate`].
	fn electorate_weight() -> Weight;

	/// The own key of a branch.
	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_key(branch: BranchId) -> AccountId;
}
