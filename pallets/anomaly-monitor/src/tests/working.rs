//! Taking alerts: who may, and who may not.

use crate::{mock::*, Error, Event};
use frame_support::{assert_noop, assert_ok};
use polkadot_sdk::*;
use timebank_primitives::*;

fn assign(key: u64, alert: AlertId) -> Result<(), sp_runtime::DispatchError> {
	AnomalyMonitor::assign(RuntimeOrigin::signed(key), alert)
}

#[test]
fn a_supervisor_takes_an_alert() {
	ExtBuilder::build_and_execute(|| {
		let (alert, _) = held_gift();
		events();
		assert_ok!(assign(ANNA, alert));
		let body = Body::Institution(InstitutionId(1));
		assert_eq!(
			events(),
			[Event::AlertAssigned {
				alert,
				by: MemberId(1),
				body
			}]
		);
		let stored = AnomalyMonitor::alert_record(alert).unwrap();
		assert_eq!(
			(stored.status, stored.assigned),
			(AlertStatus::Assigned, Some(MemberId(1)))
		);
	});
}

#[test]
fn refuses_to_assign_when_the_alert_is_not_free() {
	ExtBuilder::build_and_execute(|| {
		assert_noop!(assign(ANNA, AlertId(9)), Error::<Test>::UnknownAlert);
		let (alert, _) = held_gift();
		assert_noop!(assign(CLERK, alert), Error::<Test>::NotSupervisor);
		assert_noop!(assign(NOBODY, alert), Error::<Test>::NotSupervisor);
		assert_ok!(assign(ANNA, alert));
		assert_noop!(assign(BERTA, alert), Error::<Test>::AlreadyAssigned);
		let key = RuntimeOrigin::signed(ANNA);
		assert_ok!(AnomalyMonitor::close(key, alert, Finding::Inconclusive, digest(2)));
		assert_noop!(assign(BERTA, alert), Error::<Test>::AlreadyClosed);
	});
}

#[test]
fn refuses_to_assign_to_anybody_who_took_part_in_the_movement() {
	let anna = MemberId(1);
	let facts = gift(5_000);
	for own in [
		MovementFacts {
			payer: Some(summary(anna)),
			..facts
		},
		MovementFacts {
			receiver: Some(summary(anna)),
			..facts
		},
		MovementFacts {
			signers: Signers {
				acting: Some(anna),
				..facts.signers
			},
			..facts
		},
		MovementFacts {
			signers: Signers {
				origin: Some(anna),
				..facts.signers
			},
			..facts
		},
		MovementFacts {
			signers: Signers {
				confirmer: Some(anna),
				..facts.signers
			},
			..facts
		},
		MovementFacts {
			signers: Signers {
				countersigner: Some(anna),
				..facts.signers
			},
			..facts
		},
	] {
		ExtBuilder::build_and_execute(|| {
			assert!(matches!(go(&own), Assessment::Hold(_)));
			assert_noop!(assign(ANNA, AlertId(0)), Error::<Test>::PartyToAlert);
			// Another key of the same person is the same person.
			assert_noop!(assign(ANNA_ELSEWHERE, AlertId(0)), Error::<Test>::PartyToAlert);
			assert_ok!(assign(BERTA, AlertId(0)));
		});
	}
}

#[test]
fn refuses_to_assign_to_a_relation_of_somebody_involved() {
	ExtBuilder::build_and_execute(|| {
		let mut facts = gift(5_000);
		facts.signers.countersigner = Some(MemberId(20));
		go(&facts);
		for person in [GIVER, TAKER, MemberId(20)] {
			Relations::set(vec![(MemberId(1), person)]);
			assert_noop!(assign(ANNA, AlertId(0)), Error::<Test>::RelatedToParty);
		}
	});
}

#[test]
fn refuses_to_assign_within_the_branch_that_handled_the_movement() {
	ExtBuilder::build_and_execute(|| {
		let (alert, _) = held_gift();
		assert_noop!(assign(BRANCH_SUPERVISOR, alert), Error::<Test>::OfInvolvedBranch);
		go(&MovementFacts {
			branch: BranchId(2),
			..gift(5_000)
		});
		assert_ok!(assign(BRANCH_SUPERVISOR, AlertId(1)));
	});
}
