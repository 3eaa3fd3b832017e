//! What user interfaces read. `@polkadot/api` decorates these runtime APIs from the metadata, without custom types.
//!
//! A method keeps its name, arguments and meaning; what is added gets a new name, so that old clients go on working.

use alloc::vec::Vec;
use codec::{Decode, Encode};
use pallet_anomaly_monitor::{
	Alert, Counts, Lenience, ListedAlert, ListedWarning, Policy, Precision, RiskAssessment, RuleParams, Shadow,
	Warning, WarningId,
};
use pallet_branch_registry::{Branch, Liveness, Operator, PeerId};
use pallet_freeze_control::{
	BlockedOrigin, Captured, Case, Claim, Dispute, PublicCase, Request, RestoreLine, Restriction, Rights,
};
use pallet_fuel::{Lane, Standing};
use pallet_identity_filing::{
	AccessHead, Adoption, ContractRecord, Erasure, FiledSection, Grant, HomeMove, KeyDelays, LevelRules, Mismatch,
	MissingEnvelope, Packet, PendingChange, Recovery, Removal, RevealError, Revealed, Version, VersionHead,
	ViewerEnvelope, ViewerKey,
};
use pallet_time_coin::{
	Account, Activity, Countersigned, Hold, LotView, Offer, OfferId, OriginRecord, Position, Quota, Service,
	WaitingIssue,
};
use pallet_upgrade_governance::{EncodedCall, Proposal, ProposalId, Standing as ProposalStanding, TimelockTiming};
use polkadot_sdk::{sp_api::decl_runtime_apis, sp_core::H256};
use scale_info::TypeInfo;
use timebank_primitives::*;

/// Bytes that a key signs. They name the chain by its genesis hash, which a chain knows from its first block on.
///
/// A structure, because `@polkadot/api` 16.5 hands out a plain byte vector with its length prefix.
#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct SigningPayload {
	/// The bytes.
	pub bytes: Vec<u8>,
}

