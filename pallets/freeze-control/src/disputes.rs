//! Disputes: filing, opinions, the verdict and what it does to coins, and what happens when nobody decides.

use crate::{
	dispute::{self, Claim, Dispute, DisputeState, Disputed, Payer, Verdict, Vote},
	gate, CaseStatus, Cases, Claims, Config, DisputeOf, Disputes, Error, Event, LegalBasis, OpenDisputes, Pallet,
	Restrictions, Ruling, Subjects, MAX_OPEN_DISPUTES,
};
use alloc::vec::Vec;
use frame_support::{
	dispatch::DispatchResult,
	ensure,
	traits::{Get, Time},
};
use polkadot_sdk::*;
use sp_runtime::DispatchError;
use timebank_primitives::{
	Balance, Body, BranchId, CaseId, Digest, Ledger, MemberId, Members, Moment, MovementId, OriginId, RoleHolder,
};

/// What is disputed, before it is entered.
struct Matter {
	about: Disputed,
	payer: Payer,
	receiver: MemberId,
	amount: Balance,
	/// Whom the case is about: the receiver, and who paid or was served.
	subjects: Subjects,
	/// Branch that handled the payment.
	branch: BranchId,
	/// Block time of the payment.
	at: Moment,
}

impl<T: Config> Pallet<T> {
	/// A dispute.
	pub fn dispute(case: CaseId) -> Option<Dispute> {
		Disputes::<T>::get(case)
	}

	/// What is claimed of a member because of disputes.
	pub fn claims(member: MemberId) -> Vec<Claim> {
		Claims::<T>::get(member).into_inner()
	}

	fn home(member: MemberId) -> Result<BranchId, DispatchError> {
		T::Members::summary(member)
			.map(|summary| summary.home)
			.ok_or(Error::<T>::UnknownMember.into())
	}

	/// A dispute that no verdict has ended.
	fn pending_dispute(id: CaseId) -> Result<Dispute, DispatchError> {
		let dispute = Disputes::<T>::get(id).ok_or(Error::<T>::NotADispute)?;
		ensure!(matches!(dispute.state, DisputeState::Pending), Error::<T>::DisputeEnded);
		Ok(dispute)
	}

	/// Free coins of a member that neither other cases nor other claims bind: only these can be taken for `case`, so that
	/// nothing of another case changes.
	fn available(member: MemberId, case: CaseId, now: Moment) -> Balance {
		let mut others = Restrictions::<T>::get(member);
		others.retain(|one| one.case != case);
		let bound =
			gate::must_keep(&others, now).saturating_add(dispute::claimed(&Claims::<T>::get(member), Some(case)));
		T::Ledger::free(member).saturating_sub(bound) // all of it is bound
	}

	/// Origins that are blocked at `now`: a dispute leaves them where they are.
	fn origins_to_leave(now: Moment) -> Vec<OriginId> {
		Self::blocked_origins(now).iter().map(|entry| entry.origin).collect()
	}

	/// Whom a dispute is about: payer or recipient, then receiver.
	fn two(payer: Option<MemberId>, receiver: MemberId) -> Result<Subjects, DispatchError> {
		ensure!(payer != Some(receiver), Error::<T>::SelfTransfer);
		let both = payer.into_iter().chain([receiver]).collect::<Vec<_>>();
		Subjects::try_from(both).map_err(|_| Error::<T>::NoSubjects.into())
	}

	pub(crate) fn do_file_dispute(key: T::AccountId, movement: MovementId, complaint: Digest) -> DispatchResult {
		let receipt = T::Ledger::receipt(movement).ok_or(Error::<T>::UnknownMovement)?;
		let subjects = Self::two(Some(receipt.payer), receipt.receiver)?;
		let (acting, party) = Self::party(&key, &subjects)?;
		let matter = Matter {
			about: Disputed::Movement(movement),
			payer: Payer::Member(receipt.payer),
			receiver: receipt.receiver,
			amount: receipt.amount,
			subjects,
			branch: receipt.branch,
			at: receipt.at,
		};
		Self::enter_dispute(matter, acting, party, complaint)
	}

	pub(crate) fn do_dispute_service(key: T::AccountId, origin: OriginId, complaint: Digest) -> DispatchResult {
		let issue = T::Ledger::issue(origin).ok_or(Error::<T>::UnknownService)?;
		let subjects = Self::two(issue.recipient, issue.volunteer)?;
		let (acting, party) = Self::party_or_branch(&key, &subjects, issue.branch)?;
		let matter = Matter {
			about: Disputed::Service(origin),
			payer: Payer::Pool(issue.branch),
			receiver: issue.volunteer,
			amount: issue.amount,
			subjects,
			branch: issue.branch,
			at: issue.at,
		};
		Self::enter_dispute(matter, acting, party, complaint)
	}

