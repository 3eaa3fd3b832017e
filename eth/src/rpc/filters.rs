//! Filters that clients poll: `eth_newFilter` and its kin.
//!
//! A filter keeps what its client was told of. Changes are the way from there to the best block (`changes`), so that a
//! reorganisation in between is told as logs that are removed. A filter that nobody asks for is forgotten.
//!
//! Over HTTP the server gives every request a connection of its own, so nobody can say whose a filter is. It is known of
//! those that are asked for on the connection that made them, as over WebSocket: they keep their places. When all places
//! are taken, of the others the one gives way that nobody has asked for the longest.

use super::{
	changes::{logs_on_the_way, Told},
	logs, Rpc, Spare,
};
use crate::{
	chain::NodeClient,
	error::{error, server, INVALID_PARAMS, LIMIT},
	follow::route,
	index::Head,
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
	told: Told,
}

struct Entry {
	owner: Option<usize>,
	// Its connection has come back to it: it is one that stays.
	kept: bool,
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
		let own = entries.values().filter(|entry| owner.is_some() && entry.owner == owner);
		if own.count() >= self.limits.filters_per_client {
			let most = self.limits.filters_per_client;
			return Err(error(LIMIT, format!("a client may have {most} filters at a time")));
		}
		if entries.len() >= self.limits.filters {
			let strangers = entries.iter().filter(|(_, entry)| !entry.kept);
			let idle = strangers.min_by_key(|(_, entry)| entry.used).map(|(id, _)| id.clone());
			let idle = idle.ok_or_else(|| error(LIMIT, "the node keeps as many filters as it may"))?;
			entries.remove(&idle);
		}
		*count = count.wrapping_add(1);
		let id = id(self.salt, *count);
		let entry = Entry {
			owner,
			kept: false,
			used: now,
			polled: Arc::new(Mutex::new(Polled {
				wanted,
				told: Told::until(told),
			})),
		};
		entries.insert(id.clone(), entry);
		Ok(id)
	}

	/// A filter that is still there; it is used now, by a connection.
	fn find(&self, id: &str, client: Option<usize>, now: Instant) -> RpcResult<Arc<Mutex<Polled>>> {
		let mut entries = self.entries.lock();
		let entry = entries
			.1
			.get_mut(id)
			.filter(|entry| now.saturating_duration_since(entry.used) < self.limits.filter_idle);
		let entry = entry.ok_or_else(not_found)?;
		entry.used = now;
		entry.kept |= client.is_some() && client == entry.owner;
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
		let told = self.index.heads().best;
		self.filters.add(connection(client), wanted, told, Instant::now())
	}

	/// What is new since the last question. What is too much for one answer comes with the next; nothing is lost when
	/// there is no answer.
	pub(super) fn changes(&self, client: &Extensions, id: &str) -> RpcResult<Value> {
		let polled = self.filters.find(id, connection(client), Instant::now())?;
		let mut polled = polled.lock();
		let Polled { wanted, told } = &mut *polled;
		let best = self.index.heads().best;
		let Some((left, come_to)) = route(&*self.chain, told.head, best)? else {
			// Too far behind to say what has changed: a client makes a new one then.
			self.filters.remove(id);
			return Err(not_found());
		};
		let mut spare = Spare::new();
		let mut read = |hash: H256| self.record_of_many(hash, &mut spare);
		match wanted {
			Wanted::Blocks => {
				let records = come_to.into_iter().map(read).collect::<RpcResult<Vec<_>>>()?;
				let hashes: Vec<H256> = records.iter().map(|record| record.header.hash).collect();
				*told = Told::until(best);
				Ok(json!(hashes))
			}
			Wanted::Pending(known) => {
				let waiting = self.pending_hashes()?;
				// What went through the pool between two questions is in a block now.
				let (mut fresh, mut seen, mut reached) = (Vec::new(), HashSet::new(), told.head);
				let mut is_new = |hash: &H256| !known.contains(hash) && seen.insert(*hash);
				let mut way = come_to.into_iter();
				for hash in way.by_ref() {
					let record = read(hash)?;
					fresh.extend(record.transactions.iter().map(|tx| tx.hash).filter(&mut is_new));
					reached = record.head();
					if fresh.len() > self.limits.log_results {
						break;
					}
				}
				if way.next().is_none() {
					reached = best;
					fresh.extend(waiting.iter().copied().filter(&mut is_new));
					// What has left the pool comes in no block that is still to be read.
					*known = waiting.into_iter().chain(fresh.iter().copied()).collect();
				} else {
					known.extend(&fresh);
				}
				*told = Told::until(reached);
				Ok(json!(fresh))
			}
			Wanted::Logs(filter) => {
				// What a fork said is forgotten when other blocks are final: then nobody can say what is gone.
				for hash in left.iter().copied().chain(told.begun()) {
					if !self.index.store.has_block(hash)? && !self.chain.is_best(hash)? {
						self.filters.remove(id);
						return Err(not_found());
					}
				}
				let (found, now) = logs_on_the_way(told, &left, &come_to, filter, &self.limits, read)?;
				*told = now;
				Ok(json!(found))
			}
		}
	}

	/// All logs that a filter stands for.
	pub(super) fn filter_logs(&self, client: &Extensions, id: &str) -> RpcResult<Vec<Log>> {
		let polled = self.filters.find(id, connection(client), Instant::now())?;
		let filter = match &polled.lock().wanted {
			Wanted::Logs(filter) => filter.clone(),
			Wanted::Blocks | Wanted::Pending(_) => return Err(not_found()),
		};
		self.matching(filter)
	}
}

