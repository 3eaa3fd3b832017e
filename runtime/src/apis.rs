//! Runtime APIs: what node, wallets and user interfaces ask of the runtime.

use crate::*;
use alloc::{vec, vec::Vec};
use codec::Encode;
use frame_support::{
	genesis_builder_helper::{build_state, get_preset},
	traits::KeyOwnerProofSystem,
	weights::Weight,
};
use pallet_grandpa::AuthorityId as GrandpaId;
use pallet_upgrade_governance::ProposalId;
use sp_api::impl_runtime_apis;
use sp_consensus_aura::sr25519::AuthorityId as AuraId;
use sp_core::{crypto::KeyTypeId, OpaqueMetadata};
use sp_runtime::{
	traits::{Block as BlockT, NumberFor},
	transaction_validity::{TransactionSource, TransactionValidity},
	ApplyExtrinsicResult, ExtrinsicInclusionMode,
};
use timebank_primitives::{
	ActivityId, AlertId, BranchId, CaseId, Controller, HoldId, LockReason, LotParts, MemberId, MemberKind,
	MemberSummary, Members, OriginId, Requirement, Reveal, RoleHolder, Roles, RuleId, SectionKind, Stage, Viewer,
};

pallet_revive::impl_runtime_apis_plus_revive_traits!(
	Runtime,
	Revive,
	Executive,
	EthExtraImpl,

	impl sp_api::Core<Block> for Runtime {
		fn version() -> RuntimeVersion {
			VERSION
		}
		fn execute_block(block: <Block as BlockT>::LazyBlock) {
			Executive::execute_block(block);
		}
		fn initialize_block(header: &<Block as BlockT>::Header) -> ExtrinsicInclusionMode {
			Executive::initialize_block(header)
		}
	}

	impl sp_api::Metadata<Block> for Runtime {
		fn metadata() -> OpaqueMetadata {
			OpaqueMetadata::new(Runtime::metadata().into())
		}
		fn metadata_at_version(version: u32) -> Option<OpaqueMetadata> {
			Runtime::metadata_at_version(version)
		}
		fn metadata_versions() -> Vec<u32> {
			Runtime::metadata_versions()
		}
	}

	impl frame_support::view_functions::runtime_api::RuntimeViewFunction<Block> for Runtime {
		fn execute_view_function(
			id: frame_support::view_functions::ViewFunctionId,
			input: Vec<u8>,
		) -> Result<Vec<u8>, frame_support::view_functions::ViewFunctionDispatchError> {
			Runtime::execute_view_function(id, input)
		}
	}

	impl sp_block_builder::BlockBuilder<Block> for Runtime {
		fn apply_extrinsic(extrinsic: <Block as BlockT>::Extrinsic) -> ApplyExtrinsicResult {
			Executive::apply_extrinsic(extrinsic)
		}
		fn finalize_block() -> <Block as BlockT>::Header {
			Executive::finalize_block()
		}
		fn inherent_extrinsics(data: sp_inherents::InherentData) -> Vec<<Block as BlockT>::Extrinsic> {
			data.create_extrinsics()
		}
		fn check_inherents(
			block: <Block as BlockT>::LazyBlock,
			data: sp_inherents::InherentData,
		) -> sp_inherents::CheckInherentsResult {
			data.check_extrinsics(&block)
		}
	}

	impl sp_transaction_pool::runtime_api::TaggedTransactionQueue<Block> for Runtime {
		fn validate_transaction(
			source: TransactionSource,
			tx: <Block as BlockT>::Extrinsic,
			block_hash: <Block as BlockT>::Hash,
		) -> TransactionValidity {
			Executive::validate_transaction(source, tx, block_hash)
		}
	}

	impl sp_offchain::OffchainWorkerApi<Block> for Runtime {
		fn offchain_worker(header: &<Block as BlockT>::Header) {
			Executive::offchain_worker(header)
		}
	}

	impl sp_consensus_aura::AuraApi<Block, AuraId> for Runtime {
		fn slot_duration() -> sp_consensus_aura::SlotDuration {
			sp_consensus_aura::SlotDuration::from_millis(Aura::slot_duration())
		}
		fn authorities() -> Vec<AuraId> {
			pallet_aura::Authorities::<Runtime>::get().into_inner()
		}
	}

	impl sp_session::SessionKeys<Block> for Runtime {
		fn generate_session_keys(owner: Vec<u8>, seed: Option<Vec<u8>>) -> sp_session::OpaqueGeneratedSessionKeys {
			SessionKeys::generate(&owner, seed).into()
		}
		fn decode_session_keys(encoded: Vec<u8>) -> Option<Vec<(Vec<u8>, KeyTypeId)>> {
			SessionKeys::decode_into_raw_public_keys(&encoded)
		}
	}

	impl sp_consensus_grandpa::GrandpaApi<Block> for Runtime {
		fn grandpa_authorities() -> sp_consensus_grandpa::AuthorityList {
			Grandpa::grandpa_authorities()
		}
		fn current_set_id() -> sp_consensus_grandpa::SetId {
			pallet_grandpa::CurrentSetId::<Runtime>::get()
		}
		fn submit_report_equivocation_unsigned_extrinsic(
			equivocation_proof: sp_consensus_grandpa::EquivocationProof<<Block as BlockT>::Hash, NumberFor<Block>>,
			key_owner_proof: sp_consensus_grandpa::OpaqueKeyOwnershipProof,
		) -> Option<()> {
			let key_owner_proof = key_owner_proof.decode()?;
			Grandpa::submit_unsigned_equivocation_report(equivocation_proof, key_owner_proof)
		}
		fn generate_key_ownership_proof(
			_set_id: sp_consensus_grandpa::SetId,
			authority_id: GrandpaId,
		) -> Option<sp_consensus_grandpa::OpaqueKeyOwnershipProof> {
			Historical::prove((sp_consensus_grandpa::KEY_TYPE, authority_id))
				.map(|proof| proof.encode())
				.map(sp_consensus_grandpa::OpaqueKeyOwnershipProof::new)
		}
	}

	impl frame_system_rpc_runtime_api::AccountNonceApi<Block, AccountId, Nonce> for Runtime {
		fn account_nonce(account: AccountId) -> Nonce {
			System::account_nonce(account)
		}
	}

	impl pallet_transaction_payment_rpc_runtime_api::TransactionPaymentApi<Block, Balance> for Runtime {
		fn query_info(
			uxt: <Block as BlockT>::Extrinsic,
			len: u32,
		) -> pallet_transaction_payment_rpc_runtime_api::RuntimeDispatchInfo<Balance> {
			TransactionPayment::query_info(uxt, len)
		}
		fn query_fee_details(uxt: <Block as BlockT>::Extrinsic, len: u32) -> pallet_transaction_payment::FeeDetails<Balance> {
			TransactionPayment::query_fee_details(uxt, len)
		}
		fn query_weight_to_fee(weight: Weight) -> Balance {
			TransactionPayment::weight_to_fee(weight)
		}
		fn query_length_to_fee(length: u32) -> Balance {
			TransactionPayment::length_to_fee(length)
		}
	}

	impl sp_genesis_builder::GenesisBuilder<Block> for Runtime {
		fn build_state(config: Vec<u8>) -> sp_genesis_builder::Result {
			build_state::<RuntimeGenesisConfig>(config)?;
			crate::presets::check_built_state()
		}
		fn get_preset(id: &Option<sp_genesis_builder::PresetId>) -> Option<Vec<u8>> {
			get_preset::<RuntimeGenesisConfig>(id, crate::presets::get_preset)
		}
		fn preset_names() -> Vec<sp_genesis_builder::PresetId> {
			crate::presets::preset_names()
		}
	}

	impl crate::reads::SimulationApi<Block> for Runtime {
		fn end_call() {
			let credit = frame_support::storage::storage_prefix(b"TransactionPayment", b"TxPaymentCredit");
			sp_io::storage::clear(&credit);
		}
	}

	impl crate::reads::PacketApi<Block> for Runtime {
		fn viewer_key(viewer: Viewer) -> Option<pallet_identity_filing::ViewerKey> {
			IdentityFiling::viewer_key(viewer)
		}
		fn packet(member: MemberId, section: SectionKind) -> Option<pallet_identity_filing::Packet> {
			IdentityFiling::packet(member, section)
		}
		fn envelopes(member: MemberId, section: SectionKind) -> Vec<pallet_identity_filing::ViewerEnvelope> {
			IdentityFiling::envelopes(member, section)
		}
		fn grants(member: MemberId) -> Vec<pallet_identity_filing::Grant> {
			IdentityFiling::grants(member)
		}
		fn access_head(member: MemberId) -> pallet_identity_filing::AccessHead {
			IdentityFiling::access_head(member)
		}
		fn erasure(member: MemberId) -> Option<pallet_identity_filing::Erasure> {
			IdentityFiling::erasure(member)
		}
		fn missing_envelopes(member: MemberId) -> Vec<pallet_identity_filing::MissingEnvelope> {
			IdentityFiling::missing_envelopes(member)
		}
		fn verify_reveal(
			member: MemberId,
			reveal: Reveal,
		) -> Result<pallet_identity_filing::Revealed, pallet_identity_filing::RevealError> {
			IdentityFiling::verify_reveal(member, &reveal)
		}
	}

	impl crate::reads::IdentityFilingApi<Block, AccountId> for Runtime {
		fn member_of(key: AccountId) -> Option<MemberId> {
			IdentityFiling::member_of(&key)
		}
		fn summary(member: MemberId) -> Option<MemberSummary> {
			<IdentityFiling as Members<AccountId>>::summary(member)
		}
		fn controllers(member: MemberId) -> Vec<(AccountId, Controller)> {
			IdentityFiling::controllers(member)
		}
		fn sections(member: MemberId) -> Vec<pallet_identity_filing::FiledSection> {
			IdentityFiling::sections(member)
		}
		fn version_head(member: MemberId) -> Option<pallet_identity_filing::VersionHead> {
			IdentityFiling::version_head(member)
		}
		fn failing_requirements(
			member: MemberId,
			stage: Stage,
			amount: timebank_primitives::Balance,
			paying: bool,
		) -> Vec<Requirement> {
			IdentityFiling::failing(member, stage, amount, paying)
		}
		fn consent_payload(branch: BranchId, kind: MemberKind, identity: sp_core::H256, key: AccountId) -> crate::reads::SigningPayload {
			crate::reads::SigningPayload { bytes: IdentityFiling::consent_payload(branch, kind, identity, &key) }
		}
		fn link_payload(member: MemberId, key: AccountId) -> crate::reads::SigningPayload {
			crate::reads::SigningPayload { bytes: IdentityFiling::link_payload(member, &key) }
		}
		fn versions(
			member: MemberId,
			from: Option<u32>,
			newest_first: bool,
			limit: u32,
		) -> Vec<pallet_identity_filing::Version<AccountId>> {
			IdentityFiling::versions(member, from, newest_first, limit)
		}
		fn contract(member: MemberId) -> Option<pallet_identity_filing::ContractRecord> {
			IdentityFiling::contract(member)
		}
		fn pending_change(member: MemberId) -> Option<pallet_identity_filing::PendingChange> {
			IdentityFiling::pending_change(member)
		}
		fn level_rules() -> pallet_identity_filing::LevelRules {
			IdentityFiling::level_rules()
		}
		fn key_delays() -> pallet_identity_filing::KeyDelays {
			IdentityFiling::key_delays()
		}
		fn recovery_payload(member: MemberId, key: AccountId) -> crate::reads::SigningPayload {
			crate::reads::SigningPayload { bytes: IdentityFiling::recovery_payload(member, &key) }
		}
		fn recovery(member: MemberId) -> Option<pallet_identity_filing::Recovery<AccountId>> {
			IdentityFiling::recovery(member)
		}
		fn adoptions(member: MemberId) -> Vec<(BranchId, pallet_identity_filing::Adoption)> {
			IdentityFiling::adoptions(member)
		}
		fn mismatches(member: MemberId) -> Vec<pallet_identity_filing::Mismatch> {
			IdentityFiling::mismatches(member)
		}
		fn home_move(member: MemberId) -> Option<pallet_identity_filing::HomeMove> {
			IdentityFiling::home_move(member)
		}
		fn removals(member: MemberId) -> Vec<(AccountId, pallet_identity_filing::Removal<AccountId>)> {
			IdentityFiling::removals(member)
		}
	}

	impl crate::reads::TimeCoinApi<Block, AccountId> for Runtime {
		fn account(member: MemberId) -> pallet_time_coin::Account {
			TimeCoin::account(member)
		}
		fn free_of(key: AccountId) -> timebank_primitives::Balance {
			TimeCoin::free_of(&key)
		}
		fn lots(member: MemberId) -> Vec<pallet_time_coin::LotView> {
			TimeCoin::lots(member)
		}
		fn locks(member: MemberId) -> Vec<(LockReason, LotParts)> {
			TimeCoin::locks(member)
		}
		fn origin(id: OriginId) -> Option<pallet_time_coin::OriginRecord> {
			TimeCoin::origin(id)
		}
		fn head(member: MemberId) -> (u64, sp_core::H256) {
			TimeCoin::head(member)
		}
		fn total_supply() -> timebank_primitives::Balance {
			TimeCoin::total_supply()
		}
		fn activity(id: ActivityId) -> Option<pallet_time_coin::Activity> {
			TimeCoin::activity(id)
		}
		fn service(id: ActivityId, volunteer: MemberId) -> Option<pallet_time_coin::Service> {
			TimeCoin::service(id, volunteer)
		}
		fn hold(id: HoldId) -> Option<pallet_time_coin::Hold> {
			TimeCoin::held(id)
		}
		fn quota(branch: BranchId) -> pallet_time_coin::Quota {
			TimeCoin::quota_of(branch)
		}
		fn lot_origins(
			member: MemberId,
			lot: u32,
		) -> Vec<(timebank_primitives::LotPart, pallet_time_coin::OriginRecord)> {
			TimeCoin::lot_origins(member, lot)
		}
		fn waiting_issue(id: ActivityId, volunteer: MemberId) -> Option<pallet_time_coin::WaitingIssue> {
			TimeCoin::waiting_issue(id, volunteer)
		}
		fn offer(id: pallet_time_coin::OfferId) -> Option<pallet_time_coin::Offer<AccountId>> {
			TimeCoin::open_offer(id)
		}
		fn positions(period: u32) -> Vec<(BranchId, pallet_time_coin::Position)> {
			TimeCoin::positions(period)
		}
		fn clearing(period: u32) -> Vec<(BranchId, BranchId, timebank_primitives::Balance)> {
			TimeCoin::clearing(period)
		}
		fn countersign_payload(
			submitter: MemberId,
			what: pallet_time_coin::Countersigned,
		) -> crate::reads::SigningPayload {
			crate::reads::SigningPayload { bytes: TimeCoin::countersign_payload(submitter, &what) }
		}
	}

	impl crate::reads::AnomalyMonitorApi<Block> for Runtime {
		fn alert(alert: AlertId) -> Option<pallet_anomaly_monitor::Alert> {
			AnomalyMonitor::alert_record(alert)
		}
		fn rule_counts(rule: RuleId) -> pallet_anomaly_monitor::Counts {
			AnomalyMonitor::rule_counts(rule)
		}
		fn alerts(before: Option<AlertId>, limit: u32) -> Vec<pallet_anomaly_monitor::ListedAlert> {
			AnomalyMonitor::alerts(before, limit)
		}
		fn precisions() -> Vec<pallet_anomaly_monitor::Precision> {
			AnomalyMonitor::precisions()
		}
		fn params(stage: Stage) -> Vec<pallet_anomaly_monitor::RuleParams> {
			AnomalyMonitor::params(stage)
		}
		fn shadow(stage: Stage) -> Option<pallet_anomaly_monitor::Shadow> {
			AnomalyMonitor::shadow(stage)
		}
		fn policy() -> pallet_anomaly_monitor::Policy {
			AnomalyMonitor::policy()
		}
		fn assessment(member: MemberId) -> Option<pallet_anomaly_monitor::RiskAssessment> {
			AnomalyMonitor::assessment(member)
		}
		fn lenience(member: MemberId) -> pallet_anomaly_monitor::Lenience {
			AnomalyMonitor::lenience(member)
		}
		fn warning(warning: pallet_anomaly_monitor::WarningId) -> Option<pallet_anomaly_monitor::Warning> {
			AnomalyMonitor::warning(warning)
		}
		fn warnings(
			before: Option<pallet_anomaly_monitor::WarningId>,
			limit: u32,
		) -> Vec<pallet_anomaly_monitor::ListedWarning> {
			AnomalyMonitor::warnings(before, limit)
		}
	}

	impl crate::reads::FreezeControlApi<Block> for Runtime {
		fn case(case: CaseId) -> Option<pallet_freeze_control::Case> {
			FreezeControl::case(case)
		}
		fn restrictions(member: MemberId) -> Vec<pallet_freeze_control::Restriction> {
			FreezeControl::restrictions_in_force(member, Timestamp::get())
		}
		fn blocked_origins() -> Vec<pallet_freeze_control::BlockedOrigin> {
			FreezeControl::blocked_origins(Timestamp::get())
		}
		fn dispute(case: CaseId) -> Option<pallet_freeze_control::Dispute> {
			FreezeControl::dispute(case)
		}
		fn claims(member: MemberId) -> Vec<pallet_freeze_control::Claim> {
			FreezeControl::claims(member)
		}
		fn captured(member: MemberId) -> pallet_freeze_control::Captured {
			FreezeControl::captured(member, Timestamp::get())
		}
		fn restore_report(case: CaseId) -> Vec<pallet_freeze_control::RestoreLine> {
			FreezeControl::restore_report(case, Timestamp::get())
		}
		fn rights(supervisor: MemberId) -> pallet_freeze_control::Rights {
			FreezeControl::rights(supervisor)
		}
		fn unratified_time(member: MemberId) -> timebank_primitives::Moment {
			FreezeControl::unratified_time(member, Timestamp::get())
		}
		fn request(request: timebank_primitives::RequestId) -> Option<pallet_freeze_control::Request> {
			FreezeControl::request_of(request)
		}
		fn public_part(
			case: CaseId,
			institution: timebank_primitives::InstitutionId,
		) -> Option<pallet_freeze_control::PublicCase> {
			FreezeControl::public_part(case, institution, Timestamp::get())
		}
	}

	impl crate::reads::BranchRegistryApi<Block, AccountId> for Runtime {
		fn branches() -> Vec<(BranchId, pallet_branch_registry::Branch<AccountId>)> {
			BranchRegistry::branches_in_force()
		}
		fn role_of(key: AccountId) -> Option<RoleHolder> {
			<BranchRegistry as Roles<AccountId>>::holder(&key)
		}
		fn home(branch: BranchId) -> BranchId {
			<BranchRegistry as timebank_primitives::Roles<AccountId>>::home(branch)
		}
		fn lineage(branch: BranchId) -> Vec<BranchId> {
			BranchRegistry::lineage(branch)
		}
		fn approved_nodes() -> Vec<(pallet_branch_registry::Operator, Vec<pallet_branch_registry::PeerId>)> {
			BranchRegistry::approved_nodes()
		}
		fn liveness(branch: BranchId) -> pallet_branch_registry::Liveness {
			BranchRegistry::liveness(branch)
		}
		fn electors() -> Vec<BranchId> {
			BranchRegistry::electors()
		}
	}

	impl crate::reads::UpgradeGovernanceApi<Block, crate::Hash> for Runtime {
		fn proposal(id: ProposalId) -> Option<pallet_upgrade_governance::Proposal<crate::Hash>> {
			UpgradeGovernance::proposal(id)
		}
		fn open_proposals() -> Vec<(ProposalId, pallet_upgrade_governance::Proposal<crate::Hash>)> {
			UpgradeGovernance::open_proposals()
		}
		fn proposal_standing(id: ProposalId) -> Option<pallet_upgrade_governance::Standing> {
			UpgradeGovernance::standing(id)
		}
		fn root_call(id: ProposalId) -> Option<pallet_upgrade_governance::EncodedCall> {
			UpgradeGovernance::root_call(id)
		}
		fn timing() -> pallet_upgrade_governance::TimelockTiming {
			UpgradeGovernance::timing()
		}
	}

	impl crate::reads::FuelApi<Block, AccountId> for Runtime {
		fn standing(key: AccountId) -> pallet_fuel::Standing {
			Fuel::standing(&key)
		}
		fn left(key: AccountId, lane: pallet_fuel::Lane) -> Option<u128> {
			let payers = Fuel::payers(&key, Fuel::standing(&key), lane);
			payers.iter().map(|(holder, class)| Fuel::left(holder, *class)).min()
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	impl frame_benchmarking::Benchmark<Block> for Runtime {
		fn benchmark_metadata(
			extra: bool,
		) -> (Vec<frame_benchmarking::BenchmarkList>, Vec<frame_support::traits::StorageInfo>) {
			crate::benchmarking::list(extra)
		}
		fn dispatch_benchmark(
			config: frame_benchmarking::BenchmarkConfig,
		) -> Result<Vec<frame_benchmarking::BenchmarkBatch>, alloc::string::String> {
			crate::benchmarking::run(config)
		}
	}

	// Only ever called by an operator's dry run off the chain, where a panic is the answer that is wanted.
	#[cfg(feature = "try-runtime")]
	impl frame_try_runtime::TryRuntime<Block> for Runtime {
		fn on_runtime_upgrade(checks: frame_try_runtime::UpgradeCheckSelect) -> (Weight, Weight) {
			let config = frame_executive::TryRuntimeUpgradeConfig::new(checks);
			let weight = Executive::try_runtime_upgrade_with_config(config).expect("migrations and try_state pass");
			(weight, configs::system::RuntimeBlockWeights::get().max_block)
		}
		fn execute_block(
			block: <Block as BlockT>::LazyBlock,
			state_root_check: bool,
			signature_check: bool,
			select: frame_try_runtime::TryStateSelect,
		) -> Weight {
			Executive::try_execute_block(block, state_root_check, signature_check, select)
				.expect("the block executes and try_state passes")
		}
	}
);
