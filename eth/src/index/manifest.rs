//! What the files of the store must at least be, written beside them.
//!
//! The store maps its files into memory: it does not notice a file that was cut short, and reading beyond its end stops
//! the process. So the lengths are compared before it is opened. Value tables only grow and index tables have the size
//! that their name says, therefore an older manifest is still right for newer files.

use polkadot_sdk::{sp_core::H256, sp_crypto_hashing::blake2_128};
use std::{
	collections::BTreeMap,
	fs,
	io::{self, Write},
	path::Path,
};

/// Format of the index. An index of another format is rebuilt.
const FORMAT: &str = "timebank-eth-index 2";
/// Bytes of an index table before its entries, and bytes of entries per chunk.
const INDEX_HEADER: u64 = 16 * 1024;
const INDEX_CHUNK: u64 = 512;

/// Lengths of files by their names.
pub type Lengths = BTreeMap<String, u64>;

/// The lengths of the store's files in a directory. Its log checks itself.
pub fn lengths(directory: &Path) -> io::Result<Lengths> {
	let mut lengths = Lengths::new();
	for entry in fs::read_dir(directory)? {
		let entry = entry?;
		let name = entry.file_name().to_string_lossy().into_owned();
		if name == "metadata" || name.starts_with("table_") || name.starts_with("index_") {
			lengths.insert(name, entry.metadata()?.len());
		}
	}
	Ok(lengths)
}

/// Writes the manifest, in one step.
pub fn write(path: &Path, genesis: H256, lengths: &Lengths) -> io::Result<()> {
	let new = path.with_extension("new");
	let mut file = fs::File::create(&new)?;
	file.write_all(render(genesis, lengths).as_bytes())?;
	file.sync_all()?;
	fs::rename(new, path)
}

/// Says why the files cannot be opened, if so.
pub fn check(manifest: &str, genesis: H256, there: &Lengths) -> Result<(), String> {
	let recorded = parse(manifest, genesis)?;
	for (name, length) in &recorded {
		match there.get(name) {
			Some(found) if name == "metadata" && found != length => return Err(wrong(name, *length, *found)),
			Some(found) if name.starts_with("table_") && found < length => return Err(wrong(name, *length, *found)),
			Some(_) => {}
			None if grown_from(name, there) => {}
			None => return Err(format!("{name} is missing")),
		}
	}
	for (name, found) in there {
		// A file that is only just made may still be empty.
		let fresh = *found == 0 && !recorded.contains_key(name);
		if let Some((_, bits)) = index_table(name) {
			let length = INDEX_CHUNK
				.checked_shl(bits)
				.unwrap_or(u64::MAX)
				.saturating_add(INDEX_HEADER);
			if *found != length && !fresh {
				return Err(wrong(name, length, *found));
			}
		}
	}
	Ok(())
}

fn wrong(name: &str, recorded: u64, found: u64) -> String {
	format!("{name} has {found} bytes in place of {recorded}")
}

/// Whether an index table was replaced by a greater one of the same column.
fn grown_from(name: &str, there: &Lengths) -> bool {
	let Some((column, bits)) = index_table(name) else {
		return false;
	};
	there
		.keys()
		.filter_map(|name| index_table(name))
		.any(|(other, more)| other == column && more > bits)
}

/// Column and bits of an index table.
fn index_table(name: &str) -> Option<(&str, u32)> {
	let (column, bits) = name.strip_prefix("index_")?.split_once('_')?;
	Some((column, bits.parse().ok()?))
}

fn render(genesis: H256, lengths: &Lengths) -> String {
	let mut text = format!("{FORMAT}\ngenesis {genesis:?}\n");
	for (name, length) in lengths {
		text.push_str(&format!("file {name} {length}\n"));
	}
	let sum = sum(&text);
	text.push_str(&format!("sum {sum}\n"));
	text
}

fn sum(text: &str) -> String {
	alloy_primitives::hex::encode(blake2_128(text.as_bytes()))
}

fn parse(text: &str, genesis: H256) -> Result<Lengths, String> {
	let damaged = || "its manifest is damaged".to_string();
	let (body, last) = text.split_at(text.rfind("sum ").ok_or_else(damaged)?);
	if last.trim_end() != format!("sum {}", sum(body)) {
		return Err(damaged());
	}
	let mut lines = body.lines();
	if lines.next() != Some(FORMAT) {
		return Err("it has another format".into());
	}
	if lines.next() != Some(format!("genesis {genesis:?}").as_str()) {
		return Err("it belongs to another chain".into());
	}
	lines
		.map(|line| {
			let mut words = line.split(' ');
			match (words.next(), words.next(), words.next().map(str::parse::<u64>)) {
				(Some("file"), Some(name), Some(Ok(length))) => Ok((name.to_string(), length)),
				_ => Err(damaged()),
			}
		})
		.collect()
}

#[cfg(test)]
mod tests {
	use super::*;

	const GENESIS: H256 = H256::repeat_byte(1);
	const INDEX: u64 = (512 << 16) + 16384;

	fn files(list: &[(&str, u64)]) -> Lengths {
		list.iter().map(|(name, length)| (name.to_string(), *length)).collect()
	}

	fn usual() -> Lengths {
		files(&[("metadata", 300), ("table_00_01", 4096), ("index_00_16", INDEX)])
	}

	#[test]
	fn accepts_the_same_files_and_grown_ones() {
		let manifest = render(GENESIS, &usual());
		assert_eq!(check(&manifest, GENESIS, &usual()), Ok(()));
		let grown = files(&[
			("metadata", 300),
			("table_00_01", 8192),
			("table_00_02", 1),
			("index_00_17", (512 << 17) + 16384),
			("index_01_16", 0),
		]);
		assert_eq!(check(&manifest, GENESIS, &grown), Ok(()));
	}

	#[test]
	fn refuses_a_file_that_was_cut_short_or_is_gone() {
		let manifest = render(GENESIS, &usual());
		for (name, length) in [("metadata", 10), ("table_00_01", 4095), ("index_00_16", INDEX - 1)] {
			let mut there = usual();
			there.insert(name.into(), length);
			assert!(check(&manifest, GENESIS, &there).is_err(), "{name} cut short");
			there.remove(name);
			assert!(check(&manifest, GENESIS, &there).is_err(), "{name} gone");
		}
		let mut there = usual();
		there.insert("index_01_16".into(), 5);
		assert!(check(&manifest, GENESIS, &there).is_err(), "a half-made index table");
	}

	#[test]
	fn refuses_another_chain_and_a_damaged_manifest() {
		let manifest = render(GENESIS, &usual());
		assert!(check(&manifest, H256::repeat_byte(2), &usual()).is_err_and(|error| error.contains("another chain")));
		assert!(check(&manifest.replace("index 2", "index 1"), GENESIS, &usual()).is_err());
		assert!(check(&manifest.replace("4096", "4095"), GENESIS, &usual()).is_err());
		for length in [0, 1, manifest.len() / 2, manifest.len() - 2] {
			assert!(
				check(&manifest[..length], GENESIS, &usual()).is_err(),
				"cut to {length}"
			);
		}
	}

	#[test]
	fn reads_back_what_it_wrote() {
		let directory = tempfile::tempdir().expect("a directory");
		let path = directory.path().join("manifest");
		write(&path, GENESIS, &usual()).expect("writes");
		write(&path, GENESIS, &usual()).expect("writes again");
		let text = fs::read_to_string(&path).expect("reads");
		assert_eq!(parse(&text, GENESIS), Ok(usual()));
	}
}
