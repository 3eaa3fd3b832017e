//! What benchmarked calls find: everything at its bound. Storage is written directly; `World` gives persons and coins.

use crate::{
	dispute::{Claim, Claims as ClaimList, Dispute, DisputeState, Disputed, Payer, Verdict, Vote, Votes},
	request::{Request, RequestAbout, RequestKind},
	spans::{Span, Spans},
	BlockedEntries, BlockedOrigin, BlockedOrigins, Case, CaseRestrictions, CaseStatus, Cases, Claims, Config, Decision,
	DisputeOf, Disputes, LegalBasis, NextCase, NextRequest, OpenOrder, OpenOrderList, OpenOrders, OpenRequests,
	Orderers, Requests, Restriction, RestrictionList, Restrictions, Rights, Ruling, Subjects, SupervisorRights,
	UnratifiedTime, MAX_CLAIMS, MAX_OPEN_ORDERS, MAX_OPEN_REQUESTS, MAX_ORDERERS, MAX_RESTRICTIONS, MAX_SPANS,
	MAX_SUBJECTS, MAX_VOTES,
};
use alloc::vec::Vec;
use polkadot_sdk::sp_core::H256;
use timebank_primitives::*;

/// The block time of every benchmark.
pub const NOW: Moment = 1_790_000_000_000;
/// An hour.
pub const HOUR: Moment = 3_600_000;
/// The case that calls are about; others have lower numbers.
pub const CASE: CaseId = CaseId(1_000);
/// The payment that is disputed.
pub const ABOUT: Disputed = Disputed::Movement(MovementId(1_000));
/// How many coins of it are held, and how many lie free.
pub const HALF: Balance = 1_600;

/// A digest.
pub fn digest() -> Digest {
	Digest::repeat_byte(7)
}

/// A supervisor of an own institution, all of whose rights are recorded.
pub fn supervisor<T: Config>(seed: u32) -> (RoleHolder, T::AccountId) {
	let body = Body::Institution(T::World::institution(seed));
	let (member, key) = T::World::officer(Role::Supervisor, body, seed);
	SupervisorRights::<T>::insert(member, Rights::ALL);
	let holder = RoleHolder {
		member,
		role: Role::Supervisor,
		body,
	};
	(holder, key)
}

/// As many members as a case can name, and their keys.
pub fn members<T: Config>() -> (Subjects, Vec<T::AccountId>) {
	T::World::set_time(NOW);
	let branch = T::World::branch(0);
	let all: Vec<_> = (0..MAX_SUBJECTS).map(|seed| T::World::member(branch, seed)).collect();
	let keys = all.iter().map(|(_, key)| key.clone()).collect();
	let subjects: Vec<_> = all.into_iter().map(|(member, _)| member).collect();
	(subjects.try_into().expect("as many as fit"), keys)
}

/// Persons that nobody has filed: they only fill lists.
fn nobody(index: u32) -> MemberId {
	MemberId(u64::MAX - u64::from(index))
}

/// Stores a case of this status about `subjects`, with as many orderers as there can be but for `room`.
pub fn store_case<T: Config>(status: CaseStatus, subjects: &Subjects, room: u32) -> Case {
	let orderers: Vec<_> = (0..MAX_ORDERERS - room).map(nobody).collect();
	let decided = matches!(status, CaseStatus::Decided | CaseStatus::Appealed);
	let case = Case {
		status,
		basis: LegalBasis::CourtOrder(digest()),
		opened_by: Some(nobody(0)),
		lead: Some(nobody(0)),
		body: Some(Body::Institution(InstitutionId(u32::MAX))),
		opened_at: NOW,
		subjects: subjects.clone(),
		orders: 1_000,
		orderers: Orderers::try_from(orderers).expect("as many as fit"),
		evidence_count: 1,
		evidence_head: H256::repeat_byte(1),
		decision: decided.then(|| Decision {
			ruling: Ruling::Verdict(Verdict::Return),
			by: nobody(0),
			at: NOW,
			appealed_at: matches!(status, CaseStatus::Appealed).then_some(NOW),
		}),
	};
	Cases::<T>::insert(CASE, &case);
	NextCase::<T>::put(CaseId(CASE.0 + 1));
	case
}

