//! Contracts and organisations.

use crate::{mock::*, *};
use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok, dispatch::DispatchResult},
	sp_core::{H160, H256},
	sp_keyring::Sr25519Keyring::Alice,
	sp_runtime::DispatchError::BadOrigin,
};
use timebank_primitives::*;

fn file(home: BranchId, address: H160, code_hash: H256) -> DispatchResult {
	IdentityFiling::file_contract(RuntimeOrigin::root(), home, address, code_hash)
}

fn file_it() -> DispatchResult {
	file(HOME, CONTRACT.address, CONTRACT.code_hash)
}

#[test]
fn files_a_contract_when_the_head_office_names_address_and_code() {
	ExtBuilder::build_and_execute(|| {
		assert_ok!(file_it());
		let change = Change::ContractFiled {
			home: HOME,
			contract: CONTRACT,
		};
		assert_version(NEXT, Author::HeadOffice, change);
		assert_eq!(IdentityFiling::contract(NEXT), Some(CONTRACT));
		let key = <OneContract as Contracts<AccountId>>::account(CONTRACT.address);
		let expected = MemberSummary {
			member: NEXT,
			kind: MemberKind::Contract,
			status: FilingStatus::Filed,
			level: Level::Reviewed,
			risk: RiskGrade::Low,
			home: HOME,
			filed_at: START,
			recovered_at: None,
		};
		assert_eq!(<IdentityFiling as Members<AccountId>>::summary(NEXT), Some(expected));
		let controller = Controller {
			member: NEXT,
			custodied: false,
		};
		assert_eq!(
			<IdentityFiling as Members<AccountId>>::controller(&key),
			Some(controller)
		);
	});
}

#[test]
fn fails_when_the_contract_is_not_there_or_other_than_reviewed_or_filed() {
	ExtBuilder::build_and_execute(|| {
		assert_noop!(
			IdentityFiling::file_contract(MANAGER.origin(), HOME, CONTRACT.address, CONTRACT.code_hash),
			BadOrigin
		);
		assert_noop!(
			file(BranchId(99), CONTRACT.address, CONTRACT.code_hash),
			Error::<Test>::BranchNotInForce
		);
		assert_noop!(file(HOME, H160([1; 20]), CONTRACT.code_hash), Error::<Test>::NoContract);
		assert_noop!(file(HOME, CONTRACT.address, digest(1)), Error::<Test>::CodeHashMismatch);
		assert_ok!(file_it());
		assert_noop!(file_it(), Error::<Test>::KeyTaken);
	});
}

#[test]
fn files_an_organisation_when_it_consents_and_a_reviewer_approves() {
	ExtBuilder::build_and_execute(|| {
		let (key, kind) = (Alice.to_account_id(), MemberKind::Organisation);
		let payload = IdentityFiling::consent_payload(HOME, kind, digest(1), &key);
		let consent: KeySignature = Alice.sign(&payload).into();
		assert_ok!(IdentityFiling::submit(
			CLERK.origin(),
			kind,
			key,
			false,
			consent,
			identity(1)
		));
		approve(NEXT);
		let filing = filing(NEXT);
		assert_eq!((filing.kind, filing.status), (kind, FilingStatus::Filed));
	});
}
