// Runs the real node for the tests and talks to it with the real client.
import { ApiPromise, HttpProvider, WsProvider } from '@polkadot/api';
import { Keyring } from '@polkadot/keyring';
import { cryptoWaitReady } from '@polkadot/util-crypto';
import { execFileSync, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import {
	createWriteStream, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, symlinkSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PATIENCE_MS = 120_000;

/** Nodes that run, which must not outlive the tests, however those end. */
const running = new Set();
process.once('exit', () => {
	for (const { child, base } of running) {
		child.kill('SIGKILL');
		rmSync(base, { recursive: true, force: true });
	}
});
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130));

/**
 * A port that was free a moment ago. It lies below the ports that the kernel gives to outgoing connections: one of those
 * would be taken, now and then, by a client of another test before the node listens on it.
 */
export async function freePort() {
	for (;;) {
		const port = randomInt(10_000, 30_000);
		const free = await new Promise((resolve) => {
			const server = createServer();
			server.on('error', () => resolve(false));
			server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
		});
		if (free) return port;
	}
}

/** Resolves with the first true value of `probe`, asked again until patience ends. */
export async function until(what, probe, patience = PATIENCE_MS) {
	const end = Date.now() + patience;
	for (;;) {
		const value = await probe();
		if (value) return value;
		if (Date.now() > end) throw new Error(`${what}: not in ${patience} ms`);
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
}

/**
 * What all tests share: a raw specification of the development chain, which needs no runtime to start from, and the
 * compiled runtime. Made once per binary; test files that run at the same time wait for the first.
 */
async function shared(binary) {
	const folder = join(tmpdir(), `timebank-e2e-${process.getuid()}-${Math.trunc(statSync(binary).mtimeMs)}`);
	const [spec, local, compiled, lock, done] = ['dev.raw.json', 'local.raw.json', 'compiled-runtimes', 'lock', 'done']
		.map((name) => join(folder, name));
	mkdirSync(compiled, { recursive: true });
	await until('another test file has prepared the chain', async () => {
		if ([spec, local, done].every((path) => existsSync(path))) return true;
		try {
			mkdirSync(lock);
		} catch {
			// One that was left behind by a process that was killed.
			if (Date.now() - statSync(lock, { throwIfNoEntry: false })?.mtimeMs > 4 * PATIENCE_MS) rmSync(lock, { recursive: true });
			return false;
		}
		try {
			for (const [chain, file] of [['dev', spec], ['local', local]]) {
				execFileSync(binary, ['export-chain-spec', '--chain', chain, '--raw', '--output', `${file}.part`], { stdio: 'ignore' });
				renameSync(`${file}.part`, file);
			}
			const base = mkdtempSync(join(tmpdir(), 'timebank-e2e-'));
			const node = await Node.run(binary, { spec, compiled }, [], base);
			await node.stop();
			mkdirSync(done, { recursive: true });
		} finally {
			rmSync(lock, { recursive: true });
		}
		return true;
	}, 5 * PATIENCE_MS);
	return { spec, local, compiled };
}

/** A running development node. `stop` ends it and removes its data; `end` keeps them, for a start on the same. */
export class Node {
	static async start(flags = [], base = mkdtempSync(join(tmpdir(), 'timebank-e2e-'))) {
		const binary = process.env.NODE;
		if (!binary) throw new Error('set NODE to the path of timebank-node (make e2e does)');
		return Node.run(binary, await shared(binary), flags, base);
	}

	/** A validator of the network of tests with four branches, with a well-known key; `before` is a node to join. */
	static async validator(name, before, base = mkdtempSync(join(tmpdir(), 'timebank-e2e-')), own = []) {
		const binary = process.env.NODE;
		const { local, compiled } = await shared(binary);
		const bootnodes = before ? ['--bootnodes', await before.address()] : [];
		const flags = [`--${name}`, '--validator', '--allow-private-ip', '--unsafe-force-node-key-generation', ...bootnodes, ...own];
		return Node.launch(binary, { spec: local, compiled }, flags, base);
	}

	/** A node of the network of tests that holds no key; `before` is a node to join. */
	static async observer(before, flags = [], base = mkdtempSync(join(tmpdir(), 'timebank-e2e-'))) {
		const binary = process.env.NODE;
		const { local, compiled } = await shared(binary);
		const all = ['--allow-private-ip', '--unsafe-force-node-key-generation', '--bootnodes', await before.address(), ...flags];
		return Node.launch(binary, { spec: local, compiled }, all, base);
	}

	static run(binary, shared, flags, base) {
		return Node.launch(binary, shared, ['--dev', ...flags], base);
	}

	static async launch(binary, { spec, compiled }, flags, base, attempts = 3) {
		if (!existsSync(join(base, 'compiled-runtimes'))) symlinkSync(compiled, join(base, 'compiled-runtimes'));
		const [rpc, p2p] = [await freePort(), await freePort()];
		const child = spawn(
			binary,
			[
				'--chain', spec, ...flags, '--base-path', base, '--rpc-port', `${rpc}`, '--listen-addr', `/ip4/127.0.0.1/tcp/${p2p}`,
				...(flags.includes('--prometheus-port') ? [] : ['--no-prometheus']), '--no-mdns', '--no-telemetry',
			],
			{ stdio: ['ignore', 'ignore', 'pipe'] },
		);
		const node = new Node();
		Object.assign(node, { child, base, spec, rpc, p2p, log: join(base, 'node.log') });
		child.stderr.pipe(createWriteStream(node.log, { flags: 'a' }));
		running.add(node);
		node.ended = new Promise((resolve) => child.once('exit', (code, signal) => {
			running.delete(node);
			resolve({ code, signal });
		}));
		let portTaken = false;
		await until('the node answers', async () => {
			if (child.exitCode !== null) {
				const said = readFileSync(node.log, 'utf8');
				// Between the choice of a port and its use another process may have taken it.
				portTaken = attempts > 1 && said.includes('Address already in use');
				if (portTaken) return true;
				throw new Error(`the node ended with ${child.exitCode}: ${said.slice(-2000)}`);
			}
			return fetch(node.http, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'system_name', params: [] }),
			}).then((answer) => answer.ok, () => false);
		});
		return portTaken ? Node.launch(binary, { spec, compiled }, flags, base, attempts - 1) : node;
	}

	get http() {
		return `http://127.0.0.1:${this.rpc}`;
	}

	get ws() {
		return `ws://127.0.0.1:${this.rpc}`;
	}

	/** A client over WebSocket. Custom types are never given to it. */
	async api() {
		const api = await ApiPromise.create({ provider: new WsProvider(this.ws), noInitWarn: true, throwOnConnect: true });
		// A chain knows its own genesis hash, which proofs of consent name, from the first block on.
		await until('the first block', async () => (await api.rpc.chain.getHeader()).number.toNumber() > 0);
		return api;
	}

	/** Where other nodes find this one. */
	async address() {
		return `/ip4/127.0.0.1/tcp/${this.p2p}/p2p/${await this.request('system_localPeerId')}`;
	}

	/** Height of the last final block. */
	async finalised() {
		const head = await this.request('chain_getFinalizedHead');
		return Number((await this.request('chain_getHeader', head)).number);
	}

	/** Height of the best block. */
	async best() {
		return Number((await this.request('chain_getHeader')).number);
	}

	/** One request by JSON-RPC over HTTP, as any client would make it. */
	async request(method, ...params) {
		const answer = await fetch(this.http, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
		});
		const { result, error } = await answer.json();
		if (error) throw Object.assign(new Error(error.message), error);
		return result;
	}

	/** Ends the process and keeps its data. */
	async end(signal = 'SIGTERM') {
		this.child.kill(signal);
		return this.ended;
	}

	async stop() {
		const ended = await this.end();
		rmSync(this.base, { recursive: true, force: true });
		return ended;
	}
}

