// The index of the Ethereum layer through everything that happens to a node's files, and around a stopped chain.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, rmSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { JsonRpcProvider, Wallet } from 'ethers';
import { ALITH, history } from '../ethereum.mjs';
import { Node, finality, govern, keyring, only, until } from '../lib.mjs';

/** The folder of a node's index. */
function indexOf(node) {
	const chains = join(node.base, 'chains');
	const [id] = readdirSync(chains);
	return join(chains, id, 'eth-index');
}

/** The files of a folder, the largest first. */
function files(folder) {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name))
		.sort((one, other) => statSync(other).size - statSync(one).size);
}

const ready = (node) => until('the index is complete', async () => (await node.request('eth_syncing')) === false);

describe('the index of the Ethereum layer', () => {
	let node, api, keys, provider, alith;

	const open = async (base) => {
		node = await Node.start([], base);
		api = await node.api();
		provider = new JsonRpcProvider(node.http, undefined, { pollingInterval: 200, cacheTimeout: -1 });
		alith = new Wallet(ALITH, provider);
		await ready(node);
	};
	const close = async (signal) => {
		provider?.destroy();
		await finality();
		await api?.disconnect();
		return node.end(signal);
	};
	const pay = (nonce) => alith.sendTransaction({
		to: alith.address, value: 1n, gasLimit: 21_000n, gasPrice: 10n ** 8n, type: 0, nonce,
	});

	before(async () => {
		keys = await keyring();
		await open();
	});
	after(async () => {
		provider?.destroy();
		await api?.disconnect();
		await node?.stop();
	});

	// A filtered Ethereum call in a block makes the whole block unreadable for Ethereum clients.
	it('reads every block around the entry to safe mode', async () => {
		const first = await provider.getTransactionCount(alith.address);
		const enter = api.tx.safeMode.forceEnter();
		// Transactions before, in and after the block in which the chain is stopped.
		const sent = [await pay(first), await pay(first + 1)];
		await until('a block with them', () => provider.getTransactionReceipt(sent[1].hash));
		sent.push(await pay(first + 2));
		const entered = govern(api, keys, enter);
		const refused = [];
		for (let nonce = first + 3; refused.length === 0; nonce += 1) {
			try {
				sent.push(await pay(nonce));
			} catch (error) {
				refused.push(error);
			}
		}
		only(await entered, 'safeMode', 'Entered');
		assert.match(`${refused[0].error?.message ?? refused[0].message}`, /not allowed/);

		const stop = await provider.getBlockNumber();
		await until('two more blocks', async () => (await provider.getBlockNumber()) > stop + 1);
		const { blocks } = await history(node, await provider.getBlockNumber());
		const seen = new Set(blocks.flatMap(({ block }) => block.transactions.map(({ hash }) => hash)));
		assert.ok(seen.has(sent[0].hash) && seen.has(sent[1].hash));
		for (const { hash } of sent) {
			const receipt = await provider.getTransactionReceipt(hash);
			assert.equal(receipt !== null, seen.has(hash), 'a receipt is there for what is in a block, and for nothing else');
			if (receipt) assert.equal(receipt.status, 1);
		}

		only(await govern(api, keys, api.tx.safeMode.forceExit()), 'safeMode', 'Exited');
		const next = await until('the chain takes transactions again', () =>
			provider.getTransactionCount(alith.address).then(pay).catch(() => null));
		assert.equal((await next.wait()).status, 1);
	});

	it('gives the same answers when the node was killed and started again', async () => {
		const last = await provider.getBlockNumber();
		await until('they are final', async () => (await provider.getBlock('finalized')).number >= last);
		const before = await history(node, last);
		assert.ok(before.blocks.some(({ block }) => block.transactions.length > 0));
		await close('SIGKILL');
		await open(node.base);
		assert.deepEqual(await history(node, last), before);
	});

	it('gives the same answers when the index was deleted', async () => {
		const last = (await provider.getBlock('finalized')).number;
		const before = await history(node, last);
		await close();
		rmSync(indexOf(node), { recursive: true });
		await open(node.base);
		assert.deepEqual(await history(node, last), before);
	});

	it('gives the same answers when any file of the index was cut short', async () => {
		const last = (await provider.getBlock('finalized')).number;
		const before = await history(node, last);
		await close();
		const [largest, ...others] = files(indexOf(node)).filter((file) => statSync(file).size > 0);
		truncateSync(largest, Math.trunc(statSync(largest).size / 2));
		for (const other of others.slice(0, 2)) truncateSync(other, statSync(other).size - 1);
		await open(node.base);
		assert.deepEqual(await history(node, last), before);
	});

	/** Runs a command of the node on the stopped node's data. */
	const command = (name, ...args) => execFileSync(
		process.env.NODE, [name, '--dev', '--chain', node.spec, '--base-path', node.base, ...args], { stdio: 'ignore' },
	);

	it('gives the same final answers when blocks were taken back', async () => {
		const last = (await provider.getBlock('finalized')).number;
		const before = await history(node, last);
		await close();
		command('revert', '10');
		await open(node.base);
		assert.deepEqual(await history(node, last), before);
		const next = await pay(await provider.getTransactionCount(alith.address));
		assert.equal((await next.wait()).status, 1);
	});

	it('answers for the new chain when the old one was purged', async () => {
		const sent = await pay(await provider.getTransactionCount(alith.address));
		const receipt = await sent.wait();
		const first = await node.request('eth_getBlockByNumber', '0x1', false);
		await close();
		command('purge-chain', '-y');
		await open(node.base);
		await until('a block', async () => (await provider.getBlockNumber()) > 0);
		assert.notEqual((await node.request('eth_getBlockByNumber', '0x1', false)).hash, first.hash);
		assert.equal(await node.request('eth_getTransactionReceipt', sent.hash), null);
		assert.equal(await node.request('eth_getBlockByHash', receipt.blockHash, false), null);
		assert.deepEqual(await node.request('eth_getLogs', { fromBlock: '0x0' }), []);
		assert.equal(await provider.getTransactionCount(alith.address), 0);
		assert.equal((await (await pay(0)).wait()).status, 1);
	});
});

describe('a node that does not answer Ethereum clients', () => {
	it('answers by an unknown method with --eth=false', async () => {
		const node = await Node.start(['--eth=false']);
		try {
			await assert.rejects(node.request('eth_chainId'), { code: -32601 });
			assert.ok(await node.request('system_chain'));
		} finally {
			await node.stop();
		}
	});
});
