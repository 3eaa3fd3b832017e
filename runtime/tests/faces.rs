//! The faces of the pallets for contracts, on the real runtime: allowances, what contracts may read, and every way by which
//! a call can come in.

use crate::common::*;
use alloy_core::{
	primitives::{Address, U256},
	sol_types::{Revert, SolCall, SolError, SolEvent},
};
use frame_support::assert_ok;
use pallet_revive::{precompiles::TransactionLimits, Code, ExecConfig};
use polkadot_sdk::*;
use sp_core::{Pair, H160};
use timebank_precompiles::{IAnomalyMonitor, IFreezeControl, IIdentityFiling, ITimeCoin};
use timebank_primitives::*;
use timebank_runtime::{
	configs, constants::MAXIMUM_BLOCK_WEIGHT, presets, AccountId, IdentityFiling, Runtime, RuntimeCall, RuntimeEvent,
	RuntimeOrigin, System, TimeCoin,
};

pub(crate) const TOKEN: H160 = face(0x01);
const FILINGS: H160 = face(0x02);
const CASES: H160 = face(0x03);
const ALERTS: H160 = face(0x04);

const fn face(number: u8) -> H160 {
	H160([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x0c, number, 0, 0])
}

fn ethereum_account(address: H160) -> AccountId {
	let mut account = [0xEE; 32];
	account[..20].copy_from_slice(address.as_bytes());
	account.into()
}

pub(crate) fn to_alloy(address: H160) -> Address {
	address.0.into()
}

/// The Ethereum address of a native key.
pub(crate) fn address(uri: &str) -> Address {
	<<Runtime as pallet_revive::Config>::AddressMapper as pallet_revive::AddressMapper<Runtime>>::to_address(&account(
		uri,
	))
	.0
	.into()
}

fn limits() -> TransactionLimits<Runtime> {
	TransactionLimits::WeightAndDeposit {
		weight_limit: MAXIMUM_BLOCK_WEIGHT,
		deposit_limit: u128::MAX,
	}
}

/// Calls an address as a key: the returned bytes, the reason of a revert, or the error.
pub(crate) fn raw(uri: &str, to: H160, data: Vec<u8>, value: u32) -> Result<Vec<u8>, String> {
	let outcome = pallet_revive::Pallet::<Runtime>::bare_call(
		RuntimeOrigin::signed(account(uri)),
		to,
		value.into(),
		limits(),
		data,
		&ExecConfig::new_substrate_tx(),
	)
	.result
	.map_err(|error| format!("{error:?}"))?;
	if outcome.did_revert() {
		return Err(Revert::abi_decode(&outcome.data).map_or("no reason".into(), |revert| revert.reason));
	}
	Ok(outcome.data)
}

pub(crate) fn ask<C: SolCall>(uri: &str, to: H160, call: C) -> Result<C::Return, String> {
	let data = raw(uri, to, call.abi_encode(), 0)?;
	Ok(C::abi_decode_returns(&data).expect("the return type of the interface"))
}

/// The last event of the coin's face.
pub(crate) fn logged<E: SolEvent>() -> E {
	last(|event| match event {
		RuntimeEvent::Revive(pallet_revive::Event::ContractEmitted { contract, data, topics }) if contract == TOKEN => {
			E::decode_raw_log(topics.iter().map(|topic| topic.0), &data).ok()
		}
		_ => None,
	})
}

fn balance(uri: &str) -> u128 {
	let account = address(uri);
	ask(uri, TOKEN, ITimeCoin::balanceOfCall { account }).unwrap().to()
}

fn approve(uri: &str, spender: Address, value: U256) -> Result<bool, String> {
	ask(uri, TOKEN, ITimeCoin::approveCall { spender, value })
}

pub(crate) fn allowance(owner: Address, spender: Address) -> U256 {
	ask("//Elder", TOKEN, ITimeCoin::allowanceCall { owner, spender }).unwrap()
}

pub(crate) fn transfer_from(uri: &str, from: Address, to: Address, value: u128) -> Result<bool, String> {
	let value = U256::from(value);
	ask(uri, TOKEN, ITimeCoin::transferFromCall { from, to, value })
}

/// A volunteer with 11 coins, an elder and a friend.
pub(crate) fn members() -> (MemberId, MemberId, MemberId) {
	let (volunteer, elder, friend) = (file("//Volunteer"), file("//Elder"), file("//Friend"));
	serve(("//Volunteer", volunteer), ("//Elder", elder), 11);
	(volunteer, elder, friend)
}

fn head_office(call: impl Into<RuntimeCall>) {
	ok(
		"//Ferdie",
		pallet_collective::Call::<Runtime, configs::origins::HeadOfficeInstance>::propose {
			threshold: 1,
			proposal: Box::new(call.into()),
			length_bound: 1_000,
		},
	);
	assert_ok!(last(|event| match event {
		RuntimeEvent::HeadOffice(pallet_collective::Event::Executed { result, .. }) => Some(result),
		_ => None,
	}));
}

