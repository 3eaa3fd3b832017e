//! Honest trade: who does what on which day.

use crate::mock::*;
use timebank_primitives::*;

pub(super) const MINUTE: Moment = 60 * 1000;
/// Days of a run, and when its first month is imported.
const DAYS: u64 = 60;

/// Splitmix64: the same seed gives the same trade everywhere.
pub(super) struct Dice(pub(super) u64);

impl Dice {
	pub(super) fn roll(&mut self) -> u64 {
		self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
		let mut z = self.0;
		z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
		z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
		z ^ (z >> 31)
	}
	/// From `low` to `high`, both included.
	pub(super) fn between(&mut self, low: u64, high: u64) -> u64 {
		low + self.roll() % (high - low + 1)
	}
	pub(super) fn chance(&mut self, percent: u64) -> bool {
		self.between(1, 100) <= percent
	}
	pub(super) fn of<C: Copy>(&mut self, list: &[C]) -> C {
		list[self.between(0, list.len() as u64 - 1) as usize]
	}
	/// 60 to 130 % of an amount in coins, in whole quarters, in hundredths.
	pub(super) fn near(&mut self, coins: u64) -> Balance {
		let hundredths = coins * self.between(60, 130);
		Balance::from(hundredths / 25 * 25)
	}
}

#[derive(Clone)]
pub(super) struct Move {
	pub(super) facts: MovementFacts,
	pub(super) around: Surroundings,
	/// Typology and number of the case it belongs to.
	pub(super) case: Option<(usize, usize)>,
}

pub(super) fn person(member: u64) -> MemberSummary {
	MemberSummary {
		// Members of the second branch have odd thousands.
		home: BranchId(if member / 1_000 % 2 == 1 { 2 } else { 1 }),
		kind: if member % 1_000 == 999 {
			MemberKind::Organisation
		} else {
			MemberKind::Person
		},
		..summary(MemberId(member))
	}
}

pub(super) fn a_gift(from: u64, to: u64, amount: Balance, at: Moment) -> Move {
	let payer = person(from);
	Move {
		facts: MovementFacts {
			stage: Stage::Gift,
			payer: Some(payer),
			receiver: Some(person(to)),
			amount: amount.max(25),
			signers: Signers {
				acting: Some(payer.member),
				origin: Some(payer.member),
				..Default::default()
			},
			branch: payer.home,
			activity: None,
			claimed: None,
			record: Some(digest(1)),
			now: at,
			block: 1,
		},
		around: Surroundings {
			payer_free: Some(10_000),
			..Default::default()
		},
		case: None,
	}
}

/// A service of so many quarters of an hour that ended at `end` and is recorded at `at`.
pub(super) fn a_service(
	volunteer: u64,
	recipient: Option<u64>,
	quarters: u64,
	rate: u64,
	officer: u64,
	end: Moment,
	at: Moment,
) -> Move {
	let receiver = person(volunteer);
	let recipient = recipient.map(MemberId);
	Move {
		facts: MovementFacts {
			stage: Stage::ActivityEnd,
			payer: None,
			receiver: Some(receiver),
			amount: Balance::from(quarters * 25 * rate),
			signers: Signers {
				acting: Some(MemberId(officer)),
				origin: Some(MemberId(officer)),
				confirmer: recipient.or(Some(MemberId(officer + 1))),
				countersigner: Some(MemberId(officer)),
				..Default::default()
			},
			branch: receiver.home,
			activity: Some(ActivityId(1)),
			claimed: Some(ClaimedTime {
				start: end - quarters * 15 * MINUTE,
				end,
				late: at > end + HOUR,
			}),
			record: Some(digest(1)),
			now: at,
			block: 1,
		},
		around: Surroundings {
			recipient,
			..Default::default()
		},
		case: None,
	}
}

pub(super) struct Run {
	pub(super) dice: Dice,
	pub(super) moves: Vec<Move>,
	/// Amounts and frequencies of honest trade are shifted by so many per cent.
	pub(super) shift: u64,
}

impl Run {
	pub(super) fn day(&mut self, day: u64) -> Moment {
		START + day * DAY + self.dice.between(8 * 60, 20 * 60) * MINUTE
	}

	pub(super) fn shifted(&self, value: u64) -> u64 {
		(value * self.shift / 100).max(1)
	}

	pub(super) fn officer(&mut self, branch: u64) -> u64 {
		// One officer in the second branch, three in the first.
		if branch == 1 {
			91_000
		} else {
			90_000 + 10 * self.dice.between(0, 2)
		}
	}

