# The one interface to this project: people and CI call the same targets. `make help` lists them.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

# Where artefacts go; CI and several clones on one machine share one folder by setting it.
export CARGO_TARGET_DIR ?= $(CURDIR)/target
# Which toolchain builds the wasm, where rustup could not install the target (scripts/setup says).
WASM := $(shell scripts/setup --wasm 2>/dev/null)
ifneq ($(WASM),)
export WASM_BUILD_TOOLCHAIN := $(WASM)
endif
# One profile, one set of features, one lock file: everything is built once.
CARGO_FLAGS := --release --locked --workspace
# What the network of tests is upgraded to.
NEXT_DIR := $(CARGO_TARGET_DIR)/next
NEXT := $(NEXT_DIR)/release/wbuild/timebank-runtime/timebank_runtime.compact.compressed.wasm
# Clippy as the compiler of this workspace's crates: one build gives lints and artefacts (docs/decisions/0003).
LINTS := RUSTC_WORKSPACE_WRAPPER=clippy-driver CLIPPY_ARGS="-Dwarnings__CLIPPY_HACKERY__"
NODE := $(CARGO_TARGET_DIR)/release/timebank-node
TAPLO := e2e/node_modules/.bin/taplo

.PHONY: help
help: ## Lists the targets
	@grep -hE '^[a-z0-9-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z0-9-]+):.*## /\1\t/' | expand -t 16

.PHONY: setup
setup: ## Installs what builds and tests need; quick when all is there
	@scripts/setup

.PHONY: build
build: setup ## Builds the node
	cargo build --release --locked -p timebank-node

.PHONY: run
run: build ## Starts a development chain that makes and finalises blocks
	@scripts/run-dev $(NODE)

.PHONY: demo
demo: build ## A month of two branches on a fresh development chain, in about a minute (examples/README.md)
	NODE=$(NODE) node e2e/demo.mjs

.PHONY: test
test: setup ## All that CI runs: formats, lints, builds, unit, flow and end-to-end tests
	@scripts/timed "formats" $(MAKE) --no-print-directory check-format
	@scripts/timed "build and lints" env $(LINTS) cargo nextest run $(CARGO_FLAGS) --all-targets --no-run
	@scripts/timed "unit, flow and node tests" env $(LINTS) cargo nextest run $(CARGO_FLAGS) --all-targets
	@scripts/timed "end-to-end tests" $(MAKE) --no-print-directory e2e
	@scripts/timed "networks, the short set" $(MAKE) --no-print-directory zombienet-short

.PHONY: check-format
check-format:
	cargo fmt --all --check
	$(TAPLO) fmt --check --config .config/taplo.toml

.PHONY: format
format: ## Formats Rust and TOML
	cargo fmt --all
	$(TAPLO) fmt --config .config/taplo.toml

.PHONY: lint
lint: setup ## Clippy, warnings denied, without running anything
	env $(LINTS) cargo nextest run $(CARGO_FLAGS) --all-targets --no-run

