//! Safe mode and pauses: what they stop and what goes on, natively, by the face of the coins and by Ethereum; and that
//! nobody is locked out by them.

use crate::{common::*, erc20, pool};
use alloy_core::{primitives::U256, sol_types::SolCall};
use codec::Encode;
use frame_support::{
	assert_noop, assert_ok,
	traits::{Contains, GetCallMetadata, Hooks},
	weights::Weight,
};
use pallet_tx_pause::RuntimeCallNameOf;
use polkadot_sdk::*;
use sp_keyring::Sr25519Keyring;
use sp_runtime::{
	traits::{BlakeTwo256, Dispatchable, Hash},
	transaction_validity::InvalidTransaction,
	DispatchError,
};
use timebank_precompiles::ITimeCoin;
use timebank_primitives::{MemberId, COIN};
use timebank_runtime::{
	configs::origins::{HeadOfficeInstance, NeverPaused, SafeModeAllowed},
	constants::{DAYS, HOURS},
	presets, AccountId, BlockNumber, Executive, Runtime, RuntimeCall, RuntimeOrigin, SafeMode, System, TxPause,
};

const STOPPED: InvalidTransaction = InvalidTransaction::Call;

/// So many of the head office agree.
fn head_office(yes: u32, all: u32) -> RuntimeOrigin {
	pallet_collective::RawOrigin::<AccountId, HeadOfficeInstance>::Members(yes, all).into()
}

fn name(pallet: &str, call: &str) -> RuntimeCallNameOf<Runtime> {
	let bounded = |text: &str| text.as_bytes().to_vec().try_into().expect("short");
	(bounded(pallet), bounded(call))
}

pub(crate) fn pause(pallet: &str, call: &str) {
	assert_ok!(TxPause::pause(head_office(2, 5), name(pallet, call)));
}

pub(crate) fn enter() {
	assert_ok!(SafeMode::force_enter(head_office(2, 5)));
	assert!(SafeMode::is_entered());
}

fn gift(to: MemberId) -> RuntimeCall {
	pallet_time_coin::Call::gift {
		to,
		amount: COIN,
		memo: None,
	}
	.into()
}

/// The same by the face of the coins, as input of a contract's call.
fn gift_input() -> Vec<u8> {
	ITimeCoin::transferCall {
		to: Default::default(),
		value: U256::from(COIN),
	}
	.abi_encode()
}

/// The call of a native key that runs contract code.
fn contract_call() -> RuntimeCall {
	pallet_revive::Call::call {
		dest: erc20::token(),
		value: 0,
		weight_limit: Weight::from_parts(100_000_000_000, 1_000_000),
		storage_deposit_limit: 0,
		data: gift_input(),
	}
	.into()
}

/// What the block says to a call that a key signed and the pool had let in before.
fn dispatched(uri: &str, call: RuntimeCall) -> Result<(), DispatchError> {
	call.dispatch(RuntimeOrigin::signed(account(uri)))
		.map(|_| ())
		.map_err(|failed| failed.error)
}

fn filtered() -> DispatchError {
	frame_system::Error::<Runtime>::CallFiltered.into()
}

/// A transaction of the key, from the pool into the block.
fn sent(uri: &str, call: impl Into<RuntimeCall>) {
	let call: RuntimeCall = call.into();
	assert_eq!(pool::validate(uri, call.clone()), Ok(()), "{uri}: {call:?}");
	let shown = format!("{call:?}");
	Executive::apply_extrinsic(pool::signed(uri, call))
		.expect("gets into the block")
		.unwrap_or_else(|error| panic!("{uri}: {shown}: {error:?}"));
}

/// A head office of five keys that hold nothing.
fn five_governors() -> [&'static str; 5] {
	let keys = ["//Office1", "//Office2", "//Office3", "//Office4", "//Office5"];
	let mut members: Vec<AccountId> = keys.iter().map(|uri| account(uri)).collect();
	for member in &members {
		System::inc_providers(member);
	}
	members.sort();
	pallet_collective::Members::<Runtime, HeadOfficeInstance>::put(members);
	keys
}

/// Three of five decide, by real transactions.
fn decided(governors: &[&str; 5], call: impl Into<RuntimeCall>) {
	let call: RuntimeCall = call.into();
	let length_bound = call.encoded_size() as u32;
	let proposal = BlakeTwo256::hash_of(&call);
	let index = pallet_collective::ProposalCount::<Runtime, HeadOfficeInstance>::get();
	sent(
		governors[0],
		RuntimeCall::HeadOffice(pallet_collective::Call::propose {
			threshold: 3,
			proposal: Box::new(call),
			length_bound,
		}),
	);
	for governor in &governors[..3] {
		sent(
			governor,
			RuntimeCall::HeadOffice(pallet_collective::Call::vote {
				proposal,
				index,
				approve: true,
			}),
		);
	}
	sent(
		governors[3],
		RuntimeCall::HeadOffice(pallet_collective::Call::close {
			proposal_hash: proposal,
			index,
			proposal_weight_bound: Weight::from_parts(10_000_000_000, 1_000_000),
			length_bound,
		}),
	);
}

