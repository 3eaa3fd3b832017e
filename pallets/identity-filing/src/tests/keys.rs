//! Keys of members.

use crate::{mock::*, *};
use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok, dispatch::DispatchResult},
	sp_core::{ecdsa, ed25519, Pair},
	sp_io::hashing::keccak_256,
	sp_keyring::Sr25519Keyring::{self, Alice, Bob, Charlie, Dave, Eve, Ferdie},
	sp_runtime::{traits::IdentifyAccount, MultiSigner},
};
use timebank_primitives::*;

fn link(by: Sr25519Keyring, key: Sr25519Keyring, member: MemberId, custodied: bool) -> DispatchResult {
	IdentityFiling::link_controller(signed(by), key.to_account_id(), custodied, proof(key, member))
}

fn unlink(by: Sr25519Keyring, key: Sr25519Keyring) -> DispatchResult {
	IdentityFiling::unlink_controller(signed(by), key.to_account_id())
}

#[test]
fn links_and_fuels_a_key_when_both_sides_sign() {
	ExtBuilder::build_and_execute(|| {
		let member = filed(Alice, 1);
		Dripped::set(Vec::new());
		assert_ok!(link(Alice, Bob, member, false));
		let bob = Bob.to_account_id();
		assert_version(
			member,
			Author::Member(member),
			Change::KeyLinked {
				key: bob.clone(),
				custodied: false,
			},
		);
		assert_eq!(
			<IdentityFiling as Members<AccountId>>::controller(&bob),
			Some(Controller {
				member,
				custodied: false
			})
		);
		assert_eq!(System::providers(&bob), 1);
		assert_eq!(Dripped::get(), vec![bob]);
	});
}

#[test]
fn links_keys_of_every_kind_when_they_prove_themselves() {
	ExtBuilder::build_and_execute(|| {
		let member = filed(Alice, 1);
		let (one, two, three) = (
			ed25519::Pair::from_seed(&[1; 32]),
			ecdsa::Pair::from_seed(&[2; 32]),
			ecdsa::Pair::from_seed(&[3; 32]),
		);
		let in_ethereum = |message: &[u8]| KeySignature::Ethereum(three.sign_prehashed(&keccak_256(message)));
		let address = in_ethereum(b"words").ethereum_signer(b"words").expect("it is signed");
		let sign: [(AccountId, &dyn Fn(&[u8]) -> KeySignature); 3] = [
			(MultiSigner::from(one.public()).into_account(), &|message| {
				KeySignature::Ed25519(one.sign(message))
			}),
			(MultiSigner::from(two.public()).into_account(), &|message| {
				KeySignature::Ecdsa(two.sign(message))
			}),
			(ethereum_account(address), &in_ethereum),
		];
		for (key, sign) in sign {
			let payload = IdentityFiling::link_payload(member, &key);
			// Over other words it proves nothing.
			assert_noop!(
				IdentityFiling::link_controller(signed(Alice), key.clone(), false, sign(b"words")),
				Error::<Test>::InvalidProof
			);
			assert_ok!(IdentityFiling::link_controller(
				signed(Alice),
				key.clone(),
				false,
				sign(&payload)
			));
			assert_eq!(IdentityFiling::member_of(&key), Some(member));
		}
		assert_eq!(IdentityFiling::controllers(member).len(), 4);
	});
}

#[test]
fn unlinks_itself_when_another_remains() {
	ExtBuilder::build_and_execute(|| {
		let member = filed(Alice, 1);
		assert_ok!(link(Alice, Bob, member, false));
		Told::set(Vec::new());
		assert_ok!(unlink(Alice, Alice));
		let alice = Alice.to_account_id();
		assert_version(
			member,
			Author::Member(member),
			Change::KeyUnlinked { key: alice.clone() },
		);
		assert_eq!(IdentityFiling::member_of(&alice), None);
		assert_eq!(
			System::providers(&alice),
			1,
			"a reaped account would begin again at nonce zero"
		);
		assert_eq!(IdentityFiling::controllers(member).len(), 1);
		assert_eq!(Told::get(), vec![(member, FilingChange::KeyRemoved)]);
		assert_eq!(RemovedKeys::get(), vec![alice]);
	});
}

#[test]
fn unlinks_itself_when_a_branch_keeps_the_key() {
	ExtBuilder::build_and_execute(|| {
		let member = filed(Alice, 1);
		assert_ok!(link(Alice, Bob, member, true));
		assert_ok!(unlink(Bob, Bob));
		assert_eq!(IdentityFiling::controllers(member).len(), 1);
	});
}

#[test]
fn fails_to_unlink_another_key_at_once() {
	ExtBuilder::build_and_execute(|| {
		let member = filed(Alice, 1);
		assert_ok!(link(Alice, Bob, member, false));
		assert_noop!(unlink(Bob, Alice), Error::<Test>::NotOwnKey);
	});
}

#[test]
fn keeps_keys_when_the_member_is_suspended() {
	ExtBuilder::build_and_execute(|| {
		let member = filed(Alice, 1);
		assert_ok!(IdentityFiling::suspend(RuntimeOrigin::root(), member, digest(9)));
		Dripped::set(Vec::new());
		assert_ok!(link(Alice, Bob, member, false));
		assert!(<IdentityFiling as Members<AccountId>>::controller(&Bob.to_account_id()).is_some());
		// Fuel is for members in force.
		assert!(Dripped::get().is_empty());
	});
}

