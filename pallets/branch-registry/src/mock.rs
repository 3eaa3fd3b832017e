//! A runtime with this pallet, and doubles of what it is wired to that tests can change at will.

use crate::{self as pallet_branch_registry, *};
use codec::Encode;
use equivocation::AuraId;
use frame_support::{
	derive_impl, ord_parameter_types, parameter_types,
	traits::{ChangeMembers, ConstU32, ConstU64},
	weights::Weight,
	BoundedVec,
};
use frame_system::{mocking::MockBlock, EnsureSignedBy};
use pallet_session::SessionManager;
use sp_core::{crypto::KeyTypeId, ed25519, proof_of_possession::ProofOfPossessionGenerator, sr25519, Pair, H256};
use sp_io::hashing::blake2_256;
use sp_runtime::{impl_opaque_keys, traits::OpaqueKeys, BoundToRuntimeAppPublic, BuildStorage};
use sp_session::MembershipProof;
use std::{cell::RefCell, collections::BTreeMap};
use timebank_primitives::{
	Balance, Body, BranchId, Controller, FilingStatus, InstitutionId, Level, MemberId, MemberKind, MemberSummary,
	Members, Moment, RegionCode, Requirement, RiskGrade, Role, RoleHolder, Stage,
};

/// The head office.
pub const HEAD_OFFICE: u64 = 1;
/// Anybody.
pub const ANYBODY: u64 = 2;
/// Role key of the manager of branch 1, who is member 1.
pub const MANAGER: u64 = 201;
/// Role key of the manager of branch 2, who is member 2.
pub const OTHER_MANAGER: u64 = 202;
/// Role key of a supervisor of [`SUPERVISION`], who is member 3.
pub const SUPERVISOR: u64 = 203;
/// The institution from the start.
pub const SUPERVISION: InstitutionId = InstitutionId(1);
/// Members that are filed at level 2: 1 to this number.
pub const FILED: u64 = 9;
/// A key that controls member 9.
pub const MEMBER_KEY: u64 = 309;
/// A region: a county.
pub const REGION: RegionCode = RegionCode(310_101);
/// The key that stands for a third of the head office.
pub const THIRD_OFFICE: u64 = 3;
/// Member who is a filed organisation.
pub const ORGANISATION: MemberId = MemberId(50);
/// Blocks of a session.
pub const PERIOD: u32 = 10;
/// Fewest authorities.
pub const MINIMUM: u32 = 4;
/// Comings and goings of a session.
pub const CHURN: u32 = 2;
/// How long it takes to earn a vote, or to lose it.
pub const SEASON: Moment = 10_000;
/// Sessions that are remembered.
pub const DEPTH: u32 = 6;
/// Weight of one question about members.
pub const MEMBERS_WEIGHT: Weight = Weight::from_parts(7_000, 0);

frame_support::construct_runtime!(
	pub enum Test {
		System: frame_system,
		Offences: pallet_offences,
		Registry: pallet_branch_registry,
	}
);

/// Stands for block production in [`Keys`].
pub struct Sealing;
impl BoundToRuntimeAppPublic for Sealing {
	type Public = AuraId;
}

/// Stands for finality in [`Keys`].
pub struct Voting;
impl BoundToRuntimeAppPublic for Voting {
	type Public = sp_consensus_grandpa::AuthorityId;
}

impl_opaque_keys! {
	/// Session keys as the real runtime has them.
	pub struct Keys {
		pub aura: Sealing,
		pub grandpa: Voting,
	}
}

/// The secrets of session keys.
#[derive(Clone)]
pub struct Secrets {
	/// Seals blocks.
	pub aura: sr25519::Pair,
	/// Votes.
	pub grandpa: ed25519::Pair,
}

impl Secrets {
	/// The keys.
	pub fn keys(&self) -> Keys {
		Keys {
			aura: self.aura.public().into(),
			grandpa: self.grandpa.public().into(),
		}
	}

