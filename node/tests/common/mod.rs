//! Runs the real node for the tests.
#![allow(dead_code)] // each test file uses its part

use nix::{
	fcntl::{Flock, FlockArg},
	sys::signal::Signal,
	unistd::Pid,
};
use serde_json::{json, Value};
use std::{
	collections::hash_map::RandomState,
	ffi::OsStr,
	fs::File,
	hash::{BuildHasher, Hasher},
	net::TcpListener,
	path::{Path, PathBuf},
	process::{Child, Command, ExitStatus, Output, Stdio},
	time::{Duration, Instant, UNIX_EPOCH},
};

/// How long anything may take. A block comes every three seconds, and the machine may be busy.
const PATIENCE: Duration = Duration::from_secs(120);

/// The node's command.
pub fn node() -> Command {
	Command::new(env!("CARGO_BIN_EXE_timebank-node"))
}

/// Runs a command of the node to its end.
pub fn run<S: AsRef<OsStr>>(args: &[S]) -> Output {
	node()
		.args(args)
		.stdin(Stdio::null())
		.output()
		.expect("the node's binary runs")
}

/// What a command said on its error stream.
pub fn stderr(output: &Output) -> String {
	String::from_utf8_lossy(&output.stderr).into_owned()
}

/// A port that was free a moment ago. It lies below the ports that the kernel gives to outgoing connections: one of those
/// would be taken, now and then, by a client of another test before the node listens on it.
pub fn free_port() -> u16 {
	loop {
		let random = RandomState::new().build_hasher().finish();
		let port = 10_000 + (random % 20_000) as u16;
		if TcpListener::bind(("127.0.0.1", port)).is_ok() {
			return port;
		}
	}
}

/// What all tests share: a raw specification of the development chain, which needs no runtime to start from, and the
/// compiled runtime. Made once per binary; the lock makes test processes that start together wait for the first.
fn shared() -> PathBuf {
	let binary = Path::new(env!("CARGO_BIN_EXE_timebank-node"));
	let made = binary
		.metadata()
		.unwrap()
		.modified()
		.unwrap()
		.duration_since(UNIX_EPOCH)
		.unwrap()
		.as_millis();
	let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("node-{made}"));
	std::fs::create_dir_all(folder.join("compiled-runtimes")).unwrap();
	let _lock = Flock::lock(File::create(folder.join("lock")).unwrap(), FlockArg::LockExclusive).unwrap();
	let spec = folder.join("dev.raw.json");
	if !spec.exists() {
		let unfinished = folder.join("unfinished.json");
		let output = run(&[
			"export-chain-spec",
			"--chain",
			"dev",
			"--raw",
			"--output",
			unfinished.to_str().unwrap(),
		]);
		assert!(output.status.success(), "{}", stderr(&output));
		std::fs::rename(unfinished, spec).unwrap();
	}
	folder
}

/// Gives a node that keeps its data in `base` the compiled runtime, so that it starts quickly.
pub fn warm(base: &Path) {
	let compiled = base.join("compiled-runtimes");
	if !compiled.exists() {
		std::os::unix::fs::symlink(shared().join("compiled-runtimes"), compiled).unwrap();
	}
}

/// Flags of a development chain that keeps its data in `base`, prepared so that it starts quickly.
pub fn dev(base: &Path) -> [String; 5] {
	let shared = shared();
	warm(base);
	let spec = shared.join("dev.raw.json").display().to_string();
	[
		"--dev".into(),
		"--chain".into(),
		spec,
		"--base-path".into(),
		base.display().to_string(),
	]
}

/// A running node; it is killed when it goes out of scope.
pub struct Node {
	child: Child,
	rpc_port: u16,
	log: PathBuf,
}

impl Node {
	/// Starts a development node that keeps its data in `base`.
	pub fn start_dev(base: &Path) -> Self {
		Self::start(&dev(base), base)
	}

