//! A runtime for tests: nine officers are filed at genesis, and the seams are doubles that remember what they were told.

use crate::{self as pallet_identity_filing, *};
use polkadot_sdk::{
	frame_support::{
		assert_ok, construct_runtime, derive_impl, parameter_types,
		traits::{ConstU64, Time},
		weights::Weight,
	},
	frame_system::{self, mocking::MockBlock, EnsureRoot},
	sp_core::{H160, H256},
	sp_io::TestExternalities,
	sp_keyring::Sr25519Keyring,
	sp_runtime::{traits::IdentityLookup, AccountId32, BuildStorage},
};
use timebank_primitives::*;

pub type AccountId = AccountId32;

/// A day in milliseconds.
pub const DAY: Moment = 24 * 60 * 60 * 1000;
/// Block time at the start of a test.
pub const START: Moment = 1_000 * DAY;

pub const HOME: BranchId = BranchId(7);
pub const AWAY: BranchId = BranchId(8);
/// Branches of benchmarks have greater numbers.
pub const BENCH: u32 = 1_000;
pub const POLICE: Body = Body::Institution(InstitutionId(1));
pub const PLATFORM: Body = Body::Institution(InstitutionId(2));
pub const OTHER_PLATFORM: Body = Body::Institution(InstitutionId(3));
pub const WATCH: Body = Body::Institution(InstitutionId(4));

/// Of a length that no two have in common.
pub const DELAYS: KeyDelays = KeyDelays {
	removal: 3 * DAY,
	recovery: 2 * DAY,
	wait: DAY,
};

/// The one contract there is.
pub const CONTRACT: ContractRecord = ContractRecord {
	address: H160([0xC0; 20]),
	code_hash: H256([0xC1; 32]),
};

/// An officer: the person's number, which is also in the person's own key and in the role key.
#[derive(Clone, Copy)]
pub struct Officer(pub u8);

pub const CLERK: Officer = Officer(1);
pub const REVIEWER: Officer = Officer(2);
pub const MANAGER: Officer = Officer(3);
pub const AWAY_CLERK: Officer = Officer(4);
pub const AWAY_REVIEWER: Officer = Officer(5);
pub const AWAY_MANAGER: Officer = Officer(6);
pub const SECURITY: Officer = Officer(7);
pub const PARTNER: Officer = Officer(8);
pub const OTHER_PARTNER: Officer = Officer(9);
pub const SUPERVISOR: Officer = Officer(10);
/// Another person with a reviewer's role at home.
pub const SECOND_REVIEWER: Officer = Officer(11);
/// The first member that a test files.
pub const NEXT: MemberId = MemberId(12);

impl Officer {
	/// The person.
	pub fn member(self) -> MemberId {
		MemberId(self.0.into())
	}

	/// The person's own key.
	pub fn own_key(self) -> AccountId {
		AccountId::new([self.0; 32])
	}

	/// The role key.
	pub fn key(self) -> AccountId {
		AccountId::new([self.0 + 100; 32])
	}

	/// The role key as an origin.
	pub fn origin(self) -> RuntimeOrigin {
		RuntimeOrigin::signed(self.key())
	}

	/// What the person may do.
	pub fn holder(self) -> RoleHolder {
		let (role, body) = match self.0 {
			1 => (Role::Clerk, Body::Branch(HOME)),
			2 | 11 => (Role::Reviewer, Body::Branch(HOME)),
			3 => (Role::Manager, Body::Branch(HOME)),
			4 => (Role::Clerk, Body::Branch(AWAY)),
			5 => (Role::Reviewer, Body::Branch(AWAY)),
			6 => (Role::Manager, Body::Branch(AWAY)),
			7 => (Role::PublicSecurity, POLICE),
			8 => (Role::Partner, PLATFORM),
			9 => (Role::Partner, OTHER_PLATFORM),
			_ => (Role::Supervisor, WATCH),
		};
		RoleHolder {
			member: self.member(),
			role,
			body,
		}
	}

	/// As the author of a version.
	pub fn author(self) -> Author {
		let holder = self.holder();
		Author::Officer {
			member: holder.member,
			body: holder.body,
		}
	}
}

