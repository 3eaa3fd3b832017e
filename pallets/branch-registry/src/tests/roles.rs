//! Who appoints whom, and when a role counts.

use super::*;
use timebank_primitives::{FilingStatus, Level, MemberKind};

/// A key that serves nothing.
const KEY: u64 = 401;
/// Another one.
const SPARE: u64 = 402;

fn grant(by_whom: u64, key: u64, member: u64, role: Role, body: Body) -> frame_support::dispatch::DispatchResult {
	Registry::grant_role(by(by_whom), key, MemberId(member), role, body)
}

fn found(key: u64) -> Option<timebank_primitives::RoleHolder> {
	<Registry as Roles<u64>>::holder(&key)
}

#[test]
fn grants_clerk_and_reviewer_when_the_manager_of_the_branch_says_so() {
	ExtBuilder::default().build_and_execute(|| {
		for (role, member, key) in [(Role::Clerk, 4, KEY), (Role::Reviewer, 5, SPARE)] {
			let holder = holder(member, role, of_branch(1));
			assert_ok!(grant(MANAGER, key, member, role, of_branch(1)));
			said(Event::RoleGranted { key, holder });
			assert_eq!(found(key), Some(holder));
			assert_eq!(RoleOf::<Test>::get(of_branch(1), MemberId(member)), Some(key));
			assert_eq!(System::providers(&key), 1);
		}
	});
}

#[test]
fn grants_managers_and_institutions_when_the_head_office_says_so() {
	ExtBuilder::default().build_and_execute(|| {
		let manager = holder(4, Role::Manager, of_branch(1));
		assert_ok!(grant(HEAD_OFFICE, KEY, 4, Role::Manager, of_branch(1)));
		said(Event::RoleGranted {
			key: KEY,
			holder: manager,
		});
		let supervisor = holder(5, Role::Supervisor, of_institution(1));
		assert_ok!(grant(HEAD_OFFICE, SPARE, 5, Role::Supervisor, of_institution(1)));
		said(Event::RoleGranted {
			key: SPARE,
			holder: supervisor,
		});
		assert_eq!([found(KEY), found(SPARE)], [Some(manager), Some(supervisor)]);
	});
}

#[test]
fn refuses_clerk_and_reviewer_when_the_head_office_appoints() {
	ExtBuilder::default().build_and_execute(|| {
		for role in [Role::Clerk, Role::Reviewer] {
			assert_noop!(
				grant(HEAD_OFFICE, KEY, 4, role, of_branch(1)),
				Error::<Test>::NotAuthorized
			);
		}
		assert_ok!(grant(MANAGER, KEY, 4, Role::Clerk, of_branch(1)));
		assert_noop!(
			Registry::revoke_role(by(HEAD_OFFICE), KEY),
			Error::<Test>::NotAuthorized
		);
	});
}

#[test]
fn refuses_a_manager_when_the_branch_is_not_his_own() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(
			grant(OTHER_MANAGER, KEY, 4, Role::Clerk, of_branch(1)),
			Error::<Test>::NotAuthorized
		);
		assert_ok!(grant(MANAGER, KEY, 4, Role::Clerk, of_branch(1)));
		assert_noop!(
			Registry::revoke_role(by(OTHER_MANAGER), KEY),
			Error::<Test>::NotAuthorized
		);
	});
}

#[test]
fn refuses_a_manager_when_the_role_is_for_the_head_office_to_give() {
	ExtBuilder::default().build_and_execute(|| {
		for (role, body) in [(Role::Manager, of_branch(1)), (Role::Supervisor, of_institution(1))] {
			assert_noop!(grant(MANAGER, KEY, 4, role, body), Error::<Test>::NotAuthorized);
		}
		for key in [MANAGER, OTHER_MANAGER, SUPERVISOR] {
			assert_noop!(Registry::revoke_role(by(MANAGER), key), Error::<Test>::NotAuthorized);
		}
	});
}

#[test]
fn refuses_appointments_by_anybody_else() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(grant(MANAGER, KEY, 4, Role::Clerk, of_branch(1)));
		let body = of_branch(1);
		for other in [KEY, SUPERVISOR, ANYBODY, MEMBER_KEY, key(1)] {
			assert_noop!(grant(other, SPARE, 5, Role::Clerk, body), Error::<Test>::NotAuthorized);
			assert_noop!(Registry::revoke_role(by(other), KEY), Error::<Test>::NotAuthorized);
		}
		for wrong in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			let bad = DispatchError::BadOrigin;
			assert_noop!(
				Registry::grant_role(wrong.clone(), SPARE, MemberId(5), Role::Clerk, body),
				bad
			);
			assert_noop!(Registry::revoke_role(wrong, KEY), bad);
		}
	});
}

