//! The genesis of each kind of network, all from one wasm.
//!
//! | preset | validators | head office | for |
//! |---|---|---|---|
//! | `development` | 1 | 1 | one node on one machine |
//! | `local_testnet` | 4 | 1 | networks of tests |
//! | `consortium` | none yet | none yet | template: production parameters, to be filled with the branches' own keys |

pub mod dev_keys;

use crate::{
	constants::*, opaque::SessionKeys, AccountId, BalancesConfig, BranchCouncilConfig, BranchRegistryConfig,
	FuelConfig, HeadOfficeConfig, IdentityFilingConfig, Runtime, RuntimeGenesisConfig, SessionConfig, TimeCoinConfig,
	UpgradeGovernanceConfig,
};
use alloc::{format, string::String, vec, vec::Vec};
use dev_keys::{ETHEREUM, OFFICERS};
use frame_support::build_struct_json_patch;
use pallet_branch_registry::BranchStatus;
use pallet_fuel::Purpose;
use pallet_identity_filing::KeyDelays;
use pallet_time_coin::IssueRules;
use pallet_upgrade_governance::TimelockTiming;
use polkadot_sdk::*;
use serde_json::Value;
use sp_genesis_builder::PresetId;
use sp_keyring::{Ed25519Keyring, Sr25519Keyring};
use timebank_primitives::{
	ethereum_account, Body, BranchId, InstitutionId, Level, MemberId, MemberKind, RegionCode, Role, RoleHolder, COIN,
};

/// One validator, one-member head office.
pub const DEVELOPMENT: &str = sp_genesis_builder::DEV_RUNTIME_PRESET;
/// Four validators.
pub const LOCAL_TESTNET: &str = sp_genesis_builder::LOCAL_TESTNET_RUNTIME_PRESET;
/// Template for production.
pub const CONSORTIUM: &str = "consortium";

/// A network with a minimum of this many authorities is for production.
pub const PRODUCTION_AUTHORITIES: u32 = 4;
/// Fewest members of a production head office: one-third acts then need two persons.
pub const PRODUCTION_HEAD_OFFICE: usize = 5;

const SUPERVISOR_A: InstitutionId = InstitutionId(1);
const SUPERVISOR_B: InstitutionId = InstitutionId(2);
const PUBLIC_SECURITY: InstitutionId = InstitutionId(3);
const PARTNER: InstitutionId = InstitutionId(4);
// An order of one supervisor is ratified by two persons of two other bodies.
const SUPERVISOR_C: InstitutionId = InstitutionId(5);

fn session_keys(sr25519: Sr25519Keyring, ed25519: Ed25519Keyring) -> SessionKeys {
	SessionKeys {
		aura: sr25519.public().into(),
		grandpa: ed25519.public().into(),
	}
}

/// Role and body of the officer at this place of [`OFFICERS`].
fn duty(place: usize) -> (Role, Body) {
	let of_branch = |branch: u32| Body::Branch(BranchId(branch));
	match place {
		0 => (Role::Manager, of_branch(1)),
		1 => (Role::Clerk, of_branch(1)),
		2 | 3 => (Role::Reviewer, of_branch(1)),
		4 => (Role::Manager, of_branch(2)),
		5 => (Role::Clerk, of_branch(2)),
		6 | 7 => (Role::Reviewer, of_branch(2)),
		8 => (Role::Supervisor, Body::Institution(SUPERVISOR_A)),
		9 => (Role::Supervisor, Body::Institution(SUPERVISOR_B)),
		// Two, because who has attested an identity decides nothing about a recovery that rests on it.
		10 | 12 => (Role::PublicSecurity, Body::Institution(PUBLIC_SECURITY)),
		11 => (Role::Partner, Body::Institution(PARTNER)),
		_ => (Role::Supervisor, Body::Institution(SUPERVISOR_C)),
	}
}

