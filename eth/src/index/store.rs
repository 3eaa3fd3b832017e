//! The index on disk.

use super::{manifest, BlockRecord, Ranges};
use alloy_primitives::{Bloom, BloomInput};
use codec::{Decode, DecodeAll, Encode};
use parity_db::{ColId, ColumnOptions, CompressionType, Db, Options};
use parking_lot::{Mutex, RwLock};
use polkadot_sdk::sp_core::H256;
use std::{
	collections::{BTreeMap, HashMap},
	fmt, fs, io,
	path::{Path, PathBuf},
	sync::atomic::{AtomicBool, Ordering},
};

/// Number -> the indexed blocks of that height; and what the index says about itself.
const HEIGHTS: ColId = 0;
/// Substrate hash -> block.
const BLOCKS: ColId = 1;
/// Ethereum hash -> Substrate hashes.
const ETHEREUM: ColId = 2;
/// Transaction hash -> where it is.
const TRANSACTIONS: ColId = 3;

/// Key of the numbers whose final block is indexed, in `HEIGHTS`. Heights have shorter keys.
const COVERED: &[u8] = b"covered";

/// Why the index could not be read or written.
#[derive(Debug)]
pub enum StoreError {
	/// The store itself.
	Db(parity_db::Error),
	/// An entry that cannot be decoded.
	Entry(&'static str, codec::Error),
	/// Files.
	Io(PathBuf, io::Error),
}

impl fmt::Display for StoreError {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		match self {
			Self::Db(error) => write!(f, "the Ethereum index: {error}"),
			Self::Entry(what, error) => write!(f, "the Ethereum index holds a damaged {what}: {error}"),
			Self::Io(path, error) => write!(f, "the Ethereum index in {}: {error}", path.display()),
		}
	}
}

impl std::error::Error for StoreError {}

impl From<parity_db::Error> for StoreError {
	fn from(error: parity_db::Error) -> Self {
		Self::Db(error)
	}
}

/// A block at a height.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct HeightEntry {
	/// Substrate hash.
	pub hash: H256,
	/// The bloom filter of its logs; empty when it has none.
	pub bloom: Vec<u8>,
}

/// Where a transaction is.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Place {
	/// Substrate hash of the block.
	pub block: H256,
	/// Number of the block.
	pub number: u32,
	/// Position among the block's Ethereum transactions, and behind them its native ones.
	pub position: u32,
}

/// The index on disk. One writer, many readers.
pub struct Store {
	directory: PathBuf,
	genesis: H256,
	db: RwLock<Option<Db>>,
	recorded: Mutex<manifest::Lengths>,
	damaged: AtomicBool,
}

impl Store {
	/// Opens the index in a directory. One that is missing, of another chain or damaged is made new.
	pub fn open(directory: &Path, genesis: H256) -> Result<Self, StoreError> {
		let store = Self {
			directory: directory.to_path_buf(),
			genesis,
			db: RwLock::new(None),
			recorded: Mutex::new(Default::default()),
			damaged: AtomicBool::new(false),
		};
		let opened = store.usable().and_then(|()| match Db::open(&store.options()) {
			Ok(db) => Ok(Ok(db)),
			// Another process has it: not damage.
			Err(error @ parity_db::Error::Locked(_)) => Ok(Err(error)),
			Err(error) => Err(error.to_string()),
		});
		match opened {
			Ok(Ok(db)) => {
				*store.db.write() = Some(db);
				if let Err(error) = store.covered() {
					log::warn!(target: crate::LOG, "{error}: it is rebuilt");
					store.rebuild()?;
				}
			}
			Ok(Err(locked)) => return Err(locked.into()),
			Err(why) => {
				if store.files().exists() {
					log::warn!(target: crate::LOG, "the Ethereum index cannot be used ({why}): it is rebuilt");
				}
				store.rebuild()?;
			}
		}
		store.checkpoint()?;
		Ok(store)
	}

