//! Random histories: the invariants hold, and the events alone rebuild every balance, lock and head.

use super::*;
use proptest::prelude::*;
use std::collections::BTreeMap;
use timebank_primitives::{Holds as HoldsSeam, Ledger};

const MEMBERS: u64 = 6;

#[derive(Clone, Debug)]
enum Step {
	Issue {
		to: u64,
		quanta: u128,
	},
	Gift {
		from: u64,
		to: u64,
		quanta: u128,
		says: u8,
	},
	Serve {
		elder: u64,
		volunteer: u64,
		escrow: bool,
		quanta: u64,
		days_ago: u64,
		says: u8,
	},
	Decide {
		hold: u64,
		release: bool,
		refused: bool,
	},
	Case {
		member: u64,
		other: u64,
		quanta: u128,
		action: u8,
	},
	Consolidate {
		member: u64,
	},
	Redeem {
		member: u64,
		quanta: u128,
		voucher: u8,
		says: u8,
	},
	Decline {
		activity: u64,
		volunteer: u64,
		approve: bool,
	},
	Rules {
		above: u128,
	},
	Block {
		origin: u64,
	},
	Pass {
		hours: u64,
	},
}

fn member() -> impl Strategy<Value = u64> {
	20..20 + MEMBERS
}

fn step() -> impl Strategy<Value = Step> {
	prop_oneof![
		2 => (member(), 1u128..40).prop_map(|(to, quanta)| Step::Issue { to, quanta }),
		6 => (member(), member(), 1u128..24, 0u8..8)
			.prop_map(|(from, to, quanta, says)| Step::Gift { from, to, quanta, says }),
		3 => (member(), member(), any::<bool>(), 1u64..8, 1u64..20, 0u8..8).prop_map(
			|(elder, volunteer, escrow, quanta, days_ago, says)| Step::Serve {
				elder, volunteer, escrow, quanta, days_ago, says
			}
		),
		3 => (0u64..20, any::<bool>(), prop::bool::weighted(0.3))
			.prop_map(|(hold, release, refused)| Step::Decide { hold, release, refused }),
		2 => (member(), member(), 1u128..30, 0u8..4)
			.prop_map(|(member, other, quanta, action)| Step::Case { member, other, quanta, action }),
		1 => member().prop_map(|member| Step::Consolidate { member }),
		1 => (member(), 1u128..8, any::<u8>(), 0u8..8)
			.prop_map(|(member, quanta, voucher, says)| Step::Redeem { member, quanta, voucher, says }),
		2 => (0u64..60, member(), any::<bool>())
			.prop_map(|(activity, volunteer, approve)| Step::Decline { activity, volunteer, approve }),
		1 => (0u128..8).prop_map(|above| Step::Rules { above }),
		1 => (0u64..12).prop_map(|origin| Step::Block { origin }),
		1 => (1u64..30).prop_map(|hours| Step::Pass { hours }),
	]
}

polkadot_sdk::frame_support::parameter_types! {
	/// Origins that a case blocks.
	pub static Blocked: Vec<OriginId> = Vec::new();
}

/// The gate lets everything pass but the blocked coins.
fn unblock() {
	GateSays::set(Ok(Passage {
		payer_keeps: 0,
		blocked: BlockedOrigins::try_from(Blocked::get()).unwrap(),
	}));
}

fn assessment(says: u8) -> Assessment {
	match says {
		0 => Assessment::Refuse(ALERT),
		1 | 2 => Assessment::Hold(ALERT),
		3 => Assessment::Flag(ALERT),
		_ => Assessment::Allow,
	}
}

/// A service up to its settlement, as far as it gets; errors (no coins for the escrow, double booking) are part of it.
fn serve(elder: u64, volunteer: u64, escrow: bool, quanta: u64, days_ago: u64) {
	let start = Now::get() - days_ago * 24 * HOUR;
	let base = if escrow { escrow_terms() } else { pool_terms() };
	let recipient = Some(id(elder));
	let activity = publish(Terms {
		start,
		end: start + quanta * QUANTUM_MS,
		recipient,
		..base
	});
	let _ = TimeCoin::fund(signed(elder), activity);
	let service = id(volunteer);
	if TimeCoin::book(signed(volunteer), activity).is_err() {
		let _ = TimeCoin::close(signed(elder), activity);
		return;
	}
	for key in [volunteer, role(CLERK)] {
		assert_ok!(TimeCoin::check_in(signed(key), activity, service, start));
	}
	for key in [volunteer, role(CLERK)] {
		assert_ok!(TimeCoin::check_out(
			signed(key),
			activity,
			service,
			start + quanta * QUANTUM_MS
		));
	}
	assert_ok!(TimeCoin::confirm(signed(elder), activity, service));
	assert_ok!(TimeCoin::review_late(signed(role(LATE_REVIEWER)), activity, service));
	let _ = TimeCoin::settle(signed(role(REVIEWER)), activity, service, H256::zero());
	let _ = TimeCoin::close(signed(elder), activity);
}

