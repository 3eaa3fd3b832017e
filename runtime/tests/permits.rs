//! Allowances by signature on the real runtime: an Ethereum key signs as a wallet does, anybody submits, and the allowance is
//! like any other of the key's member.

use crate::{
	common::*,
	contracts::{address, allowance, ask, forwarder, logged, members, raw, to_alloy, transfer_from, By, TOKEN},
	freezes::{link, wallet},
};
use alloy_core::{
	primitives::{FixedBytes, U256},
	sol,
	sol_types::{Eip712Domain, SolCall, SolStruct},
};
use frame_support::assert_ok;
use polkadot_sdk::*;
use sp_core::{Pair, H160};
use sp_runtime::traits::Dispatchable;
use timebank_precompiles::ITimeCoin;
use timebank_primitives::*;
use timebank_runtime::{constants::ETH_CHAIN_ID, presets, RuntimeCall, RuntimeEvent, RuntimeOrigin, TimeCoin};

sol! {
	struct Permit {
		address owner;
		address spender;
		uint256 value;
		uint256 nonce;
		uint256 deadline;
	}
}

const OWNER: &str = "//Volunteer";

/// The domain as a wallet builds it, from what the face says of itself.
fn domain() -> Eip712Domain {
	let said = ask("//Elder", TOKEN, ITimeCoin::eip712DomainCall {}).unwrap();
	assert_eq!((said.fields, said.salt), (FixedBytes([0x0f]), FixedBytes::ZERO));
	assert!(said.extensions.is_empty());
	Eip712Domain::new(
		Some(said.name.into()),
		Some(said.version.into()),
		Some(said.chainId),
		Some(said.verifyingContract),
		None,
	)
}

fn nonce(owner: H160) -> u64 {
	let owner = to_alloy(owner);
	ask("//Elder", TOKEN, ITimeCoin::noncesCall { owner }).unwrap().to()
}

/// What the owner's wallet signs for the friend, with the number `nonce`.
fn signed_as(nonce: u64, value: U256, deadline: U256) -> ITimeCoin::permitCall {
	let (pair, owner) = wallet(OWNER);
	let permit = Permit {
		owner: to_alloy(owner),
		spender: address("//Friend"),
		value,
		nonce: U256::from(nonce),
		deadline,
	};
	let signature = pair.sign_prehashed(&permit.eip712_signing_hash(&domain()).0);
	ITimeCoin::permitCall {
		owner: permit.owner,
		spender: permit.spender,
		value,
		deadline,
		v: signature.0[64] + 27,
		r: FixedBytes::from_slice(&signature.0[..32]),
		s: FixedBytes::from_slice(&signature.0[32..64]),
	}
}

/// The next permit, without a deadline.
fn signed(value: Balance) -> ITimeCoin::permitCall {
	signed_as(nonce(wallet(OWNER).1), U256::from(value), U256::MAX)
}

fn submit(uri: &str, permit: &ITimeCoin::permitCall) -> Result<(), String> {
	ask(uri, TOKEN, permit.clone()).map(|_| ())
}

/// That somebody else than the owner seems to have signed: so a permit fails whose number is not the next one.
fn assert_other_signer(result: Result<(), String>) {
	let reason = result.unwrap_err();
	assert!(reason.starts_with("ERC2612InvalidSigner(0x"), "{reason}");
	let owner = to_alloy(wallet(OWNER).1);
	assert!(reason.ends_with(&format!(", {owner})")), "{reason}");
}

/// Has the owner's Ethereum key take itself away.
fn unlink() {
	let key = ethereum_account(wallet(OWNER).1);
	let call = pallet_identity_filing::Call::unlink_controller { key: key.clone() };
	assert_ok!(RuntimeCall::from(call).dispatch(RuntimeOrigin::signed(key)));
}

#[test]
fn says_in_which_domain_permits_are_signed() {
	network(presets::DEVELOPMENT).execute_with(|| {
		members();
		let domain = domain();
		assert_eq!(domain.name.as_deref(), Some("Time Coin"));
		assert_eq!(domain.version.as_deref(), Some("1"));
		assert_eq!(domain.chain_id, Some(U256::from(ETH_CHAIN_ID)));
		assert_eq!(domain.verifying_contract, Some(to_alloy(TOKEN)));
		assert_eq!(
			ask("//Elder", TOKEN, ITimeCoin::DOMAIN_SEPARATORCall {}),
			Ok(domain.separator())
		);
		assert_eq!(ask("//Elder", TOKEN, ITimeCoin::nameCall {}), Ok("Time Coin".into()));
	});
}

#[test]
fn gives_what_the_owner_has_signed_whoever_submits_it() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let (volunteer, ..) = members();
		let owner = to_alloy(link(OWNER, volunteer));
		let permit = signed(3 * COIN);
		// A clerk's key, which is no member's.
		assert_eq!(submit("//Branch1//Clerk", &permit), Ok(()));
		let log: ITimeCoin::Approval = logged();
		assert_eq!(
			(log.owner, log.spender, log.value),
			(owner, address("//Friend"), U256::from(3 * COIN))
		);
		// It is the member's, and like any other.
		assert_eq!(allowance(address(OWNER), address("//Friend")), U256::from(3 * COIN));
		assert_eq!(transfer_from("//Friend", owner, address("//Elder"), 2 * COIN), Ok(true));
		assert_eq!(free(volunteer), 9 * COIN);
		assert_eq!(allowance(owner, address("//Friend")), U256::from(COIN));
		// Once.
		assert_other_signer(submit("//Friend", &permit));
		assert_eq!(allowance(owner, address("//Friend")), U256::from(COIN));
		assert_eq!(nonce(wallet(OWNER).1), 1);
		// Without an end, and nothing.
		let endless = signed_as(1, U256::MAX, U256::MAX);
		assert_eq!(submit("//Friend", &endless), Ok(()));
		assert_eq!(allowance(owner, address("//Friend")), U256::MAX);
		assert_eq!(submit("//Friend", &signed(0)), Ok(()));
		assert_eq!(allowance(owner, address("//Friend")), U256::ZERO);
		check();
	});
}

