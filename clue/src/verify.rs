//! Checks a file against the hash of a header.

use crate::{
	file::{ClueFile, HeldLock, HeldLot, Holdings, Origin, Segment, Units, MAX_EVIDENCE, MAX_MEMBERS, MAX_MOVEMENTS},
	heads,
	layout::{self, Account, CaseRecord, Lock, LotRef, OriginRecord, Parts},
	state::State,
	trace::{Direction, Trace, Walk},
	Body, Error,
};
use codec::{DecodeAll, Encode};
use polkadot_sdk::{
	sp_core::{Bytes, H256},
	sp_crypto_hashing::blake2_256,
	sp_runtime::{generic, traits::BlakeTwo256},
};
use std::collections::{BTreeMap, BTreeSet};
use timebank_primitives::{total, Balance, BlockNumber, CaseId, Digest, MemberId, Movement, MovementId, OriginId};

type Header = generic::Header<BlockNumber, BlakeTwo256>;

/// What a file has proven.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Report {
	/// Digest of the contents: what goes on chain as evidence.
	pub digest: Digest,
	/// The case.
	pub case: CaseId,
	/// First block of the range.
	pub from: BlockNumber,
	/// Last block of the range, whose header was given.
	pub to: BlockNumber,
	/// Pieces of evidence.
	pub evidence: usize,
	/// Members whose histories within the range are complete.
	pub members: usize,
	/// Movements in these histories.
	pub movements: usize,
	/// Hops by lots, forwards and backwards.
	pub exact: (usize, usize),
	/// Hops by accounts, forwards and backwards.
	pub possible: (usize, usize),
	/// Settlements that issued coins which were followed by lots.
	pub origins: usize,
}

impl Report {
	fn new(digest: Digest, body: &Body) -> Self {
		let Trace { exact, possible } = &body.trace;
		Self {
			digest,
			case: body.case,
			from: body.from,
			to: body.to,
			evidence: body.evidence.len(),
			members: body.members.len(),
			movements: body.movements.len(),
			exact: (exact.forward.len(), exact.backward.len()),
			possible: (possible.forward.len(), possible.backward.len()),
			origins: body.origins.len(),
		}
	}
}

/// Checks a file. All that is needed besides is the hash of the header of the last block of its range: whoever checks must
/// know by other means that this header is final.
pub fn verify(bytes: &[u8], header: H256) -> Result<Report, Error> {
	let ClueFile { digest, body } = ClueFile::from_bytes(bytes)?;
	check_sizes(&body)?;
	let root = state_root(&body, header)?;
	let nodes = body.proof.iter().map(|node| node.0.clone());
	if !body
		.proof
		.iter()
		.zip(body.proof.iter().skip(1))
		.all(|(one, next)| one < next)
	{
		return Err(Error::ProofOrder);
	}
	let state = State::new(root, nodes);
	check_case(&body, &state)?;
	let movements = movements(&body)?;
	check_members(&body, &state, &movements)?;
	check_trace(&body, &state, &movements)?;
	if !state.all_used() {
		return Err(Error::ProofSurplus);
	}
	Ok(Report::new(digest, &body))
}

fn check_sizes(body: &Body) -> Result<(), Error> {
	for (there, most, what) in [
		(body.evidence.len(), MAX_EVIDENCE, "evidence"),
		(body.members.len(), MAX_MEMBERS, "members"),
		(body.movements.len(), MAX_MOVEMENTS, "movements"),
	] {
		if there > most {
			return Err(Error::TooMuch(what));
		}
	}
	if body.from == 0 || body.from > body.to {
		return Err(Error::BadRange {
			from: body.from,
			to: body.to,
		});
	}
	body.limits.check()
}

/// The root of the state after the last block of the range.
fn state_root(body: &Body, hash: H256) -> Result<H256, Error> {
	if H256(blake2_256(&body.header)) != hash {
		return Err(Error::OtherHeader);
	}
	let header = Header::decode_all(&mut &body.header[..]).map_err(|_| Error::BadHeader)?;
	if header.number != body.to {
		return Err(Error::BadHeader);
	}
	Ok(header.state_root)
}