decl_runtime_apis! {
	/// For nodes that simulate blocks of calls.
	pub trait SimulationApi {
		/// Ends a call in a block that is simulated. Calls that are asked for leave the fee that nobody has paid, which a
		/// block must not end with: the pallet of fees would take it for a fault and tell the operator.
		fn end_call();
	}

	/// Sealed packets, and fields that are shown one by one.
	pub trait PacketApi {
		/// The key to which envelopes for a viewer are sealed now.
		fn viewer_key(viewer: Viewer) -> Option<ViewerKey>;
		/// The header of a section's packet.
		fn packet(member: MemberId, section: SectionKind) -> Option<Packet>;
		/// The envelopes of a section's packet.
		fn envelopes(member: MemberId, section: SectionKind) -> Vec<ViewerEnvelope>;
		/// Who may be given envelopes of a member, grants that have ended included.
		fn grants(member: MemberId) -> Vec<Grant>;
		/// Number of the last entry of a member's access log, and its head.
		fn access_head(member: MemberId) -> AccessHead;
		/// The order to erase a member's packets, and who has acknowledged it.
		fn erasure(member: MemberId) -> Option<Erasure>;
		/// The envelopes that are still to be placed for those who have a right to them: the home branch, branches that have
		/// adopted the filing, others with a grant.
		fn missing_envelopes(member: MemberId) -> Vec<MissingEnvelope>;
		/// Whether a field stands under the filed root of a member's section, and what that is worth now. Ask a node of
		/// your own: it learns the field.
		fn verify_reveal(member: MemberId, reveal: Reveal) -> Result<Revealed, RevealError>;
	}

	/// Members and their filings.
	pub trait IdentityFilingApi<AccountId> where AccountId: codec::Codec {
		/// The member that a key controls.
		fn member_of(key: AccountId) -> Option<MemberId>;
		/// Status, level, grade and home of a member.
		fn summary(member: MemberId) -> Option<MemberSummary>;
		/// The keys of a member, and whether a branch keeps them.
		fn controllers(member: MemberId) -> Vec<(AccountId, Controller)>;
		/// The sections of a filing: salted roots only.
		fn sections(member: MemberId) -> Vec<FiledSection>;
		/// Number and head of the last version.
		fn version_head(member: MemberId) -> Option<VersionHead>;
		/// All that a member lacks for a stage and amount, as payer or not. The ledger asks the same.
		fn failing_requirements(member: MemberId, stage: Stage, amount: Balance, paying: bool) -> Vec<Requirement>;
		/// What a person signs with its first key to be filed.
		fn consent_payload(branch: BranchId, kind: MemberKind, identity: H256, key: AccountId) -> SigningPayload;
		/// What a further key signs to control a member.
		fn link_payload(member: MemberId, key: AccountId) -> SigningPayload;
		/// A page of a member's versions, at most 64: from a number on, or from the end where none is given.
		fn versions(member: MemberId, from: Option<u32>, newest_first: bool, limit: u32) -> Vec<Version<AccountId>>;
		/// The contract that a member is.
		fn contract(member: MemberId) -> Option<ContractRecord>;
		/// Sections of a filed filing that wait for a review.
		fn pending_change(member: MemberId) -> Option<PendingChange>;
		/// What the levels ask for.
		fn level_rules() -> LevelRules;
		/// What a new key signs to take over a member whose keys are lost.
		fn recovery_payload(member: MemberId, key: AccountId) -> SigningPayload;
		/// The recovery of a member that is on its way.
		fn recovery(member: MemberId) -> Option<Recovery<AccountId>>;
		/// The branches that have adopted a filing.
		fn adoptions(member: MemberId) -> Vec<(BranchId, Adoption)>;
		/// The mismatches of a filing that wait for its home branch.
		fn mismatches(member: MemberId) -> Vec<Mismatch>;
		/// A move of the home that waits for signatures.
		fn home_move(member: MemberId) -> Option<HomeMove>;
		/// The removals that keys of a member ask for, with the asking key.
		fn removals(member: MemberId) -> Vec<(AccountId, Removal<AccountId>)>;
		/// How long keys of a member have to speak up, in milliseconds.
		fn key_delays() -> KeyDelays;
	}

	/// Coins, in hundredths.
	pub trait TimeCoinApi<AccountId> where AccountId: codec::Codec {
		/// Free and locked coins, number of movements, head of the history.
		fn account(member: MemberId) -> Account;
		/// Free coins of the member that a key controls.
		fn free_of(key: AccountId) -> Balance;
		/// A member's free lots with their origins, first come first.
		fn lots(member: MemberId) -> Vec<LotView>;
		/// A member's locked coins by reason.
		fn locks(member: MemberId) -> Vec<(LockReason, LotParts)>;
		/// The settlement that issued coins.
		fn origin(id: OriginId) -> Option<OriginRecord>;
		/// Number of a member's movements, and the head of the history.
		fn head(member: MemberId) -> (u64, H256);
		/// All coins there are.
		fn total_supply() -> Balance;
		/// An activity.
		fn activity(id: ActivityId) -> Option<Activity>;
		/// A volunteer's service in an activity.
		fn service(id: ActivityId, volunteer: MemberId) -> Option<Service>;
		/// A held movement.
		fn hold(id: HoldId) -> Option<Hold>;
		/// A branch's quota as it stands.
		fn quota(branch: BranchId) -> Quota;
		/// The coins of one of a member's free lots, each with the settlement that issued them.
		fn lot_origins(member: MemberId, lot: u32) -> Vec<(LotPart, OriginRecord)>;
		/// New coins that wait for the draw or for another branch.
		fn waiting_issue(id: ActivityId, volunteer: MemberId) -> Option<WaitingIssue>;
		/// A trade that waits for an officer.
		fn offer(id: OfferId) -> Option<Offer<AccountId>>;
		/// What each branch owes and is owed in a period of clearing.
		fn positions(period: u32) -> Vec<(BranchId, Position)>;
		/// Debtor, creditor and amount of each pair of branches in a period of clearing.
		fn clearing(period: u32) -> Vec<(BranchId, BranchId, Balance)>;
		/// What an officer signs for a member who will submit it as its next statement.
		fn countersign_payload(submitter: MemberId, what: Countersigned) -> SigningPayload;
	}

	/// Alerts.
	pub trait AnomalyMonitorApi {
		/// An alert in full.
		fn alert(alert: AlertId) -> Option<Alert>;
		/// How often a rule fired, and what was found.
		fn rule_counts(rule: RuleId) -> Counts;
		/// A page of alerts, newest first: of at most 64 numbers below `before`, or from the newest on.
		fn alerts(before: Option<AlertId>, limit: u32) -> Vec<ListedAlert>;
		/// Every rule with its counts, and how many of a thousand decided alerts were right.
		fn precisions() -> Vec<Precision>;
		/// The parameters in force at a stage.
		fn params(stage: Stage) -> Vec<RuleParams>;
		/// The parameters that are tried at a stage, and what they would have done.
		fn shadow(stage: Stage) -> Option<Shadow>;
		/// Risk nodes, thresholds of typologies, scores that propose grades, and what is done at each grade.
		fn policy() -> Policy;
		/// Score, trend, grade in force, grade proposed and response of a member.
		fn assessment(member: MemberId) -> Option<RiskAssessment>;
		/// Rules that look away from a member, and receivers of whom its gifts are expected.
		fn lenience(member: MemberId) -> Lenience;
		/// A warning.
		fn warning(warning: WarningId) -> Option<Warning>;
		/// A page of warnings, newest first: of at most 64 numbers below `before`, or from the newest on.
		fn warnings(before: Option<WarningId>, limit: u32) -> Vec<ListedWarning>;
	}

	/// Cases and restrictions.
	pub trait FreezeControlApi {
		/// A case.
		fn case(case: CaseId) -> Option<Case>;
		/// What binds a member now, over all cases.
		fn restrictions(member: MemberId) -> Vec<Restriction>;
		/// The origins that are blocked now.
		fn blocked_origins() -> Vec<BlockedOrigin>;
		/// The dispute of a case.
		fn dispute(case: CaseId) -> Option<Dispute>;
		/// What a member still owes by verdicts.
		fn claims(member: MemberId) -> Vec<Claim>;
		/// What restrictions of an amount have captured of a member's coins.
		fn captured(member: MemberId) -> Captured;
		/// What closing a case would restore, per subject.
		fn restore_report(case: CaseId) -> Vec<RestoreLine>;
		/// What a supervisor may do.
		fn rights(supervisor: MemberId) -> Rights;
		/// For how long a member was restricted without ratification in the last thirty days, in milliseconds.
		fn unratified_time(member: MemberId) -> Moment;
		/// A request of an institution.
		fn request(request: RequestId) -> Option<Request>;
		/// What an institution with a grant may read of a case.
		fn public_part(case: CaseId, institution: InstitutionId) -> Option<PublicCase>;
	}

	/// Branches and roles.
	pub trait BranchRegistryApi<AccountId> where AccountId: codec::Codec {
		/// The branches in force.
		fn branches() -> Vec<(BranchId, Branch<AccountId>)>;
		/// The role of a key, if it counts.
		fn role_of(key: AccountId) -> Option<RoleHolder>;
		/// The branch that cares for the members of a branch now.
		fn home(branch: BranchId) -> BranchId;
		/// The branches above a branch, the nearest first.
		fn lineage(branch: BranchId) -> Vec<BranchId>;
		/// The nodes that may take part in the network, by who runs them.
		fn approved_nodes() -> Vec<(Operator, Vec<PeerId>)>;
		/// What a branch has authored lately.
		fn liveness(branch: BranchId) -> Liveness;
		/// The branches that have a vote on what is proposed now.
		fn electors() -> Vec<BranchId>;
	}

	/// The head office's timelock.
	pub trait UpgradeGovernanceApi<Hash> where Hash: codec::Codec {
		/// A proposal.
		fn proposal(id: ProposalId) -> Option<Proposal<Hash>>;
		/// The proposals that are open.
		fn open_proposals() -> Vec<(ProposalId, Proposal<Hash>)>;
		/// How far a proposal is.
		fn proposal_standing(id: ProposalId) -> Option<ProposalStanding>;
		/// The call that a proposal would dispatch as root.
		fn root_call(id: ProposalId) -> Option<EncodedCall>;
		/// The times of the timelock.
		fn timing() -> TimelockTiming;
	}

	/// Use of the chain without fuel.
	pub trait FuelApi<AccountId> where AccountId: codec::Codec {
		/// Who a key is for the pool.
		fn standing(key: AccountId) -> Standing;
		/// What the buckets of a key hold for a lane, the least of them, in units of fuel; none if nobody sponsors it.
		fn left(key: AccountId, lane: Lane) -> Option<u128>;
	}
}
