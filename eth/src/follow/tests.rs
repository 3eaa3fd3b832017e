use super::*;
use crate::index::{
	test::{block, transaction},
	Store,
};
use parking_lot::Mutex;
use std::collections::BTreeMap;
use tempfile::TempDir;

/// A chain without a node: blocks by number and fork, and what is best and final of them.
#[derive(Default)]
struct Fake {
	state: Mutex<State>,
}

#[derive(Default)]
struct State {
	// Number, fork and parent.
	blocks: BTreeMap<H256, (u32, u8, H256)>,
	best: Head,
	finalised: Head,
	pruned_below: u32,
	derived: u32,
}

impl Fake {
	fn new() -> Arc<Self> {
		let fake = Arc::new(Self::default());
		let genesis = block(0, 0).hash;
		let mut state = fake.state.lock();
		state.blocks.insert(genesis, (0, 0, H256::zero()));
		state.best = Head {
			number: 0,
			hash: genesis,
		};
		state.finalised = state.best;
		drop(state);
		fake
	}

	/// Adds blocks of a fork on top of a block, and makes the last the best.
	fn grow(&self, on: Head, fork: u8, count: u32) -> Head {
		let mut state = self.state.lock();
		let mut head = on;
		for _ in 0..count {
			let next = Head {
				number: head.number + 1,
				hash: block(head.number + 1, fork).hash,
			};
			state.blocks.insert(next.hash, (next.number, fork, head.hash));
			head = next;
		}
		state.best = head;
		head
	}

	fn best(&self) -> Head {
		self.state.lock().best
	}

	fn finalise(&self, number: u32) {
		let hash = self.canonical(number).expect("answers").expect("there");
		self.state.lock().finalised = Head { number, hash };
	}

	/// How many blocks were derived since this was last asked.
	fn derived(&self) -> u32 {
		std::mem::take(&mut self.state.lock().derived)
	}
}

impl View for Fake {
	fn info(&self) -> Info {
		let state = self.state.lock();
		Info {
			best: state.best,
			finalised: state.finalised,
			genesis: Head {
				number: 0,
				hash: block(0, 0).hash,
			},
		}
	}

	fn canonical(&self, number: u32) -> Result<Option<H256>, ChainError> {
		let state = self.state.lock();
		let mut hash = state.best.hash;
		while let Some((at, _, parent)) = state.blocks.get(&hash) {
			if *at == number {
				return Ok(Some(hash));
			}
			hash = *parent;
		}
		Ok(None)
	}

	fn parent(&self, hash: H256) -> Result<Option<H256>, ChainError> {
		Ok(self.state.lock().blocks.get(&hash).map(|(_, _, parent)| *parent))
	}

	fn derive(&self, hash: H256) -> Result<BlockRecord, ChainError> {
		let mut state = self.state.lock();
		let (number, fork, parent) = *state.blocks.get(&hash).ok_or(ChainError::Unavailable(None))?;
		if number < state.pruned_below {
			return Err(ChainError::Unavailable(Some(number)));
		}
		state.derived += 1;
		let mut record = block(number, fork);
		record.parent = parent;
		record.transactions = vec![transaction(number as u8)];
		if fork != 0 {
			record.transactions.push(transaction(fork));
		}
		Ok(record)
	}
}

struct Net {
	directory: TempDir,
	fake: Arc<Fake>,
	index: Arc<Index>,
	follower: Follower<Fake>,
}

impl Net {
	fn new(fake: Arc<Fake>) -> Self {
		Self::on(tempfile::tempdir().expect("a directory"), fake)
	}

	fn on(directory: TempDir, fake: Arc<Fake>) -> Self {
		let store = Store::open(directory.path(), block(0, 0).hash).expect("opens");
		let index = Arc::new(Index::new(store));
		let follower = Follower::new(fake.clone(), index.clone()).expect("starts");
		Self {
			directory,
			fake,
			index,
			follower,
		}
	}

	fn restart(self) -> Self {
		let Self {
			directory,
			fake,
			index,
			follower,
		} = self;
		drop((follower, index));
		Self::on(directory, fake)
	}

	/// Until there is nothing more to do.
	fn settle(&mut self) {
		while self.follower.step().expect("works") < PATIENCE {}
	}

	fn is_whole(&self, number: u32) -> bool {
		let hash = self.fake.canonical(number).expect("answers").expect("there");
		self.index.store.is_whole(number, hash).expect("reads")
	}

	fn all_whole(&self) -> bool {
		(0..=self.fake.best().number).all(|number| self.is_whole(number))
	}
}

