//! What the index keeps of a block: everything that is answered about it, so that no answer needs old state.

use super::Head;
use codec::{Decode, Encode};
use polkadot_sdk::{
	pallet_revive_types::runtime_api::BlockV1,
	sp_core::{H160, H256},
};

/// A block.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct BlockRecord {
	/// Hash of the Substrate block.
	pub hash: H256,
	/// Hash of its parent, a Substrate block.
	pub parent: H256,
	/// The same number for both.
	pub number: u32,
	/// The Ethereum block as the runtime built it; its list of transactions is empty here.
	pub header: BlockV1,
	/// The Ethereum transactions that have receipts, in their order.
	pub transactions: Vec<TransactionRecord>,
	/// The native extrinsics that moved coins, in their order. Their positions follow those of the transactions, though
	/// the Ethereum block does not list them.
	pub native: Vec<NativeRecord>,
}

impl BlockRecord {
	/// The block by its names.
	pub fn head(&self) -> Head {
		Head {
			number: self.number,
			hash: self.hash,
		}
	}

	/// Its parent by its names. Genesis has none, and is never left.
	pub fn parent_head(&self) -> Head {
		Head {
			number: self.number.saturating_sub(1),
			hash: self.parent,
		}
	}

	/// How many logs come before those at a position.
	pub fn logs_before(&self, position: usize) -> usize {
		self.all_logs().take(position).map(<[LogRecord]>::len).sum()
	}

	/// The logs at each position.
	pub fn all_logs(&self) -> impl Iterator<Item = &[LogRecord]> {
		let transactions = self.transactions.iter().map(|transaction| &transaction.logs[..]);
		transactions.chain(self.native.iter().map(|native| &native.logs[..]))
	}

	/// The hash at each position.
	pub fn all_hashes(&self) -> impl Iterator<Item = H256> + '_ {
		let transactions = self.transactions.iter().map(|transaction| transaction.hash);
		transactions.chain(self.native.iter().map(|native| native.hash))
	}

	/// The native extrinsic at a position, if there is one.
	pub fn native_at(&self, position: usize) -> Option<&NativeRecord> {
		self.native.get(position.checked_sub(self.transactions.len())?)
	}

	/// Gas that was used up to and including a transaction.
	pub fn cumulative_gas(&self, transaction: usize) -> u64 {
		self.transactions
			.iter()
			.take(transaction.saturating_add(1))
			.fold(0, |sum, transaction| sum.saturating_add(transaction.gas_used))
	}

	/// Seconds since 1970.
	pub fn timestamp(&self) -> u64 {
		self.header.timestamp.low_u64()
	}
}

/// A transaction of a block. Its signed bytes are in the block's body.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct TransactionRecord {
	/// Hash of the signed transaction.
	pub hash: H256,
	/// Position in the body of the Substrate block.
	pub extrinsic: u32,
	/// EIP-2718 type.
	pub kind: u8,
	/// Who signed.
	pub from: H160,
	/// The receiver; none when a contract is made.
	pub to: Option<H160>,
	/// The contract that is made.
	pub contract: Option<H160>,
	/// Whether it was executed without a revert.
	pub success: bool,
	/// Gas of this transaction alone.
	pub gas_used: u64,
	/// What was paid per gas, in wei.
	pub gas_price: u128,
	/// What it emitted, in order.
	pub logs: Vec<LogRecord>,
}

/// A native extrinsic that moved coins, as Ethereum clients are shown it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct NativeRecord {
	/// Hash of the extrinsic, by which Substrate clients know it.
	pub hash: H256,
	/// Position in the body of the Substrate block; [`crate::events::OUTSIDE`] for what the runtime did by itself.
	pub extrinsic: u32,
	/// Who signed; zero if nobody did.
	pub from: H160,
	/// The movements as transfers of the coin's ERC-20 face.
	pub logs: Vec<LogRecord>,
}

/// A log.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct LogRecord {
	/// The contract.
	pub address: H160,
	/// Topics.
	pub topics: Vec<H256>,
	/// Data.
	pub data: Vec<u8>,
}
