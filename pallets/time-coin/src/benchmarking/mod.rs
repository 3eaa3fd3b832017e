//! Benchmarks of all calls and seams at the bounds of lots: a payer with as many lots as can be, of which as many are
//! touched as may be; a receiver at the bound, where eight lots are looked at before two fit together.
//!
//! What a case blocks is in [`blocked`](WeightInfo::blocked): every movement that asks the gate adds it.

mod setup;

pub use setup::coins;

use crate::{types::*, Holds, *};
use alloc::vec::Vec;
use frame_benchmarking::v2::*;
use frame_support::traits::EnsureOrigin;
use frame_system::RawOrigin;
use polkadot_sdk::*;
use setup::*;
use sp_core::H256;
use sp_runtime::traits::Hash;
use timebank_primitives::*;

/// People and their keys around one branch.
struct Scene<T: Config> {
	branch: BranchId,
	volunteer: (MemberId, T::AccountId),
	recipient: (MemberId, T::AccountId),
	clerk: (MemberId, T::AccountId),
	reviewer: (MemberId, T::AccountId),
	manager: (MemberId, T::AccountId),
}

fn scene<T: Config>() -> Scene<T> {
	T::World::set_time(NOW);
	let branch = T::World::branch(0);
	let body = Body::Branch(branch);
	Scene {
		branch,
		volunteer: T::World::member(branch, 0),
		recipient: T::World::member(branch, 1),
		clerk: T::World::officer(Role::Clerk, body, 2),
		reviewer: T::World::officer(Role::Reviewer, body, 3),
		manager: T::World::officer(Role::Manager, body, 4),
	}
}

impl<T: Config> Scene<T> {
	fn escrow_terms(&self) -> Terms {
		terms(self.branch, Some(self.recipient.0), Funding::RecipientEscrow)
	}

	/// An activity that the recipient has paid in, more than it needs, with a service of the volunteer.
	fn paid_in(&self, state: Service) -> ActivityId {
		let activity = activity::<T>(self.escrow_terms(), self.clerk.0);
		service::<T>(activity, self.volunteer.0, state);
		escrow::<T>(activity, QUANTUM);
		activity
	}

	fn confirmed(&self) -> Service {
		confirmed(self.clerk.0, self.recipient.0, self.manager.0)
	}

	/// A training of the branch whose coins wait, with this share to be cosigned.
	fn waiting(&self, share: u16) -> ActivityId {
		let terms = Terms {
			kind: ActivityKind::Training,
			..terms(self.branch, Some(self.recipient.0), Funding::BranchPool)
		};
		let activity = activity::<T>(terms, self.clerk.0);
		let state = Service {
			state: ServiceState::Waiting,
			countersigner: Some(self.reviewer.0),
			record: Some(H256::repeat_byte(7)),
			..self.confirmed()
		};
		service::<T>(activity, self.volunteer.0, state);
		let waiting = WaitingIssue {
			amount: 4 * QUANTUM,
			period: Pallet::<T>::quota_period(),
			block: 0,
			cosign_above: AMPLE,
			cosign_share: share,
		};
		Waiting::<T>::insert(activity, self.volunteer.0, waiting);
		activity
	}

	/// An offer to the recipient, by a volunteer whose gifts of the last days fill all counters.
	fn offered(&self, amount: Balance) {
		let (payer, to) = (self.volunteer.0, self.recipient.0);
		let offer = Offer {
			payer,
			key: self.volunteer.1.clone(),
			trade: Trade::Gift { to },
			amount,
			record: Some(H256::repeat_byte(7)),
			expires: NOW,
		};
		Offers::<T>::insert(0, offer);
		OpenOffers::<T>::insert(payer, MAX_OPEN_OFFERS);
		given::<T>(payer, to);
	}

	fn state(&self, activity: ActivityId) -> ServiceState {
		Services::<T>::get(activity, self.volunteer.0).expect("booked").state
	}
}

