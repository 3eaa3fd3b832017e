// The files that a branch exports, as examples/README.md explains them. Plain commas, no quotation marks.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROLES = { clerk: 'Clerk', manager: 'Manager' };

const like = (pattern) => (text) => (pattern.test(text) ? text : undefined);
const optional = (read) => (text) => (text === '' ? null : read(text));
const oneOf = (...known) => (text) => (known.includes(text) ? text : undefined);
const number = (most) => (text) => (/^\d+(\.\d{1,2})?$/.test(text) && Number(text) <= most ? Number(text) : undefined);
const whole = (most) => (text) => (/^\d+$/.test(text) && Number(text) <= most ? Number(text) : undefined);
/** Hours with decimals, as minutes. */
const minutes = (text) => {
	const hours = number(24)(text);
	return hours === undefined ? undefined : Math.round(hours * 60);
};
/** Coins with decimals, as hundredths. */
const coins = (text) => {
	const amount = number(10_000)(text);
	return amount === undefined ? undefined : Math.round(amount * 100);
};
/** A time of day, as minutes. */
const time = (text) => {
	const [, hour, minute] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text) ?? [];
	return hour === undefined ? undefined : Number(hour) * 60 + Number(minute);
};
const member = like(/^M-[1-9]\d{3}$/);

const SERVICE = {
	service: like(/^S-\d{4}$/), activity: like(/^A-\d{4}$/), branch: whole(9), volunteer: member,
	recipient: optional(member), on_site: oneOf(...Object.keys(ROLES)), kind: oneOf('activity', 'training'),
	service_type: like(/^[a-z-]+$/), region: like(/^[1-8]\d{5}$/), days_ago: whole(999), start: time,
	planned_hours: minutes, claimed_hours: minutes, onsite_hours: minutes, coins_per_hour: whole(2),
	confirmed_by: (text) => (ROLES[text] ? text : member(text)),
};

const GIFT = {
	gift: like(/^G-\d{4}$/), branch: whole(9), from: member, to: member, coins, memo: like(/^[a-z-]+$/), round: whole(2),
};

const EXPECTED = {
	row: like(/^[SG]-\d{4}$/), outcome: oneOf('flagged', 'held', 'refused'), reason: like(/^[A-Za-z0-9.+]+$/),
};

/** Reads rows by the names of the columns. `columns` says how the text of each is read; `undefined` is a fault. */
export function parse(text, name, columns) {
	const [head, ...lines] = text.replace(/^\uFEFF/, '').split(/\r?\n/).map((line) => line.trim());
	const names = head.split(',');
	const missing = Object.keys(columns).filter((column) => !names.includes(column));
	if (missing.length > 0) throw new Error(`${name}: no column ${missing.join(', ')}`);
	return lines.map((line, place) => [line, place + 2]).filter(([line]) => line !== '').map(([line, place]) => {
		const cells = line.split(',');
		if (cells.length !== names.length) {
			throw new Error(`${name}:${place}: ${cells.length} cells for ${names.length} columns`);
		}
		return Object.fromEntries(Object.entries(columns).map(([column, read]) => {
			const cell = cells[names.indexOf(column)].trim();
			const value = read(cell);
			if (value === undefined) throw new Error(`${name}:${place}: ${column} cannot be "${cell}"`);
			return [column, value];
		}));
	});
}

/** The branch that keeps the file of a member: the first digit of its number. */
export const homeOf = (number) => Number(number[2]);

/** Services, gifts and what is expected of them, from a folder. Times in minutes, amounts in hundredths of a coin. */
export function readFolder(folder) {
	const rows = (name, columns) => parse(readFileSync(join(folder, name), 'utf8'), name, columns);
	return {
		services: rows('branch-month.csv', SERVICE).map((row) => ({
			id: row.service, activity: row.activity, branch: row.branch, volunteer: row.volunteer, recipient: row.recipient,
			onSite: ROLES[row.on_site], kind: row.kind === 'training' ? 'Training' : 'Activity', type: row.service_type,
			region: Number(row.region), daysAgo: row.days_ago, start: row.start, planned: row.planned_hours,
			claimed: row.claimed_hours, seen: row.onsite_hours, rate: row.coins_per_hour * 25,
			confirmer: ROLES[row.confirmed_by] ?? row.confirmed_by,
		})),
		gifts: rows('branch-gifts.csv', GIFT).map(({ gift, coins: amount, ...row }) => ({ id: gift, amount, ...row })),
		expected: new Map(rows('expected.csv', EXPECTED).map(({ row, ...fate }) => [row, fate])),
	};
}
