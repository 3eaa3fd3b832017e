// What operators watch (operations/) is what a node really says.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { freePort, Node, until } from '../lib.mjs';

const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

/** Metrics that expressions ask for: `name{label="value"}` with what the node itself has to say, without the monitor's own labels. */
function selectors(text) {
	return [...text.matchAll(/([a-z_][a-z0-9_]*)\{([^}]*)\}/g)].map(([, name, inner]) => {
		const labels = [...inner.matchAll(/([a-z_]+)(=~|=)\\?"([^"\\]*)\\?"/g)].map(([, label, how, value]) => ({ label, how, value }));
		assert.deepEqual(labels.find(({ label }) => label === 'job'), { label: 'job', how: '=', value: 'timebank' }, name);
		return { name, labels: labels.filter(({ label }) => label !== 'job' && label !== 'instance') };
	});
}

/** Series of a node's answer: name, labels, value. */
function series(text) {
	return text.split('\n').filter((line) => line && !line.startsWith('#')).map((line) => {
		const [, name, inner = '', value] = /^([a-z0-9_]+)(?:\{(.*)\})? (\S+)/i.exec(line);
		const labels = Object.fromEntries([...inner.matchAll(/([a-z_]+)="([^"]*)"/g)].map(([, label, said]) => [label, said]));
		return { name, labels, value: Number(value) };
	});
}

const RULES = 'operations/prometheus-rules.yml';
const DASHBOARD = 'operations/grafana-dashboard.json';

describe('what operators watch', () => {
	let node;
	let found;

	before(async () => {
		const port = await freePort();
		node = await Node.start(['--prometheus-port', `${port}`]);
		// Two votes and two blocks of its own: what counts them is there then.
		await until('two blocks are final', async () => (await node.finalised()) >= 2);
		found = series(await (await fetch(`http://127.0.0.1:${port}/metrics`)).text());
	});
	after(() => node?.stop());

	for (const [file, least] of [[RULES, 9], [DASHBOARD, 16]]) {
		it(`exists on a running node, as ${file} names it`, () => {
			const asked = selectors(read(file));
			assert.ok(asked.length >= least, `${asked.length} are asked for`);
			for (const { name, labels } of asked) {
				// Whether a node answers at all is what the monitor itself knows.
				if (name === 'up') continue;
				const fits = found.filter((one) => one.name === name && labels.every(({ label, value }) => one.labels[label] === value));
				assert.ok(fits.length > 0, `${file} asks for ${name}${JSON.stringify(labels)}`);
				assert.ok(fits.every(({ value }) => Number.isFinite(value)), name);
			}
		});
	}

	// Two metrics are compared only where their labels are equal, and nobody is told of an alarm that compares nothing.
	it('carries the same labels where an alarm compares two metrics', () => {
		const labelsOf = (name, without = []) => {
			const of = found.filter((one) => one.name === name).map(({ labels }) => ({ ...labels }));
			assert.ok(of.length > 0, name);
			for (const labels of of) for (const label of without) delete labels[label];
			return of;
		};
		assert.deepEqual(labelsOf('substrate_node_roles'), labelsOf('substrate_proposer_block_constructed_count'));
		const heights = found.filter(({ name }) => name === 'substrate_block_height');
		const height = (status) => heights.filter(({ labels }) => labels.status === status);
		assert.equal(height('best').length, 1);
		assert.equal(height('finalized').length, 1);
		// By this number the alarm knows a validator.
		assert.equal(found.find(({ name }) => name === 'substrate_node_roles').value, 4);
	});

	it('names sections that the guide has', () => {
		const sections = [...read(RULES).matchAll(/runbook: "docs\/operators\.md: ([^"]+)"/g)].map(([, section]) => section);
		const alarms = [...read(RULES).matchAll(/- alert: /g)];
		assert.equal(sections.length, alarms.length, 'every alarm names one');
		const guide = read('docs/operators.md');
		for (const section of sections) {
			assert.ok(guide.includes(`**${section}.**`) || guide.includes(`### ${section}\n`), `docs/operators.md has no "${section}"`);
		}
	});
});