fn connection(client: &Extensions) -> Option<usize> {
	client.get::<ConnectionId>().map(|connection| connection.0)
}

#[cfg(test)]
mod tests {
	use super::*;
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
		// Others may still.
		add(&filters, Some(2), now).expect("added");
		add(&filters, None, now).expect("added");
		assert!(filters.remove(&first));
		assert!(!filters.remove(&first));
		add(&filters, Some(1), now).expect("added");
		assert_eq!(add(&filters, Some(1), now), Err(LIMIT));
	}

	#[test]
	fn longest_idle_gives_way_when_all_places_are_taken() {
		let (filters, start) = (filters(), Instant::now());
		let later = |seconds| start + Duration::from_secs(seconds);
		// Each of another connection, as over HTTP.
		let ids: Vec<_> = (0..4)
			.map(|at| add(&filters, Some(10 + at), later(at as u64)).expect("added"))
			.collect();
		// The first is asked for, on another connection.
		assert!(filters.find(&ids[0], Some(20), later(4)).is_ok());
		let new = add(&filters, Some(21), later(5)).expect("added");
		let there = |id: &str| filters.find(id, None, later(5)).is_ok();
		assert!(!there(&ids[1]));
		assert!(there(&ids[0]) && there(&ids[2]) && there(&ids[3]) && there(&new));
	}

	#[test]
	fn filters_of_connections_that_stay_are_taken_by_nobody() {
		let (filters, start) = (filters(), Instant::now());
		let later = |seconds| start + Duration::from_secs(seconds);
		let mut kept = Vec::new();
		for client in [1, 2] {
			for _ in 0..2 {
				let id = add(&filters, Some(client), start).expect("added");
				assert!(filters.find(&id, Some(client), later(1)).is_ok());
				kept.push(id);
			}
		}
		// Nobody else finds a place, however idle they are.
		assert_eq!(add(&filters, Some(3), later(200)), Err(LIMIT));
		assert_eq!(add(&filters, None, later(200)), Err(LIMIT));
		assert!(kept.iter().all(|id| filters.find(id, None, later(200)).is_ok()));
		assert!(filters.remove(&kept[0]));
		let stranger = add(&filters, Some(3), later(201)).expect("added");
		add(&filters, Some(4), later(202)).expect("the stranger gives way");
		assert!(filters.find(&stranger, None, later(202)).is_err());
		assert!(kept[1..].iter().all(|id| filters.find(id, None, later(202)).is_ok()));
	}

	#[test]
	fn client_without_a_connection_counts_for_the_node_only() {
		let (filters, start) = (filters(), Instant::now());
		let later = |seconds| start + Duration::from_secs(seconds);
		let ids: Vec<_> = (0..4)
			.map(|at| add(&filters, None, later(at)).expect("added"))
			.collect();
		assert!(filters.find(&ids[0], None, later(4)).is_ok());
		add(&filters, None, later(5)).expect("added");
		assert!(filters.find(&ids[0], None, later(5)).is_ok());
		assert!(filters.find(&ids[1], None, later(5)).is_err());
	}

	#[test]
	fn filter_is_forgotten_when_nobody_asks() {
		let (filters, start) = (filters(), Instant::now());
		let id = add(&filters, Some(1), start).expect("added");
		let later = |seconds| start + Duration::from_secs(seconds);
		assert!(filters.find(&id, None, later(299)).is_ok());
		assert!(filters.find(&id, None, later(598)).is_ok(), "it was used in between");
		let gone = filters.find(&id, None, later(898)).expect_err("gone");
		assert_eq!(
			(gone.code(), gone.message()),
			(crate::error::SERVER, "filter not found")
		);
		for _ in 0..2 {
			add(&filters, Some(1), later(898)).expect("the old one takes no place");
		}
		assert!(filters.find("0x00", None, start).is_err());
	}
}
