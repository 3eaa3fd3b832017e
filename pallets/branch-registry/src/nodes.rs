//! Approved nodes. The node's network task connects to these and to nobody else.

use crate::*;
use alloc::vec::Vec;
use frame_support::{pallet_prelude::*, traits::Time};
use polkadot_sdk::*;
use timebank_primitives::{FilingStatus, MemberId, MemberKind, Members};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_approve_nodes(operator: Operator, peers: PeerList) -> DispatchResult {
		for (place, peer) in peers.iter().enumerate() {
			ensure!(is_peer_id(peer), Error::<T>::InvalidPeerId);
			ensure!(
				!peers.iter().take(place).any(|other| other == peer),
				Error::<T>::PeerRepeated
			);
			ensure!(
				OperatorOf::<T>::get(peer).is_none_or(|other| other == operator),
				Error::<T>::PeerTaken
			);
		}
		let mut observers = Observers::<T>::get();
		match operator {
			Operator::Branch(branch) => {
				let record = Branches::<T>::get(branch).ok_or(Error::<T>::BranchNotFound)?;
				// Taking nodes away is always possible.
				ensure!(
					peers.is_empty() || record.status.in_force(),
					Error::<T>::BranchNotInForce
				);
			}
			Operator::Organisation(member) => match (observers.binary_search(&member), peers.is_empty()) {
				(Ok(place), true) => {
					observers.remove(place);
				}
				(Err(_), true) => (),
				(place, false) => {
					ensure!(Self::is_organisation(member), Error::<T>::NotAnOrganisation);
					if let Err(place) = place {
						observers
							.try_insert(place, member)
							.map_err(|_| Error::<T>::MaxObserversExceeded)?;
					}
				}
			},
		}

		let valid_until = ApprovedNodes::<T>::get(operator).and_then(|nodes| nodes.valid_until);
		Self::forget_nodes(operator);
		Observers::<T>::put(observers);
		if !peers.is_empty() {
			for peer in &peers {
				OperatorOf::<T>::insert(peer, operator);
			}
			ApprovedNodes::<T>::insert(
				operator,
				Nodes {
					peers: peers.clone(),
					valid_until,
				},
			);
		}
		Self::deposit_event(Event::NodesApproved { operator, peers });
		Ok(())
	}

	/// Approves no node of `operator` any more. The list of observers is the caller's.
	pub(crate) fn forget_nodes(operator: Operator) {
		if let Some(nodes) = ApprovedNodes::<T>::take(operator) {
			for peer in &nodes.peers {
				OperatorOf::<T>::remove(peer);
			}
		}
	}

	fn is_organisation(member: MemberId) -> bool {
		T::Members::summary(member)
			.is_some_and(|filed| filed.kind == MemberKind::Organisation && filed.status == FilingStatus::Filed)
	}

	/// The nodes that are approved now: of the branches in force, of those that are stopped but still needed in the
	/// running set, and of the organisations that are still filed and have not lapsed. A lapsed branch keeps its node.
	pub fn approved_nodes() -> Vec<(Operator, Vec<PeerId>)> {
		let running = T::Consensus::validators();
		let now = T::Time::now();
		let branches = BranchIndex::<T>::get()
			.into_iter()
			.filter(|branch| {
				Branches::<T>::get(branch)
					.is_some_and(|record| record.status.in_force() || running.contains(&record.account))
			})
			.map(Operator::Branch);
		let organisations = Observers::<T>::get()
			.into_iter()
			.filter(|member| Self::is_organisation(*member))
			.map(Operator::Organisation);
		branches
			.chain(organisations)
			.filter_map(|operator| {
				let nodes = ApprovedNodes::<T>::get(operator)?;
				(!has_lapsed(nodes.valid_until, now)).then(|| (operator, nodes.peers.into_inner()))
			})
			.collect()
	}
}
