// The main job of two branches: filing, services of a month as late records, gifts, a freeze. What the rules stop stays
// where it is; everybody else's part goes on.
import { blake2AsHex } from '@polkadot/util-crypto';
import { randomBytes } from 'node:crypto';
import { DAY, HOUR, approvals, attestations, membersOf, now, packets, submissions, terms } from '../people.mjs';
import { event, submit, submitAll } from './batches.mjs';
import { homeOf } from './files.mjs';

const MINUTE = HOUR / 60;
/** The files name the time of Beijing. */
const BEIJING = 8 * HOUR;
/** Lots that one gift can take from. */
const LOTS_TOUCHED = 8;

/** What is done, in this order. */
export const STAGES = [
	'enter filings with consent', 'place sealed identities', 'review and attest', 'publish activities', 'book', 'check in, both sides',
	'check out, both sides', 'confirm', 'review late records', 'countersign and pay', 'give gifts', 'open cases, freeze',
	'give gifts after the freeze',
];

/** Digest of a text with sixteen random bytes, which a branch keeps with the text. */
const salted = (text) => blake2AsHex(Buffer.concat([randomBytes(16), Buffer.from(text)]));

/** Elements by what `of` says of each. */
function grouped(list, of) {
	const groups = new Map();
	for (const element of list) groups.set(of(element), [...(groups.get(of(element)) ?? []), element]);
	return groups;
}

/** Does what the plan says, and notes on its rows the numbers and digests by which the chain knows them. */
export class Job {
	#api;
	#keys;
	#plan;
	#progress;
	/** Key and member number by file number. */
	people = new Map();

	constructor(api, keys, plan, progress) {
		[this.#api, this.#keys, this.#plan, this.#progress] = [api, keys, plan, progress];
		for (const name of plan.members) this.people.set(name, { key: keys.addFromUri(`//Demo//${name}`, { name }) });
	}

	async run() {
		await this.#file();
		await this.#serve();
		const held = await this.#give('give gifts', 1);
		await this.#freeze(held);
		await this.#give('give gifts after the freeze', 2);
	}

	#officer(name) {
		return this.#keys.addFromUri(name, { name });
	}

