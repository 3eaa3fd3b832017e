use super::*;
use crate::{
	error::indexing,
	index::test::{block, transaction},
};
use alloy_primitives::Address;
use std::collections::BTreeMap;

/// Blocks of forks, by their hashes.
#[derive(Default)]
struct Tree(BTreeMap<H256, BlockRecord>);

impl Tree {
	/// Adds a block with logs of so many bytes each.
	fn add(&mut self, on: Head, fork: u8, logs: &[usize]) -> Head {
		let mut record = block(on.number + 1, fork);
		record.parent = on.hash;
		record.transactions = logs
			.iter()
			.map(|bytes| {
				let mut tx = transaction(fork);
				tx.logs[0].data = vec![7; *bytes];
				tx
			})
			.collect();
		let head = record.head();
		self.0.insert(head.hash, record);
		head
	}

	fn read(&self, hash: H256) -> RpcResult<BlockRecord> {
		Ok(self.0[&hash].clone())
	}

	fn parent(&self, of: Head) -> Head {
		self.0[&of.hash].parent_head()
	}

	/// As `follow::route` gives it.
	fn way(&self, mut from: Head, mut to: Head) -> (Vec<H256>, Vec<H256>) {
		let (mut left, mut come_to) = (Vec::new(), Vec::new());
		while from != to {
			if to.number > from.number {
				come_to.push(to.hash);
				to = self.parent(to);
			} else {
				left.push(from.hash);
				from = self.parent(from);
			}
		}
		come_to.reverse();
		(left, come_to)
	}

	fn ask(&self, told: &Told, best: Head, limits: &Limits) -> (Vec<Log>, Told) {
		let (left, come_to) = self.way(told.head, best);
		let read = |hash| self.read(hash);
		logs_on_the_way(told, &left, &come_to, &Filter::new(), limits, read).expect("answers")
	}

	/// The logs of the chain that ends with a block, above another.
	fn logs(&self, above: Head, best: Head) -> Vec<Name> {
		let (_, come_to) = self.way(above, best);
		let records = come_to.iter().map(|hash| &self.0[hash]);
		records
			.flat_map(|record| {
				convert::block_logs(record, false)
					.map(|log| name(&log))
					.collect::<Vec<_>>()
			})
			.collect()
	}
}

/// Block and position of a log.
type Name = (Option<alloy_primitives::B256>, Option<u64>);

fn name(log: &Log) -> Name {
	(log.block_hash, log.log_index)
}

/// What a client makes of its answers. A log that is removed is the last that it has.
fn apply(known: &mut Vec<Name>, answer: &[Log]) {
	for log in answer {
		if log.removed {
			assert_eq!(known.pop(), Some(name(log)), "it was told before");
		} else {
			known.push(name(log));
		}
	}
}

fn limits(log_results: usize, log_bytes: usize) -> Limits {
	Limits {
		log_results,
		log_bytes,
		..Default::default()
	}
}

fn genesis() -> Head {
	block(0, 0).head()
}

fn removed(answer: &[Log]) -> Vec<bool> {
	answer.iter().map(|log| log.removed).collect()
}

#[test]
fn logs_of_a_fork_are_told_as_removed_before_those_of_the_best_chain() {
	let mut tree = Tree::default();
	let common = tree.add(genesis(), 0, &[1]);
	let old = tree.add(common, 1, &[1, 1]);
	let older = tree.add(old, 1, &[1]);
	let new = tree.add(common, 2, &[1]);
	let new = tree.add(new, 2, &[]);
	let new = tree.add(new, 2, &[1]);
	let (answer, told) = tree.ask(&Told::until(older), new, &limits(100, 100));
	assert_eq!(told, Told::until(new));
	assert_eq!(removed(&answer), vec![true, true, true, false, false]);
	// The latest first.
	let gone: Vec<_> = answer
		.iter()
		.take(3)
		.map(|log| (log.block_number, log.log_index))
		.collect();
	assert_eq!(gone, vec![(Some(3), Some(0)), (Some(2), Some(1)), (Some(2), Some(0))]);
	let hash = |head: Head| Some(convert::b256(tree.0[&head.hash].header.hash));
	assert_eq!(answer[0].block_hash, hash(older));
	assert_eq!(answer[4].block_hash, hash(new));
	assert_eq!(tree.ask(&told, new, &limits(100, 100)).0, vec![]);
}

