//! Listens, and counts the requests of each connection.
//!
//! The SDK's own server counts per connection for WebSockets only: over HTTP every request begins a new count. This one
//! makes the count when a connection comes.

use jsonrpsee::{
	core::BoxError,
	server::{serve_with_graceful_shutdown, stop_channel, BatchRequestConfig, PingConfig, RpcServiceBuilder},
	Methods, RpcModule,
};
use polkadot_sdk::*;
use sc_rpc::DenyUnsafe;
use sc_rpc_server::{MiddlewareLayer, Server};
use std::{net::SocketAddr, num::NonZeroU32, time::Duration};
use tower::Service;
use tower_http::cors::{AllowOrigin, Any, CorsLayer};

/// Largest request. A transaction with a new runtime does not come by the gateway.
const MAX_REQUEST: u32 = 1024 * 1024;
/// Largest answer: metadata.
const MAX_RESPONSE: u32 = 4 * 1024 * 1024;
/// Requests in a batch; each counts for the rate.
const MAX_BATCH: u32 = 16;
/// Subscriptions of a connection.
const MAX_SUBSCRIPTIONS: u32 = 16;
/// Messages that may wait for a connection that does not read.
const MAX_WAITING: u32 = 64;

/// How the server listens.
pub struct Listening {
	/// Where.
	pub address: SocketAddr,
	/// Requests a minute of one connection; what is more waits.
	pub rate: NonZeroU32,
	/// Connections.
	pub connections: u32,
	/// Web pages that may ask; all if none is named.
	pub pages: Vec<String>,
}

/// Starts the server. It ends when what is returned is dropped.
pub async fn start(listening: Listening, module: RpcModule<()>) -> Result<Server, BoxError> {
	let runtime = sc_rpc_server::create_rpc_runtime(listening.connections)?;
	let started = listen(listening, module, runtime.handle()).await;
	match started {
		Ok((handle, address)) => Ok(Server::new(handle, vec![address], runtime)),
		Err(error) => {
			// To drop it would wait, which is forbidden inside another runtime.
			runtime.shutdown_background();
			Err(error)
		}
	}
}

async fn listen(
	listening: Listening,
	module: RpcModule<()>,
	runtime: &tokio::runtime::Handle,
) -> Result<(jsonrpsee::server::ServerHandle, SocketAddr), BoxError> {
	let listener = tokio::net::TcpListener::bind(listening.address).await?;
	let address = listener.local_addr()?;
	let (stop, handle) = stop_channel();
	let cors = if listening.pages.is_empty() {
		CorsLayer::permissive()
	} else {
		let pages = listening
			.pages
			.iter()
			.map(|page| page.parse())
			.collect::<Result<Vec<_>, _>>()
			.map_err(|_| "--gateway-cors names no origin")?;
		CorsLayer::new()
			.allow_origin(AllowOrigin::list(pages))
			.allow_methods(Any)
			.allow_headers(Any)
	};
	let services = jsonrpsee::server::Server::builder()
		.max_request_body_size(MAX_REQUEST)
		.max_response_body_size(MAX_RESPONSE)
		.max_connections(listening.connections)
		.max_subscriptions_per_connection(MAX_SUBSCRIPTIONS)
		.set_message_buffer_capacity(MAX_WAITING)
		.set_batch_request_config(BatchRequestConfig::Limit(MAX_BATCH))
		.enable_ws_ping(
			PingConfig::new()
				.ping_interval(Duration::from_secs(30))
				.inactive_limit(Duration::from_secs(60))
				.max_failures(3),
		)
		.set_http_middleware(tower::ServiceBuilder::new().layer(cors))
		.custom_tokio_runtime(runtime.clone())
		.to_service_builder();
	let methods: Methods = module.into();
	let tasks = runtime.clone();
	runtime.spawn(async move {
		loop {
			let socket = tokio::select! {
				accepted = listener.accept() => match accepted {
					Ok((socket, _)) => socket,
					Err(error) => {
						log::debug!(target: "gateway", "a connection failed: {error}");
						// Too many open files, most likely: others must end first.
						tokio::time::sleep(Duration::from_millis(100)).await;
						continue;
					}
				},
				() = stop.clone().shutdown() => break,
			};
			// One count for all that comes over this connection.
			let limit = MiddlewareLayer::new().with_rate_limit_per_minute(listening.rate);
			let (services, methods, stopped) = (services.clone(), methods.clone(), stop.clone());
			let service = tower::service_fn(move |mut request: hyper::Request<hyper::body::Incoming>| {
				request.extensions_mut().insert(DenyUnsafe::Yes);
				let middleware = RpcServiceBuilder::new().layer(limit.clone());
				let mut service = services
					.clone()
					.set_rpc_middleware(middleware)
					.build(methods.clone(), stopped.clone());
				async move { service.call(request).await }
			});
			tasks.spawn(serve_with_graceful_shutdown(socket, service, stop.clone().shutdown()));
		}
	});
	Ok((handle, address))
}
