//! New coins that wait for another branch (decision 0013).
//!
//! Every pool settlement above an amount, and a share of the others, waits for an officer of another branch. Which of the
//! others is not known when it is countersigned: the hash of a later block decides, the first one that another branch's
//! validator has made. Until then all wait, and whatever cannot be decided needs the cosignature.

use crate::{
	quotas::Users, rules, Activity, Authors, Config, Error, Event, IssueLimits, Pallet, Service, ServiceState,
	Services, Waiting, WaitingIssue, WeightInfo,
};
use codec::Encode;
use polkadot_sdk::{
	frame_support::pallet_prelude::*,
	frame_system::{self, pallet_prelude::BlockNumberFor},
	sp_io::hashing::blake2_256,
};
use timebank_primitives::*;

/// Blocks of which the author is remembered: about three hours, as long as a settlement that was not chosen can be released
/// without a cosignature.
pub const SEED_RING: BlockNumber = 4096;

/// Blocks that are looked at to find one of another branch. Four branches in turn need two; eight allow for some that are
/// out of order.
pub const SEED_BLOCKS: BlockNumber = 8;

/// Whether a settlement must be cosigned.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Draw {
	/// The block that decides is not there yet.
	Open,
	/// An officer of another branch must sign.
	Cosign,
	/// It may be released.
	Free,
}

impl<T: Config> Pallet<T> {
	/// Remembers who makes the running block.
	pub(crate) fn note_author() -> Weight {
		let block = Self::height();
		let slot = block.checked_rem(SEED_RING).unwrap_or(0); // the ring has a length
		Authors::<T>::insert(slot, (block, T::Author::get()));
		T::WeightInfo::note_author()
	}

	/// Whether a pool settlement of this amount may have to be cosigned, so that it waits.
	pub(crate) fn must_wait(amount: Balance) -> bool {
		let rules = IssueLimits::<T>::get();
		amount > rules.cosign_above || rules.cosign_share > 0
	}

