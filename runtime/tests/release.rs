//! What a release must not break: the metadata is compared with that of the last release in `releases/`.
//!
//! A transaction names its call by numbers and carries arguments as bytes, and the version of transactions is signed with
//! it. Whoever changes what those bytes mean raises that version, or transactions that were signed before (by wallets
//! offline, in motions, in the timelock) would do something else. `docs/upgrades.md` says how a release is made.

use codec::{Decode, Encode};
use frame_metadata::{v15, RuntimeMetadata, RuntimeMetadataPrefixed};
use scale_info::{form::PortableForm, Field, PortableRegistry, TypeDef};
use std::{
	collections::{BTreeMap, BTreeSet},
	fs,
	path::{Path, PathBuf},
};
use timebank_runtime::{Runtime, VERSION};

type Metadata = v15::RuntimeMetadataV15;

/// A runtime as its clients see it.
struct Release {
	spec_version: u32,
	transaction_version: u32,
	metadata: Metadata,
}

fn decoded(bytes: &[u8]) -> Metadata {
	let prefixed = RuntimeMetadataPrefixed::decode(&mut &bytes[..]).expect("metadata");
	match prefixed.1 {
		RuntimeMetadata::V15(metadata) => metadata,
		_ => panic!("releases keep version 15 of the metadata"),
	}
}

fn present_bytes() -> Vec<u8> {
	// Some constants are read from the (empty) state, as in the wasm.
	polkadot_sdk::sp_io::TestExternalities::default()
		.execute_with(|| Runtime::metadata_at_version(15))
		.expect("is served")
		.to_vec()
}

fn present() -> Release {
	Release {
		spec_version: VERSION.spec_version,
		transaction_version: VERSION.transaction_version,
		metadata: decoded(&present_bytes()),
	}
}

/// Compares types by what their bytes mean: names of fields and documentation do not matter, places and kinds do.
struct Compare<'a> {
	old: &'a PortableRegistry,
	new: &'a PortableRegistry,
	seen: BTreeSet<(u32, u32)>,
	found: Vec<String>,
}

impl Compare<'_> {
	fn differ(&mut self, at: &str, what: impl Into<String>) {
		self.found.push(format!("{at}: {}", what.into()));
	}

	fn fields(&mut self, at: &str, old: &[Field<PortableForm>], new: &[Field<PortableForm>]) {
		if old.len() != new.len() {
			return self.differ(at, format!("has {} fields, had {}", new.len(), old.len()));
		}
		for (place, (old, new)) in old.iter().zip(new).enumerate() {
			let name = old.name.clone().unwrap_or_else(|| place.to_string());
			self.types(&format!("{at}.{name}"), old.ty.id, new.ty.id);
		}
	}

	fn types(&mut self, at: &str, old_id: u32, new_id: u32) {
		// Types may contain themselves; each pair is looked at once.
		if !self.seen.insert((old_id, new_id)) {
			return;
		}
		let (Some(old), Some(new)) = (self.old.resolve(old_id), self.new.resolve(new_id)) else {
			return self.differ(at, "names no type");
		};
		match (old.type_def.clone(), new.type_def.clone()) {
			(TypeDef::Composite(old), TypeDef::Composite(new)) => self.fields(at, &old.fields, &new.fields),
			(TypeDef::Variant(old), TypeDef::Variant(new)) => {
				let new: BTreeMap<u8, _> = new.variants.iter().map(|variant| (variant.index, variant)).collect();
				for old in &old.variants {
					match new.get(&old.index) {
						None => self.differ(at, format!("{} ({}) is gone", old.name, old.index)),
						Some(new) if new.name != old.name => {
							self.differ(at, format!("{} is {} now, was {}", old.index, new.name, old.name));
						}
						Some(new) => self.fields(&format!("{at}::{}", old.name), &old.fields, &new.fields),
					}
				}
			}
			(TypeDef::Sequence(old), TypeDef::Sequence(new)) => self.types(at, old.type_param.id, new.type_param.id),
			(TypeDef::Array(old), TypeDef::Array(new)) => {
				if old.len != new.len {
					self.differ(at, format!("has {} elements, had {}", new.len, old.len));
				}
				self.types(at, old.type_param.id, new.type_param.id);
			}
			(TypeDef::Tuple(old), TypeDef::Tuple(new)) => {
				if old.fields.len() != new.fields.len() {
					return self.differ(at, format!("has {} parts, had {}", new.fields.len(), old.fields.len()));
				}
				for (old, new) in old.fields.iter().zip(&new.fields) {
					self.types(at, old.id, new.id);
				}
			}
			(TypeDef::Compact(old), TypeDef::Compact(new)) => self.types(at, old.type_param.id, new.type_param.id),
			(TypeDef::BitSequence(old), TypeDef::BitSequence(new)) => {
				self.types(at, old.bit_store_type.id, new.bit_store_type.id);
				self.types(at, old.bit_order_type.id, new.bit_order_type.id);
			}
			(TypeDef::Primitive(old), TypeDef::Primitive(new)) if old == new => (),
			(old, new) => self.differ(at, format!("is {}, was {}", kind(&new), kind(&old))),
		}
	}
}

