//! The one way by which coins move: resolve, requirements, gate, choice of lots, rules, write, event (DESIGN 2.5, 2.6, 2.8).

use crate::{
	purse::{Receipt, TakeFault, Taking},
	quotas::{Reserved, Users},
	Accounts, Config, Error, Event, Hold, HoldCause, Holds, Locked, NextHold, NextMovement, NextOrigin, OriginRecord,
	Origins, Pallet, Supply, SupplyTotals,
};
use alloc::vec::Vec;
use polkadot_sdk::{
	frame_support::{pallet_prelude::*, traits::Time},
	sp_runtime::SaturatedConversion,
	*,
};
use timebank_primitives::*;

/// What is known of the service that issues coins.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Issue {
	/// The settled activity.
	pub activity: ActivityId,
	/// Who was served.
	pub recipient: Option<MemberId>,
	/// When.
	pub claimed: ClaimedTime,
	/// Salted digest of the service record.
	pub record: Digest,
	/// The quota was reserved when the movement was held.
	pub reserved: bool,
}

/// Where coins come from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Source {
	/// They are new.
	Issue(Issue),
	/// Free coins of a member.
	Free(MemberId),
	/// Locked coins of a member.
	Locked(MemberId, LockReason),
}

impl Source {
	const fn member(&self) -> Option<MemberId> {
		match self {
			Self::Issue(_) => None,
			Self::Free(member) | Self::Locked(member, _) => Some(*member),
		}
	}

	const fn lock(&self) -> Option<LockReason> {
		match self {
			Self::Locked(_, reason) => Some(*reason),
			_ => None,
		}
	}
}

/// Where coins go.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Target {
	/// A new lot of a member.
	Free(MemberId),
	/// Locked coins of a member.
	Locked(MemberId, LockReason),
	/// Off the ledger: they are redeemed, or withdrawn by verdict.
	Burn,
}

impl Target {
	const fn member(&self) -> Option<MemberId> {
		match self {
			Self::Free(member) | Self::Locked(member, _) => Some(*member),
			Self::Burn => None,
		}
	}

	const fn lock(&self) -> Option<LockReason> {
		match self {
			Self::Locked(_, reason) => Some(*reason),
			Self::Free(_) | Self::Burn => None,
		}
	}
}

/// A movement to be made.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Order {
	/// What it is.
	pub kind: MovementKind,
	/// Stage; none for what follows from a decision already taken.
	pub stage: Option<Stage>,
	/// Where the coins come from.
	pub source: Source,
	/// Where they go.
	pub target: Target,
	/// How many, in hundredths of a coin.
	pub amount: Balance,
	/// Who signed.
	pub signers: Signers,
	/// Branch that handles it.
	pub branch: BranchId,
	/// Activity, if it belongs to one.
	pub activity: Option<ActivityId>,
	/// Claimed time of the service, if it pays one.
	pub claimed: Option<ClaimedTime>,
	/// Salted digest of record or memo.
	pub record: Option<Digest>,
}

impl Order {
	/// Payer and receiver. A lock has only a payer and an unlock only a receiver: the coins stay with the member.
	pub(crate) fn parties(&self) -> (Option<MemberId>, Option<MemberId>) {
		match self.kind {
			MovementKind::Lock | MovementKind::Redeem | MovementKind::Withdraw => (self.source.member(), None),
			MovementKind::Unlock => (None, self.target.member()),
			_ => (self.source.member(), self.target.member()),
		}
	}
}

/// How coins leave their source; everything is checked, nothing is written.
enum Debit {
	Issue {
		origin: OriginId,
		next: OriginId,
		record: OriginRecord,
		supply: SupplyTotals,
		quota: Option<Reserved>,
	},
	Free {
		member: MemberId,
		taking: Taking,
	},
	Locked {
		member: MemberId,
		reason: LockReason,
		rest: LotParts,
	},
}

/// How coins reach their target.
enum Credit {
	Free {
		member: MemberId,
		receipt: Receipt,
	},
	Locked {
		member: MemberId,
		reason: LockReason,
		after: LotParts,
	},
	Burn {
		supply: SupplyTotals,
	},
}