	/// The proof that they belong to `account`.
	pub fn proof(&self, account: u64) -> BoundedVec<u8, ConstU32<MAX_KEY_PROOF>> {
		let owner = account.encode();
		let (mut aura, mut grandpa) = (self.aura.clone(), self.grandpa);
		(
			aura.generate_proof_of_possession(&owner),
			grandpa.generate_proof_of_possession(&owner),
		)
			.encode()
			.try_into()
			.expect("two signatures")
	}
}

thread_local! {
	static SECRETS: RefCell<BTreeMap<(u64, u8), Secrets>> = const { RefCell::new(BTreeMap::new()) };
}

/// The secrets that `account` made as its `generation`th.
pub fn secrets(account: u64, generation: u8) -> Secrets {
	let seed = blake2_256(&(account, generation).encode());
	SECRETS.with(|known| {
		known
			.borrow_mut()
			.entry((account, generation))
			.or_insert_with(|| Secrets {
				aura: sr25519::Pair::from_seed(&seed),
				grandpa: ed25519::Pair::from_seed(&seed),
			})
			.clone()
	})
}

/// Who a key belonged to, in a proof without a trie.
pub struct Ownership;
impl frame_support::traits::KeyOwnerProofSystem<(KeyTypeId, AuraId)> for Ownership {
	type Proof = MembershipProof;
	type IdentificationTuple = (u64, ());

	fn prove((_, key): (KeyTypeId, AuraId)) -> Option<MembershipProof> {
		let owner = Sessions::key_owner(sp_core::crypto::key_types::AURA, key.as_ref())?;
		Some(MembershipProof {
			session: Session::get(),
			trie_nodes: vec![key.encode(), owner.encode()],
			validator_count: Running::get().len() as u32,
		})
	}

	fn check_proof((id, key): (KeyTypeId, AuraId), proof: MembershipProof) -> Option<(u64, ())> {
		let [of, owner] = &proof.trie_nodes[..] else {
			return None;
		};
		let owner = <u64 as codec::Decode>::decode(&mut &owner[..]).ok()?;
		(id == sp_core::crypto::key_types::AURA && *of == key.encode()).then_some((owner, ()))
	}
}

impl pallet_offences::Config for Test {
	type RuntimeEvent = RuntimeEvent;
	type IdentificationTuple = (u64, ());
	type OnOffenceHandler = Registry;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = MockBlock<Test>;
	type DbWeight = frame_support::weights::constants::ParityDbWeight;
}

parameter_types! {
	pub static Now: Moment = 0;
	/// Session keys by account.
	pub static SessionKeys: BTreeMap<u64, Keys> = BTreeMap::new();
	/// The slot of the running block.
	pub static CurrentSlot: u64 = 0;
	/// The running set.
	pub static Running: Vec<u64> = Vec::new();
	/// The set that runs next, if it is another one.
	pub static Queued: Option<Vec<u64>> = None;
	/// The session that runs.
	pub static Session: u32 = 0;
	/// Who is disabled now.
	pub static Disabled: Vec<u64> = Vec::new();
	/// Up to which session proofs were forgotten last.
	pub static Pruned: Option<u32> = None;
	/// The finality gadget still waits for a change.
	pub static Pending: bool = false;
	/// What the council was told: who came, who went, who sits in it.
	pub static Council: Vec<(Vec<u64>, Vec<u64>, Vec<u64>)> = Vec::new();
	/// Filings.
	pub static Filings: BTreeMap<MemberId, MemberSummary> = BTreeMap::new();
	/// Members by the keys that control them.
	pub static Controllers: BTreeMap<u64, MemberId> = BTreeMap::new();
}

ord_parameter_types! {
	pub const HeadOfficeKey: u64 = HEAD_OFFICE;
	pub const ThirdOfficeKey: u64 = THIRD_OFFICE;
}

/// The clock.
pub struct Clock;
impl frame_support::traits::Time for Clock {
	type Moment = Moment;

	fn now() -> Moment {
		Now::get()
	}
}

