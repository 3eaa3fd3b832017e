//! Each rule at the edges of its bands, by the default parameters. The rules of large movements and of velocity stand with
//! the judgements.

use super::judging::{blind, facts, gift, one, party, service, START};
use crate::{
	desks::{custody_bit, Custody, Desk},
	params,
	rules::*,
	types::{Bands, Outcome, StageParams},
	windows::{bit, Window, DAY_MS, HOUR_MS},
};
use timebank_primitives::*;

#[test]
fn large_across_looks_at_homes_and_at_the_branch_of_a_service() {
	let around = Surroundings::default();
	let away = |mut facts: MovementFacts| {
		facts.receiver.as_mut().unwrap().home = BranchId(2);
		facts
	};
	assert_eq!(one(LARGE_ACROSS, &blind(&gift(5_000), &around)), None);
	for (facts, outcome) in [
		(away(gift(1_000)), Outcome::Allow),
		(away(gift(1_001)), Outcome::Flag),
		(away(facts(Stage::ActivityEnd, 1_200, START)), Outcome::Allow),
		(away(facts(Stage::ActivityEnd, 1_201, START)), Outcome::Flag),
	] {
		assert_eq!(
			one(LARGE_ACROSS, &blind(&facts, &around)),
			Some((outcome, facts.amount))
		);
	}
	assert_eq!(
		one(LARGE_ACROSS, &blind(&away(facts(Stage::Redeem, 5_000, START)), &around)),
		None
	);
}

#[test]
fn more_hours_than_a_day_has_are_seen_at_their_edges() {
	let around = Surroundings::default();
	let mut window = Window::default();
	window.record_earned(25, 23 * HOUR_MS, START);
	let service = |end: Moment| service(25, end, true, START + DAY_MS);
	for (length, outcome) in [
		(60, Outcome::Allow),
		(61, Outcome::Flag),
		(180, Outcome::Flag),
		(181, Outcome::Hold),
	] {
		let mut facts = service(START);
		facts.claimed.as_mut().unwrap().start = START - length * 60_000;
		let sight = Sight {
			receiver: Some(&window),
			..blind(&facts, &around)
		};
		assert_eq!(
			one(IMPOSSIBLE_DAY, &sight),
			Some((outcome, 23 * 60 + u128::from(length)))
		);
	}
	assert_eq!(one(IMPOSSIBLE_DAY, &blind(&gift(25), &around)), None);
}

#[test]
fn structuring_counts_gifts_just_under_a_threshold() {
	let around = Surroundings::default();
	let single = params::single(Stage::Gift, &StageParams::new());
	for (amount, under) in [
		(1_600, false),
		(1_601, true),
		(2_000, true),
		(2_001, false),
		(3_200, false),
		(3_201, true),
		(4_000, true),
		(4_001, false),
		(Balance::MAX, false),
	] {
		assert_eq!(is_under(&gift(amount), &single), under, "{amount}");
	}
	let mut window = Window::default();
	for number in 1..=7 {
		let facts = gift(1_900);
		let sight = Sight {
			payer: Some(&window),
			..blind(&facts, &around)
		};
		let expected = match number {
			1 | 2 => Outcome::Allow,
			3..=5 => Outcome::Flag,
			_ => Outcome::Hold,
		};
		assert_eq!(one(STRUCTURING, &sight), Some((expected, number)));
		record_payer(&mut window, &facts, &single);
	}
	let other = gift(500);
	let sight = Sight {
		payer: Some(&window),
		..blind(&other, &around)
	};
	assert_eq!(
		one(STRUCTURING, &sight),
		None,
		"what is not under a threshold does not concern it"
	);
}

#[test]
fn a_gift_far_above_the_habit_is_flagged_at_its_edge() {
	let around = Surroundings::default();
	let single = Bands::default();
	let mut window = Window::default();
	for _ in 0..5 {
		record_payer(&mut window, &gift(200), &single);
	}
	// The least variance is a coin squared: 25 of them are five coins above two.
	for (amount, outcome) in [(700, Outcome::Allow), (719, Outcome::Flag)] {
		let facts = gift(amount);
		let sight = Sight {
			payer: Some(&window),
			..blind(&facts, &around)
		};
		assert_eq!(one(DEVIATION, &sight).unwrap().0, outcome, "{amount}");
	}
}