/// A network with well-known keys.
fn test_network(
	validators: Vec<(Sr25519Keyring, Ed25519Keyring)>,
	candidates: Vec<Sr25519Keyring>,
	session_period: u32,
	min_authorities: u32,
	key_delays: KeyDelays,
) -> Value {
	// Region codes of four city districts, one per branch.
	const REGIONS: [u32; 4] = [310_101, 320_102, 330_102, 110_101];
	let branches: Vec<_> = validators
		.iter()
		.map(|(key, _)| (key, BranchStatus::Validator))
		.chain(candidates.iter().map(|key| (key, BranchStatus::Candidate)))
		.zip(1u32..)
		.zip(REGIONS)
		.map(|(((key, status), id), region)| (BranchId(id), key.to_account_id(), RegionCode(region), status))
		.collect();
	let mut council: Vec<AccountId> = branches.iter().map(|branch| branch.1.clone()).collect();
	council.sort();
	let head_office = Sr25519Keyring::Ferdie.to_account_id();
	let ethereum: Vec<AccountId> = ETHEREUM
		.iter()
		.map(|address| ethereum_account((*address).into()))
		.collect();

	build_struct_json_patch!(RuntimeGenesisConfig {
		balances: BalancesConfig {
			// Everyday use needs no fuel. The two Ethereum accounts are for trying out wallets and tools; the head office's
			// keys belong to no filed person, and an account must exist to sign.
			balances: ethereum
				.iter()
				.map(|account| (account.clone(), 1_000 * FUEL))
				.chain([(head_office.clone(), FUEL)])
				.collect::<Vec<_>>(),
		},
		fuel: FuelConfig {
			listed: ethereum
				.iter()
				.map(|account| (account.clone(), Purpose::Deployer))
				.collect::<Vec<_>>(),
			drip: FUEL / 1_000,
			pot: 1_000_000 * FUEL,
		},
		identity_filing: IdentityFilingConfig {
			members: OFFICERS
				.iter()
				.zip(0usize..)
				.map(|(officer, place)| {
					let home = match duty(place).1 {
						Body::Branch(branch) => branch,
						Body::Institution(_) => BranchId(1),
					};
					(officer.person_account(), MemberKind::Person, Level::Identified, home)
				})
				.collect::<Vec<_>>(),
			delays: key_delays,
		},
		time_coin: TimeCoinConfig {
			// A thousand coins a month and branch.
			quotas: branches
				.iter()
				.map(|branch| (branch.0, 1_000 * COIN))
				.collect::<Vec<_>>(),
			// One officer may do everything, and no other branch need sign: small networks have none that could.
			issue_rules: Some(IssueRules {
				officer: 1_000 * COIN,
				recipient: 1_000 * COIN,
				participant: 1_000 * COIN,
				cosign_above: 1_000 * COIN,
				cosign_share: 0,
			}),
		},
		branch_registry: BranchRegistryConfig {
			branches: branches.clone(),
			institutions: vec![
				(SUPERVISOR_A, Role::Supervisor),
				(SUPERVISOR_B, Role::Supervisor),
				(PUBLIC_SECURITY, Role::PublicSecurity),
				(PARTNER, Role::Partner),
				(SUPERVISOR_C, Role::Supervisor),
			],
			roles: OFFICERS
				.iter()
				.zip(0usize..)
				.zip(1u64..)
				.map(|((officer, place), member)| {
					let (role, body) = duty(place);
					(
						officer.role_account(),
						RoleHolder {
							member: MemberId(member),
							role,
							body,
						},
					)
				})
				.collect::<Vec<_>>(),
			session_period: Some(session_period),
			min_authorities: Some(min_authorities),
		},
		session: SessionConfig {
			keys: validators
				.iter()
				.map(|(sr25519, ed25519)| {
					let account = sr25519.to_account_id();
					(account.clone(), account, session_keys(*sr25519, *ed25519))
				})
				.collect::<Vec<_>>(),
		},
		head_office: HeadOfficeConfig {
			members: vec![head_office]
		},
		branch_council: BranchCouncilConfig { members: council },
		upgrade_governance: UpgradeGovernanceConfig {
			timing: TimelockTiming {
				objection_period: 10,
				enactment_window: 2 * HOURS
			},
		},
	})
}

/// Short enough to see a key recovered in a test or at a show.
const DEVELOPMENT_DELAYS: KeyDelays = KeyDelays {
	removal: 20_000,
	recovery: 20_000,
	wait: 20_000,
};

fn consortium() -> Value {
	build_struct_json_patch!(RuntimeGenesisConfig {
		fuel: FuelConfig {
			drip: FUEL / 1_000,
			pot: 1_000_000 * FUEL
		},
		identity_filing: IdentityFilingConfig {
			delays: KeyDelays::default()
		},
		branch_registry: BranchRegistryConfig {
			session_period: Some(HOURS),
			min_authorities: Some(PRODUCTION_AUTHORITIES),
		},
		upgrade_governance: UpgradeGovernanceConfig {
			timing: TimelockTiming {
				objection_period: 7 * DAYS,
				enactment_window: 14 * DAYS
			},
		},
	})
}

/// The genesis of a preset.
pub fn get_preset(id: &PresetId) -> Option<Vec<u8>> {
	use Ed25519Keyring as Ed;
	use Sr25519Keyring as Sr;
	let patch = match id.as_str() {
		DEVELOPMENT => test_network(vec![(Sr::Alice, Ed::Alice)], vec![Sr::Bob], 20, 1, DEVELOPMENT_DELAYS),
		LOCAL_TESTNET => test_network(
			vec![
				(Sr::Alice, Ed::Alice),
				(Sr::Bob, Ed::Bob),
				(Sr::Charlie, Ed::Charlie),
				(Sr::Dave, Ed::Dave),
			],
			Vec::new(),
			20,
			3,
			KeyDelays::default(),
		),
		CONSORTIUM => consortium(),
		_ => return None,
	};
	Some(
		serde_json::to_string(&patch)
			.expect("a json value can always be written; qed")
			.into_bytes(),
	)
}

/// All presets.
pub fn preset_names() -> Vec<PresetId> {
	vec![
		PresetId::from(DEVELOPMENT),
		PresetId::from(LOCAL_TESTNET),
		PresetId::from(CONSORTIUM),
	]
}

/// Fewest members of the head office of this network: by its minimum of authorities it is for production or not.
pub fn fewest_governors() -> usize {
	if pallet_branch_registry::MinAuthorities::<Runtime>::get() >= PRODUCTION_AUTHORITIES {
		PRODUCTION_HEAD_OFFICE
	} else {
		1
	}
}

/// Refuses a genesis that could not be governed or would not make blocks.
pub fn check_built_state() -> Result<(), String> {
	let validators = pallet_session::Validators::<Runtime>::get().len();
	let minimum = pallet_branch_registry::MinAuthorities::<Runtime>::get();
	if validators < minimum as usize || validators == 0 {
		return Err(format!(
			"the genesis names {validators} validators with session keys; its minimum is {minimum}"
		));
	}
	let head_office = pallet_collective::Members::<Runtime, crate::configs::origins::HeadOfficeInstance>::get().len();
	let needed = fewest_governors();
	if head_office < needed {
		return Err(format!(
			"the head office has {head_office} members; this network needs {needed}"
		));
	}
	Ok(())
}
