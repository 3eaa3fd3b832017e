// Enters a month on a fresh chain, then proves by its events alone that the ledger is right.
import { copyFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finalHead } from '../demo/ledger.mjs';
import { Node, keyring } from '../lib.mjs';
import { Chain } from './chain.mjs';
import { Draw } from './draw.mjs';
import { falsified, readHistory, readState } from './events.mjs';
import { Month, lotsByApi } from './job.mjs';
import { databases, proposals } from './measure.mjs';
import { differences, replay } from './replay.mjs';

/** Every state and every block is kept. */
const ARCHIVE = ['--state-pruning', 'archive', '--blocks-pruning', 'archive'];

/** Milliseconds since `began`. */
const since = (began) => Date.now() - began;

/** What is wrong with a history, in words; nothing if it leads to the state. */
function check(entries, state) {
	try {
		return differences(replay(entries), state);
	} catch (error) {
		return [error.message];
	}
}

/** Rebuilds the ledger from the blocks up to the final head; resolves with what it found. */
async function prove(api, members) {
	const hash = await finalHead(api);
	const began = Date.now();
	const history = await readHistory(api, hash);
	const readMs = since(began);
	const started = Date.now();
	const ledger = replay(history.entries);
	const replayMs = since(started);
	const state = await readState(api, hash);
	const faults = differences(ledger, state);
	const lots = await lotsByApi(await api.at(hash), members);
	for (const [place, member] of members.entries()) {
		const known = ledger.members.get(member)?.lots ?? [];
		const text = (value) => JSON.stringify(value, (_, part) => (typeof part === 'bigint' ? `${part}` : part));
		if (text(known) !== text(lots[place])) faults.push(`member ${member}: other lots by runtime API`);
	}
	const controls = new Map(Object.entries(falsified(api, history.entries))
		.map(([name, entries]) => [name, check(entries, state)[0] ?? null]));
	return { history, ledger, state, faults, controls, readMs, replayMs, allMs: since(began) };
}

/**
 * Enters a month of so many members and movements and proves it. With `measured` the node is stopped twice on the way, so
 * that its databases can be measured. `tell` hears of each stage. The node is ended and its data removed, however it ends.
 */
export async function month({ members, movements, seed, measured = false, tell = () => {} }) {
	let node, api, chain;
	const blocks = [];
	const stages = [];
	const sizes = [];
	const keys = await keyring();
	const job = new Month(null, keys, new Draw(seed, members, movements), (stage) => {
		stages.push(stage);
		tell({ ...stage, movements: chain.movements });
	});
	let moved = 0;
	const open = async () => {
		node = await Node.start(ARCHIVE, node?.base);
		api = await node.api();
		chain = await Chain.follow(api);
		chain.movements = moved;
		job.connect(api, chain);
	};
	const close = async () => {
		await chain.end();
		moved = chain.movements;
		blocks.push(...chain.blocks);
		await api.disconnect();
		await node.end();
	};
	const measure = async () => {
		if (!measured) return;
		const height = chain.height;
		await close();
		sizes.push({ height, ...databases(node.base) });
		await open();
	};
	try {
		await open();
		await measure();
		const began = Date.now();
		await Promise.all([job.prepare(), job.file()]);
		const filingMs = since(began);
		await measure();
		const first = chain.height;
		const started = Date.now();
		await job.run();
		const monthMs = since(started);
		await chain.end();
		const last = chain.height;
		const proof = await prove(api, job.people.map(({ member }) => member));
		await close();
		if (measured) sizes.push({ height: last, ...databases(node.base) });
		return {
			job, stages, blocks, sizes, proof, filingMs, monthMs, first, last, proposed: proposals(node.log),
			faults: [...job.faults, ...proof.faults],
			accepted: [...proof.controls].filter(([, fault]) => fault === null).map(([name]) => name),
		};
	} catch (error) {
		// The node's log is removed with its data, and says most.
		const log = join(tmpdir(), 'timebank-month.log');
		if (node) copyFileSync(node.log, log);
		throw new Error(`${error.message} (log of the node: ${log})`, { cause: error });
	} finally {
		await api?.disconnect();
		await node?.stop();
	}
}
