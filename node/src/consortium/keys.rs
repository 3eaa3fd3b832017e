//! Session keys for the ceremony: made in a keystore before there is a chain, with the proof that the registry asks for.

use codec::{Decode, Encode};
use polkadot_sdk::*;
use sc_keystore::LocalKeystore;
use sp_core::{bytes::to_hex, crypto::Ss58Codec};
use sp_keystore::KeystoreExt;
use std::path::{Path, PathBuf};
use timebank_runtime::{AccountId, SessionKeys};

/// Flags of `session-keys`.
#[derive(Debug, Clone, clap::Args)]
pub struct SessionKeysCmd {
	/// The branch's account, in SS58: the proof holds for it alone.
	#[arg(long, value_name = "SS58")]
	pub account: String,

	/// Folder of the keystore; the node is started with it (--keystore-path).
	#[arg(long, value_name = "FOLDER")]
	pub keystore: PathBuf,
}

/// Keys as the file of the branches names them.
pub struct Made {
	/// Public key of blocks.
	pub aura: String,
	/// Public key of votes.
	pub grandpa: String,
	/// Proof for the account.
	pub proof: String,
}

impl SessionKeysCmd {
	/// Makes the keys and prints the lines for the file.
	pub fn run(&self) -> sc_cli::Result<()> {
		let account = AccountId::from_ss58check(&self.account).map_err(|_| "the account is not in SS58")?;
		let made = make(&self.keystore, &account)?;
		println!(
			"aura = \"{}\"\ngrandpa = \"{}\"\nproof = \"{}\"",
			made.aura, made.grandpa, made.proof
		);
		Ok(())
	}
}

/// Makes keys in the keystore at `path`, and proves them for `account`.
pub fn make(path: &Path, account: &AccountId) -> Result<Made, String> {
	let keystore = LocalKeystore::open(path, None).map_err(|error| format!("{}: {error}", path.display()))?;
	let mut ext = sp_io::TestExternalities::default();
	ext.register_extension(KeystoreExt::new(keystore));
	let (keys, proof) = ext.execute_with(|| {
		let made = SessionKeys::generate(&account.encode(), None);
		(made.keys.encode(), made.proof.encode())
	});
	let keys = SessionKeys::decode(&mut &keys[..]).map_err(|error| error.to_string())?;
	Ok(Made {
		aura: to_hex(keys.aura.as_ref(), false),
		grandpa: to_hex(keys.grandpa.as_ref(), false),
		proof: to_hex(&proof, false),
	})
}
