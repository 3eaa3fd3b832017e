//! Asks a running node.

use codec::{Decode, DecodeAll};
use polkadot_sdk::*;
use serde_json::{json, Value};
use sp_core::bytes::{from_hex, to_hex};
use sp_io::hashing::twox_128;
use std::time::Duration;

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(20);
/// Keys of a page.
const PAGE: usize = 500;
/// Most entries of a map that are read: the doctor is no indexer.
const MAX_ENTRIES: usize = 100_000;

/// A node's RPC.
pub struct Rpc {
	url: String,
	agent: ureq::Agent,
}

impl Rpc {
	/// The RPC at an address.
	pub fn new(url: &str) -> Self {
		Self {
			url: url.into(),
			agent: ureq::AgentBuilder::new().timeout(PATIENCE).build(),
		}
	}

	/// The answer to a request, or why there is none.
	pub fn request(&self, method: &str, params: Value) -> Result<Value, String> {
		let answer: Value = self
			.agent
			.post(&self.url)
			.send_json(json!({ "jsonrpc": "2.0", "id": 1, "method": method, "params": params }))
			.map_err(|error| format!("{method}: {error}"))?
			.into_json()
			.map_err(|error| format!("{method}: {error}"))?;
		match answer.get("error") {
			Some(error) => Err(format!("{method}: {}", error["message"].as_str().unwrap_or_default())),
			None => Ok(answer["result"].clone()),
		}
	}

	/// Name and identity of the node.
	pub fn name(&self) -> Option<String> {
		let peer = self.request("system_localPeerId", json!([])).ok()?;
		Some(format!("{} ({})", peer.as_str()?, self.url))
	}

	/// The identity of the node.
	pub fn peer_id(&self) -> Option<String> {
		Some(self.request("system_localPeerId", json!([])).ok()?.as_str()?.to_owned())
	}

	/// The type of the chain.
	pub fn chain_type(&self) -> Option<String> {
		Some(self.request("system_chainType", json!([])).ok()?.as_str()?.to_owned())
	}

	/// Height of a block; of the best one if none is given.
	pub fn height(&self, block: Option<&str>) -> Result<u64, String> {
		let header = self.request("chain_getHeader", json!(block.into_iter().collect::<Vec<_>>()))?;
		let number = header["number"].as_str().unwrap_or_default();
		u64::from_str_radix(number.trim_start_matches("0x"), 16).map_err(|_| format!("no height in {header}"))
	}

	/// Height of the last final block.
	pub fn finalised(&self) -> Result<u64, String> {
		let head = self.request("chain_getFinalizedHead", json!([]))?;
		self.height(head.as_str())
	}

	/// A value of the state, as bytes.
	pub fn storage(&self, key: &[u8]) -> Result<Option<Vec<u8>>, String> {
		match self.request("state_getStorage", json!([to_hex(key, false)]))? {
			Value::String(hex) => from_hex(&hex).map(Some).map_err(|error| format!("{error:?}")),
			_ => Ok(None),
		}
	}

	/// A value of a pallet.
	pub fn value<T: Decode>(&self, pallet: &str, item: &str) -> Result<Option<T>, String> {
		self.storage(&prefix(pallet, item))?
			.map(|bytes| decode(&bytes, item))
			.transpose()
	}

	/// The entries of a map of a pallet: the encoded keys with their hashes, and the values.
	pub fn map<T: Decode>(&self, pallet: &str, item: &str) -> Result<Vec<(Vec<u8>, T)>, String> {
		let prefix = prefix(pallet, item);
		let mut entries = Vec::new();
		let mut start: Option<String> = None;
		loop {
			let page = self.request(
				"state_getKeysPaged",
				json!([
					to_hex(&prefix, false),
					PAGE,
					start.clone().unwrap_or_else(|| to_hex(&prefix, false))
				]),
			)?;
			let keys: Vec<String> = serde_json::from_value(page).map_err(|error| error.to_string())?;
			for key in &keys {
				let bytes = from_hex(key).map_err(|error| format!("{error:?}"))?;
				// Between the two questions a block may have removed it.
				if let Some(value) = self.storage(&bytes)? {
					entries.push((
						bytes.get(prefix.len()..).unwrap_or_default().to_vec(),
						decode(&value, item)?,
					));
				}
			}
			if keys.len() < PAGE || entries.len() >= MAX_ENTRIES {
				return Ok(entries);
			}
			start = keys.last().cloned();
		}
	}

	/// The answer of a runtime API.
	pub fn runtime<T: Decode>(&self, method: &str, arguments: &[u8]) -> Result<T, String> {
		let answer = self.request("state_call", json!([method, to_hex(arguments, false)]))?;
		let bytes = from_hex(answer.as_str().unwrap_or_default()).map_err(|error| format!("{method}: {error:?}"))?;
		decode(&bytes, method)
	}
}

fn prefix(pallet: &str, item: &str) -> Vec<u8> {
	[twox_128(pallet.as_bytes()), twox_128(item.as_bytes())].concat()
}

fn decode<T: Decode>(bytes: &[u8], what: &str) -> Result<T, String> {
	T::decode_all(&mut &bytes[..])
		.map_err(|_| format!("{what} cannot be read: this node's version is another than the chain's"))
}