/// Everything that can be paused is paused; how many calls that are.
fn pause_all() -> usize {
	let mut paused = 0;
	for pallet in RuntimeCall::get_module_names() {
		for call in RuntimeCall::get_call_names(pallet) {
			if TxPause::pause(head_office(2, 5), name(pallet, call)).is_ok() {
				paused += 1;
			}
		}
	}
	paused
}

// FISCO #4077 and #4879: operators were locked out by the switch of permissions (defect 14).
#[test]
fn nobody_is_locked_out_when_all_that_can_be_paused_is_paused_in_safe_mode() {
	network(presets::LOCAL_TESTNET).execute_with(|| {
		let governors = five_governors();
		let volunteer = file("//Volunteer");
		assert!(pause_all() > 100);
		enter();
		assert_eq!(pool::validate("//Volunteer", gift(volunteer)), Err(STOPPED.into()));

		// Branches can object and set keys, whatever is paused.
		for call in [
			RuntimeCall::from(pallet_upgrade_governance::Call::object {
				id: pallet_upgrade_governance::ProposalId(0),
			}),
			pallet_upgrade_governance::Call::support {
				id: pallet_upgrade_governance::ProposalId(0),
			}
			.into(),
			pallet_upgrade_governance::Call::enact {
				id: pallet_upgrade_governance::ProposalId(0),
				max_weight: Weight::zero(),
			}
			.into(),
			frame_system::Call::apply_authorized_upgrade { code: vec![0] }.into(),
		] {
			assert_eq!(pool::validate("//Alice", call.clone()), Ok(()), "{call:?}");
		}

		decided(&governors, pallet_safe_mode::Call::force_exit {});
		assert!(!SafeMode::is_entered());
		decided(
			&governors,
			pallet_tx_pause::Call::unpause {
				ident: name("TimeCoin", "gift"),
			},
		);
		assert!(!TxPause::is_paused(&name("TimeCoin", "gift")));
		assert_eq!(pool::validate("//Volunteer", gift(volunteer)), Ok(()));
		check();
	});
}

// Cold keys act through hot ones, and some keys are shared by several persons.
#[test]
fn nobody_is_locked_out_whose_key_is_proxied_or_shared() {
	network(presets::LOCAL_TESTNET).execute_with(|| {
		let cold = Sr25519Keyring::Ferdie.to_account_id();
		pool::listed("//Hot");
		ok(
			"//Ferdie",
			pallet_proxy::Call::add_proxy {
				delegate: account("//Hot").into(),
				proxy_type: timebank_runtime::configs::governance::ProxyType::Governance,
				delay: 0,
			},
		);
		pause_all();
		enter();
		let exit: RuntimeCall = pallet_safe_mode::Call::force_exit {}.into();
		let motion = RuntimeCall::HeadOffice(pallet_collective::Call::propose {
			threshold: 1,
			length_bound: exit.encoded_size() as u32,
			proposal: Box::new(exit),
		});
		// What they carry is looked at: a way for votes is no way for coins.
		for carrier in pool::carriers(&gift(MemberId(1))) {
			let shown = format!("{carrier:?}");
			assert_eq!(pool::validate("//Hot", carrier), Err(STOPPED.into()), "{shown}");
		}
		for carrier in [
			RuntimeCall::from(pallet_multisig::Call::as_multi_threshold_1 {
				other_signatories: vec![cold.clone()],
				call: Box::new(motion.clone()),
			}),
			pallet_multisig::Call::as_multi {
				threshold: 2,
				other_signatories: vec![cold.clone()],
				maybe_timepoint: None,
				call: Box::new(motion.clone()),
				max_weight: Weight::from_parts(10_000_000_000, 0),
			}
			.into(),
		] {
			assert_eq!(pool::validate("//Hot", carrier), Ok(()));
		}
		sent(
			"//Hot",
			pallet_proxy::Call::proxy {
				real: cold.into(),
				force_proxy_type: None,
				call: Box::new(motion),
			},
		);
		assert!(!SafeMode::is_entered());
	});
}

