//! Tests by behaviour, with the steps that they share.

mod activities;
mod allowances;
mod batches;
mod behind;
mod calendar;
mod caps;
mod clearing;
mod cosign;
mod countersigning;
mod defects;
mod delegation;
mod gifts;
mod holds;
mod ledger;
mod permits;
mod properties;
mod receipts;
mod reviewing;
mod services;
mod settlement;

use crate::{mock::*, *};
use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok, BoundedVec},
	sp_core::H256,
	sp_runtime::DispatchError,
};
use timebank_primitives::*;

type TestError = Error<Test>;

/// A limit that no test reaches by chance.
const AMPLE: Balance = 1_000_000;

fn ample() -> ExtBuilder {
	ExtBuilder::default().quota(BRANCH, AMPLE)
}

fn signed(key: u64) -> RuntimeOrigin {
	RuntimeOrigin::signed(key)
}

fn id(member: u64) -> MemberId {
	MemberId(member)
}

/// An activity paid by the branch that began two hours ago and ends now.
fn pool_terms() -> Terms {
	Terms {
		kind: ActivityKind::Activity,
		branch: BRANCH,
		region: RegionCode(320_100),
		place: H256::repeat_byte(1),
		start: Now::get() - 2 * HOUR,
		end: Now::get(),
		rate: QUANTUM,
		funding: Funding::BranchPool,
		recipient: Some(id(ELDER)),
		capacity: 1,
		level: Level::Reviewed,
		qualifications: BoundedVec::default(),
	}
}

/// The same, paid by the elder.
fn escrow_terms() -> Terms {
	Terms {
		funding: Funding::RecipientEscrow,
		..pool_terms()
	}
}

fn publish(terms: Terms) -> ActivityId {
	let activity = NextActivity::<Test>::get();
	assert_ok!(TimeCoin::publish(signed(role(CLERK)), terms));
	activity
}

/// The volunteer books, serves from `start` to `end` with the clerk on site, as both report now.
fn serve_by(activity: ActivityId, volunteer: u64, start: Moment, end: Moment) {
	assert_ok!(TimeCoin::book(signed(volunteer), activity));
	for key in [volunteer, role(CLERK)] {
		assert_ok!(TimeCoin::check_in(signed(key), activity, id(volunteer), start));
	}
	for key in [volunteer, role(CLERK)] {
		assert_ok!(TimeCoin::check_out(signed(key), activity, id(volunteer), end));
	}
}

/// A service of the planned time up to the confirmation, with the late review that it needs.
fn confirmed(activity: ActivityId, volunteer: u64) {
	let terms = TimeCoin::activity(activity).unwrap().terms;
	serve_by(activity, volunteer, terms.start, terms.end);
	let confirmer = if terms.recipient.is_some() {
		ELDER
	} else {
		role(MANAGER)
	};
	assert_ok!(TimeCoin::confirm(signed(confirmer), activity, id(volunteer)));
	if TimeCoin::service(activity, id(volunteer)).unwrap().late {
		assert_ok!(TimeCoin::review_late(
			signed(role(LATE_REVIEWER)),
			activity,
			id(volunteer)
		));
	}
}

fn settle(activity: ActivityId, volunteer: u64) {
	assert_ok!(TimeCoin::settle(
		signed(role(REVIEWER)),
		activity,
		id(volunteer),
		H256::repeat_byte(9)
	));
}

/// Has `member` earn a number of quanta of one origin: a pool activity of its own hours. Each call uses other hours, each
/// further day after the last.
fn earn(member: u64, quanta: u64) -> OriginId {
	let origin = NextOrigin::<Test>::get();
	let day = origin.0 % 28 + 2;
	let start = NOON - day * 24 * HOUR;
	let terms = Terms {
		start,
		end: start + quanta * QUANTUM_MS,
		recipient: None,
		..pool_terms()
	};
	let activity = publish(terms);
	confirmed(activity, member);
	settle(activity, member);
	origin
}

fn free(member: u64) -> Balance {
	TimeCoin::account(id(member)).free
}

fn locked(member: u64) -> Balance {
	TimeCoin::account(id(member)).locked
}

/// Parts as `(origin, amount)`.
fn parts(parts: &[(OriginId, Balance)]) -> LotParts {
	let parts: Vec<_> = parts
		.iter()
		.map(|(origin, amount)| LotPart {
			origin: *origin,
			amount: *amount,
		})
		.collect();
	LotParts::try_from(parts).unwrap()
}

/// Parts of each free lot of a member.
fn lots(member: u64) -> Vec<LotParts> {
	TimeCoin::lots(id(member)).into_iter().map(|lot| lot.parts).collect()
}

fn events() -> Vec<Event<Test>> {
	let all = System::events().into_iter().filter_map(|record| match record.event {
		RuntimeEvent::TimeCoin(event) => Some(event),
		_ => None,
	});
	all.collect()
}

fn last_event() -> Event<Test> {
	events().pop().unwrap()
}

/// Movements of all events so far.
fn movements() -> Vec<(Movement, Option<LockReason>, Option<LockReason>)> {
	let all = events().into_iter().filter_map(|event| match event {
		Event::CoinsMoved {
			movement,
			source,
			target,
		} => Some((movement, source, target)),
		_ => None,
	});
	all.collect()
}

const ALERT: AlertId = AlertId(7);

/// Runs with the rules saying something else than `Allow`.
fn while_rules_say(assessment: Assessment, action: impl FnOnce()) {
	RulesSay::set(assessment);
	action();
	RulesSay::set(Assessment::Allow);
}

/// Issues coins of one new origin to a member, past the service that they would be earned by.
fn issue(member: u64, amount: Balance) -> OriginId {
	let origin = NextOrigin::<Test>::get();
	let claimed = ClaimedTime {
		start: NOON - HOUR,
		end: NOON,
		late: false,
	};
	let issue = Issue {
		activity: ActivityId(0),
		recipient: None,
		claimed,
		record: H256::zero(),
		reserved: true,
	};
	let order = Order {
		kind: MovementKind::Issue,
		..plain(Source::Issue(issue), Target::Free(id(member)), amount)
	};
	assert_ok!(TimeCoin::do_decided_move(order));
	origin
}

/// An order without details.
fn plain(source: Source, target: Target, amount: Balance) -> Order {
	Order {
		kind: MovementKind::Lock,
		stage: None,
		source,
		target,
		amount,
		signers: Signers::default(),
		branch: BRANCH,
		activity: None,
		claimed: None,
		record: None,
	}
}

fn gift(from: u64, to: u64, amount: Balance) {
	assert_ok!(TimeCoin::gift(signed(from), id(to), amount, None));
}
