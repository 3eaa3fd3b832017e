//! What the benchmarks set up, by writing storage directly.

use crate::{
	types::*, window, Accounts, Activities, Allowance, AllowanceList, Allowances, BranchQuota, BusyDays, Config,
	DayIndex, Days, Given, GivenTo, Holds, Locked, LotIndex, Lots, NextActivity, NextHold, NextOrigin, OpenBookings,
	Origins, Pallet, Permit, PermitSignature, Services, SigningDomain, Supply, GIFT_DAYS, GIFT_HOURS, MAX_DAY_ENTRIES,
	MAX_OPEN_BOOKINGS,
};
use alloc::vec::Vec;
use polkadot_sdk::{
	frame_benchmarking,
	frame_support::{traits::ConstU32, BoundedVec},
	sp_core::{H160, H256, U256},
};
use timebank_primitives::*;

/// Block time of every benchmark: some noon.
pub(crate) const NOW: Moment = 20_500 * crate::calendar::DAY + crate::calendar::DAY / 2;
/// A service began here and ends now.
pub(crate) const START: Moment = NOW - 4 * QUANTUM_MS;
/// One unit of each origin that a lot can have.
pub(crate) const LOT: Balance = MAX_PARTS as Balance;
/// Whole quanta that lie in as many lots of [`LOT`] units as one movement may touch.
pub(crate) const WORST: Balance = 125;
/// More than any benchmark issues.
pub(crate) const AMPLE: Balance = 1_000_000_000;

/// Gives `member` free coins in `lots` further lots of `amount` units each, every lot of as many origins as one can have.
/// The lots share their origins, so that coins of several fit into one movement.
pub fn coins<T: Config>(member: MemberId, lots: u32, amount: Balance) {
	let split = parts(&origins::<T>(member, amount.saturating_mul(lots.into())), amount);
	for _ in 0..lots {
		add_lot::<T>(member, split.clone());
	}
}

/// As many new origins as a lot can have, each for up to `amount` units.
pub(crate) fn origins<T: Config>(volunteer: MemberId, amount: Balance) -> Vec<OriginId> {
	let mut all = Vec::new();
	for _ in 0..MAX_PARTS {
		let origin = NextOrigin::<T>::get();
		NextOrigin::<T>::put(origin.next().expect("numbers are left"));
		let claimed = claimed();
		Origins::<T>::insert(
			origin,
			OriginRecord {
				activity: ActivityId(0),
				volunteer,
				recipient: None,
				branch: BranchId(u32::try_from(origin.0 % 64).expect("small")),
				amount,
				claimed,
				record: H256::zero(),
				at: NOW,
			},
		);
		all.push(origin);
	}
	all
}

/// An amount split over origins; the first has what is over.
pub(crate) fn parts(origins: &[OriginId], amount: Balance) -> LotParts {
	let each = amount / LOT;
	let parts: Vec<LotPart> = origins
		.iter()
		.enumerate()
		.map(|(at, origin)| LotPart {
			origin: *origin,
			amount: if at == 0 { each + amount % LOT } else { each },
		})
		.filter(|part| part.amount > 0)
		.collect();
	LotParts::try_from(parts).expect("no more origins than a lot can have")
}

/// Adds one lot of new coins.
pub(crate) fn add_lot<T: Config>(member: MemberId, parts: LotParts) {
	let amount = total(&parts).expect("small");
	let lot = Accounts::<T>::mutate(member, |account| {
		account.free += amount;
		account.next_lot += 1;
		account.next_lot - 1
	});
	LotIndex::<T>::mutate(member, |index| {
		index
			.try_push(LotRef { lot, amount })
			.expect("no more lots than can be")
	});
	Lots::<T>::insert(member, lot, parts);
	Supply::<T>::mutate(|supply| supply.issued += amount);
}

/// A receiver at the bound of lots, of whose eight smallest only the last two fit together.
pub(crate) fn full_purse<T: Config>(member: MemberId) {
	let groups: Vec<Vec<OriginId>> = (0..8).map(|_| origins::<T>(member, AMPLE)).collect();
	for lot in 0..MAX_LOTS as usize {
		let (group, amount) = match lot {
			0..7 => (lot, LOT),
			7 => (6, LOT),
			_ => (7, 2 * LOT),
		};
		add_lot::<T>(member, parts(&groups[group], amount));
	}
}

/// Locks new coins of as many origins as a lock can have.
pub(crate) fn lock<T: Config>(member: MemberId, reason: LockReason, amount: Balance) {
	let parts = parts(&origins::<T>(member, amount), amount);
	Locked::<T>::insert(member, reason, parts);
	Accounts::<T>::mutate(member, |account| account.locked += amount);
	Supply::<T>::mutate(|supply| supply.issued += amount);
}

/// The claimed time of every service here.
pub(crate) fn claimed() -> ClaimedTime {
	ClaimedTime {
		start: START,
		end: NOW,
		late: true,
	}
}

