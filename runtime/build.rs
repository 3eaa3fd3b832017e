//! Builds the runtime's wasm beside its native form.

fn main() {
	// The test build runs clippy as the compiler of this workspace (docs/decisions/0003). The wasm is compiled as it is
	// shipped.
	std::env::remove_var("RUSTC_WORKSPACE_WRAPPER");
	// The wasm is built from this workspace's lock file, also when artefacts go to another place.
	std::env::set_var("WASM_BUILD_WORKSPACE_HINT", concat!(env!("CARGO_MANIFEST_DIR"), "/.."));

	#[cfg(feature = "std")]
	drop_stale_wasm();

	#[cfg(all(feature = "std", not(feature = "metadata-hash")))]
	substrate_wasm_builder::WasmBuilder::build_using_defaults();

	#[cfg(all(feature = "std", feature = "metadata-hash"))]
	substrate_wasm_builder::WasmBuilder::init_with_defaults()
		.enable_metadata_hash("FUEL", 12)
		.build();
}

/// A build that was killed between the compiler and the compression leaves a compressed wasm of the former runtime
/// behind, and the builder takes it for current. Without the files it makes them again.
#[cfg(feature = "std")]
fn drop_stale_wasm() {
	let Some(artefacts) = std::env::var_os("OUT_DIR")
		.map(std::path::PathBuf::from)
		.and_then(|out| {
			out.ancestors()
				.nth(3)
				.map(|release| release.join("wbuild/timebank-runtime"))
		})
	else {
		return;
	};
	let files =
		["", ".compact", ".compact.compressed"].map(|kind| artefacts.join(format!("timebank_runtime{kind}.wasm")));
	let written = |file: &std::path::PathBuf| file.metadata().and_then(|metadata| metadata.modified()).ok();
	let [plain, _, compressed] = &files;
	if written(compressed) < written(plain) {
		for file in &files {
			// One that is not there needs no removal.
			let _ = std::fs::remove_file(file);
		}
	}
}
