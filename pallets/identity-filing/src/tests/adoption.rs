//! The right to envelopes that comes with an adoption, and the envelopes that are still to be placed.

use super::packets::*;
use crate::{mock::*, *};
use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok, dispatch::DispatchResult},
	sp_keyring::Sr25519Keyring::{Alice, Bob},
};
use timebank_primitives::*;

const CARE: SectionKind = SectionKind::Qualification(7);

/// Files Alice with an identity, a biometric template and a qualification; only the identity has a packet.
fn elder() -> MemberId {
	let kinds = [(IDENTITY, 1), (SectionKind::Biometric, 2), (CARE, 3)];
	let filed: Vec<_> = kinds.map(|(kind, n)| section(kind, digest(n))).to_vec();
	let member = submitted_with(Alice, &sections(&filed));
	approve(member);
	member
}

fn adopt(member: MemberId) -> DispatchResult {
	IdentityFiling::adopt(AWAY_REVIEWER.origin(), member)
}

fn give(member: MemberId, viewer: Viewer, key_version: u32) -> DispatchResult {
	let given = envelopes(&[envelope(viewer, key_version)]);
	IdentityFiling::give_envelopes(CLERK.origin(), member, IDENTITY, 1, given)
}

fn record(member: MemberId) -> DispatchResult {
	IdentityFiling::record_access(
		AWAY_CLERK.origin(),
		member,
		IDENTITY,
		Some(Purpose::Adoption),
		digest(9),
	)
}

/// What is missing for a viewer: section, version of the packet, version of the key.
fn missing(member: MemberId, viewer: Viewer) -> Vec<(SectionKind, Option<u32>, Option<u32>)> {
	IdentityFiling::missing_envelopes(member)
		.into_iter()
		.filter(|missing| missing.viewer == viewer)
		.map(|missing| (missing.section, missing.packet, missing.key_version))
		.collect()
}

fn grant_of_adoption(sections: &[SectionKind]) -> Grant {
	Grant {
		viewer: AWAY_VIEWER,
		sections: sections.to_vec().try_into().expect("few sections"),
		purpose: Purpose::Adoption,
		until: START + MAX_GRANT,
		by: AWAY_REVIEWER.author(),
		at: START,
	}
}

#[test]
fn gives_the_right_to_envelopes_of_all_but_biometrics_when_a_branch_adopts() {
	ExtBuilder::build_and_execute(|| {
		registered();
		let member = elder();
		assert_noop!(give(member, AWAY_VIEWER, 1), Error::<Test>::NoGrant);
		assert!(missing(member, AWAY_VIEWER).is_empty());
		assert_ok!(adopt(member));
		let grant = grant_of_adoption(&[IDENTITY, CARE]);
		System::assert_last_event(
			Event::AccessGranted {
				member,
				grant: grant.clone(),
			}
			.into(),
		);
		assert_eq!(IdentityFiling::grants(member), vec![grant]);

		// Who keeps the packets sees what is to be done: one envelope now, one with the packet of the qualification.
		let mut wanted = missing(member, AWAY_VIEWER);
		wanted.sort();
		assert_eq!(wanted, vec![(IDENTITY, Some(1), Some(1)), (CARE, None, Some(1))]);
		assert_ok!(give(member, AWAY_VIEWER, 1));
		assert_eq!(missing(member, AWAY_VIEWER), vec![(CARE, None, Some(1))]);
		assert_ok!(record(member));
		place(member, CARE);
		assert_eq!(missing(member, AWAY_VIEWER), vec![(CARE, Some(1), Some(1))]);
		// The next version of the identity starts without envelopes, for the home branch too.
		place(member, IDENTITY);
		assert!(missing(member, AWAY_VIEWER).contains(&(IDENTITY, Some(2), Some(1))));
		assert!(missing(member, HOME_VIEWER).contains(&(IDENTITY, Some(2), Some(1))));
		assert!(missing(member, Viewer::Member(member)).is_empty());
		// A member with a key of its own wants to read as well.
		register(signed(Alice), key(5));
		assert!(missing(member, Viewer::Member(member)).contains(&(IDENTITY, Some(2), Some(1))));
	});
}

