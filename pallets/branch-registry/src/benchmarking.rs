//! Worst cases of this pallet: as many branches as there can ever be, all of them validators with session keys.

use crate::{equivocation::AuraId, *};
use alloc::{boxed::Box, vec, vec::Vec};
use frame_benchmarking::v2::*;
use frame_support::{
	traits::{EnsureOrigin, Get, KeyOwnerProofSystem, Time},
	weights::Weight,
	BoundedVec,
};
use frame_system::{pallet_prelude::*, RawOrigin};
use pallet_authorship::EventHandler;
use pallet_session::{SessionManager, ShouldEndSession};
use polkadot_sdk::*;
use sp_consensus_aura::{digests::CompatibleDigestItem, sr25519::AuthoritySignature, Slot};
use sp_runtime::{
	generic::DigestItem,
	traits::{Header as _, OpaqueKeys},
	Perbill, RuntimeAppPublic,
};
use sp_staking::offence::{OffenceDetails, OnOffenceHandler};
use timebank_primitives::{
	BenchmarkWorld, Body, BranchId, InstitutionId, MemberId, RegionCode, Role, RoleHolder, Roles,
};

/// Numbers of branches made here begin after those of a genesis.
const FIRST_BRANCH: u32 = 10_000;
/// Numbers of institutions made here begin after those of a genesis.
const FIRST_INSTITUTION: u32 = 10_000;
/// The region of a branch made here: a county.
const COUNTY: RegionCode = RegionCode(310_101);
/// The province that contains it.
const PROVINCE: RegionCode = RegionCode(310_000);

/// A branch in force, another one for each `seed`; an observer, so that it changes nothing about sessions.
pub fn branch<T: Config>(seed: u32) -> BranchId {
	let number = BranchId(FIRST_BRANCH.saturating_add(seed));
	if !Branches::<T>::contains_key(number) {
		Pallet::<T>::insert_branch(number, account("branch", seed, 0), COUNTY, None, BranchStatus::Observer)
			.expect("there is room for another branch");
	}
	number
}

/// An institution in force, another one for each `seed`.
pub fn institution<T: Config>(seed: u32) -> InstitutionId {
	let number = InstitutionId(FIRST_INSTITUTION.saturating_add(seed));
	if !Institutions::<T>::contains_key(number) {
		let kind = Role::ThirdParty;
		Institutions::<T>::insert(
			number,
			Institution {
				kind,
				in_force: true,
				valid_until: None,
			},
		);
	}
	number
}

/// Binds `key` to `member` as `role` of `body`, in place of whatever role the person holds there. An institution takes the
/// kind of the role.
pub fn officer<T: Config>(member: MemberId, key: T::AccountId, role: Role, body: Body) {
	if let Body::Institution(institution) = body {
		Institutions::<T>::mutate(institution, |record| {
			if let Some(record) = record {
				record.kind = role;
			}
		});
	}
	if let Some(old) = RoleOf::<T>::get(body, member) {
		RoleKeys::<T>::remove(old);
	}
	frame_system::Pallet::<T>::inc_providers(&key);
	RoleOf::<T>::insert(body, member, &key);
	RoleKeys::<T>::insert(
		&key,
		RoleGrant {
			holder: RoleHolder { member, role, body },
			valid_until: None,
		},
	);
}

/// The head office.
fn head_office<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::HeadOffice::try_successful_origin().map_err(|_| BenchmarkError::Weightless)
}

/// Gives the branch new session keys.
fn with_keys<T: Config>(number: BranchId, seed: u32) -> T::Keys {
	let owner = key_of::<T>(number);
	let (keys, _) = T::Consensus::benchmark_keys(&owner, seed);
	T::Consensus::set_keys(&owner, keys.clone()).expect("the key is a branch's");
	keys
}

/// The key of a branch.
fn key_of<T: Config>(number: BranchId) -> T::AccountId {
	Branches::<T>::get(number).expect("has been admitted").account
}

/// Sets the status of a branch, and nothing else.
fn set<T: Config>(number: BranchId, status: BranchStatus) {
	Branches::<T>::mutate(number, |record| {
		if let Some(record) = record {
			record.status = status;
			record.offended = matches!(status, BranchStatus::Suspended(SuspensionReason::Offence));
		}
	});
}

