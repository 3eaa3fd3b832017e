//! Head office, branch council, upgrades, stops, and the tools of accounts with several keys.

use super::origins::*;
use crate::{
	constants::*, AccountId, Balance, Balances, BlockNumber, OriginCaller, Preimage, Runtime, RuntimeCall,
	RuntimeEvent, RuntimeHoldReason, RuntimeOrigin, System,
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{
	parameter_types,
	traits::{ConstU128, ConstU32, EqualPrivilegeOnly, InstanceFilter},
	weights::Weight,
};
use frame_system::EnsureRoot;
use polkadot_sdk::*;
use scale_info::TypeInfo;
use sp_runtime::{traits::BlakeTwo256, Perbill};

parameter_types! {
	/// Half a block: a motion that does more is refused when it is proposed.
	pub MaxProposalWeight: Weight = Perbill::from_percent(50) * MAXIMUM_BLOCK_WEIGHT;
	pub MaximumSchedulerWeight: Weight = Perbill::from_percent(25) * MAXIMUM_BLOCK_WEIGHT;
	pub const MotionDuration: BlockNumber = 7 * DAYS;
}

impl pallet_collective::Config<HeadOfficeInstance> for Runtime {
	type RuntimeOrigin = RuntimeOrigin;
	type Proposal = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type MotionDuration = MotionDuration;
	type MaxProposals = ConstU32<32>;
	type MaxMembers = ConstU32<32>;
	type DefaultVote = DefaultNo;
	type WeightInfo = pallet_collective::weights::SubstrateWeight<Runtime>;
	// Only through the timelock, so that the branches can object.
	type SetMembersOrigin = EnsureRoot<AccountId>;
	type MaxProposalWeight = MaxProposalWeight;
	type DisapproveOrigin = EnsureRoot<AccountId>;
	type KillOrigin = EnsureRoot<AccountId>;
	type Consideration = ();
}

impl pallet_collective::Config<BranchCouncilInstance> for Runtime {
	type RuntimeOrigin = RuntimeOrigin;
	type Proposal = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type MotionDuration = MotionDuration;
	type MaxProposals = ConstU32<16>;
	type MaxMembers = pallet_branch_registry::MaxBranches;
	type DefaultVote = DefaultNo;
	type WeightInfo = pallet_collective::weights::SubstrateWeight<Runtime>;
	// The registry keeps the members; nobody else does.
	type SetMembersOrigin = EnsureRoot<AccountId>;
	type MaxProposalWeight = MaxProposalWeight;
	type DisapproveOrigin = EnsureRoot<AccountId>;
	type KillOrigin = EnsureRoot<AccountId>;
	type Consideration = ();
}

impl pallet_preimage::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = pallet_preimage::weights::SubstrateWeight<Runtime>;
	type Currency = Balances;
	type ManagerOrigin = HeadOfficeMajority;
	type Consideration = ();
}

impl pallet_scheduler::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeOrigin = RuntimeOrigin;
	type PalletsOrigin = OriginCaller;
	type RuntimeCall = RuntimeCall;
	type MaximumWeight = MaximumSchedulerWeight;
	type ScheduleOrigin = EnsureRoot<AccountId>;
	type OriginPrivilegeCmp = EqualPrivilegeOnly;
	type MaxScheduledPerBlock = ConstU32<16>;
	type WeightInfo = pallet_scheduler::weights::SubstrateWeight<Runtime>;
	type Preimages = Preimage;
	type BlockNumberProvider = System;
}

impl pallet_safe_mode::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type Currency = Balances;
	type RuntimeHoldReason = RuntimeHoldReason;
	type WhitelistedCalls = SafeModeAllowed;
	type EnterDuration = ConstU32<HOURS>;
	type ExtendDuration = ConstU32<HOURS>;
	// Nobody buys a stop of the chain.
	type EnterDepositAmount = NoDeposit;
	type ExtendDepositAmount = NoDeposit;
	type ForceEnterOrigin = StopChain;
	type ForceExtendOrigin = StopChain;
	type ForceExitOrigin = HeadOfficeMajority;
	type ForceDepositOrigin = HeadOfficeMajority;
	type Notify = ();
	type ReleaseDelay = NoDelay;
	type WeightInfo = pallet_safe_mode::weights::SubstrateWeight<Runtime>;
}

parameter_types! {
	pub const NoDeposit: Option<Balance> = None;
	pub const NoDelay: Option<BlockNumber> = None;
}

impl pallet_tx_pause::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type PauseOrigin = HeadOfficeThird;
	type UnpauseOrigin = HeadOfficeMajority;
	type WhitelistedCalls = NeverPaused;
	type MaxNameLen = ConstU32<256>;
	type WeightInfo = pallet_tx_pause::weights::SubstrateWeight<Runtime>;
}

impl pallet_upgrade_governance::Config for Runtime {
	type ProposeOrigin = HeadOfficeTwoThirds;
	type CancelOrigin = HeadOfficeMajority;
	type EmergencyOrigin = HeadOfficeThreeQuarters;
	type Branches = crate::seams::Branches;
	type MaxOpen = ConstU32<16>;
	type RuntimeCall = RuntimeCall;
	type AllowedRootCalls = AllowedRootCalls;
	type WeightInfo = crate::weights::pallet_upgrade_governance::WeightInfo<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type World = crate::benchmarking::World;
}

impl pallet_utility::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type PalletsOrigin = OriginCaller;
	type WeightInfo = pallet_utility::weights::SubstrateWeight<Runtime>;
}

impl pallet_multisig::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type Currency = Balances;
	type DepositBase = ConstU128<0>;
	type DepositFactor = ConstU128<0>;
	type MaxSignatories = ConstU32<16>;
	type WeightInfo = pallet_multisig::weights::SubstrateWeight<Runtime>;
	type BlockNumberProvider = System;
}

/// What a proxy key may do for a branch's or governor's cold key. There is no `Any` that reaches role keys' duties by
/// default: the default may only rotate session keys.
#[derive(
	Copy,
	Clone,
	Eq,
	PartialEq,
	Ord,
	PartialOrd,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Default,
	Debug,
)]
pub enum ProxyType {
	/// Session keys only.
	#[default]
	SessionKeys,
	/// Motions, votes and objections.
	Governance,
}

impl InstanceFilter<RuntimeCall> for ProxyType {
	fn filter(&self, call: &RuntimeCall) -> bool {
		match self {
			Self::SessionKeys => matches!(
				call,
				RuntimeCall::BranchRegistry(pallet_branch_registry::Call::set_session_keys { .. })
			),
			Self::Governance => matches!(
				call,
				RuntimeCall::HeadOffice(_) | RuntimeCall::BranchCouncil(_) | RuntimeCall::UpgradeGovernance(_)
			),
		}
	}

	fn is_superset(&self, other: &Self) -> bool {
		self == other
	}
}

impl pallet_proxy::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type Currency = Balances;
	type ProxyType = ProxyType;
	type ProxyDepositBase = ConstU128<0>;
	type ProxyDepositFactor = ConstU128<0>;
	type MaxProxies = ConstU32<8>;
	type WeightInfo = pallet_proxy::weights::SubstrateWeight<Runtime>;
	type MaxPending = ConstU32<8>;
	type CallHasher = BlakeTwo256;
	type AnnouncementDepositBase = ConstU128<0>;
	type AnnouncementDepositFactor = ConstU128<0>;
	type BlockNumberProvider = System;
}
