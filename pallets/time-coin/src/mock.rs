//! A test runtime. Keys are numbers: below 1000 a member's own key (the member has the same number), from 1000 a key that a
//! branch keeps for member `key - 1000`, from 2000 a role key of member `key - 2000`.

use crate::{self as pallet_time_coin, GiftRules, IssueRules};
use polkadot_sdk::{
	frame_support::{
		derive_impl, parameter_types,
		traits::{ConstU128, ConstU16, ConstU64, Time},
		weights::Weight,
	},
	frame_system::{self, mocking::MockBlock, EnsureRoot},
	sp_io::TestExternalities,
	sp_runtime::{testing::TestSignature, BuildStorage},
};
use std::collections::{BTreeMap, BTreeSet};
use timebank_primitives::*;

pub const HOUR: Moment = 3_600_000;
pub const MINUTE: Moment = 60_000;
/// Block time at the start of each test: some noon.
pub const NOON: Moment = 20_000 * 24 * HOUR + 12 * HOUR;
pub const BRANCH: BranchId = BranchId(1);
pub const OTHER_BRANCH: BranchId = BranchId(2);

// Members.
pub const ELDER: u64 = 1;
pub const VOLUNTEER: u64 = 2;
pub const GUARDIAN: u64 = 3;
pub const FRIEND: u64 = 4;
pub const STRANGER: u64 = 999;
pub const CLERK: u64 = 11;
pub const REVIEWER: u64 = 12;
pub const MANAGER: u64 = 13;
pub const LATE_REVIEWER: u64 = 14;
pub const FOREIGN_REVIEWER: u64 = 15;
pub const FOREIGN_CLERK: u64 = 16;

pub fn custodied(member: u64) -> u64 {
	1000 + member
}

pub fn role(member: u64) -> u64 {
	2000 + member
}

polkadot_sdk::frame_support::construct_runtime!(
	pub enum Test {
		System: frame_system,
		TimeCoin: pallet_time_coin,
	}
);

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = MockBlock<Test>;
}

parameter_types! {
	pub static Now: Moment = NOON;
	pub static Summaries: BTreeMap<u64, MemberSummary> = people();
	pub static Qualifications: BTreeSet<(u64, u16)> = BTreeSet::new();
	/// Guardian and ward.
	pub static Guardians: BTreeSet<(u64, u64)> = BTreeSet::from([(GUARDIAN, ELDER)]);
	/// Member, stage and side that do not meet the requirements.
	pub static Unmet: Option<(u64, Stage, bool)> = None;
	pub static RoleHolders: BTreeMap<u64, RoleHolder> = officers();
	pub static GateSays: Result<Passage, Refusal> = Ok(Passage::default());
	pub static RulesSay: Assessment = Assessment::Allow;
	pub static Assessed: Vec<(MovementFacts, Execution)> = Vec::new();
	pub static HeldAlerts: Vec<(AlertId, HoldId)> = Vec::new();
	pub static ExecutedFacts: Vec<MovementFacts> = Vec::new();
	/// What guardians may do, when a relation is in force.
	pub static DelegationSays: Result<Sanction, ActFault> = Ok(Sanction::default());
	pub static Sanctioned: Vec<(Act, Balance)> = Vec::new();
	/// A branch that is closed.
	pub static ClosedBranch: Option<BranchId> = None;
	/// The branch that makes the running block.
	pub static BlockAuthor: Option<BranchId> = Some(OTHER_BRANCH);
	pub static Acted: Vec<(u64, u64, Act, Balance)> = Vec::new();
}

fn people() -> BTreeMap<u64, MemberSummary> {
	let members = (1..=40).map(|number| {
		let summary = MemberSummary {
			member: MemberId(number),
			kind: MemberKind::Person,
			status: FilingStatus::Filed,
			level: Level::Identified,
			risk: RiskGrade::Low,
			home: BRANCH,
			filed_at: 0,
			recovered_at: None,
		};
		(number, summary)
	});
	members.collect()
}

fn officers() -> BTreeMap<u64, RoleHolder> {
	let officers = [
		(CLERK, Role::Clerk, BRANCH),
		(REVIEWER, Role::Reviewer, BRANCH),
		(MANAGER, Role::Manager, BRANCH),
		(LATE_REVIEWER, Role::Reviewer, BRANCH),
		(FOREIGN_REVIEWER, Role::Reviewer, OTHER_BRANCH),
		(FOREIGN_CLERK, Role::Clerk, OTHER_BRANCH),
		// Members of the scene who are officers as well.
		(VOLUNTEER, Role::Reviewer, BRANCH),
		(GUARDIAN, Role::Reviewer, BRANCH),
		(ELDER, Role::Manager, BRANCH),
	];
	let holders = officers.map(|(member, role, branch)| {
		(
			self::role(member),
			RoleHolder {
				member: MemberId(member),
				role,
				body: Body::Branch(branch),
			},
		)
	});
	holders.into()
}