/// How a forwarder hands a call on.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum By {
	Call,
	Static,
	Delegate,
	/// A call that is undone whatever came of it, as an enclosing revert does.
	CallAndRevert,
}

/// Deploys a contract that hands what it is called with, value included, to the coin's face, and returns what came back.
pub(crate) fn forwarder(by: By) -> H160 {
	let mut code = vec![0x36, 0x5f, 0x5f, 0x37]; // the call's data into memory
	code.extend([0x5f, 0x5f, 0x36, 0x5f]); // where the answer goes, and where the data is
	if matches!(by, By::Call | By::CallAndRevert) {
		code.push(0x34); // the value
	}
	code.push(0x73);
	code.extend(TOKEN.as_bytes());
	code.push(0x5a); // all gas
	code.push(match by {
		By::Call | By::CallAndRevert => 0xf1,
		By::Static => 0xfa,
		By::Delegate => 0xf4,
	});
	code.extend([0x3d, 0x5f, 0x5f, 0x3e]); // the answer into memory
	if by == By::CallAndRevert {
		code.extend([0x5f, 0x5f, 0xfd]);
	} else {
		let target = code.len() as u8 + 6;
		code.extend([0x60, target, 0x57]); // went well?
		code.extend([0x3d, 0x5f, 0xfd]); // revert with the answer
		code.extend([0x5b, 0x3d, 0x5f, 0xf3]); // return the answer
	}
	let length = code.len() as u8;
	let mut init = vec![0x60, length, 0x60, 10, 0x5f, 0x39, 0x60, length, 0x5f, 0xf3];
	init.extend(code);
	deploy(init)
}

fn deploy(init: Vec<u8>) -> H160 {
	let deployer = ethereum_account(presets::dev_keys::ETHEREUM[0].into());
	// A transaction does that before: the address of the contract is made of it.
	System::inc_account_nonce(&deployer);
	pallet_revive::Pallet::<Runtime>::bare_instantiate(
		RuntimeOrigin::signed(deployer),
		0u32.into(),
		limits(),
		Code::Upload(init),
		Vec::new(),
		None,
		&ExecConfig::new_substrate_tx(),
	)
	.result
	.expect("it is deployed")
	.addr
}

/// Files a contract as a member.
fn file_contract(address: H160) -> MemberId {
	let code_hash = sp_io::hashing::keccak_256(&pallet_revive::Pallet::<Runtime>::code(&address)).into();
	head_office(pallet_identity_filing::Call::file_contract {
		home: BranchId(1),
		address,
		code_hash,
	});
	IdentityFiling::member_of(&ethereum_account(address)).expect("it is filed")
}

fn frozen(member: MemberId) -> CaseId {
	ok(
		"//Supervisor1",
		pallet_freeze_control::Call::open_case {
			basis: pallet_freeze_control::LegalBasis::CourtOrder(digest("order")),
			subjects: vec![member].try_into().unwrap(),
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
			member,
			scope: RestrictionScope::Everything,
			amount: 0,
			until: now() + HOUR,
		},
	);
	case
}

#[test]
fn lets_a_filed_spender_give_what_was_allowed_and_no_more() {
	network(presets::DEVELOPMENT).execute_with(|| {
		members();
		let (owner, spender, to) = (address("//Volunteer"), address("//Friend"), address("//Elder"));
		assert_eq!(
			transfer_from("//Friend", owner, to, COIN),
			Err("InsufficientAllowance".into())
		);
		assert_eq!(approve("//Volunteer", spender, U256::from(3 * COIN)), Ok(true));
		let log: ITimeCoin::Approval = logged();
		assert_eq!(
			(log.owner, log.spender, log.value),
			(owner, spender, U256::from(3 * COIN))
		);
		assert_eq!(transfer_from("//Friend", owner, to, 2 * COIN), Ok(true));
		let log: ITimeCoin::Transfer = logged();
		assert_eq!((log.from, log.to, log.value), (owner, to, U256::from(2 * COIN)));
		assert_eq!((balance("//Volunteer"), balance("//Elder")), (9 * COIN, 2 * COIN));
		assert_eq!(allowance(owner, spender), U256::from(COIN));
		assert_eq!(
			transfer_from("//Friend", owner, to, 2 * COIN),
			Err("InsufficientAllowance".into())
		);
		// Without an end, as wallets offer it.
		assert_eq!(approve("//Volunteer", spender, U256::MAX), Ok(true));
		assert_eq!(transfer_from("//Friend", owner, to, COIN), Ok(true));
		assert_eq!(allowance(owner, spender), U256::MAX);
		check();
	});
}

