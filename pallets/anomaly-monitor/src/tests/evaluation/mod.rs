//! How much the rules find and how much honest trade they disturb: a simulation against the real pallet. The plan, and what
//! came of it, is in docs/evaluation.md; `make evaluate` runs the long form.

mod injected;
mod trade;

use crate::{mock::*, Event};
use std::{
	collections::{BTreeMap, BTreeSet},
	time::Instant,
};
use timebank_primitives::*;
use trade::{Dice, Run};

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
		// A fifth of the mules' chains breaks off before anything is passed on: there is nothing yet to be seen. What is
		// left is 0.8, give or take what chance does to a hundred cases.
		let least = if *name == "mule" { 0.7 } else { 0.9 };
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
