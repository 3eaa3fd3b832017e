//! The faces of the pallets for contracts, on the real runtime: what contracts may read.

use crate::{common::*, contracts::*};
use alloy_core::primitives::U256;
use polkadot_sdk::*;
use timebank_precompiles::{IAnomalyMonitor, IFreezeControl, IIdentityFiling, ITimeCoin};
use timebank_primitives::*;
use timebank_runtime::{presets, Runtime, TimeCoin};

/// The preview reverts where the transfer would.
#[test]
fn previews_no_transfer_of_a_key_that_a_branch_keeps() {
	network(presets::DEVELOPMENT).execute_with(|| {
		members();
		let key = account("//Volunteer");
		pallet_identity_filing::MemberOf::<Runtime>::mutate(&key, |controller| {
			controller.as_mut().unwrap().custodied = true;
		});
		let (from, to, value) = (address("//Volunteer"), address("//Elder"), U256::from(COIN));
		let refused = "the sender's key is kept by a branch";
		assert_eq!(
			ask("//Volunteer", TOKEN, ITimeCoin::transferCall { to, value }),
			Err(refused.into())
		);
		let preview = ask("//Elder", TOKEN, ITimeCoin::previewTransferCall { from, to, value });
		assert_eq!(preview.map(|answer| answer.outcome), Err(refused.into()));
	});
}

#[test]
fn tells_what_a_member_has_and_what_a_transfer_would_do() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let (volunteer, elder, _) = members();
		let account = address("//Volunteer");
		let lots = ask("//Elder", TOKEN, ITimeCoin::lotsOfCall { account }).unwrap();
		assert_eq!(lots.amounts, vec![U256::from(11 * COIN)]);
		assert_eq!(lots.origins.len(), 1);
		let history = ask("//Elder", TOKEN, ITimeCoin::historyOfCall { account }).unwrap();
		assert_eq!((history.movements, history.head.0), {
			let (movements, head) = TimeCoin::head(volunteer);
			(movements, head.0)
		});
		let preview = |value: u128| {
			ask(
				"//Elder",
				TOKEN,
				ITimeCoin::previewTransferCall {
					from: account,
					to: address("//Friend"),
					value: U256::from(value),
				},
			)
			.map(|answer| (answer.outcome, answer.reason, answer.detail))
		};
		assert_eq!(preview(COIN), Ok((0, 0, 0)));
		assert_eq!(preview(COIN + 1), Err("NotWholeQuanta".into()));
		for _ in 0..3 {
			pass(13 * HOUR);
			serve(("//Volunteer", volunteer), ("//Elder", elder), 11);
		}
		assert_eq!(preview(41 * COIN), Ok((1, 9, 0)));
		// Nothing was done by asking.
		assert_eq!(TimeCoin::account(volunteer).free, 44 * COIN);
		assert_eq!(
			ask("//Elder", TOKEN, ITimeCoin::lockedOfCall { account }),
			Ok(U256::ZERO)
		);
		let case = freeze(volunteer);
		assert_eq!(preview(COIN), Ok((2, 10, case.0)));

		let found = ask("//Elder", TOKEN, ITimeCoin::holdOfCall { hold: 7 }).unwrap();
		assert_eq!((found.state, found.value), (0, U256::ZERO));
		check();
	});
}

#[test]
fn tells_the_state_of_a_hold_and_its_alert() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let (volunteer, elder, _) = members();
		for _ in 0..3 {
			pass(13 * HOUR);
			serve(("//Volunteer", volunteer), ("//Elder", elder), 11);
		}
		let (to, value) = (address("//Elder"), U256::from(41 * COIN));
		assert_eq!(
			ask("//Volunteer", TOKEN, ITimeCoin::transferCall { to, value }),
			Ok(false)
		);
		let log: ITimeCoin::TransferHeld = logged();
		let account = address("//Volunteer");
		assert_eq!(ask("//Elder", TOKEN, ITimeCoin::lockedOfCall { account }), Ok(value));
		let hold = || ask("//Elder", TOKEN, ITimeCoin::holdOfCall { hold: log.hold }).unwrap();
		assert_eq!((hold().state, hold().alertId, hold().value), (1, log.alertId, value));
		let alert = || ask("//Elder", ALERTS, IAnomalyMonitor::alertOfCall { alertId: log.alertId }).unwrap();
		let raised = alert();
		assert_eq!((raised.known, raised.status, raised.finding), (true, 0, 0));
		assert_eq!(
			(raised.stage, raised.subject, raised.waits, raised.hold),
			(3, volunteer.0, true, log.hold)
		);
		let id = AlertId(log.alertId);
		ok("//Supervisor1", pallet_anomaly_monitor::Call::assign { alert: id });
		assert_eq!(alert().status, 1);
		ok(
			"//Supervisor1",
			pallet_anomaly_monitor::Call::close {
				alert: id,
				finding: Finding::FalsePositive,
				reason: digest("family"),
			},
		);
		assert_eq!((alert().status, alert().finding, hold().state), (3, 2, 2));
		assert!(
			!ask("//Elder", ALERTS, IAnomalyMonitor::alertOfCall { alertId: 99 })
				.unwrap()
				.known
		);
		check();
	});
}

