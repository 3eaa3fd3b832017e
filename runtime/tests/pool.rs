//! What the pool lets in: real signed transactions through the whole tuple of extensions of the real runtime.

use crate::common::*;
use codec::Encode;
use frame_support::{assert_ok, storage::with_transaction_unchecked, traits::fungible::Mutate, weights::Weight};
use polkadot_sdk::*;
use sp_core::{Pair, H160};
use sp_runtime::{
	generic::{Era, SignedPayload},
	transaction_validity::{InvalidTransaction, TransactionSource, TransactionValidityError},
	TransactionOutcome,
};
use timebank_primitives::{Body, BranchId, Members, COIN};
use timebank_runtime::{
	configs::origins::HeadOfficeInstance,
	constants::{ETH_CHAIN_ID, FUEL},
	presets, AccountId, Address, Balances, Executive, Fuel, IdentityFiling, Runtime, RuntimeCall, System, TxExtension,
	UncheckedExtrinsic,
};

/// The address to which an Ethereum wallet sends a native call.
pub(crate) const CALLS: H160 = pallet_revive::RUNTIME_PALLETS_ADDR;

/// A transaction as an Ethereum wallet makes it, by the deployer of the development network.
pub(crate) fn ethereum(to: Option<H160>, input: Vec<u8>) -> UncheckedExtrinsic {
	use pallet_revive::evm::{Account, Bytes, TransactionLegacyUnsigned, TransactionUnsigned};
	let account = Account::default();
	let nonce = System::account_nonce(account.substrate_account());
	let transaction = TransactionLegacyUnsigned {
		chain_id: Some(ETH_CHAIN_ID.into()),
		// A good part of a block.
		gas: 3_000_000.into(),
		gas_price: pallet_revive::Pallet::<Runtime>::evm_base_fee(),
		input: Bytes(input),
		nonce: nonce.into(),
		to,
		..Default::default()
	};
	let payload = account
		.sign_transaction(TransactionUnsigned::from(transaction))
		.signed_payload();
	let call: RuntimeCall = pallet_revive::Call::eth_transact { payload }.into();
	sp_runtime::generic::UncheckedExtrinsic::new_bare(call).into()
}

/// What the pool says to an Ethereum transaction, from every source. It leaves no trace.
pub(crate) fn validate_ethereum(to: Option<H160>, input: Vec<u8>) -> Result<(), TransactionValidityError> {
	with_transaction_unchecked(|| {
		let transaction = ethereum(to, input);
		let answer = [
			TransactionSource::External,
			TransactionSource::Local,
			TransactionSource::InBlock,
		]
		.into_iter()
		.try_for_each(|source| {
			with_transaction_unchecked(|| {
				let answer =
					Executive::validate_transaction(source, transaction.clone(), System::block_hash(0)).map(|_| ());
				TransactionOutcome::Rollback(answer)
			})
		});
		TransactionOutcome::Rollback(answer)
	})
}

/// A key of nobody, listed by the head office, with fuel: it pays for whatever nobody sponsors.
pub(crate) fn listed(uri: &str) {
	let head_office = pallet_collective::RawOrigin::<AccountId, HeadOfficeInstance>::Members(1, 1);
	assert_ok!(Fuel::list_key(
		head_office.into(),
		account(uri),
		pallet_fuel::Purpose::Relayer
	));
	Balances::mint_into(&account(uri), 1_000 * FUEL).unwrap();
}

/// Every call that carries `call` to be dispatched from outside, as a key could send it.
pub(crate) fn carriers(call: &RuntimeCall) -> Vec<RuntimeCall> {
	let boxed = || Box::new(call.clone());
	let calls = vec![remark(), call.clone()];
	let real = || Address::Id(account("//Volunteer"));
	let weight = Weight::from_parts(1_000_000_000, 0);
	vec![
		pallet_utility::Call::batch { calls: calls.clone() }.into(),
		pallet_utility::Call::batch_all { calls: calls.clone() }.into(),
		pallet_utility::Call::force_batch { calls }.into(),
		pallet_utility::Call::as_derivative {
			index: 1,
			call: boxed(),
		}
		.into(),
		pallet_utility::Call::with_weight { call: boxed(), weight }.into(),
		pallet_utility::Call::if_else {
			main: boxed(),
			fallback: Box::new(remark()),
		}
		.into(),
		pallet_utility::Call::if_else {
			main: Box::new(remark()),
			fallback: boxed(),
		}
		.into(),
		pallet_proxy::Call::proxy {
			real: real(),
			force_proxy_type: None,
			call: boxed(),
		}
		.into(),
		pallet_proxy::Call::proxy_announced {
			delegate: real(),
			real: real(),
			force_proxy_type: None,
			call: boxed(),
		}
		.into(),
		pallet_multisig::Call::as_multi {
			threshold: 2,
			other_signatories: vec![account("//Volunteer")],
			maybe_timepoint: None,
			call: boxed(),
			max_weight: weight,
		}
		.into(),
		pallet_multisig::Call::as_multi_threshold_1 {
			other_signatories: vec![account("//Volunteer")],
			call: boxed(),
		}
		.into(),
		pallet_revive::Call::eth_substrate_call {
			call: boxed(),
			transaction_encoded: vec![],
		}
		.into(),
		pallet_revive::Call::dispatch_as_fallback_account { call: boxed() }.into(),
	]
}

