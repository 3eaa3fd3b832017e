// Hardhat on the real node: a project of its own compiles the contracts with the compiler of npm, deploys, calls and reads.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { getAddress } from 'ethers';
import { FOLDER } from '../contracts.mjs';
import { ALITH, addressOf, admit, scene } from '../ethereum.mjs';
import { COIN, free } from '../people.mjs';

const e2e = join(dirname(fileURLToPath(import.meta.url)), '..');

describe('hardhat', () => {
	const project = mkdtempSync(join(tmpdir(), 'timebank-hardhat-'));
	let node, api, keys, provider, volunteer, elder, close;

	/** Runs a task of the project; what it wrote. */
	const hardhat = (...args) => {
		const { error, status, stdout, stderr } = spawnSync(process.execPath, [
			join(project, 'node_modules', 'hardhat', 'internal', 'cli', 'bootstrap.js'), ...args,
		], {
			cwd: project, encoding: 'utf8', timeout: 240_000,
			env: {
				...process.env, HARDHAT_DISABLE_TELEMETRY_PROMPT: 'true', NO_COLOR: '1', RPC: node.http,
				KEYS: [ALITH, volunteer.wallet.privateKey].join(), TO: addressOf(elder.key),
			},
		});
		if (error) throw error;
		if (status !== 0) throw new Error(`hardhat ${args[0]}: ${stderr}${stdout}`);
		return stdout;
	};

	before(async () => {
		for (const part of ['hardhat.config.cjs', 'scripts']) cpSync(join(e2e, 'hardhat', part), join(project, part), { recursive: true });
		cpSync(join(FOLDER, 'src'), join(project, 'contracts'), { recursive: true });
		// The sources import the interfaces of the faces by this name.
		cpSync(join(FOLDER, '..', 'precompiles', 'interfaces'), join(project, 'timebank'), { recursive: true });
		symlinkSync(join(e2e, 'node_modules'), join(project, 'node_modules'));
		({ node, api, keys, provider, volunteer, elder, close } = await scene());
	});
	after(async () => {
		await close?.();
		rmSync(project, { recursive: true, force: true });
	});

	it('compiles, deploys what is admitted and nothing else, sends, reads and decodes errors', async () => {
		hardhat('compile');
		const bytecode = (source, name) => JSON.parse(
			readFileSync(join(project, 'artifacts', 'contracts', `${source}.sol`, `${name}.json`), 'utf8'),
		).bytecode;
		const run = () => hardhat('run', '--no-compile', 'scripts/deploy.cjs');
		assert.throws(run, /contract is not admitted/);
		await admit(api, keys, bytecode('Samples', 'SampleToken') + 1_000n.toString(16).padStart(64, '0'));
		await admit(api, keys, bytecode('ServiceMarket', 'ServiceMarket'));
		const before = await free(api, elder.member);
		const seen = JSON.parse(run());
		assert.equal(seen.chain, Number((await provider.getNetwork()).chainId));
		for (const address of [seen.token, seen.market]) {
			assert.equal(address, getAddress(address));
			assert.notEqual(await provider.getCode(address), '0x');
		}
		assert.deepEqual(seen.balances, [600, 400]);
		assert.deepEqual([seen.status, seen.logs], [1, [400]]);
		assert.equal(seen.failed, 'NotIn(uint8,uint8)');
		assert.deepEqual(seen.coin, [1, 1, 'TIME']);
		assert.match(seen.refused, /NotWholeQuanta/);
		assert.equal(await free(api, elder.member), before + COIN);
	});
});
