//! A runtime for tests: the pallet with configurable doubles of its seams.

use crate as pallet_anomaly_monitor;
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
pub const START: Moment = 20_000 * DAY;
pub const ESCALATE: Moment = 2 * DAY;
pub const RETURN: Moment = 7 * DAY;

// Keys. Two supervisors, and one who acts for a branch.
pub const ANNA: u64 = 1;
pub const BERTA: u64 = 2;
pub const BRANCH_SUPERVISOR: u64 = 3;
/// A key with another role.
pub const CLERK: u64 = 4;
/// The head office.
pub const HEAD: u64 = 5;
/// A key without a role.
pub const NOBODY: u64 = 6;
/// A second key of Anna's person.
pub const ANNA_ELSEWHERE: u64 = 7;
/// A person of an institution.
pub const BANK: u64 = 8;
/// A person of another institution.
pub const POLICE: u64 = 9;
pub const RETENTION: Moment = 365 * DAY;
pub const ACKNOWLEDGE: Moment = 3 * DAY;

// Members.
pub const GIVER: MemberId = MemberId(10);
pub const TAKER: MemberId = MemberId(11);
/// A number under which nobody is filed.
pub const STRANGER: MemberId = MemberId(404);

/// No institution has this number.
pub const UNKNOWN_INSTITUTION: InstitutionId = InstitutionId(404);

/// The branch of all movements here.
pub const BRANCH: BranchId = BranchId(1);

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
	pub type AnomalyMonitor = pallet_anomaly_monitor;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = frame_system::mocking::MockBlock<Test>;
}

