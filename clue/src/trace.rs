//! Follows coins through movements.

use crate::{file::Units, Error};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use timebank_primitives::{MemberId, Movement, MovementId, MovementKind, OriginId};

/// Hops of one kind and direction that a trace may have.
pub const MAX_HOPS: usize = 200_000;
/// Members, or members with origins, that a walk may have reached. They take about a hundred bytes each.
pub const MAX_REACHED: usize = 1_000_000;
/// Most hops that coins are followed.
const MAX_LIMIT: u8 = 64;

/// How many hops coins are followed from a subject.
#[derive(Serialize, Deserialize, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(deny_unknown_fields)]
pub struct Limits {
	/// By lots.
	pub exact: u8,
	/// By accounts.
	pub possible: u8,
}

impl Default for Limits {
	/// By lots so far as coins go in practice; by accounts not far, as after few hops everybody is reached.
	fn default() -> Self {
		Self { exact: 32, possible: 3 }
	}
}

impl Limits {
	/// Whether coins can be followed so far.
	pub fn check(&self) -> Result<(), Error> {
		if [self.exact, self.possible]
			.iter()
			.all(|limit| (1..=MAX_LIMIT).contains(limit))
		{
			Ok(())
		} else {
			Err(Error::BadLimits)
		}
	}
}

/// Where coins are followed to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Direction {
	/// Where they went: movements are given from the first to the last.
	Forward,
	/// Where they came from: movements are given from the last to the first.
	Backward,
}

/// Coins of one origin that moved one hop.
#[derive(Serialize, Deserialize, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(deny_unknown_fields)]
pub struct LotHop {
	/// The movement.
	pub movement: MovementId,
	/// Their origin.
	pub origin: OriginId,
	/// How many.
	pub amount: Units,
	/// How many hops from a subject this one is, from 1.
	pub hop: u8,
}

/// A movement that may have moved coins one hop.
#[derive(Serialize, Deserialize, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(deny_unknown_fields)]
pub struct Hop {
	/// The movement.
	pub movement: MovementId,
	/// How many hops from a subject this one is, from 1.
	pub hop: u8,
}

/// Hops of one kind in both directions, by the numbers of the movements.
#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Debug)]
#[serde(deny_unknown_fields)]
pub struct Flow<H> {
	/// From the subjects.
	pub forward: Vec<H>,
	/// To the subjects.
	pub backward: Vec<H>,
}

/// Where the subjects' coins came from and went.
#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Debug)]
#[serde(deny_unknown_fields)]
pub struct Trace {
	/// By lots.
	pub exact: Flow<LotHop>,
	/// By accounts.
	pub possible: Flow<Hop>,
}

impl Trace {
	/// What two walks have found.
	pub fn new(forward: &Walk, backward: &Walk) -> Self {
		Self {
			exact: Flow {
				forward: forward.exact.clone(),
				backward: backward.exact.iter().rev().copied().collect(),
			},
			possible: Flow {
				forward: forward.possible.clone(),
				backward: backward.possible.iter().rev().copied().collect(),
			},
		}
	}

	/// The origins of coins that were followed by lots.
	pub fn origins(&self) -> BTreeSet<OriginId> {
		let hops = self.exact.forward.iter().chain(&self.exact.backward);
		hops.map(|hop| hop.origin).collect()
	}
}

/// Follows coins in one direction, movement by movement. Its memory grows with what is reached, not with the history.
pub struct Walk {
	direction: Direction,
	limits: Limits,
	subjects: BTreeSet<MemberId>,
	/// Least hops from a subject to coins of an origin at a member. Subjects are not in it.
	by_lot: BTreeMap<(MemberId, OriginId), u8>,
	/// Least hops from a subject to a member. Subjects are not in it.
	by_account: BTreeMap<MemberId, u8>,
	exact: Vec<LotHop>,
	possible: Vec<Hop>,
}

