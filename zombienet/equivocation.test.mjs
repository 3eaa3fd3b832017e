// One validator's keys on two machines: both vote, which the others' nodes prove to the chain by themselves.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Node, until } from '../e2e/lib.mjs';

const NAMES = ['alice', 'bob', 'charlie', 'dave'];

describe('a validator whose keys run on two machines', () => {
	const nodes = {};
	let api;

	before(async () => {
		for (const name of NAMES) nodes[name] = await Node.validator(name, nodes.alice);
		await until('block 2 is final', async () => (await nodes.alice.finalised()) >= 2);
		api = await nodes.alice.api();
	});
	after(async () => {
		await api?.disconnect();
		await Promise.all(Object.values(nodes).map((node) => node.stop()));
	});

	it('is suspended for an offence when it votes twice, and finality goes on without it', async () => {
		const branch = async () => (await api.query.branchRegistry.branches(4)).unwrap();
		const validators = async () => (await api.query.session.validators()).length;
		assert.equal(await validators(), 4);
		nodes.twin = await Node.validator('dave', nodes.alice);
		await until('the branch is suspended', async () => (await branch()).status.isSuspended, 400_000);
		const { status, offended } = await branch();
		assert.equal(status.asSuspended.toString(), 'Offence');
		assert.ok(offended.isTrue);
		// Nobody has sent a transaction for that; the set changes within two sessions of twenty blocks.
		await until('three validate', async () => (await validators()) === 3, 300_000);
		const height = await nodes.alice.finalised();
		await until('finality goes on', async () => (await nodes.alice.finalised()) > height + 5);
	});
});
