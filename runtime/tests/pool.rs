//! What the pool lets in: real signed transactions through the whole tuple of extensions of the real runtime.

use crate::common::*;
use codec::Encode;
use frame_support::traits::fungible::Mutate;
use polkadot_sdk::*;
use sp_core::Pair;
use sp_runtime::{
	generic::{Era, SignedPayload},
	transaction_validity::{InvalidTransaction, TransactionSource, TransactionValidityError},
};
use timebank_primitives::{Members, COIN};
use timebank_runtime::{
	constants::FUEL, presets, Address, Balances, Executive, Fuel, IdentityFiling, Runtime, RuntimeCall, System,
	TxExtension, UncheckedExtrinsic,
};

/// A transaction as a wallet makes it.
fn signed(uri: &str, call: impl Into<RuntimeCall>) -> UncheckedExtrinsic {
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

fn validate(uri: &str, call: impl Into<RuntimeCall>) -> Result<(), TransactionValidityError> {
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

fn remark() -> RuntimeCall {
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