	pub(super) fn serve(&mut self, branch: u64, volunteer: u64, recipient: u64, day: u64) {
		let end = self.day(day);
		let most = self.shifted(14).min(24);
		let quarters = self.dice.between(4, most.max(5));
		let rate = if self.dice.chance(10) { 2 } else { 1 };
		let officer = self.officer(branch);
		// The second branch imports half of its services at the end of the month.
		let at = if branch == 1 && self.dice.chance(50) {
			let import = START + if day < 30 { 30 } else { DAYS } * DAY;
			import.max(end) + self.dice.between(0, 59) * MINUTE
		} else {
			end + self.dice.between(0, 45) * MINUTE
		};
		let mut service = a_service(volunteer, Some(recipient), quarters, rate, officer, end, at);
		if self.dice.chance(30) {
			service.facts.payer = Some(person(recipient));
			let mut booking = a_gift(recipient, volunteer, service.facts.amount, end.min(at) - DAY);
			booking.facts.stage = Stage::Booking;
			booking.facts.receiver = None;
			self.moves.push(booking);
		}
		self.moves.push(service);
	}

	pub(super) fn honest(&mut self) {
		for branch in 0..2u64 {
			let id = |number: u64| branch * 1_000 + number;
			let volunteers: Vec<u64> = (1..=28).map(id).collect();
			let elders: Vec<u64> = (30..=58).map(id).collect();
			for volunteer in &volunteers {
				for week in 0..DAYS / 7 {
					for _ in 0..self.dice.between(1, self.shifted(4)) {
						let day = week * 7 + self.dice.between(0, 6);
						let elder = self.dice.of(&elders);
						self.serve(branch, *volunteer, elder, day);
					}
				}
			}
			// Busy volunteers, two services on most days.
			for volunteer in [id(61), id(62), id(63)] {
				for day in (0..DAYS).filter(|day| day % 7 < 5) {
					for _ in 0..self.dice.between(1, 2) {
						let elder = self.dice.of(&elders);
						self.serve(branch, volunteer, elder, day);
					}
				}
			}
			// Families: to one or two relatives, once a week to once a month.
			let members: Vec<u64> = volunteers.iter().chain(&elders).copied().collect();
			for giver in &members {
				let away = self.dice.chance(10);
				let relative = if away {
					(1 - branch) * 1_000 + self.dice.between(1, 58)
				} else {
					self.dice.of(&members)
				};
				if relative == *giver {
					continue;
				}
				let pause = self.dice.between(7, 30);
				let mut day = self.dice.between(0, pause);
				while day < DAYS {
					let most = self.shifted(24).min(24);
					let amount = Balance::from(self.dice.between(2, most.max(3)) * 25);
					let at = self.day(day);
					self.moves.push(a_gift(*giver, relative, amount, at));
					day += pause.max(1);
				}
			}
			// Grandparents, once.
			for number in 0..2 {
				let (day, amount) = (self.dice.between(5, 55), Balance::from(self.dice.between(60, 140) * 25));
				let at = self.day(day);
				self.moves.push(a_gift(id(40 + number), id(10 + number), amount, at));
			}
			// Neighbours.
			for pair in 0..5 {
				let (one, other) = (id(70 + 2 * pair), id(71 + 2 * pair));
				for month in 0..2 {
					for _ in 0..2 {
						for (volunteer, recipient) in [(one, other), (other, one)] {
							let day = month * 30 + self.dice.between(0, 29);
							self.serve(branch, volunteer, recipient, day);
						}
					}
				}
			}
			// An organisation thanks many at once and gets donations.
			let organisation = id(999);
			for month in 0..2 {
				let day = month * 30 + self.dice.between(20, 29);
				let at = self.day(day);
				for volunteer in volunteers.iter().take(15) {
					self.moves.push(a_gift(organisation, *volunteer, 100, at));
				}
				for giver in members.iter().skip(20).take(14) {
					let day = month * 30 + self.dice.between(0, 29);
					let at = self.day(day);
					self.moves.push(a_gift(*giver, organisation, 100, at));
				}
			}
			// Who comes back after seven months, with small gifts.
			for number in 0..3 {
				let member = id(90 + number);
				self.moves.push(a_gift(member, id(1), 100, START - 210 * DAY));
				let day = self.dice.between(1, 50);
				let at = self.day(day);
				let amount = Balance::from(self.dice.between(2, 20) * 25);
				self.moves.push(a_gift(member, id(2), amount, at));
			}
		}
	}
}
