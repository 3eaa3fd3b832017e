//! Restrictions on every way that coins can take: Ethereum keys, contracts, many calls in one, and coins that were given on.

use crate::{
	common::*,
	contracts::{deploy, file_contract, initial, raw_as, send, TOKEN},
};
use alloy_core::{
	primitives::U256,
	sol_types::{Revert, SolCall, SolError, SolEvent},
};
use frame_support::assert_ok;
use pallet_freeze_control::{Payer, Verdict};
use polkadot_sdk::*;
use sp_core::{ecdsa, Pair, H160};
use sp_io::hashing::keccak_256;
use timebank_precompiles::ITimeCoin;
use timebank_primitives::*;
use timebank_runtime::{
	configs, presets, BranchRegistry, FreezeControl, IdentityFiling, Runtime, RuntimeCall, RuntimeEvent, System,
	TimeCoin,
};

type Freeze = pallet_freeze_control::Call<Runtime>;
type FreezeEvent = pallet_freeze_control::Event<Runtime>;
type CoinEvent = pallet_time_coin::Event<Runtime>;

/// A contract that makes several calls of the token, one after the other. Its input is a word, then calls of 68 bytes each.
/// If the word is one, it reverts as a whole as soon as one call answers `false` ("all or nothing"); it always does when one
/// reverts. It returns the last answer.
pub(crate) const MANY_CALLS: &str = concat!(
	"60205b3681101560465760448160003760206000604460006000",
	"73000000000000000000000000000000000c010000",
	"5af115604c5760005115600035",
	"16604c576044016002565b60206000f3",
	"5b3d600060003e3d6000fd"
);

pub(crate) fn bytes(text: &str) -> Vec<u8> {
	(0..text.len())
		.step_by(2)
		.map(|place| u8::from_str_radix(&text[place..place + 2], 16).unwrap())
		.collect()
}

pub(crate) fn sign(pair: &ecdsa::Pair, message: &[u8]) -> KeySignature {
	KeySignature::Ethereum(pair.sign_prehashed(&keccak_256(message)))
}

/// An Ethereum key, and its account.
pub(crate) fn wallet(uri: &str) -> (ecdsa::Pair, H160) {
	let pair = ecdsa::Pair::from_string(uri, None).unwrap();
	let address = sign(&pair, b"who").ethereum_signer(b"who").unwrap();
	(pair, address)
}

/// Binds an Ethereum key to the member of a native one; returns its address.
pub(crate) fn link(uri: &str, member: MemberId) -> H160 {
	bind(uri, member, uri, false)
}

/// The same with another key, which a branch keeps for the member.
pub(crate) fn link_kept(uri: &str, member: MemberId) -> H160 {
	bind(uri, member, &format!("{uri}//kept"), true)
}

fn bind(uri: &str, member: MemberId, seed: &str, custodied: bool) -> H160 {
	let (pair, address) = wallet(seed);
	let key = ethereum_account(address);
	let payload = IdentityFiling::link_payload(member, &key);
	let proof = sign(&pair, &payload);
	ok(
		uri,
		pallet_identity_filing::Call::link_controller { key, custodied, proof },
	);
	address
}

pub(crate) fn transfer(to: H160, amount: Balance) -> Vec<u8> {
	ITimeCoin::transferCall {
		to: to.0.into(),
		value: U256::from(amount),
	}
	.abi_encode()
}

/// What the face has answered.
pub(crate) fn moved(answer: Result<Vec<u8>, Vec<u8>>) -> bool {
	ITimeCoin::transferCall::abi_decode_returns(&answer.expect("no revert")).unwrap()
}

/// Input of the contract of many calls.
pub(crate) fn many(all_or_nothing: bool, calls: &[Vec<u8>]) -> Vec<u8> {
	let mut input = vec![0; 31];
	input.push(u8::from(all_or_nothing));
	input.extend(calls.concat());
	input
}

/// Deploys the contract of many calls and has the head office file it, so that it can hold coins.
fn many_calls() -> (H160, MemberId) {
	let address = deploy(initial(bytes(MANY_CALLS)));
	(address, file_contract(address))
}

fn gift(uri: &str, to: MemberId, amount: Balance) {
	ok(uri, pallet_time_coin::Call::gift { to, amount, memo: None });
}