/** Keys by their URIs. */
export async function keyring() {
	await cryptoWaitReady();
	return new Keyring({ type: 'sr25519', ss58Format: 42 });
}

/** The error of a failed dispatch as `pallet.Name`. */
export function errorName(api, error) {
	if (!error.isModule) return error.toString();
	const { section, name } = api.registry.findMetaError(error.asModule);
	return `${section}.${name}`;
}

/** What becomes of the blocks in which `send` saw its transactions: each resolves when its block is final. */
const unsettled = new Set();

/**
 * Sends a transaction and resolves with its events when a block holds it. Rejects with the dispatch error's name, or with
 * the pool's refusal. That the block becomes final is waited for by `finality`.
 */
export function send(api, call, signer, options = {}) {
	return new Promise((resolve, reject) => {
		let final, lost;
		unsettled.add(new Promise((yes, no) => [final, lost] = [yes, no]).then(() => null, (error) => error));
		const fail = (error) => {
			lost(error);
			reject(error);
		};
		call.signAndSend(signer, { nonce: -1, ...options }, ({ status, events, dispatchError }) => {
			if (status.isInvalid || status.isDropped || status.isUsurped || status.isFinalityTimeout || status.isRetracted) {
				fail(new Error(`transaction ${status.type}`));
			}
			if (status.isFinalized) final();
			if (!status.isInBlock) return;
			if (dispatchError) reject(new Error(errorName(api, dispatchError)));
			else resolve(events.map(({ event }) => event));
		}).catch((error) => {
			// The pool took it never: there is nothing to wait for.
			final();
			reject(error);
		});
	});
}

/** Resolves when every block in which `send` saw a transaction is final; rejects if one of them was lost, or is not final in time. */
export async function finality() {
	let timer;
	const late = new Promise((resolve) => {
		timer = setTimeout(() => resolve([new Error(`not all blocks with transactions are final in ${PATIENCE_MS} ms`)]), PATIENCE_MS);
	});
	const failed = (await Promise.race([Promise.all(unsettled), late])).find((error) => error);
	clearTimeout(timer);
	unsettled.clear();
	if (failed) throw failed;
}

/** Has the one-member head office dispatch a call, and rejects with its error if it fails. */
export async function govern(api, keys, call) {
	const events = await send(api, api.tx.headOffice.propose(1, call, call.encodedLength), keys.addFromUri('//Ferdie'));
	const { result } = only(events, 'headOffice', 'Executed');
	if (result.isErr) throw new Error(errorName(api, result.asErr));
	return events;
}

/** The only event of this name. */
export function only(events, section, method) {
	const found = events.filter((event) => event.section === section && event.method === method);
	if (found.length !== 1) {
		const names = events.map((event) => `${event.section}.${event.method}`).join(', ');
		throw new Error(`${found.length} events ${section}.${method} among: ${names}`);
	}
	return found[0].data;
}

export { HttpProvider };
