// Rebuilds the ledger from its events alone, by the same rules as `pallets/time-coin/src/tests/properties.rs`: balances, lots
// with their origins, locks, heads, supply, clearing. Any event that is missing, changed, doubled or out of order is an error.
import { blake2AsHex } from '@polkadot/util-crypto';

const NO_HEAD = `0x${'00'.repeat(32)}`;
/** Parts that one lot or lock may have, and lots of one member. */
const [MAX_PARTS, MAX_LOTS] = [16, 64];

const sum = (numbers) => numbers.reduce((one, other) => one + other, 0n);
/** Sum of `[origin, amount]` parts. */
export const total = (parts) => sum(parts.map(([, amount]) => amount));

/** Joins parts to others: equal origins join, the order of first arrival stays. */
function join(into, parts) {
	for (const [origin, amount] of parts) {
		const known = into.find(([other]) => other === origin);
		if (known) known[1] += amount;
		else into.push([origin, amount]);
	}
	return into;
}

/** Takes parts of a list, each origin from wherever it lies; what is missing is an error. */
function leave(lists, parts, what) {
	for (const [origin, amount] of parts) {
		let missing = amount;
		for (const list of lists) {
			for (const part of list) {
				if (part[0] !== origin) continue;
				const taken = part[1] < missing ? part[1] : missing;
				part[1] -= taken;
				missing -= taken;
			}
		}
		if (missing > 0n) throw new Error(`${what}: ${missing} of origin ${origin} are not there`);
	}
}

const kept = (parts) => parts.filter(([, amount]) => amount > 0n);

/** What is known of a member: lots as `[number, parts]`, first come first; locks by reason. */
const nobody = () => ({ lots: [], next: 0, locks: new Map(), seq: 0, head: NO_HEAD });

export class Ledger {
	members = new Map();
	/** What each origin issued, and by which branch. */
	origins = new Map();
	supply = { issued: 0n, redeemed: 0n, withdrawn: 0n };
	/** What is owed by period, debtor and creditor: as payments say, and as events of clearing say. */
	owed = new Map();
	told = new Map();
	period = 0;
	movements = 0;
	kinds = new Map();

	#member(number) {
		if (!this.members.has(number)) this.members.set(number, nobody());
		return this.members.get(number);
	}

	/** The next event of the ledger, as `events.mjs` reads it. */
	apply(entry) {
		if (entry.type === 'CoinsMoved') this.#move(entry);
		else if (entry.type === 'LotsMerged') this.#merge(entry);
		else if (entry.type === 'ClearingMoved') this.#clear(this.told, entry.from, entry.to, entry.amount);
		else if (entry.type === 'ClearingClosed') this.period = entry.period + 1;
	}

	#move({ movement, encoded, source, target }) {
		const { id, kind, payer, receiver, amount, lots, branch } = movement;
		const what = `movement ${id}`;
		if (id !== this.movements) throw new Error(`${what} follows ${this.movements - 1}`);
		this.movements += 1;
		this.kinds.set(kind, (this.kinds.get(kind) ?? 0) + 1);
		if (total(lots) !== amount || amount <= 0n) throw new Error(`${what}: its parts are not its amount`);
		if (lots.length > MAX_PARTS) throw new Error(`${what}: ${lots.length} parts`);
		const [from, to] = [payer?.member ?? receiver?.member, receiver?.member ?? payer?.member];

		if (kind === 'Issue') this.#issue(movement, what);
		else this.#debit(this.#member(from), source, lots, what);
		if (kind === 'Redeem') this.supply.redeemed += amount;
		else if (kind === 'Withdraw') this.supply.withdrawn += amount;
		else this.#credit(this.#member(to), target, lots, what);
		if (kind === 'Pay') {
			for (const [origin, part] of lots) {
				const debtor = this.origins.get(origin).branch;
				if (debtor !== branch) this.#clear(this.owed, debtor, branch, part);
			}
		}
		for (const leg of [payer, receiver]) if (leg) this.#head(leg, encoded, what);
	}

	/** New coins have one origin, which is the next one. */
	#issue({ lots, branch, amount }, what) {
		if (lots.length !== 1 || lots[0][0] !== this.origins.size) throw new Error(`${what}: its origin is not the next one`);
		this.origins.set(lots[0][0], { amount, branch });
		this.supply.issued += amount;
	}

	#debit(member, lock, lots, what) {
		if (lock === null) {
			leave(member.lots.map(([, parts]) => parts), lots, what);
			member.lots = member.lots.map(([number, parts]) => [number, kept(parts)]).filter(([, parts]) => parts.length > 0);
			return;
		}
		const parts = member.locks.get(lock) ?? [];
		leave([parts], lots, what);
		if (kept(parts).length > 0) member.locks.set(lock, kept(parts));
		else member.locks.delete(lock);
	}

	#credit(member, lock, lots, what) {
		const parts = lots.map((part) => [...part]);
		if (lock === null) {
			member.lots.push([member.next, parts]);
			member.next += 1;
			if (member.lots.length > MAX_LOTS) throw new Error(`${what}: more than ${MAX_LOTS} lots`);
		} else {
			const after = join(member.locks.get(lock) ?? [], parts);
			if (after.length > MAX_PARTS) throw new Error(`${what}: more than ${MAX_PARTS} parts are locked`);
			member.locks.set(lock, after);
		}
	}

	/** The movement continues the history of this side, and the head commits to it. */
	#head({ member, seq, previous }, encoded, what) {
		const known = this.#member(member);
		if (seq !== known.seq + 1 || previous !== known.head) throw new Error(`${what}: breaks the history of member ${member}`);
		known.seq = seq;
		known.head = blake2AsHex(`${previous}${encoded.slice(2)}`);
	}

	#merge({ member, into, from }) {
		const known = this.#member(member);
		const joined = known.lots.filter(([number]) => number === into || from.includes(number));
		if (joined.length !== from.length + 1) throw new Error(`member ${member} has not the lots that were merged`);
		const parts = joined.reduce((all, [, own]) => join(all, own), []);
		if (parts.length > MAX_PARTS) throw new Error(`member ${member}: a lot of ${parts.length} parts`);
		known.lots = known.lots.filter(([number]) => !from.includes(number))
			.map(([number, own]) => [number, number === into ? parts : own]);
	}

	#clear(map, from, to, amount) {
		const key = `${this.period} ${from} ${to}`;
		map.set(key, (map.get(key) ?? 0n) + amount);
	}

	free = (known) => sum(known.lots.map(([, parts]) => total(parts)));
	locked = (known) => sum([...known.locks.values()].map(total));

	/** What the rebuilt ledger itself must be; the faults in words. */
	faults() {
		const faults = [];
		const members = [...this.members.values()];
		const [free, locked] = [sum(members.map(this.free)), sum(members.map(this.locked))];
		const { issued, redeemed, withdrawn } = this.supply;
		if (issued - redeemed - withdrawn !== free + locked) faults.push('the supply is not free and locked coins');
		const there = new Map();
		for (const { lots, locks } of members) {
			for (const [origin, amount] of [...lots.flatMap(([, parts]) => parts), ...[...locks.values()].flat()]) {
				there.set(origin, (there.get(origin) ?? 0n) + amount);
			}
		}
		for (const [origin, amount] of there) {
			if (amount > this.origins.get(origin).amount) faults.push(`more coins of origin ${origin} than it issued`);
		}
		const same = this.owed.size === this.told.size && [...this.owed].every(([key, amount]) => this.told.get(key) === amount);
		if (!same) faults.push('what payments clear is not what the events of clearing say');
		return faults;
	}
}

