//! Filters that clients poll: `eth_newFilter` and its kin.
//!
//! A filter keeps the last head that its client was told of. Changes are the way from there to the best block, so that
//! a reorganisation in between is told as logs that are removed. A filter that nobody asks for is forgotten.

use super::{convert, logs, Rpc};
use crate::{
	chain::NodeClient,
	error::{error, server, INVALID_PARAMS, LIMIT},
	follow::route,
	index::{BlockRecord, Head},
	Limits,
};
use alloy_rpc_types_eth::{Filter, Log};
use jsonrpsee::{core::RpcResult, types::ErrorObjectOwned, ConnectionId, Extensions};
use parking_lot::Mutex;
use polkadot_sdk::*;
use sc_transaction_pool_api::TransactionPool;
use serde_json::{json, Value};
use sp_core::H256;
use sp_crypto_hashing::keccak_256;
use std::{
	collections::{HashMap, HashSet},
	sync::Arc,
	time::{Instant, SystemTime, UNIX_EPOCH},
};
use timebank_runtime::opaque::Block;

/// What a client waits for.
#[derive(Debug)]
pub(super) enum Wanted {
	/// Hashes of blocks.
	Blocks,
	/// Hashes of transactions that wait in the pool; those that were told.
	Pending(HashSet<H256>),
	/// Logs.
	Logs(Filter),
}

/// A filter.
#[derive(Debug)]
pub(super) struct Polled {
	wanted: Wanted,
	/// The last head that was told.
	told: Head,
}

struct Entry {
	owner: Option<usize>,
	used: Instant,
	// A client that asks twice at a time is answered one after the other.
	polled: Arc<Mutex<Polled>>,
}

/// The filters of all clients.
pub struct Filters {
	limits: Limits,
	salt: u128,
	entries: Mutex<(u64, HashMap<String, Entry>)>,
}

impl Filters {
	/// None yet.
	pub fn new(limits: Limits) -> Self {
		let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
		Self {
			limits,
			salt: now.as_nanos(),
			entries: Default::default(),
		}
	}

	/// Adds a filter for a connection.
	fn add(&self, owner: Option<usize>, wanted: Wanted, told: Head, now: Instant) -> RpcResult<String> {
		let mut entries = self.entries.lock();
		let (count, entries) = &mut *entries;
		entries.retain(|_, entry| now.saturating_duration_since(entry.used) < self.limits.filter_idle);
		if entries.len() >= self.limits.filters {
			return Err(error(LIMIT, "the node keeps as many filters as it may"));
		}
		let own = entries.values().filter(|entry| owner.is_some() && entry.owner == owner);
		if own.count() >= self.limits.filters_per_client {
			let most = self.limits.filters_per_client;
			return Err(error(LIMIT, format!("a client may have {most} filters at a time")));
		}
		*count = count.wrapping_add(1);
		let id = id(self.salt, *count);
		let entry = Entry {
			owner,
			used: now,
			polled: Arc::new(Mutex::new(Polled { wanted, told })),
		};
		entries.insert(id.clone(), entry);
		Ok(id)
	}

	/// A filter that is still there; it is used now.
	fn find(&self, id: &str, now: Instant) -> RpcResult<Arc<Mutex<Polled>>> {
		let mut entries = self.entries.lock();
		let entry = entries
			.1
			.get_mut(id)
			.filter(|entry| now.saturating_duration_since(entry.used) < self.limits.filter_idle);
		let entry = entry.ok_or_else(not_found)?;
		entry.used = now;
		Ok(entry.polled.clone())
	}

	/// Removes a filter; whether it was there.
	pub(super) fn remove(&self, id: &str) -> bool {
		self.entries.lock().1.remove(id).is_some()
	}
}

/// Hexadecimal, and not to be guessed from another one.
fn id(salt: u128, count: u64) -> String {
	let seed = [&salt.to_le_bytes()[..], &count.to_le_bytes()].concat();
	let hash = keccak_256(&seed);
	alloy_primitives::hex::encode_prefixed(hash.get(..16).unwrap_or(&hash))
}

fn not_found() -> ErrorObjectOwned {
	server("filter not found")
}