/// Terms of an hour that ends now; `None` as recipient: the branch pays.
pub(crate) fn terms(branch: BranchId, recipient: Option<MemberId>, funding: Funding) -> Terms {
	Terms {
		kind: ActivityKind::Activity,
		branch,
		region: RegionCode(310_101),
		place: H256::repeat_byte(1),
		start: START,
		end: NOW,
		rate: QUANTUM,
		funding,
		recipient,
		capacity: 1,
		level: Level::Reviewed,
		qualifications: BoundedVec::default(),
	}
}

/// A published activity with an escrow as full as it must be, if the recipient pays.
pub(crate) fn activity<T: Config>(terms: Terms, publisher: MemberId) -> ActivityId {
	let id = NextActivity::<T>::get();
	NextActivity::<T>::put(id.next().expect("numbers are left"));
	BranchQuota::<T>::insert(
		terms.branch,
		Quota {
			limit: AMPLE,
			used: 0,
			period: 0,
		},
	);
	Activities::<T>::insert(
		id,
		Activity {
			terms,
			share: WORST,
			publisher,
			published_at: NOW,
			state: ActivityState::Published,
			escrow: EscrowState::Empty,
			booked: 0,
			done: 0,
		},
	);
	id
}

/// Fills the escrow of an activity with `amount` more than it needs.
pub(crate) fn escrow<T: Config>(id: ActivityId, surplus: Balance) {
	Activities::<T>::mutate(id, |activity| {
		let activity = activity.as_mut().expect("it was published");
		activity.escrow = EscrowState::Funded;
		let recipient = activity.terms.recipient.expect("somebody pays");
		lock::<T>(recipient, LockReason::Escrow(id), activity.escrow_needed() + surplus);
	});
}

/// A place in an activity, of a volunteer who has as many open services as can be.
pub(crate) fn service<T: Config>(id: ActivityId, volunteer: MemberId, service: Service) {
	Activities::<T>::mutate(id, |activity| {
		let activity = activity.as_mut().expect("it was published");
		activity.booked += 1;
		activity.state = ActivityState::Closed;
	});
	Services::<T>::insert(id, volunteer, service);
	bookings::<T>(volunteer, Some(id));
}

/// Gives a volunteer as many open services as can be but one, and this one.
pub(crate) fn bookings<T: Config>(volunteer: MemberId, id: Option<ActivityId>) {
	let others = (1..u64::from(MAX_OPEN_BOOKINGS)).map(|other| ActivityId(u64::MAX.saturating_sub(other)));
	let open: Vec<ActivityId> = others.chain(id).collect();
	let open = BoundedVec::<_, ConstU32<MAX_OPEN_BOOKINGS>>::try_from(open).expect("as many as can be");
	OpenBookings::<T>::insert(volunteer, open);
}

/// A service that ended, reported by the volunteer and `onsite`.
pub(crate) fn ended(onsite: MemberId) -> Service {
	let sighting = |at: Moment| Sighting {
		volunteer: Some(at),
		onsite: Some(at),
		onsite_by: Some(onsite),
	};
	Service {
		state: ServiceState::Ended,
		start: sighting(START),
		end: sighting(NOW),
		late: true,
		..Service::booked()
	}
}

/// A service that needs nothing but the countersignature.
pub(crate) fn confirmed(onsite: MemberId, confirmer: MemberId, reviewer: MemberId) -> Service {
	Service {
		state: ServiceState::Confirmed,
		confirmer: Some(confirmer),
		late_review: Some(reviewer),
		..ended(onsite)
	}
}

/// Fills the days around the service, but for one entry on its own day, with moments at which the volunteer is elsewhere.
pub(crate) fn calendar<T: Config>(volunteer: MemberId) {
	let days = BusyList::try_from((0..u64::from(MAX_BUSY_DAYS)).collect::<Vec<u64>>()).expect("as many as can be");
	BusyDays::<T>::insert(volunteer, days);
	for day in crate::calendar::days_around(START) {
		let own = day == crate::calendar::day_of(START);
		let entries = (0..u64::from(MAX_DAY_ENTRIES) - u64::from(own)).map(|entry| DayEntry {
			time: ClaimedTime {
				start: day * crate::calendar::DAY + 2 * entry,
				end: day * crate::calendar::DAY + 2 * entry + 1,
				late: false,
			},
			activity: ActivityId(u64::MAX),
		});
		DayIndex::<T>::insert(
			volunteer,
			day,
			DayList::try_from(entries.collect::<Vec<_>>()).expect("as many as can be"),
		);
	}
}

/// Facts of a payment for the service.
pub(crate) fn facts<T: Config>(payer: Option<MemberId>, receiver: MemberId, activity: ActivityId) -> MovementFacts {
	let summary = |member: MemberId| T::Members::summary(member).expect("filed");
	MovementFacts {
		stage: Stage::ActivityEnd,
		payer: payer.map(summary),
		receiver: Some(summary(receiver)),
		amount: 4 * QUANTUM,
		signers: Signers::default(),
		branch: Activities::<T>::get(activity).expect("published").terms.branch,
		activity: Some(activity),
		claimed: Some(claimed()),
		record: Some(H256::zero()),
		now: NOW,
		block: Pallet::<T>::height(),
	}
}

