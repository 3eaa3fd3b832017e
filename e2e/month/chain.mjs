// Many transactions without a subscription for each: they are signed here, handed to the pool, and found again in the
// blocks, which are read once as they come.
import { blake2AsHex } from '@polkadot/util-crypto';
import { items } from '../demo/batches.mjs';
import { errorName } from '../lib.mjs';

/** What one transaction may weigh, in picoseconds: many of them fill a block without a gap, and none holds others up. */
const MOST = 70_000_000_000;
/** Requests to the node that are under way at the same time. */
const AT_ONCE = 64;
const PATIENCE_MS = 120_000;

/** Does `work` for each element, so many at a time; the results stand in the order of the elements. */
export async function inParts(elements, work, atOnce = AT_ONCE) {
	const results = new Array(elements.length);
	let next = 0;
	await Promise.all(Array.from({ length: Math.min(atOnce, elements.length) }, async () => {
		while (next < elements.length) {
			const place = next++;
			results[place] = await work(elements[place], place);
		}
	}));
	return results;
}

/** Events, transactions and weights of a block, as the node has them. */
export async function readBlock(api, height) {
	const hash = (await api.rpc.chain.getBlockHash(height)).toHex();
	const at = await api.at(hash);
	const [{ block }, records, weight] = await Promise.all([
		api.rpc.chain.getBlock.raw(hash), at.query.system.events(), at.query.system.blockWeight(),
	]);
	return { height, hash, extrinsics: block.extrinsics, records, weight: weight.normal.refTime.toNumber() };
}

/** Follows the chain and sends to it. */
export class Chain {
	#api;
	#nonces = new Map();
	#weights = new Map();
	#pending = new Map();
	#known;
	#reading = Promise.resolve();
	#unsubscribe;
	#lastSign = Date.now();
	#failure;
	#watch;
	/** Movements in the blocks that were seen. */
	movements = 0;
	/** Height and filling of the blocks that were seen: what they weigh of what calls may weigh. */
	blocks = [];