#[test]
fn refuses_permits_that_are_late_changed_or_signed_by_another_key() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let (volunteer, ..) = members();
		link(OWNER, volunteer);
		let seconds = now() / 1000;
		let late = signed_as(0, U256::from(COIN), U256::from(seconds - 1));
		assert_eq!(
			submit("//Friend", &late),
			Err(format!("ERC2612ExpiredSignature({})", seconds - 1))
		);
		let permit = signed_as(0, U256::from(COIN), U256::from(seconds));
		let more = ITimeCoin::permitCall {
			value: U256::from(2 * COIN),
			..permit.clone()
		};
		assert_other_signer(submit("//Friend", &more));
		let of_another = ITimeCoin::permitCall {
			owner: address("//Elder"),
			..permit.clone()
		};
		let reason = submit("//Friend", &of_another).unwrap_err();
		assert!(reason.starts_with("ERC2612InvalidSigner(0x"), "{reason}");
		let order: U256 = "0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141"
			.parse()
			.unwrap();
		let second_form = ITimeCoin::permitCall {
			v: 55 - permit.v,
			s: (order - U256::from_be_bytes(permit.s.0)).into(),
			..permit.clone()
		};
		assert_eq!(
			submit("//Friend", &second_form),
			Err(format!("ECDSAInvalidSignatureS({})", second_form.s))
		);
		let none = ITimeCoin::permitCall { v: 0, ..permit.clone() };
		assert_eq!(submit("//Friend", &none), Err("ECDSAInvalidSignature()".into()));
		let huge = signed_as(0, U256::from(u128::MAX) + U256::from(1), U256::MAX);
		assert_eq!(submit("//Friend", &huge), Err("more than there can be".into()));
		assert_eq!(nonce(wallet(OWNER).1), 0);
		assert_eq!(allowance(address(OWNER), address("//Friend")), U256::ZERO);
		// In its last second.
		assert_eq!(submit("//Friend", &permit), Ok(()));
		check();
	});
}

#[test]
fn refuses_permits_of_keys_that_control_nobody() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let (volunteer, ..) = members();
		let permit = signed(COIN);
		assert_eq!(submit("//Friend", &permit), Err("NotController".into()));
		// Refused, it is not used up: bound for the first time, the key keeps its word.
		link(OWNER, volunteer);
		assert_eq!(submit("//Friend", &permit), Ok(()));
		check();
	});
}

/// Defect of counters that start again: what a key had signed would come alive when it is bound once more.
#[test]
fn ends_permits_with_the_key_also_when_it_is_bound_again() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let (volunteer, _, friend) = members();
		let key = link(OWNER, volunteer);
		let (used, waiting) = (signed(COIN), signed_as(1, U256::from(COIN), U256::MAX));
		assert_eq!(submit("//Friend", &used), Ok(()));
		unlink();
		// The allowance ends with the key that gave it, the permit with the key that signed it.
		assert_eq!(allowance(address(OWNER), address("//Friend")), U256::ZERO);
		assert_eq!(nonce(key), 2);
		assert_other_signer(submit("//Friend", &waiting));
		assert_eq!(submit("//Friend", &signed(COIN)), Err("NotController".into()));
		link(OWNER, volunteer);
		for old in [&used, &waiting] {
			assert_other_signer(submit("//Friend", old));
		}
		assert_eq!(nonce(key), 2);
		assert_eq!(submit("//Friend", &signed(COIN)), Ok(()));
		assert_eq!(nonce(key), 3);
		assert_eq!(TimeCoin::allowance(volunteer, &account("//Friend")), COIN);
		// A native key signs none: its removal leaves nothing.
		let new = account("//NewPhone");
		let proof = pair("//NewPhone")
			.sign(&timebank_runtime::IdentityFiling::link_payload(friend, &new))
			.into();
		ok(
			"//Friend",
			pallet_identity_filing::Call::link_controller {
				key: new.clone(),
				custodied: false,
				proof,
			},
		);
		ok(
			"//NewPhone",
			pallet_identity_filing::Call::unlink_controller { key: new.clone() },
		);
		assert_eq!(TimeCoin::permit_nonce(&new), 0);
		check();
	});
}

#[test]
fn takes_permits_through_contracts_but_not_in_static_and_delegate_calls() {
	network(presets::DEVELOPMENT).execute_with(|| {
		let (volunteer, ..) = members();
		link(OWNER, volunteer);
		let data = signed(COIN).abi_encode();
		for by in [By::Static, By::Delegate, By::CallAndRevert] {
			assert!(raw("//Friend", forwarder(by), data.clone(), 0).is_err());
		}
		assert_eq!(nonce(wallet(OWNER).1), 0);
		// The contract itself is nobody: who submits does not matter.
		assert!(raw("//Friend", forwarder(By::Call), data, 0).is_ok());
		assert_eq!(TimeCoin::allowance(volunteer, &account("//Friend")), COIN);
		let event: MemberId = last(|event| match event {
			RuntimeEvent::TimeCoin(pallet_time_coin::Event::AllowanceSet { owner, .. }) => Some(owner),
			_ => None,
		});
		assert_eq!(event, volunteer);
		check();
	});
}
