//! Grants, their revocation, and the log of accesses.

use super::packets::*;
use crate::{mock::*, *};
use codec::Encode;
use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok, dispatch::DispatchResult},
	sp_core::H256,
	sp_io::hashing::blake2_256,
	sp_keyring::Sr25519Keyring::{Alice, Bob, Charlie},
};
use timebank_primitives::*;

const PLATFORM_VIEWER: Viewer = Viewer::Body(PLATFORM);

fn granted(sections: &[SectionKind]) -> GrantedSections {
	GrantedSections::try_from(sections.to_vec()).expect("few sections")
}

fn by_member(member: MemberId, viewer: Viewer, purpose: Purpose, until: Moment) -> DispatchResult {
	IdentityFiling::grant_access(signed(Alice), member, viewer, granted(&[IDENTITY]), purpose, until)
}

fn by(officer: Officer, member: MemberId, viewer: Viewer, purpose: Purpose, until: Moment) -> DispatchResult {
	IdentityFiling::grant_access(officer.origin(), member, viewer, granted(&[IDENTITY]), purpose, until)
}

fn give_away(member: MemberId, version: u32) -> DispatchResult {
	let given = envelopes(&[envelope(AWAY_VIEWER, 1)]);
	IdentityFiling::give_envelopes(CLERK.origin(), member, IDENTITY, version, given)
}

fn record(who: RuntimeOrigin, member: MemberId, purpose: Option<Purpose>) -> DispatchResult {
	IdentityFiling::record_access(who, member, IDENTITY, purpose, digest(5))
}

#[test]
fn lets_a_viewer_read_when_the_member_says_so() {
	ExtBuilder::build_and_execute(|| {
		registered();
		let member = filed(Alice, 1);
		assert_ok!(by_member(member, AWAY_VIEWER, Purpose::Service, START + DAY));
		let grant = Grant {
			viewer: AWAY_VIEWER,
			sections: granted(&[IDENTITY]),
			purpose: Purpose::Service,
			until: START + DAY,
			by: Author::Member(member),
			at: START,
		};
		System::assert_last_event(
			Event::AccessGranted {
				member,
				grant: grant.clone(),
			}
			.into(),
		);
		assert_eq!(IdentityFiling::grants(member), vec![grant]);
	});
}

#[test]
fn lets_public_security_read_when_the_home_branch_names_the_duty() {
	ExtBuilder::build_and_execute(|| {
		registered();
		let member = filed(Alice, 1);
		assert_ok!(by(
			REVIEWER,
			member,
			POLICE_VIEWER,
			Purpose::Attestation,
			START + MAX_DUTY_GRANT
		));
		assert_eq!(IdentityFiling::grants(member)[0].by, REVIEWER.author());
		let given = envelopes(&[envelope(POLICE_VIEWER, 1)]);
		assert_ok!(IdentityFiling::give_envelopes(
			CLERK.origin(),
			member,
			IDENTITY,
			1,
			given
		));
		assert!(Holders::<Test>::get(member).contains(&POLICE));
	});
}

/// What is no duty only the member can grant; and what is one not for ever.
#[test]
fn fails_when_a_branch_grants_what_is_no_duty_or_too_long() {
	ExtBuilder::build_and_execute(|| {
		registered();
		let member = filed(Alice, 1);
		for (viewer, purpose) in [
			(AWAY_VIEWER, Purpose::Adoption),
			(AWAY_VIEWER, Purpose::Service),
			(POLICE_VIEWER, Purpose::Query),
			(Viewer::Member(CLERK.member()), Purpose::Care),
		] {
			assert_noop!(
				by(REVIEWER, member, viewer, purpose, START + DAY),
				Error::<Test>::NotADuty
			);
		}
		for purpose in [Purpose::Attestation, Purpose::Supervision, Purpose::Dispute] {
			assert_noop!(
				by(REVIEWER, member, POLICE_VIEWER, purpose, START + MAX_DUTY_GRANT + 1),
				Error::<Test>::GrantTooLong
			);
			assert_ok!(by(REVIEWER, member, POLICE_VIEWER, purpose, START + MAX_DUTY_GRANT));
		}
		assert_noop!(
			by_member(member, AWAY_VIEWER, Purpose::Adoption, START + MAX_GRANT + 1),
			Error::<Test>::GrantTooLong
		);
		assert_ok!(by_member(member, AWAY_VIEWER, Purpose::Adoption, START + MAX_GRANT));
	});
}

