//! What is checked before a node starts, so that a mistake is one clear line and a non-zero exit.

use polkadot_sdk::*;
use sc_chain_spec::{BuildGenesisBlock, GenesisBlockBuilder};
use sc_client_api::blockchain::HeaderBackend as _;
use sc_network::{config::NetworkBackendType, multiaddr::Protocol};
use sc_service::{ChainType, Configuration};
use sp_core::storage::Storage;
use sp_runtime::traits::{Block as BlockT, Header as _, Zero};
use std::{net::SocketAddr, sync::Arc};

/// Refuses ports that are taken, in place of moving to random ones, and keys that everybody knows on a live chain.
pub fn before_start(config: &mut Configuration) -> Result<(), String> {
	if config.dev_key_seed.is_some() && config.chain_spec.chain_type() == ChainType::Live {
		return Err("well-known keys (--dev, --alice and the like) must not be used on a live chain".into());
	}
	if !matches!(config.network.network_backend, NetworkBackendType::Litep2p) {
		return Err("this node speaks litep2p only: leave --network-backend out".into());
	}
	for endpoint in config.rpc.addr.iter_mut().flatten() {
		endpoint.retry_random_port = false;
		match std::net::TcpListener::bind(endpoint.listen_addr) {
			Ok(_) => {}
			// The second default endpoint is IPv6, which a machine need not have.
			Err(error) if endpoint.is_optional && error.kind() != std::io::ErrorKind::AddrInUse => {}
			Err(error) => return Err(taken("--rpc-port", endpoint.listen_addr, error)),
		}
	}
	if let Some(prometheus) = &config.prometheus_config {
		free("--prometheus-port", prometheus.port)?;
	}
	for address in &config.network.listen_addresses {
		let mut parts = address.iter();
		if let (Some(ip), Some(Protocol::Tcp(port))) = (parts.next(), parts.next()) {
			let ip = match ip {
				Protocol::Ip4(ip) => ip.into(),
				Protocol::Ip6(ip) => ip.into(),
				_ => continue,
			};
			let address = SocketAddr::new(ip, port);
			match std::net::TcpListener::bind(address) {
				Err(error) if error.kind() == std::io::ErrorKind::AddrInUse => {
					return Err(taken("--port", address, error))
				}
				_ => {}
			}
		}
	}
	Ok(())
}

fn free(flag: &str, address: SocketAddr) -> Result<(), String> {
	std::net::TcpListener::bind(address)
		.map(drop)
		.map_err(|error| taken(flag, address, error))
}

fn taken(flag: &str, address: SocketAddr, error: std::io::Error) -> String {
	format!("cannot listen on {address}: {error}. Another node may be running; choose another port with {flag}")
}

/// Refuses a database that holds another chain than the specification. An empty database holds none.
pub fn same_chain<Block, Backend, Executor>(
	config: &Configuration,
	genesis: &Storage,
	backend: Arc<Backend>,
	executor: Executor,
) -> Result<(), sc_service::Error>
where
	Block: BlockT,
	Backend: sc_client_api::Backend<Block>,
	Executor: sc_executor::RuntimeVersionOf,
{
	// A specification in which only the root is left (light ones) cannot be compared.
	if config.no_genesis() {
		return Ok(());
	}
	let Some(there) = backend.blockchain().hash(Zero::zero())? else {
		return Ok(());
	};
	let (expected, _) =
		GenesisBlockBuilder::<Block, _, _>::new_with_storage(genesis.clone(), false, backend, executor)?
			.build_genesis_block()?;
	let expected = expected.header().hash();
	if there == expected {
		return Ok(());
	}
	Err(sc_service::Error::Other(format!(
		"the database in {} holds another chain: its genesis is {there:?}, the chain specification {:?} has {expected:?}. \
		 Use the specification it was made with, another --base-path, or purge-chain",
		config.database.path().map(|path| path.display().to_string()).unwrap_or_default(),
		config.chain_spec.id(),
	)))
}
