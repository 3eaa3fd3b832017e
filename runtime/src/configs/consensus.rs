//! Block production, finality, sessions and offences: held by the branches.

use crate::{
	constants::*, AccountId, Aura, Balances, BranchCouncil, BranchRegistry, Historical, IdentityFiling, Offences,
	Runtime, RuntimeEvent, Session, SessionKeys, Timestamp,
};
use frame_support::traits::{ConstBool, ConstU128, ConstU32, ConstU64};
use pallet_session::{disabling::UpToLimitWithReEnablingDisablingStrategy, historical::NoteHistoricalRoot};
use polkadot_sdk::*;
use sp_consensus_aura::sr25519::AuthorityId as AuraId;
use sp_runtime::traits::{Convert, OpaqueKeys};

/// One validator per branch.
pub type MaxAuthorities = pallet_branch_registry::MaxBranches;

impl pallet_aura::Config for Runtime {
	type AuthorityId = AuraId;
	// A disabled validator's blocks are invalid.
	type DisabledValidators = Session;
	type MaxAuthorities = MaxAuthorities;
	type AllowMultipleBlocksPerSlot = ConstBool<false>;
	type SlotDuration = ConstU64<SLOT_DURATION>;
}

impl pallet_authorship::Config for Runtime {
	type FindAuthor = pallet_session::FindAccountFromAuthorIndex<Self, Aura>;
	type EventHandler = BranchRegistry;
}

/// Validators are identified by nothing but their account. Always `Some`: a branch that leaves must not break proofs of
/// the running session.
pub struct UnitIdentification;
impl Convert<AccountId, Option<()>> for UnitIdentification {
	fn convert(_: AccountId) -> Option<()> {
		Some(())
	}
}

/// Only keys of branches have session keys. The registry sets them; the session pallet's own calls are closed.
pub struct BranchAccount;
impl Convert<AccountId, Option<AccountId>> for BranchAccount {
	fn convert(account: AccountId) -> Option<AccountId> {
		pallet_branch_registry::BranchOf::<Runtime>::contains_key(&account).then_some(account)
	}
}

impl pallet_session::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type ValidatorId = AccountId;
	type ValidatorIdOf = BranchAccount;
	type ShouldEndSession = BranchRegistry;
	type NextSessionRotation = BranchRegistry;
	type SessionManager = NoteHistoricalRoot<Self, BranchRegistry>;
	type SessionHandler = <SessionKeys as OpaqueKeys>::KeyTypeIdProviders;
	type Keys = SessionKeys;
	type DisablingStrategy = UpToLimitWithReEnablingDisablingStrategy<3>;
	type WeightInfo = pallet_session::weights::SubstrateWeight<Runtime>;
	type Currency = Balances;
	type KeyDeposit = ConstU128<0>;
}

impl pallet_session::historical::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type FullIdentification = ();
	type FullIdentificationOf = UnitIdentification;
}

impl pallet_offences::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type IdentificationTuple = pallet_session::historical::IdentificationTuple<Self>;
	type OnOffenceHandler = BranchRegistry;
}

/// Sessions of which offences can still be proven: a week of one-hour sessions.
pub const OFFENCE_DEPTH: u32 = 168;

/// Blocks in which a report of an offence stays valid in the pool: a day.
pub type ReportLongevity = ConstU64<{ DAYS as u64 }>;

impl pallet_grandpa::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = ();
	type MaxAuthorities = MaxAuthorities;
	type MaxNominators = ConstU32<0>;
	type MaxSetIdSessionEntries = ConstU64<{ OFFENCE_DEPTH as u64 }>;
	type KeyOwnerProof = sp_session::MembershipProof;
	type EquivocationReportSystem =
		pallet_grandpa::EquivocationReportSystem<Self, Offences, Historical, ReportLongevity>;
}

impl pallet_branch_registry::Config for Runtime {
	type Members = IdentityFiling;
	type Keys = SessionKeys;
	type Consensus = crate::seams::SessionConsensus;
	type KeyOwners = Historical;
	type Offences = Offences;
	type Council = BranchCouncil;
	type Time = Timestamp;
	type HeadOffice = super::origins::HeadOfficeMajority;
	type Emergency = super::origins::HeadOfficeThird;
	type MaxChurn = ConstU32<2>;
	type HistoryDepth = ConstU32<OFFENCE_DEPTH>;
	// As long as branches have to object on a production network.
	type VoteSeason = ConstU64<{ 7 * DAY_MS }>;
	type WeightInfo = crate::weights::pallet_branch_registry::WeightInfo<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type World = crate::benchmarking::World;
}