parameter_types! {
	pub static Now: Moment = START;
	/// Members joined by a relation.
	pub static Relations: Vec<(MemberId, MemberId)> = Vec::new();
	/// Movements that wait, as the ledger keeps them.
	pub static Held: BTreeMap<u64, MovementFacts> = BTreeMap::new();
	/// Holds that were given back.
	pub static GivenBack: Vec<HoldId> = Vec::new();
	/// Whether the gate stops what is released.
	pub static GateStops: bool = false;
	/// Grades that were raised.
	pub static Graded: Vec<(MemberId, AlertId)> = Vec::new();
	/// Whether the filing cannot be graded.
	pub static GradingRefuses: bool = false;
	/// Freezes that were asked for, and by whom.
	pub static Frozen: Vec<(MemberId, AlertId, Option<MemberId>)> = Vec::new();
	/// Whether freeze control refuses.
	pub static FreezeRefuses: bool = false;
	/// Whether a ratified restriction binds everybody.
	pub static Ratified: bool = false;
	/// What is known around every movement.
	pub static Around: Surroundings = Surroundings::default();
	/// Grades of members; low for the others.
	pub static Grades: BTreeMap<MemberId, RiskGrade> = BTreeMap::new();
	/// Members whose filing is closed.
	pub static ClosedFilings: Vec<MemberId> = Vec::new();
	/// Whether the bank is cut off.
	pub static CutOff: bool = false;
	/// Roles that benchmarks have given.
	pub static Given: BTreeMap<u64, RoleHolder> = BTreeMap::new();
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

fn third_party(member: u64, institution: u32) -> RoleHolder {
	RoleHolder {
		member: MemberId(member),
		role: Role::ThirdParty,
		body: Body::Institution(InstitutionId(institution)),
	}
}

pub struct FakeRoles;
impl Roles<u64> for FakeRoles {
	fn holder(key: &u64) -> Option<RoleHolder> {
		let supervisor = |member, body| RoleHolder {
			member: MemberId(member),
			role: Role::Supervisor,
			body,
		};
		match *key {
			ANNA => Some(supervisor(1, Body::Institution(InstitutionId(1)))),
			BERTA => Some(supervisor(2, Body::Institution(InstitutionId(2)))),
			BRANCH_SUPERVISOR => Some(supervisor(3, Body::Branch(BRANCH))),
			ANNA_ELSEWHERE => Some(supervisor(1, Body::Institution(InstitutionId(3)))),
			CLERK => Some(RoleHolder {
				member: MemberId(4),
				role: Role::Clerk,
				body: Body::Branch(BRANCH),
			}),
			BANK if !CutOff::get() => Some(third_party(8, 20)),
			POLICE => Some(third_party(9, 21)),
			other => Given::get().get(&other).copied(),
		}
	}
	fn branch_in_force(_: BranchId) -> bool {
		true
	}
	fn institution_in_force(institution: InstitutionId) -> bool {
		institution != UNKNOWN_INSTITUTION && !(CutOff::get() && institution == InstitutionId(20))
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
		(member != STRANGER).then(|| summary(member))
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

/// A ledger that keeps held movements and executes them as the real one does.
pub struct FakeHolds;
impl Holds for FakeHolds {
	fn release(hold: HoldId) -> Result<Released, DispatchError> {
		let facts = Held::mutate(|held| held.remove(&hold.0)).ok_or(DispatchError::Other("no such hold"))?;
		if GateStops::get() {
			let (case, member) = (CaseId(1), GIVER);
			return Ok(Released::Returned(Refusal::Restricted {
				case,
				member,
				scope: RestrictionScope::Outgoing,
			}));
		}
		<AnomalyMonitor as Assessor>::executed(&facts);
		Ok(Released::Executed(MovementId(hold.0)))
	}
	fn give_back(hold: HoldId) -> DispatchResult {
		Held::mutate(|held| held.remove(&hold.0)).ok_or(DispatchError::Other("no such hold"))?;
		GivenBack::mutate(|all| all.push(hold));
		Ok(())
	}
	fn facts(hold: HoldId) -> Option<MovementFacts> {
		Held::get().get(&hold.0).copied()
	}
	fn weight() -> Weight {
		Weight::from_parts(100, 0)
	}
}

pub struct FakeFreeze;
impl RequestFreeze for FakeFreeze {
	fn request(member: MemberId, alert: AlertId, behind: Option<RoleHolder>) -> Result<CaseId, DispatchError> {
		if FreezeRefuses::get() {
			return Err(DispatchError::Other("freeze control refuses"));
		}
		// As the real one: it reads the alert back.
		<AnomalyMonitor as Alerts>::alert(alert).ok_or(DispatchError::Other("no such alert"))?;
		Frozen::mutate(|all| all.push((member, alert, behind.map(|holder| holder.member))));
		Ok(CaseId(77))
	}
	fn ratified(_: MemberId) -> bool {
		Ratified::get()
	}
	fn weight() -> Weight {
		Weight::from_parts(1_000, 0)
	}
}

pub struct FakeAround;
impl Surround for FakeAround {
	fn around(_: &MovementFacts) -> Surroundings {
		Around::get()
	}
	fn weight() -> Weight {
		Weight::from_parts(100_000, 0)
	}
}

pub struct FakeGrading;
impl RiskGrading for FakeGrading {
	fn raise_by_one(member: MemberId, alert: AlertId) -> DispatchResult {
		if GradingRefuses::get() {
			return Err(DispatchError::Other("the filing is closed"));
		}
		Graded::mutate(|all| all.push((member, alert)));
		Grades::mutate(|grades| {
			let grade = grades.entry(member).or_default();
			*grade = grade.raised();
		});
		Ok(())
	}
	fn weight() -> Weight {
		Weight::from_parts(10_000, 0)
	}
}

impl pallet_anomaly_monitor::Config for Test {
	type Roles = FakeRoles;
	type Members = FakeMembers;
	type Holds = FakeHolds;
	type RequestFreeze = FakeFreeze;
	type RiskGrading = FakeGrading;
	type Surround = FakeAround;
	type Time = Clock;
	type HeadOffice = EnsureSignedBy<HeadKey, u64>;
	type EscalateAfter = ConstU64<ESCALATE>;
	type ReturnAfter = ConstU64<RETURN>;
	type Retention = ConstU64<RETENTION>;
	type AcknowledgeWithin = ConstU64<ACKNOWLEDGE>;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type World = FakeWorld;
}

/// Persons for benchmarks: members of any number exist, officers get their role.
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
	fn member(_: BranchId, seed: u32) -> (MemberId, u64) {
		(MemberId(1_000 + u64::from(seed)), 1_000 + u64::from(seed))
	}
	fn officer(role: Role, body: Body, seed: u32) -> (MemberId, u64) {
		let (member, key) = (MemberId(2_000_000 + u64::from(seed)), 2_000_000 + u64::from(seed));
		Given::mutate(|given| given.insert(key, RoleHolder { member, role, body }));
		(member, key)
	}
	fn coins(_: MemberId, _: u32, _: Balance) {}
	fn set_time(now: Moment) {
		Now::set(now);
	}
}

#[cfg(feature = "runtime-benchmarks")]
pub fn new_test_ext() -> sp_io::TestExternalities {
	let mut ext: sp_io::TestExternalities = RuntimeGenesisConfig::default().build_storage().unwrap().into();
	ext.execute_with(|| System::set_block_number(1));
	ext
}

/// Runs a test at [`START`] with what it is given at genesis, and the invariants after it.
#[derive(Default)]
pub struct ExtBuilder {
	pub params: Vec<(Stage, Vec<crate::RuleParams>)>,
}

impl ExtBuilder {
	pub fn execute(self, test: impl FnOnce()) {
		Now::set(START);
		Relations::set(Vec::new());
		Held::set(BTreeMap::new());
		GivenBack::set(Vec::new());
		GateStops::set(false);
		Graded::set(Vec::new());
		GradingRefuses::set(false);
		Frozen::set(Vec::new());
		FreezeRefuses::set(false);
		Ratified::set(false);
		Around::set(Surroundings::default());
		Grades::set(BTreeMap::new());
		ClosedFilings::set(Vec::new());
		CutOff::set(false);
		let storage = RuntimeGenesisConfig {
			anomaly_monitor: pallet_anomaly_monitor::GenesisConfig {
				params: self.params,
				..Default::default()
			},
			..Default::default()
		}
		.build_storage()
		.unwrap();
		sp_io::TestExternalities::new(storage).execute_with(|| {
			System::set_block_number(1);
			test();
			AnomalyMonitor::do_try_state().unwrap();
		});
	}

	pub fn build_and_execute(test: impl FnOnce()) {
		Self::default().execute(test);
	}
}

/// Lets time pass.
pub fn wait(time: Moment) {
	Now::set(Now::get() + time);
}

fn all_events() -> Vec<crate::Event<Test>> {
	let all = System::events()
		.into_iter()
		.filter_map(|record| match record.event {
			RuntimeEvent::AnomalyMonitor(event) => Some(event),
			_ => None,
		})
		.collect();
	System::reset_events();
	all
}

/// The pallet's events since the last call of this or the next, without assessments.
pub fn events() -> Vec<crate::Event<Test>> {
	let mut all = all_events();
	all.retain(|event| !matches!(event, crate::Event::RiskAssessed { .. }));
	all
}

/// The assessments since the last call of this or the one before: node, alert, and whether the grade was raised.
pub fn assessments() -> Vec<(crate::RiskNode, Option<AlertId>, bool)> {
	all_events()
		.into_iter()
		.filter_map(|event| match event {
			crate::Event::RiskAssessed {
				node, alert, raised, ..
			} => Some((node, alert, raised)),
			_ => None,
		})
		.collect()
}

/// A digest.
pub fn digest(byte: u8) -> Digest {
	Digest::repeat_byte(byte)
}

pub fn summary(member: MemberId) -> MemberSummary {
	MemberSummary {
		member,
		kind: MemberKind::Person,
		status: if ClosedFilings::get().contains(&member) {
			FilingStatus::Closed
		} else {
			FilingStatus::Filed
		},
		level: Level::Identified,
		risk: Grades::get().get(&member).copied().unwrap_or_default(),
		home: BRANCH,
		filed_at: 0,
		recovered_at: None,
	}
}

/// The facts of a gift of [`GIVER`] to [`TAKER`] now.
pub fn gift(amount: Balance) -> MovementFacts {
	MovementFacts {
		stage: Stage::Gift,
		payer: Some(summary(GIVER)),
		receiver: Some(summary(TAKER)),
		amount,
		signers: Signers {
			acting: Some(GIVER),
			origin: Some(GIVER),
			..Default::default()
		},
		branch: BRANCH,
		activity: None,
		claimed: None,
		record: Some(digest(1)),
		now: Now::get(),
		block: 1,
	}
}

/// Has a movement judged, and held if so, as the ledger does.
pub fn go(facts: &MovementFacts) -> Assessment {
	let assessment = <AnomalyMonitor as Assessor>::assess(facts, Execution::Deferrable);
	if let Assessment::Hold(alert) = assessment {
		// Holds have other numbers than alerts.
		let hold = HoldId(alert.0 + 1_000);
		Held::mutate(|held| held.insert(hold.0, *facts));
		<AnomalyMonitor as Assessor>::held(alert, hold);
	}
	assessment
}

/// A gift that is held, its alert and its hold.
pub fn held_gift() -> (AlertId, HoldId) {
	match go(&gift(5_000)) {
		Assessment::Hold(alert) => (alert, HoldId(alert.0 + 1_000)),
		other => panic!("{other:?}"),
	}
}

/// A held gift whose alert Anna works on.
pub fn assigned_gift() -> (AlertId, HoldId) {
	let (alert, hold) = held_gift();
	frame_support::assert_ok!(AnomalyMonitor::assign(RuntimeOrigin::signed(ANNA), alert));
	events();
	(alert, hold)
}
