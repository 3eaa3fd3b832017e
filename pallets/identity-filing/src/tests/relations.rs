//! Guardians and family proxies.

use crate::{mock::*, *};
use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok, dispatch::DispatchResult},
	sp_keyring::Sr25519Keyring::{Alice, Bob},
};
use timebank_primitives::*;

type Seam = IdentityFiling;

fn set(officer: Officer, elder: MemberId, acting: MemberId, until: Moment) -> DispatchResult {
	IdentityFiling::set_relation(officer.origin(), elder, acting, RelationKind::Proxy, until)
}

fn may_act(acting: MemberId, member: MemberId) -> bool {
	<Seam as Members<AccountId>>::may_act_for(acting, member, Now::get())
}

fn related(one: MemberId, other: MemberId) -> bool {
	<Seam as Members<AccountId>>::related(one, other)
}

#[test]
fn lets_one_act_for_the_other_when_recorded() {
	ExtBuilder::build_and_execute(|| {
		let (elder, child) = (filed(Alice, 1), filed(Bob, 2));
		assert!(!related(elder, child));
		assert_ok!(set(REVIEWER, elder, child, START + DAY));
		let relation = Relation {
			kind: RelationKind::Proxy,
			until: START + DAY,
			by: REVIEWER.member(),
		};
		assert_version(
			elder,
			REVIEWER.author(),
			Change::RelationSet {
				acting: child,
				relation,
			},
		);
		assert_eq!(IdentityFiling::relation(elder, child), Some(relation));
		assert!(related(elder, child) && related(child, elder));
		assert!(may_act(child, elder) && !may_act(elder, child));
	});
}

#[test]
fn lapses_but_stays_recorded_when_its_end_comes() {
	ExtBuilder::build_and_execute(|| {
		let (elder, child) = (filed(Alice, 1), filed(Bob, 2));
		assert_ok!(set(REVIEWER, elder, child, START + DAY));
		Now::set(START + DAY);
		assert!(!may_act(child, elder));
		assert!(related(elder, child));
		// It can be renewed then.
		assert_ok!(set(REVIEWER, elder, child, START + 2 * DAY));
		assert!(may_act(child, elder));
	});
}

#[test]
fn ends_when_the_elder_alone_says_so() {
	ExtBuilder::build_and_execute(|| {
		let (elder, child) = (filed(Alice, 1), filed(Bob, 2));
		assert_ok!(set(REVIEWER, elder, child, START + DAY));
		assert_ok!(IdentityFiling::end_relation(signed(Alice), elder, child));
		assert_version(elder, Author::Member(elder), Change::RelationEnded { acting: child });
		assert!(!related(elder, child));
	});
}

#[test]
fn ends_when_the_head_office_says_so() {
	ExtBuilder::build_and_execute(|| {
		let (elder, child) = (filed(Alice, 1), filed(Bob, 2));
		assert_ok!(set(REVIEWER, elder, child, START + DAY));
		assert_ok!(IdentityFiling::end_relation(RuntimeOrigin::root(), elder, child));
		assert_version(elder, Author::HeadOffice, Change::RelationEnded { acting: child });
	});
}

#[test]
fn fails_when_caller_is_not_a_reviewer_of_the_elders_home() {
	ExtBuilder::build_and_execute(|| {
		let (elder, child) = (filed(Alice, 1), filed(Bob, 2));
		assert_noop!(set(CLERK, elder, child, START + DAY), Error::<Test>::NotAuthorized);
		assert_noop!(
			set(AWAY_REVIEWER, elder, child, START + DAY),
			Error::<Test>::OtherBranch
		);
	});
}

#[test]
fn fails_when_the_reviewer_is_one_of_them_or_related() {
	ExtBuilder::build_and_execute(|| {
		let (elder, child) = (filed(Alice, 1), filed(Bob, 2));
		let own = REVIEWER.member();
		assert_noop!(set(REVIEWER, elder, own, START + DAY), Error::<Test>::SamePerson);
		assert_noop!(set(REVIEWER, own, child, START + DAY), Error::<Test>::SamePerson);
		// The reviewer cannot place a relative as another's proxy.
		assert_ok!(set(SECOND_REVIEWER, own, child, START + DAY));
		assert_noop!(set(REVIEWER, elder, child, START + DAY), Error::<Test>::RelatedPerson);
	});
}

#[test]
fn fails_when_they_are_not_two_persons() {
	ExtBuilder::build_and_execute(|| {
		let (elder, firm) = (filed(Alice, 1), filed(Bob, 2));
		assert_noop!(set(REVIEWER, elder, elder, START + DAY), Error::<Test>::NotTwoPersons);
		change_filing(firm, |filing| filing.kind = MemberKind::Organisation);
		assert_noop!(set(REVIEWER, elder, firm, START + DAY), Error::<Test>::NotTwoPersons);
		assert_noop!(set(REVIEWER, firm, elder, START + DAY), Error::<Test>::NotTwoPersons);
		assert_noop!(
			set(REVIEWER, elder, MemberId(999), START + DAY),
			Error::<Test>::MemberNotFound
		);
	});
}

#[test]
fn fails_when_one_of_them_is_not_filed() {
	ExtBuilder::build_and_execute(|| {
		let (elder, child) = (filed(Alice, 1), submitted(Bob, 2));
		assert_noop!(set(REVIEWER, elder, child, START + DAY), Error::<Test>::WrongStatus);
		assert_noop!(set(REVIEWER, child, elder, START + DAY), Error::<Test>::WrongStatus);
	});
}

#[test]
fn fails_when_the_end_is_past_or_one_is_in_force() {
	ExtBuilder::build_and_execute(|| {
		let (elder, child) = (filed(Alice, 1), filed(Bob, 2));
		assert_noop!(set(REVIEWER, elder, child, START), Error::<Test>::EndNotInFuture);
		assert_ok!(set(REVIEWER, elder, child, START + 1));
		assert_noop!(set(REVIEWER, elder, child, START + DAY), Error::<Test>::RelationInForce);
	});
}

#[test]
fn fails_to_end_when_caller_is_not_the_elder_or_nothing_is_recorded() {
	ExtBuilder::build_and_execute(|| {
		let (elder, child) = (filed(Alice, 1), filed(Bob, 2));
		let end = |origin| IdentityFiling::end_relation(origin, elder, child);
		assert_noop!(end(signed(Alice)), Error::<Test>::RelationNotFound);
		assert_ok!(set(REVIEWER, elder, child, START + DAY));
		assert_noop!(end(signed(Bob)), Error::<Test>::NotAuthorized);
		assert_noop!(end(REVIEWER.origin()), Error::<Test>::NotAuthorized);
		assert_noop!(
			IdentityFiling::end_relation(RuntimeOrigin::root(), MemberId(999), child),
			Error::<Test>::MemberNotFound
		);
	});
}
