// What supervisors and institutions do about alerts, by @polkadot/api on a real node: a gift that is held and given back, one
// that is held and executed, a rule that looks away afterwards, and warnings in both directions.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Node, finality, keyring, only, send } from '../lib.mjs';
import { COIN, DAY, digest, file, free, now, serve, together } from '../people.mjs';

const BANK = 77;
const LARGE_SINGLE = 1;

// The two halves use other keys and other members, and share the node.
describe('supervision', { concurrency: true }, () => {
	let node, api, keys, volunteer, elder, teller;
	let started;
	/** One node for both halves: whoever comes first starts it. */
	const start = () => (started ??= (async () => {
		node = await Node.start();
		api = await node.api();
		keys = await keyring();
		[volunteer, elder, teller] = ['//Volunteer', '//Elder', '//Teller'].map((uri) => ({ key: keys.addFromUri(uri) }));
		const people = [volunteer, elder, teller];
		const members = await file(api, keys, people.map(({ key }) => key));
		people.forEach((person, place) => Object.assign(person, { member: members[place] }));
	})());
	after(async () => {
		await finality();
		await api?.disconnect();
		await node?.stop();
	});

	const monitor = () => api.tx.anomalyMonitor;
	const read = () => api.call.anomalyMonitorApi;
	const supervisor = (number) => keys.addFromUri(`//Supervisor${number}`);
	const by = (key, ...calls) => send(api, together(api, calls), key);
	const all = (events, section, method) => events
		.filter((event) => event.section === section && event.method === method)
		.map(({ data }) => data);

	describe('of gifts', { concurrency: 1 }, () => {
		let returned, released;
		before(async () => {
			await start();
			await serve(api, keys, volunteer, elder, 8, 11);
		});
		const gift = (coins) => api.tx.timeCoin.gift(elder.member, BigInt(coins) * COIN, null);

		it('holds what is too large, each with its own coins, and says why', async () => {
			const held = all(await by(volunteer.key, gift(43), gift(42)), 'timeCoin', 'MovementHeld');
			[returned, released] = held.map(({ alert }) => alert.toNumber());
			assert.notEqual(returned, released);
			assert.equal(await free(api, volunteer.member), 3n * COIN, 'the rest stays usable');
			assert.equal(await free(api, elder.member), 0n);
			const record = (await read().alert(returned)).unwrap();
			assert.deepEqual(
				[record.subject.toNumber(), record.counterparty.unwrap().toNumber(), record.status.toString()],
				[volunteer.member, elder.member, 'Raised'],
			);
			assert.ok(record.hold.isSome && record.outcome.isHold);
			const large = record.fired.find(({ rule }) => rule.toNumber() === LARGE_SINGLE);
			assert.deepEqual([large.figure.toBigInt(), large.outcome.toString()], [43n * COIN, 'Hold']);
			const newest = await read().alerts(null, 2);
			assert.deepEqual(newest.map(({ id }) => id.toNumber()), [released, returned]);
			const [single] = await read().params('Gift');
			assert.equal(single.rule.toNumber(), LARGE_SINGLE);
			assert.equal(single.bands.hold.unwrap().toBigInt(), 40n * COIN);
		});

		it('gives back what a supervisor rejects and executes what he releases', async () => {
			const before = await read().ruleCounts(LARGE_SINGLE);
			await by(
				supervisor(1),
				monitor().assign(returned), monitor().close(returned, 'Confirmed', digest('not known to the elder')),
				monitor().assign(released), monitor().close(released, 'FalsePositive', digest('a birthday')),
			);
			assert.deepEqual([await free(api, volunteer.member), await free(api, elder.member)], [46n * COIN, 42n * COIN]);
			assert.equal((await api.call.timeCoinApi.totalSupply()).toBigInt(), 88n * COIN);
			const status = async (alert) => (await read().alert(alert)).unwrap().status.asClosed.toString();
			assert.deepEqual([await status(returned), await status(released)], ['Confirmed', 'FalsePositive']);
			// A confirmed alert raises the grade by one step.
			const assessment = (await read().assessment(volunteer.member)).unwrap();
			assert.equal(assessment.grade.toString(), 'Moderate');
			assert.ok(assessment.score.toNumber() > 0);
			const counts = await read().ruleCounts(LARGE_SINGLE);
			assert.equal(counts.confirmed.toNumber(), before.confirmed.toNumber() + 1);
			assert.equal(counts.falsePositive.toNumber(), before.falsePositive.toNumber() + 1);
			const right = (await read().precisions()).find(({ rule }) => rule.toNumber() === LARGE_SINGLE);
			assert.equal(right.counts.toHex(), counts.toHex());
		});

		it('lets a rule look away after a false alarm, and the next gift is not flagged', async () => {
			const until = (await now(api)) + 60 * DAY;
			const alarms = (events) => events.filter(({ section, method }) =>
				section === 'anomalyMonitor' && ['AlertRaised', 'AlertRepeated'].includes(method));
			// More than forty coins have left within a day: everything further is flagged.
			const again = monitor().close(released, 'Confirmed', digest('again'));
			const [flagged] = await Promise.all([
				by(volunteer.key, gift(2)),
				assert.rejects(by(supervisor(1), again), /anomalyMonitor\.AlreadyClosed/),
			]);
			assert.equal(alarms(flagged).length, 1);
			const { fired } = (await read().alert(released)).unwrap();
			const rules = fired.map(({ rule }) => rule.toNumber());
			await by(supervisor(2), ...rules.map((rule) => monitor().snooze(released, rule, until, digest('every birthday'))));
			const { snoozes } = await read().lenience(volunteer.member);
			assert.deepEqual(snoozes.map(({ rule }) => rule.toNumber()).sort(), rules.sort());
			const events = await by(volunteer.key, gift(2));
			only(events, 'timeCoin', 'CoinsMoved');
			assert.equal(alarms(events).length, 0);
			assert.equal(await free(api, elder.member), 46n * COIN);
		});
	});

	describe('with institutions', { concurrency: 1 }, () => {
		let bank, sent, issued;
		const headOffice = (...calls) => by(
			keys.addFromUri('//Ferdie'),
			...calls.map((call) => api.tx.headOffice.propose(1, call, call.encodedLength)),
		);
		const registry = () => api.tx.branchRegistry;
		before(async () => {
			await start();
			bank = keys.addFromUri('//Bank');
			const events = await headOffice(
				registry().registerInstitution(BANK, 'ThirdParty'),
				registry().grantRole(bank.address, teller.member, 'ThirdParty', { Institution: BANK }),
			);
			assert.ok(all(events, 'headOffice', 'Executed').every(({ result }) => result.isOk));
		});
		const text = async (own) => ({
			member: elder.member, stage: 'Gift', kind: 'Fraud', severity: 'Serious', evidence: digest('letter'),
			ends: (await now(api)) + 30 * DAY, ...own,
		});

		it('takes a warning of a bank and sends it one', async () => {
			const [received, answered] = await Promise.all([
				by(bank, monitor().sendWarning(await text())),
				by(supervisor(3), monitor().issueWarning(BANK, await text({ severity: 'Notice' }))),
			]);
			sent = only(received, 'anomalyMonitor', 'WarningSent').warning.toNumber();
			issued = only(answered, 'anomalyMonitor', 'WarningSent').warning.toNumber();
			const stored = (await read().warning(sent)).unwrap();
			assert.deepEqual(
				[stored.way.toString(), stored.institution.toNumber(), stored.member.toNumber(), stored.severity.toString()],
				['ToPlatform', BANK, elder.member, 'Serious'],
			);
			const alert = (await read().alert(stored.alert.unwrap())).unwrap();
			assert.deepEqual([alert.source.asWarning.toNumber(), alert.subject.toNumber()], [sent, elder.member]);
			assert.ok((await read().warning(issued)).unwrap().alert.isNone, 'the platform knows already');
			assert.deepEqual(
				(await read().warnings(null, 2)).map(({ id }) => id.toNumber()).sort(), [sent, issued].sort(),
			);
		});

		it('opens a case on the warning, acknowledges and replies, and so does the bank', async () => {
			const alert = (await read().warning(sent)).unwrap().alert.unwrap().toNumber();
			const [opened] = await Promise.all([
				by(
					supervisor(3),
					api.tx.freezeControl.openCase({ Warning: sent }, [elder.member], digest('evidence')),
					monitor().acknowledgeWarning(sent),
					monitor().assign(alert),
					monitor().close(alert, 'Inconclusive', digest('nothing to be seen')),
					monitor().answerWarning(sent, 'Inconclusive', digest('reply')),
				),
				by(bank, monitor().acknowledgeWarning(issued), monitor().answerWarning(issued, 'Confirmed', digest('reply'))),
			]);
			const { case: number } = only(opened, 'freezeControl', 'CaseOpened');
			const found = (await api.call.freezeControlApi.case(number)).unwrap();
			assert.equal(found.basis.asWarning.toNumber(), sent);
			const findings = await Promise.all([sent, issued].map(async (id) => {
				const warning = (await read().warning(id)).unwrap();
				assert.ok(warning.acknowledged.isSome);
				return warning.answer.unwrap().finding.toString();
			}));
			assert.deepEqual(findings, ['Inconclusive', 'Confirmed']);
		});

		it('ignores the bank when it is cut off', async () => {
			await headOffice(registry().setInstitution(BANK, false));
			const refused = await Promise.allSettled([
				by(bank, monitor().sendWarning(await text())),
				by(supervisor(3), monitor().issueWarning(BANK, await text())),
			]);
			// Its key has no role any more: it is a stranger's, and the pool takes nothing of it.
			assert.match(refused[0].reason?.message, /Invalid Transaction|anomalyMonitor\.NotInstitution/);
			assert.match(refused[1].reason?.message, /anomalyMonitor\.InstitutionNotInForce/);
		});
	});
});
