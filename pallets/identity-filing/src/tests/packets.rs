//! Viewers' keys, packets and their envelopes.

use crate::{mock::*, *};
use codec::Encode;
use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok, dispatch::DispatchResult},
	sp_core::H256,
	sp_keyring::Sr25519Keyring::{self, Alice, Bob, Charlie},
};
use timebank_primitives::*;

pub const IDENTITY: SectionKind = SectionKind::Identity;
pub const HOME_VIEWER: Viewer = Viewer::Body(Body::Branch(HOME));
pub const AWAY_VIEWER: Viewer = Viewer::Body(Body::Branch(AWAY));
pub const POLICE_VIEWER: Viewer = Viewer::Body(POLICE);

/// A key that can be sealed to.
pub fn key(n: u8) -> [u8; 32] {
	[n; 32]
}

pub fn register(who: RuntimeOrigin, key: [u8; 32]) {
	assert_ok!(IdentityFiling::register_viewer_key(who, key));
}

/// Viewer keys of the home branch, the other branch and public security, each of version 1.
pub fn registered() {
	register(MANAGER.origin(), key(1));
	register(AWAY_MANAGER.origin(), key(2));
	register(SECURITY.origin(), key(3));
}

/// An envelope as a client would make it: the chain cannot open it.
pub fn envelope(viewer: Viewer, key_version: u32) -> ViewerEnvelope {
	ViewerEnvelope {
		viewer,
		key_version,
		envelope: Envelope {
			enc: [7; 32],
			sealed: [8; 48],
		},
	}
}

pub fn envelopes(list: &[ViewerEnvelope]) -> EnvelopeList {
	EnvelopeList::try_from(list.to_vec()).expect("few envelopes")
}

/// Lets a viewer read the identity, as the member says.
pub fn grant(member_key: Sr25519Keyring, viewer: Viewer, purpose: Purpose, until: Moment) {
	let member = IdentityFiling::member_of(&member_key.to_account_id()).expect("a member");
	let sections = GrantedSections::try_from(vec![IDENTITY]).expect("one");
	assert_ok!(IdentityFiling::grant_access(
		signed(member_key),
		member,
		viewer,
		sections,
		purpose,
		until
	));
}

fn place_with(member: MemberId, change: impl FnOnce(&mut PacketHeader)) -> DispatchResult {
	let mut header = header(member, IDENTITY);
	change(&mut header);
	IdentityFiling::place_packet(CLERK.origin(), member, IDENTITY, header, Default::default())
}

fn give(member: MemberId, list: &[ViewerEnvelope]) -> DispatchResult {
	IdentityFiling::give_envelopes(CLERK.origin(), member, IDENTITY, 1, envelopes(list))
}

#[test]
fn registers_a_key_for_the_member_or_body_that_the_account_stands_for() {
	ExtBuilder::build_and_execute(|| {
		let member = submitted(Alice, 1);
		for (origin, account, viewer, by) in [
			(signed(Alice), Alice.to_account_id(), Viewer::Member(member), member),
			(MANAGER.origin(), MANAGER.key(), HOME_VIEWER, MANAGER.member()),
			(SECURITY.origin(), SECURITY.key(), POLICE_VIEWER, SECURITY.member()),
		] {
			register(origin, key(9));
			let stored = ViewerKey {
				version: 1,
				key: key(9),
				by,
				since: START,
				retired_at: None,
			};
			assert_eq!(IdentityFiling::viewer_key(viewer), Some(stored));
			System::assert_last_event(
				Event::ViewerKeyRegistered {
					viewer,
					version: 1,
					key: key(9),
					account,
					by,
				}
				.into(),
			);
		}
	});
}

