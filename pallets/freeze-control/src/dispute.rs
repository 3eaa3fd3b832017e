//! Disputes: what is stored of them, and the pure rules of a verdict.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::{frame_support::traits::ConstU32, sp_runtime::BoundedVec};
use scale_info::TypeInfo;
use timebank_primitives::{Balance, Body, BranchId, CaseId, Digest, MemberId, Moment, MovementId, OriginId};

/// Supervisors whose opinions one dispute keeps. Two that agree decide; a dispute that so many disagree about goes back by
/// itself when its time is over.
pub const MAX_VOTES: u32 = 8;
/// [`MAX_VOTES`] as a type.
pub type MaxVotes = ConstU32<MAX_VOTES>;

/// Disputes and unpaid claims against one member. The gate reads the list of the payer in every movement.
pub const MAX_CLAIMS: u32 = 16;
/// [`MAX_CLAIMS`] as a type.
pub type MaxClaims = ConstU32<MAX_CLAIMS>;

/// Disputes that one party can have open at a time, so that nobody locks other people's coins by the dozen.
pub const MAX_OPEN_DISPUTES: u32 = 4;

/// What a dispute is about.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Disputed {
	/// A gift, or a service that its recipient has paid.
	Movement(MovementId),
	/// A service that a branch's pool has paid, by the number of its settlement.
	Service(OriginId),
}

/// Who has paid, and gets what a verdict awards.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Payer {
	/// A member: the coins go to the member.
	Member(MemberId),
	/// The pool of a branch: the coins should not have been issued and leave the ledger.
	Pool(BranchId),
}

impl Payer {
	/// The member, if it is one.
	pub const fn member(&self) -> Option<MemberId> {
		match self {
			Self::Member(member) => Some(*member),
			Self::Pool(_) => None,
		}
	}

	/// The branch whose pool it is.
	pub const fn pool(&self) -> Option<BranchId> {
		match self {
			Self::Member(_) => None,
			Self::Pool(branch) => Some(*branch),
		}
	}
}

impl From<MemberId> for Payer {
	fn from(member: MemberId) -> Self {
		Self::Member(member)
	}
}

/// Who gets the coins of a dispute.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
	/// The receiver keeps all.
	Pay,
	/// All goes back to the payer.
	Return,
	/// Some of it goes back, the rest stays with the receiver.
	Split {
		/// What goes back, in hundredths of a coin: more than nothing and less than all.
		to_payer: Balance,
	},
}

impl Verdict {
	/// How much of `amount` goes back to the payer; `None` if the verdict does not fit the amount.
	pub const fn award(&self, amount: Balance) -> Option<Balance> {
		match self {
			Self::Pay => Some(0),
			Self::Return => Some(amount),
			Self::Split { to_payer } if *to_payer > 0 && *to_payer < amount => Some(*to_payer),
			Self::Split { .. } => None,
		}
	}
}

/// One supervisor's opinion.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Vote {
	/// The person.
	pub member: MemberId,
	/// The body that the person acts for.
	pub body: Body,
	/// What the person finds right.
	pub verdict: Verdict,
	/// Salted digest of the reason.
	pub reason: Digest,
}

/// The opinions on one dispute, one a body.
pub type Votes = BoundedVec<Vote, MaxVotes>;

/// Whether two bodies agree on `verdict`.
pub fn agreed(votes: &[Vote], verdict: Verdict) -> bool {
	let mut bodies = votes
		.iter()
		.filter(|vote| vote.verdict == verdict)
		.map(|vote| vote.body);
	match bodies.next() {
		Some(first) => bodies.any(|body| body != first),
		None => false,
	}
}

/// Where a dispute is in its life.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum DisputeState {
	/// Coins are held; no verdict has been carried out.
	Pending,
	/// The verdict has been carried out.
	Settled,
	/// Nobody decided in time: the coins are with the receiver.
	Expired,
}

