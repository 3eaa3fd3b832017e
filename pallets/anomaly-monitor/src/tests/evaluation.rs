//! How much the rules find and how much honest trade they disturb: a simulation against the real pallet. The plan, and what
//! came of it, is in docs/evaluation.md; `make evaluate` runs the long form.

use crate::{mock::*, Event};
use std::{
	collections::{BTreeMap, BTreeSet},
	time::Instant,
};
use timebank_primitives::*;

const MINUTE: Moment = 60 * 1000;
/// Days of a run, and when its first month is imported.
const DAYS: u64 = 60;
/// Cases of each typology in a run.
const CASES: usize = 4;

const TYPOLOGIES: [&str; 16] = [
	"large",
	"across",
	"structuring",
	"burst",
	"takeover",
	"dormant",
	"mule",
	"fan-in",
	"fan-out",
	"swap",
	"paper mill",
	"officer",
	"farming",
	"bound",
	"lapsed",
	"custody",
];

/// Splitmix64: the same seed gives the same trade everywhere.
struct Dice(u64);

impl Dice {
	fn roll(&mut self) -> u64 {
		self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
		let mut z = self.0;
		z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
		z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
		z ^ (z >> 31)
	}
	/// From `low` to `high`, both included.
	fn between(&mut self, low: u64, high: u64) -> u64 {
		low + self.roll() % (high - low + 1)
	}
	fn chance(&mut self, percent: u64) -> bool {
		self.between(1, 100) <= percent
	}
	fn of<C: Copy>(&mut self, list: &[C]) -> C {
		list[self.between(0, list.len() as u64 - 1) as usize]
	}
	/// 60 to 130 % of an amount in coins, in whole quarters, in hundredths.
	fn near(&mut self, coins: u64) -> Balance {
		let hundredths = coins * self.between(60, 130);
		Balance::from(hundredths / 25 * 25)
	}
}

#[derive(Clone)]
struct Move {
	facts: MovementFacts,
	around: Surroundings,
	/// Typology and number of the case it belongs to.
	case: Option<(usize, usize)>,
}

fn person(member: u64) -> MemberSummary {
	MemberSummary {
		// Members of the second branch have odd thousands.
		home: BranchId(if member / 1_000 % 2 == 1 { 2 } else { 1 }),
		kind: if member % 1_000 == 999 {
			MemberKind::Organisation
		} else {
			MemberKind::Person
		},
		..summary(MemberId(member))
	}
}

fn a_gift(from: u64, to: u64, amount: Balance, at: Moment) -> Move {
	let payer = person(from);
	Move {
		facts: MovementFacts {
			stage: Stage::Gift,
			payer: Some(payer),
			receiver: Some(person(to)),
			amount: amount.max(25),
			signers: Signers {
				acting: Some(payer.member),
				origin: Some(payer.member),
				..Default::default()
			},
			branch: payer.home,
			activity: None,
			claimed: None,
			record: Some(digest(1)),
			now: at,
			block: 1,
		},
		around: Surroundings {
			payer_free: Some(10_000),
			..Default::default()
		},
		case: None,
	}
}

/// A service of so many quarters of an hour that ended at `end` and is recorded at `at`.
fn a_service(
	volunteer: u64,
	recipient: Option<u64>,
	quarters: u64,
	rate: u64,
	officer: u64,
	end: Moment,
	at: Moment,
) -> Move {
	let receiver = person(volunteer);
	let recipient = recipient.map(MemberId);
	Move {
		facts: MovementFacts {
			stage: Stage::ActivityEnd,
			payer: None,
			receiver: Some(receiver),
			amount: Balance::from(quarters * 25 * rate),
			signers: Signers {
				acting: Some(MemberId(officer)),
				origin: Some(MemberId(officer)),
				confirmer: recipient.or(Some(MemberId(officer + 1))),
				countersigner: Some(MemberId(officer)),
				..Default::default()
			},
			branch: receiver.home,
			activity: Some(ActivityId(1)),
			claimed: Some(ClaimedTime {
				start: end - quarters * 15 * MINUTE,
				end,
				late: at > end + HOUR,
			}),
			record: Some(digest(1)),
			now: at,
			block: 1,
		},
		around: Surroundings {
			recipient,
			..Default::default()
		},
		case: None,
	}
}

struct Run {
	dice: Dice,
	moves: Vec<Move>,
	/// Amounts and frequencies of honest trade are shifted by so many per cent.
	shift: u64,
}

