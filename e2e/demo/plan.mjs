// What must come of the files: who is to be filed, what each service pays, and the table at the end.
import { homeOf } from './files.mjs';

const QUARTER = 15;
/** How much longer than planned a service is paid, in minutes. */
const TOLERANCE = 30;

/** What a service pays in hundredths of a coin: whole quarters that both sides saw, not far beyond the plan. */
export function payOf(service) {
	const quarters = (minutes) => Math.floor(minutes / QUARTER);
	const worked = quarters(Math.min(service.claimed, service.seen));
	return Math.min(worked, quarters(service.planned + TOLERANCE)) * service.rate;
}

/** The activities in which the services were given. Services of one activity must agree on what was offered. */
function activitiesOf(services) {
	const offered = ({ branch, kind, type, region, recipient, daysAgo, start, planned, rate }) =>
		({ branch, kind, type, region, recipient, daysAgo, start, planned, rate });
	const activities = new Map();
	for (const service of services) {
		const activity = activities.get(service.activity) ?? { ...offered(service), services: [] };
		if (JSON.stringify(offered(service)) !== JSON.stringify(offered(activity))) {
			throw new Error(`${service.id}: differs from the other services of ${service.activity}`);
		}
		activity.services.push(service);
		activities.set(service.activity, activity);
	}
	return [...activities.values()];
}

/** The figures of the table, for one branch. */
export const nothing = () => ({ filed: 0, settled: 0, coins: 0, alerts: 0, held: 0, refused: 0 });

/** What is to be done and what must come of it. */
export function plan({ services, gifts, expected }) {
	const members = [...new Set([
		...services.flatMap(({ volunteer, recipient, confirmer }) => [volunteer, recipient, confirmer]),
		...gifts.flatMap(({ from, to }) => [from, to]),
	])].filter((name) => name?.startsWith('M-')).sort();
	const branches = [...new Set([...services, ...gifts].map(({ branch }) => branch).concat(members.map(homeOf)))].sort();
	const rows = new Set([...services, ...gifts].map(({ id }) => id));
	if (rows.size < services.length + gifts.length) throw new Error('a number of a service or gift is given twice');
	for (const row of expected.keys()) if (!rows.has(row)) throw new Error(`expected.csv: there is no row ${row}`);

	const totals = new Map(branches.map((branch) => [branch, nothing()]));
	const fates = new Map();
	for (const name of members) totals.get(homeOf(name)).filed += 1;
	for (const row of [...services, ...gifts]) {
		const total = totals.get(row.branch);
		const isService = 'activity' in row;
		const fate = expected.get(row.id) ?? { outcome: isService ? 'settled' : 'moved', reason: null };
		const pays = isService && !['held', 'refused'].includes(fate.outcome);
		fates.set(row.id, { ...fate, paid: pays ? payOf(row) : 0 });
		if (pays) total.settled += 1;
		if (pays) total.coins += payOf(row);
		if (['flagged', 'held'].includes(fate.outcome)) total.alerts += 1;
		if (fate.outcome === 'held') total.held += 1;
		if (fate.outcome === 'refused') total.refused += 1;
	}
	return { branches, members, activities: activitiesOf(services), services, gifts, totals, fates };
}

/** Where chain and expectation differ, in words. */
export function differences(expected, found) {
	const told = ({ outcome, reason, paid }) =>
		[outcome, reason, paid ? `${paid / 100} coins` : null].filter(Boolean).join(' ');
	const list = [];
	for (const [branch, total] of expected.totals) {
		for (const [figure, value] of Object.entries(total)) {
			const there = found.totals.get(branch)?.[figure] ?? 0;
			if (there !== value) list.push(`branch ${branch}, ${figure}: ${there} on chain, ${value} expected`);
		}
	}
	for (const branch of found.totals.keys()) {
		const figures = Object.values(found.totals.get(branch));
		if (!expected.totals.has(branch) && figures.some((value) => value !== 0)) list.push(`branch ${branch}: not expected`);
	}
	for (const [row, fate] of expected.fates) {
		const there = found.fates.get(row);
		const [is, should] = [there ? told(there) : 'nothing', told(fate)];
		if (is !== should) list.push(`${row}: ${is} on chain, ${should} expected`);
	}
	return list;
}