/// A transaction as a wallet makes it.
pub(crate) fn signed(uri: &str, call: impl Into<RuntimeCall>) -> UncheckedExtrinsic {
	let who = account(uri);
	let extension: TxExtension = (
		(
			frame_system::AuthorizeCall::new(),
			frame_system::CheckNonZeroSender::new(),
			frame_system::CheckSpecVersion::new(),
			frame_system::CheckTxVersion::new(),
			frame_system::CheckGenesis::new(),
			frame_system::CheckMortality::from(Era::Immortal),
			frame_system::CheckNonce::from(System::account_nonce(&who)),
			frame_system::CheckWeight::new(),
		),
		pallet_fuel::PoolGuard::new(),
		pallet_transaction_payment::ChargeTransactionPayment::from(0).into(),
		frame_metadata_hash_extension::CheckMetadataHash::new(false),
		Default::default(),
		frame_system::WeightReclaim::new(),
	);
	let payload = SignedPayload::new(call.into(), extension).expect("the implicit parts can be read");
	let signature = payload.using_encoded(|bytes| pair(uri).sign(bytes));
	let (call, extension, _) = payload.deconstruct();
	sp_runtime::generic::UncheckedExtrinsic::new_signed(call, Address::Id(who), signature.into(), extension).into()
}

pub(crate) fn validate(uri: &str, call: impl Into<RuntimeCall>) -> Result<(), TransactionValidityError> {
	let transaction = signed(uri, call);
	[
		TransactionSource::External,
		TransactionSource::Local,
		TransactionSource::InBlock,
	]
	.into_iter()
	.try_for_each(|source| {
		Executive::validate_transaction(source, transaction.clone(), System::block_hash(0)).map(|_| ())
	})
}

pub(crate) fn remark() -> RuntimeCall {
	frame_system::Call::remark { remark: vec![1] }.into()
}

#[test]
fn keeps_strangers_out_when_they_have_fuel_and_when_they_have_none() {
	network(presets::DEVELOPMENT).execute_with(|| {
		assert_eq!(validate("//Nobody", remark()), Err(InvalidTransaction::Payment.into()));
		Balances::mint_into(&account("//Nobody"), FUEL).unwrap();
		assert_eq!(
			validate("//Nobody", remark()),
			Err(InvalidTransaction::Custom(pallet_fuel::codes::STRANGER).into())
		);
	});
}

#[test]
fn lets_a_member_in_without_fuel_and_charges_the_bucket() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let (volunteer, elder) = (file("//Volunteer"), file("//Elder"));
		serve(("//Volunteer", volunteer), ("//Elder", elder), 2);
		let key = account("//Volunteer");
		let standing = Fuel::standing(&key);
		let payers = Fuel::payers(&key, standing, pallet_fuel::Lane::Ordinary);
		let left = || {
			payers
				.iter()
				.map(|(holder, class)| Fuel::left(holder, *class))
				.min()
				.unwrap()
		};
		let (before, fuel) = (left(), Balances::free_balance(&key));

		let call = pallet_time_coin::Call::gift {
			to: elder,
			amount: COIN,
			memo: None,
		};
		validate("//Volunteer", call.clone()).unwrap();
		let transaction = signed("//Volunteer", call);
		Executive::apply_extrinsic(transaction).unwrap().unwrap();

		assert!(left() < before, "the call is counted");
		assert_eq!(Balances::free_balance(&key), fuel, "and costs no fuel");
		assert_eq!(IdentityFiling::controller(&account("//Elder")).unwrap().member, elder);
	});
}

#[test]
fn keeps_calls_out_that_the_filter_stops_also_inside_a_batch() {
	network(presets::DEVELOPMENT).execute_with(|| {
		file("//Volunteer");
		let transfer: RuntimeCall = pallet_balances::Call::transfer_allow_death {
			dest: Address::Id(account("//Elder")),
			value: 1,
		}
		.into();
		assert_eq!(
			validate("//Volunteer", transfer.clone()),
			Err(InvalidTransaction::Call.into())
		);
		let batch = pallet_utility::Call::<Runtime>::batch_all {
			calls: vec![remark(), transfer],
		};
		assert_eq!(validate("//Volunteer", batch), Err(InvalidTransaction::Call.into()));
	});
}