#[test]
fn heads_are_there_at_once_and_the_rest_later() {
	let fake = Fake::new();
	let best = fake.grow(fake.best(), 0, 100);
	fake.finalise(97);
	let mut net = Net::new(fake);
	assert_eq!(net.index.heads().best, best);
	assert_eq!(net.index.heads().finalised.number, 97);
	// All that is not final is there too.
	assert!((97..=100).all(|number| net.is_whole(number)) && !net.is_whole(50));
	assert!(!net.index.is_complete());
	net.settle();
	assert!(net.index.is_complete());
	assert!(net.all_whole());
	assert_eq!(net.index.progress(|progress| progress.covered.count()), 98);
}

#[test]
fn follows_new_blocks_and_finality() {
	let mut net = Net::new(Fake::new());
	let mut told = net.index.changes();
	for number in 1..=5 {
		net.fake.grow(net.fake.best(), 0, 1);
		net.settle();
		assert_eq!(net.index.heads().best.number, number);
		let change = told.try_recv().expect("told");
		assert_eq!((change.retracted.len(), change.enacted.len()), (0, 1));
		assert_eq!(change.enacted[0].number, number);
	}
	assert_eq!(net.index.heads().finalised.number, 0);
	net.fake.finalise(4);
	net.settle();
	assert_eq!(net.index.heads().finalised.number, 4);
	assert!(net.all_whole() && net.index.is_complete());
	assert!(told.try_recv().is_err());
}

#[test]
fn several_blocks_at_once_are_told_in_order() {
	let mut net = Net::new(Fake::new());
	let mut told = net.index.changes();
	net.fake.grow(net.fake.best(), 0, 3);
	net.settle();
	let change = told.try_recv().expect("told");
	assert_eq!(
		change.enacted.iter().map(|record| record.number).collect::<Vec<_>>(),
		vec![1, 2, 3]
	);
}

#[test]
fn a_reorganisation_is_told_and_forgotten_when_it_is_final() {
	let mut net = Net::new(Fake::new());
	let common = net.fake.grow(net.fake.best(), 0, 10);
	net.fake.grow(common, 1, 2);
	net.settle();
	let mut told = net.index.changes();
	net.fake.grow(common, 2, 3);
	net.settle();
	let change = told.try_recv().expect("told");
	let hashes = |records: &[Arc<BlockRecord>]| records.iter().map(|record| record.hash).collect::<Vec<_>>();
	assert_eq!(hashes(&change.retracted), vec![block(12, 1).hash, block(11, 1).hash]);
	assert_eq!(
		hashes(&change.enacted),
		vec![block(11, 2).hash, block(12, 2).hash, block(13, 2).hash]
	);
	assert_eq!(net.index.store.height(11).expect("reads").len(), 2);
	assert!(net.all_whole());
	net.fake.finalise(12);
	net.settle();
	for number in [11, 12] {
		assert_eq!(net.index.store.height(number).expect("reads").len(), 1);
		assert_eq!(net.index.store.block(block(number, 1).hash).expect("reads"), None);
	}
	assert!(net
		.index
		.store
		.places(transaction(1).hash)
		.expect("reads")
		.iter()
		.all(|place| place.number != 11));
	assert!(net.all_whole());
}

#[test]
fn a_reorganisation_changes_no_final_answer() {
	let mut net = Net::new(Fake::new());
	let common = net.fake.grow(net.fake.best(), 0, 10);
	net.fake.finalise(8);
	net.fake.grow(common, 1, 2);
	net.settle();
	let answers = |net: &Net| {
		let record = |number| {
			let hash = net.fake.canonical(number).expect("answers").expect("there");
			net.index.store.block(hash).expect("reads").expect("indexed")
		};
		let all: Vec<BlockRecord> = (0..=8).map(record).collect();
		(net.index.heads().finalised, all)
	};
	let before = answers(&net);
	net.fake.grow(common, 2, 3);
	net.settle();
	assert_eq!(net.index.heads().best.number, 13);
	assert_eq!(answers(&net), before);
}

/// A block of a fork keeps its logs and its place until another one is final, so that it can be told as removed.
#[test]
fn what_a_reorganisation_takes_away_can_still_be_told() {
	let mut net = Net::new(Fake::new());
	let common = net.fake.grow(net.fake.best(), 0, 3);
	let left = net.fake.grow(common, 1, 1);
	net.settle();
	let new = net.fake.grow(common, 2, 2);
	net.settle();
	let (gone, come_to) = route(&*net.fake, left, new).expect("answers").expect("near");
	assert_eq!((gone, come_to.len()), (vec![left.hash], 2));
	let record = net.index.store.block(left.hash).expect("reads").expect("kept");
	assert_eq!(record.transactions.len(), 2);
	net.fake.finalise(4);
	net.settle();
	assert_eq!(net.index.store.block(left.hash).expect("reads"), None);
}

