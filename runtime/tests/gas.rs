//! What Ethereum transactions cost, on the real runtime: gas at its edges, prices, and where the fees go.

use crate::common::*;
use frame_support::{
	assert_ok,
	storage::with_transaction_unchecked,
	traits::{fungible::Mutate, Get},
};
use polkadot_sdk::*;
use sp_core::H160;
use sp_runtime::{
	transaction_validity::{InvalidTransaction, TransactionSource, TransactionValidityError, ValidTransaction},
	TransactionOutcome,
};
use timebank_runtime::{
	constants::{ETH_CHAIN_ID, FUEL},
	presets, Balances, Executive, Fuel, Runtime, RuntimeCall, System, UncheckedExtrinsic,
};

/// A plain transfer to nobody in particular, by the deployer of the development network.
fn plain(gas: u64, price: u64, chain: u64, nonce: u32) -> UncheckedExtrinsic {
	use pallet_revive::evm::{Account, TransactionLegacyUnsigned, TransactionUnsigned};
	let transaction = TransactionLegacyUnsigned {
		chain_id: Some(chain.into()),
		gas: gas.into(),
		gas_price: price.into(),
		nonce: nonce.into(),
		to: Some(H160::repeat_byte(7)),
		..Default::default()
	};
	let payload = Account::default()
		.sign_transaction(TransactionUnsigned::from(transaction))
		.signed_payload();
	let call: RuntimeCall = pallet_revive::Call::eth_transact { payload }.into();
	sp_runtime::generic::UncheckedExtrinsic::new_bare(call).into()
}

/// What the pool makes of it. It leaves no trace.
fn validity(transaction: UncheckedExtrinsic) -> Result<ValidTransaction, TransactionValidityError> {
	with_transaction_unchecked(|| {
		let validity = Executive::validate_transaction(TransactionSource::External, transaction, System::block_hash(0));
		TransactionOutcome::Rollback(validity)
	})
}

/// Whether the pool takes it.
fn answer(transaction: UncheckedExtrinsic) -> Result<(), TransactionValidityError> {
	validity(transaction).map(|_| ())
}

/// The price of gas in wei, and the next nonce of the deployer.
fn terms_of_gas() -> (u64, u32) {
	let price = pallet_revive::Pallet::<Runtime>::evm_base_fee().as_u64();
	let deployer = pallet_revive::evm::Account::default().substrate_account();
	(price, System::account_nonce(deployer))
}

/// Wallets put 21,000 gas to a plain transfer without asking. What is less than it costs is refused to the unit; what is
/// more than a block holds is cut, and stands in nobody's way.
#[test]
fn takes_a_plain_transfer_from_the_least_gas_it_costs_to_more_than_a_block_holds() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let (price, nonce) = terms_of_gas();
		let with = |gas| answer(plain(gas, price, ETH_CHAIN_ID, nonce));
		assert_eq!(with(21_000), Ok(()));
		let (mut refused, mut taken) = (0, 21_000);
		while refused + 1 < taken {
			let middle = (refused + taken) / 2;
			if with(middle).is_ok() {
				taken = middle;
			} else {
				refused = middle;
			}
		}
		assert!(taken > 1);
		assert_eq!(with(taken), Ok(()));
		assert_eq!(with(taken - 1), Err(InvalidTransaction::Payment.into()));
		// Far beyond a block, and a hundredth of what the deployer has.
		assert_eq!(with(100_000_000_000), Ok(()));
		// Twice what the deployer has.
		assert_eq!(with(20_000_000_000_000), Err(InvalidTransaction::Payment.into()));
	});
}

/// The node's RPC says so in other words before; what comes by another way is refused here.
#[test]
fn keeps_transactions_of_other_chains_and_cheap_ones_out() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let (price, nonce) = terms_of_gas();
		assert_eq!(
			answer(plain(21_000, price, ETH_CHAIN_ID + 1, nonce)),
			Err(InvalidTransaction::Call.into())
		);
		assert_eq!(
			answer(plain(21_000, price - 1, ETH_CHAIN_ID, nonce)),
			Err(InvalidTransaction::Payment.into())
		);
		assert_eq!(answer(plain(21_000, price, ETH_CHAIN_ID, nonce + 1)), Ok(()));
		let transaction = plain(21_000, price, ETH_CHAIN_ID, nonce);
		assert_ok!(Executive::apply_extrinsic(transaction.clone()).expect("it gets into the block"));
		assert_eq!(answer(transaction), Err(InvalidTransaction::Stale.into()));
	});
}