/// A movement that only has to be written.
struct Plan {
	parts: LotParts,
	debit: Debit,
	credit: Credit,
	id: MovementId,
	next: MovementId,
	/// Number of a hold of it, and the number after.
	hold: (HoldId, HoldId),
	/// Branches that issued coins which pay another branch's service, with the amounts.
	debtors: Vec<(BranchId, Balance)>,
}

impl<T: Config> Pallet<T> {
	/// Block height as the shared types count it.
	pub(crate) fn height() -> BlockNumber {
		frame_system::Pallet::<T>::block_number().saturated_into()
	}

	/// Judges a movement that members or officers ask for, and makes, holds or refuses it. `stage` is the one at which
	/// requirements and rules are asked; `cause` says what a hold of it belongs to.
	pub(crate) fn do_move(
		order: Order,
		stage: Stage,
		execution: Execution,
		cause: HoldCause,
	) -> Result<MoveOutcome, DispatchError> {
		let order = Order {
			stage: Some(stage),
			..order
		};
		let facts = Self::facts(&order, stage)?;
		let passage = match Self::admit(&order, &facts) {
			Ok(passage) => passage,
			Err(refusal) => return Ok(Self::refuse(&facts, refusal)),
		};
		let plan = Self::plan(&order, &passage)?;
		match T::Assessor::assess(&facts, execution) {
			Assessment::Allow | Assessment::Flag(_) => Ok(MoveOutcome::Moved(Self::commit(&order, plan))),
			Assessment::Hold(alert) => Ok(Self::hold(&order, plan, facts, execution, cause, alert)),
			Assessment::Refuse(alert) => Ok(Self::refuse(&facts, Refusal::Rules { alert })),
		}
	}

	/// Makes a movement that a supervisor has released. Requirements and gate are asked again, the rules are not: they are
	/// told.
	pub(crate) fn do_released_move(order: Order, stage: Stage) -> Result<Result<MovementId, Refusal>, DispatchError> {
		let order = Order {
			stage: Some(stage),
			..order
		};
		let facts = Self::facts(&order, stage)?;
		let passage = match Self::admit(&order, &facts) {
			Ok(passage) => passage,
			Err(refusal) => return Ok(Err(refusal)),
		};
		let plan = Self::plan(&order, &passage)?;
		let id = Self::commit(&order, plan);
		T::Assessor::executed(&facts);
		Ok(Ok(id))
	}

	/// Makes a movement that follows from a decision: locks and unlocks of a member's own coins, and verdicts. They are not
	/// judged, since a restriction may not keep coins from going back, nor from a verdict.
	pub(crate) fn do_decided_move(order: Order) -> Result<MovementId, DispatchError> {
		Self::do_decided_move_leaving(order, &[])
	}

	/// The same, with coins of these origins left where they are. No more origins are left than cases can block.
	pub(crate) fn do_decided_move_leaving(order: Order, leave: &[OriginId]) -> Result<MovementId, DispatchError> {
		let blocked = BlockedOrigins::try_from(leave.to_vec()).map_err(|_| Error::<T>::TooManyParts)?;
		let plan = Self::plan(
			&order,
			&Passage {
				payer_keeps: 0,
				blocked,
			},
		)?;
		Ok(Self::commit(&order, plan))
	}

	/// Everything that gate and rules may know. An escrow payment leaves locked coins; its payer is a party nonetheless.
	fn facts(order: &Order, stage: Stage) -> Result<MovementFacts, DispatchError> {
		let summary = |member: Option<MemberId>| {
			member
				.map(|member| T::Members::summary(member).ok_or(Error::<T>::UnknownMember))
				.transpose()
		};
		let (payer, receiver) = order.parties();
		Ok(MovementFacts {
			stage,
			payer: summary(payer)?,
			receiver: summary(receiver)?,
			amount: order.amount,
			signers: order.signers,
			branch: order.branch,
			activity: order.activity,
			claimed: order.claimed,
			record: order.record,
			now: T::Time::now(),
			block: Self::height(),
		})
	}