construct_runtime!(
	pub enum Test {
		System: frame_system,
		IdentityFiling: pallet_identity_filing,
	}
);

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = MockBlock<Test>;
	type AccountId = AccountId;
	type Lookup = IdentityLookup<AccountId>;
}

parameter_types! {
	pub static Now: Moment = START;
	pub static RoleKeys: Vec<(AccountId, RoleHolder)> = Vec::new();
	pub static Told: Vec<(MemberId, FilingChange)> = Vec::new();
	pub static Dripped: Vec<AccountId> = Vec::new();
	pub static Unsettled: Vec<MemberId> = Vec::new();
	pub static RemovedKeys: Vec<AccountId> = Vec::new();
	pub static HomeSuspended: bool = false;
	pub static HandedOver: bool = false;
}

pub struct Clock;
impl Time for Clock {
	type Moment = Moment;
	fn now() -> Moment {
		Now::get()
	}
}

pub struct KnownRoles;
impl Roles<AccountId> for KnownRoles {
	fn holder(key: &AccountId) -> Option<RoleHolder> {
		RoleKeys::get()
			.into_iter()
			.find(|(known, _)| known == key)
			.map(|(_, holder)| holder)
	}
	fn branch_in_force(branch: BranchId) -> bool {
		branch == AWAY || branch.0 > BENCH || branch == HOME && !HomeSuspended::get()
	}
	fn home(branch: BranchId) -> BranchId {
		if branch == HOME && HandedOver::get() {
			AWAY
		} else {
			branch
		}
	}
	fn weight() -> Weight {
		Weight::zero()
	}
}

pub struct Listener;
impl OnFilingChange for Listener {
	fn on_filing_change(member: MemberId, change: &FilingChange) {
		Told::mutate(|told| told.push((member, *change)));
	}
	fn weight() -> Weight {
		Weight::zero()
	}
}

pub struct Pot;
impl Fuel<AccountId> for Pot {
	fn drip(key: &AccountId) {
		Dripped::mutate(|dripped| dripped.push(key.clone()));
	}
	fn weight() -> Weight {
		Weight::zero()
	}
}

/// Members that still have something to settle.
pub struct Coins;
impl Affairs for Coins {
	fn settled(member: MemberId) -> bool {
		!Unsettled::get().contains(&member)
	}
	fn weight() -> Weight {
		Weight::zero()
	}
}

/// Remembers the keys that were removed.
pub struct Forgets;
impl OnControllerRemoved<AccountId> for Forgets {
	fn on_controller_removed(key: &AccountId) {
		RemovedKeys::mutate(|keys| keys.push(key.clone()));
	}
	fn weight() -> Weight {
		Weight::zero()
	}
}

/// One contract, at the address and with the code hash of [`CONTRACT`].
pub struct OneContract;
impl Contracts<AccountId> for OneContract {
	fn account(address: H160) -> AccountId {
		let mut account = [0xEE; 32];
		account[..20].copy_from_slice(address.as_bytes());
		AccountId::new(account)
	}
	fn code_hash(address: H160) -> Option<H256> {
		(address == CONTRACT.address).then_some(CONTRACT.code_hash)
	}
	fn weight() -> Weight {
		Weight::zero()
	}
}

impl Config for Test {
	type Roles = KnownRoles;
	type OnFilingChange = Listener;
	type Fuel = Pot;
	type Time = Clock;
	type HeadOffice = EnsureRoot<AccountId>;
	type Signature = KeySignature;
	type Affairs = Coins;
	type Contracts = OneContract;
	type OnControllerRemoved = Forgets;
	type FreshIdentity = ConstU64<{ 7 * DAY }>;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type World = BenchWorld;
}

/// The surroundings of benchmarks: branches above [`BENCH`], and officers whose roles are known at once.
#[cfg(feature = "runtime-benchmarks")]
pub struct BenchWorld;

