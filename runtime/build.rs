//! Builds the runtime's wasm beside its native form.

fn main() {
	// The test build runs clippy as the compiler of this workspace (docs/decisions/0003). The wasm is compiled as it is
	// shipped.
	std::env::remove_var("RUSTC_WORKSPACE_WRAPPER");
	// The wasm is built from this workspace's lock file, also when artefacts go to another place.
	std::env::set_var("WASM_BUILD_WORKSPACE_HINT", concat!(env!("CARGO_MANIFEST_DIR"), "/.."));

	#[cfg(all(feature = "std", not(feature = "metadata-hash")))]
	substrate_wasm_builder::WasmBuilder::build_using_defaults();

	#[cfg(all(feature = "std", feature = "metadata-hash"))]
	substrate_wasm_builder::WasmBuilder::init_with_defaults()
		.enable_metadata_hash("FUEL", 12)
		.build();
}
