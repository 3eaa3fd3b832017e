//! Members of the first block, and what the invariants find.

use crate::{mock::*, *};
use polkadot_sdk::{
	frame_support::traits::BuildGenesisConfig, sp_core::H256, sp_io::TestExternalities,
	sp_keyring::Sr25519Keyring::Alice,
};
use timebank_primitives::*;

#[test]
fn files_members_in_order_when_the_chain_starts() {
	ExtBuilder::build_and_execute(|| {
		assert_eq!(NextMember::<Test>::get(), NEXT);
		let member = CLERK.member();
		assert_eq!(member, MemberId(1));
		let key = CLERK.own_key();
		assert_eq!(IdentityFiling::member_of(&key), Some(member));
		assert_eq!(System::providers(&key), 1);
		let filing = filing(member);
		assert_eq!((filing.status, level(member)), (FilingStatus::Filed, Level::Identified));
		// Events of the first block are not kept: the record follows from the genesis.
		let change = Change::Genesis {
			kind: MemberKind::Person,
			level: Level::Identified,
			home: HOME,
			key,
		};
		let record = VersionRecord {
			member,
			version: 1,
			by: Author::Genesis,
			branch: HOME,
			change,
			at: START,
			block: 0,
		};
		assert_eq!(filing.head, record.head_after(H256::zero()));
	});
}

fn build(members: Vec<(AccountId, MemberKind, Level, BranchId)>) {
	let delays = KeyDelays::default();
	TestExternalities::default().execute_with(|| GenesisConfig::<Test> { members, delays }.build());
}

#[test]
#[should_panic(expected = "a key controls one member")]
fn refuses_to_start_when_a_key_is_given_twice() {
	let member = (CLERK.own_key(), MemberKind::Person, Level::Identified, HOME);
	build(vec![member.clone(), member]);
}

#[test]
#[should_panic(expected = "a member of the first block is filed")]
fn refuses_to_start_when_a_member_is_not_filed() {
	build(vec![(CLERK.own_key(), MemberKind::Person, Level::None, HOME)]);
}

#[test]
#[should_panic(expected = "delays must be 1000 to 2592000000 milliseconds")]
fn refuses_to_start_when_a_delay_is_none() {
	let delays = KeyDelays {
		wait: 0,
		..Default::default()
	};
	let members = Vec::new();
	TestExternalities::default().execute_with(|| GenesisConfig::<Test> { members, delays }.build());
}

#[test]
fn starts_with_production_delays_when_the_genesis_says_nothing() {
	TestExternalities::default().execute_with(|| {
		GenesisConfig::<Test>::default().build();
		assert_eq!(IdentityFiling::key_delays(), KeyDelays::default());
	});
}

#[test]
fn finds_a_broken_state_when_there_is_one() {
	let breaks: [(&str, fn(MemberId)); 6] = [
		("1: gap in the numbers", |_| NextMember::<Test>::put(MemberId(99))),
		("2: key of another member", |_| {
			let other = Controller {
				member: CLERK.member(),
				custodied: false,
			};
			MemberOf::<Test>::insert(Alice.to_account_id(), other);
		}),
		("2: member without a key", |member| Controllers::<Test>::remove(member)),
		("4: filing without an identity", |member| {
			Sections::<Test>::remove(member, SectionKind::Identity)
		}),
		("5: status and approval differ", |member| {
			change_filing(member, |f| f.status = FilingStatus::InReview)
		}),
		("18: delays out of range", |_| {
			Delays::<Test>::mutate(|delays| delays.recovery = 0)
		}),
	];
	for (expected, break_it) in breaks {
		ExtBuilder::build().execute_with(|| {
			let member = filed(Alice, 1);
			break_it(member);
			assert_eq!(IdentityFiling::do_try_state(), Err(expected.into()));
		});
	}
}