/// The cases that the logs of the face name, and the members that the refusals of the ledger name.
fn refusals() -> (Vec<u64>, Vec<MemberId>) {
	let (mut cases, mut members) = (Vec::new(), Vec::new());
	for record in System::events() {
		match record.event {
			RuntimeEvent::Revive(pallet_revive::Event::ContractEmitted { data, topics, .. }) => {
				let log = ITimeCoin::TransferRestricted::decode_raw_log(topics.iter().map(|topic| topic.0), &data);
				cases.extend(log.ok().map(|log| log.caseId));
			}
			RuntimeEvent::TimeCoin(CoinEvent::MovementRefused {
				refusal: Refusal::Restricted { member, .. },
				..
			}) => members.push(member),
			_ => {}
		}
	}
	System::reset_events();
	(cases, members)
}

/// A volunteer with ten coins and an elder, both with Ethereum keys.
fn members() -> [(MemberId, H160); 2] {
	let (volunteer, elder) = (file("//Volunteer"), file("//Elder"));
	serve(("//Volunteer", volunteer), ("//Elder", elder), 10);
	pass(13 * HOUR);
	[
		(volunteer, link("//Volunteer", volunteer)),
		(elder, link("//Elder", elder)),
	]
}

#[test]
fn an_ethereum_key_is_refused_with_the_number_of_the_case_until_the_case_is_closed() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let [(volunteer, from), (elder, to)] = members();
		assert!(moved(send(from, TOKEN, transfer(to, COIN))));
		for (member, scope) in [
			(volunteer, RestrictionScope::Everything),
			(volunteer, RestrictionScope::Outgoing),
			(volunteer, RestrictionScope::Gift),
			(elder, RestrictionScope::Incoming),
		] {
			let case = restrict(member, scope, HOUR);
			System::reset_events();
			assert!(!moved(send(from, TOKEN, transfer(to, COIN))), "{scope:?}");
			assert_eq!(refusals(), (vec![case.0], vec![member]));
			assert_eq!((free(volunteer), free(elder)), (9 * COIN, COIN));
			ok(
				"//Supervisor2",
				Freeze::close_case {
					case,
					reason: digest("handled"),
				},
			);
		}
		assert!(moved(send(from, TOKEN, transfer(to, COIN))));
		assert_eq!((free(volunteer), free(elder)), (8 * COIN, 2 * COIN));
		check();
	});
}

/// What an amount keeps cannot be taken by the other face either; the wallet is told why before it pays.
#[test]
fn an_amount_binds_an_ethereum_key_as_it_binds_a_native_one() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let [(volunteer, from), (_, to)] = members();
		order("//Supervisor1", volunteer, RestrictionScope::Amount, 9 * COIN, HOUR);
		let reason = send(from, TOKEN, transfer(to, 2 * COIN)).unwrap_err();
		assert_eq!(Revert::abi_decode(&reason).unwrap().reason, "KeptByRestriction");
		assert!(moved(send(from, TOKEN, transfer(to, COIN))));
		assert!(send(from, TOKEN, transfer(to, 25)).is_err());
		assert_eq!(free(volunteer), 9 * COIN);
		check();
	});
}

/// Defects 3 and 12 of the study: a frozen person cannot act through a contract, although the coins are the contract's.
#[test]
fn defects_3_and_12_a_frozen_person_cannot_act_through_a_contract() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let [(volunteer, frozen), (elder, other)] = members();
		let (contract, pot) = many_calls();
		gift("//Volunteer", pot, 4 * COIN);
		let pay = many(false, &[transfer(other, COIN)]);
		assert!(moved(send(frozen, contract, pay.clone())));

		let case = restrict(volunteer, RestrictionScope::Outgoing, HOUR);
		System::reset_events();
		assert!(!moved(send(frozen, contract, pay.clone())));
		assert_eq!(refusals(), (vec![case.0], vec![volunteer]));
		assert!(
			moved(send(other, contract, pay.clone())),
			"another person may go on using the contract"
		);
		assert_eq!((free(pot), free(elder)), (2 * COIN, 2 * COIN));

		// And when the contract itself is frozen, nobody moves its coins.
		let case = restrict(pot, RestrictionScope::Everything, HOUR);
		System::reset_events();
		assert!(!moved(send(other, contract, pay)));
		assert_eq!(refusals(), (vec![case.0], vec![pot]));
		assert_eq!(free(pot), 2 * COIN);
		check();
	});
}