/// Linking and unlinking fresh keys does not empty the pot.
#[test]
fn fuels_no_more_keys_when_the_bound_is_reached() {
	ExtBuilder::build_and_execute(|| {
		let member = filed(Alice, 1);
		change_filing(member, |filing| filing.drips = MAX_DRIPS - 1);
		Dripped::set(Vec::new());
		assert_ok!(link(Alice, Bob, member, false));
		assert_ok!(link(Alice, Charlie, member, false));
		assert_eq!(Dripped::get(), vec![Bob.to_account_id()]);
	});
}

#[test]
fn fails_when_caller_controls_nobody() {
	ExtBuilder::build_and_execute(|| {
		let member = filed(Alice, 1);
		assert_noop!(link(Bob, Charlie, member, false), Error::<Test>::NotAuthorized);
		assert_noop!(unlink(Bob, Alice), Error::<Test>::NotAuthorized);
	});
}

#[test]
fn fails_to_link_when_a_branch_keeps_the_callers_key() {
	ExtBuilder::build_and_execute(|| {
		let member = filed(Alice, 1);
		assert_ok!(link(Alice, Bob, member, true));
		assert_noop!(link(Bob, Charlie, member, false), Error::<Test>::CustodiedKey);
	});
}

#[test]
fn fails_when_the_member_is_closed() {
	ExtBuilder::build_and_execute(|| {
		let member = filed(Alice, 1);
		assert_ok!(link(Alice, Bob, member, false));
		change_filing(member, |filing| filing.status = FilingStatus::Closed);
		assert_noop!(link(Alice, Charlie, member, false), Error::<Test>::WrongStatus);
		assert_noop!(unlink(Alice, Alice), Error::<Test>::WrongStatus);
		assert_noop!(
			IdentityFiling::request_removal(signed(Alice), Bob.to_account_id()),
			Error::<Test>::WrongStatus
		);
		assert_eq!(
			<IdentityFiling as Members<AccountId>>::controller(&Alice.to_account_id()),
			None
		);
	});
}

#[test]
fn fails_when_there_are_four_keys() {
	ExtBuilder::build_and_execute(|| {
		let member = filed(Alice, 1);
		for key in [Bob, Charlie, Dave] {
			assert_ok!(link(Alice, key, member, false));
		}
		assert_noop!(link(Alice, Eve, member, false), Error::<Test>::MaxControllersExceeded);
	});
}

#[test]
fn fails_when_the_key_is_not_free() {
	ExtBuilder::build_and_execute(|| {
		let member = filed(Alice, 1);
		filed(Bob, 2);
		assert_noop!(link(Alice, Bob, member, false), Error::<Test>::KeyTaken);
		assert_noop!(link(Alice, Alice, member, false), Error::<Test>::KeyTaken);
		RoleKeys::mutate(|keys| keys.push((Charlie.to_account_id(), CLERK.holder())));
		assert_noop!(link(Alice, Charlie, member, false), Error::<Test>::KeyHoldsRole);
	});
}

#[test]
fn fails_when_the_proof_is_for_another_member_or_chain() {
	ExtBuilder::build_and_execute(|| {
		let member = filed(Alice, 1);
		let other = filed(Bob, 2);
		assert_noop!(link(Alice, Charlie, other, false), Error::<Test>::InvalidProof);
		let key = Charlie.to_account_id();
		let foreign: KeySignature = Charlie.sign(&proofs::link(&digest(99), member, 0, &key)).into();
		assert_noop!(
			IdentityFiling::link_controller(signed(Alice), key.clone(), false, foreign),
			Error::<Test>::InvalidProof
		);
		// A consent is no proof for a link.
		let consent = consent(Charlie, digest(1));
		assert_noop!(
			IdentityFiling::link_controller(signed(Alice), key, false, consent),
			Error::<Test>::InvalidProof
		);
	});
}

/// A key that was removed, perhaps because it was stolen, does not come back by what it signed before.
#[test]
fn fails_when_a_proof_is_replayed() {
	ExtBuilder::build_and_execute(|| {
		let member = filed(Alice, 1);
		let old = proof(Bob, member);
		let bob = Bob.to_account_id();
		let link_by = |proof| IdentityFiling::link_controller(signed(Alice), bob.clone(), false, proof);
		assert_ok!(link_by(old.clone()));
		assert_ok!(unlink(Bob, Bob));
		assert_noop!(link_by(old), Error::<Test>::InvalidProof);
		// It comes back only when it signs again.
		assert_ok!(link_by(proof(Bob, member)));
	});
}

#[test]
fn fails_when_the_number_of_proofs_is_used_up() {
	ExtBuilder::build_and_execute(|| {
		let member = filed(Alice, 1);
		change_filing(member, |filing| filing.key_nonce = u32::MAX);
		assert_noop!(link(Alice, Bob, member, false), Error::<Test>::NumbersExhausted);
	});
}

#[test]
fn fails_to_unlink_when_the_key_is_another_members() {
	ExtBuilder::build_and_execute(|| {
		filed(Alice, 1);
		filed(Bob, 2);
		assert_noop!(unlink(Alice, Bob), Error::<Test>::KeyNotFound);
		assert_noop!(unlink(Alice, Ferdie), Error::<Test>::KeyNotFound);
	});
}

#[test]
fn fails_to_unlink_the_last_key() {
	ExtBuilder::build_and_execute(|| {
		filed(Alice, 1);
		assert_noop!(unlink(Alice, Alice), Error::<Test>::LastKey);
	});
}
