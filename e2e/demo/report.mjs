// What became of each row, and the tables at the end.
import { COIN } from '../people.mjs';
import { nothing } from './plan.mjs';

const FIGURES = {
	filed: 'filed', settled: 'settled', coins: 'coins issued', alerts: 'alerts', held: 'held', refused: 'refused',
};

const inCoins = (hundredths) => (hundredths / Number(COIN)).toFixed(2);
const ruleNames = (fired) => fired.map(({ rule }) => `R${rule.toString().padStart(2, '0')}`).join('+');

/** What the chain says of a refusal, shortly and in full. */
const refused = (reason, note) => ({ outcome: 'refused', reason, paid: 0, note });

/** What an alert says of a row that moved or waits. */
function judged(ledger, record, otherwise) {
	const alert = ledger.alerts.find((one) => one.record.toString() === record);
	if (!alert) return { outcome: otherwise, reason: null, note: null };
	const rules = ruleNames(alert.fired);
	const hold = ledger.holds.find((one) => one.record === record && one.state.isHeld);
	const amount = inCoins(alert.amount.toNumber());
	const note = `alert ${alert.alert}, ${alert.kind.toString().toLowerCase()}, ${amount} coins: `;
	return hold
		? { outcome: 'held', reason: rules, note: `${note}waits for a supervisor as hold ${hold.hold}` }
		: { outcome: 'flagged', reason: rules, note: `${note}moved, and supervisors see it` };
}

function fateOfService(row, ledger) {
	const refusal = ledger.refusals.find(({ record, activity, volunteer }) => (activity === null
		? record === row.offer.place
		: activity === row.offer.number && volunteer === row.member));
	if (refusal) return refused(refusal.error, `${refusal.call}: ${refusal.docs}`);
	const service = ledger.services.get(`${row.offer.number} ${row.member}`);
	if (!service?.state.isSettled && !service?.state.isHeld) {
		return { outcome: service ? service.state.toString() : 'unknown', reason: null, paid: 0, note: null };
	}
	return { ...judged(ledger, row.record, 'settled'), paid: service.paid.toNumber() };
}

function fateOfGift(gift, ledger, people) {
	const is = (option, name) => option.isSome && option.unwrap().toNumber() === people.get(name).member;
	const stop = ledger.stopped.find(({ data: { payer, receiver, amount } }) =>
		is(payer, gift.from) && is(receiver, gift.to) && amount.toNumber() === gift.amount);
	if (stop) {
		const { refusal } = stop.data;
		if (!refusal.isRestricted) return refused(refusal.type.toLowerCase(), refusal.toString());
		const { case: number, scope } = refusal.asRestricted;
		return refused('case', `gift: case ${number} stops ${scope.toString().toLowerCase()} coins of ${gift.from}`);
	}
	const refusal = ledger.refusals.find(({ record }) => record === gift.record);
	if (refusal) return refused(refusal.error, `${refusal.call}: ${refusal.docs}`);
	const moved = ledger.moved.has(`Gift ${gift.record}`);
	return { ...judged(ledger, gift.record, moved ? 'moved' : 'unknown'), paid: 0 };
}

/** What became of each row, by its number. */
export function fatesOf(plan, ledger, people) {
	return new Map([
		...plan.services.map((row) => [row.id, fateOfService(row, ledger)]),
		...plan.gifts.map((gift) => [gift.id, fateOfGift(gift, ledger, people)]),
	]);
}

/** Lines of a table; columns of numbers to the right. */
function table(rows, left = 1) {
	const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
	return rows.map((row) => row
		.map((cell, column) => (column < left ? cell.padEnd(widths[column]) : cell.padStart(widths[column])))
		.join('  ').trimEnd());
}

/** The rows that were caught, one a line. */
export function caughtTable(fates) {
	const rows = [...fates].filter(([, { note }]) => note)
		.map(([id, { outcome, reason, note }]) => [id, outcome, reason, note]);
	return rows.length > 0 ? table(rows, 4) : [];
}

/** The figures of each branch and of all together, what was expected below. */
export function totalsTable(expected, found) {
	const figures = Object.keys(FIGURES);
	const cells = (name, total) =>
		[name, ...figures.map((figure) => (figure === 'coins' ? inCoins(total[figure]) : String(total[figure])))];
	const all = (totals) => [...totals.values()].reduce((sum, total) => {
		for (const figure of figures) sum[figure] += total[figure];
		return sum;
	}, nothing());
	const lines = table([
		['', ...Object.values(FIGURES)],
		...[...found].sort(([one], [other]) => one - other).map(([branch, total]) => cells(`branch ${branch}`, total)),
		cells('together', all(found)),
		cells('expected', all(expected)),
	]);
	const rule = '-'.repeat(Math.max(...lines.map((line) => line.length)));
	return [lines[0], rule, ...lines.slice(1, -2), rule, ...lines.slice(-2)];
}