	/// Requirements of both sides and of those who act for them, then the gate. Where coins are issued for a service, who was
	/// served stands on the paying side: the branch pays in that member's place.
	fn admit(order: &Order, facts: &MovementFacts) -> Result<Passage, Refusal> {
		let check = |summary: &MemberSummary, paying: bool| {
			T::Members::check(summary, facts.stage, facts.amount, paying, facts.now).map_err(|requirement| {
				Refusal::Requirement {
					member: summary.member,
					requirement,
				}
			})
		};
		if let Source::Issue(Issue {
			recipient: Some(member),
			..
		}) = order.source
		{
			let summary = T::Members::summary(member).ok_or(Refusal::Requirement {
				member,
				requirement: Requirement::Unknown,
			})?;
			check(&summary, true)?;
		}
		for (side, paying) in [(facts.payer, true), (facts.receiver, false)] {
			if let Some(summary) = side {
				check(&summary, paying)?;
			}
		}
		Self::admit_hands(facts)?;
		T::Gate::check(facts)
	}

	/// Who moves the coins of others must be filed as they are: a proxy, a spender, the key behind a contract. The officer
	/// who countersigned was asked then; what comes of that officer later is not the parties' fault.
	fn admit_hands(facts: &MovementFacts) -> Result<(), Refusal> {
		let Signers {
			acting,
			origin,
			countersigner,
			..
		} = facts.signers;
		let asked = |member: MemberId| {
			let is = |party: Option<MemberSummary>| party.is_some_and(|party| party.member == member);
			is(facts.payer) || is(facts.receiver) || countersigner == Some(member)
		};
		for member in [acting, origin.filter(|_| origin != acting)].into_iter().flatten() {
			if asked(member) {
				continue;
			}
			let requirement = match T::Members::summary(member) {
				Some(summary) if summary.status.may_move() => continue,
				Some(summary) => Requirement::NotFiled(summary.status),
				None => Requirement::Unknown,
			};
			return Err(Refusal::Requirement { member, requirement });
		}
		Ok(())
	}

	/// Nothing moves, and the event says so.
	fn refuse(facts: &MovementFacts, refusal: Refusal) -> MoveOutcome {
		Self::deposit_event(Event::MovementRefused {
			refusal,
			stage: facts.stage,
			payer: facts.payer.map(|payer| payer.member),
			receiver: facts.receiver.map(|receiver| receiver.member),
			amount: facts.amount,
		});
		MoveOutcome::Refused(refusal)
	}

	/// Chooses the coins and checks everything that could fail.
	fn plan(order: &Order, passage: &Passage) -> Result<Plan, DispatchError> {
		let id = NextMovement::<T>::get();
		let next = id.next().ok_or(Error::<T>::NumbersExhausted)?;
		let hold = NextHold::<T>::get();
		let hold = (hold, hold.next().ok_or(Error::<T>::NumbersExhausted)?);
		ensure!(order.amount > 0, Error::<T>::ZeroAmount);
		let (parts, debit) = match order.source {
			Source::Issue(issue) => Self::plan_issue(order, &issue)?,
			Source::Free(member) => Self::plan_free(member, order.amount, passage)?,
			Source::Locked(member, reason) => {
				// What an amount restriction keeps must be there after coins that were put aside before have left.
				ensure!(
					Accounts::<T>::get(member).free >= passage.payer_keeps,
					Error::<T>::KeptByRestriction
				);
				let mut rest = Locked::<T>::get(member, reason).unwrap_or_default();
				let there = total(&rest).ok_or(Error::<T>::Overflow)?;
				ensure!(there >= order.amount, Error::<T>::LockTooSmall);
				let taken = LotParts::try_from(take(&mut rest, order.amount, &passage.blocked))
					.map_err(|_| Error::<T>::TooManyParts)?;
				ensure!(total(&taken) == Some(order.amount), Error::<T>::CoinsBlocked);
				(taken, Debit::Locked { member, reason, rest })
			}
		};
		let credit = match order.target {
			Target::Free(member) => {
				let next_lot = Accounts::<T>::get(member).next_lot;
				let receipt = Self::receive_free(member, next_lot, order.amount, &parts, &passage.blocked)?;
				Credit::Free { member, receipt }
			}
			Target::Locked(member, reason) => {
				let mut after = Locked::<T>::get(member, reason).unwrap_or_default();
				join(&mut after, &parts).map_err(|_| Error::<T>::TooManyParts)?;
				Credit::Locked { member, reason, after }
			}
			Target::Burn => {
				let mut supply = Supply::<T>::get();
				let gone = if order.kind == MovementKind::Withdraw {
					&mut supply.withdrawn
				} else {
					&mut supply.redeemed
				};
				*gone = gone.checked_add(order.amount).ok_or(Error::<T>::Overflow)?;
				Credit::Burn { supply }
			}
		};
		let debtors = Self::debtors(order, &parts);
		Ok(Plan {
			parts,
			debit,
			credit,
			id,
			next,
			hold,
			debtors,
		})
	}

