// A node that keeps few states: what it answers from the index, and which blocks it says it cannot serve.
import assert from 'node:assert/strict';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { JsonRpcProvider, Wallet, toQuantity } from 'ethers';
import { ALITH, TIME } from '../ethereum.mjs';
import { Node, until } from '../lib.mjs';

const FEW = ['--state-pruning', '8'];
const GONE = { code: -32000, message: /^block \d+ is not available on this node: its state is pruned$/ };

describe('a node that keeps few states', () => {
	let node, provider, alith, hash, tag;

	const open = async (base) => {
		node = await Node.start(FEW, base);
		provider = new JsonRpcProvider(node.http, undefined, { pollingInterval: 200, cacheTimeout: -1 });
		alith = new Wallet(ALITH, provider);
	};
	/** What the index keeps of the block of the transaction. */
	const kept = async () => ({
		block: await node.request('eth_getBlockByNumber', tag, true),
		receipt: await node.request('eth_getTransactionReceipt', hash),
		receipts: await node.request('eth_getBlockReceipts', tag),
		logs: await node.request('eth_getLogs', { fromBlock: '0x0', toBlock: tag }),
		raw: await node.request('debug_getRawTransaction', hash),
	});
	const isGone = () => node.request('eth_getBalance', alith.address, tag).then(() => false, () => true);

	before(() => open());
	after(async () => {
		provider?.destroy();
		await node?.stop();
	});

	it('answers from the index what it has no state for, and says which block it cannot serve', async () => {
		const sent = await alith.sendTransaction({ to: alith.address, value: 1n, gasLimit: 21_000n, gasPrice: 10n ** 8n, type: 0 });
		const { blockNumber } = await sent.wait();
		[hash, tag] = [sent.hash, toQuantity(blockNumber)];
		const before = await kept();
		assert.equal(before.receipt.status, '0x1');
		assert.ok(BigInt(await node.request('eth_getBalance', alith.address, tag)) > 0n);

		await until('the state is gone', isGone);
		assert.deepEqual(await kept(), before);
		const { address } = alith;
		for (const [method, ...params] of [
			['eth_getBalance', address], ['eth_getTransactionCount', address], ['eth_getCode', TIME], ['eth_getStorageAt', TIME, '0x0'],
			['eth_call', { to: TIME, data: '0x18160ddd' }], ['eth_estimateGas', { from: address, to: address }],
		]) {
			await assert.rejects(node.request(method, ...params, tag), GONE, method);
			assert.ok(await node.request(method, ...params, 'latest'), method);
		}
		const tracer = { tracer: 'callTracer' };
		await assert.rejects(node.request('debug_traceTransaction', hash, tracer), GONE);
		await assert.rejects(node.request('debug_traceBlockByNumber', tag, tracer), GONE);
	});

	it('says so too when the index was deleted, and goes on with what it has', async () => {
		provider.destroy();
		await node.end();
		const chains = join(node.base, 'chains');
		rmSync(join(chains, readdirSync(chains)[0], 'eth-index'), { recursive: true });
		await open(node.base);
		await until('the index has all that there is', async () => (await node.request('eth_syncing')) === false);
		await assert.rejects(node.request('eth_getBlockByNumber', tag, false), GONE);
		await assert.rejects(node.request('eth_getLogs', { fromBlock: tag, toBlock: tag }), { ...GONE, message: new RegExp(`^block ${BigInt(tag)} is`) });
		// By its hash nobody knows any more where it was: as in Geth behind its history of transactions.
		for (const method of ['eth_getTransactionReceipt', 'eth_getTransactionByHash', 'debug_getRawTransaction']) {
			assert.equal(await node.request(method, hash), null, method);
		}
		await assert.rejects(node.request('debug_traceTransaction', hash, { tracer: 'callTracer' }), /transaction not found/);
		const next = await alith.sendTransaction({ to: alith.address, value: 1n, gasLimit: 21_000n, gasPrice: 10n ** 8n, type: 0 });
		assert.equal((await next.wait()).status, 1);
	});
});