/// An order against somebody.
pub fn restriction(case: CaseId, order: u32, scope: RestrictionScope, until: Moment, by: MemberId) -> Restriction {
	Restriction {
		case,
		order,
		scope,
		amount: if matches!(scope, RestrictionScope::Amount) {
			1
		} else {
			0
		},
		from: NOW - HOUR,
		until: Some(until),
		ordered_by: Some(by),
		body: Some(Body::Institution(InstitutionId(u32::MAX))),
		ratifiers: Default::default(),
		ratified: false,
	}
}

/// Fills the list of a member with orders of other cases but for `room`, all of this scope and end.
pub fn restrict_by_others<T: Config>(member: MemberId, scope: RestrictionScope, until: Moment, room: u32) {
	let list: Vec<_> = (0..MAX_RESTRICTIONS - room)
		.map(|index| restriction(CaseId(u64::from(index)), 0, scope, until, nobody(index)))
		.collect();
	Restrictions::<T>::insert(member, RestrictionList::try_from(list).expect("as many as fit"));
}

/// Adds an order of the case to the list of a member.
pub fn add_restriction<T: Config>(member: MemberId, one: Restriction) {
	Restrictions::<T>::mutate(member, |list| list.try_push(one).expect("there is room"));
	CaseRestrictions::<T>::mutate(CASE, |members| members.try_push(member).expect("there is room"));
}

/// Gives a member separate stretches of unratified time, all within the window, but for `room`; the last one reaches past
/// now if `running`.
pub fn spend_time<T: Config>(member: MemberId, room: u32, running: bool) {
	let count = u64::from(MAX_SPANS - room);
	let list: Vec<_> = (0..count)
		.map(|index| {
			let last = index + 1 == count;
			Span {
				from: NOW - 10 * (count - index),
				until: if last && running {
					NOW + HOUR
				} else {
					NOW - 10 * (count - index) + 1
				},
			}
		})
		.collect();
	UnratifiedTime::<T>::insert(member, Spans::try_from(list).expect("as many as fit"));
}

/// Fills the open orders of a supervisor with orders of the case from `first` on, but for `room`.
pub fn open_orders<T: Config>(supervisor: MemberId, first: u32, room: u32) {
	let list: Vec<_> = (first..first + MAX_OPEN_ORDERS - room)
		.map(|order| OpenOrder {
			case: CASE,
			order,
			until: NOW + HOUR,
		})
		.collect();
	OpenOrders::<T>::insert(supervisor, OpenOrderList::try_from(list).expect("as many as fit"));
}

/// Blocks as many origins as can be: `own` of them by this order of the case, `lapsed` by orders that have lapsed.
pub fn block<T: Config>(order: u32, own: u32, lapsed: u32) {
	let list: Vec<_> = (0..MAX_BLOCKED_ORIGINS)
		.map(|index| BlockedOrigin {
			// None that coins of a benchmark have.
			origin: OriginId(u64::MAX - u64::from(index)),
			case: if index < own { CASE } else { CaseId(0) },
			order,
			until: Some(if index < own + lapsed && index >= own {
				NOW
			} else {
				NOW + HOUR
			}),
		})
		.collect();
	BlockedOrigins::<T>::put(BlockedEntries::try_from(list).expect("as many as fit"));
}

/// Fills the claims against a member with such of other cases, of `amount` each, but for `room`.
pub fn claims<T: Config>(member: MemberId, amount: Balance, room: u32) {
	let list: Vec<_> = (0..MAX_CLAIMS - room)
		.map(|index| Claim {
			case: CaseId(100 + u64::from(index)),
			creditor: nobody(index).into(),
			amount,
			awarded: false,
		})
		.collect();
	Claims::<T>::insert(member, ClaimList::try_from(list).expect("as many as fit"));
}

/// Adds the claim of the case.
pub fn add_claim<T: Config>(debtor: MemberId, creditor: MemberId, amount: Balance, awarded: bool) {
	let claim = Claim {
		case: CASE,
		creditor: creditor.into(),
		amount,
		awarded,
	};
	Claims::<T>::mutate(debtor, |list| list.try_push(claim).expect("there is room"));
}