#[test]
fn refuses_allowances_of_strangers_and_spenders_that_are_not_filed() {
	network(presets::DEVELOPMENT).execute_with(|| {
		members();
		let (owner, to) = (address("//Volunteer"), address("//Elder"));
		assert_eq!(
			approve("//Branch1//Clerk", to, U256::from(COIN)),
			Err("NotController".into())
		);
		let huge = U256::from(u128::MAX) + U256::from(1);
		assert_eq!(approve("//Volunteer", to, huge), Err("more than there can be".into()));
		let stranger = address("//Branch1//Clerk");
		assert_eq!(approve("//Volunteer", stranger, U256::from(COIN)), Ok(true));
		assert_eq!(
			transfer_from("//Branch1//Clerk", owner, to, COIN),
			Err("the spender is not filed".into())
		);
		assert_eq!(
			transfer_from("//Elder", stranger, to, COIN),
			Err("the owner is not filed".into())
		);
		check();
	});
}

/// Defect 3 of other systems: whoever is frozen still moves the coins of others.
#[test]
fn stops_a_frozen_spender() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let (_, _, friend) = members();
		let (owner, to) = (address("//Volunteer"), address("//Elder"));
		assert_eq!(
			approve("//Volunteer", address("//Friend"), U256::from(5 * COIN)),
			Ok(true)
		);
		let case = frozen(friend);
		assert_eq!(transfer_from("//Friend", owner, to, COIN), Ok(false));
		assert_eq!(logged::<ITimeCoin::TransferRestricted>().caseId, case.0);
		assert_eq!(balance("//Volunteer"), 11 * COIN);
		assert_eq!(allowance(owner, address("//Friend")), U256::from(5 * COIN));
		check();
	});
}

#[test]
fn ends_allowances_with_the_key_that_gave_them() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let (volunteer, ..) = members();
		let new = account("//NewPhone");
		let proof = pair("//NewPhone")
			.sign(&IdentityFiling::link_payload(volunteer, &new))
			.into();
		ok(
			"//Volunteer",
			pallet_identity_filing::Call::link_controller {
				key: new,
				custodied: false,
				proof,
			},
		);
		let (friend, elder) = (address("//Friend"), address("//Elder"));
		assert_eq!(approve("//Volunteer", friend, U256::from(COIN)), Ok(true));
		assert_eq!(approve("//NewPhone", elder, U256::from(COIN)), Ok(true));
		// Both are allowances of the member, whichever of its addresses is asked for.
		for owner in [address("//Volunteer"), address("//NewPhone")] {
			assert_eq!(
				(allowance(owner, friend), allowance(owner, elder)),
				(U256::from(COIN), U256::from(COIN))
			);
		}
		ok(
			"//Volunteer",
			pallet_identity_filing::Call::unlink_controller {
				key: account("//Volunteer"),
			},
		);
		let owner = address("//NewPhone");
		assert_eq!(
			(allowance(owner, friend), allowance(owner, elder)),
			(U256::ZERO, U256::from(COIN))
		);
		assert_eq!(
			transfer_from("//Friend", owner, elder, COIN),
			Err("InsufficientAllowance".into())
		);
		check();
	});
}

#[test]
fn moves_coins_of_a_filed_contract_while_its_code_is_the_filed_one() {
	network(presets::DEVELOPMENT).execute_with(|| {
		members();
		let contract = forwarder(By::Call);
		let give = |value: u128| {
			ITimeCoin::transferCall {
				to: address("//Elder"),
				value: U256::from(value),
			}
			.abi_encode()
		};
		// The contract asks in its own name, and it is nobody yet.
		assert_eq!(
			raw("//Volunteer", contract, give(COIN), 0),
			Err("the sender is not filed".into())
		);
		let member = file_contract(contract);
		let to = to_alloy(contract);
		let value = U256::from(4 * COIN);
		assert_eq!(
			ask("//Volunteer", TOKEN, ITimeCoin::transferCall { to, value }),
			Ok(true)
		);
		assert!(raw("//Volunteer", contract, give(COIN), 0).is_ok());
		assert_eq!(TimeCoin::account(member).free, 3 * COIN);
		// The caller of the contract is a party: nobody hides behind one.
		let case = frozen(IdentityFiling::member_of(&account("//Volunteer")).unwrap());
		let answer = raw("//Volunteer", contract, give(COIN), 0).unwrap();
		assert_eq!(ITimeCoin::transferCall::abi_decode_returns(&answer), Ok(false));
		assert_eq!(logged::<ITimeCoin::TransferRestricted>().caseId, case.0);
		assert!(raw("//Friend", contract, give(COIN), 0).is_ok());
		assert_eq!(TimeCoin::account(member).free, 2 * COIN);
		// Another code at the filed address moves nothing.
		pallet_identity_filing::ContractOf::<Runtime>::mutate(member, |record| {
			record.as_mut().unwrap().code_hash = digest("another code");
		});
		assert_eq!(
			raw("//Friend", contract, give(COIN), 0),
			Err("the contract's code is not the filed one".into())
		);
		assert_eq!(TimeCoin::account(member).free, 2 * COIN);
	});
}

