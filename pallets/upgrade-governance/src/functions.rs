//! Everything that changes state.

use crate::{rules, rules::Phase, types::*, Config, Electorate, Error, Event, Pallet, WeightInfo};
use crate::{NextProposal, OpenProposals, Proposals, RootCalls, Timing};
use codec::{DecodeLimit, Encode};
use polkadot_sdk::*;

use frame_support::{
	dispatch::{extract_actual_weight, DispatchErrorWithPostInfo, DispatchResultWithPostInfo, GetDispatchInfo},
	ensure,
	pallet_prelude::{DispatchError, DispatchResult, Get, Weight},
	traits::Contains,
	MAX_EXTRINSIC_DEPTH,
};
use frame_system::RawOrigin;
use sp_runtime::traits::{Dispatchable, Hash, UniqueSaturatedInto};
use timebank_primitives::{BlockNumber, BranchId, Digest};

/// Weights of the calls with the branch registry's part.
impl<T: Config> Pallet<T> {
	pub(crate) fn propose_upgrade_weight() -> Weight {
		T::WeightInfo::propose_upgrade().saturating_add(T::Branches::electorate_weight())
	}

	pub(crate) fn propose_root_weight() -> Weight {
		T::WeightInfo::propose_root().saturating_add(T::Branches::electorate_weight())
	}

	pub(crate) fn attest_build_weight() -> Weight {
		T::WeightInfo::attest_build().saturating_add(T::Branches::weight().saturating_mul(2))
	}

	pub(crate) fn object_weight() -> Weight {
		T::WeightInfo::object()
			.saturating_add(T::Branches::weight().saturating_mul(2))
			.saturating_add(Self::standing_weight())
	}

	pub(crate) fn support_weight() -> Weight {
		T::WeightInfo::support()
			.saturating_add(T::Branches::weight().saturating_mul(2))
			.saturating_add(Self::standing_weight())
	}

	pub(crate) fn withdraw_objection_weight() -> Weight {
		T::WeightInfo::withdraw_objection().saturating_add(T::Branches::weight())
	}

	/// Without the root call.
	pub(crate) fn enact_weight() -> Weight {
		T::WeightInfo::enact().saturating_add(Self::standing_weight())
	}

	pub(crate) fn close_weight() -> Weight {
		T::WeightInfo::close().saturating_add(Self::standing_weight())
	}

	/// Asks of every elector whether it is excluded.
	fn standing_weight() -> Weight {
		T::Branches::weight().saturating_mul(u64::from(MAX_ELECTORS))
	}
}

impl<T: Config> Pallet<T> {
	/// The height. A u32 of blocks of three seconds lasts four centuries, so the saturation is never reached.
	pub(crate) fn now() -> BlockNumber {
		frame_system::Pallet::<T>::block_number().unique_saturated_into()
	}

	pub(crate) fn do_propose_upgrade(code_hash: T::Hash, spec_version: u32, artefact: Digest) -> DispatchResult {
		Self::ensure_newer(spec_version)?;
		let (id, proposal) = Self::open(What::Upgrade {
			code_hash,
			spec_version,
			artefact,
		})?;
		Self::deposit_event(Event::UpgradeProposed {
			id,
			code_hash,
			spec_version,
			artefact,
			objection_ends: proposal.objection_ends,
			expires: proposal.expires,
			electorate: proposal.electorate,
		});
		Ok(())
	}

	pub(crate) fn do_propose_root(call: <T as Config>::RuntimeCall) -> DispatchResult {
		ensure!(T::AllowedRootCalls::contains(&call), Error::<T>::CallNotAllowed);
		let bytes = EncodedCall::try_from(call.encode()).map_err(|_| Error::<T>::CallTooLarge)?;
		let call_hash = T::Hashing::hash(&bytes);
		// At most MAX_CALL_BYTES.
		let call_len: u32 = bytes.len().unique_saturated_into();
		let transaction_version = T::Version::get().transaction_version;
		let (id, proposal) = Self::open(What::Root {
			call_hash,
			call_len,
			transaction_version,
		})?;
		RootCalls::<T>::insert(id, bytes);
		Self::deposit_event(Event::RootProposed {
			id,
			call_hash,
			call_len,
			objection_ends: proposal.objection_ends,
			expires: proposal.expires,
			electorate: proposal.electorate,
		});
		Ok(())
	}