.PHONY: e2e
e2e: ## End-to-end tests by real clients on the real node (built before)
	@test -x $(NODE) || { echo "no node at $(NODE): run make test or make build" >&2; exit 1; }
	NODE=$(NODE) node --test --test-concurrency=3 e2e/tests/*.test.mjs

.PHONY: ethereum-table
ethereum-table: ## Writes the table of Ethereum methods in docs/ethereum.md from what the node answers (built before)
	@test -x $(NODE) || { echo "no node at $(NODE): run make test or make build" >&2; exit 1; }
	NODE=$(NODE) WRITE_TABLE=1 node --test e2e/tests/ethereum-methods.test.mjs

.PHONY: ethereum-figures
ethereum-figures: ## Measures common Ethereum operations here and on anvil (built before); writes them to docs/ethereum.md
	@test -x $(NODE) || { echo "no node at $(NODE): run make test or make build" >&2; exit 1; }
	@test -x e2e/node_modules/@foundry-rs/anvil-linux-amd64/bin/anvil || npm --prefix e2e install --no-save --no-audit --no-fund @foundry-rs/anvil-linux-amd64@1.7.1
	NODE=$(NODE) node e2e/figures.mjs

.PHONY: evaluate
evaluate: setup ## What the anomaly rules find and how much honest trade they disturb (docs/evaluation.md); SEEDS=from-to
	env $(LINTS) cargo nextest run $(CARGO_FLAGS) --lib --run-ignored all --no-capture -E 'test(finds_nine_of_ten)'

.PHONY: month
month: ## A month of 1,000 members and 10,000 movements on the real node (built before), rebuilt from its events; MONTH="members movements seed"
	@test -x $(NODE) || { echo "no node at $(NODE): run make test or make build" >&2; exit 1; }
	NODE=$(NODE) node e2e/month.mjs $(MONTH)

.PHONY: zombienet zombienet-short
zombienet: next-runtime ## Networks that lose parts, get them back and are upgraded, on the real node (built before); a quarter of an hour
	@test -x $(NODE) || { echo "no node at $(NODE): run make test or make build" >&2; exit 1; }
	@test -d zombienet/node_modules || npm --prefix zombienet ci --no-audit --no-fund --ignore-scripts
	NODE=$(NODE) NEXT=$(NEXT) node zombienet/run.mjs all

zombienet-short: ## The short set of it
	@test -x $(NODE) || { echo "no node at $(NODE): run make test or make build" >&2; exit 1; }
	@test -d zombienet/node_modules || npm --prefix zombienet ci --no-audit --no-fund --ignore-scripts
	NODE=$(NODE) node zombienet/run.mjs short

# The feature makes another wasm: it has a folder of its own, so that `make test` finds its own again. What it does not touch
# is taken from there, not compiled again.
.PHONY: next-runtime
next-runtime: setup ## Builds the same runtime with the next version, which `make zombienet` upgrades to
	@[ -d $(NEXT_DIR)/release ] || [ ! -d $(CARGO_TARGET_DIR)/release ] || \
		{ mkdir -p $(NEXT_DIR); cp -a $(CARGO_TARGET_DIR)/release $(NEXT_DIR)/; }
	env $(LINTS) CARGO_TARGET_DIR=$(NEXT_DIR) cargo build $(CARGO_FLAGS) --lib --features timebank-runtime/next-version

.PHONY: guide
guide: ## Runs the operators' guide as it stands: four branches on one machine
	@test -x $(NODE) || { echo "no node at $(NODE): run make test or make build" >&2; exit 1; }
	NODE=$(NODE) scripts/run-guide docs/operators.md

.PHONY: check-operations
check-operations: ## The alarms of operations/: their form, and when they sound
	@scripts/promtool check rules operations/prometheus-rules.yml
	@scripts/promtool test rules operations/prometheus-rules.test.yml

.PHONY: test-all
test-all: ## What CI runs, and everything that takes longer: simulation, networks, the operators' guide, a month, benchmarks
	@$(MAKE) --no-print-directory test
	@scripts/timed "simulation of the rules" $(MAKE) --no-print-directory evaluate
	@scripts/timed "networks" $(MAKE) --no-print-directory zombienet
	@scripts/timed "operators' guide" $(MAKE) --no-print-directory guide
	@scripts/timed "a month" $(MAKE) --no-print-directory month
	@scripts/timed "benchmarks and invariants" $(MAKE) --no-print-directory long-tests

# These features make other artefacts of nearly everything: they have a folder of their own, so that `make test` finds its
# own again.
LONG_DIR := $(CARGO_TARGET_DIR)/long
OURS := identity-filing time-coin anomaly-monitor freeze-control branch-registry upgrade-governance fuel
# One set of packages for all long builds: another set would ask for other features, and compile all of it once more.
LONG_FLAGS := --release --locked --features runtime-benchmarks,try-runtime -p timebank-node -p timebank-packet $(OURS:%=-p pallet-%)
# The Ethereum layer keeps the SDK's weights: the contracts of its own benchmarks, which ask for the compiler's sources,
# are not built.
measuring-node long-tests weights: export SKIP_PALLET_REVIVE_FIXTURES := 1

.PHONY: measuring-node
measuring-node: setup
	@# What the features do not touch is taken from there, not compiled again.
	@[ -d $(LONG_DIR)/release ] || [ ! -d $(CARGO_TARGET_DIR)/release ] || \
		{ mkdir -p $(LONG_DIR); cp -a $(CARGO_TARGET_DIR)/release $(LONG_DIR)/; }
	env $(LINTS) CARGO_TARGET_DIR=$(LONG_DIR) cargo build $(LONG_FLAGS)

.PHONY: long-tests
long-tests: check-operations measuring-node ## Every benchmark once, in its pallet and on the runtime, and the tests with what operators run before an upgrade
	env $(LINTS) CARGO_TARGET_DIR=$(LONG_DIR) cargo nextest run $(LONG_FLAGS) --lib -E 'package(/^pallet-/)'
	env $(LINTS) CARGO_TARGET_DIR=$(LONG_DIR) cargo nextest run $(LONG_FLAGS) -p timebank-runtime-tests --test runtime -E 'test(/^checks::/)'
	@# Through two points a line always fits: now and then the analysis fails for want of a remainder. So three.
	@STEPS=3 REPEAT=2 LEAST=0 OUT=$(LONG_DIR)/weights scripts/weights $(LONG_DIR)/release $(OURS)

.PHONY: weights
weights: measuring-node ## Measures the weights of our pallets' calls on the runtime (runtime/src/weights)
	@scripts/weights $(LONG_DIR)/release $(OURS)

.PHONY: release-files
release-files: setup ## Writes metadata and versions of this runtime to releases/, which the next one is compared with (docs/upgrades.md)
	cargo nextest run --release --locked -p timebank-runtime-tests --run-ignored only -E 'test(=release::writes_the_files_of_a_release)'
