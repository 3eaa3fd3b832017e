// A member's life after the first filing, driven by @polkadot/api: more keys, other branches, family, lost keys.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { u8aConcat } from '@polkadot/util';
import { blake2AsHex } from '@polkadot/util-crypto';
import { Node, finality, keyring, only, send, until } from '../lib.mjs';
import { COIN, DAY, digest, file, free, now, serve, together } from '../people.mjs';

describe('a member', () => {
	let node, api, keys, volunteer, elder, child;
	const officer = (name) => keys.addFromUri(name);
	const summary = async (member) => (await api.call.identityFilingApi.summary(member)).unwrap();
	const call = (name, ...args) => api.tx.identityFiling[name](...args);

	before(async () => {
		node = await Node.start();
		api = await node.api();
		keys = await keyring();
		[volunteer, elder, child] = ['//Volunteer', '//Elder', '//Child'].map((uri) => ({ key: keys.addFromUri(uri) }));
		const members = await file(api, keys, [volunteer.key, elder.key, child.key]);
		for (const [place, person] of [volunteer, elder, child].entries()) person.member = members[place];
		await serve(api, keys, volunteer, elder, 1, 8);
	});
	after(async () => {
		await finality();
		await api?.disconnect();
		await node?.stop();
	});

	it('acts by a second key, and loses nothing when a key removes itself', async () => {
		const second = keys.addFromUri('//Volunteer//phone');
		const payload = await api.call.identityFilingApi.linkPayload(volunteer.member, second.address);
		const proof = { Sr25519: second.sign(payload.bytes.toU8a(true)) };
		await send(api, call('linkController', second.address, false, proof), volunteer.key);
		only(await send(api, api.tx.timeCoin.gift(elder.member, COIN, null), second), 'timeCoin', 'CoinsMoved');
		// A proof is good once.
		await send(api, call('unlinkController', second.address), second);
		await assert.rejects(
			send(api, call('linkController', second.address, false, proof), volunteer.key),
			/identityFiling\.InvalidProof/,
		);
		assert.equal(await free(api, volunteer.member), 7n * COIN);
	});

	it('is adopted by another branch without entry, and a mismatch lowers nothing until the home branch has spoken', async () => {
		const away = officer('//Branch2//Reviewer');
		await send(api, call('adopt', elder.member), away);
		const adoptions = await api.call.identityFilingApi.adoptions(elder.member);
		assert.deepEqual(adoptions.map(([branch]) => branch.toNumber()), [2]);

		await send(api, call('reportMismatch', elder.member, 'Identity', digest('another identity')), away);
		assert.equal((await api.call.identityFilingApi.mismatches(elder.member)).length, 1);
		assert.equal((await summary(elder.member)).level.toString(), 'Identified');
		const upheld = call('resolveMismatch', elder.member, 2, 'Identity', { Upheld: { Code: 4 } });
		await assert.rejects(send(api, upheld, away), /identityFiling\.OtherBranch/);
		await send(api, upheld, officer('//Branch1//Reviewer'));
		assert.equal((await api.call.identityFilingApi.mismatches(elder.member)).length, 0);
	});

	it('moves home by its own signature and those of both branches', async () => {
		await send(api, call('requestHomeMove', 2), elder.key);
		await send(api, call('signHomeMove', elder.member), officer('//Branch1//Manager'));
		assert.equal((await summary(elder.member)).home.toNumber(), 1);
		await send(api, call('signHomeMove', elder.member), officer('//Branch2//Manager'));
		assert.equal((await summary(elder.member)).home.toNumber(), 2);
		assert.equal((await api.call.identityFilingApi.adoptions(elder.member)).length, 0);
		// The former home has no say any more.
		await assert.rejects(
			send(api, call('suspend', elder.member, digest('reason')), officer('//Branch1//Manager')),
			/identityFiling\.OtherBranch/,
		);
	});

	it('has a family proxy when it confirms what a reviewer has recorded, and ends that alone', async () => {
		const terms = {
			kind: 'Proxy', scope: { attend: true, confirm: true, fund: false },
			limits: { perAct: 4n * COIN, perDay: 8n * COIN, perMonth: 40n * COIN }, until: (await now(api)) + 30 * DAY,
		};
		await send(api, call('setRelation', elder.member, child.member, terms), officer('//Branch2//Reviewer'));
		await assert.rejects(
			send(api, call('confirmRelation', elder.member, child.member), child.key),
			/identityFiling\./,
		);
		await send(api, call('confirmRelation', elder.member, child.member), elder.key);
		await send(api, call('endRelation', elder.member, child.member), elder.key);
	});

	it('shows all reasons why it may not do something', async () => {
		const lacking = await api.call.identityFilingApi.failingRequirements(child.member, 'Gift', COIN, true);
		assert.deepEqual(lacking.toJSON(), []);
		await send(api, call('suspend', child.member, digest('reason')), officer('//Branch1//Manager'));
		const reasons = await api.call.identityFilingApi.failingRequirements(child.member, 'Gift', COIN, true);
		assert.equal(reasons[0].toString(), JSON.stringify({ notFiled: 'Suspended' }));
	});

	/** Asks for a new key of the volunteer, who has lost the others. */
	async function askForRecovery(key) {
		const payload = await api.call.identityFilingApi.recoveryPayload(volunteer.member, key.address);
		const proof = { Sr25519: key.sign(payload.bytes.toU8a(true)) };
		const request = call('requestRecovery', volunteer.member, key.address, false, proof);
		await send(api, request, officer('//Branch1//Reviewer'));
	}

	/** Why the volunteer's gift was refused. */
	const refusal = async (key) => {
		const events = await send(api, api.tx.timeCoin.gift(elder.member, COIN, null), key);
		return only(events, 'timeCoin', 'MovementRefused').refusal.toString();
	};

	it('lets nothing leave when somebody objects to a recovery, until a supervisor and public security agree', async () => {
		await askForRecovery(keys.addFromUri('//Thief'));
		// Two officers of one branch cannot take over a member.
		await assert.rejects(
			send(api, call('approveRecovery', volunteer.member), officer('//Branch1//Manager')),
			/identityFiling\.SameBranch/,
		);
		await send(api, call('approveRecovery', volunteer.member), officer('//Branch2//Reviewer'));
		await send(api, call('objectToRecovery'), volunteer.key);
		assert.match(await refusal(volunteer.key), /recoveryDisputed/i);
		assert.equal(await free(api, volunteer.member), 7n * COIN);

		const refuse = call('decideRecovery', volunteer.member, false);
		// Who attested the identity decides nothing about it.
		await assert.rejects(send(api, refuse, officer('//PublicSecurity')), /identityFiling\.SamePerson/);
		await send(api, refuse, officer('//Supervisor1'));
		assert.ok((await api.call.identityFilingApi.recovery(volunteer.member)).isSome);
		const decided = await send(api, refuse, officer('//PublicSecurity2'));
		assert.equal(only(decided, 'identityFiling', 'RecoveryDecided').upheld.isTrue, false);
		assert.ok((await api.call.identityFilingApi.recovery(volunteer.member)).isNone);
		only(await send(api, api.tx.timeCoin.gift(elder.member, COIN, null), volunteer.key), 'timeCoin', 'CoinsMoved');
		assert.equal(await free(api, volunteer.member), 6n * COIN);
	});

	it('gets a new key when the others are lost: two branches, public security, time, and a wait after', async () => {
		const delays = await api.call.identityFilingApi.keyDelays();
		const found = keys.addFromUri('//Volunteer//new');
		await askForRecovery(found);
		const [approve, finish] = ['approveRecovery', 'finishRecovery'].map((name) => call(name, volunteer.member));
		const away = officer('//Branch2//Reviewer');
		await assert.rejects(send(api, finish, away), /identityFiling\.NotApproved/);
		await assert.rejects(send(api, together(api, [approve, finish]), away), /identityFiling\.TooEarly/);
		await send(api, approve, away);
		const { at, due } = (await api.call.identityFilingApi.recovery(volunteer.member)).unwrap().approval.unwrap();
		assert.equal(due.toNumber(), at.toNumber() + delays.recovery.toNumber());

		await until('the delay is over', async () => (await now(api)) >= due.toNumber());
		await send(api, finish, away);
		assert.ok((await api.call.identityFilingApi.memberOf(volunteer.key.address)).isNone);
		assert.equal((await api.call.identityFilingApi.memberOf(found.address)).unwrap().toNumber(), volunteer.member);
		// The coins are the member's, and stay for a while.
		assert.equal(await free(api, volunteer.member), 6n * COIN);
		assert.match(await refusal(found), /recoveryWait/i);
		const recoveredAt = (await summary(volunteer.member)).recoveredAt.unwrap().toNumber();
		await until('the wait is over', async () => (await now(api)) >= recoveredAt + delays.wait.toNumber());
		only(await send(api, api.tx.timeCoin.gift(elder.member, COIN, null), found), 'timeCoin', 'CoinsMoved');
		assert.equal(await free(api, volunteer.member), 5n * COIN);
		// The lost key is a stranger's now: its transactions do not enter the pool.
		await assert.rejects(send(api, api.tx.timeCoin.gift(elder.member, COIN, null), volunteer.key));
	});

	it('has versions that lead from the last one back to the first', async () => {
		const head = (await api.call.identityFilingApi.versionHead(elder.member)).unwrap();
		const versions = await api.call.identityFilingApi.versions(elder.member, null, true, 64);
		assert.ok(versions.length >= 6);
		assert.equal(versions.length, head.version.toNumber());
		// Each version is hashed onto the head before it: who has a final head needs to trust nobody about the rest.
		let expected = head.head.toHex();
		for (const { record, previous } of versions) {
			assert.equal(blake2AsHex(u8aConcat(previous.toU8a(), record.toU8a())), expected);
			expected = previous.toHex();
		}
		assert.equal(BigInt(expected), 0n);
	});
});