/// `count` branches in all, all of them validators; those that were made here come last, as their numbers are higher.
fn filled<T: Config>(count: u32) -> Vec<BranchId> {
	let mut seed = 0;
	while (BranchIndex::<T>::get().len() as u32) < count {
		branch::<T>(seed);
		seed += 1;
	}
	let all = BranchIndex::<T>::get().into_inner();
	for number in &all {
		set::<T>(*number, BranchStatus::Validator);
	}
	all
}

/// As many validators as there can be; the session pallet has them in both sets.
fn all_validate<T: Config>() -> Vec<BranchId> {
	let all = filled::<T>(MAX_BRANCHES);
	T::Consensus::benchmark_validators(all.iter().map(|number| key_of::<T>(*number)).collect());
	all
}

/// The one that was made last.
fn last(all: &[BranchId]) -> BranchId {
	*all.last().expect("there are branches")
}

/// As the SDK's `assert_last_event`.
fn said<T: Config>(event: Event<T>) {
	frame_system::Pallet::<T>::assert_last_event(<T as frame_system::Config>::RuntimeEvent::from(event));
}

#[benchmarks]
mod benches {
	use super::*;

	// The council is told of all branches.
	#[benchmark]
	fn admit() -> Result<(), BenchmarkError> {
		let parent = last(&filled::<T>(MAX_BRANCHES - 1));
		Branches::<T>::mutate(parent, |record| {
			if let Some(record) = record {
				record.region = PROVINCE;
			}
		});
		let new = BranchId(FIRST_BRANCH * 2);
		let key: T::AccountId = account("admitted", 0, 0);
		let origin = head_office::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, new, key.clone(), COUNTY, Some(parent));

