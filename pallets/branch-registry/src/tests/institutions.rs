//! Institutions.

use super::*;

const NEW: InstitutionId = InstitutionId(7);

#[test]
fn registers_an_institution_of_each_kind() {
	ExtBuilder::default().build_and_execute(|| {
		let kinds = [
			Role::Supervisor,
			Role::PublicSecurity,
			Role::Partner,
			Role::Mediator,
			Role::ThirdParty,
		];
		for (kind, number) in kinds.into_iter().zip(10..) {
			let institution = InstitutionId(number);
			assert_ok!(Registry::register_institution(by(HEAD_OFFICE), institution, kind));
			said(Event::InstitutionRegistered { institution, kind });
			assert_eq!(
				Institutions::<Test>::get(institution),
				Some(Institution {
					kind,
					in_force: true,
					valid_until: None
				})
			);
		}
	});
}

#[test]
fn refuses_an_institution_when_the_number_was_used() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Registry::set_institution(by(HEAD_OFFICE), SUPERVISION, false));
		assert_noop!(
			Registry::register_institution(by(HEAD_OFFICE), SUPERVISION, Role::Partner),
			Error::<Test>::InstitutionAlreadyExists
		);
	});
}

#[test]
fn refuses_an_institution_when_its_kind_is_a_branch_role() {
	ExtBuilder::default().build_and_execute(|| {
		for kind in [Role::Clerk, Role::Reviewer, Role::Manager] {
			assert_noop!(
				Registry::register_institution(by(HEAD_OFFICE), NEW, kind),
				Error::<Test>::NotAnInstitutionRole
			);
		}
	});
}

#[test]
fn cuts_an_institution_off_and_admits_it_again() {
	ExtBuilder::default().build_and_execute(|| {
		for in_force in [false, true] {
			assert_ok!(Registry::set_institution(by(HEAD_OFFICE), SUPERVISION, in_force));
			said(Event::InstitutionChanged {
				institution: SUPERVISION,
				in_force,
			});
			let stored = Institutions::<Test>::get(SUPERVISION).expect("exists");
			assert_eq!(
				stored,
				Institution {
					kind: Role::Supervisor,
					in_force,
					valid_until: None
				}
			);
		}
	});
}

#[test]
fn refuses_to_change_an_institution_when_it_is_unknown() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(
			Registry::set_institution(by(HEAD_OFFICE), NEW, true),
			Error::<Test>::InstitutionNotFound
		);
		assert!(!Institutions::<Test>::contains_key(NEW));
	});
}

#[test]
fn refuses_institution_calls_by_anybody_else() {
	ExtBuilder::default().build_and_execute(|| {
		for wrong in outsiders().into_iter().chain([by(MANAGER), by(SUPERVISOR)]) {
			let bad = DispatchError::BadOrigin;
			assert_noop!(Registry::register_institution(wrong.clone(), NEW, Role::Partner), bad);
			assert_noop!(Registry::set_institution(wrong, SUPERVISION, false), bad);
		}
	});
}