fn kind(def: &TypeDef<PortableForm>) -> String {
	match def {
		TypeDef::Composite(_) => "a structure".into(),
		TypeDef::Variant(_) => "an enumeration".into(),
		TypeDef::Sequence(_) => "a sequence".into(),
		TypeDef::Array(_) => "an array".into(),
		TypeDef::Tuple(_) => "a tuple".into(),
		TypeDef::Compact(_) => "a compact number".into(),
		TypeDef::BitSequence(_) => "bits".into(),
		TypeDef::Primitive(primitive) => format!("{primitive:?}"),
	}
}

/// What signed transactions of `old` would mean otherwise, or not at all, in `new`. Additions are none of it.
fn differences(old: &Metadata, new: &Metadata) -> Vec<String> {
	let mut compare = Compare {
		old: &old.types,
		new: &new.types,
		seen: BTreeSet::new(),
		found: Vec::new(),
	};
	for old in &old.pallets {
		let Some(old_calls) = &old.calls else { continue };
		let Some(new) = new.pallets.iter().find(|pallet| pallet.name == old.name) else {
			compare.differ(&old.name, "is gone");
			continue;
		};
		if new.index != old.index {
			compare.differ(&old.name, format!("has index {}, had {}", new.index, old.index));
		}
		match &new.calls {
			Some(calls) => compare.types(&old.name, old_calls.ty.id, calls.ty.id),
			None => compare.differ(&old.name, "has no calls"),
		}
	}
	let (old, new) = (&old.extrinsic, &new.extrinsic);
	if old.version != new.version {
		compare.differ("transaction", "has another version");
	}
	compare.types("address", old.address_ty.id, new.address_ty.id);
	compare.types("signature", old.signature_ty.id, new.signature_ty.id);
	let names = |extensions: &[v15::SignedExtensionMetadata<PortableForm>]| {
		extensions
			.iter()
			.map(|extension| extension.identifier.clone())
			.collect::<Vec<_>>()
	};
	let (old_names, new_names) = (names(&old.signed_extensions), names(&new.signed_extensions));
	if old_names != new_names {
		compare.differ("extensions", format!("are {new_names:?}, were {old_names:?}"));
	} else {
		for (old, new) in old.signed_extensions.iter().zip(&new.signed_extensions) {
			compare.types(&old.identifier, old.ty.id, new.ty.id);
			compare.types(&old.identifier, old.additional_signed.id, new.additional_signed.id);
		}
	}
	compare.found
}

/// What keeps `new` from following `old`; empty if nothing does.
fn breaches(old: &Release, new: &Release) -> Vec<String> {
	let mut found = Vec::new();
	let differ = differences(&old.metadata, &new.metadata);
	if new.transaction_version < old.transaction_version {
		found.push("transaction_version is lower than that of the release".into());
	}
	if new.transaction_version <= old.transaction_version {
		found.extend(
			differ
				.into_iter()
				.map(|difference| format!("raise transaction_version: {difference}")),
		);
	}
	let same = old.metadata.encode() == new.metadata.encode();
	if new.spec_version < old.spec_version || (new.spec_version == old.spec_version && !same) {
		found.push("raise spec_version: the metadata is not that of the release".into());
	}
	found
}

fn releases() -> PathBuf {
	Path::new(env!("CARGO_MANIFEST_DIR")).join("../../releases")
}

