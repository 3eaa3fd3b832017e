//! What is read of the chain to decide who may read what.

use crate::service::FullClient;
use codec::Decode;
use polkadot_sdk::*;
use sc_client_api::{CallExecutor, ExecutorProvider};
use sp_api::ProvideRuntimeApi;
use sp_blockchain::HeaderBackend;
use sp_core::{traits::CallContext, H256};
use std::{
	sync::Arc,
	time::{SystemTime, UNIX_EPOCH},
};
use timebank_primitives::{BranchId, MemberId, RoleHolder, Viewer};
use timebank_runtime::{
	opaque::Block,
	reads::{BranchRegistryApi, IdentityFilingApi, PacketApi},
	AccountId,
};

/// What decides.
pub trait Facts {
	/// The member that a key controls.
	fn member_of(&self, key: &AccountId) -> Option<MemberId>;
	/// The role of a key, if it counts.
	fn role_of(&self, key: &AccountId) -> Option<RoleHolder>;
	/// The branch that cares for a member now.
	fn home_of(&self, member: MemberId) -> Option<BranchId>;
	/// The branches that use a member's filing.
	fn adopted_by(&self, member: MemberId) -> Vec<BranchId>;
	/// Who has a grant of a member that is in force.
	fn viewers(&self, member: MemberId) -> Vec<Viewer>;
}

/// The chain at one block.
pub struct At {
	client: Arc<FullClient>,
	/// The block.
	pub block: H256,
	/// Its height.
	pub number: u32,
	/// The first block.
	pub genesis: H256,
}

impl At {
	/// The chain at its best block: a role that was taken away counts no more at once.
	pub fn best(client: &Arc<FullClient>) -> Self {
		let info = client.info();
		Self {
			client: client.clone(),
			block: info.best_hash,
			number: info.best_number,
			genesis: info.genesis_hash,
		}
	}

	/// Calls the runtime. The policy has looked at the method before.
	pub fn call(&self, method: &str, arguments: &[u8]) -> Result<Vec<u8>, String> {
		self.client
			.executor()
			.call(self.block, method, arguments, CallContext::Offchain)
			.map_err(|error| error.to_string())
	}
}

/// Now, in milliseconds.
pub fn now() -> u64 {
	SystemTime::now()
		.duration_since(UNIX_EPOCH)
		.map_or(0, |since| since.as_millis() as u64)
}

// A question that the runtime cannot answer gives no right.
impl Facts for At {
	fn member_of(&self, key: &AccountId) -> Option<MemberId> {
		self.client.runtime_api().member_of(self.block, key.clone()).ok()?
	}

	fn role_of(&self, key: &AccountId) -> Option<RoleHolder> {
		self.client.runtime_api().role_of(self.block, key.clone()).ok()?
	}

	fn home_of(&self, member: MemberId) -> Option<BranchId> {
		let api = self.client.runtime_api();
		// The filing keeps the branch that it was entered with; who cares for that branch's members is asked.
		let filed: timebank_primitives::MemberSummary =
			IdentityFilingApi::<Block, AccountId>::summary(&*api, self.block, member).ok()??;
		BranchRegistryApi::<Block, AccountId>::home(&*api, self.block, filed.home).ok()
	}

	fn adopted_by(&self, member: MemberId) -> Vec<BranchId> {
		let api = self.client.runtime_api();
		IdentityFilingApi::<Block, AccountId>::adoptions(&*api, self.block, member)
			.map(|adoptions| adoptions.into_iter().map(|(branch, _)| branch).collect())
			.unwrap_or_default()
	}

	fn viewers(&self, member: MemberId) -> Vec<Viewer> {
		let now = now();
		self.client
			.runtime_api()
			.grants(self.block, member)
			.map(|grants| {
				grants
					.into_iter()
					.filter(|grant| grant.in_force(now))
					.map(|grant| grant.viewer)
					.collect()
			})
			.unwrap_or_default()
	}
}

/// Reads an encoded value that must be all of the bytes.
pub fn decode_all<T: Decode>(bytes: &[u8]) -> Option<T> {
	codec::DecodeAll::decode_all(&mut &bytes[..]).ok()
}