#[test]
fn refuses_delegate_calls_writes_in_static_calls_and_value() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let (volunteer, ..) = members();
		let spender = address("//Friend");
		let writes = [
			ITimeCoin::transferCall {
				to: address("//Elder"),
				value: U256::from(COIN),
			}
			.abi_encode(),
			ITimeCoin::approveCall {
				spender,
				value: U256::from(COIN),
			}
			.abi_encode(),
			ITimeCoin::transferFromCall {
				from: address("//Volunteer"),
				to: address("//Elder"),
				value: U256::from(COIN),
			}
			.abi_encode(),
		];
		let account = address("//Volunteer");
		let read = ITimeCoin::balanceOfCall { account }.abi_encode();
		let (fixed, delegate) = (forwarder(By::Static), forwarder(By::Delegate));
		file_contract(fixed);
		// Reads work in a static call, writes do not; nothing works in another contract's name.
		let answer = raw("//Volunteer", fixed, read.clone(), 0).unwrap();
		assert_eq!(
			ITimeCoin::balanceOfCall::abi_decode_returns(&answer),
			Ok(U256::from(11 * COIN))
		);
		for data in writes.iter().chain([&read]) {
			assert!(raw("//Volunteer", delegate, data.clone(), 0).is_err());
		}
		for data in &writes {
			assert!(raw("//Volunteer", fixed, data.clone(), 0).is_err());
		}
		// Value would be stuck.
		head_office(pallet_fuel::Call::<Runtime>::grant {
			key: super::common::account("//Volunteer"),
			amount: 10_000_000,
		});
		let calls = [
			(TOKEN, read),
			(FILINGS, IIdentityFiling::isFiledCall { account }.abi_encode()),
			(CASES, IFreezeControl::caseOfCall { caseId: 1 }.abi_encode()),
			(ALERTS, IAnomalyMonitor::alertOfCall { alertId: 1 }.abi_encode()),
		];
		for (to, data) in calls {
			let before = pallet_revive::Pallet::<Runtime>::evm_balance(&to);
			assert_eq!(
				raw("//Volunteer", to, data, 1_000_000_000),
				Err("this takes no value".into()),
				"{to:?}"
			);
			assert_eq!(pallet_revive::Pallet::<Runtime>::evm_balance(&to), before);
		}
		assert_eq!(TimeCoin::account(volunteer).free, 11 * COIN);
		assert_eq!(allowance(address("//Volunteer"), spender), U256::ZERO);
		check();
	});
}

#[test]
fn leaves_nothing_behind_when_an_enclosing_call_reverts() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let (volunteer, elder, _) = members();
		// Enough for the rules to hold it.
		for _ in 0..3 {
			pass(13 * HOUR);
			serve(("//Volunteer", volunteer), ("//Elder", elder), 11);
		}
		let contract = forwarder(By::CallAndRevert);
		let member = file_contract(contract);
		let (to, value) = (to_alloy(contract), U256::from(4 * COIN));
		assert_eq!(approve("//Volunteer", to, U256::MAX), Ok(true));
		assert_eq!(
			ask("//Volunteer", TOKEN, ITimeCoin::transferCall { to, value }),
			Ok(true)
		);
		let coins = |member| (TimeCoin::account(member).free, TimeCoin::account(member).locked);
		let before = (coins(volunteer), coins(elder), coins(member));
		let (head, alerts) = (
			TimeCoin::head(volunteer),
			pallet_anomaly_monitor::NextAlert::<Runtime>::get(),
		);
		System::reset_events();
		for value in [COIN, 38 * COIN] {
			let data = ITimeCoin::transferFromCall {
				from: address("//Volunteer"),
				to: address("//Elder"),
				value: U256::from(value),
			}
			.abi_encode();
			assert!(raw("//Friend", contract, data, 0).is_err());
		}
		assert_eq!((coins(volunteer), coins(elder), coins(member)), before);
		assert_eq!(TimeCoin::head(volunteer), head);
		assert_eq!(pallet_anomaly_monitor::NextAlert::<Runtime>::get(), alerts);
		let ledger = System::events().into_iter().filter(|record| {
			matches!(
				record.event,
				RuntimeEvent::TimeCoin(_) | RuntimeEvent::AnomalyMonitor(_)
			)
		});
		assert_eq!(ledger.count(), 0);
		check();
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
		let case = frozen(volunteer);
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
		let case = frozen(volunteer);
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