#[test]
fn logs_are_told_until_the_answer_is_full_and_the_rest_with_the_next() {
	let mut tree = Tree::default();
	let mut head = genesis();
	for logs in [&[1, 1][..], &[1], &[], &[1, 1, 1]] {
		head = tree.add(head, 0, logs);
	}
	let counts = |limits: &Limits| {
		let (mut told, mut counts) = (Told::until(genesis()), Vec::new());
		while told != Told::until(head) {
			let (answer, next) = tree.ask(&told, head, limits);
			counts.push(answer.len());
			told = next;
		}
		counts
	};
	assert_eq!(counts(&limits(100, 100)), vec![6]);
	// A block that fits in is told whole.
	assert_eq!(counts(&limits(3, 100)), vec![3, 3]);
	assert_eq!(counts(&limits(5, 100)), vec![3, 3]);
	assert_eq!(counts(&limits(2, 100)), vec![2, 1, 2, 1]);
	// By the bytes of data too.
	assert_eq!(counts(&limits(100, 3)), vec![3, 3]);
	assert_eq!(counts(&limits(100, 2)), vec![2, 1, 2, 1]);
	// One log at least, or nothing would ever come.
	assert_eq!(counts(&limits(100, 0)), vec![1; 6]);
}

#[test]
fn log_that_is_larger_than_an_answer_comes_alone() {
	let mut tree = Tree::default();
	let head = tree.add(genesis(), 0, &[3, 50, 3]);
	let (mut told, mut lengths) = (Told::until(genesis()), Vec::new());
	while told != Told::until(head) {
		let (answer, next) = tree.ask(&told, head, &limits(100, 10));
		lengths.push(answer.iter().map(data).collect::<Vec<_>>());
		told = next;
	}
	assert_eq!(lengths, vec![vec![3], vec![50], vec![3]]);
}

#[test]
fn nothing_is_told_and_nothing_is_lost_when_a_block_cannot_be_read() {
	let mut tree = Tree::default();
	let one = tree.add(genesis(), 0, &[1]);
	let two = tree.add(one, 0, &[1]);
	let told = Told::until(genesis());
	let (left, come_to) = tree.way(told.head, two);
	let mut reads = 0;
	let read = |hash| {
		reads += 1;
		if hash == two.hash {
			Err(indexing())
		} else {
			tree.read(hash)
		}
	};
	let failed = logs_on_the_way(&told, &left, &come_to, &Filter::new(), &limits(9, 9), read);
	assert_eq!(
		failed.err().map(|error| error.message().to_string()),
		Some(indexing().message().into())
	);
	assert_eq!(reads, 2);
	assert_eq!(tree.ask(&told, two, &limits(9, 9)).0.len(), 2);
}

/// Whatever is taken away between two answers, and wherever an answer ended: the client has the best chain's logs.
#[test]
fn client_that_has_read_everything_has_the_logs_of_the_best_chain() {
	let mut tree = Tree::default();
	let common = tree.add(genesis(), 0, &[1, 1, 1]);
	let mut ends = vec![common];
	for (fork, sizes) in [
		(1, [&[1, 1, 1, 1, 1][..], &[1, 1], &[]]),
		(2, [&[][..], &[1, 1, 1, 1], &[1]]),
		(3, [&[1][..], &[2, 1, 2], &[1, 1, 1]]),
	] {
		let mut head = common;
		for logs in sizes {
			head = tree.add(head, fork, logs);
			ends.push(head);
		}
	}
	// On top of a block of another fork.
	let aside = tree.add(ends[1], 4, &[1, 1]);
	ends.push(tree.add(aside, 4, &[1]));
	let mut seed = 7u32;
	let mut random = |below: usize| {
		seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
		(seed >> 16) as usize % below
	};
	for (most, bytes) in [(1, 99), (2, 99), (3, 99), (99, 1), (99, 2), (4, 3), (99, 99)] {
		let limits = limits(most, bytes);
		let (mut known, mut told, mut best) = (Vec::new(), Told::until(genesis()), common);
		for _ in 0..300 {
			if random(2) == 0 {
				best = ends[random(ends.len())];
			}
			let (answer, next) = tree.ask(&told, best, &limits);
			assert!(answer.len() <= most);
			apply(&mut known, &answer);
			told = next;
		}
		let mut answers = 0;
		while told != Told::until(best) {
			let (answer, next) = tree.ask(&told, best, &limits);
			// It goes on; the last blocks may have no logs.
			assert!(!answer.is_empty() || next == Told::until(best));
			apply(&mut known, &answer);
			told = next;
			answers += 1;
			assert!(answers < 100);
		}
		assert_eq!(known, tree.logs(genesis(), best), "{most} logs, {bytes} bytes");
	}
}

#[test]
fn logs_are_those_of_the_named_range() {
	let mut record = block(7, 1);
	record.transactions = vec![transaction(1), transaction(2)];
	let count = |filter: Filter| within(&record, &filter, false).len();
	assert_eq!(count(Filter::new()), 2);
	assert_eq!(count(Filter::new().from_block(7).to_block(7)), 2);
	assert_eq!(count(Filter::new().from_block(8)), 0);
	assert_eq!(count(Filter::new().to_block(6)), 0);
	assert_eq!(count(Filter::new().address(Address::repeat_byte(2))), 1);
	assert!(within(&record, &Filter::new(), true).iter().all(|log| log.removed));
}
