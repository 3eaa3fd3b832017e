//! Taking a filing back, and ending it.

use crate::{mock::*, *};
use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok, dispatch::DispatchResult},
	sp_keyring::Sr25519Keyring::{Alice, Bob},
	sp_runtime::DispatchError::BadOrigin,
};
use timebank_primitives::*;

const REASON: Reason = Reason::Code(7);

fn close(origin: RuntimeOrigin, member: MemberId) -> DispatchResult {
	IdentityFiling::close(origin, member, REASON)
}

#[test]
fn is_submitted_again_when_taken_back_out_of_a_review() {
	ExtBuilder::build_and_execute(|| {
		let member = submitted(Alice, 1);
		for (origin, by) in [
			(signed(Alice), Author::Member(member)),
			(CLERK.origin(), CLERK.author()),
		] {
			assert_ok!(IdentityFiling::take_up(REVIEWER.origin(), member));
			assert_ok!(IdentityFiling::take_back(origin, member));
			assert_version(member, by, Change::TakenBack);
			assert_eq!(filing(member).status, FilingStatus::Submitted);
		}
		// It can be corrected now.
		assert_ok!(IdentityFiling::amend(signed(Alice), member, identity(2)));
	});
}

#[test]
fn fails_to_take_back_when_not_in_review_or_not_ones_own() {
	ExtBuilder::build_and_execute(|| {
		let member = submitted(Alice, 1);
		filed(Bob, 2);
		let back = |origin| IdentityFiling::take_back(origin, member);
		assert_noop!(back(signed(Alice)), Error::<Test>::WrongStatus);
		assert_ok!(IdentityFiling::take_up(REVIEWER.origin(), member));
		assert_noop!(back(signed(Bob)), Error::<Test>::NotAuthorized);
		assert_noop!(back(REVIEWER.origin()), Error::<Test>::NotAuthorized);
		assert_noop!(back(AWAY_CLERK.origin()), Error::<Test>::OtherBranch);
		assert_noop!(
			IdentityFiling::take_back(signed(Alice), MemberId(999)),
			Error::<Test>::MemberNotFound
		);
	});
}

#[test]
fn ends_when_the_member_or_the_head_office_says_so() {
	ExtBuilder::build_and_execute(|| {
		let one = filed(Alice, 1);
		let change = sections(&[section(SectionKind::Contact, digest(2))]);
		assert_ok!(IdentityFiling::propose_change(signed(Alice), one, change));
		Told::set(Vec::new());
		assert_ok!(close(signed(Alice), one));
		assert_version(one, Author::Member(one), Change::Closed { reason: REASON });
		let (old, new) = (FilingStatus::Filed, FilingStatus::Closed);
		assert_eq!(Told::get(), vec![(one, FilingChange::Status { old, new })]);
		assert_eq!(IdentityFiling::pending_change(one), None);
		let alice = Alice.to_account_id();
		assert_eq!(<IdentityFiling as Members<AccountId>>::controller(&alice), None);
		// The key stays bound: nobody can take the place of who was there.
		assert_eq!(IdentityFiling::member_of(&alice), Some(one));

		let other = filed(Bob, 2);
		assert_ok!(IdentityFiling::suspend(RuntimeOrigin::root(), other, digest(9)));
		assert_ok!(close(RuntimeOrigin::root(), other));
		assert_version(other, Author::HeadOffice, Change::Closed { reason: REASON });
	});
}

#[test]
fn fails_to_close_when_something_is_open() {
	ExtBuilder::build_and_execute(|| {
		let member = filed(Alice, 1);
		Unsettled::set(vec![member]);
		assert_noop!(close(signed(Alice), member), Error::<Test>::AffairsOpen);
		assert_noop!(close(RuntimeOrigin::root(), member), Error::<Test>::AffairsOpen);
	});
}

#[test]
fn fails_to_close_when_caller_or_status_is_wrong() {
	ExtBuilder::build_and_execute(|| {
		let member = submitted(Alice, 1);
		filed(Bob, 2);
		assert_noop!(close(signed(Bob), member), Error::<Test>::NotAuthorized);
		assert_noop!(close(MANAGER.origin(), member), Error::<Test>::NotAuthorized);
		assert_noop!(close(RuntimeOrigin::none(), member), BadOrigin);
		assert_noop!(close(signed(Bob), MemberId(999)), Error::<Test>::MemberNotFound);
		// A review ends first.
		assert_ok!(IdentityFiling::take_up(REVIEWER.origin(), member));
		assert_noop!(close(signed(Alice), member), Error::<Test>::WrongStatus);
		place(member, SectionKind::Identity);
		assert_ok!(IdentityFiling::review(REVIEWER.origin(), member, Verdict::Approve));
		// Whom an authority has stopped, it ends.
		assert_ok!(IdentityFiling::suspend(RuntimeOrigin::root(), member, digest(9)));
		assert_noop!(close(signed(Alice), member), Error::<Test>::WrongStatus);
		assert_ok!(close(RuntimeOrigin::root(), member));
		assert_noop!(close(RuntimeOrigin::root(), member), Error::<Test>::WrongStatus);
	});
}

#[test]
fn fails_to_close_when_a_branch_keeps_the_key() {
	ExtBuilder::build_and_execute(|| {
		let member = filed(Alice, 1);
		MemberOf::<Test>::insert(
			Alice.to_account_id(),
			Controller {
				member,
				custodied: true,
			},
		);
		assert_noop!(close(signed(Alice), member), Error::<Test>::CustodiedKey);
	});
}
