//! The chain of versions.

use crate::{
	mock::*,
	versions::{verify, ChainFault, MAX_PAGE},
	*,
};
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
		let last = filing(member).version;
		change_filing(member, |filing| filing.version = u32::MAX);
		assert_noop!(
			IdentityFiling::suspend(RuntimeOrigin::root(), member, digest(9)),
			Error::<Test>::NumbersExhausted
		);
		change_filing(member, |filing| filing.version = last);
	});
}

/// All versions of a member as the runtime API gives them, page by page.
fn paged(member: MemberId, page: u32) -> Vec<Version<AccountId>> {
	let mut all = Vec::new();
	loop {
		let from = u32::try_from(all.len()).expect("few versions") + 1;
		let next = IdentityFiling::versions(member, Some(from), false, page);
		if next.is_empty() {
			return all;
		}
		all.extend(next);
	}
}

#[test]
fn pages_through_all_versions_upwards_and_newest_first() {
	ExtBuilder::build_and_execute(|| {
		let member = long_life();
		let all = paged(member, 3);
		assert_eq!(all.len(), 8);
		let events: Vec<_> = versions(member)
			.into_iter()
			.map(|(record, previous, _)| Version { record, previous })
			.collect();
		assert_eq!(all, events);
		let numbers = |from, newest_first, limit| -> Vec<u32> {
			let page = IdentityFiling::versions(member, from, newest_first, limit);
			page.iter().map(|version| version.record.version).collect()
		};
		assert_eq!(numbers(None, true, 3), vec![8, 7, 6]);
		assert_eq!(numbers(Some(5), true, 10), vec![5, 4, 3, 2, 1]);
		assert_eq!(numbers(Some(99), true, 1), vec![8]);
		assert_eq!(numbers(None, false, 2), vec![1, 2]);
		assert_eq!(numbers(Some(7), false, 10), vec![7, 8]);
		assert_eq!(numbers(Some(9), false, 10), Vec::<u32>::new());
		assert_eq!(numbers(None, true, 0), Vec::<u32>::new());
		assert!(IdentityFiling::versions(MemberId(999), None, true, 10).is_empty());
	});
}

#[test]
fn gives_no_more_than_a_page_when_more_is_asked() {
	ExtBuilder::build_and_execute(|| {
		let member = filed(Alice, 1);
		for _ in 0..MAX_PAGE {
			assert_ok!(IdentityFiling::suspend(MANAGER.origin(), member, digest(9)));
			assert_ok!(IdentityFiling::reinstate(RuntimeOrigin::root(), member, digest(9)));
		}
		let page = IdentityFiling::versions(member, None, true, u32::MAX);
		assert_eq!(page.len(), MAX_PAGE as usize);
	});
}

#[test]
fn verifies_from_the_head_only_when_nothing_is_missing_or_changed() {
	ExtBuilder::build_and_execute(|| {
		let member = long_life();
		let chain = paged(member, MAX_PAGE);
		let head = IdentityFiling::version_head(member).expect("a head");
		assert_eq!(verify(member, &chain, head), Ok(()));
		assert_eq!(verify(MemberId(999), &chain, head), Err(ChainFault::Member));
		assert_eq!(verify(member, &chain[..7], head), Err(ChainFault::Head));
		assert_eq!(verify(member, &chain[1..], head), Err(ChainFault::Number));
		for place in 0..chain.len() {
			let mut changed = chain.clone();
			changed[place].record.at += 1;
			let fault = if place + 1 < chain.len() {
				ChainFault::Link
			} else {
				ChainFault::Head
			};
			assert_eq!(verify(member, &changed, head), Err(fault));
		}
	});
}