	fn enter_dispute(matter: Matter, acting: MemberId, party: MemberId, complaint: Digest) -> DispatchResult {
		let Matter {
			about,
			payer,
			receiver,
			amount,
			subjects,
			branch,
			at,
		} = matter;
		let now = T::Time::now();
		ensure!(
			now <= at.saturating_add(T::DisputeWindow::get()),
			Error::<T>::DisputeTooLate
		);
		ensure!(!DisputeOf::<T>::contains_key(about), Error::<T>::AlreadyDisputed);
		let open = OpenDisputes::<T>::get(party);
		ensure!(open < MAX_OPEN_DISPUTES, Error::<T>::TooManyDisputes);
		let other = subjects.iter().find(|subject| **subject != receiver);
		let branches = [
			other.map_or(Ok(branch), |other| Self::home(*other))?,
			Self::home(receiver)?,
			branch,
		];
		let mut claims = Claims::<T>::get(receiver);
		ensure!(!claims.is_full(), Error::<T>::TooManyClaims);

		let basis = LegalBasis::Dispute(complaint);
		let mut case = Self::new_case(CaseStatus::Open, basis, None, subjects, now);
		case.opened_by = Some(acting);
		let id = Self::enter_case(&case)?;
		Self::link_evidence(id, &mut case, complaint, acting, now)?;
		let there = Self::available(receiver, id, now).min(amount);
		let held = T::Ledger::lock(receiver, there, &Self::origins_to_leave(now), id)?;
		claims
			.try_push(Claim {
				case: id,
				creditor: payer,
				// What was there and lies in too many lots to be held stays all the same.
				amount: there.saturating_sub(held),
				awarded: false,
			})
			.map_err(|_| Error::<T>::TooManyClaims)?;

		Cases::<T>::insert(id, case);
		Claims::<T>::insert(receiver, claims);
		DisputeOf::<T>::insert(about, id);
		OpenDisputes::<T>::insert(party, open.saturating_add(1)); // below the limit
		Disputes::<T>::insert(
			id,
			Dispute {
				about,
				payer,
				receiver,
				amount,
				branches,
				party,
				filed_by: acting,
				filed_at: now,
				payer_heard: party != receiver,
				receiver_heard: party == receiver,
				votes: Default::default(),
				state: DisputeState::Pending,
			},
		);
		Self::deposit_event(Event::DisputeFiled {
			case: id,
			about,
			payer,
			receiver,
			amount,
			party,
			by: acting,
			held,
			at: now,
		});
		Ok(())
	}

	/// Notes that a side of a dispute has been heard.
	pub(crate) fn note_heard(id: CaseId, party: MemberId) {
		Disputes::<T>::mutate(id, |dispute| {
			if let Some(dispute) = dispute {
				// There are two sides: who is not the receiver's is the payer's.
				dispute.payer_heard |= party != dispute.receiver;
				dispute.receiver_heard |= party == dispute.receiver;
			}
		});
	}

	pub(crate) fn do_vote_verdict(by: RoleHolder, id: CaseId, verdict: Verdict, reason: Digest) -> DispatchResult {
		let mut case = Self::live_case(id)?;
		let mut dispute = Self::pending_dispute(id)?;
		Self::ensure_may_decide(&by, &case)?;
		// Who has filed for a party, as guardian or proxy, is as near to the matter as the party.
		Self::ensure_independent(by.member, &[dispute.filed_by])?;
		ensure!(
			!dispute.branches.iter().any(|branch| by.body == Body::Branch(*branch)),
			Error::<T>::OfPartyBranch
		);
		for party in case.subjects.iter() {
			ensure!(by.body != Body::Branch(Self::home(*party)?), Error::<T>::OfPartyBranch);
		}
		ensure!(verdict.award(dispute.amount).is_some(), Error::<T>::InvalidSplit);
		let now = T::Time::now();
		ensure!(
			now < dispute.filed_at.saturating_add(T::VerdictPeriod::get()),
			Error::<T>::DisputeExpired
		);
		ensure!(
			(dispute.payer_heard && dispute.receiver_heard)
				|| now >= dispute.filed_at.saturating_add(T::EvidencePeriod::get()),
			Error::<T>::PartyNotHeard
		);
		let vote = Vote {
			member: by.member,
			body: by.body,
			verdict,
			reason,
		};
		match dispute.votes.iter_mut().find(|other| other.member == by.member) {
			Some(own) => {
				ensure!(own.verdict != verdict, Error::<T>::AlreadyVoted);
				ensure!(own.body == by.body, Error::<T>::AlreadyVoted);
				*own = vote; // a change of mind
			}
			None => {
				ensure!(
					!dispute.votes.iter().any(|other| other.body == by.body),
					Error::<T>::SameBody
				);
				dispute.votes.try_push(vote).map_err(|_| Error::<T>::TooManyVotes)?;
			}
		}
		Self::deposit_event(Event::VerdictVoted {
			case: id,
			by: by.member,
			body: by.body,
			verdict,
			reason,
		});
		if dispute::agreed(&dispute.votes, verdict) {
			Self::decide(id, &mut case, &by, Ruling::Verdict(verdict), reason);
			Cases::<T>::insert(id, case);
		}
		Disputes::<T>::insert(id, dispute);
		Ok(())
	}