/// Fuel is not used up: what gas costs goes back to where it is granted from.
#[test]
fn fees_of_an_ethereum_transaction_flow_back_to_the_pot() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let (price, nonce) = terms_of_gas();
		let deployer = pallet_revive::evm::Account::default().substrate_account();
		// The receiver is there already.
		Balances::mint_into(&timebank_primitives::ethereum_account(H160::repeat_byte(7)), FUEL).unwrap();
		let (had, pot, issued) = (
			Balances::free_balance(&deployer),
			Balances::free_balance(Fuel::pot()),
			Balances::total_issuance(),
		);
		let transaction = plain(21_000, price, ETH_CHAIN_ID, nonce);
		assert_ok!(Executive::apply_extrinsic(transaction).expect("it gets into the block"));
		let paid = had - Balances::free_balance(&deployer);
		assert!(paid > 0);
		assert!(paid <= 21_000 * u128::from(price) / u128::from(timebank_runtime::constants::NATIVE_TO_ETH_RATIO));
		assert_eq!(Balances::free_balance(Fuel::pot()) - pot, paid);
		assert_eq!(Balances::total_issuance(), issued);
	});
}

/// A member that the review has approved can pay for gas at once.
#[test]
fn drips_fuel_on_the_key_of_a_member_that_is_approved() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let pot = Balances::free_balance(Fuel::pot());
		let member = submit("//Volunteer", digest("//Volunteer"));
		assert_eq!(Balances::free_balance(account("//Volunteer")), 0);
		ok("//Branch1//Reviewer", pallet_identity_filing::Call::take_up { member });
		ok(
			"//Branch1//Reviewer",
			pallet_identity_filing::Call::review {
				member,
				verdict: pallet_identity_filing::Verdict::Approve,
			},
		);
		let drip = pallet_fuel::Drip::<Runtime>::get();
		assert!(drip > 0);
		assert_eq!(Balances::free_balance(account("//Volunteer")), drip);
		assert_eq!(Balances::free_balance(Fuel::pot()), pot - drip);
	});
}

/// Wallets speed up what waits by sending it again at a tenth more.
#[test]
fn lets_a_dearer_transaction_take_the_place_of_another_with_its_nonce() {
	use pallet_revive::evm::{Account, Transaction1559Unsigned, TransactionUnsigned};
	network(presets::DEVELOPMENT).execute_with(|| {
		let (price, nonce) = terms_of_gas();
		let legacy = |price| validity(plain(21_000, price, ETH_CHAIN_ID, nonce)).unwrap();
		let dynamic = |most: u64, input: Vec<u8>| {
			let transaction = Transaction1559Unsigned {
				chain_id: ETH_CHAIN_ID.into(),
				gas: 100_000.into(),
				max_fee_per_gas: most.into(),
				nonce: nonce.into(),
				to: Some(H160::repeat_byte(7)),
				input: pallet_revive::evm::Bytes(input),
				..Default::default()
			};
			let payload = Account::default()
				.sign_transaction(TransactionUnsigned::from(transaction))
				.signed_payload();
			let call: RuntimeCall = pallet_revive::Call::eth_transact { payload }.into();
			validity(sp_runtime::generic::UncheckedExtrinsic::new_bare(call).into()).unwrap()
		};
		let tenth = price.div_ceil(10);
		let first = legacy(price);
		assert_eq!(legacy(price + tenth - 1).priority, first.priority);
		assert!(legacy(price + tenth).priority > first.priority);
		// A longer one too, and one of another type; the pool compares those that give the same.
		let longer = dynamic(price + tenth, vec![7; 500]);
		assert!(longer.priority > first.priority);
		assert_eq!(longer.provides, first.provides);
		assert!(dynamic(price, vec![]).priority < legacy(price + tenth).priority);
		// The highest offers count alike: what pays nothing in fuel is not pushed out by them.
		assert_eq!(legacy(u64::MAX / 100_000).priority, legacy(1_000 * price).priority);
		assert!(legacy(1_000 * price).priority < pallet_fuel::bucket::PRIORITIES);
	});
}

#[test]
fn debugs_nothing_in_a_block() {
	let item = [
		sp_io::hashing::twox_128(b"Revive"),
		sp_io::hashing::twox_128(b"DebugSettingsOf"),
	]
	.concat();
	for preset in [presets::DEVELOPMENT, presets::LOCAL_TESTNET] {
		network(preset).execute_with(|| {
			assert!(!sp_io::storage::exists(&item), "{preset} asks for debugging");
			let enabled = <Runtime as pallet_revive::Config>::DebugEnabled::get;
			System::set_block_number(0);
			assert!(enabled());
			System::initialize(&1, &Default::default(), &Default::default());
			assert!(!enabled());
			System::note_finished_initialize();
			System::set_extrinsic_index(7);
			assert!(!enabled());
			System::note_finished_extrinsics();
			// The last hooks are still to come.
			assert!(!enabled());
			System::finalize();
			// Only who asks for a trace.
			assert!(enabled());
		});
	}
}
