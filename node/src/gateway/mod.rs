//! The gateway: a second listener for wallets and servers that are not the branch's own (docs/decisions/0022).
//!
//! | file | what |
//! |---|---|
//! | `allow.rs` | which of the node's methods it offers |
//! | `policy.rs` | what each runtime API is about, and who may read that |
//! | `statement.rs` | what an asker signs |
//! | `server.rs` | listens, and counts the requests of each connection |
//! | `query.rs` | the two methods of its own: `state_call` for public reads, `timebank_query` for signed ones |
//! | `facts.rs` | what is read of the chain to decide |

mod allow;
mod facts;
mod policy;
mod query;
mod server;
mod statement;

use crate::service::FullClient;
use jsonrpsee::RpcModule;
use polkadot_sdk::*;
use sc_rpc_server::Server;
use sc_service::error::Error as ServiceError;
use std::{
	net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener},
	num::NonZeroU32,
	sync::Arc,
};

/// Flags of the gateway.
#[derive(Debug, Clone, clap::Args)]
pub struct GatewayArgs {
	/// Port of the gateway: a listener that offers an allow-list of methods, without raw state, block bodies or events, and
	/// what concerns persons only for signed queries. Off unless a port is given.
	#[arg(long, value_name = "PORT")]
	pub gateway_port: Option<u16>,

	/// Address that the gateway listens on. Put a reverse proxy with TLS before it.
	#[arg(long, value_name = "IP", default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST), requires = "gateway_port")]
	pub gateway_address: IpAddr,

	/// Requests a minute that are answered on one connection of the gateway; more wait their turn.
	#[arg(long, value_name = "COUNT", default_value = "300", requires = "gateway_port")]
	pub gateway_rate: NonZeroU32,

	/// Connections that the gateway holds.
	#[arg(long, value_name = "COUNT", default_value = "200", requires = "gateway_port")]
	pub gateway_connections: u32,

	/// Web pages that may use the gateway from a browser, as origins separated by commas. Every page unless
	/// given: what is answered is public or signed for, and never depends on who carries the question.
	#[arg(long, value_name = "ORIGINS", value_delimiter = ',', requires = "gateway_port")]
	pub gateway_cors: Vec<String>,
}

impl GatewayArgs {
	/// Where it listens, if it is on.
	pub fn listens_on(&self) -> Option<SocketAddr> {
		self.gateway_port
			.map(|port| SocketAddr::new(self.gateway_address, port))
	}

	/// Refuses a port that is taken.
	pub fn check(&self) -> Result<(), String> {
		let Some(address) = self.listens_on() else {
			return Ok(());
		};
		TcpListener::bind(address).map(drop).map_err(|error| {
			format!("cannot listen on {address}: {error}. Another node may be running; choose another port with --gateway-port")
		})
	}
}

/// Starts the gateway, if it is on. `methods` are all methods of the node.
pub fn start(
	args: &GatewayArgs,
	client: Arc<FullClient>,
	methods: &RpcModule<()>,
	tokio: &tokio::runtime::Handle,
) -> Result<Option<Server>, ServiceError> {
	let Some(address) = args.listens_on() else {
		return Ok(None);
	};
	let module = query::module(client)
		.and_then(|own| allow::offer(methods, own))
		.map_err(|error| ServiceError::Application(Box::new(error)))?;
	let listening = server::Listening {
		address,
		rate: args.gateway_rate,
		connections: args.gateway_connections,
		pages: args.gateway_cors.clone(),
	};
	// As the SDK starts its own server: this runs inside the runtime that it would wait on.
	let server = tokio::task::block_in_place(|| tokio.block_on(server::start(listening, module)))
		.map_err(ServiceError::Application)?;
	log::info!(target: "gateway", "the gateway listens on {address}");
	Ok(Some(server))
}
