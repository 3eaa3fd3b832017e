//! Puts the commit into the version that `--version` prints, and the list of packages into what `doctor` compares.

use polkadot_sdk::substrate_build_script_utils::{generate_cargo_keys, rerun_if_git_head_changed};
use std::{env, fs, path::Path};

fn main() {
	generate_cargo_keys();
	rerun_if_git_head_changed();
	let lock = Path::new(&env::var("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("../Cargo.lock");
	println!("cargo:rerun-if-changed={}", lock.display());
	let lock = fs::read_to_string(lock).expect("the workspace has a lock file");
	let list = Path::new(&env::var("OUT_DIR").expect("cargo sets it")).join("packages.txt");
	fs::write(list, packages(&lock)).expect("the folder of the build can be written to");
}

/// `name version` of every package of a registry, a line each. All packages of the workspace: which of them are linked into
/// the node, a lock file does not say.
fn packages(lock: &str) -> String {
	lock.split("[[package]]")
		.filter(|package| package.contains("\nsource = "))
		.filter_map(|package| {
			let field = |name: &str| {
				package
					.lines()
					.find_map(|line| line.strip_prefix(name)?.strip_prefix(" = \"")?.strip_suffix('"'))
			};
			Some(format!("{} {}\n", field("name")?, field("version")?))
		})
		.collect()
}