impl Run {
	fn day(&mut self, day: u64) -> Moment {
		START + day * DAY + self.dice.between(8 * 60, 20 * 60) * MINUTE
	}

	fn shifted(&self, value: u64) -> u64 {
		(value * self.shift / 100).max(1)
	}

	fn officer(&mut self, branch: u64) -> u64 {
		// One officer in the second branch, three in the first.
		if branch == 1 {
			91_000
		} else {
			90_000 + 10 * self.dice.between(0, 2)
		}
	}

	fn serve(&mut self, branch: u64, volunteer: u64, recipient: u64, day: u64) {
		let end = self.day(day);
		let most = self.shifted(14).min(24);
		let quarters = self.dice.between(4, most.max(5));
		let rate = if self.dice.chance(10) { 2 } else { 1 };
		let officer = self.officer(branch);
		// The second branch imports half of its services at the end of the month.
		let at = if branch == 1 && self.dice.chance(50) {
			let import = START + if day < 30 { 30 } else { DAYS } * DAY;
			import.max(end) + self.dice.between(0, 59) * MINUTE
		} else {
			end + self.dice.between(0, 45) * MINUTE
		};
		let mut service = a_service(volunteer, Some(recipient), quarters, rate, officer, end, at);
		if self.dice.chance(30) {
			service.facts.payer = Some(person(recipient));
			let mut booking = a_gift(recipient, volunteer, service.facts.amount, end.min(at) - DAY);
			booking.facts.stage = Stage::Booking;
			booking.facts.receiver = None;
			self.moves.push(booking);
		}
		self.moves.push(service);
	}

	fn honest(&mut self) {
		for branch in 0..2u64 {
			let id = |number: u64| branch * 1_000 + number;
			let volunteers: Vec<u64> = (1..=28).map(id).collect();
			let elders: Vec<u64> = (30..=58).map(id).collect();
			for volunteer in &volunteers {
				for week in 0..DAYS / 7 {
					for _ in 0..self.dice.between(1, self.shifted(4)) {
						let day = week * 7 + self.dice.between(0, 6);
						let elder = self.dice.of(&elders);
						self.serve(branch, *volunteer, elder, day);
					}
				}
			}
			// Busy volunteers, two services on most days.
			for volunteer in [id(61), id(62), id(63)] {
				for day in (0..DAYS).filter(|day| day % 7 < 5) {
					for _ in 0..self.dice.between(1, 2) {
						let elder = self.dice.of(&elders);
						self.serve(branch, volunteer, elder, day);
					}
				}
			}
			// Families: to one or two relatives, once a week to once a month.
			let members: Vec<u64> = volunteers.iter().chain(&elders).copied().collect();
			for giver in &members {
				let away = self.dice.chance(10);
				let relative = if away {
					(1 - branch) * 1_000 + self.dice.between(1, 58)
				} else {
					self.dice.of(&members)
				};
				if relative == *giver {
					continue;
				}
				let pause = self.dice.between(7, 30);
				let mut day = self.dice.between(0, pause);
				while day < DAYS {
					let most = self.shifted(24).min(24);
					let amount = Balance::from(self.dice.between(2, most.max(3)) * 25);
					let at = self.day(day);
					self.moves.push(a_gift(*giver, relative, amount, at));
					day += pause.max(1);
				}
			}
			// Grandparents, once.
			for number in 0..2 {
				let (day, amount) = (self.dice.between(5, 55), Balance::from(self.dice.between(60, 140) * 25));
				let at = self.day(day);
				self.moves.push(a_gift(id(40 + number), id(10 + number), amount, at));
			}
			// Neighbours.
			for pair in 0..5 {
				let (one, other) = (id(70 + 2 * pair), id(71 + 2 * pair));
				for month in 0..2 {
					for _ in 0..2 {
						for (volunteer, recipient) in [(one, other), (other, one)] {
							let day = month * 30 + self.dice.between(0, 29);
							self.serve(branch, volunteer, recipient, day);
						}
					}
				}
			}
			// An organisation thanks many at once and gets donations.
			let organisation = id(999);
			for month in 0..2 {
				let day = month * 30 + self.dice.between(20, 29);
				let at = self.day(day);
				for volunteer in volunteers.iter().take(15) {
					self.moves.push(a_gift(organisation, *volunteer, 100, at));
				}
				for giver in members.iter().skip(20).take(14) {
					let day = month * 30 + self.dice.between(0, 29);
					let at = self.day(day);
					self.moves.push(a_gift(*giver, organisation, 100, at));
				}
			}
			// Who comes back after seven months, with small gifts.
			for number in 0..3 {
				let member = id(90 + number);
				self.moves.push(a_gift(member, id(1), 100, START - 210 * DAY));
				let day = self.dice.between(1, 50);
				let at = self.day(day);
				let amount = Balance::from(self.dice.between(2, 20) * 25);
				self.moves.push(a_gift(member, id(2), amount, at));
			}
		}
	}

