//! A runtime with this pallet, and a registry of branches that tests can change at will.

use crate::{self as pallet_upgrade_governance, *};
use frame_support::{derive_impl, ord_parameter_types, parameter_types, traits::Contains, weights::Weight};
use frame_system::{mocking::MockBlock, EnsureSignedBy};
use sp_core::H256;
use sp_runtime::{traits::Get, BuildStorage};
use sp_version::RuntimeVersion;
use timebank_primitives::BranchId;

/// The key that stands for two thirds of the head office.
pub const HEAD_OFFICE: u64 = 1;
/// The key that stands for half of the head office.
pub const HALF_OFFICE: u64 = 2;
/// The key that stands for three quarters of the head office.
pub const MOST_OFFICE: u64 = 4;
/// Anybody.
pub const ANYBODY: u64 = 3;
/// Blocks to object.
pub const OBJECTION: u32 = 10;
/// Blocks to enact.
pub const WINDOW: u32 = 20;
/// Block in which tests begin.
pub const START: u32 = 1;
/// Hash of the proposed code.
pub const CODE: H256 = H256::repeat_byte(7);
/// Version of the running runtime.
pub const VERSION: u32 = 100;

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
		RuntimeTask
	)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type Governance = pallet_upgrade_governance;
}

parameter_types! {
	pub static SpecVersion: u32 = VERSION;
	pub static TransactionVersion: u32 = 1;
	pub static InForce: Vec<u32> = Vec::new();
	pub static Excluded: Vec<u32> = Vec::new();
	pub static RemarksAllowed: bool = true;
}

ord_parameter_types! {
	pub const HeadOffice: u64 = HEAD_OFFICE;
	pub const HalfOffice: u64 = HALF_OFFICE;
	pub const MostOffice: u64 = MOST_OFFICE;
}

/// The version of the running runtime.
pub struct Version;

impl Get<RuntimeVersion> for Version {
	fn get() -> RuntimeVersion {
		RuntimeVersion {
			spec_name: "timebank".into(),
			spec_version: SpecVersion::get(),
			transaction_version: TransactionVersion::get(),
			..Default::default()
		}
	}
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = MockBlock<Test>;
	type Version = Version;
	type DbWeight = frame_support::weights::constants::ParityDbWeight;
}

/// The branches' keys are their numbers after 100.
pub struct Registry;

/// The own key of a branch.
pub fn key(branch: u32) -> u64 {
	u64::from(branch) + 100
}

impl Electorate<u64> for Registry {
	fn branch_of(key: &u64) -> Option<BranchId> {
		key.checked_sub(100).map(|branch| BranchId(branch as u32))
	}

	fn electorate() -> ElectorateList {
		InForce::get()
			.into_iter()
			.map(BranchId)
			.collect::<Vec<_>>()
			.try_into()
			.expect("at most 64 branches")
	}

	fn excluded(branch: BranchId) -> bool {
		Excluded::get().contains(&branch.0)
	}

	fn weight() -> Weight {
		Weight::from_parts(1_000, 0)
	}

	fn electorate_weight() -> Weight {
		Weight::from_parts(7_000_000, 0)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_key(branch: BranchId) -> u64 {
		key(branch.0)
	}
}

/// What the real runtime refuses, as far as this runtime has it.
pub struct RootFilter;

impl Contains<RuntimeCall> for RootFilter {
	fn contains(call: &RuntimeCall) -> bool {
		use frame_system::Call as System;
		match call {
			RuntimeCall::System(
				System::set_storage { .. }
				| System::kill_storage { .. }
				| System::kill_prefix { .. }
				| System::set_code { .. }
				| System::set_code_without_checks { .. }
				| System::authorize_upgrade { .. }
				| System::authorize_upgrade_without_checks { .. },
			) => false,
			RuntimeCall::System(System::remark { .. }) => RemarksAllowed::get(),
			RuntimeCall::Governance(Call::propose_root { .. }) => false,
			_ => true,
		}
	}
}

impl Config for Test {
	type RuntimeCall = RuntimeCall;
	type ProposeOrigin = EnsureSignedBy<HeadOffice, u64>;
	type CancelOrigin = EnsureSignedBy<HalfOffice, u64>;
	type EmergencyOrigin = EnsureSignedBy<MostOffice, u64>;
	type Branches = Registry;
	type AllowedRootCalls = RootFilter;
	type MaxOpen = frame_support::traits::ConstU32<4>;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type World = World;
}

/// The surroundings of benchmarks: only branches are asked for.
#[cfg(feature = "runtime-benchmarks")]
pub struct World;
#[cfg(feature = "runtime-benchmarks")]
impl timebank_primitives::BenchmarkWorld<u64> for World {
	fn branch(seed: u32) -> BranchId {
		BranchId(seed + 1)
	}

