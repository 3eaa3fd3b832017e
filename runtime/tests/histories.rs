//! Histories at random on the real ledger: gifts, orders, ratifications, lifts, lapses, disputes of gifts and of services,
//! verdicts, appeals, claims and closes. Whatever happens, all coins are the supply, and when every case is closed nothing
//! binds anybody.

use crate::common::*;
use pallet_freeze_control::{CaseStatus, Cases, DisputeState, LegalBasis, NextCase, Ruling, Verdict};
use polkadot_sdk::*;
use timebank_primitives::*;
use timebank_runtime::{configs, presets, FreezeControl, Runtime, RuntimeCall, System, TimeCoin, Timestamp};

type Freeze = pallet_freeze_control::Call<Runtime>;

const PEOPLE: [&str; 3] = ["//Volunteer", "//Elder", "//Friend"];
const SUPERVISORS: [&str; 3] = ["//Supervisor1", "//Supervisor2", "//Supervisor3"];

/// The same numbers each time.
struct Random(u64);
impl Random {
	fn below(&mut self, end: u64) -> u64 {
		self.0 = self
			.0
			.wrapping_mul(6_364_136_223_846_793_005)
			.wrapping_add(1_442_695_040_888_963_407);
		(self.0 >> 33) % end.max(1)
	}

	fn of<T: Copy>(&mut self, list: &[T]) -> T {
		list[self.below(list.len() as u64) as usize]
	}
}

/// Dispatches a call as a block does: what fails leaves nothing. Whether it was done.
fn attempt(uri: &str, what: impl Into<RuntimeCall>) -> bool {
	frame_support::storage::with_storage_layer(|| call(uri, what).map_err(|error| error.error)).is_ok()
}

fn head_office(what: impl Into<RuntimeCall>) -> bool {
	attempt(
		"//Ferdie",
		pallet_collective::Call::<Runtime, configs::origins::HeadOfficeInstance>::propose {
			threshold: 1,
			proposal: Box::new(what.into()),
			length_bound: 1_000,
		},
	)
}

fn cases() -> Vec<CaseId> {
	(0..NextCase::<Runtime>::get().0).map(CaseId).collect()
}

fn step(random: &mut Random, members: &[MemberId; 3]) {
	let who = random.below(3) as usize;
	let (uri, member, other) = (
		PEOPLE[who],
		members[who],
		members[(who + 1 + random.below(2) as usize) % 3],
	);
	let supervisor = random.of(&SUPERVISORS);
	let case = random.of(&cases());
	let amount = 25 * Balance::from(1 + random.below(12));
	let (reason, digest) = (digest("reason"), digest("evidence"));
	let until = now() + HOUR * (1 + random.below(70));
	let verdict = match random.below(3) {
		0 => Verdict::Pay,
		1 => Verdict::Return,
		_ => Verdict::Split { to_payer: 25 },
	};
	match random.below(17) {
		0..=2 => {
			attempt(
				uri,
				pallet_time_coin::Call::gift {
					to: other,
					amount,
					memo: None,
				},
			);
		}
		3 | 4 => {
			let mut movement = 0;
			for number in 0..200 {
				if <TimeCoin as Ledger>::receipt(MovementId(number)).is_some() && random.below(2) == 0 {
					movement = number;
				}
			}
			attempt(
				uri,
				Freeze::file_dispute {
					movement: MovementId(movement),
					complaint: digest,
				},
			);
		}
		5 => {
			let settlement = OriginId(random.below(4));
			let by = if random.below(2) == 0 {
				uri
			} else {
				"//Branch1//Manager"
			};
			attempt(
				by,
				Freeze::dispute_service {
					settlement,
					complaint: digest,
				},
			);
		}
		6 => {
			let subjects = vec![member, other].try_into().unwrap();
			attempt(
				supervisor,
				Freeze::open_case {
					basis: LegalBasis::CourtOrder(digest),
					subjects,
					evidence: digest,
				},
			);
		}
		7 => {
			let scope = random.of(&[
				RestrictionScope::Everything,
				RestrictionScope::Outgoing,
				RestrictionScope::Incoming,
			]);
			attempt(
				supervisor,
				Freeze::restrict {
					case,
					member,
					scope,
					amount: 0,
					until,
				},
			);
		}
		8 => {
			let scope = RestrictionScope::Amount;
			attempt(
				supervisor,
				Freeze::restrict {
					case,
					member,
					scope,
					amount,
					until,
				},
			);
		}
		9 => {
			let origins = vec![OriginId(random.below(4))].try_into().unwrap();
			attempt(
				supervisor,
				Freeze::block_origins {
					case,
					member,
					origins,
					until,
				},
			);
		}
		10 => {
			let order = random.below(3) as u32;
			for uri in SUPERVISORS {
				attempt(uri, Freeze::ratify { case, member, order });
			}
		}
		11 => {
			let order = random.below(3) as u32;
			attempt(supervisor, Freeze::lift { case, member, order });
		}
		12 | 13 => {
			for uri in PEOPLE {
				attempt(uri, Freeze::give_evidence { case, digest });
			}
			for uri in SUPERVISORS {
				attempt(uri, Freeze::vote_verdict { case, verdict, reason });
			}
		}
		14 => {
			attempt(uri, Freeze::appeal { case, reason });
			if random.below(2) == 0 {
				let ruling = Ruling::Verdict(verdict);
				head_office(Freeze::decide_appeal { case, ruling, reason });
			}
		}
		15 => {
			for case in cases() {
				attempt(uri, Freeze::execute_verdict { case });
				attempt(uri, Freeze::collect_claim { case });
			}
			attempt(supervisor, Freeze::close_case { case, reason });
		}
		_ => pass(HOUR * (1 + random.below(60))),
	}
}

