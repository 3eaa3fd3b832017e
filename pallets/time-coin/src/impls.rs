//! The seams that this pallet offers.

#[cfg(feature = "runtime-benchmarks")]
use crate::OriginRecord;
use crate::{
	Accounts, Activities, Config, Error, Event, Holds, Locked, OpenBookings, Order, Origins, Pallet, Receipts,
	Services, Source, Target, WeightInfo,
};
use polkadot_sdk::frame_support::pallet_prelude::*;
use timebank_primitives::*;

impl<T: Config> timebank_primitives::Holds for Pallet<T> {
	fn release(hold: HoldId) -> Result<Released, DispatchError> {
		Self::do_release(hold)
	}

	fn give_back(hold: HoldId) -> DispatchResult {
		Self::do_give_back(hold)
	}

	fn facts(hold: HoldId) -> Option<MovementFacts> {
		Holds::<T>::get(hold).map(|hold| hold.facts)
	}

	fn weight() -> Weight {
		T::WeightInfo::decide_hold().saturating_add(Self::seams(6, 0, 1))
	}
}

impl<T: Config> Pallet<T> {
	/// Worst weight of so many uses of the seams that this pallet needs; a move asks gate and rules once, and for the summaries
	/// of two who act for the parties, which cost less than one check.
	pub(crate) fn seams(members: u64, roles: u64, moves: u64) -> Weight {
		let judged = T::Gate::weight()
			.saturating_add(T::Members::weight())
			.saturating_add(T::Assessor::weight())
			.saturating_add(T::WeightInfo::blocked());
		T::Members::weight()
			.saturating_mul(members)
			.saturating_add(T::Roles::weight().saturating_mul(roles))
			.saturating_add(judged.saturating_mul(moves))
	}

	/// Weight of what a face asks for besides the native call: who is behind a contract, whether that is filed, and of which
	/// side.
	pub fn face_weight() -> Weight {
		Self::seams(3, 2, 0).saturating_add(T::Delegation::weight())
	}

	fn case_order(kind: MovementKind, source: Source, target: Target, amount: Balance, branch: BranchId) -> Order {
		Order {
			kind,
			stage: None,
			source,
			target,
			amount,
			signers: Signers::default(),
			branch,
			activity: None,
			claimed: None,
			record: None,
		}
	}

	fn home(member: MemberId) -> Result<BranchId, Error<T>> {
		T::Members::summary(member)
			.map(|summary| summary.home)
			.ok_or(Error::<T>::UnknownMember)
	}

	fn locked_for(member: MemberId, case: CaseId) -> LotParts {
		Locked::<T>::get(member, LockReason::Case(case)).unwrap_or_default()
	}
}

/// A case has locked at most as many origins of one member at a time as one movement can carry, out of as many lots as one
/// movement may touch. What is over stays free: a restriction keeps it in place until the case has moved what it has and
/// locks more.
impl<T: Config> Ledger for Pallet<T> {
	fn free(member: MemberId) -> Balance {
		Accounts::<T>::get(member).free
	}

	fn locked(member: MemberId, case: CaseId) -> Balance {
		total(&Self::locked_for(member, case)).unwrap_or(0) // a lock is no more than the supply, whose sum was checked
	}

	fn origin_exists(origin: OriginId) -> bool {
		Origins::<T>::contains_key(origin)
	}

	fn receipt(movement: MovementId) -> Option<MovementReceipt> {
		Receipts::<T>::get(movement)
	}

	fn lock(member: MemberId, amount: Balance, leave: &[OriginId], case: CaseId) -> Result<Balance, DispatchError> {
		let branch = Self::home(member)?;
		let amount = Self::take_free(member, amount, leave, &Self::locked_for(member, case)).taken;
		if amount > 0 {
			let target = Target::Locked(member, LockReason::Case(case));
			let order = Self::case_order(MovementKind::Lock, Source::Free(member), target, amount, branch);
			Self::do_decided_move_leaving(order, leave)?;
		}
		Ok(amount)
	}

	fn unlock(member: MemberId, case: CaseId) -> Result<Balance, DispatchError> {
		let branch = Self::home(member)?;
		let amount = total(&Self::locked_for(member, case)).ok_or(Error::<T>::Overflow)?;
		if amount > 0 {
			let source = Source::Locked(member, LockReason::Case(case));
			let target = Target::Free(member);
			Self::do_decided_move(Self::case_order(MovementKind::Unlock, source, target, amount, branch))?;
		}
		Ok(amount)
	}