#[cfg(feature = "runtime-benchmarks")]
impl BenchmarkWorld<AccountId> for BenchWorld {
	fn branch(seed: u32) -> BranchId {
		BranchId(BENCH + seed)
	}
	fn institution(seed: u32) -> InstitutionId {
		InstitutionId(BENCH + seed)
	}
	fn member(branch: BranchId, seed: u32) -> (MemberId, AccountId) {
		let key: AccountId = polkadot_sdk::frame_benchmarking::account("member", branch.0, seed);
		(benchmarking::member::<Test>(branch, key.clone()), key)
	}
	fn officer(role: Role, body: Body, seed: u32) -> (MemberId, AccountId) {
		let (member, _) = Self::member(BranchId(2 * BENCH), seed);
		let key: AccountId = polkadot_sdk::frame_benchmarking::account("officer", role as u32, seed);
		RoleKeys::mutate(|keys| keys.push((key.clone(), RoleHolder { member, role, body })));
		(member, key)
	}
	fn coins(_: MemberId, _: u32, _: Balance) {}
	fn set_time(now: Moment) {
		Now::set(now);
	}
}

/// The state in which each benchmark runs as a test, with a keystore for the keys that sign.
#[cfg(feature = "runtime-benchmarks")]
pub fn new_test_ext() -> TestExternalities {
	use polkadot_sdk::sp_keystore::{testing::MemoryKeystore, KeystoreExt};
	let mut ext = ExtBuilder::build();
	ext.register_extension(KeystoreExt::new(MemoryKeystore::new()));
	ext
}

/// Builds the state before a test and checks it after.
pub struct ExtBuilder;

impl ExtBuilder {
	pub fn build() -> TestExternalities {
		let officers = || (1..=11).map(Officer);
		Now::set(START);
		Told::set(Vec::new());
		Dripped::set(Vec::new());
		Unsettled::set(Vec::new());
		RemovedKeys::set(Vec::new());
		HomeSuspended::set(false);
		HandedOver::set(false);
		RoleKeys::set(officers().map(|officer| (officer.key(), officer.holder())).collect());
		let members = officers()
			.map(|officer| (officer.own_key(), MemberKind::Person, Level::Identified, HOME))
			.collect();
		let storage = RuntimeGenesisConfig {
			identity_filing: GenesisConfig {
				members,
				delays: DELAYS,
			},
			..Default::default()
		}
		.build_storage();
		let mut ext = TestExternalities::new(storage.expect("a valid genesis"));
		ext.execute_with(|| System::set_block_number(1));
		ext
	}

	pub fn build_and_execute(test: impl FnOnce()) {
		Self::build().execute_with(|| {
			test();
			IdentityFiling::do_try_state().expect("invariants hold after the test");
		});
	}
}

/// A root or digest.
pub fn digest(n: u8) -> H256 {
	H256([n; 32])
}

/// A section without end.
pub fn section(kind: SectionKind, root: H256) -> FiledSection {
	let section = Section {
		root,
		schema: 1,
		issuer: None,
		issued_at: START - DAY,
		expires_at: None,
	};
	FiledSection { kind, section }
}

pub fn sections(list: &[FiledSection]) -> FiledSections {
	FiledSections::try_from(list.to_vec()).expect("few sections")
}

/// The identity section with root `n`.
pub fn identity(n: u8) -> FiledSections {
	sections(&[section(SectionKind::Identity, digest(n))])
}

/// Consent of a key to be filed at home.
pub fn consent(key: Sr25519Keyring, root: H256) -> KeySignature {
	let payload = IdentityFiling::consent_payload(HOME, MemberKind::Person, root, &key.to_account_id());
	key.sign(&payload).into()
}

/// Proof of a key for a member.
pub fn proof(key: Sr25519Keyring, member: MemberId) -> KeySignature {
	key.sign(&IdentityFiling::link_payload(member, &key.to_account_id()))
		.into()
}

/// Proof of a key that is to take over a member.
pub fn recovery_proof(key: Sr25519Keyring, member: MemberId) -> KeySignature {
	key.sign(&IdentityFiling::recovery_payload(member, &key.to_account_id()))
		.into()
}

pub fn signed(key: Sr25519Keyring) -> RuntimeOrigin {
	RuntimeOrigin::signed(key.to_account_id())
}

/// Hands in a person with the identity root `n`.
pub fn submitted(key: Sr25519Keyring, n: u8) -> MemberId {
	submitted_with(key, &identity(n))
}

