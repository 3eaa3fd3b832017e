//! The namespaces `net` and `web3`.

use super::{api::NetServer, Rpc};
use crate::derive::transaction_hash;
use jsonrpsee::core::RpcResult;
use pallet_revive_types::common::Bytes;
use polkadot_sdk::*;
use sp_core::{H256, U256};

impl<C: Send + Sync + 'static, P: Send + Sync + 'static> NetServer for Rpc<C, P> {
	fn version(&self) -> RpcResult<String> {
		Ok(self.chain_id.to_string())
	}

	fn listening(&self) -> RpcResult<bool> {
		Ok(true)
	}

	fn peer_count(&self) -> RpcResult<U256> {
		Ok(self.sync.num_connected_peers().into())
	}

	fn client_version(&self) -> RpcResult<String> {
		Ok(self.client_version.clone())
	}

	fn sha3(&self, data: Bytes) -> RpcResult<H256> {
		Ok(transaction_hash(&data.0))
	}
}
