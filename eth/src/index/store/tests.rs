use super::*;
use crate::index::test::{block, native, transaction};
use std::fs::OpenOptions;
use tempfile::TempDir;

const GENESIS: H256 = H256::repeat_byte(9);

fn directory() -> TempDir {
	tempfile::tempdir().expect("a directory")
}

fn open(directory: &TempDir) -> Store {
	Store::open(directory.path(), GENESIS).expect("opens")
}

/// A block with transactions of these seeds.
fn full(number: u32, fork: u8, seeds: &[u8]) -> BlockRecord {
	let mut record = block(number, fork);
	record.transactions = seeds.iter().map(|seed| transaction(*seed)).collect();
	record.header.logs_bloom.0[0] = 1;
	record
}

fn covered(numbers: &[u32]) -> Ranges {
	let mut ranges = Ranges::default();
	for number in numbers {
		ranges.insert(*number, *number);
	}
	ranges
}

fn places(store: &Store, seed: u8) -> Vec<Place> {
	store.places(transaction(seed).hash).expect("reads")
}

/// A store with final blocks 0 to 2 and two forks of block 3.
fn filled(store: &Store) {
	for number in 0..3 {
		let record = full(number, 0, &[number as u8 + 1]);
		let numbers: Vec<u32> = (0..=number).collect();
		store
			.finalise(number, record.hash, Some(&record), &covered(&numbers))
			.expect("writes");
	}
	store.insert(&full(3, 0, &[10, 11])).expect("writes");
	store.insert(&full(3, 1, &[11, 12])).expect("writes");
}

fn is_filled(store: &Store) -> bool {
	store.covered().expect("reads") == covered(&[0, 1, 2])
		&& (0..3).all(|number| store.is_whole(number, block(number, 0).hash).expect("reads"))
		&& store.is_whole(3, block(3, 1).hash).expect("reads")
}

#[test]
fn finds_an_inserted_block_by_all_its_names() {
	let directory = directory();
	let store = open(&directory);
	let record = full(7, 0, &[1, 2]);
	store.insert(&record).expect("writes");
	assert_eq!(store.block(record.hash).expect("reads"), Some(record.clone()));
	assert_eq!(
		store.by_ethereum_hash(record.header.hash).expect("reads"),
		vec![record.hash]
	);
	assert_eq!(
		places(&store, 2),
		vec![Place {
			block: record.hash,
			number: 7,
			position: 1
		}]
	);
	let height = store.height(7).expect("reads");
	assert_eq!(
		(height.len(), height[0].hash, height[0].bloom.len()),
		(1, record.hash, 256)
	);
	assert!(store.has_block(record.hash).expect("reads") && store.is_whole(7, record.hash).expect("reads"));
}

#[test]
fn inserting_twice_changes_nothing() {
	let directory = directory();
	let store = open(&directory);
	for _ in 0..2 {
		store.insert(&full(7, 0, &[1])).expect("writes");
	}
	assert_eq!(store.height(7).expect("reads").len(), 1);
	assert_eq!(places(&store, 1).len(), 1);
	assert_eq!(store.by_ethereum_hash(block(7, 0).header.hash).expect("reads").len(), 1);
}

#[test]
fn blocks_without_logs_have_an_empty_bloom() {
	let directory = directory();
	let store = open(&directory);
	store.insert(&block(7, 0)).expect("writes");
	assert!(store.height(7).expect("reads")[0].bloom.is_empty());
}

#[test]
fn knows_nothing_of_other_blocks() {
	let directory = directory();
	let store = open(&directory);
	let hash = block(1, 0).hash;
	assert_eq!(store.block(hash).expect("reads"), None);
	assert!(!store.has_block(hash).expect("reads") && !store.is_whole(1, hash).expect("reads"));
	assert!(store.height(1).expect("reads").is_empty() && places(&store, 1).is_empty());
	assert_eq!(store.covered().expect("reads"), Ranges::default());
}

#[test]
fn finality_forgets_the_other_forks() {
	let directory = directory();
	let store = open(&directory);
	filled(&store);
	assert_eq!(places(&store, 11).len(), 2);
	let (kept, gone) = (block(3, 1), block(3, 0));
	store
		.finalise(3, kept.hash, None, &covered(&[0, 1, 2, 3]))
		.expect("writes");
	assert_eq!(
		store
			.height(3)
			.expect("reads")
			.iter()
			.map(|entry| entry.hash)
			.collect::<Vec<_>>(),
		vec![kept.hash]
	);
	assert_eq!(store.block(gone.hash).expect("reads"), None);
	assert!(store.by_ethereum_hash(gone.header.hash).expect("reads").is_empty());
	assert!(places(&store, 10).is_empty());
	// The transaction that both had is in the one that is left.
	assert_eq!(
		places(&store, 11),
		vec![Place {
			block: kept.hash,
			number: 3,
			position: 0
		}]
	);
	assert!(store.is_whole(3, kept.hash).expect("reads"));
	assert_eq!(store.covered().expect("reads"), covered(&[0, 1, 2, 3]));
}

#[test]
fn a_final_block_may_replace_forks_that_were_indexed_before() {
	let directory = directory();
	let store = open(&directory);
	store.insert(&full(3, 0, &[1, 2])).expect("writes");
	let record = full(3, 1, &[2]);
	store
		.finalise(3, record.hash, Some(&record), &covered(&[3]))
		.expect("writes");
	assert_eq!(
		places(&store, 2),
		vec![Place {
			block: record.hash,
			number: 3,
			position: 0
		}]
	);
	assert!(places(&store, 1).is_empty() && store.is_whole(3, record.hash).expect("reads"));
}