	fn move_by_verdict(from: MemberId, to: MemberId, amount: Balance, case: CaseId) -> Result<Balance, DispatchError> {
		ensure!(from != to, Error::<T>::OwnGift);
		let branch = Self::home(from)?;
		Self::home(to)?;
		let amount = total(&Self::locked_for(from, case))
			.ok_or(Error::<T>::Overflow)?
			.min(amount);
		if amount > 0 {
			let source = Source::Locked(from, LockReason::Case(case));
			let target = Target::Free(to);
			Self::do_decided_move(Self::case_order(MovementKind::Verdict, source, target, amount, branch))?;
		}
		Ok(amount)
	}

	fn issue(origin: OriginId) -> Option<IssueReceipt> {
		Origins::<T>::get(origin).map(|record| IssueReceipt {
			branch: record.branch,
			volunteer: record.volunteer,
			recipient: record.recipient,
			amount: record.amount,
			at: record.at,
		})
	}

	/// The branch may not issue as much again: its quota stays used.
	fn return_to_pool(
		from: MemberId,
		branch: BranchId,
		amount: Balance,
		case: CaseId,
	) -> Result<Balance, DispatchError> {
		let amount = total(&Self::locked_for(from, case))
			.ok_or(Error::<T>::Overflow)?
			.min(amount);
		if amount > 0 {
			let source = Source::Locked(from, LockReason::Case(case));
			let target = Target::Burn;
			Self::do_decided_move(Self::case_order(MovementKind::Withdraw, source, target, amount, branch))?;
		}
		Ok(amount)
	}

	fn weight() -> Weight {
		T::WeightInfo::case_move().saturating_add(Self::seams(2, 0, 0))
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn note_receipt(movement: MovementId, receipt: MovementReceipt) {
		Receipts::<T>::insert(movement, receipt);
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn note_issue(origin: OriginId, receipt: IssueReceipt) {
		let record = OriginRecord {
			activity: ActivityId(0),
			volunteer: receipt.volunteer,
			recipient: receipt.recipient,
			branch: receipt.branch,
			amount: receipt.amount,
			claimed: ClaimedTime {
				start: 0,
				end: 1,
				late: false,
			},
			record: Digest::zero(),
			at: receipt.at,
		};
		Origins::<T>::insert(origin, record);
	}
}

/// Coins and open services must be gone before a filing is closed.
impl<T: Config> Affairs for Pallet<T> {
	fn settled(member: MemberId) -> bool {
		let account = Accounts::<T>::get(member);
		account.free == 0 && account.locked == 0 && OpenBookings::<T>::get(member).is_empty()
	}

	fn weight() -> Weight {
		T::DbWeight::get().reads(2)
	}
}

/// Looks at each open service of a volunteer again when the filing has changed, and warns of those that the volunteer may
/// not give any more: recipient and branch must know in the same block (seed §2.3, §3.1).
impl<T: Config> OnFilingChange for Pallet<T> {
	fn on_filing_change(member: MemberId, change: &FilingChange) {
		if matches!(change, FilingChange::KeyRemoved) {
			Self::void_allowances(member);
		}
		if matches!(change, FilingChange::KeyRemoved | FilingChange::Home { .. }) {
			return;
		}
		let open = OpenBookings::<T>::get(member);
		if open.is_empty() {
			return;
		}
		let Some(summary) = T::Members::summary(member) else {
			return;
		};
		for id in open {
			let (Some(activity), Some(mut service)) = (Activities::<T>::get(id), Services::<T>::get(id, member)) else {
				continue;
			};
			let lapsed = !Self::is_fit(&summary, &activity);
			if service.lapsed == lapsed {
				continue;
			}
			service.lapsed = lapsed;
			Services::<T>::insert(id, member, service);
			Self::deposit_event(if lapsed {
				Event::ParticipantLapsed { activity: id, member }
			} else {
				Event::ParticipantRestored { activity: id, member }
			});
		}
	}

	fn weight() -> Weight {
		// The member's own entries are read from the database once, and for each service again from the block's memory.
		T::WeightInfo::filing_change()
			.saturating_add(T::Members::weight().saturating_mul(4))
			.saturating_add(Self::void_weight())
	}
}
