//! A small bank in memory that keeps its state as the chain does: what files are made from in tests.

use codec::Encode;
use polkadot_sdk::{
	sp_core::{Blake2Hasher, H256},
	sp_crypto_hashing::blake2_256,
	sp_runtime::{generic, traits::BlakeTwo256},
	sp_trie::{trie_types::TrieDBMutBuilderV1, MemoryDB, TrieMut},
};
use std::collections::{BTreeMap, BTreeSet};
use timebank_clue::{
	layout::{self, Account, CaseRecord, CaseStatus, LegalBasis, Lock, LotRef, OriginRecord, Parts},
	Archive, Error, EvidenceEvent, LedgerEvent, Limits, Order,
};
use timebank_primitives::*;

/// The case of all tests.
pub const CASE: CaseId = CaseId(3);

#[derive(Clone, Default)]
struct Block {
	events: Vec<LedgerEvent>,
	state: BTreeMap<Vec<u8>, Vec<u8>>,
}

/// The bank.
#[derive(Clone)]
pub struct Bank {
	/// Finished blocks; the first is genesis.
	blocks: Vec<Block>,
	now: Block,
	accounts: BTreeMap<MemberId, Account>,
	lots: BTreeMap<MemberId, BTreeMap<u32, Parts>>,
	locks: BTreeMap<(MemberId, Lock), Parts>,
	next_lot: u32,
	next_movement: u64,
	next_origin: u64,
	case: CaseRecord,
	/// Blocks whose state is gone.
	pub pruned: BTreeSet<BlockNumber>,
	/// The last block that is final.
	pub last_final: Option<BlockNumber>,
}

impl Bank {
	/// A bank with a case about these subjects and no other history.
	pub fn new(subjects: &[u64]) -> Self {
		let case = CaseRecord {
			status: CaseStatus::Open,
			basis: LegalBasis::Alert(AlertId(1)),
			opened_by: Some(MemberId(90)),
			lead: Some(MemberId(90)),
			body: Some(Body::Institution(InstitutionId(2))),
			opened_at: 7,
			subjects: subjects.iter().copied().map(MemberId).collect(),
			orders: 0,
			orderers: Vec::new(),
			evidence_count: 0,
			evidence_head: H256::zero(),
		};
		let mut bank = Self {
			blocks: vec![Block::default()],
			now: Block::default(),
			accounts: BTreeMap::new(),
			lots: BTreeMap::new(),
			locks: BTreeMap::new(),
			next_lot: 0,
			next_movement: 0,
			next_origin: 0,
			case,
			pruned: BTreeSet::new(),
			last_final: None,
		};
		bank.put(layout::case_key(CASE), bank.case.encode());
		// Other state, so that the trie is not made of what is proven only.
		for other in 0..40u8 {
			bank.put(blake2_256(&[other]).to_vec(), vec![other; usize::from(other)]);
		}
		bank
	}

	fn put(&mut self, key: Vec<u8>, value: Vec<u8>) {
		self.now.state.insert(key, value);
	}

	/// Number of the block that is being made.
	pub fn height(&self) -> BlockNumber {
		self.blocks.len() as BlockNumber
	}

	/// Finishes the block.
	pub fn end_block(&mut self) {
		let state = self.now.state.clone();
		self.blocks.push(std::mem::take(&mut self.now));
		self.now.state = state;
	}

	/// Coins that a member could give.
	pub fn free(&self, member: u64) -> Balance {
		self.accounts.get(&MemberId(member)).map_or(0, |account| account.free)
	}

	/// Issues coins for a service; gives their origin.
	pub fn issue(&mut self, to: u64, amount: Balance) -> OriginId {
		let origin = OriginId(self.next_origin);
		self.next_origin += 1;
		let record = OriginRecord {
			activity: ActivityId(origin.0 + 100),
			volunteer: MemberId(to),
			recipient: Some(MemberId(77)),
			branch: BranchId(1),
			amount,
			claimed: ClaimedTime {
				start: 10,
				end: 20,
				late: false,
			},
			record: H256::repeat_byte(9),
			at: 30,
		};
		self.put(layout::origin_key(origin), record.encode());
		let parts = vec![LotPart { origin, amount }];
		self.arrive(MemberId(to), parts.clone());
		self.movement(MovementKind::Issue, None, Some(to), parts);
		origin
	}

	/// Gives coins, oldest lots first.
	pub fn gift(&mut self, from: u64, to: u64, amount: Balance) {
		let parts = self.leave(MemberId(from), amount);
		self.arrive(MemberId(to), parts.clone());
		self.movement(MovementKind::Gift, Some(from), Some(to), parts);
	}

	/// Burns coins.
	pub fn redeem(&mut self, from: u64, amount: Balance) {
		let parts = self.leave(MemberId(from), amount);
		self.movement(MovementKind::Redeem, Some(from), None, parts);
	}