#[test]
fn a_dormant_member_is_seen_when_most_of_its_coins_leave() {
	let mut window = Window::default();
	window.record_received(5_000, START - 180 * DAY_MS);
	let look = |now: Moment, free: Option<Balance>| {
		let around = Surroundings {
			payer_free: free,
			..Default::default()
		};
		let facts = facts(Stage::Gift, 1_000, now);
		let sight = Sight {
			payer: Some(&window),
			..blind(&facts, &around)
		};
		one(DORMANT, &sight)
	};
	assert_eq!(look(START, None), Some((Outcome::Allow, 180)));
	assert_eq!(look(START + DAY_MS, None), Some((Outcome::Flag, 181)));
	assert_eq!(look(START + DAY_MS, Some(2_000)), None);
	assert_eq!(look(START + DAY_MS, Some(1_999)), Some((Outcome::Flag, 181)));
}

#[test]
fn gifts_that_go_out_again_are_seen_as_a_share() {
	let around = Surroundings::default();
	let mut window = Window::default();
	window.record_gift_in(1_000, 1, START - DAY_MS);
	for (amount, expected) in [
		(500, (Outcome::Allow, 50)),
		(650, (Outcome::Allow, 65)),
		(660, (Outcome::Flag, 66)),
		(5_000, (Outcome::Flag, 100)),
	] {
		let facts = gift(amount);
		let sight = Sight {
			payer: Some(&window),
			..blind(&facts, &around)
		};
		assert_eq!(one(PASS_THROUGH, &sight), Some(expected));
		assert_eq!(one(GIFT_AFTER_PAY, &sight), None, "nothing was earned");
	}
	let later = facts(Stage::Gift, 900, START + 2 * DAY_MS);
	let sight = Sight {
		payer: Some(&window),
		..blind(&later, &around)
	};
	assert_eq!(one(PASS_THROUGH, &sight), None, "three days later it is not quick");
}

#[test]
fn a_gift_right_after_pay_is_seen_as_a_share() {
	let around = Surroundings::default();
	let mut window = Window::default();
	record_receiver(&mut window, &service(1_000, START, false, START));
	record_receiver(&mut window, &service(1_000, START - 20 * DAY_MS, true, START));
	for (amount, expected) in [(990, (Outcome::Allow, 99)), (1_000, (Outcome::Flag, 100))] {
		let facts = gift(amount);
		let sight = Sight {
			payer: Some(&window),
			..blind(&facts, &around)
		};
		assert_eq!(one(GIFT_AFTER_PAY, &sight), Some(expected), "late records do not count");
	}
}

#[test]
fn fans_count_different_members_and_leave_out_organisations() {
	let around = Surroundings::default();
	// Members of different bits.
	let mut others: Vec<u64> = Vec::new();
	for other in 10.. {
		let known = |known: &u64| bit(MemberId(2), MemberId(*known)) == bit(MemberId(2), MemberId(other));
		if !others.iter().any(known) {
			others.push(other);
		}
		if others.len() == 6 {
			break;
		}
	}
	for (rule, most) in [(FAN_IN, 4usize), (FAN_OUT, 5)] {
		let mut window = Window::default();
		for other in &others[..most] {
			window.record_gift_in(25, bit(MemberId(2), MemberId(*other)), START);
			window.record_gift_out(25, bit(MemberId(2), MemberId(*other)), false, START);
		}
		let look = |other: u64, kind: MemberKind| {
			let mut facts = gift(25);
			let own = MemberSummary {
				kind,
				..party(2).unwrap()
			};
			(facts.payer, facts.receiver) = if rule == FAN_IN {
				(party(other), Some(own))
			} else {
				(Some(own), party(other))
			};
			let sight = Sight {
				payer: Some(&window),
				receiver: Some(&window),
				..blind(&facts, &around)
			};
			one(rule, &sight)
		};
		assert_eq!(
			look(others[0], MemberKind::Person),
			Some((Outcome::Allow, most as u128))
		);
		assert_eq!(
			look(others[most], MemberKind::Person),
			Some((Outcome::Flag, most as u128 + 1))
		);
		assert_eq!(look(others[most], MemberKind::Organisation), None);
	}
}

#[test]
fn what_goes_back_and_forth_is_twice_the_smaller_side() {
	let around = Surroundings::default();
	let facts = gift(500);
	let look = |given, returned| {
		let sight = Sight {
			given,
			returned,
			..blind(&facts, &around)
		};
		one(RECIPROCITY, &sight)
	};
	assert_eq!(look(9_000, 0), None);
	assert_eq!(look(9_000, 1_800), Some((Outcome::Allow, 3_600)));
	assert_eq!(look(9_000, 1_801), Some((Outcome::Flag, 3_602)));
	assert_eq!(look(1_300, 9_000), Some((Outcome::Allow, 3_600)));
	assert_eq!(look(1_301, 9_000), Some((Outcome::Flag, 3_602)));
}

