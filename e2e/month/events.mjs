// What the replay needs of a chain: the ledger's events out of all blocks, and the state that they must lead to. Both are
// plain values; amounts are whole numbers of any length, digests text.
import { inParts } from './chain.mjs';

/** Blocks that are read at the same time. */
const AT_ONCE = 8;

const option = (value, read) => (value.isSome ? read(value.unwrap()) : null);
const leg = (one) => ({ member: one.member.toNumber(), seq: one.seq.toNumber(), previous: one.previous.toHex() });
const parts = (list) => list.map(({ origin, amount }) => [origin.toNumber(), amount.toBigInt()]);

/** A movement with what the replay asks of it. */
export const movementOf = (movement) => ({
	id: movement.id.toNumber(), kind: movement.kind.toString(), payer: option(movement.payer, leg),
	receiver: option(movement.receiver, leg), amount: movement.amount.toBigInt(), lots: parts(movement.lots),
	branch: movement.branch.toNumber(),
});

const READ = {
	CoinsMoved: ({ movement, source, target }) => ({
		movement: movementOf(movement), encoded: movement.toHex(), source: option(source, (lock) => lock.toHex()),
		target: option(target, (lock) => lock.toHex()),
	}),
	LotsMerged: ({ member, into, from }) => ({
		member: member.toNumber(), into: into.toNumber(), from: from.map((lot) => lot.toNumber()),
	}),
	ClearingMoved: ({ period, from, to, amount }) => ({
		period: period.toNumber(), from: from.toNumber(), to: to.toNumber(), amount: amount.toBigInt(),
	}),
	ClearingClosed: ({ period }) => ({ period: period.toNumber() }),
};

/** Events of the ledger in all blocks up to the final one `hash`, in their order, and how many bytes the blocks have. */
export async function readHistory(api, hash) {
	const height = (await api.rpc.chain.getHeader(hash)).number.toNumber();
	const heights = Array.from({ length: height }, (_, place) => place + 1);
	const blocks = await inParts(heights, async (at) => {
		const block = (await api.rpc.chain.getBlockHash(at)).toHex();
		const [{ block: { header, extrinsics } }, records] = await Promise.all([
			api.rpc.chain.getBlock(block), api.at(block).then((state) => state.query.system.events()),
		]);
		const entries = records.map(({ event }) => event).filter(({ section, method }) => section === 'timeCoin' && READ[method])
			.map(({ method, data }) => ({ type: method, ...READ[method](data) }));
		const lengths = { header: header.encodedLength, extrinsics: extrinsics.encodedLength, events: records.encodedLength };
		return { entries, lengths };
	}, AT_ONCE);
	return { height, entries: blocks.flatMap(({ entries }) => entries), lengths: blocks.map(({ lengths }) => lengths) };
}

/** The state of the ledger at a block: everything that the events must explain. */
export async function readState(api, hash) {
	const at = await api.at(hash);
	const { timeCoin } = at.query;
	const [accounts, index, lots, locked, origins, clearing, positions, supply, next, there] = await Promise.all([
		timeCoin.accounts.entries(), timeCoin.lotIndex.entries(), timeCoin.lots.entries(), timeCoin.locked.entries(),
		timeCoin.origins.entries(), timeCoin.clearing.entries(), timeCoin.positions.entries(), timeCoin.supply(),
		timeCoin.nextMovement(), at.call.timeCoinApi.totalSupply(),
	]);
	const members = new Map();
	const member = (key) => {
		const number = key.args[0].toNumber();
		const empty = { free: 0n, locked: 0n, seq: 0, head: `0x${'00'.repeat(32)}`, next: 0, lots: [], index: [], locks: new Map() };
		if (!members.has(number)) members.set(number, empty);
		return members.get(number);
	};
	for (const [key, { free, locked: put, seq, head, nextLot }] of accounts) {
		Object.assign(member(key), {
			free: free.toBigInt(), locked: put.toBigInt(), seq: seq.toNumber(), head: head.toHex(), next: nextLot.toNumber(),
		});
	}
	for (const [key, list] of index) member(key).index = list.map(({ lot, amount }) => [lot.toNumber(), amount.toBigInt()]);
	// Lots stand in the order of their index; one that is in no index is kept last, and found as a difference.
	for (const [key, lot] of lots) member(key).lots.push([key.args[1].toNumber(), parts(lot.unwrap())]);
	for (const known of members.values()) {
		const place = new Map(known.index.map(([lot], at) => [lot, at]));
		known.lots.sort(([one], [other]) => (place.get(one) ?? Infinity) - (place.get(other) ?? Infinity));
	}
	for (const [key, list] of locked) member(key).locks.set(key.args[1].toHex(), parts(list.unwrap()));
	return {
		members,
		origins: origins.map(([{ args: [origin] }, record]) => [origin.toNumber(), record.unwrap()])
			.sort(([one], [other]) => one - other).map(([origin, { amount, branch }]) => [origin, amount.toBigInt(), branch.toNumber()]),
		supply: { issued: supply.issued.toBigInt(), redeemed: supply.redeemed.toBigInt(), withdrawn: supply.withdrawn.toBigInt() },
		totalSupply: there.toBigInt(),
		nextMovement: next.toNumber(),
		clearing: new Map(clearing.map(([{ args: [period, pair] }, amount]) => [`${period} ${pair[0]} ${pair[1]}`, amount.toBigInt()])),
		positions: new Map(positions.map(([{ args: [period, branch] }, { owes, due }]) =>
			[`${period} ${branch}`, { owes: owes.toBigInt(), due: due.toBigInt() }])),
	};
}