fn run(step: &Step) {
	match *step {
		Step::Issue { to, quanta } => {
			let origin = issue(to, quanta * QUANTUM);
			if quanta % 2 == 0 {
				// Another branch has issued them.
				Origins::<Test>::mutate(origin, |record| record.as_mut().unwrap().branch = OTHER_BRANCH);
			}
		}
		Step::Gift { from, to, quanta, says } => while_rules_say(assessment(says), || {
			let _ = TimeCoin::gift(signed(from), id(to), quanta * QUANTUM, None);
		}),
		Step::Serve {
			elder,
			volunteer,
			escrow,
			quanta,
			days_ago,
			says,
		} => {
			while_rules_say(assessment(says), || serve(elder, volunteer, escrow, quanta, days_ago));
		}
		Step::Decide { hold, release, refused } => {
			if refused {
				GateSays::set(Err(Refusal::Rules { alert: ALERT }));
			}
			let _ = if release {
				<TimeCoin as HoldsSeam>::release(HoldId(hold)).map(|_| ())
			} else {
				<TimeCoin as HoldsSeam>::give_back(HoldId(hold))
			};
			unblock();
		}
		Step::Case {
			member,
			other,
			quanta,
			action,
		} => {
			let (amount, case) = (quanta * QUANTUM, CaseId(1));
			let _ = match action {
				0 => <TimeCoin as Ledger>::lock(id(member), amount, &[], case),
				1 => <TimeCoin as Ledger>::unlock(id(member), case),
				3 => <TimeCoin as Ledger>::return_to_pool(id(member), BRANCH, amount, case),
				_ => <TimeCoin as Ledger>::move_by_verdict(id(member), id(other), amount, case),
			};
		}
		Step::Consolidate { member } => {
			let _ = TimeCoin::consolidate(signed(member));
		}
		Step::Redeem {
			member,
			quanta,
			voucher,
			says,
		} => while_rules_say(assessment(says), || {
			let institution = InstitutionId(1);
			let offer = NextOffer::<Test>::get();
			let record = Some(H256::repeat_byte(voucher));
			let _ = TimeCoin::offer(signed(member), Trade::Redeem { institution }, quanta * QUANTUM, record);
			let _ = TimeCoin::countersign(signed(role(REVIEWER)), offer);
			let _ = TimeCoin::withdraw(signed(member), offer);
		}),
		Step::Decline {
			activity,
			volunteer,
			approve,
		} => {
			let (activity, volunteer) = (ActivityId(activity), id(volunteer));
			let _ = TimeCoin::cosign(signed(role(FOREIGN_REVIEWER)), activity, volunteer, approve);
			let _ = TimeCoin::review(signed(role(FOREIGN_REVIEWER)), activity, volunteer, approve);
		}
		Step::Rules { above } => {
			let cosign_above = if above > 5 { Balance::MAX } else { above * QUANTUM };
			IssueLimits::<Test>::put(IssueRules {
				cosign_above,
				..OPEN_RULES
			});
		}
		// From now on a case blocks these coins, or none.
		Step::Block { origin } => {
			let blocked = if origin > 5 { Vec::new() } else { vec![OriginId(origin)] };
			Blocked::set(blocked);
			unblock();
		}
		Step::Pass { hours } => Now::set(Now::get() + hours * HOUR),
	}
}

/// What an indexer knows of a member.
#[derive(Default, PartialEq, Debug)]
struct Known {
	free: BTreeMap<OriginId, Balance>,
	locked: BTreeMap<(Vec<u8>, OriginId), Balance>,
	seq: u64,
	head: H256,
}

/// Rebuilds every member from the events alone.
fn replay() -> BTreeMap<MemberId, Known> {
	use codec::Encode;
	let mut all: BTreeMap<MemberId, Known> = BTreeMap::new();
	for (movement, source, target) in movements() {
		let (payer, receiver) = (
			movement.payer.map(|leg| leg.member),
			movement.receiver.map(|leg| leg.member),
		);
		for part in &movement.lots {
			// Locks and unlocks have one side: the coins stay with the member. What a verdict withdraws is gone.
			if movement.kind != MovementKind::Issue {
				let known = all.entry(payer.or(receiver).unwrap()).or_default();
				let from = match source {
					None => known.free.get_mut(&part.origin),
					Some(reason) => known.locked.get_mut(&(reason.encode(), part.origin)),
				};
				let from = from.expect("the coins were there");
				*from = from.checked_sub(part.amount).expect("so many were there");
			}
			if matches!(movement.kind, MovementKind::Redeem | MovementKind::Withdraw) {
				continue;
			}
			let known = all.entry(receiver.or(payer).unwrap()).or_default();
			let to = match target {
				None => known.free.entry(part.origin).or_default(),
				Some(reason) => known.locked.entry((reason.encode(), part.origin)).or_default(),
			};
			*to += part.amount;
		}
		for leg in [movement.payer, movement.receiver].into_iter().flatten() {
			let known = all.entry(leg.member).or_default();
			assert_eq!((leg.seq, leg.previous), (known.seq + 1, known.head));
			known.seq = leg.seq;
			known.head = movement.head_after(leg.previous);
		}
	}
	for known in all.values_mut() {
		known.free.retain(|_, amount| *amount > 0);
		known.locked.retain(|_, amount| *amount > 0);
	}
	all
}

