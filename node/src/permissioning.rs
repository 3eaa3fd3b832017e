//! Only approved nodes take part in the network (docs/decisions/0021).
//!
//! The registry on chain names the approved nodes. This task reads it at the best block and tells the network: peers that
//! are not named get no slot for block announcements. The slots of transactions and of finality votes follow, because both
//! protocols take only peers that the synchronisation has accepted.

use pallet_branch_registry::{BranchStatus, Operator};
use polkadot_sdk::*;
use sc_network::{config::NonReservedPeerMode, service::traits::NetworkService, PeerId};
use sc_network_sync::SyncingService;
use sc_service::{ChainType, Configuration};
use sp_api::ProvideRuntimeApi;
use sp_blockchain::HeaderBackend;
use std::{collections::HashSet, sync::Arc, time::Duration};
use substrate_prometheus_endpoint::{register, Gauge, PrometheusError, Registry, U64};
use timebank_runtime::{opaque::Block, reads::BranchRegistryApi, AccountId};

const LOG_TARGET: &str = "permissioning";

/// How often the best block is looked at. A block comes every three seconds.
const PERIOD: Duration = Duration::from_secs(1);

/// What is decided before the network starts.
pub struct Start {
	/// Peers that the operator names on the command line (`--reserved-nodes`): a way in while the chain is not known yet.
	trusted: HashSet<PeerId>,
	/// Nobody is let in for want of approvals: the chain is live, or the operator asked for it (`--reserved-only`).
	always: bool,
}

/// Makes the network start closed, so that nobody slips in before the registry has been read.
pub fn close(config: &mut Configuration) -> Start {
	let set = &mut config.network.default_peers_set;
	let asked = matches!(set.non_reserved_mode, NonReservedPeerMode::Deny);
	set.non_reserved_mode = NonReservedPeerMode::Deny;
	Start {
		trusted: set.reserved_nodes.iter().map(|node| node.peer_id).collect(),
		always: asked || config.chain_spec.chain_type() == ChainType::Live,
	}
}

/// What the network is told.
#[derive(Debug, PartialEq, Eq)]
enum Order {
	/// Everybody may come.
	Open,
	/// Only these may come; the network was closed before.
	Admit(HashSet<PeerId>),
	/// Only these may come; the network was open before.
	Close(HashSet<PeerId>),
}

/// What the network was told last.
struct Gate {
	own: PeerId,
	trusted: HashSet<PeerId>,
	always: bool,
	open: bool,
	told: Option<HashSet<PeerId>>,
}

impl Gate {
	fn new(own: PeerId, start: Start) -> Self {
		Self {
			own,
			trusted: start.trusted,
			always: start.always,
			open: false,
			told: None,
		}
	}

	/// What to tell the network when these are approved; nothing if it knows. `complete`: every branch that validates has
	/// an approved node.
	fn next(&mut self, approved: HashSet<PeerId>, complete: bool) -> Option<Order> {
		// An open network closes when no validator is left outside: after the first approval alone, the others could not
		// reach the node that makes the next one. A network that was closed once stays closed.
		if !complete && !self.always && self.told.is_none() {
			return (!std::mem::replace(&mut self.open, true)).then_some(Order::Open);
		}
		let mut wanted = approved;
		wanted.extend(&self.trusted);
		wanted.remove(&self.own);
		if self.told.as_ref() == Some(&wanted) {
			return None;
		}
		self.told = Some(wanted.clone());
		Some(if std::mem::take(&mut self.open) {
			Order::Close(wanted)
		} else {
			Order::Admit(wanted)
		})
	}
}

/// What the task needs.
pub struct Permissioning<C> {
	/// The client.
	pub client: Arc<C>,
	/// The network.
	pub network: Arc<dyn NetworkService>,
	/// Synchronisation, which counts slots of its own.
	pub sync: Arc<SyncingService<Block>>,
	/// What was decided before the network started.
	pub start: Start,
	/// Metrics.
	pub registry: Option<Registry>,
}

struct Metrics {
	approved: Gauge<U64>,
	closed: Gauge<U64>,
}

impl Metrics {
	fn new(registry: &Registry) -> Result<Self, PrometheusError> {
		Ok(Self {
			approved: register(
				Gauge::new("timebank_approved_nodes", "Nodes that the registry approves")?,
				registry,
			)?,
			closed: register(
				Gauge::new("timebank_network_closed", "Whether only approved nodes may come")?,
				registry,
			)?,
		})
	}
}

