// A month of two branches: filings, services as late records, gifts, redemptions, held gifts, a freeze; and what must be
// refused.
import { errorName } from '../lib.mjs';
import { DAY, approvals, attestations, membersOf, now, packets, submissions, terms } from '../people.mjs';
import { event } from '../demo/batches.mjs';
import { inParts } from './chain.mjs';
import { times } from './draw.mjs';

const BRANCHES = [1, 2];
const PARTNER = 4;
/** Units of fuel in an ordinary call, as `pallet-fuel` counts. */
const CALL = 5_000_000n;

/**
 * What the head office allows while a month is entered within minutes, in calls at once and in each block: an officer has at
 * most half of what the body has. Members keep what they have every day.
 */
const OFFICES = [['Body', 8_000_000n, 4n], ['Officer', 2_000_000n, 2n]];
const COINS = 1_000_000n * 100n;

/** Enters a month; `tell` hears of each stage that is done. */
export class Month {
	#api;
	#keys;
	#draw;
	#chain;
	#tell;
	#offices = new Map();
	/** Key, home and number of each member. */
	people = [];
	/** Calls that were refused or accepted otherwise than they should have been. */
	faults = [];
	/** Refused calls by error. */
	refused = new Map();
	/** Calls that succeeded and whose movement was held or refused. */
	outcomes = { MovementHeld: 0, MovementRefused: 0 };

	constructor(api, keys, draw, tell) {
		[this.#api, this.#keys, this.#draw, this.#tell] = [api, keys, draw, tell];
		// Derived from one key: to begin with the phrase each time takes the longest part.
		const root = keys.createFromUri('//Month');
		this.people = Array.from({ length: draw.sizes.members }, (_, place) => ({
			key: root.derive(`//${place}`, { name: `member ${place}` }), home: draw.home(place),
		}));
	}

	/** What was sent goes through this chain, on this connection. */
	connect(api, chain) {
		[this.#api, this.#chain] = [api, chain];
	}

	/** The key of an office; deriving it each time would take longer than all else. */
	#key(uri) {
		if (!this.#offices.has(uri)) this.#offices.set(uri, this.#keys.createFromUri(uri, { name: uri }));
		return this.#offices.get(uri);
	}

	#officer(branch, role) {
		return this.#key(`//Branch${branch}//${role}`);
	}

	/** Sends jobs of `{ row, signer, call, expect }`. A row whose call fails goes no further. */
	async #stage(name, jobs) {
		const [began, from] = [Date.now(), this.#chain.height];
		const outcomes = await this.#chain.submit(jobs);
		for (const [place, job] of jobs.entries()) {
			const { events, error } = job.outcome = outcomes[place];
			const is = error ? errorName(this.#api, error) : null;
			if (is) this.refused.set(is, (this.refused.get(is) ?? 0) + 1);
			if (is !== (job.expect ?? null)) this.faults.push(`${name}: ${is ?? 'accepted'}, not ${job.expect ?? 'accepted'}`);
			if (error && job.row) job.row.stopped = true;
			for (const { section, method } of events) {
				if (section === 'timeCoin' && method in this.outcomes) this.outcomes[method] += 1;
			}
		}
		this.#tell({ name, calls: jobs.length, ms: Date.now() - began, from, to: this.#chain.height });
		return jobs;
	}

	/** The head office lets offices and pools do a month's work at once. */
	async prepare() {
		const { fuel, timeCoin, headOffice } = this.#api.tx;
		const calls = [
			...OFFICES.map(([name, calls, perBlock]) =>
				fuel.setQuota(name, { capacity: calls * CALL, perBlock: perBlock * CALL })),
			...BRANCHES.map((branch) => timeCoin.setBranchQuota(branch, COINS)),
			timeCoin.setIssueRules({ officer: COINS, recipient: COINS, participant: COINS, cosignAbove: COINS, cosignShare: 0 }),
		];
		const signer = this.#key('//Ferdie');
		const motions = await this.#stage('head office: quotas', calls.map((call) =>
			({ signer, call: headOffice.propose(1, call, call.encodedLength) })));
		// A motion that fails does not fail the call that has made it.
		for (const { outcome } of motions) {
			const { result } = event(outcome, 'headOffice', 'Executed');
			if (result.isErr) throw new Error(`a motion of the head office: ${errorName(this.#api, result.asErr)}`);
		}
	}

