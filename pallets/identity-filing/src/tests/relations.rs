//! Guardians and family proxies.

use crate::{mock::*, *};
use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok, dispatch::DispatchResult},
	sp_keyring::Sr25519Keyring::{self, Alice, Bob, Charlie},
};
use timebank_primitives::*;

type Seam = IdentityFiling;

fn set(officer: Officer, elder: MemberId, acting: MemberId, until: Moment) -> DispatchResult {
	IdentityFiling::set_relation(officer.origin(), elder, acting, terms(RelationKind::Proxy, until))
}

fn confirm(origin: RuntimeOrigin, elder: MemberId, acting: MemberId) -> DispatchResult {
	IdentityFiling::confirm_relation(origin, elder, acting)
}

fn may_act(acting: MemberId, member: MemberId) -> bool {
	<Seam as Members<AccountId>>::may_act_for(acting, member, Now::get())
}

fn related(one: MemberId, other: MemberId) -> bool {
	<Seam as Members<AccountId>>::related(one, other)
}

fn sanction(acting: MemberId, member: MemberId, act: Act, amount: Balance) -> Result<Sanction, ActFault> {
	<Seam as Delegation>::sanction(acting, member, act, amount, Now::get())
}

fn acted(acting: MemberId, member: MemberId, act: Act, amount: Balance) {
	<Seam as Delegation>::acted(acting, member, act, amount, Now::get());
}

/// Alice, an elder, and Bob, her confirmed proxy for a day.
fn elder_and_child() -> (MemberId, MemberId) {
	let (elder, child) = (filed(Alice, 1), filed(Bob, 2));
	assert_ok!(set(REVIEWER, elder, child, START + DAY));
	assert_ok!(confirm(signed(Alice), elder, child));
	(elder, child)
}

/// Records and confirms Charlie as a guardian.
fn guard(elder: MemberId) -> MemberId {
	let guardian = filed(Charlie, 3);
	let terms = terms(RelationKind::Guardian, START + DAY);
	assert_ok!(IdentityFiling::set_relation(REVIEWER.origin(), elder, guardian, terms));
	assert_ok!(confirm(SECURITY.origin(), elder, guardian));
	guardian
}

#[test]
fn lets_a_proxy_act_when_the_elder_has_confirmed() {
	ExtBuilder::build_and_execute(|| {
		let (elder, child) = (filed(Alice, 1), filed(Bob, 2));
		assert_ok!(set(REVIEWER, elder, child, START + DAY));
		let relation = Relation {
			terms: terms(RelationKind::Proxy, START + DAY),
			by: REVIEWER.member(),
			confirmed: None,
		};
		assert_version(
			elder,
			REVIEWER.author(),
			Change::RelationSet {
				acting: child,
				relation,
			},
		);
		// A reviewer alone makes nobody dependent.
		assert!(!may_act(child, elder) && !related(child, elder));
		assert_eq!(sanction(child, elder, Act::Attend, 0), Err(ActFault::NoRelation));

		assert_ok!(confirm(signed(Alice), elder, child));
		assert_version(
			elder,
			Author::Member(elder),
			Change::RelationConfirmed { acting: child },
		);
		let confirmed = Relation {
			confirmed: Some(elder),
			..relation
		};
		assert_eq!(IdentityFiling::relation(elder, child), Some(confirmed));
		assert!(related(elder, child) && related(child, elder));
		assert!(may_act(child, elder) && !may_act(elder, child));
	});
}

#[test]
fn lets_a_guardian_act_when_public_security_has_confirmed() {
	ExtBuilder::build_and_execute(|| {
		let elder = filed(Alice, 1);
		let guardian = filed(Charlie, 3);
		let terms = terms(RelationKind::Guardian, START + DAY);
		assert_ok!(IdentityFiling::set_relation(REVIEWER.origin(), elder, guardian, terms));
		for origin in [signed(Alice), signed(Charlie), MANAGER.origin()] {
			assert_noop!(confirm(origin, elder, guardian), Error::<Test>::NotAuthorized);
		}
		assert_ok!(confirm(SECURITY.origin(), elder, guardian));
		assert_version(elder, SECURITY.author(), Change::RelationConfirmed { acting: guardian });
		assert!(may_act(guardian, elder));
	});
}

