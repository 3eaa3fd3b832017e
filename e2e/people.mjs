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

/** The calls by which a clerk of the branch enters persons with their consent; `identities` are the salted roots. */
export async function submissions(api, people, identities, branch = 1) {
	const issuedAt = await now(api);
	return Promise.all(people.map(async (person, place) => {
		const root = identities[place];
		const payload = await api.call.identityFilingApi.consentPayload(branch, 'Person', root, person.address);
		const consent = { Sr25519: person.sign(payload.bytes.toU8a(true)) };
		const section = { root, schema: 1, issuer: null, issuedAt, expiresAt: null };
		return api.tx.identityFiling.submit('Person', person.address, false, consent, [{ kind: 'Identity', section }]);
	}));
}

/**
 * The calls by which a clerk places the headers of sealed identities: what a reviewer approves can be read. Nobody here
 * reads a body, so there is none.
 */
export const packets = (api, members, identities) => members.map((member, place) => {
	const header = { version: 1, schema: 1, root: identities[place], body: digest(`body of ${member}`), length: 544 };
	return api.tx.identityFiling.placePacket(member, 'Identity', header, []);
});

/** The calls by which a reviewer takes filings up and approves them. */
export const approvals = (api, members) => members.flatMap((member) => [
	api.tx.identityFiling.takeUp(member),
	api.tx.identityFiling.review(member, 'Approve'),
]);

/** The calls by which public security attests the identities of members for a year. */
export async function attestations(api, members, identities) {
	const until = (await now(api)) + 365 * DAY;
	return members.map((member, place) => api.tx.identityFiling.attest(member, 'Identity', identities[place], until));
}

/** The members that keys control. */
export const membersOf = (api, people) => Promise.all(
	people.map(async ({ address }) => (await api.call.identityFilingApi.memberOf(address)).unwrap().toNumber()),
);

/** Terms of a service for one recipient, an hour a coin, paid by the pool of branch 1; `own` says what differs. */
export const terms = (own) => ({
	kind: 'Activity', branch: 1, region: 310101, place: digest('place'), rate: 25, funding: 'BranchPool', recipient: null,
	capacity: 1, level: 'Reviewed', qualifications: [], ...own,
});

/**
 * Files persons through branch 1: the clerk enters them with their consent and places the packet of the identity, the
 * reviewer approves, public security attests the identity. Resolves with their member numbers. `roots` are those of
 * their identities, if a test needs to know what stands under them.
 */
export async function file(api, keys, people, roots = []) {
	const officer = (name) => keys.addFromUri(name);
	const identities = people.map((person, place) => roots[place] ?? digest(`identity of ${person.address}`));
	await send(api, together(api, await submissions(api, people, identities)), officer('//Branch1//Clerk'));
	const members = await membersOf(api, people);
	await send(api, together(api, packets(api, members, identities)), officer('//Branch1//Clerk'));
	await send(api, together(api, approvals(api, members)), officer('//Branch1//Reviewer'));
	await send(api, together(api, await attestations(api, members, identities)), officer('//PublicSecurity'));
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
		together(api, times.map((time) => api.tx.timeCoin.publish(terms({ ...time, recipient: recipient.member })))),
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