	/// Whether a person has given an opinion on a dispute: who decides does not freeze.
	pub(crate) fn has_voted(id: CaseId, person: MemberId) -> bool {
		Disputes::<T>::get(id).is_some_and(|dispute| dispute.votes.iter().any(|vote| vote.member == person))
	}

	/// Carries a verdict out when nobody can appeal any more, or the head office has not answered an appeal in time.
	pub(crate) fn do_execute_verdict(id: CaseId) -> DispatchResult {
		let mut case = Self::live_case(id)?;
		let dispute = Self::pending_dispute(id)?;
		let decision = case.decision.ok_or(Error::<T>::NotDecided)?;
		let now = T::Time::now();
		// At the end of time nothing becomes final.
		let final_at = match decision.appealed_at {
			Some(appealed) => appealed.saturating_add(T::AppealPeriod::get()),
			None => decision.at.saturating_add(T::AppealWindow::get()),
		};
		ensure!(now >= final_at, Error::<T>::VerdictNotFinal);
		if matches!(case.status, CaseStatus::Appealed) {
			case.status = CaseStatus::Decided;
			Cases::<T>::insert(id, case);
		}
		Self::carry_out(id, dispute, decision.ruling, now)
	}

	/// The head office's ruling on a dispute: checked against it, then carried out at once.
	pub(crate) fn carry_out_on_appeal(id: CaseId, ruling: Ruling) -> DispatchResult {
		match Disputes::<T>::get(id) {
			Some(dispute) => Self::carry_out(id, dispute, ruling, T::Time::now()),
			None => Ok(()),
		}
	}

	/// Whether a ruling is of the kind that the case asks for.
	pub(crate) fn ensure_ruling_fits(id: CaseId, ruling: Ruling) -> DispatchResult {
		match (Disputes::<T>::get(id), ruling) {
			(None, Ruling::Finding(_)) => Ok(()),
			(Some(dispute), Ruling::Verdict(verdict)) => {
				ensure!(verdict.award(dispute.amount).is_some(), Error::<T>::InvalidSplit);
				Ok(())
			}
			_ => Err(Error::<T>::RulingMismatch.into()),
		}
	}

	/// Gives the payer up to `amount` of what a case holds of the receiver: what a pool has paid leaves the ledger.
	fn give_to(payer: Payer, receiver: MemberId, amount: Balance, id: CaseId) -> Result<Balance, DispatchError> {
		match payer {
			Payer::Member(member) => T::Ledger::move_by_verdict(receiver, member, amount, id),
			Payer::Pool(branch) => T::Ledger::return_to_pool(receiver, branch, amount, id),
		}
	}

	/// Moves what the verdict awards out of what is held, then out of what else is there; the rest is a claim. What is not
	/// awarded goes back to the receiver with its lots.
	fn carry_out(id: CaseId, mut dispute: Dispute, ruling: Ruling, now: Moment) -> DispatchResult {
		let Ruling::Verdict(verdict) = ruling else {
			return Err(Error::<T>::RulingMismatch.into());
		};
		let award = verdict.award(dispute.amount).ok_or(Error::<T>::InvalidSplit)?;
		let (payer, receiver) = (dispute.payer, dispute.receiver);
		let mut paid = 0;
		if award > 0 {
			paid = Self::give_to(payer, receiver, award, id)?;
			let missing = award.saturating_sub(paid); // no more is moved than was asked for
			let more = Self::available(receiver, id, now).min(missing);
			if more > 0 {
				T::Ledger::lock(receiver, more, &Self::origins_to_leave(now), id)?;
				// What was locked before and not awarded cannot be there now: it would have been moved.
				paid = paid.saturating_add(Self::give_to(payer, receiver, more, id)?);
			}
		}
		let returned = T::Ledger::unlock(receiver, id)?;
		let shortfall = award.saturating_sub(paid); // as above
		Self::set_claim(receiver, id, shortfall);
		dispute.state = DisputeState::Settled;
		Self::end_dispute(id, dispute);
		Self::deposit_event(Event::VerdictExecuted {
			case: id,
			verdict,
			paid,
			returned,
			shortfall,
		});
		Ok(())
	}