#[test]
fn lets_a_guardian_confirm_a_proxy_but_not_himself_or_his_relations() {
	ExtBuilder::build_and_execute(|| {
		let (elder, child) = (filed(Alice, 1), filed(Bob, 2));
		assert_ok!(set(REVIEWER, elder, child, START + DAY));
		assert_noop!(confirm(signed(Charlie), elder, child), Error::<Test>::NotAuthorized);
		let guardian = guard(elder);
		relate(guardian, child);
		assert_noop!(confirm(signed(Charlie), elder, child), Error::<Test>::RelatedPerson);
		Relations::<Test>::remove(guardian, child);
		assert_noop!(confirm(signed(Bob), elder, child), Error::<Test>::SamePerson);
		assert_ok!(confirm(signed(Charlie), elder, child));
		assert_version(
			elder,
			Author::Member(guardian),
			Change::RelationConfirmed { acting: child },
		);
	});
}

#[test]
fn lapses_but_stays_recorded_when_its_end_comes() {
	ExtBuilder::build_and_execute(|| {
		let (elder, child) = elder_and_child();
		Now::set(START + DAY);
		assert!(!may_act(child, elder));
		assert!(related(elder, child));
		// It can be renewed then, and needs to be confirmed again.
		assert_ok!(set(REVIEWER, elder, child, START + 2 * DAY));
		assert!(!may_act(child, elder));
		assert_ok!(confirm(signed(Alice), elder, child));
		assert!(may_act(child, elder));
	});
}

#[test]
fn admits_only_what_the_scope_has() {
	ExtBuilder::build_and_execute(|| {
		let (elder, child) = elder_and_child();
		for act in [Act::Attend, Act::Confirm, Act::Fund] {
			let narrow = Scope {
				attend: act != Act::Attend,
				confirm: act != Act::Confirm,
				fund: act != Act::Fund,
			};
			Relations::<Test>::mutate(elder, child, |relation| {
				relation.as_mut().expect("a relation").terms.scope = narrow;
			});
			for other in [Act::Attend, Act::Confirm, Act::Fund] {
				let expected = if other == act {
					Err(ActFault::OutOfScope)
				} else {
					Ok(Sanction::default())
				};
				assert_eq!(sanction(child, elder, other, 100), expected);
			}
		}
	});
}

#[test]
fn stops_at_the_limits_per_act_and_per_day() {
	ExtBuilder::build_and_execute(|| {
		let (elder, child) = elder_and_child();
		let fund = |amount| sanction(child, elder, Act::Fund, amount);
		assert_eq!(fund(1_001), Err(ActFault::ActLimit));
		assert!(fund(1_000).is_ok());
		acted(child, elder, Act::Fund, 1_000);
		acted(child, elder, Act::Confirm, 500);
		assert!(fund(500).is_ok());
		assert_eq!(fund(501), Err(ActFault::DayLimit));
		// Ended and set again, it is worth no more today.
		assert_ok!(IdentityFiling::end_relation(signed(Alice), elder, child));
		assert_ok!(set(REVIEWER, elder, child, START + 2 * DAY));
		assert_ok!(confirm(signed(Alice), elder, child));
		assert_eq!(fund(501), Err(ActFault::DayLimit));
		Now::set(START + DAY);
		assert!(fund(1_000).is_ok());
	});
}

