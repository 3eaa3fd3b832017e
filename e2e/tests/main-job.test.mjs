// The main job, driven by @polkadot/api with sr25519 keys on a real node: filing, services, coins, gifts, an alert, a
// case, a freeze, and back.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Node, finality, keyring, only, send } from '../lib.mjs';
import { COIN, HOUR, digest, file, free, now, serve } from '../people.mjs';

describe('the main job', () => {
	let node, api, keys, volunteer, elder, alert, hold, caseId;
	before(async () => {
		node = await Node.start();
		api = await node.api();
		keys = await keyring();
		volunteer = { key: keys.addFromUri('//Volunteer') };
		elder = { key: keys.addFromUri('//Elder') };
	});
	after(async () => {
		await finality();
		await api?.disconnect();
		await node?.stop();
	});

	const gift = (from, to, amount) => send(api, api.tx.timeCoin.gift(to.member, amount, null), from.key);

	it('files two members: a clerk enters, another person reviews, public security attests', async () => {
		[volunteer.member, elder.member] = await file(api, keys, [volunteer.key, elder.key]);
		for (const { member } of [volunteer, elder]) {
			const summary = (await api.call.identityFilingApi.summary(member)).unwrap();
			assert.equal(summary.status.toString(), 'Filed');
			assert.equal(summary.level.toString(), 'Identified');
		}
	});

	it('refuses a review by the person who entered the filing', async () => {
		const call = api.tx.identityFiling.review(volunteer.member, 'Approve');
		await assert.rejects(send(api, call, keys.addFromUri('//Branch1//Clerk')), /identityFiling\./);
	});

	it('pays coins for services that both sides recorded, the recipient confirmed and an officer countersigned', async () => {
		const events = await serve(api, keys, volunteer, elder, 5, 11);
		const moved = events.filter(({ section, method }) => section === 'timeCoin' && method === 'CoinsMoved');
		assert.equal(moved.length, 5);
		assert.equal(await free(api, volunteer.member), 55n * COIN);
		assert.equal((await api.call.timeCoinApi.totalSupply()).toBigInt(), 55n * COIN);
	});

	it('moves a gift', async () => {
		only(await gift(volunteer, elder, 2n * COIN), 'timeCoin', 'CoinsMoved');
		assert.equal(await free(api, volunteer.member), 53n * COIN);
		assert.equal(await free(api, elder.member), 2n * COIN);
	});

	it('holds a gift above the large threshold and keeps an alert on chain', async () => {
		const held = only(await gift(volunteer, elder, 45n * COIN), 'timeCoin', 'MovementHeld');
		[alert, hold] = [held.alert.toNumber(), held.hold.toNumber()];
		const record = (await api.call.anomalyMonitorApi.alert(alert)).unwrap();
		assert.equal(record.subject.toNumber(), volunteer.member);
		assert.equal(record.hold.unwrap().toNumber(), hold);
		assert.equal(await free(api, volunteer.member), 8n * COIN);
		assert.equal(await free(api, elder.member), 2n * COIN);
	});

	it('refuses a gift of a frozen member with the number of the case', async () => {
		const supervisor = keys.addFromUri('//Supervisor1');
		const opened = await send(
			api,
			api.tx.freezeControl.openCase({ Alert: alert }, [volunteer.member], digest('evidence')),
			supervisor,
		);
		caseId = only(opened, 'freezeControl', 'CaseOpened').case.toNumber();
		const until = (await now(api)) + 24 * HOUR;
		await send(api, api.tx.freezeControl.restrict(caseId, volunteer.member, 'Outgoing', 0, until), supervisor);

		const before = [await free(api, volunteer.member), await free(api, elder.member)];
		const refused = only(await gift(volunteer, elder, COIN), 'timeCoin', 'MovementRefused');
		assert.equal(refused.refusal.asRestricted.case.toNumber(), caseId);
		assert.equal(refused.refusal.asRestricted.member.toNumber(), volunteer.member);
		assert.deepEqual([await free(api, volunteer.member), await free(api, elder.member)], before);
	});

	it('moves the next gift when the case is closed', async () => {
		await send(api, api.tx.freezeControl.closeCase(caseId, digest('handled')), keys.addFromUri('//Supervisor2'));
		only(await gift(volunteer, elder, COIN), 'timeCoin', 'CoinsMoved');
		assert.equal(await free(api, volunteer.member), 7n * COIN);
		assert.equal(await free(api, elder.member), 3n * COIN);
	});

	it('executes the held gift when the supervisor finds it honest', async () => {
		const supervisor = keys.addFromUri('//Supervisor1');
		await send(api, api.tx.anomalyMonitor.assign(alert), supervisor);
		await send(api, api.tx.anomalyMonitor.close(alert, 'FalsePositive', digest('family')), supervisor);
		assert.equal(await free(api, elder.member), 48n * COIN);
		assert.equal((await api.call.timeCoinApi.totalSupply()).toBigInt(), 55n * COIN);
	});
});