#[test]
fn counts_versions_when_a_key_is_replaced_or_given_up() {
	ExtBuilder::build_and_execute(|| {
		register(MANAGER.origin(), key(1));
		assert_noop!(
			IdentityFiling::register_viewer_key(MANAGER.origin(), key(1)),
			Error::<Test>::ViewerKeyUnchanged
		);
		Now::set(START + 5);
		assert_ok!(IdentityFiling::retire_viewer_key(MANAGER.origin()));
		System::assert_last_event(
			Event::ViewerKeyRetired {
				viewer: HOME_VIEWER,
				version: 1,
				by: MANAGER.member(),
			}
			.into(),
		);
		let stored = IdentityFiling::viewer_key(HOME_VIEWER).unwrap();
		assert_eq!((stored.version, stored.retired_at), (1, Some(START + 5)));
		assert_noop!(
			IdentityFiling::retire_viewer_key(MANAGER.origin()),
			Error::<Test>::ViewerKeyRetired
		);
		// One that may be in other hands does not come back.
		assert_noop!(
			IdentityFiling::register_viewer_key(MANAGER.origin(), key(1)),
			Error::<Test>::ViewerKeyUnchanged
		);
		register(MANAGER.origin(), key(2));
		let stored = IdentityFiling::viewer_key(HOME_VIEWER).unwrap();
		assert_eq!((stored.version, stored.key, stored.retired_at), (2, key(2), None));

		assert_noop!(
			IdentityFiling::retire_viewer_key(AWAY_MANAGER.origin()),
			Error::<Test>::ViewerKeyNotFound
		);
		ViewerKeys::<Test>::mutate(HOME_VIEWER, |key| key.as_mut().unwrap().version = u32::MAX);
		assert_noop!(
			IdentityFiling::register_viewer_key(MANAGER.origin(), key(3)),
			Error::<Test>::NumbersExhausted
		);
	});
}

#[test]
fn fails_to_register_when_the_account_stands_for_nobody_else() {
	ExtBuilder::build_and_execute(|| {
		let register = |origin| IdentityFiling::register_viewer_key(origin, key(1));
		// A branch's key is its manager's.
		for origin in [signed(Charlie), CLERK.origin(), REVIEWER.origin()] {
			assert_noop!(register(origin), Error::<Test>::NotAuthorized);
		}
		// A branch that keeps an elder's key must not become the elder's reader.
		let member = submitted(Alice, 1);
		MemberOf::<Test>::insert(
			Alice.to_account_id(),
			Controller {
				member,
				custodied: true,
			},
		);
		assert_noop!(register(signed(Alice)), Error::<Test>::CustodiedKey);
		MemberOf::<Test>::insert(
			Alice.to_account_id(),
			Controller {
				member,
				custodied: false,
			},
		);
		change_filing(member, |filing| filing.status = FilingStatus::Closed);
		assert_noop!(register(signed(Alice)), Error::<Test>::WrongStatus);
	});
}

#[test]
fn fails_to_register_when_the_key_is_zero_of_small_order_or_written_otherwise() {
	ExtBuilder::build_and_execute(|| {
		let register = |key| IdentityFiling::register_viewer_key(MANAGER.origin(), key);
		assert_noop!(register([0; 32]), Error::<Test>::ZeroViewerKey);
		let with = |first: u8, rest: u8, last: u8| {
			let mut key = [rest; 32];
			(key[0], key[31]) = (first, last);
			key
		};
		// 1, p - 1, p, p + 1, and 0 and 1 with the bit that the curve ignores.
		for small in [
			with(1, 0, 0),
			with(0xec, 0xff, 0x7f),
			with(0xed, 0xff, 0x7f),
			with(0xee, 0xff, 0x7f),
			with(0, 0, 0x80),
			with(1, 0, 0x80),
		] {
			assert_noop!(register(small), Error::<Test>::SmallOrderViewerKey);
		}
		// Nine, written as nine + p and with the ignored bit.
		for other in [with(0xf6, 0xff, 0x7f), with(9, 0, 0x80)] {
			assert_noop!(register(other), Error::<Test>::NonCanonicalViewerKey);
		}
		assert_ok!(register(with(9, 0, 0)));
	});
}

