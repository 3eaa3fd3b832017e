//! What is remembered of partners, desks and kept keys, through the seams of the ledger.

use crate::{mock::*, rules::*, Custodies, Desks, PartnersOf};
use timebank_primitives::*;

fn service(volunteer: MemberId, amount: Balance, end: Moment) -> MovementFacts {
	MovementFacts {
		stage: Stage::ActivityEnd,
		payer: None,
		receiver: Some(summary(volunteer)),
		signers: Signers {
			confirmer: Some(MemberId(30)),
			countersigner: Some(MemberId(31)),
			..Default::default()
		},
		claimed: Some(ClaimedTime {
			start: end - 2 * HOUR,
			end,
			late: true,
		}),
		..gift(amount)
	}
}

fn fired(assessment: Assessment) -> Vec<RuleId> {
	match assessment {
		Assessment::Allow => vec![],
		Assessment::Flag(alert) | Assessment::Hold(alert) | Assessment::Refuse(alert) => {
			let alert = AnomalyMonitor::alert_record(alert).unwrap();
			alert.fired.iter().map(|fired| fired.rule).collect()
		}
	}
}

#[test]
fn services_back_and_forth_are_seen_though_coins_are_issued() {
	ExtBuilder::build_and_execute(|| {
		let serve = |volunteer, recipient, day: u64| {
			Around::set(Surroundings {
				recipient: Some(recipient),
				..Default::default()
			});
			fired(go(&service(volunteer, 700, START - day * DAY)))
		};
		for day in [20, 16] {
			assert_eq!(serve(GIVER, TAKER, day), []);
			assert_eq!(serve(TAKER, GIVER, day + 2), []);
		}
		assert_eq!(serve(GIVER, TAKER, 12), [], "21 and 14 coins: twice 14 is not above 36");
		assert_eq!(PartnersOf::<Test>::get(GIVER).given_by(TAKER, START), 2_100);
		assert_eq!(serve(TAKER, GIVER, 8), [RECIPROCITY], "21 coins each way");
	});
}

#[test]
fn one_confirmer_is_seen_across_volunteers_and_only_for_named_recipients() {
	ExtBuilder::build_and_execute(|| {
		let end = START - 5 * DAY;
		for volunteer in 40..44 {
			go(&service(MemberId(volunteer), 800, end));
		}
		assert_eq!(Desks::<Test>::get(MemberId(30)).confirmed_around(end), 0, "for a group");
		assert_eq!(Desks::<Test>::get(MemberId(31)).signed_around(end), 3_200);
		Around::set(Surroundings {
			recipient: Some(MemberId(30)),
			..Default::default()
		});
		for volunteer in 50..52 {
			assert_eq!(go(&service(MemberId(volunteer), 800, end)), Assessment::Allow);
		}
		assert_eq!(fired(go(&service(MemberId(53), 800, end))), [ONE_CONFIRMER]);
		assert!(!Desks::<Test>::contains_key(MemberId(50)));
	});
}

#[test]
fn kept_keys_are_counted_at_the_branch_that_handles_the_movement() {
	ExtBuilder::build_and_execute(|| {
		let book = |member: u64| {
			let mut facts = MovementFacts {
				stage: Stage::Booking,
				payer: Some(summary(MemberId(member))),
				receiver: None,
				..gift(100)
			};
			facts.signers.acting = Some(MemberId(member));
			facts.signers.custodied = true;
			go(&facts)
		};
		for member in 100..130 {
			assert_eq!(book(member), Assessment::Allow);
		}
		assert_eq!(fired(book(130)), [CUSTODY]);
		assert_eq!(Custodies::<Test>::get(BRANCH).acted_with(START, 0), 31);
		wait(2 * DAY);
		assert_eq!(book(141), Assessment::Allow);
	});
}

#[test]
fn a_restricted_counterparty_and_a_lapsed_certificate_are_flagged() {
	ExtBuilder::build_and_execute(|| {
		Around::set(Surroundings {
			restricted: true,
			..Default::default()
		});
		assert_eq!(
			go(&gift(399)),
			Assessment::Allow,
			"small gifts to a restricted person are nobody's business"
		);
		assert_eq!(fired(go(&gift(400))), [COUNTERPARTY]);
		Around::set(Surroundings {
			lapsed: true,
			..Default::default()
		});
		assert_eq!(fired(go(&service(TAKER, 200, START - DAY))), [LAPSED]);
	});
}

#[test]
fn a_whole_balance_that_leaves_after_half_a_year_is_flagged() {
	ExtBuilder::build_and_execute(|| {
		go(&gift(400));
		wait(181 * DAY);
		Around::set(Surroundings {
			payer_free: Some(2_000),
			..Default::default()
		});
		assert_eq!(go(&gift(900)), Assessment::Allow, "less than half");
		wait(181 * DAY);
		assert_eq!(fired(go(&gift(1_100))), [DORMANT]);
	});
}