	fn plan_issue(order: &Order, issue: &Issue) -> Result<(LotParts, Debit), DispatchError> {
		let origin = NextOrigin::<T>::get();
		let next = origin.next().ok_or(Error::<T>::NumbersExhausted)?;
		let supply = Supply::<T>::get();
		let issued = supply.issued.checked_add(order.amount).ok_or(Error::<T>::Overflow)?;
		let quota = if issue.reserved {
			None
		} else {
			let users = Users {
				branch: order.branch,
				officer: order.signers.countersigner,
				recipient: issue.recipient,
				participant: (order.stage == Some(Stage::TrainingEnd))
					.then(|| order.target.member())
					.flatten(),
			};
			Some(Self::reserve(users, order.amount)?)
		};
		let volunteer = order.target.member().ok_or(Error::<T>::UnknownMember)?;
		let mut parts = LotParts::default();
		join(
			&mut parts,
			&[LotPart {
				origin,
				amount: order.amount,
			}],
		)
		.map_err(|_| Error::<T>::TooManyParts)?;
		let record = OriginRecord {
			activity: issue.activity,
			volunteer,
			recipient: issue.recipient,
			branch: order.branch,
			amount: order.amount,
			claimed: issue.claimed,
			record: issue.record,
			at: T::Time::now(),
		};
		Ok((
			parts,
			Debit::Issue {
				origin,
				next,
				record,
				supply: SupplyTotals { issued, ..supply },
				quota,
			},
		))
	}

	fn plan_free(member: MemberId, amount: Balance, passage: &Passage) -> Result<(LotParts, Debit), DispatchError> {
		let left = Accounts::<T>::get(member)
			.free
			.checked_sub(amount)
			.ok_or(Error::<T>::InsufficientCoins)?;
		ensure!(left >= passage.payer_keeps, Error::<T>::KeptByRestriction);
		let taking = Self::take_free(member, amount, &passage.blocked, &LotParts::default());
		match taking.fault {
			None => Ok((taking.parts.clone(), Debit::Free { member, taking })),
			Some(TakeFault::Short) => Err(Error::<T>::InsufficientCoins.into()),
			Some(TakeFault::Blocked) => Err(Error::<T>::CoinsBlocked.into()),
			Some(TakeFault::TooManyLots) => Err(Error::<T>::TooManyLots.into()),
			Some(TakeFault::TooManyParts) => Err(Error::<T>::TooManyParts.into()),
		}
	}

	/// Keeps a movement for a supervisor: coins that exist are locked under the hold, coins to be issued have their quota
	/// reserved.
	fn hold(
		order: &Order,
		plan: Plan,
		facts: MovementFacts,
		execution: Execution,
		cause: HoldCause,
		alert: AlertId,
	) -> MoveOutcome {
		let (hold, next) = plan.hold;
		match plan.debit {
			Debit::Issue { quota, .. } => {
				if let Some(quota) = quota {
					Self::write_reserved(&quota);
				}
			}
			Debit::Free { member, .. } | Debit::Locked { member, .. } => {
				let reason = LockReason::Hold(hold);
				let credit = Credit::Locked {
					member,
					reason,
					after: plan.parts.clone(),
				};
				let lock = Order {
					kind: MovementKind::Lock,
					target: Target::Locked(member, reason),
					..*order
				};
				// It clears nothing before it is executed.
				let debtors = Vec::new();
				Self::commit(
					&lock,
					Plan {
						credit,
						debtors,
						..plan
					},
				);
			}
		}
		NextHold::<T>::put(next);
		Holds::<T>::insert(
			hold,
			Hold {
				facts,
				execution,
				state: HoldState::Held,
				alert,
				cause,
			},
		);
		T::Assessor::held(alert, hold);
		Self::deposit_event(Event::MovementHeld {
			hold,
			alert,
			stage: facts.stage,
			payer: facts.payer.map(|payer| payer.member),
			receiver: facts.receiver.map(|receiver| receiver.member),
			amount: facts.amount,
		});
		MoveOutcome::Held { hold, alert }
	}