/// A dispute between the parties of a payment or gift. It has the number of its case.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct Dispute {
	/// What it is about.
	pub about: Disputed,
	/// Who paid.
	pub payer: Payer,
	/// Who received, and whose coins are held.
	pub receiver: MemberId,
	/// How many coins, in hundredths.
	pub amount: Balance,
	/// The branches of the matter when the dispute was filed: of payer (of the recipient, where a pool paid), receiver and
	/// movement. A move to another branch changes nothing in whom they keep from deciding.
	pub branches: [BranchId; 3],
	/// The party that disputes; for a pool, the manager who acts for its branch.
	pub party: MemberId,
	/// Who acted for the party; the same unless a guardian or proxy did.
	pub filed_by: MemberId,
	/// When.
	pub filed_at: Moment,
	/// Whether the payer's side has given evidence; where a pool paid, its branch or the recipient.
	pub payer_heard: bool,
	/// Whether the receiver's side has given evidence.
	pub receiver_heard: bool,
	/// Opinions so far.
	pub votes: Votes,
	/// Where it is in its life.
	pub state: DisputeState,
}

/// What binds free coins of one member in favour of another because of a dispute.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Claim {
	/// The dispute.
	pub case: CaseId,
	/// Who gets it.
	pub creditor: Payer,
	/// How much is still to come, in hundredths of a coin. Before the verdict: what was there but could not be held.
	pub amount: Balance,
	/// Whether a verdict has awarded it.
	pub awarded: bool,
}

/// The claims against one member. Every open dispute keeps its place here, so that its verdict never fails for want of one.
pub type Claims = BoundedVec<Claim, MaxClaims>;

/// What claims bind, but for those of `except`.
pub fn claimed(claims: &[Claim], except: Option<CaseId>) -> Balance {
	claims
		.iter()
		.filter(|claim| Some(claim.case) != except)
		// At the end of the range everything is bound, which is what such a sum asks for.
		.fold(0, |sum: Balance, claim| sum.saturating_add(claim.amount))
}

#[cfg(test)]
mod tests {
	use super::*;
	use timebank_primitives::InstitutionId;

	fn vote(member: u64, body: u32, verdict: Verdict) -> Vote {
		Vote {
			member: MemberId(member),
			body: Body::Institution(InstitutionId(body)),
			verdict,
			reason: Digest::zero(),
		}
	}

	#[test]
	fn a_verdict_never_awards_more_than_there_was() {
		assert_eq!(Verdict::Pay.award(100), Some(0));
		assert_eq!(Verdict::Return.award(100), Some(100));
		assert_eq!(Verdict::Split { to_payer: 99 }.award(100), Some(99));
		for wrong in [0, 100, 101, Balance::MAX] {
			assert_eq!(Verdict::Split { to_payer: wrong }.award(100), None, "{wrong}");
		}
	}

	#[test]
	fn two_bodies_agree_or_nothing_is_decided() {
		let (pay, back) = (Verdict::Pay, Verdict::Return);
		assert!(!agreed(&[], pay));
		assert!(!agreed(&[vote(1, 1, pay)], pay));
		assert!(
			!agreed(&[vote(1, 1, pay), vote(2, 1, pay)], pay),
			"one body is one opinion"
		);
		assert!(!agreed(&[vote(1, 1, pay), vote(2, 2, back)], pay));
		assert!(!agreed(
			&[
				vote(1, 1, Verdict::Split { to_payer: 1 }),
				vote(2, 2, Verdict::Split { to_payer: 2 })
			],
			Verdict::Split { to_payer: 2 }
		));
		assert!(agreed(&[vote(1, 1, pay), vote(2, 2, back), vote(3, 3, pay)], pay));
	}

	#[test]
	fn claims_add_up_but_for_the_own_case() {
		let claim = |case, amount| Claim {
			case: CaseId(case),
			creditor: MemberId(1).into(),
			amount,
			awarded: true,
		};
		let claims = [claim(1, 30), claim(2, 12)];
		assert_eq!(claimed(&claims, None), 42);
		assert_eq!(claimed(&claims, Some(CaseId(2))), 30);
		assert_eq!(claimed(&[claim(1, Balance::MAX), claim(2, 1)], None), Balance::MAX);
	}
}