#[test]
fn fails_when_the_caller_may_not_grant() {
	ExtBuilder::build_and_execute(|| {
		registered();
		let member = filed(Alice, 1);
		filed(Bob, 2);
		let grant = |origin| {
			IdentityFiling::grant_access(
				origin,
				member,
				POLICE_VIEWER,
				granted(&[IDENTITY]),
				Purpose::Attestation,
				START + DAY,
			)
		};
		for origin in [signed(Bob), signed(Charlie), CLERK.origin(), SECURITY.origin()] {
			assert_noop!(grant(origin), Error::<Test>::NotAuthorized);
		}
		assert_noop!(grant(AWAY_REVIEWER.origin()), Error::<Test>::OtherBranch);
		// Nobody of a branch decides over his own packets, or a relative's, as an officer.
		let own = IdentityFiling::grant_access(
			REVIEWER.origin(),
			REVIEWER.member(),
			POLICE_VIEWER,
			granted(&[IDENTITY]),
			Purpose::Attestation,
			START + DAY,
		);
		assert_eq!(own, Err(Error::<Test>::SamePerson.into()));
		let relation = Relation {
			terms: terms(RelationKind::Proxy, START),
			by: SECOND_REVIEWER.member(),
			confirmed: Some(SECURITY.member()),
		};
		Relations::<Test>::insert(member, REVIEWER.member(), relation);
		assert_noop!(grant(REVIEWER.origin()), Error::<Test>::RelatedPerson);
		// A key that a branch keeps is not the member's word.
		MemberOf::<Test>::insert(
			Alice.to_account_id(),
			Controller {
				member,
				custodied: true,
			},
		);
		assert_noop!(grant(signed(Alice)), Error::<Test>::CustodiedKey);
	});
}

#[test]
fn fails_when_the_grant_is_malformed() {
	ExtBuilder::build_and_execute(|| {
		registered();
		let member = filed(Alice, 1);
		let grant = |viewer, sections: &[SectionKind], purpose, until| {
			IdentityFiling::grant_access(signed(Alice), member, viewer, granted(sections), purpose, until)
		};
		let end = START + DAY;
		assert_noop!(
			grant(AWAY_VIEWER, &[], Purpose::Service, end),
			Error::<Test>::NoSections
		);
		assert_noop!(
			grant(AWAY_VIEWER, &[IDENTITY, IDENTITY], Purpose::Service, end),
			Error::<Test>::DuplicateSection
		);
		assert_noop!(
			grant(AWAY_VIEWER, &[IDENTITY], Purpose::Service, START),
			Error::<Test>::EndNotInFuture
		);
		// Member, branch and institution each have their purposes.
		for (viewer, purpose) in [
			(AWAY_VIEWER, Purpose::Query),
			(AWAY_VIEWER, Purpose::Care),
			(POLICE_VIEWER, Purpose::Adoption),
			(Viewer::Member(CLERK.member()), Purpose::Service),
		] {
			assert_noop!(grant(viewer, &[IDENTITY], purpose, end), Error::<Test>::WrongViewer);
		}
		assert_noop!(
			grant(HOME_VIEWER, &[IDENTITY], Purpose::Service, end),
			Error::<Test>::GrantNotNeeded
		);
		assert_noop!(
			grant(Viewer::Member(member), &[IDENTITY], Purpose::Care, end),
			Error::<Test>::GrantNotNeeded
		);
		assert_noop!(
			grant(PLATFORM_VIEWER, &[IDENTITY], Purpose::Query, end),
			Error::<Test>::ViewerKeyNotFound
		);
		let gone = Viewer::Body(Body::Branch(BranchId(99)));
		assert_noop!(
			grant(gone, &[IDENTITY], Purpose::Service, end),
			Error::<Test>::BranchNotInForce
		);
		assert_noop!(
			by_member(MemberId(999), AWAY_VIEWER, Purpose::Service, end),
			Error::<Test>::MemberNotFound
		);
		change_filing(member, |filing| filing.status = FilingStatus::Closed);
		assert_noop!(
			grant(AWAY_VIEWER, &[IDENTITY], Purpose::Service, end),
			Error::<Test>::WrongStatus
		);
	});
}

#[test]
fn fails_when_one_is_in_force_and_replaces_one_that_has_ended() {
	ExtBuilder::build_and_execute(|| {
		registered();
		let member = filed(Alice, 1);
		assert_ok!(by_member(member, AWAY_VIEWER, Purpose::Service, START + DAY));
		assert_noop!(
			by_member(member, AWAY_VIEWER, Purpose::Service, START + 2 * DAY),
			Error::<Test>::GrantInForce
		);
		// Another purpose is another grant.
		assert_ok!(by_member(member, AWAY_VIEWER, Purpose::Adoption, START + DAY));
		Now::set(START + DAY);
		assert_ok!(by_member(member, AWAY_VIEWER, Purpose::Service, START + 2 * DAY));
		assert_eq!(IdentityFiling::grants(member).len(), 2);
	});
}

