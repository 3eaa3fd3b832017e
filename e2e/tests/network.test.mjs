// Four branches, a validator each, on one machine: what the network survives.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Node, until } from '../lib.mjs';

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
});