#[test]
fn lets_no_officer_beyond_the_bucket() {
	network(presets::DEVELOPMENT).execute_with(|| {
		// Twenty calls at once: more than one block refills.
		let call = || pallet_utility::Call::<Runtime>::batch_all {
			calls: vec![pallet_time_coin::Call::consolidate {}.into(); 20],
		};
		validate("//Branch1//Clerk", call()).unwrap();
		let key = account("//Branch1//Clerk");
		let payers = Fuel::payers(&key, Fuel::standing(&key), pallet_fuel::Lane::Ordinary);
		for payer in &payers {
			let at = System::block_number();
			pallet_fuel::Buckets::<Runtime>::insert(payer, pallet_fuel::bucket::Bucket { left: 0, at });
		}
		assert_eq!(
			validate("//Branch1//Clerk", call()),
			Err(InvalidTransaction::Custom(pallet_fuel::codes::QUOTA).into())
		);
	});
}

#[test]
fn keeps_code_out_that_is_not_admitted_also_inside_a_batch() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let deployer = account("//Deployer");
		Balances::mint_into(&deployer, FUEL).unwrap();
		pallet_fuel::Listed::<Runtime>::insert(&deployer, pallet_fuel::Purpose::Deployer);
		let deploy = |argument: u8| -> RuntimeCall {
			pallet_revive::Call::<Runtime>::instantiate_with_code {
				value: 0,
				weight_limit: Default::default(),
				storage_deposit_limit: 0,
				code: vec![1, 2, 3],
				data: vec![argument],
				salt: None,
			}
			.into()
		};
		let batch: RuntimeCall = pallet_utility::Call::<Runtime>::batch { calls: vec![deploy(4)] }.into();
		let refused = Err(InvalidTransaction::Custom(pallet_fuel::codes::CODE).into());
		assert_eq!(validate("//Deployer", deploy(4)), refused);
		assert_eq!(validate("//Deployer", batch.clone()), refused);
		// The hash is that of the code with its arguments.
		let hash = sp_core::H256(sp_io::hashing::keccak_256(&[1, 2, 3, 4]));
		pallet_fuel::AdmittedCode::<Runtime>::insert(hash, ());
		assert_eq!(validate("//Deployer", deploy(4)), Ok(()));
		assert_eq!(validate("//Deployer", batch), Ok(()));
		assert_eq!(validate("//Deployer", deploy(5)), refused);
		let upload = pallet_revive::Call::<Runtime>::upload_code {
			code: vec![9],
			storage_deposit_limit: 0,
		};
		assert_eq!(validate("//Deployer", upload), refused);
	});
}

fn transfer() -> RuntimeCall {
	pallet_balances::Call::transfer_allow_death {
		dest: Address::Id(account("//Elder")),
		value: 1,
	}
	.into()
}

#[test]
fn keeps_a_filtered_call_out_whatever_carries_it() {
	network(presets::DEVELOPMENT).execute_with(|| {
		listed("//Relayer");
		for carrier in carriers(&transfer()) {
			let shown = format!("{carrier:?}");
			assert_eq!(
				validate("//Relayer", carrier),
				Err(InvalidTransaction::Call.into()),
				"{shown}"
			);
		}
		// And they carry what is not filtered.
		for carrier in carriers(&remark()) {
			let shown = format!("{carrier:?}");
			assert_eq!(validate("//Relayer", carrier), Ok(()), "{shown}");
		}
	});
}

// Ten levels of batches around a filtered call: what is nested deeper than the guard looks is refused, not let in.
#[test]
fn keeps_a_call_out_that_is_nested_deeper_than_the_guard_looks() {
	network(presets::DEVELOPMENT).execute_with(|| {
		listed("//Relayer");
		let wrap = |call: RuntimeCall| RuntimeCall::from(pallet_utility::Call::batch { calls: vec![call] });
		let mut call = remark();
		let mut levels = 0;
		while validate("//Relayer", wrap(call.clone())).is_ok() {
			call = wrap(call);
			levels += 1;
			assert!(levels < 20);
		}
		assert!(levels >= 3, "useful nesting is let in");
		assert_eq!(validate("//Relayer", wrap(call)), Err(InvalidTransaction::Call.into()));
	});
}