/// Changes a member's summary.
pub fn set_member(member: u64, change: impl FnOnce(&mut MemberSummary)) {
	Summaries::mutate(|all| change(all.get_mut(&member).unwrap()));
}

pub struct MockTime;
impl Time for MockTime {
	type Moment = Moment;
	fn now() -> Moment {
		Now::get()
	}
}

pub struct MockMembers;
impl Members<u64> for MockMembers {
	fn controller(key: &u64) -> Option<Controller> {
		let (member, custodied) = match key {
			0..1000 => (*key, false),
			1000..2000 => (key - 1000, true),
			_ => return None,
		};
		Summaries::get().contains_key(&member).then_some(Controller {
			member: MemberId(member),
			custodied,
		})
	}
	fn summary(member: MemberId) -> Option<MemberSummary> {
		Summaries::get().get(&member.0).copied()
	}
	fn check(summary: &MemberSummary, stage: Stage, _: Balance, paying: bool, _: Moment) -> Result<(), Requirement> {
		if !summary.status.may_move() {
			return Err(Requirement::NotFiled(summary.status));
		}
		if Unmet::get() == Some((summary.member.0, stage, paying)) {
			return Err(Requirement::AttestationStale);
		}
		Ok(())
	}
	fn has_qualification(member: MemberId, code: u16, _: Moment) -> bool {
		Qualifications::get().contains(&(member.0, code))
	}
	fn related(one: MemberId, other: MemberId) -> bool {
		let all = Guardians::get();
		all.contains(&(one.0, other.0)) || all.contains(&(other.0, one.0))
	}
	fn may_act_for(acting: MemberId, member: MemberId, _: Moment) -> bool {
		Guardians::get().contains(&(acting.0, member.0))
	}
	fn weight() -> Weight {
		Weight::from_parts(1, 0)
	}
}

/// Guardians may do what [`DelegationSays`].
pub struct MockDelegation;
impl Delegation for MockDelegation {
	fn sanction(
		acting: MemberId,
		member: MemberId,
		act: Act,
		amount: Balance,
		_: Moment,
	) -> Result<Sanction, ActFault> {
		if !Guardians::get().contains(&(acting.0, member.0)) {
			return Err(ActFault::NoRelation);
		}
		Sanctioned::mutate(|all| all.push((act, amount)));
		DelegationSays::get()
	}
	fn acted(acting: MemberId, member: MemberId, act: Act, amount: Balance, _: Moment) {
		Acted::mutate(|all| all.push((acting.0, member.0, act, amount)));
	}
	fn weight() -> Weight {
		Weight::from_parts(10_000, 0)
	}
}

pub struct MockRoles;
impl Roles<u64> for MockRoles {
	fn holder(key: &u64) -> Option<RoleHolder> {
		RoleHolders::get().get(key).copied()
	}
	fn branch_in_force(branch: BranchId) -> bool {
		ClosedBranch::get() != Some(branch)
	}
	fn institution_in_force(institution: InstitutionId) -> bool {
		institution.0 < 100
	}
	fn weight() -> Weight {
		Weight::from_parts(10, 0)
	}
}

pub struct MockGate;
impl Gate for MockGate {
	fn check(_: &MovementFacts) -> Result<Passage, Refusal> {
		GateSays::get()
	}
	fn weight() -> Weight {
		Weight::from_parts(100, 0)
	}
}

pub struct MockAssessor;
impl Assessor for MockAssessor {
	fn assess(facts: &MovementFacts, execution: Execution) -> Assessment {
		Assessed::mutate(|all| all.push((*facts, execution)));
		RulesSay::get()
	}
	fn held(alert: AlertId, hold: HoldId) {
		HeldAlerts::mutate(|all| all.push((alert, hold)));
	}
	fn executed(facts: &MovementFacts) {
		ExecutedFacts::mutate(|all| all.push(*facts));
	}
	fn weight() -> Weight {
		Weight::from_parts(1000, 0)
	}
}

impl pallet_time_coin::Config for Test {
	type Members = MockMembers;
	type Roles = MockRoles;
	type Gate = MockGate;
	type Assessor = MockAssessor;
	type Time = MockTime;
	type HeadOffice = EnsureRoot<u64>;
	type ReportingWindow = ConstU64<{ 31 * 24 * HOUR }>;
	type PlanningWindow = ConstU64<{ 90 * 24 * HOUR }>;
	type LateTolerance = ConstU64<{ 30 * MINUTE }>;
	type PayTolerance = ConstU64<{ 30 * MINUTE }>;
	type DayLimit = ConstU64<{ 12 * HOUR }>;
	type QuotaPeriod = ConstU64<{ 30 * 24 * HOUR }>;
	type ReceiptWindow = ConstU64<{ 14 * 24 * HOUR }>;
	type MaxRate = ConstU128<100>;
	type MaxCapacity = ConstU16<1000>;
	type Delegation = MockDelegation;
	type Author = BlockAuthor;
	type ConfirmationPeriod = ConstU64<{ 3 * 24 * HOUR }>;
	type Signature = TestSignature;
	type OfferPeriod = ConstU64<{ 7 * 24 * HOUR }>;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type World = MockWorld;
}