/// A payment out of escrow that waits for a supervisor.
pub(crate) fn held_payment<T: Config>(payer: MemberId, receiver: MemberId, activity: ActivityId) -> HoldId {
	let hold = NextHold::<T>::get();
	NextHold::<T>::put(hold.next().expect("numbers are left"));
	let facts = facts::<T>(Some(payer), receiver, activity);
	lock::<T>(payer, LockReason::Hold(hold), facts.amount);
	Holds::<T>::insert(
		hold,
		Hold {
			facts,
			execution: Execution::Deferrable,
			state: HoldState::Held,
			alert: AlertId(0),
			cause: HoldCause::Payment {
				activity,
				volunteer: receiver,
			},
		},
	);
	hold
}

/// As many origins as cases can block, in groups of a lot.
pub(crate) fn blocked_origins<T: Config>(volunteer: MemberId) -> Vec<Vec<OriginId>> {
	(0..MAX_BLOCKED_ORIGINS / MAX_PARTS)
		.map(|_| origins::<T>(volunteer, AMPLE))
		.collect()
}

/// Gives a member as many lots as can be, all of these origins but for the last `open` lots.
pub(crate) fn blocked_purse<T: Config>(member: MemberId, blocked: &[Vec<OriginId>], open: u32) {
	let free = origins::<T>(member, AMPLE);
	let last = MAX_LOTS.saturating_sub(open) as usize;
	let groups = blocked.iter().cycle().take(last).chain(core::iter::repeat(&free));
	for group in groups.take(MAX_LOTS as usize) {
		add_lot::<T>(member, parts(group, LOT));
	}
}

/// Fills the counters of gifts from one member to another.
pub(crate) fn given<T: Config>(from: MemberId, to: MemberId) {
	let slots = |length: Moment, count: u32| {
		let now = window::slot_of(NOW, length);
		(0..u64::from(count)).map(move |back| window::Slot {
			number: now.saturating_sub(back),
			amount: 1,
		})
	};
	let hours: Vec<_> = slots(crate::calendar::DAY / 24, GIFT_HOURS).collect();
	let days: Vec<_> = slots(crate::calendar::DAY, GIFT_DAYS).collect();
	let days = Days::try_from(days).expect("as many as can be");
	let hours = BoundedVec::try_from(hours).expect("as many as can be");
	GivenTo::<T>::insert(from, to, days.clone());
	Given::<T>::insert(from, GivenBy { hours, days });
}

/// So many allowances of a member, given by a key.
pub fn allowances<T: Config>(owner: MemberId, giver: &T::AccountId, count: u32) {
	let all = (0..count).map(|seed| Allowance {
		spender: frame_benchmarking::account("spender", seed, 0),
		giver: giver.clone(),
		amount: 1,
	});
	let all: Vec<_> = all.collect();
	Allowances::<T>::insert(
		owner,
		AllowanceList::<T::AccountId>::try_from(all).expect("as many as can be"),
	);
}

/// A permit that wallets have signed for a test of this pallet (`takes_what_a_wallet_signs`), the first of its key.
pub(crate) const PERMIT: Permit = Permit {
	owner: H160([
		0xf3, 0x9f, 0xd6, 0xe5, 0x1a, 0xad, 0x88, 0xf6, 0xf4, 0xce, 0x6a, 0xb8, 0x82, 0x72, 0x79, 0xcf, 0xff, 0xb9,
		0x22, 0x66,
	]),
	spender: H160([0x11; 20]),
	value: U256([WORST as u64, 0, 0, 0]),
	deadline: U256::MAX,
};
/// Where it is good.
pub(crate) const PERMIT_DOMAIN: SigningDomain = SigningDomain {
	name: "Time Coin",
	version: "1",
	chain: 202_609,
	contract: H160([
		0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x0c, 0x01,
		0x00, 0x00,
	]),
};
/// The signature of the owner.
pub(crate) const PERMIT_SIGNATURE: PermitSignature = PermitSignature {
	v: 28,
	r: H256([
		0x24, 0x9d, 0x22, 0x78, 0xc8, 0x8f, 0xb9, 0x85, 0x03, 0xfd, 0x75, 0x63, 0xef, 0x54, 0x37, 0x19, 0xb2, 0x16,
		0x70, 0x2b, 0xf3, 0x6b, 0xe6, 0x02, 0xae, 0x2f, 0x0b, 0xeb, 0x03, 0x8d, 0xe9, 0x7b,
	]),
	s: H256([
		0x26, 0x83, 0x98, 0x84, 0xd3, 0x65, 0x16, 0x0b, 0x76, 0xb5, 0xae, 0x71, 0x61, 0xb9, 0x5f, 0xbd, 0x6f, 0x48,
		0x10, 0xe3, 0xc8, 0x26, 0x3c, 0xe2, 0xed, 0x19, 0xf9, 0xb9, 0x80, 0x5e, 0xfd, 0x07,
	]),
};
