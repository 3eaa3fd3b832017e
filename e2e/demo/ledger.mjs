// What the final chain says: the table by runtime APIs and state, and what was stopped, from the blocks themselves.
import { errorName, until } from '../lib.mjs';
import { items } from './batches.mjs';
import { nothing } from './plan.mjs';

/** Waits until the best block of now is final; resolves with the hash of the final head. */
export async function finalHead(api) {
	const best = (await api.rpc.chain.getHeader()).number.toNumber();
	return until(`block ${best} is final`, async () => {
		const hash = await api.rpc.chain.getFinalizedHead();
		return (await api.rpc.chain.getHeader(hash)).number.toNumber() >= best && hash;
	});
}

/** Keys and values of a map in the final state, with the keys as numbers. */
async function entries(map) {
	return (await map.entries()).map(([key, value]) => [
		key.args.map((part) => part.toNumber()), value.isSome ? value.unwrap() : value,
	]);
}

/** What a block's transactions met: calls in batches that failed, and events of the ledger and the monitor. */
async function readBlock(api, height) {
	const hash = await api.rpc.chain.getBlockHash(height);
	const [{ block }, records] = await Promise.all([
		api.rpc.chain.getBlock(hash), api.at(hash).then((at) => at.query.system.events()),
	]);
	const failed = [];
	for (const [place, { method: batch, signer }] of block.extrinsics.entries()) {
		if (batch.section !== 'utility' || batch.method !== 'forceBatch') continue;
		const own = records.filter(({ phase }) => phase.isApplyExtrinsic && phase.asApplyExtrinsic.eq(place));
		const outcomes = items(own.map(({ event }) => event));
		for (const [position, call] of batch.args[0].entries()) {
			const { error } = outcomes[position];
			if (error) failed.push({ call, args: Object.fromEntries(call.argsEntries), signer, error });
		}
	}
	return { failed, events: records.map(({ event }) => event) };
}

/** Everything that the report needs, as of the final block `hash`. */
export async function readLedger(api, hash) {
	const at = await api.at(hash);
	const height = (await api.rpc.chain.getHeader(hash)).number.toNumber();
	const { timeCoin, identityFiling, anomalyMonitor } = at.query;
	const blocks = Promise.all(Array.from({ length: height }, (_, place) => readBlock(api, place + 1)));
	const [filings, accounts, origins, activities, services, holds, alerts, supply] = await Promise.all([
		entries(identityFiling.filings), entries(timeCoin.accounts), entries(timeCoin.origins),
		entries(timeCoin.activities), entries(timeCoin.services), entries(timeCoin.holds),
		entries(anomalyMonitor.alertsStore), at.call.timeCoinApi.totalSupply(),
	]);
	const failed = (await blocks).flatMap((block) => block.failed);
	const events = (await blocks).flatMap((block) => block.events);
	const branchOf = new Map(activities.map(([[number], { terms }]) => [number, terms.branch.toNumber()]));
	const named = (section, method) => events.filter((event) => event.section === section && event.method === method);

	// Who was entered by an officer; the officers themselves were there before.
	const filed = await Promise.all(filings
		.filter(([[member], { submittedBy }]) => submittedBy.toNumber() !== member)
		.map(async ([[member]]) => (await at.call.identityFilingApi.summary(member)).unwrap()));
	const homeOf = async (member) => (await at.call.identityFilingApi.summary(member)).unwrap().home.toNumber();
	const refusals = await Promise.all(failed.map(async ({ call, args, signer, error }) => {
		const acting = (await at.call.identityFilingApi.memberOf(signer.toString())).unwrapOr(null)?.toNumber() ?? null;
		const branch = args.terms?.branch.toNumber() ?? branchOf.get(args.activity?.toNumber());
		return {
			call: call.method,
			branch: branch ?? (acting === null ? null : await homeOf(acting)),
			record: (args.terms?.place ?? args.memo)?.toString() ?? null,
			activity: args.activity?.toNumber() ?? null,
			volunteer: args.volunteer?.toNumber() ?? acting,
			error: errorName(api, error),
			docs: error.isModule ? api.registry.findMetaError(error.asModule).docs.join(' ').trim() : '',
			// Who publishes for several volunteers is refused for all of them.
			rows: args.terms?.capacity.toNumber() ?? 1,
		};
	}));
	const stopped = await Promise.all(named('timeCoin', 'MovementRefused').map(async ({ data }) => {
		const subject = data.payer.isSome ? data.payer.unwrap() : data.receiver.unwrap();
		return { data, rows: 1, branch: await homeOf(subject) };
	}));

	const totals = new Map();
	const add = (branch, figure, by = 1) => {
		if (!totals.has(branch)) totals.set(branch, nothing());
		totals.get(branch)[figure] += by;
	};
	for (const { status, level, home } of filed) {
		if (status.isFiled && level.isIdentified) add(home.toNumber(), 'filed');
	}
	for (const [[activity], { state }] of services) if (state.isSettled) add(branchOf.get(activity), 'settled');
	for (const [, origin] of origins) add(origin.branch.toNumber(), 'coins', origin.amount.toNumber());
	for (const [, { branch }] of alerts) add(branch.toNumber(), 'alerts');
	for (const [, { state, facts }] of holds) if (state.isHeld) add(facts.branch.toNumber(), 'held');
	// A service is refused once, however many calls of it failed.
	const once = new Map(refusals.map((one) => [one.record ?? `${one.activity} ${one.volunteer}`, one]));
	for (const { branch, rows } of [...once.values(), ...stopped]) add(branch, 'refused', rows);

	const sum = (numbers) => numbers.reduce((one, other) => one + other, 0);
	return {
		totals, refusals, stopped, height,
		services: new Map(services.map(([key, service]) => [key.join(' '), service])),
		holds: holds.map(([[hold], { facts, state }]) => ({ hold, record: facts.record.toString(), state })),
		alerts: named('anomalyMonitor', 'AlertRaised').map(({ data }) => data),
		moved: new Set(named('timeCoin', 'CoinsMoved').map(({ data: { movement } }) => `${movement.kind} ${movement.record}`)),
		supply: supply.toNumber(),
		balances: sum(accounts.map(([, { free, locked }]) => free.toNumber() + locked.toNumber())),
	};
}
