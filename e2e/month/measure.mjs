// What a month costs: time, blocks, bytes.
import { lstatSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Bytes that a folder takes on the disk: files of databases have holes. */
export function bytesOnDisk(path) {
	const { blocks } = lstatSync(path);
	const inside = readdirSync(path, { withFileTypes: true });
	return inside.reduce((sum, entry) => {
		const name = join(path, entry.name);
		return sum + (entry.isDirectory() ? bytesOnDisk(name) : lstatSync(name).blocks * 512);
	}, blocks * 512);
}

/** Bytes of the databases of a node that is stopped: that of the chain, and the index for Ethereum clients. */
export function databases(base) {
	const chains = join(base, 'chains');
	const [chain] = readdirSync(chains);
	const folders = readdirSync(join(chains, chain), { withFileTypes: true }).filter((entry) => entry.isDirectory());
	return Object.fromEntries(folders.map(({ name }) => [name, bytesOnDisk(join(chains, chain, name))]));
}

/** Milliseconds that the node took to make each of its blocks, by height, out of its log. */
export function proposals(log) {
	const found = readFileSync(log, 'utf8').matchAll(/Prepared block for proposing at (\d+) \((\d+) ms\)/g);
	return new Map([...found].map(([, height, ms]) => [Number(height), Number(ms)]));
}

/** Lines of a table; the first column to the left, the others to the right. */
export function table(rows) {
	const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => `${row[column]}`.length)));
	return rows.map((row) => row.map((cell, column) =>
		(column === 0 ? `${cell}`.padEnd(widths[column]) : `${cell}`.padStart(widths[column]))).join('  ').trimEnd());
}

const mean = (numbers) => (numbers.length === 0 ? 0 : numbers.reduce((one, other) => one + other, 0) / numbers.length);

/** Where the time went: each stage with its calls, its blocks, how full they were and how long the node worked on one. */
export function stageTable(stages, blocks, proposed) {
	const rows = stages.map(({ name, calls, ms, from, to }) => {
		const own = blocks.filter(({ height }) => height > from && height <= to);
		const busiest = Math.max(0, ...own.map(({ filled }) => filled));
		const seconds = ms / 1000;
		return [
			name, calls, seconds.toFixed(1), (calls / seconds).toFixed(0), own.length,
			`${Math.round(100 * mean(own.map(({ filled }) => filled)))} %`, `${Math.round(100 * busiest)} %`,
			Math.round(mean(own.map(({ height }) => proposed.get(height) ?? 0))),
		];
	});
	return table([['stage', 'calls', 'seconds', 'calls/s', 'blocks', 'filled', 'most', 'ms/block'], ...rows]);
}