#[test]
fn places_a_packet_with_envelopes_for_home_and_member() {
	ExtBuilder::build_and_execute(|| {
		registered();
		let member = submitted(Alice, 1);
		register(signed(Alice), key(4));
		let own = Viewer::Member(member);
		let given = envelopes(&[envelope(HOME_VIEWER, 1), envelope(own, 1)]);
		let header = header(member, IDENTITY);
		assert_ok!(IdentityFiling::place_packet(
			CLERK.origin(),
			member,
			IDENTITY,
			header,
			given.clone()
		));
		let packet = Packet {
			header,
			by: CLERK.author(),
			at: START,
		};
		assert_eq!(IdentityFiling::packet(member, IDENTITY), Some(packet));
		assert_eq!(IdentityFiling::envelopes(member, IDENTITY), given.to_vec());
		assert_eq!(given[0].envelope.encode().len(), 80);
		assert_eq!(Holders::<Test>::get(member).to_vec(), vec![Body::Branch(HOME)]);
		System::assert_last_event(
			Event::PacketPlaced {
				member,
				section: IDENTITY,
				packet,
				envelopes: given,
			}
			.into(),
		);
	});
}

#[test]
fn starts_without_envelopes_when_the_member_places_the_next_version() {
	ExtBuilder::build_and_execute(|| {
		registered();
		let member = filed(Alice, 1);
		assert_ok!(give(member, &[envelope(HOME_VIEWER, 1)]));
		let next = header(member, IDENTITY);
		assert_eq!(next.version, 2);
		assert_ok!(IdentityFiling::place_packet(
			signed(Alice),
			member,
			IDENTITY,
			next,
			Default::default()
		));
		let packet = IdentityFiling::packet(member, IDENTITY).unwrap();
		assert_eq!((packet.header, packet.by), (next, Author::Member(member)));
		assert!(IdentityFiling::envelopes(member, IDENTITY).is_empty());
	});
}

#[test]
fn fails_to_place_when_the_header_does_not_fit_the_section() {
	ExtBuilder::build_and_execute(|| {
		let member = submitted(Alice, 1);
		let bad: [(fn(&mut PacketHeader), Error<Test>); 9] = [
			(|h| h.root = digest(2), Error::RootMismatch),
			(|h| h.root = H256::zero(), Error::EmptyRoot),
			(|h| h.schema += 1, Error::SchemaMismatch),
			(|h| h.length = 0, Error::EmptyBody),
			(|h| h.body = H256::zero(), Error::EmptyBody),
			(|h| h.length = MAX_BODY + 1, Error::BodyTooLarge),
			(|h| h.length = u32::MAX, Error::BodyTooLarge),
			(|h| h.version = 0, Error::WrongPacketVersion),
			(|h| h.version = 2, Error::WrongPacketVersion),
		];
		for (change, error) in bad {
			assert_noop!(place_with(member, change), error);
		}
		assert_ok!(place_with(member, |h| h.length = MAX_BODY));
		// The next one is the second, and a body of its own.
		assert_noop!(place_with(member, |h| h.version = 1), Error::<Test>::WrongPacketVersion);
		let first = IdentityFiling::packet(member, IDENTITY).unwrap().header.body;
		assert_noop!(place_with(member, |h| h.body = first), Error::<Test>::BodyUnchanged);
		Packets::<Test>::mutate(member, IDENTITY, |packet| {
			packet.as_mut().unwrap().header.version = u32::MAX;
		});
		let mut last = header_of(member);
		last.version = 0;
		assert_noop!(
			IdentityFiling::place_packet(CLERK.origin(), member, IDENTITY, last, Default::default()),
			Error::<Test>::NumbersExhausted
		);
	});
}

fn header_of(member: MemberId) -> PacketHeader {
	IdentityFiling::packet(member, IDENTITY).unwrap().header
}

