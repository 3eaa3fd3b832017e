// The clue chain of a case: services, gifts and evidence on a real node, the file made from its database while it is
// stopped, checked with nothing but a hash, and its digest put on chain as evidence (docs/clues.md).
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Node, finality, keyring, only, send } from '../lib.mjs';
import { COIN, digest, file as enter, serve } from '../people.mjs';

const ARCHIVE = ['--state-pruning', 'archive', '--blocks-pruning', 'archive'];

describe('the clue chain of a case', () => {
	const folder = mkdtempSync(join(tmpdir(), 'timebank-clue-'));
	const path = join(folder, 'clue.json');
	let node, api, keys, volunteer, elder, child, caseId, to, header, result, clue;
	const gift = (from, whom, amount) => send(api, api.tx.timeCoin.gift(whom.member, amount, null), from.key);
	const supervisor = () => keys.addFromUri('//Supervisor1');
	const command = (...args) => new Promise((resolve) => {
		execFile(process.env.NODE, ['clue', ...args], (error, stdout, stderr) => resolve({ code: error?.code ?? 0, stdout, stderr }));
	});
	const verify = (of = path, hash = header) => command('verify', of, '--header', hash);

	before(async () => {
		node = await Node.start(ARCHIVE);
		api = await node.api();
		keys = await keyring();
		[volunteer, elder, child] = ['//Volunteer', '//Elder', '//Child'].map((uri) => ({ key: keys.addFromUri(uri) }));
	});
	after(async () => {
		await finality();
		await api?.disconnect();
		await node?.stop();
		rmSync(folder, { recursive: true, force: true });
	});

	it('has something to follow: two services, gifts over two hands, a case with two pieces of evidence', async () => {
		const members = await enter(api, keys, [volunteer.key, elder.key, child.key]);
		[volunteer, elder, child].forEach((person, place) => { person.member = members[place]; });
		await serve(api, keys, volunteer, elder, 2, 6);
		only(await gift(volunteer, elder, 2n * COIN), 'timeCoin', 'CoinsMoved');
		only(await gift(elder, child, COIN), 'timeCoin', 'CoinsMoved');
		const opened = await send(
			api, api.tx.freezeControl.openCase({ CourtOrder: digest('order') }, [volunteer.member], digest('first')), supervisor(),
		);
		caseId = only(opened, 'freezeControl', 'CaseOpened').case.toNumber();
		await send(api, api.tx.freezeControl.addEvidence(caseId, digest('second')), supervisor());
		await finality();
		to = await node.finalised();
		header = await node.request('chain_getBlockHash', to);
	});

	it('is written from the database of a stopped node', async () => {
		const at = await api.at(header);
		const head = async (member) => {
			const [seq, hash] = await at.call.timeCoinApi.head(member);
			return { seq: seq.toNumber(), head: hash.toHex() };
		};
		const heads = new Map();
		const lots = new Map();
		for (const { member } of [volunteer, elder, child]) {
			heads.set(member, await head(member));
			lots.set(member, (await at.call.timeCoinApi.lots(member)).map(({ lot, parts }) => ({
				lot: lot.toNumber(),
				parts: parts.map(({ origin, amount }) => ({ origin: origin.toNumber(), amount: amount.toString() })),
			})));
		}
		await api.disconnect();
		await node.end();
		result = await command(
			'export', '--chain', node.spec, '--base-path', node.base, '--case', `${caseId}`, '--from', '1', '--to', `${to}`,
			'--output', path,
		);
		assert.equal(result.code, 0, result.stderr);
		clue = JSON.parse(readFileSync(path));
		const { body } = clue;
		assert.match(result.stdout, new RegExp(`case ${caseId}, blocks 1 to ${to}, header ${header}`));
		assert.ok(result.stdout.includes(`digest for freezeControl.addEvidence: ${clue.digest}`));

		// It says what the node's own runtime APIs say.
		assert.deepEqual(body.evidence.map((piece) => piece.digest), [digest('first'), digest('second')]);
		for (const { member, seq, head: hash } of body.members) assert.deepEqual({ seq, head: hash }, heads.get(member));
		assert.deepEqual(body.members.map(({ member }) => member), [volunteer.member, elder.member, child.member]);
		for (const held of body.holdings) assert.deepEqual(held.lots, lots.get(held.member));
		// Forwards by lots: to the elder, and half of it to the child; backwards to both services.
		const kinds = new Map(body.movements.map(({ id, kind }) => [id, kind]));
		assert.deepEqual(body.trace.exact.forward.map(({ amount, hop }) => [amount, hop]), [['200', 1], ['100', 2]]);
		const issues = body.trace.exact.backward.filter(({ movement }) => kinds.get(movement) === 'Issue');
		assert.equal(issues.length, 2);
		assert.ok(body.origins.every((origin) => origin.volunteer === volunteer.member && origin.recipient === elder.member));
	});

	it('is believed with nothing but the file and the hash of the header', async () => {
		const checked = await verify();
		assert.equal(checked.code, 0, checked.stderr);
		assert.equal(checked.stdout, result.stdout);
	});

	it('is not believed when any byte is changed, or for another header', async () => {
		const bytes = readFileSync(path);
		const changed = join(folder, 'changed.json');
		const places = Array.from({ length: 24 }, (_, place) => Math.floor(((bytes.length - 1) * place) / 23));
		for (const place of places) {
			const other = Buffer.from(bytes);
			other[place] ^= 1;
			writeFileSync(changed, other);
			const checked = await verify(changed);
			assert.equal(checked.code, 1, `byte ${place}: ${checked.stdout}`);
			assert.match(checked.stderr, /^Error: /);
			assert.equal(checked.stdout, '');
		}
		const foreign = await verify(path, digest('another header'));
		assert.equal(foreign.code, 1);
		assert.match(foreign.stderr, /another hash/);
	});

	it('is not written over, nor for blocks that are not final', async () => {
		const order = ['export', '--chain', node.spec, '--base-path', node.base, '--case', `${caseId}`, '--from', '1'];
		const again = await command(...order, '--to', `${to}`, '--output', path);
		assert.equal(again.code, 1);
		assert.match(again.stderr, /is there already/);
		const late = await command(...order, '--to', `${to + 1000}`, '--output', join(folder, 'late.json'));
		assert.equal(late.code, 1);
		assert.match(late.stderr, /is not final/);
	});

	it('goes back on chain as evidence by its digest', async () => {
		node = await Node.start(ARCHIVE, node.base);
		api = await node.api();
		const added = only(
			await send(api, api.tx.freezeControl.addEvidence(caseId, clue.digest), supervisor()), 'freezeControl', 'EvidenceAdded',
		);
		assert.equal(added.number.toNumber(), 2);
		assert.equal(added.digest.toHex(), clue.digest);
		const record = (await api.call.freezeControlApi.case(caseId)).unwrap();
		assert.equal(record.evidenceHead.toHex(), added.head.toHex());
		// The file of before still holds: it speaks of its own header.
		assert.equal((await verify()).code, 0);
	});
});