#[test]
fn waits_for_a_key_when_the_branch_that_adopts_has_none() {
	ExtBuilder::build_and_execute(|| {
		let member = filed(Alice, 1);
		assert_ok!(adopt(member));
		assert_eq!(missing(member, AWAY_VIEWER), vec![(IDENTITY, Some(1), None)]);
		assert_noop!(give(member, AWAY_VIEWER, 1), Error::<Test>::ViewerKeyNotFound);
		register(AWAY_MANAGER.origin(), key(2));
		assert_eq!(missing(member, AWAY_VIEWER), vec![(IDENTITY, Some(1), Some(1))]);
		assert_ok!(give(member, AWAY_VIEWER, 1));
		assert!(missing(member, AWAY_VIEWER).is_empty());
		// Another key needs another envelope; without a key it waits again.
		register(AWAY_MANAGER.origin(), key(4));
		assert_eq!(missing(member, AWAY_VIEWER), vec![(IDENTITY, Some(1), Some(2))]);
		assert_ok!(give(member, AWAY_VIEWER, 2));
		assert!(missing(member, AWAY_VIEWER).is_empty());
		assert_ok!(IdentityFiling::retire_viewer_key(AWAY_MANAGER.origin()));
		assert_eq!(missing(member, AWAY_VIEWER), vec![(IDENTITY, Some(1), None)]);
	});
}

#[test]
fn counts_no_packet_of_a_root_that_was_replaced() {
	ExtBuilder::build_and_execute(|| {
		registered();
		let member = filed(Alice, 1);
		assert_ok!(adopt(member));
		assert_ok!(give(member, AWAY_VIEWER, 1));
		assert_ok!(IdentityFiling::propose_change(CLERK.origin(), member, identity(4)));
		assert_ok!(IdentityFiling::review_change(
			REVIEWER.origin(),
			member,
			Verdict::Approve
		));
		assert_eq!(missing(member, AWAY_VIEWER), vec![(IDENTITY, None, Some(1))]);
	});
}

#[test]
fn keeps_what_the_member_has_granted_before() {
	ExtBuilder::build_and_execute(|| {
		registered();
		let member = elder();
		grant(Alice, AWAY_VIEWER, Purpose::Adoption, START + DAY);
		let before = IdentityFiling::grants(member);
		assert_ok!(adopt(member));
		assert_eq!(IdentityFiling::grants(member), before);
		assert_ok!(IdentityFiling::end_adoption(AWAY_MANAGER.origin(), member));
		assert!(IdentityFiling::grants(member).is_empty());
		// One that has ended is replaced.
		grant(Alice, AWAY_VIEWER, Purpose::Adoption, START + DAY);
		Now::set(START + DAY);
		assert_ok!(adopt(member));
		let grants = IdentityFiling::grants(member);
		assert_eq!(grants.len(), 1);
		assert_eq!(grants[0].until, START + DAY + MAX_GRANT);
	});
}

#[test]
fn ends_with_the_adoption_or_with_its_year() {
	ExtBuilder::build_and_execute(|| {
		registered();
		let member = filed(Alice, 1);
		assert_ok!(adopt(member));
		assert_ok!(give(member, AWAY_VIEWER, 1));
		Now::set(START + MAX_GRANT);
		assert_noop!(record(member), Error::<Test>::GrantExpired);
		assert_ok!(IdentityFiling::end_adoption(AWAY_MANAGER.origin(), member));
		System::assert_last_event(
			Event::AccessRevoked {
				member,
				viewer: AWAY_VIEWER,
				purpose: Purpose::Adoption,
				by: AWAY_MANAGER.author(),
			}
			.into(),
		);
		assert_noop!(record(member), Error::<Test>::NoGrant);
		// What it had it keeps; a new adoption is a new year.
		assert_eq!(IdentityFiling::envelopes(member, IDENTITY).len(), 1);
		assert_ok!(adopt(member));
		assert_ok!(record(member));
	});
}