	/// What is decided of a settlement that waits since the block `waiting.block`.
	pub(crate) fn draw(branch: BranchId, activity: ActivityId, volunteer: MemberId, waiting: &WaitingIssue) -> Draw {
		if waiting.amount > waiting.cosign_above {
			return Draw::Cosign;
		}
		let now = Self::height();
		for offset in 1..=SEED_BLOCKS {
			let block = waiting.block.saturating_add(offset); // at the end of numbers there is no later block
			if block >= now {
				return Draw::Open;
			}
			let (known, author) = Authors::<T>::get(block.checked_rem(SEED_RING).unwrap_or(0));
			if known != block {
				return Draw::Cosign;
			}
			if author.is_none_or(|author| author == branch) {
				continue;
			}
			let hash = frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::from(block));
			if hash == T::Hash::default() {
				return Draw::Cosign;
			}
			let seed = (hash, activity, volunteer).using_encoded(blake2_256);
			return if rules::is_chosen(&seed, waiting.cosign_share) {
				Draw::Cosign
			} else {
				Draw::Free
			};
		}
		Draw::Cosign
	}

	/// Reserves the quotas of a countersigned service and has it wait. Nothing is issued.
	pub(crate) fn wait(
		id: ActivityId,
		volunteer: MemberId,
		service: Service,
		users: Users,
		amount: Balance,
	) -> DispatchResult {
		let reserved = Self::reserve(users, amount)?;
		let rules = IssueLimits::<T>::get();
		Self::write_reserved(&reserved);
		Waiting::<T>::insert(
			id,
			volunteer,
			WaitingIssue {
				amount,
				period: Self::quota_period(),
				block: Self::height(),
				cosign_above: rules.cosign_above,
				cosign_share: rules.cosign_share,
			},
		);
		Services::<T>::insert(
			id,
			volunteer,
			Service {
				state: ServiceState::Waiting,
				..service
			},
		);
		Self::deposit_event(Event::SettlementWaiting {
			activity: id,
			volunteer,
			amount,
			cosignature: amount > rules.cosign_above,
		});
		Ok(())
	}

	fn waiting(id: ActivityId, volunteer: MemberId) -> Result<WaitingIssue, Error<T>> {
		Waiting::<T>::get(id, volunteer).ok_or(Error::<T>::NothingWaiting)
	}

	pub(crate) fn do_release_settlement(key: &T::AccountId, id: ActivityId, volunteer: MemberId) -> DispatchResult {
		let activity = Self::known_activity(id)?;
		let waiting = Self::waiting(id, volunteer)?;
		Self::acting(key, &activity, |member| member == volunteer)?;
		match Self::draw(activity.terms.branch, id, volunteer, &waiting) {
			Draw::Open => Err(Error::<T>::NotDrawnYet.into()),
			Draw::Cosign => Err(Error::<T>::CosignatureMissing.into()),
			Draw::Free => Self::pay_waiting(id, volunteer, waiting, None),
		}
	}

	pub(crate) fn do_cosign(key: &T::AccountId, id: ActivityId, volunteer: MemberId, approve: bool) -> DispatchResult {
		let activity = Self::known_activity(id)?;
		let service = Self::known_service(id, volunteer)?;
		let waiting = Self::waiting(id, volunteer)?;
		let officer = Self::foreign_officer(key, activity.terms.branch, &[Role::Reviewer, Role::Manager])
			.ok_or(Error::<T>::NotOtherBranch)?;
		Self::check_stranger(officer, volunteer, &activity, &service)?;

		if approve {
			return Self::pay_waiting(id, volunteer, waiting, Some(officer));
		}
		Self::stop_waiting(id, volunteer, &activity, &service, &waiting);
		Services::<T>::insert(
			id,
			volunteer,
			Service {
				state: ServiceState::Disputed,
				..service
			},
		);
		Self::deposit_event(Event::CosignatureRefused {
			activity: id,
			volunteer,
			officer,
		});
		Ok(())
	}

	/// Checks that an officer of another branch has no part in a service and is no relation of who benefits. One person may
	/// hold roles in several branches.
	pub(crate) fn check_stranger(
		officer: MemberId,
		volunteer: MemberId,
		activity: &Activity,
		service: &Service,
	) -> Result<(), Error<T>> {
		ensure!(
			Self::is_independent(officer, volunteer, activity, service)
				&& service.countersigner != Some(officer)
				&& activity.publisher != officer,
			Error::<T>::SamePerson
		);
		let benefits = [Some(volunteer), activity.terms.recipient];
		let related = |member: MemberId| T::Members::related(officer, member);
		ensure!(!benefits.into_iter().flatten().any(related), Error::<T>::Related);
		Ok(())
	}

	/// The officer who holds the key, if the role is one of these and the branch another one.
	pub(crate) fn foreign_officer(key: &T::AccountId, branch: BranchId, roles: &[Role]) -> Option<MemberId> {
		let holder = T::Roles::holder(key)?;
		let of = holder.branch()?;
		(of != branch && roles.contains(&holder.role)).then_some(holder.member)
	}

	/// Whose quotas a service uses.
	pub(crate) fn users_of(activity: &Activity, volunteer: MemberId, service: &Service) -> Users {
		Users {
			branch: activity.terms.branch,
			officer: service.countersigner,
			recipient: activity.terms.recipient,
			participant: (activity.terms.kind.stage() == Stage::TrainingEnd).then_some(volunteer),
		}
	}

	/// A service waits no more, and the quotas are free again.
	fn stop_waiting(
		id: ActivityId,
		volunteer: MemberId,
		activity: &Activity,
		service: &Service,
		waiting: &WaitingIssue,
	) {
		Waiting::<T>::remove(id, volunteer);
		Self::free_reserved(
			Self::users_of(activity, volunteer, service),
			waiting.amount,
			waiting.period,
		);
	}

	/// Issues what waited. Requirements, gate and rules are asked now.
	fn pay_waiting(
		id: ActivityId,
		volunteer: MemberId,
		waiting: WaitingIssue,
		cosigner: Option<MemberId>,
	) -> DispatchResult {
		let activity = Self::known_activity(id)?;
		let service = Service {
			cosigner,
			..Self::known_service(id, volunteer)?
		};
		let (order, cause) =
			Self::settlement(id, &activity, volunteer, &service, waiting.amount, Some(waiting.period))?;
		let outcome = Self::do_move(order, activity.terms.kind.stage(), Execution::Deferrable, cause)?;
		if let Some(officer) = cosigner {
			Self::deposit_event(Event::SettlementCosigned {
				activity: id,
				volunteer,
				officer,
			});
		}
		match outcome {
			MoveOutcome::Moved(_) => {
				Waiting::<T>::remove(id, volunteer);
				Services::<T>::insert(id, volunteer, service);
				Self::settled(id, volunteer, waiting.amount);
			}
			MoveOutcome::Held { .. } => {
				// The hold keeps the reserved quotas.
				Waiting::<T>::remove(id, volunteer);
				Services::<T>::insert(
					id,
					volunteer,
					Service {
						state: ServiceState::Held,
						..service
					},
				);
			}
			MoveOutcome::Refused(_) => {
				Self::stop_waiting(id, volunteer, &activity, &service, &waiting);
				Services::<T>::insert(
					id,
					volunteer,
					Service {
						state: ServiceState::Confirmed,
						cosigner: None,
						..service
					},
				);
			}
		}
		Ok(())
	}
}
