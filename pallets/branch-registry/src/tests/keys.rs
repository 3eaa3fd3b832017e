//! Session keys: whose they are, and that they serve once.

use super::*;
use frame_support::{traits::ConstU32, BoundedVec};

/// Branch `number` sets keys with a proof.
fn set(number: u32, keys: Keys, proof: BoundedVec<u8, ConstU32<MAX_KEY_PROOF>>) -> sp_runtime::DispatchResult {
	Registry::set_session_keys(by(key(number)), keys, proof)
}

/// Branch `number` sets what `owner` made as its `generation`th, with a proof that is its own.
fn set_of(number: u32, owner: u32, generation: u8) -> sp_runtime::DispatchResult {
	let secrets = secrets(key(owner), generation);
	set(number, secrets.keys(), secrets.proof(key(number)))
}

#[test]
fn sets_keys_of_a_branch_when_it_possesses_them() {
	ExtBuilder::default().build_and_execute(|| {
		let own = secrets(key(1), 1);
		assert_ok!(set(1, own.keys(), own.proof(key(1))));
		said(Event::SessionKeysSet {
			branch: branch(1),
			fingerprint: Sessions::keys_fingerprint(&key(1)).expect("set"),
		});
		assert_eq!(Sessions::keys(&key(1)), Some(own.keys()));
	});
}

#[test]
fn sets_keys_in_every_status_in_force() {
	ExtBuilder::default().build_and_execute(|| {
		admitted(9, Candidate);
		with_keys(9, 1);
		moved(9, Observer);
		with_keys(9, 2);
		moved(9, Validator);
		with_keys(9, 3);
	});
}

#[test]
fn refuses_keys_of_an_account_that_is_no_branch() {
	ExtBuilder::default().build_and_execute(|| {
		for account in [ANYBODY, HEAD_OFFICE, MANAGER, MEMBER_KEY] {
			let own = secrets(account, 0);
			assert_noop!(
				Registry::set_session_keys(by(account), own.keys(), own.proof(account)),
				Error::<Test>::NotABranchKey
			);
		}
		let own = secrets(key(1), 1);
		for wrong in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(
				Registry::set_session_keys(wrong, own.keys(), own.proof(key(1))),
				DispatchError::BadOrigin
			);
		}
	});
}

#[test]
fn refuses_keys_of_a_branch_that_is_stopped_or_gone() {
	ExtBuilder::default().validators(5).build_and_execute(|| {
		moved(1, Suspended(Ordered));
		assert_noop!(set_of(1, 1, 1), Error::<Test>::BranchNotInForce);
		runs_no_more();
		exited(1, 2);
		assert_noop!(set_of(1, 1, 1), Error::<Test>::BranchNotInForce);
	});
}

#[test]
fn refuses_a_proof_that_is_wrong() {
	ExtBuilder::default().build_and_execute(|| {
		let (own, other) = (secrets(key(1), 1), secrets(key(2), 1));
		let halves = Secrets {
			aura: own.aura.clone(),
			grandpa: other.grandpa,
		};
		let long = [own.proof(key(1)).into_inner(), vec![0]].concat();
		for proof in [
			Default::default(),
			// Signed for another branch: a proof that was seen is worth nothing to anybody else.
			own.proof(key(2)),
			// Signed by other keys.
			other.proof(key(1)),
			// One signature of two.
			halves.proof(key(1)),
			own.proof(key(1)).into_inner()[..64]
				.to_vec()
				.try_into()
				.expect("shorter"),
			long.try_into().expect("a byte longer"),
		] {
			assert_noop!(set(1, own.keys(), proof), Error::<Test>::InvalidKeyProof);
		}
	});
}

#[test]
fn refuses_keys_that_another_branch_uses() {
	ExtBuilder::default().build_and_execute(|| {
		// From the genesis, then set by the call, then replaced.
		assert_noop!(set_of(1, 2, 0), Error::<Test>::SessionKeyOfAnother);
		with_keys(2, 1);
		assert_noop!(set_of(1, 2, 1), Error::<Test>::SessionKeyOfAnother);
		assert_noop!(set_of(1, 2, 0), Error::<Test>::SessionKeyOfAnother);
		with_keys(2, 2);
		assert_noop!(set_of(1, 2, 1), Error::<Test>::SessionKeyOfAnother);
	});
}

#[test]
fn refuses_keys_of_which_one_is_of_another_branch() {
	ExtBuilder::default().build_and_execute(|| {
		let (own, other) = (secrets(key(1), 1), secrets(key(2), 0));
		for mixed in [
			Secrets {
				aura: own.aura.clone(),
				grandpa: other.grandpa,
			},
			Secrets {
				aura: other.aura.clone(),
				grandpa: own.grandpa,
			},
		] {
			assert_noop!(
				set(1, mixed.keys(), mixed.proof(key(1))),
				Error::<Test>::SessionKeyOfAnother
			);
		}
	});
}

#[test]
fn refuses_keys_that_the_branch_has_used() {
	ExtBuilder::default().build_and_execute(|| {
		// From the genesis: in use, then replaced. Then the same for keys set by the call.
		assert_noop!(set_of(1, 1, 0), Error::<Test>::SessionKeyReused);
		with_keys(1, 1);
		assert_noop!(set_of(1, 1, 0), Error::<Test>::SessionKeyReused);
		assert_noop!(set_of(1, 1, 1), Error::<Test>::SessionKeyReused);
		with_keys(1, 2);
		assert_noop!(set_of(1, 1, 1), Error::<Test>::SessionKeyReused);
	});
}
