//! What is injected: cases of each typology.

use super::trade::*;
use crate::mock::*;
use timebank_primitives::*;

impl Run {
	/// A member who trades honestly before the case begins.
	pub(super) fn known(&mut self, member: u64) -> u64 {
		for day in [1, 4, 8, 11, 15, 18] {
			let amount = Balance::from(self.dice.between(4, 14) * 25);
			let at = self.day(day);
			self.moves.push(a_gift(member, member + 900_000, amount, at));
		}
		member
	}

	pub(super) fn case(&mut self, typology: usize, number: usize) {
		// Members of a case are nobody else's; their thousands are even, those of the other branch odd.
		let base = 100_000 + (typology * 100 + number) as u64 * 2_000;
		let first = self.dice.between(22, 45);
		let start = START + first * DAY + 9 * HOUR;
		let main = base + 1;
		let mut list: Vec<Move> = Vec::new();
		let dice = |run: &mut Self, low, high| run.dice.between(low, high);
		match typology {
			0 => {
				self.known(main);
				if self.dice.chance(50) {
					list.push(a_gift(main, base + 2, self.dice.near(40), start));
				} else {
					let (whole, parts) = (self.dice.near(60), dice(self, 2, 4));
					for part in 0..parts {
						let at = start + part * HOUR + dice(self, 0, 50) * MINUTE;
						list.push(a_gift(
							main,
							base + 2 + part,
							whole / Balance::from(parts) / 25 * 25,
							at,
						));
					}
				}
			}
			1 => {
				self.known(main);
				for part in 0..dice(self, 3, 5) {
					let at = start + part * DAY + dice(self, 0, 300) * MINUTE;
					list.push(a_gift(main, base + 1_000 + part % 2, self.dice.near(10), at));
				}
			}
			2 => {
				self.known(main);
				for part in 0..dice(self, 4, 7) {
					let at = start + part * 22 * HOUR + dice(self, 0, 90) * MINUTE;
					list.push(a_gift(main, base + 2 + part % 3, self.dice.near(20), at));
				}
			}
			3 => {
				let count = (self.dice.near(20) / 100) as u64;
				for part in 0..count {
					let at = start + part * 20 * MINUTE;
					list.push(a_gift(main, base + 2 + part, Balance::from(dice(self, 1, 4) * 25), at));
				}
			}
			4 => {
				self.known(main);
				let after_recovery = self.dice.chance(50);
				for part in 0..dice(self, 1, 3) {
					let at = start + part * 20 * HOUR + dice(self, 0, 300) * MINUTE;
					let mut one = a_gift(main, base + 2, self.dice.near(12), at);
					if after_recovery {
						one.facts.payer.as_mut().unwrap().recovered_at = Some(start - DAY);
					}
					list.push(one);
				}
			}
			5 => {
				let idle = dice(self, 190, 240);
				self.moves.push(a_gift(main, base + 3, 100, start - idle * DAY));
				let amount = self.dice.near(8);
				let mut one = a_gift(main, base + 2, amount, start);
				one.around.payer_free = Some(amount + amount / 2);
				list.push(one);
			}
			6 => {
				let mut whole = 0;
				for source in 0..dice(self, 3, 6) {
					let amount = self.dice.near(5);
					whole += amount;
					list.push(a_gift(base + 10 + source, main, amount, start + source * 3 * HOUR));
				}
				let onward = whole * Balance::from(dice(self, 70, 100)) / 100 / 25 * 25;
				let at = start + DAY + dice(self, 0, 600) * MINUTE;
				list.push(a_gift(main, base + 2, onward, at));
			}
			7 | 8 => {
				let count = (self.dice.near(12) / 100) as u64;
				for part in 0..count {
					let at = start + part * 12 * HOUR * 12 / count.max(1) + dice(self, 0, 60) * MINUTE;
					let amount = Balance::from(dice(self, 4, 16) * 25);
					let (from, to) = if typology == 7 {
						(base + 10 + part, main)
					} else {
						(main, base + 10 + part)
					};
					list.push(a_gift(from, to, amount, at));
				}
			}
			9 => {
				let other = base + 2;
				for (volunteer, recipient) in [(main, other), (other, main)] {
					let mut left = (self.dice.near(40) / 25) as u64;
					let mut day = dice(self, 0, 3);
					while left > 0 {
						let quarters = dice(self, 8, 16).min(left);
						left -= quarters;
						let end = start - 15 * DAY + day * DAY + dice(self, 0, 300) * MINUTE;
						list.push(a_service(
							volunteer,
							Some(recipient),
							quarters,
							1,
							90_000,
							end,
							end + 5 * MINUTE,
						));
						day += dice(self, 1, 3);
					}
				}
			}
			10 => {
				let mut left = (self.dice.near(40) / 25) as u64;
				let mut volunteer = 0;
				while left > 0 {
					let quarters = dice(self, 16, 32).min(left);
					left -= quarters;
					let end = start + dice(self, 0, 300) * MINUTE;
					let at = start + 3 * DAY + volunteer * MINUTE;
					list.push(a_service(
						base + 10 + volunteer,
						Some(main),
						quarters,
						1,
						90_000,
						end,
						at,
					));
					volunteer += 1;
				}
			}
			11 => {
				let mut left = (self.dice.near(600) / 25) as u64;
				let mut volunteer = 0;
				while left > 0 {
					let quarters = dice(self, 24, 32).min(left);
					left -= quarters;
					let end = start + dice(self, 0, 300) * MINUTE;
					let at = start + 3 * DAY + volunteer * MINUTE;
					list.push(a_service(
						base + 10 + volunteer,
						Some(base + 300 + volunteer),
						quarters,
						1,
						base + 5,
						end,
						at,
					));
					volunteer += 1;
				}
			}
			12 => {
				for round in 0..2 {
					for volunteer in 0..dice(self, 3, 5) {
						let end = start + round * 5 * DAY + volunteer * 2 * HOUR;
						let quarters = dice(self, 20, 32);
						let farmer = base + 10 + volunteer;
						list.push(a_service(
							farmer,
							Some(base + 50 + volunteer),
							quarters,
							1,
							90_000,
							end,
							end + 10 * MINUTE,
						));
						let share = Balance::from(quarters * 25 * dice(self, 85, 100)) / 100 / 25 * 25;
						list.push(a_gift(farmer, main, share, end + dice(self, 30, 600) * MINUTE));
					}
				}
			}
			13 => {
				self.known(main);
				let graded = self.dice.chance(50);
				for part in 0..dice(self, 1, 2) {
					let mut one = a_gift(
						main,
						base + 2,
						Balance::from(dice(self, 16, 32) * 25),
						start + part * DAY,
					);
					if graded {
						one.facts.receiver.as_mut().unwrap().risk =
							self.dice.of(&[RiskGrade::Elevated, RiskGrade::High]);
					} else {
						one.around.restricted = true;
					}
					list.push(one);
				}
			}
			14 => {
				let mut one = a_service(
					main,
					Some(base + 2),
					dice(self, 4, 16),
					2,
					90_000,
					start,
					start + MINUTE,
				);
				one.around.lapsed = true;
				list.push(one);
			}
			_ => {
				let count = (self.dice.near(60) / 100) as u64;
				for part in 0..count {
					let member = base + 10 + part;
					let mut one = a_gift(member, main, 100, start + part * 10 * MINUTE);
					one.facts.stage = Stage::Booking;
					one.facts.receiver = None;
					one.facts.signers.custodied = true;
					// A branch of its own, so that cases do not help each other.
					one.facts.branch = BranchId(base as u32);
					list.push(one);
				}
			}
		}
		// A fifth of the longer cases breaks off.
		if list.len() > 2 && self.dice.chance(20) {
			let keep = list.len() * 7 / 10;
			list.sort_by_key(|one| one.facts.now);
			list.truncate(keep.max(2));
		}
		for mut one in list {
			one.case = Some((typology, number));
			self.moves.push(one);
		}
	}
}