#[test]
fn what_lifts_a_pause_or_decides_about_it_cannot_be_paused() {
	network(presets::LOCAL_TESTNET).execute_with(|| {
		for pallet in [
			"System",
			"Timestamp",
			"Session",
			"Grandpa",
			"BranchRegistry",
			"HeadOffice",
			"BranchCouncil",
			"UpgradeGovernance",
			"SafeMode",
			"TxPause",
			"Multisig",
			"Proxy",
		] {
			let calls = RuntimeCall::get_call_names(pallet);
			assert!(!calls.is_empty(), "{pallet}");
			for call in calls {
				assert!(NeverPaused::contains(&name(pallet, call)));
				assert_noop!(
					TxPause::pause(head_office(5, 5), name(pallet, call)),
					pallet_tx_pause::Error::<Runtime>::Unpausable
				);
			}
		}
		for (pallet, call) in [
			("TimeCoin", "gift"),
			("Revive", "eth_call"),
			("IdentityFiling", "submit"),
		] {
			assert!(!NeverPaused::contains(&name(pallet, call)));
		}
	});
}

// Who may pause cannot unpause: a third stops, a majority starts again.
#[test]
fn a_third_pauses_and_only_a_majority_lifts_a_pause() {
	network(presets::LOCAL_TESTNET).execute_with(|| {
		let gifts = name("TimeCoin", "gift");
		assert_noop!(
			TxPause::pause(head_office(1, 5), gifts.clone()),
			DispatchError::BadOrigin
		);
		pause("TimeCoin", "gift");
		assert_noop!(
			TxPause::unpause(head_office(2, 5), gifts.clone()),
			DispatchError::BadOrigin
		);
		assert_ok!(TxPause::unpause(head_office(3, 5), gifts));
	});
}

#[test]
fn safe_mode_ends_by_itself_and_lasts_longer_when_more_agree() {
	network(presets::LOCAL_TESTNET).execute_with(|| {
		for (yes, length) in [(2, HOURS), (3, DAYS)] {
			let now = System::block_number();
			assert_ok!(SafeMode::force_enter(head_office(yes, 5)));
			assert_noop!(SafeMode::force_exit(head_office(2, 5)), DispatchError::BadOrigin);
			<SafeMode as Hooks<BlockNumber>>::on_initialize(now + length);
			assert!(SafeMode::is_entered());
			System::set_block_number(now + length + 1);
			<SafeMode as Hooks<BlockNumber>>::on_initialize(now + length + 1);
			assert!(!SafeMode::is_entered());
		}
		assert_noop!(SafeMode::force_enter(head_office(1, 5)), DispatchError::BadOrigin);
		// Nobody buys a stop of the chain.
		assert_noop!(
			SafeMode::enter(RuntimeOrigin::signed(account("//Alice"))),
			pallet_safe_mode::Error::<Runtime>::NotConfigured
		);
	});
}

#[test]
fn safe_mode_stops_coins_contracts_and_filings_by_every_way_in() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let (_, elder) = erc20::members();
		pool::listed("//Relayer");
		assert_eq!(pool::validate("//Volunteer", gift(elder)), Ok(()));
		assert_eq!(pool::validate_ethereum(Some(erc20::token()), gift_input()), Ok(()));
		assert_eq!(
			pool::validate_ethereum(Some(pool::CALLS), pool::remark().encode()),
			Ok(())
		);
		enter();

		// Natively: bare, in a batch, by a proxy, by several keys; in the pool and, for what was in it before, in the block.
		assert_eq!(pool::validate("//Volunteer", gift(elder)), Err(STOPPED.into()));
		assert_eq!(dispatched("//Volunteer", gift(elder)), Err(filtered()));
		for carrier in pool::carriers(&gift(elder)) {
			let shown = format!("{carrier:?}");
			assert_eq!(pool::validate("//Relayer", carrier), Err(STOPPED.into()), "{shown}");
		}
		// Contracts, called by a native key.
		assert_eq!(pool::validate("//Relayer", contract_call()), Err(STOPPED.into()));
		assert_eq!(dispatched("//Relayer", contract_call()), Err(filtered()));
		// By Ethereum transactions: a call, a deployment, a native call inside one, even one that is allowed natively.
		for (to, input) in [
			(Some(erc20::token()), gift_input()),
			(None, vec![0]),
			(Some(pool::CALLS), gift(elder).encode()),
			(Some(pool::CALLS), pool::remark().encode()),
		] {
			assert_eq!(pool::validate_ethereum(to, input), Err(STOPPED.into()), "{to:?}");
		}
		// By contract code that runs all the same: the face of the coins asks for itself, and reading goes on.
		let before = erc20::balance("//Volunteer");
		assert_eq!(
			erc20::transfer("//Volunteer", "//Elder", COIN),
			Err("transfers are stopped".into())
		);
		assert_eq!(erc20::balance("//Volunteer"), before);

		for call in [
			RuntimeCall::from(pallet_time_coin::Call::consolidate {}),
			pallet_identity_filing::Call::take_up { member: elder }.into(),
			pallet_anomaly_monitor::Call::assign {
				alert: timebank_primitives::AlertId(0),
			}
			.into(),
			pallet_fuel::Call::set_drip { amount: 1 }.into(),
		] {
			assert!(!SafeModeAllowed::contains(&call), "{call:?}");
		}

		assert_ok!(SafeMode::force_exit(head_office(3, 5)));
		assert_eq!(pool::validate_ethereum(Some(erc20::token()), gift_input()), Ok(()));
		assert_eq!(erc20::transfer("//Volunteer", "//Elder", COIN), Ok(true));
		check();
	});
}