	/** Clerks enter the members with their consent, reviewers approve, public security attests. */
	async file() {
		const api = this.#api;
		const groups = BRANCHES.map((branch) => {
			const own = this.people.filter(({ home }) => home === branch);
			return { branch, own, keys: own.map(({ key }) => key), roots: own.map(() => this.#draw.digest('identity')) };
		});
		const by = (signer, calls) => calls.map((call) => ({ signer, call }));
		const officer = (branch, role) => this.#officer(branch, role);
		const entered = await Promise.all(groups.map(async ({ branch, keys, roots }) =>
			by(officer(branch, 'Clerk'), await submissions(api, keys, roots, branch))));
		await this.#stage('file: enter, with consent', entered.flat());
		for (const { own, keys } of groups) {
			for (const [place, member] of (await membersOf(api, keys)).entries()) own[place].member = member;
		}
		const each = (list, calls) => list.flatMap((group) => calls(group, group.own.map(({ member }) => member)));
		await this.#stage('file: sealed identities', each(groups, ({ branch, roots }, members) =>
			by(officer(branch, 'Clerk'), packets(api, members, roots))));
		const security = this.#key('//PublicSecurity');
		const attested = await Promise.all(groups.map(async ({ own, roots }) =>
			by(security, await attestations(api, own.map(({ member }) => member), roots))));
		await this.#stage('file: approve, attest', [
			...each(groups, ({ branch }, members) => by(officer(branch, 'Reviewer'), approvals(api, members))), ...attested.flat(),
		]);
	}

	/** Free coins of every member, by its place. */
	async #free() {
		const accounts = await this.#api.query.timeCoin.accounts.multi(this.people.map(({ member }) => member));
		return new Map(accounts.map(({ free }, place) => [place, free.toNumber()]));
	}

	async #today() {
		return Math.floor((await now(this.#api)) / DAY) * DAY;
	}

	/** Publishes services; notes their numbers and times on them. */
	async #publish(name, services) {
		const today = await this.#today();
		const jobs = services.map((row) => {
			Object.assign(row, times(row, today));
			const { kind, branch, recipient, start, end, funding = 'BranchPool' } = row;
			return { row, signer: this.#officer(branch, 'Clerk'), call: this.#api.tx.timeCoin.publish(terms({
				kind, branch, start, end, funding, place: this.#draw.digest('place'),
				recipient: recipient === null ? null : this.people[recipient].member, capacity: Math.max(1, row.volunteers.length),
			})) };
		});
		for (const { row, outcome } of await this.#stage(`${name}: publish`, jobs)) {
			row.activity = event(outcome, 'timeCoin', 'ActivityPublished').activity.toNumber();
		}
	}

	/** Services from booking to countersignature. */
	async #serve(name, services) {
		const coin = this.#api.tx.timeCoin;
		const rows = services.flatMap((service) => service.volunteers.map((volunteer) =>
			({ ...service, volunteer, member: this.people[volunteer].member, key: this.people[volunteer].key })));
		const stage = (what, ...sides) => {
			const open = rows.filter(({ stopped }) => !stopped);
			return this.#stage(`${name}: ${what}`, open.flatMap((row) => sides.flatMap((side) => side(row))));
		};
		const job = (row, signer, call) => ({ row, signer, call });
		const clerk = ({ branch }) => this.#officer(branch, 'Clerk');
		const checkIn = (row, signer) => job(row, signer, coin.checkIn(row.activity, row.member, row.start));
		const checkOut = (row, signer) => job(row, signer, coin.checkOut(row.activity, row.member, row.end));

		const bookings = rows.flatMap((row) => [
			{ ...job(row, row.key, coin.book(row.activity)), expect: row.expect },
			...(row.expect ? [] : [checkIn(row, row.key)]),
		]);
		await this.#stage(`${name}: book, report start`, bookings);
		await stage('on site', (row) => [checkIn(row, clerk(row)), checkOut(row, clerk(row))]);
		await stage('report end', (row) => [checkOut(row, row.key)]);
		await stage('confirm', (row) => {
			const signer = row.recipient === null ? this.#officer(row.branch, 'Manager') : this.people[row.recipient].key;
			return [job(row, signer, coin.confirm(row.activity, row.member))];
		});
		await stage('review late records', (row) =>
			[job(row, this.#officer(row.branch, 'Reviewer2'), coin.reviewLate(row.activity, row.member))]);
		const paid = await stage('countersign, pay', (row) => [this.#settlement(row, rows)].filter((found) => found));
		const again = paid.slice(0, this.#draw.sizes.refused).map(({ row, signer }) => ({
			signer, call: coin.settle(row.activity, row.member, this.#draw.digest('record')), expect: 'timeCoin.WrongState',
		}));
		return { rows, again };
	}

	/** The countersignature of a service; of a training one for all its participants, with the first of them. */
	#settlement(row, rows) {
		const coin = this.#api.tx.timeCoin;
		const signer = this.#officer(row.branch, 'Reviewer');
		if (row.kind === 'Activity') {
			return { row, signer, call: coin.settle(row.activity, row.member, this.#draw.digest('record')) };
		}
		const class_ = rows.filter(({ activity, stopped }) => activity === row.activity && !stopped);
		if (class_[0] !== row) return null;
		const batch = class_.map(({ member }) => [member, this.#draw.digest('record')]);
		return { row, signer, call: coin.settleBatch(row.activity, batch) };
	}

	#gift({ from, to, amount, expect }) {
		const call = this.#api.tx.timeCoin.gift(this.people[to].member, amount, this.#draw.digest('memo'));
		return { signer: this.people[from].key, call, expect };
	}

	/** Gifts that the chain must refuse. */
	#wrongGifts(free) {
		const poor = [...free.keys()].filter((place) => free.get(place) < 4_000);
		return Array.from({ length: this.#draw.sizes.refused }, (_, place) => {
			const [from, to] = [this.#draw.of(poor), place % this.#draw.sizes.busy];
			return [
				{ from, to: from, amount: 25, expect: 'timeCoin.OwnGift' },
				{ from, to, amount: 30, expect: 'timeCoin.NotWholeQuanta' },
				{ from, to, amount: 4_900, expect: 'timeCoin.InsufficientCoins' },
			][place % 3];
		}).filter(({ from, to, expect }) => from !== to || expect === 'timeCoin.OwnGift');
	}

	/** The busy members give all they earned at once: held for a supervisor, who decides; one is frozen meanwhile. */
	async #hold() {
		const coin = this.#api.tx.timeCoin;
		const busy = Array.from({ length: this.#draw.sizes.busy }, (_, place) => place);
		const keys = busy.map((place) => this.people[place].key);
		const merged = keys.map((signer) => ({ signer, call: coin.consolidate() }));
		const large = busy.map((place) => this.#gift({ from: place, to: this.#draw.served(), amount: 4_200 }));
		const given = await this.#stage('large gifts', [...merged, ...large]);
		const held = given.map(({ outcome }) => event(outcome, 'timeCoin', 'MovementHeld')).filter((found) => found);
		if (held.length !== busy.length) this.faults.push(`${held.length} of ${busy.length} large gifts were held`);

		const supervisor = this.#key('//Supervisor1');
		const { anomalyMonitor, freezeControl } = this.#api.tx;
		const frozen = held[0].payer.unwrap().toNumber();
		const [opened] = await this.#stage('open a case', [{
			signer: supervisor,
			call: freezeControl.openCase({ Alert: held[0].alert }, [frozen], this.#draw.digest('evidence')),
		}]);
		const { case: number } = event(opened.outcome, 'freezeControl', 'CaseOpened');
		const until = (await now(this.#api)) + DAY;
		const decided = held.slice(1).flatMap(({ alert }, place) => [
			anomalyMonitor.assign(alert),
			anomalyMonitor.close(alert, place % 2 === 0 ? 'FalsePositive' : 'Confirmed', this.#draw.digest('finding')),
		]);
		await this.#stage('freeze, decide holds', [
			freezeControl.restrict(number, frozen, 'Outgoing', 0, until), ...decided,
		].map((call) => ({ signer: supervisor, call })));
		const place = this.people.findIndex(({ member }) => member === frozen);
		await this.#stage('a gift of the frozen', [this.#gift({ from: place, to: this.#draw.served(), amount: 100 })]);
	}

	/** Offers of redemptions, and their countersignatures; a voucher is good once. */
	async #redeem(free) {
		const coin = this.#api.tx.timeCoin;
		const rows = this.#draw.redemptions(free).map((row) => ({ ...row, voucher: this.#draw.digest('voucher') }));
		const twice = rows.slice(0, 1).map((row) => ({ ...row }));
		const offers = await this.#stage('redeem: offer', [...rows, ...twice].map((row) => ({
			row, signer: this.people[row.member].key,
			call: coin.offer({ Redeem: { institution: PARTNER } }, row.amount, row.voucher),
		})));
		await this.#stage('redeem: countersign', offers.map(({ row, outcome }, place) => ({
			signer: this.#officer(this.people[row.member].home, 'Reviewer'),
			call: coin.countersign(event(outcome, 'timeCoin', 'Offered').offer),
			expect: place < rows.length ? undefined : 'timeCoin.VoucherUsed',
		})));
	}

	/** Everything that moves coins, until there are as many movements as wanted. */
	async run() {
		const draw = this.#draw;
		const pool = draw.pool();
		const services = [...pool, ...draw.forbidden(pool)];
		await this.#publish('pool', services);
		const first = await this.#serve('pool', services);

		const free = await this.#free();
		const spend = (rows, of) => {
			for (const row of rows) {
				const [member, amount] = of(row);
				free.set(member, free.get(member) - amount);
			}
			return rows;
		};
		const wrong = this.#wrongGifts(free);
		const wanted = Math.round(draw.sizes.movements * 0.2);
		const gifts = spend(draw.gifts(free, wanted), ({ from, amount }) => [from, amount]);
		// The escrow has the pay of half an hour more than planned.
		const share = ({ recipient, quarters }) => [recipient, 25 * (quarters + 2)];
		const escrow = spend(draw.escrow(free), share);
		const withdrawn = spend(draw.withdrawn(free), share);
		await Promise.all([
			this.#publish('escrow', [...escrow, ...withdrawn]),
			this.#stage('gifts', [...[...gifts, ...wrong].map((gift) => this.#gift(gift)), ...first.again]),
		]);
		const byRecipient = (call) => (row) => ({ row, signer: this.people[row.recipient].key, call: call(row.activity) });
		const coin = this.#api.tx.timeCoin;
		await this.#stage('escrow: fund', [...escrow, ...withdrawn].map(byRecipient((activity) => coin.fund(activity))));
		const funded = ({ stopped }) => !stopped;
		await Promise.all([
			this.#serve('escrow', escrow.filter(funded)),
			this.#stage('escrow: withdraw', withdrawn.filter(funded).map(byRecipient((activity) => coin.close(activity)))),
			this.#stage('merge lots', [{ signer: this.people[draw.collector].key, call: coin.consolidate() }]),
			this.#redeem(free), this.#hold(),
		]);

		while (this.#chain.movements < draw.sizes.movements && this.faults.length === 0) {
			const missing = draw.sizes.movements - this.#chain.movements;
			const more = draw.gifts(await this.#free(), missing);
			if (more.length === 0) throw new Error(`nobody can give any more, ${missing} movements are missing`);
			await this.#stage('more gifts', more.map((gift) => this.#gift(gift)));
		}
	}
}

/** Asks the chain for each member's lots by the runtime API that wallets use; resolves with what it says. */
export const lotsByApi = (api, members) => inParts(members, async (member) =>
	(await api.call.timeCoinApi.lots(member)).map(({ lot, parts }) => [
		lot.toNumber(), parts.map(({ origin, amount }) => [origin.toNumber(), amount.toBigInt()]),
	]));