#[test]
fn fails_when_there_are_as_many_grants_as_fit_and_ended_ones_make_room() {
	ExtBuilder::build_and_execute(|| {
		registered();
		let member = filed(Alice, 1);
		let carer = |id| Viewer::Member(MemberId(id));
		for id in 100..100 + u64::from(MAX_GRANTS) {
			ViewerKeys::<Test>::insert(carer(id), IdentityFiling::viewer_key(HOME_VIEWER).unwrap());
			let until = if id == 105 { START + DAY } else { START + 2 * DAY };
			assert_ok!(by_member(member, carer(id), Purpose::Care, until));
		}
		let one_more = || by_member(member, AWAY_VIEWER, Purpose::Service, START + 3 * DAY);
		assert_noop!(one_more(), Error::<Test>::MaxGrantsExceeded);
		Now::set(START + DAY);
		assert_ok!(one_more());
		let grants = IdentityFiling::grants(member);
		assert_eq!(grants.len(), MAX_GRANTS as usize);
		assert!(!grants.iter().any(|grant| grant.viewer == carer(105)));
	});
}

/// Forward only: what a viewer could open it keeps, the next version it is not given.
#[test]
fn keeps_old_envelopes_and_refuses_new_ones_when_revoked() {
	ExtBuilder::build_and_execute(|| {
		registered();
		let member = filed(Alice, 1);
		assert_ok!(by_member(member, AWAY_VIEWER, Purpose::Service, START + DAY));
		assert_ok!(give_away(member, 1));
		assert_ok!(IdentityFiling::revoke_access(
			signed(Alice),
			member,
			AWAY_VIEWER,
			Purpose::Service
		));
		System::assert_last_event(
			Event::AccessRevoked {
				member,
				viewer: AWAY_VIEWER,
				purpose: Purpose::Service,
				by: Author::Member(member),
			}
			.into(),
		);
		assert!(IdentityFiling::grants(member).is_empty());
		assert_eq!(
			IdentityFiling::envelopes(member, IDENTITY),
			vec![envelope(AWAY_VIEWER, 1)]
		);
		// Not even with a new key of its own.
		register(AWAY_MANAGER.origin(), key(12));
		let again = envelopes(&[envelope(AWAY_VIEWER, 2)]);
		assert_noop!(
			IdentityFiling::give_envelopes(CLERK.origin(), member, IDENTITY, 1, again),
			Error::<Test>::NoGrant
		);
		let next = header(member, IDENTITY);
		let with_it = envelopes(&[envelope(HOME_VIEWER, 1), envelope(AWAY_VIEWER, 2)]);
		assert_noop!(
			IdentityFiling::place_packet(CLERK.origin(), member, IDENTITY, next, with_it),
			Error::<Test>::NoGrant
		);
		let without = envelopes(&[envelope(HOME_VIEWER, 1)]);
		assert_ok!(IdentityFiling::place_packet(
			CLERK.origin(),
			member,
			IDENTITY,
			next,
			without.clone()
		));
		assert_eq!(IdentityFiling::envelopes(member, IDENTITY), without.to_vec());
		assert_noop!(
			record(AWAY_CLERK.origin(), member, Some(Purpose::Service)),
			Error::<Test>::NoGrant
		);
	});
}

#[test]
fn revokes_what_oneself_gave_and_nothing_else() {
	ExtBuilder::build_and_execute(|| {
		registered();
		let member = filed(Alice, 1);
		let revoke = |origin, viewer, purpose| IdentityFiling::revoke_access(origin, member, viewer, purpose);
		assert_ok!(by_member(member, AWAY_VIEWER, Purpose::Service, START + DAY));
		assert_ok!(by(REVIEWER, member, POLICE_VIEWER, Purpose::Supervision, START + DAY));
		assert_noop!(
			revoke(REVIEWER.origin(), AWAY_VIEWER, Purpose::Service),
			Error::<Test>::NotAuthorized
		);
		assert_noop!(
			revoke(signed(Alice), POLICE_VIEWER, Purpose::Supervision),
			Error::<Test>::NotAuthorized
		);
		for origin in [signed(Charlie), CLERK.origin()] {
			assert_noop!(
				revoke(origin, POLICE_VIEWER, Purpose::Supervision),
				Error::<Test>::NotAuthorized
			);
		}
		assert_noop!(
			revoke(AWAY_REVIEWER.origin(), POLICE_VIEWER, Purpose::Supervision),
			Error::<Test>::OtherBranch
		);
		assert_noop!(
			revoke(signed(Alice), AWAY_VIEWER, Purpose::Adoption),
			Error::<Test>::NoGrant
		);
		assert_noop!(
			IdentityFiling::revoke_access(signed(Alice), MemberId(999), AWAY_VIEWER, Purpose::Service),
			Error::<Test>::MemberNotFound
		);
		// To take a right back, the elder's card at the branch is enough.
		MemberOf::<Test>::insert(
			Alice.to_account_id(),
			Controller {
				member,
				custodied: true,
			},
		);
		assert_ok!(revoke(signed(Alice), AWAY_VIEWER, Purpose::Service));
		assert_ok!(revoke(SECOND_REVIEWER.origin(), POLICE_VIEWER, Purpose::Supervision));
		assert!(IdentityFiling::grants(member).is_empty());
	});
}