/// The same out of the state.
fn stored() -> BTreeMap<MemberId, Known> {
	use codec::Encode;
	let members = Accounts::<Test>::iter().map(|(member, account)| {
		let mut known = Known {
			seq: account.seq,
			head: account.head,
			..Known::default()
		};
		for part in TimeCoin::lots(member).into_iter().flat_map(|lot| lot.parts) {
			*known.free.entry(part.origin).or_default() += part.amount;
		}
		for (reason, parts) in TimeCoin::locks(member) {
			for part in parts {
				*known.locked.entry((reason.encode(), part.origin)).or_default() += part.amount;
			}
		}
		(member, known)
	});
	members.collect()
}

/// A member's lots as an indexer knows them: number and coins, first come first, and the number of the next.
#[derive(Default, PartialEq, Debug)]
struct KnownLots {
	lots: Vec<(u32, LotParts)>,
	next: u32,
}

impl KnownLots {
	/// Coins leave: each origin from the first lots that have it. Which lots were left out because a case blocked others of
	/// their coins need not be known.
	fn leave(&mut self, parts: &LotParts) {
		for part in parts {
			let mut missing = part.amount;
			for (_, lot) in &mut self.lots {
				for there in lot.iter_mut().filter(|there| there.origin == part.origin) {
					let taken = there.amount.min(missing);
					there.amount -= taken;
					missing -= taken;
				}
				lot.retain(|there| there.amount > 0);
			}
			assert_eq!(missing, 0, "the coins were there");
		}
		self.lots.retain(|(_, lot)| !lot.is_empty());
	}

	fn arrive(&mut self, parts: &LotParts) {
		self.lots.push((self.next, parts.clone()));
		self.next += 1;
	}

	fn merge(&mut self, into: u32, from: &[u32]) {
		let mut joined = LotParts::default();
		for (number, lot) in &self.lots {
			if *number == into || from.contains(number) {
				join(&mut joined, lot).expect("they fitted on chain");
			}
		}
		self.lots.retain(|(number, _)| !from.contains(number));
		self.lots
			.iter_mut()
			.find(|(number, _)| *number == into)
			.expect("it stays")
			.1 = joined;
	}
}

/// Rebuilds every member's lots from the events alone.
fn replay_lots() -> BTreeMap<MemberId, KnownLots> {
	let mut all: BTreeMap<MemberId, KnownLots> = BTreeMap::new();
	for event in events() {
		match event {
			Event::LotsMerged { member, into, from } => all.entry(member).or_default().merge(into, &from),
			Event::CoinsMoved {
				movement,
				source,
				target,
			} => {
				let payer = movement.payer.map(|leg| leg.member);
				let receiver = movement.receiver.map(|leg| leg.member);
				if let (None, Some(member)) = (source, payer) {
					all.entry(member).or_default().leave(&movement.lots);
				}
				if let (None, Some(member)) = (target, receiver) {
					all.entry(member).or_default().arrive(&movement.lots);
				}
			}
			_ => {}
		}
	}
	all
}

fn stored_lots() -> BTreeMap<MemberId, KnownLots> {
	let members = Accounts::<Test>::iter().map(|(member, account)| {
		let lots = TimeCoin::lots(member)
			.into_iter()
			.map(|lot| (lot.lot, lot.parts))
			.collect();
		let next = account.next_lot;
		(member, KnownLots { lots, next })
	});
	members.collect()
}

/// What branches owe each other, from the events alone.
fn replay_clearing() -> BTreeMap<(u32, u32), Balance> {
	let mut all = BTreeMap::new();
	for event in events() {
		if let Event::ClearingMoved {
			period: 0,
			from,
			to,
			amount,
		} = event
		{
			*all.entry((from.0, to.0)).or_default() += amount;
		}
	}
	all
}

proptest! {
	#![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

	#[test]
	fn rebuilds_all_balances_lots_and_heads_from_events(steps in prop::collection::vec(step(), 40..160)) {
		ample().build().execute_with(|| {
			Blocked::set(Vec::new());
			for member in 20..20 + MEMBERS {
				issue(member, 20 * COIN);
			}
			for (at, step) in steps.iter().enumerate() {
				// Nothing undoes a call that fails here: it must not have written anything.
				run(step);
				TimeCoin::do_try_state().unwrap_or_else(|error| panic!("after step {at}, {step:?}: {error:?}"));
			}
			assert_eq!(replay(), stored());
			let (mut rebuilt, known) = (replay_lots(), stored_lots());
			for member in known.keys() {
				rebuilt.entry(*member).or_default();
			}
			assert_eq!(rebuilt, known);
			let owed: BTreeMap<_, _> = TimeCoin::clearing(0)
				.into_iter()
				.map(|(from, to, amount)| ((from.0, to.0), amount))
				.collect();
			assert_eq!(replay_clearing(), owed);
			let sum: Balance = stored().values().map(|known| {
				known.free.values().sum::<Balance>() + known.locked.values().sum::<Balance>()
			}).sum();
			assert_eq!(sum, TimeCoin::total_supply());
		});
	}
}