	/// Sets what a dispute still claims of its receiver: nothing frees the place.
	pub(crate) fn set_claim(debtor: MemberId, id: CaseId, amount: Balance) {
		Claims::<T>::mutate_exists(debtor, |stored| {
			let mut claims = stored.take().unwrap_or_default();
			if amount == 0 {
				claims.retain(|claim| claim.case != id);
			} else if let Some(claim) = claims.iter_mut().find(|claim| claim.case == id) {
				claim.amount = amount;
				claim.awarded = true;
			}
			*stored = (!claims.is_empty()).then_some(claims);
		});
	}

	fn end_dispute(id: CaseId, dispute: Dispute) {
		OpenDisputes::<T>::mutate_exists(dispute.party, |open| {
			*open = open.and_then(|open| open.checked_sub(1)).filter(|open| *open > 0);
		});
		Disputes::<T>::insert(id, dispute);
	}

	/// Ends a dispute that nobody has decided in time: silence takes nothing from the receiver.
	pub(crate) fn do_expire_dispute(id: CaseId) -> DispatchResult {
		let case = Self::live_case(id)?;
		let mut dispute = Self::pending_dispute(id)?;
		ensure!(case.decision.is_none(), Error::<T>::AlreadyDecided);
		ensure!(
			T::Time::now() >= dispute.filed_at.saturating_add(T::VerdictPeriod::get()),
			Error::<T>::NotExpired
		);
		let returned = T::Ledger::unlock(dispute.receiver, id)?;
		Self::set_claim(dispute.receiver, id, 0);
		dispute.state = DisputeState::Expired;
		Self::end_dispute(id, dispute);
		Self::deposit_event(Event::DisputeExpired { case: id, returned });
		Ok(())
	}

	/// The claim that a carried-out verdict has left, with its debtor.
	fn awarded_claim(id: CaseId) -> Result<(MemberId, Claim), DispatchError> {
		let debtor = Disputes::<T>::get(id).ok_or(Error::<T>::NotADispute)?.receiver;
		let claim = Claims::<T>::get(debtor)
			.into_iter()
			.find(|claim| claim.case == id && claim.awarded)
			.ok_or(Error::<T>::NoClaim)?;
		Ok((debtor, claim))
	}

	/// Pays a claim out of what has arrived since.
	pub(crate) fn do_collect_claim(id: CaseId) -> DispatchResult {
		let (debtor, claim) = Self::awarded_claim(id)?;
		let now = T::Time::now();
		let there = Self::available(debtor, id, now).min(claim.amount);
		ensure!(there > 0, Error::<T>::NothingToCollect);
		T::Ledger::lock(debtor, there, &Self::origins_to_leave(now), id)?;
		let amount = Self::give_to(claim.creditor, debtor, there, id)?;
		ensure!(amount > 0, Error::<T>::NothingToCollect);
		let left = claim.amount.saturating_sub(amount); // no more was moved than was claimed
		Self::set_claim(debtor, id, left);
		Self::deposit_event(Event::ClaimPaid {
			case: id,
			debtor,
			creditor: claim.creditor,
			amount,
			left,
		});
		Ok(())
	}

	/// Gives up what is still claimed: the creditor, or the head office when `key` is none. For a pool only the head office
	/// may: a branch does not forgive what its pool should not have issued.
	pub(crate) fn do_waive_claim(key: Option<T::AccountId>, id: CaseId) -> DispatchResult {
		let (debtor, claim) = Self::awarded_claim(id)?;
		let by = match key {
			Some(key) => {
				let controller = T::Members::controller(&key).ok_or(Error::<T>::NotController)?;
				ensure!(claim.creditor.member() == Some(controller.member), Error::<T>::NotParty);
				ensure!(!controller.custodied, Error::<T>::CustodiedKey);
				Some(controller.member)
			}
			None => None,
		};
		Self::set_claim(debtor, id, 0);
		Self::deposit_event(Event::ClaimWaived {
			case: id,
			debtor,
			creditor: claim.creditor,
			amount: claim.amount,
			by,
		});
		Ok(())
	}

	/// A dispute's case is closed when its verdict is carried out and paid, or nobody has decided in time.
	pub(crate) fn ensure_dispute_over(id: CaseId) -> DispatchResult {
		if let Some(dispute) = Disputes::<T>::get(id) {
			ensure!(
				!matches!(dispute.state, DisputeState::Pending),
				Error::<T>::DisputePending
			);
			ensure!(
				!Claims::<T>::get(dispute.receiver).iter().any(|claim| claim.case == id),
				Error::<T>::ClaimOutstanding
			);
		}
		Ok(())
	}
}