impl<C> Permissioning<C>
where
	C: ProvideRuntimeApi<Block> + HeaderBackend<Block> + Send + Sync + 'static,
	C::Api: BranchRegistryApi<Block, AccountId>,
{
	/// Follows the registry until the node ends.
	pub async fn run(self) {
		let metrics = self.registry.as_ref().and_then(|registry| {
			Metrics::new(registry)
				.inspect_err(|error| log::warn!(target: LOG_TARGET, "no metrics: {error}"))
				.ok()
		});
		let mut gate = Gate::new(self.network.local_peer_id(), self.start);
		let mut read = None;
		let mut ticks = tokio::time::interval(PERIOD);
		ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
		loop {
			ticks.tick().await;
			let best = self.client.info().best_hash;
			if read == Some(best) {
				continue;
			}
			let api = self.client.runtime_api();
			let (nodes, branches) = match (api.approved_nodes(best), api.branches(best)) {
				(Ok(nodes), Ok(branches)) => (nodes, branches),
				// While the state of a warp synchronisation is on its way there is none to read.
				(Err(error), _) | (_, Err(error)) => {
					log::debug!(target: LOG_TARGET, "the registry cannot be read at {best:?}: {error}");
					continue;
				}
			};
			read = Some(best);
			let approved: HashSet<PeerId> = nodes
				.iter()
				.flat_map(|(_, peers)| peers)
				.filter_map(|peer| PeerId::from_bytes(peer).ok())
				.collect();
			let mut validating = branches
				.iter()
				.filter(|(_, branch)| branch.status == BranchStatus::Validator)
				.map(|(branch, _)| Operator::Branch(*branch))
				.peekable();
			let complete = validating.peek().is_some()
				&& validating.all(|branch| nodes.iter().any(|(operator, _)| *operator == branch));
			let count = approved.len();
			let order = gate.next(approved, complete);
			if let Some(metrics) = &metrics {
				metrics.approved.set(count as u64);
				metrics.closed.set(u64::from(!gate.open));
			}
			match order {
				None => {}
				Some(Order::Open) => {
					log::info!(
						target: LOG_TARGET,
						"not every validating branch has an approved node: every node may connect"
					);
					self.network.accept_unreserved_peers();
				}
				Some(Order::Admit(peers)) => {
					log::info!(target: LOG_TARGET, "{count} nodes are approved on chain; others get no slot");
					admit(&*self.network, &self.sync, peers);
				}
				Some(Order::Close(peers)) => {
					log::info!(target: LOG_TARGET, "{count} nodes are approved on chain; the network closes for others");
					// litep2p forgets the connections of reserved peers when it closes while they are connected. So all
					// are closed first, and the approved ones come back within seconds.
					self.network.set_authorized_peers(HashSet::new());
					self.network.deny_unreserved_peers();
					admit(&*self.network, &self.sync, peers);
				}
			}
		}
	}
}

/// The two layers must know the same set: one gives connections, the other slots. The whole set is replaced, because a
/// peer that is removed alone stays as an ordinary one.
fn admit(network: &dyn NetworkService, sync: &SyncingService<Block>, peers: HashSet<PeerId>) {
	sync.set_no_slot_peers(peers.clone());
	network.set_authorized_peers(peers);
}

#[cfg(test)]
mod tests {
	use super::*;

	fn gate(trusted: &[PeerId], always: bool) -> (Gate, PeerId) {
		let own = PeerId::random();
		let start = Start {
			trusted: trusted.iter().copied().collect(),
			always,
		};
		(Gate::new(own, start), own)
	}

	#[test]
	fn opens_once_while_validators_lack_approved_nodes() {
		let (mut gate, _) = gate(&[], false);
		assert_eq!(gate.next(HashSet::new(), false), Some(Order::Open));
		assert_eq!(gate.next([PeerId::random()].into(), false), None);
	}

	#[test]
	fn stays_closed_without_approvals_when_the_chain_is_live() {
		let trusted = PeerId::random();
		let (mut gate, _) = gate(&[trusted], true);
		assert_eq!(gate.next(HashSet::new(), false), Some(Order::Admit([trusted].into())));
		assert_eq!(gate.next(HashSet::new(), false), None);
	}

	#[test]
	fn admits_the_approved_and_never_itself() {
		let (mut gate, own) = gate(&[], false);
		let (one, two) = (PeerId::random(), PeerId::random());
		assert_eq!(
			gate.next([own, one, two].into(), true),
			Some(Order::Admit([one, two].into()))
		);
		assert_eq!(gate.next([own, one, two].into(), true), None);
		assert_eq!(gate.next([own, two].into(), true), Some(Order::Admit([two].into())));
	}

	#[test]
	fn closes_when_every_validator_has_a_node_and_never_opens_again() {
		let (mut gate, _) = gate(&[], false);
		let (one, two) = (PeerId::random(), PeerId::random());
		assert_eq!(gate.next([one].into(), false), Some(Order::Open));
		assert_eq!(
			gate.next([one, two].into(), true),
			Some(Order::Close([one, two].into()))
		);
		assert_eq!(gate.next([one].into(), false), Some(Order::Admit([one].into())));
		assert_eq!(gate.next(HashSet::new(), false), Some(Order::Admit(HashSet::new())));
		assert_eq!(gate.next(HashSet::new(), false), None);
		assert!(!gate.open);
	}
}