		assert_eq!(BranchOf::<T>::get(&key), Some(new));
		assert_eq!(BranchIndex::<T>::get().len() as u32, MAX_BRANCHES);
		assert_eq!(Branches::<T>::get(new).expect("admitted").parent, Some(parent));
		Ok(())
	}

	// A validator is suspended: validators are counted, and the council is told.
	#[benchmark]
	fn set_branch_status() -> Result<(), BenchmarkError> {
		let number = last(&filled::<T>(MAX_BRANCHES));
		let new = BranchStatus::Suspended(SuspensionReason::Ordered);
		let origin = head_office::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, number, new);

		said::<T>(Event::BranchStatusChanged {
			branch: number,
			old: BranchStatus::Validator,
			new,
		});
		assert_eq!(Branches::<T>::get(number).expect("exists").status, new);
		Ok(())
	}

	#[benchmark]
	fn register_institution() -> Result<(), BenchmarkError> {
		let new = InstitutionId(FIRST_INSTITUTION * 2);
		let origin = head_office::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, new, Role::Mediator);

		assert_eq!(Institutions::<T>::get(new).expect("registered").kind, Role::Mediator);
		Ok(())
	}

	#[benchmark]
	fn set_institution() -> Result<(), BenchmarkError> {
		let number = institution::<T>(0);
		let origin = head_office::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, number, false);

		assert!(!Institutions::<T>::get(number).expect("exists").in_force);
		Ok(())
	}

	// By a manager, whose own role is read.
	#[benchmark]
	fn grant_role() -> Result<(), BenchmarkError> {
		let home = branch::<T>(0);
		let body = Body::Branch(home);
		let (_, manager) = T::World::officer(Role::Manager, body, 1);
		let (member, _) = T::World::member(home, 2);
		let key: T::AccountId = account("clerk", 0, 0);

		#[extrinsic_call]
		_(RawOrigin::Signed(manager), key.clone(), member, Role::Clerk, body);

		let holder = RoleHolder {
			member,
			role: Role::Clerk,
			body,
		};
		assert_eq!(RoleKeys::<T>::get(&key).map(|grant| grant.holder), Some(holder));
		assert_eq!(RoleOf::<T>::get(body, member), Some(key));
		Ok(())
	}

	// By a manager, as above.
	#[benchmark]
	fn revoke_role() -> Result<(), BenchmarkError> {
		let body = Body::Branch(branch::<T>(0));
		let (_, manager) = T::World::officer(Role::Manager, body, 1);
		let (member, key) = T::World::officer(Role::Clerk, body, 2);

		#[extrinsic_call]
		_(RawOrigin::Signed(manager), key.clone());

		assert!(!RoleKeys::<T>::contains_key(&key));
		assert!(!RoleOf::<T>::contains_key(body, member));
		Ok(())
	}

	// The keys before them are written down as used.
	#[benchmark]
	fn set_session_keys() -> Result<(), BenchmarkError> {
		let number = branch::<T>(0);
		with_keys::<T>(number, 1);
		let owner = key_of::<T>(number);
		let (keys, proof) = T::Consensus::benchmark_keys(&owner, 2);
		let proof = BoundedVec::try_from(proof).map_err(|_| BenchmarkError::Stop("the proof is too long"))?;
		let before = T::Consensus::keys_fingerprint(&owner);

		#[extrinsic_call]
		_(RawOrigin::Signed(owner.clone()), keys, proof);

		assert!(T::Consensus::keys_fingerprint(&owner).is_some());
		assert_ne!(T::Consensus::keys_fingerprint(&owner), before);
		Ok(())
	}

	#[benchmark]
	fn emergency_suspend() -> Result<(), BenchmarkError> {
		let number = last(&all_validate::<T>());
		let origin = T::Emergency::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, number);

		assert_eq!(
			Branches::<T>::get(number).expect("exists").status,
			BranchStatus::Suspended(SuspensionReason::Emergency)
		);
		assert!(Barred::<T>::contains_key(key_of::<T>(number)));
		assert_eq!(ForcedRotations::<T>::get(), 2);
		Ok(())
	}

	// It has taken over every branch but one, and stands above all of them.
	#[benchmark]
	fn exit() -> Result<(), BenchmarkError> {
		let all = filled::<T>(MAX_BRANCHES);
		let number = last(&all);
		let successor = all[all.len() - 2];
		T::Consensus::benchmark_validators(vec![key_of::<T>(successor)]);
		set::<T>(number, BranchStatus::Observer);
		for other in all.iter().filter(|other| **other != number) {
			Branches::<T>::mutate(other, |record| {
				if let Some(record) = record {
					record.parent = Some(number);
				}
			});
			if *other != successor {
				set::<T>(*other, BranchStatus::Exited);
				Successors::<T>::insert(other, number);
			}
		}
		Validations::<T>::put(
			BoundedVec::try_from(
				all.iter()
					.map(|branch| Validation {
						branch: *branch,
						since: 0,
						left: Some(0),
					})
					.collect::<Vec<_>>(),
			)
			.expect("one for each branch"),
		);
		let peers: Vec<_> = (0..MAX_PEERS).map(|place| peer(place as u8)).collect();
		approve::<T>(Operator::Branch(number), peers);
		let origin = head_office::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, number, successor);

		assert_eq!(Branches::<T>::get(number).expect("exists").status, BranchStatus::Exited);
		for other in all.iter().filter(|other| **other != successor) {
			assert_eq!(Successors::<T>::get(other), Some(successor));
		}
		assert!(!ApprovedNodes::<T>::contains_key(Operator::Branch(number)));
		assert_eq!(Validations::<T>::get().len(), all.len() - 1);
		Ok(())
	}

	#[benchmark]
	fn set_parent() -> Result<(), BenchmarkError> {
		let (number, parent) = (branch::<T>(0), branch::<T>(1));
		Branches::<T>::mutate(parent, |record| {
			if let Some(record) = record {
				record.region = PROVINCE;
			}
		});
		let origin = head_office::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, number, Some(parent));

		assert_eq!(Branches::<T>::get(number).expect("exists").parent, Some(parent));
		Ok(())
	}

	// A role, by a manager whose own role is read.
	#[benchmark]
	fn renew() -> Result<(), BenchmarkError> {
		let body = Body::Branch(branch::<T>(0));
		let (_, manager) = T::World::officer(Role::Manager, body, 1);
		let (_, key) = T::World::officer(Role::Clerk, body, 2);
		let until = Some(T::Time::now().saturating_add(1_000));

		#[extrinsic_call]
		_(RawOrigin::Signed(manager), Term::Role(key.clone()), until);

		assert_eq!(RoleKeys::<T>::get(&key).expect("exists").valid_until, until);
		Ok(())
	}

	// Four nodes take the place of four others, and the list of observers is full.
	#[benchmark]
	fn approve_nodes() -> Result<(), BenchmarkError> {
		let operator = Operator::Branch(branch::<T>(0));
		approve::<T>(operator, (0..MAX_PEERS).map(|place| peer(place as u8)).collect());
		Observers::<T>::put(
			BoundedVec::try_from((0..MAX_OBSERVERS).map(|one| MemberId(one.into())).collect::<Vec<_>>())
				.expect("as many as there may be"),
		);
		let new: PeerList = (0..MAX_PEERS)
			.map(|place| peer(100 + place as u8))
			.collect::<Vec<_>>()
			.try_into()
			.expect("as many as there may be");
		let origin = head_office::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, operator, new.clone());

		assert_eq!(ApprovedNodes::<T>::get(operator).expect("approved").peers, new);
		assert_eq!(OperatorOf::<T>::get(peer(100)), Some(operator));
		assert!(!OperatorOf::<T>::contains_key(peer(0)));
		Ok(())
	}

	#[benchmark]
	fn set_min_authorities() -> Result<(), BenchmarkError> {
		for (number, seed) in filled::<T>(MAX_BRANCHES).into_iter().zip(0..) {
			with_keys::<T>(number, seed);
		}
		all_validate::<T>();

		#[extrinsic_call]
		_(RawOrigin::Root, MAX_BRANCHES);

		assert_eq!(MinAuthorities::<T>::get(), MAX_BRANCHES);
		Ok(())
	}

	// Two real blocks of one slot, and the proof of the key in a set of as many validators as there can be.
	#[benchmark]
	fn report_aura_equivocation() -> Result<(), BenchmarkError> {
		let all = all_validate::<T>();
		for (number, seed) in all.iter().zip(0..) {
			with_keys::<T>(*number, seed);
		}
		let number = last(&all);
		let keys = with_keys::<T>(number, 1_000);
		let author: AuraId = keys
			.get(AuraId::ID)
			.ok_or(BenchmarkError::Stop("the keys hold one that seals blocks"))?;
		let slot = Slot::from(T::Consensus::slot());
		let sealed = |place: u32| {
			let mut header = HeaderFor::<T>::new(
				BlockNumberFor::<T>::from(place),
				Default::default(),
				Default::default(),
				Default::default(),
				Default::default(),
			);
			header
				.digest_mut()
				.push(<DigestItem as CompatibleDigestItem<AuthoritySignature>>::aura_pre_digest(slot));
			let hash = header.hash();
			let signature = author.sign(&hash).expect("the secret is in the keystore");
			header
				.digest_mut()
				.push(<DigestItem as CompatibleDigestItem<AuthoritySignature>>::aura_seal(
					signature,
				));
			Box::new(header)
		};
		let (first, second) = (sealed(7), sealed(8));
		let ownership =
			T::KeyOwners::prove((AuraId::ID, author.clone())).ok_or(BenchmarkError::Stop("it validates"))?;
		let reporter = key_of::<T>(all[all.len() - 2]);

		#[extrinsic_call]
		_(RawOrigin::Signed(reporter), first, second, author, ownership);

		assert_eq!(
			Branches::<T>::get(number).expect("exists").status,
			BranchStatus::Suspended(SuspensionReason::Offence)
		);
		Ok(())
	}

	// What a block does besides its transactions: its author is noted, and whether the session ends is asked.
	#[benchmark]
	fn on_initialize() {
		let number = branch::<T>(0);
		let author = key_of::<T>(number);
		let now = frame_system::Pallet::<T>::block_number();

		#[block]
		{
			<Pallet<T> as EventHandler<T::AccountId, BlockNumberFor<T>>>::note_author(author);
			let _ = <Pallet<T> as ShouldEndSession<BlockNumberFor<T>>>::should_end_session(now);
		}

		assert_eq!(Livenesses::<T>::get(number).blocks, 1);
	}

	// Two barred ones and another one shall leave, two others shall come: the plan tries every way.
	#[benchmark]
	fn new_session() {
		let all = filled::<T>(MAX_BRANCHES);
		for (number, seed) in all.iter().zip(0..) {
			with_keys::<T>(*number, seed);
		}
		let (_coming, running) = all.split_at(2);
		T::Consensus::benchmark_validators(running.iter().map(|number| key_of::<T>(*number)).collect());
		set::<T>(running[0], BranchStatus::Observer);
		let barred = key_of::<T>(last(running));
		Barred::<T>::insert(&barred, SuspensionReason::Offence);
		Barred::<T>::insert(key_of::<T>(running[1]), SuspensionReason::Offence);
		let planned;

		#[block]
		{
			planned = <Pallet<T> as SessionManager<T::AccountId>>::new_session(9);
		}

		// The barred leave first.
		let planned = planned.expect("a new set");
		assert!(!planned.contains(&barred) && planned.contains(&key_of::<T>(running[0])));
		assert!(LastPlan::<T>::get().is_some());
	}

	// As many have been replaced as may be in a session: they are suspended, and the council is told of each.
	#[benchmark]
	fn start_session() {
		let all = filled::<T>(MAX_BRANCHES);
		let gone = T::MaxChurn::get() as usize;
		let (replaced, running) = all.split_at(gone);
		T::Consensus::benchmark_validators(running.iter().map(|number| key_of::<T>(*number)).collect());
		for number in &all {
			Barred::<T>::insert(key_of::<T>(*number), SuspensionReason::Offence);
		}

		#[block]
		{
			<Pallet<T> as SessionManager<T::AccountId>>::start_session(9);
		}

		for number in replaced {
			assert_eq!(
				Branches::<T>::get(number).expect("exists").status,
				BranchStatus::Suspended(SuspensionReason::Offence)
			);
			assert!(!Barred::<T>::contains_key(key_of::<T>(*number)));
		}
		assert!(Validations::<T>::get().len() >= running.len());
		assert_eq!(CurrentSession::<T>::get(), 9);
	}

	#[benchmark]
	fn on_offence() {
		let number = last(&all_validate::<T>());
		let account = key_of::<T>(number);
		let details = [OffenceDetails {
			offender: (account, ()),
			reporters: Vec::<T::AccountId>::new(),
		}];

		#[block]
		{
			<Pallet<T> as OnOffenceHandler<T::AccountId, (T::AccountId, ()), Weight>>::on_offence(
				&details,
				&[Perbill::one()],
				0,
			);
		}

		said::<T>(Event::OffenceRecorded {
			branch: number,
			suspended: true,
		});
		assert!(Pallet::<T>::suspended_for_offence(number));
	}

	// The seam: whose key it is, and who cares for the branch's members now.
	#[benchmark]
	fn roles() {
		let home = branch::<T>(0);
		Successors::<T>::insert(home, branch::<T>(1));
		let (member, key) = T::World::officer(Role::Clerk, Body::Branch(home), 1);
		let found;
		let cares;

		#[block]
		{
			found = <Pallet<T> as Roles<T::AccountId>>::holder(&key);
			cares = <Pallet<T> as Roles<T::AccountId>>::home(home);
		}

		assert_eq!(found.map(|holder| holder.member), Some(member));
		assert_eq!(cares, branch::<T>(1));
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}

/// The identity of a node.
fn peer(number: u8) -> PeerId {
	let mut bytes = vec![0x00, 0x24, 0x08, 0x01, 0x12, 0x20];
	bytes.extend([number; 32]);
	PeerId::try_from(bytes).expect("38 bytes")
}

/// Approves nodes, and nothing else.
fn approve<T: Config>(operator: Operator, peers: Vec<PeerId>) {
	for peer in &peers {
		OperatorOf::<T>::insert(peer, operator);
	}
	ApprovedNodes::<T>::insert(
		operator,
		Nodes {
			peers: peers.try_into().expect("as many as there may be"),
			valid_until: None,
		},
	);
}
