//! `timebank-node doctor`: what is wrong with a node, its machine and the accounts of its chain, and how it is put right.
//!
//! | file | what it looks at |
//! |---|---|
//! | `rpc.rs` | asks the running node |
//! | `chain.rs` | blocks, finality, peers, code, authorities |
//! | `machine.rs` | listeners, clock, host functions |
//! | `files.rs` | the folder of the node: keys and rights |
//! | `accounts.rs` | `--accounts`: roles, proxies, viewers and keys on chain |
//! | `advisories.rs` | `--advisories`: known holes in what the node is built of |

mod accounts;
mod advisories;
mod chain;
mod files;
mod finding;
mod machine;
mod rpc;

use crate::cli::Cli;
use finding::{Finding, Severity};
use polkadot_sdk::*;
use rpc::Rpc;
use sc_cli::{SharedParams, SubstrateCli};
use sc_service::{BasePath, ChainType};
use std::path::PathBuf;

/// Flags of the doctor.
#[derive(Debug, Clone, clap::Args)]
pub struct DoctorCmd {
	/// Where the node to be examined answers.
	#[arg(long, value_name = "URL", default_value = "http://127.0.0.1:9944")]
	pub url: String,

	/// Other nodes of the network, to count those that keep all states.
	#[arg(long, value_name = "URLS", value_delimiter = ',')]
	pub nodes: Vec<String>,

	/// Also examines roles, proxies, viewers and keys on chain.
	#[arg(long)]
	pub accounts: bool,

	/// Compares what this binary is built of with an advisory database in RustSec's format, in a folder.
	#[arg(long, value_name = "PATH")]
	pub advisories: Option<PathBuf>,

	/// Age from which a key is stale.
	#[arg(long, value_name = "DAYS", default_value_t = 365)]
	pub stale_after: u64,

	/// Prints JSON.
	#[arg(long)]
	pub json: bool,

	/// Chain and folder of the node.
	#[clap(flatten)]
	pub shared_params: SharedParams,
}

impl DoctorCmd {
	/// Examines, prints, and fails when something must be put right at once.
	pub fn run(&self, cli: &Cli) -> sc_cli::Result<()> {
		let mut findings = self.examine(cli)?;
		findings.sort_by(|one, other| (other.severity, one.id).cmp(&(one.severity, other.id)));
		if self.json {
			println!("{}", serde_json::json!({ "findings": findings }));
		} else if findings.is_empty() {
			println!("nothing found");
		} else {
			for finding in &findings {
				println!("{finding}");
			}
		}
		let urgent = findings
			.iter()
			.filter(|finding| finding.severity >= Severity::High)
			.count();
		if urgent > 0 {
			return Err(format!("{urgent} findings must be put right at once").into());
		}
		Ok(())
	}

	fn examine(&self, cli: &Cli) -> sc_cli::Result<Vec<Finding>> {
		let mut findings = Vec::new();
		if let Some(path) = &self.advisories {
			findings.extend(advisories::examine(path, "this binary")?);
		}
		let chain = self.shared_params.chain_id(self.shared_params.is_dev());
		// Without a chain there is no folder to look into.
		let spec = (!chain.is_empty()).then(|| cli.load_spec(&chain)).transpose()?;
		let rpc = Rpc::new(&self.url);
		let node = rpc.name().unwrap_or_else(|| self.url.clone());
		let live = match (&spec, rpc.chain_type()) {
			(_, Some(kind)) => kind == "Live",
			(Some(spec), None) => spec.chain_type() == ChainType::Live,
			(None, None) => true,
		};
		let mut compiled = None;
		if let Some(spec) = &spec {
			let base = self
				.shared_params
				.base_path()?
				.unwrap_or_else(|| BasePath::from_project("", "", &Cli::executable_name()));
			findings.extend(files::examine(
				base.path(),
				&base.config_dir(spec.id()),
				live,
				self.stale_after,
				&node,
			));
			compiled = Some(base.path().join("compiled-runtimes")).filter(|path| path.is_dir());
		}
		findings.extend(machine::clock_is_set(&node));
		if rpc.request("system_name", serde_json::json!([])).is_err() {
			findings.push(
				Finding::new("node-silent", Severity::High, &node)
					.says(format!("no answer at {}", self.url))
					.repair("systemctl status timebank-node; journalctl -u timebank-node -n 100")
					.repair("if the node runs, give the doctor its address with --url"),
			);
			return Ok(findings);
		}
		let genesis_code = spec
			.as_ref()
			.and_then(|spec| spec.as_storage_builder().build_storage().ok())
			.and_then(|storage| storage.top.get(sp_core::storage::well_known_keys::CODE).cloned());
		findings.extend(machine::examine(&rpc, &self.url, compiled.as_deref(), &node));
		findings.extend(chain::examine(&rpc, genesis_code.as_deref(), live, &node));
		findings.extend(chain::archives(&self.url, &self.nodes, &node));
		if self.accounts {
			findings.extend(accounts::examine(&rpc, self.stale_after, &node)?);
		}
		Ok(findings)
	}
}
