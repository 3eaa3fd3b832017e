//! The main job on the real runtime: filing, service, coins, gift, alert, case, freeze, and back. One flow passes
//! through each seam.

use crate::common::*;
use polkadot_sdk::*;
use timebank_primitives::{
	ActivityId, AlertId, Alerts, Balance, BranchId, Finding, HoldId, Level, MemberId, Members, MovementKind, Refusal,
	RegionCode, RestrictionScope, RiskGrade, COIN, QUANTUM,
};
use timebank_runtime::{
	configs, presets, AnomalyMonitor, IdentityFiling, Runtime, RuntimeCall, RuntimeEvent, System, TimeCoin,
};

fn gift(uri: &str, to: MemberId, amount: Balance) -> MoveOutcomeSeen {
	System::reset_events();
	ok(uri, pallet_time_coin::Call::gift { to, amount, memo: None });
	last(|event| match event {
		RuntimeEvent::TimeCoin(pallet_time_coin::Event::CoinsMoved { movement, .. })
			if movement.kind == MovementKind::Gift =>
		{
			Some(MoveOutcomeSeen::Moved)
		}
		RuntimeEvent::TimeCoin(pallet_time_coin::Event::MovementHeld { hold, alert, .. }) => {
			Some(MoveOutcomeSeen::Held(hold, alert))
		}
		RuntimeEvent::TimeCoin(pallet_time_coin::Event::MovementRefused { refusal, .. }) => {
			Some(MoveOutcomeSeen::Refused(refusal))
		}
		_ => None,
	})
}

#[derive(Debug, PartialEq)]
enum MoveOutcomeSeen {
	Moved,
	Held(HoldId, AlertId),
	Refused(Refusal),
}
use MoveOutcomeSeen::*;

#[test]
fn passes_the_main_job_from_filing_to_the_lifted_freeze() {
	network(presets::DEVELOPMENT).execute_with(|| {
		// Filing (identity-filing, asking branch-registry who clerk and reviewer are).
		let volunteer = file("//Volunteer");
		let elder = file("//Elder");
		assert_ne!(volunteer, elder);

		// Services earn coins (time-coin, asking identity-filing, freeze-control and anomaly-monitor).
		for _ in 0..5 {
			serve(("//Volunteer", volunteer), ("//Elder", elder), 11);
			pass(13 * HOUR);
		}
		assert_eq!(free(volunteer), 55 * COIN);
		assert_eq!(TimeCoin::total_supply(), 55 * COIN);
		check();

		// A gift moves.
		assert_eq!(gift("//Volunteer", elder, 2 * COIN), Moved);
		assert_eq!((free(volunteer), free(elder)), (53 * COIN, 2 * COIN));

		// A gift above the large threshold is held, and an alert is on chain (anomaly-monitor, Holds seam).
		let Held(hold, alert) = gift("//Volunteer", elder, 45 * COIN) else {
			panic!("a large gift must be held")
		};
		assert_eq!((free(volunteer), free(elder)), (8 * COIN, 2 * COIN));
		let summary = <AnomalyMonitor as Alerts>::alert(alert).unwrap();
		assert_eq!(
			(summary.subject, summary.counterparty, summary.hold),
			(volunteer, Some(elder), Some(hold))
		);
		check();

		// The supervisor opens a case from the alert and freezes the member (freeze-control, Alerts seam).
		ok(
			"//Supervisor1",
			pallet_freeze_control::Call::open_case {
				basis: pallet_freeze_control::LegalBasis::Alert(alert),
				subjects: vec![volunteer].try_into().unwrap(),
				evidence: digest("evidence"),
			},
		);
		let case = last(|event| match event {
			RuntimeEvent::FreezeControl(pallet_freeze_control::Event::CaseOpened { case, .. }) => Some(case),
			_ => None,
		});
		ok(
			"//Supervisor1",
			pallet_freeze_control::Call::restrict {
				case,
				member: volunteer,
				scope: RestrictionScope::Outgoing,
				amount: 0,
				until: now() + 24 * HOUR,
			},
		);

		// A further gift is refused with the case's number and leaves the balance unchanged.
		let before = (free(volunteer), free(elder));
		assert_eq!(
			gift("//Volunteer", elder, COIN),
			Refused(Refusal::Restricted {
				case,
				member: volunteer,
				scope: RestrictionScope::Outgoing
			})
		);
		assert_eq!((free(volunteer), free(elder)), before);
		check();

		// The case is closed and the next gift passes.
		ok(
			"//Supervisor2",
			pallet_freeze_control::Call::close_case {
				case,
				reason: digest("handled"),
			},
		);
		assert_eq!(gift("//Volunteer", elder, COIN), Moved);
		assert_eq!((free(volunteer), free(elder)), (7 * COIN, 3 * COIN));

		// The supervisor finds the held gift honest: it is executed (Holds seam, gate asked again).
		ok("//Supervisor1", pallet_anomaly_monitor::Call::assign { alert });
		ok(
			"//Supervisor1",
			pallet_anomaly_monitor::Call::close {
				alert,
				finding: Finding::FalsePositive,
				reason: digest("family"),
			},
		);
		assert_eq!((free(volunteer), free(elder)), (7 * COIN, 48 * COIN));
		assert_eq!(TimeCoin::total_supply(), 55 * COIN);
		check();
	});
}