#[test]
fn asks_for_an_officer_when_the_month_of_the_elder_is_above_the_amount() {
	ExtBuilder::build_and_execute(|| {
		let (elder, child) = elder_and_child();
		let guardian = guard(elder);
		let needs = |who, act, amount| sanction(who, elder, act, amount).map(|sanction| sanction.needs_officer);
		// Both who act for the elder count together; what is put in escrow is not counted twice.
		acted(child, elder, Act::Confirm, 2_500);
		acted(guardian, elder, Act::Confirm, 1_500);
		acted(child, elder, Act::Fund, 2_000);
		assert_eq!(MonthUses::<Test>::get(elder).used, 4_000);
		assert_eq!(needs(guardian, Act::Confirm, 500), Ok(false));
		acted(guardian, elder, Act::Confirm, 500);
		assert_eq!(needs(guardian, Act::Fund, 0), Ok(false));
		Relations::<Test>::mutate(elder, guardian, |relation| {
			relation.as_mut().expect("a relation").terms.limits.per_day = 5_000;
		});
		assert_eq!(needs(guardian, Act::Confirm, 501), Ok(true));
		assert_eq!(needs(guardian, Act::Fund, 501), Ok(false));
		// Another month begins at zero.
		Relations::<Test>::mutate(elder, guardian, |relation| {
			relation.as_mut().expect("a relation").terms.until = START + 90 * DAY;
		});
		Now::set(START + 31 * DAY);
		assert_eq!(needs(guardian, Act::Confirm, 1_000), Ok(false));
	});
}

#[test]
fn ends_when_the_elder_alone_says_so() {
	ExtBuilder::build_and_execute(|| {
		let (elder, child) = elder_and_child();
		assert_ok!(IdentityFiling::end_relation(signed(Alice), elder, child));
		assert_version(elder, Author::Member(elder), Change::RelationEnded { acting: child });
		assert!(!related(elder, child));
	});
}

#[test]
fn ends_when_who_acts_or_public_security_or_the_head_office_says_so() {
	ExtBuilder::build_and_execute(|| {
		let (elder, child) = elder_and_child();
		for (origin, by) in [
			(signed(Bob), Author::Member(child)),
			(SECURITY.origin(), SECURITY.author()),
			(RuntimeOrigin::root(), Author::HeadOffice),
		] {
			relate(elder, child);
			assert_ok!(IdentityFiling::end_relation(origin, elder, child));
			assert_version(elder, by, Change::RelationEnded { acting: child });
		}
	});
}

