// A supervisor's work by @polkadot/api on a real node: a case with evidence, an order that two other bodies ratify, refusals
// that both kinds of client see, the report of a close, disputes of a gift up to its claim and of a service that a pool paid,
// and a request of the police.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { blake2AsHex } from '@polkadot/util-crypto';
import { JsonRpcProvider } from 'ethers';
import { addressOf, coin, link, wallet } from '../ethereum.mjs';
import { Node, finality, govern, keyring, only, send } from '../lib.mjs';
import { COIN, DAY, digest, file, free, now, serve, together } from '../people.mjs';

const POLICE = 3;
const PARTNER = 4;

describe('cases', () => {
	let node, api, keys, provider, volunteer, elder, friend, caseId, settlement;
	before(async () => {
		node = await Node.start();
		api = await node.api();
		keys = await keyring();
		provider = new JsonRpcProvider(node.http, undefined, { pollingInterval: 200, cacheTimeout: -1 });
		[volunteer, elder, friend] = ['//Volunteer', '//Elder', '//Friend'].map((uri) => ({ key: keys.addFromUri(uri) }));
		const people = [volunteer, elder, friend];
		const members = await file(api, keys, people.map(({ key }) => key));
		people.forEach((person, place) => Object.assign(person, { member: members[place] }));
		await serve(api, keys, volunteer, elder, 1, 10);
		const [lot] = await api.call.timeCoinApi.lots(volunteer.member);
		settlement = lot.parts[0].origin.toNumber();
		volunteer.wallet = wallet('volunteer', provider);
		await link(api, volunteer.key, volunteer.member, volunteer.wallet);
	});
	after(async () => {
		provider?.destroy();
		await finality();
		await api?.disconnect();
		await node?.stop();
	});

	const freeze = () => api.tx.freezeControl;
	const read = () => api.call.freezeControlApi;
	const supervisor = (number) => keys.addFromUri(`//Supervisor${number}`);
	const by = (key, ...calls) => send(api, together(api, calls), key);
	const all = (events, method) => events
		.filter((event) => event.section === 'freezeControl' && event.method === method)
		.map(({ data }) => data);
	const gift = (from, to, amount) => send(api, api.tx.timeCoin.gift(to.member, amount, null), from.key);
	const headOffice = (call) => govern(api, keys, call);
	const person = async (number) =>
		(await api.call.branchRegistryApi.roleOf(supervisor(number).address)).unwrap().member.toNumber();

	it('opens a case with evidence that is hash-linked, and orders a restriction for a day', async () => {
		caseId = (await api.query.freezeControl.nextCase()).toNumber();
		const until = (await now(api)) + DAY;
		const events = await by(
			supervisor(1),
			freeze().openCase({ CourtOrder: digest('order') }, [volunteer.member, elder.member], digest('complaint')),
			freeze().addEvidence(caseId, digest('statement')),
			freeze().restrict(caseId, volunteer.member, 'Everything', 0, until),
			freeze().restrict(caseId, elder.member, 'Amount', 2n * COIN, until),
			freeze().restrict(caseId, elder.member, 'Incoming', 0, until),
			freeze().blockOrigins(caseId, volunteer.member, [settlement], until),
		);
		// Anybody computes the head of the evidence again from the events.
		let head = `0x${'00'.repeat(32)}`;
		for (const piece of all(events, 'EvidenceAdded')) {
			assert.equal(piece.previous.toHex(), head);
			// By its place: `at` is a method of every list.
			const link = [piece.previous, piece.case, piece.number, piece.digest, piece.by, piece[4]];
			head = blake2AsHex(api.createType('(H256, u64, u32, H256, u64, u64)', link).toU8a());
			assert.equal(piece.head.toHex(), head);
		}
		const opened = (await read().case(caseId)).unwrap();
		assert.equal(opened.status.toString(), 'Open');
		assert.equal(opened.evidenceCount.toNumber(), 2);
		assert.equal(opened.evidenceHead.toHex(), head);
		assert.ok((await read().unratifiedTime(volunteer.member)).toNumber() > DAY / 2);
		const captured = await read().captured(elder.member);
		assert.deepEqual([captured.asked.toBigInt(), captured.bound.toBigInt()], [2n * COIN, 0n]);
		assert.deepEqual((await read().blockedOrigins()).map(({ origin }) => origin.toNumber()), [settlement]);
	});

	it('lets the order last when two persons of two other bodies ratify it, and refuses its orderer', async () => {
		const ratify = freeze().ratify(caseId, volunteer.member, 0);
		const [own, ...others] = await Promise.allSettled([
			by(supervisor(1), ratify),
			by(supervisor(2), ratify, freeze().lift(caseId, elder.member, 2)),
			by(supervisor(3), ratify, freeze().decideCase(caseId, 'Confirmed', digest('reason'))),
		]);
		assert.match(own.reason.message, /freezeControl\.OwnOrder/);
		const ratified = others.flatMap(({ value }) => all(value, 'RestrictionRatified'));
		assert.deepEqual(ratified.map(({ lasts }) => lasts.isTrue).sort(), [false, true]);
		const [order, block] = await read().restrictions(volunteer.member);
		assert.ok(order.until.isNone && order.ratified.isTrue);
		assert.ok(block.scope.isLots && block.until.isSome, 'the other order waits');
		assert.deepEqual((await read().restrictions(elder.member)).map(({ scope }) => scope.toString()), ['Amount']);
		assert.equal((await read().case(caseId)).unwrap().status.toString(), 'Decided');
	});

	it('refuses the member natively and by an Ethereum key, each with the number of the case', async () => {
		const refused = only(await gift(volunteer, elder, COIN), 'timeCoin', 'MovementRefused');
		assert.equal(refused.refusal.asRestricted.case.toNumber(), caseId);
		const time = coin(volunteer.wallet);
		assert.equal(await time.transfer.staticCall(addressOf(elder.key), COIN), false);
		const receipt = await (await time.transfer(addressOf(elder.key), COIN)).wait();
		assert.equal(receipt.logs.length, 1);
		const log = time.interface.parseLog(receipt.logs[0]);
		assert.equal(log.name, 'TransferRestricted');
		assert.equal(Number(log.args.caseId), caseId);
		assert.equal(await free(api, volunteer.member), 10n * COIN);
	});

	it('reports what a close restores before it restores it, to the last coin', async () => {
		const report = await read().restoreReport(caseId);
		assert.deepEqual(report.map(({ before }) => before.restrictions.toNumber()), [2, 1]);
		assert.deepEqual(report.map(({ after }) => after.restrictions.toNumber()), [0, 0]);
		assert.equal(report[1].before.keeps.toBigInt(), 2n * COIN);
		const events = await by(supervisor(2), freeze().closeCase(caseId, digest('handled')));
		assert.deepEqual(all(events, 'MemberRestored').map(({ line }) => line.toHex()), report.map((line) => line.toHex()));
		assert.equal((await read().restrictions(volunteer.member)).length, 0);
		assert.equal((await read().blockedOrigins()).length, 0);
		assert.ok((await read().unratifiedTime(volunteer.member)).toNumber() < DAY / 2, 'what was not spent is given back');
		assert.equal((await read().captured(elder.member)).asked.toBigInt(), 0n);
		assert.equal((await read().restoreReport(caseId)).length, 0);
	});

	it('withholds a right of a supervisor, and the call says so', async () => {
		const third = await person(3);
		assert.ok((await read().rights(third)).order.isTrue);
		await headOffice(freeze().setRights(third, { order: true, ratify: true, decide: true, lift: false }));
		assert.ok((await read().rights(third)).lift.isFalse);
	});

	it('decides a dispute of a gift by two bodies, then by the head office, and claims what is short', async () => {
		const movement = only(await gift(volunteer, elder, 4n * COIN), 'timeCoin', 'CoinsMoved').movement.id.toNumber();
		await gift(elder, friend, COIN);
		const filed = await by(volunteer.key, freeze().fileDispute(movement, digest('not what was promised')));
		const { case: number, held } = only(filed, 'freezeControl', 'DisputeFiled');
		caseId = number.toNumber();
		assert.equal(held.toBigInt(), 3n * COIN);
		await by(elder.key, freeze().giveEvidence(caseId, digest('a letter')));
		await Promise.all([1, 2].map((one) => by(supervisor(one), freeze().voteVerdict(caseId, 'Return', digest('reason')))));
		const dispute = (await read().dispute(caseId)).unwrap();
		assert.equal(dispute.about.asMovement.toNumber(), movement);
		assert.deepEqual([dispute.payer.asMember.toNumber(), dispute.receiver.toNumber()], [volunteer.member, elder.member]);
		assert.deepEqual([dispute.payerHeard.isTrue, dispute.receiverHeard.isTrue, dispute.votes.length], [true, true, 2]);
		await assert.rejects(by(friend.key, freeze().executeVerdict(caseId)), /freezeControl\.VerdictNotFinal/);

		await by(elder.key, freeze().appeal(caseId, digest('appeal')));
		const answered = await headOffice(freeze().decideAppeal(caseId, { Verdict: 'Return' }, digest('confirmed')));
		const { paid, shortfall } = only(answered, 'freezeControl', 'VerdictExecuted');
		assert.deepEqual([paid.toBigInt(), shortfall.toBigInt()], [3n * COIN, COIN]);
		assert.deepEqual([await free(api, volunteer.member), await free(api, elder.member)], [9n * COIN, 0n]);
		const [claim] = await read().claims(elder.member);
		assert.deepEqual(
			[claim.case.toNumber(), claim.creditor.asMember.toNumber(), claim.amount.toBigInt()],
			[caseId, volunteer.member, COIN],
		);
	});

	it('pays the claim out of what arrives, and then the case is closed', async () => {
		const close = () => freeze().closeCase(caseId, digest('paid'));
		await assert.rejects(by(supervisor(2), close()), /freezeControl\.ClaimOutstanding/);
		await gift(friend, elder, COIN);
		assert.equal((await read().captured(elder.member)).bound.toBigInt(), COIN);
		await by(friend.key, freeze().collectClaim(caseId));
		assert.equal(await free(api, volunteer.member), 10n * COIN);
		assert.equal((await read().claims(elder.member)).length, 0);
		await by(supervisor(2), close());
		assert.equal((await api.call.timeCoinApi.totalSupply()).toBigInt(), 10n * COIN);
	});

	it('gives evidence of both sides to a disputed service, decides it by two bodies, and takes what it should not have paid off the ledger', async () => {
		const manager = keys.addFromUri('//Branch1//Manager');
		const [origin] = (await api.call.timeCoinApi.lots(volunteer.member)).flatMap(({ parts }) => [...parts]);
		assert.equal(origin.origin.toNumber(), settlement);
		const filed = await by(elder.key, freeze().disputeService(settlement, digest('nobody came')));
		const about = only(filed, 'freezeControl', 'DisputeFiled');
		assert.equal(about.about.asService.toNumber(), settlement);
		assert.equal(about.payer.asPool.toNumber(), 1);
		assert.deepEqual([about.held.toBigInt(), await free(api, volunteer.member)], [10n * COIN, 0n]);
		caseId = about.case.toNumber();

		// The volunteer answers, and so does the branch whose pool has paid; then two bodies agree.
		await Promise.all([
			by(volunteer.key, freeze().giveEvidence(caseId, digest('a photograph'))),
			by(manager, freeze().giveEvidence(caseId, digest('the visitors book'))),
		]);
		assert.equal((await read().case(caseId)).unwrap().evidenceCount.toNumber(), 3);
		const vote = (one, toPayer) =>
			by(supervisor(one), freeze().voteVerdict(caseId, { Split: { toPayer } }, digest('reason')));
		await Promise.all([1, 3].map((one) => vote(one, 4n * COIN)));
		const dispute = (await read().dispute(caseId)).unwrap();
		assert.equal(dispute.about.asService.toNumber(), settlement);
		assert.deepEqual([dispute.payer.asPool.toNumber(), dispute.receiver.toNumber()], [1, volunteer.member]);
		const bodies = dispute.votes.map(({ body }) => body.asInstitution.toNumber());
		assert.equal(new Set(bodies).size, 2);
		assert.equal((await read().case(caseId)).unwrap().status.toString(), 'Decided');

		// The branch appeals; the head office has the last word, which is carried out at once.
		await by(manager, freeze().appeal(caseId, digest('less was done')));
		const ruling = { Verdict: { Split: { toPayer: 6n * COIN } } };
		const answered = await headOffice(freeze().decideAppeal(caseId, ruling, digest('the book')));
		const { paid, shortfall } = only(answered, 'freezeControl', 'VerdictExecuted');
		assert.deepEqual([paid.toBigInt(), shortfall.toBigInt()], [6n * COIN, 0n]);
		assert.equal(await free(api, volunteer.member), 4n * COIN);
		assert.equal((await api.call.timeCoinApi.totalSupply()).toBigInt(), 4n * COIN);
	});

	it('lets the police read the public part of a case and answers their request', async () => {
		const until = (await now(api)) + DAY;
		const police = keys.addFromUri('//PublicSecurity');
		const ask = () => freeze().fileRequest('Police', { Case: caseId }, digest('letter'));
		await assert.rejects(by(police, ask()), /freezeControl\.NoGrant/);
		await by(supervisor(1), freeze().grantAccess(caseId, POLICE, until));
		const seen = (await read().publicPart(caseId, POLICE)).unwrap();
		assert.deepEqual([seen.status.toString(), seen.subjects.toNumber(), seen.evidenceCount.toNumber()], ['Decided', 2, 3]);
		assert.ok((await read().publicPart(caseId, PARTNER)).isNone);

		const request = only(await by(police, ask()), 'freezeControl', 'RequestFiled').request.toNumber();
		await by(
			supervisor(2),
			freeze().answerRequest(request, true, digest('answer')), freeze().revokeAccess(caseId, POLICE),
		);
		assert.ok((await read().publicPart(caseId, POLICE)).isNone);
		const stored = (await read().request(request)).unwrap();
		assert.equal(stored.institution.toNumber(), POLICE);
		const answer = stored.answer.unwrap();
		assert.deepEqual([answer.granted.isTrue, answer.late.isTrue, answer.by.toNumber()], [true, false, await person(2)]);
	});
});
