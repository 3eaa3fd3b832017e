// Persons and services on the development chain, by real transactions.
import { blake2AsHex } from '@polkadot/util-crypto';
import { only, send } from './lib.mjs';

export const COIN = 100n;
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** A digest for tests; real ones are salted. */
export const digest = (text) => blake2AsHex(text);

/** Several calls of one signer as one, all or none. */
export const together = (api, calls) => (calls.length === 1 ? calls[0] : api.tx.utility.batchAll(calls));

/** Block time of the best block in milliseconds. */
export const now = async (api) => (await api.query.timestamp.now()).toNumber();

/**
 * Files persons through branch 1: the clerk enters them with their consent, the reviewer approves, public security
 * attests the identity. Resolves with their member numbers.
 */
export async function file(api, keys, people) {
	const officer = (name) => keys.addFromUri(name);
	const identities = people.map((person) => digest(`identity of ${person.address}`));
	const submissions = [];
	for (const [place, person] of people.entries()) {
		const payload = await api.call.identityFilingApi.consentPayload(1, 'Person', identities[place], person.address);
		const consent = { Sr25519: person.sign(payload.bytes.toU8a(true)) };
		const section = { root: identities[place], schema: 1, issuer: null, issuedAt: await now(api), expiresAt: null };
		submissions.push(
			api.tx.identityFiling.submit('Person', person.address, false, consent, [{ kind: 'Identity', section }]),
		);
	}
	await send(api, together(api, submissions), officer('//Branch1//Clerk'));
	const members = [];
	for (const person of people) {
		members.push((await api.call.identityFilingApi.memberOf(person.address)).unwrap().toNumber());
	}
	await send(
		api,
		together(api, members.flatMap((member) => [
			api.tx.identityFiling.takeUp(member),
			api.tx.identityFiling.review(member, 'Approve'),
		])),
		officer('//Branch1//Reviewer'),
	);
	const until = (await now(api)) + 365 * DAY;
	await send(
		api,
		together(api, members.map((member, place) =>
			api.tx.identityFiling.attest(member, 'Identity', identities[place], until))),
		officer('//PublicSecurity'),
	);
	return members;
}

/**
 * Enters past services of `hours` each, one on each of the last `days` days, as late records: published, booked, checked
 * in and out by the volunteer and the clerk on site, confirmed by the recipient, reviewed, countersigned. Resolves with the events of the settlements.
 */
export async function serve(api, keys, volunteer, recipient, days, hours) {
	const officer = (name) => keys.addFromUri(name);
	const today = await now(api);
	const times = Array.from({ length: days }, (_, day) => {
		const end = today - (day + 1) * DAY;
		return { start: end - hours * HOUR, end };
	});
	const published = await send(
		api,
		together(api, times.map(({ start, end }) => api.tx.timeCoin.publish({
			kind: 'Activity', branch: 1, region: 310101, place: digest('place'), start, end, rate: 25,
			funding: 'BranchPool', recipient: recipient.member, capacity: 1, level: 'Reviewed', qualifications: [],
		}))),
		officer('//Branch1//Clerk'),
	);
	const activities = published
		.filter(({ section, method }) => section === 'timeCoin' && method === 'ActivityPublished')
		.map(({ data }) => data.activity.toNumber());
	const each = (call) => together(api, activities.map((activity, place) => call(activity, times[place])));
	const coin = api.tx.timeCoin;
	await send(api, each((activity) => coin.book(activity)), volunteer.key);
	const sides = [volunteer.key, officer('//Branch1//Clerk')];
	const both = (call) => Promise.all(sides.map((side) => send(api, each(call), side)));
	await both((activity, { start }) => coin.checkIn(activity, volunteer.member, start));
	await both((activity, { end }) => coin.checkOut(activity, volunteer.member, end));
	await send(api, each((activity) => coin.confirm(activity, volunteer.member)), recipient.key);
	await send(api, each((activity) => coin.reviewLate(activity, volunteer.member)), officer('//Branch1//Reviewer2'));
	return send(
		api,
		each((activity) => coin.settle(activity, volunteer.member, digest('record'))),
		officer('//Branch1//Reviewer'),
	);
}

/** Free coins of a member in hundredths. */
export const free = async (api, member) => (await api.call.timeCoinApi.account(member)).free.toBigInt();

export { only };