/// Session keys and the running set, with the session pallet's manners.
pub struct Sessions;
impl Consensus<u64, Keys> for Sessions {
	fn keys_fingerprint(account: &u64) -> Option<H256> {
		Self::keys(account).map(|keys| H256(blake2_256(&keys.encode())))
	}

	fn keys(account: &u64) -> Option<Keys> {
		SessionKeys::get().get(account).cloned()
	}

	fn key_owner(id: KeyTypeId, key: &[u8]) -> Option<u64> {
		SessionKeys::get()
			.into_iter()
			.find(|(_, keys)| keys.get_raw(id) == key)
			.map(|(account, _)| account)
	}

	fn set_keys(account: &u64, keys: Keys) -> sp_runtime::DispatchResult {
		SessionKeys::mutate(|known| known.insert(*account, keys));
		Ok(())
	}

	fn queued() -> Vec<u64> {
		Queued::get().unwrap_or_else(Running::get)
	}

	fn slot() -> u64 {
		CurrentSlot::get()
	}

	fn validators() -> Vec<u64> {
		Running::get()
	}

	fn disable(account: &u64) {
		if Running::get().contains(account) && !Disabled::get().contains(account) {
			Disabled::mutate(|disabled| disabled.push(*account));
		}
	}

	fn prune_up_to(session: u32) {
		Pruned::set(Some(session));
	}

