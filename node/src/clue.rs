//! `clue`: writes and checks the clue chain of a case (docs/clues.md).

use codec::Encode;
use futures::channel::oneshot;
use polkadot_sdk::*;
use rand_core::{OsRng, TryRngCore};
use sc_cli::{CliConfiguration, DatabaseParams, PruningParams, SharedParams};
use sc_client_api::{HeaderBackend, ProofProvider};
use sp_api::{ApiError, CallApiAt, CallContext, Metadata, ProvideRuntimeApi};
use sp_core::H256;
use sp_state_machine::{Backend as _, IterArgs};
use std::{
	cell::RefCell,
	collections::HashMap,
	fs::{File, OpenOptions},
	io::{Read, Write},
	path::{Path, PathBuf},
	rc::Rc,
	sync::Arc,
};
use timebank_clue::{
	export, layout::events_key, verify, Archive, Error, EventLayout, LedgerEvent, Limits, Order, Report, MAX_FILE,
};
use timebank_runtime::opaque::Block;

/// What to do with clue chains.
#[derive(Debug, clap::Subcommand)]
pub enum ClueCmd {
	/// Writes the clue chain of a case to a file, from the database of an archive node that is stopped.
	Export(ClueExportCmd),
	/// Checks such a file. Needs nothing besides but the hash of the final header that it was made for.
	Verify(ClueVerifyCmd),
}

/// Writes the clue chain of a case to a file.
#[derive(Debug, Clone, clap::Parser)]
pub struct ClueExportCmd {
	/// Number of the case.
	#[arg(long, value_name = "NUMBER")]
	pub case: u64,

	/// First block of the range.
	#[arg(long, value_name = "BLOCK")]
	pub from: u32,

	/// Last block of the range; it must be final.
	#[arg(long, value_name = "BLOCK")]
	pub to: u32,

	/// The file to write. It must not be there yet.
	#[arg(long, value_name = "FILE")]
	pub output: PathBuf,

	/// How many hops coins are followed by their lots.
	#[arg(long, value_name = "HOPS", default_value_t = Limits::default().exact)]
	pub hops: u8,

	/// How many hops coins are followed by accounts, whatever their origin.
	#[arg(long, value_name = "HOPS", default_value_t = Limits::default().possible)]
	pub possible_hops: u8,

	#[allow(missing_docs)]
	#[clap(flatten)]
	pub shared_params: SharedParams,

	#[allow(missing_docs)]
	#[clap(flatten)]
	pub pruning_params: PruningParams,

	#[allow(missing_docs)]
	#[clap(flatten)]
	pub database_params: DatabaseParams,
}

impl CliConfiguration for ClueExportCmd {
	fn shared_params(&self) -> &SharedParams {
		&self.shared_params
	}

	fn pruning_params(&self) -> Option<&PruningParams> {
		Some(&self.pruning_params)
	}

	fn database_params(&self) -> Option<&DatabaseParams> {
		Some(&self.database_params)
	}
}

/// Checks a file against the hash of a header.
#[derive(Debug, Clone, clap::Parser)]
pub struct ClueVerifyCmd {
	/// The file.
	pub file: PathBuf,

	/// Hash of the header of the last block of the file's range. That it is final must be known by other means, such as
	/// one's own node.
	#[arg(long, value_name = "HASH", value_parser = hash)]
	pub header: H256,
}

fn hash(text: &str) -> Result<H256, String> {
	text.parse()
		.map_err(|_| "a hash is 0x and 64 hexadecimal digits".to_string())
}

