//! How a member stands: open alerts, the score that follows them and its trend (风险预测), the assessment made of it
//! (风险评估).

use crate::types::{Policy, Response};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use timebank_primitives::{AlertId, MemberId, Moment, RiskGrade};

/// Open alerts about one member, those that hold a movement left out. Beyond them the newest one counts what is seen again,
/// so that nobody can fill the storage with small movements.
pub const MAX_OPEN: u32 = 16;

/// The score halves in this time.
pub const SLOW_MS: Moment = 30 * 24 * 60 * 60 * 1000;
/// A second score, which shows the trend, halves in this time.
pub const FAST_MS: Moment = 7 * 24 * 60 * 60 * 1000;
/// Most that one alert adds: what several rules at twice their thresholds make.
pub const MOST_AT_ONCE: u32 = 300;

/// How a member stands.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug, Default,
)]
pub struct Standing {
	/// Alerts about the member that are not closed.
	pub open: u32,
	/// The newest alert about the member.
	pub last: Option<AlertId>,
	/// The alert of a warning that has moved the risk grade and is not closed: no other warning moves it meanwhile.
	pub warned: Option<AlertId>,
	/// Score, as it was at the time below.
	slow: u32,
	/// The faster score.
	fast: u32,
	/// When both were last changed.
	at: Moment,
}

/// Where the score goes.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Trend {
	/// Less has been seen lately than before.
	Falling,
	/// As much as before, or nothing at all.
	Steady,
	/// More has been seen lately than before.
	Rising,
}

/// What is made of a member's score.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Copy, PartialEq, Eq, Debug)]
pub struct RiskAssessment {
	/// The member.
	pub member: MemberId,
	/// The grade in force.
	pub grade: RiskGrade,
	/// The score now.
	pub score: u32,
	/// Where it goes.
	pub trend: Trend,
	/// The grade that the score proposes. One that is lower than the one in force needs a person.
	pub proposed: RiskGrade,
	/// What is done with the member's movements now.
	pub response: Response,
}

/// What is left of a score after some time. It falls by half in each half-life, in a straight line in between.
fn faded(score: u32, passed: Moment, half_life: Moment) -> u32 {
	let halves = passed.checked_div(half_life).unwrap_or(0);
	let rest = passed.checked_rem(half_life).unwrap_or(0);
	let score = u32::try_from(halves)
		.ok()
		.and_then(|halves| score.checked_shr(halves))
		.unwrap_or(0);
	let lost = u64::from(score >> 1)
		.saturating_mul(rest) // 31 bits and a month of milliseconds
		.checked_div(half_life)
		.and_then(|lost| u32::try_from(lost).ok())
		.unwrap_or(0);
	score.saturating_sub(lost) // less than half
}

impl Standing {
	/// The score at `now`.
	pub fn score(&self, now: Moment) -> u32 {
		faded(self.slow, now.saturating_sub(self.at), SLOW_MS) // time does not go back
	}

	fn fast(&self, now: Moment) -> u32 {
		faded(self.fast, now.saturating_sub(self.at), FAST_MS) // as above
	}

	/// Adds what an alert has shown.
	pub fn add(&mut self, score: u32, now: Moment) {
		let score = score.min(MOST_AT_ONCE);
		// At its end the score is far above every step.
		self.slow = self.score(now).saturating_add(score);
		self.fast = self.fast(now).saturating_add(score);
		self.at = now;
	}

	/// Where the score goes: what comes at an even pace fills both scores in proportion to their half-lives.
	pub fn trend(&self, now: Moment) -> Trend {
		let (slow, fast) = (u64::from(self.score(now)), u64::from(self.fast(now)));
		let (fast, even) = (
			fast.saturating_mul(SLOW_MS), // 32 bits and a month of milliseconds
			slow.saturating_mul(FAST_MS), // as above
		);
		if fast > even.saturating_add(even >> 1) {
			Trend::Rising
		} else if fast < even >> 1 {
			Trend::Falling
		} else {
			Trend::Steady
		}
	}

	/// The assessment of a member of this grade.
	pub fn assess(&self, member: MemberId, grade: RiskGrade, policy: &Policy, now: Moment) -> RiskAssessment {
		let score = self.score(now);
		RiskAssessment {
			member,
			grade,
			score,
			trend: self.trend(now),
			proposed: policy.proposed(score),
			response: policy.response(grade),
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_score_halves_in_a_month_and_ends() {
		for (passed, left) in [
			(0, 1_000),
			(SLOW_MS / 2, 750),
			(SLOW_MS, 500),
			(2 * SLOW_MS, 250),
			(40 * SLOW_MS, 0),
			(Moment::MAX, 0),
		] {
			assert_eq!(faded(1_000, passed, SLOW_MS), left, "{passed}");
		}
	}

	#[test]
	fn the_trend_rises_with_what_is_new_and_falls_when_it_is_old() {
		let mut standing = Standing::default();
		assert_eq!(standing.trend(0), Trend::Steady);
		standing.add(100, 0);
		assert_eq!((standing.score(0), standing.trend(0)), (100, Trend::Rising));
		assert_eq!(standing.trend(2 * FAST_MS + FAST_MS / 2), Trend::Steady);
		assert_eq!(standing.trend(5 * FAST_MS), Trend::Falling);
	}

	#[test]
	fn one_alert_adds_no_more_than_its_share_and_nothing_wraps() {
		let mut standing = Standing::default();
		standing.add(u32::MAX, 0);
		assert_eq!(standing.score(0), MOST_AT_ONCE);
		standing.slow = u32::MAX;
		standing.add(1, 0);
		assert_eq!(standing.score(0), u32::MAX);
	}

	#[test]
	fn grades_are_proposed_at_the_edges_of_the_steps() {
		let policy = Policy::default();
		for (score, grade) in [
			(149, RiskGrade::Low),
			(150, RiskGrade::Moderate),
			(399, RiskGrade::Moderate),
			(400, RiskGrade::Elevated),
			(799, RiskGrade::Elevated),
			(800, RiskGrade::High),
		] {
			assert_eq!(policy.proposed(score), grade, "{score}");
		}
		let mut standing = Standing::default();
		standing.add(150, 5);
		assert_eq!(
			standing.assess(MemberId(1), RiskGrade::Elevated, &policy, 5),
			RiskAssessment {
				member: MemberId(1),
				grade: RiskGrade::Elevated,
				score: 150,
				trend: Trend::Rising,
				proposed: RiskGrade::Moderate,
				response: Response::HoldFlagged
			}
		);
	}
}