/** Rebuilds the ledger from events. */
export function replay(entries) {
	const ledger = new Ledger();
	for (const entry of entries) ledger.apply(entry);
	return ledger;
}

/** Where the rebuilt ledger and the chain's state differ, in words. `state` is as `readState` gives it. */
export function differences(ledger, state) {
	const faults = ledger.faults();
	const text = (value) => JSON.stringify(value, (_, part) => (typeof part === 'bigint' ? `${part}` : part));
	const sorted = (map) => [...map].sort(([one], [other]) => (one < other ? -1 : 1));
	const compare = (what, rebuilt, stored) => {
		if (text(rebuilt) !== text(stored)) faults.push(`${what}: ${text(rebuilt)} by events, ${text(stored)} in state`);
	};
	for (const number of new Set([...ledger.members.keys(), ...state.members.keys()])) {
		const known = ledger.members.get(number) ?? nobody();
		const stored = state.members.get(number) ?? { ...nobody(), free: 0n, locked: 0n, index: [] };
		const who = `member ${number}`;
		compare(`${who}, free`, ledger.free(known), stored.free);
		compare(`${who}, locked`, ledger.locked(known), stored.locked);
		compare(`${who}, number of movements`, known.seq, stored.seq);
		compare(`${who}, head`, known.head, stored.head);
		compare(`${who}, lots`, known.lots, stored.lots);
		compare(`${who}, index of lots`, known.lots.map(([lot, parts]) => [lot, total(parts)]), stored.index);
		compare(`${who}, next lot`, known.next, stored.next);
		compare(`${who}, locks`, sorted(known.locks), sorted(stored.locks));
	}
	compare('origins', sorted(ledger.origins).map(([origin, { amount, branch }]) => [origin, amount, branch]), state.origins);
	compare('supply', ledger.supply, state.supply);
	const { issued, redeemed, withdrawn } = ledger.supply;
	compare('supply by runtime API', issued - redeemed - withdrawn, state.totalSupply);
	compare('movements', ledger.movements, state.nextMovement);
	compare('clearing', sorted(ledger.told), sorted(state.clearing));
	const positions = new Map();
	for (const [key, amount] of ledger.told) {
		const [period, from, to] = key.split(' ');
		for (const [branch, side] of [[from, 'owes'], [to, 'due']]) {
			const place = `${period} ${branch}`;
			if (!positions.has(place)) positions.set(place, { owes: 0n, due: 0n });
			positions.get(place)[side] += amount;
		}
	}
	compare('positions', sorted(positions), sorted(state.positions));
	const net = sum([...state.positions.values()].map(({ owes, due }) => due - owes));
	if (net !== 0n) faults.push(`positions sum to ${net}`);
	return faults;
}
