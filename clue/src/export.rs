//! Makes the file of a case.

use crate::{
	archive::{Archive, LedgerEvent},
	file::{Body, Entry, Evidence, Segment, FORMAT, MAX_EVIDENCE, MAX_MEMBERS, MAX_MOVEMENTS},
	heads::leg,
	layout::{self, Account, CaseRecord, Lock, LotRef},
	state::State,
	trace::{Direction, Limits, Trace, Walk},
	verify::{self, verify},
	Error, Report,
};
use codec::{DecodeAll, Encode};
use polkadot_sdk::{
	sp_core::{Bytes, H256},
	sp_crypto_hashing::blake2_256,
	sp_runtime::{generic, traits::BlakeTwo256},
};
use std::collections::{BTreeMap, BTreeSet};
use timebank_primitives::{BlockNumber, CaseId, MemberId, Movement, MovementId};

/// What is to be exported.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Order {
	/// The case.
	pub case: CaseId,
	/// First block.
	pub from: BlockNumber,
	/// Last block; it must be final.
	pub to: BlockNumber,
	/// How far coins are followed.
	pub limits: Limits,
	/// Random bytes that nobody can guess.
	pub salt: H256,
}

/// Makes the file of a case, and checks it as everybody else will. Gives its bytes and what they prove.
///
/// The blocks are read once from the last to the first and twice from the first to the last, one at a time; the second and
/// third time only those in which coins moved. What is kept is what the file will hold, and four bytes for each block in
/// which coins moved.
pub fn export(archive: &impl Archive, order: &Order) -> Result<(Vec<u8>, Report), Error> {
	let Order {
		case, from, to, limits, ..
	} = *order;
	limits.check()?;
	if from == 0 || from > to {
		return Err(Error::BadRange { from, to });
	}
	let last = archive.last_final()?;
	if to > last {
		return Err(Error::BeyondChain { to, last });
	}
	let header = archive.header(to)?;
	let value = archive
		.value(to, &layout::case_key(case))?
		.ok_or(Error::UnknownCase(case))?;
	let record: CaseRecord = layout::read(&value, "the case")?;

	let found = Reading::new(archive, order, &record)?;
	let trace = Trace::new(&found.forward, &found.backward);
	let passed: BTreeSet<_> = found.forward.passed().chain(found.backward.passed()).collect();
	if passed.len() > MAX_MEMBERS {
		return Err(Error::TooMuch("members"));
	}
	let movements = histories(archive, &found.blocks, &passed)?;
	let mut own: BTreeMap<MemberId, Vec<(MovementId, u64)>> = BTreeMap::new();
	for movement in movements.values() {
		for leg in [movement.payer, movement.receiver].into_iter().flatten() {
			own.entry(leg.member).or_default().push((movement.id, leg.seq));
		}
	}
	let mut members = Vec::with_capacity(passed.len());
	for member in &passed {
		members.push(segment(
			archive,
			order,
			*member,
			own.remove(member).unwrap_or_default(),
		)?);
	}

	let holders = holders(archive, to, found.forward.holders())?;
	let mut keys = vec![layout::case_key(case)];
	keys.extend(passed.iter().map(|member| layout::account_key(*member)));
	keys.extend(trace.origins().into_iter().map(layout::origin_key));
	for (member, (lots, locks)) in &holders {
		keys.extend([layout::account_key(*member), layout::lot_index_key(*member)]);
		keys.extend(lots.iter().map(|lot| layout::lot_key(*member, *lot)));
		keys.extend(locks.iter().map(|lock| layout::lock_key(*member, *lock)));
	}
	let state = State::new(state_root(&header)?, archive.proof(to, &keys)?);
	for key in &keys {
		state.value(key)?;
	}
	let origins = verify::origins(&state, trace.origins())?;
	let mut holdings = Vec::with_capacity(holders.len());
	for (member, (_, locks)) in holders {
		holdings.push(verify::holdings(&state, member, locks)?);
	}
	let hash = H256(blake2_256(&header));
	let body = Body {
		format: FORMAT.into(),
		salt: order.salt,
		header: Bytes(header),
		from,
		to,
		limits,
		case,
		record,
		evidence: found.evidence,
		trace,
		origins,
		holdings,
		members,
		movements: movements.values().map(Entry::from).collect(),
		proof: verify::proof(&state),
	};
	let bytes = body.seal()?.to_bytes()?;
	let report = verify(&bytes, hash)?;
	Ok((bytes, report))
}

fn state_root(header: &[u8]) -> Result<H256, Error> {
	generic::Header::<BlockNumber, BlakeTwo256>::decode_all(&mut &header[..])
		.map(|header| header.state_root)
		.map_err(|_| Error::BadHeader)
}

/// What two walks through the range have found.
struct Reading {
	/// Blocks in which coins moved.
	blocks: Vec<BlockNumber>,
	evidence: Vec<Evidence>,
	forward: Walk,
	backward: Walk,
}