/// Many calls in one: each is asked about. What a contract lets pass stays; what it undoes leaves nothing behind, not even the
/// refusal.
#[test]
fn many_calls_in_one_are_asked_about_one_by_one_and_undone_as_a_whole() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let [(volunteer, from), (elder, good)] = members();
		let friend = file("//Friend");
		let bad = link("//Friend", friend);
		let (contract, pot) = many_calls();
		gift("//Volunteer", pot, 6 * COIN);
		let case = restrict(friend, RestrictionScope::Incoming, HOUR);
		let calls = [transfer(good, COIN), transfer(bad, COIN), transfer(good, COIN)];

		System::reset_events();
		assert!(moved(send(from, contract, many(false, &calls))));
		assert_eq!(refusals(), (vec![case.0], vec![friend]));
		assert_eq!((free(pot), free(elder), free(friend)), (4 * COIN, 2 * COIN, 0));

		let heads = [pot, elder, friend, volunteer].map(TimeCoin::head);
		System::reset_events();
		assert!(send(from, contract, many(true, &calls)).is_err());
		assert_eq!((free(pot), free(elder), free(friend)), (4 * COIN, 2 * COIN, 0));
		assert_eq!([pot, elder, friend, volunteer].map(TimeCoin::head), heads);
		assert_eq!(refusals(), (vec![], vec![]), "neither movement nor refusal is left");

		// The native way to send many calls at once does the same.
		let call = |to| -> RuntimeCall {
			pallet_time_coin::Call::gift {
				to,
				amount: COIN,
				memo: None,
			}
			.into()
		};
		System::reset_events();
		let fails: RuntimeCall = pallet_time_coin::Call::gift {
			to: volunteer,
			amount: COIN,
			memo: None,
		}
		.into();
		let batch = pallet_utility::Call::batch_all {
			calls: vec![call(elder), call(friend), fails],
		};
		let before = free(volunteer);
		assert!(call_undone("//Volunteer", batch));
		assert_eq!((free(volunteer), free(elder), free(friend)), (before, 2 * COIN, 0));
		check();
	});
}

/// Dispatches a call in a layer of its own, as a block does, and says whether it was undone.
fn call_undone(uri: &str, what: impl Into<RuntimeCall>) -> bool {
	frame_support::storage::with_storage_layer(|| call(uri, what).map_err(|error| error.error)).is_err()
}

/// Without an allowance nobody spends for another. That a restriction binds a spender too is told in `faces`.
#[test]
fn nobody_spends_for_another_without_an_allowance() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let [(volunteer, owner), (_, spender)] = members();
		let word = |address: H160| [[0; 12].as_slice(), &address.0].concat();
		let amount = [[0; 30].as_slice(), &[0, 100]].concat();
		let selector = |signature: &str| keccak_256(signature.as_bytes())[..4].to_vec();
		let take = [
			selector("transferFrom(address,address,uint256)"),
			word(owner),
			word(spender),
			amount,
		]
		.concat();
		assert!(raw_as(ethereum_account(spender), TOKEN, take, 0).is_err());
		assert_eq!(free(volunteer), 10 * COIN);
		check();
	});
}

/// Blocked coins are skipped wherever they have gone; their holder's other coins stay usable. Ratified by two other bodies
/// the block lasts, and closing the case ends it.
#[test]
fn blocked_coins_stay_where_they_have_gone_and_others_move() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let (volunteer, elder, friend) = (file("//Volunteer"), file("//Elder"), file("//Friend"));
		serve(("//Volunteer", volunteer), ("//Elder", elder), 4);
		pass(13 * HOUR);
		serve(("//Elder", elder), ("//Friend", friend), 3);
		pass(13 * HOUR);
		let origin = TimeCoin::lots(volunteer)[0].parts[0].origin;
		gift("//Volunteer", elder, 4 * COIN);
		let case = open_case("//Supervisor1", &[volunteer]);
		ok(
			"//Supervisor1",
			Freeze::block_origins {
				case,
				member: volunteer,
				origins: vec![origin].try_into().unwrap(),
				until: now() + DAY,
			},
		);
		for uri in ["//Supervisor2", "//Supervisor3"] {
			ok(
				uri,
				Freeze::ratify {
					case,
					member: volunteer,
					order: 0,
				},
			);
		}
		pass(5 * DAY);
		gift("//Elder", friend, 3 * COIN);
		assert!(TimeCoin::lots(friend)
			.iter()
			.all(|lot| lot.parts.iter().all(|part| part.origin != origin)));
		let more = pallet_time_coin::Call::gift {
			to: friend,
			amount: COIN,
			memo: None,
		};
		assert_eq!(
			call("//Elder", more.clone()).unwrap_err().error,
			pallet_time_coin::Error::<Runtime>::CoinsBlocked.into()
		);
		ok(
			"//Supervisor2",
			Freeze::close_case {
				case,
				reason: digest("handled"),
			},
		);
		ok("//Elder", more);
		assert_eq!((free(elder), free(friend)), (3 * COIN, 4 * COIN));
		check();
	});
}