	/** Begins with the block after the best one. */
	static async follow(api) {
		const chain = new Chain();
		chain.#api = api;
		chain.limit = api.consts.system.blockWeights.perClass.normal.maxTotal.unwrap().refTime.toNumber();
		chain.#known = (await api.rpc.chain.getHeader()).number.toNumber();
		chain.#unsubscribe = await api.rpc.chain.subscribeNewHeads((header) => {
			chain.#reading = chain.#reading.then(() => chain.#read(header.number.toNumber()))
				.catch((error) => chain.#fail(error));
		});
		chain.#watch = setInterval(() => {
			if (chain.#pending.size > 0 && Date.now() - chain.#lastSign > PATIENCE_MS) {
				chain.#lastSign = Infinity;
				chain.#stalled().then((why) => chain.#fail(new Error(why)), (error) => chain.#fail(error));
			}
		}, 1_000);
		chain.#watch.unref();
		return chain;
	}

	async end() {
		clearInterval(this.#watch);
		this.#unsubscribe();
		await this.#reading;
	}

	get height() {
		return this.#known;
	}

	#fail(error) {
		this.#failure ??= error;
		for (const { reject } of this.#pending.values()) reject(error);
		this.#pending.clear();
	}

	/** What is known when the node takes no transaction any more. */
	async #stalled() {
		const { chain, author } = this.#api.rpc;
		const [best, waiting] = await Promise.all([chain.getHeader(), author.pendingExtrinsics()]);
		const [first] = this.#pending.values();
		return `${this.#pending.size} transactions in no block, one by ${first.who}; ${waiting.length} wait in the pool, `
			+ `the best block is ${best.number}, ${this.#known} was read`;
	}

	async #read(best) {
		while (this.#known < best) {
			const block = await readBlock(this.#api, this.#known + 1);
			this.#known = block.height;
			this.blocks.push({ height: block.height, filled: block.weight / this.limit });
			const own = block.extrinsics.map(() => []);
			for (const { phase, event } of block.records) {
				if (phase.isApplyExtrinsic) own[phase.asApplyExtrinsic.toNumber()].push(event);
				if (event.section === 'timeCoin' && event.method === 'CoinsMoved') this.movements += 1;
			}
			for (const [place, extrinsic] of block.extrinsics.entries()) {
				const hash = blake2AsHex(extrinsic);
				const waiting = this.#pending.get(hash);
				if (!waiting) continue;
				this.#pending.delete(hash);
				this.#lastSign = Date.now();
				waiting.resolve(own[place]);
			}
		}
	}

	/** What a call is declared to weigh; calls of one name weigh nearly the same here. */
	async #weightOf(call, signer) {
		const name = `${call.method.section}.${call.method.method}`;
		if (!this.#weights.has(name)) {
			this.#weights.set(name, call.paymentInfo(signer).then(({ weight }) => weight.refTime.toNumber()));
		}
		return this.#weights.get(name);
	}

	async #nonceOf(signer) {
		if (!this.#nonces.has(signer.address)) {
			const first = this.#api.rpc.system.accountNextIndex(signer.address).then((next) => ({ next: next.toNumber() }));
			this.#nonces.set(signer.address, first);
		}
		return this.#nonces.get(signer.address);
	}

	async #include(signer, calls, nonce) {
		if (this.#failure) throw this.#failure;
		const { genesisHash, runtimeVersion } = this.#api;
		const call = calls.length === 1 ? calls[0] : this.#api.tx.utility.forceBatch(calls);
		const signed = call.sign(signer, { nonce, era: 0, blockHash: genesisHash, genesisHash, runtimeVersion });
		const who = signer.meta.name ?? signer.address;
		const found = new Promise((resolve, reject) => this.#pending.set(signed.hash.toHex(), { resolve, reject, who }));
		// Who awaits it comes later; until then a failure must not end the process.
		found.catch(() => {});
		this.#lastSign = Date.now();
		await this.#api.rpc.author.submitExtrinsic(signed).catch((error) => {
			this.#fail(new Error(`${who}: ${error.message}`));
		});
		return { found, alone: calls.length === 1 };
	}

	/** The outcome of each call of a transaction: its events, and its error or `null`. */
	#outcomes(events, alone) {
		const failed = events.find(({ section, method }) => section === 'system' && method === 'ExtrinsicFailed');
		if (alone) return [{ events, error: failed?.data.dispatchError ?? null }];
		if (failed) throw new Error(errorName(this.#api, failed.data.dispatchError));
		return items(events);
	}

	/**
	 * Sends each call by its signer: calls of one signer in their order, several in a transaction, none undone by another's
	 * failure. Resolves with the outcomes, in the order of `jobs`, when blocks have all.
	 */
	async submit(jobs) {
		const bySigner = new Map();
		for (const [place, { signer, call }] of jobs.entries()) {
			if (!bySigner.has(signer.address)) bySigner.set(signer.address, { signer, places: [] });
			bySigner.get(signer.address).places.push(place);
			await this.#weightOf(call, signer);
		}
		const parts = [];
		for (const { signer, places } of bySigner.values()) {
			let [part, weight] = [[], 0];
			for (const place of places) {
				const own = await this.#weightOf(jobs[place].call, signer);
				if (part.length > 0 && weight + own > MOST) {
					parts.push({ signer, part });
					[part, weight] = [[], 0];
				}
				part.push(place);
				weight += own;
			}
			parts.push({ signer, part });
		}
		await inParts([...bySigner.values()], ({ signer }) => this.#nonceOf(signer));
		for (const part of parts) part.nonce = (await this.#nonceOf(part.signer)).next++;
		const sent = await inParts(parts, ({ signer, part, nonce }) =>
			this.#include(signer, part.map((place) => jobs[place].call), nonce));
		const outcomes = new Array(jobs.length);
		for (const [index, { found, alone }] of sent.entries()) {
			const { part } = parts[index];
			const own = this.#outcomes(await found, alone);
			if (own.length !== part.length) throw new Error(`${own.length} outcomes of ${part.length} calls`);
			for (const [at, place] of part.entries()) outcomes[place] = own[at];
		}
		return outcomes;
	}
}
