//! What holds after any sequence of steps.

use super::*;
use proptest::prelude::*;
use sp_runtime::Perbill;
use sp_staking::offence::{OffenceDetails, OnOffenceHandler};

/// Branches that take part.
const BRANCHES: u32 = 9;

#[derive(Clone, Copy, Debug)]
enum Step {
	Admit(u32),
	Move(u32, BranchStatus),
	Stop(u32),
	Exit(u32, u32),
	Keys(u32, u8),
	Offend(u32),
	Minimum(u32),
	Pending(bool),
	Rotate,
}

fn step() -> impl Strategy<Value = Step> {
	let number = || 1..=BRANCHES;
	let status = prop_oneof![
		2 => Just(Observer),
		3 => Just(Validator),
		2 => Just(Suspended(Ordered)),
		1 => Just(Suspended(Offence)),
		1 => Just(Exited),
	];
	prop_oneof![
		2 => number().prop_map(Step::Admit),
		6 => (number(), status).prop_map(|(number, status)| Step::Move(number, status)),
		1 => number().prop_map(Step::Stop),
		1 => (number(), number()).prop_map(|(number, successor)| Step::Exit(number, successor)),
		2 => (number(), 0..4u8).prop_map(|(number, generation)| Step::Keys(number, generation)),
		2 => number().prop_map(Step::Offend),
		1 => (1..=6u32).prop_map(Step::Minimum),
		1 => any::<bool>().prop_map(Step::Pending),
		5 => Just(Step::Rotate),
	]
}

/// Steps may be refused; what they leave behind is checked.
fn take(step: Step) {
	match step {
		Step::Admit(number) => {
			let _ = Registry::admit(by(HEAD_OFFICE), branch(number), key(number), REGION, None);
		}
		Step::Move(number, status) => {
			let _ = Registry::set_branch_status(by(HEAD_OFFICE), branch(number), status);
		}
		Step::Stop(number) => {
			let _ = Registry::emergency_suspend(by(THIRD_OFFICE), branch(number));
		}
		Step::Exit(number, successor) => {
			let _ = Registry::exit(by(HEAD_OFFICE), branch(number), branch(successor));
		}
		Step::Keys(number, generation) => {
			let own = secrets(key(number), generation);
			let _ = Registry::set_session_keys(by(key(number)), own.keys(), own.proof(key(number)));
		}
		Step::Offend(number) => {
			let details = OffenceDetails {
				offender: (key(number), ()),
				reporters: Vec::<u64>::new(),
			};
			<Registry as OnOffenceHandler<u64, (u64, ()), _>>::on_offence(
				&[details],
				&[Perbill::one()],
				Session::get(),
			);
		}
		Step::Minimum(minimum) => {
			let _ = Registry::set_min_authorities(RuntimeOrigin::root(), minimum);
		}
		Step::Pending(pending) => Pending::set(pending),
		Step::Rotate => {
			let before = Running::get();
			rotate();
			let now = Running::get();
			let came = now.iter().filter(|account| !before.contains(account)).count();
			let went = before.iter().filter(|account| !now.contains(account)).count();
			let margin = |set: &[u64]| plan::finality_margin(set.len() as u32) as usize;
			assert!(came + went <= CHURN as usize, "{before:?} -> {now:?}");
			assert!(came <= margin(&now) && went <= margin(&before), "{before:?} -> {now:?}");
			for account in &now {
				let barred = Barred::<Test>::contains_key(account);
				assert!(!barred || Disabled::get().contains(account), "{account} runs barred");
			}
		}
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(300))]

	#[test]
	fn planned_set_keeps_minimum_churn_margin_and_keys_after_any_steps(
		steps in prop::collection::vec(step(), 1..120),
	) {
		ExtBuilder::default().build_and_execute(|| {
			for step in steps {
				take(step);
				for set in [Running::get(), Queued::get().unwrap_or_default()] {
					assert!(set.is_empty() || set.len() >= MinAuthorities::<Test>::get() as usize, "{step:?} {set:?}");
					for account in set {
						assert!(Sessions::keys_fingerprint(&account).is_some(), "{step:?} {account}");
						let record = Branches::<Test>::get(BranchOf::<Test>::get(account).expect("a branch"));
						assert_ne!(record.expect("exists").status, Exited, "{step:?}");
					}
				}
				Registry::do_try_state().expect("invariants hold");
			}
		});
	}
}
