// Every method of the Ethereum JSON-RPC against the shapes of the public specification, and the table in docs/ethereum.md
// against what the node answers.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { ContractFactory, Wallet, WebSocketProvider, decodeRlp, id, keccak256, toQuantity } from 'ethers';
import { METHODS, OPCODES, areas, misfit, table } from '../compat.mjs';
import { ALITH, TIME, addressOf, admit, coin, scene } from '../ethereum.mjs';
import { COIN } from '../people.mjs';

const DOCUMENT = new URL('../../docs/ethereum.md', import.meta.url);
/** Stores 1 at 0; what stays answers 42. */
const CODE = '0x6001600055600a6011600039600a6000f3602a60005260206000f3';

describe('the Ethereum JSON-RPC method by method', () => {
	const answers = new Map();
	const right = new Set();
	let node, api, keys, provider, volunteer, elder, close, made;

	before(async () => {
		({ node, api, keys, provider, volunteer, elder, close } = await scene());
		await admit(api, keys, CODE);
		const contract = await new ContractFactory([], CODE, new Wallet(ALITH, provider)).deploy();
		await contract.waitForDeployment();
		const { address } = volunteer.wallet;
		const sent = await coin(volunteer.wallet).transfer(addressOf(elder.key), COIN);
		const receipt = await sent.wait();
		const chainId = (await provider.getNetwork()).chainId;
		const next = await provider.getTransactionCount(address, 'latest');
		// Signed for later nonces: they wait until the tests end.
		const gap = (nonce, own) => volunteer.wallet.signTransaction({ to: address, gasLimit: 21_000n, gasPrice: 10n ** 9n, chainId, nonce, ...own });
		const queued = await Promise.all([
			gap(next + 2, { type: 0 }), gap(next + 3, { type: 1 }),
			gap(next + 4, { type: 2, gasPrice: undefined, maxFeePerGas: 10n ** 9n, maxPriorityFeePerGas: 0n }),
		]);
		const later = [await gap(next + 5, { type: 0 })];
		for (const transaction of queued) await node.request('eth_sendRawTransaction', transaction);
		made = {
			request: (...question) => node.request(...question), coin: TIME, from: address, contract: await contract.getAddress(), hash: sent.hash,
			block: receipt.blockHash, number: toQuantity(receipt.blockNumber), queue: () => later.shift(),
		};
	});
	after(async () => {
		await close?.();
	});

	for (const [method, params, shape, kind] of METHODS) {
		it(method, async () => {
			const question = await params(made);
			try {
				if (kind === 'socket') {
					const live = new WebSocketProvider(node.ws);
					answers.set(method, await live.send(method, question).finally(() => live.destroy()));
				} else {
					answers.set(method, await node.request(method, ...question));
				}
			} catch (error) {
				assert.equal(error.code, -32601, `${method}: ${error.message}`);
				answers.set(method, 'no');
				return;
			}
			assert.equal(misfit(shape, answers.get(method)), undefined);
		});
	}

	it("runs the instructions of Ethereum, and Ethereum's own contracts", async () => {
		for (const [area, cases, { absent } = {}] of OPCODES) {
			const found = await Promise.all(cases.map(async ([code, answer]) => {
				const from = { from: made.from };
				const asked = typeof code === 'string'
					? [{ ...from, to: made.from }, 'latest', { [made.from]: { code } }] : [{ ...from, ...code }, 'latest'];
				const given = await node.request('eth_call', ...asked).catch(({ message }) => message);
				return misfit(answer, given, `the answer of ${JSON.stringify(code)}`);
			}));
			assert.deepEqual(found.filter((wrong) => wrong), [], area);
			if (!absent) right.add(area);
		}
	});

	it('ends executions in the words of Geth', async () => {
		const run = (code, own) => node.request('eth_call', { from: made.from, to: made.from, ...own }, 'latest', { [made.from]: { code } });
		const gas = '0x100000';
		for (const [code, message] of [
			// A loop; an instruction that nothing has; a jump to nowhere; nothing to add; a stack that grows.
			['0x5b600056', 'out of gas'], ['0x0c', /^invalid opcode/], ['0x600356', 'invalid jump destination'], ['0x01', 'stack underflow'],
			['0x5b5f600056', 'stack limit reached 1024'],
		]) {
			await assert.rejects(run(code, { gas }), { code: -32000, message }, code);
		}
		await assert.rejects(run('0x00', { gas: '0x64', gasPrice: '0x5f5e100' }), { code: -32000, message: 'intrinsic gas too low' });
		await assert.rejects(run('0x00', { gas, gasPrice: '0x1' }), { code: -32000, message: /^max fee per gas less than block base fee/ });
		// Calls itself statically with a byte; with a byte it writes.
		const inner = { [made.from]: { code: '0x36600d575f5f60015f305afa005b60015f5500' } };
		const options = { tracer: 'callTracer', stateOverrides: inner };
		const trace = await node.request('debug_traceCall', { from: made.from, to: made.from }, 'latest', options);
		assert.deepEqual([trace.error, trace.calls.map(({ type, error }) => [type, error])], [undefined, [['STATICCALL', 'write protection']]]);
	});

	it('answers in all forms of transactions, of blocks and of logs', async () => {
		const { queued } = await node.request('txpool_content');
		assert.deepEqual(Object.values(queued[made.from]).map(({ type }) => type), ['0x0', '0x1', '0x2', '0x0']);
		const shapeOf = (name) => METHODS.find(([method]) => method === name)[2];
		for (const tag of ['earliest', 'finalized', 'safe', 'latest', 'pending']) {
			assert.equal(misfit(shapeOf('eth_getBlockByNumber'), await node.request('eth_getBlockByNumber', tag, false)), undefined, tag);
		}
		const creation = (await node.request('eth_getLogs', { fromBlock: '0x0' })).map(({ transactionHash }) => transactionHash);
		// Native movements have the form of transactions too.
		for (const native of new Set(creation)) {
			assert.equal(misfit(shapeOf('eth_getTransactionReceipt'), await node.request('eth_getTransactionReceipt', native)), undefined);
			assert.equal(misfit(shapeOf('eth_getTransactionByHash'), await node.request('eth_getTransactionByHash', native)), undefined);
		}
	});

	it('gives blocks as they are hashed', async () => {
		const header = await node.request('debug_getRawHeader', made.number);
		assert.equal(keccak256(header), made.block);
		const [inside, transactions, uncles] = decodeRlp(await node.request('debug_getRawBlock', made.number));
		assert.deepEqual(inside, decodeRlp(header));
		const raw = await node.request('debug_getRawTransaction', made.hash);
		assert.deepEqual([transactions, uncles], [[raw], []]);
		assert.equal(keccak256(raw), made.hash);
		for (const [method, place] of [['Number', made.number], ['Hash', made.block]]) {
			assert.equal(await node.request(`eth_getRawTransactionByBlock${method}AndIndex`, place, '0x0'), raw);
			assert.equal(await node.request(`eth_getRawTransactionByBlock${method}AndIndex`, place, '0x7'), null);
		}
	});

	it('fails as the specification and Geth do', async () => {
		const nothing = id('nothing');
		const cases = [
			['debug_getRawBlock', ['2'], { code: -32602 }],
			['debug_getRawHeader', ['2'], { code: -32602 }],
			['debug_getRawReceipts', ['2'], { code: -32602 }],
			['debug_getRawTransaction', [nothing.slice(2)], { code: -32602 }],
			['debug_traceBlockByHash', [nothing, { tracer: 'callTracer' }], { code: -32000 }],
			['debug_traceBlockByNumber', ['3', { tracer: 'callTracer' }], { code: -32602 }],
			['debug_traceBlockByNumber', ['0x0', { tracer: 'callTracer' }], { code: -32000, message: 'genesis is not traceable' }],
			['eth_getLogs', [{ fromBlock: '0x32', toBlock: '0x2f' }], { code: -32602, message: 'invalid block range params' }],
			['eth_getLogs', [{ blockHash: nothing, fromBlock: '0x3', toBlock: '0x4' }], { code: -32602 }],
			['eth_getStorageAt', [TIME, `0x${'0'.repeat(65)}`, 'latest'], { code: -32602 }],
			['eth_getStorageAt', [TIME, '0xasdf', 'latest'], { code: -32602 }],
			['eth_getBlockByNumber', ['0x', false], { code: -32602 }],
		];
		for (const [method, params, error] of cases) {
			await assert.rejects(node.request(method, ...params), error, `${method} ${JSON.stringify(params)}`);
		}
		for (const [method, ...params] of [
			['eth_getBlockByHash', nothing, true], ['eth_getBlockByNumber', '0xfffff', true], ['eth_getBlockReceipts', nothing],
			['eth_getTransactionByHash', nothing], ['eth_getTransactionReceipt', nothing], ['debug_getRawTransaction', nothing],
			['eth_getBlockTransactionCountByHash', nothing], ['eth_getTransactionByBlockHashAndIndex', nothing, '0x0'],
		]) {
			assert.equal(await node.request(method, ...params), null, method);
		}
	});

	it('is what the document says', () => {
		let text = readFileSync(DOCUMENT, 'utf8');
		const old = text;
		for (const [name, made] of [['methods', table(answers)], ['instructions', areas(right)]]) {
			const parts = text.split(new RegExp(`(?<=<!-- ${name} -->\\n)[^]*(?=<!-- end of ${name} -->)`));
			assert.equal(parts.length, 2, `there is a place for the table of ${name}`);
			text = parts.join(`${made}\n`);
		}
		if (process.env.WRITE_TABLE) writeFileSync(DOCUMENT, text);
		else assert.ok(text === old, 'a table in docs/ethereum.md is old: make ethereum-table');
	});
});