fn fault(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> sc_cli::Error {
	sc_cli::Error::Application(error.into())
}

impl ClueVerifyCmd {
	/// Checks the file.
	pub fn run(&self) -> sc_cli::Result<()> {
		let report = verify(&read(&self.file)?, self.header).map_err(fault)?;
		tell(&report, self.header);
		Ok(())
	}
}

/// No more of a file than a clue file can have.
fn read(path: &Path) -> sc_cli::Result<Vec<u8>> {
	let unreadable = |error| fault(format!("{} cannot be read: {error}", path.display()));
	let most = u64::try_from(MAX_FILE).unwrap_or(u64::MAX).saturating_add(1);
	let mut bytes = Vec::new();
	let file = File::open(path).map_err(unreadable)?;
	file.take(most).read_to_end(&mut bytes).map_err(unreadable)?;
	Ok(bytes)
}

fn tell(report: &Report, header: H256) {
	println!(
		"case {}, blocks {} to {}, header {header:?}",
		report.case.0, report.from, report.to
	);
	println!(
		"evidence: {} pieces; histories of {} members: {} movements",
		report.evidence, report.members, report.movements
	);
	println!(
		"by lots: {} hops forwards, {} backwards, coins of {} services; by accounts: {} forwards, {} backwards",
		report.exact.0, report.exact.1, report.origins, report.possible.0, report.possible.1
	);
	println!("digest for freezeControl.addEvidence: {:?}", report.digest);
}

impl ClueExportCmd {
	/// Writes the file. Reading takes a thread of its own, so that a signal can end it.
	pub async fn run<C>(self, client: Arc<C>) -> sc_cli::Result<()>
	where
		C: ProvideRuntimeApi<Block>
			+ CallApiAt<Block>
			+ HeaderBackend<Block>
			+ ProofProvider<Block>
			+ Send
			+ Sync
			+ 'static,
		C::Api: Metadata<Block>,
	{
		if self.output.exists() {
			return Err(fault(format!("{} is there already", self.output.display())));
		}
		let mut salt = [0; 32];
		OsRng
			.try_fill_bytes(&mut salt)
			.map_err(|error| fault(error.to_string()))?;
		let order = Order {
			case: self.case.into(),
			from: self.from,
			to: self.to,
			limits: Limits {
				exact: self.hops,
				possible: self.possible_hops,
			},
			salt: salt.into(),
		};
		let (done, result) = oneshot::channel();
		std::thread::spawn(move || {
			let database = Database {
				client,
				layouts: RefCell::default(),
			};
			let made = export(&database, &order).and_then(|made| Ok((made, database.hash(order.to)?)));
			// Nobody waits any more after a signal.
			let _ = done.send(made);
		});
		let ((bytes, report), header) = result.await.map_err(fault)?.map_err(fault)?;
		let unwritable = |error| fault(format!("{} cannot be written: {error}", self.output.display()));
		let mut options = OpenOptions::new();
		let mut file = options
			.write(true)
			.create_new(true)
			.open(&self.output)
			.map_err(unwritable)?;
		file.write_all(&bytes)
			.and_then(|()| file.sync_all())
			.map_err(unwritable)?;
		tell(&report, header);
		Ok(())
	}
}

/// The database of a node.
struct Database<C> {
	client: Arc<C>,
	// By the version of the runtime. There are few.
	layouts: RefCell<HashMap<(u32, u32), Rc<EventLayout>>>,
}

fn unreadable(error: impl std::fmt::Display) -> Error {
	Error::Archive(error.to_string())
}

impl<C> Database<C>
where
	C: ProvideRuntimeApi<Block> + CallApiAt<Block> + HeaderBackend<Block> + ProofProvider<Block>,
	C::Api: Metadata<Block>,
{
	fn hash(&self, block: u32) -> Result<H256, Error> {
		self.client
			.hash(block)
			.map_err(unreadable)?
			.ok_or(Error::NoBlock(block))
	}

	/// The state after a block, with its hash.
	fn state(&self, block: u32) -> Result<(H256, C::StateBackend), Error> {
		let hash = self.hash(block)?;
		match self.client.state_at(hash) {
			Ok(state) => Ok((hash, state)),
			Err(ApiError::UnknownBlock(_)) => Err(Error::Pruned(block)),
			Err(error) => Err(unreadable(error)),
		}
	}

	/// How the events are encoded that the runtime in the state after a block makes.
	fn layout(&self, block: u32) -> Result<Rc<EventLayout>, Error> {
		let (hash, _) = self.state(block)?;
		let version = self
			.client
			.runtime_version_at(hash, CallContext::Offchain)
			.map_err(unreadable)?;
		let key = (version.spec_version, version.impl_version);
		if let Some(layout) = self.layouts.borrow().get(&key) {
			return Ok(layout.clone());
		}
		let metadata = self
			.client
			.runtime_api()
			.metadata_at_version(hash, 15)
			.map_err(unreadable)?
			.ok_or_else(|| unreadable("the runtime offers no metadata that is known"))?;
		let layout = EventLayout::new(&metadata).map_err(|why| Error::Events { block, why })?;
		let layout = Rc::new(layout);
		self.layouts.borrow_mut().insert(key, layout.clone());
		Ok(layout)
	}
}

impl<C> Archive for Database<C>
where
	C: ProvideRuntimeApi<Block> + CallApiAt<Block> + HeaderBackend<Block> + ProofProvider<Block>,
	C::Api: Metadata<Block>,
{
	fn last_final(&self) -> Result<u32, Error> {
		Ok(self.client.info().finalized_number)
	}

	fn header(&self, block: u32) -> Result<Vec<u8>, Error> {
		let header = self.client.header(self.hash(block)?).map_err(unreadable)?;
		Ok(header.ok_or(Error::NoBlock(block))?.encode())
	}

	fn events(&self, block: u32) -> Result<Vec<LedgerEvent>, Error> {
		let events = self.value(block, &events_key())?.unwrap_or_default();
		// The runtime that executed the block is the one in its parent's state.
		let layout = match self.layout(block.saturating_sub(1)) {
			Err(Error::Pruned(_)) => self.layout(block),
			other => other,
		}?;
		layout.read(&events).map_err(|why| Error::Events { block, why })
	}

	fn value(&self, block: u32, key: &[u8]) -> Result<Option<Vec<u8>>, Error> {
		self.state(block)?.1.storage(key).map_err(unreadable)
	}

	fn keys(&self, block: u32, prefix: &[u8]) -> Result<Vec<Vec<u8>>, Error> {
		let (_, state) = self.state(block)?;
		let mut args = IterArgs::default();
		args.prefix = Some(prefix);
		let keys = state.keys(args).map_err(unreadable)?;
		keys.map(|key| key.map_err(unreadable)).collect()
	}

	fn proof(&self, block: u32, keys: &[Vec<u8>]) -> Result<Vec<Vec<u8>>, Error> {
		let (hash, _) = self.state(block)?;
		let proof = self
			.client
			.read_proof(hash, &mut keys.iter().map(|key| &key[..]))
			.map_err(unreadable)?;
		Ok(proof.into_nodes().into_iter().collect())
	}
}
