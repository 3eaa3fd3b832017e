//! Flows on the real runtime. A package of its own: the builder of the wasm watches every file of the runtime's package,
//! so a changed test would build the wasm, the runtime and the node again. All tests are one program, because each
//! program carries a runtime.