#[test]
fn links_the_entries_of_the_access_log() {
	ExtBuilder::build_and_execute(|| {
		registered();
		let member = filed(Alice, 1);
		assert_ok!(by_member(member, AWAY_VIEWER, Purpose::Service, START + DAY));
		assert_eq!(IdentityFiling::access_head(member), AccessHead::default());
		assert_ok!(record(AWAY_CLERK.origin(), member, Some(Purpose::Service)));
		assert_ok!(record(CLERK.origin(), member, None));
		assert_ok!(record(signed(Alice), member, None));
		let entries: Vec<_> = System::events()
			.into_iter()
			.filter_map(|entry| match entry.event {
				RuntimeEvent::IdentityFiling(Event::AccessRecorded { entry, previous, head }) => {
					Some((entry, previous, head))
				}
				_ => None,
			})
			.collect();
		let readers: Vec<_> = entries
			.iter()
			.map(|(entry, _, _)| (entry.number, entry.viewer, entry.by, entry.purpose))
			.collect();
		assert_eq!(
			readers,
			vec![
				(1, AWAY_VIEWER, AWAY_CLERK.member(), Some(Purpose::Service)),
				(2, HOME_VIEWER, CLERK.member(), None),
				(3, Viewer::Member(member), member, None),
			]
		);
		let mut head = H256::zero();
		for (entry, previous, next) in entries {
			assert_eq!((entry.member, entry.section, entry.version), (member, IDENTITY, 1));
			assert_eq!((entry.request, entry.at, entry.block), (digest(5), START, 1));
			assert_eq!(previous, head);
			// As a client does it, without the method of the entry.
			head = blake2_256(&[head.as_bytes(), &entry.encode()].concat()).into();
			assert_eq!(next, head);
		}
		assert_eq!(IdentityFiling::access_head(member), AccessHead { number: 3, head });
	});
}

#[test]
fn fails_to_record_when_the_caller_may_not_read_now() {
	ExtBuilder::build_and_execute(|| {
		registered();
		let member = submitted(Alice, 1);
		filed(Bob, 2);
		assert_noop!(record(CLERK.origin(), member, None), Error::<Test>::PacketNotFound);
		place(member, IDENTITY);
		assert_noop!(record(signed(Charlie), member, None), Error::<Test>::NotAuthorized);
		assert_noop!(
			record(CLERK.origin(), MemberId(999), None),
			Error::<Test>::MemberNotFound
		);
		for origin in [signed(Bob), AWAY_CLERK.origin(), SECURITY.origin()] {
			assert_noop!(record(origin, member, None), Error::<Test>::NoGrant);
		}
		assert_ok!(by_member(member, AWAY_VIEWER, Purpose::Service, START + DAY));
		// A grant is for its purpose and its sections.
		assert_noop!(
			record(AWAY_CLERK.origin(), member, Some(Purpose::Adoption)),
			Error::<Test>::NoGrant
		);
		assert_noop!(
			IdentityFiling::record_access(
				AWAY_CLERK.origin(),
				member,
				SectionKind::Contact,
				Some(Purpose::Service),
				digest(5)
			),
			Error::<Test>::SectionNotGranted
		);
		AccessHeads::<Test>::insert(
			member,
			AccessHead {
				number: u64::MAX,
				head: digest(1),
			},
		);
		assert_noop!(
			record(AWAY_CLERK.origin(), member, Some(Purpose::Service)),
			Error::<Test>::NumbersExhausted
		);
		Now::set(START + DAY);
		assert_noop!(
			record(AWAY_CLERK.origin(), member, Some(Purpose::Service)),
			Error::<Test>::GrantExpired
		);
	});
}

/// Of several grants, one in force is enough, whatever became of the others.
#[test]
fn reads_by_the_grant_that_is_in_force_when_another_has_ended() {
	ExtBuilder::build_and_execute(|| {
		registered();
		let member = filed(Alice, 1);
		assert_ok!(by_member(member, AWAY_VIEWER, Purpose::Service, START + DAY));
		assert_ok!(by_member(member, AWAY_VIEWER, Purpose::Adoption, START + 2 * DAY));
		Now::set(START + DAY);
		assert_noop!(
			record(AWAY_CLERK.origin(), member, Some(Purpose::Service)),
			Error::<Test>::GrantExpired
		);
		assert_ok!(give_away(member, 1));
	});
}
