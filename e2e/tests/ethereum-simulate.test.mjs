// What would be, and how it would go: simulated blocks of calls, and each instruction of an execution.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { Wallet, getCreateAddress, id, keccak256, toQuantity, zeroPadValue } from 'ethers';
import { createPublicClient, defineChain, encodeFunctionData, http, parseAbi } from 'viem';
import { ALITH, ERC20, TIME, addressOf, coin, scene } from '../ethereum.mjs';
import { until } from '../lib.mjs';
import { COIN } from '../people.mjs';

const TRANSFER = id('Transfer(address,address,uint256)');
const FUEL = `0x${'ee'.repeat(20)}`;
const SOMEBODY = `0x${'07'.repeat(20)}`;
/** Answers with one word: what the instruction puts on the stack. */
const tells = (instruction) => `0x${instruction}5f5260205ff3`;
const [NUMBER, TIMESTAMP] = [tells('43'), tells('42')];

/** Writes, reads back, calls the identity contract with nothing, hashes the zeros that it leaves, and returns. */
const PROGRAM = '0x602a5f556001545f54015f52602060205f5f60045afa5060206020205f5260205ff3';
const HASHED = keccak256(zeroPadValue('0x', 32));
/** Its instructions, each with what is on the stack before it, as anvil 1.7 tells them; but for the gas that is left. */
const INSTRUCTIONS = [
	[0, 'PUSH1', []], [2, 'PUSH0', ['0x2a']], [3, 'SSTORE', ['0x2a', '0x0']], [4, 'PUSH1', []], [6, 'SLOAD', ['0x1']],
	[7, 'PUSH0', ['0x0']], [8, 'SLOAD', ['0x0', '0x0']], [9, 'ADD', ['0x0', '0x2a']], [10, 'PUSH0', ['0x2a']],
	[11, 'MSTORE', ['0x2a', '0x0']], [12, 'PUSH1', []], [14, 'PUSH1', ['0x20']], [16, 'PUSH0', ['0x20', '0x20']],
	[17, 'PUSH0', ['0x20', '0x20', '0x0']], [18, 'PUSH1', ['0x20', '0x20', '0x0', '0x0']],
	[20, 'GAS', ['0x20', '0x20', '0x0', '0x0', '0x4']], [21, 'STATICCALL', ['0x20', '0x20', '0x0', '0x0', '0x4']],
	[22, 'POP', ['0x1']], [23, 'PUSH1', []], [25, 'PUSH1', ['0x20']], [27, 'KECCAK256', ['0x20', '0x20']], [28, 'PUSH0', [HASHED]],
	[29, 'MSTORE', [HASHED, '0x0']], [30, 'PUSH1', []], [32, 'PUSH0', ['0x20']], [33, 'RETURN', ['0x20', '0x0']],
];