#[test]
fn keeps_a_guardian_when_the_elder_alone_says_otherwise() {
	ExtBuilder::build_and_execute(|| {
		let elder = filed(Alice, 1);
		let guardian = guard(elder);
		assert_noop!(
			IdentityFiling::end_relation(signed(Alice), elder, guardian),
			Error::<Test>::GuardianStays
		);
		assert_ok!(IdentityFiling::end_relation(SECURITY.origin(), elder, guardian));
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
		relate(own, child);
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
fn fails_when_the_terms_are_malformed_or_one_is_in_force() {
	ExtBuilder::build_and_execute(|| {
		let (elder, child) = (filed(Alice, 1), filed(Bob, 2));
		let with = |terms| IdentityFiling::set_relation(REVIEWER.origin(), elder, child, terms);
		let good = terms(RelationKind::Proxy, START + DAY);
		assert_noop!(set(REVIEWER, elder, child, START), Error::<Test>::EndNotInFuture);
		let scope = Scope {
			attend: false,
			confirm: false,
			fund: false,
		};
		assert_noop!(with(RelationTerms { scope, ..good }), Error::<Test>::EmptyScope);
		for (per_act, per_day, per_month) in [(2, 1, 3), (1, 3, 2)] {
			let limits = Limits {
				per_act,
				per_day,
				per_month,
			};
			assert_noop!(with(RelationTerms { limits, ..good }), Error::<Test>::LimitsNotRising);
		}
		assert_ok!(with(good));
		// As long as nobody has confirmed it, it can be corrected.
		assert_ok!(with(good));
		assert_ok!(confirm(signed(Alice), elder, child));
		assert_noop!(with(good), Error::<Test>::RelationInForce);
	});
}

#[test]
fn fails_when_the_elder_has_as_many_as_can_be() {
	ExtBuilder::build_and_execute(|| {
		let (elder, child) = (filed(Alice, 1), filed(Bob, 2));
		for officer in 1..=8 {
			relate(elder, MemberId(officer));
		}
		assert_noop!(
			set(SECOND_REVIEWER, elder, child, START + DAY),
			Error::<Test>::MaxRelationsExceeded
		);
		// A lapsed one is renewed in its place.
		Now::set(START + DAY);
		assert_ok!(set(SECOND_REVIEWER, elder, MemberId(1), START + 2 * DAY));
	});
}

#[test]
fn fails_to_confirm_when_nothing_waits_or_a_branch_keeps_the_key() {
	ExtBuilder::build_and_execute(|| {
		let (elder, child) = (filed(Alice, 1), filed(Bob, 2));
		assert_noop!(confirm(signed(Alice), elder, child), Error::<Test>::RelationNotFound);
		assert_noop!(
			confirm(signed(Alice), MemberId(999), child),
			Error::<Test>::MemberNotFound
		);
		assert_ok!(set(REVIEWER, elder, child, START + DAY));
		assert_ok!(IdentityFiling::link_controller(
			signed(Alice),
			Charlie.to_account_id(),
			true,
			proof(Charlie, elder)
		));
		assert_noop!(confirm(signed(Charlie), elder, child), Error::<Test>::CustodiedKey);
		assert_noop!(
			confirm(signed(Sr25519Keyring::Eve), elder, child),
			Error::<Test>::NotAuthorized
		);
		Now::set(START + DAY);
		assert_noop!(confirm(signed(Alice), elder, child), Error::<Test>::EndNotInFuture);
		Now::set(START);
		assert_ok!(confirm(signed(Alice), elder, child));
		assert_noop!(confirm(signed(Alice), elder, child), Error::<Test>::AlreadyConfirmed);
	});
}

#[test]
fn fails_to_confirm_a_guardian_when_public_security_is_one_of_them_or_related_or_recorded_it() {
	ExtBuilder::build_and_execute(|| {
		let (elder, guardian) = (filed(Alice, 1), filed(Bob, 2));
		let terms = terms(RelationKind::Guardian, START + DAY);
		assert_ok!(IdentityFiling::set_relation(REVIEWER.origin(), elder, guardian, terms));
		for person in [elder, guardian, REVIEWER.member()] {
			seat(SECURITY, person);
			assert_noop!(confirm(SECURITY.origin(), elder, guardian), Error::<Test>::SamePerson);
		}
		seat(SECURITY, SECURITY.member());
		relate(guardian, SECURITY.member());
		assert_noop!(
			confirm(SECURITY.origin(), elder, guardian),
			Error::<Test>::RelatedPerson
		);
	});
}

#[test]
fn fails_to_end_when_caller_has_no_part_or_nothing_is_recorded() {
	ExtBuilder::build_and_execute(|| {
		let (elder, child) = (filed(Alice, 1), filed(Bob, 2));
		let end = |origin| IdentityFiling::end_relation(origin, elder, child);
		assert_noop!(end(signed(Alice)), Error::<Test>::RelationNotFound);
		relate(elder, child);
		filed(Charlie, 3);
		assert_noop!(end(signed(Charlie)), Error::<Test>::NotAuthorized);
		assert_noop!(end(REVIEWER.origin()), Error::<Test>::NotAuthorized);
		assert_noop!(
			IdentityFiling::end_relation(RuntimeOrigin::root(), MemberId(999), child),
			Error::<Test>::MemberNotFound
		);
		seat(SECURITY, elder);
		assert_noop!(end(SECURITY.origin()), Error::<Test>::SamePerson);
	});
}
