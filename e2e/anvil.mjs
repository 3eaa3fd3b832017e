// An anvil beside our node: what Ethereum itself would say.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort, until } from './lib.mjs';

const here = dirname(fileURLToPath(import.meta.url));

/** Runs a task beside an anvil, which is the one that npm brings if there is one for this machine. */
export async function withAnvil(task) {
	const port = await freePort();
	const brought = join(here, 'node_modules', '@foundry-rs', 'anvil-linux-amd64', 'bin', 'anvil');
	const child = spawn(existsSync(brought) ? brought : 'anvil', ['--port', `${port}`, '--silent'], { stdio: 'ignore' });
	const ended = new Promise((resolve) => {
		child.once('exit', resolve);
		child.once('error', resolve);
	});
	const url = `http://127.0.0.1:${port}`;
	const request = async (method, ...params) => {
		const answer = await fetch(url, {
			method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
		});
		const { result, error } = await answer.json();
		if (error) throw Object.assign(new Error(error.message), error);
		return result;
	};
	try {
		await until('anvil answers', () => request('eth_chainId').catch(() => false));
		return await task(url, request);
	} finally {
		child.kill();
		await ended;
	}
}