impl Walk {
	/// Begins at the subjects.
	pub fn new(direction: Direction, limits: Limits, subjects: impl IntoIterator<Item = MemberId>) -> Self {
		Self {
			direction,
			limits,
			subjects: subjects.into_iter().collect(),
			by_lot: BTreeMap::new(),
			by_account: BTreeMap::new(),
			exact: Vec::new(),
			possible: Vec::new(),
		}
	}

	/// Takes the next movement in the walk's direction.
	pub fn take(&mut self, movement: &Movement) -> Result<(), Error> {
		let (payer, receiver) = (
			movement.payer.map(|leg| leg.member),
			movement.receiver.map(|leg| leg.member),
		);
		// A lock or unlock of a member's own coins: they stay where they are.
		let stays = matches!(movement.kind, MovementKind::Lock | MovementKind::Unlock);
		if stays && (payer.is_none() || receiver.is_none()) {
			return Ok(());
		}
		let (near, far) = match self.direction {
			Direction::Forward => (payer, receiver),
			Direction::Backward => (receiver, payer),
		};
		let Some(near) = near else {
			return Ok(());
		};
		for part in &movement.lots {
			let Some(hop) = self.next(self.by_lot.get(&(near, part.origin)), near, self.limits.exact) else {
				continue;
			};
			if let Some(far) = far.filter(|far| !self.subjects.contains(far)) {
				reach(&mut self.by_lot, (far, part.origin), hop)?;
			}
			add(
				&mut self.exact,
				LotHop {
					movement: movement.id,
					origin: part.origin,
					amount: Units(part.amount),
					hop,
				},
			)?;
		}
		if let Some(hop) = self.next(self.by_account.get(&near), near, self.limits.possible) {
			if let Some(far) = far.filter(|far| !self.subjects.contains(far)) {
				reach(&mut self.by_account, far, hop)?;
			}
			add(
				&mut self.possible,
				Hop {
					movement: movement.id,
					hop,
				},
			)?;
		}
		Ok(())
	}

	/// The number of a hop from `near`, if coins reached it within the limit.
	fn next(&self, reached: Option<&u8>, near: MemberId, limit: u8) -> Option<u8> {
		let hops = if self.subjects.contains(&near) { 0 } else { *reached? };
		(hops < limit).then(|| hops.saturating_add(1)) // at most the limit
	}

	/// Members whose movements the walk depends on: subjects, and those who were reached before the limit.
	pub fn passed(&self) -> impl Iterator<Item = MemberId> + '_ {
		let Limits { exact, possible } = self.limits;
		let lots = self.by_lot.iter().filter(move |(_, hops)| **hops < exact);
		let accounts = self.by_account.iter().filter(move |(_, hops)| **hops < possible);
		self.subjects
			.iter()
			.copied()
			.chain(lots.map(|((member, _), _)| *member))
			.chain(accounts.map(|(member, _)| *member))
	}

	/// Subjects, and members whom coins have reached by lots.
	pub fn holders(&self) -> BTreeSet<MemberId> {
		let reached = self.by_lot.keys().map(|(member, _)| *member);
		self.subjects.iter().copied().chain(reached).collect()
	}

	/// Least hops to coins of an origin at a member who is no subject.
	pub fn hops_by_lot(&self, member: MemberId, origin: OriginId) -> Option<u8> {
		self.by_lot.get(&(member, origin)).copied()
	}

	/// Least hops to a member who is no subject.
	pub fn hops_by_account(&self, member: MemberId) -> Option<u8> {
		self.by_account.get(&member).copied()
	}
}

fn reach<K: Ord>(reached: &mut BTreeMap<K, u8>, at: K, hops: u8) -> Result<(), Error> {
	if reached.len() >= MAX_REACHED && !reached.contains_key(&at) {
		return Err(Error::TooMuch("members and origins"));
	}
	let least = reached.entry(at).or_insert(hops);
	*least = hops.min(*least);
	Ok(())
}

fn add<H>(hops: &mut Vec<H>, hop: H) -> Result<(), Error> {
	if hops.len() >= MAX_HOPS {
		return Err(Error::TooMuch("hops"));
	}
	hops.push(hop);
	Ok(())
}