#[test]
fn one_confirmer_and_one_officer_are_seen_by_claimed_day() {
	let mut desk = Desk::default();
	desk.record(1_400, 23_600, START);
	let known = Surroundings {
		recipient: Some(MemberId(1)),
		..Default::default()
	};
	let look = |rule, amount, around: &Surroundings, end| {
		let facts = service(amount, end, true, START + 9 * DAY_MS);
		let sight = Sight {
			confirmer: Some(&desk),
			officer: Some(&desk),
			..blind(&facts, around)
		};
		one(rule, &sight)
	};
	assert_eq!(look(ONE_CONFIRMER, 400, &known, START), Some((Outcome::Allow, 1_800)));
	assert_eq!(look(ONE_CONFIRMER, 425, &known, START), Some((Outcome::Flag, 1_825)));
	assert_eq!(look(ONE_CONFIRMER, 4_600, &known, START), Some((Outcome::Flag, 6_000)));
	assert_eq!(look(ONE_CONFIRMER, 4_625, &known, START), Some((Outcome::Hold, 6_025)));
	assert_eq!(
		look(ONE_CONFIRMER, 425, &known, START + 5 * DAY_MS),
		Some((Outcome::Allow, 425))
	);
	let group = Surroundings::default();
	assert_eq!(
		look(ONE_CONFIRMER, 4_625, &group, START),
		None,
		"an officer confirms for a whole group"
	);
	assert_eq!(look(ONE_OFFICER, 400, &group, START), Some((Outcome::Allow, 24_000)));
	assert_eq!(look(ONE_OFFICER, 425, &group, START), Some((Outcome::Flag, 24_025)));
}

#[test]
fn movements_after_a_recovery_are_seen_for_a_week() {
	let around = Surroundings::default();
	let look = |amount, ago: Moment| {
		let mut facts = gift(amount);
		facts.payer.as_mut().unwrap().recovered_at = Some(START - ago);
		one(AFTER_RECOVERY, &blind(&facts, &around))
	};
	assert_eq!(look(200, 0), Some((Outcome::Allow, 200)));
	assert_eq!(look(201, DAY_MS), Some((Outcome::Flag, 201)));
	assert_eq!(look(1_000, DAY_MS), Some((Outcome::Flag, 1_000)));
	assert_eq!(look(1_001, 7 * DAY_MS - 1), Some((Outcome::Hold, 1_001)));
	assert_eq!(look(1_001, 7 * DAY_MS), None);
	assert_eq!(one(AFTER_RECOVERY, &blind(&gift(5_000), &around)), None);
}

#[test]
fn grades_restrictions_and_lapsed_certificates_are_seen() {
	let free = Surroundings::default();
	let bound = Surroundings {
		restricted: true,
		..free
	};
	let look = |grade, around: &Surroundings| {
		let mut facts = gift(500);
		facts.receiver.as_mut().unwrap().risk = grade;
		one(COUNTERPARTY, &blind(&facts, around))
	};
	assert_eq!(look(RiskGrade::Moderate, &free), Some((Outcome::Allow, 1)));
	assert_eq!(look(RiskGrade::Elevated, &free), Some((Outcome::Flag, 2)));
	assert_eq!(look(RiskGrade::High, &free), Some((Outcome::Flag, 3)));
	assert_eq!(look(RiskGrade::Low, &bound), Some((Outcome::Flag, 4)));
	let lapsed = Surroundings { lapsed: true, ..free };
	let service = service(100, START, false, START);
	assert_eq!(one(LAPSED, &blind(&service, &free)), None);
	assert_eq!(one(LAPSED, &blind(&service, &lapsed)), Some((Outcome::Flag, 1)));
	assert_eq!(one(LAPSED, &blind(&gift(100), &lapsed)), None);
}

#[test]
fn keys_that_a_branch_keeps_are_counted_by_member() {
	let around = Surroundings::default();
	let mut custody = Custody::default();
	for member in 0..30 {
		custody.record(custody_bit(MemberId(member)), START);
	}
	let look = |acting, custodied| {
		let mut facts = facts(Stage::Booking, 100, START);
		facts.signers.acting = Some(MemberId(acting));
		facts.signers.custodied = custodied;
		let sight = Sight {
			custody: Some(&custody),
			..blind(&facts, &around)
		};
		one(CUSTODY, &sight)
	};
	assert_eq!(look(7, true), Some((Outcome::Allow, 30)));
	assert_eq!(look(41, true), Some((Outcome::Flag, 31)));
	assert_eq!(look(41, false), None);
}
