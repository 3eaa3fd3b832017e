// Who may take part in the network: the nodes that the head office approves, and nobody else.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { base58Decode } from '@polkadot/util-crypto';
import { u8aToHex } from '@polkadot/util';
import { govern, keyring, Node, until } from '../lib.mjs';

const NAMES = ['alice', 'bob', 'charlie', 'dave'];

describe('a network of approved nodes', () => {
	const nodes = {};
	const ids = {};
	let api;
	let keys;

	/** Approves these nodes, and no others, of a branch, as the head office. */
	const approve = async (branch, peers) => {
		const call = api.tx.branchRegistry.approveNodes({ Branch: branch }, peers.map((peer) => u8aToHex(base58Decode(peer))));
		await govern(api, keys, call);
	};
	const peers = async (name) => (await nodes[name].request('system_health')).peers;
	const connected = async (name) => (await nodes[name].request('system_peers')).map(({ peerId }) => peerId);
	const has = (name, count) => until(`${name} has ${count} peers`, async () => (await peers(name)) === count);
	const finalises = async (names, more = 2) => {
		const goal = Math.max(...await Promise.all(names.map((name) => nodes[name].finalised()))) + more;
		for (const name of names) await until(`block ${goal} is final on ${name}`, async () => (await nodes[name].finalised()) >= goal);
		return goal;
	};

	before(async () => {
		keys = await keyring();
		for (const name of NAMES) {
			nodes[name] = await Node.validator(name, nodes.alice);
			ids[name] = await nodes[name].request('system_localPeerId');
		}
		await finalises(NAMES);
		api = await nodes.alice.api();
	});
	after(async () => {
		await api?.disconnect();
		await Promise.all(Object.values(nodes).map((node) => node.stop()));
	});

	it('lets everybody in while nobody is approved', async () => {
		nodes.stranger = await Node.observer(nodes.alice);
		ids.stranger = await nodes.stranger.request('system_localPeerId');
		await until('the stranger follows', async () => (await nodes.stranger.finalised()) > 0);
		assert.ok((await connected('alice')).includes(ids.stranger));
	});

	it('closes when nodes are approved: the stranger is dropped and the validators go on', async () => {
		const calls = NAMES.map((name, place) => api.tx.branchRegistry.approveNodes(
			{ Branch: place + 1 }, [u8aToHex(base58Decode(ids[name]))],
		));
		for (const call of calls) {
			await govern(api, keys, call);
		}
		for (const name of NAMES) await has(name, 3);
		await has('stranger', 0);
		await finalises(NAMES);
		for (const name of NAMES) assert.ok(!(await connected(name)).includes(ids.stranger), name);
	});

	it('gives no place to a stranger that comes later', async () => {
		nodes.late = await Node.observer(nodes.alice);
		ids.late = await nodes.late.request('system_localPeerId');
		const height = await finalises(NAMES, 3);
		assert.equal(await peers('late'), 0);
		assert.equal(await nodes.late.best(), 0, `a stranger has no block where the validators have ${height}`);
		for (const name of NAMES) assert.ok(!(await connected(name)).includes(ids.late), name);
	});

	it('lets a node in when it is approved', async () => {
		await approve(1, [ids.alice, ids.late]);
		await until('the new node follows', async () => (await nodes.late.finalised()) > 0);
		const height = await finalises([...NAMES, 'late']);
		const hash = await nodes.alice.request('chain_getBlockHash', height);
		assert.equal(await nodes.late.request('chain_getBlockHash', height), hash);
	});

	it('drops a node when it is revoked, and takes it back when it is approved again', async () => {
		await approve(4, []);
		await has('dave', 0);
		const others = ['alice', 'bob', 'charlie'];
		await finalises(others);
		for (const name of others) assert.ok(!(await connected(name)).includes(ids.dave), name);

		await approve(4, [ids.dave]);
		await until('dave is back', async () => (await peers('dave')) > 0);
		const height = await finalises(NAMES);
		const hashes = await Promise.all(NAMES.map((name) => nodes[name].request('chain_getBlockHash', height)));
		assert.equal(new Set(hashes).size, 1, 'all nodes have one chain');
	});

	it('stays closed to strangers when a node is started again', async () => {
		const { base } = nodes.bob;
		await nodes.bob.end('SIGKILL');
		nodes.bob = await Node.validator('bob', nodes.alice, base);
		await until('bob is back', async () => (await peers('bob')) >= 3);
		await finalises(NAMES);
		assert.ok(!(await connected('bob')).includes(ids.stranger));
	});
});