	fn change_pending() -> bool {
		Pending::get()
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_keys(owner: &u64, seed: u32) -> (Keys, Vec<u8>) {
		let made = Keys::generate(&owner.encode(), Some(format!("//{seed}").into_bytes()));
		(made.keys, made.proof.encode())
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_validators(accounts: Vec<u64>) {
		Running::set(accounts);
		Queued::set(None);
	}
}

/// The council; keeps what it was told.
pub struct RecordingCouncil;
impl ChangeMembers<u64> for RecordingCouncil {
	fn change_members_sorted(incoming: &[u64], outgoing: &[u64], new: &[u64]) {
		assert!(new.windows(2).all(|pair| pair[0] < pair[1]), "members must be sorted");
		Council::mutate(|told| told.push((incoming.to_vec(), outgoing.to_vec(), new.to_vec())));
	}
}

/// The filings.
pub struct Office;
impl Members<u64> for Office {
	fn controller(key: &u64) -> Option<Controller> {
		Controllers::get().get(key).map(|member| Controller {
			member: *member,
			custodied: false,
		})
	}

	fn summary(member: MemberId) -> Option<MemberSummary> {
		Filings::get().get(&member).copied()
	}

	fn check(_: &MemberSummary, _: Stage, _: Balance, _: bool, _: Moment) -> Result<(), Requirement> {
		unreachable!("the registry moves no coins")
	}

	fn has_qualification(_: MemberId, _: u16, _: Moment) -> bool {
		unreachable!("officers need no qualification")
	}

	fn related(_: MemberId, _: MemberId) -> bool {
		unreachable!("the registry asks for no relations")
	}

	fn may_act_for(_: MemberId, _: MemberId, _: Moment) -> bool {
		unreachable!("nobody is an officer for somebody else")
	}

	fn weight() -> Weight {
		MEMBERS_WEIGHT
	}
}

impl Config for Test {
	type Members = Office;
	type Keys = Keys;
	type KeyOwners = Ownership;
	type Offences = Offences;
	type Emergency = EnsureSignedBy<ThirdOfficeKey, u64>;
	type Consensus = Sessions;
	type Council = RecordingCouncil;
	type Time = Clock;
	type HeadOffice = EnsureSignedBy<HeadOfficeKey, u64>;
	type MaxChurn = ConstU32<CHURN>;
	type HistoryDepth = ConstU32<DEPTH>;
	type VoteSeason = ConstU64<SEASON>;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type World = World;
}

/// The surroundings of benchmarks: persons are filed here, everything else is the registry's own.
#[cfg(feature = "runtime-benchmarks")]
pub struct World;
#[cfg(feature = "runtime-benchmarks")]
impl timebank_primitives::BenchmarkWorld<u64> for World {
	fn branch(seed: u32) -> BranchId {
		benchmarking::branch::<Test>(seed)
	}

	fn institution(seed: u32) -> InstitutionId {
		benchmarking::institution::<Test>(seed)
	}

	fn member(home: BranchId, seed: u32) -> (MemberId, u64) {
		let number = 1_000 + u64::from(home.0) * 1_000 + u64::from(seed);
		file(number, |summary| summary.home = home);
		Controllers::mutate(|keys| keys.insert(number + 1_000_000, MemberId(number)));
		(MemberId(number), number + 1_000_000)
	}

	fn officer(role: Role, body: Body, seed: u32) -> (MemberId, u64) {
		let number = 900_000 + u64::from(seed);
		file(number, |_| ());
		benchmarking::officer::<Test>(MemberId(number), number + 1_000_000, role, body);
		(MemberId(number), number + 1_000_000)
	}

	fn coins(_: MemberId, _: u32, _: Balance) {}

	fn set_time(now: Moment) {
		Now::set(now);
	}
}

/// A chain for benchmarks, with a keystore.
#[cfg(feature = "runtime-benchmarks")]
pub fn new_test_ext() -> sp_io::TestExternalities {
	use sp_keystore::{testing::MemoryKeystore, KeystoreExt};
	let mut ext = ExtBuilder::default().build();
	ext.register_extension(KeystoreExt::new(MemoryKeystore::new()));
	ext.execute_with(|| {
		Running::set((1..=4).map(key).collect());
		System::set_block_number(1);
	});
	ext
}

/// The key of a branch.
pub fn key(branch: u32) -> u64 {
	u64::from(branch) + 100
}

/// The key's branch.
pub fn branch(number: u32) -> BranchId {
	BranchId(number)
}

/// A person as filed at level 2.
pub fn identified(member: u64) -> MemberSummary {
	MemberSummary {
		member: MemberId(member),
		kind: MemberKind::Person,
		status: FilingStatus::Filed,
		level: Level::Identified,
		risk: RiskGrade::Low,
		home: BranchId(1),
		filed_at: 0,
		recovered_at: None,
	}
}

/// Files a member as `change` says.
pub fn file(member: u64, change: impl FnOnce(&mut MemberSummary)) {
	let mut summary = identified(member);
	change(&mut summary);
	Filings::mutate(|filings| filings.insert(MemberId(member), summary));
}

/// Somebody's role.
pub fn holder(member: u64, role: Role, body: Body) -> RoleHolder {
	RoleHolder {
		member: MemberId(member),
		role,
		body,
	}
}

/// A branch as body.
pub fn of_branch(number: u32) -> Body {
	Body::Branch(BranchId(number))
}

/// An institution as body.
pub fn of_institution(number: u32) -> Body {
	Body::Institution(InstitutionId(number))
}

/// Signs.
pub fn by(who: u64) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

/// Status of a branch.
pub fn status(number: u32) -> BranchStatus {
	Branches::<Test>::get(BranchId(number)).expect("exists").status
}

/// A chain that starts with some validating branches, two managers and one institution.
pub struct ExtBuilder {
	/// The genesis.
	pub genesis: GenesisConfig<Test>,
}

impl Default for ExtBuilder {
	fn default() -> Self {
		let genesis = GenesisConfig {
			institutions: vec![(SUPERVISION, Role::Supervisor)],
			roles: vec![
				(MANAGER, holder(1, Role::Manager, of_branch(1))),
				(OTHER_MANAGER, holder(2, Role::Manager, of_branch(2))),
				(SUPERVISOR, holder(3, Role::Supervisor, of_institution(1))),
			],
			session_period: Some(PERIOD),
			min_authorities: Some(MINIMUM),
			..Default::default()
		};
		Self { genesis }.validators(4)
	}
}

impl ExtBuilder {
	/// With branches 1 to `count` as validators.
	pub fn validators(mut self, count: u32) -> Self {
		self.genesis.branches = (1..=count)
			.map(|number| (branch(number), key(number), REGION, BranchStatus::Validator))
			.collect();
		self
	}

	/// With this genesis.
	pub fn genesis(change: impl FnOnce(&mut GenesisConfig<Test>)) -> Self {
		let mut builder = Self::default();
		change(&mut builder.genesis);
		builder
	}

	/// Sets the doubles and builds the genesis; nothing runs yet.
	pub fn build(self) -> sp_io::TestExternalities {
		Now::set(1_000);
		SessionKeys::set(
			self.genesis
				.branches
				.iter()
				.map(|(_, key, ..)| (*key, secrets(*key, 0).keys()))
				.collect(),
		);
		Running::set(Vec::new());
		Queued::set(None);
		Session::set(0);
		CurrentSlot::set(0);
		Disabled::set(Vec::new());
		Pruned::set(None);
		Pending::set(false);
		Council::set(Vec::new());
		Filings::set(
			(1..=FILED)
				.map(|member| (MemberId(member), identified(member)))
				.chain([(
					ORGANISATION,
					MemberSummary {
						kind: MemberKind::Organisation,
						..identified(ORGANISATION.0)
					},
				)])
				.collect(),
		);
		Controllers::set([(MEMBER_KEY, MemberId(9))].into());
		let genesis = RuntimeGenesisConfig {
			registry: self.genesis,
			..Default::default()
		};
		genesis.build_storage().expect("genesis builds").into()
	}

	/// Runs `test` in the first session and checks the invariants after it.
	pub fn build_and_execute(self, test: impl FnOnce()) {
		self.build().execute_with(|| {
			if let Some(set) = <Registry as SessionManager<u64>>::new_session_genesis(0) {
				Running::set(set);
			}
			// As the session pallet does when it builds its genesis.
			<Registry as SessionManager<u64>>::start_session(0);
			System::set_block_number(1);
			test();
			Registry::do_try_state().expect("invariants hold");
		});
	}
}

/// Goes on to the next session in the order of the session pallet: a changed set begins to run and forgets who was
/// disabled, then the set after it is planned.
pub fn rotate() -> Option<Vec<u64>> {
	Session::mutate(|session| *session += 1);
	if let Some(set) = Queued::take() {
		Running::set(set);
		Disabled::set(Vec::new());
	}
	<Registry as SessionManager<u64>>::start_session(Session::get());
	let planned = <Registry as SessionManager<u64>>::new_session(Session::get() + 1);
	Queued::set(planned.clone());
	planned
}

/// Admits a branch and leads it to `to`; its session keys are set on the way.
pub fn admitted(number: u32, to: BranchStatus) {
	let office = || by(HEAD_OFFICE);
	Registry::admit(office(), branch(number), key(number), REGION, None).expect("admitted");
	with_keys(number, 0);
	let steps: &[BranchStatus] = match to {
		BranchStatus::Candidate => &[],
		BranchStatus::Observer => &[BranchStatus::Observer],
		BranchStatus::Validator => &[BranchStatus::Observer, BranchStatus::Validator],
		_ => panic!("not on the way up"),
	};
	for step in steps {
		Registry::set_branch_status(office(), branch(number), *step).expect("a legal step");
	}
}

/// A branch sets its session keys of a generation by the call.
pub fn with_keys(number: u32, generation: u8) {
	let own = secrets(key(number), generation);
	Registry::set_session_keys(by(key(number)), own.keys(), own.proof(key(number))).expect("new keys");
}

/// The head office moves a branch.
pub fn moved(number: u32, to: BranchStatus) {
	Registry::set_branch_status(by(HEAD_OFFICE), branch(number), to).expect("a legal step");
}

/// The head office ends a branch.
pub fn exited(number: u32, successor: u32) {
	Registry::exit(by(HEAD_OFFICE), branch(number), branch(successor)).expect("a legal step");
}

/// Lets the sets that ran when a branch was stopped end.
pub fn runs_no_more() {
	rotate();
	rotate();
}