	/// Throws all entries away.
	pub fn rebuild(&self) -> Result<(), StoreError> {
		let mut db = self.db.write();
		// Closed before its files go.
		drop(db.take());
		let files = self.files();
		for (path, removed) in [
			(self.manifest(), fs::remove_file(self.manifest())),
			(files.clone(), fs::remove_dir_all(&files)),
		] {
			match removed {
				Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(StoreError::Io(path, error)),
				_ => {}
			}
		}
		fs::create_dir_all(&files).map_err(|error| StoreError::Io(files, error))?;
		*db = Some(Db::open_or_create(&self.options())?);
		drop(db);
		self.recorded.lock().clear();
		self.damaged.store(false, Ordering::Relaxed);
		self.checkpoint()
	}

	/// Writes down how long the files are, if they changed.
	pub fn checkpoint(&self) -> Result<(), StoreError> {
		let files = self.files();
		let there = manifest::lengths(&files).map_err(|error| StoreError::Io(files, error))?;
		let mut recorded = self.recorded.lock();
		if *recorded != there || !self.manifest().exists() {
			let path = self.manifest();
			manifest::write(&path, self.genesis, &there).map_err(|error| StoreError::Io(path, error))?;
			*recorded = there;
		}
		Ok(())
	}

	/// Whether something read or written turned out to be damaged.
	pub fn is_damaged(&self) -> bool {
		self.damaged.load(Ordering::Relaxed)
	}

	/// Makes the entry of a block unreadable.
	#[cfg(test)]
	pub fn damage(&self, hash: H256) -> Result<(), StoreError> {
		let entry = (BLOCKS, hash.as_bytes().to_vec(), Some(vec![1, 2, 3]));
		self.with_db(|db| Ok(db.commit([entry])?))
	}

	/// The block of a Substrate hash.
	pub fn block(&self, hash: H256) -> Result<Option<BlockRecord>, StoreError> {
		self.read(BLOCKS, hash.as_bytes(), "block")
	}

	/// Whether a block is there.
	pub fn has_block(&self, hash: H256) -> Result<bool, StoreError> {
		self.with_db(|db| Ok(db.get_size(BLOCKS, hash.as_bytes())?.is_some()))
	}

	/// The Substrate hashes of an Ethereum block hash. Two forks may share one.
	pub fn by_ethereum_hash(&self, hash: H256) -> Result<Vec<H256>, StoreError> {
		Ok(self.read(ETHEREUM, hash.as_bytes(), "block hash")?.unwrap_or_default())
	}

	/// Where a transaction is. Two forks may both have it.
	pub fn places(&self, transaction: H256) -> Result<Vec<Place>, StoreError> {
		Ok(self
			.read(TRANSACTIONS, transaction.as_bytes(), "transaction")?
			.unwrap_or_default())
	}

	/// The indexed blocks of a height.
	pub fn height(&self, number: u32) -> Result<Vec<HeightEntry>, StoreError> {
		Ok(self.read(HEIGHTS, &number.to_be_bytes(), "height")?.unwrap_or_default())
	}

	/// The numbers whose final block is indexed.
	pub fn covered(&self) -> Result<Ranges, StoreError> {
		Ok(self.read(HEIGHTS, COVERED, "range")?.unwrap_or_default())
	}

	/// Adds a block that may still be reorganised away.
	pub fn insert(&self, record: &BlockRecord) -> Result<(), StoreError> {
		let mut change = Change::new(self);
		change.insert(record)?;
		change.commit()
	}

	/// Makes a block the only one of its height: adds it if it is given as a record, forgets the others, and writes
	/// down the numbers that are covered.
	pub fn finalise(
		&self,
		number: u32,
		hash: H256,
		record: Option<&BlockRecord>,
		covered: &Ranges,
	) -> Result<(), StoreError> {
		let mut change = Change::new(self);
		if let Some(record) = record {
			change.insert(record)?;
		}
		for stale in change.height(number)?.into_iter().filter(|entry| entry.hash != hash) {
			change.forget(number, stale.hash)?;
		}
		change.put(HEIGHTS, COVERED.to_vec(), covered.encode());
		change.commit()
	}