	/// Starts a node and waits until it answers.
	pub fn start<S: AsRef<OsStr>>(args: &[S], logs: &Path) -> Self {
		let metrics = args.iter().any(|flag| flag.as_ref() == "--prometheus-port");
		let rpc_port = free_port();
		let log = logs.join(format!("node-{rpc_port}.log"));
		let child = node()
			.args(args)
			.args(["--rpc-port", &rpc_port.to_string()])
			.args(["--listen-addr", &format!("/ip4/127.0.0.1/tcp/{}", free_port())])
			.args((!metrics).then_some("--no-prometheus"))
			.args(["--no-mdns", "--no-telemetry"])
			.stdin(Stdio::null())
			.stdout(Stdio::null())
			.stderr(File::create(&log).unwrap())
			.spawn()
			.expect("the node's binary runs");
		let mut node = Self { child, rpc_port, log };
		node.wait_until("it answers", |node| node.try_rpc("system_name", json!([])).is_some());
		node
	}

	/// Where it answers.
	pub fn url(&self) -> String {
		format!("http://127.0.0.1:{}", self.rpc_port)
	}

	/// Answer to a call, or the reason why there is none.
	pub fn rpc(&self, method: &str, params: Value) -> Result<Value, Value> {
		let mut answer = self.request(method, params).expect("the node answers");
		match answer.get_mut("error") {
			Some(error) => Err(error.take()),
			None => Ok(answer["result"].take()),
		}
	}

	/// Whether a method is known.
	pub fn knows(&self, method: &str) -> bool {
		self.rpc(method, json!([])).err().map(|error| error["code"].clone()) != Some(json!(-32601))
	}

	fn try_rpc(&self, method: &str, params: Value) -> Option<Value> {
		self.request(method, params)?.get("result").cloned()
	}

	fn request(&self, method: &str, params: Value) -> Option<Value> {
		let body = json!({ "jsonrpc": "2.0", "id": 1, "method": method, "params": params });
		ureq::post(&format!("http://127.0.0.1:{}", self.rpc_port))
			.timeout(Duration::from_secs(10))
			.send_json(body)
			.ok()?
			.into_json()
			.ok()
	}

	/// Height of the best finalised block.
	pub fn finalised(&self) -> u64 {
		let hash = self.rpc("chain_getFinalizedHead", json!([])).unwrap();
		let header = self.rpc("chain_getHeader", json!([hash])).unwrap();
		u64::from_str_radix(header["number"].as_str().unwrap().trim_start_matches("0x"), 16).unwrap()
	}

	/// Hash of the block at a height.
	pub fn hash_at(&self, height: u64) -> Value {
		self.rpc("chain_getBlockHash", json!([height])).unwrap()
	}

	/// Waits until the block at `height` is final.
	pub fn wait_finalised(&mut self, height: u64) {
		self.wait_until(&format!("block {height} is final"), |node| node.finalised() >= height);
	}

	/// Waits until `done`, or fails with the node's log.
	pub fn wait_until(&mut self, what: &str, done: impl Fn(&Self) -> bool) {
		let end = Instant::now() + PATIENCE;
		loop {
			if let Some(status) = self.child.try_wait().unwrap() {
				panic!("the node ended ({status}) before {what}:\n{}", self.log());
			}
			if done(self) {
				return;
			}
			assert!(Instant::now() < end, "{what}: not in {PATIENCE:?}:\n{}", self.log());
			std::thread::sleep(Duration::from_millis(100));
		}
	}

	/// Sends a signal and waits for the end.
	pub fn end(mut self, signal: Signal) -> ExitStatus {
		nix::sys::signal::kill(Pid::from_raw(self.child.id() as i32), signal).unwrap();
		let end = Instant::now() + PATIENCE;
		loop {
			if let Some(status) = self.child.try_wait().unwrap() {
				return status;
			}
			assert!(Instant::now() < end, "{signal}: the node goes on:\n{}", self.log());
			std::thread::sleep(Duration::from_millis(50));
		}
	}

	/// What the node has written.
	pub fn log(&self) -> String {
		std::fs::read_to_string(&self.log).unwrap_or_default()
	}
}

impl Drop for Node {
	fn drop(&mut self) {
		let _ = self.child.kill();
		let _ = self.child.wait();
	}
}
