//! Worst cases of this pallet: as many open proposals as there may be, and as many electors.

use crate::*;
use alloc::{boxed::Box, vec, vec::Vec};
use codec::Encode;
use frame_benchmarking::v2::*;
use frame_support::{
	traits::{EnsureOrigin, Get},
	weights::Weight,
};
use frame_system::RawOrigin;
use polkadot_sdk::*;
use sp_core::H256;
use sp_runtime::traits::Hash;
use timebank_primitives::{BenchmarkWorld, BlockNumber, BranchId};

/// The block in which the calls are made.
const NOW: BlockNumber = 1_000;

/// Who proposes, cancels or declares an emergency.
fn origin_of<T: Config, O: EnsureOrigin<T::RuntimeOrigin>>() -> Result<T::RuntimeOrigin, BenchmarkError> {
	O::try_successful_origin().map_err(|_| BenchmarkError::Weightless)
}

/// A branch and its own key.
fn elector<T: Config>() -> (BranchId, T::AccountId) {
	let branch = T::World::branch(0);
	(branch, T::Branches::benchmark_key(branch))
}

/// As many electors as there can be, one of which is `one`.
fn electorate(one: BranchId) -> ElectorateList {
	let others = (0..).map(|number| BranchId(u32::MAX.saturating_sub(number)));
	let list: Vec<_> = core::iter::once(one)
		.chain(others.filter(|other| *other != one))
		.take(MAX_ELECTORS as usize)
		.collect();
	rules::normalised(list.try_into().expect("as many as there may be"))
}

/// The largest call that can be kept.
fn largest<T: Config>() -> <T as Config>::RuntimeCall {
	// The indices of pallet and call, and the length of the text, are in front of it.
	frame_system::Call::<T>::remark {
		remark: vec![1; MAX_CALL_BYTES as usize - 8],
	}
	.into()
}

/// Opens as many proposals as there may be, but `room`. The last one is about `what`.
fn filled<T: Config>(room: u32, what: What<T::Hash>) -> (ProposalId, Proposal<T::Hash>) {
	frame_system::Pallet::<T>::set_block_number(NOW.into());
	let (branch, _) = elector::<T>();
	let proposal = Proposal {
		what,
		proposed_at: NOW,
		objection_ends: NOW.saturating_add(10),
		expires: NOW.saturating_add(20),
		electorate: electorate(branch),
		objections: Default::default(),
		attestations: Default::default(),
		supports: Default::default(),
		emergency: false,
		state: ProposalState::Open,
	};
	let mut open = OpenProposals::<T>::get();
	let mut id = NextProposal::<T>::get();
	let mut made = id;
	while (open.len() as u32) < T::MaxOpen::get().saturating_sub(room) {
		open.try_push(id).expect("as many as there may be");
		Proposals::<T>::insert(id, &proposal);
		made = id;
		id = id.next().expect("numbers last");
	}
	NextProposal::<T>::put(id);
	OpenProposals::<T>::put(open);
	(made, proposal)
}

fn upgrade<T: Config>() -> What<T::Hash> {
	What::Upgrade {
		code_hash: T::Hashing::hash(&[1]),
		spec_version: u32::MAX,
		artefact: H256::repeat_byte(2),
	}
}

/// As [`filled`], with an upgrade to decide on.
fn open_upgrade<T: Config>(change: impl FnOnce(&mut Proposal<T::Hash>)) -> ProposalId {
	let (id, mut proposal) = filled::<T>(0, upgrade::<T>());
	change(&mut proposal);
	Proposals::<T>::insert(id, proposal);
	id
}

/// As [`filled`], with the largest call to decide on.
fn open_root<T: Config>(change: impl FnOnce(&mut Proposal<T::Hash>)) -> ProposalId {
	let bytes = largest::<T>().encode();
	let what = What::Root {
		call_hash: T::Hashing::hash(&bytes),
		call_len: bytes.len() as u32,
		transaction_version: T::Version::get().transaction_version,
	};
	let (id, mut proposal) = filled::<T>(0, what);
	change(&mut proposal);
	RootCalls::<T>::insert(id, EncodedCall::try_from(bytes).expect("fits"));
	Proposals::<T>::insert(id, proposal);
	id
}

/// The first `count` electors without `branch`.
fn others(electorate: &ElectorateList, branch: BranchId, count: u32) -> ElectorateList {
	electorate
		.iter()
		.copied()
		.filter(|other| *other != branch)
		.take(count as usize)
		.collect::<Vec<_>>()
		.try_into()
		.expect("no more than electors")
}

fn state<T: Config>(id: ProposalId) -> ProposalState {
	Proposals::<T>::get(id).expect("exists").state
}

#[benchmarks]
mod benches {
	use super::*;

	#[benchmark]
	fn propose_upgrade() -> Result<(), BenchmarkError> {
		filled::<T>(1, upgrade::<T>());
		let id = NextProposal::<T>::get();
		let origin = origin_of::<T, T::ProposeOrigin>()?;

		#[extrinsic_call]
		_(
			origin as T::RuntimeOrigin,
			T::Hashing::hash(&[3]),
			u32::MAX,
			H256::repeat_byte(4),
		);

		assert_eq!(state::<T>(id), ProposalState::Open);
		assert_eq!(OpenProposals::<T>::get().len() as u32, T::MaxOpen::get());
		Ok(())
	}