fn check_case(body: &Body, state: &State) -> Result<(), Error> {
	let value = state
		.value(&layout::case_key(body.case))?
		.ok_or(Error::UnknownCase(body.case))?;
	if layout::read::<CaseRecord>(&value, "the case")? != body.record {
		return Err(Error::CaseMismatch);
	}
	let complete = usize::try_from(body.record.evidence_count) == Ok(body.evidence.len());
	if complete && heads::evidence_head(body.case, &body.evidence) == Some(body.record.evidence_head) {
		Ok(())
	} else {
		Err(Error::EvidenceMismatch)
	}
}

/// The movements by their numbers.
fn movements(body: &Body) -> Result<BTreeMap<MovementId, Movement>, Error> {
	let mut movements = BTreeMap::new();
	for entry in &body.movements {
		let movement = entry.movement()?;
		let in_order = movements.last_key_value().is_none_or(|(last, _)| *last < movement.id);
		if !in_order || !(body.from..=body.to).contains(&movement.block) {
			return Err(Error::MovementOrder(movement.id));
		}
		movements.insert(movement.id, movement);
	}
	Ok(movements)
}

/// A member's account; empty for one who has never had coins.
pub(crate) fn account(state: &State, member: MemberId) -> Result<Account, Error> {
	match state.value(&layout::account_key(member))? {
		Some(value) => layout::read(&value, "an account"),
		None => Ok(Account::default()),
	}
}

fn check_members(body: &Body, state: &State, movements: &BTreeMap<MovementId, Movement>) -> Result<(), Error> {
	let mut named = BTreeSet::new();
	let mut last = None;
	for segment in &body.members {
		if last.is_some_and(|last| last >= segment.member) {
			return Err(Error::MemberOrder(segment.member));
		}
		last = Some(segment.member);
		check_segment(body, segment, &account(state, segment.member)?, movements)?;
		named.extend(segment.movements.iter().copied());
	}
	match movements.keys().find(|id| !named.contains(id)) {
		None => Ok(()),
		Some(stray) => Err(Error::StrayMovement(*stray)),
	}
}

fn check_segment(
	body: &Body,
	segment: &Segment,
	account: &Account,
	movements: &BTreeMap<MovementId, Movement>,
) -> Result<(), Error> {
	let member = segment.member;
	if (segment.seq, segment.head) != (account.seq, account.head) {
		return Err(Error::BrokenHead(member));
	}
	let before = match &segment.before {
		None => None,
		Some(bytes) => {
			let before = Movement::decode_all(&mut &bytes[..]).ok();
			let before = before.filter(|before| before.encode() == bytes.0);
			Some(before.ok_or(Error::BadStart(member))?)
		}
	};
	if before.as_ref().is_some_and(|before| before.block >= body.from) {
		return Err(Error::BadStart(member));
	}
	let mut chain = Vec::with_capacity(segment.movements.len());
	for id in &segment.movements {
		chain.push(movements.get(id).ok_or(Error::StrayMovement(*id))?);
	}
	if let Some((one, _)) = chain
		.iter()
		.zip(chain.iter().skip(1))
		.find(|(one, next)| one.id >= next.id)
	{
		return Err(Error::MovementOrder(one.id));
	}
	heads::check_chain(member, before.as_ref(), chain, account)
}