	/// Writes a planned movement: lots, accounts, supply, heads, event. The only place that changes a balance.
	fn commit(order: &Order, plan: Plan) -> MovementId {
		let amount = order.amount;
		// Saturating below: a debit was checked against what is there, and all balances together are at most the supply,
		// whose sum was checked.
		match &plan.debit {
			Debit::Issue {
				origin,
				next,
				record,
				supply,
				quota,
			} => {
				Origins::<T>::insert(origin, record);
				NextOrigin::<T>::put(next);
				Supply::<T>::put(supply);
				if let Some(quota) = quota {
					Self::write_reserved(quota);
				}
			}
			Debit::Free { member, taking } => {
				Self::write_taking(*member, taking);
				Accounts::<T>::mutate(member, |account| account.free = account.free.saturating_sub(amount));
			}
			Debit::Locked { member, reason, rest } => {
				Self::write_lock(*member, *reason, rest);
				Accounts::<T>::mutate(member, |account| account.locked = account.locked.saturating_sub(amount));
			}
		}
		match &plan.credit {
			Credit::Free { member, receipt } => {
				Self::write_receipt(*member, receipt);
				Accounts::<T>::mutate(member, |account| {
					account.free = account.free.saturating_add(amount);
					account.next_lot = receipt.next_lot;
				});
			}
			Credit::Locked { member, reason, after } => {
				Self::write_lock(*member, *reason, after);
				Accounts::<T>::mutate(member, |account| account.locked = account.locked.saturating_add(amount));
			}
			// Nothing is issued and redeemed in one movement.
			Credit::Burn { supply } => Supply::<T>::put(supply),
		}
		Self::clear(order.branch, &plan.debtors);
		NextMovement::<T>::put(plan.next);
		Self::keep_receipt(order, plan.id);
		Self::write_heads(order, plan.parts, plan.id);
		plan.id
	}

	fn write_lock(member: MemberId, reason: LockReason, parts: &LotParts) {
		if parts.is_empty() {
			Locked::<T>::remove(member, reason);
		} else {
			Locked::<T>::insert(member, reason, parts);
		}
	}

	/// Adds the movement to the histories of its sides and tells the world.
	fn write_heads(order: &Order, lots: LotParts, id: MovementId) {
		let leg = |member: MemberId| {
			let account = Accounts::<T>::get(member);
			// Saturating: nobody has 2^64 movements.
			Leg {
				member,
				seq: account.seq.saturating_add(1),
				previous: account.head,
			}
		};
		let (payer, receiver) = order.parties();
		let movement = Movement {
			id,
			kind: order.kind,
			stage: order.stage,
			payer: payer.map(leg),
			receiver: receiver.map(leg),
			amount: order.amount,
			lots,
			branch: order.branch,
			activity: order.activity,
			record: order.record,
			signers: order.signers,
			claimed: order.claimed,
			at: T::Time::now(),
			block: Self::height(),
		};
		for leg in [movement.payer, movement.receiver].into_iter().flatten() {
			let head = movement.head_after(leg.previous);
			Accounts::<T>::mutate(leg.member, |account| {
				account.seq = leg.seq;
				account.head = head;
			});
		}
		Self::deposit_event(Event::CoinsMoved {
			movement,
			source: order.source.lock(),
			target: order.target.lock(),
		});
	}
}