/// Hands in a person with sections, the identity first.
pub fn submitted_with(key: Sr25519Keyring, filed: &FiledSections) -> MemberId {
	let member = NextMember::<Test>::get();
	let consent = consent(key, filed[0].section.root);
	let account = key.to_account_id();
	assert_ok!(IdentityFiling::submit(
		CLERK.origin(),
		MemberKind::Person,
		account,
		false,
		consent,
		filed.clone()
	));
	member
}

/// The header of the next packet of a section as it is filed, with a body that depends on the version.
pub fn header(member: MemberId, section: SectionKind) -> PacketHeader {
	let filed = Sections::<Test>::get(member, section).expect("a section");
	let version = IdentityFiling::packet(member, section).map_or(1, |packet| packet.header.version + 1);
	PacketHeader {
		version,
		schema: filed.schema,
		root: filed.root,
		body: digest(100 + version as u8),
		length: 544,
	}
}

/// Places the next packet of a section, as a clerk at home does.
pub fn place(member: MemberId, section: SectionKind) {
	assert_ok!(IdentityFiling::place_packet(
		CLERK.origin(),
		member,
		section,
		header(member, section),
		Default::default()
	));
}

/// Approves what is handed in, with a packet of its identity.
pub fn approve(member: MemberId) {
	place(member, SectionKind::Identity);
	assert_ok!(IdentityFiling::take_up(REVIEWER.origin(), member));
	assert_ok!(IdentityFiling::review(REVIEWER.origin(), member, Verdict::Approve));
}

/// Files a person with the identity root `n`.
pub fn filed(key: Sr25519Keyring, n: u8) -> MemberId {
	let member = submitted(key, n);
	approve(member);
	member
}

pub fn filing(member: MemberId) -> Filing {
	Filings::<Test>::get(member).expect("a filing")
}

/// Writes a filing that no call can make yet.
pub fn change_filing(member: MemberId, change: impl FnOnce(&mut Filing)) {
	Filings::<Test>::mutate(member, |filing| change(filing.as_mut().expect("a filing")));
}

/// Records, previous and new heads of all versions of a member since genesis.
pub fn versions(member: MemberId) -> Vec<(VersionRecord<AccountId>, H256, H256)> {
	System::events()
		.into_iter()
		.filter_map(|entry| match entry.event {
			RuntimeEvent::IdentityFiling(Event::FilingVersion { record, previous, head })
				if record.member == member =>
			{
				Some((record, previous, head))
			}
			_ => None,
		})
		.collect()
}

/// Asserts that the newest version of `member` was made by `by` with `change`, and that its event is the last of all
/// versions.
#[track_caller]
pub fn assert_version(member: MemberId, by: Author, change: Change<AccountId>) {
	let last = System::events().into_iter().rev().find_map(|entry| match entry.event {
		RuntimeEvent::IdentityFiling(Event::FilingVersion { record, head, .. }) => Some((record, head)),
		_ => None,
	});
	let Filing { version, head, .. } = filing(member);
	let record = VersionRecord {
		member,
		version,
		by,
		branch: versions(member)
			.last()
			.map(|(record, _, _)| record.branch)
			.expect("a version"),
		change,
		at: Now::get(),
		block: 1,
	};
	assert_eq!(last, Some((record, head)));
}

/// The level of a member now.
pub fn level(member: MemberId) -> Level {
	filing(member).level_at(Now::get(), &IdentityFiling::measures())
}

/// Makes an officer of somebody else, with the same role key.
pub fn seat(officer: Officer, member: MemberId) {
	RoleKeys::mutate(|keys| {
		for (key, holder) in keys.iter_mut() {
			if *key == officer.key() {
				holder.member = member;
			}
		}
	});
}

/// A relation with ample limits.
pub fn terms(kind: RelationKind, until: Moment) -> RelationTerms {
	RelationTerms {
		kind,
		scope: Scope {
			attend: true,
			confirm: true,
			fund: true,
		},
		limits: Limits {
			per_act: 1_000,
			per_day: 2_000,
			per_month: 5_000,
		},
		until,
	}
}

/// Writes a confirmed relation, past the calls.
pub fn relate(elder: MemberId, acting: MemberId) {
	let relation = Relation {
		terms: terms(RelationKind::Proxy, START + DAY),
		by: SECOND_REVIEWER.member(),
		confirmed: Some(elder),
	};
	Relations::<Test>::insert(elder, acting, relation);
}