#[test]
fn a_distant_head_is_told_alone_and_the_gap_is_filled() {
	let mut net = Net::new(Fake::new());
	let mut told = net.index.changes();
	net.fake.grow(net.fake.best(), 0, 1_000);
	net.fake.finalise(990);
	net.settle();
	let change = told.try_recv().expect("told");
	assert_eq!((change.retracted.len(), change.enacted.len()), (0, 1));
	assert_eq!(change.enacted[0].number, 1_000);
	assert!(net.index.is_complete() && net.all_whole());
}

#[test]
fn a_restart_derives_nothing_again_and_fills_the_gap() {
	let mut net = Net::new(Fake::new());
	net.fake.grow(net.fake.best(), 0, 50);
	net.fake.finalise(48);
	net.settle();
	assert_eq!(net.fake.derived(), 51);
	let mut net = net.restart();
	net.settle();
	assert_eq!(net.fake.derived(), 0);
	assert!(net.index.is_complete());
	// The chain goes on without the index.
	net.fake.grow(net.fake.best(), 0, 400);
	net.fake.finalise(449);
	let mut net = net.restart();
	net.settle();
	assert_eq!(net.fake.derived(), 400);
	assert!(net.index.is_complete() && net.all_whole());
}

#[test]
fn an_index_that_is_cut_short_gives_the_same_answers_again() {
	let mut net = Net::new(Fake::new());
	net.fake.grow(net.fake.best(), 0, 20);
	net.fake.finalise(20);
	net.settle();
	let Net {
		directory,
		fake,
		index,
		follower,
	} = net;
	drop((follower, index));
	for file in std::fs::read_dir(directory.path().join("db")).expect("reads") {
		let path = file.expect("reads").path();
		let file = std::fs::OpenOptions::new().write(true).open(path).expect("opens");
		file.set_len(file.metadata().expect("reads").len() / 2).expect("cuts");
	}
	fake.derived();
	let mut net = Net::on(directory, fake);
	net.settle();
	assert_eq!(net.fake.derived(), 21);
	assert!(net.index.is_complete() && net.all_whole());
}

#[test]
fn an_index_that_turns_out_damaged_is_made_anew_and_says_so_meanwhile() {
	let mut net = Net::new(Fake::new());
	net.fake.grow(net.fake.best(), 0, 100);
	net.fake.finalise(100);
	net.settle();
	assert!(net.index.is_complete());
	let hash = net.fake.canonical(50).expect("answers").expect("there");
	net.index.store.damage(hash).expect("writes");
	// A request comes upon it.
	assert!(net.index.store.block(hash).is_err());
	net.follower.step().expect("works");
	// The head is there again at once; that others are missing is known.
	assert!(net.is_whole(100) && !net.is_whole(50));
	assert!(!net.index.is_complete());
	net.settle();
	assert!(net.index.is_complete() && net.all_whole());
}

#[test]
fn an_index_that_cannot_be_made_anew_does_not_say_that_it_is_complete() {
	let mut net = Net::new(Fake::new());
	net.fake.grow(net.fake.best(), 0, 10);
	net.fake.finalise(10);
	net.settle();
	assert!(net.index.is_complete() && net.index.absent::<()>().is_ok());
	let hash = net.fake.canonical(5).expect("answers").expect("there");
	net.index.store.damage(hash).expect("writes");
	assert!(net.index.store.block(hash).is_err());
	// A folder where the manifest was cannot be removed as a file.
	let manifest = net.directory.path().join("manifest");
	std::fs::remove_file(&manifest).expect("removes");
	std::fs::create_dir(&manifest).expect("makes");
	assert!(net.follower.step().is_err());
	assert!(!net.index.is_complete() && net.index.absent::<()>().is_err());
	// When the fault is gone it is made.
	std::fs::remove_dir(&manifest).expect("removes");
	net.settle();
	assert!(net.index.is_complete() && net.all_whole());
}

