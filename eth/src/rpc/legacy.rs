//! Answers for what this chain has not.

use super::{
	api::LegacyServer,
	params::{Hash, Quantity},
	Rpc,
};
use crate::chain::NodeClient;
use alloy_rpc_types_eth::BlockNumberOrTag;
use jsonrpsee::core::RpcResult;
use polkadot_sdk::*;
use sc_transaction_pool_api::TransactionPool;
use serde_json::Value;
use sp_core::{H160, H256, U256};
use timebank_runtime::opaque::Block;

/// The last version that Ethereum's nodes named.
const PROTOCOL: u64 = 68;

impl<C: NodeClient, P: TransactionPool<Block = Block> + 'static> LegacyServer for Rpc<C, P> {
	fn protocol_version(&self) -> RpcResult<U256> {
		Ok(PROTOCOL.into())
	}

	fn coinbase(&self) -> RpcResult<H160> {
		self.reading(|| self.chain.author(self.index.heads().best.hash))
	}

	fn mining(&self) -> RpcResult<bool> {
		Ok(false)
	}

	fn hashrate(&self) -> RpcResult<U256> {
		Ok(U256::zero())
	}

	fn work(&self) -> RpcResult<[H256; 3]> {
		Ok(Default::default())
	}

	fn submit_work(&self, _nonce: String, _hash: Hash, _mix: H256) -> RpcResult<bool> {
		Ok(false)
	}

	fn submit_hashrate(&self, _rate: String, _id: H256) -> RpcResult<bool> {
		Ok(false)
	}

	fn blob_base_fee(&self) -> RpcResult<U256> {
		Ok(U256::one())
	}

	fn uncle_count_by_hash(&self, Hash(hash): Hash) -> RpcResult<Option<U256>> {
		Ok(self.locate_hash(hash)?.map(|_| U256::zero()))
	}

	fn uncle_count_by_number(&self, number: BlockNumberOrTag) -> RpcResult<Option<U256>> {
		Ok(self.locate_number(number)?.map(|_| U256::zero()))
	}

	fn uncle_by_hash(&self, _hash: Hash, _index: Quantity) -> RpcResult<Option<Value>> {
		Ok(None)
	}

	fn uncle_by_number(&self, _number: BlockNumberOrTag, _index: Quantity) -> RpcResult<Option<Value>> {
		Ok(None)
	}
}