	/// A member who trades honestly before the case begins.
	fn known(&mut self, member: u64) -> u64 {
		for day in [1, 4, 8, 11, 15, 18] {
			let amount = Balance::from(self.dice.between(4, 14) * 25);
			let at = self.day(day);
			self.moves.push(a_gift(member, member + 900_000, amount, at));
		}
		member
	}

	fn case(&mut self, typology: usize, number: usize) {
		// Members of a case are nobody else's; their thousands are even, those of the other branch odd.
		let base = 100_000 + (typology * 100 + number) as u64 * 2_000;
		let first = self.dice.between(22, 45);
		let start = START + first * DAY + 9 * HOUR;
		let main = base + 1;
		let mut list: Vec<Move> = Vec::new();
		let dice = |run: &mut Self, low, high| run.dice.between(low, high);
		match typology {
			0 => {
				self.known(main);
				if self.dice.chance(50) {
					list.push(a_gift(main, base + 2, self.dice.near(40), start));
				} else {
					let (whole, parts) = (self.dice.near(60), dice(self, 2, 4));
					for part in 0..parts {
						let at = start + part * HOUR + dice(self, 0, 50) * MINUTE;
						list.push(a_gift(
							main,
							base + 2 + part,
							whole / Balance::from(parts) / 25 * 25,
							at,
						));
					}
				}
			}
			1 => {
				self.known(main);
				for part in 0..dice(self, 3, 5) {
					let at = start + part * DAY + dice(self, 0, 300) * MINUTE;
					list.push(a_gift(main, base + 1_000 + part % 2, self.dice.near(10), at));
				}
			}
			2 => {
				self.known(main);
				for part in 0..dice(self, 4, 7) {
					let at = start + part * 22 * HOUR + dice(self, 0, 90) * MINUTE;
					list.push(a_gift(main, base + 2 + part % 3, self.dice.near(20), at));
				}
			}
			3 => {
				let count = (self.dice.near(20) / 100) as u64;
				for part in 0..count {
					let at = start + part * 20 * MINUTE;
					list.push(a_gift(main, base + 2 + part, Balance::from(dice(self, 1, 4) * 25), at));
				}
			}
			4 => {
				self.known(main);
				let after_recovery = self.dice.chance(50);
				for part in 0..dice(self, 1, 3) {
					let at = start + part * 20 * HOUR + dice(self, 0, 300) * MINUTE;
					let mut one = a_gift(main, base + 2, self.dice.near(12), at);
					if after_recovery {
						one.facts.payer.as_mut().unwrap().recovered_at = Some(start - DAY);
					}
					list.push(one);
				}
			}
			5 => {
				let idle = dice(self, 190, 240);
				self.moves.push(a_gift(main, base + 3, 100, start - idle * DAY));
				let amount = self.dice.near(8);
				let mut one = a_gift(main, base + 2, amount, start);
				one.around.payer_free = Some(amount + amount / 2);
				list.push(one);
			}
			6 => {
				let mut whole = 0;
				for source in 0..dice(self, 3, 6) {
					let amount = self.dice.near(5);
					whole += amount;
					list.push(a_gift(base + 10 + source, main, amount, start + source * 3 * HOUR));
				}
				let onward = whole * Balance::from(dice(self, 70, 100)) / 100 / 25 * 25;
				let at = start + DAY + dice(self, 0, 600) * MINUTE;
				list.push(a_gift(main, base + 2, onward, at));
			}
			7 | 8 => {
				let count = (self.dice.near(12) / 100) as u64;
				for part in 0..count {
					let at = start + part * 12 * HOUR * 12 / count.max(1) + dice(self, 0, 60) * MINUTE;
					let amount = Balance::from(dice(self, 4, 16) * 25);
					let (from, to) = if typology == 7 {
						(base + 10 + part, main)
					} else {
						(main, base + 10 + part)
					};
					list.push(a_gift(from, to, amount, at));
				}
			}
			9 => {
				let other = base + 2;
				for (volunteer, recipient) in [(main, other), (other, main)] {
					let mut left = (self.dice.near(40) / 25) as u64;
					let mut day = dice(self, 0, 3);
					while left > 0 {
						let quarters = dice(self, 8, 16).min(left);
						left -= quarters;
						let end = start - 15 * DAY + day * DAY + dice(self, 0, 300) * MINUTE;
						list.push(a_service(
							volunteer,
							Some(recipient),
							quarters,
							1,
							90_000,
							end,
							end + 5 * MINUTE,
						));
						day += dice(self, 1, 3);
					}
				}
			}
			10 => {
				let mut left = (self.dice.near(40) / 25) as u64;
				let mut volunteer = 0;
				while left > 0 {
					let quarters = dice(self, 16, 32).min(left);
					left -= quarters;
					let end = start + dice(self, 0, 300) * MINUTE;
					let at = start + 3 * DAY + volunteer * MINUTE;
					list.push(a_service(
						base + 10 + volunteer,
						Some(main),
						quarters,
						1,
						90_000,
						end,
						at,
					));
					volunteer += 1;
				}
			}
			11 => {
				let mut left = (self.dice.near(600) / 25) as u64;
				let mut volunteer = 0;
				while left > 0 {
					let quarters = dice(self, 24, 32).min(left);
					left -= quarters;
					let end = start + dice(self, 0, 300) * MINUTE;
					let at = start + 3 * DAY + volunteer * MINUTE;
					list.push(a_service(
						base + 10 + volunteer,
						Some(base + 300 + volunteer),
						quarters,
						1,
						base + 5,
						end,
						at,
					));
					volunteer += 1;
				}
			}
			12 => {
				for round in 0..2 {
					for volunteer in 0..dice(self, 3, 5) {
						let end = start + round * 5 * DAY + volunteer * 2 * HOUR;
						let quarters = dice(self, 20, 32);
						let farmer = base + 10 + volunteer;
						list.push(a_service(
							farmer,
							Some(base + 50 + volunteer),
							quarters,
							1,
							90_000,
							end,
							end + 10 * MINUTE,
						));
						let share = Balance::from(quarters * 25 * dice(self, 85, 100)) / 100 / 25 * 25;
						list.push(a_gift(farmer, main, share, end + dice(self, 30, 600) * MINUTE));
					}
				}
			}
			13 => {
				self.known(main);
				let graded = self.dice.chance(50);
				for part in 0..dice(self, 1, 2) {
					let mut one = a_gift(
						main,
						base + 2,
						Balance::from(dice(self, 16, 32) * 25),
						start + part * DAY,
					);
					if graded {
						one.facts.receiver.as_mut().unwrap().risk =
							self.dice.of(&[RiskGrade::Elevated, RiskGrade::High]);
					} else {
						one.around.restricted = true;
					}
					list.push(one);
				}
			}
			14 => {
				let mut one = a_service(
					main,
					Some(base + 2),
					dice(self, 4, 16),
					2,
					90_000,
					start,
					start + MINUTE,
				);
				one.around.lapsed = true;
				list.push(one);
			}
			_ => {
				let count = (self.dice.near(60) / 100) as u64;
				for part in 0..count {
					let member = base + 10 + part;
					let mut one = a_gift(member, main, 100, start + part * 10 * MINUTE);
					one.facts.stage = Stage::Booking;
					one.facts.receiver = None;
					one.facts.signers.custodied = true;
					// A branch of its own, so that cases do not help each other.
					one.facts.branch = BranchId(base as u32);
					list.push(one);
				}
			}
		}
		// A fifth of the longer cases breaks off.
		if list.len() > 2 && self.dice.chance(20) {
			let keep = list.len() * 7 / 10;
			list.sort_by_key(|one| one.facts.now);
			list.truncate(keep.max(2));
		}
		for mut one in list {
			one.case = Some((typology, number));
			self.moves.push(one);
		}
	}
}