// The persons are compared, not the keys.
#[test]
fn refuses_a_manager_when_he_appoints_himself() {
	ExtBuilder::default().build_and_execute(|| {
		for role in [Role::Clerk, Role::Reviewer] {
			assert_noop!(grant(MANAGER, KEY, 1, role, of_branch(1)), Error::<Test>::OwnRole);
		}
	});
}

#[test]
fn refuses_a_second_role_in_the_body_and_grants_one_in_another() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(grant(MANAGER, KEY, 4, Role::Clerk, of_branch(1)));
		assert_noop!(
			grant(MANAGER, SPARE, 4, Role::Reviewer, of_branch(1)),
			Error::<Test>::RoleAlreadyHeld
		);
		assert_noop!(
			grant(HEAD_OFFICE, SPARE, 4, Role::Manager, of_branch(1)),
			Error::<Test>::RoleAlreadyHeld
		);
		assert_ok!(grant(OTHER_MANAGER, SPARE, 4, Role::Reviewer, of_branch(2)));
		assert_eq!(found(KEY), Some(holder(4, Role::Clerk, of_branch(1))));
		assert_eq!(found(SPARE), Some(holder(4, Role::Reviewer, of_branch(2))));
	});
}

#[test]
fn refuses_a_key_when_it_holds_a_role() {
	ExtBuilder::default().build_and_execute(|| {
		for taken in [MANAGER, OTHER_MANAGER, SUPERVISOR] {
			assert_noop!(
				grant(MANAGER, taken, 4, Role::Clerk, of_branch(1)),
				Error::<Test>::RoleKeyInUse
			);
		}
	});
}

#[test]
fn refuses_a_key_when_it_serves_a_member_or_a_branch() {
	ExtBuilder::default().build_and_execute(|| {
		for taken in [MEMBER_KEY, key(1)] {
			assert_noop!(
				grant(MANAGER, taken, 4, Role::Clerk, of_branch(1)),
				Error::<Test>::KeyNotSeparate
			);
		}
	});
}

#[test]
fn refuses_a_person_when_nobody_is_filed() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(
			grant(MANAGER, KEY, FILED + 1, Role::Clerk, of_branch(1)),
			Error::<Test>::MemberNotFound
		);
	});
}

#[test]
fn refuses_a_person_when_not_filed_as_person_at_level_2() {
	ExtBuilder::default().build_and_execute(|| {
		let refused = || {
			assert_noop!(
				grant(MANAGER, KEY, 4, Role::Clerk, of_branch(1)),
				Error::<Test>::MemberNotIdentified
			);
		};
		for kind in [MemberKind::Organisation, MemberKind::Contract] {
			file(4, |member| member.kind = kind);
			refused();
		}
		for level in [Level::None, Level::Reviewed] {
			file(4, |member| member.level = level);
			refused();
		}
		for status in [
			FilingStatus::Submitted,
			FilingStatus::InReview,
			FilingStatus::Rejected,
			FilingStatus::Suspended,
			FilingStatus::Closed,
		] {
			file(4, |member| member.status = status);
			refused();
		}
		file(4, |member| member.level = Level::Qualified);
		assert_ok!(grant(MANAGER, KEY, 4, Role::Clerk, of_branch(1)));
	});
}

#[test]
fn refuses_a_role_when_it_does_not_belong_to_the_body() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(
			grant(MANAGER, KEY, 4, Role::Supervisor, of_branch(1)),
			Error::<Test>::RoleNotOfBody
		);
		for role in [Role::Partner, Role::Manager, Role::Clerk] {
			assert_noop!(
				grant(HEAD_OFFICE, KEY, 4, role, of_institution(1)),
				Error::<Test>::RoleNotOfBody
			);
		}
	});
}

#[test]
fn refuses_a_role_when_the_branch_is_unknown() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(
			grant(HEAD_OFFICE, KEY, 4, Role::Manager, of_branch(9)),
			Error::<Test>::BranchNotFound
		);
	});
}

#[test]
fn refuses_a_role_when_the_branch_is_not_in_force() {
	ExtBuilder::default().validators(5).build_and_execute(|| {
		moved(1, Suspended(Ordered));
		assert_noop!(
			grant(HEAD_OFFICE, KEY, 4, Role::Manager, of_branch(1)),
			Error::<Test>::BranchNotInForce
		);
		// Nor does its manager appoint.
		assert_noop!(
			grant(MANAGER, KEY, 4, Role::Clerk, of_branch(1)),
			Error::<Test>::NotAuthorized
		);
		runs_no_more();
		exited(1, 2);
		assert_noop!(
			grant(HEAD_OFFICE, KEY, 4, Role::Manager, of_branch(1)),
			Error::<Test>::BranchNotInForce
		);
	});
}