#[test]
fn fails_to_place_when_section_or_member_is_unknown_or_the_root_empty() {
	ExtBuilder::build_and_execute(|| {
		let member = submitted(Alice, 1);
		let header = header(member, IDENTITY);
		let place = |member, section, header| {
			IdentityFiling::place_packet(CLERK.origin(), member, section, header, Default::default())
		};
		assert_noop!(place(MemberId(999), IDENTITY, header), Error::<Test>::MemberNotFound);
		assert_noop!(
			place(member, SectionKind::Contact, header),
			Error::<Test>::SectionNotFound
		);
		// A member of the first block has filed no document.
		let genesis = PacketHeader {
			root: H256::zero(),
			schema: 0,
			..header
		};
		assert_noop!(place(SUPERVISOR.member(), IDENTITY, genesis), Error::<Test>::EmptyRoot);
	});
}

#[test]
fn fails_to_place_when_caller_is_neither_the_member_nor_a_clerk_at_home() {
	ExtBuilder::build_and_execute(|| {
		let member = submitted(Alice, 1);
		submitted(Bob, 2);
		let header = header(member, IDENTITY);
		let place = |origin| IdentityFiling::place_packet(origin, member, IDENTITY, header, Default::default());
		assert_noop!(place(signed(Bob)), Error::<Test>::NotAuthorized);
		assert_noop!(place(signed(Charlie)), Error::<Test>::NotAuthorized);
		assert_noop!(place(REVIEWER.origin()), Error::<Test>::NotAuthorized);
		assert_noop!(place(AWAY_CLERK.origin()), Error::<Test>::OtherBranch);
		MemberOf::<Test>::insert(
			Alice.to_account_id(),
			Controller {
				member,
				custodied: true,
			},
		);
		assert_noop!(place(signed(Alice)), Error::<Test>::CustodiedKey);
		assert_ok!(IdentityFiling::take_up(REVIEWER.origin(), member));
		assert_ok!(IdentityFiling::review(
			REVIEWER.origin(),
			member,
			Verdict::Reject(digest(9).into())
		));
		assert_noop!(place(CLERK.origin()), Error::<Test>::WrongStatus);
	});
}

#[test]
fn gives_an_envelope_to_a_viewer_with_a_grant() {
	ExtBuilder::build_and_execute(|| {
		registered();
		let member = filed(Alice, 1);
		grant(Alice, AWAY_VIEWER, Purpose::Adoption, START + DAY);
		let given = envelopes(&[envelope(AWAY_VIEWER, 1)]);
		assert_ok!(give(member, &given));
		System::assert_last_event(
			Event::EnvelopesGiven {
				member,
				section: IDENTITY,
				version: 1,
				envelopes: given.clone(),
				by: CLERK.author(),
			}
			.into(),
		);
		assert_eq!(IdentityFiling::envelopes(member, IDENTITY), given.to_vec());
		assert_eq!(
			Holders::<Test>::get(member).to_vec(),
			vec![Body::Branch(HOME), Body::Branch(AWAY)]
		);
	});
}

#[test]
fn replaces_an_envelope_when_the_viewer_has_a_new_key() {
	ExtBuilder::build_and_execute(|| {
		registered();
		let member = filed(Alice, 1);
		assert_ok!(give(member, &[envelope(HOME_VIEWER, 1)]));
		assert_noop!(give(member, &[envelope(HOME_VIEWER, 1)]), Error::<Test>::EnvelopeExists);
		register(MANAGER.origin(), key(11));
		assert_noop!(
			give(member, &[envelope(HOME_VIEWER, 1)]),
			Error::<Test>::WrongKeyVersion
		);
		assert_ok!(give(member, &[envelope(HOME_VIEWER, 2)]));
		assert_eq!(
			IdentityFiling::envelopes(member, IDENTITY),
			vec![envelope(HOME_VIEWER, 2)]
		);
	});
}

