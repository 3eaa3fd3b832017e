//! What each call and each offered seam costs at its worst (decision 0010): lists are full, what can lapse has lapsed and is
//! said in an event, coins lie in lots of as many origins as a lot can have.

mod setup;

use crate::{
	request::{RequestAbout, RequestKind},
	BlockedOrigins, *,
};
use alloc::vec::Vec;
use frame_benchmarking::v2::*;
use frame_support::traits::{EnsureOrigin, Get};
use frame_system::RawOrigin;
use setup::*;
use timebank_primitives::*;

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn open_case() -> Result<(), BenchmarkError> {
		let (subjects, _) = members::<T>();
		let (_, key) = supervisor::<T>(0);
		#[extrinsic_call]
		_(
			RawOrigin::Signed(key),
			LegalBasis::CourtOrder(digest()),
			subjects.clone(),
			digest(),
		);
		let case = Pallet::<T>::case(CaseId(0)).ok_or("no case")?;
		assert_eq!(
			(case.status, case.subjects, case.evidence_count),
			(CaseStatus::Open, subjects, 1)
		);
		Ok(())
	}

	#[benchmark]
	fn add_evidence() -> Result<(), BenchmarkError> {
		let (subjects, _) = members::<T>();
		let before = store_case::<T>(CaseStatus::Appealed, &subjects, 0);
		let (_, key) = supervisor::<T>(0);
		#[extrinsic_call]
		_(RawOrigin::Signed(key), CASE, digest());
		let after = Pallet::<T>::case(CASE).ok_or("no case")?;
		assert_eq!(after.evidence_count, before.evidence_count + 1);
		assert_ne!(after.evidence_head, before.evidence_head);
		Ok(())
	}

	#[benchmark]
	fn take_up() -> Result<(), BenchmarkError> {
		let (subjects, _) = members::<T>();
		store_case::<T>(CaseStatus::Provisional, &subjects, 0);
		let (holder, key) = supervisor::<T>(0);
		#[extrinsic_call]
		_(RawOrigin::Signed(key), CASE);
		let case = Pallet::<T>::case(CASE).ok_or("no case")?;
		assert_eq!((case.status, case.lead), (CaseStatus::Open, Some(holder.member)));
		Ok(())
	}

	/// The member's list is full of lapsed orders, the supervisor has one order free, the case one orderer.
	#[benchmark]
	fn restrict() -> Result<(), BenchmarkError> {
		let (subjects, _) = members::<T>();
		store_case::<T>(CaseStatus::Open, &subjects, 1);
		let (holder, key) = supervisor::<T>(0);
		let member = subjects[0];
		let payer = Payer::Pool(BranchId(0));
		store_dispute::<T>(payer, member, member, DisputeState::Settled, 0);
		restrict_by_others::<T>(member, RestrictionScope::Outgoing, NOW, 0);
		spend_time::<T>(member, 1, false);
		open_orders::<T>(holder.member, 0, 1);
		let others: Vec<_> = subjects.iter().skip(1).copied().collect();
		CaseRestrictions::<T>::insert(CASE, Subjects::try_from(others).map_err(|_| "too many")?);
		#[extrinsic_call]
		_(
			RawOrigin::Signed(key),
			CASE,
			member,
			RestrictionScope::Amount,
			100,
			NOW + HOUR,
		);
		let placed = Restrictions::<T>::get(member);
		assert_eq!(placed.iter().filter(|one| one.case == CASE).count(), 1);
		assert_eq!(placed.len(), 1, "what had lapsed is gone");
		assert_eq!(OpenOrders::<T>::get(holder.member).len() as u32, MAX_OPEN_ORDERS);
		Ok(())
	}

	/// As `restrict`; as many origins as one order can name, and the rest of the room is taken or has lapsed.
	#[benchmark]
	fn block_origins() -> Result<(), BenchmarkError> {
		let (subjects, _) = members::<T>();
		store_case::<T>(CaseStatus::Open, &subjects, 1);
		let (holder, key) = supervisor::<T>(0);
		let member = subjects[0];
		let payer = Payer::Pool(BranchId(0));
		store_dispute::<T>(payer, member, member, DisputeState::Settled, 0);
		restrict_by_others::<T>(member, RestrictionScope::Outgoing, NOW, 0);
		spend_time::<T>(member, 1, false);
		open_orders::<T>(holder.member, 0, 1);
		let others: Vec<_> = subjects.iter().skip(1).copied().collect();
		CaseRestrictions::<T>::insert(CASE, Subjects::try_from(others).map_err(|_| "too many")?);
		block::<T>(0, 0, MAX_ORIGINS_PER_ORDER);
		let origins: Vec<_> = (1..=u64::from(MAX_ORIGINS_PER_ORDER)).map(OriginId).collect();
		for origin in &origins {
			let receipt = IssueReceipt {
				branch: T::World::branch(0),
				volunteer: member,
				recipient: None,
				amount: 100,
				at: NOW,
			};
			T::Ledger::note_issue(*origin, receipt);
		}
		let origins = OrderOrigins::try_from(origins).map_err(|_| "too many")?;
		#[extrinsic_call]
		_(RawOrigin::Signed(key), CASE, member, origins, NOW + HOUR);
		let blocked = BlockedOrigins::<T>::get();
		assert_eq!(blocked.len() as u32, MAX_BLOCKED_ORIGINS);
		assert_eq!(
			blocked.iter().filter(|entry| entry.case == CASE).count() as u32,
			MAX_ORIGINS_PER_ORDER
		);
		Ok(())
	}

	/// The second ratification, of an order that blocks origins.
	#[benchmark]
	fn ratify() -> Result<(), BenchmarkError> {
		let (subjects, _) = members::<T>();
		store_case::<T>(CaseStatus::Appealed, &subjects, 0);
		let (orderer, _) = supervisor::<T>(1);
		let (first, _) = supervisor::<T>(2);
		let (_, key) = supervisor::<T>(0);
		let member = subjects[0];
		restrict_by_others::<T>(member, RestrictionScope::Outgoing, NOW, 1);
		let mut order = restriction(CASE, 0, RestrictionScope::Lots, NOW + HOUR, orderer.member);
		let ratifier = Ratifier {
			member: first.member,
			body: first.body,
		};
		order.ratifiers.try_push(ratifier).map_err(|_| "no room")?;
		add_restriction::<T>(member, order);
		spend_time::<T>(member, 0, true);
		open_orders::<T>(orderer.member, 0, 0);
		block::<T>(0, MAX_ORIGINS_PER_ORDER, 0);
		#[extrinsic_call]
		_(RawOrigin::Signed(key), CASE, member, 0);
		let left = Restrictions::<T>::get(member);
		assert!(left.len() == 1 && left.iter().all(|one| one.ratified && one.until.is_none()));
		assert_eq!(
			BlockedOrigins::<T>::get()
				.iter()
				.filter(|entry| entry.until.is_none())
				.count() as u32,
			MAX_ORIGINS_PER_ORDER
		);
		assert_eq!(OpenOrders::<T>::get(orderer.member).len() as u32, MAX_OPEN_ORDERS - 1);
		Ok(())
	}

	/// An order that blocks origins.
	#[benchmark]
	fn lift() -> Result<(), BenchmarkError> {
		let (subjects, _) = members::<T>();
		store_case::<T>(CaseStatus::Appealed, &subjects, 0);
		let (orderer, _) = supervisor::<T>(1);
		let (_, key) = supervisor::<T>(0);
		let member = subjects[0];
		restrict_by_others::<T>(member, RestrictionScope::Outgoing, NOW, 1);
		let order = restriction(CASE, 0, RestrictionScope::Lots, NOW + HOUR, orderer.member);
		add_restriction::<T>(member, order);
		spend_time::<T>(member, 0, true);
		open_orders::<T>(orderer.member, 0, 0);
		block::<T>(0, MAX_ORIGINS_PER_ORDER, 0);
		#[extrinsic_call]
		_(RawOrigin::Signed(key), CASE, member, 0);
		assert!(Restrictions::<T>::get(member).is_empty());
		assert_eq!(
			BlockedOrigins::<T>::get().len() as u32,
			MAX_BLOCKED_ORIGINS - MAX_ORIGINS_PER_ORDER
		);
		Ok(())
	}

	/// All lists of all subjects are full of orders of the case, all blocked origins are its, and it holds coins of each
	/// subject. As many persons have ordered as there can be; each answers for as many orders as one may.
	#[benchmark]
	fn close_case() -> Result<(), BenchmarkError> {
		let (subjects, _) = members::<T>();
		store_case::<T>(CaseStatus::Decided, &subjects, 0);
		let (_, key) = supervisor::<T>(MAX_ORDERERS);
		let payer = Payer::Pool(BranchId(0));
		store_dispute::<T>(payer, subjects[0], subjects[0], DisputeState::Settled, 0);
		for (index, member) in (0u32..).zip(subjects.iter()) {
			let (orderer, _) = supervisor::<T>(index);
			let first = index * MAX_RESTRICTIONS;
			let list: Vec<_> = (first..first + MAX_RESTRICTIONS)
				.map(|order| restriction(CASE, order, RestrictionScope::Outgoing, NOW + HOUR, orderer.member))
				.collect();
			Restrictions::<T>::insert(member, RestrictionList::try_from(list).map_err(|_| "too many")?);
			open_orders::<T>(orderer.member, first, 0);
			spend_time::<T>(*member, 0, true);
			claims::<T>(*member, 0, 0);
			T::World::coins(*member, 1, HALF);
			assert_eq!(T::Ledger::lock(*member, HALF, &[], CASE), Ok(HALF));
		}
		CaseRestrictions::<T>::insert(CASE, &subjects);
		block::<T>(0, MAX_BLOCKED_ORIGINS, 0);
		#[extrinsic_call]
		_(RawOrigin::Signed(key), CASE, digest());
		assert_eq!(
			Pallet::<T>::case(CASE).map(|case| case.status),
			Some(CaseStatus::Closed)
		);
		for member in &subjects {
			assert!(Restrictions::<T>::get(member).is_empty());
			assert_eq!((T::Ledger::free(*member), T::Ledger::locked(*member, CASE)), (HALF, 0));
		}
		assert!(BlockedOrigins::<T>::get().is_empty());
		assert_eq!(OpenOrders::<T>::iter().count(), 0);
		Ok(())
	}

	/// Four parties with full lists that stop nothing, full claims against the payer, and all origins blocked.
	#[benchmark]
	fn check() -> Result<(), BenchmarkError> {
		let (all, _) = members::<T>();
		for member in all.iter().take(4) {
			restrict_by_others::<T>(*member, RestrictionScope::Amount, NOW + HOUR, 0);
		}
		claims::<T>(all[0], 1, 0);
		block::<T>(0, 0, 0);
		let summary = |member: MemberId| T::Members::summary(member);
		let facts = MovementFacts {
			stage: Stage::Gift,
			payer: summary(all[0]),
			receiver: summary(all[1]),
			amount: 100,
			signers: Signers {
				acting: Some(all[2]),
				origin: Some(all[3]),
				..Default::default()
			},
			branch: T::World::branch(0),
			activity: None,
			claimed: None,
			record: None,
			now: NOW,
			block: 1,
		};
		assert!(facts.payer.is_some() && facts.receiver.is_some());
		let passage;
		#[block]
		{
			passage = <Pallet<T> as Gate>::check(&facts);
		}
		let passage = passage.map_err(|_| "refused")?;
		assert_eq!(passage.payer_keeps, Balance::from(MAX_RESTRICTIONS + MAX_CLAIMS));
		assert_eq!(passage.blocked.len() as u32, MAX_BLOCKED_ORIGINS);
		Ok(())
	}

	/// With a supervisor behind it. The alert is another pallet's: its seam is added.
	#[benchmark]
	fn request() -> Result<(), BenchmarkError> {
		let (all, _) = members::<T>();
		let (holder, _) = supervisor::<T>(0);
		restrict_by_others::<T>(all[0], RestrictionScope::Outgoing, NOW, 0);
		spend_time::<T>(all[0], 1, false);
		open_orders::<T>(holder.member, 0, 1);
		let case;
		#[block]
		{
			case = Pallet::<T>::do_request(all[0], LegalBasis::CourtOrder(digest()), Some(holder));
		}
		let case = case.map_err(|_| "refused")?;
		assert_eq!(
			Pallet::<T>::case(case).map(|case| case.status),
			Some(CaseStatus::Provisional)
		);
		assert_eq!(Pallet::<T>::restrictions_in_force(all[0], NOW).len(), 1);
		Ok(())
	}

	#[benchmark]
	fn decide_case() -> Result<(), BenchmarkError> {
		let (subjects, _) = members::<T>();
		store_case::<T>(CaseStatus::Open, &subjects, 0);
		let (_, key) = supervisor::<T>(0);
		#[extrinsic_call]
		_(RawOrigin::Signed(key), CASE, Finding::Confirmed, digest());
		let decision = Pallet::<T>::case(CASE).and_then(|case| case.decision);
		assert_eq!(
			decision.map(|decision| decision.ruling),
			Some(Ruling::Finding(Finding::Confirmed))
		);
		Ok(())
	}

	/// Of a dispute that a pool has paid: the key could be a manager's.
	#[benchmark]
	fn appeal() -> Result<(), BenchmarkError> {
		let (subjects, keys) = members::<T>();
		store_case::<T>(CaseStatus::Decided, &subjects, 0);
		let payer = Payer::Pool(T::World::branch(0));
		store_dispute::<T>(payer, subjects[0], subjects[0], DisputeState::Pending, 0);
		let key = keys.last().cloned().ok_or("no key")?;
		#[extrinsic_call]
		_(RawOrigin::Signed(key), CASE, digest());
		assert_eq!(
			Pallet::<T>::case(CASE).map(|case| case.status),
			Some(CaseStatus::Appealed)
		);
		Ok(())
	}

	/// Of a dispute: held coins go first, then others.
	#[benchmark]
	fn decide_appeal() -> Result<(), BenchmarkError> {
		let [(payer, _), (receiver, _)] = dispute_with_coins::<T>(CaseStatus::Appealed);
		let origin = T::HeadOffice::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		#[extrinsic_call]
		_(
			origin as T::RuntimeOrigin,
			CASE,
			Ruling::Verdict(Verdict::Return),
			digest(),
		);
		assert_eq!((T::Ledger::free(payer), T::Ledger::free(receiver)), (2 * HALF, 0));
		assert_eq!(
			Pallet::<T>::dispute(CASE).map(|dispute| dispute.state),
			Some(DisputeState::Settled)
		);
		Ok(())
	}

	#[benchmark]
	fn give_evidence() -> Result<(), BenchmarkError> {
		let (subjects, keys) = members::<T>();
		let before = store_case::<T>(CaseStatus::Open, &subjects, 0);
		let payer = Payer::Pool(T::World::branch(0));
		store_dispute::<T>(payer, subjects[0], subjects[0], DisputeState::Pending, 0);
		let key = keys.last().cloned().ok_or("no key")?;
		#[extrinsic_call]
		_(RawOrigin::Signed(key), CASE, digest());
		let after = Pallet::<T>::case(CASE).ok_or("no case")?;
		assert_eq!(after.evidence_count, before.evidence_count + 1);
		Ok(())
	}

	#[benchmark]
	fn set_rights() -> Result<(), BenchmarkError> {
		T::World::set_time(NOW);
		let (holder, _) = supervisor::<T>(0);
		let rights = Rights {
			decide: false,
			..Rights::ALL
		};
		let origin = T::HeadOffice::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, holder.member, rights);
		assert_eq!(Pallet::<T>::rights(holder.member), rights);
		Ok(())
	}

	/// As many orders of other cases and as many claims of others again as there can be: each case is told.
	#[benchmark]
	fn filing_change() -> Result<(), BenchmarkError> {
		let (all, _) = members::<T>();
		restrict_by_others::<T>(all[0], RestrictionScope::Outgoing, NOW + HOUR, 0);
		claims::<T>(all[0], 1, 0);
		let before = frame_system::Pallet::<T>::event_count();
		#[block]
		{
			<Pallet<T> as OnFilingChange>::on_filing_change(all[0], &FilingChange::KeyRemoved);
		}
		assert_eq!(
			frame_system::Pallet::<T>::event_count() - before,
			MAX_RESTRICTIONS + MAX_CLAIMS
		);
		Ok(())
	}

	#[benchmark]
	fn settled() -> Result<(), BenchmarkError> {
		let (all, _) = members::<T>();
		restrict_by_others::<T>(all[0], RestrictionScope::Outgoing, NOW, 0);
		let free;
		#[block]
		{
			free = <Pallet<T> as Affairs>::settled(all[0]);
		}
		assert!(free, "all has lapsed");
		Ok(())
	}

	/// The receiver is bound by as much as can be, and its coins lie in lots of many origins.
	#[benchmark]
	fn file_dispute() -> Result<(), BenchmarkError> {
		let (all, keys) = members::<T>();
		let (payer, receiver) = (all[0], all[1]);
		restrict_by_others::<T>(receiver, RestrictionScope::Outgoing, NOW + HOUR, 0);
		claims::<T>(receiver, 0, 1);
		block::<T>(0, 0, 0);
		T::World::coins(receiver, 1, HALF);
		let movement = MovementId(5);
		let receipt = MovementReceipt {
			kind: MovementKind::Gift,
			payer,
			receiver,
			amount: HALF,
			branch: T::World::branch(0),
			at: NOW,
		};
		T::Ledger::note_receipt(movement, receipt);
		OpenDisputes::<T>::insert(payer, MAX_OPEN_DISPUTES - 1);
		#[extrinsic_call]
		_(RawOrigin::Signed(keys[0].clone()), movement, digest());
		let case = DisputeOf::<T>::get(Disputed::Movement(movement)).ok_or("no dispute")?;
		assert_eq!(T::Ledger::locked(receiver, case), HALF);
		assert_eq!(Claims::<T>::get(receiver).len() as u32, MAX_CLAIMS);
		Ok(())
	}

	#[benchmark]
	fn dispute_service() -> Result<(), BenchmarkError> {
		let (all, keys) = members::<T>();
		let (recipient, volunteer) = (all[0], all[1]);
		restrict_by_others::<T>(volunteer, RestrictionScope::Outgoing, NOW + HOUR, 0);
		claims::<T>(volunteer, 0, 1);
		block::<T>(0, 0, 0);
		T::World::coins(volunteer, 1, HALF);
		let settlement = OriginId(1_000_000);
		let receipt = IssueReceipt {
			branch: T::World::branch(0),
			volunteer,
			recipient: Some(recipient),
			amount: HALF,
			at: NOW,
		};
		T::Ledger::note_issue(settlement, receipt);
		OpenDisputes::<T>::insert(recipient, MAX_OPEN_DISPUTES - 1);
		#[extrinsic_call]
		_(RawOrigin::Signed(keys[0].clone()), settlement, digest());
		let case = DisputeOf::<T>::get(Disputed::Service(settlement)).ok_or("no dispute")?;
		assert_eq!(T::Ledger::locked(volunteer, case), HALF);
		Ok(())
	}

	/// The opinion that decides, when all others but one have been given.
	#[benchmark]
	fn vote_verdict() -> Result<(), BenchmarkError> {
		let (subjects, _) = members::<T>();
		store_case::<T>(CaseStatus::Open, &subjects, 0);
		store_dispute::<T>(subjects[0].into(), subjects[1], subjects[0], DisputeState::Pending, 1);
		let (_, key) = supervisor::<T>(0);
		#[extrinsic_call]
		_(RawOrigin::Signed(key), CASE, Verdict::Return, digest());
		let case = Pallet::<T>::case(CASE).ok_or("no case")?;
		assert_eq!(case.status, CaseStatus::Decided);
		assert_eq!(
			Pallet::<T>::dispute(CASE).map(|dispute| dispute.votes.len() as u32),
			Some(MAX_VOTES)
		);
		Ok(())
	}

	/// After an appeal that nobody has answered.
	#[benchmark]
	fn execute_verdict() -> Result<(), BenchmarkError> {
		let [(payer, key), (receiver, _)] = dispute_with_coins::<T>(CaseStatus::Appealed);
		Cases::<T>::mutate(CASE, |case| {
			if let Some(decision) = case.as_mut().and_then(|case| case.decision.as_mut()) {
				decision.appealed_at = Some(NOW - T::AppealPeriod::get());
			}
		});
		#[extrinsic_call]
		_(RawOrigin::Signed(key), CASE);
		assert_eq!((T::Ledger::free(payer), T::Ledger::free(receiver)), (2 * HALF, 0));
		assert_eq!(
			Pallet::<T>::case(CASE).map(|case| case.status),
			Some(CaseStatus::Decided)
		);
		Ok(())
	}

	#[benchmark]
	fn expire_dispute() -> Result<(), BenchmarkError> {
		let [(_, key), (receiver, _)] = dispute_with_coins::<T>(CaseStatus::Open);
		Disputes::<T>::mutate(CASE, |dispute| {
			if let Some(dispute) = dispute {
				dispute.filed_at = NOW - T::VerdictPeriod::get();
			}
		});
		#[extrinsic_call]
		_(RawOrigin::Signed(key), CASE);
		assert_eq!(T::Ledger::free(receiver), 2 * HALF);
		assert_eq!(
			Pallet::<T>::dispute(CASE).map(|dispute| dispute.state),
			Some(DisputeState::Expired)
		);
		Ok(())
	}

	#[benchmark]
	fn collect_claim() -> Result<(), BenchmarkError> {
		let [(payer, key), (receiver, _)] = claim_with_coins::<T>();
		#[extrinsic_call]
		_(RawOrigin::Signed(key), CASE);
		assert_eq!((T::Ledger::free(payer), T::Ledger::free(receiver)), (HALF, 0));
		assert_eq!(Claims::<T>::get(receiver).len() as u32, MAX_CLAIMS - 1);
		Ok(())
	}

	#[benchmark]
	fn waive_claim() -> Result<(), BenchmarkError> {
		let [(_, key), (receiver, _)] = claim_with_coins::<T>();
		#[extrinsic_call]
		_(RawOrigin::Signed(key), CASE);
		assert_eq!(Claims::<T>::get(receiver).len() as u32, MAX_CLAIMS - 1);
		Ok(())
	}

	#[benchmark]
	fn grant_access() -> Result<(), BenchmarkError> {
		let (subjects, _) = members::<T>();
		store_case::<T>(CaseStatus::Appealed, &subjects, 0);
		let (_, key) = supervisor::<T>(0);
		let institution = T::World::institution(20);
		#[extrinsic_call]
		_(RawOrigin::Signed(key), CASE, institution, NOW + HOUR);
		assert!(Pallet::<T>::public_part(CASE, institution, NOW).is_some());
		Ok(())
	}

	#[benchmark]
	fn revoke_access() -> Result<(), BenchmarkError> {
		let (subjects, _) = members::<T>();
		store_case::<T>(CaseStatus::Appealed, &subjects, 0);
		let (_, key) = supervisor::<T>(0);
		let institution = T::World::institution(20);
		Grants::<T>::insert(CASE, institution, NOW + HOUR);
		#[extrinsic_call]
		_(RawOrigin::Signed(key), CASE, institution);
		assert!(Pallet::<T>::public_part(CASE, institution, NOW).is_none());
		Ok(())
	}

	/// About as many members as a request can name.
	#[benchmark]
	fn file_request() -> Result<(), BenchmarkError> {
		let (all, _) = members::<T>();
		let (institution, key) = third_party::<T>(1);
		#[extrinsic_call]
		_(
			RawOrigin::Signed(key),
			RequestKind::Court,
			RequestAbout::Members(all),
			digest(),
		);
		assert!(Pallet::<T>::request_of(RequestId(0)).is_some());
		assert_eq!(OpenRequests::<T>::get(institution), MAX_OPEN_REQUESTS);
		Ok(())
	}

	#[benchmark]
	fn answer_request() -> Result<(), BenchmarkError> {
		let (all, _) = members::<T>();
		let (institution, _) = third_party::<T>(0);
		let id = store_request::<T>(institution, &all, NOW);
		let (_, key) = supervisor::<T>(0);
		#[extrinsic_call]
		_(RawOrigin::Signed(key), id, true, digest());
		assert!(Pallet::<T>::request_of(id).is_some_and(|one| one.answer.is_some()));
		assert_eq!(OpenRequests::<T>::get(institution), MAX_OPEN_REQUESTS - 1);
		Ok(())
	}

	#[benchmark]
	fn report_overdue() -> Result<(), BenchmarkError> {
		let (all, keys) = members::<T>();
		let (institution, _) = third_party::<T>(0);
		let id = store_request::<T>(institution, &all, NOW - 1);
		#[extrinsic_call]
		_(RawOrigin::Signed(keys[0].clone()), id);
		assert!(Pallet::<T>::request_of(id).is_some_and(|one| one.overdue));
		Ok(())
	}

	/// All that is told of a member and a case: full lists that bind.
	#[benchmark]
	fn look() {
		let (all, _) = members::<T>();
		store_case::<T>(CaseStatus::Appealed, &all, 0);
		restrict_by_others::<T>(all[0], RestrictionScope::Amount, NOW + HOUR, 0);
		claims::<T>(all[0], 1, 0);
		let (listed, kept, case);
		#[block]
		{
			listed = Pallet::<T>::restrictions_in_force(all[0], NOW);
			kept = Pallet::<T>::captured(all[0], NOW);
			case = Pallet::<T>::case(CASE);
		}
		assert_eq!(listed.len() as u32, MAX_RESTRICTIONS);
		assert!(kept.asked > 0 && case.is_some());
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