#[test]
fn is_closed_by_the_member_or_by_a_reviewer_at_home() {
	ExtBuilder::build_and_execute(|| {
		registered();
		let member = filed(Alice, 1);
		let revoke = |origin| IdentityFiling::revoke_access(origin, member, AWAY_VIEWER, Purpose::Adoption);
		for origin in [signed(Alice), REVIEWER.origin()] {
			assert_ok!(adopt(member));
			assert_noop!(revoke(AWAY_REVIEWER.origin()), Error::<Test>::OtherBranch);
			assert_ok!(revoke(origin));
			assert!(missing(member, AWAY_VIEWER).is_empty());
			assert_noop!(record(member), Error::<Test>::NoGrant);
			// The branch goes on using the filing, without what is sealed.
			assert_eq!(IdentityFiling::adoptions(member).len(), 1);
			assert_ok!(IdentityFiling::end_adoption(AWAY_MANAGER.origin(), member));
		}
	});
}

#[test]
fn needs_no_grant_any_more_when_the_home_moves_to_the_branch_that_adopted() {
	ExtBuilder::build_and_execute(|| {
		registered();
		let member = filed(Alice, 1);
		assert_ok!(adopt(member));
		assert_ok!(IdentityFiling::request_home_move(signed(Alice), AWAY));
		assert_ok!(IdentityFiling::sign_home_move(MANAGER.origin(), member));
		assert_eq!(IdentityFiling::grants(member).len(), 1);
		assert_ok!(IdentityFiling::sign_home_move(AWAY_MANAGER.origin(), member));
		System::assert_last_event(
			Event::AccessRevoked {
				member,
				viewer: AWAY_VIEWER,
				purpose: Purpose::Adoption,
				by: AWAY_MANAGER.author(),
			}
			.into(),
		);
		assert!(IdentityFiling::grants(member).is_empty());
		// The new home has its right as the home.
		assert_eq!(missing(member, AWAY_VIEWER), vec![(IDENTITY, Some(1), Some(1))]);
		assert!(missing(member, HOME_VIEWER).is_empty());
	});
}

#[test]
fn fails_to_adopt_when_the_member_has_as_many_grants_as_fit() {
	ExtBuilder::build_and_execute(|| {
		let member = filed(Alice, 1);
		let mut grants = GrantList::default();
		for n in 0..MAX_GRANTS {
			let grant = Grant {
				viewer: Viewer::Body(Body::Institution(InstitutionId(100 + n))),
				purpose: Purpose::Query,
				until: START + DAY,
				..grant_of_adoption(&[IDENTITY])
			};
			grants.try_push(grant).expect("as many as fit");
		}
		Grants::<Test>::insert(member, grants);
		assert_noop!(adopt(member), Error::<Test>::MaxGrantsExceeded);
		// Those that have ended make room.
		Now::set(START + DAY);
		assert_ok!(adopt(member));
		assert_eq!(IdentityFiling::grants(member).len(), 1);
	});
}

#[test]
fn misses_nothing_when_nobody_is_filed_or_all_is_erased() {
	ExtBuilder::build_and_execute(|| {
		registered();
		assert!(IdentityFiling::missing_envelopes(MemberId(999)).is_empty());
		let member = filed(Bob, 2);
		assert!(!IdentityFiling::missing_envelopes(member).is_empty());
		assert_ok!(IdentityFiling::close(signed(Bob), member, Reason::Code(1)));
		assert_ok!(IdentityFiling::order_erasure(MANAGER.origin(), member, digest(9)));
		assert!(IdentityFiling::missing_envelopes(member).is_empty());
	});
}
