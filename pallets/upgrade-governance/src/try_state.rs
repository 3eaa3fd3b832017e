//! What must hold after every block.

use crate::{rules, types::*, Config, NextProposal, OpenProposals, Pallet, Proposals, RootCalls, Timing};
use polkadot_sdk::*;

use frame_support::ensure;
use sp_runtime::{traits::Hash, TryRuntimeError};
use timebank_primitives::BranchId;

/// Whether all of `some` are in `all`, each once.
fn are_among(some: &[BranchId], all: &[BranchId]) -> bool {
	some.iter().enumerate().all(|(place, branch)| {
		all.contains(branch) && !some.iter().skip(place.saturating_add(1)).any(|other| other == branch)
	})
}

impl<T: Config> Pallet<T> {
	/// Checks the pallet's invariants.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let open = OpenProposals::<T>::get();
		let next = NextProposal::<T>::get();
		let mut open_found = 0usize;
		let mut calls_due = 0usize;

		// 1. The timing is inside its bounds.
		ensure!(rules::within_bounds(&Timing::<T>::get()), "timing out of bounds");
		// 2. The open list is in ascending order, so that nothing is in it twice.
		ensure!(
			open.iter().zip(open.iter().skip(1)).all(|(one, two)| one < two),
			"open list out of order"
		);

		for (id, proposal) in Proposals::<T>::iter() {
			// 3. Numbers are below the next one.
			ensure!(id < next, "proposal beyond the next number");
			// 4. A proposal is in the open list exactly when it is open.
			ensure!(
				proposal.state.is_open() == open.contains(&id),
				"open list and state differ"
			);
			open_found = open_found.saturating_add(usize::from(proposal.state.is_open()));
			// 5. The calendar is in order.
			ensure!(
				proposal.proposed_at < proposal.objection_ends && proposal.objection_ends < proposal.expires,
				"calendar out of order"
			);
			// 6. The electorate is in ascending order, each branch once; only electors object, attest or
			// support, each once, and none objects and supports.
			ensure!(
				proposal
					.electorate
					.iter()
					.zip(proposal.electorate.iter().skip(1))
					.all(|(one, two)| one < two),
				"electorate out of order"
			);
			ensure!(
				are_among(&proposal.objections, &proposal.electorate),
				"objection of no elector"
			);
			ensure!(
				are_among(&proposal.attestations, &proposal.electorate),
				"attestation of no elector"
			);
			ensure!(
				are_among(&proposal.supports, &proposal.electorate)
					&& !proposal
						.supports
						.iter()
						.any(|branch| proposal.objections.contains(branch)),
				"support of no elector, or of one that objects"
			);
			// 7. An open root proposal, and nothing else, has its call kept, with the hash and length that it names.
			let call = RootCalls::<T>::get(id);
			match proposal.what {
				What::Root {
					call_hash, call_len, ..
				} if proposal.state.is_open() => {
					let call = call.ok_or("call of an open root proposal missing")?;
					ensure!(T::Hashing::hash(&call) == call_hash, "kept call has another hash");
					ensure!(call.len() == call_len as usize, "kept call has another length");
					calls_due = calls_due.saturating_add(1);
				}
				_ => ensure!(call.is_none(), "call kept without an open root proposal"),
			}
			// 8. Nobody attests the build of a call.
			if matches!(proposal.what, What::Root { .. }) {
				ensure!(proposal.attestations.is_empty(), "attested build of a root call");
			}
		}

		// 9. Open list and calls name no proposal that does not exist.
		ensure!(open_found == open.len(), "open list names a missing proposal");
		ensure!(
			RootCalls::<T>::iter_keys().count() == calls_due,
			"call of a missing proposal"
		);
		Ok(())
	}
}