#[test]
fn keeps_a_filtered_call_out_when_an_ethereum_transaction_carries_it() {
	network(presets::DEVELOPMENT).execute_with(|| {
		assert_eq!(validate_ethereum(Some(CALLS), remark().encode()), Ok(()));
		assert_eq!(
			validate_ethereum(Some(CALLS), transfer().encode()),
			Err(InvalidTransaction::Call.into())
		);
		let inside: RuntimeCall = pallet_utility::Call::batch {
			calls: vec![remark(), transfer()],
		}
		.into();
		assert_eq!(
			validate_ethereum(Some(CALLS), inside.encode()),
			Err(InvalidTransaction::Call.into())
		);
	});
}

// A call that carries a sponsored one is not sponsored itself, but for batches: who sends for others has fuel.
#[test]
fn sponsors_batches_of_sponsored_calls_and_no_other_carrier() {
	network(presets::DEVELOPMENT).execute_with(|| {
		file("//Volunteer");
		let sponsored: RuntimeCall = pallet_time_coin::Call::consolidate {}.into();
		let batch = |calls: Vec<RuntimeCall>| pallet_utility::Call::<Runtime>::batch_all { calls };
		Balances::set_balance(&account("//Volunteer"), 0);
		assert_eq!(validate("//Volunteer", batch(vec![sponsored.clone(); 3])), Ok(()));
		// One call that pays makes the batch pay.
		assert_eq!(
			validate("//Volunteer", batch(vec![sponsored.clone(), remark()])),
			Err(InvalidTransaction::Payment.into())
		);
		for carrier in carriers(&sponsored) {
			let shown = format!("{carrier:?}");
			assert_eq!(
				validate("//Volunteer", carrier),
				Err(InvalidTransaction::Payment.into()),
				"{shown}"
			);
		}
	});
}

#[test]
fn charges_a_batch_of_several_lanes_as_everyday() {
	network(presets::DEVELOPMENT).execute_with(|| {
		use pallet_fuel::{Lane, Lanes as _};
		type Lanes = timebank_runtime::seams::Lanes;
		let everyday: RuntimeCall = pallet_time_coin::Call::consolidate {}.into();
		let vote: RuntimeCall = pallet_upgrade_governance::Call::object {
			id: pallet_upgrade_governance::ProposalId(0),
		}
		.into();
		let batch = |calls: Vec<RuntimeCall>| RuntimeCall::from(pallet_utility::Call::batch { calls });
		assert_eq!(
			Lanes::lane(&batch(vec![vote.clone(), vote.clone()])),
			Some(Lane::Governance)
		);
		assert_eq!(
			Lanes::lane(&batch(vec![vote.clone(), everyday.clone()])),
			Some(Lane::Ordinary)
		);
		assert_eq!(Lanes::lane(&batch(vec![vote, remark()])), None);
		assert_eq!(Lanes::lane(&batch(vec![])), None);
	});
}

// The clerk's key is stolen. The thief sends all that gets in, as large as it may be.
#[test]
fn a_stolen_clerk_key_does_not_empty_the_bucket_of_its_branch() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let (thief, honest) = ("//Branch1//Clerk", "//Branch1//Reviewer");
		let call = || pallet_utility::Call::<Runtime>::force_batch {
			calls: vec![pallet_time_coin::Call::consolidate {}.into(); 50],
		};
		let refused = InvalidTransaction::Custom(pallet_fuel::codes::QUOTA);
		let mut sent = 0;
		let mut last = u64::MAX;
		loop {
			let transaction = signed(thief, call());
			let answer = Executive::validate_transaction(
				TransactionSource::External,
				transaction.clone(),
				System::block_hash(0),
			);
			let valid = match answer {
				Ok(valid) => valid,
				Err(error) => {
					// Never "exhausts resources": block authors take that for a full block and stop.
					assert_eq!(error, refused.into());
					break;
				}
			};
			assert!(valid.priority < last, "each one comes later");
			last = valid.priority;
			Executive::apply_extrinsic(transaction).unwrap().unwrap();
			// The next block, at the same height: nothing is refilled.
			System::set_block_consumed_resources(Weight::zero(), 0);
			sent += 1;
			assert!(sent < 10_000);
		}
		assert!(sent > 1);
		let body = pallet_fuel::Holder::Body(Body::Branch(BranchId(1)));
		let class = pallet_fuel::QuotaClass::Body;
		let full = Fuel::quota(class).capacity;
		assert!(Fuel::left(&body, class) >= full / 2, "most is there for the others");
		assert_eq!(validate(honest, call()), Ok(()));
		// Who has not used up his share comes before the thief.
		let honest = Executive::validate_transaction(
			TransactionSource::External,
			signed(honest, call()),
			System::block_hash(0),
		);
		assert!(honest.unwrap().priority > last);
	});
}
