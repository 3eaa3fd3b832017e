// Four branch validators and an observer that lose parts and get them back, with transactions all the while. Prints the table of
// docs/reliability.md at the end.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { govern, keyring, Node, until } from '../e2e/lib.mjs';
import { authorise, chainBetween, supply } from './upgrade.mjs';

const NAMES = ['alice', 'bob', 'charlie', 'dave'];
const SLOT_MS = 3_000;
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

describe('a network of four validators and an observer', () => {
	const nodes = {};
	const rows = [];
	/** Transactions that were said to be final: block and extrinsic. */
	const acknowledged = [];
	const sending = { on: true, held: false, busy: false, failed: 0, done: null };
	let api;
	let keys;

	const running = () => NAMES.filter((name) => nodes[name]).map((name) => nodes[name]);
	const catchUp = (node, goal) => until(`block ${goal} is final`, async () => (await node.finalised()) >= goal, 240_000);

	/**
	 * Watches the observer while something happens: blocks that did not come in their slots, the longest lag of finality, how
	 * long no further block became final, and the time from the repair to the next final block that is newer than all before it.
	 */
	const measure = async (what, fault, repair) => {
		const start = { best: await nodes.eve.best(), at: Date.now() };
		let [lag, still, watching] = [0, 0, true];
		const watch = (async () => {
			let last = { height: await nodes.eve.finalised(), at: Date.now() };
			while (watching) {
				const height = await nodes.eve.finalised();
				assert.ok(height >= last.height, `block ${last.height} was final, now ${height} is the last`);
				lag = Math.max(lag, (await nodes.eve.best()) - height);
				still = Math.max(still, Date.now() - last.at);
				if (height > last.height) last = { height, at: Date.now() };
				await sleep(500);
			}
		})();
		await fault();
		const best = await nodes.eve.best();
		const repaired = Date.now();
		await repair();
		await catchUp(nodes.eve, best);
		const again = (Date.now() - repaired) / 1_000;
		for (const node of running()) await catchUp(node, best);
		watching = false;
		await watch;
		const slots = (Date.now() - start.at) / SLOT_MS;
		const missed = Math.max(0, Math.round(slots - ((await nodes.eve.best()) - start.best)));
		const row = { what, missed, slots: Math.round(slots), lag, still: (still / 1_000).toFixed(1), again: again.toFixed(1) };
		rows.push(row);
		return row;
	};
	const lose = async (name, signal = 'SIGKILL') => {
		const { base } = nodes[name];
		await nodes[name].end(signal);
		delete nodes[name];
		return base;
	};
	const back = async (name, base) => {
		nodes[name] = await Node.validator(name, nodes.eve, base);
	};
	/** A call of the head office. The transactions all the while are of the same key. */
	const propose = async (call) => {
		sending.held = true;
		try {
			await until('no transaction is on its way', () => !sending.busy);
			return await govern(api, keys, call);
		} finally {
			sending.held = false;
		}
	};
	const oneChain = async () => {
		const height = Math.min(...await Promise.all([...running(), nodes.eve].map((node) => node.finalised())));
		const roots = await Promise.all([...running(), nodes.eve].map(async (node) => {
			const hash = await node.request('chain_getBlockHash', height);
			return (await node.request('chain_getHeader', hash)).stateRoot;
		}));
		assert.equal(new Set(roots).size, 1, `all have one state at block ${height}`);
		return height;
	};

	before(async () => {
		keys = await keyring();
		for (const name of NAMES) nodes[name] = await Node.validator(name, nodes.alice);
		nodes.eve = await Node.observer(nodes.alice, ['--state-pruning', 'archive', '--blocks-pruning', 'archive']);
		await catchUp(nodes.eve, 2);
		api = await nodes.eve.api();
		const governor = keys.addFromUri('//Ferdie');
		const target = keys.addFromUri('//Alice').address;
		// The next one goes when a block holds the one before, so that nonces are right; a dozen wait for finality at most.
		const underWay = new Set();
		sending.done = (async () => {
			while (sending.on) {
				await sleep(500);
				if (underWay.size >= 12 || sending.held) continue;
				sending.busy = true;
				const grant = api.tx.fuel.grant(target, 1n);
				const call = api.tx.headOffice.propose(1, grant, grant.encodedLength);
				await new Promise((inBlock) => {
					const final = new Promise((resolve) => {
						const fail = () => {
							sending.failed += 1;
							resolve();
							inBlock();
						};
						// Its status only: events, which nobody here asks for, are not decoded while the client changes its metadata.
						call.signAsync(governor, { nonce: -1 }).then((signed) => api.rpc.author.submitAndWatchExtrinsic(signed, (status) => {
							if (status.isInBlock) inBlock();
							if (status.isFinalized) {
								acknowledged.push({ block: status.asFinalized.toHex(), hash: signed.hash.toHex() });
								resolve();
							} else if (status.isDropped || status.isInvalid || status.isUsurped || status.isFinalityTimeout) {
								fail();
							}
						})).catch(fail);
					});
					underWay.add(final);
					final.then(() => underWay.delete(final));
				});
				sending.busy = false;
			}
			await Promise.all(underWay);
		})();
	});
	after(async () => {
		sending.on = false;
		await api?.disconnect();
		await Promise.all(Object.values(nodes).map((node) => node.stop()));
	});

	it('makes and finalises blocks', async () => {
		await measure('nothing, for ten blocks', () => sleep(10 * SLOT_MS), async () => {});
		await oneChain();
	});

	it('goes on when one validator is killed', async () => {
		let base;
		await measure('one validator killed for ten blocks', async () => {
			base = await lose('dave');
			const height = await nodes.eve.finalised();
			await sleep(10 * SLOT_MS);
			assert.ok((await nodes.eve.finalised()) > height + 3, 'finality goes on');
		}, () => back('dave', base));
		await oneChain();
	});

	it('makes blocks and finalises none while two are lost', async () => {
		const bases = {};
		await measure('two validators killed for ten blocks', async () => {
			for (const name of ['charlie', 'dave']) bases[name] = await lose(name);
			const settled = await nodes.eve.best();
			await until('blocks go on', async () => (await nodes.eve.best()) >= settled + 4);
			const final = await nodes.eve.finalised();
			assert.ok(final <= settled, `block ${final} is final without a majority`);
			await sleep(3 * SLOT_MS);
			assert.ok((await nodes.eve.finalised()) <= settled, 'finality stands still');
		}, async () => {
			for (const name of ['charlie', 'dave']) await back(name, bases[name]);
		});
		await oneChain();
	});

	it('heals when half of it stood still', async () => {
		const pause = (signal) => ['bob', 'charlie'].forEach((name) => nodes[name].child.kill(signal));
		await measure('two validators paused (SIGSTOP) for half a minute', async () => {
			pause('SIGSTOP');
			await sleep(30_000);
		}, async () => pause('SIGCONT'));
		await oneChain();
	});

	it('goes on while every validator is started again, one after the other', async () => {
		await measure('rolling restart of all four', async () => {
			for (const name of NAMES) {
				const base = await lose(name, 'SIGTERM');
				await back(name, base);
				await catchUp(nodes[name], await nodes.eve.finalised());
			}
		}, async () => {});
		await oneChain();
	});

	it('changes its validators by governance', async () => {
		const validators = async () => (await api.query.session.validators()).length;
		await measure('one validator leaves the set and comes back, by governance', async () => {
			await propose(api.tx.branchRegistry.setBranchStatus(4, 'Observer'));
			await until('three validate', async () => (await validators()) === 3, 300_000);
			await propose(api.tx.branchRegistry.setBranchStatus(4, 'Validator'));
			await until('four validate', async () => (await validators()) === 4, 300_000);
		}, async () => {});
		await oneChain();
	});

	it('takes a new runtime by governance, and finality goes on', async () => {
		const code = `0x${readFileSync(process.env.NEXT).toString('hex')}`;
		const version = async (node) => (await node.request('state_getRuntimeVersion')).specVersion;
		const specVersion = (await version(nodes.eve)) + 1;
		const branches = NAMES.map((name) => `//${name[0].toUpperCase()}${name.slice(1)}`);
		const proposal = await authorise({ api, keys, node: nodes.eve, code, specVersion, branches, propose });
		assert.deepEqual(proposal.attestations.map(Number), [1, 2, 3, 4]);
		for (const node of running()) assert.equal(await version(node), specVersion - 1);
		// As the guide says: the nodes go on, and have the code when the block comes that brings it.
		for (const { spec, base } of [...running(), nodes.eve]) {
			await promisify(execFile)(process.env.NODE, ['compile-runtime', '--chain', spec, '--base-path', base, process.env.NEXT]);
		}

		const first = await nodes.eve.finalised();
		const set = (await api.query.grandpa.currentSetId()).toNumber();
		let changed, signed;
		await measure('new runtime by governance: from its code on, ten blocks', async () => {
			changed = await supply(api, code);
			signed = acknowledged.length;
			await until('ten blocks are made by the new runtime', async () => (await nodes.eve.best()) >= changed + 10, 300_000);
		}, async () => {});
		for (const node of [...running(), nodes.eve]) {
			await until('the new runtime runs', async () => (await version(node)) === specVersion);
		}
		await until('the client has the new metadata', () => api.runtimeVersion.specVersion.toNumber() === specVersion);
		await until('transactions go on', () => acknowledged.length > signed + 3);
		assert.equal((await api.query.system.lastRuntimeUpgrade()).unwrap().specVersion.toNumber(), specVersion);

		// Every block of that time is final and follows the one before; the validators are the same, and all four go on.
		const last = await oneChain();
		assert.ok(last >= changed + 10);
		const blocks = await chainBetween(nodes.eve, first, last);
		const empty = blocks.slice(1).map(({ height, slot }, place) => ({ height, slots: slot - blocks[place].slot - 1 }));
		const [before, since] = [empty.filter(({ height }) => height <= changed), empty.filter(({ height }) => height > changed)]
			.map((some) => some.reduce((sum, { slots }) => sum + slots, 0));
		const after = blocks.filter(({ height }) => height > changed).map(({ slot }) => slot % NAMES.length);
		assert.equal(new Set(after).size, NAMES.length, 'all four make blocks');
		console.log(`blocks ${first} to ${last} are final; ${before} slots are empty up to the block with the code, ${changed}, and ${since} after it`);
		assert.equal((await api.query.grandpa.currentSetId()).toNumber(), set);
	});

	it('lets a fresh node in, by all blocks and by warp, with the same state', async () => {
		const height = await oneChain();
		for (const sync of ['full', 'warp']) {
			const fresh = await Node.observer(nodes.eve, ['--sync', sync]);
			nodes[sync] = fresh;
			const begin = Date.now();
			await catchUp(fresh, height);
			rows.push({ what: `a fresh node syncs (${sync})`, missed: '', slots: '', lag: '', still: '', again: ((Date.now() - begin) / 1_000).toFixed(1) });
			const hash = await fresh.request('chain_getFinalizedHead');
			const { stateRoot } = await fresh.request('chain_getHeader', hash);
			await until('the observer has the block', async () => (await nodes.eve.request('chain_getHeader', hash)) !== null);
			assert.equal((await nodes.eve.request('chain_getHeader', hash)).stateRoot, stateRoot);
			// The state itself is there, not its root only.
			assert.ok((await fresh.request('state_getStorageSize', '0x3a636f6465', hash)) > 0);
		}
	});

	it('has lost no transaction that it had called final', async () => {
		sending.on = false;
		await sending.done;
		assert.ok(acknowledged.length > 50, `${acknowledged.length} transactions`);
		const { blake2AsHex } = await import('../e2e/node_modules/@polkadot/util-crypto/index.js');
		let lost = 0;
		for (const { block, hash } of acknowledged) {
			const { block: { header, extrinsics } } = await nodes.eve.request('chain_getBlock', block);
			const canonical = await nodes.eve.request('chain_getBlockHash', Number(header.number));
			if (canonical !== block || !extrinsics.some((extrinsic) => blake2AsHex(extrinsic) === hash)) lost += 1;
		}
		console.log('| what | slots | blocks missed | longest lag of finality (blocks) | finality stood still (s) | final again after (s) |');
		console.log('|---|---|---|---|---|---|');
		for (const row of rows) console.log(`| ${row.what} | ${row.slots} | ${row.missed} | ${row.lag} | ${row.still} | ${row.again} |`);
		console.log(`\nLoad of the machine at the end: ${loadavg().map((load) => load.toFixed(1)).join(', ')}.`);
		console.log(`${acknowledged.length} transactions acknowledged as final, ${lost} lost; ${sending.failed} never were.`);
		assert.equal(lost, 0);
	});
});
