//! The forms that this crate knows are those of the pallets of today.

use codec::{Decode, Encode};
use pallet_freeze_control as cases;
use pallet_time_coin as ledger;
use polkadot_sdk::sp_core::H256;
use timebank_clue::layout::{self, Account, CaseRecord, CaseStatus, LegalBasis, Lock, LotRef, OriginRecord, Parts};
use timebank_primitives::*;

/// Reads a value of a pallet as this crate does, and gives what is left of it.
fn known<T: Decode>(value: impl Encode) -> (T, usize) {
	let bytes = value.encode();
	let mut input = &bytes[..];
	(T::decode(&mut input).unwrap(), input.len())
}

#[test]
// Fields that the pallet adds need not be known here.
#[allow(clippy::needless_update)]
fn accounts_and_lots_are_read_as_the_ledger_writes_them() {
	let account = ledger::Account {
		free: 1,
		locked: 2,
		seq: 3,
		head: H256::repeat_byte(4),
		next_lot: 5,
		..Default::default()
	};
	let expected = Account {
		free: 1,
		locked: 2,
		seq: 3,
		head: H256::repeat_byte(4),
	};
	assert_eq!(layout::read(&account.encode(), ""), Ok(expected));

	let index = ledger::LotList::try_from(vec![ledger::LotRef { lot: 1, amount: 2 }]).unwrap();
	assert_eq!(known::<Vec<LotRef>>(index), (vec![LotRef { lot: 1, amount: 2 }], 0));

	let parts = vec![LotPart {
		origin: OriginId(1),
		amount: 2,
	}];
	assert_eq!(known::<Parts>(LotParts::try_from(parts.clone()).unwrap()), (parts, 0));

	for (reason, lock) in [
		(LockReason::Escrow(ActivityId(1)), Lock::Escrow(ActivityId(1))),
		(LockReason::Hold(HoldId(2)), Lock::Hold(HoldId(2))),
		(LockReason::Case(CaseId(3)), Lock::Case(CaseId(3))),
	] {
		assert_eq!(known::<Lock>(reason), (lock, 0));
		let key = layout::lock_key(MemberId(7), lock);
		assert_eq!(layout::lock_of_key(MemberId(7), &key), Ok(lock));
		assert!(layout::lock_of_key(MemberId(8), &key).is_err());
		assert!(layout::lock_of_key(MemberId(7), &key[1..]).is_err());
	}
}

#[test]
fn origins_are_read_as_the_ledger_writes_them() {
	let claimed = ClaimedTime {
		start: 1,
		end: 2,
		late: true,
	};
	let record = ledger::OriginRecord {
		activity: ActivityId(1),
		volunteer: MemberId(2),
		recipient: Some(MemberId(3)),
		branch: BranchId(4),
		amount: 5,
		claimed,
		record: H256::repeat_byte(6),
		at: 7,
	};
	let expected = OriginRecord {
		activity: ActivityId(1),
		volunteer: MemberId(2),
		recipient: Some(MemberId(3)),
		branch: BranchId(4),
		amount: 5,
		claimed,
		record: H256::repeat_byte(6),
		at: 7,
	};
	assert_eq!(layout::read(&record.encode(), ""), Ok(expected));
}

#[test]
fn cases_are_read_as_freeze_control_writes_them() {
	let digest = H256::repeat_byte(1);
	for (basis, known_basis) in [
		(cases::LegalBasis::Alert(AlertId(1)), LegalBasis::Alert(AlertId(1))),
		(
			cases::LegalBasis::Warning(WarningId(1)),
			LegalBasis::Warning(WarningId(1)),
		),
		(cases::LegalBasis::CourtOrder(digest), LegalBasis::CourtOrder(digest)),
		(cases::LegalBasis::Dispute(digest), LegalBasis::Dispute(digest)),
	] {
		for (status, known_status) in [
			(cases::CaseStatus::Provisional, CaseStatus::Provisional),
			(cases::CaseStatus::Open, CaseStatus::Open),
			(cases::CaseStatus::Decided, CaseStatus::Decided),
			(cases::CaseStatus::Closed, CaseStatus::Closed),
			(cases::CaseStatus::Appealed, CaseStatus::Appealed),
		] {
			let case = cases::Case {
				status,
				basis,
				opened_by: Some(MemberId(1)),
				lead: None,
				body: Some(Body::Institution(InstitutionId(2))),
				opened_at: 3,
				subjects: vec![MemberId(4), MemberId(5)].try_into().unwrap(),
				orders: 6,
				orderers: vec![MemberId(7)].try_into().unwrap(),
				evidence_count: 8,
				evidence_head: H256::repeat_byte(9),
				decision: None,
			};
			let expected = CaseRecord {
				status: known_status,
				basis: known_basis,
				opened_by: Some(MemberId(1)),
				lead: None,
				body: Some(Body::Institution(InstitutionId(2))),
				opened_at: 3,
				subjects: vec![MemberId(4), MemberId(5)],
				orders: 6,
				orderers: vec![MemberId(7)],
				evidence_count: 8,
				evidence_head: H256::repeat_byte(9),
			};
			assert_eq!(layout::read(&case.encode(), ""), Ok(expected));
		}
	}
}

#[test]
fn a_value_of_another_form_is_an_error_and_no_panic() {
	assert_eq!(
		layout::read::<Account>(&[1, 2, 3], "an account"),
		Err(timebank_clue::Error::Layout("an account"))
	);
	assert!(layout::read::<CaseRecord>(&[9; 40], "the case").is_err());
}