#[test]
fn fails_to_give_when_the_viewer_has_no_grant_or_one_that_does_not_reach() {
	ExtBuilder::build_and_execute(|| {
		registered();
		let filed = [section(IDENTITY, digest(1)), section(SectionKind::Contact, digest(2))];
		let member = submitted_with(Alice, &sections(&filed));
		approve(member);
		place(member, SectionKind::Contact);
		let give_away = |section, at| {
			Now::set(at);
			IdentityFiling::give_envelopes(
				CLERK.origin(),
				member,
				section,
				1,
				envelopes(&[envelope(AWAY_VIEWER, 1)]),
			)
		};
		assert_noop!(give_away(IDENTITY, START), Error::<Test>::NoGrant);
		grant(Alice, AWAY_VIEWER, Purpose::Adoption, START + DAY);
		assert_noop!(give_away(SectionKind::Contact, START), Error::<Test>::SectionNotGranted);
		assert_noop!(give_away(IDENTITY, START + DAY), Error::<Test>::GrantExpired);
		// Another viewer's grant is of no use; nor has the other member a right to this one.
		let police = envelopes(&[envelope(POLICE_VIEWER, 1)]);
		assert_noop!(
			IdentityFiling::give_envelopes(CLERK.origin(), member, IDENTITY, 1, police),
			Error::<Test>::NoGrant
		);
		assert_ok!(give_away(IDENTITY, START + DAY - 1));
	});
}

/// With a placed packet the same rights are asked as with a further envelope.
#[test]
fn fails_to_place_when_an_envelope_is_for_a_viewer_without_grant() {
	ExtBuilder::build_and_execute(|| {
		registered();
		let member = submitted(Alice, 1);
		let given = envelopes(&[envelope(HOME_VIEWER, 1), envelope(AWAY_VIEWER, 1)]);
		let place = || {
			IdentityFiling::place_packet(
				CLERK.origin(),
				member,
				IDENTITY,
				header(member, IDENTITY),
				given.clone(),
			)
		};
		assert_noop!(place(), Error::<Test>::NoGrant);
		grant(Alice, AWAY_VIEWER, Purpose::Adoption, START + DAY);
		Now::set(START + DAY);
		assert_noop!(place(), Error::<Test>::GrantExpired);
	});
}

#[test]
fn fails_to_give_when_the_key_is_missing_given_up_or_of_another_version() {
	ExtBuilder::build_and_execute(|| {
		let member = filed(Alice, 1);
		assert_noop!(
			give(member, &[envelope(HOME_VIEWER, 1)]),
			Error::<Test>::ViewerKeyNotFound
		);
		registered();
		for version in [0, 2, u32::MAX] {
			assert_noop!(
				give(member, &[envelope(HOME_VIEWER, version)]),
				Error::<Test>::WrongKeyVersion
			);
		}
		assert_ok!(IdentityFiling::retire_viewer_key(MANAGER.origin()));
		assert_noop!(
			give(member, &[envelope(HOME_VIEWER, 1)]),
			Error::<Test>::ViewerKeyRetired
		);
	});
}

#[test]
fn fails_to_give_when_envelopes_are_none_twice_or_malformed() {
	ExtBuilder::build_and_execute(|| {
		registered();
		let member = filed(Alice, 1);
		assert_noop!(give(member, &[]), Error::<Test>::NoEnvelopes);
		let twice = [envelope(HOME_VIEWER, 1), envelope(HOME_VIEWER, 1)];
		assert_noop!(give(member, &twice), Error::<Test>::DuplicateEnvelope);
		let mut one = [0; 32];
		one[0] = 1;
		for enc in [[0; 32], one] {
			let mut malformed = envelope(HOME_VIEWER, 1);
			malformed.envelope.enc = enc;
			assert_noop!(give(member, &[malformed]), Error::<Test>::MalformedEnvelope);
		}
	});
}

