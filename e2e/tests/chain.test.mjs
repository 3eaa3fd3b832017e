// The chain as Polkadot.js sees it: metadata, finality, and who is kept out.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Node, finality, govern, keyring, only, send, until } from '../lib.mjs';

describe('the development chain', () => {
	let node, api, keys;
	before(async () => {
		node = await Node.start();
		api = await node.api();
		keys = await keyring();
	});
	after(async () => {
		await finality();
		await api?.disconnect();
		const ended = await node?.stop();
		if (ended) assert.equal(ended.code, 0, 'the node ends cleanly');
	});

	it('is read without custom types', async () => {
		assert.equal(api.runtimeVersion.specName.toString(), 'timebank');
		assert.equal(api.registry.chainSS58, 42);
		assert.deepEqual(api.registry.chainTokens, ['FUEL']);
		assert.deepEqual(api.registry.chainDecimals, [12]);
		assert.ok(api.tx.identityFiling.submit && api.tx.timeCoin.gift && api.tx.freezeControl.openCase);
	});

	it('finalises blocks', async () => {
		const first = (await api.rpc.chain.getHeader(await api.rpc.chain.getFinalizedHead())).number.toNumber();
		await until('two more final blocks', async () => {
			const head = await api.rpc.chain.getFinalizedHead();
			return (await api.rpc.chain.getHeader(head)).number.toNumber() >= first + 2;
		});
	});

	it('keeps a stranger out of the pool, with or without fuel', async () => {
		const remark = api.tx.system.remark('0x00');
		await assert.rejects(send(api, remark, keys.addFromUri('//Nobody')), /1010|1012|Invalid Transaction|Custom/);

		// The head office sends fuel to the stranger: it stays a stranger.
		const grant = api.tx.fuel.grant(keys.addFromUri('//Nobody').address, 10n ** 12n);
		const events = await govern(api, keys, grant);
		only(events, 'fuel', 'FuelGranted');
		await assert.rejects(send(api, remark, keys.addFromUri('//Nobody')), /Custom error: 1/);
	});

	it('lets an officer act without fuel', async () => {
		const manager = keys.addFromUri('//Branch1//Manager');
		assert.equal((await api.query.system.account(manager.address)).data.free.toBigInt(), 0n);
		// A refused call, sponsored and charged to the bucket all the same.
		await assert.rejects(
			send(api, api.tx.branchRegistry.revokeRole(keys.addFromUri('//Nobody').address), manager),
			/branchRegistry.RoleNotFound/,
		);
		assert.equal((await api.query.system.account(manager.address)).data.free.toBigInt(), 0n);
	});
});
