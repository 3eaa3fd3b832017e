// Four branches, a validator each, on one machine: what the network survives.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { JsonRpcProvider, Wallet, WebSocketProvider } from 'ethers';
import { ALITH, admit } from '../ethereum.mjs';
import { Node, finality, keyring, until } from '../lib.mjs';

const NAMES = ['alice', 'bob', 'charlie', 'dave'];

describe('a network of four branches', () => {
	const nodes = {};
	const alive = () => Object.values(nodes);
	/** Waits until every node that runs has `more` further final blocks. */
	const finalises = async (more) => {
		const goal = Math.max(...await Promise.all(alive().map((node) => node.finalised()))) + more;
		for (const node of alive()) await until(`block ${goal} is final`, async () => (await node.finalised()) >= goal);
		return goal;
	};
	const lose = async (name, signal) => {
		const { base } = nodes[name];
		await nodes[name].end(signal);
		delete nodes[name];
		return base;
	};
	const hashes = (height) => Promise.all(alive().map((node) => node.request('chain_getBlockHash', height)));

	before(async () => {
		for (const name of NAMES) nodes[name] = await Node.validator(name, nodes.alice);
	});
	after(() => Promise.all(alive().map((node) => node.stop())));

	it('makes and finalises blocks', async () => {
		const height = await finalises(2);
		assert.equal(new Set(await hashes(height)).size, 1, 'all nodes have one chain');
		for (const node of alive()) assert.equal((await node.request('system_health')).peers, 3);
	});

	it('goes on when one validator is killed', async () => {
		const base = await lose('dave', 'SIGKILL');
		await finalises(2);
		nodes.dave = await Node.validator('dave', nodes.alice, base);
		const height = await finalises(2);
		assert.equal(new Set(await hashes(height)).size, 1, 'the validator that was lost has caught up');
	});

	it('makes blocks and finalises none when two of four are lost, and loses nothing when they are back', async () => {
		const bases = [await lose('charlie', 'SIGKILL'), await lose('dave', 'SIGKILL')];
		// What was voted on before they were lost may still become final.
		const settled = await nodes.alice.best();
		await until('blocks go on', async () => (await nodes.alice.best()) >= settled + 3);
		const final = await nodes.alice.finalised();
		assert.ok(final <= settled, `block ${final} is final without a majority`);
		const kept = await nodes.alice.request('chain_getBlockHash', final);

		nodes.charlie = await Node.validator('charlie', nodes.alice, bases[0]);
		nodes.dave = await Node.validator('dave', nodes.alice, bases[1]);
		const height = await finalises(settled + 3 - final);
		assert.equal(new Set(await hashes(height)).size, 1);
		assert.deepEqual(new Set(await hashes(final)), new Set([kept]), 'what was final stays');
	});

	it('tells Ethereum clients what a reorganisation takes away, and what is final stays', async () => {
		// Writes a log, and makes a contract of one byte.
		const code = '0x5f5fa060015ff3';
		const api = await nodes.alice.api();
		await admit(api, await keyring(), code);
		await finality();
		await api.disconnect();
		// Alone he goes on in his own turns, on a fork that nobody sees.
		const base = await lose('dave', 'SIGTERM');
		const alone = await Node.validator('dave', undefined, base, ['--eth', '--force-authoring', '--reserved-only', '--rpc-methods', 'unsafe']);
		nodes.dave = alone;
		const [live, provider] = [new WebSocketProvider(alone.ws), new JsonRpcProvider(alone.http, undefined, { cacheTimeout: -1 })];
		try {
			const told = [];
			const subscription = await live.send('eth_subscribe', ['logs', {}]);
			live.websocket.addEventListener('message', ({ data }) => {
				const { method, params } = JSON.parse(data);
				if (method === 'eth_subscription' && params.subscription === subscription) told.push(params.result);
			});
			const receiptOf = (hash) => alone.request('eth_getTransactionReceipt', hash);
			const final = () => alone.request('eth_getBlockByNumber', 'finalized', false);

			const { hash } = await new Wallet(ALITH, provider).sendTransaction({ data: code });
			await until('the fork has the transaction', () => told.length === 1);
			const forked = await receiptOf(hash);
			assert.deepEqual([told[0].transactionHash, told[0].blockHash, told[0].removed], [hash, forked.blockHash, false]);
			const before = await final();
			assert.ok(Number(before.number) < Number(forked.blockNumber), 'a fork of one is not final');
			await until('the others are ahead', async () => (await nodes.alice.finalised()) > Number(forked.blockNumber));

			await alone.request('system_addReservedPeer', await nodes.alice.address());
			await until('it is taken back', () => told.length > 1);
			assert.deepEqual([told[1].transactionHash, told[1].blockHash, told[1].removed], [hash, forked.blockHash, true]);
			// It is no loss: it waits again, and comes into the chain of all.
			const kept = await until('the chain has the transaction', async () => {
				const receipt = await receiptOf(hash);
				return receipt && receipt.blockHash !== forked.blockHash && receipt;
			});
			await until('it is final', async () => Number((await final()).number) >= Number(kept.blockNumber));
			assert.deepEqual(await receiptOf(hash), kept);
			assert.deepEqual([told.at(-1).blockHash, told.at(-1).removed], [kept.blockHash, false]);
			assert.equal((await alone.request('eth_getBlockByNumber', before.number, false)).hash, before.hash, 'what was final stays');
			assert.equal(new Set(await hashes(Number(kept.blockNumber))).size, 1);
		} finally {
			provider.destroy();
			await live.destroy();
		}
	});
});
