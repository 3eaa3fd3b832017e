//! Every call carries the weight of what it asks others.

use super::*;
use frame_support::{dispatch::GetDispatchInfo, weights::Weight};

type Weights = <Test as Config>::WeightInfo;

fn weight_of(call: Call<Test>) -> Weight {
	call.get_dispatch_info().call_weight
}

#[test]
fn adds_one_question_about_members_to_an_admission() {
	let call = Call::admit {
		branch: branch(9),
		account: key(9),
		region: REGION,
		parent: None,
	};
	assert_eq!(weight_of(call), Weights::admit().saturating_add(MEMBERS_WEIGHT));
}

// Whether the organisation is filed.
#[test]
fn adds_one_question_about_members_to_an_approval_of_nodes() {
	let call = Call::approve_nodes {
		operator: Operator::Organisation(ORGANISATION),
		peers: Default::default(),
	};
	assert_eq!(weight_of(call), Weights::approve_nodes().saturating_add(MEMBERS_WEIGHT));
}

// Whose key it is, and who the person is.
#[test]
fn adds_two_questions_about_members_to_an_appointment() {
	let call = Call::grant_role {
		key: 401,
		member: MemberId(4),
		role: Role::Clerk,
		body: of_branch(1),
	};
	assert_eq!(
		weight_of(call),
		Weights::grant_role().saturating_add(MEMBERS_WEIGHT.saturating_mul(2))
	);
}
