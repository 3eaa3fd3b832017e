//! A runtime for tests: the pallet with configurable doubles of its seams.

use crate as pallet_freeze_control;
use frame_support::{
	derive_impl,
	dispatch::DispatchResult,
	ord_parameter_types,
	pallet_prelude::ValueQuery,
	parameter_types, storage_alias,
	traits::{ConstU64, Time},
	weights::Weight,
	Twox64Concat,
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

/// A person of a third party, and the police.
pub const COURT_CLERK: u64 = 14;
pub const POLICE: u64 = 15;
/// A supervisor of the same institution, and the same person as a supervisor elsewhere.
pub const COURT_SUPERVISOR: u64 = 16;
pub const COURT_CLERK_AS_SUPERVISOR: u64 = 17;
/// The institution of the court.
pub const COURT: InstitutionId = InstitutionId(20);
/// A supervisor who acts for a branch.
pub const LOCAL: u64 = 13;
/// Managers of the first and of the second branch.
pub const MANAGER: u64 = 18;
pub const OTHER_MANAGER: u64 = 19;
/// A supervisor of a fifth body.
pub const DORA: u64 = 9;

// Members that cases are about.
pub const SUSPECT: MemberId = MemberId(10);
pub const FRIEND: MemberId = MemberId(11);
pub const STRANGER: MemberId = MemberId(12);
/// A member whose filing is closed.
pub const GONE: MemberId = MemberId(50);
/// Nobody is filed under this number.
pub const UNKNOWN: MemberId = MemberId(100);

/// No settlement of this number has issued coins, nor one above.
pub const UNKNOWN_ORIGIN: u64 = 10_000;
/// How long after a decision a party may appeal.
pub const APPEAL: Moment = 7 * DAY;

/// A member's own key.
pub fn key(member: MemberId) -> RuntimeOrigin {
	RuntimeOrigin::signed(1000 + member.0)
}

/// An alert about [`SUSPECT`] and [`FRIEND`].
pub const ALERT: AlertId = AlertId(7);
/// A warning about [`SUSPECT`] that holds for a day.
pub const WARNING: WarningId = WarningId(8);

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
	/// Home branches that are not the first; for [`LOCAL`], the branch that he acts for.
	pub static Homes: BTreeMap<u64, BranchId> = BTreeMap::new();
	/// Guardians and their wards.
	pub static Guardians: Vec<(MemberId, MemberId)> = Vec::new();
	/// The most that one lock takes.
	pub static LockStep: Balance = Balance::MAX;
	/// Origins that each lock was told to leave.
	pub static Left: Vec<Vec<OriginId>> = Vec::new();
	/// Whether the ledger refuses to unlock.
	pub static LedgerRefuses: bool = false;
	/// Role keys besides the named ones.
	pub static Officers: BTreeMap<u64, RoleHolder> = BTreeMap::new();
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
			MANAGER | OTHER_MANAGER => Some(RoleHolder {
				member: MemberId(*key),
				role: Role::Manager,
				body: Body::Branch(if *key == MANAGER { POOL } else { BranchId(2) }),
			}),
			CLERK => Some(RoleHolder {
				member: MemberId(5),
				role: Role::Clerk,
				body: Body::Branch(BranchId(1)),
			}),
			DORA => Some(supervisor(9, 5)),
			COURT_CLERK => Some(RoleHolder {
				role: Role::ThirdParty,
				..supervisor(14, 20)
			}),
			POLICE => Some(RoleHolder {
				role: Role::PublicSecurity,
				..supervisor(15, 21)
			}),
			COURT_SUPERVISOR => Some(supervisor(16, 20)),
			COURT_CLERK_AS_SUPERVISOR => Some(supervisor(14, 22)),
			LOCAL => Some(RoleHolder {
				member: MemberId(13),
				role: Role::Supervisor,
				body: Body::Branch(Homes::get().get(&13).copied().unwrap_or(BranchId(1))),
			}),
			_ => Officers::get().get(key).copied(),
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
	/// From 1000 a member's own key, from 2000 one that a branch keeps for the member; the member has the number above.
	fn controller(key: &u64) -> Option<Controller> {
		let (member, custodied) = match key {
			1000..2000 => (key - 1000, false),
			2000..3000 => (key - 2000, true),
			_ => return None,
		};
		(member < UNKNOWN.0).then_some(Controller {
			member: MemberId(member),
			custodied,
		})
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
	fn may_act_for(acting: MemberId, member: MemberId, _: Moment) -> bool {
		Guardians::get().contains(&(acting, member))
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
		home: Homes::get().get(&member.0).copied().unwrap_or(BranchId(1)),
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
	fn warning(warning: WarningId) -> Option<WarningSummary> {
		(warning == WARNING).then(|| WarningSummary {
			warning,
			member: SUSPECT,
			institution: COURT,
			sent_at: START,
			ends: START + DAY,
			in_force: Now::get() < START + DAY,
		})
	}
	fn weight() -> Weight {
		Weight::from_parts(100, 0)
	}
}

/// A ledger of plain numbers in storage, so that what a refused call has done is undone.
pub struct FakeLedger;

/// Free coins.
#[storage_alias]
type Free = StorageMap<FakeLedger, Twox64Concat, MemberId, Balance, ValueQuery>;
/// What a case has locked of a member.
#[storage_alias]
type Locked = StorageDoubleMap<FakeLedger, Twox64Concat, MemberId, Twox64Concat, CaseId, Balance, ValueQuery>;
/// Settlements that a pool has paid.
#[storage_alias]
type Issues = StorageMap<FakeLedger, Twox64Concat, OriginId, IssueReceipt>;
/// Coins that a verdict has taken off the ledger.
#[storage_alias]
type Withdrawn = StorageValue<FakeLedger, Balance, ValueQuery>;
/// Movements that can be disputed.
#[storage_alias]
type Receipts = StorageMap<FakeLedger, Twox64Concat, MovementId, MovementReceipt>;

impl Ledger for FakeLedger {
	fn free(member: MemberId) -> Balance {
		Free::get(member)
	}
	fn locked(member: MemberId, case: CaseId) -> Balance {
		Locked::get(member, case)
	}
	fn origin_exists(origin: OriginId) -> bool {
		origin.0 < UNKNOWN_ORIGIN
	}
	fn receipt(movement: MovementId) -> Option<MovementReceipt> {
		Receipts::get(movement)
	}
	/// Every call locks at most [`LockStep`], as the real one takes from so many lots at a time.
	fn lock(member: MemberId, amount: Balance, leave: &[OriginId], case: CaseId) -> Result<Balance, DispatchError> {
		Left::mutate(|all| all.push(leave.to_vec()));
		let amount = amount.min(Free::get(member)).min(LockStep::get());
		Free::mutate(member, |free| *free -= amount);
		Locked::mutate(member, case, |locked| *locked += amount);
		Ok(amount)
	}
	fn unlock(member: MemberId, case: CaseId) -> Result<Balance, DispatchError> {
		if LedgerRefuses::get() {
			return Err(DispatchError::Other("the ledger refuses"));
		}
		let amount = Locked::take(member, case);
		Free::mutate(member, |free| *free += amount);
		Ok(amount)
	}
	fn move_by_verdict(from: MemberId, to: MemberId, amount: Balance, case: CaseId) -> Result<Balance, DispatchError> {
		if LedgerRefuses::get() || from == to {
			return Err(DispatchError::Other("the ledger refuses"));
		}
		let amount = amount.min(Locked::get(from, case));
		Locked::mutate(from, case, |locked| *locked -= amount);
		Free::mutate(to, |free| *free += amount);
		Ok(amount)
	}
	fn issue(origin: OriginId) -> Option<IssueReceipt> {
		Issues::get(origin)
	}
	fn return_to_pool(from: MemberId, _: BranchId, amount: Balance, case: CaseId) -> Result<Balance, DispatchError> {
		if LedgerRefuses::get() {
			return Err(DispatchError::Other("the ledger refuses"));
		}
		let amount = amount.min(Locked::get(from, case));
		Locked::mutate(from, case, |locked| *locked -= amount);
		Withdrawn::mutate(|withdrawn| *withdrawn += amount);
		Ok(amount)
	}
	fn weight() -> Weight {
		Weight::from_parts(1_000, 0)
	}
	#[cfg(feature = "runtime-benchmarks")]
	fn note_receipt(movement: MovementId, receipt: MovementReceipt) {
		Receipts::insert(movement, receipt);
	}
	#[cfg(feature = "runtime-benchmarks")]
	fn note_issue(origin: OriginId, receipt: IssueReceipt) {
		Issues::insert(origin, receipt);
	}
}

/// The branch whose pool pays.
pub const POOL: BranchId = BranchId(1);

/// Has the pool pay a service, and returns the number of the settlement.
pub fn pay_service(volunteer: MemberId, recipient: Option<MemberId>, amount: Balance) -> OriginId {
	let origin = OriginId(Issues::iter().count() as u64);
	let receipt = IssueReceipt {
		branch: POOL,
		volunteer,
		recipient,
		amount,
		at: Now::get(),
	};
	Issues::insert(origin, receipt);
	fund(volunteer, amount);
	origin
}

/// How many services a pool has paid.
pub fn services() -> u64 {
	Issues::iter().count() as u64
}

/// What verdicts have taken off the ledger.
pub fn withdrawn() -> Balance {
	Withdrawn::get()
}

/// Makes a gift that can be disputed, and returns its number.
pub fn give(from: MemberId, to: MemberId, amount: Balance) -> MovementId {
	assert!(try_gift(from, to, amount), "the gift has moved");
	let movement = MovementId(receipts());
	receipt(movement, from, to, amount);
	movement
}

/// How many movements can be disputed.
pub fn receipts() -> u64 {
	Receipts::iter().count() as u64
}

/// Enters the receipt of a movement of now.
pub fn receipt(movement: MovementId, payer: MemberId, receiver: MemberId, amount: Balance) {
	Receipts::insert(
		movement,
		MovementReceipt {
			kind: MovementKind::Gift,
			payer,
			receiver,
			amount,
			branch: BranchId(1),
			at: Now::get(),
		},
	);
}

/// Gives a member coins.
pub fn fund(member: MemberId, amount: Balance) {
	Free::mutate(member, |free| *free += amount);
}

/// All coins, free and locked.
pub fn supply() -> Balance {
	Free::iter_values().sum::<Balance>() + Locked::iter_values().sum::<Balance>()
}

/// Free and locked coins of a member.
pub fn coins(member: MemberId) -> (Balance, Balance) {
	(Free::get(member), Locked::iter_prefix_values(member).sum())
}

/// A gift as the ledger makes it: asked at the gate, moved if it may. Whether it has moved.
pub fn try_gift(from: MemberId, to: MemberId, amount: Balance) -> bool {
	let facts = MovementFacts {
		amount,
		..gift(from, to)
	};
	let Ok(passage) = <FreezeControl as Gate>::check(&facts) else {
		return false;
	};
	let Some(left) = Free::get(from).checked_sub(amount) else {
		return false;
	};
	if left < passage.payer_keeps {
		return false;
	}
	Free::insert(from, left);
	Free::mutate(to, |free| *free += amount);
	true
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
	type AppealWindow = ConstU64<APPEAL>;
	type AppealPeriod = ConstU64<{ 30 * DAY }>;
	type DisputeWindow = ConstU64<{ 14 * DAY }>;
	type EvidencePeriod = ConstU64<{ 3 * DAY }>;
	type VerdictPeriod = ConstU64<{ 30 * DAY }>;
	type AnswerPeriod = ConstU64<{ 10 * DAY }>;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type World = FakeWorld;
}

/// The surroundings of benchmarked calls.
#[cfg(feature = "runtime-benchmarks")]
pub struct FakeWorld;
#[cfg(feature = "runtime-benchmarks")]
impl BenchmarkWorld<u64> for FakeWorld {
	fn branch(seed: u32) -> BranchId {
		BranchId(100 + seed)
	}
	fn institution(seed: u32) -> InstitutionId {
		InstitutionId(100 + seed)
	}
	/// Members from 20, of whom there is room for thirty.
	fn member(_: BranchId, seed: u32) -> (MemberId, u64) {
		assert!(seed < 30, "the next number is taken");
		let member = MemberId(20 + u64::from(seed));
		(member, 1000 + member.0)
	}
	fn officer(role: Role, body: Body, seed: u32) -> (MemberId, u64) {
		assert!(seed < 30, "nobody is filed above");
		let member = MemberId(60 + u64::from(seed));
		let key = 3000 + member.0;
		Officers::mutate(|officers| officers.insert(key, RoleHolder { member, role, body }));
		(member, key)
	}
	fn coins(member: MemberId, lots: u32, amount: Balance) {
		fund(member, amount * Balance::from(lots));
	}
	fn set_time(now: Moment) {
		Now::set(now);
	}
}

/// Runs a test at [`START`] with nothing stored, and the invariants after it.
pub struct ExtBuilder;

impl ExtBuilder {
	pub fn build_and_execute(test: impl FnOnce()) {
		Now::set(START);
		Relations::set(Vec::new());
		Guardians::set(Vec::new());
		Homes::set(BTreeMap::new());
		LockStep::set(Balance::MAX);
		Left::set(Vec::new());
		LedgerRefuses::set(false);
		Officers::set(BTreeMap::new());
		new_test_ext().execute_with(|| {
			test();
			FreezeControl::do_try_state().unwrap();
		});
	}
}

/// Storage with nothing in it, at block 1.
pub fn new_test_ext() -> sp_io::TestExternalities {
	let storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
	let mut ext = sp_io::TestExternalities::new(storage);
	ext.execute_with(|| System::set_block_number(1));
	ext
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
