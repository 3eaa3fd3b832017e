//! What is weighed. The figures are measured on the runtime that holds the pallet (docs/decisions/0010): each function has a
//! benchmark of the same name. What a seam costs is added by the call.

use polkadot_sdk::frame_support::weights::Weight;

/// Weights of the calls, without those of the seams.
pub trait WeightInfo {
	/// Publish an activity.
	fn publish() -> Weight;
	/// Fund an escrow.
	fn fund() -> Weight;
	/// Close an activity, with coins going back.
	fn close() -> Weight;
	/// Book, with a full calendar around.
	fn book() -> Weight;
	/// Check in, by the second side.
	fn check_in() -> Weight;
	/// Check out, by the second side.
	fn check_out() -> Weight;
	/// Confirm.
	fn confirm() -> Weight;
	/// Review a late record.
	fn review_late() -> Weight;
	/// Settle out of escrow, with coins going back.
	fn settle() -> Weight;
	/// Cancel a service of a closed activity.
	fn cancel() -> Weight;
	/// Gift to a member at the bound of lots; also the weight of `transfer`.
	fn gift() -> Weight;
	/// Merge as many lots as can be.
	fn consolidate() -> Weight;
	/// Set a quota.
	fn set_branch_quota() -> Weight;
	/// Confirm besides a guardian or proxy.
	fn co_confirm() -> Weight;
	/// Release a hold or give it back.
	fn decide_hold() -> Weight;
	/// Lock, unlock or move for a case.
	fn case_move() -> Weight;
	/// Warn of all open services of a member.
	fn filing_change() -> Weight;
	/// Look at the lots that cases block, on both sides of a movement.
	fn blocked() -> Weight;
	/// Issue what waited and was not chosen.
	fn release_settlement() -> Weight;
	/// Sign for another branch, with the issue.
	fn cosign() -> Weight;
	/// Set what bounds new coins.
	fn set_issue_rules() -> Weight;
	/// Remember who makes a block.
	fn note_author() -> Weight;
	/// Offer a trade.
	fn offer() -> Weight;
	/// Countersign a gift to a member at the bound of lots.
	fn countersign() -> Weight;
	/// Withdraw an offer.
	fn withdraw() -> Weight;
	/// Set what gifts may be.
	fn set_gift_rules() -> Weight;
	/// Check an officer's statement: both forms in which it may be signed.
	fn statement() -> Weight;
	/// Contest a service.
	fn contest() -> Weight;
	/// End a service without pay, with coins going back.
	fn review() -> Weight;
	/// Settle so many out of escrow.
	fn settle_batch(n: u32) -> Weight;
	/// Close a period of clearing.
	fn close_clearing() -> Weight;
	/// Give an allowance beside as many as can be; also what using one costs besides the movement.
	fn approve() -> Weight;
	/// End all allowances of a member.
	fn void_allowances() -> Weight;
	/// Give an allowance by signature: what the allowance costs, and the recovery of the key.
	fn permit() -> Weight;
	/// End what a key has signed.
	fn void_permits() -> Weight;
	/// Weight of reading a member's free lots.
	fn lots() -> Weight;
}

/// What anything weighs in the mocks of tests, whose databases cost nothing.
const BASE: Weight = Weight::from_parts(50_000_000, 0);

/// For tests.
impl WeightInfo for () {
	fn publish() -> Weight {
		BASE
	}
	fn fund() -> Weight {
		BASE
	}
	fn close() -> Weight {
		BASE
	}
	fn book() -> Weight {
		BASE
	}
	fn check_in() -> Weight {
		BASE
	}
	fn check_out() -> Weight {
		BASE
	}
	fn confirm() -> Weight {
		BASE
	}
	fn review_late() -> Weight {
		BASE
	}
	fn settle() -> Weight {
		BASE
	}
	fn cancel() -> Weight {
		BASE
	}
	fn gift() -> Weight {
		BASE
	}
	fn consolidate() -> Weight {
		BASE
	}
	fn set_branch_quota() -> Weight {
		BASE
	}
	fn co_confirm() -> Weight {
		BASE
	}
	fn decide_hold() -> Weight {
		BASE
	}
	fn case_move() -> Weight {
		BASE
	}
	fn filing_change() -> Weight {
		BASE
	}
	fn blocked() -> Weight {
		BASE
	}
	fn release_settlement() -> Weight {
		BASE
	}
	fn cosign() -> Weight {
		BASE
	}
	fn set_issue_rules() -> Weight {
		BASE
	}
	fn note_author() -> Weight {
		BASE
	}
	fn offer() -> Weight {
		BASE
	}
	fn countersign() -> Weight {
		BASE
	}
	fn withdraw() -> Weight {
		BASE
	}
	fn set_gift_rules() -> Weight {
		BASE
	}
	fn statement() -> Weight {
		BASE
	}
	fn contest() -> Weight {
		BASE
	}
	fn review() -> Weight {
		BASE
	}
	fn settle_batch(_: u32) -> Weight {
		BASE
	}
	fn close_clearing() -> Weight {
		BASE
	}
	fn approve() -> Weight {
		BASE
	}
	fn void_allowances() -> Weight {
		BASE
	}
	fn permit() -> Weight {
		BASE
	}
	fn void_permits() -> Weight {
		BASE
	}
	fn lots() -> Weight {
		BASE
	}
}
