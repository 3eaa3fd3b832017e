// The contracts of contracts/, compiled by forge with the compiler of npm.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));

/** The folder of the contracts. */
export const FOLDER = join(here, '..', 'contracts');

/** The tool of foundry that npm brings for Linux; elsewhere the one that is installed. */
function tool(name) {
	const binary = join(here, 'node_modules', '@foundry-rs', `${name}-linux-amd64`, 'bin', name);
	return existsSync(binary) ? binary : name;
}

/** Runs a tool of foundry and gives what it wrote; fails with what it said. */
export function foundry(name, args, environment = {}) {
	const { error, status, stdout, stderr } = spawnSync(tool(name), args, {
		cwd: FOLDER, encoding: 'utf8', timeout: 240_000, env: { ...process.env, NO_COLOR: '1', ...environment },
	});
	if (error) throw error;
	if (status !== 0) throw new Error(`${name} ${args[0]}: ${stderr}`);
	return stdout;
}

/** Compiles all contracts into a folder. */
export const build = (out) => foundry('forge', ['build', '--out', out, '--cache-path', join(out, 'cache')]);

/** Interface and code of a contract in that folder. */
export function artifact(out, file, name) {
	const { abi, bytecode } = JSON.parse(readFileSync(join(out, file, `${name}.json`), 'utf8'));
	return { abi, bytecode: bytecode.object };
}