	/// Locks coins, none of which are locked for this yet.
	pub fn lock(&mut self, member: u64, amount: Balance, lock: Lock) {
		let parts = self.leave(MemberId(member), amount);
		self.put(layout::lock_key(MemberId(member), lock), parts.encode());
		self.locks.insert((MemberId(member), lock), parts.clone());
		self.accounts.get_mut(&MemberId(member)).unwrap().locked += amount;
		self.movement(MovementKind::Lock, Some(member), None, parts);
	}

	fn take_lock(&mut self, member: u64, lock: Lock) -> Parts {
		let parts = self.locks.remove(&(MemberId(member), lock)).unwrap();
		self.now.state.remove(&layout::lock_key(MemberId(member), lock));
		self.accounts.get_mut(&MemberId(member)).unwrap().locked -= total(&parts).unwrap();
		parts
	}

	/// Frees what a lock has.
	pub fn unlock(&mut self, member: u64, lock: Lock) {
		let parts = self.take_lock(member, lock);
		self.arrive(MemberId(member), parts.clone());
		self.movement(MovementKind::Unlock, None, Some(member), parts);
	}

	/// Gives what a lock has to another.
	pub fn verdict(&mut self, from: u64, to: u64, lock: Lock) {
		let parts = self.take_lock(from, lock);
		self.arrive(MemberId(to), parts.clone());
		self.movement(MovementKind::Verdict, Some(from), Some(to), parts);
	}

	/// Adds evidence to the case.
	pub fn evidence(&mut self, seed: u8) {
		let event = EvidenceEvent {
			case: CASE,
			number: self.case.evidence_count,
			digest: H256::repeat_byte(seed),
			by: MemberId(90),
			at: u64::from(self.height()),
			previous: self.case.evidence_head,
			head: pallet_freeze_control::head_after(
				self.case.evidence_head,
				CASE,
				self.case.evidence_count,
				H256::repeat_byte(seed),
				MemberId(90),
				u64::from(self.height()),
			),
		};
		self.case.evidence_count += 1;
		self.case.evidence_head = event.head;
		self.put(layout::case_key(CASE), self.case.encode());
		self.now.events.push(LedgerEvent::Evidence(event));
		// Of another case.
		self.now.events.push(LedgerEvent::Evidence(EvidenceEvent {
			case: CaseId(4),
			number: 0,
			digest: H256::zero(),
			by: MemberId(1),
			at: 1,
			previous: H256::zero(),
			head: H256::zero(),
		}));
	}

	fn leave(&mut self, member: MemberId, amount: Balance) -> Parts {
		let lots = self.lots.get_mut(&member).expect("the member has coins");
		let mut taken = LotParts::default();
		let mut missing = amount;
		for lot in lots.values_mut() {
			let mut parts = LotParts::try_from(lot.clone()).unwrap();
			let some = take(&mut parts, missing, &[]);
			missing -= total(&some).unwrap();
			join(&mut taken, &some).expect("few origins in tests");
			*lot = parts.into_inner();
		}
		assert_eq!(missing, 0, "the member has so many coins");
		let gone: Vec<_> = lots
			.iter()
			.filter(|(_, parts)| parts.is_empty())
			.map(|(lot, _)| *lot)
			.collect();
		for lot in gone {
			lots.remove(&lot);
			self.now.state.remove(&layout::lot_key(member, lot));
		}
		self.accounts.get_mut(&member).unwrap().free -= amount;
		self.write_lots(member);
		taken.into_inner()
	}

	fn arrive(&mut self, member: MemberId, parts: Parts) {
		self.accounts.entry(member).or_default().free += total(&parts).unwrap();
		self.lots.entry(member).or_default().insert(self.next_lot, parts);
		self.next_lot += 1;
		self.write_lots(member);
	}

	fn write_lots(&mut self, member: MemberId) {
		let lots = self.lots[&member].clone();
		let index: Vec<_> = lots
			.iter()
			.map(|(lot, parts)| LotRef {
				lot: *lot,
				amount: total(parts).unwrap(),
			})
			.collect();
		self.put(layout::lot_index_key(member), index.encode());
		for (lot, parts) in lots {
			self.put(layout::lot_key(member, lot), parts.encode());
		}
	}

