//! A dispute on the real ledger: coins and lots, and what is short.

use crate::common::*;
use codec::Encode;
use pallet_freeze_control::{Claim, RequestAbout, RequestKind, Ruling, Verdict};
use polkadot_sdk::*;
use timebank_primitives::{Balance, CaseId, MemberId, MovementId, MovementKind, OriginId, RestrictionScope, COIN};
use timebank_runtime::{FreezeControl, Runtime, RuntimeEvent, System, TimeCoin, Timestamp};

type Freeze = pallet_freeze_control::Call<Runtime>;
type FreezeEvent = pallet_freeze_control::Event<Runtime>;

fn gift(uri: &str, to: MemberId, amount: Balance) -> MovementId {
	ok(uri, pallet_time_coin::Call::gift { to, amount, memo: None });
	last(|event| match event {
		RuntimeEvent::TimeCoin(pallet_time_coin::Event::CoinsMoved { movement, .. })
			if movement.kind == MovementKind::Gift =>
		{
			Some(movement.id)
		}
		_ => None,
	})
}

fn file_dispute(uri: &str, movement: MovementId) -> (CaseId, Balance) {
	let complaint = digest("complaint");
	ok(uri, Freeze::file_dispute { movement, complaint });
	last(|event| match event {
		RuntimeEvent::FreezeControl(FreezeEvent::DisputeFiled { case, held, .. }) => Some((case, held)),
		_ => None,
	})
}

fn vote(uri: &str, case: CaseId, verdict: Verdict) {
	let reason = digest("reason");
	ok(uri, Freeze::vote_verdict { case, verdict, reason });
}

fn origins(member: MemberId) -> Vec<OriginId> {
	TimeCoin::lots(member)
		.into_iter()
		.flat_map(|lot| lot.parts)
		.map(|part| part.origin)
		.collect()
}

#[test]
fn gives_disputed_coins_back_with_their_lots_and_claims_what_is_short() {
	network(timebank_runtime::presets::DEVELOPMENT).execute_with(|| {
		let (volunteer, elder, friend) = (file("//Volunteer"), file("//Elder"), file("//Friend"));
		serve(("//Volunteer", volunteer), ("//Elder", elder), 10);
		let origin = origins(volunteer)[0];
		pass(13 * HOUR);
		let movement = gift("//Volunteer", elder, 4 * COIN);
		gift("//Elder", friend, COIN);
		let supply = TimeCoin::total_supply();

		// Three of the four coins are still with the receiver.
		let (case, held) = file_dispute("//Volunteer", movement);
		assert_eq!(held, 3 * COIN);
		assert_eq!(free(elder), 0);
		let digest = digest("evidence");
		ok("//Elder", Freeze::give_evidence { case, digest });
		vote("//Supervisor1", case, Verdict::Return);
		vote("//Supervisor2", case, Verdict::Return);
		assert!(
			call("//Friend", Freeze::execute_verdict { case }).is_err(),
			"an appeal is possible"
		);
		check();

		pass(7 * DAY);
		ok("//Friend", Freeze::execute_verdict { case });
		assert_eq!((free(volunteer), free(elder), free(friend)), (9 * COIN, 0, COIN));
		assert!(origins(volunteer).iter().all(|one| *one == origin), "the same coins");
		let claim = |amount| Claim {
			case,
			creditor: volunteer.into(),
			amount,
			awarded: true,
		};
		assert_eq!(FreezeControl::claims(elder), [claim(COIN)]);
		assert!(call("//Supervisor1", Freeze::close_case { case, reason: digest }).is_err());
		check();

		// What the elder earns is bound up to the claim, and then pays it.
		serve(("//Elder", elder), ("//Friend", friend), 2);
		let all = pallet_time_coin::Call::gift {
			to: friend,
			amount: 2 * COIN,
			memo: None,
		};
		assert_eq!(
			call("//Elder", all).unwrap_err().error,
			pallet_time_coin::Error::<Runtime>::KeptByRestriction.into()
		);
		gift("//Elder", friend, COIN);
		ok("//Friend", Freeze::collect_claim { case });
		assert_eq!((free(volunteer), free(elder)), (10 * COIN, 0));
		assert_eq!(FreezeControl::claims(elder), []);
		ok("//Supervisor1", Freeze::close_case { case, reason: digest });
		assert_eq!(
			TimeCoin::total_supply(),
			supply + 2 * COIN,
			"only the service has issued coins"
		);
		check();
	});
}

