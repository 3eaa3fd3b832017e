// Who does what in the month, drawn from a seed: the same seed and sizes give the same month.
import { blake2AsHex } from '@polkadot/util-crypto';
import { DAY, HOUR } from '../people.mjs';

const QUARTER = HOUR / 4;
/** Days that still lie inside the reporting window when the month has been entered. */
const DAYS = 28;
/** The hours of one day that services may begin at. */
const [OPENS, LAST_START] = [8, 15];
/** Amounts of gifts in quanta: so many quanta lie in no more lots and parts than one movement may touch. */
const MOST_QUANTA = 8;

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function random(seed) {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** How much of what there is, for so many members and movements. */
export const sizes = (members, movements) => ({
	members,
	movements,
	volunteers: Math.round(members * 0.6),
	// One movement each.
	pool: Math.round(movements * 0.28),
	trainings: Math.max(1, Math.round(movements * 0.005)),
	trainees: 8,
	// Three movements each: into escrow, pay, the rest back.
	escrow: Math.round(movements * 0.07),
	withdrawn: Math.max(1, Math.round(movements * 0.003)),
	redeemed: Math.round(movements * 0.04),
	// Members who serve whole days, and give more at once than moves without a supervisor.
	busy: Math.max(2, Math.round(members * 0.01)),
	refused: Math.max(2, Math.round(members * 0.02)),
});

/** Draws the month. Members are numbered from 0; the first are volunteers, the others are served. */
export class Draw {
	#next;
	#seed;
	#salt = 0;
	#taken = new Map();
	sizes;

	constructor(seed, members, movements) {
		this.#seed = seed;
		this.#next = random(seed);
		this.sizes = sizes(members, movements);
	}

	/** A whole number from `least` to `most`. */
	whole(least, most) {
		return least + Math.floor(this.#next() * (most - least + 1));
	}

	of(list) {
		return list[this.whole(0, list.length - 1)];
	}

	/** A digest as a branch would make it; here the salt comes from the seed. */
	digest(text) {
		this.#salt += 1;
		return blake2AsHex(`${this.#seed} ${this.#salt} ${text}`);
	}

	/** A member who gets many gifts and spends nothing. */
	get collector() {
		return this.sizes.members - 1;
	}

	/** Home of a member. */
	home = (member) => 1 + (member % 2);
	volunteer = () => this.whole(this.sizes.busy, this.sizes.volunteers - 1);
	served = () => this.whole(this.sizes.volunteers, this.sizes.members - 1);

	/** A day on which the member serves nowhere yet, counted back from today. */
	#dayOf(member, wanted = this.whole(1, DAYS)) {
		if (!this.#taken.has(member)) this.#taken.set(member, new Set());
		const taken = this.#taken.get(member);
		for (let step = 0; step < DAYS; step++) {
			const day = 1 + ((wanted - 1 + step) % DAYS);
			if (taken.has(day)) continue;
			taken.add(day);
			return day;
		}
		return null;
	}

	#time(day, quarters, from = this.whole(4 * OPENS, 4 * LAST_START)) {
		return { day, from, quarters };
	}

	/** A service of one volunteer for one recipient, mostly by the volunteer's branch; `null` if the volunteer has no free day. */
	#service(volunteer, recipient, quarters, more = {}) {
		const day = this.#dayOf(volunteer);
		if (day === null) return null;
		const branch = this.#next() < 0.8 ? this.home(volunteer) : 3 - this.home(volunteer);
		return { kind: 'Activity', branch, recipient, volunteers: [volunteer], ...this.#time(day, quarters), ...more };
	}

	#many(count, make) {
		return Array.from({ length: Math.max(0, count) }, make).filter((service) => service);
	}

	/** Services that a pool pays, and trainings. */
	pool() {
		const { pool, trainings, trainees, busy, volunteers } = this.sizes;
		const long = 12;
		const busyOnes = Array.from({ length: busy }, (_, member) =>
			this.#many(long, () => this.#service(member, this.served(), 16))).flat();
		const services = this.#many(
			pool - busyOnes.length, () => this.#service(this.volunteer(), this.served(), this.whole(2, 10)),
		);
		const courses = this.#many(trainings, () => {
			const day = this.whole(1, DAYS);
			const there = new Set();
			for (let tries = 0; tries < 8 * trainees && there.size < Math.min(trainees, volunteers - busy); tries++) {
				const member = this.volunteer();
				const taken = this.#taken.get(member);
				if (taken?.has(day) || there.has(member)) continue;
				this.#dayOf(member, day);
				there.add(member);
			}
			return { kind: 'Training', branch: this.whole(1, 2), recipient: null, volunteers: [...there], ...this.#time(day, 8) };
		}).filter(({ volunteers: there }) => there.length > 0);
		return [...busyOnes, ...services, ...courses];
	}

	/** Bookings that the chain must refuse: at two places at once, and for oneself. */
	forbidden(services) {
		const { refused } = this.sizes;
		const single = services.filter(({ kind, volunteers }) => kind === 'Activity' && volunteers.length === 1);
		return [
			...Array.from({ length: refused }, () => {
				const clash = this.of(single);
				return { ...clash, branch: 3 - clash.branch, recipient: this.served(), expect: 'timeCoin.Overlap' };
			}),
			...Array.from({ length: refused }, () => {
				const member = this.volunteer();
				return {
					kind: 'Activity', branch: this.home(member), recipient: member, volunteers: [member],
					...this.#time(this.whole(1, DAYS), 4), expect: 'timeCoin.OwnService',
				};
			}),
		];
	}

	/** Services that the served pay themselves, of those who have the coins. `free` is what each member has. */
	escrow(free) {
		const able = this.#purses(free, 2 * 100);
		return this.#many(this.sizes.escrow, () => {
			const quarters = this.whole(2, 6);
			const recipient = able(25 * (quarters + 2));
			if (recipient === null) return null;
			let volunteer = this.volunteer();
			if (volunteer === recipient) volunteer = this.sizes.busy;
			return volunteer === recipient
				? null : this.#service(volunteer, recipient, quarters, { funding: 'RecipientEscrow' });
		});
	}

	/** Activities that are funded and then withdrawn by the recipient. */
	withdrawn(free) {
		const able = this.#purses(free, 2 * 100);
		return this.#many(this.sizes.withdrawn, () => {
			const recipient = able(150);
			return recipient === null ? null : {
				kind: 'Activity', branch: this.home(recipient), recipient, volunteers: [],
				...this.#time(this.whole(1, DAYS), 4), funding: 'RecipientEscrow',
			};
		});
	}

	/** Gifts of a quarter of an hour to two hours. */
	gifts(free, count) {
		const able = this.#purses(free, 25);
		return this.#many(count, (_, place) => {
			const amount = 25 * this.whole(1, MOST_QUANTA);
			const giver = able(amount);
			if (giver === null) return null;
			// More to those who are served: they pay services with it. Many to one, who soon has as many lots as can be.
			let to = this.#next() < 0.7 ? this.served() : this.volunteer();
			if (place < 3 || this.#next() < 0.02) to = this.collector;
			if (to === giver) to = (giver + 1) % this.sizes.members;
			return { from: giver, to, amount };
		});
	}

	/** Vouchers that members take coins to. */
	redemptions(free) {
		const able = this.#purses(free, 25);
		return this.#many(this.sizes.redeemed, () => {
			const amount = 25 * this.whole(1, 4);
			const member = able(amount);
			return member === null ? null : { member, amount };
		});
	}

	/** Chooses members who can still spend an amount, and counts what they spend; a few calls each. */
	#purses(free, least) {
		const spends = (member) => member >= this.sizes.busy && member !== this.collector;
		const left = new Map([...free].filter(([member, coins]) => coins >= least && spends(member)));
		const times = new Map();
		return (amount) => {
			for (let tries = 0; tries < 50 && left.size > 0; tries++) {
				const members = this.#keys(left);
				const member = this.of(members);
				if (left.get(member) < amount || (times.get(member) ?? 0) >= 8) continue;
				left.set(member, left.get(member) - amount);
				times.set(member, (times.get(member) ?? 0) + 1);
				return member;
			}
			return null;
		};
	}

	#keysOf = new WeakMap();
	#keys(map) {
		if (!this.#keysOf.has(map)) this.#keysOf.set(map, [...map.keys()]);
		return this.#keysOf.get(map);
	}
}

/** Start and end of a drawn service, in milliseconds; `today` is where the day of block time begins. */
export function times({ day, from, quarters }, today) {
	const start = today - day * DAY + from * QUARTER;
	return { start, end: start + quarters * QUARTER };
}
