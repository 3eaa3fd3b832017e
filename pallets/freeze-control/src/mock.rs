//! A runtime for tests: the pallet with configurable doubles of its seams.

use crate as pallet_freeze_control;
use frame_support::{
	derive_impl,
	dispatch::DispatchResult,
	ord_parameter_types, parameter_types,
	traits::{ConstU64, Time},
	weights::Weight,
};
use frame_system::EnsureSignedBy;
use polkadot_sdk::*;
use sp_runtime::{BuildStorage, DispatchError};
use std::collections::BTreeMap;
use timebank_primitives::*;

pub const HOUR: Moment = 60 * 60 * 1000;
pub const DAY: Moment = 24 * HOUR;
/// The time at which every test starts.
pub const START: Moment = 1_000 * DAY;
/// 72 hours.
pub const LIMIT: Moment = 3 * DAY;

// Keys. Three supervisors of three bodies, and a second one of the first body.
pub const ANNA: u64 = 1;
pub const ARNO: u64 = 2;
pub const BERTA: u64 = 3;
pub const CARLA: u64 = 4;
/// A key with another role.
pub const CLERK: u64 = 5;
/// A second key of Anna's person, with the same role for another body.
pub const ANNA_ELSEWHERE: u64 = 6;
/// The head office.
pub const HEAD: u64 = 7;
/// A key without a role.
pub const NOBODY: u64 = 8;

// Members that cases are about.
pub const SUSPECT: MemberId = MemberId(10);
pub const FRIEND: MemberId = MemberId(11);
pub const STRANGER: MemberId = MemberId(12);
/// A member whose filing is closed.
pub const GONE: MemberId = MemberId(50);
/// Nobody is filed under this number.
pub const UNKNOWN: MemberId = MemberId(100);

/// An alert about [`SUSPECT`] and [`FRIEND`].
pub const ALERT: AlertId = AlertId(7);

#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeFreezeReason,
		RuntimeHoldReason,
		RuntimeSlashReason,
		RuntimeLockId,
		RuntimeTask,
		RuntimeViewFunction
	)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type FreezeControl = pallet_freeze_control;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = frame_system::mocking::MockBlock<Test>;
}

parameter_types! {
	pub static Now: Moment = START;
	/// Members joined by a relation.
	pub static Relations: Vec<(MemberId, MemberId)> = Vec::new();
	/// What a case has locked of a member.
	pub static Locked: BTreeMap<(u64, u64), Balance> = BTreeMap::new();
	/// Whether the ledger refuses to unlock.
	pub static LedgerRefuses: bool = false;
}

ord_parameter_types! {
	pub const HeadKey: u64 = HEAD;
}

pub struct Clock;
impl Time for Clock {
	type Moment = Moment;
	fn now() -> Moment {
		Now::get()
	}
}

pub struct FakeRoles;
impl Roles<u64> for FakeRoles {
	fn holder(key: &u64) -> Option<RoleHolder> {
		let supervisor = |member, institution| RoleHolder {
			member: MemberId(member),
			role: Role::Supervisor,
			body: Body::Institution(InstitutionId(institution)),
		};
		match *key {
			ANNA => Some(supervisor(1, 1)),
			ARNO => Some(supervisor(2, 1)),
			BERTA => Some(supervisor(3, 2)),
			CARLA => Some(supervisor(4, 3)),
			ANNA_ELSEWHERE => Some(supervisor(1, 4)),
			CLERK => Some(RoleHolder {
				member: MemberId(5),
				role: Role::Clerk,
				body: Body::Branch(BranchId(1)),
			}),
			_ => None,
		}
	}
	fn branch_in_force(_: BranchId) -> bool {
		true
	}
	fn weight() -> Weight {
		Weight::from_parts(1, 0)
	}
}

pub struct FakeMembers;
impl Members<u64> for FakeMembers {
	fn controller(_: &u64) -> Option<Controller> {
		None
	}
	fn summary(member: MemberId) -> Option<MemberSummary> {
		(member.0 < UNKNOWN.0).then(|| summary(member))
	}
	fn check(_: &MemberSummary, _: Stage, _: Balance, _: bool, _: Moment) -> Result<(), Requirement> {
		Ok(())
	}
	fn has_qualification(_: MemberId, _: u16, _: Moment) -> bool {
		false
	}
	fn related(one: MemberId, other: MemberId) -> bool {
		Relations::get()
			.iter()
			.any(|pair| *pair == (one, other) || *pair == (other, one))
	}
	fn may_act_for(_: MemberId, _: MemberId, _: Moment) -> bool {
		false
	}
	fn weight() -> Weight {
		Weight::from_parts(10, 0)
	}
}

/// The summary of a member; of this status unless the member is [`GONE`].
pub fn summary(member: MemberId) -> MemberSummary {
	MemberSummary {
		member,
		kind: MemberKind::Person,
		status: if member == GONE {
			FilingStatus::Closed
		} else {
			FilingStatus::Filed
		},
		level: Level::Identified,
		risk: RiskGrade::Low,
		home: BranchId(1),
		filed_at: 0,
		recovered_at: None,
	}
}