#[derive(Default)]
struct Tally {
	cases: BTreeMap<usize, (u32, u32)>,
	honest: u32,
	disturbed: u32,
	/// Per rule: how often it fired in injected, and in honest movements.
	rules: BTreeMap<RuleId, (u32, u32)>,
	assessments: u32,
	nanoseconds: u128,
}

fn play(seed: u64, result: &mut Tally) {
	let mut dice = Dice(seed);
	let shift = dice.between(67, 133);
	let mut run = Run {
		dice,
		moves: Vec::new(),
		shift,
	};
	run.honest();
	for typology in 0..TYPOLOGIES.len() {
		for number in 0..CASES {
			run.case(typology, number);
		}
	}
	run.moves.sort_by_key(|one| one.facts.now);
	let mut found: BTreeSet<(usize, usize)> = BTreeSet::new();
	ExtBuilder::build_and_execute(|| {
		for one in &run.moves {
			Now::set(one.facts.now);
			Around::set(one.around);
			let clock = Instant::now();
			let assessed = <AnomalyMonitor as Assessor>::assess(&one.facts, Execution::Deferrable);
			result.nanoseconds += clock.elapsed().as_nanos();
			result.assessments += 1;
			let seen = events();
			if one.case.is_none() {
				result.honest += 1;
			}
			if assessed == Assessment::Allow {
				continue;
			}
			for event in seen {
				if let Event::AlertRaised { fired, .. } | Event::AlertRepeated { fired, .. } = event {
					for fired in fired {
						let counts = result.rules.entry(fired.rule).or_default();
						if one.case.is_some() {
							counts.0 += 1;
						} else {
							counts.1 += 1;
						}
					}
				}
			}
			match one.case {
				Some(case) => {
					found.insert(case);
				}
				None => {
					result.disturbed += 1;
					if matches!(assessed, Assessment::Hold(_)) {
						// A supervisor releases it.
						<AnomalyMonitor as Assessor>::executed(&one.facts);
					}
				}
			}
		}
	});
	for typology in 0..TYPOLOGIES.len() {
		let counts = result.cases.entry(typology).or_default();
		counts.0 += CASES as u32;
		counts.1 += found.iter().filter(|(of, _)| *of == typology).count() as u32;
	}
}