#[test]
fn tells_contracts_of_filings() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let (volunteer, ..) = members();
		let account = address("//Volunteer");
		let found = ask("//Elder", FILINGS, IIdentityFiling::memberOfCall { account }).unwrap();
		assert_eq!((found.known, found.member, found.custodied), (true, volunteer.0, false));
		let nobody = address("//Nobody");
		let found = ask("//Elder", FILINGS, IIdentityFiling::memberOfCall { account: nobody }).unwrap();
		assert!(!found.known);
		for (account, filed) in [(account, true), (nobody, false)] {
			assert_eq!(
				ask("//Elder", FILINGS, IIdentityFiling::isFiledCall { account }),
				Ok(filed)
			);
		}
		let member = volunteer.0;
		let filing = ask("//Elder", FILINGS, IIdentityFiling::filingOfCall { member }).unwrap();
		assert_eq!(
			(filing.known, filing.kind, filing.status, filing.level, filing.home),
			(true, 0, 2, 2, 1)
		);
		assert!(filing.filedAt > 0);
		let code = 7;
		let has = ask(
			"//Elder",
			FILINGS,
			IIdentityFiling::hasQualificationCall { member, code },
		);
		assert_eq!(has, Ok(false));
		let meets = |member, stage| {
			let amount = U256::from(COIN);
			let call = IIdentityFiling::meetsCall {
				member,
				stage,
				amount,
				paying: true,
			};
			ask("//Elder", FILINGS, call).map(|answer| (answer.ok, answer.reason))
		};
		assert_eq!(meets(member, 3), Ok((true, 0)));
		assert_eq!(meets(999_999, 3), Ok((false, 1)));
		assert_eq!(meets(member, 5), Err("there is no such stage".into()));
	});
}

#[test]
fn accepts_only_fields_that_were_filed_as_public() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let (salt, value) = ([7u8; 16], b"yes".to_vec());
		let leaf = |public| {
			timebank_primitives::Leaf {
				section: SectionKind::Identity,
				schema: 1,
				field: 12,
				salt: &salt,
				value: &value,
				public,
			}
			.hash()
			.unwrap()
		};
		// A section of two fields: one is public.
		let root = node(leaf(true), leaf(false));
		let member = file_with("//Elder", root).0;
		let call = |position: u32, sibling: sp_core::H256, section| IIdentityFiling::acceptsRevealCall {
			member,
			section,
			code: 0,
			field: 12,
			salt: salt.to_vec().into(),
			value: value.clone().into(),
			position,
			path: vec![sibling.0.into()],
		};
		let accepted = |call: IIdentityFiling::acceptsRevealCall| {
			ask("//Elder", FILINGS, call)
				.map(|answer: IIdentityFiling::acceptsRevealReturn| (answer.accepted, answer.attested))
		};
		assert_eq!(accepted(call(0, leaf(false), 0)), Ok((true, true)));
		// Shown as public, the private one is another leaf.
		assert_eq!(accepted(call(1, leaf(true), 0)), Ok((false, false)));
		let mut long = call(0, leaf(false), 0);
		long.salt = vec![7; MAX_SALT + 1].into();
		assert_eq!(accepted(long), Ok((false, false)));
		assert_eq!(
			accepted(call(0, leaf(false), 9)),
			Err("there is no such section".into())
		);
	});
}

#[test]
fn tells_contracts_of_cases_and_restrictions() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let (volunteer, ..) = members();
		let member = volunteer.0;
		let restricted = |scope| {
			let answer = ask("//Elder", CASES, IFreezeControl::isRestrictedCall { member, scope }).unwrap();
			answer.restricted.then_some(answer.caseId)
		};
		assert_eq!(restricted(3), None);
		let case = freeze(volunteer);
		assert_eq!(restricted(3), Some(case.0));
		let all = ask("//Elder", CASES, IFreezeControl::restrictionsOfCall { member }).unwrap();
		assert_eq!(all.len(), 1);
		assert_eq!((all[0].caseId, all[0].scope, all[0].ratified), (case.0, 0, false));
		assert_eq!(all[0].until, now() + HOUR);
		let found = ask("//Elder", CASES, IFreezeControl::caseOfCall { caseId: case.0 }).unwrap();
		assert_eq!((found.known, found.status, found.openedAt), (true, 1, now()));
		let kept = ask("//Elder", CASES, IFreezeControl::keptByCall { member }).unwrap();
		assert_eq!((kept.asked, kept.bound), (U256::ZERO, U256::ZERO));
		assert!(
			!ask("//Elder", CASES, IFreezeControl::caseOfCall { caseId: 99 })
				.unwrap()
				.known
		);
		pass(2 * HOUR);
		assert_eq!(restricted(3), None);
	});
}
