//! Attesting the build.

use super::*;

#[test]
fn attestation_is_recorded_when_the_hash_is_the_proposed_one() {
	ExtBuilder::default().build_and_execute(|| {
		let id = upgrade();
		assert_ok!(Governance::attest_build(by(key(3)), id, CODE));
		System::assert_last_event(
			Event::BuildAttested {
				id,
				branch: BranchId(3),
			}
			.into(),
		);
		at(EXPIRES);
		assert_ok!(Governance::attest_build(by(key(1)), id, CODE));
		assert_eq!(Governance::proposal(id).unwrap().attestations, list([3, 1]));
	});
}

#[test]
fn attesting_does_not_hinder_objecting() {
	ExtBuilder::default().build_and_execute(|| {
		let id = upgrade();
		assert_ok!(Governance::attest_build(by(key(1)), id, CODE));
		assert_ok!(Governance::object(by(key(1)), id));
	});
}

#[test]
fn attestation_is_refused_when_the_hash_differs() {
	ExtBuilder::default().build_and_execute(|| {
		let id = upgrade();
		assert_noop!(
			Governance::attest_build(by(key(1)), id, H256::zero()),
			Error::<Test>::CodeHashMismatch
		);
	});
}

#[test]
fn attestation_is_refused_when_repeated() {
	ExtBuilder::default().build_and_execute(|| {
		let id = upgrade();
		assert_ok!(Governance::attest_build(by(key(1)), id, CODE));
		assert_noop!(
			Governance::attest_build(by(key(1)), id, CODE),
			Error::<Test>::AlreadyAttested
		);
	});
}

#[test]
fn attestation_is_refused_when_the_proposal_is_a_call() {
	ExtBuilder::default().build_and_execute(|| {
		let id = root(remark(1));
		assert_noop!(
			Governance::attest_build(by(key(1)), id, CODE),
			Error::<Test>::NotAnUpgrade
		);
	});
}

#[test]
fn attestation_is_refused_when_the_signer_is_no_elector() {
	ExtBuilder::default().build_and_execute(|| {
		let id = upgrade();
		assert_noop!(
			Governance::attest_build(by(ANYBODY), id, CODE),
			Error::<Test>::NotABranchKey
		);
		assert_noop!(
			Governance::attest_build(by(key(5)), id, CODE),
			Error::<Test>::NotInElectorate
		);
		Excluded::set(vec![2]);
		assert_noop!(
			Governance::attest_build(by(key(2)), id, CODE),
			Error::<Test>::BranchExcluded
		);
	});
}