/// Defect 13 of the study: who holds a role can be frozen, and consensus, governance and supervision go on.
#[test]
fn defect_13_freezing_persons_with_roles_stops_neither_consensus_nor_governance() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let volunteer = file("//Volunteer");
		let person = |uri: &str| {
			BranchRegistry::holder(&account(uri))
				.expect("the role is in force")
				.member
		};
		let authorities = pallet_aura::Authorities::<Runtime>::get();
		for uri in ["//Branch1//Manager", "//Supervisor2"] {
			restrict(person(uri), RestrictionScope::Everything, HOUR);
		}
		assert_eq!(pallet_aura::Authorities::<Runtime>::get(), authorities);
		assert!(BranchRegistry::branch_in_force(BranchId(1)));
		open_case("//Supervisor2", &[volunteer]);
		let suspend = pallet_identity_filing::Call::suspend {
			member: volunteer,
			reason: digest("reason"),
		};
		assert_ok!(call("//Branch1//Manager", suspend));
		let rights: RuntimeCall = Freeze::set_rights {
			member: person("//Supervisor2"),
			rights: pallet_freeze_control::Rights {
				decide: false,
				..pallet_freeze_control::Rights::ALL
			},
		}
		.into();
		ok(
			"//Ferdie",
			pallet_collective::Call::<Runtime, configs::origins::HeadOfficeInstance>::propose {
				threshold: 1,
				proposal: Box::new(rights),
				length_bound: 1_000,
			},
		);
		assert!(!FreezeControl::rights(person("//Supervisor2")).decide);
		check();
	});
}

/// A service that a branch's pool has paid: the elder disputes it, what is still there leaves the ledger, what is short is
/// paid by what the volunteer earns, and the sum of all coins is right after each step.
#[test]
fn a_service_that_a_pool_has_paid_goes_back_to_the_pool() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let (volunteer, elder, friend) = (file("//Volunteer"), file("//Elder"), file("//Friend"));
		serve(("//Volunteer", volunteer), ("//Elder", elder), 4);
		let settlement = TimeCoin::lots(volunteer)[0].parts[0].origin;
		pass(13 * HOUR);
		gift("//Volunteer", friend, COIN);
		let quota = TimeCoin::quota_of(BranchId(1));
		let complaint = digest("nobody came");
		ok("//Elder", Freeze::dispute_service { settlement, complaint });
		let case = last(|event| match event {
			RuntimeEvent::FreezeControl(FreezeEvent::DisputeFiled { case, held, .. }) => {
				assert_eq!(held, 3 * COIN);
				Some(case)
			}
			_ => None,
		});
		let evidence = digest("evidence");
		ok("//Volunteer", Freeze::give_evidence { case, digest: evidence });
		ok("//Branch1//Manager", Freeze::give_evidence { case, digest: evidence });
		for uri in ["//Supervisor1", "//Supervisor3"] {
			let (verdict, reason) = (Verdict::Return, digest("reason"));
			ok(uri, Freeze::vote_verdict { case, verdict, reason });
		}
		check();
		pass(7 * DAY);
		ok("//Friend", Freeze::execute_verdict { case });
		assert_eq!((free(volunteer), TimeCoin::account(volunteer).locked), (0, 0));
		assert_eq!(TimeCoin::total_supply(), COIN);
		assert_eq!(
			TimeCoin::quota_of(BranchId(1)),
			quota,
			"the branch may not issue as much again"
		);
		let claims = FreezeControl::claims(volunteer);
		assert_eq!((claims[0].creditor, claims[0].amount), (Payer::Pool(BranchId(1)), COIN));
		check();

		serve(("//Volunteer", volunteer), ("//Friend", friend), 2);
		ok("//Friend", Freeze::collect_claim { case });
		assert_eq!((free(volunteer), TimeCoin::total_supply()), (COIN, 2 * COIN));
		assert_eq!(FreezeControl::claims(volunteer), []);
		ok(
			"//Supervisor2",
			Freeze::close_case {
				case,
				reason: digest("handled"),
			},
		);
		check();
	});
}