/// The first example of RFC 8032: a key and its signature of an empty text.
const SIGNER: [u8; 32] = [
	0xd7, 0x5a, 0x98, 0x01, 0x82, 0xb1, 0x0a, 0xb7, 0xd5, 0x4b, 0xfe, 0xd3, 0xc9, 0x64, 0x07, 0x3a, 0x0e, 0xe1, 0x72,
	0xf3, 0xda, 0xa6, 0x23, 0x25, 0xaf, 0x02, 0x1a, 0x68, 0xf7, 0x07, 0x51, 0x1a,
];
const SIGNATURE: [u8; 64] = [
	0xe5, 0x56, 0x43, 0x00, 0xc3, 0x60, 0xac, 0x72, 0x90, 0x86, 0xe2, 0xcc, 0x80, 0x6e, 0x82, 0x8a, 0x84, 0x87, 0x7f,
	0x1e, 0xb8, 0xe5, 0xd9, 0x74, 0xd8, 0x73, 0xe0, 0x65, 0x22, 0x49, 0x01, 0x55, 0x5f, 0xb8, 0x82, 0x15, 0x90, 0xa3,
	0x3b, 0xac, 0xc6, 0x1e, 0x39, 0x70, 0x1c, 0xf9, 0xb4, 0x6b, 0xd2, 0x5b, 0xf5, 0xf0, 0x59, 0x5b, 0xbe, 0x24, 0x65,
	0x51, 0x41, 0x43, 0x8e, 0x7a, 0x10, 0x0b,
];

fn head_office<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::HeadOffice::try_successful_origin().map_err(|()| BenchmarkError::Weightless)
}

#[benchmarks]
mod benches {
	use super::*;

	#[benchmark]
	fn publish() {
		let scene = scene::<T>();
		let mut terms = scene.escrow_terms();
		for code in 0..MAX_QUALIFICATIONS {
			terms.qualifications.try_push(code as u16).expect("as many as can be");
		}
		#[extrinsic_call]
		_(RawOrigin::Signed(scene.clerk.1.clone()), terms);
		assert!(Activities::<T>::contains_key(ActivityId(0)));
	}

	#[benchmark]
	fn fund() {
		let scene = scene::<T>();
		let activity = activity::<T>(scene.escrow_terms(), scene.clerk.0);
		coins::<T>(scene.recipient.0, MAX_LOTS, LOT);
		#[extrinsic_call]
		_(RawOrigin::Signed(scene.recipient.1.clone()), activity);
		assert_eq!(Accounts::<T>::get(scene.recipient.0).locked, WORST);
	}

	#[benchmark]
	fn close() {
		let scene = scene::<T>();
		let activity = activity::<T>(scene.escrow_terms(), scene.clerk.0);
		escrow::<T>(activity, 0);
		full_purse::<T>(scene.recipient.0);
		#[extrinsic_call]
		_(RawOrigin::Signed(scene.clerk.1.clone()), activity);
		assert_eq!(Accounts::<T>::get(scene.recipient.0).locked, 0);
	}

	#[benchmark]
	fn book() {
		let scene = scene::<T>();
		let activity = activity::<T>(scene.escrow_terms(), scene.clerk.0);
		escrow::<T>(activity, 0);
		calendar::<T>(scene.volunteer.0);
		bookings::<T>(scene.volunteer.0, None);
		#[extrinsic_call]
		_(RawOrigin::Signed(scene.volunteer.1.clone()), activity);
		assert_eq!(scene.state(activity), ServiceState::Booked);
	}

	#[benchmark]
	fn check_in() {
		let scene = scene::<T>();
		let mut service = Service::booked();
		service.start.volunteer = Some(START);
		let activity = scene.paid_in(service);
		calendar::<T>(scene.volunteer.0);
		#[extrinsic_call]
		_(
			RawOrigin::Signed(scene.clerk.1.clone()),
			activity,
			scene.volunteer.0,
			START,
		);
		assert_eq!(scene.state(activity), ServiceState::Running);
	}

	#[benchmark]
	fn check_out() {
		let scene = scene::<T>();
		let mut service = ended(scene.clerk.0);
		service.state = ServiceState::Running;
		service.end.onsite = None;
		let activity = scene.paid_in(service);
		calendar::<T>(scene.volunteer.0);
		#[extrinsic_call]
		_(
			RawOrigin::Signed(scene.clerk.1.clone()),
			activity,
			scene.volunteer.0,
			NOW,
		);
		assert_eq!(scene.state(activity), ServiceState::Ended);
	}