#[test]
fn two_forks_may_share_an_ethereum_hash() {
	let directory = directory();
	let store = open(&directory);
	let (one, mut two) = (block(3, 0), block(3, 1));
	two.header.hash = one.header.hash;
	store.insert(&one).expect("writes");
	store.insert(&two).expect("writes");
	assert_eq!(
		store.by_ethereum_hash(one.header.hash).expect("reads"),
		vec![one.hash, two.hash]
	);
	store.finalise(3, two.hash, None, &covered(&[3])).expect("writes");
	assert_eq!(store.by_ethereum_hash(one.header.hash).expect("reads"), vec![two.hash]);
}

#[test]
fn survives_a_restart() {
	let directory = directory();
	filled(&open(&directory));
	assert!(is_filled(&open(&directory)));
}

#[test]
fn survives_a_restart_with_files_that_grew_since_they_were_measured() {
	let directory = directory();
	let store = open(&directory);
	let manifest = directory.path().join("manifest");
	let measured = fs::read(&manifest).expect("reads");
	filled(&store);
	for number in 10..200 {
		store.insert(&full(number, 0, &[number as u8])).expect("writes");
	}
	drop(store);
	assert_ne!(fs::read(&manifest).expect("reads"), measured);
	// As when the process was killed.
	fs::write(&manifest, measured).expect("writes");
	assert!(is_filled(&open(&directory)));
}

#[test]
fn is_made_new_for_another_chain() {
	let directory = directory();
	filled(&open(&directory));
	let store = Store::open(directory.path(), H256::repeat_byte(8)).expect("opens");
	assert_eq!(store.covered().expect("reads"), Ranges::default());
	drop(store);
	assert!(!is_filled(&open(&directory)));
}

#[test]
fn is_made_new_when_it_is_deleted() {
	for part in ["", "db", "manifest", "db/metadata"] {
		let directory = directory();
		filled(&open(&directory));
		let path = directory.path().join(part);
		if path.is_dir() {
			fs::remove_dir_all(path)
		} else {
			fs::remove_file(path)
		}
		.expect("removes");
		let store = open(&directory);
		assert_eq!(store.covered().expect("reads"), Ranges::default(), "{part:?} is gone");
		filled(&store);
		assert!(is_filled(&store), "{part:?} is made new");
	}
}

#[test]
fn is_made_new_when_any_file_is_cut_short() {
	let names: Vec<String> = {
		let directory = directory();
		filled(&open(&directory));
		manifest::lengths(&directory.path().join("db"))
			.expect("reads")
			.into_keys()
			.collect()
	};
	assert!(names.len() > 8, "{names:?}");
	for name in names {
		let directory = directory();
		filled(&open(&directory));
		let path = directory.path().join("db").join(&name);
		let length = fs::metadata(&path).expect("is there").len();
		for left in [length / 2, 1, 0] {
			OpenOptions::new()
				.write(true)
				.open(&path)
				.and_then(|file| file.set_len(left))
				.expect("cuts");
			let store = open(&directory);
			assert_eq!(
				store.covered().expect("reads"),
				Ranges::default(),
				"{name} cut to {left}"
			);
			filled(&store);
			assert!(is_filled(&store), "{name} cut to {left}");
		}
	}
}

#[test]
fn is_not_touched_while_another_process_has_it() {
	let directory = directory();
	let store = open(&directory);
	filled(&store);
	assert!(matches!(
		Store::open(directory.path(), GENESIS),
		Err(StoreError::Db(parity_db::Error::Locked(_)))
	));
	assert!(is_filled(&store));
	drop(store);
	assert!(is_filled(&open(&directory)));
}

#[test]
fn notices_entries_that_are_missing_or_damaged() {
	let directory = directory();
	let store = open(&directory);
	filled(&store);
	let hash = block(1, 0).hash;
	let key = transaction(2).hash.as_bytes().to_vec();
	store
		.with_db(|db| Ok(db.commit([(TRANSACTIONS, key, None)])?))
		.expect("writes");
	assert!(!store.is_whole(1, hash).expect("reads"));
	assert!(!store.is_damaged());
	let key = block(2, 0).hash.as_bytes().to_vec();
	store
		.with_db(|db| Ok(db.commit([(BLOCKS, key, Some(vec![1, 2, 3]))])?))
		.expect("writes");
	assert!(matches!(
		store.block(block(2, 0).hash),
		Err(StoreError::Entry("block", _))
	));
	assert!(store.is_damaged());
	store.rebuild().expect("rebuilds");
	assert!(!store.is_damaged());
	assert_eq!(store.covered().expect("reads"), Ranges::default());
	filled(&store);
	assert!(is_filled(&store));
}

#[test]
fn finds_a_native_extrinsic_and_the_bloom_of_its_logs() {
	let directory = directory();
	let store = open(&directory);
	let mut record = block(7, 0);
	record.transactions = vec![transaction(1)];
	record.native = vec![native(2)];
	store.insert(&record).expect("writes");
	let found = store.places(native(2).hash).expect("reads");
	assert_eq!(
		found,
		vec![Place {
			block: record.hash,
			number: 7,
			position: 1
		}]
	);
	assert!(store.is_whole(7, record.hash).expect("reads"));
	let [entry] = &store.height(7).expect("reads")[..] else {
		panic!("one block")
	};
	let bloom = Bloom::try_from(&entry.bloom[..]).expect("a bloom filter");
	assert!(bloom.contains_input(BloomInput::Raw(native(2).logs[0].address.as_bytes())));
	assert!(!bloom.contains_input(BloomInput::Raw(&[9; 20])));
	store
		.finalise(7, H256::zero(), None, &covered(&[7]))
		.expect("another block of this height is final");
	assert_eq!(store.places(native(2).hash).expect("reads"), vec![]);
}