/** Makes movements of the type that the metadata names, out of bytes or fields. */
function movementType(api) {
	const type = api.registry.createLookupType(api.events.timeCoin.CoinsMoved.meta.fields[0].type);
	return (value) => api.registry.createType(type, value);
}

/**
 * Ways to falsify a history, each by name with the falsified events. The replay must refuse every one, or find that it does
 * not lead to the state.
 */
export function falsified(api, entries) {
	const make = movementType(api);
	const moves = entries.map((entry, place) => ({ entry, place })).filter(({ entry: { type } }) => type === 'CoinsMoved');
	const middle = moves[Math.floor(moves.length / 2)].place;
	const last = moves.at(-1).place;
	const withEntry = (place, entry) => [...entries.slice(0, place), ...entry, ...entries.slice(place + 1)];
	/** The same events with some fields of one movement changed, its bytes too. */
	const changed = (place, change) => {
		const entry = entries[place];
		const fields = make(entry.encoded).toJSON();
		const forged = make({ ...fields, ...change(fields) });
		return withEntry(place, [{ ...entry, movement: movementOf(forged), encoded: forged.toHex() }]);
	};
	const find = (kind) => moves.find(({ entry }) => entry.movement.kind === kind)?.place;
	const doubled = ({ amount, lots }) => ({
		amount: 2 * Number(amount), lots: lots.map((part) => ({ ...part, amount: 2 * Number(part.amount) })),
	});
	// One of a member who pays nothing afterwards: what others have merged may be spent.
	const spender = new Map(moves.filter(({ entry }) => entry.movement.payer)
		.map(({ entry, place }) => [entry.movement.payer.member, place]));
	const merge = entries.findLastIndex(({ type, member }, place) => type === 'LotsMerged' && !(spender.get(member) > place));
	const cleared = entries.findIndex(({ type }) => type === 'ClearingMoved');
	return {
		'a movement is missing': withEntry(middle, []),
		'the last movement is missing': withEntry(last, []),
		'a movement is there twice': withEntry(middle, [entries[middle], entries[middle]]),
		'two movements are exchanged': withEntry(middle, []).toSpliced(last - 1, 0, entries[middle]),
		'a movement has another amount than its parts': changed(middle, ({ amount }) => ({ amount: Number(amount) + 25 })),
		'an issue is twice as large': changed(find('Issue'), doubled),
		'a gift has twice the coins': changed(find('Gift'), doubled),
		'a gift goes to somebody else': changed(find('Gift'), ({ receiver }) => ({ receiver: { ...receiver, member: 1 } })),
		'the last movement was countersigned by another': changed(last, ({ signers }) => ({ signers: { ...signers, countersigner: 1 } })),
		'coins come out of the wrong lock': withEntry(find('Pay'), [{ ...entries[find('Pay')], source: null }]),
		...(merge < 0 ? {} : { 'a merge of lots is missing': withEntry(merge, []) }),
		...(cleared < 0 ? {} : { 'a clearing is missing': withEntry(cleared, []) }),
	};
}
