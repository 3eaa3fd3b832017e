// A small month on a real node, and its proof by events alone; `make month` does the same with 1,000 members.
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { Draw } from '../month/draw.mjs';
import { month } from '../month/run.mjs';

const MEMBERS = 40;
const MOVEMENTS = 200;

describe('a month', () => {
	let result;
	before(async () => {
		result = await month({ members: MEMBERS, movements: MOVEMENTS, seed: 1 });
	});

	it('is rebuilt from events alone: balances, lots, locks, heads, supply, clearing', () => {
		assert.deepEqual(result.faults, []);
		const { ledger, state } = result.proof;
		assert.ok(ledger.movements >= MOVEMENTS);
		assert.equal(ledger.movements, state.nextMovement);
		assert.ok(state.members.size >= MEMBERS - 2, `${state.members.size} accounts`);
		for (const kind of ['Issue', 'Pay', 'Gift', 'Redeem', 'Lock', 'Unlock']) assert.ok(ledger.kinds.get(kind) > 0, kind);
		assert.ok(ledger.told.size > 0, 'coins of one branch have paid services of the other');
	});

	it('refuses what must be refused, and nothing else', () => {
		const { refused, outcomes } = result.job;
		for (const error of ['Overlap', 'OwnService', 'OwnGift', 'NotWholeQuanta', 'WrongState', 'VoucherUsed']) {
			assert.ok(refused.get(`timeCoin.${error}`) > 0, error);
		}
		assert.ok(outcomes.MovementHeld > 0 && outcomes.MovementRefused > 0);
	});

	it('finds every falsified history', () => {
		assert.ok(result.proof.controls.size >= 12);
		assert.deepEqual(result.accepted, []);
	});

	it('is the same when it is drawn from the same seed', () => {
		const drawn = (seed) => {
			const draw = new Draw(seed, MEMBERS, MOVEMENTS);
			const free = new Map(Array.from({ length: MEMBERS }, (_, member) => [member, 500]));
			const pool = draw.pool();
			return [pool, draw.forbidden(pool), draw.gifts(free, 20), draw.escrow(free), draw.redemptions(free)];
		};
		assert.deepEqual(drawn(7), drawn(7));
		assert.notDeepEqual(drawn(7), drawn(8));
	});
});
