// Two-way verification by a real client: the member submits what an officer has signed.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { checkOfficer, countersign } from '../countersign.mjs';
import { Node, finality, keyring, only, send } from '../lib.mjs';
import { COIN, DAY, digest, file, free, now, serve } from '../people.mjs';

const PARTNER = 4;

describe('an officer\'s statement', () => {
	let node, api, keys, volunteer, elder;

	before(async () => {
		node = await Node.start();
		api = await node.api();
		keys = await keyring();
		[volunteer, elder] = ['//Volunteer', '//Elder'].map((uri) => ({ key: keys.addFromUri(uri) }));
		const members = await file(api, keys, [volunteer.key, elder.key]);
		for (const [place, person] of [volunteer, elder].entries()) person.member = members[place];
		await serve(api, keys, volunteer, elder, 1, 8);
	});
	after(async () => {
		await finality();
		await api?.disconnect();
		await node?.stop();
	});

	it('burns coins against a voucher once, and is taken from no false key', async () => {
		const officer = keys.addFromUri('//Branch1//Reviewer');
		const trade = { Redeem: { institution: PARTNER } };
		const record = digest('voucher');
		const expires = (await now(api)) + DAY;
		const what = {
			stage: 'Redeem', payer: volunteer.member, receiver: null, institution: PARTNER, activity: null, amount: COIN, record, expires,
		};
		const submit = (signature) =>
			send(api, api.tx.timeCoin.submit(trade, COIN, record, expires, officer.address, signature), volunteer.key);

		// The wallet asks finalised state who a key is.
		await checkOfficer(api, officer.address, 1);
		await assert.rejects(checkOfficer(api, officer.address, 2), /does not countersign/);
		await assert.rejects(checkOfficer(api, keys.addFromUri('//Branch1//Clerk').address, 1), /does not countersign/);
		await assert.rejects(checkOfficer(api, volunteer.key.address, 1), /holds no role/);

		// The chain takes no other key's signature, and the officer's once.
		const forged = await countersign(api, volunteer.key, volunteer.member, what);
		await assert.rejects(submit(forged), /timeCoin\.InvalidStatement/);
		const signed = await countersign(api, officer, volunteer.member, what);
		only(await submit(signed), 'timeCoin', 'CoinsRedeemed');
		assert.equal(await free(api, volunteer.member), 7n * COIN);
		await assert.rejects(submit(signed), /timeCoin\.InvalidStatement/);
	});
});