impl Tally {
	fn recall(&self, typology: usize) -> f64 {
		let (cases, found) = self.cases[&typology];
		f64::from(found) / f64::from(cases)
	}

	fn false_positives(&self) -> f64 {
		f64::from(self.disturbed) / f64::from(self.honest)
	}

	fn print(&self) {
		println!("{:<14}{:>7}{:>7}{:>8}", "typology", "cases", "missed", "recall");
		for (number, name) in TYPOLOGIES.iter().enumerate() {
			let (cases, found) = self.cases[&number];
			println!("{name:<14}{cases:>7}{:>7}{:>8.3}", cases - found, self.recall(number));
		}
		println!("\n{:<6}{:>10}{:>8}{:>11}", "rule", "injected", "honest", "precision");
		for (rule, (injected, honest)) in &self.rules {
			let precision = f64::from(*injected) / f64::from(injected + honest);
			println!("R{:02}{injected:>13}{honest:>8}{precision:>11.3}", rule.0);
		}
		println!(
			"\nhonest movements {}, disturbed {}, which is {:.2} %",
			self.honest,
			self.disturbed,
			self.false_positives() * 100.0
		);
		let each = self.nanoseconds as f64 / f64::from(self.assessments) / 1_000.0;
		println!("{} assessments, {each:.1} microseconds each", self.assessments);
	}
}

/// The long form: `make evaluate`, with `SEEDS=from-to` for others than the unseen ones.
#[test]
#[ignore = "long: make evaluate"]
fn finds_nine_of_ten_cases_and_disturbs_one_honest_movement_in_a_hundred_at_most() {
	let seeds = std::env::var("SEEDS").unwrap_or_else(|_| "1001-1025".into());
	let (from, to) = seeds.split_once('-').expect("SEEDS=from-to");
	let (from, to): (u64, u64) = (from.parse().expect("a number"), to.parse().expect("a number"));
	let mut result = Tally::default();
	for seed in from..=to {
		play(seed, &mut result);
	}
	println!("seeds {from} to {to}");
	result.print();
	for (typology, name) in TYPOLOGIES.iter().enumerate() {
		// A fifth of the mules' chains breaks off before anything is passed on: there is nothing yet to be seen.
		let least = if *name == "mule" { 0.8 } else { 0.9 };
		assert!(result.recall(typology) >= least, "{name} is missed too often");
	}
	assert!(result.false_positives() <= 0.01);
}

/// One of the seeds by which parameters were tuned: a change of a default that spoils the rules is seen at once.
#[test]
fn one_run_finds_most_cases_and_disturbs_few_honest_movements() {
	let mut result = Tally::default();
	play(1, &mut result);
	let found: u32 = result.cases.values().map(|(_, found)| found).sum();
	assert!(result.honest > 1_000);
	assert!(found * 10 >= 9 * (TYPOLOGIES.len() * CASES) as u32, "{found}");
	assert!(result.false_positives() <= 0.015, "{}", result.false_positives());
}