#[test]
fn safe_mode_leaves_governance_branches_and_freezes_alone() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let (volunteer, _) = erc20::members();
		enter();
		sent(
			"//Supervisor1",
			pallet_freeze_control::Call::open_case {
				basis: pallet_freeze_control::LegalBasis::CourtOrder(digest("order")),
				subjects: vec![volunteer].try_into().unwrap(),
				evidence: digest("evidence"),
			},
		);
		let remark: RuntimeCall = frame_system::Call::remark { remark: vec![1] }.into();
		sent(
			"//Ferdie",
			RuntimeCall::HeadOffice(pallet_collective::Call::propose {
				threshold: 1,
				length_bound: 1_000,
				proposal: Box::new(pallet_upgrade_governance::Call::propose_root { call: Box::new(remark) }.into()),
			}),
		);
		let id = pallet_upgrade_governance::ProposalId(0);
		sent("//Alice", pallet_upgrade_governance::Call::object { id });
		check();
	});
}

#[test]
fn a_paused_call_is_stopped_by_every_way_in_and_the_others_go_on() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let (_, elder) = erc20::members();
		pool::listed("//Relayer");
		pause("TimeCoin", "gift");

		assert_eq!(pool::validate("//Volunteer", gift(elder)), Err(STOPPED.into()));
		assert_eq!(dispatched("//Volunteer", gift(elder)), Err(filtered()));
		for carrier in pool::carriers(&gift(elder)) {
			let shown = format!("{carrier:?}");
			assert_eq!(pool::validate("//Relayer", carrier), Err(STOPPED.into()), "{shown}");
		}
		assert_eq!(
			pool::validate_ethereum(Some(pool::CALLS), gift(elder).encode()),
			Err(STOPPED.into())
		);
		// The same coins by the other face. The pool cannot know what a contract will do; the face does.
		assert_eq!(
			erc20::transfer("//Volunteer", "//Elder", COIN),
			Err("transfers are stopped".into())
		);
		assert_eq!(erc20::balance("//Elder"), 0);

		// Nothing else is stopped.
		assert_eq!(
			pool::validate("//Volunteer", pallet_time_coin::Call::consolidate {}),
			Ok(())
		);
		assert_eq!(pool::validate("//Relayer", contract_call()), Ok(()));
		assert_eq!(pool::validate_ethereum(Some(erc20::token()), gift_input()), Ok(()));
		assert_eq!(
			pool::validate_ethereum(Some(pool::CALLS), pool::remark().encode()),
			Ok(())
		);

		assert_ok!(TxPause::unpause(head_office(3, 5), name("TimeCoin", "gift")));
		assert_eq!(pool::validate("//Volunteer", gift(elder)), Ok(()));
		assert_eq!(erc20::transfer("//Volunteer", "//Elder", COIN), Ok(true));
		check();
	});
}

#[test]
fn pausing_contract_calls_stops_ethereum_and_not_native_gifts() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let (_, elder) = erc20::members();
		pool::listed("//Relayer");
		pause("Revive", "eth_call");
		assert_eq!(
			pool::validate_ethereum(Some(erc20::token()), gift_input()),
			Err(STOPPED.into())
		);
		assert_eq!(
			pool::validate_ethereum(Some(pool::CALLS), pool::remark().encode()),
			Ok(())
		);
		assert_eq!(pool::validate("//Relayer", contract_call()), Ok(()));
		assert_eq!(pool::validate("//Volunteer", gift(elder)), Ok(()));

		pause("Revive", "eth_substrate_call");
		assert_eq!(
			pool::validate_ethereum(Some(pool::CALLS), pool::remark().encode()),
			Err(STOPPED.into())
		);
		let code = sp_core::H256(sp_io::hashing::keccak_256(&[0]));
		pallet_fuel::AdmittedCode::<Runtime>::insert(code, ());
		assert_eq!(pool::validate_ethereum(None, vec![0]), Ok(()));
		pause("Revive", "eth_instantiate_with_code");
		assert_eq!(pool::validate_ethereum(None, vec![0]), Err(STOPPED.into()));
		pause("Revive", "call");
		assert_eq!(pool::validate("//Relayer", contract_call()), Err(STOPPED.into()));
		assert_eq!(pool::validate("//Volunteer", gift(elder)), Ok(()));
	});
}
