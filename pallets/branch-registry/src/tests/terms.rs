//! Dates of renewal.

use super::*;
use timebank_primitives::Moment;

const UNTIL: Moment = 5_000;

fn renew(term: Term<u64>, until: Option<Moment>) -> sp_runtime::DispatchResult {
	Registry::renew(by(HEAD_OFFICE), term, until)
}

fn counts(key: u64) -> bool {
	<Registry as Roles<u64>>::holder(&key).is_some()
}

/// Runs `check` with whether the last moment has passed, at it and after it.
fn around(check: impl Fn(bool)) {
	Now::set(UNTIL);
	check(false);
	Now::set(UNTIL + 1);
	check(true);
}

#[test]
fn stops_officers_and_keeps_vote_and_node_when_a_branch_lapses() {
	ExtBuilder::default().build_and_execute(|| {
		let term = Term::Branch(branch(1));
		assert_ok!(renew(term, Some(UNTIL)));
		said(Event::Renewed {
			term,
			valid_until: Some(UNTIL),
		});
		let peers: PeerList = vec![super::nodes::peer(1)].try_into().expect("one");
		assert_ok!(Registry::approve_nodes(
			by(HEAD_OFFICE),
			Operator::Branch(branch(1)),
			peers
		));
		around(|lapsed| {
			assert_eq!(counts(MANAGER), !lapsed);
			assert_eq!(<Registry as Roles<u64>>::branch_in_force(branch(1)), !lapsed);
			assert!(counts(OTHER_MANAGER));
			// A date that passes unnoticed takes neither blocks nor objections away.
			assert_eq!(Registry::branches_in_force().len(), 4);
			assert_eq!(Registry::approved_nodes().len(), 1);
			assert_eq!(rotate(), None);
		});
		assert_noop!(
			Registry::grant_role(by(HEAD_OFFICE), 401, MemberId(4), Role::Manager, of_branch(1)),
			Error::<Test>::BranchNotInForce
		);
		assert_ok!(renew(term, None));
		assert!(counts(MANAGER));
	});
}

#[test]
fn stops_an_institution_when_it_lapses() {
	ExtBuilder::default().build_and_execute(|| {
		let term = Term::Institution(SUPERVISION);
		assert_ok!(renew(term, Some(UNTIL)));
		around(|lapsed| assert_eq!(counts(SUPERVISOR), !lapsed));
		assert_noop!(
			Registry::grant_role(by(HEAD_OFFICE), 401, MemberId(4), Role::Supervisor, of_institution(1)),
			Error::<Test>::InstitutionNotInForce
		);
		assert_ok!(renew(term, Some(2 * UNTIL)));
		assert!(counts(SUPERVISOR));
	});
}

#[test]
fn stops_a_role_when_it_lapses() {
	ExtBuilder::default().build_and_execute(|| {
		let clerk = 401;
		assert_ok!(Registry::grant_role(
			by(MANAGER),
			clerk,
			MemberId(4),
			Role::Clerk,
			of_branch(1)
		));
		// Whoever appoints renews.
		assert_ok!(Registry::renew(by(MANAGER), Term::Role(clerk), Some(UNTIL)));
		assert_ok!(renew(Term::Role(MANAGER), Some(UNTIL)));
		assert_ok!(renew(Term::Role(SUPERVISOR), Some(UNTIL)));
		around(|lapsed| {
			for key in [clerk, MANAGER, SUPERVISOR] {
				assert_eq!(counts(key), !lapsed);
			}
		});
		// A lapsed manager renews nobody, not even a clerk.
		assert_noop!(
			Registry::renew(by(MANAGER), Term::Role(clerk), None),
			Error::<Test>::NotAuthorized
		);
		assert_ok!(renew(Term::Role(MANAGER), None));
		assert_ok!(Registry::renew(by(MANAGER), Term::Role(clerk), None));
		assert!(counts(clerk));
	});
}

#[test]
fn refuses_to_renew_ones_own_role_or_one_that_is_not_ones_to_give() {
	ExtBuilder::default().build_and_execute(|| {
		let clerk = 401;
		assert_ok!(Registry::grant_role(
			by(MANAGER),
			clerk,
			MemberId(4),
			Role::Clerk,
			of_branch(1)
		));
		for (who, key) in [
			(MANAGER, MANAGER),
			(MANAGER, SUPERVISOR),
			(OTHER_MANAGER, clerk),
			(clerk, clerk),
			(HEAD_OFFICE, clerk),
			(ANYBODY, clerk),
		] {
			assert_noop!(
				Registry::renew(by(who), Term::Role(key), None),
				Error::<Test>::NotAuthorized
			);
		}
		// The person is compared, not the key: a manager who is clerk of his own branch cannot exist, so the record is set.
		RoleKeys::<Test>::mutate(clerk, |grant| {
			grant.as_mut().expect("exists").holder.member = MemberId(1)
		});
		assert_noop!(
			Registry::renew(by(MANAGER), Term::Role(clerk), None),
			Error::<Test>::OwnRole
		);
		RoleKeys::<Test>::mutate(clerk, |grant| {
			grant.as_mut().expect("exists").holder.member = MemberId(4)
		});
	});
}

#[test]
fn drops_an_observer_when_it_lapses() {
	ExtBuilder::default().build_and_execute(|| {
		let peers: PeerList = vec![super::nodes::peer(1)].try_into().expect("one");
		let operator = Operator::Organisation(ORGANISATION);
		assert_noop!(
			renew(Term::Observer(ORGANISATION), Some(UNTIL)),
			Error::<Test>::ObserverNotFound
		);
		assert_ok!(Registry::approve_nodes(by(HEAD_OFFICE), operator, peers.clone()));
		assert_ok!(renew(Term::Observer(ORGANISATION), Some(UNTIL)));
		// Another node has the same date.
		assert_ok!(Registry::approve_nodes(by(HEAD_OFFICE), operator, peers));
		around(|lapsed| assert_eq!(Registry::approved_nodes().is_empty(), lapsed));
	});
}

#[test]
fn refuses_a_date_that_has_passed() {
	ExtBuilder::default().build_and_execute(|| {
		Now::set(UNTIL);
		assert_noop!(
			renew(Term::Branch(branch(1)), Some(UNTIL - 1)),
			Error::<Test>::DateNotInFuture
		);
		assert_ok!(renew(Term::Branch(branch(1)), Some(UNTIL)));
	});
}

#[test]
fn refuses_what_is_unknown_or_not_in_force_and_anybody_else() {
	ExtBuilder::default().validators(5).build_and_execute(|| {
		assert_noop!(renew(Term::Branch(branch(9)), None), Error::<Test>::BranchNotFound);
		assert_noop!(
			renew(Term::Institution(InstitutionId(9)), None),
			Error::<Test>::InstitutionNotFound
		);
		assert_noop!(renew(Term::Role(ANYBODY), None), Error::<Test>::RoleNotFound);
		moved(5, Suspended(Ordered));
		assert_noop!(renew(Term::Branch(branch(5)), None), Error::<Test>::BranchNotInForce);
		for wrong in outsiders().into_iter().chain([by(MANAGER)]) {
			for term in [
				Term::Branch(branch(1)),
				Term::Institution(SUPERVISION),
				Term::Observer(ORGANISATION),
			] {
				assert_noop!(Registry::renew(wrong.clone(), term, None), DispatchError::BadOrigin);
			}
		}
	});
}