#[derive(Default)]
pub struct ExtBuilder {
	quotas: Vec<(BranchId, Balance)>,
	rules: Option<IssueRules>,
	gifts: Option<GiftRules>,
}

/// Rules that nobody reaches by chance, and no cosignatures.
pub const OPEN_RULES: IssueRules = IssueRules {
	officer: Balance::MAX,
	recipient: Balance::MAX,
	participant: Balance::MAX,
	cosign_above: Balance::MAX,
	cosign_share: 0,
};

impl ExtBuilder {
	pub fn quota(mut self, branch: BranchId, limit: Balance) -> Self {
		self.quotas.push((branch, limit));
		self
	}

	pub fn rules(mut self, rules: IssueRules) -> Self {
		self.rules = Some(rules);
		self
	}

	pub fn gifts(mut self, rules: GiftRules) -> Self {
		self.gifts = Some(rules);
		self
	}

	pub fn build(self) -> TestExternalities {
		// Threads may run more than one test.
		Now::set(NOON);
		Summaries::set(people());
		Qualifications::set(BTreeSet::new());
		Guardians::set(BTreeSet::from([(GUARDIAN, ELDER)]));
		Unmet::set(None);
		RoleHolders::set(officers());
		GateSays::set(Ok(Passage::default()));
		RulesSay::set(Assessment::Allow);
		Assessed::set(Vec::new());
		HeldAlerts::set(Vec::new());
		ExecutedFacts::set(Vec::new());
		DelegationSays::set(Ok(Sanction::default()));
		Sanctioned::set(Vec::new());
		Acted::set(Vec::new());
		BlockAuthor::set(Some(OTHER_BRANCH));
		ClosedBranch::set(None);
		let mut storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
		pallet_time_coin::GenesisConfig::<Test> {
			quotas: self.quotas,
			issue_rules: Some(self.rules.unwrap_or(OPEN_RULES)),
			gift_rules: Some(self.gifts.unwrap_or(OPEN_GIFTS)),
			marker: Default::default(),
		}
		.assimilate_storage(&mut storage)
		.unwrap();
		let mut ext: TestExternalities = storage.into();
		ext.execute_with(|| System::set_block_number(1));
		ext
	}

	pub fn build_and_execute(self, test: impl FnOnce()) {
		self.build().execute_with(|| {
			test();
			TimeCoin::do_try_state().expect("invariants hold after the test");
		});
	}
}

/// Benchmarks: people from 100 on, officers from 600 on.
#[cfg(feature = "runtime-benchmarks")]
pub struct MockWorld;
#[cfg(feature = "runtime-benchmarks")]
impl MockWorld {
	fn person(number: u64, home: BranchId) -> MemberId {
		let pattern = people()[&VOLUNTEER];
		let summary = MemberSummary {
			member: MemberId(number),
			level: Level::Qualified,
			home,
			..pattern
		};
		Summaries::mutate(|all| all.insert(number, summary));
		summary.member
	}
}
#[cfg(feature = "runtime-benchmarks")]
impl BenchmarkWorld<u64> for MockWorld {
	fn branch(seed: u32) -> BranchId {
		BranchId(seed + 1)
	}
	fn institution(seed: u32) -> InstitutionId {
		InstitutionId(seed + 1)
	}
	fn member(branch: BranchId, seed: u32) -> (MemberId, u64) {
		let number = 100 * u64::from(branch.0) + u64::from(seed);
		(Self::person(number, branch), number)
	}
	fn officer(role: Role, body: Body, seed: u32) -> (MemberId, u64) {
		let member = Self::person(600 + u64::from(seed), BranchId(77));
		let key = self::role(member.0);
		RoleHolders::mutate(|all| all.insert(key, RoleHolder { member, role, body }));
		(member, key)
	}
	fn coins(member: MemberId, lots: u32, amount: Balance) {
		crate::benchmarking::coins::<Test>(member, lots, amount);
	}
	fn set_time(now: Moment) {
		Now::set(now);
	}
}

#[cfg(feature = "runtime-benchmarks")]
pub fn new_test_ext() -> TestExternalities {
	ExtBuilder::default().build()
}

/// Caps that nobody reaches.
pub const OPEN_GIFTS: GiftRules = GiftRules {
	day: Balance::MAX,
	month: Balance::MAX,
	pair: Balance::MAX,
	related: Balance::MAX,
	countersigned_from: Balance::MAX,
};

/// Makes so many blocks, all by one branch.
pub fn make_blocks(count: u64, author: Option<BranchId>) {
	use polkadot_sdk::{frame_support::traits::Hooks, sp_core::H256};
	for _ in 0..count {
		let parent = System::block_number();
		polkadot_sdk::frame_system::BlockHash::<Test>::insert(parent, H256::from_low_u64_be(parent + 1));
		System::set_block_number(parent + 1);
		BlockAuthor::set(author);
		TimeCoin::on_initialize(parent + 1);
	}
}