#[test]
fn fails_to_give_when_there_is_no_packet_or_another_version() {
	ExtBuilder::build_and_execute(|| {
		registered();
		let member = submitted(Alice, 1);
		let given = envelopes(&[envelope(HOME_VIEWER, 1)]);
		let give = |origin, version| IdentityFiling::give_envelopes(origin, member, IDENTITY, version, given.clone());
		assert_noop!(give(CLERK.origin(), 1), Error::<Test>::PacketNotFound);
		place(member, IDENTITY);
		place(member, IDENTITY);
		for version in [0, 1, 3] {
			assert_noop!(give(CLERK.origin(), version), Error::<Test>::WrongPacketVersion);
		}
		assert_noop!(give(AWAY_CLERK.origin(), 2), Error::<Test>::OtherBranch);
		assert_noop!(give(MANAGER.origin(), 2), Error::<Test>::NotAuthorized);
		assert_noop!(
			IdentityFiling::give_envelopes(CLERK.origin(), MemberId(999), IDENTITY, 1, given.clone()),
			Error::<Test>::MemberNotFound
		);
		assert_ok!(give(CLERK.origin(), 2));
	});
}

#[test]
fn fails_to_give_when_there_are_as_many_viewers_or_holders_as_fit() {
	ExtBuilder::build_and_execute(|| {
		registered();
		let member = filed(Alice, 1);
		// Sixteen viewers that were granted something in the course of time.
		let many: Vec<_> = (100..116)
			.map(|id| {
				let viewer = Viewer::Member(MemberId(id));
				ViewerKeys::<Test>::insert(viewer, IdentityFiling::viewer_key(HOME_VIEWER).unwrap());
				envelope(viewer, 1)
			})
			.collect();
		EnvelopesOf::<Test>::insert(member, IDENTITY, envelopes(&many));
		assert_noop!(
			give(member, &[envelope(HOME_VIEWER, 1)]),
			Error::<Test>::MaxViewersExceeded
		);
		// A new version makes room.
		place(member, IDENTITY);
		let given = envelopes(&[envelope(HOME_VIEWER, 1)]);
		assert_ok!(IdentityFiling::give_envelopes(
			CLERK.origin(),
			member,
			IDENTITY,
			2,
			given
		));

		let bodies: Vec<_> = (0..MAX_HOLDERS)
			.map(|id| Body::Institution(InstitutionId(100 + id)))
			.collect();
		let other = submitted(Bob, 2);
		Holders::<Test>::insert(other, HolderList::try_from(bodies).unwrap());
		assert_noop!(place_with(other, |_| {}), Error::<Test>::MaxHoldersExceeded);
	});
}

#[test]
fn finds_a_broken_state_of_packets_when_there_is_one() {
	let breaks: [(&str, fn(MemberId)); 7] = [
		("packets 1: viewer key", |_| {
			ViewerKeys::<Test>::mutate(HOME_VIEWER, |known| known.as_mut().unwrap().key = [0; 32])
		}),
		("packets 2: grants of nobody", |member| {
			Grants::<Test>::insert(MemberId(999), Grants::<Test>::get(member))
		}),
		("packets 3: header", |member| {
			Packets::<Test>::mutate(member, IDENTITY, |packet| packet.as_mut().unwrap().header.length = 0)
		}),
		("packets 4: viewer is no holder", |member| {
			Holders::<Test>::remove(member)
		}),
		("packets 4: unknown key version", |_| {
			ViewerKeys::<Test>::remove(HOME_VIEWER)
		}),
		("packets 5: approved without a packet", |member| {
			EnvelopesOf::<Test>::remove(member, IDENTITY);
			Packets::<Test>::remove(member, IDENTITY)
		}),
		("packets 6: access log", |member| {
			AccessHeads::<Test>::insert(
				member,
				AccessHead {
					number: 1,
					head: H256::zero(),
				},
			)
		}),
	];
	for (expected, break_it) in breaks {
		ExtBuilder::build().execute_with(|| {
			registered();
			let member = filed(Alice, 1);
			assert_ok!(give(member, &[envelope(HOME_VIEWER, 1)]));
			break_it(member);
			assert_eq!(IdentityFiling::do_try_state(), Err(expected.into()));
		});
	}
}
