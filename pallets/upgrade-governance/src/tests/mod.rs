//! Tests by behaviour.

mod attest;
mod close;
mod emergency;
mod enact;
mod object;
mod propose;
mod timing;
mod upgrade;

pub(crate) use crate::{mock::*, *};
pub(crate) use frame_support::{assert_err_ignore_postinfo, assert_noop, assert_ok, weights::Weight};
pub(crate) use sp_core::H256;
pub(crate) use sp_runtime::{BoundedVec, DispatchError};
pub(crate) use timebank_primitives::BranchId;

/// Calls that read a proposal, each by somebody who may make it.
pub(crate) fn each_call_on(id: ProposalId) -> Vec<(&'static str, Result<(), DispatchError>)> {
	vec![
		("attest_build", Governance::attest_build(by(key(4)), id, CODE)),
		("object", Governance::object(by(key(4)), id)),
		("withdraw_objection", Governance::withdraw_objection(by(key(4)), id)),
		("cancel", Governance::cancel(by(HALF_OFFICE), id)),
		("declare_emergency", Governance::declare_emergency(by(MOST_OFFICE), id)),
		("support", Governance::support(by(key(4)), id)),
		(
			"enact",
			Governance::enact(by(ANYBODY), id, Weight::MAX)
				.map(|_| ())
				.map_err(|failed| failed.error),
		),
	]
}

/// Every such call is refused with `error`.
pub(crate) fn refused_by_each_call(id: ProposalId, error: Error<Test>) {
	let before = Proposals::<Test>::get(id);
	let error = DispatchError::from(error);
	for (call, result) in each_call_on(id) {
		assert_eq!(result, Err(error), "{call}");
	}
	assert_eq!(Proposals::<Test>::get(id), before);
}

#[test]
fn constants_fit_when_the_runtime_is_built() {
	use frame_support::traits::Hooks;
	<Governance as Hooks<u64>>::integrity_test();
}

#[test]
fn every_call_refuses_an_unknown_proposal() {
	ExtBuilder::default().build_and_execute(|| {
		refused_by_each_call(ProposalId(0), Error::NotFound);
		assert_noop!(Governance::close(by(ANYBODY), ProposalId(0)), Error::<Test>::NotFound);
	});
}

#[test]
fn every_call_refuses_a_closed_proposal() {
	ExtBuilder::default().build_and_execute(|| {
		let id = upgrade();
		assert_ok!(Governance::cancel(by(HALF_OFFICE), id));
		refused_by_each_call(id, Error::NotOpen);
		assert_noop!(Governance::close(by(ANYBODY), id), Error::<Test>::NotOpen);
	});
}

#[test]
fn every_call_refuses_an_expired_proposal() {
	ExtBuilder::default().build_and_execute(|| {
		let id = upgrade();
		at(EXPIRES + 1);
		refused_by_each_call(id, Error::Expired);
	});
}

#[test]
fn every_call_refuses_a_wrong_origin() {
	ExtBuilder::default().build_and_execute(|| {
		let id = upgrade();
		let bad = DispatchError::BadOrigin;
		let call = || Box::new(RuntimeCall::from(remark(1)));
		for wrong in [
			by(ANYBODY),
			by(HALF_OFFICE),
			by(key(1)),
			RuntimeOrigin::root(),
			RuntimeOrigin::none(),
		] {
			assert_noop!(
				Governance::propose_upgrade(wrong.clone(), CODE, VERSION + 1, H256::zero()),
				bad
			);
			assert_noop!(Governance::propose_root(wrong, call()), bad);
		}
		for wrong in [
			by(ANYBODY),
			by(HEAD_OFFICE),
			by(key(1)),
			RuntimeOrigin::root(),
			RuntimeOrigin::none(),
		] {
			assert_noop!(Governance::cancel(wrong, id), bad);
		}
		for wrong in [
			by(ANYBODY),
			by(HEAD_OFFICE),
			by(HALF_OFFICE),
			by(key(1)),
			RuntimeOrigin::root(),
			RuntimeOrigin::none(),
		] {
			assert_noop!(Governance::declare_emergency(wrong, id), bad);
		}
		let timing = Timing::<Test>::get();
		for wrong in [
			by(ANYBODY),
			by(HEAD_OFFICE),
			by(HALF_OFFICE),
			by(key(1)),
			RuntimeOrigin::none(),
		] {
			assert_noop!(Governance::set_timing(wrong, timing), bad);
		}
		for wrong in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(Governance::attest_build(wrong.clone(), id, CODE), bad);
			assert_noop!(Governance::object(wrong.clone(), id), bad);
			assert_noop!(Governance::support(wrong.clone(), id), bad);
			assert_noop!(Governance::withdraw_objection(wrong.clone(), id), bad);
			assert_noop!(Governance::close(wrong.clone(), id), bad);
			at(OBJECTION_ENDS + 1);
			assert_err_ignore_postinfo!(Governance::enact(wrong, id, Weight::MAX), bad);
			at(START);
		}
		assert_eq!(state(id), ProposalState::Open);
	});
}
