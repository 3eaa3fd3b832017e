//! The whole wiring between the pallets, on one page. What joins two pallets without more than naming them stands in
//! `configs/`; what needs a line of its own stands here.

use crate::{
	AccountId, BranchRegistry, FreezeControl, Grandpa, HeadOffice, IdentityFiling, Proxy, Revive, Runtime, RuntimeCall,
	Session, SessionKeys, Timestamp,
};
use alloc::vec::Vec;
use codec::Encode;
use frame_support::{traits::Get, weights::Weight};
use pallet_fuel::{Lane, Standing};
use pallet_revive::{
	evm::{GenericTransaction, TransactionSigned},
	AddressMapper,
};
use pallet_session::SessionInterface;
use polkadot_sdk::*;
use sp_core::{crypto::KeyTypeId, H160, H256, U256};
use sp_runtime::{traits::BlakeTwo256, DispatchResult};
use sp_staking::{offence::OffenceSeverity, SessionIndex};
use timebank_primitives::{Body, BranchId, FilingStatus, Members, Roles};

/// Session keys and the running set, for the registry.
pub struct SessionConsensus;
impl pallet_branch_registry::Consensus<AccountId, SessionKeys> for SessionConsensus {
	fn keys_fingerprint(account: &AccountId) -> Option<sp_core::H256> {
		Session::load_keys(account).map(|keys| <BlakeTwo256 as sp_core::Hasher>::hash(&keys.encode()))
	}

	fn keys(account: &AccountId) -> Option<SessionKeys> {
		Session::load_keys(account)
	}

	fn key_owner(id: KeyTypeId, key: &[u8]) -> Option<AccountId> {
		Session::key_owner(id, key)
	}

	fn set_keys(account: &AccountId, keys: SessionKeys) -> DispatchResult {
		<Session as SessionInterface>::set_keys(account, keys)
	}

	fn validators() -> Vec<AccountId> {
		pallet_session::Validators::<Runtime>::get()
	}

	fn queued() -> Vec<AccountId> {
		Session::queued_keys().into_iter().map(|(account, _)| account).collect()
	}

	fn disable(account: &AccountId) {
		Session::report_offence(account.clone(), OffenceSeverity::max_severity());
	}

	fn prune_up_to(session: SessionIndex) {
		pallet_session::historical::Pallet::<Runtime>::prune_up_to(session);
	}

	fn change_pending() -> bool {
		Grandpa::pending_change().is_some()
	}

