//! What benchmarks need around a call: persons, officers, coins, time. One world serves all pallets; the runtime builds it
//! of the pallets themselves, a mock of whatever it has (decision 0010).

use crate::{Balance, Body, BranchId, InstitutionId, MemberId, Moment, Role};

/// The surroundings of a benchmarked call. Everything is set up by writing storage directly: only the call is measured.
pub trait BenchmarkWorld<AccountId> {
	/// A branch in force, another one for each `seed`.
	fn branch(seed: u32) -> BranchId;
	/// An institution in force, another one for each `seed`.
	fn institution(seed: u32) -> InstitutionId;
	/// A filed person of `branch` at the highest level, who meets the requirements of every stage, and a key of it. The
	/// same `branch` and `seed` give the same person.
	fn member(branch: BranchId, seed: u32) -> (MemberId, AccountId);
	/// A filed person of no branch that a test names otherwise, who holds `role` for `body`, and the key of the role. The
	/// same `seed` gives the same person, whatever the role; a seed of an officer is never one of a member.
	fn officer(role: Role, body: Body, seed: u32) -> (MemberId, AccountId);
	/// Gives `member` free coins in `lots` lots of `amount` units each, every lot with as many parts as one can have.
	fn coins(member: MemberId, lots: u32, amount: Balance);
	/// Sets the time that the pallets read.
	fn set_time(now: Moment);
}