#[test]
fn refuses_a_role_when_the_institution_is_unknown_or_cut_off() {
	ExtBuilder::default().build_and_execute(|| {
		let refused = |number, error: Error<Test>| {
			assert_noop!(
				grant(HEAD_OFFICE, KEY, 4, Role::Supervisor, of_institution(number)),
				error
			);
		};
		refused(9, Error::InstitutionNotFound);
		assert_ok!(Registry::set_institution(by(HEAD_OFFICE), SUPERVISION, false));
		refused(1, Error::InstitutionNotInForce);
	});
}

#[test]
fn revokes_when_those_who_appoint_say_so() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(grant(MANAGER, KEY, 4, Role::Clerk, of_branch(1)));
		for (who, key) in [(MANAGER, KEY), (HEAD_OFFICE, SUPERVISOR), (HEAD_OFFICE, OTHER_MANAGER)] {
			let holder = found(key).expect("holds a role");
			assert_ok!(Registry::revoke_role(by(who), key));
			said(Event::RoleRevoked { key, holder });
			assert_eq!(found(key), None);
			assert!(!RoleOf::<Test>::contains_key(holder.body, holder.member));
		}
		// The person is free for another role.
		assert_ok!(grant(MANAGER, SPARE, 4, Role::Reviewer, of_branch(1)));
	});
}

#[test]
fn refuses_to_revoke_when_the_key_holds_no_role() {
	ExtBuilder::default().build_and_execute(|| {
		for key in [KEY, key(1)] {
			assert_noop!(Registry::revoke_role(by(HEAD_OFFICE), key), Error::<Test>::RoleNotFound);
		}
	});
}

// Otherwise old transactions of the key could be sent again by whoever has seen them.
#[test]
fn keeps_the_nonce_of_a_key_when_its_role_ends_and_begins_anew() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(grant(MANAGER, KEY, 4, Role::Clerk, of_branch(1)));
		System::inc_account_nonce(KEY);
		assert_ok!(Registry::revoke_role(by(MANAGER), KEY));
		assert_eq!(System::account_nonce(KEY), 1);
		assert_ok!(grant(MANAGER, KEY, 5, Role::Clerk, of_branch(1)));
		assert_eq!(System::account_nonce(KEY), 1);
	});
}

#[test]
fn counts_no_role_while_the_branch_is_suspended() {
	ExtBuilder::default().validators(5).build_and_execute(|| {
		assert_ok!(grant(MANAGER, KEY, 4, Role::Clerk, of_branch(1)));
		let manager = holder(1, Role::Manager, of_branch(1));
		let clerk = holder(4, Role::Clerk, of_branch(1));
		for reason in [Ordered, Emergency] {
			match reason {
				Ordered => moved(1, Suspended(reason)),
				_ => Registry::emergency_suspend(by(THIRD_OFFICE), branch(1)).expect("in force"),
			}
			assert_eq!(status(1), Suspended(reason));
			assert_eq!([found(MANAGER), found(KEY)], [None, None]);
			assert!(found(OTHER_MANAGER).is_some());
			assert!(!<Registry as Roles<u64>>::branch_in_force(branch(1)));
			moved(1, Observer);
			assert_eq!([found(MANAGER), found(KEY)], [Some(manager), Some(clerk)]);
			assert!(<Registry as Roles<u64>>::branch_in_force(branch(1)));
		}
		moved(1, Suspended(Ordered));
		runs_no_more();
		exited(1, 2);
		assert_eq!([found(MANAGER), found(KEY)], [None, None]);
	});
}

#[test]
fn counts_no_role_while_the_institution_is_cut_off() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Registry::set_institution(by(HEAD_OFFICE), SUPERVISION, false));
		assert_eq!(found(SUPERVISOR), None);
		assert_ok!(Registry::set_institution(by(HEAD_OFFICE), SUPERVISION, true));
		assert_eq!(found(SUPERVISOR), Some(holder(3, Role::Supervisor, of_institution(1))));
	});
}

#[test]
fn knows_no_branch_that_was_never_admitted() {
	ExtBuilder::default().build_and_execute(|| {
		assert!(!<Registry as Roles<u64>>::branch_in_force(branch(9)));
		assert!(<Registry as Roles<u64>>::branch_in_force(branch(1)));
	});
}