#[test]
fn the_head_office_has_the_last_word_when_a_party_appeals() {
	network(timebank_runtime::presets::DEVELOPMENT).execute_with(|| {
		let (volunteer, elder) = (file("//Volunteer"), file("//Elder"));
		serve(("//Volunteer", volunteer), ("//Elder", elder), 10);
		pass(13 * HOUR);
		let movement = gift("//Volunteer", elder, 4 * COIN);
		let (case, _) = file_dispute("//Volunteer", movement);
		let reason = digest("reason");
		ok("//Elder", Freeze::give_evidence { case, digest: reason });
		vote("//Supervisor1", case, Verdict::Return);
		vote("//Supervisor2", case, Verdict::Return);
		ok("//Elder", Freeze::appeal { case, reason });
		let ruling = Ruling::Verdict(Verdict::Split { to_payer: COIN });
		let answer: timebank_runtime::RuntimeCall = Freeze::decide_appeal { case, ruling, reason }.into();
		let length_bound = answer.encoded_size() as u32;
		ok(
			"//Ferdie",
			pallet_collective::Call::<Runtime, timebank_runtime::configs::origins::HeadOfficeInstance>::propose {
				threshold: 1,
				proposal: Box::new(answer),
				length_bound,
			},
		);
		assert_eq!((free(volunteer), free(elder)), (7 * COIN, 3 * COIN));
		ok("//Supervisor1", Freeze::close_case { case, reason });
		check();
	});
}

/// A restriction of several cases is lifted by each for itself, and the report says so before it happens.
#[test]
fn reports_what_a_close_restores_before_it_restores_it() {
	network(timebank_runtime::presets::DEVELOPMENT).execute_with(|| {
		let (volunteer, elder) = (file("//Volunteer"), file("//Elder"));
		serve(("//Volunteer", volunteer), ("//Elder", elder), 10);
		pass(13 * HOUR);
		let mut cases = Vec::new();
		for uri in ["//Supervisor1", "//Supervisor2"] {
			let amount = RestrictionScope::Amount;
			let case = order(uri, volunteer, amount, 6 * COIN, DAY);
			cases.push(case);
		}
		let report = FreezeControl::restore_report(cases[0], Timestamp::get());
		assert_eq!((report[0].before.keeps, report[0].after.keeps), (12 * COIN, 6 * COIN));
		System::reset_events();
		ok(
			"//Supervisor2",
			Freeze::close_case {
				case: cases[0],
				reason: digest("handled"),
			},
		);
		last(|event| match event {
			RuntimeEvent::FreezeControl(FreezeEvent::MemberRestored { line, .. }) => {
				assert_eq!(line, report[0]);
				Some(())
			}
			_ => None,
		});
		gift("//Volunteer", elder, 4 * COIN);
		let more = pallet_time_coin::Call::gift {
			to: elder,
			amount: 25,
			memo: None,
		};
		assert!(call("//Volunteer", more).is_err());
		check();
	});
}

#[test]
fn public_security_asks_and_a_supervisor_answers() {
	network(timebank_runtime::presets::DEVELOPMENT).execute_with(|| {
		let volunteer = file("//Volunteer");
		ok(
			"//PublicSecurity",
			Freeze::file_request {
				kind: RequestKind::Police,
				about: RequestAbout::Members(vec![volunteer].try_into().unwrap()),
				document: digest("document"),
			},
		);
		let request = last(|event| match event {
			RuntimeEvent::FreezeControl(FreezeEvent::RequestFiled { request, .. }) => Some(request),
			_ => None,
		});
		ok(
			"//Supervisor1",
			Freeze::answer_request {
				request,
				granted: true,
				document: digest("answer"),
			},
		);
		assert!(FreezeControl::request_of(request).unwrap().answer.is_some());
		check();
	});
}
