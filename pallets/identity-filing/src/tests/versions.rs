//! The chain of versions.

use crate::{mock::*, *};
use codec::Encode;
use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_core::H256,
	sp_io::hashing::blake2_256,
	sp_keyring::Sr25519Keyring::{Alice, Bob},
};
use timebank_primitives::*;

/// A filing with many kinds of versions.
fn long_life() -> MemberId {
	let member = submitted_with(
		Alice,
		&sections(&[
			section(SectionKind::Identity, digest(1)),
			section(SectionKind::Qualification(5), digest(5)),
		]),
	);
	approve(member);
	let bob = Bob.to_account_id();
	assert_ok!(IdentityFiling::attest(
		SECURITY.origin(),
		member,
		SectionKind::Identity,
		digest(1),
		START + DAY
	));
	assert_ok!(IdentityFiling::link_controller(
		signed(Alice),
		bob,
		false,
		proof(Bob, member)
	));
	assert_ok!(IdentityFiling::suspend(MANAGER.origin(), member, digest(9)));
	assert_ok!(IdentityFiling::reinstate(RuntimeOrigin::root(), member, digest(9)));
	assert_ok!(<IdentityFiling as RiskGrading>::raise_by_one(member, AlertId(1)));
	member
}

#[test]
fn rebuilds_the_head_when_all_events_are_replayed() {
	ExtBuilder::build_and_execute(|| {
		let member = long_life();
		let versions = versions(member);
		assert_eq!(versions.len(), 8);
		let mut head = H256::zero();
		for (number, (record, previous, next)) in (1u32..).zip(&versions) {
			assert_eq!(record.version, number);
			assert_eq!(*previous, head);
			// As a client does it, without the method of the record.
			head = blake2_256(&[head.as_bytes(), &record.encode()].concat()).into();
			assert_eq!(*next, head);
		}
		assert_eq!(
			IdentityFiling::version_head(member),
			Some(VersionHead { version: 8, head })
		);
	});
}

#[test]
fn differs_when_one_version_is_left_out_or_changed() {
	ExtBuilder::build_and_execute(|| {
		let member = long_life();
		let head = filing(member).head;
		let records: Vec<_> = versions(member).into_iter().map(|(record, _, _)| record).collect();
		let replay =
			|records: &[VersionRecord<AccountId>]| records.iter().fold(H256::zero(), |head, r| r.head_after(head));
		assert_eq!(replay(&records), head);
		for left_out in 0..records.len() {
			let mut fewer = records.clone();
			fewer.remove(left_out);
			assert_ne!(replay(&fewer), head);
			let mut changed = records.clone();
			changed[left_out].at += 1;
			assert_ne!(replay(&changed), head);
		}
	});
}

#[test]
fn fails_when_numbers_of_versions_are_used_up() {
	ExtBuilder::build_and_execute(|| {
		let member = filed(Alice, 1);
		change_filing(member, |filing| filing.version = u32::MAX);
		assert_noop!(
			IdentityFiling::suspend(RuntimeOrigin::root(), member, digest(9)),
			Error::<Test>::NumbersExhausted
		);
	});
}