	#[benchmark]
	fn confirm() {
		let scene = scene::<T>();
		let activity = scene.paid_in(ended(scene.clerk.0));
		#[extrinsic_call]
		_(
			RawOrigin::Signed(scene.recipient.1.clone()),
			activity,
			scene.volunteer.0,
		);
		assert_eq!(scene.state(activity), ServiceState::Confirmed);
	}

	#[benchmark]
	fn review_late() {
		let scene = scene::<T>();
		let activity = scene.paid_in(Service {
			late_review: None,
			..scene.confirmed()
		});
		#[extrinsic_call]
		_(RawOrigin::Signed(scene.reviewer.1.clone()), activity, scene.volunteer.0);
		let service = Services::<T>::get(activity, scene.volunteer.0).expect("booked");
		assert_eq!(service.late_review, Some(scene.reviewer.0));
	}

	#[benchmark]
	fn settle() {
		let scene = scene::<T>();
		let activity = scene.paid_in(scene.confirmed());
		full_purse::<T>(scene.volunteer.0);
		full_purse::<T>(scene.recipient.0);
		#[extrinsic_call]
		_(
			RawOrigin::Signed(scene.reviewer.1.clone()),
			activity,
			scene.volunteer.0,
			H256::repeat_byte(7),
		);
		assert!(scene.state(activity) == ServiceState::Settled || scene.state(activity) == ServiceState::Held);
	}

	#[benchmark]
	fn cancel() {
		let scene = scene::<T>();
		let activity = scene.paid_in(Service::booked());
		full_purse::<T>(scene.recipient.0);
		calendar::<T>(scene.volunteer.0);
		#[extrinsic_call]
		_(RawOrigin::Signed(scene.clerk.1.clone()), activity, scene.volunteer.0);
		assert_eq!(scene.state(activity), ServiceState::Cancelled);
		assert_eq!(Accounts::<T>::get(scene.recipient.0).locked, 0);
	}

	#[benchmark]
	fn gift() {
		let scene = scene::<T>();
		let (payer, receiver) = (&scene.volunteer, &scene.recipient);
		coins::<T>(payer.0, MAX_LOTS, LOT);
		full_purse::<T>(receiver.0);
		given::<T>(payer.0, receiver.0);
		let before = Accounts::<T>::get(payer.0).free;
		#[extrinsic_call]
		_(
			RawOrigin::Signed(payer.1.clone()),
			receiver.0,
			WORST,
			Some(H256::repeat_byte(7)),
		);
		assert_eq!(Accounts::<T>::get(payer.0).free, before - WORST);
	}

	#[benchmark]
	fn consolidate() {
		let scene = scene::<T>();
		coins::<T>(scene.volunteer.0, MAX_LOTS, LOT);
		#[extrinsic_call]
		_(RawOrigin::Signed(scene.volunteer.1.clone()));
		let left = LotIndex::<T>::get(scene.volunteer.0).len() as u32;
		assert_eq!(left, MAX_LOTS - MAX_LOTS_TOUCHED + 1);
	}