	pub(crate) fn do_attest_build(key: &T::AccountId, id: ProposalId, built: T::Hash) -> DispatchResult {
		let branch = Self::branch(key)?;
		let (mut proposal, _) = Self::running(id)?;
		let What::Upgrade { code_hash, .. } = proposal.what else {
			return Err(Error::<T>::NotAnUpgrade.into());
		};
		ensure!(built == code_hash, Error::<T>::CodeHashMismatch);
		Self::ensure_elector(branch, &proposal)?;
		ensure!(!proposal.attestations.contains(&branch), Error::<T>::AlreadyAttested);
		// Electors only and each once: a full list means that all have attested.
		proposal
			.attestations
			.try_push(branch)
			.map_err(|_| Error::<T>::AlreadyAttested)?;
		Proposals::<T>::insert(id, proposal);
		Self::deposit_event(Event::BuildAttested { id, branch });
		Ok(())
	}

	pub(crate) fn do_object(key: &T::AccountId, id: ProposalId) -> DispatchResult {
		let branch = Self::branch(key)?;
		let (mut proposal, phase) = Self::running(id)?;
		ensure!(phase == Phase::Objection, Error::<T>::ObjectionPeriodOver);
		Self::ensure_elector(branch, &proposal)?;
		ensure!(!proposal.objections.contains(&branch), Error::<T>::AlreadyObjected);
		// Electors only and each once: a full list means that all have objected.
		proposal
			.objections
			.try_push(branch)
			.map_err(|_| Error::<T>::AlreadyObjected)?;
		proposal.supports.retain(|supporter| *supporter != branch);

		let Standing {
			objections,
			electors,
			vetoed,
			..
		} = Self::standing_of(&proposal);
		Self::deposit_event(Event::Objected {
			id,
			branch,
			objections,
			electors,
		});
		if vetoed {
			Self::finish(id, proposal, ProposalState::Vetoed);
			Self::deposit_event(Event::Vetoed {
				id,
				objections,
				electors,
			});
		} else {
			Proposals::<T>::insert(id, proposal);
		}
		Ok(())
	}

	pub(crate) fn do_withdraw_objection(key: &T::AccountId, id: ProposalId) -> DispatchResult {
		let branch = Self::branch(key)?;
		let (mut proposal, phase) = Self::running(id)?;
		ensure!(phase == Phase::Objection, Error::<T>::ObjectionPeriodOver);
		ensure!(proposal.objections.contains(&branch), Error::<T>::NoObjection);
		proposal.objections.retain(|objector| *objector != branch);
		Proposals::<T>::insert(id, proposal);
		Self::deposit_event(Event::ObjectionWithdrawn { id, branch });
		Ok(())
	}

	pub(crate) fn do_declare_emergency(id: ProposalId) -> DispatchResult {
		let (mut proposal, _) = Self::running(id)?;
		ensure!(!proposal.emergency, Error::<T>::AlreadyDeclared);
		proposal.emergency = true;
		Proposals::<T>::insert(id, proposal);
		Self::deposit_event(Event::EmergencyDeclared { id });
		Ok(())
	}