describe('simulations and traces', () => {
	let node, api, keys, provider, volunteer, elder, close, alith;
	const simulate = (blockStateCalls, own = {}, block = 'latest') => node.request('eth_simulateV1', { blockStateCalls, ...own }, block);
	const gives = (to, value) => ({
		from: volunteer.wallet.address, to: TIME, input: coin(provider).interface.encodeFunctionData('transfer', [to, value]),
	});
	const balanceOf = (address) => ({ to: TIME, input: coin(provider).interface.encodeFunctionData('balanceOf', [address]) });
	const fails = (promise, code, message = /./) => assert.rejects(promise, (error) => {
		assert.equal(error.code, code, error.message);
		assert.match(error.message, message);
		return true;
	});

	before(async () => {
		({ node, api, keys, provider, volunteer, elder, close } = await scene());
		alith = new Wallet(ALITH, provider);
	});
	after(async () => {
		await close?.();
	});

	it('runs calls in a row, in blocks of their own, and keeps nothing', async () => {
		const to = addressOf(elder.key);
		const latest = await node.request('eth_getBlockByNumber', 'latest', false);
		const [first, second] = await simulate([
			{ calls: [gives(to, COIN), balanceOf(to), gives(to, 2n * COIN)] },
			{ calls: [balanceOf(to), balanceOf(volunteer.wallet.address)] },
		], {}, latest.hash);
		assert.deepEqual(first.calls.map(({ status }) => status), ['0x1', '0x1', '0x1']);
		assert.equal(BigInt(first.calls[0].returnData), 1n);
		assert.equal(BigInt(first.calls[1].returnData), COIN);
		assert.deepEqual(second.calls.map(({ returnData }) => BigInt(returnData)), [3n * COIN, 7n * COIN]);
		const [log] = first.calls[2].logs;
		assert.deepEqual([log.address, log.topics[0], BigInt(log.data)], [TIME, TRANSFER, 2n * COIN]);
		assert.deepEqual([log.blockHash, log.transactionHash, log.transactionIndex], [first.hash, first.transactions[2], '0x2']);
		assert.deepEqual(log.topics.slice(1), [volunteer.wallet.address, to].map((address) => zeroPadValue(address, 32).toLowerCase()));
		// Each block stands on the one before, a slot later.
		assert.deepEqual([first.parentHash, second.parentHash], [latest.hash, first.hash]);
		assert.deepEqual([first.number, second.number].map(BigInt), [1n, 2n].map((more) => BigInt(latest.number) + more));
		assert.deepEqual([BigInt(first.timestamp) - BigInt(latest.timestamp), BigInt(second.timestamp) - BigInt(first.timestamp)], [3n, 3n]);
		assert.equal(BigInt(first.gasUsed), first.calls.reduce((sum, { gasUsed }) => sum + BigInt(gasUsed), 0n));
		assert.equal(await coin(provider).balanceOf(to), 0n);
		// It comes true, for as much gas.
		const receipt = await (await coin(volunteer.wallet).transfer(to, COIN)).wait();
		const [said, used] = [BigInt(first.calls[0].gasUsed), receipt.gasUsed];
		assert.ok(said * 100n >= used * 99n && said * 100n <= used * 101n, `${said} ${used}`);
	});

	it('gives a block the number and the time that are asked for', async () => {
		const latest = await node.request('eth_getBlockByNumber', 'latest', false);
		const at = Number(latest.number);
		const [later, time] = [at + 4, Number(latest.timestamp) + 3_600];
		const ask = (code) => [{ from: SOMEBODY, to: SOMEBODY }, { [SOMEBODY]: { code } }];
		const [call, stateOverrides] = ask(NUMBER);
		const blocks = await simulate([
			{ blockOverrides: { number: toQuantity(later), time: toQuantity(time) }, stateOverrides, calls: [call] },
			{ stateOverrides: { [SOMEBODY]: { code: TIMESTAMP } }, calls: [call] },
		], {}, latest.hash);
		// Those between are there, and empty.
		assert.deepEqual(blocks.map(({ number }) => Number(number)), [at + 1, at + 2, at + 3, later, later + 1]);
		assert.deepEqual(blocks.map(({ calls }) => calls.length), [0, 0, 0, 1, 1]);
		for (const [at, block] of blocks.slice(1).entries()) assert.equal(block.parentHash, blocks[at].hash);
		assert.equal(Number(blocks[3].calls[0].returnData), later);
		assert.equal(Number(blocks[4].calls[0].returnData), Number(blocks[4].timestamp));
		assert.equal(Number(blocks[3].timestamp), time);

		const of = (blockOverrides) => simulate([{ blockOverrides, calls: [] }], {}, latest.hash);
		await fails(of({ number: latest.number }), -38020, /block numbers must be in order/);
		await fails(of({ time: latest.timestamp }), -38021, /block timestamps must be in order/);
		await fails(of({ number: toQuantity(at + 257) }), -38026, /too many blocks/);
		await fails(of({ feeRecipient: SOMEBODY }), -32602, /blockOverrides.feeRecipient cannot be set/);
		await fails(simulate([]), -32602, /empty input/);
		await fails(simulate([{}], {}, id('nothing')), -32000, /not found/);
		await fails(simulate([{ calls: Array(1_001).fill({}) }]), -38026, /too many calls/);
		await fails(simulate(Array(257).fill({})), -38026, /too many blocks/);
		const moved = { [SOMEBODY]: { movePrecompileToAddress: FUEL } };
		await fails(simulate([{ stateOverrides: moved }]), -32602, /movePrecompileToAddress/);
		await fails(node.request('eth_call', { to: SOMEBODY }, 'latest', moved), -32602, /movePrecompileToAddress/);
	});

	it('tells how each call failed, and goes on', async () => {
		const to = addressOf(elder.key);
		const astray = { [SOMEBODY]: { code: '0x600356' } };
		const [{ calls }] = await simulate([{
			stateOverrides: astray,
			calls: [gives(to, 1n), gives(SOMEBODY, COIN), { ...gives(to, COIN), gas: '0x4a00' }, { to: SOMEBODY }, balanceOf(to), gives(to, COIN)],
		}]);
		const before = await coin(provider).balanceOf(to);
		assert.deepEqual(calls.map(({ status }) => status), ['0x0', '0x0', '0x0', '0x0', '0x1', '0x1']);
		assert.deepEqual([calls[0].error.code, calls[0].error.message], [3, 'execution reverted: NotWholeQuanta']);
		assert.equal(calls[0].error.data, calls[0].returnData);
		assert.equal(calls[1].error.message, 'execution reverted: the receiver is not filed');
		// What has no gas is undone; what was put in place for the block stays.
		assert.deepEqual(calls[2].error, { code: -32015, message: 'out of gas' });
		assert.deepEqual([calls[3].error.code, calls[3].error.message], [-32015, 'invalid jump destination']);
		assert.equal(BigInt(calls[4].returnData), before);
		assert.ok(calls.slice(0, 4).every(({ logs }) => logs.length === 0));
		// What was put in place stays when nothing else does, and when there is no call at all; a nonce is used up.
		const given = { [SOMEBODY]: { code: NUMBER } };
		const [, late] = await simulate([{ stateOverrides: given, calls: [{ to: SOMEBODY, gas: '0x1' }] }, { calls: [{ to: SOMEBODY }] }]);
		const [, early] = await simulate([{ stateOverrides: given }, { calls: [{ to: SOMEBODY }] }]);
		for (const block of [late, early]) assert.equal(BigInt(block.calls[0].returnData), BigInt(block.number));
		const [twice] = await simulate([{ calls: Array(2).fill({ from: alith.address, to: SOMEBODY, gas: '0x1' }) }]);
		assert.equal(new Set(twice.transactions).size, 2);
	});

	it('creates contracts where they would be, by whom the chain lets', async () => {
		const creation = (from) => ({ from, input: initOf(NUMBER) });
		const address = getCreateAddress({ from: alith.address, nonce: await alith.getNonce() });
		const [made, used] = await simulate([
			{ calls: [creation(alith.address), creation(volunteer.wallet.address)] }, { calls: [{ to: address }] },
		]);
		assert.deepEqual(made.calls.map(({ status }) => status), ['0x1', '0x0']);
		assert.equal(made.calls[0].returnData, NUMBER);
		assert.match(made.calls[1].error.message, /the sender is no listed deployer/);
		assert.equal(BigInt(used.calls[0].returnData), BigInt(used.number));
	});

	it('validates nonces, prices and funds when it is asked to', async () => {
		const [from, price] = [alith.address, await node.request('eth_gasPrice')];
		const nonce = await alith.getNonce();
		const call = (own) => [{ calls: [{ from, to: SOMEBODY, gas: '0x10000', maxFeePerGas: price, ...own }] }];
		const strictly = (own) => simulate(call(own), { validation: true });
		const [{ calls }] = await strictly({ nonce: toQuantity(nonce) });
		assert.equal(calls[0].status, '0x1');
		await fails(strictly({ nonce: toQuantity(nonce + 1) }), -38011, /nonce too high/);
		await fails(strictly({ nonce: '0x0', from: volunteer.wallet.address }), -38010, /nonce too low/);
		await fails(strictly({ maxFeePerGas: '0x1' }), -38012, /max fee per gas less than block base fee/);
		await fails(strictly({ maxFeePerGas: undefined }), -38012);
		await fails(strictly({ gas: '0x64' }), -38013, /intrinsic gas too low/);
		await fails(strictly({ value: toQuantity(10n ** 30n) }), -38014, /insufficient funds/);
		// A nonce that is given counts, and the next one follows it.
		const [one] = call({ nonce: '0x64' });
		const [given] = await simulate([{ stateOverrides: { [from]: { nonce: '0x64' } }, calls: [...one.calls, { ...one.calls[0], nonce: '0x65' }] }], {
			validation: true,
		});
		assert.deepEqual(given.calls.map(({ status }) => status), ['0x1', '0x1']);
		// Without being asked only what must be.
		assert.equal((await simulate(call({ nonce: toQuantity(nonce + 9), maxFeePerGas: '0x1' })))[0].calls[0].status, '0x1');
		await fails(simulate(call({ value: toQuantity(10n ** 30n) })), -38014);
	});

	it('shows fuel that moves, and transactions in full', async () => {
		const value = toQuantity(10n ** 12n);
		const calls = [{ from: alith.address, to: SOMEBODY, value }, gives(addressOf(elder.key), COIN)];
		const [block] = await simulate([{ calls }], { traceTransfers: true, returnFullTransactions: true });
		const [fuel] = block.calls[0].logs;
		assert.deepEqual([fuel.address.toLowerCase(), fuel.topics[0], BigInt(fuel.data)], [FUEL, TRANSFER, BigInt(value)]);
		assert.deepEqual(block.calls[1].logs.map(({ address }) => address), [TIME]);
		assert.deepEqual(block.transactions.map(({ from, to }) => [from, to].map((one) => one.toLowerCase())), [
			[alith.address.toLowerCase(), SOMEBODY], [volunteer.wallet.address.toLowerCase(), TIME],
		]);
		assert.deepEqual(block.transactions.map(({ blockHash }) => blockHash), [block.hash, block.hash]);
		const [plain] = await simulate([{ calls }]);
		assert.deepEqual([plain.calls[0].logs, plain.transactions.map((one) => typeof one)], [[], ['string', 'string']]);
	});

	it('answers viem', async () => {
		const chain = defineChain({
			id: Number((await provider.getNetwork()).chainId), name: 'Time bank', nativeCurrency: { name: 'Fuel', symbol: 'FUEL', decimals: 18 },
			rpcUrls: { default: { http: [node.http] } },
		});
		const client = createPublicClient({ chain, transport: http() });
		const to = addressOf(elder.key);
		const data = encodeFunctionData({ abi: parseAbi(ERC20), functionName: 'transfer', args: [to, COIN] });
		const { results } = await client.simulateCalls({
			account: volunteer.wallet.address, calls: [{ to: TIME, data }, { to: TIME, abi: parseAbi(ERC20), functionName: 'balanceOf', args: [to] }],
		});
		assert.deepEqual(results.map(({ status }) => status), ['success', 'success']);
		assert.equal(results[1].result, (await coin(provider).balanceOf(to)) + COIN);
		const blocks = await client.simulateBlocks({ blocks: [{ calls: [{ account: volunteer.wallet.address, to: TIME, data }] }, { calls: [] }] });
		assert.equal(blocks.length, 2);
		assert.equal(blocks[1].parentHash, blocks[0].hash);
	});

	it('tells each instruction as Ethereum does', async () => {
		const options = { enableMemory: true, enableReturnData: true };
		const traced = await node.request('debug_traceCall', { from: SOMEBODY, to: SOMEBODY }, 'latest', {
			...options, stateOverrides: { [SOMEBODY]: { code: PROGRAM } },
		});
		const steps = traced.structLogs.map(({ pc, op, stack }) => [pc, op, op === 'STATICCALL' ? stack.slice(0, -1) : stack]);
		assert.deepEqual(steps, INSTRUCTIONS);
		assert.deepEqual([traced.failed, traced.returnValue], [false, HASHED]);
		assert.ok(traced.structLogs.every(({ depth }) => depth === 1));
		assert.ok(traced.structLogs.every(({ gas, gasCost }) => gas > 0 && gasCost >= 0));
		const word = (number) => number.toString(16).padStart(64, '0');
		const written = traced.structLogs.find(({ op }) => op === 'SSTORE');
		assert.deepEqual(written.storage, { [word(0)]: word(42) });
		assert.ok(traced.structLogs.at(-1).memory.length > 0);
		assert.deepEqual(Object.keys(traced).sort(), ['failed', 'gas', 'returnValue', 'structLogs']);
		const bare = await node.request('debug_traceCall', { from: SOMEBODY, to: SOMEBODY }, 'latest', {
			disableStack: true, disableStorage: true, limit: 4, stateOverrides: { [SOMEBODY]: { code: PROGRAM } },
		});
		assert.deepEqual(bare.structLogs.map((step) => Object.keys(step).sort()), Array(4).fill(['depth', 'gas', 'gasCost', 'op', 'pc']));
	});

	it('tells each instruction of transactions, and of blocks', async () => {
		const init = initOf(NUMBER);
		const traced = await node.request('debug_traceCall', { from: alith.address, input: init }, 'latest', {});
		assert.deepEqual([traced.failed, traced.returnValue], [false, NUMBER]);
		const plain = await (await alith.sendTransaction({ to: SOMEBODY, value: 1_000_000_000n })).wait();
		const told = await node.request('debug_traceTransaction', plain.hash);
		assert.deepEqual([told.failed, told.structLogs], [false, []]);
		const block = await node.request('debug_traceBlockByNumber', toQuantity(plain.blockNumber), {});
		assert.deepEqual(block, [{ txHash: plain.hash, result: told }]);
	});

	it('never tells a part for the whole, nor breaks under what is long', async () => {
		const traced = (code, own = {}) => node.request('debug_traceCall', { from: SOMEBODY, to: SOMEBODY, gas: '0x1000000' }, 'latest', {
			stateOverrides: { [SOMEBODY]: { code } }, ...own,
		});
		await fails(traced('0x5b600056'), -32005, /more than 10000 instructions/);
		assert.equal((await traced('0x5b600056', { limit: 10_000 })).structLogs.length, 10_000);
		// A thousand words on the stack at each of ten thousand instructions do not fit anywhere.
		const deep = `0x${'5f'.repeat(1_000)}5b6103e856`;
		await fails(traced(deep), -32005, /does not fit into memory/);
		assert.equal((await traced(deep, { disableStack: true, limit: 2_000 })).structLogs.length, 2_000);
		assert.match((await traced('0x0c')).structLogs.at(-1).error, /invalid opcode/);
		// Nobody waits for what has no end, and the node goes on.
		const spinning = { stateOverrides: { [SOMEBODY]: { code: '0x5b5f56' } }, calls: Array(200).fill({ to: SOMEBODY }) };
		await Promise.all(Array.from({ length: 4 }, () => fails(simulate(Array(5).fill(spinning)), -32000, /execution aborted/)));
		await until('the node has a place again', () => simulate([{}]).then((blocks) => blocks.length === 1, () => false));
		await fails(node.request('eth_call', { to: SOMEBODY }, 'latest', {}, { time: '0x1' }), -32602, /eth_simulateV1 takes them/);
	});

	it('runs native calls no longer than a transaction may run', async () => {
		const CALLS = `0x${Buffer.from('modlpy/paddr').toString('hex').padEnd(40, '0')}`;
		const [from, overrides] = [volunteer.wallet.address, { [SOMEBODY]: { code: '0x5b5f56' } }];
		const native = (call) => ({ from, to: CALLS, data: call.method.toHex() });
		const gift = native(api.tx.timeCoin.gift(elder.member, COIN, null));
		assert.equal(await node.request('eth_call', gift), '0x');
		assert.ok(BigInt(await node.request('eth_estimateGas', gift)) > 0n);
		// It would spin for as long as it says itself.
		const endless = native(api.tx.revive.call(SOMEBODY, 0, { refTime: 2n ** 62n, proofSize: 2n ** 62n }, 0, '0x'));
		for (const method of ['eth_call', 'eth_estimateGas']) {
			await fails(node.request(method, endless, 'latest', overrides), -32000, /intrinsic gas too low/);
		}
		await fails(simulate([{ calls: [gift] }]), -32602, /native calls are neither/);
		await fails(node.request('debug_traceCall', gift, 'latest', {}), -32602, /native calls are neither/);
	});

	// Fees that nobody has paid were left to the end of simulated blocks, where the pallet of fees took them for a bug.
	it("leaves no fault of simulations in the operator's log", () => {
		assert.doesNotMatch(readFileSync(node.log, 'utf8'), /TxPaymentCredit/);
	});
});

/** Code that makes a contract of code of at most 32 bytes. */
function initOf(code) {
	const length = code.length / 2 - 1;
	const [push, size] = [(0x5f + length).toString(16), length.toString(16).padStart(2, '0')];
	return `0x${push}${code.slice(2)}5f5260${size}60${(32 - length).toString(16).padStart(2, '0')}f3`;
}
