// Many calls in few transactions: each call of a batch succeeds or fails alone.
import { errorName } from '../lib.mjs';

/** Calls of one transaction at most: far below what a block can take. */
const MOST = 40;
const PATIENCE_MS = 120_000;

/** Sends a transaction; resolves with its events and block as soon as a block has it. */
function include(api, call, signer, nonce) {
	return new Promise((resolve, reject) => {
		const fail = (why) => reject(new Error(`${signer.meta.name ?? signer.address}: ${why}`));
		const late = setTimeout(() => fail(`in no block after ${PATIENCE_MS} ms`), PATIENCE_MS);
		call.signAndSend(signer, { nonce }, ({ status, events, dispatchError, internalError }) => {
			if (status.isInvalid || status.isDropped || status.isUsurped) fail(`transaction ${status.type}`);
			if (internalError) fail(internalError.message);
			if (!status.isInBlock) return;
			clearTimeout(late);
			if (dispatchError) fail(errorName(api, dispatchError));
			else resolve(events.map(({ event }) => event));
		}).catch((error) => fail(error.message));
	});
}

/** What became of each call of a batch, from the events of its transaction: its own events, and its error or `null`. */
export function items(events) {
	const outcomes = [];
	let own = [];
	for (const event of events) {
		const failed = event.section === 'utility' && event.method === 'ItemFailed';
		const completed = event.section === 'utility' && event.method === 'ItemCompleted';
		if (failed || completed) {
			outcomes.push({ events: own, error: failed ? event.data.error : null });
			own = [];
		} else {
			own.push(event);
		}
	}
	return outcomes;
}

/** Sends the calls of one signer; resolves with what became of each. `done` hears of those that a block has. */
export async function submit(api, signer, calls, done = () => {}) {
	const first = (await api.rpc.system.accountNextIndex(signer.address)).toNumber();
	const parts = [];
	for (let start = 0; start < calls.length; start += MOST) parts.push(calls.slice(start, start + MOST));
	const sent = parts.map(async (part, place) => {
		const events = await include(api, api.tx.utility.forceBatch(part), signer, first + place);
		const outcomes = items(events);
		if (outcomes.length !== part.length) throw new Error(`${outcomes.length} outcomes of ${part.length} calls`);
		done(part.length);
		return outcomes;
	});
	return (await Promise.all(sent)).flat();
}

/** As `submit`, where no call may fail. */
export async function submitAll(api, signer, calls, done) {
	const outcomes = await submit(api, signer, calls, done);
	for (const { error } of outcomes) if (error) throw new Error(`${signer.meta.name}: ${errorName(api, error)}`);
	return outcomes;
}

/** The only event of this name among those of an outcome; `null` if there is none. */
export const event = (outcome, section, method) =>
	outcome.events.find((event) => event.section === section && event.method === method)?.data ?? null;