	pub(crate) fn do_support(key: &T::AccountId, id: ProposalId) -> DispatchResult {
		let branch = Self::branch(key)?;
		let (mut proposal, phase) = Self::running(id)?;
		ensure!(phase == Phase::Objection, Error::<T>::ObjectionPeriodOver);
		Self::ensure_elector(branch, &proposal)?;
		ensure!(!proposal.objections.contains(&branch), Error::<T>::AlreadyObjected);
		ensure!(!proposal.supports.contains(&branch), Error::<T>::AlreadySupported);
		// Electors only and each once: a full list means that all support it.
		proposal
			.supports
			.try_push(branch)
			.map_err(|_| Error::<T>::AlreadySupported)?;
		let Standing { supports, electors, .. } = Self::standing_of(&proposal);
		Proposals::<T>::insert(id, proposal);
		Self::deposit_event(Event::Supported {
			id,
			branch,
			supports,
			electors,
		});
		Ok(())
	}

	pub(crate) fn do_cancel(id: ProposalId) -> DispatchResult {
		let (proposal, _) = Self::running(id)?;
		Self::finish(id, proposal, ProposalState::Cancelled);
		Self::deposit_event(Event::Cancelled { id });
		Ok(())
	}

	pub(crate) fn do_enact(id: ProposalId, max_weight: Weight) -> DispatchResultWithPostInfo {
		let own = Self::enact_weight();
		match Self::try_enact(id, max_weight) {
			Ok(inner) => Ok(Some(own.saturating_add(inner)).into()),
			// Who gave a large `max_weight` for nothing does not keep others out of the block.
			Err(error) => Err(DispatchErrorWithPostInfo {
				post_info: Some(own).into(),
				error,
			}),
		}
	}

	pub(crate) fn do_set_timing(new: TimelockTiming) -> DispatchResult {
		ensure!(rules::within_bounds(&new), Error::<T>::TimingOutOfBounds);
		let old = Timing::<T>::get();
		Timing::<T>::put(new);
		Self::deposit_event(Event::TimingChanged { old, new });
		Ok(())
	}

	pub(crate) fn do_close(id: ProposalId) -> DispatchResult {
		let (proposal, phase) = Self::unfinished(id)?;
		if phase == Phase::Expired {
			Self::finish(id, proposal, ProposalState::Expired);
			Self::deposit_event(Event::Expired { id });
		} else {
			let Standing {
				objections,
				electors,
				vetoed,
				..
			} = Self::standing_of(&proposal);
			ensure!(vetoed, Error::<T>::StillOpen);
			Self::finish(id, proposal, ProposalState::Vetoed);
			Self::deposit_event(Event::Vetoed {
				id,
				objections,
				electors,
			});
		}
		Ok(())
	}

	/// Executes a proposal; returns what its root call weighed.
	fn try_enact(id: ProposalId, max_weight: Weight) -> Result<Weight, DispatchError> {
		let (proposal, phase) = Self::running(id)?;
		// Counted anew: branches may have been excluded since the last objection.
		let standing = Self::standing_of(&proposal);
		ensure!(
			phase == Phase::Enactable || (proposal.emergency && standing.supported),
			Error::<T>::ObjectionPeriodRunning
		);
		ensure!(!standing.vetoed, Error::<T>::VetoReached);
		match proposal.what {
			What::Upgrade {
				code_hash,
				spec_version,
				..
			} => {
				// Another upgrade may have overtaken this one.
				Self::ensure_newer(spec_version)?;
				Self::finish(id, proposal, ProposalState::Enacted);
				frame_system::Pallet::<T>::do_authorize_upgrade(code_hash, true);
				Self::deposit_event(Event::Enacted { id, result: Ok(()) });
				Ok(Weight::zero())
			}
			What::Root {
				transaction_version, ..
			} => {
				ensure!(
					T::Version::get().transaction_version == transaction_version,
					Error::<T>::EncodingChanged
				);
				let call = Self::stored_call(id).ok_or(Error::<T>::CallUnavailable)?;
				// The filter may have changed with the runtime.
				ensure!(T::AllowedRootCalls::contains(&call), Error::<T>::CallNotAllowed);
				let info = call.get_dispatch_info();
				ensure!(info.call_weight.all_lte(max_weight), Error::<T>::WeightTooLow);
				// Closed first: whatever the call does, it finds this proposal done.
				Self::finish(id, proposal, ProposalState::Enacted);
				let result = call.dispatch(RawOrigin::Root.into());
				let weight = extract_actual_weight(&result, &info);
				Self::deposit_event(Event::Enacted {
					id,
					result: result.map(|_| ()).map_err(|failed| failed.error),
				});
				Ok(weight)
			}
		}
	}