/// Stores a dispute of the case with as many opinions as there can be but for `room`; both sides were heard.
pub fn store_dispute<T: Config>(payer: Payer, receiver: MemberId, party: MemberId, state: DisputeState, room: u32) {
	let votes: Vec<_> = (0..MAX_VOTES - room)
		.map(|index| Vote {
			member: nobody(index),
			body: Body::Institution(InstitutionId(u32::MAX - index)),
			verdict: if index == 0 {
				Verdict::Return
			} else {
				Verdict::Split {
					to_payer: u128::from(index),
				}
			},
			reason: digest(),
		})
		.collect();
	let dispute = Dispute {
		about: ABOUT,
		payer,
		receiver,
		amount: 2 * HALF,
		branches: [BranchId(u32::MAX); 3],
		party,
		filed_by: party,
		filed_at: NOW,
		payer_heard: true,
		receiver_heard: true,
		votes: Votes::try_from(votes).expect("as many as fit"),
		state,
	};
	Disputes::<T>::insert(CASE, dispute);
	DisputeOf::<T>::insert(ABOUT, CASE);
	crate::OpenDisputes::<T>::insert(party, crate::MAX_OPEN_DISPUTES);
}

/// A pending dispute whose verdict takes the held coins and then others, past all that binds the receiver otherwise.
/// Returns payer and receiver with their keys.
pub fn dispute_with_coins<T: Config>(status: CaseStatus) -> [(MemberId, T::AccountId); 2] {
	let (all, keys) = members::<T>();
	let (payer, receiver) = (all[0], all[1]);
	let both = Subjects::try_from(alloc::vec![payer, receiver]).expect("two fit");
	store_case::<T>(status, &both, 0);
	store_dispute::<T>(payer.into(), receiver, payer, DisputeState::Pending, 0);
	restrict_by_others::<T>(receiver, RestrictionScope::Outgoing, NOW + HOUR, 0);
	claims::<T>(receiver, 0, 1);
	add_claim::<T>(receiver, payer, 0, false);
	block::<T>(0, 0, 0);
	T::World::coins(receiver, 2, HALF);
	assert_eq!(T::Ledger::lock(receiver, HALF, &[], CASE), Ok(HALF));
	[(payer, keys[0].clone()), (receiver, keys[1].clone())]
}

/// A dispute that was decided for the payer, of which half is still owed and has arrived.
pub fn claim_with_coins<T: Config>() -> [(MemberId, T::AccountId); 2] {
	let (all, keys) = members::<T>();
	let (payer, receiver) = (all[0], all[1]);
	store_dispute::<T>(payer.into(), receiver, payer, DisputeState::Settled, 0);
	restrict_by_others::<T>(receiver, RestrictionScope::Outgoing, NOW + HOUR, 0);
	claims::<T>(receiver, 0, 1);
	add_claim::<T>(receiver, payer, HALF, true);
	block::<T>(0, 0, 0);
	T::World::coins(receiver, 1, HALF);
	[(payer, keys[0].clone()), (receiver, keys[1].clone())]
}

/// A person of a third party, and the institution, which waits for as many answers as one may but for `room`.
pub fn third_party<T: Config>(room: u32) -> (InstitutionId, T::AccountId) {
	let institution = T::World::institution(20);
	let (_, key) = T::World::officer(Role::ThirdParty, Body::Institution(institution), 20);
	OpenRequests::<T>::insert(institution, MAX_OPEN_REQUESTS - room);
	(institution, key)
}

/// Stores a request about as many members as one can name.
pub fn store_request<T: Config>(institution: InstitutionId, about: &Subjects, due: Moment) -> RequestId {
	let id = RequestId(9);
	NextRequest::<T>::put(RequestId(10));
	let request = Request {
		kind: RequestKind::Court,
		institution,
		by: nobody(0),
		about: RequestAbout::Members(about.clone()),
		document: digest(),
		filed_at: NOW,
		due,
		overdue: false,
		answer: None,
	};
	Requests::<T>::insert(id, request);
	id
}
