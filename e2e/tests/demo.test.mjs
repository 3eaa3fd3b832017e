// The demo on the files in examples/, as `make demo` runs it; and that it notices when chain and files differ.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parse, readFolder } from '../demo/files.mjs';
import { differences, payOf, plan } from '../demo/plan.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const examples = () => plan(readFolder(join(root, 'examples')));

/** Runs the demo where nobody watches; resolves with how it ended and what it said. */
function run() {
	return new Promise((resolve, reject) => {
		const child = spawn(process.execPath, [join(root, 'e2e', 'demo.mjs')], { stdio: ['ignore', 'pipe', 'pipe'] });
		let said = '';
		for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => { said += part; });
		child.once('error', reject);
		child.once('exit', (code) => resolve({ code, said }));
	});
}

describe('the demo', () => {
	it('does a month of two branches, catches what must be caught, and finds the promised table', async () => {
		const { code, said } = await run();
		assert.equal(code, 0, said);
		assert.match(said, /branch 1 +22 +65 +164\.50 +1 +1 +3\n/);
		assert.match(said, /branch 2 +18 +50 +142\.75 +2 +0 +3\n/);
		for (const caught of [
			/S-1001 +refused +timeCoin\.ClaimTooOld/, /S-1047 +refused +timeCoin\.SamePerson/,
			/S-2027 +refused +timeCoin\.Overlap/, /S-2038 +refused +timeCoin\.TooManyHours/,
			/S-2044 +refused +timeCoin\.OwnService/, /G-1003 +held +R01\+R02/, /G-1006 +refused +case .*case \d+ stops/,
		]) assert.match(said, caught);
		assert.match(said, /As expected\./);
	});

	it('names each figure and row that is not as expected', () => {
		assert.deepEqual(differences(examples(), examples()), []);
		const found = examples();
		found.totals.get(1).alerts = 2;
		found.fates.set('S-1002', { outcome: 'settled', reason: null, paid: 50 });
		found.fates.delete('G-1003');
		assert.deepEqual(differences(examples(), found), [
			'branch 1, alerts: 2 on chain, 1 expected',
			'S-1002: settled 0.5 coins on chain, settled 0.75 coins expected',
			'G-1003: nothing on chain, held R01+R02 expected',
		]);
	});

	it('expects whole quarters that both sides saw, and half an hour beyond the plan', () => {
		const pay = (planned, claimed, seen, rate = 25) => payOf({ planned, claimed, seen, rate });
		assert.equal(pay(120, 120, 120), 200);
		assert.equal(pay(120, 119, 120), 175);
		assert.equal(pay(120, 120, 100), 150);
		assert.equal(pay(120, 180, 180), 250);
		assert.equal(pay(120, 120, 120, 50), 400);
	});

	it('refuses files that it cannot read, with the line', () => {
		const columns = { a: (text) => (text === '1' ? 1 : undefined), b: (text) => text };
		assert.deepEqual(parse('\uFEFFb,c,a\r\nx,y,1\r\n\r\n', 'f.csv', columns), [{ a: 1, b: 'x' }]);
		assert.throws(() => parse('a\n1\n', 'f.csv', columns), /f\.csv: no column b/);
		assert.throws(() => parse('a,b\n1,x\n2,x\n', 'f.csv', columns), /f\.csv:3: a cannot be "2"/);
		assert.throws(() => parse('a,b\n1\n', 'f.csv', columns), /f\.csv:2: 1 cells for 2 columns/);
	});
});