#[test]
fn a_purged_chain_with_the_same_genesis_is_indexed_anew() {
	let mut net = Net::new(Fake::new());
	net.fake.grow(net.fake.best(), 0, 20);
	net.fake.finalise(18);
	net.settle();
	let Net {
		directory,
		index,
		follower,
		..
	} = net;
	drop((follower, index));
	let fake = Fake::new();
	fake.grow(fake.best(), 7, 30);
	fake.finalise(25);
	let mut net = Net::on(directory, fake);
	net.settle();
	assert!(net.index.is_complete() && net.all_whole());
	assert_eq!(net.index.store.block(block(5, 0).hash).expect("reads"), None);
}

#[test]
fn an_index_ahead_of_the_chain_follows_it_back() {
	let mut net = Net::new(Fake::new());
	let kept = net.fake.grow(net.fake.best(), 0, 10);
	net.fake.grow(kept, 0, 10);
	net.fake.finalise(18);
	net.settle();
	// As after a revert, or a crash in which the node lost more than its index.
	net.fake.state.lock().best = kept;
	net.fake.finalise(8);
	let mut net = net.restart();
	net.settle();
	assert_eq!((net.index.heads().best, net.index.heads().finalised.number), (kept, 8));
	assert_eq!(net.index.progress(|progress| progress.covered.last()), Some(8));
	net.fake.grow(kept, 3, 10);
	net.fake.finalise(19);
	net.settle();
	assert!(net.index.is_complete() && net.all_whole());
	assert_eq!(net.index.store.height(15).expect("reads").len(), 1);
}

#[test]
fn a_pruned_node_indexes_what_it_has() {
	let fake = Fake::new();
	fake.grow(fake.best(), 0, 300);
	fake.finalise(298);
	fake.state.lock().pruned_below = 100;
	let mut net = Net::new(fake);
	net.settle();
	assert!(net.index.is_complete());
	assert!((100..=298).all(|number| net.is_whole(number)) && !net.is_whole(99));
	assert!(net
		.index
		.progress(|progress| progress.unavailable.contains(99) && !progress.unavailable.contains(100)));
	// What was indexed before stays when its state goes.
	net.fake.state.lock().pruned_below = 250;
	let mut net = net.restart();
	net.settle();
	assert!(net.index.is_complete() && net.is_whole(100) && net.is_whole(200));
}

#[test]
fn a_head_without_state_is_waited_for() {
	let mut net = Net::new(Fake::new());
	net.fake.grow(net.fake.best(), 0, 10);
	net.fake.state.lock().pruned_below = 11;
	net.settle();
	assert_eq!(net.index.heads().best.number, 0);
	net.fake.state.lock().pruned_below = 0;
	net.settle();
	assert_eq!(net.index.heads().best.number, 10);
}

#[test]
fn what_is_missing_is_noticed_after_a_start_and_indexed_again() {
	let mut net = Net::new(Fake::new());
	net.fake.grow(net.fake.best(), 0, 20);
	net.fake.finalise(20);
	net.settle();
	net.fake.derived();
	// Lost without a trace in the lengths of files.
	let lost = net.fake.canonical(7).expect("answers").expect("there");
	let covered = net.index.store.covered().expect("reads");
	net.index
		.store
		.finalise(7, H256::zero(), None, &covered)
		.expect("writes");
	assert!(!net.index.store.has_block(lost).expect("reads"));
	let mut net = net.restart();
	net.settle();
	assert_eq!(net.fake.derived(), 1);
	assert!(net.all_whole() && net.index.is_complete());
}

#[test]
fn the_task_follows_until_the_notifications_end() {
	let net = Net::new(Fake::new());
	net.fake.grow(net.fake.best(), 0, 5);
	let (sender, imported) = futures::channel::mpsc::unbounded::<()>();
	let (finality, finalised) = futures::channel::mpsc::unbounded::<()>();
	let Net {
		index,
		follower,
		fake,
		directory,
	} = net;
	let runtime = tokio::runtime::Builder::new_current_thread()
		.enable_time()
		.build()
		.expect("a runtime");
	let mut told = index.changes();
	runtime.block_on(async {
		let task = follower.run(imported, finalised);
		let client = async {
			assert_eq!(told.recv().await.expect("told").enacted.len(), 5);
			fake.grow(fake.best(), 0, 1);
			sender.unbounded_send(()).expect("listened to");
			assert_eq!(told.recv().await.expect("told").enacted.len(), 1);
			fake.finalise(6);
			finality.unbounded_send(()).expect("listened to");
			while index.heads().finalised.number < 6 {
				tokio::task::yield_now().await;
			}
			drop((sender, finality));
		};
		futures::join!(task, client);
	});
	assert!(index.is_complete());
	drop(directory);
}