	/// Opens a proposal with today's timing and electorate.
	fn open(what: What<T::Hash>) -> Result<(ProposalId, Proposal<T::Hash>), DispatchError> {
		let id = NextProposal::<T>::get();
		let next = id.next().ok_or(Error::<T>::Overflow)?;
		let mut open = OpenProposals::<T>::get();
		open.try_push(id).map_err(|_| Error::<T>::MaxOpenExceeded)?;
		let proposed_at = Self::now();
		let (objection_ends, expires) =
			rules::schedule(proposed_at, &Timing::<T>::get()).ok_or(Error::<T>::Overflow)?;
		let proposal = Proposal {
			what,
			proposed_at,
			objection_ends,
			expires,
			electorate: rules::normalised(T::Branches::electorate()),
			objections: Default::default(),
			attestations: Default::default(),
			supports: Default::default(),
			emergency: false,
			state: ProposalState::Open,
		};
		NextProposal::<T>::put(next);
		OpenProposals::<T>::put(open);
		Proposals::<T>::insert(id, &proposal);
		Ok((id, proposal))
	}

	/// Ends a proposal for good.
	fn finish(id: ProposalId, mut proposal: Proposal<T::Hash>, state: ProposalState) {
		proposal.state = state;
		Proposals::<T>::insert(id, proposal);
		OpenProposals::<T>::mutate(|open| open.retain(|other| *other != id));
		RootCalls::<T>::remove(id);
	}

	/// A proposal that has not been closed, and its phase, which may be the expired one.
	fn unfinished(id: ProposalId) -> Result<(Proposal<T::Hash>, Phase), DispatchError> {
		let proposal = Proposals::<T>::get(id).ok_or(Error::<T>::NotFound)?;
		ensure!(proposal.state.is_open(), Error::<T>::NotOpen);
		let phase = rules::phase(Self::now(), proposal.objection_ends, proposal.expires);
		Ok((proposal, phase))
	}

	/// A proposal that has neither been closed nor expired, and its phase.
	fn running(id: ProposalId) -> Result<(Proposal<T::Hash>, Phase), DispatchError> {
		let (proposal, phase) = Self::unfinished(id)?;
		ensure!(phase != Phase::Expired, Error::<T>::Expired);
		Ok((proposal, phase))
	}

	fn branch(key: &T::AccountId) -> Result<BranchId, DispatchError> {
		Ok(T::Branches::branch_of(key).ok_or(Error::<T>::NotABranchKey)?)
	}

	fn ensure_elector(branch: BranchId, proposal: &Proposal<T::Hash>) -> DispatchResult {
		ensure!(proposal.electorate.contains(&branch), Error::<T>::NotInElectorate);
		ensure!(!T::Branches::excluded(branch), Error::<T>::BranchExcluded);
		Ok(())
	}

	fn ensure_newer(spec_version: u32) -> DispatchResult {
		ensure!(
			spec_version > T::Version::get().spec_version,
			Error::<T>::SpecVersionTooLow
		);
		Ok(())
	}

	pub(crate) fn standing_of(proposal: &Proposal<T::Hash>) -> Standing {
		rules::standing(
			&proposal.electorate,
			&proposal.objections,
			&proposal.supports,
			T::Branches::excluded,
		)
	}

	fn stored_call(id: ProposalId) -> Option<<T as Config>::RuntimeCall> {
		let bytes = RootCalls::<T>::get(id)?;
		<T as Config>::RuntimeCall::decode_all_with_depth_limit(MAX_EXTRINSIC_DEPTH, &mut &bytes[..]).ok()
	}
}