pub struct FakeAlerts;
impl Alerts for FakeAlerts {
	fn alert(alert: AlertId) -> Option<AlertSummary> {
		(alert == ALERT).then_some(AlertSummary {
			alert,
			kind: ReportKind::Suspicious,
			status: AlertStatus::Raised,
			stage: Stage::Gift,
			subject: SUSPECT,
			counterparty: Some(FRIEND),
			hold: None,
			raised_at: START,
		})
	}
	fn weight() -> Weight {
		Weight::from_parts(100, 0)
	}
}

pub struct FakeLedger;
impl Ledger for FakeLedger {
	fn free(_: MemberId) -> Balance {
		0
	}
	fn lock(member: MemberId, amount: Balance, case: CaseId) -> Result<Balance, DispatchError> {
		Locked::mutate(|all| *all.entry((member.0, case.0)).or_default() += amount);
		Ok(amount)
	}
	fn unlock(member: MemberId, case: CaseId) -> Result<Balance, DispatchError> {
		if LedgerRefuses::get() {
			return Err(DispatchError::Other("the ledger refuses"));
		}
		Ok(Locked::mutate(|all| all.remove(&(member.0, case.0))).unwrap_or(0))
	}
	fn move_by_verdict(_: MemberId, _: MemberId, _: Balance, _: CaseId) -> Result<Balance, DispatchError> {
		Ok(0)
	}
	fn weight() -> Weight {
		Weight::from_parts(1_000, 0)
	}
}

impl pallet_freeze_control::Config for Test {
	type Roles = FakeRoles;
	type Members = FakeMembers;
	type Alerts = FakeAlerts;
	type Ledger = FakeLedger;
	type Time = Clock;
	type HeadOffice = EnsureSignedBy<HeadKey, u64>;
	type MaxTemporary = ConstU64<LIMIT>;
	type UnratifiedWindow = ConstU64<{ 30 * DAY }>;
	type RequestDuration = ConstU64<DAY>;
	type WeightInfo = ();
}

/// Runs a test at [`START`] with nothing stored, and the invariants after it.
pub struct ExtBuilder;

impl ExtBuilder {
	pub fn build_and_execute(test: impl FnOnce()) {
		Now::set(START);
		Relations::set(Vec::new());
		Locked::set(BTreeMap::new());
		LedgerRefuses::set(false);
		let storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
		sp_io::TestExternalities::new(storage).execute_with(|| {
			System::set_block_number(1);
			test();
			FreezeControl::do_try_state().unwrap();
		});
	}
}

/// Lets time pass.
pub fn wait(time: Moment) {
	Now::set(Now::get() + time);
}

/// The pallet's events since the last call of this.
pub fn events() -> Vec<crate::Event<Test>> {
	let all = System::events()
		.into_iter()
		.filter_map(|record| match record.event {
			RuntimeEvent::FreezeControl(event) => Some(event),
			_ => None,
		})
		.collect();
	System::reset_events();
	all
}

/// A digest.
pub fn digest(byte: u8) -> Digest {
	Digest::repeat_byte(byte)
}

/// The facts of a gift from one member to another, with a key of the payer.
pub fn gift(payer: MemberId, receiver: MemberId) -> MovementFacts {
	MovementFacts {
		stage: Stage::Gift,
		payer: Some(summary(payer)),
		receiver: Some(summary(receiver)),
		amount: 400,
		signers: Signers {
			acting: Some(payer),
			origin: Some(payer),
			..Default::default()
		},
		branch: BranchId(1),
		activity: None,
		claimed: None,
		record: None,
		now: Now::get(),
		block: 1,
	}
}

/// Opens a case of Anna's about these members on a court order.
pub fn open(subjects: &[MemberId]) -> CaseId {
	open_as(ANNA, subjects)
}

/// Opens a case of this supervisor's about these members on a court order.
pub fn open_as(key: u64, subjects: &[MemberId]) -> CaseId {
	let case = crate::NextCase::<Test>::get();
	let basis = crate::LegalBasis::CourtOrder(digest(1));
	let subjects = subjects.to_vec().try_into().unwrap();
	frame_support::assert_ok!(FreezeControl::open_case(
		RuntimeOrigin::signed(key),
		basis,
		subjects,
		digest(2)
	));
	case
}

/// Restricts a member for this long, and returns the number of the order.
pub fn restrict(
	key: u64,
	case: CaseId,
	member: MemberId,
	scope: RestrictionScope,
	amount: Balance,
	time: Moment,
) -> u32 {
	let order = FreezeControl::case(case).unwrap().orders;
	let result: DispatchResult = FreezeControl::restrict(
		RuntimeOrigin::signed(key),
		case,
		member,
		scope,
		amount,
		Now::get() + time,
	);
	frame_support::assert_ok!(result);
	order
}

/// Ratifies an order by Berta and Carla.
pub fn ratify(case: CaseId, member: MemberId, order: u32) {
	for key in [BERTA, CARLA] {
		frame_support::assert_ok!(FreezeControl::ratify(RuntimeOrigin::signed(key), case, member, order));
	}
}