impl<C: NodeClient, P: TransactionPool<Block = Block> + 'static> Rpc<C, P> {
	/// Adds a filter for logs of blocks that are still to come.
	pub(super) fn new_log_filter(&self, client: &Extensions, filter: Filter) -> RpcResult<String> {
		logs::check(&filter)?;
		if filter.get_block_hash().is_some() {
			return Err(error(
				INVALID_PARAMS,
				"a block by its hash never changes: use eth_getLogs",
			));
		}
		self.add(client, Wanted::Logs(filter))
	}

	/// Adds a filter for blocks.
	pub(super) fn new_block_filter(&self, client: &Extensions) -> RpcResult<String> {
		self.add(client, Wanted::Blocks)
	}

	/// Adds a filter for transactions that come into the pool.
	pub(super) fn new_pending_filter(&self, client: &Extensions) -> RpcResult<String> {
		let known = self.pending_hashes()?.into_iter().collect();
		self.add(client, Wanted::Pending(known))
	}

	fn add(&self, client: &Extensions, wanted: Wanted) -> RpcResult<String> {
		let owner = client.get::<ConnectionId>().map(|connection| connection.0);
		let told = self.index.heads().best;
		self.filters.add(owner, wanted, told, Instant::now())
	}

	/// What is new since the last question.
	pub(super) fn changes(&self, id: &str) -> RpcResult<Value> {
		let polled = self.filters.find(id, Instant::now())?;
		let mut polled = polled.lock();
		let Polled { wanted, told } = &mut *polled;
		let best = self.index.heads().best;
		let Some((left, come_to)) = route(&*self.chain, *told, best)? else {
			// Too far behind to say what has changed: a client makes a new one then.
			self.filters.remove(id);
			return Err(not_found());
		};
		let read = |hashes: Vec<H256>| {
			let records = hashes.into_iter().map(|hash| self.record(hash));
			records.collect::<RpcResult<Vec<_>>>()
		};
		match wanted {
			Wanted::Blocks => {
				let hashes: Vec<H256> = read(come_to)?.iter().map(|record| record.header.hash).collect();
				*told = best;
				Ok(json!(hashes))
			}
			Wanted::Pending(known) => {
				let waiting = self.pending_hashes()?;
				// What went through the pool between two questions is in a block now.
				let through = read(come_to)?;
				let through = through.iter().flat_map(|record| &record.transactions).map(|tx| tx.hash);
				let all = through.chain(waiting.iter().copied());
				let fresh: Vec<H256> = all.filter(|hash| known.insert(*hash)).collect();
				// What has left the pool comes in no block that is still to be read.
				*known = waiting.into_iter().chain(fresh.iter().copied()).collect();
				*told = best;
				Ok(json!(fresh))
			}
			Wanted::Logs(filter) => {
				let left = read(left)?;
				let mut found: Vec<Log> = left.iter().flat_map(|record| within(record, filter, true)).collect();
				// What is too much for one answer comes with the next.
				let mut reached = None;
				for hash in come_to {
					let record = self.record(hash)?;
					let matching = within(&record, filter, false);
					if reached.is_some() && found.len().saturating_add(matching.len()) > self.limits.log_results {
						break;
					}
					found.extend(matching);
					reached = Some(Head {
						number: record.number,
						hash,
					});
				}
				*told = reached.unwrap_or(best);
				Ok(json!(found))
			}
		}
	}

	/// All logs that a filter stands for.
	pub(super) fn filter_logs(&self, id: &str) -> RpcResult<Vec<Log>> {
		let polled = self.filters.find(id, Instant::now())?;
		let filter = match &polled.lock().wanted {
			Wanted::Logs(filter) => filter.clone(),
			Wanted::Blocks | Wanted::Pending(_) => return Err(not_found()),
		};
		self.matching(filter)
	}
}

/// The logs of a block that match, if its number is in the range that the filter names.
fn within(record: &BlockRecord, filter: &Filter, removed: bool) -> Vec<Log> {
	if !filter.matches_block_range(record.number.into()) {
		return Vec::new();
	}
	convert::block_logs(record, removed)
		.filter(|log| filter.matches(&log.inner))
		.collect()
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::index::test::{block, transaction};
	use std::time::Duration;

	fn filters() -> Filters {
		Filters::new(Limits {
			filters: 4,
			filters_per_client: 2,
			filter_idle: Duration::from_secs(300),
			..Default::default()
		})
	}

	fn add(filters: &Filters, owner: Option<usize>, now: Instant) -> Result<String, i32> {
		filters
			.add(owner, Wanted::Blocks, Head::default(), now)
			.map_err(|error| error.code())
	}

	#[test]
	fn ids_are_different_and_hexadecimal() {
		let (filters, now) = (filters(), Instant::now());
		let (one, two) = (
			add(&filters, None, now).expect("added"),
			add(&filters, None, now).expect("added"),
		);
		assert_ne!(one, two);
		assert_eq!(one.len(), 34);
		assert!(one.starts_with("0x"));
	}

	#[test]
	fn client_has_no_more_filters_than_it_may() {
		let (filters, now) = (filters(), Instant::now());
		let first = add(&filters, Some(1), now).expect("added");
		add(&filters, Some(1), now).expect("added");
		assert_eq!(add(&filters, Some(1), now), Err(LIMIT));
		// Others may still, until the node has no place.
		add(&filters, Some(2), now).expect("added");
		add(&filters, None, now).expect("added");
		assert_eq!(add(&filters, Some(3), now), Err(LIMIT));
		assert!(filters.remove(&first));
		assert!(!filters.remove(&first));
		add(&filters, Some(3), now).expect("added");
	}

	#[test]
	fn filter_is_forgotten_when_nobody_asks() {
		let (filters, start) = (filters(), Instant::now());
		let id = add(&filters, Some(1), start).expect("added");
		let later = |seconds| start + Duration::from_secs(seconds);
		assert!(filters.find(&id, later(299)).is_ok());
		assert!(filters.find(&id, later(598)).is_ok(), "it was used in between");
		let gone = filters.find(&id, later(898)).expect_err("gone");
		assert_eq!(
			(gone.code(), gone.message()),
			(crate::error::SERVER, "filter not found")
		);
		for _ in 0..2 {
			add(&filters, Some(1), later(898)).expect("the old one takes no place");
		}
		assert!(filters.find("0x00", start).is_err());
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
		assert_eq!(
			count(Filter::new().address(alloy_primitives::Address::repeat_byte(2))),
			1
		);
		assert!(within(&record, &Filter::new(), true).iter().all(|log| log.removed));
	}
}