	fn slot() -> u64 {
		pallet_aura::CurrentSlot::<Runtime>::get().into()
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_keys(owner: &AccountId, seed: u32) -> (SessionKeys, Vec<u8>) {
		let made = SessionKeys::generate(&owner.encode(), Some(alloc::format!("//{seed}").into_bytes()));
		(made.keys, made.proof.encode())
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_validators(accounts: Vec<AccountId>) {
		let queued: Vec<_> = accounts
			.iter()
			.filter_map(|account| Session::load_keys(account).map(|keys| (account.clone(), keys)))
			.collect();
		pallet_session::QueuedKeys::<Runtime>::put(queued);
		pallet_session::Validators::<Runtime>::put(accounts);
	}
}

/// The branches as voters on proposals, for the timelock.
pub struct Branches;
impl pallet_upgrade_governance::Electorate<AccountId> for Branches {
	fn branch_of(key: &AccountId) -> Option<BranchId> {
		pallet_branch_registry::BranchOf::<Runtime>::get(key)
	}

	fn electorate() -> pallet_upgrade_governance::ElectorateList {
		let mut set = pallet_upgrade_governance::ElectorateList::default();
		for branch in BranchRegistry::electors() {
			if set.try_push(branch).is_err() {
				// Both bounds are the number of branches there can be; a test compares them.
				break;
			}
		}
		set
	}

	fn excluded(branch: BranchId) -> bool {
		BranchRegistry::suspended_for_offence(branch)
	}

	fn weight() -> Weight {
		<Runtime as frame_system::Config>::DbWeight::get().reads(1)
	}

	fn electorate_weight() -> Weight {
		// Who validates, the clock, and every branch.
		<Runtime as frame_system::Config>::DbWeight::get().reads(pallet_branch_registry::MAX_BRANCHES as u64 + 2)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_key(branch: BranchId) -> AccountId {
		pallet_branch_registry::Branches::<Runtime>::get(branch)
			.map(|record| record.account)
			.unwrap_or_else(|| AccountId::new([0; 32]))
	}
}

/// Who a key is, for the pool: asked of the filings, the roles, the branches, the head office, in this order.
pub struct Standings;
impl pallet_fuel::Standings<AccountId> for Standings {
	fn standing(key: &AccountId) -> Standing {
		if let Some(controller) = IdentityFiling::controller(key) {
			let member = controller.member;
			let filed = IdentityFiling::summary(member).is_some_and(|summary| summary.status == FilingStatus::Filed);
			let now = Timestamp::get();
			let restricted = !filed || !FreezeControl::restrictions_in_force(member, now).is_empty();
			return Standing::Member { member, restricted };
		}
		if let Some(holder) = BranchRegistry::holder(key) {
			return Standing::Officer {
				member: holder.member,
				body: holder.body,
			};
		}
		if let Some(branch) = pallet_branch_registry::BranchOf::<Runtime>::get(key) {
			return Standing::Branch(Body::Branch(branch));
		}
		if HeadOffice::is_member(key) {
			return Standing::Governor;
		}
		Standing::Stranger
	}

	fn weight() -> Weight {
		<IdentityFiling as Members<AccountId>>::weight()
			.saturating_add(<BranchRegistry as Roles<AccountId>>::weight())
			// restrictions, branch key, head office
			.saturating_add(<Runtime as frame_system::Config>::DbWeight::get().reads(3))
	}
}

/// The contracts of the Ethereum layer, for filings.
pub struct FiledContracts;
impl timebank_primitives::Contracts<AccountId> for FiledContracts {
	fn account(address: H160) -> AccountId {
		<Runtime as pallet_revive::Config>::AddressMapper::to_account_id(&address)
	}

	fn code_hash(address: H160) -> Option<H256> {
		// Contracts of both kinds are known by the hash of their code. Precompiles have code as well: whether one is filed is
		// for the head office to say.
		let code = Revive::code(&address);
		(!code.is_empty()).then(|| sp_io::hashing::keccak_256(&code).into())
	}

	fn weight() -> Weight {
		// The code is read and hashed whole: at most a mebibyte, well under ten milliseconds.
		<Runtime as frame_system::Config>::DbWeight::get()
			.reads(3)
			.saturating_add(Weight::from_parts(10_000_000_000, 0))
	}
}

/// Ends the proxies that a removed key had given. Allowances end with the change of the filing, of which the ledger learns
/// by itself, and an offer of coins is countersigned only if its key still controls the payer. Signed permits: below.
pub struct VoidProxies;
impl timebank_primitives::OnControllerRemoved<AccountId> for VoidProxies {
	fn on_controller_removed(key: &AccountId) {
		Proxy::remove_all_proxy_delegates(key);
	}

	fn weight() -> Weight {
		let most = <<Runtime as pallet_proxy::Config>::MaxProxies as Get<u32>>::get();
		<<Runtime as pallet_proxy::Config>::WeightInfo as pallet_proxy::WeightInfo>::remove_proxies(most)
	}
}

/// Ends the permits that a removed Ethereum key has signed and that nobody has submitted. No other key can sign one: nothing
/// is written for those.
pub struct VoidPermits;
impl timebank_primitives::OnControllerRemoved<AccountId> for VoidPermits {
	fn on_controller_removed(key: &AccountId) {
		if <Runtime as pallet_revive::Config>::AddressMapper::is_eth_derived(key) {
			crate::TimeCoin::void_permits(key);
		}
	}

	fn weight() -> Weight {
		crate::TimeCoin::void_permits_weight()
	}
}

/// The branch whose validator makes the running block, for the ledger.
pub struct AuthorBranch;
impl Get<Option<BranchId>> for AuthorBranch {
	fn get() -> Option<BranchId> {
		pallet_branch_registry::BranchOf::<Runtime>::get(pallet_authorship::Pallet::<Runtime>::author()?)
	}
}

/// What ledger, filings and cases know around a movement: the anomaly monitor's rules need it, the ledger does not.
pub struct AroundMovements;
impl timebank_primitives::Surround for AroundMovements {
	fn around(facts: &timebank_primitives::MovementFacts) -> timebank_primitives::Surroundings {
		let activity = facts.activity.and_then(crate::TimeCoin::activity);
		let bound = |member| !FreezeControl::restrictions_in_force(member, facts.now).is_empty();
		let parties = [facts.payer, facts.receiver].into_iter().flatten();
		// What was needed counts when the service was given.
		let lapsed = match (&activity, facts.claimed, facts.receiver) {
			(Some(activity), Some(claimed), Some(volunteer)) => {
				let held = |code: &u16| IdentityFiling::has_qualification(volunteer.member, *code, claimed.end);
				!activity.terms.qualifications.iter().all(held)
			}
			_ => false,
		};
		timebank_primitives::Surroundings {
			recipient: facts
				.claimed
				.and(activity.as_ref())
				.and_then(|activity| activity.terms.recipient),
			payer_free: facts.payer.map(|payer| crate::TimeCoin::account(payer.member).free),
			restricted: parties.map(|party| party.member).any(bound),
			lapsed,
		}
	}

	fn weight() -> Weight {
		// Activity, balance and two lists of restrictions, which the ledger and the gate have read; filing, time, cut-offs, and
		// for each qualification a section and its attestations.
		let qualifications = u64::from(timebank_primitives::MAX_QUALIFICATIONS).saturating_mul(2);
		<Runtime as frame_system::Config>::DbWeight::get().reads(qualifications.saturating_add(8))
	}
}

/// Which calls are sponsored, and by which bucket. Everything that is not named pays with fuel.
pub struct Lanes;
impl pallet_fuel::Lanes<RuntimeCall> for Lanes {
	fn lane(call: &RuntimeCall) -> Option<Lane> {
		lane_at_depth(call, MAX_DEPTH)
	}
}

fn lane_at_depth(call: &RuntimeCall, depth: u32) -> Option<Lane> {
	match call {
		RuntimeCall::IdentityFiling(call) => Some(match call {
			pallet_identity_filing::Call::link_controller { .. }
			| pallet_identity_filing::Call::unlink_controller { .. }
			| pallet_identity_filing::Call::request_removal { .. }
			| pallet_identity_filing::Call::object_to_removal { .. }
			| pallet_identity_filing::Call::cosign_removal { .. }
			| pallet_identity_filing::Call::finish_removal { .. }
			| pallet_identity_filing::Call::request_recovery { .. }
			| pallet_identity_filing::Call::approve_recovery { .. }
			| pallet_identity_filing::Call::object_to_recovery { .. }
			| pallet_identity_filing::Call::decide_recovery { .. }
			| pallet_identity_filing::Call::cancel_recovery { .. }
			| pallet_identity_filing::Call::finish_recovery { .. } => Lane::Recovery,
			_ => Lane::Ordinary,
		}),
		RuntimeCall::TimeCoin(_)
		| RuntimeCall::AnomalyMonitor(_)
		| RuntimeCall::Fuel(pallet_fuel::Call::top_up { .. }) => Some(Lane::Ordinary),
		RuntimeCall::FreezeControl(_) => Some(Lane::Freeze),
		RuntimeCall::BranchRegistry(_)
		| RuntimeCall::UpgradeGovernance(_)
		| RuntimeCall::HeadOffice(_)
		| RuntimeCall::BranchCouncil(_)
		| RuntimeCall::Preimage(_)
		| RuntimeCall::SafeMode(_)
		| RuntimeCall::TxPause(_)
		| RuntimeCall::Fuel(_)
		| RuntimeCall::Session(_)
		| RuntimeCall::System(frame_system::Call::apply_authorized_upgrade { .. }) => Some(Lane::Governance),
		RuntimeCall::Utility(
			pallet_utility::Call::batch { calls }
			| pallet_utility::Call::batch_all { calls }
			| pallet_utility::Call::force_batch { calls },
		) if !calls.is_empty() => {
			let depth = depth.checked_sub(1)?;
			let first = lane_at_depth(calls.first()?, depth)?;
			// One call that pays makes the whole batch pay. A batch of several lanes counts as everyday.
			calls.iter().try_fold(first, |lane, call| {
				let next = lane_at_depth(call, depth)?;
				Some(if next == lane { lane } else { Lane::Ordinary })
			})
		}
		_ => None,
	}
}

/// How deep calls may carry calls.
const MAX_DEPTH: u32 = 4;

/// Opens calls that carry calls which are dispatched from outside.
pub struct Nested;
impl pallet_fuel::InnerCalls<RuntimeCall> for Nested {
	fn all(call: &RuntimeCall, allowed: &dyn Fn(&RuntimeCall) -> bool) -> bool {
		all_at_depth(call, allowed, MAX_DEPTH)
	}
}

fn all_at_depth(call: &RuntimeCall, allowed: &dyn Fn(&RuntimeCall) -> bool, depth: u32) -> bool {
	if !allowed(call) {
		return false;
	}
	let inner = |call: &RuntimeCall| match depth.checked_sub(1) {
		Some(depth) => all_at_depth(call, allowed, depth),
		None => false,
	};
	match call {
		RuntimeCall::Utility(call) => match call {
			pallet_utility::Call::batch { calls }
			| pallet_utility::Call::batch_all { calls }
			| pallet_utility::Call::force_batch { calls } => calls.iter().all(inner),
			pallet_utility::Call::as_derivative { call, .. }
			| pallet_utility::Call::dispatch_as { call, .. }
			| pallet_utility::Call::dispatch_as_fallible { call, .. }
			| pallet_utility::Call::with_weight { call, .. } => inner(call),
			pallet_utility::Call::if_else { main, fallback } => inner(main) && inner(fallback),
			_ => true,
		},
		RuntimeCall::Proxy(
			pallet_proxy::Call::proxy { call, .. } | pallet_proxy::Call::proxy_announced { call, .. },
		) => inner(call),
		RuntimeCall::Multisig(
			pallet_multisig::Call::as_multi { call, .. } | pallet_multisig::Call::as_multi_threshold_1 { call, .. },
		) => inner(call),
		RuntimeCall::Revive(pallet_revive::Call::eth_substrate_call { call, .. }) => inner(call),
		RuntimeCall::Revive(pallet_revive::Call::dispatch_as_fallback_account { call }) => inner(call),
		_ => true,
	}
}

/// What Ethereum transactions offer.
pub struct Offers;
impl pallet_fuel::Bids<RuntimeCall> for Offers {
	fn tenths(call: &RuntimeCall) -> Option<u64> {
		let transaction = TransactionSigned::decode(signed_transaction(call)?).ok()?;
		// The Ethereum layer lowers what is offered to the price in force, which is set here so high that it does not.
		let offer = GenericTransaction::from_signed(transaction, U256::MAX, None);
		let most = offer.max_fee_per_gas.or(offer.gas_price)?;
		let price = pallet_revive::Pallet::<Runtime>::evm_base_fee();
		let above = most.checked_sub(price)?;
		let tenths = above.saturating_mul(10.into()).checked_div(price)?;
		Some(tenths.try_into().unwrap_or(u64::MAX))
	}

	fn weight(call: &RuntimeCall) -> Weight {
		let Some(transaction) = signed_transaction(call) else {
			return Weight::zero();
		};
		let length = u64::try_from(transaction.len()).unwrap_or(u64::MAX);
		// The price in force. Ten nanoseconds a byte: more than decoding it takes.
		<Runtime as frame_system::Config>::DbWeight::get()
			.reads(1)
			.saturating_add(Weight::from_parts(10_000, 0).saturating_mul(length))
	}
}

/// The Ethereum transaction that a call was made of.
fn signed_transaction(call: &RuntimeCall) -> Option<&[u8]> {
	use pallet_revive::Call;
	let RuntimeCall::Revive(
		Call::eth_call {
			transaction_encoded, ..
		}
		| Call::eth_instantiate_with_code {
			transaction_encoded, ..
		}
		| Call::eth_substrate_call {
			transaction_encoded, ..
		},
	) = call
	else {
		return None;
	};
	Some(transaction_encoded)
}

/// What calls deploy at the top level.
pub struct Deployed;
impl pallet_fuel::Deployments<RuntimeCall> for Deployed {
	fn code(call: &RuntimeCall) -> Option<H256> {
		let parts = deployed_parts(call)?;
		Some(sp_io::hashing::keccak_256(&parts.concat()).into())
	}

	fn weight(call: &RuntimeCall) -> Weight {
		// What is carried inside other calls is hashed too, and pays for that by its length.
		let Some([code, data]) = deployed_parts(call) else {
			return Weight::zero();
		};
		let length = u64::try_from(code.len().saturating_add(data.len())).unwrap_or(u64::MAX);
		// Ten nanoseconds a byte: more than copying and hashing it takes.
		<Runtime as frame_system::Config>::DbWeight::get()
			.reads(1)
			.saturating_add(Weight::from_parts(10_000, 0).saturating_mul(length))
	}
}

/// What a call would make a contract from.
fn deployed_parts(call: &RuntimeCall) -> Option<[&[u8]; 2]> {
	use pallet_revive::Call;
	let RuntimeCall::Revive(call) = call else {
		return None;
	};
	let parts: [&[u8]; 2] = match call {
		// For the Ethereum layer's own bytecode `code` has the arguments at its end, and `data` is empty.
		Call::eth_instantiate_with_code { code, data, .. } | Call::instantiate_with_code { code, data, .. } => {
			[code, data]
		}
		Call::upload_code { code, .. } => [code, &[]],
		// Code that is there already, by its hash.
		Call::instantiate { code_hash, data, .. } => [code_hash.as_bytes(), data],
		_ => return None,
	};
	Some(parts)
}
