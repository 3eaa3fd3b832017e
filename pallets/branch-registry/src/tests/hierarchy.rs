//! Branches above branches.

use super::*;

const PROVINCE: RegionCode = RegionCode(310_000);
const CITY: RegionCode = RegionCode(310_100);

fn admit(number: u32, region: RegionCode, parent: Option<u32>) -> sp_runtime::DispatchResult {
	Registry::admit(by(HEAD_OFFICE), branch(number), key(number), region, parent.map(branch))
}

fn put(number: u32, parent: Option<u32>) -> sp_runtime::DispatchResult {
	Registry::set_parent(by(HEAD_OFFICE), branch(number), parent.map(branch))
}

#[test]
fn lists_province_and_city_above_a_county() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(admit(10, PROVINCE, None));
		assert_ok!(admit(11, CITY, Some(10)));
		assert_ok!(put(1, Some(11)));
		said(Event::ParentChanged {
			branch: branch(1),
			old: None,
			new: Some(branch(11)),
		});
		assert_eq!(Registry::lineage(branch(1)), [branch(11), branch(10)]);
		assert_ok!(put(1, Some(10)));
		assert_eq!(Registry::lineage(branch(1)), [branch(10)]);
		assert_ok!(put(1, None));
		said(Event::ParentChanged {
			branch: branch(1),
			old: Some(branch(10)),
			new: None,
		});
		assert_eq!(Registry::lineage(branch(1)), []);
	});
}

// Regions rule circles out: nothing is inside itself, nor inside what is inside it.
#[test]
fn refuses_a_parent_whose_region_does_not_contain_the_branch() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(admit(10, PROVINCE, None));
		assert_ok!(admit(11, CITY, Some(10)));
		assert_ok!(admit(12, RegionCode(320_000), None));
		for (number, parent) in [(10, 10), (10, 11), (10, 1), (11, 1), (11, 12), (1, 2), (1, 12)] {
			assert_noop!(put(number, Some(parent)), Error::<Test>::ParentNotAbove);
		}
		assert_noop!(admit(13, REGION, Some(1)), Error::<Test>::ParentNotAbove);
	});
}

#[test]
fn refuses_a_parent_that_is_unknown_or_not_in_force() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(admit(10, PROVINCE, None));
		assert_noop!(put(1, Some(99)), Error::<Test>::BranchNotFound);
		assert_noop!(admit(11, CITY, Some(99)), Error::<Test>::BranchNotFound);
		moved(10, Suspended(Ordered));
		assert_noop!(put(1, Some(10)), Error::<Test>::BranchNotFound);
		assert_noop!(admit(11, CITY, Some(10)), Error::<Test>::BranchNotFound);
	});
}

#[test]
fn refuses_a_parent_for_a_branch_that_is_unknown_or_gone_and_by_anybody_else() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(put(99, None), Error::<Test>::BranchNotFound);
		for wrong in outsiders().into_iter().chain([by(MANAGER)]) {
			assert_noop!(Registry::set_parent(wrong, branch(1), None), DispatchError::BadOrigin);
		}
		admitted(9, Candidate);
		exited(9, 1);
		assert_noop!(put(9, None), Error::<Test>::BranchNotInForce);
	});
}
