//! Ranges, and what an archive may lack.

use crate::bank::{story, Bank, CASE};
use timebank_clue::{export, verify, Archive, ClueFile, Error, Limits, Order};
use timebank_primitives::{MemberId, MovementId};

#[test]
fn proves_the_start_when_members_moved_coins_before_the_range() {
	let mut bank = Bank::new(&[1]);
	bank.issue(1, 400);
	bank.gift(1, 2, 25);
	bank.end_block(); // 1
	for _ in 2..10 {
		bank.end_block();
	}
	bank.gift(1, 2, 100); // 10
	bank.end_block();
	bank.gift(2, 3, 100); // 11
	bank.end_block();
	let (bytes, _) = export(&bank, &bank.order(5, 11)).unwrap();
	assert!(verify(&bytes, bank.hash(11)).is_ok());
	let body = ClueFile::from_bytes(&bytes).unwrap().body;
	let segments: Vec<_> = body
		.members
		.iter()
		.map(|segment| (segment.member.0, segment.before.is_some(), segment.movements.len()))
		.collect();
	assert_eq!(segments, [(1, true, 1), (2, true, 2), (3, false, 1)]);
	// The lots of the gift before the range are not followed; those of 10 are.
	assert_eq!(body.trace.exact.forward[0].movement, MovementId(2));
}

#[test]
fn proves_that_nothing_moved_when_the_range_is_quiet() {
	let mut bank = Bank::new(&[1]);
	bank.issue(1, 400);
	bank.end_block();
	bank.end_block();
	bank.end_block();
	let (bytes, report) = export(&bank, &bank.order(2, 3)).unwrap();
	assert_eq!((report.members, report.movements), (1, 0));
	assert!(verify(&bytes, bank.hash(3)).is_ok());
	let body = ClueFile::from_bytes(&bytes).unwrap().body;
	assert!(body.members[0].before.is_some());
}

#[test]
fn refuses_ranges_that_are_empty_or_before_or_beyond_the_chain() {
	let bank = story();
	for (from, to) in [(0, 3), (4, 3), (0, 0)] {
		assert_eq!(export(&bank, &bank.order(from, to)), Err(Error::BadRange { from, to }));
	}
	assert_eq!(
		export(&bank, &bank.order(1, 8)),
		Err(Error::BeyondChain { to: 8, last: 7 })
	);
	let mut unsettled = bank.clone();
	unsettled.last_final = Some(5);
	assert_eq!(
		export(&unsettled, &bank.order(1, 6)),
		Err(Error::BeyondChain { to: 6, last: 5 })
	);
	assert!(export(&unsettled, &bank.order(1, 5)).is_ok());
}

#[test]
fn refuses_limits_of_zero_or_beyond_reason() {
	let bank = story();
	for (exact, possible) in [(0, 1), (1, 0), (65, 1), (1, 65)] {
		let order = Order {
			limits: Limits { exact, possible },
			..bank.order(1, 7)
		};
		assert_eq!(export(&bank, &order), Err(Error::BadLimits));
	}
}

#[test]
fn says_which_state_is_pruned() {
	let mut bank = story();
	bank.pruned.insert(2);
	assert_eq!(export(&bank, &bank.order(1, 7)), Err(Error::Pruned(2)));
	bank.pruned = [7].into();
	assert_eq!(export(&bank, &bank.order(1, 7)), Err(Error::Pruned(7)));
}

#[test]
fn says_that_evidence_is_older_than_the_range() {
	let bank = story();
	assert_eq!(
		export(&bank, &bank.order(2, 7)),
		Err(Error::EvidenceBefore { first: 1 })
	);
	assert_eq!(
		export(&bank, &bank.order(5, 7)),
		Err(Error::EvidenceBefore { first: 2 })
	);
	// As of block 3 there is one piece, and none after.
	assert!(export(&bank, &bank.order(1, 3)).is_ok());
}

#[test]
fn says_that_a_movement_is_missing_when_the_archive_does_not_tell_of_it() {
	struct Silent(Bank);
	impl Archive for Silent {
		fn last_final(&self) -> Result<u32, Error> {
			self.0.last_final()
		}
		fn header(&self, block: u32) -> Result<Vec<u8>, Error> {
			self.0.header(block)
		}
		fn events(&self, block: u32) -> Result<Vec<timebank_clue::LedgerEvent>, Error> {
			Ok(if block == 1 { Vec::new() } else { self.0.events(block)? })
		}
		fn value(&self, block: u32, key: &[u8]) -> Result<Option<Vec<u8>>, Error> {
			self.0.value(block, key)
		}
		fn keys(&self, block: u32, prefix: &[u8]) -> Result<Vec<Vec<u8>>, Error> {
			self.0.keys(block, prefix)
		}
		fn proof(&self, block: u32, keys: &[Vec<u8>]) -> Result<Vec<Vec<u8>>, Error> {
			self.0.proof(block, keys)
		}
	}
	let mut bank = Bank::new(&[1]);
	bank.issue(1, 400);
	bank.end_block();
	bank.gift(1, 2, 100);
	bank.end_block();
	let order = bank.order(2, 2);
	assert!(export(&bank, &order).is_ok());
	let silent = Silent(bank);
	assert_eq!(export(&silent, &order), Err(Error::NoMovementBefore(MemberId(1))));
	// Within the range it is the exporter's own check that finds it.
	assert!(export(&silent, &Order { from: 1, ..order }).is_err());
	assert_eq!(order.case, CASE);
}