	#officerOf(branch, role) {
		return this.#officer(`//Branch${branch}//${role}`);
	}

	/** Has every job's signer make its call, all signers at once. A row whose call fails goes no further. */
	async #round(stage, jobs) {
		this.#progress.begin(stage, jobs.length);
		await Promise.all([...grouped(jobs, ({ signer }) => signer.address).values()].map(async (own) => {
			const outcomes = await submit(this.#api, own[0].signer, own.map(({ call }) => call), this.#progress.done);
			for (const [place, job] of own.entries()) {
				job.outcome = outcomes[place];
				if (job.outcome.error) job.row.stopped = true;
			}
		}));
		return jobs;
	}

	/** A clerk of each branch enters its members, a reviewer approves, public security attests the identities. */
	async #file() {
		const names = this.#plan.members;
		const roots = new Map(names.map((name) => [name, salted(`identity of ${name}`)]));
		const branches = [...grouped(names, homeOf)].map(([branch, own]) => ({
			branch, own, keys: own.map((name) => this.people.get(name).key), roots: own.map((name) => roots.get(name)),
		}));
		this.#progress.begin('enter filings with consent', names.length);
		await Promise.all(branches.map(async ({ branch, own, keys, roots: identities }) => {
			const calls = await submissions(this.#api, keys, identities, branch);
			await submitAll(this.#api, this.#officerOf(branch, 'Clerk'), calls, this.#progress.done);
			for (const [place, member] of (await membersOf(this.#api, keys)).entries()) {
				this.people.get(own[place]).member = member;
			}
		}));
		const members = (list) => list.map((name) => this.people.get(name).member);
		this.#progress.begin('place sealed identities', names.length);
		await Promise.all(branches.map(({ branch, own, roots: identities }) => submitAll(
			this.#api, this.#officerOf(branch, 'Clerk'), packets(this.#api, members(own), identities), this.#progress.done,
		)));
		this.#progress.begin('review and attest', 3 * names.length);
		const attested = await attestations(this.#api, members(names), names.map((name) => roots.get(name)));
		await Promise.all([
			...branches.map(({ branch, own }) => submitAll(
				this.#api, this.#officerOf(branch, 'Reviewer'), approvals(this.#api, members(own)), this.#progress.done,
			)),
			submitAll(this.#api, this.#officer('//PublicSecurity'), attested, this.#progress.done),
		]);
	}

	/** Services from publication to pay, as both sides claim them. */
	async #serve() {
		const coin = this.#api.tx.timeCoin;
		const today = Math.floor(((await now(this.#api)) + BEIJING) / DAY) * DAY - BEIJING;
		const startOf = ({ daysAgo, start }) => today - daysAgo * DAY + start * MINUTE;
		const memberOf = (name) => (name ? this.people.get(name).member : null);

		const published = await this.#round('publish activities', this.#plan.activities.map((activity) => {
			const { branch, kind, type, region, rate, recipient, services } = activity;
			const start = startOf(activity);
			activity.place = salted(`place of a ${type} in ${region}`);
			return {
				row: activity,
				signer: this.#officerOf(branch, 'Clerk'),
				call: coin.publish(terms({
					kind, branch, region, rate, start, end: start + activity.planned * MINUTE, place: activity.place,
					recipient: memberOf(recipient), capacity: services.length,
				})),
			};
		}));
		for (const { row, outcome } of published) {
			row.number = event(outcome, 'timeCoin', 'ActivityPublished')?.activity.toNumber() ?? null;
		}
		const rows = this.#plan.activities.flatMap((activity) => activity.services.map((service) => Object.assign(service, {
			offer: activity, member: memberOf(service.volunteer), stopped: activity.stopped,
		}))).sort((one, other) => one.id.localeCompare(other.id));

		/** A round of one call for each row that nothing has stopped. */
		const each = (stage, ...sides) => this.#round(
			stage,
			rows.filter(({ stopped }) => !stopped)
				.flatMap((row) => sides.map((side) => ({ row, ...side(row, row.offer.number, row.member) }))),
		);
		const volunteer = (row) => this.people.get(row.volunteer).key;
		const onSite = (row) => this.#officerOf(row.branch, row.onSite);
		const end = (row, minutes) => startOf(row) + minutes * MINUTE;

		await each('book', (row, activity) => ({ signer: volunteer(row), call: coin.book(activity) }));
		await each(
			'check in, both sides',
			(row, activity, member) => ({ signer: volunteer(row), call: coin.checkIn(activity, member, startOf(row)) }),
			(row, activity, member) => ({ signer: onSite(row), call: coin.checkIn(activity, member, startOf(row)) }),
		);
		await each(
			'check out, both sides',
			(row, activity, member) =>
				({ signer: volunteer(row), call: coin.checkOut(activity, member, end(row, row.claimed)) }),
			(row, activity, member) =>
				({ signer: onSite(row), call: coin.checkOut(activity, member, end(row, row.seen)) }),
		);
		await each('confirm', (row, activity, member) => ({
			signer: this.people.get(row.confirmer)?.key ?? this.#officerOf(row.branch, row.confirmer),
			call: coin.confirm(activity, member),
		}));
		await each('review late records', (row, activity, member) => ({
			signer: this.#officerOf(row.branch, 'Reviewer2'), call: coin.reviewLate(activity, member),
		}));
		await each('countersign and pay', (row, activity, member) => {
			row.record = salted(`record of ${row.id}`);
			return { signer: this.#officerOf(row.branch, 'Reviewer'), call: coin.settle(activity, member, row.record) };
		});
	}

	/** Gifts of a round; resolves with those that are held. Who has many lots merges them first, as a wallet would. */
	async #give(stage, round) {
		const coin = this.#api.tx.timeCoin;
		const gifts = this.#plan.gifts.filter((gift) => gift.round === round);
		const jobs = await Promise.all([...grouped(gifts, ({ from }) => from)].map(async ([from, own]) => {
			const { key: signer, member } = this.people.get(from);
			const merges = await this.#merges(member, own.reduce((sum, { amount }) => sum + amount, 0));
			return [
				...Array.from({ length: merges }, () => ({ row: {}, signer, call: coin.consolidate() })),
				...own.map((row) => {
					row.record = salted(row.memo);
					return { row, signer, call: coin.gift(this.people.get(row.to).member, row.amount, row.record) };
				}),
			];
		}));
		return (await this.#round(stage, jobs.flat()))
			.map(({ row, outcome }) => ({ row, held: event(outcome, 'timeCoin', 'MovementHeld') }))
			.filter(({ held }) => held);
	}

	/** How often a member must merge lots before so many coins can be given at once. */
	async #merges(member, amount) {
		const lots = (await this.#api.call.timeCoinApi.lots(member)).map(({ parts }) =>
			parts.reduce((sum, part) => sum + part.amount.toNumber(), 0));
		let [needed, there] = [0, 0];
		while (there < amount && needed < lots.length) there += lots[needed++];
		// One merge makes one lot of eight.
		return needed > LOTS_TOUCHED ? Math.ceil((lots.length - LOTS_TOUCHED) / (LOTS_TOUCHED - 1)) : 0;
	}

	/** A supervisor opens a case on the alert of each held gift and stops what leaves its payer for a day. */
	async #freeze(held) {
		const supervisor = this.#officer('//Supervisor1');
		const { openCase, restrict } = this.#api.tx.freezeControl;
		this.#progress.begin('open cases, freeze', 2 * held.length);
		const subjects = held.map(({ row }) => this.people.get(row.from).member);
		const opened = await submitAll(
			this.#api, supervisor,
			held.map(({ held: { alert } }, place) =>
				openCase({ Alert: alert }, [subjects[place]], salted(`evidence on alert ${alert}`))),
			this.#progress.done,
		);
		const until = (await now(this.#api)) + DAY;
		await submitAll(
			this.#api, supervisor,
			opened.map((outcome, place) =>
				restrict(event(outcome, 'freezeControl', 'CaseOpened').case, subjects[place], 'Outgoing', 0, until)),
			this.#progress.done,
		);
	}
}