	/// Whether everything that belongs to a block is there.
	pub fn is_whole(&self, number: u32, hash: H256) -> Result<bool, StoreError> {
		let Some(record) = self.block(hash)? else {
			return Ok(false);
		};
		if record.number != number
			|| !self.height(number)?.iter().any(|entry| entry.hash == hash)
			|| !self.by_ethereum_hash(record.header.hash)?.contains(&hash)
		{
			return Ok(false);
		}
		for transaction in record.all_hashes() {
			if !self.places(transaction)?.iter().any(|place| place.block == hash) {
				return Ok(false);
			}
		}
		Ok(true)
	}

	fn usable(&self) -> Result<(), String> {
		let manifest = fs::read_to_string(self.manifest()).map_err(|_| "it has no manifest")?;
		let there = manifest::lengths(&self.files()).map_err(|error| error.to_string())?;
		manifest::check(&manifest, self.genesis, &there)
	}

	fn files(&self) -> PathBuf {
		self.directory.join("db")
	}

	fn manifest(&self) -> PathBuf {
		self.directory.join("manifest")
	}

	fn options(&self) -> Options {
		let column = |uniform, compression| ColumnOptions {
			uniform,
			compression,
			..Default::default()
		};
		Options {
			path: self.files(),
			columns: vec![
				column(false, CompressionType::NoCompression),
				// Most of a block is zeros.
				column(true, CompressionType::Lz4),
				column(true, CompressionType::NoCompression),
				column(true, CompressionType::NoCompression),
			],
			sync_wal: true,
			sync_data: true,
			stats: false,
			salt: None,
			compression_threshold: HashMap::from([(BLOCKS, 128)]),
		}
	}

	fn with_db<R>(&self, run: impl FnOnce(&Db) -> Result<R, StoreError>) -> Result<R, StoreError> {
		let db = self.db.read();
		let result = match db.as_ref() {
			Some(db) => run(db),
			// Only when a rebuild failed half-way.
			None => Err(parity_db::Error::DatabaseNotFound.into()),
		};
		if result.is_err() {
			self.damaged.store(true, Ordering::Relaxed);
		}
		result
	}

	fn read<T: Decode>(&self, column: ColId, key: &[u8], what: &'static str) -> Result<Option<T>, StoreError> {
		self.with_db(|db| decode(db.get(column, key)?, what))
	}
}

impl Drop for Store {
	fn drop(&mut self) {
		// Never opened, because another process has the files.
		let Some(db) = self.db.write().take() else { return };
		// Closing moves what is in the store's log into its tables, which grow by that.
		drop(db);
		if let Err(error) = self.checkpoint() {
			log::debug!(target: crate::LOG, "{error}");
		}
	}
}

/// The bloom filter of a block's logs, of native movements too; empty when it has none.
fn bloom(record: &BlockRecord) -> Vec<u8> {
	let mut bloom = Bloom::from(record.header.logs_bloom.0);
	for log in record.native.iter().flat_map(|native| &native.logs) {
		bloom.accrue(BloomInput::Raw(log.address.as_bytes()));
		for topic in &log.topics {
			bloom.accrue(BloomInput::Raw(topic.as_bytes()));
		}
	}
	if bloom.is_zero() {
		Vec::new()
	} else {
		bloom.to_vec()
	}
}

fn decode<T: Decode>(value: Option<Vec<u8>>, what: &'static str) -> Result<Option<T>, StoreError> {
	value
		.map(|value| T::decode_all(&mut &value[..]))
		.transpose()
		.map_err(|error| StoreError::Entry(what, error))
}