/// Brings every case to its end by those who may.
fn end_all() {
	pass(60 * DAY);
	let reason = digest("reason");
	for case in cases() {
		let stored = Cases::<Runtime>::get(case).unwrap();
		if stored.status == CaseStatus::Closed {
			continue;
		}
		let pending = FreezeControl::dispute(case).is_some_and(|dispute| dispute.state == DisputeState::Pending);
		if pending && stored.decision.is_some() {
			ok("//Friend", Freeze::execute_verdict { case });
		} else if pending {
			ok("//Friend", Freeze::expire_dispute { case });
		}
		head_office(Freeze::waive_claim { case });
		assert!(head_office(Freeze::close_case { case, reason }));
	}
}

#[test]
fn all_coins_are_the_supply_after_every_step_and_nothing_binds_when_all_cases_are_closed() {
	let (mut withdrawn, mut disputes, mut restrictions) = (0, 0, 0);
	for seed in 0..6 {
		network(presets::DEVELOPMENT).execute_with(|| {
			let members = PEOPLE.map(file);
			for (at, uri) in PEOPLE.iter().enumerate() {
				let next = (at + 1) % 3;
				serve((uri, members[at]), (PEOPLE[next], members[next]), 6);
				pass(13 * HOUR);
			}
			let issued = TimeCoin::total_supply();
			assert!(attempt(
				SUPERVISORS[0],
				Freeze::open_case {
					basis: LegalBasis::CourtOrder(digest("order")),
					subjects: members.to_vec().try_into().unwrap(),
					evidence: digest("evidence"),
				}
			));
			let mut random = Random(seed);
			for _ in 0..90 {
				step(&mut random, &members);
				restrictions += members
					.iter()
					.map(|member| FreezeControl::restrictions_in_force(*member, Timestamp::get()).len())
					.sum::<usize>();
				// The first invariant of the ledger: free and locked coins are what was issued less what has left.
				check();
				System::reset_events();
			}
			end_all();
			check();
			disputes += cases()
				.iter()
				.filter(|case| FreezeControl::dispute(**case).is_some())
				.count();
			withdrawn += issued - TimeCoin::total_supply();
			let mut coins = 0;
			for member in members {
				let account = TimeCoin::account(member);
				// What a rule holds is no case's.
				let by_case = |(reason, _): &(LockReason, LotParts)| matches!(reason, LockReason::Case(_));
				assert!(!TimeCoin::locks(member).iter().any(by_case));
				coins += account.free + account.locked;
				assert_eq!(FreezeControl::restrictions_in_force(member, Timestamp::get()), []);
				assert_eq!(FreezeControl::captured(member, Timestamp::get()).asked, 0);
				assert_eq!(FreezeControl::claims(member), []);
			}
			assert!(FreezeControl::blocked_origins(Timestamp::get()).is_empty());
			assert_eq!(coins, TimeCoin::total_supply());
		});
	}
	assert!(
		withdrawn > 0 && disputes > 6 && restrictions > 0,
		"the histories reach what they are about"
	);
}