#[test]
fn gives_the_coins_back_and_raises_the_grade_when_a_suspicion_is_confirmed() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let (volunteer, elder) = (file("//Volunteer"), file("//Elder"));
		for _ in 0..4 {
			serve(("//Volunteer", volunteer), ("//Elder", elder), 11);
			pass(13 * HOUR);
		}
		let Held(_, alert) = gift("//Volunteer", elder, 41 * COIN) else {
			panic!("a large gift must be held")
		};
		ok("//Supervisor1", pallet_anomaly_monitor::Call::assign { alert });
		// RequestFreeze seam: a provisional case in the machine's name.
		ok("//Supervisor1", pallet_anomaly_monitor::Call::request_freeze { alert });
		assert!(matches!(
			gift("//Volunteer", elder, COIN),
			Refused(Refusal::Restricted { .. })
		));
		ok(
			"//Supervisor1",
			pallet_anomaly_monitor::Call::close {
				alert,
				finding: Finding::Confirmed,
				reason: digest("confirmed"),
			},
		);
		assert_eq!((free(volunteer), free(elder)), (44 * COIN, 0));
		// RiskGrading seam: one step.
		assert_eq!(IdentityFiling::summary(volunteer).unwrap().risk, RiskGrade::Moderate);
		check();
	});
}

#[test]
fn warns_open_bookings_in_the_same_block_when_a_member_is_suspended() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let (volunteer, elder) = (file("//Volunteer"), file("//Elder"));
		let terms = pallet_time_coin::Terms {
			kind: pallet_time_coin::ActivityKind::Activity,
			branch: BranchId(1),
			region: RegionCode(310_101),
			place: digest("place"),
			start: now() + HOUR,
			end: now() + 2 * HOUR,
			rate: QUANTUM,
			funding: pallet_time_coin::Funding::BranchPool,
			recipient: Some(elder),
			capacity: 1,
			level: Level::Reviewed,
			qualifications: Default::default(),
		};
		ok("//Branch1//Clerk", pallet_time_coin::Call::publish { terms });
		ok(
			"//Volunteer",
			pallet_time_coin::Call::book {
				activity: ActivityId(0),
			},
		);
		System::reset_events();
		// OnFilingChange seam.
		ok(
			"//Branch1//Manager",
			pallet_identity_filing::Call::suspend {
				member: volunteer,
				reason: digest("reason"),
			},
		);
		last(|event| match event {
			RuntimeEvent::TimeCoin(pallet_time_coin::Event::ParticipantLapsed { activity, member, .. }) => {
				assert_eq!((activity, member), (ActivityId(0), volunteer));
				Some(())
			}
			_ => None,
		});
		check();
	});
}

#[test]
fn stops_all_members_and_no_supervisor_when_the_head_office_enters_safe_mode() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let (volunteer, elder) = (file("//Volunteer"), file("//Elder"));
		serve(("//Volunteer", volunteer), ("//Elder", elder), 2);
		let enter: RuntimeCall = pallet_safe_mode::Call::force_enter {}.into();
		let length_bound = 100;
		ok(
			"//Ferdie",
			pallet_collective::Call::<Runtime, configs::origins::HeadOfficeInstance>::execute {
				proposal: Box::new(enter),
				length_bound,
			},
		);
		assert!(
			pallet_safe_mode::EnteredUntil::<Runtime>::get().is_none(),
			"a single member's own call is no motion"
		);
		ok(
			"//Ferdie",
			pallet_collective::Call::<Runtime, configs::origins::HeadOfficeInstance>::propose {
				threshold: 1,
				proposal: Box::new(pallet_safe_mode::Call::force_enter {}.into()),
				length_bound,
			},
		);
		assert!(pallet_safe_mode::EnteredUntil::<Runtime>::get().is_some());
		let refused = call(
			"//Volunteer",
			pallet_time_coin::Call::gift {
				to: elder,
				amount: COIN,
				memo: None,
			},
		);
		assert_eq!(
			refused.unwrap_err().error,
			frame_system::Error::<Runtime>::CallFiltered.into()
		);
		open_case("//Supervisor1", &[volunteer]);
	});
}
