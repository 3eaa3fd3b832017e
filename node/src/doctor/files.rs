//! The folder of a node: who may read its keys, and what keys they are.

use crate::doctor::finding::{Finding, Severity};
use polkadot_sdk::*;
use sp_keyring::{Ed25519Keyring, Sr25519Keyring};
use std::{
	fs,
	os::unix::fs::PermissionsExt,
	path::{Path, PathBuf},
	time::SystemTime,
};

/// What others may do with a file.
const OTHERS: u32 = 0o077;
/// What others may change.
const OTHERS_WRITE: u32 = 0o022;
const DAY: u64 = 24 * 60 * 60;

/// Examines `base`, the base path, and `chain`, the chain's folder in it. What is not there is no finding.
pub fn examine(base: &Path, chain: &Path, live: bool, stale_after: u64, node: &str) -> Vec<Finding> {
	let mut findings = Vec::new();
	// Compiled code lies below it (docs/decisions/0004): who writes there runs code in the node.
	let compiled = base.join("compiled-runtimes");
	let keystore = chain.join("keystore");
	let writable: Vec<PathBuf> = [base.to_path_buf(), compiled, keystore.clone()]
		.into_iter()
		.filter(|path| mode(path).is_some_and(|mode| mode & OTHERS_WRITE != 0))
		.collect();
	if !writable.is_empty() {
		findings.push(
			Finding::new("folder-writable", Severity::High, node)
				.says(format!("others may write to {}", list(&writable)))
				.repair(format!("chmod -R go-w {}", base.display()))
				.repair(format!(
					"rm -r {}/compiled-runtimes; the node compiles again",
					base.display()
				)),
		);
	}
	let keys: Vec<PathBuf> = fs::read_dir(&keystore)
		.map(|entries| entries.flatten().map(|entry| entry.path()).collect())
		.unwrap_or_default();
	let secrets: Vec<PathBuf> = keys
		.iter()
		.cloned()
		.chain([chain.join("network/secret_ed25519")])
		.filter(|path| mode(path).is_some_and(|mode| mode & OTHERS != 0))
		.collect();
	if !secrets.is_empty() {
		findings.push(
			Finding::new("secrets-readable", Severity::High, node)
				.says(format!("others may read {}", list(&secrets)))
				.repair(format!("chmod -R go-rwx {} {}/network", keystore.display(), chain.display()))
				.repair("whoever could log in to this machine may have copied them: rotate the session keys and the node key"),
		);
	}
	let known = keys.iter().filter_map(|path| well_known(path)).collect::<Vec<_>>();
	if live && !known.is_empty() {
		findings.push(
			Finding::new("dev-keys", Severity::Critical, node)
				.says(format!(
					"the keystore of a live chain has keys that everybody knows: {}",
					known.join(", ")
				))
				.repair("make new keys (docs/key-ceremony.md) and set them: BranchRegistry.set_session_keys")
				.repair(format!("then remove the files from {}", keystore.display())),
		);
	}
	let stale = keys
		.iter()
		.filter(|path| age_in_days(path).is_some_and(|days| days > stale_after))
		.count();
	if stale > 0 && stale == keys.len() {
		findings.push(
			Finding::new("session-keys-stale", Severity::Low, node)
				.says(format!(
					"all {stale} keys in the keystore are older than {stale_after} days"
				))
				.repair(
					"author_rotateKeysWithOwner on this node, then BranchRegistry.set_session_keys by the branch's key",
				),
		);
	}
	findings
}

fn mode(path: &Path) -> Option<u32> {
	// A link has no rights of its own: those of what it leads to count.
	Some(fs::metadata(path).ok()?.permissions().mode())
}

fn age_in_days(path: &Path) -> Option<u64> {
	let changed = fs::metadata(path).ok()?.modified().ok()?;
	Some(SystemTime::now().duration_since(changed).ok()?.as_secs() / DAY)
}

fn list(paths: &[PathBuf]) -> String {
	paths
		.iter()
		.map(|path| path.display().to_string())
		.collect::<Vec<_>>()
		.join(", ")
}

/// The name of a key that everybody knows, if a file of a keystore is one: its name is the key's type and public key.
fn well_known(path: &Path) -> Option<String> {
	let name = path.file_name()?.to_str()?;
	let public = sp_core::bytes::from_hex(name.get(8..)?).ok()?;
	let sr25519 = Sr25519Keyring::iter()
		.find(|key| key.public().0[..] == public[..])
		.map(|key| format!("//{key:?}"));
	sr25519.or_else(|| {
		Ed25519Keyring::iter()
			.find(|key| key.public().0[..] == public[..])
			.map(|key| format!("//{key:?}"))
	})
}

#[cfg(test)]
mod tests {
	use super::*;

	/// A folder with a keystore of these files, readable by their owner only.
	fn folder(keys: &[String]) -> (tempfile::TempDir, PathBuf) {
		let base = tempfile::tempdir().unwrap();
		let chain = base.path().join("chains/timebank");
		fs::create_dir_all(chain.join("keystore")).unwrap();
		for key in keys {
			fs::write(chain.join("keystore").join(key), "\"secret\"").unwrap();
			allow(&chain.join("keystore").join(key), 0o600);
		}
		allow(&chain.join("keystore"), 0o700);
		allow(base.path(), 0o700);
		(base, chain)
	}

	fn allow(path: &Path, mode: u32) {
		fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
	}

	fn ids(base: &Path, chain: &Path, live: bool) -> Vec<&'static str> {
		examine(base, chain, live, 365, "n")
			.iter()
			.map(|finding| finding.id)
			.collect()
	}

	fn file_of(key: [u8; 32]) -> String {
		format!("61757261{}", &sp_core::bytes::to_hex(&key, false)[2..])
	}

	#[test]
	fn finds_nothing_in_a_folder_that_only_its_owner_reads() {
		let (base, chain) = folder(&[file_of([7; 32])]);
		assert!(ids(base.path(), &chain, true).is_empty());
		assert!(ids(Path::new("/nowhere"), Path::new("/nowhere/chain"), true).is_empty());
	}

	#[test]
	fn finds_secrets_that_others_may_read_and_folders_that_they_may_write() {
		let (base, chain) = folder(&[file_of([7; 32])]);
		allow(&chain.join("keystore").join(file_of([7; 32])), 0o640);
		assert_eq!(ids(base.path(), &chain, true), ["secrets-readable"]);
		allow(base.path(), 0o770);
		assert_eq!(ids(base.path(), &chain, true), ["folder-writable", "secrets-readable"]);
	}

	#[test]
	fn finds_keys_that_everybody_knows_when_the_chain_is_live() {
		let (base, chain) = folder(&[
			file_of(Sr25519Keyring::Alice.public().0),
			file_of(Ed25519Keyring::Bob.public().0),
		]);
		assert_eq!(ids(base.path(), &chain, true), ["dev-keys"]);
		assert!(ids(base.path(), &chain, false).is_empty());
	}

	#[test]
	fn finds_keys_that_were_never_rotated() {
		let (base, chain) = folder(&[file_of([7; 32])]);
		let old = SystemTime::now() - std::time::Duration::from_secs(400 * DAY);
		let file = fs::File::open(chain.join("keystore").join(file_of([7; 32]))).unwrap();
		file.set_modified(old).unwrap();
		assert_eq!(ids(base.path(), &chain, true), ["session-keys-stale"]);
	}
}
