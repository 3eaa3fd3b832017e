//! What clients read, by way of the runtime's APIs.

use crate::{rules, rules::Phase, types::*, Config, OpenProposals, Pallet, Proposals, RootCalls, Timing};
use alloc::vec::Vec;
use polkadot_sdk::frame_system;

impl<T: Config> Pallet<T> {
	/// A proposal, open or closed. One whose time has passed reads as expired, whether or not anybody has closed it.
	pub fn proposal(id: ProposalId) -> Option<Proposal<<T as frame_system::Config>::Hash>> {
		let mut proposal = Proposals::<T>::get(id)?;
		let phase = rules::phase(Self::now(), proposal.objection_ends, proposal.expires);
		if proposal.state.is_open() && phase == Phase::Expired {
			proposal.state = ProposalState::Expired;
		}
		Some(proposal)
	}

	/// The proposals that nobody has closed, oldest first, as [`Self::proposal`] gives them.
	pub fn open_proposals() -> Vec<(ProposalId, Proposal<<T as frame_system::Config>::Hash>)> {
		OpenProposals::<T>::get()
			.into_iter()
			.filter_map(|id| Some((id, Self::proposal(id)?)))
			.collect()
	}

	/// How the branches stand to an open proposal now; `None` when it is unknown or closed.
	pub fn standing(id: ProposalId) -> Option<Standing> {
		let proposal = Proposals::<T>::get(id).filter(|proposal| proposal.state.is_open())?;
		Some(Self::standing_of(&proposal))
	}

	/// The encoded call of an open root proposal.
	pub fn root_call(id: ProposalId) -> Option<EncodedCall> {
		RootCalls::<T>::get(id)
	}

	/// The timing that a proposal made now would get.
	pub fn timing() -> TimelockTiming {
		Timing::<T>::get()
	}
}