/// The last release in a folder: the highest number among its folders.
fn last_release(releases: &Path) -> Option<Release> {
	let last = fs::read_dir(releases)
		.ok()?
		.filter_map(|entry| entry.ok()?.file_name().to_str()?.parse::<u32>().ok())
		.max()?;
	let folder = releases.join(last.to_string());
	let about: serde_json::Value =
		serde_json::from_slice(&fs::read(folder.join("release.json")).expect("a release has release.json"))
			.expect("release.json is JSON");
	let number = |name: &str| {
		about[name]
			.as_u64()
			.unwrap_or_else(|| panic!("release.json has {name}")) as u32
	};
	assert_eq!(number("specVersion"), last, "a release is in the folder of its version");
	Some(Release {
		spec_version: last,
		transaction_version: number("transactionVersion"),
		metadata: decoded(&fs::read(folder.join("metadata.scale")).expect("a release has metadata.scale")),
	})
}

/// Writes the files of a release, without its code hash.
fn write_release(releases: &Path) {
	let folder = releases.join(VERSION.spec_version.to_string());
	fs::create_dir_all(&folder).expect("can be written");
	fs::write(folder.join("metadata.scale"), present_bytes()).expect("can be written");
	let about = serde_json::json!({
		"specName": VERSION.spec_name.to_string(),
		"specVersion": VERSION.spec_version,
		"transactionVersion": VERSION.transaction_version,
	});
	let text = serde_json::to_string_pretty(&about).expect("JSON") + "\n";
	fs::write(folder.join("release.json"), text).expect("can be written");
}

#[test]
fn the_runtime_may_follow_the_last_release() {
	let Some(last) = last_release(&releases()) else {
		println!("no release yet in releases/: there is nothing to compare with");
		return;
	};
	let found = breaches(&last, &present());
	assert!(
		found.is_empty(),
		"since release {}:\n{}",
		last.spec_version,
		found.join("\n")
	);
}

// `make release-files` runs it.
#[test]
#[ignore = "writes to releases/"]
fn writes_the_files_of_a_release() {
	write_release(&releases());
}

/// The present runtime as it was before `change`.
fn before(change: impl FnOnce(&mut Metadata)) -> Release {
	let mut release = present();
	change(&mut release.metadata);
	release
}

/// The present runtime with higher versions.
fn raised(spec: u32, transaction: u32) -> Release {
	let mut release = present();
	release.spec_version += spec;
	release.transaction_version += transaction;
	release
}

/// The calls of a pallet in a metadata.
fn calls<'a>(metadata: &'a mut Metadata, pallet: &str) -> &'a mut Vec<scale_info::Variant<PortableForm>> {
	let id = metadata
		.pallets
		.iter()
		.find(|one| one.name == pallet)
		.and_then(|one| one.calls.as_ref())
		.expect("has calls")
		.ty
		.id;
	match &mut metadata.types.types[id as usize].ty.type_def {
		TypeDef::Variant(variants) => &mut variants.variants,
		_ => panic!("calls are an enumeration"),
	}
}

/// Refused without a higher version of transactions for the reason, and accepted with it.
fn needs_a_version(old: &Release, reason: &str) {
	let found = breaches(old, &raised(1, 0));
	assert!(
		found.iter().any(|breach| breach.contains(reason)),
		"{reason} in {found:?}"
	);
	assert!(found
		.iter()
		.all(|breach| breach.starts_with("raise transaction_version")));
	assert_eq!(breaches(old, &raised(1, 1)), Vec::<String>::new());
}

#[test]
fn finds_nothing_when_nothing_has_changed() {
	assert_eq!(breaches(&present(), &present()), Vec::<String>::new());
	assert_eq!(breaches(&present(), &raised(1, 0)), Vec::<String>::new());
}

#[test]
fn finds_a_call_that_is_gone() {
	// The old runtime had one call more.
	let old = before(|metadata| {
		let calls = calls(metadata, "TimeCoin");
		let mut gone = calls[0].clone();
		gone.name = "reward".into();
		gone.index = 250;
		calls.push(gone);
	});
	needs_a_version(&old, "TimeCoin: reward (250) is gone");
}

#[test]
fn finds_a_call_with_another_index() {
	let old = before(|metadata| {
		let calls = calls(metadata, "TimeCoin");
		let gift = calls.iter_mut().find(|call| call.name == "gift").expect("exists");
		gift.index = 251;
	});
	needs_a_version(&old, "TimeCoin: gift (251) is gone");
}