	#[benchmark]
	fn propose_root() -> Result<(), BenchmarkError> {
		filled::<T>(1, upgrade::<T>());
		let id = NextProposal::<T>::get();
		let call = largest::<T>();
		let length = call.encoded_size();
		let origin = origin_of::<T, T::ProposeOrigin>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, Box::new(call));

		assert_eq!(RootCalls::<T>::get(id).expect("kept").len(), length);
		assert_eq!(OpenProposals::<T>::get().len() as u32, T::MaxOpen::get());
		Ok(())
	}

	// All the others have attested it.
	#[benchmark]
	fn attest_build() {
		let (branch, key) = elector::<T>();
		let id = open_upgrade::<T>(|proposal| {
			proposal.attestations = others(&proposal.electorate, branch, MAX_ELECTORS);
		});

		#[extrinsic_call]
		_(RawOrigin::Signed(key), id, T::Hashing::hash(&[1]));

		let attestations = Proposals::<T>::get(id).expect("exists").attestations;
		assert!(attestations.contains(&branch));
		assert_eq!(attestations.len() as u32, MAX_ELECTORS);
	}

	// The deciding one: the proposal is closed and its call removed. The branch had supported it.
	#[benchmark]
	fn object() {
		let (branch, key) = elector::<T>();
		let id = open_root::<T>(|proposal| {
			proposal.objections = others(&proposal.electorate, branch, MAX_ELECTORS / 3);
			proposal.supports = vec![branch].try_into().expect("one");
		});

		#[extrinsic_call]
		_(RawOrigin::Signed(key), id);

		assert_eq!(state::<T>(id), ProposalState::Vetoed);
		assert!(!RootCalls::<T>::contains_key(id));
		assert!(!OpenProposals::<T>::get().contains(&id));
	}

	#[benchmark]
	fn withdraw_objection() {
		let (branch, key) = elector::<T>();
		let id = open_upgrade::<T>(|proposal| {
			proposal.objections = others(&proposal.electorate, branch, MAX_ELECTORS / 4);
			proposal.objections.try_push(branch).expect("no more than electors");
		});

		#[extrinsic_call]
		_(RawOrigin::Signed(key), id);

		assert!(!Proposals::<T>::get(id).expect("exists").objections.contains(&branch));
	}

	#[benchmark]
	fn cancel() -> Result<(), BenchmarkError> {
		let id = open_root::<T>(|_| ());
		let origin = origin_of::<T, T::CancelOrigin>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id);

		assert_eq!(state::<T>(id), ProposalState::Cancelled);
		assert!(!RootCalls::<T>::contains_key(id));
		Ok(())
	}

	// By both bodies, of the largest call; what the call itself weighs comes on top.
	#[benchmark]
	fn enact() {
		let id = open_root::<T>(|proposal| {
			proposal.emergency = true;
			proposal.supports = proposal.electorate.clone();
		});
		let caller: T::AccountId = whitelisted_caller();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), id, Weight::MAX);

		assert_eq!(state::<T>(id), ProposalState::Enacted);
		frame_system::Pallet::<T>::assert_last_event(<T as frame_system::Config>::RuntimeEvent::from(
			Event::<T>::Enacted { id, result: Ok(()) },
		));
	}

	#[benchmark]
	fn set_timing() {
		let timing = TimelockTiming {
			objection_period: MIN_TIMELOCK_BLOCKS,
			enactment_window: MAX_TIMELOCK_BLOCKS,
		};

		#[extrinsic_call]
		_(RawOrigin::Root, timing);

		assert_eq!(Timing::<T>::get(), timing);
	}

	// It is vetoed since branches were excluded: all are counted.
	#[benchmark]
	fn close() {
		let (branch, _) = elector::<T>();
		let id = open_root::<T>(|proposal| {
			proposal.objections = others(&proposal.electorate, branch, MAX_ELECTORS / 3 + 1);
		});
		let caller: T::AccountId = whitelisted_caller();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), id);

		assert_eq!(state::<T>(id), ProposalState::Vetoed);
		assert!(!RootCalls::<T>::contains_key(id));
	}

	#[benchmark]
	fn declare_emergency() -> Result<(), BenchmarkError> {
		let id = open_upgrade::<T>(|proposal| proposal.attestations = proposal.electorate.clone());
		let origin = origin_of::<T, T::EmergencyOrigin>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id);

		assert!(Proposals::<T>::get(id).expect("exists").emergency);
		Ok(())
	}

	#[benchmark]
	fn support() {
		let (branch, key) = elector::<T>();
		let id = open_upgrade::<T>(|proposal| {
			proposal.supports = others(&proposal.electorate, branch, MAX_ELECTORS);
		});

		#[extrinsic_call]
		_(RawOrigin::Signed(key), id);

		assert!(Proposals::<T>::get(id).expect("exists").supports.contains(&branch));
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