/// Entries that are written in one commit. Reads see what was put before.
struct Change<'a> {
	store: &'a Store,
	entries: BTreeMap<(ColId, Vec<u8>), Option<Vec<u8>>>,
}

impl<'a> Change<'a> {
	fn new(store: &'a Store) -> Self {
		Self {
			store,
			entries: BTreeMap::new(),
		}
	}

	fn insert(&mut self, record: &BlockRecord) -> Result<(), StoreError> {
		let hash = record.hash;
		self.put(BLOCKS, hash.as_bytes().to_vec(), record.encode());
		let bloom = bloom(record);
		self.alter(
			HEIGHTS,
			&record.number.to_be_bytes(),
			"height",
			|entries: &mut Vec<HeightEntry>| {
				entries.retain(|entry| entry.hash != hash);
				entries.push(HeightEntry { hash, bloom });
			},
		)?;
		self.alter(
			ETHEREUM,
			record.header.hash.as_bytes(),
			"block hash",
			|hashes: &mut Vec<H256>| {
				hashes.retain(|known| *known != hash);
				hashes.push(hash);
			},
		)?;
		for (position, transaction) in (0u32..).zip(record.all_hashes()) {
			self.alter(
				TRANSACTIONS,
				transaction.as_bytes(),
				"transaction",
				|places: &mut Vec<Place>| {
					places.retain(|place| place.block != hash);
					places.push(Place {
						block: hash,
						number: record.number,
						position,
					});
				},
			)?;
		}
		Ok(())
	}

	fn forget(&mut self, number: u32, hash: H256) -> Result<(), StoreError> {
		self.alter(
			HEIGHTS,
			&number.to_be_bytes(),
			"height",
			|entries: &mut Vec<HeightEntry>| entries.retain(|entry| entry.hash != hash),
		)?;
		let Some(record) = self.get::<BlockRecord>(BLOCKS, hash.as_bytes(), "block")? else {
			return Ok(());
		};
		self.alter(
			ETHEREUM,
			record.header.hash.as_bytes(),
			"block hash",
			|hashes: &mut Vec<H256>| hashes.retain(|known| *known != hash),
		)?;
		for transaction in record.all_hashes() {
			self.alter(
				TRANSACTIONS,
				transaction.as_bytes(),
				"transaction",
				|places: &mut Vec<Place>| places.retain(|place| place.block != hash),
			)?;
		}
		self.entries.insert((BLOCKS, hash.as_bytes().to_vec()), None);
		Ok(())
	}

	fn height(&self, number: u32) -> Result<Vec<HeightEntry>, StoreError> {
		Ok(self.get(HEIGHTS, &number.to_be_bytes(), "height")?.unwrap_or_default())
	}

	/// Changes a list; an empty one is removed.
	fn alter<T: Encode + Decode>(
		&mut self,
		column: ColId,
		key: &[u8],
		what: &'static str,
		change: impl FnOnce(&mut Vec<T>),
	) -> Result<(), StoreError> {
		let mut list: Vec<T> = self.get(column, key, what)?.unwrap_or_default();
		change(&mut list);
		self.entries
			.insert((column, key.to_vec()), (!list.is_empty()).then(|| list.encode()));
		Ok(())
	}

	fn get<T: Decode>(&self, column: ColId, key: &[u8], what: &'static str) -> Result<Option<T>, StoreError> {
		match self.entries.get(&(column, key.to_vec())) {
			Some(value) => decode(value.clone(), what),
			None => self.store.read(column, key, what),
		}
	}

	fn put(&mut self, column: ColId, key: Vec<u8>, value: Vec<u8>) {
		self.entries.insert((column, key), Some(value));
	}

	fn commit(self) -> Result<(), StoreError> {
		let entries = self
			.entries
			.into_iter()
			.map(|((column, key), value)| (column, key, value));
		self.store.with_db(|db| Ok(db.commit(entries)?))
	}
}

#[cfg(test)]
mod tests;