impl Reading {
	fn new(archive: &impl Archive, order: &Order, record: &CaseRecord) -> Result<Self, Error> {
		let subjects = || record.subjects.iter().copied();
		let mut backward = Walk::new(Direction::Backward, order.limits, subjects());
		let (mut blocks, mut evidence) = (Vec::new(), Vec::new());
		for block in (order.from..=order.to).rev() {
			let mut moved = false;
			for event in archive.events(block)?.into_iter().rev() {
				match event {
					LedgerEvent::Moved(movement) => {
						moved = true;
						backward.take(&movement)?;
					}
					LedgerEvent::Evidence(piece) if piece.case == order.case => {
						if evidence.len() >= MAX_EVIDENCE {
							return Err(Error::TooMuch("evidence"));
						}
						evidence.push(Evidence {
							number: piece.number,
							digest: piece.digest,
							by: piece.by,
							at: piece.at,
						});
					}
					LedgerEvent::Evidence(_) => {}
				}
			}
			if moved {
				blocks.push(block);
			}
		}
		blocks.reverse();
		evidence.reverse();
		let first = evidence
			.first()
			.map_or(record.evidence_count, |piece: &Evidence| piece.number);
		if first > 0 {
			return Err(Error::EvidenceBefore { first });
		}
		let mut forward = Walk::new(Direction::Forward, order.limits, subjects());
		for block in &blocks {
			each_movement(archive, *block, |movement| forward.take(&movement))?;
		}
		Ok(Self {
			blocks,
			evidence,
			forward,
			backward,
		})
	}
}

fn each_movement(
	archive: &impl Archive,
	block: BlockNumber,
	mut take: impl FnMut(Movement) -> Result<(), Error>,
) -> Result<(), Error> {
	for event in archive.events(block)? {
		if let LedgerEvent::Moved(movement) = event {
			take(*movement)?;
		}
	}
	Ok(())
}

/// All movements of these members in these blocks.
fn histories(
	archive: &impl Archive,
	blocks: &[BlockNumber],
	members: &BTreeSet<MemberId>,
) -> Result<BTreeMap<MovementId, Movement>, Error> {
	let mut movements = BTreeMap::new();
	for block in blocks {
		each_movement(archive, *block, |movement| {
			let legs = [movement.payer, movement.receiver];
			if legs.into_iter().flatten().any(|leg| members.contains(&leg.member)) {
				movements.insert(movement.id, movement);
			}
			if movements.len() > MAX_MOVEMENTS {
				return Err(Error::TooMuch("movements"));
			}
			Ok(())
		})?;
	}
	Ok(movements)
}

fn segment(
	archive: &impl Archive,
	order: &Order,
	member: MemberId,
	own: Vec<(MovementId, u64)>,
) -> Result<Segment, Error> {
	let account = account_at(archive, order.to, member)?;
	let before = match own.first() {
		Some((_, seq)) => seq.saturating_sub(1), // numbers begin at 1
		None => account.seq,
	};
	let before = match before {
		0 => None,
		seq => Some(Bytes(movement_before(archive, order.from, member, seq)?.encode())),
	};
	Ok(Segment {
		member,
		seq: account.seq,
		head: account.head,
		before,
		movements: own.into_iter().map(|(id, _)| id).collect(),
	})
}

fn account_at(archive: &impl Archive, block: BlockNumber, member: MemberId) -> Result<Account, Error> {
	match archive.value(block, &layout::account_key(member))? {
		Some(value) => layout::read(&value, "an account"),
		None => Ok(Account::default()),
	}
}

/// A member's movement of this number, which is in a block before `from`. The states tell the block: it is the first after
/// which the member has so many movements.
fn movement_before(archive: &impl Archive, from: BlockNumber, member: MemberId, seq: u64) -> Result<Movement, Error> {
	let missing = Error::NoMovementBefore(member);
	let (mut low, mut high) = (0, from.checked_sub(1).ok_or(missing.clone())?);
	while low < high {
		let middle = low.saturating_add(high.saturating_sub(low) / 2); // between both
		if account_at(archive, middle, member)?.seq >= seq {
			high = middle;
		} else {
			low = middle.saturating_add(1); // at most `high`
		}
	}
	let mut found = None;
	each_movement(archive, low, |movement| {
		if leg(&movement, member).is_some_and(|leg| leg.seq == seq) {
			found = Some(movement);
		}
		Ok(())
	})?;
	found.ok_or(missing)
}

/// Numbers of the lots and the locks of members.
type Holders = BTreeMap<MemberId, (Vec<u32>, BTreeSet<Lock>)>;

fn holders(archive: &impl Archive, block: BlockNumber, members: BTreeSet<MemberId>) -> Result<Holders, Error> {
	if members.len() > MAX_MEMBERS {
		return Err(Error::TooMuch("members"));
	}
	let mut holders = BTreeMap::new();
	for member in members {
		let index: Vec<LotRef> = match archive.value(block, &layout::lot_index_key(member))? {
			Some(value) => layout::read(&value, "a list of lots")?,
			None => Vec::new(),
		};
		let keys = archive.keys(block, &layout::locks_prefix(member))?;
		let locks = keys
			.iter()
			.map(|key| layout::lock_of_key(member, key))
			.collect::<Result<_, _>>()?;
		holders.insert(member, (index.into_iter().map(|lot| lot.lot).collect(), locks));
	}
	Ok(holders)
}