	fn movement(&mut self, kind: MovementKind, payer: Option<u64>, receiver: Option<u64>, parts: Parts) {
		let leg = |member: u64| {
			let account = self.accounts.get(&MemberId(member)).copied().unwrap_or_default();
			Leg {
				member: MemberId(member),
				seq: account.seq + 1,
				previous: account.head,
			}
		};
		let movement = Movement {
			id: MovementId(self.next_movement),
			kind,
			stage: (kind == MovementKind::Gift).then_some(Stage::Gift),
			payer: payer.map(leg),
			receiver: receiver.map(leg),
			amount: total(&parts).unwrap(),
			lots: LotParts::try_from(parts).unwrap(),
			branch: BranchId(1),
			activity: None,
			record: None,
			signers: Signers::default(),
			claimed: None,
			at: u64::from(self.height()) * 3_000,
			block: self.height(),
		};
		self.next_movement += 1;
		for leg in [movement.payer, movement.receiver].into_iter().flatten() {
			let account = self.accounts.entry(leg.member).or_default();
			account.seq = leg.seq;
			account.head = movement.head_after(leg.previous);
			// The number of the next lot stands behind, as in the pallet.
			let value = (*account, self.next_lot).encode();
			self.put(layout::account_key(leg.member), value);
		}
		self.now.events.push(LedgerEvent::Moved(Box::new(movement)));
	}

	/// All movements of a range of blocks.
	pub fn movements(&self, from: BlockNumber, to: BlockNumber) -> Vec<Movement> {
		let blocks = &self.blocks[from as usize..=to as usize];
		let events = blocks.iter().flat_map(|block| &block.events);
		events
			.filter_map(|event| match event {
				LedgerEvent::Moved(movement) => Some(*movement.clone()),
				LedgerEvent::Evidence(_) => None,
			})
			.collect()
	}

	fn trie(&self, block: BlockNumber) -> (MemoryDB<Blake2Hasher>, H256) {
		let mut db: MemoryDB<Blake2Hasher> = Default::default();
		let mut root = H256::zero();
		{
			let mut trie = TrieDBMutBuilderV1::<Blake2Hasher>::new(&mut db, &mut root).build();
			for (key, value) in &self.blocks[block as usize].state {
				trie.insert(key, value).unwrap();
			}
		}
		(db, root)
	}

	/// Hash of the header of a block.
	pub fn hash(&self, block: BlockNumber) -> H256 {
		blake2_256(&self.header(block).unwrap()).into()
	}

	/// An order for the case with this range.
	pub fn order(&self, from: BlockNumber, to: BlockNumber) -> Order {
		Order {
			case: CASE,
			from,
			to,
			limits: Limits::default(),
			salt: H256::repeat_byte(0x5a),
		}
	}

	fn kept(&self, block: BlockNumber) -> Result<&Block, Error> {
		if self.pruned.contains(&block) {
			return Err(Error::Pruned(block));
		}
		self.blocks.get(block as usize).ok_or(Error::NoBlock(block))
	}
}

impl Archive for Bank {
	fn last_final(&self) -> Result<BlockNumber, Error> {
		Ok(self.last_final.unwrap_or(self.height() - 1))
	}

	fn header(&self, block: BlockNumber) -> Result<Vec<u8>, Error> {
		let (_, root) = self.trie(block);
		let parent = H256::repeat_byte(1);
		Ok(generic::Header::<BlockNumber, BlakeTwo256> {
			parent_hash: parent,
			number: block,
			state_root: root,
			extrinsics_root: parent,
			digest: Default::default(),
		}
		.encode())
	}

	fn events(&self, block: BlockNumber) -> Result<Vec<LedgerEvent>, Error> {
		Ok(self.kept(block)?.events.clone())
	}

	fn value(&self, block: BlockNumber, key: &[u8]) -> Result<Option<Vec<u8>>, Error> {
		Ok(self.kept(block)?.state.get(key).cloned())
	}

	fn keys(&self, block: BlockNumber, prefix: &[u8]) -> Result<Vec<Vec<u8>>, Error> {
		let keys = self.kept(block)?.state.keys();
		Ok(keys.filter(|key| key.starts_with(prefix)).cloned().collect())
	}

	/// All nodes: more than is needed, as an archive may give.
	fn proof(&self, block: BlockNumber, _: &[Vec<u8>]) -> Result<Vec<Vec<u8>>, Error> {
		let (mut db, _) = self.trie(block);
		Ok(db.drain().into_values().map(|(node, _)| node).collect())
	}
}

/// Coins of two services go over several hands, some are locked, some come back; 1 is the subject.
pub fn story() -> Bank {
	let mut bank = Bank::new(&[1]);
	bank.issue(1, 400);
	bank.issue(5, 300);
	bank.evidence(1);
	bank.end_block(); // 1
	bank.gift(5, 1, 100);
	bank.end_block(); // 2
	bank.gift(1, 2, 350);
	bank.issue(2, 100);
	bank.end_block(); // 3
	bank.evidence(2);
	bank.end_block(); // 4
	bank.gift(2, 3, 200);
	bank.lock(2, 150, Lock::Case(CASE));
	bank.end_block(); // 5
	bank.gift(3, 4, 50);
	bank.verdict(2, 6, Lock::Case(CASE));
	bank.lock(4, 25, Lock::Escrow(ActivityId(5)));
	bank.lock(4, 25, Lock::Hold(HoldId(6)));
	bank.end_block(); // 6
	bank.redeem(3, 25);
	bank.end_block(); // 7
	bank
}