	#[benchmark]
	fn set_branch_quota() -> Result<(), BenchmarkError> {
		let branch = T::World::branch(0);
		let origin = head_office::<T>()?;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, branch, AMPLE);
		assert_eq!(BranchQuota::<T>::get(branch).limit, AMPLE);
		Ok(())
	}

	#[benchmark]
	fn co_confirm() {
		let scene = scene::<T>();
		let activity = scene.paid_in(Service {
			co_confirmation: CoConfirmation::Needed,
			..scene.confirmed()
		});
		#[extrinsic_call]
		_(RawOrigin::Signed(scene.reviewer.1.clone()), activity, scene.volunteer.0);
		let service = Services::<T>::get(activity, scene.volunteer.0).expect("booked");
		assert_eq!(service.co_confirmation, CoConfirmation::By(scene.reviewer.0));
	}

	#[benchmark]
	fn release_settlement() {
		let scene = scene::<T>();
		let activity = scene.waiting(0);
		full_purse::<T>(scene.volunteer.0);
		// The last block that is looked at decides.
		let now = SEED_BLOCKS + 2;
		frame_system::Pallet::<T>::set_block_number(now.into());
		for block in 1..now {
			let author = (block == SEED_BLOCKS + 1)
				.then(|| T::World::branch(1))
				.or(Some(scene.branch));
			Authors::<T>::insert(block, (block, author));
			let hash = T::Hashing::hash_of(&block);
			frame_system::BlockHash::<T>::insert(frame_system::pallet_prelude::BlockNumberFor::<T>::from(block), hash);
		}
		Waiting::<T>::mutate(activity, scene.volunteer.0, |waiting| {
			waiting.as_mut().expect("it waits").block = 1;
		});
		#[extrinsic_call]
		_(RawOrigin::Signed(scene.clerk.1.clone()), activity, scene.volunteer.0);
		assert!(!Waiting::<T>::contains_key(activity, scene.volunteer.0));
	}

	#[benchmark]
	fn cosign() {
		let scene = scene::<T>();
		let activity = scene.waiting(1000);
		full_purse::<T>(scene.volunteer.0);
		let (_, key) = T::World::officer(Role::Reviewer, Body::Branch(T::World::branch(1)), 5);
		#[extrinsic_call]
		_(RawOrigin::Signed(key), activity, scene.volunteer.0, true);
		assert!(!Waiting::<T>::contains_key(activity, scene.volunteer.0));
	}

	#[benchmark]
	fn set_issue_rules() -> Result<(), BenchmarkError> {
		let origin = head_office::<T>()?;
		let rules = IssueRules {
			cosign_share: 999,
			..IssueRules::default()
		};
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, rules);
		assert_eq!(IssueLimits::<T>::get(), rules);
		Ok(())
	}

	#[benchmark]
	fn note_author() {
		#[block]
		{
			Pallet::<T>::note_author();
		}
		assert!(Authors::<T>::contains_key(Pallet::<T>::height() % SEED_RING));
	}

	#[benchmark]
	fn offer() {
		let scene = scene::<T>();
		OpenOffers::<T>::insert(scene.volunteer.0, MAX_OPEN_OFFERS - 1);
		let trade = Trade::Redeem {
			institution: T::World::institution(0),
		};
		let payer = scene.volunteer.1.clone();
		#[extrinsic_call]
		_(RawOrigin::Signed(payer), trade, WORST, Some(H256::repeat_byte(7)));
		assert!(Offers::<T>::contains_key(0));
	}

	#[benchmark]
	fn countersign() {
		let scene = scene::<T>();
		scene.offered(WORST);
		coins::<T>(scene.volunteer.0, MAX_LOTS, LOT);
		full_purse::<T>(scene.recipient.0);
		#[extrinsic_call]
		_(RawOrigin::Signed(scene.reviewer.1.clone()), 0);
		assert!(!Offers::<T>::contains_key(0));
	}

	#[benchmark]
	fn withdraw() {
		let scene = scene::<T>();
		scene.offered(WORST);
		#[extrinsic_call]
		_(RawOrigin::Signed(scene.volunteer.1.clone()), 0);
		assert!(!Offers::<T>::contains_key(0));
	}

	/// An officer's signature is checked in two forms. `submit` is this and `countersign`, `submit_settlement` is this and
	/// `settle`.
	#[benchmark]
	fn statement() {
		let scene = scene::<T>();
		let (key, signature) = (SIGNER.into(), SIGNATURE.into());
		let what = Pallet::<T>::of_trade(
			scene.volunteer.0,
			Trade::Gift { to: scene.recipient.0 },
			WORST,
			None,
			NOW,
		);
		let (payload, first, second);
		#[block]
		{
			payload = Pallet::<T>::countersign_payload(scene.volunteer.0, &what);
			first = sp_io::crypto::ed25519_verify(&signature, &payload, &key);
			second = sp_io::crypto::ed25519_verify(&signature, &[], &key);
			Nonces::<T>::insert(scene.volunteer.0, 1);
		}
		assert!(!first && second && payload.starts_with(COUNTERSIGN));
	}

	#[benchmark]
	fn set_gift_rules() -> Result<(), BenchmarkError> {
		let origin = head_office::<T>()?;
		let rules = GiftRules {
			day: QUANTUM,
			..GiftRules::default()
		};
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, rules);
		assert_eq!(GiftLimits::<T>::get(), rules);
		Ok(())
	}

	#[benchmark]
	fn contest() {
		let scene = scene::<T>();
		let activity = scene.paid_in(ended(scene.clerk.0));
		#[extrinsic_call]
		_(
			RawOrigin::Signed(scene.recipient.1.clone()),
			activity,
			scene.volunteer.0,
			H256::repeat_byte(7),
		);
		assert_eq!(scene.state(activity), ServiceState::Disputed);
	}

	#[benchmark]
	fn review() {
		let scene = scene::<T>();
		let activity = scene.paid_in(Service {
			state: ServiceState::Disputed,
			..ended(scene.clerk.0)
		});
		full_purse::<T>(scene.recipient.0);
		calendar::<T>(scene.volunteer.0);
		let (_, key) = T::World::officer(Role::Reviewer, Body::Branch(T::World::branch(1)), 5);
		#[extrinsic_call]
		_(RawOrigin::Signed(key), activity, scene.volunteer.0, false);
		assert_eq!(scene.state(activity), ServiceState::Cancelled);
	}

	#[benchmark]
	fn settle_batch(n: Linear<1, MAX_BATCH>) {
		let scene = scene::<T>();
		let terms = Terms {
			capacity: MAX_BATCH as u16,
			..scene.escrow_terms()
		};
		let activity = activity::<T>(terms, scene.clerk.0);
		let mut batch = Batch::default();
		for seed in 0..n {
			let (volunteer, _) = T::World::member(scene.branch, 10 + seed);
			service::<T>(activity, volunteer, scene.confirmed());
			full_purse::<T>(volunteer);
			batch
				.try_push((volunteer, H256::repeat_byte(7)))
				.expect("as many as can be");
		}
		escrow::<T>(activity, QUANTUM);
		full_purse::<T>(scene.recipient.0);
		#[extrinsic_call]
		_(RawOrigin::Signed(scene.reviewer.1.clone()), activity, batch.clone());
		for (volunteer, _) in batch {
			let state = Services::<T>::get(activity, volunteer).expect("booked").state;
			assert!(state == ServiceState::Settled || state == ServiceState::Held);
		}
	}

	#[benchmark]
	fn close_clearing() -> Result<(), BenchmarkError> {
		let origin = head_office::<T>()?;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin);
		assert_eq!(ClearingPeriod::<T>::get(), 1);
		Ok(())
	}

	/// A held payment is released to a volunteer at the bound, and what the escrow has too much goes back to a recipient at
	/// the bound.
	#[benchmark]
	fn decide_hold() {
		let scene = scene::<T>();
		let activity = scene.paid_in(Service {
			state: ServiceState::Held,
			..scene.confirmed()
		});
		let hold = held_payment::<T>(scene.recipient.0, scene.volunteer.0, activity);
		full_purse::<T>(scene.volunteer.0);
		full_purse::<T>(scene.recipient.0);
		let released;
		#[block]
		{
			released = <Pallet<T> as timebank_primitives::Holds>::release(hold);
		}
		assert!(released.is_ok());
		assert!(Holds::<T>::get(hold).expect("held").state != HoldState::Held);
	}

	/// A case locks coins that lie behind all those of which it must leave the origins.
	#[benchmark]
	fn case_move() {
		let scene = scene::<T>();
		let groups = blocked_origins::<T>(scene.volunteer.0);
		blocked_purse::<T>(scene.volunteer.0, &groups, MAX_LOTS_TOUCHED);
		let leave = groups.concat();
		let amount = LOT * Balance::from(MAX_LOTS_TOUCHED);
		let locked;
		#[block]
		{
			locked = Pallet::<T>::lock(scene.volunteer.0, amount, &leave, CaseId(0));
		}
		assert_eq!(locked, Ok(amount));
	}

	/// All open services of a member are looked at, and each is told of.
	#[benchmark]
	fn filing_change() {
		let scene = scene::<T>();
		let mut open = frame_support::BoundedVec::default();
		for _ in 0..MAX_OPEN_BOOKINGS {
			let activity = scene.paid_in(Service {
				lapsed: true,
				..Service::booked()
			});
			open.try_push(activity).expect("as many as can be");
		}
		OpenBookings::<T>::insert(scene.volunteer.0, open.clone());
		#[block]
		{
			Pallet::<T>::on_filing_change(scene.volunteer.0, &FilingChange::Elapsed);
		}
		for activity in open {
			assert!(!Services::<T>::get(activity, scene.volunteer.0).expect("booked").lapsed);
		}
	}

	/// What a movement reads more when cases block the coins of both sides: all lots are opened and none is taken.
	#[benchmark]
	fn blocked() {
		let scene = scene::<T>();
		let groups = blocked_origins::<T>(scene.volunteer.0);
		blocked_purse::<T>(scene.volunteer.0, &groups, 0);
		blocked_purse::<T>(scene.recipient.0, &groups, 0);
		let all: Vec<OriginId> = groups.concat();
		let none = LotParts::default();
		let (taking, receipt);
		#[block]
		{
			taking = Pallet::<T>::take_free(scene.volunteer.0, 1, &all, &none);
			receipt = Pallet::<T>::receive_free(scene.recipient.0, MAX_LOTS, 1, &none, &all);
		}
		assert_eq!(taking.fault, Some(purse::TakeFault::Blocked));
		assert!(matches!(receipt, Err(Error::<T>::ReceiverFull)));
	}

	/// As many lots as can be, each of as many origins.
	#[benchmark]
	fn lots() {
		let (owner, _) = scene::<T>().volunteer;
		coins::<T>(owner, MAX_LOTS, LOT);
		let found;
		#[block]
		{
			found = Pallet::<T>::lots(owner);
		}
		assert_eq!(found.len() as u32, MAX_LOTS);
		assert!(found.iter().all(|lot| lot.parts.len() as u32 == MAX_PARTS));
	}

	/// The last of as many allowances as can be.
	#[benchmark]
	fn approve() {
		let (owner, key) = scene::<T>().volunteer;
		allowances::<T>(owner, &key, MAX_ALLOWANCES - 1);
		let spender = account("spender", MAX_ALLOWANCES, 0);
		let approved;
		#[block]
		{
			approved = Pallet::<T>::approve(&key, &spender, WORST);
		}
		assert_eq!(approved, Ok(owner));
		assert_eq!(Pallet::<T>::allowance(owner, &spender), WORST);
	}

	/// All were given by a key that is gone.
	#[benchmark]
	fn void_allowances() {
		let (owner, _) = scene::<T>().volunteer;
		allowances::<T>(owner, &account("gone", 0, 0), MAX_ALLOWANCES);
		#[block]
		{
			Pallet::<T>::on_filing_change(owner, &FilingChange::KeyRemoved);
		}
		assert!(!Allowances::<T>::contains_key(owner));
	}

	/// The last of as many allowances as can be. The signature is that of some Ethereum key, which stands for the volunteer's.
	#[benchmark]
	fn permit() {
		let (owner, key) = scene::<T>().volunteer;
		allowances::<T>(owner, &key, MAX_ALLOWANCES - 1);
		let spender = account("spender", MAX_ALLOWANCES, 0);
		let permitted;
		#[block]
		{
			permitted = Pallet::<T>::do_permit(&key, &spender, WORST, &PERMIT, &PERMIT_DOMAIN, &PERMIT_SIGNATURE);
		}
		assert_eq!(permitted, Ok(owner));
		assert_eq!(Pallet::<T>::allowance(owner, &spender), WORST);
		assert_eq!(PermitNonces::<T>::get(&key), 1);
	}

	#[benchmark]
	fn void_permits() {
		let (_, key) = scene::<T>().volunteer;
		PermitNonces::<T>::insert(&key, 1);
		#[block]
		{
			Pallet::<T>::void_permits(&key);
		}
		assert_eq!(PermitNonces::<T>::get(&key), 2);
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