#[test]
fn finds_two_calls_that_changed_places() {
	let old = before(|metadata| {
		let calls = calls(metadata, "TimeCoin");
		let (first, second) = (calls[0].index, calls[1].index);
		calls[0].index = second;
		calls[1].index = first;
	});
	needs_a_version(&old, "TimeCoin: 0 is");
}

#[test]
fn finds_an_argument_of_another_type() {
	let old = before(|metadata| {
		let calls = calls(metadata, "TimeCoin");
		let (memo, to) = {
			let gift = calls.iter().find(|call| call.name == "gift").expect("exists");
			(gift.fields[2].ty, gift.fields[0].ty)
		};
		let gift = calls.iter_mut().find(|call| call.name == "gift").expect("exists");
		gift.fields[0].ty = memo;
		gift.fields[2].ty = to;
	});
	needs_a_version(&old, "TimeCoin::gift.to");
}

// The argument is of the same type by name, but its bytes mean something else.
#[test]
fn finds_a_type_that_changed_inside() {
	let old = before(|metadata| {
		for one in &mut metadata.types.types {
			let named = one.ty.path.segments.last().is_some_and(|name| name == "Terms");
			if let (true, TypeDef::Composite(terms)) = (named, &mut one.ty.type_def) {
				terms.fields.pop();
			}
		}
	});
	needs_a_version(&old, "TimeCoin::publish.terms");
}

#[test]
fn finds_an_argument_more() {
	let old = before(|metadata| {
		let calls = calls(metadata, "TimeCoin");
		calls
			.iter_mut()
			.find(|call| call.name == "gift")
			.expect("exists")
			.fields
			.pop();
	});
	needs_a_version(&old, "TimeCoin::gift: has 3 fields, had 2");
}

#[test]
fn finds_a_pallet_with_another_index_and_one_that_is_gone() {
	let old = before(|metadata| {
		for pallet in &mut metadata.pallets {
			if pallet.name == "TimeCoin" {
				pallet.index = 99;
			}
		}
	});
	needs_a_version(&old, "TimeCoin: has index 21, had 99");
	let old = before(|metadata| {
		let mut gone = metadata.pallets[0].clone();
		gone.name = "Tokens".into();
		metadata.pallets.push(gone);
	});
	needs_a_version(&old, "Tokens: is gone");
}

#[test]
fn finds_another_list_of_extensions() {
	let old = before(|metadata| {
		metadata.extrinsic.signed_extensions.swap(0, 1);
	});
	needs_a_version(&old, "extensions: are");
}

#[test]
fn lets_calls_and_fields_be_added_and_renamed_where_bytes_keep_their_meaning() {
	let old = before(|metadata| {
		// The old runtime had fewer calls, and another name for an argument.
		let calls = calls(metadata, "TimeCoin");
		calls.pop();
		calls[0].fields[0].name = Some("conditions".into());
		calls[0].docs.clear();
	});
	assert_eq!(breaches(&old, &raised(1, 0)), Vec::<String>::new());
}

#[test]
fn refuses_the_version_of_the_release_for_another_runtime_and_lower_ones() {
	let old = before(|metadata| {
		calls(metadata, "TimeCoin").pop();
	});
	assert_eq!(
		breaches(&old, &present()),
		["raise spec_version: the metadata is not that of the release"]
	);
	assert_eq!(breaches(&raised(1, 0), &present()).len(), 1);
	assert_eq!(
		breaches(&raised(0, 1), &present()),
		["transaction_version is lower than that of the release"]
	);
}

#[test]
fn reads_back_the_release_that_it_writes() {
	let folder = std::env::temp_dir().join(format!("timebank-release-{}", std::process::id()));
	assert!(last_release(&folder).is_none(), "no folder is no release");
	fs::create_dir_all(folder.join("notes")).expect("can be written");
	assert!(last_release(&folder).is_none(), "a folder without a release is none");
	write_release(&folder);
	let read = last_release(&folder).expect("was written");
	let now = present();
	fs::remove_dir_all(&folder).expect("was made here");
	assert_eq!(breaches(&read, &now), Vec::<String>::new());
	assert_eq!(
		(read.spec_version, read.transaction_version),
		(now.spec_version, now.transaction_version)
	);
}
