//! Values of the state under a root, read out of nodes of its trie.

use crate::Error;
use polkadot_sdk::{
	sp_core::{Blake2Hasher, H256},
	sp_trie::{recorder::Recorder, LayoutV1, MemoryDB, StorageProof, Trie, TrieDBBuilder},
};

/// Nodes of a state's trie, and which of them were needed so far.
pub struct State {
	root: H256,
	db: MemoryDB<Blake2Hasher>,
	recorder: Recorder<Blake2Hasher>,
	nodes: usize,
}

impl State {
	/// Nodes under a root. They are found by their hashes: what does not belong there is never read.
	pub fn new(root: H256, nodes: impl IntoIterator<Item = Vec<u8>>) -> Self {
		let proof = StorageProof::new(nodes);
		Self {
			root,
			nodes: proof.len(),
			db: proof.into_memory_db(),
			recorder: Recorder::default(),
		}
	}

	/// The value of a key; none if the nodes prove that there is none.
	pub fn value(&self, key: &[u8]) -> Result<Option<Vec<u8>>, Error> {
		let mut recorder = self.recorder.as_trie_recorder(self.root);
		TrieDBBuilder::<LayoutV1<Blake2Hasher>>::new(&self.db, &self.root)
			.with_recorder(&mut recorder)
			.build()
			.get(key)
			.map_err(|_| Error::ProofIncomplete)
	}

	/// The nodes that were needed so far, in the order that a file has them.
	pub fn used(&self) -> Vec<Vec<u8>> {
		self.recorder.to_storage_proof().into_iter_nodes().collect()
	}

	/// Whether every node was needed.
	pub fn all_used(&self) -> bool {
		self.used().len() == self.nodes
	}
}