	fn institution(_: u32) -> timebank_primitives::InstitutionId {
		unreachable!("no institution votes")
	}

	fn member(_: BranchId, _: u32) -> (timebank_primitives::MemberId, u64) {
		unreachable!("no member votes")
	}

	fn officer(
		_: timebank_primitives::Role,
		_: timebank_primitives::Body,
		_: u32,
	) -> (timebank_primitives::MemberId, u64) {
		unreachable!("no officer votes")
	}

	fn coins(_: timebank_primitives::MemberId, _: u32, _: timebank_primitives::Balance) {}

	fn set_time(_: timebank_primitives::Moment) {}
}

/// A chain for benchmarks.
#[cfg(feature = "runtime-benchmarks")]
pub fn new_test_ext() -> sp_io::TestExternalities {
	InForce::set((1..=4).collect());
	let genesis = RuntimeGenesisConfig::default();
	genesis.build_storage().expect("genesis builds").into()
}

/// A chain that starts with some branches.
pub struct ExtBuilder {
	branches: u32,
	timing: TimelockTiming,
}

impl Default for ExtBuilder {
	fn default() -> Self {
		Self {
			branches: 4,
			timing: TimelockTiming {
				objection_period: OBJECTION,
				enactment_window: WINDOW,
			},
		}
	}
}

impl ExtBuilder {
	/// With branches 1 to `count` in force.
	pub fn branches(mut self, count: u32) -> Self {
		self.branches = count;
		self
	}

	/// With this timing.
	pub fn timing(mut self, objection_period: u32, enactment_window: u32) -> Self {
		self.timing = TimelockTiming {
			objection_period,
			enactment_window,
		};
		self
	}

	/// Runs `test` and checks the invariants after it.
	pub fn build_and_execute(self, test: impl FnOnce()) {
		self.build_with(|_| (), test);
	}

	/// As [`Self::build_and_execute`], with what `prepare` gives the chain.
	pub fn build_with(self, prepare: impl FnOnce(&mut sp_io::TestExternalities), test: impl FnOnce()) {
		SpecVersion::set(VERSION);
		TransactionVersion::set(1);
		InForce::set((1..=self.branches).collect());
		Excluded::set(Vec::new());
		RemarksAllowed::set(true);
		let genesis = RuntimeGenesisConfig {
			governance: GenesisConfig {
				timing: self.timing,
				..Default::default()
			},
			..Default::default()
		};
		let mut chain = sp_io::TestExternalities::new(genesis.build_storage().expect("genesis builds"));
		prepare(&mut chain);
		chain.execute_with(|| {
			at(START);
			test();
			Governance::do_try_state().expect("invariants hold");
		});
	}
}

/// Sets the height.
pub fn at(block: u32) {
	System::set_block_number(block.into());
}

/// The last block to object to what was proposed in the first block.
pub const OBJECTION_ENDS: u32 = START + OBJECTION;
/// The last block to enact it.
pub const EXPIRES: u32 = OBJECTION_ENDS + WINDOW;

/// Signs.
pub fn by(who: u64) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

/// Proposes the next version.
pub fn upgrade() -> ProposalId {
	let id = NextProposal::<Test>::get();
	Governance::propose_upgrade(by(HEAD_OFFICE), CODE, VERSION + 1, H256::repeat_byte(9)).expect("proposed");
	id
}

/// Proposes a call.
pub fn root(call: impl Into<RuntimeCall>) -> ProposalId {
	let id = NextProposal::<Test>::get();
	Governance::propose_root(by(HEAD_OFFICE), Box::new(call.into())).expect("proposed");
	id
}

/// A root call with an effect: another timing.
pub fn new_timing(objection_period: u32, enactment_window: u32) -> Call<Test> {
	Call::set_timing {
		timing: TimelockTiming {
			objection_period,
			enactment_window,
		},
	}
}

/// A root call without an effect.
pub fn remark(bytes: usize) -> frame_system::Call<Test> {
	frame_system::Call::remark { remark: vec![0; bytes] }
}

/// The state that is stored.
pub fn state(id: ProposalId) -> ProposalState {
	Proposals::<Test>::get(id).expect("exists").state
}

/// Branches by number.
pub fn list(branches: impl IntoIterator<Item = u32>) -> ElectorateList {
	branches
		.into_iter()
		.map(BranchId)
		.collect::<Vec<_>>()
		.try_into()
		.expect("at most 64 branches")
}
