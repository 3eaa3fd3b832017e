// Runs the networks: `node run.mjs [short|all]`. NODE is the path of timebank-node, NEXT that of the wasm of the same runtime
// with the next version (`make next-runtime`), which only `all` needs.
//
// The zombienet CLI runs the *.zndsl files. What it cannot say (finality that must *not* go on, transactions that must not be
// lost, rotation, a new runtime, warp synchronisation, one validator's keys on two machines) is in *.test.mjs, on the harness of
// e2e/. Whatever happens, no process is left: all of the CLI's nodes keep their data below one folder, and what still runs with that
// folder on its command line is ended.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const which = process.argv[2] ?? 'all';
const binary = process.env.NODE && resolve(process.env.NODE);
if (!binary || !existsSync(binary)) throw new Error('set NODE to the path of timebank-node (make zombienet does)');
const next = process.env.NEXT && resolve(process.env.NEXT);
if (which !== 'short' && !(next && existsSync(next))) throw new Error('set NEXT to the wasm of the next version (make zombienet does)');
const folder = mkdtempSync(join(tmpdir(), 'timebank-zombienet-'));

/** Ends every process that was started for this run: their command lines name its folder. */
function sweep() {
	for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
		if (Number(pid) === process.pid) continue;
		try {
			if (readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(folder)) process.kill(Number(pid), 'SIGKILL');
		} catch {
			// It has ended meanwhile.
		}
	}
}
process.once('exit', () => {
	sweep();
	rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130));

/** Runs a command to its end; resolves with whether it succeeded. */
const run = (command, args, options = {}) => new Promise((done) => {
	const child = spawn(command, args, { stdio: 'inherit', ...options });
	child.once('error', (error) => {
		console.error(`${command}: ${error.message}`);
		done(false);
	});
	child.once('exit', (code) => done(code === 0));
});

const spec = join(folder, 'local.raw.json');
execFileSync(binary, ['export-chain-spec', '--chain', 'local', '--raw', '--output', spec], { stdio: 'ignore' });

const results = [];
for (const file of readdirSync(here).filter((name) => name.endsWith('.zndsl')).sort()) {
	if (which === 'short' && !file.startsWith('1-')) continue;
	const args = ['-p', 'native', '-l', 'text', '-d', join(folder, file.replace('.zndsl', '')), '-f', 'test', join(here, file)];
	// The CLI's nodes share nothing with the e2e harness but the binary.
	const succeeded = await run(join(here, 'node_modules/.bin/zombienet'), args, {
		cwd: folder, env: { ...process.env, NODE: binary, SPEC: spec },
	});
	sweep();
	results.push([file, succeeded]);
}
if (which !== 'short') {
	for (const file of readdirSync(here).filter((name) => name.endsWith('.test.mjs')).sort()) {
		results.push([file, await run(process.execPath, ['--test', join(here, file)], { env: { ...process.env, NODE: binary, NEXT: next } })]);
	}
}
for (const [name, succeeded] of results) console.log(`${succeeded ? 'ok    ' : 'FAILED'} ${name}`);
process.exit(results.every(([, succeeded]) => succeeded) ? 0 : 1);