/// Follows the coins again, and compares all that is said of them.
fn check_trace(body: &Body, state: &State, movements: &BTreeMap<MovementId, Movement>) -> Result<(), Error> {
	let subjects = || body.record.subjects.iter().copied();
	let mut forward = Walk::new(Direction::Forward, body.limits, subjects());
	movements.values().try_for_each(|movement| forward.take(movement))?;
	let mut backward = Walk::new(Direction::Backward, body.limits, subjects());
	movements
		.values()
		.rev()
		.try_for_each(|movement| backward.take(movement))?;
	let passed: BTreeSet<_> = forward.passed().chain(backward.passed()).collect();
	if !passed.into_iter().eq(body.members.iter().map(|segment| segment.member)) {
		return Err(Error::OtherMembers);
	}
	if Trace::new(&forward, &backward) != body.trace {
		return Err(Error::TraceMismatch);
	}
	compare(
		origins(state, body.trace.origins())?,
		&body.origins,
		|origin| Error::OriginMismatch(origin.origin),
		Error::OriginMismatch(OriginId::default()),
	)?;
	let mut held = Vec::new();
	for member in forward.holders() {
		let told = body.holdings.iter().find(|holdings| holdings.member == member);
		let told = told.ok_or(Error::HoldingsMismatch(member))?;
		held.push(holdings(state, member, told.locks.iter().map(|held| held.lock))?);
	}
	compare(
		held,
		&body.holdings,
		|holdings| Error::HoldingsMismatch(holdings.member),
		Error::HoldingsMismatch(MemberId::default()),
	)
}

/// Whether what the state says is what the file says; or the first of the file that differs.
fn compare<T: PartialEq>(
	state: Vec<T>,
	file: &[T],
	differs: impl Fn(&T) -> Error,
	missing: Error,
) -> Result<(), Error> {
	if let Some((_, told)) = state.iter().zip(file).find(|(found, told)| found != told) {
		return Err(differs(told));
	}
	match file.get(state.len()) {
		Some(surplus) => Err(differs(surplus)),
		None if state.len() > file.len() => Err(missing),
		None => Ok(()),
	}
}

/// The settlements as the state has them.
pub(crate) fn origins(state: &State, origins: BTreeSet<OriginId>) -> Result<Vec<Origin>, Error> {
	let read = |origin| {
		let value = state.value(&layout::origin_key(origin))?;
		let record: OriginRecord = layout::read(&value.ok_or(Error::OriginMismatch(origin))?, "an origin")?;
		Ok(Origin::new(origin, &record))
	};
	origins.into_iter().map(read).collect()
}

/// All coins of a member as the state has them. The sums prove that no lot and no lock is left out.
pub(crate) fn holdings(
	state: &State,
	member: MemberId,
	locks: impl IntoIterator<Item = Lock>,
) -> Result<Holdings, Error> {
	let incomplete = || Error::HoldingsIncomplete(member);
	let account = account(state, member)?;
	let parts = |key: Vec<u8>| -> Result<(Parts, Balance), Error> {
		let parts: Parts = match state.value(&key)? {
			Some(value) => layout::read(&value, "a lot")?,
			None => return Err(incomplete()),
		};
		let sum = total(&parts).filter(|sum| *sum > 0).ok_or_else(incomplete)?;
		Ok((parts, sum))
	};
	let index: Vec<LotRef> = match state.value(&layout::lot_index_key(member))? {
		Some(value) => layout::read(&value, "a list of lots")?,
		None => Vec::new(),
	};
	let (mut free, mut locked): (Balance, Balance) = (0, 0);
	let mut lots = Vec::new();
	for LotRef { lot, .. } in index {
		let (parts, sum) = parts(layout::lot_key(member, lot))?;
		free = free.checked_add(sum).ok_or_else(incomplete)?;
		lots.push(HeldLot::new(lot, &parts));
	}
	let mut held = Vec::new();
	let mut last = None;
	for lock in locks {
		// In order, so that none is counted twice.
		if last.is_some_and(|last| last >= lock) {
			return Err(incomplete());
		}
		last = Some(lock);
		let (parts, sum) = parts(layout::lock_key(member, lock))?;
		locked = locked.checked_add(sum).ok_or_else(incomplete)?;
		held.push(HeldLock::new(lock, &parts));
	}
	if (free, locked) != (account.free, account.locked) {
		return Err(incomplete());
	}
	Ok(Holdings {
		member,
		free: Units(free),
		locked: Units(locked),
		lots,
		locks: held,
	})
}

/// Nodes as a file has them.
pub(crate) fn proof(state: &State) -> Vec<Bytes> {
	state.used().into_iter().map(Bytes).collect()
}
